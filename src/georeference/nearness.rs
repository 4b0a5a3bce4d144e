//! Round a place: "near X", "the outskirts of X", "off the coast of X". The position stays, and reaches farther.

use super::words::{Leads, Words, widened};
use crate::geodesy::Metres;
use crate::language::english::lead::lead_of;
use crate::language::english::words::is_direction;
use crate::model::{Georeference, Place};
use crate::text::TokenKind;
use std::ops::Range;

/// How far from a place "near" it and "in its direction" reach beyond its own extent, in metres.
const NEAR: f64 = 10_000.0;
/// How far its outskirts do.
const OUTSKIRTS: f64 = 5_000.0;
/// Off a town's coast is what its people see and guard: up to the end of the contiguous zone, 24 nautical miles (UN Convention on
/// the Law of the Sea, article 33).
const OFF_TOWN: f64 = 44_448.0;
/// Off a country's or a province's coast may be anywhere in the economic zone, 200 nautical miles (article 57).
const OFF_LAND: f64 = 370_400.0;

/// A mention by the words that say that it is not the place itself but beside it.
pub(super) fn nearness(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
) -> Option<Georeference> {
    let tokens = words.tokens(mention);
    if let Some(georeference) = at_sea(words, mention, place, own) {
        return Some(georeference);
    }
    if !place.is_settlement() {
        return None;
    }
    if let Some(first) = outskirts_of(words, tokens.start) {
        return Some(widened(own, place, Metres(OUTSKIRTS), words.since(first, mention)));
    }
    if let Some(last) = own_outskirts(words, tokens.end) {
        return Some(widened(own, place, Metres(OUTSKIRTS), words.until(mention, last)));
    }
    let first = near(words, tokens.start)?;
    Some(widened(own, place, Metres(NEAR), words.since(first, mention)))
}

/// "off the coast of X", "off the Yemeni coast", "in waters off X": at sea before a coast.
pub(super) fn at_sea(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
) -> Option<Georeference> {
    let tokens = words.tokens(mention);
    let span = match off_its_coast(words, &tokens) {
        Some((first, last)) => words.since(first, mention).cover(words.until(mention, last)),
        None => {
            let first = off_the_coast(words, tokens.start).or_else(|| off(words, tokens.start))?;
            words.since(first, mention)
        }
    };
    let beyond = Metres(if place.is_settlement() { OFF_TOWN } else { OFF_LAND });
    let mut georeference = widened(own, place, beyond, span);
    if place.is_country() {
        // UCDP GED: 7 is the high seas and what cannot be told from them.
        georeference.where_prec = 7;
    }
    Some(georeference)
}

/// "the (northern) outskirts of X": the first of the words.
fn outskirts_of(words: &Words<'_>, start: usize) -> Option<usize> {
    // "the suburbs of X" reads as "the city of X" does, so that they may be past the lead.
    let touching = words.doc.word_before(start, &[]).filter(|n| words.folded(*n) == "of");
    [touching, of_before(words, start)].into_iter().flatten().find_map(|of| {
        let head = words.doc.word_before(of, &[])?;
        is_edge(words.folded(head)).then_some(head)
    })
}

/// "X's outskirts", "the Aleppo countryside": the last of the words.
fn own_outskirts(words: &Words<'_>, end: usize) -> Option<usize> {
    let token = words.doc.tokens.get(end)?;
    let at = end + usize::from(token.kind == TokenKind::Possessive);
    let after = words.doc.tokens.get(at).filter(|t| t.sentence() == token.sentence())?;
    let is_plural = |at| matches!(words.folded(at), "outskirts" | "suburbs" | "countryside" | "environs");
    let at = if is_plural(at + 1) && is_direction(words.folded(at)) { at + 1 } else { at };
    (is_plural(at) && words.folded(at + 1) != "of" && after.span().start >= token.span().start).then_some(at)
}

fn is_edge(word: &str) -> bool {
    matches!(
        word,
        "outskirts"
            | "outskirt"
            | "suburbs"
            | "suburb"
            | "edge"
            | "edges"
            | "periphery"
            | "environs"
            | "surroundings"
            | "vicinity"
            | "countryside"
            | "approaches"
            | "fringes"
            | "entrance"
            | "perimeter"
    )
}

