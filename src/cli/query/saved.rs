//! `--index`: the part of a layer that a question may be about, by an index beside the layer's file.

use super::layers::{self, File, Footprints, item};
use super::{QueryError, say};
use crate::cli::counted::counted;
use crate::format::atomic::{Batch, WriteError};
use crate::format::geojson_read::{RawFeature, RawLayer};
use crate::format::layer_index::{self, Indexed, LayerIndex, Stamp};
use crate::query::Question;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// So many features are read one by one before the whole layer is: one of so many.
const MOST_READ: usize = 8;

/// The layer of a file, or the part of it that `question` may be about. The index is written where there is none yet, and again where
/// the layer has changed.
///
/// # Errors
/// The layer cannot be read. That its index cannot be written is only said.
pub fn file(path: &Path, question: &Question, err: &mut dyn Write) -> Result<File, QueryError> {
    let read = |source| QueryError::Read { path: path.to_owned(), source };
    let mut layer = fs::File::open(path).map_err(read)?;
    let stamp = Stamp::of(&mut layer).map_err(read)?;
    let beside = beside(path);
    let again = match LayerIndex::open(&beside) {
        Ok(Some(index)) if index.stamp() == stamp => match part(&index, path, question, layer) {
            Some(part) => return Ok(part),
            None if index.is_damaged() => "is damaged and made again",
            None => return layers::file(path, path.to_owned(), err),
        },
        Ok(Some(_)) => "is made again, since its layer changed",
        Ok(None) if beside.exists() => "is of another version or damaged, and made again",
        Ok(None) => "is made",
        Err(_) => "cannot be read and is made again",
    };
    let whole = layers::file(path, path.to_owned(), err)?;
    // A file that is no layer is told of when it is asked.
    let Ok(raw) = RawLayer::read(&whole.bytes) else { return Ok(whole) };
    match make(&raw, &whole, stamp, &beside) {
        Ok(count) => say(
            err,
            format_args!("note: the index `{}` {again}: {}", beside.display(), counted(count, "feature")),
        ),
        Err(error) => {
            say(err, format_args!("warning: {error}: asking the whole layer"));
        }
    }
    Ok(whole)
}

/// Where the index of a layer is kept.
fn beside(layer: &Path) -> PathBuf {
    let mut name = layer.file_name().unwrap_or_default().to_owned();
    name.push(".idx");
    layer.with_file_name(name)
}

/// Writes the index of a layer and gives how many features it has.
fn make(layer: &RawLayer<'_>, whole: &File, stamp: Stamp, to: &Path) -> Result<usize, WriteError> {
    let start = whole.bytes.as_ptr() as usize;
    let mut features = Vec::with_capacity(layer.features.len());
    let mut footprints = Footprints::default();
    for text in &layer.features {
        let Ok(feature) = RawFeature::parse(text) else { continue };
        let item = item(&feature, false, &mut footprints);
        features.push(Indexed {
            text: ((text.as_ptr() as usize - start) as u64, text.len() as u64),
            place: item.position.map(|at| (at, item.uncertainty)),
            is_dated: item.dates.is_some(),
        });
    }
    let members = layer.members.iter().map(|member| format!("{}:{}", member.key, member.value));
    let members = members.collect::<Vec<_>>().join(",");
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let text = whole.is_converted.then_some(whole.bytes.as_slice());
    let mut batch = Batch::begin(folder)?;
    batch.add(&name, |mut out| layer_index::write(stamp, &members, &features, text, &mut out))?;
    batch.commit()?;
    Ok(features.len())
}

/// The features that `question` may be about as a layer; `None` where that is all of them, or where the index is damaged.
fn part(index: &LayerIndex, path: &Path, question: &Question, mut layer: fs::File) -> Option<File> {
    let mut numbers = candidates(index, path, question, &mut layer)?;
    numbers.extend(index.unplaced());
    if question.nearest.is_some() && question.asks_dates() {
        // They are counted, wherever they are.
        numbers.extend(index.undated());
    }
    numbers.sort_unstable();
    numbers.dedup();
    let mut bytes = b"{\"type\":\"FeatureCollection\",".to_vec();
    let members = index.members();
    bytes.extend_from_slice(members.as_bytes());
    bytes.extend_from_slice(if members.is_empty() { b"\"features\":[" } else { b",\"features\":[" });
    for (n, number) in numbers.iter().enumerate() {
        // The stamp has vouched for the layer; this tells what was changed behind its back.
        let is_one = |text: &String| text.starts_with('{') && text.ends_with('}');
        let text = index.text(*number, &mut layer).filter(is_one)?;
        bytes.extend_from_slice(if n == 0 { b"\n" } else { b",\n" });
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes.extend_from_slice(b"\n]}\n");
    let part = File { path: path.to_owned(), bytes, is_converted: false, is_part: true };
    (!index.is_damaged()).then_some(part)
}

/// The features with a position that `question` may be about, and some more; `None` where that is no matter of places, or where too many
/// would have to be read to tell.
fn candidates(
    index: &LayerIndex,
    path: &Path,
    question: &Question,
    layer: &mut fs::File,
) -> Option<Vec<u32>> {
    let points = index.points();
    match (question.near, question.within, question.nearest) {
        (Some(near), Some(radius), _) => Some(points.ids_within(near, radius)),
        (Some(near), None, Some(k)) => {
            // Those that are near are asked about twice, and some beside them once.
            let mut left = index.len() / MOST_READ + k.saturating_mul(4);
            let mut footprints = Footprints::of(path);
            let mut is_wanted = |number: u32| {
                left = left.saturating_sub(1);
                let text = if left > 0 { index.text(number, layer) } else { None };
                let feature = text.as_deref().and_then(|text| RawFeature::parse(text).ok());
                feature.is_none_or(|feature| {
                    question.admits(&item(&feature, !question.text.is_empty(), &mut footprints))
                })
            };
            let nearest = points.nearest_where(near, k, &mut is_wanted);
            (left > 0).then(|| nearest.into_iter().map(|(number, _)| number).collect())
        }
        _ => {
            let bounds =
                question.bounds.or_else(|| question.region.as_ref().map(|region| region.bounds()))?;
            Some(points.in_box(&bounds))
        }
    }
}
