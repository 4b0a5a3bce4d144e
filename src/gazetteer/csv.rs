//! Delimited text to records, tolerant of what people's programs write, and never losing good lines to a bad quote.
//!
//! The build script compiles this file too. It is a reader of our own because a stray quote must cost one line with
//! its number, where a general CSV reader swallows the lines up to the next quote.

use std::borrow::Cow;
use std::ops::Range;

/// One record: the cells of a line, or of several lines where quoted cells hold line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The line that it starts on, counted from 1.
    pub line: u64,
    /// Its cells in order, unquoted, trimmed of white space.
    pub cells: Vec<String>,
}

/// A line that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Why a line is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A quoted cell is not closed, or something follows its closing quote.
    Quote,
    /// More cells than the header has columns.
    TooManyCells,
}

/// A stretch of a file: a line with its end, or the lines of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The line that it starts on, counted from 1.
    pub line: u64,
    /// Its bytes, the line end among them.
    pub span: Range<usize>,
    /// What it is.
    pub kind: PartKind,
}

/// What a stretch of a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// A record: the bytes of each cell as written, quotes and padding included.
    Record(Vec<Range<usize>>),
    /// A line that begins with `#`.
    Comment,
    /// A line without content.
    Blank,
    /// A line that is no record.
    Bad(Fault),
}

/// The delimiter of the header line: whichever of `,` `;` and tab it has most of, outside quotes; `,` where it has none.
/// Blank lines and comments before it do not count.
pub fn sniff_delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.as_bytes().iter().skip(header_start(text)) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(delimiter == byte);
                }
            }
            _ => {}
        }
    }
    // The first of equals, so that a header of one column reads as comma separated.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// Where the first line that is neither blank nor a comment starts.
fn header_start(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = line_end(bytes, at);
        if bytes[at] != b'#' && !text[at..end].trim().is_empty() {
            break;
        }
        at = end;
    }
    at
}

/// The records of `text`, the header first, and the lines that are none. Empty lines and comments are skipped.
///
/// The header sets the width: a line with more cells, not counting empty ones at its end, is bad; one with fewer is
/// good. A bad quote costs its own line only. A line that begins with `#` is a comment.
///
/// The time is linear in the text for a header of bounded width.
pub fn records(text: &str, delimiter: u8) -> (Vec<Record>, Vec<BadLine>) {
    let (mut records, mut bad) = (Vec::new(), Vec::new());
    let mut width = usize::MAX;
    for part in parts(text, delimiter) {
        match part.kind {
            PartKind::Record(cells) => {
                width = width.min(if records.is_empty() { cells.len() } else { width });
                let unquote = |cell: &Range<usize>| unquoted(&text[cell.clone()]).into_owned();
                let cells = cells.iter().take(width).map(unquote).collect();
                records.push(Record { line: part.line, cells });
            }
            PartKind::Bad(fault) => bad.push(BadLine { line: part.line, fault }),
            PartKind::Comment | PartKind::Blank => {}
        }
    }
    (records, bad)
}

/// `text` as its parts, in order and without gaps: what [`records`] reads.
pub fn parts(text: &str, delimiter: u8) -> Parts<'_> {
    Parts { text, delimiter, width: None, at: 0, line: 1 }
}

/// The parts of a text: see [`parts`].
#[derive(Debug, Clone)]
pub struct Parts<'a> {
    text: &'a str,
    delimiter: u8,
    /// The number of the header's cells, once it is read.
    width: Option<usize>,
    at: usize,
    line: u64,
}

