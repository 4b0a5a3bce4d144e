//! Questions about lines of positions: borders, and the ways between two places.

use super::{LngLat, Metres, bearing, destination, distance};

/// The position half way along the geodesic from `a` to `b`.
///
/// # Examples
/// ```
/// use incident_mapper::geodesy::{LngLat, distance, midpoint};
/// let goma = LngLat::new(29.2382, -1.6785).unwrap();
/// let sake = LngLat::new(29.0458, -1.5737).unwrap();
/// let half = midpoint(goma, sake);
/// assert!((distance(goma, half).0 - distance(half, sake).0).abs() < 0.01);
/// ```
pub fn midpoint(a: LngLat, b: LngLat) -> LngLat {
    destination(a, bearing(a, b), Metres(distance(a, b).0 / 2.0))
}

/// The position of a line that is nearest to `from`, and how far that is; `None` for a line without positions.
///
/// Within a step it is found in the plane, which is right to a metre for steps of some kilometres; the distance is the geodesic.
/// A line of one position is that position. Linear in the length of the line.
pub fn nearest_on_line(from: LngLat, line: &[LngLat]) -> Option<(LngLat, Metres)> {
    let first = *line.first()?;
    let squeeze = from.lat().to_radians().cos();
    // Around `from`, in degrees of latitude, so that the antimeridian is no wall.
    let plane = |p: LngLat| {
        (((p.lng() - from.lng() + 180.0).rem_euclid(360.0) - 180.0) * squeeze, p.lat() - from.lat())
    };
    let mut best = (plane(first).0.hypot(plane(first).1), first);
    for step in line.windows(2) {
        let (a, b) = (plane(step[0]), plane(step[1]));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx * dx + dy * dy;
        let along = if length > 0.0 { (-(a.0 * dx + a.1 * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
        let gap = (a.0 + along * dx).hypot(a.1 + along * dy);
        if gap < best.0 {
            let on =
                destination(step[0], bearing(step[0], step[1]), Metres(distance(step[0], step[1]).0 * along));
            best = (gap, on);
        }
    }
    Some((best.1, distance(from, best.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    #[test]
    fn the_nearest_lies_within_a_step_at_its_end_or_across_the_antimeridian() {
        let line = [at(22.0, 13.0), at(22.0, 15.0)];
        let (on, far) = nearest_on_line(at(22.5, 14.0), &line).unwrap();
        assert!((on.lat() - 14.0).abs() < 0.01 && (far.km() - 54.0).abs() < 0.5, "{on} {far:?}");
        assert_eq!(nearest_on_line(at(22.0, 16.0), &line).unwrap().0.lat().round(), 15.0);
        let (on, far) = nearest_on_line(at(-179.9, 0.0), &[at(179.9, -1.0), at(179.9, 1.0)]).unwrap();
        assert!(far.km() < 23.0, "{on} {far:?}");
        assert_eq!(nearest_on_line(at(0.0, 0.0), &[]), None);
    }
}
