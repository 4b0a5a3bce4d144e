//! Scores: what recognition, resolution and coding find, held against what people found in the same texts.
//!
//! | word | here |
//! |---|---|
//! | gold | the answers that people gave; a *corpus* is a file of texts with them |
//! | precision, recall, F1 | the share of what was found that is right, of the gold that was found, and their harmonic mean |
//! | end to end | a toponym is right when its words overlap the gold's and its point is near the gold's |
//!
//! [`geoparse`] scores toponyms and [`incidents`] scores map layers; [`comparison`] tells what is better and worse than in
//! an earlier score. Nothing here runs the pipeline: the caller brings the gold and the answers.

pub mod comparison;
pub mod geoparse;
pub mod incidents;
mod lines;
pub mod muc4;
pub mod rates;
