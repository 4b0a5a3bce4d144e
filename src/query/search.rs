//! The search: the index proposes by space, then each item is held against the question.

use super::area::{in_areas, in_radius};
use super::filter::Filter;
use super::{Answer, Hit, Item, Match, Question};
use crate::geodesy::{self, LngLat, Metres};
use crate::index::{PointIndex, Region};
use std::sync::OnceLock;

/// Items that can be asked again and again. The index is built by the first question about space.
#[derive(Debug, Default)]
pub struct Searchable<'a> {
    items: Vec<Item<'a>>,
    index: OnceLock<PointIndex>,
}

impl<'a> Searchable<'a> {
    /// These items. An uncertainty that is negative or not finite counts as 0.
    pub fn new(mut items: Vec<Item<'a>>) -> Self {
        for item in &mut items {
            if !item.uncertainty.0.is_finite() || item.uncertainty.0 < 0.0 {
                item.uncertainty = Metres(0.0);
            }
        }
        Self { items, index: OnceLock::new() }
    }

    /// The items, in the order they were given.
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// The items that answer `question`.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::geodesy::{LngLat, Metres};
    /// use incident_mapper::query::{Item, Match, Question, Searchable};
    /// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
    /// let barda = LngLat::new(47.12619, 40.37577).unwrap();
    /// let strike = Item { position: Some(ganja), uncertainty: Metres::from_km(5.0), ..Item::default() };
    /// let layer = Searchable::new(vec![strike]);
    /// // Ganja lies 73 km from Barda.
    /// let ask = |km| Question { near: Some(barda), within: Some(Metres::from_km(km)), ..Question::default() };
    /// assert_eq!(layer.search(&ask(80.0)).hits[0].certainty, Some(Match::Certain));
    /// assert_eq!(layer.search(&ask(75.0)).hits[0].certainty, Some(Match::Possible));
    /// assert!(layer.search(&ask(60.0)).hits.is_empty());
    /// ```
    pub fn search(&self, question: &Question) -> Answer {
        let filter = Filter::new(question);
        let mut answer = Answer { unplaced: self.unplaced(question, &filter), ..Answer::default() };
        let mut hits = match (question.near, question.within, question.nearest) {
            (Some(near), None, Some(k)) => self.nearest(near, k, question, &filter, &mut answer.undated),
            (Some(near), within, nearest) => {
                let mut hits = self.around(near, within, question);
                self.filter(&mut hits, question, &filter, &mut answer.undated);
                hits.truncate(nearest.unwrap_or(usize::MAX));
                hits
            }
            (None, _, _) => {
                let mut hits = self.anywhere(question);
                self.filter(&mut hits, question, &filter, &mut answer.undated);
                hits
            }
        };
        // Stable, so that the order by distance, or of the items, stays within each kind.
        hits.sort_by_key(|hit| hit.certainty);
        answer.hits = hits;
        answer
    }

    /// Those within the radius, and in the other areas if there are any, by distance.
    fn around(&self, near: LngLat, within: Option<Metres>, question: &Question) -> Vec<Hit> {
        let meets = |(id, distance): (u32, Metres)| {
            let item = &self.items[id as usize];
            let by_radius = match within {
                Some(radius) => Some(in_radius(item, near, distance, radius)?),
                None => None,
            };
            let certainty = by_radius.max(in_areas(item, question)?);
            Some(self.hit(id as usize, Some((near, distance)), certainty))
        };
        self.index()
            .within(near, within.unwrap_or(Metres(f64::INFINITY)))
            .into_iter()
            .filter_map(meets)
            .collect()
    }

    /// The nearest that pass every other filter, by distance.
    fn nearest(
        &self,
        near: LngLat,
        k: usize,
        question: &Question,
        filter: &Filter<'_>,
        undated: &mut usize,
    ) -> Vec<Hit> {
        if question.asks_dates() {
            let lacks = |item: &&Item| {
                item.dates.is_none() && item.position.is_some() && fits(question, filter, item)
            };
            *undated = self.items.iter().filter(lacks).count();
        }
        let keep = |id: u32| admits(question, filter, &self.items[id as usize]);
        let hit = |(id, distance): (u32, Metres)| {
            let certainty = in_areas(&self.items[id as usize], question).flatten();
            self.hit(id as usize, Some((near, distance)), certainty)
        };
        self.index().nearest_where(near, k, keep).into_iter().map(hit).collect()
    }

    /// Those in the box and the polygons, or all of them, in the order of the items.
    fn anywhere(&self, question: &Question) -> Vec<Hit> {
        let Some(bounds) = question.bounds.or_else(|| question.region.as_ref().map(Region::bounds)) else {
            return (0..self.items.len()).map(|i| self.hit(i, None, None)).collect();
        };
        let meets = |id: u32| {
            let certainty = in_areas(&self.items[id as usize], question)?;
            Some(self.hit(id as usize, None, certainty))
        };
        self.index().in_box(&bounds).into_iter().filter_map(meets).collect()
    }

    /// Keeps the hits that meet certainty, filter and dates; counts those that lack a date only.
    fn filter(&self, hits: &mut Vec<Hit>, question: &Question, filter: &Filter<'_>, undated: &mut usize) {
        hits.retain(|hit| {
            let item = &self.items[hit.item];
            if (question.certain_only && hit.certainty == Some(Match::Possible)) || !filter.passes(item) {
                return false;
            }
            match filter.in_time(item) {
                Some(in_time) => in_time,
                None => {
                    *undated += 1;
                    false
                }
            }
        });
    }

    /// How many have no position where one is asked for, and otherwise fit.
    fn unplaced(&self, question: &Question, filter: &Filter<'_>) -> usize {
        if question.near.is_none() && question.bounds.is_none() && question.region.is_none() {
            return 0;
        }
        let fits = |item: &&Item| {
            item.position.is_none() && filter.in_time(item) == Some(true) && filter.passes(item)
        };
        self.items.iter().filter(fits).count()
    }

    fn hit(&self, item: usize, from: Option<(LngLat, Metres)>, certainty: Option<Match>) -> Hit {
        let bearing = from
            .filter(|(_, distance)| distance.0 > 0.0)
            .zip(self.items[item].position)
            .map(|((near, _), position)| geodesy::bearing(near, position));
        Hit { item, distance: from.map(|(_, distance)| distance), bearing, certainty }
    }

    fn index(&self) -> &PointIndex {
        self.index.get_or_init(|| {
            // Ids of the index have 32 bits; items beyond them do not fit into memory anyway.
            let placed = self
                .items
                .iter()
                .zip(0_u32..)
                .filter_map(|(item, id)| Some((item.position?, item.uncertainty, id)));
            PointIndex::build_with_reach(placed.collect())
        })
    }
}

/// Whether an item meets all of a question but the nearness.
pub(super) fn admits(question: &Question, filter: &Filter<'_>, item: &Item<'_>) -> bool {
    filter.in_time(item) == Some(true) && fits(question, filter, item)
}

/// Whether it meets all but the nearness and the days.
fn fits(question: &Question, filter: &Filter<'_>, item: &Item<'_>) -> bool {
    let met = || in_areas(item, question);
    filter.passes(item) && met().is_some_and(|met| met != Some(Match::Possible) || !question.certain_only)
}
