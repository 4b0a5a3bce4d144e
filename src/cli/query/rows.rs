//! Rows that are no features: groups and pairs, as a table, CSV or JSON lines.

use super::table::cut;
use super::{OutputFormat, QueryError, printable};
use crate::format::geojson_amend::json_string;
use std::io::{self, Write};

/// A cell of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Number(f64),
    Words(String),
    Unknown,
}

impl Cell {
    pub fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Unknown } else { Self::Words(words) }
    }

    pub fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }

    fn shown(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Words(words) => printable(words),
            Self::Unknown => "-".to_owned(),
        }
    }
}

/// Writes rows under the names of their columns.
///
/// # Errors
/// A format of features, which these rows are not; what `out` gives, inside.
pub fn write(
    out: &mut dyn Write,
    format: OutputFormat,
    option: &'static str,
    columns: &[&str],
    rows: &[Vec<Cell>],
) -> Result<io::Result<()>, QueryError> {
    Ok(match format {
        OutputFormat::Table => write_table(out, columns, rows),
        OutputFormat::Csv => write_csv(out, columns, rows),
        OutputFormat::Jsonl => rows.iter().try_for_each(|row| writeln!(out, "{}", json(columns, row))),
        OutputFormat::Geojson | OutputFormat::Geojsonseq => {
            return Err(QueryError::Lacks { option, needs: "--format table, csv or jsonl" });
        }
    })
}

fn json(columns: &[&str], row: &[Cell]) -> String {
    let value = |cell: &Cell| match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Words(words) => json_string(words),
        Cell::Unknown => "null".to_owned(),
    };
    let members = columns.iter().zip(row).map(|(name, cell)| format!("\"{name}\":{}", value(cell)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

fn write_csv(out: &mut dyn Write, columns: &[&str], rows: &[Vec<Cell>]) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns).map_err(io::Error::from)?;
    let cell = |cell: &Cell| match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Words(words) => words.clone(),
        Cell::Unknown => String::new(),
    };
    for row in rows {
        writer.write_record(row.iter().map(cell)).map_err(io::Error::from)?;
    }
    writer.flush()
}

/// Numbers stand to the right; long words are cut, so that most rows fit a line.
fn write_table(out: &mut dyn Write, columns: &[&str], rows: &[Vec<Cell>]) -> io::Result<()> {
    const LONGEST: usize = 40;
    let shown = |cell: &Cell| cut(&cell.shown(), LONGEST);
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    let width = |n: usize| {
        let widths = cells.iter().filter_map(|row| row.get(n)).map(|cell| cell.chars().count());
        widths.chain([columns[n].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let is_number = |n: usize| rows.iter().any(|row| matches!(row.get(n), Some(Cell::Number(_))));
    let line = |cells: &[String]| {
        let cell = |(n, cell): (usize, &String)| {
            let width = widths[n];
            if is_number(n) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        };
        cells.iter().enumerate().map(cell).collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let heads: Vec<String> = columns.iter().map(|name| name.to_uppercase()).collect();
    writeln!(out, "{}", line(&heads))?;
    cells.iter().try_for_each(|row| writeln!(out, "{}", line(row)))
}
