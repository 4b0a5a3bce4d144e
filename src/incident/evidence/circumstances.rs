//! Evidence of what happened, who is blamed and what the reports share: types, weapons, targets, names, words.

use super::{Between, Weighing};
use crate::incident::facts::Facts;
use crate::model::{EventType, SubEventType};
use crate::text::Shingles;

/// Of a copy the longer text has at least this share of the shorter one's word triples.
const COPIED: f64 = 0.6;

/// Texts with fewer word triples are alike by chance, unless they are the same.
const FEWEST: usize = 5;

/// Whether the stated types are one, or near enough. A type taken from the context contradicts nothing of its kind,
/// but where no statement of the two has one type it says a little against.
pub(super) fn types(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) {
    let agree = a.types.iter().all(|x| b.types.iter().all(|y| type_agrees(*x, *y)));
    let same = a.types.iter().any(|(x, _)| b.types.iter().any(|(y, _)| x == y));
    match (agree, same, between) {
        (false, ..) => found.rule_out("other kinds of event"),
        (_, true, Between::Sentences) => found.add("same type", 0.5),
        (_, false, Between::Sentences) => found.add("types differ", -1.5),
        (_, true, Between::Reports) => {}
        (_, false, Between::Reports) => found.add("types differ", -0.25),
    }
}

fn type_agrees((s, s_stated): (SubEventType, bool), (t, t_stated): (SubEventType, bool)) -> bool {
    use SubEventType as T;
    let violent = |t: T| {
        let kind = matches!(
            t.event_type(),
            EventType::Battles | EventType::ExplosionsRemoteViolence | EventType::ViolenceAgainstCivilians
        );
        kind && t != T::GovernmentRegainsTerritory && t != T::NonStateActorOvertakesTerritory
    };
    let bombs = |t| {
        matches!(t, T::SuicideBomb | T::RemoteExplosiveLandmineIed | T::Grenade | T::ArmedClash | T::Attack)
    };
    s == t || (violent(s) && violent(t) && (!s_stated || !t_stated || (bombs(s) && bombs(t))))
}

/// Whether different countries are blamed: in one report for two events; but two reports may hold two countries to
/// blame for one.
pub(super) fn blame(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) {
    if a.blamed.is_empty() || b.blamed.is_empty() || a.blamed.meets(&b.blamed) {
        return;
    }
    match between {
        Between::Sentences => found.rule_out("others are blamed"),
        Between::Reports => found.add("others are blamed", -3.0),
    }
}

/// What two reports have in common, or not; and whether one's words are copied from the other's.
pub(super) fn shared(a: &Facts, b: &Facts, found: &mut Weighing) -> bool {
    if !a.weapons.is_empty() && !b.weapons.is_empty() && !a.weapons.meets(&b.weapons) {
        found.add("other weapons", -0.5);
    }
    if a.targets.meets(&b.targets) {
        found.add("same target", 0.5);
    }
    if a.names.meets(&b.names) {
        found.add("shared names", 0.5);
    }
    let copied = a.words.iter().any(|x| b.words.iter().any(|y| is_copy(x, y)));
    if copied {
        found.add("same words", 1.0);
    }
    copied
}

/// Whether one of two texts was copied from the other.
pub(in crate::incident) fn is_copy(x: &Shingles, y: &Shingles) -> bool {
    let fewest = x.count().min(y.count());
    (fewest >= FEWEST && x.shared_with(y) >= COPIED) || (fewest > 1 && x == y)
}
