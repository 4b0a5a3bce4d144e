//! The site of a name that the gazetteer lacks: the smallest container named with it.

use super::accept::is_too_large;
use super::here::is_of_the_city;
use super::topic::town_of_title;
use crate::extraction::reading::Reading;
use crate::geodesy::{Metres, distance};
use crate::language::english::lead::lead_of;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::{FeatureWords, Kind, PlaceKey, Shape, Site, SiteMethod, precision};

/// How far from a town a place that is only said to be by it may lie beyond its extent, in metres.
const NEAR: f64 = 10_000.0;

/// The site of a name that the gazetteer lacks: the smallest container named with it.
pub(super) fn contained(reading: &Reading<'_>, mention: usize, reported: String) -> Option<Site> {
    let radius = |m: usize| reading.place(m).map_or(f64::INFINITY, |place| place.radius.0);
    let mut best = reading.container_of(&crate::text::fold::fold(&reported));
    if best.is_none_or(|m| radius(m) > TOWN) {
        best = town_before(reading, mention).or(best);
    }
    let nearby = best.is_none().then(|| town_nearby(reading, mention)).flatten();
    let container = best
        .or(nearby)
        // A district lies in no other.
        .or_else(|| reading.only_district().filter(|_| !is_district(reading, mention)))
        .or_else(|| town_of_part(reading, mention))?;
    let place = reading.place(container)?;
    let (where_prec, geo_precision) = precision(&place);
    let resolution = &reading.resolutions[container];
    Some(Site {
        place: place.key,
        position: place.position,
        uncertainty: Metres(if place.is_settlement() {
            place.radius.0 + if nearby.is_some() { NEARBY } else { NEAR }
        } else {
            place.radius.0.max(NEAR)
        }),
        shape: Shape::Circle,
        method: SiteMethod::Container,
        where_prec: where_prec.max(3),
        geo_precision: geo_precision.max(2),
        reported,
        class_stated: reading.mentions[mention].feature_words != FeatureWords::None,
        span: reading.mentions[mention].span,
        confidence: resolution.confidence,
        margin: resolution.margin,
        // Who decided on the container has not said where in it the place is.
        decided: false,
        alternatives: Vec::new(),
    })
}

/// The smallest of the resolved divisions that stand, in a sentence of one of these mentions, as where it is.
pub(in crate::extraction) fn container_of(reading: &Reading<'_>, mentions: &[usize]) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for inner in mentions {
        let Some(sentence) = reading.doc.sentence_at(reading.mentions[*inner].span.start) else { continue };
        let (sentence, name) = (&reading.doc.sentences[sentence].tokens, reading.tokens_of(*inner));
        let near = name.start.saturating_sub(REACH).max(sentence.start)..(name.end + REACH).min(sentence.end);
        for candidate in reading.mentions_in(&near) {
            let place = reading.place(candidate).filter(|place| !is_too_large(place));
            let Some(place) = place.filter(|_| locates(reading, *inner, candidate)) else { continue };
            if best.is_none_or(|(radius, _)| place.radius.0 < radius) {
                best = Some((place.radius.0, candidate));
            }
        }
    }
    best.map(|(_, container)| container)
}

/// No name that says where another is stands farther from it than this, in tokens.
const REACH: usize = 60;

/// Whether a name that the gazetteer lacks is called a district.
fn is_district(reading: &Reading<'_>, mention: usize) -> bool {
    let end = reading.tokens_of(mention).end;
    matches!(reading.folded(end), "district" | "subdistrict" | "province" | "region")
}

/// How far from a town a place that is called nearby may lie beyond its extent, in metres.
const NEARBY: f64 = 25_000.0;

/// "In the nearby town of Nobol": the last town of the gazetteer that the report told of before.
fn town_nearby(reading: &Reading<'_>, mention: usize) -> Option<usize> {
    let start = reading.tokens_of(mention).start;
    let by = |w: &str| matches!(w, "nearby" | "neighbouring" | "neighboring" | "adjacent");
    // "In Potrerito, a village in the hills above the town".
    let after = reading.tokens_of(mention).end..reading.tokens_of(mention).end + 12;
    let by_town = reading.doc.word(after.start) == ","
        && after.clone().any(|n| {
            // Not "near the town of Sinjar".
            reading.folded(n) == "the"
                && matches!(reading.folded(n + 1), "town" | "city" | "municipality")
                && reading.folded(n + 2) != "of"
        })
        && reading.triggers_in(&after).iter().all(|t| t.tokens.start > after.start + 9);
    if !reading.any_word(start.saturating_sub(4)..start, by) && !by_town {
        return None;
    }
    (0..mention).rev().find(|m| {
        let led = lead_of(reading.doc, reading.tokens_of(*m).start);
        reading.mentions[*m].kind == Kind::Place
            && led.is_some_and(|n| crate::language::english::words::is_place_preposition(reading.folded(n)))
            && reading.place(*m).is_some_and(|p| p.is_settlement())
    })
}

