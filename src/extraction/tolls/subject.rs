//! Who stands before a casualty word: the subject of a passive or an intransitive, and one person by name or kin.

use super::figure::{Found, add, is_person, ordinal_number, with_companions};
use super::listed;
use super::people::{definite_part, introduces_part, is_age, is_one_thing, people};
use super::pronoun;
use super::{died_of_wounds, harm, is_harm, loses_limb};
use crate::extraction::reading::Reading;
use crate::language::english::casualties::{Grammar, Harm, casualties};
use crate::language::english::numbers::Quantity;
use crate::language::english::words::{List, is_attacker, is_counted_thing};
use crate::language::lexicon::Role;
use crate::model::Toll;
use crate::text::TokenKind;
use std::ops::Range;

/// The people before a passive or intransitive: "13 people were killed", "20 civilians killed", "51 of them were dead".
pub(super) fn subject(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let told = both_of_them(reading, tokens, at)
        .or_else(|| ordinal(reading, tokens, at))
        .or_else(|| left_so(reading, tokens, at))
        .or_else(|| pronoun::one_and_the_other(reading, tokens, at));
    if told.is_some() {
        return told;
    }
    let aside = aside(reading, tokens.start..at);
    // "Two of the injured died": no clause ends with "injured".
    let of_the = |n: usize| n >= 2 && reading.folded(n - 1) == "the" && reading.folded(n - 2) == "of";
    let from = (tokens.start..at)
        .rev()
        .filter(|n| !aside.contains(n))
        .find(|n| is_harm(reading, *n) && !of_the(*n) || matches!(reading.doc.word(*n), ";" | ":" | "—"))
        .map_or(tokens.start, |n| n + 1);
    // "A girl lost her life and her two brothers were hurt": behind all words of the phrase.
    let phrase = from.checked_sub(1).and_then(|n| casualties().longest(|k| reading.folded(n + k)));
    let behind = phrase.map_or(from, |c| (from + c.words - 1).min(at));
    if let Some(found) = listed::before_verb(reading, quantities, tokens, behind, at)
        .or_else(|| before_aside(reading, quantities, tokens, from, at))
    {
        return Some(found);
    }
    let before = |q: &&&Quantity| q.tokens.start >= from && q.tokens.end <= at;
    for quantity in quantities.iter().rev().filter(before).filter(|q| !aside.contains(&q.tokens.start)) {
        // "Two children were among the 13 people who lost their lives", "among the 13 killed were two children".
        if reading.folded(quantity.tokens.start.wrapping_sub(1)) == "the"
            && reading.folded(quantity.tokens.start.wrapping_sub(2)) == "among"
        {
            // Of those whom the report has told of before, it says no more than who they were.
            let opens = quantity.tokens.start == tokens.start + 2;
            let told =
                reading.triggers.iter().any(|t| t.entry.role == Role::Harm && t.tokens.end <= tokens.start);
            let toll = quantity.toll.filter(|_| opens || !told)?;
            let span = quantity.span.cover(reading.doc.tokens[at].span());
            return Some((toll, span, quantity.tokens.clone()));
        }
        if let Some(found) = among_so_many(reading, quantity, tokens, at) {
            return Some(found);
        }
        let of_wounded = from > tokens.start && died_of_wounds(reading, from - 1, at);
        if (introduces_part(reading, quantity.tokens.start, from) && !of_wounded) || is_age(reading, quantity)
        {
            continue;
        }
        // "dozens more were injured": no number, and nobody else's.
        if is_vague_subject(reading, quantity, at) {
            return None;
        }
        if is_whole_of_a_part(reading, quantities, quantity) {
            continue;
        }
        // "Four charred bodies".
        let body = matches!(reading.folded(at), "bodies" | "corpses") && quantity.tokens.end + 1 == at;
        if quantity.tokens.end == at || body || of_whom(reading, quantity, at) {
            let counted = quantity.tokens.clone();
            // "A soldier was killed and another wounded."
            let another = quantity.indefinite && reading.folded(quantity.tokens.start) == "another";
            let toll = quantity.toll.or(another.then(|| Toll::exactly(1)));
            return toll.map(|t| (t, quantity.span.cover(reading.doc.tokens[at].span()), counted));
        }
        let counted = people(reading, quantity, tokens).or_else(|| one_joined(reading, quantity, at));
        let Some((toll, counted)) = counted else {
            if quantity.toll.is_some() && bare_before_verb(reading, quantity, at) {
                let toll = quantity.toll?;
                return Some((
                    toll,
                    quantity.span.cover(reading.doc.tokens[at].span()),
                    quantity.tokens.clone(),
                ));
            }
            continue;
        };
        let between = at - quantity.tokens.end - aside.len();
        let clause = is_relative(reading, counted.end, at);
        if between > if clause { 24 } else { 16 } || !clause && another_subject(reading, counted.end, at) {
            return one_told_before(reading, tokens, from, at)
                .or_else(|| listed::parted(reading, quantities, tokens, from, at));
        }
        if quantity.indefinite && definite_part(reading, quantity) {
            return None;
        }
        let (toll, who) = match with_first(reading, quantities, tokens, from, toll, &counted) {
            Some((sum, start)) => (sum, start..counted.end),
            None => {
                let (toll, _, who) = with_companions(reading, quantities, (toll, quantity.span, counted));
                (toll, who)
            }
        };
        let span = reading.doc.tokens[who.start].span().cover(reading.doc.tokens[at].span());
        return Some((toll, span.cover(quantity.span), who));
    }
    named_person(reading, at, from)
        .or_else(|| one_told_alone(reading, quantities, from, at))
        .or_else(|| one_told_before(reading, tokens, from, at))
        .or_else(|| pronoun::they(reading, tokens, from, at))
        .or_else(|| listed::parted(reading, quantities, tokens, from, at))
}

