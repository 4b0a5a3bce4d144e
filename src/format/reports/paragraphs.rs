//! Builds a text of paragraphs from pieces of marked-up text.

/// Paragraphs under construction. White space is collapsed as a browser does it.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    done: String,
    open: String,
    limit: Option<usize>,
}

impl Paragraphs {
    /// Stops taking text a little beyond `limit` bytes, so that whoever holds the text to the limit notices.
    pub(super) fn up_to(limit: usize) -> Self {
        Self { limit: Some(limit + 64), ..Self::default() }
    }

    /// Adds text to the open paragraph.
    pub(super) fn text(&mut self, text: &str) {
        if self.limit.is_some_and(|limit| self.done.len() + self.open.len() > limit) {
            return;
        }
        for c in text.chars() {
            match c {
                // Where a word may be broken is of no matter to the word.
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                c if c.is_whitespace() => self.space(),
                c => self.open.push(c),
            }
        }
    }

    fn space(&mut self) {
        if !self.open.is_empty() && !self.open.ends_with([' ', '\n']) {
            self.open.push(' ');
        }
    }

    /// A line break inside the paragraph.
    pub(super) fn line_break(&mut self) {
        let kept = self.open.trim_end().len();
        self.open.truncate(kept);
        if !self.open.is_empty() {
            self.open.push('\n');
        }
    }

    /// Ends the open paragraph.
    pub(super) fn end(&mut self) {
        let paragraph = self.open.trim_end();
        if !paragraph.is_empty() {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            self.done.push_str(paragraph);
        }
        self.open.clear();
    }

    /// The text, paragraphs parted by a blank line.
    pub(super) fn finish(mut self) -> String {
        self.end();
        self.done
    }
}
