//! Places to the bytes that [`super::layout`] describes.
//!
//! Spellings are sorted by their hashes rather than gathered in a map, so that millions of them take seconds and few
//! allocations. The build script compiles this file too: the embedded rows and the user's go through the same code.

use crate::gazetteer::edits::tried;
use crate::gazetteer::key::transliteration_key;
use crate::gazetteer::layout::{
    DEMONYM_SPELLING, HEADER_SIZE, ITEM_SIZES, KIND_SHIFT, LINE, MAGIC, NONE, OVERLAY, SECTIONS,
    TAGGED_SPELLING, hash, header, hint, name,
};
use crate::gazetteer::letters::Letters;
use crate::gazetteer::lines::{Hints, Names, Unlucky};
use crate::gazetteer::merge::Entry;
use crate::gazetteer::neighbours::Gathered;
use crate::gazetteer::sieve::sieve;
use crate::gazetteer::skeleton::skeleton;
use crate::model::{FeatureClass, PlaceStatus};
use crate::text::fold::fold_into;
use std::collections::{BTreeSet, HashMap};

/// A file that rows came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The file name.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// The number of its rows.
    pub rows: usize,
}

/// The gazetteer that the places are laid over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beneath {
    /// How many places it has.
    pub places: usize,
    /// The files of it that do not count, a bit each.
    pub replaced: u8,
    /// For each of its places that one of these hides its number and that one's, sorted.
    pub over: Vec<(u32, u32)>,
}

/// What is compiled.
pub struct Input<'a> {
    /// The places, sorted by id without doubles.
    pub entries: &'a [Entry],
    /// Bits of their keys besides their numbers.
    pub own: u32,
    /// The keys of parents that are not among them; a parent that neither has is none.
    pub outside: &'a dyn Fn(&str) -> Option<u32>,
    /// The gazetteer beneath.
    pub beneath: Beneath,
    /// The files that the whole is made of.
    pub sources: &'a [SourceFile],
    /// What is kept with them: see [`super::layout::Section::Notes`].
    pub notes: &'a [u8],
}

/// Why rows cannot be compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompileError {
    /// More places, kinds of places or text than the layout's numbers hold.
    TooLarge,
    /// Spellings made to have the hashes of others.
    Hashes,
}

impl std::fmt::Display for CompileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLarge => {
                "the gazetteer is too large: 500 million places, 4 million combinations of code, country and \
                 division, 4 GB of names"
            }
            Self::Hashes => "the gazetteer has spellings that were made to be mistaken for each other",
        })
    }
}

impl std::error::Error for CompileError {}

/// How many seeds are tried. One is unlucky with a chance of 1 in 10^4 at twelve million names.
const SEEDS: u64 = 8;

/// The bytes of a compiled gazetteer. The same input gives the same bytes.
///
/// # Errors
/// More than the layout holds, or spellings that were made to meet whatever the seed.
pub fn compile(input: &Input<'_>) -> Result<Vec<u8>, CompileError> {
    let entries = input.entries;
    if entries.len() >= OVERLAY as usize {
        return Err(CompileError::TooLarge);
    }
    for seed in 0..SEEDS {
        let spellings = Spellings::of(entries, seed)?;
        let (groups, places) = both(|| Groups::of(entries, &spellings), || places(input));
        let places = places?;
        if let Ok(tables) = groups.and_then(|groups| tables(groups, entries.len(), seed)) {
            return assemble(input, places, tables, seed);
        }
    }
    Err(CompileError::Hashes)
}

/// What two functions give, worked out at the same time.
fn both<A: Send, B>(first: impl FnOnce() -> A + Send, second: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        (first.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), second)
    })
}

/// The sections that do not depend on the seed.
struct Places {
    records: Vec<u8>,
    text: Vec<u8>,
    kinds: Vec<u8>,
    languages: Vec<u8>,
    credits: Vec<u8>,
    sources: Vec<u8>,
}

