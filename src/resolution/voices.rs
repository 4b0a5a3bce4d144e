//! What the spellings of a report say together of where it is: for each first-level division how many have places there.

use super::Asked;
use super::names::Name;
use crate::model::{Kind, PlaceKey};
use hashbrown::{HashMap, HashSet};

/// Gives each candidate the voices of the other spellings for its first-level division: 1 for each that has places in no
/// other, and a part of it for one that has places in several.
pub(super) fn count<'g>(asked: &[Asked<'_, 'g>], names: &mut [Name<'g>]) {
    let mut voices: HashMap<(&'g str, &'g str), f64> = HashMap::new();
    let mut parts: HashMap<PlaceKey, f64> = HashMap::new();
    let mut heard = HashSet::new();
    for one in asked {
        let Some(name) = names.get(one.name).filter(|name| heard.insert(name.spelling)) else { continue };
        // A country or a division of this name is what is meant more often than a town.
        let wide = name.candidates.iter().any(|c| c.place.is_country() || c.place.feature_code == "ADM1");
        if one.mention.kind == Kind::Demonym || wide {
            continue;
        }
        let placed = || name.candidates.iter().map(|c| c.place).filter(|place| !place.admin1.is_empty());
        let divisions: HashSet<(&str, &str)> = placed().map(|p| (p.country, p.admin1)).collect();
        let part = 1.0 / divisions.len().max(1) as f64;
        for division in divisions {
            *voices.entry(division).or_default() += part;
        }
        parts.extend(placed().map(|place| (place.key, part)));
    }
    for candidacy in names.iter_mut().flat_map(|name| &mut name.candidates) {
        let place = &candidacy.place;
        let all = voices.get(&(place.country, place.admin1)).copied().unwrap_or_default();
        candidacy.voices = all - parts.get(&place.key).copied().unwrap_or_default();
    }
}
