//! The plainest sentences of agencies: every way of saying so many killed with every way of saying so many wounded, after every attack.
#![allow(clippy::unwrap_used)]

#[path = "common/coded.rs"]
mod coded;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::Toll;

/// A toll that the case does not look at.
const ANY: &str = "*";

/// Whether a toll is the number or range wanted, which "at least" leaves open above.
fn is(wanted: &str, toll: Option<Toll>) -> bool {
    if wanted == ANY {
        return true;
    }
    let (low, high) = wanted.split_once('-').unwrap_or((wanted, wanted));
    toll.is_some_and(|toll| {
        toll.low() == low.parse().ok() && (toll.high().is_none() || toll.high() == high.parse().ok())
    })
}

/// The sentences that do not give one incident with the tolls wanted.
fn wrong(cases: impl IntoIterator<Item = (String, &'static str, &'static str)>) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let told = cases.into_iter().filter_map(|(sentence, killed, wounded)| {
        let text = format!("LONDON (Agency) - {sentence}");
        let found = coded::incidents(&gazetteer, "2014-11-28", &text);
        let right = |i: &_| is(killed, tolls(i).0) && is(wounded, tolls(i).1);
        let got: Vec<_> = found.iter().map(tolls).collect();
        (got.len() != 1 || !found.iter().all(right)).then(|| format!("{sentence} gives {got:?}"))
    });
    told.collect()
}

fn tolls(incident: &incident_mapper::model::Incident) -> (Option<Toll>, Option<Toll>) {
    (incident.killed, incident.injured)
}

const NONE: [String; 0] = [];

#[test]
fn an_attack_killed_so_many_and_wounded_so_many() {
    let attacks = [
        "A car bomb in Basra",
        "Gunmen attacked a market in Kandahar and",
        "An air strike on Mosul",
        "Shelling of Kano",
        "A rocket attack on the town of Goma",
        "Fighting in Goma",
    ];
    let killed = [
        ("killed 12 people", "12"),
        ("killed at least 12 people", "12"),
        ("left 12 people dead", "12"),
        ("claimed 12 lives", "12"),
        ("claimed the lives of 12 people", "12"),
        ("killed 12", "12"),
        ("killed twelve soldiers", "12"),
        ("killed a dozen people", "12"),
        ("killed a woman and two children", "3"),
    ];
    let wounded = [
        " and wounded 30",
        " and injured 30 others",
        " and left 30 wounded",
        " and 30 were wounded",
        " and 30 people were injured",
        ", wounding 30",
        ", injuring 30 more",
        " while 30 were injured",
        " with 30 wounded",
        " and 30 others sustained injuries",
        " and sent 30 to hospital",
        " and hurt 30 more",
        " and 30 wounded",
        " and more than 30 others were hurt",
        " and 30 others received injuries",
        " and maimed 30 others",
    ];
    let mut cases = Vec::new();
    for (n, (killed, so_many)) in killed.into_iter().enumerate() {
        for (m, wounded) in wounded.into_iter().enumerate() {
            // Gunmen claim no lives.
            let attack = if (3..=4).contains(&n) { 0 } else { (n + m) % attacks.len() };
            let sentence = format!("{} {killed}{wounded} on Friday, police said.", attacks[attack]);
            cases.push((sentence, so_many, "30"));
        }
    }
    assert_eq!(wrong(cases), NONE);
}

