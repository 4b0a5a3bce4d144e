//! Quantities of a language whose words are data.

use super::Core;
use crate::language::english::dates::DatePhrase;
use crate::language::english::numbers::Quantity;
use crate::model::Toll;
use crate::text::{Document, TokenKind};

/// Every quantity of `doc` outside its date phrases, in order, without overlaps.
pub(super) fn quantities(core: &Core, doc: &Document<'_>, dates: &[DatePhrase]) -> Vec<Quantity> {
    let mut taken = dates.iter().map(|d| d.tokens.clone()).peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        while taken.next_if(|range| range.end <= at).is_some() {}
        if let Some(range) = taken.peek().filter(|range| range.contains(&at)) {
            at = range.end;
            continue;
        }
        match quantity_at(core, doc, at) {
            Some(quantity) => {
                at = quantity.tokens.end;
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

fn quantity_at(core: &Core, doc: &Document<'_>, at: usize) -> Option<Quantity> {
    let mut start = at;
    let after = |class: &str, from: usize| core.at(doc, class, from).map(|(_, end)| end);
    let additional = after("additional", start).inspect(|end| start = *end).is_some();
    let low = after("low", start).inspect(|end| start = *end).is_some();
    let high = !low && after("high", start).inspect(|end| start = *end).is_some();
    let approximate = !low && !high && after("about", start).inspect(|end| start = *end).is_some();
    let (number, end) = cardinal(core, doc, start)?;
    let toll = match (low, high) {
        (true, _) => Toll::at_least(number),
        (_, true) => Toll::at_most(number),
        _ => Toll::exactly(number),
    };
    Some(Quantity {
        span: doc.tokens[at].span().cover(doc.tokens[end - 1].span()),
        tokens: at..end,
        toll: Some(toll),
        ordinal: false,
        indefinite: false,
        approximate,
        additional,
    })
}

/// Digits, or words that add up ("двадцать пять").
fn cardinal(core: &Core, doc: &Document<'_>, at: usize) -> Option<(u32, usize)> {
    if doc.tokens.get(at)?.kind == TokenKind::Number {
        return doc.word(at).parse().ok().map(|n| (n, at + 1));
    }
    let mut total: Option<u32> = None;
    let mut end = at;
    while let Some((value, next)) = core.at(doc, "number", end) {
        let part: u32 = value.parse().ok()?;
        if total.is_some_and(|sum| part >= sum || sum % 10 != 0) {
            break;
        }
        total = Some(total.unwrap_or_default() + part);
        end = next;
    }
    total.map(|n| (n, end))
}
