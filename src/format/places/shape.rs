//! Lines and areas as a gazetteer has them: a point, and how far the place reaches from it.

use crate::geodesy::{LngLat, Metres, distance};
use serde_json::Value;

/// Longitude and latitude in degrees.
pub(in crate::format) type Point = [f64; 2];

/// A geometry of a source. All positions are on Earth.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::format) enum Geometry {
    /// Points.
    Points(Vec<Point>),
    /// Lines.
    Lines(Vec<Vec<Point>>),
    /// Areas, each its outer ring and its holes.
    Areas(Vec<Vec<Vec<Point>>>),
}

/// A place's point, and how far it reaches from there where its geometry says so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) position: LngLat,
    pub(super) radius: Option<Metres>,
}

impl Geometry {
    /// The geometry of a GeoJSON object; of a collection the part that says most: an area before a line before a point.
    pub(super) fn from_geojson(object: &Value) -> Option<Self> {
        let coordinates = object.get("coordinates");
        let geometry = match object.get("type")?.as_str()? {
            "Point" => Self::Points(vec![point(coordinates?)?]),
            "MultiPoint" => Self::Points(points(coordinates?)?),
            "LineString" => Self::Lines(vec![points(coordinates?)?]),
            "MultiLineString" => Self::Lines(list(coordinates?, points)?),
            "Polygon" => Self::Areas(vec![list(coordinates?, points)?]),
            "MultiPolygon" => Self::Areas(list(coordinates?, |area| list(area, points))?),
            "GeometryCollection" => {
                let parts = object.get("geometries")?.as_array()?;
                Self::of_parts(parts.iter().filter_map(Self::from_geojson))?
            }
            _ => return None,
        };
        geometry.has_points().then_some(geometry)
    }

    /// Of the parts of a collection the one that says most, and of equals the first: in a gazetteer of the past the other ones are of
    /// other times.
    pub(super) fn of_parts(parts: impl Iterator<Item = Self>) -> Option<Self> {
        parts.reduce(|best, part| if part.dimension() > best.dimension() { part } else { best })
    }

    pub(super) fn has_points(&self) -> bool {
        match self {
            Self::Points(points) => !points.is_empty(),
            Self::Lines(lines) => lines.iter().any(|line| !line.is_empty()),
            Self::Areas(areas) => areas.iter().flatten().any(|ring| !ring.is_empty()),
        }
    }

    fn dimension(&self) -> u8 {
        match self {
            Self::Points(_) => 0,
            Self::Lines(_) => 1,
            Self::Areas(_) => 2,
        }
    }

    /// The point and the reach of this geometry.
    ///
    /// The point of a line is the vertex nearest to its middle; that of an area is the centroid of its largest part, or, where that
    /// lies outside, the middle of the widest stretch of the area on the same latitude. The reach goes to the farthest vertex.
    pub(super) fn shape(&self) -> Option<Shape> {
        let (point, vertices): (Point, Vec<Point>) = match self {
            Self::Points(points) => (*points.first()?, points.clone()),
            Self::Lines(lines) => {
                let longest = lines.iter().max_by(|a, b| length(a).total_cmp(&length(b)))?;
                (middle(longest)?, lines.concat())
            }
            Self::Areas(areas) => {
                let largest = areas
                    .iter()
                    .map(|rings| unrolled(rings))
                    .max_by(|a, b| area(a).abs().total_cmp(&area(b).abs()))?;
                (inner_point(&largest)?, areas.concat().concat())
            }
        };
        let position = position(point)?;
        let reach = vertices.iter().filter_map(|p| position_of(*p)).map(|p| distance(position, p).0);
        let radius = reach.fold(0.0, f64::max);
        Some(Shape { position, radius: (radius > 0.0).then(|| Metres(radius.ceil())) })
    }
}

fn list<T>(value: &Value, each: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(each).collect()
}

fn points(value: &Value) -> Option<Vec<Point>> {
    list(value, point)
}

