//! What type of event a statement tells of, where its trigger and weapon alone do not say.
//!
//! Who fights whom decides: an attack on soldiers is a clash, one on villagers an attack on civilians, one by a crowd mob
//! violence. What police do to protesters, and they to others, makes five kinds of protest. Outside armed conflict the same
//! deeds are crimes. METHOD.md tells these rules in prose.

mod air;
mod parties;
mod peace;
mod protest;
mod victims;

use super::attribution::Named;
use super::reading::Reading;
use super::statement::{Statement, is_blow};
use super::tolls::Tolls;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Role, Voice};
use crate::model::{EventType, SubEventType};
use air::{
    are_people_bombed, bombs_from_air, fires, is_bombing_from_air, is_by_air_force, is_by_aircraft,
    is_by_jets_before, is_dropped, is_fired_from_air, is_missile_from_air,
};
use parties::{FORCES, IRREGULARS, Parties};
use peace::{MASSACRE, in_peace};
use protest::{is_roadblock, of_protest, tells_of_protest};
use std::ops::Range;
use victims::{
    is_at_civil_site, is_at_vehicle, is_ended_by_forces, is_execution, is_lynching, is_on_defenceless,
    is_on_lines, is_on_post, is_to_defenceless,
};

/// What is known around a statement.
pub(super) struct Around<'r> {
    /// The tokens of its sentence.
    pub sentence: &'r Range<usize>,
    /// The tolls of its sentence.
    pub tolls: &'r Tolls,
    /// Who did it.
    pub agent: Option<&'r Named>,
    /// The type of the event that was told shortly before.
    pub before: Option<SubEventType>,
}

impl Around<'_> {
    /// Whether a number of killed stands with it that is no part of one told before.
    fn kills(&self) -> bool {
        self.tolls.killed.iter().any(|f| f.toll.is_of_somebody() && !f.part)
    }

    /// The same of what is told with a trigger: not "abducted 100 girls, a day after a bomb killed 71".
    fn kills_beside(&self, reading: &Reading<'_>, trigger: &Range<usize>) -> bool {
        self.kills()
            && self.tolls.killed.iter().filter(|f| !f.part).any(|f| {
                let between = trigger.end.min(f.at)..trigger.start.max(f.at);
                reading.weapons_in(&between).is_empty()
                    || !reading.any_word(between, |w| matches!(w, "after" | "before"))
            })
    }

    fn is_deadly(&self) -> bool {
        self.tolls.killed.iter().any(|f| f.toll.is_of_somebody())
    }
}