fn places(input: &Input<'_>) -> Result<Places, CompileError> {
    let entries = input.entries;
    let (mut records, mut text) = (Vec::with_capacity(entries.len() * 20), Vec::new());
    let mut kinds = Numbers::default();
    let mut languages = Numbers::default();
    languages.of("");
    let mut credits = Numbers::default();
    credits.of(("", ""));
    let mut parents: HashMap<&str, u32> = HashMap::from([("", NONE)]);
    for entry in entries {
        for degrees in [entry.longitude, entry.latitude] {
            records.extend(((degrees * 1e7).round() as i32).to_le_bytes());
        }
        put(&mut records, position(&text)?);
        let parent = *parents.entry(&entry.parent_id).or_insert_with_key(|id| {
            match entries.binary_search_by(|e| e.id.as_str().cmp(id)) {
                Ok(at) => input.own | at as u32,
                Err(_) => (input.outside)(id).unwrap_or(NONE),
            }
        });
        put(&mut records, parent);
        let kind = kinds.of((
            entry.feature_class,
            entry.feature_code.as_str(),
            entry.country.as_str(),
            entry.admin1.as_str(),
        ));
        if kind >= 1 << (u32::BITS - KIND_SHIFT) {
            return Err(CompileError::TooLarge);
        }
        let status = match entry.status {
            PlaceStatus::Plain => 0,
            PlaceStatus::Contested => 1,
            PlaceStatus::Never => 2,
        };
        put(&mut records, kind << KIND_SHIFT | status << 8 | u32::from(entry.files));
        put_string(&mut text, &entry.id);
        put_number(&mut text, entry.population);
        put_number(&mut text, radius_number(entry.radius_m as f32));
        put_number(&mut text, credits.of((entry.source.as_str(), entry.license.as_str())).into());
        put_string(&mut text, &entry.name);
        for (list, demonym) in [(&entry.names, 0), (&entry.demonyms, DEMONYM_SPELLING)] {
            for spelling in list {
                let language = languages.of(spelling.language.as_str());
                let tagged = if language == 0 { 0 } else { TAGGED_SPELLING };
                put_number(&mut text, (spelling.text.len() as u64) << 2 | demonym | tagged);
                if language != 0 {
                    put_number(&mut text, language.into());
                }
                text.extend(spelling.text.as_bytes());
            }
        }
    }
    // Where the text of the last place ends.
    for cell in [0, 0, position(&text)?, 0, 0] {
        put(&mut records, cell);
    }
    let (mut kind_places, mut language_places) = (Vec::new(), Vec::new());
    let (mut credit_places, mut sources) = (Vec::new(), Vec::new());
    for (class, code, country, admin1) in kinds.list {
        put(&mut kind_places, position(&text)?);
        text.push(class.letter() as u8);
        for cell in [code, country, admin1] {
            put_string(&mut text, cell);
        }
    }
    for tag in languages.list {
        put(&mut language_places, position(&text)?);
        put_string(&mut text, tag);
    }
    for (source, license) in credits.list {
        put(&mut credit_places, position(&text)?);
        put_string(&mut text, source);
        put_string(&mut text, license);
    }
    for source in input.sources {
        for cell in [&source.name, &source.sha256] {
            put(&mut sources, position(&text)?);
            put_string(&mut text, cell);
        }
        put(&mut sources, source.rows as u32);
    }
    position(&text)?;
    Ok(Places {
        records,
        text,
        kinds: kind_places,
        languages: language_places,
        credits: credit_places,
        sources,
    })
}

