//! The user's browser.

use crate::cli::Streams;
use std::path::Path;
use std::process::{Command, Stdio};

/// The program that opens a file as the user's desktop does, and what goes before the path.
const OPENER: (&str, &[&str]) = if cfg!(target_os = "windows") {
    ("explorer", &[])
} else if cfg!(target_os = "macos") {
    ("open", &["--"])
} else {
    ("xdg-open", &[])
};

/// Opens the file in the browser. That there is none is told and is no failure: the file is written.
pub(super) fn open(file: &Path, streams: &mut Streams<'_>) {
    let (program, before) = OPENER;
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let mut command = Command::new(program);
    command.args(before).arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Err(error) = command.spawn() {
        streams.tell(format_args!("note: no browser could be opened with `{program}`: {error}"));
    }
}
