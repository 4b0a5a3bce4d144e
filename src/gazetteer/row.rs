//! Records of a gazetteer CSV to typed rows; each cell that cannot be used is a diagnostic of its line and column.
//!
//! The build script compiles this file too.

use crate::gazetteer::csv::{self, Fault, PartKind};
use crate::gazetteer::number;
use crate::model::{Diagnostic, FeatureClass, PlaceStatus, Severity};
use std::borrow::Cow;

/// The columns of a gazetteer file, in canonical order.
pub const COLUMNS: [&str; 20] = [
    "id",
    "name",
    "feature_class",
    "feature_code",
    "country",
    "admin1",
    "admin2",
    "longitude",
    "latitude",
    "radius_m",
    "population",
    "names",
    "demonyms",
    "parent_id",
    "valid_from",
    "valid_to",
    "status",
    "source",
    "license",
    "note",
];

/// The longest cell of one text, in bytes; `names` and `demonyms` hold lists and are not bound by it.
pub const MAX_CELL: usize = 2000;

/// The most spellings that a place may have, and as many demonyms; no place of the embedded files has a tenth of it.
pub const MAX_SPELLINGS: usize = 1000;

/// One row as it is written: `None` and empty lists where the cell is empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The line it starts on, counted from 1.
    pub line: u64,
    /// The id, never empty.
    pub id: String,
    /// The name.
    pub name: Option<String>,
    /// GeoNames' feature class.
    pub feature_class: Option<FeatureClass>,
    /// GeoNames' feature code.
    pub feature_code: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country, in upper case.
    pub country: Option<String>,
    /// The first-level division.
    pub admin1: Option<String>,
    /// The second-level division.
    pub admin2: Option<String>,
    /// Degrees, -180 to 180.
    pub longitude: Option<f64>,
    /// Degrees, -90 to 90.
    pub latitude: Option<f64>,
    /// Metres, not negative.
    pub radius_m: Option<f64>,
    /// Inhabitants.
    pub population: Option<u64>,
    /// Spellings that the row adds and removes.
    pub names: Vec<SpellingEdit>,
    /// Demonyms and adjectives that the row adds and removes.
    pub demonyms: Vec<SpellingEdit>,
    /// The id of the container.
    pub parent_id: Option<String>,
    /// The first day of validity, as written.
    pub valid_from: Option<String>,
    /// The last day of validity, as written.
    pub valid_to: Option<String>,
    /// The standing.
    pub status: Option<PlaceStatus>,
    /// Where the row is from.
    pub source: Option<String>,
    /// Under which licence.
    pub license: Option<String>,
    /// A free remark.
    pub note: Option<String>,
}

/// One entry of a `names` or `demonyms` cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpellingEdit {
    /// The language tag before the colon.
    pub language: Option<String>,
    /// The spelling.
    pub text: String,
    /// Whether it began with `-`: the spelling is taken away.
    pub remove: bool,
}

/// The rows of a file and what was wrong with it. A bad row is an [`Severity::Error`]; the others still stand.
///
/// `path` is what the diagnostics call the file. The delimiter is sniffed from the header; columns may stand in any
/// order, and only `id` must be there.
pub fn read(path: &str, text: &str) -> (Vec<Row>, Vec<Diagnostic>) {
    read_halved(path, text, HALVED)
}

/// Files of so many bytes are read in halves at the same time.
const HALVED: usize = 4 << 20;

/// The same, in halves from `halved` bytes on.
fn read_halved(path: &str, text: &str, halved: usize) -> (Vec<Row>, Vec<Diagnostic>) {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut parts = csv::parts(text, csv::sniff_delimiter(text));
    let mut header = Reading::default();
    let columns = header.header(path, text, &mut parts);
    let Some(columns) = columns else {
        // Without columns the rows are passed over, and the bad lines among them are told.
        header.faults.extend(parts.filter_map(|part| match part.kind {
            PartKind::Bad(fault) => Some(bad_line(path, part.line, fault)),
            _ => None,
        }));
        header.faults.append(&mut header.diagnostics);
        return (Vec::new(), header.faults);
    };
    let read = |parts: &mut csv::Parts<'_>, limit: usize| {
        let mut reading = Reading::default();
        reading.rows(path, text, &columns, parts, limit);
        reading
    };
    let middle = parts.middle().filter(|_| text.len() >= halved);
    let readings = match middle {
        None => vec![header, read(&mut parts, text.len())],
        Some(mut second) => std::thread::scope(|scope| {
            let split = second.next_start();
            let mut from_split = second.clone();
            let other = scope.spawn(move || read(&mut from_split, text.len()));
            let first = read(&mut parts, split);
            let other = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            // A quoted cell may reach over the middle; what was read of the second half is read again then.
            let second = if parts.next_start() == split {
                other.moved(parts.line() - second.line())
            } else {
                second = parts;
                read(&mut second, text.len())
            };
            vec![header, first, second]
        }),
    };
    let mut rows = Vec::with_capacity(readings.iter().map(|r| r.rows.len()).sum());
    let (mut faults, mut diagnostics) = (Vec::new(), Vec::new());
    for mut reading in readings {
        rows.append(&mut reading.rows);
        faults.append(&mut reading.faults);
        diagnostics.append(&mut reading.diagnostics);
    }
    faults.append(&mut diagnostics);
    faults.sort_by_key(|d| d.line);
    (rows, faults)
}

