//! `gazetteer`: look after the gazetteer's files, and look places up. One file a subcommand.

mod add;
mod alias;
mod apply;
mod diff;
mod disable;
mod editing;
mod exchange;
mod export;
mod files;
mod fix;
mod fmt;
mod import;
mod lint;
mod search;
mod stats;
pub(super) mod table;

pub use editing::EditingError;

use super::query::InvalidArgument;
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
    Apply(apply::Args),
    Add(Box<add::Args>),
    Alias(alias::Args),
    Disable(disable::Args),
    Fix(fix::Args),
    Fmt(fmt::Args),
    Lint(lint::Args),
    Search(search::Args),
    Import(Box<import::Args>),
    Export(export::Args),
    Stats(stats::Args),
    Diff(diff::Args),
}

/// Why a `gazetteer` command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// No file was named and there is no folder to take instead.
    #[error("no gazetteer file was named, and there is no folder `gazetteer` here")]
    NothingToLint,
    /// A file could not be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A rule that lint does not have.
    #[error("`{0}` is no rule of lint")]
    UnknownRule(String),
    /// A file could not be edited.
    #[error(transparent)]
    Editing(#[from] EditingError),
    /// A position to be near to is none.
    #[error(transparent)]
    Near(#[from] InvalidArgument),
    /// Gazetteers could not be brought in or out, or compared.
    #[error(transparent)]
    Exchange(#[from] exchange::ExchangeError),
    /// The kept index of the gazetteer files turned out to be damaged when they had changed already.
    #[error(
        "the kept index of the gazetteer files was damaged and is removed now; run the same command again"
    )]
    DamagedIndex,
    /// What is told could not be written.
    #[error("the output cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

impl GazetteerError {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Editing(error) => error.hint(),
            Self::Near(error) => Some(error.hint()),
            Self::Exchange(error) => Some(error.hint()),
            Self::UnknownRule(_) => Some("`gazetteer lint --rules` lists them".to_owned()),
            Self::NothingToLint => Some("name a CSV file or a folder of them".to_owned()),
            Self::DamagedIndex | Self::Read { .. } | Self::Write(_) => None,
        }
    }
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
        Command::Apply(args) => apply::run(&args, out, log),
        Command::Add(args) => add::run(*args, out, log),
        Command::Alias(args) => alias::run(&args, out, log),
        Command::Disable(args) => disable::run(&args, out, log),
        Command::Fix(args) => fix::run(&args, out, log),
        Command::Fmt(args) => fmt::run(&args, out, log),
        Command::Lint(args) => lint::run(args, out),
        Command::Search(args) => search::run(&args, out, log),
        Command::Import(args) => import::run(&args, out, log),
        Command::Export(args) => export::run(&args, out, log),
        Command::Stats(args) => stats::run(&args, out, log),
        Command::Diff(args) => diff::run(&args, out, log),
    }
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
            (ExitCode::SUCCESS, "1 row in 1 file: 0 errors, 0 warnings, 0 notes\n")
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
             0 rows in 1 file: 1 error, 0 warnings, 0 notes\n"
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
