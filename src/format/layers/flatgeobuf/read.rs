//! Reading a FlatGeobuf: over the crate's checked flatbuffers, with properties and vertices taken apart here, since the
//! crate's own reader trusts their lengths.

use super::super::geojson::MOST_FINDINGS;
use super::super::names::numbered;
use super::super::shape::{Position, Shape};
use super::super::table::{EachRow, Field, Identifying, Row, Schema, Seen, Table, Value, day};
use crate::layer::kinds::Kind;
use crate::model::{Diagnostic, Severity};
use ::flatgeobuf::{
    ColumnType, Geometry, GeometryType, size_prefixed_root_as_feature, size_prefixed_root_as_header,
};
use std::borrow::Cow;
use std::io;

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
        let names = numbered(columns.iter().map(|c| c.0.as_str()), &[], str::to_owned);
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
