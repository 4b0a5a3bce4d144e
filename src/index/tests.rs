//! The index against the plain loop over all points, by geodesic distance.

use super::*;
use crate::geodesy::{destination, distance};
use proptest::prelude::*;

fn at(lng: f64, lat: f64) -> LngLat {
    LngLat::new(lng, lat).unwrap()
}

fn within_by_loop(points: &[(LngLat, u32)], center: LngLat, radius: Metres) -> Vec<(u32, Metres)> {
    let mut hits: Vec<_> =
        points.iter().map(|(p, id)| (*id, distance(center, *p))).filter(|(_, d)| d.0 <= radius.0).collect();
    hits.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then(a.0.cmp(&b.0)));
    hits
}

fn sorted_ids(hits: &[(u32, Metres)]) -> Vec<u32> {
    let mut ids: Vec<u32> = hits.iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    ids
}

fn in_box_by_loop(points: &[(LngLat, u32)], bounds: &Bounds) -> Vec<u32> {
    let mut ids: Vec<u32> = points.iter().filter(|(p, _)| bounds.contains(*p)).map(|(_, id)| *id).collect();
    ids.sort_unstable();
    ids
}

/// Longitudes and latitudes with the awkward ones far more often than chance would have them.
fn longitude() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -180.0..=180.0_f64,
        1 => prop::sample::select(vec![-180.0, 180.0, 0.0, -0.0, 90.0, -90.0]),
        1 => 179.9..=180.0_f64,
        1 => -180.0..=-179.9_f64,
    ]
}

fn latitude() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -90.0..=90.0_f64,
        1 => prop::sample::select(vec![-90.0, 90.0, 0.0, -0.0]),
        1 => 89.9..=90.0_f64,
        1 => -90.0..=-89.9_f64,
    ]
}

fn position() -> impl Strategy<Value = LngLat> {
    (longitude(), latitude()).prop_map(|(lng, lat)| at(lng, lat))
}

/// Points all over the Earth, among them some that coincide and some at each other's antipodes.
fn points() -> impl Strategy<Value = Vec<(LngLat, u32)>> {
    prop::collection::vec((position(), 0..3_u8), 0..120).prop_map(|drawn| {
        let mut points = Vec::new();
        for (i, (p, twin)) in drawn.into_iter().enumerate() {
            let id = u32::try_from(i).unwrap() * 2;
            points.push((p, id));
            match twin {
                1 => points.push((p, id + 1)),
                2 => {
                    let lng = if p.lng() > 0.0 { p.lng() - 180.0 } else { p.lng() + 180.0 };
                    points.push((at(lng, -p.lat()), id + 1));
                }
                _ => {}
            }
        }
        points
    })
}

fn bounds() -> impl Strategy<Value = Bounds> {
    (longitude(), latitude(), longitude(), latitude())
        .prop_map(|(w, a, e, b)| Bounds::new(w, a.min(b), e, a.max(b)).unwrap())
}

