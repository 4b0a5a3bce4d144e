//! Coded incidents against the templates of MUC-3 and MUC-4: 1,700 reports of political violence in Latin America, in
//! capitals, each read by people for one question: what was done to whom, where and when.
//!
//! # References
//! Sundheim, B. (1992). Overview of the Fourth Message Understanding Evaluation and Conference. Proceedings of MUC-4.

use super::lines::values;
use super::rates::{Prf, Rate};
use crate::model::{Diagnostic, EventType, Incident, SubEventType};
use crate::text::fold::fold;
use jiff::civil::Date;
use serde::Deserialize;

/// A report of the corpus with what people found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The day of its dateline.
    pub date: Option<Date>,
    /// Whether it is relevant: about an act of political violence.
    pub relevant: bool,
    /// The acts; none for an irrelevant one.
    pub templates: Vec<Template>,
}

/// An act of violence, as people coded it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Template {
    /// ATTACK, BOMBING, KIDNAPPING, ARSON, ROBBERY or FORCED WORK STOPPAGE.
    pub kind: String,
    /// Whether a system may leave it out.
    pub optional: bool,
    /// The names of its place, from the country down, folded.
    pub places: Vec<String>,
    /// The first and the last possible day, where they are exact.
    pub days: Option<(Date, Date)>,
    /// People killed, as `killed_lo`.
    pub killed: Option<u32>,
    /// People wounded.
    pub wounded: Option<u32>,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    event_type: Option<String>,
    x: Extra,
}

#[derive(Deserialize)]
struct Extra {
    doc: String,
    relevant: bool,
    #[serde(default)]
    optional: bool,
    dateline_date: Option<String>,
    date_form: Option<String>,
    date_lo: Option<String>,
    date_hi: Option<String>,
    #[serde(default)]
    location_path: Option<Vec<String>>,
    killed_lo: Option<u32>,
    wounded_lo: Option<u32>,
}

/// The messages of a file with a JSON object a template, in the order of their first lines.
pub fn read(path: &str, bytes: &[u8]) -> (Vec<Message>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lines: Vec<(u64, Line)> = values(
        path,
        bytes,
        "a line of muc4: {\"text\", \"event_type\", \"x\": {\"doc\", ...}}",
        &mut diagnostics,
    );
    let mut messages: Vec<Message> = Vec::new();
    let day = |text: &Option<String>| text.as_deref().and_then(|t| t.parse().ok());
    for (_, Line { text, event_type, x }) in lines {
        if messages.last().is_none_or(|m| m.id != x.doc) {
            let date = day(&x.dateline_date);
            messages.push(Message {
                id: x.doc.clone(),
                text,
                date,
                relevant: x.relevant,
                templates: Vec::new(),
            });
        }
        let (Some(kind), Some(message)) = (event_type, messages.last_mut()) else { continue };
        let exact = matches!(x.date_form.as_deref(), Some("exact" | "range"));
        message.templates.push(Template {
            kind,
            optional: x.optional,
            places: x.location_path.unwrap_or_default().iter().map(|name| fold(name)).collect(),
            days: day(&x.date_lo).zip(day(&x.date_hi)).filter(|_| exact),
            killed: x.killed_lo,
            wounded: x.wounded_lo,
        });
    }
    (messages, diagnostics)
}

/// What of the templates was found, and what is right of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Muc4Score {
    /// Reports: relevant or not.
    pub relevant: Prf,
    /// Templates: found or not; optional ones count where they are found.
    pub templates: Prf,
    /// The kind, of templates found.
    pub kind: Rate,
    /// The day, of templates found that have one.
    pub date: Rate,
    /// A name of the place, of templates found that have one below the country.
    pub place: Rate,
    /// The number killed, of templates found that have one.
    pub killed: Rate,
    /// The number wounded, likewise.
    pub wounded: Rate,
}

