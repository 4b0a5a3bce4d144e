//! Where the words of one trigger of a sentence end and those of the next begin.

use crate::extraction::reading::{Hit, Reading};
use crate::language::english::word_classes::WordClass;
use crate::language::lexicon::{Entry, Pos, Role};
use std::ops::Range;

/// The words that may say with what and where the trigger at `n` of `hits` did harm: those up to its neighbours.
pub(super) fn region(
    reading: &Reading<'_>,
    hits: &[&Hit<'_>],
    n: usize,
    sentence: &Range<usize>,
) -> Range<usize> {
    let hit = hits[n];
    let left = n
        .checked_sub(1)
        .map_or(sentence.start, |p| turn_between(reading, hits[p], hit).unwrap_or(hits[p].tokens.end));
    let ends = |n: usize| {
        if let Some(turn) = comes_after(reading, &hits[n].tokens, hits[n].entry, sentence) {
            return turn;
        }
        let next = hits.get(n + 1);
        next.map_or(sentence.end, |next| turn_between(reading, hits[n], next).unwrap_or(next.tokens.start))
    };
    // "hours after a car bomb killed seven in Oslo": where it did that.
    let subject = left > sentence.start
        && is_means(hit)
        && hits.get(n + 1).is_some_and(|next| is_done_by(hit, next))
        && matches!(reading.folded(left), "after" | "before");
    left..if subject { ends(n + 1) } else { ends(n) }
}

/// "The raid came twelve days after a bomb killed 40 near Pulwama", "The attack followed a blast in Jolo": the word with which the telling of
/// what went before begins, which is not where a deed that was told before was.
pub(super) fn comes_after(
    reading: &Reading<'_>,
    trigger: &Range<usize>,
    entry: &Entry,
    sentence: &Range<usize>,
) -> Option<usize> {
    const SPAN: usize = 9;
    let verb = trigger.end;
    let span = verb..(verb + SPAN).min(sentence.end);
    let told = entry.pos == Pos::Noun
        && matches!(reading.folded(trigger.start.checked_sub(1)?), "the" | "this" | "that" | "latest");
    match reading.folded(verb) {
        "followed" | "follows" if told => Some(verb),
        "came" | "comes" | "happened" | "occurred" | "took" if told => {
            span.into_iter().find(|n| matches!(reading.folded(*n), "after" | "before"))
        }
        _ => None,
    }
}

/// Whether a trigger is a means of violence: "a car bomb".
fn is_means(hit: &Hit<'_>) -> bool {
    hit.entry.pos == Pos::Noun && hit.is_remote_violence()
}

/// Whether a harm stands right behind what did it: "a car bomb killed seven".
fn is_done_by(means: &Hit<'_>, harm: &Hit<'_>) -> bool {
    harm.entry.role == Role::Harm && means.tokens.end == harm.tokens.start
}

/// "A gunman killed 84 in Hamar on Friday, hours after a car bomb killed seven in Oslo": the word with which the telling of another harm
/// begins, done with a weapon or by people of its own.
fn turn_between(reading: &Reading<'_>, first: &Hit<'_>, next: &Hit<'_>) -> Option<usize> {
    if first.entry.role != Role::Harm || !(next.entry.role == Role::Harm || is_means(next)) {
        return None;
    }
    let between = first.tokens.end..next.tokens.start;
    let turn = between.rev().find(|n| matches!(reading.folded(*n), "after" | "before"))?;
    let clause = turn + 1..next.tokens.start;
    let own = !reading.weapons_in(&clause).is_empty() || !reading.actors_in(&clause).is_empty();
    let own = own || is_means(next) && is_harmful(reading, next);
    // "a year after 130 people were killed": those whom the clause counts itself.
    let unit = |n: usize| reading.is_one_of(n, WordClass::TimeUnit);
    let counted =
        || reading.quantities_in(&clause).iter().any(|q| q.toll.is_some() && !q.indefinite && !q.ordinal);
    let own = own || turn > 0 && unit(turn - 1) && counted();
    own.then_some(turn)
}

/// Whether a harm stands right behind a means.
fn is_harmful(reading: &Reading<'_>, means: &Hit<'_>) -> bool {
    let next = means.tokens.end;
    reading.triggers_in(&(next..next + 1)).iter().any(|t| is_done_by(means, t))
}
