//! What a word may begin: a date, a time of day, a number.
//!
//! The rules for dates and numbers ask many things of the words from a token on. Few words begin either, so this is asked of each
//! distinct word of a text first, and the rules only of the tokens that pass.

use super::dates::words as dated;
use super::numbers::words as counted;
use crate::text::fold::fold;
use hashbrown::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// What phrases may begin with a word: never too few, at times too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Begins(u16);

impl Begins {
    /// A preposition that belongs to a date.
    pub(super) const LEAD: Self = Self(1);
    /// A day that is told by another, without an amount.
    pub(super) const RELATIVE: Self = Self(1 << 1);
    /// So much time before or after another day.
    pub(super) const COUNTED: Self = Self(1 << 11);
    /// A calendar date.
    pub(super) const CALENDAR: Self = Self(1 << 2);
    /// A time of day.
    pub(super) const TIME: Self = Self(1 << 3);
    /// After "the" one of those.
    pub(super) const AFTER_THE: Self = Self(1 << 4);
    /// A word for nobody.
    pub(super) const NOBODY: Self = Self(1 << 5);
    /// An ordinal.
    pub(super) const ORDINAL: Self = Self(1 << 6);
    /// A number.
    pub(super) const CARDINAL: Self = Self(1 << 7);
    /// What stands before a number and belongs to it.
    pub(super) const MODIFIER: Self = Self(1 << 8);
    /// An amount without a number.
    pub(super) const VAGUE: Self = Self(1 << 9);
    /// "no" and the articles.
    pub(super) const ARTICLE: Self = Self(1 << 10);
    /// After "a" or "an" a number, an amount or what stands before one.
    pub(super) const AFTER_ARTICLE: Self = Self(1 << 12);

    /// A date or a time, without the preposition before it.
    pub(super) const DATE: Self = Self(Self::RELATIVE.0 | Self::COUNTED.0 | Self::CALENDAR.0 | Self::TIME.0);
    /// A quantity.
    pub(super) const QUANTITY: Self = Self(
        Self::NOBODY.0
            | Self::ORDINAL.0
            | Self::CARDINAL.0
            | Self::MODIFIER.0
            | Self::VAGUE.0
            | Self::ARTICLE.0,
    );
    #[cfg(test)]
    pub(super) const EVERYTHING: Self = Self(u16::MAX);

    /// What digits may begin.
    pub(super) const DIGITS: Self =
        Self(Self::DATE.0 | Self::AFTER_THE.0 | Self::ORDINAL.0 | Self::CARDINAL.0);

    /// What a folded word may begin.
    pub(crate) fn of(folded: &str) -> Self {
        BEGINNINGS.get(folded).copied().unwrap_or_default()
    }

