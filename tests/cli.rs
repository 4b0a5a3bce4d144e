//! The built program, as its users call it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

struct Home(tempfile::TempDir);

impl Home {
    /// A folder of its own with three reports, one of them in JSON lines with a bad line.
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        home.file("reports/b.txt", "Barda was shelled on 28 October 2020, officials said.");
        home.file("reports/a.txt", "“A missile” struck Ganja on 17 October 2020, killing 12 people.");
        home.file("reports/c.jsonl", "{\"id\": \"c1\", \"text\": \"Shelling hit Tartar.\"}\nnot json\n");
        home
    }

    fn file(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
        command.current_dir(self.0.path()).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let Ok(entries) = fs::read_dir(self.0.path().join(folder)) else { return BTreeMap::new() };
        entries
            .map(|entry| entry.unwrap().path())
            .map(|path| (name(&path), fs::read(&path).unwrap()))
            .collect()
    }
}

fn name(path: &Path) -> String {
    path.file_name().and_then(OsStr::to_str).unwrap().to_string()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Runs the program and checks its exit code and that its error stream holds each of `words`.
fn check(home: &Home, arguments: &[&str], code: i32, words: &[&str]) -> Output {
    let output = home.run(arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{}", err(&output));
    for word in words {
        assert!(err(&output).contains(word), "{arguments:?}: no `{word}` in\n{}", err(&output));
    }
    output
}

const FILES: [&str; 19] = [
    "base_borders.geojson",
    "base_land.geojson",
    "claims.jsonl",
    "evidence.jsonl",
    "footprints.geojson",
    "footprints.qml",
    "incidents.geojson",
    "incidents.qgs",
    "incidents.qml",
    "mentions.geojson",
    "mentions.qml",
    "merges.jsonl",
    "overview.svg",
    "places.geojson",
    "places.qml",
    "review.csv",
    "run.json",
    "sources.jsonl",
    "unlocated.geojson",
];

#[test]
fn map_writes_every_file_and_says_so() {
    let home = Home::new();
    let output = check(&home, &["map", "reports"], 0, &["3 reports", "19 files written to output"]);
    assert_eq!(out(&output), "");
    let files = home.files("output");
    assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), FILES);
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".geojson")) {
        let text = std::str::from_utf8(bytes).unwrap();
        text.parse::<geojson::FeatureCollection>().unwrap_or_else(|e| panic!("{name}: {e}"));
    }
    let run: serde_json::Value = serde_json::from_slice(&files["run.json"]).unwrap();
    assert_eq!(run["counts"]["reports"], 3);
    assert!(run["run_id"].as_str().unwrap().starts_with("run-"));
}

#[test]
fn a_bad_line_is_told_and_hides_no_good_one() {
    let home = Home::new();
    let output = check(&home, &["map", "reports"], 0, &["c.jsonl:2"]);
    assert_eq!(err(&output).matches("error:").count(), 1);
    let sources = String::from_utf8(home.files("output")["sources.jsonl"].clone()).unwrap();
    assert_eq!(sources.lines().count(), 3);
}

#[test]
fn the_order_of_the_inputs_changes_no_byte() {
    let home = Home::new();
    check(&home, &["map", "reports/a.txt", "reports/b.txt", "reports/c.jsonl", "--out", "one"], 0, &[]);
    check(&home, &["map", "reports/c.jsonl", "reports/b.txt", "reports/a.txt", "--out", "two"], 0, &[]);
    assert_eq!(home.files("one"), home.files("two"));
    check(&home, &["map", "reports", "--out", "two"], 0, &[]);
    assert_eq!(home.files("one"), home.files("two"), "mapping again into the same folder");
}

#[test]
fn sources_keep_the_text_unless_told_otherwise() {
    let home = Home::new();
    let texts = |arguments: &[&str]| -> Vec<Option<String>> {
        check(&home, arguments, 0, &[]);
        let sources = String::from_utf8(home.files("output")["sources.jsonl"].clone()).unwrap();
        let line = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        sources.lines().map(|l| line(l)["text"].as_str().map(str::to_string)).collect()
    };
    assert!(texts(&["map", "reports"])[0].as_ref().unwrap().contains("struck Ganja"));
    assert_eq!(texts(&["map", "reports", "--no-text"]), [None, None, None]);
}

