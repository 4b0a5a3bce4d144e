//! Which of a sentence's mentions are where the event happened, and the site that each gives.

use super::reading::{Hit, Reading};
use crate::geodesy::{Metres, destination, distance};
use crate::language::english::lexicon::{Role, Trigger};
use crate::language::english::words::{is_direction, is_saying, is_title};
use crate::model::{FeatureClass, FeatureWords, Kind, Place, PlaceKey, Site, SiteMethod};
use std::ops::Range;

/// How far from a place "near" it and "in its direction" reach beyond its own extent, in metres.
const NEAR: f64 = 10_000.0;

/// The mentions that are a trigger's places: the first after it with the list that it begins, else the last list
/// before it, inside the trigger's region.
pub(super) fn places(
    reading: &Reading<'_>,
    hit: &Hit<Trigger>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Vec<usize> {
    let after = hit.tokens.end..region.end;
    let before = region.start..hit.tokens.start;
    // "a London rally", "the Ganja strike": the name right before the noun.
    let previous = hit.tokens.start.checked_sub(1).filter(|n| sentence.contains(n));
    let touching = previous.and_then(|n| reading.mention_at(n));
    if let Some(mention) = touching.filter(|m| is_noun(hit.entry.role) && is_site(reading, *m, sentence)) {
        return vec![mention];
    }
    let right = group(reading, &after, hit, sentence);
    if !right.is_empty() {
        return right;
    }
    if hit.entry.role == Role::Capture && !is_passive(reading, hit.tokens.start, sentence) {
        return Vec::new();
    }
    if let Some(named) = nominal(reading, hit, region) {
        return vec![named];
    }
    let mut left = reading.mentions_in(&before);
    left.retain(|m| reading.mentions[*m].kind == Kind::Place);
    let Some(last) =
        left.iter().rposition(|m| is_site(reading, *m, sentence) && !spoken_past(reading, *m, &hit.tokens))
    else {
        return Vec::new();
    };
    let mut start = last;
    while start > 0
        && (lists(reading, left[start - 1], left[start]) || located_by(reading, left[start - 1], left[start]))
    {
        start -= 1;
    }
    without_containers(
        reading,
        left[start..=last].iter().copied().filter(|m| is_site(reading, *m, sentence)).collect(),
    )
}

fn is_noun(role: Role) -> bool {
    matches!(role, Role::Noun | Role::Loose | Role::State)
}

/// "the capital came under shelling", "landed on the city", "firing in the region", "the enclave's cities": the last
/// settlement or region named before that the noun can mean.
fn nominal(reading: &Reading<'_>, hit: &Hit<Trigger>, region: &Range<usize>) -> Option<usize> {
    let around = hit.tokens.start.saturating_sub(4).max(region.start)..region.end.min(hit.tokens.end + 12);
    let noun = around.clone().find(|n| {
        let article = n
            .checked_sub(1)
            .is_some_and(|a| matches!(reading.folded(a), "the" | "that" | "this" | "his" | "their"));
        let class = matches!(
            reading.folded(*n),
            "city"
                | "town"
                | "village"
                | "capital"
                | "region"
                | "enclave"
                | "settlement"
                | "district"
                | "province"
        );
        let names = reading.mention_at(n + 1).is_some()
            || reading.folded(n + 1) == "of"
            || reading.doc.word(n + 1) == "-";
        article && class && !names
    })?;
    let is_region = matches!(reading.folded(noun), "region" | "enclave" | "district" | "province");
    let names_division = matches!(reading.folded(noun), "district" | "province");
    let at = reading.doc.tokens[noun].span.start;
    (0..reading.mentions.len()).rev().find(|m| {
        let mention = &reading.mentions[*m];
        mention.span.start < at
            && mention.kind == Kind::Place
            && reading.place(*m).is_some_and(|p| {
                let wide = !p.is_settlement() && (names_division || p.radius.km() >= REGION_KM);
                !is_too_large(&p) && if is_region { wide } else { p.is_settlement() }
            })
    })
}

/// "The region" and "the enclave" mean nothing smaller than this radius, in kilometres.
const REGION_KM: f64 = 40.0;

/// The places of a sentence none of whose triggers has any beside it: the first group of the sentence.
pub(super) fn sentence_places(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<usize> {
    let all = reading.mentions_in(sentence);
    let speech_end = (sentence.start..sentence.end)
        .find(|n| is_saying(reading.folded(*n)))
        .filter(|n| n - sentence.start < 12)
        .unwrap_or(sentence.start);
    let sites: Vec<usize> = all
        .into_iter()
        .filter(|m| is_site(reading, *m, sentence) && reading.tokens_of(*m).start >= speech_end)
        .filter(|m| in_place_phrase(reading, *m))
        .filter(|m| {
            !reading.any_word(reading.tokens_of(*m).end..sentence.end, |w| {
                matches!(w, "heard" | "witnessed" | "saw")
            })
        })
        .collect();
    let Some(first) = sites.first().copied() else { return Vec::new() };
    let list: Vec<usize> = std::iter::once(first)
        .chain(sites.windows(2).take_while(|w| lists(reading, w[0], w[1])).map(|w| w[1]))
        .collect();
    without_containers(reading, list)
}

fn in_place_phrase(reading: &Reading<'_>, mention: usize) -> bool {
    let start = reading.tokens_of(mention).start;
    let before: Vec<&str> = (start.saturating_sub(5)..start).map(|n| reading.folded(n)).collect();
    before.iter().any(|w| matches!(*w, "in" | "at" | "near" | "on" | "outside" | "inside"))
}

/// The first acceptable mention of `after` and the list that goes on from it.
fn group(
    reading: &Reading<'_>,
    after: &Range<usize>,
    hit: &Hit<Trigger>,
    sentence: &Range<usize>,
) -> Vec<usize> {
    let mentions = reading.mentions_in(after);
    let stop = (after.start..after.end).find(|n| reading.doc.word(*n) == ";").unwrap_or(after.end);
    let Some(first) =
        mentions.iter().position(|m| is_site(reading, *m, sentence) && reading.tokens_of(*m).start < stop)
    else {
        return Vec::new();
    };
    let start = reading.tokens_of(mentions[first]).start;
    if is_speakers_seat(reading, start, sentence) {
        return Vec::new();
    }
    // A captured place is the verb's object: nothing but a short noun phrase stands between.
    if hit.entry.role == Role::Capture && start - hit.tokens.end > 14 {
        return Vec::new();
    }
    let mut group = vec![mentions[first]];
    for pair in mentions[first..].windows(2) {
        if !lists(reading, pair[0], pair[1]) {
            break;
        }
        group.push(pair[1]);
    }
    // "one on a police station in Santander and one on a base in Suarez": a second object after "and".
    if let Some(next) = mentions[first + group.len()..].iter().find(|m| second_object(reading, &group, **m)) {
        group.push(*next);
    }
    group.retain(|m| is_site(reading, *m, sentence));
    without_containers(reading, group)
}

/// Whether a mention can be where something happened.
fn is_site(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let m = &reading.mentions[mention];
    if m.kind != Kind::Place || reading.place(mention).is_some_and(|p| is_too_large(&p)) {
        return false;
    }
    let tokens = reading.tokens_of(mention);
    let word = |n: usize| reading.folded(n);
    let (lead, at) = lead_of(reading, tokens.start);
    let of_office =
        lead == "of" && at.and_then(|n| reading.doc.word_before(n, &[])).is_some_and(|n| is_office(word(n)));
    let from = lead == "from";
    let direction_from =
        from && reading.any_word(tokens.start.saturating_sub(6)..tokens.start, |w| w == "direction");
    let by = lead == "by" || lead == "between";
    let travel = lead == "to"
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
    let office = office || told_there || is_dateline(reading, &tokens, sentence);
    !(office || of_office || (from && !direction_from) || by || travel || theatre || bordering || hyphenated)
}

/// "PATNA, India — A train ...", "MOSCOW (Sputnik - 04th October) ...": where the report was filed.
fn is_dateline(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let n = reading.doc.tokens[sentence.start].sentence;
    let first = n == 0 || reading.doc.sentences[n - 1].block != reading.doc.sentences[n].block;
    let capitals =
        reading.doc.tokens[tokens.start].span.of(reading.doc.text).chars().all(|c| !c.is_lowercase());
    first
        && (sentence.start..=sentence.start + 3).contains(&tokens.start)
        && (tokens.end..(tokens.end + 9).min(sentence.end)).any(|t| {
            let text = reading.doc.word(t);
            let spaced = t + 1 < reading.doc.tokens.len()
                && reading.doc.tokens[t].span.end < reading.doc.tokens[t + 1].span.start;
            matches!(text, "—" | "–") || (capitals && (text == ":" || (text == "-" && spaced)))
        })
}

/// The word that leads a place's noun phrase in, and its token: the preposition before articles, class words,
/// adjectives and "city of". Empty at the beginning of a sentence.
fn lead_of<'r>(reading: &'r Reading<'_>, start: usize) -> (&'r str, Option<usize>) {
    let mut at = reading.doc.word_before(start, &["#", "\"", "“", "-"]);
    for _ in 0..8 {
        let Some(n) = at else { return ("", None) };
        let word = reading.folded(n);
        let head = (word == "of").then(|| reading.doc.word_before(n, &[])).flatten();
        let inside = matches!(word, "the" | "its" | "their" | "a" | "an")
            || is_direction(word)
            || is_class(word)
            || is_epithet(word)
            || head.is_some_and(|h| is_class(reading.folded(h)));
        if !inside {
            return (word, at);
        }
        at = reading.doc.word_before(n, &["-", "’s", "'s"]);
    }
    ("", None)
}

/// Adjectives that reports put before a place.
fn is_epithet(word: &str) -> bool {
    matches!(
        word,
        "breakaway"
            | "disputed"
            | "occupied"
            | "separatist"
            | "main"
            | "largest"
            | "biggest"
            | "second"
            | "third"
            | "held"
            | "contested"
            | "besieged"
            | "embattled"
            | "mountainous"
            | "neighbouring"
            | "neighboring"
            | "nearby"
            | "border"
            | "coastal"
            | "druze"
            | "whole"
            | "entire"
            | "rural"
            | "remote"
            | "historic"
    )
}

/// A country, a continent or a sea: no site, however it is named.
fn is_too_large(place: &Place<'_>) -> bool {
    place.is_country() || place.radius.km() > 350.0
}

fn is_class(word: &str) -> bool {
    use crate::language::english::words as w;
    w::is_settlement_word(word) || w::is_division_word(word)
}

fn is_office(word: &str) -> bool {
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
fn spoken_past(reading: &Reading<'_>, mention: usize, trigger: &Range<usize>) -> bool {
    let end = reading.tokens_of(mention).end;
    (end..trigger.start)
        .any(|n| is_saying(reading.folded(n)) || matches!(reading.folded(n), "heard" | "witnessed" | "saw"))
}

/// Whether the place at `start` is a speaker's seat after the event: "..., the Foreign Ministry in Baku announced".
fn is_speakers_seat(reading: &Reading<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let in_ = reading.doc.word_before(start, &[]).is_some_and(|n| matches!(reading.folded(n), "in" | "of"));
    let comma = (start.saturating_sub(7)..start).any(|n| reading.doc.word(n) == ",");
    let says = (start + 1..(start + 4).min(sentence.end)).any(|n| is_saying(reading.folded(n)));
    in_ && comma && says
}

/// "X was captured": the place stands before the verb.
fn is_passive(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let from = at.saturating_sub(4).max(sentence.start);
    let auxiliary =
        reading.any_word(from..at, |w| matches!(w, "was" | "were" | "been" | "being" | "are" | "is"));
    let declared = reading.any_word(sentence.start..at, |w| w == "declared");
    let headline =
        !reading.any_word(from..at, |w| matches!(w, "has" | "have" | "had" | "army" | "forces" | "troops"));
    auxiliary || declared || (headline && reading.folded(at + 1) == "from")
}

/// Whether the second mention continues a list that the first is in: nothing but commas, `and`, articles, prepositions
/// and class words between them.
fn lists(reading: &Reading<'_>, first: usize, second: usize) -> bool {
    let between = reading.tokens_of(first).end..reading.tokens_of(second).start;
    if between.len() > 11 {
        return false;
    }
    let joined = between.clone().any(|n| {
        matches!(reading.doc.word(n), "," | ";")
            || matches!(reading.folded(n), "and" | "as" | "including" | "or")
    });
    joined
        && between.clone().all(|n| {
            let word = reading.folded(n);
            matches!(reading.doc.word(n), "," | "#" | "-" | "\"" | "“" | "”")
                || matches!(
                    word,
                    "and"
                        | "the"
                        | "of"
                        | "on"
                        | "in"
                        | "at"
                        | "near"
                        | "as"
                        | "well"
                        | "also"
                        | "including"
                        | "or"
                        | "its"
                        | "then"
                )
                || is_class(word)
                || is_direction(word)
                || is_epithet(word)
                || reading.doc.tokens[n].kind == crate::text::TokenKind::Possessive
        })
}

/// "... and one on a military base in the Suarez municipality", as a second object of the same trigger.
fn second_object(reading: &Reading<'_>, group: &[usize], mention: usize) -> bool {
    let Some(last) = group.last() else { return false };
    let between = reading.tokens_of(*last).end..reading.tokens_of(mention).start;
    let first = reading.folded(between.start);
    between.len() <= 12
        && first == "and"
        && matches!(reading.folded(between.start + 1), "one" | "another" | "a" | "the" | "on" | "in")
        && between.clone().any(|n| matches!(reading.folded(n), "on" | "in" | "at"))
        && !between.clone().any(|n| is_saying(reading.folded(n)) || reading.doc.word(n) == ",")
}

/// Drops a mention that contains another of the list, or that only says where the one before it is ("Izium, Kharkiv
/// region", "Garayusifli of the Barda District").
fn without_containers(reading: &Reading<'_>, list: Vec<usize>) -> Vec<usize> {
    let inside = |a: usize, b: usize| match (reading.place(a), reading.place(b)) {
        (Some(a), Some(b)) => reading.gazetteer.ancestors(a.key).contains(&b.key),
        _ => false,
    };
    let mut kept: Vec<usize> = Vec::new();
    for (n, &mention) in list.iter().enumerate() {
        let contains_other = list.iter().any(|m| *m != mention && inside(*m, mention));
        let locates_previous = n > 0 && located_by(reading, list[n - 1], mention);
        let including = list.get(n + 1).is_some_and(|next| {
            (reading.tokens_of(mention).end..reading.tokens_of(*next).start)
                .any(|t| reading.folded(t) == "including")
        });
        if including {
            continue;
        }
        if !contains_other && !locates_previous && !kept.iter().any(|k| same_place(reading, *k, mention)) {
            kept.push(mention);
        }
    }
    kept
}

/// Whether `mention` says where the one before it is: "Nngi in Martuni region", "Berdzor, a city in Kashatagh region",
/// "Timba, in the department of Cauca", "Hroza, Kupiansk district".
fn located_by(reading: &Reading<'_>, before: usize, mention: usize) -> bool {
    let between = reading.tokens_of(before).end..reading.tokens_of(mention).start;
    if between.len() > 10
        || between.is_empty()
        || between.clone().any(|t| reading.folded(t) == "and" || is_saying(reading.folded(t)))
    {
        return false;
    }
    let leads = |t: usize| matches!(reading.folded(t), "in" | "of" | "near" | "outside" | "on");
    if leads(between.start) || (reading.doc.word(between.start) == "," && leads(between.start + 1)) {
        return true;
    }
    let division = |m: usize| {
        reading.mentions[m].feature_words == FeatureWords::Division
            || reading.place(m).is_some_and(|p| p.is_division())
    };
    let comma = reading.doc.word(between.start) == ",";
    let plain = between.len() == 1;
    comma
        && ((plain && division(mention) && !division(before))
            || (!plain && between.clone().any(leads) && !headed_by_class(reading, &between)))
}

/// ", the city of": the next name of a list, not where the one before it is.
fn headed_by_class(reading: &Reading<'_>, between: &Range<usize>) -> bool {
    between.clone().any(|t| is_class(reading.folded(t)) && reading.folded(t + 1) == "of")
}

fn same_place(reading: &Reading<'_>, a: usize, b: usize) -> bool {
    reading.place(a).map(|p| p.key) == reading.place(b).map(|p| p.key) && reading.place(a).is_some()
}

/// The site of a mention; `None` where neither it nor a container of it is known.
pub(super) fn site(reading: &Reading<'_>, mention: usize) -> Option<Site> {
    let m = &reading.mentions[mention];
    let tokens = reading.tokens_of(mention);
    let resolution = &reading.resolutions[mention];
    let reported = m.span.of(reading.doc.text).to_owned();
    let Some(place) = reading.place(mention) else { return contained(reading, mention, reported) };
    let unnamed = unnamed_place_in(reading, tokens.start);
    let place = if unnamed { division_of_that_name(reading, mention).unwrap_or(place) } else { place };
    let near = is_near(reading, tokens.start);
    let offset = offset(reading, tokens.start);
    let (where_prec, geo_precision) = precision(&place);
    let mut site = Site {
        place: place.key,
        position: place.position,
        uncertainty: place.radius,
        method: if place.feature_class == FeatureClass::Road {
            SiteMethod::Corridor
        } else {
            SiteMethod::Gazetteer
        },
        where_prec,
        geo_precision,
        reported,
        span: m.span,
        confidence: resolution.confidence,
        margin: resolution.margin,
        alternatives: alternatives(resolution, place.key),
    };
    if unnamed {
        site.method = SiteMethod::Container;
        site.reported =
            reading.span(&(tokens.start.saturating_sub(3)..tokens.end)).of(reading.doc.text).to_owned();
    } else if let Some((bearing, length)) = offset {
        site.method = SiteMethod::Relative;
        site.position = destination(place.position, bearing, length);
        site.uncertainty = Metres(place.radius.0.max(length.0 * 0.25));
        (site.where_prec, site.geo_precision) = (where_prec.max(2), geo_precision.max(2));
    } else if near && place.is_settlement() {
        site.uncertainty = Metres(place.radius.0 + NEAR);
        (site.where_prec, site.geo_precision) = (where_prec.max(2), geo_precision.max(2));
    }
    Some(site)
}

fn alternatives(resolution: &crate::model::Resolution, chosen: PlaceKey) -> Vec<PlaceKey> {
    resolution.ranking.iter().map(|r| r.place).filter(|p| *p != chosen).take(3).collect()
}

/// UCDP GED's `where_prec` and ACLED's `geo_precision` of a place (UCDP GED Codebook 23.1, section 4; ACLED Codebook
/// 2023, "Geo-precision").
fn precision(place: &Place<'_>) -> (u8, u8) {
    match place.feature_class {
        FeatureClass::Populated | FeatureClass::Spot => (1, 1),
        FeatureClass::Administrative if place.feature_code.starts_with("ADM1") => (4, 3),
        FeatureClass::Administrative => (3, 2),
        FeatureClass::Road | FeatureClass::Hydrographic | FeatureClass::Terrain
            if place.radius.km() < 30.0 =>
        {
            (2, 2)
        }
        _ => (5, 3),
    }
}

/// "a village in Barda", "two villages near Fuzuli": the place itself is not named.
fn unnamed_place_in(reading: &Reading<'_>, start: usize) -> bool {
    let Some(preposition) = reading.doc.word_before(start, &[]) else { return false };
    let Some(head) = reading.doc.word_before(preposition, &[]) else { return false };
    matches!(reading.folded(preposition), "in" | "of")
        && matches!(reading.folded(head), "village" | "villages" | "settlement" | "settlements" | "hamlet")
        && reading.doc.word_before(head, &[]).is_some_and(|n| {
            matches!(
                reading.folded(n),
                "a" | "an" | "one" | "two" | "three" | "several" | "some" | "unnamed" | "another"
            )
        })
}

/// The division of a settlement's name that the gazetteer has beside it.
fn division_of_that_name<'a>(reading: &Reading<'a>, mention: usize) -> Option<Place<'a>> {
    let chosen = reading.place(mention)?;
    reading.mentions[mention]
        .candidates
        .iter()
        .map(|c| reading.gazetteer.place(c.place))
        .find(|p| p.is_division() && distance(p.position, chosen.position).km() < 60.0)
}

