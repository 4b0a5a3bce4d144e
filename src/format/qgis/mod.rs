//! Layers as QGIS shows them: a project that opens with all of them styled, timed and explained, and the styles alone, for
//! QGIS (`.qml`) and for other programs (SLD).
//!
//! Written for QGIS 3.22 and later. Nothing in it comes from a clock or from chance: the same run is the same bytes.
//!
//! # References
//! The project format has no specification; what is written here is what QGIS 3.22 saves, without what it fills in by
//! itself. `.ci/check_qgis.py` opens, times and draws it with QGIS.

mod base;
mod project;
mod sld;
mod style;
mod xml;

pub use base::{Base, base};
pub use project::{Project, write};
pub use style::Style;

use super::layers::table::Schema;

/// A layer's style for two kinds of program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styles {
    /// For QGIS.
    pub qml: String,
    /// For others: OGC's Styled Layer Descriptor, which knows no sizes by expression, tips or times.
    pub sld: String,
}

/// The styles of a layer with these fields; `None` for a layer that is none of ours and has no event types.
pub fn styles(schema: &Schema) -> Option<Styles> {
    let fields: Vec<&str> = schema.fields.iter().map(|field| field.name.as_str()).collect();
    let style = Style::of(&schema.name, &fields)?;
    Some(Styles { qml: style.qml(), sld: sld::write(&style, &schema.name) })
}
