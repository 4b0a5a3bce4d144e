//! Lines and the borders of areas on the map: thinned for a zoom, cut to a tile, written as its commands.

use super::tile::varint;
use crate::format::layers::shape::{Position, Shape};
use crate::geodesy::{LngLat, web_mercator};
use geo::{Coord, LineString, SimplifyVw};
use std::ops::RangeInclusive;

/// Units of a tile along an edge.
pub(super) const EXTENT: f64 = 4096.0;
/// How far beyond its edges a tile is drawn, in units, so that no edge of a tile shows in it.
const BUFFER: f64 = 64.0;
/// What is left out of an outline for a zoom: triangles of at most so many square units, a fraction of a pixel.
const TOO_SMALL: f64 = 16.0;

/// A place on the map: shares of it from its west and from its north, 0 to 1.
pub(super) type At = [f64; 2];

/// Lines, or the borders of areas.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outline {
    is_area: bool,
    parts: Vec<Part>,
}

/// A line, or a ring without the repetition of its first corner.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    /// A hole in the ring before it.
    is_hole: bool,
    corners: Vec<At>,
}

/// Where a position is on the map.
pub(super) fn on_map([lng, lat]: Position) -> At {
    let half = std::f64::consts::PI * EQUATOR;
    let north = LngLat::new(0.0, lat).map_or(0.0, |at| web_mercator(at)[1]);
    [lng / 360.0 + 0.5, ((half - north) / (2.0 * half)).clamp(0.0, 1.0)]
}

/// The radius of the sphere of web maps, in metres.
const EQUATOR: f64 = 6_378_137.0;

impl Outline {
    /// The lines or the areas of a shape, once more where they go on beyond the map's edge; `None` for points.
    pub(super) fn of(shape: &Shape) -> Option<Self> {
        let mut parts = Vec::new();
        let mut add = |is_hole, positions: &[Position]| {
            parts.push(Part { is_hole, corners: positions.iter().map(|at| on_map(*at)).collect() });
        };
        let is_area = match shape {
            Shape::Point(_) | Shape::MultiPoint(_) => return None,
            Shape::Line(line) => {
                add(false, line);
                false
            }
            Shape::MultiLine(lines) => {
                lines.iter().for_each(|line| add(false, line));
                false
            }
            Shape::Polygon(rings) => {
                rings.iter().enumerate().for_each(|(n, ring)| add(n > 0, ring));
                true
            }
            Shape::MultiPolygon(polygons) => {
                polygons
                    .iter()
                    .flat_map(|rings| rings.iter().enumerate())
                    .for_each(|(n, ring)| add(n > 0, ring));
                true
            }
        };
        let mut outline = Self { is_area, parts };
        let [west, _, east, _] = outline.extent()?;
        for (goes_on, shift) in [(west < 0.0, 1.0), (east > 1.0, -1.0)] {
            if goes_on {
                let again = outline.parts.clone().into_iter().map(|part| part.moved(shift));
                outline.parts.extend(again.collect::<Vec<_>>());
            }
        }
        Some(outline)
    }

    /// West, north, east and south; `None` of nothing.
    pub(super) fn extent(&self) -> Option<[f64; 4]> {
        let corners = self.parts.iter().flat_map(|part| &part.corners);
        corners.fold(None, |extent, [x, y]| {
            let [w, n, e, s] = extent.unwrap_or([*x, *y, *x, *y]);
            Some([w.min(*x), n.min(*y), e.max(*x), s.max(*y)])
        })
    }

    /// The columns and the rows of the tiles that it may touch on a zoom of so many tiles a side.
    pub(super) fn tiles(&self, side: u32) -> Option<(RangeInclusive<u32>, RangeInclusive<u32>)> {
        let [west, north, east, south] = self.extent()?;
        let tile = |share: f64, buffer: f64| {
            ((share * f64::from(side) + buffer / EXTENT).floor().max(0.0) as u32).min(side - 1)
        };
        Some((tile(west, -BUFFER)..=tile(east, BUFFER), tile(north, -BUFFER)..=tile(south, BUFFER)))
    }