/// "near X", "outside X", "in the direction of X", "from the direction of the town of X", "close to X".
fn is_near(reading: &Reading<'_>, start: usize) -> bool {
    let from = start.saturating_sub(7);
    let words: Vec<&str> =
        (from..start).rev().take_while(|n| reading.doc.word(*n) != ".").map(|n| reading.folded(n)).collect();
    let direct =
        words.iter().take(4).any(|w| matches!(*w, "near" | "outside" | "around" | "towards" | "toward"));
    let close = words.windows(2).take(3).any(|w| w[0] == "to" && w[1] == "close");
    let direction = in_direction(reading, start);
    direct || close || direction
}

/// Whether `start` is in a list after "in the direction of".
fn in_direction(reading: &Reading<'_>, start: usize) -> bool {
    let Some(sentence) = reading.doc.tokens.get(start).map(|t| t.sentence) else { return false };
    let first = reading.doc.sentences[sentence].tokens.start;
    (first..start).rev().take(16).any(|n| reading.folded(n) == "direction")
}

/// "12 km north of X": the bearing and the length.
fn offset(reading: &Reading<'_>, start: usize) -> Option<(f64, Metres)> {
    let of = reading.doc.word_before(start, &[]).filter(|n| matches!(reading.folded(*n), "of" | "from"))?;
    let direction = reading.doc.word_before(of, &[])?;
    let bearing = bearing(reading.folded(direction))?;
    let mut at = direction;
    for _ in 0..3 {
        at = reading.doc.word_before(at, &["-", "("])?;
        let metres = match reading.folded(at) {
            "km" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => 1000.0,
            "miles" | "mile" | "mi" => 1609.344,
            "meters" | "metres" | "m" => 1.0,
            _ => continue,
        };
        let number = reading.doc.word_before(at, &["-"])?;
        let amount: f64 = reading.doc.word(number).replace(',', "").parse().ok()?;
        return (amount * metres < 500_000.0).then_some((bearing, Metres(amount * metres)));
    }
    None
}

