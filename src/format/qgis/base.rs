//! The base map of a project: land, lakes and borders as layers of its own, so that it works offline.
//!
//! Near the incidents it is as good as the embedded background, and coarser the farther it is from them: what lies a
//! continent away is there for orientation.

use crate::basemap::{Basemap, Detail, LineKind};
use crate::format::geojson::rounded;
use crate::format::layers::shape::{Position, Shape};
use crate::format::layers::table::{EachRow, Field, Row, Schema, Table, Value};
use crate::geodesy::LngLat;
use crate::layer::kinds::Kind;
use crate::model::Diagnostic;
use std::borrow::Cow;
use std::io;

/// The base map's layers.
#[derive(Debug)]
pub struct Base {
    /// Countries with their names, and lakes.
    pub land: Rows,
    /// Borders, disputed ones apart.
    pub borders: Rows,
}

/// A table in memory.
#[derive(Debug)]
pub struct Rows {
    schema: Schema,
    rows: Vec<Row<'static>>,
}

impl Rows {
    fn new(name: &str, fields: &[&str], rows: Vec<Row<'static>>) -> Self {
        let fields = fields.iter().map(|name| Field { name: (*name).to_owned(), kind: Kind::Text }).collect();
        let shapes = rows.iter().filter_map(|row| row.shape.as_ref().map(Shape::kind)).collect();
        let schema =
            Schema { name: name.to_owned(), fields, shapes, rows: rows.len(), without_shape: 0, id: None };
        Self { schema, rows }
    }
}

impl Table for Rows {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()> {
        self.rows.iter().try_for_each(|row| each(row.clone()))
    }

    fn findings(&self) -> &[Diagnostic] {
        &[]
    }
}

/// Degrees that a line may be off where incidents are: less than the background itself.
const FINE: f64 = 0.004;
/// Degrees that it may be off a degree farther away, and each further one.
const COARSER: f64 = 0.05;
/// Degrees that it may be off at most.
const COARSEST: f64 = 1.0;
/// Decimals of degrees: a tenth of a kilometre.
const DECIMALS: u8 = 3;
/// Where web maps end, and land with them.
const LAST_LATITUDE: f64 = 85.0;

/// The base map for incidents at these positions.
pub fn base(positions: impl IntoIterator<Item = LngLat>) -> Base {
    let nearness = Nearness::of(positions);
    let tolerance = |at: Position| (FINE + COARSER * f64::from(nearness.degrees(at))).min(COARSEST);
    let map = Basemap::read(Detail::Regional).simplified(&tolerance);
    let text = |text: &str| Value::Text(Cow::Owned(text.to_owned()));
    let is_seen = |ring: &Vec<Position>| ring.len() >= 4 && is_larger_than(ring, &tolerance);

    let mut land = Vec::new();
    for (name, outlines) in map.countries() {
        let rings: Vec<_> = outlines.flat_map(|ring| on_the_map(&ring)).filter(is_seen).collect();
        if !rings.is_empty() {
            let shape = Some(Shape::MultiPolygon(nested(rings)));
            land.push(Row { shape, values: vec![text("country"), text(name)] });
        }
    }
    for outline in map.lakes() {
        for ring in on_the_map(outline).into_iter().filter(is_seen) {
            let shape = Some(Shape::MultiPolygon(nested(vec![ring])));
            land.push(Row { shape, values: vec![text("lake"), Value::Null] });
        }
    }
    let mut borders = Vec::new();
    for (kind, word) in [(LineKind::Border, "border"), (LineKind::DisputedBorder, "disputed_border")] {
        let lines: Vec<Vec<Position>> = map.lines(kind).flat_map(cut).collect();
        if !lines.is_empty() {
            borders.push(Row { shape: Some(Shape::MultiLine(lines)), values: vec![text(word)] });
        }
    }
    Base {
        land: Rows::new("base_land", &["kind", "name"], land),
        borders: Rows::new("base_borders", &["kind"], borders),
    }
}

/// How far each square degree is from the nearest incident.
struct Nearness {
    /// Degrees, 255 at most; by row from the south.
    degrees: Vec<u8>,
}

const WIDE: usize = 360;
const HIGH: usize = 180;

