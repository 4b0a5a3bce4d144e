//! JSON lines: a report a line.

use std::io::{self, BufRead, Read};

use serde_json::Value;

use super::record::{self, Place};
use super::run::Run;
use super::source::{Source, broken};
use super::{error, warning};
use crate::text::encoding;

/// So many bytes are kept for the next line.
const MOST_KEPT: usize = 1 << 20;

/// Reads every line of `reader`; a bad one is said and the next is read.
pub(super) fn read(source: &Source<'_>, reader: &mut dyn BufRead, run: &mut Run<'_>) {
    let mut line = Vec::new();
    let mut number = 0;
    let mut encoding_said = false;
    let limit = run.options.raw_limit();
    loop {
        line.clear();
        // A line as long as a book is not kept in memory while its report is coded.
        line.shrink_to(MOST_KEPT);
        number += 1;
        match Read::take(&mut *reader, limit as u64).read_until(b'\n', &mut line) {
            Ok(0) => return,
            Ok(_) => {}
            Err(e) => return run.diagnose(broken(source.path, &e).at_line(number)),
        }
        if line.len() == limit && !line.ends_with(b"\n") {
            let message = format!("the line is longer than `{limit}` bytes: it is left out");
            run.diagnose(error("line-limit", source.path, message).at_line(number));
            match skip_line(reader) {
                Ok(()) => continue,
                Err(e) => return run.diagnose(broken(source.path, &e).at_line(number)),
            }
        }
        let bytes = if number == 1 { encoding::without_bom(&line) } else { &line };
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let (text, guessed) = encoding::decode_record(bytes);
        if let Some(guessed) = guessed.filter(|_| !encoding_said) {
            encoding_said = true;
            let message = format!("{guessed}, here and in later lines that are not UTF-8");
            run.diagnose(warning("encoding", source.path, message).at_line(number));
        }
        let place = Place { path: source.path, base_id: source.base_id, line: number, number };
        match serde_json::from_str(&text) {
            Ok(value) => one(value, &place, run),
            Err(e) => run.diagnose(malformed(&e, source.path).at_line(number)),
        }
    }
}

/// Reads a value that should be an object; the elements of a list are read in its stead.
fn one(value: Value, place: &Place<'_>, run: &mut Run<'_>) {
    match value {
        Value::Object(object) => record::read(object, place, run),
        Value::Array(values) if values.iter().any(Value::is_object) => {
            for value in values {
                match value {
                    Value::Object(object) => record::read(object, place, run),
                    other => run.diagnose(not_an_object(&other, place)),
                }
            }
        }
        other => run.diagnose(not_an_object(&other, place)),
    }
}

/// What to say of a value that is no report.
pub(super) fn not_an_object(value: &Value, place: &Place<'_>) -> crate::model::Diagnostic {
    let shown = value.to_string();
    let shown = encoding::prefix(&shown, 60);
    error("not-an-object", place.path, format!("`{shown}` is not an object"))
        .at_line(place.line)
        .hint("each report is an object, as in `{\"id\": \"a1\", \"text\": \"...\"}`")
}

/// What to say of text that is no JSON. The line is the caller's to add.
pub(super) fn malformed(e: &serde_json::Error, path: &str) -> crate::model::Diagnostic {
    let reason = e.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    error("malformed-json", path, format!("not JSON: {reason} at character {}", e.column()))
}

fn skip_line(reader: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|b| *b == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        reader.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}
