//! `query` on layers in every format that is read, and on rows that other data sets wrote.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

#[path = "common/asking.rs"]
mod asking;

use asking::{Outcome, ask_in};
use incident_mapper::format::layers::{Format, Options, read_layer, write};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const LAYER: &str = r#"{"type":"FeatureCollection","name":"incidents","features":[
{"type":"Feature","id":"barda","geometry":{"type":"Point","coordinates":[47.12619,40.37577]},"properties":{"id":"barda","date_start":"2020-10-28","date_end":"2020-10-28","event_type":"Explosions/Remote violence","deaths_low":21,"deaths_best":21,"location":"Barda","coordinate_uncertainty_m":3000}},
{"type":"Feature","id":"ganja","geometry":{"type":"Point","coordinates":[46.36134,40.68157]},"properties":{"id":"ganja","date_start":"2020-10-17","date_end":"2020-10-17","event_type":"Explosions/Remote violence","deaths_low":12,"deaths_best":13,"location":"Ganja","coordinate_uncertainty_m":5000}},
{"type":"Feature","id":"tartar","geometry":{"type":"Point","coordinates":[46.93284,40.34385]},"properties":{"id":"tartar","date_start":"2020-09-27","date_end":"2020-11-09","event_type":"Battles","deaths_low":null,"deaths_best":null,"location":"Tartar","coordinate_uncertainty_m":10000}}
]}
"#;

/// Rows as ACLED has them, its days in words.
const ACLED: &str = "event_id_cnty,event_date,event_type,sub_event_type,country,admin1,location,latitude,longitude,geo_precision,fatalities\n\
AZE1,17 October 2020,Explosions/Remote violence,Shelling/artillery/missile attack,Azerbaijan,Ganja,Ganja,40.6828,46.3606,1,13\n\
AZE2,28 October 2020,Explosions/Remote violence,Shelling/artillery/missile attack,Azerbaijan,Barda,Barda,40.3744,47.1266,1,21\n\
AZE3,09 November 2020,Battles,Armed clash,Azerbaijan,Karabakh,Khojavend,39.7953,47.1103,3,0\n";

/// Rows as UCDP GED has them.
const GED: &str = "id,type_of_violence,where_prec,where_coordinates,adm_1,country,latitude,longitude,date_start,date_end,best,high,low\n\
341,1,1,Ganja town,Ganja city,Azerbaijan,40.6828,46.3606,2020-10-17 00:00:00.000,2020-10-17 00:00:00.000,13,15,12\n\
342,3,2,Barda town,Barda district,Azerbaijan,40.3744,47.1266,2020-10-28 00:00:00.000,2020-10-29 00:00:00.000,21,21,21\n\
343,1,4,Karabakh,Karabakh,Azerbaijan,39.8153,46.7515,2020-09-27 00:00:00.000,2020-11-09 00:00:00.000,900,1200,0\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("layer.geojson"), LAYER).unwrap();
    fs::write(folder.path().join("acled.csv"), ACLED).unwrap();
    fs::write(folder.path().join("ged.csv"), GED).unwrap();
    folder
}

fn ask(folder: &Path, words: &[&str]) -> Outcome {
    ask_in(folder, words, "")
}

/// The ids of the answer in its order, each with its match.
fn found(folder: &Path, words: &[&str]) -> Vec<String> {
    let got = ask(folder, &[words, &["--format", "jsonl"]].concat());
    assert!(got.code < 2, "{words:?} {}", got.err);
    let row = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = row.get("event_id_cnty").or_else(|| row.get("id")).unwrap().to_string().replace('"', "");
        row["match"].as_str().map_or(id.clone(), |certainty| format!("{id} {certainty}"))
    };
    got.out.lines().map(row).collect()
}

