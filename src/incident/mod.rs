//! Merging event mentions into incidents, with a ledger of why.
//!
//! First the mentions of each report are joined into what the report tells of one event, then those of different
//! reports. Inside a report the best pair is joined first; each report's event then joins the best incident told by the
//! reports before it, dated ones before undated. Both go by named additive evidence and check the whole cluster for
//! contradictions. The order of the input makes no difference.

mod affinity;
mod anchor;
mod cluster;
mod compose;

use crate::gazetteer::Gazetteer;
use crate::model::{EventMention, Incident, Merge};
use cluster::Cluster;

/// Incidents and the ledger of their making.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// The incidents, by date, place and id.
    pub incidents: Vec<Incident>,
    /// One line for each member.
    pub ledger: Vec<Merge>,
}

/// A report with more event mentions than this is joined in one pass: comparing all pairs would take too long.
const MOST_COMPARED: usize = 150;

/// Merges the event mentions of any number of reports. The order of `events` makes no difference.
pub fn merge(mut events: Vec<EventMention>, gazetteer: &Gazetteer) -> Merged {
    events.sort_by(|a, b| cluster::order(a).cmp(&cluster::order(b)));
    let mut clusters = Vec::new();
    let mut rest = events.as_slice();
    while let Some(first) = rest.first() {
        let count = rest
            .iter()
            .take_while(|e| e.report_id == first.report_id && e.published == first.published)
            .count();
        let (report, others) = rest.split_at(count);
        let mentions = report.iter().cloned().map(Cluster::of).collect();
        let join = if count > MOST_COMPARED { cluster::accrete } else { cluster::join };
        clusters.extend(join(mentions, gazetteer, affinity::within_report));
        rest = others;
    }
    anchor::date_undated(&mut clusters, gazetteer);
    let clusters = cluster::accrete(clusters, gazetteer, affinity::across_reports);
    let mut merged = Merged::default();
    for cluster in clusters {
        let (incident, ledger) = compose::compose(cluster, gazetteer);
        merged.incidents.push(incident);
        merged.ledger.extend(ledger);
    }
    let key = |i: &Incident| {
        (i.date.start.is_none(), i.date.start, i.site.as_ref().map(|s| s.reported.clone()), i.id.clone())
    };
    merged.incidents.sort_by_key(key);
    merged.ledger.sort_by(|a, b| (&a.incident_id, &a.event_id).cmp(&(&b.incident_id, &b.event_id)));
    merged
}
