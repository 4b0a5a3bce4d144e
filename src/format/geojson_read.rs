//! Reading a GeoJSON layer without touching it: every key, number and string stays the text that it was.
//!
//! Reads a FeatureCollection, a single Feature, Features one after the other (newline-delimited), and RFC 8142
//! sequences with their record separators. The whole layer is held as text; a feature is taken apart when it is asked
//! for, so that a layer of a million features costs little more than its file.

use super::geojson_cut;
use crate::geodesy::{self, LngLat, Metres};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// RFC 8142's record separator.
const RECORD_SEPARATOR: u8 = 0x1e;

/// Why bytes are not a layer.
#[derive(Debug, thiserror::Error)]
pub enum ReadLayerError {
    /// Nothing but white space.
    #[error("the layer is empty")]
    Empty,
    /// Not JSON; line and column count from 1.
    #[error("line {line}, column {column}: not JSON")]
    Json {
        /// The line of the file.
        line: usize,
        /// The column, in bytes.
        column: usize,
        /// What the parser met.
        source: serde_json::Error,
    },
    /// JSON, but neither a FeatureCollection nor a Feature.
    #[error("line {line}: `{found}` is neither a GeoJSON FeatureCollection nor a Feature")]
    NotALayer {
        /// The line of the file.
        line: usize,
        /// The `type` that was found, or what stands in its stead.
        found: Cow<'static, str>,
    },
}

/// Why a member of a FeatureCollection is not a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FeatureError {
    /// A number, a string, an array.
    #[error("not a JSON object")]
    NotAnObject,
    /// An object of another `type`, or none.
    #[error("its `type` is not `Feature`")]
    NotAFeature,
    /// `properties` is neither an object nor null.
    #[error("its `properties` are not an object")]
    Properties,
}

/// A member of a JSON object: its key and value as they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<'a> {
    /// The key with its quotes.
    pub key: &'a str,
    /// The value's JSON text.
    pub value: &'a str,
}

impl<'a> Member<'a> {
    /// The key without quotes and escapes.
    pub fn name(&self) -> Cow<'a, str> {
        unescaped(self.key)
    }

    /// Whether the key is this name. An escape is longer than what it stands for, so most keys are told by their length.
    pub fn is(&self, name: &str) -> bool {
        match self.key.len().checked_sub(2) {
            Some(len) if len == name.len() => self.key[1..=len] == *name,
            Some(len) if len > name.len() => self.key.contains('\\') && self.name() == name,
            _ => false,
        }
    }
}

/// A layer as it was written.
#[derive(Debug, Clone, Default)]
pub struct RawLayer<'a> {
    text: &'a [u8],
    /// What the collection has beside `type`, `bbox` and `features`: its name, credits and the like.
    pub members: Vec<Member<'a>>,
    /// The JSON text of each feature.
    pub features: Vec<&'a str>,
}

impl<'a> RawLayer<'a> {
    /// The layer of a file's bytes, with or without a byte order mark.
    ///
    /// # Errors
    /// Bytes that are not JSON, or JSON of another kind. A bad feature is no error here; see [`RawFeature::parse`].
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::format::geojson_read::{RawFeature, RawLayer};
    /// let bytes = br#"{"type": "FeatureCollection", "features": [{"type": "Feature",
    ///     "geometry": {"type": "Point", "coordinates": [46.36134, 40.68157]},
    ///     "properties": {"location": "Ganja", "deaths_low": 13}}]}"#;
    /// let layer = RawLayer::read(bytes).unwrap();
    /// let feature = RawFeature::parse(layer.features[0]).unwrap();
    /// assert_eq!(feature.text("location").unwrap(), "Ganja");
    /// assert_eq!(feature.number("deaths_low"), Some(13.0));
    /// assert_eq!(feature.place().unwrap().position.lat(), 40.68157);
    /// ```
    pub fn read(bytes: &'a [u8]) -> Result<Self, ReadLayerError> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut layer = Self { text, ..Self::default() };
        let mut found_any = false;
        for record in text.split(|byte| *byte == RECORD_SEPARATOR) {
            let mut values = serde_json::Deserializer::from_slice(record).into_iter::<Object<'a>>();
            loop {
                let rest = record.get(values.byte_offset()..).unwrap_or_default();
                let top = match values.next() {
                    None => break,
                    Some(Ok(top)) => top,
                    Some(Err(error)) if error.is_data() => {
                        let line = layer.line_at(rest.trim_ascii_start());
                        return Err(ReadLayerError::NotALayer { line, found: in_its_stead(rest) });
                    }
                    Some(Err(source)) => {
                        let line = layer.line_at(record) + source.line().saturating_sub(1);
                        return Err(ReadLayerError::Json { line, column: source.column(), source });
                    }
                };
                found_any = true;
                let read = record.len() - rest.len()..values.byte_offset();
                layer.add(top, record.get(read).unwrap_or_default())?;
            }
        }
        if found_any { Ok(layer) } else { Err(ReadLayerError::Empty) }
    }

