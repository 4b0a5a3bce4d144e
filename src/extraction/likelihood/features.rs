//! The features of a place in its report, each as a hash: the words around its name, and what the rules make of them.

use super::Asked;
use crate::extraction::reading::Reading;
use crate::extraction::reality::Reality;
use crate::extraction::{site, when};
use crate::geodesy::{Metres, distance, is_nearer};
use crate::language::lexicon::Role;
use crate::model::{EventMention, Field, Kind, Place, SubEventType};
use crate::text::TokenKind;
use hashbrown::HashMap;
use std::rc::Rc;

/// A report's words as numbers, and the events that the rules found in it.
pub(super) struct Facts<'r, 'a> {
    reading: &'r Reading<'a>,
    /// The words and numbers of the report in order: their token and the hash of their stem. A name of a place is one word.
    words: Vec<(usize, u64)>,
    /// The events that the rules found, in order.
    events: Vec<Event<'a>>,
    /// The features of sentences that were asked for.
    sentences: HashMap<usize, Rc<[u32]>>,
}

/// An event that the rules found.
struct Event<'a> {
    sentence: usize,
    site: Option<Place<'a>>,
    /// Whether the words name its place, known or not.
    named: bool,
    kind: SubEventType,
}

/// A place that is resolved with this confidence is sure.
const SURE_PLACE: f64 = 0.7;

/// So many words of a sentence count, and triggers.
const MOST_WORDS: usize = 200;

/// The words on each side of a name that count as beside it.
const BESIDE: usize = 6;

/// A place with an event within this distance is the place of that event, in kilometres.
pub(super) const HERE_KM: f64 = 5.0;

/// Features each once.
fn each_once(mut features: Vec<u32>) -> Vec<u32> {
    // No slot of a feature is 0, and one of four at most is taken.
    let mut slots = vec![0_u64; (4 * features.len()).next_power_of_two()];
    let last = slots.len() - 1;
    features.retain(|feature| {
        let own = u64::from(*feature) + 1;
        let mut at = *feature as usize & last;
        while slots[at] != 0 && slots[at] != own {
            at = (at + 1) & last;
        }
        std::mem::replace(&mut slots[at], own) != own
    });
    features
}

impl<'r, 'a> Facts<'r, 'a> {
    pub fn new(reading: &'r Reading<'a>, events: &[EventMention]) -> Self {
        let doc = reading.doc;
        let year = reading.info.date.map(|d| i32::from(d.day.year()));
        let mut words = Vec::with_capacity(doc.tokens.len());
        for (n, token) in doc.tokens.iter().enumerate() {
            match reading.mention_at(n) {
                Some(mention) if reading.tokens_of(mention).start == n => {
                    words.push((n, name_of(reading, mention)));
                }
                Some(_) => {}
                None if token.kind == TokenKind::Word => {
                    let folded = reading.folded(n);
                    let number = folded.as_bytes().first().is_some_and(u8::is_ascii_digit);
                    let hash = match number {
                        true => number_of(folded, year),
                        false => reading.stem(n),
                    };
                    words.push((n, hash));
                }
                None => {}
            }
        }
        let events = events
            .iter()
            .filter_map(|event| {
                let sentence = doc.sentence_at(event.trigger.start)?;
                let site = event.site.as_ref().map(|s| reading.gazetteer.place(s.place));
                let named = event.evidence.iter().any(|e| e.field == Field::Place);
                Some(Event { sentence, site, named, kind: event.sub_event_type })
            })
            .collect();
        Self { reading, words, events, sentences: HashMap::new() }
    }

    /// Whether the rules found an event in a sentence whose place it names.
    pub fn has_event_in(&self, sentence: usize) -> bool {
        self.events.iter().any(|e| e.sentence == sentence && e.named)
    }

    /// Whether the rules reject what a sentence tells: it is sport or fiction, or, in a report of nothing else, all of it is negated, remembered or
    /// imagined.
    pub fn is_rejected(&self, sentence: usize) -> bool {
        let statements = self.reading.statements(sentence);
        let nothing_told = !statements.is_empty() && statements.iter().all(|s| s.reality != Reality::Told);
        self.reading.is_play(sentence) || self.events.is_empty() && nothing_told
    }

    /// The words of a sentence, of a very long one its first.
    fn words(&self, sentence: usize) -> &[(usize, u64)] {
        let Some(sentence) = self.reading.doc.sentences.get(sentence) else { return &[] };
        let from = self.words.partition_point(|(token, _)| *token < sentence.tokens.start);
        let to = self.words.partition_point(|(token, _)| *token < sentence.tokens.end);
        &self.words[from..to.min(from + MOST_WORDS)]
    }

