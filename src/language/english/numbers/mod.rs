//! Numbers of people and things, as reports state them: "at least 13", "two dozen", "between 20 and 30".

use std::ops::Range;

use super::beginnings::Begins;
use super::{View, Words, dates};
use crate::model::Toll;
use crate::text::{Document, Span};

mod cardinal;
mod exclude;
pub(super) mod words;

pub(crate) use cardinal::cardinal;
use cardinal::{cardinal_or_range, is_ordinal};
use words::Bound;
pub(super) use words::below_100;

/// A number or a vague amount, with its modifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The whole phrase with its modifiers ("at least another 13").
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// What is stated; `None` for a vague amount ("dozens", "several") and for an ordinal.
    pub toll: Option<Toll>,
    /// Whether it is an ordinal ("first", "28th"): never a count.
    pub ordinal: bool,
    /// Whether it is `a`, `an`, `one` or `another` without a modifier: the caller decides whether it counts.
    pub indefinite: bool,
    /// Whether the words say about how many ("about", "some", "nearly").
    pub approximate: bool,
    /// Whether these come on top of others ("another 12", "34 others", "two more").
    pub additional: bool,
}

/// Every quantity of `doc` that may count people or things, in order, without overlaps.
///
/// Left out: dates, years, times, ages, money, percentages, measures, fractions, decimals, scores, and digits that
/// belong to a name ("T-72", "Route 6"). "as many as 34" is 34; "more than 40" is 40 and up, as [`Toll`] has it.
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::numbers, model::Toll, text::Document};
/// let doc = Document::new("At least 13 people were killed in Ganja and dozens hurt by a T-72.");
/// let found = numbers::quantities(&doc);
/// assert_eq!(found[0].span.of(doc.text), "At least 13");
/// assert_eq!(found[0].toll, Some(Toll::at_least(13)));
/// assert_eq!(found[1].toll, None);
/// ```
pub fn quantities(doc: &Document<'_>) -> Vec<Quantity> {
    let words = Words::new(doc);
    quantities_beside(doc, &words, &dates::phrases_of(doc, &words))
}

/// The quantities of `doc` outside the date phrases that it is known to have.
pub(crate) fn quantities_beside(
    doc: &Document<'_>,
    words: &Words<'_, '_>,
    taken: &[dates::DatePhrase],
) -> Vec<Quantity> {
    let mut dated = taken.iter().map(|p| p.tokens.clone()).peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        while dated.next_if(|range| range.end <= at).is_some() {}
        if let Some(range) = dated.peek().filter(|range| range.contains(&at)) {
            at = range.end;
            continue;
        }
        if !words.may(at, Begins::QUANTITY) {
            at += 1;
            continue;
        }
        let view = words.view(at);
        match quantity_at(view, at) {
            Some(Step::Found(q)) if dated.peek().is_none_or(|range| q.end <= range.start) => {
                let span = doc.tokens[at].span().cover(doc.tokens[q.end - 1].span());
                found.push(Quantity {
                    span,
                    tokens: at..q.end,
                    toll: q.toll,
                    ordinal: q.ordinal,
                    indefinite: q.indefinite,
                    approximate: q.approximate,
                    additional: q.additional || is_additional_noun(view, q.end),
                });
                at = q.end;
            }
            Some(Step::Skip(end)) => at = end.max(at + 1),
            _ => at += 1,
        }
    }
    found
}

/// The token where the counted noun may begin: the first word after `quantity`, past "of the", "other" and "more".
///
/// `None` where a mark or the paragraph's end follows ("killed 21.").
pub fn unit_after(doc: &Document<'_>, quantity: &Quantity) -> Option<usize> {
    let mut at = quantity.tokens.end;
    for _ in 0..4 {
        let word = doc.word(at).to_ascii_lowercase();
        if !matches!(
            word.as_str(),
            "of" | "the" | "other" | "more" | "its" | "their" | "his" | "these" | "those"
        ) {
            break;
        }
        at += 1;
    }
    let token = doc.tokens.get(at)?;
    let gap = doc.text.get(quantity.span.end..token.span().start).unwrap_or_default();
    (token.kind == crate::text::TokenKind::Word && gap.matches('\n').count() < 2).then_some(at)
}

/// A quantity as it is read, its first token known to the caller.
#[derive(Debug, Default)]
struct Read {
    end: usize,
    toll: Option<Toll>,
    ordinal: bool,
    indefinite: bool,
    approximate: bool,
    additional: bool,
}

enum Step {
    Found(Read),
    /// A number that counts nothing; reading goes on at the index.
    Skip(usize),
}

