//! The features of a spelling in its sentence, each as a hash.

use super::super::Found;
use super::super::words::Words;
use super::{Class, Repeats};
use crate::gazetteer::Gazetteer;
use crate::language::english::words::{
    COMMON_WORDS, GIVEN_NAMES, SURNAMES, is_calendar_word, is_direction, is_organisation,
    is_place_preposition, is_saying, is_title,
};
use crate::text::BlockKind;

/// Collects hashes.
struct Features(Vec<u32>);

impl Features {
    /// Adds a feature: the number of its kind and its value in parts (FNV-1a).
    fn add(&mut self, kind: u8, parts: &[&str]) {
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325 ^ u64::from(kind);
        for part in parts {
            for byte in part.bytes().chain([0xFF]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
            }
        }
        self.0.push((hash ^ hash >> 32) as u32);
    }
}

/// The features of a spelling that the gazetteer has at `found`. `by_rules` is whether the rules take it for a place; `last` is what the spelling before it in the sentence was
/// taken for, and where that ends.
pub(crate) fn features(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    repeats: &Repeats<'_>,
    found: &Found,
    by_rules: bool,
    last: Option<(usize, Class)>,
) -> Vec<u32> {
    let mut f = Features(Vec::with_capacity(48));
    let (start, end) = (found.start, found.end);
    let (first, tail) = (words.folded(start), words.folded(end - 1));
    let count = digit(end - start);
    // What stands there.
    f.add(0, &[]);
    f.add(1, &[first, tail, count]);
    f.add(2, &[tail]);
    f.add(3, &[shape(words, start), shape(words, end - 1), count]);
    // What stands around it.
    let around = |offset: isize| at(words, start, end, offset);
    let (b1, b2, a1, a2) = (around(-1), around(-2), around(1), around(2));
    f.add(4, &[b1.text]);
    f.add(5, &[b2.text]);
    f.add(6, &[a1.text]);
    f.add(7, &[a2.text]);
    f.add(8, &[b2.text, b1.text]);
    f.add(9, &[a1.text, a2.text]);
    f.add(10, &[b1.text, a1.text]);
    f.add(11, &[b1.shape, a1.shape]);
    f.add(12, &[b2.shape, b1.shape, a1.shape, a2.shape]);
    f.add(13, &[b1.list, a1.list]);
    f.add(14, &[b1.list, b1.shape]);
    f.add(15, &[a1.list, a1.shape]);
    f.add(16, &[b2.list, b1.list]);
    f.add(17, &[a1.list, a2.list]);
    f.add(18, &[ending(a1.text), a1.shape]);
    f.add(19, &[ending(b1.text), b1.shape]);
    // The run of capitalised words that it is part of.
    let (before, after) = (run(words, start, -1), run(words, end, 1));
    f.add(20, &[digit(before), digit(after)]);
    let kind_after = (end..end + after).find(|n| is_organisation(words.folded(*n)));
    let kind_before = (start - before..start).find(|n| is_organisation(words.folded(*n)));
    f.add(21, &[flag(kind_before.is_some()), flag(kind_after.is_some())]);
    if after > 0 {
        f.add(22, &[words.folded(end + after - 1)]);
    }
    if before > 0 {
        f.add(23, &[words.folded(start - before)]);
    }
    // What lists say of it.
    let listed = list(words, start);
    f.add(24, &[listed, list(words, end - 1), count]);
    // Where it stands.
    let begins = flag(words.begins_sentence(start));
    let title = flag(words.in_title_case(start));
    let heading = flag(matches!(
        words.doc.kind_of(words.doc.tokens[start].sentence),
        BlockKind::Title | BlockKind::Heading
    ));
    f.add(25, &[begins, title, heading]);
    f.add(26, &[begins, title, listed, a1.shape]);
    // What the gazetteer says of it.
    let rank = rank(gazetteer, found);
    f.add(27, &[rank]);
    f.add(28, &[rank, listed, count]);
    f.add(29, &[rank, b1.list, a1.list]);
    f.add(30, &[digit(found.candidates.len().ilog2() as usize), count]);
    f.add(31, &[rank, begins, shape(words, start)]);
    let container = words.is_mark(end, ",") && names_division(words, gazetteer, end + 1);
    f.add(32, &[flag(container), rank]);
    // What the rest of the document shows of it.
    let shown = repeats.shown(tail);
    let many = |n: u16| digit((n as usize).min(3));
    f.add(33, &[many(shown.capital), many(shown.small)]);
    f.add(34, &[many(shown.person), many(shown.placed)]);
    f.add(35, &[many(shown.person), listed, rank]);
    // What came before.
    let (gap, class) = match last {
        Some((end, class)) if start >= end && start - end <= 2 => {
            ((end..start).map(|n| words.text(n)).next().unwrap_or(""), digit(class as usize))
        }
        _ => ("-", "-"),
    };
    f.add(36, &[gap, class]);
    // What the rules make of it, and the words that say what kind of place it is.
    let class = super::super::feature_words(words, start, end);
    let class = CLASS_WORDS.get(class as usize).copied().unwrap_or("");
    let headed = flag(words.head_of_list(start).is_some());
    f.add(37, &[flag(by_rules), rank]);
    f.add(38, &[class, headed]);
    f.add(39, &[flag(by_rules), class, listed]);
    f.0
}

