//! Those whom words for a country name and who are not that country: who fights beside it, and peoples in it.

use super::naming::Named;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Kind;

/// "pro-Russian rebels", "Iran-backed militiamen": those who fight beside a country, under their own words and not as that country.
/// `None` where the mention is no part of such words; `Some(None)` where nobody who fights follows them.
pub(super) fn aligned(reading: &Reading<'_>, mention: usize) -> Option<Option<Named>> {
    let tokens = reading.tokens_of(mention);
    let (start, end) = (tokens.start, tokens.end);
    let leaning = start >= 2
        && reading.doc.word(start - 1) == "-"
        && matches!(reading.folded(start - 2), "pro" | "anti");
    let backed = reading.doc.word(end) == "-"
        && matches!(
            reading.folded(end + 1),
            "backed" | "aligned" | "allied" | "sponsored" | "supported" | "trained" | "funded"
        );
    if !leaning && !backed {
        return None;
    }
    let first = if leaning { start - 2 } else { start };
    let behind = if backed { end + 2 } else { end };
    let fighters = reading.actors_in(&(behind..behind + 2)).first();
    Some(fighters.map(|hit| Named::as_written(reading, &(first..hit.tokens.end))))
}

/// "Bosnian Serb forces", "Syrian Kurdish fighters", "Lebanese Christian militiamen", "ethnic Armenian rebels": a people of a country,
/// which is neither that country nor the other that the people has its name from.
pub(super) fn people(reading: &Reading<'_>, mention: usize) -> Option<Named> {
    let demonym = |n: usize| {
        let demonym = reading.mention_at(n).filter(|m| reading.mentions[*m].kind == Kind::Demonym)?;
        Some(reading.tokens_of(demonym))
    };
    let own = reading.tokens_of(mention);
    demonym(own.start)?;
    let before = own.start.checked_sub(1);
    let ethnic = before.filter(|n| reading.folded(*n) == "ethnic").map(|n| n..own.end);
    let first = || before.and_then(demonym).map(|first| first.start..own.end);
    let second = || demonym(own.end).map(|second| own.start..second.end);
    let faith = || reading.is_one_of(own.end, WordClass::Faith).then(|| own.start..own.end + 1);
    let name = ethnic.or_else(first).or_else(second).or_else(faith)?;
    let forces = [List::Military, List::Human].iter().any(|list| reading.is(name.end, *list));
    Some(Named::as_written(reading, &(name.start..name.end + usize::from(forces))))
}
