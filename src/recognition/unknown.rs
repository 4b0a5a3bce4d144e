//! Names that the gazetteer lacks, recognised as places by the words beside them, with the candidates of the weak tiers.

use super::memory::Memory;
use super::person::Persons;
use super::typing;
use super::words::Words;
use crate::gazetteer::Gazetteer;
use crate::language::english::words::List;
use crate::language::inflection::bases;
use crate::language::prepositions;
use crate::model::{Candidate, FeatureWords, Kind, Mention, NameTier};
use crate::text::fold::fold;
use crate::text::{BlockKind, Span};
use hashbrown::HashSet;
use std::sync::Arc;

/// Adds the places among the capitalised words that no mention covers, and keeps the mentions in order.
pub(super) fn add(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    memory: &mut Memory,
    persons: &Persons,
    rejected: &[usize],
    mentions: &mut Vec<Mention>,
) {
    if words.all_caps || words.all_small {
        return;
    }
    let mut covered = Covered::new(words, rejected, mentions);
    let typing = typing::Support::new(mentions);
    let mut added = Vec::new();
    let mut left = Vec::new();
    for sentence in &words.doc.sentences {
        let block = words.doc.kind_of_block(sentence.block);
        let mut at = sentence.tokens.start;
        while block.tells() {
            at = words.next_capitalised(at, sentence.tokens.end);
            if at >= sentence.tokens.end {
                break;
            }
            let end = run_end(words, &covered, at, sentence.tokens.end);
            if end > at {
                let named = block != BlockKind::Title && is_named_as_place(words, &covered, at, end, persons);
                let mention = named.then(|| unknown(words, gazetteer, memory, &typing, at, end));
                match mention.filter(|mention| is_kept(words, mention, at)) {
                    Some(mention) => {
                        added.push(mention);
                        covered.add_place(at..end);
                    }
                    None if words.is_caseless(at) => {}
                    None => left.push(at..end),
                }
            }
            at = end.max(at + 1);
        }
    }
    // What is called a place, or is another romanisation of one, is one wherever it stands in the report, in its title too.
    let sure = |mention: &&Mention| {
        let romanised = mention.candidates.iter().any(|c| c.tier <= NameTier::Transliteration);
        romanised || mention.feature_words == FeatureWords::Settlement
    };
    let known: HashSet<&str> = added.iter().filter(sure).map(|m| m.span.of(words.doc.text)).collect();
    let mut again = Vec::new();
    left.retain(|run| {
        let (at, end) = (run.start, run.end);
        let repeated =
            known.contains(words.span(at, end).of(words.doc.text)) && plain(words, persons, at, end);
        if repeated {
            again.push(unknown(words, gazetteer, memory, &typing, at, end));
            covered.add_place(at..end);
        }
        !repeated
    });
    added.extend(again);
    // A name of a list of places is a place: "Havali, Zarnali and Sharifan". A list is read from its first place on, and once
    // more for what stands before it.
    for _ in 0..MOST_ROUNDS {
        let before = left.len();
        left.retain(|run| {
            let (at, end) = (run.start, run.end);
            let listed = is_in_list_of_places(words, &covered, at, end) && plain(words, persons, at, end);
            if listed {
                added.push(unknown(words, gazetteer, memory, &typing, at, end));
                covered.add_place(at..end);
            }
            !listed
        });
        if left.len() == before {
            break;
        }
    }
    mentions.extend(added);
    mentions.sort_by_key(|m| m.span);
}

/// So often lists of places are looked for: each time they grow by a name at their beginnings.
const MOST_ROUNDS: usize = 4;

