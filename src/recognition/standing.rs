//! How well known the places of a spelling are.

use crate::gazetteer::Gazetteer;
use crate::model::{Candidate, PlaceSize};

/// A place of this many inhabitants needs no other sign that it is meant.
const WELL_KNOWN: u64 = 100_000;

/// How many candidates are looked at for their size: the first ones are the most populous.
const LOOKED_AT: usize = 8;

/// How well known the best candidate of a spelling is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    /// What the rules ask.
    pub rank: Rank,
    /// What the classifier asks: from 0 for a hamlet to 9 for a country.
    pub size: u8,
    /// Whether one of them has a government of its own: a country, or a capital.
    pub governs: bool,
}

/// Whether one of the candidates is a country, or well known.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(crate) enum Rank {
    Country,
    WellKnown,
    Other,
}

impl Standing {
    pub(super) fn of(candidates: &[Candidate], gazetteer: &Gazetteer) -> Self {
        let mut standing = Self { rank: Rank::Other, size: 0, governs: false };
        for (n, candidate) in candidates.iter().enumerate() {
            let place = gazetteer.size(candidate.place);
            if n < LOOKED_AT {
                standing.size = standing.size.max(size(&place));
            }
            standing.governs |= place.is_country() || place.feature_code == "PPLC";
            if place.is_country() {
                standing.rank = Rank::Country;
            } else if standing.rank == Rank::Other && is_well_known(&place) {
                standing.rank = Rank::WellKnown;
            }
        }
        standing
    }
}

/// A country, a capital, a first-level division, a region, or a place of many people.
pub(super) fn is_well_known(place: &PlaceSize<'_>) -> bool {
    place.is_country()
        || matches!(place.feature_code, "PPLC" | "ADM1" | "RGN")
        || place.population >= WELL_KNOWN
}

fn size(place: &PlaceSize<'_>) -> u8 {
    match place.feature_code {
        _ if place.is_country() => 9,
        "CONT" | "RGN" | "OCN" | "SEA" => 8,
        "PPLC" => 7,
        "ADM1" => 6,
        _ if place.population >= 1_000_000 => 5,
        _ if place.population >= 100_000 => 4,
        _ if place.population >= 15_000 => 3,
        "ADM2" => 2,
        _ if place.population >= 3_000 => 1,
        _ => 0,
    }
}
