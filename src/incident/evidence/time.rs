//! Evidence of time: days that go together, and hours of a day that do not.

use super::{Between, Weighing};
use crate::incident::facts::Facts;
use crate::model::{DateClaim, TimeOfDay};
use jiff::ToSpan;

/// Whether the dates go together, and how much that says.
pub(super) fn days(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) {
    if !a.dates.iter().all(|x| b.dates.iter().all(|y| agree(x, y, between))) {
        return found.rule_out("other days");
    }
    let stated = |facts: &Facts| facts.dates.iter().any(|date| date.stated && !date.is_unknown());
    let known = |facts: &Facts| facts.dates.iter().any(|date| !date.is_unknown());
    match (stated(a) && stated(b), known(a) && known(b), between) {
        (true, ..) => found.add("dates agree", 2.0),
        (_, true, _) => found.add("dates agree with publication", 1.0),
        (.., Between::Sentences) => found.add("no date against it", 0.8),
        (.., Between::Reports) => found.add("no date against it", 0.0),
    }
}

/// Stated dates must have a day in common. Where a report's own day stands in for a date, an event told elsewhere as
/// up to three days older still agrees inside the report, and one day older between reports.
fn agree(x: &DateClaim, y: &DateClaim, between: Between) -> bool {
    if between == Between::Sentences && other_phrase(x, y) {
        return false;
    }
    if x.is_unknown() || y.is_unknown() || x.agrees_with(y) {
        return true;
    }
    let slack = match between {
        Between::Sentences => 3,
        Between::Reports => 1,
    };
    let stands_in = |fallback: &DateClaim, other: &DateClaim| {
        !fallback.stated
            && other.stated
            && fallback.start.zip(other.end).is_some_and(|(f, o)| {
                o <= f && f.checked_sub(slack.days()).is_ok_and(|earliest| o >= earliest)
            })
    };
    stands_in(x, y) || stands_in(y, x)
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
}
