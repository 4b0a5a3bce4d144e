//! The gold's words for types of events, which are coarser than ACLED's.

use crate::model::SubEventType;
use std::collections::BTreeMap;

/// What a layer's types are called in the gold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeMap {
    names: BTreeMap<String, String>,
}

impl Default for TypeMap {
    /// The gold's words for ACLED's sub-event types.
    fn default() -> Self {
        let pairs = SubEventType::ALL.iter().map(|t| (t.name().to_owned(), gold_type(*t).to_owned()));
        Self { names: pairs.collect() }
    }
}

impl TypeMap {
    /// The gold's words for the types that `names` lists.
    pub fn new(names: BTreeMap<String, String>) -> Self {
        Self { names }
    }

    /// What the gold calls `name`; a word that is not listed is its own.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::evaluation::incidents::TypeMap;
    /// assert_eq!(TypeMap::default().gold("Air/drone strike"), "air_or_drone_strike");
    /// assert_eq!(TypeMap::default().gold("armed_clash"), "armed_clash");
    /// ```
    pub fn gold<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

fn gold_type(sub_event_type: SubEventType) -> &'static str {
    use SubEventType as T;
    match sub_event_type {
        T::ShellingArtilleryMissileAttack => "shelling_or_missile",
        T::AirDroneStrike => "air_or_drone_strike",
        T::ArmedClash => "armed_clash",
        T::ChemicalWeapon | T::SuicideBomb | T::RemoteExplosiveLandmineIed | T::Grenade => "explosion_or_ied",
        T::Attack | T::SexualViolence | T::AbductionForcedDisappearance => "attack_on_civilians",
        T::GovernmentRegainsTerritory
        | T::NonStateActorOvertakesTerritory
        | T::NonViolentTransferOfTerritory
        | T::HeadquartersOrBaseEstablished => "territory_change",
        T::CeasefireViolation => "ceasefire_violation_unspecified",
        T::PeacefulProtest
        | T::ProtestWithIntervention
        | T::ExcessiveForceAgainstProtesters
        | T::ViolentDemonstration
        | T::MobViolence => "protest_or_riot",
        T::Crime => "crime",
        T::AccidentOrDisaster => "accident_or_disaster",
        T::Agreement
        | T::Arrests
        | T::ChangeToGroupActivity
        | T::DisruptedWeaponsUse
        | T::LootingPropertyDestruction
        | T::Other => "other",
    }
}
