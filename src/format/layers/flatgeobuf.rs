//! Layers as FlatGeobuf, with its index: a file that is asked for a box without being read.
//!
//! The crate writes; reading is over its checked flatbuffers, with properties and vertices taken apart here, since the
//! crate's own reader trusts their lengths.
//!
//! # References
//! <https://flatgeobuf.org>, version 3. It has days only as moments, so GDAL shows midnight.

use super::geojson::MOST_FINDINGS;
use super::shape::{Position, Shape};
use super::table::{EachRow, Field, Identifying, Row, Schema, Seen, Table, Value, day, push_day};
use crate::layer::kinds::Kind;
use crate::model::{Diagnostic, Severity};
use ::flatgeobuf::geozero::{self, ColumnValue, GeomProcessor, PropertyProcessor};
use ::flatgeobuf::{
    ColumnType, FgbCrs, FgbWriter, FgbWriterOptions, Geometry, GeometryType, GeozeroGeometry,
    size_prefixed_root_as_feature, size_prefixed_root_as_header,
};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a table, in the order of its index. Rows without a geometry have no place in an index, and are left out.
///
/// # Errors
/// What the table or `out` gives; a disk that is full.
pub fn write(table: &dyn Table, out: &mut dyn Write) -> io::Result<()> {
    let schema = table.schema();
    let kind = schema.shape();
    let options = FgbWriterOptions {
        crs: FgbCrs { org: Some("EPSG"), code: 4326, name: Some("WGS 84"), ..FgbCrs::default() },
        // One type for all where there is one, else each geometry has its own.
        detect_type: false,
        promote_to_multi: false,
        ..FgbWriterOptions::default()
    };
    let of_all = kind.map_or(GeometryType::Unknown, |kind| GeometryType(kind as u8));
    let mut writer =
        FgbWriter::create_with_options(&schema.name, of_all, options).map_err(io::Error::other)?;
    for field in &schema.fields {
        writer.add_column(&field.name, column_type(field.kind), |_, _| {});
    }
    let mut date = Vec::new();
    table.rows(&mut |row| {
        let Some(shape) = row.shape else { return Ok(()) };
        let shape = match kind {
            Some(kind) => shape.into_kind(kind),
            None => shape,
        };
        let mut failed = None;
        let added = writer.add_feature_geom(Written(&shape), |feature| {
            for (n, value) in row.values.iter().enumerate() {
                let value = match value {
                    Value::Null => continue,
                    Value::Text(text) => ColumnValue::String(text),
                    Value::Integer(n) => ColumnValue::Long(*n),
                    Value::Real(x) => ColumnValue::Double(*x),
                    Value::Boolean(yes) => ColumnValue::Bool(*yes),
                    Value::Date(day) => {
                        date.clear();
                        push_day(*day, &mut date);
                        ColumnValue::DateTime(std::str::from_utf8(&date).unwrap_or_default())
                    }
                };
                if let Err(error) = feature.property(n, "", &value) {
                    failed = Some(error);
                }
            }
        });
        added.and_then(|()| failed.map_or(Ok(()), Err)).map_err(io::Error::other)
    })?;
    writer.write(out).map_err(io::Error::other)
}

fn column_type(kind: Kind) -> ColumnType {
    match kind {
        Kind::Text => ColumnType::String,
        Kind::Integer => ColumnType::Long,
        Kind::Real => ColumnType::Double,
        Kind::Date => ColumnType::DateTime,
        Kind::Boolean => ColumnType::Bool,
    }
}

/// A shape as the crate takes it.
struct Written<'a>(&'a Shape);

