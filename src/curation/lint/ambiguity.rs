//! Spellings that several places share.

use super::Findings;
use crate::gazetteer::{Gazetteer, GazetteerFile};
use crate::model::{Diagnostic, PlaceKey, Severity};
use crate::text::fold::fold;
use std::collections::HashSet;

/// A spelling of a file that several places share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The spelling as the file first writes it.
    pub spelling: String,
    /// The file.
    pub path: String,
    /// The line of the first row that has it.
    pub line: u64,
    /// The ids of the places, the most likely meant first.
    pub places: Vec<String>,
}

/// The spellings of `files` that several places of the files and of the embedded part of `base` share: the ambiguity report.
///
/// # Shape
/// Each folded spelling once, those of most places first, then by spelling.
pub fn ambiguity(files: &[GazetteerFile], base: &Gazetteer) -> Vec<Shared> {
    let (merged, _) = base.merged(files.to_vec());
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for file in files {
        shared(file, &merged, &mut seen, |spelling, line, places| {
            let ids = places.iter().map(|place| merged.place(*place).id.to_owned()).collect();
            all.push(Shared { spelling: spelling.to_owned(), path: file.path.clone(), line, places: ids });
        });
    }
    all.sort_by(|a, b| b.places.len().cmp(&a.places.len()).then_with(|| a.spelling.cmp(&b.spelling)));
    all
}

/// One note for a file: how many of its spellings several places share.
pub(super) fn summarise(file: &GazetteerFile, gazetteer: &Gazetteer, findings: &mut Findings<'_>) {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut seen = HashSet::new();
    shared(file, gazetteer, &mut seen, |spelling, _, places| found.push((places.len(), fold(spelling))));
    if found.is_empty() {
        return;
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let most: Vec<String> = found.iter().take(5).map(|(n, folded)| format!("`{folded}` by {n}")).collect();
    let all = seen.len();
    let message =
        format!("{} of {all} spellings are shared with other places: {}", found.len(), most.join(", "));
    findings.diagnostics.push(
        Diagnostic::new(Severity::Note, "ambiguous-spellings", findings.path, message)
            .hint("`gazetteer lint --ambiguity` lists them with their places"),
    );
}

/// Calls `each` with every spelling of a file that several places share, the first time that it is seen.
fn shared(
    file: &GazetteerFile,
    gazetteer: &Gazetteer,
    seen: &mut HashSet<String>,
    mut each: impl FnMut(&str, u64, &[PlaceKey]),
) {
    let mut places = Vec::new();
    for row in &file.rows {
        let added = row.names.iter().filter(|s| !s.remove).map(|s| s.text.as_str());
        for spelling in row.name.as_deref().into_iter().chain(added) {
            let folded = fold(spelling);
            if seen.contains(&folded) {
                continue;
            }
            places.clear();
            places.extend(gazetteer.look_up_iter(&folded).filter(|m| !m.demonym).map(|m| m.place));
            if places.len() > 1 {
                each(spelling, row.line, &places);
            }
            seen.insert(folded);
        }
    }
}
