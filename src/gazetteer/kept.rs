//! Indexes of the user's files, kept in a folder: compiled once for each content, then mapped.
//!
//! An index is named by a hash of all that it depends on: the files' bytes and names, the embedded gazetteer, the program's
//! own code. So it is never out of date; a content that has none gets one. To know the content without reading it, a
//! *stamp* says, as in git's index, with which sizes, times and file numbers the files had which hashes. A file that changed
//! when the stamp was written or later is read all the same, since one moment may hold two changes.

use super::blob::Blob;
use super::files::{GazetteerFile, expand, read_bytes, sha256_hex};
use super::index_file::IndexFile;
use super::overlay::{Laid, lay_over};
use super::storage::Storage;
use super::{Gazetteer, notes};
use crate::mapped;
use crate::model::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Files that are smaller together are compiled on each run: it takes about a tenth of a second.
pub const WORTH_KEEPING: u64 = 1 << 20;

/// How many indexes and stamps a folder keeps: those written last.
const MOST_KEPT: usize = 8;

/// All that an index depends on besides the files: the embedded gazetteer and the code that compiles.
const BUILD: &str = env!("GAZETTEER_BUILD");

impl Gazetteer {
    /// The same as [`Self::with_files`], with the index of large files kept in `folder`, and found there by the next run.
    ///
    /// The files are compiled once for each content. What was wrong with them is kept too and told every time. An index
    /// that is cut short, damaged or of another version is not used: the files are compiled again. A folder that cannot be
    /// written to costs a note. Its indexes beyond the eight written last are removed.
    pub fn with_kept_index(files: &[PathBuf], folder: &Path) -> (Self, Vec<Diagnostic>) {
        let (paths, mut diagnostics) = expand(files);
        let sizes = paths.iter().map(|path| fs::metadata(path).map_or(0, |m| m.len()));
        if sizes.sum::<u64>() < WORTH_KEEPING {
            return Self::with_files(files);
        }
        let embedded = Self::embedded();
        let stamp = folder.join(format!("{}.stamp", stamp_name(&paths)));
        if let Some(key) = known_key(&stamp, &paths)
            && let Some((gazetteer, found)) = embedded.open_index(folder, &key, &paths)
        {
            diagnostics.extend(found);
            return (gazetteer, diagnostics);
        }
        let states: Vec<_> = paths.iter().map(|path| FileState::of(path)).collect();
        let (contents, unreadable) = read(&paths);
        diagnostics.extend(unreadable.iter().cloned());
        let key = key(&contents);
        let (gazetteer, found) = match embedded.open_index(folder, &key, &paths) {
            Some(opened) => opened,
            None => {
                let laid = compile(&embedded, &contents);
                if let Some(bytes) = &laid.bytes
                    && let Err(e) =
                        write(folder, &format!("{key}.index"), &mut |out| mapped::write(bytes, out))
                {
                    diagnostics.push(not_kept(folder, &e));
                }
                clean(folder);
                embedded.over_base(laid)
            }
        };
        diagnostics.extend(found);
        // A stamp that cannot be written costs the next run the reading of the files; the index was more to tell of.
        if unreadable.is_empty() && gazetteer.overlay.is_some() {
            let states = states.into_iter().zip(&contents).map(|(state, c)| Some((state?, c.sha256.clone())));
            if let Some(files) = states.collect::<Option<Vec<_>>>() {
                let content = Stamp { build: BUILD.to_owned(), key, files };
                let _ =
                    write(folder, &stamp_file(&paths), &mut |out| Ok(serde_json::to_writer(out, &content)?));
            }
        }
        (gazetteer, diagnostics)
    }

    /// The gazetteer of a kept index, and what was wrong with the files when it was made; `None` where there is none that
    /// can be used.
    fn open_index(&self, folder: &Path, key: &str, paths: &[PathBuf]) -> Option<(Self, Vec<Diagnostic>)> {
        let path = folder.join(format!("{key}.index"));
        let file = File::open(&path).ok()?;
        let remake = {
            let (base, paths, wanted) = (self.clone(), paths.to_vec(), key.to_owned());
            Box::new(move || {
                // Whatever comes of it, the next run is not to open this file.
                let _ = fs::remove_file(&path);
                let (contents, _) = read(&paths);
                (self::key(&contents) == wanted).then(|| compile(&base, &contents).bytes)?
            })
        };
        let blob = Blob::new(Storage::Mapped(Arc::new(IndexFile::open(&file, remake)?)))?;
        let diagnostics = notes::decode(blob.notes())?;
        let sources = blob.sources();
        let opened = Self { base: self.base.clone(), overlay: Some(blob), sources };
        (!opened.is_damaged()).then_some((opened, diagnostics))
    }
}

