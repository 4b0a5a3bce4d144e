//! On a way of which one end is named: "on the road to X", "the X highway", "en route to X".

use super::words::{Leads, NEAR_KM, Words, widened};
use crate::geodesy::Metres;
use crate::language::english::lead::{is_going, is_way, lead_of};
use crate::model::{Georeference, Place};

/// So far before a name, in tokens, a word for its way may be.
const FARTHEST: usize = 8;

/// A mention by the way that leads to it. Where along the way it was is not said, so that it may be anywhere near its end.
pub(super) fn way(
    words: &Words<'_>,
    mention: usize,
    place: &Place<'_>,
    own: &Georeference,
) -> Option<Georeference> {
    if !place.is_settlement() {
        return None;
    }
    let tokens = words.tokens(mention);
    let span = match way_to(words, tokens.start) {
        Some(first) => words.since(first, mention),
        None => words.until(mention, own_way(words, tokens.start, tokens.end)?),
    };
    Some(widened(own, place, Metres::from_km(NEAR_KM), span))
}

/// "the road to X", "the road that leads to X", "the highway out of X", "on the way to X", "bound for X": the first of the words.
fn way_to(words: &Words<'_>, start: usize) -> Option<usize> {
    if !words.is_led(start, FARTHEST, Leads::WAY) {
        return None;
    }
    let lead = lead_of(words.doc, start)?;
    let before = words.doc.word_before(lead, &[])?;
    let earlier = words.doc.word_before(before, &[]);
    let way = |n: &usize| is_way(words.folded(*n));
    let going = |n: usize| is_going(words.folded(n)) || is_on_the_way(words, n);
    match words.folded(lead) {
        "to" | "towards" | "toward" if is_way(words.folded(before)) || going(before) => Some(before),
        "to" | "towards" | "toward" | "into" if is_leading(words.folded(before)) => {
            [earlier, earlier.and_then(|n| words.doc.word_before(n, &[]))].into_iter().flatten().find(way)
        }
        "from" => Some(before).filter(way),
        "of" if words.folded(before) == "out" => earlier.filter(way),
        "for" => going(before).then_some(before),
        _ => None,
    }
}

fn is_leading(word: &str) -> bool {
    matches!(word, "leading" | "leads" | "led" | "running" | "runs" | "back")
}

/// "on the way", "on their way"; not "made way", "gave way".
fn is_on_the_way(words: &Words<'_>, way: usize) -> bool {
    let on = way.checked_sub(2).map_or("", |n| words.folded(n));
    words.folded(way) == "way" && matches!(on, "on" | "along" | "en")
}

/// "the X road", "the main X highway": the last of the words. A name with a capital, "X Road", is a street's.
fn own_way(words: &Words<'_>, start: usize, end: usize) -> Option<usize> {
    let road = |n: usize| matches!(words.folded(n), "road" | "highway" | "motorway" | "railway" | "track");
    if !road(end) || words.doc.is_capitalised(end) || words.folded(end + 1) == "in" {
        return None;
    }
    let article = words.doc.word_before(start, &[])?;
    let first = matches!(words.folded(article), "main" | "old" | "new" | "strategic");
    let article = if first { words.doc.word_before(article, &[])? } else { article };
    let together = words.doc.tokens.get(end)?.sentence() == words.doc.tokens.get(start)?.sentence();
    (together && words.folded(article) == "the").then_some(end)
}
