//! Sixteen numbers at once: what a compiler makes vector instructions of.

/// How many entries a leaf has, and how many boxes a block.
pub(super) const FAN: usize = 16;

/// One number of each of sixteen boxes or entries.
pub(super) type Lanes = [f32; FAN];

/// One exact number of each of sixteen entries.
pub(super) type WideLanes = [f64; FAN];

/// A set of lanes, a bit each.
pub(super) type Set = u16;

/// The squared distances of points.
#[inline]
pub(super) fn squares(from: [f64; 3], points: &[WideLanes; 3]) -> WideLanes {
    let mut sums = [0.0; FAN];
    for (from, lanes) in from.iter().zip(points) {
        for (sum, x) in sums.iter_mut().zip(lanes) {
            *sum += (x - from) * (x - from);
        }
    }
    sums
}

/// The squared distances of the nearest points of boxes.
#[inline]
pub(super) fn nearest_squares(from: [f32; 3], boxes: &[Lanes; 7]) -> Lanes {
    let mut sums = [0.0; FAN];
    for (axis, from) in from.iter().enumerate() {
        for ((sum, low), high) in sums.iter_mut().zip(&boxes[axis]).zip(&boxes[axis + 3]) {
            let away = greater(greater(low - from, from - high), 0.0);
            *sum += away * away;
        }
    }
    sums
}

/// The squared distances of the farthest points of boxes.
#[inline]
pub(super) fn farthest_squares(from: [f32; 3], boxes: &[Lanes; 7]) -> Lanes {
    let mut sums = [0.0; FAN];
    for (axis, from) in from.iter().enumerate() {
        for ((sum, low), high) in sums.iter_mut().zip(&boxes[axis]).zip(&boxes[axis + 3]) {
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

/// Rows of lanes; where the bytes are damaged, of what is nowhere.
#[inline]
pub(super) fn narrow<const N: usize>(bytes: &[u8]) -> [Lanes; N] {
    let mut rows = [[f32::NAN; FAN]; N];
    for (lanes, bytes) in rows.iter_mut().zip(bytes.as_chunks::<{ 4 * FAN }>().0) {
        for (number, bytes) in lanes.iter_mut().zip(bytes.as_chunks().0) {
            *number = f32::from_le_bytes(*bytes);
        }
    }
    rows
}

/// Likewise of exact numbers.
#[inline]
pub(super) fn wide<const N: usize>(bytes: &[u8]) -> [WideLanes; N] {
    let mut rows = [[f64::NAN; FAN]; N];
    for (lanes, bytes) in rows.iter_mut().zip(bytes.as_chunks::<{ 8 * FAN }>().0) {
        for (number, bytes) in lanes.iter_mut().zip(bytes.as_chunks().0) {
            *number = f64::from_le_bytes(*bytes);
        }
    }
    rows
}
