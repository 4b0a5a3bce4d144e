//! The place that a paragraph or a title is about, for what is told in it without a place of its own.

use super::accept::{is_site, is_too_large, lead_of};
use super::container::DISTRICT_KM;
use super::locate::site;
use crate::extraction::reading::Reading;
use crate::language::english::lead::is_class;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_place_preposition};
use crate::model::{Kind, Place, PlaceKey};
use crate::text::{BlockKind, TokenKind};
use std::ops::Range;

/// The only place that sentences name as one where things happen: "Emergency crews in Okhtyrka finished clearing a stairwell."
///
/// A settlement before all else, then a district; where they name two, none of them.
pub(in crate::extraction) fn topic(reading: &Reading<'_>, sentences: Range<usize>) -> Option<usize> {
    let first = sentences.clone().find(|n| !is_number(reading, *n));
    if let Some(head) = first.and_then(|n| head_of_block(reading, n)) {
        return Some(head);
    }
    let mut settlements: Vec<(PlaceKey, usize)> = Vec::new();
    let mut districts: Vec<(PlaceKey, usize)> = Vec::new();
    for n in sentences {
        let tokens = &reading.doc.sentences[n].tokens;
        for mention in reading.mentions_in(tokens) {
            if reading.mentions[mention].kind != Kind::Place
                || !is_site(reading, mention, tokens)
                || !is_where(reading, mention, tokens)
                || is_only_visited(reading, mention, tokens)
            {
                continue;
            }
            let Some(place) = reading.place(mention) else {
                // "the village of Gueskérou, to the east of Diffa", which the gazetteer lacks.
                if let Some(site) = site(reading, mention).filter(|s| s.class_stated) {
                    settlements.push((site.place, mention));
                }
                continue;
            };
            let around =
                is_behind_its_part(reading, mention, &place) || opens_around(reading, mention, tokens);
            if is_too_large(&place) || around {
                continue;
            }
            if place.is_settlement() {
                settlements.push((place.key, mention));
            } else if place.radius.km() <= DISTRICT_KM {
                districts.push((place.key, mention));
            }
        }
    }
    only(settlements).or_else(|| only(districts))
}

/// The one town that the title names: a mention of it.
pub(in crate::extraction) fn town_of_title(reading: &Reading<'_>) -> Option<usize> {
    let in_title = |m: &usize| {
        let sentence = reading.doc.sentence_at(reading.mentions[*m].span.start);
        sentence.is_some_and(|n| reading.kind(n) == BlockKind::Title)
    };
    let place = |m: usize| reading.place(m).filter(|p| p.is_settlement()).map(|p| (p.key, m));
    let named = (0..reading.mentions.len()).filter(|m| reading.mentions[*m].kind == Kind::Place);
    only(named.filter(in_title).filter_map(place).collect())
}

/// "Statement on the incident at the Tak Bai police residence": the one town of the headings before the text, where they say that violence
/// was there.
pub(in crate::extraction) fn town_of_heading(reading: &Reading<'_>) -> Option<usize> {
    const REACH: usize = 3;
    let body =
        reading.doc.sentences.iter().position(|s| {
            !matches!(reading.doc.blocks[s.block].kind, BlockKind::Title | BlockKind::Heading)
        })?;
    let violent =
        |n: usize| matches!(reading.folded(n), "incident" | "attack" | "blast" | "explosion" | "shooting");
    let heads = |m: &usize| {
        let start = reading.tokens_of(*m).start;
        let led = start.saturating_sub(REACH)..start;
        let at = led.clone().find(|n| matches!(reading.folded(*n), "in" | "at" | "near" | "outside"));
        at.is_some_and(|at| at > 0 && violent(at - 1))
    };
    let before = 0..reading.doc.sentences.get(body)?.tokens.start;
    let towns = reading.mentions_in(&before).into_iter().filter(|m| reading.mentions[*m].kind == Kind::Place);
    let towns = towns.filter_map(|m| Some((reading.place(m).filter(|p| p.is_settlement())?.key, m)));
    only(towns.filter(|(_, m)| heads(m)).collect())
}

/// The first mention of a list that names one place only.
fn only(mut found: Vec<(PlaceKey, usize)>) -> Option<usize> {
    let first = *found.first()?;
    found.retain(|(place, _)| *place != first.0);
    found.is_empty().then_some(first.1)
}

/// "Itaba Commune of Gitega Province", "Mangu in Plateau State": whether a division only says where the name right before it lies.
fn is_behind_its_part(reading: &Reading<'_>, mention: usize, place: &Place<'_>) -> bool {
    let start = reading.tokens_of(mention).start;
    let led = start
        .checked_sub(1)
        .filter(|n| matches!(reading.folded(*n), "of" | "in") || reading.doc.word(*n) == ",");
    // "Itaba Commune of".
    let named = |n: usize| {
        let class = usize::from(is_class(reading.folded(n)));
        n.checked_sub(class).and_then(|n| reading.mention_at(n)).filter(|m| *m != mention)
    };
    let part = led.and_then(|n| n.checked_sub(1)).and_then(named);
    place.is_division() && part.is_some_and(|m| reading.place(m).is_some_and(|p| p.country == place.country))
}