#[test]
fn quiet_is_quiet_but_for_what_went_wrong() {
    let home = Home::new();
    assert_eq!(err(&check(&home, &["map", "reports/a.txt", "--quiet"], 0, &[])), "");
    assert!(err(&check(&home, &["map", "reports/c.jsonl", "--quiet"], 0, &[])).contains("c.jsonl:2"));
}

#[test]
fn nothing_readable_is_an_error_and_leaves_no_file() {
    let home = Home::new();
    check(&home, &["map", "nowhere.txt"], 2, &["nowhere.txt", "error: none of the inputs", "hint: "]);
    assert_eq!(home.files("output").len(), 0);
    check(&home, &["geoparse", "nowhere.txt"], 2, &["nowhere.txt", "hint: "]);
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_before_anything_is_read() {
    let home = Home::new();
    home.file("taken", "a file");
    let output = check(&home, &["map", "reports", "--out", "taken"], 2, &["`taken`", "hint: "]);
    assert!(!err(&output).contains("c.jsonl"), "{}", err(&output));
    assert_eq!(fs::read_to_string(home.0.path().join("taken")).unwrap(), "a file");
}

#[test]
fn a_file_that_cannot_be_replaced_leaves_the_former_run_whole() {
    let home = Home::new();
    check(&home, &["map", "reports/a.txt"], 0, &[]);
    let path = home.0.path().join("output/run.json");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let before = fs::read(home.0.path().join("output/sources.jsonl")).unwrap();
    check(&home, &["map", "reports"], 2, &["run.json", "hint: "]);
    assert_eq!(fs::read(home.0.path().join("output/sources.jsonl")).unwrap(), before);
    let left: Vec<_> =
        fs::read_dir(home.0.path().join("output")).unwrap().map(|e| name(&e.unwrap().path())).collect();
    assert_eq!(left.len(), FILES.len(), "{left:?}");
}

#[test]
fn mistaken_arguments_are_errors() {
    let home = Home::new();
    check(&home, &[], 2, &["Usage"]);
    check(&home, &["map"], 2, &["REPORTS"]);
    check(&home, &["map", "reports", "--date", "last week"], 2, &["last week"]);
    check(&home, &["map", "reports", "--focus", "Azerbaijan"], 2, &["`Azerbaijan`", "hint: "]);
    check(&home, &["map", "reports", "--gazetteer", "none.csv"], 2, &["`none.csv`", "hint: "]);
}

#[test]
fn help_has_examples() {
    let home = Home::new();
    for arguments in [&["--help"][..], &["map", "--help"], &["geoparse", "--help"], &["why", "--help"]] {
        let output = check(&home, arguments, 0, &[]);
        assert!(out(&output).contains("Examples:\n  incident-mapper "), "{arguments:?}");
    }
}

#[test]
fn geoparse_answers_a_line_a_report_in_input_order() {
    let home = Home::new();
    let input: String =
        (0..200).map(|n| format!("{{\"id\": \"r{}\", \"text\": \"Gəncə {n}\"}}\n", 200 - n)).collect();
    let output = home.run_with(&["geoparse", "--format", "jsonl", "-"], &input);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let ids: Vec<String> = out(&output)
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_string()
        })
        .collect();
    assert_eq!(ids, (0..200).map(|n| format!("r{}", 200 - n)).collect::<Vec<_>>());
}

#[test]
fn geoparse_writes_geojson_too() {
    let home = Home::new();
    let output = check(&home, &["geoparse", "--format", "geojson", "reports"], 0, &["c.jsonl:2"]);
    out(&output).parse::<geojson::FeatureCollection>().unwrap();
}

