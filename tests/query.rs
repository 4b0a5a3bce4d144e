//! `query` from arguments to bytes, on layers made by hand.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

#[path = "common/asking.rs"]
mod asking;

use asking::{Outcome, ask};
use std::path::PathBuf;

/// Runs `query` on a layer with the arguments of a command line.
fn query(layer: &str, arguments: &str, terminal: bool) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("layer.geojson");
    std::fs::write(&path, layer).unwrap();
    query_file(path, arguments, terminal)
}

fn query_file(path: PathBuf, arguments: &str, terminal: bool) -> Outcome {
    let shown = path.display().to_string();
    let words: Vec<&str> = std::iter::once(shown.as_str()).chain(arguments.split_whitespace()).collect();
    let got = ask(&words, "", terminal);
    Outcome { out: got.out.replace(&shown, "LAYER"), err: got.err.replace(&shown, "LAYER"), ..got }
}

fn ids(outcome: &Outcome) -> Vec<String> {
    let collection: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    let features = collection["features"].as_array().unwrap();
    features.iter().map(|feature| feature["id"].as_str().unwrap().to_owned()).collect()
}

/// Five located incidents around Barda, one that could not be located, one without a date.
const KARABAKH: &str = r#"{
  "type": "FeatureCollection",
  "name": "incidents",
  "bbox": [46.3, 39.8, 47.2, 40.7],
  "credits": "GeoNames, CC BY 4.0",
  "features": [
    {"type": "Feature", "id": "inc-ganja17", "geometry": {"type": "Point", "coordinates": [46.36134, 40.68157]},
     "properties": {"id": "inc-ganja17", "date_start": "2020-10-17", "date_end": "2020-10-17",
       "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack",
       "deaths_low": 12, "deaths_high": 13, "injured_low": 40, "injured_high": null,
       "location": "Ganja", "coordinate_uncertainty_m": 5000, "quote": "a \"third\" strike\u2026 "}},
    {"type": "Feature", "id": "inc-barda28", "geometry": {"type": "Point", "coordinates": [47.12619, 40.37577, 76.50]},
     "properties": {"id": "inc-barda28", "date_start": "2020-10-28", "date_end": "2020-10-28",
       "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack",
       "deaths_low": 21, "deaths_high": 21, "injured_low": 70, "injured_high": 70,
       "location": "Barda", "coordinate_uncertainty_m": 3000}},
    {"type": "Feature", "id": "inc-tartar", "geometry": {"type": "Point", "coordinates": [46.93284, 40.34385]},
     "properties": {"id": "inc-tartar", "date_start": "2020-09-27", "date_end": "2020-11-09",
       "event_type": "Battles", "sub_event_type": "Armed clash",
       "deaths_low": null, "deaths_high": 60, "injured_low": null, "injured_high": null,
       "location": "Tartar", "coordinate_uncertainty_m": 10000}},
    {"type": "Feature", "id": "inc-stepan", "geometry": {"type": "Point", "coordinates": [46.75151, 39.8153]},
     "properties": {"id": "inc-stepan", "date_start": "2020-10-04", "date_end": "2020-10-04",
       "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
       "deaths_low": null, "deaths_high": null, "injured_low": null, "injured_high": null,
       "location": "Stepanakert", "coordinate_uncertainty_m": null}},
    {"type": "Feature", "id": "inc-undated", "geometry": {"type": "Point", "coordinates": [47.0, 40.4]},
     "properties": {"id": "inc-undated", "date_start": null, "date_end": null, "event_type": "Battles",
       "location": "Goranboy district", "coordinate_uncertainty_m": 30000}},
    {"type": "Feature", "id": "inc-nowhere", "geometry": null,
     "properties": {"id": "inc-nowhere", "date_start": "2020-10-08", "date_end": "2020-10-08", "event_type": "Battles",
       "location": null, "coordinate_uncertainty_m": null}}
  ]
}
"#;

