//! format

pub mod geojson_amend;
pub mod geojson_read;