    /// The words of a sentence but names: their token, and the hash of the feature that they are.
    pub fn words_of(&self, sentence: usize) -> impl Iterator<Item = (usize, u32)> + '_ {
        self.words(sentence)
            .iter()
            .filter(|(token, _)| self.reading.mention_at(*token).is_none())
            .map(|(token, word)| (*token, hash(Word, [*word])))
    }

    /// The features of a place, each once.
    pub fn of_place(&mut self, asked: &Asked<'_>) -> Vec<u32> {
        let mut features = Vec::with_capacity(MOST_WORDS);
        let away = self.away_from(asked);
        for mention in &asked.mentions {
            self.add_mention(*mention, asked, &away, &mut features);
        }
        self.add_place(asked, &away, &mut features);
        each_once(features)
    }

    /// The features of one mention of a place, each once.
    pub fn of_mention(&mut self, mention: usize, asked: &Asked<'_>) -> Vec<u32> {
        let mut features = Vec::new();
        let away = self.away_from(asked);
        self.add_mention(mention, asked, &away, &mut features);
        each_once(features)
    }

    /// How far the site of each event is from a place; `None` where it has none.
    fn away_from(&self, asked: &Asked<'_>) -> Vec<Option<Metres>> {
        let away = |event: &Event<'_>| Some(distance(event.site.as_ref()?.position, asked.place.position));
        self.events.iter().map(away).collect()
    }

    /// The features of a sentence, whatever place it names.
    fn sentence(&mut self, n: usize) -> Rc<[u32]> {
        if let Some(known) = self.sentences.get(&n) {
            return known.clone();
        }
        let features: Rc<[u32]> = self.of_sentence(n).into();
        self.sentences.insert(n, features.clone());
        features
    }

    fn of_sentence(&self, n: usize) -> Vec<u32> {
        let reading = self.reading;
        let sentence = reading.doc.sentences[n].tokens.clone();
        let mut features = Vec::new();
        let mut add = |hash: u32| features.push(hash);
        let words = self.words(n);
        for (_, word) in words {
            add(hash(Word, [*word]));
        }
        for pair in words.windows(2) {
            add(hash(Pair, [pair[0].1, pair[1].1]));
        }
        for (_, word) in self.words(n + 1) {
            add(hash(Next, [*word]));
        }
        for (_, word) in n.checked_sub(1).map_or(&[][..], |n| self.words(n)) {
            add(hash(Previous, [*word]));
        }
        add(hash(Sentence, [n.min(4) as u64]));
        let triggers = reading.triggers_in(&sentence);
        for hit in triggers.iter().take(MOST_WORDS) {
            add(hash(Trigger, [role(hit.entry.role), kind(hit.entry.sub_event_type)]));
        }
        for hit in reading.weapons_in(&sentence).iter().take(MOST_WORDS) {
            add(hash(Weapon, [stem(&hit.entry.weapon)]));
        }
        for hit in reading.actors_in(&sentence).iter().take(MOST_WORDS) {
            add(hash(Actor, [role(hit.entry.role)]));
        }
        let dated = !reading.dates_in(&sentence).is_empty();
        let counted = reading.quantities_in(&sentence).iter().any(|q| !q.indefinite && !q.ordinal);
        let harmed = triggers.iter().any(|hit| hit.entry.role == Role::Harm);
        add(hash(Figures, [dated.into(), counted.into(), harmed.into()]));
        add(hash(Play, [reading.is_play(n).into()]));
        let unplaced = self.events.iter().any(|e| e.sentence == n && e.site.is_none());
        add(hash(Unplaced, [unplaced.into()]));
        features
    }

    /// What the words around one mention are.
    fn add_mention(
        &mut self,
        mention: usize,
        asked: &Asked<'_>,
        away: &[Option<Metres>],
        features: &mut Vec<u32>,
    ) {
        let reading = self.reading;
        let tokens = reading.tokens_of(mention);
        let Some(n) = reading.doc.tokens.get(tokens.start).map(|t| t.sentence()) else { return };
        let sentence = reading.doc.sentences[n].tokens.clone();
        features.extend(self.sentence(n).iter());
        let words = self.words(n);
        let at = words.partition_point(|(token, _)| *token < tokens.start);
        let mut add = |hash: u32| features.push(hash);
        let word = |offset: isize| {
            let at = at.checked_add_signed(offset).and_then(|at| words.get(at));
            at.map_or(EDGE, |(_, word)| *word)
        };
        for (_, word) in &words[at.saturating_sub(BESIDE)..at] {
            add(hash(Left, [*word]));
        }
        for (_, word) in words.iter().skip(at + 1).take(BESIDE) {
            add(hash(Right, [*word]));
        }
        add(hash(Before, [word(-1)]));
        add(hash(Before2, [word(-2), word(-1)]));
        add(hash(Before3, [word(-3), word(-2), word(-1)]));
        add(hash(After, [word(1)]));
        add(hash(After2, [word(1), word(2)]));
        add(hash(Opens, [(at < 2).into()]));
        // "Magen David Adom": part of a longer name.
        let named = |n: usize| u64::from(sentence.contains(&n) && reading.doc.is_capitalised(n));
        let before = tokens.start.checked_sub(1).filter(|n| *n > sentence.start);
        add(hash(Run, [before.map_or(0, named), named(tokens.end)]));
        // What the rules make of it.
        let day = when::of_statement(reading, n, &(tokens.start..tokens.start), None);
        let past = day.map_or(0, |d| 1 + u64::from(d.past) + 2 * u64::from(d.claim.stated));
        add(hash(Past, [past, day.map_or(0, |d| d.claim.precision().into())]));
        for statement in reading.statements(n) {
            let own = 1 + u64::from(statement.places.contains(&mention));
            let here = if statement.places.is_empty() { 0 } else { own };
            let real = statement.reality as u64;
            add(hash(Ruling, [real, role(statement.role), here]));
            add(hash(Real, [real, here]));
            add(hash(Definite, [statement.definite.into(), here]));
        }
        let is_site = site::is_site(reading, mention, &sentence);
        let seat = site::is_speakers_seat(reading, tokens.start, &sentence);
        let dateline = reading.dated_from() == Some(mention);
        add(hash(Ruled, [is_site.into(), seat.into(), dateline.into(), reading.is_on_line(mention).into()]));
        add(hash(Site, [is_site.into(), word(-1)]));
        // What else the sentence names, and what the rules found in it.
        let own = |m: &usize| reading.place(*m).is_some_and(|p| p.key == asked.place.key);
        let others: Vec<Place<'_>> = reading
            .mentions_in(&(sentence.start..sentence.end.min(sentence.start + 2 * MOST_WORDS)))
            .into_iter()
            .filter(|m| !own(m) && reading.mentions[*m].kind == Kind::Place)
            .filter_map(|m| reading.place(m))
            .collect();
        add(hash(Others, [others.len().min(3) as u64]));
        let part = |other: &Place<'_>| other.is_settlement() && other.country == asked.place.country;
        add(hash(Holds, [(asked.place.is_division() && others.iter().any(part)).into()]));
        let told = |n: usize| self.band(away, |at| at == n);
        let (here, before, after) = (told(n), n.checked_sub(1).map_or(NOWHERE, told), told(n + 1));
        add(hash(Found, [(here == NOWHERE).into(), (before == NOWHERE).into(), (after == NOWHERE).into()]));
        add(hash(FoundHere, [here, asked.place.is_division().into()]));
        add(hash(FoundBeside, [before, after]));
        add(hash(FoundBefore, [here, word(-1)]));
        add(hash(FoundRuled, [here, is_site.into()]));
    }

    /// How far the nearest event of some sentences is, in bands; [`NOWHERE`] where they have none.
    fn band(&self, away: &[Option<Metres>], of: impl Fn(usize) -> bool) -> u64 {
        let told = self.events.iter().zip(away).filter(|(event, _)| of(event.sentence));
        let away = told.filter_map(|(_, away)| away.map(Metres::km));
        let nearest = away.filter(|km| *km >= HERE_KM).fold(f64::INFINITY, f64::min);
        BANDS_KM.iter().filter(|km| nearest > **km).count() as u64
    }

    /// What holds of all mentions of a place together.
    fn add_place(&self, asked: &Asked<'_>, away: &[Option<Metres>], features: &mut Vec<u32>) {
        let place = asked.place;
        features.push(hash(Code, [stem(place.feature_code)]));
        features.push(hash(Mentions, [asked.mentions.len().min(3) as u64]));
        let reading = self.reading;
        let confidence =
            asked.mentions.iter().filter_map(|m| reading.resolutions.get(*m)).map(|r| r.confidence);
        let sure = confidence.fold(0.0, f64::max) >= SURE_PLACE;
        features.push(hash(Resolved, [sure.into()]));
        features.push(hash(Heads, [asked.heads.into(), (self.events.len().min(3)) as u64]));
        features
            .push(hash(Conflict, [reading.is_about_conflict().into(), (self.events.len().min(3)) as u64]));
        let away_from = |site: &Place<'_>, away: Metres| site.key != place.key && away.km() >= HERE_KM;
        let elsewhere = self.events.iter().zip(away).filter(|(event, away)| {
            event.site.as_ref().zip(**away).is_none_or(|(site, away)| away_from(site, away))
        });
        for (event, _) in elsewhere.clone() {
            features.push(hash(KindElsewhere, [event.kind as u64]));
        }
        let first =
            asked.mentions.first().and_then(|m| reading.doc.sentence_at(reading.mentions[*m].span.start));
        let before = elsewhere.clone().rfind(|(e, _)| first.is_some_and(|first| e.sentence <= first));
        features.push(hash(KindBefore, [kind(before.map(|(e, _)| e.kind))]));
        let band = self.band(away, |_| true);
        features.push(hash(Near, [band, place.is_division().into()]));
        let mut sites = elsewhere.filter_map(|(_, away)| *away);
        let around = sites.any(|away| away.0 < place.radius.0 * AROUND);
        features.push(hash(Around, [around.into(), place.is_division().into()]));
    }
}