#[test]
fn so_many_were_killed_and_so_many_wounded_in_an_attack() {
    let attacks = [
        "when a car bomb exploded in Basra on Friday",
        "in an air strike on Kandahar on Friday",
        "in fighting between soldiers and rebels in Mosul on Friday",
        "when gunmen opened fire at a wedding in Kano on Friday",
        "by a landmine near Goma on Friday",
        "in a suicide attack in Aleppo on Friday",
    ];
    let tolls = [
        ("12 people were killed and 30 wounded", "12", "30"),
        ("Twelve people were killed and 30 others were injured", "12", "30"),
        ("At least 12 people died and more than 30 were hurt", "12", "30"),
        ("12 people have been killed and 30 injured", "12", "30"),
        ("Twelve soldiers and three civilians were killed and 30 people wounded", "15", "30"),
        ("Twelve people, including three children, were killed and 30 wounded", "12", "30"),
        ("Twelve people lost their lives and 30 were injured", "12", "30"),
        ("At least 12 people, among them four women, were killed and 30 more injured", "12", "30"),
        ("Twelve people, four of them children, died and 30 were wounded", "12", "30"),
        ("A dozen people were killed and scores wounded", "12", ANY),
        ("Two people were killed and several injured", "2", ANY),
        ("One person was killed and 30 were injured", "1", "30"),
        ("A man was killed and his two sons were wounded", "1", "2"),
        ("A woman and her daughter were killed and a boy was hurt", "2", "1"),
        ("Three policemen were killed and five were wounded", "3", "5"),
        ("Nobody was killed but 30 people were injured", "0", "30"),
        ("No one was killed or injured", "0", "0"),
        ("Thirty people were wounded, six of them seriously,", ANY, "30"),
        ("Thirty people were wounded, none of them seriously,", ANY, "30"),
        ("Up to 12 people were killed and as many as 30 wounded", ANY, ANY),
        ("Between 20 and 30 people were killed", "20-30", ANY),
        ("More than 100 people were killed and at least twice as many were wounded", "100", ANY),
        ("Twelve civilians and five militants died and at least 30 people were injured", "17", "30"),
        ("Some 40 people were killed and nearly 100 injured", "40", "100"),
        ("Around 40 people were killed and close to 100 wounded", "40", "100"),
        ("Nearly 40 people were reported killed and about 100 wounded", "40", "100"),
        ("Forty people are reported dead and 100 injured", "40", "100"),
        ("The lives of 12 people were lost", "12", ANY),
        ("Twelve Afghan soldiers were killed and seven injured", "12", "7"),
        ("Twelve members of the security forces were killed and seven injured", "12", "7"),
        (
            "A policeman and two passers-by were killed and nine people, including four children, were injured",
            "3",
            "9",
        ),
        ("A journalist and his cameraman were killed", "2", ANY),
        ("Four children aged between five and 12 were killed", "4", ANY),
        ("A 34-year-old woman was killed and her three children were injured", "1", "3"),
        ("Six people from the same family were killed", "6", ANY),
        ("A family of six was killed", "6", ANY),
        ("A couple and their three children were killed", "5", ANY),
        ("All 14 people on board a minibus were killed", "14", ANY),
        ("Two American soldiers and their interpreter were killed and four others wounded", "3", "4"),
        ("At least a dozen people were killed and two dozen injured", "12", "24"),
    ];
    let cases = tolls.iter().enumerate().flat_map(|(n, (toll, killed, wounded))| {
        [n, n + 3]
            .map(|at| (format!("{toll} {}, officials said.", attacks[at % attacks.len()]), *killed, *wounded))
    });
    assert_eq!(wrong(cases), NONE);
}

