//! The figure of one casualty word, by its grammar.

use super::harm::{harm, is_counted_after};
use super::hospital::has_them_as_object;
use super::listed;
use super::object::{
    leader_and_others, named_object, object, object_follows, one_told_of, some_of_them, with_companions,
};
use super::people::{introduces_part, people};
use super::pronoun;
use super::shot;
use super::struck::led_away;
use super::subject::subject;
use super::total::{died_of_so_many, is_counted_total, is_of_several, nth_life, numbered, total};
use super::wounds::loses_limb;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::{Grammar, Harm, casualties};
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Toll;
use crate::text::{Span, TokenKind};
use std::ops::Range;

pub(in crate::extraction) type Found = (Toll, Span, Range<usize>);

pub(in crate::extraction) fn figure(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    // "A woman and her two sons were among the dead" tells a part of a toll told elsewhere.
    let among = at >= 2
        && matches!(reading.folded(at - 1), "the" | "those" | "people")
        && matches!(reading.folded(at - 2), "among" | "amongst");
    // "hurt twice as many"; not "one officer dead and as many as 14 hurt".
    let as_many = reading.folded(at + 2) == "as"
        && reading.folded(at + 3) == "many"
        && !matches!(reading.folded(at + 1), "and" | "or" | "but" | "");
    // "five of the dead were children".
    let some = at >= 2
        && matches!(reading.folded(at), "dead" | "killed" | "victims" | "wounded" | "injured")
        && matches!(reading.folded(at - 1), "the" | "those")
        && reading.folded(at - 2) == "of"
        && !is_counted_total(reading, at)
        && quantities.iter().any(|q| q.tokens.end + 2 == at);
    if negated(reading, at, tokens) || among || as_many || some || is_both(reading, quantities, at) {
        return None;
    }
    let word = reading.folded(at);
    if let Some(found) = died_of_so_many(reading, quantities, at) {
        return Some(found);
    }
    if word == "bodies"
        && let Some(found) = pronoun::whose_bodies(reading, tokens, at)
    {
        return Some(found);
    }
    // "a vigil for a dead schoolteacher": whoever died before.
    if word == "dead"
        && at >= 2
        && matches!(reading.folded(at - 1), "a" | "the")
        && matches!(reading.folded(at - 2), "for" | "of")
        && reading.is(at + 1, List::Human)
    {
        return None;
    }
    // "marched in with a thousand fighters and blown up everything": what they did.
    if word == "blown" && !is_passive(reading, at, tokens) {
        return None;
    }
    // "tied up 26 men and cut their throats".
    if word == "throats" && reading.folded(at - 1) == "their" {
        let toll = pronoun::last_counted(reading, tokens, at - 1)?;
        return Some((toll, reading.span(&(at - 1..at + 1)), at - 1..at + 1));
    }
    if word == "dead" && pronoun::is_them(reading, at.wrapping_sub(1)) {
        return pronoun::them(reading, tokens, at);
    }
    // "shot its driver dead".
    let shot = (at.saturating_sub(4).max(tokens.start)..at).rev().find(|n| reading.folded(*n) == "shot");
    if word == "dead"
        && let Some(found) =
            shot.and_then(|shot| one_told_of(reading, shot)).filter(|(.., who)| who.end == at)
    {
        return Some(found);
    }
    let grammar = casualties().longest(|k| reading.folded(at + k)).map(|c| c.grammar);
    let bare = matches!(word, "number" | "figure" | "count" | "tally" | "it");
    // "Six fatalities, following the death of one passenger".
    let counted = matches!(word, "fatalities" | "deaths")
        && quantities.iter().any(|q| q.tokens.end == at && !q.indefinite);
    if !counted && (grammar == Some(Grammar::Total) || bare || is_counted_total(reading, at)) {
        if is_of_several(reading, tokens, at) {
            return None;
        }
        if let Some(found) = total(reading, quantities, tokens, at) {
            return Some(found);
        }
        if word == "toll" || word == "bodies" || word == "victims" || bare || is_counted_total(reading, at) {
            return None;
        }
    }
    if word == "shot" && shot::kills(reading, at) {
        return shot::whom(reading, quantities, tokens, at);
    }
    if matches!(word, "life" | "body")
        && let Some(found) = nth_life(reading, at)
    {
        return Some(found);
    }
    if let Some(found) = numbered(reading, quantities, tokens, at) {
        return Some(found);
    }
    if let Some(found) = nominal(reading, quantities, tokens, at) {
        return Some(found);
    }
    // "Killed: 3. Wounded: 11."
    let begins = at == tokens.start
        // "a shoot-out that left 11 dead: eight civilians and three soldiers".
        || !reading.doc.is_word(at - 1) && !quantities.iter().any(|q| q.tokens.end == at);
    if reading.doc.word(at + 1) == ":"
        && begins
        && let Some(quantity) = quantities.iter().find(|q| q.tokens.start == at + 2)
        && let Some(toll) = quantity.toll
    {
        return Some((toll, reading.doc.tokens[at].span().cover(quantity.span), at..quantity.tokens.end));
    }
    // "Killed were a student and two pensioners."
    let opens = at == tokens.start || reading.doc.tokens[at - 1].kind == TokenKind::Mark;
    if opens && matches!(reading.folded(at + 1), "were" | "was") {
        return object(reading, quantities, tokens, at + 1);
    }
    // "lost four men", but not "lost his life".
    let active = grammar == Some(Grammar::Object)
        || (matches!(word, "lost" | "loss") && grammar.is_none() && !loses_limb(reading, at))
        || (word == "buried" && !is_passive(reading, at, tokens))
        || (word == "death"
            && object_follows(reading, quantities, tokens, at)
            && !is_passive(reading, at, tokens))
        || (word == "treated" && is_counted_after(reading, at) && !is_passive(reading, at, tokens))
        || (matches!(word, "life" | "lives" | "throats") && reading.folded(at + 1) == "of")
        || (has_them_as_object(reading, at) && !is_passive(reading, at, tokens))
        || (takes_object(reading, at)
            && !is_passive(reading, at, tokens)
            && object_follows(reading, quantities, tokens, at));
    // "killed three and injured a fourth".
    if matches!(reading.folded(at + 1), "a" | "another") && ordinal_number(reading.folded(at + 2)).is_some() {
        return Some((Toll::exactly(1), reading.span(&(at..at + 3)), at + 1..at + 3));
    }
    // "killing one person and wounding another".
    let counted = quantities.iter().any(|q| q.tokens.end > at + 2 && q.tokens.start <= at + 2);
    if reading.folded(at + 1) == "another" && is_alone(reading, at + 2) && !counted {
        return Some((Toll::exactly(1), reading.span(&(at..at + 2)), at + 1..at + 2));
    }
    let next = reading.folded(at + 1);
    let outcome = matches!((word, next), ("death" | "martyrdom" | "injury" | "wounding", "of" | "to"))
        || (reading.is_one_of(at, WordClass::Murder)
            && next == "of"
            && named_after(reading, quantities, at + 2));
    if active || outcome || (matches!(word, "bodies" | "body" | "coffins") && reading.folded(at + 1) == "of")
    {
        let counted = object(reading, quantities, tokens, at).or_else(|| one_told_of(reading, at));
        let counted = counted.map(|found| with_companions(reading, quantities, found));
        let listed = || listed::after_verb(reading, quantities, tokens, at).filter(|_| active);
        return more_of(counted, listed());
    }
    if takes_object(reading, at)
        && !is_passive(reading, at, tokens)
        && let Some(found) = one_told_of(reading, at)
    {
        let found = with_companions(reading, quantities, found);
        return more_of(Some(found), listed::after_verb(reading, quantities, tokens, at));
    }
    if let Some(found) = hacked_to_death(reading, quantities, tokens, at) {
        return Some(found);
    }
    if takes_object(reading, at)
        && !is_passive(reading, at, tokens)
        && let Some(found) = leader_and_others(reading, quantities, tokens, at)
    {
        return Some(found);
    }
    if takes_object(reading, at)
        && reading.folded(at) != "dead"
        && !is_passive(reading, at, tokens)
        && let Some(found) = listed::after_verb(reading, quantities, tokens, at)
    {
        return Some(found);
    }
    // "six bodies with gunshot wounds" are nobody's wounds.
    let bodies = |found: &Found| {
        // "The bodies of 11 men with gunshot wounds".
        let of = usize::from(reading.folded(found.2.start.wrapping_sub(1)) == "of") * 2;
        let words = found.2.start.saturating_sub(of)..found.2.end;
        reading.any_word(words, |w| matches!(w, "bodies" | "body" | "corpses"))
    };
    // "28 passengers, many of them teachers, were separated from the rest and shot".
    let verb = if word == "shot" { led_away(reading, at).unwrap_or(at) } else { at };
    // "18 assailants were \"neutralised\"".
    let verb = verb - usize::from(verb > tokens.start && reading.is_quotation_mark(verb - 1));
    named_object(reading, quantities, tokens, at)
        .or_else(|| subject(reading, quantities, tokens, verb))
        .filter(|found| !bodies(found) || harm(reading, at) == Some(Harm::Killed))
}