/// The bounds of the bands of distance, in kilometres; beyond the last lies nothing.
const BANDS_KM: [f64; 4] = [20.0, 60.0, 200.0, 20_100.0];
/// The band of what is nowhere.
const NOWHERE: u64 = BANDS_KM.len() as u64;

fn is_here(site: &Place<'_>, place: Place<'_>) -> bool {
    site.key == place.key || is_nearer(site.position, place.position, Metres(1000.0 * HERE_KM))
}

/// Whether the rules found an event at a place.
pub(super) fn has_event(reading: &Reading<'_>, events: &[EventMention], place: Place<'_>) -> bool {
    let sites = events.iter().filter_map(|event| event.site.as_ref());
    sites.map(|site| reading.gazetteer.place(site.place)).any(|site| is_here(&site, place))
}

/// What lies within so many times the radius of a place may be a part of it.
const AROUND: f64 = 1.2;

/// What a feature is of.
#[derive(Debug, Clone, Copy)]
enum FeatureKind {
    Word,
    Pair,
    Left,
    Right,
    Before,
    Before2,
    Before3,
    After,
    After2,
    Next,
    Previous,
    Sentence,
    Opens,
    Run,
    Trigger,
    Weapon,
    Actor,
    Ruled,
    Site,
    Play,
    Others,
    Holds,
    Found,
    FoundHere,
    FoundBeside,
    FoundBefore,
    FoundRuled,
    Unplaced,
    KindElsewhere,
    KindBefore,
    Past,
    Resolved,
    Heads,
    Conflict,
    Figures,
    Ruling,
    Real,
    Definite,
    Code,
    Mentions,
    Near,
    Around,
}
use FeatureKind::*;

