//! The day a report was published, where its own text tells it.
//!
//! Three places tell it, the surest first: a line or dateline that dates the report, the posts that it quotes, the
//! captions of its photographs. A date inside running text never does: that is history.

use jiff::civil::{Date, Weekday};

use super::dates::{self, DatePhrase, Phrase, Pick, Role, When};
use crate::model::{DateOrigin, PublicationDate};
use crate::text::{BlockKind, Document, Span};

mod captions;

/// Date lines stand among this many lines with text at the top of a report, or carry a word like "published".
const TOP_LINES: usize = 10;

/// A date line has at most this many words beside its date ("Anadolu Agency, Ankara").
const OTHER_WORDS: usize = 5;

/// A date line with its time, zone and byline has at most this many tokens.
const DATE_LINE_TOKENS: usize = 40;

/// Posts and photographs are at most this many days older than the report that shows them, unless they are older
/// by far; only then can a weekday after them be told from one before.
const DAYS_AFTER_CAPTION: i32 = 2;

/// Words that date lines are made of.
const DATE_LINE_WORDS: &[&str] = &[
    "date",
    "dated",
    "published",
    "updated",
    "posted",
    "modified",
    "created",
    "first",
    "last",
    "on",
    "at",
    "by",
    "the",
    "issued",
    "added",
    "edited",
    "upd",
    "time",
    "local",
    "gmt",
    "utc",
    "est",
    "edt",
    "ist",
    "msk",
    "am",
    "pm",
    "is",
];

/// Words that make a short line a date line wherever it stands.
const DATE_LINE_MARKS: &[&str] = &["date", "published", "updated", "posted", "modified", "issued"];

/// Words that say the date is a change's, not the publication's.
const CHANGE_MARKS: &[&str] = &["updated", "modified", "edited", "upd"];

/// Words that begin a sentence, not a dateline.
const NOT_A_DATELINE: &[&str] =
    &["on", "in", "since", "the", "at", "after", "before", "by", "from", "until", "as", "a"];

/// The day `doc` was published, if it says so.
///
/// Posts and captions are dated before the report they stand in: where the body tells of "Monday" and the latest
/// caption is from Sunday, the report is Monday's.
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::published, text::Document};
/// use jiff::civil::date;
/// let doc = Document::new("Villagers killed in Barda District\n\n28 October 2020, 08:24\n\nShelling has killed four.");
/// let found = published::publication_date(&doc).unwrap();
/// assert_eq!(found.day, date(2020, 10, 28));
/// ```
pub fn publication_date(doc: &Document<'_>) -> Option<PublicationDate> {
    let phrases = dates::phrases(doc);
    let lines = lines(doc.text);
    if let Some(day) = date_line(doc, &lines, &phrases) {
        return Some(PublicationDate { day, origin: DateOrigin::DateLine });
    }
    let post = phrases.iter().filter(|p| signs_a_post(doc, p)).filter_map(full_day).max();
    let caption = captions::latest(doc, &lines, &phrases);
    let (seen, origin) = match (post, caption) {
        (Some(post), Some(caption)) if caption > post => (caption, DateOrigin::Caption),
        (Some(post), _) => (post, DateOrigin::Post),
        (None, caption) => (caption?, DateOrigin::Caption),
    };
    Some(PublicationDate { day: told_later(doc, &phrases, seen).unwrap_or(seen), origin })
}

/// The day of a phrase that states year, month and day.
fn full_day(found: &DatePhrase) -> Option<Date> {
    match found.phrase.when {
        When::Day(d) => Date::new(d.year?, d.month?, d.day?).ok(),
        When::Slashed { .. } => dates::resolve(&Phrase { role: Role::On, ..found.phrase }, None).start,
        _ => None,
    }
}

/// The lines of `text` that are not blank, without the white space at their ends.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines.push(Span::new(start, start + line.trim_end().len()));
        }
        start += line.len();
    }
    lines
}

/// The day of the first date line or dateline; one that tells of a change gives way to one that does not.
fn date_line(doc: &Document<'_>, lines: &[Span], phrases: &[DatePhrase]) -> Option<Date> {
    let mut changed = None;
    let mut rest = phrases;
    for (nth, &line) in lines.iter().enumerate() {
        let skip = rest.partition_point(|p| p.span.start < line.start);
        rest = &rest[skip..];
        let here = &rest[..rest.partition_point(|p| p.span.start < line.end)];
        let Some((day, found)) = here.iter().find_map(|p| Some((full_day(p)?, p))) else { continue };
        let top = nth < TOP_LINES;
        if top && opens_with_a_dateline(doc, line, found) {
            return Some(day);
        }
        match is_date_line(doc, line, here, top) {
            Some(false) => return Some(day),
            Some(true) => changed = changed.or(Some(day)),
            None => {}
        }
    }
    changed
}

