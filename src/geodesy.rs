//! Positions and distances on the WGS 84 ellipsoid: the only module that names a metric or an Earth radius.
//!
//! Distances that a user sees are geodesic (Karney 2013, <https://doi.org/10.1007/s00190-012-0578-z>), by the
//! `geo` crate. The unit vectors and chords are for the index, whose first cut is spherical.

mod buffer;
mod line;
mod mercator;
mod near;
mod plane;
mod utm;

pub use buffer::buffer;
pub use line::{midpoint, nearest_on_line};
pub use mercator::web_mercator;
pub use near::Origin;
pub(crate) use plane::{contains, ring_contains};
pub use utm::Utm;

use geo::{Bearing, Destination, Distance, Geodesic};

/// The mean Earth radius in metres that the spherical prefilter uses (IUGG 1980: (2a + b) / 3).
pub const MEAN_EARTH_RADIUS: f64 = 6_371_008.8;

/// A position: degrees of longitude, then of latitude, on WGS 84. Always finite and in range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LngLat {
    lng: f64,
    lat: f64,
}

/// Why two numbers are not a position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("longitude `{lng}` and latitude `{lat}` are not a position on Earth (-180..180, -90..90)")]
pub struct InvalidLngLat {
    /// The longitude that was given.
    pub lng: f64,
    /// The latitude that was given.
    pub lat: f64,
}

impl LngLat {
    /// The position of `lng` and `lat` in degrees.
    ///
    /// # Errors
    /// A longitude outside -180..=180, a latitude outside -90..=90, or a number that is not finite.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::geodesy::LngLat;
    /// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
    /// assert_eq!(ganja.lat(), 40.68157);
    /// assert!(LngLat::new(40.68157, 95.0).is_err());
    /// ```
    pub fn new(lng: f64, lat: f64) -> Result<Self, InvalidLngLat> {
        if lng.is_finite() && lat.is_finite() && lng.abs() <= 180.0 && lat.abs() <= 90.0 {
            Ok(Self { lng, lat })
        } else {
            Err(InvalidLngLat { lng, lat })
        }
    }

    /// Degrees east of Greenwich.
    pub fn lng(self) -> f64 {
        self.lng
    }

    /// Degrees north of the equator.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// The point of the unit sphere with this longitude and latitude: `[x, y, z]`, `z` towards the north pole.
    pub fn unit_vector(self) -> [f64; 3] {
        let (sin_lat, cos_lat) = self.lat.to_radians().sin_cos();
        let (sin_lng, cos_lng) = self.lng.to_radians().sin_cos();
        [cos_lat * cos_lng, cos_lat * sin_lng, sin_lat]
    }
}

/// The semi-major axis of WGS 84, in metres.
const SEMI_MAJOR_AXIS: f64 = 6_378_137.0;
/// The square of its eccentricity.
const ECCENTRICITY_2: f64 = 0.006_694_379_990_141_317;

/// The least radius of curvature of the ellipsoid, b²/a along a meridian at the equator, in metres. No geodesic bends more.
pub const TIGHTEST_BEND: f64 = 6_335_439.327;

/// How far the ellipsoid's surface lies from its axis and north of the plane of its equator at a latitude, in metres.
pub fn meridian(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let normal = SEMI_MAJOR_AXIS / (1.0 - ECCENTRICITY_2 * sin * sin).sqrt();
    (normal * cos, normal * (1.0 - ECCENTRICITY_2) * sin)
}

impl LngLat {
    /// The point in space on the ellipsoid, in metres from the middle of the Earth: `[x, y, z]`, `z` towards the north pole.
    ///
    /// The straight line between two such points is never longer than the geodesic, and for a hundred kilometres a metre shorter.
    /// One place is one point, whether its longitude is 180 or -180, and at a pole whatever its longitude.
    pub fn point_in_space(self) -> [f64; 3] {
        let (from_axis, north) = meridian(self.lat);
        let from_axis = if self.lat.abs() == 90.0 { 0.0 } else { from_axis };
        let lng = if self.lng == -180.0 { 180.0 } else { self.lng };
        let (sin, cos) = lng.to_radians().sin_cos();
        [from_axis * cos, from_axis * sin, north]
    }
}

impl std::fmt::Display for LngLat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.5},{:.5}", self.lng, self.lat)
    }
}

/// A length in metres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Metres(pub f64);

impl Metres {
    /// `km` kilometres.
    pub fn from_km(km: f64) -> Self {
        Self(km * 1000.0)
    }

    /// This length in kilometres.
    pub fn km(self) -> f64 {
        self.0 / 1000.0
    }
}

/// The geodesic distance between two positions on the WGS 84 ellipsoid: by Karney's algorithm, or, for what is nearer than 200 km, by a
/// series that is within a hundredth of a millimetre of it (within a micrometre up to 100 km) and many times faster.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, distance};
/// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
/// let barda = LngLat::new(47.12619, 40.37577).unwrap();
/// assert!((distance(ganja, barda).km() - 73.1).abs() < 0.5);
/// ```
pub fn distance(a: LngLat, b: LngLat) -> Metres {
    Origin::new(a).distance(b)
}

