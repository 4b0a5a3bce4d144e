//! `gazetteer`: look after the gazetteer's files, and look places up.

use super::inputs::load_gazetteer;
use crate::gazetteer::{Gazetteer, GazetteerFile, expand, lint};
use crate::geodesy::{LngLat, distance};
use crate::model::{Diagnostic, Severity};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Look after the gazetteer's files, and look places up.
#[derive(Debug, clap::Args)]
pub struct GazetteerArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Lint(LintArgs),
    Search(SearchArgs),
}

/// Say what is wrong or doubtful in gazetteer files.
///
/// Exits with 1 where there is a warning or an error; notes do not count.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  incident-mapper gazetteer lint\n  incident-mapper gazetteer lint my-places.csv --format json"
)]
pub struct LintArgs {
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

/// List the places that a name may mean, best first.
///
/// Exits with 1 where there is none.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  incident-mapper gazetteer search Ganja\n  incident-mapper gazetteer search 'Barda, Azerbaijan'\n  incident-mapper gazetteer search San Juan --near -66.1,18.4"
)]
pub struct SearchArgs {
    /// A name in any spelling, or an id; containers may follow after commas
    #[arg(required = true)]
    name: Vec<String>,
    /// Rank by distance from this position
    #[arg(long, value_name = "LON,LAT", value_parser = parse_position, allow_hyphen_values = true)]
    near: Option<LngLat>,
    /// How many places to list
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// CSV files or folders of them to put over the embedded gazetteer
    #[arg(long, value_name = "FILE|DIR")]
    gazetteer: Vec<PathBuf>,
}

/// Why a `gazetteer` command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// No file was named and there is no folder to take instead.
    #[error("no gazetteer file was named, and there is no folder `gazetteer` here")]
    NothingToLint,
    /// What is told could not be written.
    #[error("the output cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Runs a `gazetteer` command. What it finds goes to `out`; what was wrong with the files it used goes to `log`.
///
/// # Errors
/// Nothing to work on, or output that cannot be written.
pub fn run(
    args: GazetteerArgs,
    out: &mut dyn Write,
    log: &mut dyn Write,
) -> Result<ExitCode, GazetteerError> {
    match args.command {
        Command::Lint(args) => run_lint(args, out),
        Command::Search(args) => run_search(&args, out, log),
    }
}

