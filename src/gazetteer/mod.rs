//! The gazetteer: places and all their spellings, from the embedded rows and the user's CSV files.
//!
//! Two compiled tables of one form, used in place: the embedded one, which the build script makes of `gazetteer/*.csv`, and
//! the user's, which the same code makes at run time, or finds in a folder where an earlier run kept it. The user's rows hide
//! the embedded rows of their ids.

mod aligned;
mod blob;
mod cells;
pub mod compile;
pub mod csv;
pub mod decode;
pub mod document;
pub mod edits;
mod files;
mod fuzzy;
pub mod generic;
mod index_file;
mod kept;
pub mod key;
pub mod layout;
pub mod letters;
pub mod lines;
pub mod local_id;
mod memory;
pub mod merge;
pub mod neighbours;
mod notes;
pub mod number;
mod overlay;
mod radius;
pub mod romanise;
pub mod row;
mod search;
pub mod sieve;
pub mod skeleton;
mod storage;
mod transliterated;
mod unchanged;
pub mod variants;

pub(crate) use decode::decode;
pub use files::{GazetteerFile, expand};
pub use fuzzy::FuzzyMatch;
pub use memory::PlaceMemory;
pub use search::Hit;
pub use unchanged::Unchanged;

use crate::geodesy::Metres;
use crate::model::{Diagnostic, NameTier, Place, PlaceKey, PlaceSize};
use blob::Blob;
use layout::OVERLAY;
use overlay::Laid;
use std::path::PathBuf;
use std::sync::Arc;
use storage::Storage;

/// A loaded gazetteer: the embedded rows, and the user's over them. A copy is cheap.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    base: Option<Blob>,
    overlay: Option<Blob>,
    sources: Vec<Source>,
}

/// The spellings that begin with some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Beginning {
    /// The number of words of the longest; 0 where none does.
    pub longest: u32,
    /// Whether the words are one themselves.
    pub whole: bool,
}

/// A place that a spelling may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameMatch {
    /// The place.
    pub place: PlaceKey,
    /// How the spelling matched.
    pub tier: NameTier,
    /// Whether the spelling is a demonym or adjective of the place rather than its name.
    pub demonym: bool,
}

/// One file of a gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file name; `world.csv` and `caucasus.csv` are embedded.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// How many rows it has.
    pub rows: usize,
}

/// One spelling of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling<'a> {
    /// The language tag, where the row gives one.
    pub language: Option<&'a str>,
    /// The spelling.
    pub text: &'a str,
}

/// What a place's row says of where it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Credit<'a> {
    /// The source, several separated by `; `; empty where the row names none.
    pub source: &'a str,
    /// The licence; likewise.
    pub license: &'a str,
}
/// Bytes that begin where a line of the processor's cache does.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

static EMBEDDED: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin")));

/// The embedded gazetteer; `None` only where the build script's output is not what this version reads.
fn embedded_blob() -> Option<Blob> {
    Blob::new(Storage::Static(&EMBEDDED.0))
}

impl Default for Gazetteer {
    /// The embedded gazetteer.
    fn default() -> Self {
        Self::embedded()
    }
}

impl Gazetteer {
    /// The embedded gazetteer. Nothing is parsed.
    pub fn embedded() -> Self {
        let base = embedded_blob();
        let sources = base.as_ref().map(Blob::sources).unwrap_or_default();
        Self { base, overlay: None, sources }
    }

    /// The embedded gazetteer with `files` (CSV files or folders of them) over it, in order.
    ///
    /// A later row wins by id, cell by cell: an empty cell inherits, `names` adds, a leading `-` there removes, and the status
    /// `never` switches the row off. A file that is an embedded one byte for byte is skipped; an edited copy of one, known by
    /// its name and by at least half of its ids, replaces it.
    pub fn with_files(files: &[PathBuf]) -> (Self, Vec<Diagnostic>) {
        let (paths, mut diagnostics) = expand(files);
        let mut read = Vec::new();
        for path in paths {
            let (file, found) = GazetteerFile::read(&path);
            diagnostics.extend(found);
            read.extend(file);
        }
        let (gazetteer, found) = Self::embedded().overlaid(read);
        diagnostics.extend(found);
        (gazetteer, diagnostics)
    }

