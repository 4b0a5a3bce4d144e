//! A compiled gazetteer, read in place.
//!
//! Every reading is checked against the bounds, so that no bytes whatever make it panic or loop.

use super::cells::Cells;
use super::compile::has_hints;
use super::layout::{
    HEADER_SIZE, ITEM_SIZES, KIND_SHIFT, LINE, MAGIC, MAX_PROBES, NONE, SECTIONS, Section, fingerprint, hash,
    header, hint, home, name, place, u32_at, u64_at,
};
use super::letters::{Letters, mixed};
use super::neighbours::{self, Neighbours};
use super::sieve::{self, Sieve};
use super::storage::Storage;
use super::{Beginning, Credit, NameMatch, Source, Spelling};
use crate::geodesy::{LngLat, Metres};
use crate::model::{FeatureClass, NameTier, Place, PlaceKey, PlaceSize, PlaceStatus};

/// A compiled gazetteer whose header has been checked. Numbers of places count from 0. A copy is cheap.
#[derive(Debug, Clone)]
pub(super) struct Blob {
    storage: Storage,
    seed: u64,
    bits: u32,
    replaced: u8,
    words: u32,
    /// The offset and the number of items of each section.
    sections: [(usize, usize); SECTIONS],
}

/// A place that a spelling stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// The number of the place.
    pub(super) place: u32,
    /// One of the states of [`super::layout::name`].
    pub(super) state: u32,
    /// Whether transliteration and typing errors may find the place by the spelling, where that is written down.
    hinted: Option<bool>,
}

/// The kind of a place.
struct Kind<'a> {
    class: FeatureClass,
    code: &'a str,
    country: &'a str,
    admin1: &'a str,
}

impl Blob {
    /// The blob of these bytes; `None` where they are of another version or cut short.
    ///
    /// Takes the same time for every size.
    pub(super) fn new(storage: Storage) -> Option<Self> {
        let head = storage.get(0, HEADER_SIZE);
        if head.get(..MAGIC.len())? != MAGIC || u64_at(head, header::LENGTH) != storage.len() as u64 {
            return None;
        }
        let bits = u32::from(*head.get(header::BITS)?);
        let replaced = *head.get(header::REPLACED)?;
        let (seed, words) = (u64_at(head, header::SEED), u32_at(head, header::WORDS));
        let mut sections = [(0, 0); SECTIONS];
        let mut last_end = HEADER_SIZE;
        for (number, (section, size)) in sections.iter_mut().zip(ITEM_SIZES).enumerate() {
            let at = header::SECTIONS + number * 8;
            let (start, count) = (u32_at(head, at) as usize * LINE, u32_at(head, at + 4) as usize);
            if start != last_end {
                return None;
            }
            *section = (start, count);
            last_end = start.checked_add(count.checked_mul(size)?)?.checked_next_multiple_of(LINE)?;
        }
        let blob = Self { storage, seed, bits, replaced, words, sections };
        let has_lines =
            [Section::Places, Section::Names, Section::Keys, Section::Sieve].map(|s| blob.count(s) > 0);
        let fits = (1..=30).contains(&bits) && last_end == blob.storage.len();
        (fits && has_lines == [true; 4]).then_some(blob)
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.count(Section::Places) - 1
    }

    /// Whether bytes were asked for that are damaged and could not be made again.
    pub(super) fn is_damaged(&self) -> bool {
        self.storage.is_damaged()
    }