fn point(value: &Value) -> Option<Point> {
    let numbers = value.as_array()?;
    checked([numbers.first()?.as_f64()?, numbers.get(1)?.as_f64()?])
}

/// The point, if it is a position on Earth.
pub(super) fn checked(point: Point) -> Option<Point> {
    LngLat::new(point[0], point[1]).ok().map(|_| point)
}

fn position_of(point: Point) -> Option<LngLat> {
    LngLat::new(point[0], point[1]).ok()
}

/// The position of a point whose longitude may have been unrolled beyond 180 degrees.
fn position(point: Point) -> Option<LngLat> {
    let lng = if point[0].abs() <= 180.0 { point[0] } else { (point[0] + 180.0).rem_euclid(360.0) - 180.0 };
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    LngLat::new(round(lng), round(point[1])).ok()
}

/// Rings whose longitudes go on beyond 180 degrees rather than jump at the antimeridian.
fn unrolled(rings: &[Vec<Point>]) -> Vec<Vec<Point>> {
    let mut last: Option<f64> = None;
    let mut unroll = |p: &Point| {
        let mut lng = p[0];
        if let Some(last) = last {
            lng += ((last - lng) / 360.0).round() * 360.0;
        }
        last = Some(lng);
        [lng, p[1]]
    };
    rings.iter().map(|ring| ring.iter().map(&mut unroll).collect()).collect()
}

fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| step(pair[0], pair[1])).sum()
}

/// The length of a step, in degrees of latitude; good enough to find the middle of a line.
fn step(a: Point, b: Point) -> f64 {
    let lng = (b[0] - a[0] + 180.0).rem_euclid(360.0) - 180.0;
    let shrunk = lng * f64::midpoint(a[1], b[1]).to_radians().cos();
    shrunk.hypot(b[1] - a[1])
}

fn middle(line: &[Point]) -> Option<Point> {
    let half = length(line) / 2.0;
    let mut gone = 0.0;
    let mut best = *line.first()?;
    let mut off = half;
    for pair in line.windows(2) {
        gone += step(pair[0], pair[1]);
        if (gone - half).abs() < off {
            off = (gone - half).abs();
            best = pair[1];
        }
    }
    Some(best)
}

/// The signed area of the outer ring, in square degrees with longitudes shrunk by the latitude.
fn area(rings: &[Vec<Point>]) -> f64 {
    let Some(ring) = rings.first() else { return 0.0 };
    let shrink = ring.first().map_or(1.0, |p| p[1].to_radians().cos());
    let sum: f64 = edges(ring).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    sum / 2.0 * shrink
}

fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| (*a, *b))
}

fn inner_point(rings: &[Vec<Point>]) -> Option<Point> {
    let outer = rings.first()?;
    let origin = *outer.first()?;
    // From the first vertex, so that no digits are lost far from Greenwich.
    let (mut x, mut y, mut doubled) = (0.0, 0.0, 0.0);
    for (a, b) in edges(outer) {
        let (a, b) = ([a[0] - origin[0], a[1] - origin[1]], [b[0] - origin[0], b[1] - origin[1]]);
        let cross = a[0] * b[1] - b[0] * a[1];
        x += (a[0] + b[0]) * cross;
        y += (a[1] + b[1]) * cross;
        doubled += cross;
    }
    if doubled.abs() < 1e-12 {
        return Some(origin);
    }
    let centroid = [origin[0] + x / (3.0 * doubled), origin[1] + y / (3.0 * doubled)];
    let crossings = crossings(rings, centroid[1]);
    let spans: Vec<&[f64]> = crossings.chunks_exact(2).collect();
    if spans.is_empty() || spans.iter().any(|span| span[0] <= centroid[0] && centroid[0] <= span[1]) {
        return Some(centroid);
    }
    let width = |span: &&&[f64]| span[1] - span[0];
    let widest = spans.iter().max_by(|a, b| width(a).total_cmp(&width(b)))?;
    Some([f64::midpoint(widest[0], widest[1]), centroid[1]])
}

