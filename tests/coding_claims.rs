//! Who is said to have done it, and who says so: claims of responsibility, blame, and names that only look like a country's.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;

use incident_mapper::gazetteer::Gazetteer;

/// Who is said to have done the incidents of a text published on a Friday, and who says so: "Taliban by police, Taliban".
fn attributions(text: &str) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let told = coded::incidents(&gazetteer, "2024-06-14", text).into_iter().map(|i| {
        let names = |parties: &[incident_mapper::model::Party]| {
            parties.iter().map(|p| p.name.clone()).collect::<Vec<_>>().join(", ")
        };
        format!("{} by {}", names(&i.attributed_to), names(&i.attributed_by))
    });
    told.collect()
}

#[test]
fn who_claims_responsibility_is_said_to_have_done_it() {
    for (text, expected) in [
        (
            "Gunmen killed 12 at a hotel in Kabul on Monday. The Taliban claimed responsibility for the attack.",
            "Taliban by Taliban",
        ),
        (
            "A bomb killed three people in Quetta on Monday. The Balochistan Liberation Army claimed responsibility.",
            "Balochistan Liberation Army by Balochistan Liberation Army",
        ),
        (
            "A bomb killed three people in Kandahar on Monday. A little-known group, Jaish al-Adl, claimed the attack.",
            "Jaish al-Adl by Jaish al-Adl",
        ),
        (
            "Three rockets hit Erbil on Monday. A group that calls itself Saraya Awliya al-Dam claimed responsibility.",
            "Saraya Awliya al-Dam by Saraya Awliya al-Dam",
        ),
        (
            "Gunmen killed 12 at a hotel in Herat on Monday. The Taliban said their fighters had carried it out.",
            "Taliban by Taliban",
        ),
        ("ISIS claimed responsibility for a bombing that killed four in Baghdad on Monday.", "ISIS by ISIS"),
        (
            "The Islamic State group claimed Monday's attack on a church in Baghlan that left 12 dead.",
            "Islamic State group by Islamic State group",
        ),
        ("A bomb killed four in Karachi on Monday. No group claimed responsibility.", " by "),
        (
            "A bomb killed four in Quetta on Monday. Police said India was behind the attack.",
            "India by Police",
        ),
        (
            "A bomb killed four in Quetta on Monday. The minister said those responsible would be punished.",
            " by ",
        ),
        ("A bomb killed four in Quetta on Monday. The group said it was behind the attack.", " by "),
        (
            "A bomb killed three people in Bosaso on Monday. Al-Shabab said it was behind the blast.",
            "Al-Shabab by Al-Shabab",
        ),
        (
            "A bomb killed three in Lahore on Monday. The interior ministry said it would punish those who carried out the attack.",
            " by ",
        ),
    ] {
        assert_eq!(attributions(text), [expected], "{text}");
    }
}

#[test]
fn people_and_groups_of_a_country_are_not_its_government() {
    for (text, expected) in [
        ("Israeli settlers attacked a village near Nablus on Monday, injuring four Palestinians.", " by "),
        ("An Israeli settler shot a Palestinian farmer dead near Huwara on Monday.", " by "),
        (
            "A Palestinian rammed his car into soldiers at a bus stop near Hebron on Monday, injuring four.",
            " by ",
        ),
        ("Nigerian soldiers died in Baga on Monday when fighters attacked their base.", " by "),
        ("Ugandan rebels killed 14 people in the town of Bunagana on Monday.", " by "),
        (
            "Officials blamed the Pakistani Taliban for a bombing that killed five in Peshawar on Monday.",
            "Pakistani Taliban by Officials",
        ),
        ("Israeli soldiers killed a boy near Jenin on Monday, residents said.", "Israel by residents"),
        ("The blast claimed nine lives in Peshawar on Monday.", " by "),
        ("Kurdish fighters attacked a Turkish base near Zakho on Monday, killing two soldiers.", " by "),
        (
            "Israeli settlers threw stones at a Palestinian car near Huwara on Monday, lightly injuring a baby.",
            " by ",
        ),
        ("Palestinians threw stones at an Israeli bus near Ramallah on Monday, injuring a driver.", " by "),
        (
            "Gunmen killed 12 people near Gatumba on Monday in an attack that the authorities blamed on rebels from Burundi.",
            " by authorities",
        ),
        (
            "The Taliban beheaded two men in Ghazni on Monday, accusing them of spying.",
            "Taliban by report report",
        ),
        (
            "Shelling in Sloviansk, eastern Ukraine, killed seven people on Monday, officials said.",
            " by officials",
        ),
        (
            "The interior ministry said that 20 policemen had died in Monday's raid on Budyonnovsk by Chechen fighters.",
            " by interior ministry",
        ),
        ("Ukrainian drones hit a Russian oil depot in Bryansk on Monday.", "Ukraine by report report"),
        ("Missiles hit Erbil on Monday with no casualties reported.", " by "),
    ] {
        assert_eq!(attributions(text), [expected], "{text}");
    }
}

