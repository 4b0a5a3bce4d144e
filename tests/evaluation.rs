//! Scores as their users make them, on hand-made gold; and held against independent scorers where these lie beside the
//! repository. Where they or Python are absent, that is said and passes.
#![allow(clippy::print_stderr)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{err, program, root, shared};
use incident_mapper::evaluation::{geoparse, incidents};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of files for one test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the program here, checks its exit code and that it tells each of `words`, and gives what it wrote.
    fn run(&self, line: &str, code: i32, words: &[&str]) -> String {
        let arguments: Vec<&str> = line.split(' ').collect();
        let output: Output = program(self.0.path(), &arguments);
        let said = err(&output);
        assert_eq!(output.status.code(), Some(code), "{line}\n{said}");
        for word in words {
            assert!(said.contains(word), "{line}: no `{word}` in\n{said}");
        }
        String::from_utf8(output.stdout).unwrap()
    }

    fn score(&self, line: &str) -> Value {
        serde_json::from_str(&self.run(&format!("{line} --format json"), 0, &[])).unwrap()
    }
}

/// Ganja is named twice and Barda once; the demonym is none of the gold.
const GOLD: &str = r#"{"id":"a1","title":"Strike","source":"x.org","date":"2020-10-17","text":"A missile hit Ganja, Azerbaijan. Armenian forces denied it.","toponyms":[{"start":14,"end":19,"lat":40.68,"lon":46.36,"type":"P"},{"start":21,"end":31,"lat":40.5,"lon":47.5,"type":"A"}]}
{"id":"a2","text":"Barda was shelled.","toponyms":[{"start":0,"end":5,"lat":40.37,"lon":47.13,"type":"P"}]}
"#;

#[test]
fn texts_are_coded_and_scored_as_geoparse_codes_them() {
    let folder = Folder::new(&[("gold.jsonl", GOLD)]);
    let score = folder.score("eval geoparse gold.jsonl");
    let corpus = &score["corpora"][0];
    assert_eq!((score["eval"].as_str(), corpus["name"].as_str()), (Some("geoparse"), Some("gold")));
    assert_eq!(corpus["end_to_end"]["right"], 3, "{corpus}");
    assert_eq!(corpus["end_to_end"]["recall"], 1.0);
    assert_eq!(corpus["by_kind"]["demonym"]["matched"], json!({"rate": 0.0, "hits": 0, "of": 1}));
    assert_eq!(corpus["confusion"]["spurious"], json!([{"spelling": "Armenian", "count": 1}]));
    let without = folder.score("eval geoparse gold.jsonl --drop-demonyms");
    assert_eq!(without["corpora"][0]["end_to_end"]["f1"], 1.0);
    assert_eq!(without["corpora"][0]["without_demonyms"], true);
}

#[test]
fn neither_the_gold_nor_the_outlet_is_read_when_texts_are_coded() {
    let folder = Folder::new(&[("gold.jsonl", GOLD)]);
    let found = |score: &Value| {
        let corpus = &score["corpora"][0];
        (
            corpus["recognition"]["overlap"]["predicted"].clone(),
            corpus["by_feature_code"].as_object().unwrap().keys().cloned().collect::<Vec<_>>(),
        )
    };
    let before = found(&folder.score("eval geoparse gold.jsonl"));
    let elsewhere = GOLD
        .replace("\"lat\":40.68,\"lon\":46.36", "\"lat\":-33.0,\"lon\":151.0")
        .replace("x.org", "thetowntalk.com");
    folder.write("other.jsonl", &elsewhere.replace("\"start\":0,\"end\":5", "\"start\":6,\"end\":9"));
    let other = folder.score("eval geoparse other.jsonl");
    assert_eq!(found(&other), before);
    assert_eq!(other["corpora"][0]["end_to_end"]["right"], 1);
}