/// Things numbered as they come.
struct Numbers<T> {
    list: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { list: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Copy + Eq + std::hash::Hash> Numbers<T> {
    fn of(&mut self, thing: T) -> u32 {
        *self.numbers.entry(thing).or_insert_with(|| {
            self.list.push(thing);
            (self.list.len() - 1) as u32
        })
    }
}

/// A radius as a number: whole metres shifted by one, else the bits of the `f32` shifted by one and the last bit.
fn radius_number(metres: f32) -> u64 {
    let whole = metres as u32;
    if whole as f32 == metres { u64::from(whole) << 1 } else { u64::from(metres.to_bits()) << 1 | 1 }
}

/// Every folded spelling, and the places that have it.
struct Spellings {
    folded: String,
    /// Sorted by their hashes.
    list: Vec<Spelling>,
}

/// A folded spelling of a place, or the first words of one.
struct Spelling {
    hash: u64,
    start: u32,
    length: u32,
    /// The place, as in a list of postings; [`NONE`] for first words, which are no spelling here.
    posting: u32,
    /// How many words the spelling has that begins with these.
    words: u32,
}

impl Spellings {
    fn of(entries: &[Entry], seed: u64) -> Result<Self, CompileError> {
        let (first, second) = entries.split_at(entries.len() / 2);
        let half = first.len() as u32;
        let (second, first) = both(|| Self::of_some(second, half, seed), || Self::of_some(first, 0, seed));
        let (mut all, mut second) = (first?, second?);
        let shift = all.folded.len() as u32;
        all.folded.push_str(&second.folded);
        u32::try_from(all.folded.len()).map_err(|_| CompileError::TooLarge)?;
        second.list.iter_mut().for_each(|spelling| spelling.start += shift);
        all.list.append(&mut second.list);
        // Two sorted halves, which this puts together.
        all.list.sort_by_key(|spelling| spelling.hash);
        Ok(all)
    }

    /// Those of the places from number `from` on.
    fn of_some(entries: &[Entry], from: u32, seed: u64) -> Result<Self, CompileError> {
        // Three spellings of eight letters are usual.
        let (list, folded) =
            (Vec::with_capacity(entries.len() * 4), String::with_capacity(entries.len() * 32));
        let mut all = Self { folded, list };
        for (number, entry) in (from..).zip(entries) {
            if entry.status == PlaceStatus::Never {
                continue;
            }
            let has_hints = has_hints(entry.feature_class, &entry.feature_code);
            let hinted = number << name::POSTING_SHIFT | if has_hints { name::HINTED } else { 0 };
            let demonym = number << name::POSTING_SHIFT | name::DEMONYM;
            all.add(&entry.name, hinted | name::NAME, seed)?;
            entry.names.iter().try_for_each(|n| all.add(&n.text, hinted | name::ALTERNATE, seed))?;
            entry.demonyms.iter().try_for_each(|n| all.add(&n.text, demonym, seed))?;
        }
        all.list.sort_unstable_by_key(|spelling| spelling.hash);
        Ok(all)
    }

    fn add(&mut self, spelling: &str, posting: u32, seed: u64) -> Result<(), CompileError> {
        let start = u32::try_from(self.folded.len()).map_err(|_| CompileError::TooLarge)?;
        fold_into(spelling, &mut self.folded);
        let folded = self.folded.get(start as usize..).unwrap_or_default();
        let of = |folded: &str, posting, words| {
            let hash = hash(seed, folded.as_bytes());
            Spelling { hash, start, length: folded.len() as u32, posting, words }
        };
        if !folded.is_empty() {
            let words = 1 + folded.matches(' ').count() as u32;
            let beginnings = folded.match_indices(' ').map(|(end, _)| folded.get(..end).unwrap_or_default());
            self.list.extend(beginnings.map(|first| of(first, NONE, words)));
            self.list.push(of(folded, posting, words));
        }
        Ok(())
    }

    fn text(&self, spelling: &Spelling) -> &str {
        self.folded.get(spelling.start as usize..(spelling.start + spelling.length) as usize).unwrap_or("")
    }
}

/// Spellings, equal ones together, and the lists of those that stand for several places or none.
struct Groups<'a> {
    list: Vec<Group<'a>>,
    lists: Vec<u32>,
}

/// All equal spellings together.
struct Group<'a> {
    hash: u64,
    text: &'a str,
    state: u32,
    number: u32,
    words: u32,
    /// The best place that a transliteration or a typing error may find by this spelling.
    hinted: Option<u32>,
}

impl<'a> Groups<'a> {
    fn of(entries: &[Entry], spellings: &'a Spellings) -> Result<Self, Unlucky> {
        let mut groups = Self { list: Vec::with_capacity(spellings.list.len()), lists: vec![0] };
        for equal in spellings.list.chunk_by(|a, b| a.hash == b.hash) {
            groups.add(entries, spellings, equal)?;
        }
        Ok(groups)
    }

