//! Where the words around a mention put it: a position, how far the truth may lie from it, and in what shape.

use super::event::SiteMethod;
use super::place::{FeatureClass, Place, PlaceKey};
use crate::geodesy::{LngLat, Metres};
use crate::text::Span;
use std::sync::Arc;

/// Where the words around a mention put it.
///
/// The mention's own place is what its name means; this is what the whole phrase means ("12 km north of Raqqa").
#[derive(Debug, Clone, PartialEq)]
pub struct Georeference {
    /// How the position was found.
    pub method: SiteMethod,
    /// The place that it was found from, or the nearest that the words name; `None` for coordinates far from any name.
    pub place: Option<PlaceKey>,
    /// The position.
    pub position: LngLat,
    /// The radius round the position that holds all that the words may mean.
    pub uncertainty: Metres,
    /// The shape of what they mean.
    pub shape: Shape,
    /// The words, the name among them.
    pub words: Span,
    /// UCDP GED's `where_prec`, 1 to 7.
    pub where_prec: u8,
    /// ACLED's `geo_precision`, 1 to 3.
    pub geo_precision: u8,
}

/// The shape of what is not known of a position.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Shape {
    /// The circle of the uncertainty.
    #[default]
    Circle,
    /// What lies along lines: a road, a border, the ground between two places.
    Corridor(Arc<Corridor>),
}

/// Lines with a width.
#[derive(Debug, Clone, PartialEq)]
pub struct Corridor {
    /// The lines, each of one position or more.
    pub lines: Vec<Vec<LngLat>>,
    /// How far to either side the words may mean.
    pub width: Metres,
}

impl Shape {
    /// The lines, where there are any.
    pub fn corridor(&self) -> Option<&Corridor> {
        match self {
            Self::Circle => None,
            Self::Corridor(corridor) => Some(corridor),
        }
    }
}

/// UCDP GED's `where_prec` and ACLED's `geo_precision` of what is known to have happened in a place (UCDP GED Codebook 23.1, section 4;
/// ACLED Codebook 2023, "Geo-precision").
pub fn precision(place: &Place<'_>) -> (u8, u8) {
    match place.feature_class {
        FeatureClass::Populated | FeatureClass::Spot => (1, 1),
        _ if place.is_country() => (6, 3),
        FeatureClass::Administrative if place.feature_code.starts_with("ADM1") => (4, 3),
        FeatureClass::Administrative => (3, 2),
        FeatureClass::Road | FeatureClass::Hydrographic | FeatureClass::Terrain
            if place.radius.km() < 30.0 =>
        {
            (2, 2)
        }
        _ => (5, 3),
    }
}
