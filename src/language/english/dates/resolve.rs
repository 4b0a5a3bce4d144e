//! What a phrase means for a day of publication.

use jiff::Span;
use jiff::civil::Date;

use super::near::{capped, days, slashed, span_of_day};
use super::{Phrase, Role, Unit, When};
use crate::model::{DateClaim, TimeOfDay};

/// A date that ended more than this many days before publication is history, not news: a month and a day.
pub const FAR_PAST_DAYS: i32 = 31;

/// What `phrase` claims for a report published on `published`.
///
/// Without a publication date, parts stay parts: a Monday, an October 11, or nothing for "yesterday". A [`Role::Since`]
/// claim has a start only and a [`Role::Until`] claim an end only. Times relative to another date are unknown here; ask
/// [`resolve_from`]. No claim reaches past publication unless the phrase is [`Phrase::future`] or states its own year.
///
/// # Examples
/// ```
/// use incident_mapper::language::english::dates::{Day, Phrase, Role, When, resolve};
/// use jiff::civil::{Weekday, date};
/// let monday = When::Day(Day { weekday: Some(Weekday::Monday), ..Day::default() });
/// let phrase = Phrase { when: monday, time: None, role: Role::On, future: false };
/// assert_eq!(resolve(&phrase, Some(date(2020, 10, 28))).start, Some(date(2020, 10, 26)));
/// assert_eq!(resolve(&phrase, None).weekday, Some(Weekday::Monday));
/// ```
pub fn resolve(phrase: &Phrase, published: Option<Date>) -> DateClaim {
    with_role(phrase.role, resolve_named(phrase, published))
}

/// The day or span that the words of `phrase` name, whatever its role: September 27 of "since September 27".
pub fn resolve_named(phrase: &Phrase, published: Option<Date>) -> DateClaim {
    let mut claim = match span_of(phrase, published) {
        Some((start, end)) => DateClaim::span(start, end),
        None => parts(phrase.when),
    };
    claim.stated = true;
    claim.time_of_day = phrase.time;
    claim
}

/// What `phrase` claims where it is counted from another date of the report: "a day earlier" from the strike's day.
///
/// Phrases that are not relative resolve as with [`resolve`]. "hours before" an evening is that day; before a morning
/// it may be the day before. Unknown where the anchor is unresolved.
pub fn resolve_from(phrase: &Phrase, anchor: &DateClaim, published: Option<Date>) -> DateClaim {
    let When::Relative { amount, back, unit } = phrase.when else { return resolve(phrase, published) };
    let mut claim = DateClaim { stated: true, time_of_day: phrase.time, ..DateClaim::default() };
    if let (Some(start), Some(end)) = (anchor.start, anchor.end)
        && let Some((first, last)) = shift_of(amount, back, unit, anchor.time_of_day)
        && let (Some(start), Some(end)) = (first(start), last(end))
    {
        claim = DateClaim { time_of_day: phrase.time, ..DateClaim::span(start, end) };
    }
    with_role(phrase.role, claim)
}

/// Whether `phrase` tells of the past that news only refers to: another year, a decade, "last year", or a date that
/// ended more than [`FAR_PAST_DAYS`] before publication.
pub fn is_past_reference(phrase: &Phrase, published: Option<Date>) -> bool {
    let by_words = match phrase.when {
        When::Years(..) => true,
        When::Year(n) => n < 0,
        When::Day(d) => {
            let year_only = d.year.is_some() && d.month.is_none();
            let this_year = d.year.is_some() && d.year == published.map(|p| p.year());
            (year_only && !this_year) || d.years_from_now.is_some_and(|n| n < 0)
        }
        When::Ago { unit, .. } => matches!(unit, Unit::Years | Unit::Decades | Unit::Months),
        When::Relative { unit, .. } => matches!(unit, Unit::Years | Unit::Decades),
        _ => false,
    };
    by_words
        || resolve_named(phrase, published)
            .end
            .zip(published)
            .is_some_and(|(end, p)| p.since(end).is_ok_and(|s| s.get_days() > FAR_PAST_DAYS))
}

fn with_role(role: Role, mut claim: DateClaim) -> DateClaim {
    if role == Role::On {
        return claim;
    }
    // The parts name the bound, not the day of the event.
    let (start, end) = (claim.start, claim.end);
    claim = DateClaim { stated: claim.stated, time_of_day: claim.time_of_day, ..DateClaim::default() };
    match role {
        Role::Since => claim.start = start,
        _ => claim.end = end,
    }
    claim
}

/// The first and the last day, as far as they can be known.
fn span_of(phrase: &Phrase, published: Option<Date>) -> Option<(Date, Date)> {
    let future = phrase.future;
    match phrase.when {
        When::Day(day) => span_of_day(day, published, future),
        When::Between(first, last) => {
            let end = span_of_day(last, published, future)?;
            // The start is the latest such day before the end, whichever side of publication that is.
            let start = span_of_day(first, Some(end.1), false)?;
            Some((start.0.min(end.0), end.1))
        }
        When::Run(first, n) => {
            let (start, _) = span_of_day(first, published, future)?;
            capped(start, days(start, i32::from(n) - 1)?, published, future)
        }
        When::Slashed { first, second, year, weekday } => slashed(first, second, year, weekday, published),
        When::Years(first, last) => {
            let start = Date::new(first, 1, 1).ok()?;
            capped(start, Date::new(last, 12, 31).ok()?, published, future)
        }
        When::TimeOnly | When::Relative { .. } => None,
        when => span_from_publication(when, published?, future),
    }
}

