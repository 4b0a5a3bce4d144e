//! What the words around a deed say of those whom it was done to: who drives by, who cannot fight, who guards a post, whom a crowd accuses.

use super::Around;
use super::parties::{FORCES, Parties};
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::statement::Statement;
use crate::language::english::classes::targets;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::SubEventType;
use std::ops::Range;

/// "opened fire on a pickup": at what people drive and ride, which nobody shells so.
pub(super) fn is_at_vehicle(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    const OBJECT: usize = 6;
    let end = statement.trigger.end;
    reading.any_of(end..end + OBJECT, WordClass::RoadVehicle)
        || reading
            .any_word(end..end + OBJECT, |w| matches!(w, "crowd" | "procession" | "funeral" | "passers"))
}

/// "Soldiers killed six villagers", "troops opened fire on a minibus, killing two women": only forces act, and those who suffer are
/// called what those who fight are not.
pub(super) fn is_on_defenceless(reading: &Reading<'_>, parties: &Parties, around: &Around<'_>) -> bool {
    let one_side = !parties.acting.is_empty()
        && parties.suffering.is_empty()
        && parties.acting.iter().all(|a| FORCES.contains(a));
    let words = around.sentence.clone();
    one_side
        && (reading.any_on(words.clone(), List::Civilian) || reading.any_of(words, WordClass::Defenceless))
}

/// "stormed a maternity clinic, setting off a gun battle": a raid on a building in which nobody fights, whatever fight it led to.
pub(super) fn is_at_civil_site(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    const OBJECT: usize = 6;
    let enters = |word: &str| matches!(word, "stormed" | "storming" | "raided" | "attacked" | "burst");
    let civil = |n: usize| {
        let class = targets().longest(|k| reading.folded(n + k)).map(|(class, _)| class);
        matches!(class, Some("hospital" | "school" | "market" | "place of worship" | "hotel or restaurant"))
    };
    sentence.clone().any(|n| {
        let object = n + 1..sentence.end.min(n + OBJECT);
        enters(reading.folded(n)) && object.take_while(|k| reading.doc.is_word(*k)).any(civil)
    })
}

/// Those whom a deed is done to stand no farther behind its verb than this, in tokens.
const OBJECT: usize = 5;

/// "lined up and shot", "executed", "beheaded": people in the hands of those who kill them.
pub(super) fn is_execution(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    let at = statement.trigger.start;
    let held = |n: usize| {
        reading.folded(n) == "up" && matches!(reading.folded(n.wrapping_sub(1)), "lined" | "tied")
            || reading.folded(n) == "away" && matches!(reading.folded(n.wrapping_sub(1)), "led" | "taken")
    };
    let shot = |n: usize| reading.folded(n) == "shot" && reading.folded(n.wrapping_sub(1)) == "and";
    let deeds = std::iter::once(&statement.trigger).chain(&statement.others);
    let mut words = deeds.flat_map(Clone::clone);
    // "the slaughter of 48 people", "had their throats cut".
    let word = reading.folded(at);
    let end = statement.trigger.end;
    let massacre = ["massacre", "slaughter", "butcher"].iter().any(|stem| word.starts_with(stem));
    let helpless = ["executed", "beheaded", "hacked", "throats"].contains(&word)
        || massacre && !names_forces(reading, &(end..end + OBJECT));
    helpless || words.any(|n| shot(n) && n >= 2 && held(n - 2) || held(n) && shot(n + 2))
}

/// Whether the words name soldiers or police.
fn names_forces(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let of_forces = |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(actor) if FORCES.contains(&actor));
    reading.actors_in(words).iter().any(of_forces)
}

/// "a patrol killed 16 peasants", "shot dead a town councillor": those whom a deed is done to are called what those who fight are not.
pub(super) fn is_to_defenceless(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    let parts = |n: usize| matches!(reading.doc.word(n), "," | "." | ";" | ":" | "(");
    let end = statement.trigger.end;
    let object = end..(end..end + OBJECT).find(|n| parts(*n)).unwrap_or(end + OBJECT);
    let defenceless = reading.any_on(object.clone(), List::Civilian)
        || reading.any_of(object.clone(), WordClass::Defenceless);
    let does = statement.role == Role::Harm || statement.entry.sub_event_type == Some(SubEventType::Attack);
    does && defenceless && reading.folded(end) != "by" && reading.actors_in(&object).is_empty()
}