impl Nearness {
    fn of(positions: impl IntoIterator<Item = LngLat>) -> Self {
        let mut degrees = vec![u8::MAX; WIDE * HIGH];
        let mut edge: Vec<usize> = positions.into_iter().map(|at| Self::cell([at.lng(), at.lat()])).collect();
        edge.sort_unstable();
        edge.dedup();
        for cell in &edge {
            degrees[*cell] = 0;
        }
        for distance in 1..u8::MAX {
            let mut next = Vec::new();
            for cell in edge {
                let (row, column) = (cell / WIDE, cell % WIDE);
                for row in row.saturating_sub(1)..=(row + 1).min(HIGH - 1) {
                    for column in [column + WIDE - 1, column, column + 1] {
                        let neighbour = row * WIDE + column % WIDE;
                        if degrees[neighbour] == u8::MAX {
                            degrees[neighbour] = distance;
                            next.push(neighbour);
                        }
                    }
                }
            }
            edge = next;
        }
        Self { degrees }
    }

    fn cell([lng, lat]: Position) -> usize {
        let east = lng + 180.0;
        // Nearly all longitudes are of the first turn, and a remainder is slow.
        let east = if (0.0..360.0).contains(&east) { east } else { east.rem_euclid(360.0) };
        let row = (lat + 90.0).clamp(0.0, 179.0) as usize;
        row * WIDE + (east as usize).min(WIDE - 1)
    }

    /// The degrees, of which the first two count for nothing: a map around an incident shows more than its own square.
    fn degrees(&self, at: Position) -> u8 {
        self.degrees.get(Self::cell(at)).copied().unwrap_or(u8::MAX).saturating_sub(2)
    }
}

fn is_larger_than(line: &[Position], tolerance: &dyn Fn(Position) -> f64) -> bool {
    let Some(first) = line.first() else { return false };
    let reach = |axis: usize| {
        let ends =
            line.iter().fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at[axis]), high.max(at[axis])));
        ends.1 - ends.0
    };
    reach(0).max(reach(1)) > tolerance(*first)
}

/// The parts of an outline on the map between -180 and 180 degrees and as far north and south as web maps go, closed.
fn on_the_map(outline: &[Position]) -> Vec<Vec<Position>> {
    let mut ring = outline.to_vec();
    if let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied())
        && (first[0] - last[0]).abs() > 180.0
    {
        // It runs around a pole, so the pole's edge of the map closes it.
        let edge = 90.0 * first[1].signum();
        ring.extend([[last[0], edge], [first[0], edge], first]);
    }
    // A turn away from the map there is nothing of most outlines.
    let is_within = ring.iter().all(|at| at[0].abs() < 180.0);
    let turns: &[f64] = if is_within { &[0.0] } else { &[-360.0, 0.0, 360.0] };
    let parts = turns.iter().map(|turn| {
        let shifted: Vec<Position> = ring.iter().map(|[x, y]| [x + turn, *y]).collect();
        [(0, -180.0, 1.0), (0, 180.0, -1.0), (1, -LAST_LATITUDE, 1.0), (1, LAST_LATITUDE, -1.0)]
            .into_iter()
            .fold(shifted, |ring, (axis, limit, side)| clipped(&ring, axis, limit, side))
    });
    parts.map(|ring| tidy(&ring)).filter(|ring| ring.len() >= 4).collect()
}

/// The part of a closed ring on one side of a limit (Sutherland and Hodgman 1974).
fn clipped(ring: &[Position], axis: usize, limit: f64, side: f64) -> Vec<Position> {
    let is_inside = |at: &Position| (at[axis] - limit) * side >= 0.0;
    if ring.iter().all(is_inside) {
        return ring.to_vec();
    }
    let mut kept = Vec::with_capacity(ring.len());
    for pair in ring.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if is_inside(&a) {
            kept.push(a);
        }
        if is_inside(&a) != is_inside(&b) {
            let share = (limit - a[axis]) / (b[axis] - a[axis]);
            let mut at = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
            at[axis] = limit;
            kept.push(at);
        }
    }
    if let Some(first) = kept.first().copied() {
        kept.push(first);
    }
    kept
}

