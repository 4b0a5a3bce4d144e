//! Which predicted toponym answers which of the gold: one to one, the largest overlap first.

use super::Extent;
use std::cmp::Reverse;
use std::collections::HashSet;

/// How many extents may lie over one point of a text. It bounds the overlapping pairs by a multiple of the extents.
const DEEPEST: usize = 64;

/// Whether more than [`DEEPEST`] extents lie over one point.
pub(super) fn is_too_deep(extents: &[Extent]) -> bool {
    let mut edges: Vec<(usize, bool)> =
        extents.iter().filter(|e| e.start < e.end).flat_map(|e| [(e.start, true), (e.end, false)]).collect();
    // Where one ends and another begins, the end comes first.
    edges.sort_unstable();
    let mut open = 0usize;
    edges.into_iter().any(|(_, begins)| {
        open = if begins { open + 1 } else { open.saturating_sub(1) };
        open > DEEPEST
    })
}

/// Pairs of indices into `gold` and `predicted` that share a code point, each index at most once.
///
/// The pair that shares most comes first; among equals the one whose edges are nearer, then the earlier of the gold, then
/// of the predicted. The time is that of sorting, since neither side is too deep.
pub(super) fn pairs(gold: &[Extent], predicted: &[Extent]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<_> = overlapping(gold, predicted)
        .into_iter()
        .filter_map(|(g, p)| {
            let (a, b) = (gold.get(g)?, predicted.get(p)?);
            let shared = a.end.min(b.end) - a.start.max(b.start);
            Some((Reverse(shared), a.start.abs_diff(b.start) + a.end.abs_diff(b.end), g, p))
        })
        .collect();
    candidates.sort_unstable();
    let (mut taken_gold, mut taken_predicted) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, _, g, p) in candidates {
        if !taken_gold.contains(&g) && !taken_predicted.contains(&p) {
            taken_gold.insert(g);
            taken_predicted.insert(p);
            pairs.push((g, p));
        }
    }
    pairs
}

/// How many of `gold` were predicted with the same edges.
pub(super) fn exact(gold: &[Extent], predicted: &[Extent]) -> usize {
    let predicted: HashSet<&Extent> = predicted.iter().collect();
    gold.iter().filter(|extent| predicted.contains(extent)).count()
}

/// Every pair of indices that shares a code point, found in one pass over both sides in the order of their starts.
fn overlapping(gold: &[Extent], predicted: &[Extent]) -> Vec<(usize, usize)> {
    let side = |extents: &[Extent], is_gold: bool| -> Vec<(Extent, bool, usize)> {
        let proper = extents.iter().enumerate().filter(|(_, e)| e.start < e.end);
        proper.map(|(n, extent)| (*extent, is_gold, n)).collect()
    };
    let mut all = side(gold, true);
    all.extend(side(predicted, false));
    all.sort_unstable();
    // The ends of those that may still reach on, with their indices.
    let mut open_gold: Vec<(usize, usize)> = Vec::new();
    let mut open_predicted: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    for (extent, is_gold, n) in all {
        open_gold.retain(|(end, _)| *end > extent.start);
        open_predicted.retain(|(end, _)| *end > extent.start);
        if is_gold {
            found.extend(open_predicted.iter().map(|(_, p)| (n, *p)));
            open_gold.push((extent.end, n));
        } else {
            found.extend(open_gold.iter().map(|(_, g)| (*g, n)));
            open_predicted.push((extent.end, n));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extents(pairs: &[(usize, usize)]) -> Vec<Extent> {
        pairs.iter().map(|(start, end)| Extent { start: *start, end: *end }).collect()
    }

    fn check(gold: &[(usize, usize)], predicted: &[(usize, usize)], expect: &[(usize, usize)]) {
        assert_eq!(pairs(&extents(gold), &extents(predicted)), expect, "{gold:?} {predicted:?}");
    }

    #[test]
    fn the_largest_overlap_is_paired_first_and_each_once() {
        // "New York City" answered by "New York" and "York City Council".
        check(&[(0, 13)], &[(0, 8), (4, 21)], &[(0, 1)]);
        check(&[(0, 13), (14, 21)], &[(0, 8), (4, 21)], &[(0, 1)]);
        // Equal overlaps: the nearer edges win.
        check(&[(0, 5)], &[(0, 9), (0, 6)], &[(0, 1)]);
        check(&[(0, 5), (10, 15)], &[(10, 15), (0, 5)], &[(0, 1), (1, 0)]);
        // Touching is no overlap, and nothing has none.
        check(&[(0, 5)], &[(5, 9), (3, 3)], &[]);
    }

    #[test]
    fn exact_counts_gold_with_the_same_edges() {
        assert_eq!(exact(&extents(&[(0, 5), (6, 9), (6, 9)]), &extents(&[(6, 9), (0, 4)])), 2);
    }

    #[test]
    fn piles_are_found_and_rows_are_not() {
        assert!(is_too_deep(&extents(&vec![(3, 4); DEEPEST + 1])));
        assert!(!is_too_deep(&extents(&vec![(3, 4); DEEPEST])));
        assert!(!is_too_deep(&(0..1000).map(|n| Extent { start: n, end: n + 1 }).collect::<Vec<_>>()));
    }

    proptest! {
        #[test]
        fn overlaps_are_those_that_a_loop_over_all_pairs_finds(
            gold in proptest::collection::vec((0usize..40, 0usize..9), 0..20),
            predicted in proptest::collection::vec((0usize..40, 0usize..9), 0..20),
        ) {
            let of = |list: &[(usize, usize)]| -> Vec<Extent> {
                list.iter().map(|(start, length)| Extent { start: *start, end: start + length }).collect()
            };
            let (gold, predicted) = (of(&gold), of(&predicted));
            let mut found = overlapping(&gold, &predicted);
            found.sort_unstable();
            let mut expected = Vec::new();
            for (g, a) in gold.iter().enumerate() {
                for (p, b) in predicted.iter().enumerate() {
                    if a.start.max(b.start) < a.end.min(b.end) {
                        expected.push((g, p));
                    }
                }
            }
            prop_assert_eq!(found, expected);
        }
    }
}
