//! The index at a million points and at ten: a packed tree of points in space and the geodesic against what is usual, an R-tree or a k-d tree
//! and the haversine.
//!
//! All answer the same queries in the same run, on one thread. The peers:
//! - `rstar, boxes`: the crate `rstar` over longitude and latitude; a box around the radius (widened by the cosine of the latitude, split at the
//!   antimeridian) and the haversine on what it returns. For the nearest, boxes from 1 km on that are doubled until they hold enough: no crate
//!   has that, and it is as good as the first box is lucky.
//! - `rstar, degrees`: its `nearest_neighbor_iter` over the same tree: forty of which the haversine chooses ten. Not exact far from the equator.
//! - `rstar, space`: its `nearest_neighbor_iter` over points of the unit sphere. Exact on a sphere.
//! - `kiddo, space`: the k-d tree `ImmutableKdTree` of the crate `kiddo`, likewise.
//!
//! `within` measures every hit and sorts by that, `ids` and `count` say which and how many. Half of the queries are asked at points of the set,
//! half up to 3 km beside one. "wrong" counts hits that the peer adds or misses, of all queries; of the nearest, those
//! that are farther than the tenth. Times are medians of three rounds.
//!
//! Two sets: `gazetteer`, as this program makes them, where every incident lies on one of 60,000 places; and
//! `scattered`, where all positions differ, the hard case.
//!
//! `cargo bench --bench index [-- POINTS... [gazetteer|scattered]]`
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used)]

#[path = "../src/training/random.rs"]
#[allow(dead_code)]
mod random;

use geo::{Distance, Haversine};
use incident_mapper::geodesy::{LngLat, Metres, distance};
use incident_mapper::index::{Bounds, PointIndex};
use kiddo::{ImmutableKdTree, SquaredEuclidean};
use random::Random;
use rstar::{AABB, RTree, primitives::GeomWithData};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::num::NonZero;
use std::time::{Duration, Instant};

const QUERIES: usize = 400;
const NEAREST: usize = 10;
const ROUNDS: usize = 3;
const EARTH: f64 = 6_371_008.8;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let given: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let sets = ["gazetteer", "scattered"];
    let only = sets.into_iter().find(|set| words.iter().any(|word| word == set));
    for points in if given.is_empty() { vec![1_000_000] } else { given } {
        for set in sets.into_iter().filter(|set| only.is_none_or(|only| only == *set)) {
            run(set, &clustered_incidents(points, if set == "gazetteer" { 60_000 } else { points }));
        }
    }
}

fn run(name: &str, points: &[(LngLat, u32)]) {
    let on: Vec<LngLat> = points.iter().step_by(points.len() / QUERIES).map(|(p, _)| *p).collect();
    let centers = &beside(&on);
    println!("{} points, {name}; {} queries", points.len(), centers.len());
    let index = built("this index", || PointIndex::build(points.to_vec()));
    let degrees = built("rstar, degrees", || Degrees::build(points));
    let space = built("rstar, space", || Space::build(points));
    let kiddo = built("kiddo, space", || Kiddo::build(points));
    println!("{:.1} bytes a point in this index", index.bytes().len() as f64 / points.len() as f64);
    println!(
        "{:<14} {:<16} {:>10} {:>10} {:>7} {:>10} {:>7}",
        "", "against", "this index", "it", "times", "mean hits", "wrong"
    );
    for km in [10.0, 100.0] {
        let radius = Metres::from_km(km);
        let exact = |c| {
            let mut exact = ids(degrees.within(c, radius, distance));
            exact.sort_unstable();
            exact
        };
        assert!(
            centers.iter().step_by(40).all(|c| index.ids_within(*c, radius) == exact(*c)),
            "both with the geodesic agree"
        );
        let what = &format!("within {km} km");
        let ours = |c| ids(index.within(c, radius));
        row(what, "rstar, boxes", centers, ours, |c| ids(degrees.within(c, radius, haversine)), differing);
        row(what, "kiddo, space", centers, ours, |c| ids(kiddo.within(c, radius)), differing);
        let (what, ours) = (&format!("ids {km} km"), |c| index.ids_within(c, radius));
        row(what, "rstar, boxes", centers, ours, |c| degrees.ids(c, radius), differing);
        row(what, "kiddo, space", centers, ours, |c| kiddo.ids(c, radius), differing);
        let (what, ours) = (&format!("count {km} km"), |c| index.count_within(c, radius));
        row(
            what,
            "rstar, boxes",
            centers,
            ours,
            |c| degrees.count(c, radius),
            |_, a, b| (*a, a.abs_diff(*b)),
        );
    }
    let what = &format!("nearest {NEAREST}");
    let ours = |c| ids(index.nearest(c, NEAREST));
    let farther = |c: LngLat, ours: &Vec<u32>, other: &Vec<u32>| {
        let far = |id: &u32| distance(c, points[*id as usize].0).0;
        let most = ours.iter().map(far).fold(0.0, f64::max);
        (ours.len(), other.iter().filter(|id| far(id) > most + 0.001).count())
    };
    row(what, "rstar, boxes", centers, ours, |c| ids(degrees.nearest(c, NEAREST)), farther);
    row(what, "rstar, degrees", centers, ours, |c| ids(degrees.nearest_of_more(c, NEAREST)), farther);
    row(what, "rstar, space", centers, ours, |c| ids(space.nearest(c, NEAREST)), farther);
    row(what, "kiddo, space", centers, ours, |c| ids(kiddo.nearest(c, NEAREST)), farther);
    let bounds = |c: LngLat| Bounds::around(c, Metres::from_km(25.0));
    row(
        "box of 50 km",
        "rstar, boxes",
        centers,
        |c| index.in_box(&bounds(c)),
        |c| degrees.in_box(&bounds(c), c),
        differing,
    );
    println!();
}

