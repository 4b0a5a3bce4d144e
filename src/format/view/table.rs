//! The incidents of a run with all that stands behind them, on their way into a page.

use super::block::{self, Behind, Report};
use super::columns::Columns;
use super::names::{Orientation, PlaceNames};
use super::tiles::Tiles;
use super::{excerpts, shape};
use crate::format::jsonl::{ClaimLine, EvidenceLine, SourceLine};
use crate::geodesy::LngLat;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The properties that list, filters, time and map need of every incident at once. The others wait in blocks.
const CORE: [&str; 40] = [
    "id",
    "date_start",
    "date_end",
    "date_prec",
    "event_type",
    "sub_event_type",
    "civilian_targeting",
    "weapon",
    "target",
    "actor2",
    "attributed_to",
    "attributed_by",
    "denied_by",
    "claim_status",
    "deaths_low",
    "deaths_best",
    "deaths_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "toll_status",
    "group_id",
    "place_id",
    "location",
    "place_reported",
    "country",
    "admin1",
    "longitude",
    "latitude",
    "where_prec",
    "coordinate_uncertainty_m",
    "georeference_method",
    "location_confidence",
    "sources_count",
    "independent_sources_count",
    "reports",
    "source",
    "first_reported",
    "review_status",
    "title",
];

/// How far before a name the words of its place may begin, in code points.
const LONGEST_SITE: usize = 300;

/// What the map tells of the mention that an incident's place was read from.
const OF_MENTIONS: [&str; 16] = [
    "id",
    "surface",
    "kind",
    "match",
    "place_id",
    "location",
    "feature_code",
    "country",
    "georeference_text",
    "confidence",
    "margin",
    "cues",
    "runner_up",
    "runner_up_score",
    "runner_up_cues",
    "decision",
];

/// The incidents of a run, in the order in which they are added, with all that stands behind them.
///
/// Incidents come first; then, in this order, evidence and claims, reports, and mentions. What belongs to no incident is
/// left out.
#[derive(Debug, Default)]
pub struct Table {
    core: Columns,
    rest: Columns,
    rows: HashMap<String, usize>,
    points: Vec<Option<(LngLat, f64)>>,
    shapes: BTreeMap<usize, Value>,
    behind: Vec<Behind>,
    spans: HashMap<String, Vec<(usize, usize)>>,
    /// By report and first code point, the words of places and the incidents that they gave a place to.
    sites: HashMap<String, BTreeMap<usize, Vec<(usize, usize)>>>,
    reports: HashMap<String, Report>,
    place_ids: BTreeSet<String>,
}

impl Table {
    /// Adds an incident by its properties. One whose id is here already is left out.
    pub fn incident(&mut self, properties: &Map<String, Value>) {
        let id = properties.get("id").and_then(Value::as_str).unwrap_or_default();
        if self.rows.contains_key(id) {
            return;
        }
        self.rows.insert(id.to_owned(), self.points.len());
        let number = |key: &str| properties.get(key).and_then(Value::as_f64);
        let point = number("longitude").zip(number("latitude"));
        let point = point.and_then(|(lng, lat)| LngLat::new(lng, lat).ok());
        self.points.push(point.map(|at| (at, number("coordinate_uncertainty_m").unwrap_or(0.0))));
        if let Some(place) = properties.get("place_id").and_then(Value::as_str) {
            self.place_ids.insert(place.to_owned());
        }
        let cells = || properties.iter().map(|(key, value)| (key.as_str(), value));
        self.core.push(cells().filter(|(key, _)| CORE.contains(key)));
        // A first day that a run gives twice is kept once.
        let is_double = |key: &str| {
            (key == "event_date" && properties.get(key) == properties.get("date_start"))
                || (key == "actor1" && properties.get(key) == properties.get("attributed_to"))
        };
        self.rest.push(cells().filter(|(key, _)| !CORE.contains(key) && !is_double(key)));
        self.behind.push(Behind::default());
    }

    /// Adds the footprint of the incident `id`.
    pub fn footprint(&mut self, id: &str, geometry: &Value) {
        let Some(row) = self.rows.get(id).copied() else { return };
        let Some((centre, radius)) = self.points.get(row).copied().flatten() else { return };
        if let Some(outlines) = shape::outlines(geometry, centre, radius) {
            self.shapes.insert(row, outlines);
        }
    }

    fn behind(&mut self, incident: &str) -> Option<(usize, &mut Behind)> {
        let row = self.rows.get(incident).copied()?;
        self.behind.get_mut(row).map(|behind| (row, behind))
    }

