//! Whose words a denial is: the subject of its verb, whom a pronoun means, who ends the quote.

use crate::extraction::attribution::blames;
use crate::extraction::attribution::naming::{
    LONGEST_NAME, Named, country, group_in, named, quoted_as, says, speaker, subject_of,
};
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_speaking_office, is_title};
use crate::language::lexicon::Role;
use crate::model::Party;
use std::ops::Range;

/// The one who denies: the subject of the verb, of the main verb after a participle ("Denying the allegations, the
/// Armenian Defence ministry ..."), or who stands after "by".
pub(super) fn denier(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    if let Some(by) = by_phrase(reading, sentence, verb) {
        return named(reading, by);
    }
    if let Some(by) = quoted_as(reading, sentence, verb) {
        return Some(by);
    }
    if let Some(subject) = subject_of_claim(reading, sentence, verb) {
        return named(reading, subject);
    }
    if let Some(eager) = eager_before(reading, sentence, verb) {
        return own_subject(reading, sentence, eager);
    }
    if is_in_passive(reading, sentence, verb) {
        return None;
    }
    if reading.folded(verb) == "denying" || verb == sentence.start {
        let comma = (verb..sentence.end).find(|n| reading.doc.word(*n) == ",");
        let main = comma.and_then(|c| (c + 1..sentence.end).find(|n| reading.is(*n, List::Saying)));
        return match (comma, main) {
            (Some(comma), Some(main)) if verb < sentence.start + 3 => named(reading, comma + 1..main),
            // "..., the ministry said, denying that": who says so.
            _ => own_speaker(reading, &(sentence.start..verb)),
        };
    }
    if let Some(pronoun) = pronoun_before(reading, sentence, verb) {
        return meant_by(reading, sentence, pronoun);
    }
    let subject = last_before(reading, sentence, verb);
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

/// "executed 17 people, officials said, an account that the army called false", "an account the alliance disputes": the tokens between what
/// others say and the verb of a clause that closes a sentence with what is said against it.
pub(super) fn subject_of_claim(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    verb: usize,
) -> Option<Range<usize>> {
    let from = verb.saturating_sub(LONGEST_NAME).max(sentence.start + 2);
    let claim = (from..verb).rev().find(|n| {
        let led = matches!(reading.folded(n - 1), "a" | "an") && reading.doc.word(n - 2) == ",";
        led && reading.is(*n, List::Accusation)
    })?;
    let that = usize::from(matches!(reading.folded(claim + 1), "that" | "which"));
    let subject = claim + 1 + that..verb;
    let begins =
        matches!(reading.folded(subject.start), "the" | "its") || reading.doc.is_capitalised(subject.start);
    // "says the aim is to punish it, a charge that ministers dismiss": of no deed.
    // "Residents accuse officers of finishing off men, an accusation the chief called untrue".
    let before = sentence.start..claim;
    let deed = reading.any_on(before.clone(), List::Accusing)
        || reading.triggers_in(&before).iter().any(|t| t.entry.role != Role::Nothing);
    (begins && deed && !subject.is_empty() && subject.clone().all(|n| reading.doc.is_word(n)))
        .then_some(subject)
}

/// "were quick to deny", "rushed to reject": the verb whose subject denies.
fn eager_before(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<usize> {
    let word = |n: usize| reading.folded(n);
    let eager = verb.checked_sub(2).filter(|n| *n > sentence.start && matches!(word(n + 1), "to" | "in"))?;
    match word(eager) {
        "persist" | "persists" | "persisted" => Some(eager),
        "rushed" | "hastened" | "hurried" | "moved" | "continues" | "continued" => Some(eager),
        "quick" | "swift" | "fast" | "prompt" | "eager" | "forced" | "obliged" | "compelled" => {
            (sentence.start..eager).rev().take(3).find(|n| matches!(word(*n), "was" | "were" | "is" | "are"))
        }
        _ => None,
    }
}

/// Who does what the verb at `verb` says, be it a pronoun.
pub(super) fn own_subject(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    // "issued a statement washing its hands of the affair".
    let text = verb.checked_sub(1).filter(|n| *n > sentence.start).map_or("", |n| reading.folded(n));
    if matches!(text, "statement" | "communique" | "message" | "video")
        && reading.folded(verb).ends_with("ing")
    {
        return issuer(reading, sentence);
    }
    match pronoun_before(reading, sentence, verb) {
        Some(pronoun) => meant_by(reading, sentence, pronoun),
        None => subject_of(reading, sentence, verb),
    }
}

/// The pronoun or conjunction that stands where the subject of the verb would.
fn pronoun_before(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<usize> {
    let last =
        last_before(reading, sentence, verb).filter(|n| reading.is_one_of(*n, WordClass::SubjectPronoun));
    last.or_else(|| {
        // "the militia, which in a statement on Tuesday denied", "the rebels, whose leader denied it".
        let from = verb.saturating_sub(LONGEST_NAME).max(sentence.start);
        let start = (from..verb).rev().find(|n| !reading.doc.is_word(*n))? + 1;
        let pronoun = matches!(reading.folded(start), "which" | "who" | "whose") && start < verb;
        (pronoun && !(start..verb).any(|n| reading.is(n, List::Saying))).then_some(start)
    })
}

/// Whom a pronoun means; after a conjunction, who said the clause before.
fn meant_by(reading: &Reading<'_>, sentence: &Range<usize>, pronoun: usize) -> Option<Named> {
    match reading.folded(pronoun) {
        "which" | "who" | "whose" => relative(reading, sentence, pronoun),
        "and" | "but" => own_speaker(reading, &(sentence.start..pronoun)),
        "we" | "i" if is_quoted(reading, pronoun) => quoted_speaker(reading, sentence, pronoun),
        "we" | "i" => author(reading),
        _ => antecedent(reading, sentence, pronoun),
    }
}

/// Who is quoted: "\"We refute this,\" the spokesman said", in the sentence or where the quote ends.
fn quoted_speaker(reading: &Reading<'_>, sentence: &Range<usize>, n: usize) -> Option<Named> {
    let close = (n..sentence.end).find(|t| reading.is_quotation_mark(*t));
    close.map_or_else(|| of_quote(reading, sentence), |close| speaker(reading, &(close..sentence.end)))
}

/// Whether a token stands between quotation marks.
fn is_quoted(reading: &Reading<'_>, n: usize) -> bool {
    let Some(token) = reading.doc.tokens.get(n) else { return false };
    reading.is_quoted_since(reading.start_of_block(token.sentence()), n)
}

/// Whose statement the report is, who says "we" outside quotes: the group or office of its letterhead.
fn author(reading: &Reading<'_>) -> Option<Named> {
    let letterhead = reading.doc.sentences.first()?.tokens.clone();
    let office = || {
        let names =
            letterhead.len() <= LONGEST_NAME && reading.any_on(letterhead.clone(), List::SpeakingOffice);
        names.then(|| named(reading, letterhead.clone())).flatten()
    };
    group_in(reading, &letterhead).or_else(office)
}

/// The last token before a verb and its auxiliaries.
fn last_before(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<usize> {
    (sentence.start..verb).rev().find(|n| !reading.is(*n, List::Auxiliary))
}

/// "The report was denied", "was swiftly rejected".
fn is_in_passive(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let from = verb.saturating_sub(3).max(sentence.start);
    // "said it was attacked and denied": another verb's.
    let mut own = (from..verb).rev().take_while(|n| !matches!(reading.doc.word(*n), "and" | "but" | ","));
    own.any(|n| matches!(reading.folded(n), "was" | "were" | "been" | "being" | "is" | "are"))
}

/// The tokens of who denies in a passive: "was denied by the army".
pub(super) fn by_phrase(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let direct = reading.folded(verb + 1) == "by";
    if !(direct || is_in_passive(reading, sentence, verb)) {
        return None;
    }
    let means =
        |n: usize| matches!(reading.folded(n), "telephone" | "phone" | "email" | "radio" | "satellite");
    let by = (verb + 1..sentence.end.min(verb + 6)).find(|n| reading.folded(*n) == "by" && !means(n + 1))?;
    let end = (by + 1..sentence.end.min(by + LONGEST_NAME))
        .find(|n| !reading.doc.is_word(*n) || matches!(reading.folded(*n), "who" | "which" | "on" | "as"))
        .unwrap_or(sentence.end.min(by + LONGEST_NAME));
    Some(by + 1..end)
}

/// Who denies in a passive, be it a pronoun: "was denied by the army", "were termed by him as baseless".
pub(super) fn passive_denier(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    let by = by_phrase(reading, sentence, verb)?;
    match reading.is_one_of(by.start, WordClass::SubjectPronoun)
        || matches!(reading.folded(by.start), "him" | "her" | "them")
    {
        true => meant_by(reading, sentence, by.start),
        false => named(reading, by),
    }
}

/// Who says the quote of the next sentence: "were called a fabrication. \"Nothing was fired,\" the officer said."
pub(super) fn next_speaker(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let n = reading.doc.tokens.get(sentence.start)?.sentence();
    let next = reading.doc.sentences.get(n + 1)?;
    let same = reading.doc.sentences[n].block == next.block;
    (same && reading.is_quotation_mark(next.tokens.start)).then(|| speaker(reading, &next.tokens)).flatten()
}

/// Who "which" or "who" means: the name before the comma.
fn relative(reading: &Reading<'_>, sentence: &Range<usize>, pronoun: usize) -> Option<Named> {
    let end = if reading.doc.word(pronoun.wrapping_sub(1)) == "," { pronoun - 1 } else { pronoun };
    // "Witnesses attribute the bombing to aircraft of Kenya, which has rejected this".
    let of_country =
        end.checked_sub(1).and_then(|n| reading.mention_at(n)).filter(|m| reading.names_country(*m));
    if reading.folded(pronoun) == "which"
        && let Some(named) = of_country.and_then(|m| country(reading, m))
    {
        return Some(named);
    }
    // "laid the deed at the door of the KNU, which rejected the charge".
    let first = (sentence.start..end).rev().take_while(|n| reading.doc.is_capitalised(*n)).last();
    let name = first.filter(|n| end < pronoun && *n > sentence.start && reading.folded(n - 1) == "the");
    name.and_then(|first| named(reading, first..end)).or_else(|| subject_of(reading, sentence, end))
}

/// Who "it" or "they" means: whom the words before accuse, else who spoke last.
fn antecedent(reading: &Reading<'_>, sentence: &Range<usize>, pronoun: usize) -> Option<Named> {
    if let Some(named) = speaker(reading, &(sentence.start..pronoun)) {
        return Some(named);
    }
    if let Some(named) = office_before(reading, sentence, pronoun) {
        return Some(named);
    }
    let n = reading.doc.tokens.get(sentence.start)?.sentence();
    let block = reading.doc.sentences[n].block;
    let before = (n.saturating_sub(3)..n).rev().map(|p| &reading.doc.sentences[p]);
    // "Residents said the shots came from the Guard. Its spokesman denies this": those who only saw it have none.
    let side = |n: &Named| !reading.any_on(reading.doc.tokens_in(n.span), List::Onlooker);
    before.filter(|s| s.block == block).find_map(|s| {
        let blamed = blames(reading, &s.tokens).map(|(blamed, _)| blamed);
        blamed
            .or_else(|| accused(reading, &s.tokens))
            .or_else(|| speaker(reading, &s.tokens).filter(side))
            .or_else(|| issuer(reading, &s.tokens))
            .or_else(|| office_with_name(reading, &s.tokens))
    })
}

/// "A Taliban spokesman scoffed at the announcement: the city was theirs, he insisted": the office that a sentence begins with, where "he"
/// or "she" stands for it.
fn office_before(reading: &Reading<'_>, sentence: &Range<usize>, pronoun: usize) -> Option<Named> {
    let person = matches!(reading.folded(pronoun), "he" | "she");
    let office = (sentence.start..pronoun.min(sentence.start + LONGEST_NAME))
        .find(|n| person && reading.is(*n, List::SpeakingOffice))?;
    // The name of a holder, or for whom an office speaks, goes on.
    let verb = (office + 1..pronoun)
        .find(|n| reading.folded(*n).ends_with("ed") && !reading.doc.is_capitalised(*n))?;
    let whole = (sentence.start..verb).all(|n| reading.doc.is_word(n));
    whole.then(|| subject_of(reading, sentence, verb)).flatten()
}

/// "Police blamed the Mombasa Republican Council": whom a sentence accuses, where no list knows them.
fn accused(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let verb = sentence
        .clone()
        .find(|n| matches!(reading.folded(*n), "blamed" | "accused" | "blames" | "accuses"))?;
    let ends = |n: &usize| {
        !reading.doc.is_word(*n) || matches!(reading.folded(*n), "of" | "for" | "in" | "on" | "and" | "who")
    };
    let end = (verb + 1..sentence.end.min(verb + LONGEST_NAME)).find(ends).unwrap_or(sentence.end);
    let object = verb + 1..end;
    let named_by_capital = object.clone().any(|n| reading.doc.is_capitalised(n));
    (!object.is_empty() && named_by_capital).then(|| named(reading, object)).flatten()
}

/// "The chairman of the herders' union, Sani Bature, faulted the elders": an office that a sentence begins with, where its holder's name
/// follows between commas.
fn office_with_name(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let limit = sentence.end.min(sentence.start + LONGEST_NAME + 4);
    let comma = (sentence.start..limit).find(|n| reading.doc.word(*n) == ",")?;
    let office = sentence.start..comma;
    let close = (comma + 1..sentence.end.min(comma + 6)).find(|n| reading.doc.word(*n) == ",")?;
    let holder = (comma + 1..close).all(|n| reading.doc.is_capitalised(n));
    let speaks = reading.any_word(office.clone(), |w| is_speaking_office(w) || is_title(w));
    (holder && speaks).then(|| named(reading, office)).flatten()
}

/// "Its spokesman": with the name of those whom the sentences before blame or hear; "In Kyiv, the centre": of the country whose capital it is.
pub(super) fn in_full(reading: &Reading<'_>, sentence: &Range<usize>, by: Named) -> Named {
    if let Some(country) = by.party.country.is_empty().then(|| seat(reading, sentence, &by)).flatten() {
        return Named { party: Party { country, ..by.party }, ..by };
    }
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

/// Who says what a sentence tells, be it a pronoun.
pub(super) fn own_speaker(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    speaker(reading, sentence).or_else(|| of_quote(reading, sentence)).or_else(|| {
        let verb = sentence.clone().find(|n| says(reading, *n))?;
        let subject = last_before(reading, sentence, verb)?;
        matches!(reading.folded(subject), "it" | "he" | "she" | "they" | "we")
            .then(|| meant_by(reading, sentence, subject))
            .flatten()
    })
}

/// Who speaks by the verb at `verb`.
pub(super) fn own_speaker_at(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Named> {
    // "was adamant".
    let adjective = reading.folded(verb) == "adamant";
    let verb = if adjective { verb.saturating_sub(1).max(sentence.start) } else { verb };
    own_subject(reading, sentence, verb).or_else(|| own_speaker(reading, sentence))
}

/// Who says what a quote begins that the next sentence ends: "\"It is false. Nobody left the base,\" the officer said."; or what a sentence
/// before began: "He said: \"They know that. We were not there.\""
fn of_quote(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    let mark = |n: usize| reading.is_quotation_mark(n);
    if let Some(speaker) = of_open_quote(reading, sentence) {
        return Some(speaker);
    }
    let opens = mark(sentence.start) && !(sentence.start + 1..sentence.end).any(mark);
    let n = reading.doc.tokens.get(sentence.start)?.sentence();
    let block = reading.doc.sentences[n].block;
    let rest = reading.doc.sentences.get(n + 1..(n + 3).min(reading.doc.sentences.len()))?;
    let next = rest.iter().take_while(|s| opens && s.block == block).find(|s| s.tokens.clone().any(mark))?;
    speaker(reading, &next.tokens)
}

/// Who says the quote that goes on in a sentence and ends with it, after a sentence that names the speaker before the quote.
fn of_open_quote(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Named> {
    const BACK: usize = 3;
    let mark = |n: &usize| reading.is_quotation_mark(*n);
    let n = reading.doc.tokens.get(sentence.start)?.sentence();
    let goes_on = is_quoted(reading, sentence.start) && !mark(&sentence.start);
    let from = reading.doc.tokens.get(reading.start_of_block(n))?.sentence().max(n.saturating_sub(BACK));
    let opened = (from..n).rev().filter(|_| goes_on).map(|p| &reading.doc.sentences[p].tokens);
    let (tokens, open) = opened.into_iter().find_map(|t| Some((t, t.clone().rev().find(mark)?)))?;
    own_speaker(reading, &(tokens.start..open))
}

/// The country of the capital that a sentence opens with before who denies: "In Kyiv, the centre brushed the charge aside".
fn seat(reading: &Reading<'_>, sentence: &Range<usize>, by: &Named) -> Option<String> {
    let opens = matches!(reading.folded(sentence.start), "in" | "from");
    let mention = reading.mention_at(sentence.start + 1).filter(|_| opens)?;
    let comma = reading.tokens_of(mention).end;
    let who = reading.doc.tokens_in(by.span);
    let next = reading.doc.word(comma) == "," && who.start <= comma + 2;
    let capital = reading.place(mention).is_some_and(|p| p.feature_code == "PPLC");
    let group = group_in(reading, &who).is_some();
    reading.country(mention).filter(|_| next && capital && !group).map(str::to_owned)
}
