//! Where a report was filed and where those are who speak in it: no place where something happened.

use super::accept::lead_of;
use crate::extraction::reading::Reading;
use crate::language::english::words::List;
use crate::text::BlockKind;
use std::ops::Range;

/// "PATNA, India — A train ...", "MOSCOW (Sputnik - 04th October) ...", "Damascus Countryside, (SANA) - ...": where the report was filed.
pub(super) fn is_dateline(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let n = reading.doc.tokens[sentence.start].sentence();
    let first = reading.begins_block(n);
    if reading.mention_at(tokens.start).is_some_and(|m| is_label(reading, m)) {
        return false;
    }
    let capitals =
        |t: usize| reading.doc.tokens[t].span().of(reading.doc.text).chars().all(|c| !c.is_lowercase());
    let near = (sentence.start..=sentence.start + 3).contains(&tokens.start);
    let spaced = |t: usize| {
        let next = reading.doc.tokens.get(t + 1);
        next.is_some_and(|next| reading.doc.tokens[t].span().end < next.span().start)
    };
    let closes = |t: usize| {
        let text = reading.doc.word(t);
        let agency = t.checked_sub(1).is_some_and(|p| reading.doc.word(p) == ")");
        matches!(text, "—" | "–")
            || (capitals(tokens.start) && (text == ":" || (text == "-" && spaced(t))))
            || (agency && (text.starts_with('-') || text == ":"))
    };
    let agency = |t: usize| {
        t.checked_sub(1).is_some_and(|p| reading.doc.word(p) == ")")
            && reading.doc.word(t).starts_with(['-', '—', '–'])
    };
    let within = sentence.start + DATELINE;
    // "Jammu, Jul 18 (PTI) A man was killed": the day and the agency in brackets, without a dash. "Sanaa, 16 March 2021 - Nine
    // civilians were killed": the day and a dash.
    let filed = |t: usize| {
        reading.doc.word(t) == ","
            && (t + 1..t + 5).any(|n| !reading.dates_in(&(n..n + 1)).is_empty())
            && (t + 2..t + 6).any(|n| {
                let agency = reading.doc.word(n) == "(" && capitals(n + 1) && reading.doc.word(n + 2) == ")";
                let dash = reading.doc.word(n) == "-" && spaced(n) && spaced(n - 1);
                agency || dash || reading.doc.word(n) == ":"
            })
    };
    if first && tokens.start <= sentence.start + 1 && (filed(tokens.end) || opens_news(reading, n, tokens)) {
        return true;
    }
    first
        && ((near && (tokens.end..(tokens.end + 9).min(sentence.end)).any(closes))
            || (tokens.start < within && (tokens.end..within.min(sentence.end)).any(agency)))
}

/// "Aden - Five people were killed", "Mogadishu (Sonna/agencies) A suicide bomber": whether the place at `tokens` stands, in small letters, before a
/// dash or an agency in brackets at the head of the news; not in a list each of whose items begins so.
fn opens_news(reading: &Reading<'_>, sentence: usize, tokens: &Range<usize>) -> bool {
    let parted = |end: usize| match reading.doc.word(end) {
        "-" => reading.doc.is_capitalised(end + 1),
        "(" => (end + 2..end + AGENCY)
            .find(|n| reading.doc.word(*n) == ")")
            .is_some_and(|close| reading.doc.is_capitalised(close + 1)),
        _ => false,
    };
    let head = (0..sentence).all(|n| reading.kind(n) != BlockKind::Body);
    let opens_so = |n: usize| {
        let place = reading.mention_at(reading.doc.sentences[n].tokens.start);
        place.is_some_and(|m| parted(reading.tokens_of(m).end))
    };
    let others = (sentence + 1..reading.doc.sentences.len()).filter(|n| reading.begins_block(*n));
    head && parted(tokens.end) && !others.into_iter().any(opens_so)
}

/// An agency in brackets is no longer than this, in tokens.
const AGENCY: usize = 7;

/// Whether a report is a list of incidents by place: "KIRKUK - Gunmen shot dead a judge." in one block and "MOSUL - A bomb killed two
/// policemen." in another, all in one country. What opens such a block is where its news is, and no dateline.
pub(in crate::extraction) fn is_labelled(reading: &Reading<'_>) -> bool {
    let sentences = 0..reading.doc.sentences.len();
    let opening = sentences.filter(|n| reading.begins_block(*n)).filter_map(|n| label(reading, n));
    let mut countries = opening.filter_map(|mention| reading.country(mention));
    let first = countries.next();
    let (mut same, mut other) = (0, 0);
    countries.for_each(|country| if Some(country) == first { same += 1 } else { other += 1 });
    same > 0 && other == 0
}

/// Whether a mention says where the news of its block is.
pub(in crate::extraction) fn is_label(reading: &Reading<'_>, mention: usize) -> bool {
    let sentence = reading.doc.tokens[reading.tokens_of(mention).start].sentence();
    reading.labelled && reading.begins_block(sentence) && label(reading, sentence) == Some(mention)
}

