//! Which day a partial calendar date means near a day of publication.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::{Day, Pick};

/// A span cut at publication, unless it begins after it.
pub(super) fn capped(start: Date, end: Date, published: Option<Date>, future: bool) -> Option<(Date, Date)> {
    match published {
        Some(p) if !future && start <= p => Some((start, end.min(p))),
        _ => Some((start, end)),
    }
}

/// The first and the last day of a partial date, as far as they can be known.
pub(super) fn span_of_day(day: Day, published: Option<Date>, future: bool) -> Option<(Date, Date)> {
    let year = match day.years_from_now {
        Some(n) => Some(published?.year().checked_add(n.into())?),
        None => day.year,
    };
    match (year, day.month, day.day) {
        (Some(y), Some(m), Some(d)) => Date::new(y, m, d).ok().map(|d| (d, d)),
        (Some(y), Some(m), None) => {
            let start = Date::new(y, m, 1).ok()?;
            // "this July" said in May is ahead, which only the caller can tell from last July.
            if day.years_from_now == Some(0) && !future && published.is_some_and(|p| start > p) {
                return None;
            }
            capped(start, start.last_of_month(), published, future)
        }
        (Some(y), None, _) => {
            let start = Date::new(y, 1, 1).ok()?;
            capped(start, start.last_of_year(), published, future)
        }
        (None, Some(m), Some(d)) => month_day(m, d, day, published?, future).map(|d| (d, d)),
        (None, Some(m), None) => month_near(m, day.pick, published?, future),
        (None, None, Some(d)) => day_of_month(d, published?, future).map(|d| (d, d)),
        (None, None, None) => weekday_near(day, published?, future).map(|d| (d, d)),
    }
}

/// The latest such day on or before publication; a leap day may be eight years back (1896 to 1904).
fn month_day(month: i8, day: i8, parts: Day, published: Date, future: bool) -> Option<Date> {
    (0..=8)
        .filter_map(|n| {
            let year = if future { published.year().checked_add(n) } else { published.year().checked_sub(n) };
            Date::new(year?, month, day).ok()
        })
        .find(|d| match (future, parts.pick) {
            (true, Pick::After) => *d > published,
            (true, _) => *d >= published,
            (false, Pick::Before) => *d < published,
            (false, _) => *d <= published,
        })
}

fn month_near(month: i8, pick: Pick, published: Date, future: bool) -> Option<(Date, Date)> {
    let this = published.month();
    let year = match (future, pick) {
        (true, Pick::After) if month <= this => published.year().checked_add(1)?,
        (true, _) if month < this => published.year().checked_add(1)?,
        (false, Pick::Before) if month >= this => published.year().checked_sub(1)?,
        (false, _) if month > this => published.year().checked_sub(1)?,
        _ => published.year(),
    };
    let start = Date::new(year, month, 1).ok()?;
    capped(start, start.last_of_month(), Some(published), future)
}

fn day_of_month(day: i8, published: Date, future: bool) -> Option<Date> {
    // Two months in a row may lack the day only in February, so three are enough.
    (0..3).find_map(|n| {
        let span = Span::new().months(if future { n } else { -n });
        let there = published.first_of_month().checked_add(span).ok()?;
        let date = Date::new(there.year(), there.month(), day).ok()?;
        (if future { date >= published } else { date <= published }).then_some(date)
    })
}

fn weekday_near(day: Day, published: Date, future: bool) -> Option<Date> {
    let weekday = day.weekday?;
    if let Some(weeks) = day.weeks_from_now {
        let monday = days(published, -i32::from(published.weekday().to_monday_zero_offset()))?;
        let there = days(monday, i32::from(weeks) * 7 + i32::from(weekday.to_monday_zero_offset()))?;
        // "Friday this week" that is still ahead: only where the caller says so.
        return (there <= published || future).then_some(there);
    }
    let since = i32::from(published.weekday().since(weekday));
    let until = i32::from(weekday.since(published.weekday()));
    match (future, day.pick) {
        (true, Pick::After) if until == 0 => days(published, 7),
        (true, _) => days(published, until),
        (false, Pick::Before) if since == 0 => days(published, -7),
        (false, _) => days(published, -since),
    }
}

/// The order of day and month that a weekday or publication allows; `None` where both stay possible.
pub(super) fn slashed(
    a: i8,
    b: i8,
    year: i16,
    weekday: Option<Weekday>,
    published: Option<Date>,
) -> Option<(Date, Date)> {
    let orders = [Date::new(year, a, b).ok(), Date::new(year, b, a).ok()];
    let fit = |d: &Date| weekday.is_none_or(|w| d.weekday() == w);
    let fitting: Vec<Date> = orders.into_iter().flatten().filter(fit).collect();
    let one = match (fitting.as_slice(), published) {
        ([one], _) => *one,
        (both, Some(p)) => both.iter().copied().filter(|d| *d <= p).max()?,
        _ => return None,
    };
    Some((one, one))
}

/// `n` days after `day`.
pub(super) fn days(day: Date, n: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(n).ok()?).ok()
}