#[test]
fn every_format_answers_as_geojson_does() {
    let folder = folder();
    let layer = read_layer(&folder.path().join("layer.geojson")).unwrap();
    let formats = [
        Format::Geojson,
        Format::Geojsonl,
        Format::Geojsons,
        Format::Csv,
        Format::Gpkg,
        Format::Fgb,
        Format::Parquet,
    ];
    for format in formats.into_iter().filter(|format| format.lacks().is_none()) {
        let name = format!("./copy.{}", format.ending());
        let mut file = File::create(folder.path().join(&name)).unwrap();
        write(format, &[layer.as_ref()], &Options::default(), &mut file).unwrap();
        let check = |more: &[&str], want: &[&str]| {
            let words = [&[name.as_str()], more].concat();
            assert_eq!(found(folder.path(), &words), want, "{format:?} {more:?}");
        };
        check(&["--near", "47.12,40.37", "--within", "25km"], &["barda certain", "tartar possible"]);
        check(&["--near", "47.12,40.37", "--nearest", "2"], &["barda", "tartar"]);
        check(&["--bbox", "46.2,40.5,46.5,41"], &["ganja certain"]);
        check(&["--near", "47.12,40.37", "--on", "2020-10-28"], &["barda", "tartar"]);
        check(&["--near", "47.12,40.37", "--min-deaths", "13"], &["barda", "ganja"]);
        check(&["--type", "battle"], &["tartar"]);
        check(&["--text", "TARTAR"], &["tartar"]);
        let count = ask(folder.path(), &[&name, "--since", "2020-10-18", "--count"]);
        assert_eq!(count.out, "2\n", "{format:?} {}", count.err);
        // Each property is what it was, whatever the format made of it.
        let one = ask(folder.path(), &[&name, "--bbox", "46.2,40.5,46.5,41"]).out;
        let (one, was): (serde_json::Value, serde_json::Value) =
            (serde_json::from_str(&one).unwrap(), serde_json::from_str(LAYER).unwrap());
        let (one, was) = (&one["features"][0], &was["features"][1]);
        let known = was["properties"].as_object().unwrap();
        for (key, value) in known {
            assert_eq!(&one["properties"][key], value, "{format:?} {key}");
        }
        assert_eq!((&one["id"], &one["geometry"]), (&was["id"], &was["geometry"]), "{format:?}");
    }
}

#[test]
fn a_file_with_several_layers_is_asked_for_its_incidents() {
    if Format::Gpkg.lacks().is_some() {
        return;
    }
    let folder = folder();
    let other = LAYER.replace("\"incidents\"", "\"aardvarks\"").replace("barda", "other");
    fs::write(folder.path().join("other.geojson"), other).unwrap();
    let [first, second] =
        ["other.geojson", "layer.geojson"].map(|name| read_layer(&folder.path().join(name)).unwrap());
    let mut file = File::create(folder.path().join("run.gpkg")).unwrap();
    write(Format::Gpkg, &[first.as_ref(), second.as_ref()], &Options::default(), &mut file).unwrap();
    assert_eq!(found(folder.path(), &["./run.gpkg", "--on", "2020-10-28"]), ["barda", "tartar"]);
    let told = ask(folder.path(), &["./run.gpkg"]).err;
    assert!(told.contains("note: `./run.gpkg` has 1 other layer; asked is `incidents`"), "{told}");
}

#[test]
fn rows_of_acled_answer_by_their_own_columns() {
    let folder = folder();
    let check = |more: &[&str], want: &[&str]| {
        assert_eq!(found(folder.path(), &[&["./acled.csv"], more].concat()), want, "{more:?}");
    };
    check(&["--on", "2020-10"], &["AZE1", "AZE2"]);
    check(&["--min-deaths", "14"], &["AZE2"]);
    check(&["--type", "armed clash"], &["AZE3"]);
    // A row that is known to a region alone is nowhere for certain.
    check(&["--near", "47.11,39.79", "--within", "70km"], &["AZE2 certain", "AZE3 possible"]);
    check(&["--near", "47.11,39.79", "--within", "70km", "--certain-only"], &["AZE2 certain"]);
    check(&["--bbox", "46,40,47,41"], &["AZE1 certain"]);
    let groups = ask(folder.path(), &["./acled.csv", "--group-by", "admin1", "--format", "csv"]).out;
    assert!(groups.contains("\"Barda, Azerbaijan\",1,0,21,21,0,0,"), "{groups}");
    let table = ask(folder.path(), &["./acled.csv", "--on", "2020-10-28", "--format", "table"]).out;
    assert!(
        table.contains("2020-10-28  Shelling/artillery/missile attack  Barda      21        -  AZE2"),
        "{table}"
    );
}

