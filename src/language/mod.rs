//! Per-language data and rules. English first.

pub mod english;
