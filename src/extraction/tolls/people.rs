//! Whether a number counts people, and which: parts, ages and things are none.

use super::age::is_age;
use super::harm::is_harm;
use super::hospital::is_hospital;
use super::noun::{
    are_hands, is_agentive, is_compound_noun, is_men, is_noun_of_people, is_one, is_one_by_demonym,
    is_people_by_demonym, is_people_by_name, is_people_by_plural,
};
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_counted_adjective, is_counted_thing, is_human};
use crate::language::lexicon::{Actor, Role};
use crate::model::Toll;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// "who died", "who were killed", "who had lost their lives": whether a relative clause at a token tells of the dead.
fn who_died(reading: &Reading<'_>, at: usize) -> bool {
    let verb = match reading.folded(at + 1) {
        "were" | "was" | "had" | "have" => at + 2,
        _ => at + 1,
    };
    let lost = reading.folded(verb) == "lost" && matches!(reading.folded(verb + 2), "life" | "lives");
    reading.folded(at) == "who"
        && (lost || matches!(reading.folded(verb), "died" | "perished" | "killed" | "fell" | "murdered"))
}

/// The people that a quantity counts: the toll and the tokens of the number with its noun.
pub(super) fn people(
    reading: &Reading<'_>,
    quantity: &Quantity,
    tokens: &Range<usize>,
) -> Option<(Toll, Range<usize>)> {
    if quantity.indefinite {
        let next = quantity.tokens.end;
        // "killed one and hurt two".
        if reading.folded(quantity.tokens.start) == "one" && is_elliptical(reading, next, tokens.end) {
            return Some((Toll::exactly(1), quantity.tokens.clone()));
        }
        let one_of = reading.folded(quantity.tokens.start) == "one" && reading.folded(next) == "of";
        // "one of its peacekeepers died".
        if one_of && matches!(reading.folded(next + 1), "its" | "their" | "his" | "her" | "our") {
            // "one of their leaders".
            let person =
                |n: &usize| reading.is(*n, List::Human) || matches!(reading.folded(*n), "leaders" | "chiefs");
            let noun = (next + 2..next + 5).find(person)?;
            return Some((Toll::exactly(1), quantity.tokens.start..noun + 1));
        }
        // "one of the monks was killed".
        if one_of && matches!(reading.folded(next + 1), "the" | "these" | "those") {
            let noun = (next + 2..next + 5)
                .find(|n| reading.is(*n, List::Human) && reading.folded(*n).ends_with('s'));
            if let Some(noun) = noun.filter(|n| !reading.is(n + 1, List::Human)) {
                return Some((Toll::exactly(1), quantity.tokens.start..noun + 1));
            }
        }
        // "a family of five".
        if reading.folded(next) == "family" && reading.folded(next + 1) == "of" {
            let members =
                reading.quantities_in(&(next + 2..next + 3)).iter().find(|q| q.tokens.start == next + 2)?;
            return Some((members.toll?, quantity.tokens.start..members.tokens.end));
        }
        // "a couple and their daughter", "a Buddhist couple".
        let couple =
            (next..next + 3).find(|n| reading.folded(*n) == "couple" && reading.folded(n + 1) != "of");
        let describes = |k: usize| reading.is(k, List::CountedAdjective) || reading.doc.is_capitalised(k);
        if let Some(couple) = couple.filter(|n| (next..*n).all(describes)) {
            return Some((Toll::exactly(2), quantity.tokens.start..couple + 1));
        }
        let noun = one_person(reading, quantity, tokens)?;
        return Some((Toll::exactly(1), quantity.tokens.start..noun + 1));
    }
    let toll = quantity.toll?;
    if is_age(reading, quantity) {
        return None;
    }
    let end = tokens.end;
    let mut n = quantity.tokens.end;
    // "killing all eight aboard".
    if reading.folded(n) == "aboard" || reading.folded(n) == "on" && reading.folded(n + 1) == "board" {
        return Some((toll, quantity.tokens.start..n + 1));
    }
    // "Seven of the 12 people killed were children": all of them were.
    if reading.folded(n) == "of" && matches!(reading.folded(n + 1), "the" | "those") {
        let whole =
            reading.quantities_in(&(n + 2..n + 3)).iter().find(|q| q.tokens.start == n + 2 && !q.indefinite);
        // No farther: "one of the two of the three of the ..." may go on for a whole text.
        let whole = whole.filter(|whole| reading.folded(whole.tokens.end) != "of");
        // "two of the eight who died when grenades were thrown": all of them did.
        if let Some(whole) = whole.filter(|q| who_died(reading, q.tokens.end))
            && let Some(all) = whole.toll
        {
            return Some((all, quantity.tokens.start..whole.tokens.end));
        }
        let counted = whole.and_then(|whole| people(reading, whole, tokens));
        // "Three of the 12 people injured died", "Eight of the 20 passengers died".
        let are_described = |who: &Range<usize>| {
            let hurt = matches!(reading.folded(who.end), "killed" | "wounded" | "injured" | "hurt");
            let rest = who.end + 1..tokens.end;
            hurt && reading.any_word(rest.clone(), |w| matches!(w, "were" | "are"))
                && !rest.into_iter().any(|n| is_harm(reading, n))
        };
        let described = |who: &Range<usize>| are_described(who) || who_died(reading, who.end);
        if let Some((all, who)) = counted.filter(|(_, who)| described(who)) {
            return Some((all, quantity.tokens.start..who.end));
        }
    }
    // "ten of its garrison", "three of the gun's crew".
    if reading.folded(n) == "of" && matches!(reading.folded(n + 1), "its" | "the" | "their" | "his") {
        let body = (n + 2..n + 5).find(|k| reading.is_one_of(*k, WordClass::BodyOfPeople));
        if let Some(body) = body {
            return Some((toll, quantity.tokens.start..body + 1));
        }
    }
    // "45 of those who died were children": they were not all.
    if reading.folded(n) == "of" && reading.folded(n + 1) == "those" && who_died(reading, n + 2) {
        return toll.low().map(|low| (Toll::at_least(low), quantity.tokens.start..n + 2));
    }
    // "Ten of those aboard".
    if reading.folded(n) == "of" && reading.folded(n + 1) == "those" && is_there(reading, n + 2) {
        return Some((toll, quantity.tokens.start..n + 3));
    }
    if let Some(noun) = noun_behind_others(reading, n, end) {
        return Some((toll, quantity.tokens.start..noun + 1));
    }
    // Adjectives and nationalities may stand before the noun: "13 Israeli army reservists".
    for _ in 0..6 {
        if n >= end {
            break;
        }
        // "two 11-year-old girls".
        if let Some(behind) = behind_age(reading, n) {
            n = behind;
            continue;
        }
        let word = reading.folded(n);
        if is_human(word)
            || is_men(reading, n)
            || is_people_by_demonym(reading, n)
            || is_people_by_plural(reading, n)
            || are_hands(reading, n)
            // "43 of the faithful".
            || word == "faithful" && reading.folded(n - 1) == "the"
            || is_people_by_name(reading, n) && is_elliptical(reading, n + 1, end)
        {
            // "nine rebel fighters": to the last of the nouns.
            let more = (n + 1..end).take_while(|k| is_noun_of_people(reading.folded(*k))).count();
            // "fifty prisoners of war".
            let last = n + more;
            let of_war = reading.folded(last + 1) == "of" && reading.folded(last + 2) == "war";
            return Some((toll, quantity.tokens.start..last + 1 + 2 * usize::from(of_war)));
        }
        // "nine Hindu pilgrims", "134 Fulani herders" too.
        let plain = !reading.doc.is_capitalised(n) && reading.doc.is_word(n) && !is_counted_thing(word);
        let before_people = (reading.is(n + 1, List::Human) && reading.doc.is_word(n))
            || are_hands(reading, n + 1)
            || (n == quantity.tokens.end && plain && is_agentive(reading, n + 1));
        // "30 or so people".
        let about = (word == "or" && reading.folded(n + 1) == "so")
            || (word == "so" && reading.folded(n - 1) == "or")
            || word == "odd";
        let skip = word == "of"
            // "eight of the 20 passengers".
            || (n > quantity.tokens.end + 1
                && matches!(reading.folded(quantity.tokens.end), "of")
                && reading.quantities_in(&(n..n + 1)).iter().any(|q| q.tokens.start == n && q.tokens.end == n + 1))
            || (reading.folded(n.wrapping_sub(1)) == "of" && matches!(word, "his" | "her" | "their"))
            || before_people
            || about
            || word == "the"
            // "71 mostly young people".
            || matches!(word, "mostly" | "mainly" | "largely")
            // "28 non-Muslims", "two de-miners".
            || reading.doc.word(n + 1) == "-" && (word == "non" || is_people_by_plural(reading, n + 2))
            || reading.mention_at(n).is_some()
            // "45 Tzotzil Indians".
            || (reading.doc.is_capitalised(n) && is_people_by_demonym(reading, n + 1))
            || reading.doc.word(n) == "-"
            // "three of Syria's top security officials".
            || reading.doc.tokens[n].kind == TokenKind::Possessive
            || is_counted_adjective(word)
            || is_in_name_of_corps(reading, n);
        if let Some(end) = end_of_group(reading, n) {
            // "Fourteen Taliban were killed": the name alone.
            if is_group(reading, n) && is_elliptical(reading, end, tokens.end) {
                return Some((toll, quantity.tokens.start..end));
            }
            n = end;
            continue;
        }
        if !skip {
            return is_elliptical(reading, n, end).then(|| (toll, quantity.tokens.clone()));
        }
        // "two U.S. soldiers": all words of a name at once.
        n = reading.mention_at(n).map_or(n + 1, |m| reading.tokens_of(m).end.max(n + 1));
    }
    is_elliptical(reading, n.min(quantity.tokens.end), end).then(|| (toll, quantity.tokens.clone()))
}

