//! MGRS: a zone with its band, the letters of a square of 100 km, and as many digits east as north ("38T PL 15038 04303").
//!
//! # References
//! NGA.STND.0037 (2014), "Universal Grids and the Transverse Mercator and Polar Stereographic Map Projections", section 3. The
//! polar squares, which no zone has, are not read.

use super::cursor::Cursor;
use super::grid::{band, zone};
use super::{Notation, Position, Stated, Written};
use crate::geodesy::{LngLat, Utm, distance};
use crate::text::Span;

/// The letters of squares' columns, eight a zone, over three zones; those of rows are the first twenty.
const LETTERS: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/// "4MAY2020" and "12JUN2021" are days.
pub(super) const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// The MGRS coordinates at `start`.
pub(super) fn read(start: Cursor<'_>) -> Option<Written> {
    let mut c = start;
    let zone = zone(&mut c)?;
    let letter = c.eat(|c| c.is_ascii_uppercase())?;
    let band = band(letter)?;
    c.spaces(1);
    let (column, row) = (c.eat(|c| LETTERS.contains(c))?, c.eat(|c| LETTERS.contains(c))?);
    if MONTHS.iter().any(|m| m.chars().eq([letter, column, row])) {
        return None;
    }
    c.spaces(1);
    let first = c.digits(10)?;
    let mut next = c;
    let apart = (next.spaces(1) > 0).then(|| next.digits(5)).flatten();
    let (east, north) = match apart.filter(|second| second.len() == first.len() && next.is_at_end_of_word()) {
        Some(second) => {
            c = next;
            (first, second)
        }
        None if first.len() % 2 == 0 => first.split_at(first.len() / 2),
        None => return None,
    };
    // A plus code may begin like a square ("4GGV9737+V6"), and a number with decimals is none of its digits.
    let decimals = c.rest().strip_prefix('.').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    if !c.is_at_end_of_word() || c.peek() == Some('+') || decimals {
        return None;
    }
    let side = 10f64.powi(5 - i32::try_from(east.len()).ok()?);
    let metres = |digits: &str| digits.parse::<f64>().ok().map(|n| n * side);
    let easting = column_start(zone, column)? + metres(east)?;
    let northing = row_start(zone, row)? + metres(north)?;
    let square = Square { zone, band, easting, northing, side };
    let stated = Stated::Position(square.position()?);
    // One digit each way is a square of 10 km; letters with two digits are also the names of many other things.
    let plain = east.len() == 1;
    Some(Written { span: Span::new(start.at, c.at), notation: Notation::Mgrs, stated, plain })
}

/// The easting of a column of squares.
fn column_start(zone: u8, column: char) -> Option<f64> {
    let index = LETTERS.find(column)?.checked_sub(usize::from((zone - 1) % 3) * 8)?;
    (index < 8).then_some((index + 1) as f64 * 100_000.0)
}

/// The northing of a row of squares, but for some multiple of 2,000 km.
fn row_start(zone: u8, row: char) -> Option<f64> {
    let index = LETTERS.find(row).filter(|index| *index < 20)?;
    let shifted = if zone.is_multiple_of(2) { index + 15 } else { index };
    Some((shifted % 20) as f64 * 100_000.0)
}

/// A square of the grid, its northing short of a multiple of 2,000 km.
struct Square {
    zone: u8,
    band: (f64, f64),
    easting: f64,
    northing: f64,
    side: f64,
}

impl Square {
    /// The middle of the square in its band, which may reach a degree over its edges, since squares are named whole.
    fn position(&self) -> Option<Position> {
        let half = self.side / 2.0;
        let north = self.band.0 >= 0.0;
        (0..5).find_map(|lap| {
            let southing = self.northing + f64::from(lap) * 2_000_000.0;
            let at = |east: f64, up: f64| {
                let (easting, northing) = (self.easting + east, southing + up);
                Utm { zone: self.zone, north, easting, northing }.position()
            };
            let middle: LngLat = at(half, half)?;
            if !(self.band.0 - 1.0..=self.band.1 + 1.0).contains(&middle.lat()) {
                return None;
            }
            let corners =
                [at(0.0, 0.0)?, at(self.side, 0.0)?, at(0.0, self.side)?, at(self.side, self.side)?];
            let far = corners.iter().map(|c| distance(middle, *c).0).fold(0.0, f64::max);
            Some(Position { at: middle, otherwise: None, resolution: crate::geodesy::Metres(far) })
        })
    }
}
