//! The distinct folded words of a text, each kept once.
//!
//! Most words of a text are there several times. What is asked of a word can be asked once for all of them, by its number.

use crate::text::fold::fold;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Folded words and their numbers, from 0 on in the order in which they first stand in the text. Number 0 is the empty word.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary {
    /// All words, one after the other.
    letters: String,
    /// Where each word ends in `letters`; it begins where the one before ends.
    ends: Vec<usize>,
    /// The numbers of the words that fit a [`Short`].
    short: HashTable<(Short, u32)>,
    /// The numbers of all others.
    long: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// What the hashes of short words are mixed with, so that no text can be made that has all of them in one place.
    seed: u64,
}

/// A word of at most 16 ASCII letters and digits in one number, which is compared at once.
type Short = u128;

/// How many letters a [`Short`] has.
const SHORT: usize = 16;

impl Vocabulary {
    /// The empty word alone, with room for so many more.
    pub(super) fn new(words: usize) -> Self {
        let hasher = DefaultHashBuilder::default();
        Self {
            letters: String::with_capacity(8 * words),
            ends: vec![0],
            short: HashTable::with_capacity(words),
            long: HashTable::new(),
            seed: hasher.hash_one(0) | 1,
            hasher,
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number; empty for numbers that were not given.
    pub(super) fn word(&self, number: u32) -> &str {
        word(&self.letters, &self.ends, number)
    }

    /// The number of the folded form of the `length` bytes of `text` from `start` on, which is added where it is new. `plain`
    /// says that they are ASCII letters and digits.
    pub(super) fn number(&mut self, text: &str, start: usize, length: usize, plain: bool) -> u32 {
        match plain.then(|| short(text.as_bytes(), start, length)).flatten() {
            Some(short) => self.number_of_short(short, length),
            None => self.number_of_long(&fold(text.get(start..start + length).unwrap_or_default())),
        }
    }

    fn number_of_short(&mut self, word: Short, length: usize) -> u32 {
        let seed = self.seed;
        let hash = |word: Short| {
            let mixed = (word as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let mixed = (mixed ^ mixed >> 32 ^ (word >> 64) as u64).wrapping_mul(seed);
            mixed ^ mixed >> 29
        };
        let own = hash(word);
        if let Some((_, known)) = self.short.find(own, |(known, _)| *known == word) {
            return *known;
        }
        let number = self.add(word.to_le_bytes().get(..length).unwrap_or_default());
        self.short.insert_unique(own, (word, number), |(word, _)| hash(*word));
        number
    }

    fn number_of_long(&mut self, folded: &str) -> u32 {
        if folded.is_empty() {
            return 0;
        }
        // What folds to a short word has that one's number.
        if folded.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && let Some(short) = short(folded.as_bytes(), 0, folded.len())
        {
            return self.number_of_short(short, folded.len());
        }
        let hash = self.hasher.hash_one(folded);
        if let Some(known) = self.long.find(hash, |number| self.word(*number) == folded) {
            return *known;
        }
        let number = self.add(folded.as_bytes());
        let Self { letters, ends, long, hasher, .. } = self;
        long.insert_unique(hash, number, |number| hasher.hash_one(word(letters, ends, *number)));
        number
    }

    fn add(&mut self, folded: &[u8]) -> u32 {
        self.letters.push_str(std::str::from_utf8(folded).unwrap_or_default());
        self.ends.push(self.letters.len());
        self.ends.len() as u32 - 1
    }
}

/// The `length` bytes of `text` from `start` on, ASCII letters and digits, as a folded word; `None` where they are too many.
fn short(text: &[u8], start: usize, length: usize) -> Option<Short> {
    if length == 0 || length > SHORT {
        return None;
    }
    let bytes = match text.get(start..).and_then(|rest| rest.first_chunk::<SHORT>()) {
        Some(bytes) => *bytes,
        // The last words of a text.
        None => {
            let mut bytes = [0; SHORT];
            bytes.get_mut(..length)?.copy_from_slice(text.get(start..start + length)?);
            bytes
        }
    };
    // This bit tells small letters from capitals, and all digits have it.
    const SMALL: Short = Short::from_le_bytes([0x20; SHORT]);
    let unused = 8 * (SHORT - length) as u32;
    Some((Short::from_le_bytes(bytes) | SMALL) << unused >> unused)
}

fn word<'a>(letters: &'a str, ends: &[usize], number: u32) -> &'a str {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(number).and_then(|end| letters.get(start..*end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let mut words = Vocabulary::new(0);
        let mut number = |word: &str| {
            let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
            words.number(word, 0, word.len(), plain)
        };
        let (ganja, fuzuli) = (number("Ganja"), number("Füzuli"));
        assert_eq!((number("GANJA"), number("fuzuli"), number("'")), (ganja, fuzuli, 0));
        let long = number("Nagorno-Karabakhskaya");
        assert_eq!(number("NAGORNO KARABAKHSKAYA"), long);
        for n in 0..1000 {
            number(&format!("word{n}"));
        }
        assert_eq!(number("Word999"), 1003);
        let all = [ganja, fuzuli, long, 0, 9999].map(|number| words.word(number));
        assert_eq!(all, ["ganja", "fuzuli", "nagorno karabakhskaya", "", ""]);
        assert_eq!(words.len(), 1004);
    }

    proptest! {
        #[test]
        fn words_have_one_number_if_they_fold_alike(all in proptest::collection::vec("[a-cA-C0-1'é-]{1,18}", 1..40)) {
            let text = all.join(" ");
            let mut words = Vocabulary::new(0);
            let mut start = 0;
            for word in &all {
                let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
                let number = words.number(&text, start, word.len(), plain);
                prop_assert_eq!(words.word(number), fold(word));
                start += word.len() + 1;
            }
            let folded: std::collections::BTreeSet<String> = all.iter().map(|w| fold(w)).collect();
            prop_assert_eq!(words.len(), folded.iter().filter(|w| !w.is_empty()).count() + 1);
        }
    }
}
