//! Denials that only tell the contrary: "had hit only military positions", where others tell of a pagoda, "the dead were militiamen", where
//! others tell of villagers, "the town remained under government control", where others say that they took it, "the helicopter had
//! crashed because of bad weather", where others say that they shot it down.

use super::denier::own_speaker_at;
use super::harmless::is_fighter;
use super::{Content, Denial};
use crate::extraction::attribution::naming::first_saying;
use crate::extraction::attribution::owns;
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::SubEventType;
use std::ops::Range;

/// What is contradicted was told within so many tokens before.
const TOLD: usize = 90;
/// The words of the contrary stand within so many tokens behind the verb of saying.
const SAID: usize = 16;
/// What belongs to a word of them stands within so many tokens.
const NEAR: usize = 5;

/// The denial of whoever says the contrary of what was told shortly before.
pub(super) fn says_contrary(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::Contrary) {
        return None;
    }
    let verb = first_saying(reading, sentence)?;
    // "said that it was behind the attack and that the dead were soldiers".
    if owns(reading, sentence).is_some() {
        return None;
    }
    let words = verb + 1..sentence.end.min(verb + SAID);
    let before = sentence.start.saturating_sub(TOLD)..sentence.start;
    let told =
        (is_military(reading, &words) || are_fighters(reading, &words) || fell_fighting(reading, &words))
            && reading.any_of(before.clone(), WordClass::CivilianTarget)
            || are_no_civilians(reading, &(verb + 1..sentence.end.min(verb + 2 * SAID)))
            || is_held(reading, &words)
                && reading.triggers_in(&before).iter().any(|t| t.entry.role == Role::Capture)
            || is_mishap(reading, &words) && tells_of_downing(reading, &before)
            || is_by_chance(reading, &words) && !is_stray(reading, &before);
    if !told {
        return None;
    }
    let by = own_speaker_at(reading, sentence, verb)?;
    let onlooker = reading.any_on(reading.doc.tokens_in(by.span), List::Onlooker);
    let span = by.span.cover(reading.span(&words));
    (!onlooker).then(|| Denial::of_what_was_told(by, span, Content::Other))
}

/// Whether a word may lead in what is contrary to what others tell: each way to say so below has one of these.
pub(in crate::extraction) fn may_be_contrary(word: &str) -> bool {
    matches!(word, "only" | "exclusively" | "solely" | "purely" | "nothing" | "not")
        || matches!(word, "dead" | "killed" | "victims" | "men" | "fell" | "fallen" | "died")
        || matches!(word, "remained" | "remains" | "still" | "stray" | "crossfire")
        || is_fault(word)
}

/// "had hit only military positions", "only militants had been targeted".
fn is_military(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let only = |n: usize| {
        matches!(reading.folded(n), "only" | "exclusively" | "solely" | "purely")
            || reading.folded(n) == "nothing" && reading.folded(n + 1) == "but"
    };
    words.clone().any(|n| only(n) && (n + 1..n + NEAR).any(|k| is_fighting(reading, k)))
        && reading.any_word(words.clone(), is_struck)
}

/// "the dead were militiamen", "all those killed had been rebels".
fn are_fighters(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|n| {
        let dead = matches!(reading.folded(n), "dead" | "killed" | "victims" | "men")
            && reading.any_word(n.saturating_sub(2)..n, |w| matches!(w, "the" | "those"));
        let were = n + 1 + usize::from(reading.folded(n + 2) == "been");
        // "were terrorists killed in combat", not "were killed by rebels".
        let other = |k: &usize| matches!(reading.folded(*k), "killed" | "shot" | "by" | "not");
        dead && matches!(reading.folded(were), "were" | "been" | "had")
            && (were + 1..were + NEAR)
                .take_while(|k| reading.doc.is_word(*k) && !other(k))
                .any(|k| is_fighting(reading, k))
    })
}

/// "the dead fell in an exchange of fire", "those killed had died in combat": how fighters die.
fn fell_fighting(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let fell = |n: usize| {
        matches!(reading.folded(n), "fell" | "fallen" | "died")
            && reading.folded(n + 1) == "in"
            && reading.any_word(n + 2..n + 2 + NEAR, |w| {
                matches!(w, "combat" | "battle" | "exchange" | "firefight" | "shootout" | "clash" | "clashes")
            })
    };
    words.clone().any(|n| {
        fell(n)
            && reading.any_word(n.saturating_sub(NEAR).max(words.start)..n, |w| {
                matches!(w, "dead" | "killed" | "victims" | "men" | "they")
            })
    })
}

/// "the people killed there were armed opponents, not civilians", "had hit gunmen, not villagers".
fn are_no_civilians(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let dead = |w: &str| matches!(w, "dead" | "killed" | "victims" | "casualties") || is_struck(w);
    words.clone().any(|n| {
        reading.folded(n) == "not"
            && matches!(reading.folded(n + 1), "civilians" | "civilian" | "villagers")
            && reading.any_word(words.start..n, dead)
    })
}

/// "eight people had died from stray bullets", "had been caught in crossfire".
fn is_by_chance(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    is_stray(reading, words)
        && reading.any_word(words.clone(), |w| {
            matches!(w, "died" | "dead" | "killed" | "struck" | "hit" | "caught")
        })
}

/// "stray bullets", "in crossfire".
fn is_stray(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    reading.any_word(words.clone(), |w| matches!(w, "stray" | "crossfire"))
}

/// Verbs for what weapons do to a target.
fn is_struck(word: &str) -> bool {
    matches!(word, "hit" | "struck" | "targeted" | "bombed" | "shelled" | "attacked" | "aimed")
}

/// Whether a word is for those who fight, or what they use.
fn is_fighting(reading: &Reading<'_>, n: usize) -> bool {
    matches!(reading.folded(n), "military" | "terrorist" | "militant" | "rebel") || is_fighter(reading, n)
}

/// "the town remained under government control", "was still in its hands".
fn is_held(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|n| {
        let still = matches!(reading.folded(n), "remained" | "remains" | "still")
            && !reading.any_word(n + 1..n + 3, |w| w == "to");
        let own = n + 1..(n + 1 + NEAR).min(words.end + NEAR);
        still
            && reading.any_word(own.clone(), |w| matches!(w, "under" | "in"))
            && reading.any_word(own, |w| matches!(w, "control" | "hands"))
    })
}

/// Words for why something crashes that nobody shot down.
fn is_fault(word: &str) -> bool {
    matches!(
        word,
        "fault" | "failure" | "malfunction" | "weather" | "fog" | "technical" | "mechanical" | "error"
    )
}

/// "had crashed because of bad weather", "made an emergency landing after a technical fault".
fn is_mishap(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let down = |w: &str| matches!(w, "crashed" | "landing" | "crash" | "landed" | "lost" | "fallen" | "down");
    reading.any_word(words.clone(), is_fault) && reading.any_word(words.clone(), down)
}

/// Whether something was said to have been shot down.
fn tells_of_downing(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let downed = Some(SubEventType::DisruptedWeaponsUse);
    reading.triggers_in(tokens).iter().any(|t| t.entry.sub_event_type == downed)
        || reading.any_word(tokens.clone(), |w| matches!(w, "downed" | "downing"))
}
