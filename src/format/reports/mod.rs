//! News reports from files: bytes in, [`Report`]s and [`Diagnostic`]s out, one at a time.
//!
//! | format | recognised by | becomes |
//! |---|---|---|
//! | plain text | `.txt`, or text that is nothing else | one report |
//! | Markdown, with or without front matter | `.md`, `.markdown`, or front matter | one report |
//! | HTML | `.html`, `.htm`, `.xhtml`, or `<html` | one report: the article without the page around it |
//! | JSON lines | `.jsonl`, `.ndjson`, or a first line that is an object | a report a line |
//! | JSON | `.json`, or `[` | a report an element |
//! | CSV | `.csv`, `.tsv`, or a header row that names a text column | a report a row |
//!
//! Every file, line and row ends in a report or in a diagnostic. Memory is bounded by [`RAW_LIMIT`], whatever the input.
//!
//! Offsets count in [`Report::text`]. In JSON and CSV that is the given field to the letter; in the other formats, where
//! the text had to be extracted, it is the extracted text with LF line ends.

mod columns;
mod csv;
mod date;
mod html;
mod id;
mod json;
mod jsonl;
mod markdown;
mod paragraphs;
mod plain;
mod record;
mod run;
mod source;
mod walk;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{Diagnostic, Report, Severity};
use run::Run;
use source::Source;

pub use columns::{ColumnMap, ColumnMapError, ReportField};
pub use date::parse_date;

/// The longest text of a report in bytes. The rest of a longer one is cut off, with a diagnostic.
///
/// Five million bytes are a very long book; no news report comes near it. Whoever asks for toponyms only may read longer
/// texts: [`ReadOptions::long_texts`].
pub const TEXT_LIMIT: usize = 5_000_000;

/// The same where long texts are read. Plain files and JSON lines are read to twice as many bytes then.
pub const LONG_TEXT_LIMIT: usize = 128_000_000;

/// How many bytes of one plain, Markdown or HTML file, of one JSON line or of one CSV row are read at most.
///
/// Enough for [`TEXT_LIMIT`] in the most wasteful spelling, JSON's six bytes a character.
pub const RAW_LIMIT: usize = 32 * 1024 * 1024;

impl ReadOptions {
    fn text_limit(&self) -> usize {
        if self.long_texts { LONG_TEXT_LIMIT } else { TEXT_LIMIT }
    }

    /// How much of a plain file or a JSON line is read.
    fn raw_limit(&self) -> usize {
        if self.long_texts { 2 * LONG_TEXT_LIMIT } else { RAW_LIMIT }
    }
}

/// How reports are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Whether texts are read to [`LONG_TEXT_LIMIT`], in plain files and JSON lines, instead of [`TEXT_LIMIT`].
    pub long_texts: bool,
    /// The publication day of the reports that do not state their own in their metadata (`--date`).
    pub date: Option<Date>,
    /// Which column or key holds what, where the usual names do not tell.
    pub columns: Option<ColumnMap>,
}

/// One thing that reading gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A report.
    Report(Report),
    /// What could not be read, or was guessed.
    Diagnostic(Diagnostic),
}

/// Reads every report of `paths` and hands each [`Item`] to `each` as soon as it is known.
///
/// A path is a file, a directory (walked recursively; names that begin with a dot are skipped) or `-` for `stdin`, whose
/// format is told from its content.
///
/// # Shape
///
/// Items come in the order of the files' absolute paths, whatever the order of `paths`, `stdin` first; within a file in
/// its own order. So the same set of inputs gives the same reports and ids. A file that is named twice is read once.
/// Ids are unique: a second report with an id that is taken gets `-2` appended, and a warning says so. At least one item
/// comes of every path.
///
/// # Examples
///
/// ```
/// use incident_mapper::format::reports::{Item, ReadOptions, read_paths};
///
/// let mut line = r#"{"id": "a1", "text": "A missile hit Ganja.", "date": "17 October 2020"}"#.as_bytes();
/// let mut days = Vec::new();
/// read_paths(&["-".into()], &mut line, &ReadOptions::default(), &mut |item| {
///     if let Item::Report(report) = item {
///         days.extend(report.info.date.map(|date| date.day.to_string()));
///     }
/// });
/// assert_eq!(days, ["2020-10-17"]);
/// ```
pub fn read_paths(
    paths: &[PathBuf],
    stdin: &mut dyn Read,
    options: &ReadOptions,
    each: &mut dyn FnMut(Item),
) {
    let mut run = Run::new(options, each);
    let mut files = walk::files(paths, &mut |d| run.diagnose(d));
    id::name_by_stem(&mut files);
    if paths.iter().any(|p| p.as_os_str() == "-") {
        source::read(Source { path: "stdin", base_id: "stdin", format: None, size: None }, stdin, &mut run);
    }
    for file in &files {
        let shown = file.path.display().to_string();
        match File::open(&file.path) {
            Ok(mut reader) => {
                let size = reader.metadata().ok().map(|m| m.len());
                let format = source::Format::by_extension(&file.path);
                source::read(
                    Source { path: &shown, base_id: &file.base_id, format, size },
                    &mut reader,
                    &mut run,
                );
            }
            Err(e) => run.diagnose(walk::io_diagnostic(&file.path, &e)),
        }
    }
}

/// Reads `bytes` as if they stood in a file called `name`, whose ending tells the format; without a known ending the
/// content tells. What tests, servers and notebooks call.
pub fn read_bytes(name: &str, bytes: &[u8], options: &ReadOptions, each: &mut dyn FnMut(Item)) {
    let mut run = Run::new(options, each);
    let path = std::path::Path::new(name);
    let base_id = id::stem(path);
    let source = Source {
        path: name,
        base_id: &base_id,
        format: source::Format::by_extension(path),
        size: Some(bytes.len() as u64),
    };
    source::read(source, &mut { bytes }, &mut run);
}

/// An error about the whole of `path`.
fn error(rule: &'static str, path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Error, rule, path, message)
}

/// A warning about `path`.
fn warning(rule: &'static str, path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Warning, rule, path, message)
}

/// A note about `path`.
fn note(rule: &'static str, path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Note, rule, path, message)
}
