//! The name index at three million names, beside its peers and what the machine's memory allows.
//!
//! Names are made from the embedded gazetteer's: a place is drawn, its kind, people and number of spellings are taken, and
//! each spelling is written anew by a model of three letters of its script, or taken as it is where real places share it.
//! The seed is fixed. They are written as a gazetteer CSV; its index is built and opened as the program does it, each opening
//! by a process of its own (the file is in the system's memory, as it is right after a run).
//!
//! Words with one or two typing errors are real names with random errors. Every look-up is checked for finding its place.
//! Peers: `HashMap` for the exact spelling, the automaton of `fst` and `symspell` for typing errors, over the same folded
//! spellings; symspell over as many as its memory can bear.
//!
//! `cargo bench --bench gazetteer -- [NAMES] [FOLDER]`; NAMES is 3000000 unless it is given.
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, clippy::unwrap_used)]

#[path = "../src/training/random.rs"]
#[allow(dead_code)]
mod random;

use fst::automaton::Levenshtein;
use fst::{IntoStreamer, Streamer};
use incident_mapper::gazetteer::layout::{ITEM_SIZES, OVERLAY, SECTIONS, header, u32_at};
use incident_mapper::gazetteer::{Gazetteer, edits, key};
use incident_mapper::model::PlaceKey;
use incident_mapper::text::fold::fold;
use random::Random;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use symspell::{SymSpell, UnicodeStringStrategy, Verbosity};

/// Spellings a place, its name included.
const SPELLINGS: f64 = 2.7;

/// Look-ups of one measurement.
const QUERIES: usize = 200_000;

/// The most names that symspell is given: at 40 deletions a name it needs gigabytes.
const SYMSPELL_NAMES: usize = 300_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [what, csv, folder, name] = arguments.as_slice()
        && what == "open"
    {
        return open_once(Path::new(csv), Path::new(folder), name);
    }
    let names: usize = arguments.first().map_or(3_000_000, |n| n.parse().expect("a number of names"));
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = arguments.get(1).map_or(scratch.path().to_owned(), PathBuf::from);
    let csv = folder.join(format!("names-{names}.csv"));
    let embedded = Gazetteer::embedded();
    let mut random = Random(0x5EED);
    if !csv.exists() {
        std::fs::write(&csv, synthesise(&embedded, names, &mut random)).expect("the CSV is written");
    }
    let size = std::fs::metadata(&csv).expect("the CSV").len();
    println!("{names} names in a CSV of {:.0} MB\n", size as f64 / 1e6);

    let start = Instant::now();
    let (built, told) = Gazetteer::with_kept_index(std::slice::from_ref(&csv), &folder);
    assert!(told.is_empty(), "{:?}", &told[..told.len().min(3)]);
    println!("build from the CSV, written to disk   {:>8.1} s", start.elapsed().as_secs_f64());
    let index = newest_index(&folder);
    sections(&index, names);

    let own: Vec<PlaceKey> = built.keys().filter(|k| k.0 & OVERLAY != 0).collect();
    let sample = sample(&built, &own, &mut random);
    println!("\nopen and answer the first look-up, a process each (median of 9)");
    println!("  embedded gazetteer                  {:>8.2} ms", open_median(&[], &sample.names[0]));
    let mapped = open_median(&[&csv, &folder], &sample.names[0]);
    println!("  with {names} names over it        {mapped:>8.2} ms");

    let (kept, _) = Gazetteer::with_kept_index(std::slice::from_ref(&csv), &folder);
    for (what, gazetteer) in [("mapped", &kept), ("in memory", &built)] {
        println!("\nlook-ups, one thread, {what}");
        look_ups(gazetteer, &sample);
    }
    println!("\nlook-ups in the embedded gazetteer alone");
    let keys: Vec<PlaceKey> = embedded.keys().collect();
    look_ups(&embedded, &self::sample(&embedded, &keys, &mut random));

    println!("\npeers, over the same folded spellings");
    drop((built, kept));
    let (with_index, _) = Gazetteer::with_kept_index(std::slice::from_ref(&csv), &folder);
    peers(&with_index, &own, &sample);

    let bytes = std::fs::metadata(&index).expect("the index").len() as usize;
    println!("\nthis machine's memory, over {} MB", bytes / 1_000_000);
    memory(bytes, &mut random);
}

