//! Map layers: named lists of features with one flat schema each. One file a layer, which gives its `NAME`, its
//! `PROPERTIES` and its features one by one, so that a layer need not fit in memory.
//!
//! A layer knows no bytes. Its features carry the same keys in the same order, whatever is unknown is
//! [`Value::Null`], and every value is a scalar, since GDAL, QGIS and map libraries drop or stringify nested ones.

mod circle;
pub mod credits;
mod fields;
pub mod footprints;
pub mod incidents;
pub mod kinds;
pub mod mentions;
mod notes;
pub mod place;
pub mod places;
pub mod review;
pub mod unlocated;

use crate::geodesy::{LngLat, Metres};
use crate::model::ReportInfo;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub use notes::notes;

/// One feature of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature<'a> {
    /// What identifies the feature in its layer.
    pub id: Cow<'a, str>,
    /// Where it is.
    pub geometry: Geometry,
    /// How many decimals of a degree its coordinates are worth, at most 6; see [`decimals`].
    pub decimals: u8,
    /// Its properties, in the layer's order.
    pub properties: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Feature<'a> {
    /// The value of property `name`; [`Value::Null`] where the schema has no such property.
    pub fn get(&self, name: &str) -> &Value<'a> {
        self.properties.iter().find(|(key, _)| *key == name).map_or(&Value::Null, |(_, value)| value)
    }
}

/// Where a feature is.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// Nowhere that is known: GeoJSON's `null`.
    None,
    /// A position.
    Point(LngLat),
    /// An outer ring: closed, counterclockwise, not crossing the antimeridian.
    Polygon(Vec<LngLat>),
    /// Several outer rings, which is what a polygon across the antimeridian becomes.
    MultiPolygon(Vec<Vec<LngLat>>),
}

/// A scalar property.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Not known, or not applicable.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number that is written with at most `decimals` decimals.
    Float {
        /// The number.
        value: f64,
        /// How many decimals it is worth.
        decimals: u8,
    },
    /// Text.
    Text(Cow<'a, str>),
}

/// What the layers need of each report: its facts and the hash of its text, by report id.
pub type Reports<'a> = BTreeMap<&'a str, ReportFacts<'a>>;

/// A report without its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReportFacts<'a> {
    /// What is known of it.
    pub info: &'a ReportInfo,
    /// SHA-256 of its text, in hex.
    pub text_sha256: &'a str,
}

/// The most decimals that any coordinate has: a tenth of a metre.
pub const MOST_DECIMALS: u8 = 6;

/// The fewest decimals that any coordinate has. Even a country's point is kept to within 8 m, so that a reader finds the
/// gazetteer row that it came from and a query at that row gives no odd distance.
pub const FEWEST_DECIMALS: u8 = 4;

/// How many decimals of a degree a position of `uncertainty` is worth: the fewest for which rounding moves it by less
/// than a hundredth of the uncertainty, between [`FEWEST_DECIMALS`] and [`MOST_DECIMALS`].
///
/// Rounding both coordinates to `d` decimals moves a position by at most half a unit along each axis; a degree is at
/// most 111,694 m on WGS 84 (of latitude, at a pole), so by at most 78,980 m times 10 to the power `-d`.
///
/// # Examples
/// ```
/// use incident_mapper::{geodesy::Metres, layer::decimals};
/// assert_eq!(decimals(Metres(0.0)), 6);
/// assert_eq!(decimals(Metres(500.0)), 5); // a village
/// assert_eq!(decimals(Metres(5_000.0)), 4); // a town
/// ```
pub fn decimals(uncertainty: Metres) -> u8 {
    const DIAGONAL_OF_HALF_A_UNIT: f64 = 78_980.0;
    let mut decimals = FEWEST_DECIMALS;
    let mut error = DIAGONAL_OF_HALF_A_UNIT / 10_000.0;
    while decimals < MOST_DECIMALS && (uncertainty.0.is_nan() || error * 100.0 >= uncertainty.0) {
        decimals += 1;
        error /= 10.0;
    }
    decimals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::distance;

    #[test]
    fn rounding_moves_a_position_by_less_than_a_hundredth_of_its_uncertainty() {
        for uncertainty in [100.0, 500.0, 1_000.0, 5_000.0, 7_897.0, 7_899.0, 50_000.0, 900_000.0] {
            let d = decimals(Metres(uncertainty));
            let unit = 10f64.powi(i32::from(d));
            for (lng, lat) in [(46.3613456, 40.6815749), (0.0005, 0.0005), (179.9994999, -89.9994999)] {
                let rounded = LngLat::new((lng * unit).round() / unit, (lat * unit).round() / unit).unwrap();
                let moved = distance(LngLat::new(lng, lat).unwrap(), rounded).0;
                assert!(moved <= uncertainty / 100.0, "{uncertainty} m, {d} decimals: moved {moved} m");
            }
        }
    }

    #[test]
    fn an_unknown_uncertainty_keeps_every_decimal() {
        assert_eq!(decimals(Metres(f64::NAN)), MOST_DECIMALS);
        assert_eq!(decimals(Metres(f64::INFINITY)), FEWEST_DECIMALS);
    }
}
