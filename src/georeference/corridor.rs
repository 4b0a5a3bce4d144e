//! The ground between two places: "on the road from A to B", "the A-B highway", "between A and B".

use super::words::{NEAR_KM, Words, widened};
use crate::geodesy::{Metres, bearing, destination, distance, midpoint};
use crate::language::english::lead::{is_class, is_going, is_vehicle, is_way, lead_of};
use crate::model::{Corridor, FeatureClass, Georeference, Place, Shape, SiteMethod};
use crate::text::Span;
use crate::text::fold::fold;
use std::ops::Range;
use std::sync::Arc;

/// A place with a larger radius than this, in kilometres, is no end of a road.
const LARGEST_END_KM: f64 = 40.0;
/// How far apart the ends may be, in kilometres. Ends that are farther apart say no more than that it was somewhere between them.
const LONGEST_KM: f64 = 1_000.0;
/// How far from the known end an end may be that only its name tells.
const LONGEST_TO_NAME_KM: f64 = 300.0;
/// How far apart two towns of different countries may be where no way is named: "between Kharkiv and Belgorod".
const LONGEST_ABROAD_KM: f64 = 100.0;
/// A way strays from the straight line by up to this part of its length. Drives are 1.4 times as long as the straight line on average
/// (F. Boscoe, K. Henry, M. Zdeb, Prof. Geogr. 64, 2012), mostly by many small bends; one that is longer by a sixth through a single
/// bend strays by 0.3. In metres it is at least and at most so much; a long way strays by up to a tenth of its length at least.
const STRAYS: f64 = 0.3;
const STRAYS_FAR: f64 = 0.1;
const NARROWEST: f64 = 2_000.0;
const WIDEST: f64 = 25_000.0;
/// What is half way is in this part of the way, about its middle.
const MIDDLE: f64 = 0.5;

/// Gives the mentions of each such phrase what it means; both get the same, with the same words.
pub(super) fn corridors(words: &Words<'_>, georeferences: &mut [Option<Georeference>]) {
    for first in 0..words.mentions.len().saturating_sub(1) {
        if let Some(georeference) = corridor(words, first) {
            for slot in georeferences.iter_mut().skip(first).take(2) {
                *slot = Some(georeference.clone());
            }
        }
    }
    for (mention, slot) in georeferences.iter_mut().enumerate() {
        let whole = slot.as_ref().is_some_and(|g| g.shape.corridor().is_some());
        if !whole && let Some(georeference) = half_known(words, mention) {
            *slot = Some(georeference);
        }
    }
}

/// "the road between Goma and Sake" where Sake was not taken for a name. Where the gazetteer lacks it, somewhere within [`NEAR_KM`] of
/// Goma.
fn half_known(words: &Words<'_>, mention: usize) -> Option<Georeference> {
    let (doc, tokens) = (words.doc, words.tokens(mention));
    let (sentence, at) = (doc.tokens.get(tokens.start)?.sentence(), tokens.end);
    // "the road from Damascus to Beijing", which is too long: somewhere near Damascus would be a guess.
    if words.mentions.get(mention + 1).is_some()
        && words.tokens(mention + 1).start == at + 1
        && words.place(mention + 1).is_some()
    {
        return None;
    }
    let joint = match (doc.word(at), words.folded(at)) {
        ("-" | "–", _) => Joint::Dash,
        (_, "and" | "with") => Joint::And,
        (_, "to") => Joint::To,
        _ => return None,
    };
    // The other end: one to three capitalised words.
    let capitals =
        (at + 1..at + 4).take_while(|n| doc.is_capitalised(*n) && doc.tokens[*n].sentence() == sentence);
    let last = capitals.last()?;
    let way = way_after(words, last + 1);
    let start = match joint {
        Joint::Dash => way.map(|_| tokens.start),
        _ => led(words, tokens.start, joint).filter(|led| led.way).map(|led| led.start),
    }?;
    let place = words.place(mention).filter(|p| words.is_place(mention) && is_end(p))?;
    let span = words.since(start, mention).cover(words.until(mention, way.unwrap_or(last)));
    if let Some(other) = end_called(words, &(at + 1..last + 1), place) {
        return along(place, &other, Ground::Way, span);
    }
    beside(words, mention, place, span)
}

