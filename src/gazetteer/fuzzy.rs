//! The fuzzy tier: names one typing error away.

use super::{Gazetteer, NameMatch};
use crate::model::NameTier;
use std::collections::HashSet;

/// The letters that an error may put into a name: the Latin ones that folding leaves, and the space.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz ";

impl Gazetteer {
    /// The places with a spelling one error away from `folded`: a letter missing, added, wrong or swapped with its neighbour.
    ///
    /// The weakest tier. Demonyms are left out. Spellings that match without an error are not.
    pub fn look_up_fuzzy(&self, folded: &str) -> Vec<NameMatch> {
        let mut seen = HashSet::new();
        let mut matches = Vec::new();
        for variant in one_error(folded) {
            for found in self.look_up_iter(&variant) {
                if !found.demonym && seen.insert(found.place) {
                    matches.push(NameMatch { tier: NameTier::Fuzzy, ..found });
                }
            }
        }
        matches
    }
}

/// The strings one error away.
fn one_error(folded: &str) -> Vec<String> {
    let letters: Vec<char> = folded.chars().collect();
    let mut variants = Vec::new();
    let mut put = |parts: &[&[char]]| variants.push(parts.concat().into_iter().collect::<String>());
    for at in 0..=letters.len() {
        let (head, tail) = letters.split_at(at);
        for letter in LETTERS.chars() {
            put(&[head, &[letter], tail]);
            if let Some((_, rest)) = tail.split_first() {
                put(&[head, &[letter], rest]);
            }
        }
        if let [first, second, rest @ ..] = tail {
            put(&[head, &[*second, *first], rest]);
        }
        if let [_, rest @ ..] = tail {
            put(&[head, rest]);
        }
    }
    variants.retain(|variant| variant != folded);
    variants
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_of_each_kind_is_mended() {
        let csv = "id,name,longitude,latitude\nx:1,Stepanakert,46.75,39.82\n";
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", csv.as_bytes())]);
        for wrong in ["stepanakrt", "stepanakeert", "stepanakort", "stepanaketr"] {
            assert_eq!(gazetteer.look_up_fuzzy(wrong).len(), 1, "{wrong}");
        }
        assert_eq!(gazetteer.look_up_fuzzy("stepanakert"), []);
        assert_eq!(gazetteer.look_up_fuzzy("stepankrt"), []);
    }
}
