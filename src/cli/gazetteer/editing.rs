//! What `add`, `alias` and `disable` share: the file that they edit, the place that they mean, and how it is written.

use super::GazetteerError;
use super::fmt::FmtError;
use crate::cli::inputs::LOCAL;
use crate::curation::edit::{EditError, Outcome};
use crate::curation::lint;
use crate::curation::unified::unified;
use crate::format::atomic::{Batch, WriteError};
use crate::gazetteer::document::{Document, DocumentError};
use crate::gazetteer::{Gazetteer, GazetteerFile};
use crate::geodesy::LngLat;
use crate::model::{Diagnostic, NameTier, PlaceKey, Severity};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a gazetteer file could not be edited.
#[derive(Debug, thiserror::Error)]
pub enum EditingError {
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The file cannot take the edit.
    #[error("`{path}` is left as it is: {source}")]
    Document {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: DocumentError,
    },
    /// The file has no canonical form.
    #[error(transparent)]
    Fmt(#[from] FmtError),
    /// The edit makes no sense.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The row would be an error of lint.
    #[error("`{path}` is left as it is: {} ({})", finding.message, finding.rule)]
    Refused {
        /// The file.
        path: PathBuf,
        /// The error.
        finding: Box<Diagnostic>,
    },
    /// No place has the name.
    #[error("no place is called `{name}`")]
    NoSuchPlace {
        /// The name.
        name: String,
        /// Places that are called alike, with their ids.
        like: Vec<String>,
    },
    /// Several places have the name.
    #[error("`{name}` may be one of {} places", candidates.len())]
    Ambiguous {
        /// The name.
        name: String,
        /// The places, with their ids.
        candidates: Vec<String>,
    },
}

impl EditingError {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Write(_) => {
                Some("close the file in other programs, or name another with --file".to_owned())
            }
            Self::Document { source, .. } => Some(source.hint().to_owned()),
            Self::Fmt(error) => Some(error.hint()),
            Self::Edit(error) => Some(error.hint().to_owned()),
            Self::Refused { finding, .. } => finding.hint.clone(),
            Self::NoSuchPlace { like, .. } if like.is_empty() => {
                Some("`gazetteer add NAME --at LON,LAT` makes a new place".to_owned())
            }
            Self::NoSuchPlace { like, .. } => Some(format!("did you mean{}", listed(like))),
            Self::Ambiguous { candidates, .. } => Some(format!("give an id{}", listed(candidates))),
        }
    }
}

/// How many candidates are listed.
const MOST_CANDIDATES: usize = 10;

fn listed(candidates: &[String]) -> String {
    let more = candidates.len().saturating_sub(MOST_CANDIDATES);
    let lines: String = candidates.iter().take(MOST_CANDIDATES).map(|line| format!("\n  {line}")).collect();
    if more > 0 { format!("{lines}\n  and {more} more") } else { lines }
}

/// Which file is edited.
#[derive(Debug, Clone, clap::Args)]
pub struct Target {
    /// The gazetteer file to edit; made where it is missing [default: gazetteer/local.csv]
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// A file under edit, and the gazetteer with it.
pub(super) struct Editing {
    path: PathBuf,
    pub(super) document: Document,
    pub(super) gazetteer: Gazetteer,
}

impl Editing {
    /// The file of `target`, and the embedded gazetteer with it over it.
    pub(super) fn open(target: &Target) -> Result<Self, GazetteerError> {
        let path = target.file.clone().unwrap_or_else(|| PathBuf::from(LOCAL));
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(source) => return Err(GazetteerError::Read { path, source }),
        };
        let document = Document::parse(&bytes);
        let mut editing = Self { path, document, gazetteer: Gazetteer::embedded() };
        editing.refresh();
        Ok(editing)
    }

    /// Lays the document, as it is now, over the embedded gazetteer.
    pub(super) fn refresh(&mut self) {
        let text = self.document.edited();
        if !text.is_empty() {
            let (file, _) = GazetteerFile::parse(&self.path.display().to_string(), text.as_bytes());
            self.gazetteer = Gazetteer::embedded().overlaid(vec![file]).0;
        }
    }

