//! JSON that people read and that a diff shows well: what holds no further list or object stands on one line.

use serde_json::Value;
use std::io::{self, Write};

/// Writes `value` and a line end.
///
/// # Errors
/// Those of `out`.
pub(super) fn write(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    nested(value, 0, out)?;
    writeln!(out)
}

fn nested(value: &Value, depth: usize, out: &mut dyn Write) -> io::Result<()> {
    let is_plain = |value: &Value| !(value.is_object() || value.is_array());
    match value {
        Value::Object(object) if !object.values().all(is_plain) => {
            let entries = object.iter().map(|(key, value)| (Some(key.as_str()), value));
            lines(['{', '}'], entries, depth, out)
        }
        Value::Array(values) if !values.iter().all(is_plain) => {
            lines(['[', ']'], values.iter().map(|value| (None, value)), depth, out)
        }
        other => write!(out, "{other}"),
    }
}

fn lines<'a>(
    [open, close]: [char; 2],
    entries: impl Iterator<Item = (Option<&'a str>, &'a Value)>,
    depth: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{open}")?;
    for (number, (key, value)) in entries.enumerate() {
        let comma = if number == 0 { "" } else { "," };
        write!(out, "{comma}\n{:1$}", "", depth + 1)?;
        if let Some(key) = key {
            write!(out, "{}: ", Value::from(key))?;
        }
        nested(value, depth + 1, out)?;
    }
    write!(out, "\n{:depth$}{close}", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_plain_stands_on_a_line_and_all_can_be_read_back() {
        let value = json!({"a": {"b": 1, "c": [1, 2]}, "d": [{"e": "x\ny"}, []], "f": {}, "g": null});
        let mut out = Vec::new();
        write(&value, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        assert_eq!(
            text,
            "{\n \"a\": {\n  \"b\": 1,\n  \"c\": [1,2]\n },\n \"d\": [\n  {\"e\":\"x\\ny\"},\n  []\n ],\n \"f\": {},\n \"g\": null\n}\n"
        );
    }
}
