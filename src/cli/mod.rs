//! cli
pub mod gazetteer;
