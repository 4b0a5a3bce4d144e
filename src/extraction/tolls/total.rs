//! Figures of totals: a number that a toll reaches, or that somebody puts it at.

use super::figure::{Found, ordinal_number};
use super::{Figure, harms, listed};
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::Harm;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Toll;
use std::ops::Range;

/// "the dead brought to the hospital numbered 15".
pub(super) fn numbered(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let those = at.checked_sub(1).is_some_and(|n| matches!(reading.folded(n), "the" | "own" | "those"));
    // "He put the injured at 43 and the dead at nine".
    let put = || {
        reading.any_word(at.saturating_sub(14)..at, |w| {
            matches!(w, "put" | "puts" | "putting" | "placed" | "places")
        })
    };
    // "The wounded, 67 by our list, cannot be moved"; "put the number of dead at four and that of the wounded at 35".
    let that_of = at >= 3 && reading.folded(at - 2) == "of" && reading.folded(at - 3) == "that";
    // "put the number of dead at 200 and of wounded at 700", "and that of wounded at 59".
    let and_of =
        at >= 2 && reading.folded(at - 1) == "of" && matches!(reading.folded(at - 2), "and" | "that");
    let beside = reading.doc.word(at + 1) == ","
        || (that_of || and_of) && matches!(reading.folded(at + 1), "at" | "to")
        || reading.folded(at + 1) == "at" && put();
    let stands = |q: &&&Quantity| q.tokens.start == at + 2 && !q.indefinite && q.toll.is_some();
    if let Some(quantity) = quantities.iter().find(stands).filter(|_| (those || and_of) && beside) {
        let span = reading.doc.tokens[at].span().cover(quantity.span);
        return quantity.toll.map(|toll| (toll, span, at..at + 1));
    }
    // "The dead are a couple in their sixties", "The injured were two men and a girl".
    if those
        && matches!(reading.folded(at + 1), "are" | "were")
        && matches!(reading.folded(at), "dead" | "injured" | "wounded")
    {
        // "The dead are 19 by now".
        if let Some(quantity) =
            quantities.iter().find(stands).filter(|q| !reading.is(q.tokens.end, List::Human))
        {
            let span = reading.doc.tokens[at].span().cover(quantity.span);
            return quantity.toll.map(|toll| (toll, span, at..at + 1));
        }
        let found = listed::after_verb(reading, quantities, tokens, at + 1);
        return found.map(|(toll, span, _)| (toll, reading.doc.tokens[at].span().cover(span), at..at + 1));
    }
    let verb = (at + 1..at + 10)
        .take_while(|n| reading.doc.is_word(*n))
        .find(|n| matches!(reading.folded(*n), "numbered" | "number" | "totalled" | "totaled"))
        .filter(|_| those)?;
    let quantity = quantities.iter().find(|q| q.tokens.start > verb && q.tokens.start <= verb + 3)?;
    let span = reading.doc.tokens[at].span().cover(quantity.span);
    quantity.toll.map(|toll| (toll, span, at..at + 1))
}

/// "number of people killed ... has risen to 56", "number of wounded reached 60", "the number of those known to have lost their
/// lives is 28".
pub(super) fn is_counted_total(reading: &Reading<'_>, at: usize) -> bool {
    let number = |n: &usize| {
        // "an unknown number of rebels were killed" is no count.
        let unknown = (n.saturating_sub(2)..*n)
            .any(|k| matches!(reading.folded(k), "a" | "an") && reading.folded(k + 1) != "total");
        // "the list of those killed has grown to 57".
        let list =
            reading.folded(*n) == "list" && matches!(reading.folded(n + 2), "those" | "people" | "the");
        // "Estimates of the dead ranged from 15 to 40".
        let estimate = reading.folded(*n) == "estimates";
        // "the count of civilian dead now stands at 16".
        let count = reading.folded(*n) == "count" && reading.folded(n + 1) == "of";
        (reading.folded(*n) == "number" || count || list || estimate)
            && matches!(reading.folded(n + 1), "of" | "who" | "killed")
            && !unknown
    };
    let clause = (at.saturating_sub(10)..at).rev().take_while(|n| reading.doc.is_word(*n));
    (at.saturating_sub(5)..at).any(|n| number(&n))
        || clause.into_iter().any(|n| number(&n))
        || is_raised(reading, at)
}

