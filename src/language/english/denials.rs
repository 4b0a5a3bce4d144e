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

/// What a phrase needs beside it to deny.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// A negation before it: what a side says not to have happened ("no position had changed hands").
    Undone,
    /// A negation right before it, and the speaker's own side: "did not target teachers".
    Own,
    /// "only" near it, of what the police used: "only tear gas".
    Harmless,
    /// Nothing that helps: who denies to have done it denies no violence ("denied that it had massed reserves").
    NoDeed,
}

/// A phrase word by word: a gap, or the words that may stand there.
type Slots = Vec<Option<Vec<&'static str>>>;

/// The most words that a gap holds.
const GAP: usize = 6;

/// Phrases by the words that they may begin with, each without that word and each list in the order of the file.
type ByWord<C> = HashMap<&'static str, Vec<(C, Slots)>>;

/// The set phrases that deny by themselves.
static IDIOMS: LazyLock<ByWord<Idiom>> = LazyLock::new(|| {
    by_first_word(&read(|class| match class {
        "part" => Some(Idiom::Part),
        "accusation" => Some(Idiom::Accusation),
        "answer" => Some(Idiom::Answer),
        "words" => Some(Idiom::Words),
        _ => None,
    }))
});

/// The phrases that deny beside a negation or "only".
static BESIDE: LazyLock<ByWord<Beside>> = LazyLock::new(|| {
    by_first_word(&read(|class| match class {
        "undone" => Some(Beside::Undone),
        "own" => Some(Beside::Own),
        "harmless" => Some(Beside::Harmless),
        "nodeed" => Some(Beside::NoDeed),
        _ => None,
    }))
});

fn by_first_word<C: Copy>(phrases: &[(C, Slots)]) -> ByWord<C> {
    let mut by_word = ByWord::new();
    for (class, slots) in phrases {
        for word in slots.first().into_iter().flatten().flatten() {
            by_word.entry(*word).or_default().push((*class, slots[1..].to_vec()));
        }
    }
    by_word
}

/// Reads the lines of some classes: a class, a comma, and a phrase, in which `|` stands between words for one slot and `_` is a gap; the
/// first line is a header. No phrase begins with a gap.
fn read<C>(class: impl Fn(&str) -> Option<C>) -> Vec<(C, Slots)> {
    let slot = |words: &'static str| (words != "_").then(|| words.split('|').collect());
    let line = |line: &'static str| {
        let (name, phrase) = line.split_once(',')?;
        Some((class(name)?, phrase.split(' ').map(slot).collect()))
    };
    include_str!("denials.csv").lines().skip(1).filter_map(line).collect()
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
    idioms.iter().find_map(|(idiom, slots)| Some((*idiom, length(slots, 1, &word)?)))
}

/// Whether a phrase of the class that denies beside a negation or "only" begins where `word(0)` is the first word.
pub fn denies_beside<'w>(class: Beside, word: impl Fn(usize) -> &'w str) -> bool {
    let fits = |(of, slots): &(Beside, Slots)| *of == class && length(slots, 1, &word).is_some();
    BESIDE.get(word(0)).is_some_and(|phrases| phrases.iter().any(fits))
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

    #[test]
    fn phrases_that_need_a_negation_deny_nothing_alone() {
        let beside = |class: Beside, text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            denies_beside(class, |n| words.get(n).copied().unwrap_or_default())
        };
        check("changed hands", None);
        assert!(beside(Beside::Undone, "changed hands"));
        assert!(beside(Beside::Own, "target teachers"));
        assert!(beside(Beside::Harmless, "tear gas and batons"));
        assert!(!beside(Beside::Undone, "target teachers"));
    }
}
