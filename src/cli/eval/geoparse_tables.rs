//! The score of toponyms as tables.

use super::sections::{cells, section, share, unknown};
use crate::cli::gazetteer::table::write_table;
use crate::evaluation::geoparse::{CorpusScore, GeoparseScore, Reliability, Spelling};
use crate::evaluation::rates::{Prf, Rate};
use std::io::{self, Write};

/// Writes the score; each list has at most `top` lines.
///
/// # Errors
/// Those of `out`.
pub(super) fn write(score: &GeoparseScore, top: usize, out: &mut dyn Write) -> io::Result<()> {
    let heads = ["corpus", "documents", "gold", "found", "P", "R", "F1", "exact F1"];
    let mut rows = vec![cells(&heads)];
    for corpus in &score.corpora {
        let Prf { precision, recall, f1, predicted, gold, .. } = corpus.recognition.overlap;
        let mut row = vec![corpus.name.clone(), corpus.documents.to_string(), gold.to_string()];
        row.push(predicted.to_string());
        row.extend([precision, recall, f1, corpus.recognition.exact.f1].map(share));
        rows.push(row);
    }
    writeln!(out, "recognition: the words overlap")?;
    write_table(&rows, out)?;
    writeln!(out, "\nresolution of what was recognised")?;
    let heads = ["corpus", "located", "within 161 km", "AUC", "median km", "mean km"];
    let mut rows = vec![cells(&heads)];
    for corpus in &score.corpora {
        let distances = &corpus.resolution;
        let (all, located) = (distances.all, distances.of_located);
        let km = |km: Option<f64>| km.map_or_else(unknown, |km| format!("{km:.1}"));
        rows.push(vec![
            corpus.name.clone(),
            rate(distances.located),
            all.map_or_else(unknown, |e| share(e.within_161_km)),
            all.map_or_else(unknown, |e| share(e.auc)),
            km(located.map(|e| e.median_km)),
            km(located.map(|e| e.mean_km)),
        ]);
    }
    write_table(&rows, out)?;
    writeln!(out, "\nend to end: recognised, and within 161 km")?;
    let mut rows = vec![cells(&["corpus", "gold", "located", "right", "P", "R", "F1", ""])];
    for corpus in &score.corpora {
        let Prf { precision, recall, f1, right, predicted, gold } = corpus.end_to_end;
        let mut row = vec![corpus.name.clone()];
        row.extend([gold, predicted, right].map(|n| n.to_string()));
        row.extend([precision, recall, f1].map(share));
        row.push(if corpus.without_demonyms { "without demonyms".to_owned() } else { String::new() });
        rows.push(row);
    }
    if let Some(mean) = score.mean_end_to_end_f1.filter(|_| score.corpora.len() > 1) {
        let mut row = cells(&["mean", "", "", "", "", ""]);
        row.push(share(mean));
        rows.push(row);
    }
    write_table(&rows, out)?;
    score.corpora.iter().try_for_each(|corpus| details(corpus, top, out))
}

fn details(corpus: &CorpusScore, top: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", corpus.name)?;
    if corpus.documents_missing > 0 {
        writeln!(out, "{} of {} documents without an answer", corpus.documents_missing, corpus.documents)?;
    }
    let types = corpus.by_gold_type.iter();
    let types = types
        .map(|(name, g)| vec![name.clone(), g.recognised.of.to_string(), rate(g.recognised), rate(g.right)]);
    section(&["type of the gold", "gold", "recognised", "right"], types.collect(), out)?;
    let kinds = corpus.by_kind.iter();
    let kinds =
        kinds.map(|(name, g)| vec![name.clone(), g.matched.of.to_string(), rate(g.matched), rate(g.right)]);
    section(&["kind", "found", "in the gold", "right"], kinds.collect(), out)?;
    let mut codes: Vec<_> = corpus.by_feature_code.iter().collect();
    codes.sort_by_key(|(_, g)| std::cmp::Reverse(g.matched.of));
    let codes = codes.into_iter().take(top);
    let codes =
        codes.map(|(name, g)| vec![name.clone(), g.matched.of.to_string(), rate(g.matched), rate(g.right)]);
    section(&["feature code", "found", "in the gold", "right"], codes.collect(), out)?;
    for (of, reliability) in
        [("place right", &corpus.calibration.resolution), ("end to end", &corpus.calibration.end_to_end)]
    {
        self::reliability(of, reliability, out)?;
    }
    let documents = corpus.by_document.iter().take_while(|d| d.errors() > 0).take(top);
    let documents = documents.map(|d| {
        let mut row = vec![d.id.clone()];
        row.extend([d.missed, d.spurious, d.misplaced].map(|n| n.to_string()));
        row.push(share(d.end_to_end.f1));
        row.push(d.line.to_string());
        row
    });
    let heads = ["worst documents", "missed", "spurious", "misplaced", "F1", "line"];
    section(&heads, documents.collect(), out)?;
    let confusion = &corpus.confusion;
    spellings("missed most", &confusion.missed, top, out)?;
    spellings("taken for a place most", &confusion.spurious, top, out)?;
    spellings("not located most", &confusion.unlocated, top, out)?;
    let wrong = confusion.wrong_places.iter().take(top).map(|w| {
        let what = format!("{}: {} -> {}", w.spelling, w.chosen, w.gold);
        vec![what, format!("{:.0}", w.km), w.count.to_string()]
    });
    section(&["put in a wrong place most", "km", "times"], wrong.collect(), out)
}

fn reliability(of: &str, reliability: &Reliability, out: &mut dyn Write) -> io::Result<()> {
    let rows = reliability.bins.iter().map(|bin| {
        let range = format!("{:.1} to {:.1}", bin.from, bin.to);
        vec![range, bin.toponyms.to_string(), share(bin.stated), share(bin.right)]
    });
    section(&[&format!("confidence, {of}"), "toponyms", "stated", "right"], rows.collect(), out)?;
    match reliability.expected_error {
        Some(error) => writeln!(out, "expected calibration error {}", share(error)),
        None => Ok(()),
    }
}

fn spellings(heading: &str, list: &[Spelling], top: usize, out: &mut dyn Write) -> io::Result<()> {
    let rows = list.iter().take(top).map(|s| vec![s.spelling.clone(), s.count.to_string()]);
    section(&[heading, "times"], rows.collect(), out)
}

fn rate(rate: Rate) -> String {
    rate.rate.map_or_else(unknown, share)
}
