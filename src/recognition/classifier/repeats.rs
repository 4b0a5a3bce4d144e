//! What a document as a whole shows of its words: which stand in lower case too, which behind a given name or a title.

use super::super::words::Words;
use crate::language::english::words::{GIVEN_NAMES, is_place_preposition, is_title};
use std::collections::HashMap;

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

/// What the document shows of its capitalised words.
#[derive(Debug, Default)]
pub(crate) struct Repeats<'w>(HashMap<&'w str, Shown>);

impl<'w> Repeats<'w> {
    /// Reads the document once.
    pub(crate) fn of(words: &'w Words<'_, '_>) -> Self {
        let mut shown: HashMap<&'w str, Shown> = HashMap::new();
        for n in 0..words.doc.tokens.len() {
            if !words.is_word(n) || !words.is_capitalised(n) {
                continue;
            }
            let before = n.checked_sub(1).map_or("", |b| words.folded(b));
            let behind_name = words.adjacent(n)
                && (is_title(before) || GIVEN_NAMES.has(before) && words.is_capitalised(n - 1));
            let shown = shown.entry(words.folded(n)).or_default();
            shown.capital = shown.capital.saturating_add(1);
            shown.person = shown.person.saturating_add(u16::from(behind_name));
            shown.placed = shown.placed.saturating_add(u16::from(is_place_preposition(before)));
        }
        for n in 0..words.doc.tokens.len() {
            if words.is_word(n)
                && !words.is_capitalised(n)
                && let Some(shown) = shown.get_mut(words.folded(n))
            {
                shown.small = shown.small.saturating_add(1);
            }
        }
        Self(shown)
    }

    /// What the document shows of a folded word.
    pub(crate) fn shown(&self, folded: &str) -> Shown {
        self.0.get(folded).copied().unwrap_or_default()
    }
}
