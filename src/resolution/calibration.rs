//! How often an answer is right whose evidence gives it a certain chance: `calibration.csv`, counted in texts with known
//! toponyms. Evidence speaks for an answer more than once, and names that are no places come with evidence too, so that chances
//! by the evidence alone are too high.

use std::sync::LazyLock;

/// The counts, as they stand in the repository.
const CSV: &str = include_str!("calibration.csv");

static KNOTS: LazyLock<Vec<[f64; 2]>> = LazyLock::new(|| {
    let rows = CSV.lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = |row: &str| {
        let mut cells = row.split(',').map(|cell| cell.parse().ok());
        Some([cells.next()??, cells.next()??])
    };
    rows.filter_map(cells).collect()
});

/// The natural logarithm of the odds of a chance.
pub(crate) fn log_odds(chance: f64) -> f64 {
    (chance / (1.0 - chance)).ln()
}

/// The chance that an answer is right whose evidence gives it `chance`, 0 to 1: between two rows of the table in proportion to
/// the logarithm of its odds, below the first in proportion to its chance, and beyond the last as there.
pub(super) fn calibrated(chance: f64) -> f64 {
    let odds = log_odds(chance);
    let mut before: Option<[f64; 2]> = None;
    for &[x, y] in KNOTS.iter() {
        if odds <= x {
            return match before {
                Some([x0, y0]) => y0 + (odds - x0) / (x - x0) * (y - y0),
                None => chance * y * (1.0 + (-x).exp()),
            };
        }
        before = Some([x, y]);
    }
    before.map_or(chance, |[_, y]| y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greater_chance_is_never_less_often_right() {
        let lines = CSV.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(KNOTS.len(), lines - 1, "each line is a row");
        assert!(KNOTS.windows(2).all(|pair| pair[0][0] < pair[1][0] && pair[0][1] <= pair[1][1]));
        assert_eq!(calibrated(0.0), 0.0);
        let all: Vec<f64> = (0..=1000).map(|n| calibrated(f64::from(n) / 1000.0)).collect();
        assert!(all.is_sorted() && all[1000] <= 1.0 && all[1000] > 0.7, "{}", all[1000]);
    }
}
