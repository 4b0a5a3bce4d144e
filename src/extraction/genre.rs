//! Sport, fiction, drills and courts: texts whose attacks, strikes and battles hurt nobody, or hurt them long ago.

use super::cues::Cue;
use super::reading::{Hit, Reading};
use super::tolls::{self, Tolls};
use crate::language::english::classes::genres;
use crate::language::english::numbers::Quantity;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Pos, Role};
use crate::model::SubEventType;
use crate::text::Sentence;
use hashbrown::HashMap;
use std::ops::Range;

/// A report is judged as one up to so many tokens; a longer one, as live pages and yearly reviews are, in stretches of about as many paragraphs.
const LONG: usize = 1_500;
const STRETCH: usize = 1_000;

/// What is judged as one: a report, or a stretch of a long one.
struct Part<'r, 'a> {
    reading: &'r Reading<'a>,
    tokens: Range<usize>,
    sentences: &'r [Sentence],
    genres: Genres,
}

/// For each sentence of the document, whether it is sport or fiction.
pub(super) fn play(reading: &Reading<'_>) -> Vec<bool> {
    let mut play = Vec::with_capacity(reading.doc.sentences.len());
    for sentences in stretches(reading) {
        play.extend(Part::of(reading, &reading.doc.sentences[sentences]).play());
    }
    play
}

/// The sentences of each stretch, which end with a block but where that is very long.
fn stretches(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let sentences = &reading.doc.sentences;
    let is_long = reading.doc.tokens.len() > LONG;
    let mut stretches = Vec::new();
    let (mut from, mut size) = (0, 0);
    for (n, sentence) in sentences.iter().enumerate() {
        let ends = size >= 2 * STRETCH || size >= STRETCH && reading.begins_block(n);
        if ends && is_long {
            stretches.push(from..n);
            (from, size) = (n, 0);
        }
        size += sentence.tokens.len();
    }
    stretches.push(from..sentences.len());
    stretches
}

impl<'r, 'a> Part<'r, 'a> {
    fn of(reading: &'r Reading<'a>, sentences: &'r [Sentence]) -> Self {
        let tokens = Self::tokens_of(sentences);
        Self { reading, genres: Genres::of(reading, &tokens), tokens, sentences }
    }

    fn tokens_of(sentences: &[Sentence]) -> Range<usize> {
        let start = sentences.first().map_or(0, |first| first.tokens.start);
        start..sentences.last().map_or(start, |last| last.tokens.end)
    }

    /// For each sentence, whether it is sport or fiction.
    fn play(&self) -> Vec<bool> {
        let unreal = self.is_acted()
            || self.is_of_a_drill()
            || self.is_said_to_be_unreal()
            || self.has_words_of(&DRILL);
        let of_another =
            || self.is_of_sport() || self.is_of_business() || self.is_of_fiction() || self.is_full_of(&ARTS);
        let news = || self.sentences.iter().any(|s| is_news_of_victims(self.reading, &s.tokens));
        let of_the_past = || OF_THE_PAST.iter().any(|class| self.is_full_of(class));
        if unreal || of_the_past() || of_another() && !news() {
            return vec![true; self.sentences.len()];
        }
        let blocks = self.sentences.chunk_by(|s, t| s.block == t.block);
        blocks
            .flat_map(|block| std::iter::repeat_n(is_block_of_play(self.reading, block), block.len()))
            .collect()
    }

    /// A drill in which nothing but words between quotation marks is done to people: "a sniper \"killed\" two", "60 make-believe casualties".
    fn is_acted(&self) -> bool {
        let reading = self.reading;
        let quoted = |n: usize| n > 0 && reading.is_quotation_mark(n - 1) && reading.is_quotation_mark(n + 1);
        let harms = self.triggers().filter(|t| t.entry.role == Role::Harm && quoted(t.tokens.start)).count();
        let (drill, pretence) = (self.count(List::Drill), self.count(List::Pretence));
        drill >= 1 && pretence >= 1 && drill + pretence + harms >= 4
    }

