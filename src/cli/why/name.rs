//! A name explained: the places that it may mean, and how often the run has met it.

use super::run::{Run, shown};
use crate::cli::counted::counted;
use crate::cli::{Error, NOTHING_FOUND, Streams};
use crate::decisions::Decisions;
use crate::gazetteer::{Gazetteer, Hit};
use crate::layer::place::{PlaceFacts, main_names};
use crate::text::fold::fold;
use std::io::{self, Write};
use std::process::ExitCode;

/// How many places are shown at most.
const MOST_SHOWN: usize = 20;

/// Explains `name`.
pub(super) fn explain(
    gazetteer: &Gazetteer,
    decisions: &Decisions,
    name: &str,
    run: &Run,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Error> {
    let hits = gazetteer.search(name, None);
    if hits.is_empty() {
        streams.tell(format_args!("the gazetteer has no place called `{name}`"));
        streams.tell("hint: add it to gazetteer/local.csv, or as a spelling of a row that is there");
    } else {
        write(gazetteer, name, &hits, streams.out).map_err(Error::Output)?;
    }
    // What holds in every report.
    let ruling = decisions.of("", None, 0, name);
    if let Some(ruling) = ruling {
        writeln!(streams.out, "decided: {}", ruling.words).map_err(Error::Output)?;
    }
    let met = if run.exists() { met(run, name)? } else { Vec::new() };
    for (answer, count) in &met {
        writeln!(streams.out, "in this run, {count} x {answer}").map_err(Error::Output)?;
    }
    Ok(if hits.is_empty() && met.is_empty() && ruling.is_none() {
        NOTHING_FOUND.into()
    } else {
        ExitCode::SUCCESS
    })
}

fn write(gazetteer: &Gazetteer, name: &str, hits: &[Hit], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "`{name}` may be, best first:")?;
    for hit in hits.iter().take(MOST_SHOWN) {
        let place = PlaceFacts::of(gazetteer, hit.place);
        let within: Vec<String> = gazetteer
            .ancestors(hit.place)
            .into_iter()
            .map(|key| PlaceFacts::of(gazetteer, key).location.into_owned())
            .collect();
        let population = match place.population {
            0 => String::new(),
            n => format!(", {n} people"),
        };
        writeln!(
            out,
            "  {} ({})  {} at {}, radius {} m{population}",
            place.location, place.id, place.feature_code, place.position, place.radius.0,
        )?;
        writeln!(out, "    matched by {}; within {}", hit.tier.name(), listed(&within))?;
        writeln!(out, "    names: {}", main_names(gazetteer, hit.place).join(" | "))?;
    }
    if hits.len() > MOST_SHOWN {
        writeln!(out, "  and {} more", hits.len() - MOST_SHOWN)?;
    }
    let files: Vec<String> =
        gazetteer.sources().iter().map(|s| format!("{} ({})", s.name, counted(s.rows, "row"))).collect();
    writeln!(out, "looked up in {}", listed(&files))
}

fn listed(items: &[String]) -> String {
    if items.is_empty() { "nothing".to_string() } else { items.join(", ") }
}

/// What the run made of the name, the most frequent first.
fn met(run: &Run, name: &str) -> Result<Vec<(String, usize)>, Error> {
    let key = fold(name);
    let mentions = run.features("mentions", |p| fold(&shown(p, "surface")) == key)?;
    let mut counts: Vec<(String, usize)> = Vec::new();
    for mention in &mentions {
        let answer = match shown(mention, "place_id") {
            id if id.is_empty() => "unresolved".to_string(),
            id => format!("{} ({id})", shown(mention, "location")),
        };
        match counts.iter_mut().find(|(a, _)| *a == answer) {
            Some((_, count)) => *count += 1,
            None => counts.push((answer, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(counts)
}
