//! `export`, as its users call it: formats by ending and by name, and what it says where it cannot.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const LAYER: &str = r#"{"type":"FeatureCollection","name":"incidents","features":[
{"type":"Feature","id":"inc-1","geometry":{"type":"Point","coordinates":[46.3613,40.6816]},"properties":{"id":"inc-1","title":"Ganja, 17 Oct 2020: missile strike","event_date":"2020-10-17","date_start":"2020-10-17","date_end":"2020-10-17","event_type":"Explosions/Remote violence","deaths_low":12}},
{"type":"Feature","id":"inc-2","geometry":null,"properties":{"id":"inc-2","title":"=1+1","event_date":null,"date_start":null,"date_end":null,"event_type":"Crime","deaths_low":null}}
]}
"#;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_incident-mapper")).current_dir(folder).args(arguments).output().unwrap()
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("layer.geojson"), LAYER).unwrap();
    home
}

#[test]
fn the_ending_says_the_format_and_the_same_layer_is_the_same_bytes() {
    let home = home();
    for (file, begins) in [
        ("a.geojsonl", "{\"type\":\"Feature\""),
        ("a.geojsons", "\u{1e}{\"type\":\"Feature\""),
        ("a.csv", "id,title,event_date"),
        ("a.kml", "<?xml"),
        ("a.kmz", "PK"),
        ("a.sql", "-- Layers"),
        ("a.geojson", "{\"type\":\"FeatureCollection\",\"name\":\"incidents\""),
    ] {
        let bytes = [(); 2].map(|()| {
            let output = run(home.path(), &["export", "layer.geojson", "-o", file]);
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(0), "{told}");
            assert!(told.contains("2 rows of 1 layer written to"), "{told}");
            fs::read(home.path().join(file)).unwrap()
        });
        assert!(bytes[0].starts_with(begins.as_bytes()), "{file}");
        assert_eq!(bytes[0], bytes[1], "{file}");
    }
    assert_eq!(fs::read_to_string(home.path().join("a.geojson")).unwrap(), LAYER);
}

#[test]
fn standard_output_takes_a_format_that_is_named() {
    let home = home();
    let output = run(home.path(), &["export", "layer.geojson", "-o", "-", "--format", "ucdp", "--hxl"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.lines().nth(1).unwrap().starts_with("#event+id,"), "{text}");
    // The crime is no armed violence, and that is said.
    assert!(String::from_utf8(output.stderr).unwrap().contains("left out 1 rows"));
}

#[test]
fn what_cannot_be_written_is_said_with_a_hint_and_leaves_no_file() {
    let home = home();
    fs::write(home.path().join("other.geojson"), LAYER.replace("incidents", "other")).unwrap();
    for (arguments, words) in [
        (&["export", "layer.geojson", "-o", "a.doc"][..], "hint: use one of .geojson"),
        (&["export", "layer.geojson", "other.geojson", "-o", "a.csv"], "holds one layer, and 2 are given"),
        (&["export", "layer.geojson", "layer.geojson", "-o", "a.kml"], "two layers are called `incidents`"),
        (&["export", "nothing.geojson", "-o", "a.csv"], "cannot read `nothing.geojson`"),
        (&["export", "layer.geojson", "-o", "no/a/../../layer.geojson/a.csv"], "error: "),
    ] {
        let output = run(home.path(), arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}\n{told}");
        assert!(told.contains(words), "{arguments:?}: no `{words}` in\n{told}");
        assert!(!home.path().join("a.csv").exists() && !home.path().join("a.kml").exists());
    }
}

#[cfg(not(feature = "geopackage"))]
#[test]
fn a_format_that_is_not_built_names_its_feature() {
    let home = home();
    for arguments in [
        &["export", "layer.geojson", "-o", "a.gpkg"][..],
        &["map", "layer.geojson", "--format", "gpkg", "--out", "out"],
    ] {
        let told = String::from_utf8(run(home.path(), arguments).stderr).unwrap();
        assert!(told.contains("--features geopackage"), "{told}");
        assert!(!home.path().join("out/incidents.geojson").exists());
    }
}

#[test]
fn map_writes_other_formats_beside_geojson() {
    let home = home();
    fs::write(home.path().join("report.txt"), "Barda was shelled on 28 October 2020, officials said.")
        .unwrap();
    let output = run(home.path(), &["map", "report.txt", "--out", "out", "--format", "csv,kml"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("21 files written"), "{told}");
    let csv = fs::read_to_string(home.path().join("out/incidents.csv")).unwrap();
    assert!(csv.starts_with("id,title,event_date"), "{csv}");
    let kml = fs::read_to_string(home.path().join("out/incidents.kml")).unwrap();
    assert_eq!(kml.matches("<Folder>").count(), 5);
    for (format, words) in [("jsonl", "is not a format of layers"), ("docx", "it is none of geojson")] {
        let output = run(home.path(), &["map", "report.txt", "--out", "other", "--format", format]);
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(words), "{told}");
    }
}
