//! Values of properties: from what the stages know to what a layer shows.

use super::{Value, decimals};
use crate::geodesy::{LngLat, Metres};
use crate::model::{DateClaim, FeatureClass, Party};
use jiff::civil::Date;
use std::borrow::Cow;

/// Text, or null where there is none or it is empty.
pub(super) fn text<'a>(value: Option<impl Into<Cow<'a, str>>>) -> Value<'a> {
    match value.map(Into::into) {
        Some(text) if !text.is_empty() => Value::Text(text),
        _ => Value::Null,
    }
}

/// GeoNames' letter of a feature class, or null.
pub(super) fn class(class: Option<FeatureClass>) -> Value<'static> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let number = |class: FeatureClass| usize::try_from(u32::from(class.letter()) - u32::from('A')).ok();
    text(class.and_then(number).and_then(|number| LETTERS.get(number..=number)))
}

/// A count, or null where it is unknown.
pub(super) fn count(value: Option<u32>) -> Value<'static> {
    value.map_or(Value::Null, |n| Value::Int(i64::from(n)))
}

/// A number with `decimals` decimals; null where it is not finite (the margin of an only candidate is infinite).
pub(super) fn number(value: f64, decimals: u8) -> Value<'static> {
    if value.is_finite() { Value::Float { value, decimals } } else { Value::Null }
}

/// An ISO 8601 date, or null.
pub(super) fn date(value: Option<Date>) -> Value<'static> {
    text(value.map(|d| d.to_string()))
}

/// `true`, or null: a report that does not say so has not said the opposite.
pub(super) fn stated(value: bool) -> Value<'static> {
    if value { Value::Bool(true) } else { Value::Null }
}

/// Items joined by `separator`, those that are not empty, or null where there are none.
pub(super) fn joined<'a>(items: impl IntoIterator<Item = &'a str>, separator: &str) -> Value<'a> {
    let mut items = items.into_iter().filter(|item| !item.is_empty());
    let Some(first) = items.next() else { return Value::Null };
    let mut joined = Cow::Borrowed(first);
    for item in items {
        let text = joined.to_mut();
        text.push_str(separator);
        text.push_str(item);
    }
    Value::Text(joined)
}

/// The names of parties, "; " separated, or null where there are none.
pub(super) fn parties(parties: &[Party]) -> Value<'_> {
    joined(parties.iter().map(|p| p.name.as_str()), "; ")
}

/// Longitude and latitude as properties: the same figures as the geometry's.
pub(super) fn position(at: Option<(LngLat, Metres)>) -> [Value<'static>; 2] {
    match at {
        None => [Value::Null, Value::Null],
        Some((at, uncertainty)) => {
            let d = decimals(uncertainty);
            [number(at.lng(), d), number(at.lat(), d)]
        }
    }
}

/// ACLED's time precision: 1 the day is known, 2 about a week, 3 about a month; null where it is longer or unknown.
///
/// # References
/// ACLED Codebook (2023), "time precision".
pub(super) fn time_precision(date: &DateClaim) -> Value<'static> {
    match date.precision() {
        1 => Value::Int(1),
        2 | 3 => Value::Int(2),
        4 => Value::Int(3),
        _ => Value::Null,
    }
}

/// The first `most` characters of `words`, with white space run together; a cut is marked by an ellipsis.
pub(super) fn shortened(words: &str, most: usize) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= most {
        return one_line;
    }
    let mut cut: String = one_line.chars().take(most.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_cut_in_characters_not_bytes() {
        assert_eq!(shortened("Gəncə\n  şəhəri", 200), "Gəncə şəhəri");
        assert_eq!(shortened(&"ə".repeat(201), 200).chars().count(), 200);
        assert_eq!(shortened("one two three", 5), "one…");
    }

    #[test]
    fn time_precision_is_acleds() {
        let day = |n| jiff::civil::date(2020, 10, n);
        assert_eq!(time_precision(&DateClaim::on(day(17))), Value::Int(1));
        assert_eq!(time_precision(&DateClaim::span(day(11), day(17))), Value::Int(2));
        assert_eq!(time_precision(&DateClaim::span(day(1), day(31))), Value::Int(3));
        assert_eq!(time_precision(&DateClaim::default()), Value::Null);
    }
}
