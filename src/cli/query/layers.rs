//! The layers that are asked: their files, and what a question can see of their features.

use super::{QueryError, columns, saved, say};
use crate::cli::counted::counted;
use crate::format::geojson_read::{RawFeature, RawLayer};
use crate::format::{layers as formats, region};
use crate::geodesy::Metres;
use crate::index::Region;
use crate::model::{Diagnostic, Severity};
use crate::query::{Item, Question};
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The layer of a `map` output folder that is asked when the folder is given.
const INCIDENTS: &str = "incidents.geojson";

/// The layer beside it that has the outlines of what is no circle.
const FOOTPRINTS: &str = "footprints.geojson";

/// How many messages about single features are shown before they are only counted.
const SHOWN_PROBLEMS: usize = 5;

/// A layer's file, as GeoJSON.
pub struct File {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// Whether the file itself is none.
    pub is_converted: bool,
    /// Whether the bytes are the part of it that a question may be about, and not all.
    pub is_part: bool,
}

/// The files of the layers: those given, the incidents of folders, all that fit a pattern; `-` is standard input. Where a question is
/// given, what it may be about is found by indexes, and of the rest nothing is read.
///
/// # Errors
/// A file that cannot be read, a pattern that none fits.
pub fn files(
    layers: &[PathBuf],
    by_index: Option<&Question>,
    err: &mut dyn Write,
) -> Result<Vec<File>, QueryError> {
    let mut files = Vec::new();
    for layer in layers {
        if layer.as_os_str() == "-" {
            let spooled = spooled().map_err(|source| QueryError::Read { path: layer.clone(), source })?;
            files.push(file(&spooled.path().join("layer"), layer.clone(), err)?);
            continue;
        }
        for path in fitting(layer)? {
            let path = if path.is_dir() { path.join(INCIDENTS) } else { path };
            files.push(match by_index {
                Some(question) => saved::file(&path, question, err)?,
                None => file(&path, path.clone(), err)?,
            });
        }
    }
    Ok(files)
}

/// Standard input as the file `layer` of a folder, since databases are read where they stand.
fn spooled() -> io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    io::copy(&mut io::stdin().lock(), &mut std::fs::File::create(folder.path().join("layer"))?)?;
    Ok(folder)
}

/// The layer of a file, under the name by which it is told.
pub fn file(path: &Path, shown: PathBuf, err: &mut dyn Write) -> Result<File, QueryError> {
    let text = formats::geojson_text(path).map_err(|error| QueryError::Open(error.named(&shown)))?;
    for finding in text.findings {
        say(err, format_args!("{}", Diagnostic { path: shown.display().to_string(), ..finding }));
    }
    if let Some((name, others)) = text.of_several {
        let others = counted(others, "other layer");
        say(err, format_args!("note: `{}` has {others}; asked is `{name}`", shown.display()));
    }
    Ok(File { path: shown, bytes: text.bytes, is_converted: text.is_converted, is_part: false })
}

/// The files that fit a path, which is a pattern where there is no file of that name.
fn fitting(layer: &Path) -> Result<Vec<PathBuf>, QueryError> {
    let pattern = layer.to_string_lossy();
    if layer.exists() || !pattern.contains(['*', '?', '[']) {
        return Ok(vec![layer.to_owned()]);
    }
    let found: Vec<PathBuf> = glob::glob(&pattern).into_iter().flatten().filter_map(Result::ok).collect();
    if found.is_empty() { Err(QueryError::NoSuchFiles { pattern: pattern.into_owned() }) } else { Ok(found) }
}

/// Layers taken apart: each feature with what a question can see of it.
#[derive(Default)]
pub struct Layers<'a> {
    /// The first layer, whose name and credits an answer keeps.
    pub first: RawLayer<'a>,
    pub items: Vec<Item<'a>>,
    pub features: Vec<Feature<'a>>,
}

/// A feature of a layer.
#[derive(Clone, Copy)]
pub struct Feature<'a> {
    pub text: &'a str,
    /// Where it was read.
    pub path: &'a Path,
}

