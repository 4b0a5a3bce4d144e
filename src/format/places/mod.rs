//! Gazetteers of other programs: readers that give drafts of rows and say what they could not use, and writers. One file a
//! format.
//!
//! A reader gives each place as soon as it is read, so that memory holds what is kept and not the file.

pub mod admin_codes;
pub mod alternate_names;
pub mod archive;
pub mod columns;
pub mod csv;
pub mod flat_geojson;
pub mod geonames;
mod geonames_row;
mod json;
mod kinds;
mod lines;
pub mod linked_places;
mod linked_places_json;
pub mod osm;
pub(in crate::format) mod shape;
mod sparql;
pub mod table;
pub mod wikidata;
pub(in crate::format) mod wkt;

use crate::curation::import::{Draft, Filter};
use crate::gazetteer::row::{self, Row};
use crate::model::{Diagnostic, FeatureClass, Severity};

/// What a reader meets, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A place that is wanted.
    Place(Box<Draft>),
    /// A place that the filter leaves out.
    FilteredOut,
    /// Something that is no place, or a place without a position, of which a source is full by its nature.
    NotAPlace,
    /// What is wrong with a line, or doubtful.
    Finding(Diagnostic),
}

/// The reading of one source.
pub struct Reading<'a> {
    /// What diagnostics call the source.
    pub path: &'a str,
    /// Which places are wanted.
    pub filter: &'a Filter,
    /// What places are that do not say.
    pub defaults: &'a Defaults,
    /// Where all that is found goes.
    pub sink: &'a mut dyn FnMut(Found),
}

impl std::fmt::Debug for Reading<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading")
            .field("path", &self.path)
            .field("filter", &self.filter)
            .finish_non_exhaustive()
    }
}

impl Reading<'_> {
    /// Gives a place to the sink, unless the filter leaves it out.
    fn place(&mut self, mut draft: Draft) {
        self.defaults.fill(&mut draft.row);
        let found =
            if self.filter.keeps(&draft.row) { Found::Place(Box::new(draft)) } else { Found::FilteredOut };
        (self.sink)(found);
    }

    /// The row of `cells`; what is wrong with them goes to the sink.
    fn row(&mut self, line: u64, cells: impl IntoIterator<Item = (&'static str, String)>) -> Option<Row> {
        let (row, findings) = row::typed(self.path, line, cells);
        findings.into_iter().for_each(|finding| (self.sink)(Found::Finding(finding)));
        row
    }

    /// Says what is wrong with a line.
    fn bad(&mut self, line: u64, rule: &'static str, message: impl Into<String>, hint: &str) {
        let finding = Diagnostic::new(Severity::Error, rule, self.path, message).at_line(line);
        let finding = if hint.is_empty() { finding } else { finding.hint(hint) };
        (self.sink)(Found::Finding(finding));
    }

    /// Says that the rest of the source cannot be read.
    fn broken(&mut self, line: u64, error: &dyn std::fmt::Display) {
        let message = format!("the file cannot be read from here on: {error}");
        self.bad(line, "unreadable-rest", message, "what stands before it was read");
    }
}

/// Cells of the places of a source that it leaves empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Defaults {
    /// The feature class; it also makes places of what a reader does not know to be one.
    pub feature_class: Option<FeatureClass>,
    /// The feature code of places that say no class either.
    pub feature_code: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// Where rows are from.
    pub source: Option<String>,
    /// Under which licence.
    pub license: Option<String>,
}

impl Defaults {
    fn fill(&self, row: &mut Row) {
        fn fill<T: Clone>(cell: &mut Option<T>, default: &Option<T>) {
            if cell.is_none() {
                cell.clone_from(default);
            }
        }
        if row.feature_class.is_none() {
            fill(&mut row.feature_code, &self.feature_code);
        }
        fill(&mut row.feature_class, &self.feature_class);
        fill(&mut row.country, &self.country);
        fill(&mut row.source, &self.source);
        fill(&mut row.license, &self.license);
    }
}

/// An id of the gazetteer for one of a source: as it is where it has a scheme (`gn:586523`), or is the address of a GeoNames or
/// Wikidata page; else `prefix` and the id, in which white space becomes `-`.
fn id_of(id: &str, prefix: &str) -> String {
    let id = id.trim();
    if let Some(known) = known_id(id) {
        return known;
    }
    let has_scheme = id.split_once(':').is_some_and(|(scheme, rest)| {
        !scheme.is_empty() && !rest.starts_with("//") && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let words: Vec<&str> = id.split_whitespace().collect();
    let id = words.join("-");
    if has_scheme || id.is_empty() { id } else { format!("{prefix}{id}") }
}

/// The id of a GeoNames or Wikidata page, or of their prefixes: `gn:586523`, `wd:Q44302`.
fn known_id(id: &str) -> Option<String> {
    let numbered = |text: &str, scheme: &str, letter: &str| {
        let number = text.strip_prefix(letter)?;
        let number = number.trim_end_matches('/').split('/').next()?;
        let plain = !number.is_empty() && number.len() <= 12 && number.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| format!("{scheme}:{letter}{number}"))
    };
    let page = id.strip_prefix("https://").or_else(|| id.strip_prefix("http://"));
    let page = page.map(|page| page.strip_prefix("www.").unwrap_or(page));
    for (prefix, scheme, letter) in [
        ("wikidata.org/entity/", "wd", "Q"),
        ("wikidata.org/wiki/", "wd", "Q"),
        ("geonames.org/", "gn", ""),
        ("sws.geonames.org/", "gn", ""),
    ] {
        if let Some(rest) = page.and_then(|page| page.strip_prefix(prefix)) {
            return numbered(rest, scheme, letter);
        }
    }
    let (scheme, rest) = id.split_once(':')?;
    match scheme {
        "gn" | "geonames" => numbered(rest, "gn", ""),
        "wd" | "wikidata" => numbered(rest, "wd", "Q"),
        _ => None,
    }
}

/// What a reader finds wrong in a source; nothing else is read in it.
#[cfg(test)]
fn findings(read: impl FnOnce(&mut Reading<'_>)) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut sink = |found| match found {
        Found::Finding(finding) => findings.push(finding),
        _ => unreachable!("only findings"),
    };
    let (filter, defaults) = (Filter::default(), Defaults::default());
    read(&mut Reading { path: "x", filter: &filter, defaults: &defaults, sink: &mut sink });
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_scheme_or_get_one() {
        for (id, want) in [
            ("586523", "local:x-586523"),
            ("gn:586523", "gn:586523"),
            ("geonames:586523", "gn:586523"),
            ("http://www.geonames.org/2657780/", "gn:2657780"),
            ("https://sws.geonames.org/2657780/", "gn:2657780"),
            ("http://www.geonames.org/2657780/abingdon.html", "gn:2657780"),
            ("https://www.wikidata.org/wiki/Q44302", "wd:Q44302"),
            ("http://www.wikidata.org/entity/Q44302", "wd:Q44302"),
            ("local:my-place", "local:my-place"),
            ("my place 7", "local:x-my-place-7"),
            ("http://mygaz.org/places/p_12345", "local:x-http://mygaz.org/places/p_12345"),
            ("", ""),
        ] {
            assert_eq!(id_of(id, "local:x-"), want);
        }
    }
}
