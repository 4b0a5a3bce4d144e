//! GeoJSON as a table and back: a FeatureCollection, or a sequence of features by lines or by record separators.

use super::shape::Shape;
use super::table::{EachRow, Field, Identifying, Row, Schema, Seen, Table, Value, push_day};
use crate::format::geojson_read::{Member, RawFeature, RawLayer, ReadLayerError, unescaped};
use crate::format::json::{push_boolean, push_integer, push_real, push_text};
use crate::layer::kinds::Kind;
use crate::model::{Diagnostic, Severity};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

/// How many findings about single features are kept; more are counted.
pub(super) const MOST_FINDINGS: usize = 20;

/// A GeoJSON file as a table. The file's text is held; rows are read from it as they are asked for.
#[derive(Debug)]
pub struct GeojsonTable {
    text: Vec<u8>,
    /// Where each feature's text stands.
    features: Vec<(usize, usize)>,
    schema: Schema,
    /// Whether the id is not a property but the features' own member.
    with_own_id: bool,
    findings: Vec<Diagnostic>,
}

impl GeojsonTable {
    /// The table of a file's bytes. `path` names it in findings, `name` is the layer's unless the file states one.
    ///
    /// # Errors
    /// Bytes that are no GeoJSON layer.
    pub fn open(text: Vec<u8>, path: &str, name: &str) -> Result<Self, ReadLayerError> {
        let layer = RawLayer::read(&text)?;
        let stated = layer.members.iter().find(|m| m.is("name")).map(|m| unescaped(m.value).into_owned());
        let mut schema = Schema {
            name: stated.filter(|name| !name.is_empty()).unwrap_or_else(|| name.to_owned()),
            ..Schema::default()
        };
        let start = text.as_ptr() as usize;
        let mut columns = Columns::default();
        let (mut findings, mut more) = (Vec::new(), 0_usize);
        let mut features = Vec::with_capacity(layer.features.len());
        let (mut ids, mut own_ids) = (Identifying::default(), Identifying::default());
        for feature in &layer.features {
            let mut tell = |rule, message: String| {
                if findings.len() < MOST_FINDINGS {
                    let line = layer.line_of(feature) as u64;
                    findings.push(Diagnostic::new(Severity::Warning, rule, path, message).at_line(line));
                } else {
                    more += 1;
                }
            };
            let raw = match RawFeature::parse(feature) {
                Ok(raw) => raw,
                Err(error) => {
                    tell("not-a-feature", format!("left out a feature: {error}"));
                    continue;
                }
            };
            features.push((feature.as_ptr() as usize - start, feature.len()));
            let geometry = geometry_of(&raw);
            match geometry.and_then(Shape::from_geojson) {
                Some(shape) => drop(schema.shapes.insert(shape.kind())),
                None => {
                    schema.without_shape += 1;
                    if geometry.is_some() {
                        tell(
                            "geometry",
                            "kept a feature without its geometry, which is none that can be kept".to_owned(),
                        );
                    }
                }
            }
            for member in &raw.properties {
                columns.see(member);
            }
            ids.see(&raw.property("id").map_or(Value::Null, value_of));
            own_ids.see(&raw.id().map_or(Value::Null, value_of));
        }
        if more > 0 {
            let message = format!("{more} more findings of the same kinds");
            findings.push(Diagnostic::new(Severity::Warning, "more", path, message));
        }
        schema.rows = features.len();
        schema.fields = columns.fields();
        let with_own_id = own_ids.holds() && schema.find("id").is_none();
        if with_own_id {
            schema.fields.insert(0, Field { name: "id".to_owned(), kind: Kind::Text });
        }
        schema.id = schema.find("id").filter(|_| ids.holds() || with_own_id);
        Ok(Self { features, schema, with_own_id, findings, text })
    }

    fn decoded(&self) -> impl Iterator<Item = Row<'_>> {
        let fields = self.schema.fields.iter().enumerate();
        let numbers: HashMap<&str, usize> = fields.map(|(n, field)| (field.name.as_str(), n)).collect();
        self.features.iter().filter_map(move |(start, length)| {
            let text = self.text.get(*start..start + length)?;
            let raw = RawFeature::parse(std::str::from_utf8(text).ok()?).ok()?;
            Some(self.row(&raw, &numbers))
        })
    }

    fn row<'a>(&self, raw: &RawFeature<'a>, numbers: &HashMap<&str, usize>) -> Row<'a> {
        let Schema { fields, .. } = &self.schema;
        let mut values = vec![Value::Null; fields.len()];
        let first = usize::from(self.with_own_id);
        for (place, member) in raw.properties.iter().enumerate() {
            // Features of one layer mostly have the same properties in the same order.
            let expected = fields.get(place + first).filter(|field| member.is(&field.name));
            let number = match expected {
                Some(_) => Some(place + first),
                None => numbers.get(member.name().as_ref()).copied(),
            };
            if let Some((value, field)) = number.and_then(|n| Some((values.get_mut(n)?, fields.get(n)?))) {
                *value = value_of(member.value).into_kind(field.kind);
            }
        }
        if let (true, Some(id), Some(value)) = (self.with_own_id, raw.id(), values.first_mut()) {
            *value = Value::Text(unescaped(id));
        }
        Row { shape: geometry_of(raw).and_then(Shape::from_geojson), values }
    }
}

