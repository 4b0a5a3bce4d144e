//! Denials that tell who did it instead: "Israel said the blast was caused by a failed rocket of Islamic Jihad", "said the hospital was hit by a
//! rocket of Islamic Jihad", "said it was the rebels who had shelled the town".

use super::denier::own_speaker_at;
use super::negation::has_speakers_country;
use super::{Content, Denial};
use crate::extraction::attribution::blame::blame_put_on;
use crate::extraction::attribution::naming::says;
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::text::Span;
use std::ops::Range;

/// So many tokens behind the verb of saying may the event stand that another is said to have caused.
const EVENT: usize = 6;
/// So many tokens behind the cause is who or what caused it named.
const CAUSE: usize = 10;

/// Whoever says that what was told had another cause; a denial only where it is the speaker who is accused of it.
pub(in crate::extraction) fn blames_another(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
) -> Option<Denial> {
    let said = [List::Saying, List::Accusing].iter().any(|list| reading.any_on(sentence.clone(), *list));
    if !said && !reading.may_in(sentence, Cue::Blame) {
        return None;
    }
    let caused = reading.may_in(sentence, Cue::OtherCause) || reading.may_in(sentence, Cue::Blame);
    // "said it was the rebels who had shelled the town": a deed is all that leads this in.
    if !caused && reading.triggers_in(sentence).is_empty() {
        return None;
    }
    let verb = sentence.clone().find(|n| {
        says(reading, *n) || reading.is(*n, List::Accusing) || blame_put_on(reading, *n).is_some()
    })?;
    let alone = only_users(reading, sentence, verb);
    let points_back = alone.is_some();
    let cause = alone
        .or_else(|| cause(reading, sentence, verb))
        .or_else(|| cause_before(reading, sentence, verb))
        .or_else(|| misfired(reading, sentence, verb))
        .or_else(|| stagers(reading, sentence, verb))
        .or_else(|| senders(reading, sentence, verb))
        .or_else(|| accused(reading, sentence, verb))
        .or_else(|| others(reading, sentence, verb))
        .or_else(|| themselves(reading, sentence, verb))
        .or_else(|| to_blame(reading, sentence, verb))
        .or_else(|| doers(reading, sentence, verb))?;
    let by = own_speaker_at(reading, sentence, verb)?;
    if has_speakers_country(reading, &by, &cause) {
        return None;
    }
    let end = reading.span(&cause).end;
    let span = Span::new(by.span.start.min(reading.doc.tokens[verb].span().start), end);
    Some(Denial { points_back, ..Denial::of_what_was_told(by, span, Content::Other) })
}

/// Whether a word may be of what, or who, else caused what was told: all ways to say so below but [`others`] and [`themselves`], which need a
/// deed, have one of these or of [`Cue::Blame`].
pub(in crate::extraction) fn may_be_of_another(word: &str) -> bool {
    is_used(word)
        || matches!(
            word,
            "caused" | "staged" | "fired" | "planted" | "dropped" | "carried" | "work" | "result"
        )
        || is_struck(word)
        || matches!(word, "fell" | "fallen" | "misfired" | "malfunctioned" | "staging" | "faking" | "faked")
        || matches!(word, "come" | "came" | "originated" | "faulted" | "faults" | "blamed" | "blames")
        || matches!(
            word,
            "committed" | "perpetrated" | "done" | "killed" | "murdered" | "massacred" | "executed"
        )
        || matches!(word, "blame" | "responsible")
}

/// The words for the cause that an event or a building is said to have been struck by.
fn cause(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let told = (verb + 1..sentence.end.min(verb + EVENT)).find(|n| {
        reading.is_one_of(*n, WordClass::Violence)
            || reading.is_one_of(*n, WordClass::StruckThing)
            || matches!(reading.folded(*n), "it" | "damage" | "deaths" | "casualties")
    })?;
    if !reading.is_one_of(told, WordClass::Violence) && names_town(reading, told..sentence.end) {
        return None;
    }
    let caused = (told + 1..sentence.end.min(told + 3)).find(|n| {
        let was = matches!(reading.folded(*n), "was" | "were" | "been");
        let struck = !reading.is_one_of(told, WordClass::Violence) && is_hit_by(reading, n + 1);
        was && (is_caused(reading, n + 1) || struck)
    })?;
    Some(caused + 2..sentence.end.min(caused + 2 + CAUSE))
}

/// "said a misfired rocket of Islamic Jihad had caused the blast": the words for what did it, before the verb.
fn cause_before(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let caused = (verb + 2..sentence.end.min(verb + CAUSE)).find(|n| reading.folded(*n) == "caused")?;
    let the = matches!(reading.folded(caused + 1), "the" | "this" | "that");
    let told = the && (caused + 2..caused + 4).any(|n| reading.is_one_of(n, WordClass::Violence));
    let not = reading.any_word(verb + 1..caused, |w| matches!(w, "not" | "never" | "who" | "which"));
    (told && !not).then_some(verb + 1..caused)
}

