//! Days counted from publication or from another date: "yesterday", "last week", "two days earlier".

use super::calendar::calendar;
use super::words::{SEASONS, UNITS, VAGUE_AMOUNTS, day_part};
use super::{Unit, When};
use crate::language::english::beginnings::Begins;
use crate::language::english::{View, numbers::cardinal};
use crate::model::TimeOfDay;

/// What a relative phrase says.
pub(super) struct Told {
    pub end: usize,
    pub when: When,
    pub time: Option<TimeOfDay>,
    pub future: bool,
}

impl Told {
    fn new(end: usize, when: When) -> Self {
        Self { end, when, time: None, future: false }
    }
}

/// The relative phrase at `at`.
pub(super) fn relative(view: View<'_>, at: usize) -> Option<Told> {
    let told = || {
        single(view, at)
            .or_else(|| unit_of_publication(view, at))
            .or_else(|| past_span(view, at))
            .or_else(|| fixed(view, at))
    };
    let told = if view.may(at, Begins::RELATIVE) { told() } else { None };
    told.or_else(|| if view.may(at, Begins::COUNTED) { counted(view, at) } else { None })
}

/// "today", "yesterday", "tomorrow", "tonight".
fn single(view: View<'_>, at: usize) -> Option<Told> {
    let told = match view.word(at) {
        "today" => Told::new(at + 1, When::Days(0, 0)),
        "yesterday" => Told::new(at + 1, When::Days(-1, -1)),
        "tomorrow" => Told { future: true, ..Told::new(at + 1, When::Days(1, 1)) },
        "tonight" => Told { time: Some(TimeOfDay::Night), ..Told::new(at + 1, When::Days(0, 0)) },
        _ => return None,
    };
    // "USA Today", "Russia Today": a name inside a sentence.
    let named =
        view.word(at) == "today" && view.written(at) == "Today" && view.is_capital(at.wrapping_sub(1));
    (!(named && view.is_word(at.wrapping_sub(1)))).then_some(told)
}

/// "last night", "this morning", "last week", "this month", "over the weekend", "last summer".
fn unit_of_publication(view: View<'_>, at: usize) -> Option<Told> {
    if let Some(end) = view.after(at, &["the", "weekend"]) {
        return Some(Told::new(end, When::Weekend(0)));
    }
    let start = if view.word(at) == "the" { at + 1 } else { at };
    let count = match view.word(start) {
        "last" | "past" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => return None,
    };
    let end = start + 2;
    let noun = view.word(start + 1);
    let when = match noun {
        "week" => When::Week(count),
        "weekend" if count == 1 => When::Weekend(1),
        "weekend" => When::Weekend(count),
        "month" => When::Month(count),
        "year" => When::Year(count),
        _ if SEASONS.contains(&noun) => When::Year(count),
        // "the last night" of something is no night of the report's.
        _ if start > at => return None,
        "night" if count == -1 => When::Days(-1, 0),
        _ if count == -1 && day_part(noun).is_some() => When::Days(-1, -1),
        _ if count == 0 && day_part(noun).is_some() => When::Days(0, 0),
        _ => return None,
    };
    // "the past week" ends with publication; "the previous week" is the one before.
    let when = match (when, view.word(start)) {
        (When::Week(_), "past") => When::Past { amount: Some(1), unit: Unit::Weeks },
        (When::Month(_), "past") => When::Past { amount: Some(1), unit: Unit::Months },
        (When::Year(_), "past") if noun == "year" => When::Past { amount: Some(1), unit: Unit::Years },
        (when, _) => when,
    };
    Some(Told { end, when, time: day_part(noun), future: count == 1 })
}

/// "the past 24 hours", "the last two days", "the past few weeks".
fn past_span(view: View<'_>, at: usize) -> Option<Told> {
    let start = if view.word(at) == "the" { at + 1 } else { at };
    if !view.is(start, &["last", "past"]) {
        return None;
    }
    let counted = amount(view, start + 1);
    let (next, amount) = counted.unwrap_or((start + 1, None));
    let (end, unit, plural) = unit(view, next)?;
    // "in the last days of July" is of July.
    if view.word(end) == "of" {
        return None;
    }
    // "the past hour" is one; "the last day" of a trial is no span; "the last years" are some.
    let one = counted.is_none() && !plural;
    if one && view.word(start) == "last" && unit != Unit::Decades {
        return None;
    }
    let amount = if one { Some(1) } else { amount };
    Some(Told::new(end, When::Past { amount, unit }))
}

