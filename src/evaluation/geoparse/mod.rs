//! Toponyms against a geoparsing corpus: were they recognised, and were they put in the right place?
//!
//! The measures are those of the field (M. Gritta, M. T. Pilehvar, N. Collier, "A pragmatic guide to geoparsing
//! evaluation", 2020, <https://doi.org/10.1007/s10579-019-09475-3>), so that scores can be held against published ones:
//! a place is right when it lies less than 161 km (100 miles) from the gold's, and errors in km are also summed up by the
//! area under the curve of their logarithms (`auc`, 0 is best).

mod calibration;
mod confusion;
mod distances;
mod gold;
mod groups;
mod pairing;
mod predicted;
mod score;
mod usable;

pub use calibration::{Bin, Calibration, Reliability};
pub use confusion::{Confusion, Spelling, WrongPlace};
pub use distances::{Distances, Errors, MOST_KM, RIGHT_KM};
pub(super) use gold::word;
pub use gold::{Document, GoldToponym, read_gold};
pub use groups::{GoldGroup, PredictedGroup};
pub use predicted::{Predicted, of_documents, read_predictions};
pub use score::{CorpusScore, DocumentScore, GeoparseScore, Recognition, score};

/// A run of code points, half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extent {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
}
