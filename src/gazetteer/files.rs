//! The user's gazetteer files: finding them, reading them, and knowing the embedded ones again.

use super::decode::decode;
use super::row::{self, Row};
use super::{Blob, Source};
use crate::model::{Diagnostic, Severity};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest file that is read: forty times the embedded world.
const MAX_FILE: u64 = 1 << 30;

/// A gazetteer file and its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct GazetteerFile {
    /// The path, as diagnostics call it.
    pub path: String,
    /// Its name, the hash of its bytes and the number of its rows.
    pub source: Source,
    /// The rows that could be read.
    pub rows: Vec<Row>,
}

impl GazetteerFile {
    /// The rows of `bytes`, and what was wrong with them.
    pub fn parse(path: &str, bytes: &[u8]) -> (Self, Vec<Diagnostic>) {
        Self::parse_hashed(path, bytes, sha256_hex(bytes))
    }

    /// The same for bytes whose hash is known.
    pub(super) fn parse_hashed(path: &str, bytes: &[u8], sha256: String) -> (Self, Vec<Diagnostic>) {
        let (text, warning) = decode(path, bytes);
        let (rows, mut diagnostics) = row::read(path, &text);
        diagnostics.splice(0..0, warning);
        let name =
            Path::new(path).file_name().map_or_else(|| path.to_owned(), |n| n.to_string_lossy().into());
        let source = Source { name, sha256, rows: rows.len() };
        (Self { path: path.to_owned(), source, rows }, diagnostics)
    }

    /// The rows of the file at `path`, and what was wrong with them; no rows where it cannot be read.
    pub fn read(path: &Path) -> (Option<Self>, Vec<Diagnostic>) {
        let shown = path.display().to_string();
        let error = |message: String| {
            (None, vec![Diagnostic::new(Severity::Error, "unreadable-file", shown.clone(), message)])
        };
        match read_bytes(path) {
            Ok(bytes) => {
                let (file, diagnostics) = Self::parse(&shown, &bytes);
                (Some(file), diagnostics)
            }
            Err(message) => error(message),
        }
    }
}

/// The bytes of a gazetteer file.
///
/// # Errors
/// What is wrong with it, for a diagnostic.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    match std::fs::File::open(path).and_then(|f| f.take(MAX_FILE + 1).read_to_end(&mut bytes)) {
        Err(e) => Err(format!("the gazetteer file cannot be read: {e}")),
        Ok(_) if bytes.len() as u64 > MAX_FILE => {
            Err(format!("the gazetteer file is larger than {MAX_FILE} bytes"))
        }
        Ok(_) => Ok(bytes),
    }
}

/// The files of `paths` in order; a folder gives its `.csv` files, those named like embedded ones first and in their order, the
/// others by name.
pub fn expand(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let embedded = super::embedded_blob().map(|b| b.sources()).unwrap_or_default();
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside = Vec::new();
        match std::fs::read_dir(path) {
            Ok(entries) => {
                for entry in entries {
                    match entry {
                        Ok(entry) if is_csv(&entry.path()) => inside.push(entry.path()),
                        Ok(_) => {}
                        Err(e) => diagnostics.push(unreadable(path, &e)),
                    }
                }
            }
            Err(e) => diagnostics.push(unreadable(path, &e)),
        }
        inside.sort_by_cached_key(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (embedded.iter().position(|s| s.name == name).unwrap_or(usize::MAX), name)
        });
        if inside.is_empty() {
            diagnostics.push(Diagnostic::new(
                Severity::Warning,
                "empty-folder",
                path.display().to_string(),
                "the folder has no `.csv` file",
            ));
        }
        files.extend(inside);
    }
    (files, diagnostics)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let message = format!("the folder cannot be read: {error}");
    Diagnostic::new(Severity::Error, "unreadable-file", path.display().to_string(), message)
}

fn is_csv(path: &Path) -> bool {
    let shown = path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.'));
    shown && path.is_file() && path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"))
}

/// What a file of the user is to the embedded files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// It is an embedded file, byte for byte.
    Unchanged,
    /// It is an edited copy of the embedded file of this number.
    Edited(usize),
    /// It is a file of its own.
    Own,
}

/// What `file` is to the embedded files of `base`.
///
/// An edited copy has an embedded file's name and still half of its ids; less than that is a file of its own which happens to
/// be called so, and replacing the world by it would lose the world.
pub(super) fn relation(file: &GazetteerFile, base: &Blob) -> Relation {
    let sources = base.sources();
    if sources.iter().any(|s| s.sha256 == file.source.sha256) {
        return Relation::Unchanged;
    }
    // The last bit of a place's files stands for all from there on.
    let Some(number) = sources.iter().position(|s| s.name == file.source.name).filter(|n| *n < 7) else {
        return Relation::Own;
    };
    let shared = file
        .rows
        .iter()
        .filter(|row| base.by_id(&row.id).is_some_and(|place| base.files(place) & 1 << number != 0));
    let embedded = sources.get(number).map_or(0, |s| s.rows);
    if 2 * shared.count() >= embedded { Relation::Edited(number) } else { Relation::Own }
}

/// The bit of the embedded file that `file` is, or is an edited copy of; 0 for a file of its own.
pub(super) fn embedded_bit(file: &GazetteerFile, base: &Blob) -> u8 {
    match relation(file, base) {
        Relation::Edited(number) => 1 << number,
        Relation::Unchanged => {
            let number = base.sources().iter().position(|s| s.sha256 == file.source.sha256);
            number.filter(|n| *n < 7).map_or(0, |n| 1 << n)
        }
        Relation::Own => 0,
    }
}

/// The SHA-256 of bytes, in hex.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    crate::text::hex(&Sha256::digest(bytes))
}