/// "dozens more were injured", "several people wounded": whether who is counted without a number stands right before the verb.
fn is_vague_subject(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> bool {
    let vague = quantity.toll.is_none() && !quantity.indefinite && !quantity.ordinal;
    let noun = (quantity.tokens.end..at)
        .take_while(|n| {
            reading.is(*n, List::Human)
                || matches!(reading.folded(*n), "of" | "the" | "more" | "others" | "other")
        })
        .count();
    vague && bare_to(reading, quantity.tokens.end + noun, at)
}

/// "Six labourers were among eight people gunned down": the whole, right before what was done to it.
fn among_so_many(
    reading: &Reading<'_>,
    quantity: &Quantity,
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let among = matches!(reading.folded(quantity.tokens.start.checked_sub(1)?), "among" | "amongst");
    let (toll, who) = people(reading, quantity, tokens).filter(|_| among && !quantity.indefinite)?;
    let toll = Some(toll).filter(|_| bare_to(reading, who.end, at))?;
    Some((toll, quantity.span.cover(reading.doc.tokens[at].span()), who))
}

/// "Ten of its garrison of twenty-two died": whether a number counts the whole of which one before it counts some.
fn is_whole_of_a_part(reading: &Reading<'_>, quantities: &[&Quantity], whole: &Quantity) -> bool {
    let of = whole.tokens.start.wrapping_sub(1);
    let led = reading.folded(of) == "of"
        || reading.folded(of) == "the" && reading.folded(of.wrapping_sub(1)) == "of";
    led && quantities.iter().any(|q| {
        !q.indefinite
            && q.tokens.end < whole.tokens.start
            && q.tokens.end + 4 >= whole.tokens.start
            && reading.folded(q.tokens.end) == "of"
    })
}

/// With those whom "and" joins before the counted, and where they begin: "seventeen soldiers and three fighters", "the driver and five
/// passengers", "he and another man".
fn with_first(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    from: usize,
    toll: Toll,
    counted: &Range<usize>,
) -> Option<(Toll, usize)> {
    let before =
        |q: &&&Quantity| q.tokens.end < counted.start && q.tokens.start >= from && !is_age(reading, q);
    let first = quantities.iter().rev().find(before);
    let both = first.and_then(|q| people(reading, q, tokens)).and_then(|(more, who)| {
        // "Two tourists from Lyon and a guide from Marrakesh", "14 soldiers of the army and 11 fighters": whose they are may stand between.
        let origin = matches!(reading.folded(who.end), "from" | "of") && counted.start <= who.end + 5;
        // "a mother and her two sons".
        let kin = counted.start == who.end + 2
            && matches!(reading.folded(counted.start - 1), "her" | "his" | "their")
            && reading.folded(counted.start - 2) == "and";
        let near = counted.start > who.end
            && reading.folded(counted.start - 1) == "and"
            && (who.end + 1 == counted.start || origin)
            || kin;
        let sum = add(more, toll).filter(|_| near && !introduces_part(reading, who.start, from));
        sum.map(|sum| (sum, who.start))
    });
    let and = counted.start.checked_sub(1).filter(|n| reading.folded(*n) == "and" && *n > from);
    let one = and.and_then(|and| {
        let one = and - 1;
        let the = one.checked_sub(1).filter(|n| {
            *n >= from
                && reading.is(one, List::OneHuman)
                && matches!(reading.folded(*n), "the" | "his" | "her" | "its" | "their")
        });
        the.or(Some(one).filter(|n| matches!(reading.folded(*n), "he" | "she")))
    });
    both.or_else(|| Some((add(toll, Toll::exactly(1))?, one?)))
}

/// "Two monks and a female lay devotee were wounded", "two soldiers and a suspected member of the rebel army were killed": the last of
/// those who are joined, whom no list knows.
fn one_joined(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> Option<(Toll, Range<usize>)> {
    let joined = quantity.indefinite
        && quantity.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "and");
    let verb = (quantity.tokens.end..at).find(|n| reading.folded(*n) == "were")?;
    let head = (quantity.tokens.end..verb).find(|n| matches!(reading.folded(*n), "of" | "from"));
    let words = quantity.tokens.end..head.unwrap_or(verb);
    let closed = (words.end..verb).all(|n| reading.doc.word(n) != "," && !is_harm(reading, n));
    let plain = |n: usize| {
        reading.doc.is_word(n)
            && !reading.doc.is_capitalised(n)
            && !is_thing(reading.folded(n))
            && reading.weapons_in(&(n..n + 1)).is_empty()
            && !reading.is(n, List::PlacePreposition)
    };
    (joined && closed && verb + 1 == at && (1..=4).contains(&words.len()) && words.clone().all(plain))
        .then(|| (Toll::exactly(1), quantity.tokens.start..verb))
}

/// "The driver, 51, died at the scene", "He lost a leg", "her brother stepped on a mine and died": one person told of before, who
/// opens the clause.
fn one_told_before(reading: &Reading<'_>, tokens: &Range<usize>, from: usize, at: usize) -> Option<Found> {
    let before = at.checked_sub(1)?;
    let auxiliary = |n: usize| matches!(reading.folded(n), "was" | "were" | "been" | "being" | "got");
    let adverb = |n: usize| {
        matches!(reading.folded(n), "also" | "later" | "reportedly" | "himself" | "herself")
            || is_manner(reading.folded(n))
    };
    let passive = (from..at).rev().find(|n| !adverb(*n)).is_some_and(auxiliary);
    let intransitive = casualties()
        .longest(|k| reading.folded(at + k))
        .is_some_and(|c| c.grammar == Grammar::Subject && c.words + at <= tokens.end)
        // "He has a leg injury".
        || matches!(reading.folded(at), "has" | "had" | "survive")
        || loses_limb(reading, at);
    if !(passive || intransitive) || reading.folded(at) == "dead" {
        return None;
    }
    let opening = (from..at).find(|n| reading.doc.is_word(*n))?;
    if matches!(reading.folded(opening), "he" | "she") {
        let near = (opening + 1..at)
            .all(|n| auxiliary(n) || adverb(n) || matches!(reading.folded(n), "had" | "has"));
        return near.then(|| so_many(reading, 1, opening, at));
    }
    let opens = |n: &usize| {
        let joined = n.checked_sub(1).is_some_and(|b| {
            *n == from
                || !reading.doc.is_word(b)
                || matches!(reading.folded(b), "that" | "and" | "but" | "while")
        });
        joined && matches!(reading.folded(*n), "the" | "his" | "her" | "their" | "its")
    };
    let start = (from..before).rev().take(REACH).find(opens)?;
    // "his parents were wounded".
    if reading.folded(start + 1) == "parents" && reading.folded(start) != "the" {
        return bare_to(reading, start + 2, at).then(|| so_many(reading, 2, start, at));
    }
    // "The 58-year-old driver died".
    let aged = (start + 1..at.min(start + 7)).find(|n| reading.folded(*n) == "old").map_or(start, |n| n);
    let noun = (aged + 1..at.min(aged + 4)).find(|n| reading.is(*n, List::OneHuman))?;
    let attacks = reading.folded(noun) == "gunman" || is_attacker(&format!("{}s", reading.folded(noun)));
    // "His brother, who was standing beside him, was wounded".
    let closed =
        (noun + 2..at).rev().find(|n| reading.doc.word(noun + 1) == "," && reading.doc.word(*n) == ",");
    let after = closed.filter(|comma| bare_to(reading, comma + 1, at)).map_or(noun + 1, |comma| comma + 1);
    let other = (after..at).any(|n| {
        let lists = reading.lists(n);
        lists.has(List::Saying)
            || reading.is(n, List::Human)
            || matches!(reading.folded(n), "who" | "whose" | "whom" | "that" | "when" | "after" | "as" | "'s")
            || reading.doc.tokens[n].kind == TokenKind::Possessive
    });
    (!attacks && !other).then(|| so_many(reading, 1, start, at))
}

/// "leaving the driver dead", "left their neighbour with a broken arm": one person, between the verb and what it did to them.
fn left_so(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let person = at.checked_sub(1).filter(|n| reading.is(*n, List::OneHuman))?;
    let from = person.saturating_sub(4).max(tokens.start);
    let left = (from..person).rev().find(|n| matches!(reading.folded(*n), "left" | "leaving"))?;
    let whose = matches!(reading.folded(left + 1), "the" | "his" | "her" | "its" | "their");
    whose.then(|| so_many(reading, 1, left + 1, at))
}

/// So many people, told from `start` up to the casualty word.
fn so_many(reading: &Reading<'_>, count: u32, start: usize, at: usize) -> Found {
    (Toll::exactly(count), reading.span(&(start..at + 1)), start..at)
}

/// Who is told of before stands no farther before the verb than this, in tokens.
const REACH: usize = 14;

/// "The headman's wife and a boy, both of whom were wounded".
fn both_of_them(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let both = (at.saturating_sub(6).max(tokens.start)..at).rev().find(|n| {
        reading.folded(*n) == "both"
            && reading.folded(n + 1) == "of"
            && matches!(reading.folded(n + 2), "whom" | "them")
    })?;
    bare_to(reading, both + 3, at).then(|| so_many(reading, 2, both, at))
}

/// "A second person died overnight": so many in all; "a sixth man lost a foot", "two were wounded and a third was killed": one beside
/// those who were counted before.
fn ordinal(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<Found> {
    let from = at.saturating_sub(10).max(tokens.start);
    let (n, all) = (from..at).rev().find_map(|n| Some((n, ordinal_number(reading.folded(n))?)))?;
    let article = n.checked_sub(1).filter(|a| matches!(reading.folded(*a), "a" | "an" | "the"))?;
    let end = n + 1 + usize::from(reading.is(n + 1, List::OneHuman));
    // "A third man, hit in the stomach, was taken to hospital".
    let closed = (end + 1..at).find(|k| reading.doc.word(end) == "," && reading.doc.word(*k) == ",");
    if !bare_to(reading, closed.map_or(end, |comma| comma + 1), at) {
        return None;
    }
    let killed = harm(reading, at) == Some(Harm::Killed);
    let before = (tokens.start..article).rev().find(|k| is_harm(reading, *k));
    let goes_on = before.is_none_or(|k| harm(reading, k) == Some(Harm::Killed));
    Some(so_many(reading, if killed && goes_on { all } else { 1 }, article, at))
}

/// Whether a word stands between a subject and what was done to it: "were later", "have reportedly been".
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "are"
            | "is"
            | "were"
            | "was"
            | "have"
            | "has"
            | "had"
            | "been"
            | "being"
            | "also"
            | "later"
            | "reportedly"
    )
}