impl Parts<'_> {
    /// The byte where the next part begins.
    pub fn next_start(&self) -> usize {
        self.at
    }

    /// The line where the next part begins, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The parts from the line on that begins after the middle of what is left, counted from the line here as if it were
    /// the next one; `None` where there is none. They are parts of the text where a part begins there.
    pub fn middle(&self) -> Option<Self> {
        let bytes = self.text.as_bytes();
        let middle = self.at + (bytes.len() - self.at) / 2;
        let at = line_end(bytes, middle);
        (at > self.at && at < bytes.len()).then(|| Self { at, ..self.clone() })
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let (text, start) = (self.text, self.at);
        let bytes = text.as_bytes();
        let first = bytes.get(start)?;
        let (kind, end) = if *first == b'#' {
            (PartKind::Comment, line_end(bytes, start))
        } else {
            match record(text, start, self.delimiter, self.width) {
                Ok((cells, end)) if cells.iter().all(|cell| unquoted(&text[cell.clone()]).is_empty()) => {
                    (PartKind::Blank, end)
                }
                Ok((cells, end)) => {
                    self.width.get_or_insert(cells.len());
                    (PartKind::Record(cells), end)
                }
                Err(fault) => (PartKind::Bad(fault), line_end(bytes, start)),
            }
        };
        let part = Part { line: self.line, span: start..end, kind };
        self.line += lines_in(&bytes[start..end]);
        self.at = end;
        Some(part)
    }
}

/// What a cell says: without its quotes, trimmed of white space.
pub fn unquoted(cell: &str) -> Cow<'_, str> {
    match cell.trim_start_matches(' ').strip_prefix('"') {
        Some(quoted) => {
            let inner = quoted.trim_end_matches(' ');
            let inner = inner.strip_suffix('"').unwrap_or(inner);
            match inner.contains('"') {
                true => Cow::Owned(inner.replace("\"\"", "\"").trim().to_owned()),
                false => Cow::Borrowed(inner.trim()),
            }
        }
        None => Cow::Borrowed(cell.trim()),
    }
}

/// `value` as a cell: in quotes where it holds the delimiter, a quote or a line break, or would read as a comment.
pub fn quoted(value: &str, delimiter: u8) -> Cow<'_, str> {
    let needs = |b: u8| b == delimiter || matches!(b, b'"' | b'\n' | b'\r');
    if value.bytes().any(needs) || value.starts_with('#') {
        Cow::Owned(format!("\"{}\"", value.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(value)
    }
}

/// Whether a quoted cell of a line, the line by itself, is not closed: what it says then hangs on the lines after it.
pub fn is_left_open(line: &str, delimiter: u8, width: usize) -> bool {
    record(line, 0, delimiter, Some(width)) == Err(Fault::Quote)
}

/// No header is wider; the bound keeps hostile input from being scanned again and again.
const MAX_COLUMNS: usize = 256;

/// The cells of the record at `start`, and where the next record starts.
fn record(
    text: &str,
    start: usize,
    delimiter: u8,
    width: Option<usize>,
) -> Result<(Vec<Range<usize>>, usize), Fault> {
    let bytes = text.as_bytes();
    let mut cells = Vec::with_capacity(width.unwrap_or_default());
    let width = width.unwrap_or(MAX_COLUMNS);
    let mut at = start;
    loop {
        let end = cell_end(bytes, at, delimiter)?;
        // Spreadsheets pad lines with empty cells, without end where a column was once used; more than one page
        // of them is no padding.
        if cells.len() >= width
            && (!unquoted(&text[at..end]).is_empty() || cells.len() >= width + MAX_COLUMNS)
        {
            return Err(Fault::TooManyCells);
        }
        cells.push(at..end);
        match bytes.get(end) {
            Some(&byte) if byte == delimiter => at = end + 1,
            Some(_) => return Ok((cells, line_end(bytes, end))),
            None => return Ok((cells, end)),
        }
    }
}

/// The place of the delimiter or line break that ends the cell at `start`.
fn cell_end(bytes: &[u8], start: usize, delimiter: u8) -> Result<usize, Fault> {
    let ends = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    let open = start + bytes[start..].iter().take_while(|b| **b == b' ').count();
    if bytes.get(open) != Some(&b'"') {
        return Ok(bytes[start..].iter().position(|b| ends(*b)).map_or(bytes.len(), |n| start + n));
    }
    let mut at = open + 1;
    loop {
        let quote = bytes[at..].iter().position(|b| *b == b'"').map(|n| at + n).ok_or(Fault::Quote)?;
        if bytes.get(quote + 1) == Some(&b'"') {
            at = quote + 2;
            continue;
        }
        let after = quote + 1;
        let end = after + bytes[after..].iter().take_while(|b| **b == b' ').count();
        return match bytes.get(end) {
            Some(byte) if !ends(*byte) => Err(Fault::Quote),
            _ => Ok(end),
        };
    }
}

/// The start of the line after the one that `at` is in.
fn line_end(bytes: &[u8], at: usize) -> usize {
    let end = bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |n| at + n);
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => end + 2,
        (Some(_), _) => end + 1,
        (None, _) => end,
    }
}

