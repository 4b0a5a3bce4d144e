//! The unlocated layer: incidents whose place the reports or the gazetteer do not give, with null geometry.

use super::{Layer, Reports, incidents};
use crate::gazetteer::Gazetteer;
use crate::model::Incident;

/// The incidents without a position, in order; the schema is that of the incidents layer.
pub fn layer(incidents: &[Incident], gazetteer: &Gazetteer, reports: &Reports<'_>, run_id: &str) -> Layer {
    let features = incidents
        .iter()
        .filter(|incident| incident.site.is_none())
        .map(|incident| incidents::feature(incident, gazetteer, reports, run_id))
        .collect();
    Layer { name: "unlocated", features }
}
