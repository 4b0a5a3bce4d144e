//! Whether people fight or suffer where a word of many senses stands: "attack", "hit", "took".

use super::is_speaking;
use crate::extraction::attribution;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::classes::targets;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Pos, Role, Voice};
use crate::model::Kind;
use crate::text::BlockKind;
use std::ops::Range;

/// Whether people fight or suffer where an open word stands, so that "attack", "hit" and "took" may be acts of violence: the
/// report is about armed conflict, or the sentence names a weapon, those who fight, or their victims.
pub(super) fn is_fought(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    if reading.is_about_conflict() || hit.entry.role == Role::Capture && reading.names_defence_ministry() {
        return true;
    }
    // "The army said it had retaken the town": nobody retakes a town in peace.
    if ["retak", "retook", "recaptur", "overran"]
        .iter()
        .any(|stem| reading.folded(hit.tokens.start).starts_with(stem))
    {
        return true;
    }
    let weapon = reading.weapons_in(sentence).iter().any(|w| !w.entry.weapon.is_empty());
    let armed = reading.actors_in(sentence).iter().any(|a| {
        !matches!(a.entry.role, Role::Actor(Actor::Police | Actor::State))
            || !is_speaking(reading, a, sentence)
    });
    // "The strike claimed 12 lives".
    let lives = reading.any_word(sentence.clone(), |w| w == "lives")
        && reading.any_word(sentence.clone(), |w| {
            matches!(w, "claimed" | "claiming" | "cost" | "costing" | "took" | "taking" | "taken")
        });
    // "The toll from an Israeli strike on a building in Tyre has climbed to 45".
    let counted = reading.any_word(sentence.clone(), |w| w == "toll");
    let harmed = lives
        || counted
        || tells_of_harm(reading, sentence)
        || harms_next(reading, hit, sentence)
        || harms_in_title(reading, sentence);
    // "hit" and "struck" are what cars, storms and figures do; they need a weapon.
    let word = reading.folded(hit.tokens.start);
    let blow = is_blow(reading, hit.tokens.start);
    // To lie in wait or to open fire is violence without a word for a weapon; a strike on people who died of it too.
    let violent = word.starts_with("ambush")
        || (hit.entry.pos == Pos::Verb && word.starts_with("open")
            || word.starts_with("fir") && hit.tokens.len() > 1)
        || (harmed && blow && hit.entry.pos == Pos::Noun && reading.folded(hit.tokens.end) == "on")
        || (harmed
            && matches!(word, "strike" | "strikes")
            && !reading.any_on(sentence.clone(), List::Labour));
    // "Fighting erupted in Zawiya", "Clashes broke out in Juba", "heavy fighting was reported".
    let breaks_out = hit.entry.role == Role::State
        && (matches!(
            reading.folded(hit.tokens.end),
            "erupted" | "erupts" | "broke" | "flared" | "raged" | "continued" | "resumed" | "intensified"
        ) || matches!(
            reading.folded(hit.tokens.start.wrapping_sub(1)),
            "heavy" | "fierce" | "intense" | "renewed" | "bloody" | "street" | "sporadic" | "pitched"
        ));
    // "The attack happened in Sopot" goes on about what was told without such words.
    let happened =
        reading.any_word(hit.tokens.end..hit.tokens.end + 2, |w| matches!(w, "happened" | "occurred"));
    // "Strikes were also reported in Odesa".
    let is_placed = |n: usize| {
        matches!(reading.folded(n), "reported" | "recorded")
            && matches!(reading.folded(n + 1), "in" | "near" | "around" | "over" | "outside")
            && (n + 2..n + 4).any(|k| reading.mention_at(k).is_some())
    };
    let reported = hit.entry.pos == Pos::Noun
        && reading.any_word(hit.tokens.end..hit.tokens.end + 2, |w| matches!(w, "was" | "were"))
        && (hit.tokens.end..hit.tokens.end + 4).any(is_placed)
        && !reading.any_on(sentence.clone(), List::Labour);
    weapon
        || reported
        || (harmed && blow && (is_by_country(reading, hit, sentence) || is_by_forces(reading, hit, sentence)))
        || is_of_national_forces(reading, sentence)
        || happened
        || breaks_out
        || violent
        || is_building_attacked(reading, hit, sentence)
        || (armed && !blow)
        || (harmed && !blow && hit.entry.role != Role::Capture)
}

