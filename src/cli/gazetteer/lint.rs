//! `gazetteer lint`: what is wrong or doubtful in gazetteer files.

use super::GazetteerError;
use crate::cli::counted::counted;
use crate::cli::gazetteer::table::write_table;
use crate::curation::lint::{RULES, ambiguity, lint, rule};
use crate::gazetteer::document::Document;
use crate::gazetteer::{Gazetteer, GazetteerFile, expand};
use crate::model::{Diagnostic, Severity};
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Say what is wrong or doubtful in gazetteer files.
///
/// Exits with 1 where there is a warning or an error; notes do not count. A row whose note says `lint: allow RULE` has no
/// findings of that rule; errors cannot be allowed, since they cost the row.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// CSV files, or folders of them [default: ./gazetteer]
    files: Vec<PathBuf>,
    /// How to write the findings: lines to read, one JSON object a line, or annotations for GitHub Actions
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    format: LintFormat,
    /// Do not tell of this rule; may be repeated
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
    /// Tell every note, not only the first twenty of a rule and file (JSON and GitHub annotations always have all)
    #[arg(long)]
    all: bool,
    /// List the spellings that several places share, with the number of places, instead of findings
    #[arg(long, conflicts_with_all = ["rules", "allow", "all"])]
    ambiguity: bool,
    /// List the rules instead of findings
    #[arg(long)]
    rules: bool,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer lint                              check the files of ./gazetteer
  incident-mapper gazetteer lint my.csv --allow common-word   leave a rule out
  incident-mapper gazetteer lint my.csv --format github       annotate a pull request
  incident-mapper gazetteer lint my.csv --ambiguity           which spellings mean several places?
  incident-mapper gazetteer lint --rules                      what is looked for";

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum LintFormat {
    Text,
    Json,
    Github,
}

/// How many notes of a rule and file are told, where not all are asked for.
const MOST_NOTES: usize = 20;

pub(super) fn run(mut args: Args, out: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    if args.rules {
        return rules(out);
    }
    if let Some(unknown) = args.allow.iter().find(|id| rule(id).is_none()) {
        return Err(GazetteerError::UnknownRule(unknown.clone()));
    }
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
    if args.ambiguity {
        return shared(&files, args.format, out);
    }
    diagnostics.extend(lint(&files, &Gazetteer::embedded()));
    diagnostics.retain(|d| d.severity == Severity::Error || !args.allow.iter().any(|rule| rule == d.rule));
    let order: HashMap<&str, usize> = files.iter().enumerate().map(|(n, f)| (f.path.as_str(), n)).collect();
    diagnostics.sort_by_cached_key(|d| (order.get(d.path.as_str()).copied(), d.line));
    let sound = diagnostics.iter().all(|d| d.severity < Severity::Warning);
    match args.format {
        LintFormat::Text => {
            text(&diagnostics, args.all, out)?;
            let rows: usize = files.iter().map(|f| f.rows.len()).sum();
            let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
            writeln!(
                out,
                "{} in {}: {}, {}, {}",
                counted(rows, "row"),
                counted(files.len(), "file"),
                counted(count(Severity::Error), "error"),
                counted(count(Severity::Warning), "warning"),
                counted(count(Severity::Note), "note")
            )?;
        }
        format => {
            let mut documents: HashMap<&str, Document> = HashMap::new();
            for diagnostic in &diagnostics {
                let document = documents.entry(&diagnostic.path).or_insert_with(|| {
                    // A file that cannot be read has its finding, which has no cell.
                    Document::parse(&std::fs::read(&diagnostic.path).unwrap_or_default())
                });
                let place = diagnostic.line.zip(diagnostic.column.as_deref());
                let cell = place.and_then(|(line, column)| document.cell_at(line, column));
                let (value, character) = cell.map(|c| (shortened(c.value), c.character)).unzip();
                let character = character.flatten();
                match format {
                    LintFormat::Json => writeln!(out, "{}", json(diagnostic, value, character))?,
                    _ => writeln!(out, "{}", github(diagnostic, character))?,
                }
            }
        }
    }
    Ok(ExitCode::from(u8::from(!sound)))
}