type Hits = Vec<(u32, Metres)>;

fn ids(hits: Hits) -> Vec<u32> {
    hits.into_iter().map(|(id, _)| id).collect()
}

fn built<T>(what: &str, build: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let built = build();
    println!("building {what}: {:.2?}", start.elapsed());
    built
}

/// Every other position moved by up to 3 km.
fn beside(positions: &[LngLat]) -> Vec<LngLat> {
    let mut random = Random(0x0bad_5eed_0bad_5eed);
    let mut off = |n: usize| if n.is_multiple_of(2) { 0.0 } else { 0.02 * (2.0 * even(&mut random) - 1.0) };
    let moved = positions.iter().enumerate().map(|(n, p)| {
        LngLat::new(p.lng() + off(n), p.lat() + off(n)).expect("the theatres lie far from edges")
    });
    moved.collect()
}

/// How many are found, and by how many ids two answers differ.
fn differing<T: AsRef<[u32]>>(_: LngLat, ours: &T, other: &T) -> (usize, usize) {
    let [a, b] = [ours, other].map(|ids| ids.as_ref().iter().copied().collect::<BTreeSet<u32>>());
    (a.len(), a.symmetric_difference(&b).count())
}

/// Prints times, and of all answers how many are found and how many of the peer are wrong, as `compared` says.
fn row<T>(
    what: &str,
    peer: &str,
    centers: &[LngLat],
    ours: impl Fn(LngLat) -> T,
    its: impl Fn(LngLat) -> T,
    compared: impl Fn(LngLat, &T, &T) -> (usize, usize),
) {
    let (mut hits, mut wrong) = (0, 0);
    for center in centers {
        let (found, differing) = compared(*center, &ours(*center), &its(*center));
        hits += found;
        wrong += differing;
    }
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        times(centers, &ours, &mut a);
        times(centers, &its, &mut b);
    }
    let (a, b) = (median(a), median(b));
    let times = b.as_secs_f64() / a.as_secs_f64();
    let (a, b) = (format!("{a:.1?}"), format!("{b:.1?}"));
    println!("{what:<14} {peer:<16} {a:>10} {b:>10} {times:>6.1}x {:>10} {wrong:>7}", hits / centers.len());
}