fn span_from_publication(when: When, day: Date, future: bool) -> Option<(Date, Date)> {
    let monday = days(day, -i32::from(day.weekday().to_monday_zero_offset()))?;
    match when {
        When::Days(first, last) => Some((days(day, first)?, days(day, last)?)),
        When::Week(n) => {
            let start = days(monday, n.checked_mul(7)?)?;
            capped(start, days(start, 6)?, Some(day), future)
        }
        When::Weekend(n) => {
            let begun = day.weekday().to_monday_zero_offset() >= 5;
            // "last weekend" said on a weekday is the latest one; "at the weekend" too.
            let weeks = match n {
                0 if !begun && !future => -1,
                n => n,
            };
            let saturday = days(monday, weeks.checked_mul(7)?.checked_add(5)?)?;
            capped(saturday, days(saturday, 1)?, Some(day), future)
        }
        When::Month(n) => {
            let there = day.first_of_month().checked_add(Span::new().try_months(n).ok()?).ok()?;
            capped(there, there.last_of_month(), Some(day), future)
        }
        When::Year(n) => {
            let there = day.first_of_year().checked_add(Span::new().try_years(n).ok()?).ok()?;
            capped(there, there.last_of_year(), Some(day), future)
        }
        When::Ago { amount, unit } => ago(day, amount, unit),
        When::Past { amount, unit } => Some((back(day, amount?, unit)?, day)),
        _ => None,
    }
}

/// "two weeks ago" is the days around that day, "two months ago" a calendar month.
fn ago(day: Date, amount: Option<u16>, unit: Unit) -> Option<(Date, Date)> {
    match (unit, amount) {
        (Unit::Minutes, _) => Some((day, day)),
        (Unit::Hours, None) => Some((day, day)),
        (Unit::Hours | Unit::Days, Some(n)) => back(day, n, unit).map(|d| (d, d)),
        (Unit::Weeks, Some(n)) => {
            let there = back(day, n, unit)?;
            Some((days(there, -3)?, days(there, 3)?.min(day)))
        }
        (Unit::Months, Some(n)) => {
            let there = back(day, n, unit)?;
            Some((there.first_of_month(), there.last_of_month().min(day)))
        }
        (Unit::Years | Unit::Decades, Some(n)) => {
            let there = back(day, n, unit)?;
            Some((there.first_of_year(), there.last_of_year().min(day)))
        }
        (_, None) => None,
    }
}

fn back(day: Date, amount: u16, unit: Unit) -> Option<Date> {
    let n = i64::from(amount);
    let span = Span::new();
    let span = match unit {
        Unit::Minutes => return Some(day),
        Unit::Hours => span.try_days(n / 24),
        Unit::Days => span.try_days(n),
        Unit::Weeks => span.try_weeks(n),
        Unit::Months => span.try_months(n),
        Unit::Years => span.try_years(n),
        Unit::Decades => span.try_years(n.saturating_mul(10)),
    };
    day.checked_sub(span.ok()?).ok()
}

type Shift = Box<dyn Fn(Date) -> Option<Date>>;

/// How a relative phrase moves the first and the last day of its anchor.
fn shift_of(
    amount: Option<i16>,
    looks_back: bool,
    unit: Unit,
    time: Option<TimeOfDay>,
) -> Option<(Shift, Shift)> {
    let both = |first: i32, last: i32| -> Option<(Shift, Shift)> {
        Some((Box::new(move |d| days(d, first)), Box::new(move |d| days(d, last))))
    };
    match (unit, amount) {
        (Unit::Minutes, _) => both(0, 0),
        (Unit::Hours, n) => {
            let whole = i32::from(n.unwrap_or(0) / 24);
            let crosses = match time {
                Some(TimeOfDay::Dawn | TimeOfDay::Morning) => looks_back,
                Some(TimeOfDay::Evening | TimeOfDay::Night) => !looks_back,
                _ => false,
            };
            match (crosses, looks_back) {
                (true, true) => both(whole - 1, whole),
                (true, false) => both(whole, whole + 1),
                _ => both(whole, whole),
            }
        }
        (Unit::Days, Some(n)) => both(n.into(), n.into()),
        (Unit::Weeks, Some(n)) => both(i32::from(n) * 7, i32::from(n) * 7),
        // "eight months after": a calendar month.
        (Unit::Months, Some(n)) => {
            let moved = move |d: Date| d.checked_add(Span::new().try_months(n).ok()?).ok();
            let first: Shift = Box::new(move |d| moved(d).map(Date::first_of_month));
            let last: Shift = Box::new(move |d| moved(d).map(Date::last_of_month));
            Some((first, last))
        }
        (Unit::Years, Some(n)) => {
            let moved = move |d: Date| d.checked_add(Span::new().try_years(n).ok()?).ok();
            let first: Shift = Box::new(move |d| moved(d).map(Date::first_of_year));
            let last: Shift = Box::new(move |d| moved(d).map(Date::last_of_year));
            Some((first, last))
        }
        _ => None,
    }
}

/// The parts of a date that could not be resolved.
fn parts(when: When) -> DateClaim {
    match when {
        When::Day(d) => {
            DateClaim { year: d.year, month: d.month, day: d.day, weekday: d.weekday, ..DateClaim::default() }
        }
        When::Run(d, _) => DateClaim { year: d.year, month: d.month, ..DateClaim::default() },
        When::Between(a, b) => DateClaim {
            year: a.year.filter(|_| a.year == b.year),
            month: a.month.filter(|_| a.month == b.month),
            ..DateClaim::default()
        },
        When::Slashed { year, weekday, .. } => {
            DateClaim { year: Some(year), weekday, ..DateClaim::default() }
        }
        _ => DateClaim::default(),
    }
}
