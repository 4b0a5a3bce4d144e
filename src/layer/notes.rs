//! One neutral sentence about an incident, made from its fields: who says it first, then what, where, when, and who denies it.

use super::place::PlaceFacts;
use crate::model::{
    ClaimStatus, DateClaim, FeatureClass, Incident, Party, SiteMethod, SubEventType, Toll, TollStatus,
    month_name,
};
use jiff::civil::{Date, Weekday};

/// The sentence. It names parties and offices, never a victim, and adds nothing that is not in a field.
///
/// "Azerbaijan (Prosecutor General's Office) says that a missile strike attributed to Armenia killed 12 to 13 and
/// wounded at least 40 people in Ganja on 17 October 2020; Armenia denies it."
pub fn notes(incident: &Incident, place: Option<&PlaceFacts<'_>>) -> String {
    let event = event(incident);
    let place = whereabouts(incident, place);
    let date = when(&incident.date);
    let by = &spoken(&incident.attributed_by);
    let head = match (incident.claim_status, by.is_empty()) {
        (ClaimStatus::Denied, _) if !incident.denied_by.is_empty() => {
            let verb = agree(&incident.denied_by, "denies", "deny");
            format!("{} {verb} that {event}{}", names(&incident.denied_by), outcome(incident))
        }
        (_, true) => format!("Reports say that {event}{}", outcome(incident)),
        (_, false) => format!("{} {} that {event}{}", names(by), agree(by, "says", "say"), outcome(incident)),
    };
    let mut sentence = format!("{head} {place} {date}");
    match incident.claim_status {
        ClaimStatus::Denied => {}
        ClaimStatus::ConfirmedByParty if !by.is_empty() && !incident.attributed_to.is_empty() => {
            let to = &incident.attributed_to;
            sentence.push_str(&format!("; {} {} it", names(to), agree(to, "confirms", "confirm")));
        }
        _ if !incident.denied_by.is_empty() => {
            let deniers = &incident.denied_by;
            sentence.push_str(&format!("; {} {} it", names(deniers), agree(deniers, "denies", "deny")));
        }
        _ => {}
    }
    match incident.toll_status {
        TollStatus::Shared => sentence.push_str("; the figures are of several places together"),
        TollStatus::CumulativeOnly => sentence.push_str("; only cumulative figures are given"),
        _ => {}
    }
    sentence.push('.');
    capitalised(sentence)
}

/// The event as a noun phrase, with who is said to have done it.
fn event(incident: &Incident) -> String {
    let noun = noun(incident.sub_event_type, incident.weapon.as_deref());
    if incident.attributed_to.is_empty() || incident.attributed_by.is_empty() {
        noun
    } else {
        format!("{noun} attributed to {}", names(&incident.attributed_to))
    }
}

fn noun(kind: SubEventType, weapon: Option<&str>) -> String {
    use SubEventType as T;
    let noun = match (kind, weapon) {
        (T::ShellingArtilleryMissileAttack | T::AirDroneStrike, Some(weapon)) => {
            let article = if weapon.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            let noun = match weapon {
                "artillery" | "mortar" => return format!("{weapon} shelling"),
                "missile" | "drone" | "air" => "strike",
                _ => "attack",
            };
            return format!("{article} {weapon} {noun}");
        }
        (T::GovernmentRegainsTerritory, _) => "a change of control of territory to a government",
        (T::NonStateActorOvertakesTerritory, _) => "a change of control of territory to a non-state actor",
        (T::ArmedClash, _) => "an armed clash",
        (T::ChemicalWeapon, _) => "the use of a chemical weapon",
        (T::AirDroneStrike, None) => "an air or drone strike",
        (T::SuicideBomb, _) => "a suicide bombing",
        (T::ShellingArtilleryMissileAttack, None) => "shelling",
        (T::RemoteExplosiveLandmineIed, _) => "an explosion of a mine or planted device",
        (T::Grenade, _) => "a grenade attack",
        (T::SexualViolence, _) => "sexual violence",
        (T::Attack, _) => "an attack",
        (T::AbductionForcedDisappearance, _) => "an abduction or forced disappearance",
        (T::PeacefulProtest, _) => "a peaceful protest",
        (T::ProtestWithIntervention, _) => "a protest with intervention",
        (T::ExcessiveForceAgainstProtesters, _) => "force against protesters",
        (T::ViolentDemonstration, _) => "a violent demonstration",
        (T::MobViolence, _) => "mob violence",
        (T::Agreement, _) => "an agreement",
        (T::Arrests, _) => "an arrest",
        (T::ChangeToGroupActivity, _) => "a change to a group or its activity",
        (T::DisruptedWeaponsUse, _) => "a disrupted use of weapons",
        (T::HeadquartersOrBaseEstablished, _) => "the setting up of a base",
        (T::LootingPropertyDestruction, _) => "looting or destruction of property",
        (T::NonViolentTransferOfTerritory, _) => "a non-violent transfer of territory",
        (T::CeasefireViolation, _) => "a violation of a ceasefire",
        (T::Other, _) => "an event",
        (T::Crime, _) => "a crime",
        (T::AccidentOrDisaster, _) => "an accident or disaster",
    };
    noun.to_string()
}

