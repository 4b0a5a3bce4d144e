//! What a query says of its answer, on each feature and on standard error.

use super::{Found, printable, say};
use crate::cli::counted::counted;
use crate::format::geojson_amend::{Amended, json_string};
use crate::geodesy::LngLat;
use crate::query::{Answer, Hit, Match, Question, Searchable};
use std::collections::BTreeSet;
use std::io::Write;

/// The feature with what the query found out about it. All features of one answer get the same keys.
pub fn amended<'a>(found: &Found<'_, 'a>, hit: &Hit, question: &Question) -> Amended<'a> {
    let feature = found.features[hit.item];
    // One decimal hides the last bits, in which platforms differ.
    let number = |n: Option<f64>| n.map_or_else(|| "null".to_owned(), |n| format!("{n:.1}"));
    let mut added = Vec::new();
    if question.near.is_some() {
        added.push(("distance_m", number(hit.distance.map(|d| d.0))));
        added.push((
            "bearing_deg",
            number(hit.bearing.map(|degrees| (degrees * 10.0).round() / 10.0 % 360.0)),
        ));
    }
    if question.has_area() {
        added.push(("match", hit.certainty.map_or_else(|| "null".to_owned(), |m| json_string(m.name()))));
    }
    if found.several {
        added.push(("layer", json_string(&feature.path.to_string_lossy())));
    }
    Amended { feature: feature.text, added }
}

pub fn report_what_is_left_out(answer: &Answer, err: &mut dyn Write) {
    if answer.undated > 0 {
        say(err, format_args!("note: left out {} without a date", counted(answer.undated, "feature")));
    }
    if answer.unplaced > 0 {
        say(err, format_args!("note: left out {} without a position", counted(answer.unplaced, "feature")));
    }
}

pub fn summarise(answer: &Answer, shown: usize, question: &Question, from: &str, err: &mut dyn Write) {
    let total = answer.hits.len();
    let mut line = format!("{} found", counted(total, "feature"));
    if let Some(radius) = question.within.filter(|_| question.near.is_some()) {
        line.push_str(&format!(" within {} km of {from}", radius.km()));
    }
    if question.has_area() {
        let certain = answer.hits.iter().filter(|hit| hit.certainty == Some(Match::Certain)).count();
        line.push_str(&format!(": {certain} certain, {} possible", total - certain));
    }
    if shown < total {
        line.push_str(&format!("; the first {shown} shown (--limit)"));
    }
    say(err, format_args!("{line}"));
}

/// Says what a slightly different question would find.
pub fn hint_at_more(searchable: &Searchable<'_>, question: &Question, err: &mut dyn Write) {
    let count = |question: &Question| searchable.search(question).hits.len();
    if !question.types.is_empty() && count(&Question { types: Vec::new(), ..question.clone() }) > 0 {
        let types: BTreeSet<&str> = searchable
            .items()
            .iter()
            .flat_map(|item| [item.event_type.as_ref(), item.sub_event_type.as_ref()])
            .filter(|name| !name.is_empty())
            .collect();
        let names: Vec<String> = types.into_iter().take(20).map(printable).collect();
        say(
            err,
            format_args!("hint: without --type there is something; the layer's types: {}", names.join(", ")),
        );
        return;
    }
    if question.certain_only && count(&Question { certain_only: false, ..question.clone() }) > 0 {
        say(err, format_args!("hint: without --certain-only there is something"));
        return;
    }
    if let Some(near) = question.near {
        let swapped = LngLat::new(near.lat(), near.lng()).ok();
        if swapped.is_some_and(|swapped| count(&Question { near: Some(swapped), ..question.clone() }) > 0) {
            say(
                err,
                format_args!(
                    "hint: longitude comes first; the same numbers the other way round find something"
                ),
            );
            return;
        }
        let nearest = Question { within: None, nearest: Some(1), certain_only: false, ..question.clone() };
        if let Some(distance) = searchable.search(&nearest).hits.first().and_then(|hit| hit.distance) {
            let enough = (distance.km() * 1.01).ceil();
            say(
                err,
                format_args!("hint: the nearest lies {:.1} km away; try --within {enough}km", distance.km()),
            );
            return;
        }
    }
    if question.since.is_some() || question.until.is_some() {
        let days = searchable.items().iter().filter_map(|item| item.dates);
        if let Some((first, last)) = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) {
            say(err, format_args!("hint: the layer's dates run from {first} to {last}"));
            return;
        }
    }
    say(
        err,
        format_args!("hint: leave out one condition after the other to see which one excludes everything"),
    );
}
