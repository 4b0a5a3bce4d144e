//! What denies without a verb that denies: "washed its hands of the blast", "called the report a lie".

use super::denier::own_speaker;
use super::{Content, Denial, REACH, denied_places};
use crate::extraction::attribution::naming::subject_of;
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::language::english::words::{List, is_accusation, is_disowned};
use crate::language::lexicon::Role;
use crate::text::BlockKind;
use std::ops::Range;

/// "The group washed its hands of the blast", "distanced itself from the attack".
pub(super) fn washes_hands(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    let word = |n: usize| reading.folded(n);
    let verb = sentence.clone().find(|n| {
        let hands = matches!(word(*n), "washed" | "washes" | "washing")
            && word(n + 2) == "hands"
            && word(n + 3) == "of";
        // "ruled out any involvement".
        let rules_out = word(*n) == "ruled"
            && word(n + 1) == "out"
            && reading.any_word(n + 2..sentence.end.min(n + 8), is_disowned);
        let distance = matches!(word(*n), "distanced" | "distances")
            && matches!(word(n + 1), "itself" | "themselves" | "himself")
            && word(n + 2) == "from";
        // "waved the charge aside", "brushed it aside", "shrugged off the allegation".
        let waves = matches!(word(*n), "waved" | "brushed" | "swept")
            && (n + 2..n + 6).any(|k| word(k) == "aside")
            || word(*n) == "shrugged" && word(n + 1) == "off";
        hands || distance || rules_out || waves
    })?;
    let by = subject_of(reading, sentence, verb)?;
    let end = sentence.end.min(verb + REACH);
    let span = by.span.cover(reading.span(&(verb..end)));
    Some(Denial::of_what_was_told(by, span, Content::Part))
}

/// "The ministry in Baku described the report as disinformation", "called the accusation a lie".
pub(super) fn calls_false(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
) -> Option<Denial> {
    if reading.kind(reading.doc.tokens.get(sentence.start)?.sentence()) == BlockKind::Heading {
        return None;
    }
    // "simply not true".
    let untrue = |n: usize| {
        matches!(reading.folded(n), "true" | "correct")
            && reading.any_word(n.saturating_sub(3)..n, |w| matches!(w, "not" | "n't" | "nothing" | "hardly"))
    };
    let word = sentence.clone().find(|n| reading.is(*n, List::Falsehood) || untrue(*n))?;
    let around = word.saturating_sub(REACH).max(sentence.start)..sentence.end.min(word + 4);
    let claim = around.clone().any(|n| is_accusation(reading.folded(n)) && n != word);
    // "called the strike a Ukrainian provocation": a denial where the speaker is who is accused.
    let event = matches!(reading.folded(word), "provocation" | "staged" | "hoax" | "fabrication")
        && reading.triggers_in(&(around.start..word)).iter().any(|t| t.entry.role != Role::Nothing);
    let quoted = matches!(reading.folded(word.saturating_sub(2)), "is" | "was" | "are" | "were")
        || matches!(reading.folded(word.saturating_sub(1)), "is" | "was" | "are" | "were");
    // "calls it a fabrication", "dismissed this as a lie".
    let called = (around.start..word).any(|n| {
        matches!(
            reading.folded(n),
            "calls"
                | "called"
                | "calling"
                | "branded"
                | "brands"
                | "described"
                | "dismissed"
                | "dismisses"
                | "labelled"
        ) && matches!(reading.folded(n + 1), "it" | "this" | "that" | "them")
    });
    let pronoun = called
        || quoted && reading.any_word(around.clone(), |w| matches!(w, "this" | "it" | "these" | "that"));
    if !(claim || pronoun || event) {
        return None;
    }
    let told = claim || pronoun;
    let by = own_speaker(reading, sentence)?;
    let span = by.span.cover(reading.doc.tokens[word].span());
    Some(Denial {
        by: Some(by),
        span,
        // "The allegation that we hit a church in Shusha is groundless".
        places: denied_places(statements, sentence.start),
        target: None,
        content: if told { Content::Accusation } else { Content::Other },
        points_back: told,
        of_others: false,
    })
}
