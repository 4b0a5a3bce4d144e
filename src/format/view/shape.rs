//! Which footprints need their outline embedded: those that are no circle round their incident's point.

use crate::geodesy::{LngLat, distance};
use serde_json::Value;

/// How much a corner of a circle may be off, as a share of the radius: corners are rounded.
const TOLERANCE: f64 = 0.03;

/// The outlines of a footprint around `centre` as JSON rings with 4 decimals; `None` where it is the circle of `radius` metres
/// or no polygon.
pub(super) fn outlines(geometry: &Value, centre: LngLat, radius: f64) -> Option<Value> {
    let coordinates = geometry.get("coordinates")?.as_array()?;
    let rings: Vec<Vec<[f64; 2]>> = match geometry.get("type")?.as_str()? {
        "Polygon" => coordinates.iter().map(ring).collect(),
        "MultiPolygon" => coordinates.iter().filter_map(Value::as_array).flatten().map(ring).collect(),
        _ => return None,
    };
    let is_on_circle = |corner: &[f64; 2]| {
        LngLat::new(corner[0], corner[1])
            .is_ok_and(|corner| (distance(centre, corner).0 - radius).abs() <= radius * TOLERANCE)
    };
    let mut corners = rings.iter().flatten().peekable();
    if corners.peek().is_none() || corners.all(is_on_circle) {
        return None;
    }
    let rounded = |degrees: f64| Value::from((degrees * 1e4).round() / 1e4);
    let ring = |ring: Vec<[f64; 2]>| {
        Value::from(
            ring.into_iter().map(|[x, y]| Value::from(vec![rounded(x), rounded(y)])).collect::<Vec<_>>(),
        )
    };
    Some(Value::from(rings.into_iter().map(ring).collect::<Vec<_>>()))
}

fn ring(value: &Value) -> Vec<[f64; 2]> {
    let corner = |corner: &Value| Some([corner.get(0)?.as_f64()?, corner.get(1)?.as_f64()?]);
    value.as_array().into_iter().flatten().filter_map(corner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{Metres, destination};
    use serde_json::json;

    #[test]
    fn a_circle_is_drawn_from_its_radius_and_other_shapes_from_their_corners() {
        let ganja = LngLat::new(46.36134, 40.68157).unwrap();
        let corner = |degrees: f64| {
            let at = destination(ganja, degrees, Metres(6_000.0));
            json!([(at.lng() * 1e5).round() / 1e5, (at.lat() * 1e5).round() / 1e5])
        };
        let circle: Vec<Value> = (0..=64).map(|n| corner(f64::from(n) * 5.625)).collect();
        let circle = json!({"type": "Polygon", "coordinates": [circle]});
        assert_eq!(outlines(&circle, ganja, 6_000.0), None);
        assert!(outlines(&circle, ganja, 9_000.0).is_some());
        assert_eq!(outlines(&json!({"type": "Point", "coordinates": [1, 2]}), ganja, 1.0), None);
        assert_eq!(outlines(&json!({"type": "Polygon", "coordinates": "no"}), ganja, 1.0), None);
    }
}
