//! `review.csv`: the mentions that wait for a person, the most consequential first, with an empty column for the decision.

use crate::layer::review::Pending;
use std::io::{self, Write};

/// The header row.
pub const COLUMNS: [&str; 7] =
    ["incidents", "mention", "report_id", "surface", "sentence", "candidates", "decision"];

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
        let candidates = row.candidates.join(" | ");
        writer.write_record([
            row.incidents.to_string().as_str(),
            &row.mention,
            &row.report_id,
            &harmless(&row.surface),
            &harmless(&row.sentence),
            &harmless(&candidates),
            "",
        ])?;
    }
    writer.flush()
}

fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_row_quotes_what_needs_quoting_and_leaves_the_decision_empty() {
        let row = Pending {
            mention: "r1:5".into(),
            report_id: "r1".into(),
            span: Span::new(0, 0),
            surface: "Tartar".into(),
            sentence: "=HYPERLINK(\"x\"), he said".into(),
            sentence_span: Span::new(0, 0),
            unresolved: true,
            candidates: vec!["Tərtər, Azerbaijan (gn:584871)".into()],
            incidents: 2,
        };
        let mut out = Vec::new();
        write_review(&[row], &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "incidents,mention,report_id,surface,sentence,candidates,decision\n\
             2,r1:5,r1,Tartar,\"'=HYPERLINK(\"\"x\"\"), he said\",\"Tərtər, Azerbaijan (gn:584871)\",\n"
        );
    }
}
