//! The QGIS project of a run, its styles and its base map.

use crate::format::atomic::{Batch, WriteError};
use crate::format::layers::geojson::{Sequence, write as write_geojson};
use crate::format::layers::table::Table;
use crate::format::overview::days_shown;
use crate::format::qgis::{self, Project, Style};
use crate::geodesy::LngLat;
use crate::layer::{footprints, incidents, mentions, places};
use crate::model::Incident;

/// Adds `incidents.qgs`, a style file beside each layer, and the layers of the base map.
pub(super) fn add(batch: &mut Batch, incidents: &[Incident], credits: &[String]) -> Result<(), WriteError> {
    let positions =
        || incidents.iter().filter_map(|incident| incident.site.as_ref()).map(|site| site.position);
    let base = qgis::base(positions());
    for table in [&base.land, &base.borders] {
        let name = format!("{}.geojson", table.schema().name);
        batch.add(&name, |mut out| write_geojson(table, Sequence::Collection, &mut out))?;
    }
    let layers: [(&str, &[&str]); 4] = [
        (incidents::NAME, &incidents::PROPERTIES),
        (footprints::NAME, &footprints::PROPERTIES),
        (places::NAME, &places::PROPERTIES),
        (mentions::NAME, &mentions::PROPERTIES),
    ];
    for (name, fields) in layers {
        if let Some(style) = Style::of(name, fields) {
            batch.add(&format!("{name}.qml"), |out| out.write_all(style.qml().as_bytes()))?;
        }
    }
    let project =
        Project { title: "Incidents", extent: extent(positions()), days: days_shown(incidents), credits };
    batch.add("incidents.qgs", |mut out| qgis::write(&project, &mut out))
}

/// The box of all positions: its south-west and its north-east.
fn extent(positions: impl Iterator<Item = LngLat>) -> Option<(LngLat, LngLat)> {
    let range = positions.fold(None, |range: Option<[f64; 4]>, at| {
        let [w, s, e, n] = range.unwrap_or([at.lng(), at.lat(), at.lng(), at.lat()]);
        Some([w.min(at.lng()), s.min(at.lat()), e.max(at.lng()), n.max(at.lat())])
    });
    let [w, s, e, n] = range?;
    Some((LngLat::new(w, s).ok()?, LngLat::new(e, n).ok()?))
}
