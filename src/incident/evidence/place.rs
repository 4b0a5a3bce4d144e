//! Evidence of place: the same one, one inside the other, or what their uncertainties have in common.

use super::{Between, Weighing};
use crate::gazetteer::Gazetteer;
use crate::geodesy::distance;
use crate::incident::facts::{Facts, Spot, sound};
use crate::model::{Cue, FeatureClass, Place, SiteMethod};
use crate::text::fold::fold;

/// A region reaches, for telling whether a point is inside it, to this share of its radius.
const INSIDE: f64 = 0.75;

/// Settlements of two names are one up to so many kilometres apart.
const ONE_SETTLEMENT_KM: f64 = 0.3;

/// A settlement of a larger radius than this, in metres, is large or has a position that is not known well.
const FINE: f64 = 5_000.0;

/// Positions that are not named are one up to so many metres apart: two readings of one map.
const SAME_POSITION: f64 = 500.0;

/// A town and the district of its name are not farther apart than this, in kilometres.
const TOWN_AND_DISTRICT_KM: f64 = 60.0;

/// What it says that one report tells of a place and another of the area around it: it takes figures or words in
/// common, of a district less than of a larger area.
const AREA: (f64, f64) = (-0.75, -1.0);

/// What it says that one report tells of a town and another of a quarter of it: it takes a figure in common.
const QUARTER: f64 = -0.5;

/// What it says that two settlements are so near each other that their reaches overlap: that they are two, unless much else is the same.
const NEIGHBOURS: f64 = -1.75;

/// What it says that a village which the gazetteer lacks is in the district of the other's place, or that a report names the
/// other's place beside its own: it may be that place, and more likely is another.
const BESIDE: f64 = -1.25;

/// An area of a larger radius than this, in metres, is no district: it says nothing of where in it a village is.
const DISTRICT: f64 = 50_000.0;

/// Two places one of which is named in the words of the other's report are not farther apart than this, in kilometres.
const IN_WORDS_KM: f64 = 50.0;

const TOWN_AND_DISTRICT: &str = "town and district of one name";

/// One of the places is an area that the other is in.
pub(super) const INSIDE_AREA: &str = "inside the area told of";

/// Adds the best relation between a place of one and a place of the other.
pub(super) fn places(a: &Facts, b: &Facts, between: Between, gazetteer: &Gazetteer, found: &mut Weighing) {
    let mut best: Option<Cue> = None;
    let (mut apart, mut unlisted_apart) = (false, false);
    for s in a.spots.iter() {
        for t in b.spots.iter() {
            let in_words =
                || (between == Between::Reports).then(|| in_words(a, s, b, t, gazetteer)).flatten();
            let cue = relation(s, t, gazetteer, between).or_else(in_words);
            apart |= cue.is_none()
                && s.is_exact(gazetteer)
                && t.is_exact(gazetteer)
                && !is_loosely_named(a, s, t, gazetteer)
                && !is_loosely_named(b, t, s, gazetteer);
            unlisted_apart |= cue.is_none() && !s.sound.is_empty() && !t.sound.is_empty();
            if let Some(cue) = cue.filter(|c| best.is_none_or(|b| b.weight < c.weight)) {
                best = Some(cue);
            }
        }
    }
    let by_name = |s: &Facts, t: &Facts| {
        if s.unlocated.meets(&t.unlocated) || s.unlocated.meets(&t.unlisted) {
            return Some(Cue { name: "same unlocated name", weight: 2.0 });
        }
        let is_named = between == Between::Reports
            && (s.unlocated.meets(&t.names) || is_unlisted_in_words(s, t, gazetteer));
        is_named.then_some(Cue { name: "named in the other's words", weight: 0.5 })
    };
    for cue in [by_name(a, b), by_name(b, a)].into_iter().flatten() {
        best = best.filter(|known| known.weight >= cue.weight).or(Some(cue));
    }
    match best {
        // Villages that the gazetteer lacks are not one because their district is.
        Some(cue) if apart || (unlisted_apart && cue.weight < 0.0) => {
            found.rule_out("one of their places is another");
        }
        Some(cue) => {
            found.is_loosely_placed = cue.weight < 0.0;
            found.cues.push(cue);
        }
        None => found.rule_out("other places"),
    }
}

/// Whether the words of `t` name the place of `s` that the gazetteer lacks, in one country.
fn is_unlisted_in_words(s: &Facts, t: &Facts, gazetteer: &Gazetteer) -> bool {
    let country = |spot: &Spot| gazetteer.place(spot.place).country;
    s.unlisted.meets(&t.names) && s.spots.iter().any(|x| t.spots.iter().any(|y| country(x) == country(y)))
}

