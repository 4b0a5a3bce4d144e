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
    // A report about a drill, which its title or first paragraph says.
    let opening = reading.doc.blocks.iter().take(3).map(|block| reading.doc.tokens_in(block.span));
    let drilled = |tokens: &Range<usize>| reading.count(tokens, List::Drill) > 0;
    if is_dense(reading, &all, List::Drill, 3, 70)
        && !reading.tells_of_many_victims(1)
        && opening.into_iter().any(|tokens| drilled(&tokens))
    {
        return vec![true; reading.doc.blocks.len()];
    }
    let blocks = reading.doc.blocks.iter().map(|block| reading.doc.tokens_in(block.span));
    blocks
        .map(|tokens| {
            is_dense(reading, &tokens, List::Sport, 2, 12) || is_dense(reading, &tokens, List::Fiction, 2, 30)
        })
        .collect()
}

/// Whether a range has at least `least` words of a list, and one for every `room` words.
fn is_dense(reading: &Reading<'_>, tokens: &Range<usize>, list: List, least: usize, room: usize) -> bool {
    let count = reading.count(tokens, list);
    count >= least && count * room >= tokens.clone().filter(|t| reading.doc.is_word(*t)).count()
}