fn times<T>(centers: &[LngLat], query: impl Fn(LngLat) -> T, times: &mut Vec<Duration>) {
    for center in centers {
        let start = Instant::now();
        black_box(query(black_box(*center)));
        times.push(start.elapsed());
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn haversine(a: LngLat, b: LngLat) -> Metres {
    Metres(Haversine.distance(geo::Point::new(a.lng(), a.lat()), geo::Point::new(b.lng(), b.lat())))
}

/// A peer: points by longitude and latitude.
struct Degrees {
    tree: RTree<GeomWithData<[f64; 2], u32>>,
    len: usize,
}

impl Degrees {
    fn build(points: &[(LngLat, u32)]) -> Self {
        let entries = points.iter().map(|(p, id)| GeomWithData::new([p.lng(), p.lat()], *id)).collect();
        Self { tree: RTree::bulk_load(entries), len: points.len() }
    }

    fn within(&self, center: LngLat, radius: Metres, measure: fn(LngLat, LngLat) -> Metres) -> Hits {
        let mut hits = Vec::new();
        self.each(center, radius, measure, |id, distance| hits.push((id, distance)));
        hits.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then(a.0.cmp(&b.0)));
        hits
    }

    fn ids(&self, center: LngLat, radius: Metres) -> Vec<u32> {
        let mut ids = Vec::new();
        self.each(center, radius, haversine, |id, _| ids.push(id));
        ids.sort_unstable();
        ids
    }

    fn count(&self, center: LngLat, radius: Metres) -> usize {
        let mut count = 0;
        self.each(center, radius, haversine, |_, _| count += 1);
        count
    }

    /// The points of a box that does not cross the antimeridian, of some 25 km around its centre.
    fn in_box(&self, bounds: &Bounds, center: LngLat) -> Vec<u32> {
        let reach = 0.3;
        let across = reach / center.lat().to_radians().cos();
        let area = AABB::from_corners(
            [center.lng() - across, center.lat() - reach],
            [center.lng() + across, center.lat() + reach],
        );
        let inside = self.tree.locate_in_envelope(area).filter(|entry| {
            LngLat::new(entry.geom()[0], entry.geom()[1]).is_ok_and(|there| bounds.contains(there))
        });
        let mut ids: Vec<u32> = inside.map(|entry| entry.data).collect();
        ids.sort_unstable();
        ids
    }

    fn each(
        &self,
        center: LngLat,
        radius: Metres,
        measure: fn(LngLat, LngLat) -> Metres,
        mut found: impl FnMut(u32, Metres),
    ) {
        // One per cent to spare, so that the box holds the circle whichever distance decides.
        let reach = (radius.0 * 1.01 / EARTH).to_degrees();
        let (south, north) = (center.lat() - reach, center.lat() + reach);
        let widest = south.abs().max(north.abs()).to_radians().cos();
        let across = if widest > 1e-6 { (reach / widest).min(180.0) } else { 180.0 };
        let (west, east) = (center.lng() - across, center.lng() + across);
        for shift in [-360.0, 0.0, 360.0] {
            if west + shift > 180.0 || east + shift < -180.0 {
                continue;
            }
            let area = AABB::from_corners([west + shift, south], [east + shift, north]);
            for entry in self.tree.locate_in_envelope(area) {
                let [lng, lat] = *entry.geom();
                let there = LngLat::new(lng, lat).expect("the tree holds positions");
                let distance = measure(center, there);
                if distance <= radius {
                    found(entry.data, distance);
                }
            }
        }
    }

    /// By boxes that are doubled until they hold enough.
    fn nearest(&self, center: LngLat, k: usize) -> Hits {
        let mut radius = Metres(1000.0);
        loop {
            let mut hits = self.within(center, radius, haversine);
            if hits.len() >= k.min(self.len) {
                hits.truncate(k);
                return hits;
            }
            radius = Metres(radius.0 * 2.0);
        }
    }

    /// The nearest by the haversine of those that are nearest in degrees.
    fn nearest_of_more(&self, center: LngLat, k: usize) -> Hits {
        let more = self.tree.nearest_neighbor_iter([center.lng(), center.lat()]).take(4 * k);
        let mut hits: Hits = more
            .map(|entry| {
                let there = LngLat::new(entry.geom()[0], entry.geom()[1]).expect("the tree holds positions");
                (entry.data, haversine(center, there))
            })
            .collect();
        hits.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then(a.0.cmp(&b.0)));
        hits.truncate(k);
        hits
    }
}

/// The length on the sphere of a straight line through it, whose square is given, in radii.
fn along(chord_2: f64) -> Metres {
    Metres(2.0 * EARTH * (chord_2.sqrt() / 2.0).min(1.0).asin())
}

/// A peer: points of the unit sphere.
struct Space(RTree<GeomWithData<[f64; 3], u32>>);

impl Space {
    fn build(points: &[(LngLat, u32)]) -> Self {
        Self(RTree::bulk_load(points.iter().map(|(p, id)| GeomWithData::new(p.unit_vector(), *id)).collect()))
    }

