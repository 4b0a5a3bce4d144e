//! The trigger and weapon lexicons, read from their CSV files on first use.

use crate::model::SubEventType;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What part a trigger plays in a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A noun that names an event of a known type.
    Noun,
    /// A noun of violence whose type its weapon and context give.
    Loose,
    /// A noun that names a state of war.
    State,
    /// A verb whose object or subject is the place.
    Verb,
    /// A verb that is an attack only with a weapon beside it ("fired", "landed", "used").
    Carry,
    /// "came under", with fire or an attack after it.
    Under,
    /// A verb of taking, whose object is the place.
    Capture,
    /// A word for the harm done; an event only where nothing else names it.
    Harm,
    /// An exchange of bodies or prisoners.
    Handover,
}

/// One entry of the trigger lexicon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trigger {
    /// Its part.
    pub role: Role,
    /// The type that it gives, where it gives one.
    pub sub_event_type: Option<SubEventType>,
    /// The weapon class that it names; empty for none.
    pub weapon: &'static str,
}

/// One entry of the weapon lexicon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weapon {
    /// The class ("missile").
    pub class: &'static str,
    /// The type of an attack with it.
    pub sub_event_type: SubEventType,
}

/// A lexicon of phrases of folded words.
#[derive(Debug)]
pub struct Phrases<T: 'static>(HashMap<&'static str, T>);

/// Words of the longest phrase in the lexicons.
const LONGEST: usize = 4;

impl<T: Copy> Phrases<T> {
    /// The longest phrase that begins at the folded word `word(at)`, and how many words it has.
    pub fn longest<'w>(&self, at: usize, word: impl Fn(usize) -> &'w str) -> Option<(T, usize)> {
        let mut key = String::new();
        let mut best = None;
        for count in 1..=LONGEST {
            let next = word(at + count - 1);
            if next.is_empty() {
                break;
            }
            if count > 1 {
                key.push(' ');
            }
            key.push_str(next);
            if let Some(entry) = self.0.get(key.as_str()) {
                best = Some((*entry, count));
            }
        }
        best
    }
}

/// The trigger lexicon, `triggers.csv`. A phrase that is both noun and verb keeps both entries.
pub fn triggers() -> &'static Phrases<Trigger> {
    static TRIGGERS: OnceLock<Phrases<Trigger>> = OnceLock::new();
    TRIGGERS.get_or_init(|| {
        let rows = rows(include_str!("triggers.csv")).filter_map(|(words, cells)| {
            let role = role(cells.first()?)?;
            let sub_event_type = SubEventType::from_name(cells.get(1)?);
            Some((words, Trigger { role, sub_event_type, weapon: cells.get(2)? }))
        });
        let mut phrases = HashMap::new();
        for (words, trigger) in rows {
            for phrase in words.split('|') {
                phrases.entry(phrase.trim()).or_insert(trigger);
            }
        }
        Phrases(phrases)
    })
}

/// The weapon lexicon, `weapons.csv`.
pub fn weapons() -> &'static Phrases<Weapon> {
    static WEAPONS: OnceLock<Phrases<Weapon>> = OnceLock::new();
    WEAPONS.get_or_init(|| {
        let rows = rows(include_str!("weapons.csv")).filter_map(|(words, cells)| {
            let sub_event_type = SubEventType::from_name(cells.get(1)?)?;
            Some((words, Weapon { class: cells.first()?, sub_event_type }))
        });
        let mut phrases = HashMap::new();
        for (words, weapon) in rows {
            for phrase in words.split('|') {
                phrases.entry(phrase.trim()).or_insert(weapon);
            }
        }
        Phrases(phrases)
    })
}

/// The rows of an embedded lexicon after its header: the first cell, and the others. No cell holds a comma.
fn rows(csv: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    csv.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some((cells.next()?, cells.collect()))
    })
}

fn role(name: &str) -> Option<Role> {
    Some(match name {
        "noun" => Role::Noun,
        "loose" => Role::Loose,
        "state" => Role::State,
        "verb" => Role::Verb,
        "carry" => Role::Carry,
        "under" => Role::Under,
        "capture" => Role::Capture,
        "harm" => Role::Harm,
        "handover" => Role::Handover,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_lexicons_is_read() {
        for (words, cells) in rows(include_str!("triggers.csv")) {
            assert_eq!(cells.len(), 4, "{words}");
            assert!(role(cells[0]).is_some(), "{words}");
            assert!(cells[1].is_empty() || SubEventType::from_name(cells[1]).is_some(), "{words}");
        }
        for (words, cells) in rows(include_str!("weapons.csv")) {
            assert_eq!(cells.len(), 2, "{words}");
            assert!(SubEventType::from_name(cells[1]).is_some(), "{words}");
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        let words = ["the", "missile", "strike", "on"];
        let (trigger, count) = triggers().longest(1, |n| words.get(n).copied().unwrap_or("")).unwrap();
        assert_eq!((trigger.weapon, count), ("missile", 2));
    }
}
