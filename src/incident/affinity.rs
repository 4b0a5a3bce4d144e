//! The evidence that two clusters tell of one event, and what speaks against it.

use super::cluster::Cluster;
use crate::gazetteer::Gazetteer;
use crate::geodesy::distance;
use crate::model::{
    Cue, DateClaim, EventMention, EventType, FeatureClass, Site, SiteMethod, SubEventType, Toll, TollScope,
};
use crate::text::fold::fold;
use jiff::ToSpan;

/// The least sum of evidence for a join.
const LEAST: f64 = 2.0;
/// A region reaches, for telling whether a point is inside it, to this share of its radius.
const INSIDE: f64 = 0.75;

/// Evidence between clusters of one report, which tells one event in many sentences.
pub(super) fn within_report(a: &Cluster, b: &Cluster, gazetteer: &Gazetteer) -> Option<Vec<Cue>> {
    if differ_by_group(a, b) || !types_agree(a, b) || blame_differs(a, b) {
        return None;
    }
    let place = place(a, b, gazetteer, true)?;
    let date = date(a, b, true)?;
    let toll = toll(a, b, 2.0)?;
    enough(vec![place, date, toll, type_difference(a, b)])
}

/// Evidence between clusters of different reports.
pub(super) fn across_reports(a: &Cluster, b: &Cluster, gazetteer: &Gazetteer) -> Option<Vec<Cue>> {
    let shares_report = a.events().any(|x| b.events().any(|y| x.report_id == y.report_id));
    if shares_report || !types_agree(a, b) || blame_differs(a, b) {
        return None;
    }
    // The cheapest first: most neighbours differ in their day, and places cost geodesics.
    let date = date(a, b, false)?;
    let toll = toll(a, b, 20.0)?;
    let place = place(a, b, gazetteer, false)?;
    // Undated tellings are one event only where their figures say so.
    let dated = |c: &Cluster| c.events().any(|e| e.date.is_resolved());
    if !(dated(a) && dated(b)) && toll.weight < 1.0 {
        return None;
    }
    enough(vec![place, date, toll])
}

fn enough(cues: Vec<Cue>) -> Option<Vec<Cue>> {
    (cues.iter().map(|c| c.weight).sum::<f64>() >= LEAST).then_some(cues)
}

/// Places of one list are different events; so are two lists of places.
fn differ_by_group(a: &Cluster, b: &Cluster) -> bool {
    let groups = |c: &Cluster| c.events().filter_map(|e| e.group).collect::<Vec<_>>();
    let (x, y) = (groups(a), groups(b));
    !x.is_empty() && !y.is_empty()
}

/// Whether the stated types are one, or near enough; a type taken from the context contradicts nothing of its kind.
fn types_agree(a: &Cluster, b: &Cluster) -> bool {
    a.events().all(|x| b.events().all(|y| type_agrees(x, y)))
}

fn type_agrees(x: &EventMention, y: &EventMention) -> bool {
    use SubEventType as T;
    let (s, t) = (x.sub_event_type, y.sub_event_type);
    if s == t {
        return true;
    }
    let violent = |t: SubEventType| {
        matches!(
            t.event_type(),
            EventType::Battles | EventType::ExplosionsRemoteViolence | EventType::ViolenceAgainstCivilians
        ) && t != T::GovernmentRegainsTerritory
            && t != T::NonStateActorOvertakesTerritory
    };
    if !(violent(s) && violent(t)) {
        return false;
    }
    let bombs = |t| {
        matches!(t, T::SuicideBomb | T::RemoteExplosiveLandmineIed | T::Grenade | T::ArmedClash | T::Attack)
    };
    !x.type_stated || !y.type_stated || (bombs(s) && bombs(t))
}

/// A type taken from the context that is another than the stated one says a little against.
fn type_difference(a: &Cluster, b: &Cluster) -> Cue {
    let same = a.events().any(|x| b.events().any(|y| x.sub_event_type == y.sub_event_type));
    if same { Cue { name: "same type", weight: 0.5 } } else { Cue { name: "types differ", weight: -1.5 } }
}

/// Whether different countries are blamed.
fn blame_differs(a: &Cluster, b: &Cluster) -> bool {
    let blamed = |c: &Cluster| {
        c.events().filter_map(|e| e.attributed_to.as_ref()).map(|p| p.country.clone()).find(|c| !c.is_empty())
    };
    matches!((blamed(a), blamed(b)), (Some(x), Some(y)) if x != y)
}

