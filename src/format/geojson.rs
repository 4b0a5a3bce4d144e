//! Layers as GeoJSON: an RFC 7946 FeatureCollection with one feature a line, so that a version-control diff shows which
//! feature changed and a reader may stream by lines.
//!
//! Written straight from [`Feature`]: the `geojson` crate's own types would copy every property into a map
//! first, and its writer knows neither lines nor `name`, the member from which GDAL and QGIS name the layer. The crate
//! reads what others wrote, and judges in the tests what is written here.

use super::json::{push_boolean, push_integer, push_list, push_position, push_real, push_text};
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
pub fn write_layer(
    name: &str,
    features: impl IntoIterator<Item = Feature>,
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
    line: Vec<u8>,
    keys: Keys,
}

impl<W: Write> LayerWriter<W> {
    /// Begins the collection `name`.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(mut out: W, name: &str) -> io::Result<Self> {
        let name = serde_json::to_string(name)?;
        write!(out, "{HEAD}{name},\"features\":[")?;
        Ok(Self { out, is_empty: true, line: Vec::new(), keys: Keys::default() })
    }

    /// Adds a feature.
    ///
    /// # Errors
    /// Those of the output.
    pub fn feature(&mut self, feature: &Feature) -> io::Result<()> {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        push_feature(feature, &mut self.keys, &mut line);
        self.bytes(&line)?;
        self.line = line;
        Ok(())
    }

    /// Adds a feature that [`line()`] has made before.
    ///
    /// # Errors
    /// Those of the output.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.bytes(line.as_bytes())
    }

    fn bytes(&mut self, line: &[u8]) -> io::Result<()> {
        self.out.write_all(if self.is_empty { b"\n" } else { b",\n" })?;
        self.is_empty = false;
        self.out.write_all(line)
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
pub fn line(feature: &Feature) -> String {
    let mut line = Vec::new();
    push_feature(feature, &mut Keys::default(), &mut line);
    String::from_utf8(line).unwrap_or_default()
}

/// Features as lines, one after the other with line feeds between: what [`line()`] makes of each.
pub fn lines(features: &[Feature]) -> String {
    // A feature of the mentions layer takes about 1,200 bytes.
    let mut lines = Vec::with_capacity(1_500 * features.len());
    let mut keys = Keys::default();
    for (n, feature) in features.iter().enumerate() {
        if n > 0 {
            lines.push(b'\n');
        }
        push_feature(feature, &mut keys, &mut lines);
    }
    String::from_utf8(lines).unwrap_or_default()
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

fn push_feature(feature: &Feature, keys: &mut Keys, line: &mut Vec<u8>) {
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
            Value::Float { value, decimals } => push_real(rounded(*value, *decimals), line),
            Value::Text(text) => push_text(text, line),
        }
    }
    line.extend_from_slice(b"}}");
}

fn push_geometry(geometry: &Geometry, decimals: u8, line: &mut Vec<u8>) {
    let ring = |ring: &Vec<LngLat>, line: &mut Vec<u8>| {
        let mut corners: Vec<[f64; 2]> = ring.iter().map(|corner| degrees(*corner, decimals)).collect();
        corners.dedup();
        push_list(&corners, line, |corner, line| push_position(*corner, line));
    };
    let polygon =
        |outer: &Vec<LngLat>, line: &mut Vec<u8>| push_list(&[outer], line, |outer, line| ring(outer, line));
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
        Geometry::Point(at) => push_position(degrees(*at, decimals), line),
        Geometry::Polygon(outer) => polygon(outer, line),
        Geometry::MultiPolygon(rings) => push_list(rings, line, polygon),
    }
    line.push(b'}');
}

fn degrees(at: LngLat, decimals: u8) -> [f64; 2] {
    [rounded(at.lng(), decimals), rounded(at.lat(), decimals)]
}

/// `value` to `decimals` decimals, ties away from what its binary form exceeds; never `-0`.
///
/// The shortest decimal that reads back as the result, which is what JSON writers print, has at most `decimals`
/// decimals, so the bytes are the same on every machine.
pub fn rounded(value: f64, decimals: u8) -> f64 {
    let scaled = value * 10f64.powi(i32::from(decimals));
    // Whole numbers are exact so far, and the product is off by much less than this from where it would be rounded.
    if scaled.abs() < 1e9 && (scaled.fract().abs() - 0.5).abs() > 1e-6 && decimals <= 9 {
        return scaled.round() / 10f64.powi(i32::from(decimals)) + 0.0;
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

    fn sample() -> Vec<Feature> {
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

    fn written(features: &[Feature]) -> String {
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
        fn rounding_twice_changes_nothing_and_prints_few_decimals(value in -180.0..180.0f64, decimals in 0u8..=6) {
            let once = rounded(value, decimals);
            prop_assert_eq!(rounded(once, decimals), once);
            prop_assert!((once - value).abs() <= 0.500_001 * 10f64.powi(-i32::from(decimals)));
            let shown = format!("{once}");
            prop_assert!(shown.split_once('.').is_none_or(|(_, d)| d.len() <= usize::from(decimals)), "{}", shown);
        }
    }
}