/// Whether nothing but auxiliaries and adverbs stands between two tokens.
pub(super) fn bare_to(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|n| {
        matches!(
            reading.folded(n),
            "was" | "were" | "has" | "had" | "been" | "also" | "later" | "since" | "then"
        ) || is_manner(reading.folded(n))
    })
}

/// "Eleven people, eight of them officers, were murdered": the first who are counted, where an aside between commas ends right before the
/// verb.
fn before_aside(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    from: usize,
    at: usize,
) -> Option<Found> {
    let auxiliary = |n: usize| is_auxiliary(reading.folded(n)) || reading.folded(n) == "shot";
    let verb = (from..at).rev().take_while(|n| auxiliary(*n)).last().unwrap_or(at);
    let comma = verb.checked_sub(1).filter(|n| *n > from && reading.doc.word(*n) == ",")?;
    let opens = |q: &&&Quantity| q.tokens.start >= from && q.tokens.end <= comma;
    quantities.iter().filter(opens).find_map(|quantity| {
        let (toll, counted) = people(reading, quantity, tokens)?;
        // "Two constables and a cyclist, a man in his sixties, were injured".
        let (toll, start) =
            with_first(reading, quantities, tokens, from, toll, &counted).unwrap_or((toll, counted.start));
        let span = reading.span(&(start..at + 1));
        let (toll, span, counted) = with_companions(reading, quantities, (toll, span, start..counted.end));
        let aside = reading.doc.word(counted.end) == ","
            && counted.end < comma
            && !introduces_part(reading, quantity.tokens.start, from);
        aside.then_some((toll, span, counted))
    })
}