/// "said a rocket fired by Islamic Jihad had fallen short and hit the school": the words for what fell there, before the verb.
fn misfired(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let fell = (verb + 2..sentence.end.min(verb + CAUSE + EVENT)).find(|n| {
        matches!(reading.folded(*n), "fell" | "fallen") && reading.folded(n + 1) == "short"
            || matches!(reading.folded(*n), "misfired" | "malfunctioned")
    })?;
    let what = verb + 1..fell;
    let plain = !reading.any_word(what.clone(), |w| matches!(w, "not" | "never" | "no"));
    (plain && names_somebody(reading, &what) && !names_town(reading, what.clone())).then_some(what)
}

/// "accused the Muslims of having staged the blast", "said the army had staged it": those who are said to have done it to themselves.
fn stagers(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let staged = (verb + 2..sentence.end.min(verb + CAUSE))
        .find(|n| matches!(reading.folded(*n), "staging" | "staged" | "faking" | "faked"))?;
    let led = if reading.is(verb, List::Accusing) { "of" } else { "had" };
    let end = (verb + 2..staged).find(|n| reading.folded(*n) == led)?;
    let told = (staged + 1..staged + 4)
        .any(|n| reading.is_one_of(n, WordClass::Violence) || reading.folded(n) == "it");
    (told && names_somebody(reading, &(verb + 1..end))).then_some(verb + 1..end)
}

/// "said the shells had come from the army's side": whose side sent what fell.
fn senders(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let come = (verb + 2..sentence.end.min(verb + CAUSE)).find(|n| {
        matches!(reading.folded(*n), "come" | "came" | "originated") && reading.folded(n + 1) == "from"
    })?;
    let sent = reading.any_of(verb + 1..come, WordClass::Violence)
        || reading.any_word(verb + 1..come, |w| {
            matches!(w, "fire" | "shots" | "rounds" | "mortars" | "projectile" | "projectiles")
        });
    let cause = come + 2..sentence.end.min(come + 2 + CAUSE);
    let plain = !reading.any_word(verb + 1..come, |w| matches!(w, "not" | "never" | "no"));
    (sent && plain && names_somebody(reading, &cause) && !names_town(reading, cause.clone())).then_some(cause)
}

/// "blamed the army for the shelling", "accused the army of having fired the shells", "put the blame on the army's guns": those who are
/// blamed for what was told.
fn accused(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let word = |n: usize| reading.folded(n);
    let put_on = blame_put_on(reading, verb);
    let first = match word(verb) {
        "accused" | "accuses" | "blamed" | "blames" | "faulted" | "faults" => verb + 1,
        _ => put_on?,
    };
    let ends = |n: &usize| {
        matches!(word(*n), "for" | "of") || matches!(reading.doc.word(*n), "," | "." | ";" | "\"" | "”")
    };
    let end = (first + 1..sentence.end.min(first + CAUSE)).find(ends)?;
    // "for the shelling", "of having fired the shells", "of being behind it".
    let pointed = (end + 1..sentence.end.min(end + EVENT)).any(|n| {
        let points = matches!(word(n - 1), "the" | "this" | "that") || reading.is_possessive(n - 1);
        reading.is_one_of(n, WordClass::Violence) && points || word(n) == "it" && !reading.doc.is_word(n + 1)
    });
    // "Moscow blamed Ukraine", of what was told last, is read as blame.
    let of_it = match word(end) {
        "for" | "of" => pointed,
        _ => put_on.is_some(),
    };
    (of_it && names_somebody(reading, &(first..end)) && !names_town(reading, end..sentence.end))
        .then_some(first..end)
}

/// Whether words name those who could have done it.
fn names_somebody(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    !reading.mentions_in(words).is_empty()
        || !reading.actors_in(words).is_empty()
        || reading.any_word(words.clone(), |w| w == "enemy")
}

/// "it was Russian forces that shelled the prison": those who are named instead.
fn others(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    const NAME: usize = 6;
    let it = (verb + 1..sentence.end.min(verb + 4))
        .find(|n| reading.folded(*n) == "it" && matches!(reading.folded(n + 1), "was" | "were" | "is"))?;
    let first = it + 2;
    let who = (first + 1..sentence.end.min(first + NAME))
        .find(|n| matches!(reading.folded(*n), "who" | "that" | "which"))?;
    let named = names_somebody(reading, &(first..who));
    let deed = reading.triggers_in(&(who + 1..sentence.end.min(who + NAME)));
    let told = deed.iter().any(|t| t.entry.role != Role::Nothing);
    (named && told && !names_town(reading, who..sentence.end)).then_some(first..who)
}

