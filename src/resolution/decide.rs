//! The decision: the best candidate, or none where the evidence does not carry it.

use super::context::Context;
use super::weights::{NONE, weight_of};
use crate::gazetteer::Gazetteer;
use crate::geodesy::distance;
use crate::model::{Mention, NameTier, Ranked, Resolution, Ruling};

/// Candidates nearer than this to the best are the same answer for a map: a town and its district, two rows of one place.
const SAME_ANSWER_KM: f64 = 40.0;
/// An answer that is less likely than this is none.
const LEAST_CONFIDENCE: f64 = 0.35;
/// A margin below this does not decide between far-apart places, however likely both are.
const LEAST_MARGIN: f64 = 0.35;
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
    context: &Context<'_>,
) -> Resolution {
    let Some(best) = ranking.first() else { return Resolution::default() };
    let place = gazetteer.place(best.place);
    let same_answer_km = SAME_ANSWER_KM.max(place.radius.km());
    let is_rival =
        |r: &&Ranked| distance(gazetteer.place(r.place).position, place.position).km() > same_answer_km;
    let rival = ranking.iter().skip(1).find(is_rival);
    let margin = rival.map_or(f64::INFINITY, |r| best.score - r.score);
    let tier = mention.candidates.iter().find(|c| c.place == best.place).map(|c| c.tier);
    // A weak spelling of a place in a country that the report does not name is no answer.
    let strange = tier >= Some(NameTier::Transliteration)
        && context.share(place.country) == 0.0
        && !context.in_focus(place.country)
        && !place.country.is_empty();
    let chance = chance(&ranking, best.score, is_rival);
    let confidence = (chance.min(ceiling(tier)) * 100.0).round() / 100.0;
    let place = (chance >= LEAST_CONFIDENCE && margin >= LEAST_MARGIN && !strange).then_some(best.place);
    ranking.truncate(KEPT);
    Resolution { place, confidence, margin, ranking, decision: None }
}

/// The share of the answer of the best candidate among all answers, "none of them" included, each weighed by the
/// exponential of its score.
fn chance(ranking: &[Ranked], best: f64, is_rival: impl Fn(&&Ranked) -> bool) -> f64 {
    let weigh = |score: f64| (score - best).exp();
    let all: f64 = ranking.iter().map(|r| weigh(r.score)).sum();
    let rivals: f64 = ranking.iter().skip(1).filter(is_rival).map(|r| weigh(r.score)).sum();
    (all - rivals) / (all + weigh(weight_of(NONE)))
}

/// The most confidence that the way a spelling was matched allows.
fn ceiling(tier: Option<NameTier>) -> f64 {
    match tier {
        // A typing error that was guessed at always waits for a person.
        Some(NameTier::Fuzzy) => 0.55,
        Some(NameTier::Transliteration) => 0.85,
        Some(NameTier::Inflected) => 0.95,
        _ => 0.99,
    }
}
