//! Those who were told of before and are killed or wounded under a pronoun: "one died at once, the other in hospital", "both were hurt".

use super::figure::Found;
use super::harm::harm;
use super::listed;
use super::object::add;
use super::people::people;
use super::subject::bare_to;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::Harm;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Toll;
use std::ops::Range;

/// "One died at the scene and the other in hospital", "one died on the spot, the other on the way": both of two.
pub(super) fn one_and_the_other(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let one = (at.saturating_sub(4).max(tokens.start)..at).rev().find(|n| reading.folded(*n) == "one")?;
    let near =
        (one + 1..at).all(|n| matches!(reading.folded(n), "of" | "them" | "the" | "two" | "man" | "had"));
    let the = (at + 1..tokens.end.min(at + 14))
        .find(|n| reading.folded(*n) == "the" && matches!(reading.folded(n + 1), "other" | "second"))?;
    let joins =
        matches!(reading.doc.word(the - 1), "," | ";") || matches!(reading.folded(the - 1), "and" | "while");
    let where_ =
        matches!(reading.folded(the + 2), "in" | "on" | "at" | "later" | "a" | "hours" | "shortly" | "died");
    let dies = harm(reading, at) == Some(Harm::Killed) && reading.folded(at).starts_with("di");
    (near && joins && where_ && dies).then(|| (Toll::exactly(2), reading.span(&(one..the + 2)), one..at))
}

/// "One died and the other was wounded": the second of two, hurt otherwise than the first.
pub(super) fn the_other(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let the = (at.saturating_sub(6).max(tokens.start)..at).rev().find(|n| {
        reading.folded(*n) == "the" && matches!(reading.folded(n + 1), "other" | "second" | "third")
    })?;
    let noun = usize::from(reading.is(the + 2, List::OneHuman));
    let hurt = harm(reading, at) == Some(Harm::Injured);
    (hurt && bare_to(reading, the + 2 + noun, at))
        .then(|| (Toll::exactly(1), reading.span(&(the..at + 1)), the..the + 2))
}

/// "They were killed", "All were shot dead", "Both died": those whom the sentence before counts, and two where both are meant.
pub(super) fn they(reading: &Reading<'_>, tokens: &Range<usize>, from: usize, at: usize) -> Option<Found> {
    let first = (from..at).find(|n| reading.doc.is_word(*n))?;
    // "The car blew up, and both men in it were killed".
    let joined = |n: &usize| {
        reading.folded(*n) == "both"
            && (reading.folded(n - 1) == "and" || matches!(reading.doc.word(n - 1), "," | ";"))
    };
    let opening = (at.saturating_sub(BOTH).max(from + 1)..at).rev().find(joined).unwrap_or(first);
    let of_them = usize::from(reading.folded(opening + 1) == "of") * 2;
    let verb = opening + 1 + of_them;
    let (all, both) = match reading.folded(opening) {
        "they" | "all" => (true, false),
        "both" => (false, true),
        _ => return None,
    };
    // "Both men were killed".
    let noun = usize::from(both && reading.is(verb, List::Human));
    let end = if noun > 0 { behind_asides(reading, verb + noun, at) } else { verb };
    if end > at || !bare_to(reading, end, at) {
        return None;
    }
    let toll = if all { counted_before(reading, tokens)? } else { Toll::exactly(2) };
    Some((toll, reading.span(&(opening..at + 1)), opening..at))
}

/// "both" stands so many tokens before what was done to them, or fewer.
const BOTH: usize = 8;

/// "Police found the bodies of 12 men. They had been shot": whether the verb at a token says how those died whose bodies the sentence
/// before tells of.
pub(super) fn is_of_bodies(reading: &Reading<'_>, n: usize) -> bool {
    let Some(sentence) = reading.doc.tokens.get(n).map(|t| t.sentence()) else { return false };
    let opening = reading.doc.sentences[sentence].tokens.start;
    matches!(reading.folded(opening), "they" | "all")
        && n > opening + 1
        && bare_to(reading, opening + 1, n)
        && reading
            .before_in_block(sentence)
            .is_some_and(|s| reading.any_word(s.tokens.clone(), |w| matches!(w, "bodies" | "corpses")))
}

