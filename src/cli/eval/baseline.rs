//! What is better and what is worse than in an earlier score, as tables.

use crate::cli::gazetteer::table::write_table;
use crate::evaluation::comparison::{Change, Comparison, Differences};
use std::io::{self, Write};

/// Writes what differs; of documents and spellings the `top` most improved and most regressed ones.
///
/// # Errors
/// Those of `out`.
pub(super) fn write(comparison: &Comparison, top: usize, out: &mut dyn Write) -> io::Result<()> {
    let Comparison { sections, only_before, only_now } = comparison;
    writeln!(out)?;
    for (names, whose) in [(only_before, "the baseline alone has"), (only_now, "the baseline does not have")]
    {
        if !names.is_empty() {
            writeln!(out, "{whose}: {}", names.join(", "))?;
        }
    }
    if sections.is_empty() {
        return writeln!(out, "nothing differs from the baseline");
    }
    for (number, Differences { name, figures, documents, spellings }) in sections.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        table(&format!("{name}: against the baseline"), figures, figures.len(), 4, out)?;
        table(&format!("{name}: errors by document"), documents, top, 0, out)?;
        table(&format!("{name}: errors by spelling"), spellings, top, 0, out)?;
    }
    Ok(())
}

/// A table of the first `top` improvements and the first `top` regressions.
fn table(
    heading: &str,
    changes: &[Change],
    top: usize,
    decimals: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let heads = [heading, "before", "now", ""].map(str::to_owned).to_vec();
    let row = |change: &Change| {
        let verdict = if change.improved { "better" } else { "worse" };
        let number = |value: f64| format!("{value:.decimals$}");
        vec![change.what.clone(), number(change.before), number(change.now), verdict.to_owned()]
    };
    let (better, worse): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| change.improved);
    let mut rows = vec![heads];
    if decimals > 0 {
        rows.extend(changes.iter().map(row));
    } else {
        for side in [&better, &worse] {
            rows.extend(side.iter().take(top).map(|change| row(change)));
        }
    }
    write_table(&rows, out)?;
    let left = |side: &[&Change]| side.len().saturating_sub(top);
    if decimals == 0 && left(&better) + left(&worse) > 0 {
        writeln!(out, "and {} more better, {} worse", left(&better), left(&worse))?;
    }
    Ok(())
}
