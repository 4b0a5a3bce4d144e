//! `query`'s areas, conditions, groups, pairs and clusters, and several layers at once.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

#[path = "common/asking.rs"]
mod asking;

use std::path::Path;

const TWO_PLACES: &str = "id,name,feature_class,feature_code,country,longitude,latitude,population\n\
                          local:1,Valencia,P,PPLA,ES,-0.37966,39.47391,800000\n\
                          local:2,Valencia,P,PPLA,VE,-68.00765,10.16202,900000\n";

/// Runs `query` in a folder; what it prints, and what it says or the error.
fn query(folder: &Path, arguments: &[&str]) -> (String, String) {
    let got = asking::ask_in(folder, arguments, TWO_PLACES);
    (got.out, got.err)
}

/// A feature: id, position, day of October 2020, uncertainty in metres, and more properties.
fn feature(id: &str, lng: f64, lat: f64, day: u32, uncertainty: u32, more: &str) -> String {
    format!(
        r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":[{lng},{lat}]}},"properties":{{"id":"{id}","date_start":"2020-10-{day:02}","coordinate_uncertainty_m":{uncertainty}{more}}}}}"#
    )
}

/// A folder with a layer `a.geojson` of four features, and polygons.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let strike = r#","event_type":"Explosions/Remote violence","sub_event_type":"Shelling","claim_status":"disputed","location":"Ganja","admin1":"Ganja City","country":"Azerbaijan","deaths_low":12,"deaths_best":13,"deaths_high":13,"quote":"Füzuli was hit","toll_status":"range""#;
    let again = r#","event_type":"Explosions/Remote violence","sub_event_type":"Shelling","claim_status":"claimed","location":"Ganja","country":"Azerbaijan","deaths_low":1,"deaths_high":null"#;
    let shared = r#","event_type":"Battles","sub_event_type":"Armed clash","deaths_low":5,"deaths_high":5,"toll_status":"shared","group_id":"g1","country":"Azerbaijan","location":"Barda""#;
    let total = r#","event_type":"Battles","sub_event_type":"Armed clash","deaths_low":500,"deaths_high":500,"toll_status":"cumulative_only""#;
    let lines = [
        feature("ganja", 46.36134, 40.68157, 17, 5000, strike),
        feature("ganja-2", 46.3605, 40.68278, 18, 5000, again),
        feature("barda", 47.12619, 40.37577, 28, 3000, shared),
        feature("tartar", 46.93284, 40.34385, 28, 3000, shared),
        feature("total", 47.0, 40.3, 31, 20000, total),
    ];
    std::fs::write(folder.path().join("a.geojson"), lines.join("\n")).unwrap();
    let polygon = "POLYGON((46 40.5, 46.8 40.5, 46.8 41, 46 41, 46 40.5))";
    std::fs::write(folder.path().join("ganja.wkt"), polygon).unwrap();
    // Its eastern edge is 2.9 km from Barda, whose circle has 3 km.
    let edge = r#"{"type":"Polygon","coordinates":[[[46.8,40.2],[47.16,40.2],[47.16,40.5],[46.8,40.5],[46.8,40.2]]]}"#;
    std::fs::write(folder.path().join("edge.geojson"), edge).unwrap();
    folder
}

/// The ids of a CSV answer, each with its match.
fn ids(out: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|head| head == name);
    let rows = reader.records().map(Result::unwrap).collect::<Vec<_>>();
    let id = column("id").unwrap();
    let certainty = column("match");
    let cell = |row: &csv::StringRecord| match certainty {
        Some(at) => format!("{} {}", &row[id], &row[at]),
        None => row[id].to_owned(),
    };
    rows.iter().map(cell).collect()
}

