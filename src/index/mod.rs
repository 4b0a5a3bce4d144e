//! An R-tree over points and ids: what lies within a radius, what is nearest, what lies in a box.
//!
//! The tree holds points in space, not degrees, so the antimeridian and the poles are places like any other. It makes
//! the first cut by straight lines through the ellipsoid, which tell all but the last metres of a hundred kilometres; the geodesic distance
//! decides. It is a packed static tree: one string of bytes that is used in place, in memory or mapped from a file.

mod area;
mod bounds;
pub mod hilbert;
mod packed;
mod region;

pub use bounds::{Bounds, InvalidBounds};
pub use region::{InvalidRegion, Region, Rings};

use crate::geodesy::{self, LngLat, Metres};
use crate::mapped::Bytes;
use area::{Ball, Cuboid};
use packed::{Packed, ROUNDING};
use std::collections::BinaryHeap;

/// One more millimetre, for points that are one place in two notations (180° and -180°, any longitude at a pole) and for the
/// micrometre of a series: their points in space differ in the last bits.
const SPARE: f64 = 0.001;

/// An R-tree of positions, built in bulk, each with an id. Ids and positions may repeat.
///
/// A point may have a *reach*: it is then found in every circle and every box that its own circle meets.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, Metres};
/// use incident_mapper::index::PointIndex;
/// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
/// let barda = LngLat::new(47.12619, 40.37577).unwrap();
/// let tartar = LngLat::new(46.93284, 40.34385).unwrap();
/// let index = PointIndex::build(vec![(ganja, 1), (barda, 2), (tartar, 3)]);
///
/// let near_barda: Vec<u32> = index.within(barda, Metres::from_km(25.0)).into_iter().map(|(id, _)| id).collect();
/// assert_eq!(near_barda, [2, 3]);
/// assert_eq!(index.count_within(barda, Metres::from_km(100.0)), 3);
/// assert_eq!(index.nearest(ganja, 1)[0].0, 1);
/// ```
#[derive(Debug, Clone)]
pub struct PointIndex {
    /// One entry for each distinct position and reach: incidents lie on gazetteer points, so most share theirs with others.
    tree: Packed,
}

impl Default for PointIndex {
    fn default() -> Self {
        Self::build(Vec::new())
    }
}

impl PointIndex {
    /// The index of `points`. O(n log n); a million points take a fifth of a second.
    pub fn build(points: Vec<(LngLat, u32)>) -> Self {
        Self::build_with_reach(points.into_iter().map(|(at, id)| (at, Metres(0.0), id)).collect())
    }

    /// The index of points with their reach. A reach that is negative or not a number counts as 0; one in metres is kept to seven digits,
    /// rounded up.
    pub fn build_with_reach(points: Vec<(LngLat, Metres, u32)>) -> Self {
        Self { tree: Packed::build(points) }
    }

    /// The index that [`Self::bytes`] were of; `None` where they are none. Takes the same time for every size.
    ///
    /// # Shape
    /// Where parts of a mapped file are damaged, what they hold is not found, and the file says so afterwards.
    pub fn open(bytes: Bytes) -> Option<Self> {
        Packed::open(bytes).map(|tree| Self { tree })
    }

    /// All of it as one string of bytes, the same for the same points on every machine.
    pub fn bytes(&self) -> &Bytes {
        self.tree.bytes()
    }

    /// How many points it holds.
    pub fn len(&self) -> usize {
        self.tree.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The points whose geodesic distance from `center` is at most `radius`, or the `radius` and their reach, with that distance.
    ///
    /// # Shape
    /// By distance, then id. Empty for a radius that is negative or not a number; everything for one beyond half the
    /// circumference.
    pub fn within(&self, center: LngLat, radius: Metres) -> Vec<(u32, Metres)> {
        let Some(ball) = Ball::new(center, radius) else { return Vec::new() };
        let mut hits = Vec::new();
        self.tree.search(&ball, |entries, is_inside| {
            for number in entries {
                let Some(entry) = self.tree.entry(number) else { continue };
                let distance = geodesy::distance(center, entry.position);
                if is_inside || distance.0 <= radius.0 + self.tree.reach(number).0 {
                    hits.extend(self.tree.ids(entry.ids).map(|id| (id, distance)));
                }
            }
        });
        hits.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then(a.0.cmp(&b.0)));
        hits
    }

