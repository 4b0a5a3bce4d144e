//! Where a report comes from: the place of its dateline, and the home of its outlet where the user says it.

use super::pieces::Piece;
use super::places::{Candidacy, division_of};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{Metres, is_nearer};
use crate::model::{Place, PlaceKey};

/// What is known of a report's subject beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Expected<'e> {
    /// ISO 3166-1 alpha-2 codes of the countries that the user says the reports are about.
    pub focus: &'e [String],
    /// The town or region that the report's outlet writes about.
    pub home: Option<PlaceKey>,
}

/// News is about places that are nearer than this to where it was filed, or in the same first-level division.
const NEAR_KM: f64 = 100.0;

/// A place that a report comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'g> {
    place: Place<'g>,
    division: u64,
}

impl<'g> Origin<'g> {
    pub fn new(place: Place<'g>) -> Self {
        Self { place, division: division_of(&place) }
    }

    /// The home of an outlet.
    pub fn home(expected: &Expected<'_>, gazetteer: &'g Gazetteer) -> Option<Self> {
        expected.home.map(|key| Self::new(gazetteer.place(key)))
    }

    /// Whether a candidate lies around it. A country does not.
    pub fn is_around(&self, candidacy: &Candidacy<'_>) -> bool {
        let place = &candidacy.place;
        let same_division = self.division != 0 && self.division == candidacy.division;
        let near = || is_nearer(self.place.position, place.position, Metres::from_km(NEAR_KM));
        !candidacy.is_country() && !self.place.is_country() && (same_division || near())
    }

    /// What the home of the outlet says of a candidate.
    pub fn says(&self, candidacy: &Candidacy<'_>) -> Option<Piece> {
        let place = &candidacy.place;
        if self.is_around(candidacy) {
            return Some(Piece::NearHome);
        }
        let same =
            !candidacy.is_country() && !place.country.is_empty() && place.country == self.place.country;
        same.then_some(Piece::HomeCountry)
    }
}
