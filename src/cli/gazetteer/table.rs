//! Tables for a terminal.

use std::io::Write;

/// Columns two spaces apart, as wide as their longest cell; numbers to the right.
pub(in crate::cli) fn write_table(table: &[Vec<String>], out: &mut dyn Write) -> std::io::Result<()> {
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| table.iter().map(|row| cell(row, column).chars().count()).max().unwrap_or_default())
        .collect();
    let is_number = |column: usize| {
        table
            .iter()
            .skip(1)
            .all(|row| cell(row, column).chars().all(|c| c.is_ascii_digit() || "-.".contains(c)))
    };
    let numbers: Vec<bool> = (0..columns).map(is_number).collect();
    for row in table {
        let mut line = String::new();
        for (column, (width, number)) in widths.iter().zip(&numbers).enumerate() {
            let cell = cell(row, column);
            let padding = " ".repeat(width.saturating_sub(cell.chars().count()));
            let gap = if column == 0 { "" } else { "  " };
            line.push_str(gap);
            if *number {
                line.push_str(&padding);
                line.push_str(&cell);
            } else {
                line.push_str(&cell);
                line.push_str(&padding);
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