/// What `geoparse` says of one long text, in both formats: the code points at which Gəncə begins.
#[test]
fn a_text_longer_than_a_book_is_read_in_parts_and_its_places_count_the_whole() {
    let home = Home::new();
    let filler = "nə olub, nə olmayıb ".repeat(20_000);
    let text: String = (0..8).map(|_| format!("A missile hit Gəncə.\n\n{filler}\n\n")).collect();
    assert!(text.len() > 3_000_000, "longer than one part");
    let begins = |byte: usize| text[..byte].chars().count() as u64;
    let want: Vec<u64> = text.match_indices("Gəncə").map(|(byte, _)| begins(byte)).collect();
    let line = serde_json::json!({"id": "long", "text": text}).to_string();

    let output = home.run_with(&["geoparse", "-"], &line);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let found: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let toponyms = found["toponyms"].as_array().unwrap();
    let ganja = toponyms.iter().filter(|toponym| toponym["surface"] == "Gəncə");
    assert_eq!(ganja.map(|toponym| toponym["start"].as_u64().unwrap()).collect::<Vec<_>>(), want);

    let output = home.run_with(&["geoparse", "--format", "geojson", "-"], &line);
    let layer = out(&output).parse::<geojson::FeatureCollection>().unwrap();
    let ganja = layer.features.iter().filter(|feature| feature.property("surface") == Some(&"Gəncə".into()));
    let starts: Vec<u64> = ganja.map(|f| f.property("start").unwrap().as_u64().unwrap()).collect();
    assert_eq!(starts, want);
}

/// A decision on one mention counts in the whole of a text.
#[test]
fn a_long_text_that_decisions_speak_of_is_read_at_once() {
    let home = Home::new();
    let filler = "Nothing else happened there. ".repeat(80_000);
    let text = format!("{filler}A missile hit Ganja.");
    let key = format!("long:{}|Ganja", filler.len() + "A missile hit ".len());
    let rows = format!("kind,scope,key\nnot_a_place,mention,{key}\n");
    fs::write(home.0.path().join("decisions.csv"), rows).unwrap();
    let line = serde_json::json!({"id": "long", "text": text}).to_string();
    let output = home.run_with(&["geoparse", "--decisions", "decisions.csv", "-"], &line);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert_eq!(out(&output), "{\"id\":\"long\",\"toponyms\":[]}\n");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let home = Home::new();
    let line = format!("{{\"id\": \"r\", \"text\": \"{}\"}}\n", "Ganja ".repeat(1_000));
    let mut child = home.command(&["geoparse", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // The program may be gone before it has read everything.
    let _ = stdin.write_all(line.repeat(200).as_bytes());
    drop(stdin);
    let mut complaints = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
    assert!(child.wait().unwrap().success(), "{complaints}");
    assert!(!complaints.contains("panicked") && !complaints.contains("error: cannot"), "{complaints}");
}

#[test]
fn why_tells_when_there_is_nothing_to_explain() {
    let home = Home::new();
    check(&home, &["why", "inc-00"], 2, &["output/incidents.geojson", "hint: run `incident-mapper map`"]);
    check(&home, &["map", "reports"], 0, &[]);
    check(&home, &["why", "inc-00"], 1, &["`inc-00`"]);
    check(&home, &["why", "a:0"], 1, &["`a:0`"]);
    check(&home, &["why", "Xqzzyv"], 1, &["`Xqzzyv`", "gazetteer/local.csv"]);
}

#[test]
fn why_shows_the_candidates_and_what_it_says_would_change_does() {
    let home = Home::new();
    home.file("one.jsonl", "{\"id\": \"r\", \"text\": \"Rebels attacked Valencia on Monday.\"}");
    check(&home, &["map", "one.jsonl"], 0, &[]);
    let why = out(&home.run(&["why", "r:16"]));
    for told in [
        "unresolved",
        "5 of ",
        "Valencia, Venezuela (gn:3625549): the name itself",
        "more for Valencia, Spain",
    ] {
        assert!(why.contains(told), "no `{told}` in\n{why}");
    }
    let focus = "with --focus ES it would be Valencia, Spain (gn:2509954)";
    assert!(why.contains(focus), "{why}");
    let now = out(&home.run(&["why", "r:16", "--focus", "ES"]));
    assert!(
        now.contains("read again it is Valencia, Spain (gn:2509954)") && now.contains("the margin over"),
        "{now}"
    );
    check(
        &home,
        &["map", "one.jsonl", "--focus", "XX"],
        2,
        &["`XX` is not the two-letter code of a country"],
    );
}
