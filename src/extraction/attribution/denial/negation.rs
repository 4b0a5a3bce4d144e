//! A deed that one says one has not done: "said it had no hand in the bombing", "insisted that no shot had been fired".

use super::denier::own_speaker_at;
use super::{Content, Denial, REACH, is_tie};
use crate::extraction::attribution::naming::{LONGEST_NAME, Named, group_in, says};
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::denials::{Beside, denies_beside};
use crate::language::english::lead::is_class;
use crate::language::english::word_classes::{WordClass, WordClasses};
use crate::language::english::words::{List, Lists, is_disowned, is_saying, is_unknowing};
use crate::language::lexicon::{Actor, Pos, Role};
use std::ops::Range;

/// Words that a verb introduces, or that stand before it.
struct Told {
    /// The verb whose subject speaks.
    verb: usize,
    words: Range<usize>,
    /// Whether only words about the speaker's own side deny: "Its guns had not fired, the army said".
    strict: bool,
}

/// "said it had no hand in the bombing", "said its troops had not fired at anyone", "insisted that no shot had been fired".
pub(super) fn disowns(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    if !reading.may_in(sentence, Cue::Telling) || !reading.may_in(sentence, Cue::Negation) {
        return None;
    }
    sentence.clone().filter(|n| reading.may(*n, Cue::Telling)).find_map(|n| {
        let told = told(reading, sentence, n)?;
        disowns_by(reading, sentence, &told)
    })
}

/// Whether a word may tell what was not done: a verb of saying or answering, or one of an idiom for it ("let it be known", "stuck to his line").
pub(in crate::extraction) fn may_tell(word: &str, lists: Lists, classes: WordClasses) -> bool {
    lists.has(List::Saying)
        || classes.has(WordClass::Answering)
        || matches!(word, "let" | "made" | "makes" | "stuck" | "sticks" | "stood" | "stands" | "adamant")
}

/// What the words of saying at `n` tell, which has [`Cue::Telling`].
fn told(reading: &Reading<'_>, sentence: &Range<usize>, n: usize) -> Option<Told> {
    let word = |k: usize| reading.folded(k);
    // "killed nine, the radio alleged; an officer said that no sorties had been flown": each says what its own clause tells.
    let after = |first: usize| {
        let most = sentence.end.min(first + 2 * REACH);
        first..(first..most).find(|k| reading.doc.word(*k) == ";").unwrap_or(most)
    };
    // "let it be known that", "made it clear that".
    let idiom = word(n) == "let" && word(n + 1) == "it" && word(n + 2) == "be"
        || matches!(word(n), "made" | "makes")
            && word(n + 1) == "it"
            && matches!(word(n + 2), "clear" | "plain");
    if idiom {
        return Some(Told { verb: n, words: after(n + 3), strict: false });
    }
    // "stuck to his line that not one plane had been in the air".
    let line = || {
        (n + 2..n + 5)
            .find(|k| matches!(word(*k), "line" | "version" | "account" | "claim") && word(k + 1) == "that")
    };
    if matches!(word(n), "stuck" | "sticks" | "stood" | "stands")
        && let Some(line) = line()
    {
        return Some(Told { verb: n, words: after(line + 2), strict: false });
    }
    // Who accuses speaks of others.
    let says = says(reading, n) && !reading.is(n, List::Accusing) || is_answering(reading, n);
    if !(says || word(n) == "adamant") {
        return None;
    }
    let after = after(n + 1);
    // "His soldiers, he insisted, had not touched a civilian": the verb stands inside of what is told.
    let opens = (n.saturating_sub(LONGEST_NAME).max(sentence.start + 1)..n)
        .rev()
        .find(|k| reading.doc.word(*k) == ",");
    if let Some(comma) = opens.filter(|comma| reading.doc.word(n + 1) == "," && *comma + 1 < n)
        && (sentence.start..comma).all(|k| reading.doc.is_word(k))
        && is_negation_near(reading, n + 2)
    {
        return Some(Told { verb: n, words: sentence.start..after.end, strict: false });
    }
    if after.clone().any(|k| is_negation(reading, k)) {
        return Some(Told { verb: n, words: after, strict: false });
    }
    if matches!(reading.doc.word(sentence.start), "\"" | "“" | "«") {
        return Some(Told { verb: n, words: sentence.start..n, strict: false });
    }
    let comma =
        (n.saturating_sub(LONGEST_NAME).max(sentence.start)..n).rev().find(|k| reading.doc.word(*k) == ",");
    // "Hezbollah has not owned to it, and its leader said that he was sorry": nobody's words.
    if comma.is_some_and(|comma| matches!(word(comma + 1), "and" | "but")) {
        return None;
    }
    let end = comma.unwrap_or(n);
    // "Officials were not convinced of that: the bombs were set off from a distance, the army said": what it says.
    let colon = (sentence.start..end).rev().find(|k| reading.doc.word(*k) == ":");
    let colon = colon.filter(|colon| (sentence.start..*colon).any(|k| is_negation(reading, k)));
    let words = colon.map_or(sentence.start, |colon| colon + 1)..end;
    Some(Told { verb: n, words, strict: true })
}

