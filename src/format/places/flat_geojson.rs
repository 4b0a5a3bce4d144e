//! Gazetteer rows as GeoJSON (RFC 7946) for maps: a point each, with the columns as flat properties.

use super::table;
use crate::gazetteer::row::{COLUMNS, Row};
use serde_json::{Map, Value};
use std::io::{self, Write};

/// Writes the `rows` that have a position as one FeatureCollection, a feature a line. Every key is on every feature; what a
/// row does not say is null.
///
/// Nothing of a row is lost, but `names` and `demonyms` are one text each, as they stand in a gazetteer file.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(rows: impl IntoIterator<Item = &'a Row>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"type\":\"FeatureCollection\",\"name\":\"gazetteer\",\"features\":[")?;
    let mut is_first = true;
    for row in rows.into_iter().filter(|row| is_written(row)) {
        out.write_all(if is_first { b"\n" } else { b",\n" })?;
        is_first = false;
        serde_json::to_writer(&mut *out, &feature(row))?;
    }
    writeln!(out, "\n]}}")
}

/// Whether a row has a position.
pub fn is_written(row: &Row) -> bool {
    row.longitude.is_some() && row.latitude.is_some()
}

fn feature(row: &Row) -> Value {
    let mut properties = Map::new();
    for (column, cell) in COLUMNS.iter().zip(table::cells(row)) {
        let value = match *column {
            _ if cell.is_empty() => Value::Null,
            "longitude" | "latitude" | "radius_m" => cell.parse::<f64>().map_or(Value::Null, number),
            "population" => row.population.map_or(Value::Null, Value::from),
            _ => Value::String(cell),
        };
        properties.insert((*column).to_owned(), value);
    }
    let coordinates: Vec<Value> = [row.longitude, row.latitude].into_iter().flatten().map(number).collect();
    serde_json::json!({
        "type": "Feature",
        "id": row.id,
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": coordinates},
    })
}

/// A number without `.0` where it is whole.
fn number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::row;

    #[test]
    fn rows_are_features_that_others_read() {
        let text = "id,name,longitude,latitude,population,names,feature_class\n\
                    gn:587057,Bərdə,47.12619,40.37577,41600,en:Barda | ru:Барда,P\nlocal:x,Correction only,,,,,\nlocal:y,Y,180,-16,,,\n";
        let (rows, bad) = row::read("x", text);
        assert_eq!(bad, []);
        let mut bytes = Vec::new();
        write(&rows, &mut bytes).unwrap();
        let collection: geojson::FeatureCollection = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(collection.features.len(), 2);
        let barda = &collection.features[0];
        assert_eq!(barda.property("names").unwrap(), "en:Barda | ru:Барда");
        assert_eq!(barda.property("population").unwrap(), 41_600);
        assert_eq!(barda.property("status").unwrap(), &Value::Null);
        let keys: Vec<_> = barda.properties.as_ref().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, COLUMNS);
        assert!(String::from_utf8(bytes).unwrap().contains("[180,-16]"));
        let mut nothing = Vec::new();
        write([], &mut nothing).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&nothing).unwrap()["features"], serde_json::json!([]));
    }
}
