//! `gazetteer lint`: what is wrong or doubtful in gazetteer files.

use super::GazetteerError;
use crate::curation::lint;
use crate::gazetteer::{Gazetteer, GazetteerFile, expand};
use crate::model::{Diagnostic, Severity};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Say what is wrong or doubtful in gazetteer files.
///
/// Exits with 1 where there is a warning or an error; notes do not count.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  incident-mapper gazetteer lint\n  incident-mapper gazetteer lint my-places.csv --format json"
)]
pub struct Args {
    /// CSV files, or folders of them [default: ./gazetteer]
    files: Vec<PathBuf>,
    /// How to write the findings: lines to read, or one JSON object a line
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    format: LintFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum LintFormat {
    Text,
    Json,
}

pub(super) fn run(mut args: Args, out: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    if args.files.is_empty() {
        let folder = PathBuf::from("gazetteer");
        if !folder.is_dir() {
            return Err(GazetteerError::NothingToLint);
        }
        args.files.push(folder);
    }
    let (paths, mut diagnostics) = expand(&args.files);
    let mut files = Vec::new();
    for path in paths {
        let (file, found) = GazetteerFile::read(&path);
        diagnostics.extend(found);
        files.extend(file);
    }
    diagnostics.extend(lint(&files, &Gazetteer::embedded()));
    let place = |d: &Diagnostic| files.iter().position(|f| f.path == d.path);
    diagnostics.sort_by_cached_key(|d| (place(d), d.line));
    for diagnostic in &diagnostics {
        match args.format {
            LintFormat::Text => writeln!(out, "{diagnostic}")?,
            LintFormat::Json => writeln!(out, "{}", json(diagnostic))?,
        }
    }
    if args.format == LintFormat::Text {
        let rows: usize = files.iter().map(|f| f.rows.len()).sum();
        let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
        writeln!(
            out,
            "{rows} rows in {} files: {} errors, {} warnings, {} notes",
            files.len(),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note)
        )?;
    }
    let sound = diagnostics.iter().all(|d| d.severity < Severity::Warning);
    Ok(ExitCode::from(u8::from(!sound)))
}

fn json(diagnostic: &Diagnostic) -> serde_json::Value {
    serde_json::json!({
        "severity": match diagnostic.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "rule": diagnostic.rule,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    })
}
