//! Sport, fiction, drills and courts: texts whose attacks, strikes and battles hurt nobody, or hurt them long ago.

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

/// For each block of the document, whether it is sport or fiction.
pub(super) fn play(reading: &Reading<'_>) -> Vec<bool> {
    let all = 0..reading.doc.tokens.len();
    let genres = Genres::of(reading);
    let unreal = is_acted(reading, &all)
        || is_of_a_drill(reading, &all)
        || is_said_to_be_unreal(reading, &all)
        || has_words_of(reading, &genres, &DRILL);
    let of_another = || {
        is_of_sport(reading, &all, &genres)
            || is_of_business(reading, &all)
            || is_of_fiction(reading, &all)
            || is_full_of(reading, &genres, &ARTS)
    };
    let news = || reading.doc.sentences.iter().any(|s| is_news_of_victims(reading, &s.tokens));
    let of_the_past = || OF_THE_PAST.iter().any(|class| is_full_of(reading, &genres, class));
    if unreal || of_the_past() || of_another() && !news() {
        return vec![true; reading.doc.blocks.len()];
    }
    let blocks = reading.doc.blocks.iter().map(|block| reading.doc.tokens_in(block.span));
    // "74 people watching the World Cup final were killed when bombs went off at a rugby club".
    let bombed = |tokens: &Range<usize>| {
        let hits = reading.triggers_in(tokens);
        hits.iter().any(|t| t.entry.role == Role::Harm) && hits.iter().any(|t| t.is_remote_violence())
    };
    let is_news = |tokens: &Range<usize>| {
        let sentences = &reading.doc.sentences;
        let first = sentences.partition_point(|s| s.tokens.start < tokens.start);
        let within = |s: &&Sentence| s.tokens.end <= tokens.end;
        sentences[first..].iter().take_while(within).any(|s| is_news_of_victims(reading, &s.tokens))
    };
    blocks
        .map(|tokens| {
            (is_dense(reading, &tokens, List::Sport, 2, 12) && !bombed(&tokens)
                || is_dense(reading, &tokens, List::Fiction, 2, 30))
                && !is_news(&tokens)
        })
        .collect()
}

/// A drill in which nothing but words between quotation marks is done to people: "a sniper \"killed\" two", "60 make-believe casualties".
fn is_acted(reading: &Reading<'_>, all: &Range<usize>) -> bool {
    let quoted = |n: usize| n > 0 && reading.is_quotation_mark(n - 1) && reading.is_quotation_mark(n + 1);
    let harms =
        reading.triggers.iter().filter(|t| t.entry.role == Role::Harm && quoted(t.tokens.start)).count();
    let (drill, pretence) = (reading.count(all, List::Drill), reading.count(all, List::Pretence));
    drill >= 1 && pretence >= 1 && drill + pretence + harms >= 4
}

/// A report dense in words of sport; or a match whose words of violence are figures of speech: words of sport, and words that it
/// shares with others, and nobody killed.
fn is_of_sport(reading: &Reading<'_>, all: &Range<usize>, genres: &Genres) -> bool {
    let harmed = reading.triggers.iter().any(|hit| hit.entry.role == Role::Harm);
    let dense =
        is_dense(reading, all, List::Sport, 6, 40) || (!harmed && is_dense(reading, all, List::Sport, 3, 20));
    let (sport, shared) = (reading.count(all, List::Sport), reading.count(all, List::Sporting));
    let sport = sport + genres.count("sport");
    let weight = 2 * sport + shared;
    // "Eleven men had been gunned down on the slopes": the more words of sport, the less its dead are dead.
    let figurative = || {
        let words = words(reading, all);
        weight * 18 >= words && !reading.tells_of_many_victims(2) || weight * 10 >= words
    };
    dense || (sport >= 1 && weight >= 7 && figurative())
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

/// A report about a drill, which its title or first paragraph says.
fn is_of_a_drill(reading: &Reading<'_>, all: &Range<usize>) -> bool {
    let mut opening = reading.doc.blocks.iter().take(3).map(|block| reading.doc.tokens_in(block.span));
    is_dense(reading, all, List::Drill, 3, 70)
        && (!reading.tells_of_many_victims(1) || is_dense(reading, all, List::Drill, 5, 50))
        && opening.any(|tokens| reading.count(&tokens, List::Drill) > 0)
}

/// "None of it was real", "It was only a drill", in a report that speaks of a drill: what it told of before did not happen.
fn is_said_to_be_unreal(reading: &Reading<'_>, all: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
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
            && reading.is(n + 4, List::Drill);
        none || only
    };
    reading.count(all, List::Drill) > 0 && all.clone().any(unreal)
}

/// "The siege of the brewer ended": who fights for a company.
fn is_of_business(reading: &Reading<'_>, all: &Range<usize>) -> bool {
    is_dense(reading, all, List::Business, 4, 25) && !reading.tells_of_many_victims(1)
}

/// A review, or a report about a game: its title says so, or its words do throughout.
fn is_of_fiction(reading: &Reading<'_>, all: &Range<usize>) -> bool {
    let title = reading.doc.blocks.first().map(|block| reading.doc.tokens_in(block.span));
    let named = title.is_some_and(|tokens| reading.count(&tokens, List::Fiction) > 0);
    is_dense(reading, all, List::Fiction, 5, 30) || named && is_dense(reading, all, List::Fiction, 4, 40)
}

/// A class of `genres.csv`: how many of its phrases make a report one of it, and in how many words for each of them.
type Class = (&'static str, usize, usize);

/// Festivals and reviews.
const ARTS: Class = ("arts", 5, 25);
/// Hearings, days of mourning and days at the exchange.
const OF_THE_PAST: [Class; 3] = [("court", 5, 16), ("mourning", 3, 30), ("business", 4, 25)];

/// Drills, whose weapons are of the day, too.
const DRILL: Class = ("drill", 3, 30);

/// Whether a report is full of the phrases of a class, where nobody counts victims and no weapon is told of with a day.
fn is_full_of(reading: &Reading<'_>, genres: &Genres, class: &Class) -> bool {
    has_words_of(reading, genres, class) && !is_news_of_weapons(reading)
}

/// Whether a report is full of the phrases of a class, where nobody counts victims.
fn has_words_of(reading: &Reading<'_>, genres: &Genres, (class, least, room): &Class) -> bool {
    let count = genres.count(class);
    count >= *least
        && count * room >= words(reading, &(0..reading.doc.tokens.len()))
        && !reading.tells_of_many_victims(2)
}

/// "A bomb exploded outside the courthouse on Monday": a sentence with a weapon or an explosion, and the day.
fn is_news_of_weapons(reading: &Reading<'_>) -> bool {
    reading.doc.sentences.iter().any(|sentence| {
        let tokens = &sentence.tokens;
        let explosion = |t: &Hit<'_>| t.entry.pos == Pos::Noun && t.is_remote_violence();
        let armed =
            !reading.weapons_in(tokens).is_empty() || reading.triggers_in(tokens).iter().any(explosion);
        armed && reading.dates_in(tokens).iter().any(|d| d.phrase.can_date_an_event())
    })
}

/// How many phrases of each class of `genres.csv` a report has: "life terms", "before the break".
struct Genres(HashMap<&'static str, usize>);

impl Genres {
    fn of(reading: &Reading<'_>) -> Self {
        let mut counts = HashMap::new();
        for n in (0..reading.doc.tokens.len()).filter(|n| reading.may_be_of_genre(*n)) {
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
