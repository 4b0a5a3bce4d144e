//! What the pipeline reads in one short report: a line for each event mention.

#![allow(clippy::unwrap_used)]

#[path = "common/tolls.rs"]
mod tolls;

use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::geodesy::nearest_on_line;
use incident_mapper::incident;
use incident_mapper::model::{DateOrigin, EventMention, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coded, Coder, Settings, code_report};
use proptest::prelude::*;
use tolls::toll;

fn code(id: &str, date: Option<&str>, text: &str) -> Coded {
    let gazetteer = Gazetteer::embedded();
    let coder =
        Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
    let date = date.map(|d| PublicationDate { day: d.parse().unwrap(), origin: DateOrigin::Metadata });
    let info = ReportInfo { id: id.to_owned(), date, path: id.to_owned(), ..ReportInfo::default() };
    code_report(&coder, &Report { info, text: text.to_owned() })
}

fn line(event: &EventMention) -> String {
    let place = event.site.as_ref().map_or("?", |s| s.reported.as_str());
    let day = event.date.start.map_or("-".to_owned(), |d| d.to_string());
    let by = event.attributed_to.as_ref().map_or("-", |p| p.name.as_str());
    let denied = event.denied_by.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("+");
    let (k, w) = (toll(event.killed), toll(event.injured));
    format!("{} | {place} | {day} | k {k} w {w} | {by} | {denied}", event.sub_event_type.name())
}

