//! Texts whose toponyms are known: a JSON object a line, as geoparsing corpora give them.

use crate::geodesy::LngLat;
use crate::text::Span;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// A text and its toponyms.
#[derive(Debug, Clone, PartialEq)]
pub struct Gold {
    /// The text.
    pub text: String,
    /// Where each toponym stands, and where its place lies; `None` where that is not known.
    pub toponyms: Vec<(Span, Option<LngLat>)>,
}

/// Why a file of texts cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// It cannot be read.
    #[error("{0}: {1}")]
    Read(PathBuf, std::io::Error),
    /// A line of it is not what it should be.
    #[error("{0}, line {1}: {2}")]
    Line(PathBuf, usize, serde_json::Error),
}

#[derive(Deserialize)]
struct Line {
    text: String,
    toponyms: Vec<Toponym>,
}

#[derive(Deserialize)]
struct Toponym {
    start: usize,
    end: usize,
    lat: Option<f64>,
    lon: Option<f64>,
}

/// The texts of a file; offsets in it count Unicode code points. Toponyms that do not lie in their text are left out.
///
/// # Errors
/// A file that cannot be read, or a line that is no such object.
pub fn read(path: &Path) -> Result<Vec<Gold>, GoldError> {
    Ok(lines(path)?.into_iter().map(gold).collect())
}

/// The objects of a file, one a line.
pub(super) fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, GoldError> {
    let file = std::fs::read_to_string(path).map_err(|e| GoldError::Read(path.to_owned(), e))?;
    let parse = |(n, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|e| GoldError::Line(path.to_owned(), n + 1, e))
    };
    file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}

fn gold(line: Line) -> Gold {
    let bytes = byte_offsets(&line.text);
    let toponym = |t: &Toponym| {
        let span = Span::new(*bytes.get(t.start)?, *bytes.get(t.end)?);
        let position = t.lon.zip(t.lat).and_then(|(lon, lat)| LngLat::new(lon, lat).ok());
        (t.start < t.end).then_some((span, position))
    };
    let toponyms = line.toponyms.iter().filter_map(toponym).collect();
    Gold { text: line.text, toponyms }
}

/// For each code point of a text the byte that it begins at, and the text's length.
pub(super) fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}
