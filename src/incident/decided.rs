//! What a person decided on events, applied to those of a run.
//!
//! That two are apart is a fact of both, which is weighed with all others and rules their join out. That two are one
//! joins what holds them, whatever else speaks against it. Where one decision contradicts another the two stay apart,
//! since of two points a reader can make one, and both lines are told.

use super::cluster::{Cluster, Joins};
use super::compose::incident_id;
use crate::model::{Cue, Diagnostic, EventMention, Field, Link, LinkEnd, Links, Severity};
use crate::text::fold::fold;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How many events a hint names.
const MOST_SHOWN: usize = 5;

/// What decisions that keep events apart say of an event: which sides of such decisions it is on, and which it must
/// not be with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Bound {
    sides: BTreeSet<u32>,
    apart: BTreeSet<u32>,
}

impl Bound {
    /// Whether a decision keeps the two apart.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        self.side_against(other).is_some()
    }

    pub fn absorb(&mut self, mut other: Self) {
        self.sides.append(&mut other.sides);
        self.apart.append(&mut other.apart);
    }

    fn side_against(&self, other: &Self) -> Option<u32> {
        self.apart.intersection(&other.sides).next().copied()
    }
}

/// The decisions of a run, found among its events.
pub(super) struct Decided<'a> {
    links: &'a Links,
    /// The events of each end of each row, by the row's number.
    ends: Vec<[Vec<u32>; 2]>,
    bounds: HashMap<u32, Bound>,
}

impl<'a> Decided<'a> {
    /// The decisions for `events`, which are in canonical order.
    pub fn new(links: &'a Links, events: &[EventMention]) -> Self {
        let ends = match links.rows.is_empty() {
            true => Vec::new(),
            false => {
                let known = Known::new(links, events);
                let of = |link: &Link| link.ends.each_ref().map(|end| known.events_of(end, events));
                links.rows.iter().map(of).collect()
            }
        };
        let mut decided = Self { links, ends, bounds: HashMap::new() };
        decided.keep_apart();
        decided.tie();
        decided
    }

    /// What is decided of an event.
    pub fn bound(&self, event: u32) -> Bound {
        self.bounds.get(&event).cloned().unwrap_or_default()
    }

    /// The words of the decision that keeps two events apart.
    pub fn words_against(&self, a: &Bound, b: &Bound) -> Option<Arc<str>> {
        self.row_against(a, b).map(|link| link.words.clone())
    }