/// "the day before", "the previous day", "the following night", "that day", "in the day".
fn fixed(view: View<'_>, at: usize) -> Option<Told> {
    let days = |amount: i16| When::Relative { amount: Some(amount), back: amount < 0, unit: Unit::Days };
    if let Some(end) = view.after(at, &["the", "day", "before", "yesterday"]) {
        return Some(Told::new(end, When::Days(-2, -2)));
    }
    if let Some(end) = view.after(at, &["the", "day", "after", "tomorrow"]) {
        return Some(Told { future: true, ..Told::new(end, When::Days(2, 2)) });
    }
    let the = view.word(at) == "the";
    let noun_at = if the { at + 2 } else { at + 1 };
    let shift = match view.word(if the { at + 1 } else { at }) {
        "previous" | "preceding" if the => Some(-1),
        "following" | "next" => Some(1),
        "same" if the => Some(0),
        "that" if !the => Some(0),
        _ => None,
    };
    if let Some(shift) = shift {
        let noun = view.word(noun_at);
        // "that evening", "the next day"; dawn and noon are not said so.
        if noun == "day" || matches!(noun, "morning" | "afternoon" | "evening" | "night") {
            return Some(Told { time: day_part(noun), ..Told::new(noun_at + 1, days(shift)) });
        }
        return None;
    }
    for (words, shift) in [
        (["the", "day", "before"], -1),
        (["the", "night", "before"], -1),
        (["the", "morning", "before"], -1),
        (["the", "afternoon", "before"], -1),
        (["the", "evening", "before"], -1),
        (["the", "day", "after"], 1),
    ] {
        if let Some(end) = view.after(at, &words) {
            return Some(Told { time: day_part(words[1]), ..Told::new(end, days(shift)) });
        }
    }
    let in_the_day = ["earlier", "later"]
        .contains(&view.word(at))
        .then(|| view.after(at + 1, &["in", "the", "day"]).or_else(|| view.after(at + 1, &["that", "day"])));
    in_the_day.flatten().map(|end| Told::new(end, days(0)))
}

/// "two days ago", "three days earlier", "one day after", "hours before", "a day later".
fn counted(view: View<'_>, at: usize) -> Option<Told> {
    // "a truck": most articles stand before a word that is no unit and begins no amount.
    let article = view.is(at, &["a", "an"]);
    if article && !view.may(at + 1, Begins::COUNTED | Begins::AFTER_ARTICLE | Begins::CARDINAL) {
        return None;
    }
    let counted = amount(view, at);
    let (next, amount) = counted.unwrap_or((at, None));
    let (end, unit, plural) = unit(view, next)?;
    if counted.is_none() && !plural {
        return None;
    }
    let (back, ago) = match view.word(end) {
        "ago" => (true, true),
        "earlier" | "before" | "previously" => (true, false),
        "later" | "after" | "afterwards" | "afterward" => (false, false),
        "from" => return run(view, end, amount, unit),
        _ => return None,
    };
    if ago {
        return Some(Told::new(end + 1, When::Ago { amount, unit }));
    }
    let signed = match amount {
        Some(n) => Some(i16::try_from(n).ok().map(|n| if back { -n } else { n })?),
        None => None,
    };
    Some(Told::new(end + 1, When::Relative { amount: signed, back, unit }))
}

/// "five days from March 27", whose `from` is given; "two weeks from Monday" may as well be the day two weeks later.
fn run(view: View<'_>, from: usize, amount: Option<u16>, unit: Unit) -> Option<Told> {
    let days = u8::try_from(amount?).ok().filter(|n| *n > 0 && unit == Unit::Days)?;
    let (end, When::Day(first)) = calendar(view, from + 1, "from")? else { return None };
    // "on five days from March 3 to March 20".
    let ends = view.is(end, &["to", "until", "till", "through", "–", "-"]);
    (!ends).then(|| Told::new(end, When::Run(first, days)))
}

/// An amount of time units; `None` inside for "several".
fn amount(view: View<'_>, at: usize) -> Option<(usize, Option<u16>)> {
    if let Some(end) = view.after_one_of(at, VAGUE_AMOUNTS) {
        // "some 20 minutes later" has a number after all.
        if let Some((end, n)) = cardinal(view, end) {
            return Some((end, u16::try_from(n).ok()));
        }
        return Some((end, None));
    }
    let rough =
        if view.is(at, &["about", "around", "nearly", "almost", "roughly", "over"]) { at + 1 } else { at };
    if let Some((end, n)) = cardinal(view, rough) {
        return Some((end, Some(u16::try_from(n).ok()?)));
    }
    view.is(rough, &["a", "an"]).then_some((rough + 1, Some(1)))
}

fn unit(view: View<'_>, at: usize) -> Option<(usize, Unit, bool)> {
    let word = view.word(at);
    UNITS.iter().find_map(|(one, many, unit)| {
        (word == *one || word == *many).then_some((at + 1, *unit, word == *many))
    })
}
