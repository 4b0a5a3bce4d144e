//! OpenStreetMap extracts as GeoJSON, as `osmium export`, Overpass Turbo, `osmtogeojson` and GDAL write them: a FeatureCollection, or
//! a feature a line.
//!
//! OpenStreetMap's data are under the Open Database License, which asks the same of what is made from them.

use super::json::{each_value, text};
use super::shape::Geometry;
use super::{Found, Reading, kinds, lines};
use crate::curation::import::{Draft, add_spelling, spelling};
use crate::gazetteer::number;
use crate::gazetteer::row::Row;
use serde_json::Value;
use std::io::{self, BufRead};

/// The licence of every row of OpenStreetMap.
pub const LICENSE: &str = "ODbL-1.0";

/// The source of every row of OpenStreetMap.
pub const SOURCE: &str = "openstreetmap";

/// A feature a line: the border of a country has a few megabytes.
const LONGEST: usize = 1 << 28;

/// RFC 8142's record separator.
const RECORD_SEPARATOR: char = '\u{1E}';

/// How an extract is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether names of the past (`old_name`) are taken.
    pub historic: bool,
}

/// Reads the places of an extract. An object without a name, and one whose tags say no place, is [`Found::NotAPlace`].
///
/// # Errors
/// Those of `input`.
pub fn read(input: &mut dyn BufRead, options: Options, reading: &mut Reading<'_>) -> io::Result<()> {
    each_feature(input, reading, &mut |reading, line, value| feature(line, &value, options, reading))
}

/// Hands each feature of a collection or of a sequence of features to `each`.
pub(super) fn each_feature(
    input: &mut dyn BufRead,
    reading: &mut Reading<'_>,
    each: &mut dyn FnMut(&mut Reading<'_>, u64, Value),
) -> io::Result<()> {
    let start = String::from_utf8_lossy(input.fill_buf()?).into_owned();
    let first = start.trim_start_matches(['\u{FEFF}', RECORD_SEPARATOR]).lines().next().unwrap_or_default();
    let one_a_line = start.starts_with(RECORD_SEPARATOR)
        || (!first.contains("FeatureCollection") && first.contains("\"Feature\""));
    if one_a_line {
        return lines::each_line(input, LONGEST, reading, &mut |reading, line, text| {
            let text = text.trim_start_matches(RECORD_SEPARATOR).trim();
            match serde_json::from_str::<Value>(text) {
                _ if text.is_empty() => {}
                // A collection in one line, which says what it is at its end.
                Ok(value) => match value.get("features").and_then(Value::as_array) {
                    Some(features) => features.iter().for_each(|f| each(reading, line, f.clone())),
                    None => each(reading, line, value),
                },
                Err(e) => reading.bad(line, "not-json", format!("the line is not JSON: {e}"), ""),
            }
        });
    }
    if start.starts_with('\u{FEFF}') {
        input.consume('\u{FEFF}'.len_utf8());
    }
    let mut last = 1;
    let found = each_value(&mut *input, &["features"], &mut |line, value| {
        last = line;
        each(reading, line, value);
    });
    match found {
        Ok(0) => {
            reading.bad(1, "no-features", "the file has no features", "give a GeoJSON FeatureCollection")
        }
        Ok(_) => {}
        Err(e) if e.is_io() => return Err(e.into()),
        Err(e) => reading.broken(last, &e),
    }
    Ok(())
}

fn feature(line: u64, value: &Value, options: Options, reading: &mut Reading<'_>) {
    let properties = value.get("properties").unwrap_or(&Value::Null);
    // Older exports keep the tags apart from the object's own facts.
    let tags = properties.get("tags").filter(|tags| tags.is_object()).unwrap_or(properties);
    let tag = |key: &str| tags.get(key).and_then(Value::as_str).filter(|value| !value.trim().is_empty());
    let kind = kinds::of_osm(&tag);
    let name = ["name", "int_name", "name:en", "official_name"].into_iter().find_map(&tag);
    let Some(name) = name.filter(|_| kind.is_some() || reading.defaults.feature_class.is_some()) else {
        return (reading.sink)(Found::NotAPlace);
    };
    let geometry = value.get("geometry").and_then(Geometry::from_geojson);
    let Some(id) = id(value, properties, geometry.as_ref()) else {
        let message = format!("`{name}` has no OpenStreetMap id");
        let hint = "export it with ids, as `osmium export --add-unique-id=type_id` does";
        return reading.bad(line, "osm-id", message, hint);
    };
    let Some(shape) = geometry.and_then(|geometry| geometry.shape()) else {
        let message = format!("`{id}` (`{name}`) has no geometry that can be used");
        return reading.bad(line, "geometry", message, "");
    };
    let country = [
        "ISO3166-1:alpha2",
        "ISO3166-1",
        "country_code_iso3166_1_alpha_2",
        "is_in:country_code",
        "addr:country",
    ];
    let mut row = Row {
        line,
        id,
        name: spelling(None, name).map(|s| s.text),
        feature_class: kind.map(|(class, _)| class),
        feature_code: kind.map(|(_, code)| code.to_owned()),
        country: country.into_iter().find_map(&tag).filter(|code| code.len() == 2).map(str::to_uppercase),
        longitude: Some(shape.position.lng()),
        latitude: Some(shape.position.lat()),
        radius_m: shape.radius.map(|radius| radius.0),
        population: tag("population").and_then(people).filter(|n| *n > 0),
        source: Some(SOURCE.to_owned()),
        license: Some(LICENSE.to_owned()),
        ..Row::default()
    };
    if row.name.is_none() {
        return reading.bad(line, "name", format!("`{}` has a name that no cell can hold", row.id), "");
    }
    for (key, value) in tags.as_object().into_iter().flatten() {
        let Some((is_historic, language)) = name_key(key) else { continue };
        if is_historic && !options.historic {
            continue;
        }
        for text in value.as_str().unwrap_or_default().split(';') {
            let edit = spelling(language, text).filter(|_| key != "name");
            edit.into_iter().for_each(|edit| add_spelling(&mut row, edit));
        }
    }
    let also = tag("wikidata").and_then(|id| super::known_id(&format!("wd:{id}")));
    reading.place(Draft { row, also: also.into_iter().collect(), containers: Vec::new() });
}

/// Whether a tag holds names, of the past or not, and of which language.
fn name_key(key: &str) -> Option<(bool, Option<&str>)> {
    let (base, suffix) = key.split_once(':').map_or((key, None), |(base, suffix)| (base, Some(suffix)));
    let is_historic = match base {
        "name" | "alt_name" | "int_name" | "official_name" | "short_name" | "loc_name" | "nat_name" => false,
        "old_name" => true,
        _ => return None,
    };
    match suffix {
        None => Some((is_historic, None)),
        // What else stands behind `name:` are sides of a road, ways to say it and the like.
        Some("old" | "alt" | "int" | "loc" | "nat" | "reg" | "pronunciation" | "etymology") => None,
        Some(suffix) if suffix.contains([':', '_']) => None,
        Some(suffix) => spelling(Some(suffix), "x").map(|_| (is_historic, Some(suffix))),
    }
}

/// The number of `12,300` and of `12300 (2009)`.
fn people(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && !", .'".contains(c)).unwrap_or(text.len());
    number::whole(text.get(..end)?.trim())
}

