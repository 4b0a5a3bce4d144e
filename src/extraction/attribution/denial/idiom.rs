//! What denies without a verb that denies: "washed its hands of the blast", "called the report a lie".

use super::denier::{next_speaker, own_speaker, own_subject, passive_denier, subject_of_claim};
use super::verb::{is_of_no_deed, is_of_own_fortune};
use super::{Content, Denial, REACH, denied_places};
use crate::extraction::attribution::naming::named;
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::extraction::reality::Reality;
use crate::extraction::statement::Statement;
use crate::language::english::denials::{Idiom, idiom};
use crate::language::english::words::{List, is_accusation, is_disowned};
use crate::language::lexicon::Role;
use crate::text::BlockKind;
use std::ops::Range;

/// The denial of a set phrase: "The group washed its hands of the blast", "brushed the account aside", "Nothing of the sort, said the
/// army".
pub(super) fn set_phrase(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::SetPhrase) || is_heading(reading, sentence) {
        return None;
    }
    sentence.clone().filter(|at| reading.may(*at, Cue::SetPhrase)).find_map(|at| {
        let word = |n: usize| if at + n < sentence.end { reading.folded(at + n) } else { "" };
        let (idiom, length) = idiom(word)?;
        let phrase = at..at + length;
        let by = match idiom {
            // "no truth in talk of a retreat".
            Idiom::Words if is_of_own_fortune(reading, &(phrase.end..sentence.end)) => return None,
            Idiom::Words => own_speaker(reading, sentence)?,
            // "disagreed over the price" is no answer to what was told.
            Idiom::Answer if matches!(word(length), "over" | "on" | "about" | "whether") => return None,
            Idiom::Accusation if !takes_claim(reading, &phrase, sentence) => return None,
            // "called those numbers exaggerated".
            Idiom::Accusation if reading.any_word(phrase.clone(), is_count) => return None,
            // "Police ruled out a militant hand": of what others might have done.
            Idiom::Accusation if suspects_others(reading, phrase.end) => return None,
            // "ruled out that he had been used as a shield".
            Idiom::Accusation if is_of_no_deed(reading, &(phrase.end..sentence.end)) => return None,
            Idiom::Part | Idiom::Accusation | Idiom::Answer => own_subject(reading, sentence, at)?,
        };
        if reading.any_on(reading.doc.tokens_in(by.span), List::Onlooker) {
            return None;
        }
        let content = if idiom == Idiom::Part { Content::Part } else { Content::Accusation };
        let end = sentence.end.min(phrase.end + REACH);
        let span = by.span.cover(reading.span(&(at..if idiom == Idiom::Part { end } else { phrase.end })));
        Some(Denial::of_what_was_told(by, span, content))
    })
}

/// Whether what others say, or a part in a deed, is the object of a set phrase.
fn takes_claim(reading: &Reading<'_>, phrase: &Range<usize>, sentence: &Range<usize>) -> bool {
    let object = phrase.start..sentence.end.min(phrase.end + 6);
    let pronoun = |w: &str| matches!(w, "it" | "this" | "these" | "those");
    reading.any_word(object, |w| is_accusation(w) || is_disowned(w))
        || reading.any_word(phrase.start..sentence.end.min(phrase.end + 2), pronoun)
        || reading.any_word(phrase.clone(), |w| w == "that")
        // "ruled out that any of its batteries was the source", "described as baseless what the channels had shown".
        || matches!(reading.folded(phrase.end), "that" | "what")
}

/// "ruled out sabotage", "ruled out a militant hand", "ruled out foul play": whether the object of a phrase is what others are suspected of.
fn suspects_others(reading: &Reading<'_>, object: usize) -> bool {
    reading.any_word(object..object + 4, |w| {
        matches!(w, "sabotage" | "foul" | "terrorism" | "terrorist" | "militant" | "criminal" | "arson")
    })
}

/// Words for how many.
fn is_count(word: &str) -> bool {
    matches!(word, "figures" | "figure" | "toll" | "numbers")
}

/// A title or a heading.
fn is_heading(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let first = reading.doc.tokens.get(sentence.start);
    first.is_some_and(|t| reading.kind(t.sentence()) == BlockKind::Heading)
}

