//! Places to the two parts that [`super::layout`] describes.
//!
//! The build script compiles this file too: the embedded rows and the user's go through the same code.

use crate::gazetteer::key::transliteration_key;
use crate::gazetteer::layout::{
    ALTERNATE, DEMONYM, DEMONYM_SPELLING, HEADER_SIZE, MAGIC, MAX_POPULATION, NONE, OVERLAY, SECTIONS,
    bucket, hash,
};
use crate::gazetteer::merge::Entry;
use crate::model::{FeatureClass, PlaceStatus};
use crate::text::fold::fold;
use std::collections::HashMap;

/// A compiled gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// Every string once.
    pub text: String,
    /// Everything else.
    pub data: Vec<u8>,
}

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

/// Why rows cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompileError {
    /// More places, spellings or text than the layout's numbers hold.
    TooLarge,
    /// Two spellings with one hash.
    HashCollision(String, String),
}

impl std::fmt::Display for CompileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the gazetteer is too large: 500 million places, 4 GB of names"),
            Self::HashCollision(a, b) => write!(f, "the spellings `{a}` and `{b}` have the same hash"),
        }
    }
}

impl std::error::Error for CompileError {}

/// Compiles `entries`, sorted by id without doubles.
///
/// The keys of these places are their numbers with the bits of `own` set. `outside` gives the keys of parents that are
/// not among them; a parent that neither has is none.
///
/// # Errors
/// More than the layout holds, or two spellings that cannot be told apart.
pub fn compile(
    entries: &[Entry],
    own: u32,
    outside: &dyn Fn(&str) -> Option<u32>,
    sources: &[SourceFile],
) -> Result<Compiled, CompileError> {
    if entries.len() >= OVERLAY as usize {
        return Err(CompileError::TooLarge);
    }
    let mut text = Pool::default();
    let mut languages: Vec<&str> = vec![""];
    let mut language_numbers: HashMap<&str, u16> = HashMap::from([("", 0)]);
    let (mut places, mut spellings) = (Vec::new(), Vec::new());
    let mut spelling_count = 0u32;
    for entry in entries {
        for part in [&entry.id, &entry.name, &entry.feature_code, &entry.country, &entry.admin1] {
            put(&mut places, text.put(part)?);
        }
        for degrees in [entry.longitude, entry.latitude] {
            places.extend(((degrees * 1e7).round() as i32).to_le_bytes());
        }
        places.extend((entry.radius_m as f32).to_le_bytes());
        let parent = match entries.binary_search_by(|e| e.id.as_str().cmp(&entry.parent_id)) {
            Ok(at) => own | at as u32,
            Err(_) if entry.parent_id.is_empty() => NONE,
            Err(_) => outside(&entry.parent_id).unwrap_or(NONE),
        };
        put(&mut places, parent);
        put(&mut places, spelling_count);
        places.extend_from_slice(&entry.population.min(MAX_POPULATION).to_le_bytes()[..5]);
        places.push(entry.feature_class.letter() as u8);
        places.push(match entry.status {
            PlaceStatus::Plain => 0,
            PlaceStatus::Contested => 1,
            PlaceStatus::Never => 2,
        });
        places.push(entry.files);
        for (list, demonym) in [(&entry.names, 0), (&entry.demonyms, DEMONYM_SPELLING)] {
            for name in list {
                let language = *language_numbers.entry(&name.language).or_insert_with(|| {
                    // More tags than the layout numbers cannot come from languages; the rest go untagged.
                    if languages.len() >= usize::from(DEMONYM_SPELLING) {
                        return 0;
                    }
                    languages.push(&name.language);
                    (languages.len() - 1) as u16
                });
                put(&mut spellings, text.put(&name.text)?);
                spellings.extend((language | demonym).to_le_bytes());
                spelling_count = spelling_count.checked_add(1).ok_or(CompileError::TooLarge)?;
            }
        }
    }
    let mut language_tags = Vec::new();
    for tag in &languages {
        put(&mut language_tags, text.put(tag)?);
    }
    let mut source_rows = Vec::new();
    for source in sources {
        put(&mut source_rows, text.put(&source.name)?);
        put(&mut source_rows, text.put(&source.sha256)?);
        put(&mut source_rows, source.rows as u32);
    }
    let names = names(entries);
    let words = table(longest_from(&names).map(|(word, count)| (word, vec![count])))?;
    let keys = table(keys(entries, &names).into_iter())?;
    let names = table(names.into_iter())?;
    // In the order of `Section`; the word table's single values stand in its entries, which is what its postings are for.
    let sections = [
        (places, entries.len()),
        (spellings, spelling_count as usize),
        (language_tags, languages.len()),
        (source_rows, sources.len()),
        (names.buckets, names.bucket_count),
        (names.entries, names.entry_count),
        (names.postings, names.posting_count),
        (keys.buckets, keys.bucket_count),
        (keys.entries, keys.entry_count),
        (keys.postings, keys.posting_count),
        (words.buckets, words.bucket_count),
        (words.single_values, words.entry_count),
    ];
    assemble(text.text, sections)
}