/// No town is wider, in metres.
const TOWN: f64 = 50_000.0;

/// "artillery fire hit the town of Dilling, killing a woman in the Al-Radeef neighbourhood", "In Aden, gunmen shot dead a colonel in the
/// Mansoura district": the town that the sentence has named.
fn town_before(reading: &Reading<'_>, mention: usize) -> Option<usize> {
    let tokens = reading.tokens_of(mention);
    let part = is_quarter(reading.folded(tokens.end));
    if !part && reading.folded(tokens.end) != "district" {
        return None;
    }
    let sentence = reading.doc.sentence_at(reading.mentions[mention].span.start)?;
    let of_the_city = is_part_of_the_city(reading, mention);
    let start = if of_the_city { 0 } else { reading.doc.sentences[sentence].tokens.start };
    let is_town = |m: &usize| {
        reading.mentions[*m].kind == Kind::Place && reading.place(*m).is_some_and(|p| p.is_settlement())
    };
    let town = reading.mentions_in(&(start..tokens.start)).into_iter().rev().find(is_town)?;
    // A district is one of a town only where the town opens the sentence and nobody speaks there.
    let of_town = reading.tokens_of(town);
    let opens = || {
        lead_of(reading.doc, of_town.start).is_some_and(|n| n == start && reading.folded(n) == "in")
            && !(of_town.end..tokens.start).any(|n| reading.is(n, List::Saying))
    };
    (part || of_the_city || opens()).then_some(town)
}

/// "Drones attacked Kherson. A worker was killed in the Dniprovskyi district of the city": a part of the town that was told of.
fn is_part_of_the_city(reading: &Reading<'_>, mention: usize) -> bool {
    let end = reading.tokens_of(mention).end;
    reading.is_one_of(end, WordClass::PartOfTown) && is_of_the_city(reading, end + 1)
}

/// Whether a part of the town that was told of was resolved to a place of its name far from there.
pub(super) fn is_namesake_of_part(reading: &Reading<'_>, mention: usize) -> bool {
    let town = is_part_of_the_city(reading, mention).then(|| town_before(reading, mention)).flatten();
    let places = town.and_then(|town| reading.place(town)).zip(reading.place(mention));
    places.is_some_and(|(town, part)| distance(town.position, part.position).0 > TOWN)
}

/// "Warplanes flattened three houses in the al-Shurta neighbourhood": a part of the one town that the title names.
fn town_of_part(reading: &Reading<'_>, mention: usize) -> Option<usize> {
    let end = reading.tokens_of(mention).end;
    town_of_title(reading).filter(|_| is_quarter(reading.folded(end)))
}

/// Whether a word calls the name before it a part of a town, and nothing else.
fn is_quarter(word: &str) -> bool {
    matches!(word, "neighbourhood" | "neighborhood" | "quarter")
}

/// Whether a name that the gazetteer lacks is said, or taken, to lie in a division.
pub(in crate::extraction) fn is_said_to_be_in(
    reading: &Reading<'_>,
    mention: usize,
    division: PlaceKey,
) -> bool {
    let reported = reading.mentions[mention].span.of(reading.doc.text).to_owned();
    contained(reading, mention, reported).is_some_and(|site| {
        site.place == division || reading.gazetteer.ancestors(site.place).contains(&division)
    })
}

/// Whether a word opens the names of parts of a municipality.
fn names_part(word: &str) -> bool {
    matches!(word, "barangay" | "sitio" | "purok" | "vereda" | "barrio" | "kampung" | "hay")
}

/// The district that the report is about: its only division of district size.
pub(in crate::extraction) fn only_district(reading: &Reading<'_>) -> Option<usize> {
    let mut districts: Vec<(PlaceKey, usize)> = (0..reading.mentions.len())
        .filter(|m| reading.mentions[*m].kind == Kind::Place)
        .filter_map(|m| {
            reading.place(m).filter(|p| p.is_division() && p.radius.km() <= DISTRICT_KM).map(|p| (p.key, m))
        })
        .collect();
    districts.sort_unstable();
    districts.dedup_by_key(|d| d.0);
    if let [(_, mention)] = districts.as_slice() { Some(*mention) } else { None }
}

