//! The quote that a feature carries.

use crate::text::Span;

/// Words with every run of white space as one space.
pub(super) fn in_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The longest quote that a feature carries, in characters.
pub(super) const QUOTE: usize = 200;

/// The sentence in one line; where it is too long, whole words around the trigger with an ellipsis at each cut.
pub(super) fn quote(text: &str, sentence: Span, trigger: Span) -> String {
    let whole = in_one_line(sentence.of(text));
    if whole.chars().count() <= QUOTE {
        return whole;
    }
    let before = in_one_line(&text[sentence.start..trigger.start]).chars().count();
    let words: Vec<&str> = whole.split(' ').collect();
    // Start so that the trigger stands in the first half, and take whole words up to the limit, less the ellipses.
    let mut start = 0;
    let mut skipped = 0;
    while skipped + QUOTE / 2 < before {
        skipped += words[start].chars().count() + 1;
        start += 1;
    }
    let mut kept = String::from(if start > 0 { "…" } else { "" });
    let mut length = usize::from(start > 0);
    for (n, word) in words[start..].iter().enumerate() {
        let letters = word.chars().count();
        if length + letters + 2 > QUOTE {
            kept.push('…');
            return kept;
        }
        if n > 0 {
            kept.push(' ');
        }
        kept.push_str(word);
        length += letters + usize::from(n > 0);
    }
    kept
}
