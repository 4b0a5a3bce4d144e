//! Bytes to values and back: one file or directory per format.

pub mod geojson_amend;
pub mod geojson_read;
pub mod overview;
pub mod reports;
