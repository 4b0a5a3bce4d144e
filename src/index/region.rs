//! Areas with any outline: polygons with holes, in degrees, as GeoJSON and WKT have them.

use super::Bounds;
use crate::geodesy::{LngLat, Metres, chord, distance, great_circle_distance, nearest_on_line};
use geo::{BoundingRect, Coord, Intersects, LineString, Polygon, Rect};
use rstar::{AABB, RTree, RTreeObject};

/// Outlines are walked in steps of at most about this length, in metres: a step that is straight in degrees and the geodesic between its
/// ends are then a few centimetres apart.
const STEP: f64 = 500.0;

/// Distances on the sphere are at most so much longer than on the ellipsoid.
const SPARE: f64 = 1.007;

/// The sphere between two steps is less than this off the cuboid around them, in radii of the Earth: six metres.
const BULGE: f64 = 1e-6;

/// An area of at most so many steps and corners can be asked about.
const MOST_STEPS: usize = 2_000_000;

/// One polygon: its outer ring, then its holes; each ring is a list of longitudes and latitudes.
pub type Rings = Vec<Vec<[f64; 2]>>;

/// Polygons with holes. Their edges are straight in degrees (RFC 7946, section 3.1.1); borders belong to the area.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, Metres};
/// use incident_mapper::index::Region;
/// let ring = vec![[46.0, 40.0], [47.0, 40.0], [47.0, 41.0], [46.0, 41.0], [46.0, 40.0]];
/// let region = Region::new(vec![vec![ring]]).unwrap();
/// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
/// assert!(region.contains(ganja));
/// // The nearest edge is the western one, 30.5 km away.
/// assert!(region.edge_is_within(ganja, Metres::from_km(31.0)));
/// assert!(!region.edge_is_within(ganja, Metres::from_km(30.0)));
/// ```
#[derive(Debug, Clone)]
pub struct Region {
    polygons: Vec<(Rect, Polygon)>,
    /// The rings in short steps, without the cut along the antimeridian, by where they are in space.
    edges: RTree<Edge>,
    bounds: Bounds,
}

impl PartialEq for Region {
    fn eq(&self, other: &Self) -> bool {
        self.polygons == other.polygons
    }
}

/// A part of a ring.
#[derive(Debug, Clone)]
struct Edge {
    /// Around the unit vectors of the steps and what lies between them.
    space: AABB<[f64; 3]>,
    steps: Vec<LngLat>,
}

impl RTreeObject for Edge {
    type Envelope = AABB<[f64; 3]>;

    fn envelope(&self) -> Self::Envelope {
        self.space
    }
}

/// Why polygons are no area.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum InvalidRegion {
    /// There is no polygon, or one without a ring.
    #[error("there is no polygon")]
    Empty,
    /// A ring with fewer than three corners.
    #[error("a ring has fewer than three corners")]
    Ring,
    /// A corner that is not on Earth. Longitudes beyond the antimeridian may go up to 360 either way.
    #[error("longitude `{0}` and latitude `{1}` are no corner on Earth (-360..360, -90..90)")]
    Corner(f64, f64),
    /// Too many corners, or too long an outline.
    #[error("the outline is too long or has too many corners")]
    TooLarge,
}

impl Region {
    /// The area of these polygons. Rings may be closed or left open, and wound either way.
    ///
    /// # Errors
    /// No polygon, a ring of fewer than three corners, corners that are not on Earth, or millions of them.
    pub fn new(polygons: Vec<Rings>) -> Result<Self, InvalidRegion> {
        let mut region: Vec<(Rect, Polygon)> = Vec::new();
        let mut edges = Vec::new();
        let cut = is_cut_at_antimeridian(&polygons);
        let mut left = MOST_STEPS;
        for rings in polygons {
            let mut lines = Vec::new();
            for mut ring in rings {
                if ring.first() == ring.last() {
                    ring.pop();
                }
                if ring.len() < 3 {
                    return Err(InvalidRegion::Ring);
                }
                ring.extend(ring.first().copied());
                add_edges(&ring, cut, &mut left, &mut edges)?;
                lines.push(LineString::from_iter(ring.into_iter().map(|[x, y]| Coord { x, y })));
            }
            let mut lines = lines.into_iter();
            let polygon = Polygon::new(lines.next().ok_or(InvalidRegion::Empty)?, lines.collect());
            let rect = polygon.bounding_rect().ok_or(InvalidRegion::Empty)?;
            region.push((rect, polygon));
        }
        let bounds = bounds_of(region.iter().map(|(rect, _)| rect)).ok_or(InvalidRegion::Empty)?;
        Ok(Self { polygons: region, edges: RTree::bulk_load(edges), bounds })
    }