    fn nearest(&self, center: LngLat, k: usize) -> Hits {
        let from = center.unit_vector();
        let nearest = self.0.nearest_neighbor_iter_with_distance_2(from).take(k);
        nearest.map(|(entry, chord_2)| (entry.data, along(chord_2))).collect()
    }
}

/// A peer: points of the unit sphere, whose numbers are their ids.
struct Kiddo(ImmutableKdTree<f64, 3>);

impl Kiddo {
    fn build(points: &[(LngLat, u32)]) -> Self {
        let vectors: Vec<[f64; 3]> = points.iter().map(|(p, _)| p.unit_vector()).collect();
        Self(ImmutableKdTree::new_from_slice(&vectors).expect("the points are a tree"))
    }

    fn nearest(&self, center: LngLat, k: usize) -> Hits {
        let k = NonZero::new(k).expect("some are asked for");
        let found = self.0.query(&center.unit_vector()).nearest_n::<SquaredEuclidean<f64>>(k).execute();
        found.into_iter().map(|hit| (hit.item, along(hit.distance))).collect()
    }

    fn within(&self, center: LngLat, radius: Metres) -> Hits {
        let from = center.unit_vector();
        let found = self.0.query(&from).within::<SquaredEuclidean<f64>>(chord_2(radius)).execute();
        found.into_iter().map(|hit| (hit.item, along(hit.distance))).collect()
    }

    fn ids(&self, center: LngLat, radius: Metres) -> Vec<u32> {
        let from = center.unit_vector();
        let found = self.0.query(&from).within::<SquaredEuclidean<f64>>(chord_2(radius)).unsorted().execute();
        let mut ids: Vec<u32> = found.into_iter().map(|hit| hit.item).collect();
        ids.sort_unstable();
        ids
    }
}

/// The square of the straight line under a length on the unit sphere.
fn chord_2(length: Metres) -> f64 {
    (2.0 * (length.0 / EARTH / 2.0).sin()).powi(2)
}

/// `n` positions on `places` places (as many as points: each on its own), around some 3,000 towns of unequal weight in
/// a few theatres of war.
fn clustered_incidents(n: usize, places: usize) -> Vec<(LngLat, u32)> {
    let mut random = Random(0x1f2e_3d4c_5b6a_7988);
    // Longitude, latitude and spread in degrees: Ukraine, Karabakh, Syria, Iraq, Yemen, Sahel, Sudan, Congo, Colombia.
    let theatres = [
        (36.0, 48.5, 3.0),
        (46.8, 39.8, 0.6),
        (37.5, 35.5, 1.5),
        (43.8, 34.5, 2.0),
        (44.8, 14.8, 1.5),
        (0.5, 14.0, 4.0),
        (29.0, 13.5, 3.5),
        (28.5, 0.5, 2.5),
        (-75.5, 4.5, 3.0),
    ];
    let towns: Vec<LngLat> = (0..3000)
        .map(|_| {
            let (lng, lat, spread) = theatres[random.below(theatres.len())];
            around(&mut random, lng, lat, spread)
        })
        .collect();
    let places: Vec<LngLat> = (0..places)
        .map(|_| {
            let town = towns[heavy(&mut random, towns.len())];
            around(&mut random, town.lng(), town.lat(), 0.08)
        })
        .collect();
    let own = places.len() == n;
    (0..n)
        .map(|i| {
            let place = if own { i } else { heavy(&mut random, places.len()) };
            (places[place], u32::try_from(i).unwrap_or(u32::MAX))
        })
        .collect()
}

/// 0 up to 1.
fn even(random: &mut Random) -> f64 {
    (random.number() >> 11) as f64 / (1_u64 << 53) as f64
}

/// One of `n`; the square of an even number on 0..1 makes a few of them heavy and most of them light.
fn heavy(random: &mut Random, n: usize) -> usize {
    ((even(random).powi(2) * n as f64) as usize).min(n - 1)
}

/// Normally distributed around a position (Box and Muller).
fn around(random: &mut Random, lng: f64, lat: f64, spread: f64) -> LngLat {
    let radius = (-2.0 * (1.0 - even(random)).ln()).sqrt() * spread;
    let angle = even(random) * std::f64::consts::TAU;
    LngLat::new(lng + radius * angle.cos(), lat + radius * angle.sin())
        .expect("the theatres lie far from edges")
}
