//! Evidence of figures: tolls that can be those of one event at different hours.

use super::{Between, Weighing};
use crate::incident::facts::{Facts, Figure};
use crate::model::Toll;

/// Figures that weigh this much say by themselves which event is meant.
pub(super) const TELLING: f64 = 1.0;

/// Figures so many times apart are of two events.
const FAR: f64 = 20.0;

/// Adds what the figures say, and gives the weight of it.
pub(super) fn figures(a: &Facts, b: &Facts, between: Between, found: &mut Weighing) -> f64 {
    let best = |x: &[Figure], y: &[Figure]| {
        let pairs = x.iter().flat_map(|x| y.iter().map(move |y| relation(*x, *y, between)));
        pairs.flatten().max_by(|x, y| x.1.total_cmp(&y.1))
    };
    let (killed, injured) = (best(&a.killed, &b.killed), best(&a.injured, &b.injured));
    let wounded_too = injured.is_some_and(|(name, _)| name == SAME);
    let (name, weight) = match (killed, injured) {
        (Some((SAME, weight)), _) if wounded_too => ("same numbers killed and wounded", weight + 0.5),
        (Some((SAME, weight)), _) => ("same number killed", weight),
        (Some((name, weight)), _) if wounded_too && weight.is_finite() => (name, weight.max(0.0) + 0.5),
        (Some((name, weight)), _) => (name, weight),
        (None, Some((SAME, _))) => ("same number wounded", 1.0),
        (None, Some((_, weight))) if weight < -0.5 => ("numbers wounded differ", -0.5),
        _ => ("no figures against it", 0.0),
    };
    found.add(name, weight);
    weight
}

const SAME: &str = "same number";

/// How two numbers of people go together; `None` where one is no number.
fn relation(x: Figure, y: Figure, between: Between) -> Option<(&'static str, f64)> {
    let (m, n) = (x.toll.best()?, y.toll.best()?);
    if m == n {
        // A small number is the same by chance.
        let weight = match m {
            0 => 0.5,
            1..=2 if between == Between::Reports => 0.75,
            3..=5 if between == Between::Reports => 1.0,
            _ => 1.5,
        };
        return Some((SAME, weight));
    }
    let (low, high) = (f64::from(m.min(n)), f64::from(m.max(n)));
    let ratio = if low > 0.0 { high / low } else { f64::INFINITY };
    if ratio <= 1.5 {
        return Some(("like numbers killed", 1.0));
    }
    if between == Between::Sentences {
        let apart = ratio > 2.0 && high - low > 3.0 && low > 0.0;
        return Some(("numbers killed differ", if apart { f64::NEG_INFINITY } else { -0.5 }));
    }
    if ratio > FAR && high - low > 3.0 && low > 0.0 {
        return Some(("numbers killed are far apart", f64::NEG_INFINITY));
    }
    if admits(x.toll, n) || admits(y.toll, m) {
        return Some(("like numbers killed", 0.5));
    }
    // Tolls rise with the days, and seldom fall.
    let (earlier, later) = if x.published <= y.published { (m, n) } else { (n, m) };
    let same_day = x.published == y.published;
    Some(match (ratio <= 3.0 || high - low <= 3.0, later > earlier || same_day) {
        (true, true) => ("number killed may have risen", -0.25),
        (true, false) => ("number killed fell", -0.75),
        (false, true) => ("numbers killed differ", -1.0),
        (false, false) => ("numbers killed differ", -2.0),
    })
}

/// Whether an open bound ("at least 10") leaves room for `n`, within reason.
fn admits(toll: Toll, n: u32) -> bool {
    match (toll.low(), toll.high()) {
        (Some(low), None) => n >= low && n <= low.saturating_mul(3),
        (None, Some(high)) => n <= high && n >= high / 3,
        _ => false,
    }
}