/// What stands between two dashes before the word: an aside, whose numbers count parts.
fn aside(reading: &Reading<'_>, before: Range<usize>) -> Range<usize> {
    let mut dashes = before.rev().filter(|n| matches!(reading.doc.word(*n), "–" | "—"));
    match (dashes.next(), dashes.next()) {
        (Some(end), Some(start)) => start..end + 1,
        _ => 0..0,
    }
}

/// "Four fishermen who had gone back to look after their nets were beheaded": whether a relative clause stands between the people and
/// the auxiliary of the verb.
fn is_relative(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    let relative = matches!(reading.folded(from), "who" | "whose")
        || reading.doc.word(from) == "," && matches!(reading.folded(from + 1), "who" | "whose");
    let auxiliary = matches!(reading.folded(at.wrapping_sub(1)), "were" | "was" | "been");
    // "Three guards who tried to repel them paid with their lives".
    relative && (auxiliary || matches!(reading.folded(at), "paid" | "died" | "perished" | "drowned"))
}

/// "four were hurt", "60 wounded", "14 others later died": nothing but auxiliaries and adverbs up to the verb.
pub(super) fn bare_before_verb(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> bool {
    (quantity.tokens.end..at).all(|n| {
        matches!(
            reading.folded(n),
            "were"
                | "was"
                | "been"
                | "have"
                | "has"
                | "had"
                | "are"
                | "is"
                | "more"
                | "others"
                | "other"
                | "also"
                | "did"
                | "not"
                | "remain"
                | "remained"
                | "still"
                | "later"
                | "reported"
                | "confirmed"
                | "left"
                | "of"
                | "them"
                | "being"
                | "now"
                | "currently"
                | "whom"
                | "that"
                | "who"
                | "seriously"
                | "lost"
                | "their"
                | "alive"
                | "but"
        ) || is_manner(reading.folded(n))
    })
}

/// "51 of them were dead".
pub(super) fn of_whom(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> bool {
    reading.folded(quantity.tokens.end) == "of"
        && matches!(reading.folded(quantity.tokens.end + 1), "them" | "whom")
        && bare_before_verb(reading, quantity, at)
}

/// Whether a second clause with its own subject begins between the people and the verb.
pub(super) fn another_subject(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    // "a member of the New People's Army (NPA)".
    let opens = |n: usize| reading.doc.word(n) == "(" && reading.doc.word(n + 2) != ")";
    (from..at).any(|n| {
        opens(n)
            || matches!(
                reading.folded(n),
                "that" | "while" | "when" | "after" | "as" | "because" | "pulled" | "trying" | "reach"
            )
    })
}

/// "Sgt. Doe ... was killed": one person by name.
pub(super) fn named_person(reading: &Reading<'_>, at: usize, from: usize) -> Option<Found> {
    let passive = at.checked_sub(1).filter(|n| matches!(reading.folded(*n), "was" | "been"));
    // "Inspector Flores died in the explosion".
    let died = matches!(reading.folded(at), "died" | "dies" | "perished" | "succumbed");
    let was = passive.or(died.then_some(at))?;
    let from = from.max(was.saturating_sub(if died { 8 } else { 16 }));
    // "Deputy Pablo Li, of the opposition party, was murdered", "Judge Diaz, who was murdered": without what is told aside.
    let relative = reading.folded(was.saturating_sub(1)) == "who";
    let close = was.checked_sub(1 + usize::from(relative)).filter(|n| reading.doc.word(*n) == ",");
    let open = close.filter(|_| !relative).and_then(|end| (from..end).find(|n| reading.doc.word(*n) == ","));
    let end = open.or(close).unwrap_or(was);
    let subject: Vec<usize> =
        (from..end).filter(|n| reading.doc.is_word(*n)).skip_while(|n| reading.folded(*n) == "and").collect();
    let plural =
        subject.iter().any(|n| matches!(reading.folded(*n), "and" | "people" | "who" | "that" | "it"));
    let says = subject.iter().any(|n| reading.is(*n, List::Saying));
    let person = subject.iter().any(|n| is_person(reading, *n)) && !(died && says);
    // "Her husband, 45, was wounded": one more, named by what they are to another.
    let own = |n: usize| matches!(reading.folded(n), "his" | "her" | "their");
    let kin = subject.windows(2).any(|w| own(w[0]) && is_kin(reading.folded(w[1])));
    // "... died on the spot and her husband was hospitalised": right before the verb.
    let close = matches!(subject[..], [.., and, whose, who] if reading.folded(and) == "and" && own(whose) && is_kin(reading.folded(who)));
    if kin && (close || !plural && subject.len() <= 4) {
        return Some(so_many(reading, 1, was, at));
    }
    let told_before = reading.any_word(from..end, |w| matches!(w, "father" | "his" | "her" | "the"));
    (person && !plural && !told_before).then(|| so_many(reading, 1, was, at))
}

fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "husband"
            | "wife"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "mother"
            | "father"
            | "child"
            | "baby"
            | "driver"
            | "bodyguard"
            | "grandmother"
            | "grandfather"
            | "fiancee"
    )
}

