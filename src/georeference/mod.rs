//! Where the words around a toponym put it: "12 km north of Raqqa", "on the road between Goma and Sake", "along the border with
//! Sudan", "48°35′43″N 37°59′59″E".
//!
//! A file for each way to say where. A position is only given where the words give one, and its uncertainty covers all that they
//! may mean; where they say nothing it is that of the name's own row.

mod beside;
mod border;
mod corridor;
mod nearness;
mod offset;
mod part;
mod way;
mod words;
mod written;

use crate::coordinates;
use crate::gazetteer::{Gazetteer, PlaceMemory};
use crate::model::{Diagnostic, Georeference, Kind, Mention, Resolution, Toponyms};
use crate::text::Document;
use words::Words;

/// What was read of words, places and borders in the texts before, with one gazetteer. It changes no value.
#[derive(Debug, Default)]
pub struct Memory<'g> {
    /// The places.
    pub places: PlaceMemory<'g>,
    words: words::Memory,
    borders: border::Memory,
    parts: part::Memory,
}

/// The toponyms, read from the words around each mention and the coordinates of the text; and those of the coordinates
/// that do not agree with the name that they stand beside, or that may be read in two ways.
///
/// `mentions` and `resolutions` are parallel and in the order of the text; `report` names it in diagnostics.
/// What is read of words, places and borders is kept in `memory`, which is of the same gazetteer and changes no value.
pub fn georeference<'g>(
    doc: &Document<'_>,
    report: &str,
    mentions: Vec<Mention>,
    resolutions: Vec<Resolution>,
    gazetteer: &'g Gazetteer,
    memory: &mut Memory<'g>,
) -> (Toponyms, Vec<Diagnostic>) {
    let written = coordinates::find(doc.text);
    let found = match written.is_empty() {
        true => written::Found { mentions, resolutions, ..Default::default() },
        false => written::beside_names(doc, report, &written, mentions, resolutions, gazetteer),
    };
    let written::Found { mentions, resolutions, told, diagnostics } = found;
    let words = Words::new(doc, &mentions, &resolutions, gazetteer, &mut memory.places, &mut memory.words);
    let mut georeferences = by_words(&words, &mut memory.borders, &mut memory.parts);
    for (mention, georeference) in told {
        if let Some(slot) = georeferences.get_mut(mention) {
            *slot = Some(georeference);
        }
    }
    (Toponyms { mentions, resolutions, georeferences }, diagnostics)
}

/// Each mention by the words around it.
fn by_words(
    words: &Words<'_>,
    memory: &mut border::Memory,
    of_parts: &mut part::Memory,
) -> Vec<Option<Georeference>> {
    let mut georeferences: Vec<_> = (0..words.mentions.len()).map(|m| of_mention(words, m)).collect();
    corridor::corridors(words, &mut georeferences);
    border::borders(words, memory, &mut georeferences);
    part::parts(words, of_parts, &mut georeferences);
    georeferences
}

/// A mention by the words before and after it; by its row alone where they say nothing.
fn of_mention(words: &Words<'_>, mention: usize) -> Option<Georeference> {
    let place = words.place(mention)?;
    let own = words.own(mention, place);
    if !words.is_place(mention) {
        // "off the Yemeni coast".
        let people = words.mentions.get(mention).is_some_and(|m| m.kind == Kind::Demonym);
        let told = people.then(|| nearness::at_sea(words, mention, place, &own)).flatten();
        return Some(told.unwrap_or(own));
    }
    let told = offset::offset(words, mention, place, &own)
        .or_else(|| way::way(words, mention, place, &own))
        .or_else(|| nearness::nearness(words, mention, place, &own));
    Some(told.unwrap_or(own))
}
