//! What a cluster of event mentions says together: one incident.

use super::cluster::Cluster;
use crate::gazetteer::{Gazetteer, english_name};
use crate::model::{
    ClaimStatus, DateClaim, EventMention, Field, Incident, Merge, Party, Site, SiteMethod, SubEventType,
    Toll, TollScope, TollStatus, month_name,
};
use crate::text::fold::fold;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The incident of a cluster, and one ledger line for each member.
pub(super) fn compose(cluster: Cluster, gazetteer: &Gazetteer) -> (Incident, Vec<Merge>) {
    let id = incident_id(&cluster.members[0].event);
    let ledger = cluster
        .members
        .iter()
        .map(|m| Merge {
            incident_id: id.clone(),
            event_id: m.event.id.clone(),
            report_id: m.event.report_id.clone(),
            joined_to: m.joined.as_ref().map(|(to, _)| to.clone()),
            cues: m.joined.as_ref().map_or(Vec::new(), |(_, cues)| cues.clone()),
        })
        .collect();
    let members: Vec<EventMention> = cluster.members.into_iter().map(|m| m.event).collect();
    let lead = lead(&members);
    let date = date(&members);
    let site = site(&members, gazetteer);
    let weapon = members.iter().find_map(|m| m.weapon.clone());
    let sub_event_type = sub_event_type(&members);
    let (killed, killed_best) = toll(&members, |e| e.killed);
    let (injured, injured_best) = toll(&members, |e| e.injured);
    let (killed_civilians, _) = toll(&members, |e| e.killed_civilians);
    let attributed_to = parties(&members, |e| e.attributed_to.iter().cloned().collect());
    let denied_by = parties(&members, |e| e.denied_by.clone());
    let attributed_by = speakers(&members);
    let mut reports: Vec<String> = members.iter().map(|m| m.report_id.clone()).collect();
    reports.sort();
    reports.dedup();
    let incident = Incident {
        title: title(site.as_ref(), &date, sub_event_type, weapon.as_deref(), lead, gazetteer),
        sub_event_type,
        date_text: date_text(&members, &date),
        killed,
        killed_best,
        injured,
        injured_best,
        killed_civilians,
        toll_status: toll_status(&members, killed, injured),
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
        first_reported: members.iter().filter_map(|m| m.published).min(),
        last_reported: members.iter().filter_map(|m| m.published).max(),
        quote: lead.quote.clone(),
        previous_ids: Vec::new(),
        site,
        date,
        members,
        id,
    };
    (incident, ledger)
}

fn hex(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    crate::text::hex(&hash.finalize()[..6])
}

