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

#[test]
fn what_people_do_with_mines_magazines_and_flags_is_told_by_their_verbs() {
    const MINE: &str = "Remote explosive/landmine/IED";
    const TAKEN: &str = "Abduction/forced disappearance";
    for (text, expected) in [
        (
            "A farmer stepped on an old anti-personnel mine near Kilinochchi on Monday.",
            format!("Kilinochchi: {MINE}"),
        ),
        ("A lorry drove over a buried device outside Gao on Monday.", format!("Gao: {MINE}")),
        ("Guerrillas dynamited an electricity pylon near Tumaco on Monday.", format!("Tumaco: {MINE}")),
        (
            "A woman detonated the explosives strapped to her body in Konduga on Monday.",
            "Konduga: Suicide bomb".to_owned(),
        ),
        (
            "Armed men dragged three teachers from a minibus near Bamenda on Monday.",
            format!("Bamenda: {TAKEN}"),
        ),
        ("Gunmen in uniform took away six men in Ayorou on Monday.", format!("Ayorou: {TAKEN}")),
        ("Gunmen raked a barber's shop in Basra with gunfire on Monday.", "Basrah: Attack".to_owned()),
        (
            "Gunmen emptied their magazines into the police post of Tame on Monday.",
            "Tame: Armed clash".to_owned(),
        ),
        (
            "Soldiers and militants traded heavy gunfire outside Sukkur on Monday.",
            "Sukkur: Armed clash".to_owned(),
        ),
        (
            "Security forces neutralised five militants near Kizlyar on Monday.",
            "Kizlyar: Armed clash".to_owned(),
        ),
        (
            "A shell burst in the yard of a school in Toretsk on Monday.",
            "Toretsk: Shelling/artillery/missile attack".to_owned(),
        ),
        (
            "Rebels hoisted their flag over the town hall in Kidal on Monday.",
            "Kidal: Non-state actor overtakes territory".to_owned(),
        ),
        (
            "Rebel fighters have entered Goma, residents said on Monday.",
            "Goma: Non-state actor overtakes territory".to_owned(),
        ),
        ("A convoy of food trucks came under fire near Dilling on Monday.", "Dilling: Attack".to_owned()),
        ("Planes bombed the market of Kauda on Monday, residents said.", format!("Kauda: {AIR}")),
        (
            "Explosives tipped from a helicopter flattened two houses in Idlib on Monday.",
            format!("Idlib: {AIR}"),
        ),
        (
            "Gunmen attacked an army convoy near Kramatorsk with grenade launchers on Monday.",
            "Kramatorsk: Armed clash".to_owned(),
        ),
        ("Twin blasts tore into a peace march in Diyarbakir on Monday.", format!("Diyarbakır: {MINE}")),
        ("Three traders were intercepted and killed near Mamfe on Monday.", "Mamfe: Crime".to_owned()),
    ] {
        assert_eq!(types(text), [expected], "{text}");
    }
    assert_eq!(
        types("An aid convoy has entered Kupiansk on Monday, the army said. Warplanes stayed away."),
        [""; 0]
    );
}

#[test]
fn killings_of_those_with_an_office_are_no_crime_and_those_for_drugs_are() {
    for (text, expected) in [
        ("A mayor was gunned down outside his house in Manta on Monday.", "Manta: Attack"),
        ("An unknown man shot dead a judge in Nalchik on Monday.", "Nalchik: Attack"),
        ("A sniper shot dead a clerk in Argun on Monday.", "Argun: Attack"),
        ("A man was stabbed to death outside a bar in Leeds on Monday.", "Leeds: Crime"),
        (
            "Gunmen shot dead two youths in Marseille on Monday in a war between drug gangs.",
            "Marseille: Crime",
        ),
    ] {
        assert_eq!(types(text), [expected], "{text}");
    }
    let hunted =
        "Police are looking for gunmen who shot at a bus in Mandera on Monday and killed two passengers.";
    assert_eq!(types(hunted), ["Mandera: Attack"]);
    let worn = "Men in army fatigues attacked a village near Bokkos on Monday, killing 14 people.";
    assert_eq!(types(worn), ["Bokkos: Attack"]);
}

#[test]
fn courts_festivals_and_mourning_tell_of_no_incident() {
    for text in [
        "Prosecutors in Grozny asked for life terms on Thursday for men said to have blown up gas lines in Vedeno. Defence counsel told the judge that the confessions were forced. The hearing goes on.",
        "A feature about a siege, shot near Termez with two hundred extras, took the jury prize on Thursday. Reviewers praised its director.",
        "Candles will line the road in Vukovar on Friday when the town mourns those who were killed in the siege. Veterans are expected.",
        "Masked men held the market of Chirchiq on Sunday in a mock raid and shot eleven volunteer hostages with paint, as commandos rehearsed.",
    ] {
        assert_eq!(types(text), [""; 0], "{text}");
    }
    let bomb = "A bomb exploded outside the court of Peshawar on Monday. Lawyers said the judges were in session when the blast shook the court. Prosecutors and defendants fled the hearing.";
    assert_eq!(types(bomb), ["Peshawar: Remote explosive/landmine/IED"]);
}

