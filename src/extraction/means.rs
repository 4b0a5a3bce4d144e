//! The weapon of a trigger: which of a sentence it is, and what is only fired at, destroyed or dropped.

use super::reading::{Hit, Reading};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Pos, Role};
use crate::model::SubEventType;
use std::ops::Range;

/// Whether a weapon is the object of the verb before it: nothing but words that count or describe it stand between.
pub(super) fn is_object(reading: &Reading<'_>, verb: &Hit<'_>, weapon: &Hit<'_>) -> bool {
    let between = verb.tokens.end..weapon.tokens.start;
    // "The market was destroyed from the air".
    let led = matches!(reading.folded(weapon.tokens.start), "from" | "by" | "with");
    !led && verb.tokens.end <= weapon.tokens.start
        && between.len() <= 4
        && between.clone().all(|n| reading.doc.is_word(n) || reading.doc.word(n) == "#")
        && !reading
            .any_word(between, |w| matches!(w, "with" | "by" | "using" | "in" | "where" | "when" | "after"))
}

/// "Seven drones had been brought down".
pub(super) fn is_passive_subject(reading: &Reading<'_>, verb: &Hit<'_>, weapon: &Hit<'_>) -> bool {
    weapon.tokens.end <= verb.tokens.start
        && verb.tokens.start - weapon.tokens.end <= 3
        && verb
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|n| matches!(reading.folded(n), "was" | "were" | "been" | "being" | "are" | "is"))
}

/// "Bombs hit two camps": fired or dropped, not laid.
pub(super) fn is_bomb_that_falls(reading: &Reading<'_>, weapon: Option<&Hit<'_>>, hit: &Hit<'_>) -> bool {
    // "A bomb went off; eleven policemen fell".
    let people = hit.tokens.start.checked_sub(1).is_some_and(|n| reading.is(n, List::Human));
    let lands = reading.is_one_of(hit.tokens.start, WordClass::Blow)
        || !people
            && matches!(
                reading.folded(hit.tokens.start),
                "fell" | "landed" | "rained" | "came" | "overshot" | "straddled"
            )
        || are_from_the_air(reading, weapon, hit);
    let drops = is_dropping(reading, hit) || weapon.is_some_and(|w| is_from_aircraft(reading, w));
    // "The blast, caused by a magnetic bomb stuck to a car, hit a square".
    let laid = reading.any_word(hit.tokens.start.saturating_sub(12)..hit.tokens.start, |w| {
        matches!(w, "magnetic" | "planted" | "hidden" | "stuck" | "attached" | "laid" | "roadside" | "caused")
    });
    // "A bomb hit a police vehicle".
    let object = hit.tokens.end..hit.tokens.end + 5;
    let on_the_way = reading.folded(hit.tokens.start.wrapping_sub(1)) == "bomb"
        && (reading.any_of(object.clone(), WordClass::RoadVehicle)
            || reading.any_word(object, |w| matches!(w, "police" | "patrol" | "convoy")));
    if laid || on_the_way {
        return false;
    }
    let bomb = |w: &Hit<'_>| {
        // "Two planes dropped cluster bombs".
        if drops && w.entry.weapon == "cluster munition" {
            return true;
        }
        (w.tokens.end <= hit.tokens.start || drops)
            && w.tokens.len() == 1
            && (matches!(reading.folded(w.tokens.start), "bomb" | "bombs")
                || (drops && matches!(w.entry.weapon.as_str(), "bomb" | "grenade")))
    };
    (lands || drops) && hit.entry.pos == Pos::Verb && weapon.is_some_and(bomb)
}

/// "Bombs meant for barracks destroyed a row of houses", "the bombs that killed 12": bombs that did it, where the report names aircraft.
fn are_from_the_air(reading: &Reading<'_>, weapon: Option<&Hit<'_>>, hit: &Hit<'_>) -> bool {
    const SUBJECT: usize = 5;
    let bombs = |w: &Hit<'_>| {
        reading.folded(w.tokens.end - 1) == "bombs"
            && hit.tokens.start.checked_sub(w.tokens.end).is_some_and(|gap| gap <= SUBJECT)
            && (w.tokens.end..hit.tokens.start).all(|n| reading.doc.is_word(n))
    };
    let aircraft = |w: &Hit<'_>| w.entry.weapon == "aircraft";
    weapon.is_some_and(bombs)
        && matches!(hit.entry.role, Role::Carry | Role::Harm)
        && reading.weapons.iter().any(aircraft)
}

/// "Jets dropped bombs", "a drone was dropping grenades": only what flies drops them.
fn is_dropping(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    matches!(reading.folded(hit.tokens.start), "dropped" | "dropping" | "drop" | "drops")
}

/// "a barrel of explosives tipped from a helicopter flattened two houses": what an aircraft let go of.
fn is_from_aircraft(reading: &Reading<'_>, weapon: &Hit<'_>) -> bool {
    (weapon.tokens.end..weapon.tokens.end + 3).any(|n| {
        reading.folded(n) == "from"
            && reading.any_word(n + 1..n + 4, |w| {
                matches!(
                    w,
                    "helicopter"
                        | "helicopters"
                        | "plane"
                        | "planes"
                        | "aircraft"
                        | "jet"
                        | "jets"
                        | "warplane"
                )
            })
    })
}

/// What a bomb that falls is: dropped, where the report names aircraft; else fired.
pub(super) fn fallen_bomb(reading: &Reading<'_>, hit: &Hit<'_>) -> SubEventType {
    let air = |w: &Hit<'_>| w.entry.sub_event_type == Some(SubEventType::AirDroneStrike);
    let plane = |w: &Hit<'_>| air(w) || is_from_aircraft(reading, w);
    if is_dropping(reading, hit) || reading.weapons.iter().any(plane) {
        SubEventType::AirDroneStrike
    } else {
        SubEventType::ShellingArtilleryMissileAttack
    }
}