fn assemble(text: String, sections: [(Vec<u8>, usize); SECTIONS]) -> Result<Compiled, CompileError> {
    let fits = |n: usize| u32::try_from(n).map_err(|_| CompileError::TooLarge);
    let mut data = MAGIC.to_vec();
    put(&mut data, fits(text.len())?);
    let mut offset = HEADER_SIZE;
    for (bytes, count) in &sections {
        put(&mut data, fits(offset)?);
        put(&mut data, fits(*count)?);
        offset += bytes.len();
    }
    fits(offset)?;
    for (bytes, _) in sections {
        data.extend(bytes);
    }
    Ok(Compiled { text, data })
}

/// The postings of each folded spelling: best first, by name before alternate before demonym, then by population, then
/// by id; each place once.
fn names(entries: &[Entry]) -> HashMap<String, Vec<u32>> {
    let mut names: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, entry) in entries.iter().enumerate() {
        if entry.status == PlaceStatus::Never {
            continue;
        }
        let posting = (number as u32) << 2;
        let spellings = std::iter::once((&entry.name, 0))
            .chain(entry.names.iter().map(|n| (&n.text, ALTERNATE)))
            .chain(entry.demonyms.iter().map(|n| (&n.text, ALTERNATE | DEMONYM)));
        for (spelling, bits) in spellings {
            let folded = fold(spelling);
            if folded.is_empty() {
                continue;
            }
            let postings = names.entry(folded).or_default();
            // The place's stronger spellings come first, so any posting of it that is there is at least as strong.
            if postings.last().is_none_or(|last| last >> 2 != number as u32) {
                postings.push(posting | bits);
            }
        }
    }
    for postings in names.values_mut() {
        postings.sort_by_key(|p| {
            let population = entries.get((p >> 2) as usize).map_or(0, |e| e.population);
            (p & (ALTERNATE | DEMONYM), std::cmp::Reverse(population), *p)
        });
    }
    names
}

/// The postings of each transliteration key, by population, then by id.
///
/// Settlements, divisions and areas only, without demonyms; and countries never: press names of these are declared, and
/// ordinary words meet them too easily.
fn keys(entries: &[Entry], names: &HashMap<String, Vec<u32>>) -> HashMap<String, Vec<u32>> {
    let mut keys: HashMap<String, Vec<u32>> = HashMap::new();
    for (folded, postings) in names {
        let Some(key) = transliteration_key(folded) else { continue };
        let places = postings.iter().filter(|p| {
            *p & DEMONYM == 0 && entries.get((*p >> 2) as usize).is_some_and(has_transliteration_key)
        });
        let mut places = places.map(|p| p & !(ALTERNATE | DEMONYM)).peekable();
        if places.peek().is_some() {
            keys.entry(key).or_default().extend(places);
        }
    }
    for postings in keys.values_mut() {
        postings.sort_by_key(|p| {
            let population = entries.get((p >> 2) as usize).map_or(0, |e| e.population);
            (std::cmp::Reverse(population), *p)
        });
        postings.dedup();
    }
    keys
}

