//! Layers as SQL for PostGIS 3: `psql -f FILE`, or piped into `psql`; no driver is needed.
//!
//! A script makes each table where it is missing, with a `geography` column and a GiST index, and puts the rows over those
//! of the same id, so that running it twice is running it once. It is one transaction: all of it holds or nothing.

use super::names::distinct;
use super::table::{Schema, Table, Value};
use super::wkb;
use crate::layer::kinds::Kind;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The column of the position.
const GEOGRAPHY: &str = "geog";

/// Writes tables as one script.
///
/// # Errors
/// What a table or `out` gives.
pub fn write(tables: &[&dyn Table], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"-- Layers of incident-mapper for PostGIS 3. Run it with psql; running it again changes nothing.\n\
          \\set ON_ERROR_STOP on\n\
          SET client_encoding = 'UTF8';\n\
          SET client_min_messages = warning;\n\
          BEGIN;\n\
          CREATE EXTENSION IF NOT EXISTS postgis;\n",
    )?;
    for table in tables {
        write_table(*table, out)?;
    }
    out.write_all(b"COMMIT;\n")
}

fn write_table(table: &dyn Table, out: &mut dyn Write) -> io::Result<()> {
    let schema = table.schema();
    let names = distinct(schema, &[GEOGRAPHY]);
    let target = quoted(&schema.name);
    let staged = quoted(&format!("{}_new", schema.name));
    let columns: Vec<String> = names.iter().map(|name| quoted(name)).chain([quoted(GEOGRAPHY)]).collect();

    let mut sql = format!("\nCREATE TABLE IF NOT EXISTS {target} (\n");
    for (n, (field, column)) in schema.fields.iter().zip(&columns).enumerate() {
        let key = if schema.id == Some(n) { " PRIMARY KEY" } else { "" };
        let _ = writeln!(sql, "  {column} {}{key},", type_of(field.kind));
    }
    let geometry = schema.shape().map_or_else(|| "Geometry".to_owned(), |kind| kind.name().to_owned());
    let _ = writeln!(sql, "  {} geography({geometry}, {})\n);", quoted(GEOGRAPHY), wkb::WGS84);
    let list = columns.join(", ");
    let _ = writeln!(
        sql,
        "CREATE TEMPORARY TABLE {staged} (LIKE {target}) ON COMMIT DROP;\nCOPY {staged} ({list}) FROM stdin;"
    );
    out.write_all(sql.as_bytes())?;

    let mut line = String::new();
    let (mut bytes, kind) = (Vec::new(), schema.shape());
    table.rows(&mut |row| {
        line.clear();
        for value in &row.values {
            push_copied(value, &mut line);
            line.push('\t');
        }
        match row.shape {
            Some(shape) => {
                bytes.clear();
                wkb::push_extended(&kind.map_or(shape.clone(), |kind| shape.into_kind(kind)), &mut bytes);
                wkb::push_hex(&bytes, &mut line);
            }
            None => line.push_str("\\N"),
        }
        line.push('\n');
        out.write_all(line.as_bytes())
    })?;
    out.write_all(b"\\.\n")?;
    out.write_all(merged(schema, &target, &staged, &columns).as_bytes())
}

/// The statements that put the staged rows into the table.
fn merged(schema: &Schema, target: &str, staged: &str, columns: &[String]) -> String {
    let list = columns.join(", ");
    let mut sql = String::new();
    match schema.id.and_then(|id| columns.get(id)) {
        Some(id) => {
            let updates: Vec<String> = columns
                .iter()
                .filter(|c| *c != id)
                .map(|column| format!("{column} = EXCLUDED.{column}"))
                .collect();
            let _ = writeln!(
                sql,
                "INSERT INTO {target} ({list})\n  SELECT {list} FROM {staged}\n  ON CONFLICT ({id}) DO UPDATE SET {};",
                updates.join(", ")
            );
        }
        // Without an id no row is known again, so the table is what the layer is.
        None => {
            let _ = writeln!(
                sql,
                "DELETE FROM {target};\nINSERT INTO {target} ({list}) SELECT {list} FROM {staged};"
            );
        }
    }
    let index = quoted(&format!("{}_{GEOGRAPHY}", schema.name));
    let _ =
        writeln!(sql, "CREATE INDEX IF NOT EXISTS {index} ON {target} USING gist ({});", quoted(GEOGRAPHY));
    sql
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "bigint",
        Kind::Real => "double precision",
        Kind::Date => "date",
        Kind::Boolean => "boolean",
    }
}

fn quoted(name: &str) -> String {
    // PostgreSQL has no character for NUL.
    format!("\"{}\"", name.replace('\0', "\u{fffd}").replace('"', "\"\""))
}

/// A value in the text format of `COPY`.
fn push_copied(value: &Value<'_>, line: &mut String) {
    let Some(text) = value.text() else {
        line.push_str("\\N");
        return;
    };
    for c in text.chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            '\t' => line.push_str("\\t"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\0' => line.push(char::REPLACEMENT_CHARACTER),
            c => line.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::geojson::GeojsonTable;
    use super::*;

    #[test]
    fn a_script_stages_rows_and_puts_them_over_those_of_the_same_id() {
        let text = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"id":"a","note":"x\\y\tz\n'\"","event_date":"2020-10-17"}}"#;
        let table = GeojsonTable::open(text.as_bytes().to_vec(), "x", "la\"yer").unwrap();
        let mut out = Vec::new();
        write(&[&table], &mut out).unwrap();
        let sql = String::from_utf8(out).unwrap();
        for part in [
            "CREATE TABLE IF NOT EXISTS \"la\"\"yer\" (\n  \"id\" text PRIMARY KEY,\n  \"note\" text,\n  \"event_date\" date,\n  \"geog\" geography(Point, 4326)\n);",
            "\na\tx\\\\y\\tz\\n'\"\t2020-10-17\t0101000020E6100000000000000000F03F0000000000000040\n\\.\n",
            "ON CONFLICT (\"id\") DO UPDATE SET \"note\" = EXCLUDED.\"note\"",
            "USING gist (\"geog\");",
        ] {
            assert!(sql.contains(part), "no `{part}` in\n{sql}");
        }
    }
}
