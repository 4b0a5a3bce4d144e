//! Toponym recognition: a report's text to mentions.
//!
//! The gazetteer proposes the longest spelling at each capitalised word; the words around it decide whether it is a
//! place, part of a person's or an organisation's name, or an ordinary word. Where no spelling begins as it stands, it may
//! be an inflected one. Names that the gazetteer lacks are found by what stands beside them ("the village of X", "X district").

mod accept;
pub(crate) mod classifier;
mod facility;
mod inflected;
mod judge;
mod kind;
mod memory;
mod person;
mod small;
mod spelling;
mod standing;
mod typing;
mod unknown;
mod words;

use crate::gazetteer::Gazetteer;
use crate::language::english::words::List;
use crate::model::{Candidate, FeatureClass, FeatureWords, Kind, Mention};
use crate::text::fold::fold;
use crate::text::{BlockKind, Document, Span};
use hashbrown::HashMap;
pub(crate) use judge::Around;
use judge::{Judge, ODDS_BY_RULES};
pub use memory::Memory;
use spelling::Speller;
pub(crate) use standing::Standing;
use std::sync::Arc;
use words::Words;

/// The toponyms of a document, in order, without overlaps.
///
/// Spans hold the name alone: no article, no "city of", no `#`, no possessive ending.
///
/// What is read of words and names is kept in `memory`, which is of the same gazetteer and changes no value.
pub fn recognise(doc: &Document<'_>, gazetteer: &Gazetteer, memory: &mut Memory) -> Vec<Mention> {
    let words = Words::new(doc, memory);
    let mut judge = Judge::new(&words, gazetteer);
    let (mut mentions, mut rejected) = (Vec::new(), Vec::new());
    // Each step is taken for all spellings before the next one, so that its code stays in the processor's first cache.
    let mut spellings = Vec::with_capacity(doc.tokens.len() / TOKENS_A_SPELLING);
    for_each_spelling(&words, gazetteer, memory, &mut |spelling| spellings.push(spelling));
    let mut ruled = Vec::with_capacity(spellings.len());
    for spelling in spellings {
        match spelling {
            Ok(found) if accept::names_no_place(&words, gazetteer, &found) => {
                rejected.extend(found.start..found.end);
            }
            Ok(found) => ruled.push(judge.rule(found)),
            Err(token) => judge.persons.note(&words, token),
        }
    }
    for ruled in ruled {
        let tokens = ruled.found.start..ruled.found.end;
        match judge.mention(ruled) {
            Some(mention) => mentions.push(mention),
            None => rejected.extend(tokens),
        }
    }
    let Judge { persons, standings, .. } = judge;
    mentions.retain(|m| {
        classifier::reads(&words, doc.tokens_in(m.span).start) || !persons.has(&words, m, gazetteer)
    });
    share_odds(doc, &mut mentions);
    unknown::add(&words, gazetteer, memory, &persons, &rejected, &mut mentions);
    kind::mark_metonyms(&words, &standings, &mut mentions);
    mentions
}

/// The spans of the longest gazetteer spellings of a document, in order and without overlaps, whatever they stand for there:
/// what recognition judges.
///
/// # Examples
/// ```
/// use incident_mapper::recognition::{Memory, spellings};
/// use incident_mapper::{gazetteer::Gazetteer, text::Document};
/// let doc = Document::new("Reading is fun in New York.");
/// let spans = spellings(&doc, &Gazetteer::embedded(), &mut Memory::default());
/// let found: Vec<&str> = spans.iter().map(|s| s.of(doc.text)).collect();
/// assert_eq!(found, ["Reading", "New York"]);
/// ```
pub fn spellings(doc: &Document<'_>, gazetteer: &Gazetteer, memory: &mut Memory) -> Vec<Span> {
    let words = Words::new(doc, memory);
    let mut spans = Vec::new();
    for_each_spelling(&words, gazetteer, memory, &mut |spelling| {
        spans.extend(spelling.ok().map(|found| found.span(&words)));
    });
    spans
}

