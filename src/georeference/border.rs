//! Along a border: "the Chad-Sudan border", "the border with Sudan", "the Syrian border" beside a town of Turkey.
//!
//! The line is the basemap's. Where the sentence names a place too, the part of the border nearest to it is meant. Where it names no
//! second country, that is the one that the report spoke of last and that lies there, else any.

use super::corridor::only_joint;
use super::words::{NEAR_KM, Words};
use crate::basemap::{self, Detail};
use crate::geodesy::{LngLat, Metres, distance, great_circle_distance, is_nearer, nearest_on_line};
use crate::language::english::lead::lead_of;
use crate::language::english::lengths::length_ending_at;
use crate::model::{Corridor, Georeference, Kind, Place, PlaceKey, Shape, SiteMethod};
use crate::text::fold::fold;
use crate::text::{Span, TokenKind};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// How far from the line "along the border" reaches, in metres.
const WIDTH: f64 = 10_000.0;
/// A place is "on the border" up to so far from it, in kilometres beyond its extent.
const BESIDE_KM: f64 = 150.0;
/// Steps of a border's line are about this long, in metres.
const STEP: f64 = 3_000.0;
/// A border of more mentions than this in one sentence is not looked for.
const MENTIONS_AROUND: usize = 8;
/// So many mentions before a border in other sentences are asked for the second country.
const MENTIONS_BEFORE: usize = 24;
/// So many candidates of a name that was left open are asked for it.
const CANDIDATES: usize = 8;
/// All borders of a country together are only meant where no two points of them are much farther apart, in metres.
const LARGEST: f64 = 400_000.0;

/// Names of the basemap that no country of the gazetteer has, or several have.
const NAMES: [(&str, &str); 2] = [("Congo", "CG"), ("Vatican", "VA")];

static BORDERS: LazyLock<basemap::Borders> = LazyLock::new(|| basemap::Borders::read(Detail::Regional));
/// The basemap's countries by folded name, without those of [`NAMES`].
static COUNTRIES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let named = |name: &str| NAMES.iter().any(|(other, _)| *other == name);
    let countries = BORDERS.countries().filter(|name| !named(name));
    countries.map(|name| (fold(name), name.to_owned())).collect()
});

/// Gives the mentions of each such phrase what it means; those of one phrase get the same, with the same words.
pub(super) fn borders(words: &Words<'_>, memory: &mut Memory, georeferences: &mut [Option<Georeference>]) {
    let mut next = 0;
    while next < words.mentions.len() {
        let phrase = two_countries(words, next).or_else(|| one_country(words, memory, next));
        next += 1;
        let Some(phrase) = phrase else { continue };
        next = phrase.mentions.end;
        if let Some(georeference) = memory.georeference(words, &phrase) {
            for slot in georeferences.iter_mut().take(phrase.mentions.end).skip(phrase.mentions.start) {
                *slot = Some(georeference.clone());
            }
        }
    }
}

/// A phrase that names a border.
struct Phrase {
    /// The mentions that it is named by.
    mentions: Range<usize>,
    /// The two countries, the first one named first.
    countries: [PlaceKey; 2],
    span: Span,
    /// How far to either side of the line is meant.
    width: f64,
}

/// "the Chad-Sudan border", "the border between Chad and Sudan".
fn two_countries(words: &Words<'_>, first: usize) -> Option<Phrase> {
    let second = first + 1;
    if second >= words.mentions.len() {
        return None;
    }
    let countries = [country_named(words, first)?, country_named(words, second)?];
    let (a, b) = (words.tokens(first), words.tokens(second));
    let joint = only_joint(words, &(a.end..b.start)).filter(|j| *j != "to")?;
    let after = border_after(words, b.end);
    let before = || {
        let lead = lead_of(words.doc, a.start).filter(|n| joint == "and" && words.folded(*n) == "between")?;
        words.doc.word_before(lead, &[]).filter(|n| is_border(words.folded(*n)))
    };
    let span = match after {
        Some(last) => words.since(a.start, second).cover(words.until(second, last)),
        None => words.since(before()?, second),
    };
    Some(Phrase { mentions: first..second + 1, countries, span, width: WIDTH })
}

