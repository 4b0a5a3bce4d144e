//! The files of a run, read back.

use crate::cli::Error;
use crate::format::geojson::read_features;
use crate::format::jsonl::SourceLine;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// The folder of a run.
pub(super) struct Run {
    folder: PathBuf,
}

/// The properties of a feature.
pub(super) type Properties = Map<String, Value>;

impl Run {
    pub(super) fn at(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    /// The properties of the features of a layer that `keep` keeps, in order.
    pub(super) fn features(
        &self,
        layer: &str,
        keep: impl Fn(&Properties) -> bool,
    ) -> Result<Vec<Properties>, Error> {
        let path = self.folder.join(format!("{layer}.geojson"));
        let read = || -> io::Result<Vec<Properties>> {
            let file = BufReader::new(File::open(&path)?);
            let mut kept = Vec::new();
            read_features(file, &mut |feature| kept.extend(feature.properties.filter(|p| keep(p))))?;
            Ok(kept)
        };
        read().map_err(|source| Error::Read { path: path.clone(), source })
    }

    /// The lines of a side file that `keep` keeps, in order.
    pub(super) fn lines<T: DeserializeOwned>(
        &self,
        name: &str,
        keep: impl Fn(&T) -> bool,
    ) -> Result<Vec<T>, Error> {
        let path = self.folder.join(name);
        let read = || -> io::Result<Vec<T>> {
            let mut kept = Vec::new();
            for line in BufReader::new(File::open(&path)?).lines() {
                let line = line?;
                if !line.trim().is_empty() {
                    kept.extend(Some(serde_json::from_str(&line)?).filter(|t| keep(t)));
                }
            }
            Ok(kept)
        };
        read().map_err(|source| Error::Read { path: path.clone(), source })
    }

    /// What the run keeps of a report.
    pub(super) fn source(&self, report: &str) -> Result<Option<SourceLine>, Error> {
        let lines = self.lines("sources.jsonl", |line: &SourceLine| line.id == report)?;
        Ok(lines.into_iter().next())
    }

    /// Whether the folder holds a run.
    pub(super) fn exists(&self) -> bool {
        self.folder.join("run.json").is_file()
    }
}

/// The byte at which a character stands.
pub(super) fn byte_of(text: &str, character: usize) -> Option<usize> {
    text.char_indices().nth(character).map(|(at, _)| at)
}

/// A property as text; empty where it is null or missing.
pub(super) fn shown(properties: &Properties, key: &str) -> String {
    match properties.get(key) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// A property as a number.
pub(super) fn number(properties: &Properties, key: &str) -> Option<f64> {
    properties.get(key).and_then(Value::as_f64)
}
