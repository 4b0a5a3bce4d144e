//! The gold of a geoparsing corpus: texts with their toponyms, a document a line.

use super::Extent;
use super::usable::{Whose, usable};
use crate::evaluation::lines::{reason, values};
use crate::geodesy::LngLat;
use crate::model::Diagnostic;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A document of a corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its text, which all offsets count in.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its day of publication, as it is written.
    pub date: Option<String>,
    /// The line of the corpus that it stands on.
    pub line: u64,
    /// Its toponyms.
    pub toponyms: Vec<GoldToponym>,
}

/// A toponym as people marked it.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldToponym {
    /// Where it stands.
    pub extent: Extent,
    /// Its words.
    pub surface: String,
    /// What it is: GeoNames' feature class, or the corpus' own type.
    pub class: Option<String>,
    /// What the place is called in lists: its GeoNames id (`gn:587116`), else its position.
    pub place: Option<String>,
    /// Where the place is; `None` where people marked the words only.
    pub position: Option<LngLat>,
}

const HINT: &str = r#"a line is `{"id": "a1", "text": "...", "toponyms": [{"start": 0, "end": 5, "lat": 40.68, "lon": 46.36}]}`"#;

#[derive(Deserialize)]
struct Line {
    #[serde(deserialize_with = "word")]
    id: String,
    text: String,
    title: Option<String>,
    date: Option<String>,
    toponyms: Vec<Value>,
}

#[derive(Deserialize)]
struct ToponymLine {
    start: usize,
    end: usize,
    surface: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    #[serde(default)]
    geonameid: Value,
    #[serde(rename = "type")]
    class: Option<String>,
}

/// Reads a corpus: lines of `{"id", "text", "title"?, "date"?, "toponyms": [{"start", "end", "lat"?, "lon"?, "type"?}]}`.
///
/// Offsets are Unicode code points. What cannot be used is told and left out; it hides nothing else. No other key is read.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::geoparse::read_gold;
/// let line = br#"{"id": "a1", "text": "A missile hit Ganja.",
///     "toponyms": [{"start": 14, "end": 19, "lat": 40.68, "lon": 46.36, "type": "P"}]}"#;
/// let line: Vec<u8> = line.iter().copied().filter(|byte| *byte != b'\n').collect();
/// let (documents, diagnostics) = read_gold("gold.jsonl", &line);
/// assert_eq!(documents[0].toponyms[0].surface, "Ganja");
/// assert!(diagnostics.is_empty());
/// ```
pub fn read_gold(path: &str, bytes: &[u8]) -> (Vec<Document>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lines: Vec<(u64, Line)> = values(path, bytes, HINT, &mut diagnostics);
    let documents = lines.into_iter().filter_map(|(line, read)| document(path, line, read, &mut diagnostics));
    let documents = documents.collect();
    (documents, diagnostics)
}

fn document(path: &str, line: u64, read: Line, diagnostics: &mut Vec<Diagnostic>) -> Option<Document> {
    let Line { id, text, title, date, toponyms } = read;
    // Byte offsets of the code points, and of the end.
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let whose =
        Whose { path, line, id: &id, rule: "gold-toponym", hint: HINT, once: "mark each toponym once" };
    let read = |value| toponym(value, &text, &offsets);
    let toponyms = usable(toponyms, &whose, read, |toponym| toponym.extent, diagnostics)?;
    Some(Document { id, text, title, date, line, toponyms })
}

fn toponym(value: Value, text: &str, offsets: &[usize]) -> Result<GoldToponym, String> {
    let ToponymLine { start, end, surface, lat, lon, geonameid, class } =
        serde_json::from_value(value).map_err(|e| reason(&e))?;
    let words = match (offsets.get(start), offsets.get(end)) {
        (Some(from), Some(to)) if start < end => text.get(*from..*to).unwrap_or_default(),
        _ => return Err(format!("`{start}` to `{end}` are no code points of the text")),
    };
    let position = match (lat, lon) {
        (Some(lat), Some(lon)) => Some(LngLat::new(lon, lat).map_err(|e| e.to_string())?),
        _ => None,
    };
    let place = match geonameid {
        Value::String(id) if !id.is_empty() => Some(format!("gn:{id}")),
        Value::Number(id) => Some(format!("gn:{id}")),
        _ => position.map(|p| p.to_string()),
    };
    Ok(GoldToponym {
        extent: Extent { start, end },
        surface: surface.unwrap_or_else(|| words.to_owned()),
        class,
        place,
        position,
    })
}

/// A string; a number as people write it.
pub(in crate::evaluation) fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(word) => Ok(word),
        Value::Number(number) => Ok(number.to_string()),
        other => Err(serde::de::Error::custom(format!("`{other}` is neither a string nor a number"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> (usize, String) {
        let (documents, found) = read_gold("gold.jsonl", line.as_bytes());
        let told = found.first().map(|d| d.message.clone()).unwrap_or_default();
        (documents.first().map_or(0, |d| d.toponyms.len()), told)
    }

    #[test]
    fn offsets_are_code_points() {
        let line = r#"{"id":7,"text":"Gəncə, Şuşa","toponyms":[{"start":7,"end":11}]}"#;
        let (documents, _) = read_gold("gold.jsonl", line.as_bytes());
        assert_eq!((documents[0].id.as_str(), documents[0].toponyms[0].surface.as_str()), ("7", "Şuşa"));
    }

    #[test]
    fn what_cannot_be_used_is_told_and_hides_nothing() {
        let of = |toponym: &str| {
            told(&format!(r#"{{"id":"a","text":"Barda","toponyms":[{toponym},{{"start":0,"end":5}}]}}"#))
        };
        assert_eq!(
            of(r#"{"start":2,"end":9}"#).1,
            "toponym 1 of `a` is left out: `2` to `9` are no code points of the text"
        );
        assert_eq!(of(r#"{"start":3,"end":3}"#).0, 1);
        let (kept, why) = of(r#"{"start":0,"end":5,"lat":95,"lon":4}"#);
        assert!(kept == 1 && why.contains("`95`"), "{why}");
        assert_eq!(of("3").0, 1);
        assert_eq!(
            told(r#"{"id":"a","text":"Barda"}"#).1,
            "the line is left out: missing field `toponyms` at character 25"
        );
    }

    #[test]
    fn a_pile_of_toponyms_is_refused() {
        let pile = vec![r#"{"start":0,"end":5}"#; 1000].join(",");
        let (_, why) = told(&format!(r#"{{"id":"a","text":"Barda","toponyms":[{pile}]}}"#));
        assert_eq!(why, "the document `a` is left out: too many toponyms lie over one another");
    }
}
