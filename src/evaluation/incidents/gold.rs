//! The gold of incidents: a report a line.

use super::predicted::report_name;
use super::tolls::Bounds;
use crate::evaluation::geoparse::word;
use crate::evaluation::lines::{error, reason, values};
use crate::geodesy::{LngLat, Metres};
use crate::model::Diagnostic;
use serde::Deserialize;
use serde_json::Value;

/// What people found in a report.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldReport {
    /// The report's id.
    pub id: String,
    /// Its incidents.
    pub incidents: Vec<GoldIncident>,
    /// Incidents that may be found or not.
    pub optional: Vec<Optional>,
}

/// An incident of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldIncident {
    /// What it is called; the same in every report that tells of it.
    pub key: String,
    /// Where it happened.
    pub position: LngLat,
    /// How precisely that is known.
    pub precision: Precision,
    /// How far off a feature may be.
    pub reach: Metres,
    /// Whether the position itself is uncertain.
    pub is_uncertain: bool,
    /// The country.
    pub country: String,
    /// The date (`2020-10-17`, `2020-10`, `2020`), where one is known.
    pub date: Option<String>,
    /// How precisely the date is known: `day`, `week`, `month` or `unknown`.
    pub date_precision: String,
    /// The types that are right.
    pub types: Vec<String>,
    /// The killed.
    pub killed: Option<Bounds>,
    /// The wounded.
    pub wounded: Option<Bounds>,
    /// Whether somebody denies it.
    pub denied: bool,
    /// Whether the report tells of it as background only.
    pub background: bool,
}

/// An incident that may be found or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Optional {
    /// Where it is.
    pub position: LngLat,
    /// How far it reaches.
    pub radius: Metres,
    /// Its date; a feature with another date is none of it.
    pub date: Option<String>,
}

/// How precisely a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A spot.
    Exact,
    /// A city, town or village.
    Settlement,
    /// A district.
    District,
    /// A region or province.
    Region,
    /// A country.
    Country,
}

impl Precision {
    /// How far off a feature may be.
    pub fn reach(self) -> Metres {
        match self {
            Self::Exact | Self::Settlement | Self::District => Metres::from_km(25.0),
            Self::Region | Self::Country => Metres::from_km(150.0),
        }
    }
}

const HINT: &str = r#"a line is `{"id": "03", "incidents": [{"key", "lat", "lon", "precision", "date", "date_precision", "type"}], "optional_incidents": [{"lat", "lon", "radius_km"}]}`"#;

#[derive(Deserialize)]
struct Line {
    #[serde(deserialize_with = "word")]
    id: String,
    incidents: Vec<Value>,
    #[serde(default)]
    optional_incidents: Vec<Value>,
}

#[derive(Deserialize)]
struct IncidentLine {
    key: String,
    lat: f64,
    lon: f64,
    precision: Precision,
    match_km: Option<f64>,
    country: Option<String>,
    date: Option<String>,
    date_precision: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    type_alt: Vec<String>,
    killed_min: Option<u64>,
    killed_max: Option<u64>,
    wounded_min: Option<u64>,
    wounded_max: Option<u64>,
    #[serde(default)]
    denied_by: Value,
    background: Option<bool>,
}

#[derive(Deserialize)]
struct OptionalLine {
    lat: f64,
    lon: f64,
    radius_km: f64,
    date: Option<String>,
}

/// Reads gold incidents, in the order of the reports' ids. What cannot be used is told and left out; it hides nothing else.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::incidents::read_gold;
/// let line = br#"{"id": "03", "incidents": [{"key": "ganja", "lat": 40.68, "lon": 46.36, "precision": "settlement",
///     "date": "2020-10-04", "date_precision": "day", "type": "shelling_or_missile", "killed_min": 1}]}"#;
/// let line: Vec<u8> = line.iter().copied().filter(|byte| *byte != b'\n').collect();
/// let (reports, diagnostics) = read_gold("gold.jsonl", &line);
/// assert_eq!(reports[0].incidents[0].key, "ganja");
/// assert!(diagnostics.is_empty());
/// ```
pub fn read_gold(path: &str, bytes: &[u8]) -> (Vec<GoldReport>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lines: Vec<(u64, Line)> = values(path, bytes, HINT, &mut diagnostics);
    let mut reports = Vec::with_capacity(lines.len());
    for (line, Line { id, incidents, optional_incidents }) in lines {
        let mut tell = |what: &str, number: usize, why: String| {
            let message = format!("{what} {number} of `{id}` is left out: {why}");
            diagnostics.push(error("gold-incident", path, line, message).hint(HINT));
        };
        let incidents = usable(incidents, incident, &mut |number, why| tell("incident", number, why));
        let optional =
            usable(optional_incidents, optional, &mut |number, why| tell("optional incident", number, why));
        reports.push(GoldReport { id: report_name(&id), incidents, optional });
    }
    reports.sort_by(|a, b| a.id.cmp(&b.id));
    (reports, diagnostics)
}

