//! Whether a lexicon entry tells of an event where it stands: not a thing, an adjective, an arrest or another sense of the word.

use super::fought::is_fought;
use super::is_speaking;
use crate::extraction::attribution;
use crate::extraction::means::weapon_in;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::classes::targets;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Pos, Role};
use crate::model::SubEventType;
use std::ops::Range;

/// Whether a lexicon entry tells of an event here at all.
pub(super) fn is_trigger(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let development = hit.entry.sub_event_type.is_some_and(SubEventType::is_development);
    if development && !reading.developments {
        return false;
    }
    let open = hit.entry.sub_event_type.is_none() && hit.entry.role != Role::Harm;
    let fought = matches!(hit.entry.role, Role::Capture | Role::State);
    if (open || fought) && !is_fought(reading, hit, sentence) {
        return false;
    }
    if is_of_people(reading, hit, sentence) && !is_of_fighters(reading, hit, sentence)
        || is_idle_entry(reading, hit, sentence)
        || is_fall_of_no_place(reading, hit)
        || is_sign_on_no_body(reading, hit, sentence)
        || is_attributive(reading, hit)
        || is_noun_bombs(reading, hit)
        || is_kind_of_weapon(reading, hit)
        || is_told_of_before(reading, hit, sentence)
        || is_search(reading, hit, sentence)
        || is_of_peacekeepers(reading, hit, sentence)
        || is_only_called_so(reading, hit, sentence)
    {
        return false;
    }
    match hit.entry.role {
        Role::Nothing | Role::Weapon | Role::Actor(_) => false,
        Role::Carry => {
            weapon_in(reading, sentence, &hit.tokens).is_some()
                || is_destroyed_by_forces(reading, hit, sentence)
        }
        Role::Under => followed_by_violence(reading, hit.tokens.end, sentence.end),
        Role::Loose | Role::Verb => !is_other_sense(reading, hit),
        Role::Noun => !is_effect(reading, hit, sentence),
        _ => true,
    }
}

/// "An aid convoy has entered Gaza", "Students marched into the square", "Gunmen have entered a village and killed ten": only those who fight
/// take a place by entering it, and not where the sentence tells of victims.
fn is_idle_entry(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let fights =
        |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Group | Actor::State));
    let enters = reading.folded(hit.tokens.end - 1) == "entered"
        || matches!(reading.folded(hit.tokens.start), "marched" | "rolled");
    hit.entry.role == Role::Capture
        && enters
        && (!reading.actors_in(&(sentence.start..hit.tokens.start)).iter().any(fights)
            || reading.triggers_in(sentence).iter().any(|t| t.entry.role == Role::Harm))
}

/// "British peacekeepers withdrew from Gorazde": those who hold no ground leave none to others.
fn is_of_peacekeepers(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    hit.entry.sub_event_type == Some(SubEventType::NonViolentTransferOfTerritory)
        && reading.any_word(sentence.start..hit.tokens.start, |w| {
            matches!(w, "peacekeepers" | "observers" | "monitors" | "inspectors" | "helmets" | "diplomats")
        })
}

/// "a prisoner who was freed bore signs of torture", not "the bodies of 22 men, bound and with signs of torture, were found": marks of
/// violence tell of killings only on the dead.
fn is_sign_on_no_body(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let sign = hit.entry.pos == Pos::Noun
        && matches!(
            reading.folded(hit.tokens.end - 1),
            "torture" | "bound" | "tied" | "blindfolded" | "gagged" | "head"
        );
    let body = |w: &str| matches!(w, "body" | "bodies" | "corpse" | "corpses" | "remains");
    sign && !reading.any_word(sentence.clone(), body)
}

/// "the fall of a drone in Shebekino", not "the fall of Kunduz".
fn is_fall_of_no_place(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let end = hit.tokens.end;
    hit.entry.role == Role::Capture
        && reading.folded(end - 1) == "of"
        && reading.folded(end.wrapping_sub(2)) == "fall"
        && reading.mention_at(end).is_none()
}