/// "A headmaster was killed": one whom no list knows, by an article and a noun right before the auxiliary. Whoever is killed or
/// wounded is a person, unless it is an animal; "and the driver seriously injured" is one as well.
fn one_told_alone(reading: &Reading<'_>, quantities: &[&Quantity], from: usize, at: usize) -> Option<Found> {
    let found = |start: usize| so_many(reading, 1, start, at);
    // "was shot dead".
    let shot = |n: usize| reading.folded(n) == "shot" && reading.folded(n + 1) == "dead";
    let adverb = |n: usize| {
        matches!(reading.folded(n), "also" | "later" | "reportedly")
            || is_manner(reading.folded(n))
            || shot(n)
    };
    let last = (from..at).rev().find(|n| !adverb(*n))?;
    if reading.is(last, List::OneHuman) && reading.folded(at) != "dead" {
        let the = last
            .checked_sub(1)
            .filter(|n| matches!(reading.folded(*n), "the" | "his" | "her" | "their" | "its"))?;
        let joined = matches!(reading.folded(the.checked_sub(1)?), "and" | "while");
        return joined.then(|| found(the));
    }
    // "A workmate lost a leg": nobody else has one to lose.
    let lost = reading.folded(at) == "lost" && harm(reading, at) == Some(Harm::Injured);
    let mut noun = last;
    if !lost && !matches!(reading.folded(noun), "was" | "were" | "been") {
        return None;
    }
    while noun > from
        && (adverb(noun) || matches!(reading.folded(noun), "was" | "were" | "been" | "has" | "had"))
    {
        noun -= 1;
    }
    let article =
        quantities.iter().rev().find(|q| q.indefinite && q.tokens.end <= noun && q.tokens.start >= from)?;
    // "a 48-year-old rubber tapper".
    let aged = (article.tokens.end..noun).find(|n| reading.folded(*n) == "old");
    let words = aged.map_or(article.tokens.end, |old| old + 1)..noun + 1;
    // "a Catholic".
    let called = |n: usize| words.len() == 1 && reading.mention_at(n).is_none();
    let plain = |n: usize| {
        let lists = reading.lists(n);
        reading.doc.is_word(n)
            && (!reading.doc.is_capitalised(n) || called(n))
            && [List::PlacePreposition, List::CalendarWord, List::Saying, List::SiteNoun]
                .iter()
                .all(|l| !lists.has(*l))
    };
    let thing = is_one_thing(reading, noun);
    (words.len() <= 3 && !thing && words.clone().all(plain)).then(|| found(article.tokens.start))
}

/// Adverbs of how badly somebody was hurt.
fn is_manner(word: &str) -> bool {
    matches!(
        word,
        "seriously"
            | "slightly"
            | "critically"
            | "badly"
            | "severely"
            | "lightly"
            | "gravely"
            | "fatally"
            | "mortally"
            | "moderately"
            | "mildly"
    )
}

/// Whether the plural of the word is a counted thing.
fn is_thing(word: &str) -> bool {
    is_counted_thing(&format!("{word}s"))
}