/// "an aircraft that was to take medicine to Sabha was damaged by splinters": what suffers is no means.
fn is_struck(reading: &Reading<'_>, weapon: &Hit<'_>) -> bool {
    const CLAUSE: usize = 12;
    let auxiliary = |n: usize| matches!(reading.folded(n), "was" | "were" | "been" | "being");
    let struck = |n: usize| matches!(reading.folded(n), "hit" | "struck" | "damaged" | "targeted");
    weapon.entry.weapon == "aircraft"
        && (weapon.tokens.end..weapon.tokens.end + CLAUSE)
            .take_while(|n| reading.doc.is_word(*n) && reading.folded(*n) != "and")
            .any(|n| auxiliary(n) && struck(n + 1))
}

/// What people are armed with stands within so many tokens.
const CARRIED: usize = 12;

/// No weapon of a trigger is further from it, in tokens: "shells that came from the hills, according to the monitors, killed".
const NEAREST: usize = 14;

/// The weapon nearest to the trigger in a range; a suicide attacker before all others.
///
/// What burns by accident ("petrol station") is a means of explosions only, and what is fired at is none.
pub(super) fn weapon_in<'r, 'a>(
    reading: &'r Reading<'a>,
    region: &Range<usize>,
    trigger: &Range<usize>,
) -> Option<&'r Hit<'a>> {
    let distance = |at: &Range<usize>| at.start.abs_diff(trigger.start);
    let explodes = |n: usize| {
        let word = reading.folded(n);
        ["explo", "blast", "blew", "blow", "detonat", "went", "fire"]
            .iter()
            .any(|stem| word.starts_with(stem))
    };
    let explosive = explodes(trigger.start);
    // "a bomb hidden in a gas cylinder exploded".
    let of_bomb = |w: &&Hit<'a>| {
        let before = w.tokens.start.saturating_sub(5)..w.tokens.start;
        reading.any_word(before, |w| matches!(w, "bomb" | "bombs" | "explosives" | "device" | "devices"))
    };
    let accident = |w: &&Hit<'a>| {
        w.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster) && (!explosive || of_bomb(w))
    };
    let target = |w: &&Hit<'a>| {
        // "An explosion at a coal mine": what explodes there by itself.
        !(explosive && w.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster))
            && w.tokens.start > trigger.start
            && w.tokens.start <= trigger.end + 2
            && (trigger.start..w.tokens.start).any(|n| matches!(reading.folded(n), "at" | "on" | "against"))
    };
    // "Gunmen and bombers attacked restaurants": on foot.
    let on_foot = |w: &&Hit<'a>| {
        let before = w.tokens.start.saturating_sub(3)..w.tokens.start;
        w.entry.weapon == "aircraft"
            && reading.folded(w.tokens.end - 1).starts_with("bomber")
            && reading.any_word(before, |w| matches!(w, "gunmen" | "attackers" | "suicide" | "militants"))
    };
    // "raided the village under cover of helicopters", "with helicopter cover": what flies above those who act.
    let covers = |w: &&Hit<'a>| {
        let n = w.tokens.start;
        reading.folded(w.tokens.end) == "cover"
            || reading.folded(n.wrapping_sub(1)) == "of" && reading.folded(n.wrapping_sub(2)) == "cover"
    };
    // "near one of its mines", "the Boungou mine": where ore is dug.
    let of_ore = |w: &&Hit<'a>| {
        let n = w.tokens.start;
        let whose =
            |k: usize| matches!(reading.folded(k), "its" | "their" | "his" | "gold" | "coal" | "copper");
        w.tokens.len() == 1
            && matches!(reading.folded(n), "mine" | "mines")
            && n.checked_sub(1).is_some_and(|b| {
                whose(b)
                    || reading.doc.is_capitalised(b)
                        && b.checked_sub(1).is_some_and(|a| reading.folded(a) == "the")
            })
    };
    // "terrorists armed with swords and hand-made mines attacked": what they carried, whatever they did with it.
    let carried = |w: &&Hit<'a>| {
        let before = w.tokens.start.saturating_sub(CARRIED)..w.tokens.start;
        w.is_remote_violence()
            && w.tokens.end <= trigger.start
            && before.into_iter().any(|n| reading.folded(n) == "armed" && reading.folded(n + 1) == "with")
    };
    let means = |w: &&Hit<'a>| {
        !carried(w)
            && !of_ore(w)
            && !accident(w)
            && !target(w)
            && !is_struck(reading, w)
            && !on_foot(w)
            && !covers(w)
    };
    let near = reading.weapons_in(region).iter().filter(|w| distance(&w.tokens) <= NEAREST && means(w));
    near.min_by_key(|w| {
        let suicide = w.entry.sub_event_type == Some(SubEventType::SuicideBomb);
        (!suicide, !fires_itself(reading, w, trigger), distance(&w.tokens))
    })
}

/// "Fighter jets on Monday launched missiles": what flies is the subject of the verb, and the means, whatever it fires.
fn fires_itself(reading: &Reading<'_>, weapon: &Hit<'_>, trigger: &Range<usize>) -> bool {
    const ADVERB: usize = 3;
    let between = weapon.tokens.end..trigger.start;
    let fires = reading.is_one_of(trigger.start, WordClass::Launching);
    fires
        && matches!(weapon.entry.weapon.as_str(), "aircraft" | "drone")
        && weapon.tokens.end <= trigger.start
        && between.len() <= ADVERB
        && between.clone().all(|n| reading.doc.is_word(n))
        && !reading.any_word(between, |w| matches!(w, "was" | "were" | "been" | "and" | "which" | "being"))
}
