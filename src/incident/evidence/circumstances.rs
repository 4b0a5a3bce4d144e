//! Evidence of what happened, who is blamed and what the reports share: types, weapons, targets, names, words.

use super::{Between, Weighing};
use crate::incident::facts::Facts;
use crate::model::{EventType, SubEventType};
use crate::text::Shingles;

/// Of a copy the longer text has at least this share of the shorter one's word triples.
const COPIED: f64 = 0.6;

/// Texts with fewer word triples are alike by chance, unless they are the same.
const FEWEST: usize = 5;

/// What two kinds weigh that may be one event in the words of two reporters: with a day and a place in common it takes
/// figures, a copy or several other things besides.
const RETOLD: f64 = -3.5;

/// What it weighs that one reporter tells of those killed in a raid and another of those who were taken.
const TAKEN_AND_KILLED: f64 = -1.5;

/// What it weighs that one reporter tells of a fight and another of the town that was taken in it.
const FOUGHT_FOR: f64 = -1.5;

/// What it weighs that one reporter tells of a protest and another of those who were shot: with a day and a place in common it takes
/// figures too.
const FIRED_ON: f64 = -2.75;

/// What it weighs that one reporter tells of a bomb and another of shells or an air strike: with a day and a place in common it takes
/// two as the same number, or larger ones that are near each other.
const BOMB_OR_SHELL: f64 = -3.0;

/// Whether the stated types are one, or near enough. A type taken from the context contradicts nothing of its kind,
/// but where no statement of the two has one type it says a little against.
///
/// Gives whether they are told as one kind.
pub(super) fn types(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) -> bool {
    let pairs = || a.types.iter().flat_map(|x| b.types.iter().map(move |y| (*x, *y)));
    let agree = pairs().all(|(x, y)| type_agrees(x, y));
    let same = pairs().any(|((x, _), (y, _))| x == y || is_bomb_carried(x, y));
    let retold = || pairs().all(|(x, y)| type_agrees(x, y) || retells(x.0, y.0));
    match (agree, same, between) {
        (true, true, Between::Sentences) => found.add("same type", 0.5),
        (true, false, Between::Sentences) => found.add("types differ", -1.5),
        (true, true, Between::Reports) => {}
        (true, false, Between::Reports) => found.add("types differ", -0.25),
        (false, same, Between::Reports) if retold() => {
            let raid = || pairs().all(|(x, y)| x.0 == y.0 || is_raid_with_captives(x.0, y.0));
            let weight = match same {
                true => -0.25,
                false if raid() => TAKEN_AND_KILLED,
                false if pairs().all(|(x, y)| is_town_taken(x.0, y.0)) => FOUGHT_FOR,
                false if pairs().all(|(x, y)| is_protest_fired_on(x.0, y.0) && is_attack(x.0, y.0)) => {
                    FIRED_ON
                }
                false if pairs().all(|(x, y)| is_bomb_or_shell(x.0, y.0)) => BOMB_OR_SHELL,
                false => RETOLD,
            };
            found.add("told as another kind of event", weight);
        }
        (false, ..) => found.rule_out("other kinds of event"),
    }
    agree || same
}

/// "bombs exploded in a camp" to one reporter, "bombs fell on the camp" to another.
fn is_bomb_or_shell(s: SubEventType, t: SubEventType) -> bool {
    use SubEventType as T;
    let from_afar = |t| matches!(t, T::ShellingArtilleryMissileAttack | T::AirDroneStrike);
    let laid = |t| t == T::RemoteExplosiveLandmineIed;
    laid(s) && from_afar(t) || from_afar(s) && laid(t)
}

/// "a car bomb" to one reporter, "a suicide bomber in a truck" to another.
fn is_bomb_carried(s: SubEventType, t: SubEventType) -> bool {
    use SubEventType as T;
    matches!(
        (s, t),
        (T::SuicideBomb, T::RemoteExplosiveLandmineIed) | (T::RemoteExplosiveLandmineIed, T::SuicideBomb)
    )
}

fn type_agrees((s, s_stated): (SubEventType, bool), (t, t_stated): (SubEventType, bool)) -> bool {
    use SubEventType as T;
    let bombs = |t| {
        matches!(t, T::SuicideBomb | T::RemoteExplosiveLandmineIed | T::Grenade | T::ArmedClash | T::Attack)
    };
    s == t
        || (is_violent(s) && is_violent(t) && (!s_stated || !t_stated || (bombs(s) && bombs(t))))
        || (is_demonstration(s) && is_demonstration(t))
}

/// Whether an event that one reporter tells as `s` is told as `t` by another: an air raid as a bombardment, a strike as a
/// blast, an accident or the fall of what was shot down; a raid as looting or a robbery; shots at a crowd as a riot.
fn retells(s: SubEventType, t: SubEventType) -> bool {
    use SubEventType as T;
    let blast = |t: T| {
        t.is_remote_violence()
            || matches!(t, T::AccidentOrDisaster | T::DisruptedWeaponsUse | T::CeasefireViolation)
    };
    let raid = |t: T| {
        matches!(t.event_type(), EventType::ViolenceAgainstCivilians | EventType::Crime)
            || matches!(
                t,
                T::ArmedClash | T::LootingPropertyDestruction | T::MobViolence | T::CeasefireViolation
            )
    };
    (is_violent(s) && is_violent(t))
        || is_town_taken(s, t)
        || (blast(s) && blast(t))
        || (raid(s) && raid(t))
        || is_protest_fired_on(s, t)
}

