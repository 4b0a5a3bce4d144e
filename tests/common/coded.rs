//! The incidents of one report.

use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::incident;
use incident_mapper::model::{DateOrigin, Incident, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};

/// The incidents of a text published on a day, by the rules alone.
pub fn incidents(gazetteer: &Gazetteer, day: &str, text: &str) -> Vec<Incident> {
    let coder = Coder { gazetteer, decisions: Decisions::default(), settings: Settings::default() };
    let date = Some(PublicationDate { day: day.parse().unwrap(), origin: DateOrigin::Metadata });
    let info = ReportInfo { id: "report".into(), date, ..ReportInfo::default() };
    let coded = code_report(&coder, &Report { info, text: text.to_owned() });
    incident::merge(coded.events, gazetteer).incidents
}