#[test]
fn plain_news_is_counted() {
    let cases = [
        (
            "A mortar bomb exploded in the main market of Kano on Friday, killing at least 66 people and wounding 197 in by far the bloodiest attack on the city since its siege began 22 months ago.",
            "66",
            "197",
        ),
        (
            "Six returning displaced people were killed on Friday when a grenade was thrown into a lorry in Kano.",
            "6",
            ANY,
        ),
        (
            "Raiders were driven off in Kano on Friday after a shoot-out that left 11 dead: eight civilians, two soldiers and a policeman.",
            "11",
            ANY,
        ),
        ("Two churches were damaged by bombs in Kano on Friday, harming nobody.", "0", "0"),
        (
            "Armed men attacked Kano on Friday, killing at least 85 people and wounding 67. Survivors said the number was nearer 200.",
            "85-200",
            "67",
        ),
        (
            "Two men were found beheaded in Kano on Friday, the local press reported, bringing to 11 the number killed there in a week.",
            "2",
            ANY,
        ),
        ("A car bomb in Kano on Friday left 12 dead and 30 wounded, police said.", "12", "30"),
        (
            "A bomb blast in Kano on Friday has left at least 12 people dead and 30 others injured.",
            "12",
            "30",
        ),
        ("Twelve dead, 30 wounded in Kano blast on Friday, police say.", "12", "30"),
        (
            "An explosion ripped through a market in Kano on Friday. Police said 12 people died and 30 were taken to hospital.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Twelve people died, police said. Thirty others were injured.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. The death toll stood at 12, with 30 injured.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. The toll has risen to 12 dead and 30 injured.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Officials put the death toll at 12.",
            "12",
            ANY,
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Officials put the number of dead at 12 and the wounded at 30.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Officials put the number of dead at 12 and of wounded at 30.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. At least 12 bodies were pulled from the rubble.",
            "12",
            ANY,
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Hospital sources said they had received 12 bodies and 30 wounded.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. The main hospital received 12 bodies and treated 30 people.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Twelve people died on the spot and three more in hospital.",
            "15",
            ANY,
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Twelve people died on the spot and three others succumbed to their injuries.",
            "15",
            ANY,
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Among the 12 dead were three children.",
            "12",
            ANY,
        ),
        (
            "An explosion ripped through a market in Kano on Friday. Three of the 12 dead were children.",
            "12",
            ANY,
        ),
        (
            "An explosion ripped through a market in Kano on Friday. The dead were four policemen and eight civilians.",
            "12",
            ANY,
        ),
        (
            "An explosion ripped through a market in Kano on Friday, killing four policemen and eight civilians, and wounding 30 others.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday, killing 12 people, including four policemen, and wounding 30.",
            "12",
            "30",
        ),
        (
            "An explosion ripped through a market in Kano on Friday, killing 12 people, four of them policemen, and injuring 30 others, nine of them critically.",
            "12",
            "30",
        ),
        ("Gunmen killed 12 people and wounded 30 in an attack on a bar in Kano on Friday night.", "12", "30"),
        ("Gunmen stormed a bar in Kano on Friday night and shot dead 12 people.", "12", ANY),
        ("Gunmen stormed a bar in Kano on Friday night and shot 12 people dead.", "12", ANY),
        ("Gunmen shot and killed a judge and his driver in Kano on Friday.", "2", ANY),
        ("A judge was shot dead by unknown gunmen in Kano on Friday; his driver was wounded.", "1", "1"),
        (
            "Twelve rebels and four soldiers were killed in a battle near Kano on Friday, the army said.",
            "16",
            ANY,
        ),
        ("The army said it killed 12 rebels near Kano on Friday and lost four of its own men.", "16", ANY),
        (
            "The army said on Friday that 12 rebels had been killed near Kano. Four soldiers also died.",
            "16",
            ANY,
        ),
        (
            "Rebels killed four soldiers and wounded nine in an ambush near Kano on Friday. Twelve attackers died in the gunfight, the army said.",
            "16",
            "9",
        ),
        ("A suicide bomber blew himself up at a checkpoint in Kano on Friday, killing 12 people.", ANY, ANY),
        (
            "Five gunmen attacked a police station in Kano on Friday, killing seven officers. All five attackers were killed.",
            "12",
            ANY,
        ),
        (
            "Gunmen attacked a police station in Kano on Friday, killing seven officers. Two of the attackers were killed.",
            "9",
            ANY,
        ),
        (
            "Police opened fire on protesters in Kano on Friday, killing 12 and wounding 30, witnesses said.",
            "12",
            "30",
        ),
        ("Clashes in Kano on Friday claimed 12 lives, four of them civilians.", "12", ANY),
        ("Fighting in Kano on Friday cost at least 12 lives.", "12", ANY),
        (
            "Artillery fire hit a queue for bread in Kano on Friday; 12 people were killed outright and another three died later.",
            "15",
            ANY,
        ),
        (
            "Two bombs went off within minutes of each other in Kano on Friday, killing 12 people and injuring 30.",
            "12",
            "30",
        ),
        ("A mine exploded under a bus near Kano on Friday, killing the driver and 11 passengers.", "12", ANY),
        (
            "A mine exploded under a bus near Kano on Friday, killing the driver and wounding 11 passengers.",
            "1",
            "11",
        ),
        (
            "A rocket slammed into a house in Kano on Friday and killed a mother and her four children.",
            "5",
            ANY,
        ),
        (
            "A shell hit a school in Kano on Friday, killing one pupil and injuring a teacher and six other pupils.",
            "1",
            "7",
        ),
        ("A shell hit a school in Kano on Friday. There were no casualties.", "0", "0"),
        ("A shell hit a school in Kano on Friday, but caused no casualties.", "0", "0"),
        (
            "A shell hit a school in Kano on Friday, wounding 12, three of them critically. Nobody was killed.",
            "0",
            "12",
        ),
        ("A drone struck a car in Kano on Friday, killing both occupants.", "2", ANY),
        ("A drone struck a car in Kano on Friday, killing all four people inside.", "4", ANY),
        ("Warplanes bombed Kano on Friday and killed scores of people, among them 12 children.", ANY, ANY),
        (
            "Warplanes bombed Kano on Friday and killed dozens of people. A hospital director counted 47 bodies.",
            "47",
            ANY,
        ),
        (
            "Warplanes bombed Kano on Friday. Rescuers recovered 47 bodies from the ruins, and 63 injured people were taken to hospital.",
            "47",
            "63",
        ),
        (
            "Warplanes bombed Kano on Friday. The Red Crescent said 47 people had been killed; the government said 31.",
            "31-47",
            ANY,
        ),
        (
            "Warplanes bombed Kano on Friday. The government gave a toll of 31 killed; the rebels spoke of 47.",
            "31-47",
            ANY,
        ),
        ("Militants beheaded six farmers near Kano on Friday.", "6", ANY),
        ("Militants hacked to death 12 villagers near Kano on Friday.", "12", ANY),
        ("Twelve villagers were hacked to death near Kano on Friday.", "12", ANY),
        ("The bodies of 12 men were found near Kano on Friday. They had been shot.", "12", ANY),
        (
            "Twelve people burned to death when their houses were set alight in Kano on Friday by a mob.",
            "12",
            ANY,
        ),
        ("Three policemen and nine rioters died in Kano on Friday.", "12", ANY),
        ("A grenade thrown into a church in Kano on Friday killed three worshippers and hurt 27.", "3", "27"),
        (
            "A grenade was thrown into a church in Kano on Friday. Three worshippers died, 27 were hurt.",
            "3",
            "27",
        ),
        ("Unidentified men threw a grenade into a church in Kano on Friday: three dead, 27 hurt.", "3", "27"),
    ];
    assert_eq!(wrong(cases.map(|(text, killed, wounded)| (text.to_owned(), killed, wounded))), NONE);
}

