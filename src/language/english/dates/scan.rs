//! Puts dates and times that stand together into one phrase.

use super::calendar::{calendar, named_day};
use super::relative::relative;
use super::times::{self, Strength};
use super::words::{LEADS, LINKS};
use super::{DatePhrase, Day, Phrase, Pick, Role, When};
use crate::language::english::beginnings::Begins;
use crate::language::english::{View, Words};
use crate::model::TimeOfDay;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Every date phrase of `doc`, whose words the caller has.
pub(crate) fn phrases_of(doc: &Document<'_>, words: &Words<'_, '_>) -> Vec<DatePhrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        let begins = words.may(at, Begins::LEAD | Begins::DATE);
        match begins.then(|| phrase_at(words.view(at), at)).flatten() {
            Some((end, phrase)) if end > at => {
                let span = doc.tokens[at].span().cover(doc.tokens[end - 1].span());
                found.push(DatePhrase { span, tokens: at..end, phrase });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// What has been read of a phrase.
#[derive(Default)]
struct Reading {
    when: Option<When>,
    time: Option<TimeOfDay>,
    strength: Option<Strength>,
    soft: Option<Soft>,
    overnight: bool,
    /// Whether a time of day stands before the date.
    time_first: bool,
    future: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Soft {
    Early,
    Late,
    Other,
}

fn phrase_at(view: View<'_>, at: usize) -> Option<(usize, Phrase)> {
    let lead = if view.may(at, Begins::LEAD) && view.is(at, LEADS) { view.word(at) } else { "" };
    let mut start = if lead.is_empty() { at } else { at + 1 };
    if !view.may(start, Begins::LEAD | Begins::DATE) {
        return None;
    }
    // "since about 1991", "over the weekend", "until at least Friday".
    if let Some(after) = view.after(start, &["at", "least"]).filter(|_| !lead.is_empty()) {
        start = after;
    }
    let mut reading = Reading::default();
    let mut end = None;
    let mut next = start;
    for _ in 0..6 {
        let cue = if next == start && lead.is_empty() { view.before(at) } else { view.before(next) };
        let cue = if cue == "the" || cue.is_empty() { lead } else { cue };
        let Some(after) = piece(view, next, cue, lead, &mut reading) else { break };
        // A soft word alone is no end: "late" must find its date.
        if reading.when.is_some() || reading.strength.is_some_and(|s| s != Strength::Soft) {
            end = Some(after);
        }
        next = after;
        while view.is(next, LINKS) && next < after + 3 {
            next += 1;
        }
        // "on Monday in October" must not jump over a comma and an article to what is not a date.
        if view.is(next, &["early", "late"]) && end.is_some() && next > after && view.word(after) != "," {
            break;
        }
    }
    let mut end = end?;
    if view.word(end) == ")" && opens_bracket(view, start, end) {
        end += 1;
    }
    let phrase = close(view, at..end, lead, reading)?;
    // "concern over Sunday's vote", "asked about yesterday": the preposition belongs to another word.
    let loose = matches!(lead, "over" | "about" | "around" | "at" | "in" | "within" | "between");
    (!(loose && phrase.time.is_none() && is_one_day(phrase.when))).then_some((end, phrase))
}

/// Reads one date or time at `at` into `reading`; the index after it.
fn piece(view: View<'_>, at: usize, cue: &str, lead: &str, reading: &mut Reading) -> Option<usize> {
    let begun =
        view.word(at) != "the" || !view.is_word(at + 1) || view.may(at + 1, Begins::DATE | Begins::AFTER_THE);
    if !view.may(at, Begins::DATE) || !begun {
        return None;
    }
    if reading.when.is_none() {
        if let Some((end, when)) = named_day(view, at) {
            reading.when = Some(when);
            return Some(end);
        }
        let clock_range = times::time(view, at).filter(|t| matches!(t.time, Some(TimeOfDay::Clock(..))));
        if clock_range.is_none()
            && let Some(told) = relative(view, at)
        {
            reading.when = Some(told.when);
            reading.time = told.time.or(reading.time);
            reading.future |= told.future;
            return Some(told.end);
        }
        if let Some((end, when)) = calendar(view, at, cue) {
            let (end, when) = extended(view, end, when, lead);
            reading.when = Some(when);
            return Some(end);
        }
        if view.word(at) == "the"
            && let Some((end, when)) = calendar(view, at + 1, lead).or_else(|| day_alone(view, at, lead))
        {
            let (end, when) = extended(view, end, when, lead);
            reading.when = Some(when);
            return Some(end);
        }
    }
    let told = times::time(view, at)?;
    if told.strength == Strength::Soft {
        // A soft word after its date is another clause's ("on Monday, later").
        if reading.when.is_some() || reading.strength.is_some() {
            return None;
        }
        reading.strength = Some(Strength::Soft);
        reading.soft = Some(match view.word(at) {
            "early" => Soft::Early,
            "late" => Soft::Late,
            _ => Soft::Other,
        });
        return Some(told.end);
    }
    // After a date a bare part of the day must touch it or follow its preposition ("Monday, night fell").
    if reading.when.is_some()
        && told.strength == Strength::Plain
        && view.before(at) == ","
        && !is_clock(told.time)
    {
        return None;
    }
    reading.overnight |= view.word(at) == "overnight";
    reading.time_first |= reading.when.is_none();
    reading.time = match (reading.time, told.time) {
        (Some(TimeOfDay::Clock(h, m)), _) => Some(TimeOfDay::Clock(h, m)),
        (_, t) => t,
    };
    let licensed = told.strength == Strength::Firm || times::licenses(cue) || times::licenses(lead);
    if licensed || reading.when.is_some() {
        reading.strength = Some(if licensed { Strength::Firm } else { Strength::Plain });
    } else if reading.strength.is_none() {
        reading.strength = Some(Strength::Plain);
    }
    // "from 13:15 to 14:00": the first is kept.
    if is_clock(told.time)
        && view.is(told.end, &["to", "and", "until", "–", "-"])
        && let Some(second) = times::time(view, told.end + 1).filter(|t| is_clock(t.time))
    {
        return Some(second.end);
    }
    Some(told.end)
}

fn is_clock(time: Option<TimeOfDay>) -> bool {
    matches!(time, Some(TimeOfDay::Clock(..)))
}

/// "the 27th", after "on" or "of" only.
fn day_alone(view: View<'_>, at: usize, lead: &str) -> Option<(usize, When)> {
    let day = super::numeric::small(view.word(at + 1))?;
    let ending = view.touches_previous(at + 2) && view.is(at + 2, &["st", "nd", "rd", "th"]);
    let ends = !view.is_word(at + 3)
        || view.is(at + 3, &["has", "have", "had", "at", "when", "and", "was", "were", "in", "near", "by"])
        // "On the 14th a bomb injured eleven people."
        || view.is(at + 3, &["a", "an", "the", "one", "two", "three", "four", "five", "another", "there", "they"]);
    (ending && ends && matches!(lead, "on" | "since" | "until" | "by"))
        .then(|| (at + 3, When::Day(Day { day: Some(day), ..Day::default() })))
}

/// A second date that makes a span of the first: "from X to Y", "between X and Y", "X - Y".
fn extended(view: View<'_>, end: usize, when: When, lead: &str) -> (usize, When) {
    let When::Day(first) = when else { return (end, when) };
    let joined = match lead {
        "between" => view.word(end) == "and",
        "from" => view.is(end, &["to", "until", "till", "through"]),
        _ => view.is(end, &["to", "through", "–", "-"]),
    };
    if !joined {
        return (end, when);
    }
    let next = if view.word(end + 1) == "the" { end + 2 } else { end + 1 };
    let Some((after, When::Day(last))) = calendar(view, next, "from") else { return (end, when) };
    if let (Some(a), Some(b), None, None) = (first.year, last.year, first.month, last.month) {
        return (after, When::Years(a.min(b), a.max(b)));
    }
    let mut first = first;
    let same_kind =
        first.day.is_some() == last.day.is_some() && first.weekday.is_some() == last.weekday.is_some();
    // "from September 27 to October 4, 2020": the year is told once.
    if first.year.is_none() && first.month.is_some() {
        first.year = last.year;
        first.years_from_now = last.years_from_now;
    }
    if same_kind { (after, When::Between(first, last)) } else { (end, when) }
}

fn opens_bracket(view: View<'_>, start: usize, end: usize) -> bool {
    let open = (start..end).filter(|i| view.word(*i) == "(").count();
    let closed = (start..end).filter(|i| view.word(*i) == ")").count();
    open > closed
}

/// The phrase that the reading of some tokens makes, if it makes one.
fn close(view: View<'_>, tokens: Range<usize>, lead: &str, reading: Reading) -> Option<Phrase> {
    let at = tokens.start;
    let Reading { when, time, strength, soft, overnight, time_first, mut future } = reading;
    let when = match when {
        Some(when) => narrowed(when, soft),
        None if overnight => When::Days(-1, 0),
        None if strength == Some(Strength::Firm) || stands_alone(view, at, lead) => When::TimeOnly,
        None => return None,
    };
    let time = time.or_else(|| match soft {
        Some(Soft::Early) if is_one_day(when) => Some(TimeOfDay::Morning),
        Some(Soft::Late) if is_one_day(when) => Some(TimeOfDay::Night),
        _ => None,
    });
    future |= matches!(
        when,
        When::Day(Day { pick: Pick::After, .. }) | When::Day(Day { weeks_from_now: Some(1), .. })
    );
    let spans = matches!(when, When::Between(..)) || matches!(when, When::Years(a, b) if a != b);
    // "the toll from last week's attack" begins nothing.
    let possessive = view.kind(tokens.end) == Some(TokenKind::Possessive);
    let role = match lead {
        _ if when == When::TimeOnly => Role::On,
        "since" => Role::Since,
        "from" if !spans && !possessive => Role::Since,
        // "shortly before 9 p.m. on Sunday" is on Sunday.
        "by" | "before" if time_first => Role::On,
        // "a bombardment from dawn until noon on Wednesday": all of it on Wednesday.
        "until" | "till" if time_first && (1..4).any(|n| n <= at && view.word(at - n) == "from") => Role::On,
        "until" | "till" | "by" | "before" => Role::Until,
        _ => Role::On,
    };
    Some(Phrase { when, time, role, future })
}

/// Whether a part of the day needs nothing beside it: after a preposition.
fn stands_alone(view: View<'_>, at: usize, lead: &str) -> bool {
    !lead.is_empty() && times::licenses(lead) || times::licenses(view.before(at))
}

fn is_one_day(when: When) -> bool {
    match when {
        When::Day(d) => d.day.is_some() || d.weekday.is_some(),
        When::Slashed { .. } | When::Days(..) => true,
        When::Relative { unit, .. } | When::Ago { unit, .. } => unit == super::Unit::Days,
        _ => false,
    }
}

/// "the early 1990s" are its first years.
fn narrowed(when: When, soft: Option<Soft>) -> When {
    match (when, soft) {
        (When::Years(a, b), Some(Soft::Early)) if b - a == 9 => When::Years(a, a + 3),
        (When::Years(a, b), Some(Soft::Late)) if b - a == 9 => When::Years(b - 3, b),
        (when, _) => when,
    }
}
