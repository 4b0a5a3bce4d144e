//! Who was hit by what flew: the wounded, where nothing says that they died of it.

use super::noun::is_noun_of_people;
use super::wounds::is_in_limb;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::text::TokenKind;

/// "A villager was hit", "28 had been hit", "two soldiers were struck by splinters": whether people are said to have been hit, and not
/// to have died of it.
pub(super) fn is_person_hit(reading: &Reading<'_>, n: usize) -> bool {
    let burnt = matches!(reading.folded(n), "burned" | "burnt");
    if !reading.is(n, List::Hit) && !burnt || dies_of_it(reading, n) {
        return false;
    }
    if is_in_limb(reading, n) {
        return true;
    }
    matches!(reading.folded(n), "hit" | "struck" | "burned" | "burnt" | "stabbed" | "knifed")
        && is_said_of_people(reading, n)
        && (ends_here(reading, n + 1) || is_by_what_flies(reading, n + 1))
}

/// Whether a clause about people ends with the passive at the token: "a nun was hit", "28 had been hit".
pub(super) fn is_said_of_people(reading: &Reading<'_>, n: usize) -> bool {
    let auxiliary = |k: usize| reading.is_one_of(k, WordClass::BeforeHit);
    let passive = n.checked_sub(1).is_some_and(|k| auxiliary(k) && reading.folded(k) != "had");
    let last = (n.saturating_sub(5)..n).rev().find(|k| !auxiliary(*k)).filter(|_| passive);
    last.is_some_and(|k| {
        let person = is_noun_of_people(reading.folded(k)) || reading.is(k, List::OneHuman);
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
    reading.folded(n) == "by" && reading.any_of(n + 1..n + 5, WordClass::Projectile)
}

/// "was struck in the back by a bullet and bled to death": whether the rest of the sentence has them dead.
pub(super) fn dies_of_it(reading: &Reading<'_>, n: usize) -> bool {
    let end = reading.doc.tokens.get(n).map(|t| reading.doc.sentences[t.sentence()].tokens.end).unwrap_or(n);
    let stop = (n + 1..end).find(|k| reading.doc.word(*k) == ";").unwrap_or(end);
    let he = |k: usize| {
        matches!(
            reading.folded(k.wrapping_sub(1)),
            "and" | "he" | "she" | "later" | "to" | "who" | "had" | "has"
        )
    };
    let here = (n + 1..stop).any(|k| {
        matches!(reading.folded(k), "died" | "death" | "succumbed" | "dies") && he(k)
            || reading.folded(k) == "survive" && reading.folded(k - 1) == "not"
    });
    // "Two policemen were hit. One died on the spot, the other in hospital."
    let sentence = reading.doc.tokens.get(n).map(|t| t.sentence());
    let next = sentence.and_then(|s| {
        let (own, next) = (reading.doc.sentences.get(s)?, reading.doc.sentences.get(s + 1)?);
        (own.block == next.block).then_some(next.tokens.clone())
    });
    let then = next.is_some_and(|next| {
        matches!(reading.folded(next.start), "one" | "both" | "he" | "she" | "they" | "all")
            && reading.any_word(next.start..next.end.min(next.start + 6), |w| {
                matches!(w, "died" | "dead" | "killed" | "succumbed" | "death")
            })
    });
    here || then
}

/// "two of them fatally", "one fatally": how badly some of those who were hit were.
pub(super) fn is_said_of_some(reading: &Reading<'_>, n: usize) -> bool {
    let of_them = usize::from(
        n > 1 && matches!(reading.folded(n - 1), "them" | "whom") && reading.folded(n - 2) == "of",
    ) * 2;
    let number = (n - of_them.min(n)).checked_sub(1);
    let counted = number.is_some_and(|k| {
        reading.quantities_in(&(k..k + 1)).iter().any(|q| !q.ordinal && q.toll.is_some() || q.indefinite)
    });
    counted && reading.doc.tokens.get(n + 1).is_none_or(|t| t.kind == TokenKind::Mark)
}

/// "28 passengers were separated from the rest and shot": the verb by which those who are then shot dead were led away or made to lie
/// down.
pub(super) fn led_away(reading: &Reading<'_>, n: usize) -> Option<usize> {
    const CLAUSE: usize = 18;
    let ends = reading.doc.tokens.get(n + 1).is_none_or(|t| t.kind == TokenKind::Mark)
        || matches!(reading.folded(n + 1), "by" | "in" | "at" | "on" | "near" | "beside" | "one" | "with");
    let leads = |k: usize| {
        reading.is_one_of(k, WordClass::LeadingAway)
            && matches!(reading.folded(k.wrapping_sub(1)), "were" | "was" | "been")
    };
    (n.saturating_sub(CLAUSE)..n).rev().find(|k| ends && leads(*k))
}

/// "Two soldiers fell.", "Eleven of them fell.": who fights or marches falls where nothing is said of how.
pub(super) fn has_fallen(reading: &Reading<'_>, n: usize) -> bool {
    let Some(who) = n.checked_sub(1) else { return false };
    let of_them = reading.folded(who) == "them" && reading.folded(who.wrapping_sub(1)) == "of";
    let fighters = reading.is_one_of(who, WordClass::Fighting);
    // "Three of its fighters fell and nine were wounded".
    let goes_on = || reading.folded(n + 1) == "and" && !reading.quantities_in(&(n + 2..n + 4)).is_empty();
    let ends = reading.doc.tokens.get(n + 1).is_none_or(|t| t.kind == TokenKind::Mark) || goes_on();
    (of_them || fighters) && ends
}
