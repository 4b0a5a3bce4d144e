//! Which properties of a feature say what: this program's, and the columns of ACLED and of UCDP's Georeferenced Event Dataset.
//!
//! # References
//! ACLED Codebook, 2023. S. Högbladh, "UCDP Georeferenced Event Dataset Codebook", version 24.1, Uppsala University.

use crate::format::geojson_read::{RawFeature, unescaped};
use crate::geodesy::Metres;
use jiff::civil::Date;
use std::borrow::Cow;

/// The place, the first that is there.
const PLACES: [&str; 5] = ["location", "place_reported", "where_coordinates", "name", "title"];
const ADMIN1: [&str; 2] = ["admin1", "adm_1"];
const IDS: [&str; 2] = ["id", "event_id_cnty"];

/// What UCDP GED's `type_of_violence` stands for, from 1.
const KINDS_OF_VIOLENCE: [&str; 3] = ["State-based conflict", "Non-state conflict", "One-sided violence"];

/// UCDP GED's `where_prec` 2: within about 25 km of a known point.
const NEAR_A_POINT: Metres = Metres(25_000.0);

/// The id of a feature: its property, else its own.
pub fn id<'a>(feature: &RawFeature<'a>) -> Option<Cow<'a, str>> {
    IDS.iter().find_map(|name| feature.property(name)).or_else(|| feature.id()).map(unescaped)
}

/// The event type; empty where there is none.
pub fn event_type<'a>(feature: &RawFeature<'a>) -> Cow<'a, str> {
    let kind_of_violence = || {
        let number = feature.number("type_of_violence")?;
        let kinds = KINDS_OF_VIOLENCE.iter().zip([1.0, 2.0, 3.0]);
        kinds.filter(|(_, n)| *n == number).map(|(kind, _)| Cow::Borrowed(*kind)).next()
    };
    feature.text("event_type").or_else(kind_of_violence).unwrap_or_default()
}

/// The sub-event type, else the event type; empty where there is neither.
pub fn type_name<'a>(feature: &RawFeature<'a>) -> Cow<'a, str> {
    feature.text("sub_event_type").unwrap_or_else(|| event_type(feature))
}

/// The place; empty where none is named.
pub fn place<'a>(feature: &RawFeature<'a>) -> Cow<'a, str> {
    PLACES.iter().find_map(|name| feature.text(name)).unwrap_or_default()
}

/// The place, its division and its country, as far as they are known.
pub fn place_admin1_country<'a>(feature: &RawFeature<'a>) -> [Option<Cow<'a, str>>; 3] {
    let first_of = |names: &[&str]| names.iter().find_map(|name| feature.text(name));
    [first_of(&["location", "where_coordinates"]), first_of(&ADMIN1), feature.text("country")]
}

/// How many were killed or wounded, each figure where it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Toll {
    pub low: Option<f64>,
    pub best: Option<f64>,
    pub high: Option<f64>,
}

/// The killed.
pub fn deaths(feature: &RawFeature<'_>) -> Toll {
    let own = toll(feature, "deaths_low", "deaths_best", "deaths_high");
    if own != Toll::default() {
        return own;
    }
    // Words as plain as `low` and `best` are a toll in UCDP's files alone.
    if feature.properties.iter().any(|member| member.is("type_of_violence")) {
        return toll(feature, "low", "best", "high");
    }
    Toll { best: feature.number("fatalities"), ..own }
}

/// The wounded.
pub fn injured(feature: &RawFeature<'_>) -> Toll {
    toll(feature, "injured_low", "injured_best", "injured_high")
}

fn toll(feature: &RawFeature<'_>, low: &str, best: &str, high: &str) -> Toll {
    Toll { low: feature.number(low), best: feature.number(best), high: feature.number(high) }
}

/// The first and last day of a feature: `date_start` and `date_end`, either standing in for the other, else
/// `event_date`, else `date`. `None` where none of them is a full date.
pub fn days(feature: &RawFeature<'_>) -> Option<(Date, Date)> {
    let day = |name: &str| feature.text(name).and_then(|text| calendar_day(&text));
    let start = ["date_start", "date_end", "event_date", "date"].iter().find_map(|name| day(name))?;
    let end = day("date_end").unwrap_or(start);
    Some((start.min(end), start.max(end)))
}

/// The day of `2020-10-17`, also with a time after it, or with the slashes that GIS programs like.
fn calendar_day(text: &str) -> Option<Date> {
    let day: String = text.trim().chars().take(10).map(|c| if c == '/' { '-' } else { c }).collect();
    day.parse().ok()
}

