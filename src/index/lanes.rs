//! Sixteen numbers at once: what a compiler makes vector instructions of.

use super::packed::{Block, Leaf};

/// How many entries a leaf has, and how many boxes a block.
pub(super) const FAN: usize = 16;

/// One number of each of sixteen boxes or entries.
pub(super) type Lanes = [f32; FAN];

/// One exact number of each of sixteen entries.
pub(super) type WideLanes = [f64; FAN];

/// Sixteen numbers as they are written, or eight exact ones.
pub(super) type Line = [u8; 4 * FAN];

/// A set of lanes, a bit each.
pub(super) type Set = u16;

/// The squared distances of points.
#[inline]
pub(super) fn squares(from: [f64; 3], leaf: Leaf<'_>) -> WideLanes {
    let mut sums = [0.0; FAN];
    for (axis, from) in from.iter().enumerate() {
        for (sum, x) in sums.iter_mut().zip(leaf.coordinates(axis)) {
            *sum += (x - from) * (x - from);
        }
    }
    sums
}

/// The squared distances of the nearest points of boxes.
#[inline]
pub(super) fn nearest_squares(from: [f32; 3], boxes: Block<'_>) -> Lanes {
    let mut sums = [0.0; FAN];
    for (axis, from) in from.iter().enumerate() {
        let (low, high) = boxes.sides(axis);
        for ((sum, low), high) in sums.iter_mut().zip(low).zip(high) {
            let away = greater(greater(low - from, from - high), 0.0);
            *sum += away * away;
        }
    }
    sums
}

/// The squared distances of the farthest points of boxes.
#[inline]
pub(super) fn farthest_squares(from: [f32; 3], boxes: Block<'_>) -> Lanes {
    let mut sums = [0.0; FAN];
    for (axis, from) in from.iter().enumerate() {
        let (low, high) = boxes.sides(axis);
        for ((sum, low), high) in sums.iter_mut().zip(low).zip(high) {
            let away = greater(from - low, high - from);
            *sum += away * away;
        }
    }
    sums
}

/// The greater of two numbers, and the second where there is none: one instruction, which `f32::max` is not.
#[inline]
fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The lanes for which `is` holds.
#[inline]
pub(super) fn set(is: impl Fn(usize) -> bool) -> Set {
    // Bits that stand apart are joined at the end, since a compiler does that in vectors and shifts one by one.
    let mut bits = [0_u32; FAN];
    for (lane, bit) in bits.iter_mut().enumerate() {
        *bit = if is(lane) { 1 << lane } else { 0 };
    }
    bits.iter().fold(0, |set, bit| set | bit) as Set
}

/// The lane of a set with the least number, none of which is negative, or one that is as good as it.
#[inline]
pub(super) fn least(numbers: &Lanes, among: Set) -> usize {
    // The last bits make place for the lane.
    const LAST: u32 = FAN as u32 - 1;
    let mut least = u32::MAX;
    for (lane, number) in numbers.iter().enumerate() {
        let number = number.to_bits() & !LAST | lane as u32;
        least = least.min(if among >> lane & 1 == 1 { number } else { u32::MAX });
    }
    (least & LAST) as usize
}

/// The first so many lanes.
#[inline]
pub(super) fn first_of(count: usize) -> Set {
    if count >= FAN { Set::MAX } else { (1 << count) - 1 }
}

/// The lanes of a set, in order.
pub(super) fn members(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(first)
    })
}

/// The numbers of a line.
#[inline]
pub(super) fn narrow(line: &Line) -> Lanes {
    let numbers = line.as_chunks().0;
    std::array::from_fn(|lane| f32::from_le_bytes(numbers[lane]))
}
