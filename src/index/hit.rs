//! What was measured, in order.

use std::ops::Range;

/// How far the ids of one place are. Hits are sorted by that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// The bits of the distance in metres, which are in the order of distances, since none is negative.
    bits: u64,
    /// The one id, or where they begin; and how many there are.
    ids: (u32, u32),
}

/// Ids of one place.
pub(super) enum Ids {
    /// The one id, which has not to be looked up out of order.
    One(u32),
    /// Where they stand.
    At(Range<usize>),
}

impl Hit {
    /// Of `count` ids that begin at `first`.
    pub(super) fn new(distance: f64, (first, count): (u32, u32)) -> Self {
        // A count of one would say that it is the id itself.
        debug_assert_ne!(count, 1);
        Self { bits: distance.to_bits(), ids: (first, count) }
    }

    /// Of one id.
    pub(super) fn of_one(distance: f64, id: u32) -> Self {
        Self { bits: distance.to_bits(), ids: (id, 1) }
    }

    pub(super) fn distance(self) -> f64 {
        f64::from_bits(self.bits)
    }

    pub(super) fn ids(self) -> Ids {
        match self.ids {
            (id, 1) => Ids::One(id),
            (first, count) => Ids::At(first as usize..first as usize + count as usize),
        }
    }
}

/// Sorts hits by distance. They are dealt into as many rings around the middle as there are of them, all of one area, and then put right where they lie: a
/// few times faster than a sort of all, and no slower than one where many lie in one ring.
pub(super) fn sort(hits: &mut Vec<Hit>) {
    const FEW: usize = 32;
    let farthest = hits.iter().map(|hit| hit.bits).max().map_or(0.0, f64::from_bits);
    if hits.len() < FEW || farthest <= 0.0 {
        return hits.sort_unstable_by_key(|hit| hit.bits);
    }
    let rings = hits.len();
    let per_area = rings as f64 / (farthest * farthest);
    let ring_of = |hit: &Hit| ((hit.distance() * hit.distance() * per_area) as usize).min(rings - 1);
    // How many lie in each ring, then where each begins, moved on to its end as it is filled.
    let mut ends = vec![0_u32; rings];
    hits.iter().for_each(|hit| ends[ring_of(hit)] += 1);
    let (mut start, mut most) = (0, 0);
    for end in &mut ends {
        most = most.max(*end);
        start += std::mem::replace(end, start);
    }
    let mut dealt = hits.clone();
    for hit in hits.iter() {
        let end = &mut ends[ring_of(hit)];
        dealt[*end as usize] = *hit;
        *end += 1;
    }
    if most as usize > FEW {
        dealt.sort_unstable_by_key(|hit| hit.bits);
    } else {
        // None is farther from its place than its ring is long.
        for n in 1..dealt.len() {
            let (hit, mut at) = (dealt[n], n);
            while at > 0 && dealt[at - 1].bits > hit.bits {
                dealt[at] = dealt[at - 1];
                at -= 1;
            }
            dealt[at] = hit;
        }
    }
    *hits = dealt;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn hits_are_sorted_however_they_lie(
            distances in prop::collection::vec(
                prop_oneof![1 => Just(0.0), 1 => Just(7.5), 1 => 0.0..1e-9_f64, 5 => 0.0..1e5_f64, 1 => 0.0..2e7_f64], 0..400),
            far in prop_oneof![Just(1.0), Just(1e-3)],
        ) {
            let hits: Vec<Hit> = distances.into_iter().zip(0..).map(|(away, n)| Hit::of_one(away * far, n)).collect();
            let (mut sorted, mut expect) = (hits.clone(), hits);
            sort(&mut sorted);
            prop_assert!(sorted.is_sorted_by_key(|hit| hit.bits));
            sorted.sort();
            expect.sort();
            prop_assert_eq!(sorted, expect);
        }
    }
}
