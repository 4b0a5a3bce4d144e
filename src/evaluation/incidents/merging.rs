//! Whether what several reports say of one incident was joined, and nothing else.

use crate::evaluation::rates::Prf;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::Hash;

/// Pairs of mentions in different reports that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Merging {
    /// Of all gold mentions; one that no feature answers stands alone.
    pub all_mentions: Prf,
    /// Of those that a feature answers.
    pub matched_mentions: Prf,
}

/// A gold incident in one report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'a> {
    pub report: &'a str,
    pub key: &'a str,
    /// The feature that answers it.
    pub feature: Option<usize>,
}

impl Merging {
    /// Of `mentions`. Takes time by their number, not by that of their pairs.
    pub(super) fn of(mentions: &[Mention<'_>]) -> Self {
        let matched: Vec<Mention<'_>> = mentions.iter().filter(|m| m.feature.is_some()).copied().collect();
        Self { all_mentions: pairwise(mentions), matched_mentions: pairwise(&matched) }
    }
}

fn pairwise(mentions: &[Mention<'_>]) -> Prf {
    let gold = pairs(mentions.iter().map(|m| (m.report, m.key)));
    let predicted = pairs(mentions.iter().filter_map(|m| Some((m.report, m.feature?))));
    let right = pairs(mentions.iter().filter_map(|m| Some((m.report, (m.key, m.feature?)))));
    Prf::where_silence_is_right(right, predicted, gold)
}

/// How many pairs of one group lie in different reports: all pairs of the group less those within each report.
fn pairs<'a, G: Eq + Hash + Copy>(members: impl Iterator<Item = (&'a str, G)>) -> usize {
    let mut groups: HashMap<G, usize> = HashMap::new();
    let mut within: HashMap<(&str, G), usize> = HashMap::new();
    for (report, group) in members {
        *groups.entry(group).or_default() += 1;
        *within.entry((report, group)).or_default() += 1;
    }
    let all: usize = groups.values().map(|n| n * (n - 1) / 2).sum();
    all - within.values().map(|n| n * (n - 1) / 2).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_of_different_reports_count() {
        let mention = |report, key, feature| Mention { report, key, feature };
        let mentions = [
            mention("1", "ganja", Some(0)),
            mention("2", "ganja", Some(0)),
            mention("2", "ganja", Some(4)),
            mention("3", "ganja", None),
            mention("3", "barda", Some(0)),
        ];
        let merging = Merging::of(&mentions);
        // Gold: 1 with each of the others, 2 twice with 3. Said: 1-2, 1-3 and 2-3 by feature 0; right is 1-2.
        let all = merging.all_mentions;
        assert_eq!((all.right, all.predicted, all.gold), (1, 3, 5));
        let matched = merging.matched_mentions;
        assert_eq!((matched.right, matched.predicted, matched.gold), (1, 3, 2));
        assert_eq!(Merging::of(&[]).all_mentions.f1, 1.0);
    }
}
