//! Layers as GeoParquet 1.1: WKB, a column of boxes that readers filter by, and row groups in the order of a Hilbert curve.
//!
//! Written by the crate's columns, without Arrow. The rows are held, column by column, to be put in order.
//!
//! # References
//! <https://geoparquet.org/releases/v1.1.0/>

use super::hilbert;
use super::shape::{Extent, Shape, around};
use super::table::{EachRow, Field, Identifying, Row, Schema, Seen, Table, Value};
use super::wkb;
use crate::layer::kinds::Kind;
use crate::model::{Diagnostic, Severity};
use ::parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::record;
use ::parquet::schema::types::{Type, TypePtr};
use jiff::civil::Date;
use jiff::{Span, Unit};
use serde_json::json;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The column of geometries, and that of their boxes.
const GEOMETRY: &str = "geometry";
const BOX: &str = "bbox";
const SIDES: [&str; 4] = ["xmin", "ymin", "xmax", "ymax"];

/// Rows of a group: enough to be packed well, few enough that a box of a country reads few others.
const GROUP: usize = 65_536;

/// Writes a table, in the order of its places; rows without one come last.
///
/// # Errors
/// What the table or `out` gives; a disk that is full.
pub fn write(table: &dyn Table, out: &mut dyn Write) -> io::Result<()> {
    let schema = table.schema();
    let names = super::names::distinct(schema, &[GEOMETRY, BOX]);
    let mut columns: Vec<Column> = schema.fields.iter().map(|field| Column::of(field.kind)).collect();
    let mut shapes: Vec<Option<ByteArray>> = Vec::new();
    let mut boxes: Vec<Option<Extent>> = Vec::new();
    let mut order: Vec<(u64, usize)> = Vec::new();
    let mut bytes = Vec::new();
    table.rows(&mut |row| {
        let extent = row.shape.as_ref().and_then(Shape::extent);
        order.push((extent.map_or(u64::MAX, hilbert::middle_of), order.len()));
        shapes.push(row.shape.map(|shape| {
            bytes.clear();
            wkb::push(&shape, &mut bytes);
            ByteArray::from(bytes.clone())
        }));
        boxes.push(extent);
        columns.iter_mut().zip(row.values).for_each(|(column, value)| column.push(value));
        Ok(())
    })?;
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, row)| row).collect();

    // The crate wants an output that may go to another thread.
    let mut file = tempfile::tempfile()?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("incident-mapper".to_owned())
        .set_key_value_metadata(Some(vec![KeyValue {
            key: "geo".to_owned(),
            value: Some(metadata(schema, &boxes)),
        }]))
        .set_max_row_group_row_count(Some(GROUP))
        .build();
    let message = message(schema, &names).map_err(io::Error::other)?;
    let written = || -> Result<(), ParquetError> {
        let mut writer = SerializedFileWriter::new(&mut file, message, Arc::new(properties))?;
        for rows in order.chunks(GROUP) {
            let mut group = writer.next_row_group()?;
            columns.iter().try_for_each(|column| column.write(rows, &mut group))?;
            write_column::<ByteArrayType>(&mut group, rows, 1, |row| shapes.get(row).cloned().flatten())?;
            for side in 0..SIDES.len() {
                // The box is optional, its sides are not.
                write_column::<DoubleType>(&mut group, rows, 1, |row| {
                    boxes.get(row).copied().flatten().map(|sides| sides[side])
                })?;
            }
            group.close()?;
        }
        writer.close().map(drop)
    };
    written().map_err(io::Error::other)?;
    io::Seek::rewind(&mut file)?;
    io::copy(&mut file, out).map(drop)
}