/// A division with a larger radius than this, in kilometres, says too little of where a place in it is.
pub(in crate::extraction) const DISTRICT_KM: f64 = 60.0;

/// Whether `container` stands after the name `inner` as where it is: "Hroza, a village in the Kupiansk district of
/// Kharkiv region", or in front of it ("In Fuzuli province the army took Dordchinar").
pub(super) fn locates(reading: &Reading<'_>, inner: usize, container: usize) -> bool {
    let m = &reading.mentions[container];
    let (a, b) = (reading.tokens_of(inner), reading.tokens_of(container));
    // "the village of Mavivi, near Beni", "at Skiniya, near the town of Sinjar".
    let of_class = |n: usize| {
        matches!(reading.folded(n), "the" | "of" | "town" | "city" | "village") || reading.doc.word(n) == ","
    };
    let led = |n: usize| matches!(reading.folded(n), "near" | "outside");
    let near = (a.end..b.start).any(led)
        && ((a.end..b.start).len() <= 3
            || (a.end..b.start).len() <= 6 && (a.end..b.start).all(|n| led(n) || of_class(n)));
    // "in the village of Quionga, north of Palma town", "to the east of Diffa".
    let beside = (a.end..b.start).len() <= 8
        && reading.doc.word(a.end) == ","
        && (a.end..b.start).any(|n| reading.is(n, List::Direction) && reading.folded(n + 1) == "of");
    let near = near || beside;
    // "the Bab Touma neighbourhood in Damascus", "al-Rawda roundabout in Jaramana city".
    let within_part = || {
        let of_part = |n: usize| reading.folded(n) == "part" && reading.folded(n + 1) == "of";
        let quarter = |n: usize| reading.is_one_of(n, WordClass::PartOfTown) && reading.folded(n + 1) == "of";
        // "Barangay Dapiawan, Datu Saudi Ampatuan".
        let opens =
            reading.doc.word(a.end) == "," && b.start == a.end + 1 && names_part(reading.folded(a.start));
        let apposed = reading.doc.word(a.end) == "," && b.start - a.end <= 6 && (a.end..b.start).any(quarter);
        opens || apposed || (a.end..b.start).any(of_part) || (a.start.saturating_sub(3)..a.start).any(quarter)
    };
    let part = a.end < b.start
        && ((a.end..a.end + 2).any(|n| reading.is_one_of(n, WordClass::PartOfTown)) || within_part());
    let wide = near
        || part
        || reading.place(container).is_some_and(|p| !p.is_settlement())
        || m.feature_words == FeatureWords::Division
        || is_apposed_in(reading, a.end, b.start)
        || is_district_of(reading, a.end)
        // "Let Yet Kone in Depayin township": a division there, a town elsewhere.
        || matches!(reading.folded(b.end), "township" | "municipality" | "commune" | "district" | "area");
    if !wide || m.kind != Kind::Place {
        return false;
    }
    if b.start < a.start {
        // "In western Ghor province, their car hit a mine on the outskirts of Firozkoh".
        let unknown = reading.place(inner).is_none();
        let lead =
            if unknown { lead_of(reading.doc, b.start) } else { reading.doc.word_before(b.start, &["#"]) };
        let lead = lead.map_or("", |n| reading.folded(n));
        return matches!(lead, "in" | "of") && a.start - b.end < 40;
    }
    let between = a.end..b.start;
    between.len() <= 12
        && (near
            || between
                .clone()
                .any(|n| matches!(reading.folded(n), "in" | "of") || reading.doc.word(n) == ","))
        && !between.clone().any(|n| reading.is(n, List::Saying))
}

/// "Unguwar Rogo, a community in Jibia": a village beside the town after it, by the words between.
fn is_apposed_in(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    const LONGEST: usize = 6;
    let village = |w: &str| {
        matches!(
            w,
            "village" | "community" | "hamlet" | "settlement" | "locality" | "neighbourhood" | "neighborhood"
        )
    };
    reading.doc.word(from) == ","
        && matches!(reading.folded(from + 1), "a" | "the")
        && to.saturating_sub(from) <= LONGEST
        && reading.folded(to.wrapping_sub(1)) == "in"
        && village(reading.folded(to.wrapping_sub(2)))
}

/// "the Hay al-Arab district of Nyala": a part of the town after it.
fn is_district_of(reading: &Reading<'_>, end: usize) -> bool {
    matches!(reading.folded(end), "district" | "area") && matches!(reading.folded(end + 1), "of" | "in")
}
