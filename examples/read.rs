//! Prints what the pipeline reads in texts: `cargo run --example read -- [--date YYYY-MM-DD] FILE...`.
#![allow(clippy::print_stdout, clippy::expect_used)]
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{DateOrigin, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};

fn main() {
    let gazetteer = Gazetteer::embedded();
    let coder = Coder { gazetteer: &gazetteer, settings: Settings::default() };
    let mut date = None;
    let mut args = std::env::args().skip(1);
    while let Some(path) = args.next() {
        if path == "--date" {
            let day = args.next().and_then(|d| d.parse().ok());
            date = day.map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable text");
        let info = ReportInfo { id: path.clone(), date, path: path.clone(), ..ReportInfo::default() };
        let coded = code_report(&coder, &Report { info, text });
        println!("== {path} {:?}", coded.info.date.map(|d| d.day.to_string()));
        for (m, r) in &coded.mentions {
            let place = r.place.map(|k| gazetteer.place(k));
            println!(
                "  {:?} {:24} {:?} -> {} margin {:.1} conf {:.2} of {}",
                m.kind,
                m.span.of(&coded.text),
                m.feature_words,
                place.map_or("-".into(), |p| format!("{} {} {} {}", p.id, p.name, p.feature_code, p.country)),
                r.margin,
                r.confidence,
                m.candidates.len()
            );
        }
        for e in &coded.events {
            println!(
                "  * {} {}{} | {} | {:?}..{:?}{} | k {:?} w {:?} {:?} | by {:?} | says {:?} | denied {:?} | g{:?}",
                e.trigger.of(&coded.text),
                e.sub_event_type.name(),
                if e.type_stated { "" } else { "~" },
                e.site.as_ref().map_or("NO SITE".into(), |s| format!("{} -> {} {:?}", s.reported, gazetteer.place(s.place).name, s.method)),
                e.date.start.map(|d| d.to_string()),
                e.date.end.map(|d| d.to_string()),
                if e.date.stated { "" } else { "~" },
                e.killed.map(|t| (t.low(), t.high())),
                e.injured.map(|t| (t.low(), t.high())),
                e.toll_scope,
                e.attributed_to.as_ref().map(|p| &p.name),
                e.attributed_by.iter().map(|p| &p.name).collect::<Vec<_>>(),
                e.denied_by.iter().map(|p| &p.name).collect::<Vec<_>>(),
                e.group
            );
        }
    }
}