/// "raising the dead to 23".
fn is_raised(reading: &Reading<'_>, at: usize) -> bool {
    at >= 2
        && matches!(reading.folded(at), "dead" | "wounded" | "injured")
        && reading.folded(at - 1) == "the"
        && raises(reading.folded(at - 2))
        && reading.folded(at + 1) == "to"
}

/// Whether a verb takes a total up to what follows.
fn raises(word: &str) -> bool {
    matches!(word, "brings" | "bringing" | "brought" | "takes" | "taking" | "raises" | "raising" | "raised")
}

/// The figure that a total reaches: the last number after the word and a verb of reaching, before the clause ends.
pub(super) fn total(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    if let Some(found) = raised_to(reading, quantities, at) {
        return Some(found);
    }
    // "the deaths of a mother and two infants".
    let named = quantities.iter().any(|q| q.tokens.start == at + 2 && q.indefinite);
    if reading.folded(at) == "deaths" && reading.folded(at + 1) == "of" && named {
        return listed::after_verb(reading, quantities, tokens, at + 1);
    }
    // "The number of wounded, 57, was smaller".
    let beside = quantities.iter().find(|q| q.tokens.start == at + 2 && !q.indefinite).filter(|q| {
        reading.doc.word(at + 1) == "," && !reading.doc.is_word(q.tokens.end) && is_counted_total(reading, at)
    });
    let followed = |n: &usize| {
        quantities.iter().any(|q| {
            (q.tokens.start <= *n && *n < q.tokens.end) || (q.tokens.start > *n && q.tokens.start <= n + 2)
        })
    };
    // "The toll of the strike on the market, ..., has gone up to four": however far, after a verb of rising.
    let rises = |n: &usize| {
        reading.folded(*n) == "to"
            && matches!(reading.folded(n - 1), "up" | "risen" | "rose" | "climbed" | "increased" | "grown")
    };
    // "nine deaths, as well as 14 injured".
    let besides = |n: usize| reading.folded(n) == "as" && reading.folded(n - 1) == "well";
    let reach = (at + 1..tokens.end.min(at + 24))
        .filter(|n| !besides(*n))
        .find(|n| reading.is_one_of(*n, WordClass::BeforeTotal) && followed(n));
    let far = || (at + 1..tokens.end).find(|n| rises(n) && followed(n));
    // "The toll, which stood at 34 on Sunday, is now 35".
    let now = (at + 1..tokens.end.min(at + 24)).find(|n| {
        reading.folded(*n) == "now" && matches!(reading.folded(n - 1), "is" | "stands") && followed(n)
    });
    let reach = now.or(reach);
    let quantity = match beside {
        Some(beside) => beside,
        None => {
            let reach = reach.or_else(far)?;
            let one = |q: &Quantity| reading.folded(q.tokens.start) == "one" && q.tokens.start == reach + 1;
            quantities.iter().find(|q| q.tokens.end > reach && (!q.indefinite || one(q)))?
        }
    };
    let toll = quantity.toll?;
    let word = crate::text::Span::cover(reading.doc.tokens[at].span(), quantity.span);
    Some((toll, word, at..at + 1))
}

/// "claimed a 24th life", "after pulling a seventh body from the ruins": so many lives in all.
pub(super) fn nth_life(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let nth = reading
        .quantities_in(&(at.saturating_sub(3)..at))
        .iter()
        .find(|q| q.ordinal && q.tokens.end == at)?;
    let digits = nth.span.of(reading.doc.text).trim_end_matches(|c: char| !c.is_ascii_digit());
    let all = digits.parse().ok().or_else(|| ordinal_number(reading.folded(at - 1)))?;
    Some((Toll::exactly(all), nth.span.cover(reading.doc.tokens[at].span()), nth.tokens.clone()))
}

