//! Evidence of time: days that go together, and hours of a day that do not.

use super::{Between, Weighing};
use crate::incident::facts::Facts;
use crate::model::{DateClaim, TimeOfDay};

/// How two dates go together, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// They have a day in common, or one report's own day stands in for that of the event.
    Day,
    /// Late in the evening, and before the morning of the next day.
    Night,
    /// Late in the evening, and the next day.
    Eve,
    /// A report's own day stands in for one up to a week before.
    Late,
    Never,
}

/// A report that names no day may tell of what happened up to so many days before it came out.
pub(in crate::incident) const LATE: i32 = 7;

/// Whether the dates go together, and how much that says. Gives whether their hours are still to be compared.
pub(super) fn days(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) -> bool {
    let fits = || a.dates.iter().flat_map(|x| b.dates.iter().map(move |y| fit(x, y, between)));
    if fits().any(|fit| fit == Fit::Never) {
        found.rule_out("other days");
        return true;
    }
    match fits().min() {
        Some(Fit::Night) => found.add("one night", 0.0),
        Some(Fit::Eve) => found.add("a night and the day after", -1.75),
        Some(Fit::Late) if a.is_update || b.is_update => found.add("a later toll without its day", -1.5),
        Some(Fit::Late) => found.add("told days later without a day", -2.0),
        _ => {
            agreement(a, b, between, found);
            return true;
        }
    }
    false
}

/// What it says that dates have a day in common.
fn agreement(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) {
    let stated = |facts: &Facts| facts.dates.iter().any(|date| date.stated && !date.is_unknown());
    let known = |facts: &Facts| facts.dates.iter().any(|date| !date.is_unknown());
    let is_loose = between == Between::Reports && !(a.is_closely_dated() && b.is_closely_dated());
    match (stated(a) && stated(b), known(a) && known(b), between) {
        (true, true, _) if is_loose => found.add("dates agree to a month", 1.0),
        (true, ..) => found.add("dates agree", 2.0),
        (_, true, _) => found.add("dates agree with publication", 1.0),
        (.., Between::Sentences) => found.add("no date against it", 0.8),
        (.., Between::Reports) => found.add("no date against it", 0.0),
    }
}

/// Stated dates must have a day in common, or a night. Where a report's own day stands in for a date, an event told elsewhere
/// as up to three days older still agrees inside the report, and one day older between reports; up to a week older it takes
/// figures.
fn fit(x: &DateClaim, y: &DateClaim, between: Between) -> Fit {
    if between == Between::Sentences && other_phrase(x, y) {
        return Fit::Never;
    }
    if x.is_unknown() || y.is_unknown() || x.agrees_with(y) {
        return Fit::Day;
    }
    let slack = match between {
        Between::Sentences => 3,
        Between::Reports => 1,
    };
    let days_before = |fallback: &DateClaim, other: &DateClaim| {
        let (own, told) = fallback.start.zip(other.end).filter(|_| !fallback.stated)?;
        told.until(own).ok().map(|span| span.get_days()).filter(|days| *days >= 0)
    };
    let stands_in = |fallback: &DateClaim, other: &DateClaim| {
        other.stated && days_before(fallback, other).is_some_and(|days| days <= slack)
    };
    if stands_in(x, y) || stands_in(y, x) {
        return Fit::Day;
    }
    if between == Between::Sentences {
        return Fit::Never;
    }
    let is_late = |fallback, other| days_before(fallback, other).is_some_and(|days| days <= LATE);
    match after_night(x, y).or_else(|| after_night(y, x)) {
        Some(fit) => fit,
        None if is_late(x, y) || is_late(y, x) => Fit::Late,
        None => Fit::Never,
    }
}

/// How an evening goes together with what was on the day after it.
fn after_night(evening: &DateClaim, morning: &DateClaim) -> Option<Fit> {
    use TimeOfDay as T;
    let is_evening = matches!(evening.time_of_day?, T::Evening | T::Night | T::Clock(18.., _));
    let is_next = evening.end?.tomorrow().ok()? == morning.start?;
    let fit = match morning.time_of_day {
        Some(T::Dawn | T::Clock(..7, _)) => Fit::Night,
        Some(T::Morning) | None => Fit::Eve,
        Some(_) => return None,
    };
    (is_evening && is_next && evening.stated && morning.stated).then_some(fit)
}

