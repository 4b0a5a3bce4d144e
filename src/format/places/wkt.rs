//! Well-known text as the geometry of a place.

use super::shape::{Geometry, Point, checked};
use geo::{Geometry as Parsed, LineString, Polygon};

/// The geometry of a text; of a collection the part that says most. `None` where it is none, or stands on another body than Earth, as
/// Wikidata says by an address before it.
pub(in crate::format) fn read(text: &str) -> Option<Geometry> {
    geometry(crate::format::wkt::read(text).ok()?)
}

fn geometry(parsed: Parsed) -> Option<Geometry> {
    let geometry = match parsed {
        Parsed::Point(at) => Geometry::Points(vec![checked(at.into())?]),
        Parsed::MultiPoint(points) => {
            Geometry::Points(points.into_iter().map(|at| checked(at.into())).collect::<Option<_>>()?)
        }
        Parsed::LineString(line) => Geometry::Lines(vec![positions(&line)?]),
        Parsed::MultiLineString(lines) => {
            Geometry::Lines(lines.iter().map(positions).collect::<Option<_>>()?)
        }
        Parsed::Polygon(area) => Geometry::Areas(vec![rings(&area)?]),
        Parsed::MultiPolygon(areas) => Geometry::Areas(areas.iter().map(rings).collect::<Option<_>>()?),
        Parsed::GeometryCollection(parts) => Geometry::of_parts(parts.into_iter().filter_map(geometry))?,
        _ => return None,
    };
    geometry.has_points().then_some(geometry)
}

fn rings(area: &Polygon) -> Option<Vec<Vec<Point>>> {
    std::iter::once(area.exterior()).chain(area.interiors()).map(positions).collect()
}

fn positions(line: &LineString) -> Option<Vec<Point>> {
    line.coords().map(|at| checked([at.x, at.y])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: Option<(f64, f64)>) {
        let shape = read(text).and_then(|geometry| geometry.shape());
        assert_eq!(shape.map(|s| (s.position.lng(), s.position.lat())), expect, "{text}");
    }

    #[test]
    fn points_lines_and_areas_are_read() {
        check("Point(46.360556 40.682778)", Some((46.360556, 40.682778)));
        check("POINT Z (46.36 40.68 400)", Some((46.36, 40.68)));
        check("SRID=4326;POINT(46.36 40.68)", Some((46.36, 40.68)));
        check("LINESTRING (46 40, 47 40, 48 40)", Some((47.0, 40.0)));
        check("POLYGON ((46 40, 47 40, 47 41, 46 41, 46 40))", Some((46.5, 40.5)));
        check(
            "MULTIPOLYGON (((1 1, 1 2, 2 2, 1 1)), ((46 40, 48 40, 48 42, 46 42, 46 40)))",
            Some((47.0, 41.0)),
        );
        check("MULTIPOINT ((10 40), (40 30))", Some((10.0, 40.0)));
        check("MULTIPOINT (10 40, 40 30)", Some((10.0, 40.0)));
        check(
            "GEOMETRYCOLLECTION(POINT(1 2), POLYGON((46 40, 48 40, 48 42, 46 42, 46 40)))",
            Some((47.0, 41.0)),
        );
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in
            ["", "POINT", "POINT()", "POINT(46)", "POINT(46 95)", "POINT(46 40", "CIRCLE(1 2)", "POLYGON (()"]
        {
            check(text, None);
        }
        check("<http://www.wikidata.org/entity/Q405> Point(-8.4 -58.5)", None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_geometry_or_none(text in "(POINT|POLYGON|MULTIPOLYGON|LINESTRING)?[ (),0-9.\\-a-z]{0,60}") {
            read(&text).and_then(|geometry| geometry.shape());
        }
    }
}
