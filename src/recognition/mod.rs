//! Toponym recognition: a report's text to mentions.
//!
//! The gazetteer proposes the longest spelling at each capitalised word; the words around it decide whether it is a
//! place, part of a person's or an organisation's name, or an ordinary word. Where no spelling begins as it stands, it may
//! be an inflected one. Names that the gazetteer lacks are found by what stands beside them ("the village of X", "X district").

mod accept;
pub(crate) mod classifier;
mod inflected;
mod judge;
mod kind;
mod typing;
mod unknown;
mod words;

use crate::gazetteer::variants::{abbreviated, has_other_form, is_compass_initial};
use crate::gazetteer::{Gazetteer, NameMatch};
use crate::model::{Candidate, FeatureClass, FeatureWords, Kind, Mention, PlaceKey};
use crate::text::fold::fold;
use crate::text::{BlockKind, Document};
use judge::{Judge, ODDS_BY_RULES};
use std::collections::HashMap;
use words::Words;

/// The toponyms of a document, in order, without overlaps.
///
/// Spans hold the name alone: no article, no "city of", no `#`, no possessive ending.
pub fn recognise(doc: &Document<'_>, gazetteer: &Gazetteer) -> Vec<Mention> {
    let words = Words::new(doc);
    let mut judge = Judge::new(&words, gazetteer);
    let mut mentions = Vec::new();
    let mut rejected = Vec::new();
    for_each_spelling(&words, gazetteer, &mut |spelling| match spelling {
        Ok(found) => {
            let tokens = found.start..found.end;
            match judge.mention(found) {
                Some(mention) => mentions.push(mention),
                None => rejected.extend(tokens),
            }
        }
        Err(token) => judge.persons.note(&words, token),
    });
    let persons = judge.persons;
    mentions.retain(|m| {
        classifier::reads(&words, doc.tokens_in(m.span).start) || !persons.has(&words, m, gazetteer)
    });
    share_odds(doc, &mut mentions);
    unknown::add(&words, gazetteer, &persons, &rejected, &mut mentions);
    kind::mark_metonyms(&words, gazetteer, &mut mentions);
    mentions
}

/// Calls `each` with the longest spelling of the gazetteer at every token, or with a token where none begins.
fn for_each_spelling(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    each: &mut dyn FnMut(Result<Found, usize>),
) {
    for sentence in &words.doc.sentences {
        if words.doc.blocks[sentence.block].kind == BlockKind::Furniture {
            continue;
        }
        let (mut at, limit) = (sentence.tokens.start, sentence.tokens.end);
        while at < limit {
            let found = words.may_begin_name(at).then(|| {
                longest(words, gazetteer, at, limit)
                    .or_else(|| inflected::longest(words, gazetteer, at, limit))
            });
            let found = found.flatten();
            let next = found.as_ref().map_or(at + 1, |found| found.end);
            each(found.ok_or(at));
            at = next;
        }
    }
}

/// A spelling has mostly one sense in a report: what is surest of one mention speaks with half a voice for all.
fn share_odds(doc: &Document<'_>, mentions: &mut [Mention]) {
    let mut surest: HashMap<&str, f64> = HashMap::new();
    for mention in mentions.iter() {
        let best = surest.entry(mention.span.of(doc.text)).or_insert(f64::NEG_INFINITY);
        *best = best.max(mention.odds);
    }
    for mention in mentions.iter_mut() {
        let best = surest.get(mention.span.of(doc.text)).copied().unwrap_or(mention.odds);
        mention.odds = (mention.odds + best) / 2.0;
    }
}

/// Calls `teach` with every spelling that the classifier is asked about: its span, whether it is a demonym, its features.
/// What it returns is what later spellings take this one for.
#[cfg(feature = "training")]
pub(crate) fn teach(
    doc: &Document<'_>,
    gazetteer: &Gazetteer,
    mut teach: impl FnMut(crate::text::Span, bool, &[u32]) -> Option<classifier::Class>,
) {
    let words = Words::new(doc);
    let mut judge = Judge::new(&words, gazetteer);
    for_each_spelling(&words, gazetteer, &mut |spelling| match spelling {
        Ok(found) => {
            let (_, features) = judge.features(&found);
            if classifier::reads(&words, found.start)
                && let Some(class) = teach(words.span(found.start, found.end), found.demonym, &features)
            {
                judge.note(&found, class);
            }
        }
        Err(token) => judge.persons.note(&words, token),
    });
}

/// A gazetteer spelling at tokens `start..end`.
#[derive(Debug)]
pub(crate) struct Found {
    start: usize,
    end: usize,
    candidates: Vec<Candidate>,
    demonym: bool,
    /// Whether the form of the name says that something is, goes or comes from there.
    local: bool,
}

/// The longest gazetteer spelling that begins at token `at`.
fn longest(words: &Words<'_, '_>, gazetteer: &Gazetteer, at: usize, limit: usize) -> Option<Found> {
    let most = most_words(gazetteer, words.folded(at));
    if most == 0 {
        return None;
    }
    let mut key = String::from(words.folded(at));
    let mut ends = vec![(at + 1, key.len())];
    let mut count = 1;
    let mut next = at + 1;
    while count < most {
        let Some(token) = words.next_in_name(next, limit) else { break };
        key.push(' ');
        key.push_str(words.folded(token));
        next = token + 1;
        count += words.folded(token).split(' ').count();
        ends.push((next, key.len()));
    }
    for &(end, length) in ends.iter().rev() {
        let mut matches = gazetteer.look_up(&key[..length]);
        // "St. Patrick's Day" is a saint's.
        if matches.is_empty() && !words.is_possessive(end) {
            matches = in_other_words(gazetteer, &key[..length]);
        }
        if matches.is_empty() || !words.can_end_name(at, end) {
            continue;
        }
        let demonym =
            matches.iter().any(|m| m.demonym) && !matches.iter().any(|m| is_country_name(gazetteer, m));
        let text = words.text(at);
        let candidates: Vec<Candidate> = matches
            .iter()
            .filter(|m| m.demonym == demonym)
            .filter(|m| end > at + 1 || words.all_caps || fits_case(gazetteer, m.place, text))
            .map(|m| Candidate { place: m.place, tier: m.tier })
            .collect();
        if !candidates.is_empty() {
            return Some(Found { start: at, end, candidates, demonym, local: false });
        }
    }
    None
}

