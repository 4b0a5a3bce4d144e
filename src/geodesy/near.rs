//! Geodesic distances of what is near: from the straight line through the Earth and the curvature of the way.

use super::{ECCENTRICITY_2, LngLat, SEMI_MAJOR_AXIS, meridian};

/// No straight line is longer, in metres. The series then leaves out less than a micrometre.
const NEAR: f64 = 20_000.0;

/// Latitudes farther apart are not near, in degrees.
const NEAR_DEGREES: f64 = 0.2;

/// The geodesic distance of two positions that are near, in metres; `None` for others.
///
/// A geodesic of length s bends with the radius of curvature r of the surface in its direction (Euler), so its chord is s - s³/24r² + s⁵/1920r⁴;
/// turned round, s = c + c³/24r² + 3c⁵/640r⁴.
pub(super) fn distance(a: LngLat, b: LngLat) -> Option<f64> {
    if (a.lat() - b.lat()).abs() > NEAR_DEGREES {
        return None;
    }
    let east = b.lng() - a.lng();
    // Exactly 0 across the antimeridian, where 180 and -180 are one.
    let east = if east.abs() > 180.0 { east - 360.0_f64.copysign(east) } else { east };
    let ((axis_a, north_a), (axis_b, north_b)) = (meridian(a.lat()), meridian(b.lat()));
    let half = (east.to_radians() / 2.0).sin();
    let across = 4.0 * axis_a * axis_b * half * half;
    let along = (axis_a - axis_b).powi(2) + (north_a - north_b).powi(2);
    let chord_2 = across + along;
    if chord_2 > NEAR * NEAR {
        return None;
    }
    if chord_2 == 0.0 {
        return Some(0.0);
    }
    let sin = ((a.lat() + b.lat()) / 2.0).to_radians().sin();
    let w = 1.0 - ECCENTRICITY_2 * sin * sin;
    let normal = SEMI_MAJOR_AXIS / w.sqrt();
    let meridional = normal * (1.0 - ECCENTRICITY_2) / w;
    let curvature = (along / meridional + across / normal) / chord_2;
    let bend = chord_2 * curvature * curvature;
    Some(chord_2.sqrt() * (1.0 + bend / 24.0 + bend * bend * 3.0 / 640.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{Metres, destination, point};
    use geo::{Distance, Geodesic};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_series_is_karney_s_distance_to_a_micrometre(
            lng in -180.0..=180.0_f64,
            lat in prop_oneof![-90.0..=90.0_f64, 89.7..=90.0_f64, -0.2..0.2_f64],
            bearing in 0.0..360.0_f64,
            metres in prop_oneof![0.0..1.0_f64, 0.0..20_100.0_f64],
        ) {
            let from = LngLat::new(lng, lat).unwrap();
            let to = destination(from, bearing, Metres(metres));
            let karney = Geodesic.distance(point(from), point(to));
            match distance(from, to) {
                Some(near) => prop_assert!((near - karney).abs() < 1e-6, "{near} {karney}"),
                None => prop_assert!(karney > 19_999.0 || (from.lat() - to.lat()).abs() > NEAR_DEGREES),
            }
            prop_assert_eq!(distance(from, to), distance(to, from));
        }

        #[test]
        fn the_straight_line_is_shorter_than_the_geodesic_and_longer_than_that_of_the_tightest_bend(
            a in (-180.0..=180.0_f64, -90.0..=90.0_f64), b in (-180.0..=180.0_f64, -90.0..=90.0_f64),
        ) {
            let [a, b] = [a, b].map(|(lng, lat)| LngLat::new(lng, lat).unwrap());
            let (p, q) = (a.point_in_space(), b.point_in_space());
            let chord = (0..3).map(|n| (p[n] - q[n]).powi(2)).sum::<f64>().sqrt();
            let geodesic = Geodesic.distance(point(a), point(b));
            prop_assert!(chord <= geodesic + 1e-6);
            let tightest = 2.0 * super::super::TIGHTEST_BEND;
            prop_assert!(chord >= tightest * (geodesic / tightest).sin() - 1e-6);
        }
    }
}
