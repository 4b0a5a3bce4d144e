//! Calendar dates: days, months, years, weekdays.

use super::numeric::{full_date, pair_of_years, short_year, small, two_days, year, year_range};
use super::words::{
    AMBIGUOUS_MONTHS, CUES, NAMED_DAYS, NOT_BEFORE_WEEKDAY, PARTS_OF_MONTHS, PARTS_OF_YEARS, SEASONS, month,
    weekday,
};
use super::{Day, Pick, When};
use crate::language::english::View;
use crate::language::english::beginnings::Begins;

/// The calendar date at `at` and the index after it. `lead` is the word before, which licences bare months and years.
pub(super) fn calendar(view: View<'_>, at: usize, lead: &str) -> Option<(usize, When)> {
    if !view.may(at, Begins::CALENDAR) {
        return None;
    }
    weekday_date(view, at)
        .or_else(|| dated(view, at, lead))
        .or_else(|| month_alone(view, at, lead))
        .or_else(|| years(view, at, lead))
}

/// "Sunday", "Sunday, October 11, 2020", "Sun 04th October 2020", "Wednesday (October 28)".
fn weekday_date(view: View<'_>, at: usize) -> Option<(usize, When)> {
    let named = view.is(at.wrapping_sub(1), NOT_BEFORE_WEEKDAY) && !is_feast(view, at);
    let day = weekday(view.word(at)).filter(|_| !named)?;
    let short = view.word(at).len() < 6;
    if short && !view.is_capital(at) {
        return None;
    }
    let mut next = at + 1;
    if short && view.word(next) == "." {
        next += 1;
    }
    let bracket = view.word(next) == "(";
    while view.is(next, &[",", "the", "(", "|"]) && next < at + 4 {
        next += 1;
    }
    match dated(view, next, "on") {
        Some((end, When::Day(date))) => {
            let end = if bracket && view.word(end) == ")" { end + 1 } else { end };
            return Some((end, When::Day(Day { weekday: Some(day), ..date })));
        }
        Some((end, When::Slashed { first, second, year, .. })) => {
            return Some((end, When::Slashed { first, second, year, weekday: Some(day) }));
        }
        _ if short => return None,
        _ => {}
    }
    let plain = Day { weekday: Some(day), ..Day::default() };
    let weeks = [
        (&["last", "week"][..], -1),
        (&["of", "last", "week"], -1),
        (&["this", "week"], 0),
        (&["next", "week"], 1),
    ];
    for (words, n) in weeks {
        if let Some(end) = view.after(at + 1, words) {
            return Some((end, When::Day(Day { weeks_from_now: Some(n), ..plain })));
        }
    }
    Some((at + 1, When::Day(plain)))
}

/// "on Palm Sunday", "on Good Friday": the feast of this week, not the agreement of that name.
fn is_feast(view: View<'_>, at: usize) -> bool {
    view.is(at.wrapping_sub(1), &["palm", "good", "easter", "ash", "holy"])
        && view.word(at.wrapping_sub(2)) == "on"
}

/// "Christmas Day 1989", "New Year's Eve", "the last day of the year": a day of the year that has a name.
pub(super) fn named_day(view: View<'_>, at: usize) -> Option<(usize, When)> {
    let at = if view.word(at) == "the" { at + 1 } else { at };
    let (next, &(_, month, day)) = view.first_of(at, NAMED_DAYS, |(words, ..)| words)?;
    let (end, parts) = year_after(view, next);
    Some((end, When::Day(Day { month: Some(month), day: Some(day), ..parts })))
}

/// A date with a day of the month, in digits or with a month's name.
fn dated(view: View<'_>, at: usize, lead: &str) -> Option<(usize, When)> {
    if view.is_number(at) {
        if let Some(date) = full_date(view.word(at)) {
            return Some((at + 1, date));
        }
        return day_first(view, at);
    }
    month_first(view, at, lead)
}

/// "17 October 2020", "28th of October", "04-Oct-2020", "16-17 October", "16 and 17 October".
fn day_first(view: View<'_>, at: usize) -> Option<(usize, When)> {
    let (mut next, first, mut last) = day_number(view, at)?;
    if last.is_none()
        && view.is(next, &["to", "and", "–", "or"])
        && let Some((after, second, None)) = day_number(view, next + 1)
        && month_name(view, after).is_some()
    {
        (next, last) = (after, Some(second));
    }
    if view.is(next, &["of", "-"]) {
        next += 1;
    }
    let (next, month) = month_name(view, next)?;
    // A lower-case "may" or "march" after a number is a verb.
    let next = if view.word(next) == "-" && year(view.word(next + 1)).is_some() { next + 1 } else { next };
    let (end, parts) = year_after(view, next);
    let parts = Day { month: Some(month), ..parts };
    Some((end, of_days(parts, first, last)))
}