// ---- what is looked up

struct Sample {
    /// Folded spellings and a place of each.
    names: Vec<(String, PlaceKey)>,
    absent: Vec<String>,
    /// Words with one and with two errors.
    one: Vec<(String, PlaceKey)>,
    two: Vec<(String, PlaceKey)>,
    /// Spellings as another romanisation writes them.
    romanised: Vec<(String, PlaceKey)>,
}

fn sample(gazetteer: &Gazetteer, keys: &[PlaceKey], random: &mut Random) -> Sample {
    let mut names: Vec<(String, PlaceKey)> = Vec::new();
    while names.len() < QUERIES {
        let place = keys[random.below(keys.len())];
        let spellings = gazetteer.spellings(place);
        let folded = fold(spellings[random.below(spellings.len())].text);
        if !folded.is_empty() {
            names.push((folded, place));
        }
    }
    let absent = names.iter().map(|(name, _)| format!("{name}qx")).collect();
    let covered = |least: usize| {
        names.iter().filter(move |(name, place)| {
            let class = gazetteer.place(*place);
            let is_hinted = (class.is_settlement() || class.is_division()) && !class.is_country();
            is_hinted && edits::tried(name).is_some_and(|(_, letters)| letters >= least)
        })
    };
    let mut mistyped = |least: usize, errors: usize, most: usize| {
        let mut words = Vec::new();
        for (name, place) in covered(least).take(most) {
            let mut word: Vec<char> = name.chars().collect();
            for _ in 0..errors {
                err(&mut word, random);
            }
            let wrong: String = word.iter().collect();
            let right: Vec<char> = name.chars().collect();
            let distance = edits::errors_between(&right, &word, errors);
            let tried = edits::tried(&wrong).is_some_and(|(_, letters)| letters >= least);
            if tried && distance == Some(errors) && gazetteer.look_up(&wrong).is_empty() {
                words.push((wrong, *place));
            }
        }
        words
    };
    let one = mistyped(edits::MIN_LETTERS, 1, QUERIES);
    let two = mistyped(edits::MIN_LETTERS_FOR_TWO, 2, QUERIES / 50);
    let romanised = covered(key::MIN_LETTERS)
        .filter_map(|(name, place)| {
            let romanised = name.replace('k', "q").replace("sh", "s").replace('y', "i");
            let key = key::transliteration_key(name)?;
            (key::transliteration_key(&romanised)? == key).then_some((romanised, *place))
        })
        .filter(|(name, _)| gazetteer.look_up(name).is_empty())
        .take(QUERIES / 10)
        .collect();
    Sample { names, absent, one, two, romanised }
}

/// Puts one typing error into a word.
fn err(word: &mut Vec<char>, random: &mut Random) {
    let at = random.below(word.len());
    let letter = word[random.below(word.len())];
    match random.below(4) {
        0 => drop(word.remove(at)),
        1 => word.insert(at, letter),
        2 => word[at] = letter,
        _ if at > 0 => word.swap(at - 1, at),
        _ => word.insert(0, letter),
    }
}

