//! The unlocated layer: incidents whose place the reports or the gazetteer do not give, with null geometry.

use super::Feature;
use super::incidents::{self, Making};
use crate::model::Incident;

/// The layer's name.
pub const NAME: &str = "unlocated";

/// The features of the incidents without a position, in order; the schema is that of the incidents layer.
pub fn features<'a, 'g: 'a>(
    incidents: &'a [Incident],
    making: Making<'a, 'g>,
) -> impl Iterator<Item = Feature<'a>> {
    incidents
        .iter()
        .filter(|incident| incident.site.is_none())
        .map(move |incident| incidents::feature(incident, making))
}
