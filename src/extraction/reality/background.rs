//! What a sentence only refers to: earlier attacks, what is answered or investigated, the dead who are handed over.

use super::REACH;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::word_classes::WordClass;
use crate::language::lexicon::{Pos, Role};
use std::ops::Range;

/// "has carried out similar attacks in Baghdad", "the bodies of those killed were handed over": what the sentence only refers
/// to.
pub(super) fn is_background(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let at = hit.tokens.start;
    let from = at.saturating_sub(3).max(sentence.start);
    let referred = hit.entry.pos == Pos::Noun
        && reading.folded(hit.tokens.end - 1).ends_with('s')
        && reading.any_of(from..at, WordClass::Recurrent);
    // "Congolese Tutsis who fled across the border in June from fighting around Bukavu": what people are not at home for.
    let fled = |n: usize| matches!(reading.folded(n), "fled" | "escaped" | "displaced" | "uprooted");
    let refuge = hit.entry.pos == Pos::Noun
        && reading.folded(at.wrapping_sub(1)) == "from"
        && (at.saturating_sub(10).max(sentence.start)..at)
            .any(|n| fled(n) && reading.any_word(n.saturating_sub(3)..n, |w| w == "who"));
    if refuge {
        return true;
    }
    let handed = |n: usize| {
        matches!(
            reading.folded(n),
            "handed" | "exchanged" | "exchange" | "returned" | "repatriated" | "swap" | "swapped"
        )
    };
    let held = |w: &str| matches!(w, "bodies" | "remains" | "prisoners" | "captives" | "pows");
    // "in memory of those who died in Cizre", "in revenge for the bombing of Raqqa", "amnesty for massacres".
    // "in retaliation for air raids and for the raids on mosques".
    let second = (at.saturating_sub(4).max(sentence.start)..at)
        .any(|n| reading.folded(n) == "and" && reading.folded(n + 1) == "for");
    let clause = (sentence.start..at)
        .rev()
        .take(if second { 2 * REACH } else { REACH })
        .take_while(|n| !matches!(reading.doc.word(*n), "," | ";"));
    let answered = clause.into_iter().any(|n| {
        let reason = reading.is_one_of(n, WordClass::AnswerToDeed);
        reason && matches!(reading.folded(n + 1), "of" | "for" | "to" | "the" | "into")
    });
    // "clearing mines and unexploded shells".
    let of_world_war = |n: usize| reading.folded(n) == "world" && reading.folded(n + 1) == "war";
    let old = reading.any_word(sentence.clone(), |w| {
        matches!(w, "demining" | "deminers" | "unexploded" | "clearance" | "decontamination" | "wartime")
    }) || sentence.clone().any(of_world_war);
    let cleared = old
        && matches!(hit.entry.role, Role::Verb | Role::Noun | Role::Carry)
        && reading.triggers_in(sentence).iter().all(|t| t.entry.role != Role::Harm);
    let handover = matches!(hit.entry.role, Role::Harm | Role::State)
        && sentence.clone().any(handed)
        && reading.any_word(sentence.clone(), held);
    // "Schools reopened after weeks of bombardment".
    let gone_on = hit.entry.pos == Pos::Noun
        && at.checked_sub(2).is_some_and(|n| {
            reading.folded(n + 1) == "of"
                && matches!(reading.folded(n), "weeks" | "months" | "years" | "decades")
        });
    // "Air strikes continue to drive displacement in Tigray": what goes on, of no day.
    let continues = hit.entry.pos == Pos::Noun
        && (hit.tokens.end..hit.tokens.end + 4)
            .any(|n| matches!(reading.folded(n), "continue" | "continues") && reading.folded(n + 1) == "to");
    // "was summoned to the Foreign Office, where he was handed a note over the targeting of civilians".
    let summoned = reading.any_word(sentence.start..at, |w| w == "summoned")
        && reading.any_word(sentence.start..at, |w| {
            matches!(w, "ambassador" | "commissioner" | "envoy" | "diplomat" | "consul" | "affaires")
        });
    // "responsible for a number of the most spectacular attacks in the capital".
    let of_many = || {
        hit.entry.pos == Pos::Noun
            && reading.folded(hit.tokens.end - 1).ends_with('s')
            && (at.saturating_sub(REACH).max(sentence.start)..at)
                .any(|n| reading.folded(n) == "number" && reading.folded(n + 1) == "of")
            && (sentence.start..at)
                .any(|n| reading.folded(n) == "responsible" && reading.folded(n + 1) == "for")
    };
    referred
        || summoned
        || of_many()
        || handover
        || answered && !is_told_in_full(reading, hit, sentence)
        || cleared
        || gone_on
        || continues
}

/// "fired rockets in response to a strike that killed two people in Tyre on Sunday": what is answered, and told with a day and a place of
/// its own.
fn is_told_in_full(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let rest = hit.tokens.end..sentence.end;
    hit.entry.role == Role::Harm
        && reading.dates_in(&rest).iter().any(|d| d.phrase.can_date_an_event())
        && reading.mentions_in(&rest).into_iter().any(|m| reading.place(m).is_some_and(|p| p.is_settlement()))
}

/// "wounded 63 at a war memorial", "demolished a wall beside the war memorial": whether a memorial is where people were hurt, and not what
/// remembers them.
pub(super) fn is_scene(reading: &Reading<'_>, memorial: usize, sentence: &Range<usize>) -> bool {
    const ARTICLE: usize = 3;
    const OBJECT: usize = 4;
    let led = memorial.saturating_sub(ARTICLE).max(sentence.start)..memorial;
    let at = led.into_iter().find(|n| {
        matches!(reading.folded(*n), "at" | "near" | "beside" | "behind" | "outside" | "opposite" | "by")
    });
    at.is_some_and(|at| {
        reading.any_word(at.saturating_sub(OBJECT).max(sentence.start)..at, |w| {
            matches!(
                w,
                "killed"
                    | "wounded"
                    | "injured"
                    | "exploded"
                    | "off"
                    | "demolished"
                    | "destroyed"
                    | "wrecked"
                    | "hit"
                    | "struck"
                    | "planted"
                    | "left"
            )
        })
    })
}
