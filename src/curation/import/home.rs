//! Which place of the gazetteer an imported one is.

use super::Draft;
use super::filter::position;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::row::Row;
use crate::geodesy::{Metres, distance};
use crate::model::{FeatureClass, NameTier, Place, PlaceKey};
use crate::text::fold::fold;

/// How near two settlements of one name are to be one place, unless the user says otherwise.
///
/// `lint` calls rows of one name and class within 5 km likely one place. Two gazetteers put the point of a village within a kilometre or
/// two of each other, and of a town within its extent; villages of one name that are nearer than this are rare.
pub const WITHIN: Metres = Metres(5_000.0);

/// Where an imported place belongs.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Home {
    /// It is in no row.
    New,
    /// It is the place of this key, by the id.
    Id(PlaceKey),
    /// It is the place of this key, by name and this distance.
    Name(PlaceKey, Metres),
    /// It may be either of these places.
    Doubtful(PlaceKey, PlaceKey),
}

/// The place of `gazetteer` that `draft` is: by its id, by its ids elsewhere, or by a name that it shares within `within`.
pub(super) fn home(draft: &Draft, gazetteer: &Gazetteer, within: Metres) -> Home {
    let ids = std::iter::once(&draft.row.id).chain(&draft.also);
    if let Some(key) = ids.into_iter().find_map(|id| gazetteer.by_id(id)) {
        return Home::Id(key);
    }
    let Some(at) = position(&draft.row) else { return Home::New };
    let mut near: Vec<(Metres, PlaceKey)> = Vec::new();
    for (index, spelling) in spellings(&draft.row).enumerate() {
        for found in gazetteer.look_up_iter(&fold(spelling)) {
            // Two places that share no more than a secondary spelling are rather two places.
            let is_name = index == 0 || found.tier == NameTier::Name;
            if found.demonym || !is_name || near.iter().any(|(_, key)| *key == found.place) {
                continue;
            }
            let place = gazetteer.place(found.place);
            let away = distance(at, place.position);
            if away.0 <= reach(&place, within).0 && may_be(&draft.row, &place) {
                near.push((away, found.place));
            }
        }
    }
    near.sort_by(|a, b| a.0.0.total_cmp(&b.0.0).then(a.1.cmp(&b.1)));
    match near.as_slice() {
        [] => Home::New,
        [(away, key)] => Home::Name(*key, *away),
        [(_, first), (_, second), ..] => Home::Doubtful(*first, *second),
    }
}

fn spellings(row: &Row) -> impl Iterator<Item = &str> {
    let declared = row.names.iter().filter(|s| !s.remove).map(|s| s.text.as_str());
    row.name.as_deref().into_iter().chain(declared)
}

/// How far from the point of `place` another gazetteer may put it: the points of what is large are conventions.
fn reach(place: &Place<'_>, within: Metres) -> Metres {
    match place.feature_class {
        FeatureClass::Populated | FeatureClass::Spot => within,
        _ => Metres(place.radius.0.max(within.0)),
    }
}

/// Whether `row` and `place`, which share a name, are of one kind and not told apart by what else they say.
fn may_be(row: &Row, place: &Place<'_>) -> bool {
    let class = row.feature_class.unwrap_or(FeatureClass::Populated);
    let code = row.feature_code.as_deref().unwrap_or_default();
    let country = row.country.as_deref().unwrap_or_default();
    let same_country = country.is_empty() || place.country.is_empty() || country == place.country;
    class == place.feature_class
        && same_country
        && (code.is_empty()
            || place.feature_code.is_empty()
            || rank(code, class) == rank(place.feature_code, class))
        && !is_told_apart(&row.id, place.id)
}

/// What sets places of one class and name apart: a country and its division, a town and its quarter, a river and a lake.
fn rank(code: &str, class: FeatureClass) -> &str {
    match class {
        FeatureClass::Populated if code == "PPLX" => "quarter",
        FeatureClass::Populated => "settlement",
        FeatureClass::Administrative if code.starts_with("PCL") || code == "TERR" => "country",
        // ADM1 and ADM1H are of one level.
        FeatureClass::Administrative => code.get(..4).unwrap_or(code),
        FeatureClass::Hydrographic => code.get(..2).unwrap_or(code),
        FeatureClass::Spot => code.get(..3).unwrap_or(code),
        _ => "",
    }
}