/// Calls `each` with the longest spelling of the gazetteer at every token, or with a token where none begins that may be of a person's
/// name.
fn for_each_spelling(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    memory: &mut Memory,
    each: &mut dyn FnMut(Result<Found, usize>),
) {
    let mut speller = Speller::new(words, gazetteer, memory);
    for sentence in &words.doc.sentences {
        if words.doc.blocks[sentence.block].kind == BlockKind::Furniture {
            continue;
        }
        let (mut at, limit) = (sentence.tokens.start, sentence.tokens.end);
        loop {
            // Most words begin nothing.
            at = words.next_beginning(at, limit);
            if at >= limit {
                break;
            }
            let named = words.may_begin_name(at);
            if !named && !words.lists(at).may_open_name() {
                at += 1;
                continue;
            }
            let found = named.then(|| {
                speller.longest(at, limit).or_else(|| inflected::longest(words, gazetteer, at, limit))
            });
            let found = found.flatten().filter(|found| {
                (found.end > at + 1 || !words.opens_name(at))
                    && !accept::is_half_of_name(words, gazetteer, found)
            });
            if found.is_none() && words.opens_name(at) {
                // Salim is no place in "Abu Salim".
                each(Err(at));
                each(Err(at + 1));
                at += 2;
                continue;
            }
            let next = found.as_ref().map_or(at + 1, |found| found.end);
            each(found.ok_or(at));
            at = next;
        }
    }
}

/// A text has a capitalised word for every so many tokens, or fewer.
const TOKENS_A_SPELLING: usize = 6;

/// Most reports have fewer spellings of places.
const MOST_AT_ONCE: usize = 64;

/// A spelling has mostly one sense in a report: what is surest of one mention speaks with half a voice for all.
fn share_odds(doc: &Document<'_>, mentions: &mut [Mention]) {
    let mut surest: HashMap<&str, f64> = HashMap::with_capacity(mentions.len().min(MOST_AT_ONCE));
    for mention in mentions.iter() {
        let best = surest.entry(mention.span.of(doc.text)).or_insert(f64::NEG_INFINITY);
        *best = best.max(mention.odds);
    }
    for mention in mentions.iter_mut() {
        let best = surest.get(mention.span.of(doc.text)).copied().unwrap_or(mention.odds);
        mention.odds = (mention.odds + best) / 2.0;
    }
}

/// Calls `teach` with every spelling that the classifier is asked about: its span, whether it is a demonym, its features.
/// What it returns is what later spellings take this one for.
#[cfg(feature = "training")]
pub(crate) fn teach(
    doc: &Document<'_>,
    gazetteer: &Gazetteer,
    mut teach: impl FnMut(crate::text::Span, bool, &[u32]) -> Option<classifier::Class>,
) {
    let memory = &mut Memory::default();
    let words = Words::new(doc, memory);
    let mut judge = Judge::new(&words, gazetteer);
    for_each_spelling(&words, gazetteer, memory, &mut |spelling| match spelling {
        Ok(found) => {
            let ruled = judge.rule(found);
            let (found, features) = (&ruled.found, judge.features(&ruled));
            if classifier::reads(&words, found.start)
                && let Some(class) = teach(found.span(&words), found.demonym, features.hashes())
            {
                judge.note(found, class);
            }
        }
        Err(token) => judge.persons.note(&words, token),
    });
}

/// A gazetteer spelling at tokens `start..end`.
#[derive(Debug)]
pub(crate) struct Found {
    start: usize,
    end: usize,
    /// Whether the full stop of an abbreviation stands behind it.
    stop: bool,
    candidates: Arc<[Candidate]>,
    demonym: bool,
    /// How well known its places are.
    standing: Standing,
    /// Whether the form of the name says that something is, goes or comes from there.
    local: bool,
}

impl Found {
    /// The words, with the full stop of an abbreviation.
    fn span(&self, words: &Words<'_, '_>) -> Span {
        words.span(self.start, self.end + usize::from(self.stop))
    }
}

fn mention(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    found: Found,
    feature_words: FeatureWords,
) -> Mention {
    let span = found.span(words);
    let kind = if found.demonym { Kind::Demonym } else { Kind::Place };
    let candidates = match feature_words {
        FeatureWords::Division if kind == Kind::Place => {
            with_divisions(gazetteer, span.of(words.doc.text), words.folded(found.end), found.candidates)
        }
        _ => found.candidates,
    };
    let placed = words.is_placed(found.start);
    Mention { span, kind, candidates, feature_words, placed, odds: ODDS_BY_RULES }
}