/// "Two of the 14 people wounded have died": those who died since, of all who were hurt.
pub(super) fn died_of_so_many(reading: &Reading<'_>, quantities: &[&Quantity], at: usize) -> Option<Found> {
    const BACK: usize = 12;
    let died = matches!(reading.folded(at), "died" | "succumbed");
    let of_so_many = |q: &&&Quantity| {
        let of = q.tokens.end;
        died && of < at
            && at - of < BACK
            && reading.folded(of) == "of"
            && matches!(reading.folded(of + 1), "the" | "those")
            && quantities.iter().any(|all| all.tokens.start == of + 2)
            && reading.any_word(of + 3..at, |w| matches!(w, "wounded" | "injured" | "hurt"))
    };
    let some = quantities.iter().find(of_so_many)?;
    let span = some.span.cover(reading.doc.tokens[at].span());
    some.toll.map(|toll| (toll, span, some.tokens.clone()))
}

/// "Three of the 12 dead were children", "two of the 14 people wounded": all of them, of whom the words before tell some.
pub(super) fn of_so_many(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let people = |n: usize| n + 1 == at && reading.is(n, List::Human);
    let all = quantities.iter().find(|q| (q.tokens.end == at || people(q.tokens.end)) && !q.indefinite)?;
    let the = all.tokens.start.checked_sub(2).filter(|of| *of >= tokens.start)?;
    let of_the = reading.folded(the) == "of" && reading.folded(the + 1) == "the";
    let noun = matches!(
        reading.folded(at),
        "dead" | "killed" | "fatalities" | "deaths" | "wounded" | "injured" | "hurt"
    );
    let span = all.span.cover(reading.doc.tokens[at].span());
    all.toll.filter(|_| of_the && noun).map(|toll| (toll, span, all.tokens.clone()))
}

/// "raised to 18 the number of people killed", "putting at four the death toll": the figure before the number that it is of.
fn raised_to(reading: &Reading<'_>, quantities: &[&Quantity], at: usize) -> Option<Found> {
    let number = (at.saturating_sub(8)..at + 1)
        .rev()
        .find(|n| matches!(reading.folded(*n), "number" | "toll" | "count"))?;
    let the = (number.saturating_sub(2)..number).find(|n| reading.folded(*n) == "the")?;
    let quantity = quantities.iter().find(|q| q.tokens.end == the && !q.indefinite)?;
    // "brings to 369 the number of troops killed in the ground offensive": of a war.
    // "bringing to 11 the number killed there in a week".
    let of_war = reading.any_of(at..at + 9, WordClass::LongTime);
    let led = !of_war
        && quantity.tokens.start.checked_sub(2).is_some_and(|verb| {
            matches!(reading.folded(verb + 1), "at" | "to") && reading.is_one_of(verb, WordClass::Putting)
        });
    let toll = quantity.toll.filter(|_| led)?;
    Some((toll, reading.doc.tokens[at].span().cover(quantity.span), at..at + 1))
}

/// "That brings the number of dead to seven", "bringing the death toll to 11": whether a total takes in those told of before.
pub(super) fn is_brought(reading: &Reading<'_>, at: usize) -> bool {
    if reading.folded(at) == "life" {
        return nth_life(reading, at).is_some();
    }
    let total = reading.folded(at) == "toll" || is_counted_total(reading, at);
    let raised = |w: &str| raises(w) || matches!(w, "making" | "so");
    // "The toll later rose to eight".
    let rises = || reading.any_of(at + 1..at + 12, WordClass::Rising);
    total && (reading.any_word(at.saturating_sub(12)..at, raised) || rises())
}