#[test]
fn polygons_are_met_for_certain_or_possibly() {
    let folder = folder();
    let check = |polygon: &str, more: &[&str], want: &[&str]| {
        let words = [&["./a.geojson", "--polygon", polygon, "--format", "csv"], more].concat();
        let (out, err) = query(folder.path(), &words);
        assert_eq!(ids(&out), want, "{err}");
    };
    check("./ganja.wkt", &[], &["ganja certain", "ganja-2 certain"]);
    check("./edge.geojson", &[], &["tartar certain", "barda possible", "total possible"]);
    check("./edge.geojson", &["--certain-only"], &["tartar certain"]);
    check(
        "./ganja.wkt",
        &["--near", "46.36134,40.68157", "--within", "5km"],
        &["ganja certain", "ganja-2 possible"],
    );
    let (_, err) = query(folder.path(), &["./a.geojson", "--polygon", "./a.geojson"]);
    assert!(err.contains("error: --polygon `./a.geojson`: neither GeoJSON nor WKT"), "{err}");
    let (_, err) = query(folder.path(), &["./a.geojson", "--polygon", "./none.wkt"]);
    assert!(err.contains("error: cannot read `./none.wkt`"), "{err}");
}

#[test]
fn a_corridor_is_met_by_its_outline_not_by_its_circle() {
    let folder = tempfile::tempdir().unwrap();
    let road = feature("road", 47.0, 40.4, 1, 30_000, r#","georeference_method":"corridor""#);
    std::fs::write(folder.path().join("incidents.geojson"), road).unwrap();
    let ask = |lng: &str, km: &str| {
        let at = format!("{lng},40.4");
        let (out, _) =
            query(folder.path(), &["./incidents.geojson", "--near", &at, "--within", km, "--format", "csv"]);
        if out.is_empty() { Vec::new() } else { ids(&out) }
    };
    // Without footprints the circle of 30 km.
    assert_eq!(ask("47.2", "20km"), ["road possible"]);
    let outline = r#"{"type":"Feature","properties":{"id":"road"},"geometry":{"type":"Polygon","coordinates":[[[46.99,40.2],[47.01,40.2],[47.01,40.6],[46.99,40.6],[46.99,40.2]]]}}"#;
    std::fs::write(folder.path().join("footprints.geojson"), outline).unwrap();
    // The road is 16 km west of here, and its ends 22 km north and south of its middle.
    assert_eq!(ask("47.2", "15km"), [""; 0]);
    assert_eq!(ask("47.2", "20km"), ["road possible"]);
    assert_eq!(ask("47.2", "30km"), ["road certain"]);
}

#[test]
fn conditions_narrow_the_answer() {
    let folder = folder();
    let check = |more: &[&str], want: &[&str]| {
        let words = [&["./a.geojson", "--format", "csv"], more].concat();
        let (out, err) = query(folder.path(), &words);
        assert_eq!(if out.is_empty() { Vec::new() } else { ids(&out) }, want, "{more:?} {err}");
    };
    check(&["--on", "2020-10-28"], &["barda", "tartar"]);
    check(&["--min-deaths", "13"], &["ganja", "total"]);
    check(&["--min-deaths", "14"], &["total"]);
    check(&["--status", "DISPUTED"], &["ganja"]);
    check(&["--status", "denied"], &[]);
    check(&["--text", "fuzuli WAS"], &["ganja"]);
    check(&["--sort", "deaths", "--descending"], &["total", "ganja", "barda", "tartar", "ganja-2"]);
    check(&["--sort", "date", "--descending", "--limit", "2"], &["total", "barda"]);
    check(&["--sort", "type"], &["barda", "tartar", "total", "ganja", "ganja-2"]);
    let (_, err) = query(folder.path(), &["./a.geojson", "--on", "2020-10", "--since", "2020"]);
    assert!(err.contains("cannot be used with"), "{err}");
}

#[test]
fn groups_add_tolls_but_not_totals_nor_shared_ones_twice() {
    let folder = folder();
    let group =
        |by: &str, format: &str| query(folder.path(), &["./a.geojson", "--group-by", by, "--format", format]);
    assert_eq!(
        group("type", "csv").0,
        "group,incidents,possible,deaths_low,deaths_high,deaths_open,deaths_unknown,injured_low,injured_high,injured_open,injured_unknown,tolls_left_out\n\
         Armed clash,3,0,5,5,0,0,0,0,0,1,2\n\
         Shelling,2,0,13,14,1,0,0,0,0,2,0\n"
    );
    let keys = |by: &str| -> Vec<String> {
        group(by, "jsonl")
            .0
            .lines()
            .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["group"].to_string())
            .collect()
    };
    assert_eq!(keys("month"), ["\"2020-10\""]);
    assert_eq!(keys("week"), ["\"2020-W42\"", "\"2020-W44\""]);
    assert_eq!(keys("admin1"), ["\"Azerbaijan\"", "\"Ganja City, Azerbaijan\"", "null"]);
    assert_eq!(keys("place")[0], "\"Barda, Azerbaijan\"");
    // The cell of Ganja at resolution 3, as the reference implementation of H3 gives it.
    assert!(keys("h3:3").contains(&"\"832c0cfffffffff\"".to_owned()), "{:?}", keys("h3:3"));
    let (out, err) = group("type", "geojson");
    assert_eq!(out, "");
    assert!(err.contains("`--group-by` needs `--format table, csv or jsonl`"), "{err}");
    assert!(group("h3:16", "csv").1.contains("h3:0 to h3:15"));
}

