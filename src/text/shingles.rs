//! How much two texts have in common: near copies are known by the word triples that both have.

use super::fold::fold_into;
use std::sync::Arc;

/// The hashed word triples of a text, which tell whether another was copied from it.
///
/// Words are folded, punctuation counts for nothing, and every word with a digit in it is the same word, so that a
/// text sent out again with a new figure stays a copy. A text of fewer than three words is one shingle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shingles(Vec<u32>);

/// How many words a shingle has.
const WORDS: usize = 3;

/// How many shingles stand for a text where copies are looked for.
const SAMPLED: usize = 8;

impl Shingles {
    /// The shingles of a text.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::text::Shingles;
    /// let first = Shingles::of("A missile hit Ganja on Saturday, killing 12 people.");
    /// let update = Shingles::of("BARDA: A missile hit Ganja on Saturday, killing 13 people");
    /// assert_eq!(first.shared_with(&update), 1.0);
    /// ```
    pub fn of(text: &str) -> Self {
        let mut shingles = Self::unsorted(text);
        shingles.sort_unstable();
        shingles.dedup();
        Self(shingles)
    }

    /// The shingles of a text, where they stand in it.
    fn unsorted(text: &str) -> Vec<u32> {
        let words = hashes_of_words(text);
        let of_words = |words: &[u32]| words.iter().fold(BASIS, |sum, word| mix(sum, *word));
        match words.len() {
            0 => Vec::new(),
            n if n < WORDS => vec![of_words(&words)],
            _ => words.windows(WORDS).map(of_words).collect(),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The share, 0 to 1, of the shorter text's shingles that the longer one has too; 0 where one has none.
    pub fn shared_with(&self, other: &Self) -> f64 {
        let (short, long) = if self.count() <= other.count() { (self, other) } else { (other, self) };
        if short.0.is_empty() {
            return 0.0;
        }
        let shared = short.0.iter().filter(|shingle| long.0.binary_search(shingle).is_ok()).count();
        shared as f64 / short.count() as f64
    }

    /// The least of the hashes, at most eight: texts with most of their shingles in common have one of these in
    /// common, nearly always.
    pub fn sample(&self) -> &[u32] {
        self.0.get(..SAMPLED).unwrap_or(&self.0)
    }
}

/// How many shingles stand for a whole report.
const SKETCHED: usize = 48;

/// Whole reports of which so many of a hundred of the sketched shingles are in both are copies of one wire.
const COPIED: usize = 40;

/// A whole report in a few numbers, which tell whether another was copied from it: the least hashes of its word triples.
///
/// The share that two sketches have in common is near that of the reports' triples, so that a wire with another outlet's
/// first sentence and a paragraph less is still known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch(Arc<[u32]>);

impl Sketch {
    /// The sketch of a report's text.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::text::Sketch;
    /// let wire = "A missile hit Ganja on Saturday, killing 12 people and destroying houses, the prosecutors said.";
    /// let copy = format!("BAKU: {wire} Rescuers were at work.");
    /// assert!(Sketch::of(wire).is_copy_of(&Sketch::of(&copy)));
    /// assert!(!Sketch::of(wire).is_copy_of(&Sketch::of("Shells fell on a village near Barda on Sunday morning.")));
    /// ```
    pub fn of(text: &str) -> Self {
        let mut shingles = Shingles::unsorted(text);
        // Few are there twice, so that the least are nearly always among twice as many as are wanted, which alone are put in order.
        let mut least = match shingles.len() > 2 * SKETCHED {
            true => shingles.select_nth_unstable(2 * SKETCHED).0.to_vec(),
            false => Vec::new(),
        };
        least.sort_unstable();
        least.dedup();
        if least.len() < SKETCHED {
            shingles.sort_unstable();
            shingles.dedup();
            least = shingles;
        }
        least.truncate(SKETCHED);
        Self(least.into())
    }

    /// The hashes, ascending.
    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// Whether one of the two reports was copied from the other, or both from a third.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        if self.0.is_empty() || other.0.is_empty() {
            return false;
        }
        // Of the least hashes of both together, those that are in both.
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut shared, mut all) = (0, 0);
        let most = self.0.len().min(other.0.len());
        while let (true, Some(x), Some(y)) = (all < most, a.peek(), b.peek()) {
            let (x, y) = (**x, **y);
            shared += usize::from(x == y);
            all += 1;
            if x <= y {
                a.next();
            }
            if y <= x {
                b.next();
            }
        }
        all > 0 && shared * 100 >= all * COPIED
    }
}

/// The offset basis of FNV-1a.
const BASIS: u32 = 0x811c_9dc5;

/// The hash of each word of a text: of what stands between characters that are no letter and no digit.
fn hashes_of_words(text: &str) -> Vec<u32> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut folded = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let other = |rest: &str| rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let ends = rest.as_bytes().get(plain).is_none_or(u8::is_ascii);
        let (word, after) = rest.split_at(if ends { plain } else { other(rest) });
        // A word of ASCII letters and digits, as most are, folds to small letters.
        if ends || word.is_ascii() {
            words.extend((!word.is_empty()).then(|| hash(word)));
        } else {
            folded.clear();
            fold_into(word, &mut folded);
            words.push(hash(&folded));
        }
        let mut after = after.chars();
        after.next();
        rest = after.as_str();
    }
    words
}

/// The hash of a word in small letters, which is the same for all words that have a digit in them: FNV-1a, which gives the same on every machine.
fn hash(word: &str) -> u32 {
    let mut is_figure = false;
    let hash = word.bytes().fold(BASIS, |sum, byte| {
        is_figure |= byte.is_ascii_digit();
        with_byte(sum, byte.to_ascii_lowercase())
    });
    if is_figure { with_byte(BASIS, b'0') } else { hash }
}

fn with_byte(sum: u32, byte: u8) -> u32 {
    (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn mix(sum: u32, word: u32) -> u32 {
    word.to_le_bytes().into_iter().fold(sum, with_byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(a: &str, b: &str) -> f64 {
        Shingles::of(a).shared_with(&Shingles::of(b))
    }

    #[test]
    fn a_copy_shares_its_words_and_another_text_does_not() {
        let wire = "Shelling of a market in Mykolaiv killed five people on Friday morning, the mayor of the city said.";
        assert_eq!(shared(wire, &wire.to_uppercase()), 1.0);
        assert!(shared(wire, &wire.replace("five", "at least 7")) > 0.7);
        let own = "At least five residents died in Mykolaiv when shells fell on a market on Friday, officials told us.";
        assert!(shared(wire, own) < 0.2);
        assert_eq!(shared("", ""), 0.0);
        assert_eq!(shared("Barda", "Barda"), 1.0);
    }

    #[test]
    fn copies_meet_in_their_samples() {
        let text = "Снаряды попали в жилой дом в городе Барда, погибли четыре человека, сообщила прокуратура";
        let (whole, cut) = (Shingles::of(text), Shingles::of(&text.replace(", сообщила прокуратура", "")));
        assert_eq!(cut.shared_with(&whole), 1.0);
        assert!(whole.sample().iter().any(|hash| cut.sample().contains(hash)));
    }
}