/// Somewhere along a way from a place to one that the gazetteer lacks: within [`NEAR_KM`] of the known end.
fn beside(words: &Words<'_>, mention: usize, place: &Place<'_>, span: Span) -> Option<Georeference> {
    is_end(place).then(|| widened(&words.own(mention, place), place, Metres(NEAR_KM * 1000.0), span))
}

/// What joins the names of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A dash or a stroke.
    Dash,
    And,
    To,
}

fn corridor(words: &Words<'_>, first: usize) -> Option<Georeference> {
    let (a, b) = (words.tokens(first), words.tokens(first + 1));
    let joint = joint(words, &(a.end..b.start))?;
    if !words.is_place(first) || !words.is_place(first + 1) {
        return None;
    }
    let led = match joint {
        Joint::Dash => Led { start: a.start, way: true, half: false },
        Joint::And | Joint::To => led(words, a.start, joint).or_else(|| {
            // "the Goma to Sake road".
            let way = joint == Joint::To && way_after(words, b.end).is_some();
            way.then_some(Led { start: a.start, way: true, half: false })
        })?,
    };
    let end = way_after(words, b.end);
    if joint == Joint::Dash && end.is_none() {
        return None;
    }
    let span = words.since(led.start, first + 1);
    let span = end.map_or(span, |last| span.cover(words.until(first + 1, last)));
    let (from, to) = match (words.place(first).copied(), words.place(first + 1).copied()) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) if led.way => match end_called(words, &b, &from) {
            Some(to) => (from, to),
            None => return beside(words, first, &from, span),
        },
        (None, Some(to)) if led.way => match end_called(words, &a, &to) {
            Some(from) => (from, to),
            None => return beside(words, first + 1, &to, span),
        },
        _ => return None,
    };
    let ground = match led {
        Led { half: true, .. } => Ground::Half,
        Led { way: true, .. } => Ground::Way,
        _ => Ground::Gap,
    };
    along(&from, &to, ground, span).or_else(|| far_apart(words, first, &from, &to, ground, span))
}

/// What is told of the ground between two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// A way leads there.
    Way,
    /// It is half way.
    Half,
    /// Nothing.
    Gap,
}

/// The ground between two places; `None` where they are no ends of anything.
fn along(from: &Place<'_>, to: &Place<'_>, ground: Ground, words: Span) -> Option<Georeference> {
    let length = distance(from.position, to.position);
    if !are_ends(from, to, ground) || length.km() > LONGEST_KM {
        return None;
    }
    let widest = WIDEST.max(length.0 * STRAYS_FAR);
    let width = Metres((length.0 * STRAYS).clamp(NARROWEST, widest));
    let (where_prec, geo_precision) = match length.km() {
        near if near <= NEAR_KM => (2, 2),
        // UCDP GED: the line that connects two locations farther apart than 25 km.
        far => (5, if far <= 2.0 * NEAR_KM { 2 } else { 3 }),
    };
    let position = midpoint(from.position, to.position);
    let (line, reach) = match ground {
        Ground::Half => {
            let reach = Metres(length.0 / 2.0 * MIDDLE);
            let towards = |end: &Place<'_>| destination(position, bearing(position, end.position), reach);
            (vec![towards(from), towards(to)], reach)
        }
        _ => (vec![from.position, to.position], Metres(length.0 / 2.0)),
    };
    Some(Georeference {
        method: SiteMethod::Corridor,
        place: Some(from.key),
        position,
        uncertainty: Metres(reach.0 + width.0),
        shape: Shape::Corridor(Arc::new(Corridor { lines: vec![line], width })),
        words,
        where_prec,
        geo_precision,
    })
}