fn usable<T>(
    values: Vec<Value>,
    read: fn(Value) -> Result<T, String>,
    tell: &mut dyn FnMut(usize, String),
) -> Vec<T> {
    let mut kept = Vec::with_capacity(values.len());
    for (number, value) in (1..).zip(values) {
        match read(value) {
            Ok(value) => kept.push(value),
            Err(why) => tell(number, why),
        }
    }
    kept
}

fn incident(value: Value) -> Result<GoldIncident, String> {
    let read: IncidentLine = serde_json::from_value(value).map_err(|e| reason(&e))?;
    let position = LngLat::new(read.lon, read.lat).map_err(|e| e.to_string())?;
    let reach = Metres::from_km(read.match_km.unwrap_or_default());
    Ok(GoldIncident {
        key: read.key,
        position,
        precision: read.precision,
        reach: if reach > read.precision.reach() { reach } else { read.precision.reach() },
        is_uncertain: read.match_km.is_some_and(|km| km > 0.0),
        country: read.country.unwrap_or_default(),
        date: read.date.filter(|date| !date.is_empty()),
        date_precision: read.date_precision,
        types: std::iter::once(read.kind).chain(read.type_alt).collect(),
        killed: Bounds::of(read.killed_min, read.killed_max),
        wounded: Bounds::of(read.wounded_min, read.wounded_max),
        denied: super::predicted::says_something(&read.denied_by),
        background: read.background.unwrap_or_default(),
    })
}

fn optional(value: Value) -> Result<Optional, String> {
    let read: OptionalLine = serde_json::from_value(value).map_err(|e| reason(&e))?;
    let position = LngLat::new(read.lon, read.lat).map_err(|e| e.to_string())?;
    Ok(Optional {
        position,
        radius: Metres::from_km(read.radius_km),
        date: read.date.filter(|d| !d.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_used_is_told_and_hides_nothing() {
        let good = r#"{"key":"b","lat":1,"lon":1,"precision":"region","date":null,"date_precision":"unknown","type":"other"}"#;
        let bad = good.replace("region", "planet");
        let line = format!(
            r#"{{"id":"02","incidents":[{bad},{good}],"optional_incidents":[{{"lat":99,"lon":1,"radius_km":1}}]}}"#
        );
        let (reports, told) = read_gold("gold.jsonl", line.as_bytes());
        assert_eq!(reports[0].incidents.len(), 1);
        assert_eq!(reports[0].incidents[0].reach, Metres::from_km(150.0));
        let messages: Vec<&str> = told.iter().map(|d| d.message.as_str()).collect();
        assert!(
            messages[0].starts_with("incident 1 of `02` is left out: unknown variant `planet`"),
            "{messages:?}"
        );
        assert!(
            messages[1].starts_with("optional incident 1 of `02` is left out: longitude"),
            "{messages:?}"
        );
    }

    #[test]
    fn an_uncertain_position_reaches_farther_never_nearer() {
        let of = |km: &str| {
            let line = format!(
                r#"{{"id":1,"incidents":[{{"key":"b","lat":1,"lon":1,"precision":"exact","match_km":{km},"date":"","date_precision":"day","type":"other"}}]}}"#
            );
            let (reports, told) = read_gold("gold.jsonl", line.as_bytes());
            assert_eq!(told, []);
            (reports[0].id.clone(), reports[0].incidents[0].reach.km())
        };
        assert_eq!(of("60"), ("01".to_owned(), 60.0));
        assert_eq!(of("6").1, 25.0);
        assert_eq!(of("null").1, 25.0);
    }
}
