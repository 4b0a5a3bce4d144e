//! What a word says was done to people, by the words around it: "killed", "bodies ... were found", "the death of two".

use super::hospital::{has_them_as_object, is_admitted, is_in_hospital, is_to_hospital, is_treated, lies};
use super::pronoun::is_of_bodies;
use super::shot;
use super::struck::{dies_of_it, has_fallen, is_person_hit, is_said_of_people, is_said_of_some, led_away};
use super::total::{is_counted_total, nth_life};
use super::wounds::{has_wound, is_suffered, loses_limb, loses_one, loses_own, wound_after};
use crate::extraction::cues::Cue;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::casualties::{Harm, casualties};
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::{WordClass, WordClasses};
use crate::language::english::words::{List, Lists};
use crate::language::lexicon::{Actor, Role};

/// Whether a word may be, or begin, a casualty word.
pub(in crate::extraction) fn may_harm(word: &str, lists: Lists, classes: WordClasses) -> bool {
    classes.has(WordClass::HarmOpening)
        || classes.has(WordClass::Murder)
        || lies(word)
        || lists.has(List::Suffering)
        || lists.has(List::Transport)
        || lists.has(List::Hit)
        || matches!(word, "has" | "have" | "had")
        || casualties().begins(word)
}

/// What a casualty word says happened to those it counts.
pub(super) fn harm(reading: &Reading<'_>, n: usize) -> Option<Harm> {
    if !reading.may(n, Cue::Harm) {
        return None;
    }
    reading.harm_at(n, || harm_done(reading, n))
}

