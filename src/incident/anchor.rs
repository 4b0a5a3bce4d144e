//! Dating the undated: a report without a day of publication, one of whose events is plainly an event that dated
//! reports tell, takes its place in time from it.
//!
//! "On Saturday" in an undated report is the Saturday of the one dated event at the same place, of the same type and
//! with figures that go together. Where two dated events fit, the report stays undated.

use super::blocks::Blocks;
use super::cluster::Cluster;
use super::evidence::{Between, weigh};
use crate::gazetteer::Gazetteer;
use crate::model::{DateClaim, EventMention};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// Resolves the partial dates of the mentions of undated reports that dated events anchor, and gives the numbers of
/// the clusters whose members have changed.
pub(super) fn date_undated(
    events: &mut [EventMention],
    clusters: &[Cluster],
    gazetteer: &Gazetteer,
) -> Vec<usize> {
    let undated: Vec<(usize, &Cluster)> =
        clusters.iter().enumerate().filter(|(_, c)| is_undated(c, events)).collect();
    if undated.is_empty() {
        return Vec::new();
    }
    let mut blocks = Blocks::default();
    for (n, dated) in clusters.iter().enumerate().filter(|(_, c)| c.facts.is_dated()) {
        blocks.add(n as u32, &dated.facts, gazetteer);
    }
    let mut anchors: BTreeMap<String, Option<Date>> = BTreeMap::new();
    for (_, cluster) in undated.iter().filter(|(_, c)| names_day(c)) {
        let Some(report) = events.get(cluster.first() as usize).map(|e| e.report_id.clone()) else {
            continue;
        };
        let found = anchor(cluster, clusters, &blocks, gazetteer);
        // Two anchors in one report: the later is nearer to its publication.
        anchors.entry(report).and_modify(|known| *known = (*known).max(found)).or_insert(found);
    }
    let mut changed = Vec::new();
    for (n, cluster) in undated {
        for member in &cluster.members {
            let Some(event) = events.get_mut(*member as usize) else { continue };
            if let Some(Some(day)) = anchors.get(&event.report_id) {
                event.date = resolved(&event.date, *day);
                changed.push(n);
            }
        }
    }
    changed.dedup();
    changed
}

/// The day of the one dated event that a cluster fits; `None` where there is none, or where several fit on different
/// days.
fn anchor(undated: &Cluster, clusters: &[Cluster], blocks: &Blocks, gazetteer: &Gazetteer) -> Option<Date> {
    let near = blocks.around(&undated.facts, gazetteer).into_iter().filter_map(|n| clusters.get(n as usize));
    let fitting = near.filter(|c| weigh(&undated.facts, &c.facts, Between::Reports, gazetteer).joins());
    let day = |c: &Cluster| {
        let known = c.facts.dates.iter().filter(|date| date.start == date.end);
        known.filter_map(|date| date.start).min()
    };
    let mut days: Vec<Date> = fitting.filter_map(day).collect();
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

fn is_undated(cluster: &Cluster, events: &[EventMention]) -> bool {
    let mut members = cluster.members.iter().filter_map(|n| events.get(*n as usize));
    members.all(|e| e.published.is_none() && !e.date.is_resolved())
}

/// Whether a weekday or a day of a month is named.
fn names_day(cluster: &Cluster) -> bool {
    cluster.facts.dates.iter().any(|d| d.weekday.is_some() || (d.month.is_some() && d.day.is_some()))
}

/// A partial claim seen from the anchor's day.
fn resolved(claim: &DateClaim, anchor: Date) -> DateClaim {
    let time = DateClaim { time_of_day: claim.time_of_day, stated: claim.stated, ..DateClaim::default() };
    let on = |day: Date| DateClaim { start: Some(day), end: Some(day), ..time };
    if let (Some(month), Some(day)) = (claim.month, claim.day) {
        let year = claim.year.unwrap_or(anchor.year());
        return Date::new(year, month, day).map_or(*claim, on);
    }
    if let Some(weekday) = claim.weekday {
        return latest(weekday, anchor).map_or(*claim, on);
    }
    if claim.is_unknown() { DateClaim { stated: false, ..on(anchor) } } else { *claim }
}

/// The latest day that is a `weekday`, on or before `day`.
fn latest(weekday: Weekday, day: Date) -> Option<Date> {
    std::iter::successors(Some(day), |d| d.yesterday().ok()).take(7).find(|d| d.weekday() == weekday)
}
