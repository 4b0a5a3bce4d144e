//! Points, lines and areas as vector tiles in one PMTiles archive, for web maps without a server of tiles.
//!
//! On the last zoom every point is there with all its properties. Before it, points that share a sixteenth of a tile are one,
//! with `point_count`; it stands where one of them does, since nothing happened in the middle of them. Lines and areas have their properties
//! wherever they are large enough to be seen; their outlines are as fine as the zoom shows.
//!
//! # References
//! PMTiles 3 (<https://github.com/protomaps/PMTiles>); Mapbox Vector Tile 2.1.

mod archive;
mod outline;
mod tile;

use super::shape::{Position, Shape, around};
use super::table::{Table, Value};
use archive::Archive;
use outline::{At, Outline, on_map};
use std::collections::BTreeMap;
use std::io::{self, Write};
use tile::{Feature, Tile};

/// The last zoom: a unit of its tiles is ten metres or less.
const LAST_ZOOM: u8 = 10;
/// On how many tiles lines and areas are drawn on the last zoom, beside four for each: a country is drawn less finely than a town.
const MOST_TILES: u64 = 100_000;
/// Points of a tile along an edge, before which they are drawn together.
const CELLS: f64 = 16.0;

/// What is drawn; rows by their numbers.
#[derive(Default)]
struct Drawn {
    values: Vec<Vec<Value<'static>>>,
    points: Vec<(usize, At)>,
    outlines: Vec<(usize, Outline)>,
    bounds: Option<[f64; 4]>,
}

/// Writes a table. Rows without a geometry are left out; gives how many.
///
/// # Errors
/// What the table or `out` gives.
pub fn write(table: &dyn Table, credits: &str, out: &mut dyn Write) -> io::Result<usize> {
    let schema = table.schema();
    let (mut drawn, mut left_out) = (Drawn::default(), 0);
    table.rows(&mut |row| {
        match row.shape {
            Some(shape) => drawn.add(&shape, row.values.into_iter().map(owned).collect()),
            None => left_out += 1,
        }
        Ok(())
    })?;
    let names: Vec<&str> = schema.fields.iter().map(|field| field.name.as_str()).collect();
    let last_zoom = drawn.last_zoom();
    let mut archive = Archive::default();
    for zoom in 0..=last_zoom {
        for (number, features) in drawn.tiles(zoom, zoom == last_zoom) {
            let mut tile = Tile::new(&schema.name, &names);
            for feature in &features {
                let values = drawn.values.get(feature.row).filter(|_| feature.count == 1);
                tile.add(feature, values.map_or(&[], Vec::as_slice));
            }
            archive.add(number, &tile.finish())?;
        }
    }
    let metadata = tile::metadata(schema, credits, last_zoom);
    archive.write(&metadata, last_zoom, drawn.bounds.unwrap_or([-180.0, -85.0, 180.0, 85.0]), out)?;
    Ok(left_out)
}

impl Drawn {
    fn add(&mut self, shape: &Shape, values: Vec<Value<'static>>) {
        let row = self.values.len();
        self.values.push(values);
        shape.positions(&mut |[x, y]: Position| {
            let x = x.clamp(-180.0, 180.0);
            let here = [x, y, x, y];
            self.bounds = Some(self.bounds.map_or(here, |bounds| around(bounds, here)));
        });
        match Outline::of(shape) {
            Some(outline) => self.outlines.push((row, outline)),
            None => shape.positions(&mut |at| {
                let [x, y] = on_map(at);
                let x = if (0.0..=1.0).contains(&x) { x } else { x.rem_euclid(1.0) };
                // The edge of the map belongs to its last tiles.
                self.points.push((row, [x, y].map(|share| share.min(1.0 - f64::EPSILON))));
            }),
        }
    }

