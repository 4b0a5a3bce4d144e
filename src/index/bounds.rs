//! Boxes of longitude and latitude, also across the antimeridian.

use super::area::Wedge;
use crate::geodesy::{LngLat, MEAN_EARTH_RADIUS, Metres, meridian};

/// The spherical angle of a length is at most 0.7 % off the ellipsoid's; grown boxes are a little too large.
const SPARE: f64 = 1.01;

/// A box of longitude and latitude in degrees, borders included. A west beyond its east crosses the antimeridian.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::LngLat;
/// use incident_mapper::index::Bounds;
/// let fiji = Bounds::new(177.0, -19.0, -178.0, -16.0).unwrap();
/// assert!(fiji.contains(LngLat::new(178.44, -18.14).unwrap())); // Suva
/// assert!(fiji.contains(LngLat::new(-179.9, -16.8).unwrap()));
/// assert!(!fiji.contains(LngLat::new(174.76, -36.85).unwrap())); // Auckland
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

/// Why four numbers are not a box.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum InvalidBounds {
    /// A longitude outside -180..=180, or not a number.
    #[error("`{0}` is not a longitude (-180..180)")]
    Longitude(f64),
    /// A latitude outside -90..=90, or not a number.
    #[error("`{0}` is not a latitude (-90..90)")]
    Latitude(f64),
    /// The south lies north of the north.
    #[error("the south `{south}` lies north of the north `{north}`")]
    UpsideDown {
        /// The second number.
        south: f64,
        /// The fourth number.
        north: f64,
    },
}

