//! What a person typed into `review.csv` to rows of the gazetteer and of `decisions.csv`.

use super::answer::{Answer, scope_of};
use super::key::{Key, Scope};
use super::read::{Row, Verdict};
use super::review::Asked;
use crate::gazetteer::document::{Document, DocumentError, RowId};
use crate::gazetteer::local_id::free_id;
use crate::gazetteer::{Gazetteer, english_name};
use crate::geodesy::{LngLat, distance};
use crate::model::{Diagnostic, Place, PlaceKey, PlaceStatus, Severity};
use crate::text::fold::fold;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// What applying came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Applied {
    /// What was written, in order.
    pub changes: Vec<Change>,
    /// How many decisions were in force already.
    pub already: usize,
    /// How many rows have no decision yet.
    pub open: usize,
    /// What could not be applied, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// One row that was written or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub target: Target,
    /// Its line there.
    pub line: u64,
    /// What it says, in words.
    pub words: String,
}

/// The file that a change is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The user's gazetteer.
    Gazetteer,
    /// `decisions.csv`.
    Decisions,
}

/// What is known when decisions are applied.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// The gazetteer with the user's rows.
    pub gazetteer: &'a Gazetteer,
    /// The decisions so far.
    pub decided: &'a [Row],
    /// Who decides; may be empty.
    pub author: &'a str,
    /// The day, as it is to be written.
    pub date: &'a str,
}

/// A new place is the same as one of its name that is nearer than this, in metres: it was applied before.
const SAME_M: f64 = 20.0;
/// A place of the same name that is nearer than this, in kilometres, is most likely the one that is meant.
const TWIN_KM: f64 = 5.0;
/// How far the settlements reach, in kilometres, that tell which country a new place is in.
const COUNTRY_KM: f64 = 50.0;
/// How many of them must agree.
const COUNTRY_VOICES: usize = 5;

/// Writes the decisions of `asked`, the rows of the file at `path`, into `places` and `decisions`.
///
/// A decision becomes a row of `decisions`. A new place becomes a row of `places` as well, and so does, for a spelling that
/// always means a place, the spelling where the place lacks it. A decision that cannot be used is a diagnostic and
/// hides no other. Applying the same rows again changes nothing.
pub fn apply(
    path: &str,
    asked: &[Asked],
    known: Knowledge<'_>,
    places: &mut Document,
    decisions: &mut Document,
) -> Applied {
    let in_force = known.decided.iter().map(|row| (row.key.folded(), (row.verdict.clone(), None))).collect();
    let mut run = Applying {
        own: places.rows().map(|row| (places.value(row, "id").into_owned(), row)).collect(),
        known,
        places,
        decisions,
        in_force,
        new: HashMap::new(),
        settlements: OnceCell::new(),
        spelled: HashSet::new(),
        written: Vec::new(),
        done: Applied::default(),
    };
    for row in asked {
        if let Err(fault) = run.row(row) {
            let fault = Diagnostic { path: path.to_owned(), line: Some(row.line), ..*fault };
            run.done.diagnostics.push(fault);
        }
    }
    run.finish()
}

struct Applying<'a> {
    known: Knowledge<'a>,
    places: &'a mut Document,
    decisions: &'a mut Document,
    /// The verdict of each key, with the line of the row of `review.csv` that gave it.
    in_force: HashMap<Key, (Verdict, Option<u64>)>,
    /// The new places by id.
    new: HashMap<String, NewPlace>,
    /// The rows of the user's gazetteer by id; of several with one id the last, which is the one that counts.
    own: HashMap<String, RowId>,
    /// The settlements of the gazetteer by latitude; made when a new place first asks for its neighbours.
    settlements: OnceCell<Vec<(LngLat, PlaceKey)>>,
    /// The spellings that were added: id and folded spelling.
    spelled: HashSet<(String, String)>,
    /// The row of each change, in their order.
    written: Vec<RowId>,
    done: Applied,
}

/// A place that was written.
struct NewPlace {
    name: String,
    position: LngLat,
}

type Fault = Box<Diagnostic>;

fn fault(rule: &'static str, column: &str, message: String, hint: impl Into<String>) -> Fault {
    Box::new(Diagnostic::new(Severity::Error, rule, "", message).in_column(column).hint(hint))
}

fn unwritable(error: &DocumentError) -> Fault {
    fault("not-written", "decision", error.to_string(), error.hint())
}