/// "had not touched": whether a verb phrase that begins at a token is negated.
fn is_negation_near(reading: &Reading<'_>, first: usize) -> bool {
    (first..first + 3).any(|n| is_negation(reading, n))
}

/// "repeated that no shot was fired", "responded that": verbs that say something where a clause follows.
fn is_answering(reading: &Reading<'_>, n: usize) -> bool {
    // "maintain to this day that".
    let to_this_day = reading.folded(n + 1) == "to" && reading.folded(n + 4) == "that";
    (matches!(reading.folded(n + 1), "that" | ":") || to_this_day)
        && reading.is_one_of(n, WordClass::Answering)
}

/// The denial of what words tell.
fn disowns_by(reading: &Reading<'_>, sentence: &Range<usize>, told: &Told) -> Option<Denial> {
    let negations: Vec<usize> = told.words.clone().filter(|n| is_negation(reading, *n)).collect();
    // "it lost nobody, and it did not fight there": each negation is of the words after the one before.
    let mut from = told.words.start;
    negations.into_iter().find_map(|negation| {
        let words = from..negation;
        // "it lost nobody and did not fight there": one subject for both.
        if !matches!(reading.folded(negation + 1), "and" | "or" | "nor" | "but") {
            from = negation + 1;
        }
        disowns_at(reading, sentence, told, &words)
    })
}

