//! Statements: the triggers of a sentence with the places that belong to each.

use super::reading::{Hit, Reading};
use super::site;
use crate::language::english::lexicon::{Role, Trigger};
use crate::language::english::words::{is_accusing, is_denying, is_legal, is_saying, is_unreal, is_war};
use crate::model::SubEventType;
use std::ops::Range;

/// One thing that a sentence says happened, and where.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// The leading trigger's tokens.
    pub trigger: Range<usize>,
    /// The tokens of the other triggers that tell the same.
    pub others: Vec<Range<usize>>,
    /// Its role.
    pub role: Role,
    /// The type that trigger and weapon state.
    pub sub_event_type: Option<SubEventType>,
    /// The type that the trigger gives where nothing states one ("explosion").
    pub fallback: Option<SubEventType>,
    /// The weapon's class and tokens.
    pub weapon: Option<(&'static str, Range<usize>)>,
    /// The mentions that are its places, without their containers.
    pub places: Vec<usize>,
    /// Whether it points back: "the attack", "that strike".
    pub definite: bool,
    /// How real it is.
    pub reality: Reality,
}

/// How real a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reality {
    /// Told as a fact or a claim.
    Told,
    /// Denied by its speaker.
    Denied,
    /// Planned, feared, imagined or negated.
    Unreal,
    /// A state of war, its beginning or its totals.
    War,
}

/// The statements of a sentence, in order.
pub(super) fn read(reading: &Reading<'_>, sentence: usize) -> Vec<Statement> {
    let tokens = reading.doc.sentences[sentence].tokens.clone();
    let hits: Vec<&Hit<Trigger>> = reading
        .triggers
        .iter()
        .filter(|h| tokens.contains(&h.tokens.start) && is_trigger(reading, h, &tokens))
        .collect();
    let mut statements: Vec<Statement> = Vec::new();
    for (n, hit) in hits.iter().enumerate() {
        let left = n.checked_sub(1).map_or(tokens.start, |p| hits[p].tokens.end);
        let right = hits.get(n + 1).map_or(tokens.end, |next| next.tokens.start);
        let region = left..right;
        if let Some(statement) = statement(reading, hit, &region, &tokens) {
            statements.push(statement);
        }
    }
    share_places(reading, &mut statements, &tokens);
    unite(statements)
}

