//! How tolls and denials are put into words, a sentence each after one that tells of an attack: each is read as a careful
//! reader reads it.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;
#[path = "common/tolls.rs"]
mod tolls;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::Incident;
use tolls::toll;

const SHELLING: &str = "A rocket hit a market in Kupiansk on Monday, the governor said. ";
const RAID: &str = "Gunmen attacked a village near Djibasso in Burkina Faso on Monday, residents said. ";
const BLAMED: &str = "A Russian missile hit a market in Kupiansk on Monday, killing seven people and wounding 20, the regional governor said.\n\n";
const BLAMED_ARMY: &str = "Armed men attacked the village of Djibasso in western Burkina Faso on Monday, killing seven people and wounding 20, residents said. They blamed soldiers of the Burkinabe army.\n\n";

/// The incidents of a text published on a Friday.
fn incidents(gazetteer: &Gazetteer, text: &str) -> Vec<Incident> {
    coded::incidents(gazetteer, "2024-06-14", text)
}

/// What comes out of each sentence after `lead`, where it is not what should.
fn wrong(lead: &str, cases: &[(&str, &str, &str)]) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let told = cases.iter().map(|(sentence, killed, wounded)| {
        let found = incidents(&gazetteer, &format!("{lead}{sentence}"));
        let got: Vec<String> =
            found.iter().map(|i| format!("{} {}", toll(i.killed), toll(i.injured))).collect();
        (got != [format!("{killed} {wounded}")]).then(|| format!("{sentence} gives {got:?}"))
    });
    told.flatten().collect()
}

/// The sentences after `lead` that are taken for a denial, or are not, against what they are.
fn misread(lead: &str, sentences: &[&str], denied: bool) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let told = sentences.iter().map(|sentence| {
        let found = incidents(&gazetteer, &format!("{lead}{sentence}"));
        let got: Vec<Vec<&str>> =
            found.iter().map(|i| i.denied_by.iter().map(|p| p.name.as_str()).collect()).collect();
        let right = got.len() == 1 && got.iter().all(|by| by.is_empty() != denied);
        (!right).then(|| format!("{sentence} gives {got:?}"))
    });
    told.flatten().collect()
}

const NONE: [String; 0] = [];