    /// A box around the area.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Whether `position` lies in the area or on its border.
    pub fn contains(&self, position: LngLat) -> bool {
        // A polygon across the antimeridian may be written with longitudes beyond 180 on either side.
        [0.0, 360.0, -360.0].into_iter().any(|turn| {
            let at = Coord { x: position.lng() + turn, y: position.lat() };
            self.polygons.iter().any(|(rect, polygon)| rect.intersects(&at) && polygon.intersects(&at))
        })
    }

    /// Whether a part of the border is at most `length` away from `position`.
    pub fn edge_is_within(&self, position: LngLat, length: Metres) -> bool {
        let is_near = |step: &[LngLat]| {
            let ends = step.iter().map(|end| great_circle_distance(position, *end).0);
            let nearest = ends.fold(f64::INFINITY, f64::min);
            nearest / SPARE - STEP <= length.0
                && (step.iter().any(|end| distance(position, *end).0 <= length.0)
                    || nearest_on_line(position, step).is_some_and(|(_, far)| far.0 <= length.0))
        };
        let reach = chord(Metres(length.0.max(0.0) * SPARE)) + BULGE;
        let center = position.unit_vector();
        let near = AABB::from_corners(center.map(|c| c - reach), center.map(|c| c + reach));
        let edges = self.edges.locate_in_envelope_intersecting(near);
        edges.flat_map(|edge| edge.steps.windows(2)).any(is_near)
    }

    /// Positions along the border, at most some 500 m apart, all corners among them.
    pub fn outline(&self) -> impl Iterator<Item = LngLat> + '_ {
        self.edges.iter().flat_map(|edge| edge.steps.iter().copied())
    }
}

/// Whether the polygons have edges along the antimeridian on both of its sides: then these are where one area was cut in two.
fn is_cut_at_antimeridian(polygons: &[Rings]) -> bool {
    let corners = || polygons.iter().flatten().flatten().map(|corner| corner[0]);
    corners().any(|lng| lng == 180.0) && corners().any(|lng| lng == -180.0)
}

/// Appends the edges of a closed ring.
fn add_edges(
    ring: &[[f64; 2]],
    cut: bool,
    left: &mut usize,
    edges: &mut Vec<Edge>,
) -> Result<(), InvalidRegion> {
    let at = |[lng, lat]: [f64; 2]| {
        let on_earth = (-360.0..=360.0).contains(&lng) && (-90.0..=90.0).contains(&lat);
        let wrapped = if lng > 180.0 {
            lng - 360.0
        } else if lng < -180.0 {
            lng + 360.0
        } else {
            lng
        };
        let position = LngLat::new(wrapped, lat).ok().filter(|_| on_earth);
        position.ok_or(InvalidRegion::Corner(lng, lat))
    };
    for pair in ring.windows(2) {
        let &[from, to] = pair else { continue };
        let (start, end) = (at(from)?, at(to)?);
        if cut && from[0].abs() == 180.0 && from[0] == to[0] {
            continue;
        }
        // Straight in degrees, an edge is never shorter than the great circle; along a parallel it may be much longer.
        let along_parallel =
            (to[0] - from[0]).abs() * 111_320.0 * from[1].abs().min(to[1].abs()).to_radians().cos();
        let count = (great_circle_distance(start, end).0.max(along_parallel) / STEP).ceil().max(1.0) as usize;
        *left = left.checked_sub(count).ok_or(InvalidRegion::TooLarge)?;
        let between = |n: usize| {
            let part = n as f64 / count as f64;
            at([0, 1].map(|axis| from[axis] + part * (to[axis] - from[axis])))
        };
        // In parts that are looked at by where they are.
        const PART: usize = 64;
        for first in (0..count).step_by(PART) {
            let steps = (first..=(first + PART).min(count)).map(between).collect::<Result<Vec<_>, _>>()?;
            let vectors: Vec<[f64; 3]> = steps.iter().map(|step| step.unit_vector()).collect();
            edges.push(Edge { space: AABB::from_points(&vectors), steps });
        }
    }
    Ok(())
}