/// What GeoParquet says of the file.
fn metadata(schema: &Schema, boxes: &[Option<Extent>]) -> String {
    let all = boxes.iter().flatten().copied().reduce(around);
    let covering: serde_json::Map<String, serde_json::Value> =
        SIDES.iter().map(|side| ((*side).to_owned(), json!([BOX, side]))).collect();
    let mut column = json!({
        "encoding": "WKB",
        "geometry_types": schema.shapes.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        "covering": { BOX: covering },
    });
    if let Some(all) = all {
        column[BOX] = json!(all);
    }
    json!({"version": "1.1.0", "primary_column": GEOMETRY, "columns": { GEOMETRY: column }}).to_string()
}

fn message(schema: &Schema, names: &[String]) -> Result<TypePtr, ParquetError> {
    let column = |name: &str, physical, converted, repetition| {
        Type::primitive_type_builder(name, physical)
            .with_converted_type(converted)
            .with_repetition(repetition)
            .build()
            .map(Arc::new)
    };
    let mut fields = Vec::new();
    for (field, name) in schema.fields.iter().zip(names) {
        let (physical, converted) = match field.kind {
            Kind::Text => (Physical::BYTE_ARRAY, ConvertedType::UTF8),
            Kind::Integer => (Physical::INT64, ConvertedType::NONE),
            Kind::Real => (Physical::DOUBLE, ConvertedType::NONE),
            Kind::Date => (Physical::INT32, ConvertedType::DATE),
            Kind::Boolean => (Physical::BOOLEAN, ConvertedType::NONE),
        };
        fields.push(column(name, physical, converted, Repetition::OPTIONAL)?);
    }
    fields.push(column(GEOMETRY, Physical::BYTE_ARRAY, ConvertedType::NONE, Repetition::OPTIONAL)?);
    let sides = SIDES.map(|side| column(side, Physical::DOUBLE, ConvertedType::NONE, Repetition::REQUIRED));
    let sides = sides.into_iter().collect::<Result<Vec<_>, _>>()?;
    let bbox =
        Type::group_type_builder(BOX).with_fields(sides).with_repetition(Repetition::OPTIONAL).build()?;
    fields.push(Arc::new(bbox));
    Type::group_type_builder("schema").with_fields(fields).build().map(Arc::new)
}

/// The values of one field, by row.
enum Column {
    Text(Vec<Option<Box<str>>>),
    Integer(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
    Date(Vec<Option<i32>>),
    Boolean(Vec<Option<bool>>),
}

impl Column {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Vec::new()),
            Kind::Integer => Self::Integer(Vec::new()),
            Kind::Real => Self::Real(Vec::new()),
            Kind::Date => Self::Date(Vec::new()),
            Kind::Boolean => Self::Boolean(Vec::new()),
        }
    }

    fn push(&mut self, value: Value<'_>) {
        match self {
            Self::Text(list) => list.push(match value {
                Value::Text(text) => Some(text.into()),
                other => other.text().map(Into::into),
            }),
            Self::Integer(list) => list.push(if let Value::Integer(n) = value { Some(n) } else { None }),
            Self::Real(list) => list.push(value.number()),
            Self::Date(list) => list.push(if let Value::Date(day) = value { days_of(day) } else { None }),
            Self::Boolean(list) => list.push(if let Value::Boolean(yes) = value { Some(yes) } else { None }),
        }
    }

    fn write<W: Write + Send>(
        &self,
        rows: &[usize],
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        fn get<T: Clone>(list: &[Option<T>], row: usize) -> Option<T> {
            list.get(row).cloned().flatten()
        }
        match self {
            Self::Text(list) => write_column::<ByteArrayType>(group, rows, 1, |row| {
                list.get(row)?.as_deref().map(|text| ByteArray::from(text.as_bytes().to_vec()))
            }),
            Self::Integer(list) => write_column::<Int64Type>(group, rows, 1, |row| get(list, row)),
            Self::Real(list) => write_column::<DoubleType>(group, rows, 1, |row| get(list, row)),
            Self::Date(list) => write_column::<Int32Type>(group, rows, 1, |row| get(list, row)),
            Self::Boolean(list) => write_column::<BoolType>(group, rows, 1, |row| get(list, row)),
        }
    }
}

