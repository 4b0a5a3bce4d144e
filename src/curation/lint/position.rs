//! Whether a place lies where it can: in its country and near its parent.

use super::borders::borders;
use super::{Context, Findings};
use crate::gazetteer::row::Row;
use crate::geodesy::{LngLat, Metres, distance};
use crate::model::{FeatureClass, Place, PlaceStatus};

/// A place that lies beyond this much of its parent's radius is noted: radii are of discs, and divisions are none.
const PARENT_SLACK: f64 = 1.5;

/// A place that lies beyond this much of its parent's radius is likely wrong. Of 194,000 rows from GeoNames 6.6 % lie beyond
/// 1.5 radii, mostly in divisions of long shape, and 0.6 % beyond 3.
const PARENT_LIMIT: f64 = 3.0;

/// How far a point may lie in a neighbouring country: outlines are true to about 250 m, border towns and points given to
/// 0.05 degree lie on either side. Of 193,989 embedded rows five without a mark of dispute lay farther off, four of them
/// wrongly.
const BORDER: Metres = Metres(5_000.0);

/// How far off its country's outlines, and outside the box round them, a point may lie at sea: the outlines lack small
/// islands, most of whose neighbours are nearer than this.
const AT_SEA: Metres = Metres(150_000.0);

/// Degrees that the box round a country is widened by.
const BOX_MARGIN: f64 = 1.0;

/// Coordinates are held to be swapped where they lie this far outside of their country.
const SWAPPED: Metres = Metres(50_000.0);

pub(super) fn check(row: &Row, place: &Place<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let moved = row.longitude.is_some() || row.latitude.is_some();
    // One cause is told once.
    if (moved || row.parent_id.is_some()) && swapped_or_far(row, place, context, findings) {
        return;
    }
    if moved || row.country.is_some() {
        outside_country(row, place, context, findings);
    }
}

/// Whether coordinates fit their country only when they change places: as they are, they lie far outside of it.
pub(in crate::curation) fn are_swapped(country: &str, lng: f64, lat: f64) -> bool {
    let Some(area) = borders().of(country) else { return false };
    let is_inside = LngLat::new(lat, lng).is_ok_and(|swapped| area.has(swapped));
    is_inside && LngLat::new(lng, lat).map_or(true, |at| !area.has(at) && area.distance_to(at).0 > SWAPPED.0)
}

/// Tells of swapped coordinates, else of a parent that is too far; whether it found any.
fn swapped_or_far(row: &Row, place: &Place<'_>, context: &Context<'_>, findings: &mut Findings<'_>) -> bool {
    let (lng, lat) = (place.position.lng(), place.position.lat());
    let mut swap = |container: &str| {
        let message = format!(
            "`{}` would lie in `{container}` if longitude `{lng}` and latitude `{lat}` changed places",
            place.name
        );
        findings.tell("swapped-coordinates", row, "longitude", message);
        true
    };
    if are_swapped(place.country, lng, lat) {
        return swap(place.country);
    }
    let swapped = LngLat::new(lat, lng).ok();
    // What changed places lies far off, so a place of a corner that reaches into another division is not meant.
    let fits = |container: &Place<'_>| {
        distance(place.position, container.position).0 > container.radius.0 * PARENT_LIMIT
            && swapped.is_some_and(|p| distance(p, container.position).0 <= container.radius.0 * PARENT_SLACK)
    };
    let Some(parent) = place.parent.map(|key| context.gazetteer.place(key)) else {
        let country = context.countries.get(place.country).map(|key| context.gazetteer.place(*key));
        return country.filter(|c| c.key != place.key && fits(c)).is_some_and(|c| swap(c.name));
    };
    if fits(&parent) {
        return swap(parent.name);
    }
    // The disc of a country says less than its outlines, which the next rule goes by.
    if parent.is_country() && borders().of(parent.country).is_some() {
        return false;
    }
    // A place may itself be larger than the distance that it may keep.
    let away = distance(place.position, parent.position);
    let keeps = (parent.radius.0 * PARENT_SLACK).max(place.radius.0);
    if away.0 > keeps {
        let is_far = away.0 > parent.radius.0 * PARENT_LIMIT;
        let rule = if is_far { "far-from-parent" } else { "beyond-parent" };
        let message = format!(
            "`{}` is {:.0} km from its parent `{}`, whose radius is {:.0} km",
            place.name,
            away.km(),
            parent.name,
            parent.radius.km()
        );
        findings.tell(rule, row, "parent_id", message);
    }
    false
}

fn outside_country(row: &Row, place: &Place<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let at = place.position;
    // The point of a river, a range or a region lies where it is convenient, and so does that of a country.
    let extends = matches!(
        place.feature_class,
        FeatureClass::Hydrographic | FeatureClass::Area | FeatureClass::Undersea
    );
    let Some(area) = borders().of(place.country).filter(|_| !extends && !place.is_country()) else { return };
    if area.has(at) {
        return;
    }
    let away = area.distance_to(at);
    if away.0 <= BORDER.0.max(place.radius.0) {
        return;
    }
    let message = match borders().country_at(at) {
        Some(other) if !is_disputed(place, other, context) => format!(
            "`{}` of `{}` lies in `{other}`, {:.0} km outside of its country",
            place.name,
            place.country,
            away.km()
        ),
        None if away.0 > AT_SEA.0
            && !area.is_in_box(at, BOX_MARGIN)
            && !borders().is_land(at)
            && !is_disputed(place, "", context) =>
        {
            format!("`{}` lies at sea, {:.0} km from its country `{}`", place.name, away.km(), place.country)
        }
        _ => return,
    };
    findings.tell("outside-country", row, "country", message);
}

/// Whether whose ground it is, is in dispute: the place, a container of it, its country or the other one is contested.
fn is_disputed(place: &Place<'_>, other: &str, context: &Context<'_>) -> bool {
    let countries =
        [place.country, other].into_iter().filter_map(|code| context.countries.get(code).copied());
    let concerned = context.gazetteer.ancestors(place.key).into_iter().chain(countries);
    place.status == PlaceStatus::Contested
        || concerned.map(|key| context.gazetteer.place(key)).any(|p| p.status == PlaceStatus::Contested)
}
