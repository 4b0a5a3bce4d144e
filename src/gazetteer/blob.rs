//! A compiled gazetteer, read in place.

use super::layout::{
    ALTERNATE, DEMONYM, DEMONYM_SPELLING, ENTRY_SIZE, HEADER_SIZE, MAGIC, NONE, PLACE_SIZE, SECTIONS,
    Section, bucket, hash, place,
};
use super::{NameMatch, Source, Spelling};
use crate::geodesy::{LngLat, Metres};
use crate::model::{FeatureClass, NameTier, Place, PlaceKey, PlaceStatus};
use std::borrow::Cow;

/// A compiled gazetteer whose header has been checked. Numbers of places count from 0.
#[derive(Debug, Clone)]
pub(super) struct Blob {
    text: Cow<'static, str>,
    data: Cow<'static, [u8]>,
    /// The offset and the number of items of each section.
    sections: [(usize, usize); SECTIONS],
}

/// A hash table of a blob.
#[derive(Clone, Copy)]
struct Table {
    buckets: (usize, usize),
    entries: (usize, usize),
}

impl Blob {
    /// The blob of two parts; `None` where they are of another version or cut short.
    ///
    /// Takes the same time for every size.
    pub(super) fn new(text: Cow<'static, str>, data: Cow<'static, [u8]>) -> Option<Self> {
        if data.get(..MAGIC.len())? != MAGIC || u32_at(&data, MAGIC.len()) as usize != text.len() {
            return None;
        }
        let mut sections = [(0, 0); SECTIONS];
        let mut last_end = HEADER_SIZE;
        for (at, section) in sections.iter_mut().enumerate() {
            let header = MAGIC.len() + 4 + at * 8;
            *section = (u32_at(&data, header) as usize, u32_at(&data, header + 4) as usize);
            if section.0 < last_end {
                return None;
            }
            last_end = section.0;
        }
        let words = sections.get(Section::WordEntries as usize)?;
        (words.0 + (words.1 + 1) * ENTRY_SIZE == data.len()).then_some(Self { text, data, sections })
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.count(Section::Places)
    }

