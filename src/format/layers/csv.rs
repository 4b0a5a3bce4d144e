//! Layers as CSV: the fields, and the position as longitude and latitude, as WKT, or both.

use super::names::numbered;
use super::shape::{Shape, ShapeKind};
use super::table::{EachRow, Field, Identifying, Row, Schema, Seen, Table, Value, day};
use crate::format::places::{shape::Geometry, wkt};
use crate::layer::kinds::Kind;
use crate::model::{Diagnostic, Severity};
use crate::text::encoding::{NotText, decode};
use jiff::civil::Date;
use std::borrow::Cow;
use std::io::{self, Write};

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// With a column `WKT` of the whole geometry. A layer that is not of points has it anyway.
    pub wkt: bool,
    /// With a byte order mark, by which Excel knows UTF-8.
    pub bom: bool,
}

/// The column of whole geometries, which GDAL and QGIS know by this name.
const WKT: &str = "WKT";

/// Writes a table as CSV.
///
/// Text that a spreadsheet would run as a formula has an apostrophe before it; [`CsvTable`] takes it off again.
///
/// # Errors
/// What the table or `out` gives.
pub fn write(table: &dyn Table, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let schema = table.schema();
    if options.bom {
        out.write_all(b"\xef\xbb\xbf")?;
    }
    let with_wkt = options.wkt || schema.shape().is_some_and(|kind| kind != ShapeKind::Point);
    let with_position = schema.find("longitude").is_none()
        && schema.find("latitude").is_none()
        && schema.shapes.contains(&ShapeKind::Point);
    let mut writer = ::csv::Writer::from_writer(out);
    let fields = schema.fields.iter().map(|field| field.name.as_str());
    let coordinates = ["longitude", "latitude"].into_iter().filter(|_| with_position);
    writer.write_record(
        fields.chain(coordinates).chain(with_wkt.then_some(WKT)).map(|name| harmless(name).into_owned()),
    )?;
    table.rows(&mut |row| {
        for value in &row.values {
            write_cell(value, &mut writer)?;
        }
        if with_position {
            let point = match row.shape {
                Some(Shape::Point(at)) => at.map(|degrees| degrees.to_string()),
                _ => [String::new(), String::new()],
            };
            point.iter().try_for_each(|cell| writer.write_field(cell))?;
        }
        if with_wkt {
            writer.write_field(row.shape.as_ref().map(Shape::wkt).unwrap_or_default())?;
        }
        Ok(writer.write_record(None::<&[u8]>)?)
    })?;
    writer.flush()
}

/// Writes one value as a cell; text is made harmless.
pub(super) fn write_cell<W: Write>(value: &Value<'_>, writer: &mut ::csv::Writer<W>) -> io::Result<()> {
    let written = match value {
        Value::Text(text) => writer.write_field(harmless(text).as_ref()),
        value => writer.write_field(value.text().unwrap_or_default().as_ref()),
    };
    Ok(written?)
}

/// A text that no spreadsheet takes for a formula.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What a harmless cell stands for.
fn as_it_was(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(cell)
}

/// Names that columns of longitudes, latitudes and geometries have, by preference.
const LONGITUDES: [&str; 8] =
    ["longitude", "lon", "lng", "long", "x", "decimallongitude", "x_coord", "point_x"];
const LATITUDES: [&str; 6] = ["latitude", "lat", "y", "decimallatitude", "y_coord", "point_y"];
const GEOMETRIES: [&str; 5] = ["wkt", "geom_wkt", "geometry", "geom", "the_geom"];

/// Why a file is no table of places.
#[derive(Debug, thiserror::Error)]
pub enum CsvError {
    /// It is no text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// There is no header, or it has no columns that say where.
    #[error("no columns of coordinates among `{0}`")]
    NoCoordinates(String),
}

/// A CSV file as a table: ours, ACLED's, UCDP's, or any with columns of coordinates or WKT.
///
/// Columns that only hold the position are no fields; those of our own names are, as in our layers. Separators are commas,
/// semicolons or tabs; a row of HXL tags is passed over.
#[derive(Debug)]
pub struct CsvTable {
    text: String,
    delimiter: u8,
    schema: Schema,
    /// The column of each field.
    columns: Vec<usize>,
    place: Place,
    findings: Vec<Diagnostic>,
}

/// Where the position of a row stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Point(usize, usize),
    Wkt(usize),
}