/// What was read of a part of a file.
#[derive(Default)]
struct Reading {
    rows: Vec<Row>,
    /// Lines that are no records.
    faults: Vec<Diagnostic>,
    /// Cells that cannot be used.
    diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Reads up to the header, and gives its columns; `None` where it cannot be used.
    fn header(&mut self, path: &str, text: &str, parts: &mut csv::Parts<'_>) -> Option<Vec<Option<usize>>> {
        for part in parts {
            match part.kind {
                PartKind::Record(cells) => {
                    let cells = cells.into_iter().map(|cell| csv::unquoted(&text[cell]));
                    return columns(path, part.line, cells, &mut self.diagnostics);
                }
                PartKind::Bad(fault) => self.faults.push(bad_line(path, part.line, fault)),
                PartKind::Comment | PartKind::Blank => {}
            }
        }
        self.diagnostics.push(
            Diagnostic::new(Severity::Error, "empty-file", path, "the file has no header row")
                .hint(format!("the first line names the columns: `{}`", COLUMNS.join(","))),
        );
        None
    }

    /// Reads the rows that begin before `limit`.
    fn rows(
        &mut self,
        path: &str,
        text: &str,
        columns: &[Option<usize>],
        parts: &mut csv::Parts<'_>,
        limit: usize,
    ) {
        while parts.next_start() < limit
            && let Some(part) = parts.next()
        {
            match part.kind {
                PartKind::Record(record) => {
                    let diagnostics = &mut self.diagnostics;
                    let mut cells = Cells { path, line: part.line, diagnostics, bad: false };
                    let row = cells.row(columns, record.into_iter().map(|cell| csv::unquoted(&text[cell])));
                    if !cells.bad {
                        self.rows.push(row);
                    }
                }
                PartKind::Bad(fault) => self.faults.push(bad_line(path, part.line, fault)),
                PartKind::Comment | PartKind::Blank => {}
            }
        }
    }

    /// The same so many lines farther down.
    fn moved(mut self, lines: u64) -> Self {
        self.rows.iter_mut().for_each(|row| row.line += lines);
        let told = self.faults.iter_mut().chain(&mut self.diagnostics);
        told.filter_map(|d| d.line.as_mut()).for_each(|line| *line += lines);
        self
    }
}

fn bad_line(path: &str, line: u64, fault: Fault) -> Diagnostic {
    let (rule, message, hint) = match fault {
        Fault::Quote => (
            "quote",
            "a quoted cell is not closed, or something follows its closing quote",
            "double each quote inside a quoted cell",
        ),
        Fault::TooManyCells => (
            "cell-count",
            "the row has more cells than the header has columns",
            "put cells that hold the delimiter in quotes",
        ),
    };
    Diagnostic::new(Severity::Error, rule, path, message).at_line(line).hint(hint)
}

/// Which of [`COLUMNS`] each cell is; `None` where the header cannot be used.
fn columns<'a>(
    path: &str,
    line: u64,
    header: impl Iterator<Item = Cow<'a, str>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Option<usize>>> {
    let mut columns = Vec::new();
    for cell in header {
        let name = canonical_column(&cell);
        let found = name.and_then(|name| COLUMNS.iter().position(|column| *column == name));
        let at = |severity, rule, message: String| {
            Diagnostic::new(severity, rule, path, message).at_line(line).in_column(&*cell)
        };
        if found.is_some() && columns.contains(&found) {
            let message = format!("the column `{}` stands twice; the first is read", name.unwrap_or(&cell));
            diagnostics.push(
                at(Severity::Warning, "duplicate-column", message).hint("rename or delete one of the two"),
            );
            columns.push(None);
            continue;
        }
        if found.is_none() && !cell.is_empty() {
            diagnostics.push(
                at(Severity::Note, "unknown-column", format!("the column `{cell}` is not read"))
                    .hint(format!("known columns: {}", COLUMNS.join(", "))),
            );
        }
        columns.push(found);
    }
    if columns.contains(&Some(0)) {
        return Some(columns);
    }
    diagnostics.push(
        Diagnostic::new(Severity::Error, "missing-column", path, "the header has no column `id`")
            .at_line(line)
            .hint(format!("the first line names the columns: `{}`", COLUMNS.join(","))),
    );
    None
}

