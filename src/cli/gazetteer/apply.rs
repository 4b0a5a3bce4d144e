//! `gazetteer apply`: what a person decided in `review.csv`, to rows of the gazetteer and of `decisions.csv`.

use super::GazetteerError;
use super::editing::{EditingError, replace};
use crate::cli::counted::counted;
use crate::cli::inputs::{DECISIONS, LOCAL, load_gazetteer};
use crate::decisions::{self, Applied, Asked, Knowledge, Target};
use crate::format::jsonl::SourceLine;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::document::Document;
use crate::model::{Diagnostic, Severity};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// Turn the decisions in a review.csv into rows of your gazetteer and of decisions.csv.
///
/// In the column `decision` of the review.csv that `map` wrote, type one of
///
///   2                        the candidate of this number
///   gn:586523                the place of this id (gazetteer search NAME finds it)
///   ignore                   it is no place
///   new 47.1249, 40.3745     a place that the gazetteer lacks: longitude, latitude, and a name
///                            where it is not the report's; also 47,1249; 40,3745 or 40.3745N 47.1249E
///
/// and in `scope`, where it holds: mention, report (where the cell is empty), source (all reports of the outlet) or always. A
/// spelling that always means a place is added to the place's names, too. What you type in `note` is kept.
///
/// Applying a file twice changes nothing. Exits with 1 where a decision could not be used.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub struct Args {
    /// The review.csv, as `map` wrote it and you filled it
    review: PathBuf,
    /// The file of decisions to add to; made where it is missing
    #[arg(long, value_name = "FILE", default_value = DECISIONS)]
    decisions: PathBuf,
    /// The gazetteer file to add places and spellings to; made where it is missing
    #[arg(long, value_name = "FILE", default_value = LOCAL)]
    gazetteer: PathBuf,
    /// Who decides, for the column `author`
    #[arg(long, value_name = "NAME", default_value = "")]
    author: String,
    /// The day to write down [default: today, UTC]
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer apply output/review.csv
  incident-mapper gazetteer apply review.csv --author 'Ana B.' --dry-run
  incident-mapper gazetteer apply review.csv --gazetteer places.csv --decisions decided.csv

Then run `incident-mapper map` again: with --impact to see what moves, without to write it.";

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let mut places = Document::parse(&read_or_empty(&args.gazetteer)?);
    let mut decided = Document::of_columns(&read_or_empty(&args.decisions)?, &decisions::COLUMNS);
    let (gazetteer, mut diagnostics) = match args.gazetteer.exists() {
        true => load_gazetteer(std::slice::from_ref(&args.gazetteer)),
        false => (Gazetteer::embedded(), Vec::new()),
    };
    let mut rows = Vec::new();
    if !decided.original().trim().is_empty() {
        let path = args.decisions.display().to_string();
        let (read, found) = decisions::parse(&path, &bytes_of(&args.decisions, &decided)?);
        rows = read;
        diagnostics.extend(found);
    }
    let review = args.review.display().to_string();
    let (mut asked, found) = decisions::read_review(&review, &read(&args.review)?);
    diagnostics.extend(found);
    let texts = texts_beside(&args.review, &asked);
    diagnostics.extend(take_stale(&review, &mut asked, &texts));

    let date = args.date.unwrap_or_else(today).to_string();
    let known = Knowledge { gazetteer: &gazetteer, decided: &rows, author: args.author.trim(), date: &date };
    let mut applied = decisions::apply(&review, &asked, known, &mut places, &mut decided);
    diagnostics.append(&mut applied.diagnostics);
    if !args.dry_run {
        // Places first: a decision must never name one that is not there.
        let written = [(&args.gazetteer, &places), (&args.decisions, &decided)];
        let written = written.map(|(path, file)| (path, file.is_changed(), bytes_of(path, file)));
        for (path, is_changed, bytes) in written {
            let bytes = bytes?;
            if is_changed {
                replace(path, &bytes)?;
            }
        }
    }
    for diagnostic in &diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    tell(args, &applied, out, log)?;
    let refused = diagnostics.iter().any(|d| d.path == review && d.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(refused)))
}

/// What was written goes to `out`, the sums to `log`.
fn tell(args: &Args, applied: &Applied, out: &mut dyn Write, log: &mut dyn Write) -> std::io::Result<()> {
    for change in &applied.changes {
        let path = match change.target {
            Target::Gazetteer => &args.gazetteer,
            Target::Decisions => &args.decisions,
        };
        writeln!(out, "{}:{}: {}", path.display(), change.line, change.words)?;
    }
    let written = if args.dry_run { "would be written" } else { "written" };
    writeln!(
        log,
        "{} {written}, {} in force already, {} without a decision",
        counted(applied.changes.len(), "row"),
        counted(applied.already, "decision"),
        counted(applied.open, "row")
    )?;
    if !args.dry_run && !applied.changes.is_empty() {
        writeln!(log, "run `incident-mapper map` again; with --impact it only says what moves")?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, GazetteerError> {
    fs::read(path).map_err(|source| GazetteerError::Read { path: path.to_path_buf(), source })
}

/// The bytes of the file at `path`; none where it is yet to be made.
fn read_or_empty(path: &Path) -> Result<Vec<u8>, GazetteerError> {
    match fs::read(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        bytes => bytes.map_err(|source| GazetteerError::Read { path: path.to_path_buf(), source }),
    }
}

fn bytes_of(path: &Path, file: &Document) -> Result<Vec<u8>, EditingError> {
    file.to_bytes().map_err(|source| EditingError::Document { path: path.to_path_buf(), source })
}

/// The texts of the run beside a review.csv, by report; of the reports that are asked about, where the run kept them.
fn texts_beside(review: &Path, asked: &[Asked]) -> HashMap<String, String> {
    let Ok(file) = fs::File::open(review.with_file_name("sources.jsonl")) else { return HashMap::new() };
    let wanted: HashSet<&str> = asked.iter().map(|row| row.report.as_str()).collect();
    let lines = BufReader::new(file).lines().map_while(Result::ok);
    let sources = lines.filter_map(|line| serde_json::from_str::<SourceLine>(&line).ok());
    let texts = sources.filter(|source| wanted.contains(source.id.as_str()));
    texts.filter_map(|source| Some((source.id, source.text?))).collect()
}

/// Takes the decided rows out whose words no longer stand in their report, and says so.
fn take_stale(path: &str, asked: &mut Vec<Asked>, texts: &HashMap<String, String>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    asked.retain(|row| {
        let Some(text) = texts.get(&row.report) else { return true };
        let words: Vec<&str> = row.surface.split_whitespace().collect();
        let mut at = text.char_indices().map(|(at, _)| at);
        let stands = at.nth(row.start).and_then(|at| text.get(at..)).is_some_and(|rest| {
            let mut rest = rest;
            words.iter().all(|word| match rest.trim_start().strip_prefix(word) {
                Some(after) => {
                    rest = after;
                    true
                }
                None => false,
            })
        });
        if !stands && !row.decision.is_empty() {
            let message = format!("`{}` no longer stands at {} of `{}`", row.surface, row.start, row.report);
            diagnostics.push(
                Diagnostic::new(Severity::Error, "stale-row", path, message)
                    .at_line(row.line)
                    .in_column("mention")
                    .hint("the report has changed since: run `map` again and decide in its review.csv"),
            );
        }
        stands || row.decision.is_empty()
    });
    diagnostics
}

/// The day in UTC.
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(days.days()).unwrap_or(epoch)
}
