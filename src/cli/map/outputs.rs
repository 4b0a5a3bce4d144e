//! The files of a run.

use super::Args;
use super::store::{Counts, Store};
use super::{formats, project};
use crate::format::atomic::Batch;
use crate::format::geojson::{LayerWriter, write_layer};
use crate::format::jsonl::{self, MergeLine, SourceLine};
use crate::format::jsonl_push::Line;
use crate::format::overview::{self, overview_of};
use crate::format::{atomic::WriteError, csv_out};
use crate::gazetteer::{Gazetteer, Source};
use crate::incident::Merged;
use crate::layer::credits::credits_of;
use crate::layer::incidents::Making;
use crate::layer::places::Tally;
use crate::layer::review::Pending;
use crate::layer::{Feature, footprints, incidents, mentions, places, unlocated};
use crate::model::{Diagnostic, EventMention, Incident, Severity, SiteMethod};
use crate::pipeline::Coder;
use crate::text::CodePoints;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, Write};

/// What a run came to.
pub(super) struct Run<'a> {
    pub id: &'a str,
    pub args: &'a Args,
    pub coder: &'a Coder<'a>,
    pub merged: &'a Merged,
}

/// Adds every file of the run to `batch`; `run.json` comes last.
pub(super) fn write(
    run: &Run<'_>,
    store: &mut Store<'_>,
    batch: &mut Batch,
) -> Result<Vec<Diagnostic>, WriteError> {
    let incidents = &run.merged.incidents;
    store.counts.places.add_incidents(incidents);
    weigh(store.pending_mut(), incidents);

    let making = Making { places: &store.places, reports: &store.facts(), run_id: run.id };
    add_layer(batch, incidents::NAME, incidents::features(incidents, making))?;
    add_layer(batch, unlocated::NAME, unlocated::features(incidents, making))?;
    add_layer(batch, places::NAME, places::features(&store.counts.places, &store.places))?;
    let mut diagnostics = Vec::new();
    let drawn =
        footprints::features(incidents).filter_map(|drawn| drawn.map_err(|d| diagnostics.push(d)).ok());
    add_layer(batch, footprints::NAME, drawn)?;
    batch.add("mentions.geojson", |out| write_mentions(store, out))?;
    let thanks = credits(&store.counts.places, run.coder.gazetteer);
    project::add(batch, incidents, &thanks)?;
    diagnostics.extend(formats::add(batch, run.args, &thanks)?);
    let picture = overview_of(incidents, run.coder.gazetteer);
    batch.add("overview.svg", |mut out| overview::write(&picture, &mut out))?;

    batch.add("evidence.jsonl", |out| {
        each_member(store, members(incidents), &mut |incident, member, text, points| {
            write_lines(out, &jsonl::evidence(&incident.id, member, text, points))
        })
    })?;
    batch.add("claims.jsonl", |out| {
        let claiming = members(incidents).filter(|(_, member)| !member.claims.is_empty());
        each_member(store, claiming, &mut |incident, member, text, points| {
            write_lines(out, &jsonl::claims(&incident.id, member, text, points))
        })
    })?;
    batch.add("merges.jsonl", |out| {
        run.merged.ledger.iter().try_for_each(|merge| write_lines(out, &[MergeLine::from(merge)]))
    })?;
    batch.add("sources.jsonl", |out| write_sources(store, !run.args.no_text, out))?;
    batch.add("review.csv", |out| csv_out::write_review(store.pending(), out))?;
    let facts = facts_of_the_run(run, store);
    batch.add("run.json", |out| {
        serde_json::to_writer_pretty(&mut *out, &facts)?;
        out.write_all(b"\n")
    })?;
    Ok(diagnostics)
}

fn add_layer<'a>(
    batch: &mut Batch,
    name: &str,
    features: impl IntoIterator<Item = Feature<'a>>,
) -> Result<(), WriteError> {
    batch.add(&format!("{name}.geojson"), |out| write_layer(name, features, out))
}

fn write_mentions(store: &mut Store<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = LayerWriter::new(out, mentions::NAME)?;
    let mut lines = Vec::new();
    for index in 0..store.reports().len() {
        store.read_mention_lines(index, &mut lines)?;
        writer.lines(&lines)?;
    }
    writer.finish().map(drop)
}

fn write_sources(store: &mut Store<'_>, with_text: bool, out: &mut dyn Write) -> io::Result<()> {
    for index in 0..store.reports().len() {
        let text = if with_text { Some(store.text(index)?) } else { None };
        if let Some(kept) = store.reports().get(index) {
            write_lines(out, &[SourceLine::new(&kept.info, &kept.text_sha256, text)])?;
        }
    }
    Ok(())
}

fn write_lines(out: &mut dyn Write, lines: &[impl Line]) -> io::Result<()> {
    let mut bytes = Vec::new();
    for line in lines {
        line.push(&mut bytes);
        bytes.push(b'\n');
    }
    out.write_all(&bytes)
}

