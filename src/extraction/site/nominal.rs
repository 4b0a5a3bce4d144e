//! "the city", "the Somali capital", "the enclave": the place that a noun means, by what was named before.

use super::accept::{is_site, is_too_large};
use super::care::is_where_cared_for;
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::lead::{is_epithet, lead_of};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::{Kind, Place};
use crate::text::TokenKind;
use std::ops::Range;

/// "the capital came under shelling", "landed on the city", "firing in the region", "the enclave's cities": the last
/// settlement or region named before that the noun can mean.
pub(super) fn nominal(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    // "In the same town, on June 15, 64 people died".
    let opens = (0..3).map(|k| reading.folded(sentence.start + k)).eq(["in", "the", "same"]);
    let near = if opens { sentence.start } else { hit.tokens.start.saturating_sub(4) };
    let around = near.max(region.start)..region.end.min(hit.tokens.end + 12);
    let articled = |n: usize| {
        n.checked_sub(1).filter(|a| matches!(reading.folded(*a), "the" | "that" | "this" | "his" | "their"))
    };
    // "shot dead six priests, their cook and her daughter before dawn on the campus of a university in the Salvadoran capital": however far.
    let far = around.end..region.end;
    let capital_of_country = far.take_while(|n| !reading.is(*n, List::Saying)).find(|n| {
        reading.folded(*n) == "capital"
            && reading.folded(n - 2) == "the"
            && reading.folded(n - 3) == "in"
            && reading.mention_at(n - 1).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym)
    });
    let noun = around.clone().find(|n| {
        // "Somalia's capital", "the country's capital".
        let owned = n.checked_sub(1).is_some_and(|p| {
            reading.folded(*n) == "capital" && reading.doc.tokens[p].kind == TokenKind::Possessive
        });
        // "the port city", "the Somali capital".
        let adjective = n.checked_sub(1).filter(|a| {
            is_epithet(reading.folded(*a))
                || reading.is(*a, List::Direction)
                // "this coastal city", not "a nearby town".
                || (reading.doc.is_word(*a) && !reading.is_one_of(*a, WordClass::OtherPlace))
                || reading.mention_at(*a).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym)
        });
        // "this small cathedral town", "the southern port city".
        let first = adjective.and_then(|a| a.checked_sub(1)).filter(|a| {
            let this = a.checked_sub(1).is_some_and(|this| reading.folded(this) == "this");
            reading.doc.is_word(*a)
                && (this || is_epithet(reading.folded(*a)) || reading.is(*a, List::Direction))
        });
        let at = articled(*n).or_else(|| adjective.and_then(articled)).or_else(|| first.and_then(articled));
        // "the northern edge of the city" is not the city's own; "shelling of the city" is.
        let of_part = at.and_then(|a| a.checked_sub(1)).is_some_and(|of| {
            // "in the centre of the Bosnian capital" is.
            let middle =
                matches!(reading.folded(of.wrapping_sub(1)), "centre" | "center" | "heart" | "middle");
            reading.folded(of) == "of" && of != hit.tokens.end && hit.entry.role == Role::Harm && !middle
        });
        // "the entrance to Hilla, south of the capital": what a direction is measured from.
        let measured = at.and_then(|a| a.checked_sub(2)).is_some_and(|direction| {
            reading.folded(direction + 1) == "of" && reading.is(direction, List::Direction)
        });
        // "travellers reaching the capital": not where it was.
        let reached = at.and_then(|a| a.checked_sub(1)).is_some_and(|verb| {
            matches!(reading.folded(verb), "reaching" | "leaving" | "fleeing" | "entering")
        });
        // "were wounded and taken by air to the capital".
        let brought = at.and_then(|a| a.checked_sub(1)).is_some_and(|to| {
            let carried = |w: &str| {
                matches!(
                    w,
                    "taken" | "flown" | "airlifted" | "evacuated" | "brought" | "rushed" | "transferred"
                )
            };
            reading.folded(to) == "to" && reading.any_word(to.saturating_sub(5)..to, carried)
        });
        // "the mine at Porgera, in the same province": the place before it says where.
        let beside = at.is_some_and(|a| {
            reading.folded(a + 1) == "same"
                && matches!(reading.folded(*n), "region" | "district" | "province")
                && a.checked_sub(3)
                    .is_some_and(|m| reading.doc.word(m + 1) == "," && reading.mention_at(m).is_some())
        });
        let article = (at.is_some() || owned) && !of_part && !measured && !reached && !brought && !beside;
        let class = reading.is_one_of(*n, WordClass::PlaceNoun);
        let names = reading.mention_at(n + 1).is_some()
            || reading.folded(n + 1) == "of"
            || reading.is_one_of(n + 1, WordClass::Institution)
            || reading.doc.word(n + 1) == "-";
        article && class && !names && !is_where_cared_for(reading, &(*n..*n + 1), sentence)
    });
    let noun = noun.or(capital_of_country)?;
    let is_region = matches!(reading.folded(noun), "region" | "enclave" | "district" | "province");
    let names_division = matches!(reading.folded(noun), "district" | "province");
    let at = reading.doc.tokens[noun].span().start;
    if reading.folded(noun) == "capital" {
        // "Police in the state capital": of a division, which is the town before it ("in Maiduguri, the state capital") or none.
        let of_division = noun.checked_sub(1).filter(|n| is_of_division(reading.folded(*n)));
        if let Some(adjective) = of_division {
            let beside = adjective.checked_sub(3).filter(|n| reading.doc.word(n + 1) == ",");
            // "Police in the state capital confirmed an attack": where they speak.
            let speaker = adjective.checked_sub(3).is_some_and(|n| {
                reading.is(n, List::SpeakingOffice)
                    || reading.is(n, List::Human)
                    || reading.folded(n) == "police"
            });
            let seat = || seat(reading, at).filter(|_| !speaker);
            return beside.and_then(|n| reading.mention_at(n)).or_else(seat);
        }
        if let Some(capital) = capital(reading, noun) {
            return Some(capital);
        }
    }
    // "officials in Kapan said the town came under fire": where they speak of it.
    let spoken_in = (sentence.start..noun).rev().find(|n| reading.is(*n, List::Saying)).and_then(|said| {
        let mention = said.checked_sub(1).and_then(|n| reading.mention_at(n))?;
        let lead = reading.tokens_of(mention).start.checked_sub(1)?;
        let town = matches!(reading.folded(noun), "town" | "city" | "village") && said + 2 == noun;
        let settled = reading.place(mention).is_some_and(|p| p.is_settlement() && p.feature_code != "PPLC");
        (reading.folded(lead) == "in" && lead > sentence.start && town && settled).then_some(mention)
    });
    if spoken_in.is_some() {
        return spoken_in;
    }
    // "the capital" alone is that of a country.
    let of_country = reading.folded(noun) == "capital" && reading.folded(noun - 1) == "the";
    let is_seat = |m: usize| reading.place(m).is_some_and(|p| is_capital(reading, &p));
    let named = (0..reading.mentions.len()).rev().find(|m| {
        let mention = &reading.mentions[*m];
        let own =
            reading.doc.sentence_at(mention.span.start).map(|n| reading.doc.sentences[n].tokens.clone());
        mention.span.start < at
            && mention.kind == Kind::Place
            && own.is_some_and(|sentence| {
                is_site(reading, *m, &sentence) && !is_government(reading, *m, &sentence)
            })
            && (!of_country || is_seat(*m))
            && (is_region
                || !is_behind_town(reading, *m, reading.folded(noun)) && !is_around_town(reading, *m))
            && reading.place(*m).is_some_and(|p| {
                let wide = !p.is_settlement() && (names_division || p.radius.km() >= REGION_KM);
                !is_too_large(&p) && if is_region { wide } else { p.is_settlement() }
            })
    });
    // "SIRTE, Libya (Wire) - A bomb exploded in this coastal city": the city that the dateline names.
    let town = matches!(reading.folded(noun), "city" | "town");
    let this = (noun.saturating_sub(4)..noun).any(|n| reading.folded(n) == "this");
    named
        .or_else(|| reading.dated_from().filter(|dated| town && (this || is_only_where(reading, *dated, at))))
}

