//! What stops an `eval` command.

use crate::cli::counted::counted;
use std::io;
use std::path::PathBuf;

/// Why a score could not be made.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// A file could not be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A gold file has nothing that can be scored.
    #[error("nothing in `{0}` can be used as gold")]
    NoGold(PathBuf),
    /// There are not as many files of predictions as of gold.
    #[error("{} of predictions and {} of gold were given", counted(*predictions, "file"), counted(*gold, "file"))]
    Predictions {
        /// How many files of gold.
        gold: usize,
        /// How many files of predictions.
        predictions: usize,
    },
    /// A corpus was named that is none of those given.
    #[error("there is no corpus `{name}` among {known}")]
    UnknownCorpus {
        /// What was named.
        name: String,
        /// The corpora.
        known: String,
    },
    /// A layer has no features to score.
    #[error("`{0}` is no layer of incidents")]
    NotALayer(PathBuf),
    /// A file of types is no JSON object of strings.
    #[error("`{path}` is no list of types")]
    Types {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: serde_json::Error,
    },
    /// A baseline is no score of this kind.
    #[error("`{path}` is no score of `eval {kind}`")]
    Baseline {
        /// The file.
        path: PathBuf,
        /// What it should be a score of.
        kind: &'static str,
        /// Why it is none.
        source: serde_json::Error,
    },
    /// The baseline is of other corpora, so that its mean cannot be compared.
    #[error("the mean in `{path}` is that of {before}, not of {now}")]
    OtherCorpora {
        /// The baseline.
        path: PathBuf,
        /// Its corpora.
        before: String,
        /// The corpora that were scored.
        now: String,
    },
}

impl EvalError {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("check the spelling and the directory that the command runs in")
            }
            Self::Read { .. } => None,
            Self::NoGold(_) => Some("give a file with a JSON object a line, in the form that --help shows"),
            Self::Predictions { .. } => {
                Some("repeat --predictions, once for each file of gold and in their order")
            }
            Self::UnknownCorpus { .. } => Some("a corpus is called as its file, without .jsonl"),
            Self::NotALayer(_) => Some("give the incidents.geojson that `incident-mapper map` writes"),
            Self::Types { .. } => Some(r#"write it as `{"Armed clash": "armed_clash", ...}`"#),
            Self::Baseline { .. } => Some("write a baseline with --format json --out FILE"),
            Self::OtherCorpora { .. } => {
                Some("score the same files with the same --drop-demonyms, or leave --max-drop out")
            }
        }
    }
}
