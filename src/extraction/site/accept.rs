//! Whether a mention can be where something happened, by the words around it.

use crate::extraction::reading::{Hit, Reading};
use crate::language::english::lead;
use crate::language::english::words::{List, is_direction, is_human, is_saying, is_title};
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
    let around = tokens.start.saturating_sub(3)..tokens.end;
    let group =
        |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(Actor::Group)) && a.tokens.end > tokens.start;
    if reading.actors_in(&around).iter().any(group) {
        return false;
    }
    // "a passing Lada Priora".
    let article = reading.doc.word_before(tokens.start, &[]).is_some_and(|n| {
        !crate::language::english::words::is_place_preposition(reading.folded(n)) && reading.folded(n) != "of"
    });
    let make = |n: usize| reading.is(n, List::Make);
    if article && make(tokens.start) || tokens.start > 0 && make(tokens.start - 1) {
        return false;
    }
    // "an Iskander missile", "a Shahed drone": a make.
    let make =
        reading.place(mention).is_none() && !reading.weapons_in(&(tokens.end..tokens.end + 1)).is_empty();
    if make || m.kind != Kind::Place || reading.place(mention).is_some_and(|p| is_too_large(&p)) {
        return false;
    }
    let word = |n: usize| reading.folded(n);
    let (lead, at) = lead_of(reading, tokens.start);
    // "a resident of Endirey": where somebody is from; "nine Amhara farmers": who they are.
    let of_one = lead == "of"
        && at
            .and_then(|n| reading.doc.word_before(n, &[]))
            .is_some_and(|n| matches!(word(n), "resident" | "native"));
    let people =
        is_human(word(tokens.end)) && reading.doc.is_word(tokens.end) && reading.is_counted(tokens.start);
    let of_office =
        lead == "of" && at.and_then(|n| reading.doc.word_before(n, &[])).is_some_and(|n| is_office(word(n)));
    // "withdrew from Kharkiv": the preposition is part of the verb.
    let of_verb = at.is_some_and(|n| {
        reading.triggers_in(&(n.saturating_sub(2)..n + 1)).iter().any(|t| t.tokens.contains(&n))
    });
    // "about 20 km from Drodro".
    let measured = reading.georeference(mention).is_some_and(|g| {
        g.words.start < m.span.start && g.words.of(reading.doc.text).starts_with(|c: char| c.is_ascii_digit())
            || g.words.of(reading.doc.text).starts_with("about ")
            || g.words.of(reading.doc.text).starts_with("some ")
    });
    let from = lead == "from" && !of_verb && !measured;
    let direction_from =
        from && reading.any_word(tokens.start.saturating_sub(6)..tokens.start, |w| w == "direction");
    let by = lead == "by" || (lead == "between" && !is_an_end(reading, tokens.start, at));
    // "abducted on the road to Boulsa" is by it.
    let road = |n: usize| matches!(reading.folded(n), "road" | "highway" | "motorway" | "track");
    let travel = lead == "to"
        && !at.and_then(|n| n.checked_sub(1)).is_some_and(road)
        && !at.and_then(|n| n.checked_sub(1)).is_some_and(|n| is_towards(word(n)));
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
            | "agreement"
            | "agreements"
            | "accord"
            | "accords"
            | "process"
            | "protocol"
            | "treaty"
            | "summit"
    );
    let hyphenated = reading.doc.word(tokens.end) == "-"
        && reading.doc.is_word(tokens.end + 1)
        && !reading.doc.is_capitalised(tokens.end + 1);
    // "Karabakh rights ombudsman Artak Beglaryan": the place of an office.
    let office = !crate::language::english::words::is_place_preposition(lead)
        && (tokens.end..(tokens.end + 3).min(sentence.end))
            .take_while(|n| reading.doc.is_word(*n))
            .any(|n| is_title(word(n)));
    let told_there = matches!(lead, "in" | "at" | "from" | "outside" | "near" | "inside")
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
    // "Another Fulani village, Welingara": a name that only describes.
    let describes = reading.place(mention).is_none()
        && crate::language::english::words::is_settlement_word(after)
        && reading.doc.word(tokens.end + 1) == ","
        && reading.mention_at(tokens.end + 2).is_some();
    let office = office
        || acts
        || describes
        || told_there
        || is_dateline(reading, &tokens, sentence)
        || is_where_cared_for(reading, &tokens, sentence)
        || (lead == "of" && is_measured_from(reading, at, sentence));
    !(office
        || of_office
        || of_one
        || people
        || (from && !direction_from)
        || by
        || travel
        || theatre
        || bordering
        || hyphenated)
}

