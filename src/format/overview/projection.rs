//! From positions to points of the picture: which projection, how large, and what of the Earth is in the frame.

use super::plane::{self, Point, Rect};
use crate::geodesy::{self, LngLat, Metres};

/// Incidents that lie farther than this from their middle (48 degrees of a great circle) are shown on Equal Earth.
const WIDEST_STEREOGRAPHIC: Metres = Metres(5_340_000.0);
/// What is farther from the middle than this many degrees is drawn at this distance: out of any frame, and finite.
const FARTHEST: f64 = 140.0;
/// The least extent of a picture, so that one point has surroundings.
const LEAST_EXTENT: Metres = Metres(220_000.0);
/// The central meridian of a world map: it cuts the Earth in the Bering Strait, through no land.
const WORLD_MERIDIAN: f64 = 11.0;
/// The share of the extent that is left free on each side.
const PADDING: f64 = 0.1;

/// How the sphere is laid out on the plane; x to the east, y to the north, the sphere's radius is 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Projection {
    /// Conformal about its centre: circles stay circles, north is up in the middle.
    Stereographic { centre: LngLat },
    /// The Earth from afar; the far side is drawn on the limb.
    Orthographic { centre: LngLat },
    /// Equal Earth, for the world (Šavrič, Patterson, Jenny 2018, <https://doi.org/10.1080/13658816.2018.1504949>).
    EqualEarth { meridian: f64 },
}

impl Projection {
    /// The point of the plane for degrees of longitude and latitude; always finite for finite degrees.
    pub fn forward(self, [lng, lat]: Point) -> Point {
        match self {
            Self::Stereographic { centre } => {
                let ([east, north], towards) = turned(centre, lng, lat);
                let farthest = FARTHEST.to_radians();
                if towards < farthest.cos() {
                    return on_circle([east, north], 2.0 * (farthest / 2.0).tan());
                }
                let k = 2.0 / (1.0 + towards);
                [k * east, k * north]
            }
            Self::Orthographic { centre } => {
                let (beside, towards) = turned(centre, lng, lat);
                if towards < 0.0 { on_circle(beside, 1.0) } else { beside }
            }
            Self::EqualEarth { meridian } => equal_earth(lng - meridian, lat),
        }
    }

    /// Whether a longitude that is less than half a turn from the central meridian must be cut for, since the plane
    /// ends there.
    fn window(self) -> Option<(f64, f64)> {
        match self {
            Self::EqualEarth { meridian } => Some((meridian - 180.0, meridian + 180.0)),
            _ => None,
        }
    }
}

/// The unit vector of a position, turned so that `centre` looks at the reader: (east, north), towards the reader.
fn turned(centre: LngLat, lng: f64, lat: f64) -> (Point, f64) {
    let (sin0, cos0) = centre.lat().to_radians().sin_cos();
    let (sin, cos) = lat.to_radians().sin_cos();
    let (sin_turn, cos_turn) = (lng - centre.lng()).to_radians().sin_cos();
    ([cos * sin_turn, cos0 * sin - sin0 * cos * cos_turn], sin0 * sin + cos0 * cos * cos_turn)
}

fn on_circle([x, y]: Point, radius: f64) -> Point {
    let length = x.hypot(y);
    if length > 1e-12 { [x / length * radius, y / length * radius] } else { [0.0, radius] }
}

fn equal_earth(turn: f64, lat: f64) -> Point {
    const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
    let root3 = 3.0_f64.sqrt();
    let theta = (root3 / 2.0 * lat.to_radians().sin()).asin();
    let t2 = theta * theta;
    let t6 = t2 * t2 * t2;
    let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
    let x = 2.0 * root3 * turn.to_radians() * theta.cos() / (3.0 * slope);
    [x, theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))]
}

/// A projection, and where its plane lies in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    /// The projection.
    pub projection: Projection,
    /// The frame in the picture.
    pub frame: Rect,
    /// Units of the picture for one of the plane.
    pub scale: f64,
    /// The point of the plane in the middle of the frame.
    pub middle: Point,
}

/// A shape that the frame must hold: a position and how far around it.
pub(super) type Spot = (LngLat, Metres);