/// Writes the next column of a group; `level` is that of a value that is there.
fn write_column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    rows: &[usize],
    level: i16,
    value: impl Fn(usize) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let (mut values, mut levels) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        let value = value(*row);
        levels.push(if value.is_some() { level } else { 0 });
        values.extend(value);
    }
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn epoch() -> Date {
    jiff::civil::date(1970, 1, 1)
}

fn days_of(day: Date) -> Option<i32> {
    epoch().until((Unit::Day, day)).ok().map(|span| span.get_days())
}

fn day_of(days: i32) -> Option<Date> {
    epoch().checked_add(Span::new().try_days(days).ok()?).ok()
}

/// A GeoParquet file as a table.
#[derive(Debug)]
pub struct ParquetTable {
    path: PathBuf,
    geometry: String,
    schema: Schema,
    findings: Vec<Diagnostic>,
}

/// Why a file is no GeoParquet.
#[derive(Debug, thiserror::Error)]
pub enum ParquetTableError {
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no Parquet, or damaged.
    #[error(transparent)]
    Parquet(#[from] ParquetError),
    /// It says nothing of geometries, or keeps them otherwise than as WKB.
    #[error("no column of WKB is declared by `geo`")]
    NoGeometry,
}

impl ParquetTable {
    /// The table of a file; `name` is the layer's.
    ///
    /// # Errors
    /// A file that is no GeoParquet.
    pub fn open(path: &Path, name: &str) -> Result<Self, ParquetTableError> {
        let reader = SerializedFileReader::new(File::open(path)?)?;
        let file = reader.metadata().file_metadata();
        let geo = file.key_value_metadata().into_iter().flatten().find(|pair| pair.key == "geo");
        let geo: serde_json::Value = geo
            .and_then(|pair| serde_json::from_str(pair.value.as_deref()?).ok())
            .ok_or(ParquetTableError::NoGeometry)?;
        let geometry = geo["primary_column"].as_str().unwrap_or(GEOMETRY).to_owned();
        let column = &geo["columns"][&geometry];
        if column["encoding"].as_str().is_none_or(|encoding| encoding != "WKB") {
            return Err(ParquetTableError::NoGeometry);
        }
        let covering = column["covering"][BOX]["xmin"][0].as_str().map(str::to_owned);
        let names: Vec<String> = file
            .schema()
            .get_fields()
            .iter()
            .map(|field| field.name().to_owned())
            .filter(|name| *name != geometry && Some(name) != covering.as_ref())
            .collect();
        let mut table = Self {
            path: path.to_owned(),
            geometry,
            schema: Schema { name: name.to_owned(), ..Schema::default() },
            findings: Vec::new(),
        };
        table.look(&reader, &names)?;
        Ok(table)
    }