/// "The ministry in Baku described the report as disinformation", "called the accusation a lie".
pub(super) fn calls_false(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::Falsehood) || is_heading(reading, sentence) {
        return None;
    }
    let word = sentence.clone().find(|n| is_false(reading, *n, sentence))?;
    let around = word.saturating_sub(REACH).max(sentence.start)..sentence.end.min(word + 4);
    let claim = around.clone().any(|n| reading.is(n, List::Accusation) && n != word);
    // "called the strike a Ukrainian provocation": a denial where the speaker is who is accused.
    let event = matches!(reading.folded(word), "provocation" | "staged" | "hoax" | "fabrication")
        && reading.triggers_in(&(around.start..word)).iter().any(|t| t.entry.role != Role::Nothing);
    let copula = |n: usize| matches!(reading.folded(n), "is" | "was" | "are" | "were");
    let called = called_in_passive(reading, sentence, word);
    let predicated = copula(word.saturating_sub(2)) || copula(word.saturating_sub(1)) || called.is_some();
    let pronoun = (around.start..word).any(|n| takes_pronoun(reading, n))
        || predicated && reading.any_word(around.clone(), |w| matches!(w, "this" | "it" | "these" | "that"))
        || is_whole_quote(reading, word, sentence);
    // "Reports that Russian planes killed civilians in Saraqib are a hoax", "Reports in the media that".
    let of_report = |n: usize| {
        reading.is(n, List::Accusation)
            && (n + 1..word.min(n + 8)).any(|k| matches!(reading.folded(k), "that" | "of" | "according"))
    };
    let claim = claim || predicated && (sentence.start..word).any(of_report);
    // "dismissed both figures as propaganda": how many, and not that it happened.
    let figures = reading.any_word(around.clone(), is_count);
    if !(claim || pronoun || event) || figures && !event {
        return None;
    }
    // "said the killing had been staged by soldiers".
    let staged = event
        && reading.folded(word) != "provocation"
        && (reading.folded(word) != "staged"
            || copula(word.saturating_sub(1))
            || reading.folded(word.saturating_sub(1)) == "been");
    if event && !staged && reading.folded(word) == "staged" {
        return None;
    }
    let told = claim || pronoun || staged;
    let by = called
        .and_then(|verb| passive_denier(reading, sentence, verb))
        .or_else(|| {
            let verb = (sentence.start + 1..word).rev().take(4).find(|n| reading.is(*n, List::Calling))?;
            named(reading, subject_of_claim(reading, sentence, verb)?)
        })
        .or_else(|| own_speaker(reading, sentence))
        .or_else(|| called.and_then(|_| next_speaker(reading, sentence)))?;
    let span = by.span.cover(reading.doc.tokens[word].span());
    Some(Denial {
        by: Some(by),
        span,
        // "The allegation that we hit a church in Shusha is groundless".
        places: match denied_places(statements, sentence.start) {
            places if places.is_empty() => no_such_deed(statements, word),
            places => places,
        },
        target: None,
        content: if told { Content::Accusation } else { Content::Other },
        points_back: told,
        of_others: false,
    })
}

/// "called the report a lie and said that there had been no fighting at Hadrut": the places of what is said then not to have happened.
fn no_such_deed(statements: &[Statement<'_>], word: usize) -> Vec<usize> {
    let undone =
        |s: &&Statement<'_>| s.trigger.start > word && matches!(s.reality, Reality::Unreal | Reality::Denied);
    statements.iter().filter(undone).flat_map(|s| s.places.iter().copied()).collect()
}

/// The verb of "were called a fabrication by the ministry", "were termed by him as baseless".
fn called_in_passive(reading: &Reading<'_>, sentence: &Range<usize>, word: usize) -> Option<usize> {
    let verb = (word.saturating_sub(5).max(sentence.start + 1)..word)
        .rev()
        .find(|n| reading.is(*n, List::Calling))?;
    let copula = matches!(reading.folded(verb - 1), "is" | "was" | "are" | "were" | "been");
    copula.then_some(verb)
}

/// Whether the word calls false: "a lie", "simply not true", or "this as an allegation", which takes it for no more.
fn is_false(reading: &Reading<'_>, n: usize, sentence: &Range<usize>) -> bool {
    if !reading.may(n, Cue::Falsehood) {
        return false;
    }
    let before = n.saturating_sub(3).max(sentence.start)..n;
    let untrue = matches!(reading.folded(n), "true" | "correct")
        && reading.any_word(before, |w| matches!(w, "not" | "n't" | "nothing" | "hardly"));
    let as_allegation =
        matches!(reading.folded(n), "allegation" | "accusation" | "rumour" | "rumours" | "rumor" | "rumors")
            && (n.saturating_sub(5).max(sentence.start)..n).any(|k| {
                reading.folded(k) == "as" && k > sentence.start + 1 && takes_pronoun(reading, k - 2)
            });
    // "said the accusation had been made up by the rebels".
    let made_up = reading.folded(n) == "made"
        && reading.folded(n + 1) == "up"
        && reading.any_word(n.saturating_sub(2)..n, |w| matches!(w, "been" | "was" | "were"));
    // "stated that the news of killings was a mere rumour".
    let rumour = matches!(reading.folded(n), "rumour" | "rumours" | "rumor" | "rumors" | "hearsay")
        && reading.any_word(n.saturating_sub(2)..n, |w| matches!(w, "mere" | "a" | "just" | "only"))
        && reading.any_word(n.saturating_sub(4)..n, |w| matches!(w, "was" | "were" | "is" | "are"));
    reading.is(n, List::Falsehood) || untrue || as_allegation || made_up || rumour
}

/// Words that call false in some company: "not true", "as an allegation", "made up", "a mere rumour".
pub(in crate::extraction) fn may_be_false(word: &str) -> bool {
    matches!(
        word,
        "true"
            | "correct"
            | "allegation"
            | "accusation"
            | "made"
            | "hearsay"
            | "rumour"
            | "rumours"
            | "rumor"
            | "rumors"
    )
}

/// "calls it a fabrication", "dismissed this as a lie".
fn takes_pronoun(reading: &Reading<'_>, verb: usize) -> bool {
    reading.is(verb, List::Calling)
        && matches!(reading.folded(verb + 1), "it" | "this" | "that" | "them" | "these")
}

/// "\"Baseless\" was the comment of an officer", "\"Pure fiction,\" said the general": a quote of no more than that.
fn is_whole_quote(reading: &Reading<'_>, word: usize, sentence: &Range<usize>) -> bool {
    let mark = |n: usize| reading.is_quotation_mark(n);
    let opens = (word.saturating_sub(4).max(sentence.start)..word).any(mark);
    opens && (word + 1..sentence.end.min(word + 3)).any(mark)
}
