//! Compiles `gazetteer/*.csv` into the table that the library embeds, with the library's own code.

// This is how a build script speaks to Cargo and to whoever builds.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "src/gazetteer/compile.rs"]
#[allow(dead_code)]
mod compile;
#[path = "src/gazetteer/csv.rs"]
#[allow(dead_code)]
mod csv;
#[path = "src/model/diagnostic.rs"]
#[allow(dead_code)]
mod diagnostic;
#[path = "src/gazetteer/edits.rs"]
#[allow(dead_code)]
mod edits;
#[path = "src/text/fold.rs"]
#[allow(dead_code)]
mod fold;
#[path = "src/mapped/hash.rs"]
#[allow(dead_code)]
mod hash;
#[path = "src/gazetteer/key.rs"]
#[allow(dead_code)]
mod key;
#[path = "src/gazetteer/layout.rs"]
#[allow(dead_code)]
mod layout;
#[path = "src/gazetteer/letters.rs"]
#[allow(dead_code)]
mod letters;
#[path = "src/gazetteer/lines.rs"]
#[allow(dead_code)]
mod lines;
#[path = "src/gazetteer/merge.rs"]
#[allow(dead_code)]
mod merge;
#[path = "src/gazetteer/neighbours.rs"]
#[allow(dead_code)]
mod neighbours;
#[path = "src/gazetteer/number.rs"]
#[allow(dead_code)]
mod number;
#[path = "src/model/place.rs"]
#[allow(dead_code)]
mod place;
#[path = "src/gazetteer/romanise.rs"]
#[allow(dead_code)]
mod romanise;
#[path = "src/gazetteer/row.rs"]
#[allow(dead_code)]
mod row;
#[path = "src/gazetteer/sieve.rs"]
#[allow(dead_code)]
mod sieve;
#[path = "src/gazetteer/skeleton.rs"]
#[allow(dead_code)]
mod skeleton;

// The shared files name each other by the library's paths.
mod gazetteer {
    pub(crate) use crate::{
        csv, edits, key, layout, letters, lines, merge, neighbours, number, romanise, row, sieve, skeleton,
    };
}
mod model {
    pub(crate) use crate::diagnostic::{Diagnostic, Severity};
    pub(crate) use crate::place::{FeatureClass, PlaceStatus};
}
mod text {
    pub(crate) use crate::fold;
}
mod mapped {
    pub(crate) use crate::hash;
}
// `place` has fields of these types, which nothing here touches.
mod geodesy {
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct LngLat;
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Metres;
}

use diagnostic::Severity;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The code that decides what becomes of a gazetteer file: most of it is compiled in above, the rest is the library's only.
const CODE: [&str; 19] = [
    "src/gazetteer/compile.rs",
    "src/gazetteer/csv.rs",
    "src/gazetteer/decode.rs",
    "src/gazetteer/edits.rs",
    "src/gazetteer/files.rs",
    "src/gazetteer/key.rs",
    "src/gazetteer/layout.rs",
    "src/gazetteer/letters.rs",
    "src/gazetteer/lines.rs",
    "src/gazetteer/merge.rs",
    "src/gazetteer/notes.rs",
    "src/gazetteer/number.rs",
    "src/gazetteer/overlay.rs",
    "src/gazetteer/romanise.rs",
    "src/gazetteer/row.rs",
    "src/model/diagnostic.rs",
    "src/model/place.rs",
    "src/text/fold.rs",
    "src/mapped/hash.rs",
];

/// The page that the feature `viewer` embeds, and what makes it.
const PAGE: &str = "viewer/dist/viewer.html";

/// The file with the places that only the feature `world500` embeds.
const SETTLEMENTS: &str = "world-settlements.csv";

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=gazetteer");
    for file in CODE {
        println!("cargo:rerun-if-changed={file}");
    }
    if std::env::var_os("CARGO_FEATURE_VIEWER").is_some() {
        println!("cargo:rerun-if-changed={PAGE}");
        if !Path::new(PAGE).is_file() {
            eprintln!(
                "error: the feature `viewer` embeds `{PAGE}`, which is not there\nhint: run `npm ci && npm run build` in viewer/"
            );
            return ExitCode::FAILURE;
        }
    }
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            eprintln!(
                "error: the embedded gazetteer in `gazetteer/` has the faults above; correct them and build again"
            );
            ExitCode::FAILURE
        }
    }
}

/// Writes `gazetteer.bin` to the output folder, and tells the compiler `GAZETTEER_BUILD`, a hash of it and of the code; an empty
/// gazetteer where there are no files.
fn build() -> Result<(), Vec<String>> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    let mut paths = csv_files(&root.join("gazetteer"))?;
    paths.sort_by_cached_key(|path| {
        let name = file_name(path);
        let (group, name) = merge::reading_order(&name);
        (group, name.to_owned())
    });
    let nothing = |_: &str| None;
    let mut merger = merge::Merger::new(&nothing);
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for path in &paths {
        let name = file_name(path);
        let bytes = std::fs::read(path).map_err(|e| vec![format!("error: gazetteer/{name}: {e}")])?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|e| vec![format!("error: gazetteer/{name}: the file is not UTF-8: {e}")])?;
        let shown = format!("gazetteer/{name}");
        let (rows, mut found) = row::read(&shown, text);
        let sha256 = hex(&Sha256::digest(&bytes));
        sources.push(compile::SourceFile { name, sha256, rows: rows.len() });
        found.extend(merger.add(&shown, rows));
        faults.extend(found);
    }
    let (entries, found) = merger.finish();
    faults.extend(found);
    // Warnings are the lint's business, which a test runs; an error means that a row is lost.
    let errors: Vec<String> =
        faults.iter().filter(|d| d.severity == Severity::Error).map(ToString::to_string).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let input = compile::Input {
        entries: &entries,
        own: 0,
        outside: &|_| None,
        beneath: compile::Beneath::default(),
        sources: &sources,
        notes: &[],
    };
    let compiled = compile::compile(&input).map_err(|e| vec![format!("error: {e}")])?;
    std::fs::write(out.join("gazetteer.bin"), &compiled)
        .map_err(|e| vec![format!("error: gazetteer.bin: {e}")])?;
    let mut build = Sha256::new();
    build.update(&compiled);
    for file in CODE {
        build.update(std::fs::read(root.join(file)).map_err(|e| vec![format!("error: {file}: {e}")])?);
    }
    println!("cargo:rustc-env=GAZETTEER_BUILD={}", hex(&build.finalize()));
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn variable(name: &str) -> Result<String, Vec<String>> {
    std::env::var(name).map_err(|e| vec![format!("error: Cargo sets `{name}` for build scripts: {e}")])
}

fn csv_files(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let fault = |e: std::io::Error| vec![format!("error: gazetteer/: {e}")];
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = file_name(&path);
        let is_left_out = name == SETTLEMENTS && std::env::var_os("CARGO_FEATURE_WORLD500").is_none();
        // `local.csv` is the user's own, read at run time.
        if name.ends_with(".csv") && !name.starts_with('.') && name != "local.csv" && !is_left_out {
            files.push(path);
        }
    }
    Ok(files)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