/// A box around boxes in degrees. All round the globe where they are wider than that, or lie on both sides of the antimeridian.
fn bounds_of<'a>(rects: impl Iterator<Item = &'a Rect>) -> Option<Bounds> {
    let all = rects.copied().reduce(|a, b| {
        let (low, high) = (a.min(), a.max());
        Rect::new(
            (low.x.min(b.min().x), low.y.min(b.min().y)),
            (high.x.max(b.max().x), high.y.max(b.max().y)),
        )
    })?;
    let (west, east) = (all.min().x, all.max().x);
    let inside = west >= -180.0 && east <= 180.0;
    let wrap = |lng: f64| (lng + 180.0).rem_euclid(360.0) - 180.0;
    let (west, east) = match inside {
        true => (west, east),
        false if east - west >= 360.0 => (-180.0, 180.0),
        false => (wrap(west), wrap(east)),
    };
    Bounds::new(west, all.min().y, east, all.max().y).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::destination;
    use proptest::prelude::*;

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    fn square(west: f64, south: f64, east: f64, north: f64) -> Vec<[f64; 2]> {
        vec![[west, south], [east, south], [east, north], [west, north]]
    }

    #[test]
    fn holes_islands_and_borders_are_told_apart() {
        let with_hole = vec![square(44.0, 39.0, 48.0, 42.0), square(45.0, 40.0, 46.0, 41.0)];
        let island = vec![square(45.4, 40.4, 45.6, 40.6)];
        let region = Region::new(vec![with_hole, island]).unwrap();
        let check = |lng, lat, inside| assert_eq!(region.contains(at(lng, lat)), inside, "{lng},{lat}");
        check(44.5, 39.5, true);
        check(45.2, 40.2, false);
        check(45.5, 40.5, true);
        check(44.0, 39.0, true);
        check(45.0, 40.5, true);
        check(43.99, 40.0, false);
    }

    #[test]
    fn the_antimeridian_is_no_edge_however_it_is_written() {
        let cut = Region::new(vec![
            vec![square(177.0, -19.0, 180.0, -16.0)],
            vec![square(-180.0, -19.0, -178.0, -16.0)],
        ]);
        let beyond = Region::new(vec![vec![square(177.0, -19.0, 182.0, -16.0)]]);
        for region in [cut.unwrap(), beyond.unwrap()] {
            for lng in [179.9, -179.9, 180.0, -180.0] {
                assert!(region.contains(at(lng, -17.5)), "{lng}");
                assert!(!region.edge_is_within(at(lng, -17.5), Metres::from_km(100.0)), "{lng}");
                assert!(region.bounds().contains(at(lng, -17.5)), "{lng}");
            }
            assert!(region.edge_is_within(at(-178.1, -17.5), Metres::from_km(11.0)));
            assert!(!region.contains(at(-177.9, -17.5)) && !region.contains(at(0.0, -17.5)));
        }
    }

    #[test]
    fn what_is_no_area_is_refused() {
        assert_eq!(Region::new(vec![]), Err(InvalidRegion::Empty));
        assert_eq!(Region::new(vec![vec![]]), Err(InvalidRegion::Empty));
        assert_eq!(Region::new(vec![vec![vec![[1.0, 2.0], [3.0, 4.0]]]]), Err(InvalidRegion::Ring));
        let nowhere = vec![[1.0, 2.0], [3.0, 95.0], [5.0, 6.0]];
        assert_eq!(Region::new(vec![vec![nowhere]]), Err(InvalidRegion::Corner(3.0, 95.0)));
        let no_number = vec![[1.0, 2.0], [f64::NAN, 5.0], [5.0, 6.0]];
        assert!(Region::new(vec![vec![no_number]]).is_err());
    }

    proptest! {
        #[test]
        fn a_border_is_as_far_as_a_walk_along_it_finds(
            lng in -170.0..170.0_f64, lat in -70.0..70.0_f64, bearing in 0.0..360.0_f64, km in 0.0..300.0_f64,
        ) {
            let region = Region::new(vec![vec![square(lng - 1.0, lat - 1.0, lng + 1.0, lat + 1.0)]]).unwrap();
            let from = destination(at(lng, lat), bearing, Metres::from_km(km));
            let walked = region.outline().map(|step| distance(from, step).0).fold(f64::INFINITY, f64::min);
            // Between two steps it may be nearer by what a step's half takes off.
            let least = (walked * walked - (STEP / 2.0).powi(2)).max(0.0).sqrt().min(walked - 1.0);
            prop_assert!(region.edge_is_within(from, Metres(walked + 1.0)));
            prop_assert!(!region.edge_is_within(from, Metres((least - 2.0).max(0.0))) || least < 3.0);
        }
    }
}
