//! A small model that says of a place that a report names how likely an incident that the report tells of was there: for what is told in
//! words that no rule knows.
//!
//! Logistic regression over hashed features of the words around the place's name and of what the rules make of them; see `MODEL_CARD.md`
//! beside this file for what it was fitted to. The weights are a byte each.

mod features;
mod weights;

use super::reading::Reading;
use super::site;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::{EventMention, FeatureClass, Kind, Place, PlaceKey, SubEventType};
use crate::text::BlockKind;
pub(super) use features::stem;
use features::{Facts, has_event};
use hashbrown::HashMap;
use std::ops::Range;
use weights::SHIPPED;

#[cfg(feature = "training")]
pub(crate) use weights::{KIND_ROWS, KINDS, ROWS, UNIT, Weights};

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
        let chance = SHIPPED.chance(&features);
        if chance >= least {
            expected.extend(expected_at(reading, &mut facts, asked, chance, SHIPPED.likeliest(&features)));
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
            || is_of_speaker(reading, mention)
        {
            continue;
        }
        let weight = SHIPPED.sum(&facts.of_mention(mention, asked));
        // The first of equals.
        if best.is_none_or(|(most, ..)| weight > most) {
            best = Some((weight, mention, sentence));
        }
    }
    best.map(|(_, mention, sentence)| (mention, sentence))
}

/// "the Kherson administration reported", "the king's prosecutor in Laayoune opened an inquiry": whether a name only says whose office speaks or
/// acts.
fn is_of_speaker(reading: &Reading<'_>, mention: usize) -> bool {
    const OFFICE: usize = 4;
    let tokens = reading.tokens_of(mention);
    let end = tokens.end;
    let law =
        |n: usize| matches!(reading.folded(n), "prosecutor" | "prosecutors" | "court" | "tribunal" | "judge");
    let seat = tokens
        .start
        .checked_sub(2)
        .is_some_and(|n| law(n) && matches!(reading.folded(n + 1), "in" | "of" | "at"));
    if seat {
        return true;
    }
    let mut office = (end..end + OFFICE).take_while(|n| reading.doc.is_word(*n));
    let says = office.find(|n| reading.is(*n, List::Saying));
    says.is_some_and(|says| (end..says).any(|n| reading.is(n, List::SpeakingOffice)))
}

/// How many words are told as cues at most.
const CUES: usize = 3;

/// A cue has so many letters at least: "on", "had" and the like say nothing to a reader.
const TELLING: usize = 4;

/// The words of a sentence that weigh most, the heaviest first.
fn cues(reading: &Reading<'_>, facts: &Facts<'_, '_>, sentence: usize) -> Vec<(usize, f32)> {
    let words = facts.words_of(sentence).filter(|(token, _)| reading.folded(*token).len() >= TELLING);
    let weighed = words.map(|(token, feature)| (token, SHIPPED.weight(feature)));
    let mut cues: Vec<(usize, i32)> = weighed.filter(|(_, weight)| *weight > 0).collect();
    cues.sort_by_key(|(token, weight)| (std::cmp::Reverse(*weight), *token));
    cues.truncate(CUES);
    cues.into_iter().map(|(token, weight)| (token, weight as f32 * weights::UNIT)).collect()
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
    let taught = |asked: &Asked<'_>| {
        let mut features = facts.of_place(asked);
        features.sort_unstable();
        let known = has_event(reading, events, asked.place);
        Taught { position: asked.place.position, features, known }
    };
    places(reading).iter().map(taught).collect()
}
