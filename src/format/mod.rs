//! format

pub mod overview;
