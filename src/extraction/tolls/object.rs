//! Those whom an active verb harms: "killing nine people", "injured two civilians and a journalist".

use super::figure::{Found, is_passive};
use super::harm::is_harm;
use super::noun::is_general;
use super::people::{introduces_part, people};
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{GIVEN_NAMES, List};
use crate::model::Toll;
use crate::text::TokenKind;
use std::ops::Range;

/// Whether a number or one person stands right after the word.
pub(super) fn object_follows(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> bool {
    // "killed himself and nine others".
    let own = matches!(reading.folded(at + 1), "himself" | "herself" | "themselves")
        && reading.folded(at + 2) == "and";
    // "killed \"at least ten civilians\"".
    let quoted = usize::from(matches!(reading.doc.word(at + 1), "\"" | "“" | "«"));
    let everyone = matches!(reading.folded(at + 1), "everyone" | "everybody");
    everyone
        || quantities.iter().any(|q| {
            (q.tokens.start == at + 1 + quoted
                // "killed the two occupants".
                || (q.tokens.start == at + 2
                    && !q.indefinite
                    && matches!(reading.folded(at + 1), "the" | "all" | "its" | "his"))
                || (own && q.tokens.start == at + 3)
                || (q.tokens.start == at + 2 && matches!(reading.folded(at + 1), "down" | "out")))
                && (!q.indefinite || people(reading, q, tokens).is_some())
        })
}

/// The people after an active verb: "killing nine people", "injured two civilians ... and a journalist".
pub(super) fn object(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    // "wounding others, two officials said": those whom nobody has counted.
    let uncounted = matches!(reading.folded(at + 1), "others" | "many" | "several" | "dozens" | "scores");
    if uncounted && reading.doc.word(at + 2) == "," {
        return None;
    }
    // "claiming the lives of the driver and four workers".
    let of = Some(at + 1).filter(|of| reading.folded(*of) == "of");
    let driver =
        of.and_then(|of| one_told_of(reading, of)).map(|found| with_companions(reading, quantities, found));
    if let Some(found) = driver.filter(|(toll, ..)| toll.low() > Some(1)) {
        return Some(found);
    }
    // "killing everyone inside: two nurses and a patient".
    let all = matches!(reading.folded(at + 1), "everyone" | "everybody" | "all");
    let stop = (at + 1..tokens.end)
        .find(|n| {
            is_harm(reading, *n)
                || matches!(reading.doc.word(*n), ";" | "—")
                || (reading.doc.word(*n) == ":" && !all)
        })
        .unwrap_or(tokens.end);
    // "killed, according to the mayor, eleven people".
    let close = (at + 2..at + 9).find(|n| reading.doc.word(at + 1) == "," && reading.doc.word(*n) == ",");
    let told = close.filter(|n| quantities.iter().any(|q| q.tokens.start == n + 1));
    let at_verb = at;
    let at = told.unwrap_or(at);
    let mut sum: Option<Found> = None;
    // "killed eight people, six men and two women": the parts of whom the first number counts.
    let mut first_of_all: Option<Found> = None;
    let is_whole = |first: &Option<Found>, all: Toll| {
        let whole = first.as_ref().and_then(|(toll, ..)| toll.best());
        let general = first.as_ref().is_some_and(|(.., who)| reading.any_word(who.clone(), is_general));
        // "16 employees, twelve Iraqis and four technicians": each kind of a larger number, whatever it counts.
        let large = whole.is_some_and(|n| n > LARGE);
        (general || large) && whole.is_some_and(|n| n > 1 && all.best() == n.checked_mul(2))
    };
    for quantity in quantities.iter().filter(|q| q.tokens.start > at && q.tokens.start < stop) {
        let counted = people(reading, quantity, tokens).or_else(|| some_of_them(reading, quantity));
        let Some((toll, counted)) = counted else {
            if sum.is_none() && quantity.tokens.start <= at + 2 {
                return None;
            }
            continue;
        };
        if introduces_part(reading, quantity.tokens.start, at) {
            continue;
        }
        // "killed five people, including a child, and two others were wounded": of the next clause.
        if sum.is_some() && has_own_verb(reading, counted.end) {
            return sum;
        }
        // "shot five customers, one of them a boy and another a pensioner": some of those.
        let of_them = reading.folded(quantity.tokens.end) == "of"
            && matches!(reading.folded(quantity.tokens.end + 1), "them" | "whom");
        if sum.is_some() && of_them {
            return sum;
        }
        // "killing 11 children, an agency and a teacher said": who only tells of it.
        if sum.is_some() && reading.is(counted.end, List::Saying) {
            return sum;
        }
        sum = match sum {
            None if quantity.tokens.start <= at + 6 => {
                let found = Some((toll, reading.doc.tokens[at_verb].span().cover(quantity.span), counted));
                first_of_all.clone_from(&found);
                found
            }
            None => return None,
            // "a woman who sold food on the corner and a policeman".
            Some((first, span, who)) if is_joined_behind_relative(reading, who.end, &counted) => {
                Some((add(first, toll)?, span.cover(quantity.span), who.start..counted.end))
            }
            // "seven members of the security forces, two residents and a tourist".
            Some((first, span, who))
                if end_of_group(reading, who.end)
                    .is_some_and(|end| listed(reading, quantities, tokens, end, quantity.tokens.start)) =>
            {
                Some((add(first, toll)?, span.cover(quantity.span), who.start..counted.end))
            }
            // A further object joined by "and": "a woman and her two sons", "two civilians, ..., and a journalist".
            Some((first, span, who))
                if joined(reading, who.end, quantity.tokens.start)
                    || listed(reading, quantities, tokens, who.end, quantity.tokens.start) =>
            {
                let total = add(first, toll)?;
                if is_whole(&first_of_all, total)
                    && reading.doc.word(first_of_all.as_ref().map_or(0, |f| f.2.end)) == ","
                {
                    return first_of_all;
                }
                Some((total, span.cover(quantity.span), who.start..counted.end))
            }
            done => return done,
        };
    }
    sum.map(|found| with_driver(reading, found))
}

/// "members of the security forces,": where the words end, at a comma, that say of what body the counted are.
fn end_of_group(reading: &Reading<'_>, from: usize) -> Option<usize> {
    const WORDS: usize = 6;
    let of_the = reading.folded(from) == "of" && reading.folded(from + 1) == "the";
    let comma = (from + 2..from + 2 + WORDS).find(|n| !reading.doc.is_word(*n))?;
    (of_the && reading.doc.word(comma) == "," && (from..comma).all(|n| !is_harm(reading, n))).then_some(comma)
}

/// "killing 15 of them and the civilian driver": those who are counted, and the one who drove them.
fn with_driver(reading: &Reading<'_>, (toll, span, who): Found) -> Found {
    let the = who.end + 1;
    let drives = |n: usize| matches!(reading.folded(n), "driver" | "pilot" | "conductor" | "interpreter");
    let led = reading.folded(who.end) == "and" && reading.folded(the) == "the";
    let driver = (the + 1..the + 3).find(|n| led && drives(*n)).filter(|n| !has_own_verb(reading, n + 1));
    match driver.and_then(|n| Some((n, add(toll, Toll::exactly(1))?))) {
        Some((n, all)) => (all, span.cover(reading.span(&(the..n + 1))), who.start..n + 1),
        None => (toll, span, who),
    }
}

/// "killed Chechnya's president and six other people": those others, and the one who is named before them.
pub(super) fn leader_and_others(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    const NAME: usize = 8;
    let and = (at + 2..tokens.end.min(at + 2 + NAME)).find(|n| reading.folded(*n) == "and")?;
    let plain = |n: usize| {
        (reading.doc.is_word(n) || reading.doc.tokens[n].kind == TokenKind::Possessive)
            && !is_harm(reading, n)
    };
    let one = (at + 1..and)
        .any(|n| reading.is(n, List::Title) || reading.is(n, List::OneHuman) || is_person(reading, n));
    let uncounted = !quantities.iter().any(|q| q.tokens.start > at && q.tokens.start < and && !q.indefinite);
    let more =
        quantities.iter().find(|q| q.tokens.start > and && q.tokens.start <= and + 3 && !q.indefinite)?;
    let (toll, who) = people(reading, more, tokens)?;
    let others = who.clone().any(|n| matches!(reading.folded(n), "other" | "others"));
    let all =
        add(toll, Toll::exactly(1)).filter(|_| one && uncounted && others && (at + 1..and).all(plain))?;
    Some((all, reading.doc.tokens[at].span().cover(more.span), at + 1..who.end))
}

/// Whether who stands before a token has something done to them right there: "two others were wounded".
pub(super) fn has_own_verb(reading: &Reading<'_>, end: usize) -> bool {
    let auxiliaries = (end..end + 4).take_while(|n| reading.is_one_of(*n, WordClass::Auxiliary)).count();
    is_harm(reading, end + auxiliaries)
}

/// Two numbers that make up one larger than this do so by no chance.
pub(super) const LARGE: u32 = 5;

/// "two soldiers who were on patrol and a boy": whether "and" joins the counted to those of whom a relative clause tells, and nothing
/// else is said of them.
pub(super) fn is_joined_behind_relative(reading: &Reading<'_>, from: usize, counted: &Range<usize>) -> bool {
    let told = counted.start.checked_sub(1).filter(|and| reading.folded(*and) == "and" && *and > from + 1);
    matches!(reading.folded(from), "who" | "whose")
        && told.is_some_and(|and| and <= from + 12 && (from..and).all(|n| !is_harm(reading, n)))
        && !reading.is_one_of(counted.end, WordClass::Auxiliary)
        && !is_harm(reading, counted.end)
}

/// "killed seven of them".
pub(super) fn some_of_them(reading: &Reading<'_>, quantity: &Quantity) -> Option<(Toll, Range<usize>)> {
    let end = quantity.tokens.end;
    // "have buried 11 of their own".
    let own = matches!(reading.folded(end + 1), "their" | "its" | "our") && reading.folded(end + 2) == "own";
    let of_them = reading.folded(end) == "of" && (own || matches!(reading.folded(end + 1), "them" | "us"));
    quantity.toll.filter(|_| of_them).map(|toll| (toll, quantity.tokens.start..end + 2))
}

pub(super) fn add(a: Toll, b: Toll) -> Option<Toll> {
    let low = a.low()?.checked_add(b.low()?)?;
    match (a.high(), b.high()) {
        (Some(x), Some(y)) => Some(Toll::between(low, x.checked_add(y)?)),
        _ => Some(Toll::at_least(low)),
    }
}

/// "a father, a mother and their two children": one more of a list that ends with "and".
fn listed(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    from: usize,
    to: usize,
) -> bool {
    if reading.doc.word(from) != "," || to != from + 1 {
        return false;
    }
    // The quantities stand in order, so that a list of any length is read in one pass.
    let at = quantities.partition_point(|q| q.tokens.start < to);
    let next = quantities.get(at).filter(|q| q.tokens.start == to);
    let end = next.and_then(|q| people(reading, q, tokens)).map_or(to, |(_, who)| who.end);
    let after = quantities.get(at..).unwrap_or_default().iter().skip_while(|q| q.tokens.start <= to);
    after.take_while(|last| last.tokens.start <= end + 3).any(|last| joined(reading, end, last.tokens.start))
}

pub(super) fn joined(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    let last = reading.folded(to.wrapping_sub(1));
    // "three civilians, including a woman, besides two soldiers".
    let last = if last == "besides" { "and" } else { last };
    let her = matches!(last, "her" | "his" | "their") && reading.folded(to.wrapping_sub(2)) == "and";
    (last == "and" || her)
        && !(from..to).any(|n| {
            is_harm(reading, n)
                || matches!(reading.folded(n), "on" | "in" | "was" | "were")
                || reading.is_one_of(n, WordClass::BesidesHarm)
        })
}

/// "killing him", "killing the driver": one person told of before, right after the verb.
pub(super) fn one_told_of(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let end = match reading.folded(at + 1) {
        "him" | "her" if !reading.is(at + 2, List::OneHuman) => at + 2,
        "the" | "his" | "her" | "its" => {
            let noun = (at + 2..at + 4).find(|n| reading.is(*n, List::OneHuman))?;
            let compound = reading.is(noun + 1, List::SiteNoun) || reading.is(noun + 1, List::OneHuman);
            (!compound).then_some(noun + 1)?
        }
        _ => return None,
    };
    Some((Toll::exactly(1), reading.span(&(at..end)), at + 1..end))
}

/// With those who are told of by what they are to the counted: "an official and his driver", "a man and his two sons".
pub(super) fn with_companions(reading: &Reading<'_>, quantities: &[&Quantity], found: Found) -> Found {
    let (toll, span, who) = found.clone();
    // "two brothers, aged 9 and 12, and their grandmother".
    let aged =
        reading.doc.word(who.end) == "," && matches!(reading.folded(who.end + 1), "aged" | "ages" | "both");
    let close = (who.end + 2..who.end + 8).find(|n| aged && reading.doc.word(*n) == ",");
    let and = close.map_or(who.end, |n| n + 1);
    let own = and + 1;
    // "the driver and 11 passengers".
    let others =
        quantities.iter().find(|q| q.tokens.start == own && !q.indefinite && reading.folded(and) == "and");
    let one = toll == Toll::exactly(1) && matches!(reading.folded(who.start), "the" | "his" | "her" | "its");
    if one
        && let Some((more, end)) = others.and_then(|q| {
            Some((q.toll?, q.tokens.end + 1)).filter(|(_, end)| reading.is(end - 1, List::Human))
        })
        && let Some(all) = add(toll, more)
    {
        return (all, span.cover(reading.span(&(who.start..end))), who.start..end);
    }
    // "a member of the council of Baquba along with his driver".
    let along = (who.end..who.end + 8)
        .take_while(|n| reading.doc.is_word(*n))
        .find(|n| matches!(reading.folded(*n), "along" | "together") && reading.folded(n + 1) == "with");
    let own = along.map_or(own, |n| n + 2);
    let joins = along.is_some() || reading.folded(and) == "and";
    if !joins || !matches!(reading.folded(own), "his" | "her" | "their") {
        return found;
    }
    let counted = quantities.iter().find(|q| q.tokens.start == own + 1 && !q.indefinite);
    let (more, end) = match counted {
        // "a woman and her twin daughters".
        None if reading.folded(own + 1) == "twin" && reading.is(own + 2, List::Human) => {
            (Some(Toll::exactly(2)), own + 3)
        }
        Some(q) => (q.toll, q.tokens.end + 1),
        None => {
            let noun = (own + 1..own + 3).find(|n| reading.is(*n, List::OneHuman));
            (noun.map(|_| Toll::exactly(1)), noun.unwrap_or(own) + 1)
        }
    };
    let end = end.min(reading.doc.tokens.len());
    match more.and_then(|more| add(toll, more)) {
        Some(all) => (all, span.cover(reading.span(&(who.start..end))), who.start..end),
        None => found,
    }
}

/// "killed Attorney General Roberto Garcia", "the murder of ...": one person by office or name right after the verb.
pub(super) fn named_object(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let shot_dead = reading.folded(at) == "dead" && reading.folded(at.wrapping_sub(1)) == "shot";
    let deed = shot_dead || reading.is_one_of(at, WordClass::Harming);
    if !deed || is_passive(reading, at, tokens) {
        return None;
    }
    let mut object: Vec<usize> = (at + 1..tokens.end.min(at + 9))
        .take_while(|n| reading.doc.is_word(*n) && !is_harm(reading, *n))
        .collect();
    // "killed Sergeant Petrov and wounded two".
    if object.last().is_some_and(|n| reading.folded(*n) == "and" && is_harm(reading, n + 1)) {
        object.pop();
    }
    // "killed officer Svetislav Przic".
    let by_kind = |n: usize| {
        n == at + 2
            && reading.is(at + 1, List::OneHuman)
            && reading.doc.is_capitalised(n)
            && reading.mention_at(n).is_none()
    };
    let named = |n: &usize| is_person(reading, *n) || by_kind(*n);
    let unlisted = is_named_by_apposition(reading, at, &object) || is_name_before_place(reading, at, &object);
    let first = if unlisted { 0 } else { object.iter().position(named).filter(|n| *n <= 4)? };
    let before = |n: &usize| *n < object[first];
    let other = object.iter().copied().filter(before).any(|n| reading.is_one_of(n, WordClass::OutsideObject));
    let several = object.iter().any(|n| reading.folded(*n) == "and")
        || quantities.iter().any(|q| q.tokens.start > at && q.tokens.start <= object[first]);
    let end = object[first] + 1;
    (!other && !several).then(|| (Toll::exactly(1), reading.span(&(at..end)), at + 1..end))
}

/// "shot dead Ketheshwaran Loganathan, deputy head of the secretariat", "killed Ali Diallo, 34,": whether the object is a name of two words or
/// more that no list knows, of whom an apposition says who it is.
fn is_named_by_apposition(reading: &Reading<'_>, at: usize, object: &[usize]) -> bool {
    let [first, .., last] = object[..] else { return false };
    let whole = first == at + 1 && object.iter().all(|n| reading.doc.is_capitalised(*n));
    let comma = last + 1;
    let apposition = comma + 1..comma + 4;
    let office = |n: usize| {
        let lists = reading.lists(n);
        !reading.doc.is_capitalised(n) && [List::OneHuman, List::Title].iter().any(|list| lists.has(*list))
            || reading.doc.word(n).parse::<u8>().is_ok()
            || matches!(reading.folded(n), "head" | "member" | "editor" | "founder" | "chief")
    };
    whole && reading.doc.word(comma) == "," && apposition.into_iter().any(office)
}

/// "killed Salif Diallo in Ouahigouya": whether the object is two or three capitalised words that no list knows, and a place follows.
fn is_name_before_place(reading: &Reading<'_>, at: usize, object: &[usize]) -> bool {
    let name = object.iter().copied().take_while(|n| reading.doc.is_capitalised(*n));
    let end = at + 1 + name.clone().count();
    let unknown = |n: usize| {
        let lists = reading.lists(n);
        let kinds = [List::Organisation, List::ArmedGroup, List::Make, List::Human, List::CalendarWord];
        let acronym = reading.doc.word(n).chars().all(char::is_uppercase);
        reading.mention_at(n).is_none()
            && !acronym
            && !reading.folded(n).ends_with('s')
            && !kinds.into_iter().any(|list| lists.has(list))
    };
    matches!(end - at, 3 | 4)
        && !reading.doc.is_capitalised(at)
        && name.clone().all(unknown)
        && reading.actors_in(&(at + 1..end)).is_empty()
        && reading.is(end, List::PlacePreposition)
}

/// Whether a token is an office with a capital, or the first word of a person's name.
pub(super) fn is_person(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    let titled = crate::language::english::words::is_title(word) && reading.doc.is_capitalised(n);
    titled || (GIVEN_NAMES.has(word) && reading.doc.is_capitalised(n) && reading.mention_at(n).is_none())
}
