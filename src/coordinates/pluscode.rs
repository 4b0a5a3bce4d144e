//! Plus codes ("8HG8M9J6+JG"), and their ends, which a place named with them completes ("M9J6+JG Ganja").
//!
//! # References
//! Open Location Code: an open source standard for addresses, independent of building numbers and street names
//! (Google, 2014; specification 1.1).

use super::{Notation, Position, Stated, Written};
use crate::geodesy::{LngLat, Metres};
use crate::text::Span;

const ALPHABET: &str = "23456789CFGHJMPQRVWX";

/// How many digits stand before the `+` of a full code.
const BEFORE: usize = 8;

/// The last digits of a plus code, which stand for a position near a place that is named with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortCode {
    digits: [u8; 15],
    length: usize,
    /// How many digits stand before the `+`.
    before: usize,
}

impl ShortCode {
    /// The position of this code that is nearest to `reference`; `None` at the poles.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::coordinates::{Stated, parse};
    /// use incident_mapper::geodesy::LngLat;
    /// let Stated::Short(code) = parse("M9J6+JG").unwrap().stated else { panic!("not short") };
    /// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
    /// let there = code.near(ganja).unwrap().at;
    /// assert_eq!(format!("{:.4},{:.4}", there.lng(), there.lat()), "46.3613,40.6816");
    /// ```
    pub fn near(&self, reference: LngLat) -> Option<Position> {
        let missing = BEFORE - self.before;
        let cell = 20f64.powi(2 - i32::try_from(missing / 2).ok()?);
        let prefix = encode(reference, missing);
        let mut digits = [0; 16];
        let length = missing + self.length;
        digits.get_mut(..missing)?.copy_from_slice(prefix.get(..missing)?);
        digits.get_mut(missing..length)?.copy_from_slice(self.digits.get(..self.length)?);
        let here = decode(digits.get(..length)?)?;
        // The nearest of the same digits may lie in the next cell.
        let nearer = |value: f64, wanted: f64| match value - wanted {
            gap if gap > cell / 2.0 => value - cell,
            gap if gap < -cell / 2.0 => value + cell,
            _ => value,
        };
        let lat = nearer(here.at.lat(), reference.lat());
        let lng = nearer(here.at.lng(), reference.lng());
        let at = LngLat::new((lng + 180.0).rem_euclid(360.0) - 180.0, lat).ok()?;
        Some(Position { at, ..here })
    }
}

/// The plus code whose sign is at byte `plus`.
pub(super) fn around(text: &str, plus: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    let start = plus - bytes[..plus].iter().rev().take(BEFORE + 1).take_while(|b| is_digit(**b)).count();
    let end =
        plus + 1 + bytes[plus + 1..].iter().take(8).take_while(|b| is_digit(**b) && **b != b'0').count();
    let (before, after) = (text.get(start..plus)?, text.get(plus + 1..end)?);
    let free = !text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '+')
        && !text[end..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '+');
    // A sum or the name of a network has no letter before the sign, or fewer digits.
    let lettered = text[start..end].bytes().any(|b| b.is_ascii_alphabetic());
    let significant = before.trim_end_matches('0');
    let padding = before.len() - significant.len();
    if !free || !lettered || significant.contains('0') || after.len() == 1 || after.len() > 7 {
        return None;
    }
    if padding > 0 && !(padding.is_multiple_of(2) && before.len() == BEFORE && after.is_empty()) {
        return None;
    }
    let mut digits = [0; 15];
    let code = significant.bytes().chain(after.bytes());
    let mut length = 0;
    for (slot, digit) in digits.iter_mut().zip(code) {
        *slot = digit;
        length += 1;
    }
    let stated = match before.len() {
        BEFORE => Stated::Position(decode(digits.get(..length)?)?),
        4 | 6 if padding == 0 && after.len() >= 2 => {
            Stated::Short(ShortCode { digits, length, before: before.len() })
        }
        _ => return None,
    };
    Some(Written { span: Span::new(start, end), notation: Notation::PlusCode, stated, plain: false })
}

fn is_digit(byte: u8) -> bool {
    byte == b'0' || ALPHABET.as_bytes().contains(&byte)
}

/// The cell of a full code's digits: five pairs of latitude and longitude, then steps in a grid of five by four.
fn decode(digits: &[u8]) -> Option<Position> {
    let (mut south, mut west) = (-90.0, -180.0);
    let (mut height, mut width) = (400.0, 400.0);
    let index = |digit: u8| ALPHABET.bytes().position(|b| b == digit).map(|n| n as f64);
    let pairs = digits.len().min(10);
    for pair in digits[..pairs].chunks(2) {
        let [lat, lng] = pair else { return None };
        (height, width) = (height / 20.0, width / 20.0);
        south += index(*lat)? * height;
        west += index(*lng)? * width;
    }
    for digit in digits.iter().skip(pairs) {
        (height, width) = (height / 5.0, width / 4.0);
        let cell = index(*digit)?;
        south += (cell / 4.0).floor() * height;
        west += (cell % 4.0) * width;
    }
    let corner = |lng: f64, lat: f64| LngLat::new(lng, lat.min(90.0)).ok();
    let mut position = Position::of_cell(corner(west, south)?, corner(west + width, south + height)?)?;
    let other = Position::of_cell(corner(west + width, south)?, corner(west, south + height)?)?;
    position.resolution = Metres(position.resolution.0.max(other.resolution.0));
    Some(position)
}

/// The first digits of the code of a position, up to eight.
fn encode(at: LngLat, length: usize) -> [u8; BEFORE] {
    let mut digits = [b'2'; BEFORE];
    let (mut lat, mut lng) = ((at.lat() + 90.0).min(179.999_999), (at.lng() + 180.0).rem_euclid(360.0));
    let mut cell = 20.0;
    for pair in digits.chunks_mut(2).take(length.div_ceil(2)) {
        let (row, column) = ((lat / cell).floor(), (lng / cell).floor());
        for (digit, index) in pair.iter_mut().zip([row, column]) {
            // Both are below 20: the world is 9 by 18 cells, and each cell 20 by 20.
            *digit = ALPHABET.as_bytes().get(index as usize).copied().unwrap_or(b'2');
        }
        (lat, lng, cell) = (lat - row * cell, lng - column * cell, cell / 20.0);
    }
    digits
}

/// The code of ten digits of a position, by integers, as the specification has it.
#[cfg(test)]
pub(super) fn full(at: LngLat) -> String {
    let whole = |value: f64| (value * 8000.0 + 1e-6).floor() as usize;
    let (mut lat, mut lng) = (whole(at.lat() + 90.0), whole(at.lng() + 180.0));
    let mut digits = Vec::new();
    for _ in 0..5 {
        digits.extend([ALPHABET.as_bytes()[lng % 20] as char, ALPHABET.as_bytes()[lat % 20] as char]);
        (lat, lng) = (lat / 20, lng / 20);
    }
    digits.reverse();
    let code: String = digits.into_iter().collect();
    format!("{}+{}", &code[..8], &code[8..])
}
