//! The decision: the best candidate, or none where the evidence does not carry it.

use super::context::Context;
use crate::gazetteer::Gazetteer;
use crate::geodesy::distance;
use crate::model::{Mention, NameTier, Ranked, Resolution, Ruling};

/// Candidates nearer than this to the best are the same answer for a map: a town and its district, two rows of one place.
const SAME_ANSWER_KM: f64 = 40.0;
/// A margin below this does not decide between far-apart places.
const LEAST_MARGIN: f64 = 0.35;
/// A score below this is no evidence at all.
const LEAST_SCORE: f64 = 1.5;
/// A place of fewer inhabitants in a country that the report does not name is no answer.
const WELL_KNOWN: u64 = 100_000;
/// How many candidates an explanation keeps.
const KEPT: usize = 8;

/// The resolution that a person decided. It has no rival, so its margin is infinite.
pub(super) fn decided(ruling: &Ruling, mut ranking: Vec<Ranked>) -> Resolution {
    ranking.truncate(KEPT);
    let decision = Some(ruling.words.clone());
    Resolution { place: ruling.place, confidence: 1.0, margin: f64::INFINITY, ranking, decision }
}

/// The resolution that a ranking gives.
pub(super) fn decide(
    mention: &Mention,
    mut ranking: Vec<Ranked>,
    gazetteer: &Gazetteer,
    context: &Context,
) -> Resolution {
    let Some(best) = ranking.first() else { return Resolution::default() };
    let place = gazetteer.place(best.place);
    let rival = ranking.iter().skip(1).find(|r| {
        distance(gazetteer.place(r.place).position, place.position).km()
            > SAME_ANSWER_KM.max(place.radius.km())
    });
    let margin = rival.map_or(f64::INFINITY, |r| best.score - r.score);
    let tier = mention.candidates.iter().find(|c| c.place == best.place).map(|c| c.tier);
    let confidence = confidence(best.score, margin, tier);
    let known = place.is_country()
        || place.population >= WELL_KNOWN
        || matches!(place.feature_code, "PPLC" | "ADM1" | "RGN");
    let strange = context.share(place.country) == 0.0
        && !context.in_focus(place.country)
        && !place.country.is_empty()
        && (tier >= Some(NameTier::Transliteration) || (!known && context.has_countries()));
    let decided = margin >= LEAST_MARGIN && best.score >= LEAST_SCORE && !strange;
    let place = decided.then_some(best.place);
    ranking.truncate(KEPT);
    Resolution { place, confidence, margin, ranking, decision: None }
}

/// A logistic of margin and score; to be calibrated against gold by a later version.
fn confidence(score: f64, margin: f64, tier: Option<NameTier>) -> f64 {
    let margin = margin.min(6.0);
    let logit = 0.55 * margin + 0.25 * (score - 4.0).clamp(-4.0, 6.0) - 0.3;
    let ceiling = match tier {
        // A typing error that was guessed at always waits for a person.
        Some(NameTier::Fuzzy) => 0.55,
        Some(NameTier::Transliteration) => 0.85,
        Some(NameTier::Inflected) => 0.95,
        _ => 0.99,
    };
    let p = 1.0 / (1.0 + (-logit).exp());
    (p.min(ceiling) * 100.0).round() / 100.0
}
