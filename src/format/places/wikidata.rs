//! Wikidata: entities as JSON, one a line as in the dumps or as the web service gives them, and results of queries.
//!
//! Data of Wikidata are in the public domain (CC0).

use super::json::each_value;
use super::{Found, Reading, archive, kinds, lines, sparql};
use crate::curation::import::{Draft, add_spelling, spelling};
use crate::gazetteer::row::Row;
use crate::model::{Diagnostic, Severity};
use serde_json::Value;
use std::collections::HashMap;
use std::io::{self, BufRead};

/// The licence of every row of Wikidata.
pub const LICENSE: &str = "CC0-1.0";

/// The source of every row of Wikidata.
pub const SOURCE: &str = "wikidata";

/// Entities with the most statements have some ten megabytes.
const LONGEST: usize = 1 << 27;

/// A query's answer is held as a whole; the query service ends far below it.
const LARGEST_ANSWER: u64 = 1 << 30;

/// How entities are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The language of the label that becomes the name; else a label of any language, then.
    pub language: String,
    /// The languages of the labels that become spellings; all where it is empty.
    pub languages: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: "en".to_owned(), languages: Vec::new() }
    }
}

/// Reads the places of a dump, of an answer of the web service or of a query; which of these it is shows in its first bytes.
///
/// # Errors
/// Those of `input`.
pub fn read(input: &mut dyn BufRead, options: &Options, reading: &mut Reading<'_>) -> io::Result<()> {
    let start = String::from_utf8_lossy(input.fill_buf()?).into_owned();
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    let head: String = start.chars().take(200).filter(|c| !c.is_whitespace()).collect();
    let mut countries = Countries::default();
    if head.starts_with("{\"head\"") || head.starts_with("{\"results\"") {
        values(input, &["results", "bindings"], reading, &mut |reading, line, value| {
            sparql::binding(line, &value, reading);
        })
    } else if head.starts_with("{\"entities\"") {
        values(input, &["entities"], reading, &mut |reading, line, value| {
            entity(line, &value, options, &mut countries, reading);
        })
    } else if head.starts_with('[') && !start.get(1..).unwrap_or_default().trim_start().starts_with("{\"") {
        // An array that was laid out to be read, over lines as it likes.
        values(input, &[], reading, &mut |reading, line, value| {
            entity(line, &value, options, &mut countries, reading);
        })
    } else if head.starts_with(['{', '[']) {
        lines::each_line(input, LONGEST, reading, &mut |reading, line, text| {
            let text = text.trim().trim_end_matches(',');
            match serde_json::from_str::<Value>(text) {
                _ if matches!(text, "" | "[" | "]") => {}
                Ok(value) => entity(line, &value, options, &mut countries, reading),
                Err(e) => reading.bad(line, "not-json", format!("the line is not JSON: {e}"), ""),
            }
        })
    } else {
        match archive::whole(input, LARGEST_ANSWER)? {
            Some(bytes) => sparql::table(&bytes, reading),
            None => reading.bad(
                1,
                "too-large",
                "the file is no JSON, and too large for the answer of a query",
                "",
            ),
        }
        Ok(())
    }
}