/// Whether both ids are of one gazetteer of record, which has them as two places.
fn is_told_apart(a: &str, b: &str) -> bool {
    let scheme = |id: &str| id.split_once(':').map(|(scheme, _)| scheme.to_owned());
    let of_record = |scheme: &String| matches!(scheme.as_str(), "gn" | "wd" | "osm");
    scheme(a).filter(of_record).is_some_and(|a| scheme(b) == Some(a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::import::spelling;

    const BASE: &str = "\
id,name,feature_class,feature_code,country,longitude,latitude,radius_m,names
gn:587057,Bərdə,P,PPLA,AZ,47.12619,40.37577,3500,en:Barda | ru:Барда
gn:587056,Bərdə Rayonu,A,ADM1,AZ,47.15,40.4,20000,Barda
gn:148620,Füzuli,A,ADM1,AZ,47.14,39.6,25000,Fuzuli
local:village,Qoçəhmədli,P,PPL,AZ,47.12658,39.53564,1000,
local:a,Yuxarı,P,PPL,AZ,46.0,40.0,,
local:b,Yuxarı,P,PPL,AZ,46.02,40.0,,
local:barda-hospital,Barda,S,HSP,AZ,47.12,40.37,,
";

    fn check(id: &str, name: &str, class: char, code: &str, country: &str, at: (f64, f64), expect: &str) {
        let (gazetteer, bad) = Gazetteer::from_csv(&[("base.csv", BASE.as_bytes())]);
        assert_eq!(bad, []);
        let names = spelling(Some("ru"), "Барда").into_iter().collect();
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let row = Row {
            id: id.into(),
            name: filled(name),
            names,
            feature_class: FeatureClass::from_letter(class),
            feature_code: filled(code),
            country: filled(country),
            longitude: Some(at.0),
            latitude: Some(at.1),
            ..Row::default()
        };
        let draft = Draft { row, also: vec!["wd:Q9".into()], ..Draft::default() };
        let id = |key| gazetteer.place(key).id;
        let got = match home(&draft, &gazetteer, WITHIN) {
            Home::New => "new".to_owned(),
            Home::Id(key) => format!("id {}", id(key)),
            Home::Name(key, away) => format!("{} {:.1} km", id(key), away.km()),
            Home::Doubtful(a, b) => format!("{} or {}", id(a), id(b)),
        };
        assert_eq!(got, expect, "{name} {class}.{code} {country}");
    }

    #[test]
    fn a_name_near_by_of_one_kind_is_the_same_place() {
        let barda = (47.13, 40.38);
        check("gn:587057", "Elsewhere", 'P', "PPL", "AZ", (0.0, 1.0), "id gn:587057");
        check("wd:Q1", "Barda", 'P', "PPL", "AZ", barda, "gn:587057 0.6 km");
        check("wd:Q1", "Berde", 'P', "", "", barda, "new");
        check("wd:Q1", "Barda", 'P', "PPLX", "AZ", barda, "new");
        check("wd:Q1", "Barda", 'P', "PPL", "IR", barda, "new");
        check("wd:Q1", "Barda", 'P', "PPL", "AZ", (47.3, 40.38), "new");
        check("wd:Q1", "Barda", 'A', "ADM1", "AZ", (47.3, 40.38), "gn:587056 12.9 km");
        check("wd:Q1", "Barda", 'A', "ADM2", "AZ", barda, "new");
        check("wd:Q1", "Barda", 'S', "HSP", "AZ", barda, "local:barda-hospital 1.4 km");
        check("gn:1", "Barda", 'P', "PPL", "AZ", barda, "new");
        check("gn:1", "Qochahmadli", 'P', "PPL", "AZ", (47.127, 39.536), "new");
        check("gn:1", "Qoçəhmədli", 'P', "PPL", "AZ", (47.127, 39.536), "local:village 0.1 km");
        check("gn:1", "Yuxarı", 'P', "PPL", "AZ", (46.012, 40.0), "local:b or local:a");
    }
}
