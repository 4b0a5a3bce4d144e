//! Multinomial logistic regression over hashed features, as the project's classifiers have it.

use crate::recognition::classifier::softmax;

/// What is to be told apart into `N` classes: its features, and the classes that are right.
#[derive(Debug, Clone)]
pub(super) struct Example<const N: usize> {
    pub features: Vec<u32>,
    pub allowed: [bool; N],
    pub weight: f32,
}

/// How weights are fitted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// How many rows of weights there are; features share rows where their hashes meet.
    pub rows: usize,
    /// Passes over the examples.
    pub passes: usize,
    /// The length of a first step.
    pub rate: f32,
    /// How strongly weights are held to 0.
    pub hold: f32,
}

impl Fit {
    /// The weights under which the allowed classes are likeliest, `N` a row (AdaGrad, one example at a time in a fixed shuffled order).
    pub fn descend<const N: usize>(self, examples: &[Example<N>]) -> Vec<f32> {
        let mut weights = vec![0.0f32; self.rows * N];
        let mut squares = vec![1e-2f32; self.rows * N];
        let count = examples.len().max(1);
        // A step that has no divisor in common with the count visits every example once.
        let stride = (count / 2 + 1..).find(|s| gcd(*s, count) == 1).unwrap_or(1);
        for _ in 0..self.passes {
            let mut at = 0;
            for _ in 0..examples.len() {
                at = (at + stride) % count;
                let Example { features, allowed, weight } = &examples[at];
                let chances = self.chances::<N>(&weights, features);
                let right: f32 = (0..N).filter(|c| allowed[*c]).map(|c| chances[c]).sum();
                for class in 0..N {
                    let wanted = if allowed[class] { chances[class] / right.max(1e-6) } else { 0.0 };
                    let slope = weight * (wanted - chances[class]);
                    for feature in features {
                        let cell = *feature as usize % self.rows * N + class;
                        let slope = slope - self.hold * weights[cell];
                        squares[cell] += slope * slope;
                        weights[cell] += self.rate * slope / squares[cell].sqrt();
                    }
                }
            }
        }
        weights
    }

    /// The chance of each class under some weights.
    pub fn chances<const N: usize>(self, weights: &[f32], features: &[u32]) -> [f32; N] {
        let mut sums = [0.0; N];
        for feature in features {
            let row = *feature as usize % self.rows * N;
            for (sum, weight) in sums.iter_mut().zip(&weights[row..row + N]) {
                *sum += weight;
            }
        }
        softmax(sums)
    }
}

/// Weights as signed bytes, a `unit` each.
pub(super) fn bytes(weights: impl Iterator<Item = f32>, unit: f32) -> Vec<u8> {
    weights.map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8 as u8).collect()
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
