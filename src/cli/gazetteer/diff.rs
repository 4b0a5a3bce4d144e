//! `gazetteer diff`: what differs between two gazetteers, in words.

use super::GazetteerError;
use super::exchange::{ExchangeError, read_files};
use crate::cli::counted::counted;
use crate::curation::cells::spellings;
use crate::curation::diff::{Change, RowDiff, diff};
use crate::curation::rows::{laid_over, row_of};
use crate::gazetteer::row::{Row, SpellingEdit};
use crate::gazetteer::{Gazetteer, GazetteerFile};
use crate::geodesy::LngLat;
use crate::model::Diagnostic;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Say in words what differs between two gazetteers: which rows came, went, moved, were renamed, which spellings they gained and
/// lost.
///
/// Two files, or two folders of them, are compared as they stand. A file against `embedded` is taken as the program takes it: put over
/// the built-in rows; what it changes there is told. Exits with 0 where nothing differs, with 1 where something does.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  incident-mapper gazetteer diff before.csv after.csv\n  incident-mapper gazetteer diff embedded gazetteer/local.csv\n  git show HEAD~1:gazetteer/local.csv > before.csv; incident-mapper gazetteer diff before.csv gazetteer/local.csv"
)]
pub struct Args {
    /// The old one: a CSV file, a folder of them, or `embedded`
    old: PathBuf,
    /// The new one
    new: PathBuf,
    /// How to write the differences: a sentence, or a JSON object, for each row
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A sentence a row
    Text,
    /// A JSON object a row
    Json,
}

/// The word for the built-in rows.
const EMBEDDED: &str = "embedded";

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let (old, old_diagnostics) = side(&args.old)?;
    let (new, new_diagnostics) = side(&args.new)?;
    for diagnostic in old_diagnostics.iter().chain(&new_diagnostics) {
        writeln!(log, "{diagnostic}")?;
    }
    let (old, new) = match (old, new) {
        (None, None) => (Vec::new(), Vec::new()),
        (Some(old), Some(new)) => (laid_over(old), laid_over(new)),
        (None, Some(files)) => over_embedded(files, log)?,
        (Some(files), None) => {
            let (embedded, over) = over_embedded(files, log)?;
            (over, embedded)
        }
    };
    let differences = diff(old, new);
    for difference in &differences {
        match args.format {
            Format::Text => writeln!(out, "{difference}")?,
            Format::Json => writeln!(out, "{}", as_json(difference))?,
        }
    }
    if args.format == Format::Text {
        summarise(&differences, log)?;
    }
    Ok(ExitCode::from(u8::from(!differences.is_empty())))
}

/// The files of one side; `None` for the built-in rows.
type Side = (Option<Vec<GazetteerFile>>, Vec<Diagnostic>);

fn side(path: &PathBuf) -> Result<Side, ExchangeError> {
    if path.as_os_str() == EMBEDDED && !path.exists() {
        return Ok((None, Vec::new()));
    }
    let (files, diagnostics) = read_files(std::slice::from_ref(path))?;
    Ok((Some(files), diagnostics))
}

/// The rows that `files` change, as they are built in and as they are with `files` over them.
fn over_embedded(
    files: Vec<GazetteerFile>,
    log: &mut dyn Write,
) -> Result<(Vec<Row>, Vec<Row>), GazetteerError> {
    let embedded = Gazetteer::embedded();
    let mut ids: BTreeSet<String> = files.iter().flat_map(|f| &f.rows).map(|row| row.id.clone()).collect();
    let (over, diagnostics) = embedded.overlaid(files);
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    // An edited copy of a built-in file also removes the rows that it lacks.
    let gone = embedded.keys().map(|key| embedded.place(key).id).filter(|id| over.by_id(id).is_none());
    ids.extend(gone.map(str::to_owned));
    let rows = |gazetteer: &Gazetteer| -> Vec<Row> {
        ids.iter().filter_map(|id| Some(row_of(gazetteer, gazetteer.by_id(id)?))).collect()
    };
    Ok((rows(&embedded), rows(&over)))
}

fn summarise(differences: &[RowDiff], log: &mut dyn Write) -> std::io::Result<()> {
    let count =
        |is: &dyn Fn(&Change) -> bool| differences.iter().filter(|d| d.changes.iter().any(is)).count();
    let added = count(&|c| matches!(c, Change::Added { .. }));
    let removed = count(&|c| matches!(c, Change::Removed));
    let moved = count(&|c| matches!(c, Change::Moved { .. }));
    let verb = if differences.len() == 1 { "differs" } else { "differ" };
    writeln!(
        log,
        "{} {verb}: {added} added, {removed} removed, {} changed, of which {moved} moved",
        counted(differences.len(), "row"),
        differences.len() - added - removed
    )
}

fn as_json(difference: &RowDiff) -> Value {
    let position = |at: &LngLat| json!([at.lng(), at.lat()]);
    let listed = |list: &[SpellingEdit]| -> Vec<String> {
        list.iter().map(|s| spellings(std::slice::from_ref(s))).collect()
    };
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(difference.id));
    object.insert("name".to_owned(), json!(difference.name));
    object.insert("change".to_owned(), json!("changed"));
    object.insert("sentence".to_owned(), json!(difference.to_string()));
    let mut cells = Map::new();
    for change in &difference.changes {
        match change {
            Change::Added { position: at, .. } => {
                object.insert("change".to_owned(), json!("added"));
                object.insert("to".to_owned(), at.as_ref().map_or(Value::Null, position));
            }
            Change::Removed => {
                object.insert("change".to_owned(), json!("removed"));
            }
            Change::Moved { from, to, distance } => {
                object.insert("from".to_owned(), position(from));
                object.insert("to".to_owned(), position(to));
                object.insert("distance_m".to_owned(), json!(distance.0.round()));
            }
            Change::Spellings { column, gained, lost } => {
                cells.insert((*column).to_owned(), json!({"gained": listed(gained), "lost": listed(lost)}));
            }
            Change::Cell { column, from, to } => {
                cells.insert((*column).to_owned(), json!({"from": from, "to": to}));
            }
        }
    }
    if !cells.is_empty() {
        object.insert("cells".to_owned(), cells.into());
    }
    object.into()
}
