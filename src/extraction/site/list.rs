//! Which mentions make one list of places, and which only say where another is.

use super::accept::is_owner;
use crate::extraction::reading::Reading;
use crate::language::english::classes::targets;
use crate::language::english::lead::{is_class, is_epithet, lead_of};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{
    List, is_direction, is_division_word, is_settlement_word, is_terrain_word,
};
use crate::model::FeatureWords;
use std::ops::Range;

/// Whether the second mention continues a list that the first is in: nothing but commas, `and`, articles, prepositions
/// and class words between them.
pub(super) fn lists(reading: &Reading<'_>, first: usize, second: usize) -> bool {
    let between = reading.tokens_of(first).end..reading.tokens_of(second).start;
    if between.len() > 11 {
        return false;
    }
    if goes_on_after_aside(reading, &between) {
        return true;
    }
    // "Omagh, County Tyrone": the division that a town lies in.
    let division = |n: usize| reading.is(n, List::DivisionWord);
    if between.len() == 1 && division(between.end) || between.len() == 2 && division(between.end - 1) {
        return false;
    }
    let joined = between.clone().any(|n| {
        matches!(reading.doc.word(n), "," | ";")
            || matches!(reading.folded(n), "and" | "as" | "including" | "or")
    });
    // "in Erbil and in Syria's Idlib".
    let owners = reading.mentions_in(&between).into_iter().filter(|m| is_owner(reading, *m));
    let owners: Vec<Range<usize>> = owners.map(|m| reading.tokens_of(m)).collect();
    joined
        && between.clone().all(|n| {
            let word = reading.folded(n);
            owners.iter().any(|o| o.contains(&n))
                || matches!(reading.doc.word(n), "," | "#" | "-" | "\"" | "“" | "”")
                || reading.is_one_of(n, WordClass::Joining)
                || is_class(word)
                || is_direction(word)
                || is_epithet(word)
                || reading.doc.tokens[n].kind == crate::text::TokenKind::Possessive
        })
}

/// "bombs fell near Mullaitivu, on the north-eastern coast, and on Sampur": between two commas stands only where the first is.
fn goes_on_after_aside(reading: &Reading<'_>, between: &Range<usize>) -> bool {
    let word = |back: usize| between.end.checked_sub(back).map_or("", |n| reading.folded(n));
    let comma = |n: usize| reading.doc.word(n) == ",";
    let led = matches!(word(1), "in" | "on" | "at" | "near") && word(2) == "and";
    let aside = between.start + 1..between.end.saturating_sub(3);
    led && aside.len() > 1
        && comma(between.start)
        && comma(aside.end)
        && (reading.is(aside.start, List::Direction)
            || matches!(reading.folded(aside.start), "in" | "on" | "at" | "near" | "a" | "the"))
        && aside.clone().all(|n| reading.doc.is_word(n) || reading.doc.word(n) == "-")
        && reading.triggers_in(&aside).is_empty()
}

/// "... and one on a military base in the Suarez municipality", as a second object of the same trigger.
pub(super) fn second_object(reading: &Reading<'_>, group: &[usize], mention: usize) -> bool {
    let Some(last) = group.last() else { return false };
    let between = reading.tokens_of(*last).end..reading.tokens_of(mention).start;
    let first = reading.folded(between.start);
    between.len() <= 12
        && first == "and"
        && matches!(reading.folded(between.start + 1), "one" | "another" | "a" | "the" | "on" | "in")
        && between.clone().any(|n| matches!(reading.folded(n), "on" | "in" | "at"))
        && !between.clone().any(|n| reading.is(n, List::Saying) || reading.doc.word(n) == ",")
}

