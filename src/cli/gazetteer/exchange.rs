//! What `import`, `export`, `stats` and `diff` share: the choice of rows, and what stops them.

use super::GazetteerError;
use crate::cli::inputs;
use crate::cli::query::InvalidArgument;
use crate::curation::import::Filter;
use crate::curation::rows::row_of;
use crate::format::atomic::{Batch, WriteError};
use crate::format::places::archive::OpenError;
use crate::gazetteer::document::DocumentError;
use crate::gazetteer::row::Row;
use crate::gazetteer::{Gazetteer, GazetteerFile, expand};
use crate::index::Bounds;
use crate::model::{Diagnostic, FeatureClass};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Which places are wanted. A place that does not say what a condition asks for is left out.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Which places")]
pub(super) struct FilterArgs {
    /// Only these feature classes, as GeoNames' letters: P settlements, A divisions, L areas, H water, T relief, ...
    #[arg(long = "class", value_name = "P,A", value_delimiter = ',', value_parser = parse_class)]
    classes: Vec<FeatureClass>,
    /// Only these feature codes; a * at the end stands for any letters: PPLC,PPLA*
    #[arg(long = "code", value_name = "CODES", value_delimiter = ',')]
    codes: Vec<String>,
    /// Only these countries, as two-letter codes
    #[arg(long = "country", value_name = "AZ,AM", value_delimiter = ',', value_parser = parse_country)]
    countries: Vec<String>,
    /// Only places of so many inhabitants or more
    #[arg(long, value_name = "N")]
    min_population: Option<u64>,
    /// Only in this box, in degrees; a west beyond its east crosses the antimeridian
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true, value_parser = parse_bounds)]
    bbox: Option<Bounds>,
}

impl FilterArgs {
    pub(super) fn filter(&self) -> Filter {
        Filter {
            classes: self.classes.clone(),
            codes: self.codes.clone(),
            countries: self.countries.clone(),
            min_population: self.min_population,
            bounds: self.bbox,
        }
    }
}

pub(super) fn parse_class(text: &str) -> Result<FeatureClass, String> {
    let mut letters = text.trim().chars();
    let class = letters.next().and_then(|letter| FeatureClass::from_letter(letter.to_ascii_uppercase()));
    class
        .filter(|_| letters.next().is_none())
        .ok_or_else(|| format!("`{text}` is not one of GeoNames' letters A, H, L, P, R, S, T, U, V"))
}

pub(super) fn parse_country(text: &str) -> Result<String, String> {
    let code = text.trim();
    let is_code = code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic());
    is_code
        .then(|| code.to_ascii_uppercase())
        .ok_or_else(|| format!("`{text}` is not a two-letter code like AZ"))
}

fn parse_bounds(text: &str) -> Result<Bounds, InvalidArgument> {
    crate::cli::query::bounds(text)
}

/// Why gazetteers could not be brought in or out, or compared.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// A source cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A named gazetteer is not there.
    #[error("there is no gazetteer at `{0}`")]
    NoGazetteer(PathBuf),
    /// A country was asked for, and this program cannot download.
    #[error("`{0}` is no file here, and this program was built without the feature `download`")]
    NoDownload(String),
    /// A download failed.
    #[error("cannot download `{address}`")]
    Download {
        /// The address.
        address: String,
        /// Why not.
        source: io::Error,
    },
    /// The file that rows were to be added to cannot take them.
    #[error("rows cannot be added to `{path}`")]
    Target {
        /// The file.
        path: PathBuf,
        /// What stands in the way.
        source: DocumentError,
    },
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl ExchangeError {
    /// What the user may do about it.
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Open(_) => {
                "see incident-mapper gazetteer import --help for what each source may be".to_owned()
            }
            Self::NoGazetteer(_) => "give a CSV file, a folder of them, or `embedded`".to_owned(),
            Self::NoDownload(country) => {
                format!("download {country}.zip from {} yourself, and pass the file", super::import::GEONAMES)
            }
            Self::Download { .. } => "download it by other means, and pass the file".to_owned(),
            Self::Target { source, .. } => format!("{}; or let --out name a new file", source.hint()),
            Self::Write(error) => error.hint().unwrap_or("choose another file with --out").to_owned(),
        }
    }
}

/// The user's gazetteer files: those named, else `./gazetteer/local.csv` where it exists.
pub(super) fn own_files(named: &[PathBuf]) -> Result<(Vec<GazetteerFile>, Vec<Diagnostic>), ExchangeError> {
    let local = PathBuf::from(inputs::LOCAL);
    match named {
        [] if local.is_file() => read_files(&[local]),
        named => read_files(named),
    }
}

/// The files of `paths`, each with its rows, and what was wrong with them.
pub(super) fn read_files(paths: &[PathBuf]) -> Result<(Vec<GazetteerFile>, Vec<Diagnostic>), ExchangeError> {
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        return Err(ExchangeError::NoGazetteer(missing.clone()));
    }
    let (paths, mut diagnostics) = expand(paths);
    let mut files = Vec::new();
    for path in paths {
        let (file, found) = GazetteerFile::read(&path);
        diagnostics.extend(found);
        files.extend(file);
    }
    Ok((files, diagnostics))
}

/// Every place of a gazetteer as a row, one after the other.
pub(super) fn rows_of(gazetteer: &Gazetteer) -> impl Iterator<Item = Row> + '_ {
    gazetteer.keys().map(|key| row_of(gazetteer, key))
}

/// Writes the file at `path` whole or not at all, or to `out` where `path` is `-`.
pub(super) fn write_file(
    path: &Path,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), GazetteerError> {
    if path.as_os_str() == "-" {
        return Ok(write(out)?);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut batch = Batch::begin(folder).map_err(ExchangeError::Write)?;
    batch.add(&name, write).map_err(ExchangeError::Write)?;
    batch.commit().map_err(ExchangeError::Write)?;
    Ok(())
}
