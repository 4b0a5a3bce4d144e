//! Tables that people keep: CSV of any delimiter, encoding and columns.

use super::columns::{ColumnMap, Holds, assign};
use super::{Reading, archive, wkt};
use crate::curation::import::{Draft, spelling};
use crate::gazetteer::csv;
use crate::gazetteer::row::COLUMNS;
use crate::model::{Diagnostic, Severity};
use crate::text::encoding;
use std::io::{self, BufRead};

/// A table is held as a whole, as gazetteer files are.
const LARGEST: u64 = 1 << 30;

/// How a table is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Which columns hold what; the others are found by their usual names.
    pub columns: ColumnMap,
    /// What is put before ids that have no scheme of their own (`local:my-file-`), since files of others count from 1 as well.
    pub prefix: String,
}

/// Reads a table. A note says which column was read as what.
///
/// # Errors
/// Those of `input`.
pub fn read(input: &mut dyn BufRead, options: &Options, reading: &mut Reading<'_>) -> io::Result<()> {
    let Some(bytes) = archive::whole(input, LARGEST)? else {
        reading.bad(1, "too-large", format!("the file is larger than {LARGEST} bytes"), "divide it");
        return Ok(());
    };
    match encoding::decode(&bytes) {
        Ok(decoded) => table(&decoded.text, options, reading),
        Err(e) => reading.bad(1, "not-text", format!("the file is no table: {e}"), "save it as CSV"),
    }
    Ok(())
}

fn table(text: &str, options: &Options, reading: &mut Reading<'_>) {
    let (records, bad) = csv::records(text, csv::sniff_delimiter(text.trim_start()));
    for line in bad {
        let (rule, message) = match line.fault {
            csv::Fault::Quote => {
                ("quote", "a quoted cell is not closed, or something follows its closing quote")
            }
            csv::Fault::TooManyCells => ("cell-count", "the row has more cells than the header has columns"),
        };
        reading.bad(
            line.line,
            rule,
            message,
            "put cells that hold the delimiter in quotes, and double quotes inside",
        );
    }
    let mut records = records.into_iter();
    let Some(header) = records.next() else {
        return reading.bad(
            1,
            "empty-file",
            "the file has no header row",
            "the first line names the columns",
        );
    };
    let holds = match assign(&header.cells, &options.columns) {
        Ok(holds) => holds,
        Err((column, wanted)) => {
            let message = format!("the header has no column `{wanted}`, which is to be `{column}`");
            let hint = format!("it has `{}`", header.cells.join("`, `"));
            return reading.bad(header.line, "missing-column", message, &hint);
        }
    };
    say_columns(header.line, &header.cells, &holds, reading);
    let has = |column: &str| {
        holds.iter().any(|held| {
            *held == Holds::Cell(COLUMNS.iter().find(|c| **c == column).copied().unwrap_or_default())
        })
    };
    let has_position = holds.contains(&Holds::Wkt) || (has("longitude") && has("latitude"));
    if !has("name") || !has_position {
        let lacking = if has("name") { "a position" } else { "a name" };
        let message = format!("no column holds {lacking}");
        let hint = "say which with `--columns name=...,longitude=...,latitude=...`";
        return reading.bad(header.line, "missing-column", message, hint);
    }
    let has_id = has("id");
    for record in records {
        place(record, &holds, has_id, options, reading);
    }
}

/// Tells what each column is read as.
fn say_columns(line: u64, header: &[String], holds: &[Holds], reading: &mut Reading<'_>) {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for (name, held) in header.iter().zip(holds) {
        match held {
            Holds::Cell(column) => read.push(format!("`{column}` from `{name}`")),
            Holds::Name(tag) => read.push(format!("`names` in `{tag}` from `{name}`")),
            Holds::Wkt => read.push(format!("the position from `{name}`")),
            Holds::Nothing => unread.push(format!("`{name}`")),
        }
    }
    let unread = if unread.is_empty() { String::new() } else { format!("; not read: {}", unread.join(", ")) };
    let message = format!("columns: {}{unread}", read.join(", "));
    let note = Diagnostic::new(Severity::Note, "columns", reading.path, message).at_line(line);
    (reading.sink)(super::Found::Finding(note.hint("`--columns` changes this")));
}