/// "11-year-old girls": the token behind an age that stands for an adjective.
fn behind_age(reading: &Reading<'_>, n: usize) -> Option<usize> {
    let hyphen = |n: usize| reading.doc.word(n) == "-";
    let old =
        hyphen(n + 1) && reading.folded(n + 2) == "year" && hyphen(n + 3) && reading.folded(n + 4) == "old";
    old.then_some(n + 5)
}

/// "four public uprising members", "three polio vaccination workers": the noun for people behind up to three that no list knows.
fn noun_behind_others(reading: &Reading<'_>, from: usize, end: usize) -> Option<usize> {
    let plain = |n: usize| {
        let (word, lists) = (reading.folded(n), reading.lists(n));
        reading.doc.is_word(n)
            && !is_harm(reading, n)
            && !word.ends_with("ed")
            && !word.ends_with("ly")
            && (!word.ends_with('s') || word.ends_with("ss"))
            && [List::PlacePreposition, List::Saying, List::Auxiliary, List::CalendarWord, List::CountedThing]
                .iter()
                .all(|list| !lists.has(*list))
            && reading.weapons_in(&(n..n + 1)).is_empty()
            && !reading.is_one_of(n, WordClass::NoAdjective)
    };
    // "thirty pine nut pickers".
    let is_people =
        |n: usize| is_noun_of_people(reading.folded(n)) || n > from + 1 && is_agentive(reading, n);
    let noun =
        (from..end.min(from + 5)).find(|n| is_people(*n) && !is_noun_of_people(reading.folded(n + 1)))?;
    let plural = reading.folded(noun).ends_with('s') || is_men(reading, noun);
    let before = (from..noun).all(|n| plain(n) || is_counted_adjective(reading.folded(n)));
    (noun > from && plural && before).then_some(noun)
}

