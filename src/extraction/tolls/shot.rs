//! Whom an active "shot" kills: "shot 14 policemen", "dragged seven people from a bar and shot them". Where those who are shot live, the
//! words say so.

use super::figure::Found;
use super::listed;
use super::object::{add, object, one_told_of, with_companions};
use super::pronoun::last_counted;
use super::wounds::is_in_limb;
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Toll;
use std::ops::Range;

/// Whether people are shot by the verb at a token, and nothing in the sentence says that they lived, nor that they died: other words tell
/// that.
pub(super) fn kills(reading: &Reading<'_>, n: usize) -> bool {
    let passive = |w: &str| matches!(w, "was" | "were" | "been" | "being" | "be" | "is" | "are" | "got");
    reading.folded(n) == "shot"
        && !reading.any_word(n.saturating_sub(2)..n, passive)
        && end_of_whom(reading, n).is_some_and(|end| !lived_or_died(reading, end))
}

/// Where the words for those who are shot by the verb at a token end; `None` where no people stand right after it.
fn end_of_whom(reading: &Reading<'_>, n: usize) -> Option<usize> {
    const NOUN: usize = 5;
    let person = |k: &usize| reading.is(*k, List::Human) || reading.is(*k, List::OneHuman);
    match reading.folded(n + 1) {
        "them" | "both" | "him" => Some(n + 2),
        "her" if !person(&(n + 2)) => Some(n + 2),
        // "shot the driver and set the bus alight": one of those who are counted elsewhere.
        "the" | "his" | "her" => None,
        _ => {
            let counted =
                reading.quantities_in(&(n + 1..n + 2)).iter().find(|q| q.toll.is_some() || q.indefinite)?;
            let from = counted.tokens.end;
            (from..from + NOUN).take_while(|k| reading.doc.is_word(*k)).find(person).map(|noun| noun + 1)
        }
    }
}

/// Whether the rest of the sentence says what became of those who were shot, or that the shots were of another kind.
fn lived_or_died(reading: &Reading<'_>, end: usize) -> bool {
    let Some(last) = end.checked_sub(1) else { return true };
    let Some(sentence) = reading.doc.tokens.get(last).map(|t| t.sentence()) else { return true };
    let rest = end..reading.doc.sentences[sentence].tokens.end;
    // "Police shot two men. Both are in hospital."
    let next = reading.doc.sentences.get(sentence + 1).filter(|s| {
        let of_them =
            matches!(reading.folded(s.tokens.start), "both" | "they" | "he" | "she" | "all" | "one");
        of_them && s.block == reading.doc.sentences[sentence].block
    });
    let lives =
        |w: &str| matches!(w, "hospital" | "wounded" | "injured" | "treated" | "survived" | "condition");
    matches!(reading.folded(end), "dead" | "down")
        || next.is_some_and(|next| reading.any_word(next.tokens.clone(), lives))
        || is_in_limb(reading, last)
        || reading.any_of(rest, WordClass::AfterShot)
}

/// How many an active "shot" that [`kills`] people has as its object.
pub(super) fn whom(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let span = reading.span(&(at..at + 2));
    let told = |toll| Some((toll, span, at + 1..at + 2));
    match reading.folded(at + 1) {
        "them" => told(last_counted(reading, tokens, at)?),
        "both" => told(Toll::exactly(2)),
        // "shot him and two customers".
        "him" | "her" if reading.folded(at + 2) == "and" => {
            let (more, span, who) = listed::after_verb(reading, quantities, tokens, at + 2)?;
            Some((add(more, Toll::exactly(1))?, span, at + 1..who.end))
        }
        _ => {
            let found = object(reading, quantities, tokens, at).or_else(|| one_told_of(reading, at))?;
            Some(with_companions(reading, quantities, found))
        }
    }
}
