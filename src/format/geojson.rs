//! Layers as GeoJSON: an RFC 7946 FeatureCollection with one feature a line, so that a version-control diff shows which
//! feature changed and a reader may stream by lines.
//!
//! Written straight from [`Feature`]: the `geojson` crate's own types would copy every property into a map
//! first, and its writer knows neither lines nor `name`, the member from which GDAL and QGIS name the layer. The crate
//! reads what others wrote, and judges in the tests what is written here.

use super::json::{push_boolean, push_decimal, push_integer, push_list, push_real, push_text};
use crate::geodesy::LngLat;
use crate::layer::{Feature, Geometry, Value};
use ::geojson as gj;
use std::io::{self, BufRead, Read, Write};

/// Reads the features of a collection one by one and hands each to `each`.
///
/// A file that [`LayerWriter`] wrote is read by lines, in constant memory; any other FeatureCollection is read as a whole.
///
/// # Errors
/// Those of `input`; content that is no FeatureCollection.
pub fn read_features(mut input: impl BufRead, each: &mut dyn FnMut(gj::Feature)) -> io::Result<()> {
    let mut first = String::new();
    input.read_line(&mut first)?;
    if !(first.starts_with(HEAD) && first.trim_end().ends_with('[')) {
        let collection: gj::FeatureCollection = serde_json::from_reader(first.as_bytes().chain(input))?;
        collection.features.into_iter().for_each(each);
        return Ok(());
    }
    for line in input.lines() {
        let line = line?;
        match line.trim_end_matches(',') {
            "]}" => return Ok(()),
            feature => each(feature.parse().map_err(io::Error::other)?),
        }
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}

const HEAD: &str = "{\"type\":\"FeatureCollection\",\"name\":";

/// Writes `features` as the FeatureCollection `name`. The same features always give the same bytes.
///
/// # Errors
/// Those of `out`.
pub fn write_layer<'a>(
    name: &str,
    features: impl IntoIterator<Item = Feature<'a>>,
    out: impl Write,
) -> io::Result<()> {
    let mut writer = LayerWriter::new(out, name)?;
    for feature in features {
        writer.feature(&feature)?;
    }
    writer.finish().map(drop)
}

/// Writes a FeatureCollection feature by feature, for layers that need not fit in memory.
///
/// Nothing but [`Self::finish`] completes the collection.
#[derive(Debug)]
pub struct LayerWriter<W> {
    out: W,
    is_empty: bool,
    /// The line of one feature, whose room the next one uses again.
    line: Lines,
}

impl<W: Write> LayerWriter<W> {
    /// Begins the collection `name`.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(mut out: W, name: &str) -> io::Result<Self> {
        let name = serde_json::to_string(name)?;
        write!(out, "{HEAD}{name},\"features\":[")?;
        Ok(Self { out, is_empty: true, line: Lines::default() })
    }

    /// Adds a feature.
    ///
    /// # Errors
    /// Those of the output.
    pub fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        self.line.clear();
        self.line.push(feature);
        begin_line(&mut self.out, &mut self.is_empty)?;
        self.out.write_all(self.line.as_bytes())
    }

    /// Adds the features, maybe none, that [`Lines`] has made lines of.
    ///
    /// # Errors
    /// Those of the output.
    pub fn lines(&mut self, lines: &[u8]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        begin_line(&mut self.out, &mut self.is_empty)?;
        self.out.write_all(lines)
    }

    /// The output, to flush it between features.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Ends the collection and gives the output back, flushed.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// One feature as a line of GeoJSON, without its line end.
///
/// # Examples
/// ```
/// use incident_mapper::format::geojson::line;
/// use incident_mapper::layer::{Feature, Geometry, Value};
/// let feature = Feature {
///     id: "a".into(),
///     geometry: Geometry::None,
///     decimals: 0,
///     properties: vec![("deaths_low", Value::Int(12))],
/// };
/// assert_eq!(
///     line(&feature),
///     r#"{"type":"Feature","id":"a","geometry":null,"properties":{"deaths_low":12}}"#
/// );
/// ```
pub fn line(feature: &Feature<'_>) -> String {
    let mut line = Vec::new();
    push_feature(feature, &mut Keys::default(), &mut line);
    String::from_utf8(line).unwrap_or_default()
}

/// Features as lines of a collection, to be added to it later; what is between the lines is with them.
///
/// # Examples
/// ```
/// use incident_mapper::format::geojson::{LayerWriter, Lines};
/// use incident_mapper::layer::{Feature, Geometry};
/// let nowhere = |id: &'static str| Feature { id: id.into(), geometry: Geometry::None, decimals: 0, properties: vec![] };
/// let (mut lines, mut at_once) = (Lines::default(), LayerWriter::new(Vec::new(), "layer").unwrap());
/// let mut later = LayerWriter::new(Vec::new(), "layer").unwrap();
/// for id in ["a", "b"] {
///     lines.push(&nowhere(id));
///     at_once.feature(&nowhere(id)).unwrap();
/// }
/// later.lines(lines.as_bytes()).unwrap();
/// assert_eq!(later.finish().unwrap(), at_once.finish().unwrap());
/// ```
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    keys: Keys,
}