/// "said the rebels themselves had shelled the town", "said the rebels had shelled the town themselves": those who are said to have hit their own.
fn themselves(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let words = verb + 1..sentence.end.min(verb + CAUSE + EVENT);
    words.clone().find(|n| reading.folded(*n) == "themselves")?;
    let deed = reading.triggers_in(&words).iter().find(|t| t.entry.role != Role::Nothing)?.tokens.start;
    let who = verb + 1..deed;
    let named = names_somebody(reading, &who);
    let killed = reading.any_word(words.clone(), |w| matches!(w, "killed" | "killing" | "blew"));
    (named && !killed && !names_town(reading, words)).then_some(who)
}

/// "said a failed rocket of Islamic Jihad was to blame", "argued that armed Palestinians were in all likelihood responsible".
fn to_blame(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let word = |n: usize| reading.folded(n);
    let end = (verb + 2..sentence.end.min(verb + CAUSE + EVENT)).find(|n| {
        let be = matches!(word(*n), "was" | "were" | "is" | "are");
        let blame = (n + 1..n + EVENT).any(|k| {
            word(k) == "blame" && word(k - 1) == "to" || word(k) == "responsible" && word(k - 1) != "not"
        });
        be && blame
    })?;
    let who = verb + 1..end;
    let plain = !reading.any_word(who.clone(), |w| matches!(w, "not" | "never" | "no"));
    (plain && names_somebody(reading, &who)).then_some(who)
}

/// "missiles of that type were used only by the Ukrainian armed forces", "is used by Ukraine's army only": those who alone have the weapon.
fn only_users(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let word = |n: usize| reading.folded(n);
    let used =
        (verb + 1..sentence.end).find(|n| is_used(word(*n)) && (n + 1..n + 3).any(|k| word(k) == "by"))?;
    let by = (used + 1..used + 3).find(|n| word(*n) == "by")?;
    let who = by + 1..sentence.end.min(by + 1 + CAUSE);
    let only = reading.any_word(used.saturating_sub(1)..who.end, |w| {
        matches!(w, "only" | "exclusively" | "solely" | "alone")
    });
    (only && names_somebody(reading, &who)).then_some(who)
}

/// "said the militia had carried out the slaughter", "that Taliban militants had killed families": those who are said to have done what was
/// told, to whom it befell.
fn doers(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let word = |n: usize| reading.folded(n);
    let had = (verb + 2..sentence.end.min(verb + CAUSE)).find(|n| word(*n) == "had")?;
    let who = verb + 1..had;
    let told = match word(had + 1) {
        "carried" => word(had + 2) == "out" && is_told(reading, had + 3),
        "committed" | "perpetrated" | "done" | "staged" => is_told(reading, had + 2),
        "killed" | "murdered" | "shot" | "massacred" | "executed" => (had + 2..had + 4)
            .any(|n| reading.is(n, List::Civilian) || matches!(word(n), "families" | "them")),
        _ => false,
    };
    let plain = !reading.any_word(who.clone(), |w| {
        matches!(w, "not" | "never" | "no" | "who" | "which" | "it" | "they" | "its" | "their")
    });
    (told && plain && names_somebody(reading, &who) && !names_town(reading, had..sentence.end)).then_some(who)
}

/// "the slaughter", "it": whether words point to the deed that was told.
fn is_told(reading: &Reading<'_>, first: usize) -> bool {
    let the = matches!(reading.folded(first), "the" | "this" | "that" | "these");
    reading.folded(first) == "it"
        || the && (first + 1..first + 4).any(|n| reading.is_one_of(n, WordClass::Violence))
}

/// "said it was Indian troops who had opened fire, injuring a boy at Nakyal": news of its own, at a town that it names.
fn names_town(reading: &Reading<'_>, words: Range<usize>) -> bool {
    reading.mentions_in(&words).iter().any(|m| reading.place(*m).is_some_and(|p| p.is_settlement()))
}

/// Verbs for what those do who alone have a weapon.
fn is_used(word: &str) -> bool {
    matches!(word, "used" | "operated" | "possessed" | "fielded")
}

/// Verbs for what is done to what is struck.
fn is_struck(word: &str) -> bool {
    matches!(word, "hit" | "struck" | "shelled" | "bombed" | "destroyed" | "downed" | "shot" | "attacked")
}

/// "hit by", "shot down by".
fn is_hit_by(reading: &Reading<'_>, n: usize) -> bool {
    let verb = is_struck(reading.folded(n));
    let down = usize::from(reading.folded(n + 1) == "down");
    verb && reading.folded(n + 1 + down) == "by"
}

/// "caused by", "the work of", "the result of", "carried out by".
fn is_caused(reading: &Reading<'_>, n: usize) -> bool {
    let word = |k: usize| reading.folded(n + k);
    matches!((word(0), word(1)), ("caused" | "staged" | "fired" | "planted" | "dropped", "by"))
        || word(0) == "carried" && word(1) == "out" && word(2) == "by"
        || word(0) == "the" && matches!(word(1), "work" | "result") && word(2) == "of"
}