/// The classes of [`crate::model::FeatureWords`], in order.
const CLASS_WORDS: [&str; 6] = ["none", "settlement", "division", "water", "terrain", "road"];

/// What stands beside a span.
struct Beside<'w> {
    text: &'w str,
    shape: &'static str,
    list: &'static str,
}

/// The token `offset` places before (negative) or after the span, within its sentence.
fn at<'w>(words: &'w Words<'_, '_>, start: usize, end: usize, offset: isize) -> Beside<'w> {
    let n =
        if offset < 0 { start.checked_sub(offset.unsigned_abs()) } else { Some(end + offset as usize - 1) };
    let sentence = words.doc.tokens.get(start).map(|t| t.sentence);
    match n.filter(|n| words.doc.tokens.get(*n).map(|t| t.sentence) == sentence) {
        Some(n) if words.folded(n).is_empty() => Beside { text: words.text(n), shape: "mark", list: "" },
        Some(n) => Beside { text: words.folded(n), shape: shape(words, n), list: list(words, n) },
        None => Beside { text: "", shape: "edge", list: "" },
    }
}

fn shape(words: &Words<'_, '_>, n: usize) -> &'static str {
    let text = words.text(n);
    if words.is_possessive(n) {
        "possessive"
    } else if text.bytes().any(|b| b.is_ascii_digit()) {
        "number"
    } else if !words.is_capitalised(n) {
        "small"
    } else if text.len() == 1 {
        "initial"
    } else if text.chars().all(|c| !c.is_lowercase()) {
        "capitals"
    } else {
        "capital"
    }
}

fn list(words: &Words<'_, '_>, n: usize) -> &'static str {
    let word = words.folded(n);
    let (given, family) = (GIVEN_NAMES.has(word), SURNAMES.has(word));
    if is_calendar_word(word) {
        "calendar"
    } else if is_title(word) {
        "title"
    } else if is_organisation(word) {
        "organisation"
    } else if words.is_feature_word(n) {
        "feature"
    } else if is_direction(word) {
        "direction"
    } else if is_place_preposition(word) {
        "preposition"
    } else if is_saying(word) {
        "saying"
    } else {
        match (given, family, COMMON_WORDS.has(word)) {
            (true, true, _) => "given and family",
            (true, false, true) => "given and common",
            (true, false, false) => "given",
            (false, true, true) => "family and common",
            (false, true, false) => "family",
            (false, false, true) => "common",
            (false, false, false) => "none",
        }
    }
}

/// How many capitalised words go on from `n` in a direction, at most four.
fn run(words: &Words<'_, '_>, n: usize, step: isize) -> usize {
    let (mut count, mut at) = (0, n);
    while count < 4 {
        let next = if step < 0 {
            match at.checked_sub(1) {
                Some(before) if words.adjacent(at) => before,
                _ => break,
            }
        } else if words.adjacent(at) {
            at
        } else {
            break;
        };
        if !words.is_capitalised(next) {
            break;
        }
        count += 1;
        at = if step < 0 { next } else { next + 1 };
    }
    count
}

/// The kind and size of the best-known candidate.
fn rank(gazetteer: &Gazetteer, found: &Found) -> &'static str {
    let mut best = (0, "hamlet");
    for candidate in found.candidates.iter().take(8) {
        let place = gazetteer.place(candidate.place);
        let rank = match place.feature_code {
            _ if place.is_country() => (9, "country"),
            "CONT" | "RGN" | "OCN" | "SEA" => (8, "region"),
            "PPLC" => (7, "capital"),
            "ADM1" => (6, "first-level division"),
            _ if place.population >= 1_000_000 => (5, "metropolis"),
            _ if place.population >= 100_000 => (4, "city"),
            _ if place.population >= 15_000 => (3, "town"),
            "ADM2" => (2, "second-level division"),
            _ if place.population >= 3_000 => (1, "small town"),
            _ => (0, "hamlet"),
        };
        best = best.max(rank);
    }
    if found.demonym { "demonym" } else { best.1 }
}

/// Whether a country or a first-level division is named at a token.
fn names_division(words: &Words<'_, '_>, gazetteer: &Gazetteer, n: usize) -> bool {
    words.is_capitalised(n)
        && gazetteer.look_up_iter(words.folded(n)).any(|m| {
            let place = gazetteer.place(m.place);
            !m.demonym && (place.is_country() || place.feature_code == "ADM1")
        })
}

fn ending(word: &str) -> &str {
    let from = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    word.get(from..).unwrap_or(word)
}

fn flag(is: bool) -> &'static str {
    if is { "1" } else { "0" }
}

fn digit(n: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"].get(n).copied().unwrap_or("9")
}