impl CsvTable {
    /// The table of a file's bytes. `path` names it in findings, `name` is the layer's.
    ///
    /// # Errors
    /// Bytes that are no text, or without columns of coordinates.
    pub fn open(bytes: &[u8], path: &str, name: &str) -> Result<Self, CsvError> {
        let text = decode(bytes)?.text;
        let first_line = text.lines().next().unwrap_or_default();
        let most = |a: &u8, b: &u8| {
            let count = |d: &u8| first_line.bytes().filter(|byte| byte == d).count();
            count(a).cmp(&count(b))
        };
        // Of equals the last wins, so the comma stands there.
        let delimiter = [b'\t', b';', b','].into_iter().max_by(most).unwrap_or(b',');
        let mut table = Self {
            text,
            delimiter,
            schema: Schema { name: name.to_owned(), ..Schema::default() },
            columns: Vec::new(),
            place: Place::Point(0, 0),
            findings: Vec::new(),
        };
        let header = table.reader().headers().cloned().unwrap_or_default();
        let header: Vec<&str> = header.iter().map(|cell| as_it_was(cell.trim())).collect();
        table.place = place(&header).ok_or_else(|| CsvError::NoCoordinates(shown(&header)))?;
        table.columns = (0..header.len()).filter(|n| !table.is_only_a_position(*n, &header)).collect();
        table.look(path, &header);
        Ok(table)
    }

    fn is_only_a_position(&self, column: usize, header: &[&str]) -> bool {
        let name = header.get(column).copied().unwrap_or_default();
        match self.place {
            Place::Wkt(wkt) => column == wkt,
            // Our own layers have these two as properties.
            Place::Point(x, y) => (column == x || column == y) && !matches!(name, "longitude" | "latitude"),
        }
    }

    /// Reads all rows once, for kinds, geometries and findings.
    fn look(&mut self, path: &str, header: &[&str]) {
        let mut seen = vec![Seen::default(); self.columns.len()];
        let id =
            self.columns.iter().position(|n| matches!(header.get(*n).copied(), Some("id" | "event_id_cnty")));
        let (mut ids, mut schema, mut findings) = (Identifying::default(), self.schema.clone(), Vec::new());
        let days: Vec<bool> = self.columns.iter().map(|n| is_of_days(header.get(*n).copied())).collect();
        let mut more = 0_usize;
        self.records(&mut |record, shape| {
            schema.rows += 1;
            match shape {
                Some(shape) => drop(schema.shapes.insert(shape.kind())),
                None => {
                    schema.without_shape += 1;
                    let stated = self
                        .place
                        .columns()
                        .iter()
                        .any(|n| record.get(*n).is_some_and(|c| !c.trim().is_empty()));
                    let message = "kept a row without a position: what it states is none on Earth";
                    match stated {
                        true if findings.len() < super::geojson::MOST_FINDINGS => findings.push(
                            Diagnostic::new(Severity::Warning, "position", path, message)
                                .at_line(record.position().map_or(0, ::csv::Position::line)),
                        ),
                        true => more += 1,
                        false => {}
                    }
                }
            }
            for ((seen, column), is_day) in seen.iter_mut().zip(&self.columns).zip(&days) {
                seen.see(&value_of(record.get(*column).unwrap_or_default(), *is_day));
            }
            if let Some(column) = id.and_then(|n| self.columns.get(n)) {
                ids.see(&Value::of_word(Cow::Borrowed(record.get(*column).unwrap_or_default())));
            }
            Ok(())
        })
        // Nothing fails in the closure, and text in memory is read.
        .unwrap_or_default();
        if more > 0 {
            let message = format!("{more} more rows without a position");
            findings.push(Diagnostic::new(Severity::Warning, "position", path, message));
        }
        schema.fields = fields(header, &self.columns, &seen);
        schema.id = id.filter(|_| ids.holds());
        (self.schema, self.findings) = (schema, findings);
    }

    fn reader(&self) -> ::csv::Reader<&[u8]> {
        ::csv::ReaderBuilder::new().delimiter(self.delimiter).flexible(true).from_reader(self.text.as_bytes())
    }