fn run_lint(mut args: LintArgs, out: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
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

fn run_search(
    args: &SearchArgs,
    out: &mut dyn Write,
    log: &mut dyn Write,
) -> Result<ExitCode, GazetteerError> {
    let (gazetteer, diagnostics) = load_gazetteer(&args.gazetteer);
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    let name = args.name.join(" ");
    let hits = gazetteer.search(&name, args.near);
    if hits.is_empty() {
        writeln!(log, "no place is called `{name}`")?;
        writeln!(log, "hint: add it to a CSV of your own and name that with `--gazetteer`")?;
        return Ok(ExitCode::from(1));
    }
    let mut header = vec!["rank", "id", "name", "feature", "in", "longitude", "latitude", "population", "by"];
    if args.near.is_some() {
        header.push("km");
    }
    let mut table: Vec<Vec<String>> = vec![header.into_iter().map(str::to_owned).collect()];
    for (rank, hit) in hits.iter().take(args.limit).enumerate() {
        let place = gazetteer.place(hit.place);
        let within: Vec<&str> =
            [place.country, place.admin1].into_iter().filter(|cell| !cell.is_empty()).collect();
        let spelling = gazetteer.matched_spelling(hit.place, &name);
        let mut row = vec![
            (rank + 1).to_string(),
            place.id.to_owned(),
            place.name.to_owned(),
            format!("{}.{}", place.feature_class.letter(), place.feature_code),
            within.join("/"),
            format!("{:.5}", place.position.lng()),
            format!("{:.5}", place.position.lat()),
            if place.population == 0 { String::new() } else { place.population.to_string() },
            format!("{} ({})", spelling.map_or(place.id, |s| s.text), hit.tier.name()),
        ];
        row.extend(args.near.map(|near| format!("{:.1}", distance(near, place.position).km())));
        table.push(row);
    }
    write_table(&table, out)?;
    if hits.len() > args.limit {
        writeln!(log, "{} more; `--limit {}` lists them", hits.len() - args.limit, hits.len())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Columns two spaces apart, as wide as their longest cell; numbers to the right.
fn write_table(table: &[Vec<String>], out: &mut dyn Write) -> std::io::Result<()> {
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| table.iter().map(|row| cell(row, column).chars().count()).max().unwrap_or_default())
        .collect();
    let is_number = |column: usize| {
        table
            .iter()
            .skip(1)
            .all(|row| cell(row, column).chars().all(|c| c.is_ascii_digit() || "-.".contains(c)))
    };
    let numbers: Vec<bool> = (0..columns).map(is_number).collect();
    for row in table {
        let mut line = String::new();
        for (column, (width, number)) in widths.iter().zip(&numbers).enumerate() {
            let cell = cell(row, column);
            let padding = " ".repeat(width.saturating_sub(cell.chars().count()));
            let gap = if column == 0 { "" } else { "  " };
            line.push_str(gap);
            if *number {
                line.push_str(&padding);
                line.push_str(&cell);
            } else {
                line.push_str(&cell);
                line.push_str(&padding);
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn parse_position(text: &str) -> Result<LngLat, String> {
    let wrong = || format!("`{text}` is not LON,LAT in degrees, as `46.36,40.68`");
    let (lng, lat) = text.split_once(',').ok_or_else(wrong)?;
    let degrees = |part: &str| part.trim().parse::<f64>().map_err(|_| wrong());
    LngLat::new(degrees(lng)?, degrees(lat)?).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(clap::Parser)]
    struct Program {
        #[command(flatten)]
        args: GazetteerArgs,
    }

    /// The exit code, stdout and stderr of a command whose `FILE` is a file of `csv`.
    fn run_on(csv: &str, arguments: &[&str]) -> (ExitCode, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.csv");
        std::fs::write(&path, csv).unwrap();
        let file = path.display().to_string();
        let arguments = arguments.iter().map(|a| if *a == "FILE" { file.as_str() } else { a });
        let args = Program::parse_from(std::iter::once("test").chain(arguments)).args;
        let (mut out, mut log) = (Vec::new(), Vec::new());
        let code = run(args, &mut out, &mut log).unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap().replace(&file, "FILE");
        (code, text(out), text(log))
    }

    const HEADER: &str = "id,name,longitude,latitude,source,license\n";

    #[test]
    fn lint_exits_with_one_on_warnings_and_zero_on_notes() {
        let sound = format!("{HEADER}local:zzyzxgrad,Zzyzxgrad,-150,-40,me,CC0\n");
        let (code, out, _) = run_on(&sound, &["lint", "FILE"]);
        assert_eq!(
            (code, out.as_str()),
            (ExitCode::SUCCESS, "1 rows in 1 files: 0 errors, 0 warnings, 0 notes\n")
        );
        let noted = format!("{HEADER}local:zzyzxgrad,Zzyzxgrad,-150,-40,me,\n");
        assert_eq!(run_on(&noted, &["lint", "FILE"]).0, ExitCode::SUCCESS);
        let wrong = format!("{HEADER}local:zzyzxgrad,Zzyzxgrad,-150,-140,me,CC0\n");
        let (code, out, _) = run_on(&wrong, &["lint", "FILE"]);
        assert_eq!(code, ExitCode::from(1));
        assert_eq!(
            out,
            "error: FILE:2 [latitude]: the latitude `-140` is not between -90 and 90 (latitude-range)\n  \
             hint: longitude and latitude may have changed places\n\
             0 rows in 1 files: 1 errors, 0 warnings, 0 notes\n"
        );
    }

    #[test]
    fn lint_writes_one_json_object_a_finding() {
        let (_, out, _) =
            run_on("id,name\nlocal:zzyzxgrad,Zzyzxgrad\n", &["lint", "FILE", "--format", "json"]);
        let first: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
        assert_eq!(first["rule"], "missing-coordinate");
        assert_eq!(first["line"], 2);
        assert_eq!(first["severity"], "error");
    }

    #[test]
    fn search_lists_places_with_their_distance() {
        let csv = format!("{HEADER}local:z1,Zzyzxgrad,-150,-40,,\nlocal:z2,Zzyzxgrad,-151,-40,,\n");
        let (code, out, _) =
            run_on(&csv, &["search", "zzyzxgrad", "--near", "-151,-40", "--gazetteer", "FILE"]);
        assert_eq!(code, ExitCode::SUCCESS);
        assert_eq!(
            out,
            "rank  id        name       feature  in   longitude   latitude  population  by                  km\n   \
             1  local:z2  Zzyzxgrad  P.           -151.00000  -40.00000              Zzyzxgrad (name)   0.0\n   \
             2  local:z1  Zzyzxgrad  P.           -150.00000  -40.00000              Zzyzxgrad (name)  85.4\n"
        );
        let (code, out, log) = run_on(&csv, &["search", "Qqqqq", "Zzyzx"]);
        assert_eq!((code, out.as_str()), (ExitCode::from(1), ""));
        assert!(log.starts_with("no place is called `Qqqqq Zzyzx`"), "{log}");
    }
}