    /// Adds what equal hashes stand for, and its list of postings where there are several: best first, by name before
    /// alternate before demonym, then by population, then by id; each place once.
    fn add(
        &mut self,
        entries: &[Entry],
        spellings: &'a Spellings,
        equal: &[Spelling],
    ) -> Result<(), Unlucky> {
        let Some((first, others)) = equal.split_first() else { return Ok(()) };
        let text = spellings.text(first);
        if others.iter().any(|other| spellings.text(other) != text) {
            return Err(Unlucky);
        }
        let words = equal.iter().map(|s| s.words).max().unwrap_or_default();
        let place = |p: u32| p >> name::POSTING_SHIFT;
        let state = |p: u32| p & 3;
        let mut postings: Vec<u32> = equal.iter().map(|s| s.posting).filter(|p| *p != NONE).collect();
        if postings.len() > 1 {
            // The stronger posting of a place comes first and stays.
            postings.sort_unstable_by_key(|p| (place(*p), state(*p)));
            postings.dedup_by_key(|p| place(*p));
            let population = |p: u32| entries.get(place(p) as usize).map_or(0, |e| e.population);
            postings.sort_unstable_by_key(|p| (state(*p), std::cmp::Reverse(population(*p)), *p));
        }
        let hinted = postings.iter().copied().find(|p| p & name::HINTED != 0).map(place);
        let (state, number) = match postings.as_slice() {
            [one] => (state(*one), place(*one)),
            [] => (name::LIST, 0),
            _ => {
                let start = self.lists.len() as u32;
                self.lists.push(postings.len() as u32);
                self.lists.extend(postings);
                (name::LIST, start)
            }
        };
        self.list.push(Group { hash: first.hash, text, state, number, words, hinted });
        Ok(())
    }

    /// The spellings that transliterations and typing errors are looked for in, and the best place of each.
    fn hinted(&self) -> impl Iterator<Item = (&'a str, u32)> {
        self.list.iter().filter_map(|group| Some((group.text, group.hinted?)))
    }
}

/// The sections that depend on the seed.
struct Tables {
    bits: u32,
    words: u32,
    names: Vec<u8>,
    lists: Vec<u8>,
    keys: Vec<u8>,
    sieve: Vec<u8>,
    neighbours: Vec<u8>,
    letters: Vec<u8>,
}

fn tables(groups: Groups<'_>, places: usize, seed: u64) -> Result<Tables, Unlucky> {
    let bits = usize::BITS - places.max(groups.lists.len()).leading_zeros();
    let names_and_sieve = || (name_lines(&groups, bits), tried_spellings(&groups, seed));
    let ((names, tried), keys) = both(names_and_sieve, || key_lines(&groups, bits, seed));
    let (names, keys, (sieve, neighbours, letters)) = (names?, keys?, tried);
    let words = groups.list.iter().map(|group| group.words).max().unwrap_or_default();
    Ok(Tables { bits, words, names, lists: numbers(groups.lists), keys, sieve, neighbours, letters })
}

/// The lines of the spellings.
fn name_lines(groups: &Groups<'_>, bits: u32) -> Result<Vec<u8>, Unlucky> {
    let mut lines = Names::new(groups.list.len(), bits + name::STATE_BITS + name::WORD_BITS);
    for group in &groups.list {
        let number = u64::from(group.number) << (name::STATE_BITS + name::WORD_BITS);
        let words = group.words.min(name::MAX_WORDS);
        lines.put(group.hash, number | u64::from(group.state << name::WORD_BITS | words))?;
    }
    Ok(lines.into_bytes())
}

/// Whether places of a kind are found by transliteration and in spite of typing errors.
///
/// Settlements, divisions and areas only; and countries never: press names of these are declared, and ordinary words meet
/// them too easily.
pub fn has_hints(class: FeatureClass, code: &str) -> bool {
    match class {
        FeatureClass::Administrative => !code.starts_with("PCL"),
        FeatureClass::Populated | FeatureClass::Area => true,
        _ => false,
    }
}

/// A skeleton that more spellings share is not listed: it says too little, and to read them all would take long.
const MOST_ALIKE: usize = 500;

/// A hash of a key, and a place that has it.
type Keyed = (u64, u32);

/// The lines of the transliteration keys and the skeletons.
fn key_lines(groups: &Groups<'_>, bits: u32, seed: u64) -> Result<Vec<u8>, Unlucky> {
    let (keys, mut skeletons) =
        both(|| keyed(groups, seed, transliteration_key), || keyed(groups, seed, skeleton));
    skeletons.dedup();
    let alike = |a: &Keyed, b: &Keyed| a.0 == b.0;
    let skeletons: Vec<&[Keyed]> = skeletons.chunk_by(alike).filter(|all| all.len() <= MOST_ALIKE).collect();
    let count = keys.len() + skeletons.iter().map(|all| all.len()).sum::<usize>();
    let mut lines = Hints::new(count, bits);
    for all in keys.chunk_by(alike).chain(skeletons) {
        for (n, (hash, place)) in all.iter().enumerate() {
            lines.put(hint::nth(*hash, n), *place)?;
        }
    }
    Ok(lines.into_bytes())
}

