//! What each piece of evidence weighs: `weights.csv`, which a training run writes and a person may read.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The weights, as they stand in the repository.
const CSV: &str = include_str!("weights.csv");

static WEIGHTS: LazyLock<HashMap<&'static str, f64>> =
    LazyLock::new(|| rows().map(|row| (row.evidence, row.weight)).collect());

/// A row of the file.
#[cfg_attr(
    not(any(test, feature = "training")),
    expect(dead_code, reason = "what weights are fitted near to is read in training")
)]
pub(crate) struct Row {
    /// The name of a piece of evidence.
    pub evidence: &'static str,
    /// What it weighs, for each unit of it.
    pub weight: f64,
    /// The weight set by hand, which the fitted one is held near to.
    pub by_hand: f64,
    /// How strongly, compared with others.
    pub held: f64,
}

/// The rows of the file, in order.
pub(crate) fn rows() -> impl Iterator<Item = Row> {
    let rows = CSV.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split(',');
        let evidence = cells.next()?;
        let mut number = || cells.next()?.parse().ok();
        Some(Row { evidence, weight: number()?, by_hand: number()?, held: number()? })
    })
}

/// The weight of a piece of evidence; 0 for one that the file does not name.
pub(super) fn weight_of(name: &str) -> f64 {
    debug_assert!(WEIGHTS.contains_key(name), "`{name}` has no weight");
    WEIGHTS.get(name).copied().unwrap_or(0.0)
}

/// The score of no place at all, which the best candidate has to exceed.
pub(crate) const NONE: &str = "none of the candidates";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_name_each_piece_of_evidence_once() {
        let source = include_str!("evidence.rs");
        let lines = CSV.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), lines - 1, "each line is a row");
        for row in rows() {
            assert_eq!(rows().filter(|other| other.evidence == row.evidence).count(), 1, "{}", row.evidence);
            let told = source.contains(&format!("\"{}\"", row.evidence));
            assert!(told || row.evidence == NONE, "{} is evidence of nothing", row.evidence);
            assert!((row.weight - row.by_hand).abs() < 4.0 && row.held > 0.0, "{}", row.evidence);
        }
    }
}
