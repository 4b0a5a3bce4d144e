//! A deed that one says one has not done: "said it had no hand in the bombing", "insisted that no shot had been fired".

use super::denier::own_speaker_at;
use super::{Content, Denial, REACH};
use crate::extraction::attribution::naming::{LONGEST_NAME, Named};
use crate::extraction::reading::Reading;
use crate::language::english::words::{List, is_accusing, is_disowned, is_saying, is_unknowing};
use crate::language::lexicon::{Actor, Role};
use std::ops::Range;

/// Words that a verb introduces, or that stand before it.
struct Told {
    /// The verb whose subject speaks.
    verb: usize,
    words: Range<usize>,
    /// Whether only words about the speaker's own side deny: "Its guns had not fired, the army said".
    strict: bool,
}

/// "said it had no hand in the bombing", "said its troops had not fired at anyone", "insisted that no shot had been fired".
pub(super) fn disowns(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    sentence.clone().find_map(|n| {
        let told = told(reading, sentence, n)?;
        disowns_by(reading, sentence, &told)
    })
}

/// What the words of saying at `n` tell.
fn told(reading: &Reading<'_>, sentence: &Range<usize>, n: usize) -> Option<Told> {
    let word = |k: usize| reading.folded(k);
    let after = |first: usize| first..sentence.end.min(first + 2 * REACH);
    // "let it be known that", "made it clear that".
    let idiom = word(n) == "let" && word(n + 1) == "it" && word(n + 2) == "be"
        || matches!(word(n), "made" | "makes")
            && word(n + 1) == "it"
            && matches!(word(n + 2), "clear" | "plain");
    if idiom {
        return Some(Told { verb: n, words: after(n + 3), strict: false });
    }
    // Who accuses speaks of others.
    let says = reading.is(n, List::Saying) && !is_accusing(word(n)) && reading.mention_at(n).is_none();
    if !(says || word(n) == "adamant") {
        return None;
    }
    let after = after(n + 1);
    if after.clone().any(|k| is_negation(reading, k)) {
        return Some(Told { verb: n, words: after, strict: false });
    }
    if matches!(reading.doc.word(sentence.start), "\"" | "“" | "«") {
        return Some(Told { verb: n, words: sentence.start..n, strict: false });
    }
    let comma =
        (n.saturating_sub(LONGEST_NAME).max(sentence.start)..n).rev().find(|k| reading.doc.word(*k) == ",");
    let words = comma.map_or(sentence.start..n, |comma| sentence.start..comma);
    Some(Told { verb: n, words, strict: true })
}

/// The denial of what words tell.
fn disowns_by(reading: &Reading<'_>, sentence: &Range<usize>, told: &Told) -> Option<Denial> {
    let scope = told.words.clone();
    let negation = scope.clone().find(|n| is_negation(reading, *n))?;
    let impossible = is_impossible(reading, negation);
    if !impossible
        && reading.any_word(scope.start..negation, |w| {
            matches!(w, "would" | "will" | "could" | "should" | "can" | "must" | "who" | "if")
        })
    {
        return None;
    }
    let end = if scope.start > told.verb { sentence.end } else { scope.end };
    let lexical = matches!(reading.folded(negation), "nowhere" | "silent" | "idle");
    let first = if lexical || impossible { negation } else { negation + 1 };
    let hit = (first..end.min(negation + 9)).find(|n| impossible || is_denied_deed(reading, *n))?;
    // "said it did not know who was behind the attack", "said no group had claimed it": ignorance denies nothing.
    if reading.any_word(negation + 1..hit.max(negation + 1), |w| is_unknowing(w) || is_saying(w)) {
        return None;
    }
    let mut by = own_speaker_at(reading, sentence, told.verb)?;
    let countries = (scope.start..negation).filter_map(|n| reading.mention_at(n));
    let countries = countries.filter(|m| reading.names_country(*m)).filter_map(|m| reading.country(m));
    let country = countries.into_iter().find(|c| by.party.country.is_empty() || *c == by.party.country);
    let pronoun = |n: usize| {
        matches!(
            reading.folded(n),
            "it" | "its" | "they" | "their" | "theirs" | "he" | "his" | "she" | "we" | "our" | "us" | "my"
        )
    };
    let own = country.is_some()
        || (scope.start..negation).any(pronoun)
        || names_own_side(reading, &by, scope.start..negation);
    // "no shot was fired", "none of its aircraft had flown".
    let none = matches!(reading.folded(negation), "no" | "none" | "neither" | "nobody")
        || (reading.folded(negation) == "not" && matches!(reading.folded(negation + 1), "one" | "a"));
    let onlooker = reading.any_on(reading.doc.tokens_in(by.span), List::Onlooker);
    if !(own || none && !told.strict) || onlooker {
        return None;
    }
    // "the Kremlin spokesman said Russia had nothing to do with it": for whom the office speaks.
    if let Some(country) = country.filter(|_| by.party.country.is_empty()) {
        country.clone_into(&mut by.party.country);
    }
    let content = if reading.is(hit, List::Disowned) { Content::Part } else { Content::Deed };
    let span = by.span.cover(reading.doc.tokens[hit].span());
    // "had fired no mortars at Jaramana", not "nowhere near Kumba".
    let object = hit..sentence.end.min(hit + REACH);
    let places =
        if reading.folded(negation) == "nowhere" { Vec::new() } else { hit_places(reading, &object) };
    Some(Denial { places, ..Denial::of_what_was_told(by, span, content) })
}

