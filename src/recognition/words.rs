//! The tokens of a document with their folded forms, and questions about their neighbours.

use super::classifier::listed;
use super::memory::Memory;
use super::small;
use crate::gazetteer::generic;
use crate::gazetteer::layout::hash;
use crate::language::english::words::{List, Lists};
use crate::language::inflection::Script;
use crate::text::{Document, Sentence, Span, Token, TokenKind, tally};

/// A document's tokens.
pub(crate) struct Words<'d, 't> {
    pub doc: &'d Document<'t>,
    /// Whether most letters of the text are capitals (wire copy), so that capitals tell nothing.
    pub all_caps: bool,
    /// Whether the text has no capitals (many posts), so that any word may be a name.
    pub all_small: bool,
    /// Whether the text is in Azerbaijani or Turkish, by its letters and for lack of English words.
    pub turkic: bool,
    /// What is known of each folded word, by its number in the document.
    known: Vec<Known>,
    /// For each sentence whether most of its longer words are capitalised.
    title_case: Vec<bool>,
}

/// What is known of a folded word wherever it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    lists: Lists,
    script: Option<Script>,
    /// Whether its first letter is an ASCII one.
    plain: bool,
    /// "local", of "local government".
    local: bool,
    /// Whether it is an article of Arabic.
    article: bool,
    /// Whether it may begin a name of a place or a person in small letters: as such an article, or as a title.
    opening: bool,
    /// Whether it has a digit.
    digits: bool,
    /// What the classifier reads of its lists.
    listed: u8,
    hash: u64,
    /// A hash of its last three letters.
    ending: u64,
}

impl Known {
    pub fn of(word: &str) -> Self {
        let plain = word.as_bytes().first().is_none_or(u8::is_ascii);
        let (lists, script) = (Lists::of(word), Script::of(word));
        let digits = word.bytes().any(|byte| byte.is_ascii_digit());
        let last = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        let hash = |from: usize| hash(0, word.as_bytes().get(from..).unwrap_or_default());
        let (local, article) = (word == "local", is_article(word));
        let opening = article || lists.may_open_name();
        let (listed, hash, ending) = (listed(lists), hash(0), hash(last));
        Self { lists, script, plain, local, article, opening, digits, listed, hash, ending }
    }

    /// The script of a word that may be inflected. In a text in Azerbaijani or Turkish, those of Latin letters may be as well.
    fn inflected_script(&self, turkic: bool) -> Option<Script> {
        let latin = self.plain || self.script == Some(Script::Latin);
        self.script.filter(|_| turkic || !latin)
    }
}

/// So many of a hundred letters of Azerbaijani and Turkish are `ə`, `ı`, `ğ` or `ş`; of others' only in borrowed names.
const TURKIC_PERCENT: usize = 3;

impl<'d, 't> Words<'d, 't> {
    pub fn new(doc: &'d Document<'t>, memory: &mut Memory) -> Self {
        let (upper, lower, turkic) = letters(doc.text);
        let english = |n| matches!(doc.folded(n), "the" | "of" | "and");
        let turkic = 100 * turkic > TURKIC_PERCENT * (upper + lower) && !(0..doc.tokens.len()).any(english);
        memory.learn(doc);
        let known = doc.kept_numbers().map(|number| memory.known(number)).collect();
        let title_case = doc.sentences.iter().map(|sentence| is_in_title_case(doc, sentence)).collect();
        let (all_caps, all_small) = (upper > 3 * lower, small::is_all_small(doc, upper, lower));
        Self { doc, all_caps, all_small, turkic, known, title_case }
    }

    /// What is known of the folded word at a token; `None` beyond the end.
    fn known(&self, token: usize) -> Option<&Known> {
        self.known.get(self.doc.tokens.get(token)?.word as usize)
    }

    /// The lists that the word at a token is on; none beyond the end.
    pub fn lists(&self, token: usize) -> Lists {
        self.known(token).map(|known| known.lists).unwrap_or_default()
    }

    /// Whether the word at a token is on a list.
    pub fn is_on(&self, token: usize, list: List) -> bool {
        self.lists(token).has(list)
    }

