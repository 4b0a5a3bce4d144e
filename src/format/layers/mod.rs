//! Map layers in the formats of other programs, written and read: a file a format, over one small model of a table.
//!
//! A format knows fields, kinds, values and shapes ([`table`], [`shape`]), and nothing of incidents; ACLED's and UCDP's
//! are the exception, which are incidents in columns of theirs.

pub mod csv;
#[cfg(feature = "flatgeobuf")]
pub mod flatgeobuf;
pub mod geojson;
#[cfg(feature = "geopackage")]
pub mod geopackage;
#[cfg(any(feature = "flatgeobuf", feature = "parquet", feature = "pmtiles"))]
mod hilbert;
pub mod kml;
mod names;
mod open;
pub mod palette;
#[cfg(feature = "parquet")]
pub mod parquet;
#[cfg(feature = "pmtiles")]
pub mod pmtiles;
pub mod postgis;
pub mod shape;
pub mod shaped;
pub mod table;
pub mod wkb;

pub use open::{GeojsonText, OpenError, WHAT_A_LAYER_IS, geojson_text, open, read_layer};

use crate::model::{Diagnostic, Severity};
use std::io::{self, Write};
use std::path::Path;
use table::Table;

/// A format that layers are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// A FeatureCollection, one feature a line (.geojson)
    Geojson,
    /// One feature a line (.geojsonl, .ndjson)
    Geojsonl,
    /// Features after record separators, RFC 8142 (.geojsons)
    Geojsons,
    /// Columns with longitude and latitude (.csv)
    Csv,
    /// Incidents in the columns of ACLED (CSV)
    Acled,
    /// Incidents in the columns of the UCDP Georeferenced Event Dataset (CSV)
    Ucdp,
    /// Several layers in one file, indexed, with styles for QGIS (.gpkg)
    Gpkg,
    /// Indexed, for the web and for large layers (.fgb)
    Fgb,
    /// GeoParquet 1.1, for DuckDB, geopandas and data lakes (.parquet)
    Parquet,
    /// For Google Earth, with times and styles (.kml)
    Kml,
    /// The same in an archive (.kmz)
    Kmz,
    /// Points as vector tiles in one archive, for web maps (.pmtiles)
    Pmtiles,
    /// A script for PostGIS 3, to be piped into psql (.sql)
    Sql,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 13] = [
        Self::Geojson,
        Self::Geojsonl,
        Self::Geojsons,
        Self::Csv,
        Self::Acled,
        Self::Ucdp,
        Self::Gpkg,
        Self::Fgb,
        Self::Parquet,
        Self::Kml,
        Self::Kmz,
        Self::Pmtiles,
        Self::Sql,
    ];

    /// The format of a file's ending; `None` where it says nothing.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::format::layers::Format;
    /// assert_eq!(Format::of_file("october.GPKG".as_ref()), Some(Format::Gpkg));
    /// assert_eq!(Format::of_file("october.doc".as_ref()), None);
    /// ```
    pub fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "geojson" | "json" => Self::Geojson,
            "geojsonl" | "ndjson" | "jsonl" | "ndgeojson" => Self::Geojsonl,
            "geojsons" | "geojsonseq" => Self::Geojsons,
            "csv" => Self::Csv,
            "gpkg" => Self::Gpkg,
            "fgb" => Self::Fgb,
            "parquet" | "geoparquet" => Self::Parquet,
            "kml" => Self::Kml,
            "kmz" => Self::Kmz,
            "pmtiles" => Self::Pmtiles,
            "sql" => Self::Sql,
            _ => return None,
        })
    }

    /// The ending that its files have.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Geojson => "geojson",
            Self::Geojsonl => "geojsonl",
            Self::Geojsons => "geojsons",
            Self::Csv => "csv",
            Self::Acled => "acled.csv",
            Self::Ucdp => "ucdp.csv",
            Self::Gpkg => "gpkg",
            Self::Fgb => "fgb",
            Self::Parquet => "parquet",
            Self::Kml => "kml",
            Self::Kmz => "kmz",
            Self::Pmtiles => "pmtiles",
            Self::Sql => "sql",
        }
    }

    /// Whether one file holds several layers.
    pub fn holds_several(self) -> bool {
        matches!(self, Self::Gpkg | Self::Kml | Self::Kmz | Self::Sql)
    }

    /// The cargo feature that a program needs to write it and lacks; `None` where it lacks nothing.
    pub fn lacks(self) -> Option<&'static str> {
        match self {
            Self::Gpkg if !cfg!(feature = "geopackage") => Some("geopackage"),
            Self::Fgb if !cfg!(feature = "flatgeobuf") => Some("flatgeobuf"),
            Self::Parquet if !cfg!(feature = "parquet") => Some("parquet"),
            Self::Pmtiles if !cfg!(feature = "pmtiles") => Some("pmtiles"),
            _ => None,
        }
    }
}

