//! Who did it, who says so, and who denies it.

mod beside;
mod blame;
mod denial;
mod naming;

pub(super) use blame::{blames, may_blame};
pub(super) use denial::{
    BOTH, Content, Denial, blames_another, denials, is_denial, may_be_contrary, may_be_false,
    may_be_of_another, may_negate, may_tell, only_trades_blame, place_of_clause, speaks_for_state,
};
pub(super) use naming::{Named, is_passive, names_it_so, speaker};

use super::cues::Cue;
use super::reading::Reading;
use super::statement::Statement;
use crate::language::english::lead::is_class;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Pos, Role, Voice};
use crate::model::{Kind, Party, SubEventType};
use crate::text::Span;
use beside::aligned;
use blame::rules;
use naming::{country, group_in, is_spaced_dash, named, subject_of};
use std::ops::Range;

/// Who did what a statement tells, where the words beside one of its triggers say.
pub(super) fn agent(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statement: &Statement<'_>,
) -> Option<Named> {
    // Who shot it down is not who sent it, and no state riots: "Palestinians threw stones at an Israeli bus".
    if matches!(
        statement.sub_event_type,
        Some(
            SubEventType::DisruptedWeaponsUse
                | SubEventType::PeacefulProtest
                | SubEventType::ViolentDemonstration
                | SubEventType::MobViolence
        )
    ) {
        return None;
    }
    let suffers = statement.entry.voice == Some(Voice::Passive);
    let others = statement.others.iter().filter(|other| !is_answer(reading, &statement.trigger, other));
    std::iter::once(&statement.trigger)
        .chain(others)
        .find_map(|trigger| {
            by_agent(reading, sentence, trigger)
                .or_else(|| accused(reading, sentence, trigger))
                .or_else(|| before_trigger(reading, sentence, trigger).filter(|_| !suffers))
        })
        .or_else(|| owns(reading, sentence))
}

/// "Israeli aircraft struck an office after militants fired rockets at Ashdod": whether another trigger of the statement is a deed of others,
/// before or after which this one was done.
fn is_answer(reading: &Reading<'_>, trigger: &Range<usize>, other: &Range<usize>) -> bool {
    let between = other.end.min(trigger.end)..other.start.max(trigger.start);
    let Some(turn) = between.clone().find(|n| matches!(reading.folded(*n), "after" | "before")) else {
        return false;
    };
    reading.actors_in(&(turn + 1..between.end)).iter().any(|a| a.tokens.start <= turn + 3)
}

/// "... by Armenian forces", "by #Armenia/n armed forces".
fn by_agent(reading: &Reading<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<Named> {
    let limit = sentence.end.min(trigger.end + 24);
    let by = (trigger.end..limit).find(|n| {
        matches!(reading.folded(*n), "by")
            || (reading.folded(*n) == "from"
                && matches!(reading.folded(n + 1), "the")
                && reading.mention_at(n + 2).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym))
    })?;
    // "an explosion which Palestinians said was caused by an Israeli shell": of what the relative clause is of.
    let relative = |n: usize| {
        matches!(reading.folded(n + 1), "was" | "were" | "had")
            && reading.any_word(n.saturating_sub(3)..n, |w| matches!(w, "which" | "that"))
    };
    if (trigger.end..by).any(|n| reading.is(n, List::Saying) && !relative(n) || reading.doc.word(n) == ";") {
        return None;
    }
    // "missiles of that type were used only by the Ukrainian armed forces": whose they are.
    let only = usize::from(reading.folded(by.wrapping_sub(1)) == "only");
    if matches!(reading.folded(by.wrapping_sub(1 + only)), "used" | "operated" | "possessed") {
        return None;
    }
    if let Some(group) = group_after(reading, by, sentence.end) {
        return Some(group);
    }
    // "by what separatist leaders said were Ukrainian shells".
    let what = (by + 2..by + 7).find(|n| reading.folded(by + 1) == "what" && reading.is(*n, List::Saying));
    let first = what.unwrap_or(by) + 1;
    let mention = (first..(first + 4).min(sentence.end)).find_map(|n| reading.mention_at(n))?;
    let of_country = reading.names_country(mention) && !is_of_people(reading, mention);
    (of_country && !is_of_part(reading, mention)).then(|| country(reading, mention)).flatten()
}

