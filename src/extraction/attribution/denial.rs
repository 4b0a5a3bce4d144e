//! Who denies what: the words that deny, whose words they are, and what they are about.

use super::naming::{LONGEST_NAME, Named, country, is_pronoun, named, speaker, subject_of};
use crate::extraction::reading::Reading;
use crate::extraction::reality::Reality;
use crate::extraction::statement::Statement;
use crate::language::english::targets::targets;
use crate::language::english::words::{
    List, is_accusation, is_auxiliary, is_civilian, is_disowned, is_onlooker, is_saying, is_unknowing,
    is_withheld,
};
use crate::language::lexicon::{Actor, Role};
use crate::model::Party;
use crate::text::{BlockKind, Span};
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

/// How far what is denied reaches, in tokens.
const REACH: usize = 14;

/// The denials of a sentence.
pub(in crate::extraction) fn denials(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
) -> Vec<Denial> {
    let verbs = sentence.clone().filter(|n| denies(reading, *n, sentence));
    let mut found: Vec<Denial> =
        verbs.filter_map(|verb| explicit(reading, sentence, statements, verb)).collect();
    if found.is_empty() {
        found.extend(washes_hands(reading, sentence));
    }
    if found.is_empty() {
        found.extend(calls_false(reading, sentence, statements).or_else(|| disowns(reading, sentence)));
    }
    for denial in &mut found {
        denial.by = denial.by.take().map(|by| in_full(reading, sentence, by));
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
        found.push(Denial {
            by: Some(by),
            span,
            places,
            target: None,
            content: Content::Other,
            points_back: false,
            of_others: false,
        });
    }
    found
}

/// The denial of a verb that denies.
fn explicit(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
    verb: usize,
) -> Option<Denial> {
    let both =
        (sentence.start..verb).any(|n| reading.folded(n) == "both" && reading.folded(n + 1) == "sides");
    let by = denier(reading, sentence, verb);
    if by.is_none() && !both {
        return None;
    }
    // "denied responsibility and said the rebels had fired": what is said next is not denied.
    let end = (verb + REACH).min(sentence.end);
    let next = (verb + 2..end).find(|n| is_saying(reading.folded(*n)) || reading.doc.word(*n) == ";");
    let passive = by_phrase(reading, sentence, verb).is_some();
    let scope = if passive { sentence.start..verb } else { verb + 1..next.unwrap_or(end) };
    let claims = !reading.folded(verb).starts_with("den");
    // "denied rumours that the town would be evacuated": what is to come did not happen.
    let to_come = reading.any_word(scope.clone(), |w| matches!(w, "would" | "will" | "plans" | "planned"));
    if to_come && !passive {
        return None;
    }
    let content = match content(reading, &scope) {
        // "rejected the authorities' statement": only what others say is rejected so.
        Content::Other if claims => Content::Accusation,
        content => content,
    };
    let start = reading.doc.tokens[verb].span().start;
    let from = by.as_ref().map_or(start, |b| b.span.start.min(start));
    let span = Span::new(from, reading.span(&(verb..scope.end.max(verb + 1))).end);
    Some(Denial {
        by: if both { None } else { by },
        span,
        places: denied_places(statements, verb),
        target: scope
            .clone()
            .find_map(|n| targets().longest(|k| reading.folded(n + k)).map(|(class, _)| class)),
        content,
        points_back: content == Content::Accusation || points_back(reading, &scope),
        of_others: content != Content::Part && done_by_others(reading, &scope),
    })
}

/// "reports that an airfield was destroyed by fire", not "lies spread by parties": whether a deed stands right before "by".
fn done_by_others(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    let deed = |n: usize| {
        let hits = reading.triggers_in(&(n.saturating_sub(1)..n));
        hits.iter().any(|t| !matches!(t.entry.role, Role::Nothing))
    };
    scope.clone().any(|n| reading.folded(n) == "by" && deed(n))
}

/// What the denied words are of.
fn content(reading: &Reading<'_>, scope: &Range<usize>) -> Content {
    let any = |test: fn(&str) -> bool| reading.any_word(scope.clone(), test);
    let deed = || {
        let hits = reading.triggers_in(scope);
        hits.iter().any(|t| !matches!(t.entry.role, Role::Nothing | Role::Harm))
    };
    if reading.any_word(scope.start..scope.end.min(scope.start + 8), is_disowned) {
        Content::Part
    } else if any(|w| matches!(w, "figure" | "figures" | "toll" | "number" | "numbers" | "count")) {
        Content::Figure
    } else if reading.any_word(scope.start..scope.end.min(scope.start + 6), is_accusation) {
        Content::Accusation
    } else if matches!(reading.folded(scope.start), "it" | "this" | "them" | "doing") || deed() {
        Content::Deed
    } else {
        Content::Other
    }
}