#[test]
fn who_speaks_of_a_town_as_taken_by_its_own_has_taken_it() {
    const BACK: &str = "Government regains territory";
    const OVER: &str = "Non-state actor overtakes territory";
    for (text, place, expected) in [
        ("The army said it had retaken the town of Kosti on Monday.", "Kosti", BACK),
        ("The army announced the recapture of Kosti on Monday.", "Kosti", BACK),
        ("The army said it had retaken the town of Kosti from the paramilitaries on Monday.", "Kosti", BACK),
        ("The rebels said they had captured the town of Bunagana on Monday.", "Bunagana", OVER),
        ("The army said on Monday that rebels had captured the town of Bunagana.", "Bunagana", OVER),
    ] {
        assert_eq!(types(text), [format!("{place}: {expected}")], "{text}");
    }
    let supporters =
        "Two people were killed when police clashed with opposition supporters in Maputo on Monday.";
    assert_eq!(types(supporters), ["Maputo: Excessive force against protesters"]);
    let settler = "An Israeli settler shot a Palestinian farmer dead near Huwara on Monday.";
    assert_eq!(types(settler), ["Huwara: Attack"]);
    let mayor = "The mayor of Izium said a strike on Monday damaged a school but hurt no one.";
    assert_eq!(types(mayor), [format!("Izyum: {AIR}")]);
}

#[test]
fn what_only_fighters_hold_is_fought_for_and_a_crowd_lynches_who_is_accused() {
    assert_eq!(
        types(
            "Jihadists attacked a position of civilian volunteers at Djibo on Monday. Five volunteers lost their lives."
        ),
        ["Djibo: Armed clash"]
    );
    assert_eq!(types("Insurgents stormed a security post in Kunduz on Monday."), ["Kunduz: Armed clash"]);
    assert_eq!(
        types(
            "On Monday in Puebla a crowd stopped a bus and killed three men accused of being scouts for a gang."
        ),
        ["Puebla: Mob violence"]
    );
    assert_eq!(
        types("A crowd beat two men and set them on fire in Puebla on Monday."),
        ["Puebla: Mob violence"]
    );
}

#[test]
fn whom_an_event_of_the_sentence_hurt_belongs_to_it() {
    let shelled = "Ten people were killed when drones struck a market in Ar Rahad on Monday.\n\nOn Tuesday artillery fire hit \
                   the town of Kadugli, killing a woman and her two daughters in the Al-Radeef neighbourhood.";
    assert_eq!(
        types(shelled),
        [format!("Ar Rahad: {AIR}"), "Kadugli: Shelling/artillery/missile attack".to_owned()]
    );
}

#[test]
fn a_bomb_that_hits_who_is_on_the_way_was_laid() {
    assert_eq!(
        types("Two policemen were killed on Monday when a bomb hit a police vehicle in Peshawar."),
        ["Peshawar: Remote explosive/landmine/IED"]
    );
    assert_eq!(
        types("Bombs hit two camps near Beni on Monday."),
        ["Beni: Shelling/artillery/missile attack"]
    );
}

#[test]
fn what_forces_do_to_the_defenceless_is_an_attack_and_no_crime() {
    assert_eq!(types("Soldiers killed six villagers near Beni on Sunday."), ["Beni: Attack"]);
    assert_eq!(
        types("Troops opened fire on a minibus in Bamenda on Saturday, killing two women."),
        ["Bamenda: Attack"]
    );
    assert_eq!(
        types("A Palestinian was shot dead by Israeli forces in Qalqilya on Monday."),
        ["Qalqilya: Attack"]
    );
    assert_eq!(
        types("Two policemen were gunned down by men on a motorcycle in Quetta on Monday."),
        ["Quetta: Armed clash"]
    );
    assert_eq!(types("A man was shot dead in Puebla on Monday, police said."), ["Puebla: Crime"]);
}

#[test]
fn the_police_who_shoot_at_a_protest_use_force_on_it() {
    let force = "Excessive force against protesters";
    assert_eq!(
        types("A teenager was shot dead by police during a protest in Kisumu on Monday."),
        [format!("Kisumu: {force}")]
    );
    assert_eq!(types("Gunmen killed six people at a rally in Jos on Monday."), ["Jos: Attack"]);
}

#[test]
fn bandits_who_bar_a_road_and_sailors_who_bar_a_door_do_not_protest() {
    assert_eq!(
        types("Bandits barricaded a highway near Funtua on Monday and took away 12 travellers."),
        ["Funtua: Attack"]
    );
    assert_eq!(
        types(
            "The crew barricaded themselves in the engine room when gunmen shot dead a mate off Pemba on Monday."
        ),
        ["Pemba: Attack"]
    );
}

#[test]
fn what_flies_is_the_means_whatever_it_fires() {
    assert_eq!(
        types("Fighter jets launched missiles at a camp in Sirte on Monday, wounding eight."),
        [format!("Sirte: {AIR}")]
    );
    assert_eq!(types("Strikes were also reported in Odesa on Monday."), [format!("Odesa: {AIR}")]);
    assert_eq!(types("Strikes were reported across the rail network in Lyon on Monday."), [""; 0]);
}

#[test]
fn who_is_assassinated_or_found_beheaded_did_not_fight() {
    assert_eq!(
        types("Gunmen assassinated a police colonel outside his home in Mukalla on Monday."),
        ["Mukalla: Attack"]
    );
    assert_eq!(
        types("The beheaded bodies of four fishermen were found near Palma on Monday."),
        ["Palma: Attack"]
    );
}

#[test]
fn who_ends_an_attack_is_no_side_of_it() {
    assert_eq!(
        types(
            "A gunman opened fire at a mosque in Kandahar on Monday, killing 12 worshippers, before being shot dead by guards."
        ),
        ["Kandahār: Attack"]
    );
    assert_eq!(
        types(
            "Militants attacked an army post in Kidal on Monday, killing four soldiers, before being repelled."
        ),
        ["Kidal: Armed clash"]
    );
}

#[test]
fn a_post_that_is_overrun_is_fought_for() {
    assert_eq!(
        types("Militants overran a police post in Bannu on Monday, officials said."),
        ["Bannu: Armed clash"]
    );
    assert_eq!(
        types("Fighters overran a post of the border police near Maungdaw on Monday."),
        ["Maungdaw: Armed clash"]
    );
}

