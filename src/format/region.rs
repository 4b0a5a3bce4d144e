//! Polygons from a file: GeoJSON or well-known text.

use super::wkt;
use crate::index::{InvalidRegion, Region, Rings};
use geo::{Geometry, LineString, Polygon};
use serde_json::Value;

/// Why a file's bytes are no area.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ReadRegionError {
    /// Neither GeoJSON nor well-known text, with what the reader of the likelier one says.
    #[error("neither GeoJSON nor WKT: {0}")]
    Unreadable(String),
    /// It has geometries, but no polygon.
    #[error("there is no polygon in it")]
    NoPolygon,
    /// Its polygons are no area on Earth.
    #[error(transparent)]
    Invalid(#[from] InvalidRegion),
}

/// The area of all polygons of a file: a GeoJSON geometry, Feature or FeatureCollection, or WKT, perhaps with `SRID=4326;` before it.
/// Other geometries in it are passed over.
///
/// # Errors
/// Bytes that are neither, without a polygon, or with corners that are not on Earth.
///
/// # Examples
/// ```
/// use incident_mapper::format::region::read;
/// use incident_mapper::geodesy::LngLat;
/// let barda = LngLat::new(47.12619, 40.37577).unwrap();
/// let region = read(b"POLYGON((47 40, 48 40, 48 41, 47 41, 47 40))").unwrap();
/// assert!(region.contains(barda));
/// let geojson = br#"{"type": "Polygon", "coordinates": [[[47, 40], [48, 40], [48, 41], [47, 41], [47, 40]]]}"#;
/// assert_eq!(read(geojson).unwrap(), region);
/// assert!(read(b"POINT(47 40)").is_err());
/// ```
pub fn read(bytes: &[u8]) -> Result<Region, ReadRegionError> {
    let unreadable = |e: &dyn std::fmt::Display| ReadRegionError::Unreadable(e.to_string());
    let text = std::str::from_utf8(bytes).map_err(|e| unreadable(&e))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut polygons = Vec::new();
    if text.starts_with('{') {
        // The parser's own limit of 128 levels bounds the recursion below.
        let value: Value = serde_json::from_str(text).map_err(|e| unreadable(&e))?;
        of_geojson(&value, &mut polygons)?;
    } else {
        // A file of several geometries has one a line; one of a single geometry may have it on many.
        let lines = text.lines().filter(|line| !line.trim().is_empty()).map(wkt::read);
        let geometries =
            lines.collect::<Result<Vec<Geometry>, _>>().or_else(|_| wkt::read(text).map(|one| vec![one]));
        for geometry in geometries.map_err(|e| unreadable(&e))? {
            of_geometry(geometry, &mut polygons);
        }
    }
    if polygons.is_empty() {
        return Err(ReadRegionError::NoPolygon);
    }
    Ok(Region::new(polygons)?)
}

fn of_geojson(value: &Value, polygons: &mut Vec<Rings>) -> Result<(), ReadRegionError> {
    for members in ["features", "geometries"].iter().filter_map(|name| value.get(name)?.as_array()) {
        members.iter().try_for_each(|member| of_geojson(member, polygons))?;
    }
    if let Some(geometry) = value.get("geometry") {
        of_geojson(geometry, polygons)?;
    }
    let malformed = || ReadRegionError::Unreadable("the coordinates are no rings of positions".to_owned());
    let coordinates = || value.get("coordinates").and_then(Value::as_array).ok_or_else(malformed);
    match value.get("type").and_then(Value::as_str) {
        Some("Polygon") => polygons.push(rings(coordinates()?).ok_or_else(malformed)?),
        Some("MultiPolygon") => {
            for polygon in coordinates()? {
                polygons.push(polygon.as_array().and_then(|p| rings(p)).ok_or_else(malformed)?);
            }
        }
        _ => {}
    }
    Ok(())
}

fn rings(polygon: &[Value]) -> Option<Rings> {
    let position = |value: &Value| Some([value.get(0)?.as_f64()?, value.get(1)?.as_f64()?]);
    polygon.iter().map(|ring| ring.as_array()?.iter().map(position).collect()).collect()
}

fn of_geometry(geometry: Geometry, polygons: &mut Vec<Rings>) {
    match geometry {
        Geometry::Polygon(polygon) => polygons.push(rings_of(&polygon)),
        Geometry::MultiPolygon(several) => polygons.extend(several.iter().map(rings_of)),
        Geometry::GeometryCollection(all) => all.into_iter().for_each(|one| of_geometry(one, polygons)),
        _ => {}
    }
}

fn rings_of(polygon: &Polygon) -> Rings {
    let ring = |line: &LineString| line.coords().map(|c| [c.x, c.y]).collect();
    std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The corner at 1,1 is in the area, or it is an error with these words.
    fn check(text: &str, want: Result<(), &str>) {
        let corner = crate::geodesy::LngLat::new(1.0, 1.0).unwrap();
        let got = read(text.as_bytes()).map(|region| region.contains(corner)).map_err(|e| e.to_string());
        match want {
            Ok(()) => assert_eq!(got, Ok(true), "{text}"),
            Err(words) => assert!(got.as_ref().is_err_and(|e| e.contains(words)), "{text}: {got:?}"),
        }
    }

    #[test]
    fn areas_are_read_from_both_and_other_things_are_not() {
        check("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))", Ok(()));
        check("SRID=4326;POLYGON((0 0,1 0,1 1,0 0),(0.5 0.2,0.6 0.2,0.6 0.3,0.5 0.2))", Ok(()));
        check("GEOMETRYCOLLECTION(POINT(1 2),POLYGON((0 0,1 0,1 1,0 0)))", Ok(()));
        check("POLYGON((0 0,1 0,1 1,0 0))\nPOLYGON((5 5,6 5,6 6,5 5))\n", Ok(()));
        check("POLYGON((0 0,\n1 0,\n1 1,0 0))", Ok(()));
        let feature = r#"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}"#;
        check(feature, Ok(()));
        check(&format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#), Ok(()));
        check(r#"{"type":"Point","coordinates":[0,0]}"#, Err("no polygon"));
        check("POINT(1 2)", Err("no polygon"));
        check("", Err("no polygon"));
        check("hello", Err("neither GeoJSON nor WKT"));
        check(r#"{"type":"Polygon","coordinates":[[0,0]]}"#, Err("no rings"));
        check(r#"{"type":"Polygon","coordinates":[[[0,0],[1,0]]]}"#, Err("fewer than three corners"));
        check("POLYGON((0 0,1 0,1 99,0 0))", Err("no corner on Earth"));
        check("POLYGON((0 0,", Err("neither"));
    }
}