/// Whether a report names nothing before a byte of its text where something may have happened but the town that it was filed from and what
/// that lies in: "NAIROBI (Wire) - Jets bombed Tigray. A market in the town was hit" is not of Nairobi.
fn is_only_where(reading: &Reading<'_>, dated: usize, at: usize) -> bool {
    let Some(town) = reading.place(dated) else { return false };
    // "Missiles fired from Armenia hit the city".
    let is_launch_site = |m: usize| {
        lead_of(reading.doc, reading.tokens_of(m).start).is_some_and(|n| reading.folded(n) == "from")
    };
    let around = |m: usize| {
        reading.place(m).is_some_and(|place| match place.is_country() {
            true => place.country == town.country || is_launch_site(m),
            false => crate::geodesy::distance(place.position, town.position).0 <= place.radius.0,
        })
    };
    let before = (0..reading.mentions.len()).take_while(|m| reading.mentions[*m].span.start < at);
    before.filter(|m| *m != dated && reading.mentions[*m].kind == Kind::Place).all(around)
}

/// "in the Damascus countryside", "Homs governorate": a town's name that stands for what lies around it.
fn is_around_town(reading: &Reading<'_>, mention: usize) -> bool {
    let next = reading.tokens_of(mention).end;
    matches!(
        reading.folded(next),
        "countryside" | "governorate" | "province" | "region" | "area" | "oblast" | "department"
    )
}

