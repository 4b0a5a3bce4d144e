//! What other sources count, who came to no harm, and sentences that only react to an attack: the words that a set of reports by an independent
//! writer had and the rules had not.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Incident, Toll};

/// The incidents of a text, written on a Monday.
fn told(text: &str) -> Vec<Incident> {
    coded::incidents(&Gazetteer::embedded(), "2019-03-25", text)
}

fn bounds(toll: Option<Toll>) -> (Option<u32>, Option<u32>) {
    toll.map_or((None, None), |toll| (toll.low(), toll.high()))
}

/// The bounds of the killed and of the wounded of the only incident.
fn tolls(text: &str) -> [(Option<u32>, Option<u32>); 2] {
    let found = told(text);
    assert_eq!(found.len(), 1, "{text}");
    [bounds(found[0].killed), bounds(found[0].injured)]
}

const MASSACRE: &str =
    "Gunmen killed 31 people in the village of Ogossagou in central Mali on Saturday, residents said.";

#[test]
fn what_another_source_counts_is_a_bound_of_the_toll() {
    for (sentence, low, high) in [
        ("The army stands by its count of 19.", 19, 31),
        ("The ministry acknowledged 19.", 19, 31),
        ("The Red Cross said it knew of only 19.", 19, 31),
        ("The army admitted to 19 dead.", 19, 31),
        ("A reporter who reached the village saw 19 graves.", 19, 31),
        ("A local association has a list of 40 names.", 31, 40),
        ("A priest wrote down 40 names.", 31, 40),
        ("The United Nations mission stands by an estimate of 40.", 31, 40),
        ("Villagers talk of 40.", 31, 40),
        ("The final figure may be closer to 40, he said.", 31, 40),
        ("A traditional chief said he had attended the burial of 40.", 31, 40),
        ("The army maintains that it was 19.", 19, 31),
    ] {
        let [killed, _] = tolls(&format!("{MASSACRE} {sentence}"));
        assert_eq!(killed, (Some(low), Some(high)), "{sentence}");
    }
    for sentence in [
        "A first count had spoken of 19.",
        "The rebel radio spoke of 45 \"enemy casualties\".",
        "It put the number of those still in hospital at 18.",
        "A photographer saw the bodies of 20 civilians.",
    ] {
        let [killed, _] = tolls(&format!("{MASSACRE} {sentence}"));
        assert_eq!(killed, (Some(31), Some(31)), "{sentence}");
    }
}

#[test]
fn throats_that_are_cut_and_people_in_care_are_counted() {
    let attack = "Gunmen attacked the market of Ogossagou in central Mali on Saturday, residents said.";
    for (sentence, killed, wounded) in [
        ("They tied up 26 men and boys and cut their throats, two residents said.", Some(26), None),
        ("They slit the throats of 19 people.", Some(19), None),
        ("There were 19 victims, the mayor said.", Some(19), None),
        ("They left 19 bodies in the street.", Some(19), None),
        ("It says 35 people are still in hospital.", None, Some(35)),
        ("Fifteen peacekeepers were later treated for smoke irritation.", None, Some(15)),
        ("Doctors operated on 30 people.", None, Some(30)),
        ("Doctors were treating 30 people.", None, Some(30)),
        ("Nine were rushed to the Gao Medical Center.", None, Some(9)),
    ] {
        let [dead, hurt] = tolls(&format!("{attack} {sentence}"));
        assert_eq!((dead.0, hurt.0), (killed, wounded), "{sentence}");
    }
    let [dead, hurt] = tolls(&format!(
        "{attack} The mayor said the figure was 15, while 80 persons, many of them traders, had been wounded."
    ));
    assert_eq!((dead.0, hurt.0), (None, Some(80)));
    let [dead, _] =
        tolls("Shells killed three civilians, including a woman, besides two soldiers, in Uri on Friday.");
    assert_eq!(dead, (Some(5), Some(5)));
}