/// The type, and whether the words state it.
pub(super) fn type_of(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    around: &Around<'_>,
) -> (SubEventType, bool) {
    let parties = Parties::of(reading, statement, around.sentence);
    // "Rebels overran a camp for the displaced", killing 18 people.
    let massacre = reading.folded(statement.trigger.start).starts_with("overr")
        && around.is_deadly()
        && reading
            .any_word(around.sentence.clone(), |w| matches!(w, "displaced" | "refugee" | "refugees" | "idp"));
    if massacre {
        return (SubEventType::Attack, true);
    }
    // "Rebels who overran the town of Homoine killed at least 380 people": who kills so many does more than take a town.
    let relative = reading
        .any_word(statement.trigger.start.saturating_sub(2)..statement.trigger.start, |w| {
            matches!(w, "who" | "which" | "that")
        });
    let people = around
        .tolls
        .killed
        .iter()
        .any(|f| !f.part && !f.attackers && !f.kind_only && f.toll.low() >= Some(MASSACRE));
    if statement.role == Role::Capture && relative && people {
        return (SubEventType::Attack, true);
    }
    // "Militants overran a police post": what is fought for is no territory.
    if reading.folded(statement.trigger.start).starts_with("overr") && is_on_post(reading, statement) {
        return (SubEventType::ArmedClash, true);
    }
    // "The units repelled three attacks": whoever they are, they fought.
    if repels(reading.folded(statement.trigger.start)) {
        return (SubEventType::ArmedClash, true);
    }
    // "A convoy guarded by mercenaries was ambushed".
    let guarded = |w: &str| matches!(w, "guarded" | "escorted" | "escort");
    let ambush = is_ambush(reading.folded(statement.trigger.start));
    if ambush && reading.any_word(around.sentence.clone(), guarded) {
        return (SubEventType::ArmedClash, true);
    }
    if statement.role == Role::Capture {
        return (taken_by(reading, statement, &parties, around), true);
    }
    // "A petrol bomb was thrown at a synagogue", in a report on nobody who protests.
    let thrown = statement.sub_event_type == Some(SubEventType::ViolentDemonstration)
        && statement.entry.sub_event_type != statement.sub_event_type;
    if thrown && !tells_of_protest(reading) {
        return (SubEventType::Attack, true);
    }
    if storms_town(reading, statement) && !around.kills() {
        return (SubEventType::ArmedClash, true);
    }
    if let Some(t) = of_protest(reading, statement, &parties, around) {
        return (t, true);
    }
    // "Five soldiers were killed when militiamen shot down two helicopters": who is shot down so fought.
    let shot_down = statement.sub_event_type == Some(SubEventType::DisruptedWeaponsUse);
    // "troops killed 12 insurgents and destroyed a bomb factory", "shot down a helicopter and three airmen died".
    let manned = || {
        reading.any_word(around.sentence.clone(), |w| {
            matches!(
                w,
                "helicopter" | "helicopters" | "plane" | "planes" | "aircraft" | "jet" | "airmen" | "pilot"
            )
        })
    };
    if shot_down && around.kills() && (parties.any(&IRREGULARS) || manned()) {
        return (SubEventType::ArmedClash, true);
    }
    // "Gunmen killed eleven people and abducted twenty": who kills does more than abduct.
    let taken = statement.sub_event_type == Some(SubEventType::AbductionForcedDisappearance);
    // "dragged six men from their homes and shot them in the square".
    let shoots = || {
        let after = statement.trigger.end..around.sentence.end;
        after.into_iter().any(|n| {
            matches!(reading.folded(n), "shot" | "executed" | "beheaded")
                && matches!(reading.folded(n + 1), "them" | "him" | "her" | "all")
        })
    };
    let killed = taken && (around.kills_beside(reading, &statement.trigger) || shoots());
    if killed && !parties.has(Actor::Mob) {
        return (SubEventType::Attack, true);
    }
    let looting = statement.sub_event_type == Some(SubEventType::LootingPropertyDestruction);
    // "killed at least ten people and torched a police post": who kills does more than damage.
    if looting && around.kills() && !parties.has(Actor::Mob) {
        return of_fight(reading, statement, Some(SubEventType::Attack), &parties, around);
    }
    if is_fight(statement.sub_event_type) && is_by_air_force(reading, around.sentence) {
        return (SubEventType::AirDroneStrike, true);
    }
    let lynched = || is_lynching(reading, statement, around.sentence);
    let by_mob =
        |before: bool| if before { parties.before.contains(&Actor::Mob) } else { parties.has(Actor::Mob) };
    // "Vigilantes laid an ambush for bandits": those who guard a village against gunmen are no mob.
    let guards = is_fight(statement.sub_event_type)
        && parties.any(&IRREGULARS)
        && reading.any_word(around.sentence.clone(), |w| w == "vigilantes");
    if guards {
        return (SubEventType::ArmedClash, true);
    }
    if (looting || taken || is_fight(statement.sub_event_type)) && (by_mob(taken) || lynched()) {
        return (SubEventType::MobViolence, true);
    }
    if is_bombing_from_air(reading, statement, &parties, around) {
        return (SubEventType::AirDroneStrike, true);
    }
    // "Rebels held up a convoy and killed 53 people": who fights commits no robbery.
    let held_up = statement.sub_event_type == Some(SubEventType::Crime)
        && parties.acting.iter().any(|a| matches!(a, Actor::Rebels | Actor::Group))
        && around.kills();
    // A murder in a war is an act of it.
    let murder = statement.sub_event_type == Some(SubEventType::Crime)
        && reading.folded(statement.trigger.start).starts_with("murder")
        && reading.is_about_conflict();
    let (t, stated) = match statement.sub_event_type {
        Some(_) if murder || held_up || is_roadblock(reading, statement, &parties) => {
            of_fight(reading, statement, Some(SubEventType::Attack), &parties, around)
        }
        Some(t) if !is_fight(Some(t)) => {
            (t, statement.role != Role::State && t != SubEventType::CeasefireViolation)
        }
        stated => of_fight(reading, statement, stated, &parties, around),
    };
    let from_aircraft = || fires(reading, statement) && is_by_aircraft(reading, statement, around.sentence);
    // "Jets were overhead. They fired four rockets", "missiles fired by warplanes", "planes fired two missiles at the town".
    let t = if t == SubEventType::ShellingArtilleryMissileAttack
        && (is_by_jets_before(reading, statement, around.sentence)
            || is_fired_from_air(reading, statement)
            || is_missile_from_air(reading, statement, around.agent)
            || from_aircraft())
        || t == SubEventType::RemoteExplosiveLandmineIed
            && (from_aircraft() || is_dropped(reading, statement, around.sentence))
    {
        SubEventType::AirDroneStrike
    } else {
        t
    };
    // "A convoy was ambushed", whatever a helicopter did later.
    let air = t == SubEventType::AirDroneStrike && !stated;
    let t = if air && ambush { SubEventType::Attack } else { t };
    // "After the first bomb I ran out", in a report on warplanes.
    let t = if !stated && t == SubEventType::RemoteExplosiveLandmineIed && bombs_from_air(reading) {
        SubEventType::AirDroneStrike
    } else {
        t
    };
    let by_criminals = stated || parties.has(Actor::Criminals);
    (if by_criminals { in_peace(reading, statement, t, &parties, around) } else { t }, stated)
}

