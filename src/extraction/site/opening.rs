//! The place that opens a sentence, or a clause of it, and is where all that it tells of happened.

use super::SAME_CITY_KM;
use super::accept::is_site;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Place;
use std::ops::Range;

/// "As for the bomb near Jezzine, the commander said that it had killed two, not three as stated in Sidon": the place of what a sentence
/// says it is about.
pub(super) fn opening_topic(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    let about = match (reading.folded(sentence.start), reading.folded(sentence.start + 1)) {
        ("as", "for" | "to" | "regards") => 2,
        ("regarding" | "concerning", _) => 1,
        _ => return None,
    };
    let from = sentence.start + about;
    let comma = (from..sentence.end).find(|n| reading.doc.word(*n) == ",")?;
    reading.mentions_in(&(from..comma)).into_iter().find(|m| is_site(reading, *m, sentence))
}

/// "10 June, Jasim (Daraa): A mine blew up": the place of what a paragraph goes on to tell behind a colon.
pub(super) fn opening_label(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 16;
    if !reading.begins_block(reading.doc.tokens.get(sentence.start)?.sentence()) {
        return None;
    }
    let colon =
        (sentence.start..sentence.end.min(sentence.start + LONGEST)).find(|k| reading.doc.word(*k) == ":")?;
    let mention = reading.mentions_in(&(sentence.start..colon)).into_iter().next()?;
    let tokens = reading.tokens_of(mention);
    let bracketed = reading.doc.word(tokens.end) == "(" && reading.doc.word(colon - 1) == ")";
    // "LASHKAR GAH (Agency): Four civilians" is a dateline.
    let led = tokens.start > sentence.start && reading.begins_with_dates(sentence, tokens.start);
    (bracketed && led).then_some(mention)
}

/// "In Donetsk, the Kuibyshevsky and Kievsky districts came under fire", "Donetsk: shelling of the Petrovskyi district": the city of
/// the parts that are named.
pub(super) fn opening_city(
    reading: &Reading<'_>,
    places: &[usize],
    sentence: &Range<usize>,
) -> Option<usize> {
    let last = *places.last()?;
    let city = reading.mentions_in(&(sentence.start..sentence.start + 5)).into_iter().next()?;
    let place = reading.place(city).filter(Place::is_settlement)?;
    let tokens = reading.tokens_of(city);
    let led = tokens.start == sentence.start + 1 && matches!(reading.folded(sentence.start), "in" | "at");
    let labelled = reading.doc.word(tokens.end) == ":";
    // "In the city of Kherson shells hit the Dniprovskyi district".
    let of_city = tokens.start == sentence.start + 4
        && reading.folded(sentence.start) == "in"
        && reading.folded(sentence.start + 2) == "city";
    // "In Kherson a drone hit a bus stop in the Dniprovskyi district".
    let next = tokens.end;
    let comma = labelled || reading.doc.word(next) == ",";
    let goes_on =
        comma || matches!(reading.folded(next), "a" | "an" | "the" | "two" | "three" | "several" | "itself");
    if !(labelled || of_city || led && goes_on) {
        return None;
    }
    let parts = names_quarter(reading, last);
    let within = |m: &usize| {
        reading.place(*m).is_none_or(|p| {
            (of_city || !comma) && p.is_division()
                || crate::geodesy::distance(p.position, place.position).km() <= SAME_CITY_KM
        })
    };
    (parts && last != city && places.iter().all(within)).then_some(city)
}

/// Whether the words after a name call it a part of a town.
fn names_quarter(reading: &Reading<'_>, mention: usize) -> bool {
    let end = reading.tokens_of(mention).end;
    (end..end + 2).any(|n| reading.is_one_of(n, WordClass::Quarter))
}

/// "killed in Bangui in clashes in the PK5 district": whether a place is called a part of the town that another is.
pub(in crate::extraction) fn is_quarter_of(reading: &Reading<'_>, part: usize, town: usize) -> bool {
    let near = |(a, b): (Place<'_>, Place<'_>)| {
        a.key != b.key
            && b.is_settlement()
            && crate::geodesy::distance(a.position, b.position).km() <= SAME_CITY_KM
    };
    names_quarter(reading, part) && reading.place(part).zip(reading.place(town)).is_some_and(near)
}

/// Whether a town is right before a relative clause of place that a trigger is in, with no other clause between.
pub(super) fn is_followed_by_where(reading: &Reading<'_>, mention: usize, hit: &Hit<'_>) -> bool {
    const CLAUSE: usize = 8;
    let end = reading.tokens_of(mention).end;
    let clause = end + 2..hit.tokens.start;
    reading.doc.word(end) == ","
        && reading.folded(end + 1) == "where"
        && clause.len() <= CLAUSE
        && clause.clone().all(|n| reading.doc.is_word(n) && !reading.is(n, List::Saying))
        && !reading.actors_in(&clause).is_empty()
        && reading.place(mention).is_some_and(|p| p.is_settlement())
}

/// "In Bhanga of Faridpur": the town that opens a sentence, before a trigger.
pub(super) fn opening_town(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> Option<usize> {
    let town = reading.mention_at(sentence.start + 1)?;
    let led = matches!(reading.folded(sentence.start), "in" | "at" | "near");
    let settled = reading.place(town).is_some_and(|p| p.is_settlement());
    (led && settled && reading.tokens_of(town).end <= hit.tokens.start && is_site(reading, town, sentence))
        .then_some(town)
}
