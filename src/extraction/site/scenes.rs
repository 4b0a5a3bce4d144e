//! The places of a sentence that can be where something was, whatever it tells.

use super::accept::is_site;
use super::in_place_phrase;
use super::speaker::is_speakers_seat;
use crate::extraction::reading::Reading;
use crate::language::english::lead::{is_class, lead_of};
use crate::language::english::words::List;
use crate::model::Kind;
use std::ops::Range;

/// The mentions of a sentence that can be where something was, by what leads them in or because it begins with them.
pub(in crate::extraction) fn stages(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<usize> {
    let stage = |m: &usize| {
        reading.mentions[*m].kind == Kind::Place
            && is_site(reading, *m, sentence)
            && !is_speakers_seat(reading, reading.tokens_of(*m).start, sentence)
            && !is_told_of_elsewhere(reading, *m)
    };
    reading.mentions_in(sentence).into_iter().filter(stage).collect()
}

/// "doctors in Las Anod said by telephone", "Witnesses in Andijan speak of hundreds of corpses": the town of those who saw it or treated its
/// victims, no capital, where nothing else is named.
pub(in crate::extraction) fn town_of_tellers(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let saw = |n: usize| {
        matches!(
            reading.folded(n),
            "doctors"
                | "medics"
                | "nurses"
                | "witnesses"
                | "residents"
                | "villagers"
                | "survivors"
                | "people"
        )
    };
    let tells = |n: usize| {
        reading.is(n, List::Saying) || matches!(reading.folded(n), "speak" | "spoke" | "say" | "report")
    };
    let teller = sentence.clone().find(|n| saw(*n) && reading.folded(n + 1) == "in")?;
    let mention = reading.mention_at(teller + 2)?;
    let town = reading.place(mention).filter(|p| p.is_settlement() && p.feature_code != "PPLC");
    (town.is_some() && tells(reading.tokens_of(mention).end)).then_some(mention)
}

/// So many tokens lie at most between "after" and the place of what was before.
const SINCE: usize = 5;

/// "south of Algiers", "the border with Niger", "stolen in Beirut": what only says where a place lies, or where something else was.
pub(super) fn is_told_of_elsewhere(reading: &Reading<'_>, mention: usize) -> bool {
    let Some(lead) = lead_of(reading.doc, reading.tokens_of(mention).start) else { return false };
    let before = lead.checked_sub(1);
    let measured = matches!(reading.folded(lead), "of" | "from")
        && before.is_some_and(|n| reading.is(n, List::Direction) || reading.folded(n) == "far");
    // "acted in self-defence after the seizure of the Heglig oilfield".
    let since = (lead.saturating_sub(SINCE)..lead)
        .find(|n| matches!(reading.folded(*n), "after" | "since" | "following" | "before"));
    let of_another = since.is_some_and(|n| {
        (n..lead).all(|k| reading.doc.is_word(k)) && !reading.triggers_in(&(n..lead)).is_empty()
    });
    // "Survivors are arriving in Kara-Suu and Suzak".
    let reached = reading.any_word(lead.saturating_sub(SINCE)..lead + 1, |w| {
        matches!(w, "arriving" | "arrived" | "arrive" | "sheltering" | "waiting")
    });
    // "was condemned by the church in Gao".
    let by = (lead.saturating_sub(SINCE)..lead).find(|n| reading.folded(*n) == "by");
    let by = by.is_some_and(|n| {
        reading.triggers_in(&(n..lead)).is_empty() && (n..lead).all(|k| reading.doc.is_word(k))
    });
    let away = of_another
        || reached
        || by
        || matches!(reading.folded(lead), "from" | "to" | "with" | "by" | "against" | "between" | "towards");
    measured || away
}

/// The mentions of a sentence that can be where something is, be no word for violence near: behind a preposition of place, reached by those of
/// whom it tells, or what "the town" is called.
pub(in crate::extraction) fn scenes(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<usize> {
    let reached = |m: &usize| {
        let start = reading.tokens_of(*m).start;
        let verb = start.checked_sub(1).is_some_and(|n| {
            matches!(
                reading.folded(n),
                "into"
                    | "entered"
                    | "reached"
                    | "ringed"
                    | "surrounded"
                    | "stormed"
                    | "attacked"
                    | "raided"
                    | "hit"
            )
        });
        let class = start.checked_sub(2).is_some_and(|n| is_class(reading.folded(n)));
        verb || class && matches!(reading.doc.word(start - 1), "," | "of")
    };
    let scene = |m: &usize| {
        is_site(reading, *m, sentence)
            && (in_place_phrase(reading, *m) || reached(m))
            && !is_speakers_seat(reading, reading.tokens_of(*m).start, sentence)
    };
    reading.mentions_in(sentence).into_iter().filter(scene).collect()
}
