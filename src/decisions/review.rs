//! `review.csv` read back, with what a person typed into it.

use super::key::{Key, Scope};
use super::read::Sheet;
use crate::gazetteer::decode;
use crate::model::{Diagnostic, Severity};

/// One row of `review.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The line it starts on, counted from 1.
    pub line: u64,
    /// The report.
    pub report: String,
    /// The first code point of the mention.
    pub start: usize,
    /// The words.
    pub surface: String,
    /// The report's outlet; may be empty.
    pub source: String,
    /// The ids of the candidates, in their order.
    pub candidates: Vec<String>,
    /// What was typed as decision.
    pub decision: String,
    /// What was typed as scope.
    pub scope: String,
    /// What was typed as note.
    pub note: String,
}

impl Asked {
    /// The key of a decision on this mention in `scope`; `None` where the scope is the outlet and there is none.
    pub fn key(&self, scope: Scope) -> Option<Key> {
        let spelling = self.surface.clone();
        Some(match scope {
            Scope::Always => Key::Always { spelling },
            Scope::Source => {
                Key::Source { source: Some(self.source.clone()).filter(|s| !s.is_empty())?, spelling }
            }
            Scope::Report => Key::Report { report: self.report.clone(), spelling },
            Scope::Mention => Key::Mention { report: self.report.clone(), start: self.start, spelling },
        })
    }
}

/// The columns that a person reads and fills.
const COLUMNS: [&str; 6] = ["mention", "candidates", "decision", "scope", "note", "source"];

/// The rows of `bytes`, and what was wrong with them. `path` is what the diagnostics call the file.
pub fn read_review(path: &str, bytes: &[u8]) -> (Vec<Asked>, Vec<Diagnostic>) {
    let (text, warning) = decode(path, bytes);
    let mut diagnostics: Vec<Diagnostic> = warning.into_iter().collect();
    let Some(sheet) = Sheet::read(path, &text, &COLUMNS, &["mention", "decision"], &mut diagnostics) else {
        return (Vec::new(), diagnostics);
    };
    let mut rows = Vec::new();
    for record in &sheet.records {
        let cell = |name| sheet.cell(record, name).to_owned();
        let Some(Key::Mention { report, start, spelling }) = Key::parse(Scope::Mention, &cell("mention"))
        else {
            let message = format!("`{}` is no mention", cell("mention"));
            diagnostics.push(
                Diagnostic::new(Severity::Error, "bad-mention", path, message)
                    .at_line(record.line)
                    .in_column("mention")
                    .hint("leave the column as `map` wrote it"),
            );
            continue;
        };
        rows.push(Asked {
            line: record.line,
            report,
            start,
            surface: spelling,
            source: cell("source"),
            candidates: candidates(&cell("candidates")),
            decision: cell("decision"),
            scope: cell("scope"),
            note: cell("note"),
        });
    }
    diagnostics.sort_by_key(|d| d.line);
    (rows, diagnostics)
}

/// The ids of "1. Barda, Azerbaijan [PPLA] (gn:587363) | 2. ...".
fn candidates(cell: &str) -> Vec<String> {
    let id = |part: &str| {
        let (_, id) = part.trim().strip_suffix(')')?.rsplit_once('(')?;
        Some(id.trim().to_owned())
    };
    cell.split(" | ").filter_map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_spreadsheet_is_read_back() {
        let csv = "\u{FEFF}incidents;surface;candidates;decision;scope;note;mention;source\r\n\
                   2;Barda;1. Barda, Azerbaijan [PPLA] (gn:587363) | 2. Barda District (gn:587361);1;;;r1:5|Barda;tass\r\n\
                   1;x;;ignore;;;17:204;\r\n\
                   1;-x;;;;;'=r2:0|-x;\r\n";
        let (rows, diagnostics) = read_review("review.csv", csv.as_bytes());
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].report.as_str(), rows[0].start, rows[0].surface.as_str()), ("r1", 5, "Barda"));
        assert_eq!(rows[0].candidates, ["gn:587363", "gn:587361"]);
        assert_eq!(rows[0].key(Scope::Source).unwrap().to_string(), "tass|Barda");
        assert_eq!((rows[1].report.as_str(), rows[1].key(Scope::Source)), ("=r2", None));
        assert_eq!(
            diagnostics.iter().map(|d| (d.line, d.rule)).collect::<Vec<_>>(),
            [(Some(3), "bad-mention")]
        );
    }
}
