//! Sport and fiction: texts whose attacks, strikes and battles hurt nobody.

use super::reading::Reading;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use std::ops::Range;

/// For each block of the document, whether it is sport or fiction.
pub(super) fn play(reading: &Reading<'_>) -> Vec<bool> {
    let all = 0..reading.doc.tokens.len();
    let harmed = reading.triggers.iter().any(|hit| hit.entry.role == Role::Harm);
    if is_dense(reading, &all, List::Sport, 6, 40) || (!harmed && is_dense(reading, &all, List::Sport, 3, 20))
    {
        return vec![true; reading.doc.blocks.len()];
    }
    if is_dense(reading, &all, List::Exercise, 3, 90) && is_of_exercise(reading) {
        return vec![true; reading.doc.blocks.len()];
    }
    let blocks = reading.doc.blocks.iter().map(|block| reading.doc.tokens_in(block.span));
    blocks
        .map(|tokens| {
            is_dense(reading, &tokens, List::Sport, 2, 12) || is_dense(reading, &tokens, List::Fiction, 2, 30)
        })
        .collect()
}

/// Whether what a report begins with is an exercise, not what happened beside one.
fn is_of_exercise(reading: &Reading<'_>) -> bool {
    let words = (0..reading.doc.tokens.len()).filter(|t| reading.doc.is_word(*t));
    words.take(LEAD).any(|t| reading.lists(t).has(List::Exercise))
}

/// A report says what it is about within so many words.
const LEAD: usize = 80;

/// Whether a range has at least `least` words of a list, and one for every `room` words.
fn is_dense(reading: &Reading<'_>, tokens: &Range<usize>, list: List, least: usize, room: usize) -> bool {
    let count = reading.count(tokens, list);
    count >= least && count * room >= tokens.clone().filter(|t| reading.doc.is_word(*t)).count()
}
