//! The candidates of a mention, read again from the text that the run keeps: what speaks for each, and what would change the answer.

use super::run::{Properties, Run, byte_of, shown};
use crate::cli::inputs::Knowledge;
use crate::cli::{Error, Streams};
use crate::format::jsonl::SourceLine;
use crate::gazetteer::Gazetteer;
use crate::layer::mentions::cues;
use crate::layer::place::PlaceFacts;
use crate::model::{Mention, PlaceKey, Ranked, Report, ReportInfo, Resolution};
use crate::pipeline::{Coder, Settings, code_report};
use std::io::{self, Write};

/// So many candidates are shown.
const MOST_SHOWN: usize = 5;

/// Evidence that adds less than this is not worth a word on what would change.
const LEAST: f64 = 0.01;

/// A mention read again.
struct Again {
    mention: Mention,
    resolution: Resolution,
}

/// Writes the candidates of the mention whose properties are `p`; whether it could, which needs the report's text.
pub(super) fn write(
    run: &Run,
    p: &Properties,
    knowledge: &Knowledge,
    streams: &mut Streams<'_>,
) -> Result<bool, Error> {
    let report = shown(p, "report_id");
    let Some(SourceLine { id, source, text: Some(text), .. }) = run.source(&report)? else {
        return Ok(false);
    };
    let info = ReportInfo { id, source, ..ReportInfo::default() };
    let report = Report { info, text };
    let gazetteer = knowledge.gazetteer(streams)?;
    let decisions = knowledge.decisions(&gazetteer, streams)?;
    let settings = Settings { toponyms_only: true, ..knowledge.settings()? };
    let mut coder = Coder { gazetteer: &gazetteer, decisions, settings };
    let Some(start) = shown(p, "start").parse().ok().and_then(|n| byte_of(&report.text, n)) else {
        return Ok(false);
    };
    let Some(again) = read(&coder, &report, start) else { return Ok(false) };
    if again.resolution.ranking().is_empty() {
        return Ok(false);
    }
    list(&gazetteer, p, &again, streams.out).map_err(Error::Output)?;
    // What would change it is tried before it is told.
    let rivals = again.resolution.ranking().iter().take(MOST_SHOWN).map(|ranked| ranked.place);
    for rival in rivals.filter(|place| Some(*place) != again.resolution.place) {
        let country = gazetteer.place(rival).country;
        if country.is_empty() || coder.settings.focus.iter().any(|f| f == country) {
            continue;
        }
        let former = coder.settings.focus.clone();
        coder.settings.focus.push(country.to_owned());
        let changed = read(&coder, &report, start).and_then(|changed| changed.resolution.place);
        coder.settings.focus = former;
        if changed == Some(rival) {
            let place = named(&gazetteer, rival);
            return writeln!(streams.out, "    with --focus {country} it would be {place}")
                .map(|()| true)
                .map_err(Error::Output);
        }
    }
    Ok(true)
}

/// What is read now of the mention that begins at byte `start`.
fn read(coder: &Coder<'_>, report: &Report, start: usize) -> Option<Again> {
    let coded = code_report(coder, report);
    let mut resolved = coded.toponyms.resolved();
    let (mention, resolution) = resolved.find(|(mention, _)| mention.span.start == start)?;
    Some(Again { mention: mention.clone(), resolution: resolution.clone() })
}

/// Writes the candidates, and how far the best is from the next or from being the answer.
fn list(gazetteer: &Gazetteer, p: &Properties, again: &Again, out: &mut dyn Write) -> io::Result<()> {
    let Again { mention, resolution } = again;
    let now = resolution.place.map(|place| gazetteer.place(place).id).unwrap_or_default();
    if now != shown(p, "place_id") {
        let now = resolution.place.map_or("unresolved".to_owned(), |place| named(gazetteer, place));
        writeln!(
            out,
            "    read again it is {now}: the gazetteer, the decisions or the settings are others than the run's"
        )?;
    }
    let ranking = resolution.ranking();
    // The answer's own evidence is told.
    let others: Vec<&Ranked> =
        ranking.iter().filter(|ranked| Some(ranked.place) != resolution.place).collect();
    let total = mention.candidates.len().max(ranking.len()) - (ranking.len() - others.len());
    if let [_, ..] = others.as_slice() {
        writeln!(
            out,
            "    {} of {total}{} candidates, best first:",
            others.len().min(MOST_SHOWN),
            if resolution.place.is_some() { " other" } else { "" }
        )?;
    }
    for ranked in others.into_iter().take(MOST_SHOWN) {
        writeln!(
            out,
            "      {:.2}  {}: {}",
            ranked.score,
            named(gazetteer, ranked.place),
            cues(&ranked.cues)
        )?;
    }
    let lacks = resolution.explanation.as_ref().map_or(0.0, |why| why.lacks);
    if resolution.margin.is_finite() && resolution.place.is_some() {
        writeln!(
            out,
            "    the margin over the next place that is not the same on a map is {:.2}",
            resolution.margin
        )?;
    }
    let Some(best) = ranking.first().filter(|_| resolution.place.is_none()) else { return Ok(()) };
    let best = named(gazetteer, best.place);
    if lacks.is_finite() {
        writeln!(out, "    evidence of {:.2} more for {best} would decide for it", lacks.max(LEAST))
    } else {
        writeln!(out, "    so weak a spelling is {best} only where the report names its country")
    }
}

/// A place as it is told.
fn named(gazetteer: &Gazetteer, place: PlaceKey) -> String {
    let facts = PlaceFacts::of(gazetteer, place);
    let country = if facts.country.is_empty() { String::new() } else { format!(", {}", facts.country) };
    format!("{}{country} ({})", facts.location, facts.id)
}