    /// A hash of the folded word at a token, or of the mark there: the same in every text and on every machine.
    pub fn hash(&self, token: usize) -> u64 {
        match self.token(token) {
            Some(mark) if mark.word == 0 => hash(0, mark.span().of(self.doc.text).as_bytes()),
            Some(word) => self.known.get(word.word as usize).map_or(0, |known| known.hash),
            None => 0,
        }
    }

    /// A hash of the last three letters of the folded word at a token; that of no letters for marks and beyond the end.
    pub fn ending(&self, token: usize) -> u64 {
        self.known(token).map_or_else(|| hash(0, b""), |known| known.ending)
    }

    /// What the classifier reads of the lists that the word at a token is on.
    pub fn listed(&self, token: usize) -> u8 {
        self.known(token).map_or(0, |known| known.listed)
    }

    /// Whether the word at a token has a digit.
    pub fn has_digit(&self, token: usize) -> bool {
        self.known(token).is_some_and(|known| known.digits)
    }

    /// The folded form of a token; empty for marks and beyond the end.
    pub fn folded(&self, token: usize) -> &str {
        self.doc.folded(token)
    }

    /// The number of the folded form of a token in the document; 0 for marks and beyond the end.
    pub fn number(&self, token: usize) -> u32 {
        self.token(token).map_or(0, |t| t.word)
    }

    /// The number of the folded form of a token that lasts beyond this document: see [`Document::kept_word`]; 0 for marks.
    pub fn lasting(&self, token: usize) -> u32 {
        self.token(token).map_or(0, |t| self.doc.kept_word(t.word))
    }

