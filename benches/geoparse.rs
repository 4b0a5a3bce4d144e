//! Geoparsing by stages and from end to end, beside its peers and what the machine's memory allows.
//!
//! The texts are those of the corpora beside the checkout where they are, else the example reports; as often as it takes to
//! make 8 MB. Stages are timed on one thread, the best of five. From end to end the program itself is run, JSON in and JSON
//! out, on one processor (by `taskset`, where the system has it) and on all.
//!
//! Peers find the same folded spellings in the same folded texts: `aho-corasick` and `daachorse` (leftmost longest), and the
//! map of `fst`, walked from each capitalised word on. They are given 300,000 spellings; the program has all of its own.
//!
//! `cargo bench --bench geoparse -- [GAZETTEER.csv]`; with a gazetteer, the program is run with it too.
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, clippy::unwrap_used)]

#[path = "common/best.rs"]
mod best;

use aho_corasick::{AhoCorasick, MatchKind};
use best::best;
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, MatchKind as Leftmost};
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::recognition::{Memory, recognise, spellings};
use incident_mapper::resolution::{self, Expected, Kept, resolve};
use incident_mapper::text::fold::fold;
use incident_mapper::text::{Document, Vocabulary};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const BYTES: usize = 8_000_000;
const PEERS_SPELLINGS: usize = 300_000;
const ROUNDS: usize = 5;

fn main() {
    let gazetteer_file = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let (texts, from) = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts of {from}, {:.1} MB\n", texts.len(), bytes as f64 / 1e6);
    let report =
        |what: &str, seconds: f64| println!("  {what:<44}{:>9.1} MB/s", bytes as f64 / 1e6 / seconds);

    println!("memory");
    let buffer = vec![1u64; 32 << 20];
    let seconds = best(ROUNDS, || black_box(&buffer).iter().fold(0u64, |sum, n| sum.wrapping_add(*n)));
    println!("  {:<44}{:>9.0} MB/s", "reading it once, in order", 8.0 * buffer.len() as f64 / 1e6 / seconds);

    println!("stages, one thread, each beyond those before it");
    let gazetteer = Gazetteer::embedded();
    let cut = best(ROUNDS, || each(&texts, |doc, _| doc.tokens.len()));
    report("tokens, words, sentences", cut);
    let spelled = best(ROUNDS, || each(&texts, |doc, memory| spellings(doc, &gazetteer, memory).len()));
    report("gazetteer spellings, of tokens", spelled - cut);
    let recognised = best(ROUNDS, || each(&texts, |doc, memory| recognise(doc, &gazetteer, memory).len()));
    report("recognition, of tokens", recognised - cut);
    let resolved = best(ROUNDS, || {
        let mut names = resolution::Memory::default();
        let expected = Expected::default();
        each(&texts, |doc, memory| {
            let mentions = recognise(doc, &gazetteer, memory);
            resolve(doc, &mentions, &gazetteer, expected, &[], Kept::Answer, &mut names).len()
        })
    });
    report("resolution, of mentions", resolved - recognised);

    println!("the program, JSON lines in and out");
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("reports.jsonl");
    let line =
        |(n, text): (usize, &String)| format!("{}\n", serde_json::json!({"id": n.to_string(), "text": text}));
    std::fs::write(&input, texts.iter().enumerate().map(line).collect::<String>())
        .expect("the input is written");
    for extra in std::iter::once(None).chain(gazetteer_file.as_deref().map(Some)) {
        let with = extra.map_or(String::new(), |_| ", with the gazetteer given".into());
        report(&format!("one processor{with}"), best(ROUNDS, || run(&input, extra, true)));
        report(&format!("all processors{with}"), best(ROUNDS, || run(&input, extra, false)));
    }

    println!("peers, {PEERS_SPELLINGS} spellings, of folded text");
    peers(&gazetteer, &texts, &report);
}

