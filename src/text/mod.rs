//! Text as text: spans, tokens, sentences, folding, encodings. Knows no language and no place.

mod document;
pub mod encoding;
pub mod fold;
mod shingles;
mod span;

pub use document::{Block, BlockKind, Document, Sentence, Token, TokenKind};
pub use shingles::Shingles;
pub use span::{CodePoints, Span};

/// Bytes as lower-case hexadecimal digits, two a byte.
///
/// # Examples
/// ```
/// assert_eq!(incident_mapper::text::hex(&[0, 171]), "00ab");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
