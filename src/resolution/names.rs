//! The names of a report: which mentions are spelt alike, and what places they may mean.

use super::Asked;
use super::places::{Memory, Places};
use crate::gazetteer::Gazetteer;
use crate::model::{Kind, Mention};
use crate::text::fold::fold;
use crate::text::{Document, Span};
use hashbrown::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// So many mentions of one spelling are looked at together; a report that repeats a name more often says no more of it.
const MOST_ALIKE: usize = 12;

/// Most reports have fewer names and places.
pub(super) const MOST_AT_ONCE: usize = 32;

/// A spelling of a report, with the places that it may mean.
pub(crate) struct Name<'g> {
    /// The number of the spelling: names of one spelling differ in their places.
    pub spelling: usize,
    pub places: Rc<Places<'g>>,
    /// The part of its voice that the spelling has for each of its divisions: see [`voices`].
    pub voice: f64,
    /// The number of the name before it that has the same spelling.
    before: Option<usize>,
}

/// The names of a report's mentions.
pub(crate) struct Names<'g> {
    /// In the order of their first mentions.
    pub names: Vec<Name<'g>>,
    /// The number of each mention's name.
    pub numbers: Vec<u32>,
    /// The mentions of each spelling.
    pub alike: Vec<Mentions>,
}

/// The numbers of the mentions of a spelling, the first ones only where they are many.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mentions {
    numbers: [u32; MOST_ALIKE],
    count: usize,
}

impl Mentions {
    fn add(&mut self, number: u32) {
        if let Some(free) = self.numbers.get_mut(self.count) {
            *free = number;
            self.count += 1;
        }
    }

    /// The numbers, in order.
    pub fn numbers(&self) -> &[u32] {
        self.numbers.get(..self.count).unwrap_or_default()
    }
}

/// Where a mention stands in its document. It takes sixteen bytes, since a long text has one for every hundred or two of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stand {
    pub first: u32,
    after: u32,
    pub sentence: u32,
    /// What may join it to the place that is named next.
    pub joint: Option<Joint>,
    /// Whether the words say that a village is meant, and no town.
    pub village: bool,
    /// Whether the words say that a city is meant, and no village.
    pub city: bool,
}

/// What joins a name to the place that is named next: "Springfield, Illinois", "Raghunathpur in Buxar", "Arizona and Nevada".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    Comma,
    Preposition,
    And,
    CommaAnd,
}

impl Stand {
    pub fn of(doc: &Document<'_>, span: Span) -> Self {
        let tokens = doc.tokens_in(span);
        let sentence = doc.tokens.get(tokens.start).map_or(0, |t| t.sentence());
        let is_and = |n: usize| matches!(doc.folded(n), "and" | "or");
        let joint = match (doc.word(tokens.end), doc.folded(tokens.end)) {
            (",", _) if is_and(tokens.end + 1) => Some(Joint::CommaAnd),
            (",", _) => Some(Joint::Comma),
            (_, "in" | "of") => Some(Joint::Preposition),
            _ if is_and(tokens.end) => Some(Joint::And),
            _ => None,
        };
        // A document has fewer than 2^32 tokens.
        Self {
            first: tokens.start as u32,
            after: tokens.end as u32,
            sentence: sentence as u32,
            joint,
            village: is_called(doc, &tokens, |word| matches!(word, "village" | "hamlet")),
            city: is_called(doc, &tokens, |word| word == "city"),
        }
    }

    /// Its first token.
    pub fn first(&self) -> usize {
        self.first as usize
    }

    /// The token after it.
    pub fn after(&self) -> usize {
        self.after as usize
    }

    /// Whether another stands right behind its comma or its "and".
    pub fn meets(&self, next: &Self) -> bool {
        let between = match self.joint {
            Some(Joint::Comma | Joint::And) => 1,
            Some(Joint::CommaAnd) => 2,
            Some(Joint::Preposition) | None => return false,
        };
        self.after + between == next.first
    }

    /// The sentence that it is in.
    pub fn sentence(&self) -> usize {
        self.sentence as usize
    }
}

/// "The village of Murom", "Murom village", "the port city of Berdiansk": whether the words call a name so.
fn is_called(doc: &Document<'_>, name: &Range<usize>, so: impl Fn(&str) -> bool) -> bool {
    let before = name.start.wrapping_sub(1);
    let head = if doc.folded(before) == "of" { before.wrapping_sub(1) } else { before };
    so(doc.folded(head)) || so(doc.folded(name.end))
}

