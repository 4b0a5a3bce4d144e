//! A report's text cut into blocks, sentences and tokens.
//!
//! Cutting is total: any text gives a document, and every byte that is not white space is in exactly one block.

use super::Span;
pub use vocabulary::Vocabulary;

mod ascii;
mod blocks;
mod furniture;
mod sentences;
mod tokens;
mod vocabulary;

/// A text with its blocks, sentences and tokens.
#[derive(Debug)]
pub struct Document<'a> {
    /// The text.
    pub text: &'a str,
    /// Paragraphs, headings, captions, posts and page furniture, in order.
    pub blocks: Vec<Block>,
    /// Sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Tokens, in order.
    pub tokens: Vec<Token>,
    /// The tokens that may differ from their folded form by more than capitals, in order.
    unlike: Vec<u32>,
    vocabulary: Vocabulary,
}

/// A run of text that belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The report's headline.
    Title,
    /// A heading inside the report.
    Heading,
    /// Running text.
    Body,
    /// A photograph's caption.
    Caption,
    /// A quoted social-media post.
    Post,
    /// A post's signature ("— Name (@handle) October 17, 2020").
    Signature,
    /// A line that only dates the report.
    DateLine,
    /// A pointer to another report ("READ MORE: ...").
    Teaser,
    /// Page furniture ("0 Comments", "Click here to follow us").
    Furniture,
    /// The same words as an earlier block.
    Repeat,
}

impl BlockKind {
    /// Whether the block tells of events in the report's own run of text.
    pub fn tells(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Body | Self::Caption | Self::Post)
    }
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The block that it is part of.
    pub block: usize,
    /// Its tokens, as a range of indices into [`Document::tokens`].
    pub tokens: std::ops::Range<usize>,
}

/// A word, a number or a punctuation mark. It takes sixteen bytes, since a text has one for every five or six of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    sentence: u32,
    /// The number of its folded form in the document: the same for all tokens that have it, and 0 for those without one.
    pub word: u32,
    length: u16,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it is a word that begins with a capital, or with a letter of a script that has none.
    pub capitalised: bool,
}

impl Token {
    /// Where it stands.
    pub fn span(&self) -> Span {
        let start = self.start as usize;
        Span::new(start, start + usize::from(self.length))
    }

    /// How many bytes it has.
    pub fn length(&self) -> usize {
        self.length.into()
    }

    /// The sentence that it is part of.
    pub fn sentence(&self) -> usize {
        self.sentence as usize
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("Step'anakert") but without a possessive ending.
    Word,
    /// Digits, with inner separators ("1,252", "13:15", "2020-10-28").
    Number,
    /// A possessive ending: `'s` or a bare `'`.
    Possessive,
    /// A single other character.
    Mark,
}

/// So many tokens are looked at one by one.
const FEW: usize = 8;

impl<'a> Document<'a> {
    /// Cuts `text` up.
    pub fn new(text: &'a str) -> Self {
        Self::next(text, Vocabulary::default())
    }

    /// Cuts `text` up with the words of the documents before it, so that what is known of them lasts.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::text::Document;
    /// let first = Document::new("Shelling of Ganja and Barda");
    /// let ganja = first.kept_word(3);
    /// let second = Document::next("Ganja again", first.into_vocabulary());
    /// assert_eq!((second.folded_word(1), second.kept_word(1)), ("ganja", ganja));
    /// ```
    pub fn next(text: &'a str, mut vocabulary: Vocabulary) -> Self {
        vocabulary.begin();
        let mut blocks = blocks::cut(text);
        // English prose has a token for every five or six bytes.
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut sentences = Vec::new();
        let mut unlike = Vec::new();
        let mut repeats = blocks::Repeats::default();
        for (n, block) in blocks.iter_mut().enumerate() {
            let from = tokens.len();
            tokens::cut(text, block.span, &mut vocabulary, &mut tokens, &mut unlike);
            sentences::cut(text, n, from, &mut tokens, &mut sentences);
            repeats.mark(block, &tokens[from..]);
        }
        Self { text, blocks, sentences, tokens, unlike, vocabulary }
    }

    /// The words and possessive endings that may differ from their folded form by more than capitals, as those with an apostrophe or an accent
    /// do.
    pub(crate) fn unlike_folded(&self) -> &[u32] {
        &self.unlike
    }

    /// The words of this document and of those before it, for the next one.
    pub fn into_vocabulary(self) -> Vocabulary {
        self.vocabulary
    }

    /// The folded form of a word or number token; empty for marks and possessive endings, and beyond the end.
    pub fn folded(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.vocabulary.word(t.word))
    }

    /// The folded form that has a number: see [`Token::word`].
    pub fn folded_word(&self, number: u32) -> &str {
        self.vocabulary.word(number)
    }

    /// How many numbers there are: all are below it.
    pub fn folded_words(&self) -> usize {
        self.vocabulary.words()
    }

    /// The number of a folded form that lasts beyond this document: that of the same word in all that one vocabulary reads.
    pub fn kept_word(&self, number: u32) -> u32 {
        self.vocabulary.lasting(number)
    }

    /// The lasting numbers of all folded forms of the document, by their numbers in it.
    pub fn kept_numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.vocabulary.lasting_numbers()
    }

    /// The folded forms of the lasting numbers from `first` on, in order.
    pub fn kept_words_from(&self, first: usize) -> impl Iterator<Item = &str> {
        (first..self.vocabulary.kept()).map(|number| self.vocabulary.kept_word(number as u32))
    }

    /// What tells the lasting numbers of this document's vocabulary from those of others.
    pub fn vocabulary(&self) -> u64 {
        self.vocabulary.id()
    }

    /// Whether the token is a word.
    pub fn is_word(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether the token is a word that begins with a capital, or with a letter of a script that has none.
    pub fn is_capitalised(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.capitalised)
    }

    /// The last word or number before `token` in its sentence, with nothing but the given marks between.
    pub fn word_before(&self, token: usize, over: &[&str]) -> Option<usize> {
        let sentence = self.tokens.get(token)?.sentence();
        let first = self.sentences[sentence].tokens.start;
        for (n, before) in self.tokens.get(..token)?.iter().enumerate().skip(first).rev() {
            if before.word != 0 {
                return Some(n);
            }
            if !over.contains(&before.span().of(self.text)) {
                return None;
            }
        }
        None
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.span().of(self.text))
    }

    /// The tokens that lie inside `span`, as a range of indices.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.tokens.partition_point(|t| (t.start as usize) < span.start);
        let from = self.tokens.get(start..).unwrap_or_default();
        let inside = |t: &Token| t.span().end <= span.end;
        // Most spans are of few tokens.
        let few = from.iter().take(FEW).take_while(|t| inside(t)).count();
        let count = if few < FEW { few } else { from.partition_point(inside) };
        start..start + count
    }

    /// The sentence at byte `offset`, or the last that begins before it.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= offset).checked_sub(1)
    }

    /// The kind of a block.
    pub fn kind_of_block(&self, block: usize) -> BlockKind {
        self.blocks.get(block).map_or(BlockKind::Body, |block| block.kind)
    }

    /// The kind of the block that a sentence is part of.
    pub fn kind_of(&self, sentence: usize) -> BlockKind {
        self.sentences.get(sentence).map_or(BlockKind::Body, |s| self.kind_of_block(s.block))
    }
}
