//! Who was brought to a hospital or is treated there: the wounded, by what is done with them.

use super::harm::is_counted_after;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::text::TokenKind;

/// Whether people are brought to a hospital by the word at a token: not bodies, and not those who were counted as wounded.
pub(super) fn is_to_hospital(reading: &Reading<'_>, n: usize) -> bool {
    let named = (n + 2..n + 9).take_while(|k| *k < n + 5 || reading.doc.is_capitalised(k - 1));
    // "were warded at the base hospital".
    let led = match reading.folded(n + 1) {
        "to" => true,
        "at" | "in" => matches!(reading.folded(n), "warded" | "admitted" | "hospitalised" | "hospitalized"),
        _ => false,
    };
    let to = led && named.into_iter().any(|k| is_house(reading, k));
    let counted = (n.saturating_sub(9)..n).any(|k| {
        matches!(
            reading.folded(k),
            "bodies" | "body" | "dead" | "injured" | "wounded" | "casualties" | "arrested"
        )
    });
    let auxiliary = n
        .checked_sub(1)
        .is_some_and(|b| matches!(reading.folded(b), "were" | "was" | "been" | "being" | "is" | "are"));
    // "three were killed and eleven taken to hospital".
    let shared = n.checked_sub(2).is_some_and(|b| reading.folded(b) == "and" && reading.is_counted(n));
    to && !counted && (auxiliary || shared)
}

pub(super) fn is_hospital(word: &str) -> bool {
    matches!(word, "hospital" | "hospitals" | "clinic" | "clinics" | "ward" | "wards")
}

/// "hospital", "Amai Pakpak Medical Center", "a health post": whether the word at a token names a house where people are cared for.
fn is_house(reading: &Reading<'_>, n: usize) -> bool {
    let center =
        matches!(reading.folded(n), "center" | "centre" | "facility" | "post" | "centers" | "centres");
    let care = |w: &str| matches!(w, "medical" | "health" | "trauma");
    is_hospital(reading.folded(n))
        || reading.folded(n) == "infirmary"
        || center && n > 0 && care(reading.folded(n - 1))
}

/// "the district hospital", "a nearby clinic": what says which one it is.
fn is_said_of_hospital(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "its"
            | "their"
            | "district"
            | "local"
            | "county"
            | "provincial"
            | "city"
            | "state"
            | "regional"
            | "military"
            | "main"
            | "same"
            | "nearest"
            | "nearby"
            | "central"
            | "university"
            | "teaching"
            | "town"
            | "general"
    )
}

/// Whether the word is a verb of being somewhere.
pub(super) fn lies(word: &str) -> bool {
    matches!(word, "are" | "were" | "lie" | "lay" | "lying" | "remain" | "remained" | "remains")
}

/// "are in hospital", "lie in the hospital of Bahir Dar": those who were hurt, not bodies, and not the staff.
pub(super) fn is_in_hospital(reading: &Reading<'_>, n: usize) -> bool {
    let house = |k: usize| is_house(reading, k);
    // "are still in hospital".
    let led = n + 1 + usize::from(matches!(reading.folded(n + 1), "still" | "now" | "also"));
    let named = matches!(reading.folded(led), "in" | "at")
        && (led + 1..led + 5)
            .take_while(|k| {
                is_said_of_hospital(reading.folded(*k)) || house(*k) || reading.doc.is_capitalised(*k)
            })
            .any(house);
    let others = |w: &str| {
        matches!(w, "bodies" | "body" | "dead" | "doctors" | "nurses" | "staff" | "beds" | "surgeons")
    };
    named && !reading.any_word(n.saturating_sub(9)..n, others)
}

/// Whether people were admitted, near words for a house of care or a carer.
pub(super) fn is_admitted(reading: &Reading<'_>, n: usize) -> bool {
    let passive = n.checked_sub(1).is_some_and(|b| matches!(reading.folded(b), "was" | "were" | "been"));
    let cares = |k: usize| reading.is(k, List::Carer) || is_hospital(reading.folded(k));
    passive && (n.saturating_sub(20)..n + 12).any(cares)
}