/// "In the territory of Beni, fighters came into the commune of Oicha": whether a division opens a sentence that goes on to name a place.
fn opens_around(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    const LEAD: usize = 3;
    let tokens = reading.tokens_of(mention);
    let class = (tokens.start.saturating_sub(LEAD).max(sentence.start)..tokens.start).any(|n| {
        matches!(reading.folded(n), "territory" | "province" | "region" | "district" | "department")
    });
    let next = || {
        reading.mentions_in(&(tokens.end..sentence.end)).into_iter().any(|m| is_where(reading, m, sentence))
    };
    class && reading.doc.word(tokens.end) == "," && next()
}

/// Whether a preposition of place, or the object of a verb of coming, leads a name in; a dateline in capitals does not.
fn is_where(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let tokens = reading.tokens_of(mention);
    let lead = lead_of(reading, tokens.start).0;
    let capitals = |words: &str| !words.chars().any(char::is_lowercase);
    let text = reading.doc.text;
    let dateline = capitals(reading.span(&tokens).of(text)) && !capitals(reading.span(sentence).of(text));
    let led = is_place_preposition(lead) || matches!(lead, "entered" | "reached" | "of" | "from");
    (led || is_subject(reading, &tokens, mention, sentence)) && !dateline
}

/// "El Obeid awoke to artillery", "Kostiantynivka was hit hardest": a town that a sentence begins with and says something of. A capital
/// may be its government.
fn is_subject(reading: &Reading<'_>, tokens: &Range<usize>, mention: usize, sentence: &Range<usize>) -> bool {
    let verb = reading.doc.is_word(tokens.end) && !reading.doc.is_capitalised(tokens.end);
    let town = reading.place(mention).is_some_and(|p| p.is_settlement() && p.feature_code != "PPLC");
    let word = reading.folded(tokens.end);
    let noun =
        is_class(word) || reading.is(tokens.end, List::Human) || reading.is(tokens.end, List::SpeakingOffice);
    // "BEIRUT, Aug. 20 (Agency) - Sidon followed eight coffins to the cemetery".
    let behind_dateline = matches!(reading.doc.word(tokens.start.wrapping_sub(1)), "-" | "–" | "—" | "--")
        && reading
            .dated_from()
            .is_some_and(|m| (sentence.start..tokens.start).contains(&reading.tokens_of(m).start));
    (tokens.start == sentence.start || behind_dateline) && verb && town && !noun && word != "and"
}

/// "1/ Uruapan, Monday night, around 9:40.", "SHEBEKINO, Belgorod region (B).": the settlement that opens a paragraph, where its first
/// sentence has no more than a day and what the place lies in. "MOSCOW, March 15." is where the report was filed.
fn head_of_block(reading: &Reading<'_>, n: usize) -> Option<usize> {
    let sentence = &reading.doc.sentences[n].tokens;
    let numbered = || n > 0 && reading.begins_block(n - 1) && is_number(reading, n - 1);
    let begins = reading.begins_block(n) || numbered();
    let mention = reading.mentions_in(sentence).into_iter().next().filter(|_| begins)?;
    let tokens = reading.tokens_of(mention);
    let place = reading.place(mention).filter(|p| p.is_settlement() || p.feature_code.starts_with("CMP"))?;
    let dates = reading.dates_in(sentence);
    let capitals = !reading.span(&tokens).of(reading.doc.text).chars().any(char::is_lowercase);
    let filed = capitals && !dates.is_empty() || place.feature_code == "PPLC";
    // "9 June, al-Busayrah (Deir ez-Zor)."
    let opens = reading.begins_with_dates(sentence, tokens.start);
    let mut brackets = false;
    let mut adds_nothing = |n: usize| {
        match reading.doc.word(n) {
            "(" => brackets = true,
            ")" => brackets = false,
            _ => {}
        }
        brackets
            || !reading.doc.is_word(n)
            || reading.is_of_date(n, sentence)
            || reading.mention_at(n).is_some()
            || is_class(reading.folded(n))
            || matches!(reading.folded(n), "at" | "around" | "about" | "in" | "the")
    };
    (opens && !filed && (tokens.end..sentence.end).all(&mut adds_nothing)).then_some(mention)
}

/// Whether a sentence is nothing but the number of an item: "2."
fn is_number(reading: &Reading<'_>, n: usize) -> bool {
    const LONGEST: usize = 3;
    let tokens = &reading.doc.sentences[n].tokens;
    let of_number = |t: usize| !reading.doc.is_word(t) || reading.doc.tokens[t].kind == TokenKind::Number;
    tokens.len() <= LONGEST && tokens.clone().all(of_number)
}

/// Where somebody spoke, met or lives.
fn is_only_visited(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let end = reading.tokens_of(mention).end;
    reading.any_of(sentence.clone(), WordClass::Visiting)
        || (end..sentence.end).any(|n| reading.is(n, List::Saying))
}
