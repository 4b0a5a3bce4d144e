//! The area along lines: what lies no farther from them than a width.

use super::{LngLat, Metres, bearing, destination, distance};
use geo::algorithm::buffer::{Buffer, BufferStyle, LineCap, LineJoin};
use geo::{Coord, LineString, MultiLineString};

/// Corners round an end, in radians between them.
const CORNER: f64 = 0.2;

/// The outlines of all that lies within `width` of `lines`, around `centre`, from which they should not be farther than
/// some thousand kilometres.
///
/// Made in the azimuthal equidistant plane around `centre`, in which distances to it are true and others are too long by
/// 0.1 % at 500 km and 1 % at 1,500 km. Corners lie 1 % outside, so that the area holds what it should.
///
/// # Shape
/// Closed outer rings, counterclockwise; holes are filled. Longitudes lie in -180..=180, so a ring may jump across the
/// antimeridian. Empty for lines without positions and for a width that is not positive.
pub fn buffer(lines: &[Vec<LngLat>], width: Metres, centre: LngLat) -> Vec<Vec<LngLat>> {
    if width.0.is_nan() || width.0 <= 0.0 || width.0.is_infinite() {
        return Vec::new();
    }
    let flat = lines.iter().filter(|line| !line.is_empty()).map(|line| {
        let mut corners: Vec<Coord> = line.iter().map(|p| plane(centre, *p)).collect();
        corners.dedup();
        if let [only] = corners.as_slice() {
            // A line of one position is a circle; what has no length has no ends to be round.
            corners.push(Coord { x: only.x + 1.0, y: only.y });
        }
        LineString(corners)
    });
    let style =
        BufferStyle::new(width.0 * 1.01).line_cap(LineCap::Round(CORNER)).line_join(LineJoin::Round(CORNER));
    let area = MultiLineString(flat.collect()).buffer_with_style(style);
    area.0.iter().map(|polygon| counterclockwise(&polygon.exterior().0, centre)).collect()
}

fn counterclockwise(ring: &[Coord], centre: LngLat) -> Vec<LngLat> {
    let twice_area: f64 = ring.windows(2).map(|w| w[0].x * w[1].y - w[1].x * w[0].y).sum();
    let mut corners: Vec<LngLat> = ring.iter().map(|c| globe(centre, *c)).collect();
    if twice_area < 0.0 {
        corners.reverse();
    }
    corners
}

fn plane(centre: LngLat, at: LngLat) -> Coord {
    let (length, angle) = (distance(centre, at).0, bearing(centre, at).to_radians());
    Coord { x: length * angle.sin(), y: length * angle.cos() }
}

fn globe(centre: LngLat, at: Coord) -> LngLat {
    destination(centre, at.x.atan2(at.y).to_degrees(), Metres(at.x.hypot(at.y)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{midpoint, nearest_on_line};

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    #[test]
    fn each_corner_is_the_width_away_from_the_line() {
        let (goma, sake) = (at(29.2382, -1.6785), at(29.0458, -1.5737));
        let line = vec![goma, sake];
        let rings = buffer(std::slice::from_ref(&line), Metres(5_000.0), midpoint(goma, sake));
        assert_eq!(rings.len(), 1);
        assert_eq!(rings[0].first(), rings[0].last());
        for corner in &rings[0] {
            let far = nearest_on_line(*corner, &line).unwrap().1.0;
            assert!((4_990.0..5_110.0).contains(&far), "{far}");
        }
        let twice_area: f64 =
            rings[0].windows(2).map(|w| w[0].lng() * w[1].lat() - w[1].lng() * w[0].lat()).sum();
        assert!(twice_area > 0.0);
    }

    #[test]
    fn one_position_is_a_circle_and_none_is_nothing() {
        let here = at(179.99, 10.0);
        let rings = buffer(&[vec![here]], Metres(2_000.0), here);
        assert!(rings[0].len() > 20 && rings[0].iter().all(|c| distance(here, *c).0 < 2_030.0));
        assert!(buffer(&[], Metres(2_000.0), here).is_empty());
        assert!(buffer(&[vec![here]], Metres(f64::NAN), here).is_empty());
    }
}