fn quantity_at(view: View<'_>, at: usize) -> Option<Step> {
    // "a truck": most articles stand before a word that no amount begins with.
    let plain = view.is(at, &["a", "an"]) && view.is_word(at + 1) && !view.may(at + 1, Begins::AFTER_ARTICLE);
    if plain {
        return article(view, at);
    }
    let nobody = || view.after_one_of(at, words::NOBODY);
    if view.may(at, Begins::NOBODY)
        && let Some(end) = nobody()
    {
        return Some(Step::Found(Read { end, toll: Some(Toll::exactly(0)), ..Read::default() }));
    }
    if view.may(at, Begins::ORDINAL)
        && let Some(end) = is_ordinal(view, at)
    {
        return Some(Step::Found(Read { end, ordinal: true, ..Read::default() }));
    }
    if view.may(at, Begins::MODIFIER | Begins::CARDINAL)
        && let Some(step) = modified(view, at)
    {
        return Some(step);
    }
    let vague = || view.after_one_of(at, words::VAGUE);
    if view.may(at, Begins::VAGUE)
        && let Some(end) = vague()
    {
        return Some(Step::Found(Read { end, ..Read::default() }));
    }
    let next_is_word = view.is_word(at + 1);
    if view.word(at) == "no" && next_is_word && !view.is(at + 1, words::NO_COUNT) {
        return Some(Step::Found(Read { end: at + 1, toll: Some(Toll::exactly(0)), ..Read::default() }));
    }
    article(view, at)
}

/// "a" or "another" before a word: one.
fn article(view: View<'_>, at: usize) -> Option<Step> {
    let article = match view.word(at) {
        // "a 67-year-old woman".
        "a" | "an" | "another" => {
            let aged = view.is_number(at + 1) && view.word(at + 2) == "-" && view.word(at + 3) == "year";
            (view.is_word(at + 1) || aged) && !view.touches_previous(at)
        }
        _ => false,
    };
    article.then(|| {
        Step::Found(Read {
            end: at + 1,
            toll: Some(Toll::exactly(1)),
            indefinite: true,
            additional: view.word(at) == "another",
            ..Read::default()
        })
    })
}

/// Modifiers, then a number, then afterwords.
fn modified(view: View<'_>, at: usize) -> Option<Step> {
    let mut start = at;
    let mut bound = None;
    let mut additional = false;
    // "at least another 12" and "another estimated 12" are as long as it gets.
    for _ in 0..3 {
        if !view.may(start, Begins::MODIFIER) {
            break;
        }
        if let Some(end) = view.after_one_of(start, words::ADDITIONAL_BEFORE) {
            additional = true;
            start = end;
        } else if let Some((end, b)) = modifier(view, start).filter(|_| bound.is_none()) {
            bound = Some(b);
            start = end;
        } else {
            break;
        }
    }
    let between = match view.word(start) {
        "between" | "from" => Some(start + 1),
        _ => None,
    };
    let read_at = between.unwrap_or(start);
    let Some((mut end, low, high)) = cardinal_or_range(view, read_at, view.word(start)) else {
        // "at least dozens" is vague as a whole.
        let vague = view.after_one_of(start, words::VAGUE);
        return vague
            .filter(|_| bound.is_some())
            .map(|end| Step::Found(Read { end, additional, ..Read::default() }));
    };
    if between.is_some() && low == high && !view.is(end - 1, &["and", "to"]) && !spans_two(view, read_at, end)
    {
        // "from 12 villages": the preposition is not part of the number.
        return None;
    }
    if exclude::counts_nothing(view, read_at, end) {
        return Some(Step::Skip(end));
    }
    if let Some((after, (_, b))) = view.first_of(end, words::AFTERWORDS, |(words, _)| words) {
        bound = bound.or(Some(*b));
        end = after;
    }
    // "five (5) traders": the same number again, in figures.
    let again = |n: usize| low == high && view.written(n).parse::<u32>() == Ok(low);
    if view.written(end) == "(" && view.written(end + 2) == ")" && again(end + 1) {
        end += 3;
    }
    // "90+ injured".
    if view.written(end) == "+" && view.touches_previous(end) {
        bound = bound.or(Some(Bound::Low));
        end += 1;
    }
    if view.is(end, words::ADDITIONAL_AFTER) && !view.is(end + 1, &["than"]) {
        additional = true;
        end += 1;
    }
    let changed = view.word(start) == "from" && (1..=4).any(|n| at >= n && view.is(at - n, words::CHANGES));
    // "the toll has gone up to 5" gives a count, not a bound.
    let change =
        bound == Some(Bound::High) && view.word(at) == "up" && view.is(at.wrapping_sub(1), words::CHANGES);
    let bound = bound.filter(|_| !change);
    let toll = match bound {
        _ if changed => Toll::exactly(high),
        Some(Bound::Low) => Toll::at_least(low),
        Some(Bound::High) => Toll::at_most(high),
        _ => Toll::between(low, high),
    };
    let lone_one = bound.is_none() && view.word(read_at) == "one" && end == read_at + 1;
    Some(Step::Found(Read {
        end,
        toll: Some(toll),
        ordinal: false,
        indefinite: lone_one,
        approximate: bound == Some(Bound::About),
        additional,
    }))
}

/// Whether more than one number stands between the indices: "between 5,000 and 5,000" is a range all the same.
fn spans_two(view: View<'_>, start: usize, end: usize) -> bool {
    cardinal(view, start).is_some_and(|(first, _)| first < end)
}

fn modifier(view: View<'_>, at: usize) -> Option<(usize, Bound)> {
    view.first_of(at, words::MODIFIERS, |(words, _)| words).map(|(end, (_, bound))| (end, *bound))
}

/// "34 others": the noun itself says that these come on top.
fn is_additional_noun(view: View<'_>, at: usize) -> bool {
    view.word(at) == "others"
}

#[cfg(test)]
mod tests;
