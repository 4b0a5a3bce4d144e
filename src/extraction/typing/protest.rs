//! Protests: what a crowd did, and what was done to it, make five kinds.

use super::parties::{FORCES, IRREGULARS, Parties};
use super::{Around, is_fight};
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Role};
use crate::model::{EventType, SubEventType};
use std::ops::Range;

/// Whether a report names people who protest or riot, or a protest.
pub(super) fn tells_of_protest(reading: &Reading<'_>) -> bool {
    let crowd = |a: &Actor| matches!(a, Actor::Protesters | Actor::Rioters | Actor::Mob);
    let acts = reading.actors.iter().any(|a| matches!(&a.entry.role, Role::Actor(actor) if crowd(actor)));
    let protest = |t: SubEventType| matches!(t.event_type(), EventType::Protests | EventType::Riots);
    let gathered =
        |w: &str| matches!(w, "crowd" | "crowds" | "mourners" | "youths" | "students" | "stone" | "stones");
    let all = 0..reading.doc.tokens.len();
    acts || reading.any_word(all, gathered)
        || reading.triggers.iter().any(|t| t.entry.sub_event_type.is_some_and(protest))
}

/// The kind of protest, where people protest: what they did, and what was done to them.
pub(super) fn of_protest(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    parties: &Parties,
    around: &Around<'_>,
) -> Option<SubEventType> {
    let gathered = |w: &str| matches!(w, "crowd" | "crowds" | "mourners" | "marchers");
    // "On Monday soldiers fired on a crowd", where the report is about protesters.
    let of_protesters = reading.any_word(around.sentence.clone(), gathered)
        && reading.actors.iter().any(|a| a.entry.role == Role::Actor(Actor::Protesters));
    let crowd = of_protesters
        || is_crowd_fired_on(reading, parties, around.sentence)
        || parties.any(&[Actor::Protesters, Actor::Rioters])
        || parties.acting.iter().any(|a| FORCES.contains(a)) && is_at_protest(reading, around.sentence);
    let t = statement.sub_event_type;
    if t == Some(SubEventType::ArmedClash) && fought_police(reading, statement, around.sentence) {
        return Some(SubEventType::ViolentDemonstration);
    }
    let protest = matches!(t.map(SubEventType::event_type), Some(EventType::Protests | EventType::Riots));
    let looting = t == Some(SubEventType::LootingPropertyDestruction);
    let open = is_fight(t)
        || t == Some(SubEventType::Arrests)
        || t == Some(SubEventType::ProtestWithIntervention)
        || looting;
    let robbed = is_roadblock(reading, statement, parties) && !crowd;
    if !(protest || (crowd && open)) || t == Some(SubEventType::MobViolence) || robbed {
        return None;
    }
    // "marched and went home without a clash".
    let without = |n: usize| (n.saturating_sub(2)..n).any(|k| reading.folded(k) == "without");
    let says =
        |words: &[&str]| around.sentence.clone().any(|n| words.contains(&reading.folded(n)) && !without(n));
    let weapons = reading.weapons_in(around.sentence);
    let armed = |t: SubEventType| weapons.iter().any(|w| w.entry.sub_event_type == Some(t));
    let shot = says(&["live", "shot", "shooting", "gunfire", "gunshots"])
        || (says(&["fire"]) && says(&["opened", "open", "opening"]))
        || (says(&["fired", "firing"]) && !armed(SubEventType::ProtestWithIntervention));
    let deadly = around.is_deadly();
    // "Ten prisoners were killed in a riot at a prison": by each other, unless somebody shot.
    let inside = |w: &str| matches!(w, "prison" | "jail" | "penitentiary" | "inmates" | "prisoners");
    let riots = t == Some(SubEventType::ViolentDemonstration) || parties.has(Actor::Rioters);
    if riots && !shot && reading.any_word(around.sentence.clone(), inside) {
        return Some(SubEventType::ViolentDemonstration);
    }
    if !parties.any(&IRREGULARS)
        && parties.any(&FORCES)
        && (shot || deadly)
        && !armed(SubEventType::ViolentDemonstration)
    {
        return Some(SubEventType::ExcessiveForceAgainstProtesters);
    }
    // "Three people were shot dead after demonstrators set a toll booth on fire": the police of the report are who shoots.
    let police = || reading.actors.iter().any(|a| matches!(a.entry.role, Role::Actor(Actor::Police)));
    if (crowd || protest) && !parties.any(&IRREGULARS) && shot && deadly && police() {
        return Some(SubEventType::ExcessiveForceAgainstProtesters);
    }
    if crowd && parties.any(&IRREGULARS) && !protest {
        return None;
    }
    // "Gunmen killed six people at a rally".
    let armed_men = parties.acting.iter().any(|a| IRREGULARS.contains(a));
    if protest && deadly && armed_men && is_at_protest(reading, around.sentence) {
        return Some(SubEventType::Attack);
    }
    // "Four men burst in on a vigil", with no police among them.
    let assailed = says(&["attacked", "attack", "burst", "stormed", "ambushed", "raided", "sprayed"]);
    if protest && deadly && assailed && (parties.any(&IRREGULARS) || !parties.any(&FORCES)) {
        return Some(SubEventType::Attack);
    }
    // "It attacked a church during a night vigil".
    if assailed && is_during_vigil(reading, around.sentence) && !parties.any(&FORCES) {
        return Some(SubEventType::Attack);
    }
    let clashed = says(&[
        "clashed",
        "clashes",
        "clash",
        "clashing",
        "torched",
        "torching",
        "looted",
        "smashed",
        "vandalised",
        "vandalized",
        "ransacked",
    ]);
    // "as protests against a film turned violent".
    let turned = says(&["violent"]) && says(&["turned", "turn", "turning", "became"]);
    if parties.has(Actor::Rioters)
        || turned
        || looting
        || clashed
        || armed(SubEventType::ViolentDemonstration)
        || t == Some(SubEventType::ViolentDemonstration)
    {
        return Some(SubEventType::ViolentDemonstration);
    }
    let force = says(&[
        "dispersed",
        "disperse",
        "dispersing",
        "detained",
        "arrested",
        "arrests",
        "beat",
        "baton",
        "kettled",
    ]) || armed(SubEventType::ProtestWithIntervention)
        || (says(&["broke", "break"]) && says(&["up"]));
    if force || t == Some(SubEventType::ProtestWithIntervention) {
        return Some(SubEventType::ProtestWithIntervention);
    }
    protest.then_some(SubEventType::PeacefulProtest)
}

