//! Sentences.

use super::{Sentence, Token};
use crate::text::Span;

pub(super) fn cut(
    text: &str,
    block: usize,
    from: usize,
    tokens: &mut [Token],
    sentences: &mut Vec<Sentence>,
) {
    let _ = text;
    let n = sentences.len();
    let Some(first) = tokens.get(from) else { return };
    let span = Span::new(first.span.start, tokens[tokens.len() - 1].span.end);
    for t in &mut tokens[from..] {
        t.sentence = n;
    }
    sentences.push(Sentence { span, block, tokens: from..tokens.len() });
}
