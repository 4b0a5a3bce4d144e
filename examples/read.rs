//! Prints what the pipeline reads in texts: `cargo run --example read -- [--date YYYY-MM-DD] FILE...`.
#![allow(clippy::print_stdout, clippy::expect_used)]
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{DateOrigin, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};

fn main() {
    let gazetteer = Gazetteer::embedded();
    let coder = Coder { gazetteer: &gazetteer, settings: Settings::default() };
    let mut date = None;
    let mut all = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(path) = args.next() {
        if path == "--date" {
            let day = args.next().and_then(|d| d.parse().ok());
            date = day.map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
            continue;
        }
        if path == "--jsonl" {
            let lines = std::fs::read_to_string(args.next().expect("a path")).expect("a readable file");
            for line in lines.lines() {
                let v: serde_json::Value = serde_json::from_str(line).expect("JSON");
                let id = v["id"].as_str().unwrap_or_default().to_owned();
                let day = v["date"].as_str().and_then(|d| d.parse().ok());
                let date = day.map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
                let info = ReportInfo { id: id.clone(), date, ..ReportInfo::default() };
                let coded = code_report(
                    &coder,
                    &Report { info, text: v["text"].as_str().unwrap_or_default().to_owned() },
                );
                show(&gazetteer, &id, &coded);
                all.extend(coded.events);
            }
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable text");
        let info = ReportInfo {
            id: std::path::Path::new(&path)
                .file_stem()
                .map(|s| s.to_string_lossy().into_owned())
                .unwrap_or_default(),
            date,
            path: path.clone(),
            ..ReportInfo::default()
        };
        let coded = code_report(&coder, &Report { info, text });
        show(&gazetteer, &path, &coded);
        all.extend(coded.events);
    }
    let merged = incident_mapper::incident::merge(all, &gazetteer);
    let mut features = Vec::new();
    println!("== incidents");
    for i in &merged.incidents {
        println!(
            "  # {} | {} | k {:?} w {:?} | {:?} | denied {:?} | {} members",
            i.title,
            i.sub_event_type.name(),
            i.killed.map(|t| (t.low(), t.high())),
            i.injured.map(|t| (t.low(), t.high())),
            i.reports,
            i.denied_by.iter().map(|p| &p.name).collect::<Vec<_>>(),
            i.members.len()
        );
        if let Some(site) = &i.site {
            features.push(serde_json::json!({"type":"Feature","geometry":{"type":"Point","coordinates":[site.position.lng(),site.position.lat()]},"properties":{
                "title": i.title, "event_date": i.date.start.map(|d| d.to_string()), "deaths_low": i.killed.and_then(|t| t.low()), "deaths_high": i.killed.and_then(|t| t.high()),
                "injured_low": i.injured.and_then(|t| t.low()), "injured_high": i.injured.and_then(|t| t.high()), "sub_event_type": i.sub_event_type.name(), "reports": i.reports.join("; "),
                "denied_by": i.denied_by.first().map(|p| p.name.clone()), "country": gazetteer.place(site.place).country }}));
        }
    }
    std::fs::write(
        "/tmp/pred.geojson",
        serde_json::json!({"type":"FeatureCollection","features":features}).to_string(),
    )
    .expect("written");
}

fn show(gazetteer: &Gazetteer, path: &str, coded: &incident_mapper::pipeline::Coded) {
    {
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
                e.site.as_ref().map_or("NO SITE".into(), |s| format!(
                    "{} -> {} {:?}",
                    s.reported,
                    gazetteer.place(s.place).name,
                    s.method
                )),
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
