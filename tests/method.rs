//! METHOD.md names what the code has: every type, role, stance and status, and no other.

#![allow(clippy::unwrap_used)]

use incident_mapper::language::lexicon::Lexicon;
use incident_mapper::model::{ClaimStatus, Stance, SubEventType};

const METHOD: &str = include_str!("../docs/METHOD.md");

/// The cells of the rows of the table that begins with `head`, without code marks.
fn table(head: &str) -> Vec<Vec<String>> {
    let from = METHOD.find(head).unwrap();
    let rows = METHOD[from..].lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn the_types_are_those_of_the_code_under_their_event_types() {
    let told: Vec<(String, String)> = table("| event type |")
        .iter()
        .flat_map(|row| row[1].split("; ").map(|t| (row[0].clone(), t.to_owned())).collect::<Vec<_>>())
        .collect();
    let known: Vec<(String, String)> =
        SubEventType::ALL.iter().map(|t| (t.event_type().name().to_owned(), t.name().to_owned())).collect();
    assert_eq!(told.len(), known.len());
    assert!(known.iter().all(|t| told.contains(t)), "{told:?}");
}

#[test]
fn the_roles_are_those_that_a_lexicon_may_have() {
    let told = table("| role |");
    let roles: Vec<&str> =
        told.iter().flat_map(|row| row[0].split(", ")).map(|r| r.trim_matches('`')).collect();
    assert_eq!(roles.len(), 18);
    let reads = |role: &str| {
        let row = format!(
            "words,pos,voice,role,type,weapon,strength,example,note\nraid,noun,,{role},Attack,,5,,\n"
        );
        Lexicon::read(&row, "test").1.is_empty()
    };
    assert!(roles.iter().all(|role| reads(role)));
    let csvs = [
        include_str!("../src/language/english/lexicon.csv"),
        include_str!("../src/language/russian/lexicon.csv"),
    ];
    let mut used: Vec<&str> =
        csvs.iter().flat_map(|csv| csv.lines().skip(1)).map(|l| l.split(',').nth(3).unwrap()).collect();
    used.sort_unstable();
    used.dedup();
    assert!(used.iter().all(|role| roles.contains(role)), "{used:?}");
}

#[test]
fn stances_and_statuses_are_those_of_the_files() {
    let told: Vec<String> =
        table("| stance |").iter().map(|row| row[0].trim_matches('`').to_owned()).collect();
    let known = [Stance::Claims, Stance::Reports, Stance::Denies, Stance::Confirms, Stance::Doubts];
    assert_eq!(told, known.map(|s| s.name().to_owned()));
    for status in [
        ClaimStatus::Reported,
        ClaimStatus::Claimed,
        ClaimStatus::Disputed,
        ClaimStatus::Denied,
        ClaimStatus::ConfirmedByParty,
    ] {
        assert!(METHOD.contains(&format!("`{}`", status.name())), "{}", status.name());
    }
}

#[test]
fn what_it_says_of_developments_is_what_is_left_out() {
    let section =
        &METHOD[METHOD.find("## 8. Developments").unwrap()..METHOD.find("## 9. Languages").unwrap()];
    for t in SubEventType::ALL {
        assert_eq!(section.contains(&format!("`{}`", t.name())), t.is_development(), "{}", t.name());
    }
}

#[test]
fn the_targets_are_the_classes_of_the_word_list() {
    let told: Vec<String> =
        table("| target |").into_iter().map(|row| row[0].trim_end_matches(" |").to_owned()).collect();
    assert_eq!(told, incident_mapper::language::english::classes::targets().classes());
}
