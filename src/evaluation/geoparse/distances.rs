//! How far the chosen places lie from the gold's.

use crate::evaluation::rates::{Rate, four_decimals, mean};
use serde::{Deserialize, Serialize};

/// A place nearer than this to the gold's is right: 100 miles, the bound of the field.
pub const RIGHT_KM: f64 = 161.0;

/// The error of a toponym that was not located: half the Earth's circumference.
pub const MOST_KM: f64 = 20_039.0;

/// The errors of recognised toponyms whose place the gold knows.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Distances {
    /// How many of them were located.
    pub located: Rate,
    /// Of all of them; one that was not located errs by [`MOST_KM`].
    pub all: Option<Errors>,
    /// Of the located ones.
    pub of_located: Option<Errors>,
}

/// A summary of errors.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Errors {
    /// The share that lies nearer than [`RIGHT_KM`].
    pub within_161_km: f64,
    /// The median; of an even number the upper one of the two in the middle.
    pub median_km: f64,
    /// The mean.
    pub mean_km: f64,
    /// The mean logarithm of 1 + error, as a share of that of [`MOST_KM`]: 0 is best, 1 worst (Gritta et al. 2018,
    /// <https://doi.org/10.1007/s10579-017-9385-8>).
    pub auc: f64,
}

impl Distances {
    /// A summary of `errors` in km, one of each located toponym, of `toponyms` that were to be located.
    pub fn of(mut errors: Vec<f64>, toponyms: usize) -> Self {
        let located = Rate::of(errors.len(), toponyms);
        errors.sort_by(f64::total_cmp);
        let of_located = Errors::of(&errors);
        errors.resize(toponyms.max(errors.len()), MOST_KM);
        Self { located, all: Errors::of(&errors), of_located }
    }
}

impl Errors {
    /// A summary of `errors`, which are sorted.
    fn of(errors: &[f64]) -> Option<Self> {
        let right = errors.partition_point(|km| *km < RIGHT_KM);
        let logarithms: Vec<f64> = errors.iter().map(|km| km.ln_1p() / MOST_KM.ln()).collect();
        Some(Self {
            within_161_km: Rate::of(right, errors.len()).rate?,
            median_km: four_decimals(*errors.get(errors.len() / 2)?),
            mean_km: four_decimals(mean(errors)?),
            auc: four_decimals(mean(&logarithms)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_located_errs_most() {
        let distances = Distances::of(vec![161.0, 0.0, 10.0], 4);
        assert_eq!(distances.located, Rate::of(3, 4));
        let (all, located) = (distances.all.unwrap(), distances.of_located.unwrap());
        assert_eq!((all.within_161_km, located.within_161_km), (0.5, 0.6667));
        assert_eq!((all.median_km, located.median_km), (161.0, 10.0));
        assert_eq!((all.mean_km, located.mean_km), (5052.5, 57.0));
        // (ln 1 + ln 11 + ln 162) / ln 20,039 / 3
        assert!((located.auc - 0.2519).abs() < 1e-9, "{}", located.auc);
    }

    #[test]
    fn nothing_has_no_errors() {
        assert_eq!(Distances::of(Vec::new(), 0), Distances::default());
        assert_eq!(Distances::of(Vec::new(), 2).all.unwrap().median_km, MOST_KM);
    }
}