/// Where the rings cross a latitude, from west to east: in, out, in, out.
fn crossings(rings: &[Vec<Point>], latitude: f64) -> Vec<f64> {
    let mut crossings: Vec<f64> = Vec::new();
    for (a, b) in rings.iter().flat_map(|ring| edges(ring)) {
        if (a[1] > latitude) != (b[1] > latitude) {
            crossings.push(a[0] + (latitude - a[1]) / (b[1] - a[1]) * (b[0] - a[0]));
        }
    }
    crossings.sort_by(f64::total_cmp);
    crossings
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(geometry: &Value, lng: f64, lat: f64, km: f64) {
        let shape = Geometry::from_geojson(geometry).unwrap().shape().unwrap();
        let got = (shape.position.lng(), shape.position.lat(), shape.radius.map_or(0.0, Metres::km));
        let near = |a: f64, b: f64| (a - b).abs() < 0.02;
        assert!(near(got.0, lng) && near(got.1, lat) && (got.2 - km).abs() < 0.6, "{got:?}: {geometry}");
    }

    #[test]
    fn geometries_become_a_point_and_a_reach() {
        check(&json!({"type": "Point", "coordinates": [46.36, 40.68, 400]}), 46.36, 40.68, 0.0);
        check(
            &json!({"type": "LineString", "coordinates": [[46, 40], [47, 40], [48, 40]]}),
            47.0,
            40.0,
            85.4,
        );
        let square = json!([[[46, 40], [47, 40], [47, 41], [46, 41], [46, 40]]]);
        check(&json!({"type": "Polygon", "coordinates": square}), 46.5, 40.5, 69.9);
        // Of two parts the larger one has the point, and the reach goes to both.
        let parts = json!([[[[10, 10], [10.1, 10], [10.1, 10.1]]], square]);
        let far = distance(LngLat::new(46.5, 40.5).unwrap(), LngLat::new(10.0, 10.0).unwrap()).km();
        check(&json!({"type": "MultiPolygon", "coordinates": parts}), 46.5, 40.5, far);
        let collection =
            json!([{"type": "Point", "coordinates": [1, 1]}, {"type": "Polygon", "coordinates": square}]);
        check(&json!({"type": "GeometryCollection", "geometries": collection}), 46.5, 40.5, 69.9);
    }

    #[test]
    fn the_point_of_a_crescent_lies_in_it() {
        let ring = json!([[[0, 0], [10, 0], [10, 10], [0, 10], [0, 9], [9, 9], [9, 1], [0, 1], [0, 0]]]);
        let geometry = Geometry::from_geojson(&json!({"type": "Polygon", "coordinates": ring})).unwrap();
        let shape = geometry.shape().unwrap();
        assert!((9.0..=10.0).contains(&shape.position.lng()), "{shape:?}");
    }

    #[test]
    fn an_area_across_the_antimeridian_is_no_belt() {
        let ring = json!([[[179, -17], [-179, -17], [-179, -16], [179, -16], [179, -17]]]);
        check(&json!({"type": "Polygon", "coordinates": ring}), 180.0, -16.5, 120.0);
    }

    #[test]
    fn what_is_no_geometry_is_none() {
        for bad in [
            json!({"type": "Point", "coordinates": [46]}),
            json!({"type": "Point", "coordinates": [200, 40]}),
            json!({"type": "Polygon", "coordinates": []}),
            json!({"type": "Polygon", "coordinates": [[]]}),
            json!({"type": "Circle", "coordinates": [1, 2]}),
            json!({"type": "GeometryCollection", "geometries": ["null"]}),
            json!(null),
        ] {
            assert_eq!(Geometry::from_geojson(&bad).and_then(|g| g.shape()), None, "{bad}");
        }
        let flat = Geometry::Areas(vec![vec![vec![[1.0, 1.0], [1.0, 1.0]]]]);
        assert_eq!(flat.shape().unwrap().radius, None);
    }
}
