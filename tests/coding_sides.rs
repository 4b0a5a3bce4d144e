//! How the killed and wounded of two sides, of several speakers, of several places and of those who were hit are counted; each case is
//! told as a wire or a ministry tells it.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;
#[path = "common/tolls.rs"]
mod tolls;

use incident_mapper::gazetteer::Gazetteer;
use tolls::toll;

const NONE: [String; 0] = [];

/// What comes out of each report, where it is not what should: killed and wounded of each incident, by its place.
fn wrong(cases: &[(&str, &[&str])]) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let told = cases.iter().map(|(text, want)| {
        let found = coded::incidents(&gazetteer, "2024-06-14", text);
        let mut got: Vec<String> =
            found.iter().map(|i| format!("{} {}", toll(i.killed), toll(i.injured))).collect();
        got.sort();
        (got != *want).then(|| format!("{text} gives {got:?}"))
    });
    told.flatten().collect()
}

#[test]
fn a_clash_is_counted_on_both_sides() {
    let cases: [(&str, &[&str]); 12] = [
        (
            "Three Army scout rangers and five Abu Sayyaf bandits were killed in a gunbattle in Davao on Monday.",
            &["8 -"],
        ),
        (
            "Troops fought rebels in Davao on Monday. Two soldiers were killed. Twelve militants died, police said.",
            &["14 -"],
        ),
        (
            "Troops fought rebels in Davao on Monday. Two soldiers were killed and a dozen terrorists neutralised.",
            &["2..14 -"],
        ),
        (
            "Four soldiers and three members of the Abu Sayyaf Group (ASG) were killed in a firefight in Davao on Monday.",
            &["7 -"],
        ),
        (
            "Taliban fighters stormed a post in Kunduz on Friday, killing eight policemen. Fourteen Taliban were also killed.",
            &["22 -"],
        ),
        (
            "Rebels ambushed a column in Bambari on Monday. The group said it had killed 11 soldiers and lost one of its men.",
            &["12 -"],
        ),
        ("A dozen terrorists were neutralised by troops in Derna on Monday, the army said.", &["12 -"]),
        ("Troops killed five militants in Derna on Monday and had no losses, the army said.", &["5 -"]),
        (
            "A suicide bomber struck a mosque in Derna on Monday, killing nine people. Two militants were killed.",
            &["9 -"],
        ),
        (
            "Rebels attacked a base in Baidoa on Monday. Four soldiers were killed, an officer said. The group claimed the attack and said that it had killed 11 soldiers.",
            &["4..11 -"],
        ),
        (
            "Troops fought rebels in Davao on Monday. At least 20 people were killed. Twelve militants died.",
            &["20.. -"],
        ),
        ("Police shot dead a demonstrator and wounded two others in Davao on Monday.", &["1 2"]),
    ];
    assert_eq!(wrong(&cases), NONE);
}

#[test]
fn a_total_that_rises_stands_and_another_count_widens() {
    let cases: [(&str, &[&str]); 12] = [
        (
            "A bomb hit a mosque in Aden on Friday, killing five people. The toll later rose to eight.",
            &["8 -"],
        ),
        (
            "A bomb hit a mosque in Aden on Friday. Officials first said that five had died. The toll is eight.",
            &["8 -"],
        ),
        (
            "A bomb hit a mosque in Aden on Friday. Two men died at the scene. A third died of his wounds on Saturday.",
            &["3 -"],
        ),
        (
            "A bomb hit a mosque in Aden on Friday. Two men died at the scene and a third on the way to hospital.",
            &["3 -"],
        ),
        (
            "A bomb hit a mosque in Aden on Friday. Five people were killed at the gate and three inside.",
            &["8 -"],
        ),
        (
            "A bomb hit a mosque in Aden on Friday. Seven people were killed, but a doctor put the number at 10.",
            &["7..10 -"],
        ),
        (
            "Rescuers pulled two bodies from a house in Kupiansk, taking to four the number of people killed when warplanes bombed it on Friday.",
            &["4 -"],
        ),
        (
            "Rockets hit a camp in Aden on Friday, killing eight people; five of the dead were children.",
            &["8 -"],
        ),
        (
            "Gunmen stormed a station in Dibis on Friday and murdered 16 employees, twelve Iraqis and four Iranian technicians.",
            &["16 -"],
        ),
        (
            "Shelling of Aden on Friday killed five people, including a child, and two others were wounded.",
            &["5 2"],
        ),
        (
            "Five people were killed, including three women, and 12 others wounded in shelling of Aden on Friday.",
            &["5 12"],
        ),
        ("An army store blew up in Aden on Friday, and at least 22 men are feared dead.", &["22.. -"]),
    ];
    assert_eq!(wrong(&cases), NONE);
}

