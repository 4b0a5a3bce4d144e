//! Text as text: spans, tokens, sentences, folding, encodings. Knows no language and no place.

mod document;
pub mod encoding;
pub mod fold;
mod span;

pub use document::{Block, BlockKind, Document, Sentence, Token, TokenKind};
pub use span::{CodePoints, Span};
