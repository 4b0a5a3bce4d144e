//! Words by class: what is attacked (`targets.csv`), who suffers (`victims.csv`), what for (`motives.csv`), and what genres are full of
//! (`genres.csv`).

use crate::text::fold::fold;
use hashbrown::HashMap;
use std::sync::OnceLock;

/// Words and phrases, each with its class.
#[derive(Debug)]
pub struct Classes {
    /// The phrases by their first word, longest first.
    beginning: HashMap<String, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    class: String,
}

/// The words of `targets.csv`.
pub fn targets() -> &'static Classes {
    static TARGETS: OnceLock<Classes> = OnceLock::new();
    TARGETS.get_or_init(|| Classes::read(include_str!("targets.csv")))
}

/// The words of `victims.csv`: who is killed or wounded, by kind.
///
/// # Examples
/// ```
/// use incident_mapper::language::english::classes::victims;
/// let words = ["police", "officers", "died"];
/// let found = victims().longest(|n| words.get(n).copied().unwrap_or_default());
/// assert_eq!(found, Some(("police", 2)));
/// ```
pub fn victims() -> &'static Classes {
    static VICTIMS: OnceLock<Classes> = OnceLock::new();
    VICTIMS.get_or_init(|| Classes::read(include_str!("victims.csv")))
}

/// The words of `motives.csv`: what makes a killing a crime or an act of politics, and the offices of those whose killing is one.
///
/// # Examples
/// ```
/// use incident_mapper::language::english::classes::motives;
/// let words = ["drug", "dealers", "shot"];
/// let found = motives().longest(|n| words.get(n).copied().unwrap_or_default());
/// assert_eq!(found, Some(("crime", 2)));
/// ```
pub fn motives() -> &'static Classes {
    static MOTIVES: OnceLock<Classes> = OnceLock::new();
    MOTIVES.get_or_init(|| Classes::read(include_str!("motives.csv")))
}

/// The words of `genres.csv`: what reports of courts, films, matches, drills, markets and mourning are full of.
///
/// # Examples
/// ```
/// use incident_mapper::language::english::classes::genres;
/// let words = ["before", "the", "break"];
/// let found = genres().longest(|n| words.get(n).copied().unwrap_or_default());
/// assert_eq!(found, Some(("sport", 3)));
/// ```
pub fn genres() -> &'static Classes {
    static GENRES: OnceLock<Classes> = OnceLock::new();
    GENRES.get_or_init(|| Classes::read(include_str!("genres.csv")))
}

impl Classes {
    /// Reads lines of a class, a comma, and its words with " | " between them; the first line is a header.
    fn read(csv: &str) -> Self {
        let mut beginning: HashMap<String, Vec<Phrase>> = HashMap::new();
        for (class, phrases) in csv.lines().skip(1).filter_map(|line| line.split_once(',')) {
            for phrase in phrases.split(" | ") {
                let words: Vec<String> = fold(phrase).split(' ').map(str::to_owned).collect();
                let Some(first) = words.first().cloned() else { continue };
                beginning.entry(first).or_default().push(Phrase { words, class: class.to_owned() });
            }
        }
        for phrases in beginning.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Self { beginning }
    }

    /// The class of the longest phrase that begins where `word(0)` is the first word, and how many words it has.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::language::english::classes::targets;
    /// let words = ["police", "station", "in"];
    /// let found = targets().longest(|n| words.get(n).copied().unwrap_or_default());
    /// assert_eq!(found, Some(("police post", 2)));
    /// ```
    pub fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(&str, usize)> {
        let phrases = self.beginning.get(word(0))?;
        let fits = |phrase: &&Phrase| phrase.words.iter().enumerate().skip(1).all(|(n, w)| w == word(n));
        phrases.iter().find(fits).map(|phrase| (phrase.class.as_str(), phrase.words.len()))
    }

    /// Whether a phrase begins with a word.
    pub fn begins(&self, word: &str) -> bool {
        self.beginning.contains_key(word)
    }

    /// The classes, in the order of the alphabet.
    pub fn classes(&self) -> Vec<&str> {
        let mut classes: Vec<&str> = self.beginning.values().flatten().map(|p| p.class.as_str()).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    }
}
