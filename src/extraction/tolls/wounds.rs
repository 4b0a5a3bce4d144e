//! What people suffer: wounds, and limbs that are hit or lost.

use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;

/// "lost one of its men", "lost one of their own".
pub(super) fn loses_own(reading: &Reading<'_>, n: usize) -> bool {
    let own = matches!(reading.folded(n + 3), "its" | "their" | "our" | "his");
    let man = reading.is(n + 4, List::Human) || matches!(reading.folded(n + 4), "own" | "number");
    reading.folded(n) == "lost"
        && reading.folded(n + 1) == "one"
        && reading.folded(n + 2) == "of"
        && own
        && man
}

/// "lost a sub-inspector in an exchange of fire".
pub(super) fn loses_one(reading: &Reading<'_>, n: usize) -> bool {
    let one = (n + 2..n + 6)
        .take_while(|k| reading.doc.is_word(*k) || reading.doc.word(*k) == "-")
        .find(|k| reading.is(*k, List::OneHuman));
    reading.folded(n) == "lost"
        && matches!(reading.folded(n + 1), "a" | "an")
        && one.is_some_and(|k| matches!(reading.folded(k + 1), "in" | "to" | "when" | "during" | "and" | ""))
}

/// "lost her right arm", "lost both legs".
pub(super) fn loses_limb(reading: &Reading<'_>, n: usize) -> bool {
    let whose =
        matches!(reading.folded(n + 1), "a" | "an" | "his" | "her" | "their" | "one" | "both" | "two");
    reading.folded(n) == "lost" && whose && (n + 2..n + 4).any(|k| reading.is(k, List::Limb))
}

/// "hit in the thigh", "shot in both legs": where nobody dies of it as a rule.
pub(super) fn is_in_limb(reading: &Reading<'_>, n: usize) -> bool {
    let led = matches!(reading.folded(n + 2), "the" | "his" | "her" | "their" | "both" | "one");
    let limb = (n + 2..n + 5).any(|k| reading.is(k, List::Limb));
    reading.folded(n + 1) == "in" && (led && limb || reading.is(n + 2, List::Limb))
}

/// "has a leg wound", "had a deep cut": a wound that somebody has, and nothing that is only called after one ("a burn unit").
pub(super) fn has_wound(reading: &Reading<'_>, n: usize) -> bool {
    let wound = (n + 2..n + 5).take_while(|k| reading.doc.is_word(*k)).find(|k| reading.is(*k, List::Wound));
    let ends = |k: usize| {
        !reading.doc.is_word(k)
            || matches!(
                reading.folded(k),
                "and" | "but" | "in" | "of" | "on" | "to" | "from" | "after" | "while"
            )
    };
    // "four of whom had severe burns".
    let several = wound.is_some_and(|k| {
        matches!(reading.folded(k), "burns" | "wounds" | "injuries" | "concussion" | "cuts")
    }) && !reading.any_of(n + 1..n + 4, WordClass::BeforeWound);
    (several || matches!(reading.folded(n + 1), "a" | "an")) && wound.is_some_and(|k| ends(k + 1))
}

/// The wound that a verb of suffering has as its object.
pub(super) fn wound_after(reading: &Reading<'_>, n: usize) -> Option<usize> {
    (n + 1..n + 6)
        .take_while(|k| reading.doc.is_word(*k) || reading.doc.word(*k) == "-")
        // "suffered a broken leg".
        .find(|k| {
            let broken = matches!(
                reading.folded(k.wrapping_sub(1)),
                "broken" | "fractured" | "shattered" | "severed" | "crushed"
            );
            reading.is(*k, List::Wound) || broken && reading.is(*k, List::Limb)
        })
}

pub(super) fn is_suffered(reading: &Reading<'_>, n: usize) -> bool {
    (n.saturating_sub(5)..n)
        .any(|k| reading.is(k, List::Suffering) && wound_after(reading, k).is_some_and(|w| w <= n))
}
