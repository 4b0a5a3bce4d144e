//! The map background: land, borders, lakes, rivers and country names of Natural Earth, embedded.
//!
//! `src/basemap/build.py` made the two files and says what is in them. Nothing is read before [`Basemap::read`] or [`Borders::read`].
//!
//! Borders are Natural Earth's, which follow who controls the ground; lines of control, armistice lines and lines that
//! are widely not recognised are [`LineKind::DisputedBorder`], by a table in the build script. They are a background to
//! find one's way on, not a statement about sovereignty.

use crate::text::tally;
use std::collections::BTreeSet;

static WORLD_10M: &[u8] = include_bytes!("basemap/world_10m.bin");
static WORLD_110M: &[u8] = include_bytes!("basemap/world_110m.bin");

/// The line that a picture with this background carries. Natural Earth is in the public domain and asks for none.
pub const CREDIT: &str = "Natural Earth 4.1 (public domain)";

/// How detailed the background is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// 1:110 million: for the whole world in a thousand pixels.
    World,
    /// 1:10 million (lakes and rivers 1:50 million), true to about 250 m: for anything nearer.
    Regional,
}

/// The background at `detail` as it is embedded, for programs that decode it themselves; [`Basemap::read`] is how.
pub fn bytes(detail: Detail) -> &'static [u8] {
    match detail {
        Detail::World => WORLD_110M,
        Detail::Regional => WORLD_10M,
    }
}

/// What a line of the background is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Where land meets the sea.
    Coast,
    /// A border between countries.
    Border,
    /// A border that is a line of control, an armistice line or widely not recognised.
    DisputedBorder,
    /// The middle of a river.
    River,
    /// Where an outline is cut at the antimeridian or within a country, and land goes on beyond: to be painted over.
    Seam,
}

/// A position of the background: degrees of longitude and of latitude.
///
/// Longitudes run on across the antimeridian, so they may lie outside -180..=180; two neighbours of one line are never
/// more than half a turn apart.
pub type Position = [f64; 2];

/// The decoded background.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Basemap {
    lines: Vec<(LineKind, Vec<Position>)>,
    land: Vec<Ring>,
    countries: Vec<(String, Vec<Ring>)>,
    lakes: Vec<Vec<Position>>,
}

/// A closed line, as steps along `Basemap::lines`: a number, or the complement of a number that is walked backwards.
type Ring = Vec<i64>;

/// The number of the line that a step goes along, whichever way.
fn line_number(step: i64) -> Option<usize> {
    usize::try_from(if step < 0 { !step } else { step }).ok()
}

impl Basemap {
    /// The background at `detail`, decoded from the embedded file: about 330,000 positions at
    /// [`Detail::Regional`], 10,000 at [`Detail::World`].
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::basemap::{Basemap, Detail, LineKind};
    /// let world = Basemap::read(Detail::World);
    /// assert!(world.countries().any(|(name, _)| name == "Azerbaijan"));
    /// assert!(world.lines(LineKind::DisputedBorder).count() > 0);
    /// ```
    pub fn read(detail: Detail) -> Self {
        // The file is part of the crate and a test decodes it to its last byte.
        Reader { bytes: bytes(detail) }.basemap().unwrap_or_default()
    }

    /// The lines of one kind. Borders are shared: each is there once, whichever side one counts it to.
    pub fn lines(&self, kind: LineKind) -> impl Iterator<Item = &[Position]> {
        self.lines.iter().filter(move |(k, _)| *k == kind).map(|(_, line)| line.as_slice())
    }

    /// The closed outlines of all land, seas within it as outlines of their own (fill by the even-odd rule).
    ///
    /// # Shape
    /// The first position is repeated as the last, a whole turn further for Antarctica, which runs around the pole.
    pub fn land(&self) -> impl Iterator<Item = Vec<Position>> {
        self.land.iter().map(|ring| self.walk(ring))
    }

    /// The countries and territories by English name, with their closed outlines, of the shape of [`Self::land`].
    pub fn countries(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = Vec<Position>>)> {
        self.countries.iter().map(|(name, rings)| (name.as_str(), rings.iter().map(|ring| self.walk(ring))))
    }

    /// The same with fewer positions: lines are off by at most `tolerance` degrees, which it says for each position. The
    /// ends of lines stay, so that outlines that share a line still do (Ramer 1972; Douglas and Peucker 1973).
    pub fn simplified(&self, tolerance: &dyn Fn(Position) -> f64) -> Self {
        let lines = self.lines.iter().map(|(kind, line)| (*kind, simplified(line, tolerance)));
        Self {
            lines: lines.collect(),
            land: self.land.clone(),
            countries: self.countries.clone(),
            lakes: self.lakes.iter().map(|lake| simplified(lake, tolerance)).collect(),
        }
    }

    /// The closed outlines of the main lakes.
    pub fn lakes(&self) -> impl Iterator<Item = &[Position]> {
        self.lakes.iter().map(Vec::as_slice)
    }

