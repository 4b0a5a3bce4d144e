//! A document with everything found in it, and questions about what stands where.

use super::cues::Cue;
use super::memory::{Known, Memory, Openings, Word};
use super::whole::Whole;
use super::{Knowledge, genre, site};
use crate::gazetteer::Gazetteer;
use crate::language::core::Core;
use crate::language::english::dates::DatePhrase;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, Lists};
use crate::language::english::{self, Begins};
use crate::language::lexicon::{Actor, Entry, Kind as Part, Lexicon, Role};
use crate::model::{
    Georeference, Kind, Mention, Place, ReportInfo, Resolution, SiteMethod, SubEventType, Toponyms,
};
use crate::text::fold::fold;
use crate::text::{BlockKind, Document, Sentence, Span, Token, TokenKind};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// No phrase of the lexicon has more tokens.
const LONGEST: usize = 10;

/// A document with its mentions, quantities, dates, and what its lexicon finds.
pub(super) struct Reading<'a> {
    pub doc: &'a Document<'a>,
    pub info: &'a ReportInfo,
    pub mentions: &'a [Mention],
    pub resolutions: &'a [Resolution],
    /// Where the words around each mention put it.
    pub georeferences: &'a [Option<Georeference>],
    /// The folded words of each mention.
    pub names: Vec<Cow<'a, str>>,
    /// The tokens of each mention.
    tokens: Vec<Range<usize>>,
    /// The place that each mention was resolved to.
    places: Vec<Option<Place<'a>>>,
    pub gazetteer: &'a Gazetteer,
    /// The date phrases and the quantities, found when one is first asked for.
    figures: OnceCell<(Vec<DatePhrase>, Vec<Quantity>)>,
    /// Words that tell of events, in order.
    pub triggers: Vec<Hit<'a>>,
    /// Words for means of attack, in order.
    pub weapons: Vec<Hit<'a>>,
    /// Words for those who fight, in order.
    pub actors: Vec<Hit<'a>>,
    /// The core of the report's language; `None` for English.
    pub core: Option<&'a Core>,
    /// Whether agreements, arrests and other developments without violence are told too.
    pub developments: bool,
    /// The folded form of each token, so that the many questions about words look it up once.
    folded: Vec<&'a str>,
    /// Each distinct word, by its number in the document.
    words: Vec<Word>,
    /// What is known of the words of each sentence together, and of all words.
    sentences: Vec<Known>,
    all_words: Known,
    mention_at: Vec<Option<usize>>,
    /// For each sentence, whether it is sport or fiction.
    play: OnceCell<Vec<bool>>,
    /// What the whole report says, as far as it was asked.
    pub whole: Whole<'a>,
    about_conflict: bool,
    /// Whether the places that open its blocks say where each block's news is, as in a list of the day's incidents.
    pub labelled: bool,
}

/// A row of the lexicon at its tokens.
#[derive(Debug, Clone)]
pub(super) struct Hit<'a> {
    pub tokens: Range<usize>,
    pub entry: &'a Entry,
}

impl Hit<'_> {
    /// Whether the row is of an explosion or remote violence.
    pub(super) fn is_remote_violence(&self) -> bool {
        self.entry.sub_event_type.is_some_and(SubEventType::is_remote_violence)
    }
}

/// What of an ordered list begins in a range of tokens.
fn within<'l, T>(list: &'l [T], start: impl Fn(&T) -> usize, tokens: &Range<usize>) -> &'l [T] {
    let from = &list[list.partition_point(|item| start(item) < tokens.start)..];
    // Most ranges are short.
    &from[..from.iter().take_while(|item| start(item) < tokens.end).count()]
}

/// Leaves the weapons out that the first of `others` which ends behind their beginning excludes. Both are in order.
fn leave_out<'a: 'h, 'h>(
    weapons: &mut Vec<Hit<'a>>,
    others: impl Iterator<Item = &'h Hit<'a>>,
    excludes: impl Fn(&Hit<'a>, &Hit<'a>) -> bool,
) {
    let mut others = others.peekable();
    weapons.retain(|w| {
        while others.next_if(|other| other.tokens.end <= w.tokens.start).is_some() {}
        !others.peek().is_some_and(|other| excludes(w, other))
    });
}

/// The item of a list, which has no overlaps, that covers a token.
fn covering<T>(list: &[T], tokens: impl Fn(&T) -> &Range<usize>, token: usize) -> Option<&T> {
    let begun = list.partition_point(|item| tokens(item).start <= token);
    list[..begun].last().filter(|item| tokens(item).contains(&token))
}

