//! Words for what was done to people, and how they take their number: the rows of `casualties.csv`.

use crate::text::fold::fold;
use hashbrown::HashMap;
use std::sync::OnceLock;

/// What was done to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Harm {
    /// Killed.
    Killed,
    /// Wounded.
    Injured,
    /// Not to be found.
    Missing,
    /// Taken by an armed side, or abducted.
    Captured,
    /// Driven from their homes.
    Displaced,
}

/// Where the number of those who were harmed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grammar {
    /// Before a passive, after an active verb: "nine were killed", "killed nine".
    Either,
    /// After it: "killing nine".
    Object,
    /// Before it: "nine died".
    Subject,
    /// After it and a verb of reaching: "deaths rose to nine".
    Total,
}

/// What a phrase says, and how many words it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Casualty {
    /// What was done.
    pub harm: Harm,
    /// Where the number stands.
    pub grammar: Grammar,
    /// How many words.
    pub words: usize,
}

/// The words for what was done to people.
#[derive(Debug)]
pub struct Casualties {
    /// The phrases by their first word, longest first.
    beginning: HashMap<String, Vec<(Vec<String>, Casualty)>>,
}

/// The words of `casualties.csv`.
pub fn casualties() -> &'static Casualties {
    static CASUALTIES: OnceLock<Casualties> = OnceLock::new();
    CASUALTIES.get_or_init(|| Casualties::read(include_str!("casualties.csv")))
}

impl Casualties {
    /// Reads lines of a harm, a grammar, and words with " | " between them; the first line is a header.
    fn read(csv: &str) -> Self {
        let mut beginning: HashMap<String, Vec<(Vec<String>, Casualty)>> = HashMap::new();
        for line in csv.lines().skip(1) {
            let mut cells = line.splitn(3, ',');
            let (Some(harm), Some(grammar), Some(phrases)) = (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let (Some(harm), Some(grammar)) = (harm_of(harm), grammar_of(grammar)) else { continue };
            for phrase in phrases.split(" | ") {
                let words: Vec<String> = fold(phrase).split(' ').map(str::to_owned).collect();
                let Some(first) = words.first().cloned() else { continue };
                let casualty = Casualty { harm, grammar, words: words.len() };
                beginning.entry(first).or_default().push((words, casualty));
            }
        }
        for phrases in beginning.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { beginning }
    }

    /// Whether a phrase for people who are missing, captured or displaced begins with a word.
    pub fn begins_loss(&self, word: &str) -> bool {
        let lost = |harm: Harm| !matches!(harm, Harm::Killed | Harm::Injured);
        self.beginning.get(word).is_some_and(|phrases| phrases.iter().any(|(_, c)| lost(c.harm)))
    }

    /// Whether a phrase begins with a word.
    pub fn begins(&self, word: &str) -> bool {
        self.beginning.contains_key(word)
    }

    /// The longest phrase that begins where `word(0)` is the first word.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::language::english::casualties::{Grammar, Harm, casualties};
    /// let words = ["embraced", "martyrdom", "in", "Mastung"];
    /// let found = casualties().longest(|n| words.get(n).copied().unwrap_or_default()).unwrap();
    /// assert_eq!((found.harm, found.grammar, found.words), (Harm::Killed, Grammar::Subject, 2));
    /// ```
    pub fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<Casualty> {
        let phrases = self.beginning.get(word(0))?;
        let fits = |words: &[String]| words.iter().enumerate().skip(1).all(|(n, w)| w == word(n));
        phrases.iter().find(|(words, _)| fits(words)).map(|(_, casualty)| *casualty)
    }
}

fn harm_of(name: &str) -> Option<Harm> {
    match name {
        "killed" => Some(Harm::Killed),
        "wounded" => Some(Harm::Injured),
        "missing" => Some(Harm::Missing),
        "captured" => Some(Harm::Captured),
        "displaced" => Some(Harm::Displaced),
        _ => None,
    }
}

fn grammar_of(name: &str) -> Option<Grammar> {
    match name {
        "either" => Some(Grammar::Either),
        "object" => Some(Grammar::Object),
        "subject" => Some(Grammar::Subject),
        "total" => Some(Grammar::Total),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let csv = include_str!("casualties.csv");
        let words: usize = csv.lines().skip(1).map(|line| line.split(" | ").count()).sum();
        let read: usize = casualties().beginning.values().map(Vec::len).sum();
        assert_eq!(read, words);
    }
}
