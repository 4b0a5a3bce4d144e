//! Imported places over what is known: what the user wrote stays, what is known is filled, what is new is added.

use super::Draft;
use super::home::{Home, home};
use crate::curation::rows;
use crate::gazetteer::row::{Row, SpellingEdit};
use crate::gazetteer::{Gazetteer, GazetteerFile};
use crate::geodesy::Metres;
use crate::model::{Place, PlaceKey, PlaceStatus};
use crate::text::fold::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What an import meets: the gazetteer with the user's files over it, and what these files say by themselves.
#[derive(Debug)]
pub struct Known<'a> {
    gazetteer: &'a Gazetteer,
    /// The ids that the user's files have rows of.
    own: HashSet<String>,
    /// The folded spellings that the user took away, by id.
    removed: HashMap<String, HashSet<String>>,
    /// The place of each country's code.
    countries: HashMap<String, PlaceKey>,
}

/// How an import treats what is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Policy {
    /// How near places of one name are to be one.
    pub within: Metres,
    /// Whether cells of the embedded gazetteer are replaced, and not only filled. The user's own never are.
    pub update: bool,
}

/// What became of one imported place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// A place that the gazetteer lacked.
    New,
    /// A known id, of which something was missing.
    Updated,
    /// A place known by another id, of which something was missing.
    Merged,
    /// A known place that has all of it already.
    Unchanged,
    /// Not taken over, for the reason given.
    Skipped,
}

impl Action {
    /// Every action, in the order of reports.
    pub const ALL: [Self; 5] = [Self::New, Self::Updated, Self::Merged, Self::Unchanged, Self::Skipped];

    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Merged => "merged",
            Self::Unchanged => "unchanged",
            Self::Skipped => "skipped",
        }
    }
}

/// One imported place and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What became of it.
    pub action: Action,
    /// The line of the source; 0 where it has none.
    pub line: u64,
    /// Its id in the source.
    pub id: String,
    /// Its name in the source.
    pub name: String,
    /// The id of the row that it went to, where that is another.
    pub with: Option<String>,
    /// How far apart the two are, where name and distance made them one.
    pub distance: Option<Metres>,
    /// Which cells it filled, or why it was left out.
    pub reason: String,
}

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// The rows to write: new places whole, known ones with the cells and spellings that they lacked.
    pub rows: Vec<Row>,
    /// What became of each imported place, in the order of the source.
    pub outcomes: Vec<Outcome>,
}

impl<'a> Known<'a> {
    /// The places of `gazetteer`, which has `files` over it.
    pub fn new(gazetteer: &'a Gazetteer, files: &[GazetteerFile]) -> Self {
        let mut removed: HashMap<String, HashSet<String>> = HashMap::new();
        let mut own = HashSet::new();
        for row in files.iter().flat_map(|file| &file.rows) {
            own.insert(row.id.clone());
            let taken = row.names.iter().chain(&row.demonyms).filter(|s| s.remove).map(|s| fold(&s.text));
            for spelling in taken {
                removed.entry(row.id.clone()).or_default().insert(spelling);
            }
        }
        let mut countries: HashMap<String, PlaceKey> = HashMap::new();
        for place in gazetteer.keys().map(|key| gazetteer.place(key)) {
            if place.feature_code.starts_with("PCL") && !place.country.is_empty() {
                let best = countries.entry(place.country.to_owned()).or_insert(place.key);
                if gazetteer.place(*best).population < place.population {
                    *best = place.key;
                }
            }
        }
        Self { gazetteer, own, removed, countries }
    }
}

