//! One pass over the tags of a page, without a tree: its visible text, and whether a tree of it can be afforded.
//!
//! Parsing and extraction can be made to do quadratic work: each block reopens the formatting elements that were left
//! open, scopes are searched up the whole stack, an attribute is compared with all before it, the words of an element are
//! gathered at each of its ancestors, and writing HTML searches the rest of a text anew at each character to be escaped.
//! Ordinary pages come nowhere near the limits here; a page beyond them is read by its tags alone, which is linear.

use std::cell::RefCell;
use std::collections::HashMap;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::tags;
use crate::format::reports::TEXT_LIMIT;
use crate::format::reports::paragraphs::Paragraphs;

/// What one pass found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The text outside scripts, styles and page furniture.
    pub(super) text: String,
    /// The words of `<title>`.
    pub(super) title: String,
    /// Whether a tree would cost too much.
    pub(super) hostile: bool,
}

/// The deepest nesting of which a tree is built. Hand-written and generated pages stay below 100.
const MAX_DEPTH: usize = 400;
/// The most start tags of which a tree is built.
const MAX_TAGS: usize = 60_000;
/// The most formatting elements that may have to be reopened, over the whole page.
const MAX_REOPENED: usize = 500_000;
/// The most comparisons of attribute names, over the whole page.
const MAX_ATTRIBUTE_WORK: u64 = 1_000_000_000;
/// The most bytes of text, each counted as often as it is deep, over the whole page.
const MAX_DEPTH_WORK: u64 = 1_000_000_000;
/// The most bytes searched for characters to be escaped, over the whole page.
const MAX_ESCAPE_WORK: u64 = 20_000_000_000;
/// The most `<html>` and `<body>` tags: each is compared with the attributes of all before it.
const MAX_ROOTS: usize = 20;
/// How much is handed to the tokenizer at a time.
const CHUNK: usize = 4096;

/// Scans `html`.
pub(super) fn scan(html: &str) -> Scan {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = html;
    // A tag whose attributes never end gives no token; its cost is estimated from outside.
    let (mut separators, mut work, mut seen) = (0u64, 0u64, 0usize);
    while !rest.is_empty() {
        let chunk = crate::text::encoding::prefix(rest, CHUNK);
        rest = &rest[chunk.len()..];
        separators +=
            chunk.bytes().filter(|b| matches!(b, b' ' | b'\t' | b'\n' | b'/' | b'"' | b'\'')).count() as u64;
        queue.push_back(chunk.into());
        // Scripts are never run, so the tokenizer's answer at a closing script tag is of no matter.
        while !matches!(tokenizer.feed(&queue), html5ever::interface::TokenizerResult::Done) {}
        let tokens = tokenizer.sink.0.borrow().tokens;
        if tokens != seen {
            seen = tokens;
            work += separators * separators / 2;
            separators = 0;
        }
        if work + separators * separators / 2 > MAX_ATTRIBUTE_WORK {
            return Scan { text: without_tags(html), title: String::new(), hostile: true };
        }
    }
    tokenizer.end();
    tokenizer.sink.0.take().finish()
}

/// `html` without what stands between `<` and `>`: the last resort.
fn without_tags(html: &str) -> String {
    let mut text = Paragraphs::up_to(TEXT_LIMIT);
    for (n, piece) in html.split('<').enumerate() {
        let words = if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) };
        text.text(words);
        text.text(" ");
    }
    text.finish()
}

#[derive(Default)]
struct Sink(RefCell<State>);

#[derive(Default)]
struct State {
    text: Option<Paragraphs>,
    title: String,
    tokens: usize,
    start_tags: usize,
    roots: usize,
    /// Open elements by name. Counted by name, so that a stray end tag closes nothing else.
    open: HashMap<String, usize>,
    depth: usize,
    formatting: usize,
    reopened: usize,
    too_deep: bool,
    depth_work: u64,
    escape_work: u64,
    /// The length of the text since the last tag, and how many of its characters are to be escaped.
    run: (u64, u64),
    in_title: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::ParseError(_) => TokenSinkResult::Continue,
            Token::TagToken(tag) => state.tag(&tag),
            Token::CharacterTokens(text) => {
                state.tokens += 1;
                state.words(&text);
                TokenSinkResult::Continue
            }
            _ => {
                state.tokens += 1;
                TokenSinkResult::Continue
            }
        }
    }
}

