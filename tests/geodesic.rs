//! Distances against values of GeographicLib, the reference implementation of Karney's algorithm: Python package 2.1,
//! `Geodesic.WGS84.Inverse`, printed to a micrometre.

use incident_mapper::geodesy::{LngLat, Metres, distance};
use incident_mapper::index::PointIndex;

type Case = (&'static str, [f64; 2], [f64; 2], f64);

/// What, from longitude and latitude, to longitude and latitude, metres.
const CASES: &[Case] = &[
    ("the same place", [46.36134, 40.68157], [46.36134, 40.68157], 0.000_000),
    ("Ganja to Barda", [46.36134, 40.68157], [47.12619, 40.37577], 73_164.219_141),
    ("Stepanakert to Shusha", [46.7515, 39.8265], [46.7464, 39.7537], 8094.823_460),
    ("Kherson to Kyiv", [32.6169, 46.6354], [30.5234, 50.4501], 451_436.767_089),
    ("Khartoum to El Fasher", [32.5599, 15.5007], [25.3494, 13.6279], 804_124.117_251),
    ("Goma to Bukavu", [29.2285, -1.6585], [28.8608, -2.5083], 102_484.454_597),
    ("Quito to Nairobi", [-78.4678, -0.1807], [36.8219, -1.2921], 12_832_705.506_097),
    ("a metre along the equator", [0.0, 0.0], [0.000_009, 0.0], 1.001_875),
    ("a metre along a meridian at the equator", [0.0, 0.0], [0.0, 0.000_009], 0.995_168),
    ("a quarter of the equator", [10.0, 0.0], [100.0, 0.0], 10_018_754.171_395),
    ("across the antimeridian", [179.9, -16.5], [-179.9, -16.8], 39_464.579_936),
    ("along the antimeridian in its two notations", [180.0, -16.0], [-180.0, -17.0], 110_663.925_263),
    ("from pole to pole", [0.0, -90.0], [0.0, 90.0], 20_003_931.458_625),
    ("from the north pole", [0.0, 90.0], [123.0, 89.99], 1116.939_795),
    ("across the north pole", [10.0, 89.5], [-170.0, 89.5], 111_693.950_897),
    ("around the south pole", [-60.0, -89.999], [60.0, -89.999], 193.459_647),
    ("just below 200 km northwards", [46.0, 40.0], [46.0, 41.8], 199_893.580_760),
    ("just below 200 km eastwards", [46.0, 40.0], [48.34, 40.0], 199_815.886_873),
    ("just beyond 200 km northwards", [46.0, 40.0], [46.0, 41.802], 200_115.719_602),
    ("just beyond 200 km eastwards", [46.0, 40.0], [48.345, 40.0], 200_242.819_292),
    ("antipodes on the equator", [0.0, 0.0], [180.0, 0.0], 20_003_931.458_625),
    ("nearly antipodes on the equator", [0.0, 0.0], [179.5, 0.0], 19_980_861.908_891),
    ("antipodes", [30.0, 30.0], [-150.0, -30.0], 20_003_931.458_625),
    ("nearly antipodes", [0.0, 30.0], [179.9, -29.9], 19_992_090.302_327),
    ("nearly antipodes beside the equator", [0.0, 0.0], [179.5, 0.5], 19_936_288.578_965),
    ("nearly antipodes in the south", [0.0, -30.0], [179.8, 29.9], 19_989_832.827_610),
];

fn at([lng, lat]: [f64; 2]) -> LngLat {
    LngLat::new(lng, lat).unwrap()
}

#[test]
fn distances_are_those_of_geographiclib_to_a_hundredth_of_a_millimetre() {
    for (what, from, to, metres) in CASES {
        for (from, to) in [(from, to), (to, from)] {
            let got = distance(at(*from), at(*to)).0;
            assert!((got - metres).abs() < 1e-5, "{what}: {got}, not {metres}");
        }
    }
}

#[test]
fn a_radius_holds_what_is_a_millimetre_nearer_and_not_what_is_a_millimetre_farther() {
    for (what, from, to, metres) in CASES {
        let index = PointIndex::build(vec![(at(*to), 7)]);
        let found = |radius: f64| index.count_within(at(*from), Metres(radius));
        assert_eq!(found(metres + 0.001), 1, "{what}");
        assert_eq!(found(metres - 0.001), 0, "{what}");
        let (id, nearest) = index.nearest(at(*from), 1)[0];
        assert!(id == 7 && (nearest.0 - metres).abs() < 1e-5, "{what}: {nearest:?}");
    }
}