/// "the border with Sudan", "the Sudanese border", where the sentence names a place of another country or puts something there.
fn one_country(words: &Words<'_>, memory: &mut Memory, mention: usize) -> Option<Phrase> {
    let country = country_named(words, mention)?;
    let tokens = words.tokens(mention);
    let with = (tokens.start.saturating_sub(6)..tokens.start).any(|n| words.folded(n) == "with").then(|| {
        let lead = lead_of(words.doc, tokens.start).filter(|n| words.folded(*n) == "with")?;
        words.doc.word_before(lead, &[]).filter(|n| is_border(words.folded(*n)))
    });
    let span = match with.flatten() {
        Some(start) => words.since(start, mention),
        None => words.until(mention, border_after(words, tokens.end)?),
    };
    let code = words.gazetteer.place(country).country;
    let abroad = |place: &Place<'_>| {
        let place = Some(place).filter(|p| p.country != code && !p.country.is_empty())?;
        country_of(words, place).filter(|c| *c != country)
    };
    // "the Congolese army", which may be of either Congo, is of the one that lies there.
    let countries = |m: usize| {
        let open = words.resolutions.get(m).is_some_and(|r| r.place.is_none());
        let candidates = words.mentions.get(m).filter(|_| open).map_or(&[][..], |m| &m.candidates);
        let likely = candidates.iter().take(CANDIDATES).map(|c| words.gazetteer.place(c.place));
        let likely = likely.filter(Place::is_country).filter_map(|p| abroad(&p)).collect::<Vec<_>>();
        words.place(m).and_then(abroad).into_iter().chain(likely)
    };
    let first = words.doc.tokens.partition_point(|t| t.span().start < span.start);
    let place = placed(words, first.min(tokens.start));
    let before = if place.is_some() { MENTIONS_BEFORE } else { 0 };
    let earlier = (0..mention).rev().take(before).flat_map(countries);
    let any = place.map(|_| country);
    let mut all = around(words, mention).flat_map(countries).chain(earlier).chain(any);
    let other = all.find(|other| !memory.lines(words, [country, *other]).is_empty())?;
    let width = place.unwrap_or(WIDTH);
    Some(Phrase { mentions: mention..mention + 1, countries: [country, other], span, width })
}

/// How far from a border something is that the words before it put there: "near the border", "40 km from the border". `None` where they
/// put nothing there.
fn placed(words: &Words<'_>, start: usize) -> Option<f64> {
    let lead = lead_of(words.doc, start)?;
    let head = words.doc.word_before(lead, &[]);
    let distance = || head.and_then(|n| length_ending_at(words.doc, n));
    match words.folded(lead) {
        "near" | "on" | "at" | "along" | "across" | "around" => Some(WIDTH),
        "to" => head.filter(|n| words.folded(*n) == "close").map(|_| WIDTH),
        "from" | "of" => distance().map(|length| length.most.max(WIDTH)),
        _ => None,
    }
}

/// The other mentions of a mention's sentence, those before it first, the nearest first.
fn around(words: &Words<'_>, mention: usize) -> impl Iterator<Item = usize> {
    let sentence = words.doc.tokens.get(words.tokens(mention).start).map(|t| t.sentence());
    let inside =
        move |m: &usize| words.doc.tokens.get(words.tokens(*m).start).map(|t| t.sentence()) == sentence;
    let before = (0..mention).rev().take(MENTIONS_AROUND).take_while(inside);
    let after = (mention + 1..words.mentions.len()).take(MENTIONS_AROUND).take_while(inside);
    before.chain(after)
}

/// The country that a mention names itself: by its name or that of its people.
fn country_named(words: &Words<'_>, mention: usize) -> Option<PlaceKey> {
    if matches!(words.mentions.get(mention)?.kind, Kind::Part | Kind::Coordinates) {
        return None;
    }
    words.place(mention).filter(|p| p.is_country()).map(|p| p.key)
}

fn country_of(words: &Words<'_>, place: &Place<'_>) -> Option<PlaceKey> {
    if place.is_country() {
        return Some(place.key);
    }
    words.gazetteer.ancestors(place.key).into_iter().find(|key| words.gazetteer.place(*key).is_country())
}

fn is_border(word: &str) -> bool {
    matches!(word, "border" | "borders" | "frontier" | "borderland" | "borderlands")
}

