//! `gazetteer fmt`: files in their canonical form.

use super::GazetteerError;
use super::editing::{EditingError, replace};
use super::files::{FileArgs, apply, listed};
use crate::curation::canonical::{CanonicalError, Order, canonical};
use crate::curation::unified::unified;
use crate::gazetteer::document::Document;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lay files out in their canonical form, so that a diff shows only what changed.
///
/// UTF-8 in NFC, LF, commas, quotes only where needed, known columns first and in their order, ` | ` between spellings. Comments
/// stay with their rows. Rows keep their order; those of files named like embedded ones are sorted. What cells say is kept:
/// `gazetteer fix` changes that.
///
/// Exits with 1 where a file is not in its form; with 0 once it is written.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    on: FileArgs,
    /// Only name the files that are not in their form
    #[arg(long, conflicts_with = "write")]
    check: bool,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer fmt mine.csv              show what would change, as a diff
  incident-mapper gazetteer fmt mine.csv --write      change it
  incident-mapper gazetteer fmt --check               for continuous integration";

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    apply(&listed(&args.on.files, log)?, |path, bytes| {
        let document = Document::parse(bytes);
        let order = Order::of_file(&path.file_name().unwrap_or_default().to_string_lossy());
        let form = canonical(&document, order)
            .map_err(|source| EditingError::Fmt(FmtError { path: path.to_owned(), source }))?;
        if form.as_bytes() == bytes {
            return Ok(false);
        }
        let shown = path.display();
        if args.check {
            writeln!(out, "{shown}")?;
        } else if args.on.write {
            replace(path, form.as_bytes())?;
            writeln!(log, "{shown}: written in its canonical form")?;
        } else {
            out.write_all(unified(&shown.to_string(), document.original(), &form).as_bytes())?;
            if document.original() == form {
                writeln!(
                    log,
                    "{shown}: {} with or without a byte order mark, to be UTF-8",
                    document.charset()
                )?;
            }
            writeln!(log, "{shown}: not in its canonical form; `--write` lays it out")?;
        }
        Ok(!args.on.write)
    })
}

/// Why a file has no canonical form.
#[derive(Debug, thiserror::Error)]
#[error("`{path}` is left as it is: {source}")]
pub struct FmtError {
    path: PathBuf,
    source: CanonicalError,
}

impl FmtError {
    /// What the user may do about it.
    pub fn hint(&self) -> String {
        match &self.source {
            CanonicalError::BadLine(_) => "`gazetteer lint` says what is wrong with the line".to_owned(),
            CanonicalError::Document(error) => error.hint().to_owned(),
        }
    }
}
