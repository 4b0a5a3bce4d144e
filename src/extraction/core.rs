//! Statements and tolls of a language whose words are data: type, place, date, killed and wounded.
//!
//! No grammar beyond the order of words: a trigger takes the nearest place of its clause, after it before those in front
//! of it; a casualty word takes the nearest number of people, and a single person where there is none.

use super::reading::{Hit, Reading};
use super::reality::Reality;
use super::statement::{Statement, unite};
use super::tolls::{Figure, Tolls, is_long_since};
use crate::language::core::Core;
use crate::language::english::numbers::Quantity;
use crate::language::lexicon::Role;
use crate::model::{Kind, SubEventType, Toll};
use std::ops::Range;

/// How far from its trigger a word may stand that makes it unreal, in tokens.
const REACH: usize = 6;
/// How far from its number a casualty word may stand, in tokens.
const BESIDE: usize = 5;

/// The statements of a sentence, in order.
pub(super) fn statements<'a>(reading: &Reading<'a>, core: &Core, sentence: usize) -> Vec<Statement<'a>> {
    let tokens = reading.doc.sentences[sentence].tokens.clone();
    let hits: Vec<&Hit<'a>> =
        reading.triggers_in(&tokens).iter().filter(|h| is_trigger(reading, h, &tokens)).collect();
    let mut statements: Vec<Statement<'a>> = hits
        .iter()
        .enumerate()
        .map(|(n, hit)| {
            let left = n.checked_sub(1).map_or(tokens.start, |p| hits[p].tokens.end);
            let right = hits.get(n + 1).map_or(tokens.end, |next| next.tokens.start);
            statement(reading, core, hit, &(left..right), &tokens)
        })
        .collect();
    let placed: Vec<Vec<usize>> =
        statements.iter().map(|s| s.places.clone()).filter(|p| !p.is_empty()).collect();
    if let [only, rest @ ..] = placed.as_slice()
        && rest.iter().all(|places| places == only)
    {
        for statement in statements.iter_mut().filter(|s| s.places.is_empty()) {
            statement.places.clone_from(only);
        }
    }
    statements.retain(|s| s.role != Role::Capture || !s.places.is_empty());
    unite(reading, statements)
}

fn is_trigger(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let armed = || !reading.weapons_in(sentence).is_empty();
    let development = hit.entry.sub_event_type.is_some_and(SubEventType::is_development);
    match hit.entry.role {
        Role::Nothing | Role::Weapon | Role::Actor(_) => false,
        Role::Carry => armed(),
        Role::Loose | Role::Verb if hit.entry.sub_event_type.is_none() => {
            armed() || reading.is_about_conflict() || !reading.actors_in(sentence).is_empty()
        }
        _ => !development || reading.developments,
    }
}

fn statement<'a>(
    reading: &Reading<'a>,
    core: &Core,
    hit: &Hit<'a>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Statement<'a> {
    let distance = |w: &&Hit<'a>| w.tokens.start.abs_diff(hit.tokens.start);
    let weapon = reading.weapons_in(sentence).iter().min_by_key(distance);
    let by_weapon = weapon.and_then(|w| w.entry.sub_event_type);
    let stated = hit.entry.sub_event_type.filter(|_| hit.entry.role != Role::Loose);
    let own = Some((hit.entry.weapon.as_str(), hit.tokens.clone()));
    let class = weapon.map(|w| (w.entry.weapon.as_str(), w.tokens.clone())).or(own);
    let explosive = stated.is_some_and(SubEventType::is_remote_violence);
    Statement {
        trigger: hit.tokens.clone(),
        others: Vec::new(),
        role: hit.entry.role,
        entry: hit.entry,
        // "the car exploded after a drone had hit it": the weapon is the surer word.
        sub_event_type: if explosive {
            by_weapon.filter(|_| hit.entry.weapon == "bomb").or(stated)
        } else {
            stated.or(by_weapon)
        },
        fallback: hit.entry.sub_event_type,
        weapon: class.filter(|(class, _)| !class.is_empty()),
        places: places(reading, core, &hit.tokens, region),
        definite: false,
        reality: reality(reading, core, hit, sentence),
        expected: None,
    }
}

fn reality(reading: &Reading<'_>, core: &Core, hit: &Hit<'_>, sentence: &Range<usize>) -> Reality {
    let at = hit.tokens.start;
    let is = |class: &str, n: usize| core.is(reading.doc, class, n);
    if sentence.clone().any(|n| is("denying", n)) {
        return Reality::Denied;
    }
    let negated = at.checked_sub(1).is_some_and(|n| sentence.contains(&n) && is("negation", n));
    let from = at.saturating_sub(REACH).max(sentence.start);
    // "An attack on Kyiv is not planned": up to the clause's end, and not far.
    let after = (hit.tokens.end..sentence.end.min(hit.tokens.end + REACH))
        .take_while(|n| reading.doc.word(*n) != ",");
    let unreal = (from..at).chain(after).any(|n| is("unreal", n));
    let question = sentence.end.checked_sub(1).is_some_and(|n| reading.doc.word(n) == "?");
    if negated || unreal || question { Reality::Unreal } else { Reality::Told }
}

/// The nearest place after the trigger in its region, else the nearest before it, with the list that it is in.
fn places(reading: &Reading<'_>, core: &Core, trigger: &Range<usize>, region: &Range<usize>) -> Vec<usize> {
    let sites = |range: Range<usize>| {
        let mut found = reading.mentions_in(&range);
        found.retain(|m| is_site(reading, core, *m));
        found
    };
    let after = sites(trigger.end..region.end);
    if let Some(first) = after.first() {
        return with_list(reading, *first, after.iter().copied().skip(1));
    }
    let mut before = sites(region.start..trigger.start);
    before.reverse();
    before.first().map_or_else(Vec::new, |last| {
        let mut list = with_list(reading, *last, before.iter().copied().skip(1));
        list.reverse();
        list
    })
}