    /// The cells of place `number`.
    ///
    /// # Panics
    /// A number that is not below [`Self::len`].
    pub(super) fn place(&self, number: u32, key: PlaceKey) -> Place<'_> {
        assert!((number as usize) < self.len(), "place key `{}` is of another gazetteer", key.0);
        let (record, mut cells) = self.record_and_cells(number);
        let degrees = |offset| f64::from(u32_at(record, offset) as i32) / 1e7;
        let (lng, lat) = (degrees(place::LONGITUDE), degrees(place::LATITUDE));
        let id = cells.string();
        let population = cells.number();
        let written = cells.radius();
        cells.number();
        let name = cells.string();
        let kind = self.kind_of(record);
        Place {
            key,
            id,
            name,
            feature_class: kind.class,
            feature_code: kind.code,
            country: kind.country,
            admin1: kind.admin1,
            // Rows are read within these bounds, and rounding to 10^-7 degrees does not leave them.
            position: LngLat::new(lng.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0))
                .unwrap_or_else(|e| unreachable!("clamped degrees: {e}")),
            radius: if written > 0.0 {
                Metres(written)
            } else {
                super::radius::usual(kind.class, kind.code, population)
            },
            population,
            parent: parent_of(record),
            status: status_of(record),
        }
    }

    /// The kind and the size of place `number`.
    pub(super) fn size(&self, number: u32) -> PlaceSize<'_> {
        let (record, mut cells) = self.record_and_cells(number);
        cells.skip_string();
        PlaceSize { feature_code: self.code_of(record), population: cells.number() }
    }

    /// The id of place `number`.
    pub(super) fn id(&self, number: u32) -> &str {
        self.cells(number).string()
    }

    /// The name of place `number`.
    pub(super) fn name(&self, number: u32) -> &str {
        let mut cells = self.cells(number);
        cells.skip_string();
        cells.number();
        cells.number();
        cells.number();
        cells.string()
    }

    /// The key of the container as it was compiled; it may be hidden by now.
    pub(super) fn parent(&self, number: u32) -> Option<PlaceKey> {
        parent_of(self.record(number))
    }

    /// The radius that a row gives; 0 where none does.
    pub(super) fn written_radius(&self, number: u32) -> f64 {
        let mut cells = self.cells(number);
        cells.skip_string();
        cells.number();
        cells.radius()
    }

    /// The inhabitants of place `number`.
    pub(super) fn population(&self, number: u32) -> u64 {
        let mut cells = self.cells(number);
        cells.skip_string();
        cells.number()
    }

    /// Where place `number` is from, and under which licence.
    pub(super) fn credit(&self, number: u32) -> Credit<'_> {
        let mut cells = self.cells(number);
        cells.skip_string();
        cells.number();
        cells.number();
        let at = self.u32(Section::Credits, cells.number() as usize);
        let (source, at) = self.string_at(at as usize);
        Credit { source, license: self.string_at(at).0 }
    }

    /// Which files have a row of place `number`, a bit each.
    pub(super) fn files(&self, number: u32) -> u8 {
        u32_at(self.record(number), place::KIND) as u8
    }

    /// The number of the place with this id. Takes time logarithmic in the number of places.
    pub(super) fn by_id(&self, id: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.id(middle).cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The spellings of place `number` besides its name, in order, and whether each is a demonym.
    pub(super) fn spellings(&self, number: u32) -> impl Iterator<Item = (bool, Spelling<'_>)> + '_ {
        let mut cells = self.cells_of_spellings(number);
        std::iter::from_fn(move || {
            let (demonym, language, text) = cells.spelling()?;
            let tag = match language {
                0 => "",
                n => self.string(self.u32(Section::Languages, n)),
            };
            Some((demonym, Spelling { language: (!tag.is_empty()).then_some(tag), text }))
        })
    }

    /// How many spellings place `number` has besides its name that are no demonyms.
    pub(super) fn spelling_count(&self, number: u32) -> usize {
        let mut cells = self.cells_of_spellings(number);
        std::iter::from_fn(|| cells.skip_spelling()).filter(|demonym| !demonym).count()
    }

    /// The cells of the spellings of place `number` besides its name.
    fn cells_of_spellings(&self, number: u32) -> Cells<'_> {
        let mut cells = self.cells(number);
        cells.skip_string();
        cells.number();
        cells.number();
        cells.number();
        cells.skip_string();
        cells
    }

    /// The source files.
    pub(super) fn sources(&self) -> Vec<Source> {
        let (start, count) = self.section(Section::Sources);
        (0..count)
            .map(|n| {
                let item = self.storage.get(start + n * 12, 12);
                Source {
                    name: self.string(u32_at(item, 0)).to_owned(),
                    sha256: self.string(u32_at(item, 4)).to_owned(),
                    rows: u32_at(item, 8) as usize,
                }
            })
            .collect()
    }

    /// The files of the gazetteer beneath that do not count, a bit each.
    pub(super) fn replaced(&self) -> u8 {
        self.replaced
    }

    /// The number of the place that hides place `beneath` of the gazetteer beneath.
    pub(super) fn over(&self, beneath: u32) -> Option<u32> {
        let (start, count) = self.section(Section::Hidden);
        let at = (beneath / 8) as usize;
        let bits = self.storage.get(start + at, usize::from(at < count)).first().copied().unwrap_or_default();
        if bits >> (beneath % 8) & 1 == 0 {
            return None;
        }
        let (start, count) = self.section(Section::Over);
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low + (high - low) / 2;
            let pair = self.storage.get(start + middle * 8, 8);
            match u32_at(pair, 0).cmp(&beneath) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    return Some(u32_at(pair, 4)).filter(|n| (*n as usize) < self.len());
                }
            }
        }
        None
    }

    /// The bytes that were kept with the places.
    pub(super) fn notes(&self) -> &[u8] {
        let (start, count) = self.section(Section::Notes);
        self.storage.get(start, count)
    }

    /// The matches of a folded spelling; the keys have the bits of `own` set.
    pub(super) fn names(&self, folded: &str, own: u32) -> impl Iterator<Item = NameMatch> + '_ {
        self.postings(folded).map(move |posting| NameMatch {
            place: PlaceKey(own | posting.place),
            tier: if posting.state == name::NAME { NameTier::Name } else { NameTier::Alternate },
            demonym: posting.state == name::DEMONYM,
        })
    }

    /// What spellings begin with these folded words.
    pub(super) fn beginning(&self, folded: &str) -> Beginning {
        let Some(value) = self.find(folded) else { return Beginning::default() };
        let longest = match value as u32 & name::MAX_WORDS {
            name::MAX_WORDS => self.words,
            words => words,
        };
        // The first list is empty.
        Beginning { longest, whole: value >> name::WORD_BITS != u64::from(name::LIST) }
    }

    /// The places of a folded spelling, the best first.
    pub(super) fn postings(&self, folded: &str) -> impl Iterator<Item = Posting> + '_ {
        let (one, range) = match self.find(folded) {
            None => (None, 0..0),
            Some(value) => {
                let state = (value >> name::WORD_BITS) as u32 & 3;
                let number = (value >> (name::WORD_BITS + name::STATE_BITS)) as u32;
                if state == name::LIST {
                    let start = number as usize + 1;
                    (None, start..start + self.u32(Section::Lists, number as usize) as usize)
                } else {
                    (Some(Posting { place: number, state, hinted: None }), 0..0)
                }
            }
        };
        let (offset, count) = self.section(Section::Lists);
        let range = range.start..range.end.min(count);
        let list = range.map(move |n| self.storage.get(offset + 4 * n, 4)).filter(|item| !item.is_empty());
        let list = list.map(|item| {
            let posting = u32_at(item, 0);
            let hinted = Some(posting & name::HINTED != 0);
            Posting { place: posting >> name::POSTING_SHIFT, state: posting & 3, hinted }
        });
        one.into_iter().chain(list).filter(|posting| (posting.place as usize) < self.len())
    }

    /// The places of a folded spelling that transliteration and typing errors may find by it, the best first.
    pub(super) fn hinted(&self, folded: &str) -> impl Iterator<Item = Posting> + '_ {
        self.postings(folded).filter(|posting| {
            posting.hinted.unwrap_or_else(|| {
                let kind = self.kind(posting.place);
                posting.state != name::DEMONYM && has_hints(kind.class, kind.code)
            })
        })
    }

    /// The hash of a string.
    pub(super) fn hash(&self, text: &str) -> u64 {
        hash(self.seed, text.as_bytes())
    }

    /// None of the letters of a spelling yet, to be hashed for [`Self::sieve`].
    pub(super) fn spelt(&self) -> Letters {
        Letters::new(self.seed)
    }

    /// The number of a letter in the hashes of [`Self::spelt`].
    pub(super) fn letter_number(&self, letter: char) -> u64 {
        mixed(self.seed, letter)
    }

    /// The sieve of the spellings that typing errors are looked for in.
    pub(super) fn sieve(&self) -> Sieve<'_> {
        let (start, count) = self.section(Section::Sieve);
        Sieve::new(self.storage.get(start, count * sieve::WORD))
    }

    /// The places of which a spelling may have the key of this hash: all that have one, and a few others.
    pub(super) fn keyed(&self, hash: u64) -> Vec<u32> {
        let mut places = Vec::new();
        let mut before = 0;
        // There are more under the next hash only where this one has its full number.
        while self.keyed_together(hint::nth(hash, before), &mut places) {
            before += hint::TOGETHER;
        }
        places
    }

    /// Adds the places under one hash; whether there may be more under the next.
    fn keyed_together(&self, hash: u64, places: &mut Vec<u32>) -> bool {
        let (offset, lines) = self.section(Section::Keys);
        let (start, print) = (home(hash, lines), hint::print(hash, self.bits));
        let before = places.len();
        for step in 0..lines.min(MAX_PROBES) {
            let (entries, _) = self.line(offset, lines, start + step).as_chunks::<4>();
            let numbers = entries.iter().map(|entry| u32::from_le_bytes(*entry));
            places.extend(numbers.filter(|n| n >> self.bits == print).map(|n| n & !(u32::MAX << self.bits)));
            if entries.last().is_none_or(|last| *last == [0; 4]) {
                break;
            }
        }
        // A damaged table may seem to have no end.
        places.len() >= before + hint::TOGETHER && places.len() <= MOST_KEYED
    }

    /// The letters that stand between others in these spellings.
    pub(super) fn neighbours(&self) -> Neighbours<'_> {
        let (start, count) = self.section(Section::Neighbours);
        Neighbours::new(self.storage.get(start, count * neighbours::WORD))
    }

    /// The letters of the spellings in the sieve, sorted.
    pub(super) fn letters(&self) -> impl Iterator<Item = char> + '_ {
        let (start, count) = self.section(Section::Letters);
        let (numbers, _) = self.storage.get(start, 4 * count).as_chunks();
        numbers.iter().filter_map(|number| char::from_u32(u32::from_le_bytes(*number)))
    }

    /// The value of a folded spelling.
    fn find(&self, folded: &str) -> Option<u64> {
        let hash = self.hash(folded);
        let (offset, lines) = self.section(Section::Names);
        let value_bits = self.bits + name::STATE_BITS + name::WORD_BITS;
        let print = fingerprint(hash, u64::BITS - value_bits);
        let start = home(hash, lines);
        for probe in 0..lines.min(MAX_PROBES) {
            let line = self.line(offset, lines, start + probe);
            let (entries, _) = line.as_chunks::<8>();
            let mut last = 0;
            for entry in entries {
                last = u64::from_le_bytes(*entry);
                if last >> value_bits == print {
                    return Some(last & !(u64::MAX << value_bits));
                }
            }
            if last == 0 {
                return None;
            }
        }
        None
    }

    /// A line of a table at `offset`; after its last comes its first.
    fn line(&self, offset: usize, lines: usize, number: usize) -> &[u8] {
        let number = if number < lines { number } else { number % lines };
        self.storage.get(offset + number * LINE, LINE)
    }

    fn kind(&self, number: u32) -> Kind<'_> {
        self.kind_of(self.record(number))
    }

    /// Where the kind of a record stands in the text.
    fn kind_at(&self, record: &[u8]) -> usize {
        let kind = u32_at(record, place::KIND) >> KIND_SHIFT;
        self.u32(Section::Kinds, kind as usize) as usize
    }

    fn code_of(&self, record: &[u8]) -> &str {
        self.string_at(self.kind_at(record) + 1).0
    }

    fn kind_of(&self, record: &[u8]) -> Kind<'_> {
        let at = self.kind_at(record);
        let rest = self.count(Section::Text).saturating_sub(at);
        let bytes = self.text(at, rest.min(KIND_BYTES));
        let letter = bytes.first().copied().unwrap_or_default();
        let class = FeatureClass::from_letter(char::from(letter)).unwrap_or(FeatureClass::Spot);
        let mut cells = Cells::new(bytes.get(1..).unwrap_or_default());
        let (code, country, admin1) = (cells.string(), cells.string(), cells.string());
        if cells.rest() > 0 || rest <= KIND_BYTES {
            return Kind { class, code, country, admin1 };
        }
        // The name of a division may be of any length.
        let (code, at) = self.string_at(at + 1);
        let (country, at) = self.string_at(at);
        Kind { class, code, country, admin1: self.string_at(at).0 }
    }

    fn section(&self, section: Section) -> (usize, usize) {
        self.sections.get(section as usize).copied().unwrap_or_default()
    }

    fn count(&self, section: Section) -> usize {
        self.section(section).1
    }

    /// The record of place `number`.
    fn record(&self, number: u32) -> &[u8] {
        let (start, _) = self.section(Section::Places);
        self.storage.get(start + number as usize * place::SIZE, place::SIZE)
    }

    /// The text of place `number`.
    fn cells(&self, number: u32) -> Cells<'_> {
        self.record_and_cells(number).1
    }

    fn record_and_cells(&self, number: u32) -> (&[u8], Cells<'_>) {
        let (start, _) = self.section(Section::Places);
        let two = self.storage.get(start + number as usize * place::SIZE, 2 * place::SIZE);
        let (from, to) = (u32_at(two, place::TEXT), u32_at(two, place::SIZE + place::TEXT));
        (two, Cells::new(self.text(from as usize, to.saturating_sub(from) as usize)))
    }

    fn text(&self, at: usize, length: usize) -> &[u8] {
        let (start, count) = self.section(Section::Text);
        if at.checked_add(length).is_none_or(|end| end > count) {
            return &[];
        }
        self.storage.get(start + at, length)
    }

    fn string(&self, at: u32) -> &str {
        self.string_at(at as usize).0
    }

    /// The string that stands at `at` of the text, and where it ends.
    fn string_at(&self, at: usize) -> (&str, usize) {
        let rest = self.count(Section::Text).saturating_sub(at);
        let mut length = Cells::new(self.text(at, rest.min(10)));
        let count = length.number() as usize;
        let start = at + rest.min(10) - length.rest();
        (std::str::from_utf8(self.text(start, count)).unwrap_or_default(), start.saturating_add(count))
    }

    /// Item `index` of a section of `u32`; 0 beyond its end.
    fn u32(&self, section: Section, index: usize) -> u32 {
        let (start, count) = self.section(section);
        if index < count { u32_at(self.storage.get(start + 4 * index, 4), 0) } else { 0 }
    }
}

/// The kinds of most places are shorter.
const KIND_BYTES: usize = 64;

fn status_of(record: &[u8]) -> PlaceStatus {
    match u32_at(record, place::KIND) >> 8 & 3 {
        1 => PlaceStatus::Contested,
        2 => PlaceStatus::Never,
        _ => PlaceStatus::Plain,
    }
}

fn parent_of(record: &[u8]) -> Option<PlaceKey> {
    let parent = u32_at(record, place::PARENT);
    (!record.is_empty() && parent != NONE).then_some(PlaceKey(parent))
}

/// No more places are read for one key.
const MOST_KEYED: usize = 1 << 16;

/// How many entries a line of hints has, as the reading above assumes.
const _: () = assert!(hint::PER_LINE * 4 == LINE && name::PER_LINE * 8 == LINE);
