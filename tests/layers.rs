//! Layers as a library user builds and writes them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use geojson::{FeatureCollection, GeometryValue};
use incident_mapper::format::geojson::write_layer;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::geodesy::{LngLat, Metres};
use incident_mapper::layer::incidents::Making;
use incident_mapper::layer::place::Places;
use incident_mapper::layer::{Feature, Reports, footprints, incidents, unlocated};
use incident_mapper::model::*;
use incident_mapper::text::Span;
use std::sync::LazyLock;

fn incident(id: &str, site: Option<Site>) -> Incident {
    let party = |name: &str| Party { name: name.into(), country: String::new() };
    Incident {
        id: id.into(),
        title: "Ganja, 17 Oct 2020: missile strike".into(),
        sub_event_type: SubEventType::ShellingArtilleryMissileAttack,
        site,
        date: DateClaim::on(jiff::civil::date(2020, 10, 17)),
        date_text: Some("early on Saturday".into()),
        killed: Some(Toll::at_least(13)),
        killed_best: Some(13),
        injured: None,
        injured_best: None,
        killed_civilians: None,
        others: Others::default(),
        victims: Vec::new(),
        toll_status: TollStatus::Agreed,
        civilian_targeting: false,
        weapon: Some("missile".into()),
        target: None,
        attributed_to: vec![party("Armenia")],
        opponent: None,
        attributed_by: vec![party("Azerbaijan: Foreign Ministry")],
        denied_by: Vec::new(),
        claim_status: ClaimStatus::Claimed,
        group_id: None,
        members: Vec::new(),
        reports: vec!["r1".into()],
        independent_sources: 1,
        first_reported: None,
        last_reported: None,
        quote: "Gəncə".into(),
        previous_ids: Vec::new(),
    }
}

fn site(lng: f64, lat: f64, uncertainty: f64) -> Option<Site> {
    Some(Site {
        place: PlaceKey(0),
        position: LngLat::new(lng, lat).unwrap(),
        uncertainty: Metres(uncertainty),
        shape: Shape::Circle,
        method: SiteMethod::Gazetteer,
        where_prec: 1,
        geo_precision: 1,
        class_stated: false,
        reported: "Ganja".into(),
        span: Span::new(0, 5),
        confidence: 0.9,
        margin: 1.0,
        decided: false,
        alternatives: Vec::new(),
    })
}

fn without_place(incidents: &[Incident]) -> Vec<Feature<'_>> {
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);
    static REPORTS: Reports<'static> = Reports::new();
    let places = Box::leak(Box::new(Places::new(&GAZETTEER)));
    let making = Making { places, reports: &REPORTS, run_id: "run-1" };
    unlocated::features(incidents, making).collect()
}

fn drawn(incidents: &[Incident]) -> (Vec<Feature<'_>>, Vec<Diagnostic>) {
    let mut skipped = Vec::new();
    let features =
        footprints::features(incidents).filter_map(|f| f.map_err(|d| skipped.push(d)).ok()).collect();
    (features, skipped)
}

fn written(features: &[Feature<'_>]) -> (String, FeatureCollection) {
    let mut bytes = Vec::new();
    write_layer("layer", features.to_vec(), &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let parsed = text.parse().unwrap();
    (text, parsed)
}

#[test]
fn an_unlocated_incident_has_null_geometry_and_every_key_of_the_incidents_layer() {
    let all = [incident("inc-1", None), incident("inc-2", site(46.36, 40.68, 6_000.0))];
    let layer = without_place(&all);
    let (_, parsed) = written(&layer);
    assert_eq!(parsed.features.len(), 1);
    let feature = &parsed.features[0];
    assert!(feature.geometry.is_none());
    let keys: Vec<&str> = feature.properties_iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, incidents::PROPERTIES);
    for key in ["longitude", "latitude", "place_id", "location", "injured_low", "deaths_high"] {
        assert_eq!(feature.property(key), Some(&serde_json::Value::Null), "{key}");
    }
    assert_eq!(feature.property("deaths_low"), Some(&13.into()));
    assert_eq!(feature.property("event_date"), Some(&"2020-10-17".into()));
    assert_eq!(feature.property("review_status"), Some(&"needs_review".into()));
}

#[test]
fn every_property_is_a_scalar() {
    let incidents = [incident("inc-1", None)];
    let layer = without_place(&incidents);
    let (_, parsed) = written(&layer);
    for (key, value) in parsed.features[0].properties_iter() {
        assert!(!value.is_array() && !value.is_object(), "{key}");
    }
}

#[test]
fn written_footprints_follow_the_right_hand_rule_and_stay_on_their_side_of_the_antimeridian() {
    let all = [
        incident("inc-ganja", site(46.36134, 40.68157, 6_000.0)),
        incident("inc-street", site(46.36134, 40.68157, 20.0)),
        incident("inc-fiji", site(179.95, -16.5, 40_000.0)),
        incident("inc-pole", site(10.0, 89.5, 200_000.0)),
        incident("inc-country", site(-100.0, 60.0, 2_500_000.0)),
    ];
    let (layer, skipped) = drawn(&all);
    assert_eq!((layer.len(), skipped.len()), (5, 0));
    let (_, parsed) = written(&layer);
    for feature in &parsed.features {
        let polygons = match &feature.geometry.as_ref().unwrap().value {
            GeometryValue::Polygon { coordinates } => vec![coordinates.clone()],
            GeometryValue::MultiPolygon { coordinates } => coordinates.clone(),
            other => panic!("{other:?}"),
        };
        let is_cut = matches!(&feature.id, Some(geojson::feature::Id::String(id)) if id == "inc-fiji");
        assert_eq!(polygons.len() > 1, is_cut, "{:?}", feature.id);
        for ring in polygons.iter().flatten() {
            assert!(ring.len() >= 4);
            assert_eq!(ring.first(), ring.last());
            let twice_area: f64 = ring.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum();
            assert!(twice_area > 0.0, "{:?} is clockwise", feature.id);
            assert!(ring.iter().all(|p| p[0].abs() <= 180.0 && p[1].abs() <= 90.0));
        }
    }
}

#[test]
fn a_footprint_that_cannot_be_drawn_is_told() {
    let all = [incident("inc-exact", site(46.0, 40.0, 0.0)), incident("inc-nowhere", None)];
    let (layer, skipped) = drawn(&all);
    assert!(layer.is_empty());
    assert_eq!(skipped.len(), 1);
    assert_eq!(skipped[0].path, "inc-exact");
}

#[test]
fn the_same_layer_is_the_same_bytes() {
    let all = [incident("inc-1", site(46.361_34, 40.681_57, 6_000.0))];
    let (once, again) = (written(&drawn(&all).0).0, written(&drawn(&all).0).0);
    assert_eq!(once, again);
    // 6 km are worth 4 decimals, and a corner one more.
    let longest = once.split(['[', ']', ',']).filter_map(|n| n.split_once('.')).map(|(_, d)| d.len()).max();
    assert_eq!(longest, Some(5));
}