fn are_ends(from: &Place<'_>, to: &Place<'_>, ground: Ground) -> bool {
    let length = distance(from.position, to.position);
    if from.key == to.key || !is_end(from) || !is_end(to) || length.0 < 1_000.0 {
        return false;
    }
    let together = from.country == to.country
        || length.km() <= LONGEST_ABROAD_KM && !is_capital(from) && !is_capital(to);
    ground != Ground::Gap || together && !(is_capital(from) && is_capital(to))
}

/// Two ends that are too far apart for a corridor: round the first of them, as far as the other.
fn far_apart(
    words: &Words<'_>,
    first: usize,
    from: &Place<'_>,
    to: &Place<'_>,
    ground: Ground,
    span: Span,
) -> Option<Georeference> {
    let length = distance(from.position, to.position);
    (are_ends(from, to, ground) && length.km() > LONGEST_KM)
        .then(|| widened(&words.own(first, from), from, length, span))
}

/// The only place of the name at `tokens` that a way from `known` may lead to. A way is evidence enough for a name that is an ordinary
/// word, or that several places far away have too.
fn end_called<'a>(words: &Words<'a>, tokens: &Range<usize>, known: &Place<'_>) -> Option<Place<'a>> {
    let first = words.doc.tokens.get(tokens.start)?;
    let last = words.doc.tokens.get(tokens.end.checked_sub(1)?)?;
    let name = fold(first.span().cover(last.span()).of(words.doc.text));
    let mut found: Option<Place<'a>> = None;
    for candidate in words.gazetteer.look_up_iter(&name).filter(|c| !c.demonym) {
        let place = words.gazetteer.place(candidate.place);
        let far = distance(place.position, known.position).km();
        if place.key == known.key || !is_end(&place) || far > LONGEST_TO_NAME_KM {
            continue;
        }
        if found.is_some_and(|f| distance(f.position, place.position).km() > 5.0) {
            return None;
        }
        found = found.or(Some(place));
    }
    found
}

