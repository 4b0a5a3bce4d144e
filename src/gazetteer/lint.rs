//! lint
use super::Gazetteer;
use super::GazetteerFile;
use crate::model::Diagnostic;
/// Lint.
pub fn lint(_files: Vec<GazetteerFile>, _base: &Gazetteer) -> Vec<Diagnostic> {
    Vec::new()
}
