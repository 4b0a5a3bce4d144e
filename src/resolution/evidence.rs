//! The named pieces of evidence for one candidate. Each returns at most one cue; a score is their sum.
//!
//! The weights were set by hand on the project's example reports, in units of "one weight is a clear preference".

use super::context::Context;
use crate::gazetteer::Gazetteer;
use crate::geodesy::{Metres, distance, is_nearer};
use crate::model::{Candidate, Cue, FeatureClass, FeatureWords, Kind, Mention, NameTier, Place};
use crate::text::Document;

/// All cues of a candidate.
pub(super) fn cues(
    doc: &Document<'_>,
    mention: &Mention,
    candidate: &Candidate,
    gazetteer: &Gazetteer,
    context: &Context,
) -> Vec<Cue> {
    let place = gazetteer.place(candidate.place);
    let ancestors = gazetteer.ancestors(candidate.place);
    [
        name_tier(candidate.tier),
        prominence(&place),
        feature_words(mention.feature_words, &place),
        country(&place, context),
        focus(&place, context),
        demonym(mention.kind, &place),
        container(doc, mention, &ancestors, context),
        outside_named_division(&place, &ancestors, context),
        neighbours(doc, mention, &place, context),
        said_to_be_in(doc, mention, &place, context),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn cue(name: &'static str, weight: f64) -> Option<Cue> {
    (weight.abs() > 0.005).then_some(Cue { name, weight: (weight * 100.0).round() / 100.0 })
}

fn name_tier(tier: NameTier) -> Option<Cue> {
    let weight = match tier {
        NameTier::Name => 1.0,
        NameTier::Alternate => 0.6,
        NameTier::Inflected => 0.4,
        NameTier::Transliteration => -1.0,
        NameTier::Fuzzy => -2.0,
    };
    cue("name tier", weight)
}

/// How often a place of this rank and size is meant by its name: logarithmic in population.
fn prominence(place: &Place<'_>) -> Option<Cue> {
    let size = (place.population as f64 + 1.0).log10() * 0.8;
    let rank = match place.feature_code {
        _ if place.is_country() => 8.0 - size,
        "CONT" | "RGN" | "OCN" | "SEA" => 5.0 - size,
        // A first-level division is as well known as it is large: Texas, not Barda District.
        "ADM1" => 2.4 + 1.8 * (place.radius.km() / 60.0).min(1.0) - size,
        "PPLC" => 1.8,
        "PPLA" => 0.5,
        "ADM2" => 2.0 - size,
        // A strait, a river, a range or an island is in the gazetteer because news names it, and is known as it is large.
        _ if matches!(place.feature_class, FeatureClass::Hydrographic | FeatureClass::Terrain) => {
            1.0 + 1.8 * (place.radius.km() / 60.0).min(1.0) - size
        }
        _ => 0.0,
    };
    cue("prominence", size + rank)
}

fn feature_words(words: FeatureWords, place: &Place<'_>) -> Option<Cue> {
    let fits = |class| place.feature_class == class;
    let weight = match words {
        FeatureWords::None if place.is_settlement() => 0.4,
        FeatureWords::None => 0.0,
        FeatureWords::Settlement if place.is_settlement() => 3.0,
        FeatureWords::Settlement => -2.0,
        FeatureWords::Division if place.is_division() || fits(FeatureClass::Area) => 4.0,
        FeatureWords::Division if place.is_country() => 0.0,
        FeatureWords::Division => -2.0,
        FeatureWords::Water if fits(FeatureClass::Hydrographic) => 4.0,
        FeatureWords::Terrain if fits(FeatureClass::Terrain) => 4.0,
        FeatureWords::Road if fits(FeatureClass::Road) => 5.0,
        FeatureWords::Water | FeatureWords::Terrain | FeatureWords::Road => -1.0,
    };
    cue("feature word", weight)
}

fn country(place: &Place<'_>, context: &Context) -> Option<Cue> {
    if place.is_country() || place.country.is_empty() || !context.has_countries() {
        return None;
    }
    let share = context.share(place.country);
    let weight = if share > 0.0 { 1.2 + 2.3 * share } else { -1.2 };
    cue("country named in the report", weight)
}

fn focus(place: &Place<'_>, context: &Context) -> Option<Cue> {
    context.in_focus(place.country).then(|| cue("focus country", 2.0)).flatten()
}

/// A demonym is its country's before it is a town's.
fn demonym(kind: Kind, place: &Place<'_>) -> Option<Cue> {
    (kind == Kind::Demonym && place.is_country()).then(|| cue("demonym of a country", 2.0)).flatten()
}

/// A container of the candidate is named: best in the same sentence.
fn container(
    doc: &Document<'_>,
    mention: &Mention,
    ancestors: &[crate::model::PlaceKey],
    context: &Context,
) -> Option<Cue> {
    let sentence = doc.sentence_at(mention.span.start);
    let mut best: f64 = 0.0;
    for settled in context.others(mention.span).filter(|s| ancestors.contains(&s.place)) {
        let near = doc.sentence_at(settled.span.start) == sentence;
        best = best.max(if near { 3.0 } else { 1.8 });
    }
    cue("container named in the report", best)
}

/// The report names divisions of the candidate's country, but none that contains it.
fn outside_named_division(
    place: &Place<'_>,
    ancestors: &[crate::model::PlaceKey],
    context: &Context,
) -> Option<Cue> {
    let local = place.is_settlement() || (place.is_division() && place.radius.km() < 60.0);
    let small = local && place.population < 100_000;
    let inside = ancestors.iter().any(|a| context.names_division(*a));
    if small && !inside && context.names_divisions_of(place.country) {
        return cue("outside the divisions named in the report", -1.5);
    }
    None
}

/// Other places of the report lie near: within 100 km in the same sentence, or within 60 km anywhere.
fn neighbours(doc: &Document<'_>, mention: &Mention, place: &Place<'_>, context: &Context) -> Option<Cue> {
    if place.radius.km() > 150.0 {
        return None;
    }
    let sentence = doc.sentence_at(mention.span.start);
    // The town of the same name says nothing for the district, nor the other way round.
    let of_this_name = |other| mention.candidates.iter().any(|c| c.place == other);
    let mut weight: f64 = 0.0;
    for settled in context.others(mention.span).filter(|s| s.local && !of_this_name(s.place)) {
        let same = doc.sentence_at(settled.span.start) == sentence;
        let (km, near) = if same { (100.0, 0.9) } else { (60.0, 0.4) };
        if is_nearer(settled.position, place.position, Metres::from_km(km)) {
            weight += near;
        }
    }
    cue("near other places of the report", weight.min(2.0))
}

/// "Raghunathpur in Buxar": the place named right after "in", "of" or a comma lies far from the candidate.
fn said_to_be_in(doc: &Document<'_>, mention: &Mention, place: &Place<'_>, context: &Context) -> Option<Cue> {
    let after = doc.tokens_in(mention.span).end;
    let lead = doc.folded(after);
    if !matches!(lead, "in" | "of") || place.is_country() {
        return None;
    }
    let next = (after + 1..after + 4).find_map(|n| {
        let start = doc.tokens.get(n)?.span.start;
        context.others(mention.span).find(|s| s.span.start == start && s.local)
    })?;
    let far = distance(next.position, place.position).km() > 60.0 + next.radius.km();
    if far { cue("far from where the words put it", -4.0) } else { cue("where the words put it", 2.0) }
}
