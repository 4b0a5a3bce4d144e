//! The folder of a run, read into what the map shows. What is missing but the incidents is left out; a bad line is told.

use crate::cli::{Error, Streams};
use crate::format::geojson::read_features;
use crate::format::view::Table;
use crate::model::{Diagnostic, Severity};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// How many bad lines of a file are told one by one.
const MOST_TOLD: usize = 5;

/// The run in `folder`, and its `run.json`.
///
/// # Errors
/// There is no `incidents.geojson`, or a layer cannot be read.
pub(super) fn read(folder: &Path, streams: &mut Streams<'_>) -> Result<(Table, Value), Error> {
    let mut table = Table::default();
    let run = File::open(folder.join("run.json")).map_err(io::Error::other);
    let run = run.and_then(|file| serde_json::from_reader(BufReader::new(file)).map_err(io::Error::other));
    let run = run.unwrap_or(Value::Null);
    layer(folder, "incidents", true, &mut |_, properties, _| table.incident(&properties))?;
    layer(folder, "unlocated", false, &mut |_, properties, _| table.incident(&properties))?;
    layer(folder, "footprints", false, &mut |id, _, geometry| table.footprint(&id, &geometry))?;
    lines(folder, "evidence.jsonl", streams, &mut |line| table.evidence(line))?;
    lines(folder, "claims.jsonl", streams, &mut |line| table.claim(line))?;
    lines(folder, "merges.jsonl", streams, &mut |line| table.merge(line))?;
    lines(folder, "sources.jsonl", streams, &mut |line| table.source(line))?;
    layer(folder, "mentions", false, &mut |_, properties, _| table.mention(&properties))?;
    Ok((table, run))
}

fn opened(path: &Path, needed: bool) -> Result<Option<BufReader<File>>, Error> {
    match File::open(path) {
        Ok(file) => Ok(Some(BufReader::with_capacity(1 << 16, file))),
        Err(e) if e.kind() == io::ErrorKind::NotFound && !needed => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_path_buf(), source }),
    }
}

type Each<'f> = dyn FnMut(String, Map<String, Value>, Value) + 'f;

/// Hands id, properties and geometry of the features of a layer to `each`.
fn layer(folder: &Path, name: &str, needed: bool, each: &mut Each<'_>) -> Result<(), Error> {
    let path: PathBuf = folder.join(format!("{name}.geojson"));
    let Some(file) = opened(&path, needed)? else { return Ok(()) };
    read_features(file, &mut |feature| {
        let properties = feature.properties.unwrap_or_default();
        let id = properties.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let geometry = feature.geometry.and_then(|g| serde_json::to_value(g).ok()).unwrap_or(Value::Null);
        each(id, properties, geometry);
    })
    .map_err(|source| Error::Read { path: path.clone(), source })
}

/// Hands the lines of a side file to `each`; one that is no such line is told and left out.
fn lines<T: DeserializeOwned>(
    folder: &Path,
    name: &str,
    streams: &mut Streams<'_>,
    each: &mut dyn FnMut(T),
) -> Result<(), Error> {
    let path = folder.join(name);
    let Some(file) = opened(&path, false)? else { return Ok(()) };
    let mut bad = 0;
    for (index, line) in file.split(b'\n').enumerate() {
        let line = line.map_err(|source| Error::Read { path: path.clone(), source })?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice(&line) {
            Ok(line) => each(line),
            Err(error) => {
                bad += 1;
                if bad <= MOST_TOLD {
                    let shown = path.display().to_string();
                    let message = format!("left out a line: {error}");
                    streams.tell(
                        Diagnostic::new(Severity::Warning, "not-a-line", shown, message)
                            .at_line(index as u64 + 1),
                    );
                }
            }
        }
    }
    if bad > MOST_TOLD {
        streams.tell(format_args!("warning: left out {} more such lines", bad - MOST_TOLD));
    }
    Ok(())
}