/// With the divisions that the gazetteer lists with their class word only ("Kupiansk Raion"). What is no division is called as it is
/// listed: "Jammu region", but the province of Balochistan is not the "Balochistan region" of three countries.
fn with_divisions(
    gazetteer: &Gazetteer,
    name: &str,
    called: &str,
    candidates: Arc<[Candidate]>,
) -> Arc<[Candidate]> {
    let mut key = fold(name);
    let words = 1 + key.bytes().filter(|byte| *byte == b' ').count();
    if gazetteer.beginning(&key).longest as usize <= words {
        return candidates;
    }
    key.push(' ');
    let name = key.len();
    let mut divisions: Vec<Candidate> = Vec::new();
    for class in ["district", "raion", "region", "oblast", "province", "county"] {
        key.truncate(name);
        key.push_str(class);
        let is_division = |place| class == called || gazetteer.size(place).feature_code.starts_with("ADM");
        for found in gazetteer.look_up_iter(&key).filter(|found| !found.demonym && is_division(found.place)) {
            if !candidates.iter().chain(&divisions).any(|c| c.place == found.place) {
                divisions.push(Candidate { place: found.place, tier: found.tier });
            }
        }
    }
    if divisions.is_empty() { candidates } else { candidates.iter().copied().chain(divisions).collect() }
}

/// What the words beside tokens `start..end` say of the place's class.
///
/// A plural before a list ("the regions of Goranboy, Tartar and Aghdam") and after one ("the Geranboy, Tartar and
/// Barda Districts") holds for every name of the list.
fn feature_words(words: &Words<'_, '_>, start: usize, end: usize) -> FeatureWords {
    said_of_class(words, words.head_of_list(start), start, end)
}

/// The same, where the head of the list is known.
fn said_of_class(words: &Words<'_, '_>, head: Option<usize>, start: usize, end: usize) -> FeatureWords {
    let after = class_of(words, end);
    if after != FeatureWords::None && words.adjacent(end) && !words.is_mark(end, ",") {
        return after;
    }
    // "Berdzor, a city in Kashatagh region", "Buxar, a district of Bihar".
    if words.is_mark(end, ",") && matches!(words.folded(end + 1), "a" | "an" | "the") {
        // "Zintan, the largest town in the region", not "Goma, the M23 took the town".
        let plain =
            (end + 2..end + 5).take_while(|n| words.folded(end + 1) != "the" || !words.is_capitalised(*n));
        let class = plain.map(|n| class_of(words, n)).find(|c| *c != FeatureWords::None);
        if let Some(class) = class {
            return class;
        }
    }
    // "the Dniprovskyi district of Kherson": the class is that of the name before it.
    let of_another = |head: usize| {
        let name = head.wrapping_sub(1);
        let named = words.is_capitalised(name) && !words.begins_sentence(name) && !words.is_caseless(name);
        let part = matches!(words.folded(head), "district" | "quarter" | "neighbourhood" | "neighborhood");
        named && part && words.folded(head + 1) == "of"
    };
    if let Some(head) = head.filter(|head| *head > 0 && !of_another(*head)) {
        let class = class_of(words, head);
        if class != FeatureWords::None {
            return class;
        }
    }
    if is_of_town(words, start) {
        return FeatureWords::Settlement;
    }
    match words.word_after_list(end) {
        Some(tail) if words.folded(tail).ends_with('s') => class_of(words, tail),
        _ => FeatureWords::None,
    }
}

/// "at the edge of Concepción", "on the outskirts of Mubi", "the mayor of Izium": what towns have, and divisions have not.
fn is_of_town(words: &Words<'_, '_>, start: usize) -> bool {
    start > 1
        && words.folded(start - 1) == "of"
        && matches!(words.folded(start - 2), "edge" | "edges" | "outskirts" | "streets" | "mayor")
}

fn class_of(words: &Words<'_, '_>, token: usize) -> FeatureWords {
    const CLASSES: [(List, FeatureWords); 5] = [
        (List::SettlementWord, FeatureWords::Settlement),
        (List::DivisionWord, FeatureWords::Division),
        (List::WaterWord, FeatureWords::Water),
        (List::TerrainWord, FeatureWords::Terrain),
        (List::RoadWord, FeatureWords::Road),
    ];
    let lists = words.lists(token);
    if let Some((_, class)) = CLASSES.into_iter().find(|(list, _)| lists.has(*list)) {
        class
    } else if words.is_local_government(token) {
        FeatureWords::Division
    } else {
        match words.foreign_class(token) {
            Some(FeatureClass::Populated) => FeatureWords::Settlement,
            Some(FeatureClass::Administrative) => FeatureWords::Division,
            Some(FeatureClass::Hydrographic) => FeatureWords::Water,
            Some(FeatureClass::Terrain) => FeatureWords::Terrain,
            _ => FeatureWords::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expects these words, and no others, to be marked in a text.
    pub(super) fn check(text: &str, want: &[&str]) {
        let doc = Document::new(text);
        let found = recognise(&doc, &Gazetteer::embedded(), &mut Memory::default());
        let got: Vec<&str> = found.iter().map(|m| m.span.of(text)).collect();
        assert_eq!(got, want, "{text}");
    }
}