fn tells_of_harm(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    reading.triggers_in(sentence).iter().any(|t| t.entry.role == Role::Harm)
}

/// "There was an attack in Nabatieh on Tuesday. Seven people lost their lives": whether the next sentence of the paragraph tells of the harm
/// that an attack, a strike or a raid did.
fn harms_next(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let n = reading.doc.tokens[sentence.start].sentence();
    let next = reading.doc.sentences.get(n + 1);
    hit.entry.pos == Pos::Noun
        && next.is_some_and(|next| {
            next.block == reading.doc.sentences[n].block && tells_of_harm(reading, &next.tokens)
        })
}

/// "Seventy dead as raiders burn town" above "Bands from Liberia attacked Gueckedou": whether the title tells of the harm that the first sentence
/// says how it was done.
fn harms_in_title(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let n = reading.doc.tokens[sentence.start].sentence();
    let title = |n: &usize| reading.kind(*n) == BlockKind::Title;
    let first = (0..n).all(|before| title(&before)) && !title(&n);
    first && (0..n).any(|before| tells_of_harm(reading, &reading.doc.sentences[before].tokens))
}

/// "Israel struck a school in Nuseirat, killing 17": a country is the subject of the blow.
fn is_by_country(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const ADVERB: usize = 2;
    let from = hit.tokens.start.saturating_sub(ADVERB).max(sentence.start);
    hit.entry.pos == Pos::Verb
        && !attribution::is_passive(reading, sentence, hit.tokens.start)
        && (from..hit.tokens.start)
            .filter_map(|n| reading.mention_at(n))
            .any(|m| reading.mentions[m].kind == Kind::Place && reading.names_country(m))
}

/// "The Saudi-led coalition hit a plant; 36 workers died": those who fight are the subject, right before the blow.
fn is_by_forces(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let fights = |a: &Hit<'_>| {
        matches!(a.entry.role, Role::Actor(Actor::State | Actor::Rebels | Actor::Group))
            && a.tokens.end == hit.tokens.start
    };
    let coalition = hit.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "coalition");
    hit.entry.pos == Pos::Verb
        && (coalition || reading.actors_in(&(sentence.start..hit.tokens.start)).iter().any(fights))
}

/// "Afghan forces recaptured Kandahar": a country's forces, by the name of its people.
fn is_of_national_forces(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    reading.mentions_in(sentence).into_iter().any(|m| {
        let end = reading.tokens_of(m).end;
        reading.mentions[m].kind == Kind::Demonym
            && matches!(reading.folded(end), "forces" | "army" | "military")
    })
}

/// "a mosque in Hangu was attacked", "a convoy came under fire": buildings, vehicles and those who guard are attacked by violence only.
fn is_building_attacked(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const SUBJECT: usize = 7;
    let passive = hit.entry.pos == Pos::Verb
        && (hit.entry.voice == Some(Voice::Passive)
            || attribution::is_passive(reading, sentence, hit.tokens.start));
    let word = |n: usize| move |k: usize| reading.folded(n + k);
    // "schools were hit by floods".
    let by_elements = is_blow(reading, hit.tokens.start) && reading.folded(hit.tokens.end) == "by";
    passive
        && !by_elements
        && (hit.tokens.start.saturating_sub(SUBJECT).max(sentence.start)..hit.tokens.start)
            .any(|n| targets().longest(word(n)).is_some())
}

/// Whether the word says that something was hit, and not by what.
pub(in crate::extraction) fn is_blow(reading: &Reading<'_>, n: usize) -> bool {
    reading.is_one_of(n, WordClass::Blow)
        || matches!(reading.folded(n), "target" | "targets" | "targeted" | "targeting" | "fire")
}
