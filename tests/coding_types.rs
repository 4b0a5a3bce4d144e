//! What type of event words tell of where who fights whom, or what the report tells beside them, decides.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;

use incident_mapper::gazetteer::Gazetteer;

/// The types of the incidents of a text published on a Friday, each with its place, in the order of their names.
fn types(text: &str) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let mut found: Vec<String> = coded::incidents(&gazetteer, "2024-06-14", text)
        .iter()
        .map(|i| {
            let place = i.site.as_ref().map_or("nowhere", |s| gazetteer.place(s.place).name);
            format!("{place}: {}", i.sub_event_type.name())
        })
        .collect();
    found.sort();
    found
}

const AIR: &str = "Air/drone strike";

#[test]
fn bombs_of_a_report_on_warplanes_fell_from_them() {
    let raid = "Warplanes hit a market in Kupiansk on Monday and killed three people.\n\n";
    let izium = |sentence: &str| types(&format!("{raid}{sentence}"));
    let both = [format!("Izyum: {AIR}"), format!("Kupyansk: {AIR}")];
    assert_eq!(izium("The railway yard of Izium was bombed on Tuesday."), both);
    assert_eq!(izium("In Izium a school was bombed on Wednesday; two teachers were killed."), both);
    assert_eq!(
        izium("On Tuesday a roadside bomb killed two people in Izium. A bus was bombed."),
        ["Izyum: Remote explosive/landmine/IED".to_owned(), format!("Kupyansk: {AIR}")]
    );
}

#[test]
fn what_helicopters_and_planes_do_comes_from_the_air() {
    assert_eq!(
        types("On Monday a helicopter of the army fired on a boat in Beni and killed two people."),
        [format!("Beni: {AIR}")]
    );
    assert_eq!(
        types("Planes attacked a wedding in Kupiansk on Monday and killed nine people."),
        [format!("Kupyansk: {AIR}")]
    );
    let brought = "Gunmen shot dead two farmers in Beni on Monday. A helicopter took a third to hospital.";
    assert_eq!(types(brought), ["Beni: Attack"]);
}

#[test]
fn the_weapon_is_what_acts_behind_an_aside_too() {
    let shells = "On Monday shells that came from rebel positions, according to the monitors, killed ten people in Kupiansk.";
    assert_eq!(types(shells), ["Kupyansk: Shelling/artillery/missile attack"]);
    let planted = "On Monday an explosive planted in a car injured two soldiers in Mosul.";
    assert_eq!(types(planted), ["Mosul: Remote explosive/landmine/IED"]);
}

#[test]
fn who_is_ambushed_or_cornered_suffers_and_shots_tell_not_of_sides() {
    let others = " A mine had killed a driver in Mosul on Sunday. Another mine was found there.";
    let ambush =
        format!("On Monday a column of gendarmes ran into an ambush near Djibo; five were killed.{others}");
    assert!(types(&ambush).contains(&"Djibo: Armed clash".to_owned()), "{:?}", types(&ambush));
    assert_eq!(
        types("On Monday fighters were cornered in a house in Kizlyar and two of them were killed."),
        ["Kizlyar: Armed clash"]
    );
    let shots = "Men on motorcycles attacked a village near Bokkos on Monday, killing 14 people. Eight people were taken to hospital with gunshot wounds.";
    assert_eq!(types(shots), ["Bokkos: Attack"]);
}

#[test]
fn an_explosion_is_no_clash_and_a_similar_attack_is_what_was_told() {
    let blast = "An explosion in the centre of Kupiansk killed five people on Monday, before the president halted the military operation.";
    assert!(types(blast).iter().all(|t| !t.ends_with("Armed clash")), "{:?}", types(blast));
    let similar = "A drone hit a car near Mosul on Tuesday and killed five militants. On Monday three militants died in a similar attack in Kirkuk.";
    assert_eq!(types(similar), [format!("Kirkuk: {AIR}"), format!("Mosul: {AIR}")]);
}

#[test]
fn a_day_of_protest_goes_on_in_other_towns() {
    let march = "Police fired live bullets at demonstrators in Kisumu on Wednesday, and three people were shot dead. In Nakuru two people died of bullet wounds.";
    let found = types(march);
    assert_eq!(
        found,
        ["Kisumu: Excessive force against protesters", "Nakuru: Excessive force against protesters"]
    );
    let patrol = "The army declared that none of its patrols was within a day's march of Djibo on Monday.";
    assert_eq!(types(patrol), [""; 0]);
}
