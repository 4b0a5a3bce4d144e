//! Paths to files: directories are walked, and what cannot be reached is said.

use std::io;
use std::path::{Path, PathBuf};

use super::{error, note, warning};
use crate::model::Diagnostic;

/// A file to read.
#[derive(Debug, Clone)]
pub(super) struct InputFile {
    /// The path as it was given, or as it lies below the given directory.
    pub(super) path: PathBuf,
    /// The same from the root on, for order and for comparing.
    pub(super) absolute: PathBuf,
    /// What the file's reports are called where they have no id of their own.
    pub(super) base_id: String,
}

/// How deep directories are walked.
const MAX_DEPTH: usize = 64;

/// The files of `paths` in the order of their absolute paths, each once; `-` is left out.
pub(super) fn files(paths: &[PathBuf], say: &mut dyn FnMut(Diagnostic)) -> Vec<InputFile> {
    let mut files = Vec::new();
    for path in paths.iter().filter(|p| p.as_os_str() != "-") {
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                let before = files.len();
                walk(path, 0, &mut files, say);
                if files.len() == before {
                    say(warning("empty-directory", &shown(path), "no report in this directory"));
                }
            }
            // A pipe that is named outright (`<(unzip -p ...)`) is meant to be read.
            Ok(_) => files.push(input(path.clone())),
            Err(e) => say(io_diagnostic(path, &e)),
        }
    }
    files.sort_by(|a, b| a.absolute.cmp(&b.absolute));
    files.dedup_by(|b, a| {
        let same = a.absolute == b.absolute;
        if same {
            say(note("named-twice", &shown(&b.path), "named twice: read once"));
        }
        same
    });
    files
}

fn walk(directory: &Path, depth: usize, files: &mut Vec<InputFile>, say: &mut dyn FnMut(Diagnostic)) {
    if depth == MAX_DEPTH {
        say(error(
            "directory-depth",
            &shown(directory),
            format!("directories below the `{MAX_DEPTH}`th are not read"),
        ));
        return;
    }
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(e) => return say(io_diagnostic(directory, &e)),
    };
    let mut found = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => found.push(entry),
            Err(e) => say(io_diagnostic(directory, &e)),
        }
    }
    // Systems list a directory in any order; messages are to come in the same one.
    found.sort_by_key(std::fs::DirEntry::file_name);
    for entry in found {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        match std::fs::metadata(&path) {
            Ok(found) if found.is_file() => files.push(input(path)),
            Ok(found) if found.is_dir() => {
                // A link to a directory may lead back up.
                if entry.file_type().is_ok_and(|t| t.is_symlink()) {
                    say(note("linked-directory", &shown(&path), "a link to a directory is not followed"));
                } else {
                    walk(&path, depth + 1, files, say);
                }
            }
            Ok(_) => say(note("not-a-file", &shown(&path), "neither a file nor a directory: left out")),
            Err(e) => say(io_diagnostic(&path, &e)),
        }
    }
}

fn input(path: PathBuf) -> InputFile {
    let absolute = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
    InputFile { path, absolute, base_id: String::new() }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What `e` means to whoever named `path`.
pub(super) fn io_diagnostic(path: &Path, e: &io::Error) -> Diagnostic {
    let path = shown(path);
    match e.kind() {
        io::ErrorKind::NotFound => error("missing-file", &path, "there is no such file or directory")
            .hint("check the spelling and the directory that the command runs in"),
        io::ErrorKind::PermissionDenied => {
            error("unreadable-file", &path, "may not be read").hint("check the permissions of the file")
        }
        _ => error("unreadable-file", &path, format!("cannot be read: {e}")),
    }
}