/// Whether one report tells of a fight and another of the town that was taken in it.
fn is_town_taken(s: SubEventType, t: SubEventType) -> bool {
    use SubEventType as T;
    let taken = |t| matches!(t, T::GovernmentRegainsTerritory | T::NonStateActorOvertakesTerritory);
    let fought = |t| matches!(t, T::ArmedClash | T::Attack);
    taken(s) && fought(t) || fought(s) && taken(t)
}

/// "Troops opened fire on marchers in Jos": a protest to one reporter, an attack to another.
fn is_protest_fired_on(s: SubEventType, t: SubEventType) -> bool {
    let shots = |t| matches!(t, SubEventType::ArmedClash | SubEventType::Attack);
    is_demonstration(s) && shots(t) || shots(s) && is_demonstration(t)
}

/// Whether one of two is an attack on those who could not fight back: a gunfight beside a protest is another event.
fn is_attack(s: SubEventType, t: SubEventType) -> bool {
    s == SubEventType::Attack || t == SubEventType::Attack
}

/// "Gunmen killed two in Kankara and took thirty": an attack to one reporter, an abduction to another.
fn is_raid_with_captives(s: SubEventType, t: SubEventType) -> bool {
    use SubEventType as T;
    let attack = |t| matches!(t, T::Attack | T::ArmedClash);
    let taken = |t| t == T::AbductionForcedDisappearance;
    attack(s) && taken(t) || taken(s) && attack(t)
}

fn is_violent(t: SubEventType) -> bool {
    use SubEventType as T;
    t.event_type().is_armed_violence()
        && t != T::GovernmentRegainsTerritory
        && t != T::NonStateActorOvertakesTerritory
}

/// Whether people gather in the streets: how peaceful they were, and how the police, is what accounts differ in.
fn is_demonstration(t: SubEventType) -> bool {
    t.event_type() == EventType::Protests || t == SubEventType::ViolentDemonstration
}

/// Whether different countries are blamed: in one report for two events; but two reports may hold two countries to
/// blame for one.
pub(super) fn blame(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) {
    if a.blamed.is_empty() || b.blamed.is_empty() || a.blamed.meets(&b.blamed) {
        return;
    }
    match between {
        Between::Sentences => found.rule_out("others are blamed"),
        Between::Reports => found.add("others are blamed", -1.5),
    }
}

/// Whether two classes of weapons are told one for the other: a bomb for the one who carries it, a rocket for a missile.
fn is_one_family(s: &str, t: &str) -> bool {
    const FAMILIES: [&[&str]; 3] = [
        &["bomb", "suicide bomb", "vehicle"],
        &["missile", "rocket", "rocket artillery", "cluster munition"],
        &["artillery", "mortar", "rocket artillery"],
    ];
    s == t || FAMILIES.iter().any(|family| family.contains(&s) && family.contains(&t))
}

/// What was found of two tellings before their words are compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub of_a_kind: bool,
    pub of_a_day: bool,
    pub of_a_place: bool,
}

/// What two reports have in common, or not; and whether one's words are copied from the other's.
///
/// Where they tell of another kind of event, the other weapon goes with it. An office has the same words for all that it tells,
/// so they speak only for what is told of one place and day, as one kind.
pub(super) fn shared(a: &Facts, b: &Facts, told: Told, found: &mut Weighing) -> bool {
    let alike = || a.weapons.iter().any(|x| b.weapons.iter().any(|y| is_one_family(x, y)));
    if told.of_a_kind && !a.weapons.is_empty() && !b.weapons.is_empty() && !alike() {
        found.add("other weapons", -0.5);
    }
    if a.targets.meets(&b.targets) {
        found.add("same target", 0.5);
    }
    if a.names.meets(&b.names) {
        found.add("shared names", 0.5);
    }
    let copied = told.of_a_kind
        && told.of_a_day
        && told.of_a_place
        && a.words.iter().any(|x| b.words.iter().any(|y| is_copy(x, y)));
    if copied {
        found.add("same words", 1.0);
    }
    copied
}

/// Whether one of two texts was copied from the other.
pub(in crate::incident) fn is_copy(x: &Shingles, y: &Shingles) -> bool {
    let fewest = x.count().min(y.count());
    (fewest >= FEWEST && x.shared_with(y) >= COPIED) || (fewest > 1 && x == y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use SubEventType as T;

    #[test]
    fn another_kind_is_another_kind_either_way() {
        for s in T::ALL {
            for t in T::ALL {
                assert_eq!(retells(*s, *t), retells(*t, *s), "{s:?} {t:?}");
            }
        }
    }

    #[test]
    fn an_event_has_the_kinds_that_reporters_give_it() {
        for (s, t) in [
            (T::AirDroneStrike, T::ShellingArtilleryMissileAttack),
            (T::AirDroneStrike, T::AccidentOrDisaster),
            (T::Attack, T::LootingPropertyDestruction),
            (T::ExcessiveForceAgainstProtesters, T::ArmedClash),
            (T::ArmedClash, T::GovernmentRegainsTerritory),
        ] {
            assert!(retells(s, t), "{s:?} {t:?}");
        }
        for (s, t) in [
            (T::AirDroneStrike, T::PeacefulProtest),
            (T::AccidentOrDisaster, T::Crime),
            (T::Agreement, T::Attack),
        ] {
            assert!(!retells(s, t), "{s:?} {t:?}");
        }
    }
}