    /// Whether some of `others` is among them.
    pub(super) fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Begins {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words that the rules themselves spell out, beside those of their lists.
const SPELLED_OUT: &[(Begins, &str)] = &[
    (
        Begins::RELATIVE,
        "today yesterday tomorrow tonight the last past previous this current next coming following that earlier later",
    ),
    (Begins::COUNTED, "about around nearly almost roughly over half a an"),
    (Begins::CALENDAR, "the last past this next mid summer spring autumn winter fall"),
    (
        Begins::TIME,
        "overnight the early small wee predawn morning late evening night nighttime mid shortly before after earlier later",
    ),
    (Begins::AFTER_THE, "day weekend preceding same"),
    (Begins::CARDINAL, "half a an"),
    (Begins::MODIFIER, "between from"),
    (Begins::ARTICLE, "no a an another"),
    (Begins::AFTER_ARTICLE, "couple hundred thousand million dozen"),
];

static BEGINNINGS: LazyLock<HashMap<String, Begins>> = LazyLock::new(|| {
    let mut words: HashMap<String, Begins> = HashMap::new();
    let mut add = |begins: Begins, word: &str| {
        let known = words.entry(fold(word)).or_default();
        *known = *known | begins;
    };
    for (begins, spelled) in SPELLED_OUT {
        spelled.split_whitespace().for_each(|word| add(*begins, word));
    }
    dated::LEADS.iter().for_each(|word| add(Begins::LEAD, word));
    dated::WEEKDAYS.iter().for_each(|(word, _)| add(Begins::CALENDAR, word));
    dated::MONTHS.iter().for_each(|(word, _)| add(Begins::CALENDAR, word));
    dated::SEASONS.iter().chain(dated::PARTS_OF_YEARS).for_each(|word| add(Begins::CALENDAR, word));
    dated::NAMED_DAYS.iter().for_each(|(words, ..)| add(Begins::CALENDAR, words[0]));
    dated::DAY_PARTS.iter().for_each(|(word, _)| add(Begins::TIME, word));
    dated::ROUGHLY.iter().for_each(|word| add(Begins::TIME, word));
    dated::UNITS.iter().flat_map(|(one, many, _)| [one, many]).for_each(|word| add(Begins::COUNTED, word));
    let firsts = |phrases: &'static [&[&str]]| phrases.iter().filter_map(|phrase| phrase.first());
    firsts(dated::VAGUE_AMOUNTS).for_each(|word| add(Begins::COUNTED, word));
    let number = Begins::CARDINAL | Begins::ORDINAL | Begins::COUNTED;
    counted::BELOW_100.iter().for_each(|(word, _)| add(number, word));
    counted::ORDINALS.iter().for_each(|word| add(Begins::ORDINAL, word));
    firsts(counted::NOBODY).for_each(|word| add(Begins::NOBODY, word));
    firsts(counted::ADDITIONAL_BEFORE).for_each(|word| add(Begins::MODIFIER, word));
    firsts(counted::VAGUE).for_each(|word| add(Begins::VAGUE, word));
    counted::MODIFIERS.iter().filter_map(|(phrase, _)| phrase.first()).for_each(|w| add(Begins::MODIFIER, w));
    let phrases = counted::ADDITIONAL_BEFORE.iter().chain(counted::VAGUE);
    let phrases = phrases.chain(counted::MODIFIERS.iter().map(|(phrase, _)| phrase));
    for phrase in phrases.chain(dated::VAGUE_AMOUNTS) {
        if let ["a" | "an", word, ..] = phrase {
            add(Begins::AFTER_ARTICLE, word);
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::english::{Words, dates, numbers};
    use crate::text::Document;
    use proptest::prelude::*;

    /// Every word that the rules for dates and numbers know, some that they do not, figures and marks.
    fn words() -> Vec<String> {
        let mut words: Vec<String> = BEGINNINGS.keys().cloned().collect();
        words.sort();
        // The words that the rules spell out, by their own text: one that is missing above is among them.
        let rules = [
            include_str!("dates/calendar.rs"),
            include_str!("dates/relative.rs"),
            include_str!("dates/scan.rs"),
            include_str!("dates/times.rs"),
            include_str!("numbers/cardinal.rs"),
            include_str!("numbers/exclude.rs"),
            include_str!("numbers/mod.rs"),
        ];
        let quoted = rules.into_iter().flat_map(|rule| rule.split('"').skip(1).step_by(2));
        words.extend(quoted.filter(|word| !word.contains(char::is_whitespace)).map(str::to_owned));
        let lists =
            [dated::LINKS, dated::CUES, dated::PARTS_OF_MONTHS, dated::ZONES, counted::ADDITIONAL_AFTER];
        words.extend(lists.into_iter().flatten().map(|word| (*word).to_owned()));
        let phrases = dated::VAGUE_AMOUNTS.iter().chain(counted::NOBODY).chain(counted::VAGUE);
        let phrases =
            phrases.chain(counted::ADDITIONAL_BEFORE).chain(counted::MODIFIERS.iter().map(|(p, _)| p));
        words.extend(phrases.copied().flatten().map(|word| (*word).to_owned()));
        let others = "Sunday OCTOBER May Oct. 17 17th 2020 2020-10-28 12/2/2024 13:15 0400 1,252 16-17 1991-94 1990s 5 000 12
            hours dozen hundred million thousand couple ago week weekend day p.m. am GMT time and of ( ) – - , . + % the the
            people killed tanks Ganja women Fïve K o'clock century Ministry \u{212A} wee\u{212A}";
        words.extend(others.split_whitespace().map(str::to_owned));
        words
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn what_no_word_may_begin_no_rule_finds(
            text in prop::collection::vec(prop::sample::select(words()), 1..24),
            joined in prop::sample::select(vec![" ", " ", "", "\n\n"]),
        ) {
            let text = text.join(joined);
            let doc = Document::new(&text);
            let (some, all) = (Words::new(&doc), Words::asking_everything(&doc));
            let phrases = dates::phrases_of(&doc, &all);
            prop_assert_eq!(&dates::phrases_of(&doc, &some), &phrases);
            let quantities = numbers::quantities_beside(&doc, &all, &phrases);
            prop_assert_eq!(numbers::quantities_beside(&doc, &some, &phrases), quantities);
        }
    }
}
