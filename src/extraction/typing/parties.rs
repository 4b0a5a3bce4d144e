//! Those who fight in a sentence: who acts and who suffers, by where they stand around its trigger.

use crate::extraction::reading::{Hit, Reading};
use crate::extraction::statement::{Statement, is_parted_by_time, is_speaking};
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Role, Voice};
use crate::model::Kind;
use std::ops::Range;

/// Those who fight in a sentence, on either side of a trigger, without those who only tell of it.
pub(super) struct Parties {
    pub acting: Vec<Actor>,
    pub suffering: Vec<Actor>,
    /// Those before the trigger.
    pub before: Vec<Actor>,
    /// Those after it.
    pub after: Vec<Actor>,
}

impl Parties {
    pub fn of(reading: &Reading<'_>, statement: &Statement<'_>, sentence: &Range<usize>) -> Self {
        let passive = is_passive(reading, statement, sentence);
        let mut parties =
            Self { acting: Vec::new(), suffering: Vec::new(), before: Vec::new(), after: Vec::new() };
        for hit in reading.actors_in(sentence) {
            let Role::Actor(actor) = hit.entry.role else { continue };
            if is_speaking(reading, hit, sentence) || is_no_party(reading, hit, sentence) {
                continue;
            }
            let before = hit.tokens.start < statement.trigger.start;
            // "..., said the head of the military administration": whoever comes after a verb of saying only tells.
            let told = |n: usize| {
                // "Clashes were also reported in Amara".
                let passive =
                    (n.saturating_sub(2)..n).any(|v| matches!(reading.folded(v), "was" | "were" | "been"));
                reading.is(n, List::Saying) && reading.folded(n + 1) != "that" && !passive
            };
            if !before && (statement.trigger.end..hit.tokens.start).any(told) {
                continue;
            }
            // "A truck ploughed into a crowd, months after gunmen killed 130": those of another deed. "Gunmen killed 147 before four of them
            // were killed by soldiers": those who ended it.
            let ended = !before
                && FORCES.contains(&actor)
                && IRREGULARS.iter().any(|a| parties.before.contains(a))
                && reading.any_word(statement.trigger.end..hit.tokens.start, |w| w == "before");
            let fought_before =
                !before && is_fought_before(reading, sentence.start..hit.tokens.start, statement);
            if ended || fought_before || is_parted_by_time(reading, &statement.trigger, &hit.tokens) {
                continue;
            }
            let by = (hit.tokens.start.saturating_sub(4)..hit.tokens.start)
                .any(|n| matches!(reading.folded(n), "by" | "with" | "between"))
                // "was the work of bandits".
                || hit.tokens.start.checked_sub(2).is_some_and(|n| {
                    reading.folded(n) == "work" && reading.folded(n + 1) == "of"
                });
            let acts = by || before != passive;
            if before {
                parties.before.push(actor)
            } else {
                parties.after.push(actor)
            }
            if acts { parties.acting.push(actor) } else { parties.suffering.push(actor) }
        }
        if parties.acting.is_empty() && is_by_national_forces(reading, statement, passive) {
            parties.acting.push(Actor::State);
        }
        parties
    }

    pub fn has(&self, actor: Actor) -> bool {
        self.acting.contains(&actor) || self.suffering.contains(&actor)
    }

    pub fn any(&self, actors: &[Actor]) -> bool {
        actors.iter().any(|a| self.has(*a))
    }
}

/// "Soldiers shot dead 45 civilians after clashes with a militia": whether the words before a party, of a deed to those who cannot
/// fight, say that it was fought before.
fn is_fought_before(reading: &Reading<'_>, before: Range<usize>, statement: &Statement<'_>) -> bool {
    const PHRASE: usize = 4;
    let clash = |w: &str| matches!(w, "clash" | "clashes" | "fighting" | "battle" | "battles" | "skirmishes");
    let after = (statement.trigger.end..before.end).find(|n| {
        reading.folded(*n) == "after" && reading.any_word(n + 1..(n + PHRASE).min(before.end), clash)
    });
    after.is_some_and(|after| reading.any_on(before.start..after, List::Civilian))
}

