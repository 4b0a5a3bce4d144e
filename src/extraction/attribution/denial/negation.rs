//! A deed that one says one has not done: "said it had no hand in the bombing", "insisted that no shot had been fired".

use super::denier::own_speaker_at;
use super::{Content, Denial, REACH};
use crate::extraction::attribution::naming::Named;
use crate::extraction::reading::Reading;
use crate::language::english::words::{List, is_civilian, is_disowned, is_onlooker, is_saying, is_unknowing};
use crate::language::lexicon::{Actor, Role};
use std::ops::Range;

/// "said it had no hand in the bombing", "said its troops had not fired at anyone", "insisted that no shot had been fired".
pub(super) fn disowns(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    let says = |n: usize| reading.is(n, List::Saying) && reading.mention_at(n).is_none();
    let verbs = sentence.clone().filter(|n| says(*n) || reading.folded(*n) == "adamant");
    verbs.into_iter().find_map(|verb| disowns_by(reading, sentence, verb))
}

/// The denial of what the verb of saying at `verb` introduces, or of the quote before it.
fn disowns_by(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Denial> {
    let after = verb + 1..sentence.end.min(verb + 2 * REACH);
    let quoted = matches!(reading.doc.word(sentence.start), "\"" | "“" | "«");
    let scope =
        if quoted && !after.clone().any(|n| is_negation(reading, n)) { sentence.start..verb } else { after };
    let negation = scope.clone().find(|n| is_negation(reading, *n))?;
    if reading.any_word(scope.start..negation, |w| {
        matches!(w, "would" | "will" | "could" | "should" | "can" | "must" | "who" | "if")
    }) {
        return None;
    }
    let end = if quoted { scope.end } else { sentence.end };
    let first = if reading.folded(negation) == "nowhere" { negation } else { negation + 1 };
    let hit = (first..end.min(negation + 9)).find(|n| is_denied_deed(reading, *n))?;
    // "said it did not know who was behind the attack", "said no group had claimed it": ignorance denies nothing.
    if reading.any_word(negation + 1..hit.max(negation + 1), |w| is_unknowing(w) || is_saying(w)) {
        return None;
    }
    let mut by = own_speaker_at(reading, sentence, verb)?;
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
    let onlooker = reading.any_word(reading.doc.tokens_in(by.span), is_onlooker);
    if !(own || none) || onlooker {
        return None;
    }
    // "the Kremlin spokesman said Russia had nothing to do with it": for whom the office speaks.
    if let Some(country) = country.filter(|_| by.party.country.is_empty()) {
        country.clone_into(&mut by.party.country);
    }
    let content = if is_disowned(reading.folded(hit)) { Content::Part } else { Content::Deed };
    let span = by.span.cover(reading.doc.tokens[hit].span());
    Some(Denial::of_what_was_told(by, span, content))
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

fn is_negation(reading: &Reading<'_>, n: usize) -> bool {
    matches!(
        reading.folded(n),
        "not" | "no" | "never" | "nothing" | "n't" | "none" | "neither" | "nobody" | "nowhere"
    )
}

/// What one says one has not done: a part, a deed of the lexicon, being there.
fn is_denied_deed(reading: &Reading<'_>, n: usize) -> bool {
    let (word, next) = (reading.folded(n), reading.folded(n + 1));
    let triggers = reading.triggers_in(&(n..n + 1));
    is_disowned(word)
        || matches!((word, next), ("to", "do") | ("carried", "out") | ("do", "this" | "it" | "that"))
        || matches!((word, next), ("been", "in" | "at"))
        // "does not kill civilians", "no civilian was harmed".
        || (matches!(word, "kill" | "kills" | "killed" | "harm" | "harmed" | "target" | "targets" | "targeted")
            && reading.any_word(n.saturating_sub(3)..n + 4, is_civilian))
        || matches!((word, next), ("anywhere" | "nowhere", "near") | ("gone" | "been" | "was" | "were", "near" | "there"))
        || matches!(
            word,
            "area" | "present" | "vicinity" | "operation" | "operations" | "mission" | "missions" | "sortie" | "sorties"
        )
        || !reading.weapons_in(&(n..n + 1)).is_empty()
        || triggers.iter().any(|t| !matches!(t.entry.role, Role::Nothing | Role::Harm))
}
