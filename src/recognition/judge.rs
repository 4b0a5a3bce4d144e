//! What a gazetteer spelling in a text is there: the rules and the classifier together.
//!
//! The rules' verdict is one of the classifier's features. Where the classifier does not read the text (capitals throughout,
//! other languages than English), the rules decide alone.

use super::classifier::{self, Class, Repeats};
use super::words::Words;
use super::{Found, accept};
use crate::gazetteer::Gazetteer;
use crate::model::{Kind, Mention};

/// The logarithm of the odds that a name which the rules take for a place is one: they are right seven times in eight on
/// the development corpora.
pub(super) const ODDS_BY_RULES: f64 = 2.0;

/// What the spellings of a document are judged by, in their order.
pub(super) struct Judge<'a, 'd, 't> {
    words: &'a Words<'d, 't>,
    gazetteer: &'a Gazetteer,
    repeats: Repeats<'a>,
    /// The persons that the document has shown so far.
    pub persons: accept::Persons,
    /// What the spelling before was taken for, and where it ended.
    last: Option<(usize, Class)>,
}

impl<'a, 'd, 't> Judge<'a, 'd, 't> {
    pub fn new(words: &'a Words<'d, 't>, gazetteer: &'a Gazetteer) -> Self {
        let repeats = Repeats::of(words);
        Self { words, gazetteer, repeats, persons: accept::Persons::default(), last: None }
    }

    /// The spelling as a mention; `None` where it is no toponym.
    pub fn mention(&mut self, found: Found) -> Option<Mention> {
        let words = self.words;
        let (by_rules, features) = self.features(&found);
        if !classifier::reads(words, found.start) {
            return by_rules.then(|| super::mention(words, self.gazetteer, found));
        }
        let judgement = classifier::judge(&features);
        self.note(&found, judgement.class);
        // An ordinary word or a person's name is a place only beyond doubt: "Reading is fun", "Paris Hilton".
        let unlikely = !by_rules && (accept::is_generic(words, &found) || accept::is_person(words, &found));
        if unlikely && !judgement.is_sure() || !judgement.is_toponym(by_rules) {
            return None;
        }
        let part = !by_rules && (judgement.is_part() || accept::is_in_organisation(words, &found));
        let mut mention = super::mention(words, self.gazetteer, found);
        mention.odds = judgement.odds();
        if part && mention.kind == Kind::Place {
            mention.kind = Kind::Part;
        }
        Some(mention)
    }

    /// Whether the rules take the spelling for a place, and the features that the classifier asks for; none where it is not asked.
    pub fn features(&mut self, found: &Found) -> (bool, Vec<u32>) {
        let by_rules = accept::is_place(self.words, self.gazetteer, found, &mut self.persons);
        let reads = classifier::reads(self.words, found.start);
        let features = reads.then(|| {
            classifier::features(self.words, self.gazetteer, &self.repeats, found, by_rules, self.last)
        });
        (by_rules, features.unwrap_or_default())
    }

    /// Remembers what a spelling was taken for.
    pub fn note(&mut self, found: &Found, class: Class) {
        self.last = Some((found.end, class));
    }
}
