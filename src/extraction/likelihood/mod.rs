//! A small model that says of a place that a report names how likely an incident that the report tells of was there: for what is told in
//! words that no rule knows.
//!
//! Logistic regression over hashed features of the words around the place's name and of what the rules make of them; see `MODEL_CARD.md`
//! beside this file for what it was fitted to. The weights are a byte each.

mod features;

use super::reading::Reading;
use super::site;
use crate::language::lexicon::Role;
use crate::model::{EventMention, FeatureClass, Kind, Place, PlaceKey, SubEventType};
use crate::text::BlockKind;
use features::{Facts, has_event};
use hashbrown::HashMap;
use std::ops::Range;

/// How many rows the weights of the chance have; features share rows where their hashes meet.
pub(crate) const ROWS: usize = 1 << 17;
/// How many rows the weights of the types have.
pub(crate) const KIND_ROWS: usize = 1 << 14;
/// What a weight of 1 in the files stands for.
pub(crate) const UNIT: f32 = 1.0 / 48.0;

/// The types that the model tells apart, in the order of their weights.
pub(crate) const KINDS: [SubEventType; 9] = [
    SubEventType::ShellingArtilleryMissileAttack,
    SubEventType::AirDroneStrike,
    SubEventType::RemoteExplosiveLandmineIed,
    SubEventType::ArmedClash,
    SubEventType::Attack,
    SubEventType::NonStateActorOvertakesTerritory,
    SubEventType::ViolentDemonstration,
    SubEventType::Crime,
    SubEventType::AccidentOrDisaster,
];

/// A weight for each row: the more, the likelier an incident.
static CHANCE: &[u8] = include_bytes!("chance.bin");
/// A weight for each row and type.
static TYPES: &[u8] = include_bytes!("types.bin");

/// An incident is expected at a place with this chance, in a report of other incidents.
const LIKELY: f32 = 0.6;
/// And with this one in a report in which the rules found none.
const SURE: f32 = 0.9;

/// So many places of a report are asked about at most, and so many mentions of each.
const MOST_PLACES: usize = 200;
const MOST_MENTIONS: usize = 8;

/// An incident that is expected at a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expected {
    /// The mention of the place, with its sentence.
    pub mention: usize,
    pub sentence: usize,
    /// The chance that there was one.
    pub chance: f64,
    /// Its likeliest type.
    pub kind: SubEventType,
    /// What leads what the sentence tells: its first trigger, else the word that says most that there was one.
    pub word: Range<usize>,
    /// The words of the sentence that say most that there was one, by their tokens, with what they add to the logarithm of the odds.
    pub cues: Vec<(usize, f32)>,
}

/// A place that a report names, with its mentions in order.
pub(super) struct Asked<'a> {
    place: Place<'a>,
    mentions: Vec<usize>,
    /// Whether a title names it too.
    heads: bool,
}

/// The places that an incident may have been at and that a report names outside its titles, in the order of their first mentions; of very many
/// the first.
fn places<'a>(reading: &Reading<'a>) -> Vec<Asked<'a>> {
    let mut asked: Vec<Asked<'a>> = Vec::new();
    let mut numbers: HashMap<PlaceKey, usize> = HashMap::new();
    let may_be =
        |p: &Place<'_>| p.is_settlement() || p.is_division() || p.feature_class == FeatureClass::Spot;
    for (n, mention) in reading.mentions.iter().enumerate() {
        let Some(place) = reading.place(n).filter(|p| mention.kind == Kind::Place && may_be(p)) else {
            continue;
        };
        let number = *numbers.entry(place.key).or_insert(asked.len());
        if number == asked.len() {
            if number == MOST_PLACES {
                break;
            }
            asked.push(Asked { place, mentions: Vec::new(), heads: false });
        }
        let Asked { mentions, heads, .. } = &mut asked[number];
        let sentence = reading.doc.sentence_at(mention.span.start);
        if sentence.is_none_or(|n| matches!(reading.kind(n), BlockKind::Title | BlockKind::Heading)) {
            *heads = true;
        } else if mentions.len() < MOST_MENTIONS {
            mentions.push(n);
        }
    }
    asked.retain(|asked| !asked.mentions.is_empty());
    asked
}

/// The incidents that are expected where the rules found none, in the order of their sentences.
pub(super) fn expected(reading: &Reading<'_>, events: &[EventMention]) -> Vec<Expected> {
    let mut asked = places(reading);
    asked.retain(|asked| !has_event(reading, events, asked.place));
    if asked.is_empty() {
        return Vec::new();
    }
    let mut facts = Facts::new(reading, events);
    let least = if events.is_empty() { SURE } else { LIKELY };
    let mut expected = Vec::new();
    for asked in &asked {
        let features = facts.of_place(asked);
        let chance = chance(&features);
        if chance >= least {
            expected.extend(expected_at(reading, &mut facts, asked, chance, likeliest(&features)));
        }
    }
    expected.sort_by_key(|e| (e.sentence, e.mention));
    expected
}

