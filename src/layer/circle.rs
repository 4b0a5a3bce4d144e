//! Circles and corridors on the globe as polygons that RFC 7946 allows: counterclockwise, cut at the antimeridian, closed over a pole.

use super::Geometry;
use crate::geodesy::{self, LngLat, Metres, buffer};
use crate::model::Corridor;
use hashbrown::HashMap;

/// How many corners a circle has.
const CORNERS: u32 = 64;

/// Radii from here on are refused: a circle of a quarter of the globe is no footprint, and beyond 90 degrees of arc its
/// inside and outside change roles.
pub(super) const LARGEST: Metres = Metres(5_000_000.0);

/// Radii up to here are refused: 6 decimals of a degree cannot draw them.
pub(super) const SMALLEST: Metres = Metres(1.0);

/// A corner in the plane of degrees, where longitude runs on beyond 180.
type Corner = (f64, f64);

/// Circles that were drawn, since many incidents lie at the same places.
#[derive(Debug, Default)]
pub(super) struct Circles(HashMap<[u64; 3], Option<Geometry>>);

/// So many circles are kept, in about 10 MB.
const MOST_KEPT: usize = 10_000;

impl Circles {
    /// What [`circle`] gives.
    pub fn of(&mut self, centre: LngLat, radius: Metres) -> Option<Geometry> {
        if self.0.len() > MOST_KEPT {
            self.0.clear();
        }
        let key = [centre.lng(), centre.lat(), radius.0].map(f64::to_bits);
        self.0.entry(key).or_insert_with(|| circle(centre, radius)).clone()
    }
}

/// The polygon of all positions within `radius` of `centre`; `None` for a radius that cannot be drawn.
///
/// # References
/// RFC 7946, sections 3.1.6 (right-hand rule) and 3.1.9 (antimeridian cutting).
pub(super) fn circle(centre: LngLat, radius: Metres) -> Option<Geometry> {
    if radius.0.is_nan() || radius.0 < SMALLEST.0 || radius.0 > LARGEST.0 {
        return None;
    }
    let mut ring = unroll(geodesy::circle(centre, radius, CORNERS).into_iter());
    let turn = ring.last()?.0 - ring.first()?.0;
    ring.pop();
    if turn.abs() > 180.0 {
        return closed(&around_pole(ring, 90.0_f64.copysign(centre.lat())), 0.0).map(Geometry::Polygon);
    }
    of_rings(cut(&ring))
}

/// The polygons of all positions within the width of a corridor's lines; `None` for one that cannot be drawn, or that runs round a
/// pole. `centre` and `reach` are its middle and how far it reaches from there.
pub(super) fn along(corridor: &Corridor, centre: LngLat, reach: Metres) -> Option<Geometry> {
    if reach.0.is_nan() || corridor.width.0 < SMALLEST.0 || reach.0 > LARGEST.0 {
        return None;
    }
    let mut rings = Vec::new();
    for outline in buffer(&corridor.lines, corridor.width, centre) {
        let mut ring = unroll(outline.into_iter());
        if (ring.last()?.0 - ring.first()?.0).abs() > 180.0 {
            return None;
        }
        ring.pop();
        rings.extend(cut(&ring));
    }
    of_rings(rings)
}

fn of_rings(mut rings: Vec<Vec<LngLat>>) -> Option<Geometry> {
    match rings.len() {
        0 => None,
        1 => rings.pop().map(Geometry::Polygon),
        _ => Some(Geometry::MultiPolygon(rings)),
    }
}

/// The parts of an open ring on either side of the antimeridian, closed.
fn cut(ring: &[Corner]) -> Vec<Vec<LngLat>> {
    if ring.iter().all(|corner| corner.0.abs() < 180.0) {
        return closed(ring, 0.0).into_iter().collect();
    }
    let mut rings = Vec::new();
    for world in -2..=2 {
        let shift = f64::from(world) * 360.0;
        let part = clip(&clip(ring, shift - 180.0, true), shift + 180.0, false);
        rings.extend(closed(&part, shift));
    }
    rings
}

/// Corners with longitudes that never jump.
fn unroll(corners: impl Iterator<Item = LngLat>) -> Vec<Corner> {
    let mut ring: Vec<Corner> = Vec::with_capacity(CORNERS as usize + 1);
    for corner in corners {
        let lng = match ring.last() {
            None => corner.lng(),
            Some((before, _)) => corner.lng() + ((before - corner.lng()) / 360.0).round() * 360.0,
        };
        ring.push((lng, corner.lat()));
    }
    ring
}

/// A ring that runs once round the globe, as the area between it and the pole: from antimeridian to antimeridian along
/// the ring, and back along the pole.
///
/// Each meridian crosses such a ring once, since a circle with the pole inside is convex.
fn around_pole(mut ring: Vec<Corner>, pole: f64) -> Vec<Corner> {
    for corner in &mut ring {
        corner.0 = (corner.0 + 180.0).rem_euclid(360.0) - 180.0;
    }
    ring.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (Some(west), Some(east)) = (ring.first().copied(), ring.last().copied()) else { return ring };
    let gap = west.0 + 360.0 - east.0;
    let along = if gap > 0.0 { (180.0 - east.0) / gap } else { 0.0 };
    let edge = east.1 + along * (west.1 - east.1);
    ring.insert(0, (-180.0, edge));
    ring.extend([(180.0, edge), (180.0, pole), (-180.0, pole)]);
    ring
}

