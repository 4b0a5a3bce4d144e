//! Who denies what: the denials of a sentence, and what each points at.
//!
//! Each way to deny has a file: by a verb that denies ([`verb`]), by an idiom or a word that calls false what others say
//! ([`idiom`]), by a deed that one says one has not done ([`negation`]), by the noun ([`noun`]), by harmless means alone ([`harmless`]), by
//! what each of two sides says of the other ([`mutual`]), by another who is said to have done it ([`otherwise`]), by the contrary alone
//! ([`contrary`]), by what is said not to have been there at all ([`nothing`]). Whose words they are
//! is in [`denier`]; which event they are about, in the discourse.

mod contrary;
mod denier;
mod harmless;
mod idiom;
mod mutual;
mod negation;
mod nothing;
mod noun;
mod otherwise;
mod verb;

pub(in crate::extraction) use contrary::may_be_contrary;
pub(in crate::extraction) use idiom::may_be_false;
pub(in crate::extraction) use mutual::{BOTH, only_trades_blame};
pub(in crate::extraction) use negation::{may_negate, may_tell, speaks_for_state};
pub(in crate::extraction) use noun::is_denial;
pub(in crate::extraction) use otherwise::{blames_another, may_be_of_another};

use super::naming::{Named, speaker};
use crate::extraction::reading::Reading;
use crate::extraction::reality::Reality;
use crate::extraction::statement::Statement;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::Kind;
use crate::text::Span;
use std::ops::Range;

/// What a denial is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extraction) enum Content {
    /// The denier's own part ("responsibility", "any role").
    Part,
    /// What others say ("the accusation", "that report").
    Accusation,
    /// What was told last ("it", "the attack"), or a deed that the words name.
    Deed,
    /// That one's men were where it happened.
    Absence,
    /// How many, and no more.
    Figure,
    /// Something that the words tell of at length.
    Other,
}

/// A denial and what it points at.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::extraction) struct Denial {
    /// Who denies; `None` where both sides deny what the other says.
    pub by: Option<Named>,
    pub span: Span,
    /// The mentions of the place of what is denied, where the words name it.
    pub places: Vec<usize>,
    /// The class of what is said not to have been attacked.
    pub target: Option<&'static str>,
    pub content: Content,
    /// Whether the words point back to what was told last ("the attack", "that allegation").
    pub points_back: bool,
    /// Whether what is denied was done by others, so that the denier is its victim ("that an airfield was destroyed by ...").
    pub of_others: bool,
}

impl Denial {
    /// Of what was told last, by one who is said to have done it.
    pub fn of_what_was_told(by: Named, span: Span, content: Content) -> Self {
        Self {
            by: Some(by),
            span,
            places: Vec::new(),
            target: None,
            content,
            points_back: true,
            of_others: false,
        }
    }
}

/// "rejects the tale that an army unit destroyed a van on Tuesday near Murikandy": whether a clause of what is denied says that it was at
/// a place, which may be one that the gazetteer lacks.
pub(in crate::extraction) fn place_of_clause(reading: &Reading<'_>, denial: &Denial) -> Option<usize> {
    let n = reading.doc.sentence_at(denial.span.start)?;
    let from = reading.doc.tokens_in(denial.span).start;
    let tokens = from..reading.doc.sentences[n].tokens.end;
    let goes_on =
        |n: &usize| (reading.doc.is_word(*n) || reading.doc.word(*n) == "-") && reading.folded(*n) != "and";
    let that = tokens.clone().take_while(goes_on).find(|n| reading.folded(*n) == "that")?;
    let led = |m: &usize| {
        let before = reading.tokens_of(*m).start.wrapping_sub(1);
        matches!(reading.folded(before), "near" | "in" | "at" | "outside")
    };
    let named = |m: &usize| reading.mentions[*m].kind == Kind::Place && !reading.names_country(*m);
    reading.mentions_in(&(that..tokens.end)).into_iter().find(|m| named(m) && led(m))
}

/// How far what is denied reaches, in tokens.
const REACH: usize = 14;

/// Words for what binds somebody to others.
fn is_tie(word: &str) -> bool {
    matches!(word, "connection" | "connections" | "link" | "links" | "ties")
}

/// The denials of a sentence.
pub(in crate::extraction) fn denials(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
) -> Vec<Denial> {
    let mut found: Vec<Denial> = Vec::new();
    if reading.any_on(sentence.clone(), List::Denying) {
        let verbs = sentence.clone().filter(|n| verb::denies(reading, *n, sentence));
        found.extend(verbs.filter_map(|n| verb::explicit(reading, sentence, statements, n)));
    }
    if found.is_empty() {
        found.extend(idiom::set_phrase(reading, sentence));
    }
    if found.is_empty() {
        found.extend(
            idiom::calls_false(reading, sentence, statements)
                .or_else(|| negation::disowns(reading, sentence))
                .or_else(|| noun::denial(reading, sentence))
                .or_else(|| harmless::only(reading, sentence))
                .or_else(|| harmless::only_fighters(reading, sentence))
                .or_else(|| harmless::no_civilians(reading, sentence)),
        );
    }
    if found.is_empty() {
        found.extend(mutual::each_blames(reading, sentence));
    }
    if found.is_empty() {
        found.extend(otherwise::blames_another(reading, sentence));
    }
    if found.is_empty() {
        found.extend(contrary::says_contrary(reading, sentence));
    }
    if found.is_empty() {
        found.extend(nothing::no_such_thing(reading, sentence));
    }
    for denial in &mut found {
        denial.by = denial.by.take().map(|by| denier::in_full(reading, sentence, by));
    }
    for denial in found.iter_mut().filter(|d| d.places.is_empty()) {
        denial.places = place_of_deed(reading, sentence, denial).into_iter().collect();
    }
    let negated = statements.iter().find(|s| s.reality == Reality::Denied);
    // "has neither confirmed nor denied the strike".
    let undone = || sentence.clone().any(|n| reading.is(n, List::Denying));
    if let (true, Some(statement)) = (found.is_empty(), negated)
        && !undone()
        && let Some(by) = speaker(reading, sentence).filter(|s| !s.party.country.is_empty())
    {
        let span = by.span.cover(reading.span(&statement.trigger));
        let places = statement.places.clone();
        let told = Denial::of_what_was_told(by, span, Content::Other);
        found.push(Denial { places, points_back: false, ..told });
    }
    found
}

/// "had nothing to do with the Genc killings": the place that names the deed which is denied.
fn place_of_deed(reading: &Reading<'_>, sentence: &Range<usize>, denial: &Denial) -> Option<usize> {
    let by = denial.by.as_ref()?.span;
    reading.mentions_in(sentence).into_iter().find(|m| {
        let tokens = reading.tokens_of(*m);
        let deed = reading.is_one_of(tokens.end, WordClass::NamedDeed);
        let article = tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "the");
        let named = reading.mentions[*m].kind == Kind::Place && !reading.names_country(*m);
        named && article && reading.mentions[*m].span.start > by.end && deed
    })
}

/// The places of what a sentence denies to have happened from the token `verb` on.
fn denied_places(statements: &[Statement<'_>], verb: usize) -> Vec<usize> {
    statements
        .iter()
        .filter(|s| s.reality == Reality::Denied && s.trigger.start >= verb)
        .flat_map(|s| s.places.iter().copied())
        .collect()
}
