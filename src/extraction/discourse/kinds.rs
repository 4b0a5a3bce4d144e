//! What kinds of events are to each other: alike, a part of another, harmless in themselves.

use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::model::{EventType, SubEventType};

/// Whether two types are of one kind: a fight to one sentence is an attack to the next.
pub(super) fn is_alike(a: SubEventType, b: SubEventType) -> bool {
    let fought = |t| matches!(t, EventType::Battles | EventType::ViolenceAgainstCivilians);
    let (a, b) = (a.event_type(), b.event_type());
    a == b || fought(a) && fought(b)
}

/// How much happened at a protest; 0 for what is none.
pub(super) fn protest_rank(t: SubEventType) -> u8 {
    match t {
        SubEventType::PeacefulProtest => 1,
        SubEventType::ProtestWithIntervention => 2,
        SubEventType::ViolentDemonstration => 3,
        SubEventType::ExcessiveForceAgainstProtesters => 4,
        _ => 0,
    }
}

/// Whether nobody is hurt by what is done in events of a type itself: those who were, were hurt by something else.
pub(super) fn hurts_nobody(t: SubEventType) -> bool {
    matches!(
        t,
        SubEventType::DisruptedWeaponsUse
            | SubEventType::GovernmentRegainsTerritory
            | SubEventType::NonStateActorOvertakesTerritory
            | SubEventType::NonViolentTransferOfTerritory
    )
}

/// Whether events of a type have something that is attacked.
pub(super) fn is_attack(t: SubEventType) -> bool {
    t.event_type().is_armed_violence() || t == SubEventType::LootingPropertyDestruction
}

/// Whether a type is a part or a consequence of another event told with it, and does not change that one's type.
pub(super) fn is_detail(t: SubEventType) -> bool {
    matches!(
        t,
        SubEventType::LootingPropertyDestruction
            | SubEventType::DisruptedWeaponsUse
            | SubEventType::Arrests
            | SubEventType::CeasefireViolation
    )
}

/// "Police shot the attacker dead", "a guard shot dead one attacker": what ends an attack is no other one.
pub(super) fn ends_attack(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    let object = statement.trigger.end..statement.trigger.end + 4;
    statement.sub_event_type == Some(SubEventType::Attack)
        && reading.any_word(object, |w| {
            matches!(
                w,
                "attacker" | "attackers" | "assailant" | "assailants" | "bomber" | "gunman" | "suspect"
            )
        })
}