    pub fn text(&self, token: usize) -> &'t str {
        self.doc.word(token)
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.doc.tokens[start].span().start, self.doc.tokens[end - 1].span().end)
    }

    fn token(&self, token: usize) -> Option<Token> {
        self.doc.tokens.get(token).copied()
    }

    pub fn is_word(&self, token: usize) -> bool {
        self.doc.is_word(token)
    }

    pub fn is_mark(&self, token: usize, mark: &str) -> bool {
        self.token(token).is_some_and(|t| t.word == 0 && t.span().of(self.doc.text) == mark)
    }

    /// Whether the token is the ending `'s`, which a folded name keeps as an `s`.
    pub fn is_ending(&self, token: usize) -> bool {
        self.is_possessive(token) && self.text(token).ends_with(['s', 'S'])
    }

    pub fn is_possessive(&self, token: usize) -> bool {
        self.token(token).is_some_and(|t| t.kind == TokenKind::Possessive)
    }

    /// Whether the token begins with a capital, or with a letter of a script that has none.
    pub fn is_capitalised(&self, token: usize) -> bool {
        self.doc.is_capitalised(token)
    }

    /// Whether the token is the first word of a longer name, of which it says nothing alone: "Abu" of "Abu Salim".
    pub fn opens_name(&self, token: usize) -> bool {
        let next = token + 1;
        self.is_on(token, List::NameOpening)
            && self.adjacent(next)
            && self.is_capitalised(next)
            && !self.is_on(next, List::CalendarWord)
            && !self.is_feature_word(next)
    }

    /// The script of a token that may be inflected; `None` for other scripts and for Latin in most languages.
    pub fn inflected_script(&self, token: usize) -> Option<Script> {
        self.known(token)?.inflected_script(self.turkic)
    }

    /// Whether the token is of a script without capitals, so that a name looks like any other word.
    pub fn is_caseless(&self, token: usize) -> bool {
        self.inflected_script(token).is_some_and(|script| !script.has_capitals())
    }

    /// Whether the token is a generic word of another language, and of which class. English ones are not asked for here.
    pub fn foreign_class(&self, token: usize) -> Option<crate::model::FeatureClass> {
        self.inflected_script(token)?;
        generic::class_of(self.folded(token))
    }

    /// Whether the token says what kind of place the name beside it is, in any language.
    pub fn is_feature_word(&self, token: usize) -> bool {
        self.lists(token).has_feature_word()
            || self.foreign_class(token).is_some()
            || self.is_local_government(token)
    }

    /// "Giwa Local Government Area", "the Giwa local government of Kaduna": whether the words from here call the name before them a
    /// district, not those who govern it.
    pub fn is_local_government(&self, token: usize) -> bool {
        self.known(token).is_some_and(|known| known.local)
            && self.folded(token + 1) == "government"
            && matches!(self.folded(token + 2), "area" | "areas" | "of" | "in")
    }

    /// Whether `token` is in the same sentence as the one before it, with at most white space between them.
    pub fn adjacent(&self, token: usize) -> bool {
        let (Some(before), Some(this)) =
            (token.checked_sub(1).and_then(|t| self.token(t)), self.token(token))
        else {
            return false;
        };
        before.sentence() == this.sentence()
    }

    /// Whether nothing stands between `token` and the one before it.
    pub fn touches(&self, token: usize) -> bool {
        let before = token.checked_sub(1).and_then(|before| self.token(before));
        before.zip(self.token(token)).is_some_and(|(before, this)| before.span().end == this.span().start)
    }

    pub fn begins_sentence(&self, token: usize) -> bool {
        let Some(t) = self.token(token) else { return false };
        let first = self.doc.sentences[t.sentence()].tokens.start;
        (first..token).all(|n| !self.is_word(n))
    }

    /// Whether most longer words of the token's sentence are capitalised, as in headlines.
    pub fn in_title_case(&self, token: usize) -> bool {
        let sentence = self.token(token).and_then(|t| self.title_case.get(t.sentence()));
        sentence.copied().unwrap_or(false)
    }

    /// Whether a name may begin here: a capitalised word, a word after `#`, or a small article of Arabic that is joined to one
    /// ("el-Fasher"), that does not continue another word.
    pub fn may_begin_name(&self, token: usize) -> bool {
        let Some(t) = self.doc.tokens.get(token) else { return false };
        t.word != 0 && (t.capitalised || self.all_small || self.is_joined_article(token))
    }

    /// The first of the tokens from `at` to before `limit` at which the name of a place or a person may begin; `limit` where none is.
    pub fn next_beginning(&self, at: usize, limit: usize) -> usize {
        let opens = |t: &Token| self.known.get(t.word as usize).is_some_and(|known| known.opening);
        self.next_that(at, limit, |t| t.capitalised || self.all_small || opens(t))
    }

    /// The first of the tokens from `at` to before `limit` that [is capitalised](Self::is_capitalised); `limit` where none is.
    pub fn next_capitalised(&self, at: usize, limit: usize) -> usize {
        self.next_that(at, limit, |t| t.capitalised)
    }

    fn next_that(&self, at: usize, limit: usize, is: impl Fn(&Token) -> bool) -> usize {
        let tokens = self.doc.tokens.get(at..limit).unwrap_or_default();
        tokens.iter().position(is).map_or(limit, |ahead| at + ahead)
    }

    /// "al-Bab", "ar-Rastan".
    pub fn is_joined_article(&self, token: usize) -> bool {
        self.known(token).is_some_and(|known| known.article)
            && self.is_capitalised(token + 2)
            && self.text(token + 1) == "-"
            && self.touches(token + 1)
            && self.touches(token + 2)
            && is_article(self.text(token))
    }

    /// The next token of a name that goes on at `token`: the token itself, or the one after `-`, `.` or an apostrophe.
    pub fn next_in_name(&self, token: usize, limit: usize) -> Option<usize> {
        let is_part = |n: usize| n < limit && self.number(n) != 0;
        if is_part(token) {
            return Some(token);
        }
        let joins = matches!(self.text(token), "-" | "." | "'" | "’" | "–" | "/" | "־");
        (joins && is_part(token + 1)).then_some(token + 1)
    }

    /// Whether a name of tokens `start..end` may end there: its last word is no lower-case word, unless it began so.
    pub fn can_end_name(&self, start: usize, end: usize) -> bool {
        end == start + 1
            || self.all_small
            || self.is_ending(end - 1)
            || self.is_capitalised(end - 1)
            || self.token(end - 1).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether a name that goes on at `token` may end there or after some more of so many words.
    pub fn name_may_end(&self, token: usize, words: usize) -> bool {
        // A mark may stand between two words.
        let tokens = self.doc.tokens.iter().skip(token).take(2 * words);
        let may_end =
            |t: &Token| t.capitalised || matches!(t.kind, TokenKind::Number | TokenKind::Possessive);
        self.all_small || tokens.into_iter().any(may_end)
    }

    /// The last word before `token` in its sentence, with nothing but the given marks between.
    pub fn word_before(&self, token: usize, over: &[&str]) -> Option<usize> {
        self.doc.word_before(token, over)
    }

    /// Whether the name at `start` stands behind a preposition of place.
    pub fn is_placed(&self, start: usize) -> bool {
        let before = self.word_before(start, &["#", "\"", "“"]);
        before.is_some_and(|n| self.is_on(n, List::PlacePreposition))
    }

    /// The feature word that heads the list which `start` is in: "the *cities* of Ganja and Barda", "town of X",
    /// "village X". `None` where there is none.
    pub fn head_of_list(&self, start: usize) -> Option<usize> {
        let mut n = start;
        for _ in 0..40 {
            let before = self.before_in_list(n)?;
            let word = self.folded(before);
            if word == "of" {
                let head = self.word_before(before, &[])?;
                // "villages of Fuzuli": the villages are inside, the name is the container's.
                let plural_of_one =
                    self.folded(head).ends_with('s') && n == start && !self.starts_list(start);
                return (self.is_feature_word(head) && !plural_of_one).then_some(head);
            }
            if self.is_feature_word(before) && n == start {
                let small = !self.is_capitalised(before) || self.inflected_script(before).is_some();
                return (small || word == "mount").then_some(before);
            }
            if word == "and"
                || word == "the"
                || word == "held"
                || self.is_capitalised(before)
                || self.is_on(before, List::Direction)
            {
                n = before;
                continue;
            }
            return None;
        }
        None
    }

    /// The word before `n` in a list, or the abbreviated generic word there: "г. Гянджа".
    fn before_in_list(&self, n: usize) -> Option<usize> {
        let before = self.word_before(n, &[",", "#", "\"", "“", "-"]);
        let abbreviation =
            || self.word_before(n, &["."]).filter(|before| self.foreign_class(*before).is_some());
        before.or_else(abbreviation)
    }

    /// Whether the name at `start` is followed by `, Name` or `and Name`.
    fn starts_list(&self, start: usize) -> bool {
        (start + 1..start + 5)
            .any(|n| (self.is_mark(n, ",") || self.folded(n) == "and") && self.is_capitalised(n + 1))
    }

    /// The feature word after the list of names that ends at or goes on from `end`: "Goranboy, Tartar and Barda
    /// *Districts*".
    pub fn word_after_list(&self, end: usize) -> Option<usize> {
        let sentence = self.token(end)?.sentence();
        for n in end..end + 40 {
            let t = self.token(n)?;
            if t.sentence() != sentence {
                return None;
            }
            if self.is_feature_word(n) {
                return Some(n);
            }
            let goes_on = self.is_capitalised(n)
                || t.word == 0 && matches!(self.text(n), "," | "-")
                || self.folded(n) == "and";
            if !goes_on {
                return None;
            }
        }
        None
    }
}

