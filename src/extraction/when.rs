//! When a statement's event happened.

use super::reading::Reading;
use crate::language::english::dates::{self, DatePhrase, Role, When};
use crate::model::{DateClaim, TimeOfDay};
use crate::text::{BlockKind, Span};
use jiff::civil::Date;
use std::ops::Range;

/// A date with the words that it was read from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dated {
    pub claim: DateClaim,
    pub span: Option<Span>,
    /// Whether the words put it long before the report: history.
    pub past: bool,
}

/// The day on which the words of a sentence count as written: a post's own date, else the report's.
pub(super) fn written(reading: &Reading<'_>, sentence: usize) -> Option<Date> {
    let block = reading.doc.sentences[sentence].block;
    let published = reading.info.date.map(|d| d.day);
    if reading.doc.blocks[block].kind != BlockKind::Post {
        return published;
    }
    let signature = reading.doc.blocks.get(block + 1).filter(|b| b.kind == BlockKind::Signature);
    let day = signature.and_then(|b| {
        let tokens = reading.doc.tokens_in(b.span);
        let phrase = reading.dates.iter().find(|d| tokens.contains(&d.tokens.start))?;
        dates::resolve(&phrase.phrase, published).start
    });
    day.or(published)
}

/// The date of the statement whose trigger is at `trigger`, from the phrases of its sentence.
///
/// The nearest phrase that can date an event wins; one that stands with a "since" or a scheduled future does not.
/// `before` is the date that the sentences before it in its block are about.
pub(super) fn of_statement(
    reading: &Reading<'_>,
    sentence: usize,
    trigger: &Range<usize>,
    before: Option<DateClaim>,
) -> Option<Dated> {
    let tokens = &reading.doc.sentences[sentence].tokens;
    let written = written(reading, sentence);
    let is_caption = reading.kind(sentence) == BlockKind::Caption;
    let phrases: Vec<&DatePhrase> =
        reading.dates.iter().filter(|d| tokens.contains(&d.tokens.start)).collect();
    let distance = |d: &DatePhrase| {
        if d.tokens.start >= trigger.end {
            d.tokens.start - trigger.end
        } else {
            trigger.start.saturating_sub(d.tokens.end) + 2
        }
    };
    let best = phrases
        .iter()
        .filter(|d| !is_time_only(d) && usable(reading, d, is_caption))
        .min_by_key(|d| (d.phrase.role != Role::On, distance(d)))?;
    let mut claim = match best.phrase.when {
        When::Relative { .. } => {
            let anchor = before.filter(DateClaim::is_resolved).or_else(|| written.map(DateClaim::on))?;
            let claim = dates::resolve_from(&best.phrase, &anchor, written);
            if claim.is_unknown() { anchor } else { claim }
        }
        // "Since the morning of October 19 they have been shelling": the day that it began.
        _ => dates::resolve_named(&best.phrase, written),
    };
    claim.time_of_day = claim.time_of_day.or_else(|| time_of_day(reading, tokens));
    let past = written.is_some_and(|w| dates::is_past_reference(&best.phrase, Some(w)))
        || is_long_span(&claim)
        || (written.is_none() && names_past(&best.phrase));
    Some(Dated { claim, span: Some(best.span), past })
}

/// The time of day that a sentence names without a day.
pub(super) fn time_of_day(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<TimeOfDay> {
    let phrases = reading.dates.iter().filter(|d| tokens.contains(&d.tokens.start) && is_time_only(d));
    phrases.filter_map(|d| d.phrase.time).next()
}

fn usable(reading: &Reading<'_>, date: &DatePhrase, is_caption: bool) -> bool {
    let future = date.phrase.future || dates::speaks_of_the_future(reading.doc, date.tokens.start);
    // A caption's closing date is the photograph's, unless "on" ties it to the event.
    let photograph = is_caption && !has_on(reading, date);
    date.phrase.role != Role::Until && !future && !photograph
}

fn has_on(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    date.tokens.clone().any(|n| reading.folded(n) == "on")
        || date.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "on")
}

fn is_time_only(date: &DatePhrase) -> bool {
    matches!(date.phrase.when, When::TimeOnly)
}

fn is_long_span(claim: &DateClaim) -> bool {
    claim.is_resolved() && claim.precision() == 5
}

fn names_past(phrase: &dates::Phrase) -> bool {
    matches!(phrase.when, When::Years(..) | When::Year(_))
        || matches!(phrase.when, When::Day(d) if d.year.is_some() && d.month.is_none())
}
