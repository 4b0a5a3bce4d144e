//! The core of a language as data: its lexicon and its words for days, numbers, people, harm and clauses.
//!
//! A language has a `lexicon.csv` (see [`super::lexicon`]) and a `words.csv` with the columns `class,value,words`; what is
//! done with them is the same for all: `dates_and_quantities` here, and the reading of statements in extraction.

mod dates;
mod numbers;

use super::english::{dates::DatePhrase, numbers::Quantity};
use super::lexicon::Lexicon;
use crate::text::Document;
use crate::text::fold::fold;
use hashbrown::HashMap;

/// What is known of a language.
#[derive(Debug, Clone, PartialEq)]
pub struct Core {
    /// The words that tell of events.
    pub lexicon: Lexicon,
    rows: Vec<Row>,
    /// The rows of each class.
    classes: HashMap<&'static str, Vec<usize>>,
}

#[derive(Debug, Clone, PartialEq)]
struct Row {
    value: &'static str,
    /// Phrases, each its words, folded; a stem stands for all that begin with it.
    phrases: Vec<Vec<(String, bool)>>,
}

impl Core {
    /// The core of the embedded files of a language.
    pub fn new(lexicon: &str, words: &'static str) -> Self {
        let mut core = Self {
            lexicon: Lexicon::read(lexicon, "lexicon.csv").0,
            rows: Vec::new(),
            classes: HashMap::new(),
        };
        for line in words.lines().skip(1) {
            let mut cells = line.split(',');
            let (Some(class), Some(value), Some(list)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            let form = |word: &str| match word.strip_suffix('*') {
                Some(stem) => (fold(stem), true),
                None => (fold(word), false),
            };
            let phrases =
                list.split('|').map(|phrase| phrase.split_whitespace().map(form).collect()).collect();
            core.classes.entry(class).or_default().push(core.rows.len());
            core.rows.push(Row { value, phrases });
        }
        core
    }

    /// The value of the longest phrase of a class that begins at a token, and the token after it.
    pub fn at(&self, doc: &Document<'_>, class: &str, token: usize) -> Option<(&'static str, usize)> {
        let rows = self.classes.get(class)?.iter().map(|n| &self.rows[*n]);
        let fits = |phrase: &[(String, bool)]| {
            phrase.iter().enumerate().all(|(n, (text, stem))| {
                let word = doc.folded(token + n);
                if *stem { word.starts_with(text.as_str()) } else { word == text }
            })
        };
        rows.flat_map(|row| row.phrases.iter().map(move |p| (row.value, p)))
            .filter(|(_, phrase)| !phrase.is_empty() && fits(phrase))
            .max_by_key(|(_, phrase)| phrase.len())
            .map(|(value, phrase)| (value, token + phrase.len()))
    }

    /// Whether a phrase of a class begins at a token.
    pub fn is(&self, doc: &Document<'_>, class: &str, token: usize) -> bool {
        self.at(doc, class, token).is_some()
    }

    /// Every date phrase and every quantity of a document in the language.
    pub fn dates_and_quantities(&self, doc: &Document<'_>) -> (Vec<DatePhrase>, Vec<Quantity>) {
        let dates = dates::phrases(self, doc);
        let quantities = numbers::quantities(self, doc, &dates);
        (dates, quantities)
    }
}
