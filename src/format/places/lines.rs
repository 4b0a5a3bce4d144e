//! The lines of a source, however long the source is and whatever bytes it holds.

use super::Reading;
use std::io::{self, BufRead};

/// Hands each line of `input` that is UTF-8 and no longer than `longest` bytes to `each`, with its number and without its line
/// break; the others are findings of `reading`. Memory holds one line.
pub(super) fn each_line(
    input: &mut dyn BufRead,
    longest: usize,
    reading: &mut Reading<'_>,
    each: &mut dyn FnMut(&mut Reading<'_>, u64, &str),
) -> io::Result<()> {
    let mut line = Vec::new();
    let mut number = 0;
    while let Some(complete) = next_line(input, longest, &mut line)? {
        number += 1;
        let bytes = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
        match std::str::from_utf8(bytes) {
            _ if !complete => {
                let message = format!("the line is longer than {longest} bytes");
                reading.bad(number, "line-too-long", message, "");
            }
            Ok(text) => each(reading, number, text.trim_end_matches(['\r', '\n'])),
            Err(_) => reading.bad(number, "not-utf-8", "the line is not UTF-8", "save the file as UTF-8"),
        }
    }
    Ok(())
}

/// Reads a line into `line`; `Some(false)` where it was too long and only its start was kept, `None` at the end.
fn next_line(input: &mut dyn BufRead, longest: usize, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let (mut any, mut complete) = (false, true);
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        if buffer.is_empty() {
            return Ok(any.then_some(complete));
        }
        any = true;
        let end = buffer.iter().position(|b| *b == b'\n');
        let taken = end.map_or(buffer.len(), |end| end + 1);
        let room = (longest + 2).saturating_sub(line.len());
        line.extend_from_slice(buffer.get(..taken.min(room)).unwrap_or_default());
        complete &= taken <= room;
        input.consume(taken);
        if end.is_some() {
            return Ok(Some(complete));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::places::findings;

    #[test]
    fn a_bad_line_costs_itself_only() {
        let bytes = b"\xEF\xBB\xBFone\r\ntwo \xFF\n\nxxxxxxxxxxxxxxxxxxxxxxxxx\nfive";
        let mut lines = Vec::new();
        // A buffer of four bytes, so that lines go over its end.
        let mut input = io::BufReader::with_capacity(4, bytes.as_slice());
        let bad = findings(|reading| {
            each_line(&mut input, 10, reading, &mut |_, n, text| lines.push((n, text.to_owned()))).unwrap();
        });
        assert_eq!(lines, [(1, "one".to_owned()), (3, String::new()), (5, "five".to_owned())]);
        let rules: Vec<_> = bad.iter().map(|d| (d.line.unwrap(), d.rule)).collect();
        assert_eq!(rules, [(2, "not-utf-8"), (4, "line-too-long")]);
    }
}
