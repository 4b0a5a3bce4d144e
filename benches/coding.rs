//! Coding and merging news by stages, beside the 10 MB/s a core that the whole is to have.
//!
//! The texts are the reports of `tests/news` and, where they are, the news corpora beside the checkout; as often as it takes to
//! make 8 MB, each time two years later, so that no report is told twice. Stages are timed on one thread, the best of five, and
//! each is what it takes beyond the one before. From end to end the program itself writes all files of a run, on one processor (by
//! `taskset`, where the system has it).
//!
//! `cargo bench --bench coding`
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, clippy::unwrap_used)]

#[path = "common/best.rs"]
mod best;

use best::best;
use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::incident::merge;
use incident_mapper::model::{DateOrigin, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coded, Coder, Memory, Settings, code_next};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const BYTES: usize = 8_000_000;
const ROUNDS: usize = 5;
/// What coding and merging are to keep, in MB/s a core.
const BAR: f64 = 10.0;

fn main() {
    let reports = reports();
    let bytes: usize = reports.iter().map(|report| report.text.len()).sum();
    let gazetteer = Gazetteer::embedded();
    println!("{} reports, {:.1} MB\n", reports.len(), bytes as f64 / 1e6);
    println!("{:<44}{:>12}{:>12}", "one thread", "ms/MB", "MB/s");
    let line = |what: &str, seconds: f64| {
        let mb = bytes as f64 / 1e6;
        println!("{what:<44}{:>12.1}{:>12.1}", 1e3 * seconds / mb, mb / seconds);
    };

    let coder = |toponyms_only| {
        let settings = Settings { toponyms_only, ..Settings::default() };
        Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings }
    };
    let geoparsed = best(ROUNDS, || code(&coder(true), &reports, |coded| coded.toponyms.len()));
    line("recognition, resolution, georeference", geoparsed);
    let coder = coder(false);
    let coded = best(ROUNDS, || code(&coder, &reports, |coded| coded.events.len()));
    line("extraction, beyond those", coded - geoparsed);
    line("coding, all of it", coded);
    let mut events = Vec::new();
    code(&coder, &reports, |coded| {
        events.extend(coded.events);
        events.len()
    });
    let merged = (0..ROUNDS).map(|_| {
        let events = events.clone();
        let start = Instant::now();
        black_box(merge(events, &gazetteer));
        start.elapsed().as_secs_f64()
    });
    let merged = merged.fold(f64::INFINITY, f64::min);
    line(&format!("merging, of {} event mentions", events.len()), merged);
    line("coding and merging", coded + merged);
    let rate = bytes as f64 / 1e6 / (coded + merged);
    println!("{:<44}{:>23.0} %\n", format!("of the {BAR} MB/s asked for"), 100.0 * rate / BAR);

    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("reports.jsonl");
    let lines = reports.iter().map(|report| {
        let day = report.info.date.map(|date| date.day.to_string());
        format!("{}\n", serde_json::json!({"id": report.info.id, "date": day, "text": report.text}))
    });
    std::fs::write(&input, lines.collect::<String>()).expect("the input is written");
    line(
        "the program, all files, one processor",
        best(ROUNDS, || map(&input, &folder.path().join("output"))),
    );
    println!("\n{:<44}{:>12}{:>12}", "one sentence, no full stop", "ms/MB", "MB/s");
    for clauses in [2_500, 10_000] {
        let report = one_sentence(clauses);
        let mb = report.text.len() as f64 / 1e6;
        let seconds =
            best(ROUNDS, || code(&coder, std::slice::from_ref(&report), |coded| coded.events.len()));
        println!("{:<44}{:>12.1}{:>12.2}", format!("{clauses} clauses"), 1e3 * seconds / mb, mb / seconds);
    }
}

/// A report of one sentence: what must not cost the square of its length. Every second of its villages is in no gazetteer.
fn one_sentence(clauses: usize) -> Report {
    let villages = ["Ganja", "Quzmere", "Barda", "Oldvik Nar", "Bunia", "Trasnoby", "Kidal", "Vembrul"];
    let clause = |n: usize| format!("in {} nine people were killed on Monday", villages[n % villages.len()]);
    let text = (0..clauses).map(clause).collect::<Vec<_>>().join(" and ");
    Report { info: ReportInfo { id: "one".to_owned(), ..ReportInfo::default() }, text }
}

/// Codes all reports, and gives the sum of what `count` makes of each.
fn code(coder: &Coder<'_>, reports: &[Report], mut count: impl FnMut(Coded) -> usize) -> usize {
    let mut memory = Memory::default();
    reports.iter().map(|report| count(code_next(coder, report.clone(), &mut memory))).sum()
}

/// The reports, with the days on which they were published, or one for those that do not say it.
fn reports() -> Vec<Report> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR"));
    let news = ["first", "second", "third", "fourth", "fifth"];
    let news = news.map(|folder| checkout.join("tests/news").join(folder).join("reports.jsonl"));
    let corpora = ["lgl", "trnews", "geowebnews", "geovirus"];
    let corpora = corpora.map(|name| checkout.join("../shared/corpora").join(format!("{name}.dev.jsonl")));
    let mut once = Vec::new();
    for file in news.into_iter().chain(corpora) {
        for line in std::fs::read_to_string(file).unwrap_or_default().lines() {
            let row: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            let day: Option<Date> = row["date"].as_str().and_then(|day| day.parse().ok());
            let text = row["text"].as_str().expect("a text");
            once.push((day.unwrap_or(date(2020, 10, 17)), text.to_owned()));
        }
    }
    let bytes: usize = once.iter().map(|(_, text)| text.len()).sum();
    let times = 0..BYTES.div_ceil(bytes) as i16;
    let later = times.flat_map(|time| once.iter().map(move |(day, text)| (*day + (2 * time).years(), text)));
    let report = |(n, (day, text)): (usize, (Date, &String))| {
        let date = Some(PublicationDate { day, origin: DateOrigin::Metadata });
        Report {
            info: ReportInfo { id: format!("report-{n}"), date, ..ReportInfo::default() },
            text: text.clone(),
        }
    };
    later.enumerate().map(report).collect()
}

/// Runs `map` on a file.
fn map(input: &Path, output: &Path) {
    let program = env!("CARGO_BIN_EXE_incident-mapper");
    let one = Command::new("taskset").arg("-V").stdout(Stdio::null()).status().is_ok();
    let mut command = if one { Command::new("taskset") } else { Command::new(program) };
    if one {
        command.args(["-c", "0", program]);
    }
    command.arg("map").arg(input).arg("--out").arg(output).arg("--quiet").stderr(Stdio::null());
    assert!(command.status().expect("the program runs").success());
}
