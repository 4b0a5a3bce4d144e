//! Dates that are one token: "2020-10-28", "01.08.2024", "12/2/2024".

use super::{Day, When};

/// What a number token says as a full date.
///
/// Dots are read day first (nobody writes month.day.year); slashes and hyphens both ways where both are possible.
pub(super) fn full_date(token: &str) -> Option<When> {
    let separator = token.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '.' | '/') {
        return None;
    }
    let mut parts = token.split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if a.len() == 4 {
        return day_of(year(a)?, small(b)?, small(c)?);
    }
    let (first, second, year) = (small(a)?, small(b)?, year(c)?);
    match (separator, first <= 12, second <= 12) {
        ('.', _, _) | (_, false, true) => day_of(year, second, first),
        (_, true, false) => day_of(year, first, second),
        (_, true, true) if first == second => day_of(year, first, second),
        (_, true, true) => Some(When::Slashed { first, second, year, weekday: None }),
        (_, false, false) => None,
    }
}

fn day_of(year: i16, month: i8, day: i8) -> Option<When> {
    jiff::civil::Date::new(year, month, day).ok()?;
    Some(When::Day(Day { year: Some(year), month: Some(month), day: Some(day), ..Day::default() }))
}

/// A year of four digits that a news report may name.
pub(super) fn year(token: &str) -> Option<i16> {
    let digits = token.len() == 4 && token.bytes().all(|b| b.is_ascii_digit());
    token.parse().ok().filter(|y| digits && (1800..2100).contains(y))
}

/// A day of the month or a month, of one or two digits.
pub(super) fn small(token: &str) -> Option<i8> {
    let digits = matches!(token.len(), 1 | 2) && token.bytes().all(|b| b.is_ascii_digit());
    token.parse().ok().filter(|n| digits && (1..=31).contains(n))
}

/// "1991-94" or "1988-1994": the first and the last year.
pub(super) fn year_range(token: &str) -> Option<(i16, i16)> {
    let (first, last) = token.split_once(['-', '/'])?;
    pair_of_years(first, last)
}

/// Two years, the second perhaps of two digits.
pub(super) fn pair_of_years(first: &str, last: &str) -> Option<(i16, i16)> {
    let from = year(first)?;
    let to = match last.len() {
        2 if last.bytes().all(|b| b.is_ascii_digit()) => from / 100 * 100 + last.parse::<i16>().ok()?,
        _ => year(last)?,
    };
    (from < to).then_some((from, to))
}

/// "16-17": two days of one month.
pub(super) fn two_days(token: &str) -> Option<(i8, i8)> {
    let (first, last) = token.split_once('-')?;
    let (first, last) = (small(first)?, small(last)?);
    (first < last).then_some((first, last))
}

/// The full year of two digits, by POSIX's pivot: 69-99 are 19xx, 00-68 are 20xx.
pub(super) fn short_year(token: &str) -> Option<i16> {
    let digits = token.len() == 2 && token.bytes().all(|b| b.is_ascii_digit());
    let n: i16 = token.parse().ok().filter(|_| digits)?;
    Some(if n >= 69 { 1900 + n } else { 2000 + n })
}