/// The score of the incidents of each message, in the same order.
pub fn score(messages: &[Message], incidents: &[Vec<Incident>]) -> Muc4Score {
    let (mut relevant, mut called, mut agreed) = (0, 0, 0);
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    let mut rates = [(0, 0); 5];
    for (message, found) in messages.iter().zip(incidents) {
        let found: Vec<&Incident> = found.iter().filter(|i| kind_of(i.sub_event_type).is_some()).collect();
        relevant += usize::from(message.relevant);
        called += usize::from(!found.is_empty());
        agreed += usize::from(message.relevant && !found.is_empty());
        let pairs = pairs(&message.templates, &found);
        right += pairs.len();
        given += found.len();
        let left = |(n, t): &(usize, &Template)| !t.optional || pairs.iter().any(|(p, _)| p == n);
        wanted += message.templates.iter().enumerate().filter(left).count();
        for (template, incident) in &pairs {
            let (template, incident) = (&message.templates[*template], found[*incident]);
            let answers = [
                Some(kind_fits(template, incident)),
                template.days.map(|days| date_fits(days, incident)),
                (template.places.len() > 1).then(|| place_fits(template, incident)),
                template.killed.map(|n| incident.killed.and_then(|t| t.low()) == Some(n)),
                template.wounded.map(|n| incident.injured.and_then(|t| t.low()) == Some(n)),
            ];
            for (rate, answer) in rates.iter_mut().zip(answers) {
                rate.0 += usize::from(answer == Some(true));
                rate.1 += usize::from(answer.is_some());
            }
        }
    }
    let [kind, date, place, killed, wounded] = rates.map(|(hits, of)| Rate::of(hits, of));
    Muc4Score {
        relevant: Prf::of(agreed, called, relevant),
        templates: Prf::of(right, given, wanted),
        kind,
        date,
        place,
        killed,
        wounded,
    }
}

/// Pairs of a template and an incident, most alike first: one to one, and none that shares neither kind nor place.
fn pairs(templates: &[Template], found: &[&Incident]) -> Vec<(usize, usize)> {
    let mut all: Vec<(u32, usize, usize)> = Vec::new();
    for (t, template) in templates.iter().enumerate() {
        for (i, incident) in found.iter().enumerate() {
            let date = template.days.is_some_and(|days| date_fits(days, incident));
            let alike =
                2 * u32::from(kind_fits(template, incident)) + 2 * u32::from(place_fits(template, incident));
            if alike > 0 {
                all.push((alike + u32::from(date), t, i));
            }
        }
    }
    all.sort_unstable_by_key(|(alike, t, i)| (std::cmp::Reverse(*alike), *t, *i));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, t, i) in all {
        if !pairs.iter().any(|(a, b)| *a == t || *b == i) {
            pairs.push((t, i));
        }
    }
    pairs
}

/// MUC's kinds that a type may answer; `None` for what MUC does not ask for.
fn kind_of(t: SubEventType) -> Option<&'static [&'static str]> {
    Some(match t {
        SubEventType::AbductionForcedDisappearance => &["KIDNAPPING"],
        SubEventType::LootingPropertyDestruction => &["ARSON", "ATTACK"],
        SubEventType::Crime => &["ROBBERY", "ATTACK"],
        SubEventType::DisruptedWeaponsUse => return None,
        t => match t.event_type() {
            EventType::ExplosionsRemoteViolence => &["BOMBING", "ATTACK"],
            EventType::Battles | EventType::ViolenceAgainstCivilians | EventType::Riots => &["ATTACK"],
            _ => return None,
        },
    })
}

fn kind_fits(template: &Template, incident: &Incident) -> bool {
    kind_of(incident.sub_event_type).is_some_and(|kinds| kinds.contains(&template.kind.as_str()))
}

fn date_fits((first, last): (Date, Date), incident: &Incident) -> bool {
    let days = incident.date.start.zip(incident.date.end);
    days.is_some_and(|(start, end)| start <= last && first <= end)
}

/// Whether the incident's place has a name of the template's, below the country.
fn place_fits(template: &Template, incident: &Incident) -> bool {
    let Some(site) = &incident.site else { return false };
    let reported = fold(&site.reported);
    template.places.iter().skip(1).any(|name| *name == reported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_document_are_one_message() {
        let line = |kind: &str, doc: &str| {
            format!(
                "{{\"text\": \"T\", \"event_type\": {kind}, \"x\": {{\"doc\": \"{doc}\", \"relevant\": true, \
                 \"date_form\": \"exact\", \"date_lo\": \"1990-01-03\", \"date_hi\": \"1990-01-03\", \
                 \"location_path\": [\"PERU\", \"LIMA\"]}}}}\n"
            )
        };
        let bytes = [line("\"ATTACK\"", "A"), line("\"BOMBING\"", "A"), line("null", "B")].concat();
        let (messages, diagnostics) = read("muc4.jsonl", bytes.as_bytes());
        assert_eq!(diagnostics, []);
        assert_eq!(messages.iter().map(|m| m.templates.len()).collect::<Vec<_>>(), [2, 0]);
        assert_eq!(messages[0].templates[0].places, ["peru", "lima"]);
        let nothing = score(&messages, &[Vec::new(), Vec::new()]);
        assert_eq!((nothing.templates.recall, nothing.relevant.gold), (0.0, 2));
    }
}