/// Whether the word denies: "denied", or "rejected" and the like with a claim as its object; not "denied entry", "neither
/// confirmed nor denied".
fn denies(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let word = reading.folded(verb);
    if !reading.is(verb, List::Denying) || matches!(word, "denial" | "denials") {
        return false;
    }
    // "India accuses Pakistan of arming militants; Pakistan denies this": what goes on, and no event's.
    let standing = word == "denies" && (sentence.start..verb).any(|n| reading.folded(n) == "accuses");
    let before = verb.saturating_sub(3).max(sentence.start)..verb;
    let undone = before.clone().any(|n| {
        matches!(reading.folded(n), "not" | "nor" | "neither" | "never" | "without" | "cannot" | "n't")
            || (reading.folded(n) == "or"
                && reading.any_word(sentence.start..n, |w| w.starts_with("confirm")))
    });
    let withheld = reading.any_word(verb + 1..sentence.end.min(verb + 4), is_withheld);
    if standing || undone || withheld {
        return false;
    }
    let claim = |w: &str| is_accusation(w) || is_disowned(w);
    word.starts_with("den")
        || reading.any_word(verb + 1..sentence.end.min(verb + 14), claim)
        || (by_phrase(reading, sentence, verb).is_some() && reading.any_word(sentence.start..verb, claim))
}

/// The one who denies: the subject of the verb, of the main verb after a participle ("Denying the allegations, the
/// Armenian Defence ministry ..."), or who stands after "by".
fn denier(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    if let Some(by) = by_phrase(reading, sentence, verb) {
        return named(reading, by);
    }
    if is_in_passive(reading, sentence, verb) {
        return None;
    }
    if reading.folded(verb) == "denying" || verb == sentence.start {
        let comma = (verb..sentence.end).find(|n| reading.doc.word(*n) == ",");
        let main = comma.and_then(|c| (c + 1..sentence.end).find(|n| is_saying(reading.folded(*n))));
        return match (comma, main) {
            (Some(comma), Some(main)) if verb < sentence.start + 3 => named(reading, comma + 1..main),
            // "..., the ministry said, denying that": who says so.
            _ => speaker(reading, &(sentence.start..verb)),
        };
    }
    let subject = last_before(reading, sentence, verb);
    if let Some(pronoun) = subject.filter(|n| is_pronoun(reading.folded(*n))) {
        return match reading.folded(pronoun) {
            "which" | "who" => relative(reading, sentence, pronoun),
            "and" | "but" => speaker(reading, &(sentence.start..pronoun)),
            _ => antecedent(reading, sentence, pronoun),
        };
    }
    // "something that Moscow denies": the name right before the verb.
    let adjacent = || subject.and_then(|n| reading.mention_at(n)).and_then(|m| country(reading, m));
    subject_of(reading, sentence, verb).or_else(adjacent).or_else(|| speaker(reading, sentence)).map(
        |mut n| {
            if n.party.country.is_empty() {
                // "Artsrun Hovhannisyan, spokesman for the Armenian Defence Ministry, has denied": the country is in the
                // apposition.
                let from = sentence.start.max(verb.saturating_sub(LONGEST_NAME));
                let code =
                    (from..verb).rev().find_map(|t| reading.mention_at(t)).and_then(|m| reading.country(m));
                n.party.country = code.unwrap_or_default().to_owned();
            }
            n
        },
    )
}

