//! The nearest entries: box by box, the nearest box first, until all that are left are farther than what was found.
//!
//! While the tree is searched straight lines are compared, which cost next to nothing. A geodesic is no shorter than its chord, and no longer than the
//! arc over it that bends as the ellipsoid does where it bends most, so few more than are wanted have to be measured in the end.
//!
//! # References
//! G. R. Hjaltason, H. Samet, "Distance browsing in spatial databases", ACM TODS 24(2), 1999, <https://doi.org/10.1145/320248.320255>.

use super::SPARE;
use super::area::at_most;
use super::hit::Hit;
use super::lanes::{FAN, members, nearest_squares, set, squares};
use super::packed::Packed;
use crate::geodesy::{Origin, TIGHTEST_BEND};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::ops::Range;

/// The nearest entries, by distance, that have `k` ids between them: `counted` says how many of the ids that stand there count.
pub(super) fn nearest(
    tree: &Packed,
    origin: &Origin,
    k: usize,
    counted: impl FnMut(Range<usize>) -> usize,
) -> Vec<Hit> {
    if k == 0 {
        return Vec::new();
    }
    let room = k.min(1 << 7);
    let mut finds = Finds {
        k,
        counted,
        best: BinaryHeap::with_capacity(room + 1),
        count: 0,
        others: Vec::with_capacity(4 * room),
        limit: f64::INFINITY,
    };
    let center = origin.point().map(|c| c as f32);
    let mut open = BinaryHeap::with_capacity(128);
    open.extend(tree.top().map(|top| Reverse(Open::new(0.0, top + 1, 0))));
    while let Some(Reverse(nearest)) = open.pop() {
        let limit = at_most(finds.limit);
        if nearest.away() > limit * limit {
            break;
        }
        let number = nearest.number();
        let Some(level) = nearest.level().checked_sub(1) else {
            finds.add(tree, origin, number);
            continue;
        };
        let away = nearest_squares(center, &tree.block(level, number));
        let near = set(|lane| away[lane] <= limit * limit) & tree.present(level, number);
        for lane in members(near) {
            open.push(Reverse(Open::new(away[lane], level, number * FAN + lane)));
        }
    }
    let limit = finds.limit;
    let near = finds.best.into_iter().chain(finds.others).filter(|find| find.chord_2() <= limit * limit);
    let mut hits = Vec::with_capacity(2 * room);
    for find in near {
        let entry = find.entry as usize;
        let ids = tree.ids_of(entry..entry + 1);
        let distance = tree.distance(origin, entry, tree.point(entry));
        hits.extend(distance.map(|distance| Hit::new(distance, (ids.start as u32, ids.len() as u32))));
    }
    hits.sort_unstable();
    hits
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Those with the shortest chords that have `k` ids between them; the first is the one to give up first.
    best: BinaryHeap<Find>,
    /// How many ids these have.
    count: usize,
    /// What was given up.
    others: Vec<Find>,
    /// What has a longer chord is farther than the `k`th.
    limit: f64,
}

impl<F: FnMut(Range<usize>) -> usize> Finds<F> {
    /// Adds the entries of a leaf that lie within the limit.
    fn add(&mut self, tree: &Packed, origin: &Origin, number: usize) {
        let leaf = tree.leaf(number);
        let away = squares(origin.point(), &leaf.points);
        let near = set(|lane| away[lane] <= self.limit * self.limit) & tree.entries_of(number);
        for lane in members(near) {
            // Others of this leaf may have drawn the limit closer.
            if away[lane] > self.limit * self.limit {
                continue;
            }
            let entry = number * FAN + lane;
            let (start, length) = tree.ids_in(&leaf, entry);
            let count = (self.counted)(start as usize..(start + length) as usize).min(self.k);
            if count > 0 {
                self.find(Find { bits: away[lane].to_bits(), entry: entry as u32, count: count as u32 });
            }
        }
    }

    fn find(&mut self, find: Find) {
        self.count += find.count as usize;
        self.best.push(find);
        while let Some(worst) = self.best.peek_mut() {
            let count = self.count - worst.count as usize;
            if count < self.k {
                break;
            }
            self.others.push(PeekMut::pop(worst));
            self.count = count;
        }
        if let Some(worst) = self.best.peek().filter(|_| self.count >= self.k) {
            self.limit = longest(worst.chord_2()) + SPARE;
        }
    }
}

/// The most that a geodesic can be long over a chord, whose square is given: an arc of the tightest bend is less than the tangent of half its angle
/// is long.
fn longest(chord_2: f64) -> f64 {
    let cosine_2 = 1.0 - chord_2 / (4.0 * TIGHTEST_BEND * TIGHTEST_BEND);
    if cosine_2 > 0.0 { (chord_2 / cosine_2).sqrt() } else { f64::INFINITY }
}
