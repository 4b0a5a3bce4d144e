//! Spans quote their text on thousands of real texts, where the corpora lie beside the repository.
//!
//! Where they are absent these tests say so and pass.
#![allow(clippy::print_stderr)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{err, lines, program, root, shared, words};
use serde_json::Value;

fn check(corpus: &str) {
    let Some(path) = shared().map(|shared| shared.join("corpora").join(corpus)) else { return };
    if !path.is_file() {
        eprintln!("skipped: there is no {corpus}");
        return;
    }
    let output =
        program(root(), &["geoparse".as_ref(), "--format".as_ref(), "jsonl".as_ref(), path.as_os_str()]);
    let said = err(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(!said.contains("panicked") && !said.contains("internal-error"), "{said}");
    let reports = lines(&path);
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), reports.len(), "an answer a report");
    let mut toponyms = 0;
    for (report, answer) in reports.iter().zip(&answers) {
        assert_eq!(report["id"], answer["id"], "in the order of the input");
        let mut last = 0;
        for toponym in answer["toponyms"].as_array().unwrap() {
            let (start, end) = (toponym["start"].as_u64().unwrap(), toponym["end"].as_u64().unwrap());
            assert!(last <= start && start < end, "{}: {toponym} begins before {last}", report["id"]);
            let quoted = words(report["text"].as_str().unwrap(), start, end);
            assert_eq!(quoted, toponym["surface"].as_str(), "{}", report["id"]);
            last = end;
            toponyms += 1;
        }
    }
    assert!(toponyms > reports.len(), "only {toponyms} toponyms in {} reports", reports.len());
}

#[test]
fn spans_quote_the_texts_of_lgl() {
    check("lgl.dev.jsonl");
}

#[test]
fn spans_quote_the_texts_of_tr_news() {
    check("trnews.dev.jsonl");
}

#[test]
fn spans_quote_the_texts_of_geowebnews() {
    check("geowebnews.dev.jsonl");
}

#[test]
fn spans_quote_the_texts_of_geovirus() {
    check("geovirus.dev.jsonl");
}