/// "Rebels stormed the town of Kidal": a town is stormed against those who hold it.
fn storms_town(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    let end = statement.trigger.end;
    let named = match (reading.folded(end), reading.folded(end + 1), reading.folded(end + 2)) {
        ("the", "town" | "city", "of") => end + 3,
        _ => end,
    };
    let town = || reading.mention_at(named).and_then(|m| reading.place(m));
    reading.folded(statement.trigger.start).starts_with("storm") && town().is_some_and(|p| p.is_settlement())
}

/// Whether who fights whom decides: nothing is stated, or only that people fought or were attacked.
fn is_fight(t: Option<SubEventType>) -> bool {
    matches!(t, None | Some(SubEventType::Attack | SubEventType::ArmedClash))
}

/// Who took a place: "fell to the insurgents" names the taker after it.
fn taken_by(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    parties: &Parties,
    around: &Around<'_>,
) -> SubEventType {
    let stated = statement.sub_event_type.unwrap_or(SubEventType::GovernmentRegainsTerritory);
    let by_state = around.agent.is_some_and(|a| !a.party.country.is_empty());
    // "The rebels said they had captured the town": who speaks of what they did.
    let before = around.sentence.start..statement.trigger.start;
    let of_own = || {
        let near = before.end.saturating_sub(4).max(before.start)..before.end;
        reading.any_word(near, |w| matches!(w, "it" | "they" | "its" | "their" | "we" | "our"))
    };
    let mut speakers = Vec::new();
    if parties.before.is_empty() && of_own() {
        speakers.extend(reading.actors_in(&before).iter().filter_map(|a| match a.entry.role {
            Role::Actor(actor) => Some(actor),
            _ => None,
        }));
    }
    // "The town was taken house by house and eight guerrillas fell": who is not said.
    let passive = parties::is_passive(reading, statement, around.sentence);
    let after = if passive { &parties.acting } else { &parties.after };
    // "The army lost the town to rebels".
    let lost = reading.folded(statement.trigger.start) == "lost";
    let sides = if lost { [&parties.after; 3] } else { [&parties.before, &speakers, after] };
    let takers = sides.into_iter().find(|a| !a.is_empty());
    let takers = takers.map_or(&[][..], Vec::as_slice);
    // "The army lost control of the town", to whom is not said.
    if lost && takers.is_empty() && parties.before.iter().any(|a| FORCES.contains(a)) {
        return SubEventType::NonStateActorOvertakesTerritory;
    }
    // "Fighters of the Islamic State seized Mosul. A day later they took Tikrit": as they did before.
    let before = around.before.filter(|t| {
        matches!(t, SubEventType::GovernmentRegainsTerritory | SubEventType::NonStateActorOvertakesTerritory)
    });
    if let Some(before) = before.filter(|_| takers.is_empty() && !by_state && of_own()) {
        return before;
    }
    let state = by_state || takers.last().is_some_and(|a| FORCES.contains(a));
    let irregular = takers.iter().any(|a| IRREGULARS.contains(a));
    match stated {
        SubEventType::GovernmentRegainsTerritory if irregular && !state => {
            SubEventType::NonStateActorOvertakesTerritory
        }
        stated => stated,
    }
}