/// The day of the one incident of a text of Monday, 17 August 1998.
fn day(text: &str) -> Vec<Option<jiff::civil::Date>> {
    let found = coded::incidents(&Gazetteer::embedded(), "1998-08-17", text);
    found.iter().map(|i| i.date.start).collect()
}

#[test]
fn plain_days_are_read() {
    let days = [
        ("on Saturday", "Saturday's", 15),
        ("yesterday", "yesterday's", 16),
        ("last Thursday", "last Thursday's", 13),
        ("on Saturday night", "Saturday night's", 15),
        ("on August 12", "the August 12", 12),
        ("in the small hours of August 12", "the August 12", 12),
        ("early on Sunday", "Sunday's", 16),
        ("the day before yesterday", "Saturday morning's", 15),
    ];
    for (on, of, number) in days {
        let want = vec![Some(jiff::civil::date(1998, 8, number))];
        for text in [
            format!("LONDON - A car bomb in Omagh killed 28 people {on}, police said."),
            format!("LONDON - A car bomb exploded {on} in the town of Omagh, killing 28 people."),
            format!("LONDON - Twenty-eight people died in {of} car bombing in Omagh."),
            format!("LONDON - Police are looking for two men over {of} bomb attack on a market in Omagh."),
        ] {
            assert_eq!(day(&text), want, "{text}");
        }
    }
    let injured = "LONDON - Two hundred people were injured by Saturday's car bomb in Omagh.";
    assert_eq!(day(injured), [Some(jiff::civil::date(1998, 8, 15))]);
    let palm = "LONDON - Two missiles struck Omagh on Palm Sunday morning.";
    assert_eq!(day(palm), [Some(jiff::civil::date(1998, 8, 16))]);
    let counted = "LONDON - It came six days after rebels overran the army camp at Mullaitivu on August 11.";
    assert_eq!(day(counted), [Some(jiff::civil::date(1998, 8, 11))]);
    let two = "LONDON - On August 9 a car bomb in Peshawar killed 53, and an assault at Rawalpindi a day later cost 23 lives.";
    assert_eq!(day(two), [9, 10].map(|d| Some(jiff::civil::date(1998, 8, d))));
}
