//! Dates of photographs, by their captions.

use std::collections::HashMap;

use jiff::civil::Date;

use super::full_day;
use crate::language::english::dates::DatePhrase;
use crate::text::{BlockKind, Document, Span};

/// Agencies, libraries and words that sign photographs.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "reuters", "ap", "afp", "epa", "tass", "getty", "anadolu", "aa", "xinhua", "sputnik", "ria", "dpa", "upi",
    "ukrinform", "unian", "photolure", "pan", "tasnim", "irna", "shutterstock", "alamy", "photo", "picture", "image",
    "handout", "courtesy", "screenshot",
];

/// What says that a photograph is an old one.
const FROM_THE_FILES: &[&str] =
    &["file photo", "file picture", "file image", "(file", "file -", "file –", "archive"];

/// Lines shorter than this may stand twice without being a caption.
const CAPTION_BYTES: usize = 30;

/// Lines longer than this are no credit ("Photo: Vahram Baghdasaryan / Photolure").
const CREDIT_BYTES: usize = 40;

/// The latest full date that ends a caption, file photographs left out.
pub(super) fn latest(doc: &Document<'_>, lines: &[Span], phrases: &[DatePhrase]) -> Option<Date> {
    let mut count: HashMap<&str, u32> = HashMap::new();
    for line in lines {
        *count.entry(line.of(doc.text).trim()).or_default() += 1;
    }
    let mut latest = None;
    for found in phrases {
        let Some(day) = full_day(found).filter(|day| latest.is_none_or(|l| *day > l)) else { continue };
        let nth = lines.partition_point(|l| l.end <= found.span.start);
        let Some(&line) = lines.get(nth) else { continue };
        let twice = || count.get(line.of(doc.text).trim()).is_some_and(|n| *n > 1);
        if ends_a_caption(doc, found, line, lines.get(nth + 1).copied(), &twice)
            && !is_from_the_files(doc, line, found)
        {
            latest = Some(day);
        }
    }
    latest
}

/// Whether a photograph's credit follows the date, or the date ends a caption.
fn ends_a_caption(
    doc: &Document<'_>,
    found: &DatePhrase,
    line: Span,
    next_line: Option<Span>,
    twice: &dyn Fn() -> bool,
) -> bool {
    let rest = Span::new(found.span.end, line.end.max(found.span.end));
    let signs = |at: usize| CREDITS.contains(&doc.word(at).to_lowercase().as_str());
    if matches!(rest.of(doc.text).trim(), "" | ".") {
        let block = doc.sentence_at(found.span.start).map(|s| doc.kind_of(s));
        let credit_below = next_line
            .is_some_and(|next| next.end - next.start <= CREDIT_BYTES && signs(doc.tokens_in(next).start));
        let long = line.end - line.start > CAPTION_BYTES;
        return block == Some(BlockKind::Caption) || credit_below || long && twice();
    }
    let next = found.tokens.end + usize::from(matches!(doc.word(found.tokens.end), "." | ","));
    if matches!(doc.word(next), "(" | "[" | "/" | "|" | "©") {
        // The bracket that holds the credit ends the line.
        return rest.end - rest.start < 2 * CREDIT_BYTES && (next + 1..next + 6).any(signs);
    }
    // "October 17, 2020. REUTERS/Umit Bektas": a slash or the line's end, not "Reuters reported".
    let last = doc.tokens.get(next).is_some_and(|t| t.span().end + 1 >= line.end);
    signs(next) && (doc.word(next + 1) == "/" || last)
}

/// Whether the words up to the date say that the picture is an old one.
fn is_from_the_files(doc: &Document<'_>, line: Span, found: &DatePhrase) -> bool {
    // A caption may run together with the text after it; its own words are near its date.
    let near = doc.tokens_in(Span::new(line.start, found.span.end));
    let from = near.end.saturating_sub(80).max(near.start);
    let to = (found.tokens.end + 8).min(doc.tokens.len()).max(from);
    let Some(words) = doc.tokens.get(from..to).and_then(|t| Some(t.first()?.span().cover(t.last()?.span())))
    else {
        return false;
    };
    let words = words.of(doc.text).to_lowercase();
    FROM_THE_FILES.iter().any(|f| words.contains(f))
}
