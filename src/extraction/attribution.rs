//! Who did it, who says so, and who denies it.

use super::reading::Reading;
use super::reality::Reality;
use super::statement::Statement;
use crate::language::english::words::{is_accusing, is_auxiliary, is_denying, is_direction, is_saying};
use crate::language::lexicon::{Actor, Role, Voice};
use crate::model::{Kind, Party, SubEventType};
use crate::text::Span;
use std::ops::Range;

/// A party with the words that name it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    pub party: Party,
    pub span: Span,
}

/// A denial and what it points at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Denial {
    /// Who denies; `None` where both sides deny what the other says.
    pub by: Option<Named>,
    pub span: Span,
    /// The mentions of the place of what is denied, where the words name it.
    pub places: Vec<usize>,
    /// Whether the words point back to what was told last ("the attack", "that allegation").
    pub points_back: bool,
    /// Whether responsibility or involvement is denied.
    pub of_own_part: bool,
    /// Whether what is denied was done by others, so that the denier is its victim ("that an airfield was destroyed by ...").
    pub of_others: bool,
}

/// The longest name of a speaker, in tokens.
const LONGEST_NAME: usize = 14;

/// Who did what a statement tells, where the words beside one of its triggers say.
pub(super) fn agent(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statement: &Statement<'_>,
) -> Option<Named> {
    // Who shot it down is not who sent it.
    if statement.sub_event_type == Some(SubEventType::DisruptedWeaponsUse) {
        return None;
    }
    let suffers = statement.entry.voice == Some(Voice::Passive);
    std::iter::once(&statement.trigger).chain(&statement.others).find_map(|trigger| {
        by_agent(reading, sentence, trigger)
            .or_else(|| accused(reading, sentence, trigger))
            .or_else(|| before_trigger(reading, sentence, trigger).filter(|_| !suffers))
    })
}

/// "... by Armenian forces", "by #Armenia/n armed forces".
fn by_agent(reading: &Reading<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<Named> {
    let limit = sentence.end.min(trigger.end + 24);
    let by = (trigger.end..limit).find(|n| {
        matches!(reading.folded(*n), "by")
            || (reading.folded(*n) == "from"
                && matches!(reading.folded(n + 1), "the")
                && reading.mention_at(n + 2).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym))
    })?;
    if (trigger.end..by).any(|n| is_saying(reading.folded(n)) || reading.doc.word(n) == ";") {
        return None;
    }
    let mention = (by + 1..(by + 5).min(sentence.end)).find_map(|n| reading.mention_at(n))?;
    (reading.names_country(mention)).then(|| country(reading, mention)).flatten()
}

