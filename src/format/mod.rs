//! Bytes to values and back: one file or directory per format.

pub mod atomic;
pub mod csv_out;
pub mod geojson;
pub mod geojson_amend;
pub mod geojson_read;
pub mod jsonl;
pub mod overview;
pub mod places;
pub mod reports;
#[cfg(feature = "viewer")]
pub mod view;
