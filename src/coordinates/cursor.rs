//! A place in a text that moves forward over what it is asked for.

/// Where reading has got to. Copied to try something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// What follows.
    pub fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character.
    pub fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next character, where it is as asked.
    pub fn eat(&mut self, test: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|c| test(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// The first of `words` that follows.
    pub fn eat_word(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let word = words.iter().copied().find(|w| self.rest().starts_with(w))?;
        self.at += word.len();
        Some(word)
    }

    /// One digit up to `most` of them, all that are there: `None` where there are none or more.
    pub fn digits(&mut self, most: usize) -> Option<&'t str> {
        let rest = self.rest();
        let count = rest.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        if count == 0 || count > most {
            return None;
        }
        self.at += count;
        rest.get(..count)
    }

    /// Up to `most` spaces within a line.
    pub fn spaces(&mut self, most: usize) -> usize {
        (0..most).take_while(|_| self.eat(is_space).is_some()).count()
    }

    /// Whether no letter or digit goes on here.
    pub fn is_at_end_of_word(self) -> bool {
        !self.peek().is_some_and(char::is_alphanumeric)
    }
}

/// A space, narrow or wide, that does not end a line.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}
