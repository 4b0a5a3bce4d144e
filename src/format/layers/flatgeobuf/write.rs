//! Writing a FlatGeobuf. The tables of its schema and the tree of its index are the crate's; the features are put into the
//! order of the index here.
//!
//! Features come in the order of the table and stand in that of the index, which is known only at the end. So they go
//! into a temporary file first, and from there each to its place: what is in memory is where each lies, not the features.

use super::super::hilbert;
use super::super::shape::{Extent, Position, Shape, ShapeKind, around};
use super::super::table::{Schema, Table, Value, push_day};
use crate::layer::kinds::Kind;
use ::flatgeobuf::packed_r_tree::{NodeItem, PackedRTree};
use ::flatgeobuf::{
    Column, ColumnArgs, ColumnType, Crs, CrsArgs, Feature, FeatureArgs, Geometry, GeometryArgs, GeometryType,
    Header, HeaderArgs,
};
use flatbuffers::{FlatBufferBuilder, WIPOffset};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// What a file begins with: the format and its version.
const MAGIC: &[u8; 8] = b"fgb\x03fgb\x00";
/// The bytes that are gathered before the temporary file is written to.
const BUFFER: usize = 1 << 16;
/// The longest feature in bytes. Flatbuffers end at twice as many.
const LONGEST: usize = 1 << 30;

/// Where a feature lies in the temporary file, and on the map.
struct Spooled {
    extent: Extent,
    start: u64,
    length: usize,
}

/// Writes a table, in the order of its index. Rows without a geometry have no place in an index, and are left out.
///
/// # Errors
/// What the table or `out` gives; a disk that is full; a row of a gigabyte.
pub fn write(table: &dyn Table, out: &mut dyn Write) -> io::Result<()> {
    let schema = table.schema();
    let kind = schema.shape();
    let mut spool = BufWriter::with_capacity(BUFFER, tempfile::tempfile()?);
    let mut features: Vec<Spooled> = Vec::new();
    let mut start = 0;
    let mut encoder = Encoder::default();
    table.rows(&mut |row| {
        let Some(shape) = row.shape else { return Ok(()) };
        let Some(extent) = shape.extent() else { return Ok(()) };
        let feature = match kind {
            Some(kind) => encoder.feature(&shape.into_kind(kind), GeometryType::Unknown, &row.values),
            None => encoder.feature(&shape, type_of(shape.kind()), &row.values),
        }?;
        spool.write_all(feature)?;
        features.push(Spooled { extent, start, length: feature.len() });
        start += feature.len() as u64;
        Ok(())
    })?;

    features.sort_by_cached_key(|feature| hilbert::middle_of(feature.extent));
    out.write_all(MAGIC)?;
    write_header(schema, &features, out)?;
    if !features.is_empty() {
        write_index(&features, out)?;
    }
    let mut spool = spool.into_inner().map_err(io::IntoInnerError::into_error)?;
    let mut bytes = Vec::new();
    for feature in &features {
        spool.seek(SeekFrom::Start(feature.start))?;
        bytes.resize(feature.length, 0);
        spool.read_exact(&mut bytes)?;
        out.write_all(&bytes)?;
    }
    Ok(())
}

fn write_header(schema: &Schema, features: &[Spooled], out: &mut dyn Write) -> io::Result<()> {
    let mut to = FlatBufferBuilder::new();
    let columns: Vec<_> = schema
        .fields
        .iter()
        .map(|field| {
            let name = Some(to.create_string(&field.name));
            Column::create(
                &mut to,
                &ColumnArgs { name, type_: column_type(field.kind), ..ColumnArgs::default() },
            )
        })
        .collect();
    let (authority, name) = (to.create_string("EPSG"), to.create_string("WGS 84"));
    let crs = CrsArgs { org: Some(authority), code: 4326, name: Some(name), ..CrsArgs::default() };
    let extent = features.iter().map(|feature| feature.extent).reduce(around);
    let header = HeaderArgs {
        name: Some(to.create_string(&schema.name)),
        envelope: extent.map(|extent| to.create_vector(&extent)),
        // One type for all where there is one, else each geometry has its own.
        geometry_type: schema.shape().map_or(GeometryType::Unknown, type_of),
        columns: Some(to.create_vector(&columns)),
        features_count: features.len() as u64,
        // No features have no tree, which GDAL asks for where a size of nodes is stated.
        index_node_size: if features.is_empty() { 0 } else { PackedRTree::DEFAULT_NODE_SIZE },
        crs: Some(Crs::create(&mut to, &crs)),
        ..HeaderArgs::default()
    };
    let header = Header::create(&mut to, &header);
    to.finish_size_prefixed(header, None);
    out.write_all(to.finished_data())
}