/// "at the entrance to Huwara", "close to Huwara": words after which "to" says where something is.
fn is_towards(word: &str) -> bool {
    matches!(
        word,
        "close"
            | "next"
            | "near"
            | "adjacent"
            | "entrance"
            | "entrances"
            | "entry"
            | "exit"
            | "approach"
            | "approaches"
    )
}

/// "taken to a hospital in Quetta", "died of burns in a Sumy hospital", "the morgue of Rostov, where the bodies were brought": where
/// the wounded and the dead were carried.
fn is_where_cared_for(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let from = tokens.start.saturating_sub(7).max(sentence.start);
    // Nothing but the words of one noun phrase between the house and the name.
    let led = (from..tokens.start)
        .rev()
        .take_while(|n| {
            reading.doc.is_word(*n) && !matches!(reading.folded(*n), "after" | "when" | "as" | "following")
        })
        .find(|n| is_house_of_care(reading.folded(*n)));
    let own = (tokens.end..(tokens.end + 4).min(sentence.end))
        .take_while(|n| {
            reading.doc.is_word(*n) || reading.doc.tokens[*n].kind == crate::text::TokenKind::Possessive
        })
        .find(|n| is_house_of_care(reading.folded(*n)));
    let Some(house) = led.or(own) else { return false };
    // "a missile hit a hospital in Aleppo".
    let hit = reading.triggers_in(&(house.saturating_sub(4).max(sentence.start)..house));
    if hit.iter().any(|t| !matches!(t.entry.role, Role::Harm | Role::Nothing)) {
        return false;
    }
    let carried = sentence.start.max(house.saturating_sub(14))..sentence.end.min(house + 14);
    let died = |n: usize| reading.folded(n) == "died" && matches!(reading.folded(n + 1), "of" | "at" | "in");
    carried.clone().any(died) || reading.any_word(carried, is_caring)
}

fn is_house_of_care(word: &str) -> bool {
    matches!(
        word,
        "hospital"
            | "hospitals"
            | "clinic"
            | "clinics"
            | "morgue"
            | "mortuary"
            | "infirmary"
            | "college"
            | "centre"
            | "center"
            | "ward"
            | "unit"
    )
}

/// What is done with the wounded and the dead: no attack on where it is done.
fn is_caring(word: &str) -> bool {
    matches!(
        word,
        "taken"
            | "rushed"
            | "evacuated"
            | "transferred"
            | "referred"
            | "shifted"
            | "admitted"
            | "treated"
            | "treatment"
            | "airlifted"
            | "brought"
            | "flown"
            | "moved"
            | "sent"
            | "succumbed"
            | "transported"
            | "ferried"
            | "carried"
            | "recovering"
            | "burns"
            | "surgeons"
            | "operated"
            | "reporters"
            | "journalists"
            | "are"
            | "lie"
            | "lies"
            | "lying"
            | "remain"
            | "remains"
    )
}

/// "over the town, some 20 km southwest of the capital Mardin": what the distance of a place that was named before is measured from.
fn is_measured_from(reading: &Reading<'_>, of: Option<usize>, sentence: &Range<usize>) -> bool {
    let Some(of) = of else { return false };
    let from = of.saturating_sub(12).max(sentence.start);
    let unit = |n: usize| {
        matches!(reading.folded(n), "km" | "kilometres" | "kilometers" | "kilometre" | "miles" | "mile")
            || reading.folded(n).ends_with("km")
    };
    let measured = (from..of).any(unit) && is_direction(reading.folded(of - 1));
    let comma = (from..of).find(|n| reading.doc.word(*n) == ",");
    let named = comma.is_some_and(|c| {
        c >= 2
            && lead::is_class(reading.folded(c - 1))
            && matches!(reading.folded(c - 2), "the" | "this" | "that")
    });
    measured && named
}