impl GeozeroGeometry for Written<'_> {
    fn process_geom<P: GeomProcessor>(&self, to: &mut P) -> geozero::error::Result<()> {
        fn line<P: GeomProcessor>(
            positions: &[Position],
            tagged: bool,
            n: usize,
            to: &mut P,
        ) -> geozero::error::Result<()> {
            to.linestring_begin(tagged, positions.len(), n)?;
            positions.iter().enumerate().try_for_each(|(n, [x, y])| to.xy(*x, *y, n))?;
            to.linestring_end(tagged, n)
        }
        fn polygon<P: GeomProcessor>(
            rings: &[Vec<Position>],
            tagged: bool,
            n: usize,
            to: &mut P,
        ) -> geozero::error::Result<()> {
            to.polygon_begin(tagged, rings.len(), n)?;
            rings.iter().enumerate().try_for_each(|(n, ring)| line(ring, false, n, to))?;
            to.polygon_end(tagged, n)
        }
        match self.0 {
            Shape::Point([x, y]) => {
                to.point_begin(0)?;
                to.xy(*x, *y, 0)?;
                to.point_end(0)
            }
            Shape::MultiPoint(points) => {
                to.multipoint_begin(points.len(), 0)?;
                points.iter().enumerate().try_for_each(|(n, [x, y])| to.xy(*x, *y, n))?;
                to.multipoint_end(0)
            }
            Shape::Line(positions) => line(positions, true, 0, to),
            Shape::MultiLine(lines) => {
                to.multilinestring_begin(lines.len(), 0)?;
                lines.iter().enumerate().try_for_each(|(n, positions)| line(positions, false, n, to))?;
                to.multilinestring_end(0)
            }
            Shape::Polygon(rings) => polygon(rings, true, 0, to),
            Shape::MultiPolygon(polygons) => {
                to.multipolygon_begin(polygons.len(), 0)?;
                polygons.iter().enumerate().try_for_each(|(n, rings)| polygon(rings, false, n, to))?;
                to.multipolygon_end(0)
            }
        }
    }
}

/// Why bytes are no FlatGeobuf.
#[derive(Debug, thiserror::Error)]
pub enum FlatgeobufError {
    /// They begin otherwise, or are of a later version.
    #[error("not a FlatGeobuf of version 3")]
    Magic,
    /// The header is damaged.
    #[error("the header is damaged")]
    Header,
}

/// A FlatGeobuf file as a table. The file's bytes are held.
#[derive(Debug)]
pub struct FlatgeobufTable {
    bytes: Vec<u8>,
    /// Where the features begin.
    start: usize,
    types: Vec<ColumnType>,
    geometry: GeometryType,
    schema: Schema,
    findings: Vec<Diagnostic>,
}

impl FlatgeobufTable {
    /// The table of a file's bytes. `path` names it in findings, `name` is the layer's unless the file states one.
    ///
    /// # Errors
    /// Bytes that are no FlatGeobuf. Features that are damaged are findings.
    pub fn open(bytes: Vec<u8>, path: &str, name: &str) -> Result<Self, FlatgeobufError> {
        if !(bytes.starts_with(b"fgb\x03fgb") && bytes.len() > 12) {
            return Err(FlatgeobufError::Magic);
        }
        let length = word(&bytes, 8).ok_or(FlatgeobufError::Header)?;
        let end = 12_usize.checked_add(length).ok_or(FlatgeobufError::Header)?;
        let header = bytes.get(8..end).ok_or(FlatgeobufError::Header)?;
        let header = size_prefixed_root_as_header(header).map_err(|_| FlatgeobufError::Header)?;
        let stated = header.name().filter(|name| !name.is_empty()).unwrap_or(name).to_owned();
        let columns = header.columns().into_iter().flatten();
        let columns: Vec<(String, ColumnType)> = columns.map(|c| (c.name().to_owned(), c.type_())).collect();
        let geometry = header.geometry_type();
        let index = index_size(header.features_count(), header.index_node_size(), bytes.len());
        let start = index.and_then(|size| end.checked_add(size)).ok_or(FlatgeobufError::Header)?;
        let names = super::names::numbered(columns.iter().map(|c| c.0.as_str()), &[], str::to_owned);
        let mut table = Self {
            start,
            geometry,
            schema: Schema { name: stated, ..Schema::default() },
            findings: Vec::new(),
            types: columns.iter().map(|c| c.1).collect(),
            bytes,
        };
        table.look(path, names);
        Ok(table)
    }