#[test]
fn those_who_are_hit_are_wounded_unless_they_die() {
    let cases: [(&str, &[&str]); 22] = [
        ("A shell hit a bakery in Aden on Friday. A passer-by suffered a broken leg.", &["- 1"]),
        (
            "A shell hit a bakery in Aden on Friday. One man died; his wife and daughter were wounded.",
            &["1 2"],
        ),
        ("A shell hit a bakery in Aden on Friday. Four people ended up in hospital.", &["- 4"]),
        ("Gunmen fired on a bus in Aden on Friday. The driver, who was hit in the arm, drove on.", &["- 1"]),
        ("Gunmen fired on a bus in Aden on Friday. Two died and another is fighting for her life.", &["2 1"]),
        ("Gunmen fired on a bus in Aden on Friday. Two died and a third is in critical condition.", &["2 1"]),
        ("A leading poet and broadcaster was shot dead by gunmen in Aden on Friday.", &["1 -"]),
        (
            "Bandits fired on a bus in Aden on Friday. The driver and a Form Three student lost their lives.",
            &["2 -"],
        ),
        ("Stray shells fell in Aden on Friday, and a villager was hit.", &["- 1"]),
        (
            "Gunmen fired on a convoy in Aden on Friday. At least 14 soldiers were dead and 28 had been hit.",
            &["14.. 28"],
        ),
        ("Gunmen fired on a patrol in Aden on Friday. A woman was struck by a ricochet.", &["- 1"]),
        (
            "Gunmen fired on a shop in Aden on Friday. Five traders were killed; a sixth man, hit in the jaw, is in hospital.",
            &["5 1"],
        ),
        (
            "A driver was struck in the back by a sniper's bullet near Aden on Friday and bled to death.",
            &["1 -"],
        ),
        ("Two soldiers were shot in Aden on Friday. One died and the other was wounded.", &["1 1"]),
        ("Three people were shot by gunmen in Aden on Friday, two of them fatally.", &["2 -"]),
        ("Police fired on marchers in Aden on Friday. Eleven of them fell.", &["11 -"]),
        ("Shells hit a church in Aden on Friday. A church was hit.", &["- -"]),
        ("Police in Aden found six bodies with gunshot wounds on Friday.", &["6 -"]),
        ("Gunmen fired on a car in Aden on Friday. The driver suffered a leg wound.", &["- 1"]),
        (
            "A shell hit a shop in Aden on Friday. Two customers died. The owner, at 61, lost an eye.",
            &["2 1"],
        ),
        (
            "A shell hit a shop in Aden on Friday. Two customers died; the owner is expected to live.",
            &["2 1"],
        ),
        (
            "A grenade was thrown into a cafe in Aden on Friday, and two customers were cut by fragments.",
            &["- 2"],
        ),
    ];
    assert_eq!(wrong(&cases), NONE);
}

#[test]
fn people_are_counted_whatever_stands_between() {
    let cases: [(&str, &[&str]); 14] = [
        ("A bomb went off in Aden on Friday, killing a woman who sold food there and a policeman.", &["2 -"]),
        (
            "A woman who sold food there and a policeman were killed when a bomb went off in Aden on Friday.",
            &["2 -"],
        ),
        (
            "Five members of the Bangsamoro Islamic Freedom Fighters (BIFF) and a soldier were killed in a clash in Davao on Friday.",
            &["6 -"],
        ),
        ("Four polio vaccination workers were killed in an attack in Aden on Friday.", &["4 -"]),
        ("Eight of the 20 passengers on a bus were killed in an ambush near Aden on Friday.", &["8 -"]),
        ("Gunmen opened fire on a taxi in Aden on Friday, killing the driver and both passengers.", &["3 -"]),
        ("An off-duty policeman and a passer-by were killed in a shooting in Aden on Friday.", &["2 -"]),
        (
            "Gunmen shot the owner and two customers at a shop in Aden on Friday. All were declared dead at the scene.",
            &["3 -"],
        ),
        ("Armed men abducted two traders in Aden on Thursday. Their bodies were found on Friday.", &["2 -"]),
        (
            "Armed men carried off the imam and two of his sons in Aden on Thursday. Their bodies were found on Friday.",
            &["3 -"],
        ),
        (
            "Guardsmen and police exchanged fire in Aden on Friday. The ministry listed three policemen as killed.",
            &["3 -"],
        ),
        (
            "A Greek Cypriot was shot dead, and two soldiers were wounded in shelling of Aden on Friday.",
            &["1 2"],
        ),
        (
            "A young mother and two brothers lost their lives and seven more civilians, three of them girls, were left wounded when troops shelled Aden on Friday.",
            &["3 7"],
        ),
        ("A rocket landed in a field near Aden on Friday without causing casualties.", &["0 0"]),
    ];
    assert_eq!(wrong(&cases), NONE);
}