/// `osm:n123`, `osm:w123`, `osm:r123`, from all the ways in which programs write it.
fn id(feature: &Value, properties: &Value, geometry: Option<&Geometry>) -> Option<String> {
    let typed = [text(feature, "id"), text(properties, "@id"), text(properties, "id")];
    if let Some(id) = typed.iter().flatten().find_map(|id| typed_id(id)) {
        return Some(id);
    }
    // The type and the number apart: `{"@type": "node", "@id": 123}`, or GDAL's columns.
    let kind = ["@type", "type", "osm_type"].into_iter().find_map(|key| text(properties, key));
    let plain = |key: &str| text(properties, key).filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
    if let Some(number) = plain("osm_way_id") {
        return Some(format!("osm:w{number}"));
    }
    let number = ["@id", "osm_id", "id"].into_iter().find_map(plain)?;
    let letter = match (kind.as_deref(), geometry) {
        (Some("node" | "n" | "N"), _) => 'n',
        (Some("way" | "w" | "W"), _) => 'w',
        (Some("relation" | "r" | "R"), _) => 'r',
        (_, Some(Geometry::Points(_))) => 'n',
        (_, Some(Geometry::Lines(_))) => 'w',
        _ => 'r',
    };
    Some(format!("osm:{letter}{number}"))
}

fn typed_id(id: &str) -> Option<String> {
    let id = id.strip_prefix("https://www.openstreetmap.org/").unwrap_or(id);
    let (kind, number) = match id.split_once('/') {
        Some((kind, number)) => (kind, number),
        None => id.split_at(id.char_indices().nth(1)?.0),
    };
    let parsed: u64 = number.parse().ok()?;
    Some(match kind {
        "node" | "n" => format!("osm:n{parsed}"),
        "way" | "w" => format!("osm:w{parsed}"),
        "relation" | "r" => format!("osm:r{parsed}"),
        // Osmium's areas: those of ways are even, those of relations odd.
        "a" if parsed.is_multiple_of(2) => format!("osm:w{}", parsed / 2),
        "a" => format!("osm:r{}", parsed / 2),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
