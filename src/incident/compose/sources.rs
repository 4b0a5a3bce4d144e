//! Which reports of an incident are independent of each other.

use crate::incident::evidence::is_copy;
use crate::model::EventMention;
use crate::text::Shingles;
use std::collections::{BTreeMap, HashMap};

/// The independent source of each member: reports that share an outlet, or of which one copies the other's words, in the sentence
/// of the event or as a whole, are one.
pub(super) struct Sources(Vec<usize>);

/// How many texts stand for those that have a shingle in common.
const MOST_COMPARED: usize = 4;

/// Copies of one wire have one of so many of their least hashes in common, nearly always.
const SAMPLED: usize = 16;

impl Sources {
    /// The sources of `members`; `outlets` are those of reports.
    ///
    /// The work grows with the members: texts are compared where the least of their shingles meet.
    pub fn of(members: &[EventMention], outlets: &HashMap<&str, &str>) -> Self {
        if members.len() == 1 {
            return Self(vec![0]);
        }
        let mut groups = Groups((0..members.len()).collect());
        let mut of_report: BTreeMap<&str, usize> = BTreeMap::new();
        let mut of_outlet: BTreeMap<String, usize> = BTreeMap::new();
        let words: Vec<Shingles> = members.iter().map(|member| Shingles::of(&member.quote)).collect();
        let mut with_shingle: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut with_hash: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (n, member) in members.iter().enumerate() {
            groups.join(n, *of_report.entry(&member.report_id).or_insert(n));
            if let Some(outlet) = outlets.get(member.report_id.as_str()) {
                groups.join(n, *of_outlet.entry(outlet.trim().to_lowercase()).or_insert(n));
            }
            for hash in member.sketch.hashes().iter().take(SAMPLED) {
                let others = with_hash.entry(*hash).or_default();
                let copied = |other: &usize| members[*other].sketch.is_copy_of(&member.sketch);
                if let Some(original) = others.iter().copied().find(copied) {
                    groups.join(n, original);
                } else if others.len() < MOST_COMPARED {
                    others.push(n);
                }
            }
            let Some(own) = words.get(n) else { continue };
            for shingle in own.sample() {
                let others = with_shingle.entry(*shingle).or_default();
                let copied = |other: &usize| words.get(*other).is_some_and(|text| is_copy(own, text));
                if let Some(original) = others.iter().copied().find(copied) {
                    groups.join(n, original);
                } else if others.len() < MOST_COMPARED {
                    others.push(n);
                }
            }
        }
        Self((0..members.len()).map(|n| groups.first(n)).collect())
    }

    /// The source of the member at `n`, by number.
    pub fn source(&self, n: usize) -> usize {
        self.0.get(n).copied().unwrap_or(n)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().enumerate().filter(|(n, first)| n == *first).count()
    }
}

/// Groups of numbers; each number points to an earlier one of its group, the first to itself.
struct Groups(Vec<usize>);

impl Groups {
    fn first(&mut self, n: usize) -> usize {
        let mut at = n;
        while let Some(next) = self.0.get(at).copied().filter(|next| *next != at) {
            // Halving the way keeps it short.
            let beyond = self.0.get(next).copied().unwrap_or(next);
            if let Some(pointer) = self.0.get_mut(at) {
                *pointer = beyond;
            }
            at = beyond;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        if let Some(pointer) = self.0.get_mut(a.max(b)) {
            *pointer = a.min(b);
        }
    }
}
