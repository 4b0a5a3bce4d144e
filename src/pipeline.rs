//! The order of stages: what a batch engine runs.

use crate::coordinates;
use crate::decisions::Decisions;
use crate::gazetteer::{Gazetteer, PlaceMemory, Unchanged};
use crate::language::detect::{self, Language, language_next};
use crate::language::english::{self, published};
use crate::language::lexicon::Lexicon;
use crate::language::russian;
use crate::model::{
    Candidate, DateOrigin, Diagnostic, EventMention, Mention, PlaceKey, PublicationDate, Report, ReportInfo,
    Ruling, Severity, Toponyms,
};
use crate::resolution::{Expected, Kept};
use crate::text::{Document, Span, Vocabulary};
use crate::{extraction, georeference, recognition, resolution};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What coding a report needs: the gazetteer, the user's decisions and settings. Shared by all threads.
#[derive(Debug)]
pub struct Coder<'g> {
    /// The gazetteer.
    pub gazetteer: &'g Gazetteer,
    /// What the user decided on mentions, bound to the gazetteer.
    pub decisions: Decisions,
    /// The settings.
    pub settings: Settings,
}

/// The user's settings, with their defaults.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// ISO 3166-1 alpha-2 codes of the countries that the reports are about (`--focus AZ,AM`); a preference, no filter.
    pub focus: Vec<String>,
    /// Whether only toponyms are looked for: [`Coded::events`] stays empty then, and no date is looked for in the text.
    pub toponyms_only: bool,
    /// Whether only the answers are kept: [`Resolution::explanation`](crate::model::Resolution::explanation) stays empty then, but for decisions.
    pub unexplained: bool,
    /// Whether developments without violence are coded too: agreements, arrests, exchanges of prisoners, bases.
    pub developments: bool,
    /// The user's lexicon over the embedded one; `None` for the embedded alone.
    pub lexicon: Option<Arc<Lexicon>>,
}

impl Settings {
    /// What is kept of a mention's candidates.
    fn kept(&self) -> Kept {
        if self.unexplained { Kept::Answer } else { Kept::Ranking }
    }
}

/// What was read of words, names and borders in the reports before, with one gazetteer. It changes no value.
#[derive(Debug, Default)]
pub struct Memory<'g> {
    vocabulary: Vocabulary,
    recognition: recognition::Memory,
    resolution: resolution::Memory<'g>,
    georeference: georeference::Memory<'g>,
    languages: detect::Memory,
    extraction: extraction::Memory,
}

impl<'g> Memory<'g> {
    /// The places that were read.
    pub fn places(&mut self) -> &mut PlaceMemory<'g> {
        &mut self.georeference.places
    }

    /// A text cut up, with the words of those before it.
    fn document<'t>(&mut self, text: &'t str) -> Document<'t> {
        Document::next(text, std::mem::take(&mut self.vocabulary))
    }
}

/// A coded report: everything the tool understood of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Coded {
    /// What is known of the report; its date may have been found in the text.
    pub info: ReportInfo,
    /// The home of its outlet, by the user's decisions.
    pub home: Option<PlaceKey>,
    /// SHA-256 of the text, in hex; empty where only toponyms are looked for.
    pub text_sha256: String,
    /// The text.
    pub text: String,
    /// The toponyms, without those that the user decided are no places.
    pub toponyms: Toponyms,
    /// Where the sentence of each toponym stands, in their order; empty where only toponyms are looked for.
    pub sentences: Vec<Span>,
    /// The event mentions in order.
    pub events: Vec<EventMention>,
    /// What could not be used.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one report: recognition, resolution, georeference, extraction. Pure: the same report and coder give the same value.
pub fn code_report(coder: &Coder<'_>, report: &Report) -> Coded {
    code_next(coder, report.clone(), &mut Memory::default())
}

/// The same for one of many reports: what is read of words and names is kept in `memory`, which changes no value.
pub fn code_next<'g>(coder: &Coder<'g>, report: Report, memory: &mut Memory<'g>) -> Coded {
    let doc = memory.document(&report.text);
    let found = find(coder, &report, &doc, memory);
    let coded = understand(coder, doc, found, memory);
    Coded { text: report.text, ..coded }
}

/// Reads a report again that was read as `former` with another gazetteer or other decisions; and whether what was
/// understood of it could stand. The value is that of [`code_report`].
///
/// It stands where the same mentions are found with the same decisions on them, and every place that they may mean is the
/// same, with all that contains it: resolution and extraction ask the gazetteer for nothing else. `same` tells that
/// of [`places_of`] the former reading.
pub fn code_again<'g>(
    coder: &Coder<'g>,
    report: &Report,
    former: &Coded,
    same: &Unchanged,
    memory: &mut Memory<'g>,
) -> (Coded, bool) {
    let doc = memory.document(&report.text);
    let found = find(coder, report, &doc, memory);
    match standing(former, &found, same) {
        Some(coded) => {
            memory.vocabulary = doc.into_vocabulary();
            (coded, true)
        }
        None => {
            let coded = understand(coder, doc, found, memory);
            (Coded { text: report.text.clone(), ..coded }, false)
        }
    }
}

