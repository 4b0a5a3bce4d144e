//! Lengths before a place: "12 km", "about five miles", "half a kilometre", "a few hundred metres".

use super::numbers::below_100;
use crate::text::{Document, TokenKind};

/// A length as it is worded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    /// Its first token, modifiers included.
    pub start: usize,
    /// The most likely length, in metres.
    pub metres: f64,
    /// The shortest and the longest that the words allow, in metres.
    pub least: f64,
    /// See `least`.
    pub most: f64,
    /// Whether the words only bound it from above: "within", "less than", "up to".
    pub within: bool,
}

/// No way that a report gives is longer than this, in metres.
const LONGEST: f64 = 500_000.0;

/// The length whose unit is the token `unit`.
///
/// A figure is good for half a unit of its last digit that is not zero (five, for figures that end in five); "about" for a quarter
/// of it. "More than" may be half as much again; "a few" is two to six, "several" three to ten, "a couple" up to three.
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::lengths::length_ending_at, text::Document};
/// let doc = Document::new("about twenty-five kilometres");
/// let length = length_ending_at(&doc, doc.tokens.len() - 1).unwrap();
/// assert_eq!((length.start, length.metres), (0, 25_000.0));
/// assert_eq!((length.least, length.most), (18_750.0, 31_250.0));
/// ```
pub fn length_ending_at(doc: &Document<'_>, unit: usize) -> Option<Length> {
    let (metres, before) = unit_ending_at(doc, unit)?;
    let amount = amount_ending_at(doc, before)?;
    let mut length = Length {
        start: amount.start,
        metres: amount.value * metres,
        least: amount.least * metres,
        most: amount.most * metres,
        within: false,
    };
    bounded(doc, &mut length);
    (length.metres > 0.0 && length.most <= LONGEST).then_some(length)
}

/// How many metres the unit has, and the token before it.
fn unit_ending_at(doc: &Document<'_>, unit: usize) -> Option<(f64, usize)> {
    let before = doc.word_before(unit, &["-"])?;
    let metres = match doc.folded(unit) {
        "km" | "kms" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => 1000.0,
        "miles" | "mile" if doc.folded(before) == "nautical" => {
            return Some((1852.0, doc.word_before(before, &["-"])?));
        }
        "miles" | "mile" | "mi" => 1609.344,
        "meters" | "metres" | "meter" | "metre" | "m" => 1.0,
        "yards" | "yard" => 0.9144,
        "nm" | "nmi" => 1852.0,
        _ => return None,
    };
    Some((metres, before))
}

struct Amount {
    start: usize,
    value: f64,
    least: f64,
    most: f64,
}

/// The number whose last token is `end`.
fn amount_ending_at(doc: &Document<'_>, end: usize) -> Option<Amount> {
    if doc.tokens.get(end)?.kind == TokenKind::Number {
        return digits(doc, end);
    }
    words(doc, end)
}

fn digits(doc: &Document<'_>, end: usize) -> Option<Amount> {
    let text = doc.word(end);
    // "5-10 km" is one token, "5 to 10 km" three.
    if let Some((low, high)) = text.split_once('-') {
        return range(end, figure(low)?, figure(high)?);
    }
    let (value, slack) = figure(text)?;
    let joint = doc.word_before(end, &[]).filter(|n| matches!(doc.folded(*n), "to" | "or" | "and"));
    if let Some(low) = joint.and_then(|n| doc.word_before(n, &[]))
        && doc.tokens[low].kind == TokenKind::Number
        && let Some(low_figure) = figure(doc.word(low)).filter(|(low, _)| *low < value)
    {
        return range(low, low_figure, (value, slack));
    }
    Some(Amount { start: end, value, least: (value - slack).max(0.0), most: value + slack })
}

fn range(start: usize, low: (f64, f64), high: (f64, f64)) -> Option<Amount> {
    (low.0 < high.0).then(|| Amount {
        start,
        value: (low.0 + high.0) / 2.0,
        least: low.0 - low.1.min(low.0),
        most: high.0 + high.1,
    })
}

/// A figure and how far it may be off.
fn figure(text: &str) -> Option<(f64, f64)> {
    let grouped = text.split_once(',').is_some_and(|(_, last)| last.len() == 3);
    let plain = if grouped { text.replace(',', "") } else { text.replace(',', ".") };
    let value: f64 = plain.parse().ok().filter(|v: &f64| v.is_finite() && *v >= 0.0)?;
    Some((value, slack(value, plain.split_once('.').map_or(0, |(_, d)| d.len()))))
}

fn slack(value: f64, decimals: usize) -> f64 {
    if decimals > 0 {
        return 0.5 * 0.1f64.powi(i32::try_from(decimals).unwrap_or(9));
    }
    let mut unit = 1.0;
    while value >= unit * 10.0 && value % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    // "25" and "50" are as round as "20".
    if value % (unit * 5.0) == 0.0 && value > unit { unit * 2.5 } else { unit * 0.5 }
}

