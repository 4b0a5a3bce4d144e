//! Delimited text to records, tolerant of what people's programs write, and never losing good lines to a bad quote.
//!
//! The build script compiles this file too. It is a reader of our own because a stray quote must cost one line with
//! its number, where a general CSV reader swallows the lines up to the next quote.

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

/// The delimiter of a header line: whichever of `,` `;` and tab it has most of, outside quotes; `,` where it has none.
pub fn sniff_delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(*delimiter == byte);
                }
            }
            _ => {}
        }
    }
    // The first of equals, so that a header of one column reads as comma separated.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// The records of `text`, the header first, and the lines that are none. Empty lines are skipped.
///
/// The header sets the width: a line with more cells, not counting empty ones at its end, is bad; one with fewer is
/// good. A bad quote costs its own line only.
///
/// The time is linear in the text for a header of bounded width.
pub fn records(text: &str, delimiter: u8) -> (Vec<Record>, Vec<BadLine>) {
    let bytes = text.as_bytes();
    let (mut records, mut bad) = (Vec::new(), Vec::new());
    let mut width = MAX_COLUMNS;
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        match record(text, at, delimiter, width) {
            Ok((mut cells, end)) => {
                if records.is_empty() && cells.iter().any(|cell| !cell.is_empty()) {
                    width = cells.len();
                }
                cells.truncate(width);
                if cells.iter().any(|cell| !cell.is_empty()) {
                    records.push(Record { line, cells });
                }
                line += lines_in(&bytes[at..end]);
                at = end;
            }
            Err(fault) => {
                bad.push(BadLine { line, fault });
                at = line_end(bytes, at);
                line += 1;
            }
        }
    }
    (records, bad)
}

/// No header is wider; the bound keeps hostile input from being scanned again and again.
const MAX_COLUMNS: usize = 256;

/// The cells of the record at `start`, and where the next record starts.
fn record(text: &str, start: usize, delimiter: u8, width: usize) -> Result<(Vec<String>, usize), Fault> {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = start;
    loop {
        let (cell, end) = cell(text, at, delimiter)?;
        // Spreadsheets pad lines with empty cells, without end where a column was once used; more than one page
        // of them is no padding.
        if cells.len() >= width && (!cell.is_empty() || cells.len() >= width + MAX_COLUMNS) {
            return Err(Fault::TooManyCells);
        }
        cells.push(cell);
        match bytes.get(end) {
            Some(&byte) if byte == delimiter => at = end + 1,
            Some(_) => return Ok((cells, line_end(bytes, end))),
            None => return Ok((cells, end)),
        }
    }
}

/// The cell at `start`, and the place of the delimiter or line break that ends it.
fn cell(text: &str, start: usize, delimiter: u8) -> Result<(String, usize), Fault> {
    let bytes = text.as_bytes();
    let ends = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    let open = start + bytes[start..].iter().take_while(|b| **b == b' ').count();
    if bytes.get(open) != Some(&b'"') {
        let end = bytes[start..].iter().position(|b| ends(*b)).map_or(bytes.len(), |n| start + n);
        return Ok((text[start..end].trim().to_owned(), end));
    }
    let mut cell = String::new();
    let mut at = open + 1;
    loop {
        let quote = bytes[at..].iter().position(|b| *b == b'"').map(|n| at + n).ok_or(Fault::Quote)?;
        cell.push_str(&text[at..quote]);
        if bytes.get(quote + 1) == Some(&b'"') {
            cell.push('"');
            at = quote + 2;
            continue;
        }
        let after = quote + 1;
        let end = after + bytes[after..].iter().take_while(|b| **b == b' ').count();
        return match bytes.get(end) {
            Some(byte) if !ends(*byte) => Err(Fault::Quote),
            _ => Ok((cell.trim().to_owned(), end)),
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