#[test]
fn predictions_of_any_program_are_scored() {
    let found = r#"{"id":"a1","toponyms":[{"start":14,"end":19,"longitude":46.4,"latitude":40.7},{"start":21,"end":31,"longitude":null,"latitude":null}]}"#;
    let folder = Folder::new(&[("gold.jsonl", GOLD), ("found.jsonl", found)]);
    let score = folder.score("eval geoparse gold.jsonl --predictions found.jsonl");
    let corpus = &score["corpora"][0];
    assert_eq!(corpus["documents_missing"], 1);
    assert_eq!(
        corpus["end_to_end"],
        json!({"precision": 1.0, "recall": 0.3333, "f1": 0.5, "right": 1, "predicted": 1, "gold": 3})
    );
    assert_eq!(corpus["confusion"]["missed"][0]["spelling"], "Barda");
    let table = folder.run("eval geoparse gold.jsonl --predictions found.jsonl", 0, &[]);
    assert!(table.contains("gold       3        1      1  1.000  0.333  0.500"), "{table}");
    assert!(table.contains("1 of 2 documents without an answer"), "{table}");
    folder.run(
        "eval geoparse gold.jsonl --predictions found.jsonl --predictions found.jsonl",
        2,
        &["2 files of predictions", "hint: repeat"],
    );
}

