//! Which numbers count neither people nor things.

use super::words::{LABELS, ONE_PERSON, ORDINAL_ENDINGS, PEOPLE, UNITS};
use crate::language::english::View;

/// Whether the number at `start..end` is an age, a year, a measure, money, a score or part of a name.
pub(super) fn counts_nothing(view: View<'_>, start: usize, end: usize) -> bool {
    is_part_of_a_name(view, start, end)
        || is_measure(view, start, end)
        || is_year(view, start, end)
        || is_age(view, start, end)
        || is_list_number(view, start, end)
}

/// "T-72", "COVID-19", "#4", "Route 6", "12pm", "5sZ", "two-day".
fn is_part_of_a_name(view: View<'_>, start: usize, end: usize) -> bool {
    let touched = start > 0 && view.touches_previous(start);
    let joined_before = touched
        && (view.is(start - 1, &["-", "/", "#", "@", ".", "№", "+", "_", ":", "–", "$", "€", "£"])
            || view.is_word(start - 1));
    // A dash may stand between sentences too; only one that touches a word on its other side makes a name.
    let dash_is_loose = touched
        && view.is(start - 1, &["-", "–", "."])
        && !(start > 1 && view.touches_previous(start - 1) && view.word(start - 2) != "-");
    let joined_after = view.touches_previous(end)
        && (view.is_word(end) || view.is(end, &["-", "/", "%", "°", "‑"]))
        && !view.is(end, ORDINAL_ENDINGS)
        && (view.word(end) != "-" || view.touches_previous(end + 1) && view.word(end + 1) != "-");
    // "a Form Three student".
    let label = (view.is_number(start) || start > 0 && view.is_capital(start) && view.is_capital(start - 1))
        && start > 0
        && (view.is(start - 1, LABELS) && view.is_capital(start - 1)
            || view.word(start - 1) == "." && start > 1 && view.is(start - 2, &["no", "nr"]));
    (joined_before && !dash_is_loose) || joined_after || label
}

/// "60 km", "5 percent", "$ 12", "1.5 hectares", "two thirds", "10 months".
fn is_measure(view: View<'_>, start: usize, end: usize) -> bool {
    let sign = start > 0 && view.is(start - 1, &["$", "€", "£", "₽", "₺", "usd", "eur"]);
    let unit_at = if view.word(end) == "more" { end + 1 } else { end };
    let ordinal = view.is(end, &["third", "thirds", "quarter", "quarters", "fifths", "half", "tenths"]);
    let adjective = view.word(end) == "-" && view.touches_previous(end);
    sign || view.is(unit_at, UNITS) || view.is(unit_at, &["%", "°"]) || ordinal || adjective
}

/// Four digits from 1900 to 2099, unless people follow; and times of day.
fn is_year(view: View<'_>, start: usize, end: usize) -> bool {
    let digits = view.word(start);
    let year =
        end == start + 1 && digits.len() == 4 && digits.parse().is_ok_and(|y: u32| (1900..2100).contains(&y));
    // "at 0300": a count has no leading zero.
    let clock = digits.len() > 1 && digits.starts_with('0');
    clock || year && !view.is(end, PEOPLE)
}

/// "aged 53", "a woman, 38,", "a boy of 10", "Guliyeva (54)", "a child of two".
fn is_age(view: View<'_>, start: usize, end: usize) -> bool {
    let back = |n: usize| start.checked_sub(n).map_or("", |i| view.word(i));
    if matches!(back(1), "aged" | "age" | "ages" | "under") || back(1) == "(" && view.word(end) == ")" {
        return true;
    }
    let noun_follows =
        view.is_word(end) && !view.is(end, &["and", "from", "was", "who", "is", "in", "of", "at"]);
    let person = ONE_PERSON.contains(&back(2)) || start > 1 && view.is_capital(start - 2) && back(1) == ",";
    // "the number of wounded, 57, was smaller".
    let counted = matches!(back(2), "killed" | "dead" | "wounded" | "injured" | "victims" | "casualties");
    let set_off = back(1) == "," && view.is_number(start) && !counted;
    let age = set_off && (view.word(end) == "," || person && view.is(end, &[".", ";", ")"]));
    let of = back(1) == "of" && ONE_PERSON.contains(&back(2));
    !noun_follows && (age || of) || of && view.is(end, &["injured", "wounded", "killed", "dead"])
}

/// "1." or "2)" at the start of a line.
fn is_list_number(view: View<'_>, start: usize, end: usize) -> bool {
    view.is_number(start) && view.begins_line(start) && view.is(end, &[".", ")"])
}
