//! What the whole of a report says, for the statements that ask it: found when it is first asked for, and once, so that a long report
//! is not searched again for each of its sentences.

use super::reading::Reading;
use super::statement::Statement;
use super::tolls::Tolls;
use super::when::{Asked, Dated};
use super::{core, site, statement, tolls};
use crate::language::english::casualties::Harm;
use crate::language::english::classes::motives;
use crate::language::english::dates::DatePhrase;
use crate::language::english::word_classes::WordClass;
use crate::text::Document;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::ops::Range;

/// What was found in a report so far.
#[derive(Default)]
pub(super) struct Whole<'a> {
    ministry: OnceCell<bool>,
    motives: OnceCell<Vec<&'static str>>,
    dated_from: OnceCell<Option<usize>>,
    shot: OnceCell<Option<usize>>,
    disposal: OnceCell<bool>,
    only_district: OnceCell<Option<usize>>,
    /// The mentions, those of one name beside each other.
    by_name: OnceCell<Vec<usize>>,
    /// What contains the places of a name, at the first mention of it.
    containers: Kept<Option<usize>>,
    /// Whether each mention is a site, by the words of its own sentence.
    sites: Kept<bool>,
    /// What each sentence states, and the tolls that it tells.
    statements: Vec<OnceCell<Vec<Statement<'a>>>>,
    tolls: Vec<OnceCell<Tolls>>,
    /// What each token was read to say of harm done; it is asked for by many rules.
    harms: Kept<Option<Harm>>,
    /// Whether the date that begins at a token is the day on which something was said, and that of what followed an event.
    days_of_saying: Kept<bool>,
    days_of_aftermath: Kept<bool>,
    /// The last questions when something was, with the answers: several rules ask the same of a statement.
    dated: RefCell<VecDeque<(Asked, Option<Dated>)>>,
}

/// So many of those questions are kept.
const LAST_ASKED: usize = 4;

/// Answers to one question about each of many things, by their numbers, as far as it was asked.
#[derive(Default)]
struct Kept<T>(Vec<Cell<Option<T>>>);

impl<T: Copy> Kept<T> {
    /// Of so many things.
    fn of(count: usize) -> Self {
        Self(vec![Cell::new(None); count])
    }

    /// The answer about a thing, which `read` reads where nobody has asked before.
    fn get(&self, number: usize, read: impl FnOnce() -> T) -> T {
        let known = self.0.get(number);
        known.and_then(Cell::get).unwrap_or_else(|| {
            let answer = read();
            known.inspect(|known| known.set(Some(answer)));
            answer
        })
    }
}

impl Whole<'_> {
    /// Nothing, of a document with so many mentions.
    pub fn new(doc: &Document<'_>, mentions: usize) -> Self {
        Self {
            statements: vec![OnceCell::new(); doc.sentences.len()],
            tolls: vec![OnceCell::new(); doc.sentences.len()],
            harms: Kept::of(doc.tokens.len()),
            days_of_saying: Kept::of(doc.tokens.len()),
            days_of_aftermath: Kept::of(doc.tokens.len()),
            containers: Kept::of(mentions),
            ..Self::default()
        }
    }

    /// Keeps from now on which of so many mentions are sites.
    pub fn keep_sites(&mut self, mentions: usize) {
        self.sites = Kept::of(mentions);
    }
}

impl<'a> Reading<'a> {
    /// The statements of a sentence, read as its language is, in order.
    pub fn statements(&self, sentence: usize) -> &[Statement<'a>] {
        let read = || match self.core {
            Some(core) => core::statements(self, core, sentence),
            None => statement::read(self, sentence),
        };
        self.whole.statements.get(sentence).map_or(&[], |known| known.get_or_init(read))
    }

    /// The tolls that a sentence tells, read as its language is.
    pub fn tolls(&self, sentence: usize) -> &Tolls {
        let tokens = &self.doc.sentences[sentence].tokens;
        self.whole.tolls[sentence].get_or_init(|| match self.core {
            Some(core) => core::tolls(self, core, tokens),
            None => tolls::read(self, tokens),
        })
    }

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
        self.whole.harms.get(token, read)
    }

    /// Whether a date is the day on which something was said, which `read` reads where nobody has asked before.
    pub fn is_day_of_saying(&self, date: &DatePhrase, read: impl FnOnce() -> bool) -> bool {
        self.whole.days_of_saying.get(date.tokens.start, read)
    }

    /// Whether a date is the day of what followed an event, which `read` reads where nobody has asked before.
    pub fn is_day_of_aftermath(&self, date: &DatePhrase, read: impl FnOnce() -> bool) -> bool {
        self.whole.days_of_aftermath.get(date.tokens.start, read)
    }

    /// When something was, which `read` reads where nobody has asked just before.
    pub fn dated(&self, asked: Asked, read: impl FnOnce() -> Option<Dated>) -> Option<Dated> {
        let known = self.whole.dated.borrow().iter().find(|(of, _)| *of == asked).map(|(_, dated)| *dated);
        known.unwrap_or_else(|| {
            let dated = read();
            let mut last = self.whole.dated.borrow_mut();
            last.truncate(LAST_ASKED - 1);
            last.push_front((asked, dated));
            dated
        })
    }

    /// Whether a mention is a site in a sentence, which `read` reads where nobody has asked before of its own.
    pub fn is_site_in(&self, mention: usize, sentence: &Range<usize>, read: impl FnOnce() -> bool) -> bool {
        let token = self.doc.tokens.get(self.tokens_of(mention).start);
        let own = token.is_some_and(|t| self.doc.sentences[t.sentence()].tokens == *sentence);
        if own { self.whole.sites.get(mention, read) } else { read() }
    }

    /// The mentions of a name, in order.
    pub fn mentions_of(&self, name: &str) -> &[usize] {
        let by_name = self.whole.by_name.get_or_init(|| {
            let mut all: Vec<usize> = (0..self.mentions.len()).collect();
            all.sort_by_key(|m| &self.names[*m]);
            all
        });
        let from = by_name.partition_point(|m| *self.names[*m] < *name);
        let of_name = &by_name[from..];
        &of_name[..of_name.partition_point(|m| *self.names[*m] == *name)]
    }

    /// The smallest division that stands where a place of a name is, by any sentence that names it.
    pub fn container_of(&self, name: &str) -> Option<usize> {
        let mentions = self.mentions_of(name);
        self.whole.containers.get(*mentions.first()?, || site::container_of(self, mentions))
    }

    /// The district that the report is about, if it names one alone.
    pub fn only_district(&self) -> Option<usize> {
        *self.whole.only_district.get_or_init(|| site::only_district(self))
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
