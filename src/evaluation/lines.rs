//! Files with a JSON object a line.

use crate::model::{Diagnostic, Severity};
use serde::de::DeserializeOwned;

/// The values of the lines of `bytes` with the numbers of their lines. A line that is none is told, with `hint`, and left out.
pub(super) fn values<T: DeserializeOwned>(
    path: &str,
    bytes: &[u8],
    hint: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(u64, T)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut values = Vec::new();
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice(line) {
            Ok(value) => values.push((number, value)),
            Err(e) => {
                let message = format!("the line is left out: {}", reason(&e));
                diagnostics.push(error("malformed-line", path, number, message).hint(hint));
            }
        }
    }
    values
}

/// An error about a line of `path`.
pub(super) fn error(rule: &'static str, path: &str, line: u64, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Error, rule, path, message).at_line(line)
}

/// What is wrong with the JSON, without the line number within the line, which is always 1.
pub(super) fn reason(e: &serde_json::Error) -> String {
    let text = e.to_string();
    match text.split_once(" at line ") {
        Some((reason, _)) if e.column() > 0 => format!("{reason} at character {}", e.column()),
        Some((reason, _)) => reason.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_told_and_hides_no_good_one() {
        let mut found = Vec::new();
        let bytes = b"\xEF\xBB\xBF{\"a\": 1}\r\n\nnot json\n{\"a\": 2}";
        let values: Vec<(u64, serde_json::Value)> = values("gold.jsonl", bytes, "write it so", &mut found);
        assert_eq!(
            values.iter().map(|(line, value)| (*line, value["a"].as_u64())).collect::<Vec<_>>(),
            [(1, Some(1)), (4, Some(2))]
        );
        assert_eq!(
            found[0].to_string(),
            "error: gold.jsonl:3: the line is left out: expected ident at character 2 (malformed-line)\n  hint: write it so"
        );
    }

    #[test]
    fn any_bytes_are_read() {
        let mut found = Vec::new();
        let values: Vec<(u64, serde_json::Value)> =
            values("gold.jsonl", &[0xFF, 0, b'\n', b'1'], "", &mut found);
        assert_eq!((values.len(), found.len()), (1, 1));
    }
}