/// Whether no noun stands at the token that "another" before it could belong to.
fn is_alone(reading: &Reading<'_>, n: usize) -> bool {
    !reading.doc.is_word(n)
        || reading.is(n, List::PlacePreposition)
        || reading.dates_in(&(n..n + 1)).iter().any(|d| d.tokens.start == n)
        || reading.is_one_of(n, WordClass::AfterAnother)
}

/// The figure that takes in more people, where two are read of the same words.
fn more_of(counted: Option<Found>, listed: Option<Found>) -> Option<Found> {
    let best = |found: &Option<Found>| found.as_ref().and_then(|(toll, ..)| toll.best());
    if best(&listed) > best(&counted) { listed } else { counted }
}

/// "hacked the night guard to death", "beat or stabbed five of them to death": those whom the verb did it to stand before "to death".
fn hacked_to_death(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    if reading.folded(at) != "death" {
        return None;
    }
    let verb = (at.saturating_sub(10).max(tokens.start)..at)
        .rev()
        .find(|n| reading.is_one_of(*n, WordClass::Beating))?;
    if is_passive(reading, verb, tokens) {
        return None;
    }
    let of_them =
        quantities.iter().find(|q| q.tokens.start == verb + 1).and_then(|q| some_of_them(reading, q));
    let (toll, span, who) = match of_them {
        Some((toll, who)) => (toll, reading.span(&(verb..who.end)), who),
        None => listed::after_verb(reading, quantities, tokens, verb)?,
    };
    (who.end + 1 == at).then(|| (toll, span.cover(reading.doc.tokens[at].span()), who))
}