/// The place in capitals that opens a block, with a dash or a colon right after it.
fn label(reading: &Reading<'_>, sentence: usize) -> Option<usize> {
    let start = reading.doc.sentences[sentence].tokens.start;
    // "* KIRKUK - A car bomb killed four".
    let start = start + usize::from(matches!(reading.doc.word(start), "*" | "•" | "·"));
    let mention = reading.mention_at(start)?;
    let tokens = reading.tokens_of(mention);
    let capitals = !reading.span(&tokens).of(reading.doc.text).chars().any(char::is_lowercase);
    let parted = matches!(reading.doc.word(tokens.end), "-" | "–" | "—" | ":");
    (tokens.start == start && capitals && parted).then_some(mention)
}

/// A dateline with its agency is no longer than this, in tokens.
const DATELINE: usize = 14;

/// Whether a verb of saying stands between the mention and the trigger: the mention is the speaker's.
pub(super) fn spoken_past(reading: &Reading<'_>, mention: usize, trigger: &Range<usize>) -> bool {
    let end = reading.tokens_of(mention).end;
    (end..trigger.start)
        .any(|n| speaks(reading, n) || matches!(reading.folded(n), "heard" | "witnessed" | "saw"))
}

/// "said", "has spoken of"; not "Lashio was declared liberated".
fn speaks(reading: &Reading<'_>, n: usize) -> bool {
    let of_it = reading.folded(n) == "declared"
        && n.checked_sub(1).is_some_and(|b| matches!(reading.folded(b), "was" | "were" | "been"));
    // "19 died on Sunday, police at Wamena report".
    let reports = reading.folded(n) == "report" && !reading.doc.is_word(n + 1);
    reading.is(n, List::Saying) && !of_it || reading.folded(n) == "spoken" || reports
}

/// A clause that tells who speaks is no longer than this, in tokens.
const SOURCE: usize = 16;

/// Whether the place at `start` is a speaker's seat after the event: "..., the Foreign Ministry in Baku announced".
pub(in crate::extraction) fn is_speakers_seat(
    reading: &Reading<'_>,
    start: usize,
    sentence: &Range<usize>,
) -> bool {
    let lead = lead_of(reading, start).0;
    let in_ = matches!(lead, "in" | "of" | "from" | "at");
    let comma = (start.saturating_sub(10)..start).any(|n| reading.doc.word(n) == ",");
    let says = (start + 1..(start + 4).min(sentence.end)).any(|n| speaks(reading, n));
    // "The speaker of parliament in Yerevan has spoken of 135 dead".
    let capital = || {
        let office = start
            .checked_sub(2)
            .is_some_and(|n| reading.is(n, List::SpeakingOffice) || reading.folded(n) == "speaker");
        let mention = reading.mention_at(start).and_then(|m| reading.place(m));
        office && mention.is_some_and(|p| p.feature_code == "PPLC")
    };
    // ", four sources including a worker of the hospital in the regional capital Kaya said".
    let far = || {
        let from = (start.saturating_sub(SOURCE)..start).rev().find(|n| reading.doc.word(*n) == ",");
        let sources = |from: usize| {
            (from..start).any(|n| {
                reading.is(n, List::SpeakingOffice) || matches!(reading.folded(n), "sources" | "witnesses")
            })
        };
        let next = reading.mention_at(start).map_or(start + 1, |m| reading.tokens_of(m).end);
        speaks(reading, next)
            && from.is_some_and(|from| sources(from) && reading.triggers_in(&(from..start)).is_empty())
    };
    in_ && says && (comma || capital()) || far()
}

/// "\"We lay under the seats,\" said Dona Celeste, who sells capulanas in Chimoio": a place in what is told of a speaker.
pub(super) fn is_of_teller(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    if is_where_teller_works(reading, tokens.start, sentence) {
        return true;
    }
    let who = (sentence.start..tokens.start).rev().find(|n| matches!(reading.folded(*n), "who" | "whose"));
    // "said a student from the area who now lives in Addis Ababa".
    let lives = |who: usize| {
        reading.any_word(who + 1..tokens.start, |w| matches!(w, "lives" | "lived" | "works"))
            && (sentence.start..who).any(|n| reading.is(n, List::Saying))
    };
    if who.is_some_and(lives) {
        return true;
    }
    let Some(who) = who.filter(|n| reading.doc.word(n.saturating_sub(1)) == ",") else { return false };
    let says =
        (who.saturating_sub(TELLER).max(sentence.start)..who).rev().find(|n| reading.is(*n, List::Saying));
    // The clause ends with a comma; what follows it is told of the event again.
    says.is_some_and(|says| {
        reading.triggers_in(&(says..tokens.start)).is_empty()
            && (who..tokens.start).all(|n| reading.doc.word(n) != ",")
    })
}

/// "said a doctor at the Hayatabad Medical Complex", "said the mayor of Izium": the place of who speaks, right behind the verb.
fn is_where_teller_works(reading: &Reading<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let phrase = (sentence.start..start).rev().take(TELLER).take_while(|n| reading.doc.is_word(*n));
    let said = phrase.into_iter().find(|n| reading.is(*n, List::Saying));
    said.is_some_and(|said| {
        matches!(reading.folded(said + 1), "a" | "an" | "the" | "one")
            && matches!(reading.doc.word(said.wrapping_sub(1)), "\"" | "”" | "," | "''")
            && (said + 2..start).any(|n| reading.folded(n) == "at")
            && (said + 2..start).any(|n| reading.is(n, List::SpeakingOffice) || reading.is(n, List::OneHuman))
    })
}

/// A speaker's name is no longer than this, in tokens.
const TELLER: usize = 8;
