//! A CSV file of the user as it is written, for editing: what is not touched keeps its bytes.
//!
//! Order, comments, blank lines, delimiter, encoding, line ends, quotes and unknown columns stay as they are. Edits are kept
//! beside the text and are put in where it is written, so that any number of them costs one pass.

use crate::gazetteer::csv::{self, Fault, Part, PartKind};
use crate::gazetteer::decode::Charset;
use crate::gazetteer::row::{COLUMNS, column_among};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A CSV file and the edits to it.
#[derive(Debug, Clone)]
pub struct Document {
    bytes: Vec<u8>,
    charset: Charset,
    text: String,
    delimiter: u8,
    parts: Vec<Part>,
    /// The part that is the header; `None` where there is none yet.
    header: Option<usize>,
    /// The columns that are read, in canonical order.
    known: &'static [&'static str],
    /// Those of them that the header has, in its order; `None` for one that is not read.
    columns: Vec<Option<&'static str>>,
    /// How many of them the file has; the others are to be added.
    width: usize,
    edits: BTreeMap<(usize, usize), String>,
    removed: BTreeSet<usize>,
    added: Vec<BTreeMap<usize, String>>,
}

/// A record of a document, the added ones after those of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId(usize);

/// Why an edited document cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The file's encoding lacks a character.
    #[error("`{character}` cannot be written in {charset}, the encoding of the file")]
    NoSuchCharacter {
        /// The character.
        character: char,
        /// The encoding.
        charset: &'static str,
    },
    /// The file has bytes that its encoding gives no meaning, and that would be lost.
    #[error("the file has bytes that are no {0}, and would lose them")]
    Damaged(&'static str),
    /// A quote that is not closed: what an edit elsewhere in the file means for its line cannot be told.
    #[error("line {0} has a quoted cell that is not closed")]
    OpenQuote(u64),
}

impl DocumentError {
    /// What the user may do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoSuchCharacter { .. } => "save the file as UTF-8 first; `gazetteer fmt --write` does so",
            Self::Damaged(_) => "save the file as UTF-8 with the program that wrote it",
            Self::OpenQuote(_) => "double each quote inside a quoted cell; `gazetteer lint` finds the line",
        }
    }
}

/// Where a cell stands and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// What it says.
    pub value: String,
    /// Its first character in its line, counted from 1; `None` where a line break in a cell before it hides that.
    pub character: Option<usize>,
}

impl Document {
    /// The document of a file's bytes. Never fails: what cannot be read is kept as it is.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::gazetteer::document::Document;
    /// let mut file = Document::parse(b"# mine\r\nid;name\r\nlocal:a; \"Ganja\"\r\n");
    /// let row = file.rows().next().unwrap();
    /// file.set(row, "name", "Barda");
    /// assert_eq!(file.to_bytes().unwrap(), b"# mine\r\nid;name\r\nlocal:a;\"Barda\"\r\n");
    /// ```
    pub fn parse(bytes: &[u8]) -> Self {
        Self::of_columns(bytes, &COLUMNS)
    }