impl<'a> Reading<'a> {
    pub fn new(
        doc: &'a Document<'a>,
        info: &'a ReportInfo,
        toponyms: &'a Toponyms,
        knowledge: &Knowledge<'a>,
        memory: &mut Memory,
    ) -> Self {
        let Toponyms { mentions, resolutions, georeferences } = toponyms;
        let tokens: Vec<Range<usize>> = mentions.iter().map(|m| doc.tokens_in(m.span)).collect();
        let mut mention_at = vec![None; doc.tokens.len()];
        for (n, tokens) in tokens.iter().enumerate() {
            mention_at[tokens.clone()].fill(Some(n));
        }
        let words = memory.words(doc);
        let of_token = |token: &Token| words.get(token.word as usize).map(|word| &word.known);
        let together =
            |tokens: &[Token]| tokens.iter().filter_map(of_token).fold(Known::default(), Known::and);
        let sentences = doc.sentences.iter().map(|s| together(&doc.tokens[s.tokens.clone()])).collect();
        let letters: Vec<&str> = (0..doc.folded_words()).map(|n| doc.folded_word(n as u32)).collect();
        let folded = |token: &Token| letters.get(token.word as usize).copied().unwrap_or_default();
        let name = |(mention, tokens): (&Mention, &Range<usize>)| match &doc.tokens[tokens.clone()] {
            [token] if token.word != 0 && token.span() == mention.span => Cow::Borrowed(folded(token)),
            _ => Cow::Owned(fold(mention.span.of(doc.text))),
        };
        let names = mentions.iter().zip(&tokens).map(name).collect();
        let mut reading = Self {
            doc,
            info,
            mentions,
            resolutions,
            georeferences,
            names,
            tokens,
            places: resolutions.iter().map(|r| r.place.map(|key| knowledge.gazetteer.place(key))).collect(),
            gazetteer: knowledge.gazetteer,
            figures: OnceCell::new(),
            triggers: Vec::new(),
            weapons: Vec::new(),
            actors: Vec::new(),
            developments: knowledge.developments,
            core: knowledge.core,
            folded: doc.tokens.iter().map(folded).collect(),
            sentences,
            all_words: words.iter().map(|word| &word.known).fold(Known::default(), Known::and),
            words,
            mention_at,
            play: OnceCell::new(),
            whole: Whole::new(doc, mentions.len()),
            about_conflict: false,
            labelled: false,
        };
        reading.find(knowledge.lexicon, &memory.openings(doc, knowledge.lexicon));
        reading.about_conflict = reading.tells_of_conflict();
        reading.labelled = site::is_labelled(&reading);
        // Which places are sites depends on what that says.
        reading.whole.keep_sites(mentions.len());
        reading
    }

    /// The date phrases and the quantities of the document, in order.
    fn figures(&self) -> &(Vec<DatePhrase>, Vec<Quantity>) {
        self.figures.get_or_init(|| {
            let (dates, mut quantities) = match self.core {
                Some(core) => core.dates_and_quantities(self.doc),
                None => english::dates_and_quantities(self.doc, &self.folded, |word| {
                    self.words.get(word as usize).map_or(Begins::default(), |word| word.begins)
                }),
            };
            // The figures of coordinates count nobody.
            let written = |g: &&Georeference| g.method == SiteMethod::TextCoordinates;
            let mut coordinates = self.georeferences.iter().flatten().filter(written).peekable();
            quantities.retain(|q| {
                while coordinates.next_if(|g| g.words.end <= q.span.start).is_some() {}
                coordinates.peek().is_none_or(|g| !g.words.overlaps(q.span))
            });
            (dates, quantities)
        })
    }

    /// The date phrases, in order.
    pub fn dates(&self) -> &[DatePhrase] {
        &self.figures().0
    }

