//! What several subcommands take: the gazetteer, the user's decisions, and settings.

use super::{Error, Streams, cache};
use crate::decisions::{self, Decisions};
use crate::gazetteer::{Gazetteer, Source};
use crate::language::lexicon::Lexicon;
use crate::language::{english, russian};
use crate::model::Diagnostic;
use crate::pipeline::{Settings, sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The user's gazetteer, which is used where it exists and no other is named.
pub(super) const LOCAL: &str = "gazetteer/local.csv";

/// The user's decisions, which are used where the file exists and no other is named.
pub(super) const DECISIONS: &str = "gazetteer/decisions.csv";

/// Which gazetteer, and which countries the reports are about.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Knowledge {
    /// CSV file or folder of them to lay over the built-in gazetteer; may be repeated, later ones win
    /// [default: gazetteer/local.csv where it exists]
    #[arg(long, value_name = "FILE|DIR")]
    pub gazetteer: Vec<PathBuf>,
    /// CSV of decisions on single names and mentions, as `gazetteer apply` writes it
    /// [default: gazetteer/decisions.csv where it exists]
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// Countries that the reports are about, as two-letter codes (AZ,AM): preferred where a name is ambiguous
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub focus: Vec<String>,
}

/// What is coded, beside the usual.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Coding {
    /// CSV of rows to lay over the built-in lexicon: words that tell of events, or (role `nothing`) do not
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
    /// Code developments without violence too: agreements, arrests, exchanges of prisoners, bases
    #[arg(long)]
    pub developments: bool,
}

impl Coding {
    /// These settings over others; what is wrong with the lexicon's rows goes to the error stream.
    ///
    /// # Errors
    /// The lexicon cannot be read.
    pub fn over(&self, settings: Settings, streams: &mut Streams<'_>) -> Result<Settings, Error> {
        let lexicon = match &self.lexicon {
            None => None,
            Some(path) => {
                let csv = std::fs::read_to_string(path)
                    .map_err(|source| Error::Lexicon { path: path.clone(), source })?;
                let (rows, findings) = Lexicon::read(&csv, &path.display().to_string());
                for finding in findings {
                    streams.tell(finding);
                }
                let embedded = english::lexicon().clone().with(russian::lexicon());
                Some(Arc::new(embedded.with(&rows)))
            }
        };
        Ok(Settings { lexicon, developments: self.developments, ..settings })
    }
}

/// What a focus is.
const COUNTRY_CODE: &str = "the two-letter code of a country, like AZ";

impl Knowledge {
    /// The gazetteer; what is wrong with its rows goes to the error stream.
    ///
    /// # Errors
    /// A named file or folder does not exist, or the gazetteer has no place in a country of the focus.
    pub fn gazetteer(&self, streams: &mut Streams<'_>) -> Result<Gazetteer, Error> {
        if let Some(missing) = self.gazetteer.iter().find(|path| !path.exists()) {
            return Err(Error::NoGazetteer(missing.clone()));
        }
        let (gazetteer, diagnostics) = load_gazetteer(&self.gazetteer);
        for diagnostic in diagnostics {
            streams.tell(diagnostic);
        }
        let is_known =
            |code: &str| gazetteer.keys().any(|key| gazetteer.place(key).country.eq_ignore_ascii_case(code));
        match self.focus.iter().find(|code| !is_known(code.trim())) {
            Some(code) => Err(Error::Argument { value: code.clone(), expected: COUNTRY_CODE }),
            None => Ok(gazetteer),
        }
    }

    /// The decisions, for `gazetteer`; what is wrong with their rows goes to the error stream.
    ///
    /// # Errors
    /// The named file cannot be read.
    pub fn decisions(&self, gazetteer: &Gazetteer, streams: &mut Streams<'_>) -> Result<Decisions, Error> {
        let Some(path) = self.decisions_file() else { return Ok(Decisions::default()) };
        let (decisions, diagnostics) = load_decisions(&path, gazetteer)?;
        for diagnostic in diagnostics {
            streams.tell(diagnostic);
        }
        Ok(decisions)
    }

    /// The file of decisions: the named one, else the usual one where it exists.
    pub(super) fn decisions_file(&self) -> Option<PathBuf> {
        let usual = || Some(PathBuf::from(DECISIONS)).filter(|path| path.is_file());
        self.decisions.clone().or_else(usual)
    }

    /// The settings.
    ///
    /// # Errors
    /// A focus that is not a two-letter code.
    pub fn settings(&self) -> Result<Settings, Error> {
        let code = |code: &String| match code.trim() {
            c if c.len() == 2 && c.chars().all(|c| c.is_ascii_alphabetic()) => Ok(c.to_ascii_uppercase()),
            _ => Err(Error::Argument { value: code.clone(), expected: COUNTRY_CODE }),
        };
        let mut focus = self.focus.iter().map(code).collect::<Result<Vec<_>, _>>()?;
        // The same countries in another order are the same setting.
        focus.sort();
        focus.dedup();
        Ok(Settings { focus, ..Settings::default() })
    }
}

/// The built-in gazetteer with `files` over it, in order; with `./gazetteer/local.csv` where it exists and none is given.
///
/// Large files are compiled once and kept: see [`Gazetteer::with_kept_index`].
pub fn load_gazetteer(files: &[PathBuf]) -> (Gazetteer, Vec<Diagnostic>) {
    let local = [PathBuf::from(LOCAL)];
    let files = match files {
        [] if local.iter().all(|path| path.is_file()) => &local,
        [] => return (Gazetteer::embedded(), Vec::new()),
        files => files,
    };
    match cache::folder() {
        Some(folder) => Gazetteer::with_kept_index(files, &folder),
        None => Gazetteer::with_files(files),
    }
}

/// The decisions of the file at `path`, for `gazetteer`.
///
/// # Errors
/// The file cannot be read.
pub fn load_decisions(path: &Path, gazetteer: &Gazetteer) -> Result<(Decisions, Vec<Diagnostic>), Error> {
    let bytes =
        std::fs::read(path).map_err(|source| Error::Decisions { path: path.to_path_buf(), source })?;
    let shown = path.display().to_string();
    let (rows, mut diagnostics) = decisions::parse(&shown, &bytes);
    let (links, found) = decisions::parse_links(&shown, &bytes);
    diagnostics.extend(found);
    let (homes, found) = decisions::parse_homes(&shown, &bytes, gazetteer);
    diagnostics.extend(found);
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let source = Source { name, sha256: sha256(&bytes), rows: rows.len() + links.rows.len() + homes.count() };
    let (decisions, found) = Decisions::new(&shown, source, rows, gazetteer);
    diagnostics.extend(found);
    Ok((decisions.with_links(links).with_homes(homes), diagnostics))
}

/// Refuses answers for which a damaged index was read: asked before they are committed.
///
/// # Errors
/// The index was damaged, and the files that it was made of are others now.
pub fn check_whole(gazetteer: &Gazetteer) -> Result<(), Error> {
    if gazetteer.is_damaged() { Err(Error::DamagedIndex) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn focus_is_upper_case_sorted_and_checked() {
        let of = |codes: &[&str]| {
            let focus = codes.iter().map(ToString::to_string).collect();
            Knowledge { focus, ..Default::default() }.settings().map(|s| s.focus)
        };
        assert_eq!(of(&["az", " AM", "AZ"]).unwrap(), ["AM", "AZ"]);
        assert!(of(&["Azerbaijan"]).is_err());
        assert!(of(&["ÄZ"]).is_err());
    }
}
