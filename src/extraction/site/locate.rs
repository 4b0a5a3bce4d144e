//! The site that a mention gives: position, uncertainty, precision.

use super::container::contained;
use super::coordinates::coordinates;
use crate::extraction::reading::Reading;
use crate::geodesy::{Metres, destination, distance};
use crate::model::{FeatureClass, FeatureWords, Place, PlaceKey, Site, SiteMethod};

/// How far from a place "near" it and "in its direction" reach beyond its own extent, in metres.
pub(super) const NEAR: f64 = 10_000.0;

/// How far written coordinates may lie from the place that they are given for, in kilometres beyond its extent.
const NEAR_NAME_KM: f64 = 100.0;
/// The uncertainty of written coordinates, in metres: what a reporter's map reading is good for.
const WRITTEN: f64 = 1_000.0;

/// The site of a mention: by coordinates written right after it, else by its name; `None` where neither it nor a
/// container of it is known.
pub(in crate::extraction) fn site(reading: &Reading<'_>, mention: usize) -> Option<Site> {
    let mut site = by_name(reading, mention)?;
    let end = reading.tokens_of(mention).end;
    let sentence = &reading.doc.sentences[reading.doc.tokens.get(end.checked_sub(1)?)?.sentence];
    let place = reading.gazetteer.place(site.place);
    if let Some((position, span)) = coordinates(reading, &(end..sentence.tokens.end.min(end + 10)))
        && distance(position, place.position).km() <= place.radius.km() + NEAR_NAME_KM
    {
        site.method = SiteMethod::TextCoordinates;
        site.position = position;
        site.uncertainty = Metres(WRITTEN);
        site.span = site.span.cover(span);
        (site.where_prec, site.geo_precision) = (1, 1);
    }
    Some(site)
}

fn by_name(reading: &Reading<'_>, mention: usize) -> Option<Site> {
    let m = &reading.mentions[mention];
    let tokens = reading.tokens_of(mention);
    let resolution = &reading.resolutions[mention];
    let reported = m.span.of(reading.doc.text).to_owned();
    let Some(place) = reading.place(mention) else { return contained(reading, mention, reported) };
    let unnamed = unnamed_place_in(reading, tokens.start);
    let place = if unnamed { division_of_that_name(reading, mention).unwrap_or(place) } else { place };
    let near = is_near(reading, tokens.start);
    let offset = offset(reading, tokens.start);
    let (where_prec, geo_precision) = precision(&place);
    let mut site = Site {
        place: place.key,
        position: place.position,
        uncertainty: place.radius,
        method: match resolution.decision {
            _ if place.feature_class == FeatureClass::Road => SiteMethod::Corridor,
            Some(_) => SiteMethod::Human,
            None => SiteMethod::Gazetteer,
        },
        where_prec,
        geo_precision,
        reported,
        class_stated: m.feature_words != FeatureWords::None,
        span: m.span,
        confidence: resolution.confidence,
        margin: resolution.margin,
        decided: resolution.decision.is_some(),
        alternatives: alternatives(resolution, place.key),
    };
    if unnamed {
        site.method = SiteMethod::Container;
        site.reported =
            reading.span(&(tokens.start.saturating_sub(3)..tokens.end)).of(reading.doc.text).to_owned();
    } else if let Some((bearing, length)) = offset {
        site.method = SiteMethod::Relative;
        site.position = destination(place.position, bearing, length);
        site.uncertainty = Metres(place.radius.0.max(length.0 * 0.25));
        (site.where_prec, site.geo_precision) = (where_prec.max(2), geo_precision.max(2));
    } else if near && place.is_settlement() {
        site.uncertainty = Metres(place.radius.0 + NEAR);
        (site.where_prec, site.geo_precision) = (where_prec.max(2), geo_precision.max(2));
    }
    Some(site)
}

pub(super) fn alternatives(resolution: &crate::model::Resolution, chosen: PlaceKey) -> Vec<PlaceKey> {
    resolution.ranking.iter().map(|r| r.place).filter(|p| *p != chosen).take(3).collect()
}