#[test]
fn a_table_shows_certain_matches_first_and_possible_ones_apart() {
    let got = query(KARABAKH, "--near 47.12619,40.37577 --within 25km", true);
    let want = Outcome {
        code: 0,
        out: "\
DATE               TYPE            PLACE           KILLED  INJURED    KM  DIR  MATCH     ID
2020-10-28         Shelling/arti…  Barda               21       70   0.0  -    certain   inc-barda28

-                  Battles         Goranboy dist…       -        -  11.0  WNW  possible  inc-undated
2020-09-27..11-09  Armed clash     Tartar            <=60        -  16.8  WSW  possible  inc-tartar
"
        .to_owned(),
        err: "\
note: left out 1 feature without a position
3 features found within 25 km of 47.12619,40.37577: 1 certain, 2 possible
"
        .to_owned(),
    };
    assert_eq!(got, want);
    assert!(got.out.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn a_table_without_a_place_has_no_distances() {
    let got = query(KARABAKH, "--type battle", true);
    assert_eq!(
        got.out,
        "\
DATE               TYPE         PLACE              KILLED  INJURED  ID
2020-09-27..11-09  Armed clash  Tartar               <=60        -  inc-tartar
-                  Battles      Goranboy district       -        -  inc-undated
2020-10-08         Battles      -                       -        -  inc-nowhere
"
    );
}

#[test]
fn into_a_pipe_goes_geojson_with_everything_kept_and_three_properties_added() {
    let got = query(KARABAKH, "--near 46.36134,40.68157 --within 80km --type missile", false);
    // Digits (76.50), escapes (\u2026), spaces in strings and the order of keys are as they were; the stale box is gone.
    assert_eq!(
        got.out,
        r#"{"type":"FeatureCollection","name":"incidents","credits":"GeoNames, CC BY 4.0","features":[
{"type":"Feature","id":"inc-ganja17","geometry":{"type":"Point","coordinates":[46.36134,40.68157]},"properties":{"id":"inc-ganja17","date_start":"2020-10-17","date_end":"2020-10-17","event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","deaths_low":12,"deaths_high":13,"injured_low":40,"injured_high":null,"location":"Ganja","coordinate_uncertainty_m":5000,"quote":"a \"third\" strike\u2026 ","distance_m":0.0,"bearing_deg":null,"match":"certain"}},
{"type":"Feature","id":"inc-barda28","geometry":{"type":"Point","coordinates":[47.12619,40.37577,76.50]},"properties":{"id":"inc-barda28","date_start":"2020-10-28","date_end":"2020-10-28","event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","deaths_low":21,"deaths_high":21,"injured_low":70,"injured_high":70,"location":"Barda","coordinate_uncertainty_m":3000,"distance_m":73164.2,"bearing_deg":117.4,"match":"certain"}}
]}
"#
    );
}

#[test]
fn asking_an_answer_again_replaces_what_was_added() {
    let first = query(KARABAKH, "--near 47.12619,40.37577 --within 25km", false);
    let again = query(&first.out, "--near 47.12619,40.37577 --within 25km", false);
    assert_eq!(again.out, first.out);
    let elsewhere = query(&first.out, "--near 46.36134,40.68157 --nearest 1", false);
    assert_eq!(elsewhere.out.matches("distance_m").count(), 1);
    assert_eq!(elsewhere.code, 0);
}