fn bearing(direction: &str) -> Option<f64> {
    Some(match direction {
        "north" => 0.0,
        "northeast" => 45.0,
        "east" => 90.0,
        "southeast" => 135.0,
        "south" => 180.0,
        "southwest" => 225.0,
        "west" => 270.0,
        "northwest" => 315.0,
        _ => return None,
    })
}

/// The site of a name that the gazetteer lacks: the smallest container named with it.
///
/// Containers are the resolved divisions that stand in a sentence of the same name anywhere in the report.
fn contained(reading: &Reading<'_>, mention: usize, reported: String) -> Option<Site> {
    let name = crate::text::fold::fold(&reported);
    let mut best: Option<(f64, usize)> = None;
    for (n, other) in reading.mentions.iter().enumerate() {
        if crate::text::fold::fold(other.span.of(reading.doc.text)) != name {
            continue;
        }
        let Some(sentence) = reading.doc.sentence_at(other.span.start) else { continue };
        let tokens = reading.doc.sentences[sentence].tokens.clone();
        for candidate in reading.mentions_in(&tokens) {
            let Some(place) = reading.place(candidate).filter(|_| locates(reading, n, candidate)) else {
                continue;
            };
            let radius = place.radius.0;
            if !is_too_large(&place) && best.is_none_or(|(r, _)| radius < r) {
                best = Some((radius, candidate));
            }
        }
    }
    let container = best.map(|b| b.1).or_else(|| only_district(reading))?;
    let place = reading.place(container)?;
    let (where_prec, geo_precision) = precision(&place);
    let resolution = &reading.resolutions[container];
    Some(Site {
        place: place.key,
        position: place.position,
        uncertainty: Metres(if place.is_settlement() {
            place.radius.0 + NEAR
        } else {
            place.radius.0.max(NEAR)
        }),
        method: SiteMethod::Container,
        where_prec: where_prec.max(3),
        geo_precision: geo_precision.max(2),
        reported,
        span: reading.mentions[mention].span,
        confidence: resolution.confidence,
        margin: resolution.margin,
        alternatives: Vec::new(),
    })
}