/// The spellings that have a key, sorted by its hash.
fn keyed(groups: &Groups<'_>, seed: u64, key: fn(&str) -> Option<String>) -> Vec<Keyed> {
    let mut keyed = Vec::with_capacity(groups.list.len());
    let hashed = |(text, place): (&str, u32)| Some((hash(seed, key(text)?.as_bytes()), place));
    keyed.extend(groups.hinted().filter_map(hashed));
    keyed.sort_unstable();
    keyed
}

/// Of the spellings that typing errors are looked for in: their sieve, which letters stand between others, and all letters.
fn tried_spellings(groups: &Groups<'_>, seed: u64) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let (mut hashes, mut all) = (Vec::with_capacity(groups.list.len()), BTreeSet::new());
    let mut neighbours = Gathered::new(groups.list.len());
    let (mut spelling, mut letters) = (Letters::new(seed), Vec::new());
    for (text, _) in groups.hinted().filter(|(text, _)| tried(text).is_some()) {
        letters.clear();
        letters.extend(text.chars());
        all.extend(letters.iter().filter(|c| !c.is_ascii()));
        neighbours.add(&letters);
        spelling.set(letters.iter().copied());
        hashes.push(spelling.whole());
    }
    let all = (' '..='z').filter(|c| *c == ' ' || c.is_ascii_lowercase()).chain(all);
    (sieve(&hashes), neighbours.into_bytes(), numbers(all.map(u32::from).collect()))
}

fn assemble(input: &Input<'_>, places: Places, tables: Tables, seed: u64) -> Result<Vec<u8>, CompileError> {
    let Beneath { places: beneath, replaced, over } = &input.beneath;
    let mut hidden = vec![0u8; beneath.div_ceil(8)];
    for (number, _) in over {
        if let Some(byte) = hidden.get_mut((number / 8) as usize) {
            *byte |= 1 << (number % 8);
        }
    }
    let over = numbers(over.iter().flat_map(|(a, b)| [*a, *b]).collect());
    // In the order of `Section`.
    let sections: [&[u8]; SECTIONS] = [
        &places.records,
        &places.text,
        &places.kinds,
        &places.languages,
        &places.credits,
        &places.sources,
        &tables.names,
        &tables.lists,
        &tables.keys,
        &tables.sieve,
        &tables.neighbours,
        &tables.letters,
        &over,
        &hidden,
        input.notes,
    ];
    let total = sections.iter().fold(HEADER_SIZE, |sum, bytes| sum + bytes.len().next_multiple_of(LINE));
    let mut all = Vec::with_capacity(total);
    all.extend(MAGIC);
    all.extend((total as u64).to_le_bytes());
    all.extend(seed.to_le_bytes());
    all.extend([tables.bits as u8, *replaced]);
    all.resize(header::WORDS, 0);
    put(&mut all, tables.words);
    let mut start = HEADER_SIZE;
    for (bytes, size) in sections.iter().zip(ITEM_SIZES) {
        put(&mut all, u32::try_from(start / LINE).map_err(|_| CompileError::TooLarge)?);
        put(&mut all, u32::try_from(bytes.len() / size).map_err(|_| CompileError::TooLarge)?);
        start += bytes.len().next_multiple_of(LINE);
    }
    all.resize(HEADER_SIZE, 0);
    for bytes in sections {
        all.extend(bytes);
        all.resize(all.len().next_multiple_of(LINE), 0);
    }
    Ok(all)
}

/// Where the next byte of the text will stand.
fn position(text: &[u8]) -> Result<u32, CompileError> {
    u32::try_from(text.len()).map_err(|_| CompileError::TooLarge)
}

fn put(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes());
}

fn numbers(list: Vec<u32>) -> Vec<u8> {
    list.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// Seven bits a byte, the last byte below 128.
fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_string(bytes: &mut Vec<u8>, string: &str) {
    put_number(bytes, string.len() as u64);
    bytes.extend(string.as_bytes());
}
