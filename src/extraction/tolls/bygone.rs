//! Figures that the words of a sentence give to what came before the news: the last such attack, a trial, a memorial.

use super::scope::is_compared;
use crate::extraction::reading::Reading;
use std::ops::Range;

/// A clause of the past has its casualty word after no more tokens than this.
const CLAUSE: usize = 16;

/// "the deadliest attack since March, when 40 people were killed", "came hours after four soldiers were killed": where the clause begins
/// that puts the casualty word at a token before what the sentence is about.
pub(in crate::extraction) fn clause_of_past(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    at: usize,
) -> Option<usize> {
    let from = at.saturating_sub(CLAUSE).max(tokens.start);
    (from..at).rev().find(|n| is_last_such(reading, tokens, *n) || is_shortly_after(reading, tokens, *n))
}

/// ", when" or ", in which" behind "the deadliest attack since March": whether it opens what the last such attack did.
fn is_last_such(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let opens = match reading.folded(at) {
        "when" | "where" => true,
        "in" => reading.folded(at + 1) == "which",
        _ => false,
    };
    if !opens || at.checked_sub(1).is_none_or(|n| reading.doc.word(n) != ",") {
        return false;
    }
    let from = at.saturating_sub(CLAUSE).max(tokens.start);
    let since = (from..at).rev().find(|n| reading.folded(*n) == "since");
    since.is_some_and(|since| is_compared(reading, since))
}

/// "The attack came less than a week after 12 people died": whether "after" at a token opens what went before.
fn is_shortly_after(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let counted = at.checked_sub(1).is_some_and(|n| {
        matches!(
            reading.folded(n),
            "hours" | "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years"
        )
    });
    let came =
        |n: &usize| matches!(reading.folded(*n), "came" | "comes" | "happened" | "occurred" | "follows");
    reading.folded(at) == "after" && counted && tokens.clone().take(5).any(|n| came(&n) && n < at)
}

/// Whether a sentence speaks of what was done before the news: "was sentenced for an attack in 2009 that killed 20", "a memorial to the
/// 168 people killed in 1995", "Until Tuesday the deadliest attack had been one that killed 19".
pub(in crate::extraction) fn is_of_the_past(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
    tokens.clone().any(|n| {
        let judged = match word(n) {
            // "a son of the jailed trafficker" is no trial.
            "sentenced" | "convicted" | "jailed" | "acquitted" => {
                reading.any_word(n + 1..n + 8, |w| matches!(w, "for" | "over" | "of"))
                    && !matches!(word(n.wrapping_sub(1)), "the" | "a" | "of")
            }
            "trial" => matches!(word(n.wrapping_sub(1)), "on" | "stand" | "stood" | "his" | "their"),
            _ => false,
        };
        let recalled = matches!(word(n), "memorial" | "monument" | "anniversary")
            && !matches!(word(n.wrapping_sub(1)), "war" | "the" | "at" | "near");
        let surpassed = matches!(word(n), "deadliest" | "worst" | "bloodiest")
            && (n + 1..tokens.end.min(n + CLAUSE)).any(|k| word(k) == "had" && word(k + 1) == "been");
        judged || recalled || surpassed
    })
}

/// "So far this month 76 people have died", "brought to 61 the number of people killed in the past week": a count of all that a span of
/// days brought.
pub(super) fn is_of_a_span(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
    let unit = |n: usize| matches!(word(n), "week" | "month" | "year");
    let so_far = |n: usize| word(n) == "so" && word(n + 1) == "far" && word(n + 2) == "this" && unit(n + 3);
    let this_so_far =
        |n: usize| word(n) == "this" && unit(n + 1) && word(n + 2) == "so" && word(n + 3) == "far";
    let past =
        |n: usize| matches!(word(n), "past" | "last") && word(n.wrapping_sub(1)) == "the" && unit(n + 1);
    tokens.clone().any(|n| so_far(n) || this_so_far(n) || past(n))
}
