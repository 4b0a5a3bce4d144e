//! Tolls: how many were killed and wounded, as one sentence states it.
//!
//! Each casualty word takes the number that its grammar gives it: the subject of a passive or intransitive ("13 people
//! were killed"), the object of an active verb ("killing nine people"), the figure of a total ("the death toll rose to
//! 56"). Parts ("including four women"), ages, distances and things are not people.

use super::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::words::{GIVEN_NAMES, is_civilian, is_human, is_one_human, is_war};
use crate::model::{Kind, Toll};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// A figure that a sentence states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub toll: Toll,
    /// The number with its casualty word.
    pub span: Span,
    /// The casualty word's token.
    pub at: usize,
    /// Whether the counted are called civilians.
    pub civilians: bool,
    /// Whether it is an earlier figure that the sentence itself calls superseded.
    pub superseded: bool,
    /// Whether the counted are a part of the victims or the attackers themselves.
    pub part: bool,
}

/// The tolls of a sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tolls {
    pub killed: Vec<Figure>,
    pub injured: Vec<Figure>,
    /// Whether the figures are a war's or a campaign's.
    pub cumulative: bool,
    /// Whether the words go on about an event told before ("34 others were wounded", "a man died there").
    pub continues: bool,
}

impl Tolls {
    pub fn is_empty(&self) -> bool {
        self.killed.is_empty() && self.injured.is_empty()
    }
}

impl Tolls {
    /// Adds another sentence's figures.
    pub fn add(&mut self, other: &Tolls) {
        self.killed.extend(&other.killed);
        self.injured.extend(&other.injured);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harm {
    Killed,
    Injured,
}

/// Reads the tolls of the sentence at `tokens`.
pub(super) fn read(reading: &Reading<'_>, tokens: &Range<usize>) -> Tolls {
    let mut tolls = Tolls { cumulative: is_cumulative(reading, tokens), ..Tolls::default() };
    let quantities: Vec<&Quantity> =
        reading.quantities.iter().filter(|q| tokens.contains(&q.tokens.start) && !q.ordinal).collect();
    let superseded = is_superseded(reading, tokens);
    for (at, harm) in harms(reading, tokens) {
        let Some((toll, span, counted)) = figure(reading, &quantities, tokens, at) else { continue };
        let civilians = counted.clone().any(|n| is_civilian(reading.folded(n)));
        let figure =
            Figure { toll, span, at, civilians, superseded, part: is_part(reading, &counted, tokens) };
        let list = if harm == Harm::Killed { &mut tolls.killed } else { &mut tolls.injured };
        if !list.iter().any(|f| f.span == figure.span) {
            list.push(figure);
        }
    }
    if let Some((at, span)) = nobody(reading, tokens) {
        let none = Figure { toll: Toll::exactly(0), span, at, civilians: false, superseded, part: false };
        let word = reading.folded(at);
        if matches!(word, "casualties" | "hurt" | "harmed" | "victims")
            || matches!(word, "killed" | "dead" | "died")
        {
            tolls.killed.push(none);
        }
        if matches!(word, "casualties" | "hurt" | "harmed" | "victims" | "injured" | "wounded" | "injuries") {
            tolls.injured.push(none);
        }
    }
    tolls.continues = quantities.iter().any(|q| q.additional)
        || reading.any_word(tokens.clone(), |w| matches!(w, "there" | "others"));
    tolls
}

/// The casualty words of a sentence with what they say happened.
fn harms(reading: &Reading<'_>, tokens: &Range<usize>) -> Vec<(usize, Harm)> {
    let word = |n: usize| reading.folded(n);
    let mut harms = Vec::new();
    for n in tokens.clone() {
        let harm = match word(n) {
            "killed" | "kills" | "killing" | "kill" | "dead" | "died" | "die" | "dies" | "deaths"
            | "fatalities" | "slain" | "martyred" | "perished" => Harm::Killed,
            "lives" if matches!(word(n.wrapping_sub(1)), "their") || word(n.wrapping_sub(1)) == "claimed" => {
                Harm::Killed
            }
            "toll" => Harm::Killed,
            "shot" if word(n + 1) == "dead" => continue,
            "wounded" | "wounding" | "wounds" | "injured" | "injuring" | "injures" | "injure" | "hurt"
            | "hurts" | "hurting" | "injuries" => Harm::Injured,
            _ => continue,
        };
        // "killed and wounded dozens": the first word shares the second's number; "feared dead", "wounds received".
        if word(n) == "wounds" && matches!(word(n + 1), "received" | "sustained")
            || word(n.wrapping_sub(1)) == "of" && word(n) == "wounds"
        {
            continue;
        }
        harms.push((n, harm));
    }
    harms
}

type Found = (Toll, Span, Range<usize>);

fn figure(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    if negated(reading, at, tokens) {
        return None;
    }
    let word = reading.folded(at);
    if matches!(word, "toll" | "deaths" | "fatalities" | "injuries") || is_counted_total(reading, at) {
        if let Some(found) = total(reading, quantities, tokens, at) {
            return Some(found);
        }
        if word == "toll" {
            return None;
        }
    }
    let active = matches!(
        word,
        "killing" | "kills" | "kill" | "wounding" | "injuring" | "injures" | "hurts" | "hurting" | "wounds"
    ) || (matches!(word, "killed" | "wounded" | "injured" | "hurt")
        && !is_passive(reading, at, tokens)
        && object_follows(reading, quantities, tokens, at));
    // "killed three and injured a fourth".
    if matches!(reading.folded(at + 1), "a" | "another") && is_ordinal(reading.folded(at + 2)) {
        return Some((Toll::exactly(1), reading.span(&(at..at + 3)), at + 1..at + 3));
    }
    if active {
        return object(reading, quantities, tokens, at);
    }
    subject(reading, quantities, tokens, at)
}

fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth"
    )
}