    /// The cells of place `number`.
    ///
    /// # Panics
    /// A number that is not below [`Self::len`].
    pub(super) fn place(&self, number: u32, key: PlaceKey) -> Place<'_> {
        assert!((number as usize) < self.len(), "place key `{}` is of another gazetteer", key.0);
        let at = self.place_at(number);
        let degrees = |offset| f64::from(self.u32(at + offset) as i32) / 1e7;
        let (lng, lat) = (degrees(place::LONGITUDE), degrees(place::LATITUDE));
        let feature_class = FeatureClass::from_letter(char::from(self.u8(at + place::FEATURE_CLASS)))
            .unwrap_or(FeatureClass::Spot);
        let population = self.population(number);
        let feature_code = self.cell(number, place::FEATURE_CODE);
        let written = f64::from(f32::from_bits(self.u32(at + place::RADIUS)));
        Place {
            key,
            id: self.cell(number, place::ID),
            name: self.cell(number, place::NAME),
            feature_class,
            feature_code,
            country: self.cell(number, place::COUNTRY),
            admin1: self.cell(number, place::ADMIN1),
            // Rows are read within these bounds, and rounding to 10^-7 degrees does not leave them.
            position: LngLat::new(lng.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0))
                .unwrap_or_else(|e| unreachable!("clamped degrees: {e}")),
            radius: if written > 0.0 {
                Metres(written)
            } else {
                super::radius::usual(feature_class, feature_code, population)
            },
            population,
            parent: self.parent(number),
            status: self.status(number),
        }
    }

    /// The id of place `number`.
    pub(super) fn id(&self, number: u32) -> &str {
        self.cell(number, place::ID)
    }

    /// The standing of place `number`.
    pub(super) fn status(&self, number: u32) -> PlaceStatus {
        match self.u8(self.place_at(number) + place::STATUS) {
            1 => PlaceStatus::Contested,
            2 => PlaceStatus::Never,
            _ => PlaceStatus::Plain,
        }
    }

    /// The key of the container as it was compiled; it may be hidden by now.
    pub(super) fn parent(&self, number: u32) -> Option<PlaceKey> {
        let parent = self.u32(self.place_at(number) + place::PARENT);
        (parent != NONE).then_some(PlaceKey(parent))
    }

    /// The radius that a row gives; 0 where none does.
    pub(super) fn written_radius(&self, number: u32) -> f64 {
        f64::from(f32::from_bits(self.u32(self.place_at(number) + place::RADIUS)))
    }

    /// The inhabitants of place `number`.
    pub(super) fn population(&self, number: u32) -> u64 {
        let at = self.place_at(number) + place::POPULATION;
        u64::from(self.u32(at)) | u64::from(self.u8(at + 4)) << 32
    }

    /// Which files have a row of place `number`, a bit each.
    pub(super) fn files(&self, number: u32) -> u8 {
        self.u8(self.place_at(number) + place::FILES)
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
        let start = self.u32(self.place_at(number) + place::SPELLINGS) as usize;
        let end = if (number as usize) + 1 < self.len() {
            self.u32(self.place_at(number + 1) + place::SPELLINGS) as usize
        } else {
            self.count(Section::Spellings)
        };
        (start..end).map(move |n| {
            let at = self.offset(Section::Spellings) + n * 6;
            let bits = u16::from(self.u8(at + 4)) | u16::from(self.u8(at + 5)) << 8;
            let language = usize::from(bits & !DEMONYM_SPELLING);
            let tag = self.string(self.u32(self.offset(Section::Languages) + 4 * language));
            let language = (!tag.is_empty()).then_some(tag);
            (bits & DEMONYM_SPELLING != 0, Spelling { language, text: self.string(self.u32(at)) })
        })
    }

    /// The source files.
    pub(super) fn sources(&self) -> Vec<Source> {
        (0..self.count(Section::Sources))
            .map(|n| {
                let at = self.offset(Section::Sources) + n * 12;
                Source {
                    name: self.string(self.u32(at)).to_owned(),
                    sha256: self.string(self.u32(at + 4)).to_owned(),
                    rows: self.u32(at + 8) as usize,
                }
            })
            .collect()
    }

    /// The matches of a folded spelling; the keys have the bits of `own` set.
    pub(super) fn names(&self, folded: &str, own: u32) -> impl Iterator<Item = NameMatch> + '_ {
        let table = self.table(Section::NameBuckets, Section::NameEntries);
        self.postings(table, Section::NamePostings, folded).map(move |posting| NameMatch {
            place: PlaceKey(own | posting >> 2),
            tier: if posting & ALTERNATE == 0 { NameTier::Name } else { NameTier::Alternate },
            demonym: posting & DEMONYM != 0,
        })
    }

    /// The matches of a transliteration key, likewise.
    pub(super) fn transliterations(&self, key: &str, own: u32) -> impl Iterator<Item = NameMatch> + '_ {
        let table = self.table(Section::KeyBuckets, Section::KeyEntries);
        self.postings(table, Section::KeyPostings, key).map(move |posting| NameMatch {
            place: PlaceKey(own | posting >> 2),
            tier: NameTier::Transliteration,
            demonym: false,
        })
    }

    /// The number of words of the longest spelling that begins with this word.
    pub(super) fn longest_from(&self, word: &str) -> u32 {
        let table = self.table(Section::WordBuckets, Section::WordEntries);
        self.find(table, word).map_or(0, |at| self.u32(at + 8))
    }

    fn postings(&self, table: Table, postings: Section, key: &str) -> impl Iterator<Item = u32> + '_ {
        let range = self.find(table, key).map_or(0..0, |at| self.u32(at + 8)..self.u32(at + ENTRY_SIZE + 8));
        let offset = self.offset(postings);
        range.map(move |n| self.u32(offset + 4 * n as usize))
    }

    /// Where the entry of `key` stands.
    fn find(&self, table: Table, key: &str) -> Option<usize> {
        let hash = hash(key);
        let bucket = table.buckets.0 + 4 * bucket(hash, table.buckets.1);
        let (start, end) = (self.u32(bucket) as usize, self.u32(bucket + 4) as usize);
        (start..end).map(|n| table.entries.0 + n * ENTRY_SIZE).find(|at| self.u64(*at) == hash)
    }

    fn table(&self, buckets: Section, entries: Section) -> Table {
        Table { buckets: self.section(buckets), entries: self.section(entries) }
    }

    fn section(&self, section: Section) -> (usize, usize) {
        self.sections.get(section as usize).copied().unwrap_or_default()
    }

    fn offset(&self, section: Section) -> usize {
        self.section(section).0
    }

    fn count(&self, section: Section) -> usize {
        self.section(section).1
    }

    fn place_at(&self, number: u32) -> usize {
        self.offset(Section::Places) + number as usize * PLACE_SIZE
    }

    fn cell(&self, number: u32, cell: usize) -> &str {
        self.string(self.u32(self.place_at(number) + cell))
    }

    /// The string that stands at `at`: see [`super::compile`].
    fn string(&self, at: u32) -> &str {
        let bytes = self.text.as_bytes().get(at as usize..).unwrap_or_default();
        let (start, length) = match bytes {
            [0x7F, a, b, c, ..] => (4, usize::from(*a) << 14 | usize::from(*b) << 7 | usize::from(*c)),
            [length, ..] => (1, usize::from(*length)),
            [] => (0, 0),
        };
        let start = at as usize + start;
        self.text.get(start..start + length).unwrap_or_default()
    }

    fn u8(&self, at: usize) -> u8 {
        self.data.get(at).copied().unwrap_or_default()
    }

    fn u32(&self, at: usize) -> u32 {
        u32_at(&self.data, at)
    }

    fn u64(&self, at: usize) -> u64 {
        self.data.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }
}

fn u32_at(data: &[u8], at: usize) -> u32 {
    data.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