impl Bounds {
    /// The box of these edges, in degrees. From `west` eastwards to `east`; -180 to 180 is the whole circle.
    ///
    /// # Errors
    /// Numbers that are no longitudes and latitudes, or a south beyond the north.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Result<Self, InvalidBounds> {
        if let Some(lng) = [west, east].into_iter().find(|lng| !(-180.0..=180.0).contains(lng)) {
            return Err(InvalidBounds::Longitude(lng));
        }
        if let Some(lat) = [south, north].into_iter().find(|lat| !(-90.0..=90.0).contains(lat)) {
            return Err(InvalidBounds::Latitude(lat));
        }
        if south > north {
            return Err(InvalidBounds::UpsideDown { south, north });
        }
        Ok(Self { west, south, east, north })
    }

    /// The smallest box, give or take 1 %, around all positions within `length` of `center`.
    pub fn around(center: LngLat, length: Metres) -> Self {
        let (lng, lat) = (center.lng(), center.lat());
        Self { west: lng, south: lat, east: lng, north: lat }.grown_by(length)
    }

    /// The box around all positions within `length` of this one, give or take 1 %. A length of 0 or less, or one that
    /// is no number, changes nothing.
    pub fn grown_by(&self, length: Metres) -> Self {
        if length.0.is_nan() || length.0 <= 0.0 {
            return *self;
        }
        let angle = length.0 / MEAN_EARTH_RADIUS * SPARE;
        let south = (self.south - angle.to_degrees()).max(-90.0);
        let north = (self.north + angle.to_degrees()).min(90.0);
        let all_round = Self { west: -180.0, south, east: 180.0, north };
        if south <= -90.0 || north >= 90.0 {
            return all_round;
        }
        // How far a circle reaches east and west: asin(sin r / cos lat); most at the latitude nearest to a pole.
        let widest = self.south.abs().max(self.north.abs()).to_radians().cos();
        let reach = (angle.sin() / widest).min(1.0).asin().to_degrees();
        if self.width() + 2.0 * reach >= 360.0 {
            return all_round;
        }
        Self { west: wrap(self.west - reach), south, east: wrap(self.east + reach), north }
    }

    /// Whether `position` lies in the box or on its border. A pole has every longitude; 180 and -180 are one.
    pub fn contains(&self, position: LngLat) -> bool {
        let (lng, lat) = (position.lng(), position.lat());
        if lat < self.south || lat > self.north {
            return false;
        }
        let inside = |lng: f64| {
            if self.west <= self.east {
                self.west <= lng && lng <= self.east
            } else {
                lng >= self.west || lng <= self.east
            }
        };
        lat.abs() == 90.0 || inside(lng) || (lng.abs() == 180.0 && inside(-lng))
    }

    /// Whether the whole of `other` lies in this box.
    pub fn covers(&self, other: &Bounds) -> bool {
        self.south <= other.south
            && other.north <= self.north
            && (self.width() >= 360.0 || self.east_of_west(other.west) + other.width() <= self.width())
    }

    /// Whether the two boxes share a position.
    pub fn meets(&self, other: &Bounds) -> bool {
        self.south <= other.north
            && other.south <= self.north
            && (self.east_of_west(other.west) <= self.width()
                || other.east_of_west(self.west) <= other.width())
    }

    /// The corners of a box in space that encloses these positions on the ellipsoid, in metres.
    pub(super) fn enclosing_cuboid(&self) -> ([f64; 3], [f64; 3]) {
        let ((axis_south, z_south), (axis_north, z_north)) = (meridian(self.south), meridian(self.north));
        let nearest_to_axis = axis_south.min(axis_north);
        let crosses_equator = self.south <= 0.0 && self.north >= 0.0;
        let farthest_from_axis = if crosses_equator { meridian(0.0).0 } else { axis_south.max(axis_north) };
        let x = scaled(self.cosines(0.0), nearest_to_axis, farthest_from_axis);
        let y = scaled(self.cosines(90.0), nearest_to_axis, farthest_from_axis);
        // A last bit for the rounding of sines and cosines.
        let slack = 1e-5;
        ([x.0 - slack, y.0 - slack, z_south - slack], [x.1 + slack, y.1 + slack, z_north + slack])
    }

    /// Between which planes it lies; `None` for a box that is wider than half the globe, or nearly.
    pub(super) fn wedge(&self) -> Option<Wedge> {
        let normal = |lng: f64, sign: f64| {
            let (sin, cos) = lng.to_radians().sin_cos();
            [-sign * sin, sign * cos]
        };
        (self.width() < 179.0).then(|| Wedge {
            south: meridian(self.south).1,
            north: meridian(self.north).1,
            inwards: [normal(self.west, 1.0), normal(self.east, -1.0)],
        })
    }

    /// The least and the greatest cosine of the angle between the box's longitudes and `axis`.
    fn cosines(&self, axis: f64) -> (f64, f64) {
        let (a, b) = ((self.west - axis).to_radians().cos(), (self.east - axis).to_radians().cos());
        let reaches = |lng: f64| self.east_of_west(lng) <= self.width();
        let low = if reaches(axis + 180.0) { -1.0 } else { a.min(b) };
        let high = if reaches(axis) { 1.0 } else { a.max(b) };
        (low, high)
    }

    /// Degrees from west to east, 0 to 360.
    fn width(&self) -> f64 {
        let width = self.east - self.west;
        if width < 0.0 { width + 360.0 } else { width }
    }

    /// How many degrees east of the western edge a longitude lies, 0 up to 360.
    fn east_of_west(&self, lng: f64) -> f64 {
        let east = lng - self.west;
        if (0.0..360.0).contains(&east) { east } else { east.rem_euclid(360.0) }
    }
}

/// A longitude brought back into -180..=180.
fn wrap(lng: f64) -> f64 {
    if (-180.0..=180.0).contains(&lng) { lng } else { (lng + 180.0).rem_euclid(360.0) - 180.0 }
}

/// The range of `factor * cosine` over a range of cosines and of factors that are not negative.
fn scaled((low, high): (f64, f64), least: f64, most: f64) -> (f64, f64) {
    let min = if low < 0.0 { low * most } else { low * least };
    let max = if high < 0.0 { high * least } else { high * most };
    (min, max)
}

impl std::fmt::Display for Bounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{},{},{},{}", self.west, self.south, self.east, self.north)
    }
}
