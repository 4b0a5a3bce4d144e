//! Sentences: where a full stop ends one, and where it only ends an abbreviation.

use super::{Sentence, Token, TokenKind};
use crate::text::Span;
use std::sync::LazyLock;

/// Abbreviations whose full stop ends no sentence, in lower case. Those of Russian and Ukrainian: town, village, region, street,
/// named after.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "approx", "apr", "aug", "brig", "ca", "capt", "cf", "cmdr", "co", "col", "corp", "cpl",
    "dec", "dept", "dr", "e.g", "est", "etc", "feb", "fri", "ft", "gen", "gov", "hon", "i.e", "inc", "incl",
    "insp", "jan", "jul", "jun", "lt", "ltd", "maj", "mar", "mon", "mr", "mrs", "ms", "mt", "no", "nos",
    "nov", "oct", "p", "pp", "pres", "prof", "rep", "res", "ret", "rev", "sat", "sen", "sep", "sept", "sgt",
    "st", "supt", "thu", "tue", "vol", "vs", "wed", "вул", "г", "гор", "им", "м", "млн", "обл", "пгт", "пос",
    "с", "смт", "ст", "тис", "тыс", "ул",
];

/// What goes on after "a.m." and "p.m.", in lower case: days, months and time zones.
const AFTER_HOURS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "gmt",
    "utc",
    "est",
    "edt",
    "cet",
    "cest",
    "eet",
    "msk",
    "ist",
    "pst",
    "pdt",
    "eastern",
    "pacific",
    "moscow",
];

/// A longer run of tokens is cut: nobody writes such a sentence, and what is asked of the words of one takes time by their number squared.
const LONGEST: usize = 512;

/// Appends the sentences of the tokens from index `from` on, all of one block.
pub(super) fn cut(
    text: &str,
    block: usize,
    from: usize,
    tokens: &mut [Token],
    sentences: &mut Vec<Sentence>,
) {
    let end = tokens.len();
    let mut start = from;
    let mut at = from;
    while at < end {
        // A mark ends it, or the block does, or its length.
        let last = end.min(start + LONGEST) - 1;
        at = tokens[at..last].iter().position(|t| t.kind == TokenKind::Mark).map_or(last, |n| at + n);
        let mut stop = at + 1;
        if ends_sentence(text, tokens, from, at) {
            while stop < end && closes(text, tokens, stop) {
                stop += 1;
            }
        } else if at < last {
            at += 1;
            continue;
        }
        let number = sentences.len();
        for token in &mut tokens[start..stop] {
            token.sentence = number as u32;
        }
        let span = Span::new(tokens[start].span().start, tokens[stop - 1].span().end);
        sentences.push(Sentence { span, block, tokens: start..stop });
        start = stop;
        at = stop;
    }
}

/// Whether the token at `stop` closes the sentence that just ended: quotes and brackets that touch the full stop.
fn closes(text: &str, tokens: &[Token], stop: usize) -> bool {
    let token = tokens[stop];
    let touches = tokens[stop - 1].span().end == token.span().start;
    touches && matches!(token.span().of(text), "\"" | "”" | "’" | "'" | "»" | ")" | "]" | "." | "!" | "?")
}

fn ends_sentence(text: &str, tokens: &[Token], from: usize, at: usize) -> bool {
    if tokens[at].kind != TokenKind::Mark {
        return false;
    }
    match tokens[at].span().of(text) {
        "!" | "?" | "…" => true,
        "." => full_stop_ends(text, tokens, from, at),
        _ => false,
    }
}

