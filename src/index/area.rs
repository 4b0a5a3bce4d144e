//! The parts of space that the tree is searched for: a ball around a position, and the cuboid around a box of degrees.

use super::lanes::{Set, farthest_squares, nearest_squares, set, squares};
use super::packed::{Area, Block, Leaf, ROUNDING};
use super::{Bounds, SPARE};
use crate::geodesy::{Metres, Origin, TIGHTEST_BEND};

/// No two positions are farther apart: half a meridian, 20,003,931 m.
const FARTHEST: f64 = 20_004_000.0;

/// Up to here, what is farther away has a longer chord too, whatever the bend.
const MONOTONE: f64 = 19_000_000.0;

/// A ball around a position, and a smaller one: what lies outside of the first is too far beyond doubt, what lies inside of the
/// second is near enough beyond doubt.
pub(super) struct Ball {
    center: [f64; 3],
    outer: f64,
    /// Negative for none.
    inner: f64,
}

impl Ball {
    /// `None` for a radius that is negative or not a number.
    pub fn new(center: &Origin, radius: Metres) -> Option<Self> {
        if radius.0.is_nan() || radius.0 < 0.0 {
            return None;
        }
        // A chord is shorter than its geodesic, and longer than that of an arc that bends as much as the ellipsoid does anywhere (A. Schur).
        let inner = match radius.0 {
            all if all >= FARTHEST => f64::INFINITY,
            radius if radius <= MONOTONE => 2.0 * TIGHTEST_BEND * (radius / (2.0 * TIGHTEST_BEND)).sin(),
            _ => 0.0,
        };
        Some(Self { center: center.point(), outer: radius.0 + SPARE, inner: inner - SPARE })
    }
}

impl Area for Ball {
    fn boxes(&self, boxes: Block<'_>) -> (Set, Set) {
        let center = self.center.map(|c| c as f32);
        let (nearest, farthest) = (nearest_squares(center, boxes), farthest_squares(center, boxes));
        let outer = at_most(self.outer);
        let reach = boxes.reaches();
        let inner = (self.inner as f32 * (1.0 - 8.0 * f32::EPSILON) - ROUNDING).max(-1.0);
        let may_hold = |lane: usize| {
            let far = outer + reach[lane] * (1.0 + 8.0 * f32::EPSILON);
            nearest[lane] <= far * far
        };
        (set(may_hold), set(|lane| farthest[lane] <= inner * inner.abs()))
    }

    fn entries(&self, leaf: Leaf<'_>) -> (Set, Set) {
        let (away, reach) = (squares(self.center, leaf), leaf.reaches());
        let may_lie = |lane: usize| {
            let far = self.outer + f64::from(reach[lane]);
            away[lane] <= far * far
        };
        (set(may_lie), set(|lane| away[lane] <= self.inner * self.inner.abs()))
    }
}

/// A distance that corners of boxes are held against: what is farther is farther beyond doubt.
pub(super) fn at_most(distance: f64) -> f32 {
    distance as f32 * (1.0 + 8.0 * f32::EPSILON) + ROUNDING
}

/// The part of space in which a box of degrees lies: a cuboid with edges along the axes and, where the box is no wider than half the globe, the
/// wedge between the planes of its west and its east.
pub(super) struct Cuboid {
    low: [f64; 3],
    high: [f64; 3],
    wedge: Option<Wedge>,
}

/// What of a wedge is told by one number: how far north, and how far inwards of two planes through the axis, whose normals are given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wedge {
    pub south: f64,
    pub north: f64,
    pub inwards: [[f64; 2]; 2],
}

impl Cuboid {
    /// The cuboid around a box of degrees.
    pub fn around(bounds: &Bounds) -> Self {
        let (low, high) = bounds.enclosing_cuboid();
        Self { low, high, wedge: bounds.wedge() }
    }
}

impl Area for Cuboid {
    fn boxes(&self, boxes: Block<'_>) -> (Set, Set) {
        let low = self.low.map(|c| c as f32 - ROUNDING);
        let high = self.high.map(|c| c as f32 + ROUNDING);
        let mut meets = Set::MAX;
        let reach = boxes.reaches().map(|reach| reach * (1.0 + 8.0 * f32::EPSILON));
        let [x, y, z] = [0, 1, 2].map(|axis| boxes.sides(axis));
        for (axis, (begin, end)) in [x, y, z].iter().enumerate() {
            meets &=
                set(|lane| begin[lane] - reach[lane] <= high[axis] && end[lane] + reach[lane] >= low[axis]);
        }
        let Some(wedge) = &self.wedge else { return (meets, 0) };
        let (south, north) = (wedge.south as f32 + ROUNDING, wedge.north as f32 - ROUNDING);
        let mut inside = set(|lane| z.0[lane] >= south && z.1[lane] <= north);
        for [a, b] in wedge.inwards {
            let (a, b) = (a as f32, b as f32);
            let (near_x, far_x) = if a > 0.0 { (x.0, x.1) } else { (x.1, x.0) };
            let (near_y, far_y) = if b > 0.0 { (y.0, y.1) } else { (y.1, y.0) };
            inside &= set(|lane| a * near_x[lane] + b * near_y[lane] >= ROUNDING);
            meets &= set(|lane| a * far_x[lane] + b * far_y[lane] >= -ROUNDING - reach[lane]);
        }
        (meets, inside)
    }

    fn entries(&self, leaf: Leaf<'_>) -> (Set, Set) {
        let mut meets = Set::MAX;
        let reach = leaf.reaches().map(f64::from);
        let [x, y, z] = [0, 1, 2].map(|axis| leaf.coordinates(axis));
        for (axis, at) in [x, y, z].iter().enumerate() {
            meets &= set(|lane| {
                at[lane] - reach[lane] <= self.high[axis] && at[lane] + reach[lane] >= self.low[axis]
            });
        }
        let Some(wedge) = &self.wedge else { return (meets, 0) };
        let mut inside = set(|lane| z[lane] >= wedge.south + SPARE && z[lane] <= wedge.north - SPARE);
        for [a, b] in wedge.inwards {
            inside &= set(|lane| a * x[lane] + b * y[lane] >= SPARE);
            meets &= set(|lane| a * x[lane] + b * y[lane] >= -SPARE - reach[lane]);
        }
        (meets, inside)
    }
}
