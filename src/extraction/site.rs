//! Which of a sentence's mentions are where the event happened, and the site that each gives.

mod accept;
mod care;
mod container;
mod here;
mod list;
mod locate;
mod nominal;
mod opening;
mod scenes;
mod speaker;
mod there;
mod topic;

pub(super) use container::{DISTRICT_KM, container_of, is_said_to_be_in, only_district};
pub(super) use here::dated_from;
pub(super) use locate::{is_facility, is_part_of_town, site};
pub(super) use nominal::{is_capital, is_in_capital};
pub(super) use opening::is_quarter_of;
pub(super) use scenes::{scenes, stages, town_of_tellers};
pub(super) use speaker::{is_label, is_labelled, is_speakers_seat};
pub(super) use topic::{topic, town_of_heading, town_of_title};

use crate::extraction::reading::{Hit, Reading};
use crate::language::english::lead::{is_class, lead_of};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::{Kind, Place};
use crate::text::{BlockKind, TokenKind};
pub(super) use accept::{is_only_a_name, is_site};
use accept::{is_owner, is_too_large};
use list::{
    is_namesake_far_away, is_road_in, is_unknown_market, lists, located_by, second_object, without_containers,
};
use nominal::nominal;
use opening::{is_followed_by_where, opening_city, opening_label, opening_topic, opening_town};
use speaker::spoken_past;
use std::ops::Range;

