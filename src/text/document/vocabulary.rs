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
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Vocabulary {
    /// The empty word alone, with room for so many more.
    pub(super) fn new(words: usize) -> Self {
        let (numbers, hasher) = (HashTable::with_capacity(words), DefaultHashBuilder::default());
        Self { letters: String::new(), ends: vec![0], numbers, hasher }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number; empty for numbers that were not given.
    pub(super) fn word(&self, number: u32) -> &str {
        word(&self.letters, &self.ends, number)
    }

    /// The number of the folded form of `written`, which is added where it is new.
    pub(super) fn number(&mut self, written: &str) -> u32 {
        // Most words are short and plain, and have been seen before.
        let mut plain = [0; PLAIN];
        if let Some(to) = plain.get_mut(..written.len()) {
            let mut all_plain = true;
            for (to, from) in to.iter_mut().zip(written.bytes()) {
                *to = from.to_ascii_lowercase();
                all_plain &= from.is_ascii_alphanumeric();
            }
            if all_plain {
                return self.number_of(to);
            }
        }
        let folded = fold(written);
        if folded.is_empty() { 0 } else { self.number_of(folded.as_bytes()) }
    }

    fn number_of(&mut self, folded: &[u8]) -> u32 {
        let Self { letters, ends, numbers, hasher } = self;
        let hash = hasher.hash_one(folded);
        if let Some(&known) = numbers.find(hash, |number| word(letters, ends, *number).as_bytes() == folded) {
            return known;
        }
        let number = ends.len() as u32;
        letters.push_str(std::str::from_utf8(folded).unwrap_or_default());
        ends.push(letters.len());
        let rehash = |number: &u32| hasher.hash_one(word(letters, ends, *number).as_bytes());
        numbers.insert_unique(hash, number, rehash);
        number
    }
}

/// So many bytes hold nearly all words.
const PLAIN: usize = 24;

fn word<'a>(letters: &'a str, ends: &[usize], number: u32) -> &'a str {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(number).and_then(|end| letters.get(start..*end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let mut words = Vocabulary::new(0);
        let ganja = words.number("Ganja");
        let fuzuli = words.number("Füzuli");
        assert_eq!((words.number("GANJA"), words.number("fuzuli"), words.number("'")), (ganja, fuzuli, 0));
        assert_eq!(
            (words.word(ganja), words.word(fuzuli), words.word(0), words.word(99)),
            ("ganja", "fuzuli", "", "")
        );
        for n in 0..1000 {
            words.number(&format!("word{n}"));
        }
        assert_eq!((words.number("Word999"), words.len()), (1002, 1003));
    }
}
