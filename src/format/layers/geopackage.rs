//! Layers as a GeoPackage 1.3: several in one file, indexed, with their styles.
//!
//! SQLite wants a file of its own, so the package is made beside and copied. It has no clock in it: `last_change` is the
//! first moment of 1970, and the same layers are the same bytes.
//!
//! # References
//! OGC 12-128r17; annex F.3 for the R-tree. `layer_styles` is QGIS' table.

mod read;
mod schema;

pub use read::{GeopackageTable, layers_of};

use super::names::distinct;
use super::shape::{Extent, Shape, around};
use super::table::{Table, Value};
use super::wkb;
use crate::format::qgis;
use rusqlite::{Connection, Statement, ToSql, params_from_iter, types::ToSqlOutput};
use std::io::{self, Write};

/// The column of geometries.
const GEOMETRY: &str = "geom";
/// The column of row numbers.
const ROW: &str = "fid";

/// Writes tables as one package.
///
/// # Errors
/// What a table or `out` gives; a disk that is full.
pub fn write(tables: &[&dyn Table], out: &mut dyn Write) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("layers.gpkg");
    make(tables, &path).map_err(io::Error::other)?;
    io::copy(&mut std::fs::File::open(&path)?, out).map(drop)
}

fn make(tables: &[&dyn Table], path: &std::path::Path) -> rusqlite::Result<()> {
    let connection = Connection::open(path)?;
    // Nobody sees the file before it is whole, so there is nothing to roll back to.
    connection.execute_batch("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(schema::PACKAGE)?;
    for table in tables {
        add(*table, &connection)?;
    }
    add_styles(tables, &connection)?;
    connection.execute_batch("COMMIT")?;
    connection.close().map_err(|(_, error)| error)
}

fn add(table: &dyn Table, connection: &Connection) -> rusqlite::Result<()> {
    let layer = table.schema();
    let names = distinct(layer, &[ROW, GEOMETRY]);
    let geometry = layer.shape();
    let is_spatial = !layer.shapes.is_empty();
    connection.execute_batch(&schema::table(layer, &names))?;

    let places = names.len() + 1;
    let marks = (1..=places).map(|n| format!("?{n}")).collect::<Vec<_>>().join(",");
    let columns: Vec<String> =
        [GEOMETRY.to_owned()].into_iter().chain(names).map(|name| schema::quoted(&name)).collect();
    let name = schema::quoted(&layer.name);
    // A table without geometries has no column for them.
    let (columns, marks) = if is_spatial {
        (columns.join(","), marks)
    } else {
        (
            columns.get(1..).unwrap_or_default().join(","),
            marks.rsplit_once(',').map_or("", |(rest, _)| rest).to_owned(),
        )
    };
    let sql = if columns.is_empty() {
        format!("INSERT INTO {name} DEFAULT VALUES")
    } else {
        format!("INSERT INTO {name} ({columns}) VALUES ({marks})")
    };
    let mut insert = connection.prepare(&sql)?;
    let mut index = match is_spatial {
        true => {
            connection.execute_batch(&schema::index(&layer.name))?;
            let tree = schema::quoted(&format!("rtree_{}_{GEOMETRY}", layer.name));
            Some(connection.prepare(&format!("INSERT INTO {tree} VALUES (?1,?2,?3,?4,?5)"))?)
        }
        false => None,
    };
    let mut all: Option<Extent> = None;
    let mut blob = Vec::new();
    let mut failed = None;
    let ended = table.rows(&mut |row| {
        let shape = match (row.shape, geometry) {
            (Some(shape), Some(kind)) => Some(shape.into_kind(kind)),
            (shape, _) => shape,
        };
        let extent = shape.as_ref().and_then(Shape::extent);
        if let (Some(shape), Some(extent)) = (&shape, extent) {
            push_geometry(shape, extent, &mut blob);
            all = Some(all.map_or(extent, |all| around(all, extent)));
        }
        let added = insert_row(&mut insert, is_spatial, shape.as_ref().map(|_| blob.as_slice()), &row.values)
            .and_then(|()| match (&mut index, extent) {
                (Some(index), Some([w, s, e, n])) => {
                    index.execute((connection.last_insert_rowid(), w, e, s, n)).map(drop)
                }
                _ => Ok(()),
            });
        added.map_err(|error| {
            failed = Some(error);
            io::Error::other("the package cannot be written")
        })
    });
    match (ended, failed) {
        (_, Some(error)) => return Err(error),
        (Err(error), None) => return Err(rusqlite::Error::ToSqlConversionFailure(Box::new(error))),
        (Ok(()), None) => {}
    }
    drop((insert, index));
    schema::register(layer, all, connection)
}

fn insert_row(
    insert: &mut Statement<'_>,
    is_spatial: bool,
    geometry: Option<&[u8]>,
    values: &[Value<'_>],
) -> rusqlite::Result<()> {
    let mut parameters: Vec<Cell<'_>> = Vec::with_capacity(values.len() + 1);
    if is_spatial {
        parameters.push(Cell::Geometry(geometry));
    }
    parameters.extend(values.iter().map(Cell::Value));
    insert.execute(params_from_iter(parameters)).map(drop)
}

/// What goes into one column.
enum Cell<'a> {
    Geometry(Option<&'a [u8]>),
    Value(&'a Value<'a>),
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        use rusqlite::types::{Value as Owned, ValueRef};
        Ok(match self {
            Self::Geometry(None) | Self::Value(Value::Null) => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Geometry(Some(bytes)) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Self::Value(Value::Text(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Value(Value::Integer(n)) => ToSqlOutput::Borrowed(ValueRef::Integer(*n)),
            Self::Value(Value::Real(x)) => ToSqlOutput::Borrowed(ValueRef::Real(*x)),
            Self::Value(Value::Boolean(yes)) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*yes))),
            Self::Value(Value::Date(date)) => ToSqlOutput::Owned(Owned::Text(date.to_string())),
        })
    }
}

/// A geometry as the package has it: its head, its box unless it is a point, and its WKB.
fn push_geometry(shape: &Shape, [w, s, e, n]: Extent, blob: &mut Vec<u8>) {
    blob.clear();
    let is_point = matches!(shape, Shape::Point(_));
    blob.extend_from_slice(&[b'G', b'P', 0, if is_point { 1 } else { 3 }]);
    blob.extend_from_slice(&wkb::WGS84.to_le_bytes());
    if !is_point {
        [w, e, s, n].iter().for_each(|degrees| blob.extend_from_slice(&degrees.to_le_bytes()));
    }
    wkb::push(shape, blob);
}

/// The layers' styles, which QGIS takes from the package by itself.
fn add_styles(tables: &[&dyn Table], connection: &Connection) -> rusqlite::Result<()> {
    let styled: Vec<(&str, qgis::Styles)> = tables
        .iter()
        .filter_map(|table| Some((table.schema().name.as_str(), qgis::styles(table.schema())?)))
        .collect();
    if styled.is_empty() {
        return Ok(());
    }
    connection.execute_batch(schema::STYLES)?;
    let mut insert = connection.prepare(schema::STYLE)?;
    for (name, styles) in styled {
        insert.execute((name, GEOMETRY, "incident-mapper", &styles.qml, &styles.sld))?;
    }
    Ok(())
}
