//! What a person should look at: mentions that are unresolved or were decided by a narrow margin.

use super::fields::shortened;
use super::place::{PlaceFacts, Places};
use crate::model::{Incident, Kind, Mention, ReportInfo, Resolution, Toponyms};
use crate::text::{CodePoints, Span};

/// Below this confidence a place waits for a person.
pub const LOW_CONFIDENCE: f64 = 0.6;

/// How many characters of the sentence a row shows at most.
const MOST_QUOTED: usize = 300;

/// How many candidates a row shows at most.
const MOST_CANDIDATES: usize = 3;

/// A mention that waits for a person's decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// The mention, as `decisions.csv` keys it: `report_id:start|surface`, in code points. A spreadsheet takes it for
    /// neither a number nor a time of day.
    pub mention: String,
    /// The report.
    pub report_id: String,
    /// The report's outlet; empty where unknown.
    pub source: String,
    /// Where it stands, in bytes; not written.
    pub span: Span,
    /// The name as the report spells it, on one line.
    pub surface: String,
    /// The sentence.
    pub sentence: String,
    /// Where the sentence stands, in bytes; not written.
    pub sentence_span: Span,
    /// Whether it has no place at all.
    pub unresolved: bool,
    /// How sure its place is; `None` where it has none.
    pub confidence: Option<f64>,
    /// The best candidates, numbered from 1: `1. Ganja, Azerbaijan [PPLA] (gn:586523)`.
    pub candidates: Vec<String>,
    /// How many incidents' places hang on it.
    pub incidents: usize,
    /// What a person typed for it that is not applied yet.
    pub typed: Typed,
}

/// What a person typed into a row of `review.csv`; empty where nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The decision.
    pub decision: String,
    /// Its scope.
    pub scope: String,
    /// A remark.
    pub note: String,
}

/// The value of `review_status` of an incident: one that only its likelihood makes waits for a person, as does one whose place is not sure.
pub fn status(incident: &Incident) -> &'static str {
    match &incident.site {
        Some(site) if site.decided => "reviewed",
        Some(_) if incident.is_expected() => "needs_review",
        Some(site) if site.confidence >= LOW_CONFIDENCE => "auto",
        _ => "needs_review",
    }
}

/// Whether a person should look at a resolution.
pub fn is_pending(resolution: &Resolution) -> bool {
    resolution.place.is_none() || resolution.confidence.is_nan() || resolution.confidence < LOW_CONFIDENCE
}

/// The mentions of one report that wait for a decision, in order; no incident is counted yet. `sentences` is parallel to the toponyms.
pub fn pending(
    report: &ReportInfo,
    text: &str,
    toponyms: &Toponyms,
    sentences: &[Span],
    places: &Places<'_>,
) -> Vec<Pending> {
    // Coordinates are no name that a row or a decision could place.
    let waits = |(mention, resolution): (&Mention, &Resolution)| {
        mention.kind != Kind::Coordinates && is_pending(resolution)
    };
    if !toponyms.resolved().any(waits) {
        return Vec::new();
    }
    let points = CodePoints::new(text);
    toponyms
        .resolved()
        .zip(sentences)
        .filter(|(toponym, _)| waits(*toponym))
        .map(|((mention, resolution), &sentence_span)| {
            let surface = mention.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            Pending {
                mention: format!("{}:{}|{surface}", report.id, points.at(mention.span.start)),
                report_id: report.id.clone(),
                source: report.source.clone().unwrap_or_default(),
                span: mention.span,
                surface,
                sentence: shortened(sentence_span.of(text), MOST_QUOTED),
                sentence_span,
                unresolved: resolution.place.is_none(),
                confidence: resolution.place.map(|_| resolution.confidence),
                candidates: candidates(mention, resolution, places),
                incidents: 0,
                typed: Typed::default(),
            }
        })
        .collect()
}

fn candidates(mention: &Mention, resolution: &Resolution, places: &Places<'_>) -> Vec<String> {
    let ranked = resolution.ranking().iter().map(|r| r.place);
    let unranked = mention.candidates.iter().map(|c| c.place).filter(|_| resolution.ranking().is_empty());
    ranked
        .chain(unranked)
        .take(MOST_CANDIDATES)
        .enumerate()
        .map(|(n, key)| format!("{}. {}", n + 1, candidate(&places.of(key))))
        .collect()
}

/// "Geneva, Nebraska, United States [PPLA2] (gn:5069297)".
fn candidate(place: &PlaceFacts<'_>) -> String {
    let mut parts = vec![&*place.location];
    for part in [place.admin1, place.country] {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    format!("{} [{}] ({})", parts.join(", "), place.feature_code, place.id)
}