#[test]
fn the_exit_code_tells_whether_something_was_found() {
    let check = |arguments: &str, code: u8, err: &str| {
        let got = query(KARABAKH, arguments, false);
        let said = got.err.replace("note: left out 1 feature without a position\n", "");
        assert_eq!((got.code, said.as_str()), (code, err), "{arguments}");
    };
    check(
        "--near 47.12,40.37 --within 5km --certain-only",
        0,
        "1 feature found within 5 km of 47.12,40.37: 1 certain, 0 possible\n",
    );
    check(
        "--near 47.05,40.37 --within 2km --certain-only",
        1,
        "nothing found among 6 features\n\
         hint: without --certain-only there is something\n",
    );
    check(
        "--near 30.5,50.45 --within 5km",
        1,
        "nothing found among 6 features\n\
         hint: the nearest lies 1640.6 km away; try --within 1658km\n",
    );
    check(
        "--near 40.37,47.12 --within 5km",
        1,
        "nothing found among 6 features\n\
         hint: longitude comes first; the same numbers the other way round find something\n",
    );
    check(
        "--type earthquake",
        1,
        "nothing found among 6 features\n\
         hint: without --type there is something; the layer's types: Air/drone strike, Armed clash, Battles, Explosions/Remote violence, Shelling/artillery/missile attack\n",
    );
    check(
        "--since 2021",
        1,
        "note: left out 1 feature without a date\n\
         nothing found among 6 features\n\
         hint: the layer's dates run from 2020-09-27 to 2020-11-09\n",
    );
    check(
        "--until 2020-09",
        0,
        "note: left out 1 feature without a date\n\
         1 feature found\n",
    );
    check(
        "--bbox 0,0,1,1",
        1,
        "nothing found among 6 features\n\
         hint: leave out one condition after the other to see which one excludes everything\n",
    );
    check(
        "--near 47.12,40.37 --within 25",
        2,
        "error: --within: `25` is not a length\n\
         hint: say the unit: --within 25km (or m, mi, nmi)\n",
    );
    check(
        "--near 47.12,400.37",
        2,
        "error: --near: longitude `47.12` and latitude `400.37` are not a position on Earth (-180..180, -90..90)\n\
         hint: degrees, longitude first, with dots and one comma: --near 47.12,40.37; or a name: --near Barda\n",
    );
    check(
        "--within 25km",
        2,
        "error: `--within` needs `--near`\n\
         hint: say from where: --near Barda, or --near LON,LAT such as --near 47.12,40.37\n",
    );
    check(
        "--nearest 3",
        2,
        "error: `--nearest` needs `--near`\n\
         hint: say from where: --near Barda, or --near LON,LAT such as --near 47.12,40.37\n",
    );
    check(
        "--certain-only --near 47,40",
        2,
        "error: `--certain-only` needs `--within`\n\
         hint: say how far: --near Barda --within 25km, or --bbox W,S,E,N\n",
    );
    check(
        "--bbox 45,41,48,38",
        2,
        "error: --bbox: the south `41` lies north of the north `38`\n\
         hint: the order is west, south, east, north: --bbox 45,38.5,48,41\n",
    );
    check(
        "--bbox 45,41,48",
        2,
        "error: --bbox: `45,41,48` is not four numbers\n\
         hint: west, south, east and north in degrees: --bbox 45,38.5,48,41\n",
    );
    check(
        "--since 17.10.2020",
        2,
        "error: --since: `17.10.2020` is not a date\n\
         hint: a day, a month or a year: 2020-10-17, 2020-10, 2020\n",
    );
    check(
        "--since 2021 --until 2020",
        2,
        "error: --since 2021-01-01 is after --until 2020-12-31\n\
         hint: --since 2020-12-31 --until 2021-01-01\n",
    );
    check(
        "--near Qwqzzwq --within 25km",
        2,
        "error: no place is called `Qwqzzwq` in the gazetteer\n\
         hint: `incident-mapper gazetteer search NAME` lists similar names; coordinates are LON,LAT; your own places come with --gazetteer FILE\n",
    );
}

#[test]
fn nothing_found_is_still_a_layer() {
    let got = query(KARABAKH, "--type earthquake", false);
    assert_eq!(
        got.out,
        "{\"type\":\"FeatureCollection\",\"name\":\"incidents\",\"credits\":\"GeoNames, CC BY 4.0\",\"features\":[]}\n"
    );
    assert_eq!(query(KARABAKH, "--type earthquake", true).out, "");
    assert_eq!(query(KARABAKH, "--type earthquake --count", false).out, "0\n");
    for format in ["csv", "jsonl", "geojsonseq"] {
        assert_eq!(query(KARABAKH, &format!("--type earthquake --format {format}"), false).out, "");
    }
}

