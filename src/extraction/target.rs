//! What was attacked: the class of the thing that was hit, or that people were hit in.

use super::reading::Reading;
use super::statement::Statement;
use crate::language::english::classes::targets;
use crate::language::english::lead::lead_of;
use crate::language::english::words::{List, is_human, is_saying, is_speaking_office, is_title};
use std::ops::Range;

/// How far from the trigger what was hit may stand, in tokens: after it, and before it.
const REACH: (usize, usize) = (18, 12);

/// The class of what a statement says was attacked, and its tokens: the first thing after the trigger, else the last before it.
pub(super) fn target(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statement: &Statement<'_>,
) -> Option<(&'static str, Range<usize>)> {
    let trigger = &statement.trigger;
    let end = sentence.end.min(trigger.end + REACH.0);
    let told = (trigger.end..end).find(|n| reading.is(*n, List::Saying)).unwrap_or(end);
    let start = sentence.start.max(trigger.start.saturating_sub(REACH.1));
    let at = |n: usize| thing(reading, sentence, n);
    (trigger.end..told).find_map(at).or_else(|| (start..trigger.start).rev().find_map(at))
}

/// The thing that begins at a token, where it is one that can be attacked there: not "taken to hospital", "school officials".
fn thing(reading: &Reading<'_>, sentence: &Range<usize>, n: usize) -> Option<(&'static str, Range<usize>)> {
    let word = |k: usize| if n + k < sentence.end { reading.folded(n + k) } else { "" };
    let (class, count) = targets().longest(word)?;
    let lead = lead_of(reading.doc, n).map_or("", |at| reading.folded(at));
    let before = n.checked_sub(1).map_or("", |at| reading.folded(at));
    let next = reading.folded(n + count);
    // "in hospital", "from home": states of people.
    let bare = matches!(before, "in" | "to" | "at" | "from");
    let elsewhere = matches!(lead, "to" | "from" | "by" | "for") || bare;
    let people = is_human(next)
        || is_title(next)
        || is_saying(next)
        || is_speaking_office(next)
        || matches!(next, "authorities" | "crash" | "crashes" | "bomb" | "bombs" | "bombing");
    let weapon = reading.weapons_in(&(n..n + count)).iter().any(|w| !w.entry.weapon.is_empty());
    (!(elsewhere || people || weapon)).then_some((class, n..n + count))
}