impl Table for GeojsonTable {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()> {
        self.decoded().try_for_each(each)
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

/// The JSON text of a feature's geometry; `None` where it is null or missing.
fn geometry_of<'a>(raw: &RawFeature<'a>) -> Option<&'a str> {
    raw.members.iter().rev().find(|m| m.is("geometry")).map(|m| m.value).filter(|json| *json != "null")
}

/// The value of a JSON text: a nested one is its text, and a day in a string is a day.
fn value_of(json: &str) -> Value<'_> {
    match json.as_bytes().first() {
        Some(b'"') => {
            let text = unescaped(json);
            match super::table::day(&text).filter(|_| text.len() == 10) {
                Some(date) => Value::Date(date),
                None => Value::Text(text),
            }
        }
        Some(b't') => Value::Boolean(true),
        Some(b'f') => Value::Boolean(false),
        Some(b'n') | None => Value::Null,
        Some(b'{' | b'[') => Value::Text(Cow::Borrowed(json)),
        _ => match json.parse::<i64>() {
            Ok(n) => Value::Integer(n),
            Err(_) => match json.parse::<f64>() {
                Ok(x) if x.is_finite() => Value::Real(x),
                _ => Value::Text(Cow::Borrowed(json)),
            },
        },
    }
}

/// The fields seen so far, in the order in which they first appeared.
#[derive(Default)]
struct Columns {
    seen: Vec<(String, Seen)>,
    numbers: HashMap<String, usize>,
    /// Where the next property of a feature is expected.
    next: usize,
}

impl Columns {
    fn see(&mut self, member: &Member<'_>) {
        let expected = |n: usize| self.seen.get(n).is_some_and(|(name, _)| member.is(name));
        let number = if expected(self.next) {
            self.next
        } else if expected(0) {
            0
        } else {
            let name = member.name();
            match self.numbers.get(name.as_ref()) {
                Some(number) => *number,
                None => {
                    self.numbers.insert(name.to_string(), self.seen.len());
                    self.seen.push((name.into_owned(), Seen::default()));
                    self.seen.len() - 1
                }
            }
        };
        self.next = number + 1;
        if let Some((_, seen)) = self.seen.get_mut(number) {
            seen.see(&value_of(member.value));
        }
    }

    fn fields(self) -> Vec<Field> {
        self.seen
            .into_iter()
            .map(|(name, seen)| {
                let kind = seen.kind(&name);
                Field { name, kind }
            })
            .collect()
    }
}

/// How features follow each other in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// In a FeatureCollection, one a line.
    Collection,
    /// One a line.
    Lines,
    /// After a record separator each, before a line end each (RFC 8142).
    Records,
}

/// Writes a table as GeoJSON.
///
/// # Errors
/// What the table or `out` gives.
pub fn write(table: &dyn Table, sequence: Sequence, out: &mut dyn Write) -> io::Result<()> {
    let schema = table.schema();
    let keys: Vec<Vec<u8>> = schema
        .fields
        .iter()
        .enumerate()
        .map(|(n, field)| {
            let mut key = if n == 0 { Vec::new() } else { vec![b','] };
            push_text(&field.name, &mut key);
            key.push(b':');
            key
        })
        .collect();
    if sequence == Sequence::Collection {
        let mut name = Vec::new();
        push_text(&schema.name, &mut name);
        out.write_all(b"{\"type\":\"FeatureCollection\",\"name\":")?;
        out.write_all(&name)?;
        out.write_all(b",\"features\":[")?;
    }
    let mut line = Vec::with_capacity(1 << 12);
    let mut is_first = true;
    table.rows(&mut |row| {
        line.clear();
        match sequence {
            Sequence::Collection => line.extend_from_slice(if is_first { b"\n" } else { b",\n" }),
            Sequence::Records => line.push(0x1e),
            Sequence::Lines => {}
        }
        is_first = false;
        push_feature(&row, schema, &keys, &mut line);
        if sequence != Sequence::Collection {
            line.push(b'\n');
        }
        out.write_all(&line)
    })?;
    if sequence == Sequence::Collection {
        out.write_all(b"\n]}\n")?;
    }
    Ok(())
}

