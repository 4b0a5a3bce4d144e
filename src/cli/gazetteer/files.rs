//! What `fix` and `fmt` share: going through files.

use super::GazetteerError;
use crate::gazetteer::expand;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The files that a command goes through, and whether it changes them.
#[derive(Debug, clap::Args)]
pub struct FileArgs {
    /// CSV files, or folders of them [default: ./gazetteer]
    pub(super) files: Vec<PathBuf>,
    /// Change the files instead of showing how
    #[arg(long)]
    pub(super) write: bool,
}

/// The files that are named, those of folders among them; those of `./gazetteer` where none is.
pub(super) fn listed(files: &[PathBuf], log: &mut dyn Write) -> Result<Vec<PathBuf>, GazetteerError> {
    let folder = PathBuf::from("gazetteer");
    if files.is_empty() && !folder.is_dir() {
        return Err(GazetteerError::NothingToLint);
    }
    let (paths, diagnostics) = expand(if files.is_empty() { std::slice::from_ref(&folder) } else { files });
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    Ok(paths)
}

/// Does `each` file, which says whether it is left as it should not be; exits with 1 where one is. A file that cannot be
/// done stops the others from nothing: they are done before its error is told.
pub(super) fn apply(
    paths: &[PathBuf],
    mut each: impl FnMut(&Path, &[u8]) -> Result<bool, GazetteerError>,
) -> Result<ExitCode, GazetteerError> {
    let (mut found, mut first_error) = (false, None);
    for path in paths {
        let done = std::fs::read(path)
            .map_err(|source| GazetteerError::Read { path: path.clone(), source })
            .and_then(|bytes| each(path, &bytes));
        match done {
            Ok(differs) => found |= differs,
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    match first_error {
        Some(error) => Err(error),
        None => Ok(ExitCode::from(u8::from(found))),
    }
}