/// "by Boko Haram", "by fighters of the M23 movement": the armed group that is named right behind "by".
fn group_after(reading: &Reading<'_>, by: usize, end: usize) -> Option<Named> {
    const NAME: usize = 6;
    // "fired missiles at radar sites held by the Houthis": whose what was struck is.
    let held = matches!(
        reading.folded(by.wrapping_sub(1)),
        "held"
            | "controlled"
            | "run"
            | "ruled"
            | "owned"
            | "manned"
            | "occupied"
            | "used"
            | "guarded"
            | "claimed"
    );
    if held {
        return None;
    }
    let words = by + 1..end.min(by + NAME);
    let group = group_in(reading, &words)?;
    let before = words.start..reading.doc.tokens_in(group.span).start;
    let of_others =
        reading.any_word(before.clone(), |w| matches!(w, "against" | "with" | "for" | "on" | "in" | "and"));
    (!of_others && before.into_iter().all(|n| reading.doc.is_word(n))).then_some(group)
}

/// "Boko Haram militants killed", "the Rapid Support Forces shelled": the armed group whose name ends at the token `n`, where it is the
/// subject of the deed.
fn group_before(reading: &Reading<'_>, n: usize, trigger: &Range<usize>) -> Option<Named> {
    let hits = reading.actors_in(&(n.saturating_sub(naming::LONGEST_NAME)..n + 1));
    let group = hits
        .iter()
        .find(|a| matches!(a.entry.role, Role::Actor(Actor::Group)) && a.tokens.end == n + 1)?
        .tokens
        .clone();
    // "Hezbollah rockets", "Shabaab fighters have": nothing of theirs that suffers.
    let between = group.end..trigger.start;
    let acts = between.clone().all(|n| {
        reading.is(n, List::Auxiliary)
            || reading.folded(n).ends_with("ly")
            || reading.is_in_date(n)
            || matches!(
                reading.folded(n),
                "on" | "also" | "then" | "later" | "in" | "at" | "group" | "movement"
            )
            || reading.weapon_at(n).is_some()
            || !reading.actors_in(&(n..n + 1)).is_empty()
    });
    let lead = group.start.checked_sub(1).filter(|n| reading.doc.is_word(*n));
    let lead = match lead {
        Some(n) if matches!(reading.folded(n), "the" | "a" | "an" | "suspected" | "alleged" | "presumed") => {
            n.checked_sub(1).filter(|n| reading.doc.is_word(*n))
        }
        lead => lead,
    };
    let free = lead.is_none_or(|n| {
        // "Activists said RSF fighters attacked the town".
        reading.is(n, List::Saying)
            || matches!(reading.folded(n), "that" | "when" | "as" | "after" | "and" | "by" | "of")
    });
    (acts && free && !reading.is_counted(group.start)).then(|| Named::as_written(reading, &group))
}