    /// The line of the file, from 1, on which one of this layer's texts begins.
    pub fn line_of(&self, text: &str) -> usize {
        self.line_at(text.as_bytes())
    }

    fn line_at(&self, part: &[u8]) -> usize {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = &self.text[..offset.min(self.text.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    fn add(&mut self, top: Object<'a>, text: &'a [u8]) -> Result<(), ReadLayerError> {
        let text = text.trim_ascii();
        let kind = last(&top.members, "type").map(unescaped);
        let found: Cow<'static, str> = match (kind.as_deref(), top.features) {
            (Some("Feature"), _) => {
                // The parser has read it, so it is UTF-8.
                self.features.push(std::str::from_utf8(text).unwrap_or_default());
                return Ok(());
            }
            (Some("FeatureCollection"), Some(features)) => {
                self.features.extend(features.into_iter().map(RawValue::get));
                self.members.extend(top.members.into_iter().filter(|m| !m.is("type") && !m.is("bbox")));
                return Ok(());
            }
            (Some("FeatureCollection"), None) => NO_FEATURES.into(),
            (Some(other), _) => shown(other).into(),
            (None, _) => "an object without a type".into(),
        };
        Err(ReadLayerError::NotALayer { line: self.line_at(text), found })
    }
}

const NO_FEATURES: &str = "a FeatureCollection without an array of features";

/// What stands where an object with an array of features should.
fn in_its_stead(rest: &[u8]) -> Cow<'static, str> {
    let rest = rest.trim_ascii_start();
    if rest.starts_with(b"{") {
        return NO_FEATURES.into();
    }
    shown(&String::from_utf8_lossy(&rest[..rest.len().min(200)])).into()
}

/// A feature taken apart, its values as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFeature<'a> {
    /// All members in the order of the file, `properties` among them.
    pub members: Vec<Member<'a>>,
    /// The properties in the order of the file; empty where they are null or missing.
    pub properties: Vec<Member<'a>>,
}

/// Where a feature is: a point, and how far its geometry reaches from there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FeaturePlace {
    /// The point; of any other geometry, the centre of its bounding box.
    pub position: LngLat,
    /// The distance from there to the farthest vertex; 0 for a point.
    pub extent: Metres,
}

impl<'a> RawFeature<'a> {
    /// The feature of a JSON text, which a layer has given: it is cut, and not parsed again.
    ///
    /// # Errors
    /// A text that is no Feature object. A geometry that makes no sense is no error: [`Self::place`] is `None`.
    pub fn parse(text: &'a str) -> Result<Self, FeatureError> {
        let (members, properties) =
            geojson_cut::members_with(text, "properties").ok_or(FeatureError::NotAnObject)?;
        if last(&members, "type").is_none_or(|kind| unescaped(kind) != "Feature") {
            return Err(FeatureError::NotAFeature);
        }
        match last(&members, "properties") {
            None | Some("null") => Ok(Self { members, properties: Vec::new() }),
            Some(object) if object.starts_with('{') => Ok(Self { members, properties }),
            Some(_) => Err(FeatureError::Properties),
        }
    }

