//! Times of day: the clock and the parts of the day.

use super::words::{LEADS, ROUGHLY, ZONES, day_part};
use crate::language::english::View;
use crate::language::english::beginnings::Begins;
use crate::model::TimeOfDay;

/// A time of day and how firmly its words stand by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub end: usize,
    pub time: Option<TimeOfDay>,
    pub strength: Strength,
}

/// What a time needs beside it to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// "early", "late", "earlier": only beside a date or a firmer time.
    Soft,
    /// "night", "13:15": beside a date or after a preposition.
    Plain,
    /// "overnight", "4:00 p.m.", "0400 GMT", "the early hours": by itself.
    Firm,
}

/// The time at `at`.
pub(super) fn time(view: View<'_>, at: usize) -> Option<Told> {
    if !view.may(at, Begins::TIME) {
        return None;
    }
    if view.word(at) == "overnight" {
        return Some(Told { end: at + 1, time: Some(TimeOfDay::Night), strength: Strength::Firm });
    }
    hours_of(view, at).or_else(|| clock(view, at)).or_else(|| part(view, at)).or_else(|| soft(view, at))
}

/// "the early hours", "the small hours of the morning".
fn hours_of(view: View<'_>, at: usize) -> Option<Told> {
    let start = if view.word(at) == "the" { at + 1 } else { at };
    let time = match view.word(start) {
        "early" | "small" | "wee" | "predawn" | "morning" => TimeOfDay::Morning,
        "late" | "evening" => TimeOfDay::Evening,
        "night" | "nighttime" | "overnight" => TimeOfDay::Night,
        _ => return None,
    };
    let hours = if view.word(start + 1) == "morning" { start + 2 } else { start + 1 };
    let end = view.after(hours, &["hours"])?;
    let end = view
        .after(end, &["of", "the", "morning"])
        .or_else(|| view.after(end, &["of", "this", "morning"]))
        .unwrap_or(end);
    Some(Told { end, time: Some(time), strength: Strength::Firm })
}

/// "morning", "the night", "mid-afternoon", "12 noon".
fn part(view: View<'_>, at: usize) -> Option<Told> {
    let mut next = at;
    while view.is(next, &["the", "early", "late", "mid", "-", "12", "shortly", "before", "after"])
        && next < at + 4
    {
        next += 1;
    }
    let mut told = day_part(view.word(next))?;
    let bare = next == at;
    // "before dawn" is told of the night's end; dawn is near enough for a map.
    if (at..next).any(|i| view.word(i) == "late") && told == TimeOfDay::Evening {
        told = TimeOfDay::Night;
    }
    // "night vision", "the morning shift": a part of the day that modifies a noun after "the" is still a time.
    let hyphen = view.word(next + 1) == "-" && view.touches_previous(next + 1);
    let clean = bare || view.word(at) != "-";
    (!hyphen && clean).then_some(Told { end: next + 1, time: Some(told), strength: Strength::Plain })
}

fn soft(view: View<'_>, at: usize) -> Option<Told> {
    let time = match view.word(at) {
        "early" => Some(TimeOfDay::Morning),
        "late" => Some(TimeOfDay::Night),
        "earlier" | "later" => None,
        _ => return None,
    };
    Some(Told { end: at + 1, time, strength: Strength::Soft })
}

