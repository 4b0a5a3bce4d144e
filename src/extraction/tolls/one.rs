//! One person before a casualty word: by name or kin, told of before, or whom no list knows.

use super::figure::Found;
use super::harm::harm;
use super::noun::is_one_thing;
use super::object::{add, is_person};
use super::subject::bare_to;
use super::wounds::loses_limb;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::{Grammar, Harm, casualties};
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_attacker, is_title};
use crate::model::{Kind, Toll};
use crate::text::TokenKind;
use std::ops::Range;

/// Who is told of before stands no farther before the verb than this, in tokens.
const REACH: usize = 14;

/// "The driver, 51, died at the scene", "He lost a leg", "her brother stepped on a mine and died": one person told of before, who
/// opens the clause.
pub(super) fn one_told_before(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    from: usize,
    at: usize,
) -> Option<Found> {
    let before = at.checked_sub(1)?;
    let auxiliary = |n: usize| matches!(reading.folded(n), "was" | "were" | "been" | "being" | "got");
    let adverb = |n: usize| {
        matches!(reading.folded(n), "also" | "later" | "reportedly" | "himself" | "herself")
            || reading.is_one_of(n, WordClass::Manner)
    };
    let passive = (from..at).rev().find(|n| !adverb(*n)).is_some_and(auxiliary);
    let intransitive = casualties()
        .longest(|k| reading.folded(at + k))
        .is_some_and(|c| c.grammar == Grammar::Subject && c.words + at <= tokens.end)
        // "He has a leg injury".
        || matches!(reading.folded(at), "has" | "had" | "survive")
        // "The driver suffered a leg wound".
        || reading.is(at, List::Suffering)
        || loses_limb(reading, at);
    // "The head of the village was shot dead".
    let shot =
        reading.folded(at) == "dead" && reading.folded(before) == "shot" && auxiliary(before.wrapping_sub(1));
    if !(passive || intransitive || shot) || reading.folded(at) == "dead" && !shot {
        return None;
    }
    let opening = (from..at).find(|n| reading.doc.is_word(*n))?;
    if matches!(reading.folded(opening), "he" | "she") {
        let near = (opening + 1..at)
            .all(|n| auxiliary(n) || adverb(n) || matches!(reading.folded(n), "had" | "has"));
        return near.then(|| so_many(reading, 1, opening, at));
    }
    let opens = |n: &usize| {
        let joined = *n == from
            || n.checked_sub(1).is_some_and(|b| {
                !reading.doc.is_word(b) || matches!(reading.folded(b), "that" | "and" | "but" | "while")
            });
        joined && matches!(reading.folded(*n), "the" | "his" | "her" | "their" | "its")
    };
    let start = (from..before).rev().take(REACH).find(opens)?;
    // "his parents were wounded".
    if reading.folded(start + 1) == "parents" && reading.folded(start) != "the" {
        return bare_to(reading, start + 2, at).then(|| so_many(reading, 2, start, at));
    }
    // "The 58-year-old driver died".
    let aged = (start + 1..at.min(start + 7)).find(|n| reading.folded(*n) == "old").map_or(start, |n| n);
    let noun = (aged + 1..at.min(aged + 4)).find(|n| reading.is(*n, List::OneHuman))?;
    let attacks = reading.folded(noun) == "gunman" || is_attacker(&format!("{}s", reading.folded(noun)));
    // "His brother, who was standing beside him, was wounded".
    let closed =
        (noun + 2..at).rev().find(|n| reading.doc.word(noun + 1) == "," && reading.doc.word(*n) == ",");
    let after = closed.filter(|comma| bare_to(reading, comma + 1, at)).map_or(noun + 1, |comma| comma + 1);
    let other = (after..at).any(|n| {
        let lists = reading.lists(n);
        lists.has(List::Saying)
            || reading.is(n, List::Human)
            || matches!(reading.folded(n), "who" | "whose" | "whom" | "that" | "when" | "after" | "as" | "'s")
            || reading.doc.tokens[n].kind == TokenKind::Possessive
    });
    (!attacks && !other).then(|| so_many(reading, 1, start, at))
}

