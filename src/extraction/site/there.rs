//! "there", "in the town": the place that the sentence before is about.

use super::topic::topic;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::Kind;
use std::ops::Range;

/// So many sentences before may name what "there" means.
const BACK: usize = 2;
/// So many tokens before what happened "there" may the same sentence name the town.
const REACH: usize = 24;

/// "In Enniskillen a service was held. A bomb killed eleven people there on November 8, 1987.": the one place of the sentence
/// before, in the same paragraph, where the clause says that it happened there. What that sentence itself tells of as an event goes on
/// without this.
pub(super) fn there(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let at = region.clone().find(|n| *n > sentence.start && points_back(reading, *n))?;
    // "Flights to Malanje ended on Friday, after shells had struck a queue there"; those who died there may have done so in hospital.
    let before = reading.mentions_in(&(sentence.start..at));
    if !before.is_empty() {
        return in_sentence(reading, hit, &before, at);
    }
    let own = reading.doc.tokens.get(sentence.start)?.sentence();
    // "The minister told journalists that 173 people had been killed there", which opens a paragraph: where the one before was.
    let before =
        if reading.begins_block(own) { own.saturating_sub(BACK)..own } else { reading.block_before(own) };
    let (told, mention) =
        before.rev().take(BACK).find_map(|n| topic(reading, n..n + 1).map(|mention| (n, mention)))?;
    let tokens = &reading.doc.sentences.get(told)?.tokens;
    let counts =
        reading.quantities_in(tokens).iter().any(|q| q.toll.is_some() && !q.indefinite && !q.ordinal);
    // "The army was behind the deaths of civilians in Itaba": harm that nobody counts is no event yet.
    let tells = |hit: &Hit<'_>| match hit.entry.role {
        Role::Nothing => false,
        Role::Harm => counts,
        _ => true,
    };
    (!reading.triggers_in(tokens).iter().any(tells)).then_some(mention)
}

/// The one town that a sentence names before what happened "there"; not where the report was filed.
fn in_sentence(reading: &Reading<'_>, hit: &Hit<'_>, before: &[usize], there: usize) -> Option<usize> {
    // "Police in Bukavu said two people were killed there by a bomb".
    let told_from = |m: &usize| {
        let tokens = reading.tokens_of(*m);
        reading.is(tokens.end, List::Saying) && reading.folded(tokens.start.wrapping_sub(1)) == "in"
    };
    let harm = hit.entry.role == Role::Harm && !matches!(before, [only] if told_from(only));
    if harm || hit.tokens.end > there || reading.folded(there) != "there" {
        return None;
    }
    let town = |m: &&usize| reading.place(**m).is_some_and(|p| p.is_settlement());
    let mut towns = before.iter().filter(town).filter(|m| reading.dated_from() != Some(**m));
    let (town, other) = (*towns.next()?, towns.next());
    // In a long sentence the town is another clause's.
    if hit.tokens.start.saturating_sub(reading.tokens_of(town).end) > REACH {
        return None;
    }
    // "A team that went to Drodro established that 35 people were put to death there": told again.
    let finds = |w: &str| matches!(w, "established" | "concluded" | "confirmed" | "found" | "determined");
    let again = reading.any_word(reading.tokens_of(town).end..hit.tokens.start, finds);
    (!again && other.is_none() && reading.mentions[town].kind == Kind::Place).then_some(town)
}

/// Whether a token says that something happened where the sentence before was: no "there were", and nothing that came from there.
fn points_back(reading: &Reading<'_>, n: usize) -> bool {
    let word = |n: usize| reading.folded(n);
    match word(n) {
        "there" => {
            !reading.is_one_of(n + 1, WordClass::Existing)
                && !matches!(word(n - 1), "from" | "to" | "out" | "over" | "up")
        }
        "town" | "city" | "village" => {
            let led = word(n - 1) == "the" && matches!(word(n.wrapping_sub(2)), "in" | "at" | "inside");
            led && word(n + 1) != "of" && reading.mention_at(n + 1).is_none()
        }
        _ => false,
    }
}
