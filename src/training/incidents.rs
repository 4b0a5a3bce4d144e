//! Fits the weights of the model that says how likely an incident was at a place (`extraction/likelihood`).

use super::logistic::{Example, Fit, bytes};
use crate::extraction::likelihood::{self, KIND_ROWS, KINDS, ROWS, Taught, UNIT};
use crate::extraction::{self, Knowledge};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres, distance};
use crate::language::english;
use crate::model::{ReportInfo, SubEventType};
use crate::resolution::{Expected, Kept};
use crate::text::Document;
use crate::{georeference, recognition, resolution};
use std::fmt::Write;

/// A report whose incidents are known.
#[derive(Debug, Clone)]
pub struct Report {
    /// What is known of it.
    pub info: ReportInfo,
    /// Its text.
    pub text: String,
    /// Its incidents.
    pub incidents: Vec<Incident>,
    /// Where something was that is no incident for sure.
    pub optional: Vec<(LngLat, Metres)>,
    /// The number of the set that it is of.
    pub set: usize,
}

/// An incident of a report.
#[derive(Debug, Clone)]
pub struct Incident {
    /// Where it was.
    pub position: LngLat,
    /// How far off a place may be.
    pub reach: Metres,
    /// Its type; `None` for one that the model does not tell.
    pub kind: Option<SubEventType>,
}

/// The weights, as the bytes of the model's files.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The file `chance.bin`.
    pub chance: Vec<u8>,
    /// The file `types.bin`.
    pub types: Vec<u8>,
}

/// Whether nothing or an incident was at a place.
const CLASSES: usize = 2;
/// How the weights of the chance are fitted.
const CHANCE: Fit = Fit { rows: ROWS, passes: 12, rate: 0.05, hold: 0.002 };
/// How the weights of the types are fitted.
const TYPES: Fit = Fit { rows: KIND_ROWS, passes: 12, rate: 0.05, hold: 0.002 };
/// In how many parts the sets are cut: each is judged by what is fitted to the others.
const PARTS: usize = 10;

/// A place that a report names, with what was there.
struct Place {
    set: usize,
    features: Vec<u32>,
    incident: bool,
    kind: Option<usize>,
    /// Whether the rules found an event there.
    known: bool,
    /// Whether the rules found one anywhere in its report.
    beside: bool,
}

/// The weights fitted to `reports`, and how right they are of sets that they were not fitted to.
pub fn fit(reports: &[Report], gazetteer: &Gazetteer) -> (Weights, String) {
    let places: Vec<Place> = reports.iter().flat_map(|report| places(report, gazetteer)).collect();
    let all: Vec<&Place> = places.iter().collect();
    (weights(&all), cross_validated(&places))
}

fn places(report: &Report, gazetteer: &Gazetteer) -> Vec<Place> {
    let doc = Document::new(&report.text);
    let mentions = recognition::recognise(&doc, gazetteer, &mut recognition::Memory::default());
    let expected = Expected { focus: &[], home: None };
    let names = &mut resolution::Memory::default();
    let resolutions = resolution::resolve(&doc, &mentions, gazetteer, expected, &[], Kept::Answer, names);
    let around = &mut georeference::Memory::default();
    let (toponyms, _) =
        georeference::georeference(&doc, &report.info.id, mentions, resolutions, gazetteer, around);
    let knowledge = Knowledge { gazetteer, lexicon: english::lexicon(), core: None, developments: false };
    let (taught, sites) = extraction::teach(&doc, &report.info, &toponyms, &knowledge);
    let missed = missed(&report.incidents, &sites);
    let beside = !sites.is_empty();
    taught.into_iter().filter_map(|taught| place(report, taught, &missed, beside)).collect()
}