/// Codes `text` as published on 28 October 2020, a Wednesday.
fn check(text: &str, want: &[&str]) {
    let coded = code("test", Some("2020-10-28"), text);
    let got: Vec<String> = coded.events.iter().map(line).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn a_plain_statement_gives_type_place_day_tolls_and_who_did_it() {
    check(
        "Russian forces shelled the city of Kharkiv on Monday, killing nine people including four women and wounding at least 20, the governor said.",
        &["Shelling/artillery/missile attack | Kharkiv | 2020-10-26 | k 9 w 20.. | Russia | "],
    );
    check(
        "An airstrike on Shevchenkove in Kharkiv region injured a man aged 55 and damaged a house, the army said.",
        &["Air/drone strike | Shevchenkove | 2020-10-28 | k - w 1 | - | "],
    );
}

#[test]
fn several_places_of_one_statement_share_its_toll() {
    let coded = code(
        "test",
        Some("2020-10-28"),
        "Armenian forces shelled Ganja and Barda on Tuesday, killing 26 civilians, Azerbaijan said.",
    );
    assert_eq!(coded.events.len(), 2);
    assert!(coded.events.iter().all(|e| e.group.is_some()));
    let gazetteer = Gazetteer::embedded();
    let merged = incident::merge(coded.events, &gazetteer);
    assert!(merged.incidents.iter().all(|i| i.killed.is_none()), "a shared toll is no place's own");
    assert!(merged.incidents.iter().all(|i| i.toll_status.name() == "shared"));
}

#[test]
fn districts_and_towns_of_one_name_are_told_apart_by_the_words_beside_them() {
    let coded = code(
        "test",
        Some("2020-10-28"),
        "Troops were shelling the regions of Goranboy, Tartar and Aghdam, the ministry said. The army said that the city of Barda was hit by rockets.",
    );
    let gazetteer = Gazetteer::embedded();
    let codes: Vec<&str> = coded
        .events
        .iter()
        .filter_map(|e| e.site.as_ref())
        .map(|s| gazetteer.place(s.place).feature_code)
        .collect();
    assert_eq!(codes, ["ADM1", "ADM1", "ADM1", "PPLA"]);
}

#[test]
fn the_speakers_seat_the_launch_site_and_the_witness_are_no_places_of_the_event() {
    check(
        "The missile that struck Ganja was fired from Vardenis, the Foreign Ministry in Baku announced.",
        &["Shelling/artillery/missile attack | Ganja | 2020-10-28 | k - w - | - | "],
    );
    check(
        "In Stepanakert, a photographer heard the sounds of artillery shelling from the direction of the town of Hadrut, where soldiers are.",
        &["Shelling/artillery/missile attack | Hadrut | 2020-10-28 | k - w - | - | "],
    );
    check(
        "MOSCOW (Agency) - Rebels shelled the town of Barda on Tuesday, the army said.",
        &["Shelling/artillery/missile attack | Barda | 2020-10-27 | k - w - | - | "],
    );
}

#[test]
fn what_is_planned_feared_or_over_is_no_event() {
    for text in [
        "Rebel forces threatened to attack Ganja with missiles, the army said.",
        "The army could shell the city of Barda next week, soldiers fear.",
        "Two soldiers were sentenced for the missile attack on Ganja in a military court.",
        "Fighting between the army and rebel forces erupted on September 27 in Nagorno-Karabakh.",
        "More than 130 civilians have been killed since clashes between the two armies erupted in Nagorno-Karabakh.",
        "The presidency said the bodies of 30 soldiers killed in the fighting were handed over in Barda.",
        "Moscow, Paris and Washington are co-chairs of the Minsk Group, which seeks a ceasefire for the troops.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_denial_goes_to_the_event_that_the_denier_is_blamed_for() {
    check(
        "Azerbaijan said an Armenian missile strike on Ganja killed 12 civilians. Azerbaijani forces shelled Stepanakert, Armenia said. Yerevan has denied the attack.",
        &[
            "Shelling/artillery/missile attack | Ganja | 2020-10-28 | k 12 w - | Armenia | Armenia",
            "Shelling/artillery/missile attack | Stepanakert | 2020-10-28 | k - w - | Azerbaijan | ",
        ],
    );
}

#[test]
fn parts_ages_and_things_are_not_added_to_a_toll() {
    check(
        "A missile hit Ganja, killing nine people including four women. As many as 34 others, among them 16 women and six children, were wounded.",
        &["Shelling/artillery/missile attack | Ganja | 2020-10-28 | k 9 w 34 | - | "],
    );
    check(
        "Dozens of missiles landed on Stepanakert for several hours, destroying 57 buildings, the army said.",
        &["Shelling/artillery/missile attack | Stepanakert | 2020-10-28 | k - w - | - | "],
    );
    check(
        "Shelling of Barda killed a woman, 38, and injured a boy of 10, the army said.",
        &["Shelling/artillery/missile attack | Barda | 2020-10-28 | k 1 w 1 | - | "],
    );
}

#[test]
fn a_superseded_figure_is_not_part_of_the_range() {
    check(
        "Missiles hit Barda and 21 civilians were dead and 60 wounded, the prosecutor's office said. It earlier put the number of deaths at 14.",
        &["Shelling/artillery/missile attack | Barda | 2020-10-28 | k 21 w 60 | - | "],
    );
}

#[test]
fn words_of_war_in_peace_are_no_events() {
    check("The striker's attack hit the post in Ganja and the goalkeeper was beaten by a late strike.", &[]);
    check("The minister came under fire in Barda for his remarks about the price of bread.", &[]);
}

#[test]
fn an_unnamed_village_is_placed_at_its_container_and_says_so() {
    let coded = code(
        "test",
        Some("2020-10-28"),
        "On Tuesday four civilians were killed in a missile strike on a village in Barda, the army said.",
    );
    let site = coded.events[0].site.as_ref().unwrap();
    assert_eq!(site.reported, "a village in Barda");
    assert!(site.where_prec >= 3 && site.uncertainty.0 > 10_000.0, "{site:?}");
}

#[test]
fn a_stated_offset_moves_the_point_and_widens_it() {
    let coded = code(
        "test",
        Some("2020-10-28"),
        "Soldiers shelled a convoy 12 km north of Barda on Tuesday, the army said.",
    );
    let site = coded.events[0].site.as_ref().unwrap();
    assert_eq!(site.method.name(), "relative");
    let gazetteer = Gazetteer::embedded();
    let km = incident_mapper::geodesy::distance(site.position, gazetteer.place(site.place).position).km();
    assert!((km - 12.0).abs() < 0.01, "{km}");
}

/// The places of `text`, as `surface`.
fn places(text: &str) -> Vec<String> {
    let coded = code("test", None, text);
    let places = coded.toponyms.mentions.iter().filter(|m| m.kind.name() == "place");
    places.map(|m| m.span.of(&coded.text).to_owned()).collect()
}

#[test]
fn ordinary_words_persons_and_organisations_are_no_places() {
    for text in [
        "Of course it was Nice. Reading is fun. Police said so. Split the bill.",
        "Paris Hilton met President Lincoln and the Minsk Group, he told the broadcaster WSB Atlanta.",
        "The Red Cross and the Kharkiv Regional Prosecutor's Office said nothing.",
    ] {
        assert_eq!(places(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_come_out_of_hashtags_possessives_hyphens_and_capitals() {
    for (text, want) in [
        ("Smoke over #Ganja after the attack by #Armenia/n forces", vec!["Ganja", "Armenia"]),
        ("They drove to Barda's market in Nagorno-Karabakh.", vec!["Barda", "Nagorno-Karabakh"]),
        ("REBELS ATTACKED A BRIDGE NEAR MEDELLIN IN COLOMBIA", vec!["MEDELLIN", "COLOMBIA"]),
        ("Снаряды попали в город Гянджа.", vec!["Гянджа"]),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn a_flood_of_mentions_in_one_report_is_merged_in_reasonable_work() {
    let text = "A missile hit Ganja on 17 October 2020, killing 12 people. ".repeat(1500);
    let events = code("flood", Some("2020-10-18"), &text).events;
    assert!((500..=1000).contains(&events.len()), "{}", events.len());
    let gazetteer = Gazetteer::embedded();
    assert_eq!(incident::merge(events, &gazetteer).incidents.len(), 1);
}

#[test]
fn every_position_is_a_gazetteer_rows_or_stated_in_the_text() {
    let gazetteer = Gazetteer::embedded();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let mut sites = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let Ok(text) = std::fs::read_to_string(entry.unwrap().path()) else { continue };
        for site in code("test", Some("2020-10-28"), &text).events.iter().filter_map(|e| e.site.as_ref()) {
            let row = gazetteer.place(site.place).position;
            match (site.method.name(), site.shape.corridor()) {
                ("relative" | "text_coordinates", None) => assert!(site.position != row, "{site:?}"),
                ("corridor", Some(corridor)) => {
                    let lines = corridor.lines.iter();
                    let on = lines.filter_map(|line| nearest_on_line(site.position, line));
                    assert!(on.map(|(_, gap)| gap.0).fold(f64::INFINITY, f64::min) < 200.0, "{site:?}");
                }
                _ => assert_eq!(site.position, row, "{site:?}"),
            }
            assert!(site.uncertainty.0 > 0.0);
            sites += 1;
        }
    }
    assert!(sites > 30, "{sites}");
}

#[test]
fn coordinates_written_after_a_name_are_the_position() {
    for text in [
        "Soldiers shelled the village of Nowherely near Barda (40.4012, 47.2034) on Tuesday, the army said.",
        "Soldiers shelled Barda (40.4012° N, 47.2034° E) on Tuesday, the army said.",
        "Soldiers shelled Barda, 47.2034° E 40.4012° N, on Tuesday, the army said.",
    ] {
        let coded = code("test", Some("2020-10-28"), text);
        let site = coded.events[0].site.as_ref().unwrap();
        assert_eq!(site.method.name(), "text_coordinates", "{text}");
        assert_eq!((site.position.lng(), site.position.lat()), (47.2034, 40.4012), "{text}");
    }
    for text in [
        "Soldiers shelled Barda (4.4012, 7.2034) on Tuesday, the army said.",
        "Soldiers shelled Barda at 10.30 and 11.45 on Tuesday, the army said.",
    ] {
        let coded = code("test", Some("2020-10-28"), text);
        assert_eq!(coded.events[0].site.as_ref().unwrap().method.name(), "gazetteer", "{text}");
    }
}

#[test]
fn a_place_in_the_name_of_something_else_is_no_site() {
    let text = "A bomb killed two people on Monday, the Gainesville Police Department said. Doctors of the Ohio State \
                University spoke.";
    let coded = code("test", Some("2020-10-28"), text);
    let named = |name: &str| coded.toponyms.resolved().find(|(m, _)| m.span.of(&coded.text) == name).unwrap();
    for name in ["Gainesville", "Ohio"] {
        let (mention, resolution) = named(name);
        assert_eq!((mention.kind.name(), resolution.place.is_some()), ("part", true), "{name}");
    }
    assert!(coded.events.iter().all(|event| event.site.is_none()), "{:?}", coded.events);
}

#[test]
fn nothing_gives_an_undated_report_a_year() {
    let coded = code(
        "test",
        None,
        "Missiles hit Ganja on Saturday and Barda on October 11, the army said. Rockets struck Stepanakert, soldiers said.",
    );
    assert!(coded.events.iter().all(|e| e.date.start.is_none()), "{:?}", coded.events);
}

#[test]
fn an_undated_report_is_dated_by_the_one_event_that_it_shares_with_a_dated_one() {
    let dated = code(
        "a",
        Some("2020-10-17"),
        "A missile strike on Ganja early on Saturday killed 13 people and wounded 40, the army said.",
    );
    let undated = code(
        "b",
        None,
        "The army said on Saturday that 12 civilians were killed and 40 injured when a missile struck Ganja.",
    );
    let gazetteer = Gazetteer::embedded();
    let merged = incident::merge(dated.events.into_iter().chain(undated.events).collect(), &gazetteer);
    assert_eq!(merged.incidents.len(), 1);
    assert_eq!(merged.incidents[0].date.start.map(|d| d.to_string()).as_deref(), Some("2020-10-17"));
    assert_eq!(toll(merged.incidents[0].killed), "12..13");
}

#[test]
fn two_strikes_on_one_town_on_different_days_stay_apart() {
    let reports = [
        code(
            "a",
            Some("2020-10-12"),
            "A missile strike on Ganja on Sunday killed nine people, the army said.",
        ),
        code(
            "b",
            Some("2020-10-17"),
            "A missile strike on Ganja on Saturday killed 13 people, the army said.",
        ),
    ];
    let gazetteer = Gazetteer::embedded();
    let merged = incident::merge(reports.into_iter().flat_map(|r| r.events).collect(), &gazetteer);
    assert_eq!(merged.incidents.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_coded_and_every_span_quotes_it(text in "(\\PC|[A-Z][a-z]{2,8} | killed | [0-9]{1,4} |, |\\. |\n|Ganja |missile strike |on Monday |denied ){0,60}") {
        let coded = code("any", Some("2020-10-28"), &text);
        for mention in &coded.toponyms.mentions {
            prop_assert!(!mention.span.of(&coded.text).is_empty());
        }
        for event in &coded.events {
            for evidence in &event.evidence {
                prop_assert!(!evidence.span.of(&coded.text).is_empty());
            }
            prop_assert!(event.attributed_to.is_none() || !event.attributed_by.is_empty());
        }
    }

    #[test]
    fn merging_does_not_depend_on_order(seed in 0usize..1000) {
        let texts = [
            "A missile strike on Ganja on Saturday killed 13 people and wounded 40, the army said. Armenia denied the attack.",
            "The army said on Saturday that 12 civilians were killed and 40 injured when a missile struck Ganja.",
            "Troops shelled Stepanakert overnight, wounding three, officials said. Rockets hit Barda on Friday.",
        ];
        let dates = [Some("2020-10-17"), None, Some("2020-10-17")];
        let mut events: Vec<EventMention> =
            texts.iter().zip(dates).enumerate().flat_map(|(n, (t, d))| code(&n.to_string(), d, t).events).collect();
        let gazetteer = Gazetteer::embedded();
        let straight = incident::merge(events.clone(), &gazetteer);
        let n = events.len();
        for k in 0..n {
            events.swap(k, (k * 7 + seed) % n);
        }
        prop_assert_eq!(straight, incident::merge(events, &gazetteer));
    }
}
