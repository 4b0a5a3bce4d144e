//! A file as tables, by its first bytes and its ending.

use super::csv::{CsvError, CsvTable};
use super::geojson::GeojsonTable;
use super::table::Table;
use crate::format::geojson_read::ReadLayerError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file cannot be read as a layer.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It cannot be read at all.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is no GeoJSON layer.
    #[error("`{path}`: {source}")]
    Geojson {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadLayerError,
    },
    /// It is no CSV of places.
    #[error("`{path}`: {source}")]
    Csv {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: CsvError,
    },
    /// It is a database or a binary file that is damaged or no layer.
    #[error("`{path}`: {reason}")]
    Binary {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The program was built without its format.
    #[error("`{path}`: this program was built without the format")]
    NotBuilt {
        /// The file.
        path: PathBuf,
        /// The cargo feature that has it.
        feature: &'static str,
    },
}

impl OpenError {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("`incident-mapper map REPORTS...` writes output/incidents.geojson".to_owned())
            }
            Self::Read { .. } | Self::Binary { .. } => None,
            Self::Geojson { .. } => Some("a layer is GeoJSON (a FeatureCollection, a Feature, or one Feature a line), CSV, GeoPackage, FlatGeobuf or GeoParquet".to_owned()),
            Self::Csv { .. } => {
                Some("name the columns of coordinates `longitude` and `latitude`, or have a column `WKT`".to_owned())
            }
            Self::NotBuilt { feature, .. } => {
                Some(format!("build it with `cargo install incident-mapper --features {feature}`, or all with `formats`"))
            }
        }
    }
}

/// The first layer of a file of any format that can be read; its name is the file's unless the file states one.
///
/// # Errors
/// See [`OpenError`].
///
/// # Examples
/// ```no_run
/// use incident_mapper::format::layers::read_layer;
/// let layer = read_layer("output/incidents.geojson".as_ref())?;
/// assert_eq!(layer.schema().name, "incidents");
/// # Ok::<(), incident_mapper::format::layers::OpenError>(())
/// ```
pub fn read_layer(path: &Path) -> Result<Box<dyn Table>, OpenError> {
    let nothing = || OpenError::Binary { path: path.to_owned(), reason: "it has no layers".to_owned() };
    open(path)?.into_iter().next().ok_or_else(nothing)
}

/// All layers of a file: one, but for a GeoPackage.
///
/// # Errors
/// See [`OpenError`].
pub fn open(path: &Path) -> Result<Vec<Box<dyn Table>>, OpenError> {
    let mut file =
        std::fs::File::open(path).map_err(|source| OpenError::Read { path: path.to_owned(), source })?;
    let mut first = Vec::new();
    let read = |source| OpenError::Read { path: path.to_owned(), source };
    io::Read::read_to_end(&mut io::Read::take(&mut file, 16), &mut first).map_err(read)?;
    if first.starts_with(b"SQLite format 3\0") {
        return packaged(path);
    }
    if first.starts_with(b"PAR1") {
        return parquet(path);
    }
    io::Read::read_to_end(&mut file, &mut first).map_err(read)?;
    of_bytes(first, path).map(|table| vec![table])
}

/// The table of a file's bytes.
fn of_bytes(bytes: Vec<u8>, path: &Path) -> Result<Box<dyn Table>, OpenError> {
    let shown = path.display().to_string();
    let name = stem(path);
    if bytes.starts_with(b"fgb") {
        return flatgeobuf(bytes, path, &shown, &name);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    let is_csv =
        path.extension().is_some_and(|e| ["csv", "tsv", "txt"].iter().any(|csv| e.eq_ignore_ascii_case(csv)));
    if is_csv && !text.starts_with(b"{") {
        return match CsvTable::open(&bytes, &shown, &name) {
            Ok(table) => Ok(Box::new(table)),
            Err(source) => Err(OpenError::Csv { path: path.to_owned(), source }),
        };
    }
    match GeojsonTable::open(bytes, &shown, &name) {
        Ok(table) => Ok(Box::new(table)),
        Err(source) => Err(OpenError::Geojson { path: path.to_owned(), source }),
    }
}

#[cfg(feature = "flatgeobuf")]
fn flatgeobuf(bytes: Vec<u8>, path: &Path, shown: &str, name: &str) -> Result<Box<dyn Table>, OpenError> {
    match super::flatgeobuf::FlatgeobufTable::open(bytes, shown, name) {
        Ok(table) => Ok(Box::new(table)),
        Err(error) => Err(OpenError::Binary { path: path.to_owned(), reason: error.to_string() }),
    }
}

#[cfg(not(feature = "flatgeobuf"))]
fn flatgeobuf(_: Vec<u8>, path: &Path, _: &str, _: &str) -> Result<Box<dyn Table>, OpenError> {
    Err(OpenError::NotBuilt { path: path.to_owned(), feature: "flatgeobuf" })
}

#[cfg(feature = "geopackage")]
fn packaged(path: &Path) -> Result<Vec<Box<dyn Table>>, OpenError> {
    use super::geopackage::{GeopackageTable, layers_of};
    let bad = |error: rusqlite::Error| OpenError::Binary { path: path.to_owned(), reason: error.to_string() };
    let mut tables: Vec<Box<dyn Table>> = Vec::new();
    for layer in layers_of(path).map_err(bad)? {
        tables.push(Box::new(GeopackageTable::open(path, &layer).map_err(bad)?));
    }
    Ok(tables)
}

#[cfg(not(feature = "geopackage"))]
fn packaged(path: &Path) -> Result<Vec<Box<dyn Table>>, OpenError> {
    Err(OpenError::NotBuilt { path: path.to_owned(), feature: "geopackage" })
}

#[cfg(feature = "parquet")]
fn parquet(path: &Path) -> Result<Vec<Box<dyn Table>>, OpenError> {
    match super::parquet::ParquetTable::open(path, &stem(path)) {
        Ok(table) => Ok(vec![Box::new(table)]),
        Err(error) => Err(OpenError::Binary { path: path.to_owned(), reason: error.to_string() }),
    }
}

#[cfg(not(feature = "parquet"))]
fn parquet(path: &Path) -> Result<Vec<Box<dyn Table>>, OpenError> {
    Err(OpenError::NotBuilt { path: path.to_owned(), feature: "parquet" })
}

/// What a file is called, without its ending.
fn stem(path: &Path) -> String {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("layer").to_owned()
}
