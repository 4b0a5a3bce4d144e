//! Which statements of one sentence tell of one event, and which of them gives its type.

use super::{Statement, is_parted_by_time};
use crate::extraction::reading::Reading;
use crate::extraction::reality::Reality;
use crate::geodesy::distance;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::{EventType, Place, SubEventType};
use std::ops::Range;

/// Joins statements of one sentence with the same places into one: the strongest trigger leads.
pub(in crate::extraction) fn unite<'a>(
    reading: &Reading<'a>,
    statements: Vec<Statement<'a>>,
) -> Vec<Statement<'a>> {
    let mut united: Vec<Statement<'a>> = Vec::new();
    for statement in statements {
        let same = united.iter_mut().find(|u| {
            let unplaced = u.places.is_empty() || statement.places.is_empty();
            // "were killed on Tuesday, two days after the city fell to the rebels": not when it was taken.
            let taken = u.role == Role::Capture || statement.role == Role::Capture;
            let apart = (unplaced || taken) && is_parted_by_time(reading, &u.trigger, &statement.trigger)
                || is_shot_down_besides(reading, &statement, &u.trigger);
            u.reality == statement.reality
                && !apart
                && (u.places == statement.places
                    || u.places.is_empty()
                    || statement.places.is_empty()
                    || is_deed_of(reading, u, &statement)
                    || is_done_by(reading, u, &statement))
                && (compatible(u, &statement)
                    || u.role == Role::Harm
                    || statement.role == Role::Harm
                    || yields(u, &statement)
                    || yields(&statement, u))
        });
        match same {
            Some(u) => {
                if u.places.is_empty() || is_deed_of(reading, u, &statement) {
                    u.places.clone_from(&statement.places);
                }
                if leads(reading, &statement, u) {
                    u.others.push(std::mem::replace(&mut u.trigger, statement.trigger.clone()));
                    u.role = statement.role;
                    let mut accident = yields(u, &statement);
                    u.entry = statement.entry;
                    accident |= is_blown_up(&statement, u);
                    // "broke the ceasefire: a village came under fire": what was done, not the breach, is the event.
                    let kept =
                        u.sub_event_type.filter(|t| !accident && *t != SubEventType::CeasefireViolation);
                    u.sub_event_type = statement.sub_event_type.or(kept);
                    u.fallback = statement.fallback.or(u.fallback);
                    u.definite = statement.definite;
                } else {
                    u.others.push(statement.trigger.clone());
                    let other = yields(&statement, u)
                        || is_shooting(reading, u) && is_laid(&statement)
                        || is_blown_up(u, &statement);
                    u.sub_event_type = u.sub_event_type.or(statement.sub_event_type.filter(|_| !other));
                }
                u.weapon = u.weapon.take().or(statement.weapon);
            }
            None => united.push(statement),
        }
    }
    // A state of war beside an event of its own is only its setting.
    let told =
        united.iter().any(|s| s.reality == Reality::Told && s.role != Role::State && s.role != Role::Harm);
    if told {
        united.retain(|s| s.role != Role::State);
    }
    united
}

/// "In the Irumu territory two drivers were killed when gunmen opened fire eight kilometres from Komanda", "Twelve were killed in Karachi when
/// a bomb exploded in Orangi Town": the harm is told of a region or a city, and the deed that did it of a place in it.
fn is_deed_of(reading: &Reading<'_>, harm: &Statement<'_>, deed: &Statement<'_>) -> bool {
    let ([region], [place]) = (&harm.places[..], &deed.places[..]) else { return false };
    // A town, a camp or a building.
    let settled =
        |m: usize| reading.place(m).is_some_and(|p| p.is_settlement() || p.feature_code.starts_with("CMP"));
    let triggers = std::iter::once(&harm.trigger).chain(&harm.others).flat_map(|t| reading.triggers_in(t));
    let Some(told) = triggers.filter(|t| t.entry.role == Role::Harm).map(|t| t.tokens.end).min() else {
        return false;
    };
    told <= deed.trigger.start
        && !is_parted_by_time(reading, &(told..told), &deed.trigger)
        && deed.role != Role::Harm
        && reading.any_word(told..deed.trigger.start, |w| matches!(w, "when" | "as" | "after"))
        && (reading.place(*region).is_some_and(|p| p.is_division())
            || reading.is(reading.tokens_of(*region).end, List::DivisionWord)
            || opens_around(reading, *region, *place)
            || is_part_of_city(reading, *region, *place))
        && settled(*place)
}

