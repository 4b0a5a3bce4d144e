//! "Each insists that the other's men fired first": what two sides say of each other, and so deny of themselves.

use super::{Content, Denial};
use crate::extraction::attribution::blame::rules;
use crate::extraction::attribution::naming::{Named, country};
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Party;
use std::ops::Range;

/// How far before its verb the sides are named, in tokens.
const SIDES: usize = 8;

/// The denials of two sides of which each says that the other began it, or was responsible.
pub(super) fn each_blames(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Denial> {
    let Some((each, began)) = each_says(reading, sentence) else { return Vec::new() };
    let sides = sentence.start.max(each.saturating_sub(SIDES))..each;
    let mut named: Vec<Named> = Vec::new();
    for n in sides {
        let side = reading.mention_at(n).and_then(|m| country(reading, m));
        if let Some(side) = side.filter(|s| named.iter().all(|known| known.party != s.party)) {
            named.push(side);
        }
    }
    if named.len() != 2 {
        let span = reading.span(&(each..each + 2));
        let party = Party { name: BOTH.to_owned(), country: String::new() };
        named = vec![Named { party, span }];
    }
    let end = reading.doc.tokens[began].span();
    named
        .into_iter()
        .map(|by| {
            let span = by.span.cover(end);
            Denial::of_what_was_told(by, span, Content::Part)
        })
        .collect()
}

/// "Each side accused the other of having planted it", "both sides said the other had fired first": the token of "each", and of what the
/// other is said to have done.
fn each_says(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<(usize, usize)> {
    let word = |n: usize| reading.folded(n);
    let tells = |n: usize| reading.is(n, List::Saying) || reading.is(n, List::Accusing);
    if !reading.may_in(sentence, Cue::Both) {
        return None;
    }
    if !reading.any_on(sentence.clone(), List::Saying) && !reading.any_on(sentence.clone(), List::Accusing) {
        return None;
    }
    let each = sentence.clone().find(|n| is_of_both(word(*n), word(n + 1)))?;
    let verb = (each..sentence.end.min(each + SIDES)).find(|n| tells(*n))?;
    let other = (verb + 1..sentence.end.min(verb + SIDES)).find(|n| word(*n) == "other")?;
    // "accused the other of having planted it", not "of breaking the truce".
    let accused = reading.is(verb, List::Accusing)
        && word(other - 1) == "the"
        && !is_of_truce(reading, other..sentence.end);
    let began = accused
        .then_some(other)
        .or_else(|| (other + 1..sentence.end.min(other + SIDES)).find(|n| begins_it(reading, *n)))?;
    Some((each, began))
}

/// "Kyiv and Moscow traded accusations over the shelling", "The two sides blamed each other": whether a sentence tells only that two sides blame each
/// other for what was told, which is no denial by either.
pub(in crate::extraction) fn only_trades_blame(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
    let trades = |n: &usize| {
        let trading = matches!(word(*n), "traded" | "trade" | "trading" | "exchanged" | "swapped");
        reading.is(*n, List::Accusing)
            && matches!((word(n + 1), word(n + 2)), ("each", "other") | ("one", "another"))
            || trading
                && reading.any_word(n + 1..n + 4, |w| matches!(w, "blame" | "accusations" | "recriminations"))
    };
    let Some(verb) = sentence.clone().find(trades) else { return false };
    let side = |m: usize| {
        let end = reading.tokens_of(m).end;
        end <= verb && verb - end < SIDES && rules(reading, m)
    };
    let places = reading.mentions_in(sentence);
    places.iter().all(|m| side(*m) || reading.place(*m).is_none_or(|p| !p.is_settlement()))
}

/// Whether words speak of a truce, which each side may say that the other broke.
fn is_of_truce(reading: &Reading<'_>, words: Range<usize>) -> bool {
    reading.any_word(words, |w| matches!(w, "truce" | "ceasefire" | "cease-fire" | "agreement" | "deal"))
}

/// The name of two sides that no words name.
pub(in crate::extraction) const BOTH: &str = "both sides";

/// "each", "both sides", "the two sides".
fn is_of_both(word: &str, next: &str) -> bool {
    word == "each" && next != "other"
        || matches!(word, "both" | "two") && matches!(next, "sides" | "parties" | "armies" | "groups")
}

/// "was responsible", "of firing first", "had begun it".
fn begins_it(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    matches!(word, "responsible" | "behind" | "culprit" | "begun" | "began" | "started")
        || word == "first" && reading.any_of(n.saturating_sub(4)..n, WordClass::OpeningFire)
}