/// What is expected at a place, in the sentence that says most of it.
fn expected_at(
    reading: &Reading<'_>,
    facts: &mut Facts<'_, '_>,
    asked: &Asked<'_>,
    chance: f32,
    kind: SubEventType,
) -> Option<Expected> {
    let (mention, sentence) = best_mention(reading, facts, asked)?;
    let cues = cues(reading, facts, sentence);
    let triggers = reading.triggers_in(&reading.doc.sentences.get(sentence)?.tokens);
    let word = match triggers.iter().find(|hit| hit.entry.role != Role::Nothing) {
        Some(hit) => hit.tokens.clone(),
        None => cues.first().map(|(token, _)| *token..token + 1)?,
    };
    Some(Expected { mention, sentence, chance: f64::from(chance), kind, word, cues })
}

/// The mention whose own words say most that something happened there, with its sentence: none in which the rules found an event, whose place
/// another name only says more of, and none that they reject.
fn best_mention(
    reading: &Reading<'_>,
    facts: &mut Facts<'_, '_>,
    asked: &Asked<'_>,
) -> Option<(usize, usize)> {
    let mut best: Option<(i32, usize, usize)> = None;
    for &mention in &asked.mentions {
        let sentence = reading.doc.sentence_at(reading.mentions[mention].span.start)?;
        let tokens = &reading.doc.sentences.get(sentence)?.tokens;
        if facts.has_event_in(sentence)
            || facts.is_rejected(sentence)
            || site::is_only_a_name(reading, mention, tokens)
        {
            continue;
        }
        let weight = sum(&facts.of_mention(mention, asked));
        // The first of equals.
        if best.is_none_or(|(most, ..)| weight > most) {
            best = Some((weight, mention, sentence));
        }
    }
    best.map(|(_, mention, sentence)| (mention, sentence))
}

/// How many words are told as cues at most.
const CUES: usize = 3;

/// A cue has so many letters at least: "on", "had" and the like say nothing to a reader.
const TELLING: usize = 4;

/// The words of a sentence that weigh most, the heaviest first.
fn cues(reading: &Reading<'_>, facts: &Facts<'_, '_>, sentence: usize) -> Vec<(usize, f32)> {
    let words = facts.words_of(sentence).filter(|(token, _)| reading.folded(*token).len() >= TELLING);
    let weighed = words.map(|(token, feature)| (token, weight(feature)));
    let mut cues: Vec<(usize, i32)> = weighed.filter(|(_, weight)| *weight > 0).collect();
    cues.sort_by_key(|(token, weight)| (std::cmp::Reverse(*weight), *token));
    cues.truncate(CUES);
    cues.into_iter().map(|(token, weight)| (token, weight as f32 * UNIT)).collect()
}

fn weight(feature: u32) -> i32 {
    let byte = CHANCE.get(feature as usize % ROWS).copied().unwrap_or_default();
    i32::from(byte as i8)
}

fn sum(features: &[u32]) -> i32 {
    features.iter().map(|feature| weight(*feature)).sum()
}

/// The chance that an incident was at a place with these features.
fn chance(features: &[u32]) -> f32 {
    let odds = sum(features) as f32 * UNIT;
    1.0 / (1.0 + (-odds).exp())
}

/// The likeliest type of an incident at a place with these features.
fn likeliest(features: &[u32]) -> SubEventType {
    let (rows, _) = TYPES.as_chunks::<{ KINDS.len() }>();
    let mut sums = [0i32; KINDS.len()];
    for row in features.iter().filter_map(|feature| rows.get(*feature as usize % KIND_ROWS)) {
        for (sum, byte) in sums.iter_mut().zip(row) {
            *sum += i32::from(*byte as i8);
        }
    }
    let best = KINDS.into_iter().zip(sums).reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(SubEventType::Attack, |(kind, _)| kind)
}

/// A place of a report as the model sees it, for fitting.
#[cfg(feature = "training")]
#[derive(Debug, Clone)]
pub(crate) struct Taught {
    /// Where it is.
    pub position: crate::geodesy::LngLat,
    /// Its features.
    pub features: Vec<u32>,
    /// Whether the rules found an event there.
    pub known: bool,
}

/// The places of a report as the model sees them, and where the rules found events.
#[cfg(feature = "training")]
pub(super) fn teach(reading: &Reading<'_>, events: &[EventMention]) -> Vec<Taught> {
    let mut facts = Facts::new(reading, events);
    let taught = |asked: &Asked<'_>| Taught {
        position: asked.place.position,
        features: facts.of_place(asked),
        known: has_event(reading, events, asked.place),
    };
    places(reading).iter().map(taught).collect()
}
