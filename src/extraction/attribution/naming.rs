//! Who speaks, by the words that name them.

use super::beside::{aligned, people};
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_auxiliary};
use crate::language::lexicon::{Actor, Role};
use crate::model::{Kind, Party};
use crate::text::Span;
use std::ops::Range;

/// A party with the words that name it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::extraction) struct Named {
    pub party: Party,
    pub span: Span,
}

impl Named {
    /// A party of no country, by its own words on one line.
    pub fn as_written(reading: &Reading<'_>, tokens: &Range<usize>) -> Self {
        let span = reading.span(tokens);
        let name = span.of(reading.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { party: Party { name, country: String::new() }, span }
    }
}

/// The longest name of a speaker, in tokens.
pub(super) const LONGEST_NAME: usize = 14;

/// The longest name between quotation marks, in tokens.
const LONGEST_QUOTED: usize = 5;

/// A dash with spaces around it, as after a dateline; a hyphen joins.
pub(super) fn is_spaced_dash(reading: &Reading<'_>, n: usize) -> bool {
    let all = &reading.doc.tokens;
    reading.doc.word(n) == "-" && n > 0 && all[n - 1].span().end < all[n].span().start
}

/// The armed group that words name: "Hezbollah", "the M23 rebels".
pub(super) fn group_in(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Named> {
    let hits = reading.actors_in(tokens);
    let group = hits.iter().find(|a| matches!(a.entry.role, Role::Actor(Actor::Group)))?;
    Some(Named::as_written(reading, &group.tokens))
}

/// The party that a country mention names.
pub(super) fn country(reading: &Reading<'_>, mention: usize) -> Option<Named> {
    if let Some(fighters) = aligned(reading, mention) {
        return fighters;
    }
    if let Some(people) = people(reading, mention) {
        return Some(people);
    }
    let code = reading.country(mention)?;
    // The country's own row, among those that contain the place; of a report that names none of it, too.
    let of_place = reading.place(mention).and_then(|place| {
        let mut rows = reading.gazetteer.ancestors(place.key).into_iter();
        rows.find(|key| reading.gazetteer.place(*key).is_country())
    });
    let name = of_place
        .map(|key| crate::gazetteer::english_name(reading.gazetteer, key).to_owned())
        .or_else(|| country_name(reading, code))?;
    Some(Named { party: Party { name, country: code.to_owned() }, span: reading.mentions[mention].span })
}

/// The gazetteer's English name of a country.
fn country_name(reading: &Reading<'_>, code: &str) -> Option<String> {
    reading
        .resolutions
        .iter()
        .filter_map(|r| r.place)
        .map(|k| reading.gazetteer.place(k))
        .find(|p| p.is_country() && p.country == code)
        .map(|p| crate::gazetteer::english_name(reading.gazetteer, p.key).to_owned())
        .or_else(|| Some(code.to_owned()))
}

/// Who says what the sentence tells: the subject of its verb of saying, or "according to".
pub(in crate::extraction) fn speaker(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    according_to(reading, sentence).or_else(|| reaction_of(reading, sentence)).or_else(|| {
        let verb = reading.first_on(sentence, List::Saying, |n| {
            let opens = n == sentence.start && is_no_verb_there(reading, n);
            says(reading, n)
                && !opens
                && !is_passive(reading, sentence, n)
                && !names_it_so(reading, sentence, n)
        })?;
        (!is_of_doers(reading, sentence, verb)).then(|| subject_of(reading, sentence, verb)).flatten()
    })
}

/// "The Taliban beheaded two men, accusing them of spying": what those say who did it, and no telling of it.
fn is_of_doers(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    reading.folded(verb).ends_with("ing")
        && reading.doc.word(verb.wrapping_sub(1)) == ","
        && !reading.triggers_in(&(sentence.start..verb)).is_empty()
}

/// "Denying the charges, the army ...", "Reports that planes killed nine are a hoax, the ministry said": what opens a sentence and has no
/// subject.
fn is_no_verb_there(reading: &Reading<'_>, n: usize) -> bool {
    reading.is(n, List::Denying)
        || matches!(reading.folded(n), "reports" | "claims") && reading.folded(n + 1) == "that"
}

/// "in what the army called a gun battle", "what police described as an encounter": who gives a deed a name does not tell of it.
pub(in crate::extraction) fn names_it_so(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    verb: usize,
) -> bool {
    const SUBJECT: usize = 6;
    let from = verb.saturating_sub(SUBJECT).max(sentence.start);
    matches!(reading.folded(verb), "called" | "calls" | "described" | "termed" | "dubbed")
        && (from..verb).rev().take_while(|n| reading.doc.is_word(*n)).any(|n| {
            let led = matches!(
                reading.folded(n.wrapping_sub(1)),
                "in" | "of" | "after" | "to" | "on" | "at" | "near"
            );
            // "bombed what Delhi called a militant camp".
            let object = || {
                let before = reading.triggers_in(&(n.saturating_sub(1)..n));
                before.iter().any(|t| t.entry.role != Role::Nothing)
            };
            reading.folded(n) == "what" && (led || object())
        })
}

/// Whether a word says something: not "the United States", "the so-called front".
pub(super) fn says(reading: &Reading<'_>, n: usize) -> bool {
    let so_called = || reading.folded(n) == "called" && reading.doc.word(n.wrapping_sub(1)) == "-";
    reading.is(n, List::Saying)
        && reading.mention_at(n).is_none()
        && !so_called()
        && !is_attributed(reading, n)
        && !is_adjective(reading, n)
        && !claims_lives(reading, n)
        && !is_heading(reading, n)
}

/// The first word of a sentence that says something, and of nobody else.
pub(super) fn first_saying(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    reading.first_on(sentence, List::Saying, |n| says(reading, n) && !reading.is(n, List::Accusing))
}

/// "no evidence of the alleged bombing": how sure it is, and nobody's words.
fn is_adjective(reading: &Reading<'_>, n: usize) -> bool {
    let before = n.checked_sub(1).map_or("", |b| reading.folded(b));
    reading.folded(n) == "alleged"
        && matches!(before, "the" | "an" | "any" | "of" | "its" | "these" | "those")
}

/// "two attacks attributed to the rebels": whose deed it is said to be.
fn is_attributed(reading: &Reading<'_>, n: usize) -> bool {
    reading.folded(n) == "attributed" && reading.folded(n + 1) == "to"
}

/// "The blast claimed nine lives".
fn claims_lives(reading: &Reading<'_>, n: usize) -> bool {
    let object = (n + 1..n + 6).take_while(|k| reading.doc.is_word(*k));
    matches!(reading.folded(n), "claimed" | "claims" | "claiming")
        && object.into_iter().any(|k| matches!(reading.folded(k), "lives" | "life"))
}

/// "with no casualties reported", "the army and the rebels traded blame": words that say what was said, and not by whom.
fn is_heading(reading: &Reading<'_>, n: usize) -> bool {
    let before = n.checked_sub(1).map_or("", |p| reading.folded(p));
    let harm = matches!(
        before,
        "casualties" | "injuries" | "deaths" | "fatalities" | "losses" | "victims" | "damage"
    );
    let trade = matches!(before, "traded" | "trade" | "trading" | "exchanged" | "swapped");
    harm && matches!(reading.folded(n), "reported" | "confirmed" | "announced") || trade
}

/// "\"It is false,\" was the reaction of the group's coordinator."
fn reaction_of(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let at = sentence.clone().skip(2).find(|n| {
        matches!(reading.folded(*n), "reaction" | "response" | "answer" | "reply" | "comment" | "verdict")
            && reading.folded(n - 1) == "the"
            && matches!(reading.folded(n - 2), "was" | "is")
            && reading.folded(n + 1) == "of"
    })?;
    let end = (at + 2..sentence.end).find(|n| !reading.doc.is_word(*n) && reading.doc.word(*n) != "'s");
    let end = end.unwrap_or(sentence.end).min(at + 2 + LONGEST_NAME);
    named(reading, at + 2..end)
}

/// "Clashes were also reported in Amara": nobody says so.
pub(in crate::extraction) fn is_passive(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let before = (sentence.start..verb).rev().take(3).take_while(|n| reading.doc.is_word(*n));
    for n in before {
        let word = reading.folded(n);
        if matches!(word, "be" | "been" | "are" | "is" | "was" | "were" | "reportedly") {
            return true;
        }
        if !is_auxiliary(word) {
            return false;
        }
    }
    false
}

fn according_to(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let at = sentence.clone().find(|n| reading.folded(*n) == "according" && reading.folded(n + 1) == "to")?;
    let end = (at + 2..sentence.end.min(at + 2 + LONGEST_NAME))
        .find(|n| {
            matches!(reading.doc.word(*n), "," | "." | ";")
                || !reading.triggers_in(&(*n..n + 1)).is_empty()
                || (*n > at + 2 && begins_clause(reading, *n))
                // "According to ground troops 27 terrorists perished".
                || (*n > at + 2 && reading.quantities_in(&(*n..n + 1)).iter().any(|q| q.toll.is_some()))
        })
        .unwrap_or(sentence.end.min(at + 2 + LONGEST_NAME));
    named(reading, at + 2..end)
}

/// "According to ANAMA Armenia used ...": a country right after a name is the next clause's subject.
fn begins_clause(reading: &Reading<'_>, n: usize) -> bool {
    let country = reading
        .mention_at(n)
        .is_some_and(|m| reading.mentions[m].kind != Kind::Demonym && reading.names_country(m));
    country && reading.doc.is_capitalised(n - 1)
}

/// The subject of the verb at `verb`: the words before it back to the clause's beginning, or after an inverted verb.
pub(super) fn subject_of(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    if let Some(quoted) = quoted_as(reading, sentence, verb) {
        return Some(quoted);
    }
    let mut start = verb;
    while start > sentence.start && verb - start < LONGEST_NAME {
        // "the so-called \"Islam Army\"": a name in quotation marks is part of the name.
        start = match quoted_name(reading, sentence, start) {
            Some(open) => open,
            None if bounds_name(reading, start - 1) => break,
            None => start - 1,
        };
    }
    let mut end = verb;
    while end > start && is_between(reading, end - 1) {
        end -= 1;
    }
    // "Another demanded an inquiry and said": the subject of the first of two verbs.
    if end > start + 2 && reading.folded(end - 1) == "and" {
        let first = (start + 1..end - 1)
            .find(|n| reading.folded(*n).ends_with("ed") && !reading.doc.is_capitalised(*n));
        end = first.unwrap_or(end);
    }
    // "The ministry \"categorically refuted\" that": the verb alone is quoted.
    let quoted = end == start && start > sentence.start + 1 && reading.is_quotation_mark(start - 1);
    if quoted && reading.is_quotation_mark(verb + 1) && reading.doc.is_word(start - 2) {
        return subject_of(reading, sentence, start - 1);
    }
    // "..., and a military spokesman ruled out": the conjunction is no part of the name.
    // "a group that calls itself Saraya Awliya al-Dam claimed".
    if end > start + 1 && matches!(reading.folded(start), "and" | "but" | "itself") {
        start += 1;
    }
    // "a man said to be the kingpin denied".
    if end > start + 2 && reading.folded(start) == "to" && reading.folded(start + 1) == "be" {
        start += 2;
    }
    if end > start && !reading.is_one_of(start, WordClass::SubjectPronoun) {
        // "X, spokesman for Y, said": the apposition closes with a comma; the name stands before it.
        return named(reading, start..end);
    }
    if end > start {
        return None;
    }
    if is_inverted(reading, verb) {
        return inverted(reading, sentence, verb);
    }
    if start > sentence.start && reading.doc.word(start - 1) == "," {
        if let Some(open) = parenthesis_before(reading, sentence, start - 1) {
            return subject_of(reading, sentence, open);
        }
        // A comma right before the verb closes an apposition or a relative clause: the words before it name the party,
        // the apposition its country.
        let close = start - 1;
        let open =
            (sentence.start..close).rev().find(|n| reading.doc.word(*n) == ",").unwrap_or(sentence.start);
        let first =
            (sentence.start..open).rev().find(|n| bounds_name(reading, *n)).map_or(sentence.start, |n| n + 1);
        let apposition = named(reading, open + 1..close);
        let from = if matches!(reading.folded(first), "earlier" | "later" | "before" | "on") {
            first + 1
        } else {
            first
        };
        // "A little-known group, Jaish al-Adl, claimed".
        let unnamed = !(from..open).any(|n| reading.doc.is_capitalised(n) && n > from)
            && matches!(
                reading.folded(open.wrapping_sub(1)),
                "group"
                    | "organisation"
                    | "organization"
                    | "militia"
                    | "outfit"
                    | "movement"
                    | "faction"
                    | "affiliate"
            );
        if unnamed && reading.doc.is_capitalised(open + 1) && apposition.is_some() {
            return apposition;
        }
        if let Some(mut found) = named(reading, from..open) {
            if found.party.country.is_empty()
                && let Some(a) = &apposition
            {
                found.party.country.clone_from(&a.party.country);
            }
            // "The spokesperson of the militia, joined on the phone, denies".
            let office = reading.any_on(from..open, List::SpeakingOffice);
            if !found.party.country.is_empty() || apposition.is_some() || office {
                return Some(found);
            }
        }
        if let Some(found) = apposition.filter(|n| !n.party.country.is_empty()) {
            return Some(found);
        }
    }
    if reading.is(verb, List::Accusing)
        || reading.is(verb, List::Denying)
        || reading.folded(verb + 1) == "that"
    {
        return None;
    }
    inverted(reading, sentence, verb)
}

/// Where "..., in a statement," or "..., who seldom speak," begins that ends with the comma `close`: words that name nobody.
fn parenthesis_before(reading: &Reading<'_>, sentence: &Range<usize>, close: usize) -> Option<usize> {
    let from = close.saturating_sub(LONGEST_NAME).max(sentence.start + 1);
    let open = (from..close).rev().find(|n| reading.doc.word(*n) == ",")?;
    let first = reading.folded(open + 1);
    let speaking = reading.is_one_of(open + 1, WordClass::AsideOpening);
    let aside = matches!(first, "in" | "on" | "through" | "via" | "by" | "to" | "over" | "for")
        && reading.mentions_in(&(open + 1..close)).is_empty();
    (speaking || aside).then_some(open)
}

/// "State media quoted a military source as denying that", "An officer was quoted as saying": whose words are passed on.
pub(super) fn quoted_as(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    let end = verb.checked_sub(1).filter(|n| *n > sentence.start && reading.folded(*n) == "as")?;
    let from = end.saturating_sub(LONGEST_NAME).max(sentence.start + 1);
    let cites = (from..end).rev().find(|n| {
        matches!(reading.folded(*n), "quoted" | "cited" | "quotes" | "cites" | "quoting" | "citing")
    })?;
    let passive = matches!(reading.folded(cites - 1), "was" | "were" | "is" | "are");
    match passive {
        // No farther: "was quoted as was quoted as ..." may go on for a whole text.
        true if reading.folded(cites.wrapping_sub(2)) == "as" => None,
        true => subject_of(reading, sentence, cites - 1),
        false => named(reading, cites + 1..end),
    }
}

/// Where a name in quotation marks that ends before the token `end` begins, its opening mark included.
fn quoted_name(reading: &Reading<'_>, sentence: &Range<usize>, end: usize) -> Option<usize> {
    let close = end.checked_sub(1).filter(|n| *n > sentence.start && reading.is_quotation_mark(*n))?;
    let from = close.saturating_sub(LONGEST_QUOTED).max(sentence.start + 1);
    let open = (from..close).rev().find(|n| reading.is_quotation_mark(*n))?;
    // "headquarters for the \"anti-terrorist operation\"".
    let called = || {
        reading.folded(open.wrapping_sub(1)) == "the"
            && (open + 1..close).all(|n| reading.doc.is_word(n) || reading.doc.word(n) == "-")
    };
    let capitals = (open + 1..close).all(|n| reading.doc.is_capitalised(n));
    let named = close > open + 1 && (capitals || called());
    (named && reading.doc.is_word(open - 1)).then_some(open)
}

/// "have publicly", "also": what may stand between a speaker and the verb.
fn is_between(reading: &Reading<'_>, n: usize) -> bool {
    let word = reading.folded(n);
    let adverb = word.len() > 5 && word.ends_with("ly") && !reading.doc.is_capitalised(n) && word != "family";
    is_auxiliary(word) || adverb
}

/// Whether the speaker follows the verb: "..., said Hikmat Hajiyev", "..., said police officer Deepak Kumar", "..., said a spokesman".
fn is_inverted(reading: &Reading<'_>, verb: usize) -> bool {
    let next = verb + 1;
    let person = |n: usize| {
        reading.is(n, List::SpeakingOffice)
            || reading.is(n, List::Representative)
            || reading.is(n, List::OneHuman)
    };
    // "..., said a spokesman for the police".
    let articled = matches!(reading.folded(next), "a" | "an" | "the" | "one")
        && (next + 1..next + 4).take_while(|n| reading.doc.is_word(*n)).any(person);
    // "..., said a coordinator with the network", not "said a bomb in a car".
    let led = |n: usize| matches!(reading.folded(n), "with" | "of" | "for" | "at" | "from" | "who");
    let unlisted = matches!(reading.folded(next), "a" | "an" | "one")
        && led(next + 2)
        && reading.triggers_in(&(next..next + 3)).is_empty()
        && reading.weapons_in(&(next..next + 3)).is_empty();
    let articled = articled || unlisted;
    let office = reading.is(next, List::Title) || reading.folded(next) == "police" || articled;
    matches!(
        reading.folded(verb),
        "said" | "says" | "announced" | "added" | "wrote" | "reported" | "told" | "explained"
    ) && verb > 0
        && matches!(reading.doc.word(verb - 1), "," | "\"" | "”" | "’" | "'")
        && (reading.doc.is_capitalised(next) || office)
        && !reading.is(next, List::CalendarWord)
}

/// The speaker after an inverted verb: "said Hikmat Hajiyev, assistant to the Azerbaijani President".
fn inverted(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    // "said over a radio station", "said by telephone".
    if reading.is_one_of(verb + 1, WordClass::AfterSaid) {
        return None;
    }
    let limit = sentence.end.min(verb + 1 + LONGEST_NAME);
    let ends = |n: &usize| {
        matches!(reading.doc.word(*n), "." | ";" | "\"" | "“")
            || matches!(reading.folded(*n), "adding" | "on" | "in" | "who" | "which" | "citing")
            || reading.is(*n, List::CalendarWord)
    };
    let stop = (verb + 1..limit).find(ends).unwrap_or(limit);
    named(reading, verb + 1..stop)
}

fn bounds_name(reading: &Reading<'_>, n: usize) -> bool {
    if is_genitive(reading, n) {
        return false;
    }
    matches!(
        reading.doc.word(n),
        "," | "\"" | "”" | "“" | ";" | ":" | "—" | "–" | "." | "'" | "’" | "‘" | "•"
    ) || is_spaced_dash(reading, n)
        || matches!(reading.folded(n), "but" | "after" | "when" | "while" | "until" | "because" | "that")
        || (reading.folded(n) == "and" && reading.mention_at(n + 1).is_some())
        || reading.is(n, List::Saying)
}

/// "herders' representatives": an apostrophe that closes no quote.
fn is_genitive(reading: &Reading<'_>, n: usize) -> bool {
    let all = &reading.doc.tokens;
    matches!(reading.doc.word(n), "'" | "’")
        && n > 0
        && reading.folded(n - 1).ends_with('s')
        && all[n - 1].span().end == all[n].span().start
        && reading.doc.is_word(n + 1)
        && !reading.is(n + 1, List::Saying)
}

/// The party that the tokens name.
pub(super) fn named(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Named> {
    let mut tokens = tokens;
    // "16:10 The ministry", "Hours later the Huthis": when it was said is no part of the name.
    let later = |n: &usize| matches!(reading.folded(*n), "later" | "earlier" | "meanwhile" | "afterwards");
    if let Some(n) = tokens.clone().take(3).find(later).filter(|n| n + 1 < tokens.end) {
        tokens.start = n + 1;
    }
    // "The group on Monday denied".
    if let Some(on) =
        tokens.clone().skip(1).find(|n| reading.folded(*n) == "on" && reading.is(n + 1, List::CalendarWord))
    {
        tokens.end = on;
    }
    // "The military yesterday claimed".
    while tokens.len() > 1 && matches!(reading.folded(tokens.end - 1), "yesterday" | "today" | "tonight") {
        tokens.end -= 1;
    }
    // "On March 25 a government spokesperson".
    let day = reading.dates_in(&(tokens.start..tokens.start + 2)).iter().map(|day| day.tokens.end).next();
    if let Some(end) = day.filter(|end| reading.folded(tokens.start) == "on" && *end < tokens.end) {
        tokens.start = end;
    }
    let preamble = tokens.start;
    tokens.start = after_preamble(reading, &tokens);
    // "In Baku the defence ministry": whose ministry it is.
    let seat = reading.mentions_in(&(preamble..tokens.start)).into_iter().find_map(|m| reading.country(m));
    // "303rd Brigade" keeps its number.
    let ordinal = |n: usize| matches!(reading.folded(n), "st" | "nd" | "rd" | "th");
    // "a communiqué in which the group disclaims any part", "The committee expressed its sorrow and said": the name ends at
    // the verb.
    let joined = matches!(reading.folded(tokens.end.wrapping_sub(1)), "and" | "but");
    let verb = tokens.clone().skip(1).find(|n| {
        let expressed = joined && reading.folded(*n).ends_with("ed") && *n > tokens.start + 1;
        (reading.is(*n, List::Denying) || expressed) && !reading.doc.is_capitalised(*n)
    });
    tokens.end = verb.unwrap_or(tokens.end);
    let figure = |n: usize| !reading.doc.word(n).chars().any(char::is_alphabetic) && !ordinal(n + 1);
    while tokens.start < tokens.end
        && (matches!(reading.folded(tokens.start), "the" | "a" | "an" | "and" | "in" | "")
            // "blaming Hezbollah, which denied any role".
            || matches!(reading.folded(tokens.start), "blaming" | "accusing")
            || reading.is(tokens.start, List::Saying)
            || figure(tokens.start))
    {
        tokens.start += 1;
    }
    while tokens.end > tokens.start
        && (matches!(reading.doc.word(tokens.end - 1), "," | "." | "(" | "“" | "\"" | "’")
            || matches!(
                reading.folded(tokens.end - 1),
                "meanwhile" | "however" | "first" | "likewise" | "equally"
            ))
    {
        tokens.end -= 1;
    }
    // "the press centre of the \"Joint Forces Operation\"": a name in quotation marks that ends it keeps both.
    let marks = tokens.clone().filter(|n| reading.is_quotation_mark(*n)).count();
    if marks % 2 == 1 && !tokens.is_empty() && reading.is_quotation_mark(tokens.end) {
        tokens.end += 1;
    }
    // "killed 65 people at a park in Lahore in an attack claimed by a faction which said": where it was is nobody.
    let led = |n: usize| matches!(reading.folded(n), "at" | "on" | "near" | "outside" | "during" | "from");
    if tokens.is_empty()
        || led(tokens.start)
        || reading.is_one_of(tokens.start, WordClass::SubjectPronoun)
        || is_no_name(reading, &tokens)
    {
        return None;
    }
    let span = reading.span(&tokens);
    let words: Vec<&str> = span.of(reading.doc.text).split_whitespace().collect();
    let name = words.join(" ");
    let capital = tokens.clone().any(|n| reading.doc.is_capitalised(n));
    let office = tokens.clone().any(|n| reading.is(n, List::SpeakingOffice));
    // "the militia", "the insurgents": those who fight, without a name.
    let side = !reading.actors_in(&tokens).is_empty();
    if !(capital || office || side) || name.chars().count() > 120 {
        return None;
    }
    // "Hamas denied": a group, whatever village has its name.
    if let Some(group) = group_in(reading, &tokens).filter(|g| g.span == span) {
        return Some(group);
    }
    let code = reading.mentions_in(&tokens).into_iter().find_map(|m| reading.country(m));
    let code = code.or(seat).unwrap_or_default();
    let party = match reading.mentions_in(&tokens).as_slice() {
        [only] if reading.tokens_of(*only) == tokens => country(reading, *only)?.party,
        _ => Party { name, country: code.to_owned() },
    };
    Some(Named { party, span })
}

/// Where a name begins after "On Friday the ministry", "In Moscow the ministry": when and where it was said is no part of it.
fn after_preamble(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    // "a communiqué in which the group".
    let relative = tokens.clone().skip(1).rfind(|n| {
        reading.folded(*n) == "which"
            && matches!(reading.folded(n - 1), "in" | "for" | "of" | "by" | "to" | "on")
    });
    let start = relative.filter(|n| n + 1 < tokens.end).map_or(tokens.start, |n| n + 1);
    let article = |n: usize| n + 1 < tokens.end && matches!(reading.folded(n), "the" | "a" | "an" | "its");
    let after = match reading.folded(start) {
        "on" if reading.is(start + 1, List::CalendarWord) => start + 2,
        "but" | "and" | "yet" | "still" => return start + 1,
        "in" | "from" => reading.mention_at(start + 1).map_or(start, |m| reading.tokens_of(m).end),
        _ => start,
    };
    if after > start && article(after) { after } else { start }
}

/// "No group", "one", "two women were burned alive": words that name nobody.
fn is_no_name(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let nobody =
        matches!(reading.folded(tokens.start), "no" | "nobody" | "none" | "neither" | "as" | "one" | "if");
    // "The head of what is left of the council".
    let clause = |n: usize| {
        matches!(reading.folded(n), "was" | "were" | "is" | "are" | "been" | "has" | "have" | "had")
            && !reading.any_word(tokens.start..n, |w| {
                matches!(w, "who" | "which" | "that" | "what" | "whose" | "where")
            })
    };
    let closes =
        |n: usize| reading.doc.word(n) == ")" && !(tokens.start..n).any(|open| reading.doc.word(open) == "(");
    // "gunning down shoppers at a market".
    let doing = reading.folded(tokens.start).ends_with("ing")
        && !reading.doc.is_capitalised(tokens.start)
        && reading.is_one_of(tokens.start + 1, WordClass::AfterGerund);
    nobody || doing || tokens.clone().any(|n| clause(n) || closes(n))
}