/// How far the truth may lie from the position, and whether that is all that is known of it: rows of others say of some
/// that they are known to a district or a province only, but not how far that reaches.
pub fn precision(feature: &RawFeature<'_>) -> (Metres, bool) {
    if feature.properties.iter().any(|member| member.is("coordinate_uncertainty_m")) {
        return (Metres(feature.number("coordinate_uncertainty_m").unwrap_or(0.0)), false);
    }
    match (feature.number("where_prec"), feature.number("geo_precision")) {
        (Some(2.0), _) => (NEAR_A_POINT, false),
        // UCDP: a second- or first-level division, a line or an area, a country, the open sea. ACLED: a part of a region, or all of it.
        (Some(class), _) if class > 2.0 => (Metres(0.0), true),
        (None, Some(class)) if class > 1.0 => (Metres(0.0), true),
        _ => (Metres(0.0), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: PartialEq + std::fmt::Debug>(
        properties: &str,
        read: impl Fn(&RawFeature<'_>) -> T,
        expect: T,
    ) {
        let text = format!(r#"{{"type":"Feature","id":7,"geometry":null,"properties":{{{properties}}}}}"#);
        assert_eq!(read(&RawFeature::parse(&text).unwrap()), expect, "{properties}");
    }

    #[test]
    fn a_feature_s_days_are_read_from_what_there_is() {
        let check = |properties: &str, expect: Option<&str>| {
            let shown = |f: &RawFeature<'_>| days(f).map(|(a, b)| format!("{a} {b}"));
            check(properties, shown, expect.map(str::to_owned));
        };
        check(r#""date_start":"2020-09-27","date_end":"2020-11-10""#, Some("2020-09-27 2020-11-10"));
        check(r#""date_start":"2020-10-17","date_end":null"#, Some("2020-10-17 2020-10-17"));
        check(r#""event_date":"2020-10-17T01:00:00Z""#, Some("2020-10-17 2020-10-17"));
        check(r#""event_date":"2020/10/17""#, Some("2020-10-17 2020-10-17"));
        check(r#""date":"2020-10-17""#, Some("2020-10-17 2020-10-17"));
        check(r#""date_start":"2020-11-10","date_end":"2020-09-27""#, Some("2020-09-27 2020-11-10"));
        check(r#""event_date":null"#, None);
        check(r#""event_date":20201017"#, None);
        check(r#""event_date":"October""#, None);
    }

    #[test]
    fn tolls_types_and_ids_have_other_names_elsewhere() {
        let figures = |low, best, high| Toll { low, best, high };
        check(r#""fatalities":13"#, deaths, figures(None, Some(13.0), None));
        check(
            r#""type_of_violence":1,"low":2,"best":3,"high":5"#,
            deaths,
            figures(Some(2.0), Some(3.0), Some(5.0)),
        );
        // The temperatures of a day are no toll.
        check(r#""low":2,"high":5"#, deaths, Toll::default());
        check(r#""deaths_low":1,"fatalities":13"#, deaths, figures(Some(1.0), None, None));
        check(r#""type_of_violence":3"#, |f| event_type(f).into_owned(), "One-sided violence".to_owned());
        check(r#""type_of_violence":9"#, |f| event_type(f).into_owned(), String::new());
        check(r#""event_id_cnty":"AZE1""#, |f| id(f).unwrap().into_owned(), "AZE1".to_owned());
        check("", |f| id(f).unwrap().into_owned(), "7".to_owned());
        check(r#""where_coordinates":"Ganja town""#, |f| place(f).into_owned(), "Ganja town".to_owned());
    }

    #[test]
    fn what_is_known_to_a_district_is_known_nowhere_for_certain() {
        check(r#""coordinate_uncertainty_m":500,"where_prec":4"#, precision, (Metres(500.0), false));
        check(r#""coordinate_uncertainty_m":null,"geo_precision":3"#, precision, (Metres(0.0), false));
        check(r#""where_prec":1,"geo_precision":3"#, precision, (Metres(0.0), false));
        check(r#""where_prec":2"#, precision, (Metres(25_000.0), false));
        check(r#""where_prec":4"#, precision, (Metres(0.0), true));
        check(r#""geo_precision":1"#, precision, (Metres(0.0), false));
        check(r#""geo_precision":2"#, precision, (Metres(0.0), true));
    }
}