fn statement(
    reading: &Reading<'_>,
    hit: &Hit<Trigger>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Statement> {
    let weapon = weapon_in(reading, region, sentence, &hit.tokens).or_else(|| {
        weapon_in(reading, sentence, sentence, &hit.tokens).filter(|_| hit.entry.role == Role::Carry)
    });
    let places = site::places(reading, hit, region, sentence);
    if hit.entry.role == Role::Capture && places.is_empty() {
        return None;
    }
    let stated =
        hit.entry.sub_event_type.filter(|_| hit.entry.role != Role::Loose).map(|t| in_peace(reading, t));
    let by_weapon = weapon.as_ref().map(|(w, _)| w.1);
    let suicide = by_weapon == Some(SubEventType::SuicideBomb)
        && stated == Some(SubEventType::RemoteExplosiveLandmineIed);
    let sub_event_type = if suicide { by_weapon } else { stated.or(by_weapon) };
    let weapon = weapon
        .map(|((class, _), at)| (class, at))
        .or((!hit.entry.weapon.is_empty()).then(|| (hit.entry.weapon, hit.tokens.clone())));
    Some(Statement {
        trigger: hit.tokens.clone(),
        others: Vec::new(),
        role: hit.entry.role,
        sub_event_type: if hit.entry.role == Role::Capture { stated } else { sub_event_type },
        fallback: hit.entry.sub_event_type,
        weapon,
        places,
        definite: is_definite(reading, &hit.tokens, sentence),
        reality: reality(reading, hit, sentence),
    })
}

/// Whether a lexicon entry tells of an event here at all.
fn is_trigger(reading: &Reading<'_>, hit: &Hit<Trigger>, sentence: &Range<usize>) -> bool {
    let untyped = hit.entry.sub_event_type.is_none() || hit.entry.role == Role::Capture;
    if untyped && !reading.is_about_conflict() {
        return false;
    }
    match hit.entry.role {
        Role::Handover => false,
        Role::Carry => weapon_in(reading, sentence, sentence, &hit.tokens).is_some(),
        Role::Under => followed_by_violence(reading, hit.tokens.end, sentence.end),
        Role::Loose | Role::Verb => !is_other_sense(reading, hit),
        _ => true,
    }
}

/// Outside armed conflict a stabbing or a shooting is a crime.
fn in_peace(reading: &Reading<'_>, t: SubEventType) -> SubEventType {
    let crime = matches!(
        t,
        SubEventType::Attack
            | SubEventType::AbductionForcedDisappearance
            | SubEventType::SexualViolence
            | SubEventType::ArmedClash
    );
    if crime && !reading.is_about_conflict() { SubEventType::Crime } else { t }
}

type WeaponAt = ((&'static str, SubEventType), Range<usize>);

/// The weapon nearest to the trigger in its region.
fn weapon_in(
    reading: &Reading<'_>,
    region: &Range<usize>,
    sentence: &Range<usize>,
    trigger: &Range<usize>,
) -> Option<WeaponAt> {
    let distance = |at: &Range<usize>| at.start.abs_diff(trigger.start);
    reading
        .weapons
        .iter()
        .filter(|w| region.contains(&w.tokens.start) && sentence.contains(&w.tokens.start))
        .filter(|w| distance(&w.tokens) <= 12)
        .min_by_key(|w| (w.entry.sub_event_type != SubEventType::SuicideBomb, distance(&w.tokens)))
        .map(|w| ((w.entry.class, w.entry.sub_event_type), w.tokens.clone()))
}

/// "came under (heavy missile and artillery) fire".
fn followed_by_violence(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    reading.any_word(from..end.min(from + 8), |w| {
        matches!(
            w,
            "fire"
                | "shelling"
                | "attack"
                | "attacks"
                | "bombardment"
                | "shellfire"
                | "strike"
                | "strikes"
                | "assault"
        )
    })
}

/// A labour strike, a ceasefire, a toll hit, a team's attack, a fire that burns.
fn is_other_sense(reading: &Reading<'_>, hit: &Hit<Trigger>) -> bool {
    let word = reading.folded(hit.tokens.start);
    let before = hit.tokens.start.checked_sub(1).map_or("", |n| reading.folded(n));
    let after = reading.folded(hit.tokens.end);
    match word {
        "strike" | "strikes" => {
            matches!(before, "general" | "hunger" | "labour" | "labor" | "nationwide" | "on")
        }
        "fire" => {
            let at_something = matches!(after, "on" | "at" | "against" | "towards" | "from" | "in");
            let of_arms = matches!(
                before,
                "under" | "enemy" | "heavy" | "artillery" | "harassing" | "the" | "missile" | "hostile"
            );
            let demonym = hit.tokens.start.checked_sub(1).and_then(|n| reading.mention_at(n)).is_some();
            !(matches!(after, "on" | "at" | "against" | "towards")
                || (at_something && of_arms)
                || (demonym && at_something))
        }
        "hit" | "hits" => before == "greatest",
        "attack" | "attacks" => before == "heart" || before == "panic" || before == "personal",
        "battle" => before == "legal" || before == "court",
        _ => false,
    }
}

fn is_definite(reading: &Reading<'_>, trigger: &Range<usize>, sentence: &Range<usize>) -> bool {
    let from = trigger.start.saturating_sub(4).max(sentence.start);
    (from..trigger.start).rev().take_while(|n| !reading.folded(*n).is_empty()).any(|n| {
        let word = reading.folded(n);
        // "claimed that drones flew over": a conjunction.
        let conjunction = word == "that" && n.checked_sub(1).is_some_and(|v| is_saying(reading.folded(v)));
        matches!(word, "the" | "this" | "that" | "these" | "those" | "both" | "such") && !conjunction
    })
}

fn reality(reading: &Reading<'_>, hit: &Hit<Trigger>, sentence: &Range<usize>) -> Reality {
    let at = hit.tokens.start;
    let speaks = (sentence.start..at).rev().find(|n| {
        let word = reading.folded(*n);
        is_denying(word) || is_accusing(word) || is_saying(word)
    });
    if speaks.is_some_and(|n| is_denying(reading.folded(n))) || called_false(reading, at, sentence) {
        return Reality::Denied;
    }
    if reading.any_word(sentence.clone(), is_legal) {
        return Reality::Unreal;
    }
    let clause = (sentence.start..at)
        .rev()
        .take(7)
        .take_while(|n| !matches!(reading.doc.word(*n), "," | ";" | ":" | "\"" | "”" | "“"));
    let unreal: Vec<usize> = clause.filter(|n| is_unreal(reading.folded(*n))).collect();
    if !unreal.is_empty() {
        let negated = unreal.iter().any(|n| matches!(reading.folded(*n), "not" | "never" | "n't"));
        return if negated && speaks.is_some() { Reality::Denied } else { Reality::Unreal };
    }
    if is_onset_or_total(reading, hit, sentence) { Reality::War } else { Reality::Told }
}

/// "... is groundless and false": the quoted accusation is denied.
fn called_false(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> bool {
    reading.any_word(from..sentence.end, |w| {
        matches!(w, "groundless" | "baseless" | "fabricated" | "fabrication")
    })
}

/// Whether the sentence tells how a war began, what it has cost so far, or that it goes on.
fn is_onset_or_total(reading: &Reading<'_>, hit: &Hit<Trigger>, sentence: &Range<usize>) -> bool {
    let at_war = |n: usize| is_war(reading.folded(n));
    let begins = |n: usize| {
        matches!(
            reading.folded(n),
            "began"
                | "begun"
                | "begin"
                | "erupted"
                | "started"
                | "broke"
                | "outbreak"
                | "outburst"
                | "escalation"
                | "resumed"
                | "flared"
        )
    };
    let onset = sentence.clone().any(begins) && sentence.clone().any(at_war);
    onset || (hit.entry.role == Role::State && !has_local_day(reading, hit, sentence))
}

/// Whether a day and a settlement go with the trigger.
fn has_local_day(reading: &Reading<'_>, hit: &Hit<Trigger>, sentence: &Range<usize>) -> bool {
    let day =
        reading.dates.iter().any(|d| sentence.contains(&d.tokens.start) && d.phrase.can_date_an_event());
    let direct = reading
        .mentions_in(&(hit.tokens.end..(hit.tokens.end + 10).min(sentence.end)))
        .iter()
        .any(|m| reading.place(*m).is_some_and(|p| p.is_settlement() || p.is_division()));
    let harmed = reading.folded(hit.tokens.start) == "combat";
    day && (direct || harmed)
}

/// A statement without places takes those of the sentence's only other group: "hit by a rocket during the fighting in
/// Ganja".
fn share_places(reading: &Reading<'_>, statements: &mut [Statement], sentence: &Range<usize>) {
    let groups: Vec<Vec<usize>> =
        statements.iter().map(|s| s.places.clone()).filter(|p| !p.is_empty()).collect();
    let mut distinct = groups.clone();
    distinct.dedup();
    let only = match distinct.as_slice() {
        [one] => one.clone(),
        [] => site::sentence_places(reading, sentence),
        _ => return,
    };
    for statement in statements.iter_mut().filter(|s| s.places.is_empty() && s.reality != Reality::Denied) {
        statement.places = only.clone();
    }
}

/// Joins statements of one sentence with the same places into one: the strongest trigger leads.
fn unite(statements: Vec<Statement>) -> Vec<Statement> {
    let mut united: Vec<Statement> = Vec::new();
    for statement in statements {
        let same = united.iter_mut().find(|u| {
            u.reality == statement.reality
                && (u.places == statement.places || u.places.is_empty() || statement.places.is_empty())
                && (compatible(u.sub_event_type, statement.sub_event_type)
                    || u.role == Role::Harm
                    || statement.role == Role::Harm)
        });
        match same {
            Some(u) => {
                if u.places.is_empty() {
                    u.places = statement.places.clone();
                }
                if strength(&statement) > strength(u) {
                    u.others.push(std::mem::replace(&mut u.trigger, statement.trigger.clone()));
                    u.role = statement.role;
                    u.sub_event_type = statement.sub_event_type.or(u.sub_event_type);
                    u.definite = statement.definite;
                } else {
                    u.others.push(statement.trigger.clone());
                    u.sub_event_type = u.sub_event_type.or(statement.sub_event_type);
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

fn compatible(a: Option<SubEventType>, b: Option<SubEventType>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || a.event_type() == b.event_type(),
        _ => true,
    }
}

fn strength(statement: &Statement) -> u8 {
    match statement.role {
        Role::Noun | Role::Capture => 5,
        Role::Carry | Role::Under => 4,
        Role::Verb => 3,
        Role::Loose => 2,
        Role::State => 1,
        Role::Harm | Role::Handover => 0,
    }
}
