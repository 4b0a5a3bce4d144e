//! Clusters of event mentions, and joining them best pair first.

use crate::gazetteer::Gazetteer;
use crate::model::{Cue, EventMention};
use std::collections::{BTreeMap, BTreeSet};

/// Event mentions taken for one event.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    /// The members with how each came in, earliest first.
    pub members: Vec<Member>,
}

/// A member of a cluster.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub event: EventMention,
    /// The member that it was joined to, and the evidence; none for the first.
    pub joined: Option<(String, Vec<Cue>)>,
}

/// The evidence that two clusters are one event; `None` where something speaks against it.
pub(super) type Affinity = fn(&Cluster, &Cluster, &Gazetteer) -> Option<Vec<Cue>>;

impl Cluster {
    /// A cluster of one.
    pub fn of(event: EventMention) -> Self {
        Self { members: vec![Member { event, joined: None }] }
    }

    /// The members' events.
    pub fn events(&self) -> impl Iterator<Item = &EventMention> {
        self.members.iter().map(|m| &m.event)
    }

    fn absorb(&mut self, mut other: Cluster, cues: Vec<Cue>) {
        let to = self.members[0].event.id.clone();
        if let Some(first) = other.members.first_mut() {
            first.joined = Some((to, cues));
        }
        self.members.append(&mut other.members);
        self.members.sort_by(|a, b| order(&a.event).cmp(&order(&b.event)));
    }
}

/// What event mentions are ordered by: dated reports first, then the report, the trigger, the id.
pub(super) fn order(e: &EventMention) -> (bool, Option<jiff::civil::Date>, &str, crate::text::Span, &str) {
    (e.published.is_none(), e.published, &e.report_id, e.trigger, &e.id)
}

/// Joins clusters, best pair first, until no pair has anything for it.
pub(super) fn join(clusters: Vec<Cluster>, gazetteer: &Gazetteer, affinity: Affinity) -> Vec<Cluster> {
    let mut clusters: Vec<Option<Cluster>> = clusters.into_iter().map(Some).collect();
    let mut pairs: BTreeMap<(usize, usize), (f64, Vec<Cue>)> = BTreeMap::new();
    let mut grid = Grid::default();
    for (n, cluster) in clusters.iter().enumerate() {
        cluster.iter().for_each(|c| grid.add(n, c));
    }
    let score = |cues: &[Cue]| cues.iter().map(|c| c.weight).sum::<f64>();
    for a in 0..clusters.len() {
        for b in clusters[a].as_ref().map(|c| grid.around(c)).unwrap_or_default() {
            if let (true, Some(x), Some(y)) = (a < b, &clusters[a], &clusters[b])
                && let Some(cues) = affinity(x, y, gazetteer)
            {
                pairs.insert((a, b), (score(&cues), cues));
            }
        }
    }
    // The best pair; the earlier pair where two are as good.
    while let Some((&(a, b), _)) =
        pairs.iter().max_by(|x, y| x.1.0.total_cmp(&y.1.0).then_with(|| y.0.cmp(x.0)))
    {
        let Some((_, cues)) = pairs.remove(&(a, b)) else { break };
        let Some(absorbed) = clusters[b].take() else { continue };
        if let Some(cluster) = &mut clusters[a] {
            cluster.absorb(absorbed, cues);
        }
        let touched: BTreeSet<usize> = pairs
            .keys()
            .filter(|(x, y)| [a, b].contains(x) || [a, b].contains(y))
            .flat_map(|(x, y)| [*x, *y])
            .collect();
        pairs.retain(|(x, y), _| ![a, b].contains(x) && ![a, b].contains(y));
        for other in touched.into_iter().filter(|o| *o != a && *o != b) {
            let key = (a.min(other), a.max(other));
            if let (Some(x), Some(y)) = (&clusters[key.0], &clusters[key.1])
                && let Some(cues) = affinity(x, y, gazetteer)
            {
                pairs.insert(key, (score(&cues), cues));
            }
        }
    }
    clusters.into_iter().flatten().collect()
}

/// Joins each cluster, in order, to the best of those before it that tell of the same event.
///
/// Only clusters in the cells around it are compared, so the work grows with the incidents of a place, not with the
/// reports of the world.
pub(super) fn accrete(clusters: Vec<Cluster>, gazetteer: &Gazetteer, affinity: Affinity) -> Vec<Cluster> {
    let mut joined: Vec<Option<Cluster>> = Vec::new();
    let mut grid = Grid::default();
    for cluster in clusters {
        let mut best: Option<(f64, usize, Vec<Cue>)> = None;
        for n in grid.around(&cluster) {
            let Some(known) = &joined[n] else { continue };
            if let Some(cues) = affinity(known, &cluster, gazetteer) {
                let score = cues.iter().map(|c| c.weight).sum();
                if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                    best = Some((score, n, cues));
                }
            }
        }
        match best {
            Some((_, n, cues)) => {
                grid.add(n, &cluster);
                if let Some(known) = &mut joined[n] {
                    known.absorb(cluster, cues);
                }
            }
            None => {
                grid.add(joined.len(), &cluster);
                joined.push(Some(cluster));
            }
        }
    }
    joined.into_iter().flatten().collect()
}

/// Clusters by cells of one degree, so that only neighbours are compared. Unlocated ones share a cell of their own.
#[derive(Default)]
struct Grid(BTreeMap<(i32, i32), BTreeSet<usize>>);

const NOWHERE: (i32, i32) = (i32::MAX, i32::MAX);

impl Grid {
    /// Notes that cluster `n` reaches into the cells of `cluster`.
    fn add(&mut self, n: usize, cluster: &Cluster) {
        for cell in cells_of(cluster) {
            self.0.entry(cell).or_default().insert(n);
        }
    }

    /// The clusters in the cells of `cluster` and around them, in order.
    fn around(&self, cluster: &Cluster) -> BTreeSet<usize> {
        let mut near = BTreeSet::new();
        for (x, y) in cells_of(cluster) {
            if (x, y) == NOWHERE {
                near.extend(self.0.get(&NOWHERE).into_iter().flatten());
                continue;
            }
            for dx in -1..=1 {
                for dy in -1..=1 {
                    // Cells wrap round at the antimeridian.
                    let cell = ((x + dx + 180).rem_euclid(360) - 180, y + dy);
                    near.extend(self.0.get(&cell).into_iter().flatten());
                }
            }
        }
        near
    }
}

fn cells_of(cluster: &Cluster) -> BTreeSet<(i32, i32)> {
    cluster
        .events()
        .map(|e| match &e.site {
            Some(s) => (s.position.lng().floor() as i32, s.position.lat().floor() as i32),
            None => NOWHERE,
        })
        .collect()
}
