//! Linked Places as JSON-LD: a GeoJSON feature with `names`, `types`, `links` and `relations` beside its properties.

use super::json::text;
use super::shape::Geometry;
use super::{Reading, wkt};
use crate::curation::import::{Draft, add_spelling, spelling};
use serde_json::Value;

/// Reads one feature.
pub(super) fn feature(line: u64, value: &Value, prefix: &str, reading: &mut Reading<'_>) {
    let properties = value.get("properties").unwrap_or(&Value::Null);
    let list = |object: &'_ Value, key: &str| -> Vec<Value> {
        object.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let names = list(value, "names");
    let toponyms = || names.iter().filter_map(|name| Some((text(name, "toponym")?, text(name, "lang"))));
    let id = text(value, "@id").or_else(|| text(value, "id")).unwrap_or_default();
    let title = text(properties, "title").or_else(|| toponyms().next().map(|(name, _)| name));
    let words = |object: &Value, key: &str| -> Vec<String> {
        let items = list(object, key);
        items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let geometry = value.get("geometry").and_then(geometry);
    let shape = geometry.as_ref().and_then(Geometry::shape);
    if shape.is_none() {
        let message = format!("`{id}` has no position");
        return reading.bad(line, "geometry", message, "a place without a position cannot be a row");
    }
    let degrees = |degrees: Option<f64>| degrees.map(|n| n.to_string()).unwrap_or_default();
    let span = value.get("when").and_then(|when| when.get("timespans")?.get(0)).unwrap_or(&Value::Null);
    let day = |key: &str| {
        let point = span.get(key)?;
        text(point, "in").or_else(|| text(point, "earliest")).or_else(|| text(point, "latest"))
    };
    let citation = names.iter().find_map(|name| text(name.get("citations")?.get(0)?, "label"));
    let description = value.get("descriptions").and_then(|list| text(list.get(0)?, "value"));
    let row = reading.row(
        line,
        [
            ("id", super::id_of(&id, prefix)),
            ("name", title.unwrap_or_default()),
            ("feature_class", words(properties, "fclasses").into_iter().next().unwrap_or_default()),
            ("country", words(properties, "ccodes").into_iter().next().unwrap_or_default()),
            ("longitude", degrees(shape.map(|s| s.position.lng()))),
            ("latitude", degrees(shape.map(|s| s.position.lat()))),
            ("radius_m", degrees(shape.and_then(|s| s.radius).map(|radius| radius.0))),
            ("valid_from", day("start").unwrap_or_default()),
            ("valid_to", day("end").unwrap_or_default()),
            ("source", citation.unwrap_or_default()),
            ("note", description.unwrap_or_default()),
        ],
    );
    let Some(mut row) = row else { return };
    for (name, language) in toponyms() {
        let tagged = language.as_deref().and_then(|tag| spelling(Some(tag), &name));
        let edit = tagged.or_else(|| spelling(None, &name));
        edit.into_iter().for_each(|edit| add_spelling(&mut row, edit));
    }
    let also = list(value, "links")
        .iter()
        .filter(|link| matches!(text(link, "type").as_deref(), Some("exactMatch" | "closeMatch")))
        .filter_map(|link| super::known_id(&text(link, "identifier")?))
        .filter(|id| *id != row.id)
        .collect();
    let containers = list(value, "relations")
        .iter()
        .filter(|relation| {
            text(relation, "relationType").is_some_and(|kind| kind.ends_with("broaderPartitive"))
        })
        .filter_map(|relation| Some(super::id_of(&text(relation, "relationTo")?, prefix)))
        .collect();
    reading.place(Draft { row, also, containers });
}

/// The geometry of a feature; parts may be written as well-known text.
fn geometry(value: &Value) -> Option<Geometry> {
    let as_text = |part: &Value| wkt::read(part.get("geo_wkt").or_else(|| part.get("geowkt"))?.as_str()?);
    let parts = value.get("geometries").and_then(Value::as_array);
    Geometry::from_geojson(value)
        .or_else(|| as_text(value))
        .or_else(|| parts.into_iter().flatten().find_map(as_text))
}