fn has_transliteration_key(entry: &Entry) -> bool {
    match entry.feature_class {
        FeatureClass::Administrative => !entry.feature_code.starts_with("PCL"),
        FeatureClass::Populated | FeatureClass::Area => true,
        _ => false,
    }
}

/// The number of words of the longest spelling that begins with each first word.
fn longest_from(names: &HashMap<String, Vec<u32>>) -> impl Iterator<Item = (String, u32)> + use<> {
    let mut longest: HashMap<String, u32> = HashMap::new();
    for folded in names.keys() {
        let mut words = folded.split(' ');
        let first = words.next().unwrap_or_default().to_owned();
        let count = 1 + words.count() as u32;
        let most = longest.entry(first).or_default();
        *most = count.max(*most);
    }
    longest.into_iter()
}

/// A hash table, as [`super::layout::ENTRY_SIZE`] describes it.
struct Table {
    buckets: Vec<u8>,
    bucket_count: usize,
    entries: Vec<u8>,
    /// The entries again, each with its only value instead of the number of its first posting.
    single_values: Vec<u8>,
    entry_count: usize,
    postings: Vec<u8>,
    posting_count: usize,
}

fn table(rows: impl Iterator<Item = (String, Vec<u32>)>) -> Result<Table, CompileError> {
    let mut rows: Vec<(u64, String, Vec<u32>)> =
        rows.map(|(key, values)| (hash(&key), key, values)).collect();
    // Hashes are told apart next, so the order is the same whatever order the rows come in.
    rows.sort_unstable_by_key(|(hash, ..)| *hash);
    for (a, b) in rows.iter().zip(rows.iter().skip(1)) {
        if a.0 == b.0 {
            return Err(CompileError::HashCollision(a.1.clone(), b.1.clone()));
        }
    }
    let bucket_count = rows.len().max(1).next_power_of_two();
    let (mut entries, mut single_values, mut postings) = (Vec::new(), Vec::new(), Vec::new());
    let mut starts = vec![0u32; bucket_count + 1];
    let mut posting_count = 0u32;
    for (hash, _, values) in &rows {
        if let Some(next) = starts.get_mut(bucket(*hash, bucket_count) + 1) {
            *next += 1;
        }
        entries.extend(hash.to_le_bytes());
        put(&mut entries, posting_count);
        single_values.extend(hash.to_le_bytes());
        put(&mut single_values, values.first().copied().unwrap_or_default());
        for value in values {
            put(&mut postings, *value);
            posting_count = posting_count.checked_add(1).ok_or(CompileError::TooLarge)?;
        }
    }
    for list in [&mut entries, &mut single_values] {
        list.extend(u64::MAX.to_le_bytes());
    }
    put(&mut entries, posting_count);
    put(&mut single_values, 0);
    let mut buckets = Vec::with_capacity(4 * starts.len());
    let mut start = 0;
    for count in starts {
        start += count;
        put(&mut buckets, start);
    }
    Ok(Table {
        buckets,
        bucket_count,
        entries,
        single_values,
        entry_count: rows.len(),
        postings,
        posting_count: posting_count as usize,
    })
}

/// Every string once, each after its length.
#[derive(Default)]
struct Pool<'a> {
    text: String,
    places: HashMap<&'a str, u32>,
}

impl<'a> Pool<'a> {
    /// Where `string` stands: its length in one byte below 127, or 127 and three such bytes; then the string itself.
    fn put(&mut self, string: &'a str) -> Result<u32, CompileError> {
        if let Some(place) = self.places.get(string) {
            return Ok(*place);
        }
        let place = u32::try_from(self.text.len()).map_err(|_| CompileError::TooLarge)?;
        let length = string.len();
        if length < 0x7F {
            self.text.push(length as u8 as char);
        } else if length < 1 << 21 {
            self.text.push('\u{7F}');
            for shift in [14, 7, 0] {
                self.text.push((length >> shift & 0x7F) as u8 as char);
            }
        } else {
            return Err(CompileError::TooLarge);
        }
        self.text.push_str(string);
        self.places.insert(string, place);
        Ok(place)
    }
}

fn put(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes());
}
