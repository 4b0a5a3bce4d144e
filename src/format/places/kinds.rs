//! What kinds of places other gazetteers know, in GeoNames' classes and codes.

use crate::model::FeatureClass::{
    self, Administrative as A, Area as L, Hydrographic as H, Populated as P, Road as R, Spot as S,
    Terrain as T, Vegetation as V,
};

/// A feature class and code.
pub(super) type Kind = (FeatureClass, &'static str);

/// The kind of an OpenStreetMap object by its tags (<https://wiki.openstreetmap.org/wiki/Map_features>): the first that is
/// known, settlements before divisions, since an area tagged as both is the town.
pub(super) fn of_osm<'t>(tag: &dyn Fn(&str) -> Option<&'t str>) -> Option<Kind> {
    let capital = tag("capital");
    if let Some(place) = tag("place") {
        let known = match place {
            "city" | "town" | "village" | "hamlet" | "isolated_dwelling" => match capital {
                Some("yes" | "2") => (P, "PPLC"),
                Some("3" | "4") => (P, "PPLA"),
                Some("5" | "6") => (P, "PPLA2"),
                _ => (P, "PPL"),
            },
            "suburb" | "quarter" | "neighbourhood" | "city_block" | "borough" => (P, "PPLX"),
            "allotments" => (P, "PPL"),
            "farm" => (S, "FRM"),
            "locality" => (L, "LCTY"),
            "region" => (L, "RGN"),
            "continent" => (L, "CONT"),
            "ocean" => (H, "OCN"),
            "sea" => (H, "SEA"),
            "island" | "islet" => (T, "ISL"),
            "archipelago" => (T, "ISLS"),
            "country" => (A, "PCLI"),
            "state" | "province" => (A, "ADM1"),
            "district" | "county" => (A, "ADM2"),
            "municipality" | "civil_parish" | "subdistrict" => (A, "ADM3"),
            _ => return of_other_tags(tag),
        };
        return Some(known);
    }
    of_other_tags(tag)
}

fn of_other_tags<'t>(tag: &dyn Fn(&str) -> Option<&'t str>) -> Option<Kind> {
    if tag("boundary") == Some("administrative") {
        // Which level is a province differs by country; these are the commonest meanings.
        return match tag("admin_level")? {
            "2" => Some((A, "PCLI")),
            "3" | "4" => Some((A, "ADM1")),
            "5" | "6" => Some((A, "ADM2")),
            "7" | "8" => Some((A, "ADM3")),
            "9" | "10" => Some((A, "ADM4")),
            _ => Some((A, "ADMD")),
        };
    }
    const TAGS: [(&str, &str, Kind); 44] = [
        ("amenity", "refugee_site", (S, "CMPRF")),
        ("amenity", "hospital", (S, "HSP")),
        ("amenity", "university", (S, "UNIV")),
        ("amenity", "school", (S, "SCH")),
        ("amenity", "prison", (S, "PRN")),
        ("amenity", "marketplace", (S, "MKT")),
        ("aeroway", "aerodrome", (S, "AIRP")),
        ("military", "airfield", (S, "AIRB")),
        ("military", "base", (S, "INSM")),
        ("military", "barracks", (S, "INSM")),
        ("military", "naval_base", (S, "NVB")),
        ("landuse", "military", (S, "INSM")),
        ("landuse", "forest", (V, "FRST")),
        ("natural", "wood", (V, "FRST")),
        ("natural", "peak", (T, "MT")),
        ("natural", "volcano", (T, "VLC")),
        ("natural", "mountain_range", (T, "MTS")),
        ("natural", "ridge", (T, "RDGE")),
        ("natural", "valley", (T, "VAL")),
        ("natural", "cape", (T, "CAPE")),
        ("natural", "peninsula", (T, "PEN")),
        ("natural", "desert", (T, "DSRT")),
        ("natural", "plain", (T, "PLN")),
        ("natural", "saddle", (T, "PASS")),
        ("mountain_pass", "yes", (T, "PASS")),
        ("natural", "bay", (H, "BAY")),
        ("natural", "strait", (H, "STRT")),
        ("natural", "spring", (H, "SPNG")),
        ("water", "reservoir", (H, "RSV")),
        ("landuse", "reservoir", (H, "RSV")),
        ("natural", "water", (H, "LK")),
        ("waterway", "river", (H, "STM")),
        ("waterway", "stream", (H, "STM")),
        ("waterway", "canal", (H, "CNL")),
        ("waterway", "dam", (S, "DAM")),
        ("power", "plant", (S, "PS")),
        ("barrier", "border_control", (S, "PSTB")),
        ("man_made", "bridge", (S, "BDG")),
        ("railway", "station", (S, "RSTN")),
        ("harbour", "yes", (H, "HBR")),
        ("landuse", "port", (S, "PRT")),
        ("historic", "castle", (S, "CSTL")),
        ("historic", "monastery", (S, "MSTY")),
        ("route", "road", (R, "RD")),
    ];
    TAGS.iter().find(|(key, value, _)| tag(key) == Some(value)).map(|(_, _, kind)| *kind)
}

