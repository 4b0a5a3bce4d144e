//! The features of an incident layer, by whatever names its properties have.

use super::tolls::Bounds;
use crate::evaluation::lines::reason;
use crate::geodesy::LngLat;
use crate::model::{Diagnostic, Severity};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// An incident on a layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PredictedIncident {
    /// What it is called: its id, else its number in the layer, counted from 0.
    pub name: String,
    /// Where it is; `None` without a point.
    pub position: Option<LngLat>,
    /// Its date: `2020-10-17`, `2020-10` or `2020`.
    pub date: Option<String>,
    /// Its type, in the layer's words.
    pub sub_event_type: Option<String>,
    /// Its country.
    pub country: Option<String>,
    /// The killed.
    pub killed: Option<Bounds>,
    /// The wounded.
    pub wounded: Option<Bounds>,
    /// Whether somebody denies it.
    pub denied: bool,
    /// The reports that tell of it.
    pub reports: BTreeSet<String>,
}

macro_rules! layer_fields {
    ($($variant:ident => $name:literal, $default:literal, $doc:literal;)*) => {
        /// What is read of a feature.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum LayerField { $(#[doc = $doc] $variant,)* }

        impl LayerField {
            /// Every field.
            pub const ALL: &'static [LayerField] = &[$(LayerField::$variant,)*];

            /// What the command line calls it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The property that holds it in the layers of this program.
            pub fn default_property(self) -> &'static str {
                match self { $(Self::$variant => $default,)* }
            }
        }
    };
}

layer_fields! {
    Date => "date", "event_date", "The date.";
    Type => "type", "sub_event_type", "The type.";
    Reports => "reports", "reports", "The reports that tell of it.";
    Country => "country", "country", "The country.";
    DeniedBy => "denied_by", "denied_by", "Who denies it.";
    Killed => "killed", "killed", "The number killed, where there is one instead of two bounds.";
    KilledMin => "killed_min", "deaths_low", "The least number killed.";
    KilledMax => "killed_max", "deaths_high", "The greatest number killed.";
    Wounded => "wounded", "wounded", "The number wounded, where there is one instead of two bounds.";
    WoundedMin => "wounded_min", "injured_low", "The least number wounded.";
    WoundedMax => "wounded_max", "injured_high", "The greatest number wounded.";
}

/// Which property holds which field: `date=day,killed_min=killed.min`; others are as in the layers of this program.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::incidents::{FieldMap, LayerField};
/// let fields: FieldMap = "date=day, killed_min=killed.min".parse()?;
/// assert_eq!(fields.property(LayerField::KilledMin), "killed.min");
/// assert_eq!(fields.property(LayerField::KilledMax), "deaths_high");
/// assert!("day=date".parse::<FieldMap>().is_err());
/// # Ok::<(), incident_mapper::evaluation::incidents::FieldMapError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldMap {
    properties: BTreeMap<LayerField, String>,
}

/// Why a mapping of fields cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldMapError {
    /// A part has no `=` or nothing after it.
    #[error("`{0}` is not of the form `field=property`")]
    NotAPair(String),
    /// A part names no field.
    #[error(
        "`{0}` is no field: date, type, reports, country, denied_by, or killed or wounded, alone or with _min or _max"
    )]
    UnknownField(String),
    /// A field is mapped twice.
    #[error("`{0}` is mapped twice")]
    Twice(&'static str),
}

impl FieldMap {
    /// The property that holds `field`; a dot in it steps into an object.
    pub fn property(&self, field: LayerField) -> &str {
        self.properties.get(&field).map_or(field.default_property(), String::as_str)
    }
}

impl FromStr for FieldMap {
    type Err = FieldMapError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut map = Self::default();
        for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let parts = pair.split_once('=').map(|(field, property)| (field.trim(), property.trim()));
            let (field, property) = parts
                .filter(|(_, property)| !property.is_empty())
                .ok_or_else(|| FieldMapError::NotAPair(pair.to_owned()))?;
            let known = LayerField::ALL.iter().find(|known| known.name() == field);
            let known = *known.ok_or_else(|| FieldMapError::UnknownField(field.to_owned()))?;
            if map.properties.insert(known, property.to_owned()).is_some() {
                return Err(FieldMapError::Twice(known.name()));
            }
        }
        Ok(map)
    }
}

