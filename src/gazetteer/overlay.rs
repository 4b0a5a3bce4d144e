//! The user's rows over the embedded ones: compiled at run time by the same code.

use super::blob::Blob;
use super::compile::{Beneath, Input, SourceFile, compile};
use super::files::{self, GazetteerFile, Relation};
use super::layout::OVERLAY;
use super::merge::{Entry, Merger, Name};
use super::{Source, notes};
use crate::model::{Diagnostic, PlaceKey, Severity};
use std::collections::HashMap;

/// Files laid over the embedded rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Laid {
    /// The compiled rows, each with all that it inherits; `None` where there are none or they cannot be compiled.
    pub(super) bytes: Option<Vec<u8>>,
    /// The files that the whole is made of.
    pub(super) sources: Vec<Source>,
    /// What was wrong, with the files first.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Lays `files` in order over `base`, as [`super::Gazetteer::with_files`] says; `diagnostics` are what was wrong with them.
pub(super) fn lay_over(
    base: Option<&Blob>,
    files: Vec<GazetteerFile>,
    mut diagnostics: Vec<Diagnostic>,
) -> Laid {
    let mut sources = base.map(Blob::sources).unwrap_or_default();
    let (mut replaced, mut own) = (0, Vec::new());
    for file in files {
        match base.map_or(Relation::Own, |base| files::relation(&file, base)) {
            Relation::Unchanged => continue,
            Relation::Edited(number) => {
                replaced |= 1 << number;
                diagnostics.push(Diagnostic::new(
                    Severity::Note,
                    "replaces-embedded",
                    file.path.clone(),
                    format!("the file replaces the embedded `{}`", file.source.name),
                ));
                if let Some(source) = sources.get_mut(number) {
                    *source = file.source.clone();
                }
            }
            Relation::Own => sources.push(file.source.clone()),
        }
        own.push(file);
    }
    if own.is_empty() {
        return Laid { bytes: None, sources, diagnostics };
    }
    put_over(base, replaced, own, sources, diagnostics)
}

/// Puts the rows of `files` in order over `base`, of which the files `replaced` do not count.
pub(super) fn put_over(
    base: Option<&Blob>,
    replaced: u8,
    files: Vec<GazetteerFile>,
    sources: Vec<Source>,
    mut diagnostics: Vec<Diagnostic>,
) -> Laid {
    // For many rows a map is made up for by the time that it saves.
    let rows: usize = files.iter().map(|file| file.rows.len()).sum();
    let numbers: Option<HashMap<&str, u32>> = base
        .filter(|base| rows > base.len() / 8)
        .map(|base| (0..base.len() as u32).map(|number| (base.id(number), number)).collect());
    let beneath = |id: &str| {
        let base = base?;
        let number = match &numbers {
            Some(numbers) => numbers.get(id).copied(),
            None => base.by_id(id),
        };
        number.filter(|n| !is_replaced(base, replaced, *n))
    };
    let inherit = |id: &str| base.zip(beneath(id)).map(|(base, number)| entry(base, number));
    let mut merger = Merger::new(&inherit);
    let first = files.first().map(|f| f.path.clone()).unwrap_or_default();
    for file in files {
        diagnostics.extend(merger.add(&file.path, file.rows));
    }
    let (entries, found) = merger.finish();
    diagnostics.extend(found);
    let source = |s: &Source| SourceFile { name: s.name.clone(), sha256: s.sha256.clone(), rows: s.rows };
    let input = Input {
        entries: &entries,
        own: OVERLAY,
        outside: &beneath,
        beneath: Beneath {
            places: base.map_or(0, Blob::len),
            replaced,
            over: base.map_or_else(Vec::new, |base| over(base, &entries)),
        },
        sources: &sources.iter().map(source).collect::<Vec<_>>(),
        notes: &notes::encode(&diagnostics),
    };
    let bytes = compile(&input).map_err(|e| {
        diagnostics.push(Diagnostic::new(Severity::Error, "not-compiled", first, e.to_string()));
    });
    Laid { bytes: bytes.ok(), sources, diagnostics }
}

/// For each place of `base` that has the id of an entry its number and the entry's, both sorted by id.
fn over(base: &Blob, entries: &[Entry]) -> Vec<(u32, u32)> {
    if entries.len() < base.len() / 8 {
        let numbered = (0u32..).zip(entries);
        return numbered.filter_map(|(own, entry)| Some((base.by_id(&entry.id)?, own))).collect();
    }
    let mut over = Vec::new();
    let mut rest = (0u32..).zip(entries).peekable();
    for number in 0..base.len() as u32 {
        let id = base.id(number);
        while rest.next_if(|(_, entry)| entry.id.as_str() < id).is_some() {}
        if let Some((own, _)) = rest.next_if(|(_, entry)| entry.id == id) {
            over.push((number, own));
        }
    }
    over
}

/// What became of place `number` of `base` beneath `overlay`: itself, the row over it, or nothing.
pub(super) fn current(overlay: &Blob, base: &Blob, number: u32) -> Option<PlaceKey> {
    match overlay.over(number) {
        Some(row) => Some(PlaceKey(OVERLAY | row)),
        None => (!is_replaced(base, overlay.replaced(), number)).then_some(PlaceKey(number)),
    }
}

fn is_replaced(base: &Blob, replaced: u8, number: u32) -> bool {
    replaced != 0 && base.files(number) & !replaced == 0
}

/// An embedded place as a row inherits it.
fn entry(base: &Blob, number: u32) -> Entry {
    let place = base.place(number, PlaceKey(number));
    let credit = base.credit(number);
    let (mut names, mut demonyms) = (Vec::new(), Vec::new());
    for (demonym, spelling) in base.spellings(number) {
        let list = if demonym { &mut demonyms } else { &mut names };
        list.push(Name {
            language: spelling.language.unwrap_or_default().to_owned(),
            text: spelling.text.to_owned(),
        });
    }
    Entry {
        id: place.id.to_owned(),
        name: place.name.to_owned(),
        feature_class: place.feature_class,
        feature_code: place.feature_code.to_owned(),
        country: place.country.to_owned(),
        admin1: place.admin1.to_owned(),
        longitude: place.position.lng(),
        latitude: place.position.lat(),
        radius_m: base.written_radius(number),
        population: place.population,
        parent_id: base.parent(number).map_or("", |parent| base.id(parent.0)).to_owned(),
        status: place.status,
        source: credit.source.to_owned(),
        license: credit.license.to_owned(),
        names,
        demonyms,
        files: 0,
    }
}
