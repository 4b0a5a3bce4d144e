//! `query`: what happened near a place, in an area, in a time.

mod answer;
mod args;
mod columns;
mod error;
mod grouped;
mod layers;
pub(super) mod parse;
mod place;
mod question;
mod rows;
mod saved;
mod sorted;
mod table;
mod together;

pub use args::{OutputFormat, QueryArgs};
pub use error::QueryError;
pub use parse::{InvalidArgument, bounds, length};

use crate::cli::counted::counted;
use crate::format::geojson_amend::{self, Amended};
use crate::format::geojson_read::RawLayer;
use crate::gazetteer::Gazetteer;
use crate::model::{Diagnostic, Severity};
use crate::query::{Answer, Question, Searchable};
use answer::{amended, hint_at_more, report_what_is_left_out, summarise};
use layers::{File, Layers, files, layers};
use place::{NamedPlace, places_called};
use question::question;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Answers a query: features to `out`, everything else to `err`.
///
/// `load_gazetteer` is called with `--gazetteer`'s files where `--near` names a place; usually
/// [`Gazetteer::with_files`]. `terminal` says whether `out` is one, which decides the default format. The layer `-` is
/// standard input. The exit code is 0 where something was found, else 1; a reader of `out` that goes away is no error.
///
/// # Errors
/// See [`QueryError`]; the exit code is then 2.
pub fn run(
    args: &QueryArgs,
    load_gazetteer: impl FnOnce(&[PathBuf]) -> (Gazetteer, Vec<Diagnostic>),
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: bool,
) -> Result<ExitCode, QueryError> {
    let find = |name: &str, err: &mut dyn Write| {
        let (gazetteer, diagnostics) = load_gazetteer(&args.gazetteer);
        for diagnostic in diagnostics.iter().filter(|d| d.severity > Severity::Note) {
            say(err, format_args!("{diagnostic}"));
        }
        places_called(&gazetteer, name)
    };
    run_with(args, find, out, err, terminal)
}

fn run_with(
    args: &QueryArgs,
    find: impl FnOnce(&str, &mut dyn Write) -> Vec<NamedPlace>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: bool,
) -> Result<ExitCode, QueryError> {
    let (question, from_words) = question(args, find, err)?;
    let part = files(&args.layers, args.index.then_some(&question), err)?;
    let whole;
    let (mut files, mut asked) = (&part, ask(&part, &question, err)?);
    if asked.answer.hits.is_empty() && part.iter().any(|file| file.is_part) {
        // What is said where nothing is found is about the whole layer.
        whole = layers::files(&args.layers, None, err)?;
        (files, asked) = (&whole, ask(&whole, &question, err)?);
    }
    let Asked { first, searchable, features, mut answer } = asked;
    report_what_is_left_out(&answer, err);
    if answer.hits.is_empty() {
        say(err, format_args!("nothing found among {}", counted(features.len(), "feature")));
        hint_at_more(&searchable, &question, err);
    }
    let found = Found { items: searchable.items(), features: &features, several: files.len() > 1 };
    if let Some(order) = args.sort {
        sorted::sort(&mut answer.hits, &found, order, args.descending);
    }
    let for_programs = |format| if terminal { OutputFormat::Table } else { format };
    let format = |other| args.format.unwrap_or(for_programs(other));
    let shown = &answer.hits[..answer.hits.len().min(args.limit.unwrap_or(usize::MAX))];
    let mut count = answer.hits.len();
    let written = if args.count {
        writeln!(out, "{count}")
    } else if let Some(by) = args.group_by {
        grouped::write(out, by, &found, &answer.hits, format(OutputFormat::Csv))?
    } else if args.pairs {
        let written;
        (count, written) = together::write_pairs(
            out,
            args,
            question.within,
            &found,
            &answer.hits,
            format(OutputFormat::Csv),
            err,
        )?;
        written
    } else {
        let mut amended: Vec<Amended<'_>> = shown.iter().map(|hit| amended(&found, hit, &question)).collect();
        if let Some(together) = args.clusters {
            together::add_clusters(&mut amended, &found, shown, together, err);
        }
        match format(OutputFormat::Geojson) {
            OutputFormat::Table => table::write(out, &amended, shown, &question),
            OutputFormat::Geojson => geojson_amend::write_geojson(out, &first, &amended),
            OutputFormat::Geojsonseq => geojson_amend::write_geojsonseq(out, &amended),
            OutputFormat::Csv => geojson_amend::write_csv(out, &amended),
            OutputFormat::Jsonl => geojson_amend::write_jsonl(out, &amended),
        }
    };
    match written.and_then(|()| out.flush()) {
        Ok(()) => {}
        // `query ... | head` has read all it wants.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
        Err(error) => return Err(QueryError::Write(error)),
    }
    if count == 0 {
        return Ok(ExitCode::from(1));
    }
    // Pairs have said how many they are.
    if !args.pairs {
        summarise(&answer, shown.len(), &question, &from_words, err);
    }
    Ok(ExitCode::SUCCESS)
}

/// Layers that were asked, and what they answered.
struct Asked<'a> {
    first: RawLayer<'a>,
    searchable: Searchable<'a>,
    features: Vec<layers::Feature<'a>>,
    answer: Answer,
}

fn ask<'a>(files: &'a [File], question: &Question, err: &mut dyn Write) -> Result<Asked<'a>, QueryError> {
    let Layers { first, items, features } = layers(files, !question.text.is_empty(), err)?;
    let searchable = Searchable::new(items);
    let answer = searchable.search(question);
    Ok(Asked { first, searchable, features, answer })
}

/// The features that were asked.
struct Found<'f, 'a> {
    items: &'f [crate::query::Item<'a>],
    features: &'f [layers::Feature<'a>],
    /// Whether they are of several files, so that each says of which.
    several: bool,
}

/// The text without what could steer a terminal: control characters and marks that reorder what is written.
fn printable(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}

/// A line to standard error. That nobody reads it is no reason to fail.
fn say(err: &mut dyn Write, line: std::fmt::Arguments<'_>) {
    let _ = writeln!(err, "{line}");
}

#[cfg(test)]
mod tests;