    /// The JSON text of the feature's own `id` member; `None` where it has none.
    pub fn id(&self) -> Option<&'a str> {
        last(&self.members, "id").filter(|id| *id != "null")
    }

    /// The JSON text of a property; `None` where it is missing or null.
    pub fn property(&self, name: &str) -> Option<&'a str> {
        last(&self.properties, name).filter(|value| *value != "null")
    }

    /// A property that is a string and not empty.
    pub fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.property(name)
            .filter(|value| value.starts_with('"'))
            .map(unescaped)
            .filter(|text| !text.is_empty())
    }

    /// A property that is a number, or a string that holds one; always finite.
    pub fn number(&self, name: &str) -> Option<f64> {
        let value = self.property(name)?;
        let number =
            if value.starts_with('"') { unescaped(value).trim().parse().ok() } else { value.parse().ok() };
        number.filter(|n: &f64| n.is_finite())
    }

    /// Where the feature is; `None` for a geometry that is null, missing, empty or not on Earth.
    ///
    /// Longitudes from 180 to 360 degrees either way, as some programs write them beyond the antimeridian, are brought
    /// back. A geometry cut at the antimeridian (RFC 7946, section 3.1.9) is taken as one.
    pub fn place(&self) -> Option<FeaturePlace> {
        // The parser's own limit of 128 levels bounds the recursion below.
        let geometry: Value = serde_json::from_str(last(&self.members, "geometry")?).ok()?;
        let mut vertices = Vec::new();
        collect_vertices(&geometry, &mut vertices)?;
        match vertices.as_slice() {
            [] => None,
            [position] => Some(FeaturePlace { position: *position, extent: Metres(0.0) }),
            _ => {
                let position = center(&vertices)?;
                let extent =
                    vertices.iter().map(|vertex| geodesy::distance(position, *vertex).0).fold(0.0, f64::max);
                Some(FeaturePlace { position, extent: Metres(extent) })
            }
        }
    }
}

/// Appends a JSON text without the white space between its tokens; strings stay as they are.
pub fn push_compact(json: &str, out: &mut String) {
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if in_string {
            out.push(c);
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            out.push(c);
            in_string = c == '"';
        }
    }
}

/// The content of a JSON string's text, without quotes and escapes; other texts as they are.
///
/// A string with half a surrogate pair has no content in Unicode; its escapes are left standing.
pub fn unescaped(json: &str) -> Cow<'_, str> {
    let Some(inner) = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return Cow::Borrowed(json);
    };
    if inner.contains('\\') {
        serde_json::from_str::<String>(json).map_or(Cow::Borrowed(inner), Cow::Owned)
    } else {
        Cow::Borrowed(inner)
    }
}

/// The last value of a key, as JSON parsers agree to read repeated keys.
fn last<'a>(members: &[Member<'a>], name: &str) -> Option<&'a str> {
    members.iter().rev().find(|member| member.is(name)).map(|member| member.value)
}

