//! UTM: a zone, its band or half, easting and northing in metres ("38T 612345mE 4512345mN").

use super::cursor::Cursor;
use super::{Notation, Position, Stated, Written};
use crate::geodesy::{LngLat, Metres, Utm};
use crate::text::Span;

/// The bands of latitude from 80 degrees south, eight degrees each; the last has twelve.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";

/// The latitudes of a band; `None` for a letter that names none.
pub(super) fn band(letter: char) -> Option<(f64, f64)> {
    let south = BANDS.find(letter)? as f64 * 8.0 - 80.0;
    Some((south, if letter == 'X' { 84.0 } else { south + 8.0 }))
}

/// The number of the zone at the cursor.
pub(super) fn zone(c: &mut Cursor<'_>) -> Option<u8> {
    c.digits(2)?.parse().ok().filter(|zone| (1..=60).contains(zone))
}

/// The UTM coordinates at `start`.
pub(super) fn read(start: Cursor<'_>) -> Option<Written> {
    let mut c = start;
    let zone = zone(&mut c)?;
    c.spaces(1);
    let letter = c.eat(|c| BANDS.contains(c))?;
    let spaced = c.spaces(2) > 0;
    let comma = c.eat(|c| c == ',').is_some();
    c.spaces(1);
    let lead = c.eat(|c| c == 'E').is_some();
    if !(spaced || comma || lead) {
        return None;
    }
    c.spaces(usize::from(lead));
    let (easting, fine) = metres(&mut c, 6, 6, &["mE", "m E", " mE", " m E", "E", " E", "m"])?;
    c.spaces(2);
    c.eat(|c| matches!(c, ',' | '/'));
    c.spaces(2);
    if c.eat(|c| c == 'N').is_some() {
        c.spaces(1);
    }
    let (northing, finer) = metres(&mut c, 6, 7, &["mN", "m N", " mN", " m N", "N", " N", "m"])?;
    if !c.is_at_end_of_word() {
        return None;
    }
    let by = |north| Utm { zone, north, easting, northing }.position();
    let (low, high) = band(letter)?;
    let in_band = |at: &LngLat| (low - 0.5..=high + 0.5).contains(&at.lat());
    let (north, south) = (by(true), by(false));
    // N and S may be halves of the globe or bands; only in band S do both have a sense.
    let (at, otherwise) = match letter {
        'N' => (north?, None),
        'S' => match (north.filter(in_band), south) {
            (Some(north), south) => (north, south),
            (None, south) => (south?, None),
        },
        _ => ((if low >= 0.0 { north } else { south }).filter(in_band)?, None),
    };
    let resolution = Metres(fine.max(finer) * std::f64::consts::SQRT_2);
    let stated = Stated::Position(Position { at, otherwise, resolution });
    let span = Span::new(start.at, c.at);
    Some(Written { span, notation: Notation::Utm, stated, plain: false })
}

/// A number of metres with `least` to `most` digits, and its last place.
fn metres(c: &mut Cursor<'_>, least: usize, most: usize, units: &[&'static str]) -> Option<(f64, f64)> {
    let whole = c.digits(most).filter(|digits| digits.len() >= least)?;
    let mut value: f64 = whole.parse().ok()?;
    let mut unit = 1.0;
    let mut point = *c;
    if point.eat(|c| c == '.').is_some()
        && let Some(places) = point.digits(6)
    {
        unit = 10f64.powi(-i32::try_from(places.len()).ok()?);
        value += places.parse::<f64>().ok()? * unit;
        *c = point;
    }
    let mut after = *c;
    if after.eat_word(units).is_some() && !after.peek().is_some_and(char::is_alphabetic) {
        *c = after;
    }
    Some((value, unit))
}
