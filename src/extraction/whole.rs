//! What the whole of a report says, for the statements that ask it: found when it is first asked for, and once, so that a long report
//! is not searched again for each of its sentences.

use super::reading::Reading;
use super::site;
use crate::language::english::casualties::Harm;
use crate::language::english::classes::motives;
use crate::language::english::word_classes::WordClass;
use std::cell::{Cell, OnceCell};

/// What was found in a report so far.
#[derive(Default)]
pub(super) struct Whole {
    ministry: OnceCell<bool>,
    motives: OnceCell<Vec<&'static str>>,
    dated_from: OnceCell<Option<usize>>,
    shot: OnceCell<Option<usize>>,
    disposal: OnceCell<bool>,
    /// What each token was read to say of harm done; it is asked for by many rules.
    harms: Vec<Cell<Option<Option<Harm>>>>,
}

impl Whole {
    /// Nothing, of a report of so many tokens.
    pub fn new(tokens: usize) -> Self {
        Self { harms: vec![Cell::new(None); tokens], ..Self::default() }
    }
}

impl Reading<'_> {
    /// "the defence ministry said that its units had left Hadrut": whether the report names a ministry of defence.
    pub fn names_defence_ministry(&self) -> bool {
        let defence = |n: usize| matches!(self.folded(n), "defence" | "defense");
        let ministry = |n: usize| {
            defence(n) && self.folded(n + 1) == "ministry"
                || self.folded(n) == "ministry" && self.folded(n + 1) == "of" && defence(n + 2)
        };
        *self.whole.ministry.get_or_init(|| (0..self.doc.tokens.len()).any(ministry))
    }

    /// "due to a controlled detonation", "the disposal of war remnants": whether the report tells of explosives that are made away with.
    pub fn tells_of_disposal(&self) -> bool {
        let word = |n: usize| self.folded(n);
        let controlled = |n: usize| {
            word(n) == "controlled"
                && ["detonation", "explosion", "demolition"].iter().any(|stem| word(n + 1).starts_with(stem))
        };
        let disposed = |n: usize| {
            word(n) == "disposal"
                && word(n + 1) == "of"
                && matches!(word(n + 2), "war" | "explosive" | "explosives" | "ordnance" | "unexploded")
        };
        *self.whole.disposal.get_or_init(|| (0..self.doc.tokens.len()).any(|n| controlled(n) || disposed(n)))
    }

    /// Whether the report has words of a class of `motives.csv`.
    pub fn tells_of_motive(&self, class: &str) -> bool {
        let found = self.whole.motives.get_or_init(|| {
            let class = |n: usize| motives().longest(|k| self.folded(n + k)).map(|(class, _)| class);
            let mut classes: Vec<&str> = (0..self.doc.tokens.len()).filter_map(class).collect();
            classes.sort_unstable();
            classes.dedup();
            classes
        });
        found.contains(&class)
    }

    /// What a token says of harm done, which `read` reads where nobody has asked before.
    pub fn harm_at(&self, token: usize, read: impl FnOnce() -> Option<Harm>) -> Option<Harm> {
        let known = self.whole.harms.get(token)?;
        known.get().unwrap_or_else(|| {
            let harm = read();
            known.set(Some(harm));
            harm
        })
    }

    /// The mention of the town in the report's dateline.
    pub fn dated_from(&self) -> Option<usize> {
        *self.whole.dated_from.get_or_init(|| site::dated_from(self))
    }

    /// Whether the words before a token tell of shots.
    pub fn tells_of_shots_before(&self, token: usize) -> bool {
        let shot = |n: &usize| self.is_one_of(*n, WordClass::Shots);
        let first = self.whole.shot.get_or_init(|| (0..self.doc.tokens.len()).find(shot));
        first.is_some_and(|first| first < token)
    }
}
