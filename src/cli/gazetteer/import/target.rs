//! The file that an import writes: a new one, or one of the user's, in which only empty cells are filled, spellings added and rows
//! put at the end.

use super::{ExchangeError, GazetteerError, exchange};
use crate::curation::cells::cells;
use crate::format::places::archive::OpenError;
use crate::format::places::table;
use crate::gazetteer::GazetteerFile;
use crate::gazetteer::document::{Document, RowId};
use crate::gazetteer::row::{COLUMNS, Row};
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

/// The file as it was before.
pub(super) struct Target(Option<(Document, GazetteerFile)>);

/// The file at `path`; stdout and a file that is not there yet are empty.
pub(super) fn read(path: &Path) -> Result<Target, ExchangeError> {
    if path.as_os_str() == "-" {
        return Ok(Target(None));
    }
    match std::fs::read(path) {
        Ok(bytes) if bytes.trim_ascii().is_empty() => Ok(Target(None)),
        Ok(bytes) => {
            let (file, _) = GazetteerFile::parse(&path.display().to_string(), &bytes);
            Ok(Target(Some((Document::parse(&bytes), file))))
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Target(None)),
        Err(source) => Err(OpenError::Read { path: path.to_path_buf(), source }.into()),
    }
}

impl Target {
    /// Its rows, where it exists.
    pub(super) fn file(&self) -> Option<&GazetteerFile> {
        self.0.as_ref().map(|(_, file)| file)
    }

    /// Writes the file anew, with `rows` in it.
    pub(super) fn write(self, path: &Path, rows: &[Row], out: &mut dyn Write) -> Result<(), GazetteerError> {
        let Some((mut document, _)) = self.0 else {
            return exchange::write_file(path, out, |out| table::write(rows, out));
        };
        let known: HashMap<String, RowId> =
            document.rows().map(|row| (document.value(row, "id").into_owned(), row)).collect();
        for row in rows {
            let cells = cells(row);
            let filled = COLUMNS.into_iter().zip(cells.iter().map(String::as_str));
            let filled = filled.filter(|(_, cell)| !cell.is_empty());
            match known.get(&row.id) {
                Some(at) => filled.for_each(|(column, cell)| fill(&mut document, *at, column, cell)),
                None => drop(document.push(&filled.collect::<Vec<_>>())),
            }
        }
        let bytes = document
            .to_bytes()
            .map_err(|source| ExchangeError::Target { path: path.to_path_buf(), source })?;
        exchange::write_file(path, out, |out| out.write_all(&bytes))
    }
}

/// Fills an empty cell. To lists, of spellings and of sources, it adds what they lack; all else stays as the user wrote it.
fn fill(document: &mut Document, row: RowId, column: &'static str, cell: &str) {
    let written = document.value(row, column).into_owned();
    let separator = match column {
        _ if written.is_empty() => return document.set(row, column, cell),
        "names" | "demonyms" => " | ",
        "source" | "license" => "; ",
        _ => return,
    };
    let mark = separator.trim();
    let is_new = |part: &&str| !written.split(mark).any(|known| known.trim() == *part);
    let added: Vec<&str> = cell.split(mark).map(str::trim).filter(is_new).collect();
    if !added.is_empty() {
        document.set(row, column, &format!("{written}{separator}{}", added.join(separator)));
    }
}