/// "on the road between Douentza and Boni", "between the towns of Llochegua and Canayre": the first end stands for the way, where the
/// words for it say that there is one.
fn is_an_end(reading: &Reading<'_>, start: usize, between: Option<usize>) -> bool {
    let Some(at) = between else { return false };
    let way = |n: usize| {
        matches!(
            reading.folded(n),
            "road" | "highway" | "route" | "section" | "stretch" | "axis" | "way" | "somewhere"
        )
    };
    // "ran over a mine between Gao and Ansongo"; governments by their capitals are no ends of a way.
    let settled = reading
        .mention_at(start)
        .and_then(|m| reading.place(m))
        .is_some_and(|p| p.is_settlement() && p.feature_code != "PPLC");
    settled
        || (at.saturating_sub(3)..at).any(way)
        || (at + 1..start).any(|n| lead::is_class(reading.folded(n)))
}

/// A road or a border is where something happened by the first name of its phrase. A border only says where a place is that the sentence
/// names too.
fn is_line_site(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let border = reading.place(mention).is_some_and(|p| p.is_country());
    // "to hospitals in Kilis, across the Turkish border".
    if lead_of(reading, reading.tokens_of(mention).start).0 == "across" {
        return false;
    }
    let elsewhere = |other: &usize| !reading.is_on_line(*other) && is_site(reading, *other, sentence);
    reading.is_first_of_phrase(mention) && !(border && reading.mentions_in(sentence).iter().any(elsewhere))
}

/// "PATNA, India — A train ...", "MOSCOW (Sputnik - 04th October) ...", "Damascus Countryside, (SANA) - ...": where the report was filed.
pub(super) fn is_dateline(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let n = reading.doc.tokens[sentence.start].sentence();
    let first = reading.begins_block(n);
    let capitals =
        |t: usize| reading.doc.tokens[t].span().of(reading.doc.text).chars().all(|c| !c.is_lowercase());
    let near = (sentence.start..=sentence.start + 3).contains(&tokens.start);
    let closes = |t: usize| {
        let text = reading.doc.word(t);
        let spaced = t + 1 < reading.doc.tokens.len()
            && reading.doc.tokens[t].span().end < reading.doc.tokens[t + 1].span().start;
        let agency = t.checked_sub(1).is_some_and(|p| reading.doc.word(p) == ")");
        matches!(text, "—" | "–")
            || (capitals(tokens.start) && (text == ":" || (text == "-" && spaced)))
            || (agency && text.starts_with('-'))
    };
    let agency = |t: usize| {
        t.checked_sub(1).is_some_and(|p| reading.doc.word(p) == ")")
            && reading.doc.word(t).starts_with(['-', '—', '–'])
    };
    let within = sentence.start + DATELINE;
    // "Jammu, Jul 18 (PTI) A man was killed": the day and the agency in brackets, without a dash.
    let filed = |t: usize| {
        reading.doc.word(t) == ","
            && (t + 1..t + 5).any(|n| !reading.dates_in(&(n..n + 1)).is_empty())
            && (t + 2..t + 6).any(|n| {
                let agency = reading.doc.word(n) == "(" && capitals(n + 1) && reading.doc.word(n + 2) == ")";
                agency || reading.doc.word(n) == ":"
            })
    };
    if first && tokens.start <= sentence.start + 1 && filed(tokens.end) {
        return true;
    }
    first
        && ((near && (tokens.end..(tokens.end + 9).min(sentence.end)).any(closes))
            || (tokens.start < within && (tokens.end..within.min(sentence.end)).any(agency)))
}

/// A dateline with its agency is no longer than this, in tokens.
const DATELINE: usize = 14;

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
    let lead = lead_of(reading, start).0;
    let in_ = matches!(lead, "in" | "of" | "from" | "at");
    let comma = (start.saturating_sub(10)..start).any(|n| reading.doc.word(n) == ",");
    let says = (start + 1..(start + 4).min(sentence.end)).any(|n| is_saying(reading.folded(n)));
    in_ && comma && says
}