/// The word "border" after a name, "'s" and an adjective; not that of "border guards" or "border town".
fn border_after(words: &Words<'_>, end: usize) -> Option<usize> {
    let token = words.doc.tokens.get(end)?;
    let mut at = end + usize::from(token.kind == TokenKind::Possessive);
    if !is_border(words.folded(at)) && !is_border(words.folded(at + 1)) {
        return None;
    }
    let adjective = |word: &str| {
        matches!(word, "state" | "land" | "common" | "shared" | "maritime")
            || crate::language::english::words::is_direction(word)
    };
    at += usize::from(adjective(words.folded(at)));
    let same = words.doc.tokens.get(at).is_some_and(|t| t.sentence() == token.sentence());
    let next = words.folded(at + 1);
    let of_something_else = matches!(
        next,
        "guard"
            | "guards"
            | "police"
            | "patrol"
            | "patrols"
            | "force"
            | "forces"
            | "troops"
            | "town"
            | "towns"
            | "village"
            | "villages"
            | "city"
            | "crossing"
            | "crossings"
            | "post"
            | "posts"
            | "checkpoint"
            | "province"
            | "district"
            | "agents"
            | "security"
            | "control"
            | "controls"
            | "service"
            | "officials"
            | "authorities"
            | "dispute"
            | "conflict"
            | "talks"
            | "agreement"
            | "commission"
            | "demarcation"
            | "closure"
            | "war"
            | "with"
    );
    (same && is_border(words.folded(at)) && !of_something_else).then_some(at)
}

/// So many parts of borders are kept, in some megabytes; then all are forgotten.
const MOST_KEPT: usize = 2_000;

/// The borders that reports spoke of, each drawn once with one gazetteer.
#[derive(Debug, Default)]
pub(super) struct Memory {
    lines: HashMap<[PlaceKey; 2], Vec<Vec<LngLat>>>,
    parts: HashMap<([PlaceKey; 2], Option<PlaceKey>), Option<Georeference>>,
}

impl Memory {
    fn georeference(&mut self, words: &Words<'_>, phrase: &Phrase) -> Option<Georeference> {
        if self.parts.len() > MOST_KEPT {
            *self = Self::default();
        }
        self.lines(words, phrase.countries);
        let lines = self.lines.get(&phrase.countries)?;
        let codes = phrase.countries.map(|key| words.gazetteer.place(key).country);
        let beside = around(words, phrase.mentions.start)
            .filter(|m| !phrase.mentions.contains(m) && words.is_place(*m))
            .filter_map(|m| words.place(m))
            .find(|p| !p.is_country() && p.radius.km() < 350.0 && codes.contains(&p.country));
        let key = (phrase.countries, beside.map(|p| p.key));
        let found = self.parts.entry(key).or_insert_with(|| {
            let near = beside.and_then(|place| part_near(lines, place, phrase.countries[0]));
            let [first, second] = phrase.countries;
            near.or_else(|| if first == second { any(lines, first) } else { whole(lines, first) })
        });
        found.clone().map(|found| within(Georeference { words: phrase.span, ..found }, phrase.width))
    }

    /// The lines where two countries meet; where both are one, all its borders.
    fn lines(&mut self, words: &Words<'_>, countries: [PlaceKey; 2]) -> &[Vec<LngLat>] {
        let read = || line_between(words, countries).unwrap_or_default();
        self.lines.entry(countries).or_insert_with(read)
    }
}

/// A border with what lies up to so far from it.
fn within(border: Georeference, width: f64) -> Georeference {
    let Some(corridor) = border.shape.corridor().filter(|c| c.width.0 < width) else { return border };
    let uncertainty = Metres(border.uncertainty.0 + width - corridor.width.0);
    let shape = Shape::Corridor(Arc::new(Corridor { lines: corridor.lines.clone(), width: Metres(width) }));
    let (where_prec, geo_precision) =
        if width > NEAR_KM * 1000.0 { (5, 3) } else { (border.where_prec, border.geo_precision) };
    Georeference { uncertainty, shape, where_prec, geo_precision, ..border }
}

/// The lines where two countries meet, in steps of some kilometres.
fn line_between(words: &Words<'_>, countries: [PlaceKey; 2]) -> Option<Vec<Vec<LngLat>>> {
    let [a, b] = countries.map(|key| drawn_name(words, key, &COUNTRIES));
    let lines = BORDERS.between(a?, b?);
    Some(lines.into_iter().map(in_steps).filter(|line| !line.is_empty()).collect())
}

/// The basemap's name of a country, out of its names by their folded form.
pub(super) fn drawn_name<'n>(
    words: &Words<'_>,
    country: PlaceKey,
    names: &'n HashMap<String, String>,
) -> Option<&'n str> {
    let code = words.gazetteer.place(country).country;
    if let Some((name, _)) = NAMES.iter().find(|(_, c)| *c == code) {
        return Some(name);
    }
    let spellings = words.gazetteer.spellings(country);
    // Folding the names in other alphabets would take longer than all else.
    let latin = spellings.iter().map(|s| s.text).filter(|s| s.chars().all(|c| c < '\u{250}'));
    latin.filter_map(|s| names.get(&fold(s))).map(String::as_str).next()
}

