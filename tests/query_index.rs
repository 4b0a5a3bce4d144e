//! `query --index`: an index beside a layer changes how fast an answer comes, and nothing else.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

#[path = "common/asking.rs"]
mod asking;

use asking::{Outcome, ask_in};
use incident_mapper::format::layers::{Format, Options, read_layer, write};
use std::fs;
use std::path::Path;

/// Incidents on a grid around Ganja, of which some are known to a district or a country, some have no day and some no place.
fn layer(count: u32) -> String {
    let mut text = String::from(
        "{\"type\":\"FeatureCollection\",\"name\":\"incidents\",\"credits\":\"GeoNames, CC BY 4.0\",\"features\":[\n",
    );
    for n in 0..count {
        let (lng, lat) = (46.0 + f64::from(n % 40) / 50.0, 40.0 + f64::from(n / 40) / 50.0);
        let geometry = match n % 17 {
            3 => "null".to_owned(),
            _ => format!("{{\"type\":\"Point\",\"coordinates\":[{lng},{lat}]}}"),
        };
        let day = if n % 7 == 2 { "null".to_owned() } else { format!("\"2020-10-{:02}\"", n % 28 + 1) };
        let uncertainty = [0, 500, 20_000, 0, 300_000][n as usize % 5];
        let kind = ["Battles", "Explosions/Remote violence"][n as usize % 2];
        let comma = if n == 0 { "" } else { ",\n" };
        text.push_str(&format!(
            "{comma}{{\"type\":\"Feature\",\"id\":\"i{n}\",\"geometry\":{geometry},\"properties\":{{\"id\":\"i{n}\",\"event_date\":{day},\"event_type\":\"{kind}\",\"deaths_best\":{},\"coordinate_uncertainty_m\":{uncertainty},\"quote\":\"Gəncə {n}\"}}}}",
            n % 9
        ));
    }
    text + "\n]}\n"
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("layer.geojson"), layer(1500)).unwrap();
    folder
}

fn ask(folder: &Path, words: &[&str]) -> Outcome {
    ask_in(folder, words, "")
}

/// Questions of every kind, about places and not.
const QUESTIONS: [&str; 18] = [
    "--near 46.36,40.2 --within 3km",
    "--near 46.36,40.2 --within 3km --certain-only",
    "--near 46.36,40.2 --within 30km --type battle --sort deaths",
    "--near 46.36,40.2 --within 30km --nearest 5",
    "--near 46.36,40.2 --nearest 7",
    "--near 46.36,40.2 --nearest 7 --type battle --min-deaths 8",
    "--near 46.36,40.2 --nearest 7 --since 2020-10-20",
    "--near 46.36,40.2 --nearest 3 --text 1477",
    "--near 46.36,40.2 --nearest 4 --bbox 46.1,40.1,46.2,40.2",
    "--bbox 46.1,40.1,46.2,40.2",
    "--bbox 46.1,40.1,46.2,40.2 --on 2020-10-05 --group-by type --format csv",
    "--polygon ./area.wkt",
    "--polygon ./area.wkt --format csv",
    "--near 46.36,40.2 --within 3km --count",
    "--near 46.36,40.2",
    "--type battle --count",
    "--near 120,-30 --within 3km --certain-only",
    "--near 46.36,40.2 --within 3km --type nothing",
];

fn same_answers(folder: &Path, layer: &str) {
    fs::write(folder.join("area.wkt"), "POLYGON((46.1 40.1, 46.3 40.1, 46.2 40.3, 46.1 40.1))").unwrap();
    for question in QUESTIONS {
        let words: Vec<&str> = std::iter::once(layer).chain(question.split(' ')).collect();
        let with = ask(folder, &[&words[..], &["--index"]].concat());
        assert_eq!(with, ask(folder, &words), "{question}");
    }
}

#[test]
fn an_answer_by_the_index_is_the_answer_of_the_layer() {
    let folder = folder();
    let told = ask(folder.path(), &["./layer.geojson", "--index", "--count"]).err;
    assert!(told.contains("note: the index `./layer.geojson.idx` is made: 1500 features"), "{told}");
    same_answers(folder.path(), "./layer.geojson");
}

