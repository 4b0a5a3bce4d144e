//! Where the wounded and the dead are carried: no place where something happened.

use crate::extraction::reading::Reading;
use crate::language::english::words::{List, is_carer, is_speaking_office};
use crate::language::lexicon::Role;
use crate::text::TokenKind;
use std::ops::Range;

/// "taken to a hospital in Quetta", "died of burns in a Sumy hospital", "doctors in Anuradhapura, where lorries delivered the injured",
/// "the morgue of Rostov, where the bodies were brought": where the wounded and the dead were carried.
pub(super) fn is_where_cared_for(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let from = tokens.start.saturating_sub(7).max(sentence.start);
    // Nothing but the words of one noun phrase between the house and the name.
    let led = (from..tokens.start)
        .rev()
        .take_while(|n| {
            reading.doc.is_word(*n) && !matches!(reading.folded(*n), "after" | "when" | "as" | "following")
        })
        .find(|n| reading.is(*n, List::HouseOfCare) || reading.is(*n, List::Carer));
    // "a Sumy hospital", "Kherson's city hospital", but not "a strike in Kherson died in hospital".
    let own = (tokens.end..(tokens.end + 4).min(sentence.end))
        .take_while(|n| reading.doc.is_word(*n) || reading.doc.tokens[*n].kind == TokenKind::Possessive)
        .take_while(|n| !is_led(reading.folded(*n)) && reading.triggers_in(&(*n..*n + 1)).is_empty())
        .find(|n| reading.is(*n, List::HouseOfCare) || reading.folded(*n) == "medical");
    // "said a surgeon at Al-Aqsa Hospital".
    let before = tokens.start.saturating_sub(4).max(sentence.start)..tokens.start;
    if tokens.len() > 1
        && reading.is(tokens.end - 1, List::HouseOfCare)
        && reading.any_word(before, |w| is_carer(w) || is_speaking_office(w))
    {
        return true;
    }
    // "two others are in Rambam Hospital, Haifa".
    let house = tokens.start.checked_sub(2).filter(|n| {
        reading.doc.word(n + 1) == "," && reading.is(*n, List::HouseOfCare) && reading.doc.is_capitalised(*n)
    });
    let lies_in = |n: usize| reading.any_word(n.saturating_sub(5)..n, |w| matches!(w, "in" | "to" | "into"));
    if house.is_some_and(lies_in) {
        return true;
    }
    if is_treated_at(reading, tokens.start, sentence) {
        return true;
    }
    // "Eight of the injured are still being treated, one of them in Moscow".
    let one_of = tokens.start.checked_sub(4).is_some_and(|n| {
        n > sentence.start
            && reading.folded(n + 1) == "of"
            && reading.folded(n + 2) == "them"
            && reading.folded(n + 3) == "in"
    });
    // "Fifty wounded are being treated, some at N'Djamena".
    let some = tokens.start.checked_sub(2).is_some_and(|n| {
        n > sentence.start
            && matches!(reading.folded(n), "some" | "others" | "several" | "most")
            && matches!(reading.folded(n + 1), "in" | "at")
    });
    let one_of = one_of || some;
    if one_of
        && reading
            .any_word(sentence.start..tokens.start, |w| matches!(w, "treated" | "treatment" | "hospital"))
    {
        return true;
    }
    let there = tokens.end + 1;
    let where_ = reading.doc.word(tokens.end) == "," && reading.folded(there) == "where";
    let behind = (there..there + 4).find(|n| where_ && reading.is(*n, List::HouseOfCare));
    let Some(house) = led.or(own).or(behind) else { return false };
    // "the hospital in Anuradhapura appealed for blood": who speaks for those who are there.
    if led.is_some() && is_of_house(reading.folded(tokens.end)) {
        return true;
    }
    // "he is in the military hospital at Udhampur".
    let lies_there = (house.saturating_sub(4).max(sentence.start + 1)..house).any(|n| {
        reading.folded(n) == "in"
            && matches!(
                reading.folded(n - 1),
                "is" | "are" | "was" | "were" | "remains" | "remain" | "lie" | "lies"
            )
    });
    // "who reached Managil, where the hospital is treating more than 200".
    let treats = own.is_none()
        && reading.doc.word(tokens.end) == ","
        && reading.folded(tokens.end + 1) == "where"
        && reading
            .any_word(house..sentence.end.min(house + 4), |w| matches!(w, "treating" | "treats" | "treated"));
    // "A small boy is in a Qatif hospital", "the worst off are in Cali".
    let is_in = own.is_some()
        && matches!(reading.folded(tokens.start.wrapping_sub(1)), "a" | "the")
        && reading.folded(tokens.start.wrapping_sub(2)) == "in"
        && matches!(
            reading.folded(tokens.start.wrapping_sub(3)),
            "is" | "are" | "was" | "were" | "lie" | "lies"
        );
    if led.is_some() && lies_there || treats || is_in {
        return true;
    }
    // "a missile hit a hospital in Aleppo", "soldiers killed two doctors in Rafah".
    let person = reading.is(house, List::Carer);
    let spared = |role: Role| role == Role::Nothing || role == Role::Harm && !person;
    let hit = reading.triggers_in(&(house.saturating_sub(4).max(sentence.start)..house));
    if hit.iter().any(|t| !spared(t.entry.role)) {
        return false;
    }
    // "471 people died in an explosion at al-Ahli hospital in Gaza City".
    let there = |end: usize| {
        matches!(reading.folded(end), "at" | "on" | "near" | "outside" | "inside")
            && (end + 1..house).all(|n| reading.doc.is_capitalised(n) || is_in_name(reading, n))
    };
    let near = reading.triggers_in(&(house.saturating_sub(8).max(sentence.start)..house));
    if near.iter().any(|t| !spared(t.entry.role) && t.tokens.end < house && there(t.tokens.end)) {
        return false;
    }
    let carried = sentence.start.max(house.saturating_sub(14))..sentence.end.min(house + 14);
    // "died of burns", "died this morning in hospital at Sligo".
    // "the death of one passenger in a Nairobi hospital".
    let died = |n: usize| match reading.folded(n) {
        "died" => n < house || is_led(reading.folded(n + 1)),
        "breathed" => n < house,
        "death" => n < house && reading.folded(n + 1) == "of",
        _ => false,
    };
    // "The attack took place at a centre in Kilinochchi" carries nobody.
    let cares = |n: usize| reading.is(n, List::Caring) && reading.folded(n + 1) != "place";
    // "Twenty-five wounded have been counted in the hospital of San Cristobal".
    let counted = reading.any_word(house.saturating_sub(3)..house, |w| w == "counted");
    counted || carried.clone().any(died) || carried.clone().any(cares)
}

