//! CSV: a report a row.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use super::columns::{self, ReportField};
use super::record::{self, Place, quoted, text_hint};
use super::run::{Draft, Run};
use super::source::{Source, broken};
use super::{RAW_LIMIT, error, note, warning};
use crate::text::encoding;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether a first line is a header row with a column for the text and another one.
pub(super) fn looks_like_header(line: &str) -> bool {
    if line.len() > 2000 {
        return false;
    }
    let delimiter = delimiter(line.as_bytes());
    let names: Vec<_> = line.split(char::from(delimiter)).map(|n| n.trim().trim_matches('"')).collect();
    let plain = names.iter().all(|n| n.split_whitespace().count() <= 3 && n.len() <= 40);
    names.len() > 1 && plain && columns::find(ReportField::Text, &names, None).is_some()
}

/// The delimiter of a table of one column, whose texts may hold commas: one that no text holds.
const NO_DELIMITER: u8 = 0x1F;

/// The delimiter that occurs most often outside quotes in the first line.
fn delimiter(head: &[u8]) -> u8 {
    let mut counts = [0usize; DELIMITERS.len()];
    let mut in_quotes = false;
    for b in head {
        match b {
            b'"' => in_quotes = !in_quotes,
            b'\n' | b'\r' if !in_quotes => break,
            b if !in_quotes => {
                if let Some(at) = DELIMITERS.iter().position(|d| d == b) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return NO_DELIMITER;
    }
    let at = counts.iter().position(|c| *c == most).unwrap_or(0);
    DELIMITERS[at]
}

/// Reads every row of `reader`, whose first bytes are `head`.
pub(super) fn read(source: &Source<'_>, head: &[u8], reader: &mut dyn Read, run: &mut Run<'_>) {
    let head = encoding::without_bom(head);
    let pending = Rc::new(Cell::new(0));
    let guarded = Guarded { inner: reader, pending: Rc::clone(&pending) };
    let mut rows = ::csv::ReaderBuilder::new()
        .delimiter(delimiter(head))
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(64 * 1024)
        .from_reader(guarded);
    let mut row = ::csv::ByteRecord::new();
    match rows.read_byte_record(&mut row) {
        Ok(true) => {}
        Ok(false) => return run.diagnose(error("empty-file", source.path, "the file is empty")),
        Err(e) => return run.diagnose(broken(source.path, &e.into())),
    }
    let header: Vec<String> = row
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let name = if at == 0 { encoding::without_bom(name) } else { name };
            encoding::decode_record(name).0.trim().trim_matches('"').to_owned()
        })
        .collect();
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let given = run.options.columns.clone();
    let found: Vec<(ReportField, usize)> = ReportField::ALL
        .into_iter()
        .filter_map(|field| Some((field, columns::find(field, &names, given.as_ref())?)))
        .collect();
    if !found.iter().any(|(field, _)| *field == ReportField::Text) {
        let message = format!("no column holds the text; the columns: {}", quoted(&names));
        return run.diagnose(
            error("no-text-column", source.path, message)
                .at_line(1)
                .hint(text_hint(given.as_ref(), "column")),
        );
    }
    run.diagnose(note("columns", source.path, mapping(&found, &names)).at_line(1));
    if let Some(given) = &given {
        for field in ReportField::ALL {
            if let Some(column) = given.get(field).filter(|_| !found.iter().any(|(f, _)| *f == field)) {
                let message = format!("there is no column `{column}`; the columns: {}", quoted(&names));
                run.diagnose(warning("missing-column", source.path, message).at_line(1).in_column(column));
            }
        }
    }
    let mut encoding_said = false;
    loop {
        pending.set(0);
        match rows.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => return,
            Err(e) => {
                let line = rows.position().line();
                return run.diagnose(
                    broken(source.path, &e.into())
                        .at_line(line)
                        .hint("a quotation mark that is never closed makes the rest of the file one row"),
                );
            }
        }
        let line = row.position().map_or(0, ::csv::Position::line);
        if row.len() != header.len() {
            let message = format!("the row has `{}` fields, the header has `{}`", row.len(), header.len());
            let d = warning("ragged-row", source.path, message).at_line(line);
            let many_lines = row.iter().any(|f| f.iter().filter(|b| **b == b'\n').count() > 100);
            run.diagnose(if many_lines {
                d.hint("is a quotation mark not closed?")
            } else if row.len() > header.len() {
                d.hint("put quotation marks around a field that holds the delimiter")
            } else {
                d
            });
        }
        let (_, guessed) = encoding::decode_record(row.as_slice());
        if let Some(guessed) = guessed.filter(|_| !encoding_said) {
            encoding_said = true;
            let message = format!("{guessed}, here and in later rows that are not UTF-8");
            run.diagnose(warning("encoding", source.path, message).at_line(line));
        }
        let place = Place { path: source.path, base_id: source.base_id, line, number: line };
        let mut draft =
            Draft { base_id: place.id(), path: source.path.to_owned(), line: Some(line), ..Draft::default() };
        for (field, at) in &found {
            let value = row.get(*at).map(|v| encoding::decode_record(v).0.into_owned());
            record::set(&mut draft, *field, value);
        }
        run.report(draft);
    }
}

/// "`text` from `body`, `date` from `published`", and the columns that nothing is read from.
fn mapping(found: &[(ReportField, usize)], names: &[&str]) -> String {
    let name = |at: &usize| names.get(*at).copied().unwrap_or_default();
    let pairs: Vec<_> =
        found.iter().map(|(field, at)| format!("`{}` from `{}`", field.name(), name(at))).collect();
    let unused: Vec<_> =
        (0..names.len()).filter(|at| !found.iter().any(|(_, f)| f == at)).map(|at| name(&at)).collect();
    if unused.is_empty() {
        format!("columns read: {}", pairs.join(", "))
    } else {
        format!("columns read: {}; not read: {}", pairs.join(", "), quoted(&unused))
    }
}

/// Fails where one row is longer than [`RAW_LIMIT`].
struct Guarded<R> {
    inner: R,
    pending: Rc<Cell<usize>>,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.pending.get() >= RAW_LIMIT {
            return Err(io::Error::other(format!("a row is longer than `{RAW_LIMIT}` bytes")));
        }
        let count = self.inner.read(buffer)?;
        self.pending.set(self.pending.get() + count);
        Ok(count)
    }
}