/// The places that the mentions of a reading may mean, and the home of the report's outlet.
pub fn places_of(coded: &Coded) -> impl Iterator<Item = PlaceKey> + '_ {
    let of_mentions = coded.toponyms.resolved().flat_map(|(mention, resolution)| {
        let candidates = mention.candidates.iter().map(|c| c.place);
        candidates.chain(resolution.ranking().iter().map(|r| r.place)).chain(resolution.place)
    });
    of_mentions.chain(coded.home)
}

/// What is found in a report before anything is understood of it.
struct Found {
    info: ReportInfo,
    mentions: Vec<Mention>,
    /// In the mentions' order; those beyond its end are undecided.
    rulings: Vec<Option<Ruling>>,
    home: Option<PlaceKey>,
    diagnostics: Vec<Diagnostic>,
}

fn find(coder: &Coder<'_>, report: &Report, doc: &Document<'_>, memory: &mut Memory<'_>) -> Found {
    let mut info = report.info.clone();
    if !coder.settings.toponyms_only {
        info.date = publication_date(&info, doc);
    }
    let mentions = recognition::recognise(doc, coder.gazetteer, &mut memory.recognition);
    let (rulings, diagnostics) = coder.decisions.rulings(&info, &report.text, &mentions);
    let (mentions, rulings) = without_what_is_no_place(mentions, rulings);
    let home = coder.decisions.home(&info);
    Found { info, mentions, rulings, home, diagnostics }
}

/// All that is coded of a report but its text, which is the caller's to add. The document's words go back to `memory`.
fn understand<'g>(coder: &Coder<'g>, doc: Document<'_>, found: Found, memory: &mut Memory<'g>) -> Coded {
    let Found { info, mentions, rulings, home, mut diagnostics } = found;
    let toponyms_only = coder.settings.toponyms_only;
    let text_sha256 = if toponyms_only { String::new() } else { sha256(doc.text.as_bytes()) };
    let expected = Expected { focus: &coder.settings.focus, home };
    let kept = coder.settings.kept();
    let Memory { resolution: names, georeference: around, extraction: words, languages, .. } = memory;
    let resolutions = resolution::resolve(&doc, &mentions, coder.gazetteer, expected, &rulings, kept, names);
    let (toponyms, told) =
        georeference::georeference(&doc, &info.id, mentions, resolutions, coder.gazetteer, around);
    let events = match toponyms_only {
        true => Vec::new(),
        false => {
            let language = language_next(&doc, languages);
            match knowledge(coder, language) {
                Some(knowledge) => {
                    let (events, fault) =
                        extraction::extract(&doc, &info, &text_sha256, &toponyms, &knowledge, words);
                    diagnostics.extend(fault);
                    events
                }
                None => {
                    diagnostics.push(not_coded(&info, language));
                    Vec::new()
                }
            }
        }
    };
    diagnostics.extend(told);
    let sentence_of = |mention: &Mention| {
        let sentence = doc.sentence_at(mention.span.start).and_then(|n| doc.sentences.get(n));
        sentence.map_or(mention.span, |sentence| sentence.span)
    };
    let sentences =
        if toponyms_only { Vec::new() } else { toponyms.mentions.iter().map(sentence_of).collect() };
    memory.vocabulary = doc.into_vocabulary();
    Coded { info, home, text_sha256, text: String::new(), toponyms, sentences, events, diagnostics }
}

/// What extraction knows of a language; `None` where it knows nothing.
fn knowledge<'k>(coder: &'k Coder<'_>, language: Language) -> Option<extraction::Knowledge<'k>> {
    let core = match language.code {
        "en" => None,
        "ru" => Some(russian::core()),
        _ => return None,
    };
    let embedded = core.map_or_else(english::lexicon, |core| &core.lexicon);
    Some(extraction::Knowledge {
        gazetteer: coder.gazetteer,
        lexicon: coder.settings.lexicon.as_deref().unwrap_or(embedded),
        core,
        developments: coder.settings.developments,
    })
}

/// That a report's events were not looked for.
fn not_coded(info: &ReportInfo, language: Language) -> Diagnostic {
    let message =
        format!("the report is in {} (`{}`): its events are not coded", language.name, language.code);
    Diagnostic::new(Severity::Warning, "language", &info.id, message)
        .hint("its places are mapped as mentions; English and Russian are coded")
}