    /// It without what cannot be seen on a zoom of so many tiles a side.
    pub(super) fn thinned(&self, side: u32) -> Self {
        let unit = 1.0 / (f64::from(side) * EXTENT);
        let parts = self.parts.iter().map(|part| Part {
            is_hole: part.is_hole,
            corners: LineString(part.corners.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect())
                .simplify_vw(TOO_SMALL * unit * unit)
                .0
                .into_iter()
                .map(|corner| [corner.x, corner.y])
                .collect(),
        });
        Self { is_area: self.is_area, parts: parts.collect() }
    }

    /// What of it lies in a column of tiles (axis 0) or in a row (axis 1) and in the buffer around that.
    pub(super) fn cut(&self, axis: usize, tile: u32, side: u32) -> Self {
        let edge = |units: f64| (f64::from(tile) + units / EXTENT) / f64::from(side);
        let (low, high) = (edge(-BUFFER), edge(EXTENT + BUFFER));
        let mut parts = Vec::new();
        for part in &self.parts {
            let whole = part.corners.iter().all(|at| (low..=high).contains(&at[axis]));
            if whole {
                parts.push(part.clone());
            } else if self.is_area {
                let above = kept(&part.corners, |at| at[axis] - low, axis, low);
                let corners = kept(&above, |at| high - at[axis], axis, high);
                parts.push(Part { is_hole: part.is_hole, corners });
            } else {
                cut_line(&part.corners, axis, (low, high), &mut parts);
            }
        }
        Self { is_area: self.is_area, parts }
    }

    /// A square of one unit where it is, for what is too small to be drawn.
    pub(super) fn speck(&self, side: u32) -> Option<Self> {
        let [west, north, ..] = self.extent()?;
        let unit = 1.0 / (f64::from(side) * EXTENT);
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        let corners = corners.map(|[x, y]| [west + x * unit, north + y * unit]).to_vec();
        let corners = if self.is_area { corners } else { corners[..2].to_vec() };
        Some(Self { is_area: self.is_area, parts: vec![Part { is_hole: false, corners }] })
    }

    /// The commands that draw it in a tile; empty where it is smaller than a unit.
    pub(super) fn commands(&self, [column, row]: [u32; 2], side: u32) -> Vec<u8> {
        let unit =
            |share: f64, tile: u32| ((share * f64::from(side) - f64::from(tile)) * EXTENT).round() as i64;
        let mut pen = Pen::default();
        let mut is_drawn = false;
        for part in &self.parts {
            if part.is_hole && !is_drawn {
                continue;
            }
            let mut corners: Vec<[i64; 2]> =
                part.corners.iter().map(|[x, y]| [unit(*x, column), unit(*y, row)]).collect();
            corners.dedup();
            let drawn = if self.is_area { ring(corners, part.is_hole) } else { corners };
            let is_seen = drawn.len() > 1;
            if is_seen {
                pen.draw(&drawn, self.is_area);
            }
            if !part.is_hole {
                is_drawn = is_seen;
            }
        }
        pen.commands
    }

    /// The number that tiles have for what it is.
    pub(super) fn kind(&self) -> u64 {
        if self.is_area { 3 } else { 2 }
    }
}

impl Part {
    fn moved(mut self, east: f64) -> Self {
        self.corners.iter_mut().for_each(|[x, _]| *x += east);
        self
    }
}

/// The corners of a ring on the side of an edge where `inside` is not negative, the edge itself where the ring crosses it.
///
/// # References
/// I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping", CACM 17(1), 1974, <https://doi.org/10.1145/360767.360802>.
fn kept(ring: &[At], inside: impl Fn(&At) -> f64, axis: usize, edge: f64) -> Vec<At> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(mut from) = ring.last() else { return kept };
    for to in ring {
        if (inside(from) >= 0.0) != (inside(to) >= 0.0) {
            kept.push(crossing(from, to, axis, edge));
        }
        if inside(to) >= 0.0 {
            kept.push(*to);
        }
        from = to;
    }
    kept
}

