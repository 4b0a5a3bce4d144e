//! The site that a mention gives: what its georeference says, with the words and the confidence that it has here.

use super::container::{contained, is_namesake_of_part};
use super::list::located_by;
use crate::extraction::reading::Reading;
use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres, distance, is_nearer};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::{FeatureWords, Georeference, Kind, Place, PlaceKey, Shape, Site, SiteMethod, precision};

/// The confidence of a position that is written in the text, as sure as a resolution is at most.
const WRITTEN: f64 = 0.99;
/// That of a road whose first end is only known to be the place of its name near the other.
const UNRESOLVED: f64 = 0.5;

/// The site of a mention: where its words put it; `None` where neither it nor a container of it is known.
pub(in crate::extraction) fn site(reading: &Reading<'_>, mention: usize) -> Option<Site> {
    let m = &reading.mentions[mention];
    let reported = m.span.of(reading.doc.text).to_owned();
    let Some(georeference) = reading.georeference(mention) else {
        return measured(reading, mention, &reported).or_else(|| contained(reading, mention, reported));
    };
    if is_quarter_abroad(reading, mention) {
        return contained(reading, mention, reported);
    }
    if let Some(site) = (is_elsewhere(reading, mention) || is_namesake_of_part(reading, mention))
        .then(|| contained(reading, mention, reported))
        .flatten()
    {
        return Some(site);
    }
    let mut site = of_georeference(reading, mention, georeference)?;
    let start = reading.tokens_of(mention).start;
    if site.method != SiteMethod::TextCoordinates && unnamed_place_in(reading, start) {
        let place = division_of_that_name(reading, mention).unwrap_or(reading.place(mention)?);
        let tokens = start.saturating_sub(3)..reading.tokens_of(mention).end;
        site.reported = reading.span(&tokens).of(reading.doc.text).to_owned();
        site.alternatives = alternatives(&reading.resolutions[mention], place.key);
        (site.place, site.position, site.uncertainty) = (place.key, place.position, place.radius);
        (site.method, site.shape, site.span) = (SiteMethod::Container, Shape::Circle, m.span);
        (site.where_prec, site.geo_precision) = precision(&place);
    }
    Some(site)
}

/// "crashed into the Bayad quarter", in a report that names no other place of the country that has a town of that name.
fn is_quarter_abroad(reading: &Reading<'_>, mention: usize) -> bool {
    let end = reading.tokens_of(mention).end;
    let quarter = matches!(reading.folded(end), "quarter" | "neighbourhood" | "neighborhood");
    let Some(country) = reading.country(mention).filter(|_| quarter) else { return false };
    let name = &reading.names[mention];
    let there = |m: &usize| reading.names[*m] != *name && reading.country(*m) == Some(country);
    !(0..reading.mentions.len()).any(|m| there(&m))
}

/// "Omanthai, some 10 km north of Vavuniya", "Tioubata, a hamlet 20 km south of Hombori": a name that the gazetteer lacks, where the words
/// after it measure it from one that it has.
fn measured(reading: &Reading<'_>, mention: usize, reported: &str) -> Option<Site> {
    let end = reading.tokens_of(mention).end;
    if !matches!(reading.doc.word(end), "," | "(") {
        return None;
    }
    let sentence = reading.doc.sentence_at(reading.mentions[mention].span.start)?;
    let apposition = end..(end + APPOSITION).min(reading.doc.sentences[sentence].tokens.end);
    let from = reading.mentions_in(&apposition).into_iter().next()?;
    let georeference = reading.georeference(from).filter(|g| is_measured(reading, from, g))?;
    let mut site = of_georeference(reading, from, georeference)?;
    reported.clone_into(&mut site.reported);
    site.span = reading.mentions[mention].span;
    Some(site)
}

/// "the village of Sayed Abad, in the Baraki Barak district": whether a settlement was resolved to one of another province than that of the
/// district which the words name after it.
fn is_elsewhere(reading: &Reading<'_>, mention: usize) -> bool {
    let Some(place) = reading.place(mention).filter(Place::is_settlement) else { return false };
    let end = reading.tokens_of(mention).end;
    let Some(district) = reading.mentions_in(&(end..end + DISTRICT_REACH)).into_iter().next() else {
        return false;
    };
    let Some(division) = reading.place(district).filter(Place::is_division) else { return false };
    let provinces = |key: PlaceKey| {
        let own = std::iter::once(key).chain(reading.gazetteer.ancestors(key));
        own.filter(|key| reading.gazetteer.place(*key).is_division()).collect::<Vec<PlaceKey>>()
    };
    let (of_place, of_division) = (provinces(place.key), provinces(division.key));
    located_by(reading, mention, district)
        && of_division.len() > 1
        && !of_place.is_empty()
        && !of_place.iter().any(|key| of_division.contains(key))
        && distance(place.position, division.position).0 > division.radius.0 + BESIDE
}

/// How far outside of a district's circle one of its villages may lie, in metres.
const BESIDE: f64 = 15_000.0;

/// A district that says where a village is stands no farther after it than this, in tokens.
const DISTRICT_REACH: usize = 8;

