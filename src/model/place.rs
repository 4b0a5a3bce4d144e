//! A gazetteer's place, as the stages see it.

use crate::geodesy::{LngLat, Metres};

/// The handle of one place in a loaded gazetteer. Only meaningful with the gazetteer that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceKey(pub u32);

/// GeoNames' feature class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeatureClass {
    /// `A`: countries, divisions, districts.
    Administrative,
    /// `H`: rivers, lakes, seas.
    Hydrographic,
    /// `L`: regions, areas, parks.
    Area,
    /// `P`: cities, towns, villages.
    Populated,
    /// `R`: roads, corridors, railways.
    Road,
    /// `S`: spots, buildings, farms.
    Spot,
    /// `T`: mountains, passes, islands.
    Terrain,
    /// `U`: undersea.
    Undersea,
    /// `V`: forests, heaths.
    Vegetation,
}

impl FeatureClass {
    /// The class of GeoNames' letter.
    pub fn from_letter(letter: char) -> Option<Self> {
        Some(match letter {
            'A' => Self::Administrative,
            'H' => Self::Hydrographic,
            'L' => Self::Area,
            'P' => Self::Populated,
            'R' => Self::Road,
            'S' => Self::Spot,
            'T' => Self::Terrain,
            'U' => Self::Undersea,
            'V' => Self::Vegetation,
            _ => return None,
        })
    }

    /// GeoNames' letter.
    pub fn letter(self) -> char {
        match self {
            Self::Administrative => 'A',
            Self::Hydrographic => 'H',
            Self::Area => 'L',
            Self::Populated => 'P',
            Self::Road => 'R',
            Self::Spot => 'S',
            Self::Terrain => 'T',
            Self::Undersea => 'U',
            Self::Vegetation => 'V',
        }
    }
}

/// What the gazetteer says of a place's standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PlaceStatus {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Sovereignty or name is contested.
    Contested,
    /// The row is switched off: its names are never matched.
    Never,
}

/// One place: the cells of its gazetteer row that the stages need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'a> {
    /// The handle.
    pub key: PlaceKey,
    /// The row's id (`gn:586523`).
    pub id: &'a str,
    /// The row's name, in its own spelling.
    pub name: &'a str,
    /// GeoNames' feature class.
    pub feature_class: FeatureClass,
    /// GeoNames' feature code (`PPLA`).
    pub feature_code: &'a str,
    /// ISO 3166-1 alpha-2 code of the country; empty where there is none.
    pub country: &'a str,
    /// Plain name of the first-level division; may be empty.
    pub admin1: &'a str,
    /// The representative position.
    pub position: LngLat,
    /// How far the place reaches from its position.
    pub radius: Metres,
    /// Inhabitants; 0 where unknown.
    pub population: u64,
    /// The container.
    pub parent: Option<PlaceKey>,
    /// The standing.
    pub status: PlaceStatus,
}

/// How large a place is, and of which kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceSize<'a> {
    /// GeoNames' feature code (`PPLA`).
    pub feature_code: &'a str,
    /// Inhabitants; 0 where unknown.
    pub population: u64,
}

impl PlaceSize<'_> {
    /// Whether this is a country or a territory that reports name like one.
    pub fn is_country(&self) -> bool {
        // Letter by letter, which is faster than a call that compares any strings.
        matches!(self.feature_code.as_bytes(), [b'P', b'C', b'L', ..] | b"TERR")
    }
}

impl Place<'_> {
    /// How large the place is, and of which kind.
    pub fn size(&self) -> PlaceSize<'_> {
        PlaceSize { feature_code: self.feature_code, population: self.population }
    }

    /// Whether this is a country or a territory that reports name like one.
    pub fn is_country(&self) -> bool {
        self.size().is_country()
    }

    /// Whether this is a city, town or village.
    pub fn is_settlement(&self) -> bool {
        self.feature_class == FeatureClass::Populated
    }

    /// Whether this is a division below the country: province, district, municipality.
    pub fn is_division(&self) -> bool {
        self.feature_class == FeatureClass::Administrative && !self.is_country()
    }
}
