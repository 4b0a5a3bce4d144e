//! Who suffered: the missing, captured and displaced, and the killed and wounded by kind of people.

use super::cues::Cue;
use super::reading::Reading;
use super::tolls::{self, Tolls};
use crate::language::english::casualties::{Harm, casualties};
use crate::language::english::classes::victims;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::model::{Kind, Toll};
use crate::text::Span;
use std::ops::Range;

/// People whom a sentence counts beside its tolls.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    pub harm: Harm,
    /// Which people, where some of the killed or wounded are meant ("children", "soldiers (Ukraine)").
    pub kind: Option<String>,
    pub toll: Toll,
    pub span: Span,
    /// The token that they are counted at.
    pub at: usize,
}

/// How far a kind of people may stand behind its number, in tokens.
const REACH: usize = 4;

/// The people that a sentence counts beside its tolls, in order.
pub(super) fn read(reading: &Reading<'_>, tokens: &Range<usize>, tolls: &Tolls) -> Vec<Counted> {
    let quantities: Vec<&Quantity> = reading.quantities_in(tokens).iter().filter(|q| !q.ordinal).collect();
    let mut counted = otherwise(reading, tokens, &quantities);
    counted.extend(quantities.iter().filter_map(|q| by_kind(reading, tokens, tolls, q)));
    counted
}

/// The missing, captured and displaced.
fn otherwise(reading: &Reading<'_>, tokens: &Range<usize>, quantities: &[&Quantity]) -> Vec<Counted> {
    let mut found: Vec<Counted> = Vec::new();
    if !reading.may_in(tokens, Cue::Lost) {
        return found;
    }
    for at in tokens.clone().filter(|n| reading.may(*n, Cue::Lost)) {
        let Some(casualty) = casualties().longest(|k| reading.folded(at + k)) else { continue };
        if matches!(casualty.harm, Harm::Killed | Harm::Injured) || is_camp(reading, at) {
            continue;
        }
        let Some((toll, span, _)) = tolls::figure(reading, quantities, tokens, at) else { continue };
        if !found.iter().any(|c| c.harm == casualty.harm) {
            found.push(Counted { harm: casualty.harm, kind: None, toll, span, at });
        }
    }
    found
}

/// "a camp for displaced people", "missing persons": words that only say of what kind.
fn is_camp(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.folded(at + 1);
    crate::language::english::words::is_human(next) || next == "camp"
}

/// The killed or wounded of one kind that a number counts, as a toll or a part of one.
fn by_kind(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    tolls: &Tolls,
    quantity: &Quantity,
) -> Option<Counted> {
    let toll = quantity.toll?;
    let (noun, kind) = kind_after(reading, quantity, tokens.end)?;
    let within = |figures: &[tolls::Figure]| {
        let told = figures.iter().filter(|f| !f.weak && !f.superseded);
        told.into_iter().any(|f| f.span.contains(quantity.span))
    };
    let harm = if within(&tolls.killed) {
        Harm::Killed
    } else if within(&tolls.injured) {
        Harm::Injured
    } else {
        part_of(reading, tokens, quantity)?
    };
    let span = quantity.span.cover(reading.doc.tokens[noun].span());
    Some(Counted { harm, kind: Some(kind), toll, span, at: quantity.tokens.start })
}

/// The kind of people behind a number, with the side that they are on where the words say so: "two Ukrainian soldiers", "seven
/// of them children".
fn kind_after(reading: &Reading<'_>, quantity: &Quantity, end: usize) -> Option<(usize, String)> {
    let mut side = None;
    for n in quantity.tokens.end..end.min(quantity.tokens.end + REACH) {
        if let Some((kind, count)) = victims().longest(|k| reading.folded(n + k)) {
            let kind = side.map_or_else(|| kind.to_owned(), |side| format!("{kind} ({side})"));
            return Some((n + count - 1, kind));
        }
        // "rose to four when a boy died".
        if reading.is_one_of(n, WordClass::BeforeVictim) {
            return None;
        }
        if let Some(mention) = reading.mention_at(n).filter(|m| reading.mentions[*m].kind == Kind::Demonym) {
            let row = reading.place(mention).map(|p| p.key);
            side = row.map(|key| crate::gazetteer::english_name(reading.gazetteer, key));
        } else if !reading.doc.is_word(n) && reading.doc.word(n) != "-" {
            return None;
        }
    }
    None
}

/// What was done to those that a part counts ("including 14 children", "three of them women"): what the words before say.
fn part_of(reading: &Reading<'_>, tokens: &Range<usize>, quantity: &Quantity) -> Option<Harm> {
    let of = quantity.tokens.end;
    let of_them = reading.folded(of) == "of" && matches!(reading.folded(of + 1), "them" | "whom");
    if !of_them && !tolls::introduces_part(reading, quantity.tokens.start, tokens.start) {
        return None;
    }
    tolls::harms(reading, &(tokens.start..quantity.tokens.start)).last().map(|(_, harm)| *harm)
}
