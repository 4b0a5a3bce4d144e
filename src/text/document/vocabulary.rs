//! The distinct folded words of texts, each kept once.
//!
//! Most words of a text are there several times, and most words of a report were in others before. What is asked of a word can be
//! asked once for all of them, by its number.

use super::ascii::{self, letters_and_digits};
use crate::text::Span;
use crate::text::fold::fold;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU64, Ordering};

/// Folded words that were met in documents, kept for those that come after: see [`Document::next`](super::Document::next).
///
/// A word has two numbers: one in the document that is read, from 0 on in the order in which its words first stand there, and one
/// that lasts as long as the vocabulary does. Both are 0 for the empty word.
#[derive(Debug)]
pub struct Vocabulary {
    /// No other vocabulary of the process has it, so that a lasting number can be told from one of another.
    id: u64,
    /// All words, one after the other.
    letters: String,
    /// Where each word ends among them, by its lasting number; it begins where the one before ends.
    ends: Vec<u32>,
    /// Words of up to 8 ASCII letters and digits, which are most of them, those of up to 16, and all others, of which the hash
    /// is kept. What is compared stands beside all that is asked of a word, so that one line of memory answers.
    short: HashTable<Kept<u64>>,
    middling: HashTable<Kept<u128>>,
    long: HashTable<Kept<u64>>,
    hasher: DefaultHashBuilder,
    /// What the hashes of words are mixed with, so that no text can be made that has all of them in one place.
    seed: u64,
    here: Reading,
}

/// A word of a vocabulary.
#[derive(Debug, Clone, Copy)]
struct Kept<W> {
    word: W,
    lasting: u32,
    /// Where it begins among the letters.
    start: u32,
    /// The last document that had it, and its number there.
    document: u32,
    number: u32,
}

/// The document that is read.
#[derive(Debug)]
struct Reading {
    /// Documents are counted from 1 on; a word that none had yet is of document 0.
    document: u32,
    /// The document's words, by their numbers.
    words: Vec<Here>,
}

/// A word of the document that is read: its lasting number, and where it stands among the letters.
#[derive(Debug, Clone, Copy, Default)]
struct Here {
    lasting: u32,
    start: u32,
    end: u32,
}

impl Reading {
    /// The number of a kept word of so many bytes, which is the next one where the document had it not yet.
    fn number<W>(&mut self, kept: &mut Kept<W>, length: usize) -> u32 {
        if kept.document != self.document {
            kept.document = self.document;
            kept.number = self.words.len() as u32;
            self.words.push(Here {
                lasting: kept.lasting,
                start: kept.start,
                end: kept.start + length as u32,
            });
        }
        kept.number
    }
}

/// Once so many words are kept, in about 6 MB, all are forgotten before the next document.
const MOST_KEPT: usize = 1 << 17;

impl Default for Vocabulary {
    /// The empty word alone.
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let hasher = DefaultHashBuilder::default();
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            letters: String::new(),
            ends: vec![0],
            short: HashTable::new(),
            middling: HashTable::new(),
            long: HashTable::new(),
            seed: hasher.hash_one(0) | 1,
            hasher,
            here: Reading { document: 1, words: vec![Here::default()] },
        }
    }
}

impl Vocabulary {
    /// Begins a document.
    pub(super) fn begin(&mut self) {
        if self.kept() > MOST_KEPT || self.here.document == u32::MAX {
            *self = Self::default();
        }
        self.here.document += 1;
        self.here.words.truncate(1);
    }

    /// What tells its lasting numbers from those of other vocabularies.
    pub(super) fn id(&self) -> u64 {
        self.id
    }

    /// How many words there are: all lasting numbers are below it.
    pub(super) fn kept(&self) -> usize {
        self.ends.len()
    }

    /// How many words the document has: all its numbers are below it.
    pub(super) fn words(&self) -> usize {
        self.here.words.len()
    }

    /// The word of a number of the document; empty for numbers that were not given.
    pub(super) fn word(&self, number: u32) -> &str {
        let here = self.here.words.get(number as usize).copied().unwrap_or_default();
        self.letters.get(here.start as usize..here.end as usize).unwrap_or_default()
    }

