//! Names that the gazetteer lacks, recognised as places by the words beside them, or by the transliteration tier.

use super::accept::Persons;
use super::words::{Words, is_feature_word};
use crate::gazetteer::Gazetteer;
use crate::language::english::words::{
    COMMON_WORDS, GIVEN_NAMES, SURNAMES, is_calendar_word, is_direction, is_division_word, is_organisation,
    is_settlement_word, is_title,
};
use crate::model::{Candidate, FeatureWords, Kind, Mention};
use crate::text::fold::fold;
use crate::text::{BlockKind, Span};

/// Adds the places among the capitalised words that no mention covers, and keeps the mentions in order.
pub(super) fn add(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    persons: &Persons,
    rejected: &[usize],
    mentions: &mut Vec<Mention>,
) {
    if words.all_caps {
        return;
    }
    // What the gazetteer knows and the context refused as a place is no unknown place either.
    let mut covered = vec![false; words.doc.tokens.len()];
    for &token in rejected {
        covered[token] = true;
    }
    for mention in mentions.iter() {
        for n in words.doc.tokens_in(mention.span) {
            covered[n] = true;
        }
    }
    let mut added = Vec::new();
    for sentence in &words.doc.sentences {
        if !words.doc.blocks[sentence.block].kind.tells()
            || words.doc.blocks[sentence.block].kind == BlockKind::Title
        {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(words, &covered, at, sentence.tokens.end);
            if end > at && is_named_as_place(words, &covered, at, end, persons) {
                let name = words.span(at, end);
                added.push(unknown(words, gazetteer, name, at, end));
                covered[at..end].fill(true);
            }
            at = end.max(at + 1);
        }
    }
    // A name of a list of places is a place: "Havali, Zarnali and Sharifan".
    loop {
        let before = added.len();
        for sentence in &words.doc.sentences {
            if !words.doc.blocks[sentence.block].kind.tells() {
                continue;
            }
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let end = run_end(words, &covered, at, sentence.tokens.end);
                if end > at
                    && is_in_list_of_places(words, mentions, &added, &covered, at, end)
                    && plain(words, persons, at, end)
                {
                    added.push(unknown(words, gazetteer, words.span(at, end), at, end));
                    covered[at..end].fill(true);
                }
                at = end.max(at + 1);
            }
        }
        if added.len() == before {
            break;
        }
    }
    mentions.extend(added);
    mentions.sort_by_key(|m| m.span);
}

/// The end of the run of uncovered capitalised words that begins at `at`; `at` where none does.
fn run_end(words: &Words<'_, '_>, covered: &[bool], at: usize, limit: usize) -> usize {
    if words.begins_sentence(at) && COMMON_WORDS.has(words.folded(at)) {
        return at;
    }
    let mut end = at;
    while end < limit
        && !covered[end]
        && words.is_capitalised(end)
        && !(is_feature_word(words.folded(end)) && end > at)
        && (end == at || words.adjacent(end))
    {
        end += 1;
    }
    end
}