    /// Finds what the lexicon has, each kind without overlaps.
    fn find(&mut self, lexicon: &'a Lexicon, openings: &Openings<'_>) {
        let doc = self.doc;
        let mut hits: [Vec<Hit<'a>>; 3] = Default::default();
        let mut free = [0; 3];
        for at in 0..doc.tokens.len() {
            let opening = openings.of(doc.tokens[at].word);
            let candidates = openings.phrases(opening);
            // "the", before no word that goes on with it: another word stands right behind most.
            let next = doc.tokens.get(at + 1).map(|t| t.word).filter(|word| *word != 0);
            let ends = || next.is_some_and(|word| !openings.of(word).is_second);
            if candidates.is_empty() || opening.needs_second && ends() {
                continue;
            }
            let end = self.doc.sentences[doc.tokens[at].sentence()].tokens.end.min(at + LONGEST);
            let word = |n: usize| self.word_of_phrase(at, n, end).map_or("", |t| self.folded(t));
            for (n, found) in lexicon.longest(candidates, word).into_iter().enumerate() {
                let Some((entry, count)) = found else { continue };
                // A name ("Grad Street", "Battle Creek") triggers nothing; it may be a party's.
                let named = n != Part::Actor as usize && self.mention_at[at].is_some();
                if at < free[n] || named {
                    continue;
                }
                let last = self.word_of_phrase(at, count - 1, end).unwrap_or(at);
                let tokens = at..last + 1;
                free[n] = tokens.end;
                if !self.is_month(&tokens) {
                    hits[n].push(Hit { tokens, entry });
                }
            }
        }
        let [triggers, mut weapons, actors] = hits;
        // "bomb shelter": what is no event is no weapon either.
        let nothing = triggers.iter().filter(|t| t.entry.role == Role::Nothing);
        leave_out(&mut weapons, nothing, |w, t| t.tokens.start < w.tokens.end);
        // "attacked an artillery unit": those who are named after a weapon are none.
        let in_name =
            |w: &Hit<'_>, a: &Hit<'_>| a.tokens.start <= w.tokens.start && a.tokens.end > w.tokens.end;
        leave_out(&mut weapons, actors.iter(), in_name);
        (self.triggers, self.weapons, self.actors) = (triggers, weapons, actors);
    }

    /// The token of the word that stands `n` words behind the one at `at` before `end`, where one phrase may be made of them: a hyphen joins
    /// words ("missile-attack").
    fn word_of_phrase(&self, at: usize, n: usize, end: usize) -> Option<usize> {
        let joins =
            |n: &usize| self.folded(*n).is_empty() && (self.doc.word(*n) == "-" || self.is_possessive(*n));
        (at..end).filter(|n| !joins(n)).take_while(|n| !self.folded(*n).is_empty()).nth(n)
    }

    /// Whether a token is a possessive ending; not beyond the end.
    pub fn is_possessive(&self, token: usize) -> bool {
        self.doc.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Possessive)
    }

    /// "March", the month: part of a date, or a capital inside a sentence.
    fn is_month(&self, tokens: &Range<usize>) -> bool {
        if self.folded(tokens.start) != "march" {
            return false;
        }
        let first = self.doc.sentences[self.doc.tokens[tokens.start].sentence()].tokens.start;
        (self.doc.is_capitalised(tokens.start) && tokens.start > first) || self.is_in_date(tokens.start)
    }

    /// Whether a token is part of words for a day.
    pub fn is_in_date(&self, token: usize) -> bool {
        covering(self.dates(), |date| &date.tokens, token).is_some()
    }

