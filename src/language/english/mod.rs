//! English: word classes, the lexicons, dates and times, numbers, publication dates.

use std::borrow::Cow;
use std::sync::OnceLock;

pub(crate) use self::beginnings::Begins;
use super::lexicon::Lexicon;
use crate::text::{Document, Token, TokenKind};

mod beginnings;
pub mod casualties;
pub mod classes;
pub mod compass;
pub mod dateline;
pub mod dates;
pub mod denials;
pub mod lead;
pub mod lengths;
pub mod numbers;
pub mod published;
pub mod word_classes;
pub mod words;

/// The lexicon, `lexicon.csv`.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::read(include_str!("lexicon.csv"), "lexicon.csv").0)
}

/// Every date phrase and every quantity of a document: what [`dates::phrases`] and [`numbers::quantities`] give, found
/// in one reading. `folded` is the folded form of each of its tokens, and `begins` says what each folded word may begin, by their numbers.
pub(crate) fn dates_and_quantities(
    doc: &Document<'_>,
    folded: &[&str],
    begins: impl Fn(u32) -> Begins,
) -> (Vec<dates::DatePhrase>, Vec<numbers::Quantity>) {
    let words = Words::beginning(doc, folded, begins);
    let phrases = dates::phrases_of(doc, &words);
    let quantities = numbers::quantities_beside(doc, &words, &phrases);
    (phrases, quantities)
}

/// A document's tokens in lower case, seen up to the end of one paragraph.
///
/// The rules read ahead; past the paragraph's end they find empty words, so that no phrase crosses a blank line.
#[derive(Debug)]
pub(crate) struct Words<'d, 't> {
    doc: &'d Document<'t>,
    lower: Vec<Cow<'d, str>>,
    /// What each token may begin.
    begins: Vec<Begins>,
    /// For each paragraph, the index of the first token after it.
    stops: Vec<usize>,
}

/// The words of one paragraph, by their indices in the document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'w> {
    words: &'w Words<'w, 'w>,
    stop: usize,
}

impl<'d, 't> Words<'d, 't> {
    pub(crate) fn new(doc: &'d Document<'t>) -> Self {
        let known: Vec<Begins> =
            (0..doc.folded_words()).map(|n| Begins::of(doc.folded_word(n as u32))).collect();
        let folded: Vec<&str> = (0..doc.tokens.len()).map(|at| doc.folded(at)).collect();
        Self::beginning(doc, &folded, |word| known.get(word as usize).copied().unwrap_or_default())
    }

    /// The same where the caller knows the folded form of each token and what each folded word may begin.
    fn beginning(doc: &'d Document<'t>, folded: &[&'d str], begins: impl Fn(u32) -> Begins) -> Self {
        let of = |t: &Token| match t.kind {
            TokenKind::Number => Begins::DIGITS,
            _ => begins(t.word),
        };
        let begins = doc.tokens.iter().map(of).collect();
        // Nothing but the case tells most words from their folded form.
        let as_written = |(at, folded): (usize, &&'d str)| match doc.tokens[at].kind {
            TokenKind::Word => Cow::Borrowed(*folded),
            _ => Cow::Borrowed(doc.word(at)),
        };
        let mut lower: Vec<Cow<'d, str>> = folded.iter().enumerate().map(as_written).collect();
        for at in doc.unlike_folded() {
            let at = *at as usize;
            lower[at] = Cow::Owned(doc.word(at).to_lowercase());
        }
        let stops = (1..doc.tokens.len()).filter(|at| is_paragraph_break(doc, *at));
        Self { doc, lower, begins, stops: stops.chain([doc.tokens.len()]).collect() }
    }

    /// The same where every rule is asked at every token.
    #[cfg(test)]
    fn asking_everything(doc: &'d Document<'t>) -> Self {
        Self { begins: vec![Begins::EVERYTHING; doc.tokens.len()], ..Self::new(doc) }
    }

    /// Whether one of these may begin at `at`.
    fn may(&self, at: usize, begin: Begins) -> bool {
        self.begins.get(at).is_some_and(|known| known.has(begin))
    }

    /// The paragraph that token `at` is part of.
    pub(crate) fn view(&self, at: usize) -> View<'_> {
        let paragraph = self.stops.partition_point(|stop| *stop <= at);
        View { words: self, stop: self.stops.get(paragraph).copied().unwrap_or(0) }
    }
}

