//! Statements: the triggers of a sentence with the places that belong to each.

mod fought;
mod kind;
mod regions;
mod telling;
mod uniting;

use super::means::weapon_in;
use super::reading::{Hit, Reading};
use super::reality::{Reality, reality};
use super::{attribution, site};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Entry, Role};
use crate::model::{FeatureClass, Place, SubEventType};
use std::ops::Range;

pub(super) use fought::is_blow;
use kind::kind;
use telling::is_trigger;
pub(super) use uniting::unite;

/// One thing that a sentence says happened, and where.
#[derive(Debug, Clone)]
pub(super) struct Statement<'a> {
    /// The leading trigger's tokens.
    pub trigger: Range<usize>,
    /// The tokens of the other triggers that tell the same.
    pub others: Vec<Range<usize>>,
    /// Its role.
    pub role: Role,
    /// Its row of the lexicon.
    pub entry: &'a Entry,
    /// The type that trigger and weapon state.
    pub sub_event_type: Option<SubEventType>,
    /// The type that the trigger gives where nothing states one ("explosion").
    pub fallback: Option<SubEventType>,
    /// The weapon's class and tokens.
    pub weapon: Option<(&'a str, Range<usize>)>,
    /// The mentions that are its places, without their containers.
    pub places: Vec<usize>,
    /// Whether it points back: "the attack", "that strike".
    pub definite: bool,
    /// How real it is.
    pub reality: Reality,
    /// Which of the expected incidents it is, where no rule says that it is one at its place.
    pub expected: Option<usize>,
}

impl Statement<'_> {
    /// The one place of what is denied to have happened.
    pub fn denied_place(&self) -> Option<usize> {
        match self.places[..] {
            [place] if self.reality == Reality::Denied => Some(place),
            _ => None,
        }
    }
}

/// The statements of a sentence, in order.
pub(super) fn read<'a>(reading: &Reading<'a>, sentence: usize) -> Vec<Statement<'a>> {
    let tokens = reading.doc.sentences[sentence].tokens.clone();
    let hits: Vec<&Hit<'a>> =
        reading.triggers_in(&tokens).iter().filter(|h| is_trigger(reading, h, &tokens)).collect();
    if hits.is_empty() {
        return Vec::new();
    }
    let mut statements: Vec<Statement<'a>> = Vec::new();
    for (n, hit) in hits.iter().enumerate() {
        let region = regions::region(reading, &hits, n, &tokens);
        if let Some(statement) = statement(reading, hit, &region, &tokens) {
            statements.push(statement);
        }
    }
    sharpen_places(reading, &mut statements, &tokens);
    share_places(reading, &mut statements, &tokens);
    unite(reading, statements)
}

fn statement<'a>(
    reading: &Reading<'a>,
    hit: &Hit<'a>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Statement<'a>> {
    let weapon = weapon_in(reading, region, &hit.tokens)
        .or_else(|| weapon_in(reading, sentence, &hit.tokens).filter(|_| hit.entry.role == Role::Carry));
    let places = site::places(reading, hit, region, sentence);
    if hit.entry.role == Role::Capture && places.is_empty() {
        return None;
    }
    let sub_event_type = kind(reading, hit, weapon, sentence);
    let own = Some((hit.entry.weapon.as_str(), hit.tokens.clone()));
    let weapon = weapon.map(|w| (w.entry.weapon.as_str(), w.tokens.clone()));
    Some(Statement {
        trigger: hit.tokens.clone(),
        others: Vec::new(),
        role: hit.entry.role,
        entry: hit.entry,
        sub_event_type,
        fallback: hit.entry.sub_event_type,
        weapon: weapon.or(own).filter(|(class, _)| !class.is_empty()),
        places,
        definite: is_definite(reading, &hit.tokens, sentence),
        reality: reality(reading, hit, sentence),
        expected: None,
    })
}

