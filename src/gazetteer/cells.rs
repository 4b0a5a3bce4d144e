//! The text of one place of a compiled gazetteer: see [`super::layout::place::TEXT`].

use super::layout::{DEMONYM_SPELLING, TAGGED_SPELLING};

/// What is left to read of a place's text. Reading beyond the end gives 0 and empty strings.
#[derive(Debug, Clone)]
pub(super) struct Cells<'a>(&'a [u8]);

impl<'a> Cells<'a> {
    /// All of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// How many bytes are left.
    pub(super) fn rest(&self) -> usize {
        self.0.len()
    }

    /// The next number.
    pub(super) fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let Some((byte, rest)) = self.0.split_first() else { return 0 };
            self.0 = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                break;
            }
        }
        number
    }

    /// The next string.
    pub(super) fn string(&mut self) -> &'a str {
        let length = self.number();
        self.bytes(length)
    }

    /// Leaves the next string out.
    pub(super) fn skip_string(&mut self) {
        let length = self.number();
        self.skip(length);
    }

    /// The next radius, in metres.
    pub(super) fn radius(&mut self) -> f64 {
        let number = self.number();
        let value = (number >> 1) as u32;
        if number & 1 == 0 { f64::from(value) } else { f64::from(f32::from_bits(value)) }
    }

    /// The next spelling: whether it is a demonym, the number of its language, the spelling.
    pub(super) fn spelling(&mut self) -> Option<(bool, usize, &'a str)> {
        if self.0.is_empty() {
            return None;
        }
        let first = self.number();
        let language = if first & TAGGED_SPELLING == 0 { 0 } else { self.number() as usize };
        Some((first & DEMONYM_SPELLING != 0, language, self.bytes(first >> 2)))
    }

    /// Leaves the next spelling out: whether it is a demonym.
    pub(super) fn skip_spelling(&mut self) -> Option<bool> {
        if self.0.is_empty() {
            return None;
        }
        let first = self.number();
        if first & TAGGED_SPELLING != 0 {
            self.number();
        }
        self.skip(first >> 2);
        Some(first & DEMONYM_SPELLING != 0)
    }

    fn skip(&mut self, length: u64) {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        self.0 = self.0.get(length..).unwrap_or_default();
    }

    fn bytes(&mut self, length: u64) -> &'a str {
        let length = usize::try_from(length).unwrap_or(usize::MAX).min(self.0.len());
        let (bytes, rest) = self.0.split_at(length);
        self.0 = rest;
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_beyond_the_end_gives_nothing() {
        let mut cells = Cells::new(&[3, b'a', b'b']);
        assert_eq!((cells.string(), cells.number(), cells.string(), cells.spelling()), ("ab", 0, "", None));
        let mut endless = Cells::new(&[0xFF; 30]);
        endless.number();
        assert_eq!(endless.rest(), 20);
        assert_eq!(Cells::new(&[0xAC, 0x02]).number(), 300);
    }
}