/// What each token is part of.
struct Covered(Vec<Cover>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cover {
    Nothing,
    /// A mention of another kind, or what the gazetteer knows and the context refused as a place: no unknown place either.
    Something,
    /// A place.
    Place,
}

impl Covered {
    fn new(words: &Words<'_, '_>, rejected: &[usize], mentions: &[Mention]) -> Self {
        let mut covered = Self(vec![Cover::Nothing; words.doc.tokens.len()]);
        for &token in rejected {
            covered.0[token] = Cover::Something;
        }
        for mention in mentions {
            let cover = if mention.kind == Kind::Place { Cover::Place } else { Cover::Something };
            covered.0[words.doc.tokens_in(mention.span)].fill(cover);
        }
        covered
    }

    fn add_place(&mut self, tokens: std::ops::Range<usize>) {
        self.0[tokens].fill(Cover::Place);
    }

    fn has(&self, token: usize) -> bool {
        self.0.get(token).is_some_and(|cover| *cover != Cover::Nothing)
    }

    fn has_place(&self, token: usize) -> bool {
        self.0.get(token) == Some(&Cover::Place)
    }
}

/// The end of the run of uncovered capitalised words that begins at the capitalised `at`; `at` where it is covered or begins none.
fn run_end(words: &Words<'_, '_>, covered: &Covered, at: usize, limit: usize) -> usize {
    if covered.has(at) {
        return at;
    }
    if words.begins_sentence(at) && words.is_on(at, List::Common) {
        return at;
    }
    if words.inflected_script(at).is_some() {
        let word = words.folded(at);
        if prepositions::is_place_preposition(word) || words.foreign_class(at).is_some() {
            return at;
        }
        // Without capitals nothing tells where a name ends.
        if words.is_caseless(at) {
            return if at < limit && words.is_word(at) { at + 1 } else { at };
        }
    }
    let mut end = at;
    while end < limit
        && !covered.has(end)
        && words.is_capitalised(end)
        && !(words.is_feature_word(end) && end > at)
        && (end == at || words.adjacent(end))
    {
        end += 1;
    }
    end
}

fn is_named_as_place(
    words: &Words<'_, '_>,
    covered: &Covered,
    at: usize,
    end: usize,
    persons: &Persons,
) -> bool {
    if !plain(words, persons, at, end) {
        return false;
    }
    if words.inflected_script(at).is_some() {
        return is_named_in_another_language(words, at, end);
    }
    let next = words.folded(end);
    let classed = words.is_on(end, List::SettlementWord)
        || words.is_on(end, List::DivisionWord)
        || matches!(next, "river" | "reservoir" | "pass");
    let adjective = words.folded(end + 1) == "of";
    if classed
        && !adjective
        && !(next == "state" || next == "capital" || next == "department" || next == "port")
    {
        return !words.begins_sentence(at) || !words.is_on(at, List::Common);
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
                | "mayor"
                | "governor"
                | "council"
                | "residents"
                | "inhabitants"
                | "villagers"
                | "area"
                | "quarter"
                | "neighbourhood"
                | "neighborhood"
                | "siege"
                | "edge"
                | "depot"
                | "garrison"
                | "barracks"
                | "airport"
                | "suburbs"
                | "recapture"
        );
    }
    if words.is_on(before, List::SettlementWord) && !words.is_capitalised(before) && word != "capital" {
        return true;
    }
    // "fire on Novoosynove in Kupiansk district", "an airstrike on Shevchenkove injured": a single unknown word after a
    // preposition of place, or two of which the first opens a name.
    let preposition = matches!(word, "in" | "at" | "near" | "on" | "outside" | "towards");
    let followed = words.folded(end);
    let verb_or_end = followed.is_empty() || !words.is_capitalised(end);
    let words_of_one = if words.opens_name(at) { 2 } else { 1 };
    preposition
        && end == at + words_of_one
        && verb_or_end
        && !covered.has(end)
        && words.folded(end - 1).len() > 3
}

/// Whether a preposition or generic word of the text's language, or a local form, says that the words name a place.
fn is_named_in_another_language(words: &Words<'_, '_>, at: usize, end: usize) -> bool {
    let preposition = words
        .word_before(at, &["«", "„", "\""])
        .is_some_and(|n| prepositions::is_place_preposition(words.folded(n)));
    let local = || !words.begins_sentence(at) && bases(words.folded(end - 1)).iter().any(|base| base.local);
    let classed = super::feature_words(words, at, end) != FeatureWords::None;
    // In a script without capitals, too many words stand behind prepositions.
    classed || !words.is_caseless(at) && (preposition || local())
}

/// In another language than English the words around a name are known less well: it is kept where a generic word stands
/// beside it or where a weak tier knows it.
fn is_kept(words: &Words<'_, '_>, mention: &Mention, at: usize) -> bool {
    let classed = mention.feature_words != FeatureWords::None && !words.is_caseless(at);
    words.inflected_script(at).is_none() || classed || !mention.candidates.is_empty()
}

/// Faiths and feasts, whose capitals name no place: "a mainly Shi'ite town", "ahead of Eid".
fn is_creed(word: &str) -> bool {
    matches!(
        word,
        "shiite"
            | "shia"
            | "sunni"
            | "muslim"
            | "moslem"
            | "christian"
            | "catholic"
            | "protestant"
            | "orthodox"
            | "jewish"
            | "hindu"
            | "buddhist"
            | "sikh"
            | "druze"
            | "alawite"
            | "yazidi"
            | "coptic"
            | "eid"
            | "ramadan"
            | "easter"
            | "christmas"
            | "diwali"
    )
}