/// "number of people killed ... has risen to 56", "number of wounded reached 60", "the number of dead comes to 28".
fn is_counted_total(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|n| reading.folded(n) == "number" && reading.folded(n + 1) == "of")
}

/// The figure that a total reaches: the last number after the word and a verb of reaching, before the clause ends.
fn total(reading: &Reading<'_>, quantities: &[&Quantity], tokens: &Range<usize>, at: usize) -> Option<Found> {
    let reach = (at + 1..tokens.end.min(at + 24)).find(|n| {
        matches!(
            reading.folded(*n),
            "to" | "at"
                | "reached"
                | "reaches"
                | "reaching"
                | "of"
                | "is"
                | "was"
                | "stands"
                | "stood"
                | "more"
                | "exceeded"
                | "exceeds"
                | "comes"
        ) && quantities.iter().any(|q| {
            (q.tokens.start <= *n && *n < q.tokens.end) || (q.tokens.start > *n && q.tokens.start <= n + 2)
        })
    })?;
    let quantity = quantities.iter().find(|q| q.tokens.end > reach && !q.indefinite)?;
    let toll = quantity.toll?;
    let word = crate::text::Span::cover(reading.doc.tokens[at].span, quantity.span);
    Some((toll, word, at..at + 1))
}

/// Whether the participle belongs to a passive: a form of "be" or "report" just before it, or nothing it could act on.
fn is_passive(reading: &Reading<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let from = at.saturating_sub(3).max(tokens.start);
    reading.any_word(from..at, |w| {
        matches!(
            w,
            "was"
                | "were"
                | "been"
                | "being"
                | "be"
                | "is"
                | "are"
                | "got"
                | "reported"
                | "left"
                | "leaving"
                | "among"
        )
    })
}

/// Whether a number or one person stands right after the word.
fn object_follows(reading: &Reading<'_>, quantities: &[&Quantity], tokens: &Range<usize>, at: usize) -> bool {
    quantities
        .iter()
        .any(|q| q.tokens.start == at + 1 && (!q.indefinite || one_person(reading, q, tokens).is_some()))
}