/// The denial by the negation that stands where `before` ends.
fn disowns_at(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    told: &Told,
    before: &Range<usize>,
) -> Option<Denial> {
    let negation = before.end;
    let impossible = is_impossible(reading, negation);
    if !impossible && reading.any_word(before.clone(), is_conditional) || is_of_finding(reading, negation) {
        return None;
    }
    let end = if told.words.start > told.verb { sentence.end } else { told.words.end };
    let lexical = matches!(reading.folded(negation), "nowhere" | "silent" | "idle");
    let first = if lexical || impossible { negation } else { negation + 1 };
    let mut by = None;
    let own = |by: &Named| is_own_side(reading, by, before) || has_speakers_country(reading, by, before);
    // "neither its members nor any chief had had a hand in the deed", "nobody from the villages under its rule had a part in it".
    let long = matches!(reading.folded(negation), "neither" | "nobody" | "none");
    let reach = if long { REACH } else { 9 };
    let speaker = || own_speaker_at(reading, sentence, told.verb);
    let on_nobody =
        is_deed_on_nobody(reading, negation) && by.get_or_insert_with(speaker).as_ref().is_some_and(own);
    let never = is_never(reading, negation);
    let hit = (on_nobody || never).then_some(negation).or_else(|| {
        (first..end.min(negation + reach)).find(|n| {
            impossible || is_denied_deed(reading, *n, negation) || {
                by.get_or_insert_with(speaker).as_ref().is_some_and(|by| {
                    is_own_presence(reading, *n, by)
                        || own(by)
                            && (is_own_deed(reading, *n, negation) || is_elsewhere(reading, *n, negation))
                })
            }
        })
    })?;
    // "said that he had no connection with any organisation": of somebody else, whom it befell.
    let of_another = before.len() > 1
        && matches!(reading.folded(before.end - 2), "he" | "she")
        && reading.any_word(negation + 1..negation + 3, is_tie);
    if of_another {
        return None;
    }
    // "said it did not know who was behind the attack", "said no group had claimed it": ignorance denies nothing.
    // "did not want another operation": nor does a wish.
    // "had not encouraged Kyiv to strike": nor is it what others do.
    let wish = |w: &str| {
        matches!(w, "want" | "wanted" | "wish" | "expect" | "encouraged" | "encourage" | "urged" | "asked")
    };
    // "had not yet reached the town": a deed right behind it.
    let from = negation + 1 + usize::from(reading.folded(negation + 1) == "yet" && hit == negation + 2);
    if reading.any_word(from..hit.max(from), |w| is_unknowing(w) || is_saying(w) || wish(w))
        || is_of_the_enemy_or_the_present(reading, negation, hit)
        || !impossible && reading.any_word(negation + 1..hit + 3, |w| matches!(w, "would" | "will"))
    {
        return None;
    }
    let mut by = by.unwrap_or_else(|| own_speaker_at(reading, sentence, told.verb))?;
    // "no shot was fired", "none of its aircraft had flown".
    let none = matches!(reading.folded(negation), "no" | "none" | "neither" | "nobody")
        || (reading.folded(negation) == "not" && matches!(reading.folded(negation + 1), "one" | "a"))
        || never;
    // "The same sources added that no civilians had been brought in": whoever only tells of it.
    let named = reading.doc.tokens_in(by.span);
    let onlooker = reading.any_on(named.clone(), List::Onlooker)
        || reading.any_word(named.clone(), |w| matches!(w, "source" | "sources"))
            && reading.any_word(named, |w| matches!(w, "same" | "hospital" | "medical" | "local"));
    // "nobody from the villages under its rule".
    // "was not on its list of targets".
    let listed = matches!(reading.folded(hit), "on" | "among");
    let of_own = (long || listed)
        && reading.any_word(negation + 1..hit + if listed { 2 } else { 0 }, |w| {
            matches!(w, "its" | "his" | "her" | "their" | "our")
        });
    // "had not been caused by one of its shells".
    let by_own = (negation + 1..sentence.end.min(negation + reach)).any(|n| {
        let its = matches!(reading.folded(n), "its" | "our" | "their");
        // "was not the work of its men".
        let men = |w: &str| matches!(w, "men" | "fighters" | "members" | "soldiers" | "troops" | "cadres");
        its && (!reading.weapons_in(&(n + 1..n + 3)).is_empty()
            || reading.any_on(n + 1..n + 3, List::Force)
            || reading.folded(n - 1) == "of" && reading.any_word(n + 1..n + 3, men))
    });
    let own = own(&by) || of_own || by_own;
    let absent = is_absence(reading, negation, hit, &by);
    let others =
        none && !own && (is_of_others(reading, &(negation..hit + 1), &by) || only_sees(reading, &by, absent));
    if !(own || none && !told.strict) || onlooker || others {
        return None;
    }
    // "the Kremlin spokesman said Russia had nothing to do with it": for whom the office speaks.
    if by.party.country.is_empty()
        && let Some(country) = country_in(reading, before)
    {
        country.clone_into(&mut by.party.country);
    }
    let content = if reading.is(hit, List::Disowned) {
        Content::Part
    } else if absent {
        Content::Absence
    } else {
        Content::Deed
    };
    let span = by.span.cover(reading.doc.tokens[hit].span());
    // "had fired no mortars at Jaramana", not "nowhere near Kumba".
    let object = hit..sentence.end.min(hit + REACH);
    let places =
        if reading.folded(negation) == "nowhere" { Vec::new() } else { hit_places(reading, &object) };
    Some(Denial { places, ..Denial::of_what_was_told(by, span, content) })
}

/// Words after which a negation is of what may be, or of others.
fn is_conditional(word: &str) -> bool {
    matches!(word, "would" | "will" | "could" | "should" | "can" | "must" | "who" | "if")
}

/// "found no weapons", "had lost no aircraft": what was looked for or kept.
fn is_of_finding(reading: &Reading<'_>, negation: usize) -> bool {
    negation > 0
        && matches!(
            reading.folded(negation - 1),
            "found" | "seized" | "recovered" | "lost" | "captured" | "suffered" | "received"
        )
}