/// The last token before a verb and its auxiliaries.
fn last_before(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<usize> {
    (sentence.start..verb).rev().find(|n| !is_auxiliary(reading.folded(*n)))
}

/// "The report was denied", "was swiftly rejected".
fn is_in_passive(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let from = verb.saturating_sub(3).max(sentence.start);
    reading.any_word(from..verb, |w| matches!(w, "was" | "were" | "been" | "being" | "is" | "are"))
}

/// The tokens of who denies in a passive: "was denied by the army".
fn by_phrase(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let direct = reading.folded(verb + 1) == "by";
    if !(direct || is_in_passive(reading, sentence, verb)) {
        return None;
    }
    let by = (verb + 1..sentence.end.min(verb + 6)).find(|n| reading.folded(*n) == "by")?;
    let end = (by + 1..sentence.end.min(by + LONGEST_NAME))
        .find(|n| !reading.doc.is_word(*n) || matches!(reading.folded(*n), "who" | "which" | "on" | "as"))
        .unwrap_or(sentence.end.min(by + LONGEST_NAME));
    Some(by + 1..end)
}

/// Who "which" or "who" means: the name before the comma.
fn relative(reading: &Reading<'_>, sentence: &Range<usize>, pronoun: usize) -> Option<Named> {
    let end = if reading.doc.word(pronoun.wrapping_sub(1)) == "," { pronoun - 1 } else { pronoun };
    subject_of(reading, sentence, end)
}

/// Who "it" or "they" means: whom the words before accuse, else who spoke last.
fn antecedent(reading: &Reading<'_>, sentence: &Range<usize>, pronoun: usize) -> Option<Named> {
    if let Some(named) = speaker(reading, &(sentence.start..pronoun)) {
        return Some(named);
    }
    let n = reading.doc.tokens.get(sentence.start)?.sentence();
    let block = reading.doc.sentences[n].block;
    let before = (n.saturating_sub(2)..n).rev().map(|p| &reading.doc.sentences[p]);
    before.filter(|s| s.block == block).find_map(|s| {
        let blamed = super::blames(reading, &s.tokens).map(|(blamed, _)| blamed);
        blamed.or_else(|| speaker(reading, &s.tokens)).or_else(|| issuer(reading, &s.tokens))
    })
}

/// "Its spokesman": with the name of those whom the sentences before blame or hear.
fn in_full(reading: &Reading<'_>, sentence: &Range<usize>, by: Named) -> Named {
    let Some((own, office)) = by.party.name.split_once(' ') else { return by };
    if !matches!(own, "Its" | "its" | "Their" | "their") {
        return by;
    }
    let start = sentence.start..sentence.start;
    match antecedent(reading, &start, sentence.start) {
        Some(of) => {
            let party = Party { name: format!("{}: {office}", of.party.name), country: of.party.country };
            Named { party, span: by.span }
        }
        None => by,
    }
}

/// "The police chief put out a statement at night": who issued it.
fn issuer(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let verb = (sentence.start + 1..sentence.end.min(sentence.start + LONGEST_NAME)).find(|n| {
        let issues = matches!(reading.folded(*n), "issued" | "released" | "published" | "read" | "sent")
            || (reading.folded(*n) == "put" && reading.folded(n + 1) == "out");
        issues
            && reading.any_word(n + 1..sentence.end.min(n + 8), |w| {
                matches!(w, "statement" | "communique" | "release" | "message" | "video" | "note")
            })
    })?;
    subject_of(reading, sentence, verb)
}

fn denied_places(statements: &[Statement<'_>], verb: usize) -> Vec<usize> {
    statements
        .iter()
        .filter(|s| s.reality == Reality::Denied && s.trigger.start >= verb)
        .flat_map(|s| s.places.iter().copied())
        .collect()
}

/// "the attack", "that allegation", "it", "the claims"; not "that" before a clause.
fn points_back(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    scope.clone().take(8).any(|n| {
        let next = reading.folded(n + 1);
        match reading.folded(n) {
            "that" => n > scope.start || is_accusation(next),
            "any" => next != "of",
            word => {
                matches!(word, "the" | "this" | "these" | "those" | "it" | "such")
                    && !matches!(next, "country" | "region")
            }
        }
    })
}

/// "The group washed its hands of the blast", "distanced itself from the attack".
fn washes_hands(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    let word = |n: usize| reading.folded(n);
    let verb = sentence.clone().find(|n| {
        let hands = matches!(word(*n), "washed" | "washes" | "washing")
            && word(n + 2) == "hands"
            && word(n + 3) == "of";
        // "ruled out any involvement".
        let rules_out = word(*n) == "ruled"
            && word(n + 1) == "out"
            && reading.any_word(n + 2..sentence.end.min(n + 8), is_disowned);
        let distance = matches!(word(*n), "distanced" | "distances")
            && matches!(word(n + 1), "itself" | "themselves" | "himself")
            && word(n + 2) == "from";
        // "waved the charge aside", "brushed it aside", "shrugged off the allegation".
        let waves = matches!(word(*n), "waved" | "brushed" | "swept")
            && (n + 2..n + 6).any(|k| word(k) == "aside")
            || word(*n) == "shrugged" && word(n + 1) == "off";
        hands || distance || rules_out || waves
    })?;
    let by = subject_of(reading, sentence, verb)?;
    let end = sentence.end.min(verb + REACH);
    let span = by.span.cover(reading.span(&(verb..end)));
    Some(Denial::of_what_was_told(by, span, Content::Part))
}

/// "The ministry in Baku described the report as disinformation", "called the accusation a lie".
fn calls_false(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
) -> Option<Denial> {
    if reading.kind(reading.doc.tokens.get(sentence.start)?.sentence()) == BlockKind::Heading {
        return None;
    }
    // "simply not true".
    let untrue = |n: usize| {
        matches!(reading.folded(n), "true" | "correct")
            && reading.any_word(n.saturating_sub(3)..n, |w| matches!(w, "not" | "n't" | "nothing" | "hardly"))
    };
    let word = sentence.clone().find(|n| reading.is(*n, List::Falsehood) || untrue(*n))?;
    let around = word.saturating_sub(REACH).max(sentence.start)..sentence.end.min(word + 4);
    let claim = around.clone().any(|n| is_accusation(reading.folded(n)) && n != word);
    // "called the strike a Ukrainian provocation": a denial where the speaker is who is accused.
    let event = matches!(reading.folded(word), "provocation" | "staged" | "hoax" | "fabrication")
        && reading.triggers_in(&(around.start..word)).iter().any(|t| t.entry.role != Role::Nothing);
    let quoted = matches!(reading.folded(word.saturating_sub(2)), "is" | "was" | "are" | "were")
        || matches!(reading.folded(word.saturating_sub(1)), "is" | "was" | "are" | "were");
    // "calls it a fabrication", "dismissed this as a lie".
    let called = (around.start..word).any(|n| {
        matches!(
            reading.folded(n),
            "calls"
                | "called"
                | "calling"
                | "branded"
                | "brands"
                | "described"
                | "dismissed"
                | "dismisses"
                | "labelled"
        ) && matches!(reading.folded(n + 1), "it" | "this" | "that" | "them")
    });
    let pronoun = called
        || quoted && reading.any_word(around.clone(), |w| matches!(w, "this" | "it" | "these" | "that"));
    if !(claim || pronoun || event) {
        return None;
    }
    let told = claim || pronoun;
    let by = own_speaker(reading, sentence)?;
    let span = by.span.cover(reading.doc.tokens[word].span());
    Some(Denial {
        by: Some(by),
        span,
        // "The allegation that we hit a church in Shusha is groundless".
        places: denied_places(statements, sentence.start),
        target: None,
        content: if told { Content::Accusation } else { Content::Other },
        points_back: told,
        of_others: false,
    })
}

/// Who says what a sentence tells, be it a pronoun.
fn own_speaker(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    speaker(reading, sentence).or_else(|| of_quote(reading, sentence)).or_else(|| {
        let verb = sentence.clone().find(|n| reading.is(*n, List::Saying))?;
        let subject = last_before(reading, sentence, verb)?;
        matches!(reading.folded(subject), "it" | "he" | "she" | "they")
            .then(|| antecedent(reading, sentence, subject))
            .flatten()
    })
}

/// Who says what a quote begins that the next sentence ends: "\"It is false. Nobody left the base,\" the officer said."
fn of_quote(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let mark = |n: usize| reading.is_quotation_mark(n);
    let opens = mark(sentence.start) && !(sentence.start + 1..sentence.end).any(mark);
    let n = reading.doc.tokens.get(sentence.start)?.sentence();
    let block = reading.doc.sentences[n].block;
    let rest = reading.doc.sentences.get(n + 1..(n + 3).min(reading.doc.sentences.len()))?;
    let next = rest.iter().take_while(|s| opens && s.block == block).find(|s| s.tokens.clone().any(mark))?;
    speaker(reading, &next.tokens)
}

/// "said it had no hand in the bombing", "said its troops had not fired at anyone", "insisted that no shot had been fired".
fn disowns(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Denial> {
    let says = |n: usize| reading.is(n, List::Saying) && reading.mention_at(n).is_none();
    let verbs = sentence.clone().filter(|n| says(*n) || reading.folded(*n) == "adamant");
    verbs.into_iter().find_map(|verb| disowns_by(reading, sentence, verb))
}

/// The denial of what the verb of saying at `verb` introduces, or of the quote before it.
fn disowns_by(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Denial> {
    let after = verb + 1..sentence.end.min(verb + 2 * REACH);
    let quoted = matches!(reading.doc.word(sentence.start), "\"" | "“" | "«");
    let scope =
        if quoted && !after.clone().any(|n| is_negation(reading, n)) { sentence.start..verb } else { after };
    let negation = scope.clone().find(|n| is_negation(reading, *n))?;
    if reading.any_word(scope.start..negation, |w| {
        matches!(w, "would" | "will" | "could" | "should" | "can" | "must" | "who" | "if")
    }) {
        return None;
    }
    let end = if quoted { scope.end } else { sentence.end };
    let first = if reading.folded(negation) == "nowhere" { negation } else { negation + 1 };
    let hit = (first..end.min(negation + 9)).find(|n| is_denied_deed(reading, *n))?;
    // "said it did not know who was behind the attack", "said no group had claimed it": ignorance denies nothing.
    if reading.any_word(negation + 1..hit.max(negation + 1), |w| is_unknowing(w) || is_saying(w)) {
        return None;
    }
    let mut by = own_speaker_at(reading, sentence, verb)?;
    let countries = (scope.start..negation).filter_map(|n| reading.mention_at(n));
    let countries = countries.filter(|m| reading.names_country(*m)).filter_map(|m| reading.country(m));
    let country = countries.into_iter().find(|c| by.party.country.is_empty() || *c == by.party.country);
    let pronoun = |n: usize| {
        matches!(
            reading.folded(n),
            "it" | "its" | "they" | "their" | "theirs" | "he" | "his" | "she" | "we" | "our" | "us" | "my"
        )
    };
    let own = country.is_some()
        || (scope.start..negation).any(pronoun)
        || names_own_side(reading, &by, scope.start..negation);
    // "no shot was fired", "none of its aircraft had flown".
    let none = matches!(reading.folded(negation), "no" | "none" | "neither" | "nobody")
        || (reading.folded(negation) == "not" && matches!(reading.folded(negation + 1), "one" | "a"));
    let onlooker = reading.any_word(reading.doc.tokens_in(by.span), is_onlooker);
    if !(own || none) || onlooker {
        return None;
    }
    // "the Kremlin spokesman said Russia had nothing to do with it": for whom the office speaks.
    if let Some(country) = country.filter(|_| by.party.country.is_empty()) {
        country.clone_into(&mut by.party.country);
    }
    let content = if is_disowned(reading.folded(hit)) { Content::Part } else { Content::Deed };
    let span = by.span.cover(reading.doc.tokens[hit].span());
    Some(Denial::of_what_was_told(by, span, content))
}

/// "Rebel spokesman X said the LTTE had nothing to do with it", "said the group had not fired": those for whom somebody speaks, but for
/// an army or the police, who speak of others.
fn names_own_side(reading: &Reading<'_>, by: &Named, words: Range<usize>) -> bool {
    let state = |tokens: &Range<usize>| {
        let actors = reading.actors_in(tokens);
        actors.iter().any(|a| matches!(a.entry.role, Role::Actor(Actor::State | Actor::Police)))
    };
    let other = reading.actors_in(&words);
    let irregular = other
        .iter()
        .any(|a| matches!(a.entry.role, Role::Actor(Actor::Group | Actor::Rebels | Actor::Gunmen)));
    let side = reading.any_word(words.clone(), |w| {
        matches!(
            w,
            "group" | "movement" | "organisation" | "organization" | "faction" | "party" | "coalition"
        )
    });
    let speaks_for_state = state(&reading.doc.tokens_in(by.span));
    if irregular || side { !speaks_for_state } else { state(&words) }
}

fn is_negation(reading: &Reading<'_>, n: usize) -> bool {
    matches!(
        reading.folded(n),
        "not" | "no" | "never" | "nothing" | "n't" | "none" | "neither" | "nobody" | "nowhere"
    )
}

/// What one says one has not done: a part, a deed of the lexicon, being there.
fn is_denied_deed(reading: &Reading<'_>, n: usize) -> bool {
    let (word, next) = (reading.folded(n), reading.folded(n + 1));
    let triggers = reading.triggers_in(&(n..n + 1));
    is_disowned(word)
        || matches!((word, next), ("to", "do") | ("carried", "out") | ("do", "this" | "it" | "that"))
        || matches!((word, next), ("been", "in" | "at"))
        // "does not kill civilians", "no civilian was harmed".
        || (matches!(word, "kill" | "kills" | "killed" | "harm" | "harmed" | "target" | "targets" | "targeted")
            && reading.any_word(n.saturating_sub(3)..n + 4, is_civilian))
        || matches!((word, next), ("anywhere" | "nowhere", "near") | ("gone" | "been" | "was" | "were", "near" | "there"))
        || matches!(
            word,
            "area" | "present" | "vicinity" | "operation" | "operations" | "mission" | "missions" | "sortie" | "sorties"
        )
        || !reading.weapons_in(&(n..n + 1)).is_empty()
        || triggers.iter().any(|t| !matches!(t.entry.role, Role::Nothing | Role::Harm))
}

/// Who speaks by the verb at `verb`.
fn own_speaker_at(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    // "was adamant".
    let adjective = reading.folded(verb) == "adamant";
    let verb = if adjective { verb.saturating_sub(1).max(sentence.start) } else { verb };
    subject_of(reading, sentence, verb).or_else(|| own_speaker(reading, sentence))
}
