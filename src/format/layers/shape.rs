//! Geometries of layers that anybody may have written, and their three notations: GeoJSON, WKT and WKB.
//!
//! Positions are `[longitude, latitude]` in degrees on WGS 84; a height is left out, since no layer here has one.

use crate::format::json::{push_list, push_position};
use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt::Write as _;

/// A position: longitude and latitude in degrees.
pub type Position = [f64; 2];

/// A geometry.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A position.
    Point(Position),
    /// Several positions.
    MultiPoint(Vec<Position>),
    /// A line.
    Line(Vec<Position>),
    /// Several lines.
    MultiLine(Vec<Vec<Position>>),
    /// An outer ring and its holes, each closed.
    Polygon(Vec<Vec<Position>>),
    /// Several polygons.
    MultiPolygon(Vec<Vec<Vec<Position>>>),
}

/// What a geometry is, without its positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum ShapeKind {
    Point = 1,
    Line = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLine = 5,
    MultiPolygon = 6,
}

impl ShapeKind {
    /// GeoJSON's word, which is also WKT's but for case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Point => "Point",
            Self::Line => "LineString",
            Self::Polygon => "Polygon",
            Self::MultiPoint => "MultiPoint",
            Self::MultiLine => "MultiLineString",
            Self::MultiPolygon => "MultiPolygon",
        }
    }

    /// The kind whose geometries may be several of these.
    pub fn of_many(self) -> Self {
        match self {
            Self::Point | Self::MultiPoint => Self::MultiPoint,
            Self::Line | Self::MultiLine => Self::MultiLine,
            Self::Polygon | Self::MultiPolygon => Self::MultiPolygon,
        }
    }
}

/// A box: west, south, east, north.
pub type Extent = [f64; 4];

/// The box around two.
pub(super) fn around(a: Extent, b: Extent) -> Extent {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

impl Shape {
    /// What it is.
    pub fn kind(&self) -> ShapeKind {
        match self {
            Self::Point(_) => ShapeKind::Point,
            Self::MultiPoint(_) => ShapeKind::MultiPoint,
            Self::Line(_) => ShapeKind::Line,
            Self::MultiLine(_) => ShapeKind::MultiLine,
            Self::Polygon(_) => ShapeKind::Polygon,
            Self::MultiPolygon(_) => ShapeKind::MultiPolygon,
        }
    }

    /// Calls `each` for every position.
    pub fn positions(&self, each: &mut dyn FnMut(Position)) {
        match self {
            Self::Point(at) => each(*at),
            Self::MultiPoint(points) | Self::Line(points) => points.iter().copied().for_each(each),
            Self::MultiLine(lines) | Self::Polygon(lines) => lines.iter().flatten().copied().for_each(each),
            Self::MultiPolygon(polygons) => polygons.iter().flatten().flatten().copied().for_each(each),
        }
    }

    /// The box around it, without regard to the antimeridian; `None` where it has no position.
    pub fn extent(&self) -> Option<Extent> {
        let mut extent: Option<Extent> = None;
        self.positions(&mut |[x, y]| {
            let here = [x, y, x, y];
            extent = Some(extent.map_or(here, |extent| around(extent, here)));
        });
        extent
    }

    /// The same as a geometry of `kind`, which is its own or that of several.
    pub fn into_kind(self, kind: ShapeKind) -> Self {
        match (self, kind) {
            (Self::Point(at), ShapeKind::MultiPoint) => Self::MultiPoint(vec![at]),
            (Self::Line(line), ShapeKind::MultiLine) => Self::MultiLine(vec![line]),
            (Self::Polygon(rings), ShapeKind::MultiPolygon) => Self::MultiPolygon(vec![rings]),
            (shape, _) => shape,
        }
    }

    /// Whether each position is one on Earth. Longitudes may run on beyond the antimeridian, as some programs write them.
    pub fn is_on_earth(&self) -> bool {
        let mut all = true;
        self.positions(&mut |[x, y]| all &= x.abs() <= 360.0 && y.abs() <= 90.0);
        all
    }

    /// A point with its longitude between -180 and 180; other geometries as they are.
    pub fn brought_back(self) -> Self {
        match self {
            Self::Point([x, y]) if x.abs() > 180.0 => Self::Point([x - 360.0 * x.signum(), y]),
            shape => shape,
        }
    }

    /// Reads a GeoJSON geometry; `None` for what makes no sense, for nothing at all and for collections.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::format::layers::shape::Shape;
    /// let ganja = Shape::from_geojson(r#"{"type":"Point","coordinates":[46.36134,40.68157,408]}"#).unwrap();
    /// assert_eq!(ganja.wkt(), "POINT(46.36134 40.68157)");
    /// ```
    pub fn from_geojson(json: &str) -> Option<Self> {
        #[derive(serde::Deserialize)]
        struct Parts<'a> {
            #[serde(borrow, rename = "type")]
            kind: std::borrow::Cow<'a, str>,
            #[serde(borrow)]
            coordinates: &'a RawValue,
        }
        fn read<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Option<T> {
            serde_json::from_str(raw.get()).ok()
        }
        let Parts { kind, coordinates } = serde_json::from_str(json).ok()?;
        let points = |list: Vec<At>| list.into_iter().map(|at| at.0).collect::<Vec<_>>();
        let lines = |list: Vec<Vec<At>>| list.into_iter().map(points).collect::<Vec<_>>();
        let shape = match kind.as_ref() {
            "Point" => Self::Point(read::<At>(coordinates)?.0),
            "MultiPoint" => Self::MultiPoint(points(read(coordinates)?)),
            "LineString" => Self::Line(points(read(coordinates)?)),
            "MultiLineString" => Self::MultiLine(lines(read(coordinates)?)),
            "Polygon" => Self::Polygon(lines(read(coordinates)?)),
            "MultiPolygon" => {
                let polygons: Vec<Vec<Vec<At>>> = read(coordinates)?;
                Self::MultiPolygon(polygons.into_iter().map(lines).collect())
            }
            _ => return None,
        };
        shape.extent().is_some_and(|_| shape.is_on_earth()).then(|| shape.brought_back())
    }

    /// Appends it as a GeoJSON geometry.
    pub fn push_geojson(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"type\":\"");
        out.extend_from_slice(self.kind().name().as_bytes());
        out.extend_from_slice(b"\",\"coordinates\":");
        match self {
            Self::Point(at) => push_position(*at, out),
            Self::MultiPoint(points) | Self::Line(points) => push_line(points, out),
            Self::MultiLine(lines) | Self::Polygon(lines) => {
                push_list(lines, out, |line, out| push_line(line, out))
            }
            Self::MultiPolygon(polygons) => push_list(polygons, out, |rings, out| {
                push_list(rings, out, |ring, out| push_line(ring, out));
            }),
        }
        out.push(b'}');
    }

    /// It as Well-Known Text.
    pub fn wkt(&self) -> String {
        fn list<T>(items: &[T], out: &mut String, each: impl Fn(&T, &mut String)) {
            out.push('(');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                each(item, out);
            }
            out.push(')');
        }
        let at = |[x, y]: &Position, out: &mut String| {
            let _ = write!(out, "{x} {y}");
        };
        let line = |positions: &Vec<Position>, out: &mut String| list(positions, out, at);
        let lines = |rings: &Vec<Vec<Position>>, out: &mut String| list(rings, out, line);
        let mut out = self.kind().name().to_ascii_uppercase();
        match self {
            Self::Point(position) => list(&[*position], &mut out, at),
            Self::MultiPoint(points) | Self::Line(points) => line(points, &mut out),
            Self::MultiLine(parts) | Self::Polygon(parts) => lines(parts, &mut out),
            Self::MultiPolygon(polygons) => list(polygons, &mut out, lines),
        }
        out
    }
}