    /// Calls `each` for every row that is not one of tags.
    fn records(
        &self,
        each: &mut dyn FnMut(&::csv::StringRecord, Option<Shape>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut reader = self.reader();
        let mut record = ::csv::StringRecord::new();
        let mut is_first = true;
        while reader.read_record(&mut record)? {
            let is_tags = is_first && is_hxl(&record);
            is_first = false;
            if !is_tags {
                each(&record, self.shape(&record))?;
            }
        }
        Ok(())
    }

    fn shape(&self, record: &::csv::StringRecord) -> Option<Shape> {
        match self.place {
            Place::Wkt(column) => shape_of_wkt(record.get(column)?),
            Place::Point(x, y) => {
                let degrees = |column: usize| -> Option<f64> {
                    let cell = record.get(column)?.trim();
                    cell.parse().or_else(|_| cell.replacen(',', ".", 1).parse()).ok()
                };
                let shape = Shape::Point([degrees(x)?, degrees(y)?]);
                shape.is_on_earth().then(|| shape.brought_back())
            }
        }
    }
}

impl Place {
    fn columns(self) -> Vec<usize> {
        match self {
            Self::Point(x, y) => vec![x, y],
            Self::Wkt(column) => vec![column],
        }
    }
}

impl Table for CsvTable {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()> {
        let days: Vec<bool> = self.schema.fields.iter().map(|field| is_of_days(Some(&field.name))).collect();
        self.records(&mut |record, shape| {
            let values =
                self.columns.iter().zip(&self.schema.fields).zip(&days).map(|((column, field), is_day)| {
                    let cell = record.get(*column).unwrap_or_default();
                    match field.kind {
                        // A number that stands among words is one of the words, with its zeros.
                        Kind::Text if cell.is_empty() => Value::Null,
                        Kind::Text => Value::Text(Cow::Borrowed(as_it_was(cell))),
                        kind => value_of(cell, *is_day).into_kind(kind),
                    }
                });
            each(Row { shape, values: values.collect() })
        })
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

fn place(header: &[&str]) -> Option<Place> {
    let lower: Vec<String> = header.iter().map(|name| name.to_ascii_lowercase()).collect();
    let find = |names: &[&str]| names.iter().find_map(|name| lower.iter().position(|column| column == name));
    match (find(&[GEOMETRIES[0]]), find(&LONGITUDES), find(&LATITUDES)) {
        (Some(column), ..) => Some(Place::Wkt(column)),
        (None, Some(x), Some(y)) => Some(Place::Point(x, y)),
        _ => find(&GEOMETRIES).map(Place::Wkt),
    }
}

fn fields(header: &[&str], columns: &[usize], seen: &[Seen]) -> Vec<Field> {
    let stated = columns.iter().map(|column| header.get(*column).copied().unwrap_or_default());
    let names = numbered(stated, &[], str::to_owned).into_iter().zip(seen);
    names
        .map(|(name, seen)| {
            let kind = seen.kind(&name);
            Field { name, kind }
        })
        .collect()
}

fn is_hxl(record: &::csv::StringRecord) -> bool {
    let mut cells = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.starts_with('#') && !cell.contains(' '))
}

fn is_of_days(name: Option<&str>) -> bool {
    name.is_some_and(|name| name.to_ascii_lowercase().contains("date"))
}

/// The value of a cell. In columns of days a day may be written out, as ACLED does ("17 October 2020").
fn value_of(cell: &str, is_day: bool) -> Value<'_> {
    if is_day && let Some(date) = day(cell.trim()).or_else(|| day_in_words(cell)) {
        return Value::Date(date);
    }
    Value::of_word(Cow::Borrowed(as_it_was(cell)))
}

fn day_in_words(cell: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words = cell.split([' ', '-']).filter(|word| !word.is_empty());
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let short = month.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| **name == short)? + 1;
    let is_whole = words.next().is_none() && year.len() == 4;
    Date::new(year.parse().ok()?, month as i8, day.parse().ok()?).ok().filter(|_| is_whole)
}

fn shape_of_wkt(text: &str) -> Option<Shape> {
    fn one_or<T, S>(mut list: Vec<T>, one: impl Fn(T) -> S, many: impl Fn(Vec<T>) -> S) -> Option<S> {
        if list.len() == 1 { list.pop().map(one) } else { Some(many(list)) }
    }
    match wkt::read(text)? {
        Geometry::Points(points) => one_or(points, Shape::Point, Shape::MultiPoint),
        Geometry::Lines(lines) => one_or(lines, Shape::Line, Shape::MultiLine),
        Geometry::Areas(areas) => one_or(areas, Shape::Polygon, Shape::MultiPolygon),
    }
}

