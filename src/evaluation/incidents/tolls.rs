//! Numbers of people, stated and gold, as bounds.

use crate::evaluation::rates::Rate;
use serde::{Deserialize, Serialize};

/// A number of people between two bounds; a high bound that is missing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub low: u64,
    /// The most.
    pub high: Option<u64>,
}

impl Bounds {
    /// The bounds; `None` where neither is stated. A low bound that is missing is 0.
    pub fn of(low: Option<u64>, high: Option<u64>) -> Option<Self> {
        (low.is_some() || high.is_some()).then(|| Self { low: low.unwrap_or_default(), high })
    }

    /// The smallest bounds round both.
    pub fn with(self, other: Self) -> Self {
        let high = self.high.zip(other.high).map(|(a, b)| a.max(b));
        Self { low: self.low.min(other.low), high }
    }

    fn meets(self, other: Self) -> bool {
        let reaches = |a: Self, b: Self| a.high.is_none_or(|high| b.low <= high);
        reaches(self, other) && reaches(other, self)
    }
}

/// How stated numbers agree with the gold's.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct TollRates {
    /// Of the numbers that the gold gives: the bounds meet.
    pub overlap: Rate,
    /// Of the same: the bounds are equal.
    pub same_bounds: Rate,
    /// Where the gold gives none: one is stated all the same.
    pub invented: Rate,
}

impl TollRates {
    /// Counts one comparison, and gives whether it agrees.
    pub(super) fn count(&mut self, stated: Option<Bounds>, gold: Option<Bounds>) -> bool {
        let Some(gold) = gold else {
            self.invented = self.invented.and(stated.is_some());
            return stated.is_none();
        };
        let meets = stated.is_some_and(|stated| stated.meets(gold));
        self.overlap = self.overlap.and(meets);
        self.same_bounds = self.same_bounds.and(stated == Some(gold));
        meets
    }
}

impl std::fmt::Display for Bounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.high {
            Some(high) if high == self.low => write!(f, "{high}"),
            Some(high) => write!(f, "{}-{high}", self.low),
            None => write!(f, "{}+", self.low),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_meet_where_a_number_lies_in_both() {
        let of = |low, high| Bounds::of(low, high).unwrap();
        assert!(of(Some(3), None).meets(of(Some(1), Some(3))));
        assert!(!of(Some(4), None).meets(of(Some(1), Some(3))));
        assert!(of(None, Some(9)).meets(of(Some(0), Some(0))));
        assert_eq!(of(Some(3), Some(5)).with(of(Some(1), None)), of(Some(1), None));
        assert_eq!(Bounds::of(None, None), None);
        let shown: Vec<String> =
            [of(Some(3), Some(3)), of(None, Some(2)), of(Some(4), None)].map(|b| b.to_string()).into();
        assert_eq!(shown, ["3", "0-2", "4+"]);
    }

    #[test]
    fn a_number_where_the_gold_has_none_is_invented() {
        let three = Bounds::of(Some(3), Some(3));
        let mut rates = TollRates::default();
        assert!(rates.count(three, three));
        assert!(!rates.count(None, three));
        assert!(rates.count(Bounds::of(Some(2), None), three));
        assert!(!rates.count(three, None));
        assert!(rates.count(None, None));
        assert_eq!(
            (rates.overlap, rates.same_bounds, rates.invented),
            (Rate::of(2, 3), Rate::of(1, 3), Rate::of(1, 2))
        );
    }
}