#[test]
fn dates_overlap_and_what_has_none_is_counted() {
    let check = |arguments: &str, expect: &[&str], note: bool| {
        let got = query(KARABAKH, arguments, false);
        assert_eq!(ids(&got), expect, "{arguments}");
        assert_eq!(
            got.err.contains("note: left out 1 feature without a date"),
            note,
            "{arguments}: {}",
            got.err
        );
    };
    check("--since 2020-10-18", &["inc-barda28", "inc-tartar"], true);
    check("--until 2020-10-03", &["inc-tartar"], true);
    check("--since 2020-10-08 --until 2020-10-17", &["inc-ganja17", "inc-tartar", "inc-nowhere"], true);
    check("--since 2020-10-18 --type missile", &["inc-barda28"], false);
    check("--type battle", &["inc-tartar", "inc-undated", "inc-nowhere"], false);
}

#[test]
fn what_has_no_position_is_counted_where_a_place_is_asked_for() {
    let got = query(KARABAKH, "--bbox 46,39,48,41", false);
    assert_eq!(ids(&got), ["inc-ganja17", "inc-barda28", "inc-tartar", "inc-stepan", "inc-undated"]);
    assert!(got.err.contains("note: left out 1 feature without a position\n"), "{}", got.err);
    assert_eq!(ids(&query(KARABAKH, "", false)).len(), 6);
}

#[test]
fn limit_cuts_and_count_counts() {
    assert_eq!(
        ids(&query(KARABAKH, "--near 47.12619,40.37577 --limit 2", false)),
        ["inc-barda28", "inc-undated"]
    );
    assert!(
        query(KARABAKH, "--limit 2", false).err.ends_with("6 features found; the first 2 shown (--limit)\n")
    );
    assert_eq!(query(KARABAKH, "--near 47.12619,40.37577 --within 25km --count", true).out, "3\n");
    assert_eq!(
        query(KARABAKH, "--near 47.12619,40.37577 --within 25km --count --certain-only", true).out,
        "1\n"
    );
}

#[test]
fn csv_and_jsonl_are_flat() {
    let layer = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[-74.08175,4.60971]},"properties":{"b":"x, \"y\"","a":1.50}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[-74.08,4.61]},"properties":{"a":null,"c":{"d": [1, 2]}}}]}"#;
    let got = query(layer, "--near -74.08175,4.60971 --within 1km --format csv", false);
    assert_eq!(
        got.out,
        "id,b,a,longitude,latitude,c,distance_m,bearing_deg,match\n\
         7,\"x, \"\"y\"\"\",1.50,-74.08175,4.60971,,0.0,,certain\n\
         ,,,-74.08,4.61,\"{\"\"d\"\":[1,2]}\",196.8,80.6,certain\n"
    );
    let got = query(layer, "--near -74.08175,4.60971 --within 1km --format jsonl", false);
    assert_eq!(
        got.out,
        "{\"id\":7,\"b\":\"x, \\\"y\\\"\",\"a\":1.50,\"longitude\":-74.08175,\"latitude\":4.60971,\"distance_m\":0.0,\"bearing_deg\":null,\"match\":\"certain\"}\n\
         {\"a\":null,\"c\":{\"d\":[1,2]},\"longitude\":-74.08,\"latitude\":4.61,\"distance_m\":196.8,\"bearing_deg\":80.6,\"match\":\"certain\"}\n"
    );
}

#[test]
fn every_machine_format_but_csv_can_be_asked_again() {
    let all = query(KARABAKH, "--format geojsonseq", false);
    assert!(all.out.starts_with("\u{1e}{\"type\":\"Feature\""));
    assert_eq!(all.out.matches('\n').count(), 6);
    assert_eq!(ids(&query(&all.out, "", false)).len(), 6);
    let lines = all.out.replace('\u{1e}', "");
    assert_eq!(ids(&query(&lines, "", false)).len(), 6);
}

