//! Whether harm was done at a place that stands beside it, and by whom.

use crate::extraction::reading::{Hit, Reading};
use crate::extraction::site;
use crate::language::english::lead::{is_class, lead_of};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Role};
use crate::model::SiteMethod;
use crate::text::TokenKind;
use std::ops::Range;

/// "Suspected jihadists killed scores of villagers": a number that is none, and those who did it.
pub(super) fn tells_of_killers(reading: &Reading<'_>, n: usize) -> bool {
    let tokens = &reading.doc.sentences[n].tokens;
    let irregular =
        |a: Actor| matches!(a, Actor::Rebels | Actor::Group | Actor::Gunmen | Actor::Criminals | Actor::Mob);
    let kills =
        |t: &Hit<'_>| t.entry.role == Role::Harm && reading.folded(t.tokens.start).starts_with("kill");
    let killed = |a: &Hit<'_>| {
        let after = a.tokens.end..(a.tokens.end + 6).min(tokens.end);
        reading.triggers_in(&after).iter().any(kills)
    };
    let vague = reading.quantities_in(tokens).iter().any(|q| q.toll.is_none() && !q.ordinal && !q.indefinite);
    // "Russian planes killed dozens of civilians".
    let forces = |n: usize| {
        reading.is(n, List::Force)
            && reading
                .triggers_in(&(n + 1..n + 3))
                .iter()
                .any(|t| reading.folded(t.tokens.start).starts_with("kill"))
    };
    let fighters = |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(actor) if irregular(actor)) && killed(a);
    // "Troops killed several militants near Harasta".
    let of_fighters = |hit: &Hit<'_>| {
        let after = hit.tokens.end..(hit.tokens.end + 7).min(tokens.end);
        let fights = |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(actor) if irregular(actor));
        kills(hit) && reading.actors_in(&after).iter().any(fights)
    };
    let actors = reading.actors_in(tokens);
    vague
        && (tokens.clone().any(forces)
            || actors.iter().any(fighters)
            || actors.len() > 1 && reading.triggers_in(tokens).iter().any(of_fighters))
}

/// Whether a mention stands after a preposition of place, or labels its block, so that the harm was done there.
pub(super) fn is_scene(reading: &Reading<'_>, mention: usize) -> bool {
    let start = reading.tokens_of(mention).start;
    let led_at = lead_of(reading.doc, start);
    // "in Pakistan's southwestern province of Balochistan": what leads in whose province it is.
    let owner = led_at.and_then(|n| reading.mention_at(n)).map(|m| reading.tokens_of(m));
    let owns =
        |t: &Range<usize>| reading.doc.tokens.get(t.end).is_some_and(|t| t.kind == TokenKind::Possessive);
    let led_at = match owner.filter(owns) {
        Some(owner) => lead_of(reading.doc, owner.start),
        None => led_at,
    };
    let led = led_at.map_or("", |n| reading.folded(n));
    // "at the gate of the Eidgah mosque", "in the centre of the northern city of Kano".
    let city = start >= 2 && reading.folded(start - 1) == "of" && is_class(reading.folded(start - 2));
    let from = match led_at.filter(|_| led == "of") {
        Some(of) if city => of.saturating_sub(5),
        Some(_) => start.saturating_sub(7),
        None => start.saturating_sub(4),
    };
    let lead: Vec<&str> = (from..start).map(|n| reading.folded(n)).collect();
    let end = reading.tokens_of(mention).end;
    let suffered = (end..end + 16).any(|n| reading.folded(n) == "suffered");
    let place = |w: &str| matches!(w, "in" | "at" | "near" | "on" | "outside" | "inside");
    // "Guerrillas held Aucayacu for four hours, killing six", not "rebel-held Saada".
    let held = start > 1
        && matches!(reading.folded(start - 1), "held" | "occupied")
        && reading.doc.is_word(start - 2)
        && !matches!(reading.folded(start - 2), "the" | "in" | "of");
    held || lead.iter().any(|w| place(w))
        || place(led)
        // "Gunmen entered Maiduguri and killed twelve", "drove into the town of Oicha".
        || led_at.is_some_and(|n| reading.is_one_of(n, WordClass::WayIn))
        // "30 km north of the city of Kano".
        || led == "of" && is_offset(reading, mention)
        || suffered
        || is_apposed(reading, mention)
        || site::is_label(reading, mention)
}

/// "in a village 30 km north of Kano": whether a direction from a place says where; not "Potrerito, south of Cali", which says where
/// that is.
fn is_offset(reading: &Reading<'_>, mention: usize) -> bool {
    let relative = reading.georeference(mention).filter(|g| g.method == SiteMethod::Relative);
    relative.is_some_and(|g| {
        let words = reading.doc.tokens_in(g.words);
        let sentence = reading.doc.tokens[words.start].sentence();
        words.start > reading.doc.sentences[sentence].tokens.start && reading.doc.is_word(words.start - 1)
    })
}

/// "In another part of the state, Umm Ruwaba, four herders were shot dead": a name between commas, behind words that open the sentence as
/// where it was and name nothing themselves.
fn is_apposed(reading: &Reading<'_>, mention: usize) -> bool {
    const OPENING: usize = 10;
    let name = reading.tokens_of(mention);
    let Some(comma) = name.start.checked_sub(1).filter(|n| reading.doc.word(*n) == ",") else { return false };
    let first = reading.doc.sentences[reading.doc.tokens[comma].sentence()].tokens.start;
    reading.doc.word(name.end) == ","
        && comma - first <= OPENING
        && matches!(reading.folded(first), "in" | "at" | "near" | "outside")
        && (first..comma).all(|n| reading.doc.is_word(n) && reading.mention_at(n).is_none())
}

/// Whether a word is a verb of killing or wounding: "killed", "injuring".
pub(super) fn is_harming(word: &str) -> bool {
    matches!(word, "killed" | "killing" | "wounded" | "wounding" | "injured" | "injuring")
}
