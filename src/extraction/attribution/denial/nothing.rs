//! "There had been no wedding", "had found no trace of an air strike": that there was nothing of what others tell of.

use super::denier::own_speaker_at;
use super::{Content, Denial};
use crate::extraction::attribution::naming::first_saying;
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use std::ops::Range;

/// What is said not to have been was told within so many tokens before.
const TOLD: usize = 90;
/// Its noun stands within so many tokens behind "no".
const NOUN: usize = 6;
/// Shorter words are no nouns that tell one thing from another.
const SHORTEST: usize = 4;

/// The denial of whoever says that there was nothing of what was told shortly before; one only where it is the speaker who is accused of it.
pub(super) fn no_such_thing(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::No) {
        return None;
    }
    let verb = first_saying(reading, sentence)?;
    let no = sentence.clone().find(|n| reading.folded(*n) == "no" && is_of_being(reading, *n))?;
    let before = sentence.start.saturating_sub(TOLD)..sentence.start;
    let object = (no + 1..sentence.end.min(no + 1 + NOUN)).take_while(|n| reading.doc.is_word(*n));
    let noun = object.into_iter().find(|n| is_thing(reading, *n) && was_told(reading, *n, &before))?;
    let by = own_speaker_at(reading, sentence, verb)?;
    let onlooker = reading.any_on(reading.doc.tokens_in(by.span), List::Onlooker);
    let span = by.span.cover(reading.span(&(no..noun + 1)));
    let denial = Denial { points_back: false, ..Denial::of_what_was_told(by, span, Content::Other) };
    (!onlooker).then_some(denial)
}

/// "there was no", "there had been no", "no evidence of", "no trace of".
fn is_of_being(reading: &Reading<'_>, no: usize) -> bool {
    let be = no.checked_sub(1).is_some_and(|n| matches!(reading.folded(n), "was" | "were" | "been"));
    let there = be && reading.any_word(no.saturating_sub(3)..no, |w| w == "there");
    let sign = matches!(reading.folded(no + 1), "evidence" | "trace" | "traces" | "sign" | "signs");
    there || sign && reading.folded(no + 2) == "of"
}

/// Whether a word is for a thing or for people who may have been there; not for what came of it.
fn is_thing(reading: &Reading<'_>, n: usize) -> bool {
    reading.folded(n).len() >= SHORTEST
        && !reading.doc.is_capitalised(n)
        && !reading.is_one_of(n, WordClass::AnyHarm)
        && !matches!(
            reading.folded(n),
            "casualties"
                | "injuries"
                | "deaths"
                | "damage"
                | "victims"
                | "survivors"
                | "information"
                | "reports"
        )
}

/// Whether a noun, or it in the other number, stands among words.
fn was_told(reading: &Reading<'_>, noun: usize, words: &Range<usize>) -> bool {
    let stem = |n: usize| reading.folded(n).trim_end_matches('s');
    words.clone().any(|n| reading.doc.is_word(n) && stem(n) == stem(noun))
}
