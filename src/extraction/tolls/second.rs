//! A number that goes on about the one before it in its sentence: others who died elsewhere in the same attack.

use super::figure::ordinal_number;
use super::harm::is_harm;
use super::people::{introduces_part, people};
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::words::List;
use crate::model::Toll;
use crate::text::Span;
use std::ops::Range;

/// "Five people were killed at the gate and three inside": as many more as stand behind "and", at no other place that has a name.
pub(super) fn and_more(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<(Toll, Span)> {
    if let Some(found) = a_third(reading, tokens, at) {
        return Some(found);
    }
    if let Some(found) = along_with(reading, quantities, tokens, at) {
        return Some(found);
    }
    let near = |q: &&&Quantity| q.tokens.start > at + 1 && q.tokens.start <= at + 14;
    let more = quantities.iter().find(near).filter(|q| !q.indefinite && !q.ordinal)?;
    let next = more.tokens.end + usize::from(matches!(reading.folded(more.tokens.end), "more" | "others"));
    let elsewhere = match reading.folded(next) {
        "inside" | "outside" | "upstairs" | "nearby" => true,
        // "nine dead in the afternoon and 12 in the evening" are not 21.
        "in" | "at" | "on" | "near" => {
            let later =
                ["morning", "afternoon", "evening", "night", "end"].contains(&reading.folded(next + 2));
            !later && matches!(reading.folded(next + 1), "the" | "a" | "its" | "another" | "hospital")
        }
        _ => false,
    };
    let joined = reading.folded(more.tokens.start - 1) == "and";
    let close = (at + 1..more.tokens.start).all(|n| {
        !is_harm(reading, n) && !matches!(reading.doc.word(n), "," | ";") && reading.mention_at(n).is_none()
    });
    let behind = (next..tokens.end).take_while(|n| reading.doc.is_word(*n));
    let named = behind.into_iter().any(|n| reading.mention_at(n).is_some() || is_harm(reading, n));
    let count = more.toll.filter(|toll| toll.low() == toll.high())?;
    (joined && elsewhere && close && !named && !is_in_care(reading, at, next)).then_some((count, more.span))
}

/// "109 fighters died in the assault, along with one civilian": those behind "along with", of whom nothing else is said.
fn along_with(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<(Toll, Span)> {
    const FAR: usize = 16;
    let word = |n: usize| reading.folded(n);
    let along = (at + 1..tokens.end.min(at + FAR)).take_while(|n| !is_harm(reading, *n)).find(|n| {
        reading.doc.word(n - 1) == ","
            && (matches!(word(*n), "along" | "together") && word(n + 1) == "with" || word(*n) == "alongside")
    })?;
    let first = if word(along) == "alongside" { along + 1 } else { along + 2 };
    let more = quantities.iter().find(|q| q.tokens.start == first)?;
    let (toll, who) = people(reading, more, tokens)?;
    let ends = !reading.doc.is_word(who.end) && !introduces_part(reading, first, tokens.start);
    (ends && toll.low().is_some()).then_some((toll, more.span))
}

/// "two civilians dead and six in hospital": whether those behind the dead are in care, and so alive; not "two died at once and six in
/// hospital".
fn is_in_care(reading: &Reading<'_>, at: usize, next: usize) -> bool {
    reading.folded(at) == "dead"
        && reading.folded(next) == "in"
        && matches!(reading.folded(next + 1), "hospital" | "hospitals" | "intensive")
}

/// "leaving two civilians dead and six in hospital": those who are in care, right behind the dead.
pub(super) fn in_care(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
) -> Option<(usize, Toll, Span)> {
    let dead = tokens.clone().find(|n| reading.folded(*n) == "dead" && reading.folded(n + 1) == "and")?;
    let hurt = quantities.iter().find(|q| q.tokens.start == dead + 2 && !q.indefinite && !q.ordinal)?;
    let noun = matches!(reading.folded(hurt.tokens.end), "more" | "others" | "people");
    let care = is_in_care(reading, dead, hurt.tokens.end + usize::from(noun));
    Some((dead + 2, hurt.toll.filter(|_| care)?, hurt.span))
}

/// "Two men died at the scene and a third on the way to hospital": one more.
fn a_third(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<(Toll, Span)> {
    let nth = (at + 1..tokens.end.min(at + 12)).find(|n| ordinal_number(reading.folded(*n)).is_some())?;
    let joined = reading.folded(nth - 1) == "a" && reading.folded(nth - 2) == "and";
    let close = (at + 1..nth).all(|n| !is_harm(reading, n) && !matches!(reading.doc.word(n), "," | ";"));
    let rest = (nth + 1..tokens.end).all(|n| !is_harm(reading, n));
    let elsewhere = matches!(reading.folded(nth + 1), "in" | "on" | "at" | "later" | "overnight" | "hours");
    (joined && close && rest && elsewhere).then(|| (Toll::exactly(1), reading.doc.tokens[nth].span()))
}

/// "put the death toll at seven", "put its losses at four", "said only seven were killed": whether somebody gives the counted as the number
/// of all.
pub(super) fn counts_all(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    at: usize,
    (counted, span): (&Range<usize>, Span),
) -> bool {
    let put = |n: usize| matches!(reading.folded(n), "put" | "puts" | "putting");
    let noun = match reading.folded(at) {
        "death" => reading.folded(at + 1) == "toll",
        word => matches!(word, "toll" | "losses" | "deaths" | "dead" | "fatalities"),
    };
    let total = noun
        && counted.contains(&at)
        && (at.saturating_sub(6).max(tokens.start)..at).any(put)
        && reading.doc.tokens_in(span).all(|n| reading.mention_at(n).is_none());
    let only = counted.start > tokens.start && matches!(reading.folded(counted.start - 1), "only" | "just");
    let said = || reading.any_on(tokens.start..counted.start, List::Saying);
    total || only && counted.start < at && said()
}

/// "Al Shabaab said it had killed 60 soldiers", "the rebels said their fighters killed 30 policemen": whether those who fought the counted,
/// the forces of a state, say that they killed them.
pub(super) fn is_own_boast(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    at: usize,
    counted: &Range<usize>,
) -> bool {
    let own = |n: usize| match reading.folded(n) {
        "it" | "they" | "we" => true,
        "fighters" | "men" | "forces" | "units" | "mujahideen" => {
            n > 0 && matches!(reading.folded(n - 1), "its" | "their" | "our")
        }
        _ => false,
    };
    let auxiliary = |n: usize| matches!(reading.folded(n), "had" | "have" | "has");
    let before = at.saturating_sub(1);
    let subject = if auxiliary(before) { before.saturating_sub(1) } else { before };
    let said = subject.saturating_sub(3).max(tokens.start)..subject;
    let force = |n: usize| {
        matches!(
            reading.folded(n),
            "soldiers"
                | "soldier"
                | "troops"
                | "policemen"
                | "police"
                | "officers"
                | "servicemen"
                | "gendarmes"
        )
    };
    subject > tokens.start && own(subject) && reading.any_on(said, List::Saying) && counted.clone().any(force)
}

/// "Five people were killed in Bunia on Monday and nine in a raid on Beni": as many more as the words put at another place by name, and
/// the token of their number.
pub(super) fn elsewhere(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<(usize, Toll, Span)> {
    let named = |range: Range<usize>| range.into_iter().any(|n| reading.mention_at(n).is_some());
    let q = quantities.iter().find(|q| {
        q.tokens.start > at + 2
            && q.tokens.start <= at + 20
            && !q.indefinite
            && !q.ordinal
            && matches!(reading.folded(q.tokens.start - 1), "and" | "while")
            && named(at + 1..q.tokens.start)
    })?;
    let noun = reading.is(q.tokens.end, List::Human) || reading.folded(q.tokens.end) == "more";
    let next = q.tokens.end + usize::from(noun);
    let place = matches!(reading.folded(next), "in" | "near" | "at" | "outside" | "around");
    let rest = (next..tokens.end).take_while(|n| !matches!(reading.doc.word(*n), "," | ";"));
    let rest = next..rest.last().map_or(next, |n| n + 1);
    let alone = (at + 1..q.tokens.start).all(|n| !is_harm(reading, n) && reading.doc.word(n) != ";")
        && rest.clone().all(|n| !is_harm(reading, n));
    (place && alone && named(rest)).then_some((q.tokens.start, q.toll?, q.span))
}
