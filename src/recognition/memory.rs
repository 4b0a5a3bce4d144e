//! What was read of words and of names, kept for the reports that come after.
//!
//! News uses the same words again and again. What the word lists, the scripts and the gazetteer say of one is the same in every
//! report, so that it is read once.

use super::spelling::{First, Spelled};
use super::typing::{Meant, Near};
use super::words::Known;
use crate::gazetteer::Beginning;
use crate::model::Candidate;
use crate::text::Document;
use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use std::borrow::Borrow;
use std::hash::Hash;
use std::rc::Rc;
use std::sync::Arc;

/// So many names and candidates are kept, in about 20 MB; then all are forgotten, and those that come again are read again.
const MOST_KEPT: usize = 100_000;

/// What recognition read of words and names with one gazetteer.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whose lasting numbers `words` goes by.
    vocabulary: Option<u64>,
    /// What is known of each word, by its lasting number.
    words: Vec<Kept>,
    /// What spellings begin with several words: by the number of the words before the last, and the lasting number of the last.
    beginnings: HashMap<(Words, u32), (Words, Beginning)>,
    names: Names,
}

/// The number of some words in a row: that of one is its lasting number, others are counted from [`SEVERAL`] on.
pub(super) type Words = u32;

/// Lasting numbers are below it.
const SEVERAL: u32 = 1 << 31;

/// What is kept of a word.
#[derive(Debug)]
struct Kept {
    known: Known,
    /// The spellings that begin with it, once they are asked for.
    first: Option<First>,
}

/// What is kept of names, each by its folded form and how it is asked for, or by its candidates.
#[derive(Debug, Default)]
struct Names {
    /// By the number of its words, whether other words for its first one count, and whether it is one in any case.
    spelled: HashMap<(Words, bool, bool), Option<Rc<Spelled>>>,
    /// Of a word as it is written, with a full stop behind it.
    stopped: HashMap<String, Option<Rc<Spelled>>>,
    transliterated: HashMap<String, Arc<[Candidate]>>,
    /// With one error, and with two.
    near: [HashMap<String, Rc<Near>>; 2],
    meant: HashMap<Arc<[Candidate]>, Rc<Meant>>,
    kept: usize,
}

impl Memory {
    /// Reads the words of a document that are new to its vocabulary.
    pub(super) fn learn(&mut self, doc: &Document<'_>) {
        if self.vocabulary != Some(doc.vocabulary()) {
            self.vocabulary = Some(doc.vocabulary());
            self.words.clear();
            self.beginnings.clear();
            self.names.spelled.clear();
        }
        let new = doc.kept_words_from(self.words.len());
        self.words.extend(new.map(|word| Kept { known: Known::of(word), first: None }));
    }

    /// What is known of a word, by its lasting number.
    pub(super) fn known(&self, word: u32) -> Known {
        self.words.get(word as usize).map(|kept| kept.known).unwrap_or_default()
    }

    /// The spellings that begin with a word, by its lasting number.
    pub(super) fn first(&mut self, word: u32, read: impl FnOnce() -> First) -> First {
        match self.words.get_mut(word as usize) {
            Some(kept) => *kept.first.get_or_insert_with(read),
            None => read(),
        }
    }

    /// What spellings begin with words and then another one, by its lasting number; and the number of all of them, where it is kept.
    pub(super) fn beginning(
        &mut self,
        words: Option<Words>,
        next: u32,
        read: impl FnOnce() -> Beginning,
    ) -> (Option<Words>, Beginning) {
        let Some(words) = words else { return (None, read()) };
        let count = self.beginnings.len();
        match self.beginnings.entry((words, next)) {
            Entry::Occupied(kept) => {
                let (all, beginning) = *kept.get();
                (Some(all), beginning)
            }
            // A text of many made-up names could have any number of them.
            Entry::Vacant(_) if count >= MOST_KEPT => (None, read()),
            Entry::Vacant(free) => {
                let kept = (SEVERAL + count as u32, read());
                free.insert(kept);
                (Some(kept.0), kept.1)
            }
        }
    }

    /// What the spelling of these words may mean, by whether other words for its first one count, and whether it is one in any case.
    pub(super) fn spelled(
        &mut self,
        words: Option<Words>,
        other_words: bool,
        any_case: bool,
        read: impl FnOnce() -> Option<Spelled>,
    ) -> Option<Rc<Spelled>> {
        let read = || read().map(Rc::new);
        let Some(words) = words else { return read() };
        self.names.answer(|names| &mut names.spelled, &(words, other_words, any_case), read, places)
    }

    /// What a word with a full stop behind it may mean. No folded form has a full stop and capitals.
    pub(super) fn spelled_with_stop(
        &mut self,
        word: &str,
        read: impl FnOnce(&str) -> Option<Spelled>,
    ) -> Option<Rc<Spelled>> {
        let written = format!("{word}.");
        let read = || read(&written).map(Rc::new);
        self.names.answer(|names| &mut names.stopped, written.as_str(), read, places)
    }

    /// The candidates of the transliteration tier.
    pub(super) fn transliterated(
        &mut self,
        key: &str,
        read: impl FnOnce() -> Arc<[Candidate]>,
    ) -> Arc<[Candidate]> {
        self.names.answer(|names| &mut names.transliterated, key, read, |found| found.len())
    }

    /// The places of a name with so many typing errors.
    pub(super) fn near(&mut self, errors: usize, key: &str, read: impl FnOnce() -> Near) -> Rc<Near> {
        let way = usize::from(errors > 1);
        self.names.answer(|names| &mut names.near[way], key, || Rc::new(read()), |near| near.places.len())
    }

    /// What candidates may mean below country level.
    pub(super) fn meant(&mut self, candidates: &Arc<[Candidate]>, read: impl FnOnce() -> Meant) -> Rc<Meant> {
        let size = |meant: &Rc<Meant>| candidates.len() + meant.divisions.len();
        self.names.answer(|names| &mut names.meant, candidates, || Rc::new(read()), size)
    }
}

/// How many places a spelling may mean.
fn places(spelled: &Option<Rc<Spelled>>) -> usize {
    spelled.as_ref().map_or(0, |s| s.candidates.len())
}

impl Names {
    fn answer<K: Hash + Eq + Borrow<Q>, Q: ?Sized + Hash + Eq + ToOwned<Owned = K>, T: Clone>(
        &mut self,
        of: impl Fn(&mut Self) -> &mut HashMap<K, T>,
        key: &Q,
        read: impl FnOnce() -> T,
        size: impl FnOnce(&T) -> usize,
    ) -> T {
        if let Some(kept) = of(self).get(key) {
            return kept.clone();
        }
        let answer = read();
        if self.kept > MOST_KEPT {
            *self = Self::default();
        }
        self.kept += 1 + size(&answer);
        of(self).insert(key.to_owned(), answer.clone());
        answer
    }
}
