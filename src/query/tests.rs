//! The search against the definitions: circles and boxes of uncertainty, dates that overlap, words of types.

use super::*;
use crate::geodesy::{destination, distance};
use jiff::civil::date;
use proptest::prelude::*;

fn at(lng: f64, lat: f64) -> LngLat {
    LngLat::new(lng, lat).unwrap()
}

fn item(lng: f64, lat: f64, uncertainty_km: f64) -> Item<'static> {
    Item { position: Some(at(lng, lat)), uncertainty: Metres::from_km(uncertainty_km), ..Item::default() }
}

fn ids(answer: &Answer) -> Vec<usize> {
    answer.hits.iter().map(|hit| hit.item).collect()
}

proptest! {
    #[test]
    fn a_radius_is_met_as_defined(
        places in prop::collection::vec((0.0..360.0_f64, 0.0..300.0_f64, 0.0..100.0_f64), 0..50),
        radius in 0.0..300.0_f64,
        center in (-180.0..=180.0_f64, -90.0..=90.0_f64),
    ) {
        let near = at(center.0, center.1);
        let items: Vec<Item> = places
            .iter()
            .map(|(bearing, km, uncertainty)| Item {
                position: Some(destination(near, *bearing, Metres::from_km(*km))),
                uncertainty: Metres::from_km(*uncertainty),
                ..Item::default()
            })
            .collect();
        let question = Question { near: Some(near), within: Some(Metres::from_km(radius)), ..Question::default() };
        let answer = Searchable::new(items.clone()).search(&question);
        for (i, item) in items.iter().enumerate() {
            let d = distance(near, item.position.unwrap()).0;
            let expect = if d + item.uncertainty.0 <= radius * 1000.0 {
                Some(Match::Certain)
            } else if d - item.uncertainty.0 <= radius * 1000.0 {
                Some(Match::Possible)
            } else {
                None
            };
            let got = answer.hits.iter().find(|hit| hit.item == i).and_then(|hit| hit.certainty);
            prop_assert_eq!(got, expect, "{}", i);
        }
        let order: Vec<_> =
            answer.hits.iter().map(|hit| (hit.certainty, hit.distance.map(|d| d.0))).collect();
        prop_assert!(order.is_sorted_by(|a, b| a <= b), "{order:?}");
    }

    #[test]
    fn a_certain_match_of_a_box_holds_all_its_circle_and_a_miss_none(
        lng in -180.0..=180.0_f64,
        lat in -85.0..=85.0_f64,
        km in 0.0..400.0_f64,
        bearing in 0.0..360.0_f64,
        west in -180.0..=180.0_f64,
        south in -80.0..=70.0_f64,
    ) {
        let east = if west > 160.0 { west - 340.0 } else { west + 20.0 };
        let bounds = Bounds::new(west, south, east, south + 10.0).unwrap();
        let layer = Searchable::new(vec![item(lng, lat, km)]);
        let answer = layer.search(&Question { bounds: Some(bounds), ..Question::default() });
        let rim = destination(at(lng, lat), bearing, Metres::from_km(km));
        match answer.hits.first().and_then(|hit| hit.certainty) {
            Some(Match::Certain) => prop_assert!(bounds.contains(rim)),
            Some(Match::Possible) => prop_assert!(km > 0.0),
            None => prop_assert!(!bounds.contains(rim) && !bounds.contains(at(lng, lat))),
        }
    }
}