/// "October 17, 2020", "Oct. 17", "October 28th", "October 16-17"; after "in" a bare number is no day.
fn month_first(view: View<'_>, at: usize, lead: &str) -> Option<(usize, When)> {
    let (next, month) = month_name(view, at)?;
    // "October 20,2020" is one number token.
    if let Some((day, y)) = view.word(next).split_once(',')
        && let (Some(day), Some(y)) = (small(day), year(y))
    {
        let date = Day { year: Some(y), month: Some(month), day: Some(day), ..Day::default() };
        return Some((next + 1, When::Day(date)));
    }
    let (mut after, first, mut last) = day_number(view, next)?;
    if last.is_none()
        && view.is(after, &["to", "and", "–", "or"])
        && let Some((end, second, None)) = day_number(view, after + 1)
        && second > first
        && (view.word(after) == "–"
            || !view.is_word(end)
            || view.is(end, &["in", "at", "when", "near", "by", "on"]))
        && month_name(view, end).is_none()
    {
        (after, last) = (end, Some(second));
    }
    let (end, parts) = year_after(view, after);
    let bare = after == next + 1 && parts.year.is_none() && last.is_none();
    // "in August 12 people died", but "in the August 12 bombing".
    if bare && lead == "in" && view.word(at.wrapping_sub(1)) != "the" {
        return None;
    }
    Some((end, of_days(Day { month: Some(month), ..parts }, first, last)))
}

fn of_days(parts: Day, first: i8, last: Option<i8>) -> When {
    let on = |day| Day { day: Some(day), ..parts };
    match last {
        Some(last) => When::Between(on(first), on(last)),
        None => When::Day(on(first)),
    }
}

/// A day of the month: the index after it, and a second day for "16-17".
fn day_number(view: View<'_>, at: usize) -> Option<(usize, i8, Option<i8>)> {
    let token = view.word(at);
    if !view.is_number(at) {
        return None;
    }
    if let Some((first, last)) = two_days(token) {
        return Some((at + 1, first, Some(last)));
    }
    let day = small(token)?;
    let ending = view.touches_previous(at + 1) && view.is(at + 1, &["st", "nd", "rd", "th"]);
    Some((if ending { at + 2 } else { at + 1 }, day, None))
}

/// A month's name, its full stop included.
///
/// The short names and those that are words too must be capitals: "may", "march", "mar", "dec".
fn month_name(view: View<'_>, at: usize) -> Option<(usize, i8)> {
    let word = view.word(at);
    let n = month(word)?;
    let sure = word.len() > 4 && !AMBIGUOUS_MONTHS.contains(&word);
    if !sure && !view.is_capital(at) {
        return None;
    }
    let stop = word.len() < 5
        && !matches!(word, "may" | "june" | "july")
        && view.word(at + 1) == "."
        && view.touches_previous(at + 1);
    Some((if stop { at + 2 } else { at + 1 }, n))
}

/// A year at `at`, perhaps after a comma, or "last year"; the parts are empty where none is.
fn year_after(view: View<'_>, at: usize) -> (usize, Day) {
    for (words, n) in [
        (&["last", "year"][..], -1),
        (&["of", "last", "year"], -1),
        (&["this", "year"], 0),
        (&["of", "this", "year"], 0),
    ] {
        if let Some(end) = view.after(at, words) {
            return (end, Day { years_from_now: Some(n), ..Day::default() });
        }
    }
    let mut next = at;
    if view.is(next, &[",", "of"]) {
        next += 1;
    }
    let of = |y, end| (end, Day { year: Some(y), ..Day::default() });
    if let Some(y) = year(view.word(next)) {
        return of(y, next + 1);
    }
    // "3 JAN 90 --", "Oct '20": two digits only where nothing that they could count follows.
    let alone =
        !view.is_word(next + 1) && !view.is(next + 1, &["-", "/", ":", "%"]) || view.is(next + 1, &["("]);
    let double_dash = view.word(next + 1) == "-" && view.word(next + 2) == "-";
    if next == at
        && (alone || double_dash)
        && let Some(y) = short_year(view.word(next))
    {
        return of(y, next + 1);
    }
    (at, Day::default())
}