/// Writes the tree over features, which are in its order.
fn write_index(features: &[Spooled], mut out: &mut dyn Write) -> io::Result<()> {
    let mut offset = 0;
    let mut all = NodeItem::create(0);
    let nodes: Vec<NodeItem> = features
        .iter()
        .map(|feature| {
            let [west, south, east, north] = feature.extent;
            let node = NodeItem { offset, ..NodeItem::bounds(west, south, east, north) };
            offset += feature.length as u64;
            all.expand(&node);
            node
        })
        .collect();
    let tree = PackedRTree::build(&nodes, &all, PackedRTree::DEFAULT_NODE_SIZE).map_err(io::Error::other)?;
    tree.stream_write(&mut out)
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

/// The format's numbers are those of WKB, as ours are.
fn type_of(kind: ShapeKind) -> GeometryType {
    GeometryType(kind as u8)
}

type Encoded<'a> = WIPOffset<Geometry<'a>>;

/// Makes features, one after the other, in memory that is used again.
#[derive(Default)]
struct Encoder<'a> {
    to: FlatBufferBuilder<'a>,
    properties: Vec<u8>,
    positions: Vec<f64>,
    ends: Vec<u32>,
}

impl<'a> Encoder<'a> {
    /// A feature with its length before it.
    fn feature(&mut self, shape: &Shape, type_: GeometryType, values: &[Value<'_>]) -> io::Result<&[u8]> {
        self.to.reset();
        self.properties.clear();
        values
            .iter()
            .zip(0..)
            .try_for_each(|(value, column)| push_property(column, value, &mut self.properties))?;
        let mut positions = 0_usize;
        shape.positions(&mut |_| positions += 1);
        if self.properties.len() + positions * size_of::<Position>() > LONGEST {
            return Err(too_long());
        }
        let properties = self.to.create_vector(&self.properties);
        let geometry = self.geometry(shape, type_);
        let feature =
            FeatureArgs { geometry: Some(geometry), properties: Some(properties), ..FeatureArgs::default() };
        let feature = Feature::create(&mut self.to, &feature);
        self.to.finish_size_prefixed(feature, None);
        Ok(self.to.finished_data())
    }

    fn geometry(&mut self, shape: &Shape, type_: GeometryType) -> Encoded<'a> {
        match shape {
            Shape::Point(at) => self.simple([std::slice::from_ref(at)], type_),
            Shape::MultiPoint(positions) | Shape::Line(positions) => {
                self.simple([positions.as_slice()], type_)
            }
            Shape::MultiLine(lines) | Shape::Polygon(lines) => {
                self.simple(lines.iter().map(Vec::as_slice), type_)
            }
            Shape::MultiPolygon(polygons) => {
                let polygon = type_of(ShapeKind::Polygon);
                let parts: Vec<_> = polygons
                    .iter()
                    .map(|rings| self.simple(rings.iter().map(Vec::as_slice), polygon))
                    .collect();
                let parts = Some(self.to.create_vector(&parts));
                Geometry::create(&mut self.to, &GeometryArgs { type_, parts, ..GeometryArgs::default() })
            }
        }
    }

    /// A geometry of positions that are cut where each of its lines ends, if there are several.
    fn simple<'p>(
        &mut self,
        lines: impl IntoIterator<Item = &'p [Position]>,
        type_: GeometryType,
    ) -> Encoded<'a> {
        self.positions.clear();
        self.ends.clear();
        for line in lines {
            self.positions.extend(line.as_flattened());
            self.ends.push((self.positions.len() / 2) as u32);
        }
        let xy = Some(self.to.create_vector(&self.positions));
        let ends = (self.ends.len() > 1).then(|| self.to.create_vector(&self.ends));
        Geometry::create(&mut self.to, &GeometryArgs { xy, ends, type_, ..GeometryArgs::default() })
    }
}

/// Appends a value with the number of its column; null is no property at all.
fn push_property(column: u16, value: &Value<'_>, to: &mut Vec<u8>) -> io::Result<()> {
    if *value == Value::Null {
        return Ok(());
    }
    to.extend_from_slice(&column.to_le_bytes());
    match value {
        Value::Null => {}
        Value::Integer(n) => to.extend_from_slice(&n.to_le_bytes()),
        Value::Real(x) => to.extend_from_slice(&x.to_le_bytes()),
        Value::Boolean(yes) => to.push(u8::from(*yes)),
        Value::Text(text) => {
            let length = u32::try_from(text.len()).map_err(|_| too_long())?;
            to.extend_from_slice(&length.to_le_bytes());
            to.extend_from_slice(text.as_bytes());
        }
        Value::Date(day) => {
            let at = to.len();
            to.extend_from_slice(&[0; 4]);
            push_day(*day, to);
            let length = (to.len() - at - 4) as u32;
            to[at..at + 4].copy_from_slice(&length.to_le_bytes());
        }
    }
    Ok(())
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a row of more than a gigabyte")
}