/// "Both workers in it, aged 33 and 41, were injured": where what is said aside of them ends, if nothing else stands before `at`.
fn behind_asides(reading: &Reading<'_>, from: usize, at: usize) -> usize {
    let inside = match (reading.folded(from), reading.folded(from + 1)) {
        ("in", "it") | ("on", "board") => 2,
        ("inside" | "aboard", _) => 1,
        _ => 0,
    };
    let end = from + inside;
    let aged = reading.doc.word(end) == "," && matches!(reading.folded(end + 1), "aged" | "ages");
    let close = (end + 1..at).find(|n| aged && reading.doc.word(*n) == ",");
    close.map_or(end, |comma| comma + 1)
}

/// The one number of people that the sentence before gives, and not of those who attack.
fn counted_before(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Toll> {
    let n = reading.doc.tokens.get(tokens.start)?.sentence();
    let before = reading.before_in_block(n)?;
    // "shot him and two customers": not all who are told of.
    let alone = |n: usize| reading.folded(n) != "and";
    let told = reading.quantities_in(&before.tokens).iter().filter(|q| !q.ordinal && !q.indefinite);
    let counts: Vec<Toll> = told
        .filter_map(|q| people(reading, q, &before.tokens).filter(|(_, who)| who.end > q.tokens.end))
        .filter(|(_, who)| alone(who.start.wrapping_sub(1)) && alone(who.end))
        .filter(|(_, who)| !who.clone().any(|n| reading.is(n, List::Attacker)))
        .map(|(toll, _)| toll)
        .collect();
    match counts[..] {
        [only] if only.low().is_some_and(|n| n > 1) => Some(only),
        _ => shot_before(reading, &before.tokens),
    }
}

/// "Gunmen shot the owner and two customers. All died": those whom the sentence before lists as shot or attacked.
fn shot_before(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Toll> {
    let quantities: Vec<&Quantity> = reading.quantities_in(tokens).iter().filter(|q| !q.ordinal).collect();
    let verb = tokens.clone().rev().find(|n| reading.is_one_of(*n, WordClass::Assault))?;
    // "shot him and two customers".
    let him = matches!(reading.folded(verb + 1), "him" | "her") && reading.folded(verb + 2) == "and";
    let from = if him { verb + 2 } else { verb };
    let (toll, ..) = listed::after_verb(reading, &quantities, tokens, from)?;
    let all = if him { add(toll, Toll::exactly(1))? } else { toll };
    all.low().is_some_and(|n| n > 1).then_some(all)
}

/// Whether "them" stands at a token as the object of "shot": "shot them dead".
pub(super) fn is_them(reading: &Reading<'_>, n: usize) -> bool {
    reading.folded(n) == "them" && reading.folded(n.wrapping_sub(1)) == "shot"
}

/// "took 28 passengers out of a bus and shot them dead": those whom the sentence counts before.
pub(super) fn them(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let shot = at.checked_sub(2)?;
    Some((last_counted(reading, tokens, shot)?, reading.span(&(shot..at + 1)), shot + 1..at + 1))
}

/// The last people whom a sentence counts before a token.
pub(super) fn last_counted(reading: &Reading<'_>, tokens: &Range<usize>, before: usize) -> Option<Toll> {
    let counted = reading.quantities_in(&(tokens.start..before)).iter().rev().filter(|q| !q.ordinal);
    counted.filter_map(|q| people(reading, q, tokens)).map(|(toll, _)| toll).next()
}

/// "carried off the imam and two of his sons. Their bodies were found", "abducted two traders, whose bodies were found": those told of
/// before.
pub(super) fn whose_bodies(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let whose = at.checked_sub(1)?;
    let toll = match reading.folded(whose) {
        "their" if whose == tokens.start => counted_before(reading, tokens)?,
        "whose" => last_counted(reading, tokens, whose)?,
        _ => return None,
    };
    Some((toll, reading.span(&(whose..at + 1)), whose..at + 1))
}