impl Lines {
    /// Adds a feature.
    pub fn push(&mut self, feature: &Feature<'_>) {
        if !self.bytes.is_empty() {
            self.bytes.extend_from_slice(BETWEEN);
        }
        push_feature(feature, &mut self.keys, &mut self.bytes);
    }

    /// The lines.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Forgets the features, to take others.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }
}

/// What stands between two features.
const BETWEEN: &[u8] = b",\n";

/// Ends the line before a feature.
fn begin_line(out: &mut impl Write, is_first: &mut bool) -> io::Result<()> {
    out.write_all(if std::mem::take(is_first) { b"\n" } else { BETWEEN })
}

/// The keys of the properties as they are written, each with what stands around it: features of one layer have the same ones in the same
/// order.
#[derive(Debug, Default)]
struct Keys(Vec<(&'static str, Vec<u8>)>);

impl Keys {
    /// Appends the key of the property with this number.
    fn push(&mut self, number: usize, key: &'static str, line: &mut Vec<u8>) {
        if let Some((_, written)) = self.0.get(number).filter(|(known, _)| std::ptr::eq(*known, key)) {
            return line.extend_from_slice(written);
        }
        let mut written = if number == 0 { Vec::new() } else { vec![b','] };
        push_text(key, &mut written);
        written.push(b':');
        line.extend_from_slice(&written);
        self.0.truncate(number);
        self.0.push((key, written));
    }
}

fn push_feature(feature: &Feature<'_>, keys: &mut Keys, line: &mut Vec<u8>) {
    line.extend_from_slice(b"{\"type\":\"Feature\",\"id\":");
    push_text(&feature.id, line);
    line.extend_from_slice(b",\"geometry\":");
    push_geometry(&feature.geometry, feature.decimals, line);
    line.extend_from_slice(b",\"properties\":{");
    for (number, (key, value)) in feature.properties.iter().enumerate() {
        keys.push(number, key, line);
        match value {
            Value::Null => line.extend_from_slice(b"null"),
            Value::Bool(yes) => push_boolean(*yes, line),
            Value::Int(n) => push_integer(*n, line),
            Value::Float { value, decimals } => push_rounded(*value, *decimals, line),
            Value::Text(text) => push_text(text, line),
        }
    }
    line.extend_from_slice(b"}}");
}

fn push_geometry(geometry: &Geometry, decimals: u8, line: &mut Vec<u8>) {
    let polygon = |outer: &Vec<LngLat>, line: &mut Vec<u8>| {
        line.push(b'[');
        push_ring(outer, decimals, line);
        line.push(b']');
    };
    let kind: &[u8] = match geometry {
        Geometry::None => return line.extend_from_slice(b"null"),
        Geometry::Point(_) => b"Point",
        Geometry::Polygon(_) => b"Polygon",
        Geometry::MultiPolygon(_) => b"MultiPolygon",
    };
    line.extend_from_slice(b"{\"type\":\"");
    line.extend_from_slice(kind);
    line.extend_from_slice(b"\",\"coordinates\":");
    match geometry {
        Geometry::None => {}
        Geometry::Point(at) => push_degrees(*at, decimals, line),
        Geometry::Polygon(outer) => polygon(outer, line),
        Geometry::MultiPolygon(rings) => push_list(rings, line, polygon),
    }
    line.push(b'}');
}

/// Appends the corners of a ring, without those that are where the one before them is.
fn push_ring(ring: &[LngLat], decimals: u8, line: &mut Vec<u8>) {
    line.push(b'[');
    let mut before = line.len()..line.len();
    for corner in ring {
        let start = line.len();
        if !before.is_empty() {
            line.push(b',');
        }
        let here = line.len();
        push_degrees(*corner, decimals, line);
        // The same digits are the same number.
        if line.get(before.clone()) == line.get(here..) {
            line.truncate(start);
        } else {
            before = here..line.len();
        }
    }
    line.push(b']');
}

fn push_degrees(at: LngLat, decimals: u8, line: &mut Vec<u8>) {
    line.push(b'[');
    push_rounded(at.lng(), decimals, line);
    line.push(b',');
    push_rounded(at.lat(), decimals, line);
    line.push(b']');
}

/// Appends what [`rounded`] gives.
fn push_rounded(value: f64, decimals: u8, line: &mut Vec<u8>) {
    match units(value, decimals) {
        // Numbers nearer to zero are written with an exponent.
        Some(0) => push_decimal(0, 0, line),
        Some(number) if value.abs() > 0.002 => push_decimal(number, decimals, line),
        _ => push_real(rounded(value, decimals), line),
    }
}

/// The powers of ten.
const POWERS: [f64; 10] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/// `value` in units of its last decimal, as a whole number; `None` where it is not certain which is the nearest, or it is large.
fn units(value: f64, decimals: u8) -> Option<i32> {
    let scaled = value * POWERS.get(usize::from(decimals))?;
    // The product is off by much less than this from where it would be rounded.
    let is_sure = scaled.abs() < 1e9 && (scaled.fract().abs() - 0.5).abs() > 1e-6;
    is_sure.then(|| (scaled + 0.5_f64.copysign(scaled)) as i32)
}

/// `value` to `decimals` decimals, ties away from what its binary form exceeds; never `-0`.
///
/// The shortest decimal that reads back as the result, which is what JSON writers print, has at most `decimals`
/// decimals, so the bytes are the same on every machine.
pub fn rounded(value: f64, decimals: u8) -> f64 {
    if let (Some(number), Some(power)) = (units(value, decimals), POWERS.get(usize::from(decimals))) {
        // Whole numbers are exact so far.
        return f64::from(number) / power;
    }
    let text = format!("{value:.*}", usize::from(decimals));
    match text.parse::<f64>() {
        Ok(0.0) => 0.0,
        Ok(rounded) => rounded,
        Err(_) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    fn sample() -> Vec<Feature<'static>> {
        let point = Feature {
            id: "inc-1".into(),
            geometry: Geometry::Point(at(46.361_349_9, 40.0)),
            decimals: 4,
            properties: vec![
                ("title", Value::Text("Gəncə: \"strike\"\n".into())),
                ("deaths_low", Value::Null),
                ("confidence", Value::Float { value: 0.930_000_000_01, decimals: 3 }),
                ("margin", Value::Float { value: f64::INFINITY, decimals: 3 }),
            ],
        };
        let nowhere = Feature { id: "inc-2".into(), geometry: Geometry::None, ..point.clone() };
        vec![point, nowhere]
    }

    fn written(features: &[Feature<'_>]) -> String {
        let mut out = Vec::new();
        write_layer("incidents", features.to_vec(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_layer_is_one_feature_a_line() {
        let text = written(&sample());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], r#"{"type":"FeatureCollection","name":"incidents","features":["#);
        assert_eq!(lines.len(), 4);
        assert!(lines[1].contains(r#""coordinates":[46.3613,40.0]"#), "{}", lines[1]);
        assert!(lines[1].contains(r#""confidence":0.93,"margin":null"#), "{}", lines[1]);
        assert!(lines[2].contains(r#""geometry":null"#), "{}", lines[2]);
    }

    #[test]
    fn what_is_written_reads_back_as_geojson() {
        for features in [sample(), Vec::new()] {
            let text = written(&features);
            let collection: gj::FeatureCollection = text.parse().unwrap();
            let on_one_line = text.replace('\n', " ");
            for text in [text, on_one_line] {
                let mut streamed = Vec::new();
                read_features(text.as_bytes(), &mut |feature| streamed.push(feature)).unwrap();
                assert_eq!(streamed, collection.features);
            }
            assert_eq!(collection.features.len(), features.len());
            for (read, was) in collection.features.iter().zip(&features) {
                assert_eq!(read.properties_iter().len(), was.properties.len());
                assert_eq!(read.geometry.is_none(), was.geometry == Geometry::None);
            }
        }
    }

    #[test]
    fn a_collection_that_breaks_off_is_an_error() {
        let text = written(&sample());
        let lines: Vec<&str> = text.lines().collect();
        for broken in ["", "{}", &lines[..2].join("\n"), &text[..text.len() / 2]] {
            assert!(read_features(broken.as_bytes(), &mut |_| ()).is_err(), "{broken}");
        }
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(rounded(-0.000_000_1, 6).to_bits(), 0.0f64.to_bits());
    }

    proptest! {
        #[test]
        fn rounding_twice_changes_nothing_and_prints_few_decimals(
            value in prop_oneof![-180.0..180.0f64, -0.01..0.01f64, -2e3..2e3f64], decimals in 0u8..=6) {
            let once = rounded(value, decimals);
            prop_assert_eq!(rounded(once, decimals), once);
            prop_assert!((once - value).abs() <= 0.500_001 * 10f64.powi(-i32::from(decimals)));
            let mut written = Vec::new();
            push_rounded(value, decimals, &mut written);
            prop_assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(&once).unwrap());
            let shown = format!("{once}");
            prop_assert!(shown.split_once('.').is_none_or(|(_, d)| d.len() <= usize::from(decimals)), "{}", shown);
        }
    }
}