/// The first country that words name.
fn country_in<'r>(reading: &'r Reading<'_>, words: &Range<usize>) -> Option<&'r str> {
    let countries = words.clone().filter_map(|n| reading.mention_at(n));
    countries.filter(|m| reading.names_country(*m)).find_map(|m| reading.country(m))
}

/// "the Kremlin spokesman said Russia had not ...": whether words name the speaker's country.
pub(super) fn has_speakers_country(reading: &Reading<'_>, by: &Named, words: &Range<usize>) -> bool {
    let countries = words.clone().filter_map(|n| reading.mention_at(n));
    let mut named = countries.filter(|m| reading.names_country(*m)).filter_map(|m| reading.country(m));
    named.any(|country| by.party.country.is_empty() || country == by.party.country)
}

/// "it had not", "the group had not": whether words are about the speaker's own side.
fn is_own_side(reading: &Reading<'_>, by: &Named, words: &Range<usize>) -> bool {
    let pronoun = |n: usize| reading.is_one_of(n, WordClass::OwnSide);
    words.clone().any(pronoun) || names_own_side(reading, by, words.clone())
}

/// "no military base in the town", "no shells had fallen since", "no soldier was hurt", "no missiles had been shot down": what is said of
/// targets, of later times, of harm.
fn is_of_the_enemy_or_the_present(reading: &Reading<'_>, negation: usize, hit: usize) -> bool {
    let target = reading.folded(negation + 1) == "military"
        && reading.is_one_of(negation + 2, WordClass::MilitaryObject);
    let end = reading.doc.sentences[reading.doc.tokens[hit].sentence()].tokens.end;
    let after = hit + 1..end.min(hit + 6);
    let later = after.clone().any(|n| match reading.folded(n) {
        "now" | "currently" | "anymore" => true,
        // "no shells had fallen since", not "had been silent since Wednesday".
        "since" => !reading.doc.is_word(n + 1),
        _ => false,
    });
    let lost = !reading.weapons_in(&(hit..hit + 1)).is_empty()
        && reading.any_word(after, |w| {
            matches!(w, "damaged" | "lost" | "destroyed" | "intercepted" | "downed" | "shot" | "hurt")
        });
    let hurt = negation + 1 < hit
        && reading.triggers_in(&(negation + 1..hit)).iter().any(|t| t.entry.role == Role::Harm);
    let hurt = hurt
        || reading
            .any_word(negation + 1..hit.max(negation + 1), |w| matches!(w, "hurt" | "injured" | "wounded"));
    // "did not take part in the election".
    let peaceful = reading.any_word(hit + 1..end.min(hit + 6), |w| {
        matches!(w, "talks" | "election" | "elections" | "vote" | "negotiations" | "meeting" | "ceremony")
    });
    target || later || lost || hurt || peaceful
}

/// The settlements where words say that something was not done.
fn hit_places(reading: &Reading<'_>, words: &Range<usize>) -> Vec<usize> {
    let there = |m: &usize| {
        let before = reading.tokens_of(*m).start.saturating_sub(1);
        matches!(reading.folded(before), "at" | "on" | "in" | "of" | "over")
            && reading.place(*m).is_some_and(|p| p.is_settlement())
    };
    let clause = words.clone().take_while(|n| !matches!(reading.doc.word(*n), "," | ";" | "\"" | "”"));
    let end = clause.last().map_or(words.start, |last| last + 1);
    reading.mentions_in(&(words.start..end)).into_iter().filter(there).collect()
}

/// "Rebel spokesman X said the LTTE had nothing to do with it", "said the group had not fired": those for whom somebody speaks, but for
/// an army or the police, who speak of others.
fn names_own_side(reading: &Reading<'_>, by: &Named, words: Range<usize>) -> bool {
    let state = |tokens: &Range<usize>| {
        let actors = reading.actors_in(tokens);
        actors.iter().any(|a| matches!(a.entry.role, Role::Actor(Actor::State | Actor::Police)))
    };
    let other = reading.actors_in(&words);
    let irregular = other
        .iter()
        .any(|a| matches!(a.entry.role, Role::Actor(Actor::Group | Actor::Rebels | Actor::Gunmen)));
    let side = reading.any_of(words.clone(), WordClass::Faction);
    let speaks_for_state = state(&reading.doc.tokens_in(by.span));
    if irregular || side { !speaks_for_state } else { state(&words) }
}

