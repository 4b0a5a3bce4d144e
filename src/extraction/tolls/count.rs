//! What another source counts, in words that have none for harm: "The army spoke of 19", "a priest had counted 19 graves".

use super::Harm;
use super::total::harm_before;
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::words::List;
use crate::model::Toll;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// "Seven people were killed, police said, but a doctor put the number at ten", "while the rebels spoke of 15": another count of those
/// whom the words before count.
pub(super) fn other_count(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    told: &[(usize, Harm)],
) -> Option<(usize, Harm, Toll, Span)> {
    let turns = |n: &usize| {
        reading.doc.word(*n) == ";"
            || matches!(reading.folded(*n), "but" | "while" | "whereas" | "though" | "although" | "however")
    };
    quantities.iter().find_map(|q| {
        let turn = (tokens.start..q.tokens.start).rev().find(turns)?;
        let (at, harm) = *told.iter().rev().find(|(at, _)| *at < turn)?;
        let toll = q.toll.filter(|_| !q.indefinite && !q.ordinal)?;
        let ends = reading.doc.tokens.get(q.tokens.end).is_none_or(|t| t.kind == TokenKind::Mark)
            || matches!(reading.folded(q.tokens.end), "and" | "in" | "on");
        // "seven killed, but a doctor had counted 12, with 42 under treatment".
        let alone = !told.iter().any(|(other, _)| *other > turn && *other < q.tokens.start);
        (ends && alone && is_put(reading, turn, q)).then_some((at, harm, toll, q.span))
    })
}

/// "A priest reported 11 dead. An officer of the union spoke of a dozen": another count of those whom the sentences just before count, by a
/// sentence that has no word for harm.
pub(super) fn count_of_before(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
) -> Option<(usize, Harm, Toll, Span)> {
    if tokens.start == 0 {
        return None;
    }
    let before = tokens.start - 1;
    // But not "spoke of 45 "enemy casualties"".
    let quote =
        |n: usize| matches!(reading.doc.word(n), "\"" | "“" | "'" | "‘") && reading.doc.is_word(n + 1);
    let ends = |n: usize| reading.doc.tokens.get(n).is_none_or(|t| t.kind == TokenKind::Mark) && !quote(n);
    let put = |q: &&&Quantity| {
        let given = ends(q.tokens.end) && is_put(reading, before, q);
        !q.indefinite && !q.ordinal && (given || are_seen(reading, before, q))
    };
    let count = quantities.iter().find(put)?;
    let harm = harm_before(reading, tokens)?;
    Some((count.tokens.start, harm, count.toll?, count.span))
}

/// How far before the number the words stand that give it.
const REACH: usize = 7;

/// Whether somebody gives the number as that of the dead or the hurt, behind a token: "put the number at", "spoke of", "stood by its count
/// of", "saw 19 graves".
fn is_put(reading: &Reading<'_>, from: usize, number: &Quantity) -> bool {
    let start = number.tokens.start;
    let speaks = |n: usize| {
        let lists = reading.lists(n);
        let kinds = [List::SpeakingOffice, List::OneHuman, List::Human, List::Title, List::Onlooker];
        reading.doc.is_capitalised(n) || kinds.into_iter().any(|list| lists.has(list))
    };
    // "knew of only 19".
    let only = start > from + 2 && matches!(reading.folded(start - 1), "only" | "just");
    let last = start - 1 - usize::from(only);
    let said = last.saturating_sub(REACH).max(from + 1)..last;
    // "put the number of those still in hospital at 18".
    let of_others = |n: usize| match reading.folded(n) {
        "hospital" => reading.folded(n - 1) == "in",
        word => matches!(word, "missing" | "wounded" | "injured" | "homeless"),
    };
    (from + 1..start).any(speaks)
        && !said.clone().any(of_others)
        && match reading.folded(last) {
            "counted" | "listed" | "counts" | "said" | "says" => true,
            "acknowledged" | "acknowledges" | "admitted" | "admits" | "confirmed" | "recorded" => true,
            "at" => reading.any_word(said, |w| matches!(w, "put" | "puts" | "set")),
            "as" => reading.any_word(said, |w| matches!(w, "gave" | "gives" | "reported" | "announced")),
            "of" => reading.any_word(said, |w| speaks_of(w) || counts_dead(w)),
            // "The final figure may be closer to 40", "admitted to 19".
            "to" => matches!(reading.folded(last - 1), "closer" | "nearer" | "admitted" | "admits"),
            // "maintains that it was 19".
            "was" | "is" => reading.folded(last - 1) == "it" && reading.folded(last - 2) == "that",
            _ => false,
        }
}

/// "spoke of 19", "knew of 19", "was told of 19".
fn speaks_of(word: &str) -> bool {
    matches!(
        word,
        "spoke"
            | "speaks"
            | "speak"
            | "talked"
            | "talks"
            | "talk"
            | "gave"
            | "gives"
            | "reported"
            | "announced"
            | "knew"
            | "knows"
            | "know"
            | "told"
            | "heard"
    )
}

/// "a count of 19", "the burial of 19".
fn counts_dead(word: &str) -> bool {
    matches!(
        word,
        "count"
            | "figure"
            | "toll"
            | "estimate"
            | "tally"
            | "total"
            | "burial"
            | "burials"
            | "funeral"
            | "funerals"
    )
}

/// "saw 19 graves", "has a list of 40 names", "had received 19 bodies": whether what the number counts stands for the dead, and somebody has
/// seen it, or written it down.
fn are_seen(reading: &Reading<'_>, from: usize, number: &Quantity) -> bool {
    let things = matches!(
        reading.folded(number.tokens.end),
        "bodies" | "corpses" | "graves" | "coffins" | "burials" | "funerals" | "names" | "victims"
    );
    let saw = |w: &str| {
        matches!(
            w,
            "saw"
                | "seen"
                | "counted"
                | "counts"
                | "received"
                | "gathered"
                | "collected"
                | "recovered"
                | "attended"
                | "list"
                | "lists"
                | "listed"
                | "wrote"
                | "registered"
                | "recorded"
                | "documented"
                | "reported"
                | "reports"
                | "mention"
                | "mentions"
                | "told"
                | "buried"
        )
    };
    let before = number.tokens.start;
    things && reading.any_word(before.saturating_sub(REACH).max(from + 1)..before, saw)
}