    /// Dense in words of sport; or a match whose words of violence are figures of speech: words of sport, and words that it shares with
    /// others, and nobody killed.
    fn is_of_sport(&self) -> bool {
        let harmed = self.triggers().any(|hit| hit.entry.role == Role::Harm);
        let dense = self.is_dense(List::Sport, 6, 40) || (!harmed && self.is_dense(List::Sport, 3, 20));
        let (sport, shared) = (self.count(List::Sport), self.count(List::Sporting));
        let sport = sport + self.genres.count("sport");
        let weight = 2 * sport + shared;
        // "Eleven men had been gunned down on the slopes": the more words of sport, the less its dead are dead.
        let figurative = || {
            let words = words(self.reading, &self.tokens);
            weight * 18 >= words && !self.tells_of_many_victims(2) || weight * 10 >= words
        };
        dense || (sport >= 1 && weight >= 7 && figurative())
    }

    /// About a drill, which the title or the first paragraphs say.
    fn is_of_a_drill(&self) -> bool {
        let mut opening = self.sentences.chunk_by(|s, t| s.block == t.block).take(3).map(Self::tokens_of);
        self.is_dense(List::Drill, 3, 70)
            && (!self.tells_of_many_victims(1) || self.is_dense(List::Drill, 5, 50))
            && opening.any(|tokens| self.reading.count(&tokens, List::Drill) > 0)
    }

    /// "None of it was real", "It was only a drill", beside words of a drill: what was told before did not happen.
    fn is_said_to_be_unreal(&self) -> bool {
        let word = |n: usize| self.reading.folded(n);
        let unreal = |n: usize| {
            let none = matches!(word(n), "none" | "nothing")
                && word(n + 1) == "of"
                && matches!(word(n + 2), "it" | "this" | "that")
                && word(n + 3) == "was"
                && word(n + 4) == "real";
            let only = word(n) == "it"
                && word(n + 1) == "was"
                && matches!(word(n + 2), "only" | "just" | "all")
                && matches!(word(n + 3), "a" | "an")
                && self.reading.is(n + 4, List::Drill);
            none || only
        };
        self.count(List::Drill) > 0 && self.tokens.clone().any(unreal)
    }

    /// "The siege of the brewer ended": who fights for a company.
    fn is_of_business(&self) -> bool {
        self.is_dense(List::Business, 4, 25) && !self.tells_of_many_victims(1)
    }

    /// A review, or a report about a game: the title says so, or the words do throughout.
    fn is_of_fiction(&self) -> bool {
        let title = self.reading.doc.blocks.first().map(|block| self.reading.doc.tokens_in(block.span));
        let named = title.is_some_and(|tokens| self.reading.count(&tokens, List::Fiction) > 0);
        self.is_dense(List::Fiction, 5, 30) || named && self.is_dense(List::Fiction, 4, 40)
    }

    /// Whether it is full of the phrases of a class, where nobody counts victims and no weapon is told of with a day.
    fn is_full_of(&self, class: &Class) -> bool {
        self.has_words_of(class)
            && !self.sentences.iter().any(|s| is_news_of_weapons(self.reading, &s.tokens))
    }

    /// Whether it is full of the phrases of a class, where nobody counts victims.
    fn has_words_of(&self, (class, least, room): &Class) -> bool {
        let count = self.genres.count(class);
        count >= *least && count * room >= words(self.reading, &self.tokens) && !self.tells_of_many_victims(2)
    }

    fn triggers(&self) -> impl Iterator<Item = &'r Hit<'a>> {
        self.reading.triggers_in(&self.tokens).iter()
    }

    fn count(&self, list: List) -> usize {
        self.reading.count(&self.tokens, list)
    }

    fn is_dense(&self, list: List, least: usize, room: usize) -> bool {
        is_dense(self.reading, &self.tokens, list, least, room)
    }

    fn tells_of_many_victims(&self, many: u32) -> bool {
        self.reading.tells_of_many_victims(&self.tokens, many)
    }
}

/// Whether a block is dense in words of sport or fiction, and tells no news.
fn is_block_of_play(reading: &Reading<'_>, sentences: &[Sentence]) -> bool {
    let tokens = Part::tokens_of(sentences);
    // "74 people watching the World Cup final were killed when bombs went off at a rugby club".
    let bombed = || {
        let hits = reading.triggers_in(&tokens);
        hits.iter().any(|t| t.entry.role == Role::Harm) && hits.iter().any(|t| t.is_remote_violence())
    };
    (is_dense(reading, &tokens, List::Sport, 2, 12) && !bombed()
        || is_dense(reading, &tokens, List::Fiction, 2, 30))
        && !sentences.iter().any(|s| is_news_of_victims(reading, &s.tokens))
}