#[test]
fn features_are_read_where_they_stand_and_the_rest_is_not() {
    let folder = folder();
    // Those without a place are read for each question, since it is said how many of them would fit; and those that may be anywhere.
    let placed =
        layer(1500).replace("\"geometry\":null", r#""geometry":{"type":"Point","coordinates":[0,0]}"#);
    let exact = placed.replace("_m\":20000", "_m\":0").replace("_m\":300000", "_m\":0");
    fs::write(folder.path().join("layer.geojson"), exact).unwrap();
    ask(folder.path(), &["./layer.geojson", "--index"]);
    // The layer with its middle blanked, and the time of its last change put back: only an index that reads no more than it needs answers.
    let path = folder.path().join("layer.geojson");
    let mut bytes = fs::read(&path).unwrap();
    let changed = fs::metadata(&path).unwrap().modified().unwrap();
    let (start, end) = ((1 << 16) + 1000, bytes.len() - (1 << 16) - 1000);
    bytes[start..end].fill(b' ');
    fs::write(&path, bytes).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(changed).unwrap();
    let got = ask(
        folder.path(),
        &["./layer.geojson", "--index", "--near", "46,40", "--within", "1km", "--certain-only", "--count"],
    );
    assert_eq!((got.code, got.out.as_str()), (0, "1\n"), "{}", got.err);
}

#[test]
fn every_format_can_have_an_index() {
    let folder = folder();
    let table = read_layer(&folder.path().join("layer.geojson")).unwrap();
    for format in
        [Format::Geojsonl, Format::Geojsons, Format::Csv, Format::Gpkg, Format::Parquet, Format::Fgb]
    {
        if format.lacks().is_none() {
            let name = format!("./copy.{}", format.ending());
            let mut file = fs::File::create(folder.path().join(&name)).unwrap();
            write(format, &[table.as_ref()], &Options::default(), &mut file).unwrap();
            drop(file);
            ask(folder.path(), &[&name, "--index", "--count"]);
            assert!(folder.path().join(format!("{name}.idx")).exists());
            same_answers(folder.path(), &name);
        }
    }
}

#[test]
fn a_layer_that_changed_is_noticed() {
    let folder = folder();
    let count = || ask(folder.path(), &["./layer.geojson", "--index", "--bbox", "46,40,47,41", "--count"]);
    let before = count();
    assert!(before.err.contains("is made:"), "{}", before.err);
    let again = count();
    assert!(again.out == before.out && !again.err.contains("index"), "{}", again.err);
    fs::write(folder.path().join("layer.geojson"), layer(80)).unwrap();
    let after = count();
    assert!(after.err.contains("is made again, since its layer changed: 80 features"), "{}", after.err);
    assert_ne!(after.out, before.out);
    assert_eq!(count().out, after.out);
}

#[test]
fn a_damaged_index_is_made_again_whatever_is_wrong_with_it() {
    let folder = folder();
    let beside = folder.path().join("layer.geojson.idx");
    let question = ["./layer.geojson", "--index", "--near", "46.36,40.2", "--within", "5km"];
    ask(folder.path(), &question);
    let (good, expect) = (fs::read(&beside).unwrap(), ask(folder.path(), &question));
    let mut noticed = 0;
    for spoilt in (0..good.len()).step_by(good.len() / 60) {
        let mut bytes = good.clone();
        bytes[spoilt] ^= 0x55;
        fs::write(&beside, bytes).unwrap();
        let got = ask(folder.path(), &question);
        assert_eq!((got.code, &got.out), (expect.code, &expect.out), "{spoilt} {}", got.err);
        noticed += usize::from(got.err.contains("damaged"));
    }
    assert!(noticed > 30, "{noticed}");
    for bytes in [&b""[..], b"IMLAYER\x01", &good[..good.len() / 2]] {
        fs::write(&beside, bytes).unwrap();
        assert_eq!(ask(folder.path(), &question).out, expect.out);
        assert_eq!(fs::read(&beside).unwrap(), good, "it is made again as it was");
    }
}

#[test]
fn what_cannot_be_indexed_is_asked_all_the_same() {
    let folder = folder();
    fs::create_dir(folder.path().join("layer.geojson.idx")).unwrap();
    let got = ask(
        folder.path(),
        &["./layer.geojson", "--index", "--near", "46,40", "--within", "1m", "--certain-only", "--count"],
    );
    assert_eq!(got.out, "1\n");
    assert!(got.err.contains("warning: cannot replace"), "{}", got.err);
    fs::write(folder.path().join("bad.geojson"), "{\"type\":\"Topology\"}").unwrap();
    let got = ask(folder.path(), &["./bad.geojson", "--index"]);
    assert_eq!(got.code, 2);
    assert!(!folder.path().join("bad.geojson.idx").exists());
}
