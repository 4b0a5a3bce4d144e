//! Who stands before a casualty word: the subject of a passive or an intransitive, and one person by name or kin.

use super::age::is_age;
use super::apart::{behind_object, is_lives, is_object};
use super::figure::{Found, ordinal_number};
use super::harm::{died_of_wounds, harm, is_harm};
use super::listed;
use super::object::{add, with_companions};
use super::one::{
    left_so, named_person, one_told_alone, one_told_before, so_many, who_was, with_leader, with_own_companion,
};
use super::people::{definite_part, introduces_part, people};
use super::pronoun;
use super::total::of_so_many;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::{Harm, casualties};
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_counted_thing};
use crate::language::lexicon::Role;
use crate::model::Toll;
use std::ops::Range;

/// The people before a passive or intransitive: "13 people were killed", "20 civilians killed", "51 of them were dead".
pub(super) fn subject(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    counted_subject(reading, quantities, tokens, at).map(|found| with_leader(reading, tokens, found))
}

/// The people before a passive or intransitive that words count.
fn counted_subject(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let told = both_of_them(reading, tokens, at)
        .or_else(|| with_own_companion(reading, tokens, at))
        .or_else(|| of_so_many(reading, quantities, tokens, at))
        .or_else(|| ordinal(reading, tokens, at))
        .or_else(|| left_so(reading, tokens, at))
        .or_else(|| pronoun::one_and_the_other(reading, tokens, at))
        .or_else(|| pronoun::the_other(reading, tokens, at))
        .or_else(|| who_was(reading, at))
        .or_else(|| died_of_wounds_since(reading, quantities, tokens, at));
    if told.is_some() {
        return told;
    }
    // "wounding more than 100 before he was beaten to death": one of whom nothing counts more.
    let one = reading.folded(at.wrapping_sub(1)) == "was"
        && matches!(reading.folded(at.wrapping_sub(2)), "he" | "she")
        && reading.folded(at.wrapping_sub(3)) == "before";
    if one {
        return None;
    }
    let aside = aside(reading, tokens.start..at);
    // "Two of the injured died", "Six of those wounded on Monday died": no clause ends with "injured".
    let of_the = |n: usize| {
        n >= 2 && matches!(reading.folded(n - 1), "the" | "those") && reading.folded(n - 2) == "of"
    };
    let from = (tokens.start..at)
        .rev()
        .filter(|n| !aside.contains(n))
        .find(|n| is_harm(reading, *n) && !of_the(*n) || matches!(reading.doc.word(*n), ";" | ":" | "—"))
        .map_or(tokens.start, |n| behind_object(reading, quantities, tokens, n, at).unwrap_or(n + 1));
    let from = behind_parts(reading, from, at);
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
            let hurt = |n: usize| {
                matches!(reading.folded(n), "injured" | "wounded" | "hurt" | "injuring" | "wounding")
            };
            let told = reading.triggers.iter().any(|t| {
                let harm = t.entry.role == Role::Harm && t.tokens.end <= tokens.start;
                harm && hurt(t.tokens.start) == hurt(at)
            });
            let toll = quantity.toll.filter(|_| opens || !told)?;
            let span = quantity.span.cover(reading.doc.tokens[at].span());
            return Some((toll, span, quantity.tokens.clone()));
        }
        // "put the dead at 50 and said scores more were lying wounded": nobody counts those.
        let vague = |n: usize| {
            matches!(reading.folded(n), "scores" | "dozens" | "hundreds" | "many" | "several")
                && matches!(reading.folded(n + 1), "more" | "others")
        };
        if (quantity.tokens.end..at).any(vague) {
            return None;
        }
        if let Some(found) = among_so_many(reading, quantity, tokens, at) {
            return Some(found);
        }
        if quantity.tokens.start == from && from > tokens.start && is_ellipsis(reading, quantity, at) {
            return None;
        }
        let of_wounded = from > tokens.start && died_of_wounds(reading, from - 1, at);
        if (introduces_part(reading, quantity.tokens.start, from) && !of_wounded) || is_age(reading, quantity)
        {
            continue;
        }
        // "Two children of a shepherd were killed", "Fourteen members of two families": whose they are.
        let whose = quantity.tokens.start.wrapping_sub(1);
        let families = matches!(
            reading.folded(quantity.tokens.end),
            "family"
                | "families"
                | "household"
                | "households"
                | "clans"
                | "tribes"
                | "villages"
                | "communities"
        );
        let of_one = reading.folded(whose) == "of"
            && (quantity.toll == Some(Toll::exactly(1)) || families)
            && reading.is(whose.wrapping_sub(1), List::Human)
            && quantities.iter().any(|q| q.tokens.end + 1 == whose && q.tokens.start >= from);
        if of_one {
            continue;
        }
        // "dozens more were injured": no number, and nobody else's.
        if is_vague_subject(reading, quantity, at) || is_some_number(reading, quantity) {
            return with_uncounted(reading, quantities, tokens, quantity, at);
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
            // "One hundred and fifty-two Banyamulenge were killed".
            let people = reading.doc.is_capitalised(quantity.tokens.end)
                && at > quantity.tokens.end + 1
                && bare_to(reading, quantity.tokens.end + 1, at);
            if quantity.toll.is_some() && (people || bare_before_verb(reading, quantity, at)) {
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

/// "Eighteen people died, four of them children, and 145 were injured": where the next clause begins behind what is said of the parts of those
/// whom the one before it counts; `from` where nothing is.
fn behind_parts(reading: &Reading<'_>, from: usize, at: usize) -> usize {
    const ASIDE: usize = 14;
    if reading.doc.word(from) != "," {
        return from;
    }
    let comma = (from + 1..at.min(from + ASIDE)).find(|n| reading.doc.word(*n) == ",");
    let next = comma.filter(|c| matches!(reading.folded(c + 1), "and" | "while"));
    let parts = |c: usize| {
        reading.any_word(from + 1..c, |w| matches!(w, "them" | "whom"))
            && reading.any_word(from + 1..c, |w| matches!(w, "among" | "of"))
    };
    next.filter(|c| parts(*c)).map_or(from, |c| c + 2)
}

/// "A man who was wounded in an attack in Kabul has died": those of whom a relative clause says that they were hurt, and who died of it.
fn died_of_wounds_since(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    const CLAUSE: usize = 20;
    if !matches!(reading.folded(at), "died" | "dies" | "succumbed" | "perished") {
        return None;
    }
    let hurt = |n: usize| harm(reading, n) == Some(Harm::Injured);
    // "Two people wounded in Sunday's attack have died", not "three of the people injured".
    let perfect = matches!(reading.folded(at.wrapping_sub(1)), "have" | "has" | "later" | "since");
    let reduced = |n: usize| {
        perfect
            && hurt(n)
            && matches!(reading.folded(n + 1), "in" | "by" | "during" | "when" | "on" | "at")
            && reading.is(n.wrapping_sub(1), List::Human)
            && !reading.any_word(n.saturating_sub(4)..n, |w| matches!(w, "the" | "those"))
    };
    let who = (at.saturating_sub(CLAUSE).max(tokens.start)..at).find(|n| {
        reduced(*n)
            || reading.folded(*n) == "who"
                && (matches!(reading.folded(n + 1), "was" | "were" | "had")
                    || reading.is(n + 1, List::Suffering))
                && (n + 1..n + 5).any(hurt)
    })?;
    let end = who - usize::from(reading.doc.word(who.wrapping_sub(1)) == ",");
    let first = quantities.iter().rev().find(|q| q.tokens.end <= end)?;
    let (toll, counted) = people(reading, first, tokens).filter(|(_, counted)| counted.end == end)?;
    // "said that three people had died".
    let others =
        quantities.iter().any(|q| q.tokens.start > who && q.tokens.end + 4 > at && q.tokens.end <= at);
    let said = reading.any_on(who..at, List::Saying);
    (!others && !said).then(|| (toll, first.span.cover(reading.doc.tokens[at].span()), counted))
}

/// "A gunman killed 12 worshippers and was then shot dead": whether the verb after those whom the clause hurt is of who hurt them.
fn is_ellipsis(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> bool {
    (quantity.tokens.end..at).any(|n| {
        reading.folded(n) == "and" && matches!(reading.folded(n + 1), "was" | "were" | "then" | "later")
    })
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

/// "a large number of rebels", "an unknown number of villagers": people whom nobody has counted.
fn is_some_number(reading: &Reading<'_>, quantity: &Quantity) -> bool {
    let words = quantity.tokens.start..quantity.tokens.end + 2;
    let of = words.into_iter().any(|n| reading.folded(n) == "number" && reading.folded(n + 1) == "of");
    (quantity.indefinite || quantity.toll.is_none()) && of
}

/// "Eleven members of the security forces and a large number of rebels were killed": at least those who are counted.
fn with_uncounted(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    vague: &Quantity,
    at: usize,
) -> Option<Found> {
    const GROUP: usize = 6;
    let and = vague.tokens.start.checked_sub(1).filter(|n| reading.folded(*n) == "and")?;
    let before = quantities.iter().rev().filter(|q| q.tokens.end <= and && !q.indefinite);
    let (toll, who) = before.filter_map(|q| people(reading, q, tokens)).next()?;
    let near = who.end <= and
        && and - who.end <= GROUP
        && (who.end..and).all(|n| reading.doc.is_word(n) && !is_harm(reading, n));
    let toll = toll.low().filter(|_| near).map(Toll::at_least)?;
    Some((toll, reading.span(&(who.start..at + 1)), who.start..at))
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
        let group = || listed::is_name(reading, who.end + 1..counted.start - 1);
        let origin = matches!(reading.folded(who.end), "from" | "of")
            && counted.start > who.end
            && (counted.start <= who.end + 5 || group());
        // "A woman who sold food there and a policeman were killed".
        let relative = matches!(reading.folded(who.end), "who" | "whose") && counted.start <= who.end + 12;
        // "Three women aged 43, 45 and 47 and a man".
        let aged = reading.folded(who.end) == "aged" && counted.start <= who.end + 12;
        // "a mother and her two sons".
        let kin = counted.start == who.end + 2
            && matches!(reading.folded(counted.start - 1), "her" | "his" | "their")
            && reading.folded(counted.start - 2) == "and";
        let near = counted.start > who.end
            && reading.folded(counted.start - 1) == "and"
            && (who.end + 1 == counted.start || origin || relative || aged)
            || kin;
        // "killed ten people and 20 were wounded": the one is done to the first, the other to the second.
        let apart = is_object(reading, who.start, tokens) || is_lives(reading, who.end - 1);
        let sum = add(more, toll).filter(|_| near && !apart && !introduces_part(reading, who.start, from));
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
    let end = n + 1 + usize::from(reading.is(n + 1, List::OneHuman) || reading.folded(n + 1) == "victim");
    // "A third man, hit in the stomach, was taken to hospital".
    let closed = (end + 1..at).find(|k| reading.doc.word(end) == "," && reading.doc.word(*k) == ",");
    // "a sixth man, hit in the jaw, is in hospital".
    let hit = reading.doc.word(end) == "," && end + 1 == at && reading.is(at, List::Hit);
    if !hit && !bare_to(reading, closed.map_or(end, |comma| comma + 1), at) {
        return None;
    }
    let killed = harm(reading, at) == Some(Harm::Killed);
    let before = (tokens.start..article).rev().find(|k| is_harm(reading, *k));
    let goes_on = before.is_none_or(|k| harm(reading, k) == Some(Harm::Killed));
    Some(so_many(reading, if killed && goes_on { all } else { 1 }, article, at))
}

/// Whether nothing but auxiliaries and adverbs stands between two tokens.
pub(super) fn bare_to(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to)
        .all(|n| reading.is_one_of(n, WordClass::BareAuxiliary) || reading.is_one_of(n, WordClass::Manner))
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
    let auxiliary = |n: usize| {
        reading.is_one_of(n, WordClass::Auxiliary)
            || matches!(reading.folded(n), "shot" | "left" | "reported" | "lost" | "their")
    };
    let verb = (from..at).rev().take_while(|n| auxiliary(*n)).last().unwrap_or(at);
    let comma = verb.checked_sub(1).filter(|n| *n > from && reading.doc.word(*n) == ",")?;
    // "the figure was 15, while 80 persons, most of them players, had been wounded": of its own clause.
    let from = (from..comma).rev().find(|n| reading.folded(*n) == "while").unwrap_or(from);
    let opens = |q: &&&Quantity| q.tokens.start >= from && q.tokens.end <= comma;
    quantities.iter().filter(opens).find_map(|quantity| {
        let (toll, counted) = people(reading, quantity, tokens)?;
        // "Two constables and a cyclist, a man in his sixties, were injured".
        let (toll, start) =
            with_first(reading, quantities, tokens, from, toll, &counted).unwrap_or((toll, counted.start));
        let span = reading.span(&(start..at + 1));
        let (toll, span, counted) = with_companions(reading, quantities, (toll, span, start..counted.end));
        // "Four members of a polio team, three of them women, were shot dead".
        let of_them = |n: &usize| {
            reading.doc.word(*n) == ","
                && reading.folded(n + 2) == "of"
                && matches!(reading.folded(n + 3), "them" | "whom")
        };
        let of_what = matches!(reading.folded(counted.end), "of" | "from" | "in" | "with")
            && (counted.end..comma.min(counted.end + 8)).any(|n| of_them(&n));
        let aside = (reading.doc.word(counted.end) == "," || of_what)
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
        // "five are now known to have been killed".
        let to = reading.folded(n) == "to"
            && matches!(reading.folded(n - 1), "known" | "believed" | "thought" | "reported" | "confirmed");
        to || reading.is_one_of(n, WordClass::BeforeVerb) || reading.is_one_of(n, WordClass::Manner)
    })
}

/// "51 of them were dead".
pub(super) fn of_whom(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> bool {
    reading.folded(quantity.tokens.end) == "of"
        && matches!(reading.folded(quantity.tokens.end + 1), "them" | "whom")
        && (bare_before_verb(reading, quantity, at) || is_aside_to(reading, quantity.tokens.end + 2, at))
}

/// "One of them, who was in charge of the station, was killed": whether what stands between commas is all up to the verb.
fn is_aside_to(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    let opens = reading.doc.word(from) == "," && (from..at).all(|n| !is_harm(reading, n));
    let closes = (from + 1..at).rev().find(|n| reading.doc.word(*n) == ",");
    opens && closes.is_some_and(|comma| comma < at && bare_to(reading, comma + 1, at))
}

/// "a shopkeeper identified as Ali Hassan", "a man known as the Bear".
fn is_called(reading: &Reading<'_>, as_: usize) -> bool {
    as_.checked_sub(1).is_some_and(|n| {
        matches!(reading.folded(n), "identified" | "named" | "known" | "described" | "listed")
    })
}

/// Whether a second clause with its own subject begins between the people and the verb.
pub(super) fn another_subject(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    // "a member of the New People's Army (NPA)".
    let opens = |n: usize| reading.doc.word(n) == "(" && reading.doc.word(n + 2) != ")";
    (from..at).any(|n| {
        opens(n)
            // "listed three policemen as killed".
            || reading.folded(n) == "as" && n + 1 != at && !is_called(reading, n)
            // "Seven candidates withdrew in Ayacucho, whose mayor was shot".
            || reading.folded(n) == "whose" && reading.mention_at(n.saturating_sub(2)).is_some()
            || matches!(
                reading.folded(n),
                "that" | "while" | "when" | "after" | "because" | "pulled" | "trying" | "reach"
            )
    })
}

/// Whether the plural of the word is a counted thing.
fn is_thing(word: &str) -> bool {
    is_counted_thing(&format!("{word}s"))
}