#[test]
fn fighters_who_are_neutralised_were_fought() {
    assert_eq!(
        types("Three suspected militants were neutralised in a special operation in Khasavyurt on Monday."),
        ["Khasavyurt: Armed clash"]
    );
    assert_eq!(types("Two policemen neutralised a suspect in Derbent on Monday."), [""; 0]);
}

#[test]
fn what_forces_destroy_is_attacked() {
    assert_eq!(
        types(
            "Russian forces have destroyed an ammunition depot near Okhtyrka, the defence ministry said on Monday."
        ),
        ["Okhtyrka: Shelling/artillery/missile attack"]
    );
    assert_eq!(types("Firemen destroyed a hut near Okhtyrka on Monday."), [""; 0]);
}

#[test]
fn whom_a_mob_drags_from_a_bus_is_not_abducted() {
    assert_eq!(
        types("A mob dragged passengers from a bus in Wase on Monday and killed four people."),
        ["Wase: Mob violence"]
    );
}

#[test]
fn what_a_country_strikes_is_struck_from_the_air() {
    assert_eq!(
        types(
            "Israel struck a school that sheltered displaced people in Tyre on Monday, killing 17, medics said."
        ),
        [format!("Tyre: {AIR}")]
    );
    assert_eq!(
        types(
            "The toll from an Israeli strike on a building in Tyre on Monday has climbed to 45, the ministry said."
        ),
        [format!("Tyre: {AIR}")]
    );
    assert_eq!(types("Italy struck a deal in Tyre on Monday."), [""; 0]);
}

#[test]
fn who_dies_in_clashes_with_police_in_peace_is_no_victim_of_crime() {
    assert_eq!(
        types("Two teenagers were killed during clashes with police in Ziguinchor on Monday."),
        ["Ziguinchor: Violent demonstration"]
    );
}