/// Sums what `count` counts in each text, with what was read of words and names in those before it.
fn each(texts: &[String], mut count: impl FnMut(&Document<'_>, &mut Memory) -> usize) -> usize {
    let (mut vocabulary, mut memory) = (Vocabulary::default(), Memory::default());
    let mut sum = 0;
    for text in texts {
        let doc = Document::next(text, vocabulary);
        sum += count(&doc, &mut memory);
        vocabulary = doc.into_vocabulary();
    }
    sum
}

/// The texts, and what they are.
fn texts() -> (Vec<String>, &'static str) {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let mut texts = Vec::new();
    for corpus in ["lgl", "trnews", "geowebnews", "geovirus"] {
        let lines = std::fs::read_to_string(shared.join(format!("{corpus}.dev.jsonl"))).unwrap_or_default();
        let text = |line: &str| {
            serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned)
        };
        texts.extend(lines.lines().filter_map(text));
    }
    let from = if texts.is_empty() { "the example reports" } else { "the corpora" };
    if texts.is_empty() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
        let mut paths: Vec<PathBuf> =
            folder.read_dir().expect("examples").map(|e| e.expect("an entry").path()).collect();
        paths.sort();
        texts.extend(paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()));
    }
    let once: usize = texts.iter().map(String::len).sum();
    let all = texts.len() * BYTES.div_ceil(once);
    (texts.into_iter().cycle().take(all).collect(), from)
}

/// Runs `geoparse` on a file.
fn run(input: &Path, gazetteer: Option<&str>, one: bool) {
    let program = env!("CARGO_BIN_EXE_incident-mapper");
    let one = one && Command::new("taskset").arg("-V").stdout(Stdio::null()).status().is_ok();
    let mut command = if one { Command::new("taskset") } else { Command::new(program) };
    if one {
        command.args(["-c", "0", program]);
    }
    command.arg("geoparse").arg(input).stdout(Stdio::null()).stderr(Stdio::null());
    command.args(gazetteer.map(|file| ["--gazetteer", file]).into_iter().flatten());
    assert!(command.status().expect("the program runs").success());
}

fn peers(gazetteer: &Gazetteer, texts: &[String], report: &dyn Fn(&str, f64)) {
    let all = gazetteer.keys().flat_map(|key| gazetteer.spellings(key));
    let all: BTreeSet<String> = all.map(|s| fold(s.text)).filter(|s| s.len() > 2).collect();
    // Every so many-th of them, so that all letters and scripts are among them.
    let step = (all.len() / PEERS_SPELLINGS).max(1);
    let some: Vec<&String> = all.iter().step_by(step).take(PEERS_SPELLINGS).collect();
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();

    let machine =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&some).expect("spellings");
    report(
        "aho-corasick",
        best(ROUNDS, || folded.iter().map(|text| machine.find_iter(text).count()).sum::<usize>()),
    );
    let machine: DoubleArrayAhoCorasick<u32> = DoubleArrayAhoCorasickBuilder::new()
        .match_kind(Leftmost::LeftmostLongest)
        .build(&some)
        .expect("spellings");
    report(
        "daachorse",
        best(ROUNDS, || folded.iter().map(|text| machine.leftmost_find_iter(text).count()).sum::<usize>()),
    );
    let map = fst::Map::from_iter(some.iter().zip(0..)).expect("sorted spellings");
    let docs: Vec<Document<'_>> = texts.iter().map(|text| Document::new(text)).collect();
    report(
        "fst, from capitalised words on",
        best(ROUNDS, || docs.iter().map(|doc| walks(doc, &map)).sum::<usize>()),
    );
}

/// How many spellings of the map begin at capitalised words.
fn walks(doc: &Document<'_>, map: &fst::Map<Vec<u8>>) -> usize {
    let graph = map.as_fst();
    let mut found = 0;
    for (at, token) in doc.tokens.iter().enumerate().filter(|(_, token)| token.capitalised) {
        let limit = doc.sentences.get(token.sentence()).map_or(at, |s| s.tokens.end);
        let (mut node, mut any) = (Some(graph.root()), false);
        for next in at..limit {
            let spaced = if next > at { " " } else { "" };
            for byte in spaced.bytes().chain(doc.folded(next).bytes()) {
                node = node.and_then(|n| n.find_input(byte).map(|i| graph.node(n.transition_addr(i))));
            }
            let Some(node) = &node else { break };
            any |= node.is_final();
        }
        found += usize::from(any);
    }
    found
}
