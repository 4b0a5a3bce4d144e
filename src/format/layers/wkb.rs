//! Well-Known Binary: what GeoPackage, GeoParquet and PostGIS keep geometries as.
//!
//! # References
//! OGC 06-103r4, section 8. PostGIS' extended form adds a flag and a reference system to the first type.

use super::shape::{Position, Shape, ShapeKind};

/// The flag of PostGIS' extended WKB that says that a reference system follows.
const WITH_SRID: u32 = 0x2000_0000;

/// WGS 84, longitude and latitude, by its number with EPSG.
pub const WGS84: u32 = 4326;

/// Appends `shape` in little-endian WKB.
pub fn push(shape: &Shape, out: &mut Vec<u8>) {
    push_with(shape, None, out);
}

/// Appends `shape` in PostGIS' extended WKB, on WGS 84.
pub fn push_extended(shape: &Shape, out: &mut Vec<u8>) {
    push_with(shape, Some(WGS84), out);
}

fn push_with(shape: &Shape, srid: Option<u32>, out: &mut Vec<u8>) {
    head(shape.kind(), srid, out);
    match shape {
        Shape::Point(at) => position(*at, out),
        Shape::Line(points) => positions(points, out),
        Shape::Polygon(rings) => parts(rings, out, |ring, out| positions(ring, out)),
        Shape::MultiPoint(points) => parts(points, out, |at, out| {
            head(ShapeKind::Point, None, out);
            position(*at, out);
        }),
        Shape::MultiLine(lines) => parts(lines, out, |line, out| {
            head(ShapeKind::Line, None, out);
            positions(line, out);
        }),
        Shape::MultiPolygon(polygons) => parts(polygons, out, |rings, out| {
            head(ShapeKind::Polygon, None, out);
            parts(rings, out, |ring, out| positions(ring, out));
        }),
    }
}

fn head(kind: ShapeKind, srid: Option<u32>, out: &mut Vec<u8>) {
    out.push(1);
    let flag = if srid.is_some() { WITH_SRID } else { 0 };
    out.extend_from_slice(&(kind as u32 | flag).to_le_bytes());
    if let Some(srid) = srid {
        out.extend_from_slice(&srid.to_le_bytes());
    }
}

fn position([x, y]: Position, out: &mut Vec<u8>) {
    out.extend_from_slice(&x.to_le_bytes());
    out.extend_from_slice(&y.to_le_bytes());
}

fn positions(line: &[Position], out: &mut Vec<u8>) {
    parts(line, out, |at, out| position(*at, out));
}

fn parts<T>(list: &[T], out: &mut Vec<u8>, each: impl Fn(&T, &mut Vec<u8>)) {
    out.extend_from_slice(&(list.len() as u32).to_le_bytes());
    list.iter().for_each(|part| each(part, out));
}

/// The shape of WKB in either byte order, plain or extended, with heights and measures passed over; `None` for what makes
/// no sense, for nothing at all and for collections.
pub fn read(bytes: &[u8]) -> Option<Shape> {
    let shape = Reader { bytes, little: true, extra: 0 }.shape()?;
    shape.extent().is_some_and(|_| shape.is_on_earth()).then(|| shape.brought_back())
}

struct Reader<'a> {
    bytes: &'a [u8],
    little: bool,
    /// Numbers of a position after the second.
    extra: usize,
}