    fn look(&mut self, reader: &SerializedFileReader<File>, names: &[String]) -> Result<(), ParquetError> {
        let mut seen = vec![Seen::default(); names.len()];
        let id = names.iter().position(|name| name == "id");
        let (mut ids, mut bad) = (Identifying::default(), 0_usize);
        for row in reader.get_row_iter(None)? {
            let row = row?;
            self.schema.rows += 1;
            let (shape, is_bad) = shape_of(&row, &self.geometry);
            bad += usize::from(is_bad);
            match shape {
                Some(shape) => drop(self.schema.shapes.insert(shape.kind())),
                None => self.schema.without_shape += 1,
            }
            for (n, (name, seen)) in names.iter().zip(&mut seen).enumerate() {
                let value = field(&row, name).map_or(Value::Null, value_of);
                seen.see(&value);
                if Some(n) == id {
                    ids.see(&value);
                }
            }
        }
        if bad > 0 {
            let message = format!("kept {bad} rows without their geometry, which is none that can be kept");
            let path = self.path.display().to_string();
            self.findings.push(Diagnostic::new(Severity::Warning, "geometry", path, message));
        }
        self.schema.fields = names
            .iter()
            .zip(&seen)
            .map(|(name, seen)| Field { name: name.clone(), kind: seen.kind(name) })
            .collect();
        self.schema.id = id.filter(|_| ids.holds());
        Ok(())
    }
}

impl Table for ParquetTable {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()> {
        let reader = SerializedFileReader::new(File::open(&self.path)?).map_err(io::Error::other)?;
        for row in reader.get_row_iter(None).map_err(io::Error::other)? {
            let row = row.map_err(io::Error::other)?;
            let values =
                self.schema.fields.iter().map(|column| {
                    field(&row, &column.name).map_or(Value::Null, value_of).into_kind(column.kind)
                });
            each(Row { shape: shape_of(&row, &self.geometry).0, values: values.collect() })?;
        }
        Ok(())
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

fn field<'a>(row: &'a record::Row, name: &str) -> Option<&'a record::Field> {
    row.get_column_iter().find(|(column, _)| *column == name).map(|(_, field)| field)
}

/// The geometry of a row, and whether there was one that could not be read.
fn shape_of(row: &record::Row, geometry: &str) -> (Option<Shape>, bool) {
    match field(row, geometry) {
        Some(record::Field::Bytes(bytes)) => {
            let shape = wkb::read(bytes.data());
            let is_bad = shape.is_none();
            (shape, is_bad)
        }
        _ => (None, false),
    }
}

fn value_of(field: &record::Field) -> Value<'_> {
    use record::Field as F;
    let real = |x: f64| if x.is_finite() { Value::Real(x) } else { Value::Null };
    match field {
        F::Null => Value::Null,
        F::Bool(yes) => Value::Boolean(*yes),
        F::Byte(n) => Value::Integer(i64::from(*n)),
        F::Short(n) => Value::Integer(i64::from(*n)),
        F::Int(n) => Value::Integer(i64::from(*n)),
        F::Long(n) => Value::Integer(*n),
        F::UByte(n) => Value::Integer(i64::from(*n)),
        F::UShort(n) => Value::Integer(i64::from(*n)),
        F::UInt(n) => Value::Integer(i64::from(*n)),
        F::ULong(n) => i64::try_from(*n).map_or(real(*n as f64), Value::Integer),
        F::Float(x) => real(f64::from(*x)),
        F::Double(x) => real(*x),
        F::Str(text) => Value::Text(text.as_str().into()),
        F::Date(days) => day_of(*days).map_or(Value::Null, Value::Date),
        other => Value::Text(other.to_string().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::geojson::{GeojsonTable, sorted_lines as lines};
    use super::*;

    const LAYER: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[46.36,40.68]},"properties":{"id":"a","event_date":"2020-10-17","deaths_low":12,"location_confidence":0.9,"civilian_targeting":true,"title":"Gəncə"}}
{"type":"Feature","geometry":null,"properties":{"id":"b","event_date":null,"deaths_low":null,"location_confidence":null,"civilian_targeting":null,"title":null}}
{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]]]},"properties":{"id":"c","event_date":"1960-01-31","deaths_low":0,"location_confidence":1.0,"civilian_targeting":null,"title":""}}
"#;

    #[test]
    fn what_is_written_is_read() {
        let table = GeojsonTable::open(LAYER.as_bytes().to_vec(), "x", "layer").unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut once = Vec::new();
        write(&table, &mut once).unwrap();
        let mut again = Vec::new();
        write(&table, &mut again).unwrap();
        assert_eq!(once, again);
        std::fs::write(file.path(), &once).unwrap();
        let read = ParquetTable::open(file.path(), "layer").unwrap();
        assert_eq!(read.schema(), table.schema());
        assert_eq!(lines(&read), lines(&table));
    }
}
