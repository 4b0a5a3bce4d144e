//! How far places reach whose rows do not say.

use crate::geodesy::Metres;
use crate::model::FeatureClass;

/// Inhabitants of a square kilometre of town: the least density of an urban centre in the Degree of Urbanisation
/// (UN Statistical Commission 2020, <https://ec.europa.eu/eurostat/web/degree-of-urbanisation>). The least, because a report's
/// "in Ganja" takes in the outskirts.
const TOWN_DENSITY: f64 = 1_500.0;

/// The radius of a place whose row gives none: for a settlement that of a disc with its people at [`TOWN_DENSITY`], and at
/// least 1 km; for the rest a size usual for its kind.
pub(super) fn usual(class: FeatureClass, code: &str, population: u64) -> Metres {
    Metres::from_km(match (class, code) {
        (FeatureClass::Populated, _) => {
            (population as f64 / TOWN_DENSITY / std::f64::consts::PI).sqrt().clamp(1.0, 50.0)
        }
        (FeatureClass::Administrative, "ADM1") => 80.0,
        (FeatureClass::Administrative, "ADM2") => 25.0,
        (FeatureClass::Administrative, "ADM3") => 10.0,
        (FeatureClass::Administrative, "ADM4" | "ADM5") => 5.0,
        (FeatureClass::Administrative, code) if code.starts_with("PCL") => 300.0,
        (FeatureClass::Administrative, _) => 25.0,
        (FeatureClass::Area, "CONT") => 3000.0,
        (FeatureClass::Area, code) if code.starts_with("RGN") => 100.0,
        (FeatureClass::Area, _) => 10.0,
        (FeatureClass::Hydrographic, "OCN") => 3000.0,
        (FeatureClass::Hydrographic, code) if code.starts_with("SEA") || code == "GULF" => 300.0,
        (FeatureClass::Hydrographic, code) if code.starts_with("STM") => 50.0,
        (FeatureClass::Hydrographic, _) => 10.0,
        (FeatureClass::Terrain, "ISL" | "MTS" | "PEN" | "PLN" | "VAL") => 30.0,
        (FeatureClass::Terrain, _) => 5.0,
        (FeatureClass::Road, _) => 20.0,
        (FeatureClass::Undersea, _) => 50.0,
        (FeatureClass::Vegetation, _) => 10.0,
        (FeatureClass::Spot, _) => 1.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_reaches_farther_than_a_village() {
        let km = |population| usual(FeatureClass::Populated, "PPL", population).km();
        assert_eq!(km(0), 1.0);
        assert!((km(335_600) - 8.4).abs() < 0.1);
        assert_eq!(km(u64::MAX), 50.0);
    }
}
