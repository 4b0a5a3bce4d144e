use super::*;
use crate::curation::import::Filter;
use crate::format::places::{Defaults, table};
use crate::model::FeatureClass;
use proptest::prelude::*;

/// What an extract gives: the rows as cells of id, name, class and code, radius, population, names; then ids elsewhere and rules.
fn check(bytes: &[u8], rows: &[&str], rules: &[(&str, u64)], others: usize) {
    let (mut got, mut found, mut not_places) = (Vec::new(), Vec::new(), 0);
    let mut sink = |item| match item {
        Found::Place(draft) => {
            let row = &draft.row;
            let cells = table::cells(row);
            got.push(format!(
                "{} {} {}.{} {} {} [{}] {}",
                row.id,
                cells[1],
                cells[2],
                cells[3],
                cells[9],
                cells[10],
                cells[11],
                draft.also.join(" ")
            ));
        }
        Found::Finding(d) => found.push((d.rule, d.line.unwrap_or_default())),
        Found::NotAPlace | Found::FilteredOut => not_places += 1,
    };
    let mut reading =
        Reading { path: "x", filter: &Filter::default(), defaults: &Defaults::default(), sink: &mut sink };
    read(&mut &bytes[..], Options::default(), &mut reading).unwrap();
    assert_eq!(got, rows);
    assert_eq!((found.as_slice(), not_places), (rules, others));
}

/// Objects as Overpass Turbo and osmium write them; credit: OpenStreetMap contributors, ODbL.
const COLLECTION: &str = r#"{
  "type": "FeatureCollection",
  "generator": "overpass-turbo",
  "features": [
    {"type": "Feature", "properties": {"@id": "node/27565112", "name": "Gəncə", "name:az": "Gəncə", "name:ru": "Гянджа",
      "name:en": "Ganja", "old_name": "Kirovabad", "alt_name": "Gandzha;Gjandscha", "name:pronunciation": "ɟænˈdʒæ",
      "place": "city", "population": "335,600", "wikidata": "Q158006"},
      "geometry": {"type": "Point", "coordinates": [46.3605, 40.6829]}, "id": "node/27565112"},
    {"type": "Feature", "properties": {"name": "Bərdə rayonu", "boundary": "administrative", "admin_level": "4"},
      "geometry": {"type": "Polygon", "coordinates": [[[47.0, 40.3], [47.3, 40.3], [47.3, 40.5], [47.0, 40.5], [47.0, 40.3]]]},
      "id": "a3497065"},
    {"type": "Feature", "properties": {"highway": "residential", "name": "Nizami küçəsi"},
      "geometry": {"type": "LineString", "coordinates": [[46.36, 40.68], [46.37, 40.68]]}, "id": "way/1"},
    {"type": "Feature", "properties": {"place": "village", "name": "Nowhere"}, "geometry": null, "id": "node/2"},
    {"type": "Feature", "properties": {"place": "village", "name": "No id"},
      "geometry": {"type": "Point", "coordinates": [46, 40]}},
    {"type": "Feature", "properties": {"place": "village"},
      "geometry": {"type": "Point", "coordinates": [46, 40]}, "id": "node/3"}
  ]
}"#;

#[test]
fn an_extract_gives_its_named_places() {
    check(
        COLLECTION.as_bytes(),
        &[
            "osm:n27565112 Gəncə P.PPL  335600 [ru:Гянджа | en:Ganja | Gandzha | Gjandscha] wd:Q158006",
            "osm:r1748532 Bərdə rayonu A.ADM1 16903  [] ",
        ],
        &[("geometry", 14), ("osm-id", 16)],
        2,
    );
}