/// The geodesic distance by Karney's algorithm.
fn karney(a: LngLat, b: LngLat) -> Metres {
    Metres(Geodesic.distance(point(a), point(b)))
}

/// The great-circle distance between two positions on the sphere of [`MEAN_EARTH_RADIUS`]: within 0.6 % of the geodesic one.
///
/// For scores only, because published ones are computed so (haversine: R. W. Sinnott, Sky and Telescope 68, 1984).
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, distance, great_circle_distance};
/// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
/// let barda = LngLat::new(47.12619, 40.37577).unwrap();
/// assert!((great_circle_distance(ganja, barda).km() - distance(ganja, barda).km()).abs() < 0.3);
/// ```
pub fn great_circle_distance(a: LngLat, b: LngLat) -> Metres {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let h = half(lat_b - lat_a) + lat_a.cos() * lat_b.cos() * half((b.lng - a.lng).to_radians());
    Metres(2.0 * MEAN_EARTH_RADIUS * h.sqrt().min(1.0).asin())
}

/// Whether two positions are less than `limit` apart: as [`distance`] says, which is asked only where it is close.
pub fn is_nearer(a: LngLat, b: LngLat, limit: Metres) -> bool {
    // A degree of latitude is nowhere shorter, and no way between two parallels is shorter than the meridian.
    const SHORTEST_DEGREE: f64 = 110_574.0;
    // No geodesic differs by more than 0.6 % from the great circle.
    const MOST_DIFFERENT: f64 = 0.006;
    if (a.lat - b.lat).abs() * SHORTEST_DEGREE >= limit.0 || least_way_to_meridian(a, b.lng) >= limit.0 {
        return false;
    }
    let about = great_circle_distance(a, b).0;
    let (least, most) = (about * (1.0 - MOST_DIFFERENT), about * (1.0 + MOST_DIFFERENT));
    most < limit.0 || least < limit.0 && distance(a, b) < limit
}

/// A length that no way from a position to the meridian of `lng` is shorter than, in metres: without a sine, so often far less than it is.
///
/// On a sphere the sine of that way is cos(latitude) sin(difference of longitude); each factor is put at the first terms of its series, which
/// are below it, and an angle is no less than its sine.
fn least_way_to_meridian(from: LngLat, lng: f64) -> f64 {
    let apart = (from.lng - lng).abs();
    let apart = apart.min(360.0 - apart).to_radians();
    if apart > std::f64::consts::FRAC_PI_2 {
        return 0.0;
    }
    let lat = from.lat.to_radians();
    let cos_lat = (1.0 - lat * lat / 2.0).max(0.0);
    TIGHTEST_BEND * cos_lat * apart * (1.0 - apart * apart / 6.0)
}

/// The initial bearing from `a` to `b`, in degrees clockwise from north, 0 up to but not including 360.
pub fn bearing(a: LngLat, b: LngLat) -> f64 {
    Geodesic.bearing(point(a), point(b)).rem_euclid(360.0) % 360.0
}

/// The position `length` away from `from` along the geodesic that starts at `bearing` degrees from north.
pub fn destination(from: LngLat, bearing: f64, length: Metres) -> LngLat {
    let p = Geodesic.destination(point(from), bearing, length.0);
    let lng = (p.x() + 180.0).rem_euclid(360.0) - 180.0;
    LngLat { lng, lat: p.y().clamp(-90.0, 90.0) }
}

/// `corners` positions, an even number, `radius` away from `centre`: from north towards the west and round; the first again as the last.
///
/// They are those of [`destination`], to the bit. East of the meridian the geodesics are those west of it in a mirror, so half of them
/// are worked out.
pub fn circle(centre: LngLat, radius: Metres, corners: u32) -> Vec<LngLat> {
    let bearing = |n: u32| 360.0 - f64::from(n) * 360.0 / f64::from(corners);
    // The longitudes from that of the centre on, and the latitudes.
    let from = geo::Point::new(0.0, centre.lat);
    let west = (0..=corners / 2).map(|n| Geodesic.destination(from, bearing(n), radius.0));
    let west: Vec<(f64, f64)> = west.map(|p| (p.x(), p.y())).collect();
    let east = west.iter().rev().skip(1).map(|(lng, lat)| (-lng, *lat));
    let place = |(lng, lat): (f64, f64)| {
        // GeographicLib reckons from 180 degrees where the centre is at -180.
        let lng = within_a_turn(within_a_turn(centre.lng) + within_a_turn(lng));
        LngLat { lng: (lng + 180.0).rem_euclid(360.0) - 180.0, lat: lat.clamp(-90.0, 90.0) }
    };
    west.iter().copied().chain(east).map(place).collect()
}

