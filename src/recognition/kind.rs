//! Metonyms: governments named by their capital or country.

use super::words::Words;
use crate::gazetteer::Gazetteer;
use crate::language::english::words::{
    is_accusing, is_auxiliary, is_government_act, is_place_preposition, is_saying,
};
use crate::model::{Kind, Mention, Place};

/// Marks the mentions that name a government: subjects and objects of saying, accusing and the like.
pub(super) fn mark_metonyms(words: &Words<'_, '_>, gazetteer: &Gazetteer, mentions: &mut [Mention]) {
    let spans: Vec<_> = mentions.iter().map(|m| words.doc.tokens_in(m.span)).collect();
    for (mention, tokens) in mentions.iter_mut().zip(&spans) {
        let governs = mention.candidates.iter().any(|c| has_government(&gazetteer.place(c.place)));
        if mention.kind != Kind::Place || !governs {
            continue;
        }
        let before = words.word_before(tokens.start, &["#", "\"", "“"]).map_or("", |n| words.folded(n));
        let capital = !mention.candidates.iter().any(|c| gazetteer.place(c.place).is_country());
        let object = is_accusing(before) || (before == "by" && capital);
        let subject = !is_place_preposition(before) && speaks(words, tokens.end, capital);
        if object || subject || is_compound(words, tokens.end) {
            mention.kind = Kind::Metonym;
        }
    }
}

fn has_government(place: &Place<'_>) -> bool {
    place.is_country() || place.feature_code == "PPLC"
}

/// "Washington-brokered", "Baku-backed".
fn is_compound(words: &Words<'_, '_>, end: usize) -> bool {
    words.is_mark(end, "-") && is_government_act(words.folded(end + 1))
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
        if is_saying(word) || is_government_act(word) || lists_governments {
            return true;
        }
        if !(is_auxiliary(word) || matches!(word, "is" | "was" | "on" | "and") || words.is_capitalised(n)) {
            return false;
        }
        list |= word == "and";
    }
    false
}