#[test]
fn rows_of_ucdp_answer_by_their_own_columns() {
    let folder = folder();
    let check = |more: &[&str], want: &[&str]| {
        assert_eq!(found(folder.path(), &[&["./ged.csv"], more].concat()), want, "{more:?}");
    };
    check(&["--on", "2020-10-29"], &["342", "343"]);
    check(&["--until", "2020-10-01"], &["343"]);
    check(&["--min-deaths", "14"], &["342", "343"]);
    check(&["--type", "one-sided"], &["342"]);
    // Within about 25 km of Barda, as its codebook says of `where_prec` 2; the province is nowhere for certain.
    check(&["--near", "47.1266,40.3744", "--within", "20km"], &["342 possible"]);
    check(&["--near", "47.1266,40.3744", "--within", "30km"], &["342 certain"]);
    check(&["--near", "46.75,39.81", "--within", "1km"], &["343 possible"]);
    let groups = ask(folder.path(), &["./ged.csv", "--group-by", "type", "--format", "csv"]).out;
    assert!(groups.contains("State-based conflict,2,0,12,1215,0,0,"), "{groups}");
    let pairs =
        ask(folder.path(), &["./ged.csv", "./acled.csv", "--pairs", "--within", "1km", "--format", "csv"])
            .out;
    assert!(pairs.contains(",341,2020-10-17,State-based conflict,Ganja town,AZE1,2020-10-17,"), "{pairs}");
}

#[test]
fn standard_input_may_be_any_format_and_stand_among_files() {
    let folder = folder();
    let mut inputs: Vec<Vec<u8>> = vec![LAYER.into(), ACLED.into(), GED.replace(',', ";").into()];
    let layer = read_layer(&folder.path().join("layer.geojson")).unwrap();
    for format in [Format::Gpkg, Format::Fgb, Format::Parquet] {
        if format.lacks().is_none() {
            let mut bytes = Vec::new();
            write(format, &[layer.as_ref()], &Options::default(), &mut bytes).unwrap();
            inputs.push(bytes);
        }
    }
    for input in inputs {
        let mut program = Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
            .current_dir(folder.path())
            .args(["query", "-", "acled.cs?", "layer.geojson", "--on", "2020-10-17", "--count"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        program.stdin.take().unwrap().write_all(&input).unwrap();
        let output = program.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        let found: u32 =
            String::from_utf8(output.stdout).unwrap().trim().parse().unwrap_or_else(|_| panic!("{told}"));
        // One of ACLED's, two of the layer, and one or two of standard input.
        assert!(found == 4 || found == 5, "{found} {told}");
    }
}

#[test]
fn what_is_no_layer_of_its_format_is_an_error_with_a_hint() {
    let folder = folder();
    for (name, bytes, words) in [
        (
            "a.csv",
            &b"id,name\n1,Ganja\n"[..],
            "error: `./a.csv`: no columns of coordinates among `id,name`\nhint: name the columns",
        ),
        ("a.gpkg", b"SQLite format 3\0nothing", "error: `./a.gpkg`: "),
        ("a.fgb", b"fgb\x03fgb\x00damaged", "error: `./a.fgb`: "),
        ("a.parquet", b"PAR1damagedPAR1", "error: `./a.parquet`: "),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let got = ask(folder.path(), &[&format!("./{name}")]);
        assert_eq!(got.code, 2);
        assert!(got.err.starts_with(words), "{}", got.err);
    }
    fs::write(folder.path().join("odd.csv"), "id,lon,lat\n1,46.3,40.6\n2,460,400\n").unwrap();
    let got = ask(folder.path(), &["./odd.csv", "--bbox", "46,40,47,41", "--count"]);
    assert_eq!(got.out, "1\n");
    assert!(got.err.contains("warning: ./odd.csv:3: kept a row without a position"), "{}", got.err);
}
