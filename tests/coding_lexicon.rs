//! Each row of a lexicon is a rule, and its example shows it: with the row it is coded as the row says, without it
//! otherwise. A row without such an example fails.

#![allow(clippy::unwrap_used)]

use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::language::lexicon::{COLUMNS, Entry, Lexicon, Role};
use incident_mapper::language::{english, russian};
use incident_mapper::model::{DateOrigin, EventMention, PublicationDate, Report, ReportInfo, SubEventType};
use incident_mapper::pipeline::{Coder, Settings, code_report};
use std::sync::Arc;

/// What is coded of an example, published on 28 October 2020, a Wednesday; with developments.
fn code(gazetteer: &Gazetteer, lexicon: Lexicon, text: &str) -> Vec<EventMention> {
    let settings = Settings { developments: true, lexicon: Some(Arc::new(lexicon)), ..Settings::default() };
    let coder = Coder { gazetteer, decisions: Decisions::default(), settings };
    let date = PublicationDate { day: "2020-10-28".parse().unwrap(), origin: DateOrigin::Metadata };
    let info = ReportInfo { id: "example".to_owned(), date: Some(date), ..ReportInfo::default() };
    code_report(&coder, &Report { info, text: text.to_owned() }).events
}

/// What the row says of its example; the complaint where it is coded otherwise.
fn complaint(entry: &Entry, events: &[EventMention]) -> Option<String> {
    let types: Vec<SubEventType> = events.iter().map(|e| e.sub_event_type).collect();
    let fine = match entry.role {
        Role::Nothing => events.is_empty(),
        Role::Weapon => {
            let class =
                |e: &EventMention| entry.weapon.is_empty() || e.weapon.as_deref() == Some(&entry.weapon);
            events.iter().any(class)
        }
        Role::Noun | Role::Verb if entry.sub_event_type.is_some() && entry.weapon != "bomb" => {
            types.contains(&entry.sub_event_type?)
        }
        _ => !events.is_empty(),
    };
    (!fine).then(|| format!("line {}: `{}` gives {types:?}", entry.line, entry.example))
}

fn check(csv: &str, lexicon: &Lexicon) {
    let gazetteer = Gazetteer::embedded();
    let mut complaints = Vec::new();
    let lines: Vec<&str> = csv.lines().collect();
    for (n, entry) in lexicon.entries().iter().enumerate() {
        let words = incident_mapper::text::fold::fold(&entry.example);
        let shown = lexicon.phrases(n).any(|phrase| {
            let stems: Vec<&str> = phrase.split(' ').map(|word| word.trim_end_matches('*')).collect();
            let begins = |stem: &&str| words.split(' ').any(|word| word.starts_with(stem));
            if phrase.contains('*') {
                stems.iter().all(begins)
            } else {
                format!(" {words} ").contains(&format!(" {phrase} "))
            }
        });
        if !shown {
            complaints.push(format!("line {}: `{}` has none of the row's words", entry.line, entry.example));
            continue;
        }
        let with = code(&gazetteer, lexicon.clone(), &entry.example);
        complaints.extend(complaint(entry, &with));
        let mut others = lines.clone();
        others.remove(usize::try_from(entry.line).unwrap() - 1);
        let (without, findings) = Lexicon::read(&others.join("\n"), "test");
        assert_eq!(findings, []);
        if with == code(&gazetteer, without, &entry.example) {
            complaints
                .push(format!("line {}: `{}` is coded alike without the row", entry.line, entry.example));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn each_row_of_the_english_lexicon_has_an_example_that_needs_it() {
    check(include_str!("../src/language/english/lexicon.csv"), english::lexicon());
}

#[test]
fn each_row_of_the_russian_lexicon_has_an_example_that_needs_it() {
    check(include_str!("../src/language/russian/lexicon.csv"), russian::lexicon());
}

#[test]
fn the_lexicons_have_the_columns_in_order_and_nothing_to_complain_of() {
    for csv in [
        include_str!("../src/language/english/lexicon.csv"),
        include_str!("../src/language/russian/lexicon.csv"),
    ] {
        let (_, findings) = Lexicon::read(csv, "lexicon.csv");
        assert_eq!(findings, []);
        assert_eq!(csv.lines().next().unwrap(), COLUMNS.join(","));
    }
}
