//! Points as vector tiles in one PMTiles archive, for web maps without a server of tiles.
//!
//! On the last zoom every point is there with all its properties. Before it, points that share a sixteenth of a tile are one,
//! with `point_count`; it stands where one of them does, since nothing happened in the middle of them.
//!
//! # References
//! PMTiles 3 (<https://github.com/protomaps/PMTiles>); Mapbox Vector Tile 2.1.

mod archive;
mod tile;

use super::shape::Shape;
use super::table::{Table, Value};
use crate::geodesy::{LngLat, web_mercator};
use archive::Archive;
use std::collections::BTreeMap;
use std::io::{self, Write};
use tile::{Point, Tile};

/// The last zoom: a unit of its tiles is ten metres or less.
const LAST_ZOOM: u8 = 10;
/// Points of a tile along an edge, before which they are drawn together.
const CELLS: f64 = 16.0;
/// Half of what web maps show, in metres.
const HALF: f64 = 20_037_508.342_789_244;

/// A row that has a position.
struct Placed {
    /// Shares of the map from its west and its north, 0 to below 1.
    at: [f64; 2],
    values: Vec<Value<'static>>,
}

/// Writes the points of a table. Rows without a position, and those that are no points, are left out; gives how many.
///
/// # Errors
/// What the table or `out` gives.
pub fn write(table: &dyn Table, credits: &str, out: &mut dyn Write) -> io::Result<usize> {
    let schema = table.schema();
    let (mut rows, mut left_out) = (Vec::new(), 0);
    let mut bounds: Option<[f64; 4]> = None;
    table.rows(&mut |row| {
        let position = match row.shape {
            Some(Shape::Point([x, y])) => LngLat::new(x, y).ok(),
            _ => None,
        };
        let Some(position) = position else {
            left_out += 1;
            return Ok(());
        };
        let (x, y) = (position.lng(), position.lat());
        let [w, s, e, n] = bounds.unwrap_or([x, y, x, y]);
        bounds = Some([w.min(x), s.min(y), e.max(x), n.max(y)]);
        let [east, north] = web_mercator(position);
        let share = |metres: f64| ((metres + HALF) / (2.0 * HALF)).clamp(0.0, 1.0 - f64::EPSILON);
        let values = row.values.into_iter().map(owned).collect();
        rows.push(Placed { at: [share(east), share(-north)], values });
        Ok(())
    })?;
    let names: Vec<&str> = schema.fields.iter().map(|field| field.name.as_str()).collect();
    let mut archive = Archive::default();
    for zoom in 0..=LAST_ZOOM {
        let tiles = f64::from(1_u32 << zoom);
        let mut by_tile: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
        for (n, row) in rows.iter().enumerate() {
            let [x, y] = row.at.map(|share| (share * tiles) as u32);
            by_tile.entry((x, y)).or_default().push(n);
        }
        // The archive wants tiles in the order of their numbers.
        let mut ordered: Vec<(u64, (u32, u32), Vec<usize>)> =
            by_tile.into_iter().map(|(at, rows)| (archive::number(zoom, at.0, at.1), at, rows)).collect();
        ordered.sort_by_key(|(number, ..)| *number);
        for (number, (x, y), members) in ordered {
            let within = |n: usize| {
                let [share_x, share_y] = rows[n].at;
                [share_x * tiles - f64::from(x), share_y * tiles - f64::from(y)]
            };
            let points = match zoom {
                LAST_ZOOM => members.into_iter().map(|n| (n, 1)).collect(),
                _ => together(&members, within),
            };
            let mut tile = Tile::new(&schema.name, &names);
            for (n, count) in points {
                let values = if count == 1 { rows[n].values.as_slice() } else { &[] };
                tile.add(&Point { at: within(n), values, count });
            }
            archive.add(number, &tile.finish())?;
        }
    }
    let metadata = tile::metadata(schema, credits, LAST_ZOOM);
    archive.write(&metadata, LAST_ZOOM, bounds.unwrap_or([-180.0, -85.0, 180.0, 85.0]), out)?;
    Ok(left_out)
}

/// The first point of each cell, and how many the cell has.
fn together(members: &[usize], within: impl Fn(usize) -> [f64; 2]) -> Vec<(usize, u64)> {
    let mut cells: BTreeMap<[u32; 2], (usize, u64)> = BTreeMap::new();
    for n in members {
        let cell = within(*n).map(|share| (share * CELLS) as u32);
        cells.entry(cell).or_insert((*n, 0)).1 += 1;
    }
    let mut points: Vec<(usize, u64)> = cells.into_values().collect();
    points.sort_unstable();
    points
}

fn owned(value: Value<'_>) -> Value<'static> {
    match value {
        Value::Null => Value::Null,
        Value::Text(text) => Value::Text(text.into_owned().into()),
        Value::Integer(n) => Value::Integer(n),
        Value::Real(x) => Value::Real(x),
        Value::Date(day) => Value::Date(day),
        Value::Boolean(yes) => Value::Boolean(yes),
    }
}

#[cfg(test)]
mod tests {
    use super::super::geojson::GeojsonTable;
    use super::*;

    fn tiles(text: &str) -> (Vec<u8>, usize) {
        let table = GeojsonTable::open(text.as_bytes().to_vec(), "x", "incidents").unwrap();
        let mut out = Vec::new();
        let left_out = write(&table, "GeoNames", &mut out).unwrap();
        (out, left_out)
    }

    #[test]
    fn an_archive_has_its_head_and_the_same_bytes_again() {
        let feature = |x: f64| {
            format!(
                r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{x},40.68]}},"properties":{{"id":"a{x}"}}}}"#
            )
        };
        let text = format!("{}\n{}\n{}", feature(46.36), feature(46.37), feature(-75.0));
        let (bytes, left_out) = tiles(&text);
        assert_eq!(left_out, 0);
        assert!(bytes.starts_with(b"PMTiles\x03"));
        // Tiles that are addressed: one at zoom 0, two or three at each later one.
        let addressed = u64::from_le_bytes(bytes[72..80].try_into().unwrap());
        assert!((20..=33).contains(&addressed), "{addressed}");
        assert_eq!(tiles(&text).0, bytes);
    }

    #[test]
    fn nothing_is_an_archive_too() {
        let (bytes, left_out) = tiles(r#"{"type":"Feature","geometry":null,"properties":{}}"#);
        assert_eq!((left_out, &bytes[..8]), (1, &b"PMTiles\x03"[..]));
    }

    #[test]
    fn near_points_are_one_that_stands_where_the_first_does() {
        let at = [[0.1, 0.1], [0.11, 0.1], [0.9, 0.9]];
        assert_eq!(together(&[0, 1, 2], |n| at[n]), [(0, 2), (2, 1)]);
    }
}