/// The former reading with the keys of today's gazetteer; `None` where it can no longer stand.
///
/// One of a report with coordinates never does: what is near to them may have changed.
fn standing(former: &Coded, found: &Found, same: &Unchanged) -> Option<Coded> {
    let changed = former.info != found.info || former.toponyms.len() != found.mentions.len();
    if changed || !coordinates::find(&former.text).is_empty() {
        return None;
    }
    let mut coded = former.clone();
    coded.diagnostics.clone_from(&found.diagnostics);
    if let Some(home) = &mut coded.home {
        *home = same.key(*home)?;
    }
    if coded.home != found.home {
        return None;
    }
    let rulings = found.rulings.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    let Toponyms { mentions, resolutions, georeferences } = &mut coded.toponyms;
    let parts = mentions.iter_mut().zip(resolutions).zip(found.mentions.iter().zip(rulings));
    for ((mention, resolution), (today, ruling)) in parts {
        let candidates = mention.candidates.iter();
        let current = candidates.map(|c| Some(Candidate { place: same.key(c.place)?, ..*c }));
        mention.candidates = current.collect::<Option<_>>()?;
        for ranked in resolution.explanation.iter_mut().flat_map(|why| &mut why.ranking) {
            ranked.place = same.key(ranked.place)?;
        }
        if let Some(place) = &mut resolution.place {
            *place = same.key(*place)?;
        }
        let decided = ruling.map(|r| (r.place, &r.words));
        let stands = decided.is_none() || decided.and_then(|(place, _)| place) == resolution.place;
        if mention != today || !stands || resolution.decision() != decided.map(|(_, words)| words) {
            return None;
        }
    }
    for place in georeferences.iter_mut().flatten().filter_map(|g| g.place.as_mut()) {
        *place = same.key(*place)?;
    }
    for site in coded.events.iter_mut().filter_map(|event| event.site.as_mut()) {
        site.place = same.key(site.place)?;
        for other in &mut site.alternatives {
            *other = same.key(*other)?;
        }
    }
    Some(coded)
}

/// The mentions and rulings but those of words that the user decided are no place.
fn without_what_is_no_place(
    mentions: Vec<Mention>,
    rulings: Vec<Option<Ruling>>,
) -> (Vec<Mention>, Vec<Option<Ruling>>) {
    let is_place = |ruling: &Option<Ruling>| ruling.as_ref().is_none_or(|r| r.place.is_some());
    // Most often nothing is taken out, nor copied then.
    if rulings.iter().all(is_place) {
        return (mentions, rulings);
    }
    mentions.into_iter().zip(rulings).filter(|(_, ruling)| is_place(ruling)).unzip()
}

/// The surest of the dates that the record and the text give: the record's own, then a date line of the text, then the
/// command line's, then a quoted post's or a caption's.
fn publication_date(info: &ReportInfo, doc: &Document<'_>) -> Option<PublicationDate> {
    let own = info.date.filter(|d| d.origin == DateOrigin::Metadata);
    let found = own.is_none().then(|| published::publication_date(doc)).flatten();
    let line = found.filter(|d| d.origin == DateOrigin::DateLine);
    own.or(line).or(info.date).or(found)
}

/// SHA-256 in hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    crate::text::hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extraction::IS_ALL_ASKED;
    use crate::model::{DateOrigin, PublicationDate, ReportInfo};
    use std::path::Path;

    /// Every other report of `tests/news`.
    fn reports() -> Vec<Report> {
        let news = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/news");
        let mut sets: Vec<_> = std::fs::read_dir(news).unwrap().map(|entry| entry.unwrap().path()).collect();
        sets.sort();
        let texts = sets.iter().filter_map(|set| std::fs::read_to_string(set.join("reports.jsonl")).ok());
        let reports = texts.flat_map(|text| {
            let report = |line: &str| {
                let report: serde_json::Value = serde_json::from_str(line).unwrap();
                let of = |name: &str| report[name].as_str().unwrap_or_default().to_owned();
                let day = of("date").parse().ok();
                let date = day.map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
                Report { info: ReportInfo { id: of("id"), date, ..ReportInfo::default() }, text: of("text") }
            };
            text.lines().step_by(2).map(report).collect::<Vec<_>>()
        });
        reports.collect()
    }

    #[test]
    fn no_rule_finds_anything_in_a_sentence_without_its_cue() {
        let gazetteer = Gazetteer::embedded();
        let coder =
            Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
        let events = |all: bool, report: &Report| {
            IS_ALL_ASKED.set(all);
            let events = code_report(&coder, report).events;
            IS_ALL_ASKED.set(false);
            events
        };
        let reports = reports();
        assert!(reports.len() > 1_000);
        for report in &reports {
            assert_eq!(events(false, report), events(true, report), "{}", report.info.id);
        }
    }
}