/// Whether those who fight only tell of it: "police said", "according to the army".
pub(super) fn is_speaking(reading: &Reading<'_>, actor: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let after = (actor.tokens.end..sentence.end.min(actor.tokens.end + 7))
        .take_while(|n| reading.doc.is_word(*n) && reading.triggers_in(&(*n..*n + 1)).is_empty());
    let says = after.into_iter().any(|n| reading.is(n, List::Saying));
    let from = actor.tokens.start.saturating_sub(5).max(sentence.start);
    let told = (from..actor.tokens.start).any(|n| {
        let that = (n + 1..actor.tokens.start).any(|t| reading.folded(t) == "that");
        // "Clashes were reported in Amara, where one protester was killed".
        let says = reading.is(n, List::Saying) && !attribution::is_passive(reading, sentence, n);
        // "..., said a rebel", but not "The army said rebels had attacked".
        let inverted = n == sentence.start || !reading.doc.is_word(n - 1);
        reading.folded(n) == "according" || (says && inverted && !that)
    });
    says || told
}

fn is_definite(reading: &Reading<'_>, trigger: &Range<usize>, sentence: &Range<usize>) -> bool {
    let from = trigger.start.saturating_sub(4).max(sentence.start);
    (from..trigger.start).rev().take_while(|n| !reading.folded(*n).is_empty()).any(|n| {
        let word = reading.folded(n);
        // "claimed that drones flew over": a conjunction.
        let conjunction = word == "that" && n.checked_sub(1).is_some_and(|v| reading.is(v, List::Saying));
        matches!(word, "the" | "this" | "that" | "these" | "those" | "both" | "such") && !conjunction
    }) || is_pronoun_subject(reading, trigger, sentence)
}

/// "Sunday night's bombing": the one of a day.
pub(super) fn is_of_named_day(reading: &Reading<'_>, trigger: &Range<usize>) -> bool {
    let possessive = trigger.start.checked_sub(1).filter(|n| reading.is_possessive(*n));
    possessive.and_then(|n| n.checked_sub(1)).is_some_and(|n| reading.is_in_date(n))
}

/// "It exploded outside the gate": of what was told before.
fn is_pronoun_subject(reading: &Reading<'_>, trigger: &Range<usize>, sentence: &Range<usize>) -> bool {
    let subject = trigger.start.checked_sub(1).filter(|n| *n <= sentence.start + 2 && *n >= sentence.start);
    subject.is_some_and(|n| matches!(reading.folded(n), "it" | "they"))
        && (sentence.start..trigger.start).all(|n| reading.mention_at(n).is_none())
}

/// "In a further attack in Cauca, a drone hit their home in El Plateado", "BAGHDAD - A bomb aimed at a patrol killed two in
/// Karrada": the division that one statement names, and the town that labels a block, only say where the place of another is.
fn sharpen_places(reading: &Reading<'_>, statements: &mut [Statement<'_>], sentence: &Range<usize>) {
    let inside = |part: usize, whole: usize| {
        if site::is_part_of_label(reading, part, whole) || site::is_quarter_of(reading, part, whole) {
            return true;
        }
        let Some(whole) = reading.place(whole) else { return false };
        // "On Croatia's Adriatic coast, shells fired from the hills came down in Mokosica": the sea that a town lies at.
        if matches!(whole.feature_code, "SEA" | "OCN") {
            return reading.place(part).is_some_and(|p| p.is_settlement());
        }
        // "In the Pakistani part of Kashmir, four were killed when shells fell on Nakyal".
        if whole.feature_class == FeatureClass::Area {
            let near =
                |p: Place<'_>| crate::geodesy::distance(p.position, whole.position).0 <= whole.radius.0;
            return reading.place(part).is_some_and(|p| p.is_settlement() && near(p));
        }
        if !whole.is_division() {
            return false;
        }
        match reading.place(part) {
            // A district of whose towns the gazetteer knows the division alone.
            Some(part) if part.admin1 == whole.admin1 && part.is_settlement() => {
                let reach = whole.radius.km() * AROUND_DISTRICT;
                reading.gazetteer.ancestors(part.key).contains(&whole.key)
                    || crate::geodesy::distance(part.position, whole.position).km() <= reach
            }
            Some(part) => reading.gazetteer.ancestors(part.key).contains(&whole.key),
            None => site::is_said_to_be_in(reading, part, whole.key),
        }
    };
    let groups: Vec<Vec<usize>> = statements.iter().map(|s| s.places.clone()).collect();
    let deeds: Vec<Range<usize>> = statements.iter().map(|s| s.trigger.clone()).collect();
    for (n, statement) in statements.iter_mut().enumerate() {
        let [whole] = statement.places[..] else { continue };
        // "In Gaza, the ministry puts at 30 the number of people killed by Saturday's strike on a school in Deir al-Balah": where they died.
        let opened = reading.tokens_of(whole);
        let next = groups.get(n + 1).filter(|places| !places.is_empty() && statement.role == Role::Harm);
        let led = reading.doc.word(opened.end) == "," && opened.start == sentence.start + 1;
        // "Health workers in central Gaza raise the number of those killed in this morning's strike on a school in Nuseirat".
        let counted = reading.folded(statement.trigger.end) == "in"
            && opened.end <= statement.trigger.start
            && reading.any_word(opened.end..statement.trigger.start, |w| matches!(w, "number" | "toll"));
        if let Some(places) = next
            && deeds[n + 1].start < statement.trigger.end + DEED_BY
            && (counted || led && reading.folded(statement.trigger.end) == "by")
        {
            statement.places.clone_from(places);
            continue;
        }
        if let Some(sharper) = groups.iter().find(|g| matches!(g[..], [part] if inside(part, whole))) {
            statement.places.clone_from(sharper);
        }
    }
}