/// The kind of a Wikidata item by the class that it is an instance of.
///
/// The general classes only: most countries have classes of their own ("village of Azerbaijan"), which their dump says to be
/// subclasses of these, and one that is not known here is named in a note.
pub(super) fn of_wikidata(class: &str) -> Option<Kind> {
    Some(match class {
        "Q486972" | "Q532" | "Q3957" | "Q515" | "Q1549591" | "Q1637706" | "Q5084" => (P, "PPL"),
        "Q5119" => (P, "PPLC"),
        "Q123705" | "Q2983893" | "Q188509" => (P, "PPLX"),
        "Q6256" | "Q3624078" => (A, "PCLI"),
        "Q10864048" => (A, "ADM1"),
        "Q13220204" => (A, "ADM2"),
        "Q13221722" => (A, "ADM3"),
        "Q14757767" => (A, "ADM4"),
        "Q5107" => (L, "CONT"),
        "Q82794" => (L, "RGN"),
        "Q4022" | "Q47521" | "Q355304" => (H, "STM"),
        "Q23397" => (H, "LK"),
        "Q131681" => (H, "RSV"),
        "Q165" => (H, "SEA"),
        "Q9430" => (H, "OCN"),
        "Q37901" => (H, "STRT"),
        "Q39594" => (H, "BAY"),
        "Q23442" => (T, "ISL"),
        "Q8502" => (T, "MT"),
        "Q46831" => (T, "MTS"),
        "Q133056" => (T, "PASS"),
        "Q39816" => (T, "VAL"),
        "Q4421" => (V, "FRST"),
        "Q1248784" => (S, "AIRP"),
        "Q695850" => (S, "AIRB"),
        "Q245016" => (S, "INSM"),
        "Q12280" => (S, "BDG"),
        "Q12323" => (S, "DAM"),
        "Q16917" => (S, "HSP"),
        "Q134447" => (S, "PSN"),
        "Q159719" => (S, "PS"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_tell_what_a_thing_is() {
        let check = |tags: &[(&str, &'static str)], expect: Option<Kind>| {
            let tag = |key: &str| tags.iter().find(|(k, _)| *k == key).map(|(_, value)| *value);
            assert_eq!(of_osm(&tag), expect, "{tags:?}");
        };
        check(&[("place", "village")], Some((P, "PPL")));
        check(&[("place", "city"), ("capital", "yes")], Some((P, "PPLC")));
        check(&[("boundary", "administrative"), ("admin_level", "8"), ("place", "town")], Some((P, "PPL")));
        check(&[("boundary", "administrative"), ("admin_level", "4")], Some((A, "ADM1")));
        check(&[("boundary", "administrative")], None);
        check(&[("place", "square"), ("natural", "peak")], Some((T, "MT")));
        check(&[("highway", "residential")], None);
    }
}