/// Reads a GeoJSON layer of incidents, in its order. A feature that is none is told and left out.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::incidents::{FieldMap, read_layer};
/// let layer = br#"{"type": "FeatureCollection", "features": [{"type": "Feature",
///     "geometry": {"type": "Point", "coordinates": [46.36, 40.68]},
///     "properties": {"event_date": "2020-10-04", "deaths_low": 1, "reports": "03; 04"}}]}"#;
/// let (incidents, _) = read_layer("incidents.geojson", layer, &FieldMap::default());
/// assert!(incidents[0].reports.contains("04"));
/// ```
pub fn read_layer(path: &str, bytes: &[u8], fields: &FieldMap) -> (Vec<PredictedIncident>, Vec<Diagnostic>) {
    let tell = |message: String| {
        Diagnostic::new(Severity::Error, "layer", path, message)
            .hint("give a GeoJSON FeatureCollection of incidents, such as `map` writes")
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut layer: Value = match serde_json::from_slice(bytes) {
        Ok(layer) => layer,
        Err(e) => return (Vec::new(), vec![tell(format!("not JSON: {}", reason(&e)))]),
    };
    let Some(Value::Array(features)) = layer.get_mut("features").map(Value::take) else {
        return (Vec::new(), vec![tell("there is no list of `features`".to_owned())]);
    };
    let (mut incidents, mut diagnostics) = (Vec::with_capacity(features.len()), Vec::new());
    for (number, feature) in features.iter().enumerate() {
        match incident(number, feature, fields) {
            Ok(incident) => incidents.push(incident),
            Err(why) => diagnostics.push(tell(format!("feature {number} is left out: {why}"))),
        }
    }
    (incidents, diagnostics)
}

fn incident(number: usize, feature: &Value, fields: &FieldMap) -> Result<PredictedIncident, String> {
    if !feature.is_object() {
        return Err("it is no object".to_owned());
    }
    let nothing = Value::Null;
    let properties = feature.get("properties").unwrap_or(&nothing);
    let of = |field: LayerField| property(properties, fields.property(field));
    let bounds = |alone, low, high| {
        let alone = of(alone).and_then(whole);
        Bounds::of(of(low).and_then(whole).or(alone), of(high).and_then(whole).or(alone))
    };
    let id = feature.get("id").or_else(|| properties.get("id"));
    let word = |value: &Value| value.as_str().map(str::to_owned);
    Ok(PredictedIncident {
        name: id.and_then(word).unwrap_or_else(|| number.to_string()),
        position: point(feature.get("geometry"))?,
        date: of(LayerField::Date).and_then(Value::as_str).and_then(date),
        sub_event_type: of(LayerField::Type).and_then(word),
        country: of(LayerField::Country).and_then(word).filter(|name| !name.is_empty()),
        killed: bounds(LayerField::Killed, LayerField::KilledMin, LayerField::KilledMax),
        wounded: bounds(LayerField::Wounded, LayerField::WoundedMin, LayerField::WoundedMax),
        denied: of(LayerField::DeniedBy).is_some_and(says_something),
        reports: of(LayerField::Reports).map(reports).unwrap_or_default(),
    })
}

/// The value of a property: of that name, else of the objects that its dots step into.
fn property<'a>(properties: &'a Value, name: &str) -> Option<&'a Value> {
    properties.get(name).or_else(|| name.split('.').try_fold(properties, |value, part| value.get(part)))
}

/// The point of a geometry; `None` where there is no geometry or another one.
fn point(geometry: Option<&Value>) -> Result<Option<LngLat>, String> {
    let Some(geometry) = geometry.filter(|g| g.get("type").and_then(Value::as_str) == Some("Point")) else {
        return Ok(None);
    };
    let coordinate = |n: usize| geometry.get("coordinates")?.get(n)?.as_f64();
    match (coordinate(0), coordinate(1)) {
        (Some(lng), Some(lat)) => LngLat::new(lng, lat).map(Some).map_err(|e| e.to_string()),
        _ => Ok(None),
    }
}

/// A number of people: a whole number, or what stands before the decimal point; also as text.
fn whole(value: &Value) -> Option<u64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| (0.0..1e15).contains(number)).map(|number| number as u64)
}