/// "twenty-five", "half a", "one and a half", "a few hundred", "several", "a couple of".
fn words(doc: &Document<'_>, end: usize) -> Option<Amount> {
    let mut amount: Option<(f64, f64, f64)> = None;
    let (mut scale, mut halves) = (1.0, 0.0);
    let mut start = end;
    let mut at = Some(end);
    for _ in 0..6 {
        let Some(n) = at else { break };
        let word = doc.folded(n);
        let vague = match word {
            "few" => Some((3.0, 2.0, 6.0)),
            "several" => Some((5.0, 3.0, 10.0)),
            "couple" => Some((2.0, 1.0, 3.0)),
            "dozen" => Some((12.0, 9.0, 15.0)),
            "dozens" => Some((40.0, 20.0, 100.0)),
            _ => None,
        };
        if let Some(found) = vague.filter(|_| amount.is_none()) {
            amount = Some(found);
        } else if let Some(value) = below_100(word).filter(|n| *n > 0).map(f64::from) {
            // "twenty" before "five"; "one" before "and a half".
            let lower = amount.map_or(0.0, |a| a.0);
            if lower > 0.0 && !(value >= 20.0 && lower < 10.0) {
                break;
            }
            let whole = value + lower;
            amount = Some((whole, whole - slack(whole, 0), whole + slack(whole, 0)));
        } else {
            match word {
                "hundred" if amount.is_none() => scale *= 100.0,
                "thousand" if amount.is_none() => scale *= 1000.0,
                "half" if amount.is_none() => halves = 0.5,
                "quarter" if amount.is_none() => halves = 0.25,
                "a" | "an" | "and" | "of" => {}
                _ => break,
            }
        }
        if !matches!(word, "and" | "of") {
            start = n;
        }
        at = doc.word_before(n, &["-"]);
    }
    let (value, least, most) = match amount {
        Some((value, least, most)) => (value + halves, least + halves, most + halves),
        None if halves > 0.0 => (halves, halves / 2.0, halves * 1.5),
        None if start < end || doc.folded(end) == "a" => (1.0, 0.5, 1.5),
        None => return None,
    };
    let (least, most) =
        if halves > 0.0 { (least.min(value - 0.25), most.max(value + 0.25)) } else { (least, most) };
    Some(Amount { start, value: value * scale, least: least.max(0.0) * scale, most: most * scale })
}

/// The modifiers before a length, which it takes in.
fn bounded(doc: &Document<'_>, length: &mut Length) {
    let word = |at: Option<usize>| at.map_or("", |n| doc.folded(n));
    let first = doc.word_before(length.start, &["(", "~"]);
    let second = first.and_then(|n| doc.word_before(n, &[]));
    let (taken, kind) = match (word(second), word(first)) {
        ("more" | "further" | "farther", "than") | ("at", "least") => (second, Bound::Over),
        ("less" | "fewer", "than") | ("up", "to") | ("at", "most") => (second, Bound::Under),
        (_, "over" | "least") => (first, Bound::Over),
        (_, "within" | "under") => (first, Bound::Under),
        (_, "about" | "around" | "some" | "roughly" | "approximately" | "nearly" | "almost" | "circa") => {
            (first, Bound::About)
        }
        (_, "just" | "only" | "exactly") => (first, Bound::None),
        _ => (None, Bound::None),
    };
    if let Some(start) = taken {
        length.start = start;
    }
    match kind {
        Bound::About => {
            length.least = length.least.min(length.metres * 0.75);
            length.most = length.most.max(length.metres * 1.25);
        }
        Bound::Over => length.most = length.most.max(length.metres * 1.5),
        Bound::Under => (length.least, length.within) = (0.0, true),
        Bound::None => {}
    }
}

enum Bound {
    None,
    About,
    Over,
    Under,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_say_how_long_at_least_and_at_most() {
        for (text, km, least, most) in [
            ("12 km", 12.0, 11.5, 12.5),
            ("12km", 12.0, 11.5, 12.5),
            ("10 km", 10.0, 5.0, 15.0),
            ("25 kilometers", 25.0, 22.5, 27.5),
            ("50 km", 50.0, 25.0, 75.0),
            ("1,500 metres", 1.5, 1.25, 1.75),
            ("1.5 km", 1.5, 1.45, 1.55),
            ("2,5 km", 2.5, 2.45, 2.55),
            ("twelve kilometres", 12.0, 11.5, 12.5),
            ("twenty-five km", 25.0, 22.5, 27.5),
            ("some 30 km", 30.0, 22.5, 37.5),
            ("5-10 km", 7.5, 2.5, 15.0),
            ("5 to 10 km", 7.5, 2.5, 15.0),
            ("half a kilometre", 0.5, 0.25, 0.75),
            ("one and a half kilometres", 1.5, 1.0, 2.0),
            ("a few hundred metres", 0.3, 0.2, 0.6),
            ("several kilometres", 5.0, 3.0, 10.0),
            ("a kilometre", 1.0, 0.5, 1.5),
            ("more than 12 km", 12.0, 11.5, 18.0),
            ("within 5 km", 5.0, 0.0, 7.5),
        ] {
            let doc = Document::new(text);
            let found = length_ending_at(&doc, doc.tokens.len() - 1).unwrap_or_else(|| panic!("{text}"));
            let close = |a: f64, b: f64| (a - b * 1000.0).abs() < 1e-6;
            let right = close(found.metres, km) && close(found.least, least) && close(found.most, most);
            assert!(right && found.start == 0, "{text}: {found:?}");
        }
        let miles = |text: &str| {
            let doc = Document::new(text);
            length_ending_at(&doc, doc.tokens.len() - 1).map(|l| l.metres.round())
        };
        assert_eq!((miles("about 5 miles"), miles("12 nautical miles")), (Some(8047.0), Some(22_224.0)));
        for text in
            ["km", "the km", "2020-10-17 km", "1,000,000 km", "soldiers", "12 soldiers", "0 km", "13:15 km"]
        {
            assert_eq!(miles(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_words_give_a_length_between_its_bounds(
            text in "([0-9.,-]{1,7} |a |half |and |few |hundred |twenty|-|five |one |over |within ){0,7}(km|miles|m)",
        ) {
            let doc = Document::new(&text);
            if let Some(length) = length_ending_at(&doc, doc.tokens.len() - 1) {
                prop_assert!(0.0 <= length.least && length.least <= length.metres, "{:?}", length);
                prop_assert!(length.metres <= length.most && length.most <= LONGEST, "{:?}", length);
            }
        }
    }
}