/// "On Saturday" and "on October 11" of one undated report: two phrases for two days, though neither is known.
fn other_phrase(x: &DateClaim, y: &DateClaim) -> bool {
    let weekday = |d: &DateClaim| !d.is_resolved() && d.weekday.is_some() && d.day.is_none();
    let calendar = |d: &DateClaim| !d.is_resolved() && d.weekday.is_none() && d.day.is_some();
    (weekday(x) && calendar(y)) || (calendar(x) && weekday(y))
}

/// Whether all stated hours of one day differ: a strike in the morning and one in the evening. It takes more than a
/// day and a place in common to be one event then.
pub(super) fn hours(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) {
    let mut pairs = a.hours().flat_map(|x| b.hours().map(move |y| (x, y))).peekable();
    if pairs.peek().is_none() || pairs.any(|(x, y)| hours_meet(x, y)) {
        return;
    }
    found.add("other hours", if between == Between::Sentences { -3.5 } else { -2.75 });
}

/// The first hour that a part of the day may mean, and how many from there.
fn span(time: TimeOfDay) -> (i32, i32) {
    match time {
        TimeOfDay::Dawn => (4, 4),
        TimeOfDay::Morning => (4, 8),
        TimeOfDay::Noon => (11, 4),
        TimeOfDay::Afternoon => (12, 7),
        TimeOfDay::Evening => (16, 8),
        TimeOfDay::Night => (18, 13),
        // Reports give the hour in zones of their own.
        TimeOfDay::Clock(hour, _) => (i32::from(hour) - 3, 7),
    }
}

fn hours_meet(x: TimeOfDay, y: TimeOfDay) -> bool {
    let ((from, hours), (other, others)) = (span(x), span(y));
    (other - from).rem_euclid(24) < hours || (from - other).rem_euclid(24) < others
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimeOfDay::{Afternoon, Clock, Dawn, Evening, Morning, Night, Noon};
    use jiff::civil::date;

    #[test]
    fn hours_of_one_event_meet_round_the_clock() {
        for (x, y) in [(Night, Dawn), (Night, Evening), (Morning, Clock(9, 30)), (Clock(23, 50), Clock(1, 0))]
        {
            assert!(hours_meet(x, y) && hours_meet(y, x), "{x:?} {y:?}");
        }
        for (x, y) in [(Morning, Evening), (Night, Noon), (Dawn, Afternoon), (Clock(4, 0), Clock(16, 0))] {
            assert!(!hours_meet(x, y) && !hours_meet(y, x), "{x:?} {y:?}");
        }
    }

    #[test]
    fn an_evening_goes_with_the_dawn_after_it_and_no_other_night() {
        let at = |day, time_of_day| DateClaim { time_of_day, ..DateClaim::on(date(2024, 2, day)) };
        let fits = |x, y| (fit(&x, &y, Between::Reports), fit(&y, &x, Between::Reports));
        let both = |fit| (fit, fit);
        assert_eq!(fits(at(24, Some(Night)), at(25, Some(Dawn))), both(Fit::Night));
        assert_eq!(fits(at(24, Some(Evening)), at(25, None)), both(Fit::Eve));
        assert_eq!(fits(at(24, Some(Night)), at(25, Some(Night))), both(Fit::Never));
        assert_eq!(fits(at(24, Some(Evening)), at(25, Some(Afternoon))), both(Fit::Never));
        assert_eq!(fits(at(24, None), at(25, Some(Dawn))), both(Fit::Never));
    }

    #[test]
    fn a_report_without_a_day_may_be_a_week_late() {
        let stated = |day| DateClaim::on(date(2024, 2, day));
        let own = |day| DateClaim { stated: false, ..stated(day) };
        let fits = |x: DateClaim, y: DateClaim| fit(&x, &y, Between::Reports);
        assert_eq!(fits(stated(12), own(13)), Fit::Day);
        assert_eq!(fits(stated(12), own(19)), Fit::Late);
        assert_eq!(fits(stated(12), own(20)), Fit::Never);
        assert_eq!(fits(own(12), stated(13)), Fit::Never);
        assert_eq!(fits(stated(12), stated(13)), Fit::Never);
        assert_eq!(fit(&stated(12), &own(19), Between::Sentences), Fit::Never);
    }
}