/// The incidents that no event of the rules answers: each event answers one, the nearest first.
fn missed<'i>(incidents: &'i [Incident], sites: &[LngLat]) -> Vec<&'i Incident> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (n, incident) in incidents.iter().enumerate() {
        for (s, site) in sites.iter().enumerate() {
            let away = distance(*site, incident.position);
            if away <= incident.reach {
                pairs.push((away.0, n, s));
            }
        }
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut answered, mut used) = (vec![false; incidents.len()], vec![false; sites.len()]);
    for (_, n, s) in pairs {
        if !answered[n] && !used[s] {
            (answered[n], used[s]) = (true, true);
        }
    }
    incidents.iter().zip(answered).filter(|(_, answered)| !answered).map(|(incident, _)| incident).collect()
}

/// What was at a place; `None` where that is not known.
fn place(report: &Report, taught: Taught, missed: &[&Incident], beside: bool) -> Option<Place> {
    let there = |incident: &&Incident| distance(taught.position, incident.position) <= incident.reach;
    let incident = match taught.known {
        true => report.incidents.iter().find(there),
        // What the rules found elsewhere need not be found here.
        false => missed.iter().copied().find(|incident| there(incident)),
    };
    let doubtful = |(at, reach): &(LngLat, Metres)| distance(taught.position, *at) <= *reach;
    if incident.is_none() && report.optional.iter().any(doubtful) {
        return None;
    }
    let kind = incident.and_then(|i| i.kind).and_then(|kind| KINDS.iter().position(|k| *k == kind));
    let Taught { features, known, .. } = taught;
    Some(Place { set: report.set, features, incident: incident.is_some(), kind, known, beside })
}

fn weights(places: &[&Place]) -> Weights {
    let chance: Vec<Example<CLASSES>> = places
        .iter()
        .map(|p| Example { features: p.features.clone(), allowed: [!p.incident, p.incident], weight: 1.0 })
        .collect();
    let types: Vec<Example<{ KINDS.len() }>> = places
        .iter()
        .filter_map(|p| {
            let allowed = std::array::from_fn(|n| p.kind == Some(n));
            p.kind.map(|_| Example { features: p.features.clone(), allowed, weight: 1.0 })
        })
        .collect();
    let odds = CHANCE.descend(&chance);
    let (odds, _) = odds.as_chunks::<CLASSES>();
    Weights {
        chance: bytes(odds.iter().map(|[none, some]| some - none), UNIT),
        types: bytes(TYPES.descend(&types).into_iter(), UNIT),
    }
}

/// How right the model is of places where the rules found nothing, by the least chance that it is trusted with: each set is judged by
/// weights that were fitted to other sets.
fn cross_validated(places: &[Place]) -> String {
    let mut judged: Vec<(f32, &Place, bool)> = Vec::new();
    for part in 0..PARTS {
        let (held, taught): (Vec<&Place>, Vec<&Place>) = places.iter().partition(|p| p.set % PARTS == part);
        let weights = weights(&taught);
        let weights = likelihood::Weights { chance: &weights.chance, types: &weights.types };
        for place in held.into_iter().filter(|p| !p.known) {
            let kind = place.kind.is_some_and(|kind| weights.likeliest(&place.features) == KINDS[kind]);
            judged.push((weights.chance(&place.features), place, kind));
        }
    }
    let mut report = format!(
        "{} places, {} of them of incidents; the rules found nothing at {}, where {} incidents were\n",
        places.len(),
        places.iter().filter(|p| p.incident).count(),
        judged.len(),
        judged.iter().filter(|(_, p, _)| p.incident).count(),
    );
    for beside in [true, false] {
        for least in [0.99, 0.97, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5] {
            let likely: Vec<_> =
                judged.iter().filter(|(chance, p, _)| p.beside == beside && *chance >= least).collect();
            let right = likely.iter().filter(|(_, p, _)| p.incident).count();
            let of_type = likely.iter().filter(|(_, _, kind)| *kind).count();
            let others = if beside { "with" } else { "without" };
            let _ = writeln!(
                report,
                "reports {others} other events, chance {least} and more: {} places, {right} right, {of_type} of them with the right type",
                likely.len(),
            );
        }
    }
    report
}
