//! What an import tells: findings, what became of places, and the report.

use crate::cli::counted::counted;
use crate::curation::import::{Action, Outcome};
use crate::gazetteer::row::Row;
use crate::model::{Diagnostic, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

/// How many findings of a rule are shown, and how many places of a kind of outcome.
const SHOWN: usize = 10;

/// How many findings are kept for the report: what is wrong in more lines than this is wrong with the file.
const KEPT: usize = 100_000;

/// What is to be told.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub(super) read: usize,
    pub(super) filtered_out: usize,
    pub(super) not_places: usize,
    findings: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
    bad: usize,
}

impl Telling {
    pub(super) fn finding(&mut self, finding: Diagnostic) {
        *self.counts.entry(finding.rule).or_default() += 1;
        self.bad += usize::from(finding.severity == Severity::Error);
        if self.findings.len() < KEPT {
            self.findings.push(finding);
        }
    }

    /// The first findings of each rule, and how many more there are.
    pub(super) fn say_findings(&self, log: &mut dyn Write) -> io::Result<()> {
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &self.findings {
            let count = shown.entry(finding.rule).or_default();
            *count += 1;
            if *count <= SHOWN {
                writeln!(log, "{finding}")?;
            }
        }
        for (rule, count) in &self.counts {
            if *count > SHOWN {
                writeln!(log, "and {} more like this ({rule})", count - SHOWN)?;
            }
        }
        Ok(())
    }

    /// What became of the places: numbers, and the first of those that a person may want to look at.
    pub(super) fn say_outcomes(&self, outcomes: &[Outcome], log: &mut dyn Write) -> io::Result<()> {
        for action in [Action::Merged, Action::Skipped] {
            let of_kind: Vec<&Outcome> = outcomes.iter().filter(|o| o.action == action).collect();
            for outcome in of_kind.iter().take(SHOWN) {
                writeln!(log, "{}", sentence(outcome))?;
            }
            if of_kind.len() > SHOWN {
                writeln!(log, "and {} more {}", of_kind.len() - SHOWN, action.word())?;
            }
        }
        let are = if self.not_places == 1 { "that is no place or has" } else { "that are no places or have" };
        writeln!(
            log,
            "{} read; {} left out by the filter, {} {are} no position, {}",
            counted(self.read, "place"),
            self.filtered_out,
            counted(self.not_places, "thing"),
            counted(self.bad, "bad line")
        )?;
        let outcomes = Action::ALL.map(|action| {
            let count = outcomes.iter().filter(|o| o.action == action).count();
            format!("{count} {}", action.word())
        });
        writeln!(log, "{}", outcomes.join(", "))
    }

    /// Writes the report: what became of each place, then each finding.
    pub(super) fn write_report(&self, outcomes: &[Outcome], out: &mut dyn Write) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
        writer.write_record(["action", "line", "id", "name", "with", "distance_km", "reason"])?;
        let line = |line: u64| if line == 0 { String::new() } else { line.to_string() };
        for outcome in outcomes {
            let distance = outcome.distance.map(|distance| format!("{:.2}", distance.km()));
            writer.write_record([
                outcome.action.word(),
                &line(outcome.line),
                &outcome.id,
                &outcome.name,
                outcome.with.as_deref().unwrap_or_default(),
                &distance.unwrap_or_default(),
                &outcome.reason,
            ])?;
        }
        for finding in &self.findings {
            let action = if finding.severity == Severity::Error { "bad" } else { "note" };
            let at = line(finding.line.unwrap_or_default());
            writer.write_record([action, &at, "", "", "", "", &finding.message])?;
        }
        writer.flush()
    }
}

fn sentence(outcome: &Outcome) -> String {
    let Outcome { action, id, name, with, distance, reason, .. } = outcome;
    let with = with.as_ref().map(|with| format!(" with `{with}`")).unwrap_or_default();
    let away = distance.map(|away| format!(", {:.1} km away", away.km())).unwrap_or_default();
    match action {
        Action::Skipped => format!("skipped: `{id}` ({name}){with}: {reason}"),
        _ => format!("{}: `{id}` ({name}){with}{away}: {reason}", action.word()),
    }
}

/// What was written, how to use it, and what its licences ask for.
pub(super) fn say_written(path: &Path, rows: &[Row], log: &mut dyn Write) -> io::Result<()> {
    let unclassed = rows.iter().filter(|row| row.name.is_some() && row.feature_class.is_none()).count();
    if unclassed > 0 {
        writeln!(
            log,
            "{} without a feature class, taken for settlements; `--as CLASS` says otherwise",
            counted(unclassed, "place")
        )?;
    }
    let licenses: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row.license.as_deref().unwrap_or_default().split(';'))
        .map(str::trim)
        .collect();
    if licenses.contains("") {
        writeln!(log, "hint: some rows state no licence; `--license` and `--source` say it")?;
    }
    if licenses.iter().any(|license| license.to_ascii_uppercase().starts_with("ODBL")) {
        writeln!(
            log,
            "note: rows under the Open Database License are share-alike: credit OpenStreetMap contributors, and pass on what you make of them under the same licence"
        )?;
    }
    if path.as_os_str() == "-" {
        return Ok(());
    }
    writeln!(log, "{} written to {}", counted(rows.len(), "row"), path.display())?;
    writeln!(log, "hint: use them with `--gazetteer {}`, beside files of yours", path.display())
}