/// Where the name of an armed group or of a people ends that begins at a word: "20 al-Shabab fighters", "three Kuki-Zo men".
fn end_of_group(reading: &Reading<'_>, n: usize) -> Option<usize> {
    let named = reading.actors_in(&(n..n + 1)).iter().find(|a| a.tokens.start == n);
    let named = named.filter(|a| a.entry.role == Role::Actor(Actor::Group)).map(|a| a.tokens.end);
    let article = matches!(reading.folded(n), "al" | "el" | "ash" | "an")
        && reading.doc.word(n + 1) == "-"
        && reading.doc.is_capitalised(n + 2);
    let joined = reading.doc.is_capitalised(n)
        && reading.doc.word(n + 1) == "-"
        && reading.doc.is_capitalised(n + 2)
        && is_noun_of_people(reading.folded(n + 3));
    // "four coalition-backed fighters".
    let backed = reading.doc.word(n + 1) == "-" && reading.is_one_of(n + 2, WordClass::Allegiance);
    named.or((article || joined || backed).then_some(n + 3)).filter(|end| reading.doc.is_word(*end))
}

/// Whether the name of an armed group begins at a word.
fn is_group(reading: &Reading<'_>, n: usize) -> bool {
    let group = Role::Actor(Actor::Group);
    reading.actors_in(&(n..n + 1)).iter().any(|a| a.tokens.start == n && a.entry.role == group)
}