/// Merges `drafts` into what is `known`.
///
/// A place is known by its id, by its ids elsewhere, or by a name that it shares with a place of its kind near by. A known
/// place is filled: its empty cells and the spellings that it lacks. One that may be either of two places is left out, as is one
/// that the user switched off. Several drafts of one place are one row.
///
/// # Shape
/// Rows by country, then id. The result does not depend on the order of drafts of different places.
pub fn merge(drafts: Vec<Draft>, known: &Known<'_>, policy: &Policy) -> Merged {
    let drafts = collated(drafts);
    let gazetteer = known.gazetteer;
    let homes: Vec<Home> = drafts.iter().map(|draft| home(draft, gazetteer, policy.within)).collect();
    // Under which id each imported place is to be found in the end.
    let mut final_ids: HashMap<&str, &str> = HashMap::new();
    for (draft, home) in drafts.iter().zip(&homes) {
        let id = match home {
            Home::Id(key) | Home::Name(key, _) => gazetteer.place(*key).id,
            Home::New if !is_complete(&draft.row) => continue,
            Home::New => draft.row.id.as_str(),
            Home::Doubtful(..) => continue,
        };
        for own in std::iter::once(&draft.row.id).chain(&draft.also) {
            final_ids.entry(own).or_insert(id);
        }
    }
    let parents: Vec<Option<String>> = drafts.iter().map(|draft| parent(draft, known, &final_ids)).collect();
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(drafts.len());
    for ((mut draft, home), parent) in drafts.into_iter().zip(homes).zip(parents) {
        if draft.row.country.is_none() {
            let parent = parent.as_ref().and_then(|id| gazetteer.by_id(id));
            let country = parent.map(|key| gazetteer.place(key).country.to_owned());
            draft.row.country = country.filter(|country| !country.is_empty());
        }
        draft.row.parent_id = parent;
        let (outcome, row) = settle(draft.row, &home, known, policy);
        if let Some(row) = row {
            match rows.get_mut(&row.id) {
                Some(beneath) => rows::fill(beneath, row),
                None => drop(rows.insert(row.id.clone(), row)),
            }
        }
        outcomes.push(outcome);
    }
    let mut rows: Vec<Row> = rows.into_values().collect();
    rows.sort_by_cached_key(|row| {
        let country = match gazetteer.by_id(&row.id) {
            Some(key) => gazetteer.place(key).country.to_owned(),
            None => row.country.clone().unwrap_or_default(),
        };
        (country, rows::id_order(&row.id))
    });
    Merged { rows, outcomes }
}

/// The drafts of one id as one, in the order of the first of each.
fn collated(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut at: HashMap<String, usize> = HashMap::with_capacity(drafts.len());
    let mut collated: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match at.get(&draft.row.id).and_then(|at| collated.get_mut(*at)) {
            Some(first) => {
                rows::fill(&mut first.row, draft.row);
                first.also.extend(draft.also);
                first.containers.extend(draft.containers);
            }
            None => {
                at.insert(draft.row.id.clone(), collated.len());
                collated.push(draft);
            }
        }
    }
    collated
}

/// The id of what contains `draft`: the first of its containers that is known or comes with it, else its country.
fn parent(draft: &Draft, known: &Known<'_>, final_ids: &HashMap<&str, &str>) -> Option<String> {
    let own = final_ids.get(draft.row.id.as_str()).copied().unwrap_or(&draft.row.id);
    let stands = |id: &String| match final_ids.get(id.as_str()) {
        Some(id) => Some((*id).to_owned()),
        None => known.gazetteer.by_id(id).map(|_| id.clone()),
    };
    let named = draft.row.parent_id.iter().chain(&draft.containers);
    let found = named.filter_map(stands).find(|id| id != own);
    let country = || {
        let key = known.countries.get(draft.row.country.as_deref()?)?;
        let is_country = draft.row.feature_code.as_deref().is_some_and(|c| c.starts_with("PCL"));
        Some(known.gazetteer.place(*key).id.to_owned()).filter(|id| id != own && !is_country)
    };
    found.or_else(country)
}

/// Whether a row can be a place of its own.
fn is_complete(row: &Row) -> bool {
    row.name.is_some() && row.longitude.is_some() && row.latitude.is_some()
}

/// What becomes of one imported row, and the row to write for it.
fn settle(row: Row, home: &Home, known: &Known<'_>, policy: &Policy) -> (Outcome, Option<Row>) {
    let gazetteer = known.gazetteer;
    let mut outcome = Outcome {
        action: Action::New,
        line: row.line,
        id: row.id.clone(),
        name: row.name.clone().unwrap_or_default(),
        with: None,
        distance: None,
        reason: String::new(),
    };
    let key = match home {
        Home::New if !is_complete(&row) => {
            outcome.action = Action::Skipped;
            "a new place needs a name and a position".clone_into(&mut outcome.reason);
            return (outcome, None);
        }
        Home::New => return (outcome, Some(row)),
        Home::Doubtful(a, b) => {
            outcome.action = Action::Skipped;
            let (a, b) = (gazetteer.place(*a).id, gazetteer.place(*b).id);
            outcome.reason = format!("may be `{a}` or `{b}`, which have its name and are near");
            return (outcome, None);
        }
        Home::Id(key) => *key,
        Home::Name(key, away) => {
            outcome.distance = Some(*away);
            *key
        }
    };
    let place = gazetteer.place(key);
    outcome.with = Some(place.id.to_owned()).filter(|id| *id != row.id);
    if place.status == PlaceStatus::Never {
        outcome.action = Action::Skipped;
        "your row switches it off".clone_into(&mut outcome.reason);
        return (outcome, None);
    }
    let (delta, filled) = missing(row, &place, known, policy);
    outcome.reason = filled.join(", ");
    outcome.action = match &outcome.with {
        _ if filled.is_empty() => Action::Unchanged,
        Some(_) => Action::Merged,
        None => Action::Updated,
    };
    (outcome, (!filled.is_empty()).then_some(delta))
}