/// "said 26 civilians were killed in Bahawalpur and that it had shot down five jets": a further clause of what somebody says, which tells of
/// what was shot down and not of who died.
pub(super) fn is_shot_down_besides(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    other: &Range<usize>,
) -> bool {
    let between = other.end..statement.trigger.start.max(other.end);
    statement.sub_event_type == Some(SubEventType::DisruptedWeaponsUse)
        && between.into_iter().any(|n| reading.folded(n) == "and" && reading.folded(n + 1) == "that")
}

/// Whether a town lies so near a large city that it is a part of it, or as good as one.
fn is_part_of_city(reading: &Reading<'_>, city: usize, town: usize) -> bool {
    let near = |(city, town): (Place<'_>, Place<'_>)| {
        city.is_settlement()
            && city.population >= LARGE_CITY
            && city.population > town.population
            && distance(city.position, town.position).km() <= TOWN_BY_CITY_KM
    };
    reading.place(city).zip(reading.place(town)).is_some_and(near)
}

/// The parts of a city lie no farther from its middle than this, in kilometres.
const TOWN_BY_CITY_KM: f64 = 20.0;

/// A city of fewer inhabitants than this has villages around it, and no towns as its parts.
const LARGE_CITY: u64 = 200_000;

/// "On Basilan, five were wounded when troops ran into rebels in Tipo-Tipo": whether a place that opens the sentence lies around another.
fn opens_around(reading: &Reading<'_>, opening: usize, place: usize) -> bool {
    let start = reading.tokens_of(opening).start;
    let first = reading.doc.sentences[reading.doc.tokens[start].sentence()].tokens.start;
    let near = |(a, b): (Place<'_>, Place<'_>)| distance(a.position, b.position).km() <= AROUND_KM;
    start == first + 1
        && matches!(reading.folded(first), "in" | "on" | "around" | "outside")
        && reading.place(opening).zip(reading.place(place)).is_some_and(near)
}

/// What opens a sentence may stand for what lies so far from it, in kilometres.
const AROUND_KM: f64 = 60.0;

/// "A strike on a car in the Nuseirat camp in central Gaza left three dead": the place between the deed and its harm only says where
/// that of the deed lies.
fn is_done_by(reading: &Reading<'_>, deed: &Statement<'_>, harm: &Statement<'_>) -> bool {
    let ([place], [around]) = (&deed.places[..], &harm.places[..]) else { return false };
    let (place, around) = (reading.tokens_of(*place), reading.tokens_of(*around));
    let between = place.end..around.start;
    harm.role == Role::Harm
        && deed.role == Role::Noun
        && deed.trigger.end <= place.start
        && place.end < around.start
        && around.end <= harm.trigger.start
        // "a power station outside Derik (al-Malikiyah) in Syria's Hasaka province".
        && between.len() <= if reading.doc.word(between.start) == "(" { 9 } else { 5 }
        && reading.folded(deed.trigger.end) != "and"
        && reading.any_word(between.clone(), |w| matches!(w, "in" | "of"))
        && !reading.any_word(between, |w| matches!(w, "and" | "while" | "when" | "after"))
}

/// Whether two triggers of one sentence can tell of one event.
fn compatible(a: &Statement<'_>, b: &Statement<'_>) -> bool {
    match (a.sub_event_type, b.sub_event_type) {
        (Some(x), Some(y)) => {
            x == y || x.event_type() == y.event_type() || is_detail(a, y) || is_detail(b, x)
        }
        _ => true,
    }
}