/// "raids on the town of Maarrat Misrin in rural Idlib", "residents of Douma, east of Damascus": whether a name only says where the town
/// before it lies.
fn is_behind_town(reading: &Reading<'_>, mention: usize, noun: &str) -> bool {
    const BETWEEN: usize = 8;
    let Some(town) = mention.checked_sub(1).filter(|m| reading.mentions[*m].kind == Kind::Place) else {
        return false;
    };
    let between = reading.tokens_of(town).end..reading.tokens_of(mention).start;
    if between.is_empty() || between.len() > BETWEEN || reading.any_on(between.clone(), List::Saying) {
        return false;
    }
    // "Jesus Maria, a small town 45 km north of Culiacan, ... the city's airport".
    if noun == "city" && reading.any_word(between.clone(), |w| matches!(w, "town" | "village")) {
        return false;
    }
    let (last, before) = (between.end - 1, between.end.saturating_sub(2));
    let located = match reading.folded(last) {
        "in" => between.len() == 1,
        "rural" => between.len() == 2 && reading.folded(before) == "in",
        "of" => reading.is(before, List::Direction) && reading.triggers_in(&between).is_empty(),
        "near" | "outside" => between.len() <= 2,
        "from" => reading.any_word(between, |w| matches!(w, "km" | "kilometres" | "kilometers" | "miles")),
        _ => false,
    };
    let apart = match (reading.place(town), reading.place(mention)) {
        (Some(town), Some(around)) => town.is_settlement() && town.key != around.key,
        _ => true,
    };
    located && apart
}

/// "a bomb in the capital killed nine": whether a sentence says that something was in the capital, not that one is cared for there.
pub(in crate::extraction) fn is_in_capital(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let led = |at: usize| {
        let lead = at.checked_sub(2).filter(|n| reading.folded(n + 1) == "the");
        lead.is_some_and(|n| matches!(reading.folded(n), "in" | "at" | "near"))
            && !is_where_cared_for(reading, &(at..at + 1), sentence)
    };
    sentence.clone().any(|at| reading.folded(at) == "capital" && led(at))
}

