//! The example reports of `tests/reports` and what the program makes of them.
//!
//! `tests/snapshots/incidents.txt` has a line an incident, to be read and judged by people; `tests/snapshots/KNOWN.md`
//! says where it is wrong. To take over a change that is for the better:
//!
//! ```sh
//! UPDATE_SNAPSHOTS=1 cargo test --test examples
//! cargo run --release -- map tests/reports
//! ```
//!
//! The second line renews `output/`, which a test here holds to the byte.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{features, files, lines, map, program, root, texts, words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const SNAPSHOT: &str = "tests/snapshots/incidents.txt";

const HEADING: &str = "\
# date | type | place (feature, country) | killed | wounded | attributed to / by | denied by | status | reports | words
";

/// A value as a cell: `-` where there is none.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// `9`, `12..13`, `13..` or `..60`; `-` where nothing is known.
fn range(low: &Value, high: &Value) -> String {
    match (low.as_u64(), high.as_u64()) {
        (None, None) => "-".to_owned(),
        (Some(low), Some(high)) if low == high => low.to_string(),
        (low, high) => {
            let bound = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
            format!("{}..{}", bound(low), bound(high))
        }
    }
}

/// The words around the one that told of the event.
fn fragment(evidence: &[Value], texts: &BTreeMap<String, String>) -> String {
    let Some(told) = evidence.iter().find(|e| e["field"] == "event_type") else { return "-".to_owned() };
    let (start, end) = (told["start"].as_u64().unwrap(), told["end"].as_u64().unwrap());
    let text = &texts[told["report_id"].as_str().unwrap()];
    let end = (end + 50).min(text.chars().count() as u64);
    let around = words(text, start.saturating_sub(50), end).unwrap();
    around.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(incident: &Value, evidence: &[Value], texts: &BTreeMap<String, String>) -> String {
    let of = |key: &str| cell(&incident[key]);
    let date = match (of("date_start"), of("date_end")) {
        (start, end) if start == end => start,
        (start, end) => format!("{start}..{end}"),
    };
    let place = match &incident["location"] {
        Value::Null => "unlocated".to_owned(),
        _ => format!("{} ({}, {})", of("location"), of("feature_code"), of("country")),
    };
    [
        date,
        of("sub_event_type"),
        place,
        range(&incident["deaths_low"], &incident["deaths_high"]),
        range(&incident["injured_low"], &incident["injured_high"]),
        format!("{} / {}", of("attributed_to"), of("attributed_by")),
        of("denied_by"),
        of("claim_status"),
        of("reports"),
        fragment(evidence, texts),
    ]
    .join(" | ")
}

/// The incidents of a run as the snapshot has them.
fn snapshot(out: &Path) -> String {
    let texts = texts(out);
    let mut evidence: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in lines(&out.join("evidence.jsonl")) {
        evidence.entry(row["incident_id"].as_str().unwrap().to_owned()).or_default().push(row);
    }
    let mut text = HEADING.to_owned();
    for layer in ["incidents.geojson", "unlocated.geojson"] {
        for incident in features(&out.join(layer)) {
            let evidence = evidence.get(incident["id"].as_str().unwrap()).cloned().unwrap_or_default();
            text.push_str(&line(&incident, &evidence, &texts));
            text.push('\n');
        }
    }
    text
}

/// The lines of each that the other lacks, `-` before the former's.
fn difference(former: &str, new: &str) -> String {
    let (old, now): (BTreeSet<&str>, BTreeSet<&str>) = (former.lines().collect(), new.lines().collect());
    let gone = former.lines().filter(|line| !now.contains(line)).map(|line| format!("- {line}\n"));
    let come = new.lines().filter(|line| !old.contains(line)).map(|line| format!("+ {line}\n"));
    let changed: String = gone.chain(come).collect();
    if changed.is_empty() {
        "only the order or the number of equal lines differs\n".to_owned()
    } else {
        changed
    }
}

#[test]
fn the_incidents_of_the_example_reports_are_those_of_the_snapshot() {
    let out = map(&root().join("tests/reports"));
    let found = snapshot(out.path());
    let path = root().join(SNAPSHOT);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert!(
        found == expected,
        "the incidents differ from {SNAPSHOT} (`-` expected, `+` found):\n{}",
        difference(&expected, &found)
    );
}

#[test]
fn the_committed_output_is_what_the_main_command_writes() {
    let out = map(&root().join("tests/reports"));
    let (written, committed) = (files(out.path()), files(&root().join("output")));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&written), names(&committed));
    for (name, bytes) in &written {
        let (written, committed) =
            (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&committed[name]));
        let first = written.lines().zip(committed.lines()).enumerate().find(|(_, (w, c))| w != c);
        assert!(
            written == committed,
            "output/{name} is not what is written now; the first difference (line, written, committed): {first:?}"
        );
    }
}

#[test]
fn every_piece_of_evidence_quotes_its_report() {
    let out = map(&root().join("tests/reports"));
    let texts = texts(out.path());
    let evidence = lines(&out.path().join("evidence.jsonl"));
    assert!(evidence.len() > 100);
    for file in ["evidence.jsonl", "claims.jsonl"] {
        for row in lines(&out.path().join(file)) {
            let (start, end) = (row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap());
            let text = &texts[row["report_id"].as_str().unwrap()];
            assert_eq!(words(text, start, end), row["text"].as_str(), "{file}: {row}");
        }
    }
}

#[test]
fn the_words_of_each_type_say_that_type() {
    let folders = ["tests/reports", "tests/news/first/reports.jsonl", "tests/news/briefs/reports.jsonl"];
    for out in folders.map(|folder| map(&root().join(folder))) {
        let said: BTreeSet<(String, String)> = lines(&out.path().join("evidence.jsonl"))
            .iter()
            .filter(|row| row["field"] == "event_type")
            .map(|row| (row["incident_id"].to_string(), row["value"].to_string()))
            .collect();
        let incidents = features(&out.path().join("incidents.geojson"));
        assert!(incidents.len() > 20);
        for incident in incidents {
            let of_type = (incident["id"].to_string(), incident["sub_event_type"].to_string());
            assert!(said.contains(&of_type), "{of_type:?}");
        }
    }
}

#[test]
fn every_example_report_is_read_without_complaint() {
    let out = tempfile::tempdir().unwrap();
    let output = program(root(), &["map", "tests/reports", "--out", out.path().to_str().unwrap()]);
    let said = common::err(&output);
    assert!(!said.contains("error:") && !said.contains("warning:"), "{said}");
    assert_eq!(texts(out.path()).len(), 32);
}

#[test]
fn reports_on_no_armed_event_give_no_incident() {
    let out = map(&root().join("tests/reports"));
    let reports = lines(&out.path().join("evidence.jsonl"));
    for id in ["2024-12-02-football", "2023-11-05-names-that-are-not-places"] {
        assert!(texts(out.path()).contains_key(id));
        let found: Vec<_> = reports.iter().filter(|row| row["report_id"] == id).collect();
        assert!(found.is_empty(), "{found:?}");
    }
}
