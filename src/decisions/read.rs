//! `decisions.csv` to rows.

use super::key::{Key, Scope};
use super::{COLUMNS, homes, links};
use crate::gazetteer::csv;
use crate::gazetteer::decode;
use crate::model::{Diagnostic, Severity};

/// One row that could be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line it starts on, counted from 1.
    pub line: u64,
    /// What it is about.
    pub key: Key,
    /// What was decided.
    pub verdict: Verdict,
    /// By whom; may be empty.
    pub author: String,
    /// When, as written; may be empty.
    pub date: String,
    /// Why; may be empty.
    pub note: String,
}

/// What was decided of a spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is the place of this id.
    Place(String),
    /// It is no place.
    NotAPlace,
}

impl Verdict {
    /// The `kind` of the row.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Place(_) => "place",
            Self::NotAPlace => "not_a_place",
        }
    }

    /// The `value` of the row.
    pub fn value(&self) -> &str {
        match self {
            Self::Place(id) => id,
            Self::NotAPlace => "",
        }
    }
}

/// The rows of `bytes` that are about spellings, and what was wrong with them. Those about events
/// [`super::parse_links`] reads, those about outlets [`super::parse_homes`]. `path` is what the diagnostics call the file.
pub fn parse(path: &str, bytes: &[u8]) -> (Vec<Row>, Vec<Diagnostic>) {
    let (text, warning) = decode(path, bytes);
    let mut diagnostics: Vec<Diagnostic> = warning.into_iter().collect();
    let Some(sheet) = Sheet::read(path, &text, &COLUMNS, &["kind", "scope", "key"], &mut diagnostics) else {
        return (Vec::new(), diagnostics);
    };
    let mut rows = Vec::new();
    for record in &sheet.records {
        match row(&sheet, record) {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => {}
            Err(fault) => diagnostics.push(Diagnostic { path: path.to_owned(), ..*fault }),
        }
    }
    diagnostics.sort_by_key(|d| d.line);
    (rows, diagnostics)
}

/// A row; `None` for one that is about events or outlets.
fn row(sheet: &Sheet, record: &csv::Record) -> Result<Option<Row>, Box<Diagnostic>> {
    let cell = |name| sheet.cell(record, name);
    let fault = |rule, column: &str, message: String, hint: &str| {
        let fault = Diagnostic::new(Severity::Error, rule, "", message);
        Err(Box::new(fault.at_line(record.line).in_column(column).hint(hint)))
    };
    let value = cell("value");
    let verdict = match cell("kind").to_ascii_lowercase().as_str() {
        "place" if value.is_empty() => {
            return fault("missing-value", "value", "the row names no place".into(), "give a gazetteer id");
        }
        "place" => Verdict::Place(value.to_owned()),
        "not_a_place" | "ignore" => Verdict::NotAPlace,
        kind if links::kind_of(kind).is_some() || kind == homes::KIND => return Ok(None),
        kind => {
            let message = format!("`{kind}` is no kind of decision");
            return fault(
                "unknown-kind",
                "kind",
                message,
                "kinds: place, not_a_place, must_link, cannot_link, home",
            );
        }
    };
    let Some(scope) = Scope::from_name(cell("scope")) else {
        let message = format!("`{}` is no scope", cell("scope"));
        return fault("unknown-scope", "scope", message, "scopes: always, source, report, mention");
    };
    let Some(key) = Key::parse(scope, cell("key")) else {
        let message = format!("`{}` is no key of the scope `{}`", cell("key"), scope.name());
        let hint = match scope {
            Scope::Always => "the key is the spelling alone",
            Scope::Source => "the key is the outlet, `|` and the spelling",
            Scope::Report => "the key is the report's id, `|` and the spelling",
            Scope::Mention => "the key is the report's id, `:`, the first code point, `|` and the words",
        };
        return fault("bad-key", "key", message, hint);
    };
    Ok(Some(Row {
        line: record.line,
        key,
        verdict,
        author: cell("author").to_owned(),
        date: cell("date").to_owned(),
        note: cell("note").to_owned(),
    }))
}

/// " (Ana, 2026-11-25; the town)": by whom a row was written, when and why; nothing where it does not say.
pub(super) fn about(author: &str, date: &str, note: &str) -> String {
    let filled = |cells: [&str; 2], between: &str| {
        let cells: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        cells.join(between)
    };
    let all = filled([&filled([author, date], ", "), note], "; ");
    if all.is_empty() { all } else { format!(" ({all})") }
}

