//! Bytes to values and back: one file or directory per format.

pub mod reports;
//! format

pub mod geojson_amend;
pub mod geojson_read;
