//! "Police used only tear gas", where others tell of shots, "those killed were all militants", where others tell of civilians: that there
//! was nothing worse.

use super::denier::own_speaker_at;
use super::negation::{begins, speaks_for_state};
use super::{Content, Denial};
use crate::extraction::cues::Cue;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::denials::Beside;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Role};
use crate::text::Span;
use std::ops::Range;

/// How far from "only" the means may stand, in tokens.
const REACH: usize = 6;

/// Whether a word says something, and not of others.
fn says(reading: &Reading<'_>, n: usize) -> bool {
    reading.is(n, List::Saying) && !reading.is(n, List::Accusing)
}

/// The first word of a sentence that says something.
fn first_saying(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    reading.first_on(sentence, List::Saying, |n| !reading.is(n, List::Accusing))
}

/// The denial in words, by who speaks with the verb at `verb`; none by those who only saw it.
fn said_by(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize, words: Span) -> Option<Denial> {
    let by = own_speaker_at(reading, sentence, verb)?;
    let span = by.span.cover(words);
    let onlooker = reading.any_on(reading.doc.tokens_in(by.span), List::Onlooker);
    (!onlooker).then(|| Denial::of_what_was_told(by, span, Content::Other))
}

/// Whether a word is for those who fight without a state.
pub(super) fn is_fighter(reading: &Reading<'_>, n: usize) -> bool {
    let armed =
        |h: &Hit<'_>| matches!(h.entry.role, Role::Actor(Actor::Rebels | Actor::Gunmen | Actor::Group));
    reading.actors_in(&(n..n + 1)).iter().any(armed) || reading.folded(n) == "combatants"
}

/// "announced that only insurgents were killed", "said those killed were all militants": the denial of an army that is said to have killed
/// civilians.
pub(super) fn only_fighters(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::Only) {
        return None;
    }
    let verb = first_saying(reading, sentence)?;
    let only = (verb + 1..sentence.end).find(|n| {
        matches!(reading.folded(*n), "only" | "all" | "exclusively" | "solely")
            && (n + 1..n + 4).any(|k| is_fighter(reading, k))
            && reading.any_word(verb + 1..sentence.end, |w| matches!(w, "killed" | "dead" | "died"))
    })?;
    said_by(reading, sentence, verb, reading.doc.tokens[only].span())
}

/// "said that there were no civilians among the dead", "that it had killed no civilians": the denial of those who are said to have killed some.
pub(super) fn no_civilians(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    const WORDS: usize = 20;
    if !reading.may_in(sentence, Cue::No) {
        return None;
    }
    let verb = first_saying(reading, sentence)?;
    // "its men had killed no civilians", not "the bomb had killed no civilians".
    let own = |n: usize| {
        reading.any_word(verb + 1..n, |w| {
            matches!(w, "it" | "its" | "they" | "their" | "we" | "our" | "he" | "his")
        })
    };
    let no = (verb + 1..sentence.end.min(verb + WORDS)).find(|n| {
        reading.folded(*n) == "no"
            && (n + 1..n + 3).any(|k| matches!(reading.folded(k), "civilians" | "civilian"))
            && (reading.folded(n.wrapping_sub(1)) == "were"
                || matches!(reading.folded(n.wrapping_sub(1)), "killed" | "harmed" | "shot") && own(*n)
                || reading.any_word(n + 2..n + 5, |w| matches!(w, "were" | "was" | "had")))
    })?;
    said_by(reading, sentence, verb, reading.span(&(no..no + 2)))
}

/// The denial of an army or the police who say that they used nothing but harmless means.
pub(super) fn only(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::Only) {
        return None;
    }
    first_saying(reading, sentence)?;
    let only = sentence.clone().find(|n| matches!(reading.folded(*n), "only" | "solely" | "exclusively"))?;
    let around = only.saturating_sub(REACH).max(sentence.start)..sentence.end.min(only + REACH);
    let means = around.clone().find(|n| begins(reading, Beside::Harmless, *n))?;
    let used = reading.any_of(around.clone(), WordClass::UsingForce);
    // "the protesters had used only stones", "and only later tear gas": others, another time.
    let others = reading
        .any_word(around.start..only, |w| matches!(w, "protesters" | "demonstrators" | "crowd" | "rioters"))
        || matches!(reading.folded(only + 1), "later" | "then" | "after");
    if others || !used || !reading.tells_of_shots_before(sentence.start) {
        return None;
    }
    let by =
        sentence.clone().filter(|n| says(reading, *n)).find_map(|n| own_speaker_at(reading, sentence, n))?;
    let onlooker = reading.any_on(reading.doc.tokens_in(by.span), List::Onlooker);
    if onlooker || !speaks_for_state(reading, &by) {
        return None;
    }
    let span = by.span.cover(reading.doc.tokens[means].span());
    Some(Denial::of_what_was_told(by, span, Content::Deed))
}