/// "The president of Chechnya and six others were killed", "Fuad Shukr and five others": those others, and the one who is named before them,
/// by an office or by two words of a name.
pub(super) fn with_leader(reading: &Reading<'_>, tokens: &Range<usize>, (toll, span, who): Found) -> Found {
    const NAME: usize = 7;
    let and = who.start.wrapping_sub(1);
    let others = (who.start..who.end + 1)
        .any(|n| matches!(reading.folded(n), "others" | "companions" | "bodyguards" | "aides"));
    if reading.folded(and) != "and" || !others {
        return (toll, span, who);
    }
    let end = and - usize::from(reading.doc.word(and.wrapping_sub(1)) == ",");
    let from = end.saturating_sub(NAME).max(tokens.start);
    let office = |n: usize| {
        is_title(reading.folded(n)) || matches!(reading.folded(n), "president" | "minister" | "governor")
    };
    let the = |n: usize| n > tokens.start && matches!(reading.folded(n - 1), "the" | "a" | "its" | "his");
    let leader = (from..end).take_while(|n| reading.doc.is_word(*n)).find(|n| office(*n));
    let name = |n: usize| reading.doc.is_capitalised(n) && reading.mention_at(n).is_none();
    let named = end >= tokens.start + 2 && name(end - 1) && name(end - 2);
    let one = named || leader.is_some_and(|n| n == tokens.start || the(n) || reading.doc.is_capitalised(n));
    let all = add(toll, Toll::exactly(1)).filter(|_| one);
    (all.unwrap_or(toll), span, who)
}

/// "Ismail Haniyeh and his bodyguard were killed": somebody by name, and who goes with him.
pub(super) fn with_own_companion(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let and = at.checked_sub(4).filter(|n| *n > tokens.start)?;
    let own = reading.folded(and) == "and" && matches!(reading.folded(and + 1), "his" | "her");
    let both = reading.is_one_of(and + 2, WordClass::Kin) && reading.folded(and + 3) == "were";
    let comma = 1 + usize::from(reading.doc.word(and - 1) == ",");
    let name = and.checked_sub(comma).filter(|name| *name > tokens.start)?;
    (own && both && reading.doc.is_capitalised(name)).then(|| so_many(reading, 2, name, at))
}

/// "leaving the driver dead", "left their neighbour with a broken arm": one person, between the verb and what it did to them.
pub(super) fn left_so(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let person = at.checked_sub(1).filter(|n| reading.is(*n, List::OneHuman))?;
    let from = person.saturating_sub(4).max(tokens.start);
    let left = (from..person).rev().find(|n| matches!(reading.folded(*n), "left" | "leaving"))?;
    let whose = matches!(reading.folded(left + 1), "the" | "his" | "her" | "its" | "their");
    whose.then(|| so_many(reading, 1, left + 1, at))
}

/// So many people, told from `start` up to the casualty word.
pub(super) fn so_many(reading: &Reading<'_>, count: u32, start: usize, at: usize) -> Found {
    (Toll::exactly(count), reading.span(&(start..at + 1)), start..at)
}

/// "Sgt. Doe ... was killed": one person by name.
pub(super) fn named_person(reading: &Reading<'_>, at: usize, from: usize) -> Option<Found> {
    let passive = at.checked_sub(1).filter(|n| matches!(reading.folded(*n), "was" | "been"));
    // "Inspector Flores died in the explosion".
    let died = matches!(reading.folded(at), "died" | "dies" | "perished" | "succumbed");
    let was = passive.or(died.then_some(at))?;
    let from = from.max(was.saturating_sub(if died { 8 } else { 16 }));
    // "Deputy Pablo Li, of the opposition party, was murdered", "Judge Diaz, who was murdered": without what is told aside.
    let relative = reading.folded(was.saturating_sub(1)) == "who";
    let close = was.checked_sub(1 + usize::from(relative)).filter(|n| reading.doc.word(*n) == ",");
    let open = close.filter(|_| !relative).and_then(|end| (from..end).find(|n| reading.doc.word(*n) == ","));
    let end = open.or(close).unwrap_or(was);
    let subject: Vec<usize> =
        (from..end).filter(|n| reading.doc.is_word(*n)).skip_while(|n| reading.folded(*n) == "and").collect();
    let plural =
        subject.iter().any(|n| matches!(reading.folded(*n), "and" | "people" | "who" | "that" | "it"));
    let says = subject.iter().any(|n| reading.is(*n, List::Saying));
    let person = subject.iter().any(|n| is_person(reading, *n)) && !(died && says);
    // "Her husband, 45, was wounded": one more, named by what they are to another.
    let own = |n: usize| matches!(reading.folded(n), "his" | "her" | "their");
    let is_kin = |n: usize| reading.is_one_of(n, WordClass::Kin);
    let kin = subject.windows(2).any(|w| own(w[0]) && is_kin(w[1]));
    // "... died on the spot and her husband was hospitalised": right before the verb.
    let close = matches!(subject[..], [.., and, whose, who] if reading.folded(and) == "and" && own(whose) && is_kin(who));
    if kin && (close || !plural && subject.len() <= 4) {
        return Some(so_many(reading, 1, was, at));
    }
    let told_before = reading.any_word(from..end, |w| matches!(w, "father" | "his" | "her" | "the"));
    (person && !plural && !told_before).then(|| so_many(reading, 1, was, at))
}