/// Whether people were treated for what was done to them, not "treated as" something.
pub(super) fn is_treated(reading: &Reading<'_>, n: usize) -> bool {
    let aside = n > 1 && matches!(reading.folded(n - 1), "later" | "still" | "also" | "then" | "now");
    let before = n.checked_sub(1 + usize::from(aside)).map_or("", |b| reading.folded(b));
    let next = reading.folded(n + 1);
    let place = matches!(next, "for" | "in" | "at");
    // "Seventy-three others were treated."
    let ends = || reading.doc.tokens.get(n + 1).is_none_or(|t| t.kind == TokenKind::Mark);
    matches!(before, "being")
        || (matches!(before, "was" | "were" | "been" | "are") && (place || ends()))
        // "20 deaths and 11 persons treated at the hospital".
        || (place && n.checked_sub(1).is_some_and(|b| reading.is(b, List::Human)))
        // "treated 17 people for burns".
        || is_counted_after(reading, n) && reading.any_word(n + 2..n + 7, |w| w == "for")
}

/// Whether those who were hurt are the object of what is done with them: a house took them in, or somebody brought them to one.
pub(super) fn has_them_as_object(reading: &Reading<'_>, n: usize) -> bool {
    takes_in(reading, n) || sends(reading, n)
}

/// "The hospital admitted 61", "medics bandaged 47", "the clinic took in nineteen": people whom a house of care or a carer took in.
fn takes_in(reading: &Reading<'_>, n: usize) -> bool {
    let verb = matches!(
        reading.folded(n),
        "admitted"
            | "treated"
            | "treat"
            | "treating"
            | "bandaged"
            | "received"
            | "took"
            | "taken"
            | "operated"
    );
    if !verb {
        return false;
    }
    let taken = matches!(reading.folded(n), "took" | "taken");
    // "operated on 30 people".
    let operated = reading.folded(n) == "operated";
    let object = if taken || operated { n + 1 } else { n };
    let care = |k: usize| {
        is_hospital(reading.folded(k))
            || reading.is(k, List::Carer)
            || reading.is_one_of(k, WordClass::Rescuer)
    };
    (!taken || reading.folded(n + 1) == "in")
        && (!operated || reading.folded(n + 1) == "on")
        && is_counted_after(reading, object)
        && (n.saturating_sub(8)..n).any(care)
        && !reading.any_word(n + 1..n + 6, |w| {
            matches!(w, "bodies" | "corpses" | "dead" | "body" | "deaths" | "casualties" | "victims")
        })
}

/// "The blast sent eight other people to hospital", "ambulances took nine to the clinic", "left 63 in hospital".
fn sends(reading: &Reading<'_>, n: usize) -> bool {
    let verb = reading.is(n, List::Transport)
        || matches!(reading.folded(n), "took" | "sending" | "taking" | "put" | "drove" | "left" | "leaving");
    if !verb || !is_counted_after(reading, n) {
        return false;
    }
    let to = (n + 2..n + 8)
        .take_while(|k| reading.doc.is_word(*k))
        .find(|k| matches!(reading.folded(*k), "to" | "in" | "into"));
    let Some(to) = to else { return false };
    let others = |w: &str| {
        matches!(
            w,
            "bodies" | "body" | "dead" | "injured" | "wounded" | "casualties" | "corpses" | "patients"
        )
    };
    let led = |k: usize| matches!(reading.folded(k), "a" | "the" | "local" | "nearby" | "area");
    let house = (to + 1..to + 6)
        .find(|k| !led(*k) && !reading.doc.is_capitalised(*k) || is_hospital(reading.folded(*k)));
    house.is_some_and(|k| is_hospital(reading.folded(k))) && !reading.any_word(n + 1..to, others)
}
