//! What stands behind incidents, by blocks of them: one JSON object each, read when a card of the block is opened.
//!
//! | key | holds |
//! |---|---|
//! | `columns` | the properties that the core lacks |
//! | `reports` | id, title, date, its origin, outlet, address, passages (first code point, text) |
//! | `evidence` | a list an incident: number of the report, field, value, start, end, the words where no passage has them |
//! | `claims` | likewise: report, claimant, stance, field, value, start, end, words, whom it is about, day |
//! | `merges` | likewise: lines of the ledger as they are |
//! | `mentions` | likewise: the mentions that gave the place, and why |

use super::columns::{Columns, list};
use super::excerpts::Passage;
use crate::format::jsonl::{ClaimLine, EvidenceLine, SourceLine};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::ops::Range;

/// How many incidents a block holds.
pub(super) const INCIDENTS: usize = 512;

/// A report as the map shows it.
#[derive(Debug)]
pub(super) struct Report {
    pub facts: SourceLine,
    pub passages: Vec<Passage>,
}

/// What stands behind one incident.
#[derive(Debug, Default)]
pub(super) struct Behind {
    pub evidence: Vec<EvidenceLine>,
    pub claims: Vec<ClaimLine>,
    /// Lines of the ledger and mentions, as JSON texts.
    pub merges: Vec<String>,
    pub mentions: Vec<String>,
}

/// The JSON text of the block of the incidents `rows`.
pub(super) fn write(
    rows: Range<usize>,
    columns: &mut Columns,
    behind: &[Behind],
    reports: &HashMap<String, Report>,
) -> String {
    let behind = behind.get(rows.clone()).unwrap_or_default();
    let mut used = Used { reports, numbers: HashMap::new(), written: Vec::new() };
    let mut out = String::from("{\"columns\":");
    columns.write(rows, &mut out);
    let evidence = behind.iter().map(|b| b.evidence.iter().map(|e| used.evidence(e)).collect());
    part("evidence", evidence.collect(), &mut out);
    let claims = behind.iter().map(|b| b.claims.iter().map(|c| used.claim(c)).collect());
    part("claims", claims.collect(), &mut out);
    part("merges", behind.iter().map(|b| b.merges.clone()).collect(), &mut out);
    part("mentions", behind.iter().map(|b| b.mentions.clone()).collect(), &mut out);
    out.push_str(",\"reports\":");
    list(used.written.iter().map(String::as_str), &mut out);
    out.push('}');
    out
}

fn part(key: &str, incidents: Vec<Vec<String>>, out: &mut String) {
    out.push_str(&format!(",\"{key}\":"));
    let lists: Vec<String> = incidents
        .iter()
        .map(|items| {
            let mut text = String::new();
            list(items.iter().map(String::as_str), &mut text);
            text
        })
        .collect();
    list(lists.iter().map(String::as_str), out);
}

/// The reports that a block names, numbered as they come.
struct Used<'a> {
    reports: &'a HashMap<String, Report>,
    numbers: HashMap<String, usize>,
    written: Vec<String>,
}

impl Used<'_> {
    fn number(&mut self, id: &str) -> usize {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let number = self.written.len();
        self.numbers.insert(id.to_owned(), number);
        self.written.push(match self.reports.get(id) {
            Some(Report { facts, passages }) => {
                let SourceLine { title, date, date_origin, source, url, .. } = facts;
                json!([id, title, date, date_origin, source, url, passages]).to_string()
            }
            None => json!([id, null, null, null, null, null, []]).to_string(),
        });
        number
    }

    /// The words, unless a passage of the report holds the span.
    fn words<'t>(&self, report: &str, start: usize, end: usize, text: &'t str) -> Option<&'t str> {
        // Passages are in order; where two overlap, the words may be written though the earlier one has them.
        let passages = self.reports.get(report).map_or(&[][..], |r| &r.passages);
        let before = passages.partition_point(|(from, _)| *from <= start);
        let passage = before.checked_sub(1).and_then(|at| passages.get(at));
        let held = passage.is_some_and(|(from, text)| end <= from + text.chars().count());
        (!held).then_some(text)
    }

    fn evidence(&mut self, line: &EvidenceLine) -> String {
        let EvidenceLine { report_id, field, value, start, end, text, .. } = line;
        let words = self.words(report_id, *start, *end, text);
        let mut cells =
            vec![json!(self.number(report_id)), json!(field), json!(value), json!(start), json!(end)];
        cells.extend(words.map(Value::from));
        Value::from(cells).to_string()
    }

    fn claim(&mut self, line: &ClaimLine) -> String {
        let ClaimLine { report_id, claimant, stance, field, value, target, date, start, end, text, .. } =
            line;
        let words = self.words(report_id, *start, *end, text);
        let report = self.number(report_id);
        json!([report, claimant, stance, field, value, start, end, words, target, date]).to_string()
    }
}
