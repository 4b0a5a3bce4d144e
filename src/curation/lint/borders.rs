//! In which country a point lies, by the outlines of the basemap.
//!
//! Outlines are at 1:10 million: true to about 250 m where they follow a coast or border, and without small islands.
//! Land that the basemap names no country for (Somaliland, Northern Cyprus, buffer zones) is judged nobody's.

use crate::basemap::{Basemap, Detail, Position};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres, distance};
use crate::text::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names of the basemap that no country of the gazetteer has, or several have.
const NAMES: [(&str, &str); 5] = [
    ("Congo", "CG"),
    ("Falkland Islands (Malvinas)", "FK"),
    ("French Southern Lands", "TF"),
    ("Heard I. and McDonald Is.", "HM"),
    ("Vatican", "VA"),
];

/// Territories with a code of their own that the basemap draws with another country.
const DRAWN_WITH: [(&str, &str); 9] = [
    ("BQ", "NL"),
    ("BV", "NO"),
    ("GF", "FR"),
    ("GP", "FR"),
    ("MQ", "FR"),
    ("RE", "FR"),
    ("SJ", "NO"),
    ("TK", "NZ"),
    ("YT", "FR"),
];

/// Territories that the basemap draws with no country: what lies there is not judged.
#[cfg(test)]
const NOT_DRAWN: [&str; 3] = ["CC", "CX", "UM"];

/// The outlines of all countries.
pub(in crate::curation) struct Borders {
    areas: Vec<Area>,
    by_code: HashMap<String, usize>,
    land: Area,
}

/// The outlines, decoded when they are first asked for.
pub(in crate::curation) fn borders() -> &'static Borders {
    static BORDERS: LazyLock<Borders> = LazyLock::new(Borders::read);
    &BORDERS
}

impl Borders {
    fn read() -> Self {
        let map = Basemap::read(Detail::Regional);
        let codes = codes_by_name(&Gazetteer::embedded());
        let (mut areas, mut by_code) = (Vec::new(), HashMap::new());
        for (name, rings) in map.countries() {
            let listed = NAMES.iter().find(|(drawn, _)| *drawn == name).map(|(_, code)| (*code).to_owned());
            let Some(code) = listed.or_else(|| codes.get(&fold(name)).cloned().flatten()) else { continue };
            by_code.insert(code.clone(), areas.len());
            areas.push(Area::new(code, rings));
        }
        for (code, with) in DRAWN_WITH {
            if let Some(area) = by_code.get(with).copied() {
                by_code.insert(code.to_owned(), area);
            }
        }
        Self { areas, by_code, land: Area::new(String::new(), map.land()) }
    }

    /// The outlines of a country; `None` where the basemap has none.
    pub(in crate::curation) fn of(&self, code: &str) -> Option<&Area> {
        self.by_code.get(code).and_then(|area| self.areas.get(*area))
    }

    /// The code of the country that a point lies in; `None` at sea and where the basemap names none.
    pub(in crate::curation) fn country_at(&self, at: LngLat) -> Option<&str> {
        self.areas.iter().find(|area| area.has(at)).map(|area| area.code.as_str())
    }

    /// Whether a point is on land.
    pub(in crate::curation) fn is_land(&self, at: LngLat) -> bool {
        self.land.has(at)
    }
}

/// The code of the country that has a folded spelling; `None` for one that several have.
fn codes_by_name(gazetteer: &Gazetteer) -> HashMap<String, Option<String>> {
    let mut codes: HashMap<String, Option<String>> = HashMap::new();
    for key in gazetteer.keys() {
        let place = gazetteer.place(key);
        if !place.is_country() || place.country.is_empty() {
            continue;
        }
        for spelling in gazetteer.spellings(key) {
            let code = codes.entry(fold(spelling.text)).or_insert_with(|| Some(place.country.to_owned()));
            if code.as_deref() != Some(place.country) {
                *code = None;
            }
        }
    }
    codes
}

/// The outlines of one country, its edges by bands of latitude.
pub(in crate::curation) struct Area {
    code: String,
    edges: Vec<[Position; 2]>,
    bands: Vec<Vec<u32>>,
    /// West, south, east, north.
    bounds: [f64; 4],
}

/// Bands of a degree of latitude.
const BANDS: f64 = 4.0;

impl Area {
    fn new(code: String, rings: impl Iterator<Item = Vec<Position>>) -> Self {
        let mut area = Self {
            code,
            edges: Vec::new(),
            bands: Vec::new(),
            bounds: [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY],
        };
        for ring in rings {
            for edge in ring.windows(2) {
                let [a, b] = [edge[0], edge[1]];
                let number = area.edges.len() as u32;
                area.edges.push([a, b]);
                for band in band(a[1].min(b[1]))..=band(a[1].max(b[1])) {
                    if area.bands.len() <= band {
                        area.bands.resize(band + 1, Vec::new());
                    }
                    area.bands[band].push(number);
                }
                for [lng, lat] in [a, b] {
                    let [west, south, east, north] = area.bounds;
                    area.bounds = [west.min(lng), south.min(lat), east.max(lng), north.max(lat)];
                }
            }
        }
        area
    }

