//! Scores by the type of a toponym.

use crate::evaluation::rates::Rate;
use serde::{Deserialize, Serialize};

/// The gold of one type.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct GoldGroup {
    /// How many were recognised.
    pub recognised: Rate,
    /// How many of those whose place is known were put there.
    pub right: Rate,
}

/// The predictions of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct PredictedGroup {
    /// How many answer one of the gold.
    pub matched: Rate,
    /// How many of the located ones that count in the precision end to end are right.
    pub right: Rate,
}

impl GoldGroup {
    /// Counts one toponym of the gold; `right` is `None` where the gold does not know its place.
    pub(super) fn count(&mut self, recognised: bool, right: Option<bool>) {
        self.recognised = self.recognised.and(recognised);
        self.right = right.map_or(self.right, |right| self.right.and(right));
    }
}

impl PredictedGroup {
    /// Counts one prediction; `right` is `None` where it does not count in the precision end to end.
    pub(super) fn count(&mut self, matched: bool, right: Option<bool>) {
        self.matched = self.matched.and(matched);
        self.right = right.map_or(self.right, |right| self.right.and(right));
    }
}
