//! Where in a text something stands.

use super::tally;

/// A half-open range of byte offsets into a report's text. Always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words at this span of `text`; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Turns byte offsets into Unicode code-point offsets, which is what files count in.
///
/// Built once a text; each look-up is a binary search over marks that stand at every 64th byte.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// The code points before the text.
    before: usize,
    marks: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> CodePoints<'a> {
    /// Counts the code points of `text`.
    pub fn new(text: &'a str) -> Self {
        Self::after(0, text)
    }

    /// Those of a part of a text that has `before` code points before it, from the beginning of the whole.
    pub fn after(before: usize, text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0u32;
        for chunk in bytes.chunks(STRIDE) {
            marks.push(count);
            count += tally(chunk, |byte| !is_continuation(byte)) as u32;
        }
        Self { text, before, marks }
    }

    /// The text that is counted.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The number of code points before byte `offset`.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let mark = offset / STRIDE;
        let Some(&marked) = self.marks.get(mark) else { return self.before + self.text.chars().count() };
        let rest = &self.text.as_bytes()[mark * STRIDE..offset];
        self.before + marked as usize + tally(rest, |byte| !is_continuation(byte))
    }

    /// The code-point offsets of `span`.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_not_bytes() {
        let text = "Füzuli və Gəncə ".repeat(20);
        let points = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), n);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
