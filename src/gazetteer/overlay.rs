//! The user's rows over the embedded ones: compiled at run time by the same code.

use super::blob::Blob;
use super::compile::compile;
use super::files::GazetteerFile;
use super::layout::OVERLAY;
use super::merge::{Entry, Merger, Name};
use crate::model::{Diagnostic, PlaceKey, Severity};
use std::collections::HashMap;

/// The user's rows.
#[derive(Debug)]
pub(super) struct Overlay {
    /// The rows, each with all that it inherits.
    pub(super) blob: Blob,
    /// For the number of each embedded place that a row is over, the number of that row's place.
    pub(super) over: HashMap<u32, u32>,
    /// The embedded files that the user's edited copies replace, a bit each.
    pub(super) replaced: u8,
}

impl Overlay {
    /// The rows of `files` in order over `base`, of which the files `replaced` do not count.
    pub(super) fn new(
        base: Option<&Blob>,
        replaced: u8,
        files: Vec<GazetteerFile>,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let beneath = |id: &str| {
            let base = base?;
            base.by_id(id).filter(|n| !is_replaced(base, replaced, *n))
        };
        let inherit = |id: &str| base.zip(beneath(id)).map(|(base, number)| entry(base, number));
        let mut merger = Merger::new(&inherit);
        let first = files.first().map(|f| f.path.clone()).unwrap_or_default();
        for file in files {
            diagnostics.extend(merger.add(&file.path, file.rows));
        }
        let (entries, more) = merger.finish();
        diagnostics.extend(more);
        let compiled = match compile(&entries, OVERLAY, &beneath, &[]) {
            Ok(compiled) => compiled,
            Err(e) => {
                diagnostics.push(Diagnostic::new(Severity::Error, "not-compiled", first, e.to_string()));
                return (None, diagnostics);
            }
        };
        let over = (0u32..)
            .zip(&entries)
            .filter_map(|(number, entry)| Some((base?.by_id(&entry.id)?, number)))
            .collect();
        let blob = Blob::new(compiled.text.into(), compiled.data.into());
        (blob.map(|blob| Self { blob, over, replaced }), diagnostics)
    }

    /// What became of an embedded place: itself, the row over it, or nothing.
    pub(super) fn current(&self, base: &Blob, number: u32) -> Option<PlaceKey> {
        match self.over.get(&number) {
            Some(row) => Some(PlaceKey(OVERLAY | row)),
            None => (!is_replaced(base, self.replaced, number)).then_some(PlaceKey(number)),
        }
    }
}

fn is_replaced(base: &Blob, replaced: u8, number: u32) -> bool {
    replaced != 0 && base.files(number) & !replaced == 0
}

/// An embedded place as a row inherits it.
fn entry(base: &Blob, number: u32) -> Entry {
    let place = base.place(number, PlaceKey(number));
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
        names,
        demonyms,
        files: 0,
    }
}