fn is_named_as_place(
    words: &Words<'_, '_>,
    covered: &[bool],
    at: usize,
    end: usize,
    persons: &Persons,
) -> bool {
    if !plain(words, persons, at, end) {
        return false;
    }
    let next = words.folded(end);
    let classed =
        is_settlement_word(next) || is_division_word(next) || matches!(next, "river" | "reservoir" | "pass");
    let adjective = words.folded(end + 1) == "of";
    if classed
        && !adjective
        && !(next == "state" || next == "capital" || next == "department" || next == "port")
    {
        return !words.begins_sentence(at) || !COMMON_WORDS.has(words.folded(at));
    }
    let Some(before) = words.word_before(at, &["#"]) else { return false };
    let word = words.folded(before);
    if word == "of" {
        let head = words.word_before(before, &[]).map_or("", |n| words.folded(n));
        return matches!(
            head,
            "city"
                | "town"
                | "village"
                | "settlement"
                | "district"
                | "region"
                | "province"
                | "hamlet"
                | "cities"
                | "towns"
                | "villages"
                | "settlements"
                | "districts"
                | "regions"
                | "municipality"
                | "municipalities"
                | "outskirts"
                | "station"
                | "suburb"
                | "direction"
                | "north"
                | "south"
                | "east"
                | "west"
                | "shelling"
                | "bombing"
                | "capture"
                | "port"
                | "camp"
        );
    }
    if is_settlement_word(word) && !words.is_capitalised(before) && word != "capital" {
        return true;
    }
    // "fire on Novoosynove in Kupiansk district", "an airstrike on Shevchenkove injured": a single unknown word after a
    // preposition of place.
    let preposition = matches!(word, "in" | "at" | "near" | "on" | "outside" | "towards");
    let followed = words.folded(end);
    let verb_or_end = followed.is_empty() || !words.is_capitalised(end);
    preposition
        && end == at + 1
        && verb_or_end
        && !covered.get(end).copied().unwrap_or(false)
        && words.folded(at).len() > 3
}

/// No person, organisation, month or common word.
fn plain(words: &Words<'_, '_>, persons: &Persons, at: usize, end: usize) -> bool {
    (at..end).all(|n| {
        let word = words.folded(n);
        let acronym = words.text(n).chars().count() > 1 && words.text(n).chars().all(char::is_uppercase);
        !is_calendar_word(word)
            && !is_organisation(word)
            && !is_title(word)
            && !persons.knows(word)
            && !acronym
            && (!COMMON_WORDS.has(word) || is_direction(word))
    }) && !(GIVEN_NAMES.has(words.folded(at)) && end > at + 1)
        && !(end == at + 1 && (SURNAMES.has(words.folded(at)) || GIVEN_NAMES.has(words.folded(at))))
        && end - at <= 3
        && words.text(at).chars().count() > 2
        && !is_title(words.folded(at.wrapping_sub(1)))
        && !words.is_mark(at.wrapping_sub(1), "@")
}

/// Whether the run is joined by `,` or `and` to a settlement or division mention on both sides, or on one in a list
/// of three or more.
fn is_in_list_of_places(
    words: &Words<'_, '_>,
    mentions: &[Mention],
    added: &[Mention],
    covered: &[bool],
    at: usize,
    end: usize,
) -> bool {
    let joins = |n: usize| words.is_mark(n, ",") || words.folded(n) == "and";
    let place_at = |n: usize| {
        covered.get(n).copied().unwrap_or(false)
            && mentions
                .iter()
                .chain(added)
                .any(|m| m.kind == Kind::Place && m.span.contains(words.doc.tokens[n].span))
    };
    let left = at >= 2 && joins(at - 1) && place_at(at - 2);
    let left_and = at >= 3 && words.folded(at - 1) == "and" && words.is_mark(at - 2, ",") && place_at(at - 3);
    let right = joins(end) && place_at(end + 1);
    let listed = |class: FeatureWords| class != FeatureWords::None;
    let headed = listed(super::feature_words(words, at, end));
    ((left || left_and) && right) || ((left || left_and || right) && headed)
}

fn unknown(words: &Words<'_, '_>, gazetteer: &Gazetteer, span: Span, at: usize, end: usize) -> Mention {
    let feature_words = super::feature_words(words, at, end);
    let mut candidates: Vec<Candidate> = gazetteer
        .look_up_transliterated(&fold(span.of(words.doc.text)))
        .into_iter()
        .filter(|m| !m.demonym)
        .map(|m| Candidate { place: m.place, tier: m.tier })
        .collect();
    if feature_words == FeatureWords::Division {
        super::add_divisions(gazetteer, span.of(words.doc.text), &mut candidates);
    }
    Mention { span, kind: Kind::Place, candidates, feature_words }
}
