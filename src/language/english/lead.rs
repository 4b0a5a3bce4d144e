//! What leads a place's name into its sentence: "in", "12 km north of", "the road between".

use super::words::{List, Lists, is_direction};
use crate::text::Document;

/// The preposition before a place's noun phrase, past articles, class words, adjectives and "city of": its token and its word.
/// `None` at the beginning of a sentence.
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::lead::lead_of, text::Document};
/// let doc = Document::new("Rockets fell near the besieged city of Bakhmut.");
/// assert_eq!(lead_of(&doc, 7).map(|n| doc.word(n)), Some("near"));
/// ```
pub fn lead_of(doc: &Document<'_>, start: usize) -> Option<usize> {
    let mut at = doc.word_before(start, &["#", "\"", "“", "-"]);
    let article = |word: &str| matches!(word, "the" | "its" | "their" | "a" | "an" | "this");
    let mut classed = false;
    for _ in 0..8 {
        let n = at?;
        let word = doc.folded(n);
        let lists = Lists::of(word);
        let head = (word == "of").then(|| doc.word_before(n, &[])).flatten();
        let heads = head.is_some_and(|h| is_class(doc.folded(h)));
        classed |= on_class(lists) || heads;
        // "the garrison town of Vavuniya", "the southern Somali town of Merca": an adjective between the article and the class word;
        // "rebel-held Saada": a compound.
        let before_adjective = |a: usize| {
            let word = doc.folded(a);
            article(word) || is_direction(word) || is_epithet(word)
        };
        // "the sacred Buddhist city of Anuradhapura": two of them.
        let before = doc.word_before(n, &[]);
        let second = before.and_then(|b| doc.word_before(b, &[])).filter(|_| is_proper_adjective(doc, n));
        let adjective = classed && before.into_iter().chain(second).any(before_adjective);
        // "rebel-held", "\"DPR\"-controlled".
        let hyphen = n + 1 + usize::from(is_quote(doc.word(n + 1)));
        let compound = doc.word(hyphen) == "-" && is_epithet(doc.folded(hyphen + 1));
        let inside = article(word)
            || lists.has(List::Direction)
            || on_class(lists)
            || is_epithet(word)
            || (adjective && !lists.has(List::PlacePreposition) && word != "of")
            || compound
            || heads;
        if !inside {
            return at;
        }
        at = match doc.word_before(n, &["-", "’s", "'s"]) {
            None if is_epithet(word) || compound => doc.word_before(n, &["-", "\"", "“", "”"]),
            before => before,
        };
    }
    None
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”")
}

/// Whether an adjective with a capital stands right before a class word: "Buddhist city".
fn is_proper_adjective(doc: &Document<'_>, n: usize) -> bool {
    doc.is_capitalised(n) && is_class(doc.folded(n + 1))
}

/// Whether a word says that the name beside it is a settlement or a division.
pub fn is_class(word: &str) -> bool {
    on_class(Lists::of(word))
}

fn on_class(lists: Lists) -> bool {
    lists.has(List::SettlementWord) || lists.has(List::DivisionWord)
}

/// Adjectives that reports put before a place.
pub fn is_epithet(word: &str) -> bool {
    matches!(
        word,
        "breakaway"
            | "disputed"
            | "occupied"
            | "separatist"
            | "main"
            | "largest"
            | "biggest"
            | "second"
            | "third"
            | "held"
            | "contested"
            | "besieged"
            | "embattled"
            | "mountainous"
            | "neighbouring"
            | "neighboring"
            | "nearby"
            | "border"
            | "coastal"
            | "druze"
            | "whole"
            | "entire"
            | "rural"
            | "remote"
            | "historic"
            | "provincial"
            | "regional"
            | "controlled"
            | "run"
            | "restive"
            | "strategic"
            | "key"
    )
}

/// Nouns of a way.
pub fn is_way(word: &str) -> bool {
    matches!(
        word,
        "road"
            | "roads"
            | "highway"
            | "motorway"
            | "freeway"
            | "expressway"
            | "railway"
            | "railroad"
            | "rail"
            | "route"
            | "corridor"
            | "axis"
            | "track"
            | "pipeline"
            | "stretch"
    )
}

/// Participles of who is on a way.
pub fn is_going(word: &str) -> bool {
    matches!(
        word,
        "travelling"
            | "traveling"
            | "driving"
            | "heading"
            | "headed"
            | "bound"
            | "moving"
            | "walking"
            | "riding"
            | "marching"
            | "sailing"
            | "flying"
            | "returning"
    )
}

/// What people and goods travel in.
pub fn is_vehicle(word: &str) -> bool {
    matches!(
        word,
        "bus"
            | "buses"
            | "minibus"
            | "minibuses"
            | "convoy"
            | "convoys"
            | "train"
            | "trains"
            | "truck"
            | "trucks"
            | "lorry"
            | "lorries"
            | "ferry"
            | "boat"
            | "boats"
            | "caravan"
    )
}