    /// A gazetteer of these files alone, in order, without the embedded rows: each its name and its bytes.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::gazetteer::Gazetteer;
    /// let csv = "id,name,longitude,latitude,names\ngn:586523,Gəncə,46.36134,40.68157,Ganja | ru:Гянджа\n";
    /// let (gazetteer, diagnostics) = Gazetteer::from_csv(&[("my.csv", csv.as_bytes())]);
    /// assert_eq!(diagnostics, []);
    /// let ganja = gazetteer.look_up("ganja")[0].place;
    /// assert_eq!(gazetteer.place(ganja).name, "Gəncə");
    /// ```
    pub fn from_csv(files: &[(&str, &[u8])]) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut read = Vec::new();
        for (path, bytes) in files {
            let (file, found) = GazetteerFile::parse(path, bytes);
            diagnostics.extend(found);
            read.push(file);
        }
        let (gazetteer, found) = Self { base: None, overlay: None, sources: Vec::new() }.overlaid(read);
        diagnostics.extend(found);
        (gazetteer, diagnostics)
    }

    /// The embedded rows of this gazetteer with the rows of `files` over them, in order, as [`Self::with_files`] does.
    pub fn overlaid(&self, files: Vec<GazetteerFile>) -> (Self, Vec<Diagnostic>) {
        self.over_base(overlay::lay_over(self.base.as_ref(), files, Vec::new()))
    }

    /// The same without skipping or noting what is embedded: an embedded file counts as replaced by itself.
    pub(crate) fn merged(&self, files: Vec<GazetteerFile>) -> (Self, Vec<Diagnostic>) {
        let base = self.base.as_ref();
        let replaced =
            base.map_or(0, |base| files.iter().fold(0, |bits, file| bits | files::embedded_bit(file, base)));
        let sources = files.iter().map(|f| f.source.clone()).collect();
        self.over_base(overlay::put_over(base, replaced, files, sources, Vec::new()))
    }

    /// The embedded rows with what was laid over them.
    fn over_base(&self, laid: Laid) -> (Self, Vec<Diagnostic>) {
        let overlay = laid.bytes.and_then(|bytes| Blob::new(Storage::Owned(Arc::new(bytes))));
        (Self { base: self.base.clone(), overlay, sources: laid.sources }, laid.diagnostics)
    }

    /// Whether a kept index turned out to be damaged and could not be made again, so that what was read from it is not to be
    /// used: see [`Self::with_kept_index`].
    pub fn is_damaged(&self) -> bool {
        self.overlay.as_ref().is_some_and(Blob::is_damaged)
    }

    /// The place of `key`.
    ///
    /// # Panics
    /// A key that another gazetteer gave.
    pub fn place(&self, key: PlaceKey) -> Place<'_> {
        let (blob, number) = self.part(key);
        let mut place = blob.place(number, key);
        place.parent = place.parent.and_then(|parent| self.current(parent));
        place
    }

    /// The kind and the size of the place of `key`, which take half as long to read as all of it.
    ///
    /// # Panics
    /// A key that another gazetteer gave.
    pub fn size(&self, key: PlaceKey) -> PlaceSize<'_> {
        let (blob, number) = self.part(key);
        blob.size(number)
    }

    /// Whether a place is a row of the user's files, which may lie over an embedded one.
    pub fn is_users(&self, key: PlaceKey) -> bool {
        key.0 & OVERLAY != 0
    }

    /// The radius that the row of a place gives; `None` where [`Place::radius`] is a usual one.
    ///
    /// # Panics
    /// A key that another gazetteer gave.
    pub fn written_radius(&self, key: PlaceKey) -> Option<Metres> {
        let (blob, number) = self.part(key);
        Some(Metres(blob.written_radius(number))).filter(|radius| radius.0 > 0.0)
    }

    /// The source and the licence of the row of a place.
    ///
    /// # Panics
    /// A key that another gazetteer gave.
    pub fn credit(&self, key: PlaceKey) -> Credit<'_> {
        let (blob, number) = self.part(key);
        blob.credit(number)
    }

    /// The place of a row id (`gn:586523`).
    pub fn by_id(&self, id: &str) -> Option<PlaceKey> {
        if let Some(number) = self.overlay.as_ref().and_then(|o| o.by_id(id)) {
            return Some(PlaceKey(OVERLAY | number));
        }
        self.current(PlaceKey(self.base.as_ref()?.by_id(id)?))
    }

    /// How many places there are, those switched off included.
    pub fn len(&self) -> usize {
        self.keys().count()
    }

    /// Whether there is no place.
    pub fn is_empty(&self) -> bool {
        self.keys().next().is_none()
    }

    /// The keys of all places, those switched off included: the embedded ones by id, then the user's by id.
    pub fn keys(&self) -> impl Iterator<Item = PlaceKey> + '_ {
        let base = 0..self.base.as_ref().map_or(0, Blob::len) as u32;
        let overlay = 0..self.overlay.as_ref().map_or(0, |o| o.len()) as u32;
        base.map(PlaceKey)
            .filter(|key| self.is_visible(*key))
            .chain(overlay.map(|number| PlaceKey(OVERLAY | number)))
    }

    /// The places of a folded spelling, by name tiers `Name` and `Alternate`, names and demonyms.
    ///
    /// # Shape
    /// Each place once, by its strongest match. The user's places, then the embedded ones; within both by name, alternate and
    /// demonym, then the most populous first.
    pub fn look_up(&self, folded: &str) -> Vec<NameMatch> {
        self.look_up_iter(folded).collect()
    }

    /// The same as [`Self::look_up`], one after the other, without allocating.
    pub fn look_up_iter<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = NameMatch> + 'a {
        let overlay = self.overlay.as_ref().map(|o| o.names(folded, OVERLAY));
        let base = self.base.as_ref().map(|b| b.names(folded, 0));
        let base = base.into_iter().flatten().filter(|m| self.is_visible(m.place));
        overlay.into_iter().flatten().chain(base)
    }

    /// The places that share the transliteration key of a reading of `folded`, and are not found by [`Self::look_up`]; where
    /// there are none, those that have the name in Arabic or Hebrew letters, or in others where it is in these.
    ///
    /// A weak tier: see [`key`] and [`skeleton`] for what meets what. Settlements, divisions and areas of at least five
    /// letters only (four in Arabic and Hebrew); each place once.
    pub fn look_up_transliterated(&self, folded: &str) -> Vec<NameMatch> {
        let mut matches: Vec<NameMatch> = Vec::new();
        for key in key::transliteration_keys(folded) {
            let overlay = self.overlay.iter().map(|blob| (blob, OVERLAY));
            for (blob, own) in overlay.chain(self.base.iter().map(|blob| (blob, 0))) {
                for place in transliterated::places(blob, &key) {
                    let place = PlaceKey(own | place);
                    let found = NameMatch { place, tier: NameTier::Transliteration, demonym: false };
                    if self.is_visible(place) && !matches.contains(&found) {
                        matches.push(found);
                    }
                }
            }
        }
        if matches.is_empty() {
            matches = self.look_up_across_scripts(folded);
        }
        if !matches.is_empty() {
            let exact: Vec<_> = self.look_up_iter(folded).map(|m| m.place).collect();
            matches.retain(|m| !exact.contains(&m.place));
        }
        matches
    }

    /// The places that have the name in another script, one of the two being Arabic or Hebrew: those of which the two are
    /// nearest to each other, see [`skeleton`].
    fn look_up_across_scripts(&self, folded: &str) -> Vec<NameMatch> {
        let mut found: Vec<(u32, PlaceKey)> = Vec::new();
        let overlay = self.overlay.iter().map(|blob| (blob, OVERLAY));
        for (blob, own) in overlay.chain(self.base.iter().map(|blob| (blob, 0))) {
            let places = transliterated::across_scripts(blob, folded).into_iter();
            let places = places.map(|(away, place)| (away, PlaceKey(own | place)));
            found.extend(places.filter(|(_, place)| self.is_visible(*place)));
        }
        let nearest = found.iter().map(|(away, _)| *away).min().unwrap_or_default();
        let mut matches: Vec<NameMatch> = Vec::new();
        for (_, place) in found.into_iter().filter(|(away, _)| *away == nearest) {
            let found = NameMatch { place, tier: NameTier::Transliteration, demonym: false };
            if !matches.contains(&found) {
                matches.push(found);
            }
        }
        matches
    }

    /// What spellings begin with these folded words. Those that the user's files take away may still count: look up to be sure.
    ///
    /// # Examples
    /// ```
    /// # use incident_mapper::gazetteer::Gazetteer;
    /// let gazetteer = Gazetteer::embedded();
    /// assert!(gazetteer.beginning("addis").longest >= 2);
    /// assert!(gazetteer.beginning("addis ababa").whole);
    /// assert_eq!(gazetteer.beginning("addis ababa said").longest, 0);
    /// ```
    pub fn beginning(&self, folded: &str) -> Beginning {
        let of = |blob: &Option<Blob>| blob.as_ref().map(|b| b.beginning(folded)).unwrap_or_default();
        let (base, overlay) = (of(&self.base), of(&self.overlay));
        Beginning { longest: base.longest.max(overlay.longest), whole: base.whole || overlay.whole }
    }

    /// The containers of a place, nearest first; never the place itself; finite even where rows form a circle.
    pub fn ancestors(&self, key: PlaceKey) -> Ancestors {
        let mut ancestors = Ancestors { keys: [key; MAX_DEPTH], count: 0 };
        let mut at = key;
        while let Some(parent) = self.parent(at)
            && parent != key
            && !ancestors.contains(&parent)
            && let Some(free) = ancestors.keys.get_mut(ancestors.count)
        {
            *free = parent;
            ancestors.count += 1;
            at = parent;
        }
        ancestors
    }

    /// Every spelling of a place: its name first, then the declared ones in the row's order. Demonyms are no spellings.
    pub fn spellings(&self, key: PlaceKey) -> Vec<Spelling<'_>> {
        let (blob, number) = self.part(key);
        let name = Spelling { language: None, text: blob.name(number) };
        let declared = blob.spellings(number).filter(|(demonym, _)| !demonym).map(|(_, spelling)| spelling);
        std::iter::once(name).chain(declared).collect()
    }

    /// Whether the first spelling of a place that folds to `folded`, an ASCII word, is an abbreviation in capitals ("US").
    pub fn is_abbreviated(&self, key: PlaceKey, folded: &str) -> bool {
        let (blob, number) = self.part(key);
        let declared = blob.spellings(number).map(|(_, spelling)| spelling.text);
        let mut spellings = std::iter::once(blob.name(number)).chain(declared);
        spellings
            .find(|text| text.eq_ignore_ascii_case(folded))
            .is_some_and(|text| text.bytes().all(|byte| !byte.is_ascii_lowercase()))
    }

    /// How many spellings a place is declared with, its name among them.
    pub fn spelling_count(&self, key: PlaceKey) -> usize {
        let (blob, number) = self.part(key);
        1 + blob.spelling_count(number)
    }

    /// Whether a place is declared with exactly this spelling.
    ///
    /// # Examples
    /// ```
    /// let gazetteer = incident_mapper::gazetteer::Gazetteer::embedded();
    /// let kentucky = gazetteer.look_up("kentucky")[0].place;
    /// assert!(gazetteer.is_spelt(kentucky, "Ky.") && !gazetteer.is_spelt(kentucky, "Ky"));
    /// ```
    pub fn is_spelt(&self, key: PlaceKey, written: &str) -> bool {
        let (blob, number) = self.part(key);
        blob.name(number) == written || blob.spellings(number).any(|(_, spelling)| spelling.text == written)
    }

    /// The demonyms and adjectives of a place, in the row's order.
    pub fn demonyms(&self, key: PlaceKey) -> Vec<Spelling<'_>> {
        let (blob, number) = self.part(key);
        blob.spellings(number).filter(|(demonym, _)| *demonym).map(|(_, spelling)| spelling).collect()
    }

    /// The files that make up this gazetteer, in order.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    fn parent(&self, key: PlaceKey) -> Option<PlaceKey> {
        let (blob, number) = self.part(key);
        self.current(blob.parent(number)?)
    }

    /// The table of a key and its number there.
    fn part(&self, key: PlaceKey) -> (&Blob, u32) {
        let blob = match &self.overlay {
            Some(overlay) if key.0 & OVERLAY != 0 => Some(overlay),
            _ => self.base.as_ref().filter(|_| key.0 & OVERLAY == 0),
        };
        match blob {
            Some(blob) => (blob, key.0 & !OVERLAY),
            None => panic!("place key `{}` is of another gazetteer", key.0),
        }
    }

    /// What became of a compiled key: the place itself, the user's row over it, or nothing.
    fn current(&self, key: PlaceKey) -> Option<PlaceKey> {
        match (&self.overlay, &self.base) {
            (Some(overlay), Some(base)) if key.0 & OVERLAY == 0 => overlay::current(overlay, base, key.0),
            _ => Some(key),
        }
    }

    fn is_visible(&self, key: PlaceKey) -> bool {
        self.overlay.is_none() || self.current(key) == Some(key)
    }
}

/// The containers of a place, nearest first: a list that takes no memory of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ancestors {
    keys: [PlaceKey; MAX_DEPTH],
    count: usize,
}

impl std::ops::Deref for Ancestors {
    type Target = [PlaceKey];

    fn deref(&self) -> &[PlaceKey] {
        self.keys.get(..self.count).unwrap_or_default()
    }
}

impl IntoIterator for Ancestors {
    type Item = PlaceKey;
    type IntoIter = std::iter::Take<std::array::IntoIter<PlaceKey, MAX_DEPTH>>;

    fn into_iter(self) -> Self::IntoIter {
        self.keys.into_iter().take(self.count)
    }
}

/// No real chain of containers is longer: GeoNames' go to six.
const MAX_DEPTH: usize = 16;

/// The English name of a place: its first spelling tagged `en`, else the row's own name.
pub fn english_name(gazetteer: &Gazetteer, key: PlaceKey) -> &str {
    let (blob, number) = gazetteer.part(key);
    // A country has hundreds of spellings: none is read after the first English one.
    let mut declared = blob.spellings(number);
    let english = declared.find(|(demonym, spelling)| !demonym && spelling.language == Some("en"));
    english.map_or_else(|| blob.name(number), |(_, spelling)| spelling.text)
}
