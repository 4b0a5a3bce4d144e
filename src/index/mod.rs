//! An R-tree over points and ids: what lies within a radius, what is nearest, what lies in a box.
//!
//! The tree holds points in space, not degrees, so the antimeridian and the poles are places like any other. It makes
//! the first cut by straight lines through the ellipsoid, which tell all but the last metres of a hundred kilometres; the geodesic distance
//! decides. It is a packed static tree: one string of bytes that is used in place, in memory or mapped from a file.

mod area;
mod bounds;
mod halves;
mod hit;
mod lanes;
mod nearest;
mod packed;
mod region;

pub use bounds::{Bounds, InvalidBounds};
pub use region::{InvalidRegion, Region, Rings};

use crate::geodesy::{LngLat, Metres, Origin};
use crate::mapped::Bytes;
use area::{Ball, Cuboid};
use hit::{Hit, Ids};
use packed::{Found, Packed};
use std::ops::Range;

/// One more millimetre, for the last bits of points in space and the micrometres of a series.
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
        let origin = Origin::new(center);
        let Some(ball) = Ball::new(&origin, radius) else { return Vec::new() };
        let mut hits = Vec::new();
        self.tree.search(&ball, |found| match found {
            Found::All(entries) => self.tree.measure(&origin, entries, |hit| hits.push(hit)),
            Found::Some(first, leaf, some, all) => {
                let reach = leaf.reaches();
                for lane in lanes::members(some) {
                    let entry = first + lane;
                    let Some(distance) = self.tree.distance(&origin, entry, leaf.point(lane)) else {
                        continue;
                    };
                    if all >> lane & 1 == 1 || distance <= radius.0 + f64::from(reach[lane]) {
                        hits.push(self.tree.hit(leaf, entry, distance));
                    }
                }
            }
        });
        hit::sort(&mut hits);
        self.points(&hits, usize::MAX, |_| true)
    }

    /// The ids that pass `keep`, no more than `most` of one place, with their distances: by distance, then id.
    fn points(&self, hits: &[Hit], most: usize, mut keep: impl FnMut(u32) -> bool) -> Vec<(u32, Metres)> {
        let mut points = Vec::with_capacity(hits.len());
        // Where those begin that are as far as the last one, and how many hits they are.
        let (mut start, mut equal, mut last) = (0, 0, f64::NAN);
        let sort = |points: &mut [(u32, Metres)], equal| {
            if equal > 1 {
                points.sort_unstable_by_key(|(id, _)| *id);
            }
        };
        for hit in hits {
            let distance = hit.distance();
            if distance != last {
                sort(&mut points[start..], equal);
                (start, equal, last) = (points.len(), 0, distance);
            }
            equal += 1;
            match hit.ids() {
                Ids::One(id) if keep(id) => points.push((id, Metres(distance))),
                Ids::One(_) => {}
                // The ids of one entry ascend.
                Ids::At(at) => {
                    let ids = self.tree.ids(at).filter(|id| keep(*id)).take(most);
                    points.extend(ids.map(|id| (id, Metres(distance))));
                }
            }
        }
        sort(&mut points[start..], equal);
        points
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
    fn each_within(&self, center: LngLat, radius: Metres, mut found: impl FnMut(Range<usize>)) {
        let origin = Origin::new(center);
        let Some(ball) = Ball::new(&origin, radius) else { return };
        self.tree.search(&ball, |area| match area {
            Found::All(entries) => found(self.tree.ids_of(entries)),
            Found::Some(first, leaf, some, all) => {
                let reach = leaf.reaches();
                for lane in lanes::members(some) {
                    let entry = first + lane;
                    let is_within = || {
                        let far = radius.0 + f64::from(reach[lane]);
                        self.tree
                            .distance(&origin, entry, leaf.point(lane))
                            .is_some_and(|distance| distance <= far)
                    };
                    if all >> lane & 1 == 1 || is_within() {
                        found(self.tree.ids_of(entry..entry + 1));
                    }
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
        let hits = nearest::nearest(&self.tree, &Origin::new(center), k, |ids| ids.len());
        let mut points = self.points(&hits, k, |_| true);
        points.truncate(k);
        points
    }

    /// The `k` nearest of those points whose id passes `keep`; otherwise as [`Self::nearest`].
    ///
    /// The search runs until `k` passed, so a filter that nothing passes visits every point. Those that pass are asked about twice.
    pub fn nearest_where(
        &self,
        center: LngLat,
        k: usize,
        mut keep: impl FnMut(u32) -> bool,
    ) -> Vec<(u32, Metres)> {
        let counted = |ids| self.tree.ids(ids).filter(|id| keep(*id)).take(k).count();
        let hits = nearest::nearest(&self.tree, &Origin::new(center), k, counted);
        let mut points = self.points(&hits, k, keep);
        points.truncate(k);
        points
    }

    /// The ids of the points in `bounds`, borders included, and of those in whose reach it lies, in ascending order. A reach is
    /// taken as the box around its circle.
    pub fn in_box(&self, bounds: &Bounds) -> Vec<u32> {
        let mut ids = Vec::new();
        self.tree.search(&Cuboid::around(bounds), |found| match found {
            Found::All(entries) => ids.extend(self.tree.ids(self.tree.ids_of(entries))),
            Found::Some(first, leaf, some, all) => {
                let reach = leaf.reaches();
                for lane in lanes::members(some) {
                    let is_in = || {
                        self.tree.position(first + lane).is_some_and(|position| {
                            let reach = Metres(f64::from(reach[lane]));
                            let meets = || reach.0 > 0.0 && bounds.meets(&Bounds::around(position, reach));
                            bounds.contains(position) || meets()
                        })
                    };
                    if all >> lane & 1 == 1 || is_in() {
                        ids.extend(self.tree.ids(self.tree.ids_of(first + lane..first + lane + 1)));
                    }
                }
            }
        });
        ids.sort_unstable();
        ids
    }
}

#[cfg(test)]
mod tests;
