//! The toponyms that a program found: lines of `geoparse`, or of any program that writes the same keys.

use super::Extent;
use super::gold::{Document, word};
use super::usable::{Whose, usable};
use crate::evaluation::lines::{reason, values};
use crate::geodesy::LngLat;
use crate::model::{Diagnostic, Severity};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

/// A toponym as a program found it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Predicted {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// Its words; empty where they are not given.
    pub surface: String,
    /// `place`, `demonym` or `metonym`, where it is told.
    pub kind: Option<String>,
    /// GeoNames' feature code of the chosen place, where it is told.
    pub feature_code: Option<String>,
    /// What the chosen place is called in lists ("Ganja, AZ gn:586523").
    pub place: Option<String>,
    /// Where the chosen place is; `None` where the toponym was recognised only.
    pub position: Option<LngLat>,
    /// The stated chance that the place is right.
    pub confidence: Option<f64>,
}

impl Predicted {
    /// Where it stands.
    pub fn extent(&self) -> Extent {
        Extent { start: self.start, end: self.end }
    }
}

const HINT: &str = r#"a line is `{"id": "a1", "toponyms": [{"start": 0, "end": 5, "longitude": 46.36, "latitude": 40.68}]}`"#;

#[derive(Deserialize)]
struct Line {
    #[serde(deserialize_with = "word")]
    id: String,
    toponyms: Vec<Value>,
}

#[derive(Deserialize)]
struct ToponymLine {
    start: usize,
    end: usize,
    surface: Option<String>,
    kind: Option<String>,
    id: Option<String>,
    name: Option<String>,
    country: Option<String>,
    feature_code: Option<String>,
    longitude: Option<f64>,
    latitude: Option<f64>,
    confidence: Option<f64>,
}

/// Reads the lines of `geoparse --format jsonl`: the toponyms by the id of their document. Only `start` and `end` must be there.
///
/// The last of several lines with one id counts. What cannot be used is told and left out.
///
/// # Examples
/// ```
/// use incident_mapper::evaluation::geoparse::read_predictions;
/// let line = br#"{"id": "a1", "toponyms": [{"start": 14, "end": 19, "longitude": 46.36, "latitude": 40.68}]}"#;
/// let (by_document, diagnostics) = read_predictions("places.jsonl", line);
/// assert_eq!(by_document["a1"][0].position.unwrap().lat(), 40.68);
/// assert!(diagnostics.is_empty());
/// ```
pub fn read_predictions(path: &str, bytes: &[u8]) -> (HashMap<String, Vec<Predicted>>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lines: Vec<(u64, Line)> = values(path, bytes, HINT, &mut diagnostics);
    let mut by_document = HashMap::new();
    for (line, Line { id, toponyms }) in lines {
        let once = "write each toponym once";
        let whose = Whose { path, line, id: &id, rule: "predicted-toponym", hint: HINT, once };
        let kept = usable(toponyms, &whose, toponym, Predicted::extent, &mut diagnostics);
        let Some(kept) = kept else { continue };
        if by_document.insert(id.clone(), kept).is_some() {
            let message = format!("`{id}` was there already: this line counts, the earlier one does not");
            let told = Diagnostic::new(Severity::Warning, "repeated-document", path, message).at_line(line);
            diagnostics.push(told.hint("give each document an id of its own"));
        }
    }
    (by_document, diagnostics)
}

fn toponym(value: Value) -> Result<Predicted, String> {
    let read: ToponymLine = serde_json::from_value(value).map_err(|e| reason(&e))?;
    let position = match (read.latitude, read.longitude) {
        (Some(lat), Some(lon)) => Some(LngLat::new(lon, lat).map_err(|e| e.to_string())?),
        _ => None,
    };
    if let Some(outside) = read.confidence.filter(|confidence| !(0.0..=1.0).contains(confidence)) {
        return Err(format!("the confidence `{outside}` is not between 0 and 1"));
    }
    let name = [read.name, read.country].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let place = [name, read.id.unwrap_or_default()].join(" ").trim().to_owned();
    Ok(Predicted {
        start: read.start,
        end: read.end,
        surface: read.surface.unwrap_or_default(),
        kind: read.kind,
        feature_code: read.feature_code,
        place: if place.is_empty() { position.map(|p| p.to_string()) } else { Some(place) },
        position,
        confidence: read.confidence,
    })
}

/// The toponyms of each of `documents`, in their order; `None` where there is no line of a document.
///
/// Words that are not given are taken from the text, except that nothing is known of words outside it.
pub fn of_documents(
    documents: &[Document],
    by_document: &HashMap<String, Vec<Predicted>>,
) -> Vec<Option<Vec<Predicted>>> {
    let of = |document: &Document| {
        let mut found = by_document.get(&document.id)?.clone();
        if found.iter().any(|toponym| toponym.surface.is_empty()) {
            let offsets: Vec<usize> =
                document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
            for toponym in found.iter_mut().filter(|toponym| toponym.surface.is_empty()) {
                if let (Some(from), Some(to)) = (offsets.get(toponym.start), offsets.get(toponym.end)) {
                    toponym.surface = document.text.get(*from..*to).unwrap_or_default().to_owned();
                }
            }
        }
        Some(found)
    };
    documents.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::super::gold::read_gold;
    use super::*;

    #[test]
    fn what_is_not_given_is_unknown_and_words_come_from_the_text() {
        let (by_document, found) = read_predictions(
            "p.jsonl",
            br#"{"id":"a","toponyms":[{"start":0,"end":5},{"start":40,"end":50},{"start":1,"end":2,"confidence":2}]}"#,
        );
        assert_eq!(
            found[0].message,
            "toponym 3 of `a` is left out: the confidence `2` is not between 0 and 1"
        );
        let (gold, _) = read_gold("g.jsonl", "{\"id\":\"b\",\"text\":\"\",\"toponyms\":[]}\n{\"id\":\"a\",\"text\":\"Gəncə.\",\"toponyms\":[]}".as_bytes());
        let found = of_documents(&gold, &by_document);
        assert_eq!(found[0], None);
        let words: Vec<&str> = found[1].as_ref().unwrap().iter().map(|t| t.surface.as_str()).collect();
        assert_eq!(words, ["Gəncə", ""]);
    }

    #[test]
    fn the_last_line_of_a_document_counts() {
        let (by_document, found) = read_predictions(
            "p.jsonl",
            b"{\"id\":\"a\",\"toponyms\":[{\"start\":0,\"end\":5}]}\n{\"id\":\"a\",\"toponyms\":[]}",
        );
        assert!(by_document["a"].is_empty());
        assert_eq!((found[0].line, found[0].rule), (Some(2), "repeated-document"));
    }
}