/// The pieces of a line between two edges.
fn cut_line(line: &[At], axis: usize, (low, high): (f64, f64), pieces: &mut Vec<Part>) {
    let mut piece: Vec<At> = Vec::new();
    for step in line.windows(2) {
        let [from, to] = [step[0], step[1]];
        let (first, last) = (from[axis].min(to[axis]), from[axis].max(to[axis]));
        if last < low || first > high {
            continue;
        }
        let bounded = |at: At, other: At| match at[axis] {
            below if below < low => crossing(&at, &other, axis, low),
            beyond if beyond > high => crossing(&at, &other, axis, high),
            _ => at,
        };
        let (start, end) = (bounded(from, to), bounded(to, from));
        if piece.last() != Some(&start) {
            pieces.push(Part { is_hole: false, corners: std::mem::replace(&mut piece, vec![start]) });
        }
        piece.push(end);
    }
    pieces.push(Part { is_hole: false, corners: piece });
    pieces.retain(|part| part.corners.len() > 1);
}

/// Where the way between two places meets an edge.
fn crossing(from: &At, to: &At, axis: usize, edge: f64) -> At {
    let share = (edge - from[axis]) / (to[axis] - from[axis]);
    let mut at: At = std::array::from_fn(|n| from[n] + share * (to[n] - from[n]));
    at[axis] = edge;
    at
}

/// A ring as tiles have it: outer ones clockwise to the eye, holes the other way round; empty where it encloses nothing.
fn ring(mut corners: Vec<[i64; 2]>, is_hole: bool) -> Vec<[i64; 2]> {
    while corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    let following = corners.iter().cycle().skip(1);
    let twice_area: i64 = corners.iter().zip(following).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    if twice_area == 0 {
        return Vec::new();
    }
    if (twice_area > 0) == is_hole {
        corners.reverse();
    }
    corners
}

/// Draws in a tile, from where it was left.
#[derive(Default)]
struct Pen {
    commands: Vec<u8>,
    at: [i64; 2],
}

impl Pen {
    fn draw(&mut self, corners: &[[i64; 2]], is_closed: bool) {
        const MOVE: u64 = 1;
        const LINE: u64 = 2;
        const CLOSE: u64 = 7;
        let Some((first, rest)) = corners.split_first() else { return };
        varint(1 << 3 | MOVE, &mut self.commands);
        self.go(*first);
        varint((rest.len() as u64) << 3 | LINE, &mut self.commands);
        rest.iter().for_each(|corner| self.go(*corner));
        if is_closed {
            varint(1 << 3 | CLOSE, &mut self.commands);
        }
    }

