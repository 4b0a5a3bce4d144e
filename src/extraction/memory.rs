//! What was read of words, kept for the reports that come after: what a word list says of a word is the same in all of them.

use super::tolls;
use crate::language::english::classes::genres;
use crate::language::english::denials::begins_idiom;
use crate::language::english::word_classes::WordClasses;
use crate::language::english::words::Lists;
use crate::text::Document;

/// What extraction read of words. It changes no value.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whose lasting numbers `words` goes by.
    vocabulary: Option<u64>,
    /// What is known of each word, by its lasting number.
    words: Vec<Known>,
}

/// What is known of a folded word wherever it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// The word lists that it is on.
    pub lists: Lists,
    /// The word classes that it is of.
    pub classes: WordClasses,
    /// Whether it may be, or begin, words for what was done to people.
    pub may_harm: bool,
    /// Whether it may begin a set phrase that denies.
    pub may_deny: bool,
    /// Whether it may begin a phrase of sport, fiction or courts.
    pub may_be_of_genre: bool,
}

impl Memory {
    /// What is known of each distinct word of a document, by its number there.
    pub(super) fn known(&mut self, doc: &Document<'_>) -> Vec<Known> {
        if self.vocabulary != Some(doc.vocabulary()) {
            self.vocabulary = Some(doc.vocabulary());
            self.words.clear();
        }
        let new = doc.kept_words_from(self.words.len()).map(|word| {
            let (lists, classes) = (Lists::of(word), WordClasses::of(word));
            Known {
                lists,
                classes,
                may_harm: tolls::may_harm(word, lists, classes),
                may_deny: begins_idiom(word),
                may_be_of_genre: genres().begins(word),
            }
        });
        self.words.extend(new);
        let known = |lasting: u32| self.words.get(lasting as usize).copied().unwrap_or_default();
        doc.kept_numbers().map(known).collect()
    }
}
