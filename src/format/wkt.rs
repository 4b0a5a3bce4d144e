//! Well-known text: `POINT(46.36 40.68)`, and lines, areas and collections.

use geo::Geometry;
use wkt::TryFromWkt;

/// Collections in collections go no deeper: the parser calls itself for each.
const DEEPEST: usize = 32;

/// The geometry of a text, perhaps with `SRID=4326;` before it; heights are left out.
///
/// # Errors
/// What the parser says.
pub(super) fn read(text: &str) -> Result<Geometry, String> {
    let text = text.trim();
    let plain =
        text.split_once(';').filter(|(srid, _)| srid.starts_with("SRID=")).map_or(text, |(_, rest)| rest);
    let mut open = 0_usize;
    for c in plain.bytes() {
        match c {
            b'(' if open == DEEPEST => return Err("too many parentheses".to_owned()),
            b'(' => open += 1,
            b')' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    Geometry::try_from_wkt_str(plain).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_nested_without_end_is_refused() {
        let deep = "GEOMETRYCOLLECTION(".repeat(200_000);
        assert!(read(&deep).is_err());
        assert!(read("GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2)))").is_ok());
    }

    proptest! {
        #[test]
        fn any_text_is_a_geometry_or_none(text in "(POINT|POLYGON|MULTIPOLYGON|LINESTRING|GEOMETRYCOLLECTION)?[ (),0-9.\\-a-zP]{0,60}") {
            let _ = read(&text);
        }
    }
}