/// The layers of the files. Bad features are reported and left out; `words` says whether the question asks for words.
///
/// # Errors
/// A file that is no layer.
pub fn layers<'a>(files: &'a [File], words: bool, err: &mut dyn Write) -> Result<Layers<'a>, QueryError> {
    let mut all = Layers::default();
    for (n, File { path, bytes, .. }) in files.iter().enumerate() {
        let layer =
            RawLayer::read(bytes).map_err(|source| QueryError::Layer { path: path.clone(), source })?;
        let mut footprints = Footprints::of(path);
        let mut problems = 0;
        for text in &layer.features {
            match RawFeature::parse(text) {
                Ok(feature) => {
                    all.items.push(item(&feature, words, &mut footprints));
                    all.features.push(Feature { text, path });
                }
                Err(error) => {
                    problems += 1;
                    if problems <= SHOWN_PROBLEMS {
                        let file = path.display().to_string();
                        let message = format!("left out a feature: {error}");
                        let diagnostic = Diagnostic::new(Severity::Warning, "not-a-feature", file, message)
                            .at_line(layer.line_of(text) as u64);
                        say(err, format_args!("{diagnostic}"));
                    }
                }
            }
        }
        if problems > SHOWN_PROBLEMS {
            let more = counted(problems - SHOWN_PROBLEMS, "such feature");
            say(err, format_args!("warning: left out {more} more"));
        }
        if n == 0 {
            all.first = layer;
        }
    }
    Ok(all)
}

/// A feature with an extent is as uncertain as it is large: it lies in an area for certain where all of it does.
pub fn item<'a>(feature: &RawFeature<'a>, words: bool, footprints: &mut Footprints) -> Item<'a> {
    let place = feature.place();
    let (stated, is_rough) = columns::precision(feature);
    let deaths = columns::deaths(feature);
    let is_corridor = feature.text("georeference_method").is_some_and(|method| method == "corridor");
    Item {
        position: place.map(|place| place.position),
        uncertainty: Metres(stated.0.max(place.map_or(0.0, |place| place.extent.0))),
        is_rough,
        footprint: is_corridor.then(|| footprints.called(&feature.text("id")?)).flatten(),
        dates: columns::days(feature),
        event_type: columns::event_type(feature),
        sub_event_type: feature.text("sub_event_type").unwrap_or_default(),
        status: feature.text("claim_status").unwrap_or_default(),
        deaths: deaths.best.or(deaths.low).or(deaths.high),
        words: if words { all_words(feature).into() } else { "".into() },
    }
}

/// All properties that are words, one after the other.
fn all_words(feature: &RawFeature<'_>) -> String {
    let words = feature.properties.iter().filter(|member| member.value.starts_with('"'));
    words.map(|member| crate::format::geojson_read::unescaped(member.value)).collect::<Vec<_>>().join("\n")
}

/// The outlines of a layer's features in the file beside it, read when the first is asked for. The default has none.
#[derive(Default)]
pub struct Footprints {
    beside: Option<PathBuf>,
    by_id: HashMap<String, Arc<Region>>,
}

impl Footprints {
    pub fn of(layer: &Path) -> Self {
        let is_incidents = layer.file_name().is_some_and(|name| name == INCIDENTS);
        let beside = is_incidents.then(|| layer.with_file_name(FOOTPRINTS));
        Self { beside, by_id: HashMap::new() }
    }

    /// The outline of a feature. Where there is none, or the file cannot be read, its circle holds it.
    fn called(&mut self, id: &str) -> Option<Arc<Region>> {
        if let Some(path) = self.beside.take() {
            let bytes = std::fs::read(path).unwrap_or_default();
            let layer = RawLayer::read(&bytes).unwrap_or_default();
            for text in &layer.features {
                let Ok(feature) = RawFeature::parse(text) else { continue };
                if let (Some(id), Ok(region)) = (feature.text("id"), region::read(text.as_bytes())) {
                    self.by_id.insert(id.into_owned(), Arc::new(region));
                }
            }
        }
        self.by_id.get(id).cloned()
    }
}
