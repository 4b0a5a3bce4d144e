//! Which letters stand between which others in names: so that of all letters that a gap may hold few are tried.
//!
//! For the two letters before a gap and the two after it a word of 64 bits, a bit for each letter that some name has there.
//! Several neighbourhoods may share a word, and several letters a bit, so that a letter which no name has there may seem to
//! be one, but never the other way round.
//!
//! The build script compiles this file too.

use crate::gazetteer::layout::home;

/// Stands for what is before the first letter and after the last one.
pub const EDGE: char = '\n';

/// The bytes of a word.
pub const WORD: usize = 8;

/// No more words than this, which a processor keeps at hand.
const MOST_WORDS: usize = 1 << 17;

/// A word for each so many names.
const NAMES_PER_WORD: usize = 4;

/// The letters between others, as they are gathered.
#[derive(Debug)]
pub struct Gathered(Vec<u64>);

impl Gathered {
    /// Room for `names`.
    pub fn new(names: usize) -> Self {
        Self(vec![0; (names / NAMES_PER_WORD).clamp(1, MOST_WORDS)])
    }

    /// Takes the letters of a name.
    pub fn add(&mut self, letters: &[char]) {
        let words = self.0.len();
        for (position, letter) in letters.iter().enumerate() {
            if let Some(word) = self.0.get_mut(place(letters, position, position + 1, words)) {
                *word |= bit(*letter);
            }
        }
    }

    /// The words' bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_iter().flat_map(u64::to_le_bytes).collect()
    }
}

/// The letters between others, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Neighbours<'a>(&'a [[u8; WORD]]);

impl<'a> Neighbours<'a> {
    /// Bytes that are no whole word at the end do not count.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    /// The [`bit`]s of the letters that may stand in the place of those at `start..end`.
    #[inline]
    pub fn in_place_of(self, letters: &[char], start: usize, end: usize) -> u64 {
        let place = place(letters, start, end, self.0.len());
        self.0.get(place).map_or(0, |word| u64::from_le_bytes(*word))
    }

    /// Whether a name may have the letter at `position` between those beside it.
    pub fn may_have(self, letters: &[char], position: usize) -> bool {
        let letter = letters.get(position);
        letter.is_none_or(|letter| self.in_place_of(letters, position, position + 1) & bit(*letter) != 0)
    }
}

/// The bit that stands for a letter; letters that follow each other in an alphabet have different ones.
pub fn bit(letter: char) -> u64 {
    1 << (u32::from(letter) % 64)
}

/// Which of so many words is for a gap in the place of the letters at `start..end`.
fn place(letters: &[char], start: usize, end: usize, words: usize) -> usize {
    let before = |back| start.checked_sub(back).and_then(|at| letters.get(at));
    let beside = [before(2), before(1), letters.get(end), letters.get(end + 1)];
    let packed =
        beside.iter().fold(0, |sum: u64, letter| sum.rotate_left(17) ^ u64::from(*letter.unwrap_or(&EDGE)));
    let mixed = (packed ^ packed >> 32).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    home((mixed ^ mixed >> 32).wrapping_mul(0xC4CE_B9FE_1A85_EC53), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(name: &str) -> Vec<char> {
        name.chars().collect()
    }

    #[test]
    fn the_letters_of_names_are_known_between_their_neighbours() {
        let names = ["stepanakert", "qarayusifli", "гянджа", "a"];
        let mut gathered = Gathered::new(4000);
        names.iter().for_each(|name| gathered.add(&letters(name)));
        let bytes = gathered.into_bytes();
        let neighbours = Neighbours::new(&bytes);
        for name in names.map(letters) {
            assert!((0..=name.len()).all(|at| neighbours.may_have(&name, at)));
        }
        let gap = neighbours.in_place_of(&letters("stepnakert"), 4, 4);
        assert_eq!(gap, bit('a'));
        assert!(!neighbours.may_have(&letters("stepanakort"), 8));
        assert_eq!(Neighbours::new(&[]).in_place_of(&letters("stepnakert"), 4, 4), 0);
    }
}
