//! The nearest entries: those of the nearest leaf first, and then of all boxes, from its neighbours outwards, that may hold something as near.
//!
//! While the tree is searched straight lines are compared, which cost next to nothing. A geodesic is no shorter than its chord, and no longer than the
//! arc over it that bends as the ellipsoid does where it bends most, so few more than are wanted have to be measured in the end.
//!
//! # References
//! N. Roussopoulos, S. Kelley, F. Vincent, "Nearest neighbor queries", SIGMOD 1995, <https://doi.org/10.1145/223784.223794>.

use super::SPARE;
use super::area::at_most;
use super::hit::{self, Hit};
use super::lanes::{FAN, Lanes, Set, least, members, nearest_squares, set, squares};
use super::packed::Packed;
use crate::geodesy::{Origin, TIGHTEST_BEND};
use std::ops::Range;

/// The nearest entries, by distance, that have `k` ids between them: `counted` says how many of the ids that stand there count.
pub(super) fn nearest(
    tree: &Packed,
    origin: &Origin,
    k: usize,
    counted: impl FnMut(Range<usize>) -> usize,
) -> Vec<Hit> {
    let Some(top) = tree.top().filter(|_| k > 0) else { return Vec::new() };
    let mut finds = Finds::new(k, counted);
    let center = origin.point().map(|c| c as f32);
    // Straight down to the leaf that is nearest, which says how far to look.
    let mut path = Vec::with_capacity(top + 1);
    let first = (0..=top).rev().fold(0, |number, level| {
        let away = nearest_squares(center, tree.block(level, number));
        path.push(away);
        number * FAN + least(&away, tree.present(level, number))
    });
    finds.add(tree, origin, first);
    // And up again, at each level into all others that may hold something nearer.
    let mut open = Vec::with_capacity(4 * FAN);
    let mut from = first;
    for (level, away) in path.iter().rev().enumerate() {
        let number = from / FAN;
        let others = tree.present(level, number) & !(1 << (from % FAN));
        push(&mut open, away, others, finds.limit, (level, number));
        while let Some(next) = open.pop() {
            let limit = at_most(finds.limit);
            if next.away() > limit * limit {
                continue;
            }
            let number = next.number();
            let Some(level) = next.level().checked_sub(1) else {
                finds.add(tree, origin, number);
                continue;
            };
            let away = nearest_squares(center, tree.block(level, number));
            push(&mut open, &away, tree.present(level, number), finds.limit, (level, number));
        }
        from = number;
    }
    finds.hits(tree, origin)
}

/// Puts those children of a block on the pile that lie within the limit, the nearest on top.
#[inline]
fn push(open: &mut Vec<Open>, away: &Lanes, among: Set, limit: f64, (level, number): (usize, usize)) {
    let limit = at_most(limit);
    let near = set(|lane| away[lane] <= limit * limit) & among;
    let others = open.len();
    open.extend(members(near).map(|lane| Open::new(away[lane], level, number * FAN + lane)));
    open[others..].sort_unstable_by(|a, b| b.cmp(a));
}

/// A block or a leaf that is still to be looked at, in one number by which it is sorted: the bits of its squared distance, which are in the
/// order of that; its level, from 0 for a leaf; and its number, of which there are 2²⁸ at most, since ids have 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Open(u64);

impl Open {
    fn new(away: f32, level: usize, number: usize) -> Self {
        Self(u64::from(away.to_bits()) << 32 | (level as u64) << 28 | number as u64)
    }

    fn away(self) -> f32 {
        f32::from_bits((self.0 >> 32) as u32)
    }

    fn level(self) -> usize {
        (self.0 >> 28 & 0xf) as usize
    }

    fn number(self) -> usize {
        (self.0 & 0xfff_ffff) as usize
    }
}

/// An entry that may be among the nearest.
#[derive(Debug, Clone, Copy)]
struct Find {
    /// The bits of the squared chord, which are in its order.
    bits: u64,
    entry: u32,
    /// How many of its ids count.
    count: u32,
}

impl Find {
    fn chord_2(self) -> f64 {
        f64::from_bits(self.bits)
    }
}

struct Finds<F> {
    k: usize,
    counted: F,
    /// What may be among the nearest; the first ones in order.
    finds: Vec<Find>,
    /// How many are in order.
    sorted: usize,
    /// What has a longer chord is farther than the `k`th.
    limit: f64,
}

impl<F: FnMut(Range<usize>) -> usize> Finds<F> {
    fn new(k: usize, counted: F) -> Self {
        Self { k, counted, finds: Vec::with_capacity(4 * FAN), sorted: 0, limit: f64::INFINITY }
    }

    /// Adds the entries of a leaf that lie within the limit.
    #[inline]
    fn add(&mut self, tree: &Packed, origin: &Origin, number: usize) {
        let leaf = tree.leaf(number);
        let away = squares(origin.point(), leaf);
        let within = |limit: f64| set(|lane| away[lane] <= limit * limit);
        let mut near = within(self.limit) & tree.entries_of(number);
        if near == 0 {
            return;
        }
        let mut add = |finds: &mut Vec<Find>, lane: usize| {
            let entry = number * FAN + lane;
            let (start, length) = tree.ids_in(leaf, entry);
            let count = (self.counted)(start as usize..(start + length) as usize).min(self.k);
            if count > 0 {
                finds.push(Find { bits: away[lane].to_bits(), entry: entry as u32, count: count as u32 });
            }
            count
        };
        // Where many are of one place, the first entry may be enough.
        if self.limit == f64::INFINITY {
            let first = least(&away.map(|away| away as f32), near);
            near &= !(1 << first);
            if add(&mut self.finds, first) >= self.k {
                self.limit = longest(away[first]) + SPARE;
                near &= within(self.limit);
            }
        }
        for lane in members(near) {
            add(&mut self.finds, lane);
        }
        // Each time half as many again, so that many are not sorted over and over.
        if self.finds.len() > self.sorted + self.sorted / 2 {
            self.sort();
        }
    }

    /// Sorts them and gives up those that are farther than the `k`th.
    fn sort(&mut self) {
        self.finds.sort_unstable_by_key(|find| find.bits);
        let mut count = 0;
        let reaches = |find: &&Find| {
            count += find.count as usize;
            count >= self.k
        };
        if let Some(last) = self.finds.iter().find(reaches) {
            self.limit = longest(last.chord_2()) + SPARE;
            let within = |find: &Find| find.chord_2() <= self.limit * self.limit;
            self.finds.truncate(self.finds.partition_point(within));
        }
        self.sorted = self.finds.len();
    }

    /// Those that are left, measured and in order.
    fn hits(self, tree: &Packed, origin: &Origin) -> Vec<Hit> {
        let within = |find: &Find| find.chord_2() <= self.limit * self.limit;
        let measured = self.finds.into_iter().filter(within).filter_map(|find| {
            let entry = find.entry as usize;
            let leaf = tree.leaf(entry / FAN);
            let distance = tree.distance(origin, entry, leaf.point(entry % FAN))?;
            Some(tree.hit(leaf, entry, distance))
        });
        let mut hits: Vec<Hit> = measured.collect();
        hit::sort(&mut hits);
        hits
    }
}

/// The most that a geodesic can be long over a chord, whose square is given: an arc of the tightest bend is less than the tangent of half its angle
/// is long.
fn longest(chord_2: f64) -> f64 {
    let cosine_2 = 1.0 - chord_2 / (4.0 * TIGHTEST_BEND * TIGHTEST_BEND);
    if cosine_2 > 0.0 { (chord_2 / cosine_2).sqrt() } else { f64::INFINITY }
}
