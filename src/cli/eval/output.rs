//! Where a score goes, and in what form.

use super::{EvalError, baseline, json};
use crate::cli::{Error, Streams};
use crate::evaluation::comparison::{Comparison, Outline, compare};
use crate::format::atomic::Batch;
use crate::model::Diagnostic;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What both subcommands take.
#[derive(Debug, Clone, clap::Args)]
pub struct OutputArgs {
    /// How to write the score
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// The file to write, or - for stdout
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub out: PathBuf,
    /// How many lines each list of a table has; JSON has whole lists
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Only the figures: no documents, no words of the texts
    #[arg(long)]
    pub figures: bool,
    /// An earlier score in JSON: show what is better and what is worse
    #[arg(long, value_name = "OLD.json")]
    pub baseline: Option<PathBuf>,
}

/// The form of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Tables to read
    Table,
    /// One JSON object, which a later run may take as its baseline
    Json,
}

/// A score of the kind `kind` with the tables that show it.
pub(super) struct Scored<'s, S> {
    pub kind: &'static str,
    pub score: &'s S,
    pub outline: fn(&S) -> Outline,
    pub tables: fn(&S, usize, &mut dyn Write) -> io::Result<()>,
}

impl OutputArgs {
    /// The score that is to be compared with.
    ///
    /// # Errors
    /// The file is no score of the kind `kind`.
    pub(super) fn former<S: DeserializeOwned>(&self, kind: &'static str) -> Result<Option<S>, EvalError> {
        let Some(path) = &self.baseline else { return Ok(None) };
        let wrong = |source| EvalError::Baseline { path: path.clone(), kind, source };
        let value: Value = serde_json::from_slice(&read(path)?).map_err(wrong)?;
        if value.get("eval").and_then(Value::as_str) != Some(kind) {
            let found =
                value.get("eval").map_or("no `eval`".to_owned(), |found| format!("`eval` is {found}"));
            return Err(wrong(serde::de::Error::custom(found)));
        }
        serde_json::from_value(value).map(Some).map_err(wrong)
    }

    /// Tries whether the output can be written, so that a wrong path is known before the long part.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub(super) fn begin(&self) -> Result<Option<Batch>, Error> {
        if self.out.as_os_str() == "-" {
            return Ok(None);
        }
        let folder = self.out.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(Some(Batch::begin(folder.unwrap_or(Path::new(".")))?))
    }

    /// Writes a score, compared with `former`, into the file that was begun, else to stdout.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(super) fn write<S: Serialize>(
        &self,
        scored: &Scored<'_, S>,
        former: Option<&S>,
        file: Option<Batch>,
        streams: &mut Streams<'_>,
    ) -> Result<(), Error> {
        let compared = |former| compare(&(scored.outline)(former), &(scored.outline)(scored.score));
        let comparison = former.map(compared);
        let write = |out: &mut dyn Write| match self.format {
            Format::Json => json::write(&as_json(scored, comparison.as_ref())?, out),
            Format::Table => {
                (scored.tables)(scored.score, self.top, out)?;
                comparison.as_ref().map_or(Ok(()), |comparison| baseline::write(comparison, self.top, out))
            }
        };
        let Some(mut batch) = file else { return write(streams.out).map_err(Error::Output) };
        let name = self.out.file_name().unwrap_or_default().to_string_lossy();
        batch.add(&name, write)?;
        batch.commit()?;
        streams.tell(format_args!("score written to {}", self.out.display()));
        Ok(())
    }
}

fn as_json<S: Serialize>(scored: &Scored<'_, S>, comparison: Option<&Comparison>) -> io::Result<Value> {
    let mut value = json!({ "eval": scored.kind });
    if let (Value::Object(whole), Value::Object(parts)) = (&mut value, serde_json::to_value(scored.score)?) {
        whole.extend(parts);
        if let Some(comparison) = comparison {
            whole.insert("comparison".to_owned(), serde_json::to_value(comparison)?);
        }
    }
    Ok(value)
}

/// The bytes of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, EvalError> {
    std::fs::read(path).map_err(|source| EvalError::Read { path: path.to_path_buf(), source })
}

/// Tells what was wrong with an input.
pub(super) fn tell(diagnostics: &[Diagnostic], streams: &mut Streams<'_>) {
    diagnostics.iter().for_each(|diagnostic| streams.tell(diagnostic));
}
