//! Answers of the Wikidata query service, as JSON, CSV or TSV.
//!
//! Which variable is what shows in its name: `item`, `itemLabel`, `coord`, `country`, ...; an item that several lines give is put
//! together when it is merged.

use super::{Found, Reading, wkt};
use super::{kinds, wikidata};
use crate::curation::import::{Draft, spelling};
use crate::gazetteer::csv;
use crate::gazetteer::number;
use crate::gazetteer::row::Row;
use crate::text::encoding::without_bom;
use serde_json::Value;

/// One line of an answer: each variable and its value.
type Solution<'a> = Vec<(&'a str, &'a str)>;

/// Reads one binding of a JSON answer.
pub(super) fn binding(line: u64, binding: &Value, reading: &mut Reading<'_>) {
    let members = binding.as_object().into_iter().flatten();
    let solution: Solution<'_> =
        members.filter_map(|(name, value)| Some((name.as_str(), value.get("value")?.as_str()?))).collect();
    let tags = binding.as_object().into_iter().flatten();
    let tags = tags.filter_map(|(name, value)| Some((name.as_str(), value.get("xml:lang")?.as_str()?)));
    let tags: Solution<'_> = tags.collect();
    place(line, &solution, &tags, reading);
}

/// Reads a CSV or TSV answer.
pub(super) fn table(bytes: &[u8], reading: &mut Reading<'_>) {
    let text = String::from_utf8_lossy(without_bom(bytes));
    // Terms in TSV answers have quotes of their own inside cells.
    let (records, bad) = match text.starts_with('?') {
        true => (lines_of_terms(&text), Vec::new()),
        false => csv::records(&text, csv::sniff_delimiter(&text)),
    };
    for line in bad {
        reading.bad(
            line.line,
            "not-a-record",
            "the line is no record of a table",
            "double each quote in a quoted cell",
        );
    }
    let mut records = records.into_iter();
    let Some(header) = records.next() else {
        return reading.bad(
            1,
            "empty-file",
            "the file is empty",
            "give a file of Wikidata entities or of a query's answer",
        );
    };
    // TSV answers write variables as `?item` and values as terms: `<http://...>`, `"Ganja"@en`.
    let names: Vec<&str> = header.cells.iter().map(|cell| cell.trim_start_matches('?')).collect();
    for record in records {
        let mut tags = Vec::new();
        let mut solution = Vec::new();
        for (name, cell) in names.iter().zip(&record.cells) {
            let (value, tag) = term(cell);
            solution.push((*name, value));
            tags.extend(tag.map(|tag| (*name, tag)));
        }
        place(record.line, &solution, &tags, reading);
    }
}

fn lines_of_terms(text: &str) -> Vec<csv::Record> {
    let record = |(line, text): (u64, &str)| csv::Record {
        line,
        cells: text.split('\t').map(str::to_owned).collect(),
    };
    (1..).zip(text.lines()).filter(|(_, text)| !text.is_empty()).map(record).collect()
}

/// The value and the language of a term.
fn term(cell: &str) -> (&str, Option<&str>) {
    let cell = cell.trim();
    if let Some(address) = cell.strip_prefix('<').and_then(|cell| cell.strip_suffix('>')) {
        return (address, None);
    }
    let Some(rest) = cell.strip_prefix('"') else { return (cell, None) };
    match rest.rsplit_once('"') {
        Some((value, tag)) => (value, tag.strip_prefix('@')),
        None => (cell, None),
    }
}

fn place(line: u64, solution: &Solution<'_>, tags: &Solution<'_>, reading: &mut Reading<'_>) {
    let find = |names: &[&str]| {
        let named = |name: &&str| {
            solution.iter().find(|(variable, value)| variable.eq_ignore_ascii_case(name) && !value.is_empty())
        };
        names.iter().find_map(named).map(|(_, value)| *value)
    };
    let item = find(&["item", "place", "settlement", "city", "town", "village", "id", "qid", "wikidata"]);
    let Some(id) = item.and_then(item_id) else {
        let message = "the line has no Wikidata item";
        return reading.bad(
            line,
            "no-item",
            message,
            "select the item as `?item`, and its position as `?coord`",
        );
    };
    let point =
        find(&["coord", "coords", "coordinate", "coordinates", "location", "geo", "point", "position"]);
    let shape = point.and_then(wkt::read).and_then(|geometry| geometry.shape()).map(|shape| shape.position);
    let degrees = |names: &[&str]| find(names).and_then(number::decimal);
    let apart = || {
        let (lng, lat) = (degrees(&["lon", "lng", "long", "longitude"])?, degrees(&["lat", "latitude"])?);
        crate::geodesy::LngLat::new(lng, lat).ok()
    };
    let Some(position) = shape.or_else(apart).filter(|p| (p.lng(), p.lat()) != (0.0, 0.0)) else {
        return (reading.sink)(Found::NotAPlace);
    };
    let label = |text: &&str| item_id(text).is_none();
    let name = find(&[
        "itemLabel",
        "placeLabel",
        "settlementLabel",
        "cityLabel",
        "townLabel",
        "villageLabel",
        "label",
        "name",
    ]);
    let name = name.filter(label).and_then(|name| spelling(None, name));
    let kind = find(&["type", "class", "instance", "instanceOf", "kind"]).and_then(item_id);
    let kind = kind.and_then(|class| kinds::of_wikidata(class.trim_start_matches("wd:")));
    let country = find(&["countryCode", "country_code", "iso", "isoCode", "cc", "country"]);
    let mut row = Row {
        line,
        id,
        name: name.map(|name| name.text),
        feature_class: kind.map(|(class, _)| class),
        feature_code: kind.map(|(_, code)| code.to_owned()),
        country: country.filter(|c| c.len() == 2 && c.is_ascii()).map(str::to_uppercase),
        longitude: Some(position.lng()),
        latitude: Some(position.lat()),
        population: find(&["population", "pop"]).and_then(number::whole).filter(|n| *n > 0),
        source: Some(wikidata::SOURCE.to_owned()),
        license: Some(wikidata::LICENSE.to_owned()),
        ..Row::default()
    };
    for (variable, value) in solution {
        let variable = variable.to_ascii_lowercase();
        // `label_ru`, `itemLabel_ru`, `name_ru`.
        let in_name =
            variable.rsplit_once('_').filter(|(base, _)| base.ends_with("label") || *base == "name");
        let tag = tags.iter().find(|(name, _)| name.eq_ignore_ascii_case(&variable)).map(|(_, tag)| *tag);
        let is_list = variable.contains("alias") || variable.ends_with("altlabel");
        let texts: Vec<&str> = match in_name {
            Some(_) => vec![value],
            None if is_list => value.split(", ").collect(),
            None => continue,
        };
        let language = in_name.map(|(_, tag)| tag).or(tag);
        for text in texts {
            row.names.extend(spelling(language, text).or_else(|| spelling(None, text)));
        }
    }
    let container = find(&["admin", "located", "parent", "adm", "region", "district"]).and_then(item_id);
    let containers = container.into_iter().chain(country.and_then(item_id)).collect();
    let number = find(&["geonames", "geonamesId", "geonameid", "geoname", "gn"]);
    let also = number.and_then(|number| super::known_id(&format!("gn:{number}")));
    reading.place(Draft { row, also: also.into_iter().collect(), containers });
}

/// The id of an item's address, or of its bare number.
fn item_id(text: &str) -> Option<String> {
    super::known_id(text)
        .or_else(|| super::known_id(&format!("wd:{}", text.trim())))
        .filter(|id| id.starts_with("wd:"))
}
