//! Prints what the library reads in texts, and the incidents they make together:
//! `cargo run --example read -- [--date YYYY-MM-DD] FILE...`.
#![allow(clippy::print_stdout, clippy::expect_used)]

use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::incident;
use incident_mapper::model::{DateOrigin, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};

fn main() {
    let gazetteer = Gazetteer::embedded();
    let coder =
        Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
    let mut date = None;
    let mut events = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(path) = args.next() {
        if path == "--date" {
            let day = args.next().and_then(|d| d.parse().ok()).expect("a day such as 2020-10-17");
            date = Some(PublicationDate { day, origin: DateOrigin::Metadata });
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable text");
        let info = ReportInfo { id: path.clone(), date, path: path.clone(), ..ReportInfo::default() };
        let coded = code_report(&coder, &Report { info, text });
        println!("{path}, published {}", coded.info.date.map_or("?".into(), |d| d.day.to_string()));
        for (mention, resolution) in coded.toponyms.resolved() {
            let place = resolution.place.map(|key| gazetteer.place(key));
            let place =
                place.map_or("unresolved".into(), |p| format!("{} {} {}", p.id, p.name, p.feature_code));
            println!("  {} `{}`: {place}", mention.kind.name(), mention.span.of(&coded.text));
        }
        events.extend(coded.events);
    }
    for incident in incident::merge(events, &gazetteer).incidents {
        println!("{}  {} (told {} times)", incident.id, incident.title, incident.members.len());
    }
}
