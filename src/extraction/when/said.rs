//! Days on which something was said, counted or done about an event, and not the event's own.

use crate::extraction::reading::Reading;
use crate::language::english::dates::DatePhrase;
use crate::language::english::words::List;
use crate::language::lexicon::Role as Part;
use crate::text::TokenKind;
use std::ops::Range;

/// How far a verb of saying may stand before its day, in tokens.
const SAYING_REACH: usize = 8;

/// "the ministry said on Tuesday", "told reporters in Baku late on Friday": the day on which it was said.
pub(super) fn is_of_saying(reading: &Reading<'_>, date: &DatePhrase, sentence: &Range<usize>) -> bool {
    reading.is_day_of_saying(date, || was_said_on(reading, date, sentence))
}

fn was_said_on(reading: &Reading<'_>, date: &DatePhrase, sentence: &Range<usize>) -> bool {
    let from = date.tokens.start.saturating_sub(SAYING_REACH).max(sentence.start);
    // "claimed Tuesday's attack", but "on Thursday claimed".
    if reading.doc.tokens.get(date.tokens.end).is_some_and(|t| t.kind == TokenKind::Possessive) {
        return false;
    }
    // "The army on Friday denied that it had fired".
    if sentence.contains(&date.tokens.end)
        && (reading.is(date.tokens.end, List::Saying)
            || reading.is(date.tokens.end, List::Denying)
            || reacts(reading.folded(date.tokens.end)))
        && date.tokens.start > sentence.start
    {
        return true;
    }
    // "ruled on Wednesday that soldiers had done it", not "it was on Wednesday that".
    let verb = date.tokens.start.checked_sub(1).filter(|n| *n > sentence.start);
    let said = |n: usize| reading.folded(n).ends_with("ed") && reading.triggers_in(&(n..n + 1)).is_empty();
    if reading.folded(date.tokens.end) == "that" && verb.is_some_and(said) {
        return true;
    }
    for n in (from..date.tokens.start).rev() {
        let told = reading.triggers_in(&(n..n + 1)).iter().any(|t| t.entry.role != Part::Nothing);
        let word = reading.folded(n);
        // "said the incident took place on Friday".
        let happened = matches!(word, "happened" | "occurred")
            || word == "place" && matches!(reading.folded(n.wrapping_sub(1)), "took" | "taken");
        if told || happened || word == "that" || matches!(reading.doc.word(n), "," | ";" | ":") {
            return false;
        }
        // "The toll from Monday's attacks": after the day on which it was said, the next one is the event's.
        if reading.dates_in(&(n..n + 1)).iter().any(|d| d.tokens != date.tokens) {
            return false;
        }
        // "rose to 44 on Monday": so does the day on which a toll is counted.
        // "tells of the night of 14 November 1940".
        let of = matches!(word, "tells" | "tell" | "told") && reading.folded(n + 1) == "of";
        // "the Beacon gathered yesterday".
        let learnt = matches!(word, "gathered" | "learnt" | "learned")
            && n + 1 == date.tokens.start
            && n > 0
            && reading.doc.is_capitalised(n - 1);
        if (reading.is(n, List::Saying) && !of)
            || learnt
            || reacts(word)
            || matches!(word, "rose" | "risen" | "climbed" | "increased")
        {
            return true;
        }
    }
    false
}

/// "expressed horror on Sunday at the attack", "ordered on Sunday an inquiry into it": what is done about a deed that was done before.
fn reacts(word: &str) -> bool {
    matches!(
        word,
        "expressed"
            | "voiced"
            | "mourned"
            | "mourns"
            | "visited"
            | "ordered"
            | "demanded"
            | "urged"
            | "appealed"
            | "deplored"
            | "denounced"
            | "pledged"
            | "promised"
            | "paid"
            | "commemorated"
            | "attended"
    )
}
