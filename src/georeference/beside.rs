//! Beside a place, by what lies between: "not far from X", "across the river from X", "12 km upstream of X", "an hour's drive from X".

use super::words::{Words, widened};
use crate::geodesy::Metres;
use crate::language::english::lengths::length_ending_at;
use crate::model::{FeatureClass, Georeference, Place};

/// How far from a place it may be that lies beside it, along a way or a water from it, and a drive from it, in metres.
const BESIDE: f64 = 10_000.0;
const ALONG: f64 = 25_000.0;
const MINUTES: f64 = 50_000.0;
const HOUR: f64 = 100_000.0;
const HOURS: f64 = 300_000.0;
/// So far before a noun, in tokens, "across the" may be.
const PHRASE: usize = 4;

/// A mention by the words before "of" or "from", the last of which is `head`.
pub(super) fn beside(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
    preposition: &str,
    head: usize,
) -> Option<Georeference> {
    let point =
        matches!(place.feature_class, FeatureClass::Populated | FeatureClass::Spot | FeatureClass::Terrain);
    if !point {
        return None;
    }
    let (first, reach) = match preposition {
        "from" => from(words, head)?,
        _ => of(words, head)?,
    };
    Some(widened(own, place, Metres(reach), words.since(first, mention)))
}

/// The first of the words before "from", and how far they reach.
fn from(words: &Words<'_>, head: usize) -> Option<(usize, f64)> {
    let last = |test: &dyn Fn(&str) -> bool| before(words, head).find(|n| test(words.folded(*n)));
    match words.folded(head) {
        "far" => last(&|w| w == "not").map(|n| (n, BESIDE)),
        "across" | "opposite" => Some((head, BESIDE)),
        "river" | "stream" | "lake" | "lagoon" | "bay" | "strait" | "canal" | "border" | "frontier"
        | "valley" | "road" | "highway" | "railway" | "coast" | "shore" | "track" => {
            let over = last(&|w| matches!(w, "across" | "over")).map(|n| (n, BESIDE));
            over.or_else(|| last(&|w| matches!(w, "up" | "down" | "along")).map(|n| (n, ALONG)))
        }
        "distance" => last(&|w| matches!(w, "short" | "small")).map(|n| (n, ALONG)),
        "drive" | "ride" | "walk" | "journey" => {
            let unit = last(&|w| matches!(w, "minute" | "minutes" | "hour" | "hours" | "short"))?;
            let reach = match words.folded(unit) {
                "minute" | "minutes" => MINUTES,
                "hour" => HOUR,
                "hours" => HOURS,
                _ => ALONG,
            };
            Some((unit, reach))
        }
        _ => of(words, head),
    }
}

/// The first of the words before "of" or "from", and how far they reach.
fn of(words: &Words<'_>, head: usize) -> Option<(usize, f64)> {
    match words.folded(head) {
        "upstream" | "downstream" | "upriver" | "downriver" | "inland" | "offshore" | "uphill"
        | "downhill" => {
            let length = words.doc.word_before(head, &[]).and_then(|n| length_ending_at(words.doc, n));
            Some(length.map_or((head, ALONG), |length| (length.start, length.most)))
        }
        "sight" => before(words, head).find(|n| words.folded(*n) == "within").map(|n| (n, BESIDE)),
        "range" => before(words, head).find(|n| words.folded(*n) == "within").map(|n| (n, ALONG)),
        "short" => Some((head, BESIDE)),
        _ => None,
    }
}

/// The words of the same sentence before a token, the nearest first.
fn before<'w>(words: &'w Words<'_>, head: usize) -> impl Iterator<Item = usize> + 'w {
    let sentence = words.doc.tokens.get(head).map(|t| t.sentence());
    let same = move |n: &usize| words.doc.tokens.get(*n).map(|t| t.sentence()) == sentence;
    (head.saturating_sub(PHRASE)..head).rev().take_while(same)
}
