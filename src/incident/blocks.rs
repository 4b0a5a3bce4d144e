//! Where to look for the event that a telling may be of: by space and time, so that not all are compared with all.

use super::evidence::LATE;
use super::facts::{Facts, Figure};
use crate::gazetteer::Gazetteer;
use crate::geodesy::LngLat;
use crate::model::PlaceKey;
use hashbrown::HashMap;
use jiff::civil::{Date, date};

/// Clusters by where and when they may have happened.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    somewhere: HashMap<Where, Times>,
    /// Those of an unlocated place, by its name.
    named: HashMap<String, Times>,
}

/// The numbers of clusters by when they may have happened, ascending.
type Times = HashMap<When, Vec<u32>>;

/// A part of space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Where {
    /// A degree of longitude and latitude.
    Cell(i16, i16),
    /// A place told of.
    At(PlaceKey),
    /// What lies within a division.
    Within(PlaceKey),
}

/// A part of time; of what is not dated, figures stand for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum When {
    /// A day, counted from 1970.
    Day(i32),
    /// About so many killed, dated or not.
    Killed(bool, i32),
    /// About so many wounded, dated or not.
    Injured(bool, i32),
}

/// How many clusters of a block are compared, the first ones. Real blocks have fewer, hostile input must not make
/// merging slow.
const MOST_COMPARED: usize = 256;

impl Blocks {
    /// Notes that cluster `n` may be found by what `facts` say.
    pub fn add(&mut self, n: u32, facts: &Facts, gazetteer: &Gazetteer) {
        let times = times(facts);
        for name in names(facts) {
            note(n, &times, self.named.entry_ref(name).or_default());
        }
        for place in places(facts, gazetteer) {
            note(n, &times, self.somewhere.entry(place).or_default());
        }
    }

    /// The clusters that may tell of the same event, ascending.
    pub fn around(&self, facts: &Facts, gazetteer: &Gazetteer) -> Vec<u32> {
        let times = times_around(facts);
        let named = names(facts).filter_map(|name| self.named.get(name));
        let places = places_around(facts, gazetteer);
        let somewhere = places.iter().filter_map(|place| self.somewhere.get(place));
        let mut near = Vec::new();
        // Most of where to look is empty, whenever it is.
        for known in named.chain(somewhere) {
            for found in times.iter().filter_map(|when| known.get(when)) {
                near.extend(found.iter().take(MOST_COMPARED));
            }
        }
        near.sort_unstable();
        near.dedup();
        near.truncate(MOST_COMPARED);
        near
    }
}

/// Notes that cluster `n` is found at these times.
fn note(n: u32, times: &[When], known: &mut Times) {
    for when in times {
        let found = known.entry(*when).or_default();
        if let Err(at) = found.binary_search(&n) {
            found.insert(at, n);
        }
    }
}

/// Where a cluster is found: in its cells, at its places, within all that contains them but countries.
fn places(facts: &Facts, gazetteer: &Gazetteer) -> Vec<Where> {
    let mut places = Vec::new();
    for spot in facts.spots.iter() {
        let (x, y) = cell(spot.position);
        places.push(Where::Cell(x, y));
        places.push(Where::At(spot.place));
        places.extend(containers(spot.place, gazetteer).map(Where::Within));
    }
    distinct(places)
}

/// Where to look: in the cells around, within its places, and at what contains them.
fn places_around(facts: &Facts, gazetteer: &Gazetteer) -> Vec<Where> {
    let mut places = Vec::new();
    for spot in facts.spots.iter() {
        let (x, y) = cell(spot.position);
        for dx in -1..=1 {
            // Cells wrap round at the antimeridian.
            let x = (x + dx + 180).rem_euclid(360) - 180;
            places.extend((-1..=1).map(|dy| Where::Cell(x, y + dy)));
        }
        places.push(Where::Within(spot.place));
        places.extend(containers(spot.place, gazetteer).map(Where::At));
    }
    distinct(places)
}

/// The names that the gazetteer lacks: what one report leaves without a position another may put at what contains it, or
/// name beside it.
fn names(facts: &Facts) -> impl Iterator<Item = &String> {
    facts.unlocated.iter().chain(facts.unlisted.iter()).chain(facts.names.iter())
}

fn cell(position: LngLat) -> (i16, i16) {
    (position.lng().floor() as i16, position.lat().floor() as i16)
}

fn containers(place: PlaceKey, gazetteer: &Gazetteer) -> impl Iterator<Item = PlaceKey> + '_ {
    gazetteer.ancestors(place).into_iter().filter(|key| !gazetteer.place(*key).is_country())
}

/// When a cluster is found: on its days, and by its figures.
fn times(facts: &Facts) -> Vec<When> {
    let dated = facts.is_dated();
    let mut times: Vec<When> = days(facts).map(When::Day).collect();
    times.extend(sizes(&facts.killed).map(|size| When::Killed(dated, size)));
    times.extend(sizes(&facts.injured).map(|size| When::Injured(dated, size)));
    distinct(times)
}

/// When to look: on its days and those beside them, where none is stated also on those before, and among the undated by
/// figures; where it is undated itself, among all by figures.
fn times_around(facts: &Facts) -> Vec<When> {
    let dated = facts.is_dated();
    let before = if facts.dates.iter().any(|date| date.stated) { 1 } else { LATE };
    let mut times: Vec<When> = days(facts).flat_map(|day| (day - before..=day + 1).map(When::Day)).collect();
    for is_dated in [false, true].into_iter().filter(|is_dated| !(dated && *is_dated)) {
        let around = |size: i32| size - 1..=size + 1;
        times.extend(sizes(&facts.killed).flat_map(around).map(|size| When::Killed(is_dated, size)));
        times.extend(sizes(&facts.injured).flat_map(around).map(|size| When::Injured(is_dated, size)));
    }
    distinct(times)
}

/// The days of the dates that are known to a month.
fn days(facts: &Facts) -> impl Iterator<Item = i32> {
    let known = facts.dates.iter().filter(|date| date.precision() <= 4);
    known.filter_map(|date| Some(number(date.start?)..=number(date.end?))).flatten()
}

fn number(day: Date) -> i32 {
    date(1970, 1, 1).until(day).map_or(i32::MAX / 2, |span| span.get_days())
}

/// The sizes of numbers: neighbours have figures up to half as large again.
fn sizes(figures: &[Figure]) -> impl Iterator<Item = i32> {
    let numbers = figures.iter().filter_map(|figure| figure.toll.best()).filter(|n| *n > 0);
    numbers.map(|n| (f64::from(n).ln() / 1.5f64.ln()).round() as i32)
}

/// The values in the order of their first coming.
fn distinct<T: PartialEq>(values: Vec<T>) -> Vec<T> {
    let mut few: Vec<T> = Vec::with_capacity(values.len());
    for value in values {
        if !few.contains(&value) {
            few.push(value);
        }
    }
    few
}