/// "off the coast of X": the first of the words.
fn off_the_coast(words: &Words<'_>, start: usize) -> Option<usize> {
    let of = of_before(words, start)?;
    let mut at = words.doc.word_before(of, &[])?;
    if !is_coast(words.folded(at)) {
        return None;
    }
    for _ in 0..4 {
        at = words.doc.word_before(at, &["-"])?;
        if words.folded(at) == "off" {
            return Some(at);
        }
    }
    None
}

fn is_coast(word: &str) -> bool {
    matches!(word, "coast" | "coastline" | "shore" | "shores" | "coasts")
}

/// "off the Yemeni coast", "off Yemen's western coast": the first and the last of the words.
fn off_its_coast(words: &Words<'_>, tokens: &Range<usize>) -> Option<(usize, usize)> {
    let token = words.doc.tokens.get(tokens.end)?;
    let after = tokens.end + usize::from(token.kind == TokenKind::Possessive);
    let last = (after..after + 2).find(|n| is_coast(words.folded(*n)))?;
    if last > after && !is_direction(words.folded(after))
        || words.doc.tokens.get(last)?.sentence() != token.sentence()
    {
        return None;
    }
    let first = lead_of(words.doc, tokens.start).filter(|n| words.folded(*n) == "off")?;
    Some((first, last))
}

/// "in waters off X", "a tanker off X"; not "cut off X".
fn off(words: &Words<'_>, start: usize) -> Option<usize> {
    if !words.is_led(start, FARTHEST_OFF, Leads::OFFSET) {
        return None;
    }
    let off = lead_of(words.doc, start).filter(|n| words.folded(*n) == "off")?;
    let before = words.doc.word_before(off, &[])?;
    let afloat = matches!(
        words.folded(before),
        "waters"
            | "sea"
            | "ocean"
            | "just"
            | "coast"
            | "ship"
            | "ships"
            | "vessel"
            | "vessels"
            | "tanker"
            | "tankers"
            | "boat"
            | "boats"
            | "freighter"
            | "trawler"
            | "frigate"
            | "destroyer"
            | "anchored"
            | "anchor"
            | "sank"
            | "sunk"
            | "capsized"
            | "aground"
    );
    afloat.then_some(before)
}

/// So far before a name, in tokens, "off" may be.
const FARTHEST_OFF: usize = 6;

/// The lead of the name at `start`, where it is "of"; most names have none anywhere near.
fn of_before(words: &Words<'_>, start: usize) -> Option<usize> {
    if !words.is_led(start, 8, Leads::OF) {
        return None;
    }
    lead_of(words.doc, start).filter(|n| words.folded(*n) == "of")
}

/// So far before a name, in tokens, "in the direction of" may be.
const FARTHEST: usize = 16;

/// "near X", "outside X", "close to X", "in the direction of X", and the names of a list after one of these: the first of the words.
fn near(words: &Words<'_>, start: usize) -> Option<usize> {
    if !words.is_led(start, FARTHEST, Leads::NEAR) {
        return None;
    }
    let doc = words.doc;
    let before = |n: &usize| doc.word(*n) != ".";
    for (back, n) in (start.saturating_sub(7)..start).rev().take_while(before).enumerate() {
        match words.folded(n) {
            "near" | "outside" | "around" | "towards" | "toward" if back < 4 => return Some(n),
            "above" | "overlooking" | "opposite" | "beyond" | "beside" if back < 3 => return Some(n),
            "to" if back < 3 && n > 0 && matches!(words.folded(n - 1), "close" | "next" | "adjacent") => {
                return Some(n - 1);
            }
            _ => {}
        }
    }
    let sentence = doc.tokens.get(start)?.sentence();
    let first = doc.sentences.get(sentence)?.tokens.start;
    (first.max(start.saturating_sub(FARTHEST))..start).rev().find(|n| words.folded(*n) == "direction")
}
