//! Reading a number: digits, words, ranges.

use super::words::{self, ORDINAL_ENDINGS, ORDINALS, SCALES};
use crate::language::english::View;
use crate::language::english::beginnings::Begins;

/// The number at `at` and the index after it: "1,252", "5 000", "twenty-one", "a hundred and two", "two dozen".
pub(crate) fn cardinal(view: View<'_>, at: usize) -> Option<(usize, u32)> {
    if !view.may(at, Begins::CARDINAL) {
        return None;
    }
    if let Some(end) = view.after(at, &["half", "a", "dozen"]) {
        return Some((end, 6));
    }
    if let Some(end) = view.after(at, &["a", "couple", "of"]) {
        return Some((end, 2));
    }
    let (mut end, mut value) = digits_at(view, at).or_else(|| below_1000(view, at))?;
    let in_words = view.is_word(at);
    while let Some((_, scale)) = SCALES.iter().find(|(w, _)| *w == view.word(end)) {
        value = value.checked_mul(*scale)?;
        end += 1;
        let rest = if view.word(end) == "and" { end + 1 } else { end };
        if let Some((after, more)) = below_1000(view, rest).filter(|(_, m)| in_words && *m < *scale && *m > 0)
        {
            value = value.checked_add(more)?;
            end = after;
        }
    }
    if view.word(end) == "dozen" {
        return Some((end + 1, value.checked_mul(12)?));
    }
    Some((end, value))
}

/// A number or a range at `at`: the index after it, and its ends. `lead` is the word before a range ("between").
pub(super) fn cardinal_or_range(view: View<'_>, at: usize, lead: &str) -> Option<(usize, u32, u32)> {
    if let Some((low, high)) = view.word(at).split_once('-') {
        let (low, high) = (grouped(low)?, grouped(high)?);
        // "4-1" is a score, "1-0)" too.
        return (low < high && view.is_word(at + 1) && view.before(at) != "(").then_some((at + 1, low, high));
    }
    let (end, low) = cardinal(view, at)?;
    if let Some((after, high)) = possibly(view, end).filter(|(_, high)| low < *high) {
        return Some((after, low, high));
    }
    let joins: &[&str] = match lead {
        "between" => &["and"],
        _ => &["to", "or", "–", "—"],
    };
    // "revised down by about 100 to 253": what it changed by is no end of a range.
    let by = view.is(end, &["to"]) && (view.before(at) == "by" || at > 0 && view.before(at - 1) == "by");
    if view.is(end, joins)
        && !by
        && let Some((after, high)) = cardinal(view, end + 1)
        && (low <= high || lead == "from")
        && !(view.word(end) == "or" && high > low.saturating_add(low / 2).saturating_add(2))
    {
        return Some((after, low, high));
    }
    Some((end, low, low))
}

/// The end and the number of "possibly four" after another: "three, possibly four, people", "two or perhaps three".
fn possibly(view: View<'_>, at: usize) -> Option<(usize, u32)> {
    let joined =
        matches!(view.word(at), "," | "or" | "and") && view.is(at + 1, &["possibly", "perhaps", "maybe"]);
    let (end, high) = cardinal(view, at + 2).filter(|_| joined)?;
    let closes = view.word(at) == "," && view.word(end) == ",";
    Some((end + usize::from(closes), high))
}

/// The index after the ordinal at `at`.
pub(super) fn is_ordinal(view: View<'_>, at: usize) -> Option<usize> {
    if view.is(at, ORDINALS) {
        return Some(at + 1);
    }
    if view.is_number(at) && view.touches_previous(at + 1) && view.is(at + 1, ORDINAL_ENDINGS) {
        return Some(at + 2);
    }
    let tens = words::below_100(view.word(at)).is_some_and(|n| n >= 20);
    (tens && view.word(at + 1) == "-" && view.is(at + 2, ORDINALS)).then_some(at + 3)
}

fn digits_at(view: View<'_>, at: usize) -> Option<(usize, u32)> {
    if !view.is_number(at) {
        return None;
    }
    let first = view.word(at);
    // "1.2 million": a decimal counts only before a scale.
    if let Some((whole, part)) = first.split_once('.')
        && part.len() < 3
        && let Some((_, scale)) = SCALES.iter().find(|(w, _)| *w == view.word(at + 1))
    {
        let whole = grouped(whole)?.checked_mul(*scale)?;
        let tenths: u32 = part.parse().ok()?;
        let unit = scale / 10u32.checked_pow(part.len() as u32)?;
        return Some((at + 2, whole.checked_add(tenths.checked_mul(unit)?)?));
    }
    let mut value = grouped(first)?;
    let mut end = at + 1;
    // "5 000": groups of three after a first of one to three digits.
    if first.len() <= 3 && value > 0 && first.bytes().all(|b| b.is_ascii_digit()) {
        while view.is_number(end) && view.word(end).len() == 3 && !view.touches_previous(end) {
            let Some(group) = grouped(view.word(end)) else { break };
            value = value.checked_mul(1000)?.checked_add(group)?;
            end += 1;
        }
    }
    Some((end, value))
}

/// Plain digits, or digits grouped by threes with commas.
fn grouped(digits: &str) -> Option<u32> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let plain = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    if !plain(first) || !groups.clone().all(|g| g.len() == 3 && plain(g)) {
        return None;
    }
    if digits.contains(',') && first.len() > 3 {
        return None;
    }
    groups.try_fold(first.parse::<u32>().ok()?, |n, g| n.checked_mul(1000)?.checked_add(g.parse().ok()?))
}

fn below_1000(view: View<'_>, at: usize) -> Option<(usize, u32)> {
    let article = view.is(at, &["a", "an"]);
    let scaled = view.is(at + 1, &["hundred", "thousand", "million", "dozen"]);
    let (mut end, mut value) = if article && scaled { (at + 1, 1) } else { below_100(view, at)? };
    if view.word(end) == "hundred" {
        value *= 100;
        end += 1;
        let rest = if view.word(end) == "and" { end + 1 } else { end };
        if let Some((after, more)) = below_100(view, rest) {
            value += more;
            end = after;
        }
    }
    Some((end, value))
}

fn below_100(view: View<'_>, at: usize) -> Option<(usize, u32)> {
    let value = |i: usize| words::below_100(view.word(i));
    let first = value(at)?;
    if first >= 20 {
        let unit_at = if view.word(at + 1) == "-" { at + 2 } else { at + 1 };
        if let Some(unit) = value(unit_at).filter(|n| (1..10).contains(n)) {
            return Some((unit_at + 1, first + unit));
        }
    }
    Some((at + 1, first))
}
