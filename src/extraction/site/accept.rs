//! Whether a mention can be where something happened, by the words around it.

use crate::extraction::reading::Reading;
use crate::language::english::lead;
use crate::language::english::words::{is_saying, is_speaking_office, is_title, is_transport};
use crate::language::lexicon::{Actor, Role};
use crate::model::{Kind, Place};
use std::ops::Range;

/// Whether a mention can be where something happened.
pub(super) fn is_site(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let m = &reading.mentions[mention];
    if reading.is_on_line(mention) {
        return is_line_site(reading, mention, sentence);
    }
    if m.kind == Kind::Coordinates {
        return true;
    }
    // "Hamas praised the attack": a group, whatever place has its name.
    let tokens = reading.tokens_of(mention);
    if reading.actors_in(&tokens).iter().any(|a| matches!(a.entry.role, Role::Actor(Actor::Group))) {
        return false;
    }
    if m.kind != Kind::Place || reading.place(mention).is_some_and(|p| is_too_large(&p)) {
        return false;
    }
    let word = |n: usize| reading.folded(n);
    let (lead, at) = lead_of(reading, tokens.start);
    let of_office =
        lead == "of" && at.and_then(|n| reading.doc.word_before(n, &[])).is_some_and(|n| is_office(word(n)));
    // "withdrew from Kharkiv": the preposition is part of the verb.
    let of_verb = at.is_some_and(|n| {
        reading.triggers_in(&(n.saturating_sub(2)..n + 1)).iter().any(|t| t.tokens.contains(&n))
    });
    let from = lead == "from" && !of_verb;
    let direction_from =
        from && reading.any_word(tokens.start.saturating_sub(6)..tokens.start, |w| w == "direction");
    let by = lead == "by" || lead == "between";
    // "abducted on the road to Boulsa" is by it.
    let road = |n: usize| matches!(reading.folded(n), "road" | "highway" | "motorway" | "track");
    let travel = lead == "to"
        && !at.and_then(|n| n.checked_sub(1)).is_some_and(road)
        && !at.and_then(|n| n.checked_sub(1)).is_some_and(|n| matches!(word(n), "close" | "next" | "near"));
    let theatre = lead == "over"
        && reading.any_word(tokens.start.saturating_sub(10)..tokens.start, |w| {
            crate::language::english::words::is_war(w) || w == "control"
        });
    let after =
        if reading.doc.tokens.get(tokens.end).is_some_and(|t| t.kind == crate::text::TokenKind::Possessive) {
            // A possessive place owns what follows ("Azerbaijan's Barda"); a settlement's people and sites are there.
            if reading.place(mention).is_some_and(|p| !p.is_settlement()) {
                return false;
            }
            word(tokens.end + 1)
        } else {
            word(tokens.end)
        };
    let bordering = matches!(
        after,
        "border"
            | "front"
            | "frontline"
            | "authorities"
            | "officials"
            | "forces"
            | "army"
            | "troops"
            | "separatists"
            | "conflict"
            | "war"
    );
    let hyphenated = reading.doc.word(tokens.end) == "-"
        && reading.doc.is_word(tokens.end + 1)
        && !reading.doc.is_capitalised(tokens.end + 1);
    // "Karabakh rights ombudsman Artak Beglaryan": the place of an office.
    let office = !crate::language::english::words::is_place_preposition(lead)
        && (tokens.end..(tokens.end + 3).min(sentence.end))
            .take_while(|n| reading.doc.is_word(*n))
            .any(|n| is_title(word(n)));
    let told_there = matches!(lead, "in" | "at" | "from")
        && at.is_some_and(|n| {
            reading.any_word(n.saturating_sub(4)..n, |w| {
                matches!(
                    w,
                    "reporters"
                        | "journalists"
                        | "conference"
                        | "radio"
                        | "television"
                        | "studio"
                        | "court"
                        | "briefing"
                )
            })
        })
        && reading.any_word(sentence.start..tokens.start, is_saying);
    // "Washington answered with air strikes": a government by its capital, as the subject of a verb.
    let joins = at.is_none_or(|n| matches!(word(n), "that" | "and" | "but" | "while"));
    let verb = after.ends_with("ed")
        || (matches!(after, "was" | "is" | "has" | "had" | "will" | "would")
            && reading.triggers_in(&(tokens.end..tokens.end + 4)).is_empty());
    let acts = joins
        && reading.place(mention).is_some_and(|p| p.feature_code == "PPLC")
        && reading.doc.is_word(tokens.end)
        && verb
        && m.feature_words == crate::model::FeatureWords::None;
    // "died in a Sumy hospital", "treated at a hospital in Sumy": where the wounded are, not where they were harmed.
    let ward = |n: usize| matches!(word(n), "hospital" | "hospitals" | "clinic" | "morgue" | "mortuary");
    let in_ward = (lead == "in" && ward(tokens.end) && at.is_some_and(|n| matches!(word(n + 1), "a" | "an")))
        || (lead == "in"
            && at.is_some_and(|n| (n.saturating_sub(2)..n).any(ward))
            && is_brought(reading, sentence, tokens.start));
    // "Another Fulani village, Welingara": a name that only describes.
    let describes = reading.place(mention).is_none()
        && crate::language::english::words::is_settlement_word(after)
        && reading.doc.word(tokens.end + 1) == ","
        && reading.mention_at(tokens.end + 2).is_some();
    let office = office || acts || describes || told_there || is_dateline(reading, &tokens, sentence);
    !(in_ward
        || office
        || of_office
        || (from && !direction_from)
        || by
        || travel
        || theatre
        || bordering
        || hyphenated)
}

