//! Fits the weights of the recognition classifier.

use super::annotated::{Annotated, Entity};
use crate::gazetteer::Gazetteer;
use crate::recognition::classifier::{CLASSES, Class, ROWS, UNIT, softmax};
use crate::recognition::teach;
use crate::text::Document;
use std::fmt::Write;

/// Passes over the texts.
const PASSES: usize = 5;
/// The length of a first step.
const RATE: f32 = 0.12;

/// A spelling with its features and the classes that the annotation allows for it.
struct Example {
    features: Vec<u32>,
    allowed: [bool; CLASSES],
    weight: f32,
}

/// The weights fitted to `texts`, as the bytes of the model's file, and what was measured on `checks`.
pub fn fit(
    texts: &[Annotated],
    hold: f32,
    gazetteer: &Gazetteer,
    checks: &[(String, Vec<Annotated>)],
) -> (Vec<u8>, String) {
    let examples: Vec<Example> = texts.iter().flat_map(|text| examples(text, gazetteer)).collect();
    let weights = descend(&examples, hold);
    let bytes: Vec<u8> =
        weights.iter().map(|w| (w / UNIT).round().clamp(-127.0, 127.0) as i8 as u8).collect();
    let rounded: Vec<f32> = bytes.iter().map(|b| f32::from(*b as i8) * UNIT).collect();
    let mut report = String::new();
    let mut tell = |name: &str, examples: &[Example]| {
        let right = examples.iter().filter(|e| e.allowed[best(&chances(&rounded, &e.features))]).count();
        let _ = writeln!(
            report,
            "{name}: {} spellings, {:.1} % of an allowed class",
            examples.len(),
            100.0 * right as f64 / examples.len().max(1) as f64
        );
    };
    tell("training texts", &examples);
    for (name, texts) in checks {
        tell(name, &texts.iter().flat_map(|text| self::examples(text, gazetteer)).collect::<Vec<_>>());
    }
    (bytes, report)
}

fn examples(text: &Annotated, gazetteer: &Gazetteer) -> Vec<Example> {
    let doc = Document::new(&text.text);
    let mut examples = Vec::new();
    teach(&doc, gazetteer, |span, demonym, features| {
        let overlaps = |e: &&Entity| e.span.start < span.end && span.start < e.span.end;
        let entity = text.entities.iter().find(overlaps);
        let allowed = text.allowed(entity, demonym)?;
        examples.push(Example { features: features.to_vec(), allowed, weight: text.weight });
        let mut classes = Class::ALL.into_iter().zip(allowed).filter(|(_, allowed)| *allowed);
        match (classes.next(), classes.next()) {
            (Some((class, _)), None) => Some(class),
            _ => None,
        }
    });
    examples
}

fn chances(weights: &[f32], features: &[u32]) -> [f32; CLASSES] {
    let mut sums = [0.0; CLASSES];
    for feature in features {
        let row = *feature as usize % ROWS * CLASSES;
        for (sum, weight) in sums.iter_mut().zip(&weights[row..row + CLASSES]) {
            *sum += weight;
        }
    }
    softmax(sums)
}

fn best(chances: &[f32; CLASSES]) -> usize {
    (0..CLASSES).max_by(|a, b| chances[*a].total_cmp(&chances[*b])).unwrap_or(0)
}

/// The weights under which the allowed classes are likeliest (AdaGrad, one example at a time in a fixed shuffled order).
fn descend(examples: &[Example], hold: f32) -> Vec<f32> {
    let mut weights = vec![0.0f32; ROWS * CLASSES];
    let mut squares = vec![1e-2f32; ROWS * CLASSES];
    let count = examples.len().max(1);
    // A step that has no divisor in common with the count visits every example once.
    let stride = (count / 2 + 1..).find(|s| gcd(*s, count) == 1).unwrap_or(1);
    for _ in 0..PASSES {
        let mut at = 0;
        for _ in 0..count {
            at = (at + stride) % count;
            let Example { features, allowed, weight } = &examples[at];
            let chances = chances(&weights, features);
            let right: f32 = (0..CLASSES).filter(|c| allowed[*c]).map(|c| chances[c]).sum();
            for class in 0..CLASSES {
                let wanted = if allowed[class] { chances[class] / right.max(1e-6) } else { 0.0 };
                let slope = weight * (wanted - chances[class]);
                for feature in features {
                    let cell = *feature as usize % ROWS * CLASSES + class;
                    let slope = slope - hold * weights[cell];
                    squares[cell] += slope * slope;
                    weights[cell] += RATE * slope / squares[cell].sqrt();
                }
            }
        }
    }
    weights
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
