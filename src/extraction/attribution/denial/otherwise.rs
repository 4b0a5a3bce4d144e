//! Denials that tell who did it instead: "Israel said the blast was caused by a failed rocket of Islamic Jihad", "said the hospital was hit by a
//! rocket of Islamic Jihad", "said it was the rebels who had shelled the town".

use super::denier::own_speaker_at;
use super::negation::has_speakers_country;
use super::{Content, Denial};
use crate::extraction::attribution::naming::says;
use crate::extraction::reading::Reading;
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
    let verb = sentence.clone().find(|n| says(reading, *n) || reading.is(*n, List::Accusing))?;
    let cause = cause(reading, sentence, verb)
        .or_else(|| cause_before(reading, sentence, verb))
        .or_else(|| stagers(reading, sentence, verb))
        .or_else(|| others(reading, sentence, verb))
        .or_else(|| themselves(reading, sentence, verb))?;
    let by = own_speaker_at(reading, sentence, verb)?;
    if has_speakers_country(reading, &by, &cause) {
        return None;
    }
    let end = reading.span(&cause).end;
    let span = Span::new(by.span.start.min(reading.doc.tokens[verb].span().start), end);
    Some(Denial { points_back: false, ..Denial::of_what_was_told(by, span, Content::Other) })
}

/// The words for the cause that an event or a building is said to have been struck by.
fn cause(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let told = (verb + 1..sentence.end.min(verb + EVENT)).find(|n| {
        is_event(reading.folded(*n)) || is_struck(reading.folded(*n)) || reading.folded(*n) == "it"
    })?;
    if !is_event(reading.folded(told)) && names_town(reading, told..sentence.end) {
        return None;
    }
    let caused = (told + 1..sentence.end.min(told + 3)).find(|n| {
        let was = matches!(reading.folded(*n), "was" | "were" | "been");
        let struck = !is_event(reading.folded(told)) && is_hit_by(reading, n + 1);
        was && (is_caused(reading, n + 1) || struck)
    })?;
    Some(caused + 2..sentence.end.min(caused + 2 + CAUSE))
}

/// "said a misfired rocket of Islamic Jihad had caused the blast": the words for what did it, before the verb.
fn cause_before(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let caused = (verb + 2..sentence.end.min(verb + CAUSE)).find(|n| reading.folded(*n) == "caused")?;
    let the = matches!(reading.folded(caused + 1), "the" | "this" | "that");
    let told = the && (caused + 2..caused + 4).any(|n| is_event(reading.folded(n)));
    let not = reading.any_word(verb + 1..caused, |w| matches!(w, "not" | "never" | "who" | "which"));
    (told && !not).then_some(verb + 1..caused)
}

/// "accused the Muslims of having staged the blast": those who are said to have done it to themselves.
fn stagers(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let of = (verb + 1..sentence.end.min(verb + CAUSE)).find(|n| reading.folded(*n) == "of")?;
    let staged = of + 1 + usize::from(reading.folded(of + 1) == "having");
    let stages = matches!(reading.folded(staged), "staging" | "staged" | "faking" | "faked");
    let told = (staged + 1..staged + 4).any(|n| is_event(reading.folded(n)) || reading.folded(n) == "it");
    (reading.is(verb, List::Accusing) && stages && told && of > verb + 1).then_some(verb + 1..of)
}

/// "it was Russian forces that shelled the prison": those who are named instead.
fn others(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    const NAME: usize = 6;
    let it = (verb + 1..sentence.end.min(verb + 4))
        .find(|n| reading.folded(*n) == "it" && matches!(reading.folded(n + 1), "was" | "were" | "is"))?;
    let first = it + 2;
    let who = (first + 1..sentence.end.min(first + NAME))
        .find(|n| matches!(reading.folded(*n), "who" | "that" | "which"))?;
    let named =
        (first..who).any(|n| reading.mention_at(n).is_some()) || !reading.actors_in(&(first..who)).is_empty();
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
    let named = !reading.mentions_in(&who).is_empty() || !reading.actors_in(&who).is_empty();
    let killed = reading.any_word(words.clone(), |w| matches!(w, "killed" | "killing" | "blew"));
    (named && !killed && !names_town(reading, words)).then_some(who)
}

/// "said it was Indian troops who had opened fire, injuring a boy at Nakyal": news of its own, at a town that it names.
fn names_town(reading: &Reading<'_>, words: Range<usize>) -> bool {
    reading.mentions_in(&words).iter().any(|m| reading.place(*m).is_some_and(|p| p.is_settlement()))
}

/// A building or a place that is said to have been hit.
fn is_struck(word: &str) -> bool {
    matches!(
        word,
        "hospital"
            | "building"
            | "house"
            | "school"
            | "church"
            | "mosque"
            | "market"
            | "camp"
            | "station"
            | "bus"
            | "plane"
            | "jet"
            | "aircraft"
            | "helicopter"
            | "town"
            | "city"
            | "village"
            | "prison"
            | "dam"
            | "theatre"
            | "theater"
    )
}

/// "hit by", "shot down by".
fn is_hit_by(reading: &Reading<'_>, n: usize) -> bool {
    let verb = matches!(
        reading.folded(n),
        "hit" | "struck" | "shelled" | "bombed" | "destroyed" | "downed" | "shot" | "attacked"
    );
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

fn is_event(word: &str) -> bool {
    matches!(
        word,
        "blast"
            | "blasts"
            | "explosion"
            | "explosions"
            | "attack"
            | "attacks"
            | "strike"
            | "shelling"
            | "bombing"
            | "killings"
            | "killing"
            | "deaths"
            | "massacre"
            | "raid"
            | "rocket"
            | "missile"
            | "shells"
            | "bomb"
            | "bombs"
    )
}