    fn go(&mut self, to: [i64; 2]) {
        for (at, to) in self.at.iter_mut().zip(to) {
            let step = to - std::mem::replace(at, to);
            // Zigzag.
            varint((step << 1 ^ (step >> 63)) as u64, &mut self.commands);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(rings: Vec<Vec<Position>>) -> Outline {
        Outline::of(&Shape::Polygon(rings)).unwrap()
    }

    /// Twice the area of each ring that commands draw, positive where it runs clockwise to the eye.
    fn areas(commands: &[u8]) -> Vec<i64> {
        let mut bytes = commands.iter();
        let mut next = || {
            let (mut number, mut shift) = (0_u64, 0);
            loop {
                let byte = bytes.next()?;
                number |= u64::from(byte & 0x7f) << shift;
                shift += 7;
                if byte & 0x80 == 0 {
                    return Some(number);
                }
            }
        };
        let (mut at, mut rings, mut ring) = ([0_i64; 2], Vec::new(), Vec::new());
        while let Some(command) = next() {
            if command & 7 == 7 {
                let following = ring.iter().cycle().skip(1);
                rings.push(
                    ring.iter()
                        .zip(following)
                        .map(|(a, b): (&[i64; 2], &[i64; 2])| a[0] * b[1] - b[0] * a[1])
                        .sum(),
                );
                ring.clear();
                continue;
            }
            for _ in 0..command >> 3 {
                for axis in &mut at {
                    let step = next().unwrap();
                    *axis += (step >> 1) as i64 ^ -((step & 1) as i64);
                }
                ring.push(at);
            }
        }
        rings
    }

    #[test]
    fn an_area_is_drawn_clockwise_and_its_hole_the_other_way() {
        // The whole map but for a hole in its middle.
        let mut all =
            vec![[-180.0, -85.06], [180.0, -85.06], [180.0, 85.06], [-180.0, 85.06], [-180.0, -85.06]];
        let mut hole = vec![[-90.0, -66.0], [-90.0, 66.0], [90.0, 66.0], [90.0, -66.0], [-90.0, -66.0]];
        // Whichever way round the rings are given.
        for _ in 0..2 {
            let outline = area(vec![all.clone(), hole.clone()]);
            let drawn = areas(&outline.commands([0, 0], 1));
            assert_eq!((drawn.len(), drawn[0]), (2, 2 * 4096 * 4096));
            assert!((-2 * 2048 * 2048..-2 * 2048 * 1900).contains(&drawn[1]), "{drawn:?}");
            // In the middle of the hole nothing is seen.
            let middle = areas(&outline.cut(0, 8, 16).cut(1, 8, 16).commands([8, 8], 16));
            assert_eq!(middle.iter().sum::<i64>(), 0);
            all.reverse();
            hole.reverse();
        }
    }

    #[test]
    fn what_is_smaller_than_a_unit_is_not_drawn_but_as_a_speck() {
        let tiny = area(vec![vec![[46.0, 40.0], [46.000_01, 40.0], [46.0, 40.000_01], [46.0, 40.0]]]);
        assert!(tiny.commands([0, 0], 1).is_empty());
        assert!(!tiny.speck(1).unwrap().commands([0, 0], 1).is_empty());
    }

    #[test]
    fn a_line_that_leaves_a_column_and_comes_back_is_two_pieces() {
        let zigzag = Shape::Line(vec![[-170.0, 0.0], [0.0, 10.0], [-170.0, 20.0]]);
        let outline = Outline::of(&zigzag).unwrap();
        assert_eq!(outline.cut(0, 0, 4).parts.len(), 2);
        assert_eq!(outline.cut(0, 3, 4).parts.len(), 0);
        assert_eq!(outline.tiles(4).unwrap(), (0..=2, 1..=2));
    }

    #[test]
    fn what_goes_on_beyond_the_edge_is_drawn_on_the_other_side_too() {
        let outline = Outline::of(&Shape::Line(vec![[170.0, 0.0], [190.0, 0.0]])).unwrap();
        assert_eq!(outline.parts.len(), 2);
        assert!(!outline.cut(0, 0, 4).commands([0, 2], 4).is_empty());
        assert!(!outline.cut(0, 3, 4).commands([3, 2], 4).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_cut_lies_in_the_tile_and_its_buffer(
            corners in prop::collection::vec((-190.0..190.0_f64, -90.0..90.0_f64).prop_map(|(x, y)| [x, y]), 0..20),
            zoom in 0..6_u32,
            is_area in any::<bool>(),
        ) {
            let shape = if is_area { Shape::Polygon(vec![corners]) } else { Shape::Line(corners) };
            let side = 1 << zoom;
            let Some(outline) = Outline::of(&shape).filter(|outline| outline.extent().is_some()) else { return Ok(()) };
            let (columns, rows) = outline.tiles(side).unwrap();
            for column in columns {
                for row in rows.clone() {
                    let cut = outline.cut(0, column, side).cut(1, row, side);
                    let inside = |share: f64, tile: u32| {
                        let units = (share * f64::from(side) - f64::from(tile)) * EXTENT;
                        (-BUFFER - 1e-6..=EXTENT + BUFFER + 1e-6).contains(&units)
                    };
                    for [x, y] in cut.parts.iter().flat_map(|part| &part.corners) {
                        prop_assert!(inside(*x, column) && inside(*y, row), "{x} {y}");
                    }
                }
            }
        }
    }
}
