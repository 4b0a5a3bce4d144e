//! Fits the weights of `resolution/weights.csv`.
//!
//! A candidate is chosen with a chance that grows with the exponential of its score, a sum of weighed evidence; "none of the
//! candidates" has a weight of its own. The weights are those under which the right candidates are likeliest, held near
//! the ones set by hand: evidence that the texts do not show keeps its weight.

use super::Gold;
use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, distance};
use crate::model::{Kind, Mention};
use crate::recognition::{Memory, recognise};
use crate::resolution::{Row, answers, evidence_of, log_odds, none, weight_rows};
use crate::text::Document;
use std::collections::HashMap;
use std::fmt::Write;

/// A candidate this near to where the gold puts a toponym is right: the usual bound, 100 miles.
const RIGHT_KM: f64 = 161.0;
/// Steps of the fitting.
const STEPS: usize = 1500;
/// How far a step goes at most.
const RATE: f64 = 0.05;

/// What is known of one mention: its candidates' evidence, and which of them are right.
struct Example {
    candidates: Vec<Candidate>,
}

struct Candidate {
    /// Numbers of weights, and how much of each there is.
    evidence: Vec<(usize, f64)>,
    right: bool,
}

/// The weights fitted to `texts`, as the text of `weights.csv`, with a line on each set of `checks` by its name.
///
/// `hold` times the cell `held` of its row says how strongly a weight is held to the one set by hand: the slope of so many
/// mentions for a difference of one.
pub fn fit(texts: &[Gold], hold: f64, gazetteer: &Gazetteer, checks: &[(String, Vec<Gold>)]) -> String {
    let rows: Vec<Row> = weight_rows().collect();
    let numbers: HashMap<&str, usize> = rows.iter().enumerate().map(|(n, row)| (row.evidence, n)).collect();
    let examples = examples(texts, gazetteer, &numbers);
    let by_hand: Vec<f64> = rows.iter().map(|row| row.by_hand).collect();
    let held: Vec<f64> = rows.iter().map(|row| hold * row.held).collect();
    let fitted = climb(&examples, &by_hand, &held);
    let mut csv = String::new();
    let written = |part: &[Example], name: &str, csv: &mut String| {
        for (what, weights) in [("set by hand", &by_hand), ("fitted", &fitted)] {
            let (right, loss) = score(part, weights);
            let _ = writeln!(
                csv,
                "# {name}: {} mentions; {what}: {:.1} % first candidate right, log loss {loss:.3}",
                part.len(),
                100.0 * right
            );
        }
    };
    written(&examples, "training texts", &mut csv);
    for (name, texts) in checks {
        written(&self::examples(texts, gazetteer, &numbers), name, &mut csv);
    }
    csv.push_str("evidence,weight,set_by_hand,held\n");
    for (Row { evidence, by_hand, held, .. }, weight) in rows.iter().zip(&fitted) {
        let _ = writeln!(csv, "{evidence},{},{by_hand},{held}", (weight * 100.0).round() / 100.0);
    }
    csv
}

/// How often answers are right, by their chance: the text of `calibration.csv`, with a line on each set of `checks`.
///
/// Answers are put in order of their chance and cut into groups of like size; neighbours of which the surer one is less often
/// right become one group (pool adjacent violators: Ayer and others, 1955, <https://doi.org/10.1214/aoms/1177728423>).
pub fn calibrate(texts: &[Gold], gazetteer: &Gazetteer, checks: &[(String, Vec<Gold>)]) -> String {
    let mut groups: Vec<Group> = Vec::new();
    let answers = answered(texts, gazetteer);
    for part in answers.chunks(answers.len().div_ceil(GROUPS).max(1)) {
        let mut group = Group::of(part);
        while let Some(before) = groups.pop_if(|before| before.right() >= group.right()) {
            group = group.with(before);
        }
        groups.push(group);
    }
    let mut csv = String::new();
    for (name, texts) in
        [("training texts", texts)].into_iter().chain(checks.iter().map(|(n, t)| (n.as_str(), &t[..])))
    {
        let all = Group::of(&answered(texts, gazetteer));
        let (count, chance, right) = (all.count, all.chance(), all.right());
        let _ = writeln!(
            csv,
            "# {name}: {count} answers, mean chance by the evidence {chance:.3}, right {right:.3}"
        );
    }
    csv.push_str("log_odds,right,answers\n");
    for group in groups {
        let _ = writeln!(csv, "{:.2},{:.4},{}", group.odds(), group.right(), group.count);
    }
    csv
}

/// So many groups of answers are counted, before some become one.
const GROUPS: usize = 12;

/// No chance counts as more than this.
const MOST_CHANCE: f64 = 1.0 - 1e-9;

/// Some answers of like chance.
#[derive(Debug, Clone, Copy)]
struct Group {
    count: usize,
    chances: f64,
    odds: f64,
    rights: usize,
}

impl Group {
    fn of(answers: &[(f64, bool)]) -> Self {
        let rights = answers.iter().filter(|(_, right)| *right).count();
        let chances = || answers.iter().map(|(chance, _)| *chance);
        let odds = chances().map(|chance| log_odds(chance.min(MOST_CHANCE))).sum();
        Self { count: answers.len(), chances: chances().sum(), odds, rights }
    }

    fn with(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            chances: self.chances + other.chances,
            odds: self.odds + other.odds,
            rights: self.rights + other.rights,
        }
    }

    fn chance(self) -> f64 {
        self.chances / self.count.max(1) as f64
    }

    /// The mean of the logarithms of the odds.
    fn odds(self) -> f64 {
        self.odds / self.count.max(1) as f64
    }

    fn right(self) -> f64 {
        self.rights as f64 / self.count.max(1) as f64
    }
}