/// The date that a text begins with, as far as it goes: `2020-10-17`, `2020-10` or `2020`.
fn date(text: &str) -> Option<String> {
    let digits = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let dash = |at: usize| text.get(at..=at) == Some("-");
    if !digits(0, 4) {
        return None;
    }
    let month = dash(4) && digits(5, 7);
    let day = month && dash(7) && digits(8, 10);
    let length = if day {
        10
    } else if month {
        7
    } else {
        4
    };
    text.get(..length).map(str::to_owned)
}

/// The reports of a list, or of a text with `;`, `,` or spaces between them.
fn reports(value: &Value) -> BTreeSet<String> {
    let one = |value: &Value| match value {
        Value::String(text) => report_name(text),
        Value::Object(object) => {
            let keys = ["id", "report_id", "source", "file", "path"];
            let named = keys.iter().find_map(|key| object.get(*key));
            named.map(|v| report_name(v.as_str().unwrap_or(&v.to_string()))).unwrap_or_default()
        }
        other => report_name(&other.to_string()),
    };
    match value {
        Value::Null => BTreeSet::new(),
        Value::String(text) => {
            let parts = text.split(|c: char| c == ',' || c == ';' || c.is_whitespace());
            parts.filter(|part| !part.is_empty()).map(report_name).collect()
        }
        Value::Array(values) => values.iter().map(one).collect(),
        other => std::iter::once(one(other)).collect(),
    }
}

/// What a report is called however it is named: `texts/07.txt`, `07` and `7` are one.
pub(super) fn report_name(text: &str) -> String {
    let name = text.trim().rsplit('/').next().unwrap_or_default();
    let endings = [".txt", ".json", ".md", ".html", ".htm"];
    let name = endings.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { format!("{name:0>2}") } else { name.to_owned() }
}

/// Whether a value is more than null, false, zero or nothing.
pub(super) fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(truth) => *truth,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(object) => !object.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reports_are_named_in_many_ways() {
        let of = |value: Value| reports(&value).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(of(json!("03; texts/04.txt,9")), "03 04 09");
        assert_eq!(of(json!([7, "a/b.html", {"id": "07"}])), "07 b");
        assert_eq!(of(json!(null)), "");
        assert_eq!(of(json!(5)), "05");
    }

    #[test]
    fn dates_and_numbers_are_read_as_far_as_they_go() {
        assert_eq!(date("2020-10-17T08:00").as_deref(), Some("2020-10-17"));
        assert_eq!(date("2020-10").as_deref(), Some("2020-10"));
        assert_eq!(date("2020-1").as_deref(), Some("2020"));
        assert_eq!((date("17.10.2020"), date("ümlaut")), (None, None));
        assert_eq!(
            (whole(&json!("12")), whole(&json!(3.9)), whole(&json!(true)), whole(&json!(-1))),
            (Some(12), Some(3), None, None)
        );
    }

    #[test]
    fn one_number_stands_for_both_bounds_and_dots_step_into_objects() {
        let layer = json!({"features": [
            {"properties": {"killed": 3, "hurt": {"min": 2}}, "geometry": null},
            7,
            {"geometry": {"type": "Point", "coordinates": [46, 99]}},
        ]});
        let fields: FieldMap = "wounded_min=hurt.min".parse().unwrap();
        let (incidents, told) = read_layer("x.geojson", layer.to_string().as_bytes(), &fields);
        assert_eq!(incidents.len(), 1);
        assert_eq!(incidents[0].killed, Bounds::of(Some(3), Some(3)));
        assert_eq!(incidents[0].wounded, Bounds::of(Some(2), None));
        assert_eq!(told.len(), 2);
        assert_eq!(read_layer("x", b"[]", &fields).1[0].message, "there is no list of `features`");
    }

    #[test]
    fn a_mapping_that_makes_no_sense_is_refused() {
        assert_eq!("date".parse::<FieldMap>(), Err(FieldMapError::NotAPair("date".into())));
        assert_eq!("day=x".parse::<FieldMap>(), Err(FieldMapError::UnknownField("day".into())));
        assert_eq!("date=x,date=y".parse::<FieldMap>(), Err(FieldMapError::Twice("date")));
    }
}
