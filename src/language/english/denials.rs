//! Set phrases that deny without a verb that denies: the lines of `denials.csv`.

use hashbrown::HashMap;
use std::sync::LazyLock;

/// What a set phrase needs beside it to be a denial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idiom {
    /// Nothing: its subject has no part in a deed ("washed its hands of the blast").
    Part,
    /// What others say, as its object ("brushed the account aside").
    Accusation,
    /// Nothing: its subject answers what was told last ("would have none of it").
    Answer,
    /// Nothing: whoever speaks says so ("nothing of the sort").
    Words,
}

/// A phrase word by word: a gap, or the words that may stand there.
type Slots = Vec<Option<Vec<&'static str>>>;

/// The most words that a gap holds.
const GAP: usize = 6;

/// The set phrases by the words that they may begin with, each list in the order of the file.
static IDIOMS: LazyLock<HashMap<&str, Vec<(Idiom, Slots)>>> =
    LazyLock::new(|| by_first_word(&read(include_str!("denials.csv"))));

fn by_first_word(idioms: &[(Idiom, Slots)]) -> HashMap<&'static str, Vec<(Idiom, Slots)>> {
    let mut by_word: HashMap<&str, Vec<(Idiom, Slots)>> = HashMap::new();
    for (idiom, slots) in idioms {
        for word in slots.first().into_iter().flatten().flatten() {
            by_word.entry(word).or_default().push((*idiom, slots.clone()));
        }
    }
    by_word
}

/// Reads lines of a class, a comma, and a phrase: `|` stands between words for one slot, `_` is a gap; the first line is a header.
/// No phrase begins with a gap.
fn read(csv: &'static str) -> Vec<(Idiom, Slots)> {
    let slot = |words: &'static str| (words != "_").then(|| words.split('|').collect());
    let line = |line: &'static str| {
        let (class, phrase) = line.split_once(',')?;
        let idiom = match class {
            "part" => Idiom::Part,
            "accusation" => Idiom::Accusation,
            "answer" => Idiom::Answer,
            _ => Idiom::Words,
        };
        Some((idiom, phrase.split(' ').map(slot).collect()))
    };
    csv.lines().skip(1).filter_map(line).collect()
}

/// The set phrase that begins where `word(0)` is the first word, and how many words it has.
///
/// # Examples
/// ```
/// use incident_mapper::language::english::denials::{Idiom, idiom};
/// let words = ["brushed", "the", "account", "aside", "."];
/// assert_eq!(idiom(|n| words.get(n).copied().unwrap_or_default()), Some((Idiom::Accusation, 4)));
/// ```
pub fn idiom<'w>(word: impl Fn(usize) -> &'w str) -> Option<(Idiom, usize)> {
    let idioms = IDIOMS.get(word(0))?;
    idioms.iter().find_map(|(idiom, slots)| Some((*idiom, length(slots, 0, &word)?)))
}

/// Whether a set phrase begins with this word, whatever follows.
pub fn begins_idiom(word: &str) -> bool {
    IDIOMS.contains_key(word)
}

/// How many words the slots take from the word `at` on, where all fit.
fn length<'w>(slots: &[Option<Vec<&str>>], at: usize, word: &impl Fn(usize) -> &'w str) -> Option<usize> {
    match slots.split_first() {
        None => Some(at),
        Some((Some(words), rest)) => words.contains(&word(at)).then(|| length(rest, at + 1, word)).flatten(),
        Some((None, rest)) => (0..=GAP).find_map(|gap| length(rest, at + gap, word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(Idiom, usize)>) {
        let words: Vec<&str> = text.split(' ').collect();
        assert_eq!(idiom(|n| words.get(n).copied().unwrap_or_default()), expect, "{text}");
    }

    #[test]
    fn phrases_are_found_with_what_stands_in_their_gaps() {
        check("washed its hands of the blast", Some((Idiom::Part, 4)));
        check("brushed aside the account", Some((Idiom::Accusation, 2)));
        check("would have none of it", Some((Idiom::Answer, 5)));
        check("nothing of the kind", Some((Idiom::Words, 4)));
        check("washed the hands and the faces of the dead and of the dying", None);
        check("washed", None);
    }
}
