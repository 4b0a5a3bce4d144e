//! What a sentence says of its figures as a whole: superseded, counted from long ago.

use crate::extraction::reading::Reading;
use crate::language::english::dates;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_war};
use std::ops::Range;

/// "It earlier put the number of deaths at 14", "Earlier ... had given a toll of 49".
pub(super) fn is_superseded(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    // "Earlier two had been reported dead; five are now known to have been killed."
    let renewed = (tokens.start..at).any(|n| reading.doc.word(n) == ";" || reading.folded(n) == "now");
    if renewed {
        return false;
    }
    // "Two days earlier" dates an event; "earlier" alone dates a figure.
    let dated = |n: usize| reading.is_of_date(n, tokens);
    let said_before = |n: usize| {
        matches!(reading.folded(n), "earlier" | "initially" | "previously") && !dated(n)
            || is_first(reading, n)
    };
    tokens.clone().take(8).any(said_before)
        && !reading.any_word(tokens.clone(), |w| matches!(w, "risen" | "rose" | "rises" | "updated"))
        || had_given(reading, tokens)
        || is_outdone(reading, at)
}

/// "At first five deaths were reported", "The first reports spoke of 55 killed".
fn is_first(reading: &Reading<'_>, n: usize) -> bool {
    let next = reading.folded(n + 1);
    match reading.folded(n) {
        "at" => next == "first",
        // "Officials first said that five had died".
        "first"
            if matches!(next, "said" | "put" | "spoke" | "gave" | "reported" | "counted" | "mentioned") =>
        {
            // "the website that first reported the raid", but "officials, who first mentioned nine dead".
            let relative = |b: usize| matches!(reading.folded(b), "that" | "which" | "who");
            reading.is_counted(n + 3) || !n.checked_sub(1).is_some_and(relative)
        }
        "first" | "initial" | "early" => {
            // "A first count had spoken of nine", "The town hall's first list had 60 names on it".
            matches!(
                next.strip_suffix('s').unwrap_or(next),
                "report"
                    | "account"
                    | "count"
                    | "estimate"
                    | "figure"
                    | "word"
                    | "list"
                    | "toll"
                    | "tally"
                    | "bulletin"
            )
        }
        _ => false,
    }
}

/// "raising an earlier toll of five", "up from a first count of seven": a figure that the sentence's own has left behind.
fn is_outdone(reading: &Reading<'_>, at: usize) -> bool {
    let is_figure =
        |n: &usize| matches!(reading.folded(*n), "toll" | "count" | "figure" | "number" | "tally");
    // "correcting an earlier figure of ten dead": the word for it stands before the number.
    let of_number =
        || (at.saturating_sub(4)..at).rev().find(is_figure).filter(|n| reading.folded(n + 1) == "of");
    let Some(at) = Some(at).filter(is_figure).or_else(of_number) else { return false };
    let before = (at.saturating_sub(3)..at).rev();
    let old = |n: usize| matches!(reading.folded(n), "earlier" | "previous" | "initial" | "first" | "former");
    let outdone = |n: usize| reading.is_one_of(n, WordClass::Correcting);
    before.clone().any(old) && (at.saturating_sub(5)..at).rev().any(outdone)
}

/// "He had given a toll of 80 the day before", "On Wednesday officials had put it at eleven".
fn had_given(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    // "By Sunday afternoon the ministry had counted 66 killed": the last of all. "The army said it had counted eight": reported speech.
    reading.folded(tokens.start) != "by"
        && tokens.clone().take(10).any(|n| {
            reading.folded(n) == "had"
                && !reading.any_on(tokens.start..n, List::Saying)
                && reading.any_word(n + 1..(n + 3).min(tokens.end), |w| {
                    matches!(
                        w,
                        "given" | "put" | "spoken" | "counted" | "listed" | "known" | "first" | "initially"
                    )
                })
        })
}

/// "160 wounded since 10 May": figures of more than one event, counted from a day long gone.
pub(in crate::extraction) fn is_long_since(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    if tokens.clone().any(|n| is_from_the_start(reading, n) || is_of_years(reading, n)) {
        return true;
    }
    let published = reading.info.date.map(|d| d.day);
    // "growing since March 27, when guerrillas overran a post": what the clause tells of is of that day.
    let of_clause = |end: usize| reading.doc.word(end) == "," && reading.folded(end + 1) == "when";
    let since = reading.dates_in(tokens).iter().filter(|d| d.phrase.role == dates::Role::Since);
    // "Since October 3, when gunmen killed 12, 40 people have died": what opens the sentence is of all that follows.
    let opens = |d: &dates::DatePhrase| d.tokens.start <= tokens.start + 1;
    let counted = |d: &&dates::DatePhrase| {
        (opens(d) || !of_clause(d.tokens.end)) && !is_compared(reading, d.tokens.start)
    };
    since.filter(counted).any(|d| {
        let start = dates::resolve_named(&d.phrase, published).start;
        start.zip(published).is_some_and(|(s, p)| p.since(s).is_ok_and(|gone| gone.get_days() > LONG_SINCE))
    })
}

/// "the deadliest attack since January", "grew to its worst since February", "the first bombing since 2019": whether "since" at a token
/// only compares with the past.
pub(in crate::extraction) fn is_compared(reading: &Reading<'_>, since: usize) -> bool {
    const NOUN: usize = 14;
    let superlative = |n: usize| {
        let word = reading.folded(n);
        let other = matches!(word, "protest" | "request" | "interest" | "northwest" | "southwest");
        word.len() > 6 && word.ends_with("est") && !other || matches!(word, "worst" | "first")
    };
    // "in by far the bloodiest attack on the Bosnian capital since its siege began".
    let phrase = (since.saturating_sub(NOUN)..since).rev();
    phrase.take_while(|n| reading.doc.is_word(*n)).any(superlative)
}

/// "Over the past day three people were killed in the region", "in the last 24 hours": a count of all that a day brought.
pub(in crate::extraction) fn is_of_last_day(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|n| {
        let span = matches!(reading.folded(n + 1), "day" | "24" | "twenty");
        span && matches!(reading.folded(n), "past" | "last" | "previous" | "preceding")
    })
}

/// "since the start of the offensive on April 4", "since the offensive began in October".
fn is_from_the_start(reading: &Reading<'_>, n: usize) -> bool {
    let start = |n: usize| {
        matches!(
            reading.folded(n),
            "start" | "beginning" | "outbreak" | "onset" | "launch" | "creation" | "outset"
        )
    };
    let began = |w: &str| matches!(w, "began" | "started" | "erupted" | "broke" | "launched");
    let war = |w: &str| is_war(w) || matches!(w, "offensive" | "campaign" | "operation" | "uprising");
    reading.folded(n) == "since"
        && reading.folded(n + 1) == "the"
        && (start(n + 2) || reading.any_word(n + 2..n + 5, war) && reading.any_word(n + 3..n + 7, began))
        && !is_compared(reading, n)
}

/// "in the three years up to 2023", "over the past six months", "in the last three weeks".
fn is_of_years(reading: &Reading<'_>, n: usize) -> bool {
    let span = matches!(reading.folded(n), "years" | "months" | "decades" | "weeks");
    let led = (n.saturating_sub(4)..n).any(|k| {
        matches!(reading.folded(k), "in" | "over" | "during" | "within")
            && matches!(reading.folded(k + 1), "the" | "past" | "last")
            && !matches!(reading.folded(k + 2), "preceding" | "following")
    });
    span && led
}

/// What goes on for more days than this is no one event.
const LONG_SINCE: i32 = 7;