/// What `row` has and `place` lacks, as a row over it, and the names of the columns that it fills.
fn missing(row: Row, place: &Place<'_>, known: &Known<'_>, policy: &Policy) -> (Row, Vec<&'static str>) {
    fn take<T: PartialEq>(
        filled: &mut Vec<&'static str>,
        column: &'static str,
        value: Option<T>,
        present: Option<T>,
        replaces: bool,
    ) -> Option<T> {
        let value = value.filter(|value| match &present {
            None => true,
            Some(present) => replaces && value != present,
        });
        filled.extend(value.is_some().then_some(column));
        value
    }
    let gazetteer = known.gazetteer;
    let replaces = policy.update && !known.own.contains(place.id);
    let written = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut filled = Vec::new();
    let mut delta = Row { line: row.line, id: place.id.to_owned(), ..Row::default() };
    let f = &mut filled;
    delta.name = take(f, "name", row.name.clone(), written(place.name), replaces);
    delta.feature_class = take(f, "feature_class", row.feature_class, Some(place.feature_class), replaces);
    delta.feature_code = take(f, "feature_code", row.feature_code, written(place.feature_code), replaces);
    delta.country = take(f, "country", row.country, written(place.country), replaces);
    delta.admin1 = take(f, "admin1", row.admin1, written(place.admin1), replaces);
    delta.longitude = take(f, "longitude", row.longitude, Some(place.position.lng()), replaces);
    delta.latitude = take(f, "latitude", row.latitude, Some(place.position.lat()), replaces);
    let radius = gazetteer.written_radius(place.key).map(|radius| radius.0);
    delta.radius_m = take(f, "radius_m", row.radius_m, radius, replaces);
    let population = Some(place.population).filter(|n| *n > 0);
    delta.population = take(f, "population", row.population, population, replaces);
    let parent = place.parent.map(|key| gazetteer.place(key).id.to_owned());
    // A parent is a matter of both gazetteers' rows, so one that stands is never replaced.
    delta.parent_id = take(f, "parent_id", row.parent_id, parent, false);
    let name = row.name.map(|text| SpellingEdit { language: None, text, remove: false });
    let spellings = gazetteer.spellings(place.key).into_iter().map(|s| fold(s.text)).collect();
    let offered = name.into_iter().filter(|_| delta.name.is_none()).chain(row.names);
    delta.names = unseen(offered, spellings, known.removed.get(place.id));
    let demonyms = gazetteer.demonyms(place.key).into_iter().map(|s| fold(s.text)).collect();
    delta.demonyms = unseen(row.demonyms, demonyms, known.removed.get(place.id));
    filled.extend((!delta.names.is_empty()).then_some("names"));
    filled.extend((!delta.demonyms.is_empty()).then_some("demonyms"));
    if !filled.is_empty() {
        let credit = gazetteer.credit(place.key);
        delta.source = joined(credit.source, row.source.as_deref());
        delta.license = joined(credit.license, row.license.as_deref());
    }
    (delta, filled)
}

/// The spellings that are neither among `present` nor taken away by the user, each folded form once.
fn unseen(
    offered: impl IntoIterator<Item = SpellingEdit>,
    mut present: HashSet<String>,
    removed: Option<&HashSet<String>>,
) -> Vec<SpellingEdit> {
    let is_removed = |folded: &String| removed.is_some_and(|removed| removed.contains(folded));
    let mut is_new = |s: &SpellingEdit| {
        let folded = fold(&s.text);
        !s.remove && !folded.is_empty() && !is_removed(&folded) && present.insert(folded)
    };
    offered.into_iter().filter(|s| is_new(s)).collect()
}

/// The parts of both lists, each once: `geonames; wikidata`.
fn joined(credit: &str, more: Option<&str>) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in credit.split(';').chain(more.unwrap_or_default().split(';')) {
        let part = part.trim();
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

#[cfg(test)]
mod tests;
