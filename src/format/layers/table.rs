//! A layer as a table: named fields of one kind each and rows of values. All that a format knows of a layer.
//!
//! It stands between what a layer says (incidents, or anything that somebody else wrote) and how a file says it. The
//! values are a closed set that every format has a type for, so that no format guesses and none knows of incidents.

use super::shape::{Shape, ShapeKind};
use crate::layer::kinds::{Kind, kind};
use crate::model::Diagnostic;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::io::{self, Write};

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Not known, or not applicable.
    Null,
    /// Text.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number, always finite.
    Real(f64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Boolean(bool),
}

impl<'a> Value<'a> {
    /// The narrowest value that a word of a text file stands for; empty is null.
    ///
    /// A number that has leading zeros, a plus or more digits than are kept is text: it may be a code.
    pub fn of_word(word: Cow<'a, str>) -> Self {
        let trimmed = word.trim();
        if trimmed.is_empty() {
            return Self::Null;
        }
        match trimmed {
            "true" | "True" | "TRUE" => return Self::Boolean(true),
            "false" | "False" | "FALSE" => return Self::Boolean(false),
            _ => {}
        }
        let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
        if digits.starts_with(|c: char| c.is_ascii_digit()) && !has_leading_zero(digits) {
            if let Ok(n) = trimmed.parse::<i64>() {
                return Self::Integer(n);
            }
            if digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+'))
                && digits.bytes().any(|b| !b.is_ascii_digit())
                && let Some(n) = trimmed.parse::<f64>().ok().filter(|n| n.is_finite())
            {
                return Self::Real(n);
            }
        }
        match day(trimmed) {
            Some(date) => Self::Date(date),
            None => Self::Text(word),
        }
    }

    /// Its kind; `None` for null.
    pub fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Null => return None,
            Self::Text(_) => Kind::Text,
            Self::Integer(_) => Kind::Integer,
            Self::Real(_) => Kind::Real,
            Self::Date(_) => Kind::Date,
            Self::Boolean(_) => Kind::Boolean,
        })
    }

    /// The value as one of a field of `kind`, which holds it; see [`Seen::kind`].
    #[inline]
    pub fn into_kind(self, kind: Kind) -> Self {
        match (&self, kind) {
            (Self::Integer(n), Kind::Real) => Self::Real(*n as f64),
            (Self::Integer(_) | Self::Real(_) | Self::Date(_) | Self::Boolean(_), Kind::Text) => {
                self.text().map_or(Self::Null, |text| Self::Text(Cow::Owned(text.into_owned())))
            }
            _ => self,
        }
    }

    /// It in words; `None` for null.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Null => return None,
            Self::Text(text) => Cow::Borrowed(text.as_ref()),
            Self::Integer(n) => Cow::Owned(n.to_string()),
            Self::Real(x) => Cow::Owned(x.to_string()),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Boolean(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
        })
    }

    /// It as a number; `None` for what is none.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(n) => Some(*n as f64),
            Self::Real(x) => Some(*x),
            _ => None,
        }
    }
}

fn has_leading_zero(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    bytes.next() == Some(b'0') && bytes.next().is_some_and(|b| b.is_ascii_digit())
}

/// The day of an ISO 8601 day, or of one with a midnight after it, as UCDP writes days.
pub fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() < 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_char_boundary(10) {
        return None;
    }
    let (day, rest) = text.split_at(10);
    let is_midnight = rest.is_empty()
        || (rest.starts_with([' ', 'T'])
            && rest[1..].bytes().all(|b| matches!(b, b'0' | b':' | b'.' | b'Z')));
    if !is_midnight || !day.bytes().enumerate().all(|(n, b)| b.is_ascii_digit() || n == 4 || n == 7) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0_i16, |n, digit| n * 10 + i16::from(digit - b'0'));
    let two = |digits: &[u8]| number(digits) as i8;
    Date::new(number(&bytes[..4]), two(&bytes[5..7]), two(&bytes[8..10])).ok()
}

/// Appends a day as ISO 8601 has it, as its `Display` would, which takes ten times as long.
pub(super) fn push_day(day: Date, out: &mut Vec<u8>) {
    let digit = |n: u16| b'0' + (n % 10) as u8;
    let (month, of_month) = (u16::from(day.month().unsigned_abs()), u16::from(day.day().unsigned_abs()));
    match u16::try_from(day.year()) {
        Ok(year) => {
            out.extend_from_slice(&[
                digit(year / 1000),
                digit(year / 100),
                digit(year / 10),
                digit(year),
                b'-',
            ]);
            out.extend_from_slice(&[
                digit(month / 10),
                digit(month),
                b'-',
                digit(of_month / 10),
                digit(of_month),
            ]);
        }
        // A vector takes all that is written.
        Err(_) => drop(write!(out, "{day}")),
    }
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, distinct in its table.
    pub name: String,
    /// The kind of each value that is not null.
    pub kind: Kind,
}

/// What a table is, without its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    /// The layer's name.
    pub name: String,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// Which geometries the rows have.
    pub shapes: BTreeSet<ShapeKind>,
    /// How many rows there are.
    pub rows: usize,
    /// How many of them have no geometry.
    pub without_shape: usize,
    /// The field that identifies a row: on each, distinct.
    pub id: Option<usize>,
}

impl Schema {
    /// The number of the field `name`.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The number of the first of `names` that is a field.
    pub fn first_of(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.find(name))
    }

    /// The one kind that holds all geometries; `None` where there are none, or of several families.
    pub fn shape(&self) -> Option<ShapeKind> {
        let mut kinds = self.shapes.iter().copied();
        let first = kinds.next()?;
        kinds.try_fold(first, |kept, kind| (kept.of_many() == kind.of_many()).then(|| kind.of_many()))
    }
}

