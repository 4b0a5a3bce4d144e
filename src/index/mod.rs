//! An R-tree over points and ids: what lies within a radius, what is nearest, what lies in a box.
//!
//! The tree holds unit vectors, not degrees, so the antimeridian and the poles are places like any other. It makes
//! the first cut by straight-line chords, a little too generously; the geodesic distance on the ellipsoid decides.

mod bounds;
mod region;

pub use bounds::{Bounds, InvalidBounds};
pub use region::{InvalidRegion, Region, Rings};

use crate::geodesy::{self, LngLat, MEAN_EARTH_RADIUS, Metres};
use rstar::{AABB, PointDistance, RTree, RTreeObject};
use std::collections::BinaryHeap;
use std::ops::Range;

/// By how much the spherical first cut exceeds what is asked for.
///
/// With the mean radius, the spherical distance is at most 1.0057 times the geodesic one, along a meridian at the
/// equator (radius of curvature a(1 - e²) = 6,335,439 m); 1 % has room for that.
const SPARE: f64 = 1.01;

/// One more millimetre, for points that are one place in two notations (180° and -180°, any longitude at a pole):
/// their unit vectors differ in the last bits.
const SPARE_METRES: f64 = 0.001;

/// A bulk-loaded R-tree of positions, each with an id. Ids and positions may repeat.
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
/// assert_eq!(index.nearest(ganja, 1)[0].0, 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct PointIndex {
    /// One entry for each distinct position: incidents lie on gazetteer points, so most share theirs with others.
    tree: RTree<Entry>,
    /// The ids of the first position in ascending order, then those of the next.
    ids: Vec<u32>,
}

impl PointIndex {
    /// The index of `points`. O(n log n); a million points take about a second.
    pub fn build(mut points: Vec<(LngLat, u32)>) -> Self {
        points.sort_unstable_by(|(a, i), (b, j)| by_notation(*a, *b).then(i.cmp(j)));
        let mut entries = Vec::new();
        let mut start = 0;
        for group in points.chunk_by(|(a, _), (b, _)| by_notation(*a, *b).is_eq()) {
            let position = group[0].0;
            let end = start + group.len();
            entries.push(Entry { vector: position.unit_vector(), position, ids: start..end });
            start = end;
        }
        let ids = points.into_iter().map(|(_, id)| id).collect();
        Self { tree: RTree::bulk_load(entries), ids }
    }

    /// How many points it holds.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The points whose geodesic distance from `center` is at most `radius`, with that distance.
    ///
    /// # Shape
    /// By distance, then id. Empty for a radius that is negative or not a number; everything for one beyond half the
    /// circumference.
    pub fn within(&self, center: LngLat, radius: Metres) -> Vec<(u32, Metres)> {
        if radius.0.is_nan() || radius.0 < 0.0 {
            return Vec::new();
        }
        let chord = geodesy::chord(Metres(radius.0 * SPARE + SPARE_METRES));
        // Rounding puts some antipodes a last bit beyond the diameter.
        let chord_2 = if chord >= 2.0 { f64::INFINITY } else { chord * chord };
        let mut hits = Vec::new();
        for entry in self.tree.locate_within_distance(center.unit_vector(), chord_2) {
            let distance = geodesy::distance(center, entry.position);
            if distance.0 <= radius.0 {
                hits.extend(self.ids_of(entry).iter().map(|id| (*id, distance)));
            }
        }
        hits.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then(a.0.cmp(&b.0)));
        hits
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
        for (entry, chord_2) in self.tree.nearest_neighbor_iter_with_distance_2(center.unit_vector()) {
            let worst = if best.len() < k { None } else { best.peek().copied() };
            if worst.is_some_and(|worst| is_farther(chord_2, worst.distance)) {
                break;
            }
            let distance = geodesy::distance(center, entry.position);
            for id in self.ids_of(entry).iter().copied().filter(|id| keep(*id)) {
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

    /// The ids of the points in `bounds`, borders included, in ascending order.
    pub fn in_box(&self, bounds: &Bounds) -> Vec<u32> {
        let (low, high) = bounds.enclosing_cuboid();
        let mut ids: Vec<u32> = self
            .tree
            .locate_in_envelope(AABB::from_corners(low, high))
            .filter(|entry| bounds.contains(entry.position))
            .flat_map(|entry| self.ids_of(entry))
            .copied()
            .collect();
        ids.sort_unstable();
        ids
    }

    fn ids_of(&self, entry: &Entry) -> &[u32] {
        &self.ids[entry.ids.clone()]
    }
}

/// A total order of positions as they are written: 0 and -0 differ, so that equal ones stand together.
fn by_notation(a: LngLat, b: LngLat) -> std::cmp::Ordering {
    a.lng().total_cmp(&b.lng()).then(a.lat().total_cmp(&b.lat()))
}

/// Whether a point at this squared chord is farther than `distance` beyond doubt, whatever the ellipsoid makes of it.
fn is_farther(chord_2: f64, distance: Metres) -> bool {
    let spherical = 2.0 * (chord_2.sqrt() / 2.0).min(1.0).asin() * MEAN_EARTH_RADIUS;
    spherical > distance.0 * SPARE + SPARE_METRES
}

#[derive(Debug, Clone)]
struct Entry {
    vector: [f64; 3],
    position: LngLat,
    ids: Range<usize>,
}

impl RTreeObject for Entry {
    type Envelope = AABB<[f64; 3]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_point(self.vector)
    }
}

impl PointDistance for Entry {
    fn distance_2(&self, point: &[f64; 3]) -> f64 {
        let [x, y, z] = self.vector;
        let (dx, dy, dz) = (x - point[0], y - point[1], z - point[2]);
        dx * dx + dy * dy + dz * dz
    }

    fn distance_2_if_less_or_equal(&self, point: &[f64; 3], max_distance_2: f64) -> Option<f64> {
        Some(self.distance_2(point)).filter(|d| *d <= max_distance_2)
    }
}

/// A point in the heap of the nearest: the greatest is the first to go.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    distance: Metres,
    id: u32,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.distance.0.total_cmp(&other.distance.0).then(self.id.cmp(&other.id))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

#[cfg(test)]
mod tests;
