//! What a document as a whole shows of its words: which stand in lower case too, which behind a given name or a title.

use super::super::words::Words;
use crate::language::english::words::List;
use crate::text::TokenKind;

/// What the document shows of one folded word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shown {
    /// How often it stands with a capital.
    pub capital: u16,
    /// How often without.
    pub small: u16,
    /// How often right behind a given name or a title.
    pub person: u16,
    /// How often right behind a preposition of place.
    pub placed: u16,
}

/// What the document shows of each of its folded words, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Repeats(Vec<Shown>);

impl Repeats {
    /// Reads the document once.
    pub(crate) fn of(words: &Words<'_, '_>) -> Self {
        let mut all = vec![Shown::default(); words.doc.folded_words()];
        for (n, token) in words.doc.tokens.iter().enumerate() {
            let Some(shown) = all.get_mut(token.word as usize).filter(|_| token.kind == TokenKind::Word)
            else {
                continue;
            };
            if !words.is_capitalised(n) {
                shown.small = shown.small.saturating_add(1);
                continue;
            }
            let before = n.checked_sub(1).map(|b| words.lists(b)).unwrap_or_default();
            let named = before.has(List::Title) || before.has(List::GivenName) && words.is_capitalised(n - 1);
            let behind_name = named && words.adjacent(n);
            shown.capital = shown.capital.saturating_add(1);
            shown.person = shown.person.saturating_add(u16::from(behind_name));
            shown.placed = shown.placed.saturating_add(u16::from(before.has(List::PlacePreposition)));
        }
        Self(all)
    }

    /// What the document shows of the word at a token.
    pub(crate) fn shown(&self, words: &Words<'_, '_>, token: usize) -> Shown {
        let word = words.doc.tokens.get(token).map(|t| t.word as usize);
        word.and_then(|word| self.0.get(word)).copied().unwrap_or_default()
    }
}