fn look_ups(gazetteer: &Gazetteer, sample: &Sample) {
    rate("exact, present", &sample.names, |(name, _)| {
        gazetteer.look_up_iter(name).next().map_or(0, |m| m.place.0 as usize)
    });
    rate("exact, absent", &sample.absent, |name| gazetteer.look_up_iter(name).count());
    rate("exact, with the place's cells", &sample.names, |(name, _)| {
        gazetteer.look_up_iter(name).next().map_or(0, |m| gazetteer.place(m.place).name.len())
    });
    rate("words of the longest name", &sample.names, |(name, _)| {
        gazetteer.beginning(name.split(' ').next().unwrap_or(name)).longest as usize
    });
    rate("transliteration key, verified", &sample.romanised, |(name, _)| {
        gazetteer.look_up_transliterated(name).len()
    });
    found("  of them find their place", &sample.romanised, |name| {
        gazetteer.look_up_transliterated(name).into_iter().map(|m| m.place).collect()
    });
    rate("one typing error", &sample.one, |(word, _)| gazetteer.look_up_within(word, 1).len());
    found("  of them find their place", &sample.one, |word| {
        gazetteer.look_up_within(word, 1).into_iter().map(|m| m.found.place).collect()
    });
    rate("one typing error, nothing found", &sample.absent, |word| gazetteer.look_up_within(word, 1).len());
    rate("two typing errors", &sample.two, |(word, _)| gazetteer.look_up_within(word, 2).len());
    found("  of them find their place", &sample.two, |word| {
        gazetteer.look_up_within(word, 2).into_iter().map(|m| m.found.place).collect()
    });
}

/// Prints the best rate of five runs over `list`.
fn rate<T>(what: &str, list: &[T], mut look_up: impl FnMut(&T) -> usize) {
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        let sum: usize = list.iter().map(|item| look_up(black_box(item))).fold(0, usize::wrapping_add);
        black_box(sum);
        best = best.min(start.elapsed());
    }
    let each = best.as_secs_f64() / list.len().max(1) as f64;
    println!("  {what:<34}{:>12.0} /s {:>9.0} ns", 1.0 / each, each * 1e9);
}

fn found(what: &str, list: &[(String, PlaceKey)], look_up: impl Fn(&str) -> Vec<PlaceKey>) {
    let good = list.iter().filter(|(word, place)| look_up(word).contains(place)).count();
    println!("  {what:<34}{good:>12} of {}", list.len());
}

// ---- size

fn newest_index(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("the folder").map(|e| e.expect("an entry").path());
    let indexes = files.filter(|p| p.extension().is_some_and(|e| e == "index"));
    indexes.max_by_key(|p| p.metadata().and_then(|m| m.modified()).expect("a time")).expect("an index")
}

fn sections(index: &Path, names: usize) {
    const TITLES: [&str; SECTIONS] = [
        "places",
        "text",
        "kinds",
        "languages",
        "credits",
        "sources",
        "names",
        "lists",
        "keys",
        "sieve",
        "neighbours",
        "letters",
        "over",
        "hidden",
        "notes",
    ];
    let bytes = std::fs::read(index).expect("the index");
    let each = |size: usize| size as f64 / names as f64;
    println!("\nbytes a name");
    let mut sieve = 0;
    for (number, (title, item)) in TITLES.iter().zip(ITEM_SIZES).enumerate() {
        let size = u32_at(&bytes, header::SECTIONS + number * 8 + 4) as usize * item;
        if each(size) >= 0.005 {
            println!("  {title:<34}{size:>12} {:>9.2}", each(size));
        }
        if *title == "sieve" {
            sieve = size;
        }
    }
    let rest = bytes.len() - sieve;
    println!("  {:<34}{rest:>12} {:>9.2}", "the file without the sieve", each(rest));
    println!("  {:<34}{:>12} {:>9.2}", "the file", bytes.len(), each(bytes.len()));
}

// ---- opening

/// Opens the gazetteer and looks one name up; prints the nanoseconds that it took.
fn open_once(csv: &Path, folder: &Path, name: &str) {
    let start = Instant::now();
    let (gazetteer, _) = match csv.as_os_str().is_empty() {
        true => (Gazetteer::embedded(), Vec::new()),
        false => Gazetteer::with_kept_index(&[csv.to_owned()], folder),
    };
    let found = gazetteer.look_up(name).len();
    println!("{} {found}", start.elapsed().as_nanos());
}

