//! What was read of words, kept for the reports that come after: what a word list says of a word is the same in all of them.

use super::cues::Cues;
use super::likelihood;
use crate::language::english::Begins;
use crate::language::english::word_classes::WordClasses;
use crate::language::english::words::Lists;
use crate::language::lexicon::Lexicon;
use crate::text::Document;
use hashbrown::HashMap;

/// What extraction read of words. It changes no value.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whose lasting numbers `words` goes by.
    vocabulary: Option<u64>,
    /// What is known of each word, by its lasting number.
    words: Vec<Word>,
    /// What was looked up in lexicons, by their numbers.
    lexicons: HashMap<u64, LookedUp>,
}

/// No more lexicons are remembered: a run has one for each language.
const MOST_LEXICONS: usize = 8;

/// What was looked up in a lexicon.
#[derive(Debug, Default)]
struct LookedUp {
    /// The phrases that words may begin, those of one word beside each other.
    phrases: Vec<u32>,
    /// By the lasting number of the word; `None` where nobody has asked yet.
    openings: Vec<Option<Opening>>,
}

/// What a word may begin and go on with in a lexicon.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Opening {
    from: u32,
    to: u32,
    /// Whether all of the phrases need a second word behind it.
    pub needs_second: bool,
    /// Whether the word is second in some phrase.
    pub is_second: bool,
}

/// What the words of a document may begin in a lexicon.
pub(super) struct Openings<'m> {
    phrases: &'m [u32],
    /// By the numbers of the words in the document.
    of_words: Vec<Opening>,
}

impl<'m> Openings<'m> {
    /// What a word of the document, by its number there, may begin and go on with.
    pub fn of(&self, word: u32) -> Opening {
        self.of_words.get(word as usize).copied().unwrap_or_default()
    }

    /// The phrases that it may begin.
    pub fn phrases(&self, opening: Opening) -> &'m [u32] {
        self.phrases.get(opening.from as usize..opening.to as usize).unwrap_or_default()
    }
}

impl LookedUp {
    /// What a word with a lasting number may begin.
    fn opening(&mut self, lexicon: &Lexicon, word: &str, lasting: usize) -> Opening {
        if lasting >= self.openings.len() {
            self.openings.resize(lasting + 1, None);
        }
        *self.openings[lasting].get_or_insert_with(|| {
            let phrases = lexicon.beginning(word);
            let from = self.phrases.len() as u32;
            self.phrases.extend_from_slice(&phrases);
            Opening {
                from,
                to: self.phrases.len() as u32,
                needs_second: lexicon.need_second(&phrases),
                is_second: lexicon.is_second(word),
            }
        })
    }
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
        self.follow(doc);
        self.words.extend(doc.kept_words_from(self.words.len()).map(Word::of));
        let word = |lasting: u32| self.words.get(lasting as usize).copied().unwrap_or_default();
        doc.kept_numbers().map(word).collect()
    }

    /// What each distinct word of a document may begin in a lexicon.
    pub(super) fn openings(&mut self, doc: &Document<'_>, lexicon: &Lexicon) -> Openings<'_> {
        self.follow(doc);
        if self.lexicons.len() >= MOST_LEXICONS && !self.lexicons.contains_key(&lexicon.number()) {
            self.lexicons.clear();
        }
        let known = self.lexicons.entry(lexicon.number()).or_default();
        let opening = |(n, lasting): (usize, u32)| match n {
            // The empty word.
            0 => Opening::default(),
            _ => known.opening(lexicon, doc.folded_word(n as u32), lasting as usize),
        };
        let of_words = doc.kept_numbers().enumerate().map(opening).collect();
        Openings { phrases: &known.phrases, of_words }
    }

    /// Forgets what goes by the lasting numbers of another vocabulary.
    fn follow(&mut self, doc: &Document<'_>) {
        if self.vocabulary != Some(doc.vocabulary()) {
            *self = Self { vocabulary: Some(doc.vocabulary()), ..Self::default() };
        }
    }
}
