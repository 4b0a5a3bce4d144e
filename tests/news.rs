//! How well reports are coded that were written by people who do not know the rules: the kept figures are those of now.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "news/stated.rs"]
mod stated;

use common::{program, root};
use serde_json::Value;
use std::fmt::Write;
use std::fs;

const SETS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twentyfirst",
    "twentysecond",
    "twentythird",
    "twentyfourth",
    "twentyfifth",
    "twentysixth",
    "twentyseventh",
    "twentyeighth",
    "twentyninth",
    "thirtieth",
    "thirtyfirst",
    "thirtysecond",
    "thirtythird",
    "thirtyfourth",
    "thirtyfifth",
    "thirtysixth",
    "thirtyseventh",
    "thirtyeighth",
    "thirtyninth",
    "fortieth",
    "fortyfirst",
    "fortysecond",
    "fortythird",
    "fortyfourth",
    "fortyfifth",
    "fortysixth",
    "fortyseventh",
    "fortyeighth",
    "fortyninth",
    "fiftieth",
    "fiftyfirst",
    "fiftysecond",
    "fiftythird",
    "fiftyfourth",
    "fiftyfifth",
    "fiftysixth",
    "fiftyseventh",
    "fiftyeighth",
    "fiftyninth",
    "sixtieth",
    "sixtyfirst",
    "briefs",
    "briefs-second",
    "unread-first",
    "unread-second",
    "unread-third",
    "unread-fourth",
    "unread-fifth",
    "unread-briefs",
    "unread-briefs-third",
];

const HEAD: &str = "# set | reports | incidents: precision, recall, F1 | date | type | killed: overlap, same bounds, invented | wounded: \
                    overlap, same bounds, invented | denial | false incidents where there are none | merging: precision, recall\n";

#[test]
fn reports_are_coded_as_well_as_before() {
    let figures = SETS.iter().fold(HEAD.to_string(), |lines, set| lines + &line(set));
    let kept = root().join("tests/scores/news.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&kept, &figures).unwrap();
    }
    let before = fs::read_to_string(&kept).unwrap();
    assert!(figures == before, "the figures differ (UPDATE_SNAPSHOTS=1 keeps them)\n- {before}\n+ {figures}");
}

/// The figures of a set.
fn line(set: &str) -> String {
    let folder = root().join("tests/news").join(set);
    let (gold, reports) = (folder.join("gold.jsonl"), folder.join("reports.jsonl"));
    let (gold, reports) = (gold.to_str().unwrap(), reports.to_str().unwrap());
    let output = program(root(), &["eval", "incidents", gold, reports, "--figures", "--format", "json"]);
    let score: Value = serde_json::from_slice(&output.stdout).unwrap();
    let at = |path: &str| score.pointer(path).unwrap_or_else(|| panic!("{set}: no {path}")).clone();
    let rate = |path: &str| format!("{}/{}", at(&format!("{path}/hits")), at(&format!("{path}/of")));
    let found = |name: &str| at(&format!("/incidents/found/{name}"));
    let toll = |who: &str| {
        let of = |what: &str| rate(&format!("/per_feature/{who}/{what}"));
        format!("{}, {}, {}", of("overlap"), of("same_bounds"), of("invented"))
    };
    let mut line = format!("{set} | {}", at("/reports"));
    write!(line, " | {}, {}, {}", found("precision"), found("recall"), found("f1")).unwrap();
    write!(line, " | {} | {}", rate("/date_at_gold_precision"), rate("/type_agreement")).unwrap();
    write!(line, " | {} | {} | {}", toll("killed"), toll("wounded"), rate("/per_feature/denial")).unwrap();
    let merging = |name: &str| at(&format!("/merging/all_mentions/{name}"));
    write!(line, " | {}", at("/negatives/false_incidents")).unwrap();
    writeln!(line, " | {}, {}", merging("precision"), merging("recall")).unwrap();
    line
}
