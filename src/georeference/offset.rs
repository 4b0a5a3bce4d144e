//! Distances and directions from a place: "12 km north of X", "to the south-east of X", "a few kilometres from X".

use super::beside::beside;
use super::words::{Leads, Words, moved, widened};
use crate::geodesy::{Metres, destination};
use crate::language::english::compass::{Direction, direction_ending_at};
use crate::language::english::lead::lead_of;
use crate::language::english::lengths::{Length, length_ending_at};
use crate::model::{FeatureClass, Georeference, Place};

/// How far from its extent "north of" a place reaches where no distance is given, and "just north of" it, in metres.
const SOMEWHERE: f64 = 25_000.0;
const JUST: f64 = 10_000.0;

/// A mention by the distance or the direction before it.
pub(super) fn offset(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
) -> Option<Georeference> {
    let doc = words.doc;
    let start = words.tokens(mention).start;
    if place.is_country() || !words.is_led(start, 10, Leads::OFFSET) {
        return None;
    }
    // "12 km from X" is all round it, so that the position stays.
    let all_round =
        |length: Length| widened(own, place, Metres(length.most), words.since(length.start, mention));
    let lead = lead_of(doc, start)?;
    let head = doc.word_before(lead, &[")"])?;
    match words.folded(lead) {
        "off" | "outside" => {
            let length = length_ending_at(doc, head)?;
            Some(all_round(length))
        }
        preposition @ ("of" | "from") => {
            let away = words.folded(head) == "away";
            let head = if away { doc.word_before(head, &[")"])? } else { head };
            if let Some(direction) = direction_ending_at(doc, head) {
                return directed(words, mention, place, own, direction);
            }
            match length_ending_at(doc, head) {
                Some(length) => (preposition == "from" || length.within).then(|| all_round(length)),
                None => beside(words, mention, place, own, preposition, head),
            }
        }
        _ => None,
    }
}

/// "north of X", with a distance before it or without.
fn directed(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
    direction: Direction,
) -> Option<Georeference> {
    let doc = words.doc;
    let (mut article, mut led, mut just) = (false, false, false);
    let mut at = doc.word_before(direction.start, &[")", ",", "-"]);
    let mut first = direction.start;
    for _ in 0..4 {
        let Some(n) = at else { break };
        match words.folded(n) {
            "the" => article = true,
            "to" | "on" => led = true,
            "due" | "directly" | "further" | "away" => {}
            "just" | "immediately" | "slightly" | "right" => just = true,
            _ => break,
        }
        first = n;
        at = doc.word_before(n, &[")", ","]);
    }
    if let Some(length) = at.and_then(|n| length_ending_at(doc, n)) {
        return Some(shifted(words, mention, place, own, direction, length));
    }
    // "in the north of X" lies in it; "to the north of X" does not. Of a province one cannot tell how far off is meant.
    let point =
        matches!(place.feature_class, FeatureClass::Populated | FeatureClass::Spot | FeatureClass::Terrain);
    if (article && !led) || !point {
        return None;
    }
    let reach = if just { JUST } else { SOMEWHERE };
    Some(somewhere(words, mention, place, own, direction, reach, first))
}

/// The position at a distance in a direction, and round it all that the words allow: a sector of a ring, as wide as the point of
/// the compass is vague and as deep as the distance is, from anywhere in the place.
///
/// # References
/// J. Wieczorek, Q. Guo, R. J. Hijmans, "The point-radius method for georeferencing locality descriptions and calculating
/// associated uncertainty", IJGIS 18, 2004, <https://doi.org/10.1080/13658810412331280211>.
fn shifted(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
    direction: Direction,
    length: Length,
) -> Georeference {
    let cosine = direction.within.to_radians().cos();
    let d = length.metres;
    let corner = |far: f64| (d * d + far * far - 2.0 * d * far * cosine).max(0.0).sqrt();
    let beyond = Metres(corner(length.least).max(corner(length.most)));
    let position = destination(place.position, direction.bearing, Metres(d));
    let span = words.since(length.start.min(direction.start), mention);
    moved(own, position, Metres(place.radius.0 + beyond.0), beyond, span)
}

/// A direction without a distance: the circle round the quarter of a disc that begins in the place's middle.
fn somewhere(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
    direction: Direction,
    reach: f64,
    first: usize,
) -> Georeference {
    // A sector of a right angle fits in a circle of its radius over the root of two, which passes through its tip.
    let middle = Metres((place.radius.0 + reach) * std::f64::consts::FRAC_1_SQRT_2);
    let position = destination(place.position, direction.bearing, middle);
    // What lies north of a large town may lie north of any part of it.
    let uncertainty = Metres(middle.0 + place.radius.0);
    moved(own, position, uncertainty, Metres(reach), words.since(first, mention))
}
