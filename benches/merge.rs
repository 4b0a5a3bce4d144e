//! Merging ten thousand, a hundred thousand and a million event mentions: time, memory, and whether what was told of
//! one event was joined.
//!
//! The mentions are made with a fixed seed from the embedded gazetteer. Events happen within three years at
//! settlements of some hundred countries, a few of which have most of them; each is told by one to some dozens of
//! reports over the following days, which round the toll, copy each other's words, name the division instead of the
//! town or leave the day out. Who tells of what is known, so pairs can be counted: a pair is right if both mentions
//! were made of one event.
//!
//! Each size runs in a process of its own, whose peak memory the system tells (Linux).
//!
//! `cargo bench --bench merge -- [MENTIONS]...`
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, clippy::unwrap_used)]

#[path = "../src/training/random.rs"]
#[allow(dead_code)]
mod random;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::incident::merge;
use incident_mapper::model::{
    DateClaim, EventMention, MergeVerdict, PlaceKey, Shape, Site, SiteMethod, SubEventType, TimeOfDay, Toll,
    TollScope, precision,
};
use incident_mapper::text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use random::Random;
use std::collections::HashMap;
use std::process::Command;
use std::time::Instant;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const DAYS: usize = 3 * 365;
/// How many settlements have events.
const SETTLEMENTS: usize = 20_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [one, size] = arguments.as_slice()
        && one == "one"
    {
        return run(size.parse().expect("a number"));
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    println!(
        "| mentions | incidents | merged in | mentions/s | memory of the mentions | at most while merging | pairs: precision, recall |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|");
    for size in sizes {
        let own = std::env::current_exe().expect("the bench");
        let status = Command::new(own).args(["one", &size.to_string()]).status().expect("it runs");
        assert!(status.success());
    }
}

fn run(size: usize) {
    let gazetteer = Gazetteer::embedded();
    let (mentions, truth) = mentions(size, &gazetteer);
    let before = memory("VmRSS:");
    let start = Instant::now();
    let merged = merge(mentions, &gazetteer);
    let seconds = start.elapsed().as_secs_f64();
    let peak = memory("VmHWM:");
    let told: usize = merged.ledger.iter().filter(|m| m.verdict != MergeVerdict::Apart).count();
    assert_eq!(told, size, "each mention is in the ledger");
    let pairs = |n: usize| (n * n.saturating_sub(1) / 2) as f64;
    let (mut found, mut right) = (0.0, 0.0);
    for incident in &merged.incidents {
        let mut of_event: HashMap<u32, usize> = HashMap::new();
        incident.members.iter().for_each(|m| *of_event.entry(truth[&m.id]).or_default() += 1);
        found += pairs(incident.members.len());
        right += of_event.values().map(|n| pairs(*n)).sum::<f64>();
    }
    let mut of_event: HashMap<u32, usize> = HashMap::new();
    truth.values().for_each(|event| *of_event.entry(*event).or_default() += 1);
    let wanted: f64 = of_event.values().map(|n| pairs(*n)).sum();
    println!(
        "| {size} | {} | {seconds:.1} s | {:.0} | {:.2} GB | {:.2} GB | {:.3}, {:.3} |",
        merged.incidents.len(),
        size as f64 / seconds,
        before / 1e6,
        peak / 1e6,
        right / found,
        right / wanted,
    );
}

/// A figure of the process in kilobytes; not a number where the system does not tell it.
fn memory(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(f64::NAN)
}

/// An event as it was.
struct Event {
    place: PlaceKey,
    day: Date,
    hour: TimeOfDay,
    sub_event_type: SubEventType,
    weapon: &'static str,
    killed: u32,
    injured: u32,
}

const KINDS: [(SubEventType, &str); 5] = [
    (SubEventType::ShellingArtilleryMissileAttack, "artillery"),
    (SubEventType::ShellingArtilleryMissileAttack, "missile"),
    (SubEventType::AirDroneStrike, "drone"),
    (SubEventType::ArmedClash, "small arms"),
    (SubEventType::RemoteExplosiveLandmineIed, "IED"),
];

