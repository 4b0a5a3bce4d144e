//! Who was hit by what flew: the wounded, where nothing says that they died of it.

use super::is_in_limb;
use crate::extraction::reading::Reading;
use crate::language::english::words::{List, is_hit};
use crate::text::TokenKind;

/// "A villager was hit", "28 had been hit", "two soldiers were struck by splinters": whether people are said to have been hit, and not
/// to have died of it.
pub(super) fn is_person_hit(reading: &Reading<'_>, n: usize) -> bool {
    if !is_hit(reading.folded(n)) || dies_of_it(reading, n) {
        return false;
    }
    if is_in_limb(reading, n) {
        return true;
    }
    matches!(reading.folded(n), "hit" | "struck")
        && is_said_of_people(reading, n)
        && (ends_here(reading, n + 1) || is_by_what_flies(reading, n + 1))
}

/// Whether a clause about people ends with the passive at the token: "a nun was hit", "28 had been hit".
fn is_said_of_people(reading: &Reading<'_>, n: usize) -> bool {
    let auxiliary = |k: usize| {
        matches!(
            reading.folded(k),
            "was" | "were" | "been" | "had" | "have" | "has" | "also" | "being" | "got"
        )
    };
    let passive = n.checked_sub(1).is_some_and(|k| auxiliary(k) && reading.folded(k) != "had");
    let last = (n.saturating_sub(5)..n).rev().find(|k| !auxiliary(*k)).filter(|_| passive);
    last.is_some_and(|k| {
        let person = reading.is(k, List::Human) || reading.is(k, List::OneHuman);
        // "14 soldiers were dead and 28 had been hit".
        let number = reading.quantities_in(&(k..k + 1)).iter().any(|q| {
            q.toll.is_some()
                && !q.indefinite
                && !q.ordinal
                && q.tokens.end == k + 1
                && reading.any_word(q.tokens.start.saturating_sub(12)..q.tokens.start, |w| {
                    matches!(w, "dead" | "killed" | "died")
                })
        });
        (person && !reading.doc.is_capitalised(k)) || number
    })
}

/// Whether nothing that tells of another blow follows: the end of the clause, or when and where it was.
fn ends_here(reading: &Reading<'_>, n: usize) -> bool {
    reading.doc.tokens.get(n).is_none_or(|t| t.kind == TokenKind::Mark)
        || matches!(reading.folded(n), "and" | "but" | "while" | "when" | "as" | "during" | "too" | "there")
}

/// "by a ricochet", "by flying splinters".
fn is_by_what_flies(reading: &Reading<'_>, n: usize) -> bool {
    reading.folded(n) == "by"
        && reading.any_word(n + 1..n + 5, |w| {
            matches!(
                w,
                "bullet"
                    | "bullets"
                    | "ricochet"
                    | "ricochets"
                    | "gunfire"
                    | "shots"
                    | "shrapnel"
                    | "splinter"
                    | "splinters"
                    | "fragments"
                    | "fragment"
                    | "pellets"
                    | "stones"
                    | "stone"
                    | "debris"
                    | "glass"
                    | "arrow"
                    | "arrows"
                    | "canister"
                    | "canisters"
                    | "rounds"
                    | "crossfire"
            )
        })
}

/// "was struck in the back by a bullet and bled to death": whether the rest of the sentence has them dead.
fn dies_of_it(reading: &Reading<'_>, n: usize) -> bool {
    let end = reading.doc.tokens.get(n).map(|t| reading.doc.sentences[t.sentence()].tokens.end).unwrap_or(n);
    let stop = (n + 1..end).find(|k| reading.doc.word(*k) == ";").unwrap_or(end);
    let he = |k: usize| {
        matches!(
            reading.folded(k.wrapping_sub(1)),
            "and" | "he" | "she" | "later" | "to" | "who" | "had" | "has"
        )
    };
    (n + 1..stop).any(|k| matches!(reading.folded(k), "died" | "death" | "succumbed" | "dies") && he(k))
}