    /// The document of the bytes of a file with these columns, which is no gazetteer.
    pub fn of_columns(bytes: &[u8], known: &'static [&'static str]) -> Self {
        let charset = Charset::of(bytes);
        let text = charset.decode(bytes).into_owned();
        let delimiter = csv::sniff_delimiter(&text);
        let parts: Vec<Part> = csv::parts(&text, delimiter).collect();
        let header = parts.iter().position(|part| matches!(part.kind, PartKind::Record(_)));
        let mut columns: Vec<Option<&'static str>> = Vec::new();
        if let Some(PartKind::Record(cells)) = header.and_then(|at| parts.get(at)).map(|part| &part.kind) {
            for cell in cells {
                let column = column_among(known, csv::unquoted(&text[cell.clone()]).trim_matches('\u{FEFF}'));
                // Of two columns of one name the first is read.
                columns.push(column.filter(|name| !columns.contains(&Some(*name))));
            }
        }
        Self {
            bytes: bytes.to_vec(),
            charset,
            delimiter,
            header,
            width: columns.len(),
            known,
            columns,
            parts,
            text,
            edits: BTreeMap::new(),
            removed: BTreeSet::new(),
            added: Vec::new(),
        }
    }

    /// The rows, in order: those of the file that are not removed, then the added ones. The header is none.
    pub fn rows(&self) -> impl Iterator<Item = RowId> + '_ {
        let is_row = |at: &usize| {
            Some(*at) != self.header
                && !self.removed.contains(at)
                && matches!(self.parts.get(*at).map(|part| &part.kind), Some(PartKind::Record(_)))
        };
        let added = self.parts.len()..self.parts.len() + self.added.len();
        (0..self.parts.len()).filter(is_row).chain(added).map(RowId)
    }

    /// The line of the file that a row starts on, counted from 1; `None` for an added one.
    pub fn line(&self, row: RowId) -> Option<u64> {
        self.parts.get(row.0).map(|part| part.line)
    }

    /// The line on which each row starts once the document is written.
    pub fn lines_written(&self) -> BTreeMap<RowId, u64> {
        let edited = self.edited();
        let parts = csv::parts(&edited, self.delimiter);
        let records = parts.filter(|part| matches!(part.kind, PartKind::Record(_)));
        // The header comes first.
        self.rows().zip(records.skip(1).map(|part| part.line)).collect()
    }

    /// The last row with this id, which is the one that counts.
    pub fn row_of(&self, id: &str) -> Option<RowId> {
        self.rows().filter(|row| self.value(*row, "id") == id).last()
    }

    /// Whether the file has a column; one without a header will have all.
    pub fn has(&self, column: &str) -> bool {
        self.columns.is_empty() || self.columns().any(|name| name == column)
    }

    /// Whether a cell of this text can be written in the file's encoding.
    ///
    /// # Errors
    /// The first character that it lacks.
    pub fn can_hold(&self, text: &str) -> Result<(), DocumentError> {
        let charset = self.charset.name();
        let lacks = |character| DocumentError::NoSuchCharacter { character, charset };
        self.charset.encode(text).map(drop).map_err(lacks)
    }

    /// Whether a row's every cell says the same as another's.
    pub fn are_equal(&self, a: RowId, b: RowId) -> bool {
        (0..self.columns.len()).all(|column| self.cell(a, column) == self.cell(b, column))
    }

    /// The columns that are read and that the file has, in its order.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.columns.iter().flatten().copied()
    }

    /// What a row's cell says, edits included; empty where the file has no such column.
    pub fn value(&self, row: RowId, column: &str) -> Cow<'_, str> {
        match self.columns.iter().position(|c| *c == Some(column)) {
            Some(column) => self.cell(row, column),
            None => Cow::Borrowed(""),
        }
    }

    /// Lets a row's cell say `value`; the column is added where the file lacks it. Nothing changes where it says so already.
    pub fn set(&mut self, row: RowId, column: &'static str, value: &str) {
        if self.value(row, column) == value {
            return;
        }
        let column = self.column(column);
        match row.0.checked_sub(self.parts.len()).and_then(|n| self.added.get_mut(n)) {
            Some(added) => drop(added.insert(column, value.to_owned())),
            None => drop(self.edits.insert((row.0, column), value.to_owned())),
        }
    }

    /// Takes a row of the file away.
    pub fn remove(&mut self, row: RowId) {
        self.removed.insert(row.0);
    }

    /// Adds a row at the end. Of a file without header it makes one with all columns.
    pub fn push(&mut self, cells: &[(&'static str, &str)]) -> RowId {
        if self.header.is_none() && self.columns.is_empty() {
            self.columns = self.known.iter().copied().map(Some).collect();
        }
        let mut row = BTreeMap::new();
        for (column, value) in cells {
            row.insert(self.column(column), (*value).to_owned());
        }
        self.added.push(row);
        RowId(self.parts.len() + self.added.len() - 1)
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        !self.edits.is_empty() || !self.removed.is_empty() || !self.added.is_empty()
    }

    /// The text of the file as it was read, without its byte order mark.
    pub fn original(&self) -> &str {
        &self.text
    }

    /// The bytes of the edited file; those of the file itself where nothing was changed.
    ///
    /// # Errors
    /// The file's encoding lacks a character of an edit, or the file is damaged.
    pub fn to_bytes(&self) -> Result<Vec<u8>, DocumentError> {
        if !self.is_changed() {
            return Ok(self.bytes.clone());
        }
        self.check()?;
        let charset = self.charset.name();
        self.charset
            .encode(&self.edited())
            .map_err(|character| DocumentError::NoSuchCharacter { character, charset })
    }

    /// Whether the file can be written again without a loss.
    pub(crate) fn check(&self) -> Result<(), DocumentError> {
        if self.charset.encode(&self.text).as_deref() != Ok(&self.bytes) {
            return Err(DocumentError::Damaged(self.charset.name()));
        }
        let is_open = |part: &&Part| match part.kind {
            PartKind::Bad(Fault::Quote) => true,
            // It was read with the lines after it, and would be read otherwise with other ones.
            PartKind::Bad(Fault::TooManyCells) => {
                csv::is_left_open(&self.text[part.span.clone()], self.delimiter, self.width)
            }
            _ => false,
        };
        let open = self.parts.iter().find(is_open);
        open.map_or(Ok(()), |part| Err(DocumentError::OpenQuote(part.line)))
    }

    /// The name of the file's encoding.
    pub fn charset(&self) -> &'static str {
        self.charset.name()
    }

    /// The text of the edited file.
    pub fn edited(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 256);
        for (at, part) in self.parts.iter().enumerate() {
            if self.removed.contains(&at) {
                continue;
            }
            match &part.kind {
                PartKind::Record(cells) => self.write_record(at, part, cells, &mut out),
                _ => out.push_str(&self.text[part.span.clone()]),
            }
        }
        let end = self.line_end();
        let header = self.columns.iter().map(|c| c.unwrap_or_default().to_owned());
        let header = (self.header.is_none() && !self.added.is_empty()).then(|| self.line_of(header));
        let cell = |row: &BTreeMap<usize, String>, column| row.get(&column).cloned().unwrap_or_default();
        let rows = self.added.iter().map(|row| self.line_of((0..self.columns.len()).map(|c| cell(row, c))));
        let was_open = !self.text.is_empty() && !self.text.ends_with(['\n', '\r']);
        for line in header.into_iter().chain(rows) {
            // A removed last row may have left the end of a line.
            if !out.is_empty() && !out.ends_with(['\n', '\r']) {
                out.push_str(end);
            }
            out.push_str(&line);
            out.push_str(end);
        }
        // A file without a line end at its end keeps that, since a program wrote it so.
        if was_open && !self.added.is_empty() {
            out.truncate(out.len() - end.len());
        }
        out
    }

    /// The cell of a column in the row that starts on `line`; `None` where there is none.
    pub fn cell_at(&self, line: u64, column: &str) -> Option<CellPlace> {
        let part = self.parts.get(self.parts.binary_search_by_key(&line, |part| part.line).ok()?)?;
        let PartKind::Record(cells) = &part.kind else { return None };
        let column = column_among(self.known, column)
            .and_then(|name| self.columns.iter().position(|c| *c == Some(name)))
            .or_else(|| cells.iter().position(|c| csv::unquoted(&self.text[c.clone()]) == column))?;
        let cell = cells.get(column)?;
        let before = &self.text[part.span.start..cell.start];
        let character = (!before.contains(['\n', '\r'])).then(|| before.chars().count() + 1);
        Some(CellPlace { value: csv::unquoted(&self.text[cell.clone()]).into_owned(), character })
    }

    /// The parts of the text, and the text of each.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (usize, &Part)> {
        self.parts.iter().enumerate()
    }

    /// The part that is the header.
    pub(crate) fn header(&self) -> Option<usize> {
        self.header
    }

    /// What each column of the header is read as; `None` for one that is not.
    pub(crate) fn column_names(&self) -> &[Option<&'static str>] {
        &self.columns
    }

    /// The cell of a row in the column of this number, edits included.
    pub(crate) fn cell(&self, row: RowId, column: usize) -> Cow<'_, str> {
        if let Some(edit) = self.edits.get(&(row.0, column)) {
            return Cow::Borrowed(edit);
        }
        match self.parts.get(row.0).map(|part| &part.kind) {
            Some(PartKind::Record(cells)) => {
                cells.get(column).map_or(Cow::Borrowed(""), |cell| csv::unquoted(&self.text[cell.clone()]))
            }
            Some(_) => Cow::Borrowed(""),
            None => {
                let added = row.0.checked_sub(self.parts.len()).and_then(|n| self.added.get(n));
                Cow::Borrowed(added.and_then(|row| row.get(&column)).map_or("", String::as_str))
            }
        }
    }

    /// The row that a part of the text is.
    pub(crate) fn row_of_part(part: usize) -> RowId {
        RowId(part)
    }

    /// The number of a column, which is added where the file lacks it.
    fn column(&mut self, name: &'static str) -> usize {
        self.columns.iter().position(|c| *c == Some(name)).unwrap_or_else(|| {
            self.columns.push(Some(name));
            self.columns.len() - 1
        })
    }

    fn write_record(&self, at: usize, part: &Part, cells: &[std::ops::Range<usize>], out: &mut String) {
        let is_header = Some(at) == self.header;
        let last = self.edits.range((at, 0)..(at + 1, 0)).next_back().map(|((_, column), _)| *column + 1);
        let last = if is_header { Some(self.columns.len()) } else { last };
        if last.is_none() {
            return out.push_str(&self.text[part.span.clone()]);
        }
        let mut written = part.span.start;
        for column in 0..last.unwrap_or_default().max(cells.len()) {
            let raw = cells.get(column).cloned();
            match &raw {
                // The delimiter before it.
                Some(raw) => out.push_str(&self.text[written..raw.start]),
                None if column == 0 => {}
                None => out.push(char::from(self.delimiter)),
            }
            let new_column =
                || (is_header && column >= self.width).then(|| self.columns.get(column).copied().flatten());
            match (self.edits.get(&(at, column)).map(String::as_str).or_else(|| new_column()?), &raw) {
                (Some(edit), Some(raw)) if self.text[raw.clone()].trim_start().starts_with('"') => {
                    out.push('"');
                    out.push_str(&edit.replace('"', "\"\""));
                    out.push('"');
                }
                (Some(edit), _) => out.push_str(&csv::quoted(edit, self.delimiter)),
                (None, Some(raw)) => out.push_str(&self.text[raw.clone()]),
                (None, None) => {}
            }
            written = raw.map_or(written, |raw| raw.end);
        }
        out.push_str(&self.text[cells.last().map_or(written, |cell| cell.end)..part.span.end]);
    }

    fn line_of(&self, cells: impl Iterator<Item = String>) -> String {
        let mut line = String::new();
        for (column, cell) in cells.enumerate() {
            if column > 0 {
                line.push(char::from(self.delimiter));
            }
            line.push_str(&csv::quoted(&cell, self.delimiter));
        }
        line
    }

    /// How the file ends its lines: as its first one does.
    fn line_end(&self) -> &'static str {
        match self.text.find(['\n', '\r']).map(|at| &self.text[at..]) {
            Some(rest) if rest.starts_with("\r\n") => "\r\n",
            Some(rest) if rest.starts_with('\r') => "\r",
            _ => "\n",
        }
    }
}

#[cfg(test)]
#[path = "document/tests.rs"]
mod tests;
