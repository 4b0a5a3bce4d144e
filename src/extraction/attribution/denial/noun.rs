//! A denial by the noun: "issued a denial", "from the capital came a curt denial", "took note of its rejection by the army".

use super::{Content, Denial};
use crate::extraction::attribution::naming::{LONGEST_NAME, Named, named, subject_of};
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use std::ops::Range;

/// How many words may stand between a verb and the noun: "issued a short and angry denial".
const BETWEEN: usize = 5;

/// Whether a word is a noun of denial.
pub(in crate::extraction) fn is_denial(word: &str) -> bool {
    matches!(word, "denial" | "denials" | "rejection")
}

/// The denial that somebody issues, or that comes from somewhere.
pub(super) fn denial(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::DenialNoun) {
        return None;
    }
    let noun = sentence.clone().find(|n| is_denial(reading.folded(*n)))?;
    let from = noun.saturating_sub(BETWEEN).max(sentence.start);
    // "there was no denial", "in the absence of a denial".
    if reading.any_word(from..noun, |w| matches!(w, "no" | "not" | "without" | "absence" | "expected")) {
        return None;
    }
    let by = match reading.folded(noun) {
        "rejection" => rejecter(reading, sentence, noun)?,
        _ => issuer(reading, sentence, &(from..noun)).or_else(|| origin(reading, sentence, noun))?,
    };
    let span = by.span.cover(reading.doc.tokens[noun].span());
    Some(Denial::of_what_was_told(by, span, Content::Accusation))
}

/// "The group issued a denial".
fn issuer(reading: &Reading<'_>, sentence: &Range<usize>, before: &Range<usize>) -> Option<Named> {
    let verb = before.clone().find(|n| reading.is_one_of(*n, WordClass::Issuing))?;
    subject_of(reading, sentence, verb)
}

/// "the charge and its rejection by the ministry": of what others say, not of an offer.
fn rejecter(reading: &Reading<'_>, sentence: &Range<usize>, noun: usize) -> Option<Named> {
    let told = reading.any_on(sentence.start..noun, List::Accusation);
    let first = (reading.folded(noun + 1) == "by").then_some(noun + 2).filter(|_| told)?;
    let ends = |n: &usize| !reading.doc.is_word(*n) || matches!(reading.folded(*n), "on" | "in" | "that");
    let end = (first + 1..sentence.end.min(first + LONGEST_NAME)).find(ends).unwrap_or(sentence.end);
    named(reading, first..end)
}

/// "From Pale came a curt denial", "a denial came from the militia".
fn origin(reading: &Reading<'_>, sentence: &Range<usize>, noun: usize) -> Option<Named> {
    let comes = |n: usize| matches!(reading.folded(n), "came" | "comes" | "followed" | "arrived");
    let limit = noun.saturating_sub(BETWEEN).max(sentence.start);
    if let Some(verb) = (limit..noun).rev().find(|n| comes(*n)) {
        let from = (sentence.start..verb).rev().take(LONGEST_NAME).find(|n| reading.folded(*n) == "from")?;
        return named(reading, from + 1..verb);
    }
    let verb = (noun + 1..sentence.end.min(noun + 3)).find(|n| comes(*n))?;
    let from = (verb + 1..sentence.end.min(verb + 4)).find(|n| reading.folded(*n) == "from")?;
    let ends = |n: &usize| {
        !reading.doc.is_word(*n)
            || matches!(reading.folded(*n), "within" | "on" | "in" | "by" | "at" | "hours")
    };
    let end = (from + 1..sentence.end.min(from + LONGEST_NAME)).find(ends).unwrap_or(sentence.end);
    named(reading, from + 1..end)
}
