//! Which places of a source are wanted.

use crate::gazetteer::row::Row;
use crate::geodesy::LngLat;
use crate::index::Bounds;
use crate::model::FeatureClass;

/// Conditions that a row meets all of; an empty one is met by every row.
///
/// A row that does not say what a condition asks for does not meet it: a village of unknown population is not one of 500
/// people or more.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// One of these classes.
    pub classes: Vec<FeatureClass>,
    /// One of these codes; a `*` at the end stands for any letters (`PPLA*`).
    pub codes: Vec<String>,
    /// One of these countries, in upper case.
    pub countries: Vec<String>,
    /// At least so many inhabitants.
    pub min_population: Option<u64>,
    /// In this box.
    pub bounds: Option<Bounds>,
}

impl Filter {
    /// Whether `row` meets every condition.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::curation::import::Filter;
    /// use incident_mapper::gazetteer::row::Row;
    /// let towns = Filter { min_population: Some(5_000), ..Filter::default() };
    /// assert!(towns.keeps(&Row { population: Some(41_600), ..Row::default() }));
    /// assert!(!towns.keeps(&Row::default()));
    /// ```
    pub fn keeps(&self, row: &Row) -> bool {
        let one_of = |list: &[String], cell: &Option<String>, matches: fn(&str, &str) -> bool| {
            list.is_empty() || cell.as_ref().is_some_and(|cell| list.iter().any(|item| matches(item, cell)))
        };
        let class =
            self.classes.is_empty() || row.feature_class.is_some_and(|class| self.classes.contains(&class));
        class
            && one_of(&self.codes, &row.feature_code, is_code)
            && one_of(&self.countries, &row.country, |a, b| a.eq_ignore_ascii_case(b))
            && self.min_population.is_none_or(|least| row.population.is_some_and(|n| n >= least))
            && self.bounds.is_none_or(|bounds| position(row).is_some_and(|p| bounds.contains(p)))
    }
}

fn is_code(wanted: &str, code: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => code.get(..start.len()).is_some_and(|c| c.eq_ignore_ascii_case(start)),
        None => wanted.eq_ignore_ascii_case(code),
    }
}

/// The position that a row gives.
pub(super) fn position(row: &Row) -> Option<LngLat> {
    LngLat::new(row.longitude?, row.latitude?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suva() -> Row {
        Row {
            feature_class: Some(FeatureClass::Populated),
            feature_code: Some("PPLC".into()),
            country: Some("FJ".into()),
            population: Some(77_366),
            longitude: Some(178.44149),
            latitude: Some(-18.14161),
            ..Row::default()
        }
    }

    #[test]
    fn every_condition_counts() {
        let check = |filter: Filter, expect: bool| assert_eq!(filter.keeps(&suva()), expect, "{filter:?}");
        let all = Filter::default;
        check(all(), true);
        check(Filter { classes: vec![FeatureClass::Administrative, FeatureClass::Populated], ..all() }, true);
        check(Filter { classes: vec![FeatureClass::Administrative], ..all() }, false);
        check(Filter { codes: vec!["ppl*".into()], ..all() }, true);
        check(Filter { codes: vec!["PPL".into()], ..all() }, false);
        check(Filter { countries: vec!["AZ".into(), "FJ".into()], ..all() }, true);
        check(Filter { countries: vec!["AZ".into()], ..all() }, false);
        check(Filter { min_population: Some(77_366), ..all() }, true);
        check(Filter { min_population: Some(77_367), ..all() }, false);
        let across = Bounds::new(177.0, -19.0, -178.0, -16.0).unwrap();
        check(Filter { bounds: Some(across), ..all() }, true);
        let other_way = Bounds::new(-178.0, -19.0, 177.0, -16.0).unwrap();
        check(Filter { bounds: Some(other_way), ..all() }, false);
    }

    #[test]
    fn what_is_unknown_meets_no_condition() {
        let nothing = Row::default();
        assert!(Filter::default().keeps(&nothing));
        for filter in [
            Filter { classes: vec![FeatureClass::Populated], ..Filter::default() },
            Filter { codes: vec!["*".into()], ..Filter::default() },
            Filter { countries: vec!["AZ".into()], ..Filter::default() },
            Filter { min_population: Some(0), ..Filter::default() },
            Filter { bounds: Bounds::new(-180.0, -90.0, 180.0, 90.0).ok(), ..Filter::default() },
        ] {
            assert!(!filter.keeps(&nothing), "{filter:?}");
        }
    }
}
