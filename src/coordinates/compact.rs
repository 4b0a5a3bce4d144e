//! Degrees and minutes that run together, as ships and aircraft report them: "1512N 04212E", "151230N0421230E", "1512.5N 04212.3E".

use super::cursor::Cursor;
use super::{Notation, Position, Stated, Written};
use crate::geodesy::LngLat;
use crate::text::Span;

/// The pair at `start`, the latitude first: two digits of degrees, three of longitude, and always two of minutes and of seconds.
pub(super) fn read(start: Cursor<'_>) -> Option<Written> {
    let mut c = start;
    let (lat, unit, south) = angle(&mut c, 2, ['N', 'S'])?;
    c.spaces(1);
    c.eat(|c| matches!(c, '/' | ',' | '-'));
    c.spaces(1);
    let (lng, unit_east, west) = angle(&mut c, 3, ['E', 'W'])?;
    if !c.is_at_end_of_word() {
        return None;
    }
    let signed = |value: f64, negative: bool| if negative { -value } else { value };
    let at = LngLat::new(signed(lng, west), signed(lat, south)).ok()?;
    let stated = Stated::Position(Position::of_degrees(at, None, (unit, unit_east)));
    Some(Written { span: Span::new(start.at, c.at), notation: Notation::Degrees, stated, plain: false })
}

/// Degrees of `whole` digits with minutes and perhaps seconds, their last place, and whether they are of the second of the halves.
fn angle(c: &mut Cursor<'_>, whole: usize, halves: [char; 2]) -> Option<(f64, f64, bool)> {
    let digits = c.digits(whole + 4).filter(|d| d.len() == whole + 2 || d.len() == whole + 4)?;
    let (degrees, sixtieths) = digits.split_at_checked(whole)?;
    let (minutes, seconds) = sixtieths.split_at_checked(2)?;
    let mut unit = if seconds.is_empty() { 1.0 / 60.0 } else { 1.0 / 3600.0 };
    let mut parts = [0.0, 0.0];
    for (part, digits) in parts.iter_mut().zip([minutes, seconds]) {
        *part = if digits.is_empty() { 0.0 } else { digits.parse::<f64>().ok().filter(|n| *n < 60.0)? };
    }
    let mut value = degrees.parse::<f64>().ok()? + parts[0] / 60.0 + parts[1] / 3600.0;
    let mut point = *c;
    if point.eat(|c| c == '.').is_some()
        && let Some(places) = point.digits(4)
    {
        unit /= 10f64.powi(i32::try_from(places.len()).ok()?);
        value += places.parse::<f64>().ok()? * unit;
        *c = point;
    }
    let half = c.eat(|c| halves.contains(&c))?;
    Some((value, unit, half == halves[1]))
}