/// What a house of care says and does with those who are brought to it.
fn is_of_house(word: &str) -> bool {
    matches!(
        word,
        "appealed"
            | "asked"
            | "called"
            | "said"
            | "says"
            | "reported"
            | "admitted"
            | "received"
            | "treated"
            | "counted"
    )
}

/// "the al-Ahli", "a city": what stands before the word for a house without being its name.
fn is_in_name(reading: &Reading<'_>, n: usize) -> bool {
    reading.doc.word(n) == "-"
        || matches!(reading.folded(n), "a" | "the" | "al" | "el" | "city" | "main" | "district")
}

/// "one is receiving treatment at Anuradhapura", "more than 150 wounded lie in Polonnaruwa and Kandy": no house is named.
fn is_treated_at(reading: &Reading<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let before = (start.saturating_sub(6).max(sentence.start)..start).rev();
    let near = before.take_while(|n| reading.doc.is_word(*n)).collect::<Vec<usize>>();
    near.iter().any(|n| {
        // "26 of the injured are still being cared for in Prizren".
        let for_ = usize::from(reading.folded(*n) == "cared" && reading.folded(n + 1) == "for");
        // "were treated for head injuries in Ramallah".
        let what = reading.folded(*n) == "treated" && reading.folded(n + 1) == "for";
        let last = matches!(reading.folded(start.wrapping_sub(1)), "at" | "in");
        let led = matches!(reading.folded(n + 1 + for_), "at" | "in") || what && last;
        // "in intensive care in Antakya, Adana and Mersin", "remain in critical condition in Quetta".
        let condition = matches!(
            (reading.folded(n.wrapping_sub(1)), reading.folded(*n)),
            ("intensive", "care") | ("critical" | "serious" | "stable", "condition")
        );
        let treated = matches!(
            reading.folded(*n),
            "treatment" | "surgery" | "treated" | "hospitalised" | "hospitalized" | "cared"
        );
        let off = matches!(reading.folded(*n), "are" | "were") && reading.folded(n.wrapping_sub(1)) == "off";
        let lie = matches!(reading.folded(*n), "lie" | "lies" | "lay")
            && near.iter().any(|k| matches!(reading.folded(*k), "wounded" | "injured"));
        led && (treated || lie || off || condition)
    }) || is_listed_behind_care(reading, start, sentence)
}

/// "treated in Antakya, Adana and Mersin": a further town of those in which the wounded lie.
fn is_listed_behind_care(reading: &Reading<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let joint = start.checked_sub(1).filter(|n| *n > sentence.start);
    let joins = joint.is_some_and(|n| reading.doc.word(n) == "," || reading.folded(n) == "and");
    let before = joint.filter(|_| joins).and_then(|n| n.checked_sub(1)).and_then(|n| reading.mention_at(n));
    before.is_some_and(|m| is_treated_at(reading, reading.tokens_of(m).start, sentence))
}

fn is_led(word: &str) -> bool {
    matches!(word, "of" | "at" | "in")
}
