//! What speaks for two events being one, and what against: named reasons that add up.
//!
//! A reason that weighs minus infinity rules a join out. The others are added, and two events are one from [`LEAST`]
//! on.

mod circumstances;
mod figures;
mod place;
mod time;

use super::facts::Facts;
use crate::gazetteer::Gazetteer;
use crate::model::Cue;
use circumstances::Told;
pub(super) use circumstances::is_copy;
pub(super) use time::LATE;

/// The least sum of evidence for a join.
pub(super) const LEAST: f64 = 2.0;

/// Two events that only one reason keeps apart, or that lack no more than this, are close.
const CLOSE: f64 = 2.0;

/// Whose tellings are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Sentences of one report, which tells one event in many of them.
    Sentences,
    /// Reports.
    Reports,
}

/// The reasons for and against two events being one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Weighing {
    pub cues: Vec<Cue>,
    /// Whether no place of one is a place of the other: one may be around the other, or beside it.
    pub is_loosely_placed: bool,
}

/// Weighs two events.
///
/// What rules a join out ends it: the reasons found so far tell why.
pub(super) fn weigh(a: &Facts, b: &Facts, between: Between, gazetteer: &Gazetteer) -> Weighing {
    weigh_until(1, a, b, between, gazetteer)
}

/// Weighs two events of different reports as far as it takes to tell whether they are close.
pub(super) fn weigh_closely(a: &Facts, b: &Facts, gazetteer: &Gazetteer) -> Weighing {
    weigh_until(2, a, b, Between::Reports, gazetteer)
}

/// Weighs two events until so many reasons rule a join out.
fn weigh_until(vetoes: usize, a: &Facts, b: &Facts, between: Between, gazetteer: &Gazetteer) -> Weighing {
    let mut found = Weighing::default();
    if a.bound.is_apart_from(&b.bound) {
        found.rule_out("decided: two incidents");
    }
    match between {
        // "attacked Kolambugan and Kauswagan", and then "21 were killed in Kolambugan and seven in Kauswagan": two lists.
        Between::Sentences if a.listed && b.listed && !a.counts_for(b) => {
            found.rule_out("places of one list");
        }
        Between::Reports if a.shares_report(b) => found.rule_out("one report tells them apart"),
        _ => {}
    }
    let of_a_kind = circumstances::types(a, b, between, &mut found);
    circumstances::blame(a, b, between, &mut found);
    let of_a_day = time::days(a, b, between, &mut found);
    // Places cost geodesics, and most neighbours are ruled out by now.
    if found.vetoes() >= vetoes {
        return found;
    }
    place::places(a, b, between, gazetteer, &mut found);
    if found.vetoes() >= vetoes {
        return found;
    }
    if of_a_day {
        time::hours(a, b, between, &mut found);
    }
    let figures = figures::figures(a, b, between, &mut found);
    // The same words with the region for the town, where no figure speaks against it, are still a copy.
    let of_a_place = !found.is_loosely_placed || (figures >= 0.0 && found.has(place::INSIDE_AREA));
    let told = Told { of_a_kind, of_a_day, of_a_place };
    let copied = between == Between::Reports && circumstances::shared(a, b, told, &mut found);
    // Tellings without a day, give or take a week, are one event only where their figures or their words say so.
    let dated = between == Between::Sentences || (a.is_closely_dated() && b.is_closely_dated());
    if !dated && figures < figures::TELLING && !copied {
        found.rule_out("loosely dated, and no figure says so");
    }
    found
}

impl Weighing {
    fn add(&mut self, name: &'static str, weight: f64) {
        self.cues.push(Cue { name, weight });
    }

    /// Adds a reason that decides against a join.
    pub fn rule_out(&mut self, name: &'static str) {
        self.add(name, f64::NEG_INFINITY);
    }

    fn has(&self, name: &str) -> bool {
        self.cues.iter().any(|cue| cue.name == name)
    }

    fn vetoes(&self) -> usize {
        self.cues.iter().filter(|cue| cue.weight == f64::NEG_INFINITY).count()
    }

    /// The sum of the reasons; minus infinity where one rules a join out.
    pub fn score(&self) -> f64 {
        self.cues.iter().map(|cue| cue.weight).sum()
    }

    /// The sum of the reasons but for those that rule a join out.
    pub fn likeness(&self) -> f64 {
        self.cues.iter().map(|cue| cue.weight).filter(|weight| weight.is_finite()).sum()
    }

    /// Whether they are one event.
    pub fn joins(&self) -> bool {
        self.score() >= LEAST
    }

    /// Whether they are not one event but nearly were: one reason keeps them apart.
    pub fn is_close(&self) -> bool {
        match self.vetoes() {
            0 => self.score() < LEAST && self.score() >= LEAST - CLOSE,
            1 => self.likeness() >= LEAST,
            _ => false,
        }
    }
}