/// Positions that are not named are one up to so many metres apart: two readings of one map.
const SAME_POSITION: f64 = 500.0;

const TOWN_AND_DISTRICT: &str = "town and district of one name";

/// The best relation between a site of one and a site of the other.
fn place(a: &Cluster, b: &Cluster, gazetteer: &Gazetteer, one_report: bool) -> Option<Cue> {
    let mut best: Option<Cue> = None;
    for x in a.events() {
        for y in b.events() {
            let cue = match (&x.site, &y.site) {
                (Some(s), Some(t)) => relation(s, t, gazetteer, one_report).filter(|cue| {
                    // "the districts of Goranboy and Tartar" and, apart from it, "the town of Tartar".
                    let told_apart =
                        s.class_stated && t.class_stated && x.group.is_some() != y.group.is_some();
                    !(one_report && told_apart && cue.name == TOWN_AND_DISTRICT)
                }),
                (None, None) => unlocated(x, y),
                _ => None,
            };
            if let Some(cue) = cue.filter(|c| best.is_none_or(|b| b.weight < c.weight)) {
                best = Some(cue);
            }
        }
    }
    best
}

fn unlocated(x: &EventMention, y: &EventMention) -> Option<Cue> {
    let name = |e: &EventMention| {
        e.evidence.iter().find(|v| v.field == crate::model::Field::Place).map(|v| fold(&v.value))
    };
    (name(x).is_some() && name(x) == name(y)).then_some(Cue { name: "same unlocated name", weight: 2.0 })
}

fn relation(s: &Site, t: &Site, gazetteer: &Gazetteer, one_report: bool) -> Option<Cue> {
    let cue = |name, weight| Some(Cue { name, weight });
    let unnamed = |site: &Site| {
        site.method == SiteMethod::Container
            && site.reported.contains(' ')
            && site.reported.chars().next().is_some_and(char::is_lowercase)
    };
    let (p, q) = (gazetteer.place(s.place), gazetteer.place(t.place));
    let contained = |site: &Site| site.method == SiteMethod::Container;
    if contained(s) && contained(t) {
        if fold(&s.reported) == fold(&t.reported) {
            return cue("same place", 2.5);
        }
        return (s.place == t.place && (unnamed(s) || unnamed(t)))
            .then_some(Cue { name: "unnamed place in the same container", weight: 1.0 });
    }
    if contained(s) != contained(t) {
        let (inner, outer) = if contained(s) { (s, t) } else { (t, s) };
        let within = inner.place == outer.place || gazetteer.ancestors(outer.place).contains(&inner.place);
        if unnamed(inner) && within {
            let seat = gazetteer.place(outer.place).name == gazetteer.place(inner.place).name;
            return cue("unnamed place there", if seat { 1.2 } else { 1.8 });
        }
        let umbrella = inner.place == outer.place || gazetteer.ancestors(inner.place).contains(&outer.place);
        return (one_report && umbrella && !unnamed(inner))
            .then_some(Cue { name: "inside the area told of", weight: 1.0 });
    }
    let (line, written) = (SiteMethod::Corridor, SiteMethod::TextCoordinates);
    let stands_by_itself =
        |site: &Site| site.is_described() && (site.method == line || site.method == written);
    if stands_by_itself(s) || stands_by_itself(t) {
        // What lies along a road or at coordinates is filed under a place that it need not be in.
        let apart = distance(s.position, t.position).0;
        if s.method == t.method && apart < SAME_POSITION {
            return cue("same place", 2.5);
        }
        return (apart < s.uncertainty.0 + t.uncertainty.0)
            .then_some(Cue { name: "overlapping position", weight: 1.0 });
    }
    if s.method != t.method && (s.method == SiteMethod::Relative || t.method == SiteMethod::Relative) {
        return (distance(s.position, t.position).0 < s.uncertainty.0 + t.uncertainty.0)
            .then_some(Cue { name: "overlapping position", weight: 1.0 });
    }
    if s.place == t.place {
        return cue("same place", 2.5);
    }
    let km = distance(p.position, q.position).km();
    let same_name = fold(p.name) == fold(q.name) || fold(&s.reported) == fold(&t.reported);
    if same_name && km < 60.0 && p.is_settlement() != q.is_settlement() {
        return cue(TOWN_AND_DISTRICT, 2.0);
    }
    let inside = |inner: &crate::model::Place<'_>, outer: &crate::model::Place<'_>| {
        let region = outer.feature_class == FeatureClass::Area || outer.feature_code == "RGN";
        gazetteer.ancestors(inner.key).contains(&outer.key)
            || (region
                && inner.radius.0 < outer.radius.0
                && km * 1000.0 < outer.radius.0 * INSIDE
                && inner.country == outer.country)
    };
    if inside(&p, &q) || inside(&q, &p) {
        // One report's area-wide telling is the umbrella of what it tells in detail.
        return one_report.then_some(Cue { name: "inside the area told of", weight: 1.3 });
    }
    (km < 1.0).then_some(Cue { name: "same position", weight: 2.0 })
}

