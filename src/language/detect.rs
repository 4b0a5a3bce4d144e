//! Which language a report is in, by its script and its function words.

use crate::text::fold::fold;
use crate::text::{Document, TokenKind};
use hashbrown::HashMap;
use std::sync::LazyLock;

/// A language: its code and its English name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    /// ISO 639-1, or of a script alone its ISO 15924 code.
    pub code: &'static str,
    /// The name in English.
    pub name: &'static str,
}

/// English, which short texts without function words are taken for.
pub const ENGLISH: Language = Language { code: "en", name: "English" };

/// So many tokens of a document are looked at.
const LOOKED_AT: usize = 3_000;
/// With fewer function words than this a text in Latin letters may be a headline.
const FEW: u32 = 4;

/// The languages that have a list of function words, and which of them have a word.
struct FunctionWords {
    languages: Vec<Language>,
    words: HashMap<String, Vec<usize>>,
}

static WORDS: LazyLock<FunctionWords> = LazyLock::new(|| {
    let mut languages = Vec::new();
    let mut words: HashMap<String, Vec<usize>> = HashMap::new();
    for line in include_str!("function_words.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(code), Some(name), Some(list)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        for word in list.split_ascii_whitespace() {
            words.entry(fold(word)).or_default().push(languages.len());
        }
        languages.push(Language { code, name });
    }
    FunctionWords { languages, words }
});

/// Scripts whose languages have no list of words here.
const SCRIPTS: &[(char, char, Language)] = &[
    ('\u{370}', '\u{3FF}', Language { code: "el", name: "Greek" }),
    ('\u{531}', '\u{587}', Language { code: "hy", name: "Armenian" }),
    ('\u{5D0}', '\u{5EA}', Language { code: "he", name: "Hebrew" }),
    ('\u{620}', '\u{6FF}', Language { code: "Arab", name: "a language in Arabic letters" }),
    ('\u{900}', '\u{97F}', Language { code: "Deva", name: "a language in Devanagari letters" }),
    ('\u{E00}', '\u{E7F}', Language { code: "th", name: "Thai" }),
    ('\u{10A0}', '\u{10FF}', Language { code: "ka", name: "Georgian" }),
    ('\u{3040}', '\u{30FF}', Language { code: "ja", name: "Japanese" }),
    ('\u{4E00}', '\u{9FFF}', Language { code: "Hani", name: "a language in Chinese characters" }),
    ('\u{AC00}', '\u{D7AF}', Language { code: "ko", name: "Korean" }),
];

/// Which languages the words of reports are function words of, kept for the reports that come after. It changes no value.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Whose lasting numbers `languages` goes by.
    vocabulary: Option<u64>,
    /// The numbers of the languages that have a word, by its lasting number.
    languages: Vec<&'static [usize]>,
}

impl Memory {
    /// Asks of the words of a document that are new.
    fn learn(&mut self, doc: &Document<'_>) {
        if self.vocabulary != Some(doc.vocabulary()) {
            *self = Self { vocabulary: Some(doc.vocabulary()), languages: Vec::new() };
        }
        // One Latin letter ("a", "o") is a word of too many languages to tell of one.
        let known = |word: &str| WORDS.words.get(word).filter(|_| word.len() > 1);
        let new = doc.kept_words_from(self.languages.len());
        self.languages.extend(new.map(|word| known(word).map_or(&[][..], Vec::as_slice)));
    }
}

/// The language of a document: that whose function words it has most of; of a script of its own, that of the script.
///
/// # Examples
/// ```
/// use incident_mapper::{language::detect::language_of, text::Document};
/// let code = |text: &str| language_of(&Document::new(text)).code;
/// assert_eq!(code("A missile hit the city of Ganja on Saturday."), "en");
/// assert_eq!(code("Ракета попала в жилой дом в городе Гянджа, сообщили в прокуратуре."), "ru");
/// assert_eq!(code("Al menos tres personas murieron en un ataque con bomba en la ciudad de Tibú."), "es");
/// assert_eq!(code("Car bomb kills 12 in Mosul"), "en");
/// ```
pub fn language_of(doc: &Document<'_>) -> Language {
    language_next(doc, &mut Memory::default())
}

/// The same for one of many documents.
pub(crate) fn language_next(doc: &Document<'_>, memory: &mut Memory) -> Language {
    memory.learn(doc);
    let languages = &WORDS.languages;
    let mut counts = vec![0_u32; languages.len()];
    let mut letters: HashMap<Language, u32> = HashMap::new();
    let mut latin = 0;
    let mut times = vec![0_u32; doc.folded_words()];
    for token in doc.tokens.iter().take(LOOKED_AT).filter(|token| token.kind == TokenKind::Word) {
        if let Some(times) = times.get_mut(token.word as usize) {
            *times += 1;
        }
        let start = token.span().start;
        // Nearly all letters before the Greek ones begin with a smaller byte than those.
        if doc.text.as_bytes().get(start).is_some_and(|byte| *byte < 0xCD) {
            latin += 1;
            continue;
        }
        match doc.text.get(start..).and_then(|rest| rest.chars().next()) {
            Some(first) if first < '\u{370}' => latin += 1,
            Some(first) => {
                let script = SCRIPTS.iter().find(|(from, to, _)| (*from..=*to).contains(&first));
                if let Some((_, _, language)) = script {
                    *letters.entry(*language).or_default() += 1;
                }
            }
            None => {}
        }
    }
    for (word, times) in doc.kept_numbers().zip(times) {
        for language in memory.languages.get(word as usize).into_iter().copied().flatten() {
            counts[*language] += times;
        }
    }
    let of_words: u32 = counts.iter().sum();
    if let Some((language, count)) = letters.iter().max_by_key(|(language, count)| (**count, **language))
        && *count > latin.max(of_words)
    {
        return *language;
    }
    let english = counts.first().copied().unwrap_or_default();
    // Of equally many the first of the list.
    let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count);
    match best {
        Some((n, count)) if *count >= FEW && *count > english + english / 2 => languages[n],
        Some((n, count)) if *count > 0 && latin == 0 => languages[n],
        _ => ENGLISH,
    }
}
