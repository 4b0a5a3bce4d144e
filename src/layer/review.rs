//! What a person should look at: mentions that are unresolved or were decided by a narrow margin.

use super::fields::shortened;
use super::place::Places;
use crate::model::{Mention, Resolution, Site};
use crate::text::{CodePoints, Document, Span};

/// Below this confidence a place waits for a person.
pub const LOW_CONFIDENCE: f64 = 0.6;

/// How many characters of the sentence a row shows at most.
const MOST_QUOTED: usize = 300;

/// How many candidates a row shows at most.
const MOST_CANDIDATES: usize = 3;

/// A mention that waits for a person's decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// The mention, as `decisions.csv` keys it: `report_id:start`, in code points.
    pub mention: String,
    /// The report.
    pub report_id: String,
    /// Where it stands, in bytes; not written.
    pub span: Span,
    /// The name as the report spells it.
    pub surface: String,
    /// The sentence.
    pub sentence: String,
    /// Where the sentence stands, in bytes; not written.
    pub sentence_span: Span,
    /// Whether it has no place at all.
    pub unresolved: bool,
    /// The best candidates: "Ganja, Azerbaijan (gn:586523)".
    pub candidates: Vec<String>,
    /// How many incidents' places hang on it.
    pub incidents: usize,
}

/// The value of `review_status` of an incident at `site`.
pub fn status(site: Option<&Site>) -> &'static str {
    match site {
        Some(site) if site.confidence >= LOW_CONFIDENCE => "auto",
        _ => "needs_review",
    }
}

/// Whether a person should look at a resolution.
pub fn is_pending(resolution: &Resolution) -> bool {
    resolution.place.is_none() || resolution.confidence.is_nan() || resolution.confidence < LOW_CONFIDENCE
}

/// The mentions of one report that wait for a decision, in order; no incident is counted yet.
pub fn pending(
    report_id: &str,
    text: &str,
    mentions: &[(Mention, Resolution)],
    places: &Places<'_>,
) -> Vec<Pending> {
    if !mentions.iter().any(|(_, resolution)| is_pending(resolution)) {
        return Vec::new();
    }
    let points = CodePoints::new(text);
    let document = Document::new(text);
    mentions
        .iter()
        .filter(|(_, resolution)| is_pending(resolution))
        .map(|(mention, resolution)| {
            let sentence = document.sentence_at(mention.span.start).and_then(|n| document.sentences.get(n));
            let sentence_span = sentence.map_or(mention.span, |s| s.span);
            Pending {
                mention: format!("{report_id}:{}", points.at(mention.span.start)),
                report_id: report_id.to_string(),
                span: mention.span,
                surface: mention.span.of(text).to_string(),
                sentence: shortened(sentence_span.of(text), MOST_QUOTED),
                sentence_span,
                unresolved: resolution.place.is_none(),
                candidates: candidates(mention, resolution, places),
                incidents: 0,
            }
        })
        .collect()
}

fn candidates(mention: &Mention, resolution: &Resolution, places: &Places<'_>) -> Vec<String> {
    let ranked = resolution.ranking.iter().map(|r| r.place);
    let unranked = mention.candidates.iter().map(|c| c.place).filter(|_| resolution.ranking.is_empty());
    ranked
        .chain(unranked)
        .take(MOST_CANDIDATES)
        .map(|key| {
            let place = places.of(key);
            format!("{}, {} ({})", place.location, place.country, place.id)
        })
        .collect()
}