/// Whether the dates go together, and how much that says.
fn date(a: &Cluster, b: &Cluster, one_report: bool) -> Option<Cue> {
    let cue = |name, weight| Some(Cue { name, weight });
    for x in a.events() {
        for y in b.events() {
            if !dates_agree(&x.date, &y.date, one_report) {
                return None;
            }
        }
    }
    let stated = |c: &Cluster| c.events().any(|e| e.date.stated && !e.date.is_unknown());
    let known = |c: &Cluster| c.events().any(|e| !e.date.is_unknown());
    match (stated(a), stated(b), known(a) && known(b)) {
        (true, true, _) => cue("dates agree", 2.0),
        (_, _, true) => cue("dates agree with publication", 1.0),
        _ if one_report => cue("no date against it", 0.8),
        _ => cue("no date against it", 0.0),
    }
}

/// Stated dates must have a day in common. Where a report's own day stands in for a date, an event told elsewhere as up
/// to three days older still agrees inside the report, and one day older between reports.
fn dates_agree(x: &DateClaim, y: &DateClaim, one_report: bool) -> bool {
    if one_report && other_phrase(x, y) {
        return false;
    }
    if x.is_unknown() || y.is_unknown() || x.agrees_with(y) {
        return true;
    }
    let slack = if one_report { 3 } else { 1 };
    let stands_in = |fallback: &DateClaim, other: &DateClaim| {
        !fallback.stated
            && other.stated
            && fallback.start.zip(other.end).is_some_and(|(f, o)| {
                o <= f && f.checked_sub(slack.days()).is_ok_and(|earliest| o >= earliest)
            })
    };
    stands_in(x, y) || stands_in(y, x)
}

/// "On Saturday" and "on October 11" of one undated report: two phrases for two days, though neither is known.
fn other_phrase(x: &DateClaim, y: &DateClaim) -> bool {
    let weekday = |d: &DateClaim| !d.is_resolved() && d.weekday.is_some() && d.day.is_none();
    let calendar = |d: &DateClaim| !d.is_resolved() && d.weekday.is_none() && d.day.is_some();
    (weekday(x) && calendar(y)) || (calendar(x) && weekday(y))
}

/// Whether the figures go together: the same, or none on one side; not those of different events.
fn toll(a: &Cluster, b: &Cluster, tolerance: f64) -> Option<Cue> {
    let cue = |name, weight| Some(Cue { name, weight });
    let figures = |c: &Cluster, get: fn(&EventMention) -> Option<Toll>| -> Option<Toll> {
        c.events()
            .filter(|e| e.toll_scope == TollScope::Incident)
            .filter_map(get)
            .reduce(|x, y| Toll::revised(Some(x), y))
    };
    let (k, l) = (figures(a, |e| e.killed), figures(b, |e| e.killed));
    let (w, v) = (figures(a, |e| e.injured), figures(b, |e| e.injured));
    let exact = |t: Option<Toll>| t.and_then(Toll::best);
    if let (Some(x), Some(y)) = (exact(k), exact(l)) {
        let (low, high) = (f64::from(x.min(y)), f64::from(x.max(y)));
        if high > low * tolerance && high - low > 3.0 && low > 0.0 {
            return None;
        }
        if x == y && x > 0 {
            return cue("same number killed", if w.is_some() && w == v { 2.0 } else { 1.5 });
        }
        if high <= low * 1.5 {
            return cue("like numbers killed", 1.0);
        }
        return cue("numbers killed differ", -0.5);
    }
    if let (Some(x), Some(y)) = (exact(w), exact(v))
        && x == y
        && x > 0
    {
        return cue("same number wounded", 1.0);
    }
    cue("no figures against it", 0.0)
}