/// Whether a mention can be where something happened: no country, and not where something or somebody is from.
fn is_site(reading: &Reading<'_>, core: &Core, mention: usize) -> bool {
    let m = &reading.mentions[mention];
    if m.kind == Kind::Coordinates {
        return true;
    }
    let large = reading.place(mention).is_some_and(|p| p.is_country() || p.radius.km() > 350.0);
    let start = reading.tokens_of(mention).start;
    let led = (start.saturating_sub(2)..start).any(|n| core.is(reading.doc, "origin", n));
    m.kind == Kind::Place && !large && !led
}

/// A place with those that only a comma or one short word parts from the one before; of a place and what contains it
/// only the place.
fn with_list(reading: &Reading<'_>, first: usize, others: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut list = vec![first];
    for other in others {
        let last = list[list.len() - 1];
        let (a, b) = (reading.tokens_of(last.min(other)), reading.tokens_of(last.max(other)));
        let near = b.start.saturating_sub(a.end) == 1 && reading.doc.word(a.end).chars().count() == 1;
        let contains = |x: usize, y: usize| match (reading.place(x), reading.place(y)) {
            (Some(x), Some(y)) => reading.gazetteer.ancestors(x.key).contains(&y.key),
            _ => false,
        };
        if !near || contains(last, other) || contains(other, last) {
            break;
        }
        list.push(other);
    }
    list
}

/// The tolls of a sentence.
pub(super) fn tolls(reading: &Reading<'_>, core: &Core, tokens: &Range<usize>) -> Tolls {
    let doc = reading.doc;
    let total = tokens.clone().any(|n| core.is(doc, "total", n));
    let mut tolls = Tolls::known(total || is_long_since(reading, tokens));
    let harm = |n: usize| core.is(doc, "killed", n) || core.is(doc, "injured", n);
    let nobody = tokens.clone().find_map(|n| core.at(doc, "nobody", n).map(|(_, end)| n..end));
    if let Some(words) = nobody {
        let words = words.start..words.end.max(words.start + 1);
        let end =
            (words.end..tokens.end.min(words.end + 2)).rev().find(|n| harm(*n)).map_or(words.end, |n| n + 1);
        let figure = Figure::plain(Toll::exactly(0), reading.span(&(words.start..end)), words.start);
        let all = |class: &str| (words.start..end).any(|n| core.is(doc, class, n));
        if all("killed") || !all("injured") {
            tolls.killed.push(figure);
        }
        if all("injured") || !all("killed") {
            tolls.injured.push(figure);
        }
        return tolls;
    }
    for at in tokens.clone().filter(|n| harm(*n)) {
        let killed = core.is(doc, "killed", at);
        let Some((toll, words)) = count(reading, core, tokens, at, &harm) else { continue };
        let list = if killed { &mut tolls.killed } else { &mut tolls.injured };
        if list.is_empty() {
            list.push(Figure::plain(toll, reading.span(&words), at));
        }
    }
    tolls
}

/// The people that the casualty word at `at` counts: the number after it, else the one before, else one person.
fn count(
    reading: &Reading<'_>,
    core: &Core,
    tokens: &Range<usize>,
    at: usize,
    harm: &impl Fn(usize) -> bool,
) -> Option<(Toll, Range<usize>)> {
    let doc = reading.doc;
    let part = |q: &Quantity| {
        (q.tokens.start.saturating_sub(3).max(tokens.start)..q.tokens.start)
            .any(|n| core.is(doc, "part_of", n))
    };
    let people = |q: &&Quantity| counts_people(reading, core, q, tokens, harm) && !part(q);
    let free = |from: usize, to: usize| !(from..to).any(harm);
    let quantities = reading.quantities_in(tokens);
    let after = quantities.iter().find(|q| {
        q.tokens.start > at && q.tokens.start <= at + BESIDE && free(at + 1, q.tokens.start) && people(q)
    });
    let before = quantities
        .iter()
        .rev()
        .find(|q| q.tokens.end <= at && q.tokens.end + BESIDE >= at && free(q.tokens.end, at) && people(q));
    // "Three people died, another five were wounded": a comma ends what belongs to the word before it.
    let parted = |q: &&Quantity| (at..q.tokens.start).any(|n| doc.word(n) == ",");
    let chosen = after.filter(|q| !parted(q)).or(before);
    if let Some(quantity) = chosen {
        let words = quantity.tokens.start.min(at)..quantity.tokens.end.max(at + 1);
        return quantity.toll.map(|toll| (toll, words));
    }
    let one = (at + 1..tokens.end.min(at + 4)).chain((tokens.start.max(at.saturating_sub(3))..at).rev());
    let one = one.into_iter().find(|n| core.is(doc, "one", *n) && free((*n).min(at + 1), (*n).max(at)))?;
    Some((Toll::exactly(1), one.min(at)..one.max(at) + 1))
}

/// Whether a number counts people: a word for people follows, or a casualty word or nothing does.
fn counts_people(
    reading: &Reading<'_>,
    core: &Core,
    quantity: &Quantity,
    tokens: &Range<usize>,
    harm: &impl Fn(usize) -> bool,
) -> bool {
    let next = quantity.tokens.end;
    let person = (next..tokens.end.min(next + 3))
        .take_while(|n| reading.doc.is_word(*n))
        .any(|n| core.is(reading.doc, "person", n));
    let ends = next >= tokens.end || !reading.doc.is_word(next) && reading.doc.word(next) != "%";
    person || ends || harm(next)
}
