//! How many, and how many killed and wounded, by type, place or time.

use super::Match;
use std::collections::{BTreeMap, HashSet};

/// What of a feature is counted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tolled {
    /// What it is grouped by; empty where that is unknown.
    pub key: String,
    /// How surely it lies in the area that was asked for.
    pub certainty: Option<Match>,
    /// The lowest and the highest figure of killed, each where it is known.
    pub deaths: (Option<f64>, Option<f64>),
    /// The same of wounded.
    pub injured: (Option<f64>, Option<f64>),
    /// What its toll is shared with, so that it is added once: the group of a statement on several places.
    pub shared: Option<String>,
    /// Whether its toll is that of a longer time or a larger area, so that it is not added at all.
    pub cumulative: bool,
}

/// The sum of figures.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sum {
    /// The sum of the lowest figures.
    pub low: f64,
    /// The sum of the highest figures; a figure without a highest is in it with its lowest.
    pub high: f64,
    /// How many have a lowest figure alone, so that the sum may be higher.
    pub open: usize,
    /// How many have no figure at all.
    pub unknown: usize,
}

/// What was found of one group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// What it is grouped by; empty where that is unknown.
    pub key: String,
    /// How many features.
    pub count: usize,
    /// How many of them only possibly lie in the area.
    pub possible: usize,
    /// Killed.
    pub deaths: Sum,
    /// Wounded.
    pub injured: Sum,
    /// How many tolls were left out of the sums: cumulative ones, and shared ones after the first.
    pub left_out: usize,
}

/// The groups of these features, in the order of their keys; those without a key last.
///
/// # Examples
/// ```
/// use incident_mapper::query::{Tolled, groups};
/// let strike = |key: &str, low, high| Tolled { key: key.into(), deaths: (low, high), ..Tolled::default() };
/// let found = groups([
///     strike("2020-10", Some(12.0), Some(13.0)),
///     strike("2020-10", Some(21.0), None),
///     strike("2020-11", None, None),
/// ]);
/// let october = &found[0];
/// assert_eq!((october.count, october.deaths.low, october.deaths.high, october.deaths.open), (2, 33.0, 34.0, 1));
/// assert_eq!(found[1].deaths.unknown, 1);
/// ```
pub fn groups(features: impl IntoIterator<Item = Tolled>) -> Vec<Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut told: HashSet<String> = HashSet::new();
    for feature in features {
        let group = groups.entry(feature.key).or_default();
        group.count += 1;
        group.possible += usize::from(feature.certainty == Some(Match::Possible));
        let again = feature.shared.is_some_and(|shared| !told.insert(shared));
        if feature.cumulative || again {
            group.left_out += 1;
            continue;
        }
        group.deaths.add(feature.deaths);
        group.injured.add(feature.injured);
    }
    let unknown = groups.remove("");
    let known = groups.into_iter().map(|(key, group)| Group { key, ..group });
    known.chain(unknown).collect()
}

impl Sum {
    fn add(&mut self, figures: (Option<f64>, Option<f64>)) {
        match figures {
            (None, None) => self.unknown += 1,
            (low, high) => {
                self.low += low.unwrap_or(0.0);
                self.high += high.or(low).unwrap_or(0.0);
                self.open += usize::from(high.is_none());
            }
        }
    }
}