    fn row_against(&self, a: &Bound, b: &Bound) -> Option<&'a Link> {
        a.side_against(b).and_then(|side| self.links.rows.get(side as usize / 2))
    }

    /// What is told of the rows one of whose ends is not in the run.
    pub fn stale(&self) -> Vec<Diagnostic> {
        let stale = |(link, found): (&Link, &[Vec<u32>; 2])| {
            let at = found.iter().position(Vec::is_empty)?;
            let (end, column) = (link.ends.get(at)?, if at == 0 { "key" } else { "value" });
            let stale = self.told("stale-decision", link, format!("no event of this run is `{end}`"));
            let hint = "its report is not in this run, or its text has changed; or correct the row";
            Some(stale.in_column(column).hint(hint))
        };
        self.links.rows.iter().zip(&self.ends).filter_map(stale).collect()
    }

    fn told(&self, rule: &'static str, link: &Link, message: String) -> Diagnostic {
        Diagnostic::new(Severity::Warning, rule, self.links.path.as_str(), message).at_line(link.line)
    }

    /// Notes at each event what it must not be with.
    fn keep_apart(&mut self) {
        for (row, (link, ends)) in self.links.rows.iter().zip(&self.ends).enumerate() {
            if link.is_one {
                continue;
            }
            let sides = [row as u32 * 2, row as u32 * 2 + 1];
            for (side, other, events) in [(sides[0], sides[1], &ends[0]), (sides[1], sides[0], &ends[1])] {
                for event in events {
                    let bound = self.bounds.entry(*event).or_default();
                    bound.sides.insert(side);
                    bound.apart.insert(other);
                }
            }
        }
    }

    /// What keeps one of several events that are decided to be one from others keeps all of them from those.
    fn tie(&mut self) {
        let single = |(link, ends): (&Link, &[Vec<u32>; 2])| match ends {
            [a, b] if link.is_one && a.len() == 1 && b.len() == 1 => Some((a[0], b[0])),
            _ => None,
        };
        let pairs: Vec<(u32, u32)> = self.links.rows.iter().zip(&self.ends).filter_map(single).collect();
        let mut group_of: HashMap<u32, usize> = HashMap::new();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for (a, b) in pairs {
            let [p, q] = [a, b].map(|event| {
                *group_of.entry(event).or_insert_with(|| {
                    groups.push(vec![event]);
                    groups.len() - 1
                })
            });
            let of_group = |group: usize| {
                let mut all = Bound::default();
                groups.get(group).into_iter().flatten().for_each(|event| all.absorb(self.bound(*event)));
                all
            };
            if p == q || of_group(p).is_apart_from(&of_group(q)) {
                continue;
            }
            let moved = groups.get_mut(q).map(std::mem::take).unwrap_or_default();
            group_of.extend(moved.iter().map(|event| (*event, p)));
            if let Some(group) = groups.get_mut(p) {
                group.extend(moved);
            }
        }
        for group in groups.iter().filter(|group| group.len() > 1) {
            let mut all = Bound::default();
            group.iter().for_each(|event| all.absorb(self.bound(*event)));
            self.bounds.extend(group.iter().map(|event| (*event, all.clone())));
        }
    }

    /// Joins the clusters that hold what is decided to be one, and tells which rows could not be followed.
    pub fn join(
        &self,
        clusters: Vec<Cluster>,
        events: &[EventMention],
        joins: &mut Joins,
    ) -> (Vec<Cluster>, Vec<Diagnostic>) {
        if self.links.rows.iter().all(|link| !link.is_one) {
            return (clusters, Vec::new());
        }
        let mut diagnostics = Vec::new();
        let mut cluster_of: HashMap<u32, usize> = HashMap::new();
        for (n, cluster) in clusters.iter().enumerate() {
            cluster_of.extend(cluster.members.iter().map(|member| (*member, n)));
        }
        let mut clusters: Vec<Option<Cluster>> = clusters.into_iter().map(Some).collect();
        for (link, ends) in self.links.rows.iter().zip(&self.ends).filter(|(link, _)| link.is_one) {
            let held = ends.each_ref().map(|events| {
                let held: BTreeSet<usize> =
                    events.iter().filter_map(|e| cluster_of.get(e).copied()).collect();
                held.into_iter().collect::<Vec<usize>>()
            });
            let (a, b) = match held.each_ref().map(Vec::as_slice) {
                [[a], [b]] => (*a, *b),
                // That nothing was found is told already.
                [[], _] | [_, []] => continue,
                [[_], _] => {
                    diagnostics.push(self.ambiguous(link, 1, &ends[1], events));
                    continue;
                }
                _ => {
                    diagnostics.push(self.ambiguous(link, 0, &ends[0], events));
                    continue;
                }
            };
            let (Some(Some(x)), Some(Some(y))) = (clusters.get(a), clusters.get(b)) else { continue };
            if let Some(against) = self.row_against(&x.facts.bound, &y.facts.bound) {
                let line = against.line;
                let message = format!("line {line} keeps apart what this row makes one; they stay apart");
                let fault = self.told("conflicting-decision", link, message);
                diagnostics.push(fault.hint("take one of the two rows out"));
                continue;
            }
            if a == b {
                continue;
            }
            let Some(absorbed) = clusters.get_mut(b).and_then(Option::take) else { continue };
            cluster_of.extend(absorbed.members.iter().map(|member| (*member, a)));
            if let Some(Some(cluster)) = clusters.get_mut(a) {
                let cues = vec![Cue { name: "decided: one incident", weight: f64::INFINITY }];
                cluster.absorb(absorbed, cues, Some(link.words.clone()), joins);
            }
        }
        (clusters.into_iter().flatten().collect(), diagnostics)
    }

    /// What is told of a row that makes one of what are several.
    fn ambiguous(&self, link: &Link, end: usize, found: &[u32], events: &[EventMention]) -> Diagnostic {
        let (named, column) = (link.ends.get(end), if end == 0 { "key" } else { "value" });
        let named = named.map(ToString::to_string).unwrap_or_default();
        let mut shown: Vec<String> = Vec::new();
        for event in found.iter().filter_map(|n| events.get(*n as usize)) {
            let place = event.site.as_ref().map_or("no place", |site| site.reported.as_str());
            let day = event.date.start.map_or("undated".to_owned(), |day| day.to_string());
            shown.push(format!("{} ({place}, {day})", event.id));
        }
        shown.truncate(MOST_SHOWN);
        let message = format!("`{named}` tells of several events, of which the row does not say one");
        let fault = self.told("ambiguous-decision", link, message).in_column(column);
        fault.hint(format!("name the event, with the scope `mention`: {}", shown.join("; ")))
    }
}

/// Where the events are that decisions name.
struct Known<'a> {
    by_id: HashMap<&'a str, u32>,
    by_incident: HashMap<String, u32>,
    by_report: HashMap<&'a str, Vec<u32>>,
}

impl<'a> Known<'a> {
    fn new(links: &Links, events: &'a [EventMention]) -> Self {
        let numbered = || events.iter().zip(0u32..);
        let names_incident = |link: &Link| link.ends.iter().any(|end| matches!(end, LinkEnd::Incident(_)));
        let by_incident = match links.rows.iter().any(names_incident) {
            true => numbered().map(|(event, n)| (incident_id(event), n)).collect(),
            false => HashMap::new(),
        };
        let mut by_report: HashMap<&str, Vec<u32>> = HashMap::new();
        numbered().for_each(|(event, n)| by_report.entry(&event.report_id).or_default().push(n));
        Self { by_id: numbered().map(|(event, n)| (event.id.as_str(), n)).collect(), by_incident, by_report }
    }

    fn events_of(&self, end: &LinkEnd, events: &[EventMention]) -> Vec<u32> {
        match end {
            LinkEnd::Event(id) => self.by_id.get(id.as_str()).copied().into_iter().collect(),
            LinkEnd::Incident(id) => self.by_incident.get(id).copied().into_iter().collect(),
            LinkEnd::Report { report, spelling } => {
                let told = self.by_report.get(report.as_str()).into_iter().flatten().copied();
                let at = |n: &u32| {
                    let wanted = spelling.as_deref().map(fold);
                    wanted.is_none_or(|wanted| events.get(*n as usize).is_some_and(|e| is_at(e, &wanted)))
                };
                told.filter(at).collect()
            }
        }
    }
}

/// Whether an event's place is spelled so.
fn is_at(event: &EventMention, folded: &str) -> bool {
    match &event.site {
        Some(site) => fold(&site.reported) == folded,
        None => event.evidence.iter().any(|e| e.field == Field::Place && fold(&e.value) == folded),
    }
}