    fn look(&mut self, path: &str, names: Vec<String>) {
        let mut schema = self.schema.clone();
        let mut seen = vec![Seen::default(); names.len()];
        let id = names.iter().position(|name| name == "id");
        let (mut ids, mut findings) = (Identifying::default(), Vec::new());
        let mut tell = |message: String| {
            if findings.len() < MOST_FINDINGS {
                findings.push(Diagnostic::new(Severity::Warning, "feature", path, message));
            }
        };
        for feature in self.features() {
            let mut own_id = Value::Null;
            let looked = feature.and_then(|(shape, properties)| {
                // No value is made but of the id.
                each_property(properties, &self.types, |column, written| {
                    if let Some(seen) = seen.get_mut(column) {
                        seen.see_kind(written.kind());
                    }
                    if id == Some(column) {
                        own_id = written.into_value();
                    }
                })?;
                Some(shape)
            });
            let Some(shape) = looked else {
                tell(format!("left out what comes after feature {}: it is damaged", schema.rows));
                break;
            };
            schema.rows += 1;
            match shape {
                Some(shape) => drop(schema.shapes.insert(shape.kind())),
                None => schema.without_shape += 1,
            }
            if id.is_some() {
                ids.see(&own_id);
            }
        }
        let fields = names.into_iter().zip(&seen).zip(&self.types);
        schema.fields = fields
            .map(|((name, seen), column)| {
                let declared = kind_of(*column).filter(|_| *seen == Seen::default());
                let kind = declared.unwrap_or_else(|| seen.kind(&name));
                Field { name, kind }
            })
            .collect();
        schema.id = id.filter(|_| ids.holds());
        (self.schema, self.findings) = (schema, findings);
    }

    /// The shape and the properties of each feature, one after the other; `None`, and then no more, where one is damaged.
    fn features(&self) -> impl Iterator<Item = Option<(Option<Shape>, &[u8])>> {
        let mut at = Some(self.start);
        std::iter::from_fn(move || {
            let start = at.filter(|at| *at < self.bytes.len())?;
            let end = word(&self.bytes, start).and_then(|length| start.checked_add(length)?.checked_add(4));
            let feature = end.and_then(|end| self.bytes.get(start..end));
            let feature = feature.and_then(|bytes| size_prefixed_root_as_feature(bytes).ok());
            at = end.filter(|_| feature.is_some());
            let Some(feature) = feature else { return Some(None) };
            let properties = feature.properties().map(|properties| properties.bytes()).unwrap_or_default();
            let shape = feature.geometry().and_then(|geometry| shape_of(geometry, self.geometry));
            Some(Some((shape, properties)))
        })
    }

    /// The rows up to the first that is damaged.
    fn decoded(&self) -> impl Iterator<Item = Row<'_>> {
        self.features().map_while(|feature| {
            let (shape, properties) = feature?;
            let mut values = vec![Value::Null; self.types.len()];
            each_property(properties, &self.types, |column, written| {
                if let (Some(value), Some(field)) = (values.get_mut(column), self.schema.fields.get(column)) {
                    *value = written.into_value().into_kind(field.kind);
                }
            })?;
            Some(Row { shape, values })
        })
    }
}

impl Table for FlatgeobufTable {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()> {
        self.decoded().try_for_each(each)
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    let word = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*word)).ok()
}

/// How many bytes the index has: 40 a node, of which each level has a `node_size`th of the one below. `None` for more than
/// the file.
fn index_size(features: u64, node_size: u16, file: usize) -> Option<usize> {
    const NODE: usize = 40;
    if node_size == 0 || features == 0 {
        return Some(0);
    }
    let mut level = usize::try_from(features).ok().filter(|n| node_size >= 2 && *n <= file / NODE)?;
    let mut nodes = level;
    while level > 1 {
        level = level.div_ceil(usize::from(node_size));
        nodes += level;
    }
    // A tree of one feature has a root above it.
    let nodes = if features == 1 { 2 } else { nodes };
    nodes.checked_mul(NODE)
}