/// What was read of one file.
struct Content {
    shown: String,
    sha256: String,
    bytes: Vec<u8>,
}

/// The files that can be read, and what is said of the others.
fn read(paths: &[PathBuf]) -> (Vec<Content>, Vec<Diagnostic>) {
    let (mut contents, mut diagnostics) = (Vec::new(), Vec::new());
    for path in paths {
        let shown = path.display().to_string();
        match read_bytes(path) {
            Ok(bytes) => contents.push(Content { shown, sha256: sha256_hex(&bytes), bytes }),
            Err(message) => {
                diagnostics.push(Diagnostic::new(Severity::Error, "unreadable-file", shown, message));
            }
        }
    }
    (contents, diagnostics)
}

/// The name of the index of these files.
fn key(contents: &[Content]) -> String {
    let mut all = BUILD.to_owned();
    for content in contents {
        // Diagnostics name the file as the user did, so another name is another index.
        all.push_str(&format!("\n{} {}", content.sha256, content.shown));
    }
    sha256_hex(all.as_bytes())
}

fn compile(embedded: &Gazetteer, contents: &[Content]) -> Laid {
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    for content in contents {
        // What is embedded byte for byte would be skipped after it is parsed.
        if embedded.sources.iter().any(|source| source.sha256 == content.sha256) {
            continue;
        }
        let (file, found) =
            GazetteerFile::parse_hashed(&content.shown, &content.bytes, content.sha256.clone());
        files.push(file);
        diagnostics.extend(found);
    }
    lay_over(embedded.base.as_ref(), files, diagnostics)
}

/// What the file system says of a file, so that a change of its content shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FileState {
    size: u64,
    modified: (u64, u32),
    number: u64,
}

impl FileState {
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { size: metadata.len(), modified: modified(&metadata)?, number: file_number(&metadata) })
    }
}

/// When a file was written last, in seconds since 1970 and the nanoseconds.
fn modified(metadata: &Metadata) -> Option<(u64, u32)> {
    let since = metadata.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some((since.as_secs(), since.subsec_nanos()))
}

#[cfg(unix)]
fn file_number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn file_number(_: &Metadata) -> u64 {
    0
}

/// Which states of the files had which content.
#[derive(Debug, Serialize, Deserialize)]
struct Stamp {
    build: String,
    key: String,
    files: Vec<(FileState, String)>,
}

/// The name of the stamp of these files, wherever the program is run from.
fn stamp_name(paths: &[PathBuf]) -> String {
    let mut all = String::new();
    for path in paths {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        all.push_str(&format!("{}\n{}\n", path.display(), absolute.display()));
    }
    sha256_hex(all.as_bytes())
}

fn stamp_file(paths: &[PathBuf]) -> String {
    format!("{}.stamp", stamp_name(paths))
}

/// The name of the index of these files, where a stamp knows it without their being read.
fn known_key(stamp: &Path, paths: &[PathBuf]) -> Option<String> {
    let written = modified(&fs::metadata(stamp).ok()?)?;
    let stamp: Stamp = serde_json::from_slice(&fs::read(stamp).ok()?).ok()?;
    if stamp.build != BUILD || stamp.files.len() != paths.len() {
        return None;
    }
    let unchanged = paths.iter().zip(&stamp.files).all(|(path, (state, _))| {
        state.modified < written && FileState::of(path).is_some_and(|now| now == *state)
    });
    unchanged.then_some(stamp.key)
}

/// Writes a file under another name, then moves it to its own.
fn write(
    folder: &Path,
    name: &str,
    content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 16, file);
    content(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.persist(folder.join(name)).map(drop).map_err(|e| e.error)
}

/// Removes all indexes and stamps but those written last. What cannot be removed stays.
fn clean(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut kept: Vec<(SystemTime, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let ours = path.extension().is_some_and(|e| e == "index" || e == "stamp");
            Some((fs::metadata(&path).ok()?.modified().ok()?, path)).filter(|_| ours)
        })
        .collect();
    kept.sort();
    for ending in ["index", "stamp"] {
        let of_kind = kept.iter().rev().filter(|(_, path)| path.extension().is_some_and(|e| e == ending));
        for (_, path) in of_kind.skip(MOST_KEPT) {
            let _ = fs::remove_file(path);
        }
    }
}

fn not_kept(folder: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::new(
        Severity::Note,
        "index-not-kept",
        folder.display().to_string(),
        format!("the compiled gazetteer files cannot be kept here, so each run compiles them: {error}"),
    )
    .hint("name another folder in INCIDENT_MAPPER_CACHE, or `off`")
}