/// Whether a line only dates the report; inside, whether it tells of a change.
fn is_date_line(doc: &Document<'_>, line: Span, here: &[DatePhrase], top: bool) -> Option<bool> {
    let tokens = doc.tokens_in(line);
    if tokens.len() > DATE_LINE_TOKENS {
        return None;
    }
    let (mut others, mut marked, mut changed, mut lower) = (0, false, false, 0);
    for at in tokens.clone() {
        if here.iter().any(|p| p.tokens.contains(&at)) || doc.tokens[at].kind != crate::text::TokenKind::Word
        {
            continue;
        }
        let word = doc.word(at).to_lowercase();
        marked |= others == 0 && DATE_LINE_MARKS.contains(&word.as_str());
        changed |= CHANGE_MARKS.contains(&word.as_str());
        if !DATE_LINE_WORDS.contains(&word.as_str()) {
            others += 1;
            lower += usize::from(!doc.word(at).starts_with(char::is_uppercase));
        }
    }
    // A line of prose has words in lower case; a byline or an agency's name has none.
    let plain = others == 0 || others <= OTHER_WORDS && lower == 0 && !ends_like_a_sentence(doc, line, here);
    let dates_the_report = (marked && others <= OTHER_WORDS) || (top && plain && !is_signature(doc, line));
    dates_the_report.then_some(changed)
}

fn ends_like_a_sentence(doc: &Document<'_>, line: Span, here: &[DatePhrase]) -> bool {
    let ends = line.of(doc.text).ends_with(['.', '!', '?']);
    ends && !here.iter().any(|p| p.span.end == line.end)
}

/// A quoted post's signature is no date line of the report.
fn is_signature(doc: &Document<'_>, line: Span) -> bool {
    line.of(doc.text).contains('@')
}

/// "MOSCOW (Sputnik - 04th October, 2020) A civilian", "SAN SALVADOR, 3 JAN 90 -- [REPORT]", "KYIV, October 12, 2023 (Reuters) -".
fn opens_with_a_dateline(doc: &Document<'_>, line: Span, found: &DatePhrase) -> bool {
    let tokens = doc.tokens_in(line);
    let before = tokens.start..found.tokens.start;
    // A city, an agency and their marks are at most a dozen tokens.
    if before.is_empty() || before.len() > 12 {
        return false;
    }
    let first = doc.word(before.start).to_lowercase();
    let names = before.clone().all(|at| {
        let word = doc.word(at);
        doc.tokens[at].kind == crate::text::TokenKind::Mark || word.starts_with(|c: char| c.is_uppercase())
    });
    if !names || NOT_A_DATELINE.contains(&first.as_str()) || word_is_lead(doc, found) {
        return false;
    }
    // The headline "Kyiv, 12 October 2023" is a date line; a dateline goes on after its dash or bracket.
    let after = (found.tokens.end < tokens.end).then(|| doc.word(found.tokens.end));
    let bracketed = before.clone().any(|at| doc.word(at) == "(");
    matches!(after, Some(")")) && bracketed
        || matches!(after, Some("-" | "–" | "—" | "(" | "/" | ":" | "[" | "."))
            && matches!(doc.word(found.tokens.start - 1), "," | "-" | "–" | "—" | "(" | "/" | ".")
}

fn word_is_lead(doc: &Document<'_>, found: &DatePhrase) -> bool {
    NOT_A_DATELINE.contains(&doc.word(found.tokens.start).to_lowercase().as_str())
}

/// "— Name (@handle) October 17, 2020".
fn signs_a_post(doc: &Document<'_>, found: &DatePhrase) -> bool {
    let Some(close) = found.tokens.start.checked_sub(1) else { return false };
    // A handle is a word, perhaps in pieces ("MFA_Turkey_24").
    doc.word(close) == ")" && (1..=10).any(|n| close >= n && doc.word(close - n) == "@")
}

/// The latest day up to [`DAYS_AFTER_CAPTION`] after `seen` whose weekday the body tells of as past.
fn told_later(doc: &Document<'_>, phrases: &[DatePhrase], seen: Date) -> Option<Date> {
    let told: Vec<Weekday> = phrases.iter().filter_map(|p| past_weekday(doc, p)).collect();
    let days = std::iter::successors(seen.tomorrow().ok(), |d| d.tomorrow().ok());
    days.take(DAYS_AFTER_CAPTION as usize).filter(|d| told.contains(&d.weekday())).last()
}

fn past_weekday(doc: &Document<'_>, found: &DatePhrase) -> Option<Weekday> {
    let When::Day(day) = found.phrase.when else { return None };
    let bare = day.day.is_none() && day.weeks_from_now.is_none() && day.pick == Pick::Nearest;
    let past = found.phrase.role == Role::On && !dates::speaks_of_the_future(doc, found.tokens.start);
    let sentence = doc.sentence_at(found.span.start).map(|s| doc.kind_of(s));
    day.weekday.filter(|_| bare && past && sentence.is_none_or(BlockKind::tells))
}

#[cfg(test)]
mod tests;
