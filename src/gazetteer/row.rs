//! Records of a gazetteer CSV to typed rows; each cell that cannot be used is a diagnostic of its line and column.
//!
//! The build script compiles this file too.

use crate::gazetteer::csv::{self, Fault, PartKind};
use crate::gazetteer::number;
use crate::model::{Diagnostic, FeatureClass, PlaceStatus, Severity};
use std::borrow::Cow;
use std::ops::Range;

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
    let text = text.trim_start_matches('\u{FEFF}');
    let delimiter = csv::sniff_delimiter(text);
    let (mut faults, mut diagnostics) = (Vec::new(), Vec::new());
    let mut records = csv::parts(text, delimiter).filter_map(|part| match part.kind {
        PartKind::Record(cells) => Some((part.line, cells)),
        PartKind::Bad(fault) => {
            faults.push(bad_line(path, part.line, fault));
            None
        }
        PartKind::Comment | PartKind::Blank => None,
    });
    let unquoted = |cell: Range<usize>| csv::unquoted(&text[cell]);
    let columns = match records.next() {
        Some((line, cells)) => columns(path, line, cells.into_iter().map(unquoted), &mut diagnostics),
        None => {
            diagnostics.push(
                Diagnostic::new(Severity::Error, "empty-file", path, "the file has no header row")
                    .hint(format!("the first line names the columns: `{}`", COLUMNS.join(","))),
            );
            None
        }
    };
    let mut rows = Vec::new();
    // Without columns the rows are passed over, and the bad lines among them are told.
    for (line, record) in records {
        let Some(columns) = &columns else { continue };
        let mut cells = Cells { path, line, diagnostics: &mut diagnostics, bad: false };
        let row = cells.row(columns, record.into_iter().map(unquoted));
        if !cells.bad {
            rows.push(row);
        }
    }
    faults.append(&mut diagnostics);
    if columns.is_some() {
        faults.sort_by_key(|d| d.line);
    }
    (rows, faults)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, ids: &[&str], rules: &[(&str, u64)]) -> Vec<Row> {
        let (rows, diagnostics) = read("places.csv", text);
        assert_eq!(rows.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ids, "{text:?}");
        let got: Vec<_> = diagnostics.iter().map(|d| (d.rule, d.line.unwrap_or(0))).collect();
        assert_eq!(got, rules, "{text:?}");
        rows
    }

    const GANJA: &str = "gn:586523,Gəncə,46.36134,40.68157";

    #[test]
    fn a_latitude_of_95_among_good_rows_costs_its_own_row() {
        let text = format!("id,name,longitude,latitude\n{GANJA}\nlocal:a,A,46,95\nlocal:b,B,47,40\n");
        check(&text, &["gn:586523", "local:b"], &[("latitude-range", 3)]);
        let (_, diagnostics) = read("places.csv", &text);
        assert_eq!(diagnostics[0].column.as_deref(), Some("latitude"));
        assert!(diagnostics[0].message.contains("`95`"), "{}", diagnostics[0]);
        assert!(diagnostics[0].hint.is_some());
    }

    #[test]
    fn each_bad_cell_names_its_rule() {
        let header = "id,name,longitude,latitude,feature_class,population,status,radius_m";
        for (row, rule) in [
            (",A,46,40", "missing-id"),
            ("x:1,A,east,40", "not-a-number"),
            ("x:1,A,NaN,40", "not-a-number"),
            ("x:1,A,46,40,PPL", "unknown-feature-class"),
            ("x:1,A,46,40,Q", "unknown-feature-class"),
            ("x:1,A,46,40,P,many", "not-a-number"),
            ("x:1,A,46,40,P,-5", "not-a-number"),
            ("x:1,A,46,40,P,5,gone", "unknown-status"),
            ("x:1,A,46,40,P,5,,-1", "radius-range"),
            ("x:1,A,181,40", "longitude-range"),
            ("x:1,A,0,0", "null-island"),
            ("x:1,A,46,40,P,5,,1,extra", "cell-count"),
            ("\"x:1,A,46,40", "quote"),
        ] {
            check(&format!("{header}\n{row}\nx:2,B,46,40\n"), &["x:2"], &[(rule, 2)]);
        }
    }

    #[test]
    fn headers_stand_in_any_order_and_unknown_ones_are_noted() {
        let rows =
            check("colour,Latitude,id,LONGITUDE\nred,40.5,x:1,46\n", &["x:1"], &[("unknown-column", 1)]);
        assert_eq!((rows[0].longitude, rows[0].latitude), (Some(46.0), Some(40.5)));
        check("id,name,id\nx:1,A,x:2\n", &["x:1"], &[("duplicate-column", 1)]);
        check("name,longitude\nA,46\n", &[], &[("missing-column", 1)]);
        check("", &[], &[("empty-file", 0)]);
    }

    #[test]
    fn a_byte_order_mark_crlf_semicolons_and_decimal_commas_are_read() {
        let rows = check(
            "\u{FEFF}id;name;longitude;latitude;population\r\nx:1;Gəncə;46,36134;40,68157;335 600\r\n",
            &["x:1"],
            &[],
        );
        assert_eq!(rows[0].longitude, Some(46.36134));
        assert_eq!(rows[0].population, Some(335_600));
    }

    #[test]
    fn spellings_carry_tags_and_removals() {
        let edit = |language: Option<&str>, text: &str, remove| SpellingEdit {
            language: language.map(str::to_owned),
            text: text.to_owned(),
            remove,
        };
        assert_eq!(
            spelling_edits("az:Gəncə | -Kirovabad|hy-arevela:Գանձակ | -ru:Гянджа | | Ra's: x"),
            [
                edit(Some("az"), "Gəncə", false),
                edit(None, "Kirovabad", true),
                edit(Some("hy-arevela"), "Գանձակ", false),
                edit(Some("ru"), "Гянджа", true),
                edit(None, "Ra's: x", false),
            ]
        );
    }
}
