//! Two runs compared.

use super::picture::{Picture, Spot, Told, Words};
use crate::geodesy::distance;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A position that differs by less, in metres, differs by the rounding of the layers: two times 7.9 m.
const ROUNDING_M: f64 = 16.0;

/// What is different in the later of two runs.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::cli::map) struct Impact {
    pub incidents: Vec<Change>,
    pub mentions: Vec<Change>,
    /// Reports that are new, gone or have another text.
    pub reports: Vec<(String, What)>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::cli::map) struct Change {
    pub what: What,
    /// The id; of what vanished the former one.
    pub id: String,
    /// The incident's title or the mention's words.
    pub name: String,
    pub from: Option<Spot>,
    pub to: Option<Spot>,
    /// How far it moved, in metres.
    pub metres: Option<f64>,
    /// Of a merger the former incidents, of a split the later ones.
    pub others: Vec<String>,
    /// Whether a report of it is new, gone or has another text, so that no edit of the gazetteer need be the cause.
    pub by_report: bool,
}

/// A kind of difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli::map) enum What {
    Moved,
    Located,
    Unlocated,
    Merged,
    Split,
    Appeared,
    Vanished,
    /// Of a report: its text is another.
    Changed,
}

impl What {
    pub fn name(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Located => "located",
            Self::Unlocated => "unlocated",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Appeared => "appeared",
            Self::Vanished => "vanished",
            Self::Changed => "changed",
        }
    }
}

/// What is different in `new` against `old`, incidents by what happened to them, the farthest moved first.
///
/// Incidents are followed through their words: those of the event and of its place; where neither of two shares its place
/// with another, those of the event alone.
pub(in crate::cli::map) fn compare(old: &Picture, new: &Picture) -> Impact {
    let reports = reports(old, new);
    let touched: BTreeSet<&str> = reports.iter().map(|(id, _)| id.as_str()).collect();
    let mut incidents = incidents(old, new, &touched);
    let mut mentions = mentions(old, new, &touched);
    for changes in [&mut incidents, &mut mentions] {
        let farthest_first = |change: &Change| -change.metres.unwrap_or_default();
        changes.sort_by(|a, b| {
            let order = a.what.cmp(&b.what).then(farthest_first(a).total_cmp(&farthest_first(b)));
            order.then_with(|| a.id.cmp(&b.id))
        });
    }
    Impact { incidents, mentions, reports }
}

fn reports(old: &Picture, new: &Picture) -> Vec<(String, What)> {
    let gone = old.reports.keys().filter(|id| !new.reports.contains_key(*id));
    let mut changes: Vec<(String, What)> = gone.map(|id| (id.clone(), What::Vanished)).collect();
    for (id, hash) in &new.reports {
        match old.reports.get(id) {
            None => changes.push((id.clone(), What::Appeared)),
            Some(former) if former != hash => changes.push((id.clone(), What::Changed)),
            Some(_) => {}
        }
    }
    changes.sort();
    changes
}

fn mentions(old: &Picture, new: &Picture, touched: &BTreeSet<&str>) -> Vec<Change> {
    let mut changes = Vec::new();
    let by_report = |id: &str| id.rsplit_once(':').is_some_and(|(report, _)| touched.contains(report));
    let change = |id: &str, name: &str, moved: Moved| {
        let (what, from, to, metres) = moved;
        let by_report = by_report(id);
        Change { what, id: id.into(), name: name.into(), from, to, metres, others: Vec::new(), by_report }
    };
    for (id, former) in &old.mentions {
        match new.mentions.get(id) {
            Some(mention) => changes.extend(
                moved(former.spot.as_ref(), mention.spot.as_ref()).map(|m| change(id, &mention.surface, m)),
            ),
            None => {
                changes.push(change(id, &former.surface, (What::Vanished, former.spot.clone(), None, None)));
            }
        }
    }
    for (id, mention) in new.mentions.iter().filter(|(id, _)| !old.mentions.contains_key(*id)) {
        changes.push(change(id, &mention.surface, (What::Appeared, None, mention.spot.clone(), None)));
    }
    changes
}

type Moved = (What, Option<Spot>, Option<Spot>, Option<f64>);