    /// The place of an id, or of a name that only one place has.
    pub(super) fn place(&self, name: &str) -> Result<PlaceKey, EditingError> {
        if let Some(key) = self.gazetteer.by_id(name.trim()) {
            return Ok(key);
        }
        let name = name.to_owned();
        let hits = self.gazetteer.search(&name, None);
        let named: Vec<PlaceKey> =
            hits.iter().filter(|hit| hit.tier <= NameTier::Alternate).map(|hit| hit.place).collect();
        let shown = |key: &PlaceKey| candidate(&self.gazetteer, *key);
        match named.as_slice() {
            [only] => Ok(*only),
            [] => {
                let hits = if hits.is_empty() { self.gazetteer.similar(&name, None) } else { hits };
                let like = hits.iter().map(|hit| shown(&hit.place)).collect();
                Err(EditingError::NoSuchPlace { name, like })
            }
            several => Err(EditingError::Ambiguous { name, candidates: several.iter().map(shown).collect() }),
        }
    }

    /// Writes the file, and says what changed on `out` and what lint says of the row on `log`. A row that lint has an error
    /// for is not written.
    pub(super) fn save(
        self,
        id: &str,
        out: &mut dyn Write,
        log: &mut dyn Write,
    ) -> Result<ExitCode, GazetteerError> {
        let path = self.path;
        let shown = path.display().to_string();
        let bytes = self
            .document
            .to_bytes()
            .map_err(|source| EditingError::Document { path: path.clone(), source })?;
        let written = Document::parse(&bytes);
        let line = written.row_of(id).and_then(|row| written.line(row));
        let (file, mut findings) = GazetteerFile::parse(&shown, &bytes);
        findings.extend(lint(&[file], &Gazetteer::embedded()));
        findings.retain(|finding| finding.line.is_some() && finding.line == line);
        if let Some(error) = findings.iter().find(|f| f.severity == Severity::Error) {
            return Err(EditingError::Refused { path, finding: Box::new(error.clone()) }.into());
        }
        replace(&path, &bytes)?;
        let mut editing = Self { path, document: written, gazetteer: self.gazetteer };
        editing.refresh();
        let name = editing.gazetteer.by_id(id).map_or("", |key| editing.gazetteer.place(key).name);
        writeln!(out, "{shown}:{}: {id} {name}", line.unwrap_or_default())?;
        let diff = unified(&shown, self.document.original(), editing.document.original());
        for line in diff.lines().skip(2).filter(|line| line.starts_with(['-', '+'])) {
            writeln!(out, "{line}")?;
        }
        for finding in findings {
            writeln!(log, "{finding}")?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Says that nothing was to be done.
    pub(super) fn say_unchanged(&self, why: &str, log: &mut dyn Write) -> io::Result<()> {
        writeln!(log, "`{}` is left as it is: {why}", self.path.display())
    }

    /// How a command that reads the gazetteer is told of the file.
    pub(super) fn option(target: &Target) -> String {
        target.file.as_ref().map_or(String::new(), |file| format!(" --gazetteer {}", file.display()))
    }
}

/// Says why nothing was done; `None` where something was.
pub(super) fn unchanged(outcome: Outcome) -> Option<String> {
    match outcome {
        Outcome::Changed => None,
        Outcome::Unchanged(why) => Some(why),
    }
}

/// Puts `bytes` in the place of the file at `path`, or of the file that it is a link to, whole or not at all; makes its
/// folder where it is missing.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), EditingError> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut batch = Batch::begin(folder)?;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    batch.add(&name, |out| out.write_all(bytes))?;
    batch.commit()?;
    Ok(())
}

/// A place in one line: id, name, kind and containers.
pub(super) fn candidate(gazetteer: &Gazetteer, key: PlaceKey) -> String {
    let place = gazetteer.place(key);
    let within: Vec<&str> =
        [place.country, place.admin1].into_iter().filter(|cell| !cell.is_empty()).collect();
    let kind = format!("{}.{}", place.feature_class.letter(), place.feature_code);
    format!("{}  {}  {kind}  {}", place.id, place.name, within.join("/"))
}

/// A position of an argument: longitude, latitude.
pub(super) fn position(text: &str) -> Result<LngLat, String> {
    let wrong = || format!("`{text}` is not LON,LAT in degrees, as `46.36,40.68`");
    let (lng, lat) = text.split_once(',').ok_or_else(wrong)?;
    let degrees = |part: &str| part.trim().parse::<f64>().map_err(|_| wrong());
    let (lng, lat) = (degrees(lng)?, degrees(lat)?);
    LngLat::new(lng, lat).map_err(|e| match LngLat::new(lat, lng) {
        Ok(_) => format!("{e}; longitude comes first: `{lat},{lng}`"),
        Err(_) => e.to_string(),
    })
}