#[test]
fn tolls_of_a_strike_are_counted_as_they_are_told() {
    let cases = [
        ("Two people were killed and five were wounded.", "2", "5"),
        ("The strike left two dead and five injured.", "2", "5"),
        ("Two women died at the scene and a man succumbed to his injuries in hospital.", "3", "-"),
        (
            "At least four people lost their lives, and more than a dozen were taken to hospital.",
            "4..",
            "12..",
        ),
        ("Killed: 3. Wounded: 11.", "3", "11"),
        ("The number of victims has risen to nine, with 31 people injured.", "9", "31"),
        ("Three people, including a child, were killed and 14 others suffered shrapnel wounds.", "3", "14"),
        ("A 67-year-old woman was killed and her husband was hospitalised.", "1", "1"),
        ("There were no casualties.", "0", "0"),
        ("Nobody was killed, but six people were treated for smoke inhalation.", "0", "6"),
        ("The death toll stands at 17, the emergency service said; 40 remain in hospital.", "17", "40"),
        ("Up to 20 people may have been killed.", "..20", "-"),
        ("Between 10 and 15 people were killed.", "10..15", "-"),
        ("Rescuers pulled six bodies from the rubble.", "6", "-"),
        (
            "The bodies of six people were recovered from the rubble, and nine survivors were taken to hospital.",
            "6",
            "9",
        ),
        ("Seven people were wounded, two of them seriously.", "-", "7"),
        ("Seven people were wounded, of whom two later died.", "2", "7"),
        ("Dozens were injured.", "-", "-"),
        (
            "Five people, among them two police officers, were killed. Two of the dead were brothers.",
            "5",
            "-",
        ),
        ("A mother and her three children were killed.", "4", "-"),
        ("One civilian was killed and one wounded.", "1", "1"),
        ("Some 30 people were wounded, 12 of whom are in a serious condition.", "-", "30"),
        ("The attack claimed eight lives.", "8", "-"),
        ("It killed eight and wounded scores.", "8", "-"),
        ("The toll rose to 12 dead and 45 wounded.", "12", "45"),
        ("Four people were killed, the governor said. The mayor said six had died.", "4..6", "-"),
        ("No one was hurt, but 14 houses and 3 cars were damaged.", "0", "0"),
        ("Fourteen houses, two schools and a shop were damaged. A woman was injured.", "-", "1"),
        ("Among the dead were two children.", "-", "-"),
        ("The missile, with a warhead of 480 kg, killed three.", "3", "-"),
        ("Twelve missiles were fired; three people died.", "3", "-"),
        ("Three people died and four were injured, according to preliminary data.", "3", "4"),
        ("Initial reports spoke of two dead. The figure later rose to five.", "5", "-"),
        (
            "Earlier, the authorities had reported two dead; five people are now known to have been killed.",
            "5",
            "-",
        ),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn tolls_of_a_raid_are_counted_as_they_are_told() {
    let cases = [
        ("They killed 12 people, burned houses and took away cattle.", "12", "-"),
        ("At least a dozen villagers were shot dead and several wounded.", "12..", "-"),
        ("Twelve people were massacred.", "12", "-"),
        ("12 people had their throats slit.", "12", "-"),
        ("The army said it had killed 15 of the attackers.", "15", "-"),
        ("Nine civilians and four soldiers were killed; 15 assailants were neutralised.", "13", "-"),
        ("Eleven people were killed, eight of them women.", "11", "-"),
        ("A village elder gave the number of dead as 23.", "23", "-"),
        ("Residents buried 23 people on Tuesday.", "23", "-"),
        ("Twenty-three bodies were counted, a local official said.", "23", "-"),
        ("Another six people were wounded and evacuated to Dedougou.", "-", "6"),
        ("The provisional toll is 17 dead, 9 wounded and 3 missing.", "17", "9"),
        ("Attackers left 17 people dead.", "17", "-"),
        ("The violence in the region has killed more than 2,000 people since 2015.", "-", "-"),
        ("More than 40,000 people have fled their homes.", "-", "-"),
        ("We lost 14 people, a resident said.", "14", "-"),
        ("Three of the gunmen also died.", "3", "-"),
        ("A 12-year-old boy and two men aged 40 and 62 were killed.", "3", "-"),
    ];
    assert_eq!(wrong(RAID, &cases), NONE);
}

#[test]
fn tolls_are_counted_through_asides_and_clauses() {
    let cases = [
        ("Another 12 people, neighbours for the most part, were hurt.", "-", "12"),
        ("Four cooks who had gone back to look after their stalls were killed.", "4", "-"),
        ("A nurse and three patients – one of them an expectant mother – were killed.", "4", "-"),
        ("Eleven people, eight of them police officers, were killed.", "11", "-"),
        ("Nine border guards and five rebel fighters were killed.", "14", "-"),
        ("A headmaster was killed and the driver seriously injured.", "1", "1"),
        ("A dog was killed.", "-", "-"),
        ("Killed were a student and two pensioners.", "3", "-"),
        ("Among the 24 killed were nine children.", "24", "-"),
        ("Nine workers were hacked to death.", "9", "-"),
        ("The army spoke of the loss of eleven soldiers.", "11", "-"),
        ("Doctors at the hospital treated 17 people for burns.", "-", "17"),
        ("The dead brought to the hospital numbered 15.", "15", "-"),
        ("The strike resulted in 15 deaths and 30 injuries.", "15", "30"),
        ("The driver and five passengers died.", "6", "-"),
        ("The rocket killed a father, a mother and their two children.", "4", "-"),
        ("The rocket killed two brothers, aged 9 and 12, and their grandmother.", "3", "-"),
        ("The wounded, 67 by the hospital's list, cannot be moved.", "-", "67"),
        ("Officials put the number of dead at four and that of the wounded at 35.", "4", "35"),
        ("A man died on the spot and his wife was hospitalised.", "1", "1"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    // A paragraph that opens with what the one before left out; totals of a war are of no one event.
    let next = "A rocket hit a market in Kupiansk on Monday, killing two people.\n\n";
    let cases = [
        ("Eleven civilians were injured.", "2", "11"),
        ("More than 440 people have been injured in the month-old battle.", "2", "-"),
    ];
    assert_eq!(wrong(next, &cases), NONE);
}

#[test]
fn single_people_and_those_who_lie_in_hospital_are_counted() {
    let cases = [
        (
            "One guard lost his life and nine people, three of them shopkeepers, were hurt by flying glass.",
            "1",
            "9",
        ),
        ("A Central Reserve Police Force (CRPF) constable was killed and two others were injured.", "1", "2"),
        ("The driver, 51, died at the scene.", "1", "-"),
        ("It claimed the life of a nine-year-old boy, a priest said.", "1", "-"),
        ("Twelve injured people lie in the hospital of Kharkiv.", "-", "12"),
        ("Six people are lying in the hospital, a councillor added.", "-", "6"),
        ("A second person died overnight of wounds sustained in the attack.", "2", "-"),
        ("Two men were wounded and a third was killed.", "1", "2"),
        ("A woman died and three of her relatives suffered burns, officials said.", "1", "3"),
        ("A schoolgirl of 12 lost her life and her two brothers were hit by splinters.", "1", "2"),
        ("At least 14 soldiers of the army and 11 fighters were killed.", "25..", "-"),
        (
            "The owner's wife and a boy of 14, both of whom suffered shrapnel wounds, were brought out.",
            "-",
            "2",
        ),
        ("Three people were killed. A nurse was also killed, the hospital said.", "4", "-"),
        ("Four lime growers died and a fifth man had both feet amputated.", "4", "1"),
        ("In the three years up to 2023 a commission counted 1,300 deaths in such attacks.", "-", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn victims_are_counted_by_what_is_said_of_them() {
    let cases = [
        ("It killed a family of five.", "5", "-"),
        ("It killed everyone inside: two nurses and a patient.", "3", "-"),
        ("Two brothers, 9 and 14, were among the seven killed.", "7", "-"),
        ("One man was killed and his parents were wounded.", "1", "2"),
        ("It killed one and hurt several others.", "1", "-"),
        ("It killed 40 people and hurt twice as many.", "40", "-"),
        ("Four guests did not make it out alive.", "4", "-"),
        ("This led to the death of an officer and the injury of four soldiers.", "1", "4"),
        ("It hit a girl of ten in the head; she died on the way to hospital.", "1", "-"),
        ("Residents counted eighteen corpses.", "18", "-"),
        ("Inspector Carlos Flores died in the explosion.", "1", "-"),
        ("A bomber killed himself and nine others.", "9", "-"),
        ("The mayor condemned the murder of six priests.", "6", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn totals_and_figures_left_behind_are_told_apart() {
    let cases = [
        ("The number of people known to have died in the strike has risen to 53.", "53", "-"),
        ("That brings the number of those who lost their lives to 27, the ministry said.", "27", "-"),
        ("The hospital put the number of lives lost at 16.", "16", "-"),
        ("Two people died in hospital overnight. That brings the number of dead to nine.", "9", "-"),
        ("Three people died of their wounds on Tuesday, bringing the death toll to eleven.", "11", "-"),
        (
            "The ministry corrected the number of people killed. It is 12, not 15 as first reported.",
            "12",
            "-",
        ),
        ("The number of wounded was wrong at first. It was 30, not 40.", "-", "30"),
        ("How many were hurt took longer to learn. By Tuesday the figure was 41.", "-", "41"),
        ("The number of wounded, 57, was smaller than expected.", "-", "57"),
        ("The governor spoke on Tuesday of 16 dead and 48 injured.", "16", "48"),
        ("The mayor's office spoke of 16 dead, up from an initial count of seven.", "16", "-"),
        ("The first reports spoke of 14 dead. On Tuesday the mayor said that 20 had died.", "20", "-"),
        (
            "On Monday evening the police had known of eight dead. The mayor now says that 13 people were killed.",
            "13",
            "-",
        ),
        ("Nine people died, the mayor said, raising an earlier toll of six.", "9", "-"),
        (
            "The death toll of Monday's strike on the market, which stands beside the bus station and is the oldest in the whole of the town, has gone up to four after a girl died in hospital.",
            "4",
            "-",
        ),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn those_who_are_told_of_later_are_added() {
    let cases = [
        ("Six people died on the spot. Two more did not live through the night.", "8", "-"),
        ("Four people were killed at once. Another three died in hospital.", "7", "-"),
        ("Six people were killed. Five died at the market and one in hospital.", "6", "-"),
        (
            "Nine people were killed, officials said. Rescuers found seven bodies under the roof. Two men died in hospital.",
            "9",
            "-",
        ),
        ("It killed seven people. Five were killed in the market and two outside it.", "7", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
}

#[test]
fn those_who_are_joined_and_set_aside_are_counted() {
    let cases = [
        ("Two nurses and a cyclist, a man in his sixties, were injured.", "-", "3"),
        ("Three women and a boy, all of one family, were killed.", "4", "-"),
        ("Five children and their teacher, a woman of 30, were wounded.", "-", "6"),
        ("Seven people, four of them children, are being treated for burns.", "-", "7"),
        ("He and another man were treated for shrapnel wounds.", "-", "2"),
        ("Three men and a suspected member of the Free Army (FA) were killed.", "4", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let cases = [("They came for a teacher whom masked men had shot dead.", "1", "-")];
    assert_eq!(wrong(RAID, &cases), NONE);
}

#[test]
fn single_people_are_counted_by_what_was_done_to_them() {
    let cases = [
        ("A bystander lost a leg.", "-", "1"),
        ("A man died and a workmate lost an arm.", "1", "1"),
        ("It killed a married couple and left their neighbour with a broken arm.", "2", "1"),
        ("Four passers-by were hit in the legs.", "-", "4"),
        ("A third man, hit in the stomach, was taken to Saint Nicholas Medical College Hospital.", "-", "1"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let cases = [
        ("The two traders whom the gunmen killed were brothers.", "2", "-"),
        ("A Catholic was shot dead on his doorstep.", "1", "-"),
        ("A guard was stabbed in the shoulder.", "-", "1"),
        ("Three traders were killed and a fourth was cut in the arm.", "3", "1"),
        ("One soldier has a leg wound.", "-", "1"),
    ];
    assert_eq!(wrong(RAID, &cases), NONE);
}

#[test]
fn who_was_not_harmed_is_told_apart_from_who_is_not_counted() {
    let cases = [
        ("No lives were lost.", "0", "-"),
        ("It caused no loss of life or injury.", "0", "0"),
        ("No injuries were reported.", "0", "0"),
        ("The report gave no casualties.", "-", "-"),
        ("No one was hurt, as the nurses had left the district in September.", "0", "0"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let cases = [
        ("There were no losses on the side of the police.", "-", "-"),
        ("None of their fighters was killed.", "-", "-"),
    ];
    assert_eq!(wrong(RAID, &cases), NONE);
}

#[test]
fn bodies_and_victims_are_counted_by_who_took_them_in() {
    let cases = [
        ("The hospital received 17 bodies.", "17", "-"),
        ("The morgue took in nine bodies.", "9", "-"),
        ("Two of the injured died in hospital.", "2", "-"),
        ("It left two of the wounded dead on arrival.", "2", "-"),
        ("Another 30 or so people with gunshot wounds were in the clinic.", "-", "30"),
        ("The fighting, which started at around 5:00 AM, left two civilians dead.", "2", "-"),
        ("The attack took the life of a seven-year-old boy.", "1", "-"),
    ];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let cases = [
        ("The parish counted 26 victims.", "26", "-"),
        ("Twenty villagers have been buried, and 33 wounded are lying in hospitals.", "20", "33"),
        ("None of their fighters was killed.", "-", "-"),
        ("Gunmen shot to death a judge along with his driver.", "2", "-"),
        ("Two porters and a soldier of 34 Rifles died.", "3", "-"),
        ("Residents told of the killing of at least 13 civilians.", "13..", "-"),
        ("Two Tiger cadres were wounded.", "-", "2"),
    ];
    assert_eq!(wrong(RAID, &cases), NONE);
}

#[test]
fn persons_by_name_and_figures_that_stand_alone_are_counted() {
    let cases =
        [("Initial reports spoke of two dead.", "2", "-"), ("At first four deaths were reported.", "4", "-")];
    assert_eq!(wrong(SHELLING, &cases), NONE);
    let cases = [
        ("The gunmen came to the house of a cobbler whom they had killed a day before.", "1", "-"),
        ("Deputy Pablo Morales, of the opposition party, was murdered.", "1", "-"),
        ("Judge Maria Delgado, who was killed at once, had been on her way home.", "1", "-"),
    ];
    assert_eq!(wrong(RAID, &cases), NONE);
}

#[test]
fn tolls_go_to_the_event_that_they_are_told_of() {
    let cases = [
        (
            "Clashes broke out between rebels and soldiers near Kupiansk on Monday. ",
            ("Nine soldiers were killed in the clashes.", "9", "-"),
        ),
        (
            "Fighting broke out between rebels and soldiers near Kupiansk on Monday. ",
            ("Two civilians were killed in the fighting and six were wounded.", "2", "6"),
        ),
        (
            "Rebels attacked a police post in Wamena, Jaya Wijaya regency, on Monday. ",
            ("Three officers were wounded.", "-", "3"),
        ),
        (
            "A bomb went off in a restaurant in Baidoa, the regional capital of Bay, on Monday. ",
            ("It killed six people.", "6", "-"),
        ),
        (
            "A rocket hit a market in Kupiansk on Monday. ",
            ("Later another strike on Kupiansk killed a man and injured eight.", "1", "8"),
        ),
    ];
    for (lead, case) in cases {
        assert_eq!(wrong(lead, &[case]), NONE);
    }
    let gazetteer = Gazetteer::embedded();
    // Those who died are not lost, and not counted to what is told next: likely where the patrol went.
    let text = "A patrol of the mission that went to Horlivka on Monday confirmed two civilians dead and four wounded.\n\nThe militants broke the truce 12 times, the headquarters said. Near Avdiivka, one soldier was killed by shelling.";
    let found = coded::incidents(&gazetteer, "2024-06-14", text);
    let got: Vec<String> = found.iter().map(|i| format!("{} {}", toll(i.killed), toll(i.injured))).collect();
    assert_eq!(got, ["1 -", "2 4"]);
    // The toll of a bombing is of where that was.
    for told in [
        "In Papua, the death toll of Sunday's bombing in Abepura has gone up to four.",
        "In Jayapura, the death toll from Sunday's shooting in Abepura rose to four after a girl died.",
    ] {
        let found = incidents(&gazetteer, told);
        let got: Vec<String> = found
            .iter()
            .map(|i| format!("{} {}", i.site.as_ref().map_or("?", |s| s.reported.as_str()), toll(i.killed)))
            .collect();
        assert_eq!(got, ["Abepura 4"], "{told}");
    }
}

#[test]
fn those_who_are_counted_and_makes_of_weapons_are_not_who_did_it() {
    let gazetteer = Gazetteer::embedded();
    let blamed = |text: &str| -> Vec<Option<String>> {
        let found = incidents(&gazetteer, text);
        found.into_iter().map(|i| i.attributed_to.first().map(|party| party.name.clone())).collect()
    };
    let raid = "Israeli forces killed two Palestinian gunmen during a raid in the town of Qabatiya near Jenin on Monday.";
    assert_eq!(blamed(raid), [Some("Israel".to_owned())]);
    assert_eq!(blamed("An FPV drone hit a car in Kupiansk on Monday and killed the driver."), [None]);
    for (text, group) in [
        ("The Rapid Support Forces shelled a market in El Fasher, Sudan, on Monday.", "Rapid Support Forces"),
        (
            "A market in El Fasher, Sudan, was shelled by the Rapid Support Forces on Monday.",
            "Rapid Support Forces",
        ),
        ("Boko Haram militants killed 12 people in Bama, Nigeria, on Monday.", "Boko Haram"),
        ("Twelve people were killed in Bama, Nigeria, on Monday by fighters of Boko Haram.", "Boko Haram"),
        ("An attack by Al-Shabaab killed six people in Kismayo, Somalia, on Monday.", "Al-Shabaab"),
    ] {
        assert_eq!(blamed(text), [Some(group.to_owned())], "{text}");
    }
    for text in [
        "Three Boko Haram fighters were killed in Bama, Nigeria, on Monday.",
        "Soldiers killed three Boko Haram fighters in Bama, Nigeria, on Monday.",
        "A missile hit a radar site held by the Houthis in Mokha, Yemen, on Monday.",
    ] {
        assert_eq!(blamed(text), [None], "{text}");
    }
}

#[test]
fn denials_of_groups_and_offices_are_read_in_many_words() {
    let denied = [
        "Army spokesman Colonel Kabore called the report baseless.",
        "\"We do not target civilians,\" the government spokesperson told reporters.",
        "The army insists that those killed were fighters, and that no civilian was harmed.",
        "The army distanced itself from the attack.",
        "The army ruled out any involvement of its men.",
        "The government calls it a fabrication.",
        "\"It is absolutely false. Our men have not left their base,\" was the reaction of the army's spokesman.",
        "The army's spokesman said by telephone that its men had been nowhere near the village.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &denied, true), NONE);
    let others = [
        "The army said the rebels had not left the area.",
        "A rebel commander said the United Nations had not sent anybody.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &others, false), NONE);
}

#[test]
fn what_a_country_denies_is_denied() {
    let sentences = [
        "Russia denied involvement.",
        "Moscow denied that its forces had hit the market.",
        "The Kremlin denied any role in the attack.",
        "Moscow has denied responsibility.",
        "Russia's defence ministry said it had not struck the town.",
        "The Russian Defence Ministry said its forces had carried out no strikes in the area.",
        "Moscow said the report was false.",
        "Moscow dismissed the accusation as absurd.",
        "The accusation was rejected by Moscow.",
        "Ukraine says Russia was behind it, something Moscow denies.",
        "Russia, which has denied targeting civilians, did not say more. It denied firing at the town.",
        "The claim was immediately denied by the Russian Defence Ministry.",
        "Russian officials insisted that no missile had been fired at the town.",
        "\"We did not do this,\" said a spokesman for the Russian army.",
        "A spokesman for the Russian military said that its troops were not involved.",
        "Moscow called the strike a Ukrainian provocation.",
        "Russia's ministry of defence said Ukrainian air defences were to blame, and denied that a Russian missile had been used.",
        "The Russian side has denied it.",
        "Asked about the strike, the Kremlin spokesman said Russia had nothing to do with it.",
        "Kremlin spokesman Dmitry Peskov said that Russian forces never strike civilian targets.",
        "Russia disputed this account.",
        "Denying the charge, Russia's foreign ministry said the market had been shelled by Ukraine.",
        "Moscow rebuffed the charge as groundless.",
        "Russia's ambassador to the United Nations rejected claims that Russian forces were responsible.",
    ];
    assert_eq!(misread(BLAMED, &sentences, true), NONE);
}

#[test]
fn what_an_army_denies_is_denied() {
    let sentences = [
        "The army denied it.",
        "The military denied any part in the killings.",
        "An army spokesman rejected the residents' account.",
        "The government said its soldiers were not in the area.",
        "The general staff called the reports a fabrication.",
        "The army said it had carried out no operation in the area that day.",
        "Officials denied that soldiers were involved.",
        "The defence minister said the allegations were baseless.",
        "It was not immediately possible to verify the account. The army denies it.",
        "A military source denied the army's involvement.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &sentences, true), NONE);
}

#[test]
fn set_phrases_deny() {
    let denied = [
        "The army would have none of it.",
        "The army's spokesman brushed the account aside.",
        "The government brushed aside the villagers' story.",
        "Nothing of the sort, said the army.",
        "The army disagreed.",
        "The defence minister begged to differ.",
        "The general staff shrugged off the charge.",
        "\"There is no truth in it,\" the army's spokesman said.",
        "The army refused to accept the blame.",
        "The defence ministry poured scorn on the report.",
        "Residents blamed the army, and a military spokesman ruled out any part of his men in it.",
        "The defence ministry condemned this as a wild allegation.",
        "\"Pure fiction,\" a spokesman for the army said.",
        "The defence minister described the remark as fanciful.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &denied, true), NONE);
    let others = [
        "The army and the council disagreed over the curfew.",
        "The governor brushed aside calls for his resignation.",
        "The army waved the lorries through.",
        "The government took issue with the timetable of the vote.",
        "The prime minister called it a crime.",
        "The governor ruled out a state of emergency.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &others, false), NONE);
}

#[test]
fn a_deed_or_a_pronoun_is_denied_as_a_claim_is() {
    let denied = [
        "The army contradicted this.",
        "A general rejected that, saying the rebels wear the same uniforms.",
        "The army disclaimed the raid.",
        "The general staff disowned the killings on Tuesday.",
        "\"We refute this categorically,\" the army's spokesman said.",
        "The patrol had come to protect the village, the army's spokesman said, denying that anyone had fired.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &denied, true), NONE);
    let others = ["The governor rejected this year's budget.", "The rebels rejected a truce with the army."];
    assert_eq!(misread(BLAMED_ARMY, &others, false), NONE);
}

#[test]
fn what_a_side_has_not_done_or_cannot_have_done_is_denied() {
    let denied = [
        "The army let it be known that no soldier had been in the area.",
        "The army made it clear that its men had had nothing to do with it.",
        "Its men had not been in the area that day, the army said.",
        "It had nothing to do with the killings, the army said in a statement.",
        "The army affirmed that its men could not possibly have been in two places.",
        "The army declared that none of its patrols had been within a day's march of the village.",
        "The army wrote on social media that its guns had been silent all day.",
        "An army spokesman replied that soldiers never shoot at villagers and had not done so on Monday.",
        "The army asserted that neither its men nor its helicopters had been at work there.",
        "The army countered that its men had not fired.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &denied, true), NONE);
    let others = [
        "No soldier was hurt, the army said.",
        "The army said its radio had been silent since the attack.",
        "The road could not have been repaired in a day, the army said.",
        "The rebels had not left the area, the army said.",
        "The army made it clear that it would not tolerate looting.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &others, false), NONE);
}

#[test]
fn names_in_quotation_marks_are_names_and_we_are_who_issues_the_report() {
    let denied = [
        "A spokesman of the so-called \"Popular Front\" told reporters that its fighters had fired no rockets at Kupiansk.",
        "A spokesman for the \"Joint Forces\" headquarters said that its units had not opened fire on Kupiansk.",
    ];
    assert_eq!(misread(SHELLING, &denied, true), NONE);
    let own =
        ["The mayor says that it was our forces. We refute this allegation.", "We categorically deny this."];
    let letterhead = "Rapid Support Forces\nOffice of the Spokesman\n\nOn Monday shells hit a market in El Obeid and killed three people.\n\n";
    assert_eq!(misread(letterhead, &own, true), NONE);
}

#[test]
fn the_accused_who_attribute_a_deed_to_others_deny_it() {
    let denied =
        ["Russia attributed the strike to the Ukrainian air defence.", "Moscow attributes it to Ukraine."];
    assert_eq!(misread(BLAMED, &denied, true), NONE);
    let others = [
        "Doctors attributed the deaths to a lack of blood.",
        "The strike was attributed to Russia by the governor.",
        "Officials attributed the attack to Russia.",
    ];
    assert_eq!(misread(BLAMED, &others, false), NONE);
}

#[test]
fn names_are_cut_where_they_begin_and_end() {
    let gazetteer = Gazetteer::embedded();
    let told = |text: &str| -> Vec<String> {
        let found = incidents(&gazetteer, text);
        found.into_iter().flat_map(|i| i.attributed_by.into_iter().map(|by| by.name)).collect()
    };
    let cases = [
        (
            "On Thursday the Russian Ministry of Defence said a drone had hit a market in Kupiansk and killed two people.",
            "Russian Ministry of Defence",
        ),
        (
            "In Moscow the Defence Ministry said a drone had hit a market in Kupiansk and killed two people.",
            "Defence Ministry",
        ),
        (
            "But the 303rd Brigade said that a drone had hit a market in Kupiansk and killed two people.",
            "303rd Brigade",
        ),
        (
            "Two people were killed when a drone hit a market in Kupiansk, the doctors' union said.",
            "doctors' union",
        ),
    ];
    for (text, name) in cases {
        assert_eq!(told(text), [name], "{text}");
    }
    let nobody = [
        "No group said that it had shelled the market in Kupiansk, where two people were killed on Monday.",
        "As we reported, a drone hit a market in Kupiansk on Monday and killed two people.",
    ];
    for text in nobody {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

/// The places whose incident somebody denies.
fn denied_at(text: &str) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let found = incidents(&gazetteer, text).into_iter().filter(|i| !i.denied_by.is_empty());
    found.map(|i| i.site.map_or(String::new(), |s| gazetteer.place(s.place).name.to_owned())).collect()
}

#[test]
fn a_denial_is_of_the_deed_and_the_place_that_it_speaks_of() {
    let two = "Shells hit a market in Kupiansk on Monday, killing three people. On the same day a drone struck a petrol station in Izium and wounded two.\n\n";
    let at = |sentence: &str| denied_at(&format!("{two}{sentence}"));
    assert_eq!(at("The army denied responsibility for the shelling of the market."), ["Kupyansk"]);
    assert_eq!(at("A spokesman for the army said that its guns had not fired at Kupiansk."), ["Kupyansk"]);
    assert_eq!(
        at("Residents in Kupiansk said the shells were the army's. The army dismissed this as a lie."),
        ["Kupyansk"]
    );
    assert_eq!(at("The army dismissed this as a lie."), ["Izyum"]);
    assert_eq!(at("The army said that it had nothing to do with any deaths in Balakliia."), [""; 0]);
}

#[test]
fn what_only_looks_like_a_countrys_denial_is_none() {
    let sentences = [
        "Moscow did not comment.",
        "Moscow has neither confirmed nor denied the strike.",
        "There was no immediate comment from Moscow.",
        "Russia said it had hit a command post.",
        "The authorities denied reporters access to the site.",
        "Doctors said they had not seen such wounds before.",
        "The governor rejected calls for an evacuation.",
        "Russia does not deny the strike.",
        "Residents said they did not hear a siren.",
        "Moscow could not be reached.",
        "The mayor denied rumours that the town would be evacuated.",
        "Zelenskiy called the strike barbaric and false peace talk useless.",
        "The governor said no one was missing.",
        "Police said they did not know how many people had been inside.",
        "Ukraine rejected a Russian offer of talks.",
    ];
    assert_eq!(misread(BLAMED, &sentences, false), NONE);
}

#[test]
fn what_only_looks_like_an_armys_denial_is_none() {
    let sentences = [
        "The army did not respond to a request for comment.",
        "The army has not commented.",
        "The government said that it would not let the crime go unpunished.",
        "No group has claimed responsibility.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &sentences, false), NONE);
}

/// Leads of reports, each with a party that may deny or nobody.
const AIR_RAID: &str = "A warplane bombed a market in the Syrian town of Jisr al-Shughur on Tuesday, killing nine people, rescuers said.\n\n";

const SHELLS: &str = "Shells hit a market in Kupiansk on Monday, killing three people.\n\n";

const PROTEST: &str = "Two students were shot dead and eleven were wounded in Sitra, Bahrain, on Friday when police opened fire on protesters, relatives said.\n\n";

const BLAMED_REBELS: &str = "Gunmen shot dead a head teacher in Kumba, Cameroon, on Saturday. The prefect blamed separatists of the Ambazonia Defence Forces.\n\n";

const CAR_BOMB: &str =
    "A car bomb killed seven people in Lashkar Gah, Afghanistan, on Monday, an official said.\n\n";

const FOUGHT: &str = "Four rebels were killed in a clash with troops in Milagros, in the Philippines, on Tuesday, the army said.\n\n";

#[test]
fn denials_are_read_in_the_words_of_many_reports() {
    let denied = [
        "The army said its troops were not in the area at the time.",
        "The army has informed the UN that its soldiers were not in the village at the time.",
        "The army said there were no soldiers in the village that day.",
        "The army said that no patrol had been out that night.",
        "The army said that no unit of its had been within thirty kilometres of the village.",
        "The army said that it had no presence in the area.",
        "The army said it had not been operating there.",
        "\"Our soldiers were not there,\" an army spokesman said.",
        "Army officers said that they had seen no attack.",
        "The army said the attackers were \"certainly not ours\".",
        "\"They were not our men,\" the army spokesman said.",
        "\"These are not our soldiers,\" said an army spokesman.",
        "\"It was not us,\" a spokesman for the army said.",
        "An army spokesman said it was not their work.",
        "\"No such operation took place,\" an army spokesman replied.",
        "The army said there had been no massacre.",
        "The army said that no such incident had occurred.",
        "The army said it had set up no roadblock.",
        "The police chief said his force had set up no roadblock.",
        "The army said no soldier had left the base.",
        "The army said that no village had been burned.",
        "The army said it had no hand in the killings.",
        "The army rejected these claims.",
        "The army said that the accusations were without basis.",
        "The army had no knowledge of any such operation.",
        "The army wing in the north, which the villagers blame, disowned the killers.",
        "The army said that it had not sent any troops to the village and had no part in the killings.",
        "The army responded that its men had not been there.",
        "The army repeated that no soldier had fired.",
        "The army stressed that its units were not in the area.",
        "\"Our forces were not in the village,\" a military official said.",
        "\"That is a lie,\" the army's spokesman said.",
        "\"We did not fire a single shot,\" an officer of the army said.",
        "The government said that no soldiers had been deployed in the area.",
        "The army chief, in a televised address, rejected the accusations.",
        "The army, which in a statement on Tuesday denied involvement, said it would investigate.",
        "The army was swift to deny any role.",
        "The army hastened to dismiss the report.",
        "The army was forced to deny that its men had done it.",
        "The defence ministry issued a firm denial.",
        "From the army came a flat denial.",
        "A denial followed from the army.",
        "A military source disputed that soldiers had been in the village.",
        "The army contested the villagers' account.",
        "The army exonerated its men.",
        "The army cleared its soldiers of any wrongdoing.",
        "The army refused to take the blame.",
        "The army trashed the report.",
        "The president rejected the allegation.",
        "A government minister called the reports an exaggeration.",
        "The army dismissed it as hearsay.",
        "A spokesman of the armed forces said that soldiers do not kill civilians.",
        "The army said it does not attack villages.",
        "The army said its men had neither shot nor robbed anyone.",
        "An army officer said no soldier had fired.",
        "The provincial commander said there were no patrols in the village that day.",
        "The army called the attack a provocation by terrorists.",
        "The general staff said the dead were terrorists killed in combat.",
        "The army said its men had acted with respect for human rights and had killed no civilians.",
        "The government spoke of a smear campaign.",
        "The defence minister said the killings were the work of terrorists in stolen uniforms.",
        "The army attributed the killings to jihadists.",
        "The government contested the residents' version of events.",
        "The army said the story had been made up by foreign journalists.",
        "The army spokesman stuck to his version that no soldier had been in Djibasso that day.",
        "The defence ministry stated that the news of a massacre was a mere rumour.",
        "The army turned the accusation down.",
        "The general staff maintained that nothing but a terrorist base had been attacked.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &denied, true), NONE);
    let denied = [
        "Moscow said that no aircraft had flown over the province that day.",
        "The Russian Defence Ministry said its planes had flown no missions in the area on Tuesday.",
        "The air force said that no sortie was flown to the town on Tuesday.",
        "\"No sorties were flown over Jisr al-Shughur on Tuesday,\" the air force command said.",
        "The Syrian army said none of its warplanes had been in the air that day.",
        "The Russian military said its aircraft did not operate in the area.",
        "The coalition said that it had carried out no raids there on Tuesday.",
        "A spokesman for the coalition said its planes were not flying at the time.",
        "The Defence Ministry in Moscow said Russian aircraft had not been airborne at that hour.",
        "The Syrian military said no air strikes took place in the province on Tuesday.",
        "The government called the account a film made by terrorists.",
        "Damascus called the footage a film made by terrorists.",
        "Syrian state media said the video had been staged.",
        "The Syrian government said the report was an invention of the opposition.",
        "Damascus called the report an invention of foreign channels.",
        "The Syrian government called it theatre.",
        "Damascus called the whole of it a fairy tale.",
        "The government dismissed the reports as social media gossip.",
        "The acting premier dismissed the reports of air strikes as gossip.",
        "Damascus described the news as a fabrication by the terrorists.",
        "The Syrian government called reports of the raid exaggerated.",
        "Moscow said such reports were lies.",
        "The Syrian government disputed that its planes had bombed the market.",
        "The Syrian government disputes that civilians were hit.",
        "The Syrian government contested this.",
        "The Syrian army cast doubt on the report.",
        "Moscow described the report as \"fake news\".",
        "The Russian foreign ministry called the allegations a \"hoax\".",
        "\"It is a lie,\" said a Syrian official.",
        "\"There was no such raid,\" a Syrian general said.",
        "The Syrian army said no such raid had taken place.",
        "Damascus said none of its planes was airborne at the time.",
        "A Syrian military source said no aircraft had taken off that day.",
        "The Russian military denied flying any missions there.",
        "Moscow said that it had no planes in the area.",
        "The Syrian government called the reports gossip.",
    ];
    assert_eq!(misread(AIR_RAID, &denied, true), NONE);
    let denied = [
        "The separatists said their batteries had been silent.",
        "An army spokesman said its guns had been silent all day: \"Our guns were silent.\"",
        "The Russian army said its units had been nowhere near the town.",
        "Russia's Defence Ministry said its forces had no artillery within range of the town.",
        "The rebel command said it had no guns within range.",
        "The rebel command said it had no mortars in the area.",
        "The army said that it possessed no such weapons.",
        "Each side said the other was responsible.",
        "Both sides denied responsibility.",
        "The Serb army said it had not aimed at the town at all.",
        "The Russian Defence Ministry said its artillery had not fired at the town.",
        "Moscow said the shells were not theirs.",
        "In Moscow the Defence Ministry said its guns had been silent since Sunday.",
        "The Russian army said it had fired no shells at Kupiansk.",
        "Russia's Defence Ministry refuted the information about the shelling.",
        "Each side says the other fired first.",
        "Kyiv and Moscow each said the other was responsible.",
        "Both parties denied firing the shells.",
        "A military spokesman in Moscow said that no missile had been launched at Kupiansk.",
        "Russian officials said no shells had been fired.",
    ];
    assert_eq!(misread(SHELLS, &denied, true), NONE);
    let denied = [
        "The interior ministry maintains that only tear gas was used.",
        "The interior ministry said police had used only tear gas and rubber bullets.",
        "Police said they fired only tear gas.",
        "Police said that their men had been issued rubber bullets only.",
        "The police insisted that no live rounds were fired.",
        "The interior ministry said no live ammunition was used.",
        "The interior ministry insisted no firearm was discharged.",
        "The police chief said that his men carried no firearms.",
        "The interior ministry said the police had not opened fire.",
        "The government said that its troops bore no arms.",
        "The police said they did not use live ammunition.",
        "The ministry \"categorically refuted\" that its police had opened fire.",
        "The ministry said not a single round had been fired.",
        "The police commander said not a single shot had come from a policeman's rifle.",
        "Police said that they had fired only into the air.",
        "The interior ministry said police had only fired in the air.",
        "The police said officers had used only batons and tear gas.",
        "Police officials said they had fired only warning shots.",
        "The interior minister said the police had fired rubber bullets only.",
        "The police commissioner said that his men had carried no firearms.",
        "The government said no live bullets were used.",
        "A police spokesman said officers had fired only in the air.",
        "The interior minister said the police had used only tear gas against the protesters.",
        "The police commander insisted that no live round was fired at the protesters.",
    ];
    assert_eq!(misread(PROTEST, &denied, true), NONE);
    let denied = [
        "The group replied on Facebook that it does not target teachers.",
        "The Ambazonia Defence Forces said they do not kill teachers.",
        "A spokesman for the separatists said that his movement \"does not rob buses and did not rob this one\".",
        "A caller who said he spoke for the separatists told the radio that the group had neither abducted nor killed the teacher.",
        "The separatists said they had neither planned nor carried out the killing.",
        "The group said the killing had been staged by soldiers.",
        "\"We do not kill teachers,\" the separatists' spokesman said.",
        "The separatists said they had neither killed nor kidnapped anyone.",
        "\"It was not ours,\" a separatist commander said of the attack.",
        "The separatists said that the killers were not their fighters.",
        "The separatists have denied that their men had been there.",
        "A representative of the separatists denied it.",
        "The Ambazonia Defence Forces, through a spokesman, denied involvement.",
    ];
    assert_eq!(misread(BLAMED_REBELS, &denied, true), NONE);
    let denied = [
        "\"This was not our work,\" a Taliban spokesman said.",
        "\"Nothing to do with us,\" a Taliban spokesman said.",
        "A Taliban spokesman, answering by text message, wrote: \"Nothing to do with us.\"",
        "The Taliban said the attack was nothing to do with them.",
        "The Taliban said they condemned the bombing and were no party to it.",
        "The Taliban said they were not behind the blast.",
        "The Taliban said they were not party to the attack.",
        "The Taliban said that they knew nothing about the attack.",
        "A Taliban spokesman said the group had no knowledge of the bombing.",
        "The Taliban said they had played no part in it.",
        "The Taliban said no fighter of theirs had taken part.",
        "The Taliban distanced themselves from the bombing.",
        "The Taliban distanced the movement from the attack.",
        "The Taliban were quick to reject any involvement.",
        "The Taliban were quick to deny involvement.",
        "The Taliban rushed to deny that they had carried out the bombing.",
        "A Taliban spokesman declined to take responsibility and said foreign spies were behind it: \"We did not do it.\"",
        "The Taliban refused to carry any blame.",
        "The Taliban said they do not bomb markets.",
        "\"We would never do such a thing,\" the Taliban spokesman said.",
        "\"Nobody among us would do such a thing,\" a Taliban commander said.",
        "A Taliban spokesman claimed that the movement was not involved in any way.",
        "From the Taliban came a curt denial.",
        "The Taliban issued a denial.",
        "A denial came from the Taliban within the hour.",
        "The Taliban, in a statement, denied any part in the massacre.",
        "Officials pointed to the Taliban, which in an audio message on Tuesday denied any part in it.",
        "Officials blamed the Taliban, who in a statement rejected the accusation.",
        "The Taliban admitted other attacks in the province but not this one.",
        "\"We have not carried out this attack,\" the Taliban's spokesman said on social media.",
        "The Taliban has denied having anything to do with it.",
        "The Taliban protested their innocence.",
        "The Taliban trashed suggestions that its men had come over the border.",
        "The Taliban said they had no part in it.",
        "\"We had nothing to do with it,\" said the Taliban.",
        "A Taliban spokesman said no member of the movement was involved.",
    ];
    assert_eq!(misread(CAR_BOMB, &denied, true), NONE);
    let denied = [
        "The rebels said that no encounter had ever taken place.",
        "The rebels said there was no clash and that the dead were farmers.",
        "The rebel command said it lost nobody and did not fight there.",
        "Each side insists that the other's men shot first.",
        "Each side accused the other of firing first.",
        "The rebels said no firefight had taken place.",
        "The rebels said that no such battle had occurred.",
        "The guerrillas said the dead were not their men.",
    ];
    assert_eq!(misread(FOUGHT, &denied, true), NONE);
}

#[test]
fn what_denies_nothing_is_no_denial_in_the_words_of_many_reports() {
    let others = [
        "The army said the village was not in its area of operations and that it would send troops.",
        "The army said its helicopters had not been able to fly.",
        "The army said no operation would be launched before Friday.",
        "The army said no decision had been taken on an operation.",
        "The governor said there was no checkpoint on the road.",
        "The mayor said no patrol had passed for a week.",
        "The rebels had no part in the talks, the army said.",
        "Residents said no patrol had come.",
        "Residents said that no soldiers were in the area.",
        "An opposition leader said no soldiers were in the village to protect them.",
        "A local official said that no soldiers had been in the area to protect people.",
        "The state governor said there were no soldiers in the area.",
        "An aid group said its staff were not in the village.",
        "The African Union said it had no mission in the area.",
        "A church leader said the soldiers did not fight.",
        "The army had not entered the village by Tuesday, residents said.",
        "The ministry said schools would not open and no lessons take place.",
        "The army said that no talks had taken place.",
        "The elections did not take place in the village, the government said.",
        "The army said that no houses had been rebuilt.",
        "The government cleared the army chief of corruption last year.",
        "The army has cleared its men for travel.",
        "The court exonerated the general in another case.",
        "The president rejected the minister's resignation.",
        "The president dismissed the army chief.",
        "The president refused to take questions.",
        "The government declined to take the case to court.",
        "The army issued a warning.",
        "The government had no denial to offer.",
        "The ministry called the news a blow.",
        "The information minister said help was on its way.",
        "The president called the pictures shocking.",
        "The army released photographs of the village.",
        "The army said the photographs showed the attackers.",
        "The army called it a day of mourning.",
        "The army called the reports worrying.",
        "\"It is not our fault that we are poor,\" a villager said.",
        "\"They are not our people,\" a villager said of the attackers.",
        "\"It was not us they wanted,\" a resident said.",
        "\"Nothing to do with us,\" said a resident of the talks.",
        "The minister said that this was nothing new.",
        "The army made no attempt to deny the report.",
        "The army stopped short of denying the report.",
        "The army refused to deny it.",
        "Each village had its own guard, and each blamed the other for being late.",
        "The army did not immediately respond to a request for comment.",
        "The army said it had no information about the attack.",
        "The army said it was not aware of the incident.",
        "The army said it was looking into the reports.",
        "The army said it would investigate the claims.",
        "The army said no arrests had been made.",
        "The army said that it had suffered no casualties.",
        "There was no casualty on the government side, the army said.",
        "The army said no soldiers were killed.",
        "The army said none of its soldiers had been hurt.",
        "The army said it had not found the killers.",
        "The army said that its troops had not arrived in time.",
        "The army said its soldiers had no vehicles to reach the village.",
        "The army said that no group had claimed the attack.",
        "The army said it had no doubt that jihadists were behind it.",
        "The army said it was not clear who had fired.",
        "The army said that the attackers had not been identified.",
        "The army said that it had not lost control of the road.",
        "The army did not say how many had died.",
        "Did the army do it? Nobody in the village would say.",
        "The army denied journalists access to the village.",
        "A court denied bail to two of the soldiers.",
        "The army denied passage to the aid lorries.",
        "The families were denied the bodies of their sons.",
        "The government has not denied the report.",
        "The government could not deny it.",
        "The army said that only seven people had been killed.",
        "The army said only three of the wounded were civilians.",
        "The army put the toll at five.",
        "The villagers had no guns, residents said.",
        "Residents said no soldier had come to help them.",
        "Residents said there were no soldiers in the village at the time.",
        "Residents said the army was not there when the gunmen came.",
        "\"We have no weapons,\" a villager said.",
        "\"We will not leave,\" a resident said.",
        "The government said that nobody would be spared.",
        "The government said no effort would be spared.",
        "The army said no negotiations would be held with terrorists.",
        "The mayor said no ambulance had reached the village.",
        "The Red Cross said it had no access to the area.",
        "The UN mission said it had no troops in the area.",
        "The UN mission said its peacekeepers were not in the area at the time.",
        "The charity said none of its staff had been in the village.",
        "The United Nations said that no relief flights were operating.",
        "The army has not said who ordered the operation.",
        "The governor rejected the resignation of the commander.",
        "The army rejected a truce.",
        "The opposition rejected the government's plan.",
        "The army acknowledged that its men had fired.",
        "The army said its men had fired in self-defence.",
        "The army said the soldiers had been arrested.",
        "The rebels were not involved, residents said.",
        "No soldier was hurt, the army said.",
        "The army said that no more bodies had been found.",
        "The army said the bodies had not been recovered.",
        "Army helicopters could not fly because of the weather, an officer said.",
        "The army said no aircraft were damaged.",
        "The army said that no further attacks had been reported.",
        "The army said it had not been able to reach the village.",
        "The army said its soldiers had not been paid for months.",
        "The army said there was no danger to the public.",
        "The army said there were no survivors.",
        "The army said no fighting was going on now.",
        "The army said that it did not rule out an attack.",
        "The spokesman said the government knows nothing of the fate of the missing.",
        "The army has not yet commented on the report.",
        "The army neither confirmed nor denied the account.",
        "The army declined to confirm or deny the report.",
        "The army dismissed two of the officers.",
        "The government dismissed the local commander.",
        "The army called the attack an act of terror.",
        "The army was silent about the attack.",
        "The army's radio had been silent since Monday.",
        "There was no denial from the army.",
        "The army's denial was expected, residents said.",
        "Only tear gas was found on the ground, residents said.",
        "The doctors said only one of the wounded could speak.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &others, false), NONE);
    let others = [
        "Rescuers said that no planes were in the air any more.",
        "The opposition said it had no fighters in the area.",
        "A rebel commander said there were no fighters in the market.",
        "Activists said there was no military post near the market.",
        "The opposition said there were no fighters in the town.",
        "Rescuers said no fighters had been in the market.",
        "Residents said no planes had flown over the town for a week.",
        "The Observatory said no fighters were in the town at the time.",
        "The ministry said no Russian planes had been lost.",
        "The Russian ministry said that it had no information on the strike.",
        "Rescuers said that no shelter was left standing.",
        "The Syrian army said that no militant had survived.",
    ];
    assert_eq!(misread(AIR_RAID, &others, false), NONE);
    let others = [
        "Each of the two sides has lost dozens of men this week.",
        "The governor said each district had its own shelter and the other was first to be hit.",
        "The Ukrainian army said there were no Ukrainian soldiers in the market.",
        "The Ukrainian general staff said its units were not in the town.",
        "Ukraine's president said Russia would never stop.",
        "A Ukrainian officer said no Russian aircraft had been flying that day.",
        "The mayor said no military targets were near the market.",
        "The mayor said there were no troops in the area.",
        "\"There were no soldiers here,\" a stallholder said.",
        "Ukrainian officials said there was no military base in the area.",
        "The governor said no siren had sounded.",
        "The Ukrainian air force said no missiles had been shot down.",
        "The governor said that no shells had fallen since.",
        "Ukraine said its air defences had not been able to stop the shells.",
        "Ukraine said that Russia had not stopped shelling.",
        "Ukraine's army said its positions had not been lost.",
        "The guns were silent on Tuesday, the mayor said.",
        "The guns have been silent since, an army spokesman said.",
        "The two sides accuse each other of breaking the ceasefire.",
        "Each side has accused the other of breaking the truce this year.",
    ];
    assert_eq!(misread(SHELLS, &others, false), NONE);
    let others = [
        "The police used tear gas and only later live fire, a lawyer said.",
        "The interior ministry said only one of its men had used a firearm.",
        "A protester said they had carried only flags.",
        "The police said only two rounds of live ammunition had been fired.",
        "The opposition said that the crowd had thrown only stones.",
        "The police said that the protesters used batons and only later stones.",
        "The hospital said only two of the wounded had bullet wounds.",
        "The interior ministry said only two people had been hurt.",
        "Police used only tear gas at first, witnesses said.",
        "The ministry said only that an inquiry had begun.",
        "The protesters had no weapons, a witness said.",
        "The opposition said the protesters carried no firearms.",
        "The interior ministry said that no policeman was injured.",
        "The police said they had no choice but to open fire.",
        "The police said they had orders to use only live rounds against looters.",
    ];
    assert_eq!(misread(PROTEST, &others, false), NONE);
    let others = [
        "The ministry of education said teachers were not targets.",
        "A union leader said no teacher was in the area any longer.",
        "The prefect said nobody had left the town.",
        "The police said they had not found the weapon.",
        "The prefect said teachers should not be targets.",
        "The union said teachers do not carry guns.",
        "The union said no teacher would work until the killers were caught.",
        "The separatists said they had killed him because he would not close the school.",
    ];
    assert_eq!(misread(BLAMED_REBELS, &others, false), NONE);
    let others = [
        "The police said no Taliban fighters were in the area.",
        "The Taliban's part in the talks is not clear, officials said.",
        "The movement did not take part in the election, the Taliban said.",
        "No group claimed the attack.",
        "No one has admitted the bombing.",
        "The Taliban did not comment.",
        "The Taliban were not immediately available for comment.",
        "The Taliban have not said whether they carried it out.",
        "Officials said there was no doubt that the Taliban were behind it.",
        "The Taliban said none of its fighters was killed.",
        "The Taliban said the bomb had killed no civilians.",
        "\"We have done this before and we will do it again,\" the Taliban said.",
        "The Taliban said no foreigner would be safe.",
        "Police said nothing about the bomber.",
        "Police said they knew nothing about the bomber.",
        "The government condemned the attack.",
        "Pakistan condemned the bombing.",
        "The police said that no enemy was involved.",
        "An official waved aside a Taliban boast that it had been a rocket.",
        "Doctors said that no child was among the dead.",
        "Officials said no warning had been given.",
        "The government's critics rejected the official account.",
        "The president cancelled a trip and distanced himself from the peace talks.",
    ];
    assert_eq!(misread(CAR_BOMB, &others, false), NONE);
    let others = [
        "The army said that the rebels would not fight there again.",
        "The army said its soldiers were not far from the village.",
        "The army said no soldier was hurt in the clash.",
        "The army said there was no encounter on the following day.",
        "The army said that its troops had not lost any weapons.",
        "The army said the rebels had no chance.",
        "The rebels did not fight back, the army said.",
    ];
    assert_eq!(misread(FOUGHT, &others, false), NONE);
}

#[test]
fn the_missing_the_captured_the_displaced_and_kinds_of_victims_are_told_and_added_to_nothing() {
    let gazetteer = Gazetteer::embedded();
    let one = |sentence: &str| {
        let mut found = incidents(&gazetteer, &format!("{RAID}{sentence}"));
        assert_eq!(found.len(), 1, "{sentence}");
        found.remove(0)
    };
    let kinds = |incident: &Incident| -> Vec<String> {
        let told = incident.victims.iter();
        told.map(|v| format!("{} {} {}", if v.killed { "killed" } else { "wounded" }, v.kind, v.toll))
            .collect()
    };
    let incident = one(
        "They killed 12 people, among them four children and two women, abducted six and drove off cattle.",
    );
    assert_eq!((toll(incident.killed), toll(incident.others.captured)), ("12".into(), "6".into()));
    assert_eq!(kinds(&incident), ["killed children 4", "killed women 2"]);
    let incident =
        one("The toll is 17 dead, nine wounded and three missing. At least 2,000 people fled their homes.");
    assert_eq!((toll(incident.killed), toll(incident.injured)), ("17".into(), "9".into()));
    assert_eq!(
        (toll(incident.others.missing), toll(incident.others.displaced)),
        ("3".into(), "2000..".into())
    );
    let incident = one("Five Malian soldiers were killed and 11 people wounded, three of them journalists.");
    assert_eq!((toll(incident.killed), toll(incident.injured)), ("5".into(), "11".into()));
    assert_eq!(kinds(&incident), ["killed soldiers (Mali) 5", "wounded journalists 3"]);
    // Words that only say of what kind count nobody; neither does a number of something else.
    let incident = one(
        "They burned 40 tents in a camp of 7,000 displaced people. The toll rose to four when a boy died.",
    );
    assert_eq!((toll(incident.killed), toll(incident.others.displaced)), ("4".into(), "-".into()));
    assert_eq!(kinds(&incident), ["killed children 1"]);
}

#[test]
fn who_answers_an_accusation_with_another_denies_it() {
    let denied = [
        "Russia said the building was hit by a Ukrainian missile.",
        "Russia said it was Ukrainian forces that shelled the town.",
        "Moscow ruled out that any of its planes was the source.",
        "Russia said it did not plan or carry out the attack.",
        "\"I refute categorically that our planes were there,\" a Russian general said.",
        "In Moscow, the Centre for Countering Disinformation brushed the accusation aside.",
        "The governor noted the allegation and its rejection by the Russian defence ministry.",
    ];
    assert_eq!(misread(BLAMED, &denied, true), NONE);
    let others = [
        "Russia denies arming the separatists.",
        "Moscow, which denies that it sends weapons and men, accused Kyiv of preparing an offensive.",
        "The Russian president said he did not want another offensive.",
        "The Russian commander said that the timetable stands, rockets or no rockets.",
    ];
    assert_eq!(misread(BLAMED, &others, false), NONE);
}

/// Who is blamed, as a group that speaks of itself, answers with whom it blames.
const BLAMED_RSF: &str = "Shells fired by the Rapid Support Forces hit a market in El Fasher, Sudan, on Monday and killed 12 people, a doctor said.\n\n";

#[test]
fn who_is_blamed_denies_by_blaming_others() {
    let denied = [
        "The RSF blamed the army for the shelling.",
        "An RSF spokesman put the blame on the army's own artillery.",
        "The RSF said that the army had staged the attack to discredit it.",
        "An RSF officer said by telephone that the shells had come from the army's side.",
        "The RSF, for its part, accused the army of having fired the shells.",
        "An RSF commander said the market had been hit by an army drone.",
        "The RSF pointed the finger at the army's gunners.",
        "An RSF spokesman said a rocket fired by the army had fallen short and hit the market.",
        "The RSF said the deaths were the work of the army's artillery.",
        "The RSF said it had hit gunmen, not civilians.",
        "The RSF said people had been caught in crossfire.",
        "The RSF and its allies said they had fired nothing at the town on Monday.",
        "The RSF said that the army was lying about the market.",
    ];
    assert_eq!(misread(BLAMED_RSF, &denied, true), NONE);
    let others = [
        "The RSF denied that it had received weapons from abroad.",
        "The United Arab Emirates denied on Tuesday that they had sent arms to the RSF.",
        "The army denied that the garrison was about to fall.",
        "The foreign ministry rejected the charge that its pilots were helping the paramilitaries.",
        "The government denied having put a deadline on the talks.",
        "The army dismissed as rumour a report that a general had been arrested.",
        "The ministry said that there was no truth in talk of a retreat.",
        "The army said a rocket fired by the RSF had fallen short.",
        "Residents said the paramilitaries had hit traders, not soldiers.",
        "Several people were hit by stray bullets, the doctor said.",
        "The army said its gunners were lying in wait for the next attack.",
    ];
    assert_eq!(misread(BLAMED_RSF, &others, false), NONE);
}

#[test]
fn a_denial_of_what_was_done_elsewhere_is_of_nothing_here() {
    let others = ["The Russian army did not fire a missile at the station of Lutsk, a spokesman said."];
    assert_eq!(misread(BLAMED, &others, false), NONE);
}

#[test]
fn what_a_side_says_of_camps_motives_help_and_all_its_deeds_denies_no_event() {
    let others = [
        "Russia has repeatedly denied that it targets civilians.",
        "Russia has always denied targeting them.",
        "Both sides deny targeting civilians.",
        "Moscow, which denies targeting civilians, has launched hundreds of drones this year.",
        "The Russian military denied that there was a camp at the place.",
        "Moscow denied that the attack was an act of revenge.",
        "Moscow denied that it had lost control of the town.",
        "The Russian interior ministry denied that it restricts the movements of observers.",
    ];
    assert_eq!(misread(BLAMED, &others, false), NONE);
    let sheltered = [
        "Islamabad accuses Kabul of sheltering militants who stage attacks. The Taliban deny that.",
        "Pakistan says the militants operate from sanctuaries in Afghanistan, a charge that the Taliban reject.",
    ];
    let bomb = "A bomb killed seven people in Bannu, Pakistan, on Monday, an official said.\n\n";
    assert_eq!(misread(bomb, &sheltered, false), NONE);
    let denied = [
        "The Russian military said it had conducted no air operation there.",
        "The Russian military said that its troops had opened no fire.",
        "\"Our forces bombed no market, neither there nor anywhere else,\" the Russian defence ministry said.",
        "The Russian defence ministry said there was no iota of truth in these allegations.",
        "The Russian defence ministry denied that its forces had hit the market.",
        "Moscow denied that there had been any strike on the market.",
    ];
    assert_eq!(misread(BLAMED, &denied, true), NONE);
}

#[test]
fn an_armys_own_account_denies_and_a_denial_of_something_else_does_not() {
    let denied = [
        "The army said that there had been no massacre in the village.",
        "The army said that the militants had killed the villagers.",
        "The army said that rebels of the JNIM had carried out the killings.",
        "The army said that militants of the JNIM were to blame.",
        "Its soldiers, the army insisted, had not touched a single civilian.",
        "The army said that the information did not correspond to reality.",
        "The army said that none of this had happened.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &denied, true), NONE);
    let others = [
        "The army denied that it had been forewarned.",
        "The army denied having helped the rebels.",
        "The army denied suffering any losses.",
        "The army denied reports that the barracks were being evacuated.",
        "The army said that it had not been its intention to kill anybody.",
        "Mali's foreign minister said that the army was to blame.",
    ];
    assert_eq!(misread(BLAMED_ARMY, &others, false), NONE);
}
