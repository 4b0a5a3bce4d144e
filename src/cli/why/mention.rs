//! A mention explained: its place, the cues for it, its candidates, and what would change the answer.

use super::candidates;
use super::run::{Properties, Run, byte_of, number, shown};
use crate::cli::inputs::Knowledge;
use crate::cli::{Error, NOTHING_FOUND, Streams};
use std::io::{self, Write};
use std::process::ExitCode;

/// The most words of a name that was decided to be no place.
const MOST_WORDS: usize = 8;

/// Explains the mention `id` (`report_id:start`).
pub(super) fn explain(
    run: &Run,
    id: &str,
    knowledge: &Knowledge,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Error> {
    let found = run.features("mentions", |p| shown(p, "id") == id)?;
    let Some(mention) = found.first() else {
        if let Some((words, decision)) = no_place(run, id, knowledge, streams)? {
            writeln!(streams.out, "  `{words}` at {id} is no place\n    decided: {decision}\n    {DECIDED}")
                .map_err(Error::Output)?;
            return Ok(ExitCode::SUCCESS);
        }
        streams.tell(format_args!("no mention of this run starts at `{id}`"));
        return Ok(NOTHING_FOUND.into());
    };
    write_answer(mention, streams.out).map_err(Error::Output)?;
    if !shown(mention, "decision").is_empty() || !candidates::write(run, mention, knowledge, streams)? {
        write_runner_up(mention, streams.out).map_err(Error::Output)?;
    }
    write_change(mention, streams.out).map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the explanation of the mention whose properties are `p`, by the layer alone.
pub(super) fn write(p: &Properties, out: &mut dyn Write) -> io::Result<()> {
    write_answer(p, out)?;
    write_runner_up(p, out)?;
    write_change(p, out)
}

/// Writes what a mention is, and because of what.
fn write_answer(p: &Properties, out: &mut dyn Write) -> io::Result<()> {
    let surface = shown(p, "surface");
    writeln!(out, "  mention {}  `{surface}`  {}", shown(p, "id"), shown(p, "kind"))?;
    if shown(p, "place_id").is_empty() {
        let written = shown(p, "kind") == "coordinates";
        if written {
            let (longitude, latitude) = (shown(p, "longitude"), shown(p, "latitude"));
            return writeln!(out, "    are {longitude},{latitude}, within {} m", shown(p, "uncertainty_m"));
        }
        writeln!(out, "    unresolved")?;
    } else {
        writeln!(
            out,
            "    is {} ({}), {} {}, confidence {}",
            shown(p, "location"),
            shown(p, "place_id"),
            shown(p, "feature_code"),
            shown(p, "country"),
            shown(p, "confidence"),
        )?;
        if let Some(how) = matched_by(&shown(p, "match")) {
            writeln!(out, "    written as {how}")?;
        }
        let words = shown(p, "georeference_text");
        if !words.is_empty() {
            writeln!(out, "    put {} by `{words}`, within {} m", put(p), shown(p, "uncertainty_m"))?;
        }
        let cues = shown(p, "cues");
        writeln!(out, "    because {}", if cues.is_empty() { "it is the only candidate" } else { &cues })?;
        let decision = shown(p, "decision");
        if !decision.is_empty() {
            writeln!(out, "    decided: {decision}")?;
        }
    }
    Ok(())
}

/// Writes what would change the answer; coordinates stand as they are written.
fn write_change(p: &Properties, out: &mut dyn Write) -> io::Result<()> {
    if shown(p, "kind") == "coordinates" {
        return Ok(());
    }
    writeln!(out, "    {}", what_would_change_it(p, &shown(p, "surface")))
}

/// Writes the one other candidate that the layer keeps, where the report's text is not kept.
fn write_runner_up(p: &Properties, out: &mut dyn Write) -> io::Result<()> {
    let runner_up = shown(p, "runner_up");
    if runner_up.is_empty() {
        return Ok(());
    }
    let second = if shown(p, "place_id").is_empty() { "best candidate" } else { "runner-up" };
    writeln!(
        out,
        "    {second} {runner_up}, score {}: {}",
        shown(p, "runner_up_score"),
        shown(p, "runner_up_cues")
    )
}

/// Where the words around a mention put it.
fn put(p: &Properties) -> String {
    match shown(p, "georeference_longitude") {
        longitude if longitude.is_empty() => "there".to_string(),
        longitude => format!("at {longitude},{}", shown(p, "georeference_latitude")),
    }
}

/// What would change what was decided.
const DECIDED: &str = "it would change with its row of decisions.csv";

/// The words at `id` that a decision says are no place, and that decision; `None` where there is none, or the run does not
/// keep the report's text.
fn no_place(
    run: &Run,
    id: &str,
    knowledge: &Knowledge,
    streams: &mut Streams<'_>,
) -> Result<Option<(String, String)>, Error> {
    let Some((report, start)) = id.rsplit_once(':') else { return Ok(None) };
    let (Some(source), Ok(start)) = (run.source(report)?, start.parse::<usize>()) else { return Ok(None) };
    let text = source.text.as_deref().unwrap_or_default();
    let Some(at) = byte_of(text, start) else { return Ok(None) };
    let rest = text.get(at..).unwrap_or_default();
    let gazetteer = knowledge.gazetteer(streams)?;
    let decisions = knowledge.decisions(&gazetteer, streams)?;
    // Every end of a word from here on, the farthest first.
    let after = rest.char_indices().skip(1).chain([(rest.len(), ' ')]);
    let ends = after.filter(|(_, c)| !c.is_alphanumeric()).map(|(end, _)| end).take(MOST_WORDS);
    let ends: Vec<usize> = ends.collect();
    Ok(ends.into_iter().rev().find_map(|end| {
        let words = rest.get(..end)?;
        let ruling = decisions.of(report, source.source.as_deref(), start, words)?;
        ruling.place.is_none().then(|| (words.to_owned(), ruling.words.to_string()))
    }))
}

/// How a spelling was matched that is not declared as it stands; `None` where it is.
fn matched_by(tier: &str) -> Option<&'static str> {
    Some(match tier {
        "inflected" => "an inflected form of its name",
        "transliteration" => "another romanisation of its name",
        "fuzzy" => "what may be its name with a typing error",
        _ => return None,
    })
}

fn what_would_change_it(p: &Properties, surface: &str) -> String {
    let (place, runner_up) = (shown(p, "place_id"), shown(p, "runner_up"));
    if !shown(p, "decision").is_empty() {
        return DECIDED.to_string();
    }
    match (place.is_empty(), runner_up.is_empty(), number(p, "margin")) {
        (true, true, _) => {
            format!(
                "to locate it, decide in review.csv and run `gazetteer apply`, or add a row or a spelling `{surface}` to \
                     gazetteer/local.csv, and map again"
            )
        }
        (true, false, _) => {
            "the words around it do not decide between its candidates; decide in review.csv and run \
                             `gazetteer apply`"
                .to_string()
        }
        (false, false, Some(margin)) => {
            let (id, rival) =
                (shown(p, "id"), runner_up.rsplit_once(" (").map_or("", |(_, id)| id.trim_end_matches(')')));
            format!(
                "it would change if evidence of more than {margin} favoured {runner_up}; the row \
                 `place;mention;{id}|{surface};{rival}` of gazetteer/decisions.csv makes it that"
            )
        }
        (false, ..) => format!(
            "no other place has this spelling; a row of gazetteer/local.csv with the name `{surface}` would compete"
        ),
    }
}