/// A line of the basemap with steps of about [`STEP`]. Between two corners it is straight in degrees, as parallels and meridians
/// that borders follow are.
fn in_steps(line: &[[f64; 2]]) -> Vec<LngLat> {
    let at =
        |p: [f64; 2]| LngLat::new((p[0] + 180.0).rem_euclid(360.0) - 180.0, p[1].clamp(-90.0, 90.0)).ok();
    let mut steps: Vec<LngLat> = Vec::new();
    for pair in line.windows(2) {
        let (Some(a), Some(b)) = (at(pair[0]), at(pair[1])) else { continue };
        let far = steps.last().is_none_or(|last| great_circle_distance(*last, a).0 >= STEP);
        if far {
            steps.push(a);
        }
        let count = (great_circle_distance(a, b).0 / STEP).floor().min(1_000.0);
        for n in 1..count as usize {
            let along = n as f64 / count;
            let between = [0, 1].map(|axis| pair[0][axis] + along * (pair[1][axis] - pair[0][axis]));
            steps.extend(at(between));
        }
    }
    steps.extend(line.last().and_then(|p| at(*p)));
    steps
}

/// The part of a border that is beside a place; `None` where the place is not beside it.
fn part_near(lines: &[Vec<LngLat>], place: &Place<'_>, country: PlaceKey) -> Option<Georeference> {
    let nearest = lines.iter().filter_map(|line| nearest_on_line(place.position, line));
    let (position, gap) = nearest.min_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
    if gap.km() > place.radius.km() + BESIDE_KM {
        return None;
    }
    let reach = if place.is_settlement() { NEAR_KM } else { place.radius.km().max(NEAR_KM) };
    let mut parts = vec![vec![position]];
    for line in lines {
        let beside = |p: &LngLat| is_nearer(position, *p, Metres::from_km(reach));
        parts.extend(line.split(|p| !beside(p)).filter(|part| part.len() > 1).map(<[LngLat]>::to_vec));
    }
    let precision = if reach <= NEAR_KM && gap.km() <= NEAR_KM { (2, 2) } else { (5, 3) };
    Some(along(parts, position, country, precision))
}

/// A border of which nothing more is said: from its middle to its ends.
fn whole(lines: &[Vec<LngLat>], country: PlaceKey) -> Option<Georeference> {
    let longest = lines.iter().max_by_key(|line| line.len())?;
    let position = *longest.get(longest.len() / 2)?;
    Some(along(lines.to_vec(), position, country, (5, 3)))
}

/// All borders of a country, from the point of them that is nearest to all others; `None` for those of a large one.
fn any(lines: &[Vec<LngLat>], country: PlaceKey) -> Option<Georeference> {
    const TRIED: usize = 32;
    let count = lines.iter().map(Vec::len).sum::<usize>();
    let tried = lines.iter().flatten().step_by((count / TRIED).max(1));
    let far = |from: LngLat| {
        let far = lines.iter().flatten().map(|p| great_circle_distance(from, *p).0);
        far.fold(0.0, f64::max)
    };
    let nearest = tried.map(|p| (far(*p), *p)).min_by(|a, b| a.0.total_cmp(&b.0));
    let (_, position) = nearest.filter(|(far, _)| *far <= LARGEST)?;
    Some(along(lines.to_vec(), position, country, (5, 3)))
}

/// How far the farthest corner of some lines is.
fn farthest(from: LngLat, lines: &[Vec<LngLat>]) -> f64 {
    let corners = || lines.iter().flatten().map(|p| (great_circle_distance(from, *p).0, *p));
    let about = corners().map(|(about, _)| about).fold(0.0, f64::max);
    // The geodesic differs from the great circle by less than 0.6 %, so that no other corner can be farther.
    let may_be = corners().filter(|(corner, _)| *corner >= 0.988 * about);
    may_be.map(|(_, corner)| distance(from, corner).0).fold(0.0, f64::max)
}

fn along(lines: Vec<Vec<LngLat>>, position: LngLat, country: PlaceKey, precision: (u8, u8)) -> Georeference {
    let far = farthest(position, &lines);
    Georeference {
        method: SiteMethod::Corridor,
        place: Some(country),
        position,
        uncertainty: Metres(far + WIDTH),
        shape: Shape::Corridor(Arc::new(Corridor { lines, width: Metres(WIDTH) })),
        words: Span::default(),
        where_prec: precision.0,
        geo_precision: precision.1,
    }
}