/// Positions to [`DECIMALS`], without doubles.
fn tidy(line: &[Position]) -> Vec<Position> {
    let mut tidy: Vec<Position> =
        line.iter().map(|at| at.map(|degrees| rounded(degrees, DECIMALS))).collect();
    tidy.dedup();
    tidy
}

/// A line in parts that lie between -180 and 180 degrees.
fn cut(line: &[Position]) -> Vec<Vec<Position>> {
    let mut parts: Vec<Vec<Position>> = vec![Vec::new()];
    let mut last_turn = None;
    for at in line {
        let turn = ((at[0] + 180.0) / 360.0).floor().clamp(-1.0, 1.0);
        // A line that ends on the antimeridian ends on its own side.
        let turn = if at[0] == 180.0 { last_turn.unwrap_or(0.0) } else { turn };
        if last_turn.is_some_and(|last| last != turn) {
            parts.push(Vec::new());
        }
        last_turn = Some(turn);
        if let Some(part) = parts.last_mut() {
            part.push([at[0] - 360.0 * turn, at[1]]);
        }
    }
    parts.into_iter().map(|part| tidy(&part)).filter(|part| part.len() >= 2).collect()
}

/// Rings as polygons: those within an odd number of others are holes of the smallest around them.
fn nested(rings: Vec<Vec<Position>>) -> Vec<Vec<Vec<Position>>> {
    let mut rings: Vec<(f64, Vec<Position>)> = rings.into_iter().map(|ring| (area(&ring), ring)).collect();
    rings.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let mut polygons: Vec<Vec<Vec<Position>>> = Vec::new();
    for (area, mut ring) in rings {
        let Some(at) = ring.first().copied() else { continue };
        let holder = polygons.iter().rposition(|polygon| {
            let within = polygon.iter().filter(|other| holds(other, at)).count();
            within == 1
        });
        // Outer rings run against the clock, holes with it.
        if (area > 0.0) != holder.is_none() {
            ring.reverse();
        }
        match holder.and_then(|n| polygons.get_mut(n)) {
            Some(polygon) => polygon.push(ring),
            None => polygons.push(vec![ring]),
        }
    }
    polygons
}

fn area(ring: &[Position]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum::<f64>() / 2.0
}

fn holds(ring: &[Position], [x, y]: Position) -> bool {
    let crossings = ring.windows(2).filter(|pair| {
        let ([x1, y1], [x2, y2]) = (pair[0], pair[1]);
        (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_map_is_fine_where_incidents_are_and_on_the_map_everywhere() {
        let base = base([LngLat::new(46.36, 40.68).unwrap()]);
        let (mut near, mut far, mut names) = (0, 0, Vec::new());
        base.land
            .rows(&mut |row| {
                names.push(row.values[1].text().unwrap_or_default().into_owned());
                let Some(Shape::MultiPolygon(polygons)) = &row.shape else { panic!("{row:?}") };
                for polygon in polygons {
                    for (n, ring) in polygon.iter().enumerate() {
                        assert_eq!(ring.first(), ring.last());
                        assert!((area(ring) > 0.0) == (n == 0), "{:?}", row.values);
                    }
                }
                row.shape.iter().for_each(|shape| {
                    shape.positions(&mut |[x, y]| {
                        assert!(x.abs() <= 180.0 && y.abs() <= LAST_LATITUDE, "{x} {y}");
                        let is_near = (x - 46.36).abs() < 3.0 && (y - 40.68).abs() < 3.0;
                        if is_near { near += 1 } else { far += 1 }
                    });
                });
                Ok(())
            })
            .unwrap();
        for name in ["Azerbaijan", "Armenia", "Russia", "Antarctica"] {
            assert!(names.iter().any(|n| n == name), "{name}");
        }
        assert!(near > 1_000, "{near}");
        assert!(far < 30_000, "{far}");
    }

    #[test]
    fn a_country_within_another_is_its_hole() {
        let square =
            |low: f64, high: f64| vec![[low, low], [high, low], [high, high], [low, high], [low, low]];
        let polygons = nested(vec![square(4.0, 5.0), square(0.0, 9.0), square(20.0, 21.0)]);
        assert_eq!(polygons.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }
}