/// A value short enough for a message, without what could steer a terminal: any bytes may come along here.
fn shown(json: &str) -> String {
    let text = unescaped(json);
    let mut letters = text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
    let mut short: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// The vertices of a geometry, collections included; `None` where one is not on Earth.
fn collect_vertices(geometry: &Value, vertices: &mut Vec<LngLat>) -> Option<()> {
    if let Some(parts) = geometry.get("geometries") {
        return parts.as_array()?.iter().try_for_each(|part| collect_vertices(part, vertices));
    }
    match geometry.get("coordinates") {
        Some(coordinates) => collect_positions(coordinates, vertices),
        None => Some(()),
    }
}

fn collect_positions(coordinates: &Value, vertices: &mut Vec<LngLat>) -> Option<()> {
    let list = coordinates.as_array()?;
    if list.first().is_some_and(|first| !first.is_array()) {
        let (lng, lat) = (list.first()?.as_f64()?, list.get(1)?.as_f64()?);
        vertices.push(LngLat::new(brought_back(lng), lat).ok()?);
        return Some(());
    }
    list.iter().try_for_each(|part| collect_positions(part, vertices))
}

fn brought_back(lng: f64) -> f64 {
    if lng.abs() > 180.0 && lng.abs() <= 360.0 { lng - 360.0 * lng.signum() } else { lng }
}

/// The centre of the bounding box.
fn center(vertices: &[LngLat]) -> Option<LngLat> {
    let range = |degrees: &dyn Fn(&LngLat) -> f64| {
        vertices
            .iter()
            .map(degrees)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
    };
    let (south, north) = range(&|v| v.lat());
    let (west, east) = range(&|v| v.lng());
    // A geometry that touches both sides of the antimeridian was cut there; seen from the other side it is narrower.
    let (mut west, mut east) = (west, east);
    if west <= -180.0 && east >= 180.0 {
        let (w, e) = range(&|v| if v.lng() < 0.0 { v.lng() + 360.0 } else { v.lng() });
        if e - w > 0.0 && e - w < 360.0 {
            (west, east) = (w, e);
        }
    }
    let lng = (west + east) / 2.0;
    LngLat::new(if lng > 180.0 { lng - 360.0 } else { lng }, (south + north) / 2.0).ok()
}

/// A JSON object as its members in the order of the file, repeated keys and all: keys and values are text that the
/// parser has checked. The array of features is taken apart in the same pass.
#[derive(Default)]
struct Object<'a> {
    members: Vec<Member<'a>>,
    features: Option<Vec<&'a RawValue>>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut object = Object::default();
                while let Some(key) = map.next_key::<&'de RawValue>()? {
                    let mut member = Member { key: key.get(), value: "" };
                    if member.is("features") {
                        object.features = Some(map.next_value()?);
                    } else {
                        member.value = map.next_value::<&'de RawValue>()?.get();
                        object.members.push(member);
                    }
                }
                Ok(object)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(geometry: &str) -> Option<(f64, f64, i64)> {
        let text = format!(r#"{{"type":"Feature","geometry":{geometry},"properties":null}}"#);
        let place = RawFeature::parse(&text).unwrap().place()?;
        Some((place.position.lng(), place.position.lat(), place.extent.km().round() as i64))
    }

    #[test]
    fn every_geometry_has_a_representative_point() {
        let check = |geometry: &str, expect| assert_eq!(place(geometry), expect, "{geometry}");
        check(r#"{"type":"Point","coordinates":[46.36134,40.68157]}"#, Some((46.36134, 40.68157, 0)));
        check(r#"{"type":"Point","coordinates":[46.36134,40.68157,408]}"#, Some((46.36134, 40.68157, 0)));
        check(r#"{"type":"Point","coordinates":[190,10]}"#, Some((-170.0, 10.0, 0)));
        check(r#"{"type":"LineString","coordinates":[[0,0],[2,0]]}"#, Some((1.0, 0.0, 111)));
        check(r#"{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]]]}"#, Some((1.0, 1.0, 157)));
        check(
            r#"{"type":"MultiPolygon","coordinates":[[[[178,0],[180,0],[180,2],[178,0]]],[[[-180,0],[-176,0],[-180,2],[-180,0]]]]}"#,
            Some((-179.0, 1.0, 352)),
        );
        check(r#"{"type":"LineString","coordinates":[[-100,0],[100,0]]}"#, Some((0.0, 0.0, 11132)));
        check(r#"{"type":"LineString","coordinates":[[-180,0],[180,0]]}"#, Some((0.0, 0.0, 20004)));
        check(
            r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]},{"type":"Point","coordinates":[0,2]}]}"#,
            Some((0.0, 1.0, 111)),
        );
    }

    #[test]
    fn a_geometry_that_makes_no_sense_has_no_place() {
        let deep = format!(r#"{{"type":"Polygon","coordinates":{}{}}}"#, "[".repeat(9000), "]".repeat(9000));
        for geometry in [
            "null",
            "7",
            "{}",
            "[]",
            r#"{"type":"Point","coordinates":[]}"#,
            r#"{"type":"Point","coordinates":[46]}"#,
            r#"{"type":"Point","coordinates":["46","40"]}"#,
            r#"{"type":"Point","coordinates":[46,95]}"#,
            r#"{"type":"Point","coordinates":[5161000,4964000]}"#,
            r#"{"type":"Point","coordinates":[1e999,0]}"#,
            r#"{"type":"Point","coordinates":null}"#,
            r#"{"type":"GeometryCollection","geometries":7}"#,
            &deep,
        ] {
            assert_eq!(place(geometry), None, "{geometry:.60}");
        }
    }

    #[test]
    fn layers_come_in_four_shapes() {
        let feature = r#"{"type":"Feature","geometry":null,"properties":{"a":1}}"#;
        let check = |text: String, expect: usize| {
            let layer = RawLayer::read(text.as_bytes()).unwrap();
            assert_eq!(layer.features, vec![feature; expect], "{text}");
        };
        check(format!(r#"{{"type":"FeatureCollection","features":[{feature},{feature}]}}"#), 2);
        check(format!("\u{feff} {feature}\n"), 1);
        check(format!("{feature}\n{feature}\r\n{feature}"), 3);
        check(format!("\u{1e}{feature}\n\u{1e}{feature}\n"), 2);
        check(r#"{"features":[],"type":"FeatureCollection"}"#.to_owned(), 0);
    }

    #[test]
    fn what_is_no_layer_is_named_with_its_line() {
        let check = |text: &str, expect: &str| {
            assert_eq!(RawLayer::read(text.as_bytes()).unwrap_err().to_string(), expect);
        };
        check("", "the layer is empty");
        check(" \n ", "the layer is empty");
        check("id,name\n1,Ganja", "line 1, column 1: not JSON");
        check("{\"type\":\"FeatureCollection\",\n\"features\":[NaN]}", "line 2, column 13: not JSON");
        check(
            "\u{1e}{}\n",
            "line 1: `an object without a type` is neither a GeoJSON FeatureCollection nor a Feature",
        );
        check("\n[1]", "line 2: `[1]` is neither a GeoJSON FeatureCollection nor a Feature");
        check(
            "4\u{1b}[31m\u{7}",
            "line 1: `4\u{fffd}[31m\u{fffd}` is neither a GeoJSON FeatureCollection nor a Feature",
        );
        check(
            r#"{"type":"Topology"}"#,
            "line 1: `Topology` is neither a GeoJSON FeatureCollection nor a Feature",
        );
        check(
            r#"{"type":"FeatureCollection","features":{}}"#,
            "line 1: `a FeatureCollection without an array of features` is neither a GeoJSON FeatureCollection nor a Feature",
        );
    }

    #[test]
    fn a_bad_feature_is_told_apart() {
        let check =
            |text: &str, expect| assert_eq!(RawFeature::parse(text).map(|_| ()), Err(expect), "{text}");
        check("7", FeatureError::NotAnObject);
        check("{}", FeatureError::NotAFeature);
        check(r#"{"type":"Point","coordinates":[0,0]}"#, FeatureError::NotAFeature);
        check(r#"{"type":"Feature","properties":[]}"#, FeatureError::Properties);
    }

    #[test]
    fn compacting_leaves_strings_alone() {
        let check = |json: &str, expect: &str| {
            let mut out = String::new();
            push_compact(json, &mut out);
            assert_eq!(out, expect);
        };
        check("{ \"a b\" : [ 1.0 ,\n\t2e3 ] }", r#"{"a b":[1.0,2e3]}"#);
        check(r#"[ "a \" b \\" , " c\\\" " ]"#, r#"["a \" b \\"," c\\\" "]"#);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_layer_or_an_error(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            if let Ok(layer) = RawLayer::read(&bytes) {
                proptest::prop_assert!(layer.features.iter().all(|text| RawFeature::parse(text).is_ok()));
            }
        }

        #[test]
        fn any_text_in_a_feature_s_places_does_not_panic(
            [geometry, key, value] in proptest::array::uniform3(r#"[\[\]{}",:0-9a-z\\ ]{0,30}"#),
        ) {
            let text = format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{geometry},"properties":{{"{key}":{value}}}}}]}}"#
            );
            if let Ok(layer) = RawLayer::read(text.as_bytes()) {
                for feature in layer.features.iter().filter_map(|text| RawFeature::parse(text).ok()) {
                    proptest::prop_assert!(feature.place().is_none_or(|place| place.extent.0.is_finite()));
                    proptest::prop_assert!(feature.number("a").is_none_or(f64::is_finite));
                }
            }
        }
    }
}
