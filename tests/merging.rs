//! Merging: short reports and the incidents that they are about together; what a person decided; what holds for any
//! reports.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{err, features, lines, program};
use incident_mapper::decisions::{Decisions, parse_links};
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::incident::{Known, Merged, merge_known};
use incident_mapper::model::{
    DateOrigin, EventMention, Incident, Links, MergeVerdict, PublicationDate, Report, ReportInfo,
};
use incident_mapper::pipeline::{Coder, Settings, code_report};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

struct Scenario {
    name: String,
    reports: Vec<Report>,
    /// Day and reports of each incident; the place is for the reader.
    incidents: Vec<(String, String)>,
}

/// The scenarios of a file, in the form that `scenarios.txt` explains.
fn scenarios(file: &str) -> Vec<Scenario> {
    let path = common::root().join("tests/merging").join(file);
    let mut scenarios: Vec<Scenario> = Vec::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        if let Some(name) = line.strip_prefix("## ") {
            scenarios.push(Scenario { name: name.to_owned(), reports: Vec::new(), incidents: Vec::new() });
            continue;
        }
        let Some(scenario) = scenarios.last_mut() else { continue };
        if let Some(head) = line.strip_prefix("-- ") {
            let mut parts = head.splitn(3, ' ');
            let (id, day) = (parts.next().unwrap(), parts.next().unwrap());
            let date = (day != "-").then(|| day.parse().unwrap());
            let date = date.map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
            let source = parts.next().map(str::to_owned);
            let info = ReportInfo { id: id.to_owned(), date, source, ..ReportInfo::default() };
            scenario.reports.push(Report { info, text: String::new() });
        } else if let Some(incident) = line.strip_prefix("=> ") {
            let (head, reports) = incident.rsplit_once(": ").unwrap();
            let (_, day) = head.rsplit_once(' ').unwrap();
            scenario.incidents.push((day.to_owned(), reports.to_owned()));
        } else if let Some(report) = scenario.reports.last_mut() {
            report.text.push_str(line);
        }
    }
    scenarios
}

fn code(report: &Report) -> Vec<EventMention> {
    let coder =
        Coder { gazetteer: &GAZETTEER, decisions: Decisions::default(), settings: Settings::default() };
    code_report(&coder, report).events
}

fn merged(reports: &[Report], links: Links) -> Merged {
    let outlets: HashMap<&str, &str> =
        reports.iter().filter_map(|r| Some((r.info.id.as_str(), r.info.source.as_deref()?))).collect();
    merge_known(reports.iter().flat_map(code).collect(), &Known { links, outlets }, &GAZETTEER)
}

fn day(incident: &Incident) -> String {
    incident.date.start.map_or("-".to_owned(), |day| day.to_string())
}

/// The day and the reports of each incident, sorted.
fn partition(merged: &Merged) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> =
        merged.incidents.iter().map(|i| (day(i), i.reports.join(" "))).collect();
    found.sort();
    found
}

