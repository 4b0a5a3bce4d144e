//! `gazetteer fix`: the repairs that need no judgement, as a diff first.

use super::GazetteerError;
use super::editing::{EditingError, replace};
use super::files::{FileArgs, apply, listed};
use crate::curation::fix::fix;
use crate::curation::unified::unified;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::document::Document;
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

/// Repair what needs no judgement: shown as a diff, done with --write.
///
/// White space, invisible characters, accents apart from their letters, mojibake that goes back, codes in lower case, numbers
/// with commas or degree signs, `;` between spellings, spellings and rows that stand twice, a class that the code implies,
/// coordinates that lie in their country only when swapped. All other bytes stay as they are.
///
/// Exits with 1 where something would change; with 0 once it is written.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    on: FileArgs,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer fix mine.csv              show what would change, as a diff
  incident-mapper gazetteer fix mine.csv --write      change it
  incident-mapper gazetteer fix mine.csv | less -R";

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let base = Gazetteer::embedded();
    apply(&listed(&args.on.files, log)?, |path, bytes| {
        let mut document = Document::parse(bytes);
        let repairs = fix(&mut document, &base);
        if repairs.is_empty() {
            return Ok(false);
        }
        let shown = path.display().to_string();
        let fixed =
            document.to_bytes().map_err(|source| EditingError::Document { path: path.to_owned(), source })?;
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        for repair in &repairs {
            *rules.entry(repair.rule).or_default() += 1;
            writeln!(
                log,
                "{shown}:{} [{}]: `{}` to `{}` ({})",
                repair.line, repair.column, repair.before, repair.after, repair.rule
            )?;
        }
        let counts: Vec<String> = rules.into_iter().map(|(rule, n)| format!("{n} {rule}")).collect();
        let done = if args.on.write {
            replace(path, &fixed)?;
            "repaired"
        } else {
            out.write_all(unified(&shown, document.original(), &document.edited()).as_bytes())?;
            "to repair; `--write` does it"
        };
        writeln!(log, "{shown}: {} {done}", counts.join(", "))?;
        Ok(!args.on.write)
    })
}
