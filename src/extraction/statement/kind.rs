//! The kind of event that a trigger and its weapon state.

use super::telling::{is_of_fighters, is_of_people};
use crate::extraction::means::{fallen_bomb, is_bomb_that_falls, is_object, is_passive_subject};
use crate::extraction::reading::{Hit, Reading};
use crate::language::lexicon::{Actor, Pos, Role};
use crate::model::SubEventType;
use std::ops::Range;

/// The type that a trigger states with its weapon: what it was done with and who did it may say more than the verb.
pub(super) fn kind(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    weapon: Option<&Hit<'_>>,
    sentence: &Range<usize>,
) -> Option<SubEventType> {
    let by_weapon = by_weapon(reading, hit, weapon);
    let stated = stated(reading, hit, weapon, by_weapon, sentence);
    if hit.entry.role == Role::Capture {
        return stated;
    }
    let undone = weapon.is_some_and(|w| is_undone(reading, hit, w));
    let by_weapon = if undone { Some(SubEventType::DisruptedWeaponsUse) } else { by_weapon };
    if stated == Some(SubEventType::RemoteExplosiveLandmineIed)
        && is_kind_of_explosion(reading, hit, weapon, by_weapon, sentence)
    {
        return by_weapon;
    }
    stated.or_else(|| accident(reading, hit, weapon, by_weapon)).or(by_weapon)
}

/// The type that the weapon gives, where it is the means.
fn by_weapon(reading: &Reading<'_>, hit: &Hit<'_>, weapon: Option<&Hit<'_>>) -> Option<SubEventType> {
    let weapon = weapon.filter(|w| !is_only_carried(reading, hit, w))?;
    let kind = weapon.entry.sub_event_type?;
    Some(if is_bomb_that_falls(reading, Some(weapon), hit) { fallen_bomb(reading, hit) } else { kind })
}

/// "Gunmen attacked a convoy with grenade launchers", "troops backed by gunships and howitzers killed 21 guerrillas": those who fight decide,
/// not what they carried or had behind them.
fn is_only_carried(reading: &Reading<'_>, hit: &Hit<'_>, weapon: &Hit<'_>) -> bool {
    const SUPPORT: usize = 6;
    let at = weapon.tokens.start;
    let backed = (at.saturating_sub(SUPPORT)..at)
        .any(|n| matches!(reading.folded(n), "backed" | "supported") && reading.folded(n + 1) == "by");
    if backed && at < hit.tokens.start {
        return true;
    }
    ["attack", "assault", "raid", "storm", "ambush", "straf", "rak"]
        .iter()
        .any(|stem| reading.folded(hit.tokens.start).starts_with(stem))
        && reading.folded(weapon.tokens.start) == "grenade"
        && reading.folded(weapon.tokens.end - 1).starts_with("launcher")
}

/// The type that the trigger states, where it means more than that something happened.
fn stated(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    weapon: Option<&Hit<'_>>,
    by_weapon: Option<SubEventType>,
    sentence: &Range<usize>,
) -> Option<SubEventType> {
    // "Its aircraft neutralised 15 terrorists".
    if by_weapon == Some(SubEventType::AirDroneStrike)
        && weapon.is_some_and(|w| w.tokens.end <= hit.tokens.start)
        && is_of_fighters(reading, hit, sentence)
    {
        return by_weapon;
    }
    let stated = if is_of_people(reading, hit, sentence) && is_of_fighters(reading, hit, sentence) {
        Some(SubEventType::ArmedClash)
    } else {
        hit.entry.sub_event_type.filter(|_| !is_loose(hit))
    };
    // "Jets pounded Raqqa", "warplanes shelled the port": from the air, whatever the verb.
    let by_air = hit.entry.role == Role::Verb
        && hit.entry.sub_event_type == Some(SubEventType::ShellingArtilleryMissileAttack)
        && weapon.is_some_and(|w| w.entry.weapon == "aircraft" && w.tokens.start < hit.tokens.start);
    // "drones set fire to a warehouse".
    let by_fire = stated == Some(SubEventType::LootingPropertyDestruction)
        && weapon.is_some_and(|w| w.tokens.end <= hit.tokens.start)
        && by_weapon.is_some_and(SubEventType::is_remote_violence);
    if by_air || by_fire { by_weapon } else { stated }
}

/// "Air defences destroyed three drones": what is destroyed is no means.
fn is_undone(reading: &Reading<'_>, hit: &Hit<'_>, weapon: &Hit<'_>) -> bool {
    matches!(reading.folded(hit.tokens.start), "destroyed" | "destroys" | "destroying" | "brought" | "brings")
        && (is_object(reading, hit, weapon) || is_passive_subject(reading, hit, weapon))
}

/// Whether what exploded says what kind of event an explosion is.
fn is_kind_of_explosion(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    weapon: Option<&Hit<'_>>,
    by_weapon: Option<SubEventType>,
    sentence: &Range<usize>,
) -> bool {
    match by_weapon {
        Some(SubEventType::SuicideBomb) => true,
        // "the blast at the coal mine": a cause that is no weapon. "Militants blew up a gas pipeline": one that somebody set off.
        Some(SubEventType::AccidentOrDisaster) => {
            let sets_off =
                |actor| matches!(actor, Actor::Rebels | Actor::Group | Actor::Gunmen | Actor::Criminals);
            let before = reading.actors_in(&(sentence.start..hit.tokens.start));
            !before.iter().any(|a| matches!(a.entry.role, Role::Actor(actor) if sets_off(actor)))
        }
        // "Two shells exploded in Druzhkivka": what explodes is what was fired.
        Some(
            SubEventType::ShellingArtilleryMissileAttack
            | SubEventType::AirDroneStrike
            | SubEventType::Grenade,
        ) => {
            const SUBJECT: usize = 4;
            // "A drone had come in unseen over the sea and exploded in the dining hall".
            const CLAUSE: usize = 14;
            let and = reading.folded(hit.tokens.start.wrapping_sub(1)) == "and";
            let near = |w: &Hit<'_>| {
                let gap = hit.tokens.start.checked_sub(w.tokens.end);
                gap.is_some_and(|gap| gap <= SUBJECT || and && gap <= CLAUSE && is_flown(w))
            };
            hit.entry.pos == Pos::Verb && weapon.is_some_and(near)
        }
        _ => false,
    }
}

/// What flies to where it explodes.
fn is_flown(weapon: &Hit<'_>) -> bool {
    weapon.entry.weapon == "drone"
}

/// "collapsed" is an accident, unless a weapon did it.
fn accident(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    weapon: Option<&Hit<'_>>,
    by_weapon: Option<SubEventType>,
) -> Option<SubEventType> {
    // "A military helicopter crashed": what flies is no means of that.
    let crashed = reading.folded(hit.tokens.start).starts_with("crash")
        && weapon.is_some_and(|w| w.entry.weapon == "aircraft" && w.tokens.end <= hit.tokens.start);
    let caused = by_weapon.is_some_and(SubEventType::is_remote_violence);
    hit.entry.sub_event_type.filter(|t| *t == SubEventType::AccidentOrDisaster && (crashed || !caused))
}

/// Whether the row's type is only what the words mean where nothing else tells: "explosion", "bombed".
fn is_loose(hit: &Hit<'_>) -> bool {
    hit.entry.role == Role::Loose
        || (hit.entry.role == Role::Verb
            && hit.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster))
        || (hit.entry.role == Role::Verb && hit.entry.strength == 3 && hit.entry.weapon == "bomb")
}