/// "killing 12 worshippers, before being shot dead by guards", "before police shot him dead": who ends an attack is no side of it.
pub(super) fn is_ended_by_forces(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let ends = |n: usize| {
        matches!(
            reading.folded(n),
            "shot" | "killed" | "gunned" | "overpowered" | "subdued" | "arrested" | "detained"
        )
    };
    sentence.clone().filter(|n| reading.folded(*n) == "before").any(|n| {
        let by_police = (n + 2..n + 5).any(|k| ends(k) && matches!(reading.folded(k + 1), "him" | "them"));
        // "before they were shot dead in a gun battle".
        let they = matches!(reading.folded(n + 1), "he" | "she" | "they")
            && matches!(reading.folded(n + 2), "was" | "were")
            && ends(n + 3);
        // "before security forces retook the building".
        let retaken = (n + 1..n + 5).any(|k| {
            matches!(reading.folded(k), "retook" | "recaptured" | "ended" | "freed" | "stormed")
                && reading.any_word(n + 1..k, |w| matches!(w, "forces" | "troops" | "police" | "commandos"))
        });
        reading.folded(n + 1) == "being" && ends(n + 2) || by_police || they || retaken
    })
}

/// "a crowd stopped a bus and killed three men accused of being scouts", "a crowd beat two men and set them on fire".
pub(super) fn is_lynching(reading: &Reading<'_>, statement: &Statement<'_>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let at = &statement.trigger;
    let crowd = (at.start.saturating_sub(REACH).max(sentence.start)..at.start).any(|n| {
        reading.folded(n) == "crowd" && matches!(reading.folded(n.wrapping_sub(1)), "a" | "the" | "angry")
    });
    let accused =
        |n: usize| matches!(reading.folded(n), "accused" | "suspected") && reading.folded(n + 1) == "of";
    let burnt =
        |n: usize| reading.folded(n) == "set" && matches!(reading.folded(n + 1), "them" | "him" | "her");
    crowd && (at.start..(at.end + REACH).min(sentence.end)).any(|n| accused(n) || burnt(n))
}

/// "Infantry had attacked Serb lines near Olovo": what only those hold who fight, attacked on the ground.
pub(super) fn is_on_lines(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    let end = statement.trigger.end;
    let attacks = matches!(reading.folded(statement.trigger.start), "attacked" | "assaulted" | "stormed");
    let object = (end..end + OBJECT).take_while(|n| reading.doc.is_word(*n));
    statement.weapon.is_none()
        && attacks
        && object.into_iter().any(|n| matches!(reading.folded(n), "lines" | "trenches" | "frontlines"))
}

/// "stormed a security post", "attacked a position of volunteers": what only those who fight hold is attacked.
pub(super) fn is_on_post(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    const REACH: usize = 6;
    let end = statement.trigger.end;
    (end..end + REACH).any(|n| {
        let of_forces = || reading.is_one_of(n.wrapping_sub(1), WordClass::SecurityForce);
        // "a post of the border police".
        let held_by_forces = |n: usize| {
            reading.folded(n + 1) == "of"
                && reading.any_word(n + 2..n + 6, |w| {
                    matches!(
                        w,
                        "police" | "army" | "soldiers" | "volunteers" | "gendarmes" | "guards" | "guard"
                    )
                })
        };
        match reading.folded(n) {
            "outpost" | "outposts" | "barracks" | "garrison" | "position" | "positions" => true,
            "airbase" | "airbases" => true,
            "base" | "bases" if reading.folded(n.wrapping_sub(1)) == "air" => true,
            "checkpost" | "checkposts" => true,
            "post" | "posts" | "base" | "bases" => of_forces() || held_by_forces(n),
            _ => false,
        }
    })
}
