//! What a run says, as far as two runs are compared: its reports, and where it puts its mentions and incidents.

use crate::cli::Error;
use crate::cli::map::store::Store;
use crate::format::jsonl::{self, EvidenceLine, SourceLine};
use crate::geodesy::LngLat;
use crate::incident::Merged;
use crate::layer::place::Places;
use crate::layer::{Feature, Geometry, Value};
use crate::model::{Incident, ReportInfo};
use crate::text::CodePoints;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

/// What a run says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::cli::map) struct Picture {
    /// The hash of each report's text, by report id.
    pub reports: BTreeMap<String, String>,
    /// The mentions by id (`report:start`).
    pub mentions: BTreeMap<String, Mentioned>,
    /// The incidents by id.
    pub incidents: BTreeMap<String, Told>,
}

/// A mention.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::cli::map) struct Mentioned {
    pub surface: String,
    pub spot: Option<Spot>,
}

/// An incident.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::cli::map) struct Told {
    pub title: String,
    pub spot: Option<Spot>,
    /// Where its event mentions stand.
    pub words: BTreeSet<Words>,
}

/// Where an event mention stands: its report, and the first code points of the words of its event type and its place.
///
/// Its id would not do: it counts the places of a list, and a further one shifts the count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::cli::map) struct Words {
    pub report: String,
    pub trigger: usize,
    pub place: Option<usize>,
}

impl Told {
    /// The reports that tell of it.
    pub fn reports(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|words| words.report.as_str())
    }
}

/// A place on the map, as the layers write it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::cli::map) struct Spot {
    pub place: String,
    pub label: String,
    pub position: LngLat,
}

impl Picture {
    /// What the run in `folder` says; `None` where there is none.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join("run.json");
        if !path.is_file() {
            return Ok(None);
        }
        let mut picture = Self::default();
        each_line(folder, "sources.jsonl", |source: SourceLine| {
            picture.reports.insert(source.id, source.text_sha256);
        })?;
        each_feature(folder, "mentions", |line| {
            let Line { properties } = serde_json::from_str(line)?;
            let mentioned = Mentioned { spot: properties.spot(), surface: properties.surface };
            picture.mentions.insert(properties.id, mentioned);
            Ok(())
        })?;
        for layer in ["incidents", "unlocated"] {
            each_feature(folder, layer, |line| {
                let Line { properties } = serde_json::from_str(line)?;
                let told = Told { spot: properties.spot(), title: properties.title, ..Told::default() };
                picture.incidents.insert(properties.id, told);
                Ok(())
            })?;
        }
        let mut of_incident: BTreeMap<String, WordsOf> = BTreeMap::new();
        each_line(folder, "evidence.jsonl", |line: EvidenceLine| {
            of_incident.entry(line.incident_id.clone()).or_default().read(&line);
        })?;
        for (id, words) in of_incident {
            if let Some(told) = picture.incidents.get_mut(&id) {
                told.words = words.found();
            }
        }
        Ok(Some(picture))
    }

    /// What a run says that is not written yet, of a store that draws.
    pub fn of(store: &mut Store<'_>, merged: &Merged) -> io::Result<Self> {
        let mut picture = store.take_picture();
        for incident in &merged.incidents {
            picture.incidents.insert(incident.id.clone(), told(incident, &store.places));
        }
        let mut read: Option<(usize, String)> = None;
        for incident in &merged.incidents {
            let Some(told) = picture.incidents.get_mut(&incident.id) else { continue };
            let mut words = WordsOf::default();
            for member in &incident.members {
                let Some(index) = store.index_of(&member.report_id) else { continue };
                let text = match read.take() {
                    Some((at, text)) if at == index => text,
                    _ => store.text(index)?,
                };
                let lines = jsonl::evidence(&incident.id, member, &text, &CodePoints::new(&text));
                lines.iter().for_each(|line| words.read(line));
                read = Some((index, text));
            }
            told.words = words.found();
        }
        Ok(picture)
    }
}

