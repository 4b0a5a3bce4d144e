//! A layer of a GeoPackage as a table, whoever wrote it.

use super::super::table::{EachRow, Field, Identifying, Row, Schema, Seen, Table, Value, day};
use super::super::wkb;
use super::schema::quoted;
use crate::layer::kinds::Kind;
use crate::model::{Diagnostic, Severity};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

/// The names of the layers of a package that have geometries, in its own order.
///
/// # Errors
/// A file that is no GeoPackage.
pub fn layers_of(path: &Path) -> rusqlite::Result<Vec<String>> {
    let connection = open(path)?;
    let mut statement = connection.prepare(
        "SELECT c.table_name FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name \
         WHERE c.data_type = 'features' ORDER BY c.rowid",
    )?;
    statement.query_map([], |row| row.get(0))?.collect()
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// A layer of a package as a table.
#[derive(Debug)]
pub struct GeopackageTable {
    path: PathBuf,
    sql: String,
    schema: Schema,
    findings: Vec<Diagnostic>,
}

impl GeopackageTable {
    /// The layer called `layer`.
    ///
    /// # Errors
    /// A file that is no GeoPackage, or has no such layer.
    pub fn open(path: &Path, layer: &str) -> rusqlite::Result<Self> {
        let connection = open(path)?;
        let geometry: String = connection.query_row(
            "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?1",
            [layer],
            |row| row.get(0),
        )?;
        let mut statement = connection.prepare("SELECT name, upper(type), pk FROM pragma_table_info(?1)")?;
        let columns = statement.query_map([layer], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let columns: Vec<(String, String, i64)> = columns.collect::<rusqlite::Result<_>>()?;
        let key = columns.iter().find(|(_, _, place)| *place == 1).map(|(name, ..)| name.as_str());
        let named = columns.iter().map(|(name, ..)| name.as_str());
        let is_field = |name: &&str| **name != *geometry && !(Some(*name) == key && *name != "id");
        let names: Vec<&str> = named.filter(is_field).collect();
        let list: Vec<String> =
            std::iter::once(geometry.as_str()).chain(names.iter().copied()).map(quoted).collect();
        let sql = format!("SELECT {} FROM {}", list.join(","), quoted(layer));
        let kinds = names.iter().map(|name| {
            let declared =
                columns.iter().find(|(column, ..)| column == name).map_or("", |(_, kind, _)| kind.as_str());
            kind_of(declared)
        });
        let stated: Vec<Option<Kind>> = kinds.collect();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut table = Self {
            path: path.to_owned(),
            sql,
            schema: Schema { name: layer.to_owned(), ..Schema::default() },
            findings: Vec::new(),
        };
        table.look(&connection, names, &stated)?;
        Ok(table)
    }

    /// Reads all rows once: SQLite holds columns to no type, so what they hold is looked at.
    fn look(
        &mut self,
        connection: &Connection,
        names: Vec<String>,
        stated: &[Option<Kind>],
    ) -> rusqlite::Result<()> {
        let mut seen = vec![Seen::default(); names.len()];
        let id = names.iter().position(|name| name == "id");
        let (mut ids, mut bad) = (Identifying::default(), 0_usize);
        let mut statement = connection.prepare(&self.sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.schema.rows += 1;
            let geometry = row.get_ref(0)?;
            match shape_of(geometry) {
                Some(shape) => drop(self.schema.shapes.insert(shape.kind())),
                None => {
                    self.schema.without_shape += 1;
                    bad += usize::from(geometry != ValueRef::Null);
                }
            }
            for ((n, seen), stated) in seen.iter_mut().enumerate().zip(stated) {
                let value = value_of(row.get_ref(n + 1)?, *stated);
                seen.see(&value);
                if Some(n) == id {
                    ids.see(&value);
                }
            }
        }
        if bad > 0 {
            let message = format!("kept {bad} rows without their geometry, which is none that can be kept");
            self.findings.push(Diagnostic::new(
                Severity::Warning,
                "geometry",
                self.path.display().to_string(),
                message,
            ));
        }
        let fields = names.into_iter().zip(&seen).zip(stated);
        self.schema.fields = fields
            .map(|((name, seen), stated)| {
                let kind = match (seen.kind(&name), stated) {
                    // A column without values is what it is declared as.
                    (Kind::Text, Some(stated)) if *seen == Seen::default() => *stated,
                    (kind, _) => kind,
                };
                Field { name, kind }
            })
            .collect();
        self.schema.id = id.filter(|_| ids.holds());
        Ok(())
    }

    fn each(&self, each: &mut EachRow<'_>) -> rusqlite::Result<io::Result<()>> {
        let connection = open(&self.path)?;
        let mut statement = connection.prepare(&self.sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut values = Vec::with_capacity(self.schema.fields.len());
            for (n, field) in self.schema.fields.iter().enumerate() {
                values.push(value_of(row.get_ref(n + 1)?, Some(field.kind)).into_kind(field.kind));
            }
            if let Err(error) = each(Row { shape: shape_of(row.get_ref(0)?), values }) {
                return Ok(Err(error));
            }
        }
        Ok(Ok(()))
    }
}

impl Table for GeopackageTable {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()> {
        self.each(each).map_err(io::Error::other)?
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

/// The kind of a declared type; `None` for one that says nothing.
fn kind_of(declared: &str) -> Option<Kind> {
    let word = declared.split(['(', ' ']).next().unwrap_or_default();
    Some(match word {
        "BOOLEAN" => Kind::Boolean,
        "TINYINT" | "SMALLINT" | "MEDIUMINT" | "INT" | "INTEGER" => Kind::Integer,
        "FLOAT" | "DOUBLE" | "REAL" => Kind::Real,
        "DATE" => Kind::Date,
        "TEXT" | "DATETIME" => Kind::Text,
        _ => return None,
    })
}

fn value_of(value: ValueRef<'_>, stated: Option<Kind>) -> Value<'_> {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) if stated == Some(Kind::Boolean) => Value::Boolean(n != 0),
        ValueRef::Integer(n) => Value::Integer(n),
        ValueRef::Real(x) if x.is_finite() => Value::Real(x),
        ValueRef::Real(_) => Value::Null,
        ValueRef::Text(bytes) => {
            let text = String::from_utf8_lossy(bytes);
            match day(&text).filter(|_| text.len() == 10 && stated == Some(Kind::Date)) {
                Some(date) => Value::Date(date),
                None => Value::Text(text),
            }
        }
        ValueRef::Blob(bytes) => Value::Text(Cow::Owned(format!("{} bytes", bytes.len()))),
    }
}

/// The geometry of a package's blob.
fn shape_of(value: ValueRef<'_>) -> Option<super::super::shape::Shape> {
    let ValueRef::Blob(bytes) = value else { return None };
    let (head, rest) = bytes.split_at_checked(8)?;
    if !head.starts_with(b"GP") {
        return None;
    }
    let envelope = match (head.get(3)? >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    wkb::read(rest.get(envelope..)?)
}
