//! What comes from the air: aircraft as the subject of a statement, or of the report.

use super::Around;
use super::parties::{IRREGULARS, Parties};
use crate::extraction::attribution::Named;
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::statement::Statement;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Role};
use crate::model::SubEventType;
use std::ops::Range;

/// Whether bombs of which nothing else is said fell from the air: the report names aircraft, and no bomb that was laid.
pub(super) fn bombs_from_air(reading: &Reading<'_>) -> bool {
    let laid = |w: &Hit<'_>| {
        let t = w.entry.sub_event_type;
        t == Some(SubEventType::SuicideBomb)
            || t == Some(SubEventType::RemoteExplosiveLandmineIed)
                && !matches!(reading.folded(w.tokens.start), "bomb" | "bombs")
    };
    let from_air = |w: &Hit<'_>| {
        w.entry.weapon == "aircraft"
            || matches!(reading.folded(w.tokens.start), "guided" | "glide" | "gliding" | "aerial" | "barrel")
    };
    reading.weapons.iter().any(from_air) && !reading.weapons.iter().any(laid)
}

/// "the Israeli bombing of a school", "the bombing of a wake", in a report on warplanes, "the coalition denied bombing a prison": whether what the
/// words call a bombing came from the air, as those of rebels do not.
pub(super) fn is_bombing_from_air(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    parties: &Parties,
    around: &Around<'_>,
) -> bool {
    let Range { start, end } = statement.trigger;
    if statement.trigger.len() != 1 || !matches!(reading.folded(start), "bombing" | "bombings") {
        return false;
    }
    let led = |words: &[&str]| start > 0 && words.contains(&reading.folded(start - 1));
    let owned = led(&["admitted", "admits", "acknowledged", "conceded", "denied", "denies"]);
    let state = || {
        let before = reading.actors_in(&(around.sentence.start..start));
        before.iter().any(|a| a.entry.role == Role::Actor(Actor::State))
    };
    let by_state = around.agent.is_some_and(|a| !a.party.country.is_empty())
        || owned && state()
        || bombs_from_air(reading);
    let begun = led(&["began", "started", "resumed", "stopped", "kept"]);
    let object = matches!(reading.folded(end), "a" | "an" | "the") || reading.mention_at(end).is_some();
    by_state && !parties.any(&IRREGULARS)
        || (owned || begun) && object && !parties.acting.iter().any(|a| IRREGULARS.contains(a))
}

/// Whether aircraft are the subject of a statement: they open its clause, after its day and without a preposition.
pub(super) fn is_by_aircraft(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    sentence: &Range<usize>,
) -> bool {
    is_by(reading, statement, sentence, |n| reading.is_one_of(n, WordClass::Aircraft))
}

/// Whether what the words say to fly opens the clause of a statement.
fn is_by(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    sentence: &Range<usize>,
    flies: impl Fn(usize) -> bool,
) -> bool {
    let dated = |n: usize| reading.is_of_date(n, sentence);
    let before = sentence.start..statement.trigger.start;
    before.clone().any(|n| {
        let lead = (sentence.start..n)
            .rev()
            .take_while(|k| {
                reading.doc.is_word(*k)
                    && !matches!(reading.folded(*k), "when" | "that" | "and" | "as" | "while")
            })
            .filter(|k| !dated(*k));
        // "aircraft struck Gaza after gunmen killed eight near Eilat": the deed of others.
        let others = || {
            let after = (n + 1..statement.trigger.start).rev().find(|k| reading.folded(*k) == "after");
            after.is_some_and(|k| {
                reading.actors_in(&(k + 1..statement.trigger.start)).iter().any(|a| {
                    a.tokens.start <= k + 3
                        && matches!(a.entry.role, Role::Actor(Actor::Gunmen | Actor::Rebels | Actor::Group))
                })
            })
        };
        flies(n)
            && !others()
            && lead.into_iter().all(|k| !reading.is(k, List::PlacePreposition) && reading.folded(k) != "with")
    })
}

/// Whether a statement's verb is of what aircraft do with their weapons.
pub(super) fn fires(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    matches!(
        reading.folded(statement.trigger.start),
        "fired" | "launched" | "dropped" | "shelled" | "bombed" | "bombing"
    )
}

/// "Israeli jets were overhead within the hour. They fired four rockets": whether "they" are the aircraft that the sentence before is
/// about.
pub(super) fn is_by_jets_before(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    sentence: &Range<usize>,
) -> bool {
    const SUBJECT: usize = 4;
    let they = reading.folded(sentence.start) == "they" && statement.trigger.start <= sentence.start + 2;
    let own = reading.doc.tokens.get(sentence.start).map(|t| t.sentence());
    let before =
        own.and_then(|n| reading.before_in_block(n)).map(|s| s.tokens.start..s.tokens.start + SUBJECT);
    let flies = |at: Range<usize>| reading.weapons_in(&at).iter().any(|w| w.entry.weapon == "aircraft");
    fires(reading, statement) && they && before.is_some_and(flies)
}

