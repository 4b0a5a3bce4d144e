//! Where two clauses of one sentence part: "killed 19 soldiers and 99 people were wounded".

use super::figure::{is_passive, takes_object};
use super::listed;
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use std::ops::Range;

/// Whether those who begin at a token are the object of the harm right before it: "killed 19 soldiers", "took the lives of nine people".
pub(super) fn is_object(reading: &Reading<'_>, start: usize, tokens: &Range<usize>) -> bool {
    let Some(before) = start.checked_sub(1).filter(|n| *n >= tokens.start) else { return false };
    let lives = reading.folded(before) == "of"
        && before > 0
        && matches!(reading.folded(before - 1), "life" | "lives");
    lives || takes_object(reading, before) && !is_passive(reading, before, tokens)
}

/// "killed a woman and two children and 30 people were injured": where the next clause begins, behind those whom the verb before harms.
pub(super) fn behind_object(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    verb: usize,
    at: usize,
) -> Option<usize> {
    let (.., who) = listed::after_verb(reading, quantities, tokens, verb)
        .filter(|(.., who)| is_object(reading, who.start, tokens))?;
    let joint = who.end + usize::from(reading.doc.word(who.end) == ",");
    let joins = matches!(reading.folded(joint), "and" | "while" | "but" | "whereas");
    (joins && joint < at).then_some(joint + 1)
}

/// "claimed 12 lives and 30 were wounded": whether the word says what was lost, of which no other verb tells.
pub(super) fn is_lives(reading: &Reading<'_>, n: usize) -> bool {
    matches!(reading.folded(n), "lives" | "deaths" | "fatalities")
}
