//! What lies where and when: the questions that `query` and a server ask of a layer's features.
//!
//! A feature is here what a question can see of it, an [`Item`]; who asks keeps the feature itself. Incidents are
//! uncertain in space, so an area is met for certain, possibly or not at all.

mod area;
mod clusters;
mod filter;
mod groups;
mod neighbours;
mod pairs;
mod search;

pub use clusters::{Together, clusters};
pub use groups::{Group, Sum, Tolled, groups};
pub use pairs::{Pair, pairs};
pub use search::Searchable;

use crate::geodesy::{LngLat, Metres};
use crate::index::{Bounds, Region};
use jiff::civil::Date;
use std::borrow::Cow;
use std::sync::Arc;

/// What a question can see of one feature.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item<'a> {
    /// Where it is; `None` for an incident that could not be located.
    pub position: Option<LngLat>,
    /// How far the truth may lie from the position; 0 for an exact point.
    pub uncertainty: Metres,
    /// Whether it may lie anywhere in a district or a country whose extent nobody states: then it lies nowhere for certain.
    pub is_rough: bool,
    /// Where in that circle it may lie, if not anywhere: along a road or a border.
    pub footprint: Option<Arc<Region>>,
    /// The first and the last day.
    pub dates: Option<(Date, Date)>,
    /// The event type, in the layer's words; may be empty.
    pub event_type: Cow<'a, str>,
    /// The sub-event type, in the layer's words; may be empty.
    pub sub_event_type: Cow<'a, str>,
    /// Who claims and who denies it, in the layer's word; may be empty.
    pub status: Cow<'a, str>,
    /// The killed: the best figure, else the lowest, else the highest.
    pub deaths: Option<f64>,
    /// All its words, where words are asked for; else empty.
    pub words: Cow<'a, str>,
}

/// A question. The default asks for everything; each field that is set narrows the answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// Measure and sort from here.
    pub near: Option<LngLat>,
    /// No farther than this from `near`; without it, ignored in a search: then it is how far pairs may be apart.
    pub within: Option<Metres>,
    /// Only so many, those that are nearest to `near`; without it, ignored.
    pub nearest: Option<usize>,
    /// In this box.
    pub bounds: Option<Bounds>,
    /// In these polygons.
    pub region: Option<Region>,
    /// Not over before this day.
    pub since: Option<Date>,
    /// Begun by this day.
    pub until: Option<Date>,
    /// One of these words in the event type or the sub-event type, whatever the case; empty for any type.
    pub types: Vec<String>,
    /// One of these words in the status, whatever the case; empty for any status.
    pub statuses: Vec<String>,
    /// With these words one after the other, whatever the case and the accents; empty for any words.
    pub text: String,
    /// With at least so many killed.
    pub min_deaths: Option<f64>,
    /// Leave out what only possibly lies in the area.
    pub certain_only: bool,
}

impl Item<'_> {
    /// A match by its circle or outline, less sure where these are not all.
    fn at_best(&self, by_extent: Match) -> Match {
        if self.is_rough { Match::Possible } else { by_extent }
    }

    /// The sub-event type, or the event type where there is none; may be empty.
    pub fn type_name(&self) -> &str {
        if self.sub_event_type.is_empty() { &self.event_type } else { &self.sub_event_type }
    }
}

impl Question {
    /// Whether days are asked for.
    pub fn asks_dates(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Whether an item meets all of it but the nearness to `near`.
    pub fn admits(&self, item: &Item<'_>) -> bool {
        search::admits(self, &filter::Filter::new(self), item)
    }

    /// Whether it asks for an area, so that hits are certain or possible.
    pub fn has_area(&self) -> bool {
        self.bounds.is_some() || self.region.is_some() || (self.near.is_some() && self.within.is_some())
    }
}

/// How surely a hit lies in the area that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// Wherever within its uncertainty the incident took place, it lies in the area.
    Certain,
    /// It may lie outside: its uncertainty reaches over the edge.
    Possible,
}

impl Match {
    /// `certain` or `possible`, as files have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
        }
    }
}

/// One feature that answers a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The item's number, from 0, in the order it was given.
    pub item: usize,
    /// The geodesic distance from where the question was asked, where it was asked from somewhere.
    pub distance: Option<Metres>,
    /// The bearing there, in degrees clockwise from north; `None` on the spot itself.
    pub bearing: Option<f64>,
    /// How surely it lies in the area; `None` where no area was asked for.
    pub certainty: Option<Match>,
}

/// What answers a question, and what could not be asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Certain ones first; then by distance where the question has a `near`; then in the order of the items.
    pub hits: Vec<Hit>,
    /// How many meet everything else but have no date, where dates were asked for.
    pub undated: usize,
    /// How many meet dates and types but have no position, where a place was asked for.
    pub unplaced: usize,
}

#[cfg(test)]
mod tests;
