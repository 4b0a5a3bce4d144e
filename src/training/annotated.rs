//! Texts whose names are marked: places, organisations, persons; a JSON object a line.

use super::gold::{GoldError, byte_offsets, lines};
use crate::recognition::classifier::CLASSES;
use crate::text::Span;
use serde::Deserialize;
use std::path::Path;

/// A text and the names marked in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The text.
    pub text: String,
    /// The names.
    pub entities: Vec<Entity>,
    /// What else of the text may be.
    pub scheme: Scheme,
    /// How much the text counts.
    pub weight: f32,
}

/// A marked name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Where it stands.
    pub span: Span,
    /// `PLACE`, `PERSON`, `ORG`, `DEMONYM` or another; `TOPONYM` where any toponym is marked.
    pub kind: String,
}

/// What an annotation says of what it does not mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Places, persons and organisations are all marked.
    Names,
    /// Only places are marked.
    Places,
    /// Toponyms are marked wherever they stand, inside other names too, and demonyms.
    Toponyms,
    /// Toponyms are marked, but no demonyms.
    ToponymsWithoutDemonyms,
}

impl Annotated {
    /// Which classes a spelling may be of that overlaps `entity`; `None` where nothing is known.
    pub(super) fn allowed(&self, entity: Option<&Entity>, demonym: bool) -> Option<[bool; CLASSES]> {
        let (place, organisation, person, other) = match (entity.map(|e| e.kind.as_str()), self.scheme) {
            (Some("TOPONYM"), _) => (true, true, false, false),
            (Some("PLACE" | "DEMONYM"), _) => (true, false, false, false),
            (Some("ORG"), _) => (false, true, false, false),
            (Some("PERSON"), _) => (false, false, true, false),
            (Some(_), _) => (false, false, false, true),
            (None, Scheme::Names) if demonym => return None,
            (None, Scheme::Names) => (false, false, false, true),
            (None, Scheme::Places) if demonym => return None,
            (None, Scheme::Places) => (false, true, true, true),
            (None, Scheme::Toponyms) => (false, false, true, true),
            (None, Scheme::ToponymsWithoutDemonyms) if demonym => return None,
            (None, Scheme::ToponymsWithoutDemonyms) => (false, true, true, true),
        };
        Some([place, organisation, person, other])
    }
}

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    entities: Vec<Marked>,
    #[serde(default)]
    labels: Vec<String>,
    toponyms: Option<Vec<Marked>>,
}

#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: Option<String>,
}

/// The texts of a file, each counting `weight`; offsets in it count Unicode code points. `demonyms` is whether the toponyms
/// of a geoparsing corpus include demonyms.
///
/// # Errors
/// A file that cannot be read, or a line that is no such object.
pub fn read_annotated(path: &Path, weight: f32, demonyms: bool) -> Result<Vec<Annotated>, GoldError> {
    Ok(lines(path)?.into_iter().map(|line| annotated(line, weight, demonyms)).collect())
}

fn annotated(line: Line, weight: f32, demonyms: bool) -> Annotated {
    let scheme = match &line.toponyms {
        Some(_) if !demonyms => Scheme::ToponymsWithoutDemonyms,
        Some(_) => Scheme::Toponyms,
        None if line.labels.iter().any(|l| l == "ORG") => Scheme::Names,
        None => Scheme::Places,
    };
    let bytes = byte_offsets(&line.text);
    let is_corpus = line.toponyms.is_some();
    let entity = |m: &Marked| {
        let span = Span::new(*bytes.get(m.start)?, *bytes.get(m.end)?);
        let kind = if is_corpus { "TOPONYM".to_owned() } else { m.kind.clone().unwrap_or_default() };
        (m.start < m.end).then_some(Entity { span, kind })
    };
    let entities = line.toponyms.as_ref().unwrap_or(&line.entities).iter().filter_map(entity).collect();
    Annotated { text: line.text, entities, scheme, weight }
}