/// Numbers the spellings of a report, in the order in which they come.
#[derive(Default)]
struct Spellings<'t> {
    count: usize,
    /// Those of one word, by its number in the document.
    words: HashMap<u32, usize>,
    /// Those of several, as they are written and as they are folded.
    written: HashMap<&'t str, usize>,
    folded: HashMap<String, usize>,
}

impl<'t> Spellings<'t> {
    fn number(&mut self, doc: &Document<'t>, span: Span, stand: &Stand) -> usize {
        let Self { count, words, written, folded } = self;
        let new = || {
            *count += 1;
            *count - 1
        };
        match doc.tokens.get(stand.first()) {
            Some(token) if token.span() == span && token.word != 0 => *words
                .entry(token.word)
                .or_insert_with(|| folded.get(doc.folded_word(token.word)).copied().unwrap_or_else(new)),
            _ => {
                let text = span.of(doc.text);
                *written.entry(text).or_insert_with(|| {
                    let text = fold(text);
                    // "Ivin's" is spelt like "Ivins".
                    let is_word = |(word, _): &(&u32, &usize)| doc.folded_word(**word) == text;
                    let word = (!text.contains(' ')).then(|| words.iter().find(is_word)).flatten();
                    let number = word.map(|(_, number)| *number);
                    *folded.entry(text).or_insert_with(|| number.unwrap_or_else(new))
                })
            }
        }
    }
}

/// The names of the mentions.
pub(crate) fn names<'g>(
    doc: &Document<'_>,
    mentions: &[Mention],
    stands: &[Stand],
    gazetteer: &'g Gazetteer,
    memory: &mut Memory<'g>,
) -> Names<'g> {
    let mut spellings = Spellings::default();
    let some = mentions.len().min(MOST_AT_ONCE);
    let mut names: Vec<Name<'g>> = Vec::with_capacity(some);
    let mut numbers = Vec::with_capacity(mentions.len());
    let mut alike: Vec<Mentions> = Vec::with_capacity(some);
    // The last name of each spelling.
    let mut lasts: Vec<Option<usize>> = Vec::with_capacity(some);
    spellings.words.reserve(some);
    for (n, (mention, stand)) in mentions.iter().zip(stands).enumerate() {
        let spelling = spellings.number(doc, mention.span, stand);
        if spelling == alike.len() {
            alike.push(Mentions::default());
            lasts.push(None);
        }
        let (Some(alike), Some(last)) = (alike.get_mut(spelling), lasts.get_mut(spelling)) else { continue };
        // A text has fewer than 2^32 names.
        alike.add(n as u32);
        let name = |n: usize| names.get(n);
        let of_spelling = std::iter::successors(*last, |n| name(*n)?.before);
        let is_of = |n: &usize| name(*n).is_some_and(|name| name.places.are_of(&mention.candidates));
        let known = of_spelling.into_iter().find(is_of);
        let number = known.unwrap_or_else(|| {
            let places = memory.places(&mention.candidates, gazetteer);
            names.push(Name { spelling, places, voice: 0.0, before: *last });
            *last = Some(names.len() - 1);
            names.len() - 1
        });
        numbers.push(number as u32);
    }
    Names { names, numbers, alike }
}

/// What the spellings of a report say for first-level divisions: 1 for each spelling that has places in no other, and a part
/// of it for one that has places in several. Each of the `spellings` is told the part that is its own.
pub(crate) fn voices(asked: &[Asked<'_, '_>], names: &mut [Name<'_>], spellings: usize) -> HashMap<u64, f64> {
    let mut voices: HashMap<u64, f64> = HashMap::with_capacity(names.len().min(MOST_AT_ONCE));
    let mut parts: Vec<Option<f64>> = vec![None; spellings];
    for one in asked {
        let Some(name) = names.get(one.name()) else { continue };
        let Some(known) = parts.get_mut(name.spelling).filter(|part| part.is_none()) else { continue };
        // A country or a division of this name is what is meant more often than a town.
        let silent = one.mention.kind == Kind::Demonym || name.places.wide;
        let part = if silent { 0.0 } else { 1.0 / name.places.divisions.len().max(1) as f64 };
        *known = Some(part);
        if !silent {
            name.places.divisions.iter().for_each(|division| *voices.entry(*division).or_default() += part);
        }
    }
    for name in names {
        name.voice = parts.get(name.spelling).copied().flatten().unwrap_or_default();
    }
    voices
}