fn harm_done(reading: &Reading<'_>, n: usize) -> Option<Harm> {
    let before = || n.checked_sub(1).map_or("", |b| reading.folded(b));
    let word = reading.folded(n);
    match word {
        // "nine were hacked to death", "hacking to death nine workers".
        "death" if before() == "to" => Some(Harm::Killed),
        "survive" if before() == "not" => Some(Harm::Killed),
        // "the bodies of two elderly men were found", "the number of bodies brought in".
        "bodies" | "body" if reading.folded(n + 1) == "of" && is_found(reading, n) => Some(Harm::Killed),
        // "The coffins of nine holidaymakers were flown to Baghdad".
        "coffins" if reading.folded(n + 1) == "of" => Some(Harm::Killed),
        "bodies" | "victims" if is_counted_total(reading, n) => Some(Harm::Killed),
        // "abducted two traders. Their bodies were found".
        "bodies" if matches!(before(), "their" | "whose") && is_found(reading, n) => Some(Harm::Killed),
        // "pulled six bodies from the rubble".
        "bodies" | "corpses" if is_found(reading, n) && is_counted_before(reading, n) => Some(Harm::Killed),
        // "tied up 26 men and cut their throats", "slit the throats of 19 people".
        "throats" if is_cut(reading, n) => Some(Harm::Killed),
        // "The parish counted 26 victims", "he had counted 58 graves".
        "victims" | "graves" if is_counted_before(reading, n) && is_counted_by(reading, n) => {
            Some(Harm::Killed)
        }
        // "We lost 14 people", "residents buried 23 people", "the police lost a sub-inspector".
        "lost" | "buried"
            if (is_counted_after(reading, n) || loses_own(reading, n) || loses_one(reading, n))
                && !loses_limb(reading, n) =>
        {
            Some(Harm::Killed)
        }
        // "Twenty martyrs have been buried".
        "buried" if matches!(before(), "been" | "were") => Some(Harm::Killed),
        // "which led to the death of an officer and the injury of four soldiers".
        "death" | "martyrdom" if is_outcome(reading, n) => Some(Harm::Killed),
        "injury" | "wounding" if is_outcome(reading, n) => Some(Harm::Injured),
        // "the murder of six priests", "the assassination of Attorney General Roberto Garcia".
        _ if reading.is_one_of(n, WordClass::Murder) && reading.folded(n + 1) == "of" => Some(Harm::Killed),
        // "with the loss of eleven soldiers".
        "loss" if reading.folded(n + 1) == "of" && is_people_after(reading, n + 1) => Some(Harm::Killed),
        // "40 remain in hospital", "six are lying at the clinic".
        word if lies(word) && is_in_hospital(reading, n) => Some(Harm::Injured),
        // "The bombing had claimed a 24th life".
        "life" if is_claimed(reading, n) && nth_life(reading, n).is_some() => Some(Harm::Killed),
        // "after pulling a seventh body from the ruins".
        "body" if is_found(reading, n) && nth_life(reading, n).is_some() => Some(Harm::Killed),
        // "claimed the life of a boy of seven".
        "life" if reading.folded(n + 1) == "of" && is_claimed(reading, n) => Some(Harm::Killed),
        // "claimed seven lives", "claimed the lives of seven", "lost their lives".
        "lives" if before() == "their" || is_claimed(reading, n) => Some(Harm::Killed),
        // "The lives of 12 people were lost".
        "lives" if reading.folded(n + 1) == "of" && reading.any_word(n + 3..n + 9, |w| w == "lost") => {
            Some(Harm::Killed)
        }
        // "Four lives were lost".
        "lives" if is_counted_before(reading, n) && are_lost(reading, n) => Some(Harm::Killed),
        // "put the number of lives lost at 16".
        "lives" if reading.folded(n + 1) == "lost" && is_counted_total(reading, n) => Some(Harm::Killed),
        "corpses" | "martyrs" if is_counted_before(reading, n) || is_counted_total(reading, n) => {
            Some(Harm::Killed)
        }
        "lost" if loses_limb(reading, n) => Some(Harm::Injured),
        // "cost a policeman his life".
        "life" if matches!(before(), "his" | "her") && is_cost(reading, n) => Some(Harm::Killed),
        // "The hospital admitted 61", "sent eight people to hospital".
        _ if has_them_as_object(reading, n) => Some(Harm::Injured),
        // "Another 66 people were being treated in hospital", "were treated for burns".
        "treated" if is_treated(reading, n) => Some(Harm::Injured),
        // "A doctor at the hospital said 56 people had been admitted".
        "admitted" if is_admitted(reading, n) => Some(Harm::Injured),
        // "About eight more were taken to hospital".
        _ if reading.is(n, List::Transport) && is_to_hospital(reading, n) => Some(Harm::Injured),
        // "three people were shot, two of them fatally", "two soldiers fell".
        // "were taken off a bus and shot".
        "shot" if before() == "and" && led_away(reading, n).is_some() => Some(Harm::Killed),
        // "Three guerrillas were shot down".
        "shot" if reading.folded(n + 1) == "down" && is_said_of_people(reading, n) => Some(Harm::Killed),
        // "shot 14 policemen".
        "shot" if shot::kills(reading, n) => Some(Harm::Killed),
        // "The bodies of 12 men were found. They had been shot in the head."
        "shot" if is_of_bodies(reading, n) => Some(Harm::Killed),
        "fatally" | "mortally" if is_said_of_some(reading, n) => Some(Harm::Killed),
        "fell" if has_fallen(reading, n) => Some(Harm::Killed),
        // "four passengers were hit in the arms and legs", "a villager was hit".
        _ if is_person_hit(reading, n) => Some(Harm::Injured),
        // "One soldier has a leg wound".
        "has" | "have" | "had" if has_wound(reading, n) => Some(Harm::Injured),
        // "Six militants were destroyed", as some armies have it.
        "destroyed" if are_fighters(reading, n) => Some(Harm::Killed),
        // "a resident received a shrapnel wound": the verb, not its object.
        _ if reading.is(n, List::Suffering)
            && let Some(wound) = wound_after(reading, n) =>
        {
            let deadly = matches!(reading.folded(wound - 1), "fatal" | "mortal" | "deadly");
            Some(if deadly { Harm::Killed } else { Harm::Injured })
        }
        _ if reading.is(n, List::Wound) && is_suffered(reading, n) => None,
        _ => {
            let casualty = casualties().longest(|k| reading.folded(n + k))?;
            // "was hit by a bullet and died".
            if matches!(word, "hit" | "struck") && dies_of_it(reading, n) {
                return None;
            }
            matches!(casualty.harm, Harm::Killed | Harm::Injured).then_some(casualty.harm)
        }
    }
}

/// Whether a noun of harm is what a deed led to, with those whom it befell after it.
pub(super) fn is_outcome(reading: &Reading<'_>, n: usize) -> bool {
    let befell = matches!(reading.folded(n + 1), "of" | "to")
        && reading.quantities_in(&(n + 2..n + 3)).iter().any(|q| !q.ordinal);
    // "an inquiry into the death of at least 35 villagers".
    let many = |q: &Quantity| !q.indefinite && !q.ordinal && q.toll.and_then(|t| t.low()) > Some(1);
    if befell && reading.folded(n) == "death" && reading.quantities_in(&(n + 2..n + 3)).iter().any(many) {
        return true;
    }
    befell && reading.any_of(n.saturating_sub(10)..n, WordClass::Outcome)
}

