//! A file as tables, by its first bytes and its ending.

use super::csv::{CsvError, CsvTable};
use super::geojson::{GeojsonTable, Sequence};
use super::table::Table;
use crate::format::geojson_read::ReadLayerError;
use crate::layer::incidents;
use crate::model::Diagnostic;
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

/// What files are read.
pub const WHAT_A_LAYER_IS: &str = "a layer is GeoJSON (a FeatureCollection, a Feature, or one Feature a line), CSV with coordinates, GeoPackage, FlatGeobuf or \
                                   GeoParquet";

impl OpenError {
    /// The same of a file that goes by another name: a copy of standard input is told as `-`.
    #[must_use]
    pub fn named(mut self, name: &Path) -> Self {
        let (Self::Read { path, .. }
        | Self::Geojson { path, .. }
        | Self::Csv { path, .. }
        | Self::Binary { path, .. }
        | Self::NotBuilt { path, .. }) = &mut self;
        name.clone_into(path);
        self
    }

    /// What the user may do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("`incident-mapper map REPORTS...` writes output/incidents.geojson".to_owned())
            }
            Self::Read { .. } | Self::Binary { .. } => None,
            Self::Geojson { .. } => Some(WHAT_A_LAYER_IS.to_owned()),
            Self::Csv { .. } => Some(
                "name the columns of coordinates `longitude` and `latitude`, or have a column `WKT`"
                    .to_owned(),
            ),
            Self::NotBuilt { feature, .. } => Some(format!(
                "build it with `cargo install incident-mapper --features {feature}`, or all with `formats`"
            )),
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
    match contents(path)? {
        Contents::Package => packaged(path),
        Contents::Parquet => parquet(path),
        Contents::Bytes(bytes) => of_bytes(bytes, path).map(|table| vec![table]),
    }
}

/// A file's layer as the text of GeoJSON: as it stands where it is GeoJSON, else written as such with `id`, geometry and properties.
/// Of several layers it is the one called `incidents`, else the first.
///
/// # Errors
/// See [`OpenError`]. A file of GeoJSON is given as it is, whatever is wrong with it.
pub fn geojson_text(path: &Path) -> Result<GeojsonText, OpenError> {
    let tables = match contents(path)? {
        Contents::Bytes(bytes) if is_geojson(&bytes, path) => {
            return Ok(GeojsonText { bytes, ..GeojsonText::default() });
        }
        Contents::Bytes(bytes) => vec![of_bytes(bytes, path)?],
        Contents::Package => packaged(path)?,
        Contents::Parquet => parquet(path)?,
    };
    let others = tables.len().saturating_sub(1);
    let wanted = tables.iter().position(|table| table.schema().name == incidents::NAME).unwrap_or(0);
    let nothing = || OpenError::Binary { path: path.to_owned(), reason: "it has no layers".to_owned() };
    let table = tables.into_iter().nth(wanted).ok_or_else(nothing)?;
    let mut bytes = Vec::new();
    super::geojson::write(table.as_ref(), Sequence::Collection, &mut bytes)
        .map_err(|source| OpenError::Read { path: path.to_owned(), source })?;
    let name = table.schema().name.clone();
    Ok(GeojsonText {
        bytes,
        is_converted: true,
        findings: table.findings().to_vec(),
        of_several: (others > 0).then_some((name, others)),
    })
}

/// A layer as text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GeojsonText {
    /// GeoJSON.
    pub bytes: Vec<u8>,
    /// Whether the file itself is in another format.
    pub is_converted: bool,
    /// What could not be used of a file in another format.
    pub findings: Vec<Diagnostic>,
    /// The name of the layer where the file has several, and how many others it has.
    pub of_several: Option<(String, usize)>,
}

/// What a file holds: databases and columns are read where they are wanted, all else is in memory.
enum Contents {
    Package,
    Parquet,
    Bytes(Vec<u8>),
}

fn contents(path: &Path) -> Result<Contents, OpenError> {
    let read = |source| OpenError::Read { path: path.to_owned(), source };
    let mut file = std::fs::File::open(path).map_err(read)?;
    let mut first = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(&mut file, 16), &mut first).map_err(read)?;
    if first.starts_with(b"SQLite format 3\0") {
        return Ok(Contents::Package);
    }
    if first.starts_with(b"PAR1") {
        return Ok(Contents::Parquet);
    }
    io::Read::read_to_end(&mut file, &mut first).map_err(read)?;
    Ok(Contents::Bytes(first))
}

/// Whether bytes are taken for GeoJSON, good or bad: what is neither FlatGeobuf nor, by its ending, CSV. Without an ending, as on standard
/// input, words that are no JSON are CSV.
fn is_geojson(bytes: &[u8], path: &Path) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_csv = match path.extension() {
        Some(ending) => {
            ["csv", "tsv", "txt"].iter().any(|csv| ending.eq_ignore_ascii_case(csv))
                && !text.starts_with(b"{")
        }
        None => text.first().is_some_and(|first| !matches!(first, b'{' | b'[' | 0x1e)),
    };
    !is_csv && !bytes.starts_with(b"fgb")
}

/// The table of a file's bytes.
fn of_bytes(bytes: Vec<u8>, path: &Path) -> Result<Box<dyn Table>, OpenError> {
    let shown = path.display().to_string();
    let name = stem(path);
    if bytes.starts_with(b"fgb") {
        return flatgeobuf(bytes, path, &shown, &name);
    }
    if !is_geojson(&bytes, path) {
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