/// The people after an active verb: "killing nine people", "injured two civilians ... and a journalist".
fn object(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let stop = (at + 1..tokens.end)
        .find(|n| is_harm(reading, *n) || matches!(reading.doc.word(*n), ";" | ":" | "—"))
        .unwrap_or(tokens.end);
    let mut sum: Option<Found> = None;
    for quantity in quantities.iter().filter(|q| q.tokens.start > at && q.tokens.start < stop) {
        let Some((toll, counted)) = people(reading, quantity, tokens) else {
            if sum.is_none() && quantity.tokens.start <= at + 2 {
                return None;
            }
            continue;
        };
        if introduces_part(reading, quantity.tokens.start, at) {
            continue;
        }
        sum = match sum {
            None if quantity.tokens.start <= at + 6 => {
                Some((toll, reading.doc.tokens[at].span.cover(quantity.span), counted))
            }
            None => return None,
            // A further object joined by "and": "a woman and her two sons", "two civilians, ..., and a journalist".
            Some((first, span, who)) if joined(reading, who.end, quantity.tokens.start) => {
                let total = add(first, toll)?;
                Some((total, span.cover(quantity.span), who.start..counted.end))
            }
            done => return done,
        };
    }
    sum
}

fn add(a: Toll, b: Toll) -> Option<Toll> {
    let low = a.low()?.checked_add(b.low()?)?;
    match (a.high(), b.high()) {
        (Some(x), Some(y)) => Some(Toll::between(low, x.checked_add(y)?)),
        _ => Some(Toll::at_least(low)),
    }
}

fn joined(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    let last = reading.folded(to.wrapping_sub(1));
    let her = matches!(last, "her" | "his" | "their") && reading.folded(to.wrapping_sub(2)) == "and";
    (last == "and" || her)
        && !(from..to).any(|n| is_harm(reading, n) || reading.folded(n) == "on" || reading.folded(n) == "in")
}

/// The people before a passive or intransitive: "13 people were killed", "20 civilians killed", "51 of them were dead".
fn subject(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let from = (tokens.start..at)
        .rev()
        .find(|n| is_harm(reading, *n) || matches!(reading.doc.word(*n), ";" | ":" | "—"))
        .map_or(tokens.start, |n| n + 1);
    for quantity in quantities.iter().rev().filter(|q| q.tokens.start >= from && q.tokens.end <= at) {
        // "Two children were among the 13 people who lost their lives" tells a part of a toll told elsewhere.
        if reading.folded(quantity.tokens.start.wrapping_sub(1)) == "the"
            && reading.folded(quantity.tokens.start.wrapping_sub(2)) == "among"
        {
            return None;
        }
        if introduces_part(reading, quantity.tokens.start, from) || is_age(reading, quantity) {
            continue;
        }
        if quantity.tokens.end == at || of_whom(reading, quantity, at) {
            let counted = quantity.tokens.clone();
            return quantity.toll.map(|t| (t, quantity.span.cover(reading.doc.tokens[at].span), counted));
        }
        let Some((toll, counted)) = people(reading, quantity, tokens) else {
            if quantity.toll.is_some() && bare_before_verb(reading, quantity, at) {
                let toll = quantity.toll?;
                return Some((
                    toll,
                    quantity.span.cover(reading.doc.tokens[at].span),
                    quantity.tokens.clone(),
                ));
            }
            continue;
        };
        if at - quantity.tokens.end > 16 || another_subject(reading, counted.end, at) {
            return None;
        }
        if quantity.indefinite && definite_part(reading, quantity) {
            return None;
        }
        // "Seventeen soldiers and three fighters were killed": the first of two joined groups.
        let first =
            quantities.iter().rev().find(|q| q.tokens.end < quantity.tokens.start && q.tokens.start >= from);
        let both = first.and_then(|q| people(reading, q, tokens)).and_then(|(more, who)| {
            let near = who.end + 1 == counted.start && reading.folded(who.end) == "and";
            (near && !introduces_part(reading, who.start, from))
                .then(|| add(more, toll))
                .flatten()
                .map(|sum| (sum, who.start))
        });
        let (toll, start) = both.unwrap_or((toll, counted.start));
        let span = reading.doc.tokens[start].span.cover(reading.doc.tokens[at].span);
        return Some((toll, span.cover(quantity.span), start..counted.end));
    }
    named_person(reading, at, from)
}

/// "four were hurt", "60 wounded", "14 others later died": nothing but auxiliaries and adverbs up to the verb.
fn bare_before_verb(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> bool {
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
                | "later"
                | "reported"
                | "confirmed"
                | "left"
                | "of"
                | "them"
                | "seriously"
                | "lost"
                | "their"
        )
    })
}

