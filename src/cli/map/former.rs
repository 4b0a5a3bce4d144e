//! What the folder's former run called the incidents of this one, and what a person typed into its `review.csv`.

use crate::decisions::read_review;
use crate::format::jsonl::MergeLine;
use crate::incident::Merged;
use crate::layer::review::{Pending, Typed};
use crate::model::{Diagnostic, Severity};
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Fills `previous_ids`: the former incidents of which a member is now elsewhere, and, so that a repeated run writes
/// the same bytes, those that an incident had in the former run already.
///
/// A folder without a former run changes nothing; one that cannot be read gives a warning.
pub(super) fn name_previous(folder: &Path, merged: &mut Merged) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut noted = |name: &str, e: &io::Error| {
        diagnostics.push(Diagnostic::new(
            Severity::Warning,
            "former-run-unreadable",
            folder.join(name).display().to_string(),
            format!("the former run is not taken into account for `previous_ids`: {e}"),
        ));
    };
    let mut incident_of = HashMap::new();
    if let Err(e) = each_line(&folder.join("merges.jsonl"), |line| {
        let merge: MergeLine = serde_json::from_str(line)?;
        // Lines of two incidents that stayed apart say the same of the earliest member as its own line does.
        incident_of.insert(merge.event_id, merge.incident_id);
        Ok(())
    }) {
        noted("merges.jsonl", &e);
    }
    let mut carried: HashMap<String, Vec<String>> = HashMap::new();
    for name in ["incidents.geojson", "unlocated.geojson"] {
        if let Err(e) = each_line(&folder.join(name), |line| {
            carried.extend(previous_of(line)?);
            Ok(())
        }) {
            noted(name, &e);
        }
    }
    for incident in &mut merged.incidents {
        let members = incident.members.iter().filter_map(|m| incident_of.get(&m.id));
        let carried = carried.get(&incident.id).into_iter().flatten();
        let mut previous: BTreeSet<String> = incident.previous_ids.drain(..).collect();
        previous.extend(members.chain(carried).filter(|id| **id != incident.id).cloned());
        incident.previous_ids.extend(previous);
    }
    diagnostics
}

/// Keeps what was typed into the former `review.csv` and is not applied: a mention that still waits gets it back; of one
/// that is not in this run, `is_read` says so of its report, there is a warning with the words.
///
/// What was typed for a mention that no longer waits is in force.
pub(super) fn keep_typed(
    folder: &Path,
    pending: &mut [Pending],
    is_read: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let path = folder.join("review.csv");
    let Ok(bytes) = std::fs::read(&path) else { return Vec::new() };
    let shown = path.display().to_string();
    let (rows, _) = read_review(&shown, &bytes);
    let mut waiting: HashMap<String, &mut Pending> =
        pending.iter_mut().map(|row| (row.mention.clone(), row)).collect();
    let (mut kept, mut diagnostics) = (0, Vec::new());
    for row in rows.into_iter().filter(|row| !row.decision.is_empty()) {
        let mention = format!("{}:{}|{}", row.report, row.start, row.surface);
        match waiting.get_mut(&mention) {
            Some(pending) => {
                kept += 1;
                pending.typed = Typed { decision: row.decision, scope: row.scope, note: row.note };
            }
            None if is_read(&row.report) => {}
            None => {
                let message =
                    format!("the decision `{}` on `{mention}` is no longer in the file", row.decision);
                let lost = Diagnostic::new(Severity::Warning, "typed-decision", shown.as_str(), message);
                diagnostics.push(lost.at_line(row.line).hint("the report is not in this run"));
            }
        }
    }
    if kept > 0 {
        let message = format!("decisions that were typed but not applied are kept: {kept}");
        let note = Diagnostic::new(Severity::Note, "typed-decision", shown.as_str(), message);
        diagnostics.push(note.hint(format!("apply them: incident-mapper gazetteer apply {shown}")));
    }
    diagnostics
}

/// The id and the `previous_ids` of a feature's line; `None` for one that has none, or for the collection's own lines.
fn previous_of(line: &str) -> io::Result<Option<(String, Vec<String>)>> {
    // Parsing every feature of a large run for a property that is nearly always null would be waste.
    if !line.starts_with("{\"type\":\"Feature\",") || line.contains("\"previous_ids\":null") {
        return Ok(None);
    }
    let feature: serde_json::Value = serde_json::from_str(line.trim_end_matches(','))?;
    let text = |key: &str| feature.get("properties").and_then(|p| p.get(key)).and_then(|v| v.as_str());
    let (Some(id), Some(previous)) = (text("id"), text("previous_ids")) else { return Ok(None) };
    Ok(Some((id.to_string(), previous.split("; ").map(str::to_string).collect())))
}

/// Calls `each` for every line of a file; a missing file has none.
fn each_line(path: &Path, mut each: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    let file = match File::open(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    for line in BufReader::new(file).lines() {
        each(&line?)?;
    }
    Ok(())
}
