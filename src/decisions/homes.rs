//! The rows of `decisions.csv` that say what town or region an outlet writes about.

use super::COLUMNS;
use super::key::{Scope, outlet};
use super::read::Sheet;
use crate::gazetteer::{Gazetteer, csv, decode};
use crate::model::{Diagnostic, PlaceKey, Severity};
use std::collections::HashMap;

/// The kind of these rows, in lower case.
pub(super) const KIND: &str = "home";

/// The homes of outlets, by their names in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Homes(HashMap<String, PlaceKey>);

impl Homes {
    /// The home of the outlet that reports call `source`.
    pub(super) fn of(&self, source: &str) -> Option<PlaceKey> {
        if self.0.is_empty() { None } else { self.0.get(&outlet(source)).copied() }
    }

    /// How many outlets have one.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// The rows of the kind `home` of `bytes`, bound to a gazetteer, and what was wrong with them. `path` is what the diagnostics call the
/// file.
///
/// What is wrong with the file as a whole, [`super::parse`] tells.
///
/// # Examples
/// ```
/// use incident_mapper::{decisions, gazetteer::Gazetteer};
/// let csv = b"kind,scope,key,value,author,date,note\nhome,source,ganjanews.example,gn:586523,Ana,,its town\n";
/// let (homes, faults) = decisions::parse_homes("decisions.csv", csv, &Gazetteer::embedded());
/// assert_eq!((homes.count(), faults.len()), (1, 0));
/// ```
pub fn parse_homes(path: &str, bytes: &[u8], gazetteer: &Gazetteer) -> (Homes, Vec<Diagnostic>) {
    let (text, _) = decode(path, bytes);
    let (mut homes, mut diagnostics) = (Homes::default(), Vec::new());
    let Some(sheet) = Sheet::read(path, &text, &COLUMNS, &["kind", "scope", "key"], &mut Vec::new()) else {
        return (homes, diagnostics);
    };
    for record in sheet.records.iter().filter(|record| is_home(&sheet, record)) {
        let (line, named) = (record.line, sheet.cell(record, "key"));
        match place(&sheet, record, gazetteer) {
            Ok(place) => {
                let former = homes.0.insert(outlet(named), place);
                if former.is_some_and(|former| former != place) {
                    let message =
                        format!("an earlier row gives `{named}` another home; this later row counts");
                    let note = Diagnostic::new(Severity::Note, "conflicting-decision", path, message);
                    diagnostics.push(note.at_line(line).hint("take the row out that is wrong"));
                }
            }
            Err(fault) => diagnostics.push(Diagnostic { path: path.to_owned(), ..*fault }),
        }
    }
    (homes, diagnostics)
}

fn is_home(sheet: &Sheet, record: &csv::Record) -> bool {
    sheet.cell(record, "kind").eq_ignore_ascii_case(KIND)
}

/// The place that a row names.
fn place(sheet: &Sheet, record: &csv::Record, gazetteer: &Gazetteer) -> Result<PlaceKey, Box<Diagnostic>> {
    let cell = |name| sheet.cell(record, name);
    let fault = |severity, rule, column: &str, message: String, hint: &str| {
        let fault = Diagnostic::new(severity, rule, "", message);
        Err(Box::new(fault.at_line(record.line).in_column(column).hint(hint)))
    };
    if Scope::from_name(cell("scope")) != Some(Scope::Source) {
        let message = format!("`{}` is no scope of `{KIND}`", cell("scope"));
        return fault(Severity::Error, "unknown-scope", "scope", message, "scopes: source");
    }
    if cell("key").trim().is_empty() {
        let message = "the row names no outlet".to_owned();
        return fault(Severity::Error, "bad-key", "key", message, "give the outlet as reports name it");
    }
    super::bound::listed(cell("value"), gazetteer).or_else(|message| {
        let hint = "give a gazetteer id: incident-mapper gazetteer search NAME";
        fault(Severity::Warning, "stale-decision", "value", message, hint)
    })
}