/// "The strike on Khan Younis targeted a commander": what the press calls so, where no rebels strike, came from the air or is the one told of
/// before; "another strike, on a car in Nuseirat" is none that was told of.
fn of_strike(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    stated: Option<SubEventType>,
    parties: &Parties,
    around: &Around<'_>,
) -> Option<SubEventType> {
    let before = |n: usize| reading.folded(n.wrapping_sub(1));
    let indefinite = |n: usize| matches!(before(n), "a" | "an" | "another");
    let is_on = |n: usize| {
        let n = if reading.doc.word(n) == "," { n + 1 } else { n };
        reading.folded(n) == "on"
    };
    // "killed in an Israeli strike on Beirut": of a state, whoever was killed.
    let of_country =
        |t: &Range<usize>| reading.mention_at(t.start.wrapping_sub(1)).filter(|m| reading.names_country(*m));
    let led = |t: &Range<usize>| {
        indefinite(t.start) || matches!(before(t.start), "the" | "this" | "that") || of_country(t).is_some()
    };
    let deeds = std::iter::once(&statement.trigger).chain(&statement.others);
    let by_rebels = parties.before.iter().any(|a| IRREGULARS.contains(a));
    let strike = deeds
        .filter(|t| is_strike(reading.folded(t.start)) && is_on(t.end) && led(t))
        .find(|t| !by_rebels || of_country(t).is_some())?;
    if stated.is_some() || statement.weapon.is_some() || reading.any_on(around.sentence.clone(), List::Labour)
    {
        return None;
    }
    let first = of_country(strike).map_or(strike.start, |m| reading.tokens_of(m).start);
    let usual = around.before.filter(|t| t.is_remote_violence() && !indefinite(first));
    Some(usual.unwrap_or(SubEventType::AirDroneStrike))
}

