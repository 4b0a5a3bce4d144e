//! The parts of space that the tree is searched for: a ball around a position, and the cuboid around a box of degrees.

use super::packed::{Area, Lanes, ROUNDING, Set, farthest_squares, nearest_squares, set, squares};
use super::{Bounds, SPARE};
use crate::geodesy::{LngLat, Metres, TIGHTEST_BEND};

/// No two positions are farther apart: half a meridian, 20,003,931 m.
const FARTHEST: f64 = 20_004_000.0;

/// Up to here, what is farther away has a longer chord too, whatever the bend.
const MONOTONE: f64 = 19_000_000.0;

/// A ball around a position, and a smaller one: what lies outside of the first is too far beyond doubt, what lies inside of the
/// second is near enough beyond doubt.
pub(super) struct Ball {
    center: [f32; 3],
    outer: f32,
    /// Squared; negative for none.
    inner: f32,
}

impl Ball {
    /// `None` for a radius that is negative or not a number.
    pub fn new(center: LngLat, radius: Metres) -> Option<Self> {
        if radius.0.is_nan() || radius.0 < 0.0 {
            return None;
        }
        // A chord is shorter than its geodesic, and longer than that of an arc that bends as much as the ellipsoid does anywhere (A. Schur).
        let inner = match radius.0 {
            all if all >= FARTHEST => f64::INFINITY,
            radius if radius <= MONOTONE => 2.0 * TIGHTEST_BEND * (radius / (2.0 * TIGHTEST_BEND)).sin(),
            _ => 0.0,
        };
        let inner = inner as f32 * (1.0 - 8.0 * f32::EPSILON) - ROUNDING;
        Some(Self {
            center: center.point_in_space().map(|c| c as f32),
            outer: (radius.0 + SPARE) as f32 * (1.0 + 8.0 * f32::EPSILON) + ROUNDING,
            inner: if inner > 0.0 { inner * inner } else { -1.0 },
        })
    }

    fn may_hold(&self, away: &Lanes, reach: &Lanes) -> Set {
        set(|lane| {
            let far = self.outer + reach[lane] * (1.0 + 8.0 * f32::EPSILON);
            away[lane] <= far * far
        })
    }
}

impl Area for Ball {
    fn boxes(&self, boxes: &[Lanes; 7]) -> (Set, Set) {
        let (nearest, farthest) = (nearest_squares(self.center, boxes), farthest_squares(self.center, boxes));
        (self.may_hold(&nearest, &boxes[6]), set(|lane| farthest[lane] <= self.inner))
    }

    fn points(&self, points: &[Lanes; 4]) -> (Set, Set) {
        let away = squares(self.center, &points[..3]);
        (self.may_hold(&away, &points[3]), set(|lane| away[lane] <= self.inner))
    }
}

/// A cuboid with edges along the axes.
pub(super) struct Cuboid {
    low: [f32; 3],
    high: [f32; 3],
}

impl Cuboid {
    /// The cuboid around a box of degrees.
    pub fn around(bounds: &Bounds) -> Self {
        let (low, high) = bounds.enclosing_cuboid();
        Self { low: low.map(|c| c as f32 - ROUNDING), high: high.map(|c| c as f32 + ROUNDING) }
    }

    fn meets(&self, low: &[Lanes], high: &[Lanes], reach: &Lanes) -> (Set, Set) {
        let meets = |lane: usize| {
            let reach = reach[lane] * (1.0 + 8.0 * f32::EPSILON);
            (0..3).all(|axis| {
                low[axis][lane] - reach <= self.high[axis] && high[axis][lane] + reach >= self.low[axis]
            })
        };
        (set(meets), 0)
    }
}

impl Area for Cuboid {
    fn boxes(&self, boxes: &[Lanes; 7]) -> (Set, Set) {
        self.meets(&boxes[..3], &boxes[3..6], &boxes[6])
    }

    fn points(&self, points: &[Lanes; 4]) -> (Set, Set) {
        self.meets(&points[..3], &points[..3], &points[3])
    }
}