/// "51 of them were dead".
fn of_whom(reading: &Reading<'_>, quantity: &Quantity, at: usize) -> bool {
    reading.folded(quantity.tokens.end) == "of"
        && matches!(reading.folded(quantity.tokens.end + 1), "them" | "whom")
        && bare_before_verb(reading, quantity, at)
}

/// Whether a second clause with its own subject begins between the people and the verb.
fn another_subject(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    (from..at).any(|n| {
        reading.doc.word(n) == "("
            || matches!(
                reading.folded(n),
                "that" | "while" | "when" | "after" | "as" | "because" | "pulled" | "trying" | "reach"
            )
    })
}

/// "Sgt. Doe ... was killed": one person by name.
fn named_person(reading: &Reading<'_>, at: usize, from: usize) -> Option<Found> {
    let was = at.checked_sub(1).filter(|n| matches!(reading.folded(*n), "was" | "been"))?;
    let from = from.max(was.saturating_sub(16));
    let subject: Vec<usize> = (from..was).filter(|n| reading.doc.is_word(*n)).collect();
    let plural =
        subject.iter().any(|n| matches!(reading.folded(*n), "and" | "people" | "who" | "that" | "it"));
    let person = subject.iter().any(|n| {
        let word = reading.folded(*n);
        let titled = crate::language::english::words::is_title(word) && reading.doc.is_capitalised(*n);
        titled
            || (GIVEN_NAMES.has(word) && reading.doc.is_capitalised(*n) && reading.mention_at(*n).is_none())
    });
    let told_before = reading.any_word(from..was, |w| matches!(w, "father" | "his" | "her" | "the"));
    (person && !plural && !told_before)
        .then(|| (Toll::exactly(1), reading.doc.tokens[was].span.cover(reading.doc.tokens[at].span), was..at))
}

/// The people that a quantity counts: the toll and the tokens of the number with its noun.
fn people(reading: &Reading<'_>, quantity: &Quantity, tokens: &Range<usize>) -> Option<(Toll, Range<usize>)> {
    if quantity.indefinite {
        let noun = one_person(reading, quantity, tokens)?;
        return Some((Toll::exactly(1), quantity.tokens.start..noun + 1));
    }
    let toll = quantity.toll?;
    if is_age(reading, quantity) {
        return None;
    }
    let end = tokens.end;
    let mut n = quantity.tokens.end;
    // Adjectives and nationalities may stand before the noun: "13 Israeli army reservists".
    for _ in 0..4 {
        if n >= end {
            break;
        }
        let word = reading.folded(n);
        if is_human(word) || is_people_by_demonym(reading, n) {
            return Some((toll, quantity.tokens.start..n + 1));
        }
        let before_people =
            is_human(reading.folded(n + 1)) && reading.doc.is_word(n) && !reading.doc.is_capitalised(n);
        let skip = word == "of"
            || before_people
            || word == "the"
            || reading.mention_at(n).is_some()
            || reading.doc.word(n) == "-"
            || is_adjective(word);
        if !skip {
            return is_elliptical(reading, n, end).then(|| (toll, quantity.tokens.clone()));
        }
        n += 1;
    }
    is_elliptical(reading, n.min(quantity.tokens.end), end).then(|| (toll, quantity.tokens.clone()))
}

/// Whether nothing counted follows the number: the clause goes on with a verb, a conjunction or its end.
fn is_elliptical(reading: &Reading<'_>, n: usize, end: usize) -> bool {
    if n >= end || reading.doc.tokens[n].kind == TokenKind::Mark {
        return !matches!(reading.doc.word(n.min(end - 1)), "%" | "-" | "/" | "°" | "$");
    }
    is_harm(reading, n)
        || matches!(
            reading.folded(n),
            "and"
                | "in"
                | "on"
                | "were"
                | "was"
                | "when"
                | "after"
                | "with"
                | "near"
                | "at"
                | "by"
                | "others"
                | "including"
                | "more"
                | "have"
                | "had"
                | "there"
                | "as"
        )
}

fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "young"
            | "elderly"
            | "local"
            | "armed"
            | "unarmed"
            | "innocent"
            | "other"
            | "more"
            | "army"
            | "police"
            | "military"
            | "ethnic"
            | "foreign"
            | "suspected"
            | "alleged"
            | "government"
            | "security"
            | "civil"
            | "school"
            | "aid"
            | "health"
            | "pro"
            | "special"
            | "forces"
            | "border"
            | "idf"
            | "un"
            | "male"
            | "female"
            | "peaceful"
            | "additional"
            | "its"
            | "their"
            | "our"
            | "senior"
    )
}

