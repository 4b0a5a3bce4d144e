//! Pairs of features near one another in space and time: what may have been reported twice.

use super::Item;
use super::neighbours::Neighbours;
use crate::geodesy::Metres;

/// Two features near one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The numbers of the two items, the lower first.
    pub items: (usize, usize),
    /// The geodesic distance between their positions.
    pub distance: Metres,
    /// How many days lie between their days; 0 where they share one.
    pub days: i32,
}

/// The pairs of items at most `within` apart whose days are at most `hours` apart, and whether there are more than `most` of them.
///
/// Days have no hours: two neighbouring days are 24 hours apart. Items without a position or a day are in no pair.
///
/// # Shape
/// By the first item, then by distance. At most `most` of them: with all items in one place there are as many as half the square of
/// their number.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, Metres};
/// use incident_mapper::query::{Item, pairs};
/// let day = |day| Some((jiff::civil::date(2020, 10, day), jiff::civil::date(2020, 10, day)));
/// let at = |lng, lat| Some(LngLat::new(lng, lat).unwrap());
/// let layer = [
///     Item { position: at(46.36134, 40.68157), dates: day(16), ..Item::default() }, // Ganja
///     Item { position: at(46.36050, 40.68278), dates: day(17), ..Item::default() },
///     Item { position: at(47.12619, 40.37577), dates: day(17), ..Item::default() }, // Barda
/// ];
/// let (found, more) = pairs(&layer, Metres::from_km(5.0), 48, 100);
/// assert_eq!((found.len(), found[0].items, found[0].days, more), (1, (0, 1), 1, false));
/// ```
pub fn pairs(items: &[Item<'_>], within: Metres, hours: u32, most: usize) -> (Vec<Pair>, bool) {
    let neighbours = Neighbours::new(items);
    let days = i32::try_from(hours / 24).unwrap_or(i32::MAX);
    let mut found = Vec::new();
    for first in 0..items.len() {
        for near in neighbours.of(first, within, days).filter(|near| near.item > first) {
            if found.len() == most {
                return (found, true);
            }
            found.push(Pair { items: (first, near.item), distance: near.distance, days: near.days });
        }
    }
    (found, false)
}