fn place(record: csv::Record, holds: &[Holds], has_id: bool, options: &Options, reading: &mut Reading<'_>) {
    let line = record.line;
    let mut cells: Vec<(&'static str, String)> = Vec::new();
    let mut names = Vec::new();
    let mut shape = None;
    for (held, cell) in holds.iter().zip(record.cells) {
        match held {
            _ if cell.is_empty() => {}
            Holds::Cell("id") => cells.push(("id", super::id_of(&cell, &options.prefix))),
            Holds::Cell("parent_id") => cells.push(("parent_id", super::id_of(&cell, &options.prefix))),
            Holds::Cell(column @ ("names" | "demonyms")) => cells.push((column, listed(&cell))),
            Holds::Cell(column) => cells.push((column, cell)),
            Holds::Name(tag) => names.extend(spelling(Some(tag), &cell)),
            Holds::Wkt => match wkt::read(&cell).and_then(|geometry| geometry.shape()) {
                Some(found) => shape = Some(found),
                None => {
                    let message = format!("`{}` is no position", cell.chars().take(40).collect::<String>());
                    return reading.bad(
                        line,
                        "geometry",
                        message,
                        "well-known text, as `POINT(46.36 40.68)`",
                    );
                }
            },
            Holds::Nothing => {}
        }
    }
    if !has_id {
        cells.push(("id", format!("{}{line}", options.prefix)));
    }
    if let Some(shape) = shape {
        cells.retain(|(column, _)| !matches!(*column, "longitude" | "latitude"));
        cells.push(("longitude", shape.position.lng().to_string()));
        cells.push(("latitude", shape.position.lat().to_string()));
        let radius = shape.radius.filter(|_| !cells.iter().any(|(column, _)| *column == "radius_m"));
        cells.extend(radius.map(|radius| ("radius_m", radius.0.to_string())));
    }
    let Some(mut row) = reading.row(line, cells) else { return };
    row.names.extend(names);
    // The parent is an id of this table or of the gazetteer; which, shows when it is merged.
    reading.place(Draft { row, also: Vec::new(), containers: Vec::new() });
}

/// A list of spellings, whose separators tables choose for themselves, as a gazetteer's cell.
fn listed(cell: &str) -> String {
    if cell.contains('|') || !cell.contains([';', '\n']) {
        return cell.to_owned();
    }
    let items: Vec<&str> = cell.split([';', '\n']).map(str::trim).filter(|item| !item.is_empty()).collect();
    items.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::import::Filter;
    use crate::format::places::{Defaults, Found, table as canonical};
    use proptest::prelude::*;

    fn read_all(bytes: &[u8], columns: &str) -> (Vec<String>, Vec<(&'static str, u64)>) {
        let (mut rows, mut rules) = (Vec::new(), Vec::new());
        let mut sink = |found| match found {
            Found::Place(draft) => {
                let cells = canonical::cells(&draft.row);
                rows.push(cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(","));
            }
            Found::Finding(d) => rules.push((d.rule, d.line.unwrap_or_default())),
            Found::NotAPlace | Found::FilteredOut => {}
        };
        let mut reading = Reading {
            path: "x",
            filter: &Filter::default(),
            defaults: &Defaults::default(),
            sink: &mut sink,
        };
        let options = Options { columns: columns.parse().unwrap(), prefix: "local:x-".to_owned() };
        read(&mut &bytes[..], &options, &mut reading).unwrap();
        (rows, rules)
    }

    fn check(text: &str, columns: &str, rows: &[&str], rules: &[(&str, u64)]) {
        let (got, found) = read_all(text.as_bytes(), columns);
        assert_eq!(got, rows, "{text}");
        assert_eq!(found, rules, "{text}");
    }

    #[test]
    fn tables_of_any_make_are_read() {
        check(
            "Code;Ort;Breite;Länge;Einwohner;weitere;name_ru\r\n7;Bərdə;40,37577;47,12619;41 600;Barda; Барда\r\n",
            "latitude=Breite,longitude=Länge,names=weitere",
            &["local:x-7,Bərdə,47.12619,40.37577,41600,Barda | ru:Барда"],
            &[("columns", 1)],
        );
        check(
            "name,wkt,aka,parent\nBarda,POINT(47.1 40.4),\"Berde; az:Bərdə\",gn:587056\nX,somewhere,,\n",
            "",
            &["local:x-2,Barda,47.1,40.4,Berde | az:Bərdə,gn:587056"],
            &[("columns", 1), ("geometry", 3)],
        );
        check(
            "id,name,lon,lat\ngn:1,A,46,95\n2,B,46,40\n",
            "",
            &["local:x-2,B,46,40"],
            &[("columns", 1), ("latitude-range", 2)],
        );
    }

    #[test]
    fn what_is_missing_is_said() {
        check("a,b\n1,2\n", "", &[], &[("columns", 1), ("missing-column", 1)]);
        check("id,name\n1,2\n", "", &[], &[("columns", 1), ("missing-column", 1)]);
        check("id,name\n1,2\n", "longitude=Ost", &[], &[("missing-column", 1)]);
        check("", "", &[], &[("empty-file", 1)]);
    }

    #[test]
    fn a_table_of_another_code_page_is_read() {
        let (rows, _) = read_all(b"id,name,lon,lat\n1,K\xF6ln,6.96,50.94\n", "");
        assert_eq!(rows, ["local:x-1,Köln,6.96,50.94"]);
    }

    proptest! {
        #[test]
        fn any_bytes_give_rows_or_findings(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            read_all(&bytes, "");
        }

        #[test]
        fn any_cells_give_rows_or_findings(cells in "[\\PC,;\n\"]{0,200}") {
            read_all(format!("id,name,lon,lat,names,wkt\n{cells}").as_bytes(), "");
        }
    }
}