    /// The lasting number of a number of the document.
    pub(super) fn lasting(&self, number: u32) -> u32 {
        self.here.words.get(number as usize).map_or(0, |here| here.lasting)
    }

    /// The lasting numbers of the words of the document, by their numbers in it.
    pub(super) fn lasting_numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.here.words.iter().map(|here| here.lasting)
    }

    /// The word of a lasting number; empty for numbers that were not given.
    pub(super) fn kept_word(&self, lasting: u32) -> &str {
        word(&self.letters, &self.ends, lasting)
    }

    /// The number in the document of the folded form of these words of a text.
    pub(super) fn number(&mut self, text: &str, span: Span) -> u32 {
        if let Some(number) = self.number_of_plain(text, span) {
            return number;
        }
        let folded = fold(span.of(text));
        // What folds to a plain word has that one's number.
        let plain = self.number_of_plain(&folded, Span::new(0, folded.len()));
        plain.unwrap_or_else(|| if folded.is_empty() { 0 } else { self.number_of_long(&folded) })
    }

    /// The same for a word of so few ASCII letters and digits that they are compared at once; `None` for others.
    fn number_of_plain(&mut self, text: &str, span: Span) -> Option<u32> {
        const LONGER: usize = SHORT + 1;
        let length = span.end - span.start;
        let from = text.as_bytes().get(span.start..)?;
        match length {
            // Most words of most texts.
            1..=SHORT => {
                let word = ascii::small_word(first_bytes(from), length)?;
                Some(self.number_of_short(word, length))
            }
            // Whole eights of letters are looked at, beyond the end of the word too.
            LONGER..=MIDDLING if letters_and_digits(from.get(..MIDDLING + 8).unwrap_or(from)) >= length => {
                Some(self.number_of_middling(small_letters(from, length), length))
            }
            _ => None,
        }
    }

    /// The number in the document of a word of so many letters that [`ascii::plain_word`] has.
    pub(super) fn number_of_small(&mut self, word: u128, length: usize) -> u32 {
        if length <= SHORT {
            self.number_of_short(word as u64, length)
        } else {
            self.number_of_middling(word, length)
        }
    }

    fn number_of_short(&mut self, word: u64, length: usize) -> u32 {
        let seed = self.seed;
        let hash = |word: u64| mixed(word, seed);
        let own = hash(word);
        if let Some(kept) = self.short.find_mut(own, |kept| kept.word == word) {
            return self.here.number(kept, length);
        }
        let (kept, number) = self.add(word, &word.to_le_bytes()[..length]);
        self.short.insert_unique(own, kept, |kept| hash(kept.word));
        number
    }

    fn number_of_middling(&mut self, word: u128, length: usize) -> u32 {
        let seed = self.seed;
        let hash = |word: u128| mixed(mixed(word as u64, seed) ^ (word >> 64) as u64, seed);
        let own = hash(word);
        if let Some(kept) = self.middling.find_mut(own, |kept| kept.word == word) {
            return self.here.number(kept, length);
        }
        let (kept, number) = self.add(word, &word.to_le_bytes()[..length]);
        self.middling.insert_unique(own, kept, |kept| hash(kept.word));
        number
    }

    fn number_of_long(&mut self, folded: &str) -> u32 {
        let hash = self.hasher.hash_one(folded);
        let (letters, ends) = (&self.letters, &self.ends);
        let is_it = |kept: &Kept<u64>| kept.word == hash && word(letters, ends, kept.lasting) == folded;
        if let Some(kept) = self.long.find_mut(hash, is_it) {
            return self.here.number(kept, folded.len());
        }
        let (kept, number) = self.add(hash, folded.as_bytes());
        self.long.insert_unique(hash, kept, |kept| kept.word);
        number
    }

    /// A new word, with its number in the document.
    fn add<W>(&mut self, word: W, folded: &[u8]) -> (Kept<W>, u32) {
        let (lasting, start) = (self.ends.len() as u32, self.letters.len() as u32);
        self.letters.push_str(std::str::from_utf8(folded).unwrap_or_default());
        self.ends.push(self.letters.len() as u32);
        let mut kept = Kept { word, lasting, start, document: 0, number: 0 };
        let number = self.here.number(&mut kept, folded.len());
        (kept, number)
    }
}

