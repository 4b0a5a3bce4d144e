//! "Each insists that the other's men fired first": what two sides say of each other, and so deny of themselves.

use super::{Content, Denial};
use crate::extraction::attribution::naming::{Named, country};
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Party;
use std::ops::Range;

/// How far before its verb the sides are named, in tokens.
const SIDES: usize = 8;

/// The denials of two sides of which each says that the other began it, or was responsible.
pub(super) fn each_blames(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Denial> {
    let word = |n: usize| reading.folded(n);
    if !reading.any_on(sentence.clone(), List::Saying) && !reading.any_on(sentence.clone(), List::Accusing) {
        return Vec::new();
    }
    let Some(each) = sentence.clone().find(|n| is_of_both(word(*n), word(n + 1))) else { return Vec::new() };
    let Some(verb) = (each..sentence.end.min(each + SIDES))
        .find(|n| reading.is(*n, List::Saying) || reading.is(*n, List::Accusing))
    else {
        return Vec::new();
    };
    let Some(other) = (verb + 1..sentence.end.min(verb + SIDES)).find(|n| word(*n) == "other") else {
        return Vec::new();
    };
    let of_truce =
        reading.any_word(other..sentence.end, |w| matches!(w, "truce" | "ceasefire" | "agreement"));
    // "Each side accused the other of having planted it", not "accuse each other of breaking the truce".
    let accused =
        (reading.is(verb, List::Accusing) && word(other - 1) == "the" && !of_truce).then_some(other);
    let began =
        accused.or_else(|| (other + 1..sentence.end.min(other + SIDES)).find(|n| begins_it(reading, *n)));
    let Some(began) = began else { return Vec::new() };
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
