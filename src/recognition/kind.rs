//! Metonyms: governments named by their capital or country.

use super::words::Words;
use crate::gazetteer::Gazetteer;
use crate::language::english::words::List;
use crate::model::{Candidate, Kind, Mention};
use hashbrown::HashMap;

/// Marks the mentions that name a government: subjects and objects of saying, accusing and the like.
pub(super) fn mark_metonyms(words: &Words<'_, '_>, gazetteer: &Gazetteer, mentions: &mut [Mention]) {
    let spans: Vec<_> = mentions.iter().map(|m| words.doc.tokens_in(m.span)).collect();
    // The same of all mentions of a name.
    let mut governments: HashMap<&str, (bool, bool)> = HashMap::new();
    for (mention, tokens) in mentions.iter_mut().zip(&spans) {
        let candidates = &mention.candidates;
        let (governs, country) = *governments
            .entry(mention.span.of(words.doc.text))
            .or_insert_with(|| seat(candidates, gazetteer));
        if mention.kind != Kind::Place || !governs {
            continue;
        }
        let before = words.word_before(tokens.start, &["#", "\"", "“"]);
        let lists = before.map(|n| words.lists(n)).unwrap_or_default();
        let by = before.is_some_and(|n| words.folded(n) == "by");
        let capital = !country;
        let object = lists.has(List::Accusing) || by && capital;
        let subject = !lists.has(List::PlacePreposition) && speaks(words, tokens.end, capital);
        if object || subject || is_compound(words, tokens.end) {
            mention.kind = Kind::Metonym;
        }
    }
}

/// Whether a candidate has a government of its own, and whether one is a country.
fn seat(candidates: &[Candidate], gazetteer: &Gazetteer) -> (bool, bool) {
    let (mut governs, mut country) = (false, false);
    for candidate in candidates {
        let place = gazetteer.place(candidate.place);
        country |= place.is_country();
        governs |= place.is_country() || place.feature_code == "PPLC";
    }
    (governs, country)
}

/// "Washington-brokered", "Baku-backed".
fn is_compound(words: &Words<'_, '_>, end: usize) -> bool {
    words.is_mark(end, "-") && words.is_on(end + 1, List::GovernmentAct)
}

/// Whether the name is the subject of a verb of saying or governing, perhaps after auxiliaries, adverbs or the rest of
/// a list of names ("Moscow, Paris and Washington are co-chairs").
fn speaks(words: &Words<'_, '_>, end: usize, capital: bool) -> bool {
    let mut list = false;
    for n in end..end + 12 {
        let word = words.folded(n);
        if word.is_empty() {
            let goes_on = words.is_capitalised(n + 1) || words.folded(n + 1) == "and";
            if !(words.is_mark(n, ",") && goes_on) {
                return false;
            }
            list = true;
            continue;
        }
        let lists_governments = list && capital && matches!(word, "are" | "were" | "have");
        let lists = words.lists(n);
        if lists.has(List::Saying) || lists.has(List::GovernmentAct) || lists_governments {
            return true;
        }
        if !(lists.has(List::Auxiliary)
            || matches!(word, "is" | "was" | "on" | "and")
            || words.is_capitalised(n))
        {
            return false;
        }
        list |= word == "and";
    }
    false
}
