//! What is wrong or doubtful in gazetteer files. One file a family of rules.
//!
//! Reading and merging find what costs a row ([`GazetteerFile::parse`]); the rules here find what only looks wrong. Their
//! limits were set on the embedded rows, so that what they say of those is nearly always a fault.

mod ambiguity;
pub(super) mod borders;
mod identity;
mod kind;
pub(super) mod position;
mod rules;
pub(super) mod spelling;
mod standing;
mod words;

pub use ambiguity::{Shared, ambiguity};
pub(super) use kind::class_of_code;
pub use rules::{RULES, Rule, rule};

use crate::gazetteer::row::Row;
use crate::gazetteer::{Gazetteer, GazetteerFile};
use crate::model::{Diagnostic, PlaceKey, Severity};
use std::collections::{HashMap, HashSet};

/// What is doubtful in `files`, taken as rows over the embedded part of `base`, in order.
///
/// A row whose note says `lint: allow RULE RULE ...` has no findings of these rules; errors are told all the same.
///
/// # Shape
/// By file and line. What [`GazetteerFile::parse`] says of the files is not repeated.
pub fn lint(files: &[GazetteerFile], base: &Gazetteer) -> Vec<Diagnostic> {
    let (merged, mut diagnostics) = base.merged(files.to_vec());
    let mut written: HashMap<&str, usize> = HashMap::new();
    for file in files {
        for row in &file.rows {
            let next = written.len();
            written.entry(&row.id).or_insert(next);
        }
    }
    let context = Context { countries: countries(&merged), gazetteer: &merged, base, written };
    for file in files {
        let mut findings = Findings { path: &file.path, diagnostics: &mut diagnostics };
        for row in &file.rows {
            spelling::check(row, &mut findings);
            words::check(row, &mut findings);
            kind::check(row, &context, &mut findings);
            // Rows that merging refused have no place, and their error already.
            let Some(key) = merged.by_id(&row.id) else { continue };
            let place = merged.place(key);
            standing::check(row, &place, &context, &mut findings);
            position::check(row, &place, &context, &mut findings);
            identity::check(row, &place, &context, &mut findings);
        }
        ambiguity::summarise(file, &merged, &mut findings);
    }
    let silent = silenced(files);
    if !silent.is_empty() {
        diagnostics.retain(|d| {
            let key = |line| (d.path.as_str(), line, d.rule);
            d.severity == Severity::Error || d.line.is_none_or(|line| !silent.contains(&key(line)))
        });
    }
    let order: HashMap<&str, usize> =
        files.iter().enumerate().rev().map(|(n, file)| (file.path.as_str(), n)).collect();
    diagnostics.sort_by_cached_key(|d| (order.get(d.path.as_str()).copied(), d.line));
    diagnostics
}

/// What the rules go by.
struct Context<'a> {
    /// The embedded rows with the files' rows over them.
    gazetteer: &'a Gazetteer,
    /// What lies beneath the files.
    base: &'a Gazetteer,
    /// The place of each country code.
    countries: HashMap<&'a str, PlaceKey>,
    /// In which order the files' ids are first written.
    written: HashMap<&'a str, usize>,
}

impl Context<'_> {
    /// Whether a row is a new place rather than one over another.
    fn is_new(&self, row: &Row) -> bool {
        self.base.by_id(&row.id).is_none()
    }
}

fn countries(gazetteer: &Gazetteer) -> HashMap<&str, PlaceKey> {
    let mut countries = HashMap::new();
    for key in gazetteer.keys() {
        let place = gazetteer.place(key);
        if place.is_country() && !place.country.is_empty() {
            let best = countries.entry(place.country).or_insert(key);
            if gazetteer.place(*best).population < place.population {
                *best = key;
            }
        }
    }
    countries
}

/// Where findings go.
struct Findings<'a> {
    path: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Findings<'_> {
    /// Tells what `rule` found in a row's cell.
    fn tell(&mut self, rule_id: &'static str, row: &Row, column: &'static str, message: String) {
        let (severity, hint) = rule(rule_id).map_or((Severity::Note, ""), |rule| (rule.severity, rule.hint));
        self.diagnostics.push(
            Diagnostic::new(severity, rule_id, self.path, message)
                .at_line(row.line)
                .in_column(column)
                .hint(hint),
        );
    }
}

/// The path, line and rule of each finding that a row's note allows.
fn silenced(files: &[GazetteerFile]) -> HashSet<(&str, u64, &str)> {
    let mut silent = HashSet::new();
    for file in files {
        for row in &file.rows {
            let allowed = row.note.as_deref().and_then(|note| note.split_once("lint: allow "));
            let words = allowed.map_or("", |(_, rest)| rest.split([';', '.']).next().unwrap_or_default());
            let words = words.split([' ', ',']).filter(|word| !word.is_empty());
            silent.extend(words.map(|rule| (file.path.as_str(), row.line, rule)));
        }
    }
    silent
}

#[cfg(test)]
mod tests;