/// "Missiles fired by Indian warplanes killed 13 people", "rockets launched from helicopters": whether aircraft fired what it was done with.
pub(super) fn is_fired_from_air(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    const NAME: usize = 4;
    let Some((_, weapon)) = &statement.weapon else { return false };
    let by = weapon.end + 1;
    let fired = matches!(reading.folded(weapon.end), "fired" | "launched" | "dropped" | "released");
    fired
        && matches!(reading.folded(by), "by" | "from")
        && (by + 1..by + 1 + NAME).take_while(|n| reading.doc.is_word(*n)).any(|n| {
            reading.is_one_of(n, WordClass::Aircraft)
                || reading.weapons_in(&(n..n + 1)).iter().any(|w| w.entry.weapon == "aircraft")
        })
}

/// States that fire missiles at places abroad from aircraft and drones, where no ship, no cruise missile and no ballistic one is told of: so
/// ACLED and Airwars code theirs.
const FROM_AIR: [&str; 4] = ["FR", "GB", "IL", "US"];

/// "An Israeli missile hit their car", "A passenger train was hit by NATO missiles": whether those who fired it do so from the air.
pub(super) fn is_missile_from_air(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    agent: Option<&Named>,
) -> bool {
    let Some(("missile", weapon)) = &statement.weapon else { return false };
    let whose = weapon.start.checked_sub(1);
    let allied = |n: usize| matches!(reading.folded(n), "nato" | "coalition" | "alliance");
    let of_state = |m: usize| reading.country(m).is_some_and(|code| FROM_AIR.contains(&code));
    let led = whose.is_some_and(|n| allied(n) || reading.mention_at(n).is_some_and(of_state));
    let by = agent.is_some_and(|a| FROM_AIR.contains(&a.party.country.as_str()));
    let otherwise = |w: &str| {
        matches!(
            w,
            "cruise"
                | "ballistic"
                | "tomahawk"
                | "tomahawks"
                | "destroyer"
                | "warship"
                | "warships"
                | "ship"
                | "ships"
                | "submarine"
                | "frigate"
                | "surface"
                | "anti-tank"
                | "tank"
                | "tanks"
        )
    };
    (led || by) && !reading.any_word(0..reading.doc.tokens.len(), otherwise)
}

/// "Jets of the military released four bombs", "The jets were back over Pale and blew up six bunkers": what aircraft drop, or blow up.
pub(super) fn is_dropped(reading: &Reading<'_>, statement: &Statement<'_>, sentence: &Range<usize>) -> bool {
    let flies = |n: usize| {
        reading.is_one_of(n, WordClass::Aircraft)
            || reading.weapons_in(&(n..n + 1)).iter().any(|w| w.entry.weapon == "aircraft")
    };
    let mut deeds = std::iter::once(&statement.trigger).chain(&statement.others);
    let blows_up =
        |t: &Range<usize>| reading.folded(t.start) == "blew" && reading.folded(t.start + 1) == "up";
    let drops = statement.weapon.as_ref().is_some_and(|(_, weapon)| {
        reading.any_word(weapon.start.saturating_sub(4).max(sentence.start)..weapon.start, |w| {
            // "let fall two grenades".
            matches!(w, "dropped" | "released" | "unleashed" | "rained" | "let")
        })
    });
    // "bombs burst over the central square".
    let burst = |t: &Range<usize>| {
        reading.folded(t.start) == "burst" && reading.folded(t.start + 1) == "over"
            || reading.folded(t.start) == "bombs" && reading.folded(t.start + 1) == "burst"
    };
    let over = statement.weapon.as_ref().is_some_and(|(_, weapon)| burst(weapon)) || deeds.clone().any(burst);
    over || (drops || deeds.any(blows_up)) && is_by(reading, statement, sentence, flies)
}

/// "47 people on their way to a wedding were bombed": no bomb that is laid finds people on their way.
pub(super) fn are_people_bombed(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    sentence: &Range<usize>,
) -> bool {
    const SUBJECT: usize = 14;
    let at = statement.trigger.start;
    let passive = matches!(reading.folded(at.wrapping_sub(1)), "were" | "been" | "was");
    let subject = at.saturating_sub(SUBJECT).max(sentence.start)..at;
    reading.folded(at) == "bombed" && passive && reading.any_on(subject, List::Human)
}

/// "the wounding of two Lebanese by the Air Force".
pub(super) fn is_by_air_force(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|n| {
        reading.folded(n) == "air"
            && reading.folded(n + 1) == "force"
            && reading.any_word(n.saturating_sub(3)..n, |w| w == "by")
    })
}