/// "shot dead by police during a protest", "killed two people at a rally", "fired on people marching against the results".
fn is_at_protest(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    sentence.clone().any(|n| {
        let led = n.saturating_sub(NEAR).max(sentence.start)..n;
        let marching = matches!(reading.folded(n), "marching" | "protesting" | "demonstrating" | "rallying")
            && n.checked_sub(1).is_some_and(|who| reading.is(who, List::Human));
        let at = matches!(
            reading.folded(n),
            "protest" | "protests" | "demonstration" | "demonstrations" | "rally" | "march"
        ) && (reading.any_word(led, |w| matches!(w, "during" | "at"))
            // "In a protest at Al-Ram".
            || n > 1 && reading.folded(n - 1) == "a" && reading.folded(n - 2) == "in");
        at || marching
    })
}

/// "security personnel opened fire on a crowd that blocked the road": not on people who wait for aid, pray or mourn, and no army in its war.
fn is_crowd_fired_on(reading: &Reading<'_>, parties: &Parties, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    let gathers = |w: &str| matches!(w, "crowd" | "crowds");
    let fired_on = sentence.clone().any(|n| {
        matches!(reading.folded(n), "fire" | "fired" | "firing" | "shots")
            && matches!(reading.folded(n + 1), "on" | "at" | "into" | "upon")
            && reading.any_word(n + 2..n + 2 + NEAR, gathers)
    });
    let peaceful = |w: &str| {
        matches!(
            w,
            "aid"
                | "food"
                | "flour"
                | "queue"
                | "waiting"
                | "worshippers"
                | "prayers"
                | "mourners"
                | "shoppers"
        )
    };
    let order = parties.acting.contains(&Actor::Police)
        || parties.acting.iter().any(|a| FORCES.contains(a))
            && reading.any_word(sentence.clone(), |w| matches!(w, "security" | "riot"));
    fired_on && order && !reading.any_word(sentence.clone(), peaceful)
}

/// "Bandits barricaded a highway": who bars a road with arms does not protest.
pub(super) fn is_roadblock(reading: &Reading<'_>, statement: &Statement<'_>, parties: &Parties) -> bool {
    let armed = |a: &Actor| IRREGULARS.contains(a) || *a == Actor::Criminals;
    let word = reading.folded(statement.trigger.start);
    (word.starts_with("barricad") || word.starts_with("block")) && parties.acting.iter().any(armed)
}

/// "Students fought running battles with police", "as activists of the party fought with police": no armed group is among them.
fn fought_police(reading: &Reading<'_>, statement: &Statement<'_>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 8;
    let at = &statement.trigger;
    let civil = |n: usize| {
        matches!(
            reading.folded(n),
            "students"
                | "youths"
                | "activists"
                | "supporters"
                | "fans"
                | "residents"
                | "traders"
                | "strikers"
        )
    };
    let police = |n: usize| matches!(reading.folded(n), "police" | "policemen" | "gendarmes");
    (at.start.saturating_sub(REACH).max(sentence.start)..at.start).any(civil)
        && (at.end..(at.end + REACH).min(sentence.end)).any(police)
        && !sentence.clone().any(|n| matches!(reading.folded(n), "gunmen" | "rebels" | "militants" | "armed"))
}

/// "during a night vigil": whether a vigil is only when something else was done.
fn is_during_vigil(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    const PHRASE: usize = 4;
    sentence
        .clone()
        .filter(|n| reading.folded(*n) == "during")
        .any(|n| reading.any_word(n + 1..(n + PHRASE).min(sentence.end), |w| w == "vigil"))
}
