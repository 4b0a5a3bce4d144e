//! Dates as texts state them: often partly.

use jiff::civil::{Date, Weekday};

/// What a date phrase claims, as far as it could be resolved. Every field that is `None` is unknown.
///
/// A resolved claim has `start` and `end` (equal for one day). An unresolved one keeps its parts ("on Saturday",
/// "October 11") so that merging can unify it with a claim that knows more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateClaim {
    /// The first possible day.
    pub start: Option<Date>,
    /// The last possible day.
    pub end: Option<Date>,
    /// The year, of an unresolved claim.
    pub year: Option<i16>,
    /// The month 1 to 12, of an unresolved claim.
    pub month: Option<i8>,
    /// The day of the month, of an unresolved claim.
    pub day: Option<i8>,
    /// The day of the week, of an unresolved claim.
    pub weekday: Option<Weekday>,
    /// The part of the day.
    pub time_of_day: Option<TimeOfDay>,
    /// Whether the words state the date, rather than the report's own date standing in for it.
    pub stated: bool,
}

impl DateClaim {
    /// One known day.
    pub fn on(day: Date) -> Self {
        Self { start: Some(day), end: Some(day), stated: true, ..Self::default() }
    }

    /// A known first and last day.
    pub fn span(start: Date, end: Date) -> Self {
        Self { start: Some(start.min(end)), end: Some(start.max(end)), stated: true, ..Self::default() }
    }

    /// Whether both ends are known.
    pub fn is_resolved(&self) -> bool {
        self.start.is_some() && self.end.is_some()
    }

    /// Whether nothing of the date is known.
    pub fn is_unknown(&self) -> bool {
        !self.is_resolved()
            && self.year.is_none()
            && self.month.is_none()
            && self.day.is_none()
            && self.weekday.is_none()
    }

    /// UCDP GED's date precision: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer or unknown.
    pub fn precision(&self) -> u8 {
        let (Some(start), Some(end)) = (self.start, self.end) else { return 5 };
        match days_between(start, end) {
            0 => 1,
            1..=5 => 2,
            6..=7 => 3,
            8..=31 => 4,
            _ => 5,
        }
    }

    /// Whether some day satisfies both claims: known parts agree, spans overlap.
    ///
    /// A claim of which nothing is known agrees with everything.
    pub fn agrees_with(&self, other: &DateClaim) -> bool {
        match (self.start.zip(self.end), other.start.zip(other.end)) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            (Some(a), None) => other.admits_any(a.0, a.1),
            (None, Some(b)) => self.admits_any(b.0, b.1),
            (None, None) => {
                same(self.year, other.year)
                    && same(self.month, other.month)
                    && same(self.day, other.day)
                    && same(self.weekday, other.weekday)
            }
        }
    }

    /// The claim that both make together, where they agree: the narrower span, the union of known parts.
    pub fn unify(&self, other: &DateClaim) -> Option<DateClaim> {
        if !self.agrees_with(other) {
            return None;
        }
        let mut both = *self;
        both.stated |= other.stated;
        both.time_of_day = self.time_of_day.or(other.time_of_day);
        match (self.start.zip(self.end), other.start.zip(other.end)) {
            (Some(a), Some(b)) => {
                both.start = Some(a.0.max(b.0));
                both.end = Some(a.1.min(b.1));
            }
            (None, Some(_)) => {
                let time_of_day = both.time_of_day;
                let stated = both.stated;
                both = *other;
                both.time_of_day = time_of_day;
                both.stated = stated;
            }
            (Some(_), None) => {}
            (None, None) => {
                both.year = self.year.or(other.year);
                both.month = self.month.or(other.month);
                both.day = self.day.or(other.day);
                both.weekday = self.weekday.or(other.weekday);
            }
        }
        Some(both)
    }

    fn admits_any(&self, start: Date, end: Date) -> bool {
        let mut day = start;
        // Spans longer than a year say nothing that parts could contradict.
        for _ in 0..=366 {
            if self.admits(day) {
                return true;
            }
            if day >= end {
                return false;
            }
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => return false,
            }
        }
        true
    }

    fn admits(&self, day: Date) -> bool {
        self.year.is_none_or(|y| y == day.year())
            && self.month.is_none_or(|m| m == day.month())
            && self.day.is_none_or(|d| d == day.day())
            && self.weekday.is_none_or(|w| w == day.weekday())
    }
}

/// The English name of a month from 1 to 12; empty for other numbers.
///
/// # Examples
/// ```
/// assert_eq!(incident_mapper::model::month_name(10), "October");
/// ```
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|n| NAMES.get(n)).copied().unwrap_or_default()
}

/// The number of days from `start` to `end`; 0 for the same day.
fn days_between(start: Date, end: Date) -> i32 {
    start.until(end).map_or(i32::MAX, |span| span.get_days())
}

fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// A part of the day, as reports name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeOfDay {
    /// "at dawn", "at sunrise".
    Dawn,
    /// "in the morning", "early on Saturday morning", "during the early hours".
    Morning,
    /// "at noon", "midday".
    Noon,
    /// "in the afternoon".
    Afternoon,
    /// "in the evening".
    Evening,
    /// "overnight", "last night".
    Night,
    /// "at about 4:00 p.m.": the hour and the minute.
    Clock(u8, u8),
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Dawn => f.write_str("dawn"),
            Self::Morning => f.write_str("morning"),
            Self::Noon => f.write_str("noon"),
            Self::Afternoon => f.write_str("afternoon"),
            Self::Evening => f.write_str("evening"),
            Self::Night => f.write_str("night"),
            Self::Clock(h, m) => write!(f, "{h:02}:{m:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_weekday_unifies_with_the_day_it_is() {
        let saturday = DateClaim { weekday: Some(Weekday::Saturday), stated: true, ..Default::default() };
        let ganja = DateClaim::on(date(2020, 10, 17));
        assert_eq!(saturday.unify(&ganja).and_then(|c| c.start), Some(date(2020, 10, 17)));
        assert!(!saturday.agrees_with(&DateClaim::on(date(2020, 10, 11))));
    }

    #[test]
    fn month_and_day_unify_with_a_full_date() {
        let partial = DateClaim { month: Some(10), day: Some(11), stated: true, ..Default::default() };
        assert!(partial.agrees_with(&DateClaim::on(date(2020, 10, 11))));
        assert!(!partial.agrees_with(&DateClaim::on(date(2020, 10, 12))));
    }

    #[test]
    fn precision_is_ucdps() {
        assert_eq!(DateClaim::on(date(2020, 10, 11)).precision(), 1);
        assert_eq!(DateClaim::span(date(2020, 10, 16), date(2020, 10, 17)).precision(), 2);
        assert_eq!(DateClaim::span(date(2020, 10, 1), date(2020, 10, 31)).precision(), 4);
        assert_eq!(DateClaim::default().precision(), 5);
    }
}
