//! News reports about armed incidents in, maps out: offline, explainable, from a gazetteer that its user edits.
//!
//! Two functions are the whole pipeline: [`pipeline::code_report`] reads one report and [`incident::merge`] joins what
//! several reports say. `ARCHITECTURE.md` has the picture; `DESIGN.md` has the reasons.
//!
//! | word | here |
//! |---|---|
//! | toponym | a place name as it stands in a text |
//! | mention | a toponym at its span of a report |
//! | gazetteer | the list of places with their spellings, a CSV its user edits |
//! | event mention | what one statement of one report says of one event at one place |
//! | incident | event mentions of one type, place and day, merged across reports |
//! | layer | a named list of features with one schema, written as GeoJSON |
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::print_stderr)
)]

pub mod geodesy;
pub mod mapped;
pub mod text;

pub mod coordinates;
pub mod index;
pub mod model;

pub mod basemap;
pub mod gazetteer;
pub mod language;

pub mod curation;
pub mod decisions;
pub mod extraction;
pub mod georeference;
pub mod incident;
pub mod layer;
pub mod query;
pub mod recognition;
pub mod resolution;

pub mod evaluation;
pub mod format;
pub mod pipeline;
#[cfg(feature = "training")]
pub mod training;

#[cfg(feature = "cli")]
pub mod cli;