/// UCDP GED's `where_prec` and ACLED's `geo_precision` of a place (UCDP GED Codebook 23.1, section 4; ACLED Codebook
/// 2023, "Geo-precision").
pub(super) fn precision(place: &Place<'_>) -> (u8, u8) {
    match place.feature_class {
        FeatureClass::Populated | FeatureClass::Spot => (1, 1),
        FeatureClass::Administrative if place.feature_code.starts_with("ADM1") => (4, 3),
        FeatureClass::Administrative => (3, 2),
        FeatureClass::Road | FeatureClass::Hydrographic | FeatureClass::Terrain
            if place.radius.km() < 30.0 =>
        {
            (2, 2)
        }
        _ => (5, 3),
    }
}

/// "a village in Barda", "two villages near Fuzuli": the place itself is not named.
pub(super) fn unnamed_place_in(reading: &Reading<'_>, start: usize) -> bool {
    let Some(preposition) = reading.doc.word_before(start, &[]) else { return false };
    let Some(head) = reading.doc.word_before(preposition, &[]) else { return false };
    matches!(reading.folded(preposition), "in" | "of")
        && matches!(reading.folded(head), "village" | "villages" | "settlement" | "settlements" | "hamlet")
        && reading.doc.word_before(head, &[]).is_some_and(|n| {
            matches!(
                reading.folded(n),
                "a" | "an" | "one" | "two" | "three" | "several" | "some" | "unnamed" | "another"
            )
        })
}

/// The division of a settlement's name that the gazetteer has beside it.
pub(super) fn division_of_that_name<'a>(reading: &Reading<'a>, mention: usize) -> Option<Place<'a>> {
    let chosen = reading.place(mention)?;
    reading.mentions[mention]
        .candidates
        .iter()
        .map(|c| reading.gazetteer.place(c.place))
        .find(|p| p.is_division() && distance(p.position, chosen.position).km() < 60.0)
}

/// "near X", "outside X", "in the direction of X", "from the direction of the town of X", "close to X".
pub(super) fn is_near(reading: &Reading<'_>, start: usize) -> bool {
    let from = start.saturating_sub(7);
    let words: Vec<&str> =
        (from..start).rev().take_while(|n| reading.doc.word(*n) != ".").map(|n| reading.folded(n)).collect();
    let direct =
        words.iter().take(4).any(|w| matches!(*w, "near" | "outside" | "around" | "towards" | "toward"));
    let close = words.windows(2).take(3).any(|w| w[0] == "to" && w[1] == "close");
    let direction = in_direction(reading, start);
    direct || close || direction
}

/// Whether `start` is in a list after "in the direction of".
pub(super) fn in_direction(reading: &Reading<'_>, start: usize) -> bool {
    let Some(sentence) = reading.doc.tokens.get(start).map(|t| t.sentence) else { return false };
    let first = reading.doc.sentences[sentence].tokens.start;
    (first..start).rev().take(16).any(|n| reading.folded(n) == "direction")
}

/// "12 km north of X": the bearing and the length.
pub(super) fn offset(reading: &Reading<'_>, start: usize) -> Option<(f64, Metres)> {
    let of = reading.doc.word_before(start, &[]).filter(|n| matches!(reading.folded(*n), "of" | "from"))?;
    let direction = reading.doc.word_before(of, &[])?;
    let bearing = bearing(reading.folded(direction))?;
    let mut at = direction;
    for _ in 0..3 {
        at = reading.doc.word_before(at, &["-", "("])?;
        let metres = match reading.folded(at) {
            "km" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => 1000.0,
            "miles" | "mile" | "mi" => 1609.344,
            "meters" | "metres" | "m" => 1.0,
            _ => continue,
        };
        let number = reading.doc.word_before(at, &["-"])?;
        let amount: f64 = reading.doc.word(number).replace(',', "").parse().ok()?;
        return (amount * metres < 500_000.0).then_some((bearing, Metres(amount * metres)));
    }
    None
}

pub(super) fn bearing(direction: &str) -> Option<f64> {
    Some(match direction {
        "north" => 0.0,
        "northeast" => 45.0,
        "east" => 90.0,
        "southeast" => 135.0,
        "south" => 180.0,
        "southwest" => 225.0,
        "west" => 270.0,
        "northwest" => 315.0,
        _ => return None,
    })
}
