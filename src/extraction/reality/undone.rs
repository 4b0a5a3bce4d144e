//! What the words after and around a trigger say never came about: "was foiled", "has been called off".

use super::REACH;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::word_classes::WordClass;
use crate::language::lexicon::Pos;
use crate::model::{EventType, SubEventType};
use std::ops::Range;

/// "An attack on Kharkiv would be a mistake", "the attack was foiled", "an offensive is expected".
pub(super) fn is_undone_after(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let end = sentence.end.min(hit.tokens.end + REACH);
    let clause = (hit.tokens.end..end)
        .take_while(|n| !matches!(reading.doc.word(*n), "," | ";" | ":" | "\"" | "”" | "“" | "."));
    for n in clause {
        let (word, next) = (reading.folded(n), reading.folded(n + 1));
        // The main verb of another clause settles nothing about a noun before it.
        if reading.is_one_of(n, WordClass::OtherClause) {
            return false;
        }
        let undone = reading.is_one_of(n + 1, WordClass::Undone);
        if matches!(word, "is" | "are" | "was" | "were" | "been") && undone {
            return true;
        }
        let modal = matches!(word, "would" | "could" | "might" | "will" | "can");
        if modal && hit.entry.pos == Pos::Noun && next != "have" {
            return true;
        }
    }
    false
}

/// "drunken soldiers who tried to kidnap a merchant": nobody was taken.
pub(super) fn is_attempted_abduction(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let before = |back: usize| hit.tokens.start.checked_sub(back).map_or("", |n| reading.folded(n));
    hit.entry.sub_event_type == Some(SubEventType::AbductionForcedDisappearance)
        && before(1) == "to"
        && matches!(before(2), "tried" | "attempted" | "trying" | "attempting")
}

/// "postponed a sit-in", "A rally at Richards Bay, at which they were to speak, has been called off", "a march that was to be held on
/// Saturday": a protest that did not come about.
pub(super) fn is_called_off(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    if hit.entry.sub_event_type.is_none_or(|t| t.event_type() != EventType::Protests) {
        return false;
    }
    let put_off = |n: usize| {
        matches!(reading.folded(n), "postponed" | "postpones" | "cancelled" | "canceled")
            || reading.folded(n) == "called" && reading.folded(n + 1) == "off"
    };
    let been = |n: usize| matches!(reading.folded(n), "been" | "was" | "were");
    let before = hit.tokens.start.saturating_sub(5).max(sentence.start)..hit.tokens.start;
    let mut after = hit.tokens.end..sentence.end;
    let held = |n: usize| {
        been(n) && reading.folded(n + 1) == "to" && reading.folded(n + 2) == "be" && n < hit.tokens.end + 4
    };
    before.into_iter().any(put_off) || after.any(|n| put_off(n) && been(n - 1) || held(n))
}