    fn walk(&self, ring: &Ring) -> Vec<Position> {
        let mut walked: Vec<Position> = Vec::new();
        for &step in ring {
            let backwards = step < 0;
            let Some((_, line)) = line_number(step).and_then(|n| self.lines.get(n)) else { continue };
            let first = if backwards { line.last() } else { line.first() };
            let turn = match (walked.last(), first) {
                (Some(end), Some(first)) => ((end[0] - first[0]) / 360.0).round() * 360.0,
                _ => 0.0,
            };
            let skip = usize::from(!walked.is_empty());
            let shift = |p: &Position| [p[0] + turn, p[1]];
            if backwards {
                walked.extend(line.iter().rev().skip(skip).map(shift));
            } else {
                walked.extend(line.iter().skip(skip).map(shift));
            }
        }
        walked
    }
}

/// The borders of the background alone, which are read in a third of the time that all of it takes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Borders {
    /// The borders; nothing stands for the other lines among them.
    lines: Vec<Vec<Position>>,
    /// Each country with the lines of its outline.
    countries: Vec<(String, BTreeSet<usize>)>,
}

impl Borders {
    /// The borders at `detail`, decoded from the embedded file.
    pub fn read(detail: Detail) -> Self {
        Reader { bytes: bytes(detail) }.borders().unwrap_or_default()
    }

    /// The English names of the countries and territories.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.countries.iter().map(|(name, _)| name.as_str())
    }

    /// The lines where two countries meet, by their names as [`Self::countries`] has them; empty where they do not.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::basemap::{Borders, Detail};
    /// let world = Borders::read(Detail::World);
    /// assert!(!world.between("Chad", "Sudan").is_empty());
    /// assert!(world.between("Chad", "Chile").is_empty());
    /// ```
    pub fn between(&self, a: &str, b: &str) -> Vec<&[Position]> {
        let lines_of = |name| self.countries.iter().find(|(n, _)| n == name).map(|(_, lines)| lines);
        let (Some(a), Some(b)) = (lines_of(a), lines_of(b)) else { return Vec::new() };
        let shared = a.intersection(b).filter_map(|n| self.lines.get(*n));
        shared.map(Vec::as_slice).filter(|line| !line.is_empty()).collect()
    }
}

fn simplified(line: &[Position], tolerance: &dyn Fn(Position) -> f64) -> Vec<Position> {
    let tolerances: Vec<f64> = line.iter().map(|at| tolerance(*at).max(f64::MIN_POSITIVE)).collect();
    let mut is_kept = vec![false; line.len()];
    let mut spans = vec![(0, line.len().saturating_sub(1))];
    while let Some((first, last)) = spans.pop() {
        let (Some(a), Some(b)) = (line.get(first), line.get(last)) else { continue };
        (is_kept[first], is_kept[last]) = (true, true);
        // The last of those that are off by the most, and by more than is tolerated.
        let (mut worst, mut most) = (None, 1.0);
        let between = line.get(first + 1..last).unwrap_or_default().iter();
        let tolerated = tolerances.get(first + 1..last).unwrap_or_default();
        for (n, (at, tolerance)) in (first + 1..).zip(between.zip(tolerated)) {
            let [x, y] = off(*at, *a, *b);
            // Few need the root.
            let least = most * tolerance;
            if (x * x + y * y) * (1.0 + 1e-9) < least * least {
                continue;
            }
            let off = x.hypot(y) / tolerance;
            if off > 1.0 && off >= most {
                (worst, most) = (Some(n), off);
            }
        }
        if let Some(n) = worst {
            spans.extend([(first, n), (n, last)]);
        }
    }
    line.iter().zip(is_kept).filter_map(|(at, is_kept)| is_kept.then_some(*at)).collect()
}

/// How far a position is from a stretch of line, in degrees of longitude and of latitude.
fn off(at: Position, a: Position, b: Position) -> [f64; 2] {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    [at[0] - a[0] - along * dx, at[1] - a[1] - along * dy]
}

