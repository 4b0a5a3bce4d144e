//! `review.csv`: the mentions that wait for a person, the most consequential first, with columns for what is decided.

use crate::layer::review::Pending;
use std::io::{self, Write};

/// The header row. `decision`, `scope` and `note` are a person's; `gazetteer apply` reads them with `mention`,
/// `candidates` and `source`.
pub const COLUMNS: [&str; 11] = [
    "incidents",
    "surface",
    "sentence",
    "candidates",
    "decision",
    "scope",
    "note",
    "mention",
    "report_id",
    "source",
    "confidence",
];

/// Writes `pending` in its order.
///
/// Text of reports is untrusted: a cell that a spreadsheet would take for a formula is given a leading apostrophe.
///
/// # Errors
/// Those of `out`.
pub fn write_review(pending: &[Pending], out: impl Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for row in pending {
        let cells = [
            row.incidents.to_string(),
            row.surface.clone(),
            row.sentence.clone(),
            row.candidates.join(" | "),
            row.typed.decision.clone(),
            row.typed.scope.clone(),
            row.typed.note.clone(),
            row.mention.clone(),
            row.report_id.clone(),
            row.source.clone(),
            row.confidence.map(|confidence| format!("{confidence:.2}")).unwrap_or_default(),
        ];
        writer.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    writer.flush()
}

fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::review::Typed;
    use crate::text::Span;

    #[test]
    fn a_row_quotes_what_needs_quoting_and_leaves_the_decision_empty() {
        let row = Pending {
            mention: "=r1:5|Tartar".into(),
            report_id: "=r1".into(),
            source: "@tass".into(),
            span: Span::new(0, 0),
            surface: "Tartar".into(),
            sentence: "=HYPERLINK(\"x\"), he said".into(),
            sentence_span: Span::new(0, 0),
            unresolved: true,
            confidence: Some(0.456),
            candidates: vec!["1. Tərtər, Azerbaijan [PPLA] (gn:584871)".into()],
            incidents: 2,
            typed: Typed::default(),
        };
        let mut out = Vec::new();
        write_review(&[row], &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "incidents,surface,sentence,candidates,decision,scope,note,mention,report_id,source,confidence\n\
             2,Tartar,\"'=HYPERLINK(\"\"x\"\"), he said\",\"1. Tərtər, Azerbaijan [PPLA] (gn:584871)\",,,,\
             '=r1:5|Tartar,'=r1,'@tass,0.46\n"
        );
    }
}