/// The mentions that are a trigger's places: the first after it with the list that it begins, else the last list
/// before it, inside the trigger's region; of parts of the city that opens the sentence, that city; where it says "here" or "there", what
/// that means.
pub(super) fn places(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Vec<usize> {
    if let Some(topic) = opening_topic(reading, sentence) {
        return vec![topic];
    }
    let mut places = named_places(reading, hit, region, sentence);
    if let Some(town) = here::here(reading, hit, region, sentence)
        .filter(|town| here::is_only_around(reading, *town, &places))
    {
        places = vec![town];
    }
    if places.is_empty() && hit.entry.role != Role::Capture {
        let elsewhere = || there::there(reading, hit, region, sentence);
        places.extend(elsewhere());
    }
    match opening_city(reading, &places, sentence) {
        Some(city) => vec![city],
        None => places,
    }
}

/// The parts of a city lie no farther from its middle than this, in kilometres.
const SAME_CITY_KM: f64 = 30.0;

/// "BAGHDAD - A bomb aimed at a patrol killed two in Karrada": whether a place is a part of the town that labels a block.
pub(super) fn is_part_of_label(reading: &Reading<'_>, part: usize, town: usize) -> bool {
    let near = |(a, b): (Place<'_>, Place<'_>)| {
        a.key != b.key && crate::geodesy::distance(a.position, b.position).km() <= SAME_CITY_KM
    };
    is_label(reading, town) && reading.place(part).zip(reading.place(town)).is_some_and(near)
}

/// The subject of a relative clause has fewer tokens: "which the insurgents seized".
const RELATIVE: usize = 5;

fn named_places(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Vec<usize> {
    // "Dubasari suffered its heaviest bombardment since March, according to the radio of the Dniester republic": whose radio it is.
    let limit = next_place_clause(reading, hit, region, sentence);
    let told = (hit.tokens.end..limit).find(|n| reading.folded(*n) == "according");
    let after = hit.tokens.end..told.unwrap_or(limit);
    let before = region.start..hit.tokens.start;
    // "a London rally", "the Ganja strike": the name right before the noun.
    let previous = hit.tokens.start.checked_sub(1).filter(|n| sentence.contains(n));
    let touching = previous.and_then(|n| reading.mention_at(n));
    let right = group(reading, &after, hit, sentence);
    // "The explosion in the capital tore through a station in the Pettah quarter".
    let end = hit.tokens.end;
    let in_capital = is_noun(hit.entry.role)
        && reading.folded(end) == "in"
        && reading.folded(end + 1) == "the"
        && reading.folded(end + 2) == "capital"
        && reading.mention_at(end + 3).is_none();
    if in_capital && let Some(capital) = nominal(reading, hit, region, sentence) {
        return vec![capital];
    }
    // "In Bhanga, 30 people were hurt in a clash on the Dhaka-Khulna highway": the town that opens the sentence, and not where the road leads.
    if let [road] = right[..]
        && reading.is_on_line(road)
        && let Some(town) = opening_town(reading, hit, sentence)
    {
        return vec![town];
    }
    if let Some(mention) = touching.filter(|m| is_noun(hit.entry.role) && is_site(reading, *m, sentence)) {
        // "Baghdad bombing kills 125 shoppers in Karrada district": the part of the city that the clause goes on to name.
        return if is_part_of(reading, &right, mention) { right } else { vec![mention] };
    }
    if !right.is_empty() {
        return right;
    }
    if let Some(head) = opening_label(reading, sentence) {
        return vec![head];
    }
    // "no officer left the police station in Saint-Marc during the attack": an attack that was somewhere else.
    let at = hit.tokens.start;
    let meanwhile =
        reading.folded(at.wrapping_sub(1)) == "the" && reading.folded(at.wrapping_sub(2)) == "during";
    if meanwhile && is_noun(hit.entry.role) {
        return Vec::new();
    }
    // "the town of Islam Qala, which insurgents seized on Friday".
    let relative = (hit.tokens.start.saturating_sub(RELATIVE).max(region.start)..hit.tokens.start)
        .any(|n| matches!(reading.folded(n), "which" | "that") && reading.doc.word(n.wrapping_sub(1)) == ",")
        && reading.triggers_in(&(hit.tokens.end..sentence.end)).is_empty();
    if hit.entry.role == Role::Capture && !relative && !is_passive(reading, hit.tokens.start, sentence) {
        return Vec::new();
    }
    let mut left = reading.mentions_in(&before);
    // "In Potrerito, a village in the hills above the town, gunmen fired": the place that opens the sentence.
    let opens = |m: &usize| {
        let start = reading.tokens_of(*m).start;
        start <= sentence.start + 3
            && lead_of(reading.doc, start)
                .is_some_and(|n| n >= sentence.start && matches!(reading.folded(n), "in" | "at" | "near"))
            && is_site(reading, *m, sentence)
    };
    if !left.iter().any(opens)
        && let Some(named) = nominal(reading, hit, region, sentence)
    {
        return vec![named];
    }
    // "the town of Oicha, in Congo's North Kivu province".
    left.retain(|m| {
        let named = matches!(reading.mentions[*m].kind, Kind::Place | Kind::Coordinates);
        ((named && !is_owner(reading, *m)) || reading.is_on_line(*m))
            && !is_in_aside(reading, *m, hit, sentence)
    });
    // "Bentalha lies a few kilometres from Rais, where armed men killed 98 people".
    let apart = |m: &usize| !is_site(reading, *m, sentence) && is_followed_by_where(reading, *m, hit);
    if let Some(town) = left.last().filter(|m| apart(m)) {
        return vec![*town];
    }
    let Some(last) =
        left.iter().rposition(|m| is_site(reading, *m, sentence) && !spoken_past(reading, *m, &hit.tokens))
    else {
        return Vec::new();
    };
    let last =
        described(reading, &left, last).filter(|m| is_site(reading, left[*m], sentence)).unwrap_or(last);
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

/// "in Awaran, one of the poorest districts of Balochistan,": the place that an apposition tells the division of, by its number among the places.
fn described(reading: &Reading<'_>, places: &[usize], last: usize) -> Option<usize> {
    const APPOSITION: usize = 9;
    let (before, whole) = (last.checked_sub(1)?, *places.get(last)?);
    let (inner, outer) = (reading.place(places[before])?, reading.place(whole)?);
    let between = reading.tokens_of(places[before]).end..reading.tokens_of(whole).start;
    let apposed = reading.doc.word(between.start) == ","
        && between.len() <= APPOSITION
        && matches!(reading.folded(between.end - 1), "of" | "in")
        && between.clone().skip(1).all(|n| reading.doc.is_word(n))
        && reading.triggers_in(&between).is_empty();
    (apposed && outer.is_division() && reading.gazetteer.ancestors(inner.key).contains(&outer.key))
        .then_some(before)
}

/// "in Nikopol, which faces the power station at Enerhodar across the Dnipro, shelling wounded three": whether a name stands in a
/// relative clause that ends before the trigger.
fn is_in_aside(reading: &Reading<'_>, mention: usize, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let tokens = reading.tokens_of(mention);
    let comma = |n: &usize| reading.doc.word(*n) == ",";
    let opened = (sentence.start..tokens.start).rev().find(comma);
    let relative = |n: usize| matches!(reading.folded(n), "which" | "who" | "whose" | "where");
    let closed = (tokens.end..hit.tokens.start).find(comma);
    opened.is_some_and(|n| relative(n + 1)) && closed.is_some()
}

/// "In Nuli six were wounded, and in Ergneti houses were damaged": where the clause of a trigger ends whose place opens it, before the
/// place that opens the next.
fn next_place_clause(
    reading: &Reading<'_>,
    hit: &Hit<'_>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> usize {
    let leads = |n: usize| matches!(reading.folded(n), "in" | "at" | "near");
    let place = |n: usize| leads(n) && (n + 1..n + 4).any(|k| reading.mention_at(k).is_some());
    let opened = (sentence.start..hit.tokens.start).any(|n| {
        let begins = n == sentence.start || !reading.doc.is_word(n - 1) || reading.folded(n - 1) == "and";
        begins && place(n)
    });
    // "There was bloodshed in Katlehong, where six were shot dead, and in Sharpeville": the place that a relative clause is of.
    let relative = (sentence.start..hit.tokens.start).rev().find(|n| reading.folded(*n) == "where");
    let of_relative = relative.is_some_and(|n| {
        let before = reading.mentions_in(&(sentence.start..n));
        let own = before.last().is_some_and(|m| is_site(reading, *m, sentence));
        own && reading.mentions_in(&(n..hit.tokens.start)).is_empty()
    });
    let next = |n: &usize| matches!(reading.folded(*n), "and" | "while" | "but") && place(n + 1);
    (hit.tokens.end..region.end).find(|n| (opened || of_relative) && next(n)).unwrap_or(region.end)
}

/// Whether the only place of a list lies in the place of a mention.
fn is_part_of(reading: &Reading<'_>, list: &[usize], whole: usize) -> bool {
    let ([part], Some(whole)) = (list, reading.place(whole)) else { return false };
    reading.place(*part).is_some_and(|p| {
        p.key != whole.key
            && p.radius.0 < whole.radius.0
            && crate::geodesy::distance(p.position, whole.position).0 <= whole.radius.0
    })
}

fn is_noun(role: Role) -> bool {
    matches!(role, Role::Noun | Role::Loose | Role::State)
}

/// The places of a sentence none of whose triggers has any beside it: the first group of the sentence.
pub(super) fn sentence_places(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<usize> {
    let all = reading.mentions_in(sentence);
    if all.is_empty() {
        return Vec::new();
    }
    let speech_end = (sentence.start..sentence.end)
        .find(|n| reading.is(*n, List::Saying))
        .filter(|n| n - sentence.start < 16)
        .unwrap_or(sentence.start);
    let sites: Vec<usize> = all
        .into_iter()
        .filter(|m| {
            let start = reading.tokens_of(*m).start;
            // "In Popasna two women said that their brother had stepped on a mine".
            let opens =
                start == sentence.start + 1 && matches!(reading.folded(sentence.start), "in" | "at" | "near");
            opens || start >= speech_end
        })
        .filter(|m| in_place_phrase(reading, *m))
        // "no officer left the police station in Saint-Marc during the attack": where something else was.
        .filter(|m| {
            let end = reading.tokens_of(*m).end;
            !(end..end + 3).any(|n| reading.folded(n) == "during" && reading.folded(n + 1) == "the")
        })
        .filter(|m| !is_speakers_seat(reading, reading.tokens_of(*m).start, sentence))
        .filter(|m| {
            !reading.any_word(reading.tokens_of(*m).end..sentence.end, |w| {
                matches!(w, "heard" | "witnessed" | "saw")
            })
        })
        .filter(|m| is_site(reading, *m, sentence))
        .collect();
    // "In Balochistan, gunmen entered a house in Turbat and shot five labourers".
    let contains_next = |n: usize| {
        let wide = reading.place(sites[n]).is_some_and(|place| !place.is_settlement());
        wide && sites.get(n + 1).is_some_and(|next| is_part_of(reading, &[*next], sites[n]))
    };
    let sites: Vec<usize> = (0..sites.len()).filter(|n| !contains_next(*n)).map(|n| sites[n]).collect();
    let Some(first) = sites.first().copied() else {
        let own = tellers_place(reading, sentence).or_else(|| victims_home(reading, sentence));
        return own.into_iter().collect();
    };
    let list: Vec<usize> = std::iter::once(first)
        .chain(sites.windows(2).take_while(|w| lists(reading, w[0], w[1])).map(|w| w[1]))
        .collect();
    without_containers(reading, list)
}

/// "Residents of a village in Kumbo district said", "Elders from Andar district claimed", "The mayor of Izium said", "Police in Karachi said":
/// what they tell of, where nothing else is named, is theirs; the police and the mayor of a town may tell of another one that was named before.
fn tellers_place(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    let says = (sentence.start..sentence.end)
        .find(|n| reading.is(*n, List::Saying) || reading.is(*n, List::Accusing))?;
    let serves = |n: usize| match reading.folded(n) {
        "police" => reading.folded(n + 1) == "in",
        // "Officials in Kharkiv said", "Army officers in San Miguel said", not "officials in the region".
        "officials" | "officers" | "prosecutors" => {
            reading.folded(n + 1) == "in" && reading.mention_at(n + 2).is_some() && opens_report(reading, n)
        }
        word => is_local_office(word) && reading.folded(n + 1) == "of",
    };
    if let Some(town) = town_of_office(reading, sentence.start..says) {
        return Some(town);
    }
    let tellers = (sentence.start..says).find(|n| {
        let live = matches!(
            reading.folded(*n),
            "residents" | "villagers" | "elders" | "inhabitants" | "locals" | "survivors"
        ) || reading.folded(*n) == "people" && reading.folded(n + 1) == "from";
        // "Local officials in Gorom-Gorom accused the army".
        let local = matches!(reading.folded(*n), "officials" | "authorities" | "leaders")
            && n.checked_sub(1)
                .is_some_and(|b| matches!(reading.folded(b), "local" | "community" | "village"));
        let fled =
            matches!(reading.folded(*n), "refugees" | "refugee") && points_home(reading, says, sentence);
        (live || local || fled) && matches!(reading.folded(n + 1), "of" | "from" | "in") || serves(*n)
    })?;
    let mention = (tellers + 2..says.min(tellers + 9)).find_map(|n| reading.mention_at(n))?;
    let place = reading.place(mention)?;
    (reading.mentions[mention].kind == Kind::Place
        && !is_too_large(&place)
        && place.feature_code != "PPLC"
        && (!serves(tellers) || is_first_town(reading, mention)))
    .then_some(mention)
}

/// Whether a token stands in the first sentences of the text.
fn opens_report(reading: &Reading<'_>, token: usize) -> bool {
    let body = |n: &usize| reading.kind(*n) == BlockKind::Body;
    let sentence = reading.doc.tokens.get(token).map(|t| t.sentence());
    (0..reading.doc.sentences.len()).filter(body).take(2).any(|n| Some(n) == sentence)
}

/// "Refugees from the village of Samashki said that soldiers had killed many of its inhabitants": whether what those say who fled is of where
/// they come from.
fn points_home(reading: &Reading<'_>, says: usize, sentence: &Range<usize>) -> bool {
    (says..sentence.end).any(|n| match reading.folded(n) {
        "there" => !matches!(reading.folded(n + 1), "was" | "were" | "is" | "are" | "had" | "has"),
        "its" => matches!(
            reading.folded(n + 1),
            "inhabitants" | "residents" | "people" | "villagers" | "houses" | "men" | "streets"
        ),
        "the" | "their" => matches!(reading.folded(n + 1), "village" | "town" | "city" | "homes"),
        _ => false,
    })
}

/// Offices that speak of their own town.
fn is_local_office(word: &str) -> bool {
    matches!(word, "mayor" | "governor" | "chief" | "commissioner" | "administrator" | "sheriff" | "prefect")
}

/// "Kharkiv mayor Ihor Terekhov said", "Kherson's governor, Oleksandr Prokudin, said": the town whose mayor speaks, where the report named no
/// other before.
fn town_of_office(reading: &Reading<'_>, subject: Range<usize>) -> Option<usize> {
    let office = subject.clone().take(4).find(|n| is_local_office(reading.folded(*n)))?;
    let possessive =
        office.checked_sub(1).is_some_and(|n| reading.doc.tokens[n].kind == TokenKind::Possessive);
    let mention = reading.mention_at(office.checked_sub(1 + usize::from(possessive))?)?;
    let place = reading.place(mention)?;
    let town = place.is_settlement()
        && place.feature_code != "PPLC"
        && reading.mentions[mention].kind == Kind::Place;
    (town && subject.contains(&reading.tokens_of(mention).start) && is_first_town(reading, mention))
        .then_some(mention)
}

/// Whether the report names no other town before a mention; "the Moscow-installed mayor" names none.
fn is_first_town(reading: &Reading<'_>, mention: usize) -> bool {
    let named = |m: usize| reading.doc.word(reading.tokens_of(m).end) != "-";
    (0..mention).filter(|m| named(*m)).all(|m| {
        reading
            .place(m)
            .is_none_or(|p| !p.is_settlement() || reading.place(mention).is_some_and(|own| own.key == p.key))
    })
}

/// "Residents of Lubero said soldiers had killed nine people there": whether a place is that of those who tell.
pub(super) fn is_of_tellers(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    const VERB: usize = 4;
    const ASIDE: usize = 12;
    // "Elders from Jilib, a stronghold of the group in the south, said that a missile had killed four".
    let end = reading.tokens_of(mention).end;
    let comma = |n: &usize| reading.doc.word(*n) == ",";
    let closed = (end + 1..end + ASIDE).find(comma).filter(|_| comma(&end));
    let end = closed.map_or(end, |n| n + 1);
    let speaks = |n: usize| reading.is(n, List::Saying) || reading.is(n, List::Accusing);
    tellers_place(reading, sentence) == Some(mention) && (end..end + VERB).any(speaks)
}

/// "Four residents of Toretsk were killed by artillery", "The mayor of Cotija was shot dead": people are shelled at home and a mayor is
/// killed in the own town, where no other town is named.
pub(super) fn victims_home(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    let live = |n: &usize| matches!(reading.folded(*n), "residents" | "inhabitants" | "villagers");
    let of = |n: &usize| (live(n) || is_local_office(reading.folded(*n))) && reading.folded(n + 1) == "of";
    let victim = sentence.clone().find(of)?;
    let home = reading.mention_at(victim + 2)?;
    let mut towns = reading.mentions_in(sentence).into_iter().filter(|m| {
        reading.mentions[*m].kind == Kind::Place && reading.place(*m).is_some_and(|p| p.is_settlement())
    });
    let only = towns.next() == Some(home) && towns.next().is_none();
    let shelled = || reading.weapons_in(sentence).iter().any(|w| w.is_remote_violence());
    (only && if live(&victim) { shelled() } else { is_harmed(reading, sentence, victim) }).then_some(home)
}

/// "Gunmen shot dead the mayor of Cotija", "The mayor of Cotija, a former teacher, was shot dead": whether who holds an office is the object
/// of harm or the subject of a passive.
fn is_harmed(reading: &Reading<'_>, sentence: &Range<usize>, office: usize) -> bool {
    const OBJECT: usize = 4;
    const SUBJECT: usize = 14;
    let harm = |tokens: Range<usize>| {
        let hurts = |t: &Hit<'_>| matches!(t.entry.role, Role::Harm | Role::Verb | Role::Under);
        reading.triggers_in(&tokens).iter().any(hurts)
    };
    let was = (office + 3..sentence.end.min(office + SUBJECT))
        .find(|n| reading.is(*n, List::Saying) || matches!(reading.folded(*n), "was" | "were"));
    let passive = was.filter(|n| !reading.is(*n, List::Saying)).is_some_and(|n| harm(n + 1..n + 4));
    passive || harm(office.saturating_sub(OBJECT).max(sentence.start)..office)
}

fn in_place_phrase(reading: &Reading<'_>, mention: usize) -> bool {
    let start = reading.tokens_of(mention).start;
    let led = |w: &str| matches!(w, "in" | "at" | "near" | "on" | "outside" | "inside");
    reading.any_word(start.saturating_sub(5)..start, led)
        || lead_of(reading.doc, start).is_some_and(|n| led(reading.folded(n)))
}

/// The first acceptable mention of `after` and the list that goes on from it.
fn group(reading: &Reading<'_>, after: &Range<usize>, hit: &Hit<'_>, sentence: &Range<usize>) -> Vec<usize> {
    let mentions = reading.mentions_in(after);
    let stop = (after.start..after.end).find(|n| reading.doc.word(*n) == ";").unwrap_or(after.end);
    let Some(first) =
        mentions.iter().position(|m| is_site(reading, *m, sentence) && reading.tokens_of(*m).start < stop)
    else {
        return Vec::new();
    };
    let first = town_of_region(reading, &mentions, first, sentence).unwrap_or(first);
    let start = reading.tokens_of(mentions[first]).start;
    if is_speakers_seat(reading, start, sentence) {
        return Vec::new();
    }
    // "were kidnapped on 11 December and released six days later in Zamfara": not where they were taken.
    if reading.any_word(hit.tokens.end..start, |w| matches!(w, "released" | "freed" | "rescued")) {
        return Vec::new();
    }
    // "Guzman was captured in Jesus Maria" takes no place.
    if hit.entry.role == Role::Capture && is_only_where(reading, hit, start) {
        return Vec::new();
    }
    // A captured place is the verb's object: nothing but a short noun phrase stands between.
    if hit.entry.role == Role::Capture && start - hit.tokens.end > 14 {
        return Vec::new();
    }
    let mut group = vec![mentions[first]];
    let mut last = first;
    for (n, mention) in mentions.iter().enumerate().skip(first + 1) {
        // "in Erbil and in Syria's Idlib".
        if is_owner(reading, *mention) {
            continue;
        }
        if !lists(reading, mentions[last], *mention) {
            break;
        }
        group.push(*mention);
        last = n;
    }
    // "the Doura district in southern Baghdad", which no gazetteer has, or another one far away.
    if let ([part], Some(town)) = (&group[..], mentions.get(first + 1))
        && (is_road_in(reading, *part, *town)
            || located_by(reading, *part, *town)
                && (is_namesake_far_away(reading, *part, *town)
                    || is_unknown_market(reading, *part)
                    || site(reading, *part).is_none()))
        && is_site(reading, *town, sentence)
    {
        return vec![*town];
    }
    // "one on a police station in Santander and one on a base in Suarez": a second object after "and".
    if let Some(next) = mentions[last + 1..].iter().find(|m| second_object(reading, &group, **m)) {
        group.push(*next);
    }
    // "Clashes were reported in Amara, where one man died, and in Diwaniyah": the place that ends the sentence.
    if let Some(last) = mentions.last().filter(|m| !group.contains(m) && ends_list(reading, **m, sentence)) {
        group.push(*last);
    }
    group.retain(|m| is_site(reading, *m, sentence));
    without_containers(reading, group)
}

/// "in the West Bank city of Nablus": the town that a region's name only describes, by its number among the mentions.
fn town_of_region(
    reading: &Reading<'_>,
    mentions: &[usize],
    region: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let town = *mentions.get(region + 1)?;
    let end = reading.tokens_of(mentions[region]).end;
    let described = reading.is(end, List::SettlementWord) && reading.folded(end + 1) == "of";
    // "the Damascus suburb of Jaramana".
    let suburb =
        matches!(reading.folded(end), "suburb" | "district" | "neighbourhood" | "neighborhood" | "quarter");
    let near = |(a, b): (Place<'_>, Place<'_>)| {
        crate::geodesy::distance(a.position, b.position).km() <= SAME_CITY_KM
    };
    let part = suburb && reading.place(mentions[region]).zip(reading.place(town)).is_some_and(near);
    let described = described || part && reading.folded(end + 1) == "of";
    let whole = part || reading.place(mentions[region]).is_some_and(|p| !p.is_settlement());
    let next = reading.tokens_of(town).start == end + 2;
    (described && whole && next && is_site(reading, town, sentence)).then_some(region + 1)
}

/// Whether ", and in" stands before a mention and the end of the sentence after it.
fn ends_list(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let tokens = reading.tokens_of(mention);
    let word = |back: usize| tokens.start.checked_sub(back).map_or("", |n| reading.doc.word(n));
    matches!(word(1), "in" | "near" | "at")
        && word(2) == "and"
        && word(3) == ","
        && tokens.end + 1 >= sentence.end
}

/// Whether a place after a verb of taking only says where it was done: a preposition leads it in, and no word for ground or
/// places stands before that.
fn is_only_where(reading: &Reading<'_>, hit: &Hit<'_>, start: usize) -> bool {
    let Some(lead) = lead_of(reading.doc, start).filter(|n| *n >= hit.tokens.end) else { return false };
    let ground = (hit.tokens.start.saturating_sub(8)..lead).any(|n| {
        // "seized a village head".
        let person = matches!(reading.folded(n + 1), "head" | "chief" | "elder" | "elders" | "leader");
        is_class(reading.folded(n)) && !person || reading.is_one_of(n, WordClass::HeldGround)
    });
    // "retook the presidential palace in Khartoum".
    let object = (hit.tokens.end..lead).take_while(|n| !reading.is(*n, List::PlacePreposition));
    let ground = ground || object.into_iter().any(|n| reading.is_one_of(n, WordClass::HeldBuilding));
    // "Thousands have taken the road to Sennar", "took the captives towards Sulu".
    let away = matches!(reading.folded(lead), "to" | "towards" | "toward");
    // "drove the rebels from Kunduz".
    let driven = reading.folded(lead) == "from" && drives_out(reading, hit.tokens.start, lead);
    let where_ = matches!(reading.folded(lead), "in" | "at" | "near" | "from" | "outside" | "on" | "off");
    away || where_ && !ground && !driven
}

/// "drove the rebels from", "were driven from": whether a verb at `verb` makes those who held a place leave it, up to the word at `from`.
fn drives_out(reading: &Reading<'_>, verb: usize, from: usize) -> bool {
    const SUBJECT: usize = 5;
    let drives =
        matches!(reading.folded(verb), "drove" | "driven" | "driving" | "chased" | "pushed" | "dislodged");
    let passive = from == verb + 1 && matches!(reading.folded(verb.wrapping_sub(1)), "was" | "were" | "been");
    let who = if passive { verb.saturating_sub(SUBJECT)..verb } else { verb + 1..from };
    drives && !reading.actors_in(&who).is_empty()
}

/// "X was captured": the place stands before the verb.
fn is_passive(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    // "The town fell to the rebels", "passed into the hands of the army".
    if matches!(reading.folded(at), "fell" | "fallen" | "passed") {
        return true;
    }
    let from = at.saturating_sub(4).max(sentence.start);
    // "four of them in Aden, where they were taken by helicopter": people, and no place.
    if reading.any_word(from..at, |w| matches!(w, "they" | "he" | "she" | "who" | "whom" | "where")) {
        return false;
    }
    let auxiliary =
        reading.any_word(from..at, |w| matches!(w, "was" | "were" | "been" | "being" | "are" | "is"));
    let declared = reading.any_word(sentence.start..at, |w| w == "declared");
    let headline =
        !reading.any_word(from..at, |w| matches!(w, "has" | "have" | "had" | "army" | "forces" | "troops"));
    auxiliary || declared || (headline && reading.folded(at + 1) == "from")
}
