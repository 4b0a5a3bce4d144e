//! The score of incidents as tables.

use super::sections::{cells, section, share, unknown};
use crate::cli::counted::counted;
use crate::cli::gazetteer::table::write_table;
use crate::evaluation::incidents::{IncidentScore, TollRates};
use crate::evaluation::rates::{Prf, Rate};
use std::io::{self, Write};

/// Writes the score; each list has at most `top` lines.
///
/// # Errors
/// Those of `out`.
pub(super) fn write(score: &IncidentScore, top: usize, out: &mut dyn Write) -> io::Result<()> {
    let incidents = &score.incidents;
    writeln!(out, "{}, {}", counted(score.reports, "report"), counted(score.features, "feature"))?;
    let notes = [
        (incidents.ignored_optional, "may be there or not"),
        (incidents.unlocated, "without a point"),
        (score.of_no_known_report.len(), "of no report of the gold"),
    ];
    for (n, what) in notes.iter().filter(|(n, _)| *n > 0) {
        writeln!(out, "{} {what}", counted(*n, "feature"))?;
    }
    writeln!(out)?;
    let prf = |what: &str, prf: Prf| {
        let mut row = vec![what.to_owned()];
        row.extend([prf.precision, prf.recall, prf.f1].map(share));
        row.extend([prf.right, prf.predicted, prf.gold].map(|n| n.to_string()));
        row
    };
    let mut rows = vec![cells(&["incidents", "P", "R", "F1", "right", "found", "gold"])];
    rows.push(prf("found", incidents.found));
    rows.push(prf("found with their date", incidents.found_with_date));
    rows.push(prf("merging, pairs of mentions", score.merging.all_mentions));
    rows.push(prf("merging, of matched mentions", score.merging.matched_mentions));
    write_table(&rows, out)?;
    writeln!(out)?;
    let mut rows = vec![cells(&["agreement", "share", "hits", "of"])];
    let mut rate = |what: &str, rate: Rate| {
        let share = rate.rate.map_or_else(unknown, share);
        rows.push(vec![what.to_owned(), share, rate.hits.to_string(), rate.of.to_string()]);
    };
    rate("recall without background", incidents.recall_without_background);
    rate("date, to the day", score.date_exact_day);
    rate("date, as precisely as known", score.date_at_gold_precision);
    rate("type", score.type_agreement);
    let (mention, feature) = (&score.per_mention, &score.per_feature);
    let mut tolls = |what: &str, rates: TollRates| {
        rate(&format!("{what}, overlap"), rates.overlap);
        rate(&format!("{what}, same bounds"), rates.same_bounds);
        rate(&format!("{what}, invented"), rates.invented);
    };
    tolls("killed", mention.killed);
    tolls("killed, of all reports", feature.killed);
    tolls("wounded", mention.wounded);
    tolls("wounded, of all reports", feature.wounded);
    rate("denial", mention.denial);
    rate("denial, of all reports", feature.denial);
    write_table(&rows, out)?;
    let km = |km: Option<f64>| km.map_or_else(unknown, |km| format!("{km:.3}"));
    let errors = &score.location_error_km;
    writeln!(
        out,
        "\nkm from the gold: median {}, where the place is a settlement or spot {}, farthest {}",
        km(errors.median),
        km(errors.median_exact_or_settlement),
        km(errors.max)
    )?;
    let negatives = score.negatives;
    writeln!(
        out,
        "reports without incidents: {}, of which {} gave {} incidents",
        negatives.reports, negatives.reports_with_false_incidents, negatives.false_incidents
    )?;
    if let Some(mean) = incidents.mean_report_f1 {
        writeln!(out, "mean F1 of reports {}", share(mean))?;
    }
    let wrong = score.by_report.iter().filter(|r| !(r.missed.is_empty() && r.spurious.is_empty())).take(top);
    let wrong =
        wrong.map(|r| vec![r.id.clone(), share(r.found.f1), r.missed.join(", "), r.spurious.join(", ")]);
    section(&["worst reports", "F1", "missed", "spurious"], wrong.collect(), out)?;
    let differences = score.differences.iter().take(top);
    let differences = differences
        .map(|d| [&d.field, &d.stated, &d.gold, &d.report, &d.key, &d.feature].map(String::clone).to_vec());
    section(&["disagreement", "stated", "gold", "report", "incident", "feature"], differences.collect(), out)
}
