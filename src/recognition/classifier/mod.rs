//! A small model that says of a spelling in English text what it stands for there: a place, part of an organisation's
//! name, a person, or something else.
//!
//! Multinomial logistic regression over hashed features of the words around it; see `MODEL_CARD.md` beside this file for
//! what it was fitted to. The weights are a byte each, so that a change of a few is a small change of the file.

mod features;
mod repeats;

pub(super) use features::listed;
pub(crate) use features::{Features, features};
pub(crate) use repeats::Repeats;

use super::words::Words;

/// What a spelling may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A place, or the people of one.
    Place,
    /// A part of the name of an organisation, a facility or a team.
    Organisation,
    /// A person, or part of one's name.
    Person,
    /// An ordinary word, a title, a time, a work, a language.
    Other,
}

impl Class {
    /// All classes, in the order of their weights.
    pub(crate) const ALL: [Self; CLASSES] = [Self::Place, Self::Organisation, Self::Person, Self::Other];
}

/// How many classes there are.
pub(crate) const CLASSES: usize = 4;
/// How many rows of weights there are; features share rows where their hashes meet.
pub(crate) const ROWS: usize = 1 << 16;
/// What a weight of 1 in the file stands for.
pub(crate) const UNIT: f32 = 1.0 / 24.0;

/// A spelling that is less likely a toponym is none. What is doubtful is decided by the evidence for its candidates.
const LEAST_CHANCE: f32 = 0.2;

/// The same for what the rules take for a place: "an ambush between Gao and Ansongo".
const LEAST_CHANCE_BY_RULES: f32 = 0.1;

/// An ordinary word or a person's name is a place only with this chance, unless the rules take it for one too.
const SURE: f32 = 0.9;

/// A row of weights for each feature, a weight for each class.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// Whether the model may be asked about a word: it was fitted to English text in mixed case.
pub(super) fn reads(words: &Words<'_, '_>, token: usize) -> bool {
    !words.all_caps && !words.all_small && !words.turkic && words.inflected_script(token).is_none()
}

/// What the model makes of a spelling.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgement {
    /// The likeliest class.
    pub class: Class,
    /// The chance that it is a place.
    pub place: f32,
    /// The chance that it is part of an organisation's name.
    pub organisation: f32,
}

impl Judgement {
    /// Whether the spelling is likely enough a toponym to be looked at further. `by_rules` is whether the rules take it for a
    /// place.
    pub(super) fn is_toponym(self, by_rules: bool) -> bool {
        let least = if by_rules { LEAST_CHANCE_BY_RULES } else { LEAST_CHANCE };
        self.place + self.organisation >= least
    }

    /// Whether it is a place itself beyond doubt.
    pub(super) fn is_sure(self) -> bool {
        self.place >= SURE
    }

    /// Whether it is a place in the name of something else.
    pub(super) fn is_part(self) -> bool {
        self.organisation > self.place
    }

    /// The natural logarithm of the odds that it is a toponym, from -5 to 5.
    pub(super) fn odds(self) -> f64 {
        let chance = f64::from(self.place + self.organisation).clamp(0.0067, 0.9933);
        ((chance / (1.0 - chance)).ln() * 100.0).round() / 100.0
    }
}

/// What the model makes of a spelling with these features.
pub(super) fn judge(features: &[u32]) -> Judgement {
    let chances = softmax(sums(features).map(|sum| sum as f32 * UNIT));
    let best = Class::ALL.into_iter().zip(chances).max_by(|a, b| a.1.total_cmp(&b.1));
    let [place, organisation, ..] = chances;
    Judgement { class: best.map_or(Class::Other, |(class, _)| class), place, organisation }
}

/// The sum of the weights of each class over the rows of some features, fewer than 256.
///
/// Every other weight of a row is added at once, as the 16-bit parts of one number; 128 is added to each, so that none is negative.
fn sums(features: &[u32]) -> [i32; CLASSES] {
    const SIGNS: u32 = 0x8080_8080;
    const OTHERS: u32 = 0x00FF_00FF;
    let (rows, _) = WEIGHTS.as_chunks::<CLASSES>();
    let rows = features.iter().filter_map(|feature| rows.get(*feature as usize % ROWS));
    let sums = rows.fold([0u32; 2], |[even, odd], row| {
        let row = u32::from_le_bytes(*row) ^ SIGNS;
        [even + (row & OTHERS), odd + (row >> 8 & OTHERS)]
    });
    let added = 128 * features.len() as i32;
    std::array::from_fn(|class| i32::from((sums[class % 2] >> (16 * (class / 2))) as u16) - added)
}

/// Scores as chances.
pub(crate) fn softmax<const N: usize>(scores: [f32; N]) -> [f32; N] {
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weighed = scores.map(|score| (score - best).exp());
    let all: f32 = weighed.iter().sum();
    weighed.map(|w| w / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_have_a_row_for_every_hash() {
        assert_eq!(WEIGHTS.len(), ROWS * CLASSES);
        assert!(WEIGHTS.iter().filter(|weight| **weight != 0).count() > ROWS);
        let unknown = judge(&[]);
        assert_eq!((unknown.place, unknown.organisation), (0.25, 0.25));
    }

    #[test]
    fn weights_are_summed_by_fours_as_one_by_one() {
        let features: Vec<u32> = (0..255).map(|n: u32| n.wrapping_mul(2_654_435_761)).collect();
        for count in [0, 1, 40, 255] {
            let of_class = |class: usize| {
                let row = |feature: &u32| CLASSES * (*feature as usize % ROWS);
                features[..count].iter().map(|f| i32::from(WEIGHTS[row(f) + class] as i8)).sum::<i32>()
            };
            assert_eq!(sums(&features[..count]), std::array::from_fn(of_class));
        }
    }

    #[test]
    fn chances_sum_to_one() {
        let chances = softmax([3.0, -1.0, 200.0, 0.0]);
        assert!((chances.iter().sum::<f32>() - 1.0).abs() < 1e-6 && chances[2] > 0.99);
    }
}