/// A place that the other report names in what it tells of another place nearby: one of them may have been put at the
/// wrong one.
fn in_words(a: &Facts, s: &Spot, b: &Facts, t: &Spot, gazetteer: &Gazetteer) -> Option<Cue> {
    let is_named = |spot: &Spot, facts: &Facts| {
        let mut words = spot.reported.split(' ').filter(|word| word.chars().count() > 3).peekable();
        words.peek().is_some() && words.all(|word| facts.mentioned.iter().any(|mentioned| mentioned == word))
    };
    let stands = |spot: &Spot| !spot.listed && !spot.unnamed && !gazetteer.place(spot.place).is_country();
    let weight = |spot: &Spot| if spot.is_area { area(spot, gazetteer) } else { BESIDE };
    let named = [(s, b), (t, a)].into_iter().filter(|(spot, facts)| is_named(spot, facts));
    let weight = named.map(|(spot, _)| weight(spot)).max_by(f64::total_cmp)?;
    let of_one_country = gazetteer.place(s.place).country == gazetteer.place(t.place).country;
    let near = || distance(s.position, t.position).km() < IN_WORDS_KM;
    let holds = stands(s) && stands(t) && of_one_country && near();
    holds.then_some(Cue { name: "named in the other's words", weight })
}

/// Whether `facts` tell of "a village in Barda" and then of "Barda", where `other` is a village there: the name stands for the
/// district too.
fn is_loosely_named(facts: &Facts, spot: &Spot, other: &Spot, gazetteer: &Gazetteer) -> bool {
    let name = gazetteer.place(spot.place).name;
    facts.spots.iter().any(|held| {
        held.unnamed
            && gazetteer.place(held.place).name == name
            && gazetteer.ancestors(other.place).contains(&held.place)
    })
}

fn relation(s: &Spot, t: &Spot, gazetteer: &Gazetteer, between: Between) -> Option<Cue> {
    let one_report = between == Between::Sentences;
    let cue = |name, weight| Some(Cue { name, weight });
    let contained = |spot: &Spot| spot.method == SiteMethod::Container;
    let covers = |outer: &Spot, inner: &Spot| {
        inner.place == outer.place || gazetteer.ancestors(inner.place).contains(&outer.place)
    };
    let apart = || distance(s.position, t.position).0;
    let reach = s.uncertainty.0 + t.uncertainty.0;
    match (contained(s), contained(t)) {
        (true, true) if is_one_name(s, t) && (covers(s, t) || covers(t, s) || apart() < reach) => {
            return cue("same place", 2.5);
        }
        (true, true) => {
            let unnamed = s.place == t.place && (s.unnamed || t.unnamed);
            return unnamed.then_some(Cue { name: "unnamed place in the same container", weight: 1.0 });
        }
        (false, false) => {}
        (is_first, _) => {
            let (held, named) = if is_first { (s, t) } else { (t, s) };
            if held.unnamed && covers(held, named) {
                let is_seat = gazetteer.place(named.place).name == gazetteer.place(held.place).name;
                return cue("unnamed place there", if is_seat { 1.2 } else { 1.8 });
            }
            if held.unnamed {
                return None;
            }
            let is_same_name = held.reported == named.reported || held.sound == sound(&named.reported);
            if is_same_name && (covers(held, named) || apart() < reach) {
                return cue("same name, put at what contains it", 2.0);
            }
            // A quarter that the gazetteer lacks, and the town that it was put at.
            if !one_report && held.place == named.place && gazetteer.place(named.place).is_settlement() {
                return cue("a quarter of the town", QUARTER);
            }
            // A named place that the gazetteer lacks, and the area that it was put at.
            if covers(named, held) {
                let weight = if one_report {
                    Some(1.0)
                } else {
                    (!is_country(named, gazetteer)).then(|| area(named, gazetteer))
                };
                return weight.and_then(|weight| cue(INSIDE_AREA, weight));
            }
            let holds = || covers(held, named) || apart() < reach;
            let beside = !one_report && !named.is_area && held.uncertainty.0 <= DISTRICT && holds();
            return beside.then_some(Cue { name: "unlisted place in the same district", weight: BESIDE });
        }
    }
    let overlapping = |weight| (apart() < reach).then_some(Cue { name: "overlapping position", weight });
    let stands_by_itself = |spot: &Spot| {
        spot.described && matches!(spot.method, SiteMethod::Corridor | SiteMethod::TextCoordinates)
    };
    if stands_by_itself(s) || stands_by_itself(t) {
        // What lies along a road or at coordinates is filed under a place that it need not be in.
        let same = s.method == t.method && apart() < SAME_POSITION;
        return if same { cue("same place", 2.5) } else { overlapping(1.0) };
    }
    if s.method != t.method && (s.method == SiteMethod::Relative || t.method == SiteMethod::Relative) {
        return overlapping(1.0);
    }
    if s.place == t.place {
        return cue("same place", 2.5);
    }
    between_places(s, t, gazetteer, one_report)
}