/// "Police raided a house in Quetta and arrested three suspects": an arrest, where nobody is hurt.
fn is_search(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let forces = reading.actors_in(&(sentence.start..hit.tokens.start)).iter().any(|a| {
        matches!(a.entry.role, Role::Actor(Actor::Police | Actor::State))
            && !is_speaking(reading, a, sentence)
    });
    let arrests =
        |w: &str| matches!(w, "arrested" | "detained" | "searched" | "arresting" | "detaining" | "custody");
    // "11 suspects were detained in raids on several addresses".
    let suspects = || {
        reading.any_word(sentence.clone(), |w| matches!(w, "suspects" | "suspect" | "addresses" | "warrant"))
    };
    reading.folded(hit.tokens.start).starts_with("raid")
        && (forces || suspects())
        && reading.any_word(sentence.clone(), arrests)
        && reading.triggers_in(sentence).iter().all(|t| t.entry.role != Role::Harm)
}

/// "Russian forces have destroyed an ammunition depot near Okhtyrka": what forces destroy is attacked, whatever with.
fn is_destroyed_by_forces(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const SUBJECT: usize = 6;
    const OBJECT: usize = 4;
    let subject = hit.tokens.start.saturating_sub(SUBJECT).max(sentence.start)..hit.tokens.start;
    let forces = |a: &Hit<'_>| {
        matches!(a.entry.role, Role::Actor(Actor::State | Actor::Rebels | Actor::Group))
            && !is_speaking(reading, a, sentence)
    };
    let object = hit.tokens.end..(hit.tokens.end + OBJECT).min(sentence.end);
    matches!(reading.folded(hit.tokens.start), "destroyed" | "destroys" | "destroying")
        && (reading.any_on(subject.clone(), List::Force) || reading.actors_in(&subject).iter().any(forces))
        && object.into_iter().any(|n| targets().longest(|k| reading.folded(n + k)).is_some())
}

/// "Soldiers killed six villagers, in what the army called a gun battle", "called it an unfortunate accident": a side's word for it.
fn is_only_called_so(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const NAME: usize = 4;
    let near = hit.tokens.start.saturating_sub(NAME + 1).max(sentence.start)..hit.tokens.start;
    let accident = hit.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster);
    if accident && near.into_iter().any(|n| reading.is(n, List::Calling) && reading.folded(n + 1) == "it") {
        return true;
    }
    hit.entry.sub_event_type == Some(SubEventType::ArmedClash)
        && hit.entry.pos == Pos::Noun
        && (hit.tokens.start.saturating_sub(NAME).max(sentence.start)..hit.tokens.start)
            .any(|n| attribution::names_it_so(reading, sentence, n))
}

/// "Bombs hit two camps": no verb, which would have an object after it ("jets bomb the town").
fn is_noun_bombs(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let next = hit.tokens.end;
    let infinitive = hit.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "to");
    !infinitive
        && matches!(reading.folded(hit.tokens.start), "bombs" | "shells" | "shell")
        && hit.entry.pos == Pos::Verb
        && !matches!(reading.folded(next), "the" | "a" | "an" | "its" | "more")
        && reading.mention_at(next).is_none()
}

/// "neutralised 12 terrorists", "were intercepted and killed": people, who are no weapon that is made safe.
pub(super) fn is_of_people(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let word = reading.folded(hit.tokens.start);
    // "for men, women and children shot down on Friday".
    let shot = word == "shot" && hit.tokens.start.checked_sub(1).is_some_and(|n| reading.is(n, List::Human));
    (word.starts_with("neutrali") || word.starts_with("intercept") || shot)
        && hit.entry.sub_event_type == Some(SubEventType::DisruptedWeaponsUse)
        && reading
            .weapons_in(&(hit.tokens.start.saturating_sub(6).max(sentence.start)..hit.tokens.end + 6))
            .is_empty()
}

/// "Three suspected militants have been neutralised": killed by those who fight them, as their press offices put it.
pub(super) fn is_of_fighters(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 6;
    let around =
        hit.tokens.start.saturating_sub(NEAR).max(sentence.start)..(hit.tokens.end + NEAR).min(sentence.end);
    let fights =
        |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Group | Actor::Gunmen));
    reading.folded(hit.tokens.start).starts_with("neutrali") && reading.actors_in(&around).iter().any(fights)
}