impl View {
    /// A view that holds `spots`: their positions whole, their surroundings as far as they do not dwarf the rest.
    ///
    /// The frame begins at `corner`, is `width` wide, and as high as suits the spots.
    pub fn fitting(spots: &[Spot], corner: Point, width: f64) -> Self {
        let centre = middle(spots);
        let spread = |c: LngLat| {
            spots
                .iter()
                .map(|(p, _)| geodesy::distance(c, *p))
                .fold(Metres(0.0), |a, b| if b > a { b } else { a })
        };
        match centre {
            Some(centre) if spread(centre) <= WIDEST_STEREOGRAPHIC => {
                let most = Metres(spread(centre).0 * 0.6 + 80_000.0);
                let outlines: Vec<Spot> =
                    spots.iter().map(|(p, r)| (*p, if *r > most { most } else { *r })).collect();
                Self::framing(Projection::Stereographic { centre }, &outlines, corner, width)
            }
            _ => Self::world(spots, corner, width),
        }
    }

    /// A view of what lies around the spots, padded; a circle counts with all its outline.
    fn framing(projection: Projection, spots: &[Spot], corner: Point, width: f64) -> Self {
        let mut outline = Vec::new();
        for (p, radius) in spots {
            outline.push(projection.forward([p.lng(), p.lat()]));
            for step in 0..16 {
                let q = geodesy::destination(*p, f64::from(step) * 22.5, *radius);
                outline.push(projection.forward([q.lng(), q.lat()]));
            }
        }
        let bounds = Rect::holding(&outline).unwrap_or(Rect::around([0.0, 0.0], 0.0, 0.0));
        let least = geodesy::chord(LEAST_EXTENT);
        let free = 1.0 + 2.0 * PADDING;
        let (wide, high) = ((bounds.width() * free).max(least), (bounds.height() * free).max(least * 0.6));
        let height = (width * (high / wide).clamp(0.5, 0.72)).round();
        let frame = frame(corner, width, height);
        Self { projection, frame, scale: (width / wide).min(height / high), middle: bounds.centre() }
    }

    /// A view of the whole world, without the polar regions where nothing happened.
    fn world(spots: &[Spot], corner: Point, width: f64) -> Self {
        let projection = Projection::EqualEarth { meridian: meridian(spots) };
        let lowest = spots.iter().map(|(p, _)| p.lat()).fold(90.0, f64::min);
        let highest = spots.iter().map(|(p, _)| p.lat()).fold(-90.0, f64::max);
        // 56 degrees south is Cape Horn, 84 north the last of Greenland.
        let [_, south] = equal_earth(0.0, (lowest - 8.0).clamp(-90.0, -57.0));
        let [_, north] = equal_earth(0.0, (highest + 8.0).clamp(84.5, 90.0));
        let [east, _] = equal_earth(180.0, 0.0);
        let border = 8.0;
        let scale = (width - 2.0 * border) / (2.0 * east);
        let height = ((north - south) * scale + 2.0 * border).round();
        let frame = frame(corner, width, height);
        Self { projection, frame, scale, middle: [0.0, (south + north) / 2.0] }
    }

    /// A globe with `centre` in its middle, of `radius` around `middle` in the picture.
    pub fn globe(centre: LngLat, middle: Point, radius: f64) -> Self {
        Self {
            projection: Projection::Orthographic { centre },
            frame: Rect::around(middle, radius, radius),
            scale: radius,
            middle: [0.0, 0.0],
        }
    }

    /// Whether this shows so much of the Earth that distances differ over the frame.
    pub fn is_world(&self) -> bool {
        matches!(self.projection, Projection::EqualEarth { .. })
    }

    /// The point of the picture for a position.
    pub fn point(&self, p: LngLat) -> Point {
        self.place(self.projection.forward(self.projection.unwrapped(p)))
    }

    fn place(&self, [x, y]: Point) -> Point {
        let [cx, cy] = self.frame.centre();
        [cx + (x - self.middle[0]) * self.scale, cy - (y - self.middle[1]) * self.scale]
    }

    /// The position at a point of the picture; `None` for Equal Earth and beyond the globe.
    pub fn position(&self, [px, py]: Point) -> Option<LngLat> {
        let Projection::Stereographic { centre } = self.projection else { return None };
        let [cx, cy] = self.frame.centre();
        let (x, y) = ((px - cx) / self.scale + self.middle[0], (cy - py) / self.scale + self.middle[1]);
        let rho = x.hypot(y);
        if rho < 1e-12 {
            return Some(centre);
        }
        let (sin_c, cos_c) = (2.0 * (rho / 2.0).atan()).sin_cos();
        let (sin0, cos0) = centre.lat().to_radians().sin_cos();
        let lat = (cos_c * sin0 + y * sin_c * cos0 / rho).clamp(-1.0, 1.0).asin().to_degrees();
        let turn = (x * sin_c).atan2(rho * cos0 * cos_c - y * sin0 * sin_c).to_degrees();
        LngLat::new((centre.lng() + turn + 540.0).rem_euclid(360.0) - 180.0, lat).ok()
    }

