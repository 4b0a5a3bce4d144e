//! The features of a spelling in its sentence, each as a hash.

use super::super::words::Words;
use super::super::{Around, Found};
use super::{Class, Repeats};
use crate::gazetteer::Gazetteer;
use crate::language::english::words::{List, Lists};
use crate::text::{BlockKind, TokenKind};

/// The features of a spelling, each as a hash.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Features {
    hashes: [u32; MOST],
    count: usize,
}

/// How many kinds of features there are; each is there at most once.
const MOST: usize = 40;

impl Features {
    /// None, as for what the classifier is not asked about.
    pub(crate) const NONE: Self = Self { hashes: [0; MOST], count: 0 };

    /// Their hashes.
    pub(crate) fn hashes(&self) -> &[u32] {
        self.hashes.get(..self.count).unwrap_or_default()
    }

    /// Adds a feature: the number of its kind and the numbers that are its value.
    fn add<const N: usize>(&mut self, kind: u64, parts: [u64; N]) {
        let mut hash = (kind + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for part in parts {
            hash = (hash ^ part).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
            hash ^= hash >> 32;
        }
        if let Some(free) = self.hashes.get_mut(self.count) {
            *free = hash as u32;
            self.count += 1;
        }
    }
}

/// How a token is written.
#[derive(Debug, Clone, Copy)]
enum Shape {
    /// There is none: the sentence begins or ends.
    Edge,
    Mark,
    Possessive,
    Number,
    Small,
    Initial,
    Capitals,
    Capital,
}

/// The features of a spelling that the gazetteer has at `found`. `by_rules` is whether the rules take it for a place; `last` is
/// what the spelling before it was taken for, and where that ends.
pub(crate) fn features(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    repeats: &Repeats,
    found: &Found,
    beside: &Around,
    by_rules: bool,
    last: Option<(usize, Class)>,
) -> Features {
    let mut f = Features::NONE;
    let (start, end) = (found.start, found.end);
    let (first, tail) = (words.hash(start), words.hash(end - 1));
    let count = (end - start).min(9) as u64;
    // What stands there.
    f.add(0, []);
    f.add(1, [first, tail, count]);
    f.add(2, [tail]);
    let own_shape = shape(words, start) as u64;
    f.add(3, [own_shape, shape(words, end - 1) as u64, count]);
    // What stands around it.
    let around = |offset: isize| at(words, start, end, offset);
    let (b1, b2, a1, a2) = (around(-1), around(-2), around(1), around(2));
    f.add(4, [b1.text]);
    f.add(5, [b2.text]);
    f.add(6, [a1.text]);
    f.add(7, [a2.text]);
    f.add(8, [b2.text, b1.text]);
    f.add(9, [a1.text, a2.text]);
    f.add(10, [b1.text, a1.text]);
    f.add(11, [b1.shape, a1.shape]);
    f.add(12, [b2.shape, b1.shape, a1.shape, a2.shape]);
    f.add(13, [b1.list, a1.list]);
    f.add(14, [b1.list, b1.shape]);
    f.add(15, [a1.list, a1.shape]);
    f.add(16, [b2.list, b1.list]);
    f.add(17, [a1.list, a2.list]);
    f.add(18, [words.ending(a1.token), a1.shape]);
    f.add(19, [words.ending(b1.token), b1.shape]);
    // The run of capitalised words that it is part of.
    let (before, after) = (run(words, start, -1), run(words, end, 1));
    f.add(20, [before as u64, after as u64]);
    let is_kind = |n: usize| words.is_on(n, List::Organisation);
    let (kind_before, kind_after) = ((start - before..start).any(is_kind), (end..end + after).any(is_kind));
    f.add(21, [u64::from(kind_before), u64::from(kind_after)]);
    if after > 0 {
        f.add(22, [words.hash(end + after - 1)]);
    }
    if before > 0 {
        f.add(23, [words.hash(start - before)]);
    }
    // What lists say of it.
    let listed = list(words, start);
    f.add(24, [listed, list(words, end - 1), count]);
    // Where it stands.
    let begins = u64::from(words.begins_sentence(start));
    let title = u64::from(words.in_title_case(start));
    let block = words.doc.tokens.get(start).map_or(BlockKind::Body, |t| words.doc.kind_of(t.sentence()));
    let heading = u64::from(matches!(block, BlockKind::Title | BlockKind::Heading));
    f.add(25, [begins, title, heading]);
    f.add(26, [begins, title, listed, a1.shape]);
    // What the gazetteer says of it.
    let rank = if found.demonym { u64::MAX } else { u64::from(beside.standing.size) };
    f.add(27, [rank]);
    f.add(28, [rank, listed, count]);
    f.add(29, [rank, b1.list, a1.list]);
    f.add(30, [u64::from(found.candidates.len().max(1).ilog2()), count]);
    f.add(31, [rank, begins, own_shape]);
    let container = words.is_mark(end, ",") && names_division(words, gazetteer, end + 1);
    f.add(32, [u64::from(container), rank]);
    // What the rest of the document shows of it.
    let shown = repeats.shown(words, end - 1);
    let many = |n: u16| u64::from(n.min(3));
    f.add(33, [many(shown.capital), many(shown.small)]);
    f.add(34, [many(shown.person), many(shown.placed)]);
    f.add(35, [many(shown.person), listed, rank]);
    // What came before in the sentence.
    let same_sentence = |end: usize| end > 0 && (end..=start).all(|n| words.adjacent(n));
    let (gap, class) = match last {
        Some((end, class)) if start >= end && start - end <= 2 && same_sentence(end) => {
            (if end < start { words.hash(end) } else { 0 }, class as u64)
        }
        _ => (1, 9),
    };
    f.add(36, [gap, class]);
    // What the rules make of it, and the words that say what kind of place it is.
    let class = beside.class as u64;
    let headed = u64::from(beside.headed);
    let by_rules = u64::from(by_rules);
    f.add(37, [by_rules, rank]);
    f.add(38, [class, headed]);
    f.add(39, [by_rules, class, listed]);
    f
}

/// What stands beside a span, as numbers.
struct Beside {
    token: usize,
    text: u64,
    shape: u64,
    list: u64,
}

/// The token `offset` places before (negative) or after the span, within its sentence.
fn at(words: &Words<'_, '_>, start: usize, end: usize, offset: isize) -> Beside {
    let n =
        if offset < 0 { start.checked_sub(offset.unsigned_abs()) } else { Some(end + offset as usize - 1) };
    let sentence = |n: usize| words.doc.tokens.get(n).map(|t| t.sentence());
    match n.filter(|n| sentence(*n) == sentence(start)) {
        Some(n) => {
            Beside { token: n, text: words.hash(n), shape: shape(words, n) as u64, list: list(words, n) }
        }
        None => Beside { token: usize::MAX, text: 0, shape: Shape::Edge as u64, list: 0 },
    }
}

fn shape(words: &Words<'_, '_>, n: usize) -> Shape {
    let Some(token) = words.doc.tokens.get(n) else { return Shape::Edge };
    let all_capitals = || {
        let word = token.span().of(words.doc.text);
        // Most names go on with a small letter.
        !word.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) && !word.chars().any(char::is_lowercase)
    };
    match token.kind {
        TokenKind::Possessive => Shape::Possessive,
        TokenKind::Mark => Shape::Mark,
        _ if words.has_digit(n) => Shape::Number,
        _ if !token.capitalised => Shape::Small,
        _ if token.length() == 1 => Shape::Initial,
        _ if all_capitals() => Shape::Capitals,
        _ => Shape::Capital,
    }
}

