//! Whether a stated confidence of 0.8 is right eight times in ten.

use crate::evaluation::rates::{four_decimals, mean, share};
use serde::{Deserialize, Serialize};

/// The reliability of stated confidences.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Calibration {
    /// Of located toponyms that answer one of the gold whose place is known: is the place right?
    pub resolution: Reliability,
    /// Of all located toponyms that count in the precision end to end: is it a toponym, and its place right?
    pub end_to_end: Reliability,
}

/// Stated confidences against what came true.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reliability {
    /// How many state a confidence.
    pub toponyms: usize,
    /// The expected calibration error: how far the stated and the true share of each bin differ, by the size of the bins.
    pub expected_error: Option<f64>,
    /// Ten bins of confidence, the lowest first; empty ones are left out.
    pub bins: Vec<Bin>,
}

/// The toponyms whose confidence lies in a tenth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// The least confidence.
    pub from: f64,
    /// The confidence that is too high; 1 lies in the last bin.
    pub to: f64,
    /// How many.
    pub toponyms: usize,
    /// The mean of their confidences.
    pub stated: f64,
    /// The share that is right.
    pub right: f64,
}

/// How many bins there are.
const BINS: usize = 10;

impl Reliability {
    /// The reliability of confidences, each with whether it came true.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::evaluation::geoparse::Reliability;
    /// let stated = Reliability::of(&[(0.9, true), (0.9, true), (0.9, false), (0.5, false), (0.5, true)]);
    /// assert_eq!(stated.bins.len(), 2);
    /// assert_eq!((stated.bins[1].stated, stated.bins[1].right), (0.9, 0.6667));
    /// assert_eq!(stated.expected_error, Some(0.14));
    /// ```
    pub fn of(stated: &[(f64, bool)]) -> Self {
        let mut bins: Vec<(Vec<f64>, usize)> = vec![(Vec::new(), 0); BINS];
        for (confidence, right) in stated {
            let number = ((confidence * BINS as f64) as usize).min(BINS - 1);
            if let Some((confidences, hits)) = bins.get_mut(number) {
                confidences.push(*confidence);
                *hits += usize::from(*right);
            }
        }
        let mut error = 0.0;
        let mut kept = Vec::new();
        for (number, (confidences, hits)) in bins.iter().enumerate() {
            let toponyms = confidences.len();
            let (Some(mean), Some(right)) = (mean(confidences), share(*hits, toponyms)) else { continue };
            error += (mean - right).abs() * share(toponyms, stated.len()).unwrap_or_default();
            let edge = |number: usize| share(number, BINS).map(four_decimals).unwrap_or_default();
            let (from, to) = (edge(number), edge(number + 1));
            kept.push(Bin { from, to, toponyms, stated: four_decimals(mean), right: four_decimals(right) });
        }
        let expected_error = (!stated.is_empty()).then(|| four_decimals(error));
        Self { toponyms: stated.len(), expected_error, bins: kept }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_lies_in_the_last_bin_and_nothing_has_no_error() {
        let sure = Reliability::of(&[(1.0, true), (0.0, false)]);
        assert_eq!(sure.expected_error, Some(0.0));
        assert_eq!(sure.bins.iter().map(|b| (b.from, b.to)).collect::<Vec<_>>(), [(0.0, 0.1), (0.9, 1.0)]);
        assert_eq!(Reliability::of(&[]), Reliability::default());
    }
}
