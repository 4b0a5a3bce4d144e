//! `gazetteer stats`: what a gazetteer holds, in numbers.

use super::GazetteerError;
use super::exchange::{read_files, rows_of};
use super::table::write_table;
use crate::cli::inputs::load_gazetteer;
use crate::curation::rows::laid_over;
use crate::curation::stats::{Counts, Stats, stats};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Say what a gazetteer holds: rows, names, languages, scripts, ambiguity, sources and licences.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  incident-mapper gazetteer stats\n  incident-mapper gazetteer stats my-places.csv\n  incident-mapper gazetteer stats --format json"
)]
pub struct Args {
    /// CSV files, or folders of them, counted by themselves [default: all that the program would use]
    files: Vec<PathBuf>,
    /// CSV files, or folders of them, to put over the built-in gazetteer [default: gazetteer/local.csv where it exists]
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "files")]
    gazetteer: Vec<PathBuf>,
    /// How to write the numbers
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How many lines each list has in text
    #[arg(long, value_name = "N", default_value_t = 12)]
    top: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Tables to read
    Text,
    /// One JSON object, with whole lists
    Json,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let top = if args.format == Format::Json { 1000 } else { args.top };
    let (stats, diagnostics) = if args.files.is_empty() {
        let (gazetteer, diagnostics) = load_gazetteer(&args.gazetteer);
        (stats(rows_of(&gazetteer), top), diagnostics)
    } else {
        let (files, diagnostics) = read_files(&args.files)?;
        (stats(laid_over(files), top), diagnostics)
    };
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    match args.format {
        Format::Json => writeln!(out, "{}", as_json(&stats))?,
        Format::Text => as_text(&stats, args.top, out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The lists, each with its heading in text and what an empty word stands for.
fn lists(stats: &Stats) -> [(&'static str, &'static str, &Counts); 9] {
    [
        ("places by feature class", "none", &stats.classes),
        ("places by feature code", "none", &stats.codes),
        ("places by country", "none", &stats.countries),
        ("places by source", "none named", &stats.sources),
        ("places by licence", "none named", &stats.licenses),
        ("spellings by language", "untagged", &stats.languages),
        ("spellings by script", "none", &stats.scripts),
        ("spellings by the number of places that share them", "", &stats.shared),
        ("spellings that most places share", "", &stats.most_shared),
    ]
}

fn as_text(stats: &Stats, top: usize, out: &mut dyn Write) -> std::io::Result<()> {
    let facts = [
        ("places", stats.rows),
        ("of these with a population", stats.with_population),
        ("with a radius", stats.with_radius),
        ("with a container", stats.with_parent),
        ("contested", stats.contested),
        ("switched off", stats.never),
        ("spellings", stats.spellings),
        ("distinct ones, folded", stats.distinct),
        ("demonyms", stats.demonyms),
    ];
    let rows = facts.iter().map(|(word, n)| vec![(*word).to_owned(), n.to_string()]);
    let header = std::iter::once(vec!["what".to_owned(), "number".to_owned()]);
    write_table(&header.chain(rows).collect::<Vec<_>>(), out)?;
    for (heading, nothing, counts) in lists(stats) {
        if counts.is_empty() {
            continue;
        }
        writeln!(out)?;
        let mut table = vec![vec![heading.to_owned(), "number".to_owned()]];
        for (word, n) in counts.iter().take(top) {
            let word = if word.is_empty() { nothing } else { word };
            table.push(vec![word.to_owned(), n.to_string()]);
        }
        let rest: usize = counts.iter().skip(top).map(|(_, n)| n).sum();
        if counts.len() > top && heading != "spellings that most places share" {
            table.push(vec![format!("{} more", counts.len() - top), rest.to_string()]);
        }
        write_table(&table, out)?;
    }
    Ok(())
}

fn as_json(stats: &Stats) -> Value {
    let object = |counts: &Counts| -> Value {
        counts.iter().map(|(word, n)| (word.clone(), json!(n))).collect::<Map<_, _>>().into()
    };
    json!({
        "rows": stats.rows,
        "with_population": stats.with_population,
        "with_radius": stats.with_radius,
        "with_parent": stats.with_parent,
        "contested": stats.contested,
        "never": stats.never,
        "spellings": stats.spellings,
        "distinct": stats.distinct,
        "demonyms": stats.demonyms,
        "classes": object(&stats.classes),
        "codes": object(&stats.codes),
        "countries": object(&stats.countries),
        "sources": object(&stats.sources),
        "licenses": object(&stats.licenses),
        "languages": object(&stats.languages),
        "scripts": object(&stats.scripts),
        "shared": object(&stats.shared),
        "most_shared": object(&stats.most_shared),
    })
}