fn full_stop_ends(text: &str, tokens: &[Token], from: usize, at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else { return true };
    let next_word = next.span().of(text);
    let gap = next.span().start > tokens[at].span().end;
    let before = (at > from).then(|| tokens[at - 1]).filter(|t| t.span().end == tokens[at].span().start);
    let before_word = before.map_or("", |t| t.span().of(text));
    let starts_upper = next_word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
    if !gap {
        // "incl. children.Silence against": a missing space after a full word.
        let closes = matches!(next_word, "\"" | "”" | "’" | "'" | "»" | ")" | "]");
        let glued = next.kind == TokenKind::Word
            && next_word.chars().next().is_some_and(char::is_uppercase)
            && next_word.chars().count() > 1
            && before_word.chars().count() > 2
            && before_word.chars().all(char::is_lowercase);
        return (closes && !is_abbreviation(before_word)) || glued;
    }
    if before.is_some_and(|t| t.kind == TokenKind::Word) {
        if is_abbreviation(before_word) {
            return false;
        }
        // "at about 1 a.m. Sunday".
        let hours = || {
            let half = tokens[from..at].len().checked_sub(3).map(|n| tokens[from + n].span().of(text));
            matches!(half, Some("a" | "p" | "A" | "P"))
        };
        if matches!(before_word, "m" | "M")
            && hours()
            && AFTER_HOURS.iter().any(|word| next_word.eq_ignore_ascii_case(word))
        {
            return false;
        }
        // A single capital is an initial ("D.K. Pathak") unless a dotted abbreviation closes the sentence ("the U.S.").
        if before_word.chars().count() == 1 && before_word.chars().all(char::is_uppercase) {
            return false;
        }
    }
    starts_upper
}

/// The abbreviations as [`packed`] has them, in order.
static PACKED: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut packed: Vec<u64> = ABBREVIATIONS.iter().filter_map(|word| packed(word)).collect();
    packed.sort_unstable();
    packed
});

/// A word of up to eight bytes as a number, its ASCII letters small.
fn packed(word: &str) -> Option<u64> {
    let mut bytes = [0; 8];
    let own = bytes.get_mut(..word.len())?;
    own.copy_from_slice(word.as_bytes());
    own.make_ascii_lowercase();
    Some(u64::from_le_bytes(bytes))
}

/// Whether a word, in any case, is one of the abbreviations. Asked of the word before each full stop.
fn is_abbreviation(word: &str) -> bool {
    let Some(plain) = packed(word) else { return false };
    let small = if word.is_ascii() { Some(plain) } else { packed(&word.to_lowercase()) };
    small.is_some_and(|small| PACKED.binary_search(&small).is_ok())
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    fn check(text: &str, want: &[&str]) {
        let doc = Document::new(text);
        let got: Vec<&str> = doc.sentences.iter().map(|s| s.span.of(text)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn a_day_behind_its_hour_begins_no_sentence() {
        check(
            "It began at about 1 a.m. Sunday. Shells fell at 9:30 p.m. GMT. They slept until 7 a.m. Nobody died.",
            &[
                "It began at about 1 a.m. Sunday.",
                "Shells fell at 9:30 p.m. GMT.",
                "They slept until 7 a.m.",
                "Nobody died.",
            ],
        );
    }

    #[test]
    fn a_run_of_words_longer_than_any_sentence_is_cut() {
        let text = "Ganja and Barda ".repeat(1000);
        let doc = Document::new(&text);
        assert!(doc.sentences.iter().all(|s| s.tokens.len() <= super::LONGEST));
        assert_eq!(doc.sentences.iter().map(|s| s.tokens.len()).sum::<usize>(), 3000);
        assert_eq!(doc.sentences.len(), 3000usize.div_ceil(super::LONGEST));
    }

    #[test]
    fn full_stops_end_sentences_and_abbreviations_do_not() {
        check("He died. She lived.", &["He died.", "She lived."]);
        check(
            "U.S. Secretary of State spoke. Sgt. (res.) Doe died.",
            &["U.S. Secretary of State spoke.", "Sgt. (res.) Doe died."],
        );
        check("said D.K. Pathak, a railroad official.", &["said D.K. Pathak, a railroad official."]);
        check("since Sept. 27, when it began.", &["since Sept. 27, when it began."]);
        check(
            "Kills people incl. children.Silence is bad.",
            &["Kills people incl. children.", "Silence is bad."],
        );
        check(
            "“We saw it,” he said. “It burned.” Then it ended.",
            &["“We saw it,” he said.", "“It burned.”", "Then it ended."],
        );
    }

    #[test]
    fn abbreviations_stand_in_order_and_are_known_in_any_case() {
        assert!(super::ABBREVIATIONS.is_sorted());
        for word in ["Sgt", "gen", "APPROX", "Г", "смт"] {
            assert!(super::is_abbreviation(word), "{word}");
        }
        assert!(!super::is_abbreviation("") && !super::is_abbreviation("Generals"));
    }

    #[test]
    fn wrapped_lines_are_one_sentence() {
        let text = "Officials say that the heaviest missile strike in a month of fighting hit\nthe city of Stepanakert.";
        check(text, &[text]);
    }
}