/// "the arrest of dozens of young men since the bombing", "residents angry at the shelling of their city": what only says since when, or why.
fn is_told_of_before(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let before = |back: usize| hit.tokens.start.checked_sub(back).map_or("", |n| reading.folded(n));
    let ends = hit.tokens.end + 1 >= sentence.end;
    let since = before(2) == "since" && ends;
    let why = matches!(before(2), "at" | "over" | "about")
        && matches!(before(3), "angry" | "anger" | "furious" | "outraged");
    // "A day after the bombing, two missiles were fired": of another day.
    let unit = |w: &str| matches!(w, "day" | "days" | "week" | "weeks" | "hours" | "hour");
    let after = before(2) == "after"
        && unit(before(3))
        && reading.doc.word(hit.tokens.end) == ","
        && hit.tokens.start <= sentence.start + 5;
    hit.entry.pos == Pos::Noun && before(1) == "the" && (since || why || after)
}

/// "combat aircraft", "battle tanks": what only says which machines.
fn is_kind_of_weapon(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let next = hit.tokens.end;
    matches!(reading.folded(hit.tokens.start), "combat" | "battle")
        && (!reading.weapons_in(&(next..next + 1)).is_empty()
            || matches!(reading.folded(next), "aircraft" | "planes" | "tanks" | "tank"))
}

/// "the besieged city", "a captured pilot": a participle that only describes.
fn is_attributive(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let before = hit.tokens.start.checked_sub(1).map_or("", |n| reading.folded(n));
    let next = hit.tokens.end;
    let described = reading.doc.is_word(next)
        && !matches!(reading.folded(next), "by" | "in" | "on" | "at" | "near" | "and" | "when" | "after");
    hit.entry.pos == Pos::Verb
        && hit.entry.role != Role::Harm
        && hit.tokens.len() == 1
        && reading.folded(hit.tokens.start).ends_with("ed")
        && (matches!(before, "the" | "a" | "an" | "this" | "its" | "their" | "his" | "her")
            || is_counted(reading, hit))
        && described
}

/// "three overturned trailers", "nine captured policemen": a number right before the word, which does nothing itself.
fn is_counted(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let ends = |n: usize| reading.quantities_in(&(n..n + 1)).iter().any(|q| q.tokens.end == hit.tokens.start);
    (hit.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster) || hit.entry.role == Role::Capture)
        && hit.tokens.start.checked_sub(1).is_some_and(ends)
}

/// A fire or a collapse that is what a weapon did, not an accident: the sentence or the one before it names a weapon.
fn is_effect(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    if hit.entry.sub_event_type != Some(SubEventType::AccidentOrDisaster) {
        return false;
    }
    let n = reading.doc.tokens[sentence.start].sentence();
    let from = n.checked_sub(1).map_or(sentence.start, |p| reading.doc.sentences[p].tokens.start);
    let weapon = reading
        .weapons_in(&(from..sentence.end))
        .iter()
        .any(|w| w.entry.sub_event_type != Some(SubEventType::AccidentOrDisaster) && w.is_remote_violence());
    // "As a result of the night attack, a fire broke out".
    let attack = reading.triggers_in(sentence).iter().any(|t| {
        let violent = t.is_remote_violence();
        t.tokens != hit.tokens
            && t.entry.pos == Pos::Noun
            && (t.entry.role == Role::Loose || violent)
            && matches!(
                reading.folded(t.tokens.end - 1),
                "attack" | "attacks" | "strike" | "strikes" | "shelling" | "bombardment"
            )
    });
    weapon || attack || (hit.entry.strength <= 3 && reading.is_about_conflict())
}

/// "came under (heavy missile and artillery) fire".
fn followed_by_violence(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    reading.any_of(from..end.min(from + 8), WordClass::Barrage)
}

/// A fire that burns, where the word could be one of arms.
fn is_other_sense(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let word = reading.folded(hit.tokens.start);
    let before = hit.tokens.start.checked_sub(1).map_or("", |n| reading.folded(n));
    let after = reading.folded(hit.tokens.end);
    match word {
        // "The crew barricaded themselves in the engine room".
        "barricaded" | "barricading" => matches!(after, "themselves" | "himself" | "herself" | "inside"),
        "fire" => {
            let at_something = matches!(after, "on" | "at" | "against" | "towards" | "from" | "in");
            let of_arms = matches!(
                before,
                "under" | "enemy" | "heavy" | "artillery" | "harassing" | "the" | "missile" | "hostile"
            );
            let demonym = hit.tokens.start.checked_sub(1).and_then(|n| reading.mention_at(n)).is_some();
            !(matches!(after, "on" | "at" | "against" | "towards")
                || (at_something && of_arms)
                || (demonym && at_something))
        }
        _ => false,
    }
}
