//! ACLED's event and sub-event types, and two more so that accidents and crimes are typed, not mistaken.
//!
//! Source of the words: ACLED Codebook (2023), table 2. `Crime` and `Accident or disaster` are this project's.

/// The six event types of ACLED, and two of this project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum EventType {
    Battles,
    ExplosionsRemoteViolence,
    ViolenceAgainstCivilians,
    Protests,
    Riots,
    StrategicDevelopments,
    Crime,
    AccidentOrDisaster,
}

impl EventType {
    /// ACLED's words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Battles => "Battles",
            Self::ExplosionsRemoteViolence => "Explosions/Remote violence",
            Self::ViolenceAgainstCivilians => "Violence against civilians",
            Self::Protests => "Protests",
            Self::Riots => "Riots",
            Self::StrategicDevelopments => "Strategic developments",
            Self::Crime => "Crime",
            Self::AccidentOrDisaster => "Accident or disaster",
        }
    }

    /// Whether arms are used against people or places: battles, explosions and violence against civilians.
    ///
    /// ```
    /// use incident_mapper::model::EventType;
    /// assert!(EventType::Battles.is_armed_violence() && !EventType::Riots.is_armed_violence());
    /// ```
    pub fn is_armed_violence(self) -> bool {
        matches!(self, Self::Battles | Self::ExplosionsRemoteViolence | Self::ViolenceAgainstCivilians)
    }
}

macro_rules! sub_event_types {
    ($($variant:ident => $event:ident, $name:literal;)*) => {
        /// ACLED's sub-event types, and two of this project.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum SubEventType { $($variant,)* }

        impl SubEventType {
            /// Every sub-event type, in ACLED's order.
            pub const ALL: &'static [SubEventType] = &[$(SubEventType::$variant,)*];

            /// ACLED's words.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The event type that it belongs to.
            pub fn event_type(self) -> EventType {
                match self { $(Self::$variant => EventType::$event,)* }
            }

            /// Whether it is an explosion or remote violence: what hits from afar or goes off.
            ///
            /// # Examples
            /// ```
            /// use incident_mapper::model::SubEventType;
            /// assert!(SubEventType::Grenade.is_remote_violence() && !SubEventType::Attack.is_remote_violence());
            /// ```
            pub fn is_remote_violence(self) -> bool {
                self.event_type() == EventType::ExplosionsRemoteViolence
            }

            /// Whether it is a development without violence, which is coded only where it is asked for: a peace agreement in a
            /// capital is no dot on a map of attacks.
            pub fn is_development(self) -> bool {
                matches!(
                    self,
                    Self::Agreement
                        | Self::Arrests
                        | Self::ChangeToGroupActivity
                        | Self::HeadquartersOrBaseEstablished
                        | Self::Other
                )
            }

            /// The sub-event type of ACLED's words.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

sub_event_types! {
    GovernmentRegainsTerritory => Battles, "Government regains territory";
    NonStateActorOvertakesTerritory => Battles, "Non-state actor overtakes territory";
    ArmedClash => Battles, "Armed clash";
    ChemicalWeapon => ExplosionsRemoteViolence, "Chemical weapon";
    AirDroneStrike => ExplosionsRemoteViolence, "Air/drone strike";
    SuicideBomb => ExplosionsRemoteViolence, "Suicide bomb";
    ShellingArtilleryMissileAttack => ExplosionsRemoteViolence, "Shelling/artillery/missile attack";
    RemoteExplosiveLandmineIed => ExplosionsRemoteViolence, "Remote explosive/landmine/IED";
    Grenade => ExplosionsRemoteViolence, "Grenade";
    SexualViolence => ViolenceAgainstCivilians, "Sexual violence";
    Attack => ViolenceAgainstCivilians, "Attack";
    AbductionForcedDisappearance => ViolenceAgainstCivilians, "Abduction/forced disappearance";
    PeacefulProtest => Protests, "Peaceful protest";
    ProtestWithIntervention => Protests, "Protest with intervention";
    ExcessiveForceAgainstProtesters => Protests, "Excessive force against protesters";
    ViolentDemonstration => Riots, "Violent demonstration";
    MobViolence => Riots, "Mob violence";
    Agreement => StrategicDevelopments, "Agreement";
    Arrests => StrategicDevelopments, "Arrests";
    ChangeToGroupActivity => StrategicDevelopments, "Change to group/activity";
    DisruptedWeaponsUse => StrategicDevelopments, "Disrupted weapons use";
    HeadquartersOrBaseEstablished => StrategicDevelopments, "Headquarters or base established";
    LootingPropertyDestruction => StrategicDevelopments, "Looting/property destruction";
    NonViolentTransferOfTerritory => StrategicDevelopments, "Non-violent transfer of territory";
    CeasefireViolation => StrategicDevelopments, "Ceasefire violation";
    Other => StrategicDevelopments, "Other";
    Crime => Crime, "Crime";
    AccidentOrDisaster => AccidentOrDisaster, "Accident or disaster";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_types() {
        for t in SubEventType::ALL {
            assert_eq!(SubEventType::from_name(t.name()), Some(*t));
        }
    }
}