/// One row: a value for each field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row<'a> {
    /// Where it is; `None` where that is not known.
    pub shape: Option<Shape>,
    /// The values, in the order of the fields.
    pub values: Vec<Value<'a>>,
}

impl Row<'_> {
    /// The value of a field that may not be there; null where it is not.
    pub fn get(&self, field: Option<usize>) -> &Value<'_> {
        field.and_then(|n| self.values.get(n)).unwrap_or(&Value::Null)
    }
}

/// What takes the rows of a table one after the other.
pub type EachRow<'f> = dyn FnMut(Row<'_>) -> io::Result<()> + 'f;

/// A layer whose rows can be read, again and again.
pub trait Table {
    /// What it is.
    fn schema(&self) -> &Schema;

    /// Hands every row to `each`, in order.
    ///
    /// # Errors
    /// What `each` gives, which ends it; that the file cannot be read any more.
    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()>;

    /// What could not be used when the table was opened.
    fn findings(&self) -> &[Diagnostic];
}

/// What is seen of a field's values while a table is opened: a bit for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen(u8);

impl Seen {
    /// Takes note of a value.
    pub fn see(&mut self, value: &Value<'_>) {
        self.see_kind(value.kind());
    }

    /// Takes note of a value by its kind.
    pub fn see_kind(&mut self, kind: Option<Kind>) {
        self.0 |= kind.map_or(0, |kind| 1 << kind as u8);
    }

    /// The kind of field that holds all values seen. A property of one of the program's own layers has that layer's kind
    /// where the values allow it: a column without values this week is still one of dates.
    pub fn kind(self, name: &str) -> Kind {
        let are = |kinds: &[Kind]| self.0 == kinds.iter().fold(0, |all, kind| all | 1 << *kind as u8);
        let only = [Kind::Text, Kind::Integer, Kind::Real, Kind::Date, Kind::Boolean]
            .into_iter()
            .find(|kind| are(&[*kind]));
        let seen = match only {
            _ if self == Self::default() => return kind(name).unwrap_or(Kind::Text),
            Some(only) => only,
            None if are(&[Kind::Integer, Kind::Real]) => Kind::Real,
            None => Kind::Text,
        };
        match kind(name) {
            Some(Kind::Text) => Kind::Text,
            Some(Kind::Real) if seen == Kind::Integer => Kind::Real,
            _ => seen,
        }
    }
}

/// Whether the values of a field identify rows, which is known when all have been seen. Memory holds a hash of each.
#[derive(Debug, Default)]
pub struct Identifying {
    hashes: HashSet<u64>,
    fails: bool,
}

impl Identifying {
    /// Takes note of the value of the next row.
    pub fn see(&mut self, value: &Value<'_>) {
        use std::hash::{Hash, Hasher};
        let Some(text) = value.text().filter(|_| !self.fails) else {
            self.fails = true;
            return;
        };
        let mut hasher = std::hash::DefaultHasher::new();
        text.hash(&mut hasher);
        self.fails |= !self.hashes.insert(hasher.finish());
    }

    /// Whether each value was there and distinct.
    pub fn holds(&self) -> bool {
        !self.fails && !self.hashes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(name: &str, words: &[&str]) -> Kind {
        let mut seen = Seen::default();
        words.iter().for_each(|word| seen.see(&Value::of_word(Cow::Borrowed(word))));
        seen.kind(name)
    }

    #[test]
    fn the_kind_of_a_field_holds_all_its_values() {
        for (name, words, expect) in [
            ("n", &["1", "-2", ""][..], Kind::Integer),
            ("x", &["1", "2.5"], Kind::Real),
            ("day", &["2020-10-17", "2020-10-17 00:00:00.000"], Kind::Date),
            ("when", &["2020-10-17", "soon"], Kind::Text),
            ("moment", &["2020-10-17T14:05:00Z"], Kind::Text),
            ("yes", &["true", "false"], Kind::Boolean),
            ("code", &["007"], Kind::Text),
            ("phone", &["+994"], Kind::Text),
            ("word", &["nan", "inf", "1e999"], Kind::Text),
            ("nothing", &["", " "], Kind::Text),
            ("event_date", &[""], Kind::Date),
            ("date_text", &["2020-10-17"], Kind::Text),
            ("longitude", &["46"], Kind::Real),
            ("deaths_low", &["several"], Kind::Text),
        ] {
            assert_eq!(kind_of(name, words), expect, "{name}");
        }
    }

    #[test]
    fn a_day_is_written_as_it_is_shown() {
        for (year, month, day) in [(2020, 10, 7), (999, 1, 31), (0, 2, 29), (9999, 12, 31), (-44, 3, 15)] {
            let date = Date::new(year, month, day).unwrap();
            let mut out = Vec::new();
            push_day(date, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), date.to_string());
        }
    }

    #[test]
    fn a_field_with_gaps_or_doubles_identifies_nothing() {
        let check = |words: &[&str], expect| {
            let mut ids = Identifying::default();
            words.iter().for_each(|word| ids.see(&Value::of_word(Cow::Borrowed(word))));
            assert_eq!(ids.holds(), expect, "{words:?}");
        };
        check(&["inc-1", "inc-2"], true);
        check(&["inc-1", "inc-1"], false);
        check(&["inc-1", ""], false);
        check(&[], false);
    }
}