/// The members of incidents, with their incident.
fn members(incidents: &[Incident]) -> impl Iterator<Item = (&Incident, &EventMention)> {
    incidents.iter().flat_map(|incident| incident.members.iter().map(move |member| (incident, member)))
}

type EachMember<'f> = dyn FnMut(&Incident, &EventMention, &str, &CodePoints<'_>) -> io::Result<()> + 'f;

/// Calls `each` for every one of `members` with the text of its report.
fn each_member<'i>(
    store: &mut Store<'_>,
    members: impl Iterator<Item = (&'i Incident, &'i EventMention)>,
    each: &mut EachMember<'_>,
) -> io::Result<()> {
    let members: Vec<_> = members.collect();
    // Members of one report mostly follow each other.
    for of_report in members.chunk_by(|(_, a), (_, b)| a.report_id == b.report_id) {
        let Some(index) = of_report.first().and_then(|(_, m)| store.index_of(&m.report_id)) else { continue };
        let text = store.text(index)?;
        let points = CodePoints::new(&text);
        of_report.iter().try_for_each(|(incident, member)| each(incident, member, &text, &points))?;
    }
    Ok(())
}

/// Counts the incidents whose place hangs on each pending mention, and brings those with the most to the front.
///
/// An incident hangs on the mention that its place was read from; one without a place of its own hangs on every
/// unresolved name in its sentences.
fn weigh(pending: &mut [Pending], incidents: &[Incident]) {
    pending.sort_by(|a, b| (&a.report_id, a.span).cmp(&(&b.report_id, b.span)));
    let mut of_report: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, row) in pending.iter().enumerate() {
        of_report.entry(row.report_id.clone()).or_default().push(index);
    }
    for incident in incidents {
        let mut hanging: Vec<usize> = Vec::new();
        for member in &incident.members {
            let rows = of_report.get(&member.report_id).into_iter().flatten();
            hanging.extend(rows.filter(|row| pending.get(**row).is_some_and(|p| hangs_on(member, p))));
        }
        hanging.sort_unstable();
        hanging.dedup();
        for row in hanging {
            if let Some(p) = pending.get_mut(row) {
                p.incidents += 1;
            }
        }
    }
    // Stable: among equals the order of the reports stays.
    pending.sort_by_key(|p| std::cmp::Reverse(p.incidents));
}

fn hangs_on(member: &EventMention, row: &Pending) -> bool {
    let lacks_own_place = member.site.as_ref().is_none_or(|s| s.method == SiteMethod::Container);
    member.site.as_ref().is_some_and(|s| s.span.overlaps(row.span))
        || (lacks_own_place && row.unresolved && member.sentence.contains(row.span))
}

/// `run.json`.
fn facts_of_the_run(run: &Run<'_>, store: &Store<'_>) -> Value {
    let Counts { mentions, resolved, events, places, diagnostics } = &store.counts;
    let counted = |severity| diagnostics.get(&severity).copied().unwrap_or_default();
    let located = run.merged.incidents.iter().filter(|i| i.site.is_some()).count();
    json!({
        "run_id": run.id,
        "program": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "settings": {
            "focus": run.coder.settings.focus,
            "date": run.args.date.map(|d| d.to_string()),
            "text": !run.args.no_text,
            "developments": run.coder.settings.developments,
            "lexicon": run.coder.settings.lexicon.as_ref().map(|lexicon| lexicon.sha256()),
        },
        "gazetteers": run.coder.gazetteer.sources().iter().map(source).collect::<Vec<_>>(),
        "decisions": run.coder.decisions.source().map(source),
        "counts": {
            "reports": store.reports().len(),
            "mentions": mentions,
            "mentions_resolved": resolved,
            "mentions_to_review": store.pending().len(),
            "places": places.iter().count(),
            "event_mentions": events,
            "incidents_located": located,
            "incidents_unlocated": run.merged.incidents.len() - located,
            "errors": counted(Severity::Error),
            "warnings": counted(Severity::Warning),
        },
        "coordinate_reference_system": "WGS 84 (OGC:CRS84)",
        "offsets": "Unicode code points",
        "credits": credits(places, run.coder.gazetteer),
    })
}

/// Whom the run's outputs credit: those whom the rows used require, then those of what every run uses.
fn credits(used: &Tally, gazetteer: &Gazetteer) -> Vec<String> {
    let rows = used.iter().map(|(key, _)| gazetteer.credit(key));
    let of_all = [
        "Land and borders: Natural Earth (https://www.naturalearthdata.com), public domain",
        "Event types: after the ACLED Codebook; precision codes: after ACLED and UCDP GED",
    ];
    credits_of(rows).into_iter().chain(of_all.map(str::to_owned)).collect()
}

fn source(source: &Source) -> Value {
    json!({"name": source.name, "sha256": source.sha256, "rows": source.rows})
}
