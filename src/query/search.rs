//! The search: the index proposes by space, then each item is held against the question.

use super::{Answer, Hit, Item, Match, Question};
use crate::geodesy::{self, LngLat, Metres};
use crate::index::{Bounds, PointIndex};
use crate::text::fold::fold;
use std::sync::OnceLock;

/// Items that can be asked again and again. The index is built by the first question about space.
#[derive(Debug, Default)]
pub struct Searchable<'a> {
    items: Vec<Item<'a>>,
    /// The largest uncertainty of all: how far outside an area its possible hits may lie.
    widest: Metres,
    index: OnceLock<PointIndex>,
}

impl<'a> Searchable<'a> {
    /// These items. An uncertainty that is negative or not finite counts as 0.
    pub fn new(mut items: Vec<Item<'a>>) -> Self {
        let mut widest = Metres(0.0);
        for item in &mut items {
            if !item.uncertainty.0.is_finite() || item.uncertainty.0 < 0.0 {
                item.uncertainty = Metres(0.0);
            }
            widest = Metres(widest.0.max(item.uncertainty.0));
        }
        Self { items, widest, index: OnceLock::new() }
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
        let mut answer = Answer { unplaced: self.unplaced(question), ..Answer::default() };
        let types = TypeFilter::new(question);
        let mut hits = match (question.near, question.within, question.nearest) {
            (Some(near), None, Some(k)) => self.nearest(near, k, question, &types, &mut answer.undated),
            (Some(near), within, nearest) => {
                let mut hits = self.around(near, within, question);
                self.filter(&mut hits, question, &types, &mut answer.undated);
                hits.truncate(nearest.unwrap_or(usize::MAX));
                hits
            }
            (None, _, _) => {
                let mut hits = self.anywhere(question);
                self.filter(&mut hits, question, &types, &mut answer.undated);
                hits
            }
        };
        // Stable, so that the order by distance, or of the items, stays within each kind.
        hits.sort_by_key(|hit| hit.certainty);
        answer.hits = hits;
        answer
    }

    /// Those within the radius, and in the box if there is one, by distance.
    fn around(&self, near: LngLat, within: Option<Metres>, question: &Question) -> Vec<Hit> {
        let reach = within.map_or(Metres(f64::INFINITY), |radius| Metres(radius.0 + self.widest.0));
        let candidates = self.index().within(near, reach);
        candidates
            .into_iter()
            .filter_map(|(id, distance)| {
                let item = &self.items[id as usize];
                let by_radius = match within {
                    Some(radius) => Some(match_radius(distance, item.uncertainty, radius)?),
                    None => None,
                };
                let by_box = match &question.bounds {
                    Some(bounds) => Some(match_box(item.position?, item.uncertainty, bounds)?),
                    None => None,
                };
                Some(self.hit(id as usize, Some((near, distance)), by_radius.max(by_box)))
            })
            .collect()
    }

    /// The nearest that pass every other filter, by distance.
    fn nearest(
        &self,
        near: LngLat,
        k: usize,
        question: &Question,
        types: &TypeFilter,
        undated: &mut usize,
    ) -> Vec<Hit> {
        let in_box = |item: &Item| match &question.bounds {
            Some(bounds) => {
                let found = item.position.and_then(|p| match_box(p, item.uncertainty, bounds));
                found.is_some_and(|m| m == Match::Certain || !question.certain_only)
            }
            None => true,
        };
        let fits = |item: &Item| types.passes(item) && in_box(item);
        if asks_dates(question) {
            *undated = self
                .items
                .iter()
                .filter(|item| item.dates.is_none() && item.position.is_some() && fits(item))
                .count();
        }
        let keep = |id: u32| {
            let item = &self.items[id as usize];
            fits(item) && in_time(item, question) == Some(true)
        };
        self.index()
            .nearest_where(near, k, keep)
            .into_iter()
            .map(|(id, distance)| {
                let item = &self.items[id as usize];
                let certainty = question
                    .bounds
                    .as_ref()
                    .zip(item.position)
                    .and_then(|(bounds, position)| match_box(position, item.uncertainty, bounds));
                self.hit(id as usize, Some((near, distance)), certainty)
            })
            .collect()
    }

