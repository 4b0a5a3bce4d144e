//! How an item meets an area: for certain, possibly, or not at all.

use super::{Item, Match, Question};
use crate::geodesy::{LngLat, Metres, distance};
use crate::index::{Bounds, Region};

/// How an item whose position is `from_near` away from `near` meets the circle round it.
pub(super) fn in_radius(item: &Item<'_>, near: LngLat, from_near: Metres, radius: Metres) -> Option<Match> {
    let (nearest, farthest) = match &item.footprint {
        // The circle of its uncertainty.
        None => (from_near.0 - item.uncertainty.0, from_near.0 + item.uncertainty.0),
        Some(footprint) => {
            let away = footprint.outline().map(|step| distance(near, step).0);
            let (nearest, farthest) =
                away.fold((f64::INFINITY, 0.0_f64), |(min, max), d| (min.min(d), max.max(d)));
            (if footprint.contains(near) { 0.0 } else { nearest }, farthest)
        }
    };
    let by_extent = if farthest <= radius.0 { Match::Certain } else { Match::Possible };
    (nearest <= radius.0).then(|| item.at_best(by_extent))
}

/// How an item meets the box and the polygons of a question: the lesser of the two. The outer `None` where it lies outside of one,
/// the inner where neither is asked for.
pub(super) fn in_areas(item: &Item<'_>, question: &Question) -> Option<Option<Match>> {
    let by_box = match &question.bounds {
        Some(bounds) => Some(in_box(item, bounds)?),
        None => None,
    };
    let by_region = match &question.region {
        Some(region) => Some(in_region(item, region)?),
        None => None,
    };
    Some(by_box.max(by_region).map(|by_extent| item.at_best(by_extent)))
}

/// Near the corners of a box, `Possible` is a little generous: it is the box around the circle that meets it.
fn in_box(item: &Item<'_>, bounds: &Bounds) -> Option<Match> {
    let position = item.position?;
    if let Some(footprint) = &item.footprint {
        let (all, any) = inside(footprint, |step| bounds.contains(step));
        let met = any || bounds.meets(&footprint.bounds());
        return if all { Some(Match::Certain) } else { met.then_some(Match::Possible) };
    }
    let inside = bounds.contains(position);
    if item.uncertainty.0 <= 0.0 {
        return inside.then_some(Match::Certain);
    }
    let circle = Bounds::around(position, item.uncertainty);
    if inside && bounds.covers(&circle) {
        Some(Match::Certain)
    } else {
        (inside || bounds.meets(&circle)).then_some(Match::Possible)
    }
}

/// Whether all of a footprint's outline is inside an area, and whether any of it is.
fn inside(footprint: &Region, contains: impl Fn(LngLat) -> bool) -> (bool, bool) {
    footprint.outline().map(contains).fold((true, false), |(all, any), step| (all && step, any || step))
}

fn in_region(item: &Item<'_>, region: &Region) -> Option<Match> {
    let position = item.position?;
    if let Some(footprint) = &item.footprint {
        let (all, any) = inside(footprint, |step| region.contains(step));
        // A hole or a corner of the area inside the footprint.
        let pierced = region.bounds().meets(&footprint.bounds())
            && region.outline().any(|step| footprint.contains(step));
        return if all && !pierced {
            Some(Match::Certain)
        } else {
            (any || pierced).then_some(Match::Possible)
        };
    }
    let inside = region.contains(position);
    if item.uncertainty.0 <= 0.0 {
        return inside.then_some(Match::Certain);
    }
    if !inside && !region.bounds().meets(&Bounds::around(position, item.uncertainty)) {
        return None;
    }
    match (inside, region.edge_is_within(position, item.uncertainty)) {
        (true, false) => Some(Match::Certain),
        (false, false) => None,
        (_, true) => Some(Match::Possible),
    }
}
