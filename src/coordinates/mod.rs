//! Coordinates as people write them: degrees in all their forms, UTM, MGRS and plus codes.
//!
//! [`find`] looks for them in a text, [`parse`] reads an argument that is nothing else. What a notation leaves open stays open
//! in the value: numbers that may stand in either order have both positions, a short plus code has none before a place is named.

mod compact;
mod cursor;
mod degrees;
mod grid;
mod mgrs;
mod pluscode;

pub use pluscode::ShortCode;

use crate::geodesy::{LngLat, Metres, distance};
use crate::text::Span;
use cursor::Cursor;

/// Coordinates with their words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
    /// The words.
    pub span: Span,
    /// How they are written.
    pub notation: Notation,
    /// What they say.
    pub stated: Stated,
    /// Whether the notation does not show itself: two bare numbers, or a grid square of few digits. They are coordinates only where
    /// something beside them says so.
    pub plain: bool,
}

/// A way to write coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notation {
    /// Degrees: decimal, with minutes, or with seconds.
    Degrees,
    /// Universal Transverse Mercator.
    Utm,
    /// The Military Grid Reference System.
    Mgrs,
    /// An Open Location Code.
    PlusCode,
}

impl Notation {
    /// The name that messages use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Degrees => "degrees",
            Self::Utm => "UTM",
            Self::Mgrs => "MGRS",
            Self::PlusCode => "plus code",
        }
    }
}

/// What coordinates say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stated {
    /// A position.
    Position(Position),
    /// The end of a plus code: a position near a place that must be named with it.
    Short(ShortCode),
}

/// A position as far as its figures tell it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// The position; of a grid square its middle.
    pub at: LngLat,
    /// The other position that the same figures may mean, where nothing in them says which: longitude before latitude, or
    /// `38S` as a zone's southern half instead of its band S.
    pub otherwise: Option<LngLat>,
    /// How far the truth may lie from it by the figures alone: a unit of the last place along both axes, or half a diagonal of
    /// the grid square.
    pub resolution: Metres,
}

impl Position {
    /// A position whose figures end at `units` degrees of latitude and longitude.
    fn of_degrees(at: LngLat, otherwise: Option<LngLat>, units: (f64, f64)) -> Self {
        // A degree of latitude is at most 111,694 m long, and one of longitude at most 111,320 m times the cosine.
        let along = |p: LngLat| {
            (units.0 * 111_694.0).hypot(units.1 * 111_412.0 * p.lat().to_radians().cos().max(0.0))
        };
        let resolution = along(at).max(otherwise.map_or(0.0, along));
        Self { at, otherwise, resolution: Metres(resolution) }
    }

    /// The middle of a cell between two of its corners.
    fn of_cell(south_west: LngLat, north_east: LngLat) -> Option<Self> {
        let middle = LngLat::new(
            (south_west.lng() + north_east.lng()) / 2.0,
            (south_west.lat() + north_east.lat()) / 2.0,
        );
        let at = middle.ok()?;
        let far = distance(at, south_west).0.max(distance(at, north_east).0);
        Some(Self { at, otherwise: None, resolution: Metres(far) })
    }
}

/// So many bytes are looked through for digits at once.
const RUN: usize = 64;

/// The coordinates in `text`, in order, without overlaps. Linear in its length; most of it is only looked through for digits.
///
/// # Examples
/// ```
/// use incident_mapper::coordinates::{Stated, find};
/// let found = find("Geolocated to 48°35′43″N 37°59′59″E, a hill above Bakhmut.");
/// let Stated::Position(position) = found[0].stated else { panic!("no position") };
/// assert_eq!(format!("{:.4},{:.4}", position.at.lat(), position.at.lng()), "48.5953,37.9997");
/// assert!(find("At 10:30 on 17.10.2020 it fell 3.5 to 4.2 per cent.").is_empty());
/// ```
pub fn find(text: &str) -> Vec<Written> {
    let bytes = text.as_bytes();
    let mut found: Vec<Written> = Vec::new();
    let mut at = 0;
    while let Some(ahead) = bytes.get(at..).and_then(first_sign) {
        at += ahead;
        let from = found.last().map_or(0, |w| w.span.end);
        let written = if bytes[at] == b'+' { pluscode::around(text, at) } else { at_digit(text, at) };
        match written.filter(|w| w.span.start >= from) {
            Some(written) => {
                at = written.span.end.max(at + 1);
                found.push(written);
            }
            None if bytes[at] == b'+' => at += 1,
            // The rest of the number begins nothing; a short plus code may begin with a digit, and ends at its sign.
            None => at += bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count(),
        }
    }
    found
}

/// Where the first digit or plus is.
fn first_sign(bytes: &[u8]) -> Option<usize> {
    let is_sign = |byte: &u8| byte.is_ascii_digit() | (*byte == b'+');
    // Whole runs are looked at together, which processors do for many bytes at once.
    let run = bytes.chunks(RUN).position(|run| run.iter().fold(false, |any, byte| any | is_sign(byte)))?;
    let within = bytes.get(run * RUN..)?.iter().position(is_sign)?;
    Some(run * RUN + within)
}

/// What begins with the number at byte `at`.
fn at_digit(text: &str, at: usize) -> Option<Written> {
    let before = at.checked_sub(1).and_then(|b| text.as_bytes().get(b));
    if matches!(before, Some(b'.' | b',' | b':')) && at > 1 && text.as_bytes()[at - 2].is_ascii_digit() {
        return None;
    }
    let here = Cursor::new(text, at);
    let begins_word = !text.get(..at)?.chars().next_back().is_some_and(char::is_alphanumeric);
    let runs_on = || mgrs::read(here).or_else(|| grid::read(here)).or_else(|| compact::read(here));
    let grid = begins_word.then(runs_on).flatten();
    let digits = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let degrees = || degrees::read(degrees::lead(text, at)?);
    grid.or_else(|| degrees::may_be_angle(text, at + digits).then(degrees).flatten())
}

/// The coordinates that `text` is, and nothing else; letters of grids and plus codes may be small.
///
/// # Examples
/// ```
/// use incident_mapper::coordinates::{Notation, parse};
/// assert_eq!(parse("38TPL1503804303").unwrap().notation, Notation::Mgrs);
/// assert_eq!(parse("8hg8m9j6+jg").unwrap().notation, Notation::PlusCode);
/// assert_eq!(parse("40°40′55″N 46°21′41″E").unwrap().notation, Notation::Degrees);
/// assert!(parse("Barda").is_none());
/// ```
pub fn parse(text: &str) -> Option<Written> {
    let whole = |text: &str| {
        let trimmed = text.trim();
        let start = Cursor::new(trimmed, 0);
        let plus = trimmed.find('+').and_then(|at| pluscode::around(trimmed, at));
        let found = mgrs::read(start)
            .or_else(|| grid::read(start))
            .or_else(|| compact::read(start))
            .or_else(|| degrees::read(start))
            .or(plus);
        found.filter(|w| w.span == Span::new(0, trimmed.len()))
    };
    whole(text).or_else(|| whole(&text.to_uppercase()))
}

#[cfg(test)]
mod tests;
