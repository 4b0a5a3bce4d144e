//! Places to the bytes that [`super::layout`] describes.
//!
//! Spellings are sorted by their hashes rather than gathered in a map, so that millions of them take seconds and few
//! allocations. The build script compiles this file too: the embedded rows and the user's go through the same code.

use crate::gazetteer::edits::{deletions, tried};
use crate::gazetteer::key::transliteration_key;
use crate::gazetteer::layout::{
    DEMONYM_SPELLING, HEADER_SIZE, ITEM_SIZES, KIND_SHIFT, LINE, MAGIC, NONE, OVERLAY, SECTIONS,
    TAGGED_SPELLING, hash, header, name, without,
};
use crate::gazetteer::lines::{Hints, Names, Unlucky};
use crate::gazetteer::merge::Entry;
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
    if input.entries.len() >= OVERLAY as usize {
        return Err(CompileError::TooLarge);
    }
    let entries = input.entries;
    let (spellings, places) = both(|| Spellings::of(entries), || places(input));
    let (places, spellings) = (places?, spellings?);
    for seed in 0..SEEDS {
        if let Ok(tables) = tables(input.entries, &spellings, seed) {
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
    list: Vec<Spelling>,
}

/// A folded spelling of a place, or the first word of one.
struct Spelling {
    start: u32,
    length: u32,
    /// The place and the state; [`NONE`] for a first word that is no spelling here.
    posting: u32,
    /// How many words the spelling has that begins with this word; 0 where this is no first word.
    words: u32,
}

impl Spellings {
    fn of(entries: &[Entry]) -> Result<Self, CompileError> {
        let (mut folded, mut list) = (String::new(), Vec::new());
        for (number, entry) in entries.iter().enumerate() {
            if entry.status == PlaceStatus::Never {
                continue;
            }
            let spellings = std::iter::once((&entry.name, name::NAME))
                .chain(entry.names.iter().map(|n| (&n.text, name::ALTERNATE)))
                .chain(entry.demonyms.iter().map(|n| (&n.text, name::DEMONYM)));
            for (spelling, state) in spellings {
                let start = folded.len();
                fold_into(spelling, &mut folded);
                let spelling = &folded[start..];
                if spelling.is_empty() {
                    continue;
                }
                u32::try_from(folded.len()).map_err(|_| CompileError::TooLarge)?;
                let start = start as u32;
                let (length, posting) = (spelling.len() as u32, (number as u32) << 2 | state);
                match spelling.split_once(' ') {
                    None => list.push(Spelling { start, length, posting, words: 1 }),
                    Some((first, rest)) => {
                        let words = 2 + rest.matches(' ').count() as u32;
                        list.push(Spelling { start, length, posting, words: 0 });
                        list.push(Spelling { start, length: first.len() as u32, posting: NONE, words });
                    }
                }
            }
        }
        Ok(Self { folded, list })
    }

    fn text(&self, spelling: &Spelling) -> &str {
        self.folded.get(spelling.start as usize..(spelling.start + spelling.length) as usize).unwrap_or("")
    }
}

/// The sections that depend on the seed.
struct Tables {
    bits: u32,
    words: u32,
    names: Vec<u8>,
    lists: Vec<u8>,
    keys: Vec<u8>,
    deletions: Vec<u8>,
    letters: Vec<u8>,
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

fn tables(entries: &[Entry], spellings: &Spellings, seed: u64) -> Result<Tables, Unlucky> {
    let mut sorted: Vec<(u64, &Spelling)> =
        spellings.list.iter().map(|s| (hash(seed, spellings.text(s).as_bytes()), s)).collect();
    // What is equal is sorted again below, so the order is the same whatever this one does.
    sorted.sort_unstable_by_key(|(hash, _)| *hash);
    let mut groups = Vec::with_capacity(sorted.len());
    let mut lists = vec![0];
    for equal in sorted.chunk_by(|a, b| a.0 == b.0) {
        groups.extend(group(entries, spellings, equal, &mut lists)?);
    }
    drop(sorted);
    let bits = usize::BITS - entries.len().max(lists.len()).leading_zeros();
    let value_bits = bits + name::STATE_BITS + name::WORD_BITS;
    let mut names = Names::new(groups.len(), value_bits);
    for group in &groups {
        let number = u64::from(group.number) << (name::STATE_BITS + name::WORD_BITS);
        let words = group.words.min(name::MAX_WORDS);
        names.put(group.hash, number | u64::from(group.state << name::WORD_BITS | words))?;
    }
    let hinted = || groups.iter().filter_map(|group| Some((group.text, group.hinted?)));
    let (deletions, keys) = both(|| deletion_lines(hinted(), bits, seed), || key_lines(hinted(), bits, seed));
    let ((deletions, letters), keys) = (deletions?, keys?);
    Ok(Tables {
        bits,
        words: groups.iter().map(|group| group.words).max().unwrap_or_default(),
        names: names.into_bytes(),
        lists: numbers(lists),
        keys,
        deletions,
        letters,
    })
}

/// What equal hashes stand for, and its list of postings where there are several: best first, by name before alternate
/// before demonym, then by population, then by id; each place once.
fn group<'a>(
    entries: &[Entry],
    spellings: &'a Spellings,
    equal: &[(u64, &Spelling)],
    lists: &mut Vec<u32>,
) -> Result<Option<Group<'a>>, Unlucky> {
    let Some((hash, first)) = equal.first() else { return Ok(None) };
    let text = spellings.text(first);
    if equal.iter().any(|(_, other)| spellings.text(other) != text) {
        return Err(Unlucky);
    }
    let words = equal.iter().map(|(_, s)| s.words).max().unwrap_or_default();
    let mut postings: Vec<u32> = equal.iter().map(|(_, s)| s.posting).filter(|p| *p != NONE).collect();
    // The stronger posting of a place comes first and stays.
    postings.sort_unstable();
    postings.dedup_by_key(|p| *p >> 2);
    let population = |p: u32| entries.get((p >> 2) as usize).map_or(0, |e| e.population);
    postings.sort_unstable_by_key(|p| (p & 3, std::cmp::Reverse(population(*p)), *p));
    let is_hinted = |p: &u32| {
        p & 3 != name::DEMONYM
            && entries.get((*p >> 2) as usize).is_some_and(|e| has_hints(e.feature_class, &e.feature_code))
    };
    let hinted = postings.iter().copied().find(is_hinted).map(|p| p >> 2);
    let (state, number) = match postings.as_slice() {
        [one] => (one & 3, one >> 2),
        [] => (name::LIST, 0),
        _ => {
            let start = lists.len() as u32;
            lists.push(postings.len() as u32);
            lists.extend(postings.iter().map(|p| {
                let bit = if is_hinted(p) { name::HINTED } else { 0 };
                (p >> 2) << name::POSTING_SHIFT | bit | p & 3
            }));
            (name::LIST, start)
        }
    };
    Ok(Some(Group { hash: *hash, text, state, number, words, hinted }))
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

/// The lines of the transliteration keys.
fn key_lines<'a>(
    hinted: impl Iterator<Item = (&'a str, u32)>,
    bits: u32,
    seed: u64,
) -> Result<Vec<u8>, Unlucky> {
    let keys: Vec<(u64, u32)> = hinted
        .filter_map(|(text, place)| Some((hash(seed, transliteration_key(text)?.as_bytes()), place)))
        .collect();
    let mut lines = Hints::new(keys.len(), bits);
    for (hash, place) in keys {
        lines.put(hash, place)?;
    }
    Ok(lines.into_bytes())
}

/// The lines of the spellings and their deletions, and the letters in them.
fn deletion_lines<'a>(
    hinted: impl Iterator<Item = (&'a str, u32)>,
    bits: u32,
    seed: u64,
) -> Result<(Vec<u8>, Vec<u8>), Unlucky> {
    let names: Vec<(&str, u32)> = hinted.filter(|(text, _)| tried(text).is_some()).collect();
    let mut buffer = String::new();
    let (mut count, mut letters) = (names.len(), BTreeSet::new());
    for (text, _) in &names {
        for c in text.chars() {
            count += 1;
            if !c.is_ascii() {
                letters.insert(c);
            }
        }
    }
    let mut lines = Hints::new(count, bits);
    let mut hashes = Vec::new();
    for (text, place) in names {
        hashes.clear();
        hashes.push(hash(seed, text.as_bytes()));
        deletions(text, &mut buffer, |position, shorter| {
            hashes.push(without(hash(seed, shorter.as_bytes()), position));
        });
        lines.put_all(&hashes, place)?;
    }
    let letters = (' '..='z').filter(|c| *c == ' ' || c.is_ascii_lowercase()).chain(letters);
    Ok((lines.into_bytes(), numbers(letters.map(u32::from).collect())))
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
        &tables.deletions,
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