/// Drops a mention that contains another of the list, or that only says where the one before it is ("Izium, Kharkiv
/// region", "Garayusifli of the Barda District").
pub(super) fn without_containers(reading: &Reading<'_>, list: Vec<usize>) -> Vec<usize> {
    // "between Douentza and Boni" is one place.
    let way = |m: &usize| {
        lead_of(reading.doc, reading.tokens_of(*m).start).is_some_and(|n| reading.folded(n) == "between")
    };
    if list.len() >= 2 && list.first().is_some_and(way) && !reading.is_on_line(list[0]) {
        return vec![list[0]];
    }
    // "the Valley of the Apurímac, Ene and Mantaro Rivers": a name made of rivers.
    let rivers = |m: &usize| {
        let end = reading.tokens_of(*m).end;
        matches!(reading.folded(end), "rivers" | "mountains" | "valleys")
            || matches!(reading.folded(end.saturating_sub(1)), "rivers" | "mountains" | "valleys")
    };
    let joined = |m: &usize| reading.folded(reading.tokens_of(*m).start.wrapping_sub(1)) == "and";
    if list.len() >= 2 && list.last().is_some_and(|last| rivers(last) && joined(last)) {
        return Vec::new();
    }
    let inside = |a: usize, b: usize| match (reading.place(a), reading.place(b)) {
        (Some(a), Some(b)) => reading.gazetteer.ancestors(a.key).contains(&b.key),
        _ => false,
    };
    let mut kept: Vec<usize> = Vec::new();
    for (n, &mention) in list.iter().enumerate() {
        let contains_other = list.iter().any(|m| *m != mention && inside(*m, mention));
        let locates_previous = n > 0 && located_by(reading, list[n - 1], mention);
        // "a checkpoint on the Thall road in Hangu": the road leads to another town.
        if n > 0 && is_road_in(reading, list[n - 1], mention) {
            kept.retain(|k| *k != list[n - 1]);
            kept.push(mention);
            continue;
        }
        // "the Eidgah mosque in Kabul", where the gazetteer has only another Eidgah.
        if locates_previous && is_namesake_far_away(reading, list[n - 1], mention) {
            kept.retain(|k| *k != list[n - 1]);
            kept.push(mention);
            continue;
        }
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

/// Whether the name of a road stands before "in" and a settlement.
pub(super) fn is_road_in(reading: &Reading<'_>, road: usize, town: usize) -> bool {
    let between = reading.tokens_of(road).end..reading.tokens_of(town).start;
    let named = matches!(reading.folded(between.start), "road" | "highway")
        && reading.folded(between.start + 1) == "in";
    named && between.len() == 2 && reading.place(town).is_some_and(|p| p.is_settlement())
}

/// Whether a part of a town is unknown, or was resolved to a place that is not in the town named after it.
pub(super) fn is_namesake_far_away(reading: &Reading<'_>, part: usize, town: usize) -> bool {
    let end = reading.tokens_of(part).end;
    let Some(town) = reading.place(town) else { return false };
    let elsewhere = reading
        .place(part)
        .is_none_or(|resolved| crate::geodesy::distance(resolved.position, town.position).km() > TOWN_KM);
    // "the Boston section of Cité Soleil".
    let section = |n: usize| reading.folded(n) == "section" && reading.folded(n + 1) == "of";
    let part =
        |n: usize| reading.is_one_of(n, WordClass::PartOfTown) || is_building(reading, n) || section(n);
    (end..end + 2).any(part) && town.is_settlement() && elsewhere
}

/// "at Swanirbhar bazar in the town of Khagrachhari": whether a name that the gazetteer lacks is that of a market.
pub(super) fn is_unknown_market(reading: &Reading<'_>, part: usize) -> bool {
    let end = reading.tokens_of(part).end;
    reading.place(part).is_none() && matches!(reading.folded(end), "bazar" | "bazaar" | "market")
}

/// "the Erawan shrine in central Bangkok": a building that has the name of a place.
fn is_building(reading: &Reading<'_>, n: usize) -> bool {
    targets().longest(|k| reading.folded(n + k)).is_some()
}

/// What is farther than this from the middle of a town is no part of it, in kilometres.
const TOWN_KM: f64 = 50.0;

/// Whether `mention` says where the one before it is: "Nngi in Martuni region", "Berdzor, a city in Kashatagh region",
/// "Timba, in the department of Cauca", "Hroza, Kupiansk district".
pub(super) fn located_by(reading: &Reading<'_>, before: usize, mention: usize) -> bool {
    let between = reading.tokens_of(before).end..reading.tokens_of(mention).start;
    if between.len() > 14
        || between.is_empty()
        || between.clone().any(|t| reading.folded(t) == "and" || reading.is(t, List::Saying))
    {
        return false;
    }
    // "the Nusaybin district of Mardin".
    let named = between.start
        + between
            .clone()
            .take_while(|t| {
                let word = reading.folded(*t);
                // "the Galilee town of Karmiel" is in Galilee.
                let town = is_settlement_word(word) && !reading.is_one_of(*t, WordClass::PartOfTown);
                (is_kind(reading, *t) || is_building(reading, *t) || matches!(word, "section" | "bazar"))
                    && !(town && reading.folded(t + 1) == "of")
            })
            .count();
    let between = if named < between.end { named..between.end } else { between };
    // "the Abu Shouk camp for the displaced in El Fasher".
    let whose = (between.start..between.end)
        .take_while(|t| reading.folded(between.start) == "for" && reading.doc.is_word(*t))
        .find(|t| matches!(reading.folded(*t), "in" | "near" | "outside"));
    let between = whose.unwrap_or(between.start)..between.end;
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
    // "outside Crossmaglen, South Armagh".
    if comma
        && between.len() == 2
        && reading.is(between.start + 1, List::Direction)
        && reading.doc.is_capitalised(between.start + 1)
    {
        return true;
    }
    // "In Kharkiv region, a house in Vovchansk was shelled": the region holds the town.
    let holds = || {
        let (whole, part) = (reading.place(before), reading.place(mention));
        whole
            .zip(part)
            .is_some_and(|(whole, part)| reading.gazetteer.ancestors(part.key).contains(&whole.key))
    };
    comma
        && ((plain && division(mention) && !division(before))
            || (plain && is_apposed(reading, mention))
            || (!plain && between.clone().any(leads) && !holds() && !headed_by_class(reading, &between)))
}

/// Words for the kind of a place that stand after its name: "the Nusaybin district of", "Saraqeb city,", "the Ghab plain of".
fn is_kind(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    reading.is_one_of(n, WordClass::PartOfTown)
        || is_class(word)
        || is_terrain_word(word)
        || is_division(word)
        || matches!(word, "plain" | "countryside" | "forest" | "oasis" | "delta")
        // "Bokkos Local Government Area of Plateau State".
        || matches!(word, "local" | "government" | "area")
        // "the Ressano Garcia border post, in Maputo province".
        || matches!(word, "border" | "post" | "crossing" | "checkpoint")
}

/// Words for a division, with those that recognition does not take for one ("the Green Zone").
fn is_division(word: &str) -> bool {
    is_division_word(word) || matches!(word, "zone" | "woreda" | "commune")
}

/// "Lamitan, Basilan, on Monday": a name between two commas that no list goes on from says where the one before it is.
fn is_apposed(reading: &Reading<'_>, mention: usize) -> bool {
    let end = reading.tokens_of(mention).end;
    // "Sugapa, Intan Jaya regency, on Monday", where only a part of the name is known.
    let rest = (end..end + 3).take_while(|n| reading.doc.is_capitalised(*n)).count();
    let end = if is_class(reading.folded(end + rest)) { end + rest } else { end };
    // "Kiwirok, Bintang Mountains, on Monday".
    let end = end + usize::from(is_class(reading.folded(end)) || reading.is(end, List::TerrainWord));
    let start = reading.tokens_of(mention).start;
    // "East Wollega zone, Oromia, nine farmers".
    let before = start.saturating_sub(2);
    let before = before.saturating_sub(usize::from(is_kind(reading, before)));
    let first = reading
        .mention_at(before)
        .is_some_and(|m| !matches!(reading.doc.word(reading.tokens_of(m).start.wrapping_sub(1)), ","));
    let closed = matches!(reading.doc.word(end), "," | "." | "")
        && !matches!(reading.folded(end + 1), "and" | "or" | "as")
        // "at Neervely, Jaffna, Sri Lanka".
        && reading.mention_at(end + 1).is_none_or(|m| reading.names_country(m));
    first && closed
}

/// ", the city of": the next name of a list, not where the one before it is.
pub(super) fn headed_by_class(reading: &Reading<'_>, between: &Range<usize>) -> bool {
    // "Saltivka, a neighbourhood of Kharkiv" is in it.
    let article = |t: usize| matches!(reading.folded(t.wrapping_sub(1)), "a" | "an");
    // "Tskhinvali, the capital of the breakaway region of South Ossetia".
    let seat = |t: usize| reading.folded(t) == "capital" && reading.folded(t + 1) == "of";
    if between.clone().any(seat) {
        return false;
    }
    between.clone().any(|t| {
        // "Baidoa, the regional capital of Bay" is in Bay.
        is_class(reading.folded(t))
            && reading.folded(t) != "capital"
            && !is_foremost(reading.folded(t.wrapping_sub(1)))
            && reading.folded(t + 1) == "of"
            && !(article(t) && reading.is_one_of(t, WordClass::PartOfTown))
    })
}

/// "Stepanakert, the main town of Nagorno Karabakh": words that make a town that of what stands after it.
fn is_foremost(word: &str) -> bool {
    matches!(word, "main" | "chief" | "largest" | "biggest" | "principal" | "administrative")
}

pub(super) fn same_place(reading: &Reading<'_>, a: usize, b: usize) -> bool {
    reading.place(a).map(|p| p.key) == reading.place(b).map(|p| p.key) && reading.place(a).is_some()
}
