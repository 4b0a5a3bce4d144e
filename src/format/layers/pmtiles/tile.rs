//! One vector tile.

use super::outline::EXTENT;
use crate::format::layers::table::{Schema, Value};
use crate::layer::kinds::Kind;
use serde_json::json;
use std::collections::HashMap;

/// The property of points that stand for several.
const COUNT: &str = "point_count";

/// What is drawn on a tile.
pub(super) struct Feature {
    /// The number of its row.
    pub(super) row: usize,
    /// How many points it stands for.
    pub(super) count: u64,
    /// 1 for a point, 2 for lines, 3 for areas.
    pub(super) kind: u64,
    /// How it is drawn.
    pub(super) commands: Vec<u8>,
}

impl Feature {
    /// A point, at shares of the tile from its west and its north.
    pub(super) fn point(row: usize, count: u64, at: [f64; 2]) -> Self {
        // MoveTo, once; positions are zigzag.
        let mut commands = vec![9];
        for share in at {
            varint(2 * (share * EXTENT).min(EXTENT - 1.0) as u64, &mut commands);
        }
        Self { row, count, kind: 1, commands }
    }
}

/// A tile as it grows.
pub(super) struct Tile {
    name: String,
    keys: Vec<String>,
    values: HashMap<Vec<u8>, u64>,
    /// The values in the order of their numbers.
    listed: Vec<Vec<u8>>,
    features: Vec<u8>,
}

impl Tile {
    pub(super) fn new(name: &str, fields: &[&str]) -> Self {
        let keys = fields.iter().map(|field| (*field).to_owned()).chain([COUNT.to_owned()]).collect();
        Self { name: name.to_owned(), keys, values: HashMap::new(), listed: Vec::new(), features: Vec::new() }
    }

    /// Adds a feature with its values, in the order of the fields; none for a point that stands for several.
    pub(super) fn add(&mut self, feature: &Feature, values: &[Value<'static>]) {
        let mut tags = Vec::new();
        for (key, value) in values.iter().enumerate() {
            let Some(encoded) = encoded(value) else { continue };
            varint(key as u64, &mut tags);
            varint(self.number_of(encoded), &mut tags);
        }
        if feature.count > 1 {
            let count = encoded(&Value::Integer(i64::try_from(feature.count).unwrap_or(i64::MAX)));
            varint(self.keys.len() as u64 - 1, &mut tags);
            varint(self.number_of(count.unwrap_or_default()), &mut tags);
        }
        let mut message = Vec::new();
        field_of_bytes(2, &tags, &mut message);
        field_of_number(3, feature.kind, &mut message);
        field_of_bytes(4, &feature.commands, &mut message);
        field_of_bytes(2, &message, &mut self.features);
    }

    fn number_of(&mut self, value: Vec<u8>) -> u64 {
        let next = self.listed.len() as u64;
        let number = *self.values.entry(value.clone()).or_insert(next);
        if number == next {
            self.listed.push(value);
        }
        number
    }

    /// The tile's bytes, not compressed.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut layer = Vec::new();
        field_of_number(15, 2, &mut layer);
        field_of_bytes(1, self.name.as_bytes(), &mut layer);
        layer.extend_from_slice(&self.features);
        self.keys.iter().for_each(|key| field_of_bytes(3, key.as_bytes(), &mut layer));
        self.listed.iter().for_each(|value| field_of_bytes(4, value, &mut layer));
        field_of_number(5, EXTENT as u64, &mut layer);
        let mut tile = Vec::new();
        field_of_bytes(3, &layer, &mut tile);
        tile
    }
}

/// What the archive says of its tiles: the layer, its fields, whom to thank.
pub(super) fn metadata(schema: &Schema, credits: &str, last_zoom: u8) -> String {
    let word = |kind: Kind| match kind {
        Kind::Text | Kind::Date => "String",
        Kind::Integer | Kind::Real => "Number",
        Kind::Boolean => "Boolean",
    };
    let fields = schema.fields.iter().map(|field| (field.name.clone(), json!(word(field.kind))));
    let fields: serde_json::Map<String, serde_json::Value> =
        fields.chain([(COUNT.to_owned(), json!("Number"))]).collect();
    let mut metadata = json!({
        "name": schema.name,
        "type": "overlay",
        "generator": "incident-mapper",
        "vector_layers": [{"id": schema.name, "minzoom": 0, "maxzoom": last_zoom, "fields": fields}],
    });
    if !credits.is_empty() {
        metadata["attribution"] = json!(credits);
    }
    metadata.to_string()
}

/// A value as tiles have it; `None` for null, which they have not.
fn encoded(value: &Value<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    match value {
        Value::Null => return None,
        Value::Text(text) => field_of_bytes(1, text.as_bytes(), &mut out),
        Value::Date(day) => field_of_bytes(1, day.to_string().as_bytes(), &mut out),
        Value::Real(x) => {
            varint(3 << 3 | 1, &mut out);
            out.extend_from_slice(&x.to_le_bytes());
        }
        Value::Integer(n) => field_of_number(6, (n << 1 ^ (n >> 63)) as u64, &mut out),
        Value::Boolean(yes) => field_of_number(7, u64::from(*yes), &mut out),
    }
    Some(out)
}

fn field_of_number(field: u64, number: u64, out: &mut Vec<u8>) {
    varint(field << 3, out);
    varint(number, out);
}

fn field_of_bytes(field: u64, bytes: &[u8], out: &mut Vec<u8>) {
    varint(field << 3 | 2, out);
    varint(bytes.len() as u64, out);
    out.extend_from_slice(bytes);
}

/// Appends a number in groups of seven bits, the least first.
pub(super) fn varint(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
