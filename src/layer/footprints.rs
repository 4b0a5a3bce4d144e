//! The footprints layer: each located incident's uncertainty as a polygon.

use super::circle::{Circles, LARGEST, along};
use super::fields::{date, number, text};
use super::{Feature, MOST_DECIMALS, Value, decimals};
use crate::model::{Diagnostic, Incident, Severity, Site};

/// The properties of each feature, in order.
pub const PROPERTIES: [&str; 7] = [
    "id",
    "title",
    "event_date",
    "sub_event_type",
    "coordinate_uncertainty_m",
    "where_prec",
    "location_confidence",
];

/// The layer's name.
pub const NAME: &str = "footprints";

/// One geodesic circle, or corridor, for each located incident, in the incidents' order; a note in its stead for one that has none.
///
/// It holds what the report's words may mean. The circle holds every position within `coordinate_uncertainty_m` of the incident's point. One of less than a metre
/// or of more than 5,000 km is not drawn.
pub fn features(incidents: &[Incident]) -> impl Iterator<Item = Result<Feature<'_>, Diagnostic>> {
    let mut circles = Circles::default();
    incidents.iter().filter_map(move |incident| {
        let site = incident.site.as_ref()?;
        Some(feature(incident, site, &mut circles).ok_or_else(|| undrawn(incident, site)))
    })
}

fn feature<'a>(incident: &'a Incident, site: &'a Site, circles: &mut Circles) -> Option<Feature<'a>> {
    let corridor = site.shape.corridor().and_then(|c| along(c, site.position, site.uncertainty));
    let geometry = corridor.or_else(|| circles.of(site.position, site.uncertainty))?;
    let properties = vec![
        ("id", text(Some(incident.id.as_str()))),
        ("title", text(Some(incident.title.as_str()))),
        ("event_date", date(incident.date.start.filter(|_| incident.date.is_resolved()))),
        ("sub_event_type", text(Some(incident.sub_event_type.name()))),
        ("coordinate_uncertainty_m", Value::Int(site.uncertainty.0.ceil() as i64)),
        ("where_prec", Value::Int(i64::from(site.where_prec))),
        ("location_confidence", number(site.confidence, 3)),
    ];
    // A corner is drawn one decimal finer than the point is known, so that the circle stays round.
    let decimals = (decimals(site.uncertainty) + 1).min(MOST_DECIMALS);
    Some(Feature { id: incident.id.as_str().into(), geometry, decimals, properties })
}

fn undrawn(incident: &Incident, site: &Site) -> Diagnostic {
    let reason = if site.uncertainty.0 > LARGEST.0 {
        "is larger than a footprint can show"
    } else {
        "is too small to draw"
    };
    Diagnostic::new(
        Severity::Note,
        "footprint-not-drawn",
        incident.id.as_str(),
        format!("the uncertainty of `{}` m {reason}", site.uncertainty.0),
    )
}
