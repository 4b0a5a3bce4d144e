//! Tokens: words, numbers, possessive endings, marks.

use super::ascii::{letters_and_digits, plain_word};
use super::vocabulary::Vocabulary;
use super::{Token, TokenKind};
use crate::text::Span;
use crate::text::encoding::prefix;
use crate::text::fold::is_apostrophe;

/// A longer run of letters or digits is cut: no language has such a word.
const LONGEST: usize = u16::MAX as usize;

/// Appends the tokens of `span`, but none from the text's 2^32nd byte on; their `sentence` is still 0. `unlike` are those that may differ from
/// their folded form by more than capitals.
pub(super) fn cut(
    text: &str,
    span: Span,
    words: &mut Vocabulary,
    tokens: &mut Vec<Token>,
    unlike: &mut Vec<u32>,
) {
    let mut numbering = Numbering { text, words, plain: [0; AT_ONCE] };
    let mut from = tokens.len();
    let part = span.of(text);
    let mut at = 0;
    while let Some(&byte) = part.as_bytes().get(at) {
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let Ok(start) = u32::try_from(span.start + at) else { break };
        let mut token =
            Token { start, sentence: 0, word: 0, length: 1, kind: TokenKind::Mark, capitalised: false };
        let mut plain = 0;
        if byte.is_ascii_alphabetic() {
            let (word, length) = plain_word(&part.as_bytes()[at..])
                .unwrap_or_else(|| (0, longest(&part[at..], word(&part[at..]))));
            (plain, token.length) = (word, length as u16);
            (token.kind, token.capitalised) = (TokenKind::Word, byte.is_ascii_uppercase());
        } else if !byte.is_ascii_punctuation() || is_apostrophe(char::from(byte)) {
            let rest = &part[at..];
            let Some((length, kind)) = other(rest, tokens, span.start + at) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            (token.length, token.kind) = (longest(rest, length) as u16, kind);
            token.capitalised = kind == TokenKind::Word && !begins_small(rest);
        }
        if plain == 0 && token.kind != TokenKind::Mark && !byte.is_ascii_digit() {
            unlike.push(tokens.len() as u32);
        }
        at += usize::from(token.length);
        numbering.plain[tokens.len() - from] = plain;
        tokens.push(token);
        if tokens.len() - from == AT_ONCE {
            numbering.give(&mut tokens[from..]);
            from = tokens.len();
        }
    }
    numbering.give(&mut tokens[from..]);
}

/// So many tokens are cut before their words are numbered, so that a processor which waits for one of them in memory asks for the
/// next ones meanwhile.
const AT_ONCE: usize = 64;

/// Gives words their numbers.
struct Numbering<'t, 'v> {
    text: &'t str,
    words: &'v mut Vocabulary,
    /// For each token the word that [`plain_word`] has; 0 for others.
    plain: [u128; AT_ONCE],
}

impl Numbering<'_, '_> {
    fn give(&mut self, tokens: &mut [Token]) {
        for (token, &plain) in tokens.iter_mut().zip(&self.plain) {
            token.word = match token.kind {
                TokenKind::Word if plain != 0 => self.words.number_of_small(plain, token.length.into()),
                TokenKind::Word | TokenKind::Number => self.words.number(self.text, token.span()),
                _ => 0,
            };
        }
    }
}

/// As much of a length as a token may have, up to the end of a character.
fn longest(rest: &str, length: usize) -> usize {
    if length > LONGEST { prefix(rest, LONGEST).len() } else { length }
}

/// The length and the kind of the token that `rest` begins with, no ASCII letter or mark; `None` where it begins with none.
fn other(rest: &str, tokens: &[Token], start: usize) -> Option<(usize, TokenKind)> {
    let c = rest.chars().next()?;
    if c.is_ascii_digit() {
        Some(number(rest))
    } else if c.is_whitespace() || is_invisible(c) {
        None
    } else if c.is_numeric() {
        Some(number(rest))
    } else if is_letter(c) {
        Some((word(rest), TokenKind::Word))
    } else if is_apostrophe(c) && follows_word(tokens, start) {
        Some(possessive(rest))
    } else {
        Some((c.len_utf8(), TokenKind::Mark))
    }
}

