//! How well single incidents are placed in texts by people who do not know the rules: the kept figures are those of now.
#![allow(clippy::unwrap_used)]

mod common;

use common::{features, map, root};
use incident_mapper::geodesy::{LngLat, distance};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

const SETS: [&str; 3] = ["first", "second", "third"];

/// A text, and where what it tells of was.
#[derive(Deserialize)]
struct Item {
    id: String,
    lat: f64,
    lon: f64,
    /// How far off a point may lie, in kilometres.
    km: f64,
}

#[test]
fn incidents_are_placed_as_well_as_before() {
    let mut figures = "# set | texts | right | right beside another | wrong | unlocated | none\n".to_owned();
    for set in SETS {
        let counts = counts(set);
        let count = |name: &str| counts.get(name).copied().unwrap_or_default();
        let all: usize = counts.values().sum();
        write!(figures, "{set} | {all} | {} | {}", count("right"), count("beside")).unwrap();
        writeln!(figures, " | {} | {} | {}", count("wrong"), count("unlocated"), count("none")).unwrap();
    }
    let kept = root().join("tests/scores/places.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&kept, &figures).unwrap();
    }
    let before = fs::read_to_string(&kept).unwrap();
    assert!(figures == before, "the figures differ (UPDATE_SNAPSHOTS=1 keeps them)\n- {before}\n+ {figures}");
}

/// How many texts of a set were placed how.
fn counts(set: &str) -> BTreeMap<&'static str, usize> {
    let path = root().join("tests/places").join(format!("{set}.jsonl"));
    let out = map(&path);
    let located = points(&features(&out.path().join("incidents.geojson")));
    let unlocated = points(&features(&out.path().join("unlocated.geojson")));
    let text = fs::read_to_string(&path).unwrap();
    let mut counts = BTreeMap::new();
    for item in text.lines().map(|line| serde_json::from_str::<Item>(line).unwrap()) {
        let there = LngLat::new(item.lon, item.lat).unwrap();
        let points = located.get(&item.id).map_or(&[][..], Vec::as_slice);
        let near = points.iter().flatten().any(|point| distance(*point, there).km() <= item.km);
        let how = match (near, points.len()) {
            (true, 1) => "right",
            (true, _) => "beside",
            (false, 0) if unlocated.contains_key(&item.id) => "unlocated",
            (false, 0) => "none",
            (false, _) => "wrong",
        };
        *counts.entry(how).or_default() += 1;
    }
    counts
}

/// The points of incidents by the reports that tell of them.
fn points(features: &[serde_json::Value]) -> BTreeMap<String, Vec<Option<LngLat>>> {
    let mut points: BTreeMap<String, Vec<Option<LngLat>>> = BTreeMap::new();
    for feature in features {
        let (lon, lat) = (feature["longitude"].as_f64(), feature["latitude"].as_f64());
        let point = lon.zip(lat).map(|(lon, lat)| LngLat::new(lon, lat).unwrap());
        for report in feature["reports"].as_str().unwrap().split("; ") {
            points.entry(report.to_owned()).or_default().push(point);
        }
    }
    points
}
