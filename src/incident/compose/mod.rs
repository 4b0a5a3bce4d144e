//! What a cluster of event mentions says together: one incident.

mod sources;
mod title;
mod tolls;

use super::cluster::Cluster;
use crate::gazetteer::Gazetteer;
use crate::model::{ClaimStatus, DateClaim, EventMention, Incident, Party, Site, SiteMethod, SubEventType};
use crate::text::fold::fold;
use sha2::{Digest, Sha256};
use sources::Sources;
use std::collections::{BTreeMap, HashMap};

/// The incidents of clusters, whose members are numbers of `events`.
pub(super) fn incidents(
    clusters: Vec<Cluster>,
    events: Vec<EventMention>,
    outlets: &HashMap<&str, &str>,
    gazetteer: &Gazetteer,
) -> Vec<Incident> {
    let mut events: Vec<Option<EventMention>> = events.into_iter().map(Some).collect();
    let mut incidents = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let taken = cluster.members.iter().filter_map(|n| events.get_mut(*n as usize)?.take());
        let members: Vec<EventMention> = taken.collect();
        incidents.extend(incident(members, outlets, gazetteer));
    }
    incidents
}

/// The incident that the members, earliest first, tell of; `None` where there are none.
fn incident(
    members: Vec<EventMention>,
    outlets: &HashMap<&str, &str>,
    gazetteer: &Gazetteer,
) -> Option<Incident> {
    let id = incident_id(members.first()?);
    let lead = lead(&members);
    let date = date(&members);
    let site = site(&members, gazetteer);
    let weapon = members.iter().find_map(|m| m.weapon.clone());
    let sub_event_type = sub_event_type(&members, lead.sub_event_type);
    let sources = Sources::of(&members, outlets);
    let (killed, killed_best) = tolls::toll(&members, &sources, |e| e.killed);
    let (injured, injured_best) = tolls::toll(&members, &sources, |e| e.injured);
    let (killed_civilians, _) = tolls::toll(&members, &sources, |e| e.killed_civilians);
    let attributed_to = parties(&members, |e| e.attributed_to.iter().cloned().collect());
    let denied_by = parties(&members, |e| e.denied_by.clone());
    let attributed_by = speakers(&members);
    let mut reports: Vec<String> = members.iter().map(|m| m.report_id.clone()).collect();
    reports.sort();
    reports.dedup();
    Some(Incident {
        title: title::title(site.as_ref(), &date, sub_event_type, weapon.as_deref(), lead, gazetteer),
        sub_event_type,
        date_text: date_text(&members, &date),
        killed,
        killed_best,
        injured,
        injured_best,
        killed_civilians,
        others: tolls::others(&members, &sources),
        victims: tolls::victims(&members),
        toll_status: tolls::status(&members, killed, injured),
        civilian_targeting: members.iter().any(|m| m.civilian_targeting),
        weapon,
        target: members.iter().find_map(|m| m.target.clone()),
        claim_status: claim_status(&attributed_to, &attributed_by, &denied_by),
        attributed_to,
        opponent: members.iter().find_map(|m| m.opponent.clone()),
        attributed_by,
        denied_by,
        group_id: members.iter().find_map(|m| m.group.map(|g| group_id(m, g))),
        reports,
        independent_sources: sources.count(),
        first_reported: members.iter().filter_map(|m| m.published).min(),
        last_reported: members.iter().filter_map(|m| m.published).max(),
        quote: lead.quote.clone(),
        previous_ids: Vec::new(),
        site,
        date,
        members,
        id,
    })
}

fn hex(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    crate::text::hex(&hash.finalize()[..6])
}

/// The id of the incident whose earliest member is `earliest`.
pub(super) fn incident_id(earliest: &EventMention) -> String {
    format!("inc-{}", hex(&[&earliest.id]))
}

fn group_id(event: &EventMention, group: u32) -> String {
    format!("grp-{}", hex(&[&event.report_id, &group.to_string(), &event.sentence.start.to_string()]))
}

/// The member that tells most: its type stated, then figures, then a stated date.
fn lead(members: &[EventMention]) -> &EventMention {
    let weight = |e: &EventMention| {
        (
            u8::from(e.type_stated),
            u8::from(e.killed.is_some()) + u8::from(e.injured.is_some()),
            u8::from(e.date.stated),
        )
    };
    members.iter().rev().max_by_key(|e| weight(e)).unwrap_or(&members[0])
}

