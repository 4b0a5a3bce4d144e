//! Text as text: spans, tokens, sentences, folding, encodings. Knows no language and no place.

mod document;
pub mod encoding;
pub mod fold;
mod parts;
mod shingles;
mod span;
mod tally;

pub use document::{Block, BlockKind, Document, Sentence, Token, TokenKind, Vocabulary};
pub use parts::parts;
pub use shingles::{Shingles, Sketch};
pub use span::{CodePoints, Span};
pub(crate) use tally::tally;

/// Bytes as lower-case hexadecimal digits, two a byte.
///
/// # Examples
/// ```
/// assert_eq!(incident_mapper::text::hex(&[0, 171]), "00ab");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |n: u8| DIGITS[usize::from(n & 15)];
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}