#[test]
fn the_antimeridian_is_no_wall() {
    let layer = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"suva","geometry":{"type":"Point","coordinates":[178.44149,-18.14161]},"properties":{}},
        {"type":"Feature","id":"taveuni","geometry":{"type":"Point","coordinates":[-179.98,-16.85]},"properties":{}},
        {"type":"Feature","id":"apia","geometry":{"type":"Point","coordinates":[-171.76666,-13.83333]},"properties":{}}]}"#;
    assert_eq!(ids(&query(layer, "--near 179.99,-16.85 --within 5km", false)), ["taveuni"]);
    assert_eq!(ids(&query(layer, "--near -179.9,-17 --nearest 2", false)), ["taveuni", "suva"]);
    assert_eq!(ids(&query(layer, "--bbox 177,-19,-178,-16", false)), ["suva", "taveuni"]);
    assert_eq!(ids(&query(layer, "--bbox -180,-19,-170,-13", false)), ["taveuni", "apia"]);
}

#[test]
fn a_city_s_uncertainty_makes_its_edge_possible() {
    // Moscow's point with the radius of the city: the ring road lies some 17 km from the Kremlin.
    let layer = r#"{"type":"Feature","id":"moscow","geometry":{"type":"Point","coordinates":[37.61556,55.75222]},
        "properties":{"coordinate_uncertainty_m":17000}}"#;
    // Khimki's centre lies 18.9 km away.
    let check = |within: &str, expect: Option<&str>| {
        let got = query(layer, &format!("--near 37.44,55.89 --within {within} --format jsonl"), false);
        let line: Option<serde_json::Value> = serde_json::from_str(&got.out).ok();
        assert_eq!(line.as_ref().and_then(|line| line["match"].as_str()), expect, "{within}: {}", got.out);
    };
    check("1km", None);
    check("2km", Some("possible"));
    check("20km", Some("possible"));
    check("35km", Some("possible"));
    check("36km", Some("certain"));
    check("30000km", Some("certain"));
}

#[test]
fn a_polygon_is_certain_where_all_of_it_lies_inside() {
    let layer = r#"{"type":"Feature","id":"district","properties":{},"geometry":
        {"type":"Polygon","coordinates":[[[46,40],[46.2,40],[46.2,40.2],[46,40.2],[46,40]]]}}"#;
    let check = |arguments: &str, expect: &str| {
        let got = query(layer, &format!("{arguments} --format jsonl"), false);
        assert!(got.out.contains(&format!("\"match\":\"{expect}\"")), "{arguments}: {}", got.out);
    };
    check("--near 46.1,40.1 --within 15km", "certain");
    check("--near 46.1,40.1 --within 5km", "possible");
    check("--bbox 45,39,47,41", "certain");
    check("--bbox 46.1,40.1,47,41", "possible");
}

#[test]
fn bad_features_are_named_and_do_not_hide_the_good_ones() {
    let layer = "{\"type\":\"FeatureCollection\",\"features\":[\n7,\n{\"type\":\"Point\"},\n\
        {\"type\":\"Feature\",\"id\":\"good\",\"geometry\":null,\"properties\":null},\n\
        {\"type\":\"Feature\",\"properties\":[]}]}";
    let got = query(layer, "", false);
    assert_eq!(ids(&got), ["good"]);
    assert_eq!(
        got.err,
        "warning: LAYER:2: left out a feature: not a JSON object (not-a-feature)\n\
         warning: LAYER:3: left out a feature: its `type` is not `Feature` (not-a-feature)\n\
         warning: LAYER:5: left out a feature: its `properties` are not an object (not-a-feature)\n\
         1 feature found\n"
    );
}