/// What stands between two names, where it is nothing but a joint, articles and words of class.
pub(super) fn only_joint(words: &Words<'_>, between: &Range<usize>) -> Option<&'static str> {
    if between.is_empty() || between.len() > 5 {
        return None;
    }
    if hyphenated_to(words, between) {
        return Some("to");
    }
    let mut joint = None;
    for n in between.clone() {
        let found = match (words.doc.word(n), words.folded(n)) {
            ("-" | "–" | "—" | "/", _) => "-",
            (_, "and" | "with") => "and",
            (_, "to") => "to",
            (_, "the" | "of") => continue,
            (_, class) if is_class(class) => continue,
            _ => return None,
        };
        if joint.replace(found).is_some() {
            return None;
        }
    }
    joint.filter(|j| *j != "-" || between.len() == 1)
}

/// "-to-": the dashes are part of the word.
fn hyphenated_to(words: &Words<'_>, between: &Range<usize>) -> bool {
    let dash = |n: usize| matches!(words.doc.word(n), "-" | "–");
    between.len() == 3
        && dash(between.start)
        && words.folded(between.start + 1) == "to"
        && dash(between.start + 2)
}

fn joint(words: &Words<'_>, between: &Range<usize>) -> Option<Joint> {
    Some(match only_joint(words, between)? {
        "-" => Joint::Dash,
        "and" => Joint::And,
        _ => Joint::To,
    })
}

/// How a phrase of two names is led in.
struct Led {
    /// Its first token.
    start: usize,
    /// Whether it names a way, or somebody who is on it.
    way: bool,
    /// Whether it is half way.
    half: bool,
}

/// How a phrase is led in whose first name is at `start`.
fn led(words: &Words<'_>, start: usize, joint: Joint) -> Option<Led> {
    let lead = lead_of(words.doc, start)?;
    let before = words.doc.word_before(lead, &[]);
    let earlier = before.and_then(|n| words.doc.word_before(n, &[]));
    // "the road (that leads) from A to B".
    let way = [before, earlier].into_iter().flatten().find(|n| is_way(words.folded(*n)));
    let by_way = |start| Led { start, way: true, half: false };
    match (words.folded(lead), joint) {
        ("between", Joint::And) => {
            if let Some(start) = before.and_then(|n| half_way(words, n)) {
                return Some(Led { start, way: true, half: true });
            }
            let going = before.filter(|n| is_on_its_way(words, *n));
            way.or(going).map(by_way).or_else(|| {
                (!is_relation(words, lead)).then_some(Led { start: lead, way: false, half: false })
            })
        }
        ("from", Joint::To) => {
            let going = before.filter(|n| is_on_its_way(words, *n));
            way.or(going).map(by_way)
        }
        ("linking" | "connecting" | "joining" | "links" | "connects", Joint::And | Joint::To) => {
            way.map(by_way)
        }
        _ => None,
    }
}

/// "halfway between", "mid-way between": the first of the words that end at a token.
fn half_way(words: &Words<'_>, at: usize) -> Option<usize> {
    match words.folded(at) {
        "halfway" | "midway" => Some(at),
        "way" => {
            let before = words.doc.word_before(at, &["-"])?;
            matches!(words.folded(before), "half" | "mid").then_some(before)
        }
        _ => None,
    }
}

/// "a bus from A to B", "travelling from A to B", "on the way from A to B": whoever it is may be anywhere between.
fn is_on_its_way(words: &Words<'_>, at: usize) -> bool {
    let article = |n: usize| matches!(words.folded(n), "the" | "its" | "their" | "his" | "her");
    match words.folded(at) {
        "way" => at > 1 && article(at - 1) && words.folded(at - 2) == "on",
        word => is_going(word) || is_vehicle(word),
    }
}

/// The last word of "road" or "main road" at `end`.
fn way_after(words: &Words<'_>, end: usize) -> Option<usize> {
    let sentence = words.doc.tokens.get(end)?.sentence();
    (end..end + 3)
        .take_while(|n| words.doc.is_word(*n) && words.doc.tokens[*n].sentence() == sentence)
        .find(|n| is_way(words.folded(*n)))
        .filter(|way| (end..*way).all(|n| is_of_a_way(words.folded(n))))
}

fn is_of_a_way(word: &str) -> bool {
    matches!(
        word,
        "main"
            | "coastal"
            | "strategic"
            | "key"
            | "vital"
            | "supply"
            | "international"
            | "desert"
            | "ring"
            | "trunk"
            | "national"
            | "old"
            | "new"
            | "dirt"
            | "mountain"
            | "railway"
            | "rail"
            | "access"
    )
}

/// Whether the words before "between" are of people rather than of ground: "talks between", "the match between".
fn is_relation(words: &Words<'_>, between: usize) -> bool {
    let relates = |word: &str| {
        matches!(
            word,
            "talks"
                | "talk"
                | "negotiations"
                | "negotiation"
                | "dialogue"
                | "meeting"
                | "meetings"
                | "summit"
                | "agreement"
                | "agreements"
                | "deal"
                | "accord"
                | "ceasefire"
                | "truce"
                | "treaty"
                | "pact"
                | "relations"
                | "relationship"
                | "ties"
                | "war"
                | "conflict"
                | "dispute"
                | "disputes"
                | "tension"
                | "tensions"
                | "rivalry"
                | "feud"
                | "match"
                | "game"
                | "derby"
                | "final"
                | "trade"
                | "cooperation"
                | "exchange"
                | "contacts"
                | "difference"
                | "differences"
                | "flights"
                | "flight"
                | "choice"
                | "split"
                | "divided"
                | "border"
                | "frontier"
        )
    };
    let sentence = words.doc.tokens.get(between).map(|t| t.sentence());
    (between.saturating_sub(4)..between)
        .any(|n| words.doc.tokens.get(n).map(|t| t.sentence()) == sentence && relates(words.folded(n)))
}

fn is_end(place: &Place<'_>) -> bool {
    let point = matches!(
        place.feature_class,
        FeatureClass::Populated | FeatureClass::Spot | FeatureClass::Terrain | FeatureClass::Hydrographic
    );
    point && place.radius.km() <= LARGEST_END_KM
}

fn is_capital(place: &Place<'_>) -> bool {
    place.feature_code == "PPLC"
}
