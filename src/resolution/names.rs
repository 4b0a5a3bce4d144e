//! The names of a report: which mentions are spelt alike, and what places they may mean.

use super::Asked;
use super::places::{Memory, Places};
use crate::gazetteer::Gazetteer;
use crate::language::english::words::is_place_preposition;
use crate::model::{Kind, Mention};
use crate::text::fold::fold;
use crate::text::{Document, Span};
use hashbrown::HashMap;
use std::rc::Rc;

/// So many mentions of one spelling are looked at together; a report that repeats a name more often says no more of it.
const MOST_ALIKE: usize = 12;

/// A spelling of a report, with the places that it may mean.
pub(crate) struct Name<'g> {
    /// The number of the spelling: names of one spelling differ in their places.
    pub spelling: usize,
    /// The mentions of the spelling, the first ones only where they are many.
    pub alike: Vec<Stand>,
    pub places: Rc<Places<'g>>,
    /// The part of its voice that the spelling has for each of its divisions: see [`voices`].
    pub voice: f64,
}

/// Most reports have fewer names.
const MOST_AT_ONCE: usize = 64;

/// Where a mention stands in its document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stand {
    pub span: Span,
    /// Its first token, and the one after it.
    pub first: usize,
    pub after: usize,
    pub sentence: usize,
    /// Whether it stands behind a preposition of place.
    pub placed: bool,
    /// What may join it to the place that is named next.
    pub joint: Option<Joint>,
}

/// What joins a name to the place that is named next: "Springfield, Illinois", "Raghunathpur in Buxar".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    Comma,
    Preposition,
}

impl Stand {
    pub fn of(doc: &Document<'_>, span: Span) -> Self {
        let tokens = doc.tokens_in(span);
        let sentence = doc.tokens.get(tokens.start).map_or(0, |t| t.sentence());
        let before = doc.word_before(tokens.start, &["#", "\"", "“"]);
        let placed = before.is_some_and(|n| is_place_preposition(doc.folded(n)));
        let joint = match (doc.word(tokens.end), doc.folded(tokens.end)) {
            (",", _) => Some(Joint::Comma),
            (_, "in" | "of") => Some(Joint::Preposition),
            _ => None,
        };
        Self { span, first: tokens.start, after: tokens.end, sentence, placed, joint }
    }
}

/// A spelling, while names are collected.
#[derive(Default)]
struct Spelling {
    alike: Vec<Stand>,
    /// The numbers of its names.
    names: Vec<usize>,
}

/// The names of the mentions, and the number of each mention's.
pub(crate) fn names<'g>(
    doc: &Document<'_>,
    mentions: &[Mention],
    stands: &[Stand],
    gazetteer: &'g Gazetteer,
    memory: &mut Memory<'g>,
) -> (Vec<Name<'g>>, Vec<usize>) {
    let mut written: HashMap<&str, usize> = HashMap::with_capacity(mentions.len().min(MOST_AT_ONCE));
    let mut folded: HashMap<String, usize> = HashMap::with_capacity(mentions.len().min(MOST_AT_ONCE));
    let mut spellings: Vec<Spelling> = Vec::new();
    let mut names: Vec<Name<'g>> = Vec::new();
    let mut numbers = Vec::with_capacity(mentions.len());
    for (mention, stand) in mentions.iter().zip(stands) {
        let words = mention.span.of(doc.text);
        let number = *written.entry(words).or_insert_with(|| {
            let number = *folded.entry(fold(words)).or_insert(spellings.len());
            if number == spellings.len() {
                spellings.push(Spelling::default());
            }
            number
        });
        let spelling = &mut spellings[number];
        if spelling.alike.len() < MOST_ALIKE {
            spelling.alike.push(*stand);
        }
        let is_of = |n: &usize| names.get(*n).is_some_and(|name| name.places.are_of(&mention.candidates));
        let known = spelling.names.iter().copied().find(is_of);
        numbers.push(known.unwrap_or_else(|| {
            let places = memory.places(&mention.candidates, gazetteer);
            names.push(Name { spelling: number, alike: Vec::new(), places, voice: 0.0 });
            spelling.names.push(names.len() - 1);
            names.len() - 1
        }));
    }
    for name in &mut names {
        name.alike.clone_from(&spellings[name.spelling].alike);
    }
    (names, numbers)
}

/// What the spellings of a report say for first-level divisions: 1 for each spelling that has places in no other, and a part
/// of it for one that has places in several. Each spelling is told the part that is its own.
pub(crate) fn voices(asked: &[Asked<'_, '_>], names: &mut [Name<'_>]) -> HashMap<u64, f64> {
    let mut voices: HashMap<u64, f64> = HashMap::new();
    let mut parts: HashMap<usize, f64> = HashMap::new();
    for one in asked {
        let Some(name) = names.get(one.name).filter(|name| !parts.contains_key(&name.spelling)) else {
            continue;
        };
        // A country or a division of this name is what is meant more often than a town.
        let silent = one.mention.kind == Kind::Demonym || name.places.wide;
        let part = if silent { 0.0 } else { 1.0 / name.places.divisions.len().max(1) as f64 };
        parts.insert(name.spelling, part);
        if !silent {
            name.places.divisions.iter().for_each(|division| *voices.entry(*division).or_default() += part);
        }
    }
    for name in names {
        name.voice = parts.get(&name.spelling).copied().unwrap_or_default();
    }
    voices
}
