//! Merging apart from reading: what the gold has of each incident, told plainly in a report of its own, is merged as the
//! gold says.

use super::{SETS, common::root};
use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::incident::merge;
use incident_mapper::model::{DateOrigin, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::HashMap;
use std::fs;

/// How an incident of a type begins to be told, in more than one way, so that no report is a copy of another.
const HEADS: [(&str, [&str; 3]); 6] = [
    ("shelling_or_missile", ["Shelling of", "Artillery fire on", "A missile strike on"]),
    ("air_or_drone_strike", ["An airstrike on", "A drone strike on", "An air raid on"]),
    (
        "armed_clash",
        [
            "A gun battle between soldiers and rebels in",
            "A clash of troops with militants in",
            "Fighting between the army and rebels in",
        ],
    ),
    ("explosion_or_ied", ["A bomb explosion in", "A roadside bomb in", "A blast in"]),
    ("attack_on_civilians", ["An attack by gunmen in", "A raid by gunmen on", "An assault by militants on"]),
    ("protest_or_riot", ["A riot in", "A riot of young men in", "A riot of students in"]),
];

const TAILS: [&str; 5] = [
    "officials said.",
    "according to residents.",
    "a doctor said by telephone.",
    "the governor wrote.",
    "local media reported.",
];

/// A range of people in words; `None` where there is none.
fn number(incident: &Value, who: &str) -> Option<String> {
    let bound = |end: &str| incident[format!("{who}_{end}")].as_u64();
    match (bound("min"), bound("max")) {
        (Some(0), Some(0)) => Some("no people".into()),
        (Some(a), Some(b)) if a == b => Some(format!("{a} people")),
        (Some(a), Some(b)) => Some(format!("between {a} and {b} people")),
        (Some(a), None) => Some(format!("at least {a} people")),
        (None, Some(b)) => Some(format!("up to {b} people")),
        (None, None) => None,
    }
}

/// An incident told plainly, in the `n`th way; `None` for a type that is not told.
fn told(incident: &Value, n: usize) -> Option<String> {
    let text = |field: &str| incident[field].as_str().unwrap_or_default();
    let head = HEADS.iter().find(|(name, _)| *name == text("type"))?.1[n % 3];
    let named = text("place").starts_with(char::is_uppercase);
    let place = if named { text("place") } else { text("canonical") };
    let day = text("date").parse::<Date>().map(|day| day.strftime(" on %B %-d, %Y").to_string());
    let month = format!("{}-01", text("date")).parse::<Date>();
    let day = day.or(month.map(|month| month.strftime(" in %B %Y").to_string()));
    let killed = number(incident, "killed").map(|number| format!("killed {number}"));
    let wounded = number(incident, "wounded").map(|number| format!("wounded {number}"));
    let tolls: Vec<String> = killed.into_iter().chain(wounded).collect();
    let tolls = if tolls.is_empty() { "was reported".to_owned() } else { tolls.join(" and ") };
    let day = day.unwrap_or_default();
    Some(format!("{head} {place} in {}{day} {tolls}, {}", text("country"), TAILS[n % TAILS.len()]))
}

/// Each incident of the sets: what it is, and its report.
fn tellings() -> Vec<(String, Report)> {
    let mut tellings = Vec::new();
    for set in SETS {
        let gold = fs::read_to_string(root().join("tests/news").join(set).join("gold.jsonl")).unwrap();
        for line in gold.lines() {
            let report: Value = serde_json::from_str(line).unwrap();
            for incident in report["incidents"].as_array().unwrap() {
                let n = tellings.len();
                let Some(text) = told(incident, n) else { continue };
                let day = report["doc_date"].as_str().map(|day| day.parse().unwrap());
                let date = day.map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
                let info = ReportInfo { id: format!("{set}-{n}"), date, ..ReportInfo::default() };
                tellings.push((incident["key"].as_str().unwrap().to_owned(), Report { info, text }));
            }
        }
    }
    tellings
}

#[test]
fn what_the_gold_has_of_one_incident_is_merged_and_of_no_two() {
    let gazetteer = Gazetteer::embedded();
    let coder =
        Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
    let tellings = tellings();
    let key: HashMap<&str, &str> =
        tellings.iter().map(|(key, report)| (report.info.id.as_str(), key.as_str())).collect();
    let coded: Vec<_> = tellings.iter().map(|(_, report)| code_report(&coder, report)).collect();
    let found = coded.iter().filter(|coded| !coded.events.is_empty()).count();
    let merged = merge(coded.into_iter().flat_map(|coded| coded.events).collect(), &gazetteer);

    let (mut right, mut wrong) = (0, Vec::new());
    for incident in &merged.incidents {
        for (n, a) in incident.reports.iter().enumerate() {
            for b in incident.reports.iter().skip(n + 1) {
                // What two sets call differently may be one event that both were told of.
                let set = |id: &str| id.rsplit_once('-').map(|(set, _)| set.to_owned());
                match key[a.as_str()] == key[b.as_str()] {
                    true => right += 1,
                    false if set(a) == set(b) => wrong.push((a, b)),
                    false => {}
                }
            }
        }
    }
    let keys: Vec<&str> = tellings.iter().map(|(key, _)| key.as_str()).collect();
    let wanted: usize =
        keys.iter().enumerate().map(|(n, key)| keys.iter().skip(n + 1).filter(|k| *k == key).count()).sum();
    // What is missed asks for a village that the gazetteer lacks and that nothing in one sentence places.
    assert!(found * 20 >= tellings.len() * 19, "{found} of {} are coded", tellings.len());
    assert!(right * 10 >= wanted * 9 && wanted >= 38, "{right} of {wanted}");
    // All of them: two events in one town on one day, each told by itself.
    assert!(wrong.len() * 26 < right, "{right} {wrong:?}");
}
