//! The readable name of an incident.

use crate::gazetteer::{Gazetteer, english_name};
use crate::model::{DateClaim, EventMention, Field, Site, SubEventType, month_name};

/// "Ganja, 17 Oct 2020: missile strike".
pub(super) fn title(
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
