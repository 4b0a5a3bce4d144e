//! Diagnostics to bytes and back: what was wrong with gazetteer files is kept with their index and told on every run.

use crate::model::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Mutex;

/// A diagnostic as a line of JSON.
#[derive(Serialize, Deserialize)]
struct Note {
    severity: u8,
    path: String,
    line: Option<u64>,
    column: Option<String>,
    rule: String,
    message: String,
    hint: Option<String>,
}

const SEVERITIES: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

/// The diagnostics as JSON lines.
pub(super) fn encode(diagnostics: &[Diagnostic]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for d in diagnostics {
        let note = Note {
            severity: d.severity as u8,
            path: d.path.clone(),
            line: d.line,
            column: d.column.clone(),
            rule: d.rule.to_owned(),
            message: d.message.clone(),
            hint: d.hint.clone(),
        };
        // Writing numbers and texts to memory cannot fail; a line that did would be missed when they are read.
        let _ = serde_json::to_writer(&mut bytes, &note);
        bytes.push(b'\n');
    }
    bytes
}

/// The diagnostics of JSON lines; `None` where they are none.
pub(super) fn decode(bytes: &[u8]) -> Option<Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    for line in bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
        let note: Note = serde_json::from_slice(line).ok()?;
        diagnostics.push(Diagnostic {
            severity: *SEVERITIES.get(usize::from(note.severity))?,
            path: note.path,
            line: note.line,
            column: note.column,
            rule: rule(note.rule)?,
            message: note.message,
            hint: note.hint,
        });
    }
    Some(diagnostics)
}

/// The name of a rule as a constant would be: each is kept once for as long as the program runs, and they are few.
fn rule(name: String) -> Option<&'static str> {
    static RULES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut rules = RULES.lock().ok()?;
    if let Some(known) = rules.get(name.as_str()) {
        return Some(known);
    }
    if rules.len() >= MOST_RULES {
        return None;
    }
    let kept: &'static str = name.leak();
    rules.insert(kept);
    Some(kept)
}

/// Far more than there are rules.
const MOST_RULES: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let diagnostics = vec![
            Diagnostic::new(Severity::Error, "latitude-range", "a \"b\".csv", "the latitude `95`\nis wrong")
                .at_line(3)
                .in_column("latitude")
                .hint("degrees"),
            Diagnostic::new(Severity::Note, "replaces-embedded", "world.csv", "ə"),
        ];
        assert_eq!(decode(&encode(&diagnostics)), Some(diagnostics));
        assert_eq!(decode(b""), Some(Vec::new()));
        assert_eq!(decode(b"{}\n"), None);
        assert_eq!(decode(b"\xFF"), None);
    }
}
