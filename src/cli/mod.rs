//! cli

pub mod query;