/// The district that the report is about: its only division of district size.
fn only_district(reading: &Reading<'_>) -> Option<usize> {
    let mut districts: Vec<(PlaceKey, usize)> = (0..reading.mentions.len())
        .filter(|m| reading.mentions[*m].kind == Kind::Place)
        .filter_map(|m| {
            reading.place(m).filter(|p| p.is_division() && p.radius.km() <= DISTRICT_KM).map(|p| (p.key, m))
        })
        .collect();
    districts.sort_unstable();
    districts.dedup_by_key(|d| d.0);
    if let [(_, mention)] = districts.as_slice() { Some(*mention) } else { None }
}

/// A division with a larger radius than this, in kilometres, says too little of where a place in it is.
const DISTRICT_KM: f64 = 60.0;

/// Whether `container` stands after the name `inner` as where it is: "Hroza, a village in the Kupiansk district of
/// Kharkiv region", or in front of it ("In Fuzuli province the army took Dordchinar").
fn locates(reading: &Reading<'_>, inner: usize, container: usize) -> bool {
    let m = &reading.mentions[container];
    let (a, b) = (reading.tokens_of(inner), reading.tokens_of(container));
    // "the village of Mavivi, near Beni".
    let near = (a.end..b.start).len() <= 3
        && (a.end..b.start).any(|n| matches!(reading.folded(n), "near" | "outside"));
    let wide = near
        || reading.place(container).is_some_and(|p| !p.is_settlement())
        || m.feature_words == FeatureWords::Division;
    if !wide || m.kind != Kind::Place {
        return false;
    }
    if b.start < a.start {
        let lead = reading.doc.word_before(b.start, &["#"]).map_or("", |n| reading.folded(n));
        return matches!(lead, "in" | "of") && a.start - b.end < 40;
    }
    let between = a.end..b.start;
    between.len() <= 12
        && (near
            || between
                .clone()
                .any(|n| matches!(reading.folded(n), "in" | "of") || reading.doc.word(n) == ","))
        && !between.clone().any(|n| is_saying(reading.folded(n)))
}
