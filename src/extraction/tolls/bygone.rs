//! Figures that the words of a sentence give to what came before the news: the last such attack, a trial, a memorial, a war.

use super::harms;
use super::scope::is_compared;
use super::total::{is_brought, is_counted_total};
use crate::extraction::cues::Cue;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::dates;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use std::ops::Range;

/// A clause of the past has its casualty word after no more tokens than this.
const CLAUSE: usize = 16;

/// "the deadliest attack since March, when 40 people were killed", "hours after four soldiers were killed", "attacks that have killed 300",
/// "in a city where a bomb killed 52 people in 2010": where the clause begins that puts the casualty word at a token before what the
/// sentence is about.
pub(in crate::extraction) fn clause_of_past(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    at: usize,
) -> Option<usize> {
    let from = at.saturating_sub(CLAUSE).max(tokens.start);
    let clause = (from..at).rev().take_while(|n| !matches!(reading.doc.word(*n), "," | ";"));
    clause.into_iter().find(|n| {
        is_last_such(reading, tokens, *n)
            || is_shortly_after(reading, tokens, *n)
            || is_of_many(reading, tokens, *n)
            || is_anniversary(reading, *n)
            || is_dated_back(reading, tokens, *n, at)
    })
}

/// "since", or ", when" and ", in which" behind "the deadliest attack since March": whether it opens what the last such attack did.
fn is_last_such(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let opens = match reading.folded(at) {
        // "the worst attack since a bombing killed 60 people in May".
        "since" => return is_compared(reading, at),
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

/// "The attack came less than a week after 12 people died", "killed 14, weeks after 19 died in a raid": whether "after" at a token opens what
/// went before.
fn is_shortly_after(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let counted = at.checked_sub(1).is_some_and(|n| reading.is_one_of(n, WordClass::TimeUnit));
    let came = |n: usize| matches!(reading.folded(n), "came" | "comes" | "happened" | "occurred" | "follows");
    // ", a day after": counted from what stands before the comma.
    let told = || {
        let comma = (tokens.start..at).rev().take(6).find(|n| reading.doc.word(*n) == ",");
        let deed = |t: &Hit<'_>| t.entry.role != Role::Nothing;
        comma.is_some_and(|comma| reading.triggers_in(&(tokens.start..comma)).iter().any(deed))
    };
    reading.folded(at) == "after" && counted && (tokens.clone().take(5).any(|n| came(n) && n < at) || told())
}

/// "the latest in a series of attacks that have killed more than 100", "in fighting that has displaced 20,000": whether a relative clause at
/// a token tells of all that a war or a row of attacks did.
fn is_of_many(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let perfect =
        matches!(reading.folded(at), "that" | "which") && matches!(reading.folded(at + 1), "has" | "have");
    let from = at.saturating_sub(6).max(tokens.start);
    let row = |w: &str| {
        matches!(w, "series" | "string" | "wave" | "spate" | "violence" | "unrest" | "campaign" | "offensive")
    };
    let many = |n: usize| {
        reading.is(n, List::War) || reading.is_one_of(n, WordClass::Deeds) || row(reading.folded(n))
    };
    perfect && (from..at).any(many)
}

/// "on the eve of the anniversary of an attack that killed 35": whether a word is of what only says when the news was.
pub(in crate::extraction) fn is_anniversary(reading: &Reading<'_>, at: usize) -> bool {
    let counted = |w: &str| matches!(w, "eve" | "before" | "ahead");
    reading.folded(at).starts_with("anniversar") && reading.any_word(at.saturating_sub(6)..at, counted)
}

/// "in a city where a bombing killed 52 people in 2010", "the civil war that killed 100,000 people in the 1990s": whether a relative clause at
/// `at` has a date of the past, where the sentence has a day of its own outside it.
fn is_dated_back(reading: &Reading<'_>, tokens: &Range<usize>, at: usize, harm: usize) -> bool {
    let relative = matches!(reading.folded(at), "that" | "where" | "which");
    if !relative {
        return false;
    }
    let end = (harm..tokens.end).find(|n| matches!(reading.doc.word(*n), "," | ";")).unwrap_or(tokens.end);
    let published = reading.info.date.map(|d| d.day);
    let inside = |d: &dates::DatePhrase| at <= d.tokens.start && d.tokens.end <= end;
    let dates = reading.dates_in(tokens);
    let past = |d: &dates::DatePhrase| dates::is_past_reference(&d.phrase, published);
    dates.iter().any(|d| inside(d) && past(d))
        && dates.iter().any(|d| !inside(d) && d.phrase.can_date_an_event() && !past(d))
}

/// "killed 14 people on Tuesday, the latest in a series of attacks that have killed more than 100 since June": the words before those of a war
/// or a row of attacks, where they have a toll of their own.
pub(super) fn before_the_many(reading: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let many = tokens.clone().find(|n| is_of_many(reading, tokens, *n));
    let comma = many.and_then(|many| {
        (tokens.start..many).rev().find(|n| matches!(reading.doc.word(*n), "," | ";" | "-" | "–" | "—"))
    });
    match comma.map(|comma| tokens.start..comma) {
        Some(news) if !harms(reading, &news).is_empty() => news,
        _ => tokens.clone(),
    }
}

/// "bringing the death toll this month to 61": whether a total is of a span of days.
pub(super) fn is_total_of_a_span(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let total = reading.folded(at) == "toll" || is_counted_total(reading, at);
    let span = |n: usize| {
        matches!(reading.folded(n), "this" | "past" | "last")
            && matches!(reading.folded(n + 1), "week" | "month" | "year")
            // "the toll of last week's attack".
            && !reading.is_possessive(n + 2)
    };
    total && is_brought(reading, at) && (at..tokens.end.min(at + CLAUSE)).any(span)
}

/// Whether a sentence speaks of what was done before the news: "was sentenced for an attack in 2009 that killed 20", "a memorial to the
/// 168 people killed in 1995", "Until Tuesday the deadliest attack had been one that killed 19".
pub(in crate::extraction) fn is_of_the_past(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
    if !reading.may_in(tokens, Cue::Past) {
        return false;
    }
    tokens.clone().filter(|n| reading.may(*n, Cue::Past)).any(|n| {
        let judged = match word(n) {
            // "a son of the jailed trafficker" is no trial.
            "sentenced" | "convicted" | "jailed" | "acquitted" => {
                reading.any_word(n + 1..n + 8, |w| matches!(w, "for" | "over" | "of"))
                    && !matches!(word(n.wrapping_sub(1)), "the" | "a" | "of")
            }
            "trial" => matches!(word(n.wrapping_sub(1)), "on" | "stand" | "stood" | "his" | "their"),
            _ => false,
        };
        let recalled = matches!(word(n), "memorial" | "monument")
            && !matches!(word(n.wrapping_sub(1)), "war" | "the" | "at" | "near");
        let surpassed = matches!(word(n), "deadliest" | "worst" | "bloodiest")
            && (n + 1..tokens.end.min(n + CLAUSE)).any(|k| word(k) == "had" && word(k + 1) == "been");
        judged || recalled || surpassed
    })
}

/// Whether a word may be of what [`is_of_the_past`] reads: of courts, of what recalls the dead, and of what was the worst so far.
pub(in crate::extraction) fn may_be_of_the_past(word: &str) -> bool {
    matches!(word, "sentenced" | "convicted" | "jailed" | "acquitted" | "trial")
        || matches!(word, "memorial" | "monument")
        || matches!(word, "deadliest" | "worst" | "bloodiest")
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
    // "killed 12 people, bringing to 60 the number of dead in the past week": what stands before is the news.
    let brought = tokens
        .clone()
        .skip(1)
        .find(|n| matches!(word(*n), "bringing" | "taking" | "raising") && reading.doc.word(n - 1) == ",");
    let news = brought.map(|n| tokens.start..n).filter(|news| !harms(reading, news).is_empty());
    news.unwrap_or(tokens.clone()).any(|n| so_far(n) || this_so_far(n) || past(n))
}
