//! Which feature answers which incident of a report, and where the two agree.

use super::gold::{GoldIncident, GoldReport};
use super::predicted::PredictedIncident;
use super::types::TypeMap;
use crate::geodesy::{LngLat, Metres, great_circle_distance};
use jiff::civil::Date;
use std::collections::HashSet;

/// What a disagreement costs, in km of distance: enough to tell apart what happened at one place.
const OTHER_DATE_KM: f64 = 5.0;
const OTHER_TYPE_KM: f64 = 2.0;

/// A feature that answers an incident.
pub(super) struct Match {
    /// The index of the feature.
    pub feature: usize,
    /// The index of the incident within its report.
    pub gold: usize,
    /// How far they lie apart.
    pub km: f64,
}

/// The matches of a report with `features`, given by their indices: one to one, the cheapest first, then the nearest, then
/// in order. `all` holds every feature. Takes time by the number of the report's features times that of its incidents.
pub(super) fn matches(
    report: &GoldReport,
    features: &[usize],
    all: &[PredictedIncident],
    types: &TypeMap,
) -> Vec<Match> {
    let mut candidates: Vec<(f64, f64, usize, usize)> = Vec::new();
    for &feature in features {
        let Some(predicted) = all.get(feature) else { continue };
        for (number, gold) in report.incidents.iter().enumerate() {
            let Some(km) = distance_km(predicted, gold) else { continue };
            let date = if date_agrees(predicted, gold) == Some(false) { OTHER_DATE_KM } else { 0.0 };
            let kind = if type_agrees(predicted, gold, types) { 0.0 } else { OTHER_TYPE_KM };
            candidates.push((km + date + kind, km, feature, number));
        }
    }
    candidates.sort_by(|a, b| {
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then_with(|| (a.2, a.3).cmp(&(b.2, b.3)))
    });
    let (mut taken_features, mut taken_gold) = (HashSet::new(), HashSet::new());
    let mut matches = Vec::new();
    for (_, km, feature, gold) in candidates {
        if !taken_features.contains(&feature) && !taken_gold.contains(&gold) {
            taken_features.insert(feature);
            taken_gold.insert(gold);
            matches.push(Match { feature, gold, km });
        }
    }
    matches
}

/// How far a feature lies from an incident that it may answer; `None` where it may not.
fn distance_km(predicted: &PredictedIncident, gold: &GoldIncident) -> Option<f64> {
    let between = great_circle_distance(predicted.position?, gold.position);
    let same_country = gold.precision == super::gold::Precision::Country
        && predicted.country.as_ref().is_some_and(|name| country(name) == country(&gold.country));
    (between <= gold.reach || same_country).then(|| between.km())
}

/// Whether the dates agree as precisely as the gold's is known; `None` where it is not.
pub(super) fn date_agrees(predicted: &PredictedIncident, gold: &GoldIncident) -> Option<bool> {
    let wanted = gold.date.as_deref().filter(|_| gold.date_precision != "unknown")?;
    let Some(stated) = predicted.date.as_deref() else { return Some(false) };
    Some(match gold.date_precision.as_str() {
        "day" => stated == wanted,
        "week" => match (stated.parse::<Date>(), wanted.parse::<Date>()) {
            (Ok(a), Ok(b)) => a.since(b).is_ok_and(|span| span.get_days().abs() <= 7),
            _ => false,
        },
        _ => stated.get(..7).is_some_and(|month| wanted.get(..7).unwrap_or(wanted) == month),
    })
}

/// Whether the type is one of those that are right.
pub(super) fn type_agrees(predicted: &PredictedIncident, gold: &GoldIncident, types: &TypeMap) -> bool {
    predicted.sub_event_type.as_deref().is_some_and(|stated| {
        let stated = types.gold(stated);
        gold.types.iter().any(|right| right == stated)
    })
}

/// Whether a feature that answers nothing is one of the incidents that may be found or not.
pub(super) fn is_optional(predicted: &PredictedIncident, report: &GoldReport) -> bool {
    let within = |at: LngLat, of: LngLat, radius: Metres| great_circle_distance(at, of) <= radius;
    let agrees = |wanted: &Option<String>| match (wanted.as_deref(), predicted.date.as_deref()) {
        (None, _) => true,
        (Some(wanted), Some(stated)) => stated.starts_with(wanted) || wanted.starts_with(stated),
        (Some(_), None) => false,
    };
    predicted
        .position
        .is_some_and(|at| report.optional.iter().any(|o| within(at, o.position, o.radius) && agrees(&o.date)))
}

/// A country's name so that usual other names of it are the same.
fn country(name: &str) -> String {
    let plain = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match plain.as_str() {
        "drc" | "democratic republic of the congo" | "congo (kinshasa)" => "dr congo".to_owned(),
        "usa" | "united states of america" => "united states".to_owned(),
        "burma" => "myanmar".to_owned(),
        _ => plain,
    }
}