/// "October 2020", "last October", "this July", "October last year", "in October".
fn month_alone(view: View<'_>, at: usize, lead: &str) -> Option<(usize, When)> {
    let picked = match view.word(at) {
        "last" | "past" => Some(Day { pick: Pick::Before, ..Day::default() }),
        "this" => Some(Day { years_from_now: Some(0), ..Day::default() }),
        "next" => Some(Day { pick: Pick::After, ..Day::default() }),
        _ => None,
    };
    let mut next = at;
    if picked.is_some() {
        next += 1;
        if let Some(day) = weekday(view.word(next)).filter(|_| view.word(next).len() > 5) {
            // "this Thursday" is the nearest one either way; only "last" and "next" pick.
            let pick = picked.map_or(Pick::Nearest, |p| p.pick);
            return Some((next + 1, When::Day(Day { weekday: Some(day), pick, ..Day::default() })));
        }
        // "last October 8", but not "last October 8 people died".
        let ends = |end: usize| !view.is_word(end) || view.is(end, &["in", "at", "when", "near", "by", "on"]);
        if let Some(found) = month_first(view, next, lead).filter(|(end, _)| ends(*end)) {
            return Some(found);
        }
    } else if view.word(next) == "mid" && view.word(next + 1) == "-" {
        next += 2;
    }
    // "the beginning of March", "the last week of January".
    let part = lead == "of" && at > 1 && view.is(at - 2, PARTS_OF_MONTHS);
    let (end, n) = month_name(view, next)?;
    // "the February attack".
    let modifies = matches!(view.before(at), "the" | "an" | "a") && view.is_word(end);
    let cue = picked.is_some() || next > at || CUES.contains(&lead) || part || modifies;
    let (after, parts) = year_after(view, end);
    let parts = Day { month: Some(n), ..parts };
    let long = view.word(next).len() > 4 || matches!(view.word(next), "may" | "june" | "july");
    let dated =
        parts.year.is_some() && year(view.word(after - 1)).is_some() || parts.years_from_now.is_some();
    if dated {
        return Some((after, When::Day(parts)));
    }
    let ambiguous = AMBIGUOUS_MONTHS.contains(&view.word(next));
    let person = ambiguous && matches!(lead, "by" | "from" | "before" | "after");
    // "DURING THE MARCH" of a text in capitals is a demonstration.
    let capitals = !view.written(next).chars().any(char::is_lowercase);
    let noun = ambiguous && capitals && view.before(at) == "the";
    if !cue || !(long || end > next + 1) || person || noun {
        return None;
    }
    let picked = picked.unwrap_or_default();
    Some((end, When::Day(Day { month: Some(n), ..picked })))
}

/// "in 2015", "1991-94", "the 1990s", "the summer of 2014", "the 1994 ceasefire".
fn years(view: View<'_>, at: usize, lead: &str) -> Option<(usize, When)> {
    let only = |y: i16| When::Day(Day { year: Some(y), ..Day::default() });
    let start = if view.word(at) == "the" { at + 1 } else { at };
    if view.is(start, &["summer", "spring", "autumn", "winter", "fall"]) || view.is(start, PARTS_OF_YEARS) {
        let of = if view.word(start + 1) == "of" { start + 2 } else { start + 1 };
        let season = view.is(start, SEASONS);
        if let Some(y) = year(view.word(of)).filter(|_| of == start + 2 || season) {
            return Some((of + 1, only(y)));
        }
        if let Some(end) = view.after(of, &["last", "year"]).filter(|_| of == start + 2) {
            return Some((end, When::Year(-1)));
        }
        return None;
    }
    let mid = view.word(start) == "mid" && view.word(start + 1) == "-";
    let number = if mid { start + 2 } else { start };
    if let Some((first, last)) = decade(view, number) {
        let end = if view.word(number + 1) == "s" { number + 2 } else { number + 3 };
        return Some((end, if mid { When::Years(first + 3, first + 6) } else { When::Years(first, last) }));
    }
    let cue = CUES.contains(&lead) || mid;
    if let Some((first, last)) = year_range(view.word(number)) {
        return Some((number + 1, When::Years(first, last)));
    }
    let y = year(view.word(number))?;
    if view.is(number + 1, &["–", "to", "and", "until"])
        && (cue || view.word(number + 1) == "–")
        && let Some((first, last)) = pair_of_years(view.word(number), view.word(number + 2))
    {
        return Some((number + 3, When::Years(first, last)));
    }
    let joined = view.touches_previous(number + 1) && view.is(number + 1, &["-", "/", "%"]);
    // "the 1994 ceasefire", "a 1979 coup", "India's 2002 riots".
    let determined =
        start > at || matches!(view.before(at), "the" | "a" | "its" | "their" | "his" | "'s" | "’s");
    let modifies = determined && view.is_word(number + 1);
    // "in 2000 homes" counts.
    let counts =
        view.is(number + 1, &["people", "homes", "houses", "civilians", "soldiers", "villages", "families"]);
    (!joined && !counts && (cue || modifies)).then(|| (number + 1, only(y)))
}

/// "1990s", "1990's": the first and the last year of the decade.
fn decade(view: View<'_>, at: usize) -> Option<(i16, i16)> {
    let first = year(view.word(at)).filter(|y| y % 10 == 0)?;
    let plain = view.word(at + 1) == "s" && view.touches_previous(at + 1);
    let apostrophe =
        view.is(at + 1, &["'", "’"]) && view.word(at + 2) == "s" && view.touches_previous(at + 2);
    (plain || apostrophe).then_some((first, first + 9))
}
