//! The tables of a GeoPackage.

use super::{GEOMETRY, ROW};
use crate::format::layers::shape::Extent;
use crate::format::layers::table::Schema;
use crate::format::layers::wkb::WGS84;
use crate::layer::kinds::Kind;
use rusqlite::Connection;

/// The tables that every package has, and the reference systems that it must list.
pub(super) const PACKAGE: &str = r#"
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees on WGS 84');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
"#;

/// The table in which QGIS looks for styles.
pub(super) const STYLES: &str = r#"
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('layer_styles', 'attributes', 'layer_styles', '1970-01-01T00:00:00.000Z');
"#;

/// Adds one style.
pub(super) const STYLE: &str = "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, \
     styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time) \
     VALUES ('', '', ?1, ?2, ?3, ?4, ?5, 1, '', '', '1970-01-01T00:00:00.000Z')";

/// A name as SQL has it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\0', "\u{fffd}").replace('"', "\"\""))
}

fn geometry_type(layer: &Schema) -> String {
    layer.shape().map_or_else(|| "GEOMETRY".to_owned(), |kind| kind.name().to_uppercase())
}

/// The statement that makes a layer's table, whose columns are called `names`.
pub(super) fn table(layer: &Schema, names: &[String]) -> String {
    let mut columns = vec![format!("{ROW} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL")];
    if !layer.shapes.is_empty() {
        columns.push(format!("{GEOMETRY} {}", geometry_type(layer)));
    }
    for (name, field) in names.iter().zip(&layer.fields) {
        let kind = match field.kind {
            Kind::Text => "TEXT",
            Kind::Integer => "INTEGER",
            Kind::Real => "DOUBLE",
            Kind::Date => "DATE",
            Kind::Boolean => "BOOLEAN",
        };
        columns.push(format!("{} {kind}", quoted(name)));
    }
    format!("CREATE TABLE {} (\n  {}\n)", quoted(&layer.name), columns.join(",\n  "))
}

/// The statement that makes a layer's R-tree.
pub(super) fn index(name: &str) -> String {
    let tree = quoted(&format!("rtree_{name}_{GEOMETRY}"));
    format!("CREATE VIRTUAL TABLE {tree} USING rtree(id, minx, maxx, miny, maxy)")
}

/// Lists a layer in the package, once its rows are in; programs that change them keep its R-tree by these triggers.
pub(super) fn register(
    layer: &Schema,
    extent: Option<Extent>,
    connection: &Connection,
) -> rusqlite::Result<()> {
    let is_spatial = !layer.shapes.is_empty();
    let [w, s, e, n] = match extent {
        Some(extent) => extent.map(Some),
        None => [None; 4],
    };
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, '', '1970-01-01T00:00:00.000Z', ?3, ?4, ?5, ?6, ?7)",
        (
            &layer.name,
            if is_spatial { "features" } else { "attributes" },
            w,
            s,
            e,
            n,
            is_spatial.then_some(WGS84),
        ),
    )?;
    if !is_spatial {
        return Ok(());
    }
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, ?4, 0, 0)",
        (&layer.name, GEOMETRY, geometry_type(layer), WGS84),
    )?;
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, ?2, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        (&layer.name, GEOMETRY),
    )?;
    connection.execute_batch(&triggers(&layer.name))
}

fn triggers(name: &str) -> String {
    let (tree, table) = (quoted(&format!("rtree_{name}_{GEOMETRY}")), quoted(name));
    let trigger = |end: &str| quoted(&format!("rtree_{name}_{GEOMETRY}_{end}"));
    let there = format!("(NEW.{GEOMETRY} NOTNULL AND NOT ST_IsEmpty(NEW.{GEOMETRY}))");
    let gone = format!("(NEW.{GEOMETRY} ISNULL OR ST_IsEmpty(NEW.{GEOMETRY}))");
    let put = format!(
        "INSERT OR REPLACE INTO {tree} VALUES (NEW.{ROW}, ST_MinX(NEW.{GEOMETRY}), ST_MaxX(NEW.{GEOMETRY}), \
         ST_MinY(NEW.{GEOMETRY}), ST_MaxY(NEW.{GEOMETRY}));"
    );
    [
        format!("CREATE TRIGGER {} AFTER INSERT ON {table} WHEN {there} BEGIN {put} END;", trigger("insert")),
        format!(
            "CREATE TRIGGER {} AFTER UPDATE OF {GEOMETRY} ON {table} WHEN OLD.{ROW} = NEW.{ROW} AND {there} BEGIN {put} END;",
            trigger("update1")
        ),
        format!(
            "CREATE TRIGGER {} AFTER UPDATE OF {GEOMETRY} ON {table} WHEN OLD.{ROW} = NEW.{ROW} AND {gone} \
             BEGIN DELETE FROM {tree} WHERE id = OLD.{ROW}; END;",
            trigger("update2")
        ),
        format!(
            "CREATE TRIGGER {} AFTER UPDATE ON {table} WHEN OLD.{ROW} != NEW.{ROW} AND {there} \
             BEGIN DELETE FROM {tree} WHERE id = OLD.{ROW}; {put} END;",
            trigger("update3")
        ),
        format!(
            "CREATE TRIGGER {} AFTER UPDATE ON {table} WHEN OLD.{ROW} != NEW.{ROW} AND {gone} \
             BEGIN DELETE FROM {tree} WHERE id IN (OLD.{ROW}, NEW.{ROW}); END;",
            trigger("update4")
        ),
        format!(
            "CREATE TRIGGER {} AFTER DELETE ON {table} WHEN OLD.{GEOMETRY} NOTNULL \
             BEGIN DELETE FROM {tree} WHERE id = OLD.{ROW}; END;",
            trigger("delete")
        ),
    ]
    .join("\n")
}