impl Reader<'_> {
    fn shape(&mut self) -> Option<Shape> {
        Some(match self.head()? {
            1 => Shape::Point(self.position()?),
            2 => Shape::Line(self.list(Self::position)?),
            3 => Shape::Polygon(self.rings()?),
            4 => Shape::MultiPoint(self.list(|r| if r.head()? == 1 { r.position() } else { None })?),
            5 => Shape::MultiLine(self.list(|r| if r.head()? == 2 { r.list(Self::position) } else { None })?),
            6 => Shape::MultiPolygon(self.list(|r| if r.head()? == 3 { r.rings() } else { None })?),
            _ => return None,
        })
    }

    fn head(&mut self) -> Option<u32> {
        let (&order, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        self.little = order == 1;
        let word = self.number()?;
        if word & WITH_SRID != 0 {
            self.number()?;
        }
        // ISO counts thousands for heights and measures, PostGIS and old GeoPackages have flags.
        let flags = usize::from(word & 0x8000_0000 != 0) + usize::from(word & 0x4000_0000 != 0);
        let kind = word & 0x0fff_ffff;
        self.extra = flags + [0, 1, 1, 2].get((kind / 1000) as usize).copied().unwrap_or(0);
        Some(kind % 1000)
    }

    fn rings(&mut self) -> Option<Vec<Vec<Position>>> {
        self.list(|reader| reader.list(Self::position))
    }

    fn list<T>(&mut self, each: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()? as usize;
        // Nothing is shorter than four bytes: a count beyond what is left is a lie, and no reason to take memory.
        if count > self.bytes.len() / 4 {
            return None;
        }
        (0..count).map(|_| each(self)).collect()
    }

    fn position(&mut self) -> Option<Position> {
        let at = [self.real()?, self.real()?];
        for _ in 0..self.extra {
            self.real()?;
        }
        Some(at)
    }

    fn number(&mut self) -> Option<u32> {
        let (bytes, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(if self.little { u32::from_le_bytes(*bytes) } else { u32::from_be_bytes(*bytes) })
    }

    fn real(&mut self) -> Option<f64> {
        let (bytes, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(if self.little { f64::from_le_bytes(*bytes) } else { f64::from_be_bytes(*bytes) })
    }
}

/// Bytes as upper-case hexadecimal digits, which is how PostgreSQL prints WKB.
pub fn push_hex(bytes: &[u8], out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes() -> Vec<Shape> {
        let ring = vec![[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 0.0]];
        vec![
            Shape::Point([46.36134, 40.68157]),
            Shape::MultiPoint(vec![[46.0, 40.0], [47.0, 41.0]]),
            Shape::Line(vec![[46.0, 40.0], [47.0, 41.0]]),
            Shape::MultiLine(vec![vec![[46.0, 40.0], [47.0, 41.0]]]),
            Shape::Polygon(vec![ring.clone(), ring.clone()]),
            Shape::MultiPolygon(vec![vec![ring.clone()], vec![ring]]),
        ]
    }

    #[test]
    fn what_is_written_is_read_plain_and_extended() {
        for shape in shapes() {
            let (mut plain, mut extended) = (Vec::new(), Vec::new());
            push(&shape, &mut plain);
            push_extended(&shape, &mut extended);
            assert_eq!(read(&plain), Some(shape.clone()));
            assert_eq!(read(&extended), Some(shape));
        }
    }

    #[test]
    fn a_point_is_postgis_own_bytes() {
        let mut bytes = Vec::new();
        push_extended(&Shape::Point([1.0, 2.0]), &mut bytes);
        let mut hex = String::new();
        push_hex(&bytes, &mut hex);
        // SELECT ST_SetSRID(ST_MakePoint(1, 2), 4326);
        assert_eq!(hex, "0101000020E6100000000000000000F03F0000000000000040");
    }

    #[test]
    fn heights_and_measures_are_passed_over() {
        let numbers: Vec<u8> = [46.0f64, 40.0, 408.0].iter().flat_map(|n| n.to_be_bytes()).collect();
        for kind in [1001u32, 0x8000_0001] {
            let bytes = [&[0][..], &kind.to_be_bytes(), &numbers].concat();
            assert_eq!(read(&bytes), Some(Shape::Point([46.0, 40.0])));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_shape_or_none(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..120), kind in 0u32..8) {
            let _ = read(&bytes);
            let _ = read(&[&[1][..], &kind.to_le_bytes(), &bytes].concat());
        }
    }
}