fn push_line(positions: &[Position], out: &mut Vec<u8>) {
    push_list(positions, out, |at, out| push_position(*at, out));
}

/// A position of GeoJSON: two numbers or more, of which the rest is passed over.
struct At(Position);

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = At;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("two numbers")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<At, A::Error> {
                let missing = || serde::de::Error::invalid_length(0, &"two numbers");
                let x = seq.next_element()?.ok_or_else(missing)?;
                let y = seq.next_element()?.ok_or_else(missing)?;
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(At([x, y]))
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_and_written() {
        for (json, wkt) in [
            (r#"{"type":"Point","coordinates":[46.0,40.5]}"#, "POINT(46 40.5)"),
            (
                r#"{"type":"MultiPoint","coordinates":[[46.0,40.5],[47.0,41.0]]}"#,
                "MULTIPOINT(46 40.5, 47 41)",
            ),
            (
                r#"{"type":"LineString","coordinates":[[46.0,40.5],[47.0,41.0]]}"#,
                "LINESTRING(46 40.5, 47 41)",
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],[[2.0,1.0],[3.0,1.0],[3.0,2.0],[2.0,1.0]]]}"#,
                "POLYGON((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1))",
            ),
            (
                r#"{"type":"MultiLineString","coordinates":[[[0.0,0.0],[1.0,1.0]]]}"#,
                "MULTILINESTRING((0 0, 1 1))",
            ),
            (
                r#"{"type":"MultiPolygon","coordinates":[[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]]]]}"#,
                "MULTIPOLYGON(((0 0, 9 0, 9 9, 0 0)))",
            ),
        ] {
            let shape = Shape::from_geojson(json).unwrap();
            let mut out = Vec::new();
            shape.push_geojson(&mut out);
            assert_eq!((String::from_utf8(out).unwrap().as_str(), shape.wkt().as_str()), (json, wkt));
        }
    }

    #[test]
    fn what_makes_no_sense_is_no_shape() {
        let deep = format!(r#"{{"type":"Polygon","coordinates":{}{}}}"#, "[".repeat(9000), "]".repeat(9000));
        for json in [
            "null",
            "7",
            "{}",
            r#"{"type":"Point","coordinates":[]}"#,
            r#"{"type":"Point","coordinates":[46,95]}"#,
            r#"{"type":"Point","coordinates":[1e999,0]}"#,
            r#"{"type":"LineString","coordinates":[]}"#,
            r#"{"type":"GeometryCollection","geometries":[]}"#,
            &deep,
        ] {
            assert_eq!(Shape::from_geojson(json), None, "{json:.60}");
        }
        let beyond = Shape::from_geojson(r#"{"type":"Point","coordinates":[190,10]}"#);
        assert_eq!(beyond, Some(Shape::Point([-170.0, 10.0])));
    }
}