fn kind_of(column: ColumnType) -> Option<Kind> {
    Some(match column {
        ColumnType::Bool => Kind::Boolean,
        ColumnType::Float | ColumnType::Double => Kind::Real,
        ColumnType::String | ColumnType::Json | ColumnType::Binary => Kind::Text,
        // Days are moments here, and whether they are days is seen from them.
        ColumnType::DateTime => return None,
        _ => Kind::Integer,
    })
}

/// A property as it stands in the file.
enum Stored<'a> {
    Value(Value<'a>),
    /// Bytes that are UTF-8 if nothing is wrong with them.
    Text(&'a [u8]),
}

impl<'a> Stored<'a> {
    fn kind(&self) -> Option<Kind> {
        match self {
            Self::Value(value) => value.kind(),
            Self::Text(_) => Some(Kind::Text),
        }
    }

    fn into_value(self) -> Value<'a> {
        match self {
            Self::Value(value) => value,
            Self::Text(bytes) => Value::Text(match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => String::from_utf8_lossy(bytes),
            }),
        }
    }
}

/// Calls `each` with the column and what stands there for each property; `None` where the bytes make no sense.
fn each_property<'a>(
    mut bytes: &'a [u8],
    types: &[ColumnType],
    mut each: impl FnMut(usize, Stored<'a>),
) -> Option<()> {
    fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
        let (chunk, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(*chunk)
    }
    while !bytes.is_empty() {
        let column = usize::from(u16::from_le_bytes(take(&mut bytes)?));
        let real = |x: f64| if x.is_finite() { Value::Real(x) } else { Value::Null };
        let value = match *types.get(column)? {
            ColumnType::Byte => Value::Integer(i64::from(i8::from_le_bytes(take(&mut bytes)?))),
            ColumnType::UByte => Value::Integer(i64::from(u8::from_le_bytes(take(&mut bytes)?))),
            ColumnType::Bool => Value::Boolean(u8::from_le_bytes(take(&mut bytes)?) != 0),
            ColumnType::Short => Value::Integer(i64::from(i16::from_le_bytes(take(&mut bytes)?))),
            ColumnType::UShort => Value::Integer(i64::from(u16::from_le_bytes(take(&mut bytes)?))),
            ColumnType::Int => Value::Integer(i64::from(i32::from_le_bytes(take(&mut bytes)?))),
            ColumnType::UInt => Value::Integer(i64::from(u32::from_le_bytes(take(&mut bytes)?))),
            ColumnType::Long => Value::Integer(i64::from_le_bytes(take(&mut bytes)?)),
            ColumnType::ULong => {
                let n = u64::from_le_bytes(take(&mut bytes)?);
                i64::try_from(n).map_or(real(n as f64), Value::Integer)
            }
            ColumnType::Float => real(f64::from(f32::from_le_bytes(take(&mut bytes)?))),
            ColumnType::Double => real(f64::from_le_bytes(take(&mut bytes)?)),
            kind @ (ColumnType::Binary | ColumnType::String | ColumnType::Json | ColumnType::DateTime) => {
                let length = usize::try_from(u32::from_le_bytes(take(&mut bytes)?)).ok()?;
                let (text, rest) = bytes.split_at_checked(length)?;
                bytes = rest;
                let is_moment = kind == ColumnType::DateTime;
                let date = is_moment.then(|| std::str::from_utf8(text).ok().and_then(day)).flatten();
                match date {
                    Some(date) => Value::Date(date),
                    None if kind == ColumnType::Binary => Value::Text(Cow::Owned(format!("{length} bytes"))),
                    None => {
                        each(column, Stored::Text(text));
                        continue;
                    }
                }
            }
            _ => return None,
        };
        each(column, Stored::Value(value));
    }
    Some(())
}

