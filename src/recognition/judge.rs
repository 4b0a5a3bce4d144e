//! What a gazetteer spelling in a text is there: the rules and the classifier together.
//!
//! The rules' verdict is one of the classifier's features. Where the classifier does not read the text (capitals throughout,
//! other languages than English), the rules decide alone.

use super::classifier::{self, Class, Features, Repeats};
use super::words::Words;
use super::{Found, Standing, accept, facility, person};
use crate::gazetteer::Gazetteer;
use crate::language::english::words::List;
use crate::model::{FeatureWords, Kind, Mention};
use hashbrown::HashMap;

/// The logarithm of the odds that a name which the rules take for a place is one: they are right seven times in eight on
/// the development corpora.
pub(super) const ODDS_BY_RULES: f64 = 2.0;

/// A town that opens its sentence is a place so many times as likely as the classifier has it, which learnt from persons who open theirs; by hand.
const OPENING: f32 = 3.0;

/// A name that more places have says little of any of them.
const FEW: usize = 3;

/// What the rules and the classifier both ask of a spelling.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around {
    /// How well known its places are.
    pub standing: Standing,
    /// What the words beside it say of its class.
    pub class: FeatureWords,
    /// Whether a feature word heads the list that it is in.
    pub headed: bool,
}

/// A spelling that the rules have judged.
pub(crate) struct Ruled {
    pub found: Found,
    around: Around,
    /// Whether the rules take it for a place.
    by_rules: bool,
}

/// What the spellings of a document are judged by, in their order.
pub(super) struct Judge<'a, 'd, 't> {
    words: &'a Words<'d, 't>,
    gazetteer: &'a Gazetteer,
    repeats: Repeats,
    /// How well known the places of each spelling are.
    pub standings: HashMap<&'t str, Standing>,
    /// The persons that the document has shown so far.
    pub persons: person::Persons,
    /// What the spelling before was taken for, and where it ended.
    last: Option<(usize, Class)>,
    /// Where the last toponym ended.
    mentioned: usize,
}

impl<'a, 'd, 't> Judge<'a, 'd, 't> {
    pub fn new(words: &'a Words<'d, 't>, gazetteer: &'a Gazetteer) -> Self {
        let repeats = Repeats::of(words);
        Self {
            words,
            gazetteer,
            repeats,
            standings: HashMap::with_capacity(super::MOST_AT_ONCE / 2),
            persons: person::Persons::default(),
            last: None,
            mentioned: 0,
        }
    }

    /// What the rules make of a spelling, by those before it.
    pub fn rule(&mut self, found: Found) -> Ruled {
        let (words, standing) = (self.words, found.standing);
        let written = found.span(words).of(words.doc.text);
        self.standings.insert(written, standing);
        let head = words.head_of_list(found.start);
        let class = super::said_of_class(words, head, found.start, found.end);
        let around = Around { standing, class, headed: head.is_some() };
        let by_rules = accept::is_place(words, self.gazetteer, &found, &around, &mut self.persons);
        Ruled { found, around, by_rules }
    }

    /// What the classifier is asked by; nothing where it is not asked.
    pub fn features(&self, ruled: &Ruled) -> Features {
        let Ruled { found, around, by_rules } = ruled;
        let words = self.words;
        if classifier::reads(words, found.start) {
            classifier::features(words, self.gazetteer, &self.repeats, found, around, *by_rules, self.last)
        } else {
            Features::NONE
        }
    }

    /// The spelling as a mention, by those before it; `None` where it is no toponym.
    pub fn mention(&mut self, ruled: Ruled) -> Option<Mention> {
        let (words, features) = (self.words, self.features(&ruled));
        let Ruled { found, around: Around { class, .. }, by_rules } = ruled;
        if !classifier::reads(words, found.start) {
            return by_rules.then(|| super::mention(words, self.gazetteer, found, class));
        }
        let mut judgement = classifier::judge(features.hashes());
        if opens_as_town(words, &found) {
            judgement.place = (judgement.place * OPENING).min(1.0 - judgement.organisation);
        }
        // "Columbus, OH", not "Jane Roe, MD".
        let behind_place =
            self.mentioned + 1 == found.start && !self.persons.know(words, self.mentioned.saturating_sub(1));
        let is_code = behind_place && accept::is_code_behind(words, &found);
        self.note(&found, judgement.class);
        // An ordinary word or a person's name is a place only beyond doubt: "Reading is fun", "Paris Hilton".
        let unlikely = !by_rules && (accept::is_generic(words, &found) || person::is_person(words, &found));
        let refused = unlikely && !judgement.is_sure() || !judgement.is_toponym(by_rules);
        let placed =
            is_code || accept::is_placed(words, &found) || accept::is_container_behind(words, &found);
        let is_person = person::is_surely_person(words, self.gazetteer, &found) && !found.demonym;
        if refused && !placed || is_person || facility::ends_name(words, &found) {
            return None;
        }
        let of_other = !by_rules
            && !is_code
            && !accept::is_label(words, &found)
            && !facility::is_of_facility(words, &found)
            && (judgement.is_part() || accept::is_in_name(words, &found));
        let part = of_other || facility::is_of_street_or_team(words, self.gazetteer, &found);
        self.mentioned = found.end;
        let mut mention = super::mention(words, self.gazetteer, found, class);
        mention.odds = judgement.odds();
        if part && mention.kind == Kind::Place {
            mention.kind = Kind::Part;
        }
        Some(mention)
    }

    /// Remembers what a spelling was taken for.
    pub fn note(&mut self, found: &Found, class: Class) {
        self.last = Some((found.end, class));
    }
}

/// "Potiskum woke to explosions", "Tumaco: bomb kills two": whether a town of some size alone opens a sentence, by a word that is no name of
/// persons and no ordinary one, and says nothing.
fn opens_as_town(words: &Words<'_, '_>, found: &Found) -> bool {
    const TOWN: u8 = 3;
    found.end == found.start + 1
        && words.begins_sentence(found.start)
        && found.standing.size >= TOWN
        && found.candidates.len() <= FEW
        && !found.demonym
        && words.listed(found.start) == 0
        && !words.is_capitalised(found.end)
        && !words.is_on(found.end, List::Saying)
}
