//! The order in which points near each other stand together: halved by the widest side, and halved again.
//!
//! The parts of a tree that is packed in this order do not overlap, as those along a curve do.
//!
//! # References
//! J. L. Bentley, "Multidimensional binary search trees used for associative searching", CACM 18(9), 1975,
//! <https://doi.org/10.1145/361002.361007>.

use super::lanes::FAN;

/// A point, rounded, and its number.
type Spot = ([f32; 3], u32);

/// The numbers of points in space in an order in which every `FAN` of them, every `FAN * FAN`, and so on lie apart from all others.
/// O(n log n).
pub(super) fn order(points: &[[f64; 3]]) -> Vec<u32> {
    let mut spots: Vec<Spot> = points.iter().map(|point| point.map(|c| c as f32)).zip(0..).collect();
    halve(&mut spots);
    spots.into_iter().map(|(_, number)| number).collect()
}

fn halve(spots: &mut [Spot]) {
    if spots.len() <= FAN {
        // Not as it happens to come out.
        return spots.sort_unstable_by_key(|(_, number)| *number);
    }
    let mut part = FAN;
    while part.saturating_mul(FAN) < spots.len() {
        part *= FAN;
    }
    let middle = spots.len().div_ceil(part) / 2 * part;
    let axis = widest(spots);
    spots.select_nth_unstable_by(middle, |(a, m), (b, n)| a[axis].total_cmp(&b[axis]).then(m.cmp(n)));
    let (low, high) = spots.split_at_mut(middle);
    halve(low);
    halve(high);
}

/// The axis along which they reach farthest.
fn widest(spots: &[Spot]) -> usize {
    let (mut low, mut high) = ([f32::INFINITY; 3], [f32::NEG_INFINITY; 3]);
    for (at, _) in spots {
        for axis in 0..3 {
            low[axis] = low[axis].min(at[axis]);
            high[axis] = high[axis].max(at[axis]);
        }
    }
    let wide = |axis: usize| high[axis] - low[axis];
    (0..3).max_by(|a, b| wide(*a).total_cmp(&wide(*b))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether the parts of a part stand one after the other along some axis, down to the leaves.
    fn stand_apart(points: &[[f64; 3]]) -> bool {
        if points.len() <= FAN {
            return true;
        }
        let mut part = FAN;
        while part * FAN < points.len() {
            part *= FAN;
        }
        let (low, high) = points.split_at(points.len().div_ceil(part) / 2 * part);
        let end = |axis: usize| low.iter().map(|p| p[axis]).fold(f64::MIN, f64::max);
        let begin = |axis: usize| high.iter().map(|p| p[axis]).fold(f64::MAX, f64::min);
        (0..3).any(|axis| end(axis) <= begin(axis)) && stand_apart(low) && stand_apart(high)
    }

    proptest! {
        #[test]
        fn each_number_comes_once_and_the_parts_stand_apart(
            // Few values, so that many points lie on one plane.
            points in prop::collection::vec(prop::array::uniform3((-9..9_i8).prop_map(f64::from)), 0..700),
        ) {
            let order = order(&points);
            let ordered: Vec<[f64; 3]> = order.iter().map(|n| points[*n as usize]).collect();
            prop_assert!(stand_apart(&ordered));
            prop_assert!(order.chunks(FAN).all(|leaf| leaf.is_sorted()));
            let mut numbers = order;
            numbers.sort_unstable();
            prop_assert!(numbers.into_iter().eq(0..points.len() as u32));
        }
    }
}
