//! Fits the weights of the recognition classifier.

use super::annotated::{Annotated, Entity};
use super::logistic::{self, Fit, bytes};
use crate::gazetteer::Gazetteer;
use crate::recognition::classifier::{CLASSES, Class, ROWS, UNIT};
use crate::recognition::teach;
use crate::text::Document;
use std::fmt::Write;

/// How the weights are fitted, but for what holds them.
const FIT: Fit = Fit { rows: ROWS, passes: 5, rate: 0.12, hold: 0.0 };

/// A spelling with its features and the classes that the annotation allows for it.
type Example = logistic::Example<CLASSES>;

/// The weights fitted to `texts`, as the bytes of the model's file, and what was measured on `checks`.
pub fn fit(
    texts: &[Annotated],
    hold: f32,
    gazetteer: &Gazetteer,
    checks: &[(String, Vec<Annotated>)],
) -> (Vec<u8>, String) {
    let examples: Vec<Example> = texts.iter().flat_map(|text| examples(text, gazetteer)).collect();
    let weights = Fit { hold, ..FIT }.descend(&examples);
    let bytes = bytes(weights.into_iter(), UNIT);
    let rounded: Vec<f32> = bytes.iter().map(|b| f32::from(*b as i8) * UNIT).collect();
    let mut report = String::new();
    let mut tell = |name: &str, examples: &[Example]| {
        let right = examples.iter().filter(|e| e.allowed[best(&FIT.chances(&rounded, &e.features))]).count();
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

fn best(chances: &[f32; CLASSES]) -> usize {
    (0..CLASSES).max_by(|a, b| chances[*a].total_cmp(&chances[*b])).unwrap_or(0)
}
