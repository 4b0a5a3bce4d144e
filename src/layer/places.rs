//! The places layer: each gazetteer place that a mention or an incident uses, with how often.

use super::fields::{class, joined, position, text};
use super::place::{PlaceFacts, Places};
use super::{Feature, Geometry, Value, decimals};
use crate::model::{Incident, PlaceKey, Resolution};
use std::collections::BTreeMap;

/// The properties of each feature, in order.
pub const PROPERTIES: [&str; 18] = [
    "id",
    "location",
    "name",
    "place_names",
    "geonames_id",
    "feature_class",
    "feature_code",
    "country",
    "admin1",
    "longitude",
    "latitude",
    "radius_m",
    "population",
    "mentions_count",
    "reports_count",
    "incidents_count",
    "source",
    "license",
];

/// The layer's name.
pub const NAME: &str = "places";

/// How often a place is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uses {
    /// Mentions that were resolved to it.
    pub mentions: usize,
    /// Reports with such a mention.
    pub reports: usize,
    /// Incidents whose position it gives.
    pub incidents: usize,
}

/// Counts of uses by place. Adding reports in any order gives the same counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally(BTreeMap<PlaceKey, Uses>);

impl Tally {
    /// Counts what the mentions of one report were resolved to.
    pub fn add_report(&mut self, resolutions: &[Resolution]) {
        let mut here: Vec<PlaceKey> = resolutions.iter().filter_map(|r| r.place).collect();
        for key in &here {
            self.0.entry(*key).or_default().mentions += 1;
        }
        here.sort_unstable();
        here.dedup();
        for key in here {
            self.0.entry(key).or_default().reports += 1;
        }
    }

    /// Counts incidents.
    pub fn add_incidents(&mut self, incidents: &[Incident]) {
        for site in incidents.iter().filter_map(|i| i.site.as_ref()) {
            self.0.entry(site.place).or_default().incidents += 1;
        }
    }

    /// The places with their uses, by key.
    pub fn iter(&self) -> impl Iterator<Item = (PlaceKey, Uses)> {
        self.0.iter().map(|(key, uses)| (*key, *uses))
    }
}

/// One point for each place used, by place id.
pub fn features<'g>(tally: &Tally, places: &Places<'g>) -> Vec<Feature<'g>> {
    let mut features: Vec<Feature<'g>> =
        tally.iter().map(|(key, uses)| feature(&places.of(key), &places.names(key), uses)).collect();
    features.sort_by(|a, b| a.id.cmp(&b.id));
    features
}

fn feature<'g>(place: &PlaceFacts<'g>, names: &[&'g str], uses: Uses) -> Feature<'g> {
    let [longitude, latitude] = position(Some((place.position, place.radius)));
    let properties = vec![
        ("id", text(Some(place.id))),
        ("location", text(Some(place.location.clone()))),
        ("name", text(Some(place.name))),
        ("place_names", joined(names.iter().copied(), " | ")),
        ("geonames_id", place.geonames_id().map_or(Value::Null, Value::Int)),
        ("feature_class", class(Some(place.feature_class))),
        ("feature_code", text(Some(place.feature_code))),
        ("country", text(Some(place.country))),
        ("admin1", text(Some(place.admin1))),
        ("longitude", longitude),
        ("latitude", latitude),
        ("radius_m", Value::Int(place.radius.0.ceil() as i64)),
        ("population", Some(place.population as i64).filter(|n| *n > 0).map_or(Value::Null, Value::Int)),
        ("mentions_count", Value::Int(uses.mentions as i64)),
        ("reports_count", Value::Int(uses.reports as i64)),
        ("incidents_count", Value::Int(uses.incidents as i64)),
        ("source", text(Some(place.source))),
        ("license", text(Some(place.license))),
    ];
    Feature {
        id: place.id.into(),
        geometry: Geometry::Point(place.position),
        decimals: decimals(place.radius),
        properties,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::incidents::tests::{NAMES_OF_GANJA, ganja, incident};

    #[test]
    fn a_place_named_twice_in_a_report_is_one_report() {
        let ganja = Resolution { place: Some(PlaceKey(0)), ..Default::default() };
        let mut tally = Tally::default();
        tally.add_report(&[ganja.clone(), ganja, Resolution::default()]);
        tally.add_incidents(&[incident()]);
        let uses: Vec<_> = tally.iter().collect();
        assert_eq!(uses, [(PlaceKey(0), Uses { mentions: 2, reports: 1, incidents: 1 })]);
    }

    #[test]
    fn every_key_is_on_every_feature_in_order() {
        let feature = feature(&ganja(), &NAMES_OF_GANJA, Uses::default());
        let keys: Vec<&str> = feature.properties.iter().map(|(k, _)| *k).collect();
        assert_eq!(keys, PROPERTIES);
    }
}
