//! The gazetteer: places and all their spellings, from the embedded rows and the user's CSV files.

use crate::geodesy::LngLat;
use crate::model::{Diagnostic, NameTier, Place, PlaceKey};
use std::path::PathBuf;

/// A loaded gazetteer: the embedded rows, and the user's over them.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {}

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

/// A ranked answer of [`Gazetteer::search`].
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The place.
    pub place: PlaceKey,
    /// How the spelling matched.
    pub tier: NameTier,
}

impl Gazetteer {
    /// The embedded gazetteer. Nothing is parsed.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded gazetteer with `files` (CSV files or folders of them) over it, in order.
    pub fn with_files(files: &[PathBuf]) -> (Self, Vec<Diagnostic>) {
        let _ = files;
        (Self::default(), Vec::new())
    }

    /// The place of `key`.
    ///
    /// # Panics
    /// A key that another gazetteer gave.
    pub fn place(&self, key: PlaceKey) -> Place<'_> {
        let _ = key;
        unimplemented!()
    }

    /// The place of a row id (`gn:586523`).
    pub fn by_id(&self, id: &str) -> Option<PlaceKey> {
        let _ = id;
        None
    }

    /// The places of a folded spelling, by name tiers `Name` and `Alternate`, names and demonyms.
    pub fn look_up(&self, folded: &str) -> Vec<NameMatch> {
        let _ = folded;
        Vec::new()
    }

    /// The places that share the transliteration key of `folded`, and are not found by [`Self::look_up`].
    pub fn look_up_transliterated(&self, folded: &str) -> Vec<NameMatch> {
        let _ = folded;
        Vec::new()
    }

    /// The number of words of the longest spelling that begins with this folded word; 0 where none does.
    pub fn longest_from(&self, folded_word: &str) -> usize {
        let _ = folded_word;
        0
    }

    /// The containers of a place, nearest first; never the place itself; finite even where rows form a circle.
    pub fn ancestors(&self, key: PlaceKey) -> Vec<PlaceKey> {
        let _ = key;
        Vec::new()
    }

    /// Every spelling of a place: its name first, then the declared ones in the row's order.
    pub fn spellings(&self, key: PlaceKey) -> Vec<Spelling<'_>> {
        let _ = key;
        Vec::new()
    }

    /// The places that a user may mean by `name`, best first: exact before transliterated, then the nearest to `near`
    /// where it is given, else the most populous and highest-ranking.
    pub fn search(&self, name: &str, near: Option<LngLat>) -> Vec<Hit> {
        let _ = (name, near);
        Vec::new()
    }

    /// The files that make up this gazetteer, in order.
    pub fn sources(&self) -> &[Source] {
        &[]
    }
}

/// The English name of a place: its first spelling tagged `en`, else the row's own name.
pub fn english_name(gazetteer: &Gazetteer, key: PlaceKey) -> &str {
    let spellings = gazetteer.spellings(key);
    spellings.iter().find(|s| s.language == Some("en")).or(spellings.first()).map_or("", |s| s.text)
}