/// "the Somali capital": the capital that the report names, even as its dateline; of that country, where one is said, else of one whose
/// towns the report names ("LONDON (Wire) - Four died in Quetta. A bomb in the capital killed nine" is not of London).
fn capital(reading: &Reading<'_>, noun: usize) -> Option<usize> {
    let owner = noun.checked_sub(1).map(|n| match reading.doc.tokens[n].kind {
        TokenKind::Possessive => n.saturating_sub(1),
        _ => n,
    });
    let said = owner.and_then(|n| reading.mention_at(n)).and_then(|m| reading.country(m));
    let meant = |country: &str| said.map_or_else(|| is_told_of(reading, country), |said| said == country);
    (0..reading.mentions.len()).find(|m| {
        matches!(reading.mentions[*m].kind, Kind::Place)
            && reading.place(*m).is_some_and(|p| p.feature_code == "PPLC" && meant(p.country))
    })
}

/// "Baku did not comment": whether a capital opens its sentence as the subject of a verb, as governments do.
fn is_government(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let tokens = reading.tokens_of(mention);
    let does = reading.is(tokens.end, List::Saying)
        || reading.is(tokens.end, List::Denying)
        || matches!(reading.folded(tokens.end), "did" | "has" | "does");
    tokens.start == sentence.start && does && reading.place(mention).is_some_and(|p| p.feature_code == "PPLC")
}

/// Whether "the capital" can be a town: the capital of a country or a part of it, the seat of a division that the report names ("Grozny", where
/// it names Chechnya), or a town that it calls a capital ("Stepanakert is the capital of the region").
pub(in crate::extraction) fn is_capital(reading: &Reading<'_>, town: &Place<'_>) -> bool {
    let division = |m: usize| {
        reading.place(m).is_some_and(|p| {
            p.feature_code.starts_with("ADM1") && p.country == town.country && p.admin1 == town.admin1
        })
    };
    let called = |m: usize| {
        let tokens = reading.tokens_of(m);
        let beside = |w: &str| w == "capital";
        reading.place(m).is_some_and(|p| p.key == town.key)
            && (reading.any_word(tokens.start.saturating_sub(3)..tokens.start, beside)
                || reading.any_word(tokens.end..tokens.end + 4, beside))
    };
    let mut mentions = 0..reading.mentions.len();
    match town.feature_code {
        "PPLC" | "PPLX" | "PPLG" => true,
        "PPLA" => mentions.any(|m| division(m) || called(m)),
        _ => mentions.any(called),
    }
}

/// Whether the report names a country, its people or one of its places elsewhere than as the place it was filed from; any is meant, where it
/// names none.
fn is_told_of(reading: &Reading<'_>, country: &str) -> bool {
    let filed = reading.dated_from().and_then(|m| reading.place(m)).map(|p| p.key);
    let told = |m: &usize| filed.is_none() || reading.place(*m).is_some_and(|p| Some(p.key) != filed);
    let mut told = (0..reading.mentions.len()).filter(told).filter_map(|m| reading.country(m)).peekable();
    told.peek().is_none() || told.any(|own| own == country)
}

/// "in the provincial capital", after a town of that province: its seat, where the report names it.
fn seat(reading: &Reading<'_>, before: usize) -> Option<usize> {
    let places = || (0..reading.mentions.len()).filter(|m| reading.mentions[*m].kind == Kind::Place);
    let told = |m: &usize| reading.mentions[*m].span.start < before;
    let filed = |m: &usize| reading.dated_from() == Some(*m);
    let local = places().filter(|m| told(m) && !filed(m)).filter_map(|m| reading.place(m));
    let town = local.filter(|p| !is_too_large(p)).last()?;
    places().find(|m| {
        reading.place(*m).is_some_and(|p| {
            matches!(p.feature_code, "PPLA" | "PPLC") && p.country == town.country && p.admin1 == town.admin1
        })
    })
}

/// "the provincial capital": words that make a capital that of a division.
fn is_of_division(word: &str) -> bool {
    matches!(word, "state" | "provincial" | "regional" | "district" | "oblast" | "county" | "departmental")
}

/// "The region" and "the enclave" mean nothing smaller than this radius, in kilometres.
const REGION_KM: f64 = 40.0;