/// "at about 4:00 p.m.", "13:15", "1 pm", "0800 GMT", "15:00 (GMT +4)".
fn clock(view: View<'_>, at: usize) -> Option<Told> {
    let mut next = at;
    while view.is(next, ROUGHLY) || next > at && view.is(next, &["before", "after"]) {
        next += 1;
        if next > at + 3 {
            return None;
        }
    }
    if !view.is_number(next) {
        return None;
    }
    let token = view.word(next);
    let (end, half) = half_of_day(view, next + 1);
    let (hour, minute, minutes_told) = hour_and_minute(token, half.is_some())?;
    let (end, zone) = zone(view, end);
    let digits = token.bytes().all(|b| b.is_ascii_digit());
    let hours_word = view.is(end, &["hours", "hrs", "hour", "o'clock"]);
    let four = digits && token.len() == 4;
    // "AT 2000 ON 11 NOVEMBER": four digits after "at" and before a date or a mark.
    let at_before = view.before(at) == "at";
    let dated =
        matches!(view.word(end), "on" | "today" | "tonight" | "yesterday" | "this" | "local" | "," | ".");
    let four_told = four && (zone || hours_word || at_before && dated);
    if digits && half.is_none() && !four_told && view.word(end) != "o'clock" {
        return None;
    }
    let end = if hours_word && (four || minutes_told) || view.word(end) == "o'clock" { end + 1 } else { end };
    let hour = match half {
        Some(_) if hour > 12 => hour,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    let hour = if hour == 24 && minute == 0 { 0 } else { hour };
    if hour > 23 {
        return None;
    }
    let strength = if half.is_some() || zone || hours_word { Strength::Firm } else { Strength::Plain };
    // "3:0" and "1:45:02" are no times of day; "3:10" alone may be a score.
    Some(Told { end, time: Some(TimeOfDay::Clock(hour, minute)), strength })
}

/// Hour and minute of a token, and whether it told minutes.
fn hour_and_minute(token: &str, half: bool) -> Option<(u8, u8, bool)> {
    let two = |s: &str| -> Option<u8> {
        let digits = (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        s.parse().ok().filter(|_| digits)
    };
    let (hour, minute, told) = if let Some((h, m)) = token.split_once(':') {
        // Seconds, where a stamp has them, are let go.
        let m = m.split_once(':').map_or(m, |(m, _)| m);
        (two(h)?, two(m).filter(|_| m.len() == 2)?, true)
    } else if let Some((h, m)) = token.split_once('.').filter(|_| half) {
        (two(h)?, two(m).filter(|_| m.len() == 2)?, true)
    } else if token.len() == 4 && token.is_ascii() {
        (two(&token[..2])?, two(&token[2..])?, true)
    } else {
        (two(token)?, 0, false)
    };
    (hour <= 24 && minute < 60 && (told || hour > 0)).then_some((hour, minute, told))
}

/// "p.m.", "am": the index after it, and whether it is after noon.
fn half_of_day(view: View<'_>, at: usize) -> (usize, Option<bool>) {
    match view.word(at) {
        "am" => (at + 1, Some(false)),
        "pm" => (at + 1, Some(true)),
        half @ ("a" | "p") if view.word(at + 1) == "." && view.word(at + 2) == "m" => {
            let end = if view.word(at + 3) == "." && view.touches_previous(at + 3) { at + 4 } else { at + 3 };
            (end, Some(half == "p"))
        }
        _ => (at, None),
    }
}

/// "GMT", "local time", "Moscow time", "(GMT +4)": the index after it, and whether there is one.
fn zone(view: View<'_>, at: usize) -> (usize, bool) {
    let zone = |i: usize| view.is(i, ZONES);
    let offset = |i: usize| {
        let sign = view.is(i, &["+", "-"]) && view.is_number(i + 1);
        if sign { i + 2 } else { i }
    };
    let mut end = at;
    if zone(at) {
        end = offset(at + 1);
    } else if view.word(at + 1) == "time" && (view.word(at) == "local" || view.is_capital(at)) {
        end = at + 2;
    }
    // A bracket that gives the zone, or the same time by another clock.
    if view.word(end) == "("
        && let Some(close) = (end + 1..end + 8).find(|i| view.word(*i) == ")")
        && (end + 1..close).any(|i| zone(i) || view.word(i) == "time")
    {
        return (close + 1, true);
    }
    (end, end > at)
}

/// Whether `word` before a plain time makes it one.
pub(super) fn licenses(word: &str) -> bool {
    LEADS.contains(&word) || ROUGHLY.contains(&word) || word == "after"
}
