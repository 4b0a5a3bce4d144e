//! Large JSON files value by value: the elements of one array, or the members of one object, deep inside.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};

/// Hands each element of the array, or each value of the object, that `path` leads to in `input` to `each`, with the line that it
/// ends on. Memory holds one of them.
///
/// Gives how many there were; 0 where the path leads nowhere.
///
/// # Errors
/// Bytes that are not JSON; what stands before them was handed on.
pub(super) fn each_value(
    input: impl Read,
    path: &[&str],
    each: &mut dyn FnMut(u64, Value),
) -> Result<usize, serde_json::Error> {
    let line = Cell::new(1);
    let count = Cell::new(0);
    let mut hand_on = |value| {
        count.set(count.get() + 1);
        each(line.get(), value);
    };
    let mut deserializer = serde_json::Deserializer::from_reader(Counting { input, line: &line });
    Walk { path, each: &mut hand_on }.deserialize(&mut deserializer)?;
    Ok(count.get())
}

/// Counts the line breaks that were read.
struct Counting<'a, R> {
    input: R,
    line: &'a Cell<u64>,
}

impl<R: Read> Read for Counting<'_, R> {
    /// The parser asks for a byte at a time, so that the count is that of what it has seen.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        let breaks = buffer.iter().take(read).filter(|b| **b == b'\n').count();
        self.line.set(self.line.get() + breaks as u64);
        Ok(read)
    }
}

struct Walk<'a, 'f> {
    path: &'a [&'a str],
    each: &'a mut (dyn FnMut(Value) + 'f),
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self.path.split_first() {
            Some((wanted, rest)) => {
                while let Some(key) = map.next_key::<String>()? {
                    if key == *wanted {
                        map.next_value_seed(Walk { path: rest, each: self.each })?;
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
            }
            None => {
                while let Some((_, value)) = map.next_entry::<IgnoredAny, Value>()? {
                    (self.each)(value);
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(value) = seq.next_element::<Value>()? {
            if self.path.is_empty() {
                (self.each)(value);
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The text of a member: a string, or a number as it is written; `None` for anything else and for empty strings.
pub(super) fn text(object: &Value, key: &str) -> Option<String> {
    match object.get(key)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, path: &[&str], expect: &[(u64, &str)], whole: bool) {
        let mut got = Vec::new();
        let result =
            each_value(text.as_bytes(), path, &mut |line, value| got.push((line, value.to_string())));
        let got: Vec<(u64, &str)> = got.iter().map(|(line, value)| (*line, value.as_str())).collect();
        assert_eq!((got.as_slice(), result.is_ok()), (expect, whole), "{text}");
    }

    #[test]
    fn values_are_handed_on_as_they_are_read() {
        check("{\"a\":1,\n\"b\":{\"c\":[1,\n\"x\"]}}", &["b", "c"], &[(2, "1"), (3, "\"x\"")], true);
        check("{\"e\":{\"Q1\":{\"id\":1},\"Q2\":2}}", &["e"], &[(1, "{\"id\":1}"), (1, "2")], true);
        check("[1,2]", &[], &[(1, "1"), (1, "2")], true);
        check("[1,2]", &["a"], &[], true);
        check("7", &["a"], &[], true);
        check("{\"f\":[1,\n2,\nx]}", &["f"], &[(1, "1"), (2, "2")], false);
        check("{\"f\":[1", &["f"], &[(1, "1")], false);
        check("", &["f"], &[], false);
    }
}
