//! Merging event mentions into incidents, with a ledger of why.
//!
//! First the mentions of each report are joined into what the report tells of one event, then those of different
//! reports. Both go the same way: the clearest telling is taken first, and each further one joins the event that it fits best, by named
//! evidence that adds up, or begins an event of its own; then events join events, until no two fit each other. Only tellings that are near in
//! space and time are compared. The order of the input makes no difference.
//!
//! | file | job |
//! |---|---|
//! | `facts` | what is compared of tellings |
//! | `evidence` | what speaks for two being one, and what against |
//! | `blocks` | which may be one: space and time |
//! | `accretion` | who joins whom |
//! | `anchor` | days for undated reports |
//! | `decided` | what a person decided |
//! | `compose` | what an incident's tellings say together |

mod accretion;
mod anchor;
mod blocks;
mod cluster;
mod compose;
mod decided;
mod evidence;
mod facts;
mod ledger;

use crate::gazetteer::Gazetteer;
use crate::model::{Diagnostic, EventMention, Incident, Links, Merge};
use cluster::{Cluster, Joins};
use decided::Decided;
use evidence::Between;
use facts::Facts;
use std::collections::HashMap;

/// Incidents and the ledger of their making.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// The incidents, by date, place and id.
    pub incidents: Vec<Incident>,
    /// One line for each member, and one for each pair of incidents that nearly were one.
    pub ledger: Vec<Merge>,
    /// What could not be done of what was decided.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known besides the event mentions. The default knows nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known<'a> {
    /// What a person decided.
    pub links: Links,
    /// The outlet of each report that names one.
    pub outlets: HashMap<&'a str, &'a str>,
}

/// Merges the event mentions of any number of reports. The order of `events` makes no difference.
///
/// # Examples
/// ```
/// use incident_mapper::gazetteer::Gazetteer;
/// let merged = incident_mapper::incident::merge(Vec::new(), &Gazetteer::default());
/// assert!(merged.incidents.is_empty());
/// ```
pub fn merge(events: Vec<EventMention>, gazetteer: &Gazetteer) -> Merged {
    merge_known(events, &Known::default(), gazetteer)
}

/// Merges event mentions as [`merge`] does, and goes by what was decided. Reports of one outlet are one source.
pub fn merge_known(mut events: Vec<EventMention>, known: &Known<'_>, gazetteer: &Gazetteer) -> Merged {
    events.sort_by(|a, b| cluster::order(a).cmp(&cluster::order(b)));
    let reports = numbers_of_reports(&events);
    let mut decided = Decided::new(&known.links, &events);
    let mut joins: Joins = vec![None; events.len()];

    let facts_of = |event: &EventMention, number: u32, decided: &Decided<'_>| {
        let report = reports.get(number as usize).copied().unwrap_or_default();
        Facts::of(event, report, decided.bound(number), gazetteer)
    };
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut told: Vec<Cluster> = Vec::new();
    for (event, number) in events.iter().zip(0u32..) {
        if told.last().is_some_and(|last| reports.get(last.first() as usize) != reports.get(number as usize))
        {
            let report = std::mem::take(&mut told);
            clusters.extend(accretion::accrete(report, Between::Sentences, gazetteer, &mut joins));
        }
        told.push(Cluster::of(number, facts_of(event, number, &decided)));
    }
    clusters.extend(accretion::accrete(told, Between::Sentences, gazetteer, &mut joins));

    for changed in anchor::date_undated(&mut events, &clusters, gazetteer) {
        let Some(cluster) = clusters.get_mut(changed) else { continue };
        let mut members = cluster.members.iter().filter_map(|n| Some((events.get(*n as usize)?, *n)));
        if let Some((first, number)) = members.next() {
            let mut facts = facts_of(first, number, &decided);
            members.for_each(|(event, number)| facts.absorb(facts_of(event, number, &decided)));
            cluster.facts = facts;
        }
    }
    let clusters = accretion::accrete(clusters, Between::Reports, gazetteer, &mut joins);
    let mut clusters = decided.join(clusters, &events, &mut joins);
    clusters.sort_by_key(Cluster::first);
    let apart = accretion::close_pairs(&clusters, gazetteer);

    let ledger = ledger::ledger(&clusters, &joins, &apart, &events, &decided);
    let diagnostics = std::mem::take(&mut decided.diagnostics);
    let mut incidents = compose::incidents(clusters, events, &known.outlets, gazetteer);
    let key = |i: &Incident| {
        (i.date.start.is_none(), i.date.start, i.site.as_ref().map(|s| s.reported.clone()), i.id.clone())
    };
    incidents.sort_by_cached_key(key);
    Merged { incidents, ledger, diagnostics }
}

/// The number of each event's report; `events` are in canonical order.
fn numbers_of_reports(events: &[EventMention]) -> Vec<u32> {
    let mut number = 0;
    let mut numbers = Vec::with_capacity(events.len());
    let mut before: Option<&EventMention> = None;
    for event in events {
        let is_next =
            before.is_some_and(|b| (&b.report_id, b.published) != (&event.report_id, event.published));
        number += u32::from(is_next);
        numbers.push(number);
        before = Some(event);
    }
    numbers
}