/// "Gunmen attacked the bus of the cricket team in Lahore on Tuesday, killing six policemen": people killed, wounded or taken hostage by those
/// who fight, by a weapon or in an explosion, on a day that is told.
fn is_news_of_victims(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let hits = reading.triggers_in(tokens);
    let fights = |a: &Hit<'_>| {
        matches!(a.entry.role, Role::Actor(Actor::Gunmen | Actor::Rebels | Actor::Group | Actor::State))
    };
    let fighters = || reading.actors_in(tokens).iter().any(fights);
    let armed = || hits.iter().any(Hit::is_remote_violence) || !reading.weapons_in(tokens).is_empty();
    let taken = || {
        let hostages =
            |t: &Hit<'_>| t.entry.sub_event_type == Some(SubEventType::AbductionForcedDisappearance);
        hits.iter().any(hostages)
    };
    let hurt = || {
        // "bombarded the Kings with eighteen sixes, killed off the contest": a number, and of no people.
        let people = |q: &Quantity| {
            q.toll.is_some() && reading.any_on(q.tokens.end..(q.tokens.end + 4).min(tokens.end), List::Human)
        };
        let harmed = |t: Tolls| !(t.is_empty() || t.are_cumulative(reading));
        reading.quantities_in(tokens).iter().any(people) && harmed(tolls::read(reading, tokens))
    };
    // "the bombings that killed 76 people who were watching the World Cup final in Kampala on July 11, 2010", in a trial of 2016.
    let this_year = reading.info.date.map_or(i16::MAX, |date| date.day.year());
    let old = |n: usize| reading.doc.word(n).parse::<i16>().is_ok_and(|y| (1900..this_year).contains(&y));
    reading.dates_in(tokens).iter().any(|d| d.phrase.can_date_an_event())
        && !tokens.clone().any(old)
        && (fighters() && (taken() || hurt()) || armed() && hurt())
}

/// "A bomb exploded outside the courthouse on Monday": a sentence with a weapon or an explosion, and the day.
fn is_news_of_weapons(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let explosion = |t: &Hit<'_>| t.entry.pos == Pos::Noun && t.is_remote_violence();
    let armed = !reading.weapons_in(tokens).is_empty() || reading.triggers_in(tokens).iter().any(explosion);
    armed && reading.dates_in(tokens).iter().any(|d| d.phrase.can_date_an_event())
}

/// A class of `genres.csv`: how many of its phrases make a report one of it, and in how many words for each of them.
type Class = (&'static str, usize, usize);

/// Festivals and reviews.
const ARTS: Class = ("arts", 5, 25);
/// Hearings, days of mourning and days at the exchange.
const OF_THE_PAST: [Class; 3] = [("court", 5, 16), ("mourning", 3, 30), ("business", 4, 25)];

/// Drills, whose weapons are of the day, too.
const DRILL: Class = ("drill", 3, 30);

/// How many phrases of each class of `genres.csv` there are: "life terms", "before the break".
struct Genres(HashMap<&'static str, usize>);

impl Genres {
    fn of(reading: &Reading<'_>, tokens: &Range<usize>) -> Self {
        let mut counts = HashMap::new();
        for n in tokens.clone().filter(|n| reading.may(*n, Cue::Genre)) {
            if let Some((class, _)) = genres().longest(|k| reading.folded(n + k)) {
                *counts.entry(class).or_default() += 1;
            }
        }
        Self(counts)
    }

    fn count(&self, class: &str) -> usize {
        self.0.get(class).copied().unwrap_or_default()
    }
}

fn words(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    tokens.clone().filter(|t| reading.doc.is_word(*t)).count()
}

/// Whether a range has at least `least` words of a list, and one for every `room` words.
fn is_dense(reading: &Reading<'_>, tokens: &Range<usize>, list: List, least: usize, room: usize) -> bool {
    let count = reading.count(tokens, list);
    count >= least && count * room >= words(reading, tokens)
}
