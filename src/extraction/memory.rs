//! What was read of words, kept for the reports that come after: what a word list says of a word is the same in all of them.

use super::cues::Cues;
use super::likelihood;
use crate::language::english::Begins;
use crate::language::english::word_classes::WordClasses;
use crate::language::english::words::Lists;
use crate::text::Document;

/// What extraction read of words. It changes no value.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whose lasting numbers `words` goes by.
    vocabulary: Option<u64>,
    /// What is known of each word, by its lasting number.
    words: Vec<Word>,
}

/// A folded word wherever it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// Its lists, its classes and its cues.
    pub known: Known,
    /// What dates and numbers it may begin.
    pub begins: Begins,
    /// What stands for it and its other forms where it is weighed.
    pub stem: u64,
}

impl Word {
    fn of(word: &str) -> Self {
        Self { known: Known::of(word), begins: Begins::of(word), stem: likelihood::stem(word) }
    }
}

/// What is known of a word, or of several words together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// The word lists that it is on.
    pub lists: Lists,
    /// The word classes that it is of.
    pub classes: WordClasses,
    /// What it may lead in.
    pub cues: Cues,
}

impl Known {
    fn of(word: &str) -> Self {
        let (lists, classes) = (Lists::of(word), WordClasses::of(word));
        Self { lists, classes, cues: Cues::of(word, lists, classes) }
    }

    /// What is known of either of two words.
    pub fn and(self, other: &Self) -> Self {
        Self {
            lists: self.lists.and(other.lists),
            classes: self.classes.and(other.classes),
            cues: self.cues.and(other.cues),
        }
    }
}

impl Memory {
    /// What is known of each distinct word of a document, by its number there.
    pub(super) fn words(&mut self, doc: &Document<'_>) -> Vec<Word> {
        if self.vocabulary != Some(doc.vocabulary()) {
            self.vocabulary = Some(doc.vocabulary());
            self.words.clear();
        }
        self.words.extend(doc.kept_words_from(self.words.len()).map(Word::of));
        let word = |lasting: u32| self.words.get(lasting as usize).copied().unwrap_or_default();
        doc.kept_numbers().map(word).collect()
    }
}