/// "A gunman killed 80 at a camp, hours after a bomb killed seven in Oslo": whether words count the time from one deed to another, which is
/// then not where the first was.
pub(super) fn is_parted_by_time(reading: &Reading<'_>, deed: &Range<usize>, other: &Range<usize>) -> bool {
    let between = deed.end.min(other.end)..deed.start.max(other.start);
    between.into_iter().any(|n| {
        let unit = reading.is_one_of(n, WordClass::TimeUnit);
        unit && matches!(reading.folded(n + 1), "after" | "before")
    })
}

/// So many tokens lie at most between the victims' verb and the deed in "killed by Saturday's heavy strike".
const DEED_BY: usize = 6;

/// The towns of a district may lie so many times its radius from its middle.
const AROUND_DISTRICT: f64 = 1.5;

/// Whether somebody speaks between the first of some places, which opens the sentence, and a trigger.
fn is_spoken_of(
    reading: &Reading<'_>,
    places: &[usize],
    trigger: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let opens = places.first().map(|m| reading.tokens_of(*m)).filter(|m| m.start == sentence.start + 1);
    let from = opens.map_or(trigger.start, |m| m.end);
    (from..trigger.start).any(|n| reading.is(n, List::Saying))
}

/// A statement without places takes those of the sentence's only other group: "hit by a rocket during the fighting in
/// Ganja".
fn share_places(reading: &Reading<'_>, statements: &mut [Statement<'_>], sentence: &Range<usize>) {
    // Where those died who are remembered is no place of what is told.
    let groups: Vec<Vec<usize>> = statements
        .iter()
        .filter(|s| s.reality != Reality::Unreal)
        .map(|s| s.places.clone())
        .filter(|p| !p.is_empty())
        .collect();
    // "killed in Bahawalpur and that it had shot down five jets".
    for n in 1..statements.len() {
        let (told, rest) = statements.split_at_mut(n);
        let beside = |s: &Statement<'_>| {
            s.places == rest[0].places && uniting::is_shot_down_besides(reading, &rest[0], &s.trigger)
        };
        if told.iter().any(beside) {
            rest[0].places.clear();
        }
    }
    let unreal = statements.iter().any(|s| s.reality == Reality::Unreal && !s.places.is_empty());
    let mut distinct = groups.clone();
    distinct.dedup();
    let only = match distinct.as_slice() {
        [one] => one.clone(),
        [] if unreal => return,
        [] => site::sentence_places(reading, sentence),
        _ => return,
    };
    let placed =
        statements.iter().filter(|s| !s.places.is_empty()).map(|s| s.trigger.clone()).collect::<Vec<_>>();
    for statement in statements.iter_mut().filter(|s| s.places.is_empty() && s.reality != Reality::Denied) {
        let told_later = |other: &Range<usize>| {
            statement.trigger.end <= other.start && is_parted_by_time(reading, &statement.trigger, other)
                || uniting::is_shot_down_besides(reading, statement, other)
        };
        // "In Washington, the president called the attack an outrage": where who speaks of it is.
        let spoken_of = groups.is_empty()
            && statement.definite
            && is_spoken_of(reading, &only, &statement.trigger, sentence);
        let told_before = regions::comes_after(reading, &statement.trigger, statement.entry, sentence);
        if told_before.is_none() && !spoken_of && !placed.iter().any(told_later) {
            statement.places = only.clone();
        }
    }
}
