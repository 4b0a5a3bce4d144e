//! The tables of a score, and their cells.

use crate::cli::gazetteer::table::write_table;
use std::io::{self, Write};

/// A blank line and a table; nothing without rows.
pub(super) fn section(heads: &[&str], rows: Vec<Vec<String>>, out: &mut dyn Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    let heads = std::iter::once(cells(heads));
    write_table(&heads.chain(rows).collect::<Vec<_>>(), out)
}

/// Words as a row.
pub(super) fn cells(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The cell of what is not known.
pub(super) fn unknown() -> String {
    "-".to_owned()
}

/// A share with three digits.
pub(super) fn share(value: f64) -> String {
    format!("{value:.3}")
}
