//! What a row says of its standing: since when, in dispute or not, from whom and under which licence.

use super::{Context, Findings};
use crate::gazetteer::row::Row;
use crate::model::{FeatureClass, Place, PlaceStatus};
use crate::text::fold::fold;
use jiff::civil::Date;

/// Disputed territories by folded name, and the countries whose rows of this name are meant. Which are marked, and why, is
/// said in `gazetteer/README.md`.
const CONTESTED: [(&str, &str); 36] = [
    ("abkhazia", "GE"),
    ("abu musa", "AE IR"),
    ("abyei", "SD SS"),
    ("aksai chin", "CN IN"),
    ("azad kashmir", "PK IN"),
    ("bir tawil", "EG SD"),
    ("crimea", "UA RU"),
    ("crimean peninsula", "UA RU"),
    ("donetsk peoples republic", "UA RU"),
    ("east jerusalem", "PS IL"),
    ("falkland islands", "FK AR"),
    ("gaza strip", "PS IL"),
    ("golan heights", "SY IL"),
    ("halaib triangle", "EG SD"),
    ("ilemi triangle", "KE SS ET"),
    ("kashmir", "IN PK CN"),
    ("kosovo", "XK RS"),
    ("kuril islands", "RU JP"),
    ("luhansk peoples republic", "UA RU"),
    ("northern cyprus", "CY"),
    ("palestine", "PS IL"),
    ("paracel islands", "CN VN TW"),
    ("republic of artsakh", "AZ AM"),
    ("scarborough shoal", "CN PH TW"),
    ("senkaku islands", "JP CN TW"),
    ("shebaa farms", "LB SY IL"),
    ("siachen glacier", "IN PK"),
    ("somaliland", "SO"),
    ("south china sea", "CN VN PH"),
    ("south ossetia", "GE"),
    ("spratly islands", "CN VN PH TW MY"),
    ("taiwan", "TW CN"),
    ("transnistria", "MD"),
    ("turkish republic of northern cyprus", "CY"),
    ("west bank", "PS IL"),
    ("western sahara", "EH MA"),
];

/// Licences by their usual names, as they fold.
const LICENSES: [&str; 27] = [
    "cc by 4 0",
    "cc by 3 0",
    "cc by 2 0",
    "cc by",
    "cc by sa 4 0",
    "cc by sa 3 0",
    "cc by sa",
    "cc by nc 4 0",
    "cc by nc sa 4 0",
    "cc by igo 3 0",
    "cc by 3 0 igo",
    "cc0",
    "cc0 1 0",
    "odbl",
    "odbl 1 0",
    "odc by",
    "odc by 1 0",
    "pddl",
    "pddl 1 0",
    "public domain",
    "ogl",
    "ogl uk 3 0",
    "etalab 2 0",
    "dl de by 2 0",
    "mit",
    "apache 2 0",
    "own work",
];

pub(super) fn check(row: &Row, place: &Place<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    validity(row, findings);
    // A row over another inherits its credits.
    if row.name.is_some() && context.is_new(row) {
        for (cell, rule, column) in
            [(&row.source, "missing-source", "source"), (&row.license, "missing-license", "license")]
        {
            if cell.is_none() {
                let message = format!("`{}` does not say its {column}", row.id);
                findings.tell(rule, row, column, message);
            }
        }
    }
    let known = |license: &str| {
        let license = fold(license);
        LICENSES.contains(&license.as_str()) || license.starts_with("http")
    };
    if let Some(license) = row.license.as_deref().filter(|l| !l.split("; ").all(known)) {
        findings.tell("unknown-license", row, "license", format!("`{license}` is no usual licence"));
    }
    radius(row, place, findings);
    contested(row, place, context, findings);
}

fn validity(row: &Row, findings: &mut Findings<'_>) {
    let mut day = |column, cell: &Option<String>| {
        let cell = cell.as_deref()?;
        let day = cell.parse::<Date>().ok().filter(|day| day.to_string() == cell);
        if day.is_none() {
            findings.tell("bad-validity", row, column, format!("`{cell}` is no day"));
        }
        day
    };
    if let (Some(from), Some(to)) = (day("valid_from", &row.valid_from), day("valid_to", &row.valid_to))
        && to < from
    {
        findings.tell("bad-validity", row, "valid_to", format!("`{to}` is before `{from}`"));
    }
}

/// The smallest and largest radius of a class, in metres. The embedded rows keep them with a factor of two to spare.
fn radii(class: FeatureClass) -> (f64, f64) {
    match class {
        FeatureClass::Populated => (50.0, 60_000.0),
        FeatureClass::Spot => (1.0, 30_000.0),
        FeatureClass::Administrative => (200.0, 5_000_000.0),
        _ => (10.0, 15_000_000.0),
    }
}

fn radius(row: &Row, place: &Place<'_>, findings: &mut Findings<'_>) {
    let (least, most) = radii(place.feature_class);
    if let Some(radius) = row.radius_m.filter(|r| !(least..=most).contains(r)) {
        let class = place.feature_class.letter();
        let message = format!("a radius of `{radius}` m is not one of a place of class `{class}`");
        findings.tell("implausible-radius", row, "radius_m", message);
    }
}

fn contested(row: &Row, place: &Place<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let is_point =
        matches!(place.feature_class, FeatureClass::Populated | FeatureClass::Spot | FeatureClass::Road);
    if place.status != PlaceStatus::Plain || is_point || row.name.is_none() {
        return;
    }
    let folded = fold(place.name);
    let claimed = |countries: &str| {
        place.country.is_empty() || countries.split(' ').any(|country| country == place.country)
    };
    if !CONTESTED.iter().any(|(name, countries)| *name == folded && claimed(countries)) {
        return;
    }
    // A part of a marked territory, as the province of its name, need not be marked again.
    let mut containers =
        context.gazetteer.ancestors(place.key).into_iter().map(|key| context.gazetteer.place(key));
    if !containers.any(|container| container.status == PlaceStatus::Contested) {
        let message = format!("`{}` is disputed, and its status does not say so", place.name);
        findings.tell("unmarked-contested", row, "status", message);
    }
}