/// The part of a ring to one side of the meridian `lng`: Sutherland and Hodgman's clip by one line.
fn clip(ring: &[Corner], lng: f64, keep_east: bool) -> Vec<Corner> {
    let inside = |c: &Corner| if keep_east { c.0 >= lng } else { c.0 <= lng };
    let mut kept = Vec::with_capacity(ring.len() + 2);
    let Some(mut before) = ring.last() else { return kept };
    for corner in ring {
        if inside(before) != inside(corner) {
            let along = (lng - before.0) / (corner.0 - before.0);
            kept.push((lng, before.1 + along * (corner.1 - before.1)));
        }
        if inside(corner) {
            kept.push(*corner);
        }
        before = corner;
    }
    kept
}

/// The ring `shift` degrees further west, counterclockwise and closed; `None` where nothing of it has an area.
fn closed(ring: &[Corner], shift: f64) -> Option<Vec<LngLat>> {
    let twice_area: f64 = ring
        .iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(a, b)| (a.0 - shift) * b.1 - (b.0 - shift) * a.1)
        .sum();
    if ring.len() < 3 || twice_area.abs() < 1e-12 {
        return None;
    }
    let mut corners: Vec<LngLat> = ring
        .iter()
        .filter_map(|(lng, lat)| LngLat::new((lng - shift).clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)).ok())
        .collect();
    if twice_area < 0.0 {
        corners.reverse();
    }
    corners.dedup();
    let first = *corners.first()?;
    if corners.last() != Some(&first) {
        corners.push(first);
    }
    (corners.len() >= 4).then_some(corners)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::distance;
    use proptest::prelude::*;

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    fn rings(geometry: Geometry) -> Vec<Vec<LngLat>> {
        match geometry {
            Geometry::Polygon(ring) => vec![ring],
            Geometry::MultiPolygon(rings) => rings,
            other => panic!("{other:?}"),
        }
    }

    fn twice_area(ring: &[LngLat]) -> f64 {
        ring.windows(2).map(|w| w[0].lng() * w[1].lat() - w[1].lng() * w[0].lat()).sum()
    }

    #[test]
    fn a_circle_has_64_corners_at_its_radius() {
        let ganja = at(46.36134, 40.68157);
        let rings = rings(circle(ganja, Metres::from_km(5.0)).unwrap());
        assert_eq!((rings.len(), rings[0].len()), (1, 65));
        assert_eq!(rings[0].first(), rings[0].last());
        for corner in &rings[0] {
            assert!((distance(ganja, *corner).0 - 5_000.0).abs() < 0.01);
        }
    }

    #[test]
    fn a_circle_across_the_antimeridian_is_two_polygons() {
        let rings = rings(circle(at(179.9, -16.5), Metres::from_km(40.0)).unwrap());
        assert_eq!(rings.len(), 2);
        assert!(rings.iter().flatten().any(|c| c.lng() == 180.0));
        assert!(rings.iter().flatten().any(|c| c.lng() == -180.0));
    }

    #[test]
    fn a_circle_over_a_pole_reaches_the_pole_and_both_edges() {
        for lat in [89.9, -89.9] {
            let rings = rings(circle(at(30.0, lat), Metres::from_km(100.0)).unwrap());
            assert_eq!(rings.len(), 1);
            let corners: Vec<_> = rings.iter().flatten().collect();
            assert!(corners.iter().any(|c| c.lat() == 90.0_f64.copysign(lat)));
            for edge in [-180.0, 180.0] {
                assert!(corners.iter().any(|c| c.lng() == edge), "{lat}: {corners:?}");
            }
        }
    }

    #[test]
    fn a_corridor_holds_its_lines_and_is_cut_at_the_antimeridian() {
        let line = vec![at(179.6, -16.8), at(-179.8, -16.2)];
        let corridor = Corridor { lines: vec![line], width: Metres(8_000.0) };
        let rings = rings(along(&corridor, at(179.9, -16.5), Metres::from_km(60.0)).unwrap());
        assert_eq!(rings.len(), 2);
        assert!(rings.iter().all(|ring| ring.first() == ring.last() && twice_area(ring) > 0.0), "{rings:?}");
        let east = rings.iter().flatten().filter(|c| c.lng() < 0.0).map(|c| c.lng()).fold(-180.0, f64::max);
        assert!((-179.8..-179.7).contains(&east), "{east}");
        let nothing = Corridor { lines: Vec::new(), width: Metres(8_000.0) };
        assert_eq!(along(&nothing, at(0.0, 0.0), Metres(1.0)), None);
    }

    #[test]
    fn radii_that_cannot_be_drawn_give_nothing() {
        for radius in [0.0, 0.5, -1.0, f64::NAN, f64::INFINITY, 6e6] {
            assert_eq!(circle(at(46.0, 40.0), Metres(radius)), None, "{radius}");
        }
    }

    proptest! {
        #[test]
        fn every_ring_is_closed_counterclockwise_and_on_one_side_of_the_antimeridian(
            lng in -180.0..=180.0f64, lat in -90.0..=90.0f64, radius in 1.0..3_000_000.0f64,
        ) {
            let rings = rings(circle(at(lng, lat), Metres(radius)).unwrap());
            for ring in &rings {
                prop_assert!(ring.len() >= 4);
                prop_assert_eq!(ring.first(), ring.last());
                prop_assert!(twice_area(ring) > 0.0);
                let wide = ring.windows(2).filter(|w| (w[0].lng() - w[1].lng()).abs() > 180.0);
                // Only the edge along a pole is wider than half the globe.
                prop_assert!(wide.clone().all(|w| w[0].lat().abs() == 90.0), "{:?}", wide.collect::<Vec<_>>());
            }
        }
    }
}