    /// The trigger that a token is part of.
    pub fn trigger_at(&self, token: usize) -> Option<&Hit<'a>> {
        covering(&self.triggers, |hit| &hit.tokens, token)
    }

    /// The weapon that a token is part of.
    pub fn weapon_at(&self, token: usize) -> Option<&Hit<'a>> {
        covering(&self.weapons, |hit| &hit.tokens, token)
    }

    /// The triggers that begin in a range of tokens.
    pub fn triggers_in(&self, tokens: &Range<usize>) -> &[Hit<'a>] {
        within(&self.triggers, |hit| hit.tokens.start, tokens)
    }

    /// The weapons that begin in a range of tokens.
    pub fn weapons_in(&self, tokens: &Range<usize>) -> &[Hit<'a>] {
        within(&self.weapons, |hit| hit.tokens.start, tokens)
    }

    /// Those who fight that begin in a range of tokens.
    pub fn actors_in(&self, tokens: &Range<usize>) -> &[Hit<'a>] {
        within(&self.actors, |hit| hit.tokens.start, tokens)
    }

    /// The date phrases that begin in a range of tokens.
    pub fn dates_in(&self, tokens: &Range<usize>) -> &[DatePhrase] {
        within(self.dates(), |date| date.tokens.start, tokens)
    }

    /// Whether a token is of a date that begins in a sentence.
    pub fn is_of_date(&self, token: usize, sentence: &Range<usize>) -> bool {
        self.dates_in(sentence).iter().any(|d| d.tokens.contains(&token))
    }

    /// "9 June, " before a name: whether the words of a sentence up to a token are nothing but dates.
    pub fn begins_with_dates(&self, sentence: &Range<usize>, to: usize) -> bool {
        (sentence.start..to).all(|n| !self.doc.is_word(n) || self.is_of_date(n, sentence))
    }

    /// The quantities that begin in a range of tokens.
    pub fn quantities_in(&self, tokens: &Range<usize>) -> &[Quantity] {
        within(&self.figures().1, |quantity| quantity.tokens.start, tokens)
    }

    /// Whether a number, and no article, stands right before a token.
    pub fn is_counted(&self, token: usize) -> bool {
        let before = self.quantities_in(&(token.saturating_sub(1)..token));
        before.iter().any(|quantity| quantity.tokens.end == token && !quantity.indefinite)
    }

    /// Whether a sentence is the first of its block.
    pub fn begins_block(&self, sentence: usize) -> bool {
        let sentences = &self.doc.sentences;
        sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block
    }

    /// The sentences of a block that stand before one of it.
    pub fn block_before(&self, sentence: usize) -> Range<usize> {
        let sentences = &self.doc.sentences;
        let of_block = |before: &usize| sentences[*before].block == sentences[sentence].block;
        (0..sentence).rev().take_while(of_block).last().unwrap_or(sentence)..sentence
    }

    /// The first token of a sentence's block.
    pub fn start_of_block(&self, sentence: usize) -> usize {
        self.doc.sentences[self.block_before(sentence).start].tokens.start
    }

    /// Whether a token is a double quotation mark.
    pub fn is_quotation_mark(&self, token: usize) -> bool {
        matches!(self.doc.word(token), "\"" | "“" | "”")
    }

    /// The word lists that a token's word is on.
    pub fn lists(&self, token: usize) -> Lists {
        self.known(token).map_or(Lists::default(), |known| known.lists)
    }

    /// Whether a token's word is on a list.
    pub fn is(&self, token: usize, list: List) -> bool {
        self.lists(token).has(list)
    }

    /// Whether a token's word is of a class.
    pub fn is_one_of(&self, token: usize, class: WordClass) -> bool {
        self.known(token).is_some_and(|known| known.classes.has(class))
    }

    /// What is known of a token's word; `None` beyond the end.
    fn known(&self, token: usize) -> Option<&Known> {
        self.words.get(self.doc.tokens.get(token)?.word as usize).map(|word| &word.known)
    }

    /// What stands for a token's word and its other forms where it is weighed.
    pub fn stem(&self, token: usize) -> u64 {
        let word = self.doc.tokens.get(token).and_then(|t| self.words.get(t.word as usize));
        word.map_or(0, |word| word.stem)
    }

    /// Whether a token's word has a cue.
    pub fn may(&self, token: usize, cue: Cue) -> bool {
        self.known(token).is_some_and(|known| known.cues.has(cue))
    }

    /// Whether some word of a sentence, or of a part of one, may have a cue.
    pub fn may_in(&self, tokens: &Range<usize>, cue: Cue) -> bool {
        #[cfg(test)]
        if super::cues::IS_ALL_ASKED.get() {
            return true;
        }
        self.known_around(tokens).cues.has(cue)
    }

    /// What is known of the words of the sentence that a range of tokens lies in; of all words, where it lies in more than one.
    fn known_around(&self, tokens: &Range<usize>) -> &Known {
        let sentence = self.doc.tokens.get(tokens.start).map(|t| t.sentence());
        let within = sentence.filter(|n| tokens.end <= self.doc.sentences[*n].tokens.end);
        within.and_then(|n| self.sentences.get(n)).unwrap_or(&self.all_words)
    }

    /// How many tokens of a range are on a list.
    pub fn count(&self, tokens: &Range<usize>, list: List) -> usize {
        let some = self.all_words.lists.has(list);
        if some { tokens.clone().filter(|t| self.lists(*t).has(list)).count() } else { 0 }
    }

    /// The folded form of a token.
    pub fn folded(&self, token: usize) -> &'a str {
        self.folded.get(token).copied().unwrap_or_default()
    }

    /// The span of a range of tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        let all = &self.doc.tokens;
        let Some(first) = all.get(tokens.start).or(all.last()) else { return Span::default() };
        let last = all.get(tokens.end.max(tokens.start + 1) - 1).or(all.last()).unwrap_or(first);
        first.span().cover(last.span())
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
        self.tokens[mention].clone()
    }

    /// The mentions of a sentence, in order.
    pub fn mentions_in(&self, tokens: &Range<usize>) -> Vec<usize> {
        let mut found: Vec<usize> = tokens.clone().filter_map(|t| self.mention_at(t)).collect();
        found.dedup();
        found
    }

    /// The place that a mention was resolved to.
    pub fn place(&self, mention: usize) -> Option<Place<'a>> {
        self.places[mention]
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

    /// The sentence before one, in the same block.
    pub fn before_in_block(&self, sentence: usize) -> Option<&'a Sentence> {
        let sentences = &self.doc.sentences;
        let before = sentences.get(sentence.checked_sub(1)?)?;
        (before.block == sentences.get(sentence)?.block).then_some(before)
    }

    /// Whether a token stands between quotation marks that open at `start` or after it.
    pub fn is_quoted_since(&self, start: usize, token: usize) -> bool {
        (start..token).filter(|n| self.is_quotation_mark(*n)).count() % 2 == 1
    }

    /// Whether some word of the range of tokens satisfies `test`.
    pub fn any_word(&self, tokens: Range<usize>, test: impl Fn(&str) -> bool) -> bool {
        tokens.into_iter().map(|t| self.folded(t)).any(|word| !word.is_empty() && test(word))
    }

    /// Whether some word of the range of tokens is on a list.
    pub fn any_on(&self, tokens: Range<usize>, list: List) -> bool {
        self.known_around(&tokens).lists.has(list) && tokens.into_iter().any(|t| self.is(t, list))
    }

    /// The first token of a range that is on a list and satisfies `test`.
    pub fn first_on(&self, tokens: &Range<usize>, list: List, test: impl Fn(usize) -> bool) -> Option<usize> {
        let some = self.known_around(tokens).lists.has(list);
        if some { tokens.clone().find(|t| self.is(*t, list) && test(*t)) } else { None }
    }

    /// Whether some word of the range of tokens is of a class.
    pub fn any_of(&self, tokens: Range<usize>, class: WordClass) -> bool {
        self.known_around(&tokens).classes.has(class) && tokens.into_iter().any(|t| self.is_one_of(t, class))
    }

    /// Whether the document tells of armed conflict, so that "attack", "hit" and "took" may be acts of war.
    pub fn is_about_conflict(&self) -> bool {
        self.about_conflict
    }

    /// Whether a sentence is of sport or fiction: its "attacks" and "strikes" hurt nobody.
    pub fn is_play(&self, sentence: usize) -> bool {
        let play = self.play.get_or_init(|| genre::play(self));
        play.get(sentence).copied().unwrap_or_default()
    }

    /// Whether armed persons act in the report, more than one and of no known side, or anyone against soldiers.
    pub fn is_about_gunmen(&self) -> bool {
        self.actors.iter().any(|a| match a.entry.role {
            Role::Actor(Actor::Gunmen) => {
                let last = self.folded(a.tokens.end - 1);
                !matches!(last, "gunman" | "man" | "attacker" | "assailant")
            }
            Role::Actor(Actor::State) => !matches!(self.folded(a.tokens.start), "coast" | "national"),
            _ => false,
        })
    }

    /// Whether some sentence of a range of tokens tells of so many killed or wounded.
    pub fn tells_of_many_victims(&self, tokens: &Range<usize>, many: u32) -> bool {
        self.triggers_in(tokens).iter().filter(|t| t.entry.role == Role::Harm).any(|t| {
            let sentence = &self.doc.sentences[self.doc.tokens[t.tokens.start].sentence()];
            let near = |q: &&Quantity| q.tokens.start.abs_diff(t.tokens.start) <= 8 && !q.ordinal;
            let low = |q: &Quantity| q.toll.and_then(|toll| toll.low()).unwrap_or_default();
            self.quantities_in(&sentence.tokens).iter().filter(near).any(|q| low(q) >= many)
        })
    }

    /// Whether the report speaks of terrorism.
    pub fn tells_of_terror(&self) -> bool {
        (0..self.doc.tokens.len()).any(|n| matches!(self.folded(n), "terrorism" | "terror" | "terrorist"))
    }

    /// One warlike word, two military ones, or those who fight a state.
    fn tells_of_conflict(&self) -> bool {
        let all = 0..self.doc.tokens.len();
        self.count(&all, List::Warlike) >= 1
            || self.count(&all, List::Military) >= 2
            || (self.core.is_some() && !self.weapons.is_empty())
            || self.actors.iter().any(|a| matches!(a.entry.role, Role::Actor(Actor::Group | Actor::Rebels)))
    }
}