/// A clash where both sides are armed, an attack where one is not, and what the report tells of where nothing is said.
fn of_fight(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    stated: Option<SubEventType>,
    parties: &Parties,
    around: &Around<'_>,
) -> (SubEventType, bool) {
    let has = |list: &[&str]| reading.any_word(around.sentence.clone(), |w| list.contains(&w));
    let small_arms = statement.weapon.as_ref().is_some_and(|(class, _)| *class == "small arms");
    // "traded machine-gun fire": the word says that both sides fired.
    let mutual = statement.entry.sub_event_type == Some(SubEventType::ArmedClash)
        && matches!(statement.role, Role::Verb | Role::Noun);
    let clash = stated == Some(SubEventType::ArmedClash) && (!small_arms || mutual);
    // "stormed a school, killing 141 people, before they were shot dead in a gun battle": what ended an attack.
    let ended = around.kills()
        && reading.any_on(around.sentence.clone(), List::Civilian)
        && is_ended_by_forces(reading, around.sentence);
    // "lined up and shot, while the town was being fought over".
    if is_execution(reading, statement) {
        return (SubEventType::Attack, true);
    }
    if is_on_lines(reading, statement) {
        return (SubEventType::ArmedClash, true);
    }
    if clash {
        let raid = ended || is_at_civil_site(reading, around.sentence);
        let t = if raid { SubEventType::Attack } else { SubEventType::ArmedClash };
        return (t, statement.role != Role::State);
    }
    if matches!(stated, None | Some(SubEventType::Attack))
        && parties.any(&FORCES)
        && parties.any(&IRREGULARS)
        && is_to_defenceless(reading, statement)
    {
        return (SubEventType::Attack, true);
    }
    // "assassinated a police colonel": who is killed so does not fight.
    if reading.folded(statement.trigger.start).starts_with("assassinat") {
        return (SubEventType::Attack, true);
    }
    if let Some(t) = of_strike(reading, statement, stated, parties, around) {
        return (t, false);
    }
    // What is hit without a word of how was hit by what the report tells of.
    let under_fire = statement.entry.voice == Some(Voice::Passive);
    let blow = is_blow(reading, statement.trigger.start) || under_fire;
    if stated.is_none() && statement.weapon.is_none() && blow {
        let explosive = |t: &SubEventType| t.is_remote_violence();
        let shelled = |t: &SubEventType| !under_fire || *t == SubEventType::ShellingArtilleryMissileAttack;
        let usual = || usual_explosive(reading).filter(shelled);
        if let Some(t) = around.before.filter(explosive).or_else(usual) {
            return (t, false);
        }
    }
    // "died in a similar attack": what was told before.
    let alike = |trigger: &Range<usize>| {
        let lead = trigger.start.saturating_sub(2).max(around.sentence.start)..trigger.start;
        reading.any_word(lead, |w| matches!(w, "similar" | "identical"))
    };
    if statement.weapon.is_none()
        && std::iter::once(&statement.trigger).chain(&statement.others).any(alike)
        && let Some(before) = around.before.filter(|t| t.is_remote_violence())
    {
        return (before, false);
    }
    // "A helicopter fired on a boat", "planes attacked a gathering", "aircraft delivered a strike on a base of the army".
    let flown = statement.weapon.as_ref().is_none_or(|(class, _)| *class == "aircraft");
    if stated.is_none() && flown && is_by_aircraft(reading, statement, around.sentence) {
        return (SubEventType::AirDroneStrike, true);
    }
    // "The army bombed a camp": armies do that from the air; "the port was bombed" is said of the warplanes of the report.
    let bombs = statement.role == Role::Verb || statement.role == Role::Loose;
    let by_state =
        parties.acting.contains(&Actor::State) || around.agent.is_some_and(|a| !a.party.country.is_empty());
    if bombs
        && stated.is_none()
        && reading.folded(statement.trigger.start).starts_with("bomb")
        && (by_state
            || bombs_from_air(reading)
            || is_by_aircraft(reading, statement, around.sentence)
            || are_people_bombed(reading, statement, around.sentence))
        && !parties.any(&IRREGULARS)
    {
        return (SubEventType::AirDroneStrike, true);
    }
    // "Israeli forces struck a Hezbollah command post": what a state strikes is struck from afar.
    let mut deeds = std::iter::once(&statement.trigger).chain(&statement.others);
    let strikes = deeds.any(|t| is_strike(reading.folded(t.start)));
    if strikes
        && stated.is_none()
        && statement.weapon.is_none()
        && by_state
        && !parties.acting.iter().any(|a| IRREGULARS.contains(a))
    {
        let usual = around.before.filter(|t| t.is_remote_violence());
        return (usual.unwrap_or(SubEventType::AirDroneStrike), false);
    }
    // "A soldier was stabbed at a bus stop": who has a knife waylays, and fights nobody.
    if reading.folded(statement.trigger.start).starts_with("stab") && stated == Some(SubEventType::Attack) {
        return (SubEventType::Attack, true);
    }
    let both = parties.any(&FORCES) && parties.any(&IRREGULARS);
    let hit_armed = parties.suffering.iter().any(|a| FORCES.contains(a) || IRREGULARS.contains(a));
    // "Three Maoists, two of them women, were gunned down": some of those who fought.
    let of_them = |n: usize| matches!(reading.folded(n.wrapping_sub(1)), "them" | "whom");
    let civilians = around.sentence.clone().any(|n| reading.is(n, List::Civilian) && !of_them(n));
    // "jihadists killed scores of villagers and soldiers".
    let object = statement.trigger.end..statement.trigger.end + 4;
    let on_civilians = parties.acting.iter().any(|a| IRREGULARS.contains(a))
        && !parties.acting.iter().any(|a| FORCES.contains(a))
        && reading.any_on(object, List::Civilian);
    // "Troops and militiamen killed 200 people, mostly civilians": on one side.
    let on_one_side = parties.suffering.is_empty()
        && around.kills()
        && civilians
        && FORCES.iter().chain(&IRREGULARS).filter(|a| parties.acting.contains(a)).count() > 1
        && stated.is_none();
    if on_one_side {
        return (SubEventType::Attack, false);
    }
    // "shot dead by police": those who end an attack are no side of it.
    let ended_by_forces = (civilians || around.kills()) && is_ended_by_forces(reading, around.sentence);
    let ended = stated == Some(SubEventType::Attack) && parties.acting.iter().all(|a| FORCES.contains(a))
        || ended_by_forces;
    // "an explosion woke the quarter": no protest, whatever was told before, and no fight, whoever is told of beside it.
    let explosion = statement.fallback.is_some_and(SubEventType::is_remote_violence);
    let irregulars_act = parties.acting.iter().any(|a| IRREGULARS.contains(a));
    let on_post = irregulars_act && !explosion && is_on_post(reading, statement);
    if (both && !ended && !on_civilians)
        || (hit_armed && !civilians && !explosion && !ended_by_forces)
        || on_post
    {
        return (SubEventType::ArmedClash, stated.is_some());
    }
    if let Some(t) = stated.filter(|_| !small_arms) {
        return (t, true);
    }
    // "Two men fired on teachers": nobody who fights is named on either side.
    let shoots = matches!(reading.folded(statement.trigger.start), "fired" | "opened");
    if shoots && stated.is_none() && statement.weapon.is_none() && civilians {
        let unarmed = parties.acting.is_empty() && parties.suffering.is_empty() && around.agent.is_none();
        if unarmed && reading.any_on(statement.trigger.end..statement.trigger.end + 3, List::Civilian) {
            return (SubEventType::Attack, false);
        }
    }
    // What was done is no accident; who died may have died in one.
    let harm = statement.role == Role::Harm;
    let fell_back =
        |t: Option<SubEventType>| t.filter(|t| harm || t.event_type() != EventType::AccidentOrDisaster);
    if statement.definite
        && let Some(before) = fell_back(around.before)
    {
        return (before, false);
    }
    if around.agent.is_some_and(|a| !a.party.country.is_empty()) {
        // No army kills with what is laid, or is said to.
        let usual = fell_back(around.before).or_else(|| usual_explosive(reading)).filter(|t| !is_laid(t));
        // "Forces raided a house", "stormed a school": what is not fired from afar.
        let trigger = reading.folded(statement.trigger.start);
        let on_foot = matches!(trigger, "opened" | "opening" | "opens")
            && (civilians || is_at_vehicle(reading, statement));
        let raid = trigger.starts_with("raid")
            || trigger.starts_with("storm")
            || trigger.starts_with("spray")
            || on_foot;
        let unknown = if parties.any(&IRREGULARS) {
            SubEventType::ArmedClash
        } else if harm || raid {
            SubEventType::Attack
        } else if is_strike(trigger) {
            SubEventType::AirDroneStrike
        } else {
            SubEventType::ShellingArtilleryMissileAttack
        };
        return (usual.unwrap_or(unknown), false);
    }
    // "Police fired at marchers in Mbale. In Gulu two people died of bullets": the same day of protest, in another town.
    let of_protest = |t: &SubEventType| matches!(t.event_type(), EventType::Protests | EventType::Riots);
    let nobody = parties.acting.is_empty() && parties.suffering.is_empty();
    if harm
        && nobody
        && (small_arms || statement.weapon.is_none())
        && let Some(before) = around.before.filter(of_protest)
    {
        return (before, false);
    }
    let irregulars = parties.any(&IRREGULARS) || parties.has(Actor::Criminals);
    if irregulars && !explosion || small_arms || has(&["knife", "shot", "stabbed"]) {
        return (SubEventType::Attack, stated.is_some() || irregulars);
    }
    // "Two men fired on a bus", after a bomb that was told before.
    // "Two farmers were wounded by shots fired from the border", after news of an air raid.
    let shots =
        || reading.any_word(around.sentence.clone(), |w| matches!(w, "shots" | "gunshots" | "bullets"));
    let attacks =
        statement.role == Role::Verb && reading.folded(statement.trigger.start).starts_with("attack");
    let fits = |t: &SubEventType| {
        // "Settlers attacked harvesters", after news of a gun battle: nobody who fights is named.
        let unarmed = nobody && attacks && *t == SubEventType::ArmedClash;
        let other = shoots && is_laid(t) || *t == SubEventType::AirDroneStrike && shots() || unarmed;
        (!explosion || t.is_remote_violence()) && !other
    };
    let acting_alone = parties.suffering.is_empty() && parties.acting.contains(&Actor::State);
    // No state lays bombs: "attacked Kenscoff", in a round-up that tells of a car bomb elsewhere.
    let fired = |t: &SubEventType| !is_laid(t);
    if acting_alone && let Some(t) = usual_explosive(reading).filter(&fits).filter(fired) {
        return (t, false);
    }
    if parties.any(&FORCES) && !explosion {
        let defenceless = is_on_defenceless(reading, parties, around);
        return (if defenceless { SubEventType::Attack } else { SubEventType::ArmedClash }, false);
    }
    if let Some(before) = fell_back(around.before).filter(fits) {
        return (before, false);
    }
    // "Strikes were reported in Odesa": from the air, where nothing is said of what hit.
    let strike = is_strike(reading.folded(statement.trigger.start)) && statement.role != Role::Verb;
    let plain = if strike { SubEventType::AirDroneStrike } else { SubEventType::Attack };
    let usual = || usual_explosive(reading).filter(fits);
    (statement.fallback.or_else(usual).unwrap_or(plain), false)
}