/// Whether the words of a georeference put its place at a distance from the name in them.
fn is_measured(reading: &Reading<'_>, mention: usize, georeference: &Georeference) -> bool {
    let span = reading.mentions[mention].span;
    georeference.words.start < span.start
        && georeference.words.of(reading.doc.text).chars().any(|c| c.is_ascii_digit())
        // "northern Borno" measures nothing.
        || georeference.method == SiteMethod::Relative
            && !reading.place(mention).is_some_and(|p| p.is_division() || p.is_country())
}

/// What measures a place stands no farther after it, in tokens.
const APPOSITION: usize = 20;

fn of_georeference(reading: &Reading<'_>, mention: usize, georeference: &Georeference) -> Option<Site> {
    let m = &reading.mentions[mention];
    let resolution = &reading.resolutions[mention];
    let place = georeference.place.or_else(|| nearest_row(reading.gazetteer, georeference.position))?;
    let line = georeference.shape.corridor().is_some();
    // A name stands for its phrase, but for a line, which has two.
    let words = if line { georeference.words } else { m.span };
    Some(Site {
        place,
        position: georeference.position,
        uncertainty: georeference.uncertainty,
        shape: georeference.shape.clone(),
        method: georeference.method,
        where_prec: georeference.where_prec,
        geo_precision: georeference.geo_precision,
        reported: words.of(reading.doc.text).to_owned(),
        class_stated: m.feature_words != FeatureWords::None && m.kind == Kind::Place,
        span: georeference.words,
        confidence: match resolution.place {
            Some(_) => resolution.confidence,
            None if georeference.method == SiteMethod::TextCoordinates => WRITTEN,
            None => UNRESOLVED,
        },
        margin: if resolution.place.is_none() { f64::INFINITY } else { resolution.margin },
        decided: resolution.decision().is_some(),
        alternatives: alternatives(resolution, place),
    })
}

/// The gazetteer's row that is nearest to a position: what an incident at coordinates far from any name is filed under.
///
/// A walk through all rows, some milliseconds long, that few reports ask for.
fn nearest_row(gazetteer: &Gazetteer, at: LngLat) -> Option<PlaceKey> {
    let mut best: Option<(PlaceKey, Metres)> = None;
    for key in gazetteer.keys() {
        let place = gazetteer.place(key);
        let limit = best.map_or(Metres(f64::INFINITY), |(_, metres)| metres);
        if place.is_settlement() && is_nearer(place.position, at, limit) {
            best = Some((key, distance(place.position, at)));
        }
    }
    best.map(|(key, _)| key)
}

fn alternatives(resolution: &crate::model::Resolution, chosen: PlaceKey) -> Vec<PlaceKey> {
    resolution.ranking().iter().map(|r| r.place).filter(|p| *p != chosen).take(3).collect()
}

/// Whether a name is a building's, a camp's or a quarter's ("South Hospital", "Mother Francisca school", "the suburb of Kalinin"): what
/// happens there happens in the place that the report tells of.
pub(in crate::extraction) fn is_facility(reading: &Reading<'_>, mention: usize) -> bool {
    let tokens = reading.tokens_of(mention);
    let building = |n: usize| reading.is(n, List::Building);
    let part =
        |of: usize| reading.folded(of) == "of" && of > 0 && reading.is_one_of(of - 1, WordClass::PartOfTown);
    let before = tokens.start.checked_sub(1);
    building(tokens.end) || tokens.end.checked_sub(1).is_some_and(building) || before.is_some_and(part)
}

/// "The militia slipped into the Mbimbi district": a part of the town that was told of before, by a sentence that goes on about those who
/// came.
pub(in crate::extraction) fn is_part_of_town(reading: &Reading<'_>, mention: usize) -> bool {
    let tokens = reading.tokens_of(mention);
    let part = matches!(
        reading.doc.word(tokens.end),
        "district" | "quarter" | "neighbourhood" | "neighborhood" | "suburb"
    );
    let Some(n) = reading.doc.sentence_at(reading.mentions[mention].span.start) else { return false };
    let first = reading.folded(reading.doc.sentences[n].tokens.start);
    part && matches!(first, "the" | "they" | "it")
}

/// "a village in Barda", "two villages near Fuzuli": the place itself is not named.
fn unnamed_place_in(reading: &Reading<'_>, start: usize) -> bool {
    let Some(preposition) = reading.doc.word_before(start, &[]) else { return false };
    let Some(head) = reading.doc.word_before(preposition, &[]) else { return false };
    matches!(reading.folded(preposition), "in" | "of")
        && matches!(reading.folded(head), "village" | "villages" | "settlement" | "settlements" | "hamlet")
        && reading.doc.word_before(head, &[]).is_some_and(|n| reading.is_one_of(n, WordClass::VagueCount))
}

/// The division of a settlement's name that the gazetteer has beside it.
fn division_of_that_name<'a>(reading: &Reading<'a>, mention: usize) -> Option<Place<'a>> {
    let chosen = reading.place(mention)?;
    reading.mentions[mention]
        .candidates
        .iter()
        .map(|c| reading.gazetteer.place(c.place))
        .find(|p| p.is_division() && distance(p.position, chosen.position).km() < 60.0)
}
