//! "here": the town that the report is dated from.

use super::scenes::is_told_of_elsewhere;
use super::speaker::is_dateline;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::words::List;
use crate::model::{Kind, Place};
use std::ops::Range;

/// "KIDAPAWAN CITY - A bomb exploded inside the terminal here": the town of the dateline, where the clause says that it happened there.
pub(super) fn here(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let here = region.clone().any(|n| reading.folded(n) == "here" && is_scene(reading, n, sentence));
    let this_town = |n: usize| {
        let placed = hit.tokens.end <= n || n == sentence.start + 1;
        placed && is_this_town(reading, n) && !reading.is_quoted_since(sentence.start, n)
    };
    (here || region.clone().any(|n| is_part_of_it(reading, n) || this_town(n))).then_some(())?;
    reading.dated_from()
}

/// "IZBERBASH, Dagestan - Two policemen were shot dead here", "PETRINJA - Tanks fired into this town south of Zagreb": whether places only say where
/// the town of the dateline is.
pub(super) fn is_only_around(reading: &Reading<'_>, town: usize, places: &[usize]) -> bool {
    let Some(place) = reading.place(town) else { return places.is_empty() };
    let dateline = reading.doc.tokens[reading.tokens_of(town).start].sentence();
    places.iter().all(|m| {
        let tokens = reading.tokens_of(*m);
        // "TACURONG CITY, Sultan Kudarat - ".
        let of_dateline = reading.doc.tokens[tokens.start].sentence() == dateline
            && tokens.start <= reading.tokens_of(town).end + 2
            && reading.doc.word(reading.tokens_of(town).end) == ",";
        // "in the Turi Bazaar here", which the gazetteer lacks.
        let unknown = reading.place(*m).is_none();
        let around = unknown
            || reading.place(*m).is_some_and(|p| reading.gazetteer.ancestors(place.key).contains(&p.key));
        of_dateline || around || is_told_of_elsewhere(reading, *m)
    })
}

/// "NABATIYEH, June 16 - Shells tore into a house on the edge of this market town".
fn is_this_town(reading: &Reading<'_>, at: usize) -> bool {
    let led = matches!(
        reading.folded(at.wrapping_sub(1)),
        "in" | "of" | "at" | "across" | "through" | "outside" | "near" | "inside"
    );
    let town = |n: usize| {
        matches!(reading.folded(n), "town" | "city" | "village" | "capital" | "port")
            && reading.folded(n + 1) != "of"
            && (at + 1..n).all(|k| reading.doc.is_word(k))
    };
    // "were airlifted to the general hospital in this city".
    let cared_for = reading.any_on(at.saturating_sub(6)..at, List::HouseOfCare);
    reading.folded(at) == "this" && led && !cared_for && (at + 1..at + 4).any(town)
}

/// "KABUL - A bomb went off near a school in the west of the city", where the report names no other town.
fn is_part_of_it(reading: &Reading<'_>, at: usize) -> bool {
    let part = reading.is(at, List::Direction)
        && reading.folded(at.wrapping_sub(1)) == "the"
        && reading.folded(at.wrapping_sub(2)) == "in"
        && is_of_the_city(reading, at + 1);
    part && reading.dated_from().and_then(|m| reading.place(m)).is_some_and(|town| {
        let others = (0..reading.mentions.len()).filter_map(|m| reading.place(m));
        others.into_iter().all(|place| place.key == town.key || !place.is_settlement())
    })
}

/// Whether "of the city" stands at a token: behind a part of the town that was told of.
pub(super) fn is_of_the_city(reading: &Reading<'_>, at: usize) -> bool {
    reading.folded(at) == "of"
        && reading.folded(at + 1) == "the"
        && matches!(reading.folded(at + 2), "city" | "town" | "capital")
}

/// The town of the report's dateline: see [`Reading::dated_from`], which keeps it.
pub(in crate::extraction) fn dated_from(reading: &Reading<'_>) -> Option<usize> {
    (0..reading.mentions.len()).find(|m| {
        let tokens = reading.tokens_of(*m);
        let sentence = reading.doc.sentence_at(reading.mentions[*m].span.start);
        let sentence = sentence.map(|n| reading.doc.sentences[n].tokens.clone()).unwrap_or_default();
        reading.mentions[*m].kind == Kind::Place
            && reading.place(*m).as_ref().is_some_and(Place::is_settlement)
            && is_dateline(reading, &tokens, &sentence)
    })
}

/// Whether "here" says where it happened: not "30 km from here", "residents here said", nor in somebody's words.
fn is_scene(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let before = at.checked_sub(1).filter(|n| *n >= sentence.start);
    let away = before.is_some_and(|n| matches!(reading.folded(n), "from" | "of" | "to" | "near" | "around"));
    let speaker = before.is_some_and(|n| {
        reading.is(n, List::SpeakingOffice)
            || reading.is(n, List::Human)
            || reading.is(n, List::Representative)
            // "the ministry reported here today".
            || reading.is(n, List::Saying)
    });
    !(away || speaker || reading.is_quoted_since(sentence.start, at))
}