fn values(
    input: &mut dyn BufRead,
    path: &[&str],
    reading: &mut Reading<'_>,
    each: &mut dyn FnMut(&mut Reading<'_>, u64, Value),
) -> io::Result<()> {
    let mut last = 1;
    let found = each_value(&mut *input, path, &mut |line, value| {
        last = line;
        each(reading, line, value);
    });
    match found {
        Err(e) if e.is_io() => return Err(e.into()),
        Err(e) => reading.broken(last, &e),
        Ok(_) => {}
    }
    Ok(())
}

/// The codes of the countries among the entities so far, by their ids.
type Countries = HashMap<String, String>;

fn entity(
    line: u64,
    entity: &Value,
    options: &Options,
    countries: &mut Countries,
    reading: &mut Reading<'_>,
) {
    let Some(id) = entity.get("id").and_then(Value::as_str).filter(|id| id.starts_with('Q')) else {
        return (reading.sink)(Found::NotAPlace);
    };
    let claims = Claims(entity.get("claims").unwrap_or(&Value::Null));
    let iso = claims.text("P297").map(str::to_uppercase);
    if let Some(code) = &iso {
        countries.insert(id.to_owned(), code.clone());
    }
    let Some((longitude, latitude)) = claims.position() else {
        return (reading.sink)(Found::NotAPlace);
    };
    let classes: Vec<&str> = claims.items("P31");
    let kind = classes.iter().find_map(|class| kinds::of_wikidata(class));
    if kind.is_none() && reading.defaults.feature_class.is_none() {
        let message =
            format!("`{id}` is an instance of `{}`, which is not known to be a place", classes.join("`, `"));
        let note = Diagnostic::new(Severity::Note, "unknown-kind", reading.path, message)
            .at_line(line)
            .hint("`--as P` takes such items as settlements");
        (reading.sink)(Found::Finding(note));
        return (reading.sink)(Found::NotAPlace);
    }
    let labels = entity.get("labels");
    let label = |language: &str| labels?.get(language)?.get("value")?.as_str();
    let any = || labels?.as_object()?.values().find_map(|l| l.get("value")?.as_str());
    let name = label(&options.language).or_else(|| label("mul")).or_else(|| label("en")).or_else(any);
    let Some(name) = name.and_then(|name| spelling(None, name)) else {
        return reading.bad(line, "no-label", format!("`{id}` has no label"), "");
    };
    let country = claims.items("P17").first().copied();
    let mut row = Row {
        line,
        id: format!("wd:{id}"),
        name: Some(name.text),
        feature_class: kind.map(|(class, _)| class),
        feature_code: kind.map(|(_, code)| code.to_owned()),
        country: iso.or_else(|| countries.get(country?).cloned()),
        longitude: Some(longitude),
        latitude: Some(latitude),
        population: claims.population(),
        source: Some(SOURCE.to_owned()),
        license: Some(LICENSE.to_owned()),
        ..Row::default()
    };
    for (language, value) in names(entity) {
        let wanted = options.languages.is_empty() || options.languages.iter().any(|l| l == language);
        let edit = spelling(Some(language), value).or_else(|| spelling(None, value));
        edit.filter(|_| wanted).into_iter().for_each(|edit| add_spelling(&mut row, edit));
    }
    let also = claims.text("P1566").and_then(|number| super::known_id(&format!("gn:{number}")));
    let containers = claims.items("P131").into_iter().chain(country).filter(|item| *item != id);
    let containers = containers.map(|item| format!("wd:{item}")).collect();
    reading.place(Draft { row, also: also.into_iter().collect(), containers });
}

/// The labels of an entity, then its aliases, with their languages.
fn names(entity: &Value) -> Vec<(&str, &str)> {
    let object = |key: &str| entity.get(key).and_then(Value::as_object).into_iter().flatten();
    let labels =
        object("labels").filter_map(|(tag, label)| Some((tag.as_str(), label.get("value")?.as_str()?)));
    let aliases = object("aliases").flat_map(|(tag, list)| {
        let list = list.as_array().into_iter().flatten();
        list.filter_map(move |alias| Some((tag.as_str(), alias.get("value")?.as_str()?)))
    });
    // Languages that name a script or no language at all are no tags.
    labels.chain(aliases).filter(|(tag, _)| *tag != "mul").collect()
}

/// The statements of an entity.
#[derive(Clone, Copy)]
struct Claims<'a>(&'a Value);

impl<'a> Claims<'a> {
    /// The values of a property: the preferred ones, else the normal ones; never those of deprecated statements.
    fn values(self, property: &str) -> Vec<(&'a Value, &'a Value)> {
        let statements = self.0.get(property).and_then(Value::as_array).into_iter().flatten();
        let ranked = |rank: &'static str| {
            statements
                .clone()
                .filter(move |s| s.get("rank").and_then(Value::as_str).unwrap_or("normal") == rank)
        };
        let value = |statement: &'a Value| {
            Some((statement.get("mainsnak")?.get("datavalue")?.get("value")?, statement))
        };
        let preferred: Vec<_> = ranked("preferred").filter_map(value).collect();
        if preferred.is_empty() { ranked("normal").filter_map(value).collect() } else { preferred }
    }

    fn text(self, property: &str) -> Option<&'a str> {
        self.values(property).first()?.0.as_str()
    }

    fn items(self, property: &str) -> Vec<&'a str> {
        self.values(property).into_iter().filter_map(|(value, _)| value.get("id")?.as_str()).collect()
    }

    /// The coordinates on Earth.
    fn position(self) -> Option<(f64, f64)> {
        self.values("P625").into_iter().find_map(|(value, _)| {
            let globe = value.get("globe").and_then(Value::as_str).unwrap_or("Q2");
            let (lng, lat) = (value.get("longitude")?.as_f64()?, value.get("latitude")?.as_f64()?);
            // Longitudes of some items count on beyond 180 degrees.
            let lng = if lng > 180.0 { lng - 360.0 } else { lng };
            let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
            let valid = crate::geodesy::LngLat::new(lng, lat).is_ok() && (lng, lat) != (0.0, 0.0);
            (valid && globe.ends_with("Q2")).then(|| (round(lng), round(lat)))
        })
    }

    /// The newest number of inhabitants.
    fn population(self) -> Option<u64> {
        let time = |statement: &Value| {
            let point = statement.get("qualifiers")?.get("P585")?.get(0)?;
            Some(point.get("datavalue")?.get("value")?.get("time")?.as_str()?.to_owned())
        };
        let counts = self.values("P1082").into_iter().filter_map(|(value, statement)| {
            let amount: f64 = value.get("amount")?.as_str()?.trim_start_matches('+').parse().ok()?;
            (amount >= 1.0).then_some((time(statement), amount as u64))
        });
        counts.max().map(|(_, count)| count)
    }
}

#[cfg(test)]
mod tests;