#[test]
fn nearest_counts_only_what_passes_the_other_filters() {
    let mut items =
        vec![item(46.0, 40.0, 0.0), item(46.1, 40.0, 0.0), item(46.2, 40.0, 0.0), item(46.3, 40.0, 0.0)];
    items[1].event_type = "Battles".into();
    items[3].event_type = "Battles".into();
    let layer = Searchable::new(items);
    let near = Some(at(46.0, 40.0));
    let ask = |question| ids(&layer.search(&question));
    assert_eq!(ask(Question { near, nearest: Some(2), ..Question::default() }), [0, 1]);
    let battles = vec!["battle".to_owned()];
    assert_eq!(ask(Question { near, nearest: Some(2), types: battles, ..Question::default() }), [1, 3]);
    let within = Some(Metres::from_km(20.0));
    assert_eq!(ask(Question { near, nearest: Some(9), within, ..Question::default() }), [0, 1, 2]);
    assert_eq!(ask(Question { near, nearest: Some(2), within, ..Question::default() }), [0, 1]);
    let bounds = Some(Bounds::new(46.15, 39.0, 47.0, 41.0).unwrap());
    assert_eq!(ask(Question { near, nearest: Some(1), bounds, ..Question::default() }), [2]);
}

#[test]
fn days_overlap_or_are_counted_as_unknown() {
    let dated = |from, to| Item { dates: Some((from, to)), ..item(46.0, 40.0, 0.0) };
    let layer = Searchable::new(vec![
        dated(date(2020, 10, 17), date(2020, 10, 17)),
        dated(date(2020, 9, 27), date(2020, 11, 10)),
        dated(date(2020, 11, 9), date(2020, 11, 9)),
        item(46.0, 40.0, 0.0),
    ]);
    let check = |since, until, expect: &[usize], undated| {
        for near in [None, Some(at(46.0, 40.0))] {
            for nearest in [None, Some(10)] {
                let answer = layer.search(&Question { near, nearest, since, until, ..Question::default() });
                assert_eq!((ids(&answer).as_slice(), answer.undated), (expect, undated));
            }
        }
    };
    check(None, None, &[0, 1, 2, 3], 0);
    check(Some(date(2020, 10, 17)), None, &[0, 1, 2], 1);
    check(Some(date(2020, 10, 18)), None, &[1, 2], 1);
    check(None, Some(date(2020, 10, 1)), &[1], 1);
    check(Some(date(2020, 10, 18)), Some(date(2020, 10, 19)), &[1], 1);
    check(Some(date(2021, 1, 1)), None, &[], 1);
}

#[test]
fn what_has_no_position_is_counted_where_a_place_is_asked_for() {
    let layer = Searchable::new(vec![Item::default(), item(46.0, 40.0, 0.0)]);
    assert_eq!(ids(&layer.search(&Question::default())), [0, 1]);
    let answer = layer.search(&Question { near: Some(at(46.0, 40.0)), ..Question::default() });
    assert_eq!((ids(&answer), answer.unplaced), (vec![1], 1));
    let everywhere = Bounds::new(-180.0, -90.0, 180.0, 90.0).unwrap();
    let answer = layer.search(&Question { bounds: Some(everywhere), ..Question::default() });
    assert_eq!((ids(&answer), answer.unplaced), (vec![1], 1));
}

#[test]
fn a_type_is_any_of_its_words_in_any_case() {
    let layer = Searchable::new(vec![Item {
        event_type: "Explosions/Remote violence".into(),
        sub_event_type: "Air/drone strike".into(),
        ..Item::default()
    }]);
    let check = |words: &[&str], found: bool| {
        let types = words.iter().map(|w| (*w).to_owned()).collect();
        let answer = layer.search(&Question { types, ..Question::default() });
        assert_eq!(!answer.hits.is_empty(), found, "{words:?}");
    };
    check(&[], true);
    check(&["drone"], true);
    check(&["EXPLOSIONS"], true);
    check(&["explosions/remote violence"], true);
    check(&["battle", "strike"], true);
    check(&["battle"], false);
    check(&[""], false);
}

#[test]
fn an_uncertainty_that_is_no_length_counts_as_none() {
    for odd in [f64::NAN, f64::INFINITY, -5.0] {
        let layer = Searchable::new(vec![Item { uncertainty: Metres(odd), ..item(46.0, 40.0, 0.0) }]);
        let question = Question {
            near: Some(at(46.0, 40.0)),
            within: Some(Metres(1.0)),
            certain_only: true,
            ..Question::default()
        };
        assert_eq!(layer.search(&question).hits.len(), 1);
    }
}
