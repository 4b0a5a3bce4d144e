//! An incident explained: what, where, why there, every field with its words, and how its reports were joined.

use super::mention;
use super::run::{Properties, Run, shown};
use crate::cli::{Error, NOTHING_FOUND, Streams};
use crate::format::jsonl::{ClaimLine, EvidenceLine, MergeLine};
use std::io::{self, Write};
use std::process::ExitCode;

/// How many incidents an ambiguous beginning lists at most.
const MOST_LISTED: usize = 20;

/// Explains the incident whose id is, or alone begins with, `id`.
pub(super) fn explain(run: &Run, id: &str, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let fits = |p: &Properties| {
        shown(p, "id").starts_with(id) || shown(p, "previous_ids").split("; ").any(|former| former == id)
    };
    let mut found = run.features("incidents", fits)?;
    found.extend(run.features("unlocated", fits)?);
    // An id may also begin longer ones.
    if let Some(exact) = found.iter().position(|p| shown(p, "id") == id) {
        found = vec![found.swap_remove(exact)];
    }
    match found.as_slice() {
        [] => {
            streams.tell(format_args!("no incident of this run has an id that begins with `{id}`"));
            Ok(NOTHING_FOUND.into())
        }
        [one] => {
            let explanation = Explanation::read(run, one)?;
            explanation.write(streams.out).map_err(Error::Output)?;
            Ok(ExitCode::SUCCESS)
        }
        several => {
            streams.tell(format_args!("{} incidents have an id that begins with `{id}`:", several.len()));
            for incident in several.iter().take(MOST_LISTED) {
                streams.tell(format_args!("  {}  {}", shown(incident, "id"), shown(incident, "title")));
            }
            Ok(NOTHING_FOUND.into())
        }
    }
}

/// Everything that the run says of one incident.
struct Explanation<'a> {
    incident: &'a Properties,
    evidence: Vec<EvidenceLine>,
    claims: Vec<ClaimLine>,
    merges: Vec<MergeLine>,
    mentions: Vec<Properties>,
}

impl<'a> Explanation<'a> {
    fn read(run: &Run, incident: &'a Properties) -> Result<Self, Error> {
        let id = shown(incident, "id");
        let evidence: Vec<EvidenceLine> =
            run.lines("evidence.jsonl", |line: &EvidenceLine| line.incident_id == id)?;
        let claims = run.lines("claims.jsonl", |line: &ClaimLine| line.incident_id == id)?;
        let merges = run.lines("merges.jsonl", |line: &MergeLine| {
            line.incident_id == id || line.apart_from.as_ref() == Some(&id)
        })?;
        let places: Vec<&EvidenceLine> = evidence.iter().filter(|line| line.field == "place").collect();
        let is_its_place = |p: &Properties| {
            let (start, end) =
                (p.get("start").and_then(|v| v.as_u64()), p.get("end").and_then(|v| v.as_u64()));
            places.iter().any(|line| {
                // The words of a place may be more than its name: "12 km north of Ganja".
                shown(p, "report_id") == line.report_id
                    && start.is_some_and(|s| s >= line.start as u64)
                    && end.is_some_and(|e| e <= line.end as u64)
            })
        };
        let mentions = run.features("mentions", is_its_place)?;
        Ok(Self { incident, evidence, claims, merges, mentions })
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let p = self.incident;
        writeln!(out, "{}  {}", shown(p, "id"), shown(p, "title"))?;
        writeln!(out, "{}", shown(p, "notes"))?;
        let former = shown(p, "previous_ids");
        if !former.is_empty() {
            writeln!(out, "formerly {former}")?;
        }
        self.write_where(out)?;
        self.write_fields(out)?;
        self.write_claims(out)?;
        self.write_members(out)
    }