#[test]
fn a_feature_a_line_is_read_and_a_bad_one_costs_itself() {
    let feature = |id: &str| {
        format!(
            "{{\"type\":\"Feature\",\"id\":\"{id}\",\"properties\":{{\"place\":\"hamlet\",\"name\":\"A\",\"population\":\"120 (2009)\"}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[46,40]}}}}"
        )
    };
    let lines = format!("\u{1E}{}\n\u{1E}{{\"type\"\n\n\u{1E}{}\n", feature("n1"), feature("w2"));
    check(lines.as_bytes(), &["osm:n1 A P.PPL  120 [] ", "osm:w2 A P.PPL  120 [] "], &[("not-json", 2)], 0);
    let late = format!("{{\"features\":[{}],\"type\":\"FeatureCollection\"}}", feature("r7"));
    check(late.as_bytes(), &["osm:r7 A P.PPL  120 [] "], &[], 0);
    check(feature("r7").as_bytes(), &["osm:r7 A P.PPL  120 [] "], &[], 0);
}

#[test]
fn ids_are_found_wherever_programs_write_them() {
    let check = |feature: serde_json::Value, expect: Option<&str>| {
        let geometry = feature.get("geometry").and_then(Geometry::from_geojson);
        let got = id(&feature, &feature["properties"], geometry.as_ref());
        assert_eq!(got.as_deref(), expect, "{feature}");
    };
    use serde_json::json;
    let point = json!({"type": "Point", "coordinates": [46, 40]});
    check(json!({"id": "node/5", "properties": {}}), Some("osm:n5"));
    check(json!({"id": "a10", "properties": {}}), Some("osm:w5"));
    check(json!({"id": "a11", "properties": {}}), Some("osm:r5"));
    check(json!({"properties": {"@id": "https://www.openstreetmap.org/way/5"}}), Some("osm:w5"));
    check(json!({"properties": {"@type": "relation", "@id": 5}}), Some("osm:r5"));
    check(json!({"properties": {"osm_id": "5"}, "geometry": point}), Some("osm:n5"));
    check(json!({"properties": {"osm_way_id": "5", "osm_id": null}}), Some("osm:w5"));
    check(json!({"properties": {"name": "x"}}), None);
}

#[test]
fn a_broken_collection_keeps_what_stands_before() {
    let cut = COLLECTION.split("{\"type\": \"Feature\", \"properties\": {\"highway\"").next().unwrap();
    check(
        cut.as_bytes(),
        &[
            "osm:n27565112 Gəncə P.PPL  335600 [ru:Гянджа | en:Ganja | Gandzha | Gjandscha] wd:Q158006",
            "osm:r1748532 Bərdə rayonu A.ADM1 16903  [] ",
        ],
        &[("unreadable-rest", 11)],
        0,
    );
    check(b"[]", &[], &[("no-features", 1)], 0);
    check(b"", &[], &[("unreadable-rest", 1)], 0);
}

#[test]
fn what_is_said_to_be_a_place_is_one() {
    let text = r#"{"type":"Feature","id":"n1","properties":{"name":"A","shop":"yes"},"geometry":{"type":"Point","coordinates":[46,40]}}"#;
    let mut rows = Vec::new();
    let mut sink = |found| match found {
        Found::Place(draft) => rows.push(draft.row),
        other => panic!("{other:?}"),
    };
    let defaults = Defaults {
        feature_class: Some(FeatureClass::Spot),
        country: Some("AZ".into()),
        ..Defaults::default()
    };
    let mut reading = Reading { path: "x", filter: &Filter::default(), defaults: &defaults, sink: &mut sink };
    read(&mut text.as_bytes(), Options::default(), &mut reading).unwrap();
    assert_eq!((rows[0].feature_class, rows[0].country.as_deref()), (Some(FeatureClass::Spot), Some("AZ")));
}

proptest! {
    #[test]
    fn any_bytes_give_rows_or_findings(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut sink = |_| {};
        let mut reading =
            Reading { path: "x", filter: &Filter::default(), defaults: &Defaults::default(), sink: &mut sink };
        read(&mut &bytes[..], Options::default(), &mut reading).unwrap();
    }

    #[test]
    fn any_part_of_an_extract_gives_rows_or_findings(start in 0..400usize, cut in 0..2400usize) {
        let bytes = &COLLECTION.as_bytes()[start..(start + cut).min(COLLECTION.len())];
        let mut sink = |_| {};
        let mut reading =
            Reading { path: "x", filter: &Filter::default(), defaults: &Defaults::default(), sink: &mut sink };
        read(&mut &bytes[..], Options::default(), &mut reading).unwrap();
    }
}