    /// Those in the box, or all of them, in the order of the items.
    fn anywhere(&self, question: &Question) -> Vec<Hit> {
        let Some(bounds) = &question.bounds else {
            return (0..self.items.len()).map(|i| self.hit(i, None, None)).collect();
        };
        self.index()
            .in_box(&bounds.grown_by(self.widest))
            .into_iter()
            .filter_map(|id| {
                let item = &self.items[id as usize];
                let certainty = match_box(item.position?, item.uncertainty, bounds)?;
                Some(self.hit(id as usize, None, Some(certainty)))
            })
            .collect()
    }

    /// Keeps the hits that meet certainty, types and dates; counts those that lack a date only.
    fn filter(&self, hits: &mut Vec<Hit>, question: &Question, types: &TypeFilter, undated: &mut usize) {
        hits.retain(|hit| {
            let item = &self.items[hit.item];
            if (question.certain_only && hit.certainty == Some(Match::Possible)) || !types.passes(item) {
                return false;
            }
            match in_time(item, question) {
                Some(in_time) => in_time,
                None => {
                    *undated += 1;
                    false
                }
            }
        });
    }

    /// How many have no position where one is asked for, and otherwise fit.
    fn unplaced(&self, question: &Question) -> usize {
        if question.near.is_none() && question.bounds.is_none() {
            return 0;
        }
        let types = TypeFilter::new(question);
        let fits = |item: &&Item| {
            item.position.is_none() && types.passes(item) && in_time(item, question) == Some(true)
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
            let placed = self.items.iter().zip(0_u32..).filter_map(|(item, id)| Some((item.position?, id)));
            PointIndex::build(placed.collect())
        })
    }
}

/// How a circle of `uncertainty`, `distance` away, meets the circle of `radius`.
fn match_radius(distance: Metres, uncertainty: Metres, radius: Metres) -> Option<Match> {
    if distance.0 + uncertainty.0 <= radius.0 {
        Some(Match::Certain)
    } else if distance.0 - uncertainty.0 <= radius.0 {
        Some(Match::Possible)
    } else {
        None
    }
}

/// How a circle of `uncertainty` around `position` meets the box. Near its corners, `Possible` is a little generous:
/// it is the box around the circle that meets it.
fn match_box(position: LngLat, uncertainty: Metres, bounds: &Bounds) -> Option<Match> {
    let inside = bounds.contains(position);
    if uncertainty.0 <= 0.0 {
        return inside.then_some(Match::Certain);
    }
    let circle = Bounds::around(position, uncertainty);
    if inside && bounds.covers(&circle) {
        Some(Match::Certain)
    } else {
        (inside || bounds.meets(&circle)).then_some(Match::Possible)
    }
}

fn asks_dates(question: &Question) -> bool {
    question.since.is_some() || question.until.is_some()
}

/// Whether the item's days overlap those asked for; `None` where that cannot be told.
fn in_time(item: &Item, question: &Question) -> Option<bool> {
    if !asks_dates(question) {
        return Some(true);
    }
    let (first, last) = item.dates?;
    Some(
        question.since.is_none_or(|since| last >= since) && question.until.is_none_or(|until| first <= until),
    )
}

/// The folded words that a type must contain one of.
struct TypeFilter(Vec<String>);

impl TypeFilter {
    fn new(question: &Question) -> Self {
        Self(question.types.iter().map(|word| fold(word)).collect())
    }

    fn passes(&self, item: &Item) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let (general, particular) = (fold(&item.event_type), fold(&item.sub_event_type));
        self.0.iter().any(|word| !word.is_empty() && (general.contains(word) || particular.contains(word)))
    }
}