fn is_people_by_demonym(reading: &Reading<'_>, n: usize) -> bool {
    let demonym = reading.mention_at(n).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym);
    let plural = reading.folded(n).ends_with('s') || reading.folded(n).ends_with("ese");
    demonym && plural && !is_human(reading.folded(n + 1))
}

/// The noun of "a woman", "one more civilian", "a young man": its token.
fn one_person(reading: &Reading<'_>, quantity: &Quantity, tokens: &Range<usize>) -> Option<usize> {
    (quantity.tokens.end..tokens.end)
        .take(4)
        .take_while(|n| reading.doc.is_word(*n) || reading.doc.word(*n) == "-")
        .find(|n| {
            is_one_human(reading.folded(*n))
                && reading.folded(n + 1) != "bomber"
                && !is_compound_noun(reading, *n)
        })
}

/// "a police station", "a school hospital": the noun only qualifies another.
fn is_compound_noun(reading: &Reading<'_>, n: usize) -> bool {
    matches!(
        reading.folded(n + 1),
        "station"
            | "house"
            | "home"
            | "base"
            | "hospital"
            | "school"
            | "convoy"
            | "post"
            | "bus"
            | "car"
            | "vehicle"
            | "camp"
    )
}

/// "the woman", "that man": a person told of before.
fn definite_part(reading: &Reading<'_>, quantity: &Quantity) -> bool {
    quantity.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "the")
}

/// "including four women", "among them 16 women", "of whom three": a part of a number before.
fn introduces_part(reading: &Reading<'_>, start: usize, from: usize) -> bool {
    let mut n = start;
    for _ in 0..6 {
        if n <= from {
            return false;
        }
        n -= 1;
        match reading.folded(n) {
            "including" | "among" | "whom" | "them"
                if reading.folded(n) != "them" || reading.folded(n.wrapping_sub(1)) == "among" =>
            {
                return true;
            }
            "" if reading.doc.word(n) == "," => return false,
            "were" | "was" | "killed" | "wounded" => return false,
            _ => {}
        }
    }
    false
}

/// "aged 55", "a woman of 58", "a boy of 10", "seven-year-old", "a woman, 38,".
fn is_age(reading: &Reading<'_>, quantity: &Quantity) -> bool {
    let before = quantity.tokens.start.wrapping_sub(1);
    let word = reading.folded(before);
    // "a passer-by of 34", but "a toll of 34", "a group of 34 people".
    let head = reading.folded(before.wrapping_sub(1));
    let counts = matches!(
        head,
        "toll"
            | "number"
            | "total"
            | "group"
            | "crowd"
            | "crew"
            | "family"
            | "team"
            | "convoy"
            | "maximum"
            | "minimum"
            | "most"
            | "some"
            | "all"
            | "both"
            | "tens"
            | "dozens"
            | "least"
            | "column"
            | "patrol"
    );
    let plural = head.ends_with('s') && !is_one_human(head);
    let counted_after = is_human(reading.folded(quantity.tokens.end));
    let of_person = word == "of" && !counts && !plural && !counted_after;
    // "two sisters aged 12 and 15": the second age.
    let aged = |n: usize| matches!(reading.folded(n), "aged" | "ages");
    let after_age = word == "and" && (aged(before.wrapping_sub(2)) || aged(before.wrapping_sub(3)));
    let comma = reading.doc.word(before) == "," && is_one_human(reading.folded(before.wrapping_sub(1)));
    let years = reading.folded(quantity.tokens.end) == "year"
        || reading.folded(quantity.tokens.end) == "years"
        || (reading.doc.word(quantity.tokens.end) == "-"
            && reading.folded(quantity.tokens.end + 1) == "year");
    matches!(word, "aged" | "age") || of_person || after_age || comma || years
}

