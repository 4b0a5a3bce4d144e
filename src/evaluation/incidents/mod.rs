//! Incidents on a map layer against those that people found in the same reports.
//!
//! A feature counts once in every report that it names. Within a report features and gold incidents are paired one to
//! one, the cheapest pair first; a pair must lie near enough for the precision that the gold has. Tolls and denials are
//! compared with what the one report says, and with what all reports of the feature say together, which is the fair
//! comparison for a merged one.

mod gold;
mod matching;
mod merging;
mod predicted;
mod score;
mod tolls;
mod types;

pub use gold::{GoldIncident, GoldReport, Optional, Precision, read_gold};
pub use merging::Merging;
pub use predicted::{FieldMap, FieldMapError, LayerField, PredictedIncident, read_layer};
pub use score::{
    Difference, IncidentFigures, IncidentScore, LocationErrors, Negatives, PerFeature, PerMention,
    ReportScore, score,
};
pub use tolls::{Bounds, TollRates};
pub use types::TypeMap;
