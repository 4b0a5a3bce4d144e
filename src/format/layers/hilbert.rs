//! The order along a Hilbert curve, in which what is near on the map is near in the file.

#[cfg(any(feature = "flatgeobuf", feature = "parquet"))]
use super::shape::Extent;

/// The place of a cell on the curve that fills a square of `2^order` cells a side.
///
/// # References
/// Hilbert 1891; PMTiles numbers the tiles of a zoom like this.
pub(super) fn place(order: u8, mut x: u32, mut y: u32) -> u64 {
    let mut place = 0_u64;
    let mut side = 1_u32 << order.saturating_sub(1).min(31);
    if order == 0 {
        return 0;
    }
    while side > 0 {
        let right = u32::from(x & side > 0);
        let upper = u32::from(y & side > 0);
        place += u64::from(side) * u64::from(side) * u64::from((3 * right) ^ upper);
        // Turn the quarter so that the curve goes on where the last one ended.
        if upper == 0 {
            if right == 1 {
                x = (side.wrapping_sub(1)).wrapping_sub(x) & (side.wrapping_mul(2).wrapping_sub(1));
                y = (side.wrapping_sub(1)).wrapping_sub(y) & (side.wrapping_mul(2).wrapping_sub(1));
            }
            (x, y) = (y, x);
        }
        side >>= 1;
    }
    place
}

/// The place of an extent's middle on the curve over the whole Earth, in cells of 0.6 km at most.
#[cfg(any(feature = "flatgeobuf", feature = "parquet"))]
pub(super) fn middle_of([west, south, east, north]: Extent) -> u64 {
    const ORDER: u8 = 16;
    let cell = |share: f64| (share.clamp(0.0, 1.0) * 65_535.0) as u32;
    let (lng, lat) = ((west + east) / 2.0, (south + north) / 2.0);
    place(ORDER, cell((lng + 180.0) / 360.0), cell((lat + 90.0) / 180.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_visits_each_cell_once_and_steps_to_a_neighbour() {
        for order in 0..=5u8 {
            let side = 1u32 << order;
            let mut cells = vec![None; (side * side) as usize];
            for x in 0..side {
                for y in 0..side {
                    let at = place(order, x, y) as usize;
                    assert!(cells[at].replace((x, y)).is_none(), "order {order}: {x} {y}");
                }
            }
            let cells: Vec<(u32, u32)> = cells.into_iter().flatten().collect();
            assert!(cells.windows(2).all(|w| w[0].0.abs_diff(w[1].0) + w[0].1.abs_diff(w[1].1) == 1));
        }
    }

    #[test]
    fn tiles_have_the_numbers_of_the_pmtiles_specification() {
        // Zoom 1 of the specification: 0,0 is 1; 0,1 is 2; 1,1 is 3; 1,0 is 4.
        assert_eq!([(0, 0), (0, 1), (1, 1), (1, 0)].map(|(x, y)| 1 + place(1, x, y)), [1, 2, 3, 4]);
    }
}
