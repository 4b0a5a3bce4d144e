//! Writing features of a layer as they were read, with some properties added.
//!
//! Ids, geometries, properties and foreign members keep their order, their numbers' digits and their strings' escapes;
//! only the white space between them goes. A property of the same name as an added one is replaced.

use super::geojson_read::{Member, RawFeature, RawLayer, push_compact, unescaped};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

/// A feature and what to add to its properties.
#[derive(Debug, Clone)]
pub struct Amended<'a> {
    /// The feature's JSON text.
    pub feature: &'a str,
    /// Names and values; the value is JSON text, `null` for nothing known.
    pub added: Vec<(&'static str, String)>,
}

impl<'a> Amended<'a> {
    /// The feature taken apart; `None` where the text is no feature.
    fn parsed(&self) -> Option<RawFeature<'a>> {
        RawFeature::parse(self.feature).ok()
    }

    fn adds(&self, member: &Member<'_>) -> bool {
        self.added.iter().any(|(name, _)| member.is(name))
    }
}

/// Writes a FeatureCollection, one feature a line, with the layer's own foreign members (its name, its credits).
///
/// # Errors
/// What `out` gives.
pub fn write_geojson(out: &mut dyn Write, layer: &RawLayer<'_>, features: &[Amended<'_>]) -> io::Result<()> {
    let mut head = String::from(r#"{"type":"FeatureCollection""#);
    for member in &layer.members {
        head.push(',');
        push_member(member, &mut head);
    }
    write!(out, "{head},\"features\":[")?;
    for (i, feature) in features.iter().enumerate() {
        write!(out, "{}\n{}", if i == 0 { "" } else { "," }, feature_text(feature))?;
    }
    writeln!(out, "{}]}}", if features.is_empty() { "" } else { "\n" })
}

/// Writes an RFC 8142 sequence: a record separator, a feature, a line feed, for each.
///
/// # Errors
/// What `out` gives.
pub fn write_geojsonseq(out: &mut dyn Write, features: &[Amended<'_>]) -> io::Result<()> {
    features.iter().try_for_each(|feature| writeln!(out, "\u{1e}{}", feature_text(feature)))
}

/// Writes one flat object a line: `id`, the properties, `longitude` and `latitude` where they lack, and what is added.
///
/// # Errors
/// What `out` gives.
pub fn write_jsonl(out: &mut dyn Write, features: &[Amended<'_>]) -> io::Result<()> {
    for amended in features {
        let cells: Vec<String> = row(amended)
            .into_iter()
            .map(|cell| {
                let mut text = String::new();
                push_compact(&cell.key, &mut text);
                text.push(':');
                push_compact(&cell.value, &mut text);
                text
            })
            .collect();
        writeln!(out, "{{{}}}", cells.join(","))?;
    }
    Ok(())
}

/// Writes CSV with a column for every property of any feature, in the order in which they first appear.
///
/// Null and missing are an empty cell; nested values are their JSON text. Nothing is written where there is nothing.
///
/// # Errors
/// What `out` gives.
pub fn write_csv(out: &mut dyn Write, features: &[Amended<'_>]) -> io::Result<()> {
    let Some(first) = features.first() else { return Ok(()) };
    let mut columns: Vec<String> = Vec::new();
    let mut place_of: HashMap<String, usize> = HashMap::new();
    let mut add_column = |name: &str| {
        if !place_of.contains_key(name) {
            place_of.insert(name.to_owned(), columns.len());
            columns.push(name.to_owned());
        }
    };
    for amended in features {
        let is_added = |name: &str| amended.added.iter().any(|(added, _)| *added == name);
        for cell in row(amended) {
            let name = unescaped(&cell.key);
            if !is_added(&name) {
                add_column(&name);
            }
        }
    }
    for (name, _) in &first.added {
        add_column(name);
    }

    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&columns).map_err(io::Error::from)?;
    let mut record = vec![String::new(); columns.len()];
    for amended in features {
        record.iter_mut().for_each(String::clear);
        for cell in row(amended) {
            let place = place_of.get(unescaped(&cell.key).as_ref());
            if let Some(field) = place.and_then(|place| record.get_mut(*place)) {
                field.clear();
                push_cell(&cell.value, field);
            }
        }
        writer.write_record(&record).map_err(io::Error::from)?;
    }
    writer.flush()
}

/// One cell of a flat row, as JSON text; the key has its quotes.
struct Cell<'a> {
    key: Cow<'a, str>,
    value: Cow<'a, str>,
}

fn row<'a>(amended: &'a Amended<'_>) -> Vec<Cell<'a>> {
    let Some(feature) = amended.parsed() else { return Vec::new() };
    let has = |name: &str| feature.properties.iter().any(|member| member.is(name));
    let mut cells = Vec::with_capacity(feature.properties.len() + 6);
    let mut push = |key: Cow<'a, str>, value: Cow<'a, str>| cells.push(Cell { key, value });
    if let Some(id) = feature.id().filter(|_| !has("id")) {
        push("\"id\"".into(), id.into());
    }
    for member in feature.properties.iter().filter(|member| !amended.adds(member)) {
        push(member.key.into(), member.value.into());
    }
    if !has("longitude") && !has("latitude") {
        let place = feature.place().map(|place| place.position);
        let degrees = |d: Option<f64>| d.map_or_else(|| "null".into(), |d| d.to_string().into());
        push("\"longitude\"".into(), degrees(place.map(|p| p.lng())));
        push("\"latitude\"".into(), degrees(place.map(|p| p.lat())));
    }
    for (name, value) in &amended.added {
        push(format!("\"{name}\"").into(), value.into());
    }
    cells
}

/// A JSON value as a cell of CSV.
fn push_cell(json: &str, field: &mut String) {
    if json.starts_with('"') {
        field.push_str(&unescaped(json));
    } else if json != "null" {
        push_compact(json, field);
    }
}

fn feature_text(amended: &Amended<'_>) -> String {
    let mut text = String::with_capacity(amended.feature.len() + 80);
    let Some(feature) = amended.parsed() else {
        push_compact(amended.feature, &mut text);
        return text;
    };
    text.push('{');
    let mut properties_written = false;
    for member in &feature.members {
        if member.is("properties") {
            // A repeated key is written once, with the content that counts.
            if std::mem::replace(&mut properties_written, true) {
                continue;
            }
            separate(&mut text);
            push_properties(&feature, amended, &mut text);
        } else {
            separate(&mut text);
            push_member(member, &mut text);
        }
    }
    if !properties_written {
        separate(&mut text);
        push_properties(&feature, amended, &mut text);
    }
    text.push('}');
    text
}

fn push_properties(feature: &RawFeature<'_>, amended: &Amended<'_>, text: &mut String) {
    text.push_str("\"properties\":{");
    for member in feature.properties.iter().filter(|member| !amended.adds(member)) {
        separate(text);
        push_member(member, text);
    }
    for (name, value) in &amended.added {
        separate(text);
        text.push_str(&format!("\"{name}\":{value}"));
    }
    text.push('}');
}

fn push_member(member: &Member<'_>, text: &mut String) {
    text.push_str(member.key);
    text.push(':');
    push_compact(member.value, text);
}

fn separate(text: &mut String) {
    if !text.ends_with('{') {
        text.push(',');
    }
}

/// A string as JSON text.
pub fn json_string(text: &str) -> String {
    serde_json::value::to_raw_value(text)
        .map_or_else(|_| "null".to_owned(), |raw: Box<RawValue>| raw.get().to_owned())
}