fn hash<const N: usize>(kind: FeatureKind, parts: [u64; N]) -> u32 {
    let mut hash = (kind as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for part in parts {
        hash = (hash ^ part).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash ^= hash >> 32;
    }
    hash as u32
}

/// What stands for no word: the sentence begins or ends.
const EDGE: u64 = 1;

/// The hash of a word without the ending of its plural or of its tense.
pub(in crate::extraction) fn stem(word: &str) -> u64 {
    let long = |stem: &&str| stem.len() > 3;
    let endings: &[&str] = match word.as_bytes().last() {
        Some(b'g') => &["ing"],
        Some(b'd') => &["ed"],
        Some(b's') => &["es", "s"],
        _ => &[],
    };
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(long)).unwrap_or(word);
    // FNV-1a.
    stem.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What stands for a number: a year as it lies to that of the report, else how many digits it has.
fn number_of(word: &str, year: Option<i32>) -> u64 {
    const NUMBER: u64 = 100;
    let digits = word.bytes().filter(u8::is_ascii_digit).count().min(6) as u64;
    match (word.parse::<i32>(), year) {
        (Ok(stated @ 1900..=2100), Some(year)) => NUMBER + 10 + (stated.cmp(&year) as i64 + 1) as u64,
        (Ok(1900..=2100), None) => NUMBER + 20,
        _ => NUMBER + digits,
    }
}

/// What stands for a name: what is true of one place shall not be learnt of it.
fn name_of(reading: &Reading<'_>, mention: usize) -> u64 {
    const NAME: u64 = 200;
    let kind = match reading.mentions[mention].kind {
        Kind::Place => match reading.place(mention) {
            None => 0,
            Some(place) if place.is_country() => 1,
            Some(place) if place.is_division() => 2,
            Some(place) if place.is_settlement() => 3,
            Some(_) => 4,
        },
        Kind::Demonym => 5,
        Kind::Coordinates => 6,
        _ => 7,
    };
    NAME + kind
}

fn role(role: Role) -> u64 {
    match role {
        Role::Noun => 1,
        Role::Loose => 2,
        Role::State => 3,
        Role::Verb => 4,
        Role::Carry => 5,
        Role::Under => 6,
        Role::Capture => 7,
        Role::Harm => 8,
        Role::Weapon => 9,
        Role::Nothing => 10,
        Role::Actor(actor) => 20 + actor as u64,
    }
}

fn kind(kind: Option<SubEventType>) -> u64 {
    kind.map_or(0, |kind| kind as u64 + 1)
}
