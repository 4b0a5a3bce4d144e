//! A part of a country or a division by the compass: "northern Mali", "the south-east of Turkey", "Nigeria's north".
//!
//! Of a country it is what its outline has on that side of the middle of its height or width; of a division, which has no
//! outline here, that half of its circle. Names such as "South Sudan" are rows of their own, and no parts.

use super::border::drawn_name;
use super::words::{Leads, Words, moved};
use crate::basemap::{Basemap, Detail};
use crate::geodesy::{LngLat, Metres, bearing, contains, destination, great_circle_distance};
use crate::language::english::compass::{Part, part_beginning_at, part_ending_at};
use crate::model::{FeatureClass, Georeference, Place, PlaceKey};
use crate::text::fold::fold;
use crate::text::{Span, TokenKind};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What lies on one side begins after this part of the height or the width. The circle round it bulges beyond: it holds Gao, which is in
/// "northern Mali" at two fifths of its height.
const BEGINS: f64 = 0.5;
/// How far the drawn outline may be off, in metres.
const DRAWN: f64 = 25_000.0;
/// Islands farther from the main land than this, in degrees, are of no side of the country.
const FARTHEST_ISLAND: f64 = 4.0;
/// Of a division with the area of a circle of radius 1, the middle of a half, and how far from there it reaches: as far as the corners
/// of the half circle, and beyond the top of a division that is twice as long as it is wide.
const SHIFT: f64 = 0.75;
const REACH: f64 = 1.3;
/// So many tokens before a name its part may be worded in.
const WITHIN: usize = 6;

static WORLD: LazyLock<Basemap> = LazyLock::new(|| Basemap::read(Detail::World));
static NAMES: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| WORLD.countries().map(|(name, _)| (fold(name), name.to_owned())).collect());

/// The parts of countries that reports spoke of, by bearing.
#[derive(Debug, Default)]
pub(super) struct Memory(HashMap<(PlaceKey, i32), Option<(LngLat, Metres)>>);

/// Gives the mentions of countries and divisions of which a part is meant where that is.
pub(super) fn parts(words: &Words<'_>, memory: &mut Memory, georeferences: &mut [Option<Georeference>]) {
    for (mention, slot) in georeferences.iter_mut().enumerate() {
        let Some(own) = slot.as_ref().filter(|g| is_own(words, mention, g)) else { continue };
        let Some(place) = words.place(mention).filter(|p| is_large(p)) else { continue };
        if let Some((part, span)) = worded(words, mention) {
            *slot = Some(of(words, memory, place, own, part, span));
        }
    }
}

/// Whether a mention is of a place as a place, and the words around it have not said where.
fn is_own(words: &Words<'_>, mention: usize, georeference: &Georeference) -> bool {
    let span = words.mentions.get(mention).map(|m| m.span);
    words.is_place(mention) && georeference.shape.corridor().is_none() && span == Some(georeference.words)
}

fn is_large(place: &Place<'_>) -> bool {
    matches!(place.feature_class, FeatureClass::Administrative) && (place.is_country() || place.is_division())
}

/// The part that is worded before or after a name, and all these words.
fn worded(words: &Words<'_>, mention: usize) -> Option<(Part, Span)> {
    let doc = words.doc;
    let tokens = words.tokens(mention);
    if words.is_led(tokens.start, WITHIN, Leads::PART) {
        let before = doc.word_before(tokens.start, &["-"])?;
        // "northern Mali", "northern parts of Mali", "the north of Mali"; not "to the north of Mali", "north of Mali".
        if let Some(part) = part_ending_at(doc, before) {
            return Some((part, words.since(part.start, mention)));
        }
        let of = Some(before).filter(|n| words.folded(*n) == "of").or_else(|| {
            let article = words.folded(before) == "the";
            doc.word_before(before, &[]).filter(|n| article && words.folded(*n) == "of")
        })?;
        let head = doc.word_before(of, &[])?;
        let area = is_area(words.folded(head));
        let part = part_ending_at(doc, if area { doc.word_before(head, &[])? } else { head })?;
        let article = doc.word_before(part.start, &[]);
        let led = article.and_then(|n| doc.word_before(n, &[])).map_or("", |n| words.folded(n));
        let inside = area || article.is_some_and(|n| words.folded(n) == "the") && !matches!(led, "to" | "on");
        return inside.then(|| (part, words.since(part.start, mention)));
    }
    // "Nigeria's north", "Mali's northern region".
    let token = doc.tokens.get(tokens.end).filter(|t| t.kind == TokenKind::Possessive)?;
    let (part, last) = part_beginning_at(doc, tokens.end + 1)?;
    let area = is_area(words.folded(last + 1));
    let ends = !doc.is_word(last + 1) || !part.adjective;
    let same = doc.tokens.get(last).is_some_and(|t| t.sentence() == token.sentence());
    let last = if area { last + 1 } else { last };
    (same && (area || ends)).then(|| (part, words.until(mention, last)))
}

fn is_area(word: &str) -> bool {
    matches!(
        word,
        "part" | "parts" | "area" | "areas" | "region" | "regions" | "half" | "provinces" | "districts"
    )
}