proptest! {
    #[test]
    fn within_finds_what_the_loop_finds(
        points in points(),
        center in position(),
        km in prop_oneof![Just(0.0), 0.0..1.0_f64, 0.0..500.0_f64, 0.0..20_100.0_f64],
    ) {
        let index = PointIndex::build(points.clone());
        let radius = Metres::from_km(km);
        let expect = within_by_loop(&points, center, radius);
        prop_assert_eq!(index.count_within(center, radius), expect.len());
        prop_assert_eq!(index.ids_within(center, radius), sorted_ids(&expect));
        prop_assert_eq!(index.within(center, radius), expect);
    }

    #[test]
    fn many_points_on_little_ground_are_found_whole_boxes_at_a_time(
        center in position(),
        spread in prop_oneof![0.001..1.0_f64, 1.0..3000.0_f64],
        share in 0.0..2.0_f64,
        seed in any::<u64>(),
    ) {
        let mut random = seed;
        let mut next = || {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 11) as f64 / (1_u64 << 53) as f64
        };
        let points: Vec<(LngLat, u32)> = (0..700)
            .map(|id| (destination(center, next() * 360.0, Metres::from_km(next() * spread)), id))
            .collect();
        let index = PointIndex::build(points.clone());
        let from = destination(center, 77.0, Metres::from_km(spread * share / 3.0));
        let radius = Metres::from_km(spread * share);
        let expect = within_by_loop(&points, from, radius);
        prop_assert_eq!(index.count_within(from, radius), expect.len());
        prop_assert_eq!(index.ids_within(from, radius), sorted_ids(&expect));
        prop_assert_eq!(index.within(from, radius), expect);
        let bounds = Bounds::around(from, radius);
        prop_assert_eq!(index.in_box(&bounds), in_box_by_loop(&points, &bounds));
    }

    #[test]
    fn a_reach_is_found_where_its_circle_meets(
        points in points(),
        center in position(),
        km in prop_oneof![Just(0.0), 0.0..2000.0_f64],
        reaches in prop::collection::vec(prop_oneof![Just(0.0), 0.0..900_000.0_f64], 240..=240),
    ) {
        let reaching: Vec<_> = points.iter().zip(reaches).map(|((p, id), reach)| (*p, Metres(reach), *id)).collect();
        let index = PointIndex::build_with_reach(reaching.clone());
        let got = sorted_ids(&index.within(center, Metres::from_km(km)));
        prop_assert_eq!(&index.ids_within(center, Metres::from_km(km)), &got);
        for (p, reach, id) in &reaching {
            let short = distance(center, *p).0 - reach.0 - km * 1000.0;
            // A reach may be longer by the digits it is not kept with.
            prop_assert!(short.abs() < 0.1 || got.contains(id) == (short <= 0.0), "{p} {short}");
        }
    }

    #[test]
    fn any_bytes_are_an_index_or_none(bytes in prop::collection::vec(any::<u8>(), 0..700), head in 0..40_u64) {
        let mut bytes = bytes;
        bytes.resize(bytes.len() + 64, 7);
        bytes[..8].copy_from_slice(&head.to_le_bytes());
        bytes[8..16].copy_from_slice(&(head * 2).to_le_bytes());
        // As long as one of so many points is.
        let length = PointIndex::build((0..head as u32).flat_map(|n| [n, n]).map(|n| (at(f64::from(n), 1.0), n)).collect()).bytes().len();
        bytes.resize(length, 0x41);
        let index = PointIndex::open(Bytes::Held(bytes)).unwrap();
        index.within(at(1.0, 1.0), Metres(f64::INFINITY));
        index.ids_within(at(1.0, 1.0), Metres(1e6));
        index.nearest(at(1.0, 1.0), 9);
        index.in_box(&Bounds::new(-180.0, -90.0, 180.0, 90.0).unwrap());
    }

    #[test]
    fn within_decides_on_the_edge_as_the_loop_does(
        center in position(),
        directions in prop::collection::vec(0.0..360.0_f64, 1..60),
        km in prop_oneof![0.001..1.0_f64, 1.0..1000.0_f64, 1000.0..20_000.0_f64],
    ) {
        let radius = Metres::from_km(km);
        let points: Vec<(LngLat, u32)> = directions
            .iter()
            .zip(0..)
            .map(|(bearing, id)| (destination(center, *bearing, radius), id))
            .collect();
        let index = PointIndex::build(points.clone());
        prop_assert_eq!(index.within(center, radius), within_by_loop(&points, center, radius));
    }

    #[test]
    fn nearest_finds_what_the_loop_finds(points in points(), center in position(), k in 0..40_usize) {
        let index = PointIndex::build(points.clone());
        let mut expect = within_by_loop(&points, center, Metres(f64::INFINITY));
        expect.truncate(k);
        prop_assert_eq!(index.nearest(center, k), expect);
    }

    #[test]
    fn nearest_of_a_ring_finds_what_the_loop_finds(center in position(), km in 1.0..20_000.0_f64, k in 1..20_usize) {
        // On the ellipsoid a ring of one spherical radius has another order than on the sphere.
        let points: Vec<(LngLat, u32)> = (0..60)
            .map(|i| (destination(center, f64::from(i) * 6.0, Metres::from_km(km * (1.0 + f64::from(i % 7) * 0.001))), i))
            .collect();
        let index = PointIndex::build(points.clone());
        let mut expect = within_by_loop(&points, center, Metres(f64::INFINITY));
        expect.truncate(k);
        prop_assert_eq!(index.nearest(center, k), expect);
    }

    #[test]
    fn nearest_where_is_nearest_of_the_filtered(points in points(), center in position(), k in 0..20_usize) {
        let index = PointIndex::build(points.clone());
        let odd: Vec<_> = points.into_iter().filter(|(_, id)| id % 2 == 1).collect();
        prop_assert_eq!(
            index.nearest_where(center, k, |id| id % 2 == 1),
            PointIndex::build(odd).nearest(center, k)
        );
    }

    #[test]
    fn in_box_finds_what_the_loop_finds(points in points(), bounds in bounds()) {
        let index = PointIndex::build(points.clone());
        prop_assert_eq!(index.in_box(&bounds), in_box_by_loop(&points, &bounds));
    }

    #[test]
    fn a_box_around_a_circle_holds_the_circle(
        center in position(),
        direction in 0.0..360.0_f64,
        km in 0.0..19_000.0_f64,
    ) {
        let rim = destination(center, direction, Metres::from_km(km));
        prop_assert!(Bounds::around(center, Metres::from_km(km)).contains(rim), "{rim}");
    }

    #[test]
    fn a_grown_box_covers_and_meets_the_box(bounds in bounds(), km in 0.01..2000.0_f64) {
        let grown = bounds.grown_by(Metres::from_km(km));
        prop_assert!(grown.meets(&bounds) && bounds.meets(&grown));
        prop_assert!(bounds.covers(&bounds));
        prop_assert!(grown.covers(&bounds), "{grown}");
    }

    #[test]
    fn boxes_that_share_a_point_meet(a in bounds(), b in bounds(), p in position()) {
        if a.contains(p) && b.contains(p) && p.lat().abs() < 90.0 && p.lng().abs() < 180.0 {
            prop_assert!(a.meets(&b) && b.meets(&a));
        }
        if a.covers(&b) && b.contains(p) && p.lng().abs() < 180.0 {
            prop_assert!(a.contains(p));
        }
    }
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = PointIndex::default();
    assert!(index.is_empty());
    assert!(index.within(at(0.0, 0.0), Metres(f64::INFINITY)).is_empty());
    assert!(index.nearest(at(0.0, 0.0), 3).is_empty());
    assert!(index.in_box(&Bounds::new(-180.0, -90.0, 180.0, 90.0).unwrap()).is_empty());
}