/// A longitude of at most one turn to either side, above -180 and up to 180 degrees, as GeographicLib has it.
fn within_a_turn(lng: f64) -> f64 {
    match lng {
        lng if lng > 180.0 => lng - 360.0,
        lng if lng <= -180.0 => lng + 360.0,
        lng => lng,
    }
}

/// The straight-line distance through the unit sphere that corresponds to `length` along its surface.
///
/// At half the circumference and beyond this is 2, the diameter.
pub fn chord(length: Metres) -> f64 {
    let angle = (length.0 / MEAN_EARTH_RADIUS).clamp(0.0, std::f64::consts::PI);
    2.0 * (angle / 2.0).sin()
}

fn point(p: LngLat) -> geo::Point {
    geo::Point::new(p.lng, p.lat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    #[test]
    fn distances_agree_with_geographiclib() {
        // GeodSolve -i of GeographicLib: JFK to LHR is 5,551,759.400 m.
        let d = distance(at(-73.8, 40.6), at(-0.5, 51.6));
        assert!((d.0 - 5_551_759.400).abs() < 1.0, "{d:?}");
    }

    #[test]
    fn nearer_is_what_the_distance_says() {
        for lat in [0.0, 0.9, 45.0, 89.0, -30.0] {
            for (dlng, dlat) in
                [(0.0, 0.903), (0.0, 0.905), (0.5, 0.2), (1.2, 0.0), (0.0, -0.904), (0.0, 0.0)]
            {
                let (a, b) = (at(10.0, lat), at(10.0 + dlng, lat + dlat));
                for km in [0.0, 60.0, 99.9, 100.0, 100.1, 200.0] {
                    let limit = Metres::from_km(km);
                    assert_eq!(is_nearer(a, b, limit), distance(a, b) < limit, "{a} {b} {km}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_circle_is_where_the_ways_in_all_directions_end(
            lng in -180.0..=180.0_f64, lat in -90.0..=90.0_f64, round in any::<bool>(), length in 0.0..16.0_f64,
        ) {
            let centre = if round { at(lng.round(), lat.round()) } else { at(lng, lat) };
            for corners in [16, 64] {
                let circle = circle(centre, Metres(length.exp()), corners);
                prop_assert_eq!(circle.len(), corners as usize + 1);
                for (n, corner) in circle.iter().enumerate() {
                    let bearing = 360.0 - (n as u32 % corners) as f64 * 360.0 / f64::from(corners);
                    let way = destination(centre, bearing, Metres(length.exp()));
                    prop_assert_eq!([corner.lng.to_bits(), corner.lat.to_bits()], [way.lng.to_bits(), way.lat.to_bits()]);
                }
            }
        }

        #[test]
        fn no_way_to_a_place_is_shorter_than_the_least_way_to_its_meridian(
            a in (-180.0..=180.0_f64, -90.0..=90.0_f64), b in (-180.0..=180.0_f64, -90.0..=90.0_f64), near in -2.0..2.0_f64,
        ) {
            let (a, far) = (at(a.0, a.1), at(b.0, b.1));
            let near = at((a.lng() + near).clamp(-180.0, 180.0), (a.lat() + b.1 / 90.0).clamp(-90.0, 90.0));
            for b in [far, near] {
                prop_assert!(least_way_to_meridian(a, b.lng()) <= distance(a, b).0, "{a} {b}");
            }
        }
    }

    #[test]
    fn a_degree_of_a_great_circle_is_as_long_everywhere() {
        let degree = MEAN_EARTH_RADIUS.to_radians();
        for (a, b) in [
            (at(0.0, 0.0), at(1.0, 0.0)),
            (at(20.0, 89.5), at(-160.0, 89.5)),
            (at(179.5, 0.0), at(-179.5, 0.0)),
        ] {
            assert!((great_circle_distance(a, b).0 - degree).abs() < 0.01, "{a} {b}");
        }
        let half = great_circle_distance(at(10.0, 30.0), at(-170.0, -30.0)).0;
        assert!((half - MEAN_EARTH_RADIUS * std::f64::consts::PI).abs() < 0.01, "{half}");
    }

    #[test]
    fn a_quarter_meridian_is_ten_thousand_kilometres() {
        assert!((distance(at(0.0, 0.0), at(0.0, 90.0)).km() - 10_001.966).abs() < 0.01);
    }

    #[test]
    fn destination_undoes_distance_and_bearing() {
        let (a, b) = (at(46.36, 40.68), at(47.13, 40.38));
        let back = destination(a, bearing(a, b), distance(a, b));
        assert!(distance(back, b).0 < 0.01);
    }

    #[test]
    fn the_antimeridian_is_no_wall() {
        assert!(distance(at(179.9, 0.0), at(-179.9, 0.0)).km() < 23.0);
        assert!(destination(at(179.9, 0.0), 90.0, Metres::from_km(50.0)).lng() < -179.0);
    }
}
