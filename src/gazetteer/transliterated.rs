//! Finding places by the transliteration key, told from their spellings.

use super::blob::{Blob, Probe};
use super::key::transliteration_key;
use super::layout::Section;
use crate::text::fold::fold_into;
use std::cmp::Reverse;

/// The places of `blob` that have a spelling of this transliteration key, each once, the most populous first.
///
/// The table says which places may have it; folding their spellings says which have.
pub(super) fn places(blob: &Blob, key: &str) -> Vec<u32> {
    let mut candidates = Vec::new();
    blob.hints(Section::Keys, &[Probe { hash: blob.hash(key), marks: 1 }], &mut candidates);
    candidates.sort_unstable();
    candidates.dedup();
    let (mut spellings, mut buffer): (Vec<String>, _) = (Vec::new(), String::new());
    for place in candidates {
        let declared = blob.spellings(place).filter(|(demonym, _)| !demonym).map(|(_, s)| s.text);
        for spelling in std::iter::once(blob.name(place)).chain(declared) {
            buffer.clear();
            fold_into(spelling, &mut buffer);
            if !spellings.contains(&buffer) && transliteration_key(&buffer).as_deref() == Some(key) {
                spellings.push(buffer.clone());
            }
        }
    }
    let mut places: Vec<u32> =
        spellings.iter().flat_map(|spelling| blob.hinted(spelling)).map(|posting| posting.place).collect();
    places.sort_unstable();
    places.dedup();
    places.sort_by_cached_key(|place| Reverse(blob.population(*place)));
    places
}