    /// The ids of the points that [`Self::within`] gives, in ascending order: many times faster, since distances are measured at the
    /// edge alone.
    pub fn ids_within(&self, center: LngLat, radius: Metres) -> Vec<u32> {
        let mut ids = Vec::new();
        self.each_within(center, radius, |at| ids.extend(self.tree.ids(at)));
        ids.sort_unstable();
        ids
    }

    /// How many points [`Self::within`] gives, without looking at those whose whole neighbourhood lies inside.
    pub fn count_within(&self, center: LngLat, radius: Metres) -> usize {
        let mut count = 0;
        self.each_within(center, radius, |at| count += at.len());
        count
    }

    /// Calls `found` with where the ids of the points within the radius stand.
    fn each_within(&self, center: LngLat, radius: Metres, mut found: impl FnMut(std::ops::Range<usize>)) {
        let Some(ball) = Ball::new(center, radius) else { return };
        self.tree.search(&ball, |entries, is_inside| {
            if is_inside {
                found(self.tree.ids_of(entries));
                return;
            }
            for number in entries {
                let Some(entry) = self.tree.entry(number) else { continue };
                if geodesy::distance(center, entry.position).0 <= radius.0 + self.tree.reach(number).0 {
                    found(entry.ids);
                }
            }
        });
    }

    /// The `k` points that are nearest to `center` by geodesic distance, with that distance.
    ///
    /// # Shape
    /// By distance, then id; also at the cut, so of several points equally far the lowest ids are taken. Fewer than
    /// `k` where the index holds fewer.
    pub fn nearest(&self, center: LngLat, k: usize) -> Vec<(u32, Metres)> {
        self.nearest_where(center, k, |_| true)
    }

    /// The `k` nearest of those points whose id passes `keep`; otherwise as [`Self::nearest`].
    ///
    /// The search runs until `k` passed, so a filter that nothing passes visits every point.
    pub fn nearest_where(
        &self,
        center: LngLat,
        k: usize,
        mut keep: impl FnMut(u32) -> bool,
    ) -> Vec<(u32, Metres)> {
        if k == 0 {
            return Vec::new();
        }
        let mut best: BinaryHeap<Ranked> = BinaryHeap::new();
        for (number, chord_2) in self.tree.by_distance(center.point_in_space().map(|c| c as f32)) {
            let worst = if best.len() < k { None } else { best.peek().copied() };
            if worst.is_some_and(|worst| is_farther(chord_2, worst.distance)) {
                break;
            }
            let Some(entry) = self.tree.entry(number) else { continue };
            let distance = geodesy::distance(center, entry.position);
            for id in self.tree.ids(entry.ids).filter(|id| keep(*id)) {
                let candidate = Ranked { distance, id };
                if best.len() < k {
                    best.push(candidate);
                } else if let Some(mut worst) = best.peek_mut().filter(|worst| candidate < **worst) {
                    *worst = candidate;
                } else {
                    // The ids that follow are greater still.
                    break;
                }
            }
        }
        best.into_sorted_vec().into_iter().map(|r| (r.id, r.distance)).collect()
    }

    /// The ids of the points in `bounds`, borders included, and of those in whose reach it lies, in ascending order. A reach is
    /// taken as the box around its circle.
    pub fn in_box(&self, bounds: &Bounds) -> Vec<u32> {
        let mut ids = Vec::new();
        self.tree.search(&Cuboid::around(bounds), |entries, _| {
            for number in entries {
                let Some(entry) = self.tree.entry(number) else { continue };
                let reach = self.tree.reach(number);
                let meets = || reach.0 > 0.0 && bounds.meets(&Bounds::around(entry.position, reach));
                if bounds.contains(entry.position) || meets() {
                    ids.extend(self.tree.ids(entry.ids));
                }
            }
        });
        ids.sort_unstable();
        ids
    }
}

/// Whether a point at this squared chord is farther than `distance` beyond doubt: no geodesic is shorter than its chord.
fn is_farther(chord_2: f32, distance: Metres) -> bool {
    let chord = f64::from(chord_2.sqrt() * (1.0 - 4.0 * f32::EPSILON) - ROUNDING);
    chord > distance.0 + SPARE
}

/// A point found so far; the greatest is the one to give up first.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ranked {
    distance: Metres,
    id: u32,
}

impl Eq for Ranked {}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.distance.0.total_cmp(&other.distance.0).then(self.id.cmp(&other.id))
    }
}

#[cfg(test)]
mod tests;