impl Applying<'_> {
    /// What was done, with the lines that the changed rows have in the written files.
    fn finish(mut self) -> Applied {
        let (places, decisions) = (self.places.lines_written(), self.decisions.lines_written());
        for (change, row) in self.done.changes.iter_mut().zip(&self.written) {
            let lines = match change.target {
                Target::Gazetteer => &places,
                Target::Decisions => &decisions,
            };
            change.line = lines.get(row).copied().unwrap_or_default();
        }
        self.done
    }

    /// Notes a change; its line is known once all are made.
    fn note(&mut self, target: Target, row: RowId, words: String) {
        self.written.push(row);
        self.done.changes.push(Change { target, line: 0, words });
    }

    fn row(&mut self, row: &Asked) -> Result<(), Fault> {
        let typed = |e: super::AnswerError| {
            fault("unknown-decision", "decision", format!("`{}` {e}", row.decision), e.hint())
        };
        let Some(answer) = Answer::parse(&row.decision).map_err(typed)? else {
            self.done.open += 1;
            return Ok(());
        };
        let Some(scope) = scope_of(&row.scope) else {
            let message = format!("`{}` is no scope", row.scope);
            let hint = "scopes: mention, report (where the cell is empty), source, always";
            return Err(fault("unknown-scope", "scope", message, hint));
        };
        let Some(key) = row.key(scope) else {
            let message = "the report names no source".to_owned();
            return Err(fault("no-source", "scope", message, "decide for the report, or always"));
        };
        let before = self.done.changes.len();
        let verdict = match answer {
            Answer::NotAPlace => Verdict::NotAPlace,
            Answer::Id(id) => self.place(row, &id, scope)?,
            Answer::Candidate(number) => {
                let id = number.checked_sub(1).and_then(|n| row.candidates.get(n)).ok_or_else(|| {
                    let message = format!("there is no candidate {number}");
                    fault("unknown-decision", "decision", message, "give an id, as `gn:586523`")
                })?;
                self.place(row, &id.clone(), scope)?
            }
            Answer::New { position, name } => {
                Verdict::Place(self.new_place(row, position, name.as_deref().unwrap_or(&row.surface))?)
            }
        };
        self.decide(row, key, verdict)?;
        if self.done.changes.len() == before {
            self.done.already += 1;
        }
        Ok(())
    }

    /// Writes the row of `decisions.csv`, unless it is in force.
    fn decide(&mut self, row: &Asked, key: Key, verdict: Verdict) -> Result<(), Fault> {
        if let Some((former, line)) = self.in_force.get(&key.folded()) {
            if *former == verdict {
                return Ok(());
            }
            if let Some(line) = line {
                let message = format!("line {line} decides otherwise on `{key}`");
                let hint = "where both are right, give each the scope `mention`";
                return Err(fault("conflicting-decision", "decision", message, hint));
            }
        }
        let text = key.to_string();
        let cells = [
            ("kind", verdict.kind()),
            ("scope", key.scope().name()),
            ("key", &text),
            ("value", verdict.value()),
            ("author", self.known.author),
            ("date", self.known.date),
            ("note", &row.note),
        ];
        let written = push(self.decisions, &cells)?;
        let means = match &verdict {
            Verdict::NotAPlace => "no place".to_owned(),
            Verdict::Place(id) => self.shown(id),
        };
        let words = format!("{} `{text}` is {means}", key.scope().name());
        self.note(Target::Decisions, written, words);
        self.in_force.insert(key.folded(), (verdict, Some(row.line)));
        Ok(())
    }

    /// The verdict for the place of an id; its row learns the spelling where it is always meant.
    fn place(&mut self, row: &Asked, id: &str, scope: Scope) -> Result<Verdict, Fault> {
        let gazetteer = self.known.gazetteer;
        let found = gazetteer.by_id(id).filter(|key| gazetteer.place(*key).status != PlaceStatus::Never);
        let is_new = self.new.contains_key(id);
        match found {
            Some(key) if scope == Scope::Always => self.spell(key, &row.surface)?,
            Some(_) => {}
            None if is_new => {}
            None => {
                let message = format!("the gazetteer has no place `{id}`");
                let hint = format!("look it up: incident-mapper gazetteer search {}", row.surface);
                return Err(fault("unknown-place", "decision", message, hint));
            }
        }
        Ok(Verdict::Place(id.to_owned()))
    }

    /// Adds a spelling to the user's row of a place, unless the place has it.
    fn spell(&mut self, place: PlaceKey, surface: &str) -> Result<(), Fault> {
        let gazetteer = self.known.gazetteer;
        let (id, folded) = (gazetteer.place(place).id, fold(surface));
        let has = gazetteer.spellings(place).iter().any(|s| fold(s.text) == folded);
        // In a list of names these would be a mark: the decision alone has to do.
        let unlistable = surface.contains(['|', ':']) || surface.starts_with('-');
        if has || unlistable || !self.spelled.insert((id.to_owned(), folded)) {
            return Ok(());
        }
        let written = match self.own.get(id).copied() {
            Some(row) => {
                self.places.can_hold(surface).map_err(|e| unwritable(&e))?;
                let names = self.places.value(row, "names").into_owned();
                let names =
                    if names.is_empty() { surface.to_owned() } else { format!("{names} | {surface}") };
                self.places.set(row, "names", &names);
                row
            }
            None => {
                let row = push(self.places, &[("id", id), ("names", surface)])?;
                self.own.insert(id.to_owned(), row);
                row
            }
        };
        let words = format!("`{surface}` is a spelling of {}", self.shown(id));
        self.note(Target::Gazetteer, written, words);
        Ok(())
    }

    /// The id of a place called `name` at `position`, which is written where it is new.
    fn new_place(&mut self, row: &Asked, position: LngLat, name: &str) -> Result<String, Fault> {
        let gazetteer = self.known.gazetteer;
        let folded = fold(name);
        let mut twins: Vec<(f64, String)> = self
            .new
            .iter()
            .filter(|(_, new)| fold(&new.name) == folded)
            .map(|(id, new)| (distance(new.position, position).0, id.clone()))
            .collect();
        let named = gazetteer.look_up(&folded).into_iter().map(|m| gazetteer.place(m.place));
        twins.extend(
            named
                .filter(Place::is_settlement)
                .map(|place| (distance(place.position, position).0, place.id.to_owned())),
        );
        twins.sort_by(|a, b| a.0.total_cmp(&b.0));
        match twins.into_iter().next() {
            Some((metres, id)) if metres < SAME_M => return Ok(id),
            Some((metres, id)) if metres < TWIN_KM * 1000.0 => {
                let message = format!("{} is only {:.1} km from there", self.shown(&id), metres / 1000.0);
                let hint = format!("decide for `{id}`; correct its row where its position is wrong");
                return Err(fault("near-duplicate", "decision", message, hint));
            }
            _ => {}
        }
        let is_taken = |id: &str| gazetteer.by_id(id).is_some() || self.new.contains_key(id);
        let id = free_id(&folded, &is_taken);
        let near = self.settlements_near(position);
        let country = country_of(gazetteer, &near);
        let (longitude, latitude) = (degrees(position.lng()), degrees(position.lat()));
        let author = if self.known.author.is_empty() { "review" } else { self.known.author };
        let spelling = if fold(&row.surface) == folded { "" } else { row.surface.as_str() };
        let mut cells =
            vec![("id", id.as_str()), ("name", name), ("longitude", &longitude), ("latitude", &latitude)];
        let more = [
            ("feature_class", "P"),
            ("feature_code", "PPL"),
            ("country", country),
            ("names", spelling),
            ("source", author),
            ("note", &row.note),
        ];
        // A file of the user may do without the columns that a place can do without.
        cells.extend(more.iter().filter(|(column, _)| self.places.has(column)));
        let written = push(self.places, &cells)?;
        let beside = near.first().map_or("far from any settlement".to_owned(), |(km, key)| {
            format!("{km:.0} km from {}", self.shown(gazetteer.place(*key).id))
        });
        let words = format!("`{name}` ({id}) is new at {longitude}, {latitude}, {beside}");
        self.note(Target::Gazetteer, written, words);
        self.new.insert(id.clone(), NewPlace { name: name.to_owned(), position });
        self.own.insert(id.clone(), written);
        Ok(id)
    }

    /// The settlements near a position with their distance in kilometres, the nearest first.
    fn settlements_near(&self, position: LngLat) -> Vec<(f64, PlaceKey)> {
        let gazetteer = self.known.gazetteer;
        let by_latitude = self.settlements.get_or_init(|| {
            let places = gazetteer.keys().map(|key| gazetteer.place(key)).filter(Place::is_settlement);
            let mut all: Vec<_> = places.map(|place| (place.position, place.key)).collect();
            all.sort_by(|a, b| a.0.lat().total_cmp(&b.0.lat()));
            all
        });
        // A degree of latitude is a little more than 110 km everywhere.
        let reach = COUNTRY_KM / 110.0;
        let first = by_latitude.partition_point(|(at, _)| at.lat() < position.lat() - reach);
        let band = by_latitude.iter().skip(first).take_while(|(at, _)| at.lat() <= position.lat() + reach);
        let mut near: Vec<(f64, PlaceKey)> = band
            .map(|(at, key)| (distance(*at, position).km(), *key))
            .filter(|(km, _)| *km < COUNTRY_KM)
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        near
    }

    /// "Barda, AZ (gn:587363)".
    fn shown(&self, id: &str) -> String {
        let gazetteer = self.known.gazetteer;
        match gazetteer.by_id(id) {
            Some(key) => {
                let country = gazetteer.place(key).country;
                let country = if country.is_empty() { String::new() } else { format!(", {country}") };
                format!("{}{country} ({id})", english_name(gazetteer, key))
            }
            None => match self.new.get(id) {
                Some(new) => format!("{} ({id})", new.name),
                None => format!("`{id}`"),
            },
        }
    }
}

/// Adds a row of these cells, of which each must be one that the file can hold.
fn push(file: &mut Document, cells: &[(&'static str, &str)]) -> Result<RowId, Fault> {
    cells.iter().try_for_each(|(_, cell)| file.can_hold(cell)).map_err(|e| unwritable(&e))?;
    Ok(file.push(cells))
}

/// Degrees to about a metre.
fn degrees(value: f64) -> String {
    let text = format!("{value:.5}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The country that the nearest settlements agree on; empty where they do not, as near a border.
fn country_of<'g>(gazetteer: &'g Gazetteer, near: &[(f64, PlaceKey)]) -> &'g str {
    let mut countries = near.iter().take(COUNTRY_VOICES).map(|(_, key)| gazetteer.place(*key).country);
    let Some(first) = countries.next() else { return "" };
    if countries.all(|country| country == first) { first } else { "" }
}

#[cfg(test)]
mod tests;