    /// The last zoom on which lines and areas do not take too many tiles.
    fn last_zoom(&self) -> u8 {
        let most = MOST_TILES + 4 * self.outlines.len() as u64;
        let touched = |zoom: &u8| -> u64 {
            let ranges = self.outlines.iter().filter_map(|(_, outline)| outline.tiles(1 << zoom));
            ranges.map(|(columns, rows)| columns.count() as u64 * rows.count() as u64).sum()
        };
        (1..=LAST_ZOOM).rev().find(|zoom| touched(zoom) <= most).unwrap_or(0)
    }

    /// What is drawn on each tile of a zoom, in the order that the archive wants.
    fn tiles(&self, zoom: u8, is_last: bool) -> BTreeMap<u64, Vec<Feature>> {
        let side = 1_u32 << zoom;
        let mut tiles: BTreeMap<u64, Vec<Feature>> = BTreeMap::new();
        for (row, outline) in &self.outlines {
            let mut draw = |outline: &Outline| {
                let mut is_drawn = false;
                let Some((columns, rows)) = outline.tiles(side) else { return is_drawn };
                for column in columns {
                    let strip = outline.cut(0, column, side);
                    for line in rows.clone() {
                        let commands = strip.cut(1, line, side).commands([column, line], side);
                        if !commands.is_empty() {
                            is_drawn = true;
                            let feature = Feature { row: *row, count: 1, kind: outline.kind(), commands };
                            tiles.entry(archive::number(zoom, column, line)).or_default().push(feature);
                        }
                    }
                }
                is_drawn
            };
            // Nothing is lost on the last zoom.
            let is_drawn = draw(&outline.thinned(side));
            if let Some(speck) = outline.speck(side).filter(|_| is_last && !is_drawn) {
                draw(&speck);
            }
        }
        let mut points: BTreeMap<[u32; 2], Vec<usize>> = BTreeMap::new();
        for (n, (_, at)) in self.points.iter().enumerate() {
            points.entry(at.map(|share| (share * f64::from(side)) as u32)).or_default().push(n);
        }
        for ([column, line], members) in points {
            let within = |n: usize| {
                let [x, y] = self.points[n].1.map(|share| share * f64::from(side));
                [x - f64::from(column), y - f64::from(line)]
            };
            let stand = if is_last {
                members.into_iter().map(|n| (n, 1)).collect()
            } else {
                together(&members, within)
            };
            let drawn =
                stand.into_iter().map(|(n, count)| Feature::point(self.points[n].0, count, within(n)));
            tiles.entry(archive::number(zoom, column, line)).or_default().extend(drawn);
        }
        tiles
    }
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
    fn an_area_is_on_every_zoom_that_it_fills_and_a_speck_on_the_last() {
        let area = |corners: &str| {
            format!(
                r#"{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[[{corners}]]}},"properties":{{"id":"a"}}}}"#
            )
        };
        let addressed = |text: &str| {
            let (bytes, left_out) = tiles(text);
            assert_eq!(left_out, 0);
            (u64::from_le_bytes(bytes[72..80].try_into().unwrap()), bytes[101])
        };
        // A metre or so: on the last zoom alone.
        assert_eq!(addressed(&area("[46,40],[46.00001,40],[46,40.00001],[46,40]")), (1, 10));
        // A degree: from the first zoom on, on 3 to 5 tiles a side in the end.
        let (count, last) = addressed(&area("[46,40],[47,40],[47,41],[46,41],[46,40]"));
        assert!((20..60).contains(&count) && last == 10, "{count}");
        // Half the Earth takes fewer zooms, so that it takes no more tiles.
        let (count, last) = addressed(&area("[-180,-66],[180,-66],[180,66],[-180,66],[-180,-66]"));
        assert!(count < 50_000 && last == 8, "{count} {last}");
    }

    #[test]
    fn near_points_are_one_that_stands_where_the_first_does() {
        let at = [[0.1, 0.1], [0.11, 0.1], [0.9, 0.9]];
        assert_eq!(together(&[0, 1, 2], |n| at[n]), [(0, 2), (2, 1)]);
    }
}