#[test]
fn a_people_of_a_country_is_not_that_country() {
    for (who, named) in [
        ("Bosnian Serb forces", "Bosnian Serb forces"),
        ("Croatian Serb rebels", "Croatian Serb rebels"),
        ("Syrian Kurdish fighters", "Syrian Kurdish fighters"),
        ("Ethnic Armenian forces", "Ethnic Armenian forces"),
        ("Lebanese Christian militiamen", "Lebanese Christian militiamen"),
        ("Turkish forces", "Turkey"),
    ] {
        let told = format!("{who} shelled Afrin on Monday, killing five people, officials said.");
        assert_eq!(attributions(&told), [format!("{named} by officials")], "{told}");
    }
}

#[test]
fn who_gives_a_deed_a_name_does_not_tell_of_it() {
    for text in [
        "Soldiers killed six villagers near Beni on Monday, in what the army called a gun battle with militants.",
        "Soldiers killed four men near Beni on Monday, in what police described as an encounter.",
    ] {
        assert_eq!(attributions(text), [" by "], "{text}");
    }
}

#[test]
fn what_was_done_before_an_answer_is_not_by_who_answers() {
    let text = "Israeli aircraft struck an office early on Friday, after militants for the first time fired rockets at Ashdod.";
    assert_eq!(attributions(text), [" by "]);
}

#[test]
fn who_speaks_behind_the_verb_is_named() {
    for (said, by) in [
        (
            "Gunmen killed two people in Hinche on Monday, including an officer, said a spokesman for the police.",
            "spokesman for the police",
        ),
        (
            "Gunmen killed two people in Hinche on Monday, and looted it, said a coordinator with the Defense Network.",
            "coordinator with the Defense Network",
        ),
        (
            "The mayor of Hinche, a former officer, said a bomb in a car killed two people on Monday.",
            "mayor of Hinche",
        ),
    ] {
        let found = attributions(said);
        assert!(matches!(&found[..], [one] if one.contains(by)), "{said} {found:?}");
    }
}