/// Whether a statement is a part or a consequence of an event of type `main`: the looting in an attack, the arrests at a
/// protest, the explosion of a derailed train, the flight of what was shot down.
fn is_detail(statement: &Statement<'_>, main: SubEventType) -> bool {
    use SubEventType as T;
    match statement.sub_event_type {
        Some(T::LootingPropertyDestruction | T::Arrests | T::CeasefireViolation) => true,
        Some(T::PeacefulProtest) => matches!(
            main.event_type(),
            EventType::ExplosionsRemoteViolence | EventType::Battles | EventType::ViolenceAgainstCivilians
        ),
        Some(T::AccidentOrDisaster) => statement.role == Role::Verb && main == T::Attack,
        Some(T::DisruptedWeaponsUse) => main.event_type() != EventType::AccidentOrDisaster,
        Some(T::RemoteExplosiveLandmineIed) => main == T::AccidentOrDisaster && statement.weapon.is_none(),
        Some(T::ShellingArtilleryMissileAttack | T::AirDroneStrike) => main == T::DisruptedWeaponsUse,
        Some(T::Crime) => main.event_type() != EventType::AccidentOrDisaster,
        Some(T::Attack | T::ArmedClash) => {
            main.is_remote_violence() || main.event_type() == EventType::Battles
        }
        _ => false,
    }
}

/// "Gunmen opened fire and set off explosives": an attack by gunmen, whatever else they had.
fn is_shooting(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    let word = reading.folded(statement.trigger.start);
    let shoots = ["open", "fir", "spray"].iter().any(|stem| word.starts_with(stem)) || word == "shot";
    shoots && statement.role == Role::Verb && statement.weapon.is_none()
}

fn is_laid(statement: &Statement<'_>) -> bool {
    statement.role == Role::Verb && statement.sub_event_type == Some(SubEventType::RemoteExplosiveLandmineIed)
}

/// "their bus plunged into a gorge after militants fired at it": what crashed because of an attack is no accident.
fn yields(crash: &Statement<'_>, deed: &Statement<'_>) -> bool {
    let accident = |s: &Statement<'_>| s.sub_event_type == Some(SubEventType::AccidentOrDisaster);
    let violent = match deed.sub_event_type {
        None => matches!(deed.role, Role::Verb | Role::Loose),
        Some(t) => {
            matches!(t.event_type(), EventType::Battles | EventType::ViolenceAgainstCivilians)
                || (t.is_remote_violence() && deed.weapon.is_some())
        }
    };
    crash.role == Role::Verb && accident(crash) && violent
}

/// "Twin blasts tore into a union march", "bombs timed for a rally went off": the explosion is the event, and who marched suffered.
fn is_blown_up(blast: &Statement<'_>, march: &Statement<'_>) -> bool {
    blast.sub_event_type.or(blast.fallback) == Some(SubEventType::RemoteExplosiveLandmineIed)
        && march.sub_event_type == Some(SubEventType::PeacefulProtest)
        && march.role == Role::Noun
}

/// Which of two statements of one event gives its type: the first to be shot down or launched, else the stronger.
fn leads(reading: &Reading<'_>, new: &Statement<'_>, old: &Statement<'_>) -> bool {
    let disrupted = |s: &Statement<'_>| s.sub_event_type == Some(SubEventType::DisruptedWeaponsUse);
    if disrupted(new) || disrupted(old) {
        return false;
    }
    if yields(old, new) || yields(new, old) {
        return yields(old, new);
    }
    if is_shooting(reading, old) && is_laid(new) {
        return false;
    }
    // "set off a bomb and then sprayed worshippers with gunfire": an attack by gunmen all the same.
    let then = reading.folded(new.trigger.start.wrapping_sub(1)) == "then";
    if then && is_laid(old) && is_shooting(reading, new) {
        return true;
    }
    if is_blown_up(old, new) || is_blown_up(new, old) {
        return is_blown_up(new, old);
    }
    // "Soldiers shot dead 45 civilians after clashes with a militia": what went before is not what they did.
    let after = reading.folded(new.trigger.start.wrapping_sub(1)) == "after";
    if after
        && old.sub_event_type == Some(SubEventType::Attack)
        && new.sub_event_type == Some(SubEventType::ArmedClash)
    {
        return false;
    }
    match (old.sub_event_type, new.sub_event_type) {
        (Some(x), Some(y)) if x.event_type() != y.event_type() => is_detail(old, y) && !is_detail(new, x),
        _ => strength(new) > strength(old),
    }
}

fn strength(statement: &Statement<'_>) -> u8 {
    statement.entry.strength
}
