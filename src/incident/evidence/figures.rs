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
    let wounded_alike = injured.is_some_and(|(name, weight)| name == LIKE && weight >= TELLING);
    let (name, weight) = match (killed, injured) {
        (Some((SAME, weight)), _) if wounded_too => ("same numbers killed and wounded", weight + 0.5),
        (Some((SAME, weight)), _) if wounded_alike => ("same number killed, like wounded", weight + 0.25),
        (Some((SAME, weight)), _) => ("same number killed", weight),
        (Some((name, weight)), _) if wounded_too && weight.is_finite() => (name, weight.max(0.0) + 0.5),
        (Some((LIKE, weight)), _) if wounded_alike => ("like numbers killed and wounded", weight + 0.25),
        (Some((name, weight)), _) => (name, weight),
        (None, Some((SAME, weight))) => {
            ("same number wounded", if weight < 2.0 { weight.min(1.0) } else { 1.5 })
        }
        (None, Some((LIKE, weight))) => ("like numbers wounded", weight / 2.0),
        (None, Some((_, weight))) if weight < -0.5 => ("numbers wounded differ", -0.5),
        _ => ("no figures against it", 0.0),
    };
    found.add(name, weight);
    weight
}

/// Smaller numbers are alike by chance.
const FEW: u32 = 5;

/// Numbers from here on are seldom alike by chance.
const MANY: u32 = 20;

const SAME: &str = "same number";

const LIKE: &str = "like numbers killed";

/// How two numbers of people go together; `None` where one is no number.
fn relation(x: Figure, y: Figure, between: Between) -> Option<(&'static str, f64)> {
    let (m, n) = nearest(x.toll, y.toll)?;
    let is_number = x.toll.best().is_some() && y.toll.best().is_some();
    if m == n && !is_number && x.toll != y.toll {
        let narrow =
            |toll: Toll| reach(toll).is_some_and(|(low, high)| low >= FEW && high <= low.saturating_mul(2));
        let both = narrow(x.toll) && narrow(y.toll);
        return Some((LIKE, if both { like(m, between) } else { 0.5 }));
    }
    if m == n {
        // A small number is the same by chance.
        let weight = match m {
            0 => 0.5,
            1..=2 if between == Between::Reports => 0.75,
            3..=5 if between == Between::Reports => 1.0,
            MANY.. if between == Between::Reports => 2.0,
            _ => 1.5,
        };
        return Some((SAME, weight));
    }
    let (low, high) = (f64::from(m.min(n)), f64::from(m.max(n)));
    let ratio = if low > 0.0 { high / low } else { f64::INFINITY };
    if ratio <= 1.5 {
        return Some((LIKE, like(m.min(n), between)));
    }
    if between == Between::Sentences {
        let apart = ratio > 2.0 && high - low > 3.0 && low > 0.0;
        return Some(("numbers killed differ", if apart { f64::NEG_INFINITY } else { -0.5 }));
    }
    if ratio > FAR && high - low > 3.0 && low > 0.0 {
        return Some(("numbers killed are far apart", f64::NEG_INFINITY));
    }
    if admits(x.toll, n) || admits(y.toll, m) {
        return Some((LIKE, 0.5));
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

/// What it says that two numbers are alike, the smaller of which is `n`.
fn like(n: u32, between: Between) -> f64 {
    match (n, between) {
        (0..FEW, Between::Reports) => 0.5,
        (MANY.., Between::Reports) => 1.75,
        _ => TELLING,
    }
}

/// The numbers of two tolls that come nearest to each other: of a range one of its bounds, or the other's number where
/// that lies in it.
fn nearest(x: Toll, y: Toll) -> Option<(u32, u32)> {
    let ((a, b), (c, d)) = (reach(x)?, reach(y)?);
    if b < c {
        return Some((b, c));
    }
    Some(if d < a { (a, d) } else { (a.max(c), a.max(c)) })
}

/// The numbers from and to which a toll may reach; of "up to 30" not so few as to say nothing.
fn reach(toll: Toll) -> Option<(u32, u32)> {
    if let Some(best) = toll.best() {
        return Some((best, best));
    }
    let high = toll.high()?;
    Some((toll.low().unwrap_or(high / 3), high))
}

/// Whether an open bound ("at least 10") leaves room for `n`, within reason.
fn admits(toll: Toll, n: u32) -> bool {
    match (toll.low(), toll.high()) {
        (Some(low), None) => n >= low && n <= low.saturating_mul(3),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(x: Toll, y: Toll, between: Between) -> Option<f64> {
        let figure = |toll| Figure { toll, published: None };
        relation(figure(x), figure(y), between).map(|(_, weight)| weight)
    }

    #[test]
    fn a_larger_number_is_less_often_the_same_by_chance() {
        let same = |n| weight(Toll::exactly(n), Toll::exactly(n), Between::Reports).unwrap_or_default();
        let weights = [0, 1, 3, 6, 20].map(same);
        assert!(weights.is_sorted(), "{weights:?}");
        let like = |m, n| weight(Toll::exactly(m), Toll::exactly(n), Between::Reports);
        assert!(like(2, 3) < like(20, 30));
    }

    #[test]
    fn a_range_is_compared_by_its_bounds() {
        let (few, some) = (Toll::between(5, 7), Toll::between(8, 12));
        assert_eq!(weight(few, Toll::exactly(17), Between::Sentences), Some(f64::NEG_INFINITY));
        assert_eq!(weight(some, Toll::exactly(10), Between::Reports), Some(TELLING));
        assert_eq!(weight(Toll::at_most(30), Toll::exactly(12), Between::Reports), Some(0.5));
        assert_eq!(weight(some, some, Between::Reports), Some(1.5));
    }
}
