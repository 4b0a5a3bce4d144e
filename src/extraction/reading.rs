//! A document with everything found in it, and questions about what stands where.

use crate::gazetteer::Gazetteer;
use crate::language::english;
use crate::language::english::dates::DatePhrase;
use crate::language::english::lexicon::{self, Trigger, Weapon};
use crate::language::english::numbers::Quantity;
use crate::language::english::words::{is_military, is_sport, is_warlike};
use crate::model::{Georeference, Kind, Mention, Place, ReportInfo, Resolution, SiteMethod};
use crate::text::fold::fold;
use crate::text::{BlockKind, Document, Span};
use std::ops::Range;

/// A document with its mentions, quantities, dates, triggers and weapons.
pub(super) struct Reading<'a> {
    pub doc: &'a Document<'a>,
    pub info: &'a ReportInfo,
    pub mentions: &'a [Mention],
    pub resolutions: &'a [Resolution],
    /// Where the words around each mention put it.
    pub georeferences: &'a [Option<Georeference>],
    /// The folded words of each mention.
    pub names: Vec<String>,
    pub gazetteer: &'a Gazetteer,
    pub quantities: Vec<Quantity>,
    pub dates: Vec<DatePhrase>,
    pub triggers: Vec<Hit<Trigger>>,
    pub weapons: Vec<Hit<Weapon>>,
    mention_at: Vec<Option<usize>>,
    about_conflict: bool,
}

/// A lexicon entry at its tokens.
#[derive(Debug, Clone)]
pub(super) struct Hit<T> {
    pub tokens: Range<usize>,
    pub entry: T,
}

impl<'a> Reading<'a> {
    pub fn new(
        doc: &'a Document<'a>,
        info: &'a ReportInfo,
        mentions: &'a [Mention],
        resolutions: &'a [Resolution],
        georeferences: &'a [Option<Georeference>],
        gazetteer: &'a Gazetteer,
    ) -> Self {
        let mut mention_at = vec![None; doc.tokens.len()];
        for (n, mention) in mentions.iter().enumerate() {
            for token in doc.tokens_in(mention.span) {
                mention_at[token] = Some(n);
            }
        }
        let (dates, mut quantities) = english::dates_and_quantities(doc);
        // The figures of coordinates count nobody.
        let mut coordinates =
            georeferences.iter().flatten().filter(|g| g.method == SiteMethod::TextCoordinates).peekable();
        quantities.retain(|q| {
            while coordinates.next_if(|g| g.words.end <= q.span.start).is_some() {}
            coordinates.peek().is_none_or(|g| !g.words.overlaps(q.span))
        });
        let mut reading = Self {
            doc,
            info,
            mentions,
            resolutions,
            georeferences,
            names: mentions.iter().map(|m| fold(m.span.of(doc.text))).collect(),
            gazetteer,
            quantities,
            dates,
            triggers: Vec::new(),
            weapons: Vec::new(),
            mention_at,
            about_conflict: is_about_conflict(doc),
        };
        reading.triggers = reading.hits(lexicon::triggers());
        reading.weapons = reading.hits(lexicon::weapons());
        reading
    }

    fn hits<T: Copy>(&self, phrases: &lexicon::Phrases<T>) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        for sentence in &self.doc.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                // A name ("Grad Street", "Battle Creek") triggers nothing; a hyphen joins words ("missile-attack").
                let words: Vec<usize> = (at..sentence.tokens.end)
                    .take(8)
                    .filter(|n| *n == at || self.doc.word(*n) != "-")
                    .take_while(|n| !self.folded(*n).is_empty())
                    .collect();
                let word = |n: usize| words.get(n - at).map_or("", |t| self.folded(*t));
                match phrases.longest(at, word).filter(|_| self.mention_at[at].is_none()) {
                    Some((entry, count)) => {
                        let end = words[count - 1] + 1;
                        hits.push(Hit { tokens: at..end, entry });
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        hits
    }

    /// The folded form of a token.
    pub fn folded(&self, token: usize) -> &str {
        self.doc.folded(token)
    }

    /// The span of a range of tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        let all = &self.doc.tokens;
        let Some(first) = all.get(tokens.start).or(all.last()) else { return Span::default() };
        let last = all.get(tokens.end.max(tokens.start + 1) - 1).or(all.last()).unwrap_or(first);
        first.span.cover(last.span)
    }

    /// The mention at a token.
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        self.mention_at.get(token).copied().flatten()
    }

    /// Where the words around a mention put it.
    pub fn georeference(&self, mention: usize) -> Option<&'a Georeference> {
        self.georeferences.get(mention)?.as_ref()
    }

    /// Whether a mention is part of a phrase that means a line: a border, the road between two places.
    pub fn is_on_line(&self, mention: usize) -> bool {
        self.georeference(mention).is_some_and(|g| g.shape.corridor().is_some())
    }

    /// Whether a mention is the first of its phrase.
    pub fn is_first_of_phrase(&self, mention: usize) -> bool {
        let before = mention.checked_sub(1).map(|m| self.mentions[m].span);
        self.georeference(mention).is_none_or(|g| before.is_none_or(|span| !g.words.contains(span)))
    }

    /// The tokens of a mention.
    pub fn tokens_of(&self, mention: usize) -> Range<usize> {
        self.doc.tokens_in(self.mentions[mention].span)
    }

    /// The mentions of a sentence, in order.
    pub fn mentions_in(&self, tokens: &Range<usize>) -> Vec<usize> {
        let mut found: Vec<usize> = tokens.clone().filter_map(|t| self.mention_at(t)).collect();
        found.dedup();
        found
    }

    /// The place that a mention was resolved to.
    pub fn place(&self, mention: usize) -> Option<Place<'a>> {
        self.resolutions[mention].place.map(|key| self.gazetteer.place(key))
    }

    /// The country of a mention's place: of a country itself, its demonym, its capital or a place in it.
    pub fn country(&self, mention: usize) -> Option<&'a str> {
        self.place(mention).map(|p| p.country).filter(|c| !c.is_empty())
    }

    /// Whether a mention names a country or its people as those who act or suffer; a border's countries do neither.
    pub fn names_country(&self, mention: usize) -> bool {
        let named = || {
            self.mentions[mention].kind == Kind::Demonym
                || self.place(mention).is_some_and(|p| p.is_country())
        };
        !self.is_on_line(mention) && named()
    }

    /// The kind of the block that a sentence is part of.
    pub fn kind(&self, sentence: usize) -> BlockKind {
        self.doc.kind_of(sentence)
    }

    /// Whether some word of the range of tokens satisfies `test`.
    pub fn any_word(&self, tokens: Range<usize>, test: impl Fn(&str) -> bool) -> bool {
        tokens.into_iter().any(|t| !self.folded(t).is_empty() && test(self.folded(t)))
    }

    /// Whether the document tells of armed conflict, so that "attack", "hit" and "took" may be acts of war.
    pub fn is_about_conflict(&self) -> bool {
        self.about_conflict
    }

    /// Whether the document is a sports report: its "attacks" and "strikes" hurt nobody.
    pub fn is_sports(&self) -> bool {
        let words = (0..self.doc.tokens.len()).filter(|t| self.doc.is_word(*t)).count();
        let sport = (0..self.doc.tokens.len()).filter(|t| is_sport(self.folded(*t))).count();
        sport >= 6 && sport * 40 >= words
    }
}

/// One warlike word or two military ones.
fn is_about_conflict(doc: &Document<'_>) -> bool {
    let words = || (0..doc.tokens.len()).map(|t| doc.folded(t));
    words().any(is_warlike) || words().filter(|w| is_military(w)).take(2).count() == 2
}
