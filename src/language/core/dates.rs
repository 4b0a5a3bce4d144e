//! Date phrases of a language whose words are data: day and month, weekday, days counted from publication.

use super::Core;
use crate::language::english::dates::{DatePhrase, Day, Phrase, Role, When};
use crate::model::TimeOfDay;
use crate::text::{Document, TokenKind};
use jiff::civil::Weekday;

/// Every date phrase of `doc`, in order, without overlaps.
pub(super) fn phrases(core: &Core, doc: &Document<'_>) -> Vec<DatePhrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        let Some((end, when, time)) = phrase_at(core, doc, at) else {
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).filter(|n| doc.tokens[*n].sentence() == doc.tokens[at].sentence());
        let led = |class: &str| before.is_some_and(|n| core.is(doc, class, n));
        let role = if led("since") && !matches!(when, When::Between(..)) {
            Role::Since
        } else if led("until") && matches!(when, When::Day(_)) {
            Role::Until
        } else {
            Role::On
        };
        let time = time
            .or_else(|| part_of_day(core, doc, end))
            .or_else(|| before.and_then(|n| part_before(core, doc, n)));
        let future = matches!(when, When::Days(first, _) if first > 0);
        let span = doc.tokens[at].span().cover(doc.tokens[end - 1].span());
        found.push(DatePhrase { span, tokens: at..end, phrase: Phrase { when, time, role, future } });
        at = end;
    }
    found
}

fn part_of_day(core: &Core, doc: &Document<'_>, at: usize) -> Option<TimeOfDay> {
    core.at(doc, "part", at).and_then(|(name, _)| time_named(name))
}

/// "вечером в понедельник", "в ночь на 17 октября": the part of the day stands up to two words before.
fn part_before(core: &Core, doc: &Document<'_>, last: usize) -> Option<TimeOfDay> {
    (last.saturating_sub(1)..=last).find_map(|n| part_of_day(core, doc, n))
}

fn time_named(name: &str) -> Option<TimeOfDay> {
    Some(match name {
        "Dawn" => TimeOfDay::Dawn,
        "Morning" => TimeOfDay::Morning,
        "Afternoon" => TimeOfDay::Afternoon,
        "Evening" => TimeOfDay::Evening,
        "Night" => TimeOfDay::Night,
        _ => return None,
    })
}

fn phrase_at(core: &Core, doc: &Document<'_>, at: usize) -> Option<(usize, When, Option<TimeOfDay>)> {
    if doc.tokens[at].kind == TokenKind::Number {
        return numeric(doc, at)
            .map(|day| (at + 1, When::Day(day), None))
            .or_else(|| day_and_month(core, doc, at))
            .or_else(|| year_alone(core, doc, at));
    }
    if let Some((value, end)) = core.at(doc, "weekday", at) {
        let weekday = Weekday::from_monday_one_offset(value.parse().ok()?).ok();
        return Some((end, When::Day(Day { weekday, ..Day::default() }), None));
    }
    if let Some((value, end)) = core.at(doc, "day", at) {
        let days = value.parse().ok()?;
        return Some((end, When::Days(days, days), None));
    }
    if let Some((_, end)) = core.at(doc, "lastnight", at) {
        return Some((end, When::Days(-1, 0), Some(TimeOfDay::Night)));
    }
    if let Some((value, end)) = core.at(doc, "month", at) {
        let month = value.parse().ok();
        let year = year(core, doc, end);
        // "в мае" without a year is a month; a name that only looks like one has no number beside it.
        let end = year.map_or(end, |(_, end)| end);
        return Some((end, When::Day(Day { month, year: year.map(|y| y.0), ..Day::default() }), None));
    }
    None
}

/// "17 октября", "17 октября 2020 года", "16-17 октября", "с 16 на 17 октября".
fn day_and_month(core: &Core, doc: &Document<'_>, at: usize) -> Option<(usize, When, Option<TimeOfDay>)> {
    let day = day_number(doc, at)?;
    // A second day after a dash or a short word.
    let second = (at + 1..=at + 2).find_map(|n| Some((n, day_number(doc, n).filter(|_| n == at + 2)?)));
    let (last_at, last) = second.unwrap_or((at, day));
    let (value, end) = core.at(doc, "month", last_at + 1)?;
    let month = value.parse().ok();
    let stated = year(core, doc, end);
    let (year, end) = stated.map_or((None, end), |(year, end)| (Some(year), end));
    let of = |day: i8| Day { day: Some(day), month, year, ..Day::default() };
    let when = if last_at == at { When::Day(of(day)) } else { When::Between(of(day), of(last)) };
    Some((end, when, None))
}

fn day_number(doc: &Document<'_>, at: usize) -> Option<i8> {
    let token = doc.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
    token.span().of(doc.text).parse().ok().filter(|n| (1..=31).contains(n))
}

/// The year at a token, with the word for year after it.
fn year(core: &Core, doc: &Document<'_>, at: usize) -> Option<(i16, usize)> {
    let year: i16 = doc.word(at).parse().ok().filter(|y| (1900..=2100).contains(y))?;
    Some((year, if core.is(doc, "year", at + 1) { at + 2 } else { at + 1 }))
}

fn year_alone(core: &Core, doc: &Document<'_>, at: usize) -> Option<(usize, When, Option<TimeOfDay>)> {
    let (year, end) = year(core, doc, at).filter(|(_, end)| *end == at + 2)?;
    Some((end, When::Day(Day { year: Some(year), ..Day::default() }), None))
}

/// "17.10.2020".
fn numeric(doc: &Document<'_>, at: usize) -> Option<Day> {
    let mut parts = doc.word(at).split('.');
    let day = parts.next()?.parse().ok().filter(|n| (1..=31).contains(n))?;
    let month = parts.next()?.parse().ok().filter(|n| (1..=12).contains(n))?;
    let year = parts.next()?.parse().ok().filter(|n| (1900..=2100).contains(n))?;
    Some(Day { day: Some(day), month: Some(month), year: Some(year), ..Day::default() })
}
