//! How the killed and wounded are put into words: lists of people, what hospitals do, pronouns, totals; each case follows a sentence
//! that tells of an attack.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;
#[path = "common/tolls.rs"]
mod tolls;

use incident_mapper::gazetteer::Gazetteer;
use tolls::toll;

const SHELLING: &str = "A rocket hit a market in Kupiansk on Monday, the governor said. ";

const NONE: [String; 0] = [];

/// What comes out of each sentence after `lead`, where it is not what should.
fn wrong(lead: &str, cases: &[(&str, &str, &str)]) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let told = cases.iter().map(|(sentence, killed, wounded)| {
        let found = coded::incidents(&gazetteer, "2024-06-14", &format!("{lead}{sentence}"));
        let got: Vec<String> =
            found.iter().map(|i| format!("{} {}", toll(i.killed), toll(i.injured))).collect();
        (got != [format!("{killed} {wounded}")]).then(|| format!("{sentence} gives {got:?}"))
    });
    told.flatten().collect()
}

#[test]
fn those_who_are_listed_are_added() {
    let cases = [
        ("Four coalition-backed fighters were killed.", "4", "-"),
        ("Three Kuki-Zo men were killed.", "3", "-"),
        ("Four members of a polio team, three of them women, were shot dead.", "4", "-"),
        ("Fifty people, five of them children, lost their lives.", "50", "-"),
        ("Fuad Shukry and five others were killed.", "6", "-"),
        ("Ismail Haniyeh and his bodyguard were killed.", "2", "-"),
        ("It killed 15 commandos and the civilian driver.", "16", "-"),
        ("It killed officer Svetislav Przic.", "1", "-"),
        ("The ambulance service treated 34 others.", "-", "34"),
        ("A plane crashed, killing all eight aboard.", "8", "-"),
        ("It killed five customers, one of them a boy of 15 and another a pensioner.", "5", "-"),
        ("An 18-year-old was killed.", "1", "-"),
        ("The coffins of nine holidaymakers were flown to Kyiv.", "9", "-"),
        ("An airliner came down with the loss of all 107 on board.", "107", "-"),
        ("It killed Volodymyr Ostrozky, deputy head of the council.", "1", "-"),
        ("Seven candidates had withdrawn in Kupiansk, whose mayor, a friend, was killed.", "-", "-"),
        ("The monitors documented the death of six civilians.", "6", "-"),
        ("According to the sources, the confrontations have killed 428 people.", "-", "-"),
        ("The authorities said that 224 civilians had been killed in the last three weeks of May.", "-", "-"),
        ("Three policemen, two soldiers and a civilian were killed.", "6", "-"),
        ("A priest, a catechist and three parishioners were killed.", "5", "-"),
        ("A paediatrician and two of his neighbours were killed.", "3", "-"),
        ("A schoolmaster, his wife and their driver were killed.", "3", "-"),
        ("Two constables and a shoe mender perished.", "3", "-"),
        ("The driver and a student lost their lives.", "2", "-"),
        ("It killed the groom's mother and eight guests.", "9", "-"),
        ("It killed a pastor and his two sons.", "3", "-"),
        ("It killed eight people, six men and two women.", "8", "-"),
        ("It killed the two occupants of a car.", "2", "-"),
        ("The owner and his apprentice suffered splinter injuries.", "-", "2"),
        ("A patrol was hit with the loss of a lieutenant and two patrolmen.", "3", "-"),
        ("Its driver and two soldiers were found with their throats slit.", "3", "-"),
        ("A girl lost her life and her two brothers were hurt.", "1", "2"),
        ("It hit a church and two people were killed.", "2", "-"),
        ("Two people were killed, a doctor and a nurse said.", "2", "-"),
        ("At least four Frontier Corps men embraced martyrdom.", "4..", "-"),
        ("An old woman died of her wounds, and a guard and a nurse were injured.", "1", "2"),
        ("It killed 27 people, a retired general and his wife among them.", "27", "-"),
        ("It killed 16 people and left 63 in hospital.", "16", "63"),
        ("Sixteen people have died, and 63 are still lying in the wards.", "16", "63"),
        ("Eighteen people died, four of his guards among them, and 145 were injured.", "18", "145"),
        ("Eighteen people were killed, four of them children, and 145 people were injured.", "18", "145"),
        ("All but two of the 19 people who died were unarmed.", "19", "-"),
        ("He buried two of the eight who died.", "8", "-"),
        ("Some 45 of those who died were children.", "45..", "-"),
        ("It killed a mother, three of her children and a neighbour.", "5", "-"),
        ("Seventy-one mostly young people died.", "71", "-"),
        ("It killed 109 fighters in their posts, along with one civilian.", "110", "-"),
        ("The death toll, which stood at 34 on Sunday, is now 35.", "35", "-"),
        ("The toll has risen to 77. The government put those wounded at 115.", "77", "115"),
        ("Twelve servicemen were killed in a day of fighting in Kupiansk.", "12", "-"),
        ("Two people suffering from smoke inhalation were evacuated.", "-", "2"),
        ("It killed a woman and her twin daughters.", "3", "-"),
        ("Three people were killed. Eight mothers were among the 19 injured.", "3", "19"),
        ("They put the dead at no fewer than 50 and said scores more were lying wounded.", "50..", "-"),
        ("Four soldiers were injured, along with over 100 civilians.", "-", "104.."),
        ("It wounded anywhere from 25 to 30 people.", "-", "25..30"),
        ("Estimates of the dead ranged from 15 to 40.", "15..40", "-"),
        ("There were neither deaths nor injuries.", "0", "0"),
        ("The mayor said 65 were killed. A spokesman for the ministry gave a figure of 47.", "47..65", "-"),
        ("A priest reported 11 dead. An officer of the union spoke of a dozen.", "11..12", "-"),
        ("The army reported 60 deaths; the regional ombudsman put the figure at 117.", "60..117", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn what_is_done_with_the_wounded_counts_them() {
    let cases = [
        ("The hospital admitted 61 people.", "-", "61"),
        ("Medics treated 47 for smoke.", "-", "47"),
        ("Doctors counted 20 deaths and 11 persons treated at the clinic.", "20", "11"),
        ("Seventy-three others were treated.", "-", "73"),
        ("Eleven neighbours were driven to a clinic.", "-", "11"),
        ("Twelve others were warded at the base hospital.", "-", "12"),
        ("It cost a pensioner her life and sent eight other people to hospital.", "1", "8"),
        ("Ten people sought medical help.", "-", "10"),
        ("Two soldiers lost limbs.", "-", "2"),
        ("It left three people with serious injuries.", "-", "3"),
        ("Three people were killed, and four sailors, all from one village, had severe burns.", "3", "4"),
        ("The hospital took in nineteen bodies.", "19", "-"),
        ("A nun, 34, lost her right arm.", "-", "1"),
        ("A worker was hurt by shrapnel and four people suffered shock.", "-", "5"),
        ("The injured are two men and a girl of 12.", "-", "3"),
        ("A hundred people were hurt. A hospital near by treated 30 people.", "-", "100"),
        ("Five others were hit by live fire.", "-", "5"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn who_stands_far_before_the_verb_or_under_a_pronoun_is_counted() {
    let cases = [
        ("Two policemen were hit. One died on the spot, the other in hospital.", "2", "-"),
        ("The 58-year-old driver died.", "1", "-"),
        ("Its driver did not survive.", "1", "-"),
        ("A fisherman who had gone out to mend his nets was killed.", "1", "-"),
        ("Two men weighing maize at the plant were killed.", "2", "-"),
        ("It struck four nurses on their way to work. All were killed.", "4", "-"),
        ("Both men were wounded.", "-", "2"),
        ("Ten of its garrison of twenty-two died.", "10", "-"),
        ("Six labourers were among eight people killed.", "8", "-"),
        ("Ten of those aboard died and two were critically hurt.", "10", "2"),
        ("A girl was killed outright; her aunt died in hospital.", "2", "-"),
        ("More than 20 were hurt and at least three of them lost limbs.", "-", "20.."),
        ("At least 30 people died and dozens more were injured.", "30..", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn totals_are_read_before_and_behind_their_noun() {
    let cases = [
        ("A doctor put the injured at 43 and the dead at nine.", "9", "43"),
        ("A ministry raised to 18 the number of people killed.", "18", "-"),
        ("His death brings to 369 the number of soldiers killed in the offensive.", "-", "-"),
        ("Five (5) traders were killed and eleven (11) others injured.", "5", "11"),
        ("Four charred bodies were counted.", "4", "-"),
        ("There are no dead or wounded.", "0", "0"),
        ("None of the workers came to harm.", "0", "0"),
        ("There was no loss of life.", "0", "-"),
        ("Casualties: none.", "0", "0"),
        ("Nobody could say whether there were casualties.", "-", "-"),
        ("Medical sources spoke of 11 martyrs and 20 wounded.", "11", "20"),
        ("No losses were reported on the government side.", "-", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn figures_are_read_in_quotation_marks_and_beside_possible_ones() {
    let cases = [
        ("It killed \"at least ten civilians\", the mission said.", "10..", "-"),
        ("It left \"20 dead and 30 wounded\", the mission said.", "20", "30"),
        ("Three, possibly four, people were killed.", "3..4", "-"),
        ("Two or perhaps three people were killed.", "2..3", "-"),
        ("It left two officers dead and as many as 14 people hurt.", "2", "14"),
        ("One of its peacekeepers died and eight were injured.", "1", "8"),
        ("An unknown number were injured.", "-", "-"),
        ("It killed at least seven Coptic Christians.", "7..", "-"),
        ("It killed 14, the army said, revising an earlier toll of ten.", "14", "-"),
        ("It killed 14, the army said, correcting an earlier figure of ten dead.", "14", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let alone = [
        ("There were no casualties in the shelling of Kupiansk on Monday, the governor said.", "0", "0"),
        ("There were no immediate reports of casualties after an explosion in Damascus on Monday.", "-", "-"),
        ("Dozens were feared dead after a strike on Rafah on Monday.", "-", "-"),
        ("Missiles hit Erbil on Monday with no casualties reported.", "0", "0"),
    ];
    assert_eq!(wrong("", &alone), NONE);
    let group = [
        ("Somali troops killed 20 al-Shabab fighters in Baidoa on Monday.", "20", "-"),
        ("The army killed five Abu Sayyaf bandits in Davao on Monday.", "5", "-"),
    ];
    assert_eq!(wrong("", &group), NONE);
}

#[test]
fn one_of_a_people_is_a_person() {
    let cases = [
        ("A 17-year-old Palestinian was killed there by Israeli forces.", "1", "-"),
        ("A Syrian was killed and an Iraqi wounded.", "1", "1"),
        ("Soldiers shot dead a Palestinian there.", "1", "-"),
        ("A Palestinian ambulance was hit and two people were wounded.", "-", "2"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn those_who_were_hurt_and_died_since_are_not_among_the_wounded() {
    let cases = [
        ("Three people wounded in the rocket attack died in hospital.", "-", "-"),
        ("Three people were wounded in the rocket attack.", "-", "3"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

/// The tolls of the incidents of a text, each with its place.
fn by_place(text: &str) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let mut found: Vec<String> = coded::incidents(&gazetteer, "2024-06-14", text)
        .iter()
        .map(|i| {
            let place = i.site.as_ref().map_or("nowhere", |s| gazetteer.place(s.place).name);
            format!("{place}: {} {}", toll(i.killed), toll(i.injured))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn places_that_share_a_verb_have_a_number_each() {
    assert_eq!(
        by_place(
            "Israeli strikes killed eight people in Khan Younis and five in Rafah on Monday, medics said."
        ),
        ["Khān Yūnis: 8 -", "Rafaḩ: 5 -"]
    );
    assert_eq!(
        by_place("Gunmen killed six people in Jos and four others in Bokkos on Tuesday."),
        ["Bokkos: 4 -", "Jos: 6 -"]
    );
    assert_eq!(
        by_place("Air strikes on Monday killed nine people in Idlib and wounded six in Aleppo."),
        ["Aleppo: - 6", "Idlib: 9 -"]
    );
    assert_eq!(
        by_place("Shelling killed three people in Kherson on Monday, two of them in their homes."),
        ["Kherson: 3 -"]
    );
}

#[test]
fn who_is_shot_after_killing_does_not_count_his_victims_twice() {
    assert_eq!(
        by_place(
            "A gunman killed 12 worshippers at a church in Lagos on Monday and was then shot dead by police."
        ),
        ["Lagos: 12 -"]
    );
    assert_eq!(
        by_place("Two gunmen killed six policemen in Quetta on Monday and were shot dead by guards."),
        ["Quetta: 6 -"]
    );
}

#[test]
fn a_village_in_a_region_counts_nobody() {
    assert_eq!(
        by_place(
            "Gunmen killed 15 people in Tchoma Bangou, a village in the Tillaberi region of Niger, on Monday."
        ),
        ["Tchoma Bangou: 15 -"]
    );
}

#[test]
fn what_attacks_across_a_country_killed_is_not_what_the_next_one_did() {
    for total in [
        "A wave of attacks across Iraq killed at least 42 people on Monday.",
        "At least 42 people were killed in attacks across the country on Monday.",
    ] {
        assert_eq!(
            by_place(&format!("{total} In Kirkuk, six bombs went off, killing nine.")),
            ["Kirkuk: 9 -"],
            "{total}"
        );
    }
}

#[test]
fn what_two_attacks_killed_is_not_what_the_first_one_did() {
    let text = "Twelve people have been killed in two attacks in Burkina Faso. A convoy struck a bomb near Djibo on Monday. Armed men burst into Nouna on Tuesday, killing four people.";
    assert_eq!(by_place(text), ["Djibo: - -", "Nouna: 4 -"]);
}

#[test]
fn marines_are_no_place_and_a_village_chief_is_one_person() {
    let text = "Five Marines were wounded when troops ran into rebels in Tipo-Tipo, Basilan, on Monday.";
    assert_eq!(by_place(text), ["Tipo-Tipo: - 5"]);
    assert_eq!(by_place("The mayor was killed in a bombing in Konya on Monday."), ["Konya: 1 -"]);
    let text = "A sarpanch was shot dead in Jagdalpur, Chhattisgarh, on Monday by rebels.";
    assert_eq!(by_place(text), ["Jagdalpur: 1 -"]);
}

#[test]
fn those_who_commemorate_are_killed_all_the_same() {
    let text = "Two explosions killed 84 people at a ceremony in Iran to commemorate a commander who was killed in 2020, officials said. The blasts struck in the city of Kerman on Monday.";
    assert_eq!(by_place(text), ["Kerman: 84 -"]);
}

#[test]
fn those_who_were_also_hurt_are_of_the_same_attack() {
    let text = "Gunmen stormed a university in Kenya and killed at least 147 people on Thursday. The government said 79 people were also injured in the assault in Garissa.";
    assert_eq!(by_place(text), ["Garissa: 147.. 79"]);
}

#[test]
fn who_strikes_a_rehearsal_kills_all_the_same() {
    let text = "A suicide bomber killed more than 90 people in Sanaa on Monday, targeting a rehearsal for a military parade.";
    assert_eq!(by_place(text), ["Sanaa: 90.. -"]);
}

#[test]
fn fighters_who_fell_are_dead() {
    let text = "Fighters overran a police post in Falam on Monday. Three of its soldiers fell and nine were wounded, a spokesman said.";
    assert_eq!(by_place(text), ["Falam: 3 9"]);
}

#[test]
fn killed_and_wounded_together_are_no_number_of_either() {
    for text in [
        "Some 200 people were killed and wounded in the shelling of Kupiansk on Monday.",
        "The enemy lost more than 100 soldiers killed and wounded in the fighting near Kupiansk on Monday.",
    ] {
        assert_eq!(by_place(text), ["Kupyansk: - -"], "{text}");
    }
    let text = "Two people were killed and 20 wounded in the shelling of Kupiansk on Monday.";
    assert_eq!(by_place(text), ["Kupyansk: 2 20"]);
    let text =
        "The number of martyrs of the rocket attack on Aleppo on Monday has gone up to six, the agency said.";
    assert_eq!(by_place(text), ["Aleppo: 6 -"]);
}

#[test]
fn a_list_before_shot_dead_is_summed_and_parts_with_abbreviations_are_parts() {
    for (text, want) in [
        (
            "Six priests, their housekeeper and her daughter were shot dead in San Salvador on Monday.",
            "San Salvador: 8 -",
        ),
        (
            "Six soldiers, their driver and a nun were shot dead in San Salvador on Monday.",
            "San Salvador: 8 -",
        ),
        (
            "A suicide bomber struck a convoy in Kabul on Monday, killing 18 people, including five U.S. soldiers and two Canadians.",
            "Kabul: 18 -",
        ),
    ] {
        assert_eq!(by_place(text), [want], "{text}");
    }
}

#[test]
fn the_injured_beside_the_dead_are_not_the_dead() {
    let text =
        "Gunmen attacked Kupiansk on Monday. Authorities registered nine deaths, as well as 14 injured.";
    assert_eq!(by_place(text), ["Kupyansk: 9 14"]);
}

#[test]
fn what_is_of_another_event_is_no_stage_of_a_toll() {
    for (text, want) in [
        (
            "Gunmen killed seven people in Kupiansk on Monday. A monitor counts around 4,000 deaths.",
            "Kupyansk: 7 -",
        ),
        (
            "A mine killed ten villagers near Kupiansk on Monday. Seventeen people died in other violence.",
            "Kupyansk: 10 -",
        ),
        (
            "A woman, her son (7) and daughter (4) were killed when mortar shells hit their house in Kupiansk on Monday.",
            "Kupyansk: 3 -",
        ),
    ] {
        assert_eq!(by_place(text), [want], "{text}");
    }
}

#[test]
fn a_relative_clause_counts_those_of_what_stands_before_it() {
    let text = "The mission recalls the rocket attack of 13 May near Volnovakha, in which 12 passengers were killed, and the shelling of Mariupol on 13 May, which took the lives of at least 30 people.";
    assert_eq!(by_place(text), ["Mariupol: 30.. -", "Volnovakha: 12 -"]);
}

#[test]
fn those_who_are_told_of_before_are_counted_by_pronouns_and_asides() {
    for (text, want) in [
        (
            "A drone hit a car in Kupiansk on Monday. Both workers in it, aged 33 and 41, were injured.",
            "Kupyansk: - 2",
        ),
        ("Gunmen took 28 men out of a bus in Kupiansk on Monday and shot them dead.", "Kupyansk: 28 -"),
        (
            "A bus was ambushed in Kupiansk on Monday and 28 passengers, many of them teachers, were separated from the rest and shot.",
            "Kupyansk: 28 -",
        ),
        (
            "Gunmen abducted six teachers in Kupiansk on Monday. One of them, who was ill, was killed the same evening.",
            "Kupyansk: 1 -",
        ),
        ("Eleven soldiers and many rebels were killed in Kupiansk on Monday.", "Kupyansk: 11.. -"),
        (
            "Kupiansk was under mortar fire on Monday. Both sides said they had suffered no losses.",
            "Kupyansk: 0 0",
        ),
    ] {
        assert_eq!(by_place(text), [want], "{text}");
    }
}

#[test]
fn some_of_those_counted_before_are_all_that_a_place_has() {
    let text = "Three civilians were wounded as a result of the aggression on Monday, the office says. Two of them, employees of the water company, were wounded in Kupiansk when shells fell next to a cable car.";
    assert_eq!(by_place(text), ["Kupyansk: - 2"]);
}

#[test]
fn each_sides_own_dead_and_a_day_since_when_are_counted() {
    for (text, want) in [
        (
            "Three Thai rangers were killed on Monday, when a clash erupted in Kupiansk. Phnom Penh said that three of its own soldiers had been killed.",
            "Kupyansk: 6 -",
        ),
        (
            "A bus was attacked in Kupiansk on Monday. Six fatalities, following the death of one passenger in a Kharkiv hospital.",
            "Kupyansk: 6 -",
        ),
        (
            "Violence has grown since Monday, when guerrillas overran a police post in Kupiansk and put to death ten of the policemen.",
            "Kupyansk: 10 -",
        ),
    ] {
        assert_eq!(by_place(text), [want], "{text}");
    }
}

#[test]
fn ages_and_what_nobody_counted_are_no_dead() {
    for (text, want) in [
        (
            "A bomb hit a school in Kupiansk on Monday. Three women aged 43, 45 and 47 and a man of 47 died on the spot.",
            "Kupyansk: 4 -",
        ),
        (
            "Fourteen soldiers and an unknown number of rebels were killed in Kupiansk on Monday.",
            "Kupyansk: 14.. -",
        ),
        (
            "Rebels marched into Kupiansk on Monday with a thousand fighters and blew up the bank, killing two guards. Nineteen others lie in a hospital that has no electricity.",
            "Kupyansk: 2 19",
        ),
    ] {
        assert_eq!(by_place(text), [want], "{text}");
    }
}

#[test]
fn who_died_before_and_who_is_counted_for_a_region_are_not_of_the_event() {
    for (text, want) in [
        (
            "Four men burst in on a vigil for a dead teacher in Kupiansk on Monday, killing eleven mourners.",
            "Kupyansk: 11 -",
        ),
        (
            "Kupiansk was shelled with mortars on Monday. Six residents were wounded. The ministry's count for the whole region stood at 24 dead and 87 wounded.",
            "Kupyansk: - 6",
        ),
        (
            "A settler opened fire with a rifle in Kupiansk on Monday, killing 29 and wounding 100 before he was overpowered.",
            "Kupyansk: 29 100",
        ),
        (
            "The death toll from the bombing in Kupiansk on Monday was revised down by about 100 to 253.",
            "Kupyansk: 253 -",
        ),
        (
            "The president of Chechnya and six others were killed by a bomb in Kupiansk on Monday.",
            "Kupyansk: 7 -",
        ),
        ("Two children of a shepherd were killed by a landmine in Kupiansk on Monday.", "Kupyansk: 2 -"),
        (
            "Artillery duels killed at least nine people in and around two towns. Shells struck blocks of flats in Kupiansk on Monday, killing seven.",
            "Kupyansk: 7 -",
        ),
        (
            "Troops ended a siege at Kupiansk on Monday; 23 hostages and all 32 militants died.",
            "Kupyansk: 55 -",
        ),
        (
            "Hooded men killed at least 98 villagers in Kupiansk on Monday. Newspapers put the dead at up to 300.",
            "Kupyansk: 98..300 -",
        ),
        ("A man who could not walk was burnt to death by rebels in Kupiansk on Monday.", "Kupyansk: 1 -"),
        (
            "Terrorists threw grenades at a checkpoint in Kupiansk on Monday, martyring two conscripts.",
            "Kupyansk: 2 -",
        ),
    ] {
        assert_eq!(by_place(text), [want], "{text}");
    }
}

#[test]
fn another_at_a_place_of_its_own_is_one_there() {
    let text = "Shells killed two children in Kupiansk and another in Kharkiv on Monday.";
    assert_eq!(by_place(text), ["Kharkiv: 1 -", "Kupyansk: 2 -"]);
}

#[test]
fn those_who_are_told_of_by_age_or_work_are_added() {
    let cases = [
        ("A woman in her late sixties and two men in their thirties were killed.", "3", "-"),
        ("A volunteer serving the mission and his interpreter were shot dead.", "2", "-"),
        ("A woman and two grandchildren did not survive.", "3", "-"),
        ("It caused the deaths of a mother and two infants.", "3", "-"),
        ("It killed one of their leaders and wounded 15 other people.", "1", "15"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn who_is_hit_and_dies_is_dead() {
    let cases = [
        ("A man was hit by a bullet and died.", "1", "-"),
        ("Two men were struck by shrapnel and died on the way to hospital.", "2", "-"),
        ("Searchers have come upon six more victims, raising the dead to 23.", "23", "-"),
        ("Rights groups called for an inquiry into the death of at least 35 villagers.", "35..", "-"),
        ("A clerk was killed, and three others are recovering.", "1", "3"),
        ("It cost three sailors their lives.", "3", "-"),
        ("Shells killed two people and wounded five over the past day.", "2", "5"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn nobody_and_nobody_else() {
    let cases = [
        ("It exploded without injuring anyone.", "0", "0"),
        ("Our personnel suffered no loss.", "0", "0"),
        ("Two men blew themselves up. Nobody else was hurt.", "-", "-"),
        (
            "A doctor at the hospital said 56 people had been admitted, 11 of them in critical condition.",
            "-",
            "56",
        ),
        ("Nine soldiers and a UN aid worker were killed.", "10", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn those_in_care_live_and_those_who_died_since_are_dead() {
    let cases = [
        ("It left two civilians dead and six in hospital.", "2", "6"),
        ("A man who was wounded in the attack died in hospital.", "1", "-"),
        ("The number of dead remains six and the number of injured stands at 11.", "6", "11"),
        ("It killed three people and put 17 into hospital.", "3", "17"),
        ("Twelve people were killed. A thirteenth victim, a soldier, died later.", "13", "-"),
        ("Two de-miners were killed.", "2", "-"),
        ("Three soldiers were torn to pieces.", "3", "-"),
        ("Fifty prisoners of war were killed.", "50", "-"),
        ("Gunmen shot the driver dead.", "1", "-"),
        ("Some 2,300 people were killed or wounded.", "-", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn what_is_compared_with_the_past_is_not_counted_since_then() {
    let cases = [
        ("Three people died in the worst strike since January.", "3", "-"),
        ("It killed three people as fighting grew to its fiercest since February.", "3", "-"),
        ("Rocket fire has killed 40 people in the town since January.", "-", "-"),
        ("The mission's figures show that a total of 979 people were killed in May.", "-", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn who_is_named_before_six_others_is_one_more() {
    let cases = [
        ("It killed the region's president and six other people.", "7", "-"),
        ("It killed the party's leader and at least 20 other people.", "21..", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn the_fighting_of_a_day_is_no_war() {
    let gazetteer = Gazetteer::embedded();
    for text in [
        "CENTRAL AFRICAN REPUBLIC: Ouham and Nana-Gribizi\n\nAt least 14 people lost their lives in fighting in Batangafo on 13 June.",
        "Bosnian troops repelled an attack on Gradacac on Wednesday. Fourteen soldiers died in the fighting, a spokesman said.",
    ] {
        let found = coded::incidents(&gazetteer, "2024-06-14", text);
        assert_eq!(
            found.iter().map(|i| i.killed.and_then(|k| k.low())).collect::<Vec<_>>(),
            [Some(14)],
            "{text}"
        );
    }
}

#[test]
fn ages_states_and_wholes_are_told_from_numbers() {
    for (text, killed) in [
        ("A boy of 12 and his grandfather were killed by a shell in Kupiansk on Monday.", "2"),
        ("A shell killed a boy of 12 and his grandfather in Kupiansk on Monday.", "2"),
        ("A man, 45, and his son, 8, were killed by a shell in Kupiansk on Monday.", "2"),
        ("Nine French soldiers and a U.S. civilian were killed in an air raid on Kupiansk on Monday.", "10"),
        ("Seven of the 12 people killed by shelling in Kupiansk on Monday were children.", "12"),
        ("Eight of the 20 passengers died when a bomb hit a bus in Kupiansk on Monday.", "8"),
        (
            "Shelling in Kupiansk on Monday killed 12 people, bringing to 60 the number of dead in the past week.",
            "12",
        ),
    ] {
        assert_eq!(by_place(text), [format!("Kupyansk: {killed} -")], "{text}");
    }
    let text = "Four of the six injured in the shelling of Kupiansk on Monday were children.";
    assert_eq!(by_place(text), ["Kupyansk: - 6"]);
}

#[test]
fn those_who_died_later_and_what_each_side_counts_make_one_toll() {
    for (text, want) in [
        (
            "In Kupiansk, two of the injured have died since Monday's market explosion, so that five are now known to have been killed.",
            "Kupyansk: 5 -",
        ),
        (
            "Six more of those wounded in the ambush in Kupiansk on Monday have died, the government said. The toll thereby reaches 59.",
            "Kupyansk: 59 -",
        ),
        (
            "A part-time member of the Kherson Regiment was shot dead in an attack in Kupiansk on Monday.",
            "Kupyansk: 1 -",
        ),
        (
            "Rebels attacked army positions in Kupiansk on Monday, and 68 rebels and 31 soldiers were killed, the military said. The rebels said they had killed more than 120 soldiers and lost 44 fighters.",
            "Kupyansk: 99..164 -",
        ),
    ] {
        assert_eq!(by_place(text), [want], "{text}");
    }
}

#[test]
fn those_who_died_on_another_day_or_since_a_war_began_did_not_die_in_what_follows() {
    for (text, want) in [
        (
            "All 298 people on board were killed when an airliner came down on Thursday.\n\nOn Monday a transport of the air force was shot down near Kupiansk. Two of the crew did not survive.",
            "Kupyansk: 2 -",
        ),
        (
            "The bodies of 24 citizens have been taken to hospitals since the start of hostilities on the border, the ministry says. A further 87 persons were wounded.\n\nOn Monday shells hit Kupiansk. Four residents were killed there.",
            "Kupyansk: 4 -",
        ),
    ] {
        let found = by_place(text);
        assert!(found.iter().any(|told| told == want), "{text}: {found:?}");
    }
}

/// Each link asks for the next one: neither may go as deep as a text is long.
#[test]
fn chains_as_long_as_a_text_end() {
    const LINKS: usize = 20_000;
    let wholes = "3 of the ".repeat(LINKS);
    assert!(by_place(&format!("Shelling in Kupiansk on Monday killed {wholes}4 people injured.")).len() <= 1);
    let quoted = "as was quoted ".repeat(LINKS);
    let text =
        format!("Shells hit Kupiansk on Monday. An officer was quoted {quoted} as denying the charge.");
    assert_eq!(by_place(&text).len(), 1);
}

#[test]
fn couples_are_two_and_kinds_of_people_are_counted_behind_an_adjective() {
    let cases = [
        ("A Buddhist couple were shot dead.", "2", "-"),
        ("Two Protestant workmen were killed.", "2", "-"),
        ("Four Turkish businessmen were killed and three Polish expatriates wounded.", "4", "3"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn those_who_are_shot_are_dead_where_no_words_say_that_they_lived() {
    let cases = [
        ("They then shot 14 policemen.", "14", "-"),
        ("Gunmen dragged seven people from a bar and shot them.", "7", "-"),
        ("Gunmen singled out two passengers and shot both in the head.", "2", "-"),
        ("Gunmen shot two policemen in the leg.", "-", "-"),
        ("Gunmen shot two policemen. Both are in hospital.", "-", "2"),
        ("Gunmen shot dead a member of the council.", "1", "-"),
        ("Four were killed, a member of the council said.", "4", "-"),
        ("The police lost a sub-inspector in the fighting.", "1", "-"),
        ("The Red Cross removed 22 bodies, all of civilians.", "22", "-"),
        ("Rescuers ended their search after pulling a seventh body from the ruins.", "7", "-"),
        ("The car blew up, and both men in it were torn apart.", "2", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn another_is_one_a_life_is_a_person_and_a_rumour_is_no_count() {
    let cases = [
        ("It killed one person and wounded another.", "1", "1"),
        ("No life was lost.", "0", "-"),
        ("No lives were lost.", "0", "-"),
        ("The army said 18 assailants were \"neutralised\".", "18", "-"),
        ("They killed a pastor and took away his wife and three daughters.", "1", "-"),
        ("Three of the wounded succumbed to their injuries.", "3", "-"),
        ("A general denied rumours that 11 soldiers had died.", "-", "-"),
        ("Six people breathed their last.", "6", "-"),
        ("It took 24 lives.", "24", "-"),
        ("Two of the 14 wounded died in hospital.", "2", "14"),
        ("Three of the 14 people wounded are children.", "-", "14"),
        ("The list of those killed has grown to 57.", "57", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let last_week =
        "The death toll from last week's attack on Djibo has risen to 170, the prosecutor said on Sunday.";
    assert_eq!(wrong("", &[(last_week, "170", "-")]), NONE);
}

#[test]
fn who_says_that_nobody_was_hurt_takes_no_dead_back() {
    let dead = "31 people were killed and nearly 170 wounded on Sunday near a distribution centre in Rafah. ";
    assert_eq!(wrong(dead, &[("The foundation said that nobody had been hurt.", "31", "170")]), NONE);
    let killed = "A rocket killed three people in Kupiansk on Monday. ";
    assert_eq!(wrong(killed, &[("No other casualties were reported.", "3", "-")]), NONE);
}

#[test]
fn words_of_plain_news_for_the_dead_and_the_hurt() {
    let cases = [
        ("Three farm hands, one of them pregnant, were killed and eleven wounded.", "3", "11"),
        ("It killed 12 young Druze.", "12", "-"),
        ("Four lives were lost.", "4", "-"),
        ("Some 43 of the faithful were killed there.", "43", "-"),
        ("The daily El Watan reported that troops killed 16 villagers.", "16", "-"),
        ("Forty-four people died and 70 more lay wounded.", "44", "70"),
        ("In the town 46 people asked for medical help.", "-", "46"),
        ("It killed 25 people, and ten more lie in the district hospital.", "25", "10"),
        ("The count of civilian dead now stands at 16 and that of wounded at 59.", "16", "59"),
        ("It claimed the lives of the driver and four workers.", "5", "-"),
        ("It killed at least eight soldiers, wounding others, two officials said.", "8..", "-"),
        ("One student was hit by a stray bullet and did not survive; nine people were injured.", "1", "9"),
        ("A ranger is admitted at the Kupiansk District Hospital.", "-", "1"),
        ("Two of the miners have deep cuts.", "-", "2"),
        (
            "It killed nine people, among them a girl, but by evening a doctor had counted 12, with 42 under treatment.",
            "9..12",
            "42",
        ),
        ("People were not hurt.", "0", "0"),
        ("The rebels said that it had hurt no one.", "0", "0"),
        ("There were no dead and no injured.", "0", "0"),
        ("The rebels reported no losses of their own.", "-", "-"),
        ("It killed two 11-year-old girls.", "2", "-"),
        ("Two 11-year-old girls were killed.", "2", "-"),
        ("Thirty pine nut pickers were killed.", "30", "-"),
        ("A former mayor had counted 58 graves.", "58", "-"),
        ("Another 27 survived with wounds.", "-", "27"),
        ("It killed 19 people and wounded another 21.", "19", "21"),
        ("Fourteen of them, three of whom were children, died.", "14", "-"),
        (
            "It cost the lives of seven members of the security forces, two local residents and a tourist.",
            "10",
            "-",
        ),
        ("The radio first spoke of 35 dead. By Sunday the ministry had counted 66 killed.", "66", "-"),
        ("Officials, who first mentioned nine dead, now say that eight were killed.", "8", "-"),
        (
            "It killed 17 people. A hospital had reported nine dead in the afternoon and 12 in the evening.",
            "9..17",
            "-",
        ),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let wall = "Eight police officers were injured in Belfast on Wednesday as crowds on both sides of a wall threw bricks.";
    assert_eq!(wrong("", &[(wall, "-", "8")]), NONE);
}
