//! The toponyms of a report, column by column.

use super::georeference::Georeference;
use super::mention::{Mention, Resolution};

/// The toponyms of a report in the order of its text: what each is, what it was resolved to, where its words put it.
///
/// # Shape
/// The columns are of one length. They are columns because a text may be nothing but names, a million of them, and each
/// stage adds its own without a copy of those before it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Toponyms {
    /// The mentions, with coordinates that stand without a name among them.
    pub mentions: Vec<Mention>,
    /// What they were resolved to. Coordinates are no place of the gazetteer.
    pub resolutions: Vec<Resolution>,
    /// Where the words around each put it; `None` for a name without a place.
    pub georeferences: Vec<Option<Georeference>>,
}

impl Toponyms {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
    }

    /// The mentions, each with what it was resolved to.
    pub fn resolved(&self) -> impl Iterator<Item = (&Mention, &Resolution)> {
        self.mentions.iter().zip(&self.resolutions)
    }

    /// The mentions, each with what it was resolved to and where its words put it.
    pub fn iter(&self) -> impl Iterator<Item = (&Mention, &Resolution, Option<&Georeference>)> {
        self.resolved()
            .zip(&self.georeferences)
            .map(|((mention, resolution), georeference)| (mention, resolution, georeference.as_ref()))
    }
}
