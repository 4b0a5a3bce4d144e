//! A state of war, which is no event: how it began, what it has cost so far, that it goes on.

use crate::extraction::reading::{Hit, Reading};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use std::ops::Range;

/// Whether the sentence tells how a war began, what it has cost so far, or that it goes on.
pub(super) fn is_onset_or_total(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let at_war = |n: usize| reading.is(n, List::War);
    let begins = |n: usize| reading.is_one_of(n, WordClass::Onset);
    // "Clashes broke out in Tripoli on Monday" is an event; a war that began in a region is none.
    let local = || {
        let settled = |m: &usize| reading.place(*m).is_some_and(|p| p.is_settlement());
        let day = reading.dates_in(sentence).iter().any(|d| d.phrase.can_date_an_event());
        let fought = hit.entry.role != Role::State || has_local_day(reading, hit, sentence);
        day && fought && reading.mentions_in(sentence).iter().any(settled)
    };
    let onset = sentence.clone().any(begins) && sentence.clone().any(at_war) && !local();
    onset || (hit.entry.role == Role::State && !has_local_day(reading, hit, sentence))
}

/// A settlement stands at most so many words after the fighting there: those who fight may stand between.
const LOCAL_REACH: usize = 18;

/// Whether a day and a settlement go with the trigger.
fn has_local_day(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let day = reading.dates_in(sentence).iter().any(|d| d.phrase.can_date_an_event());
    let reach = hit.tokens.end..(hit.tokens.end + LOCAL_REACH).min(sentence.end);
    let direct = reading
        .mentions_in(&reach)
        .iter()
        .any(|m| reading.place(*m).is_some_and(|p| p.is_settlement() || p.is_division()));
    let harmed = reading.folded(hit.tokens.start) == "combat";
    // "the fighting which erupted there on 26 July".
    let there = reading.any_word(reach.clone(), |w| w == "there");
    // "entered Kunduz on Wednesday and fought police in its streets".
    let streets = reading.folded(hit.tokens.start) == "fought"
        && reading.any_word(reach, |w| matches!(w, "street" | "streets"))
        && reading
            .mentions_in(&(sentence.start..hit.tokens.start))
            .iter()
            .any(|m| reading.place(*m).is_some_and(|p| p.is_settlement()));
    day && (direct || harmed || there || streets)
}