/// Whether people are brought to, treated at or die in what stands before a token, and nothing hits it.
fn is_brought(reading: &Reading<'_>, sentence: &Range<usize>, start: usize) -> bool {
    let from = start.saturating_sub(12).max(sentence.start);
    let brought = (from..start).rev().find(|n| {
        let word = reading.folded(*n);
        is_transport(word) || matches!(word, "died" | "succumbed" | "dying" | "treatment")
    });
    brought.is_some_and(|n| reading.triggers_in(&(n..start)).iter().all(|t| t.entry.role == Role::Harm))
}

/// A road or a border is where something happened by the first name of its phrase. A border only says where a place is that the sentence
/// names too.
fn is_line_site(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let border = reading.place(mention).is_some_and(|p| p.is_country());
    let elsewhere = |other: &usize| !reading.is_on_line(*other) && is_site(reading, *other, sentence);
    reading.is_first_of_phrase(mention) && !(border && reading.mentions_in(sentence).iter().any(elsewhere))
}

/// "PATNA, India — A train ...", "MOSCOW (Sputnik - 04th October) ...": where the report was filed.
pub(super) fn is_dateline(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let n = reading.doc.tokens[sentence.start].sentence();
    let first = n == 0 || reading.doc.sentences[n - 1].block != reading.doc.sentences[n].block;
    let capitals =
        reading.doc.tokens[tokens.start].span().of(reading.doc.text).chars().all(|c| !c.is_lowercase());
    first
        && (sentence.start..=sentence.start + 3).contains(&tokens.start)
        && (tokens.end..(tokens.end + 9).min(sentence.end)).any(|t| {
            let text = reading.doc.word(t);
            let spaced = t + 1 < reading.doc.tokens.len()
                && reading.doc.tokens[t].span().end < reading.doc.tokens[t + 1].span().start;
            matches!(text, "—" | "–") || (capitals && (text == ":" || (text == "-" && spaced)))
        })
}

/// The word that leads a place's noun phrase in, and its token; empty at the beginning of a sentence.
pub(super) fn lead_of<'r>(reading: &'r Reading<'_>, start: usize) -> (&'r str, Option<usize>) {
    let at = lead::lead_of(reading.doc, start);
    (at.map_or("", |n| reading.folded(n)), at)
}

/// A country, a continent or a sea: no site, however it is named.
pub(super) fn is_too_large(place: &Place<'_>) -> bool {
    place.is_country() || place.radius.km() > 350.0
}

pub(super) fn is_office(word: &str) -> bool {
    is_title(word)
        || matches!(
            word,
            "ministry"
                | "office"
                | "government"
                | "forces"
                | "army"
                | "border"
                | "territory"
                | "officials"
                | "authorities"
                | "republic"
                | "department"
                | "embassy"
                | "head"
                | "heads"
        )
}

/// Whether a verb of saying stands between the mention and the trigger: the mention is the speaker's.
pub(super) fn spoken_past(reading: &Reading<'_>, mention: usize, trigger: &Range<usize>) -> bool {
    let end = reading.tokens_of(mention).end;
    (end..trigger.start)
        .any(|n| is_saying(reading.folded(n)) || matches!(reading.folded(n), "heard" | "witnessed" | "saw"))
}

/// Whether the place at `start` is a speaker's seat after the event: "..., the Foreign Ministry in Baku announced".
pub(super) fn is_speakers_seat(reading: &Reading<'_>, start: usize, sentence: &Range<usize>) -> bool {
    // "the health office in rebel-held Saada said".
    let of_office = (start.saturating_sub(5)..start).any(|n| {
        let office = |k: usize| is_speaking_office(reading.folded(k)) || is_office(reading.folded(k));
        matches!(reading.folded(n), "in" | "of") && n.checked_sub(1).is_some_and(office)
    });
    let in_ = of_office || matches!(lead_of(reading, start).0, "in" | "of");
    let comma = (start.saturating_sub(9)..start).any(|n| reading.doc.word(n) == ",");
    let says = (start + 1..(start + 4).min(sentence.end)).any(|n| is_saying(reading.folded(n)));
    in_ && comma && says
}