    /// Adds the words that a field was read from.
    pub fn evidence(&mut self, line: EvidenceLine) {
        let Some((row, behind)) = self.behind(&line.incident_id) else { return };
        let (report, span) = (line.report_id.clone(), (line.start, line.end));
        let is_place = line.field == "place";
        behind.evidence.push(line);
        if is_place {
            let sites = self.sites.entry(report.clone()).or_default();
            sites.entry(span.0).or_default().push((span.1, row));
        }
        self.spans.entry(report).or_default().push(span);
    }

    /// Adds what somebody says.
    pub fn claim(&mut self, line: ClaimLine) {
        let Some((_, behind)) = self.behind(&line.incident_id) else { return };
        let (report, span) = (line.report_id.clone(), (line.start, line.end));
        behind.claims.push(line);
        self.spans.entry(report).or_default().push(span);
    }

    /// Adds a line of the merge ledger, whatever it holds.
    pub fn merge(&mut self, mut line: Map<String, Value>) {
        let Some(Value::String(incident)) = line.remove("incident_id") else { return };
        if let Some((_, behind)) = self.behind(&incident) {
            behind.merges.push(Value::Object(line).to_string());
        }
    }

    /// Adds a report; only the passages of its text that something was read from are kept.
    pub fn source(&mut self, mut facts: SourceLine) {
        let Some(mut spans) = self.spans.remove(&facts.id) else { return };
        spans.sort_unstable();
        spans.dedup();
        let passages = facts.text.take().map(|text| excerpts::around(&text, &spans)).unwrap_or_default();
        self.reports.insert(facts.id.clone(), Report { facts, passages });
    }

    /// Adds a mention, by its properties, to the incidents whose place was read from it.
    pub fn mention(&mut self, properties: &Map<String, Value>) {
        let report = properties.get("report_id").and_then(Value::as_str).unwrap_or_default();
        let offset = |key: &str| properties.get(key).and_then(Value::as_u64).map(|n| n as usize);
        let (Some(start), Some(end)) = (offset("start"), offset("end")) else { return };
        let Some(sites) = self.sites.get(report) else { return };
        // The words of a place may be more than its name: "12 km north of Ganja".
        let near = sites.range(start.saturating_sub(LONGEST_SITE)..=start).flat_map(|(_, sites)| sites);
        let mut rows: Vec<usize> = near.filter(|(to, _)| end <= *to).map(|(_, row)| *row).collect();
        rows.sort_unstable();
        rows.dedup();
        if rows.is_empty() {
            return;
        }
        let known = OF_MENTIONS.iter().filter_map(|key| Some((key, properties.get(*key)?)));
        let told: Map<String, Value> = known
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| ((*key).to_owned(), value.clone()))
            .collect();
        let told = Value::Object(told).to_string();
        for row in rows {
            if let Some(behind) = self.behind.get_mut(row) {
                behind.mentions.push(told.clone());
            }
        }
    }

    /// The gazetteer ids of the incidents' places, in order.
    pub fn place_ids(&self) -> impl Iterator<Item = &str> {
        self.place_ids.iter().map(String::as_str)
    }

    /// The positions of the incidents that have one.
    pub fn positions(&self) -> Vec<[f64; 2]> {
        self.points.iter().flatten().map(|(at, _)| [at.lng(), at.lat()]).collect()
    }

    /// How many incidents there are, unlocated ones included.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Whether there is no incident.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The parts of a page: names of elements, and the JSON text of each, the core first.
    pub(super) fn parts(
        &mut self,
        run: &Value,
        places: &BTreeMap<String, PlaceNames>,
        orientation: &Orientation,
        tiles: Option<&Tiles>,
        each: &mut dyn FnMut(&str, &str) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        let mut core = format!("{{\"rows\":{},\"block\":{},\"columns\":", self.len(), block::INCIDENTS);
        self.core.write(0..self.len(), &mut core);
        for (key, value) in [
            ("shapes", json!(self.shapes)),
            ("places", json!(places)),
            ("cities", json!(orientation.cities)),
            ("credits", json!(orientation.credits)),
            ("tiles", json!(tiles)),
            ("run", run.clone()),
        ] {
            core.push_str(&format!(",\"{key}\":{value}"));
        }
        core.push('}');
        each("core", &core)?;
        for (number, start) in (0..self.len()).step_by(block::INCIDENTS).enumerate() {
            let rows = start..(start + block::INCIDENTS).min(self.len());
            each(
                &format!("rows-{number}"),
                &block::write(rows, &mut self.rest, &self.behind, &self.reports),
            )?;
        }
        Ok(())
    }
}