/// "accused Armenia of attacking Ganja", "blames on Armenia".
fn accused(reading: &Reading<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<Named> {
    // "rejects blame for the attack on Barda" accuses nobody.
    let accuses = |n: usize| {
        reading.is(n, List::Accusing) && !(reading.folded(n) == "blame" && reading.folded(n + 1) == "for")
    };
    let verb = (sentence.start..trigger.start).rev().find(|n| accuses(*n));
    if let Some(verb) = verb.filter(|v| reading.folded(v + 1) != "by") {
        // "blamed the Pakistani Taliban".
        if let Some(group) = group_in(reading, &(verb + 1..(verb + 5).min(trigger.start))) {
            return Some(group);
        }
        let named = blamed_in(reading, verb + 1..(verb + 5).min(sentence.end));
        if named.is_some() {
            return named;
        }
        if matches!(reading.folded(verb + 1), "the") && reading.folded(verb + 2) == "country" {
            // "has accused the country": the country that the sentence named before.
            let before = (sentence.start..verb)
                .rev()
                .filter_map(|n| reading.mention_at(n))
                .find(|m| reading.names_country(*m) && Some(*m) != first_mention(reading, sentence));
            return before.and_then(|m| country(reading, m));
        }
    }
    // "..., the mayor said, blaming Ukraine".
    let blaming = (trigger.end..sentence.end).find(|n| {
        let word = reading.folded(*n);
        word == "blaming" || (word == "accusing" && reading.folded(n + 1) != "each")
    });
    if let Some(group) = blaming.and_then(|n| group_in(reading, &(n + 1..(n + 5).min(sentence.end)))) {
        return Some(group);
    }
    if let Some(named) = blaming
        .and_then(|n| (n + 1..(n + 5).min(sentence.end)).find_map(|t| reading.mention_at(t)))
        .filter(|m| rules(reading, *m) && !is_origin(reading, *m))
        .and_then(|m| country(reading, m))
    {
        return Some(named);
    }
    // "in an attack blamed on the ADF", "two attacks attributed to the ADF rebels".
    let after = (trigger.end..sentence.end).find(|n| {
        matches!(
            (reading.folded(*n), reading.folded(n + 1)),
            ("blames" | "blamed", "on") | ("attributed", "to")
        )
    })?;
    let object = after + 2..(after + 5).min(sentence.end);
    group_in(reading, &object).or_else(|| blamed_in(reading, object))
}

/// The country of the first name among tokens that say who is blamed.
fn blamed_in(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Named> {
    let mention = tokens.into_iter().find_map(|n| reading.mention_at(n))?;
    (!is_origin(reading, mention)).then(|| country_or_people(reading, mention)).flatten()
}

/// "blames Chechen warlords", "blamed Ugandan rebels": people whom a demonym says to be of a country or a part of one, who are not the
/// country; else the country.
fn country_or_people(reading: &Reading<'_>, mention: usize) -> Option<Named> {
    // "pro-Russian rebels" have a name of their own.
    let people = is_of_part(reading, mention) || is_of_people(reading, mention);
    if people && aligned(reading, mention).is_none() {
        let demonym = reading.tokens_of(mention);
        let named = named(reading, demonym.start..demonym.end + 1)?;
        return Some(Named { party: Party { country: String::new(), ..named.party }, ..named });
    }
    country(reading, mention)
}

/// "blamed on rebels from Burundi", "accused militants in Pakistan": where those who are blamed come from, or are.
fn is_origin(reading: &Reading<'_>, mention: usize) -> bool {
    let before = reading.tokens_of(mention).start.checked_sub(1);
    before.is_some_and(|n| matches!(reading.folded(n), "from" | "in" | "near"))
}

fn first_mention(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    sentence.clone().find_map(|n| reading.mention_at(n))
}

/// "Armenian missile strike", "Armenia launched a missile attack", "a Hezbollah suicide drone had hit".
fn before_trigger(reading: &Reading<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<Named> {
    // "Nigerian soldiers died when fighters attacked": those who die do nothing.
    if matches!(
        reading.folded(trigger.start),
        "died" | "dies" | "die" | "dying" | "perished" | "succumbed" | "lost"
    ) {
        return None;
    }
    let from = trigger.start.saturating_sub(9).max(sentence.start);
    let participle = reading.folded(trigger.end - 1).ends_with("ing");
    let mut seen_passive = false;
    for n in (from..trigger.start).rev() {
        let word = reading.folded(n);
        if matches!(reading.doc.word(n), ";" | ":" | "\"" | "“" | "”" | "—" | "–")
            || is_spaced_dash(reading, n)
            || reading.is(n, List::Saying)
            || reading.is(n, List::Denying)
            || matches!(word, "when" | "that" | "after" | "as" | "identified" | "counted")
            // "Afghan forces have ended a siege in which 18 were killed".
            || matches!(word, "ended" | "foiled" | "repelled" | "repulsed" | "thwarted")
        {
            break;
        }
        seen_passive |= !participle && matches!(word, "was" | "were" | "been" | "under");
        let Some(mention) = reading.mention_at(n) else {
            let group = || armed_group(reading, n).or_else(|| group_before(reading, n, trigger));
            if !seen_passive && let Some(group) = group() {
                return Some(group);
            }
            continue;
        };
        // "killed two Palestinian gunmen during a raid": those who are counted suffer.
        let start = reading.tokens_of(mention).start;
        // "rockets hit the Azerbaijani city of Aghjabadi": whose a place is.
        let of_place = is_class(reading.folded(reading.tokens_of(mention).end));
        // "inside the zone that Israel occupies, a bomb killed two".
        let holds = matches!(
            reading.folded(reading.tokens_of(mention).end),
            "occupies" | "controls" | "administers" | "annexed"
        );
        // "two Russian missiles hit".
        let arms = reading.weapon_at(reading.tokens_of(mention).end).is_some();
        if reading.is_counted(start) && !arms
            || of_place
            || holds
            || is_of_people(reading, mention)
            || is_struck(reading, mention, trigger)
            || is_container(reading, mention)
            || is_of_part(reading, mention)
            || is_of_premises(reading, mention)
        {
            continue;
        }
        let mut lead = reading.doc.word_before(start, &["#", "-"]);
        // "In neighbouring Niger".
        let beside =
            |n: usize| matches!(reading.folded(n), "the" | "neighbouring" | "neighboring" | "nearby");
        while lead.is_some_and(|n| reading.is(n, List::Direction) || beside(n)) {
            lead = lead.and_then(|n| reading.doc.word_before(n, &["-"]));
        }
        let preposition = lead.map_or("", |p| reading.folded(p));
        // "car bombs exploded outside the U.S. embassies, killing 80", "rammed a bus carrying Indian police".
        let located = lead.is_some_and(|p| reading.is_one_of(p, WordClass::TakingObject));
        // "the Armed Forces of the Russian Federation opened fire": whose forces act.
        let of_forces = preposition == "of"
            && lead.is_some_and(|p| {
                reading.actors_in(&(p.saturating_sub(4)..p)).iter().any(|a| a.tokens.end == p)
            });
        if reading.names_country(mention) && (!located || of_forces) && !seen_passive {
            // "Yemen's Houthi group attacked": the group, whatever country it is in.
            let end = reading.tokens_of(mention).end;
            if let Some(group) = group_in(reading, &(end..trigger.start.min(end + 4))) {
                return Some(group);
            }
            return country(reading, mention);
        }
    }
    None
}

/// "Shelling in Sloviansk, eastern Ukraine, killed seven": the country that a place is said to be in.
fn is_container(reading: &Reading<'_>, mention: usize) -> bool {
    if reading.mentions[mention].kind == Kind::Demonym {
        return false;
    }
    let mut before = reading.tokens_of(mention).start;
    while before > 0 && reading.is(before - 1, List::Direction) {
        before -= 1;
    }
    let place = mention.checked_sub(1).map(|m| reading.tokens_of(m).end);
    reading.doc.word(before.wrapping_sub(1)) == "," && place.is_some_and(|end| end + 1 == before)
}

/// "Kurdish fighters attacked a Turkish base, killing two", "threw stones at a Palestinian car, injuring a baby": whose thing an earlier
/// deed of the sentence struck.
fn is_struck(reading: &Reading<'_>, mention: usize, trigger: &Range<usize>) -> bool {
    /// A deed that is named after those who do it ("an Azerbaijani drone strike") stands no farther behind.
    const NAMED_SO: usize = 3;
    let tokens = reading.tokens_of(mention);
    let article = |n: &usize| matches!(reading.folded(*n), "a" | "an" | "the");
    let Some(mut before) = reading.doc.word_before(tokens.start, &[]) else { return false };
    if article(&before) {
        let Some(lead) = reading.doc.word_before(before, &[]) else { return false };
        before = lead;
    }
    let deed = || reading.triggers_in(&(before..before + 1)).iter().any(|hit| hit.entry.pos == Pos::Verb);
    let aimed = matches!(reading.folded(before), "at" | "against");
    trigger.start.saturating_sub(tokens.end) > NAMED_SO && (aimed || deed())
}

/// "a French base", "the U.S. embassy": what stands somewhere does nothing.
fn is_of_premises(reading: &Reading<'_>, mention: usize) -> bool {
    reading.is_one_of(reading.tokens_of(mention).end, WordClass::Premises)
}

/// "Chechen fighters", "Kashmiri gunmen": people of a part of a country, who are not the country.
fn is_of_part(reading: &Reading<'_>, mention: usize) -> bool {
    reading.mentions[mention].kind == Kind::Demonym && reading.place(mention).is_some_and(|p| !p.is_country())
}

/// "An Israeli settler", "Ugandan rebels", "a Palestinian farmer": people of a country, who are none of its forces.
fn is_of_people(reading: &Reading<'_>, mention: usize) -> bool {
    let noun = reading.tokens_of(mention).end;
    let word = reading.folded(noun);
    let serves = reading.is(noun, List::Military)
        || word.starts_with("polic")
        || reading.is_one_of(noun, WordClass::InUniform);
    // "A Palestinian rammed his car into a bus stop".
    let one = reading.any_word(noun.saturating_sub(2)..noun, |w| matches!(w, "a" | "an"))
        && (word.ends_with("ed") || matches!(word, "who" | "was" | "shot" | "drove" | "threw" | "ran"));
    let private = reading.is_one_of(noun, WordClass::Irregular);
    let people = one || reading.is(noun, List::OneHuman) || reading.is(noun, List::Human) || private;
    reading.mentions[mention].kind == Kind::Demonym && people && (!serves || private)
}

/// "the Oromo Liberation Army": the name that goes on after a demonym, where it is an organisation's.
fn organisation(reading: &Reading<'_>, mention: usize) -> Option<Named> {
    let tokens = reading.tokens_of(mention);
    let names = (tokens.end..tokens.end + 5)
        .take_while(|n| reading.doc.is_capitalised(*n) && reading.doc.is_word(*n))
        .count();
    let end = tokens.end + names;
    let organised = (tokens.end..end).any(|n| reading.is(n, List::Organisation));
    organised.then(|| named(reading, tokens.start..end)).flatten()
}

/// A capitalised word or acronym before a weapon or trigger that is no place: an armed group ("Hezbollah").
fn armed_group(reading: &Reading<'_>, n: usize) -> Option<Named> {
    let text = reading.doc.word(n);
    if !reading.doc.is_capitalised(n) || text.chars().count() <= 2 {
        return None;
    }
    let sentence = reading.doc.tokens[n].sentence();
    let begins = reading.doc.sentences[sentence].tokens.start == n;
    let common = crate::language::english::words::COMMON_WORDS.has(reading.folded(n));
    let weapon = reading.weapon_at(n).is_some() || reading.trigger_at(n).is_some();
    let day_or_make = crate::language::english::words::is_calendar_word(reading.folded(n))
        || crate::language::english::words::is_make(reading.folded(n).trim_end_matches('s'));
    let follows_article = n.checked_sub(1).is_some_and(|p| matches!(reading.folded(p), "a" | "an" | "the"));
    let begins_there =
        |hit: Option<&super::reading::Hit<'_>>| hit.is_some_and(|hit| hit.tokens.start == n + 1);
    let armed = begins_there(reading.weapon_at(n + 1))
        || begins_there(reading.trigger_at(n + 1))
        || matches!(
            reading.folded(n + 1),
            "fighters" | "militants" | "forces" | "gunmen" | "rebels" | "suicide"
        );
    if begins || common || weapon || day_or_make || !follows_article || !armed {
        return None;
    }
    Some(Named::as_written(reading, &(n..n + 1)))
}

/// Who says that it was they: "Islamic State claimed responsibility for the attack", "the group said it was behind it".
pub(super) fn owns(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    if !reading.may_in(sentence, Cue::Owning) {
        return None;
    }
    let word = |n: usize| reading.folded(n);
    let verb = sentence.clone().find(|n| {
        if !may_own(word(*n)) {
            return false;
        }
        let object = || reading.any_word(n + 1..sentence.end.min(n + 3), |w| w == "responsibility");
        let said = matches!(word(*n), "said" | "says");
        let not = |end: usize| reading.any_word(n + 1..end, |w| matches!(w, "not" | "no" | "never"));
        // "said it was behind the blast"; not "said India was".
        let behind = || {
            let end = sentence.end.min(n + 7);
            let at = (n + 1..end).find(|k| matches!(word(*k), "behind" | "responsible"));
            let own = |at: usize| reading.any_word(n + 1..at, |w| matches!(w, "it" | "they" | "we"));
            let others = |at: usize| (n + 1..at).any(|k| reading.mention_at(k).is_some());
            said && at.is_some_and(|at| own(at) && !others(at)) && !not(end)
        };
        // "Al Shabaab said in a broadcast that its fighters had carried out the attack", "said they had carried it out"; not "said it
        // would find those who carried it out".
        let own = || {
            let end = sentence.end.min(n + 18);
            let out = |k: &usize| word(*k) == "carried" && (word(k + 1) == "out" || word(k + 2) == "out");
            let done = (n + 1..end).find(out);
            said && done.is_some_and(|done| {
                reading.any_word(n + 1..done, |w| matches!(w, "its" | "it" | "their" | "they"))
                    && !reading.any_word(n + 1..done, |w| {
                        matches!(w, "who" | "those" | "which" | "would" | "whoever")
                    })
                    && !not(done)
            })
        };
        // "claimed the blast and said it had killed ten soldiers", "claimed Monday's attack on a church".
        let deed = || {
            let days = matches!(reading.doc.word(n + 2), "'s" | "’s");
            let noun = if days { n + 3 } else { n + 2 };
            (days || matches!(word(n + 1), "the" | "this" | "that"))
                && !reading.triggers_in(&(noun..noun + 1)).is_empty()
                && (matches!(word(noun + 1), "and" | "in" | "on" | "as") || !reading.doc.is_word(noun + 1))
        };
        let claims = matches!(word(*n), "claimed" | "claims");
        ((claims || word(*n) == "took") && object()) || claims && deed() || behind() || own()
    })?;
    // "No group has claimed responsibility" owns to nothing.
    let nobody = reading.any_word(sentence.start..verb, |w| matches!(w, "no" | "nobody" | "none"));
    // "The group said it was behind it" names nobody.
    let is_named = |named: &Named| named.party.name.contains(|c: char| c.is_uppercase() || c == ' ');
    if nobody { None } else { subject_of(reading, sentence, verb).filter(is_named) }
}

/// Whether a word may lead in whose deed it was, in the words of those who did it.
pub(super) fn may_own(word: &str) -> bool {
    matches!(word, "claimed" | "claims" | "took" | "said" | "says")
}

/// The words that doubt what was told: "could not be independently verified", "has not been confirmed".
pub(super) fn doubts(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Span> {
    let verb = sentence
        .clone()
        .find(|n| matches!(reading.folded(*n), "verified" | "confirmed" | "verify" | "confirm"))?;
    let from = verb.saturating_sub(5).max(sentence.start);
    let not =
        (from..verb).find(|n| matches!(reading.folded(*n), "not" | "cannot" | "unable" | "impossible"))?;
    Some(reading.span(&(not..verb + 1)))
}
