//! The figure of one casualty word, by its grammar.

use super::hospital::has_them_as_object;
use super::listed;
use super::people::{introduces_part, is_general, people};
use super::pronoun;
use super::struck::led_away;
use super::subject::{is_auxiliary, subject};
use super::total::{is_counted_total, is_of_several, numbered, total};
use super::wounds::loses_limb;
use super::{harm, is_deed, is_harm};
use crate::extraction::reading::Reading;
use crate::language::english::casualties::{Grammar, Harm, casualties};
use crate::language::english::numbers::Quantity;
use crate::language::english::words::{GIVEN_NAMES, List};
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
    if word == "dead" && pronoun::is_them(reading, at.wrapping_sub(1)) {
        return pronoun::them(reading, tokens, at);
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
    if let Some(found) = numbered(reading, quantities, tokens, at) {
        return Some(found);
    }
    if let Some(found) = nominal(reading, quantities, tokens, at) {
        return Some(found);
    }
    // "Killed: 3. Wounded: 11."
    let begins = at == tokens.start || !reading.doc.is_word(at - 1);
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
        || (word == "treated" && super::is_counted_after(reading, at) && !is_passive(reading, at, tokens))
        || (matches!(word, "life" | "lives") && reading.folded(at + 1) == "of")
        || (has_them_as_object(reading, at) && !is_passive(reading, at, tokens))
        || (takes_object(reading, at)
            && !is_passive(reading, at, tokens)
            && object_follows(reading, quantities, tokens, at));
    // "killed three and injured a fourth".
    if matches!(reading.folded(at + 1), "a" | "another") && ordinal_number(reading.folded(at + 2)).is_some() {
        return Some((Toll::exactly(1), reading.span(&(at..at + 3)), at + 1..at + 3));
    }
    let next = reading.folded(at + 1);
    let outcome = matches!((word, next), ("death" | "martyrdom" | "injury" | "wounding", "of" | "to"))
        || (is_deed(word) && next == "of" && named_after(reading, quantities, at + 2));
    if active || outcome || (matches!(word, "bodies" | "body") && reading.folded(at + 1) == "of") {
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
    named_object(reading, quantities, tokens, at)
        .or_else(|| subject(reading, quantities, tokens, verb))
        .filter(|found| !bodies(found) || harm(reading, at) == Some(Harm::Killed))
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
    let verb = (at.saturating_sub(10).max(tokens.start)..at).rev().find(|n| {
        matches!(
            reading.folded(*n),
            "hacked"
                | "beat"
                | "stabbed"
                | "clubbed"
                | "stoned"
                | "burned"
                | "burnt"
                | "bludgeoned"
                | "tortured"
                | "trampled"
                | "battered"
                | "knifed"
                | "kicked"
                | "strangled"
                | "hacking"
                | "beating"
                | "stabbing"
                | "clubbing"
                | "stoning"
                | "burning"
                | "shot"
        )
    })?;
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

/// "killing him", "killing the driver": one person told of before, right after the verb.
fn one_told_of(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let end = match reading.folded(at + 1) {
        "him" | "her" if !reading.is(at + 2, List::OneHuman) => at + 2,
        "the" | "his" | "her" | "its" => {
            let noun = (at + 2..at + 4).find(|n| reading.is(*n, List::OneHuman))?;
            let compound = reading.is(noun + 1, List::SiteNoun) || reading.is(noun + 1, List::OneHuman);
            (!compound).then_some(noun + 1)?
        }
        _ => return None,
    };
    Some((Toll::exactly(1), reading.span(&(at..end)), at + 1..end))
}

/// With those who are told of by what they are to the counted: "an official and his driver", "a man and his two sons".
pub(super) fn with_companions(reading: &Reading<'_>, quantities: &[&Quantity], found: Found) -> Found {
    let (toll, span, who) = found.clone();
    // "two brothers, aged 9 and 12, and their grandmother".
    let aged =
        reading.doc.word(who.end) == "," && matches!(reading.folded(who.end + 1), "aged" | "ages" | "both");
    let close = (who.end + 2..who.end + 8).find(|n| aged && reading.doc.word(*n) == ",");
    let and = close.map_or(who.end, |n| n + 1);
    let own = and + 1;
    // "the driver and 11 passengers".
    let others =
        quantities.iter().find(|q| q.tokens.start == own && !q.indefinite && reading.folded(and) == "and");
    let one = toll == Toll::exactly(1) && matches!(reading.folded(who.start), "the" | "his" | "her" | "its");
    if one
        && let Some((more, end)) = others.and_then(|q| {
            Some((q.toll?, q.tokens.end + 1)).filter(|(_, end)| reading.is(end - 1, List::Human))
        })
        && let Some(all) = add(toll, more)
    {
        return (all, span.cover(reading.span(&(who.start..end))), who.start..end);
    }
    // "a member of the council of Baquba along with his driver".
    let along = (who.end..who.end + 8)
        .take_while(|n| reading.doc.is_word(*n))
        .find(|n| matches!(reading.folded(*n), "along" | "together") && reading.folded(n + 1) == "with");
    let own = along.map_or(own, |n| n + 2);
    let joins = along.is_some() || reading.folded(and) == "and";
    if !joins || !matches!(reading.folded(own), "his" | "her" | "their") {
        return found;
    }
    let counted = quantities.iter().find(|q| q.tokens.start == own + 1 && !q.indefinite);
    let (more, end) = match counted {
        Some(q) => (q.toll, q.tokens.end + 1),
        None => {
            let noun = (own + 1..own + 3).find(|n| reading.is(*n, List::OneHuman));
            (noun.map(|_| Toll::exactly(1)), noun.unwrap_or(own) + 1)
        }
    };
    let end = end.min(reading.doc.tokens.len());
    match more.and_then(|more| add(toll, more)) {
        Some(all) => (all, span.cover(reading.span(&(who.start..end))), who.start..end),
        None => found,
    }
}

/// "killed Attorney General Roberto Garcia", "the murder of ...": one person by office or name right after the verb.
fn named_object(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let deed = matches!(
        reading.folded(at),
        "killed"
            | "kills"
            | "killing"
            | "murder"
            | "assassination"
            | "slaying"
            | "execution"
            | "murdered"
            | "assassinated"
            | "wounded"
            | "injured"
            | "executed"
    );
    if !deed || is_passive(reading, at, tokens) {
        return None;
    }
    let mut object: Vec<usize> = (at + 1..tokens.end.min(at + 9))
        .take_while(|n| reading.doc.is_word(*n) && !is_harm(reading, *n))
        .collect();
    // "killed Sergeant Petrov and wounded two".
    if object.last().is_some_and(|n| reading.folded(*n) == "and" && is_harm(reading, n + 1)) {
        object.pop();
    }
    let first = object.iter().position(|n| is_person(reading, *n)).filter(|n| *n <= 4)?;
    let before = |n: &usize| *n < object[first];
    let other = object.iter().copied().filter(before).any(|n| {
        matches!(
            reading.folded(n),
            "in" | "by" | "on" | "at" | "when" | "as" | "during" | "near" | "after" | "and" | "were"
        )
    });
    let several = object.iter().any(|n| reading.folded(*n) == "and")
        || quantities.iter().any(|q| q.tokens.start > at && q.tokens.start <= object[first]);
    let end = object[first] + 1;
    (!other && !several).then(|| (Toll::exactly(1), reading.span(&(at..end)), at + 1..end))
}

/// Whether a token is an office with a capital, or the first word of a person's name.
pub(super) fn is_person(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    let titled = crate::language::english::words::is_title(word) && reading.doc.is_capitalised(n);
    titled || (GIVEN_NAMES.has(word) && reading.doc.is_capitalised(n) && reading.mention_at(n).is_none())
}

/// Whether the word can have those whom it harms as its object: "lynched two men", "shot dead 20 people".
fn takes_object(reading: &Reading<'_>, at: usize) -> bool {
    match reading.folded(at) {
        "dead" => at.checked_sub(1).is_some_and(|n| reading.folded(n) == "shot"),
        _ => {
            let casualty = casualties().longest(|k| reading.folded(at + k));
            casualty.is_some_and(|c| matches!(c.grammar, Grammar::Either | Grammar::Object))
        }
    }
}

/// The number of an ordinal from the second to the twelfth.
pub(super) fn ordinal_number(word: &str) -> Option<u32> {
    let words = [
        "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    (2..).zip(words).find(|(_, ordinal)| *ordinal == word).map(|(number, _)| number)
}

/// Whether the participle belongs to a passive: a form of "be" or "report" just before it, or nothing it could act on.
pub(super) fn is_passive(reading: &Reading<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let from = at.saturating_sub(3).max(tokens.start);
    reading.any_word(from..at, |w| {
        matches!(
            w,
            "was"
                | "were"
                | "been"
                | "being"
                | "be"
                | "is"
                | "are"
                | "got"
                | "reported"
                | "left"
                | "leaving"
                | "among"
        )
    })
}

/// Whether a number or one person stands right after the word.
pub(super) fn object_follows(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> bool {
    // "killed himself and nine others".
    let own = matches!(reading.folded(at + 1), "himself" | "herself" | "themselves")
        && reading.folded(at + 2) == "and";
    // "killed \"at least ten civilians\"".
    let quoted = usize::from(matches!(reading.doc.word(at + 1), "\"" | "“" | "«"));
    let everyone = matches!(reading.folded(at + 1), "everyone" | "everybody");
    everyone
        || quantities.iter().any(|q| {
            (q.tokens.start == at + 1 + quoted
                // "killed the two occupants".
                || (q.tokens.start == at + 2
                    && !q.indefinite
                    && matches!(reading.folded(at + 1), "the" | "all" | "its" | "his"))
                || (own && q.tokens.start == at + 3)
                || (q.tokens.start == at + 2 && matches!(reading.folded(at + 1), "down" | "out")))
                && (!q.indefinite || people(reading, q, tokens).is_some())
        })
}

/// The people after an active verb: "killing nine people", "injured two civilians ... and a journalist".
pub(super) fn object(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    // "killing everyone inside: two nurses and a patient".
    let all = matches!(reading.folded(at + 1), "everyone" | "everybody" | "all");
    let stop = (at + 1..tokens.end)
        .find(|n| {
            is_harm(reading, *n)
                || matches!(reading.doc.word(*n), ";" | "—")
                || (reading.doc.word(*n) == ":" && !all)
        })
        .unwrap_or(tokens.end);
    // "killed, according to the mayor, eleven people".
    let close = (at + 2..at + 9).find(|n| reading.doc.word(at + 1) == "," && reading.doc.word(*n) == ",");
    let told = close.filter(|n| quantities.iter().any(|q| q.tokens.start == n + 1));
    let at_verb = at;
    let at = told.unwrap_or(at);
    let mut sum: Option<Found> = None;
    // "killed eight people, six men and two women": the parts of whom the first number counts.
    let mut first_of_all: Option<Found> = None;
    let is_whole = |first: &Option<Found>, all: Toll| {
        let whole = first.as_ref().and_then(|(toll, ..)| toll.best());
        let general = first.as_ref().is_some_and(|(.., who)| reading.any_word(who.clone(), is_general));
        // "16 employees, twelve Iraqis and four technicians": each kind of a larger number, whatever it counts.
        let large = whole.is_some_and(|n| n > LARGE);
        (general || large) && whole.is_some_and(|n| n > 1 && all.best() == n.checked_mul(2))
    };
    for quantity in quantities.iter().filter(|q| q.tokens.start > at && q.tokens.start < stop) {
        let counted = people(reading, quantity, tokens).or_else(|| some_of_them(reading, quantity));
        let Some((toll, counted)) = counted else {
            if sum.is_none() && quantity.tokens.start <= at + 2 {
                return None;
            }
            continue;
        };
        if introduces_part(reading, quantity.tokens.start, at) {
            continue;
        }
        // "killed five people, including a child, and two others were wounded": of the next clause.
        if sum.is_some() && has_own_verb(reading, counted.end) {
            return sum;
        }
        // "killing 11 children, an agency and a teacher said": who only tells of it.
        if sum.is_some() && reading.is(counted.end, List::Saying) {
            return sum;
        }
        sum = match sum {
            None if quantity.tokens.start <= at + 6 => {
                let found = Some((toll, reading.doc.tokens[at_verb].span().cover(quantity.span), counted));
                first_of_all.clone_from(&found);
                found
            }
            None => return None,
            // "a woman who sold food on the corner and a policeman".
            Some((first, span, who)) if is_joined_behind_relative(reading, who.end, &counted) => {
                Some((add(first, toll)?, span.cover(quantity.span), who.start..counted.end))
            }
            // A further object joined by "and": "a woman and her two sons", "two civilians, ..., and a journalist".
            Some((first, span, who))
                if joined(reading, who.end, quantity.tokens.start)
                    || listed(reading, quantities, tokens, who.end, quantity.tokens.start) =>
            {
                let total = add(first, toll)?;
                if is_whole(&first_of_all, total)
                    && reading.doc.word(first_of_all.as_ref().map_or(0, |f| f.2.end)) == ","
                {
                    return first_of_all;
                }
                Some((total, span.cover(quantity.span), who.start..counted.end))
            }
            done => return done,
        };
    }
    sum
}

/// Whether who stands before a token has something done to them right there: "two others were wounded".
fn has_own_verb(reading: &Reading<'_>, end: usize) -> bool {
    let auxiliaries = (end..end + 4).take_while(|n| is_auxiliary(reading.folded(*n))).count();
    is_harm(reading, end + auxiliaries)
}

/// Two numbers that make up one larger than this do so by no chance.
pub(super) const LARGE: u32 = 5;

/// "two soldiers who were on patrol and a boy": whether "and" joins the counted to those of whom a relative clause tells, and nothing
/// else is said of them.
pub(super) fn is_joined_behind_relative(reading: &Reading<'_>, from: usize, counted: &Range<usize>) -> bool {
    let told = counted.start.checked_sub(1).filter(|and| reading.folded(*and) == "and" && *and > from + 1);
    matches!(reading.folded(from), "who" | "whose")
        && told.is_some_and(|and| and <= from + 12 && (from..and).all(|n| !is_harm(reading, n)))
        && !is_auxiliary(reading.folded(counted.end))
        && !is_harm(reading, counted.end)
}

/// "killed seven of them".
fn some_of_them(reading: &Reading<'_>, quantity: &Quantity) -> Option<(Toll, Range<usize>)> {
    let end = quantity.tokens.end;
    // "have buried 11 of their own".
    let own = matches!(reading.folded(end + 1), "their" | "its" | "our") && reading.folded(end + 2) == "own";
    let of_them = reading.folded(end) == "of" && (own || matches!(reading.folded(end + 1), "them" | "us"));
    quantity.toll.filter(|_| of_them).map(|toll| (toll, quantity.tokens.start..end + 2))
}

pub(super) fn add(a: Toll, b: Toll) -> Option<Toll> {
    let low = a.low()?.checked_add(b.low()?)?;
    match (a.high(), b.high()) {
        (Some(x), Some(y)) => Some(Toll::between(low, x.checked_add(y)?)),
        _ => Some(Toll::at_least(low)),
    }
}

/// "a father, a mother and their two children": one more of a list that ends with "and".
fn listed(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    from: usize,
    to: usize,
) -> bool {
    if reading.doc.word(from) != "," || to != from + 1 {
        return false;
    }
    // The quantities stand in order, so that a list of any length is read in one pass.
    let at = quantities.partition_point(|q| q.tokens.start < to);
    let next = quantities.get(at).filter(|q| q.tokens.start == to);
    let end = next.and_then(|q| people(reading, q, tokens)).map_or(to, |(_, who)| who.end);
    let after = quantities.get(at..).unwrap_or_default().iter().skip_while(|q| q.tokens.start <= to);
    after.take_while(|last| last.tokens.start <= end + 3).any(|last| joined(reading, end, last.tokens.start))
}

pub(super) fn joined(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    let last = reading.folded(to.wrapping_sub(1));
    let her = matches!(last, "her" | "his" | "their") && reading.folded(to.wrapping_sub(2)) == "and";
    (last == "and" || her)
        && !(from..to)
            .any(|n| is_harm(reading, n) || matches!(reading.folded(n), "on" | "in" | "was" | "were"))
}

/// "lost more than 100 soldiers killed and wounded": a number of both together, and of neither.
fn is_both(reading: &Reading<'_>, quantities: &[&Quantity], at: usize) -> bool {
    let is_dead = |n: usize| matches!(reading.folded(n), "killed" | "dead");
    let is_hurt = |n: usize| matches!(reading.folded(n), "wounded" | "injured");
    let is_joined = |n: usize| is_dead(n) && reading.folded(n + 1) == "and" && is_hurt(n + 2);
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