#[test]
fn students_who_fight_the_police_riot_and_soldiers_fight_street_battles() {
    let cases = [
        (
            "Students fought running battles with police in Nairobi on Monday.",
            "Nairobi: Violent demonstration",
        ),
        (
            "Three men were killed as activists of a party fought with police in Bogra on Monday.",
            "Bogra: Violent demonstration",
        ),
        (
            "Rebels and government troops fought pitched street battles in Goma on Monday.",
            "Goma: Armed clash",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(types(text), [want], "{text}");
    }
}

#[test]
fn a_bomb_wrecks_and_a_bus_leaves_the_road() {
    let cases = [
        (
            "A bomb in a hijacked van devastated the main street of Magherafelt on Monday, police said.",
            "Magherafelt: Remote explosive/landmine/IED",
        ),
        (
            "Nine people died when a bus left the road and fell into a gorge near Caranavi on Monday.",
            "Caranavi: Accident or disaster",
        ),
    ];
    for (text, want) in cases {
        assert_eq!(types(text), [want], "{text}");
    }
    assert_eq!(
        types("Four children were killed when an unexploded mortar shell went off in Kunduz on Monday."),
        ["Kunduz: Remote explosive/landmine/IED"]
    );
    assert_eq!(
        types("Two female bombers killed 38 people at a railway station in Volgograd on Monday."),
        ["Volgograd: Suicide bomb"]
    );
    assert_eq!(types("Mosul was held up as a model by officials on Monday."), [""; 0]);
}

#[test]
fn police_who_fire_on_marchers_and_abductors_who_kill_do_more_than_that() {
    let force = "Excessive force against protesters";
    for text in [
        "At least five people died on Monday in Nampula when police fired on people marching against the results.",
        "Police fired on students marching in Nampula on Monday, killing two.",
    ] {
        assert_eq!(types(text), [format!("Nampula: {force}")], "{text}");
    }
    let raid = "Eleven persons were killed and 20 others abducted when gunmen invaded Kankara on Monday.";
    assert_eq!(types(raid), ["Kankara: Attack"]);
    let units = "The units repelled three attacks near Kupiansk on Monday.";
    assert_eq!(types(units), ["Kupyansk: Armed clash"]);
}

#[test]
fn combat_aircraft_fight_nobody_and_what_is_dropped_comes_from_the_air() {
    for text in [
        "Combat aircraft delivered a strike on a base of the army in Kupiansk on Monday.",
        "Two attack planes dropped cluster bombs on the centre of Kupiansk on Monday.",
        "Two planes dropped cluster and high-explosive bombs on Kupiansk on Monday.",
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {AIR}")], "{text}");
    }
}

#[test]
fn bombers_beside_gunmen_are_on_foot() {
    let text = "Gunmen and bombers attacked restaurants in Paris on Friday, killing at least 120 people.";
    assert_eq!(types(text), ["Paris: Attack"]);
}

#[test]
fn a_stampede_that_is_said_to_have_been_is_no_accident_where_troops_fired() {
    let text = "Some 100 people were killed on Monday when Israeli troops fired on a crowd near Gaza City. The military said dozens were hurt in a stampede.";
    let found = types(text);
    assert!(matches!(&found[..], [one] if !one.contains("Accident")), "{found:?}");
}

#[test]
fn a_mortar_bomb_is_fired_and_barrel_bombs_are_unloaded_from_the_air() {
    for (text, want) in [
        (
            "A mortar bomb exploded in Kupiansk on Monday and killed seven people.",
            "Shelling/artillery/missile attack",
        ),
        (
            "Helicopters unloaded eight barrel bombs on the outskirts of Kupiansk on Monday. A man was killed as his house collapsed.",
            AIR,
        ),
        (
            "The town of Kupiansk was under the fire of the rebels on Monday. A girl and a sergeant lay dead.",
            "Attack",
        ),
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {want}")], "{text}");
    }
    let text = "Amnesty for massacres collides with the Rome Statute, and victims from Medellín and Apartadó plan to camp in the square.";
    assert_eq!(types(text), [""; 0]);
}

#[test]
fn who_burns_houses_and_kills_attacks() {
    let text = "Rebels set fire to houses in Kupiansk on Monday. Nine people were killed.";
    assert_eq!(types(text), ["Kupyansk: Attack"]);
    assert_eq!(
        types("Rebels set fire to houses in Kupiansk on Monday."),
        ["Kupyansk: Looting/property destruction"]
    );
}

#[test]
fn who_ends_an_attack_is_feigned_or_runs_a_school_does_not_fight() {
    for text in [
        "A gunman opened fire at a hotel in Sousse on Monday, killing 39 people, before police shot him dead.",
        "Gunmen disguised as police attacked a hospital in Sousse on Monday, killing 16 people.",
        "Gunmen stormed an army-run school in Sousse on Monday and killed 141 people, 132 of them children.",
    ] {
        assert_eq!(types(text), ["Sousse: Attack"], "{text}");
    }
}

#[test]
fn fighters_of_a_place_put_nothing_there() {
    let text =
        "Gaza militants fired barrages of rockets at Ashkelon on Monday, killing two women in their homes.";
    assert_eq!(types(text), ["Ashkelon: Shelling/artillery/missile attack"]);
    let text =
        "A truck bomb exploded in front of the Education Ministry in Mogadishu on Monday, killing 70 people.";
    assert_eq!(types(text), ["Mogadishu: Remote explosive/landmine/IED"]);
}

#[test]
fn a_bomb_in_a_gas_cylinder_is_no_accident_and_cover_from_the_air_no_strike() {
    for (text, want) in [
        (
            "A bomb hidden in a gas cylinder exploded beneath a pickup in Kupiansk on Monday, killing four.",
            "Remote explosive/landmine/IED",
        ),
        (
            "Soldiers opened fire at a group of women in Kupiansk on Monday, killing a mother of four.",
            "Attack",
        ),
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {want}")], "{text}");
    }
}

#[test]
fn those_who_fight_are_told_by_what_is_done_to_them() {
    for (text, want) in [
        ("Government militia said they had beaten back a rebel attack on Kupiansk on Monday.", "Armed clash"),
        ("The army said 31 rebels were killed near Kupiansk on Monday.", "Armed clash"),
        (
            "Thirteen security personnel lost their lives when rebels attacked the district headquarters in Kupiansk on Monday.",
            "Armed clash",
        ),
        (
            "Rebels seized Kupiansk on Monday with hardly a shot being fired.",
            "Non-state actor overtakes territory",
        ),
        (
            "A stolen van blew the front off a barracks in Kupiansk on Monday, killing two people.",
            "Remote explosive/landmine/IED",
        ),
        ("A bomb in Kupiansk cost the lives of two soldiers on Monday.", "Remote explosive/landmine/IED"),
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {want}")], "{text}");
    }
}

#[test]
fn an_assault_that_is_thrown_back_is_a_clash() {
    let text = "Some 200 rebels tried to seize Kupiansk on Monday. They were thrown back after two hours, the ministry said.";
    assert_eq!(types(text), ["Kupyansk: Armed clash"]);
    let text = "Police in Kupiansk charged a procession of students with batons on Monday.";
    assert_eq!(types(text), ["Kupyansk: Protest with intervention"]);
}

#[test]
fn what_they_fly_and_who_lies_in_wait_decide() {
    for (text, want) in [
        (
            "Israeli jets were overhead within the hour. They fired four rockets at Kupiansk on Monday, wounding a farmer.",
            "Air/drone strike",
        ),
        (
            "A convoy guarded by mercenaries was ambushed in Kupiansk on Monday. It fought its way through after a helicopter strafed the bush.",
            "Armed clash",
        ),
        ("The army said rebels attacked soldiers in Kupiansk on Monday.", "Armed clash"),
        (
            "Terrorists, armed with swords, sticks and hand-made mines, attacked police outposts in Kupiansk on Monday.",
            "Armed clash",
        ),
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {want}")], "{text}");
    }
}

#[test]
fn what_explodes_or_falls_by_itself_is_an_accident_and_a_petrol_bomb_no_protest() {
    for (text, want) in [
        ("An explosion at a coal mine in Kupiansk killed 12 miners on Monday.", "Accident or disaster"),
        ("A blast at a gas station in Kupiansk killed 35 people on Monday.", "Accident or disaster"),
        (
            "A military helicopter crashed in Kupiansk on Monday, killing six soldiers. The army blamed a technical fault.",
            "Accident or disaster",
        ),
        ("A petrol bomb was thrown at a synagogue in Kupiansk on Monday; nobody was hurt.", "Attack"),
        (
            "Protesters threw petrol bombs at the police in Kupiansk on Monday; nobody was hurt.",
            "Violent demonstration",
        ),
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {want}")], "{text}");
    }
}

#[test]
fn who_attacks_a_vigil_does_not_protest_and_what_is_called_off_did_not_happen() {
    for (text, want) in [
        ("Four men burst in on a vigil in Kupiansk on Monday, killing eleven mourners.", "Attack"),
        (
            "Police are searching for gunmen who attacked a rally in Kupiansk on Monday and killed two.",
            "Attack",
        ),
        (
            "Police fired on a vigil in Kupiansk on Monday, killing two people.",
            "Excessive force against protesters",
        ),
        (
            "Four policemen were killed in Kupiansk on Monday when guardsmen stormed it. The vehicles were carried off by local women.",
            "Armed clash",
        ),
        (
            "At least 84 people died when a truck ploughed into crowds in Kupiansk on Monday. Police shot the driver dead.",
            "Attack",
        ),
        ("Rebels showered Kupiansk with some 20 rockets on Monday.", "Shelling/artillery/missile attack"),
        (
            "There was combat at the barracks of Kupiansk on Monday. Two civilians were killed by grenades.",
            "Armed clash",
        ),
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {want}")], "{text}");
    }
    for text in [
        "A rally that was to be held in Kupiansk on Saturday has been moved indoors.",
        "A peace rally at Kupiansk, at which both parties were to speak next Saturday, has been called off.",
        "In Kupiansk the union postponed a sit-in over jobs.",
        "In the square of Kupiansk an old woman held up photographs of her sons on Monday.",
        "A lieutenant delivered eleven babies in one night in Kupiansk, during the floods.",
        "The network is responsible for a number of the most spectacular attacks in Kupiansk.",
        "The envoy was summoned to the ministry in Kupiansk, where he was handed a note over the targeting of civilians.",
    ] {
        assert_eq!(types(text), [""; 0], "{text}");
    }
}

#[test]
fn what_ends_an_attack_and_who_kills_on_one_side_make_no_clash() {
    for (text, want) in [
        (
            "Gunmen stormed a school in Kupiansk on Monday, killing 141 people, 132 of them children, before they were shot dead in a gun battle.",
            "Attack",
        ),
        (
            "Gunmen stormed a hotel in Kupiansk on Monday, killing 23 civilians before security forces retook the building.",
            "Attack",
        ),
        (
            "Troops and militiamen killed more than 200 people, mostly civilians, in Kupiansk on Monday.",
            "Attack",
        ),
        (
            "At least 74 people watching the World Cup final were killed when bombs went off at a rugby club in Kupiansk on Monday.",
            "Remote explosive/landmine/IED",
        ),
        (
            "A gunman opened fire at a synagogue in Kupiansk on Monday, killing 11 people and wounding six, four of them police officers.",
            "Attack",
        ),
        (
            "At least 46 people were found shot or hacked to death in Kupiansk on Monday after about 100 armed men abducted them.",
            "Attack",
        ),
        (
            "Thirty civilians were killed in Kupiansk on Monday when soldiers opened fire and burned houses. An army spokesman called it an unfortunate accident.",
            "Attack",
        ),
        (
            "Police opened fire on striking miners at Kupiansk on Monday, killing 34.",
            "Excessive force against protesters",
        ),
    ] {
        assert_eq!(types(text), [format!("Kupyansk: {want}")], "{text}");
    }
    let text = "Israeli aircraft struck Gaza City overnight, killing six people, after gunmen killed eight Israelis in attacks near Eilat on Sunday.";
    assert_eq!(types(text), ["Eilat: Attack", "Gaza: Air/drone strike"]);
}

#[test]
fn each_harm_of_a_sentence_keeps_its_own_means() {
    for (text, want) in [
        (
            "A gunman dressed as a policeman killed 84 people in Kupiansk on Monday, hours after a car bomb killed seven in Kharkiv.",
            ["Kharkiv: Remote explosive/landmine/IED", "Kupyansk: Attack"],
        ),
        (
            "Gunmen killed nine people in Kupiansk on Monday after a bomb killed seven in Kharkiv.",
            ["Kharkiv: Remote explosive/landmine/IED", "Kupyansk: Attack"],
        ),
        (
            "Gunmen abducted more than 100 girls from a school in Kupiansk on Monday, a day after a bomb killed 71 people in Kharkiv.",
            ["Kharkiv: Remote explosive/landmine/IED", "Kupyansk: Abduction/forced disappearance"],
        ),
        (
            "Nineteen people were killed on Monday as protests turned violent: 14 in Kupiansk and five in Kharkiv.",
            ["Kharkiv: Violent demonstration", "Kupyansk: Violent demonstration"],
        ),
    ] {
        assert_eq!(types(text), want, "{text}");
    }
    let text = "Five soldiers were killed and 20 wounded when militiamen shot down two helicopters in Kupiansk on Monday.";
    assert_eq!(types(text), ["Kupyansk: Armed clash"]);
}

#[test]
fn words_that_only_sound_like_war_are_no_events() {
    for text in [
        "The mission destroyed the last 1,120 rifles at Kupiansk on Monday.",
        "The manager killed the engine of the boat with two clicks in Kupiansk on Monday.",
        "We shall not stop bombarding the ministry in Kyiv with letters.",
        "Caravans are leaving Kupiansk to march on Kyiv.",
    ] {
        assert_eq!(types(text), [""; 0], "{text}");
    }
    let race = "The bunch was in pieces and the riders were firing at one another in Kupiansk on Monday, but a domestique delivered the killer blow on the climb and took the yellow jersey in the queen stage.";
    assert_eq!(types(race), [""; 0]);
}

#[test]
fn captives_who_are_marched_off_do_not_protest() {
    let text = "An aid convoy was fired upon in Kupiansk on Monday. One driver died. Two nurses who had been marched into the hills were let go.";
    assert_eq!(types(text), ["Kupyansk: Attack"]);
    let text = "Gunmen set 140 shelters alight in Kupiansk on Monday. Three children suffered burns.";
    assert_eq!(types(text), ["Kupyansk: Attack"]);
}

#[test]
fn an_attack_on_a_game_a_stage_or_a_court_is_news() {
    for (text, want) in [
        (
            "Gunmen attacked a bus carrying the cricket team to the stadium in Kupiansk on Tuesday, killing six policemen. The batsman was hit in the leg, the captain said. The match, on the third day of the second test, was abandoned, the cricket board said, and the season was over.",
            "Kupyansk: Armed clash",
        ),
        (
            "Gunmen opened fire at a concert hall in Kupiansk on Tuesday evening, killing 137 people, before setting the stage on fire. The audience had been waiting for a band. The actors of a show were in the building. The director of the hall died. The festival was cancelled.",
            "Kupyansk: Attack",
        ),
        (
            "Gunmen seized a theatre in Kupiansk on Wednesday evening during the second act of a musical and took some 800 people hostage. The audience thought at first that it was part of the performance. The actors were on stage.",
            "Kupyansk: Abduction/forced disappearance",
        ),
        (
            "At least 73 people were killed in Kupiansk on Wednesday when fans invaded the pitch after a football match and attacked supporters of the visiting team with knives. The players ran to the dressing room. The league was suspended.",
            "Kupyansk: Attack",
        ),
    ] {
        assert_eq!(types(text), [want], "{text}");
    }
}

#[test]
fn a_car_among_people_and_a_shot_at_a_campaign_are_attacks() {
    for text in [
        "A car ploughed into a Christmas market in Kupiansk on Friday, killing five people.",
        "A former prime minister was shot dead while campaigning in Kupiansk on Friday. A man was arrested.",
    ] {
        assert_eq!(types(text), ["Kupyansk: Attack"], "{text}");
    }
}

#[test]
fn what_is_behind_those_who_fight_or_came_before_decides_no_type() {
    for (text, want) in [
        (
            "Troops backed by artillery killed 21 guerrillas in fighting in Datu Piang on Sunday.",
            "Datu Piang: Armed clash",
        ),
        ("Vigilantes laid an ambush for bandits at Batsari on Sunday, killing nine.", "Batsari: Armed clash"),
        (
            "Masked gunmen killed 147 people at a college in Garissa on Thursday before four of them were killed by the security forces.",
            "Garissa: Attack",
        ),
        (
            "The military claimed to have killed a dozen rebels in bombing runs over Datu Piang on Sunday.",
            "Datu Piang: Air/drone strike",
        ),
        ("A pylon was toppled by explosives near Pikit on Sunday.", "Pikit: Remote explosive/landmine/IED"),
    ] {
        assert_eq!(types(text), [want], "{text}");
    }
    let conch = "In the streets of Kupiansk youngsters set off fireworks and blew conch shells on Sunday.";
    assert_eq!(types(conch), Vec::<String>::new());
}

#[test]
fn staff_are_abducted_a_unit_is_no_weapon_and_whoever_kills_more_than_disarms() {
    assert_eq!(
        types("Gunmen seized 10 employees of an electricity company in Kirkuk on Wednesday."),
        ["Kirkuk: Abduction/forced disappearance"]
    );
    assert_eq!(
        types("Rebels attacked an artillery unit in Kupiansk on Monday and killed 14 soldiers."),
        ["Kupyansk: Armed clash"]
    );
    assert_eq!(
        types(
            "The U.S. military said its forces killed 12 insurgents and destroyed a bomb factory in a raid near Samarra on Tuesday."
        ),
        ["Sāmarrā’: Armed clash"]
    );
    assert_eq!(
        types("On Tuesday Azerbaijan shot down an Armenian helicopter near Aghdam and three airmen died."),
        ["Ağdam: Armed clash"]
    );
    let talks = "Negotiators met in Jerusalem on Wednesday. The Palestinians protested against a plan to build 300 homes at Har Homa.";
    assert!(types(talks).is_empty());
}

#[test]
fn what_aircraft_fire_comes_from_the_air_and_who_fire_at_each_other_clash() {
    for (text, want) in [
        (
            "Missiles fired by Indian warplanes killed 13 people in Bahawalpur on Monday.",
            "Bahawalpur: Air/drone strike",
        ),
        (
            "Planes and helicopters rocketed rebel-held blocks in Mejicanos on Monday, residents said.",
            "Mejicanos: Air/drone strike",
        ),
        (
            "Long-range guns kept up their fire on Basra, where a woman and her two sons died on Monday.",
            "Basrah: Shelling/artillery/missile attack",
        ),
        (
            "Soldiers of the two countries shot at one another on Monday at Ta Muen Thom.",
            "Ta Muen Thom: Armed clash",
        ),
        (
            "Afghan special forces won back the centre of Kunduz on Monday, the Interior Ministry announced.",
            "Kunduz: Government regains territory",
        ),
        (
            "The army lost the town of Gharyan to rebels on Monday.",
            "Gharyan: Non-state actor overtakes territory",
        ),
        (
            "The fall of Kunduz to the rebels on Monday was a heavy blow. Health officials counted 49 dead.",
            "Kunduz: Non-state actor overtakes territory",
        ),
    ] {
        assert_eq!(types(text), [want], "{text}");
    }
    let fell = "A civilian was wounded by the fall of a drone in Shebekino on Monday.";
    assert_eq!(types(fell), ["Shebekino: Air/drone strike"]);
}

#[test]
fn markets_rally_plans_are_to_come_and_peacekeepers_hold_no_ground() {
    for text in [
        "Rebels and the army talked of peace. In Bogota the peso gained half a percent, and bonds rallied.",
        "After the peace deal the opposition is to march in Medellin on Friday.",
        "The union is to stage a protest in Bogota.",
        "Rebels shell the hills. British peacekeepers withdrew from Gorazde in the course of the night.",
    ] {
        assert!(types(text).is_empty(), "{text}: {:?}", types(text));
    }
}

#[test]
fn a_note_is_no_protest_an_attempt_takes_nobody_and_a_crowd_is_not_shelled() {
    assert_eq!(
        types(
            "Moscow in turn protested against the shelling of a laboratory at Eshera. One soldier was killed in Monday's barrage."
        ),
        ["Eshera: Shelling/artillery/missile attack"]
    );
    assert!(
        types("Rebels fight the army. Drunken soldiers tried to kidnap a merchant in Kupiansk on Monday.")
            .is_empty()
    );
    assert_eq!(
        types(
            "Guatemalan soldiers sprayed a crowd with automatic fire in Solola on Monday and wounded twenty people."
        ),
        ["Sololá: Attack"]
    );
    assert_eq!(
        types("A day after the bombing, two missiles were fired at a destroyer off Mokha on Monday."),
        ["Mocha: Shelling/artillery/missile attack"]
    );
}

#[test]
fn who_drives_others_from_a_town_and_who_loses_it_changes_its_control() {
    const STATE: &str = "Government regains territory";
    const OTHERS: &str = "Non-state actor overtakes territory";
    for (text, want) in [
        ("Government forces drove the rebels from Kunduz on Monday.", STATE),
        ("On Monday, troops said they had driven the rebels from Kunduz.", STATE),
        ("The army brought the town of Kunduz under control on Monday.", STATE),
        ("The government lost Kunduz to the Taliban on Monday.", OTHERS),
        ("The army lost control of Kunduz on Monday.", OTHERS),
        ("Rebels pushed government troops out of Kunduz on Monday.", OTHERS),
    ] {
        assert_eq!(types(text), [format!("Kunduz: {want}")], "{text}");
    }
    for text in [
        "Thousands of people were driven from Kunduz on Monday by the fighting.",
        "The rebels were driven from their homes in Kunduz on Monday.",
        "An ambulance was driven from Kunduz to Kabul on Monday with two soldiers.",
        "Two soldiers were killed when a mine exploded as they drove to a bridge from Kunduz on Monday.",
    ] {
        assert!(types(text).iter().all(|t| !t.contains("territory")), "{text}: {:?}", types(text));
    }
}

#[test]
fn armed_men_who_fight_police_or_storm_a_town_clash() {
    for (text, want) in [
        ("Police clashed with gunmen in Kunduz on Monday.", "Armed clash"),
        ("The Taliban entered Kunduz on Monday and fought police in the streets.", "Armed clash"),
        ("Rebels stormed the town of Kunduz on Monday and raised their flag over the fort.", "Armed clash"),
        ("Ten prisoners were killed in a riot at a prison in Kunduz on Monday.", "Violent demonstration"),
        (
            "Guards opened fire during a riot at a prison in Kunduz on Monday, killing ten inmates.",
            "Excessive force against protesters",
        ),
        (
            "Paramilitaries dragged six men from their homes in Kunduz on Monday and shot them in the square.",
            "Attack",
        ),
        ("Soldiers burned a village near Kunduz on Monday, refugees said.", "Looting/property destruction"),
        ("Planes of the coalition fired two missiles at Kunduz on Monday.", AIR),
        ("Long-range rockets also reached Kunduz on Monday.", "Shelling/artillery/missile attack"),
    ] {
        assert_eq!(types(text), [format!("Kunduz: {want}")], "{text}");
    }
}

#[test]
fn bodies_with_marks_of_violence_are_of_people_who_were_killed() {
    let found =
        "The bodies of 22 people, bound and bearing signs of torture, were found in Baghdad on Monday.";
    assert_eq!(types(found), ["Baghdad: Attack"]);
    let freed =
        "A journalist whom militants freed in Baghdad on Monday bore signs of torture, his lawyer said.";
    assert!(types(freed).is_empty());
}

#[test]
fn who_strikes_stabs_overruns_or_shoots_those_who_cannot_fight_decides_the_type() {
    for (text, want) in [
        ("Rebels who overran Kunduz on Monday killed at least 380 people.", "Attack"),
        ("Rebels who overran Kunduz on Monday killed two people.", "Non-state actor overtakes territory"),
        ("A soldier was stabbed in Kunduz on Monday.", "Attack"),
        ("Soldiers massacred 45 civilians in Kunduz on Monday after clashes with a militia.", "Attack"),
        ("Soldiers killed 45 rebels in Kunduz on Monday after clashes with a militia.", "Armed clash"),
        ("American forces struck a Taliban command post in Kunduz on Monday.", AIR),
        ("Gunmen seized a village head in Kunduz on Monday.", "Abduction/forced disappearance"),
        ("Clashes erupted in Kunduz on Monday.", "Armed clash"),
        ("Gunmen attacked the forward operating base in Kunduz on Monday.", "Armed clash"),
        ("Gunmen attacked a church in Kunduz on Monday, during a night vigil.", "Attack"),
        (
            "At least 45 civilians were put to death by government troops in Kunduz on Monday after fighting there with a militia.",
            "Attack",
        ),
        ("A bomb exploded at a war memorial in Kunduz on Monday.", "Remote explosive/landmine/IED"),
        ("A paraglider dropped two bombs on a monastery in Kunduz on Monday.", AIR),
        ("Tanks fired on Kunduz on Monday.", "Shelling/artillery/missile attack"),
        ("The army retook the governor's palace in Kunduz on Monday.", "Government regains territory"),
    ] {
        assert_eq!(types(text), [format!("Kunduz: {want}")], "{text}");
    }
    for text in [
        "Kunduz has been besieged for 18 months, officials said on Monday.",
        "Loud explosions were heard in Kunduz on Monday. They were due to a controlled detonation, the army said.",
        "Nobody was attacked in Kunduz on Monday and no house was burnt, the governor said.",
    ] {
        assert_eq!(types(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_collapses_where_a_bomb_fell_is_no_accident() {
    let fell =
        "A bomb fell on Kunduz on Monday and killed five people. Houses and a school collapsed in Kunduz.";
    assert_eq!(types(fell), ["Kunduz: Shelling/artillery/missile attack"]);
    let accident = "A house collapsed in Kunduz on Monday, killing five people.";
    assert_eq!(types(accident), ["Kunduz: Accident or disaster"]);
}

#[test]
fn who_does_it_with_what_decides_in_plain_sentences() {
    let kharkiv = |sentence: &str| types(&format!("The army and the rebels are at war. {sentence}"));
    for (sentence, t) in [
        ("Jets of the air force released four bombs on Kharkiv on Monday.", AIR),
        ("The army has admitted bombing Kharkiv on Monday.", AIR),
        ("On Monday 47 people on their way to a wedding in Kharkiv were bombed.", AIR),
        ("The ministry said the strike on Kharkiv on Monday targeted a rebel commander.", AIR),
        ("The mining of a bus in Kharkiv on Monday killed 64 people.", "Remote explosive/landmine/IED"),
        ("Rebels held up a convoy in Kharkiv on Monday and killed 53 people.", "Attack"),
        (
            "Seventeen aid workers were lined up and shot in Kharkiv on Monday, as the town was fought over.",
            "Attack",
        ),
        ("Gunmen stormed a clinic in Kharkiv on Monday and fought a gun battle with soldiers.", "Attack"),
        ("There was heavy fighting in Kharkiv on Monday.", "Armed clash"),
        ("A commander of the rebels was killed in a Russian strike on Kharkiv on Monday.", AIR),
        ("Four people were killed on Monday when bombs burst over the square of Kharkiv.", AIR),
        (
            "A vehicle loaded with gas cylinders exploded in Kharkiv on Monday.",
            "Remote explosive/landmine/IED",
        ),
        ("A suicide driver rammed a convoy in Kharkiv on Monday and killed six people.", "Suicide bomb"),
        ("The attack on Monday in Kharkiv, in which six people died, was the work of bandits.", "Attack"),
        ("The coalition on Monday denied bombing a prison in Kharkiv in which 70 people were killed.", AIR),
        ("Soldiers who hunted rebels killed 16 peasants in Kharkiv on Monday.", "Attack"),
        ("The slaughter of 48 people by rebels in Kharkiv on Monday shocked the army.", "Attack"),
        ("Troops ran into a band of insurgents in Kharkiv on Monday and ten were killed.", "Armed clash"),
        ("On Monday soldiers caught up with part of the column in Kharkiv, killing eight.", "Armed clash"),
    ] {
        assert_eq!(kharkiv(sentence), [format!("Kharkiv: {t}")], "{sentence}");
    }
    for sentence in [
        "The minister expects an explosion of investment in Kharkiv.",
        "The people of Kharkiv have been targets before.",
        "Kharkiv, too, has seen bloodshed.",
        "In Kharkiv, the opposition attacked the accord as a surrender.",
    ] {
        assert_eq!(kharkiv(sentence), [""; 0], "{sentence}");
    }
}

#[test]
fn a_strike_that_was_not_told_of_came_from_the_air() {
    let shells = "Artillery shelled Izium on Monday and killed a man.\n\n";
    let izium = "Izyum: Shelling/artillery/missile attack";
    let another = format!("{shells}Another strike, on a car in Kupiansk on Tuesday, left three dead.");
    assert_eq!(types(&another), [izium.to_owned(), format!("Kupyansk: {AIR}")]);
    let bombing =
        "Warplanes hit Izium on Monday.\n\nThe bombing of a concert in Kupiansk on Tuesday killed 70.";
    assert_eq!(types(bombing), [format!("Izyum: {AIR}"), format!("Kupyansk: {AIR}")]);
}

#[test]
fn what_is_intercepted_and_hurts_people_was_not_stopped() {
    let over =
        |rest: &str| types(&format!("A rebel missile was intercepted over Jizan on Friday, and {rest}."));
    assert_eq!(over("its debris wounded eleven people"), ["Jizan: Shelling/artillery/missile attack"]);
    assert_eq!(over("its debris fell on open ground"), ["Jizan: Disrupted weapons use"]);
}

#[test]
fn shots_that_a_fight_began_with_make_it_no_attack() {
    let fight = "Fighting broke out near Kupiansk on Tuesday and lasted for four hours. Each side says that the other shot first. Nine soldiers were killed.";
    assert_eq!(types(fight), ["Kupyansk: Armed clash"]);
}

#[test]
fn what_is_fired_in_the_sentence_before_did_it_and_no_army_lays_grenades() {
    let air = "A drone hit Kupiansk on Monday and killed a man.\n\n";
    let camp = format!(
        "{air}On Tuesday the rebels directed their artillery at the camp of Izium. Five people died."
    );
    assert!(
        types(&camp).contains(&"Izyum: Shelling/artillery/missile attack".to_owned()),
        "{:?}",
        types(&camp)
    );
    let grenade = "Two grenades were thrown into bars in Gitega on Tuesday, killing three.\n\nRussian troops killed about 70 farmers in Kupiansk on Monday.";
    assert!(types(grenade).contains(&"Kupyansk: Attack".to_owned()), "{:?}", types(grenade));
}

#[test]
fn who_is_fought_who_bars_a_road_and_who_is_only_attacked() {
    let shells = "Shells killed two soldiers in Izium on Sunday.\n\n";
    for (sentence, t) in [
        (
            "Three Maoists, two of them women, were gunned down by a joint team in Kupiansk on Monday.",
            "Armed clash",
        ),
        ("The agency said that infantry had attacked enemy lines near Kupiansk on Monday.", "Armed clash"),
        ("Militants attacked a checkpost of the Frontier Corps in Kupiansk on Monday.", "Armed clash"),
        (
            "A gang blocked the highway near Kupiansk on Monday and marched 23 occupants of two commercial buses into the bush.",
            "Abduction/forced disappearance",
        ),
        (
            "In Kupiansk, four traders have not been seen since armed men stopped their truck on Monday.",
            "Abduction/forced disappearance",
        ),
    ] {
        let told = types(&format!("{shells}{sentence}"));
        assert!(told.contains(&format!("Kupyansk: {t}")), "{sentence} {told:?}");
    }
    let clash = "Troops traded fire with militants in Izium on Monday, and two people were killed.\n\nFarther south, settlers attacked harvesters in Kupiansk on Tuesday.";
    assert!(types(clash).contains(&"Kupyansk: Attack".to_owned()), "{:?}", types(clash));
}