/// Whether a blank line stands before token `at`.
fn is_paragraph_break(doc: &Document<'_>, at: usize) -> bool {
    let (from, to) = (doc.tokens[at - 1].span().end, doc.tokens[at].span().start);
    // Most words stand one space apart.
    let gap = doc.text.as_bytes().get(from..to).filter(|gap| gap.len() > 1);
    gap.is_some_and(|gap| gap.iter().filter(|b| **b == b'\n').count() > 1)
}

impl<'w> View<'w> {
    /// The lower-case word at `at`; empty past the paragraph.
    pub(crate) fn word(self, at: usize) -> &'w str {
        if at < self.stop { self.words.lower.get(at).map_or("", |word| word) } else { "" }
    }

    /// Whether one of these may begin at `at`.
    pub(crate) fn may(self, at: usize, begin: Begins) -> bool {
        at < self.stop && self.words.may(at, begin)
    }

    /// The word before `at`, in lower case; empty where none is.
    pub(crate) fn before(self, at: usize) -> &'w str {
        at.checked_sub(1).map_or("", |b| self.word(b))
    }

    /// The word at `at` as it is written.
    pub(crate) fn written(self, at: usize) -> &'w str {
        if at < self.stop { self.words.doc.word(at) } else { "" }
    }

    pub(crate) fn is(self, at: usize, one_of: &[&str]) -> bool {
        one_of.contains(&self.word(at))
    }

    /// The first of some rows whose words stand at `at`, and the index after them.
    pub(crate) fn first_of<T>(
        self,
        at: usize,
        rows: &'static [T],
        words: impl Fn(&T) -> &[&str],
    ) -> Option<(usize, &'static T)> {
        let word = self.word(at);
        let begun = rows.iter().filter(|row| words(row).first().is_some_and(|first| *first == word));
        begun.into_iter().find_map(|row| Some((self.after(at, words(row))?, row)))
    }

    /// The index after the first of some phrases that stands at `at`.
    pub(crate) fn after_one_of(self, at: usize, phrases: &'static [&[&str]]) -> Option<usize> {
        self.first_of(at, phrases, |phrase| phrase).map(|(end, _)| end)
    }

    /// The index after `phrase`, if it stands at `at`.
    pub(crate) fn after(self, at: usize, phrase: &[&str]) -> Option<usize> {
        // Few phrases have the first word.
        let (first, rest) = phrase.split_first()?;
        let all = self.word(at) == *first && (at + 1..).zip(rest).all(|(n, word)| self.word(n) == *word);
        all.then_some(at + phrase.len())
    }

    pub(crate) fn kind(self, at: usize) -> Option<TokenKind> {
        if at < self.stop { self.words.doc.tokens.get(at).map(|t| t.kind) } else { None }
    }

    pub(crate) fn is_word(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    pub(crate) fn is_number(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// Whether the word at `at` begins with a capital.
    pub(crate) fn is_capital(self, at: usize) -> bool {
        self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether nothing stands between token `at` and the token before it.
    pub(crate) fn touches_previous(self, at: usize) -> bool {
        let tokens = &self.words.doc.tokens;
        match (at.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(at)) {
            (Some(before), Some(this)) => before.span().end == this.span().start,
            _ => false,
        }
    }

    /// Whether token `at` is the first of its line.
    pub(crate) fn begins_line(self, at: usize) -> bool {
        let Some(token) = self.words.doc.tokens.get(at) else { return false };
        let before = self.words.doc.text.get(..token.span().start).unwrap_or_default();
        before.trim_end_matches([' ', '\t', '\r']).chars().next_back().is_none_or(|c| c == '\n')
    }
}
