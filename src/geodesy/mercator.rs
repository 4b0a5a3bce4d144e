//! The projection of web maps.

use super::LngLat;

/// The semi-major axis of WGS 84 in metres, which web maps take for the radius of a sphere.
const SEMI_MAJOR_AXIS: f64 = 6_378_137.0;

/// The latitude at which web maps end: there the world is a square.
const LAST_LATITUDE: f64 = 85.051_128_779_806_6;

/// A position on the plane of web maps (EPSG:3857), in metres: east, north. Latitudes beyond the square's edge are on it.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, web_mercator};
/// let [x, y] = web_mercator(LngLat::new(46.36134, 40.68157).unwrap());
/// assert_eq!((x.round(), y.round()), (5160921.0, 4965486.0));
/// ```
pub fn web_mercator(at: LngLat) -> [f64; 2] {
    let latitude = at.lat().clamp(-LAST_LATITUDE, LAST_LATITUDE).to_radians();
    let north = (std::f64::consts::FRAC_PI_4 + latitude / 2.0).tan().ln();
    [SEMI_MAJOR_AXIS * at.lng().to_radians(), SEMI_MAJOR_AXIS * north]
}
