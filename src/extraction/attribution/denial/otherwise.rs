//! Denials that tell who did it instead: "Israel said the blast was caused by a failed rocket of Islamic Jihad".

use super::denier::own_speaker_at;
use super::negation::has_speakers_country;
use super::{Content, Denial};
use crate::extraction::attribution::naming::says;
use crate::extraction::reading::Reading;
use crate::text::Span;
use std::ops::Range;

/// So many tokens behind the verb of saying may the event stand that another is said to have caused.
const EVENT: usize = 6;
/// So many tokens behind the cause is who or what caused it named.
const CAUSE: usize = 10;

/// Whoever says that what was told had another cause; a denial only where it is the speaker who is accused of it.
pub(super) fn blames_another(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    let verb = sentence.clone().find(|n| says(reading, *n))?;
    let event = (verb + 1..sentence.end.min(verb + EVENT)).find(|n| is_event(reading.folded(*n)))?;
    let caused = (event + 1..sentence.end.min(event + 3)).find(|n| {
        let was = matches!(reading.folded(*n), "was" | "were" | "been");
        was && is_caused(reading, n + 1)
    })?;
    let by = own_speaker_at(reading, sentence, verb)?;
    let cause = caused + 2..sentence.end.min(caused + 2 + CAUSE);
    if has_speakers_country(reading, &by, &cause) {
        return None;
    }
    let end = reading.span(&cause).end;
    let span = Span::new(by.span.start.min(reading.doc.tokens[verb].span().start), end);
    Some(Denial { points_back: false, ..Denial::of_what_was_told(by, span, Content::Other) })
}

/// "caused by", "the work of", "the result of", "carried out by".
fn is_caused(reading: &Reading<'_>, n: usize) -> bool {
    let word = |k: usize| reading.folded(n + k);
    matches!((word(0), word(1)), ("caused" | "staged" | "fired" | "planted", "by"))
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
    )
}