fn of(
    words: &Words<'_>,
    memory: &mut Memory,
    place: &Place<'_>,
    own: &Georeference,
    part: Part,
    span: Span,
) -> Georeference {
    let Some(towards) = part.bearing else {
        // The middle is where the point is, and as vague as all of it.
        return Georeference { words: span, ..regional(place, own.clone()) };
    };
    let drawn = place.is_country().then(|| {
        let key = (place.key, towards.round() as i32);
        *memory.0.entry(key).or_insert_with(|| outlined(words, place, towards))
    });
    let (position, reach) = drawn.flatten().unwrap_or_else(|| {
        let shift = Metres(place.radius.0 * SHIFT);
        (destination(place.position, towards, shift), Metres(place.radius.0 * REACH))
    });
    let told = moved(own, position, reach, Metres(0.0), span);
    let (where_prec, geo_precision) = (own.where_prec, own.geo_precision);
    regional(place, Georeference { where_prec, geo_precision, ..told })
}

/// UCDP GED: 5 is a part of a country that is no division of it.
fn regional(place: &Place<'_>, told: Georeference) -> Georeference {
    if place.is_country() { Georeference { where_prec: 5, geo_precision: 3, ..told } } else { told }
}

/// The smallest circle, about, round what a country's outline has on one side.
fn outlined(words: &Words<'_>, country: &Place<'_>, towards: f64) -> Option<(LngLat, Metres)> {
    let name = drawn_name(words, country.key, &NAMES)?;
    let rings: Vec<Vec<[f64; 2]>> = WORLD.countries().find(|(n, _)| *n == name)?.1.collect();
    let boxes: Vec<[[f64; 2]; 2]> = rings.iter().map(|ring| extent(ring.iter())).collect();
    let size = |b: &[[f64; 2]; 2]| (b[1][0] - b[0][0]) * (b[1][1] - b[0][1]);
    let main = boxes.iter().max_by(|a, b| size(a).total_cmp(&size(b)))?;
    let beside = |b: &[[f64; 2]; 2]| {
        (0..2).all(|k| b[0][k] < main[1][k] + FARTHEST_ISLAND && b[1][k] > main[0][k] - FARTHEST_ISLAND)
    };
    let rings: Vec<&Vec<[f64; 2]>> =
        rings.iter().zip(&boxes).filter(|(_, b)| beside(b)).map(|(ring, _)| ring).collect();
    let all = extent(rings.iter().copied().flatten());
    let side = [towards.to_radians().sin(), towards.to_radians().cos()];
    let inside = |p: &[f64; 2]| {
        (0..2).all(|k| {
            let along = (p[k] - all[0][k]) / (all[1][k] - all[0][k]).max(f64::MIN_POSITIVE);
            side[k].abs() < 0.3 || (if side[k] > 0.0 { along } else { 1.0 - along }) >= BEGINS
        })
    };
    // Between two corners of the outline some points more, so that none is cut off far inside.
    const STEPS: usize = 3;
    let steps = rings.iter().flat_map(|ring| ring.windows(2)).flat_map(|pair| {
        (0..STEPS).map(|n| {
            let along = n as f64 / STEPS as f64;
            [0, 1].map(|k| pair[0][k] + along * (pair[1][k] - pair[0][k]))
        })
    });
    let at =
        |p: [f64; 2]| LngLat::new((p[0] + 180.0).rem_euclid(360.0) - 180.0, p[1].clamp(-90.0, 90.0)).ok();
    let points: Vec<LngLat> = steps.filter(inside).filter_map(at).collect();
    let (middle, reach) = enclosing(&points)?;
    if contains(rings, [middle.lng(), middle.lat()]) {
        return Some((middle, reach));
    }
    // The middle of the circle round eastern India is in Bangladesh: no point of one country stands in another.
    let distance = |p: &LngLat| great_circle_distance(middle, *p).0;
    let nearest = points.iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    Some((nearest, reaching(nearest, &points)))
}

/// How far points reach from a position.
fn reaching(from: LngLat, points: &[LngLat]) -> Metres {
    let far = points.iter().map(|p| great_circle_distance(from, *p).0).fold(0.0, f64::max);
    // The geodesic is longer than the great circle by less than 0.6 %.
    Metres(far * 1.006 + DRAWN)
}

fn extent<'p>(points: impl Iterator<Item = &'p [f64; 2]>) -> [[f64; 2]; 2] {
    let empty = [[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]];
    points
        .fold(empty, |b, p| [[b[0][0].min(p[0]), b[0][1].min(p[1])], [b[1][0].max(p[0]), b[1][1].max(p[1])]])
}

/// About the smallest circle round some points: its middle goes ever smaller steps towards the farthest of them.
///
/// # References
/// M. Badoiu, K. L. Clarkson, "Smaller core-sets for balls", SODA 2003.
fn enclosing(points: &[LngLat]) -> Option<(LngLat, Metres)> {
    const ROUNDS: usize = 30;
    let farthest = |from: LngLat| {
        let far = points.iter().map(|p| (great_circle_distance(from, *p).0, *p));
        far.max_by(|a, b| a.0.total_cmp(&b.0))
    };
    let mut middle = *points.first()?;
    for round in 1..=ROUNDS {
        let (far, point) = farthest(middle)?;
        middle = destination(middle, bearing(middle, point), Metres(far / (round + 1) as f64));
    }
    Some((middle, reaching(middle, points)))
}