/// A word that negates a deed, or says that a side's arms did not act ("its guns had been silent").
fn is_negation(reading: &Reading<'_>, n: usize) -> bool {
    let at_rest = || is_at_rest(reading.folded(n)) && reading.any_on(n.saturating_sub(4)..n, List::Force);
    // "rockets or no rockets": whether there are any.
    let either = || n >= 2 && reading.folded(n - 1) == "or" && reading.folded(n - 2) == reading.folded(n + 1);
    if !reading.may(n, Cue::Negation) {
        return false;
    }
    let negates = !is_at_rest(reading.folded(n));
    // "there was no intention to stop", "it was not our intention".
    let planned = || {
        matches!(reading.folded(n + 1), "intention" | "plan" | "plans" | "need" | "reason")
            || matches!(reading.folded(n + 1), "our" | "their" | "its" | "his")
                && matches!(reading.folded(n + 2), "intention" | "aim" | "purpose")
    };
    negates && !either() && !planned() || at_rest()
}

/// Whether a word may be a negation.
pub(in crate::extraction) fn may_negate(word: &str) -> bool {
    is_at_rest(word)
        || matches!(word, "not" | "no" | "never" | "nothing" | "none" | "neither" | "nobody" | "nowhere")
}

fn is_at_rest(word: &str) -> bool {
    matches!(word, "silent" | "idle")
}

/// "could not possibly have been there": what cannot have happened has not.
fn is_impossible(reading: &Reading<'_>, negation: usize) -> bool {
    negation > 0
        && matches!(reading.folded(negation - 1), "could" | "can")
        && reading.any_word(negation + 1..negation + 3, |w| w == "have")
}

/// What one says one has not done: a part, a deed of the lexicon, being there.
fn is_denied_deed(reading: &Reading<'_>, n: usize, negation: usize) -> bool {
    let word = reading.folded(n);
    let triggers = reading.triggers_in(&(n..n + 1));
    is_disowned(word)
        || begins(reading, Beside::Undone, n)
        // "does not kill civilians", "no civilian was harmed".
        || (matches!(word, "kill" | "kills" | "killed" | "harm" | "harmed" | "target" | "targets" | "targeted")
            && reading.any_on(n.saturating_sub(3)..n + 4, List::Civilian))
        || is_of_things(word, reading.folded(negation.wrapping_sub(1)))
        || !reading.weapons_in(&(n..n + 1)).is_empty()
        // "had not lost control of the road": what others would have done.
        || word != "lost" && triggers.iter().any(|t| !matches!(t.entry.role, Role::Nothing | Role::Harm))
}

/// "bore no arms", "had set up no roadblock".
fn is_of_things(thing: &str, verb: &str) -> bool {
    match thing {
        "arms" => matches!(verb, "bore" | "carried" | "carry" | "bear"),
        "roadblock" | "roadblocks" | "checkpoint" | "checkpoints" => {
            matches!(verb, "up" | "manned" | "had" | "mounted" | "erected")
        }
        _ => false,
    }
}

/// "were not in the area", "no soldiers in the village": that nobody of theirs was there.
fn is_absence(reading: &Reading<'_>, negation: usize, hit: usize, by: &Named) -> bool {
    // "no planes in the area": nothing to do it with.
    if reading.any_on(negation..hit, List::Force) {
        return false;
    }
    reading.is_one_of(hit, WordClass::Presence) || is_own_presence(reading, hit, by)
}

/// "no arrests had been made", "no Russian aircraft had been flying": what others did not do or suffer.
fn is_of_others(reading: &Reading<'_>, words: &Range<usize>, by: &Named) -> bool {
    let taken = reading.any_word(words.clone(), |w| {
        w.starts_with("arrest") || matches!(w, "captured" | "detained" | "released")
    });
    let foreign = words
        .clone()
        .filter_map(|n| reading.mention_at(n))
        .any(|m| reading.names_country(m) && reading.country(m).is_some_and(|c| c != by.party.country));
    let enemy = group_in(reading, words).is_some() && speaks_for_state(reading, by);
    taken || foreign || enemy
}

