//! Rows of a gazetteer, wherever they stand: in files, each with all that its file says, or in a loaded gazetteer.

use crate::gazetteer::row::{MAX_SPELLINGS, Row, SpellingEdit};
use crate::gazetteer::{Gazetteer, GazetteerFile, Spelling};
use crate::model::{PlaceKey, PlaceStatus};
use crate::text::fold::fold;
use std::collections::HashMap;

/// The place of `key` as a row. The cells that a loaded gazetteer does not keep are empty: `admin2`, the days of validity and
/// the note.
pub fn row_of(gazetteer: &Gazetteer, key: PlaceKey) -> Row {
    let (place, credit) = (gazetteer.place(key), gazetteer.credit(key));
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let edits = |spellings: Vec<Spelling<'_>>| spellings.into_iter().map(edit).collect();
    // The first spelling is the name itself.
    let mut names = gazetteer.spellings(key);
    names.drain(..names.len().min(1));
    Row {
        id: place.id.to_owned(),
        name: filled(place.name),
        feature_class: Some(place.feature_class),
        feature_code: filled(place.feature_code),
        country: filled(place.country),
        admin1: filled(place.admin1),
        longitude: Some(place.position.lng()),
        latitude: Some(place.position.lat()),
        radius_m: gazetteer.written_radius(key).map(|radius| radius.0),
        population: Some(place.population).filter(|n| *n > 0),
        names: edits(names),
        demonyms: edits(gazetteer.demonyms(key)),
        parent_id: place.parent.map(|parent| gazetteer.place(parent).id.to_owned()),
        status: Some(place.status).filter(|status| *status != PlaceStatus::Plain),
        source: filled(credit.source),
        license: filled(credit.license),
        ..Row::default()
    }
}

fn edit(spelling: Spelling<'_>) -> SpellingEdit {
    SpellingEdit {
        language: spelling.language.map(str::to_owned),
        text: spelling.text.to_owned(),
        remove: false,
    }
}

/// The rows of `files`, a later row of an id put over the earlier one, in the order in which the ids are first written.
///
/// Unlike a loaded gazetteer this keeps every cell, and rows that hold corrections only.
pub fn laid_over(files: impl IntoIterator<Item = GazetteerFile>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for row in files.into_iter().flat_map(|file| file.rows) {
        match at.get(&row.id).and_then(|at| rows.get_mut(*at)) {
            Some(beneath) => put_over(beneath, row),
            None => {
                at.insert(row.id.clone(), rows.len());
                rows.push(row);
            }
        }
    }
    rows
}

/// Puts `row` over `beneath`: filled cells win, spellings add and take away.
fn put_over(beneath: &mut Row, row: Row) {
    fn over<T>(cell: &mut Option<T>, value: Option<T>) {
        if value.is_some() {
            *cell = value;
        }
    }
    over(&mut beneath.name, row.name);
    over(&mut beneath.feature_class, row.feature_class);
    over(&mut beneath.feature_code, row.feature_code);
    over(&mut beneath.country, row.country);
    over(&mut beneath.admin1, row.admin1);
    over(&mut beneath.admin2, row.admin2);
    over(&mut beneath.longitude, row.longitude);
    over(&mut beneath.latitude, row.latitude);
    over(&mut beneath.radius_m, row.radius_m);
    over(&mut beneath.population, row.population);
    over(&mut beneath.parent_id, row.parent_id);
    over(&mut beneath.valid_from, row.valid_from);
    over(&mut beneath.valid_to, row.valid_to);
    over(&mut beneath.status, row.status);
    over(&mut beneath.source, row.source);
    over(&mut beneath.license, row.license);
    over(&mut beneath.note, row.note);
    for (list, edits) in [(&mut beneath.names, row.names), (&mut beneath.demonyms, row.demonyms)] {
        for edit in edits {
            if edit.remove {
                let folded = fold(&edit.text);
                let before = list.len();
                list.retain(|s| {
                    s.remove
                        || edit.language.is_some() && s.language != edit.language
                        || fold(&s.text) != folded
                });
                // What it takes from rows that lie beneath these files is still to be taken.
                if list.len() < before {
                    continue;
                }
            }
            if list.len() < MAX_SPELLINGS && !list.contains(&edit) {
                list.push(edit);
            }
        }
    }
}

/// Fills the empty cells of `row` with those of `other`, and adds the spellings that it lacks.
pub fn fill(row: &mut Row, other: Row) {
    fn fill<T>(cell: &mut Option<T>, value: Option<T>) {
        if cell.is_none() {
            *cell = value;
        }
    }
    let position_known = row.longitude.is_some() && row.latitude.is_some();
    if let (Some(name), Some(other)) = (&row.name, &other.name)
        && name != other
    {
        let text = other.clone();
        row.names.push(SpellingEdit { language: None, text, remove: false });
    }
    fill(&mut row.name, other.name);
    fill(&mut row.feature_class, other.feature_class);
    fill(&mut row.feature_code, other.feature_code);
    fill(&mut row.country, other.country);
    fill(&mut row.admin1, other.admin1);
    fill(&mut row.admin2, other.admin2);
    if !position_known {
        (row.longitude, row.latitude) = (other.longitude, other.latitude);
    }
    fill(&mut row.radius_m, other.radius_m);
    fill(&mut row.population, other.population);
    fill(&mut row.parent_id, other.parent_id);
    fill(&mut row.valid_from, other.valid_from);
    fill(&mut row.valid_to, other.valid_to);
    fill(&mut row.status, other.status);
    fill(&mut row.source, other.source);
    fill(&mut row.license, other.license);
    fill(&mut row.note, other.note);
    for (list, more) in [(&mut row.names, other.names), (&mut row.demonyms, other.demonyms)] {
        for spelling in more {
            if list.len() < MAX_SPELLINGS && !list.contains(&spelling) {
                list.push(spelling);
            }
        }
    }
}

/// The order of ids: by scheme, then by number where they have one, else by text.
pub fn id_order(id: &str) -> (String, u64, String) {
    let (scheme, rest) = id.split_once(':').unwrap_or(("", id));
    let digits = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    match digits.parse() {
        Ok(number) => (scheme.to_owned(), number, rest.to_owned()),
        Err(_) => (scheme.to_owned(), 0, rest.to_owned()),
    }
}
