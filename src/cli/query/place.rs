//! The place that a name in `--near` means.

use super::{QueryError, say};
use crate::cli::counted::counted;
use crate::gazetteer::Gazetteer;
use crate::geodesy::LngLat;
use std::io::Write;

/// How many other places of the same name are listed.
const SHOWN_PLACES: usize = 5;

/// A place that `--near` may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedPlace {
    pub id: String,
    pub name: String,
    pub feature_code: String,
    /// Division and country, as far as the gazetteer has them.
    pub container: String,
    pub position: LngLat,
}

impl std::fmt::Display for NamedPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} {}", self.name, self.id, self.feature_code)?;
        if !self.container.is_empty() {
            write!(f, ", {}", self.container)?;
        }
        write!(f, ") at {}", self.position)
    }
}

pub fn places_called(gazetteer: &Gazetteer, name: &str) -> Vec<NamedPlace> {
    let keys = match gazetteer.by_id(name.trim()) {
        Some(key) => vec![key],
        None => gazetteer.search(name, None).into_iter().map(|hit| hit.place).collect(),
    };
    keys.into_iter()
        .map(|key| {
            let place = gazetteer.place(key);
            let container = [place.admin1, place.country];
            NamedPlace {
                id: place.id.to_owned(),
                name: place.name.to_owned(),
                feature_code: place.feature_code.to_owned(),
                container: container.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "),
                position: place.position,
            }
        })
        .collect()
}

/// The place that is taken for a name; the others of that name are listed.
pub fn named(
    name: String,
    strict: bool,
    find: impl FnOnce(&str, &mut dyn Write) -> Vec<NamedPlace>,
    err: &mut dyn Write,
) -> Result<NamedPlace, QueryError> {
    let mut places = find(&name, err).into_iter();
    let Some(taken) = places.next() else { return Err(QueryError::UnknownPlace { name }) };
    if strict && !places.as_slice().is_empty() {
        let count = 1 + places.len();
        list_others(places.as_slice(), &name, err);
        return Err(QueryError::SeveralPlaces { name, count, id: taken.id });
    }
    say(err, format_args!("near {taken}"));
    list_others(places.as_slice(), &name, err);
    Ok(taken)
}

fn list_others(others: &[NamedPlace], name: &str, err: &mut dyn Write) {
    if others.is_empty() {
        return;
    }
    say(err, format_args!("note: {} also called `{name}`:", counted(others.len(), "other place")));
    for other in others.iter().take(SHOWN_PLACES) {
        say(err, format_args!("  {other}"));
    }
    if others.len() > SHOWN_PLACES {
        say(err, format_args!("  and {} more", others.len() - SHOWN_PLACES));
    }
    say(err, format_args!("hint: --near takes an id too: --near {}", others[0].id));
}