#[test]
fn a_baseline_shows_what_is_better_and_worse_and_a_fall_is_an_error() {
    let good = r#"{"id":"a1","toponyms":[{"start":14,"end":19,"longitude":46.4,"latitude":40.7},{"start":21,"end":31,"longitude":47.5,"latitude":40.4}]}"#;
    let bad = r#"{"id":"a1","toponyms":[{"start":14,"end":19,"longitude":6.4,"latitude":40.7}]}
{"id":"a2","toponyms":[{"start":0,"end":5,"longitude":47.1,"latitude":40.4}]}"#;
    let folder = Folder::new(&[("gold.jsonl", GOLD), ("good.jsonl", good), ("bad.jsonl", bad)]);
    let eval = "eval geoparse gold.jsonl --predictions";
    folder.run(&format!("{eval} good.jsonl --format json --out before.json"), 0, &[]);
    let table = folder.run(&format!("{eval} bad.jsonl --baseline before.json"), 0, &[]);
    let line = |words: &str| {
        let line = table.lines().find(|line| line.starts_with(words));
        line.unwrap_or_else(|| panic!("no `{words}` in\n{table}"))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(line("end to end F1 "), "end to end F1 0.8000 0.4000 worse");
    assert_eq!(line("missed: Barda"), "missed: Barda 1 0 better");
    assert_eq!(line("misplaced: Ganja"), "misplaced: Ganja 0 1 worse");
    assert_eq!(line("a2 "), "a2 1 0 better");
    let compared = folder.score(&format!("{eval} bad.jsonl --baseline before.json"));
    assert_eq!(compared["comparison"]["sections"][0]["documents"][0]["what"], "a2");
    let bar = format!("{eval} bad.jsonl --baseline before.json --max-drop");
    folder.run(
        &format!("{bar} 0.01"),
        1,
        &["mean F1 end to end 0.4000, before 0.8000: more than it may fall (0.01)"],
    );
    folder.run(&format!("{bar} 0.4"), 0, &["within what it may fall"]);
    // What rises may rise by anything.
    folder.run(&format!("{eval} bad.jsonl --format json --figures --out figures.json"), 0, &[]);
    folder.run(&format!("{eval} good.jsonl --baseline figures.json --max-drop 0"), 0, &["within"]);
    let figures = fs::read_to_string(folder.path("figures.json")).unwrap();
    assert!(!figures.contains("Ganja") && !figures.contains("a1"), "{figures}");
    // A mean of other corpora is no baseline for a bar.
    folder.write("more.jsonl", GOLD);
    let more = "eval geoparse gold.jsonl more.jsonl --predictions bad.jsonl --predictions bad.jsonl";
    folder.run(
        &format!("{more} --baseline before.json --max-drop 0.1"),
        2,
        &["that of `gold`, not of `gold`, `more`"],
    );
    let table = folder.run(&format!("{more} --baseline before.json"), 0, &[]);
    assert!(table.contains("the baseline does not have: more"), "{table}");
}

#[test]
fn what_cannot_be_used_is_told_with_its_line() {
    let bad =
        format!("{GOLD}not json\n{{\"id\":\"a3\",\"text\":\"\",\"toponyms\":[{{\"start\":0,\"end\":4}}]}}\n");
    let folder = Folder::new(&[
        ("gold.jsonl", &bad),
        ("empty.jsonl", "\n"),
        ("x.json", "{\"eval\":\"incidents\"}"),
        ("found.jsonl", INCIDENTS),
    ]);
    folder.run(
        "eval geoparse gold.jsonl",
        0,
        &[
            "error: gold.jsonl:3: the line is left out",
            "gold.jsonl:4: toponym 1 of `a3` is left out",
            "hint: a line is",
        ],
    );
    folder.run("eval geoparse empty.jsonl", 2, &["nothing in `empty.jsonl` can be used as gold", "hint:"]);
    folder.run("eval geoparse none.jsonl", 2, &["cannot read `none.jsonl`", "hint: check the spelling"]);
    folder.run(
        "eval geoparse gold.jsonl --drop-demonyms=lgl",
        2,
        &["there is no corpus `lgl` among `gold`", "hint:"],
    );
    folder.run(
        "eval geoparse gold.jsonl --baseline x.json",
        2,
        &["`x.json` is no score of `eval geoparse`", "incidents", "hint:"],
    );
    folder.run(
        "eval incidents found.jsonl --layer x.json",
        2,
        &["`x.json` is no layer of incidents", "hint:"],
    );
    folder.run("eval incidents gold.jsonl", 2, &["REPORTS"]);
    folder.run("eval geoparse gold.jsonl --out x.json/score.json", 2, &["x.json", "hint:"]);
    folder.run("eval incidents gold.jsonl --layer x.json --fields day=x", 2, &["`day` is no field"]);
}

const INCIDENTS: &str = r#"{"id":"r1","incidents":[{"key":"ganja","lat":40.68,"lon":46.36,"precision":"settlement","country":"Azerbaijan","date":"2020-10-17","date_precision":"day","type":"shelling_or_missile","killed_min":12,"killed_max":12}],"optional_incidents":[]}
{"id":"r2","incidents":[{"key":"barda","lat":40.37,"lon":47.13,"precision":"settlement","country":"Azerbaijan","date":"2020-10-28","date_precision":"day","type":"shelling_or_missile"}]}
"#;

const REPORTS: &str = r#"{"id":"r1","date":"2020-10-17","text":"A missile struck Ganja on 17 October 2020, killing 12 people."}
{"id":"r2","date":"2020-10-28","text":"Nothing was reported from the towns of Azerbaijan."}
"#;

#[test]
fn incidents_are_those_that_map_makes_of_the_reports_or_of_a_layer() {
    let folder = Folder::new(&[("gold.jsonl", INCIDENTS), ("reports.jsonl", REPORTS)]);
    let score = folder.score("eval incidents gold.jsonl reports.jsonl");
    assert_eq!(
        score["incidents"]["found"],
        json!({"precision": 1.0, "recall": 0.5, "f1": 0.6667, "right": 1, "predicted": 1, "gold": 2})
    );
    assert_eq!(score["per_mention"]["killed"]["same_bounds"]["hits"], 1);
    assert_eq!(score["by_report"][0]["missed"], json!(["barda"]));
    folder.run("map reports.jsonl --out run --quiet", 0, &[]);
    assert_eq!(folder.score("eval incidents gold.jsonl --layer run/incidents.geojson"), score);
    let table = folder.run("eval incidents gold.jsonl --layer run/incidents.geojson", 0, &[]);
    let found = table.lines().find(|line| line.starts_with("found ")).unwrap_or_default();
    let found: Vec<&str> = found.split_whitespace().collect();
    assert_eq!(found, ["found", "1.000", "0.500", "0.667", "1", "1", "2"], "{table}");
    folder.run("eval incidents gold.jsonl reports.jsonl --format json --out before.json", 0, &[]);
    folder.write(
        "reports.jsonl",
        &REPORTS.replace(
            "Nothing was reported from the towns of Azerbaijan.",
            "Barda was shelled on 28 October 2020.",
        ),
    );
    let table = folder.run("eval incidents gold.jsonl reports.jsonl --baseline before.json", 0, &[]);
    let fixed = table.lines().find(|line| line.starts_with("missed: barda in r2"));
    assert!(fixed.is_some_and(|line| line.ends_with("better")), "{table}");
}

/// What an independent scorer says; `None`, and said, where it cannot be run.
fn judged(script: &str, arguments: &[&Path]) -> Option<Value> {
    let tools = shared()?.join("tools");
    let script = tools.join(script);
    if !script.is_file() {
        eprintln!("skipped: there is no {}", script.display());
        return None;
    }
    let Ok(output) = Command::new("python3").arg(&script).args(arguments).arg("--json").output() else {
        eprintln!("skipped: python3 cannot be run");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Holds a figure against another to three digits: decimals of a share, leading digits of a length.
fn same(what: &str, ours: &Value, theirs: &Value) {
    let (Some(a), Some(b)) = (ours.as_f64(), theirs.as_f64()) else {
        assert_eq!((ours, theirs), (&Value::Null, &Value::Null), "{what}");
        return;
    };
    assert!((a - b).abs() <= 5e-4 * b.abs().max(1.0), "{what}: {a}, not {b}");
}

/// The lines of a corpus as a coder may see them: without gold, outlet and address.
fn without_gold(corpus: &Path) -> String {
    let bare = |line: &str| {
        let document: Value = serde_json::from_str(line).unwrap();
        let keys = ["id", "text", "date", "title"].iter();
        let kept: serde_json::Map<String, Value> =
            keys.map(|key| ((*key).to_owned(), document[*key].clone())).collect();
        Value::from(kept).to_string() + "\n"
    };
    fs::read_to_string(corpus).unwrap().lines().map(bare).collect()
}

/// A small generator of numbers, so that what is disturbed is disturbed in the same way each time.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// The predictions moved, doubled, emptied and left out, so that spans overlap, nest and repeat and points are missing.
fn disturbed(predictions: &str) -> String {
    let mut state = 7;
    let mut lines = String::new();
    for line in predictions.lines() {
        let mut document: Value = serde_json::from_str(line).unwrap();
        let mut toponyms = Vec::new();
        for toponym in document["toponyms"].as_array().unwrap() {
            let mut toponym = toponym.clone();
            let (start, end) = (toponym["start"].as_u64().unwrap(), toponym["end"].as_u64().unwrap());
            let choice = next(&mut state) % 8;
            if choice < 2 {
                toponyms.push(toponym.clone());
                toponym["start"] = json!(start.saturating_sub(next(&mut state) % 12));
                toponym["end"] = json!(end + next(&mut state) % 12);
            } else if choice == 2 {
                (toponym["latitude"], toponym["longitude"]) = (Value::Null, Value::Null);
            } else if choice == 3 && !toponym["longitude"].is_null() {
                toponym["latitude"] = json!((next(&mut state) % 160) as f64 - 80.0);
            }
            if choice < 7 {
                toponyms.push(toponym);
            }
        }
        document["toponyms"] = Value::from(toponyms);
        if next(&mut state) % 20 >= 1 {
            lines += &(document.to_string() + "\n");
        }
    }
    lines
}

fn check_corpus(name: &str) {
    let Some(gold) = shared().map(|shared| shared.join("corpora").join(format!("{name}.jsonl"))) else {
        return;
    };
    if !gold.is_file() {
        eprintln!("skipped: there is no {}", gold.display());
        return;
    }
    let folder = Folder::new(&[("bare.jsonl", &without_gold(&gold))]);
    let found = folder.run("geoparse bare.jsonl", 0, &[]);
    folder.write("found.jsonl", &found);
    folder.write("disturbed.jsonl", &disturbed(&found));
    let eval = format!("eval geoparse {}", gold.display());
    let coded = folder.score(&eval);
    for file in ["found.jsonl", "disturbed.jsonl"] {
        let ours = folder.score(&format!("{eval} --predictions {file}"));
        let ours = &ours["corpora"][0];
        if file == "found.jsonl" {
            // The texts are coded as `geoparse` codes them where it sees no gold.
            assert_eq!(&coded["corpora"][0], ours, "{name}");
        }
        let Some(theirs) = judged("score_geoparsing_cli.py", &[&gold, &folder.path(file)]) else { return };
        let what = |figure: &str| format!("{name}, {file}: {figure}");
        for (figure, of, by) in [
            ("exact", &ours["recognition"]["exact"], &theirs["exact"]),
            ("overlap", &ours["recognition"]["overlap"], &theirs["overlap"]),
            ("end to end", &ours["end_to_end"], &theirs["end_to_end_161"]),
        ] {
            for (a, b) in [("precision", "p"), ("recall", "r"), ("f1", "f1")] {
                same(&what(&format!("{figure} {a}")), &of[a], &by[b]);
            }
            assert_eq!(
                [&of["right"], &of["predicted"], &of["gold"]],
                [&by["tp"], &by["pred"], &by["gold"]],
                "{}",
                what(figure)
            );
        }
        let (ours_r, by) = (&ours["resolution"], &theirs["resolution_on_matched"]);
        assert_eq!(ours_r["located"]["of"], by["n"], "{}", what("n"));
        same(&what("located"), &ours_r["located"]["rate"], &by["resolved"]);
        for (a, b) in
            [("within_161_km", "acc161"), ("median_km", "median_km"), ("mean_km", "mean_km"), ("auc", "auc")]
        {
            same(&what(b), &ours_r["all"][a], &by[b]);
            same(
                &what(&format!("{b} of the located")),
                &ours_r["of_located"][a],
                &by[format!("{b}_resolved")],
            );
        }
        assert_eq!(ours["documents_missing"], theirs["documents_missing"], "{}", what("missing"));
    }
}

#[test]
fn the_score_of_lgl_is_the_independent_scorers() {
    check_corpus("lgl.dev");
}

#[test]
fn the_score_of_tr_news_is_the_independent_scorers() {
    check_corpus("trnews.dev");
}

#[test]
fn the_score_of_geowebnews_is_the_independent_scorers() {
    check_corpus("geowebnews.dev");
}

#[test]
fn the_score_of_geovirus_is_the_independent_scorers() {
    check_corpus("geovirus.dev");
}

/// The layer with features moved, redated, retyped, unlocated and split by report.
fn disturbed_layer(layer: &Path) -> String {
    let mut state = 11;
    let mut layer: Value = serde_json::from_slice(&fs::read(layer).unwrap()).unwrap();
    let mut features = Vec::new();
    for feature in layer["features"].as_array().unwrap() {
        let mut feature = feature.clone();
        match next(&mut state) % 7 {
            0 => feature["geometry"] = Value::Null,
            1 => {
                feature["geometry"]["coordinates"][1] =
                    json!(feature["geometry"]["coordinates"][1].as_f64().unwrap() + 0.2)
            }
            2 => feature["properties"]["event_date"] = json!("2020-10"),
            3 => feature["properties"]["sub_event_type"] = json!("Armed clash"),
            4 => {
                feature["properties"]["deaths_high"] = json!(next(&mut state) % 20);
                feature["properties"]["injured_low"] = Value::Null;
                feature["properties"]["denied_by"] = json!("somebody");
            }
            5 => features.push(feature.clone()),
            _ => {}
        }
        features.push(feature);
    }
    layer["features"] = Value::from(features);
    layer.to_string()
}

fn check_incidents(reports: &str, gold: &str) {
    let Some(shared) = shared() else { return };
    let (reports, gold) = (shared.join(reports), shared.join(gold));
    let folder = Folder::new(&[]);
    folder.run(&format!("map {} --out run --quiet", reports.display()), 0, &[]);
    folder.write("disturbed.geojson", &disturbed_layer(&folder.path("run/incidents.geojson")));
    for file in ["run/incidents.geojson", "disturbed.geojson"] {
        let ours = folder.score(&format!("eval incidents {} --layer {file}", gold.display()));
        let options = "--date event_date --killed-min deaths_low --killed-max deaths_high --wounded-min injured_low \
             --wounded-max injured_high --type sub_event_type --sources reports --denied-by denied_by --type-map";
        let mut arguments = vec![folder.path(file), "--gold".into(), gold.clone()];
        arguments.extend(options.split_whitespace().map(PathBuf::from));
        arguments.push(shared.join("tools/event_types.json"));
        let arguments: Vec<&Path> = arguments.iter().map(PathBuf::as_path).collect();
        let Some(theirs) = judged("score_incidents.py", &arguments) else { return };
        let compare = |ours_at: &str, theirs_at: &str| {
            let of = |value: &Value, path: &str| {
                value.pointer(path).cloned().unwrap_or_else(|| panic!("no {path}"))
            };
            same(
                &format!("{} {file} {ours_at}", gold.display()),
                &of(&ours, ours_at),
                &of(&theirs, theirs_at),
            );
        };
        for (a, b) in [
            ("/reports", "/reports"),
            ("/features", "/features"),
            ("/incidents/found/precision", "/incidents/precision"),
            ("/incidents/found/recall", "/incidents/recall"),
            ("/incidents/found/f1", "/incidents/f1"),
            ("/incidents/found/right", "/incidents/matched"),
            ("/incidents/found/predicted", "/incidents/predicted"),
            ("/incidents/mean_report_f1", "/incidents/macro_f1"),
            ("/incidents/ignored_optional", "/incidents/ignored_optional"),
            ("/incidents/unlocated", "/incidents/unlocated_predictions"),
            ("/incidents/found_with_date/precision", "/incidents/strict_date/precision"),
            ("/incidents/found_with_date/recall", "/incidents/strict_date/recall"),
            ("/incidents/found_with_date/f1", "/incidents/strict_date/f1"),
            ("/location_error_km/median", "/location_error_km/median"),
            (
                "/location_error_km/median_exact_or_settlement",
                "/location_error_km/median_exact_or_settlement",
            ),
            ("/location_error_km/max", "/location_error_km/max"),
            ("/negatives/reports", "/negatives/reports"),
            ("/negatives/false_incidents", "/negatives/false_incidents"),
            ("/negatives/reports_with_false_incidents", "/negatives/reports_with_false_incidents"),
        ] {
            compare(a, b);
        }
        for (a, b) in [
            ("/incidents/recall_without_background", "/incidents/recall_without_background"),
            ("/date_exact_day", "/date_exact_day"),
            ("/date_at_gold_precision", "/date_ok_at_gold_precision"),
            ("/type_agreement", "/type_agreement"),
            ("/per_mention/denial", "/denial_agreement"),
            ("/per_feature/denial", "/per_feature/denial_agreement"),
        ] {
            ["rate", "hits", "of"]
                .iter()
                .for_each(|part| compare(&format!("{a}/{part}"), &format!("{b}/{part}")));
        }
        for toll in ["killed", "wounded"] {
            for rate in ["overlap", "same_bounds", "invented"] {
                for part in ["rate", "hits", "of"] {
                    compare(&format!("/per_mention/{toll}/{rate}/{part}"), &format!("/{toll}/{rate}/{part}"));
                    compare(
                        &format!("/per_feature/{toll}/{rate}/{part}"),
                        &format!("/per_feature/{toll}/{rate}/{part}"),
                    );
                }
            }
        }
        for of in ["all_mentions", "matched_mentions"] {
            for (a, b) in [
                ("precision", "precision"),
                ("recall", "recall"),
                ("f1", "f1"),
                ("gold", "gold_pairs"),
                ("predicted", "predicted_pairs"),
                ("right", "right_pairs"),
            ] {
                compare(&format!("/merging/{of}/{a}"), &format!("/merging/{of}/{b}"));
            }
        }
        let of_report = |score: &Value, key: &str| -> Vec<(String, Value)> {
            let rows = score[key].as_array().unwrap();
            let mut rows: Vec<(String, Value)> = rows
                .iter()
                .map(|row| (row["id"].as_str().unwrap().to_owned(), row["missed"].clone()))
                .collect();
            rows.sort_by(|a, b| a.0.cmp(&b.0));
            rows
        };
        assert_eq!(of_report(&ours, "by_report"), of_report(&theirs, "per_report"));
    }
}

#[test]
fn the_score_of_the_five_reports_is_the_independent_scorers() {
    check_incidents("reports", "gold/karabakh_reports.gold.jsonl");
}

#[test]
fn the_score_of_the_retold_reports_is_the_independent_scorers() {
    check_incidents("reports_retold/reports.jsonl", "reports_retold/gold.jsonl");
}

proptest! {
    #[test]
    fn any_damage_is_told_or_scored(at in any::<prop::sample::Index>(), byte: u8, cut: bool) {
        let damaged = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if cut {
                bytes.remove(at);
            }
            bytes
        };
        let (documents, _) = geoparse::read_gold("gold", &damaged(GOLD));
        let found = r#"{"id":"a2","toponyms":[{"start":0,"end":5,"longitude":47.1,"latitude":40.4,"confidence":0.9}]}"#;
        let (by_document, _) = geoparse::read_predictions("found", &damaged(found));
        let score = geoparse::score("gold", &documents, &geoparse::of_documents(&documents, &by_document));
        prop_assert!((0.0..=1.0).contains(&score.end_to_end.f1));
        let (gold, _) = incidents::read_gold("gold", &damaged(INCIDENTS));
        let layer = r#"{"features":[{"geometry":{"type":"Point","coordinates":[46.4,40.7]},"properties":{"event_date":"2020-10-17","deaths_low":12,"reports":"r1; r2"}}]}"#;
        let (layer, _) = incidents::read_layer("layer", &damaged(layer), &incidents::FieldMap::default());
        let score = incidents::score(&gold, &layer, &incidents::TypeMap::default());
        prop_assert!((0.0..=1.0).contains(&score.incidents.found.f1));
    }
}

/// `.ci/scores` holds the program against these, and `.ci/scores --update` takes over new ones.
#[test]
fn the_kept_scores_are_of_the_four_corpora_and_hold_no_text() {
    let kept = fs::read_to_string(root().join("tests/scores/geoparse.json")).unwrap();
    let score: Value = serde_json::from_str(&kept).unwrap();
    let corpora: Vec<(&str, bool)> = score["corpora"]
        .as_array()
        .unwrap()
        .iter()
        .map(|corpus| (corpus["name"].as_str().unwrap(), corpus["without_demonyms"].as_bool().unwrap()))
        .collect();
    let four = [("lgl.dev", false), ("trnews.dev", false), ("geowebnews.dev", false), ("geovirus.dev", true)];
    assert_eq!(corpora, four);
    assert!(!kept.contains("\"confusion\"") && !kept.contains("\"by_document\""));
}
