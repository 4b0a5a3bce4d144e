//! The rows of `decisions.csv` that say of events whether they are one incident.

use super::COLUMNS;
use super::key::Scope;
use super::read::{Sheet, about};
use crate::gazetteer::{csv, decode};
use crate::model::{Diagnostic, Link, LinkEnd, Links, Severity};

/// The rows of the kinds `must_link` and `cannot_link` of `bytes`, and what was wrong with them. `path` is what the
/// diagnostics call the file.
///
/// What is wrong with the file as a whole, [`super::parse`] tells.
pub fn parse_links(path: &str, bytes: &[u8]) -> (Links, Vec<Diagnostic>) {
    let (text, _) = decode(path, bytes);
    let mut links = Links { path: path.to_owned(), rows: Vec::new() };
    let mut diagnostics = Vec::new();
    let Some(sheet) = Sheet::read(path, &text, &COLUMNS, &["kind", "scope", "key"], &mut Vec::new()) else {
        return (links, diagnostics);
    };
    for record in &sheet.records {
        match link(&sheet, record) {
            Ok(Some(link)) => links.rows.push(link),
            Ok(None) => {}
            Err(fault) => diagnostics.push(Diagnostic { path: path.to_owned(), ..*fault }),
        }
    }
    (links, diagnostics)
}

/// Whether rows of this kind, in lower case, are links, and whether they link.
pub(super) fn kind_of(kind: &str) -> Option<bool> {
    match kind {
        "must_link" => Some(true),
        "cannot_link" => Some(false),
        _ => None,
    }
}

/// A row; `None` for one of another kind.
fn link(sheet: &Sheet, record: &csv::Record) -> Result<Option<Link>, Box<Diagnostic>> {
    let cell = |name| sheet.cell(record, name);
    let fault = |rule, column: &str, message: String, hint: &str| {
        let fault = Diagnostic::new(Severity::Error, rule, "", message);
        Err(Box::new(fault.at_line(record.line).in_column(column).hint(hint)))
    };
    let kind = cell("kind").to_ascii_lowercase();
    let Some(is_one) = kind_of(&kind) else { return Ok(None) };
    let (scope, hint) = match Scope::from_name(cell("scope")) {
        Some(Scope::Report) => (
            Scope::Report,
            "the key and the value are reports' ids, each with `|` and a place where it tells of several",
        ),
        Some(Scope::Mention) => (
            Scope::Mention,
            "the key and the value are ids of events or incidents: `evt-` or `inc-`, as in merges.jsonl",
        ),
        _ => {
            let message = format!("`{}` is no scope of `{kind}`", cell("scope"));
            return fault("unknown-scope", "scope", message, "scopes: report, mention");
        }
    };
    let mut ends = Vec::new();
    for column in ["key", "value"] {
        match end(scope, cell(column)) {
            Some(end) => ends.push(end),
            None => {
                let message =
                    format!("`{}` is no key of `{kind}` in the scope `{}`", cell(column), scope.name());
                return fault("bad-key", column, message, hint);
            }
        }
    }
    let Ok(ends) = <[LinkEnd; 2]>::try_from(ends) else { return Ok(None) };
    if ends[0] == ends[1] {
        let message = format!("the key and the value are both `{}`", ends[0]);
        return fault("bad-key", "value", message, "name the two that are, or are not, one incident");
    }
    let about = about(cell("author"), cell("date"), cell("note"));
    let words = format!("{kind} {} {}{about}", ends[0], ends[1]).into();
    Ok(Some(Link { line: record.line, is_one, ends, words }))
}

/// What a cell names; `None` where it names nothing.
fn end(scope: Scope, cell: &str) -> Option<LinkEnd> {
    let cell = cell.trim();
    if scope == Scope::Mention {
        let has_id = |prefix: &str| cell.strip_prefix(prefix).is_some_and(|id| !id.is_empty());
        return match (has_id("evt-"), has_id("inc-")) {
            (true, _) => Some(LinkEnd::Event(cell.to_owned())),
            (_, true) => Some(LinkEnd::Incident(cell.to_owned())),
            _ => None,
        };
    }
    let (report, spelling) = match cell.split_once('|') {
        Some((report, spelling)) => (report.trim(), Some(spelling.trim().to_owned())),
        None => (cell, None),
    };
    let is_whole = !report.is_empty() && spelling.as_ref().is_none_or(|spelling| !spelling.is_empty());
    is_whole.then(|| LinkEnd::Report { report: report.to_owned(), spelling })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &str, want: &[&str], rules: &[(u64, &str)]) {
        let csv = format!("kind,scope,key,value,author,date,note\n{rows}");
        let (links, diagnostics) = parse_links("d.csv", csv.as_bytes());
        let shown: Vec<&str> = links.rows.iter().map(|link| &*link.words).collect();
        assert_eq!(shown, want, "{rows}");
        let found: Vec<_> = diagnostics.iter().map(|d| (d.line.unwrap(), d.rule)).collect();
        assert_eq!(found, rules, "{rows}");
    }

    #[test]
    fn links_are_of_reports_their_places_events_and_incidents() {
        check(
            "must_link,report,r1,r2|Barda,Ana,2026-11-25,one strike\nCANNOT_LINK,mention,evt-1,inc-2\nplace,always,Barda,gn:1\n",
            &["must_link r1 r2|Barda (Ana, 2026-11-25; one strike)", "cannot_link evt-1 inc-2"],
            &[],
        );
    }

    #[test]
    fn a_bad_link_is_told_and_hides_no_good_one() {
        check(
            "must_link,always,r1,r2\nmust_link,mention,r1,evt-2\ncannot_link,report,r1,\nmust_link,report,r1,r1\n\
             cannot_link,report,|Barda,r1\nmust_link,report,r1,r2\n",
            &["must_link r1 r2"],
            &[(2, "unknown-scope"), (3, "bad-key"), (4, "bad-key"), (5, "bad-key"), (6, "bad-key")],
        );
    }
}