/// Whether the counted are the attackers, or a part of the victims named by what they were to someone.
fn is_part(reading: &Reading<'_>, counted: &Range<usize>, tokens: &Range<usize>) -> bool {
    let attackers = counted.clone().any(|n| {
        matches!(
            reading.folded(n),
            "militants" | "attackers" | "gunmen" | "assailants" | "bombers" | "terrorists" | "suspects"
        )
    });
    let related = reading.folded(counted.start + 1) == "of"
        && matches!(reading.folded(counted.start + 2), "his" | "her" | "their" | "those");
    let among = (tokens.start..counted.start)
        .rev()
        .take(4)
        .any(|n| reading.folded(n) == "among" || reading.folded(n) == "identified");
    let more = counted.clone().any(|n| reading.folded(n) == "more") && reading.folded(counted.start) == "one";
    attackers || related || among || more
}

fn is_harm(reading: &Reading<'_>, n: usize) -> bool {
    matches!(
        reading.folded(n),
        "killed"
            | "kills"
            | "killing"
            | "dead"
            | "died"
            | "deaths"
            | "wounded"
            | "wounding"
            | "injured"
            | "injuring"
            | "injures"
            | "hurt"
            | "hurts"
            | "slain"
    )
}

fn negated(reading: &Reading<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let from = at.saturating_sub(3).max(tokens.start);
    reading.any_word(from..at, |w| {
        matches!(w, "not" | "nobody" | "none" | "no" | "never" | "without" | "feared" | "would")
    })
}

/// "nobody was hurt", "no casualties", "no one was killed": the word and the span.
fn nobody(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(usize, Span)> {
    let at = tokens.clone().find(|n| {
        matches!(
            reading.folded(*n),
            "hurt" | "harmed" | "casualties" | "victims" | "killed" | "injured" | "wounded" | "injuries"
        )
    })?;
    let from = at.saturating_sub(5).max(tokens.start);
    let no = (from..at).find(|n| {
        let next = reading.folded(n + 1);
        matches!(reading.folded(*n), "nobody" | "none")
            || (reading.folded(*n) == "no"
                && matches!(
                    next,
                    "casualties" | "victims" | "one" | "injuries" | "civilian" | "people" | "deaths"
                ))
            || (reading.folded(*n) == "without" && matches!(next, "casualties" | "victims"))
    })?;
    Some((at, reading.doc.tokens[no].span.cover(reading.doc.tokens[at].span)))
}

/// "It earlier put the number of deaths at 14", "Earlier ... had given a toll of 49".
fn is_superseded(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().take(8).any(|n| matches!(reading.folded(n), "earlier" | "initially" | "previously"))
        && !reading.any_word(tokens.clone(), |w| matches!(w, "risen" | "rose" | "rises" | "updated"))
}

/// A war's or a campaign's figures: "since clashes erupted", "so far", "in the conflict", "on both sides".
fn is_cumulative(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
    let any = |test: &dyn Fn(usize) -> bool| tokens.clone().any(test);
    let is_state = |n: usize| match word(n) {
        "violence" | "clashes" | "crisis" => false,
        "war" => !word(n + 1).starts_with("crime"),
        other => is_war(other),
    };
    let war = any(&is_state);
    let since = any(&|n| word(n) == "since" && word(n + 1) != "the");
    let began = any(&|n| matches!(word(n), "began" | "erupted" | "started"));
    let so_far = any(&|n| word(n) == "so" && word(n + 1) == "far");
    let both_sides = any(&|n| word(n) == "both" && word(n + 1) == "sides");
    let their_personnel = any(&|n| word(n) == "their" && word(n + 1) == "personnel");
    // "The latest outbreak ... has killed 1,252": the war is the subject, no place is named.
    let head = tokens.start..tokens.end.min(tokens.start + 14);
    let war_as_subject =
        reading.any_word(head, |w| matches!(w, "outbreak" | "outburst" | "fighting" | "conflict"));
    let harmed = harms(reading, tokens).first().map_or(tokens.end, |h| h.0);
    let nowhere = reading.mentions_in(tokens).is_empty();
    // "killed in the conflict", but not "killed during the fighting in Ganja".
    let in_war = (harmed..tokens.end.min(harmed + 10)).any(|n| {
        matches!(word(n), "conflict" | "war" | "fighting" | "clashes") && word(n.wrapping_sub(1)) != "during"
    });
    (since && (war || began))
        || (so_far && war)
        || both_sides
        || their_personnel
        || in_war
        || (war_as_subject && (began || (nowhere && harmed > tokens.start + 3)))
}