/// Reads the numbers of a file; `None` where it ends too early.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn basemap(&mut self) -> Option<Basemap> {
        let units = self.number()? as f64;
        let mut lines = Vec::new();
        for _ in 0..self.number()? {
            let kind = self.kind()?;
            lines.push((kind, self.positions(units)?));
        }
        let land = self.rings()?;
        let countries = self.countries()?;
        let mut lakes = Vec::new();
        for _ in 0..self.number()? {
            lakes.push(self.positions(units)?);
        }
        for _ in 0..self.number()? {
            lines.push((LineKind::River, self.positions(units)?));
        }
        self.bytes.is_empty().then_some(Basemap { lines, land, countries, lakes })
    }

    /// The same without coasts, and no farther than the countries.
    fn borders(&mut self) -> Option<Borders> {
        let units = self.number()? as f64;
        let mut lines = Vec::new();
        for _ in 0..self.number()? {
            lines.push(match self.kind()? {
                LineKind::Border | LineKind::DisputedBorder => self.positions(units)?,
                _ => {
                    let numbers = self.number()?.checked_mul(2)?;
                    self.skip(usize::try_from(numbers).ok()?)?;
                    Vec::new()
                }
            });
        }
        self.rings()?;
        let country = |(name, rings): (String, Vec<Ring>)| {
            (name, rings.into_iter().flatten().filter_map(line_number).collect())
        };
        let countries = self.countries()?.into_iter().map(country).collect();
        Some(Borders { lines, countries })
    }

    fn kind(&mut self) -> Option<LineKind> {
        Some(match self.number()? {
            0 => LineKind::Coast,
            1 => LineKind::Border,
            2 => LineKind::DisputedBorder,
            _ => LineKind::Seam,
        })
    }

    fn positions(&mut self, units: f64) -> Option<Vec<Position>> {
        let (mut x, mut y) = (0_i64, 0_i64);
        let count = usize::try_from(self.number()?).ok()?;
        // A position takes two bytes at least.
        let mut positions = Vec::with_capacity(count.min(self.bytes.len() / 2));
        for _ in 0..count {
            x = x.checked_add(self.signed()?)?;
            y = y.checked_add(self.signed()?)?;
            positions.push([x as f64 / units, y as f64 / units]);
        }
        Some(positions)
    }

    fn countries(&mut self) -> Option<Vec<(String, Vec<Ring>)>> {
        let mut countries = Vec::new();
        for _ in 0..self.number()? {
            let length = usize::try_from(self.number()?).ok()?;
            let (name, rest) = self.bytes.split_at_checked(length)?;
            self.bytes = rest;
            countries.push((String::from_utf8_lossy(name).into_owned(), self.rings()?));
        }
        Some(countries)
    }

    fn rings(&mut self) -> Option<Vec<Ring>> {
        let mut rings = Vec::new();
        for _ in 0..self.number()? {
            let mut ring = Vec::new();
            for _ in 0..self.number()? {
                ring.push(self.signed()?);
            }
            rings.push(ring);
        }
        Some(rings)
    }

    fn signed(&mut self) -> Option<i64> {
        let zigzag = self.number()?;
        Some((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64))
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if is_last(byte) {
                return Some(number);
            }
        }
        None
    }

    /// Passes so many numbers over.
    fn skip(&mut self, mut numbers: usize) -> Option<()> {
        // As many bytes as there are numbers left hold no more than those.
        while numbers > 0 {
            let (passed, rest) = self.bytes.split_at_checked(numbers)?;
            numbers -= tally(passed, is_last);
            self.bytes = rest;
        }
        Some(())
    }
}

/// Whether a byte is the last of a number.
fn is_last(byte: u8) -> bool {
    byte < 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_decode_to_their_last_byte() {
        for detail in [Detail::World, Detail::Regional] {
            let map = Basemap::read(detail);
            assert!(map.land().count() > 100, "{detail:?}");
            assert!(map.lakes().count() > 20, "{detail:?}");
            for kind in [LineKind::Coast, LineKind::Border, LineKind::DisputedBorder, LineKind::River] {
                assert!(map.lines(kind).count() > 0, "{detail:?} {kind:?}");
            }
        }
    }

    #[test]
    fn a_cut_file_is_refused_and_does_not_panic() {
        for length in 0..WORLD_110M.len() {
            assert!(Reader { bytes: &WORLD_110M[..length] }.basemap().is_none());
            let _ = Reader { bytes: &WORLD_110M[..length] }.borders();
        }
    }

    #[test]
    fn borders_alone_are_those_of_the_whole() {
        for detail in [Detail::World, Detail::Regional] {
            let (map, borders) = (Basemap::read(detail), Borders::read(detail));
            let kept = |(kind, line): &(LineKind, Vec<Position>)| match kind {
                LineKind::Border | LineKind::DisputedBorder => line.clone(),
                _ => Vec::new(),
            };
            let lines = map.lines.iter().filter(|(kind, _)| *kind != LineKind::River).map(kept);
            assert!(lines.eq(borders.lines.iter().cloned()));
            assert!(map.countries().map(|(name, _)| name).eq(borders.countries()));
        }
    }

    #[test]
    fn outlines_are_closed_and_steps_are_short() {
        for detail in [Detail::World, Detail::Regional] {
            let map = Basemap::read(detail);
            for ring in map.land().chain(map.countries().flat_map(|(_, rings)| rings)) {
                let (first, last) = (ring[0], ring[ring.len() - 1]);
                let turns = (first[0] - last[0]) / 360.0;
                assert!((turns - turns.round()).abs() < 1e-9 && first[1] == last[1], "{first:?} {last:?}");
                assert!(ring.windows(2).all(|w| (w[0][0] - w[1][0]).abs() <= 180.0));
            }
        }
    }

    #[test]
    fn borders_known_to_be_contested_are_disputed_ones() {
        let map = Basemap::read(Detail::Regional);
        let near = |lng: f64, lat: f64| {
            map.lines(LineKind::DisputedBorder)
                .flatten()
                .any(|p| (p[0] - lng).abs() < 0.2 && (p[1] - lat).abs() < 0.2)
        };
        assert!(near(74.3, 34.6), "the line of control in Kashmir");
        assert!(near(33.7, 46.1), "the isthmus of Crimea");
        assert!(near(126.7, 37.95), "the demarcation line in Korea");
        assert!(!near(46.5, 41.8), "Azerbaijan and Georgia");
    }
}