#[test]
fn the_reports_of_each_scenario_are_about_the_incidents_that_it_says() {
    let scenarios: Vec<Scenario> = ["scenarios.txt", "blind.txt", "accounts.txt", "follow-ups.txt"]
        .iter()
        .flat_map(|f| scenarios(f))
        .collect();
    assert!(scenarios.len() >= 61);
    let mut wrong = Vec::new();
    for scenario in scenarios {
        let merged = merged(&scenario.reports, Links::default());
        let mut want = scenario.incidents;
        want.sort();
        let found = partition(&merged);
        if found != want {
            let why: Vec<String> = merged.ledger.iter().map(|m| format!("\n    {m:?}")).collect();
            wrong.push(format!("{}\n  wanted {want:?}\n  found {found:?}{}", scenario.name, why.concat()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_ledger_says_why_a_telling_that_fits_two_events_joined_neither() {
    let scenarios = scenarios("accounts.txt");
    let scenario = scenarios
        .iter()
        .find(|s| s.name == "a district and two villages of it, all with one number")
        .unwrap();
    let merged = merged(&scenario.reports, Links::default());
    let apart = merged.ledger.iter().filter(|m| m.verdict == MergeVerdict::Apart);
    let open = apart.filter(|m| m.cues.iter().any(|cue| cue.name == "another event fits as well"));
    assert_eq!(open.count(), 2);
}

fn report(id: &str, day: &str, source: &str, text: &str) -> Report {
    let date = Some(PublicationDate { day: day.parse().unwrap(), origin: DateOrigin::Metadata });
    let info = ReportInfo { id: id.into(), date, source: Some(source.into()), ..ReportInfo::default() };
    Report { info, text: text.into() }
}

#[test]
fn the_latest_official_figure_is_the_best_and_the_range_keeps_all() {
    let merged = merged(
        &[
            report(
                "a",
                "2022-07-15",
                "A",
                "A rocket attack on Mykolaiv on Friday killed five people, police said.",
            ),
            report(
                "b",
                "2022-07-16",
                "B",
                "Shelling of Mykolaiv on Friday killed seven people, officials said.",
            ),
            report(
                "c",
                "2022-07-17",
                "C",
                "Witnesses said shelling of Mykolaiv on Friday killed nine people.",
            ),
        ],
        Links::default(),
    );
    let [incident] = merged.incidents.as_slice() else { panic!("{:?}", partition(&merged)) };
    let killed = incident.killed.unwrap();
    assert_eq!((killed.low(), incident.killed_best, killed.high()), (Some(5), Some(7), Some(9)));
    assert_eq!((incident.toll_status.name(), incident.independent_sources), ("range", 3));
}

#[test]
fn copies_of_one_text_and_reports_of_one_outlet_are_one_independent_source() {
    let wire = "A truck bomb exploded on a crowded street in Mogadishu on Saturday, killing at least 230 people, the police said.";
    let merged = merged(
        &[
            report("a", "2017-10-15", "Daily A", wire),
            report(
                "b",
                "2017-10-15",
                "Daily B",
                &wire.replace("230", "231").replace(", the police said", ", police said"),
            ),
            report(
                "c",
                "2017-10-15",
                "Daily C",
                "Police counted 240 dead in Mogadishu after a truck bomb went off on Saturday at a junction.",
            ),
            report(
                "d",
                "2017-10-16",
                "daily c",
                "The government said a bomb explosion in Mogadishu on Saturday killed 250 people.",
            ),
        ],
        Links::default(),
    );
    let [incident] = merged.incidents.as_slice() else { panic!("{:?}", partition(&merged)) };
    assert_eq!((incident.reports.len(), incident.independent_sources), (4, 2));
}

#[test]
fn a_wire_under_another_first_sentence_is_no_further_source() {
    let body = "Rescuers with dogs searched the ruins of the covered stalls until midnight and pulled out several people alive. The \
        blast wave broke windows three streets away and threw a delivery van onto its side. Schools in the district will stay \
        closed until Thursday, and the railway has moved two of its evening trains. A baker who lost his shop said that he had \
        gone to fetch flour a minute before. Volunteers handed out tea and blankets at the bus station.";
    let merged = merged(
        &[
            report(
                "a",
                "2024-06-11",
                "Daily A",
                &format!("A missile hit a market in Kupiansk on Monday, killing seven people. {body}"),
            ),
            report(
                "b",
                "2024-06-11",
                "Daily B",
                &format!(
                    "Seven died on Monday when Kupiansk's market was struck by a missile, officials said. {body} It rained."
                ),
            ),
            report(
                "c",
                "2024-06-11",
                "Daily C",
                "Kupiansk counts seven dead after Monday's missile strike on its market, our reporter writes from the hospital.",
            ),
        ],
        Links::default(),
    );
    let [incident] = merged.incidents.as_slice() else { panic!("{:?}", partition(&merged)) };
    assert_eq!((incident.reports.len(), incident.independent_sources), (3, 2));
}

/// Two reports of one strike by their words, and one of the next day's.
fn strikes() -> Vec<Report> {
    vec![
        report(
            "a",
            "2020-10-17",
            "A",
            "A missile strike on Ganja on Saturday killed 13 people, the army said.",
        ),
        report(
            "b",
            "2020-10-18",
            "B",
            "A missile strike on Ganja on Saturday killed 13 people, doctors said.",
        ),
        report(
            "c",
            "2020-10-18",
            "C",
            "A missile strike on Ganja on Sunday killed two people, the army said.",
        ),
    ]
}

fn links(rows: &str) -> Links {
    let csv = format!("kind,scope,key,value,author,date,note\n{rows}");
    let (links, wrong) = parse_links("d.csv", csv.as_bytes());
    assert_eq!(wrong, []);
    links
}

/// The reports of each incident, and the lines and rules of what is told.
fn check_links(rows: &str, want: &[&str], told: &[(u64, &str)]) {
    let merged = merged(&strikes(), links(rows));
    let found: Vec<String> = partition(&merged).into_iter().map(|(_, reports)| reports).collect();
    assert_eq!(found, want, "{rows}");
    let found: Vec<_> = merged.diagnostics.iter().map(|d| (d.line.unwrap(), d.rule)).collect();
    assert_eq!(found, told, "{rows}");
}

#[test]
fn what_is_decided_of_two_events_holds_against_all_evidence() {
    check_links("", &["a b", "c"], &[]);
    check_links("must_link,report,c,a", &["a b c"], &[]);
    check_links("must_link,report,c|Ganja,b", &["a b c"], &[]);
    check_links("cannot_link,report,a,b", &["a", "b", "c"], &[]);
    // What is one with one of two is not one with the other.
    check_links("cannot_link,report,a,b\nmust_link,report,b,c", &["a", "b c"], &[]);
}

#[test]
fn decisions_that_contradict_each_other_are_told_and_keep_apart() {
    let rows = "must_link,report,a,b\nmust_link,report,b,c\ncannot_link,report,c,a";
    check_links(rows, &["a b", "c"], &[(3, "conflicting-decision")]);
}

#[test]
fn decisions_whose_events_are_gone_or_several_are_told() {
    check_links("must_link,mention,evt-0,inc-0", &["a b", "c"], &[(2, "stale-decision")]);
    check_links("must_link,report,a,z", &["a b", "c"], &[(2, "stale-decision")]);
    check_links("cannot_link,report,a|Barda,b", &["a b", "c"], &[(2, "stale-decision")]);
    let mut reports = strikes();
    reports[0].text.push_str(" Rockets hit Barda on Friday.");
    let told = merged(&reports, links("must_link,report,a,c")).diagnostics;
    let rules: Vec<&str> = told.iter().map(|d| d.rule).collect();
    assert_eq!(rules, ["ambiguous-decision"]);
    assert!(told[0].hint.as_ref().unwrap().contains("(Barda, 2020-10-16)"), "{told:?}");
    let merged = merged(&reports, links("must_link,report,a|Ganja,c"));
    assert_eq!((merged.diagnostics, merged.incidents.len()), (Vec::new(), 2));
}

#[test]
fn a_link_of_two_incidents_survives_the_run_that_it_changes() {
    let home = tempfile::tempdir().unwrap();
    let line = |r: &Report| {
        let date = r.info.date.unwrap().day.to_string();
        format!("{}\n", serde_json::json!({"id": r.info.id, "date": date, "text": r.text}))
    };
    fs::write(home.path().join("r.jsonl"), strikes().iter().map(line).collect::<String>()).unwrap();
    let map = || {
        let output = program(home.path(), &["map", "r.jsonl"]);
        assert!(!err(&output).contains("warning"), "{}", err(&output));
        features(&home.path().join("output/incidents.geojson"))
    };
    let apart = map();
    assert_eq!(apart.len(), 2);
    let ids: Vec<&str> = apart.iter().map(|i| i["id"].as_str().unwrap()).collect();
    fs::create_dir(home.path().join("gazetteer")).unwrap();
    let row = format!("must_link,mention,{},{},Ana,2026-11-26,one salvo", ids[0], ids[1]);
    let csv = format!("kind,scope,key,value,author,date,note\n{row}\n");
    fs::write(home.path().join("gazetteer/decisions.csv"), csv).unwrap();
    for _ in 0..2 {
        let one = map();
        assert_eq!((one.len(), &one[0]["sources_count"]), (1, &3.into()));
    }
    let why = program(home.path(), &["why", ids[0]]);
    let told = String::from_utf8(why.stdout).unwrap();
    assert!(told.contains("for: decided: one incident (decides alone)"), "{told}");
    assert!(told.contains("(Ana, 2026-11-26; one salvo)"), "{told}");
}

#[test]
fn why_says_what_speaks_for_and_against() {
    let home = tempfile::tempdir().unwrap();
    let texts = [
        ("a", "2024-05-25", "Shelling of Kharkiv on Saturday morning killed one person, the governor said."),
        (
            "b",
            "2024-05-26",
            "A missile strike on Kharkiv on Saturday evening killed seven people, officials said.",
        ),
    ];
    let line = |(id, date, text): &(&str, &str, &str)| {
        format!("{}\n", serde_json::json!({"id": id, "date": date, "text": text}))
    };
    fs::write(home.path().join("r.jsonl"), texts.iter().map(line).collect::<String>()).unwrap();
    program(home.path(), &["map", "r.jsonl"]);
    let incidents = features(&home.path().join("output/incidents.geojson"));
    let ledger = lines(&home.path().join("output/merges.jsonl"));
    let apart: Vec<_> = ledger.iter().filter(|line| line["verdict"] == "apart").collect();
    assert_eq!((apart.len(), &apart[0]["score"]), (1, &0.25.into()), "{apart:?}");
    let why = program(home.path(), &["why", incidents[0]["id"].as_str().unwrap()]);
    let told = String::from_utf8(why.stdout).unwrap();
    for words in
        ["what was nearly merged", "of at least 2", "for: dates agree +2", "against: other hours -2.75"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// All scenarios' events, each scenario's reports under names of their own.
static POOL: LazyLock<Vec<EventMention>> = LazyLock::new(|| {
    let mut events = Vec::new();
    for (n, scenario) in scenarios("scenarios.txt").into_iter().enumerate() {
        for mut report in scenario.reports {
            report.info.id = format!("{n}-{}", report.info.id);
            events.extend(code(&report));
        }
    }
    events
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn merging_any_reports_in_any_order_gives_the_same_and_explains_each_event(
        order in Just((0..POOL.len()).collect::<Vec<usize>>()).prop_shuffle(),
        most in 1usize..60,
    ) {
        let shuffled: Vec<EventMention> = order.iter().take(most).map(|n| POOL[*n].clone()).collect();
        let mut sorted = shuffled.clone();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let merged = merge_known(shuffled, &Known::default(), &GAZETTEER);
        prop_assert_eq!(&merged, &merge_known(sorted.clone(), &Known::default(), &GAZETTEER));

        // Each event is in one incident, and says how it came there.
        let of: BTreeMap<&str, &str> = merged.incidents.iter()
            .flat_map(|i| i.members.iter().map(|m| (m.id.as_str(), i.id.as_str()))).collect();
        prop_assert_eq!(of.len(), sorted.len());
        let told: Vec<_> = merged.ledger.iter().filter(|m| m.verdict != MergeVerdict::Apart).collect();
        prop_assert_eq!(told.len(), sorted.len());
        prop_assert_eq!(told.iter().filter(|m| m.verdict == MergeVerdict::First).count(), merged.incidents.len());
        for line in &merged.ledger {
            prop_assert_eq!(of[line.event_id.as_str()], line.incident_id.as_str());
            match line.verdict {
                MergeVerdict::First => prop_assert!(line.joined_to.is_none() && line.cues.is_empty()),
                MergeVerdict::Joined => {
                    prop_assert_eq!(of[line.joined_to.as_deref().unwrap()], line.incident_id.as_str());
                    prop_assert!(line.score().unwrap() >= line.threshold);
                }
                MergeVerdict::Apart => {
                    prop_assert!(line.apart_from.as_ref().unwrap() != &line.incident_id);
                    prop_assert!(line.score().unwrap() < line.threshold);
                }
            }
        }
        // No report is told to tell of one event twice.
        let pairs: BTreeSet<(&str, Option<&str>)> = merged.ledger.iter()
            .filter(|m| m.verdict == MergeVerdict::Apart)
            .map(|m| (m.incident_id.as_str(), m.apart_from.as_deref())).collect();
        prop_assert_eq!(pairs.len() + told.len(), merged.ledger.len());
    }
}