/// How layers are written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Of CSV.
    pub csv: csv::Options,
    /// UCDP's columns with a row of HXL tags.
    pub hxl: bool,
    /// Whom to thank, for formats that carry it; empty where that is not known.
    pub credits: String,
}

/// Why layers cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file cannot be written, or a layer cannot be read any more.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// One file of the format holds one layer.
    #[error("a `.{}` file holds one layer, and {layers} are given", .format.ending())]
    Several {
        /// The format.
        format: Format,
        /// How many layers there are.
        layers: usize,
    },
    /// The program was built without the format.
    #[error("this program was built without the format `.{}`", .format.ending())]
    NotBuilt {
        /// The format.
        format: Format,
        /// The cargo feature that has it.
        feature: &'static str,
    },
}

impl ExportError {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Io(_) => None,
            Self::Several { .. } => {
                Some("give one layer, or write a .gpkg, .kml or .sql, which hold several".to_owned())
            }
            Self::NotBuilt { feature, .. } => Some(format!(
                "build it with `cargo install incident-mapper --features {feature}`, or all with `formats`"
            )),
        }
    }
}

/// Writes tables as one file. The same tables are the same bytes. Gives what the format could not hold.
///
/// # Errors
/// See [`ExportError`].
pub fn write(
    format: Format,
    tables: &[&dyn Table],
    options: &Options,
    out: &mut dyn Write,
) -> Result<Vec<Diagnostic>, ExportError> {
    if let Some(feature) = format.lacks() {
        return Err(ExportError::NotBuilt { format, feature });
    }
    if format.holds_several() {
        match format {
            #[cfg(feature = "geopackage")]
            Format::Gpkg => geopackage::write(tables, out)?,
            Format::Kml => kml::write(tables, out)?,
            Format::Kmz => kml::write_archive(tables, out)?,
            _ => postgis::write(tables, out)?,
        }
        return Ok(Vec::new());
    }
    let [table] = tables else { return Err(ExportError::Several { format, layers: tables.len() }) };
    let table = *table;
    match format {
        Format::Geojsonl => geojson::write(table, geojson::Sequence::Lines, out)?,
        Format::Geojsons => geojson::write(table, geojson::Sequence::Records, out)?,
        Format::Csv => csv::write(table, options.csv, out)?,
        #[cfg(feature = "flatgeobuf")]
        Format::Fgb => {
            flatgeobuf::write(table, out)?;
            return Ok(left_out(table, table.schema().without_shape, "FlatGeobuf"));
        }
        #[cfg(feature = "pmtiles")]
        Format::Pmtiles => {
            let count = pmtiles::write(table, &options.credits, out)?;
            return Ok(left_out(table, count, "a tile"));
        }
        Format::Acled => return Ok(other_types(shaped::write_acled(table, out)?, table)),
        Format::Ucdp => return Ok(other_types(shaped::write_ucdp(table, options.hxl, out)?, table)),
        #[cfg(feature = "parquet")]
        Format::Parquet => parquet::write(table, out)?,
        _ => geojson::write(table, geojson::Sequence::Collection, out)?,
    }
    Ok(Vec::new())
}

/// What is said of incidents that are no armed violence.
fn other_types(count: usize, table: &dyn Table) -> Vec<Diagnostic> {
    if count == 0 {
        return Vec::new();
    }
    let message = format!("left out {count} rows of crimes and accidents, which the format has no types for");
    vec![Diagnostic::new(Severity::Warning, "other-types", table.schema().name.as_str(), message)]
}

/// What a format says of the rows that it has no place for.
#[cfg(any(feature = "flatgeobuf", feature = "pmtiles"))]
fn left_out(table: &dyn Table, count: usize, format: &str) -> Vec<Diagnostic> {
    if count == 0 {
        return Vec::new();
    }
    let message = format!("left out {count} rows without a position, which {format} has no place for");
    vec![Diagnostic::new(Severity::Warning, "no-position", table.schema().name.as_str(), message)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_known_by_its_ending() {
        // Those that are CSV are only known where they are asked for.
        for format in Format::ALL.into_iter().filter(|format| !matches!(format, Format::Acled | Format::Ucdp))
        {
            assert_eq!(Format::of_file(Path::new(&format!("x.{}", format.ending()))), Some(format));
        }
    }
}