/// "four Frontier Corps men", "two Border Guard soldiers": a word of the name of those that a noun of people ends.
fn is_in_name_of_corps(reading: &Reading<'_>, n: usize) -> bool {
    let named = (n..n + 4).take_while(|k| reading.doc.is_capitalised(*k)).count();
    named > 0 && is_noun_of_people(reading.folded(n + named))
}

/// Whether nothing counted follows the number: the clause goes on with a verb, a conjunction or its end.
pub(super) fn is_elliptical(reading: &Reading<'_>, n: usize, end: usize) -> bool {
    if n >= end || reading.doc.tokens[n].kind == TokenKind::Mark {
        return !matches!(reading.doc.word(n.min(end - 1)), "%" | "-" | "/" | "°" | "$");
    }
    // "sent 30 to the hospital".
    let to_care = || reading.folded(n) == "to" && reading.any_word(n + 1..n + 4, is_hospital);
    is_harm(reading, n) || to_care() || reading.is_one_of(n, WordClass::AfterCount)
}

/// The noun of "a woman", "one more civilian", "a young man": its token.
pub(super) fn one_person(reading: &Reading<'_>, quantity: &Quantity, tokens: &Range<usize>) -> Option<usize> {
    // "a 34-year-old farmer": the age stands between.
    let after = quantity.tokens.end..tokens.end.min(quantity.tokens.end + 8);
    let aged = after.clone().take(7).find(|n| reading.folded(*n) == "old");
    // "a Central Reserve Police Force (CRPF) constable": a name and its letters.
    let named = (after.start..after.end)
        .take_while(|n| reading.doc.is_capitalised(*n) || matches!(reading.doc.word(*n), "(" | ")" | "-"))
        .count();
    // "a U.S. civilian".
    let state = reading.mention_at(after.start).map_or(after.start, |m| reading.tokens_of(m).end);
    (after.start..tokens.end)
        .take(aged.map_or(4, |old| old + 3 - after.start).max(named + 2).max(state + 3 - after.start))
        .take_while(|n| {
            reading.doc.is_word(*n)
                || *n < state
                || reading.doc.word(*n) == "-"
                || aged.is_some_and(|old| *n < old)
                || *n < after.start + named
        })
        .find(|n| {
            // "An 18-year-old was shot".
            let by_age = aged == Some(*n)
                && reading.folded(n.wrapping_sub(2)) == "year"
                && (reading.is(n + 1, List::Auxiliary) || !reading.doc.is_word(n + 1));
            // "a builder who did work for the army": whoever "who" means is a person.
            (by_age
                || is_one(reading, *n)
                || is_one_by_demonym(reading, *n)
                || (matches!(reading.folded(n + 1), "who" | "whom") && !reading.doc.is_capitalised(*n)))
                && reading.folded(n + 1) != "bomber"
                && !is_compound_noun(reading, *n)
        })
}

/// "aboard", "inside the house": whether the word says where those are who are counted.
fn is_there(reading: &Reading<'_>, n: usize) -> bool {
    reading.is_one_of(n, WordClass::Whereabouts)
}

/// "the woman", "that man": a person told of before.
pub(super) fn definite_part(reading: &Reading<'_>, quantity: &Quantity) -> bool {
    quantity.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "the")
}

/// "including four women", "among them 16 women", "of whom three", "a general and his wife among them": a part of a number before.
pub(in crate::extraction) fn introduces_part(reading: &Reading<'_>, start: usize, from: usize) -> bool {
    if is_named_among(reading, start, from) {
        return true;
    }
    let (mut n, mut left) = (start, 6);
    while left > 0 && n > from {
        n -= 1;
        // "five U.S. soldiers": the stops and the second letter of an abbreviation are no words.
        let abbreviates =
            reading.doc.word(n) == "." || reading.doc.word(n + 1) == "." && reading.doc.word(n).len() == 1;
        left -= usize::from(!abbreviates);
        match reading.folded(n) {
            "including" | "among" | "whom" | "them"
                if reading.folded(n) != "them" || reading.folded(n.wrapping_sub(1)) == "among" =>
            {
                return true;
            }
            "" if reading.doc.word(n) == "," => return false,
            "were" | "was" | "killed" | "wounded" => return false,
            _ => {}
        }
    }
    false
}