/// The one of [`COLUMNS`] that a header cell means: in any case, and by the names that other programs give.
pub fn canonical_column(cell: &str) -> Option<&'static str> {
    column_among(&COLUMNS, cell)
}

/// The same among the columns of another file of the user.
pub(crate) fn column_among(known: &[&'static str], cell: &str) -> Option<&'static str> {
    let name = cell.to_ascii_lowercase();
    let name = match name.as_str() {
        "lon" | "lng" | "long" | "x" => "longitude",
        "lat" | "y" => "latitude",
        "licence" => "license",
        "alternate_names" | "alternatenames" => "names",
        other => other,
    };
    known.iter().copied().find(|column| *column == name)
}

/// The reading of one record's cells.
struct Cells<'a> {
    path: &'a str,
    line: u64,
    diagnostics: &'a mut Vec<Diagnostic>,
    bad: bool,
}

impl Cells<'_> {
    fn row<'a>(&mut self, columns: &[Option<usize>], cells: impl Iterator<Item = Cow<'a, str>>) -> Row {
        let mut row = Row { line: self.line, ..Row::default() };
        for (column, cell) in columns.iter().zip(cells) {
            let Some(name) = column.and_then(|c| COLUMNS.get(c)) else { continue };
            if cell.is_empty() {
                continue;
            }
            match *name {
                "names" => row.names = spelling_edits(&cell),
                "demonyms" => row.demonyms = spelling_edits(&cell),
                _ => self.read(&mut row, name, cell),
            }
        }
        if row.id.is_empty() {
            self.error(
                "missing-id",
                "id",
                "the row has no id".to_owned(),
                "give it one, as `local:my-place`",
            );
        }
        if row.longitude == Some(0.0) && row.latitude == Some(0.0) {
            self.error(
                "null-island",
                "longitude",
                "longitude and latitude are both `0`".to_owned(),
                "leave both empty where the position is unknown",
            );
        }
        for (list, column) in [(&row.names, "names"), (&row.demonyms, "demonyms")] {
            if list.len() > MAX_SPELLINGS {
                let message = format!("the cell has more than {MAX_SPELLINGS} spellings");
                self.error("too-many-spellings", column, message, "keep those that reports use");
            }
            if let Some(long) = list.iter().find(|s| s.text.len() > MAX_CELL) {
                let start: String = long.text.chars().take(20).collect();
                self.error(
                    "too-long",
                    "names",
                    format!("a spelling that begins `{start}` is longer than {MAX_CELL} bytes"),
                    "separate spellings with ` | `",
                );
            }
        }
        row
    }

    fn read(&mut self, row: &mut Row, column: &'static str, cell: Cow<'_, str>) {
        if cell.len() > MAX_CELL && column != "note" && column != "source" {
            let message = format!("the cell is longer than {MAX_CELL} bytes");
            return self.error("too-long", column, message, "shorten it");
        }
        match column {
            "id" => row.id = cell.into_owned(),
            "name" => row.name = Some(cell.into_owned()),
            "feature_class" => row.feature_class = self.class(&cell),
            "feature_code" => row.feature_code = Some(cell.to_ascii_uppercase()),
            "country" => row.country = Some(cell.to_ascii_uppercase()),
            "admin1" => row.admin1 = Some(cell.into_owned()),
            "admin2" => row.admin2 = Some(cell.into_owned()),
            "longitude" => row.longitude = self.degrees(column, &cell, 180.0),
            "latitude" => row.latitude = self.degrees(column, &cell, 90.0),
            "radius_m" => {
                row.radius_m = self.number(column, &cell);
                if row.radius_m.is_some_and(|r| !(0.0..=HALF_CIRCUMFERENCE).contains(&r)) {
                    self.error(
                        "radius-range",
                        column,
                        format!("the radius `{cell}` is not between 0 and {HALF_CIRCUMFERENCE} m"),
                        "give metres",
                    );
                }
            }
            "population" => match number::whole(&cell) {
                Some(n) => row.population = Some(n),
                None => self.not_a_number(column, &cell),
            },
            "parent_id" => row.parent_id = Some(cell.into_owned()),
            "valid_from" => row.valid_from = Some(cell.into_owned()),
            "valid_to" => row.valid_to = Some(cell.into_owned()),
            "status" => row.status = self.status(&cell),
            "source" => row.source = Some(cell.into_owned()),
            "license" => row.license = Some(cell.into_owned()),
            "note" => row.note = Some(cell.into_owned()),
            _ => {}
        }
    }

    fn class(&mut self, cell: &str) -> Option<FeatureClass> {
        let mut letters = cell.chars();
        let class = letters.next().and_then(|c| FeatureClass::from_letter(c.to_ascii_uppercase()));
        if class.is_none() || letters.next().is_some() {
            self.error(
                "unknown-feature-class",
                "feature_class",
                format!("`{cell}` is not a feature class"),
                "one of GeoNames' letters A, H, L, P, R, S, T, U, V; `P` is a city, town or village",
            );
        }
        class
    }

    fn status(&mut self, cell: &str) -> Option<PlaceStatus> {
        match cell.to_ascii_lowercase().as_str() {
            // A place of the past is matched like any other: reports name it.
            "plain" | "historic" | "historical" => Some(PlaceStatus::Plain),
            "contested" => Some(PlaceStatus::Contested),
            "never" => Some(PlaceStatus::Never),
            _ => {
                self.error(
                    "unknown-status",
                    "status",
                    format!("`{cell}` is not a status"),
                    "leave it empty, or one of `plain`, `contested`, `historic`, `never`",
                );
                None
            }
        }
    }

    fn degrees(&mut self, column: &'static str, cell: &str, limit: f64) -> Option<f64> {
        let degrees = self.number(column, cell)?;
        if degrees.abs() <= limit {
            return Some(degrees);
        }
        let (rule, hint) = if column == "latitude" && degrees.abs() <= 180.0 {
            ("latitude-range", "longitude and latitude may have changed places")
        } else if column == "latitude" {
            ("latitude-range", "degrees with a decimal point, north positive")
        } else {
            ("longitude-range", "degrees with a decimal point, east positive")
        };
        self.error(rule, column, format!("the {column} `{cell}` is not between -{limit} and {limit}"), hint);
        None
    }

    fn number(&mut self, column: &'static str, cell: &str) -> Option<f64> {
        let number = number::decimal(cell);
        if number.is_none() {
            self.not_a_number(column, cell);
        }
        number
    }

    fn not_a_number(&mut self, column: &'static str, cell: &str) {
        self.error(
            "not-a-number",
            column,
            format!("`{cell}` is not a number"),
            "digits, with a decimal point",
        );
    }

    fn error(&mut self, rule: &'static str, column: &'static str, message: String, hint: &str) {
        self.bad = true;
        self.diagnostics.push(
            Diagnostic::new(Severity::Error, rule, self.path, message)
                .at_line(self.line)
                .in_column(column)
                .hint(hint),
        );
    }
}