fn shape_of(geometry: Geometry<'_>, of_all: GeometryType) -> Option<Shape> {
    let kind = if of_all == GeometryType::Unknown { geometry.type_() } else { of_all };
    let shape = match kind {
        GeometryType::Point => {
            let numbers = geometry.xy().filter(|numbers| numbers.len() >= 2)?;
            Shape::Point([numbers.get(0), numbers.get(1)])
        }
        GeometryType::MultiPoint => Shape::MultiPoint(positions(geometry)?),
        GeometryType::LineString => Shape::Line(positions(geometry)?),
        GeometryType::MultiLineString => Shape::MultiLine(parts(geometry)?),
        GeometryType::Polygon => Shape::Polygon(parts(geometry)?),
        GeometryType::MultiPolygon => {
            Shape::MultiPolygon(geometry.parts()?.iter().map(parts).collect::<Option<_>>()?)
        }
        _ => return None,
    };
    shape.extent().is_some_and(|_| shape.is_on_earth()).then(|| shape.brought_back())
}

fn positions(geometry: Geometry<'_>) -> Option<Vec<Position>> {
    let numbers = geometry.xy()?;
    Some((0..numbers.len() / 2).map(|n| [numbers.get(2 * n), numbers.get(2 * n + 1)]).collect())
}

/// Lines or rings: the positions, cut at each end.
fn parts(geometry: Geometry<'_>) -> Option<Vec<Vec<Position>>> {
    let all = positions(geometry)?;
    let Some(ends) = geometry.ends() else { return Some(vec![all]) };
    let mut parts = Vec::new();
    let mut start = 0;
    for end in ends {
        let end = usize::try_from(end).ok()?;
        parts.push(all.get(start..end)?.to_vec());
        start = end;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::super::geojson::{GeojsonTable, sorted_lines as lines};
    use super::*;

    const MIXED: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[46.36,40.68]},"properties":{"id":"a","event_date":"2020-10-17","deaths_low":12,"location_confidence":0.9,"civilian_targeting":true,"title":"Gəncə"}}
{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],[[2.0,1.0],[3.0,1.0],[3.0,2.0],[2.0,1.0]]]]},"properties":{"id":"b","event_date":null,"deaths_low":null,"location_confidence":null,"civilian_targeting":null,"title":null}}
{"type":"Feature","geometry":{"type":"LineString","coordinates":[[46.0,40.0],[47.0,41.0]]},"properties":{"id":"c","event_date":null,"deaths_low":0,"location_confidence":null,"civilian_targeting":null,"title":""}}
"#;

    fn fgb(text: &str) -> Vec<u8> {
        let table = GeojsonTable::open(text.as_bytes().to_vec(), "x", "layer").unwrap();
        let mut out = Vec::new();
        write(&table, &mut out).unwrap();
        out
    }

    #[test]
    fn what_is_written_is_read_whatever_the_geometries() {
        let first = MIXED.lines().next().unwrap();
        for text in [MIXED, first] {
            let table = GeojsonTable::open(text.as_bytes().to_vec(), "x", "layer").unwrap();
            let again = FlatgeobufTable::open(fgb(text), "x", "y").unwrap();
            assert_eq!(again.schema(), table.schema());
            assert_eq!(lines(&again), lines(&table));
            assert_eq!(table.schema().shape().is_some(), text == first);
        }
    }

    #[test]
    fn damage_is_an_error_or_a_finding_and_no_panic() {
        let whole = fgb(MIXED);
        for length in 0..whole.len() {
            if let Ok(table) = FlatgeobufTable::open(whole[..length].to_vec(), "x", "x") {
                assert!(table.schema().rows <= 3);
            }
        }
        for at in 0..whole.len() {
            for byte in [0, 0xff, whole[at] ^ 0x40] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                if let Ok(table) = FlatgeobufTable::open(damaged, "x", "x") {
                    table.rows(&mut |_| Ok(())).unwrap();
                }
            }
        }
    }
}
