//! The arguments of `query`.

use super::grouped::GroupBy;
use super::parse;
use super::sorted::Order;
use crate::query::Together;
use std::path::PathBuf;

/// Asks a layer what happened near a place, in an area, in a time.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct QueryArgs {
    /// Layers: GeoJSON, CSV with coordinates, ACLED and UCDP GED files, GeoPackage, FlatGeobuf, GeoParquet; folders that `map`
    /// wrote (their incidents), patterns such as 'runs/*/incidents.geojson', or - for standard input
    #[arg(value_name = "LAYER", required = true)]
    pub layers: Vec<PathBuf>,
    /// Measure from a place of the gazetteer (name or id) or from coordinates, longitude first
    #[arg(long, value_name = "PLACE|LON,LAT|MGRS|PLUS CODE|...", allow_hyphen_values = true)]
    pub near: Option<String>,
    /// No farther than this from --near: 25km, 500m, 10mi, 5nmi
    #[arg(long, value_name = "LENGTH", allow_hyphen_values = true)]
    pub within: Option<String>,
    /// Only the K nearest to --near
    #[arg(long, value_name = "K")]
    pub nearest: Option<usize>,
    /// Only in this box, in degrees; a west beyond its east crosses the antimeridian
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    pub bbox: Option<String>,
    /// Only in the polygons of this file, GeoJSON or WKT
    #[arg(long, value_name = "FILE")]
    pub polygon: Option<PathBuf>,
    /// Not over before this day, month or year: 2020-10-17, 2020-10, 2020
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Begun by this day, month or year
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// On this day, in this month or year: --since and --until in one
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with_all = ["since", "until"])]
    pub on: Option<String>,
    /// Only with this text in the event type or sub-event type; may be repeated for any of several
    #[arg(long = "type", value_name = "TEXT")]
    pub types: Vec<String>,
    /// Only with at least so many killed, by the best figure, else the lowest, else the highest
    #[arg(long, value_name = "N")]
    pub min_deaths: Option<u32>,
    /// Only with this text in the claim status (claimed, disputed, denied ...); may be repeated for any of several
    #[arg(long = "status", value_name = "TEXT")]
    pub statuses: Vec<String>,
    /// Only with these words in any property, whatever the case and the accents
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
    /// Leave out what only possibly lies in the area
    #[arg(long)]
    pub certain_only: bool,
    /// Where several places have the name in --near, do not take the best known: fail
    #[arg(long)]
    pub strict: bool,
    /// In which order; certain matches still come first, and what has no such value last
    #[arg(long, value_enum, value_name = "BY")]
    pub sort: Option<Order>,
    /// The greatest or latest first
    #[arg(long, requires = "sort")]
    pub descending: bool,
    /// How many, and how many killed and wounded: by type, place, admin1, country, month, week or h3:0 to h3:15
    #[arg(long, value_name = "BY", conflicts_with_all = ["limit", "count", "sort"])]
    pub group_by: Option<GroupBy>,
    /// Pairs that may be one incident told twice: at most --within and --hours apart
    #[arg(long, requires = "within", conflicts_with_all = ["near", "nearest", "certain_only", "count", "sort", "group_by"])]
    pub pairs: bool,
    /// How far apart the days of a pair may be [default: 48]
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<u32>,
    /// Number the clusters of at least N features (3, if left out) that are so near in space and time: 10km,7d or 10km,7d,5
    #[arg(long, value_name = "LENGTH,DAYS[,N]", value_parser = parse::together, conflicts_with_all = ["pairs", "group_by", "count"])]
    pub clusters: Option<Together>,
    /// Show no more than so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print how many there are, and nothing else
    #[arg(long, conflicts_with_all = ["limit", "format"])]
    pub count: bool,
    /// How to write the answer; a table on a terminal, GeoJSON elsewhere
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<OutputFormat>,
    /// Keep an index of each layer in a file beside it (LAYER.idx): questions about a place are then answered without reading the
    /// whole layer. It is made again when the layer changes
    #[arg(long)]
    pub index: bool,
    /// A gazetteer file or folder over the embedded one, for --near; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    pub gazetteer: Vec<PathBuf>,
}

/// How `query` writes its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum OutputFormat {
    /// Columns to read
    Table,
    /// A FeatureCollection
    Geojson,
    /// An RFC 8142 sequence of features
    Geojsonseq,
    /// A row for each feature, without the geometry
    Csv,
    /// A flat object for each feature, without the geometry
    Jsonl,
}

const EXAMPLES: &str = "\
Examples:
  What happened within 25 km of Barda, and what may have
    incident-mapper query output --near Barda --within 25km
  The same by coordinates, longitude first
    incident-mapper query output --near 47.12,40.37 --within 25km
  The ten attacks on civilians nearest to Bogota, for QGIS
    incident-mapper query output --near -74.08,4.61 --nearest 10 --type civilians > near.geojson
  October 2020 in a box, to count
    incident-mapper query output --bbox 45,38.5,48,41 --since 2020-10 --until 2020-10 --count

  What a district saw, by month, with its tolls
    incident-mapper query output --polygon district.geojson --group-by month
  What ACLED has there that year; its columns serve for --since, --type and --min-deaths too
    incident-mapper query acled.csv --near Barda --within 25km --on 2020
  The same question many times, of a layer with a million rows
    incident-mapper query acled.csv --index --near Barda --within 25km
  What may be one incident told twice
    incident-mapper query output --pairs --within 5km --hours 48

An incident is known to some metres or some kilometres (coordinate_uncertainty_m). Where an area is asked for, a match \
is `certain` when the whole of that circle lies inside, `possible` when it reaches over the edge. Along a road or a border it is the outline in \
footprints.geojson beside the layer; other lines and polygons are taken as the circle around the middle of their bounding box. Rows of ACLED and UCDP that are known to a district \
or a province only (geo_precision, where_prec) are `possible` at best, by their point.

The answer keeps id, geometry and properties and adds distance_m and bearing_deg (from --near) and match (where an area \
is asked for). Certain matches come first, then the nearest; without --near, the order is the layer's.

Exit status: 0 something found, 1 nothing found, 2 an error.";