fn push_feature(row: &Row<'_>, schema: &Schema, keys: &[Vec<u8>], line: &mut Vec<u8>) {
    line.extend_from_slice(b"{\"type\":\"Feature\"");
    if let Some(id) = schema.id {
        line.extend_from_slice(b",\"id\":");
        push_value(row.get(Some(id)), line);
    }
    line.extend_from_slice(b",\"geometry\":");
    match &row.shape {
        Some(shape) => shape.push_geojson(line),
        None => line.extend_from_slice(b"null"),
    }
    line.extend_from_slice(b",\"properties\":{");
    for (key, value) in keys.iter().zip(&row.values) {
        line.extend_from_slice(key);
        push_value(value, line);
    }
    line.extend_from_slice(b"}}");
}

fn push_value(value: &Value<'_>, line: &mut Vec<u8>) {
    match value {
        Value::Null => line.extend_from_slice(b"null"),
        Value::Text(text) => push_text(text, line),
        Value::Real(x) => push_real(*x, line),
        Value::Boolean(yes) => push_boolean(*yes, line),
        Value::Integer(n) => push_integer(*n, line),
        Value::Date(day) => {
            line.push(b'"');
            push_day(*day, line);
            line.push(b'"');
        }
    }
}

/// The features of a table as lines, sorted: what tests of formats with an order of their own compare.
#[cfg(all(test, any(feature = "flatgeobuf", feature = "parquet")))]
pub(super) fn sorted_lines(table: &dyn Table) -> Vec<String> {
    let mut out = Vec::new();
    write(table, Sequence::Lines, &mut out).unwrap();
    let mut lines: Vec<String> = String::from_utf8(out).unwrap().lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYER: &str = r#"{"type":"FeatureCollection","name":"incidents","features":[
{"type":"Feature","id":"inc-1","geometry":{"type":"Point","coordinates":[46.3613,40.6816]},"properties":{"id":"inc-1","title":"Gəncə: \"strike\"\n","event_date":"2020-10-17","deaths_low":12,"location_confidence":0.9,"civilian_targeting":true,"date_text":"2020-10-17"}},
{"type":"Feature","id":"inc-2","geometry":null,"properties":{"id":"inc-2","title":"=cmd","event_date":null,"deaths_low":null,"location_confidence":1.0,"civilian_targeting":null,"date_text":null}}
]}
"#;

    fn table(text: &str) -> GeojsonTable {
        GeojsonTable::open(text.as_bytes().to_vec(), "x.geojson", "x").unwrap()
    }

    fn written(table: &dyn Table, sequence: Sequence) -> String {
        let mut out = Vec::new();
        write(table, sequence, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_read_is_written_again_to_the_byte() {
        assert_eq!(written(&table(LAYER), Sequence::Collection), LAYER);
        for sequence in [Sequence::Lines, Sequence::Records] {
            let text = written(&table(LAYER), sequence);
            assert_eq!(text.lines().count(), 2);
            let again = table(&text);
            assert_eq!(again.schema().fields, table(LAYER).schema().fields);
            assert_eq!(written(&again, sequence), text);
        }
    }

    #[test]
    fn fields_have_the_kinds_of_their_layer() {
        let table = table(LAYER);
        let kinds: Vec<(&str, Kind)> =
            table.schema().fields.iter().map(|field| (field.name.as_str(), field.kind)).collect();
        assert_eq!(
            kinds,
            [
                ("id", Kind::Text),
                ("title", Kind::Text),
                ("event_date", Kind::Date),
                ("deaths_low", Kind::Integer),
                ("location_confidence", Kind::Real),
                ("civilian_targeting", Kind::Boolean),
                ("date_text", Kind::Text),
            ]
        );
        assert_eq!((table.schema().rows, table.schema().without_shape), (2, 1));
        assert_eq!(table.schema().id, Some(0));
    }

    #[test]
    fn features_of_others_may_have_any_properties() {
        let table = table(
            r#"{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[0,0]},"properties":{"a":1}}
{"type":"Feature","id":8,"geometry":{"type":"Point","coordinates":[0]},"properties":{"b":[1],"a":2.5}}
{"type":"Topology"}"#
                .replace("{\"type\":\"Topology\"}", "")
                .as_str(),
        );
        let names: Vec<&str> = table.schema().fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["id", "a", "b"]);
        assert_eq!(table.findings().len(), 1, "{:?}", table.findings());
        let text = written(&table, Sequence::Lines);
        assert!(
            text.contains(r#""id":"8","geometry":null,"properties":{"id":"8","a":2.5,"b":"[1]"}"#),
            "{text}"
        );
    }
}
