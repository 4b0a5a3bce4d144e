//! One input: its format, its encoding, and the reader that its format gets.

use std::io::{self, BufReader, Read};
use std::path::Path;

use super::run::Run;
use super::{RAW_LIMIT, csv, error, html, json, jsonl, markdown, note, plain, warning};
use crate::text::encoding::{self, Decoded, Utf8Reader};

/// A format of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
    Html,
    Jsonl,
    Json,
    Csv,
}

impl Format {
    /// The format that the ending of `path` names; `None` where the content has to tell.
    pub(super) fn by_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "json" => Some(Self::Json),
            "csv" | "tsv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The format that the first bytes look like.
    fn by_content(head: &[u8]) -> Self {
        let text = String::from_utf8_lossy(encoding::without_bom(head));
        let text = text.trim_start();
        let first_line = text.lines().next().unwrap_or_default();
        let start: String = text.chars().take(15).collect::<String>().to_ascii_lowercase();
        if start.starts_with("<!doctype html") || start.starts_with("<html") {
            Self::Html
        } else if text.starts_with('{') {
            // A whole object on the first line is one of many; else one object over several lines.
            let is_record = is_object(first_line) || first_line.len() > 2 && text.contains("\n{");
            if is_record { Self::Jsonl } else { Self::Json }
        } else if text.starts_with("[{") || text.starts_with('[') && text[1..].trim_start().starts_with('{') {
            Self::Json
        } else if markdown::has_front_matter(text) {
            Self::Markdown
        } else if csv::looks_like_header(first_line) {
            Self::Csv
        } else {
            Self::Plain
        }
    }
}

fn is_object(line: &str) -> bool {
    serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line).is_ok()
}

/// An input and what is known of it beforehand.
pub(super) struct Source<'a> {
    /// What messages and `ReportInfo::path` call it.
    pub(super) path: &'a str,
    /// What its reports are called where they have no id of their own.
    pub(super) base_id: &'a str,
    /// Its format, where its name tells.
    pub(super) format: Option<Format>,
    /// Its size in bytes, where known.
    pub(super) size: Option<u64>,
}

/// How many of the first bytes tell the format and the encoding.
const HEAD: usize = 64 * 1024;

/// Reads all reports of an input.
pub(super) fn read(source: Source<'_>, reader: &mut dyn Read, run: &mut Run<'_>) {
    let mut head = Vec::new();
    if let Err(e) = Read::take(&mut *reader, HEAD as u64).read_to_end(&mut head) {
        return run.diagnose(broken(source.path, &e));
    }
    if encoding::without_bom(&head).trim_ascii().is_empty() && head.len() < HEAD {
        return run.diagnose(error("empty-file", source.path, "the file is empty"));
    }
    if let Some(utf16) = encoding::utf16_of(&head) {
        let chained = head.as_slice().chain(reader);
        let mut reader = Utf8Reader::new(chained, utf16);
        let mut head = Vec::new();
        if let Err(e) = reader.by_ref().take(HEAD as u64).read_to_end(&mut head) {
            return run.diagnose(broken(source.path, &e));
        }
        // The size on disk says nothing of the size as UTF-8.
        let source = Source { size: None, ..source };
        return read_utf8_like(source, &head, &mut reader, run);
    }
    read_utf8_like(source, &head, reader, run);
}

/// Reads an input whose ASCII characters are single bytes.
fn read_utf8_like(source: Source<'_>, head: &[u8], reader: &mut dyn Read, run: &mut Run<'_>) {
    if let Err(e) = encoding::check_is_text(head) {
        return run.diagnose(
            error("binary-file", source.path, format!("binary file: {e}"))
                .hint("save the report as text, HTML or JSON lines first"),
        );
    }
    let format = match (source.format, Format::by_content(head)) {
        // People call both `.json`.
        (Some(Format::Json), Format::Jsonl) => Format::Jsonl,
        (Some(format), _) | (None, format) => format,
    };
    let mut reader = head.chain(reader);
    match format {
        Format::Plain => {
            let limit = run.options.raw_limit();
            if let Some(text) = whole(&source, &mut reader, None, limit, run) {
                plain::read(text, &source, run);
            }
        }
        Format::Markdown => {
            if let Some(text) = whole(&source, &mut reader, None, RAW_LIMIT, run) {
                markdown::read(&text, &source, run);
            }
        }
        Format::Html => {
            let label = html::charset(head);
            if let Some(text) = whole(&source, &mut reader, label.as_deref(), RAW_LIMIT, run) {
                html::read(&text, &source, run);
            }
        }
        Format::Jsonl => jsonl::read(&source, &mut BufReader::with_capacity(1 << 16, reader), run),
        Format::Csv => csv::read(&source, head, &mut reader, run),
        Format::Json => match legacy_encoding(head) {
            Some(legacy) => {
                run.diagnose(warning(
                    "encoding",
                    source.path,
                    encoding::Note::Guessed(legacy.name()).to_string(),
                ));
                json::read(&source, BufReader::new(Utf8Reader::new(reader, legacy)), run);
            }
            None => json::read(&source, BufReader::new(reader), run),
        },
    }
}

/// The code page of a JSON file that is not UTF-8 from its beginning.
fn legacy_encoding(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let decoded = encoding::decode(head).ok()?;
    encoding_rs::Encoding::for_label(decoded.encoding.as_bytes()).filter(|e| *e != encoding_rs::UTF_8)
}

/// The whole of a single-report file as text with LF line ends, at most `limit` bytes of it.
fn whole(
    source: &Source<'_>,
    reader: &mut dyn Read,
    label: Option<&str>,
    limit: usize,
    run: &mut Run<'_>,
) -> Option<String> {
    let mut bytes = Vec::new();
    let result = Read::take(&mut *reader, limit as u64 + 1).read_to_end(&mut bytes);
    if let Err(e) = result {
        run.diagnose(broken(source.path, &e));
        if bytes.is_empty() {
            return None;
        }
    }
    if bytes.len() > limit {
        bytes.truncate(limit);
        // A character that the limit cut in two is not damage of the file.
        bytes.truncate(bytes.len() - incomplete_tail(&bytes));
        let size = source.size.map_or("longer".to_owned(), |s| format!("`{s}` bytes long"));
        let message = format!("the file is {size}: only its first `{}` bytes are read", bytes.len());
        run.diagnose(warning("file-limit", source.path, message).hint("split the file into one report each"));
    }
    match encoding::decode_labelled(&bytes, label) {
        Ok(Decoded { text, notes, .. }) => {
            for found in notes {
                let d = match found {
                    encoding::Note::NulsRemoved(_) => note("nul-characters", source.path, found.to_string()),
                    _ => warning("encoding", source.path, found.to_string())
                        .hint("save the file as UTF-8 if letters look wrong"),
                };
                run.diagnose(d);
            }
            Some(encoding::normalize_newlines(text))
        }
        Err(e) => {
            run.diagnose(error("binary-file", source.path, format!("binary file: {e}")));
            None
        }
    }
}

/// The number of bytes at the end that begin a UTF-8 character and do not finish it.
fn incomplete_tail(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(4)..).unwrap_or_default();
    let Some(start) = tail.iter().rposition(|b| b & 0xC0 != 0x80) else { return 0 };
    let rest = &tail[start..];
    match std::str::from_utf8(rest) {
        Err(e) if e.error_len().is_none() => rest.len(),
        _ => 0,
    }
}

/// What a failure in the middle of reading means.
pub(super) fn broken(path: &str, e: &io::Error) -> crate::model::Diagnostic {
    error("unreadable-file", path, format!("cannot be read further: {e}"))
}