fn is_counted_before(reading: &Reading<'_>, n: usize) -> bool {
    let from = n.saturating_sub(4);
    // "four charred bodies".
    let plain =
        |k: usize| reading.doc.is_word(k) && !reading.doc.is_capitalised(k) && reading.folded(k) != "of";
    reading
        .quantities_in(&(from..n))
        .iter()
        .any(|q| q.toll.is_some() && !q.ordinal && q.tokens.end + 1 >= n && (q.tokens.end..n).all(plain))
}

/// Whether somebody is said to have counted those who stand right before the token: "There were 19 victims", "spoke of 19 victims".
fn is_counted_by(reading: &Reading<'_>, n: usize) -> bool {
    let counted = |w: &str| {
        matches!(w, "counted" | "counts" | "mention" | "mentions" | "mentioned" | "reported" | "reports")
    };
    let there_were = |k: usize| {
        let pair = (reading.folded(k), reading.folded(k + 1));
        matches!(pair, ("there", "were") | ("spoke" | "speaks" | "speak" | "talk" | "talks", "of"))
    };
    reading.any_word(n.saturating_sub(3)..n, counted) || (n.saturating_sub(5)..n).any(there_were)
}

/// Whether throats are cut, and not only held.
fn is_cut(reading: &Reading<'_>, n: usize) -> bool {
    let whose = matches!(reading.folded(n.wrapping_sub(1)), "their" | "the");
    let cut = |w: &str| matches!(w, "cut" | "slit" | "slashed" | "cutting" | "slitting" | "slashing");
    whose && reading.any_word(n.saturating_sub(3)..n, cut)
}

/// Whether a number of people stands right after the token.
pub(super) fn is_counted_after(reading: &Reading<'_>, n: usize) -> bool {
    reading.quantities_in(&(n + 1..n + 2)).iter().any(|q| q.toll.is_some() && !q.ordinal && !q.indefinite)
}

/// "with the loss of eleven soldiers", "of a lieutenant and two patrolmen": a number of people, or one, right after the token.
fn is_people_after(reading: &Reading<'_>, n: usize) -> bool {
    // "the loss of all 107 on board".
    if matches!(reading.folded(n + 1), "all" | "the") && reading.folded(n) == "of" {
        return reading.any_word(n + 3..n + 6, |w| matches!(w, "aboard" | "board" | "crew" | "passengers"))
            && is_counted_after(reading, n + 1);
    }
    let one = (n + 2..n + 5).any(|k| reading.is(k, List::OneHuman));
    is_counted_after(reading, n)
        || one
            && reading.quantities_in(&(n + 1..n + 2)).iter().any(|q| q.indefinite && q.tokens.start == n + 1)
}

/// Whether lives are claimed or lost just before the token.
fn is_claimed(reading: &Reading<'_>, n: usize) -> bool {
    reading.any_of(n.saturating_sub(4)..n, WordClass::TakingLives)
}

/// Whether lives are said to be lost just after the token.
fn are_lost(reading: &Reading<'_>, n: usize) -> bool {
    let auxiliaries = (n + 1..n + 4).take_while(|k| reading.is_one_of(*k, WordClass::BareAuxiliary)).count();
    reading.folded(n + 1 + auxiliaries) == "lost"
}

/// "The explosion cost a pensioner her life": what costs it stands before whose it was.
fn is_cost(reading: &Reading<'_>, n: usize) -> bool {
    reading.any_word(n.saturating_sub(9)..n, |w| matches!(w, "cost" | "costing" | "costs"))
}

/// Whether bodies are said to be found, so that they are news.
fn is_found(reading: &Reading<'_>, n: usize) -> bool {
    let around = n.saturating_sub(6)..n + 12;
    reading.any_of(around, WordClass::Found)
}

/// Whether those whom the word at `at` counts as dead are some of those whom the one at `before` counts as wounded: dead all the
/// same, where no others are.
pub(super) fn died_of_wounds(reading: &Reading<'_>, before: usize, at: usize) -> bool {
    harm(reading, at) == Some(Harm::Killed) && harm(reading, before) == Some(Harm::Injured)
}

/// Whether a clause about one harm ends at the token.
pub(super) fn is_harm(reading: &Reading<'_>, n: usize) -> bool {
    let total = reading.is_one_of(n, WordClass::HarmTotal);
    !total && harm(reading, n).is_some()
}

/// "Six militants were destroyed": whether a passive is of those who fight without a state.
fn are_fighters(reading: &Reading<'_>, n: usize) -> bool {
    let passive = n.checked_sub(1).is_some_and(|b| matches!(reading.folded(b), "were" | "was" | "been"));
    let fights = |a: &Hit<'_>| {
        a.tokens.end + 3 > n
            && matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Gunmen | Actor::Group))
    };
    passive && reading.actors_in(&(n.saturating_sub(4)..n)).iter().any(fights)
}
