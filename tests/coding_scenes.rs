//! Where the words around a statement put it: the scene that the sentence before sets, "there", who tells of it.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;
#[path = "common/tolls.rs"]
mod tolls;

use incident_mapper::gazetteer::Gazetteer;
use tolls::toll;

/// The incidents of a text published on Tuesday, 14 May 2024: place, first day, killed and wounded.
fn told(text: &str) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let incidents = coded::incidents(&gazetteer, "2024-05-14", text);
    let told = incidents.iter().map(|i| {
        let place = i.site.as_ref().map_or("nowhere", |s| gazetteer.place(s.place).name);
        let day = i.date.start.map_or("undated".to_owned(), |d| d.to_string());
        format!("{place} {day} {} {}", toll(i.killed), toll(i.injured))
    });
    told.collect()
}

#[test]
fn harm_is_done_where_the_sentence_before_puts_those_who_fight() {
    for (text, want) in [
        (
            "In Kutum in Sudan, a military aircraft released its load above the weekly market yesterday. Eleven citizens were killed.",
            "Kutum 2024-05-13 11 -",
        ),
        (
            "Saboteurs felled seven electricity pylons with dynamite around Kupiansk on Monday night. There were no casualties.",
            "Kupyansk 2024-05-13 0 0",
        ),
        (
            "In Kupiansk, troops breached a bunker line on Monday after six hours of fighting. Two soldiers were killed and six were wounded.",
            "Kupyansk 2024-05-13 2 6",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn harm_after_another_scene_is_not_of_what_was_told_before() {
    let text = "Shells hit a market in Kupiansk on Monday, killing five people.\n\nIn Kutum in Sudan, a military aircraft released its load above the weekly market on Sunday. Eleven citizens were killed.";
    assert_eq!(told(text), ["Kutum 2024-05-12 11 -", "Kupyansk 2024-05-13 5 -"]);
}

#[test]
fn there_is_the_town_that_the_sentence_has_named() {
    for (text, want) in [
        (
            "Relief flights to the city of Malanje in Angola were suspended on Tuesday, three days after artillery shells struck a queue there.",
            "Malanje 2024-05-11 - -",
        ),
        (
            "Photographs from Kupiansk shocked the country: on Monday rebels threw grenades into a casino there, killing six guests.",
            "Kupyansk 2024-05-13 6 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn elders_tell_of_their_own_town_past_an_aside() {
    let text = "Clan elders from Jilib, a stronghold of the group in Somalia's south, said that a missile had killed three farmers on Monday.";
    assert_eq!(told(text), ["Jilib 2024-05-13 3 -"]);
}

#[test]
fn a_name_before_its_abbreviation_is_no_place() {
    let text = "Fighters killed 31 civilians and two members of the Volunteers for the Defence of the Homeland (VDP) in Kupiansk on Monday.";
    assert_eq!(told(text), ["Kupyansk 2024-05-13 33 -"]);
}

#[test]
fn a_town_is_named_behind_who_holds_it() {
    let text = "In \"DPR\"-controlled Horlivka (39 km north-east of Donetsk), the Mission followed up on reports of shelling on Monday. Medical staff confirmed that a woman in her sixties and a man in his fifties had died.";
    assert_eq!(told(text), ["Horlivka 2024-05-13 2 -"]);
}

#[test]
fn a_town_that_people_fled_from_is_no_scene() {
    let text = "Bombs flattened five houses in Kupiansk on Monday that were lent to families who fled the fighting in Kharkiv.";
    assert_eq!(told(text), ["Kupyansk 2024-05-13 - -"]);
}

#[test]
fn from_dawn_until_noon_is_all_of_one_day() {
    let text = "A missile hit Kharkiv late on Sunday, killing 14 people.\n\nThe command put the losses in Kupiansk at nine killed in a bombardment that lasted from dawn until noon on Monday.";
    assert_eq!(told(text), ["Kharkiv 2024-05-12 14 -", "Kupyansk 2024-05-13 9 -"]);
}

#[test]
fn what_is_declared_taken_is_not_who_declares_it() {
    let text = "Lashio in Myanmar was declared \"completely liberated\" on Monday by the Arakan Army.";
    assert_eq!(told(text), ["Lashio 2024-05-13 - -"]);
}

#[test]
fn this_town_is_where_the_report_is_dated_from() {
    let text = "KUPIANSK, Ukraine, May 14 (Agency) - A woman and her two children died on Monday when tank shells tore into their home on the edge of this market town.";
    assert_eq!(told(text), ["Kupyansk 2024-05-13 3 -"]);
    let text = "ZAMBOANGA, May 14 (Agency) - Two soldiers were killed in a clash in Jolo on Monday. Seven others were airlifted to the general hospital in this city.";
    assert_eq!(told(text), ["Jolo 2024-05-13 2 7"]);
}

#[test]
fn a_title_is_not_of_the_day_that_the_last_paragraph_names() {
    let text = "Maputo arsenal blast: death toll put at 93\n\nHospitals have now registered 93 deaths, the minister said.\n\nThree days of mourning start on Thursday.";
    assert_eq!(told(text), ["Maputo 2024-05-14 93 -"]);
}

#[test]
fn the_dead_of_years_are_no_incident() {
    let text = "The commission estimated that 40,000 people had been murdered by the political police. Shells fell, and witnesses wept.";
    assert_eq!(told(text), [""; 0]);
}

#[test]
fn where_something_else_was_is_no_scene() {
    for (text, want) in [
        (
            "A bomb killed 24 people in Kupiansk on Monday. On Nov. 21 last year, a bomber killed 50 people in another mosque in the town.\n\nMonday's attack came a day after the president met his counterpart in Washington.",
            vec!["Kupyansk 2024-05-13 24 -", "Kupyansk 2023-11-21 50 -"],
        ),
        (
            "Gunmen attacked Kupiansk on Monday. No officer left the police station in Izium during the attack.",
            vec!["Kupyansk 2024-05-13 - -"],
        ),
        (
            "Two bombs killed 20 people in Kupiansk on Monday. Another nine were taken by road to Kharkiv.",
            vec!["Kupyansk 2024-05-13 20 -"],
        ),
        (
            "The worst violence on Monday was in Parachinar, a mainly Shi'ite town near the Afghan border, where two bombs went off, killing 30 people.",
            vec!["Parachinar 2024-05-13 30 -"],
        ),
        (
            "Thousands of government supporters took to the streets of Abidjan on Monday. Five demonstrators were shot dead.",
            vec!["Abidjan 2024-05-13 5 -"],
        ),
    ] {
        let mut got = told(text);
        let mut want: Vec<String> = want.into_iter().map(str::to_owned).collect();
        got.sort();
        want.sort();
        assert_eq!(got, want, "{text}");
    }
}

#[test]
fn what_an_attack_came_after_is_another_event() {
    let text = "Gunmen killed 36 workers at a quarry outside the Kenyan town of Mandera on Monday.\n\nThe killings came 10 days after fighters stopped a bus near Mandera on May 3 and shot dead 28 passengers.";
    assert_eq!(told(text), ["Mandera 2024-05-03 28 -", "Mandera 2024-05-13 36 -"]);
    let text = "A lorry struck a mine south of Kupiansk on Monday. Two policemen were hurt.\n\nThese events come after the attack of 22 April on a bus travelling to Kharkiv, in which 28 passengers were killed.";
    assert_eq!(told(text), ["Kupyansk 2024-05-13 - 2"]);
}

#[test]
fn each_place_of_a_list_has_its_own_dead() {
    let text = "About 200 rebels attacked Kupiansk and Izium on Monday. Twenty-one civilians were killed in Kupiansk and seven in Izium.";
    let mut got = told(text);
    got.sort();
    assert_eq!(got, ["Izyum 2024-05-13 7 -", "Kupyansk 2024-05-13 21 -"]);
}

#[test]
fn what_is_answered_has_its_own_dead() {
    let text = "Hezbollah fired rockets at Safed on Monday, wounding three people, in response to a strike that killed two people in Tyre on Sunday.";
    let mut got = told(text);
    got.sort();
    assert_eq!(got, ["Safed 2024-05-13 - 3", "Tyre 2024-05-12 2 -"]);
}

#[test]
fn what_is_seized_off_a_port_takes_no_town() {
    assert_eq!(told("Ecuador's navy seized three tonnes of cocaine off Manta on Monday."), [""; 0]);
}

#[test]
fn a_part_of_a_city_is_where_its_dead_died() {
    for (text, want) in [
        (
            "Twelve people were killed in Karachi on Monday when a bomb exploded in a market in Orangi Town.",
            "Orangi Town 2024-05-13 12 -",
        ),
        (
            "Over in North Cotabato, three soldiers and two guerrillas perished in a 30-minute firefight on Monday in upland Tulunan, police said.",
            "Tulunan 2024-05-13 5 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn what_came_months_or_hours_before_is_of_another_day_and_place() {
    for text in [
        "A bomb killed 84 people in Kupiansk on Monday, eight months after gunmen killed 130 in Paris.",
        "A bomb killed 84 people in Kupiansk on Monday, months after gunmen killed 130 in Paris.",
        "A bomb killed 84 people in Kupiansk on Monday, more than a year after 130 people were killed in attacks in Paris.",
    ] {
        assert_eq!(told(text)[0], "Kupyansk 2024-05-13 84 -", "{text}");
        assert!(told(text).len() == 1, "{text}");
    }
    let text = "A gunman killed 80 people at a youth camp in Hamar on Monday, hours after a bomb killed seven in Oslo.";
    assert_eq!(told(text), ["Hamar 2024-05-13 80 -", "Oslo 2024-05-13 7 -"]);
}

#[test]
fn another_part_of_the_state_and_the_same_town_are_where_they_say() {
    let text = "Shells hit a market in El Obeid on Sunday, killing 12.\n\nIn another part of the state, Um Rawaba, four people were shot dead on Monday.";
    assert_eq!(told(text), ["El Obeid 2024-05-12 12 -", "Umm Ruwaba 2024-05-13 4 -"]);
    let text = "A mine killed 15 people near Bambari on Monday. In the same town, on June 15 of last year, 64 people died when two mines blew up a bus.";
    assert_eq!(told(text), ["Bambari 2023-06-15 64 -", "Bambari 2024-05-13 15 -"]);
    let text = "Burundi's army has conceded that soldiers were behind the deaths of civilians in Itaba Commune of Gitega Province.\n\nThe defence minister said that soldiers had shot dead 173 people there on 9 May.";
    assert_eq!(told(text), ["Itaba 2024-05-09 173 -"]);
}

#[test]
fn what_happened_since_when_has_the_day_that_it_begins_with() {
    let text = "A bomb killed four people in Kupiansk on Monday. Tension has been high since May 3, when gunmen killed 12 people in Kandahar.";
    assert_eq!(told(text), ["Kandahār 2024-05-03 12 -", "Kupyansk 2024-05-13 4 -"]);
}

#[test]
fn seats_launch_sites_and_datelines_are_no_scenes_and_no_days() {
    for (text, want) in [
        (
            "Maoists blew up a vehicle near Sukma on Monday and killed ten policemen. The blast threw the vehicle into the air, said a senior police officer in Raipur. Three others were injured.",
            "Sukma 2024-05-13 10 3",
        ),
        (
            "Seven people were killed and 31 wounded when shells fired from across the Sava river fell on the centre of Slavonski Brod on Monday, radio reported.",
            "Slavonski Brod 2024-05-13 7 31",
        ),
        (
            "Mogadishu, 14 May 2024 - A suicide attack on a tea shop in the Somali town of Beledweyne left 13 people dead on Sunday.",
            "Beledweyne 2024-05-12 13 -",
        ),
        (
            "An ambulance packed with explosives killed 95 people in Kupiansk on Monday. Councillors walked out on Tuesday over the arrest of dozens of men since the bombing.",
            "Kupyansk 2024-05-13 95 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn launch_sites_rivers_hospitals_and_cartels_are_no_scenes() {
    for (text, want) in [
        (
            "Mortar shells killed five people in Jaramana on Monday. A source said that the shells had been launched from the farms of al-Mleha.",
            "Jaramānā 2024-05-13 5 -",
        ),
        (
            "Shells fired across the Sava river killed eight civilians in Slavonski Brod on Monday.",
            "Slavonski Brod 2024-05-13 8 -",
        ),
        (
            "An air strike hit a car in Beit Lahiya on Monday. Four people were killed, according to medics at Kamal Adwan hospital.",
            "Bayt Lāhyā 2024-05-13 4 -",
        ),
        (
            "Mortar rounds were fired at Aden Adde airport in Mogadishu on Monday and killed two people.",
            "Mogadishu 2024-05-13 2 -",
        ),
        (
            "In Sarajevo, sniper fire killed two people near the Holiday Inn on Monday.",
            "Sarajevo 2024-05-13 2 -",
        ),
        (
            "Five men died on Monday in two gunfights between factions of the Sinaloa cartel on the southern edge of Culiacan.",
            "Culiacán 2024-05-13 5 -",
        ),
        (
            "Rebels blew up a section of the Cano Limon oil pipeline near Arauquita on Monday and killed two people.",
            "Arauquita 2024-05-13 2 -",
        ),
        (
            "Air defences shot down a drone that was heading for Khamis Mushait on Monday. Nobody was hurt.",
            "Khamis Mushait 2024-05-13 0 0",
        ),
        (
            "A rocket hit a bus heading for Goma in Sake on Monday and killed nine people.",
            "Sake 2024-05-13 9 -",
        ),
        (
            "Israeli forces killed six Palestinians in the Gaza Strip in two separate attacks, medics said.\n\nAn aircraft fired a missile at a car in Beit Lahiya on Monday. Four people were killed.",
            "Bayt Lāhyā 2024-05-13 4 -",
        ),
        (
            "Bunia, 14 May 2024. The mission recorded several attacks on civilians in both provinces.\n\nGunmen killed five people near Komanda on Monday.",
            "Komanda 2024-05-13 5 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn what_is_remembered_is_no_news_but_a_bomb_at_a_ceremony_is() {
    let none: [String; 0] = [];
    for text in [
        "Halabja marks 25 years since gas attack.",
        "Thousands of Kurds stood still in Halabja on Monday in memory of the people whom aircraft killed there with poison gas.",
    ] {
        assert_eq!(told(text), none, "{text}");
    }
    for text in [
        "A bomb killed 12 people on Monday at a ceremony in Halabja in memory of a commander.",
        "A bomb killed 12 people in Halabja on Monday as the town marked 25 years since the gas attack.",
    ] {
        assert_eq!(told(text), ["Halabja 2024-05-13 12 -"], "{text}");
    }
}

#[test]
fn what_is_told_without_a_place_is_where_those_who_did_it_came_to_or_where_it_lies() {
    for (text, want) in [
        (
            "Gunmen killed 17 people at a market in the northwest of Nigeria on Monday. The attackers rode into Kankara on motorcycles, residents said.",
            "Kankara 2024-05-13 17 -",
        ),
        (
            "Jets bombed a compound in the north of Sri Lanka on Monday, killing 61 people. The compound lies in the district of Mullaitivu.",
            "Mullaittivu 2024-05-13 61 -",
        ),
        (
            "Gunmen attacked Kankara on Monday and killed nine people. The raid came twelve days after a bomb killed five in Katsina.",
            "Kankara 2024-05-13 9 -",
        ),
        (
            "Soldiers killed 20 people in Merauke, in Papua, on Monday, residents said. An army statement in Jakarta put the dead at five.",
            "Merauke 2024-05-13 5..20 -",
        ),
        (
            "Health workers in central Gaza raised the number of those killed in Monday's strike on a school in Nuseirat to 12.",
            "An Nuşayrāt 2024-05-13 12 -",
        ),
        (
            "A rocket hit a market in Kupiansk on Monday and killed nine people. Eight of the injured are still being treated, one of them in Moscow.",
            "Kupyansk 2024-05-13 9 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
    let round_up = "ECUADOR. A car bomb went off in Esmeraldas on Monday, killing two.\n\nHAITI. Gangs attacked Kenscoff on Sunday and killed four people.";
    assert_eq!(told(round_up), ["Kenscoff 2024-05-12 4 -", "Esmeraldas 2024-05-13 2 -"]);
    let jolo =
        "A raid killed 12 people in Jolo on Monday. It came three days after a bomb killed 40 near Cotabato.";
    assert_eq!(told(jolo), ["Cotabato 2024-05-10 40 -", "Jolo 2024-05-13 12 -"]);
}

#[test]
fn what_is_told_of_a_part_of_a_town_is_of_the_event_of_the_town() {
    for (text, want) in [
        (
            "A shell hit a hospital in Kyiv on Monday. The salvo killed 33 people at the Okhmatdyt hospital.",
            "Okhmatdyt 2024-05-13 33 -",
        ),
        (
            "In the city of Kherson shells hit the Dniprovskyi district on Monday, killing two.",
            "Kherson 2024-05-13 2 -",
        ),
        ("Shells killed two people in the Damascus suburb of Jaramana on Monday.", "Jaramānā 2024-05-13 2 -"),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn a_dated_heading_is_where_its_paragraph_is_and_rulers_sources_and_visitors_sit_elsewhere() {
    let list = "Syria: incidents of the week\n\n9 May, Tell Rifaat (Aleppo countryside). A hand grenade was tossed at the town hall. Two people were killed.\n\n10 May, Jasim (Daraa). A mine blew up under a tractor. Four children of one family were killed.";
    assert_eq!(told(list), ["Tall Rif‘at 2024-05-09 2 -", "Jāsim 2024-05-10 4 -"]);
    for (text, want) in [
        (
            "10 May, Jasim (Daraa): A mine blew up under a tractor. Four children were killed.",
            "Jāsim 2024-05-10 4 -",
        ),
        (
            "Four labourers were killed when a drone hit a fuel tank in Erbil, officials said. Two people were injured, according to a hospital in Chamchamal.\n\nThe attack took place on Sunday at 6.45 p.m.",
            "Erbil 2024-05-12 4 2",
        ),
        (
            "The army killed 21 civilians in drone strikes on Tinzaouaten, rebels said on Monday.\n\n\"The junta in Bamako hit a pharmacy and then people who had come to help,\" they said.\n\nThe strikes took place on Sunday.",
            "Tinzaouaten 2024-05-12 21 -",
        ),
        (
            "A drone hit a fuel tank in Erbil on Monday. The drone had taken off south of Kirkuk.",
            "Erbil 2024-05-13 - -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn what_has_no_place_is_in_the_one_town_that_its_paragraph_or_its_title_names() {
    for (text, want) in [
        // The sentence after it, whatever it tells.
        (
            "Soldiers fired when the crowd outside the garrison refused to go home, and killed eleven people. In Djibo not one shop opened its doors.",
            "Djibo 2024-05-14 11 -",
        ),
        (
            "BAMAKO, May 14 - Four peacekeepers were killed on Monday when their lorry drove over a mine. The road leads out of Ansongo, in the Gao region, towards the border with Niger.",
            "Ansongo 2024-05-13 4 -",
        ),
        (
            "NAIROBI - Gunmen shot dead a soldier on Monday and wounded two others. Residents of Garissa told a local radio station that the town was quiet again.",
            "Garissa 2024-05-13 1 2",
        ),
        // The title alone.
        (
            "Off-duty soldier killed in Kidal\n\nA soldier was shot dead on Monday as he delivered coal, the army said.",
            "Kidal 2024-05-13 1 -",
        ),
        // The town that the report is dated from.
        (
            "GARISSA, Kenya - Fourteen people were killed on Monday when gunmen stopped a bus at the entrance to the town, rescue workers said.",
            "Garissa 2024-05-13 14 -",
        ),
        // A deed that hurt nobody as far as is told.
        (
            "TUNIS - Jihadist fighters attacked an army barracks on Monday. A loudspeaker told the people of Ben Gardane to stay at home.",
            "Ben Gardane 2024-05-13 - -",
        ),
        // Two towns say nothing.
        (
            "Gunmen shot dead eleven people on Monday. In Djibo not one shop opened its doors, and in Dori the schools were shut.",
            "nowhere 2024-05-13 11 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn the_harm_of_an_attack_may_be_told_in_the_next_sentence() {
    for text in [
        "There was an attack in Kidal on Monday. Seven people lost their lives.",
        "The strike destroyed a house in Kidal on Monday. Seven people died.",
        "Doctors Without Borders condemned the attack that destroyed a clinic in Kidal on Monday. Seven people lost their lives.",
    ] {
        assert_eq!(told(text), ["Kidal 2024-05-13 7 -"], "{text}");
    }
    // "The strike" of workers.
    assert_eq!(told("The strike closed the port of Dakar on Monday."), [""; 0]);
}

#[test]
fn an_apposition_a_way_out_and_what_lies_behind_the_front_leave_the_place_alone() {
    for (text, want) in [
        (
            "Three labourers in Awaran, one of the poorest districts of Balochistan, were shot dead on Monday by gunmen.",
            "Awaran 2024-05-13 3 -",
        ),
        (
            "Two drivers died on Monday when a convoy bound from the port of Douala for Bangui was shot at on a hill at the exit from Bouar.",
            "Bouar 2024-05-13 2 -",
        ),
        (
            "A missile struck the market of Kramatorsk, 20 kilometres behind the front at Bakhmut, on Monday, killing 16 people.",
            "Kramatorsk 2024-05-13 16 -",
        ),
        (
            "Six men were shot dead on Monday when gangs fought in the Boston section of Cité Soleil, the biggest slum of Port-au-Prince.",
            "Cité Soleil 2024-05-13 6 -",
        ),
        (
            "Suicide bombers drove a lorry up to the headquarters of the pro-Moscow administration in Grozny on Monday and killed 72 people.",
            "Grozny 2024-05-13 72 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
}

#[test]
fn those_who_saw_it_the_paragraph_beside_it_and_the_title_say_where_it_was() {
    for (text, want) in [
        (
            "Shelling resumed at breakfast on Monday and wounded four people, doctors in Las Anod said by telephone. Somaliland's government in Hargeisa accused the clans.",
            "Laascaanood 2024-05-13 - 4",
        ),
        (
            "Troops opened fire on Monday on thousands of people and killed nine. Witnesses in Andijan speak of corpses in a school. Survivors are arriving in Kara-Suu and Suzak.",
            "Andijon 2024-05-13 9 -",
        ),
        (
            "Seventy dead as raiders burn Guinean town\n\nCONAKRY - Bands from Liberia attacked Gueckedou on Monday.",
            "Gueckedou 2024-05-13 70 -",
        ),
        (
            "Gunmen stormed a hotel in Sévaré on Monday and killed 13 people. The UN mission condemned the attack from its headquarters in Bamako.",
            "Sévaré 2024-05-13 13 -",
        ),
        (
            "Six people were killed at Swanirbhar bazar in the town of Khagrachhari on Monday, police said.",
            "Khagrachhari 2024-05-13 6 -",
        ),
    ] {
        assert_eq!(told(text), [want], "{text}");
    }
    // What happened as something else did is not there.
    let text = "Gunmen attacked the camp at Bor in South Sudan on Monday, killing 58. The attack happened as Malakal, too, waited for help.";
    assert_eq!(told(text), ["Bor 2024-05-13 58 -"]);
}
