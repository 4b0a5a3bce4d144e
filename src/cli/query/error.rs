//! Why a query has no answer, and what to do about it.

use super::InvalidArgument;
use crate::format::geojson_read::ReadLayerError;
use crate::format::layers::{OpenError, WHAT_A_LAYER_IS};
use crate::format::region::ReadRegionError;
use std::io;
use std::path::PathBuf;

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The layer's file cannot be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file, or `-`.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The layer's file cannot be opened, or is none of its format.
    #[error(transparent)]
    Open(OpenError),
    /// The file is no layer.
    #[error("`{path}`: {source}")]
    Layer {
        /// The file, or `-`.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadLayerError,
    },
    /// An argument makes no sense.
    #[error(transparent)]
    Argument(#[from] InvalidArgument),
    /// The file of `--polygon` holds no area.
    #[error("--polygon `{path}`: {source}")]
    Region {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadRegionError,
    },
    /// A pattern that no file fits, or that is none.
    #[error("no file fits `{pattern}`")]
    NoSuchFiles {
        /// The pattern.
        pattern: String,
    },
    /// A name with several places, where only a clear one may be taken.
    #[error("`{name}` may be one of {count} places")]
    SeveralPlaces {
        /// The name that was given.
        name: String,
        /// How many places have it.
        count: usize,
        /// The id of the first, which would have been taken.
        id: String,
    },
    /// An option needs another one.
    #[error("`{option}` needs `{needs}`")]
    Lacks {
        /// The option that was given.
        option: &'static str,
        /// The option that was not.
        needs: &'static str,
    },
    /// The gazetteer has no such place.
    #[error("no place is called `{name}` in the gazetteer")]
    UnknownPlace {
        /// The name that was given.
        name: String,
    },
    /// The answer cannot be written.
    #[error("cannot write the answer")]
    Write(#[source] io::Error),
}

impl QueryError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "`incident-mapper map REPORTS...` writes output/incidents.geojson".to_owned()
            }
            Self::Layer { source: ReadLayerError::Json { .. }, .. } => {
                format!("{WHAT_A_LAYER_IS}; NaN is not JSON")
            }
            Self::Open(error) => return error.hint(),
            Self::Layer { .. } => WHAT_A_LAYER_IS.to_owned(),
            Self::Argument(argument) => argument.hint(),
            Self::Lacks { needs: "--near", .. } => {
                "say from where: --near Barda, or --near LON,LAT such as --near 47.12,40.37".to_owned()
            }
            Self::Lacks { needs, .. } if needs.starts_with("--format") => {
                "these rows are no features and have no geometry".to_owned()
            }
            Self::Lacks { needs: "--pairs", .. } => {
                "candidate duplicates: --pairs --within 5km --hours 48".to_owned()
            }
            Self::Lacks { .. } => "say how far: --near Barda --within 25km, or --bbox W,S,E,N".to_owned(),
            Self::UnknownPlace { .. } => {
                "`incident-mapper gazetteer search NAME` lists similar names; coordinates are LON,LAT; your own \
                 places come with --gazetteer FILE"
                    .to_owned()
            }
            Self::Region { .. } => {
                "a GeoJSON Polygon or MultiPolygon, or WKT such as `POLYGON((45 39, 48 39, 48 41, 45 39))`; degrees, longitude first"
                    .to_owned()
            }
            Self::NoSuchFiles { .. } => "`*` stands for any part of a name, `**` for any folders".to_owned(),
            Self::SeveralPlaces { id, .. } => format!("say which by its id: --near {id}; or leave out --strict"),
            Self::Read { .. } | Self::Write(_) => return None,
        })
    }
}