    /// The position in the middle of the frame; for Equal Earth, where the equator meets the central meridian.
    pub fn centre(&self) -> Option<LngLat> {
        match self.projection {
            Projection::EqualEarth { meridian } => {
                LngLat::new((meridian + 540.0).rem_euclid(360.0) - 180.0, 0.0).ok()
            }
            Projection::Orthographic { centre } => Some(centre),
            Projection::Stereographic { .. } => self.position(self.frame.centre()),
        }
    }

    /// Units of the picture for a metre, east and west of [`Self::centre`].
    pub fn units_per_metre(&self) -> f64 {
        let Some(centre) = self.centre() else { return 0.0 };
        let length = Metres::from_km(10.0);
        let [ax, ay] = self.point(geodesy::destination(centre, 270.0, length));
        let [bx, by] = self.point(geodesy::destination(centre, 90.0, length));
        (bx - ax).hypot(by - ay) / (2.0 * length.0)
    }

    /// Units of the picture for a degree of latitude in the middle.
    pub fn units_per_degree(&self) -> f64 {
        self.scale.to_radians()
    }

    /// The polygons of the picture for outlines on the Earth, to be filled by the even-odd rule.
    ///
    /// # Shape
    /// Cut at the frame grown by `margin`, so that what runs along that cut is out of sight. No point is repeated.
    pub fn fill(&self, outlines: impl Iterator<Item = Vec<Point>>, margin: f64) -> Vec<Vec<Point>> {
        let frame = self.frame.grown(margin);
        let mut polygons = Vec::new();
        // On the globe, an outline may hold the point that is opposite to the centre; in the plane its inside and
        // outside then change places. The centre tells, for all outlines together.
        let mut turned_out = false;
        for outline in outlines {
            let rings = match self.projection.window() {
                Some(window) => cut_at_seam(outline, window),
                None => vec![outline],
            };
            for ring in rings {
                let plane: Vec<Point> = ring.iter().map(|p| self.projection.forward(*p)).collect();
                if let Projection::Stereographic { centre } | Projection::Orthographic { centre } =
                    self.projection
                {
                    turned_out ^= plane::ring_contains(&plane, [0.0, 0.0]) ^ holds(&ring, centre);
                }
                let placed: Vec<Point> = plane.into_iter().map(|p| self.place(p)).collect();
                let clipped = plane::clip_ring(&placed, frame);
                if clipped.len() > 2 {
                    polygons.push(clipped);
                }
            }
        }
        if turned_out {
            polygons.push(frame.corners().to_vec());
        }
        polygons
    }

    /// The parts of lines on the Earth that are in the frame.
    pub fn line(&self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut parts = Vec::new();
        let Some((west, _)) = self.projection.window() else {
            let placed: Vec<Point> = line.iter().map(|p| self.place(self.projection.forward(*p))).collect();
            return plane::clip_line(&placed, self.frame.grown(2.0));
        };
        let mut run: Vec<Point> = Vec::new();
        let mut before: Option<f64> = None;
        for &[lng, lat] in line {
            let wrapped = (lng - west).rem_euclid(360.0) + west;
            if before.is_some_and(|b| (b - wrapped).abs() > 180.0) {
                parts.extend(plane::clip_line(&run, self.frame.grown(2.0)));
                run.clear();
            }
            before = Some(wrapped);
            run.push(self.place(self.projection.forward([wrapped, lat])));
        }
        parts.extend(plane::clip_line(&run, self.frame.grown(2.0)));
        parts
    }

    /// The outline of the Earth where the frame may reach beyond it.
    pub fn edge(&self) -> Option<Vec<Point>> {
        let (west, east) = self.projection.window()?;
        let step = |i: i32| f64::from(i) * 3.0 - 90.0;
        let left = (0..=60).map(|i| [west, step(i)]);
        let right = (0..=60).rev().map(|i| [east, step(i)]);
        Some(left.chain(right).map(|p| self.place(self.projection.forward(p))).collect())
    }
}