/// The row of `cells`, each under its name of [`COLUMNS`], typed and checked as [`read`] does; `None` where a cell cannot be
/// used, with a diagnostic for each such cell.
pub fn typed(
    path: &str,
    line: u64,
    cells: impl IntoIterator<Item = (&'static str, String)>,
) -> (Option<Row>, Vec<Diagnostic>) {
    let (columns, record): (Vec<_>, Vec<_>) = cells
        .into_iter()
        .map(|(column, cell)| (COLUMNS.iter().position(|known| *known == column), cell))
        .unzip();
    let mut diagnostics = Vec::new();
    let mut cells = Cells { path, line, diagnostics: &mut diagnostics, bad: false };
    let row = cells.row(&columns, record.iter().map(|cell| Cow::Borrowed(cell.trim())));
    let row = (!cells.bad).then_some(row);
    (row, diagnostics)
}

/// Half the way round the Earth, in metres: no place reaches farther.
const HALF_CIRCUMFERENCE: f64 = 20_040_000.0;

/// The entries of a `names` or `demonyms` cell, in order: `az:Gəncə | -Kirovabad | Gandzha`.
pub fn spelling_edits(cell: &str) -> Vec<SpellingEdit> {
    cell.split('|')
        .filter_map(|entry| {
            let entry = entry.trim();
            let (remove, entry) = match entry.strip_prefix('-') {
                Some(rest) => (true, rest.trim()),
                None => (false, entry),
            };
            let (language, text) = match entry.split_once(':') {
                Some((tag, text)) if is_language_tag(tag) => (Some(tag.to_owned()), text.trim()),
                _ => (None, entry),
            };
            (!text.is_empty()).then(|| SpellingEdit { language, text: text.to_owned(), remove })
        })
        .collect()
}

/// Whether `tag` has the form of a BCP 47 language tag: `az`, `az-Cyrl`, `be-tarask`.
pub(crate) fn is_language_tag(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(at, part)| {
        let length = if at == 0 { 2..=3 } else { 2..=8 };
        length.contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() && (at > 0 || b.is_ascii_lowercase()))
    })
}

// By its path, since the build script reads this file from another folder.
#[cfg(test)]
#[path = "row/tests.rs"]
mod tests;
