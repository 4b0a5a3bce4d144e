//! The decision: the best candidate, or none where the evidence does not carry it.

use super::calibration::calibrated;
use super::context::Context;
use super::country::Country;
use super::pieces::Piece;
use super::weights::weight_of;
use super::{Kept, Ranking};
use crate::geodesy::{Metres, is_nearer};
use crate::model::{Explanation, FeatureClass, NameTier, Place, Ranked, Resolution, Ruling};

/// Candidates nearer than this to the best are the same answer for a map: a town and its district, two rows of one place.
const SAME_ANSWER_KM: f64 = 40.0;
/// An answer that has less than this chance by its evidence is none.
const LEAST_CHANCE: f64 = 0.35;
/// A margin below this does not decide between far-apart places, however likely both are.
const LEAST_MARGIN: f64 = 0.35;
/// Candidates whose score is so far below the best one's add nothing to a confidence of two digits.
const HOPELESS: f64 = 16.0;

/// The resolution that a person decided. It has no rival, so its margin is infinite.
pub(super) fn decided(ruling: &Ruling, ranking: Vec<Ranked>) -> Resolution {
    let explanation = Explanation { ranking, lacks: 0.0, decision: Some(ruling.words.clone()) };
    Resolution {
        place: ruling.place,
        confidence: 1.0,
        margin: f64::INFINITY,
        explanation: Some(Box::new(explanation)),
    }
}

/// The resolution that a ranking gives.
pub(super) fn decide(ranking: &Ranking<'_, '_>, context: &Context<'_>, kept: Kept) -> Resolution {
    let Some(answer) = answer(ranking, context) else { return Default::default() };
    let confidence = calibrated(answer.chance).min(ceiling(answer.tier));
    Resolution {
        place: answer.stands.then_some(answer.place.key),
        confidence: (confidence * 100.0).round() / 100.0,
        margin: answer.margin,
        explanation: match kept {
            Kept::Answer => None,
            Kept::Ranking => {
                Some(Box::new(Explanation { ranking: ranking.kept(), lacks: answer.lacks, decision: None }))
            }
        },
    }
}

/// The best candidate of a ranking.
pub(super) struct Answer<'r, 'g> {
    pub place: &'r Place<'g>,
    tier: NameTier,
    /// Its share among all answers, "none of them" included.
    pub chance: f64,
    margin: f64,
    /// Whether the evidence carries it.
    pub stands: bool,
    /// See [`Explanation::lacks`].
    lacks: f64,
}

/// The best candidate of a ranking, and whether it is the answer; `None` where there is none.
pub(super) fn answer<'r, 'g>(ranking: &'r Ranking<'_, 'g>, context: &Context<'_>) -> Option<Answer<'r, 'g>> {
    let (place, tier, best) = ranking.best().next()?;
    let same_answer = Metres::from_km(SAME_ANSWER_KM.max(place.radius.km()));
    // "Kosti, in White Nile state": a town, and the wide district around it.
    let holds = |other: &Place<'_>| {
        other.feature_class == FeatureClass::Administrative
            && other.feature_code != "ADM1"
            && other.country == place.country
            && place.is_settlement()
            // The point of a district is the middle of its settlements, which may be far from its seat.
            && (other.name == place.name && other.admin1 == place.admin1
                || is_nearer(other.position, place.position, other.radius))
    };
    let is_rival =
        |other: &Place<'_>| !is_nearer(other.position, place.position, same_answer) && !holds(other);
    let rival = ranking.best().skip(1).find(|(other, ..)| is_rival(other));
    let margin = rival.map_or(f64::INFINITY, |(_, _, score)| best - score);
    // A weak spelling of a place in a country that the report does not name is no answer.
    let strange = tier >= NameTier::Transliteration
        && context.share_but(Country::of(place.country), 0.0) == 0.0
        && !context.in_focus(place.country)
        && !place.country.is_empty();
    // Each answer is weighed by the exponential of its score.
    let (mut same, mut rivals) = (0.0, 0.0);
    let likely = ranking.best().enumerate().take_while(|(_, (.., score))| best - score < HOPELESS);
    for (n, (other, _, score)) in likely {
        *(if n > 0 && is_rival(other) { &mut rivals } else { &mut same }) += (score - best).exp();
    }
    let others = rivals + (weight_of(Piece::NoCandidate) - best).exp();
    let chance = same / (same + others);
    let stands = chance >= LEAST_CHANCE && margin >= LEAST_MARGIN && !strange;
    let lacks = match (stands, strange) {
        (true, _) => 0.0,
        (_, true) => f64::INFINITY,
        // Evidence for the best candidate alone multiplies its weight by the exponential of it.
        _ => (LEAST_CHANCE / (1.0 - LEAST_CHANCE) * others / same).ln().max(LEAST_MARGIN - margin),
    };
    Some(Answer { place, tier, chance, margin, stands, lacks })
}

/// The most confidence that the way a spelling was matched allows.
fn ceiling(tier: NameTier) -> f64 {
    match tier {
        // A typing error that was guessed at always waits for a person.
        NameTier::Fuzzy => 0.55,
        NameTier::Transliteration => 0.85,
        NameTier::Inflected => 0.95,
        _ => 0.99,
    }
}