impl Projection {
    /// Degrees of a position, the longitude as near to the middle of the plane as it gets.
    fn unwrapped(self, p: LngLat) -> Point {
        match self.window() {
            Some((west, _)) => [(p.lng() - west).rem_euclid(360.0) + west, p.lat()],
            None => [p.lng(), p.lat()],
        }
    }
}

fn frame([left, top]: Point, width: f64, height: f64) -> Rect {
    Rect { left, top, right: left + width, bottom: top + height }
}

/// The middle of the spots on the sphere, in whatever order they come; `None` where they balance each other.
fn middle(spots: &[Spot]) -> Option<LngLat> {
    let mut low = [f64::INFINITY; 3];
    let mut high = [f64::NEG_INFINITY; 3];
    for (p, _) in spots {
        for (axis, v) in p.unit_vector().into_iter().enumerate() {
            low[axis] = low[axis].min(v);
            high[axis] = high[axis].max(v);
        }
    }
    let [x, y, z] = [low[0] + high[0], low[1] + high[1], low[2] + high[2]];
    let length = x.hypot(y).hypot(z);
    if !length.is_finite() || length < 1e-6 {
        return None;
    }
    LngLat::new(y.atan2(x).to_degrees(), (z / length).clamp(-1.0, 1.0).asin().to_degrees()).ok()
}

/// The central meridian of a world map: the usual one, else opposite to the widest stretch without a spot.
fn meridian(spots: &[Spot]) -> f64 {
    let mut lngs: Vec<f64> = spots.iter().map(|(p, _)| p.lng().rem_euclid(360.0)).collect();
    lngs.sort_by(f64::total_cmp);
    let Some((&first, &last)) = lngs.first().zip(lngs.last()) else { return WORLD_MERIDIAN };
    let mut widest = (first + 360.0 - last, (first + 360.0 + last) / 2.0);
    for pair in lngs.windows(2) {
        if pair[1] - pair[0] > widest.0 {
            widest = (pair[1] - pair[0], (pair[0] + pair[1]) / 2.0);
        }
    }
    let seam = WORLD_MERIDIAN + 180.0;
    let nearest = lngs.iter().map(|l| (l - seam).abs().min(360.0 - (l - seam).abs())).fold(360.0, f64::min);
    if widest.0 < 150.0 && nearest > 6.0 {
        return WORLD_MERIDIAN;
    }
    ((widest.1 + 180.0).rem_euclid(360.0)).round()
}

/// The parts of an outline within a turn of longitude, their sides along the seam cut into short steps, since the
/// projection bends them.
fn cut_at_seam(mut outline: Vec<Point>, (west, east): (f64, f64)) -> Vec<Vec<Point>> {
    let Some((&first, &last)) = outline.first().zip(outline.last()) else { return Vec::new() };
    if (first[0] - last[0]).abs() > 180.0 {
        // It runs around a pole: closed along the pole's latitude.
        let pole = if first[1] < 0.0 { -90.0 } else { 90.0 };
        outline.push([last[0], pole]);
        outline.push([first[0], pole]);
    }
    let low = outline.iter().map(|p| p[0]).fold(f64::INFINITY, f64::min);
    let high = outline.iter().map(|p| p[0]).fold(f64::NEG_INFINITY, f64::max);
    let window = Rect { left: west, top: -90.0, right: east, bottom: 90.0 };
    let mut parts = Vec::new();
    for turn in -3..=3 {
        let shift = f64::from(turn) * 360.0;
        if high + shift < west || low + shift > east {
            continue;
        }
        let moved: Vec<Point> = outline.iter().map(|p| [p[0] + shift, p[1]]).collect();
        let part = plane::clip_ring(&moved, window);
        if part.len() > 2 {
            parts.push(in_short_steps(&part));
        }
    }
    parts
}

fn in_short_steps(ring: &[Point]) -> Vec<Point> {
    let mut steps = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else { return steps };
    let mut a = last;
    for &b in ring {
        let pieces = ((a[0] - b[0]).abs().max((a[1] - b[1]).abs()) / 3.0).ceil().clamp(1.0, 240.0) as u32;
        for i in 1..=pieces {
            let t = f64::from(i) / f64::from(pieces);
            steps.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
        }
        a = b;
    }
    steps
}

