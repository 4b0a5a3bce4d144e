//! What is near a feature in space and in time.

use super::Item;
use crate::geodesy::{LngLat, Metres};
use crate::index::PointIndex;
use jiff::civil::{Date, date};

/// Items by where and when they are. Those without a position or a day are in none.
///
/// Incidents lie on gazetteer points, so that thousands may share one: those of a point are kept in the order of their days.
pub(super) struct Neighbours {
    index: PointIndex,
    /// For each distinct position its items, by their first day.
    places: Vec<Vec<(Days, usize)>>,
    /// The place in space and time of each item.
    stands: Vec<Option<(LngLat, Days)>>,
    /// The longest span of days.
    longest: i32,
}

/// The first and the last day, counted from one that is the same for all.
pub(super) type Days = (i32, i32);

/// One that is near.
pub(super) struct Near {
    pub item: usize,
    pub distance: Metres,
    /// The days between the two; 0 where they share one.
    pub days: i32,
}

impl Neighbours {
    pub fn new(items: &[Item<'_>]) -> Self {
        let number = |day: Date| date(1970, 1, 1).until(day).map_or(0, |span| span.get_days());
        let stand = |item: &Item<'_>| {
            let (first, last) = item.dates?;
            Some((item.position?, (number(first), number(last).max(number(first)))))
        };
        let stands: Vec<Option<(LngLat, Days)>> = items.iter().map(stand).collect();
        let mut placed: Vec<(LngLat, Days, usize)> = stands
            .iter()
            .enumerate()
            .filter_map(|(n, stand)| stand.map(|(at, days)| (at, days, n)))
            .collect();
        let notation = |at: LngLat| (at.lng().to_bits(), at.lat().to_bits());
        placed.sort_unstable_by_key(|(at, days, n)| (notation(*at), *days, *n));
        let groups = || placed.chunk_by(|a, b| notation(a.0) == notation(b.0));
        let index = PointIndex::build(groups().zip(0_u32..).map(|(group, id)| (group[0].0, id)).collect());
        let places = groups().map(|group| group.iter().map(|(_, days, n)| (*days, *n)).collect()).collect();
        let longest = placed.iter().map(|(_, (first, last), _)| last - first).max().unwrap_or(0);
        Self { index, places, stands, longest }
    }

    /// Where and when an item is.
    pub fn stand(&self, item: usize) -> Option<(LngLat, Days)> {
        self.stands.get(item).copied().flatten()
    }

    /// The items at most `within` and `days` away from an item, itself among them; by distance, then by their days.
    pub fn of(&self, item: usize, within: Metres, days: i32) -> impl Iterator<Item = Near> + '_ {
        let stand = self.stand(item);
        let places = stand.map(|(at, _)| self.index.within(at, within)).unwrap_or_default();
        places.into_iter().flat_map(move |(place, distance)| {
            let own = stand.map_or((0, 0), |(_, own)| own);
            let all = self.places.get(place as usize).map_or(&[] as &[_], Vec::as_slice);
            let earliest = own.0.saturating_sub(days).saturating_sub(self.longest);
            let from = all.partition_point(|((first, _), _)| *first < earliest);
            let in_reach =
                all[from..].iter().take_while(move |(other, _)| other.0 <= own.1.saturating_add(days));
            in_reach.filter_map(move |(other, item)| {
                let days_between = (other.0 - own.1).max(own.0 - other.1).max(0);
                (days_between <= days).then_some(Near { item: *item, distance, days: days_between })
            })
        })
    }
}