/// The relation of two named places that are not the same row.
fn between_places(s: &Spot, t: &Spot, gazetteer: &Gazetteer, one_report: bool) -> Option<Cue> {
    let cue = |name, weight| Some(Cue { name, weight });
    let (p, q) = (gazetteer.place(s.place), gazetteer.place(t.place));
    let km = distance(p.position, q.position).km();
    let same_name = || {
        s.reported == t.reported
            || fold(p.name) == fold(q.name)
            || sound(&fold(p.name)) == sound(&fold(q.name))
    };
    if km < TOWN_AND_DISTRICT_KM && p.is_settlement() != q.is_settlement() && same_name() {
        // "the districts of Goranboy and Tartar" and, apart from it, "the town of Tartar".
        let told_apart = one_report && s.class_stated && t.class_stated && s.listed != t.listed;
        if !told_apart {
            return cue(TOWN_AND_DISTRICT, 2.0);
        }
        return None;
    }
    if is_inside(&p, &q, km, gazetteer) || is_inside(&q, &p, km, gazetteer) {
        // One report's area-wide telling is the umbrella of what it tells in detail. Another report's may be of
        // anything there.
        let country = p.is_country() || q.is_country();
        let outer = if is_inside(&p, &q, km, gazetteer) { t } else { s };
        let weight = if one_report { Some(1.3) } else { (!country).then(|| area(outer, gazetteer)) };
        return weight.and_then(|weight| cue(INSIDE_AREA, weight));
    }
    // Two rows of one settlement under two names; but villages lie close together too, and rounded coordinates put some at one
    // point.
    let are_settlements = || p.is_settlement() && q.is_settlement() && !same_name();
    let is_rounded = p.radius.0.max(q.radius.0) > FINE;
    if km < 1.0 && (!are_settlements() || (km < ONE_SETTLEMENT_KM && !is_rounded)) {
        return cue("same position", 2.0);
    }
    if !one_report && (is_quarter(&p, &q, km) || is_quarter(&q, &p, km)) {
        return cue("a quarter of the town", QUARTER);
    }
    let overlap = !one_report && km * 1000.0 < s.uncertainty.0 + t.uncertainty.0;
    let weight = if p.is_settlement() && q.is_settlement() { NEIGHBOURS } else { -1.0 };
    overlap.then_some(Cue { name: "places whose reach overlaps", weight })
}

/// What it says that `outer` is the area around the other place.
fn area(outer: &Spot, gazetteer: &Gazetteer) -> f64 {
    let place = gazetteer.place(outer.place);
    let is_district = place.is_division() && place.radius.0 <= DISTRICT;
    if is_district { AREA.0 } else { AREA.1 }
}

/// Whether two names that the gazetteer lacks are one, however they are romanised.
fn is_one_name(s: &Spot, t: &Spot) -> bool {
    s.reported == t.reported || (!s.sound.is_empty() && s.sound == t.sound)
}

fn is_quarter(part: &Place<'_>, town: &Place<'_>, km: f64) -> bool {
    part.feature_code == "PPLX"
        && town.is_settlement()
        && town.feature_code != "PPLX"
        && part.country == town.country
        && km * 1000.0 < town.radius.0
}

fn is_country(spot: &Spot, gazetteer: &Gazetteer) -> bool {
    gazetteer.place(spot.place).is_country()
}

fn is_inside(inner: &Place<'_>, outer: &Place<'_>, km: f64, gazetteer: &Gazetteer) -> bool {
    let region = outer.feature_class == FeatureClass::Area || outer.feature_code == "RGN";
    let near = km * 1000.0 < outer.radius.0 * INSIDE;
    let ancestors = gazetteer.ancestors(inner.key);
    // A town of which the gazetteer does not say in which district it lies.
    let unplaced = outer.is_division()
        && inner.is_settlement()
        && ancestors.iter().all(|key| gazetteer.place(*key).feature_code != outer.feature_code);
    ancestors.contains(&outer.key)
        || ((region || unplaced) && near && inner.radius.0 < outer.radius.0 && inner.country == outer.country)
}
