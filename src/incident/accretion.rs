//! From single tellings to events: the clearest first, each joined to the event that it fits best.

use super::blocks::Blocks;
use super::cluster::{Cluster, Joins};
use super::evidence::{Between, Weighing, weigh, weigh_closely};
use super::facts::Facts;
use crate::gazetteer::Gazetteer;
use std::cmp::Reverse;

/// How often events are compared with each other. Real ones are settled after two or three rounds.
const MOST_ROUNDS: usize = 8;

/// In a report each telling is compared with so many events that came before it.
const MOST_IN_REPORT: usize = 128;

/// Where two events fit a telling that is loosely dated or placed about equally well, it is joined to neither: the least
/// difference.
const CLEAR: f64 = 0.25;

/// Joins each cluster to the best of those before it that it fits, the clearest cluster first; then the joined ones
/// likewise, until nothing fits any more.
///
/// The work grows with the tellings times the events of their neighbourhood, of which there are few.
pub(super) fn accrete(
    mut clusters: Vec<Cluster>,
    between: Between,
    gazetteer: &Gazetteer,
    joins: &mut Joins,
) -> Vec<Cluster> {
    for _ in 0..MOST_ROUNDS {
        clusters.sort_by_cached_key(|cluster| (cluster.facts.clarity(), cluster.first()));
        let count = clusters.len();
        clusters = round(clusters, between, gazetteer, joins);
        if clusters.len() == count {
            break;
        }
    }
    clusters
}

fn round(clusters: Vec<Cluster>, between: Between, gazetteer: &Gazetteer, joins: &mut Joins) -> Vec<Cluster> {
    let mut events: Vec<Cluster> = Vec::new();
    let mut near = Near::new(between);
    for cluster in clusters {
        match best(&events, near.around(&cluster.facts, gazetteer), &cluster.facts, between, gazetteer) {
            Some((n, weighing)) => {
                near.add(n, &cluster.facts, gazetteer);
                if let Some(event) = events.get_mut(n as usize) {
                    event.absorb(cluster, weighing.cues, None, joins);
                }
            }
            None => {
                near.add(events.len() as u32, &cluster.facts, gazetteer);
                events.push(cluster);
            }
        }
    }
    events
}

/// The event among those of these numbers that `facts` fit best; of equals the first.
fn best(
    events: &[Cluster],
    near: Vec<u32>,
    facts: &Facts,
    between: Between,
    gazetteer: &Gazetteer,
) -> Option<(u32, Weighing)> {
    let mut best: Option<(u32, Weighing)> = None;
    let mut second = f64::NEG_INFINITY;
    for n in near {
        let Some(event) = events.get(n as usize) else { continue };
        let weighing = weigh(&event.facts, facts, between, gazetteer);
        if !weighing.joins() {
            continue;
        }
        match &best {
            Some((_, known)) if weighing.score() <= known.score() => second = second.max(weighing.score()),
            _ => {
                second = second.max(best.map_or(second, |(_, known)| known.score()));
                best = Some((n, weighing));
            }
        }
    }
    let is_settled = |weighing: &Weighing| between == Between::Sentences || is_settled(facts, weighing);
    best.filter(|(_, weighing)| is_settled(weighing) || weighing.score() - second >= CLEAR)
}

/// Whether day and place say by themselves which of several events is meant.
fn is_settled(facts: &Facts, weighing: &Weighing) -> bool {
    facts.is_closely_dated() && !weighing.is_loosely_placed
}

/// Where the events are that a telling is compared with.
enum Near {
    /// All that the report told before, up to a number.
    Report(u32),
    World(Blocks),
}

impl Near {
    fn new(between: Between) -> Self {
        match between {
            Between::Sentences => Self::Report(0),
            Between::Reports => Self::World(Blocks::default()),
        }
    }

    fn add(&mut self, n: u32, facts: &Facts, gazetteer: &Gazetteer) {
        match self {
            Self::Report(count) => *count = (*count).max(n + 1),
            Self::World(blocks) => blocks.add(n, facts, gazetteer),
        }
    }

    fn around(&self, facts: &Facts, gazetteer: &Gazetteer) -> Vec<u32> {
        match self {
            Self::Report(count) => (count.saturating_sub(MOST_IN_REPORT as u32)..*count).collect(),
            Self::World(blocks) => blocks.around(facts, gazetteer),
        }
    }
}

/// Two events that stayed apart though they were close.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Apart {
    /// The numbers of the two, the one with the earlier member first.
    pub events: [u32; 2],
    pub weighing: Weighing,
}

/// How many of these are kept of each event.
const MOST_APART: usize = 3;

/// The pairs of events that one reason only keeps apart, the most alike of each event first.
pub(super) fn close_pairs(events: &[Cluster], gazetteer: &Gazetteer) -> Vec<Apart> {
    let mut blocks = Blocks::default();
    let mut pairs = Vec::new();
    for (n, event) in events.iter().enumerate() {
        let mut close: Vec<Apart> = Vec::new();
        for known in blocks.around(&event.facts, gazetteer) {
            let Some(other) = events.get(known as usize) else { continue };
            let mut weighing = weigh_closely(&other.facts, &event.facts, gazetteer);
            let is_open = !is_settled(&other.facts, &weighing) || !is_settled(&event.facts, &weighing);
            if weighing.joins() && is_open {
                weighing.rule_out("another event fits as well");
            }
            if weighing.is_close() {
                let order = if other.first() < event.first() { [known, n as u32] } else { [n as u32, known] };
                close.push(Apart { events: order, weighing });
            }
        }
        // Stable: of equals the first.
        close.sort_by(|a, b| b.weighing.likeness().total_cmp(&a.weighing.likeness()));
        pairs.extend(close.into_iter().take(MOST_APART));
        blocks.add(n as u32, &event.facts, gazetteer);
    }
    pairs.sort_by_key(|pair| (pair.events, Reverse(pair.weighing.cues.len())));
    pairs
}
