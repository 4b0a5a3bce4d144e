//! Shares and their sums: precision, recall, F1, and hits of so many.

use serde::{Deserialize, Serialize};

/// Precision, recall and F1 with the counts that they come from.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Prf {
    /// The share of what was found that is right.
    pub precision: f64,
    /// The share of the gold that was found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many are right.
    pub right: usize,
    /// How many were found.
    pub predicted: usize,
    /// How many there are to find.
    pub gold: usize,
}

impl Prf {
    /// The shares of `right` among `predicted` and `gold`; a share of nothing is 0.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::evaluation::rates::Prf;
    /// let two_of_three = Prf::of(2, 3, 4);
    /// assert_eq!((two_of_three.precision, two_of_three.recall), (0.6667, 0.5));
    /// assert_eq!(Prf::of(0, 0, 0).f1, 0.0);
    /// ```
    pub fn of(right: usize, predicted: usize, gold: usize) -> Self {
        Self::with(right, predicted, gold, 0.0, 0.0)
    }

    /// The same, but to find nothing where there is nothing is all right: both shares are 1 then, and a recall of nothing is.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::evaluation::rates::Prf;
    /// assert_eq!(Prf::where_silence_is_right(0, 0, 0).f1, 1.0);
    /// assert_eq!(Prf::where_silence_is_right(0, 0, 2).f1, 0.0);
    /// ```
    pub fn where_silence_is_right(right: usize, predicted: usize, gold: usize) -> Self {
        Self::with(right, predicted, gold, if gold == 0 { 1.0 } else { 0.0 }, 1.0)
    }

    fn with(right: usize, predicted: usize, gold: usize, no_prediction: f64, no_gold: f64) -> Self {
        let precision = share(right, predicted).unwrap_or(no_prediction);
        let recall = share(right, gold).unwrap_or(no_gold);
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        let [precision, recall, f1] = [precision, recall, f1].map(four_decimals);
        Self { precision, recall, f1, right, predicted, gold }
    }
}

/// A share with the counts that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Rate {
    /// The share; null of nothing.
    pub rate: Option<f64>,
    /// How many hold.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Rate {
    /// The share of `hits` among `of`.
    pub fn of(hits: usize, of: usize) -> Self {
        Self { rate: share(hits, of).map(four_decimals), hits, of }
    }

    /// The same with one more, which holds or not.
    pub(super) fn and(self, holds: bool) -> Self {
        Self::of(self.hits + usize::from(holds), self.of + 1)
    }
}

/// `part` of `whole`; `None` of nothing.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The mean; `None` of nothing.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The number as scores are kept: more decimals would be noise, and would make each snapshot differ.
pub(super) fn four_decimals(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_nothing_are_told_apart() {
        assert_eq!(Prf::of(0, 0, 5), Prf { gold: 5, ..Prf::default() });
        assert_eq!(Prf::of(0, 5, 0).recall, 0.0);
        assert_eq!(Prf::where_silence_is_right(0, 5, 0).recall, 1.0);
        assert_eq!(Prf::where_silence_is_right(0, 5, 0).precision, 0.0);
        assert_eq!(Rate::of(0, 0).rate, None);
        assert_eq!(Rate::of(1, 2).and(true), Rate::of(2, 3));
        assert_eq!(mean(&[]), None);
    }
}
