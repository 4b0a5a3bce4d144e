//! Nouns for people, one or several, and those that look like them.

use crate::extraction::reading::Reading;
use crate::extraction::tolls::is_harm;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_counted_thing, is_human, is_one_human};
use crate::model::Kind;

/// Whether a word names people by itself, not by what stands before it ("others", "more").
pub(super) fn is_noun_of_people(word: &str) -> bool {
    // "rangers", "bricklayers": more of those whom a list knows one by one.
    let several = || word.strip_suffix('s').is_some_and(is_one_human);
    (is_human(word) || several())
        && !matches!(word, "other" | "others" | "more" | "elderly" | "local" | "locals")
}

pub(super) fn is_people_by_demonym(reading: &Reading<'_>, n: usize) -> bool {
    let demonym = reading.mention_at(n).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym);
    let plural = reading.folded(n).ends_with('s') || reading.folded(n).ends_with("ese");
    demonym && plural && !reading.is(n + 1, List::Human)
}

/// "shot dead a Palestinian in Tulkarem", "a Syrian was killed": one of a people, no adjective.
pub(super) fn is_one_by_demonym(reading: &Reading<'_>, n: usize) -> bool {
    let demonym = reading.mention_at(n).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym);
    demonym
        && (!reading.doc.is_word(n + 1) && reading.doc.word(n + 1) != "-"
            || reading.is_one_of(n + 1, WordClass::AfterDemonym))
}

/// Whether the word is a plural that names no thing: whoever is killed or wounded in numbers is people, whatever they are called
/// ("herders", "apprentices").
pub(super) fn is_people_by_plural(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    let verb = reading.folded(n + 1) == "the" || reading.folded(n + 1) == "a";
    word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !verb
        && names_nothing_else(reading, n)
}

/// Whether nothing says that a word is no name for people: that it is a place's, harm, a thing that is counted, a day, a weapon, a deed.
fn names_nothing_else(reading: &Reading<'_>, n: usize) -> bool {
    let lists = reading.lists(n);
    reading.mention_at(n).is_none()
        && !is_harm(reading, n)
        && [List::CountedThing, List::CalendarWord, List::Saying].iter().all(|list| !lists.has(*list))
        && reading.weapons_in(&(n..n + 1)).is_empty()
        && reading.triggers_in(&(n..n + 1)).is_empty()
}

/// "three farm hands": those who work somewhere.
pub(super) fn are_hands(reading: &Reading<'_>, n: usize) -> bool {
    reading.folded(n) == "hands"
        && n.checked_sub(1).is_some_and(|k| {
            matches!(reading.folded(k), "farm" | "ranch" | "stable" | "dock" | "deck" | "mill" | "hired")
        })
}

/// "killed 12 Druze", "12 young Druze died": a people that no list knows, by the capital of its name.
pub(super) fn is_people_by_name(reading: &Reading<'_>, n: usize) -> bool {
    reading.doc.is_capitalised(n)
        && reading.folded(n).len() > 3
        && !reading.is(n, List::Common)
        && !reading.is_one_of(n, WordClass::AfterCount)
        && names_nothing_else(reading, n)
}

/// "lime growers", "coal miners": a plural of those who do something.
pub(super) fn is_agentive(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    word.len() > 5 && (word.ends_with("ers") || word.ends_with("ists")) && is_people_by_plural(reading, n)
}

/// "a police station", "a school hospital": the noun only qualifies another.
pub(super) fn is_compound_noun(reading: &Reading<'_>, n: usize) -> bool {
    reading.is(n + 1, List::SiteNoun)
}

/// Whether the word is a noun for people of any kind, whom the kinds after it may make up.
pub(super) fn is_general(word: &str) -> bool {
    matches!(word, "people" | "persons" | "civilians" | "residents" | "villagers")
}

/// "patrolmen", "infantrymen", "tribeswomen".
pub(super) fn is_men(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    word.len() > 5 && word.ends_with("men") && !matches!(word, "specimen" | "regimen" | "abdomen")
}

/// Whether the word names one person, by the list or by its end: "patrolman", "infantryman".
pub(super) fn is_one(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    let man = word.len() > 6 && word.ends_with("man") && !reading.doc.is_capitalised(n);
    man && word != "talisman" || is_one_member(reading, n) || reading.is(n, List::OneHuman)
}

/// "a member of the council", "a council member"; no member state, nor whoever only tells of it: "a member of the council said".
fn is_one_member(reading: &Reading<'_>, n: usize) -> bool {
    let mut after = (n + 1..n + 9).take_while(|k| reading.doc.is_word(*k));
    reading.folded(n) == "member"
        && !matches!(reading.folded(n + 1), "state" | "states" | "country")
        && !after.any(|k| reading.is(k, List::Saying))
}

/// Whether a noun in the singular is no person: a thing, an animal, a weapon, what happens.
pub(super) fn is_one_thing(reading: &Reading<'_>, noun: usize) -> bool {
    let word = reading.folded(noun);
    reading.is_one_of(noun, WordClass::Animal)
        || is_counted_thing(&format!("{word}s"))
        || !reading.weapons_in(&(noun..noun + 1)).is_empty()
        || !reading.triggers_in(&(noun..noun + 1)).is_empty()
}