/// "Rescuers pulled the body of a boy from the rubble, which brought the number of people killed to 12": beside a total, the
/// other figures of the sentence are parts of it.
pub(super) fn leave_parts(reading: &Reading<'_>, figures: &mut [Figure]) {
    let is_total = |f: &Figure| reading.folded(f.at) == "toll" || is_counted_total(reading, f.at);
    let Some(total) = figures.iter().find(|f| is_total(f)).copied() else { return };
    for figure in figures.iter_mut().filter(|f| f.span != total.span) {
        figure.part |= figure.toll.high().is_some_and(|n| total.toll.low().is_some_and(|all| n < all));
    }
}

/// Words for how many in all.
pub(in crate::extraction) fn is_count(word: &str) -> bool {
    matches!(word, "number" | "figure" | "count" | "tally" | "toll")
}

/// "A rights association put the number at 35", "By Sunday the figure was 73", "It is 34, not 48": of those whom the sentences just
/// before count.
pub(super) fn bare_number(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(usize, Harm)> {
    // "It is 34, not 48", also where the next sentence begins with "not".
    let not =
        || reading.may_in(tokens, Cue::Not) || reading.any_word(tokens.end..tokens.end + 3, |w| w == "not");
    if !reading.may_in(tokens, Cue::Count) && !not() {
        return None;
    }
    let at = tokens.clone().find(|n| {
        is_count(reading.folded(*n)) && reading.any_of(n + 1..n + 4, WordClass::Standing)
            || is_corrected(reading, *n)
    })?;
    harm_before(reading, tokens).map(|harm| (at, harm))
}

/// What the sentences just before one, in its paragraph, say was done to people: "killing 85 people and wounding 67. Survivors said the number was
/// nearer 200" is of the dead, where there are any.
pub(super) fn harm_before(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Harm> {
    let n = reading.doc.tokens.get(tokens.start)?.sentence();
    let block = reading.doc.sentences[n].block;
    let before =
        (n.saturating_sub(2)..n).rev().map(|p| &reading.doc.sentences[p]).filter(|s| s.block == block);
    before.into_iter().find_map(|s| {
        let told = harms(reading, &s.tokens);
        let killed = told.iter().any(|(_, harm)| *harm == Harm::Killed);
        told.last().map(|(_, harm)| if killed { Harm::Killed } else { *harm })
    })
}

/// "It is 34, not 48 as announced": a pronoun for a number, which replaces another.
fn is_corrected(reading: &Reading<'_>, at: usize) -> bool {
    let counted = |q: &Quantity| q.toll.is_some() && !q.indefinite && q.tokens.start == at + 2;
    let not = |q: &Quantity| {
        let next = q.tokens.end + usize::from(reading.doc.word(q.tokens.end) == ",");
        reading.folded(next) == "not" && !reading.quantities_in(&(next + 1..next + 2)).is_empty()
    };
    reading.folded(at) == "it"
        && matches!(reading.folded(at + 1), "is" | "was")
        && reading.quantities_in(&(at + 2..at + 3)).iter().any(|q| counted(q) && not(q))
}

/// "bringing to 14 the number killed in the two attacks": a sum of several events, which is none's.
pub(super) fn is_of_several(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    // "The toll of two explosions at the camps": of what went off together.
    let together = reading.folded(at + 1) == "of"
        && matches!(reading.folded(at + 2), "two" | "both" | "twin" | "three")
        && matches!(reading.folded(at + 3), "explosions" | "blasts" | "bombs");
    if together {
        return false;
    }
    (at..tokens.end.min(at + 14)).any(|n| {
        let some = reading.is_one_of(n, WordClass::Several);
        some && (n + 1..n + 4).any(|k| {
            reading.is_one_of(k, WordClass::Deeds)
                || matches!(reading.folded(k), "districts" | "provinces" | "towns" | "cities")
        })
    })
}
