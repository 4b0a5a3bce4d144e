//! What stops a subcommand.

use super::eval::EvalError;
use super::export::ExportCommandError;
use super::gazetteer::GazetteerError;
use super::query::QueryError;
use crate::format::atomic::WriteError;
use crate::format::layers::ExportError;
use std::io;
use std::path::PathBuf;

/// Why a subcommand could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No input gave a report.
    #[error("none of the inputs could be read as a report")]
    NothingRead,
    /// A gazetteer file does not exist.
    #[error("there is no gazetteer at `{0}`")]
    NoGazetteer(PathBuf),
    /// The user's decisions cannot be read.
    #[error("cannot read the decisions in `{path}`")]
    Decisions {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The user's lexicon cannot be read.
    #[error("cannot read the lexicon in `{path}`")]
    Lexicon {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The kept index of the gazetteer files turned out to be damaged when they had changed already.
    #[error("the kept index of the gazetteer files was damaged, and the files changed while they were used")]
    DamagedIndex,
    /// A value of an argument is not what it should be.
    #[error("`{value}` is not {expected}")]
    Argument {
        /// What was given.
        value: String,
        /// What it should be ("a country code").
        expected: &'static str,
    },
    /// The address of map images is none.
    #[cfg(feature = "viewer")]
    #[error(transparent)]
    Tiles(crate::format::view::TilesError),
    /// Texts to train on could not be read.
    #[cfg(feature = "training")]
    #[error(transparent)]
    Gold(#[from] crate::training::GoldError),
    /// The files of a run could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A file of an earlier run could not be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// There is no run to compare with.
    #[error("there is no run in `{0}` to compare with")]
    NoFormerRun(PathBuf),
    /// This build cannot make a map to look at.
    #[cfg(not(feature = "viewer"))]
    #[error("this build has no viewer")]
    NoViewer,
    /// This build cannot write images.
    #[cfg(not(feature = "png"))]
    #[error("this build writes no images")]
    NoImages,
    /// The temporary store of a run failed.
    #[error("cannot keep the texts of the run")]
    Spool(#[source] io::Error),
    /// The output stream failed.
    #[error("cannot write the output")]
    Output(#[source] io::Error),
    /// A query has no answer.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A gazetteer command could not be carried out.
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    /// An export could not be made.
    #[error(transparent)]
    Export(#[from] ExportCommandError),
    /// A score could not be made.
    #[error(transparent)]
    Eval(#[from] EvalError),
}

impl Error {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            #[cfg(feature = "training")]
            Self::Gold(_) => Some("a JSON object a line, with `text` and `toponyms`"),
            Self::Query(error) => return error.hint(),
            Self::Gazetteer(error) => return error.hint(),
            Self::Export(error) => return error.hint(),
            Self::Eval(error) => error.hint(),
            Self::NothingRead => Some(
                "give files or folders of reports (.txt, .md, .html, .json, .jsonl, .csv), or - for stdin",
            ),
            Self::NoGazetteer(_) => Some("give a CSV file or a folder of them with --gazetteer"),
            Self::Lexicon { .. } => Some("docs/METHOD.md tells what a lexicon holds"),
            Self::DamagedIndex => Some("it is removed now; run the same command again"),
            Self::Argument { .. } => Some("see --help for examples"),
            #[cfg(feature = "viewer")]
            Self::Tiles(_) => Some(
                "such as `--tiles 'https://tile.example.org/{z}/{x}/{y}.png' --tiles-credit 'Example contributors'`",
            ),
            Self::Write(error) => error.hint(),
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("run `incident-mapper map` first, or name the folder of a run with --out")
            }
            #[cfg(not(feature = "viewer"))]
            Self::NoViewer => Some(
                "take a release binary, or build one: `npm ci && npm run build` in viewer/, then `cargo build --release --features viewer`",
            ),
            #[cfg(not(feature = "png"))]
            Self::NoImages => Some(
                "build one with `cargo build --release --features png`; overview.svg in the run's folder is the same picture",
            ),
            Self::NoFormerRun(_) => {
                Some("run `map` without --impact first, or name the folder of a run with --out")
            }
            Self::Spool(_) => Some("the folder for temporary files may be full; TMPDIR names another"),
            Self::Decisions { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("`incident-mapper gazetteer apply` makes the file of a review.csv")
            }
            Self::Decisions { .. } | Self::Read { .. } | Self::Output(_) => None,
        };
        hint.map(str::to_string)
    }

    /// Whether the reader of the output went away, which is no failure.
    pub fn is_broken_pipe(&self) -> bool {
        let error = match self {
            Self::Output(error) | Self::Export(ExportCommandError::Export(ExportError::Io(error))) => error,
            _ => return false,
        };
        error.kind() == io::ErrorKind::BrokenPipe
    }
}