#[test]
fn no_radius_is_no_hit_and_a_huge_radius_is_every_hit() {
    let points = vec![(at(0.0, 0.0), 0), (at(180.0, 0.0), 1), (at(46.36, 40.68), 2)];
    let index = PointIndex::build(points);
    for (radius, hits) in [
        (f64::NAN, 0),
        (-1.0, 0),
        (0.0, 1),
        (20_003_930.0, 2),
        (20_003_932.0, 3),
        (1e12, 3),
        (f64::INFINITY, 3),
    ] {
        assert_eq!(index.within(at(0.0, 0.0), Metres(radius)).len(), hits, "{radius}");
    }
}

#[test]
fn the_two_notations_of_one_place_coincide() {
    let index = PointIndex::build(vec![(at(180.0, 10.0), 0), (at(-180.0, 10.0), 1), (at(33.0, 90.0), 2)]);
    let ids = |hits: Vec<(u32, Metres)>| hits.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(ids(index.within(at(180.0, 10.0), Metres(0.0))), [0, 1]);
    assert_eq!(ids(index.within(at(-180.0, 10.0), Metres(0.0))), [0, 1]);
    assert_eq!(ids(index.within(at(-120.0, 90.0), Metres(0.001))), [2]);
    assert_eq!(ids(index.nearest(at(-180.0, 10.0), 1)), [0]);
}

#[test]
fn every_size_around_the_node_size_bulk_loads() {
    for n in 0..300_u32 {
        let points = (0..n).map(|i| (at(f64::from(i % 20), f64::from(i / 20)), i)).collect();
        let index = PointIndex::build(points);
        assert_eq!(index.within(at(0.0, 0.0), Metres(f64::INFINITY)).len(), n as usize);
    }
}

#[test]
fn the_same_points_are_the_same_bytes_and_read_back() {
    let points: Vec<(LngLat, u32)> =
        (0..1000).map(|i| (at(f64::from(i % 90), f64::from(i % 37)), i)).collect();
    let index = PointIndex::build(points.clone());
    let bytes = index.bytes().get(0, index.bytes().len()).to_vec();
    let again = PointIndex::build(points.into_iter().rev().collect());
    assert_eq!(again.bytes().get(0, bytes.len()), bytes);
    let read = PointIndex::open(Bytes::Held(bytes.clone())).unwrap();
    assert_eq!(read.within(at(5.0, 5.0), Metres(1e6)), index.within(at(5.0, 5.0), Metres(1e6)));
    assert_eq!(read.len(), 1000);
    for length in [0, 15, 63, bytes.len() - 1] {
        assert!(PointIndex::open(Bytes::Held(bytes[..length].to_vec())).is_none(), "{length}");
    }
}

#[test]
fn a_box_has_to_be_one() {
    fn check(edges: [f64; 4], expect: &str) {
        let [w, s, e, n] = edges;
        let got = Bounds::new(w, s, e, n).map_or_else(|e| e.to_string(), |b| b.to_string());
        assert_eq!(got, expect);
    }
    check([45.0, 39.0, 48.0, 41.0], "45,39,48,41");
    check([170.0, -20.0, -170.0, 20.0], "170,-20,-170,20");
    check([45.0, 41.0, 48.0, 39.0], "the south `41` lies north of the north `39`");
    check([190.0, 0.0, 191.0, 1.0], "`190` is not a longitude (-180..180)");
    check([0.0, f64::NAN, 1.0, 1.0], "`NaN` is not a latitude (-90..90)");
}