/// What it did to people: " killed 12 to 13 and wounded at least 40 people"; " took place" where no figure is given.
fn outcome(incident: &Incident) -> String {
    match (incident.killed, incident.injured) {
        (None, None) => " took place".to_string(),
        (Some(killed), None) => format!(" killed {} {}", figure(killed), people(killed)),
        (None, Some(injured)) => format!(" wounded {} {}", figure(injured), people(injured)),
        (Some(killed), Some(injured)) => {
            format!(" killed {} and wounded {} {}", figure(killed), figure(injured), people(injured))
        }
    }
}

fn figure(toll: Toll) -> String {
    match (toll.low(), toll.high()) {
        (Some(0), Some(0)) => "no".to_string(),
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("up to {high}"),
        (None, None) => "an unstated number of".to_string(),
    }
}

fn people(toll: Toll) -> &'static str {
    match (toll.low(), toll.high()) {
        (Some(1), Some(1) | None) | (None, Some(1)) => "person",
        _ => "people",
    }
}

fn whereabouts(incident: &Incident, place: Option<&PlaceFacts<'_>>) -> String {
    let (Some(site), Some(place)) = (&incident.site, place) else {
        return "at a place that could not be located".to_string();
    };
    let name = &place.location;
    match site.method {
        SiteMethod::Container => format!("at `{}` in {name}", site.reported),
        SiteMethod::Relative if !site.reported.is_empty() => format!("near {name} (`{}`)", site.reported),
        SiteMethod::TextCoordinates if site.is_described() => format!("at `{}` near {name}", site.reported),
        SiteMethod::Relative | SiteMethod::TextCoordinates => format!("near {name}"),
        SiteMethod::Corridor if site.is_described() => format!("along `{}`", site.reported),
        SiteMethod::Corridor => format!("along {name}"),
        SiteMethod::Gazetteer | SiteMethod::Human => match place.feature_class {
            FeatureClass::Administrative | FeatureClass::Area | FeatureClass::Populated => {
                format!("in {name}")
            }
            FeatureClass::Road => format!("along {name}"),
            _ => format!("at {name}"),
        },
    }
}

fn when(claim: &DateClaim) -> String {
    let words = match (claim.start, claim.end) {
        (Some(start), Some(end)) if start == end => format!("on {}", long(start)),
        (Some(start), Some(end)) if is_month(start, end) => {
            format!("in {} {}", month_name(start.month()), start.year())
        }
        (Some(start), Some(end)) => format!("between {} and {}", long(start), long(end)),
        _ => return partly(claim),
    };
    if claim.stated { words } else { format!("{words} (the date of the report)") }
}

/// A date of which some parts are known.
fn partly(claim: &DateClaim) -> String {
    match (claim.day, claim.month, claim.year, claim.weekday) {
        (Some(day), Some(m), ..) => format!("on {day} {} of an unstated year", month(m)),
        (None, Some(m), Some(year), _) => format!("in {} {year}", month(m)),
        (None, Some(m), None, _) => format!("in {} of an unstated year", month(m)),
        (_, _, Some(year), _) => format!("in {year}"),
        (_, _, _, Some(weekday)) => format!("on a {}", weekday_name(weekday)),
        _ => "on an unstated date".to_string(),
    }
}

fn is_month(start: Date, end: Date) -> bool {
    start == end.first_of_month() && end == start.last_of_month()
}

/// The month's name; a claim of a month that does not exist says none.
fn month(month: i8) -> &'static str {
    match month_name(month) {
        "" => "an unstated month",
        name => name,
    }
}

/// "17 October 2020".
fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The parties that speak, without the reports that do so in their own voice.
fn spoken(parties: &[Party]) -> Vec<Party> {
    parties.iter().filter(|p| !p.name.starts_with(OWN_VOICE)).cloned().collect()
}

/// How extraction names a report that attributes in its own voice.
const OWN_VOICE: &str = "report ";

/// How many parties are named; the others are counted.
const MOST_NAMED: usize = 3;

