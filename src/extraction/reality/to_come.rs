//! What is still to come when a report tells of it.

use crate::extraction::reading::{Hit, Reading};
use std::ops::Range;

/// "The opposition is to march in Medellin", "the union is to stage a protest": what is planned for a day to come.
pub(super) fn is_planned(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const OBJECT: usize = 4;
    let from = hit.tokens.start.saturating_sub(OBJECT).max(sentence.start + 2);
    let planned = |to: usize| {
        matches!(reading.folded(to - 1), "is" | "are") && reading.folded(to) == "to" && {
            let verb = reading.folded(to + 1);
            verb == reading.folded(hit.tokens.start)
                || matches!(verb, "stage" | "hold" | "organise" | "organize")
        }
    };
    (from..=hit.tokens.start).any(|n| planned(n - 1))
}