/// Whether a word begins with a small letter of a script that has others.
fn begins_small(word: &str) -> bool {
    // Unicode calls Georgian letters small ones, but no Georgian sentence or name begins with a large one.
    let small = |c: char| c.is_lowercase() && !('\u{10D0}'..='\u{10FF}').contains(&c);
    word.chars().next().is_some_and(small)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// Zero-width characters and soft hyphens: no token of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{202A}'..='\u{202E}')
}

fn follows_word(tokens: &[Token], start: usize) -> bool {
    tokens.last().is_some_and(|t| t.span().end == start && t.kind == TokenKind::Word)
}

/// The length of the word at the start of `rest`: letters, then apostrophes or digits between letters.
fn word(rest: &str) -> usize {
    let plain = letters_and_digits(rest.as_bytes());
    // Most words end so; an apostrophe or another letter may go on.
    if rest.as_bytes().get(plain).is_none_or(|next| next.is_ascii() && !is_apostrophe(char::from(*next))) {
        return plain;
    }
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let joins = is_apostrophe(c)
            && next.is_some_and(is_letter)
            && !is_possessive_ending(&rest[at + c.len_utf8()..])
            && end > 0;
        if is_letter(c) || c.is_numeric() || joins {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Whether `rest`, which follows an apostrophe, is the `s` of a possessive and then no letter.
fn is_possessive_ending(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(|c| c.is_alphanumeric())
}

fn possessive(rest: &str) -> (usize, TokenKind) {
    let apostrophe = rest.chars().next().map_or(0, char::len_utf8);
    if is_possessive_ending(&rest[apostrophe..]) {
        (apostrophe + 1, TokenKind::Possessive)
    } else {
        (apostrophe, TokenKind::Mark)
    }
}

/// A number: digits with single `,` `.` `:` `/` `-` between digits; letters end it ("7th" is number and word).
fn number(rest: &str) -> (usize, TokenKind) {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, c)| c.is_numeric());
        if c.is_numeric() || (matches!(c, ',' | '.' | ':' | '/' | '-') && next_is_digit) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    (end, TokenKind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str]) {
        let mut tokens = Vec::new();
        cut(text, Span::new(0, text.len()), &mut Vocabulary::default(), &mut tokens, &mut Vec::new());
        let got: Vec<&str> = tokens.iter().map(|t| t.span().of(text)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn possessives_hashtags_and_slashes_come_apart() {
        check("Azerbaijan’s #Ganja", &["Azerbaijan", "’s", "#", "Ganja"]);
        check("#Armenia/n forces", &["#", "Armenia", "/", "n", "forces"]);
        check("Nagorno-Karabakh", &["Nagorno", "-", "Karabakh"]);
        check("Step'anakert's", &["Step'anakert", "'s"]);
        check("each other's claims", &["each", "other", "'s", "claims"]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("1,252 dead at 13:15.", &["1,252", "dead", "at", "13:15", "."]);
        check("2020-10-28 7th T-72", &["2020-10-28", "7", "th", "T", "-", "72"]);
    }

    #[test]
    fn a_run_of_letters_longer_than_any_word_is_cut() {
        let text = format!("In {} Ganja", "ə".repeat(LONGEST));
        let mut tokens = Vec::new();
        cut(&text, Span::new(0, text.len()), &mut Vocabulary::default(), &mut tokens, &mut Vec::new());
        assert_eq!(tokens.iter().map(|t| t.span().of(&text).len()).max(), Some(LONGEST - 1));
        assert_eq!(tokens.last().map(|t| t.span().of(&text)), Some("Ganja"));
        assert_eq!(tokens.iter().map(|t| t.span().of(&text).len()).sum::<usize>(), text.len() - 2);
    }

    #[test]
    fn a_token_takes_sixteen_bytes() {
        assert_eq!(size_of::<Token>(), 16);
    }
}