#[test]
fn where_nobody_was_hurt_at_several_places_nobody_was_at_any() {
    let none = (Some(0), Some(0));
    for sentence in [
        "There were no casualties.",
        "Nobody was hurt.",
        "Everyone escaped unharmed.",
        "There were no reports of injuries on either side.",
        "The attack caused only material damage.",
        "It did not hurt anyone.",
    ] {
        let text = format!(
            "Russian forces shelled the towns of Orikhiv and Huliaipole in Ukraine on Saturday. {sentence}"
        );
        let found = told(&text);
        assert_eq!(found.len(), 2, "{sentence}");
        for incident in found {
            assert_eq!([bounds(incident.killed), bounds(incident.injured)], [none, none], "{sentence}");
        }
    }
    let [_, wounded] = tolls(
        "Russian forces shelled the town of Orikhiv in Ukraine on Saturday. The U.N. had no reports of casualties.",
    );
    assert_eq!(wounded, (None, None));
}

#[test]
fn a_missile_of_states_that_fire_them_from_aircraft_is_an_air_strike() {
    let kind = |text: &str| told(text)[0].sub_event_type.name();
    assert_eq!(
        kind("An Israeli missile hit a car in Gaza City on Saturday, killing two."),
        "Air/drone strike"
    );
    assert_eq!(
        kind(
            "A passenger train was hit by NATO missiles at Grdelica in Serbia on Saturday. Ten people died."
        ),
        "Air/drone strike"
    );
    for other in [
        "American cruise missiles hit a radar at Mokha in Yemen on Saturday, killing two.",
        "A Russian missile hit a block of flats in Dnipro on Saturday, killing two.",
    ] {
        assert_eq!(kind(other), "Shelling/artillery/missile attack", "{other}");
    }
}

#[test]
fn a_dateline_in_small_letters_is_no_scene() {
    for text in [
        "Shells kill five\n\nAden - Five people were killed on Saturday when mortar bombs came down in a street of Taiz, doctors said.",
        "Shells kill five\n\nAden (Saba/agencies) Five people were killed on Saturday when mortar bombs came down in a street of Taiz.",
    ] {
        let found = told(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].site.as_ref().map(|site| &*site.reported), Some("Taiz"), "{text}");
    }
}

#[test]
fn the_day_of_a_reaction_is_not_the_day_of_the_attack() {
    for text in [
        "The United Nations expressed horror on Sunday at the attack on Gatumba, Burundi, in which 159 refugees were killed. Men surrounded the tents late on Friday.",
        "The government on Sunday ordered an inquiry into the attack on Gatumba, Burundi, in which 159 refugees were killed. Men surrounded the tents late on Friday.",
    ] {
        let found = told(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].date.start.unwrap().to_string(), "2019-03-22", "{text}");
    }
}

#[test]
fn who_denies_to_have_killed_anyone_denies_it_and_who_blames_the_other_does_not() {
    let deniers = |text: &str| told(text).iter().map(|i| i.denied_by.len()).sum::<usize>();
    let attack = "Soldiers killed two people in Beni, Congo, on Saturday.";
    for denied in [
        "The army denied having killed anyone.",
        "An army spokesman denied that soldiers had killed anyone.",
        "An army spokesman denied that they had killed anyone.",
        "The army said the killings were not the work of its men.",
        "There was no massacre, the army said.",
    ] {
        assert_eq!(deniers(&format!("{attack} {denied}")), 1, "{denied}");
    }
    for other in [
        "Police ruled out a militant hand.",
        "The same sources added that no soldiers had been brought in.",
        "The party denied an accusation that it had known of the attack.",
        "The two sides blamed each other.",
    ] {
        assert_eq!(deniers(&format!("{attack} {other}")), 0, "{other}");
    }
    let traded = "Shells killed 12 people at the market of Donetsk in Ukraine on Saturday. Kyiv and Moscow traded accusations over the shelling.";
    assert_eq!(told(traded).len(), 1);
}
