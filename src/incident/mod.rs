//! Merging event mentions into incidents, with a ledger of why.
//!
//! First the mentions of each report are joined into what the report tells of one event, then those of different
//! reports. Both go the same way: the clearest telling is taken first, and each further one joins the event that it
//! fits best, by named evidence that adds up, or begins an event of its own; then events join events, until no two
//! fit each other. Only tellings that are near in space and time are compared. The order of the input makes no
//! difference.
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
    let decided = Decided::new(&known.links, &events);
    let tellings = Tellings { reports: numbers_of_reports(&events), decided: &decided, gazetteer };
    let mut joins: Joins = vec![None; events.len()];

    let mut clusters = tellings.of_reports(&events, &mut joins);
    for changed in anchor::date_undated(&mut events, &clusters, gazetteer) {
        if let Some(cluster) = clusters.get_mut(changed) {
            cluster.facts = tellings.facts(cluster.members.iter().copied(), &events);
        }
    }
    let clusters = accretion::accrete(clusters, Between::Reports, gazetteer, &mut joins);
    let (mut clusters, unfollowed) = decided.join(clusters, &events, &mut joins);
    clusters.sort_by_key(Cluster::first);

    let apart = accretion::close_pairs(&clusters, gazetteer);
    let ledger = ledger::ledger(&clusters, &joins, &apart, &events, &decided);
    let mut diagnostics = decided.stale();
    diagnostics.extend(unfollowed);
    diagnostics.sort_by_key(|diagnostic| diagnostic.line);
    let mut incidents = compose::incidents(clusters, events, &known.outlets, gazetteer);
    incidents.sort_by_cached_key(|i| {
        (i.date.start.is_none(), i.date.start, i.site.as_ref().map(|s| s.reported.clone()), i.id.clone())
    });
    Merged { incidents, ledger, diagnostics }
}

/// What is known of all event mentions, by their number in canonical order.
struct Tellings<'a> {
    /// The number of each mention's report.
    reports: Vec<u32>,
    decided: &'a Decided<'a>,
    gazetteer: &'a Gazetteer,
}

impl Tellings<'_> {
    /// What these mentions state together.
    fn facts(&self, numbers: impl Iterator<Item = u32>, events: &[EventMention]) -> Facts {
        let mut facts = Facts::default();
        for number in numbers {
            let at = number as usize;
            let (Some(event), Some(report)) = (events.get(at), self.reports.get(at)) else { continue };
            facts.absorb(Facts::of(event, *report, self.decided.bound(number), self.gazetteer));
        }
        facts
    }

    /// The events of each report, joined within the report.
    fn of_reports(&self, events: &[EventMention], joins: &mut Joins) -> Vec<Cluster> {
        let mut clusters = Vec::new();
        let mut next = 0;
        for report in self.reports.chunk_by(|a, b| a == b) {
            let numbers = next..next + report.len() as u32;
            next = numbers.end;
            let told = numbers.map(|n| Cluster::of(n, self.facts(std::iter::once(n), events))).collect();
            clusters.extend(accretion::accrete(told, Between::Sentences, self.gazetteer, joins));
        }
        clusters
    }
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