/// The findings as lines; of the notes only the first ones of a rule and file, unless `all` are asked for.
fn text(diagnostics: &[Diagnostic], all: bool, out: &mut dyn Write) -> std::io::Result<()> {
    let mut told: HashMap<(&str, &str), usize> = HashMap::new();
    for diagnostic in diagnostics {
        if diagnostic.severity == Severity::Note {
            let told = told.entry((&diagnostic.path, diagnostic.rule)).or_default();
            *told += 1;
            if *told > MOST_NOTES && !all {
                continue;
            }
        }
        writeln!(out, "{diagnostic}")?;
    }
    let mut more: Vec<_> = told.into_iter().filter(|(_, n)| *n > MOST_NOTES && !all).collect();
    more.sort_unstable();
    for ((path, rule), n) in more {
        writeln!(out, "note: {path}: {} more notes of `{rule}`; `--all` tells them", n - MOST_NOTES)?;
    }
    Ok(())
}

/// The longest value that is told, in characters.
const LONGEST: usize = 200;

fn shortened(value: String) -> String {
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value,
    }
}

fn json(diagnostic: &Diagnostic, value: Option<String>, character: Option<usize>) -> serde_json::Value {
    serde_json::json!({
        "severity": severity(diagnostic.severity),
        "rule": diagnostic.rule,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "character": character,
        "value": value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    })
}

/// A workflow command of GitHub Actions
/// (<https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>).
fn github(diagnostic: &Diagnostic, character: Option<usize>) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let level = match diagnostic.severity {
        Severity::Note => "notice",
        other => severity(other),
    };
    let mut command = format!("::{level} file={}", property(&diagnostic.path));
    for (name, number) in [("line", diagnostic.line), ("col", character.map(|n| n as u64))] {
        if let Some(number) = number {
            command += &format!(",{name}={number}");
        }
    }
    let hint = diagnostic.hint.as_ref().map_or(String::new(), |hint| format!("\nhint: {hint}"));
    format!(
        "{command},title={}::{}",
        property(diagnostic.rule),
        data(&format!("{}{hint}", diagnostic.message))
    )
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn rules(out: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let mut table = vec![["rule", "severity", "finds", "what to do"].map(str::to_owned).to_vec()];
    for rule in RULES {
        table.push([rule.id, severity(rule.severity), rule.what, rule.hint].map(str::to_owned).to_vec());
    }
    write_table(&table, out)?;
    Ok(ExitCode::SUCCESS)
}

/// The ambiguity report; exits with 0, since shared names are no fault.
fn shared(
    files: &[GazetteerFile],
    format: LintFormat,
    out: &mut dyn Write,
) -> Result<ExitCode, GazetteerError> {
    let found = ambiguity(files, &Gazetteer::embedded());
    if format != LintFormat::Text {
        for shared in found {
            let line = serde_json::json!({
                "spelling": shared.spelling,
                "path": shared.path,
                "line": shared.line,
                "places": shared.places.len(),
                "ids": shared.places,
            });
            writeln!(out, "{line}")?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut table = vec![["places", "spelling", "first in", "ids"].map(str::to_owned).to_vec()];
    for shared in found {
        let ids = shared.places.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(" ");
        let more = if shared.places.len() > 5 { " ..." } else { "" };
        table.push(vec![
            shared.places.len().to_string(),
            shared.spelling,
            format!("{}:{}", shared.path, shared.line),
            format!("{ids}{more}"),
        ]);
    }
    write_table(&table, out)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn github_annotations_are_escaped() {
        let diagnostic = Diagnostic::new(Severity::Warning, "quote", "a,b:c%.csv", "`50 %`\nof it")
            .at_line(3)
            .hint("a: b");
        assert_eq!(
            github(&diagnostic, Some(7)),
            "::warning file=a%2Cb%3Ac%25.csv,line=3,col=7,title=quote::`50 %25`%0Aof it%0Ahint: a: b"
        );
        let note = Diagnostic::new(Severity::Note, "empty-file", "a.csv", "x");
        assert_eq!(github(&note, None), "::notice file=a.csv,title=empty-file::x");
    }

    #[test]
    fn only_the_first_notes_of_a_rule_are_told() {
        let notes: Vec<Diagnostic> = (1..=25)
            .map(|line| Diagnostic::new(Severity::Note, "common-word", "a.csv", "x").at_line(line))
            .collect();
        let lines = |all| {
            let mut out = Vec::new();
            text(&notes, all, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(lines(true).lines().count(), 25);
        assert_eq!(lines(false).lines().count(), 21);
        assert!(lines(false).ends_with("5 more notes of `common-word`; `--all` tells them\n"));
    }
}