/// How many letters are compared at once in a short word, and in a middling one.
const SHORT: usize = 8;
const MIDDLING: usize = 16;

/// The first `length` bytes of `text`, ASCII letters and digits and no more than [`MIDDLING`], in small letters, and zeros.
fn small_letters(text: &[u8], length: usize) -> u128 {
    // This bit tells small letters from capitals, and all digits have it.
    const SMALL: u128 = u128::from_le_bytes([0x20; MIDDLING]);
    let unused = 8 * (MIDDLING - length.clamp(1, MIDDLING)) as u32;
    (u128::from_le_bytes(first_bytes(text)) | SMALL) << unused >> unused
}

/// The first bytes of `text`, and zeros where it ends before.
fn first_bytes<const N: usize>(text: &[u8]) -> [u8; N] {
    text.first_chunk().copied().unwrap_or_else(|| {
        let mut bytes = [0; N];
        bytes.iter_mut().zip(text).for_each(|(own, byte)| *own = *byte);
        bytes
    })
}

/// Bits that depend on all bits of `word`.
fn mixed(word: u64, seed: u64) -> u64 {
    let product = u128::from(word ^ seed) * 0x9E37_79B9_7F4A_7C15;
    (product >> 64) as u64 ^ product as u64
}

/// The word of a lasting number, among all letters by where each ends.
fn word<'a>(letters: &'a str, ends: &[u32], lasting: u32) -> &'a str {
    let lasting = lasting as usize;
    let start = lasting.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(lasting).copied().unwrap_or(start);
    letters.get(start as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let mut words = Vocabulary::default();
        let mut number = |word: &str| words.number(word, Span::new(0, word.len()));
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
        assert_eq!(words.words(), 1004);
    }

    #[test]
    fn a_full_vocabulary_begins_anew_and_says_so() {
        let mut words = Vocabulary::default();
        words.begin();
        let id = words.id();
        for n in 0..MOST_KEPT {
            let word = n.to_string();
            words.number(&word, Span::new(0, word.len()));
        }
        assert_eq!((words.id(), words.words()), (id, MOST_KEPT + 1));
        words.begin();
        assert_ne!(words.id(), id);
        assert_eq!((words.kept(), words.words()), (1, 1));
    }

    proptest! {
        #[test]
        fn lasting_numbers_are_those_of_the_same_words(all in proptest::collection::vec("[a-c]{0,2}|[é-í ]{1,20}", 1..60)) {
            let mut words = Vocabulary::default();
            let mut lasting = std::collections::BTreeMap::new();
            for document in all.chunks(7) {
                words.begin();
                for word in document {
                    let number = words.number(word, Span::new(0, word.len()));
                    let kept = words.lasting(number);
                    prop_assert_eq!(words.kept_word(kept), fold(word));
                    prop_assert_eq!(*lasting.entry(fold(word)).or_insert(kept), kept);
                }
                prop_assert!(words.words() <= document.len() + 1);
            }
        }

        #[test]
        fn words_have_one_number_if_they_fold_alike(all in proptest::collection::vec("[a-cA-C0-1'é-]{1,18}", 1..40)) {
            let text = all.join(" ");
            let mut words = Vocabulary::default();
            let mut start = 0;
            for word in &all {
                let number = words.number(&text, Span::new(start, start + word.len()));
                prop_assert_eq!(words.word(number), fold(word));
                start += word.len() + 1;
            }
            let folded: std::collections::BTreeSet<String> = all.iter().map(|w| fold(w)).collect();
            prop_assert_eq!(words.words(), folded.iter().filter(|w| !w.is_empty()).count() + 1);
        }
    }
}