/// So many mentions, and the event that each was made of.
fn mentions(size: usize, gazetteer: &Gazetteer) -> (Vec<EventMention>, HashMap<String, u32>) {
    let mut random = Random(17);
    let settlements: Vec<PlaceKey> =
        gazetteer.keys().filter(|key| gazetteer.place(*key).is_settlement()).collect();
    let step = (settlements.len() / SETTLEMENTS).max(1);
    let settlements: Vec<PlaceKey> = settlements.into_iter().step_by(step).collect();
    let mut mentions = Vec::with_capacity(size);
    let mut truth = HashMap::with_capacity(size);
    let mut number = 0;
    while mentions.len() < size {
        let event = event(&settlements, &mut random);
        // Most events are told once or twice, a few by everybody.
        let mut tellings = 1;
        while tellings < 40 && random.below(100) < 62 {
            tellings += 1;
        }
        for _ in 0..tellings.min(size - mentions.len()) {
            let mention = mention(&event, mentions.len(), gazetteer, &mut random);
            truth.insert(mention.id.clone(), number);
            mentions.push(mention);
        }
        number += 1;
    }
    (mentions, truth)
}

fn event(settlements: &[PlaceKey], random: &mut Random) -> Event {
    // The product of two even chances: one settlement in a hundred has a tenth of the events.
    let rank = random.below(settlements.len()) * random.below(1000) / 1000;
    let (sub_event_type, weapon) = KINDS[random.below(KINDS.len())];
    let killed = if random.below(3) == 0 { 0 } else { 1 + random.below(4) * random.below(12) };
    Event {
        place: settlements[rank],
        day: date(2022, 1, 1).checked_add((random.below(DAYS) as i64).days()).expect("a day"),
        hour: [TimeOfDay::Morning, TimeOfDay::Afternoon, TimeOfDay::Night][random.below(3)],
        sub_event_type,
        weapon,
        killed: killed as u32,
        injured: (killed * 2 + random.below(5)) as u32,
    }
}

fn mention(event: &Event, n: usize, gazetteer: &Gazetteer, random: &mut Random) -> EventMention {
    let mut chance = |percent: usize| random.below(100) < percent;
    let of_division = chance(5);
    let parent = gazetteer.ancestors(event.place).first().copied();
    let key = parent.filter(|key| of_division && !gazetteer.place(*key).is_country()).unwrap_or(event.place);
    let place = gazetteer.place(key);
    let (undated, is_rounded, has_hour, has_figures) = (chance(1), chance(15), chance(20), chance(60));
    let copied = chance(40);
    let published = event.day.checked_add((random.below(3) as i64).days()).expect("a day");
    let rounded = |n: u32| if is_rounded && n > 4 { n - n / 5 } else { n };
    let toll = |n: u32| (has_figures && n > 0).then(|| Toll::exactly(rounded(n)));
    let (where_prec, geo_precision) = precision(&place);
    let words = match copied {
        true => format!(
            "A {} attack hit {} and people were hurt, regional officials said in a statement",
            event.weapon, place.name
        ),
        false => format!(
            "Report {n}: {} in {} by word {} of {}",
            event.weapon,
            place.name,
            random.below(1000),
            random.below(1000)
        ),
    };
    let date = match undated {
        true => DateClaim { weekday: Some(event.day.weekday()), stated: true, ..DateClaim::default() },
        false => DateClaim { time_of_day: has_hour.then_some(event.hour), ..DateClaim::on(event.day) },
    };
    EventMention {
        id: format!("evt-{n:016x}"),
        report_id: format!("report-{n}"),
        published: (!undated).then_some(published),
        trigger: Span::new(2, 8),
        sentence: Span::new(0, words.len()),
        sub_event_type: event.sub_event_type,
        type_stated: true,
        site: Some(Site {
            place: key,
            position: place.position,
            uncertainty: place.radius,
            shape: Shape::Circle,
            method: SiteMethod::Gazetteer,
            where_prec,
            geo_precision,
            reported: place.name.to_owned(),
            class_stated: false,
            span: Span::new(10, 10 + place.name.len()),
            confidence: 0.9,
            margin: 2.0,
            decided: false,
            alternatives: Vec::new(),
        }),
        group: None,
        date,
        date_text: None,
        quote: words,
        killed: toll(event.killed),
        injured: toll(event.injured),
        killed_civilians: None,
        others: incident_mapper::model::Others::default(),
        victims: Vec::new(),
        toll_scope: TollScope::Incident,
        civilian_targeting: false,
        weapon: Some(event.weapon.to_owned()),
        target: None,
        attributed_to: None,
        opponent: None,
        attributed_by: Vec::new(),
        denied_by: Vec::new(),
        claims: Vec::new(),
        evidence: Vec::new(),
    }
}
