//! Geodesic distances from the straight line through the Earth and the curvature of the way.

use super::{ECCENTRICITY_2, LngLat, Metres, SEMI_MAJOR_AXIS, karney};

/// No straight line is longer, in metres. The series is then within a hundredth of a millimetre of Karney's algorithm, and within a micrometre up to
/// half of it.
const NEAR: f64 = 200_000.0;

/// Latitudes farther apart are not near, in degrees.
const NEAR_DEGREES: f64 = 1.85;

/// A position from which distances are measured, again and again.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, Origin, distance};
/// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
/// let barda = LngLat::new(47.12619, 40.37577).unwrap();
/// let from_ganja = Origin::new(ganja);
/// assert_eq!(from_ganja.distance(barda), distance(ganja, barda));
/// assert_eq!(from_ganja.near(barda.point_in_space()), distance(ganja, barda).0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origin {
    at: LngLat,
    point: [f64; 3],
}

impl Origin {
    /// This position.
    pub fn new(at: LngLat) -> Self {
        Self { at, point: at.point_in_space() }
    }

    /// It as a point in space, in metres from the middle of the Earth.
    pub fn point(&self) -> [f64; 3] {
        self.point
    }

    /// The geodesic distance to a position; see [`distance`](super::distance).
    pub fn distance(&self, to: LngLat) -> Metres {
        if (self.at.lat() - to.lat()).abs() <= NEAR_DEGREES {
            let near = self.near(to.point_in_space());
            if !near.is_nan() {
                return Metres(near);
            }
        }
        karney(self.at, to)
    }

    /// The geodesic distance to a point in space that lies on the ellipsoid, in metres: not a number where it is farther than 200 km, and
    /// otherwise what [`Self::distance`] says. No sine and no branch, so that a processor works on several at once.
    ///
    /// A geodesic of length s bends with the radius of curvature r of the surface in its direction (Euler), so its chord is 2r sin(s/2r); turned
    /// round, s = c + c³/24r² + 3c⁵/640r⁴ + 5c⁷/7168r⁶. The curvature is that of the latitude half way.
    #[inline]
    pub fn near(&self, [x, y, z]: [f64; 3]) -> f64 {
        const FLATTENED: f64 = 1.0 - ECCENTRICITY_2;
        const PER_SQUARE: f64 = 0.25 / (SEMI_MAJOR_AXIS * SEMI_MAJOR_AXIS);
        let [from_x, from_y, from_z] = self.point;
        let [east, north, up] = [x - from_x, y - from_y, z - from_z];
        let chord_2 = east * east + north * north + up * up;
        // Twice the point half way, which lies under the surface: this much has its square to be greater.
        let [x, y, z] = [x + from_x, y + from_y, z + from_z];
        let lift = 1.0 + chord_2 * PER_SQUARE;
        // The square of the sine of the latitude there: s² = t/(1 + e²t), where t = z²/a²(1-e²)².
        let t = z * z * lift * (PER_SQUARE / (FLATTENED * FLATTENED));
        let sine_2 = t * (1.0 - ECCENTRICITY_2 * t * (1.0 - ECCENTRICITY_2 * t));
        // The radii of curvature are a/√w eastwards and a(1-e²)/w√w northwards.
        let w = 1.0 - ECCENTRICITY_2 * sine_2;
        // What of the square of the chord is along the parallel, times the square of the cosine of the latitude.
        let turn = east * y - north * x;
        let across = turn * turn * lift * w * PER_SQUARE;
        // A chord of nothing is no division by nothing.
        let least = if chord_2 > f64::MIN_POSITIVE { chord_2 } else { f64::MIN_POSITIVE };
        let weight = (w - ECCENTRICITY_2 * across / least) / FLATTENED;
        // The square of the chord over the radius.
        let bend = chord_2 * (4.0 * PER_SQUARE) * weight * weight * w;
        let longer = bend * (1.0 / 24.0 + bend * (3.0 / 640.0 + bend * (5.0 / 7168.0)));
        // Not told apart at the end, which would be a branch.
        let chord = if chord_2 <= NEAR * NEAR { chord_2 } else { f64::NAN }.sqrt();
        chord + chord * longer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{destination, distance};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_series_is_karney_s_distance_to_a_hundredth_of_a_millimetre(
            lng in prop_oneof![-180.0..=180.0_f64, 179.0..=180.0_f64],
            lat in prop_oneof![-90.0..=90.0_f64, 88.0..=90.0_f64, -3.0..3.0_f64],
            bearing in 0.0..360.0_f64,
            metres in prop_oneof![0.0..1.0_f64, 0.0..100_000.0_f64, 0.0..201_000.0_f64],
        ) {
            let from = LngLat::new(lng, lat).unwrap();
            let to = destination(from, bearing, Metres(metres));
            let exact = karney(from, to).0;
            let near = Origin::new(from).near(to.point_in_space());
            if near.is_nan() {
                prop_assert!(exact > NEAR);
            } else {
                let most = if exact < 100_000.0 { 1e-6 } else { 1e-5 };
                prop_assert!((near - exact).abs() < most, "{near} {exact}");
            }
            prop_assert_eq!(distance(from, to).0, if near.is_nan() { exact } else { near });
            prop_assert_eq!(distance(from, to), distance(to, from));
        }

        #[test]
        fn the_straight_line_is_shorter_than_the_geodesic_and_longer_than_that_of_the_tightest_bend(
            a in (-180.0..=180.0_f64, -90.0..=90.0_f64), b in (-180.0..=180.0_f64, -90.0..=90.0_f64),
        ) {
            let [a, b] = [a, b].map(|(lng, lat)| LngLat::new(lng, lat).unwrap());
            let (p, q) = (a.point_in_space(), b.point_in_space());
            let chord = (0..3).map(|n| (p[n] - q[n]).powi(2)).sum::<f64>().sqrt();
            let geodesic = karney(a, b).0;
            prop_assert!(chord <= geodesic + 1e-6);
            let tightest = 2.0 * super::super::TIGHTEST_BEND;
            prop_assert!(chord >= tightest * (geodesic / tightest).sin() - 1e-6);
        }
    }

    #[test]
    fn what_is_nowhere_is_not_near() {
        let origin = Origin::new(LngLat::new(46.36134, 40.68157).unwrap());
        assert!(origin.near([f64::NAN; 3]).is_nan());
        assert_eq!(origin.near(origin.point()), 0.0);
    }
}