/// "Armenia", "Azerbaijan (Foreign Ministry) and Turkey", "A, B, C and 2 others". One name in two cases is one party.
fn names(parties: &[Party]) -> String {
    let mut names: Vec<String> = Vec::new();
    for party in parties {
        let shown = match party.name.split_once(": ").or_else(|| party.name.split_once(", ")) {
            Some((who, what)) => format!("{who} ({what})"),
            None => party.name.clone(),
        };
        if !names.iter().any(|n| n.to_lowercase() == shown.to_lowercase()) {
            names.push(shown);
        }
    }
    match names.len().saturating_sub(MOST_NAMED) {
        0 => {}
        // A name is shorter than "1 other", and says more.
        1 if names.len() == MOST_NAMED + 1 => {}
        more => {
            names.truncate(MOST_NAMED);
            names.push(format!("{more} others"));
        }
    }
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// Heads of names that take a plural verb.
const PLURALS: [&str; 12] = [
    "officials",
    "authorities",
    "forces",
    "officers",
    "residents",
    "sources",
    "separatists",
    "rebels",
    "witnesses",
    "troops",
    "militants",
    "police",
];

/// The verb that agrees with the parties: "Armenia denies", "separatist officials deny", "Armenia and Turkey deny".
fn agree(parties: &[Party], one: &'static str, several: &'static str) -> &'static str {
    let is_plural = |name: &str| {
        let head = [" of ", " in ", " for "].iter().filter_map(|w| name.find(w)).min().unwrap_or(name.len());
        name[..head].split(' ').any(|word| PLURALS.contains(&word.to_lowercase().as_str()))
    };
    match parties {
        [first, rest @ ..]
            if rest.iter().all(|p| p.name.to_lowercase() == first.name.to_lowercase())
                && !is_plural(&first.name) =>
        {
            one
        }
        _ => several,
    }
}

fn capitalised(sentence: String) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::incidents::tests::{ganja, incident, party};
    use jiff::civil::date;

    fn check(incident: Incident, want: &str) {
        let place = incident.site.as_ref().map(|_| ganja());
        assert_eq!(notes(&incident, place.as_ref()), want);
    }

    #[test]
    fn attribution_comes_first_and_denial_last() {
        check(
            incident(),
            "Azerbaijan (Prosecutor General's Office) says that a missile strike attributed to Armenia killed 12 to 13 \
             and wounded at least 40 people in Ganja on 17 October 2020; Armenia denies it.",
        );
    }

    #[test]
    fn a_report_in_its_own_voice_attributes_nothing() {
        let reported = Incident {
            attributed_by: Vec::new(),
            denied_by: Vec::new(),
            killed: Some(Toll::exactly(1)),
            injured: None,
            weapon: None,
            claim_status: ClaimStatus::Reported,
            ..incident()
        };
        check(reported, "Reports say that shelling killed 1 person in Ganja on 17 October 2020.");
    }

    #[test]
    fn verbs_agree_and_long_lists_are_counted() {
        let parties = |names: &[&str]| names.iter().map(|n| party(n)).collect::<Vec<_>>();
        for (list, name, verb) in [
            (&["Armenia"][..], "Armenia", "says"),
            (&["separatist officials in Karabakh"], "separatist officials in Karabakh", "say"),
            (&["Ministry of Armed Forces"], "Ministry of Armed Forces", "says"),
            (&["Defence Ministry", "Defence ministry"], "Defence Ministry", "says"),
            (
                &["Hikmat Hajiyev, assistant to the President", "B"],
                "Hikmat Hajiyev (assistant to the President) and B",
                "say",
            ),
            (&["A", "B", "C", "D"], "A, B, C and D", "say"),
            (&["A", "B", "C", "D", "E"], "A, B, C and 2 others", "say"),
        ] {
            assert_eq!((names(&parties(list)).as_str(), agree(&parties(list), "says", "say")), (name, verb));
        }
    }

    #[test]
    fn a_report_that_attributes_in_its_own_voice_is_not_named() {
        let own = Incident { attributed_by: vec![party("report r1")], denied_by: Vec::new(), ..incident() };
        check(
            own,
            "Reports say that a missile strike attributed to Armenia killed 12 to 13 and wounded at least 40 people in \
             Ganja on 17 October 2020.",
        );
    }

    #[test]
    fn what_is_unknown_is_said_to_be_unknown() {
        let vague = Incident {
            site: None,
            date: DateClaim { weekday: Some(Weekday::Saturday), ..Default::default() },
            killed: Some(Toll::exactly(0)),
            injured: Some(Toll::at_most(3)),
            denied_by: vec![party("Armenia"), party("Turkey: Foreign Ministry")],
            ..incident()
        };
        check(
            vague,
            "Azerbaijan (Prosecutor General's Office) says that a missile strike attributed to Armenia killed no and \
             wounded up to 3 people at a place that could not be located on a Saturday; Armenia and Turkey (Foreign \
             Ministry) deny it.",
        );
    }

    #[test]
    fn dates_read_as_far_as_they_are_known() {
        for (claim, want) in [
            (DateClaim::span(date(2020, 10, 1), date(2020, 10, 31)), "in October 2020"),
            (
                DateClaim::span(date(2020, 9, 27), date(2020, 10, 2)),
                "between 27 September 2020 and 2 October 2020",
            ),
            (
                DateClaim { stated: false, ..DateClaim::on(date(2020, 10, 17)) },
                "on 17 October 2020 (the date of the report)",
            ),
            (
                DateClaim { month: Some(10), day: Some(11), ..Default::default() },
                "on 11 October of an unstated year",
            ),
            (DateClaim { month: Some(0), ..Default::default() }, "in an unstated month of an unstated year"),
            (DateClaim::default(), "on an unstated date"),
        ] {
            assert_eq!(when(&claim), want);
        }
    }
}