    /// Whether a point lies within the outlines, by the even-odd rule.
    pub(in crate::curation) fn has(&self, at: LngLat) -> bool {
        let lat = at.lat();
        let edges =
            self.bands.get(band(lat)).into_iter().flatten().filter_map(|n| self.edges.get(*n as usize));
        let mut odd = false;
        for [a, b] in edges.filter(|[a, b]| (a[1] > lat) != (b[1] > lat)) {
            let crossing = a[0] + (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]);
            // Outlines run on across the antimeridian.
            odd ^= [0.0, 360.0, -360.0].iter().filter(|turn| at.lng() + **turn < crossing).count() % 2 == 1;
        }
        odd
    }

    /// Whether a point lies in the box round the outlines, with `margin` degrees to spare.
    pub(in crate::curation) fn is_in_box(&self, at: LngLat, margin: f64) -> bool {
        let [west, south, east, north] = self.bounds;
        let within = |lng: f64| lng >= west - margin && lng <= east + margin;
        let lat = at.lat();
        lat >= south - margin
            && lat <= north + margin
            && [0.0, 360.0, -360.0].iter().any(|turn| within(at.lng() + turn))
    }

    /// The distance from a point to the nearest outline. Takes time in proportion to their length.
    pub(in crate::curation) fn distance_to(&self, at: LngLat) -> Metres {
        // The nearest by degrees made square at this latitude; its distance is then measured on the ellipsoid.
        let narrow = at.lat().to_radians().cos().max(0.01);
        let mut nearest = (f64::INFINITY, at);
        for [a, b] in &self.edges {
            let turn = ((a[0] - at.lng()) / 360.0).round() * 360.0;
            let (ax, ay) = ((a[0] - turn - at.lng()) * narrow, a[1] - at.lat());
            let (dx, dy) = ((b[0] - a[0]) * narrow, b[1] - a[1]);
            let length = dx * dx + dy * dy;
            let along = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
            let (x, y) = (ax + along * dx, ay + along * dy);
            if x * x + y * y < nearest.0 {
                let lng = (at.lng() + x / narrow + 540.0).rem_euclid(360.0) - 180.0;
                if let Ok(point) = LngLat::new(lng, (at.lat() + y).clamp(-90.0, 90.0)) {
                    nearest = (x * x + y * y, point);
                }
            }
        }
        if nearest.0.is_finite() { distance(at, nearest.1) } else { Metres(f64::INFINITY) }
    }
}

fn band(lat: f64) -> usize {
    ((lat.clamp(-90.0, 90.0) + 90.0) * BANDS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lng: f64, lat: f64) -> LngLat {
        LngLat::new(lng, lat).unwrap()
    }

    #[test]
    fn every_country_of_the_gazetteer_has_an_outline_or_is_listed_as_having_none() {
        let gazetteer = Gazetteer::embedded();
        let countries = gazetteer.keys().map(|key| gazetteer.place(key)).filter(|place| place.is_country());
        let mut without: Vec<_> =
            countries.map(|p| p.country).filter(|code| borders().of(code).is_none()).collect();
        without.sort_unstable();
        assert_eq!(without, NOT_DRAWN);
        assert_eq!(borders().areas.len(), Basemap::read(Detail::Regional).countries().count());
    }

    #[test]
    fn points_lie_in_their_countries() {
        for (lng, lat, country) in [
            (46.36, 40.68, Some("AZ")),
            (45.4, 39.2, Some("AZ")),
            (44.5, 40.18, Some("AM")),
            (30.52, 50.45, Some("UA")),
            (179.3, -16.6, Some("FJ")),
            (-175.0, 65.5, Some("RU")),
            (-30.0, 40.0, None),
            (44.06, 9.56, None),
        ] {
            assert_eq!(borders().country_at(at(lng, lat)), country, "{lng} {lat}");
        }
        assert!(borders().is_land(at(44.06, 9.56)), "Hargeisa is on land");
        assert!(!borders().is_land(at(-30.0, 40.0)));
    }

    #[test]
    fn distances_go_to_the_nearest_outline() {
        let away = |code: &str, lng, lat| borders().of(code).unwrap().distance_to(at(lng, lat)).km();
        // Ganja to the Armenian border, and a point off Portugal.
        assert!((50.0..80.0).contains(&away("AM", 46.36, 40.68)));
        assert!((80.0..90.0).contains(&away("PT", -10.5, 39.0)), "{}", away("PT", -10.5, 39.0));
        assert!(away("FJ", 180.0, -16.0) < 60.0);
    }
}