/// Whether an outline on the Earth holds `p`: it is crossed an odd number of times on the way to the north pole.
fn holds(ring: &[Point], p: LngLat) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        let from = (pair[0][0] - p.lng() + 540.0).rem_euclid(360.0) - 180.0;
        let to = from + pair[1][0] - pair[0][0];
        if (from >= 0.0) != (to >= 0.0) {
            let t = from / (from - to);
            if pair[0][1] + t * (pair[1][1] - pair[0][1]) > p.lat() {
                inside = !inside;
            }
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::{Basemap, Detail};

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    fn view(spots: &[(f64, f64)]) -> View {
        let spots: Vec<Spot> = spots.iter().map(|(lng, lat)| (at(*lng, *lat), Metres(0.0))).collect();
        View::fitting(&spots, [0.0, 0.0], 900.0)
    }

    #[test]
    fn every_spot_is_in_the_frame() {
        let check = |spots: &[(f64, f64)]| {
            let view = view(spots);
            for (lng, lat) in spots {
                let p = view.point(at(*lng, *lat));
                assert!(view.frame.contains(p), "{lng} {lat} at {p:?} of {:?}", view.frame);
            }
        };
        check(&[(46.36, 40.68)]);
        check(&[(46.36, 40.68), (47.13, 40.38), (46.75, 39.82)]);
        check(&[(178.4, -18.1), (-179.9, -16.8)]);
        check(&[(0.0, 90.0), (15.6, 78.2)]);
        check(&[(-70.7, -33.5), (46.4, 40.7), (144.9, -37.8), (178.4, -18.1), (-172.0, -13.8)]);
        check(&[(0.0, 0.0), (180.0, 0.0), (0.0, 90.0), (0.0, -90.0)]);
    }

    #[test]
    fn neighbours_across_the_antimeridian_are_near_on_the_map() {
        let regional = view(&[(178.4, -18.1), (-179.9, -16.8)]);
        assert!(!regional.is_world());
        let world = view(&[(178.4, -18.1), (-179.9, -16.8), (46.4, 40.7), (-74.1, 4.6), (2.3, 48.9)]);
        assert!(world.is_world());
        let [ax, _] = world.point(at(178.4, -18.1));
        let [bx, _] = world.point(at(-179.9, -16.8));
        assert!(0.0 < bx - ax && bx - ax < 20.0, "{ax} {bx}");
    }

    #[test]
    fn a_point_of_the_picture_leads_back_to_its_position() {
        let view = view(&[(46.36, 40.68), (30.5, 50.4)]);
        for p in [[0.0, 0.0], [450.0, 200.0], [900.0, 450.0]] {
            let [x, y] = view.point(view.position(p).unwrap());
            assert!((x - p[0]).hypot(y - p[1]) < 1e-6);
        }
    }

    #[test]
    fn a_circle_stays_a_circle_and_the_scale_is_true() {
        let view = view(&[(46.36, 40.68), (47.13, 39.5)]);
        let centre = view.centre().unwrap();
        let [cx, cy] = view.point(centre);
        for bearing in [0.0, 45.0, 90.0, 210.0] {
            let [x, y] = view.point(geodesy::destination(centre, bearing, Metres::from_km(50.0)));
            let length = (x - cx).hypot(y - cy);
            assert!((length / (50_000.0 * view.units_per_metre()) - 1.0).abs() < 0.01, "{bearing}");
        }
    }

    #[test]
    fn land_is_land_wherever_the_map_is_centred() {
        let map = Basemap::read(Detail::World);
        // What is opposite to these lies in Spain, China, the Pacific, the Arctic Ocean and Antarctica: an outline
        // that holds the opposite point is inside out on the map.
        let check = |lng: f64, lat: f64, expect: bool| {
            let p = at(lng, lat);
            for view in [view(&[(lng, lat)]), View::globe(p, [100.0, 100.0], 50.0)] {
                let land = view.fill(map.land(), 2.0);
                assert_eq!(plane::contains(&land, view.point(p)), expect, "{lng} {lat}");
            }
        };
        check(176.0, -39.0, true);
        check(-66.0, -38.0, true);
        check(25.0, 0.5, true);
        check(0.0, -89.0, true);
        check(20.0, 86.0, false);
        check(-150.0, 10.0, false);
        check(51.0, 40.0, false);
    }
}
