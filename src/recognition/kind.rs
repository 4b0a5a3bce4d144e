//! Metonyms: governments named by their capital or country.

use super::standing::{Rank, Standing};
use super::words::Words;
use crate::language::english::words::List;
use crate::model::{Kind, Mention};
use hashbrown::HashMap;

/// Marks the mentions that name a government: subjects and objects of saying, accusing and the like.
pub(super) fn mark_metonyms(
    words: &Words<'_, '_>,
    standings: &HashMap<&str, Standing>,
    mentions: &mut [Mention],
) {
    let spans: Vec<_> = mentions.iter().map(|m| words.doc.tokens_in(m.span)).collect();
    for (mention, tokens) in mentions.iter_mut().zip(&spans) {
        let standing = standings.get(mention.span.of(words.doc.text));
        let Some(standing) = standing.filter(|s| s.governs && mention.kind == Kind::Place) else { continue };
        let before = words.word_before(tokens.start, &["#", "\"", "“"]);
        let lists = before.map(|n| words.lists(n)).unwrap_or_default();
        let by = before.is_some_and(|n| words.folded(n) == "by");
        let capital = standing.rank != Rank::Country;
        let object = lists.has(List::Accusing) || by && capital;
        let subject = !lists.has(List::PlacePreposition) && speaks(words, tokens.end, capital);
        if object || subject || is_compound(words, tokens.end) {
            mention.kind = Kind::Metonym;
        }
    }
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