/// What became of a place on the map; `None` where it stayed.
fn moved(from: Option<&Spot>, to: Option<&Spot>) -> Option<Moved> {
    match (from, to) {
        (None, None) => None,
        (None, Some(to)) => Some((What::Located, None, Some(to.clone()), None)),
        (Some(from), None) => Some((What::Unlocated, Some(from.clone()), None, None)),
        (Some(from), Some(to)) => {
            let metres = distance(from.position, to.position).0;
            let stays = from.place == to.place && metres < ROUNDING_M;
            (!stays).then(|| (What::Moved, Some(from.clone()), Some(to.clone()), Some(metres)))
        }
    }
}

fn incidents(old: &Picture, new: &Picture, touched: &BTreeSet<&str>) -> Vec<Change> {
    let (later, former) = links(old, new);
    let by_report = |told: &Told| told.reports().any(|report| touched.contains(report));
    let change = |id: &str, told: &Told, moved: Moved, others: Vec<String>| {
        let (what, from, to, metres) = moved;
        let by_report = by_report(told);
        Change { what, id: id.into(), name: told.title.clone(), from, to, metres, others, by_report }
    };
    let mut changes = Vec::new();
    for (id, told) in &old.incidents {
        match later.get(id.as_str()) {
            None => {
                changes.push(change(id, told, (What::Vanished, told.spot.clone(), None, None), Vec::new()))
            }
            Some(several) if several.len() > 1 => {
                let others = several.iter().map(|id| (*id).to_owned()).collect();
                changes.push(change(id, told, (What::Split, told.spot.clone(), None, None), others));
            }
            Some(_) => {}
        }
    }
    for (id, told) in &new.incidents {
        let formers = former.get(id.as_str());
        let one = formers.and_then(|ids| ids.first()).and_then(|id| old.incidents.get(*id));
        match formers.map_or(0, BTreeSet::len) {
            0 => changes.push(change(id, told, (What::Appeared, None, told.spot.clone(), None), Vec::new())),
            1 => {
                let is_part = formers.and_then(|ids| ids.first()).is_some_and(|f| later[f].len() > 1);
                let from = one.and_then(|one| one.spot.as_ref());
                // Where the parts of a split lie is told by the split.
                if !is_part && let Some(moved) = moved(from, told.spot.as_ref()) {
                    changes.push(change(id, told, moved, Vec::new()));
                }
            }
            _ => {
                let others = formers.into_iter().flatten().map(|id| (*id).to_owned()).collect();
                changes.push(change(id, told, (What::Merged, None, told.spot.clone(), None), others));
            }
        }
    }
    changes
}

type Links<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Which later incidents each former one became, and which former ones each later one was.
fn links<'a>(old: &'a Picture, new: &'a Picture) -> (Links<'a>, Links<'a>) {
    let (mut later, mut former): (Links<'_>, Links<'_>) = Default::default();
    let known = words(old, |words| words.place.map(|_| words));
    for (id, told) in &new.incidents {
        for from in told.words.iter().filter_map(|w| known.get(w)) {
            later.entry(from).or_default().insert(id);
            former.entry(id).or_default().insert(from);
        }
    }
    let lost = |id: &str, links: &Links<'_>| !links.contains_key(id);
    let events = words(old, |words| Some((words.report.as_str(), words.trigger)));
    let mut more = Vec::new();
    for (id, told) in new.incidents.iter().filter(|(id, _)| lost(id, &former)) {
        let same = told.words.iter().filter_map(|w| events.get(&(w.report.as_str(), w.trigger)));
        more.extend(same.filter(|from| lost(from, &later)).map(|from| (*from, id.as_str())));
    }
    for (from, to) in more {
        later.entry(from).or_default().insert(to);
        former.entry(to).or_default().insert(from);
    }
    (later, former)
}

/// The incident of each of the keys that `key` gives.
fn words<'a, K: std::hash::Hash + Eq>(
    picture: &'a Picture,
    key: impl Fn(&'a Words) -> Option<K>,
) -> HashMap<K, &'a str> {
    let all = picture.incidents.iter();
    let keys = all.flat_map(|(id, told)| told.words.iter().map(move |words| (words, id.as_str())));
    keys.filter_map(|(words, id)| Some((key(words)?, id))).collect()
}

#[cfg(test)]
mod tests;