/// No person, organisation, month, faith or common word.
fn plain(words: &Words<'_, '_>, persons: &Persons, at: usize, end: usize) -> bool {
    let opens = words.opens_name(at);
    let first = at + usize::from(opens);
    (first..end).all(|n| {
        let acronym =
            || words.text(n).chars().nth(1).is_some() && words.text(n).chars().all(char::is_uppercase);
        let lists = words.lists(n);
        !lists.has(List::CalendarWord)
            && !lists.has(List::Organisation)
            && !lists.has(List::ArmedGroup)
            && !lists.has(List::Title)
            && !is_creed(words.folded(n))
            // "five Marines wounded".
            && (!lists.has(List::Human) || end > at + 1)
            && !persons.know(words, n)
            && !acronym()
            && (!lists.has(List::Common) || lists.has(List::Direction))
    }) && !(words.is_on(at, List::GivenName) && end > at + 1 && !opens)
        && !(end == at + 1 && (words.is_on(at, List::Surname) || words.is_on(at, List::GivenName)))
        && end - at <= 3
        && (opens || words.text(at).chars().count() > 2)
        && !words.is_on(at.wrapping_sub(1), List::Title)
        && !words.is_mark(at.wrapping_sub(1), "@")
}

/// Whether the run is joined by `,` or `and` to a settlement or division mention on both sides, or on one in a list
/// of three or more.
fn is_in_list_of_places(words: &Words<'_, '_>, covered: &Covered, at: usize, end: usize) -> bool {
    let joins = |n: usize| words.is_mark(n, ",") || words.folded(n) == "and";
    let place_at = |n: usize| covered.has_place(n);
    let left = at >= 2 && joins(at - 1) && place_at(at - 2);
    let left_and = at >= 3 && words.folded(at - 1) == "and" && words.is_mark(at - 2, ",") && place_at(at - 3);
    let right = joins(end) && place_at(end + 1);
    let left = left || left_and;
    (left && right) || (left || right) && super::feature_words(words, at, end) != FeatureWords::None
}

fn unknown(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    memory: &mut Memory,
    typing: &typing::Support<'_>,
    at: usize,
    end: usize,
) -> Mention {
    let span = words.span(at, end);
    let feature_words = super::feature_words(words, at, end);
    let mut candidates = transliterated(words, gazetteer, memory, span, end);
    if feature_words == FeatureWords::Division {
        candidates = super::with_divisions(gazetteer, span.of(words.doc.text), words.folded(end), candidates);
    }
    if candidates.is_empty() {
        candidates =
            typing.candidates(words, gazetteer, memory, at..end, feature_words != FeatureWords::None);
    }
    let placed = words.is_placed(at);
    Mention { span, kind: Kind::Place, candidates, feature_words, placed, odds: super::ODDS_BY_RULES }
}

/// The candidates of the transliteration tier, and where there are none, those of the name without its inflection.
fn transliterated(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    memory: &mut Memory,
    span: Span,
    end: usize,
) -> Arc<[Candidate]> {
    let folded = fold(span.of(words.doc.text));
    let mut look_up = |folded: &str| {
        memory.transliterated(folded, || {
            let found = gazetteer.look_up_transliterated(folded).into_iter().filter(|m| !m.demonym);
            found.map(|m| Candidate { place: m.place, tier: m.tier }).collect()
        })
    };
    let found = look_up(&folded);
    if !found.is_empty() || words.inflected_script(end - 1).is_none() {
        return found;
    }
    let last = words.folded(end - 1);
    let Some(before) = folded.strip_suffix(last) else { return found };
    let uninflected = bases(last).into_iter().map(|base| look_up(&format!("{before}{}", base.word)));
    uninflected.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_word_that_opens_a_name_is_no_place_of_its_own() {
        check("A bomb went off in Abu Zifta on Monday.", &["Abu Zifta"]);
        check("A bomb killed Abu Zifta on Monday.", &[]);
    }

    #[test]
    fn what_is_called_a_place_once_is_one_throughout() {
        check("Gunmen raided Zelkova village. Zelkova is empty.", &["Zelkova", "Zelkova"]);
        check("Gunmen shot Zelkova. Zelkova is dead.", &[]);
    }
}