#[test]
fn who_is_blamed_in_passing_and_denies_it_is_named() {
    let text = "A rocket strike killed 12 people in Kupiansk on Monday, the authorities said, blaming Hezbollah, which denied any role.";
    let found = coded::incidents(&Gazetteer::embedded(), "2024-06-14", text);
    let [incident] = &found[..] else { panic!("{found:?}") };
    let names = |parties: &[incident_mapper::model::Party]| {
        parties.iter().map(|p| p.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        (names(&incident.attributed_to), names(&incident.denied_by)),
        (vec!["Hezbollah".to_owned()], vec!["Hezbollah".to_owned()])
    );
}

#[test]
fn whose_embassy_was_struck_and_where_it_was_did_nothing() {
    for (text, by) in [
        (
            "Car bombs exploded minutes apart outside the U.S. embassy in Nairobi on Monday, killing at least 80 people.",
            " by ",
        ),
        (
            "A bomber killed at least 65 people at a park in Lahore on Monday in an attack claimed by a faction which said it had targeted Christians.",
            "",
        ),
    ] {
        let found = attributions(text);
        let [one] = &found[..] else { panic!("{text} {found:?}") };
        assert!(!one.contains("United States") && !one.contains("park") && one.contains(by), "{text} {one}");
    }
}

/// Who denies what a text tells of, event by event.
fn deniers(text: &str) -> Vec<String> {
    let found = coded::incidents(&Gazetteer::embedded(), "2024-05-14", text);
    let names = |i: &incident_mapper::model::Incident| {
        i.denied_by.iter().map(|p| p.name.clone()).collect::<Vec<_>>().join(", ")
    };
    found.iter().map(names).collect()
}

#[test]
fn what_is_no_denial_of_the_deed_is_none() {
    let bomb = "A bomb exploded at a barracks in Kupiansk on Monday, killing two soldiers.";
    for text in [
        "Hezbollah has not taken responsibility for it, and its leader said he regretted the deaths.",
        "The governor denied that a warning ever reached the barracks.",
        "The army dismissed both figures of the rebels as sheer propaganda.",
        "The army said the men carried rockets; witnesses deny it.",
    ] {
        assert_eq!(deniers(&format!("{bomb} {text}")), [""], "{text}");
    }
}

#[test]
fn that_alone_each_place_and_which_after_a_country_are_read() {
    let text = "Two women were killed in Kupiansk on Monday when a shell landed on their house. Residents believed the shell had come from an army position. A military source denied that and said that militants had fired it.";
    assert_eq!(deniers(text), ["military source"]);
    let text = "Azerbaijani artillery opened fire on Jermuk in Armenia on Monday. Houses in Sotk were hit by shells on Monday. Baku denies having fired at Jermuk and Sotk themselves.";
    assert_eq!(deniers(text), ["Azerbaijan", "Azerbaijan"]);
    let text = "A bomb fell near Baardheere in Somalia on Monday. Witnesses attribute the bombing to aircraft of Kenya, which has rejected this.";
    assert_eq!(deniers(text), ["Kenya"]);
}

#[test]
fn claims_that_another_rejects_and_what_both_sides_say_are_denials() {
    for (text, want) in [
        (
            "A drone of the Kyrgyz army struck the bus station of Isfara in Tajikistan on Monday, killing nine people, a claim that Bishkek rejected within the hour.",
            "Kyrgyzstan",
        ),
        (
            "Three peasants died near Suchitoto in El Salvador on Monday when their truck rolled over a mine. Each side accused the other of having planted it.",
            "both sides",
        ),
        (
            "Three people died in Kupiansk on Monday when gunmen attacked a market. The minister accused the army of Liberia and its allies. Both rejected the charge.",
            "both sides",
        ),
        (
            "Russian planes bombed Kupiansk on Monday, killing nine people. Moscow says it was attacked and denies having fired at it.",
            "Russia",
        ),
        (
            "An Israeli airstrike killed nine people in Gaza City on Monday, medics said. The Israeli military said those killed were all militants.",
            "Israeli military",
        ),
        (
            "Rebels attacked Linamon in the Philippines on Monday, killing seven people. The army blamed the MILF. The MILF insists that the commander acted on his own.",
            "MILF",
        ),
    ] {
        assert_eq!(deniers(text), [want], "{text}");
    }
    let text = "Pakistani troops shelled Mendhar in India on Monday, killing two people, a defence spokesman said. Reports in the Pakistani media that three villagers had perished in Indian fire in Nakyal were termed by him as baseless.";
    assert_eq!(deniers(text), ["", "defence spokesman"]);
}

#[test]
fn they_deny_who_have_hurt_nobody_or_know_of_nothing() {
    let raid = "Militiamen killed 25 people in Liquica in East Timor on Monday.";
    for (answer, want) in [
        ("A militia leader denied that his group had killed anyone.", "militia leader"),
        ("The army denied killing civilians.", "army"),
        ("The army denied that any of its men had been killed.", ""),
        ("A rebel commander said he knew nothing of the matter.", "rebel commander"),
        ("The outfit has disowned the act.", "outfit"),
        ("The army repeated that it had shot at armed men and nothing else.", "army"),
    ] {
        assert_eq!(deniers(&format!("{raid} {answer}")), [want], "{answer}");
    }
}

#[test]
fn what_was_said_of_a_truce_or_of_another_place_is_no_denial() {
    let mine = "A mine killed two constables in Vavuniya in Sri Lanka on Monday.";
    let van = "The Ministry of Defence meanwhile rejects the tale put about by pro-rebel websites that an army unit destroyed a van near Murikandy.";
    let truce = "Each side accused the other of breaking the truce.";
    // What it rejects is of Murikandy.
    assert_eq!(deniers(&format!("{mine} {van}")), ["Ministry of Defence", ""]);
    assert_eq!(deniers(&format!("{mine} {truce}")), [""]);
}

#[test]
fn who_holds_a_zone_has_not_struck_in_it() {
    let text = "On Monday a bomb at the roadside near Marjayoun in Lebanon, inside the zone that Israel occupies, blew apart a jeep and killed two militiamen.";
    assert_eq!(attributions(text), [" by "]);
}

#[test]
fn those_who_fight_beside_a_country_are_not_that_country() {
    for (text, want) in [
        (
            "A missile killed three people in Donetsk on Monday. Kiev blamed pro-Russian rebels.",
            "pro-Russian rebels by Ukraine",
        ),
        (
            "Iran-backed militiamen attacked a base in Erbil on Monday, killing three people.",
            "Iran-backed militiamen by report report",
        ),
        (
            "Shells killed two people in Donetsk on Monday. The separatists accused the Ukrainian army.",
            "Ukraine by separatists",
        ),
        (
            "A grenade injured 20 people in Bujumbura on Monday. Burundi accused Rwanda of being behind the attack.",
            "Rwanda by Burundi",
        ),
        (
            "Shells killed two people in Donetsk on Monday. The separatists accused Ukraine of violating the truce.",
            " by ",
        ),
    ] {
        assert_eq!(attributions(text), [want], "{text}");
    }
}

#[test]
fn the_accused_who_tells_who_did_it_denies() {
    let blast = "A blast killed 50 people in Gaza City on Monday. Palestinian officials blamed an Israeli air strike.";
    for (answer, want) in [
        ("Israel said the blast was caused by a failed rocket of Islamic Jihad.", "Israel"),
        ("Israel said the blast was caused by an Israeli shell that went astray.", ""),
        ("A witness said the blast was caused by a gas leak.", ""),
    ] {
        assert_eq!(deniers(&format!("{blast} {answer}")), [want], "{answer}");
    }
}

#[test]
fn whose_things_are_struck_and_who_is_carried_have_not_done_it() {
    for (text, expected) in [
        (
            "A suicide bomber rammed a car into a bus carrying Indian paramilitary police near Pulwama on Thursday, killing 44. Jaish-e-Mohammad claimed the attack.",
            "Jaish-e-Mohammad by Jaish-e-Mohammad",
        ),
        (
            "Suicide bombers drove trucks into the U.S. Marine barracks and a French base in Beirut on Sunday, killing 299 soldiers.",
            " by ",
        ),
    ] {
        assert_eq!(attributions(text), [expected], "{text}");
    }
}

#[test]
fn plain_answers_of_the_accused_are_denials() {
    let blamed =
        "A rocket hit a market in Kramatorsk on Monday and killed 12 people. Ukraine blamed Russian forces. ";
    for answer in [
        "Russia denied it.",
        "Russia denied responsibility.",
        "Russia denied any part in it.",
        "Russia denied that its forces had anything to do with it.",
        "Russia rejected the accusation.",
        "Russia called the accusation malicious.",
        "Russia disclaimed the attack.",
        "Russia said that its forces had not fired on the town.",
        "Russia said the enemy had shelled its own people.",
        "Russia accused the enemy of having staged the attack.",
        "Russia said that no such attack had taken place.",
        "Russia said there were no civilians among the dead.",
        "Russia denied that civilians had been killed.",
        "Russia denied there were civilian casualties.",
        "Russia said that its air force was not involved.",
        "Russia said a stray rocket of the defenders had caused the blast.",
    ] {
        assert_eq!(deniers(&format!("{blamed}{answer}")), ["Russia"], "{answer}");
    }
    let quoted = "State media quoted an army officer as denying the raid.";
    assert_eq!(deniers(&format!("{blamed}{quoted}")), ["army officer"]);
    let office = "Moscow's command of the \"special military operation\" rejected the charge.";
    assert_eq!(
        deniers(&format!("{blamed}{office}")),
        ["Moscow's command of the \"special military operation\""]
    );
    let itself = "Russia said the rebels themselves had shelled the town.";
    assert_eq!(deniers(&format!("{blamed}{itself}")), ["Russia"]);
    for answer in [
        "Russia said it was investigating.",
        "Russia did not comment.",
        "Russia claimed responsibility.",
        "Russia has denied targeting civilians in the past.",
        "Russia denied any withdrawal.",
        "Russia denied that it arms the separatists.",
        "Russia denied reports that the minister had been in the city.",
        "Both sides deny targeting civilians in the war.",
        "Russia said there was no intention to stop.",
    ] {
        assert_eq!(deniers(&format!("{blamed}{answer}")), [""], "{answer}");
    }
    // Each says what its own clause tells.
    let two = "A bomb killed nine civilians at Kokkilai on Monday, the rebel radio alleged; an air force officer said that no sorties had been flown there.";
    assert_eq!(deniers(two), ["air force officer"]);
}

#[test]
fn what_is_told_only_by_who_denies_it_is_an_event_with_its_denial() {
    for (text, by) in [
        (
            "The army denied media reports that its planes had bombed Douma on Sunday, killing nine people.",
            "army",
        ),
        (
            "The army denied rebel claims that its planes had bombed Douma on Sunday, killing nine people.",
            "army",
        ),
        ("The army denied on Monday it was behind an attack in Douma that left nine people dead.", "army"),
        (
            "The rebels denied involvement in a car bombing in Douma on Sunday that killed nine people.",
            "rebels",
        ),
        (
            "The rebels denied carrying out a car bombing in Douma on Sunday that killed nine people.",
            "rebels",
        ),
    ] {
        assert_eq!(deniers(text), [by], "{text}");
    }
    // What the accused tell instead is no second event.
    let blamed = "Rebels said government planes bombed Douma on Monday, killing nine people. ";
    for answer in [
        "The army denied the charge and said the rebels had shelled the town.",
        "The army denied the charge, saying the rebels had shelled the town themselves.",
    ] {
        assert_eq!(deniers(&format!("{blamed}{answer}")), ["army"], "{answer}");
    }
    let troops = "Rebels said government troops killed 20 villagers in Aqrab on Monday. ";
    for answer in [
        "The army denied that its troops had attacked the village.",
        "The army denied it had entered the village.",
    ] {
        assert_eq!(deniers(&format!("{troops}{answer}")), ["army"], "{answer}");
    }
    // Of what the others claim to have done to them, and not of an attack.
    let lost = "Insurgents said they killed 13 soldiers in Aqrab on Monday. A military spokesman said that this was not true.";
    assert_eq!(deniers(lost), [""]);
}

#[test]
fn a_claim_that_closes_a_sentence_is_denied_by_the_subject_of_its_clause() {
    for (text, by) in [
        (
            "Malian soldiers executed 17 people near Douentza on Monday, an official told AFP, an account that the army called \"false\".",
            "army",
        ),
        (
            "A NATO air strike killed 15 civilians in Sangin district on Monday, Afghan officials said, an account the alliance disputes.",
            "alliance",
        ),
        (
            "A NATO air strike killed 15 civilians in Sangin district on Monday, Afghan officials said, a claim NATO denied.",
            "NATO",
        ),
    ] {
        assert_eq!(deniers(text), [by], "{text}");
    }
    let text = "A bomb killed two policemen in Midyat on Monday. The party says the aim is to punish it, a charge Turkish ministers dismiss.";
    assert_eq!(deniers(text), [""]);
}

#[test]
fn a_denial_that_names_its_place_or_stands_with_its_event_is_of_that() {
    let text = "Azerbaijani troops fired rockets at Stepanakert on Monday.\n\nThe defence army said it had beaten off an attack near Hadrut on Sunday. The Defence Ministry of Azerbaijan called the report a lie and said that there had been no fighting at Hadrut.";
    let denied = deniers(text);
    assert_eq!(denied.iter().filter(|by| !by.is_empty()).count(), 1);
    assert_eq!(denied, ["Defence Ministry of Azerbaijan", ""]);
    let text = "A suicide bomber killed eight people at Spin Boldak on Sunday. The Taliban claimed the attack.\n\nA bomb killed eleven people in Hangu on Monday. The Pakistani Taliban said that they had no hand in it.";
    assert_eq!(deniers(text), ["", "Pakistani Taliban"]);
}

#[test]
fn what_is_no_deed_is_not_denied_and_harsh_words_deny() {
    let shelling = "Two people were killed by shelling in Kupiansk on Monday, officials said.";
    for (words, by) in [
        ("The Foreign Ministry refuted reports that the president had agreed to hand over his powers.", ""),
        ("The government denied that ransom was paid.", ""),
        ("The prime minister denied that the security forces operated a policy of shooting to kill.", ""),
        (
            "The prime minister denied in parliament that the security forces operated a policy of shooting to kill.",
            "",
        ),
        ("His family said that he had no connection with any organisation.", ""),
        ("Police ruled out that he had been used as a human shield.", ""),
        ("The rebels denied that their guns had been used.", "rebels"),
        ("The rebels described as baseless what state television had reported.", "rebels"),
        ("The rebels called the report a fantasy.", "rebels"),
        ("The rebels would not accept that the fire had come from their side.", "rebels"),
    ] {
        assert_eq!(deniers(&format!("{shelling} {words}")), [by], "{words}");
    }
}

#[test]
fn what_hurts_nobody_is_not_denied_whoever_may_have_done_it() {
    let shelling = "Two people were killed by shelling in Kupiansk on Monday, officials said.";
    for words in [
        "The army denied having massed reserves along the border.",
        "The militia's chief denied that his men had hidden behind the villagers.",
        "The army denied that its soldiers had abandoned a base because they were out of ammunition.",
        "The Defence Ministry rejected reports that its units had run out of ammunition.",
        "The government denied that it had closed the airport to relief flights.",
        "Moscow denied that it had shipped missiles to the rebels.",
        "The army denied that its detachments had come from the other side.",
    ] {
        assert_eq!(deniers(&format!("{shelling} {words}")), [""], "{words}");
    }
    let words = "The army denied that it had shelled the town.";
    assert_eq!(deniers(&format!("{shelling} {words}")), ["army"]);
}

#[test]
fn officials_of_those_who_would_have_done_it_deny_and_so_do_oaths_and_targets_that_were_on_no_list() {
    for (attack, words, by) in [
        (
            "An air raid killed 12 people in Lachin on Monday.",
            "In Baku, a Defence Ministry official said no planes had flown over the town on that day.",
            "Defence Ministry official",
        ),
        (
            "Police shot dead eight protesters in Sacaba on Monday, residents said.",
            "The interior minister said not a single round had come out of a policeman's rifle.",
            "interior minister",
        ),
        (
            "Soldiers killed 45 villagers in Racak on Friday, survivors said.",
            "The Serbian Interior Ministry said that police executed nobody.",
            "Serbian Interior Ministry",
        ),
        (
            "Soldiers killed 45 villagers in Racak on Friday, survivors said.",
            "The Serbian Interior Ministry said that such a massacre never took place.",
            "Serbian Interior Ministry",
        ),
        (
            "A bomb killed 64 people in Buynaksk on Monday. Moscow blames Chechen warlords.",
            "The warlords swear that they did not plant it.",
            "warlords",
        ),
        (
            "A suicide attack killed 11 people in Colombo on Monday. The army blamed the Tamil Tigers.",
            "The Tigers maintain to this day that it was none of their doing.",
            "Tigers",
        ),
        (
            "Seventeen aid workers were shot dead in Muttur on Friday.",
            "The army said that its troops had not yet reached that part of the town.",
            "army",
        ),
        (
            "An air strike killed 12 people in Saada on Monday.",
            "The coalition's spokesman said that the market was not on its target list.",
            "coalition's spokesman",
        ),
        (
            "Afghan forces won back the centre of Kunduz on Thursday, the ministry said.",
            "A Taliban spokesman scoffed at the report: the city had not changed hands, he insisted.",
            "Taliban spokesman",
        ),
        (
            "A drone killed 12 people in Goma on Monday. The army accused the M23.",
            "The M23, for its part, issued a statement washing its hands of the affair.",
            "M23",
        ),
    ] {
        assert_eq!(deniers(&format!("{attack} {words}")), [by], "{words}");
    }
    for words in [
        "The ministry called those numbers exaggerated.",
        "Washington said it had not encouraged Kyiv to strike the town.",
        "The military denied that there had been any soldier among the victims.",
    ] {
        let raid = "An air strike killed 12 people in Kupiansk on Monday.";
        assert_eq!(deniers(&format!("{raid} {words}")), [""], "{words}");
    }
    let text = "A shell fell on Kupiansk on Monday. It landed on open ground and hurt nobody, an airport official said.";
    assert_eq!(deniers(text), [""]);
}

#[test]
fn a_denial_is_of_the_event_of_its_paragraph_that_nobody_else_is_blamed_for() {
    let text = "The Ethiopian air force bombed Mekelle on Friday, Tigrayan television reported.\n\nFifty labourers were stabbed to death in Mai Kadra on Monday, Amnesty International said. Survivors named Tigrayan militiamen. The Tigrayan leader called the accusation baseless.";
    assert_eq!(deniers(text), ["", "Tigrayan leader"]);
}

#[test]
fn who_tells_the_contrary_of_what_was_told_denies_it() {
    for (told, words, by) in [
        (
            "Thai soldiers shelled a pagoda in Preah Vihear on Monday, Cambodia said.",
            "The Thai army said it had hit only military positions.",
            "Thai army",
        ),
        (
            "Soldiers killed 12 villagers in Kupiansk on Monday, a rights group said.",
            "The army said that the dead were militiamen.",
            "army",
        ),
        (
            "Rebels said they had captured Laukkai on Monday.",
            "A military spokesman said the town remained under government control.",
            "military spokesman",
        ),
        (
            "Rebels said they shot down a helicopter near Myitkyina on Monday.",
            "The army said it had crashed because of bad weather.",
            "army",
        ),
    ] {
        assert_eq!(deniers(&format!("{told} {words}")), [by], "{words}");
    }
    let own = "The army said it had hit only military targets in Kupiansk on Monday, killing four rebels.";
    assert_eq!(deniers(own), [""]);
    let holds = "Rebels took Goma on Monday after a battle. Prices remained high, traders said.";
    assert_eq!(deniers(holds), [""]);
}

#[test]
fn a_denial_of_what_hurts_nobody_is_none_and_one_of_either_deed_is_of_both() {
    let killings = "Gang members killed 70 people in Kupiansk on Monday.";
    for words in [
        "The government denied reports that secret talks on a ceasefire had broken down.",
        "The police director denied that officers in Izium had refused to leave their station.",
        "Beijing denied this week that it had urged the army to hold on to the port at all costs.",
        "The government rejected reports that it was seeking contacts with the rebels.",
        "The Office rejected suggestions in some media that it had withdrawn its staff.",
    ] {
        assert_eq!(deniers(&format!("{killings} {words}")), [""], "{words}");
    }
    let breach =
        "Shells killed two soldiers in Tartar on Monday. Armenia denied that it had broken the ceasefire.";
    assert_eq!(deniers(breach), ["Armenia"]);
    let both = "A missile hit Ganja on Monday, killing 12 people. Another missile hit Barda on Monday, killing five people. The president blamed Armenia for both strikes. Armenia denied that its forces had fired at either city.";
    assert_eq!(deniers(both), ["Armenia", "Armenia"]);
    let own = "A jet bombed a hospital in Kupiansk on Monday, killing 31 people. The military said that the people killed there were armed opponents, not civilians.";
    assert_eq!(deniers(own), ["military"]);
}

#[test]
fn who_is_blamed_in_a_sentence_of_its_own_is_said_to_have_done_it() {
    let shell = "A shell hit a block of flats in Snizhne on Monday, killing two.";
    let blamed = [
        "Separatist leaders pointed to the Ukrainian air force.",
        "Separatist leaders laid the blame on Ukrainian gunners.",
        "Separatist leaders said Kiev was behind the attack.",
        "Separatist leaders saw the hand of Kiev in the attack.",
        "Separatist leaders said it was fired by the Ukrainian army.",
        "Separatist leaders said the attack was the work of Ukrainian forces.",
        "Ukraine was accused of the attack.",
    ];
    for sentence in blamed {
        let told = attributions(&format!("{shell} {sentence}"));
        assert!(told.len() == 1 && told[0].starts_with("Ukraine by"), "{sentence} gives {told:?}");
    }
    for sentence in [
        "The mayor did not say who was behind the attack.",
        "Separatist leaders said Kiev was not behind the attack.",
        "The mayor pointed to a U.N. report.",
        "A lawyer in Kiev was accused of the theft.",
    ] {
        assert_eq!(attributions(&format!("{shell} {sentence}")), [" by "], "{sentence}");
    }
    for text in [
        "Ten people were killed when two Russian missiles hit a shopping centre in Kremenchuk on Monday.",
        "Ten people were killed in Kremenchuk on Monday in an explosion which residents said was caused by a Russian missile.",
        "Ten people were killed in Kremenchuk on Monday by what residents said were Russian shells.",
    ] {
        let told = attributions(text);
        assert!(told.len() == 1 && told[0].starts_with("Russia by"), "{text} gives {told:?}");
    }
    let both = format!("{shell} Both sides deny deliberately targeting civilians.");
    assert_eq!(deniers(&both), [""]);
    let group = "Residents said RSF fighters attacked Singa in Sudan on Monday and killed ten people.";
    assert!(attributions(group)[0].starts_with("RSF by"));
}