/// Whether it is of what somebody puts, throws or carries where it goes off.
fn is_laid(t: &SubEventType) -> bool {
    use SubEventType as T;
    matches!(t, T::Grenade | T::SuicideBomb | T::RemoteExplosiveLandmineIed)
}

/// What the press calls what comes from the air.
fn is_strike(word: &str) -> bool {
    matches!(word, "strike" | "strikes" | "struck")
}

/// Whether a word says that an attack was fought off.
pub(super) fn repels(word: &str) -> bool {
    word.starts_with("repel") || word.starts_with("repuls")
}

/// Whether a word is for what those do who lie in wait on the ground.
pub(super) fn is_ambush(word: &str) -> bool {
    word.starts_with("ambush") || word.starts_with("waylaid")
}

/// The kind of explosion or remote violence that the report tells of most, the first told of several.
fn usual_explosive(reading: &Reading<'_>) -> Option<SubEventType> {
    let all = reading.triggers.iter().chain(&reading.weapons).filter_map(|hit| hit.entry.sub_event_type);
    let explosive = all.filter(|t| t.is_remote_violence());
    let mut counts: Vec<(SubEventType, usize)> = Vec::new();
    for t in explosive {
        match counts.iter_mut().find(|(known, _)| *known == t) {
            Some((_, count)) => *count += 1,
            None => counts.push((t, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|(t, _)| *t)
}