/// How many line breaks `part` holds; CRLF counts once.
fn lines_in(part: &[u8]) -> u64 {
    let (mut lines, mut at) = (0, 0);
    while at < part.len() {
        let end = line_end(part, at);
        lines += u64::from(matches!(part.get(end - 1), Some(b'\n' | b'\r')));
        at = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(u64, &[&str])], bad: &[(u64, Fault)]) {
        let (records, faults) = records(text, sniff_delimiter(text));
        let got: Vec<(u64, Vec<&str>)> =
            records.iter().map(|r| (r.line, r.cells.iter().map(String::as_str).collect())).collect();
        let want: Vec<(u64, Vec<&str>)> = expect.iter().map(|(l, c)| (*l, c.to_vec())).collect();
        assert_eq!(got, want, "{text:?}");
        assert_eq!(faults.iter().map(|b| (b.line, b.fault)).collect::<Vec<_>>(), bad, "{text:?}");
    }

    #[test]
    fn line_ends_and_delimiters_of_any_program_are_read() {
        check("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])], &[]);
        check("a;b\r\n1;2,5\r\n", &[(1, &["a", "b"]), (2, &["1", "2,5"])], &[]);
        check("a\tb\r1\t2", &[(1, &["a", "b"]), (2, &["1", "2"])], &[]);
        check("a,b\n\n , \n1,2,,,\n3\n", &[(1, &["a", "b"]), (4, &["1", "2"]), (5, &["3"])], &[]);
        check("", &[], &[]);
    }

    #[test]
    fn quoted_cells_hold_delimiters_quotes_and_line_breaks() {
        check(
            "a,b\n\"x, \"\"y\"\"\r\nz\",2\n3,4\n",
            &[(1, &["a", "b"]), (2, &["x, \"y\"\r\nz", "2"]), (4, &["3", "4"])],
            &[],
        );
        check("a,b\n5\" gun,2\n", &[(1, &["a", "b"]), (2, &["5\" gun", "2"])], &[]);
    }

    #[test]
    fn lines_that_begin_with_a_hash_are_comments() {
        check(
            "# id;name;of;many\n\na,b\n#1,2\n3,#4\n\"#5\",6\n #7,8\n",
            &[(3, &["a", "b"]), (5, &["3", "#4"]), (6, &["#5", "6"]), (7, &["#7", "8"])],
            &[],
        );
        check("# only\n#comments", &[], &[]);
    }

    #[test]
    fn parts_leave_no_gap_and_cells_say_what_was_quoted() {
        let text = "# c\r\na;b\r\n \"x\"\"y\" ;2\n\n\"z\n;3\n";
        let parts: Vec<Part> = parts(text, sniff_delimiter(text)).collect();
        let spans: String = parts.iter().map(|part| &text[part.span.clone()]).collect();
        assert_eq!(spans, text);
        assert_eq!(parts.iter().map(|p| p.line).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        for value in ["", "a", "a;b", "\"", "a\nb", "#", "a\"\"b"] {
            assert_eq!(unquoted(&quoted(value, b';')), value);
        }
    }

    #[test]
    fn a_bad_quote_costs_its_own_line_only() {
        check(
            "a,b\n\"x,2\n3,4\n5,6",
            &[(1, &["a", "b"]), (3, &["3", "4"]), (4, &["5", "6"])],
            &[(2, Fault::Quote)],
        );
        check(
            "a,b\n\"x,2\n3,4\n\"y\",6",
            &[(1, &["a", "b"]), (3, &["3", "4"]), (4, &["y", "6"])],
            &[(2, Fault::Quote)],
        );
    }

    #[test]
    fn cells_beyond_the_header_are_a_fault() {
        check("a,b\n1,2,3\n4,5\n", &[(1, &["a", "b"]), (3, &["4", "5"])], &[(2, Fault::TooManyCells)]);
    }
}