/// The number of words of the longest spelling that begins with this word, or with what it abbreviates or is abbreviated to.
fn most_words(gazetteer: &Gazetteer, first: &str) -> usize {
    let most = gazetteer.longest_from(first);
    // No one-word spelling has another way of writing, so that the word alone is no name by it.
    if has_other_form(first) { most.max(MOST_ABBREVIATED) } else { most }
}

/// Names with an abbreviation are read to this many words.
const MOST_ABBREVIATED: usize = 4;

/// The places of a name whose first word is written short, or long where the gazetteer has it short: "Mt. Hermon".
///
/// The initials of the compass begin persons' names as well, and stand for well-known places only: "N. Macedonia".
fn in_other_words(gazetteer: &Gazetteer, key: &str) -> Vec<NameMatch> {
    let Some((first, _)) = key.split_once(' ').filter(|(first, _)| has_other_form(first)) else {
        return Vec::new();
    };
    let mut forms = abbreviated(key).into_iter();
    let found = forms.find_map(|form| Some(gazetteer.look_up(&form)).filter(|found| !found.is_empty()));
    let mut found = found.unwrap_or_default();
    if is_compass_initial(first) {
        found.retain(|m| accept::is_well_known(&gazetteer.place(m.place)));
    }
    found
}

fn is_country_name(gazetteer: &Gazetteer, found: &NameMatch) -> bool {
    !found.demonym && gazetteer.place(found.place).is_country()
}

/// Whether a word fits the case of the spelling that it matched: abbreviations ("CAR", "US") match in capitals only.
fn fits_case(gazetteer: &Gazetteer, place: PlaceKey, word: &str) -> bool {
    let capitals = |text: &str| text.chars().all(|c| !c.is_lowercase());
    word.chars().count() > 5
        || capitals(word)
        || !gazetteer.matched_spelling(place, word).is_some_and(|s| capitals(s.text) && s.text.is_ascii())
}

fn mention(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: Found) -> Mention {
    let span = words.span(found.start, found.end);
    let kind = if found.demonym { Kind::Demonym } else { Kind::Place };
    let feature_words = feature_words(words, found.start, found.end);
    let mut candidates = found.candidates;
    if kind == Kind::Place && feature_words == FeatureWords::Division {
        add_divisions(gazetteer, span.of(words.doc.text), &mut candidates);
    }
    Mention { span, kind, candidates, feature_words, odds: ODDS_BY_RULES }
}

/// Adds the divisions that the gazetteer lists with their class word only ("Kupiansk Raion").
fn add_divisions(gazetteer: &Gazetteer, name: &str, candidates: &mut Vec<Candidate>) {
    let name = fold(name);
    for class in ["district", "raion", "region", "oblast", "province", "county"] {
        for found in gazetteer.look_up(&format!("{name} {class}")) {
            if !found.demonym && !candidates.iter().any(|c| c.place == found.place) {
                candidates.push(Candidate { place: found.place, tier: found.tier });
            }
        }
    }
}

/// What the words beside tokens `start..end` say of the place's class.
///
/// A plural before a list ("the regions of Goranboy, Tartar and Aghdam") and after one ("the Geranboy, Tartar and
/// Barda Districts") holds for every name of the list.
fn feature_words(words: &Words<'_, '_>, start: usize, end: usize) -> FeatureWords {
    let after = class_of(words, end);
    if after != FeatureWords::None && words.adjacent(end) && !words.is_mark(end, ",") {
        return after;
    }
    // "Berdzor, a city in Kashatagh region", "Buxar, a district of Bihar".
    if words.is_mark(end, ",") && matches!(words.folded(end + 1), "a" | "an") {
        let class = (end + 2..end + 5).map(|n| class_of(words, n)).find(|c| *c != FeatureWords::None);
        if let Some(class) = class {
            return class;
        }
    }
    if let Some(head) = words.head_of_list(start) {
        let class = class_of(words, head);
        if class != FeatureWords::None {
            return class;
        }
    }
    match words.word_after_list(end) {
        Some(tail) if words.folded(tail).ends_with('s') => class_of(words, tail),
        _ => FeatureWords::None,
    }
}

fn class_of(words: &Words<'_, '_>, token: usize) -> FeatureWords {
    use crate::language::english::words as w;
    let word = words.folded(token);
    if w::is_settlement_word(word) {
        FeatureWords::Settlement
    } else if w::is_division_word(word) {
        FeatureWords::Division
    } else if w::is_water_word(word) {
        FeatureWords::Water
    } else if w::is_terrain_word(word) {
        FeatureWords::Terrain
    } else if w::is_road_word(word) {
        FeatureWords::Road
    } else {
        match words.foreign_class(token) {
            Some(FeatureClass::Populated) => FeatureWords::Settlement,
            Some(FeatureClass::Administrative) => FeatureWords::Division,
            Some(FeatureClass::Hydrographic) => FeatureWords::Water,
            Some(FeatureClass::Terrain) => FeatureWords::Terrain,
            _ => FeatureWords::None,
        }
    }
}