/// The stated dates together; where none is stated, the earliest report's own day.
fn date(members: &[EventMention]) -> DateClaim {
    let unified = |stated: bool| {
        members
            .iter()
            .filter(|m| m.date.stated == stated && !m.date.is_unknown())
            .map(|m| m.date)
            .reduce(|a, b| a.unify(&b).unwrap_or(a))
    };
    let mut date = unified(true).or_else(|| unified(false)).unwrap_or_default();
    if !date.is_resolved()
        && let Some(whole) = unified(false).filter(|d| d.is_resolved())
    {
        date = date.unify(&whole).unwrap_or(date);
    }
    date.time_of_day = date.time_of_day.or_else(|| members.iter().find_map(|m| m.date.time_of_day));
    date
}

/// The sharpest site. A town that bears the name of a container told of ("a village in Barda", "Barda") gives way to
/// a named place inside it.
fn site(members: &[EventMention], gazetteer: &Gazetteer) -> Option<Site> {
    let containers: Vec<String> = members
        .iter()
        .filter_map(|m| m.site.as_ref())
        .filter(|s| s.method == SiteMethod::Container)
        .map(|s| fold(gazetteer.place(s.place).name))
        .collect();
    members
        .iter()
        .filter_map(|m| m.site.as_ref())
        .enumerate()
        .min_by(|(n, a), (m, b)| {
            let rank = |s: &Site| {
                let place = gazetteer.place(s.place);
                let stands_for_container =
                    containers.contains(&fold(place.name)) && s.method != SiteMethod::Container;
                (s.where_prec, stands_for_container, !s.decided)
            };
            rank(a).cmp(&rank(b)).then(a.uncertainty.0.total_cmp(&b.uncertainty.0)).then(n.cmp(m))
        })
        .map(|(_, s)| s.clone())
}

/// The type that most members state; else the most frequent of the others. Of several as frequent, that of the one that tells
/// most.
fn sub_event_type(members: &[EventMention], leading: SubEventType) -> SubEventType {
    let mut counts: BTreeMap<(bool, usize, bool, SubEventType), ()> = BTreeMap::new();
    for member in members {
        let same = members
            .iter()
            .filter(|m| m.type_stated == member.type_stated && m.sub_event_type == member.sub_event_type);
        let leads = member.sub_event_type == leading;
        counts.insert((member.type_stated, same.count(), leads, member.sub_event_type), ());
    }
    let most = counts.keys().next_back().map_or(SubEventType::Other, |k| k.3);
    // What one calls a suicide bombing others call a bombing.
    let suicide = members.iter().any(|m| m.type_stated && m.sub_event_type == SubEventType::SuicideBomb);
    match most {
        SubEventType::RemoteExplosiveLandmineIed if suicide => SubEventType::SuicideBomb,
        most => most,
    }
}

/// Distinct parties, in the order of the members.
fn parties(members: &[EventMention], get: impl Fn(&EventMention) -> Vec<Party>) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for party in members.iter().flat_map(get) {
        if !found.iter().any(|p| fold(&p.name) == fold(&party.name)) {
            found.push(party);
        }
    }
    found
}

/// Who says so; a report stands for its own voice only where it names nobody.
fn speakers(members: &[EventMention]) -> Vec<Party> {
    let all = parties(members, |e| e.attributed_by.clone());
    let own = |p: &Party| members.iter().any(|m| is_own_voice(p, m));
    if all.iter().all(own) { all } else { all.into_iter().filter(|p| !own(p)).collect() }
}

fn is_own_voice(party: &Party, member: &EventMention) -> bool {
    party.country.is_empty() && party.name == format!("report {}", member.report_id)
}

/// The words of the date: of the first member that states it, else of the first that has any.
fn date_text(members: &[EventMention], date: &DateClaim) -> Option<String> {
    let stated =
        members.iter().find(|m| m.date.stated && m.date.start == date.start && m.date_text.is_some());
    stated.or_else(|| members.iter().find(|m| m.date_text.is_some())).and_then(|m| m.date_text.clone())
}

fn claim_status(to: &[Party], by: &[Party], denied: &[Party]) -> ClaimStatus {
    let spoken = by.iter().any(|p| !p.country.is_empty() || !p.name.starts_with("report "));
    // A group is known by its name, a state by its code.
    let same = |t: &Party, b: &Party| {
        t.country == b.country && (!t.country.is_empty() || fold(&t.name) == fold(&b.name))
    };
    let own = to.iter().any(|t| by.iter().any(|b| same(t, b)));
    if !denied.is_empty() {
        if spoken || !to.is_empty() { ClaimStatus::Disputed } else { ClaimStatus::Denied }
    } else if own {
        ClaimStatus::ConfirmedByParty
    } else if spoken {
        ClaimStatus::Claimed
    } else {
        ClaimStatus::Reported
    }
}
