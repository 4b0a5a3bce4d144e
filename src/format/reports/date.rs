//! Publication dates as metadata writes them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day that `stated` names, as it stands there: the day of an offset date-time is the publisher's own.
///
/// Reads ISO 8601 dates and date-times, RFC 2822, `20 October 2020`, `October 20, 2020`, `2020/10/20`, `20201020`,
/// `20.10.2020`, and seconds or milliseconds since 1970 (a UTC day). A numeric date with slashes is read only where a
/// number above 12 shows which is the day. `None` for all else, and for a month or a year alone: nothing is made up.
///
/// # Examples
///
/// ```
/// use incident_mapper::format::reports::parse_date;
/// use jiff::civil::date;
///
/// assert_eq!(parse_date("2020-10-17T01:12:00+04:00"), Some(date(2020, 10, 17)));
/// assert_eq!(parse_date("Sat, 17 Oct 2020 01:12:00 +0400"), Some(date(2020, 10, 17)));
/// assert_eq!(parse_date("05/10/2020"), None);
/// ```
pub fn parse_date(stated: &str) -> Option<Date> {
    let stated = stated.trim();
    // No date is longer; a whole article in the date column is not searched for one.
    if stated.len() > 100 {
        return None;
    }
    // "20201017T011200Z"; "1602892800.0", as tables of numbers write an instant.
    let basic = stated.split(['T', 't']).next().filter(|day| day.len() == 8).unwrap_or(stated);
    let figures = basic.strip_suffix(".0").unwrap_or(basic);
    if figures.bytes().all(|b| b.is_ascii_digit()) {
        return digits_only(figures);
    }
    let words: Vec<Word> = words(stated);
    (0..words.len()).find_map(|at| {
        let [a, b, c] = words.get(at..at + 3)? else { return None };
        if a.is_year() {
            // "2020-10-17", "2020 October 17"
            return civil(a, b.month_or_number()?, c);
        }
        if !c.is_year() {
            return None;
        }
        match (a.value, b.value) {
            (_, Value::Month(month)) => civil(c, month, a),
            (Value::Month(month), _) => civil(c, month, b),
            _ => numeric(a, b, c),
        }
    })
}

/// `20201017`, or an instant in seconds or milliseconds.
fn digits_only(stated: &str) -> Option<Date> {
    let number: i64 = stated.parse().ok()?;
    match stated.len() {
        8 => Date::new(
            i16::try_from(number / 10_000).ok().filter(|y| (1800..2200).contains(y))?,
            i8::try_from(number / 100 % 100).ok()?,
            i8::try_from(number % 100).ok()?,
        )
        .ok(),
        9 | 10 => Timestamp::from_second(number).ok().map(|t| t.to_zoned(TimeZone::UTC).date()),
        12 | 13 => Timestamp::from_millisecond(number).ok().map(|t| t.to_zoned(TimeZone::UTC).date()),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Number(i16),
    Month(i8),
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Word {
    value: Value,
    digits: usize,
    /// The character before it.
    before: char,
}

impl Word {
    fn is_year(&self) -> bool {
        self.digits == 4 && matches!(self.value, Value::Number(1800..2200))
    }

    fn number(&self) -> Option<i16> {
        match self.value {
            Value::Number(n) if self.digits <= 4 => Some(n),
            _ => None,
        }
    }

    fn month_or_number(&self) -> Option<i8> {
        match self.value {
            Value::Month(month) => Some(month),
            Value::Number(n) if self.digits <= 2 => i8::try_from(n).ok(),
            _ => None,
        }
    }
}

fn words(stated: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut before = ' ';
    let mut rest = stated;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else {
            before = first;
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let (word, after) = rest.split_at(length);
        rest = after;
        if first.is_ascii_digit() {
            let value = word.parse().map_or(Value::Other, Value::Number);
            words.push(Word { value, digits: length, before });
        } else if let Some(month) = month(word) {
            words.push(Word { value: Value::Month(month), digits: 0, before });
        } else if !is_filler(word) {
            words.push(Word { value: Value::Other, digits: 0, before });
        }
        before = ' ';
    }
    words
}

/// The ending of "17th" and the "of" of "the 17th of October".
fn is_filler(word: &str) -> bool {
    ["st", "nd", "rd", "th", "of"].iter().any(|f| word.eq_ignore_ascii_case(f))
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let found = MONTHS.iter().position(|m| *m == word || (word.len() == 3 && m.starts_with(&word)))?;
    i8::try_from(found + 1).ok()
}

fn civil(year: &Word, month: i8, day: &Word) -> Option<Date> {
    let day = day.number().filter(|_| day.digits <= 2)?;
    Date::new(year.number()?, month, i8::try_from(day).ok()?).ok()
}

/// `17.10.2020`, which is written day first wherever points are used, or `17/10/2020` where only one reading is a date.
fn numeric(first: &Word, second: &Word, year: &Word) -> Option<Date> {
    // "12:30 2020" is a time and a year.
    if second.before != year.before || !matches!(year.before, '.' | '/' | '-' | ' ') {
        return None;
    }
    let (a, b) = (first.number()?, second.number()?);
    let date = |day: i16, month: i16| {
        Date::new(year.number()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    if year.before == '.' || a == b {
        return date(a, b);
    }
    match (a > 12, b > 12) {
        (true, false) => date(a, b),
        (false, true) => date(b, a),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(stated: &str, expect: &str) {
        let day = parse_date(stated).map_or("none".to_owned(), |d| d.to_string());
        assert_eq!(day, expect, "{stated}");
    }

    #[test]
    fn the_usual_spellings_are_read() {
        for stated in [
            "2020-10-17",
            "2020-10-17T01:12:00Z",
            "2020-10-17T23:59:59.123+04:00",
            "2020-10-17 01:12",
            "2020/10/17",
            "20201017",
            "Sat, 17 Oct 2020 01:12:00 +0400",
            "17 Oct 2020",
            "17th October 2020",
            "the 17th of October, 2020",
            "October 17, 2020",
            "Saturday, October 17th, 2020, 8:24 AM",
            "17.10.2020",
            "17.10.2020 08:24",
            "17/10/2020",
            "10/17/2020",
            "17-OCT-2020",
            "1602892800",
            "1602892800000",
            "1602892800.0",
            "20201017T011200Z",
            "Updated 17 October 2020",
        ] {
            check(stated, "2020-10-17");
        }
        check("5 Sept. 2020", "2020-09-05");
        check("05.10.2020", "2020-10-05");
        check("10/10/2020", "2020-10-10");
    }

    #[test]
    fn what_does_not_name_a_day_is_not_read() {
        for stated in [
            "",
            "yesterday",
            "October 2020",
            "2020",
            "2020-10",
            "17 October",
            "05/10/2020",
            "2020-13-01",
            "2020-02-30",
            "31/04/2020",
            "12:30:2020 x",
            "99999999",
            "not a date at all",
            "17 Oct 20",
        ] {
            check(stated, "none");
        }
    }

    proptest! {
        #[test]
        fn any_string_gives_a_day_or_none(stated in "\\PC{0,120}") {
            let _ = parse_date(&stated);
        }

        #[test]
        fn every_day_is_read_back(days in 0i32..100_000) {
            let day = jiff::civil::date(1900, 1, 1).saturating_add(jiff::Span::new().days(days));
            prop_assert_eq!(parse_date(&day.to_string()), Some(day));
            prop_assert_eq!(parse_date(&day.strftime("%d %B %Y").to_string()), Some(day));
            prop_assert_eq!(parse_date(&day.strftime("%b %d, %Y").to_string()), Some(day));
        }
    }
}
