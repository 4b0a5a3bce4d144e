//! Well-known text: `POINT(46.36 40.68)`, and lines and areas.

use super::shape::{Geometry, Point, checked};

/// The geometry of a text; `None` where it is none, or stands on another body than Earth, as Wikidata says by an address before
/// it.
pub(in crate::format) fn read(text: &str) -> Option<Geometry> {
    let text = text.trim();
    let text = match text.split_once(';') {
        Some((srid, rest)) if srid.starts_with("SRID=") => rest,
        _ => text,
    };
    let (kind, body) = text.split_at(text.find('(')?);
    let kind = kind.trim().to_ascii_uppercase();
    let kind = kind.strip_suffix(" Z").unwrap_or(&kind).trim_end();
    let inner = |body: &str| Some(body.trim().strip_prefix('(')?.strip_suffix(')')?.to_owned());
    let body = inner(body)?;
    let geometry = match kind {
        "POINT" => Geometry::Points(vec![point(&body)?]),
        "MULTIPOINT" => Geometry::Points(points(&body.replace(['(', ')'], ""))?),
        "LINESTRING" => Geometry::Lines(vec![points(&body)?]),
        "MULTILINESTRING" => Geometry::Lines(rings(&body)?),
        "POLYGON" => Geometry::Areas(vec![rings(&body)?]),
        "MULTIPOLYGON" => {
            let areas = split(&body)?;
            Geometry::Areas(areas.iter().map(|area| rings(area)).collect::<Option<_>>()?)
        }
        _ => return None,
    };
    geometry.has_points().then_some(geometry)
}

fn rings(body: &str) -> Option<Vec<Vec<Point>>> {
    split(body)?.iter().map(|ring| points(ring)).collect()
}

/// The contents of the outermost parentheses of a list of them.
fn split(body: &str) -> Option<Vec<&str>> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in body.char_indices() {
        match c {
            '(' => {
                depth += 1;
                if depth == 1 {
                    start = at + 1;
                }
            }
            ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    parts.push(body.get(start..at)?);
                }
            }
            _ => {}
        }
    }
    (depth == 0).then_some(parts)
}

fn points(body: &str) -> Option<Vec<Point>> {
    body.split(',').map(point).collect()
}

fn point(text: &str) -> Option<Point> {
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    checked([numbers.next()?.ok()?, numbers.next()?.ok()?])
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
