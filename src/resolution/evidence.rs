//! The named pieces of evidence for one candidate, as numbers; what each weighs is in `weights.csv`.
//!
//! Names end up in `why` and in files, so they say in words what is the case.

use super::context::{Context, Settled};
use super::weights::weight_of;
use crate::gazetteer::Gazetteer;
use crate::geodesy::{Metres, distance, is_nearer};
use crate::language::english::words::is_place_preposition;
use crate::model::{Candidate, Cue, FeatureClass, FeatureWords, Kind, Mention, NameTier, Place, PlaceKey};
use crate::text::{Document, Span};

/// A piece of evidence: its name in `weights.csv`, and how much of it there is.
pub(crate) type Evidence = (&'static str, f64);

/// All evidence for a candidate of a mention.
///
/// `alike` are the spans of all mentions of the report that have the same spelling: one spelling has one sense in a report,
/// so that what is said beside one of them ("Springfield, Illinois") holds for all.
pub(crate) fn evidence(
    doc: &Document<'_>,
    mention: &Mention,
    alike: &[Span],
    candidate: &Candidate,
    gazetteer: &Gazetteer,
    context: &Context<'_>,
) -> Vec<Evidence> {
    let place = gazetteer.place(candidate.place);
    let ancestors = gazetteer.ancestors(candidate.place);
    let mut found = Vec::with_capacity(16);
    found.extend(name_tier(candidate.tier));
    found.push(("reads like a place (log odds)", mention.odds));
    found.extend(in_other_name(mention.kind, &place));
    found.extend(gazetteer.is_users(candidate.place).then_some(("row of the user's gazetteer", 1.0)));
    found.extend(is_unique(mention, &place, gazetteer).then_some(("no other place of this name", 1.0)));
    found.extend(is_placed(doc, mention.span).then_some(("behind a preposition of place", 1.0)));
    standing(&place, &mut found);
    found.extend(named_like_its_town(mention, &place, gazetteer));
    found.extend(named_like_its_country(mention, &place, gazetteer));
    found.extend(feature_words(mention.feature_words, &place));
    countries(&place, alike.len(), context, &mut found);
    found.extend(
        (mention.kind == Kind::Demonym && place.is_country()).then_some(("demonym of a country", 1.0)),
    );
    containers(doc, alike, &ancestors, context, &mut found);
    found.extend(outside_named_division(&place, &ancestors, context));
    neighbours(doc, mention, alike, &place, context, &mut found);
    found.extend(
        alike.iter().find_map(|span| beside(doc, *span, candidate.place, &place, &ancestors, context)),
    );
    found
}

/// Evidence as the cues that explanations show: what each adds to the candidate's score.
pub(super) fn cues(evidence: &[Evidence]) -> Vec<Cue> {
    let weigh = |(name, value): &Evidence| {
        let weight = (weight_of(name) * value * 100.0).round() / 100.0;
        (weight != 0.0).then_some(Cue { name, weight })
    };
    evidence.iter().filter_map(weigh).collect()
}

fn name_tier(tier: NameTier) -> Option<Evidence> {
    let name = match tier {
        NameTier::Name => "the name itself",
        NameTier::Alternate => "another declared spelling",
        NameTier::Inflected => "inflected form",
        NameTier::Transliteration => "transliteration",
        NameTier::Fuzzy => "typing error",
    };
    Some((name, 1.0))
}

/// How often a place of this kind and size is meant by its name.
fn standing(place: &Place<'_>, found: &mut Vec<Evidence>) {
    let inhabitants = (place.population as f64 + 1.0).log10();
    let width = place.radius.km().max(1.0).log10();
    let kind = match place.feature_code {
        _ if place.is_country() => return found.push(("country", 1.0)),
        "CONT" | "RGN" | "OCN" | "SEA" => "region or sea",
        "ADM1" => "first-level division",
        "ADM2" => "second-level division",
        "PPLC" => "capital",
        "PPLA" => "seat of a first-level division",
        "PPLX" => "part of a town",
        _ if place.is_settlement() => "settlement",
        _ if place.is_division() => "other division",
        _ => "water or relief",
    };
    found.push((kind, 1.0));
    match kind {
        "capital" | "seat of a first-level division" | "settlement" | "part of a town" => {
            found.push(("inhabitants (powers of ten)", inhabitants));
        }
        "first-level division" => {
            found.push(("width of the division (to 100 km)", (place.radius.km() / 100.0).min(1.0)))
        }
        "second-level division" | "other division" => {
            found.push(("inhabitants of the division (powers of ten)", inhabitants))
        }
        _ => found.push(("width of the region (powers of ten of km)", width)),
    }
}

/// Whether all places of this name are one place on a map: a town and its district.
fn is_unique(mention: &Mention, place: &Place<'_>, gazetteer: &Gazetteer) -> bool {
    mention.candidates.iter().all(|c| {
        let other = gazetteer.place(c.place);
        let limit = SAME_PLACE_KM.max(place.radius.km()).max(other.radius.km());
        is_nearer(other.position, place.position, Metres::from_km(limit))
    })
}

/// Places of one name that are nearer than this are one place on a map.
const SAME_PLACE_KM: f64 = 40.0;

fn is_placed(doc: &Document<'_>, span: Span) -> bool {
    let start = doc.tokens_in(span).start;
    doc.word_before(start, &["#", "\"", "“"]).is_some_and(|n| is_place_preposition(doc.folded(n)))
}

/// "Gainesville Police Department" is named after a place of some size, "Red Cross" after no hamlet of that name.
fn in_other_name(kind: Kind, place: &Place<'_>) -> Option<Evidence> {
    let obscure = place.is_settlement() && place.population < 15_000;
    let name = if obscure { "hamlet in the name of something else" } else { "in the name of something else" };
    (kind == Kind::Part).then_some((name, 1.0))
}

/// "Mexico", "Luxembourg": a place inside a country of the same name is meant less often than the country.
fn named_like_its_country(mention: &Mention, place: &Place<'_>, gazetteer: &Gazetteer) -> Option<Evidence> {
    let is_its_country = |c: &Candidate| {
        let country = gazetteer.place(c.place);
        country.is_country() && country.country == place.country
    };
    let named = !place.is_country()
        && mention.feature_words == FeatureWords::None
        && mention.candidates.iter().any(is_its_country);
    named.then_some(("named like its country", 1.0))
}

/// "New York", "Buenos Aires", "Konduga": a division that has the name of a town in it is meant less often than the town,
/// where no word says that it is one.
fn named_like_its_town(mention: &Mention, place: &Place<'_>, gazetteer: &Gazetteer) -> Option<Evidence> {
    if mention.feature_words == FeatureWords::Division || !place.is_division() {
        return None;
    }
    let first_level = place.feature_code == "ADM1";
    let is_its_town = |c: &Candidate| {
        let town = gazetteer.place(c.place);
        town.is_settlement()
            && town.country == place.country
            && (town.population >= LARGE_TOWN || !first_level)
            && is_nearer(town.position, place.position, Metres::from_km(100.0 + place.radius.km()))
    };
    let name = if first_level { "named like its large town" } else { "named like a town in it" };
    mention.candidates.iter().any(is_its_town).then_some((name, 1.0))
}

/// A town of so many inhabitants is better known than its first-level division.
const LARGE_TOWN: u64 = 50_000;

fn feature_words(words: FeatureWords, place: &Place<'_>) -> Option<Evidence> {
    let fits = |class| place.feature_class == class;
    let name = match words {
        FeatureWords::None => return None,
        FeatureWords::Settlement if place.is_settlement() => "called a settlement and is one",
        FeatureWords::Division if place.is_division() || fits(FeatureClass::Area) => {
            "called a division and is one"
        }
        FeatureWords::Division if place.is_country() => return None,
        FeatureWords::Water if fits(FeatureClass::Hydrographic) => "called a water and is one",
        FeatureWords::Terrain if fits(FeatureClass::Terrain) => "called relief and is one",
        FeatureWords::Road if fits(FeatureClass::Road) => "called a road and is one",
        FeatureWords::Settlement | FeatureWords::Division => "called something else",
        FeatureWords::Water | FeatureWords::Terrain | FeatureWords::Road => "named after something else",
    };
    Some((name, 1.0))
}

fn countries(place: &Place<'_>, alike: usize, context: &Context<'_>, found: &mut Vec<Evidence>) {
    if context.in_focus(place.country) {
        found.push(("focus country", 1.0));
    }
    if place.is_country() {
        let share = context.share_but(place.country, alike);
        return found.extend((share > 0.0).then_some(("share of the report's other names", share)));
    }
    if place.country.is_empty() || !context.has_countries() {
        return;
    }
    let share = context.share(place.country);
    if share > 0.0 {
        found.push(("country named in the report", 1.0));
        found.push(("share of the report's countries", share));
    } else {
        let known = place.feature_code == "PPLC" || place.is_settlement() && place.population >= WELL_KNOWN;
        let name =
            if known { "other countries named only" } else { "little known and other countries named only" };
        found.push((name, 1.0));
    }
    let voices = context.voices_of_others(place);
    if voices > 0.005 && place.feature_code != "ADM1" {
        found.push(("other names have places in its division", (1.0 + voices).log2().min(3.0)));
    }
}

/// A town of so many inhabitants is named without its country more often than not.
const WELL_KNOWN: u64 = 100_000;

/// A container of the candidate is named: best in the same sentence.
fn containers(
    doc: &Document<'_>,
    alike: &[Span],
    ancestors: &[PlaceKey],
    context: &Context<'_>,
    found: &mut Vec<Evidence>,
) {
    let mut named = None;
    for settled in context.settled().filter(|s| ancestors.contains(&s.place) && !alike.contains(&s.span)) {
        let sentence = doc.sentence_at(settled.span.start);
        if alike.iter().any(|span| doc.sentence_at(span.start) == sentence) {
            return found.push(("container named in the sentence", 1.0));
        }
        named = Some(("container named in the report", 1.0));
    }
    found.extend(named);
}

/// The report names divisions of the candidate's country, but none that contains it.
fn outside_named_division(
    place: &Place<'_>,
    ancestors: &[PlaceKey],
    context: &Context<'_>,
) -> Option<Evidence> {
    let local = place.is_settlement() || (place.is_division() && place.radius.km() < 60.0);
    let small = local && place.population < 100_000;
    let inside = ancestors.iter().any(|a| context.names_division(*a));
    let outside = small && !inside && context.names_divisions_of(place.country);
    outside.then_some(("outside the divisions named in the report", 1.0))
}

/// Other places of the report lie near: within 100 km in the same sentence, or within 60 km anywhere.
fn neighbours(
    doc: &Document<'_>,
    mention: &Mention,
    alike: &[Span],
    place: &Place<'_>,
    context: &Context<'_>,
    found: &mut Vec<Evidence>,
) {
    // The middle of something wide is near other places by chance.
    if place.radius.km() > 50.0 {
        return;
    }
    let sentence = doc.sentence_at(mention.span.start);
    // The town of the same name says nothing for the district, nor the other way round.
    let of_this_name =
        |s: &Settled| alike.contains(&s.span) || mention.candidates.iter().any(|c| c.place == s.place);
    let (mut beside, mut about) = (0.0, 0.0);
    for settled in context.settled().filter(|s| s.local && !of_this_name(s)) {
        let same = doc.sentence_at(settled.span.start) == sentence;
        let (km, count) = if same { (100.0, &mut beside) } else { (60.0, &mut about) };
        if is_nearer(settled.position, place.position, Metres::from_km(km)) {
            *count += 1.0;
        }
    }
    if beside > 0.0 {
        found.push(("near other places of the sentence", f64::min(beside, 2.0)));
    }
    if about > 0.0 {
        found.push(("near other places of the report", f64::min(about, 2.0)));
    }
}

/// "Raghunathpur in Buxar", "Springfield, Illinois": the place named right after "in", "of" or a comma contains the candidate,
/// or lies far from it.
fn beside(
    doc: &Document<'_>,
    span: Span,
    key: PlaceKey,
    place: &Place<'_>,
    ancestors: &[PlaceKey],
    context: &Context<'_>,
) -> Option<Evidence> {
    if place.is_country() {
        return None;
    }
    let after = doc.tokens_in(span).end;
    let comma = doc.word(after) == ",";
    if !comma && !matches!(doc.folded(after), "in" | "of") {
        return None;
    }
    let starts = |n: usize| doc.tokens.get(n).map(|t| t.span.start);
    let places = if comma { after + 1..after + 2 } else { after + 1..after + 4 };
    let next =
        places.filter_map(starts).find_map(|start| context.settled().find(|s| s.span.start == start))?;
    if next.place == key {
        return None;
    }
    if ancestors.contains(&next.place) {
        return Some(("beside its container", 1.0));
    }
    // In a list ("Ganja, Barda and Tartar") a place is beside one of its kind, not inside it.
    if comma && !next.contains_much {
        return None;
    }
    let far = distance(next.position, place.position).km() > 60.0 + next.radius.km();
    if comma && !far {
        return None;
    }
    Some(if far { ("far from where the words put it", 1.0) } else { ("where the words put it", 1.0) })
}
