//! The index at a million points and at ten: a packed tree of unit vectors and the geodesic against boxes of degrees and the haversine.
//!
//! Both answer the same queries in the same run, on one thread. The peer does what is usual: an R-tree of the crate `rstar` over longitude and
//! latitude, a box around the radius (widened by the cosine of the latitude, split at the antimeridian), the haversine on what
//! it returns; for the nearest, boxes doubled until they hold enough. `within` also measures every hit by the geodesic and sorts by it,
//! `ids` and `count` say which and how many, as the peer's `ids` and `count` do. "wrong" counts hits that the haversine adds or misses, of all
//! queries. Times are medians.
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
use random::Random;
use rstar::{AABB, RTree, primitives::GeomWithData};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

const QUERIES: usize = 400;

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
    let centers: Vec<LngLat> = points.iter().step_by(points.len() / QUERIES).map(|(p, _)| *p).collect();
    let start = Instant::now();
    let index = PointIndex::build(points.to_vec());
    let built = start.elapsed();
    let start = Instant::now();
    let degrees = Degrees::build(points);
    let built_degrees = start.elapsed();
    let bytes_each = index.bytes().len() as f64 / points.len() as f64;

    println!("{} points, {name}; {} queries from points of the set", points.len(), centers.len());
    println!("build: {built:.1?} ({bytes_each:.0} bytes a point), rstar {built_degrees:.1?}");
    println!(
        "{:<16} {:>12} {:>18} {:>10} {:>8}",
        "", "this index", "rstar + haversine", "mean hits", "wrong"
    );
    for km in [10.0, 100.0] {
        let radius = Metres::from_km(km);
        let ids = |hits: Hits| hits.into_iter().map(|(id, _)| id).collect::<Vec<u32>>();
        let measured = |c| degrees.within(c, radius, haversine);
        row(&format!("within {km} km"), &centers, |c| ids(index.within(c, radius)), |c| ids(measured(c)));
        let exact = |c| {
            let mut exact = ids(degrees.within(c, radius, distance));
            exact.sort_unstable();
            exact
        };
        assert!(
            centers.iter().step_by(40).all(|c| index.ids_within(*c, radius) == exact(*c)),
            "both with the geodesic agree"
        );
        row(&format!("ids {km} km"), &centers, |c| index.ids_within(c, radius), |c| degrees.ids(c, radius));
        let count = format!("count {km} km");
        println!(
            "{}",
            times(&count, &centers, |c| index.count_within(c, radius), |c| degrees.count(c, radius))
        );
    }
    let ids = |hits: Hits| hits.into_iter().map(|(id, _)| id).collect::<Vec<u32>>();
    row("nearest 10", &centers, |c| ids(index.nearest(c, 10)), |c| ids(degrees.nearest(c, 10, haversine)));
    let bounds = |c: LngLat| Bounds::around(c, Metres::from_km(25.0));
    row("box of 50 km", &centers, |c| index.in_box(&bounds(c)), |c| degrees.in_box(&bounds(c), c));
    println!();
}

type Hits = Vec<(u32, Metres)>;

/// Times, and by how many hits the two differ.
fn row(what: &str, centers: &[LngLat], ours: impl Fn(LngLat) -> Vec<u32>, peer: impl Fn(LngLat) -> Vec<u32>) {
    let (mut hits, mut wrong) = (0, 0);
    for center in centers {
        let [exact, other] =
            [ours(*center), peer(*center)].map(|ids| ids.into_iter().collect::<BTreeSet<u32>>());
        wrong += exact.symmetric_difference(&other).count();
        hits += exact.len();
    }
    println!("{} {:>10} {wrong:>8}", times(what, centers, ours, peer), hits / centers.len());
}

fn times<T>(
    what: &str,
    centers: &[LngLat],
    ours: impl Fn(LngLat) -> T,
    peer: impl Fn(LngLat) -> T,
) -> String {
    let (a, b) = (median(centers, ours), median(centers, peer));
    let peer = format!("{b:.1?} {:.1}x", b.as_secs_f64() / a.as_secs_f64());
    format!("{what:<16} {:>12} {peer:>18}", format!("{a:.1?}"))
}

/// The median time of one query.
fn median<T>(centers: &[LngLat], query: impl Fn(LngLat) -> T) -> Duration {
    let mut times: Vec<Duration> = centers
        .iter()
        .map(|center| {
            let start = Instant::now();
            black_box(query(black_box(*center)));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn haversine(a: LngLat, b: LngLat) -> Metres {
    Metres(Haversine.distance(geo::Point::new(a.lng(), a.lat()), geo::Point::new(b.lng(), b.lat())))
}

/// The peer: points by longitude and latitude.
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
        let reach = (radius.0 * 1.01 / 6_371_008.8).to_degrees();
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

    fn nearest(&self, center: LngLat, k: usize, measure: fn(LngLat, LngLat) -> Metres) -> Hits {
        let mut radius = Metres(1000.0);
        loop {
            let mut hits = self.within(center, radius, measure);
            if hits.len() >= k.min(self.len) {
                hits.truncate(k);
                return hits;
            }
            radius = Metres(radius.0 * 2.0);
        }
    }
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