/// Whether a word is an article of Arabic.
fn is_article(word: &str) -> bool {
    matches!(word, "al" | "el" | "ad" | "ar" | "as" | "at" | "az" | "an" | "ash" | "adh" | "ath")
}

/// How many letters of a text are capitals, how many small, and how many of those that Azerbaijani and Turkish have and
/// others have not.
fn letters(text: &str) -> (usize, usize, usize) {
    let mut upper = tally(text.as_bytes(), |byte| byte.is_ascii_uppercase());
    let mut lower = tally(text.as_bytes(), |byte| byte.is_ascii_lowercase());
    let mut turkic = 0;
    // Most of a text is ASCII, whole runs of which are passed over at once.
    const RUN: usize = 64;
    let runs = text.as_bytes().chunks(RUN).enumerate().filter(|(_, run)| !run.is_ascii());
    for (at, _) in runs.flat_map(|(n, run)| (n * RUN..).zip(run)).filter(|(_, byte)| **byte >= 0xC0) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
        turkic += usize::from(matches!(c, 'ə' | 'ı' | 'ğ' | 'ş' | 'Ə' | 'Ğ' | 'Ş' | 'İ'));
    }
    (upper, lower, turkic)
}

fn is_in_title_case(doc: &Document<'_>, sentence: &Sentence) -> bool {
    let tokens = doc.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let (mut long, mut capitals) = (0u32, 0u32);
    for token in tokens {
        let counts = (token.kind == TokenKind::Word) & (token.length() > 3);
        long += u32::from(counts);
        capitals += u32::from(counts & token.capitalised);
    }
    long >= 4 && capitals * 10 >= long * 8
}
