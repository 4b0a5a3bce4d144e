//! The ledger: why each mention is where it is, and what nearly was elsewhere.

use super::accretion::Apart;
use super::cluster::{Cluster, Joins};
use super::compose::incident_id;
use super::decided::Decided;
use super::evidence::LEAST;
use crate::model::{EventMention, Merge, MergeVerdict};

/// A line for each mention and one for each close pair, by incident; the members of an incident first.
pub(super) fn ledger(
    clusters: &[Cluster],
    joins: &Joins,
    apart: &[Apart],
    events: &[EventMention],
    decided: &Decided<'_>,
) -> Vec<Merge> {
    let event = |n: u32| events.get(n as usize);
    let mut ledger = Vec::new();
    for cluster in clusters {
        let Some(id) = event(cluster.first()).map(incident_id) else { continue };
        for (number, member) in cluster.members.iter().filter_map(|n| Some((*n, event(*n)?))) {
            let join = joins.get(number as usize).and_then(Option::as_ref);
            ledger.push(Merge {
                incident_id: id.clone(),
                event_id: member.id.clone(),
                report_id: member.report_id.clone(),
                verdict: if join.is_some() { MergeVerdict::Joined } else { MergeVerdict::First },
                joined_to: join.and_then(|join| event(join.to)).map(|to| to.id.clone()),
                apart_from: None,
                threshold: LEAST,
                cues: join.map_or_else(Vec::new, |join| join.cues.clone()),
                decision: join.and_then(|join| join.decision.clone()),
            });
        }
    }
    for pair in apart {
        let [Some(a), Some(b)] = pair.events.map(|n| clusters.get(n as usize)) else { continue };
        let (Some(first), Some(other)) = (event(a.first()), event(b.first())) else { continue };
        ledger.push(Merge {
            incident_id: incident_id(first),
            event_id: first.id.clone(),
            report_id: first.report_id.clone(),
            verdict: MergeVerdict::Apart,
            joined_to: None,
            apart_from: Some(incident_id(other)),
            threshold: LEAST,
            cues: pair.weighing.cues.clone(),
            decision: decided.words_against(&a.facts.bound, &b.facts.bound),
        });
    }
    ledger.sort_by(|a, b| place(a).cmp(&place(b)));
    ledger
}

/// Where a line stands in the ledger.
fn place(line: &Merge) -> (&str, bool, &str, Option<&str>) {
    let is_apart = line.verdict == MergeVerdict::Apart;
    (&line.incident_id, is_apart, &line.event_id, line.apart_from.as_deref())
}
