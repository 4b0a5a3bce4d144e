//! The weights of the model: what each feature adds to the chance of an incident, and to each type that it may have.

use crate::model::SubEventType;

/// How many rows the weights of the chance have; features share rows where their hashes meet.
pub(crate) const ROWS: usize = 1 << 17;
/// How many rows the weights of the types have.
pub(crate) const KIND_ROWS: usize = 1 << 14;
/// What a weight of 1 in the files stands for.
pub(crate) const UNIT: f32 = 1.0 / 48.0;

/// The types that the model tells apart, in the order of their weights.
pub(crate) const KINDS: [SubEventType; 9] = [
    SubEventType::ShellingArtilleryMissileAttack,
    SubEventType::AirDroneStrike,
    SubEventType::RemoteExplosiveLandmineIed,
    SubEventType::ArmedClash,
    SubEventType::Attack,
    SubEventType::NonStateActorOvertakesTerritory,
    SubEventType::ViolentDemonstration,
    SubEventType::Crime,
    SubEventType::AccidentOrDisaster,
];

/// The weights that are shipped.
pub(super) static SHIPPED: Weights<'static> =
    Weights { chance: include_bytes!("chance.bin"), types: include_bytes!("types.bin") };

/// Weights, a signed byte each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weights<'w> {
    /// One for each row: the more, the likelier an incident.
    pub chance: &'w [u8],
    /// One for each row and type.
    pub types: &'w [u8],
}

impl Weights<'_> {
    /// What a feature adds to the logarithm of the odds, in units.
    pub fn weight(&self, feature: u32) -> i32 {
        let byte = self.chance.get(feature as usize % ROWS).copied().unwrap_or_default();
        i32::from(byte as i8)
    }

    /// What features add to it.
    pub fn sum(&self, features: &[u32]) -> i32 {
        features.iter().map(|feature| self.weight(*feature)).sum()
    }

    /// The chance that an incident was at a place with these features.
    pub fn chance(&self, features: &[u32]) -> f32 {
        let odds = self.sum(features) as f32 * UNIT;
        1.0 / (1.0 + (-odds).exp())
    }

    /// The likeliest type of an incident at a place with these features; the first of equals.
    pub fn likeliest(&self, features: &[u32]) -> SubEventType {
        let (rows, _) = self.types.as_chunks::<{ KINDS.len() }>();
        let mut sums = [0i32; KINDS.len()];
        for row in features.iter().filter_map(|feature| rows.get(*feature as usize % KIND_ROWS)) {
            for (sum, byte) in sums.iter_mut().zip(row) {
                *sum += i32::from(*byte as i8);
            }
        }
        let best = KINDS.into_iter().zip(sums).reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map_or(SubEventType::Attack, |(kind, _)| kind)
    }
}