/// What the lists say of the word at a token: see [`listed`].
fn list(words: &Words<'_, '_>, n: usize) -> u64 {
    if words.is_feature_word(n) { FEATURE_WORD } else { words.listed(n).into() }
}

/// What stands for a word that says what kind of place something is.
const FEATURE_WORD: u64 = 20;

/// The number of the first of these lists that a word is on, or which of the lists of names and of common words it is on.
pub(in super::super) fn listed(lists: Lists) -> u8 {
    const KINDS: [List; 6] = [
        List::CalendarWord,
        List::Title,
        List::Organisation,
        List::Direction,
        List::PlacePreposition,
        List::Saying,
    ];
    match KINDS.iter().position(|list| lists.has(*list)) {
        Some(kind) => 10 + kind as u8,
        None => {
            let names = [List::GivenName, List::Surname, List::Common];
            names.iter().fold(0, |all, list| all << 1 | u8::from(lists.has(*list)))
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

/// Whether a country or a first-level division is named at a token.
fn names_division(words: &Words<'_, '_>, gazetteer: &Gazetteer, n: usize) -> bool {
    words.is_capitalised(n)
        && gazetteer.look_up_iter(words.folded(n)).any(|m| {
            let place = gazetteer.place(m.place);
            !m.demonym && (place.is_country() || place.feature_code == "ADM1")
        })
}