fn open_median(paths: &[&PathBuf], (name, _): &(String, PlaceKey)) -> f64 {
    let text = |at: usize| paths.get(at).map_or("".as_ref(), |p| p.as_os_str());
    let mut times: Vec<u64> = (0..9)
        .map(|_| {
            let mut command = Command::new(std::env::current_exe().expect("this program"));
            let output = command.arg("open").arg(text(0)).arg(text(1)).arg(name).output().expect("it runs");
            let output = String::from_utf8(output.stdout).expect("it prints text");
            let (time, found) = output.trim().split_once(' ').expect("a time and a number");
            assert!(paths.is_empty() || found != "0", "the name is found");
            time.parse().expect("nanoseconds")
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2] as f64 / 1e6
}

// ---- peers

fn peers(gazetteer: &Gazetteer, keys: &[PlaceKey], sample: &Sample) {
    let mut map: HashMap<String, Vec<u32>> = HashMap::new();
    let mut typed: BTreeMap<String, u64> = BTreeMap::new();
    for key in keys {
        for spelling in gazetteer.spellings(*key) {
            let folded = fold(spelling.text);
            if edits::tried(&folded).is_some() {
                typed.insert(folded.clone(), key.0.into());
            }
            map.entry(folded).or_default().push(key.0);
        }
    }
    rate("HashMap, present", &sample.names, |(name, _)| map.get(name).map_or(0, |list| list[0] as usize));
    rate("HashMap, absent", &sample.absent, |name| usize::from(map.contains_key(name)));
    drop(map);
    let start = Instant::now();
    let fst = fst::Map::from_iter(typed.iter().map(|(name, place)| (name, *place))).expect("sorted keys");
    println!(
        "  fst: {} spellings, {:.1} bytes each, built in {:.1} s",
        fst.len(),
        fst.as_fst().size() as f64 / fst.len() as f64,
        start.elapsed().as_secs_f64()
    );
    for (errors, words) in [(1, &sample.one), (2, &sample.two)] {
        let words = &words[..words.len().min(2000 / errors as usize)];
        rate(&format!("fst automaton, {errors} errors"), words, |(word, _)| {
            // For two errors in a long word the crate gives up: its automaton would have too many states.
            let Ok(automaton) = Levenshtein::new(word, errors) else { return 0 };
            let mut stream = fst.search(automaton).into_stream();
            let mut count = 0;
            while stream.next().is_some() {
                count += 1;
            }
            count
        });
    }
    drop(fst);
    let start = Instant::now();
    let mut symspell: SymSpell<UnicodeStringStrategy> = SymSpell::default();
    let every = typed.len().div_ceil(SYMSPELL_NAMES).max(1);
    let some: HashSet<&String> = typed.keys().step_by(every).collect();
    for name in &some {
        symspell.load_dictionary_line(&format!("{name}\t1"), 0, 1, "\t");
    }
    println!("  symspell: {} spellings, built in {:.1} s", some.len(), start.elapsed().as_secs_f64());
    for (errors, words) in [(1, &sample.one), (2, &sample.two)] {
        let words = &words[..words.len().min(20_000)];
        rate(&format!("symspell, {errors} errors"), words, |(word, _)| {
            symspell.lookup(word, Verbosity::All, errors).len()
        });
    }
}

/// How long one reading from memory takes: each after the one before, and many at a time.
fn memory(bytes: usize, random: &mut Random) {
    // One cycle through all cells (Sattolo's algorithm), so that each reading says where the next is.
    let mut next: Vec<u64> = (0..(bytes / 8) as u64).collect();
    for at in (1..next.len()).rev() {
        next.swap(at, random.below(at));
    }
    let reads = 2_000_000;
    let list: Vec<usize> = (0..reads).map(|_| random.below(next.len())).collect();
    let mut at = 0;
    rate("readings, one after the other", &list, |_| {
        at = next[at] as usize;
        at
    });
    rate("readings, independent", &list, |at| next[*at] as usize);
    let start = Instant::now();
    black_box(next.iter().fold(0u64, |sum, n| sum.wrapping_add(*n)));
    let rate = bytes as f64 / start.elapsed().as_secs_f64() / 1e9;
    println!("  {:<34}{rate:>12.1} GB/s", "in order");
}

// ---- making names

/// How letters follow each other in the names of one script: for two letters those that came after them, as often as they
/// did; `\n` begins and ends a name.
#[derive(Default)]
struct Model(HashMap<[char; 2], Vec<char>>);

impl Model {
    fn learn(&mut self, name: &str) {
        let mut last = ['\n'; 2];
        for c in name.chars().chain(['\n']) {
            self.0.entry(last).or_default().push(c);
            last = [last[1], c];
        }
    }

    fn name(&self, random: &mut Random) -> String {
        let mut name = String::new();
        let mut last = ['\n'; 2];
        while let Some(next) = self.0.get(&last) {
            match next[random.below(next.len())] {
                // Shorter ones would all be the same few.
                '\n' if name.chars().count() < 3 => return self.name(random),
                '\n' => break,
                c if name.len() > 60 && c == ' ' => break,
                c => name.push(c),
            }
            let mut letters = name.chars().rev();
            let c = letters.next().unwrap_or('\n');
            last = [letters.next().unwrap_or('\n'), c];
        }
        name
    }
}

/// The block of a name's first letter, which stands for its script.
fn script(name: &str) -> u32 {
    match name.chars().find(|c| c.is_alphabetic()).unwrap_or('a') as u32 {
        0..0x250 | 0x1E00..0x1F00 => 0,
        letter @ 0x250..0x1000 => 1 + letter / 0x100,
        0x1000.. => 0x100,
    }
}

/// A gazetteer CSV of about this many names.
fn synthesise(embedded: &Gazetteer, names: usize, random: &mut Random) -> String {
    let keys: Vec<PlaceKey> = embedded.keys().collect();
    let mut models: HashMap<u32, Model> = HashMap::new();
    let (mut count, mut shared) = (0usize, HashMap::new());
    for key in &keys {
        for spelling in embedded.spellings(*key) {
            count += 1;
            models.entry(script(spelling.text)).or_default().learn(spelling.text);
            *shared.entry(fold(spelling.text)).or_insert(0u32) += 1;
        }
    }
    // The embedded places have fewer spellings each than a full gazetteer; the rest is added one at a time.
    let more = SPELLINGS - count as f64 / keys.len() as f64;
    let mut csv = String::from(
        "id,name,feature_class,feature_code,country,admin1,longitude,latitude,radius_m,population,names,parent_id\n",
    );
    let (mut written, mut number) = (0, 20_000_000);
    while written < names {
        let place = embedded.place(keys[random.below(keys.len())]);
        let mut templates = embedded.spellings(place.key);
        if (random.below(1000) as f64) < more * 1000.0 {
            templates.push(templates[0]);
        }
        let spellings: Vec<String> = templates
            .iter()
            .map(|s| match shared.get(&fold(s.text)) {
                Some(2..) => s.text.to_owned(),
                _ => models[&script(s.text)].name(random),
            })
            .collect();
        written += spellings.len();
        number += 1 + random.below(5);
        let parent = place.parent.map_or("", |parent| embedded.place(parent).id);
        let degrees = |at: f64, limit: f64| (at + random_step(number)).clamp(-limit, limit);
        let quoted = |cell: &str| cell.replace('"', "");
        let _ = writeln!(
            csv,
            "gn:{number},\"{}\",{},{},{},\"{}\",{:.5},{:.5},{:.0},{},\"{}\",{parent}",
            quoted(&spellings[0]),
            place.feature_class.letter(),
            place.feature_code,
            place.country,
            quoted(place.admin1),
            degrees(place.position.lng(), 179.9),
            degrees(place.position.lat(), 89.9),
            place.radius.0,
            place.population,
            quoted(&spellings[1..].join(" | ")),
        );
    }
    csv
}

/// A shift of a position, so that places do not coincide.
fn random_step(number: usize) -> f64 {
    (number % 997) as f64 / 997.0 - 0.5
}