impl State {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        self.tokens += 1;
        let name = tag.name.as_ref();
        self.end_run();
        for attribute in &tag.attrs {
            let work = (attribute.value.len() as u64).saturating_mul(escapes(&attribute.value));
            self.escape_work = self.escape_work.saturating_add(work);
        }
        self.layout(name);
        match tag.kind {
            TagKind::StartTag => self.start(name, tag.self_closing),
            TagKind::EndTag => {
                self.close(name);
                if name == "title" {
                    self.in_title = false;
                }
                TokenSinkResult::Continue
            }
        }
    }

    fn layout(&mut self, name: &str) {
        let text = self.text.get_or_insert_with(|| Paragraphs::up_to(TEXT_LIMIT));
        match tags::layout(name) {
            tags::Layout::Block => text.end(),
            tags::Layout::Break => text.line_break(),
            tags::Layout::Cell => text.text(" "),
            tags::Layout::Inline => {}
        }
    }

    fn start(&mut self, name: &str, self_closing: bool) -> TokenSinkResult<()> {
        self.start_tags += 1;
        self.reopened += self.formatting;
        if matches!(name, "html" | "body") {
            self.roots += 1;
        }
        let mut foreign = self.is_open("svg") || self.is_open("math");
        if foreign && tags::leaves_foreign_content(name) {
            self.close_all("svg");
            self.close_all("math");
            foreign = false;
        }
        let closes_itself = self_closing && (foreign || matches!(name, "svg" | "math"));
        let closed_by_next = tags::has_implied_end(name) || (!foreign && tags::is_table_part(name));
        if !closes_itself && !tags::is_void(name) && !closed_by_next {
            *self.open.entry(name.to_owned()).or_default() += 1;
            self.depth += 1;
            self.formatting += usize::from(tags::is_formatting(name));
            self.too_deep |= self.depth > MAX_DEPTH;
        }
        if foreign {
            return TokenSinkResult::Continue;
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "title" => {
                self.in_title = true;
                TokenSinkResult::RawData(RawKind::Rcdata)
            }
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn is_open(&self, name: &str) -> bool {
        self.open.get(name).is_some_and(|n| *n > 0)
    }

    fn close(&mut self, name: &str) {
        if let Some(count) = self.open.get_mut(name).filter(|n| **n > 0) {
            *count -= 1;
            self.depth -= 1;
            self.formatting -= usize::from(tags::is_formatting(name));
        }
    }

    fn close_all(&mut self, name: &str) {
        let count = self.open.remove(name).unwrap_or(0);
        self.depth -= count;
    }

    fn words(&mut self, words: &str) {
        self.reopened += self.formatting;
        self.depth_work += words.len() as u64 * self.depth as u64;
        self.run.0 += words.len() as u64;
        self.run.1 += escapes(words);
        if self.in_title {
            if self.title.len() < 1000 {
                self.title.push_str(words);
            }
        } else if !tags::UNSEEN.iter().any(|name| self.is_open(name)) {
            self.text.get_or_insert_with(|| Paragraphs::up_to(TEXT_LIMIT)).text(words);
        }
    }

    fn end_run(&mut self) {
        let (length, escapes) = std::mem::take(&mut self.run);
        self.escape_work = self.escape_work.saturating_add(length.saturating_mul(escapes));
    }

    fn finish(mut self) -> Scan {
        self.end_run();
        let hostile = self.too_deep
            || self.depth_work > MAX_DEPTH_WORK
            || self.escape_work > MAX_ESCAPE_WORK
            || self.start_tags > MAX_TAGS
            || self.reopened > MAX_REOPENED
            || self.roots > MAX_ROOTS;
        Scan { text: self.text.map(Paragraphs::finish).unwrap_or_default(), title: self.title, hostile }
    }
}

/// How many characters of `text` are escaped when it is written as HTML.
fn escapes(text: &str) -> u64 {
    text.chars().filter(|c| matches!(c, '&' | '<' | '>' | '"' | '\u{A0}')).count() as u64
}
