use super::super::picture::Mentioned;
use super::*;
use crate::geodesy::LngLat;

fn spot(place: &str, lng: f64) -> Option<Spot> {
    let position = LngLat::new(lng, 40.0).unwrap();
    Some(Spot { place: place.into(), label: place.to_uppercase(), position })
}

/// An incident: its id, its place, and where the words of its event mentions and of their places stand.
type Row<'a> = (&'a str, Option<Spot>, &'a [(usize, Option<usize>)]);

/// A run of the report `r1` with these incidents.
fn run(incidents: &[Row<'_>]) -> Picture {
    let told = |(id, spot, words): &Row<'_>| {
        let words = words.iter().map(|(trigger, place)| Words {
            report: "r1".to_owned(),
            trigger: *trigger,
            place: *place,
        });
        ((*id).to_owned(), Told { title: (*id).to_owned(), spot: spot.clone(), words: words.collect() })
    };
    Picture {
        reports: [("r1".to_owned(), "hash".to_owned())].into(),
        incidents: incidents.iter().map(told).collect(),
        ..Picture::default()
    }
}

fn check(old: &Picture, new: &Picture, want: &[(&str, &str, &[&str])]) {
    let impact = compare(old, new);
    let others = |c: &Change| c.others.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>();
    let found: Vec<_> = impact.incidents.iter().map(|c| (c.what.name(), c.id.as_str(), others(c))).collect();
    let want: Vec<_> =
        want.iter().map(|(what, id, o)| (*what, *id, o.iter().map(|i| (*i).to_owned()).collect())).collect();
    assert_eq!(found, want);
}

const EVENT: [(usize, Option<usize>); 1] = [(5, Some(20))];

#[test]
fn nothing_moves_by_rounding() {
    let at = |place, lng| run(&[("a", spot(place, lng), &EVENT)]);
    let old = at("x", 46.3613);
    assert_eq!(compare(&old, &old), Impact::default());
    check(&old, &at("x", 46.36134), &[]);
    check(&old, &at("x", 46.3616), &[("moved", "a", &[])]);
    // The same point as another place is told, too.
    check(&old, &at("y", 46.3613), &[("moved", "a", &[])]);
}

#[test]
fn incidents_are_followed_through_their_words() {
    let second = [(90, Some(99))];
    let both = run(&[("a", spot("x", 46.0), &EVENT), ("b", spot("y", 47.0), &second)]);
    let one = run(&[("a", spot("x", 46.0), &[EVENT[0], second[0]])]);
    check(&both, &one, &[("merged", "a", &["a", "b"])]);
    check(&one, &both, &[("split", "a", &["a", "b"])]);
    let unlocated = run(&[("a", None, &[(5, None)])]);
    check(&both, &unlocated, &[("unlocated", "a", &[]), ("vanished", "b", &[])]);
    check(&unlocated, &both, &[("located", "a", &[]), ("appeared", "b", &[])]);
}

#[test]
fn a_further_place_in_front_of_a_list_shifts_no_incident() {
    let (barda, tartar) = ([(5, Some(20))], [(5, Some(30))]);
    let old = run(&[("a", spot("x", 46.0), &barda), ("b", spot("y", 47.0), &tartar)]);
    // The ids are those of the places before.
    let new = run(&[
        ("a", spot("z", 45.0), &[(5, Some(10))]),
        ("b", spot("x", 46.0), &barda),
        ("c", spot("y", 47.0), &tartar),
    ]);
    check(&old, &new, &[("appeared", "a", &[])]);
}

#[test]
fn changed_reports_are_told_apart() {
    let old = run(&[("a", spot("x", 46.0), &EVENT)]);
    let mut new = run(&[("a", spot("x", 47.0), &EVENT)]);
    new.reports = [("r1".to_owned(), "other".to_owned()), ("r2".to_owned(), "hash".to_owned())].into();
    let impact = compare(&old, &new);
    assert!(impact.incidents[0].by_report);
    assert_eq!(impact.reports, [("r1".into(), What::Changed), ("r2".into(), What::Appeared)]);
}

#[test]
fn mentions_are_compared_by_where_they_stand() {
    let with = |spot: Option<Spot>| Picture {
        mentions: [("r1:5".to_owned(), Mentioned { surface: "Ganja".into(), spot })].into(),
        ..run(&[])
    };
    let what = |old: &Picture, new: &Picture| {
        compare(old, new).mentions.iter().map(|c| (c.what, c.metres.map(f64::round))).collect::<Vec<_>>()
    };
    assert_eq!(what(&with(spot("x", 46.0)), &with(spot("x", 46.0))), []);
    assert_eq!(what(&with(spot("x", 46.0)), &with(spot("y", 46.1))), [(What::Moved, Some(8539.0))]);
    assert_eq!(what(&with(None), &with(spot("y", 46.1))), [(What::Located, None)]);
    assert_eq!(what(&run(&[]), &with(None)), [(What::Appeared, None)]);
    assert_eq!(what(&with(None), &run(&[])), [(What::Vanished, None)]);
}
