//! Blocks: which lines belong together, and what each block is.
//!
//! A blank line always ends a block. A single line end is a line wrap where the next line begins in lower case, or
//! where the whole text is wrapped at a fixed width; else it ends the block too.

use super::furniture;
use super::{Block, BlockKind, Token};
use crate::text::Span;
use hashbrown::{DefaultHashBuilder, HashSet};
use std::hash::{BuildHasher, Hasher};

/// Longest headline or heading, in bytes.
const HEADING_LENGTH: usize = 160;

pub(super) fn cut(text: &str) -> Vec<Block> {
    let mut spans = Vec::new();
    for span in paragraphs(text) {
        spans.extend(cut_inside(text, span));
    }
    classify(text, &spans)
}

/// The blocks seen so far, each as a hash of its words.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    seen: HashSet<u64>,
    hasher: DefaultHashBuilder,
}

impl Repeats {
    /// Marks a block of these tokens where it repeats an earlier one word for word: captions printed twice, furniture.
    pub(super) fn mark(&mut self, block: &mut Block, tokens: &[Token]) {
        if block.span.end - block.span.start <= SHORTEST_REPEAT {
            return;
        }
        let mut hasher = self.hasher.build_hasher();
        let words = tokens.iter().map(|t| t.word).filter(|word| *word != 0);
        let count = words.inspect(|word| hasher.write_u32(*word)).count();
        if count > 0 && !self.seen.insert(hasher.finish()) && block.kind.tells() {
            block.kind = BlockKind::Repeat;
        }
    }
}

/// Shorter blocks may well say the same twice, in bytes.
const SHORTEST_REPEAT: usize = 24;

/// The trimmed lines of a text; an empty span for a blank line.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    for end in ends.chain(std::iter::once(text.len())) {
        let line = &text[start..end];
        if line.is_empty() {
            break;
        }
        let body = line.trim_end();
        let indent = body.len() - body.trim_start().len();
        lines.push(Span::new(start + indent.min(body.len()), start + body.len()));
        start += line.len();
    }
    lines
}

fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut spans: Vec<Span> = Vec::new();
    let mut open = false;
    for (n, &line) in lines.iter().enumerate() {
        if line.start == line.end {
            open = false;
            continue;
        }
        let joins = open && n > 0 && continues(lines[n - 1].of(text), line.of(text), wrapped);
        match spans.last_mut() {
            Some(last) if joins => last.end = line.end,
            _ => spans.push(line),
        }
        open = true;
    }
    spans
}

/// Whether `line` goes on with the sentence of `before`.
fn continues(before: &str, line: &str, wrapped: bool) -> bool {
    let ended = ends_sentence(before) || furniture::kind(before).is_some();
    if ended || furniture::signature_start(before) == Some(0) || starts_item(line) {
        return false;
    }
    let lower = line.chars().next().is_some_and(char::is_lowercase);
    lower || (wrapped && before.len() >= 32)
}

fn starts_item(line: &str) -> bool {
    line.starts_with(['-', '•', '*', '—', '–', '|'])
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    line.ends_with(['.', '!', '?', ':', '…'])
}

/// Whether most line ends of the text are wraps at a fixed width: lines of like length that end in mid-sentence.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let mut wraps = 0;
    let mut others = 0;
    for pair in lines.windows(2) {
        let (line, next) = (pair[0].of(text), pair[1].of(text));
        if line.is_empty() || next.is_empty() || ends_sentence(line) {
            continue;
        }
        if (32..=110).contains(&line.len()) && !starts_item(next) {
            wraps += 1;
        } else {
            others += 1;
        }
    }
    let filled = lines.iter().filter(|l| l.start < l.end).count();
    let short = lines.iter().filter(|l| l.start < l.end && l.end - l.start <= 110).count();
    wraps >= 4 && wraps > 2 * others && short * 10 >= filled * 9
}

/// Cuts a paragraph where a post's signature or a photograph's credit stands inside it.
fn cut_inside(text: &str, span: Span) -> Vec<Span> {
    let part = span.of(text);
    let mut cuts = Vec::new();
    if let Some(at) = furniture::signature_start(part).filter(|at| *at > 0) {
        cuts.push(at);
    } else if let Some(at) = furniture::credit_end(part).filter(|at| *at < part.len()) {
        cuts.push(at);
    }
    let mut spans = Vec::new();
    let mut start = 0;
    for at in cuts.into_iter().chain([part.len()]) {
        let piece = &part[start..at];
        let lead = piece.len() - piece.trim_start().len();
        let (from, to) = (span.start + start + lead, span.start + start + piece.trim_end().len());
        if from < to {
            spans.push(Span::new(from, to));
        }
        start = at;
    }
    spans
}

fn classify(text: &str, spans: &[Span]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(spans.len());
    let mut titled = false;
    for (n, &span) in spans.iter().enumerate() {
        let part = span.of(text);
        let previous = blocks.last().copied();
        let after_bare_teaser = previous.is_some_and(|b| {
            b.kind == BlockKind::Teaser && furniture::is_bare_teaser(b.span.of(text)) && !ends_sentence(part)
        });
        let next_is_signature =
            spans.get(n + 1).is_some_and(|s| furniture::signature_start(s.of(text)) == Some(0));
        let kind = if furniture::signature_start(part) == Some(0) {
            BlockKind::Signature
        } else if after_bare_teaser {
            BlockKind::Teaser
        } else if let Some(kind) = furniture::kind(part) {
            kind
        } else if next_is_signature {
            BlockKind::Post
        } else if is_caption(text, spans, n) {
            BlockKind::Caption
        } else if !ends_sentence(part) && part.len() <= HEADING_LENGTH {
            if !titled && n < 3 { BlockKind::Title } else { BlockKind::Heading }
        } else {
            BlockKind::Body
        };
        titled |= matches!(kind, BlockKind::Title | BlockKind::Body);
        blocks.push(Block { span, kind });
    }
    blocks
}

/// A caption carries a photographer's or agency's credit, at its end or as the next short line.
fn is_caption(text: &str, spans: &[Span], n: usize) -> bool {
    let part = spans[n].of(text);
    if furniture::credit_end(part).is_some() {
        return true;
    }
    let ends_with_year = part.trim_end_matches(['.', ')']).ends_with(|c: char| c.is_ascii_digit());
    ends_with_year && spans.get(n + 1).is_some_and(|next| furniture::is_agency(next.of(text)))
}
