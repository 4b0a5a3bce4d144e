//! How well the tiers find spellings that no row declares, and how often they find another place.
//!
//!     cargo bench --bench spelling
//!
//! prints two tables in Markdown, which DESIGN.md shows: the places of `gazetteer/caucasus.csv`, and 5,000 of the world.
//! Nothing is timed. `tests/common/hiding.rs` says what is asked.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../tests/common/hiding.rs"]
mod hiding;

use hiding::{Answer, Class, Hidden, Sums, TIERS, hide};
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::PlaceKey;
use std::path::Path;

/// How many places of the world are asked for.
const WORLD: usize = 5000;
/// Groups of fewer spellings are summed up in no row of their own.
const LEAST: usize = 40;
/// How many examples of each kind are shown.
const EXAMPLES: usize = 12;

fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer/caucasus.csv");
    let bytes = std::fs::read(path).unwrap();
    let (caucasus, _) = Gazetteer::from_csv(&[("caucasus.csv", &bytes)]);
    let hidden: Vec<Hidden> = caucasus.keys().flat_map(|place| hide(&caucasus, place)).collect();
    report("The places of `gazetteer/caucasus.csv`, among themselves", &hidden);
    let embedded = Gazetteer::embedded();
    let hidden: Vec<Hidden> =
        chosen(&embedded, &caucasus).into_iter().flat_map(|place| hide(&embedded, place)).collect();
    report("5,000 other places, in the whole embedded gazetteer", &hidden);
}

/// Places with declared spellings that are not of the Caucasus, in an order that only the ids decide.
fn chosen(gazetteer: &Gazetteer, caucasus: &Gazetteer) -> Vec<PlaceKey> {
    let with_spellings = gazetteer.keys().filter(|key| {
        gazetteer.spellings(*key).len() > 1 && caucasus.by_id(gazetteer.place(*key).id).is_none()
    });
    let mut places: Vec<(u64, PlaceKey)> =
        with_spellings.map(|key| (scattered(gazetteer.place(key).id), key)).collect();
    places.sort_unstable();
    places.into_iter().take(WORLD).map(|(_, key)| key).collect()
}

/// FNV-1a: scatters ids evenly and always in the same way.
fn scattered(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn report(title: &str, hidden: &[Hidden]) {
    println!("\n## {title}\n");
    println!("{} spellings hidden, one at a time.\n", hidden.len());
    print!("| spellings | asked | shared |");
    TIERS.iter().for_each(|tier| print!(" {tier} |"));
    println!(" recall | precision |");
    println!("|---|--:|--:|{}--:|--:|", "--:|".repeat(TIERS.len()));
    for class in [Class::Respelling, Class::DifferentName, Class::Unknown] {
        let of_class = || hidden.iter().filter(|one| one.class == class);
        let mut scripts: Vec<&str> = of_class().map(|one| one.script).collect();
        scripts.sort_unstable();
        scripts.dedup();
        row(&format!("**{}**", name(class)), Sums::of(of_class()));
        for script in scripts {
            let of_script = || of_class().filter(|one| one.script == script);
            row(script, Sums::of(of_script()));
            let mut tags: Vec<&str> = of_script().map(|one| one.language.as_str()).collect();
            tags.sort_unstable();
            tags.dedup();
            for tag in tags.into_iter().filter(|tag| !tag.is_empty()) {
                row(&format!("{script}, `{tag}`"), Sums::of(of_script().filter(|one| one.language == tag)));
            }
        }
    }
    for class in [Class::Respelling, Class::DifferentName] {
        let nothing = |one: &&Hidden| one.class == class && one.answer == Answer::Nothing;
        examples(&format!("{}, not found", name(class)), hidden.iter().filter(nothing));
    }
    let wrong = |one: &&Hidden| matches!(one.answer, Answer::False { .. });
    examples("another place found", hidden.iter().filter(wrong));
}

fn name(class: Class) -> &'static str {
    match class {
        Class::Respelling => "respellings",
        Class::DifferentName => "different names",
        Class::Unknown => "scripts that are not romanised",
    }
}

fn row(name: &str, sums: Sums) {
    if sums.asked < LEAST {
        return;
    }
    print!("| {name} | {} | {} |", sums.asked, sums.shared);
    for (found, wrong) in sums.found.iter().zip(sums.wrong) {
        match (*found, wrong) {
            (0, 0) => print!(" |"),
            (found, 0) => print!(" {found} |"),
            (found, wrong) => print!(" {found} (−{wrong}) |"),
        }
    }
    println!(" {:.3} | {:.3} |", sums.recall(), sums.precision());
}

fn examples<'a>(title: &str, hidden: impl Iterator<Item = &'a Hidden>) {
    let mut hidden: Vec<&Hidden> = hidden.collect();
    hidden.sort_by_key(|one| scattered(&one.spelling));
    let shown: Vec<String> =
        hidden.iter().take(EXAMPLES).map(|one| format!("{} ({})", one.spelling, one.name)).collect();
    println!("\n{title}: {}", shown.join(", "));
}