/// The settlements where words say that something was not done.
fn hit_places(reading: &Reading<'_>, words: &Range<usize>) -> Vec<usize> {
    let there = |m: &usize| {
        let before = reading.tokens_of(*m).start.saturating_sub(1);
        matches!(reading.folded(before), "at" | "on" | "in" | "of" | "over")
            && reading.place(*m).is_some_and(|p| p.is_settlement())
    };
    let clause = words.clone().take_while(|n| !matches!(reading.doc.word(*n), "," | ";" | "\"" | "”"));
    let end = clause.last().map_or(words.start, |last| last + 1);
    reading.mentions_in(&(words.start..end)).into_iter().filter(there).collect()
}

/// "Rebel spokesman X said the LTTE had nothing to do with it", "said the group had not fired": those for whom somebody speaks, but for
/// an army or the police, who speak of others.
fn names_own_side(reading: &Reading<'_>, by: &Named, words: Range<usize>) -> bool {
    let state = |tokens: &Range<usize>| {
        let actors = reading.actors_in(tokens);
        actors.iter().any(|a| matches!(a.entry.role, Role::Actor(Actor::State | Actor::Police)))
    };
    let other = reading.actors_in(&words);
    let irregular = other
        .iter()
        .any(|a| matches!(a.entry.role, Role::Actor(Actor::Group | Actor::Rebels | Actor::Gunmen)));
    let side = reading.any_word(words.clone(), |w| {
        matches!(
            w,
            "group" | "movement" | "organisation" | "organization" | "faction" | "party" | "coalition"
        )
    });
    let speaks_for_state = state(&reading.doc.tokens_in(by.span));
    if irregular || side { !speaks_for_state } else { state(&words) }
}

/// A word that negates a deed, or says that a side's arms did not act ("its guns had been silent").
fn is_negation(reading: &Reading<'_>, n: usize) -> bool {
    let at_rest = || {
        matches!(reading.folded(n), "silent" | "idle") && reading.any_on(n.saturating_sub(4)..n, List::Force)
    };
    matches!(
        reading.folded(n),
        "not" | "no" | "never" | "nothing" | "n't" | "none" | "neither" | "nobody" | "nowhere"
    ) || at_rest()
}

/// "could not possibly have been there": what cannot have happened has not.
fn is_impossible(reading: &Reading<'_>, negation: usize) -> bool {
    negation > 0
        && matches!(reading.folded(negation - 1), "could" | "can")
        && reading.any_word(negation + 1..negation + 3, |w| w == "have")
}

/// What one says one has not done: a part, a deed of the lexicon, being there.
fn is_denied_deed(reading: &Reading<'_>, n: usize) -> bool {
    let (word, next) = (reading.folded(n), reading.folded(n + 1));
    let triggers = reading.triggers_in(&(n..n + 1));
    is_disowned(word)
        || matches!((word, next), ("to", "do") | ("carried", "out") | ("do", "this" | "it" | "that") | ("done", "so" | "this" | "it" | "that"))
        || matches!(word, "silent" | "idle" | "within")
        || matches!((word, next), ("been", "in" | "at"))
        // "does not kill civilians", "no civilian was harmed".
        || (matches!(word, "kill" | "kills" | "killed" | "harm" | "harmed" | "target" | "targets" | "targeted")
            && reading.any_on(n.saturating_sub(3)..n + 4, List::Civilian))
        || matches!((word, next), ("anywhere" | "nowhere", "near") | ("gone" | "been" | "was" | "were", "near" | "there"))
        || matches!(
            word,
            "area" | "present" | "vicinity" | "operation" | "operations" | "mission" | "missions" | "sortie" | "sorties"
        )
        || !reading.weapons_in(&(n..n + 1)).is_empty()
        || triggers.iter().any(|t| !matches!(t.entry.role, Role::Nothing | Role::Harm))
}