    fn write_where(&self, out: &mut dyn Write) -> io::Result<()> {
        let p = self.incident;
        writeln!(out, "\nwhere")?;
        if shown(p, "longitude").is_empty() {
            writeln!(out, "  not located: no report names a place for it that the gazetteer knows")?;
        } else {
            writeln!(
                out,
                "  {} ({}), {} {} at {},{} within {} m",
                shown(p, "location"),
                shown(p, "place_id"),
                shown(p, "feature_code"),
                shown(p, "country"),
                shown(p, "longitude"),
                shown(p, "latitude"),
                shown(p, "coordinate_uncertainty_m"),
            )?;
            writeln!(
                out,
                "  method {}, where_prec {}, geo_precision {}, reported as `{}`",
                shown(p, "georeference_method"),
                shown(p, "where_prec"),
                shown(p, "geo_precision"),
                shown(p, "place_reported"),
            )?;
        }
        for place in &self.mentions {
            writeln!(out)?;
            mention::write(place, out)?;
        }
        Ok(())
    }

    fn write_fields(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\nfields and their words")?;
        for line in &self.evidence {
            let EvidenceLine { field, value, report_id, start, end, text, .. } = line;
            writeln!(out, "  {field} = {value}  from `{}`  ({report_id}:{start}-{end})", one_line(text))?;
        }
        Ok(())
    }

    fn write_claims(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.claims.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nwho says what")?;
        for claim in &self.claims {
            let value = claim.value.as_ref().map(|v| format!(" {v}")).unwrap_or_default();
            let ClaimLine { claimant, stance, field, report_id, start, end, text, .. } = claim;
            writeln!(
                out,
                "  {claimant} {stance} {field}{value}  `{}`  ({report_id}:{start}-{end})",
                one_line(text)
            )?;
        }
        Ok(())
    }

    fn write_members(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\nwhat was merged")?;
        for merge in self.merges.iter().filter(|merge| !is_apart(merge)) {
            let MergeLine { event_id, report_id, .. } = merge;
            match &merge.joined_to {
                None => writeln!(out, "  {event_id} of {report_id}: the first")?,
                Some(to) => {
                    writeln!(out, "  {event_id} of {report_id}: joined to {to}{}", sum(merge))?;
                    write_reasons(merge, out)?;
                }
            }
        }
        if !self.merges.iter().any(is_apart) {
            return Ok(());
        }
        let id = shown(self.incident, "id");
        writeln!(out, "\nwhat was nearly merged")?;
        for merge in self.merges.iter().filter(|merge| is_apart(merge)) {
            let MergeLine { incident_id, apart_from, .. } = merge;
            let other =
                if *incident_id == id { apart_from.as_deref().unwrap_or_default() } else { incident_id };
            writeln!(out, "  {other} stayed apart{}", sum(merge))?;
            write_reasons(merge, out)?;
        }
        Ok(())
    }
}

fn is_apart(merge: &MergeLine) -> bool {
    merge.apart_from.is_some()
}

/// ", 4.5 of at least 2": the sum of the reasons and what a join takes.
fn sum(merge: &MergeLine) -> String {
    merge.score.map(|score| format!(", {score} of at least {}", merge.threshold)).unwrap_or_default()
}

/// The reasons for and those against; of those that weigh nothing only what decides alone.
fn write_reasons(merge: &MergeLine, out: &mut dyn Write) -> io::Result<()> {
    let listed = |wanted: &dyn Fn(Option<f64>) -> bool| {
        let cues = merge.cues.iter().filter(|cue| wanted(cue.weight));
        let named = cues.map(|cue| match cue.weight {
            Some(weight) => format!("{} {weight:+}", cue.name),
            None => format!("{} (decides alone)", cue.name),
        });
        named.collect::<Vec<String>>().join("; ")
    };
    let decides_for = merge.apart_from.is_none();
    let reasons_for = listed(&|weight| weight.map_or(decides_for, |weight| weight >= 0.0));
    let against = listed(&|weight| weight.map_or(!decides_for, |weight| weight < 0.0));
    for (side, reasons) in [("for", reasons_for), ("against", against)] {
        if !reasons.is_empty() {
            writeln!(out, "    {side}: {reasons}")?;
        }
    }
    match &merge.decision {
        Some(words) => writeln!(out, "    decided: {words}"),
        None => Ok(()),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
