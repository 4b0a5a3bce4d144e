//! What goes wrong most: spellings that are missed, taken for places, not located or put elsewhere.

use super::gold::GoldToponym;
use super::predicted::Predicted;
use crate::evaluation::rates::four_decimals;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What went wrong, the most frequent first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Confusion {
    /// Gold that was not recognised.
    pub missed: Vec<Spelling>,
    /// Predictions that answer no gold.
    pub spurious: Vec<Spelling>,
    /// Recognised toponyms that were not located though the gold knows their place.
    pub unlocated: Vec<Spelling>,
    /// Recognised toponyms that were put elsewhere.
    pub wrong_places: Vec<WrongPlace>,
}

/// A spelling and how often it went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// The words.
    pub spelling: String,
    /// How often.
    pub count: usize,
}

/// A spelling that was put in a wrong place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrongPlace {
    /// The words.
    pub spelling: String,
    /// The place that was chosen.
    pub chosen: String,
    /// The place that is meant.
    pub gold: String,
    /// How far the one lies from the other.
    pub km: f64,
    /// How often.
    pub count: usize,
}

impl Confusion {
    /// Whether nothing went wrong, or nothing is listed.
    pub fn is_empty(&self) -> bool {
        let Self { missed, spurious, unlocated, wrong_places } = self;
        missed.is_empty() && spurious.is_empty() && unlocated.is_empty() && wrong_places.is_empty()
    }
}

/// Counts on the way to a [`Confusion`].
#[derive(Debug, Default)]
pub(super) struct Tally {
    missed: BTreeMap<String, usize>,
    spurious: BTreeMap<String, usize>,
    unlocated: BTreeMap<String, usize>,
    wrong_places: BTreeMap<(String, String, String), (usize, f64)>,
}

impl Tally {
    pub(super) fn missed(&mut self, gold: &GoldToponym) {
        *self.missed.entry(one_line(&gold.surface)).or_default() += 1;
    }

    pub(super) fn spurious(&mut self, predicted: &Predicted) {
        *self.spurious.entry(one_line(&predicted.surface)).or_default() += 1;
    }

    pub(super) fn unlocated(&mut self, gold: &GoldToponym) {
        *self.unlocated.entry(one_line(&gold.surface)).or_default() += 1;
    }

    pub(super) fn wrong_place(&mut self, gold: &GoldToponym, predicted: &Predicted, km: f64) {
        let name = |place: &Option<String>| place.clone().unwrap_or_default();
        let key = (one_line(&gold.surface), name(&predicted.place), name(&gold.place));
        self.wrong_places.entry(key).or_insert((0, km)).0 += 1;
    }

    /// The lists, the most frequent first; equals in the order of their spellings.
    pub(super) fn finish(self) -> Confusion {
        let sorted = |counts: BTreeMap<String, usize>| {
            let spellings = counts.into_iter().map(|(spelling, count)| Spelling { spelling, count });
            let mut spellings: Vec<Spelling> = spellings.collect();
            spellings.sort_by_key(|s| std::cmp::Reverse(s.count));
            spellings
        };
        let wrong = self.wrong_places.into_iter();
        let wrong = wrong.map(|((spelling, chosen, gold), (count, km))| WrongPlace {
            spelling,
            chosen,
            gold,
            km: four_decimals(km),
            count,
        });
        let mut wrong_places: Vec<WrongPlace> = wrong.collect();
        wrong_places.sort_by_key(|w| std::cmp::Reverse(w.count));
        Confusion {
            missed: sorted(self.missed),
            spurious: sorted(self.spurious),
            unlocated: sorted(self.unlocated),
            wrong_places,
        }
    }
}

/// The words with single spaces: a name may be broken over lines.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