fn incident_id(earliest: &EventMention) -> String {
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

/// The type that most members state; else the most frequent of the others.
fn sub_event_type(members: &[EventMention]) -> SubEventType {
    let mut counts: BTreeMap<(bool, usize, SubEventType), ()> = BTreeMap::new();
    for member in members {
        let same = members
            .iter()
            .filter(|m| m.type_stated == member.type_stated && m.sub_event_type == member.sub_event_type);
        counts.insert((member.type_stated, same.count(), member.sub_event_type), ());
    }
    counts.keys().next_back().map_or(SubEventType::Other, |k| k.2)
}

/// The figures of each report by themselves, then all reports' range; the newest report's figure is the best.
fn toll(members: &[EventMention], get: fn(&EventMention) -> Option<Toll>) -> (Option<Toll>, Option<u32>) {
    let mut by_report: BTreeMap<(&Option<jiff::civil::Date>, &str), Toll> = BTreeMap::new();
    for member in members.iter().filter(|m| m.toll_scope == TollScope::Incident) {
        if let Some(toll) = get(member) {
            by_report
                .entry((&member.published, &member.report_id))
                .and_modify(|known| *known = Toll::revised(Some(*known), toll))
                .or_insert(toll);
        }
    }
    let all = by_report.values().copied().reduce(Toll::hull);
    let best = by_report.values().rev().find_map(|t| t.best());
    (all, best)
}

fn toll_status(members: &[EventMention], killed: Option<Toll>, injured: Option<Toll>) -> TollStatus {
    let range = |t: Option<Toll>| t.is_some_and(|t| t.low() != t.high());
    if killed.is_none() && injured.is_none() {
        let shared = members
            .iter()
            .any(|m| m.toll_scope == TollScope::Shared && (m.killed.is_some() || m.injured.is_some()));
        return if shared { TollStatus::Shared } else { TollStatus::NoneReported };
    }
    if range(killed) || range(injured) { TollStatus::Range } else { TollStatus::Agreed }
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
    let own = to.iter().any(|t| !t.country.is_empty() && by.iter().any(|b| b.country == t.country));
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

/// "Ganja, 17 Oct 2020: missile strike".
fn title(
    site: Option<&Site>,
    date: &DateClaim,
    sub_event_type: SubEventType,
    weapon: Option<&str>,
    lead: &EventMention,
    gazetteer: &Gazetteer,
) -> String {
    let named = lead.evidence.iter().find(|e| e.field == Field::Place).map(|e| e.value.as_str());
    let place = match site {
        Some(s) if s.is_described() => s.reported.split_whitespace().collect::<Vec<_>>().join(" "),
        Some(s) => english_name(gazetteer, s.place).to_owned(),
        None => named.unwrap_or("place unknown").to_owned(),
    };
    let month = |d: jiff::civil::Date| month_name(d.month()).get(..3).unwrap_or_default();
    let day = |d: jiff::civil::Date| format!("{} {} {}", d.day(), month(d), d.year());
    let when = match (date.start, date.end) {
        (Some(a), Some(b)) if a == b => day(a),
        (Some(a), Some(b)) if (a.year(), a.month()) == (b.year(), b.month()) => {
            format!("{}-{}", a.day(), day(b))
        }
        (Some(a), Some(b)) => format!("{} - {}", day(a), day(b)),
        _ => "undated".to_owned(),
    };
    format!("{place}, {when}: {}", in_words(sub_event_type, weapon))
}

/// A short neutral noun for a type and weapon.
fn in_words(t: SubEventType, weapon: Option<&str>) -> &'static str {
    use SubEventType as T;
    match (t, weapon) {
        (T::ShellingArtilleryMissileAttack, Some("missile")) => "missile strike",
        (T::ShellingArtilleryMissileAttack, Some("rocket" | "rocket artillery")) => "rocket attack",
        (T::ShellingArtilleryMissileAttack, Some("cluster munition")) => "cluster munition strike",
        (T::ShellingArtilleryMissileAttack, Some("mortar")) => "mortar fire",
        (T::ShellingArtilleryMissileAttack, _) => "shelling",
        (T::AirDroneStrike, Some("drone")) => "drone strike",
        (T::AirDroneStrike, _) => "airstrike",
        (T::ArmedClash, _) => "armed clash",
        (T::GovernmentRegainsTerritory | T::NonStateActorOvertakesTerritory, _) => "taken",
        (T::RemoteExplosiveLandmineIed, _) => "explosion",
        (T::SuicideBomb, _) => "suicide bombing",
        (T::Grenade, _) => "grenade attack",
        (T::ChemicalWeapon, _) => "chemical attack",
        (T::Attack, _) => "attack",
        (T::AbductionForcedDisappearance, _) => "abduction",
        (T::SexualViolence, _) => "sexual violence",
        (T::PeacefulProtest | T::ProtestWithIntervention | T::ExcessiveForceAgainstProtesters, _) => {
            "protest"
        }
        (T::ViolentDemonstration | T::MobViolence, _) => "riot",
        (T::Crime, _) => "crime",
        (T::AccidentOrDisaster, _) => "accident or disaster",
        (other, _) => other.name(),
    }
}