/// "shot dead by Israeli forces", "Russian forces killed a couple": whether the forces of a people act.
fn is_by_national_forces(reading: &Reading<'_>, statement: &Statement<'_>, passive: bool) -> bool {
    const REACH: usize = 8;
    let at = &statement.trigger;
    let near = if passive { at.end..at.end + REACH } else { at.start.saturating_sub(REACH)..at.start };
    near.clone().any(|n| {
        let demonym = n
            .checked_sub(1)
            .and_then(|n| reading.mention_at(n))
            .is_some_and(|m| reading.mentions[m].kind == Kind::Demonym);
        let by = || (n.saturating_sub(3)..n).any(|k| reading.folded(k) == "by");
        let said = || reading.any_on(n..at.start.max(n), List::Saying);
        demonym && reading.folded(n) == "forces" && if passive { by() } else { !said() }
    })
}

/// "Police are looking for those who shot a trader", "men in army fatigues", "a spokesman of the Taliban": who only hunts for those
/// who did it or is spoken for, what they wore, whom they feigned to be, who runs a school.
fn is_no_party(reading: &Reading<'_>, actor: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const HUNT: usize = 9;
    let worn = matches!(
        reading.folded(actor.tokens.end),
        "fatigues" | "uniform" | "uniforms" | "dress" | "tunics" | "camouflage" | "clothes"
    );
    let hunts = (actor.tokens.end..sentence.end.min(actor.tokens.end + HUNT))
        .take_while(|n| reading.doc.is_word(*n))
        .any(|n| {
            matches!(
                reading.folded(n),
                "manhunt" | "hunt" | "hunting" | "investigating" | "probing" | "seeking" | "searching"
            ) || reading.folded(n) == "looking" && reading.folded(n + 1) == "for"
        });
    let spoken_for = (actor.tokens.start.saturating_sub(3).max(sentence.start)..actor.tokens.start)
        .any(|n| matches!(reading.folded(n), "spokesman" | "spokeswoman" | "spokesperson"));
    // "Gunmen disguised as police", "an army-run school".
    let article = usize::from(matches!(reading.folded(actor.tokens.start.wrapping_sub(1)), "a" | "an"));
    let as_at = actor.tokens.start.saturating_sub(1 + article);
    let as_others = as_at > sentence.start
        && reading.folded(as_at) == "as"
        && matches!(reading.folded(as_at - 1), "disguised" | "dressed" | "posing" | "posed" | "masquerading");
    // "wounding six, four of them police officers": some of those who suffered, and no side.
    let of_them = actor.entry.role == Role::Actor(Actor::Police)
        && reading.folded(actor.tokens.start.wrapping_sub(1)) == "them"
        && reading.folded(actor.tokens.start.wrapping_sub(2)) == "of";
    let run = reading.doc.word(actor.tokens.end) == "-"
        && matches!(reading.folded(actor.tokens.end + 1), "run" | "owned" | "operated" | "managed");
    worn || hunts || spoken_for || as_others || of_them || run
}

pub(super) const FORCES: [Actor; 2] = [Actor::State, Actor::Police];
pub(super) const IRREGULARS: [Actor; 3] = [Actor::Rebels, Actor::Group, Actor::Gunmen];

/// "were attacked", "came under fire": the subject suffers.
pub(super) fn is_passive(reading: &Reading<'_>, statement: &Statement<'_>, sentence: &Range<usize>) -> bool {
    match statement.entry.voice {
        Some(Voice::Passive) => true,
        Some(Voice::Active) | None => false,
        Some(Voice::Either) => {
            let at = statement.trigger.start;
            let be = |w: &str| matches!(w, "was" | "were" | "been" | "being" | "are" | "is" | "be" | "got");
            // "were found shot or hacked to death".
            let found = (at.saturating_sub(5).max(sentence.start + 1)..at)
                .any(|n| reading.folded(n) == "found" && be(reading.folded(n - 1)));
            found || reading.any_word(at.saturating_sub(3).max(sentence.start)..at, be)
        }
    }
}
