//! What the end-to-end tests share: the built program, run in a folder, and the files that it wrote.
#![allow(clippy::print_stderr)]
// Each test file is a crate of its own and uses its own part of this one.
#![allow(dead_code)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of reports and gold answers that may lie beside the repository and is no part of it; says so where it is
/// absent.
pub fn shared() -> Option<PathBuf> {
    // Beside the repository, or beside the folder of its work trees.
    let beside = root().ancestors().skip(1).take(2).map(|folder| folder.join("shared"));
    let found = beside.into_iter().find(|folder| folder.join("gold/karabakh_incidents.json").is_file());
    if found.is_none() {
        eprintln!("skipped: there is no ../shared beside the repository");
    }
    found
}

/// Runs the program in `folder` with nothing on its standard input.
pub fn program<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command.output().unwrap()
}

/// What the program wrote to its error stream.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Maps `reports` into a folder of its own.
pub fn map(reports: &Path) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    let output =
        program(root(), &["map".as_ref(), reports.as_os_str(), "--out".as_ref(), out.path().as_os_str()]);
    assert!(output.status.success(), "{}", err(&output));
    out
}

/// The files of a folder by name.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let file = |path: PathBuf| {
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap_or_default())
    };
    entries.map(|entry| file(entry.unwrap().path())).collect()
}

/// The values of a file of JSON lines.
pub fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The properties of every feature of a layer, in its order.
pub fn features(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let layer: Value = serde_json::from_str(&text).unwrap();
    layer["features"].as_array().unwrap().iter().map(|feature| feature["properties"].clone()).collect()
}

/// The words of `text` from the `start`th to before the `end`th code point; `None` where they are out of bounds.
pub fn words(text: &str, start: u64, end: u64) -> Option<&str> {
    let at = |n: u64| {
        let n = usize::try_from(n).ok()?;
        text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(n)
    };
    text.get(at(start)?..at(end)?)
}

/// The texts of a run by report id.
pub fn texts(out: &Path) -> BTreeMap<String, String> {
    let sources = lines(&out.join("sources.jsonl"));
    let pair = |source: &Value| {
        (source["id"].as_str().unwrap().to_owned(), source["text"].as_str().unwrap().to_owned())
    };
    sources.iter().map(pair).collect()
}
