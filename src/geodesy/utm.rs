//! Universal Transverse Mercator on WGS 84, both ways.
//!
//! Krüger's series to the fourth order in the third flattening: within a micrometre anywhere in a zone (C. F. F. Karney,
//! "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 2011, equations 7-36,
//! <https://doi.org/10.1007/s00190-011-0445-3>).

use super::LngLat;

/// The third flattening of WGS 84, f / (2 - f).
const N: f64 = 0.001_679_220_386_383_705;
/// The eccentricity of WGS 84.
const E: f64 = 0.081_819_190_842_621_49;
/// The radius of the circle with a meridian's length, times the scale of the central meridian, in metres.
const SCALE: f64 = 0.9996 * 6_378_137.0 / (1.0 + N) * (1.0 + N * N / 4.0 + N * N * N * N / 64.0);
/// Equation 35.
const FORWARD: [f64; 4] = [
    N / 2.0 - N * N * 2.0 / 3.0 + N * N * N * 5.0 / 16.0 + N * N * N * N * 41.0 / 180.0,
    N * N * 13.0 / 48.0 - N * N * N * 3.0 / 5.0 + N * N * N * N * 557.0 / 1440.0,
    N * N * N * 61.0 / 240.0 - N * N * N * N * 103.0 / 140.0,
    N * N * N * N * 49_561.0 / 161_280.0,
];
/// Equation 36.
const BACKWARD: [f64; 4] = [
    N / 2.0 - N * N * 2.0 / 3.0 + N * N * N * 37.0 / 96.0 - N * N * N * N / 360.0,
    N * N / 48.0 + N * N * N / 15.0 - N * N * N * N * 437.0 / 1440.0,
    N * N * N * 17.0 / 480.0 - N * N * N * N * 37.0 / 840.0,
    N * N * N * N * 4397.0 / 161_280.0,
];
/// What is added to eastings, and to northings south of the equator, in metres.
const FALSE_EASTING: f64 = 500_000.0;
const FALSE_NORTHING: f64 = 10_000_000.0;

/// A position in a zone of UTM, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Utm {
    /// The zone, 1 to 60.
    pub zone: u8,
    /// Whether the northing counts from the equator; else from 10,000 km south of it.
    pub north: bool,
    /// The easting, 500,000 on the central meridian.
    pub easting: f64,
    /// The northing.
    pub northing: f64,
}

impl Utm {
    /// The position on the ellipsoid; `None` for a zone that is none and for what lies far outside of its zone.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::geodesy::Utm;
    /// let ganja = Utm { zone: 38, north: true, easting: 615_038.0, northing: 4_504_303.0 }.position().unwrap();
    /// assert!((ganja.lng() - 46.3613).abs() < 1e-4 && (ganja.lat() - 40.6816).abs() < 1e-4);
    /// ```
    pub fn position(self) -> Option<LngLat> {
        let x = self.easting - FALSE_EASTING;
        let y = if self.north { self.northing } else { self.northing - FALSE_NORTHING };
        if !(1..=60).contains(&self.zone) || x.abs() > FALSE_EASTING || y.abs() > FALSE_NORTHING {
            return None;
        }
        let (xi, eta) = (y / SCALE, x / SCALE);
        let (mut xi_, mut eta_) = (xi, eta);
        for (beta, j) in BACKWARD.iter().zip([2.0, 4.0, 6.0, 8.0]) {
            xi_ -= beta * (j * xi).sin() * (j * eta).cosh();
            eta_ -= beta * (j * xi).cos() * (j * eta).sinh();
        }
        let conformal = xi_.sin() / eta_.sinh().hypot(xi_.cos());
        let lng = eta_.sinh().atan2(xi_.cos()).to_degrees() + central_meridian(self.zone);
        let lng = (lng + 180.0).rem_euclid(360.0) - 180.0;
        LngLat::new(lng, geographic(conformal).atan().to_degrees()).ok()
    }

    /// Where a position lies in `zone`, which need not be its own: a few degrees beyond the edge are exact too.
    pub fn of(at: LngLat, zone: u8) -> Self {
        let lambda = ((at.lng() - central_meridian(zone) + 180.0).rem_euclid(360.0) - 180.0).to_radians();
        let conformal = conformal(at.lat().to_radians().tan());
        let xi_ = conformal.atan2(lambda.cos());
        let eta_ = (lambda.sin() / conformal.hypot(lambda.cos())).asinh();
        let (mut xi, mut eta) = (xi_, eta_);
        for (alpha, j) in FORWARD.iter().zip([2.0, 4.0, 6.0, 8.0]) {
            xi += alpha * (j * xi_).sin() * (j * eta_).cosh();
            eta += alpha * (j * xi_).cos() * (j * eta_).sinh();
        }
        let north = at.lat() >= 0.0;
        let northing = SCALE * xi + if north { 0.0 } else { FALSE_NORTHING };
        Self { zone, north, easting: SCALE * eta + FALSE_EASTING, northing }
    }
}

fn central_meridian(zone: u8) -> f64 {
    f64::from(zone) * 6.0 - 183.0
}

/// The tangent of the conformal latitude (equations 7-9).
fn conformal(tan: f64) -> f64 {
    let sigma = (E * (E * tan / tan.hypot(1.0)).atanh()).sinh();
    tan * sigma.hypot(1.0) - sigma * tan.hypot(1.0)
}

/// The tangent of the latitude whose conformal latitude has this one, by Newton's method (equations 19-21).
fn geographic(conformal_tan: f64) -> f64 {
    let mut tan = conformal_tan;
    for _ in 0..4 {
        let now = conformal(tan);
        let step = (conformal_tan - now) / now.hypot(1.0) * (1.0 + (1.0 - E * E) * tan * tan)
            / ((1.0 - E * E) * tan.hypot(1.0));
        tan += step;
    }
    tan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::distance;
    use proptest::prelude::*;

    #[test]
    fn positions_agree_with_proj() {
        // PROJ 9.5, +proj=utm +datum=WGS84.
        for (zone, north, easting, northing, lng, lat) in [
            (38, true, 500_000.0, 4_500_000.0, 45.0, 40.650_856_516),
            (38, true, 612_345.0, 4_512_345.0, 46.330_879_869, 40.754_394_718),
            (36, false, 250_000.0, 9_800_000.0, 30.752_780_606, -1.808_056_677),
            (1, true, 440_000.0, 8_000_000.0, -178.748_413_600, 72.091_412_138),
            (60, false, 700_000.0, 5_200_000.5, 179.466_781_867, -43.326_241_837),
        ] {
            let at = Utm { zone, north, easting, northing }.position().unwrap();
            assert!(distance(at, LngLat::new(lng, lat).unwrap()).0 < 0.001, "{zone} {at}");
        }
    }

    #[test]
    fn what_is_in_no_zone_has_no_position() {
        let utm = |zone, easting| Utm { zone, north: true, easting, northing: 4_500_000.0 }.position();
        assert_eq!((utm(0, 5e5), utm(61, 5e5), utm(38, 2e6), utm(38, f64::NAN)), (None, None, None, None));
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_position(lng in -180.0..180.0f64, lat in -80.0..84.0f64) {
            let at = LngLat::new(lng, lat).unwrap();
            let zone = (((lng + 180.0) / 6.0) as u8 + 1).min(60);
            let back = Utm::of(at, zone).position().unwrap();
            prop_assert!(distance(at, back).0 < 0.001, "{at} {back}");
        }
    }
}
