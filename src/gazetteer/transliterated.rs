//! Finding places by the transliteration key and by the consonant skeleton, told from their spellings.

use super::aligned::distance;
use super::blob::Blob;
use super::key::transliteration_key;
use super::skeleton::{is_abjad, skeleton, skeletons};
use crate::text::fold::fold_into;
use std::cmp::Reverse;

/// The places of `blob` that have a spelling of this transliteration key, each once, the most populous first.
///
/// The table says which places may have it; folding their spellings says which have.
pub(super) fn places(blob: &Blob, key: &str) -> Vec<u32> {
    let has_key = |folded: &str| transliteration_key(folded).as_deref() == Some(key);
    let mut places: Vec<u32> = spellings(blob, blob.hash(key), |_| true, has_key)
        .iter()
        .flat_map(|spelling| blob.hinted(spelling))
        .map(|posting| posting.place)
        .collect();
    places.sort_unstable();
    places.dedup();
    places.sort_by_cached_key(|place| Reverse(blob.population(*place)));
    places
}

/// The places of `blob` with a spelling that is `folded` in another script, one of the two being Arabic or Hebrew, and how
/// far it is from that.
///
/// A romanised name is looked for only among places that have no spelling in letters that are romanised: of any other its own
/// spellings say better what it is called. By its Hebrew one Haryana would be the village of Horiane.
///
/// # Shape
/// The nearest first, then the most populous; a place may come twice.
pub(super) fn across_scripts(blob: &Blob, folded: &str) -> Vec<(u32, u32)> {
    let is_in_abjad = folded.chars().any(is_abjad);
    let mut found: Vec<(u32, u32)> = Vec::new();
    for key in skeletons(folded) {
        let is_of_other_kind = |spelling: &str| spelling.chars().any(is_abjad) != is_in_abjad;
        let has_key = |folded: &str| skeleton(folded).as_deref() == Some(&key);
        for spelling in spellings(blob, blob.hash(&key), is_of_other_kind, has_key) {
            let away = if is_in_abjad { distance(folded, &spelling) } else { distance(&spelling, folded) };
            if let Some(away) = away {
                let places = blob.hinted(&spelling).map(|posting| posting.place);
                let places = places.filter(|place| is_in_abjad || is_all_in_abjad(blob, *place));
                found.extend(places.map(|place| (away, place)));
            }
        }
    }
    found.sort_by_cached_key(|(away, place)| (*away, Reverse(blob.population(*place)), *place));
    found.dedup();
    found
}

/// Whether all spellings of a place are in Arabic or Hebrew letters.
fn is_all_in_abjad(blob: &Blob, place: u32) -> bool {
    let declared = blob.spellings(place).filter(|(demonym, _)| !demonym).map(|(_, s)| s.text);
    std::iter::once(blob.name(place)).chain(declared).all(|spelling| spelling.chars().any(is_abjad))
}

/// The folded forms of the spellings that `may_be` one, where the form `is` one, of the places that may have the key of this
/// hash; each once.
fn spellings(
    blob: &Blob,
    hash: u64,
    may_be: impl Fn(&str) -> bool,
    is: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut candidates = blob.keyed(hash);
    candidates.sort_unstable();
    candidates.dedup();
    let (mut spellings, mut buffer): (Vec<String>, _) = (Vec::new(), String::new());
    for place in candidates {
        let declared = blob.spellings(place).filter(|(demonym, _)| !demonym).map(|(_, s)| s.text);
        for spelling in std::iter::once(blob.name(place)).chain(declared).filter(|s| may_be(s)) {
            buffer.clear();
            fold_into(spelling, &mut buffer);
            if !spellings.contains(&buffer) && is(&buffer) {
                spellings.push(buffer.clone());
            }
        }
    }
    spellings
}
