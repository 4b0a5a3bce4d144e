//! Dating the undated: a report without a day of publication, one of whose events is plainly an event that dated
//! reports tell, takes its place in time from it.
//!
//! "On Saturday" in an undated report is the Saturday of the one dated event at the same place, of the same type and
//! with figures that go together. Where two dated events fit, the report stays undated.

use super::affinity;
use super::cluster::Cluster;
use crate::gazetteer::Gazetteer;
use crate::model::DateClaim;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// Resolves the partial dates of undated reports that dated events anchor.
pub(super) fn date_undated(clusters: &mut [Cluster], gazetteer: &Gazetteer) {
    let mut anchors: BTreeMap<String, Option<Date>> = BTreeMap::new();
    for undated in clusters.iter().filter(|c| is_undated(c) && names_weekday(c)) {
        let mut days: Vec<Date> = clusters
            .iter()
            .filter(|c| !is_undated(c))
            .filter(|c| affinity::across_reports(undated, c, gazetteer).is_some())
            .filter_map(|c| {
                c.events().filter_map(|e| e.date.start.filter(|_| e.date.start == e.date.end)).min()
            })
            .collect();
        days.sort_unstable();
        days.dedup();
        let report = undated.members[0].event.report_id.clone();
        let found = if let [day] = days.as_slice() { Some(*day) } else { None };
        match anchors.get_mut(&report) {
            None => {
                anchors.insert(report, found);
            }
            // Two anchors in one report: the later is nearer to its publication.
            Some(known) => *known = (*known).max(found),
        }
    }
    for cluster in clusters.iter_mut().filter(|c| is_undated(c)) {
        let Some(Some(day)) = anchors.get(&cluster.members[0].event.report_id) else { continue };
        for member in &mut cluster.members {
            member.event.date = resolved(&member.event.date, *day);
        }
    }
}

fn is_undated(cluster: &Cluster) -> bool {
    cluster.events().all(|e| e.published.is_none() && !e.date.is_resolved())
}

fn names_weekday(cluster: &Cluster) -> bool {
    cluster.events().any(|e| e.date.weekday.is_some() || (e.date.month.is_some() && e.date.day.is_some()))
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
