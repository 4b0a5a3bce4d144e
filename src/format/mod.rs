//! Bytes to values and back: one file or directory per format.

pub mod reports;