#[test]
fn what_is_no_layer_is_an_error_with_a_hint() {
    let check = |layer: &str, error: &str| {
        let got = query(layer, "", false);
        let first = got.err.lines().next().unwrap_or_default();
        assert_eq!((got.code, first), (2, error));
        assert!(got.err.contains("\nhint: a layer is GeoJSON"), "{}", got.err);
    };
    check("", "error: `LAYER`: the layer is empty");
    check("id,name\n", "error: `LAYER`: line 1, column 1: not JSON");
    check(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"a\":NaN}]}",
        "error: `LAYER`: line 1, column 46: not JSON",
    );
    check(
        "{\"type\":\"Topology\"}",
        "error: `LAYER`: line 1: `Topology` is neither a GeoJSON FeatureCollection nor a Feature",
    );
    let got = query_file(PathBuf::from("no/such/layer.geojson"), "", false);
    assert_eq!(
        (got.code, got.err.as_str()),
        (
            2,
            "error: cannot read `LAYER`\nhint: `incident-mapper map REPORTS...` writes output/incidents.geojson\n"
        )
    );
}

#[test]
fn hostile_json_neither_panics_nor_steers_the_terminal() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let layer = format!(
        r#"{{"type":"FeatureCollection","features":[
        {{"type":"Feature","id":"deep","geometry":{{"type":"Polygon","coordinates":{deep}}},"properties":{{"a":{deep}}}}},
        {{"type":"Feature","id":"huge","geometry":{{"type":"Point","coordinates":[1e400,0]}},"properties":{{"deaths_low":1e400,"coordinate_uncertainty_m":-1e300}}}},
        {{"type":"Feature","id":"half","geometry":null,"properties":{{"location":"\ud800","\udfff":1,"event_date":{{}}}}}},
        {{"type":"Feature","id":"red","geometry":{{"type":"Point","coordinates":[0,0]}},"properties":{{"location":"\u001b[31mred\u202e","deaths_low":-7,"deaths_high":"many"}}}}]}}"#
    );
    for arguments in [
        "",
        "--near 0,0",
        "--near 0,0 --within 5km",
        "--bbox -1,-1,1,1",
        "--since 2020",
        "--format csv",
        "--format jsonl",
    ] {
        for terminal in [true, false] {
            let got = query(&layer, arguments, terminal);
            assert!(got.code < 2, "{arguments}: {}", got.err);
            assert!(!got.out.contains('\u{1b}') || arguments.contains("csv"), "{arguments}");
        }
    }
}

#[test]
fn a_large_layer_is_searched_whole() {
    let mut layer = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for i in 0..50_000 {
        let (lng, lat) = (f64::from(i % 250) / 100.0 + 45.0, f64::from(i / 250) / 100.0 + 39.0);
        let comma = if i == 0 { "" } else { "," };
        layer.push_str(&format!(
            "{comma}{{\"type\":\"Feature\",\"id\":\"p{i}\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{lng:.2},{lat:.2}]}},\"properties\":{{\"n\":{i}}}}}"
        ));
    }
    layer.push_str("]}");
    assert_eq!(ids(&query(&layer, "--near 46.25,40.00 --within 500m", false)), ["p25125"]);
    assert_eq!(query(&layer, "--bbox 45,39,46,40 --count", false).out, "10201\n");
    assert_eq!(query(&layer, "--near 0,0 --nearest 40000 --count", false).out, "40000\n");
}

#[test]
fn coordinates_may_begin_with_a_minus() {
    let layer = r#"{"type":"Feature","id":"bogota","geometry":{"type":"Point","coordinates":[-74.08175,4.60971]},"properties":{}}"#;
    assert_eq!(ids(&query(layer, "--near -74.08,4.61 --within 1km", false)), ["bogota"]);
    assert_eq!(ids(&query(layer, "--bbox -75,-1,-73,5", false)), ["bogota"]);
    assert_eq!(query(layer, "--near -74.08,4.61 --within -1km", false).code, 2);
}

#[test]
fn a_folder_stands_for_its_incidents() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("incidents.geojson"), KARABAKH).unwrap();
    assert_eq!(ids(&query_file(folder.path().to_owned(), "--type drone", false)), ["inc-stepan"]);
}
