//! The distinct folded words of texts, each kept once.
//!
//! Most words of a text are there several times, and most words of a report were in others before. What is asked of a word can be
//! asked once for all of them, by its number.

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
    /// Where each word ends in `letters`; it begins where the one before ends.
    ends: Vec<u32>,
    /// The words that fit a [`Short`].
    short: HashTable<(Short, Entry)>,
    /// All others.
    long: HashTable<Entry>,
    hasher: DefaultHashBuilder,
    /// What the hashes of short words are mixed with, so that no text can be made that has all of them in one place.
    seed: u64,
    /// Which document is read, counted from 1 on.
    document: u32,
    /// Its words, by their numbers.
    words: Vec<Here>,
}

/// A word of the document that is read: its lasting number, and where it stands among the letters.
#[derive(Debug, Clone, Copy, Default)]
struct Here {
    lasting: u32,
    start: u32,
    end: u32,
}

/// A word's numbers.
#[derive(Debug, Clone, Copy)]
struct Entry {
    lasting: u32,
    /// The last document that had the word, and its number there.
    document: u32,
    number: u32,
}

/// A word of at most 16 ASCII letters and digits in one number, which is compared at once.
type Short = u128;

/// How many letters a [`Short`] has.
const SHORT: usize = 16;

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
            long: HashTable::new(),
            seed: hasher.hash_one(0) | 1,
            hasher,
            document: 0,
            words: vec![Here::default()],
        }
    }
}

impl Vocabulary {
    /// Begins a document.
    pub(super) fn begin(&mut self) {
        if self.ends.len() > MOST_KEPT || self.document == u32::MAX {
            *self = Self::default();
        }
        self.document += 1;
        self.words.truncate(1);
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
        self.words.len()
    }

    /// The word of a number of the document; empty for numbers that were not given.
    pub(super) fn word(&self, number: u32) -> &str {
        let here = self.words.get(number as usize).copied().unwrap_or_default();
        self.letters.get(here.start as usize..here.end as usize).unwrap_or_default()
    }

    /// The lasting number of a number of the document.
    pub(super) fn lasting(&self, number: u32) -> u32 {
        self.words.get(number as usize).map_or(0, |here| here.lasting)
    }

    /// The word of a lasting number; empty for numbers that were not given.
    pub(super) fn kept_word(&self, lasting: u32) -> &str {
        word(&self.letters, &self.ends, lasting)
    }

    /// The number in the document of the folded form of the `length` bytes of `text` from `start` on. `plain` says that they are
    /// ASCII letters and digits.
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
        if let Some((_, entry)) = self.short.find_mut(own, |(known, _)| *known == word) {
            return entry.number_in(self.document, &self.ends, &mut self.words);
        }
        let entry = self.add(word.to_le_bytes().get(..length).unwrap_or_default());
        self.short.insert_unique(own, (word, entry), |(word, _)| hash(*word));
        entry.number
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
        let Self { letters, ends, long, words, .. } = self;
        let is_it = |entry: &Entry| word(letters, ends, entry.lasting) == folded;
        if let Some(entry) = long.find_mut(hash, is_it) {
            return entry.number_in(self.document, ends, words);
        }
        let entry = self.add(folded.as_bytes());
        let Self { letters, ends, long, hasher, .. } = self;
        long.insert_unique(hash, entry, |entry| hasher.hash_one(word(letters, ends, entry.lasting)));
        entry.number
    }

    fn add(&mut self, folded: &[u8]) -> Entry {
        self.letters.push_str(std::str::from_utf8(folded).unwrap_or_default());
        self.ends.push(self.letters.len() as u32);
        let lasting = self.ends.len() as u32 - 1;
        let entry = Entry { lasting, document: self.document, number: self.words.len() as u32 };
        self.words.push(Here::of(lasting, &self.ends));
        entry
    }
}

impl Entry {
    /// The word's number in a document, which is the next one where the document had it not yet.
    fn number_in(&mut self, document: u32, ends: &[u32], words: &mut Vec<Here>) -> u32 {
        if self.document != document {
            *self = Self { document, number: words.len() as u32, ..*self };
            words.push(Here::of(self.lasting, ends));
        }
        self.number
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

impl Here {
    fn of(lasting: u32, ends: &[u32]) -> Self {
        let (start, end) = place(ends, lasting);
        Self { lasting, start, end }
    }
}

/// Where the word of a lasting number begins and ends among the letters.
fn place(ends: &[u32], lasting: u32) -> (u32, u32) {
    let lasting = lasting as usize;
    let start = lasting.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    (start, ends.get(lasting).copied().unwrap_or(start))
}

fn word<'a>(letters: &'a str, ends: &[u32], lasting: u32) -> &'a str {
    let (start, end) = place(ends, lasting);
    letters.get(start as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let mut words = Vocabulary::default();
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
        assert_eq!(words.words(), 1004);
    }

    #[test]
    fn a_full_vocabulary_begins_anew_and_says_so() {
        let mut words = Vocabulary::default();
        words.begin();
        let id = words.id();
        for n in 0..MOST_KEPT {
            let word = n.to_string();
            words.number(&word, 0, word.len(), true);
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
                    let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
                    let number = words.number(word, 0, word.len(), plain);
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
                let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
                let number = words.number(&text, start, word.len(), plain);
                prop_assert_eq!(words.word(number), fold(word));
                start += word.len() + 1;
            }
            let folded: std::collections::BTreeSet<String> = all.iter().map(|w| fold(w)).collect();
            prop_assert_eq!(words.words(), folded.iter().filter(|w| !w.is_empty()).count() + 1);
        }
    }
}