/// A CSV by its column names.
pub(super) struct Sheet {
    pub records: Vec<csv::Record>,
    columns: Vec<String>,
}

impl Sheet {
    /// The records of `text` below its header; `None`, with a diagnostic, where a column of `needed` is missing.
    pub(super) fn read(
        path: &str,
        text: &str,
        known: &[&str],
        needed: &[&str],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let (mut records, faults) = csv::records(text, csv::sniff_delimiter(text.trim_start()));
        for bad in faults {
            let (rule, message) = match bad.fault {
                csv::Fault::Quote => {
                    ("quote", "a quoted cell is not closed, or something follows its closing quote")
                }
                csv::Fault::TooManyCells => {
                    ("cell-count", "the row has more cells than the header has columns")
                }
            };
            diagnostics.push(
                Diagnostic::new(Severity::Error, rule, path, message)
                    .at_line(bad.line)
                    .hint("put cells that hold the delimiter in quotes, and double each quote inside them"),
            );
        }
        let hint = format!("the first line names the columns: `{}`", known.join(","));
        if records.is_empty() {
            let empty = Diagnostic::new(Severity::Error, "empty-file", path, "the file has no header row");
            diagnostics.push(empty.hint(hint));
            return None;
        }
        let header = records.remove(0);
        let columns: Vec<String> = header.cells.iter().map(|cell| cell.to_ascii_lowercase()).collect();
        let missing: Vec<String> = needed
            .iter()
            .filter(|name| !columns.iter().any(|c| c == *name))
            .map(|n| format!("`{n}`"))
            .collect();
        if !missing.is_empty() {
            let message = format!("the header has no column {}", missing.join(", "));
            let fault = Diagnostic::new(Severity::Error, "missing-column", path, message);
            diagnostics.push(fault.at_line(header.line).hint(hint));
            return None;
        }
        Some(Self { records, columns })
    }

    /// The cell of a column; empty where there is none. The apostrophe that keeps a spreadsheet from running it is gone.
    pub(super) fn cell<'r>(&self, record: &'r csv::Record, name: &str) -> &'r str {
        let at = self.columns.iter().position(|column| column == name);
        let cell = at.and_then(|at| record.cells.get(at)).map_or("", String::as_str);
        match cell.strip_prefix('\'') {
            Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
            _ => cell,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(csv: &str, rows: &[&str], rules: &[(Option<u64>, &str)]) {
        let (got, diagnostics) = parse("d.csv", csv.as_bytes());
        let shown: Vec<String> = got
            .iter()
            .map(|r| format!("{} {} {}", r.verdict.kind(), r.key, r.verdict.value()).trim().to_owned())
            .collect();
        assert_eq!(shown, rows, "{csv}");
        let found: Vec<_> = diagnostics.iter().map(|d| (d.line, d.rule)).collect();
        assert_eq!(found, rules, "{csv}");
    }

    #[test]
    fn rows_of_every_program_are_read() {
        check(
            "kind,scope,key,value,author,date,note\nplace,report,r1|Barda,gn:587363,Ana,2026-11-25,the town\n",
            &["place r1|Barda gn:587363"],
            &[],
        );
        check(
            "\u{FEFF}Kind;Scope;Key;Value\r\nIGNORE;Always;May;\r\nplace;mention;r1:5|Barda;gn:587363\r\n",
            &["not_a_place May", "place r1:5|Barda gn:587363"],
            &[],
        );
    }

    #[test]
    fn a_bad_row_is_told_and_hides_no_good_one() {
        check(
            "kind,scope,key,value\nplace,always,Barda,\nput,always,Barda,gn:1\nplace,never,Barda,gn:1\n\
             place,report,Barda,gn:1\n\"x,1\nmust_link,report,r1,r2\nplace,always,Tartar,gn:584871\n",
            &["place Tartar gn:584871"],
            &[
                (Some(2), "missing-value"),
                (Some(3), "unknown-kind"),
                (Some(4), "unknown-scope"),
                (Some(5), "bad-key"),
                (Some(6), "quote"),
            ],
        );
        check("kind,key\nplace,Barda\n", &[], &[(Some(1), "missing-column")]);
        check("", &[], &[(None, "empty-file")]);
    }
}
