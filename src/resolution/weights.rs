//! What each piece of evidence weighs: `weights.csv`, which a training run writes and a person may read.

use super::pieces::Piece;
use std::sync::LazyLock;

/// The weights, as they stand in the repository.
const CSV: &str = include_str!("weights.csv");

/// Each weight, and what one unit of its piece adds to a score.
static WEIGHTS: LazyLock<[[f64; 2]; Piece::ALL.len()]> = LazyLock::new(|| {
    let mut weights = [[0.0; 2]; Piece::ALL.len()];
    for row in rows() {
        for (weight, piece) in weights.iter_mut().zip(Piece::ALL) {
            if piece.words() == row.evidence {
                *weight = [row.weight, shown(row.weight)];
            }
        }
    }
    weights
});

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

/// The weight of a piece of evidence.
pub(super) fn weight_of(piece: Piece) -> f64 {
    WEIGHTS.get(piece as usize).map_or(0.0, |[weight, _]| *weight)
}

/// What so much of a piece of evidence adds to a score, to two digits, as it is shown.
pub(super) fn weigh(piece: Piece, amount: f64) -> f64 {
    let [weight, unit] = WEIGHTS.get(piece as usize).copied().unwrap_or_default();
    // Most pieces are there or not.
    if amount == 1.0 { unit } else { shown(weight * amount) }
}

/// To two digits.
fn shown(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_name_each_piece_of_evidence_once() {
        let lines = CSV.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(
            (rows().count(), Piece::ALL.len()),
            (lines - 1, lines - 1),
            "each line is a row, and a piece"
        );
        for piece in Piece::ALL {
            let named: Vec<Row> = rows().filter(|row| row.evidence == piece.words()).collect();
            let [row] = named.as_slice() else { panic!("{piece:?} has {} rows", named.len()) };
            assert!((row.weight - row.by_hand).abs() < 4.0 && row.held > 0.0, "{piece:?}");
            assert!((weight_of(*piece) - row.weight).abs() < 1e-9);
        }
    }
}