/// Whether those who speak may only have seen it: a governor, a teacher, officials of no country that is named; a mayor, where he says that
/// somebody was absent.
fn only_sees(reading: &Reading<'_>, by: &Named, absent: bool) -> bool {
    let words = reading.doc.tokens_in(by.span);
    // "A Defence Ministry official said that no planes had flown": of those who would have done it.
    let of_forces = || {
        reading.any_word(words.clone(), |w| matches!(w, "defence" | "defense" | "military" | "army" | "navy"))
    };
    by.party.country.is_empty()
        && !of_forces()
        && (reading.any_of(words.clone(), WordClass::CivilOffice)
            || absent && reading.any_word(words, |w| w == "mayor"))
}

/// Whether a phrase of a class of `denials.csv` begins at a token.
pub(super) fn begins(reading: &Reading<'_>, class: Beside, n: usize) -> bool {
    denies_beside(class, |k| reading.folded(n + k))
}

/// "such a massacre never took place", "the raid never happened".
fn is_never(reading: &Reading<'_>, negation: usize) -> bool {
    let word = |k: usize| reading.folded(negation + k);
    word(0) == "never"
        && (word(1) == "took" && word(2) == "place" || matches!(word(1), "happened" | "occurred"))
        && !matches!(word(2), "before" | "again" | "since")
}

/// "its police executed nobody", "had shelled no one": a deed whose object is nobody.
fn is_deed_on_nobody(reading: &Reading<'_>, negation: usize) -> bool {
    let nobody = match reading.folded(negation) {
        "nobody" => true,
        "no" => reading.folded(negation + 1) == "one",
        _ => false,
    };
    let ends = negation + if reading.folded(negation) == "no" { 2 } else { 1 };
    let deed = |n: usize| {
        let hits = reading.triggers_in(&(n..n + 1));
        // "hurt nobody" is what came of it.
        hits.iter().any(|t| t.entry.pos == Pos::Verb && !matches!(t.entry.role, Role::Nothing | Role::Harm))
            || reading.folded(n) == "executed"
    };
    nobody && !reading.doc.is_word(ends) && negation.checked_sub(1).is_some_and(deed)
}

/// "does not target teachers", "had neither abducted nor killed her": a deed right after the negation.
fn is_own_deed(reading: &Reading<'_>, n: usize, negation: usize) -> bool {
    let near = n <= negation + 2 || matches!(reading.folded(n.wrapping_sub(1)), "nor");
    near && !matches!(reading.folded(negation), "no" | "none" | "nobody") && begins(reading, Beside::Own, n)
}

/// "were not in the village", "was not at the camp": being where something happened.
fn is_elsewhere(reading: &Reading<'_>, n: usize, negation: usize) -> bool {
    let were = matches!(reading.folded(negation.wrapping_sub(1)), "was" | "were" | "is" | "are" | "been");
    if !were || n != negation + 1 {
        return false;
    }
    let there = |k: usize| {
        is_class(reading.folded(k)) || reading.mention_at(k).is_some() || reading.folded(k) == "camp"
    };
    match reading.folded(n) {
        "there" | "present" => reading.folded(n + 1) != "yet",
        "in" | "at" | "near" | "inside" => (n + 1..n + 4).any(there),
        _ => false,
    }
}

/// "there were no soldiers in the village", said by their army: that its men were not there. Rebels say so of the places that are bombed.
fn is_own_presence(reading: &Reading<'_>, n: usize, by: &Named) -> bool {
    reading.actors_in(&(n..n + 1)).iter().any(|a| {
        let soldiers = matches!(a.entry.role, Role::Actor(Actor::State | Actor::Police));
        soldiers
            && matches!(reading.folded(a.tokens.end), "in" | "at" | "near" | "there" | "inside" | "present")
            && speaks_for_state(reading, by)
    })
}

/// Whether an army, the police or a government speaks.
pub(in crate::extraction) fn speaks_for_state(reading: &Reading<'_>, by: &Named) -> bool {
    let tokens = reading.doc.tokens_in(by.span);
    let armed = |role: Role| matches!(role, Role::Actor(Actor::State | Actor::Police));
    reading.actors_in(&tokens).iter().any(|a| armed(a.entry.role))
        || reading.any_word(tokens, |w| {
            matches!(w, "government" | "ministry" | "minister" | "governorate" | "prefect")
        })
        || !by.party.country.is_empty() && group_in(reading, &reading.doc.tokens_in(by.span)).is_none()
}