impl Picture {
    /// Adds a report, without its mentions.
    pub fn add_report(&mut self, info: &ReportInfo, text_sha256: &str) {
        self.reports.insert(info.id.clone(), text_sha256.to_owned());
    }

    /// Adds a mention, as the layer has it.
    pub fn add_mention(&mut self, mention: &Feature<'_>) {
        let text = |name| match mention.get(name) {
            Value::Text(text) => text.clone().into_owned(),
            _ => String::new(),
        };
        let spot = match mention.geometry {
            Geometry::Point(position) => {
                Some(Spot { place: text("place_id"), label: text("location"), position })
            }
            _ => None,
        };
        self.mentions.insert(mention.id.clone().into_owned(), Mentioned { surface: text("surface"), spot });
    }
}

fn told(incident: &Incident, places: &Places<'_>) -> Told {
    let spot = incident.site.as_ref().map(|site| {
        let place = places.of(site.place);
        Spot {
            place: place.id.to_owned(),
            label: place.location.clone().into_owned(),
            position: site.position,
        }
    });
    Told { title: incident.title.clone(), spot, words: BTreeSet::new() }
}

/// The words of an incident, read from its lines of evidence. Those of an event mention follow each other, its event type
/// first.
#[derive(Default)]
struct WordsOf {
    found: BTreeSet<Words>,
    last: Option<Words>,
}

impl WordsOf {
    fn read(&mut self, line: &EvidenceLine) {
        match line.field.as_str() {
            "event_type" => {
                let words = Words { report: line.report_id.clone(), trigger: line.start, place: None };
                self.found.extend(self.last.replace(words));
            }
            "place" => {
                if let Some(words) = self.last.as_mut().filter(|words| words.report == line.report_id) {
                    words.place = words.place.or(Some(line.start));
                }
            }
            _ => {}
        }
    }

    fn found(mut self) -> BTreeSet<Words> {
        self.found.extend(self.last);
        self.found
    }
}

/// What is read of a feature's line.
#[derive(Deserialize)]
struct Line {
    properties: Properties,
}

#[derive(Deserialize)]
struct Properties {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    surface: String,
    place_id: Option<String>,
    location: Option<String>,
    longitude: Option<f64>,
    latitude: Option<f64>,
}

impl Properties {
    fn spot(&self) -> Option<Spot> {
        let position = LngLat::new(self.longitude?, self.latitude?).ok()?;
        let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
        Some(Spot { place: text(&self.place_id), label: text(&self.location), position })
    }
}

/// Calls `each` for the line of every feature of a layer, as `map` writes it.
fn each_feature(
    folder: &Path,
    layer: &str,
    mut each: impl FnMut(&str) -> io::Result<()>,
) -> Result<(), Error> {
    let path = folder.join(format!("{layer}.geojson"));
    let mut read = || -> io::Result<()> {
        for line in BufReader::new(File::open(&path)?).lines() {
            let line = line?;
            match line.trim_end_matches(',') {
                feature if feature.starts_with("{\"type\":\"Feature\",") => each(feature)?,
                head if head.starts_with("{\"type\":\"FeatureCollection\"") && head.ends_with('[') => {}
                "]}" => {}
                _ => {
                    return Err(io::Error::new(
                        ErrorKind::InvalidData,
                        "another program has rewritten the layer",
                    ));
                }
            }
        }
        Ok(())
    };
    read().map_err(|source| Error::Read { path: path.clone(), source })
}

/// Calls `each` for every line of a side file; a missing one has none.
fn each_line<T: DeserializeOwned>(folder: &Path, name: &str, mut each: impl FnMut(T)) -> Result<(), Error> {
    let path = folder.join(name);
    let mut read = || -> io::Result<()> {
        let file = match File::open(&path) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
            file => file?,
        };
        for line in BufReader::new(file).lines() {
            each(serde_json::from_str(&line?)?);
        }
        Ok(())
    };
    read().map_err(|source| Error::Read { path: path.clone(), source })
}