/// "accused Armenia of attacking Ganja", "blames on Armenia".
fn accused(reading: &Reading<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<Named> {
    let verb = (sentence.start..trigger.start).rev().find(|n| is_accusing(reading.folded(*n)));
    if let Some(verb) = verb.filter(|v| reading.folded(v + 1) != "by") {
        let mention = (verb + 1..(verb + 5).min(sentence.end)).find_map(|n| reading.mention_at(n));
        if let Some(named) = mention.and_then(|m| country(reading, m)) {
            return Some(named);
        }
        if matches!(reading.folded(verb + 1), "the") && reading.folded(verb + 2) == "country" {
            // "has accused the country": the country that the sentence named before.
            let before = (sentence.start..verb)
                .rev()
                .filter_map(|n| reading.mention_at(n))
                .find(|m| reading.names_country(*m) && Some(*m) != first_mention(reading, sentence));
            return before.and_then(|m| country(reading, m));
        }
    }
    // "..., the mayor said, blaming Ukraine".
    let blaming = (trigger.end..sentence.end).find(|n| {
        let word = reading.folded(*n);
        word == "blaming" || (word == "accusing" && reading.folded(n + 1) != "each")
    });
    if let Some(named) = blaming
        .and_then(|n| (n + 1..(n + 5).min(sentence.end)).find_map(|t| reading.mention_at(t)))
        .filter(|m| reading.names_country(*m))
        .and_then(|m| country(reading, m))
    {
        return Some(named);
    }
    let after = (trigger.end..sentence.end)
        .find(|n| matches!(reading.folded(*n), "blames" | "blamed") && reading.folded(n + 1) == "on")?;
    (after + 2..(after + 5).min(sentence.end))
        .find_map(|n| reading.mention_at(n))
        .and_then(|m| country(reading, m))
}

fn first_mention(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    sentence.clone().find_map(|n| reading.mention_at(n))
}

/// "Armenian missile strike", "Armenia launched a missile attack", "a Hezbollah suicide drone had hit".
fn before_trigger(reading: &Reading<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<Named> {
    let from = trigger.start.saturating_sub(9).max(sentence.start);
    let participle = reading.folded(trigger.end - 1).ends_with("ing");
    let mut seen_passive = false;
    for n in (from..trigger.start).rev() {
        let word = reading.folded(n);
        if matches!(reading.doc.word(n), ";" | ":" | "\"" | "“" | "”" | "—" | "–")
            || is_spaced_dash(reading, n)
            || is_saying(word)
            || is_denying(word)
            || matches!(word, "when" | "that" | "after" | "as")
        {
            break;
        }
        seen_passive |= !participle && matches!(word, "was" | "were" | "been" | "under");
        let Some(mention) = reading.mention_at(n) else {
            if !seen_passive && let Some(group) = armed_group(reading, n) {
                return Some(group);
            }
            continue;
        };
        let mut lead = reading.doc.word_before(reading.tokens_of(mention).start, &["#", "-"]);
        while lead.is_some_and(|n| is_direction(reading.folded(n)) || reading.folded(n) == "the") {
            lead = lead.and_then(|n| reading.doc.word_before(n, &["-"]));
        }
        let preposition = lead.map_or("", |p| reading.folded(p));
        let located = matches!(
            preposition,
            "by" | "in" | "on" | "at" | "near" | "of" | "against" | "from" | "to" | "between" | "and"
        );
        // "the Armed Forces of the Russian Federation opened fire": whose forces act.
        let of_forces = preposition == "of"
            && lead.is_some_and(|p| {
                reading.actors_in(&(p.saturating_sub(4)..p)).iter().any(|a| a.tokens.end == p)
            });
        if reading.names_country(mention) && (!located || of_forces) && !seen_passive {
            return country(reading, mention);
        }
    }
    None
}

/// A dash with spaces around it, as after a dateline; a hyphen joins.
fn is_spaced_dash(reading: &Reading<'_>, n: usize) -> bool {
    let all = &reading.doc.tokens;
    reading.doc.word(n) == "-" && n > 0 && all[n - 1].span().end < all[n].span().start
}

/// Who blames whom, in a sentence that tells of no event of its own: "Baku held Armenian forces responsible",
/// "the army blamed Russia".
pub(super) fn blames(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<(Named, Option<Named>)> {
    let verb = sentence.clone().find(|n| {
        let held = reading.folded(*n) == "held"
            && reading.any_word(*n..sentence.end.min(n + 8), |w| w == "responsible");
        held || matches!(reading.folded(*n), "blamed" | "blames")
    })?;
    let object = verb + 1..sentence.end.min(verb + 5);
    let by = subject_of(reading, sentence, verb);
    let mention = object.clone().find_map(|n| reading.mention_at(n)).filter(|m| reading.names_country(*m));
    let blamed = match mention {
        Some(mention) => country(reading, mention),
        None => group_in(reading, &object),
    };
    blamed.map(|blamed| (blamed, by))
}

/// The armed group that words name: "Hezbollah", "the M23 rebels".
fn group_in(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Named> {
    let hits = reading.actors_in(tokens);
    let group = hits.iter().find(|a| matches!(a.entry.role, Role::Actor(Actor::Group)))?;
    let span = reading.span(&group.tokens);
    let name = span.of(reading.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Named { party: Party { name, country: String::new() }, span })
}

/// A capitalised word or acronym before a weapon or trigger that is no place: an armed group ("Hezbollah").
fn armed_group(reading: &Reading<'_>, n: usize) -> Option<Named> {
    let text = reading.doc.word(n);
    let named = reading.doc.is_capitalised(n) && text.chars().count() > 2;
    let sentence = reading.doc.tokens[n].sentence();
    let begins = reading.doc.sentences[sentence].tokens.start == n;
    let common = crate::language::english::words::COMMON_WORDS.has(reading.folded(n));
    let weapon = reading.weapons.iter().any(|w| w.tokens.contains(&n))
        || reading.triggers.iter().any(|t| t.tokens.contains(&n));
    let calendar = crate::language::english::words::is_calendar_word(reading.folded(n));
    let follows_article = n.checked_sub(1).is_some_and(|p| matches!(reading.folded(p), "a" | "an" | "the"));
    let armed = reading.weapons.iter().any(|w| w.tokens.start == n + 1)
        || reading.triggers.iter().any(|t| t.tokens.start == n + 1)
        || matches!(
            reading.folded(n + 1),
            "fighters" | "militants" | "forces" | "gunmen" | "rebels" | "suicide"
        );
    if !named || begins || common || weapon || calendar || !follows_article || !armed {
        return None;
    }
    let span = reading.doc.tokens[n].span();
    Some(Named { party: Party { name: text.to_owned(), country: String::new() }, span })
}

/// The party that a country mention names.
fn country(reading: &Reading<'_>, mention: usize) -> Option<Named> {
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
pub(super) fn country_name(reading: &Reading<'_>, code: &str) -> Option<String> {
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
pub(super) fn speaker(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    according_to(reading, sentence).or_else(|| {
        let verb = sentence.clone().find(|n| {
            is_saying(reading.folded(*n))
                && !(is_denying(reading.folded(*n)) && *n == sentence.start)
                && !reading
                    .any_word(n.saturating_sub(1)..*n, |w| matches!(w, "be" | "been" | "are" | "reportedly"))
        })?;
        subject_of(reading, sentence, verb)
    })
}

fn according_to(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let at = sentence.clone().find(|n| reading.folded(*n) == "according" && reading.folded(n + 1) == "to")?;
    let end = (at + 2..sentence.end.min(at + 2 + LONGEST_NAME))
        .find(|n| {
            matches!(reading.doc.word(*n), "," | "." | ";")
                || reading.triggers.iter().any(|t| t.tokens.start == *n)
                || (*n > at + 2 && begins_clause(reading, *n))
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
fn subject_of(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    let mut start = verb;
    while start > sentence.start && verb - start < LONGEST_NAME && !bounds_name(reading, start - 1) {
        start -= 1;
    }
    let mut end = verb;
    while end > start && is_auxiliary(reading.folded(end - 1)) {
        end -= 1;
    }
    if end > start && !is_pronoun(reading.folded(start)) {
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
        if let Some(mut found) = named(reading, from..open) {
            if found.party.country.is_empty()
                && let Some(a) = &apposition
            {
                found.party.country.clone_from(&a.party.country);
            }
            if !found.party.country.is_empty() || apposition.is_some() {
                return Some(found);
            }
        }
        if let Some(found) = apposition.filter(|n| !n.party.country.is_empty()) {
            return Some(found);
        }
    }
    if is_accusing(reading.folded(verb))
        || is_denying(reading.folded(verb))
        || reading.folded(verb + 1) == "that"
    {
        return None;
    }
    inverted(reading, sentence, verb)
}

/// Whether the speaker follows the verb: "..., said Hikmat Hajiyev", "..., said police officer Deepak Kumar".
fn is_inverted(reading: &Reading<'_>, verb: usize) -> bool {
    let next = verb + 1;
    let office =
        crate::language::english::words::is_title(reading.folded(next)) || reading.folded(next) == "police";
    matches!(
        reading.folded(verb),
        "said" | "says" | "announced" | "added" | "wrote" | "reported" | "told" | "explained"
    ) && verb > 0
        && matches!(reading.doc.word(verb - 1), "," | "\"" | "”" | "’" | "'")
        && (reading.doc.is_capitalised(next) || office)
        && !crate::language::english::words::is_calendar_word(reading.folded(next))
}

/// The speaker after an inverted verb: "said Hikmat Hajiyev, assistant to the Azerbaijani President".
fn inverted(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    let limit = sentence.end.min(verb + 1 + LONGEST_NAME);
    let ends = |n: &usize| {
        matches!(reading.doc.word(*n), "." | ";" | "\"" | "“")
            || matches!(reading.folded(*n), "adding" | "on" | "in" | "who" | "which" | "citing")
            || crate::language::english::words::is_calendar_word(reading.folded(*n))
    };
    let stop = (verb + 1..limit).find(ends).unwrap_or(limit);
    named(reading, verb + 1..stop)
}

fn bounds_name(reading: &Reading<'_>, n: usize) -> bool {
    matches!(reading.doc.word(n), "," | "\"" | "”" | "“" | ";" | ":" | "—" | "." | "'" | "’" | "‘")
        || matches!(reading.folded(n), "but" | "after" | "when" | "while" | "because" | "that")
        || (reading.folded(n) == "and" && reading.mention_at(n + 1).is_some())
        || is_saying(reading.folded(n))
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "it" | "they" | "who" | "which" | "and" | "i" | "we")
}

/// The party that the tokens name.
fn named(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Named> {
    let mut tokens = tokens;
    while tokens.start < tokens.end
        && (matches!(reading.folded(tokens.start), "the" | "a" | "an" | "and" | "in" | "")
            || is_saying(reading.folded(tokens.start)))
    {
        tokens.start += 1;
    }
    while tokens.end > tokens.start
        && matches!(reading.doc.word(tokens.end - 1), "," | "." | "(" | "“" | "\"" | "’")
    {
        tokens.end -= 1;
    }
    if tokens.is_empty() || is_pronoun(reading.folded(tokens.start)) {
        return None;
    }
    let span = reading.span(&tokens);
    let words: Vec<&str> = span.of(reading.doc.text).split_whitespace().collect();
    let name = words.join(" ");
    let capital = tokens.clone().any(|n| reading.doc.is_capitalised(n));
    let office =
        tokens.clone().any(|n| crate::language::english::words::is_speaking_office(reading.folded(n)));
    if !(capital || office) || name.chars().count() > 120 {
        return None;
    }
    // "Hamas denied": a group, whatever village has its name.
    if let Some(group) = group_in(reading, &tokens).filter(|g| g.span == span) {
        return Some(group);
    }
    let code = reading.mentions_in(&tokens).into_iter().find_map(|m| reading.country(m)).unwrap_or_default();
    let party = match reading.mentions_in(&tokens).as_slice() {
        [only] if reading.tokens_of(*only) == tokens => country(reading, *only)?.party,
        _ => Party { name, country: code.to_owned() },
    };
    Some(Named { party, span })
}

/// Who says that it was they: "Islamic State claimed responsibility for the attack", "the group said it was behind it".
pub(super) fn owns(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let word = |n: usize| reading.folded(n);
    let verb = sentence.clone().find(|n| {
        let object = || reading.any_word(n + 1..sentence.end.min(n + 3), |w| w == "responsibility");
        let said = matches!(word(*n), "said" | "says");
        let not = |end: usize| reading.any_word(n + 1..end, |w| matches!(w, "not" | "no" | "never"));
        let behind = || {
            let end = sentence.end.min(n + 5);
            said && reading.any_word(n + 1..end, |w| w == "behind") && !not(end)
        };
        // "Al Shabaab said in a broadcast that its fighters had carried out the attack".
        let own = || {
            let that = (n + 1..sentence.end.min(n + 12)).find(|t| word(*t) == "that" || word(*t) == "it");
            said && that.is_some_and(|t| {
                let end = sentence.end.min(t + 8);
                reading.any_word(t..end, |w| matches!(w, "its" | "it"))
                    && (t..end).any(|k| word(k) == "carried" && word(k + 1) == "out")
                    && !not(end)
            })
        };
        (matches!(word(*n), "claimed" | "claims" | "took") && object()) || behind() || own()
    })?;
    // "No group has claimed responsibility" owns to nothing.
    let nobody = reading.any_word(sentence.start..verb, |w| matches!(w, "no" | "nobody" | "none"));
    if nobody { None } else { subject_of(reading, sentence, verb) }
}

/// The words that doubt what was told: "could not be independently verified", "has not been confirmed".
pub(super) fn doubts(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Span> {
    let verb = sentence
        .clone()
        .find(|n| matches!(reading.folded(*n), "verified" | "confirmed" | "verify" | "confirm"))?;
    let from = verb.saturating_sub(5).max(sentence.start);
    let not =
        (from..verb).find(|n| matches!(reading.folded(*n), "not" | "cannot" | "unable" | "impossible"))?;
    Some(reading.span(&(not..verb + 1)))
}

/// The denials of a sentence.
pub(super) fn denials(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
) -> Vec<Denial> {
    let mut denials = Vec::new();
    for verb in sentence.clone().filter(|n| denies(reading, *n, sentence)) {
        let both =
            (sentence.start..verb).any(|n| reading.folded(n) == "both" && reading.folded(n + 1) == "sides");
        let by = denier(reading, sentence, verb);
        if by.is_none() && !both {
            continue;
        }
        let scope = verb + 1..(verb + 14).min(sentence.end);
        let places = denied_places(statements, verb);
        let span = Span::new(
            by.as_ref().map_or(reading.doc.tokens[verb].span().start, |b| {
                b.span.start.min(reading.doc.tokens[verb].span().start)
            }),
            reading.span(&(verb..scope.end)).end,
        );
        denials.push(Denial {
            by: if both { None } else { by },
            span,
            points_back: points_back(reading, &scope),
            of_own_part: reading.any_word(scope.clone(), |w| {
                matches!(w, "responsibility" | "involvement" | "role" | "involved" | "anything" | "part")
            }),
            of_others: reading.any_word(scope.clone(), |w| w == "by"),
            places,
        });
    }
    let negated = statements.iter().find(|s| s.reality == Reality::Denied);
    if let (true, Some(statement)) = (denials.is_empty(), negated)
        && let Some(by) = speaker(reading, sentence).filter(|s| !s.party.country.is_empty())
    {
        let span = by.span.cover(reading.span(&statement.trigger));
        denials.push(Denial {
            by: Some(by),
            span,
            places: statement.places.clone(),
            points_back: false,
            of_own_part: false,
            of_others: false,
        });
    }
    denials
}

/// Whether the word denies: "denied", or "rejected" and the like with a claim as its object.
fn denies(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let word = reading.folded(verb);
    if !is_denying(word) || matches!(word, "denial" | "denials") {
        return false;
    }
    // "India accuses Pakistan of arming militants; Pakistan denies this": what goes on, and no event's.
    let standing = word == "denies" && (sentence.start..verb).any(|n| reading.folded(n) == "accuses");
    if standing {
        return false;
    }
    word.starts_with("den")
        || reading.any_word(verb + 1..sentence.end.min(verb + 9), |w| {
            matches!(
                w,
                "claim"
                    | "claims"
                    | "allegation"
                    | "allegations"
                    | "accusation"
                    | "accusations"
                    | "report"
                    | "reports"
                    | "statement"
                    | "statements"
                    | "charge"
                    | "charges"
                    | "involvement"
                    | "responsibility"
                    | "suggestion"
                    | "suggestions"
                    | "blame"
            )
        })
}

/// The one who denies: the subject of the verb, or of the main verb after a participle ("Denying the allegations, the
/// Armenian Defence ministry ...").
fn denier(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    if reading.folded(verb) == "denying" || verb == sentence.start {
        let comma = (verb..sentence.end).find(|n| reading.doc.word(*n) == ",")?;
        let main = (comma + 1..sentence.end).find(|n| is_saying(reading.folded(*n)))?;
        return named(reading, comma + 1..main);
    }
    subject_of(reading, sentence, verb).or_else(|| speaker(reading, sentence)).map(|mut n| {
        if n.party.country.is_empty() {
            // "Artsrun Hovhannisyan, spokesman for the Armenian Defence Ministry, has denied": the country is in the
            // apposition.
            let from = sentence.start.max(verb.saturating_sub(LONGEST_NAME));
            let code =
                (from..verb).rev().find_map(|t| reading.mention_at(t)).and_then(|m| reading.country(m));
            n.party.country = code.unwrap_or_default().to_owned();
        }
        n
    })
}

fn denied_places(statements: &[Statement<'_>], verb: usize) -> Vec<usize> {
    statements
        .iter()
        .filter(|s| s.reality == Reality::Denied && s.trigger.start > verb)
        .flat_map(|s| s.places.iter().copied())
        .collect()
}

/// "the attack", "that allegation", "it", "the claims".
fn points_back(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    scope.clone().take(8).any(|n| {
        matches!(reading.folded(n), "the" | "that" | "this" | "these" | "those" | "it" | "any" | "such")
            && !matches!(reading.folded(n + 1), "country" | "region")
    })
}