/// "A headmaster was killed": one whom no list knows, by an article and a noun right before the auxiliary. Whoever is killed or
/// wounded is a person, unless it is an animal; "and the driver seriously injured" is one as well.
pub(super) fn one_told_alone(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    from: usize,
    at: usize,
) -> Option<Found> {
    let found = |start: usize| so_many(reading, 1, start, at);
    // "was shot dead".
    let shot = |n: usize| reading.folded(n) == "shot" && reading.folded(n + 1) == "dead";
    let adverb = |n: usize| {
        matches!(reading.folded(n), "also" | "later" | "reportedly")
            || reading.is_one_of(n, WordClass::Manner)
            || shot(n)
    };
    let last = (from..at).rev().find(|n| !adverb(*n))?;
    if reading.is(last, List::OneHuman) && reading.folded(at) != "dead" {
        let the = last
            .checked_sub(1)
            .filter(|n| matches!(reading.folded(*n), "the" | "his" | "her" | "their" | "its"))?;
        let joined = matches!(reading.folded(the.checked_sub(1)?), "and" | "while");
        return joined.then(|| found(the));
    }
    // "A workmate lost a leg": nobody else has one to lose.
    let lost = reading.folded(at) == "lost" && harm(reading, at) == Some(Harm::Injured);
    let mut noun = last;
    if !lost && !matches!(reading.folded(noun), "was" | "were" | "been") {
        return None;
    }
    while noun > from
        && (adverb(noun) || matches!(reading.folded(noun), "was" | "were" | "been" | "has" | "had"))
    {
        noun -= 1;
    }
    let article =
        quantities.iter().rev().find(|q| q.indefinite && q.tokens.end <= noun && q.tokens.start >= from)?;
    if is_member(reading, article.tokens.end..noun + 1) {
        return Some(found(article.tokens.start));
    }
    // "a 48-year-old rubber tapper".
    let aged = (article.tokens.end..noun + 1).find(|n| reading.folded(*n) == "old");
    let words = aged.map_or(article.tokens.end, |old| old + 1)..noun + 1;
    // "a Catholic", "a Greek Cypriot".
    let demonym = |n: usize| reading.mention_at(n).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym);
    let called = |n: usize| words.len() == 1 && reading.mention_at(n).is_none() || demonym(n);
    let plain = |n: usize| {
        let lists = reading.lists(n);
        reading.doc.is_word(n)
            && (!reading.doc.is_capitalised(n) || called(n))
            && [List::PlacePreposition, List::CalendarWord, List::Saying, List::SiteNoun]
                .iter()
                .all(|l| !lists.has(*l))
    };
    let thing = is_one_thing(reading, noun);
    (words.len() <= 3 && !thing && words.clone().all(plain)).then(|| found(article.tokens.start))
}

/// "A part-time member of the Ulster Defence Regiment was shot dead": whether the words behind the article are one of some, by a name.
fn is_member(reading: &Reading<'_>, words: Range<usize>) -> bool {
    const NAME: usize = 9;
    let Some(member) = words.clone().take(4).find(|n| reading.folded(*n) == "member") else { return false };
    let of = reading.folded(member + 1) == "of" && words.len() <= member - words.start + NAME;
    let named =
        |n: usize| reading.doc.is_word(n) && !reading.is(n, List::Saying) || reading.doc.word(n) == "-";
    of && words.clone().all(named)
        && !reading.any_word(words, |w| matches!(w, "who" | "and" | "that" | "council" | "parliament"))
}

/// "The driver, who was hit in the arm, drove on": the one person whom a relative clause is about.
pub(super) fn who_was(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let who = at.checked_sub(2).filter(|n| reading.folded(*n) == "who" && reading.folded(n + 1) == "was")?;
    let comma = usize::from(reading.doc.word(who.wrapping_sub(1)) == ",");
    let noun = who.checked_sub(1 + comma).filter(|n| reading.is(*n, List::OneHuman))?;
    let start = noun
        .checked_sub(1)
        .filter(|n| matches!(reading.folded(*n), "the" | "his" | "her" | "their" | "its" | "a" | "an"))?;
    let hurt = harm(reading, at) == Some(Harm::Injured);
    hurt.then(|| so_many(reading, 1, start, at))
}