/// "27 people, a retired general and his wife among them": whether words up to the next mark end in "among them" and a mark stands before
/// them.
pub(super) fn is_named_among(reading: &Reading<'_>, start: usize, from: usize) -> bool {
    const WORDS: usize = 10;
    let them = |n: usize| reading.folded(n) == "among" && matches!(reading.folded(n + 1), "them" | "these");
    let mut words = (start..start + WORDS).take_while(|n| reading.doc.is_word(*n) && !is_harm(reading, *n));
    let behind = words.any(|n| them(n) && !reading.doc.is_word(n + 2));
    behind && start > from && (from + 1..start).rev().take(WORDS).any(|n| reading.doc.word(n) == ",")
}

/// Whether the counted are a part of the victims, named by what they were to someone or as some among others.
pub(super) fn is_part(reading: &Reading<'_>, counted: &Range<usize>, tokens: &Range<usize>) -> bool {
    // "Ten of those aboard died": all who died.
    let there = is_there(reading, counted.start + 3);
    let related =
        reading.folded(counted.start + 1) == "of" && reading.folded(counted.start + 2) == "those" && !there;
    let among = (tokens.start..counted.start).rev().take(4).any(|n| {
        // "four of his guards among them, and 145 were injured": the others are not.
        let closed = matches!(reading.folded(n + 1), "them" | "these");
        reading.folded(n) == "among" && !closed || reading.folded(n) == "identified"
    });
    // "Among the 24 killed were nine children": the 24 are all.
    let among = among && !matches!(reading.folded(counted.start.wrapping_sub(1)), "the" | "among");
    let more = counted.clone().any(|n| reading.folded(n) == "more") && reading.folded(counted.start) == "one";
    related || among || more
}

/// The numbers of people told in a sentence and in those around it in its block, without the one at `span`.
pub(in crate::extraction) fn counted_beside(reading: &Reading<'_>, span: Span) -> Vec<u32> {
    let sentences = &reading.doc.sentences;
    let Some(at) = reading.doc.sentence_at(span.start) else { return Vec::new() };
    let near = at.saturating_sub(1)..sentences.len().min(at + 2);
    let beside = near.map(|n| &sentences[n]).filter(|s| s.block == sentences[at].block);
    let counts = beside.flat_map(|s| {
        let told = reading.quantities_in(&s.tokens).iter().filter(|q| !q.ordinal && !span.contains(q.span));
        told.filter_map(|q| people(reading, q, &s.tokens)).filter_map(|(toll, _)| toll.best())
    });
    counts.collect()
}

/// "two of his brothers": some of those who may have been told of before.
pub(super) fn is_of_relatives(reading: &Reading<'_>, counted: &Range<usize>) -> bool {
    reading.folded(counted.start + 1) == "of"
        && matches!(reading.folded(counted.start + 2), "his" | "her" | "their")
}

/// Whether the counted are those who attack, by what they are called.
pub(super) fn are_attackers(reading: &Reading<'_>, counted: &Range<usize>) -> bool {
    let attack = counted.clone().any(|n| reading.is(n, List::Attacker) || is_group(reading, n));
    // "14 soldiers and 11 fighters" are of both sides.
    let others = |w: &str| {
        matches!(
            w,
            "soldiers"
                | "policemen"
                | "civilians"
                | "soldier"
                | "policeman"
                | "police"
                | "villagers"
                | "people"
        )
    };
    attack && !reading.any_word(counted.clone(), others)
}

/// Whether the counted are one kind of people ("a soldier", "two children"), not people in general or bodies.
pub(super) fn is_one_kind(reading: &Reading<'_>, counted: &Range<usize>) -> bool {
    let human = counted.clone().any(|n| reading.is(n, List::Human));
    human && !counted.clone().any(|n| reading.is_one_of(n, WordClass::AnyPeople))
}