#[test]
fn pairs_are_near_in_space_and_in_time() {
    let folder = folder();
    let pairs = |more: &[&str]| {
        query(folder.path(), &[&["./a.geojson", "--pairs", "--format", "csv"], more].concat())
    };
    let (out, err) = pairs(&["--within", "5km", "--hours", "48"]);
    let rows: Vec<&str> = out.lines().skip(1).collect();
    assert_eq!(rows, ["152,1,ganja,2020-10-17,Shelling,Ganja,ganja-2,2020-10-18,Shelling,Ganja"]);
    assert_eq!(err, "1 pair among 5 features\n");
    assert_eq!(pairs(&["--within", "5km", "--hours", "0"]).0.lines().count(), 1);
    assert_eq!(pairs(&["--within", "30km", "--hours", "0"]).0.lines().count(), 2);
    assert!(pairs(&[]).1.contains("--within"));
    let (_, err) = query(folder.path(), &["./a.geojson", "--hours", "3"]);
    assert!(err.contains("`--hours` needs `--pairs`"), "{err}");
}

#[test]
fn clusters_are_numbered_on_their_features() {
    let folder = folder();
    let (out, err) = query(folder.path(), &["./a.geojson", "--clusters", "30km,7d,2", "--format", "jsonl"]);
    let of: Vec<String> = out
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["cluster"].to_string())
        .collect();
    assert_eq!(of, ["1", "1", "2", "2", "2"]);
    assert!(err.starts_with("2 clusters; 0 features in none\n"), "{err}");
    let (out, _) = query(folder.path(), &["./a.geojson", "--clusters", "30km,7d", "--format", "table"]);
    assert!(out.lines().next().unwrap().contains("CLUSTER"), "{out}");
}

#[test]
fn several_layers_and_patterns_are_one_answer() {
    let folder = folder();
    std::fs::write(folder.path().join("b.geojson"), feature("agdam", 46.93, 39.99, 20, 0, "")).unwrap();
    let layers = |words: &[&str]| {
        let (out, err) =
            query(folder.path(), &[words, &["--on", "2020-10-20", "--format", "jsonl"]].concat());
        (out.contains(r#""id":"agdam""#), out.contains(r#""layer":"./b.geojson""#), err)
    };
    assert_eq!(layers(&["./b.geojson"]), (true, false, "1 feature found\n".to_owned()));
    assert!(layers(&["./a.geojson", "./b.geojson"]).1);
    assert!(
        layers(&["./*.geojson", "--type", ""]).2.contains("error")
            || !layers(&["./a.geojson", "./b.geojson"]).2.is_empty()
    );
    let (_, _, err) = layers(&["./none-*.geojson"]);
    assert!(err.contains("error: no file fits `./none-*.geojson`"), "{err}");
}

#[test]
fn a_name_of_several_places_is_refused_where_only_a_clear_one_will_do() {
    let folder = folder();
    let ask = |more: &[&str]| {
        query(folder.path(), &[&["./a.geojson", "--near", "Valencia", "--within", "9000km"], more].concat()).1
    };
    assert!(ask(&[]).contains("note: 1 other place also called `Valencia`"), "{}", ask(&[]));
    let refused = ask(&["--strict"]);
    assert!(
        refused
            .contains("error: `Valencia` may be one of 2 places\nhint: say which by its id: --near local:"),
        "{refused}"
    );
}
