//! Clusters in space and time, by density.

use super::Item;
use super::neighbours::Neighbours;
use crate::geodesy::Metres;

/// What belongs together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Together {
    /// Neighbours are at most so far apart.
    pub within: Metres,
    /// And at most so many days.
    pub days: i32,
    /// So many neighbours, itself among them, make a feature the core of a cluster.
    pub least: usize,
}

/// The number of each item's cluster, from 1; `None` for items that belong to none.
///
/// Items without a position or a day belong to none. A feature at the edge of two clusters belongs to the one with the lower number.
/// Clusters are numbered by their first item.
///
/// # References
/// M. Ester, H.-P. Kriegel, J. Sander, X. Xu, "A density-based algorithm for discovering clusters", KDD 1996; with a second distance in
/// time as D. Birant, A. Kut, "ST-DBSCAN", Data & Knowledge Engineering 60, 2007, <https://doi.org/10.1016/j.datak.2006.01.013>.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, Metres};
/// use incident_mapper::query::{Item, Together, clusters};
/// let item = |lng, day| {
///     let day = jiff::civil::date(2020, 10, day);
///     Item { position: Some(LngLat::new(lng, 40.68).unwrap()), dates: Some((day, day)), ..Item::default() }
/// };
/// let layer = [item(46.36, 4), item(46.37, 5), item(46.38, 8), item(47.5, 8)];
/// let together = Together { within: Metres::from_km(10.0), days: 7, least: 3 };
/// assert_eq!(clusters(&layer, together), [Some(1), Some(1), Some(1), None]);
/// ```
pub fn clusters(items: &[Item<'_>], together: Together) -> Vec<Option<usize>> {
    let neighbours = Neighbours::new(items);
    let of_item = |n: usize| -> Vec<usize> {
        neighbours.of(n, together.within, together.days).map(|near| near.item).collect()
    };
    let mut of: Vec<Option<usize>> = vec![None; items.len()];
    let mut asked = vec![false; items.len()];
    let mut count = 0;
    for first in 0..items.len() {
        if std::mem::replace(&mut asked[first], true) {
            continue;
        }
        let mut reached = vec![first];
        let mut number = None;
        while let Some(next) = reached.pop() {
            let near = of_item(next);
            if near.len() < together.least {
                continue;
            }
            let number = *number.get_or_insert_with(|| {
                count += 1;
                count
            });
            let stand = neighbours.stand(next);
            for n in near {
                of[n].get_or_insert(number);
                // What is at the same place on the same days has the same neighbours.
                if !std::mem::replace(&mut asked[n], true) && neighbours.stand(n) != stand {
                    reached.push(n);
                }
            }
        }
    }
    of
}
