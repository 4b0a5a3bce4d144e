//! What kind of value each property has, for formats whose columns are typed.
//!
//! A layer's features carry scalars, and a property that is null on all of them says nothing about itself. A GeoPackage
//! of a quiet week should have the columns of any other week, so the kinds are written down.

use super::{footprints, incidents, mentions, places};

/// What a property's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Real,
    /// Days.
    Date,
    /// Yes and no.
    Boolean,
}

const DATES: [&str; 5] = ["event_date", "date_start", "date_end", "first_reported", "last_reported"];

const INTEGERS: [&str; 30] = [
    "date_prec",
    "time_precision",
    "deaths_low",
    "deaths_best",
    "deaths_high",
    "deaths_civilians_low",
    "deaths_civilians_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "missing_low",
    "missing_high",
    "captured_low",
    "captured_high",
    "displaced_low",
    "displaced_high",
    "geonames_id",
    "geo_precision",
    "where_prec",
    "coordinate_uncertainty_m",
    "sources_count",
    "independent_sources_count",
    "uncertainty_m",
    "start",
    "end",
    "radius_m",
    "population",
    "mentions_count",
    "reports_count",
    "incidents_count",
];

const REALS: [&str; 9] = [
    "longitude",
    "latitude",
    "location_confidence",
    "location_margin",
    "confidence",
    "margin",
    "runner_up_score",
    "georeference_longitude",
    "georeference_latitude",
];

/// The kind of the property `name` of any layer; `None` where no layer has it.
///
/// # Examples
/// ```
/// use incident_mapper::layer::kinds::{Kind, kind};
/// assert_eq!(kind("event_date"), Some(Kind::Date));
/// assert_eq!(kind("date_text"), Some(Kind::Text));
/// assert_eq!(kind("fatalities"), None); // ACLED's, not ours
/// ```
pub fn kind(name: &str) -> Option<Kind> {
    let known = |list: &[&str]| list.contains(&name);
    Some(match name {
        "civilian_targeting" => Kind::Boolean,
        _ if known(&DATES) => Kind::Date,
        _ if known(&INTEGERS) => Kind::Integer,
        _ if known(&REALS) => Kind::Real,
        _ if known(&incidents::PROPERTIES)
            || known(&footprints::PROPERTIES)
            || known(&mentions::PROPERTIES)
            || known(&places::PROPERTIES) =>
        {
            Kind::Text
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_property_is_one_of_a_layer() {
        let all =
            [&incidents::PROPERTIES[..], &footprints::PROPERTIES, &mentions::PROPERTIES, &places::PROPERTIES]
                .concat();
        for name in DATES.iter().chain(&INTEGERS).chain(&REALS) {
            assert!(all.contains(name), "no layer has `{name}`");
        }
        assert!(all.iter().all(|name| kind(name).is_some()));
    }
}
