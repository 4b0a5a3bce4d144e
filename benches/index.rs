//! The index at one million points: unit vectors and the geodesic against boxes of degrees and the haversine.
//!
//! Both answer the same queries in the same run. The peer does what is usual: an R-tree over longitude and latitude,
//! a box around the radius (widened by the cosine of the latitude, split at the antimeridian), the haversine on what
//! it returns; for the nearest, boxes doubled until they hold enough. The same with the geodesic shows what the tree
//! alone is worth. "wrong" counts hits that the haversine adds or misses, of all queries. Times are medians.
//!
//! Two sets: `gazetteer`, as this program makes them, where every incident lies on one of 60,000 places; and
//! `scattered`, where all positions differ, the hard case.
//!
//! `cargo bench --bench index`
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used)]

#[path = "../src/training/random.rs"]
#[allow(dead_code)]
mod random;

use geo::{Distance, Haversine};
use incident_mapper::geodesy::{LngLat, Metres, distance};
use incident_mapper::index::PointIndex;
use random::Random;
use rstar::{AABB, RTree, primitives::GeomWithData};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

const POINTS: usize = 1_000_000;
const QUERIES: usize = 200;

fn main() {
    run("gazetteer", &clustered_incidents(POINTS, 60_000));
    run("scattered", &clustered_incidents(POINTS, POINTS));
}

fn run(name: &str, points: &[(LngLat, u32)]) {
    let centers: Vec<LngLat> = points.iter().step_by(POINTS / QUERIES).map(|(p, _)| *p).collect();
    let start = Instant::now();
    let index = PointIndex::build(points.to_vec());
    let built = start.elapsed();
    let start = Instant::now();
    let degrees = Degrees::build(points);
    let built_degrees = start.elapsed();

    println!("{POINTS} points, {name}; {} queries from points of the set", centers.len());
    println!(
        "{:<16} {:>12} {:>18} {:>17} {:>10} {:>8}",
        "", "this index", "boxes + haversine", "boxes + geodesic", "mean hits", "wrong"
    );
    println!("{:<16} {:>12} {:>18}", "build", format!("{built:.0?}"), format!("{built_degrees:.0?}"));
    for km in [10.0, 100.0] {
        let radius = Metres::from_km(km);
        row(
            &format!("within {km} km"),
            &centers,
            |c| index.within(c, radius),
            |c| degrees.within(c, radius, haversine),
            |c| degrees.within(c, radius, distance),
        );
    }
    row(
        "nearest 10",
        &centers,
        |c| index.nearest(c, 10),
        |c| degrees.nearest(c, 10, haversine),
        |c| degrees.nearest(c, 10, distance),
    );
    println!();
}

type Hits = Vec<(u32, Metres)>;

fn row(
    what: &str,
    centers: &[LngLat],
    ours: impl Fn(LngLat) -> Hits,
    peer: impl Fn(LngLat) -> Hits,
    exact_peer: impl Fn(LngLat) -> Hits,
) {
    let (mut hits, mut wrong) = (0, 0);
    for center in centers {
        let ids = |hits: Hits| hits.into_iter().map(|(id, _)| id).collect::<BTreeSet<u32>>();
        let exact = ids(ours(*center));
        assert_eq!(exact, ids(exact_peer(*center)), "both with the geodesic agree");
        wrong += exact.symmetric_difference(&ids(peer(*center))).count();
        hits += exact.len();
    }
    let [a, b, c] = [median(centers, ours), median(centers, peer), median(centers, exact_peer)];
    let times = |t: Duration| format!("{t:.1?} {:.1}x", t.as_secs_f64() / a.as_secs_f64());
    println!(
        "{what:<16} {:>12} {:>18} {:>17} {:>10} {wrong:>8}",
        format!("{a:.1?}"),
        times(b),
        times(c),
        hits / centers.len()
    );
}

/// The median time of one query.
fn median(centers: &[LngLat], query: impl Fn(LngLat) -> Hits) -> Duration {
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
        // One per cent to spare, so that the box holds the circle whichever distance decides.
        let reach = (radius.0 * 1.01 / 6_371_008.8).to_degrees();
        let (south, north) = (center.lat() - reach, center.lat() + reach);
        let widest = south.abs().max(north.abs()).to_radians().cos();
        let across = if widest > 1e-6 { (reach / widest).min(180.0) } else { 180.0 };
        let (west, east) = (center.lng() - across, center.lng() + across);
        let mut hits = Vec::new();
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
                    hits.push((entry.data, distance));
                }
            }
        }
        hits.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then(a.0.cmp(&b.0)));
        hits
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