#[test]
fn a_number_is_of_its_own_place() {
    let cases: [(&str, &[&str]); 4] = [
        (
            "Troops fired on Kramatorsk on Friday. One person was killed. Over the past day, five people were killed in the region.",
            &["1 -"],
        ),
        (
            "Five people were killed in an attack in Homs on Monday and nine in a raid on Maradi on Tuesday.",
            &["5 -", "9 -"],
        ),
        (
            "In the Irumu territory, two drivers were killed on Friday when gunmen opened fire on vehicles eight kilometres from Bunia.",
            &["2 -"],
        ),
        (
            "Russian forces shelled the region over the past day, and three people were killed. In Nikopol, a house was damaged by a drone on Friday.",
            &["- -"],
        ),
    ];
    assert_eq!(wrong(&cases), NONE);
}

#[test]
fn the_wounded_of_both_sides_are_counted() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "Five soldiers were killed and seven wounded on Sunday in Batsari in a clash with rebels. Nine rebels were killed and 20 injured.",
            &["14 27"],
        ),
        (
            "Four rebels and 15 soldiers were killed in fighting in Talayan on Saturday. The army said eleven soldiers were wounded and some 60 rebels injured.",
            &["19 71"],
        ),
        (
            "Five vigilantes were killed on Sunday in Batsari in a clash with bandits. Nine bandits were killed.",
            &["14 -"],
        ),
        (
            "Soldiers clashed with about forty rebels in Talayan on Sunday. Three guerrillas were shot down and one soldier was injured.",
            &["3 1"],
        ),
        (
            "Two reservists fell in combat in the village of Marwahin on Wednesday, and six were wounded. Around 15 gunmen were killed, the army said.",
            &["17 6"],
        ),
    ];
    assert_eq!(wrong(&cases), NONE);
}

#[test]
fn another_count_of_all_makes_a_range() {
    let cases: [(&str, &[&str]); 9] = [
        (
            "Rebels said they killed 30 soldiers in an attack on a base in Djibo on Monday. The army said four soldiers died.",
            &["4..30 -"],
        ),
        (
            "Al Shabaab said it had killed 60 soldiers in a raid on a camp at El Adde on Friday. Kenya said only nine of its soldiers were \
             killed.",
            &["9..60 -"],
        ),
        (
            "The Taliban said its fighters had killed 25 policemen in an attack on a checkpoint in Kunduz on Thursday, but officials put \
             the death toll at seven.",
            &["7..25 -"],
        ),
        (
            "Clashes in Djibo on Monday killed 30 soldiers, the rebels said. The army said four soldiers died.",
            &["4..30 -"],
        ),
        (
            "Rebels attacked a base in Djibo on Monday. The rebels claimed to have killed 30 soldiers, but the army put its losses at four.",
            &["4..30 -"],
        ),
        (
            "A blast in Kunduz killed 25 people on Thursday. A hospital put the number of dead at seven.",
            &["7..25 -"],
        ),
        // Parts of those who were counted, and the earlier figure of a toll, make none.
        (
            "A blast in Kunduz killed 25 people on Thursday. Police said seven policemen were among the dead.",
            &["25 -"],
        ),
        ("A blast in Kunduz killed 25 people on Thursday. The army said four soldiers died.", &["25 -"]),
        (
            "A blast in Kunduz killed 25 people on Thursday. Officials had earlier put the death toll at seven.",
            &["25 -"],
        ),
    ];
    assert_eq!(wrong(&cases), NONE);
}

#[test]
fn who_is_killed_in_violence_is_counted() {
    let cases: [(&str, &[&str]); 4] = [
        ("Nine people were killed in ethnic violence in Bunia on Thursday.", &["9 -"]),
        ("Violence in Goma killed nine people on Wednesday, a hospital said.", &["9 -"]),
        ("Two men were killed in domestic violence in Leeds on Thursday.", &[]),
        // No rule says by what, but it is likely violence.
        ("Nine people were killed in Bunia on Thursday.", &["9 -"]),
    ];
    assert_eq!(wrong(&cases), NONE);
}