/// "15 deaths", "the deaths of 15 people", "injuries to 30 others".
fn nominal(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let word = reading.folded(at);
    if !matches!(word, "deaths" | "fatalities" | "injuries") || introduces_part(reading, at, tokens.start) {
        return None;
    }
    let span = reading.doc.tokens[at].span();
    let before = quantities.iter().find(|q| q.tokens.end == at && !q.indefinite);
    if let Some(quantity) =
        before.filter(|_| !reading.any_word(at + 1..at + 3, |w| matches!(w, "since" | "rose")))
    {
        return quantity.toll.map(|toll| (toll, span.cover(quantity.span), quantity.tokens.start..at + 1));
    }
    let led = matches!((word, reading.folded(at + 1)), ("deaths" | "fatalities", "of") | ("injuries", "to"));
    let quantity = quantities.iter().find(|q| q.tokens.start == at + 2).filter(|_| led)?;
    let (toll, counted) = people(reading, quantity, tokens)?;
    Some((toll, span.cover(quantity.span), counted))
}

/// Whether people who are counted stand at a token, after an article or not: "of six priests", "of the two sisters".
fn named_after(reading: &Reading<'_>, quantities: &[&Quantity], at: usize) -> bool {
    let first = at + usize::from(reading.folded(at) == "the");
    quantities.iter().any(|q| q.tokens.start == first)
}

/// Whether the word can have those whom it harms as its object: "lynched two men", "shot dead 20 people".
pub(super) fn takes_object(reading: &Reading<'_>, at: usize) -> bool {
    match reading.folded(at) {
        "dead" => at.checked_sub(1).is_some_and(|n| reading.folded(n) == "shot"),
        _ => {
            let casualty = casualties().longest(|k| reading.folded(at + k));
            casualty.is_some_and(|c| matches!(c.grammar, Grammar::Either | Grammar::Object))
        }
    }
}

/// The number of an ordinal from the second to the twentieth.
pub(super) fn ordinal_number(word: &str) -> Option<u32> {
    let words = [
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    (2..).zip(words).find(|(_, ordinal)| *ordinal == word).map(|(number, _)| number)
}

/// Whether the participle belongs to a passive: a form of "be" or "report" just before it, or nothing it could act on.
pub(super) fn is_passive(reading: &Reading<'_>, at: usize, tokens: &Range<usize>) -> bool {
    // "Doctors were treating 30 people".
    if reading.folded(at) == "treating" {
        return false;
    }
    let from = at.saturating_sub(3).max(tokens.start);
    // "reported that troops killed 16 rebels": another verb's.
    let from = (from..at).rev().find(|n| reading.folded(*n) == "that").map_or(from, |that| that + 1);
    reading.any_of(from..at, WordClass::PassiveSign)
}

/// "lost more than 100 soldiers killed and wounded", "2,300 were killed or wounded": a number of both together, and of neither.
fn is_both(reading: &Reading<'_>, quantities: &[&Quantity], at: usize) -> bool {
    let is_dead = |n: usize| matches!(reading.folded(n), "killed" | "dead");
    let is_hurt = |n: usize| matches!(reading.folded(n), "wounded" | "injured");
    let is_joined = |n: usize| is_dead(n) && matches!(reading.folded(n + 1), "and" | "or") && is_hurt(n + 2);
    if reading.folded(at) == "lost" {
        return (at + 2..at + 8).any(is_joined);
    }
    let first = if is_hurt(at) { at.wrapping_sub(2) } else { at };
    let joined = is_joined(first);
    let counts = |n: usize| quantities.iter().any(|q| (n..n + 3).contains(&q.tokens.start));
    joined && !counts(first + 3) && quantities.iter().any(|q| q.tokens.end <= first)
}

pub(super) fn negated(reading: &Reading<'_>, at: usize, tokens: &Range<usize>) -> bool {
    if reading.folded(at) == "survive" {
        return false;
    }
    // "A man who could not walk was burnt to death": another verb's.
    let passive = matches!(reading.folded(at.wrapping_sub(1)), "was" | "were");
    let other = passive
        && at >= 4
        && reading.folded(at - 3) == "not"
        && matches!(reading.folded(at - 4), "could" | "can" | "did" | "would");
    let from = if other { at - 2 } else { at.saturating_sub(3).max(tokens.start) };
    reading
        .any_word(from..at, |w| matches!(w, "not" | "nobody" | "none" | "no" | "never" | "without" | "would"))
}