/// The chance of each answer and whether it is right, the least sure first.
fn answered(texts: &[Gold], gazetteer: &Gazetteer) -> Vec<(f64, bool)> {
    let mut answered = Vec::new();
    for text in texts {
        let doc = Document::new(&text.text);
        let mentions = recognise(&doc, gazetteer, &mut Memory::default());
        for (mention, answer) in mentions.iter().zip(answers(&doc, &mentions, gazetteer)) {
            let Some((place, chance)) = answer else { continue };
            let place = gazetteer.place(place);
            match gold(text, mention) {
                Some(Some(gold)) => answered.push((chance, distance(place.position, gold).km() < RIGHT_KM)),
                Some(None) => answered.push((chance, false)),
                None => {}
            }
        }
    }
    answered.sort_by(|a, b| a.0.total_cmp(&b.0));
    answered
}

/// Where the gold puts a mention: `Some(None)` where it is no place, `None` where the gold does not say.
fn gold(text: &Gold, mention: &Mention) -> Option<Option<LngLat>> {
    let overlaps = |(span, _): &&(crate::text::Span, _)| span.overlaps(mention.span);
    match text.toponyms.iter().find(overlaps) {
        Some((_, Some(position))) => Some(Some(*position)),
        // A name that the gold does not mark is no place; people of a country, and places in other names, it may leave out on
        // principle.
        None if !matches!(mention.kind, Kind::Demonym | Kind::Part) => Some(None),
        _ => None,
    }
}

fn examples(texts: &[Gold], gazetteer: &Gazetteer, numbers: &HashMap<&str, usize>) -> Vec<Example> {
    let mut examples = Vec::new();
    for text in texts {
        let doc = Document::new(&text.text);
        let mentions = recognise(&doc, gazetteer, &mut Memory::default());
        let evidence = evidence_of(&doc, &mentions, gazetteer);
        for (mention, candidates) in mentions.iter().zip(evidence) {
            let Some(gold) = gold(text, mention) else { continue };
            let candidate = |(place, evidence): (crate::model::PlaceKey, Vec<(&str, f64)>)| {
                let place = gazetteer.place(place);
                let km = gold.map_or(f64::INFINITY, |gold| distance(place.position, gold).km());
                let numbered =
                    evidence.iter().filter_map(|(name, value)| Some((*numbers.get(name)?, *value)));
                Candidate { evidence: numbered.collect(), right: km < RIGHT_KM.max(place.radius.km()) }
            };
            let mut candidates: Vec<Candidate> = candidates.into_iter().map(candidate).collect();
            let right = !candidates.iter().any(|c| c.right);
            candidates.extend(numbers.get(none()).map(|n| Candidate { evidence: vec![(*n, 1.0)], right }));
            examples.push(Example { candidates });
        }
    }
    examples
}

fn chances(example: &Example, weights: &[f64]) -> Vec<f64> {
    let score = |c: &Candidate| c.evidence.iter().map(|(n, value)| weights[*n] * value).sum::<f64>();
    let scores: Vec<f64> = example.candidates.iter().map(score).collect();
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weighed: Vec<f64> = scores.iter().map(|s| (s - best).exp()).collect();
    let all: f64 = weighed.iter().sum();
    weighed.into_iter().map(|w| w / all).collect()
}

/// The share of examples whose likeliest candidate is right, and the mean negative logarithm of the right ones' chance.
fn score(examples: &[Example], weights: &[f64]) -> (f64, f64) {
    let (mut first, mut loss) = (0.0, 0.0);
    for example in examples {
        let chances = chances(example, weights);
        let pairs = || example.candidates.iter().zip(&chances);
        let best = pairs().max_by(|a, b| a.1.total_cmp(b.1));
        first += f64::from(u8::from(best.is_some_and(|(c, _)| c.right)));
        let right: f64 = pairs().filter(|(c, _)| c.right).map(|(_, p)| p).sum();
        loss -= right.max(1e-9).ln();
    }
    let count = examples.len().max(1) as f64;
    (first / count, loss / count)
}

/// The weights under which the right candidates are likeliest (Adam, on all examples at each step).
fn climb(examples: &[Example], by_hand: &[f64], held: &[f64]) -> Vec<f64> {
    let mut weights = by_hand.to_vec();
    let (mut mean, mut square) = (vec![0.0; weights.len()], vec![0.0; weights.len()]);
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> =
            (0..weights.len()).map(|n| held[n] * (by_hand[n] - weights[n])).collect();
        for example in examples {
            let chances = chances(example, &weights);
            let pairs = || example.candidates.iter().zip(&chances);
            let right: f64 = pairs().filter(|(c, _)| c.right).map(|(_, p)| p).sum();
            for (candidate, chance) in pairs() {
                let wanted = if candidate.right { chance / right.max(1e-9) } else { 0.0 };
                for (n, value) in &candidate.evidence {
                    gradient[*n] += (wanted - chance) * value;
                }
            }
        }
        for (n, slope) in gradient.into_iter().enumerate() {
            mean[n] = 0.9 * mean[n] + 0.1 * slope;
            square[n] = 0.999 * square[n] + 0.001 * slope * slope;
            let steady = |moment: f64, decay: f64| moment / (1.0 - decay.powi(step as i32));
            weights[n] += RATE * steady(mean[n], 0.9) / (steady(square[n], 0.999).sqrt() + 1e-8);
        }
    }
    weights
}
