//! Bytes to values and back: one file or directory per format.

pub mod atomic;
pub mod csv_out;
mod escape;
pub mod geojson;
pub mod geojson_amend;
mod geojson_cut;
pub mod geojson_read;
mod json;
pub mod jsonl;
pub mod jsonl_push;
pub mod layer_index;
pub mod layers;
pub mod overview;
pub mod places;
pub mod qgis;
pub mod region;
pub mod reports;
pub mod toponyms_line;
#[cfg(feature = "viewer")]
pub mod view;
mod wkt;