/// A header short enough for a message.
fn shown(header: &[&str]) -> String {
    let mut text: String = header.join(",").chars().filter(|c| !c.is_control()).take(80).collect();
    if text.len() < header.join(",").len() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::geojson::GeojsonTable;
    use super::*;

    fn check(text: &str, fields: &[(&str, Kind)], wkt: &[&str]) -> CsvTable {
        let table = CsvTable::open(text.as_bytes(), "x.csv", "x").unwrap();
        let got: Vec<(&str, Kind)> =
            table.schema().fields.iter().map(|f| (f.name.as_str(), f.kind)).collect();
        assert_eq!(got, fields, "{text}");
        let mut shapes = Vec::new();
        table
            .rows(&mut |row| {
                shapes.push(row.shape.map(|shape| shape.wkt()).unwrap_or_default());
                Ok(())
            })
            .unwrap();
        assert_eq!(shapes, wkt);
        table
    }

    #[test]
    fn files_of_acled_ucdp_and_anybody_are_tables() {
        check(
            "event_id_cnty,event_date,event_type,latitude,longitude,fatalities\nAZE1,17 October 2020,Battles,40.68,46.36,13\n",
            &[
                ("event_id_cnty", Kind::Text),
                ("event_date", Kind::Date),
                ("event_type", Kind::Text),
                ("latitude", Kind::Real),
                ("longitude", Kind::Real),
                ("fatalities", Kind::Integer),
            ],
            &["POINT(46.36 40.68)"],
        );
        let ged = check(
            "id,date_start,latitude,longitude,best\n#event+id,#date+start,#geo+lat,#geo+lon,#affected+killed\n7,2020-10-17 00:00:00.000,40.68,46.36,13\n8,2020-10-18 00:00:00.000,,,1\n",
            &[
                ("id", Kind::Text),
                ("date_start", Kind::Date),
                ("latitude", Kind::Real),
                ("longitude", Kind::Real),
                ("best", Kind::Integer),
            ],
            &["POINT(46.36 40.68)", ""],
        );
        assert_eq!((ged.schema().rows, ged.schema().id, ged.findings().len()), (2, Some(0), 0));
        let comma = check(
            "name;lon;lat\nGəncə;46,36;40,68\nnowhere;x;y\n",
            &[("name", Kind::Text)],
            &["POINT(46.36 40.68)", ""],
        );
        assert_eq!(comma.findings().len(), 1);
        check(
            "WKT,code\n\"POLYGON((0 0,9 0,9 9,0 0))\",007\n",
            &[("code", Kind::Text)],
            &["POLYGON((0 0, 9 0, 9 9, 0 0))"],
        );
    }

    #[test]
    fn what_has_no_coordinates_is_told() {
        let error = CsvTable::open(b"id,name\n1,Ganja\n", "x.csv", "x").unwrap_err();
        assert_eq!(error.to_string(), "no columns of coordinates among `id,name`");
        assert!(CsvTable::open(b"", "x.csv", "x").is_err());
    }

    #[test]
    fn formulas_are_made_harmless_and_read_back() {
        let text = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[46,40]},"properties":{"a":"=1+1","b":-5,"c":"'quoted'"}}"#;
        let layer = GeojsonTable::open(text.as_bytes().to_vec(), "x", "x").unwrap();
        let mut out = Vec::new();
        write(&layer, Options { wkt: true, bom: true }, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "\u{feff}a,b,c,longitude,latitude,WKT\n'=1+1,-5,'quoted',46,40,POINT(46 40)\n");
        let again = CsvTable::open(text.as_bytes(), "x", "x").unwrap();
        again
            .rows(&mut |row| {
                assert_eq!(row.values[0], Value::Text("=1+1".into()));
                assert_eq!(row.values[2], Value::Text("'quoted'".into()));
                Ok(())
            })
            .unwrap();
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_table_or_an_error(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            for head in ["lon,lat\n", "wkt;a\n", ""] {
                let text = [head.as_bytes(), &bytes].concat();
                if let Ok(table) = CsvTable::open(&text, "x", "x") {
                    let mut rows = 0;
                    table.rows(&mut |_| { rows += 1; Ok(()) }).unwrap();
                    proptest::prop_assert_eq!(rows, table.schema().rows);
                }
            }
        }
    }
}
