//! Writing incidents with all their properties: GeoJSON against `serde_json` deriving the same struct and against GDAL, and
//! FlatGeobuf against its crate fed by hand with the same rows.
//!
//! The incidents are those of `output/incidents.geojson`, over and over. GDAL converts files, so it is compared with `export` of
//! the same file in a process each, both to a pipe that is thrown away, so that no disk is measured; the program is the release
//! build beside this bench. "writing alone" is GDAL's time less that in which it reads the file and keeps no feature, against
//! `export` of rows in memory. "heap" is how far the resident memory grows beyond what it was when writing begins.
//!
//! `cargo bench --bench export --features flatgeobuf [-- INCIDENTS]`
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used)]

use incident_mapper::format::geojson::LayerWriter;
use incident_mapper::format::layers::geojson::{GeojsonTable, Sequence, write};
use incident_mapper::format::layers::table::{EachRow, Row, Schema, Table, Value as Cell};
use incident_mapper::layer::{Feature, Geometry, Value, decimals, incidents};
use incident_mapper::model::Diagnostic;
use incident_mapper::{geodesy::LngLat, geodesy::Metres};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::time::{Duration, Instant};
#[cfg(feature = "flatgeobuf")]
use std::{
    path::Path,
    process::{Command, Stdio},
};

const LAYER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/output/incidents.geojson");

const ROUNDS: usize = 3;

macro_rules! incident {
    ($($name:ident: $kind:ty,)*) => {
        /// What a program would derive.
        #[derive(Serialize)]
        struct Incident<'a> { $($name: $kind,)* }

        impl<'a> Incident<'a> {
            const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            fn of(row: &'a Row<'a>, schema: &Schema) -> Self {
                Self { $($name: Property::of(row.get(schema.find(stringify!($name)))),)* }
            }
        }
    };
}

/// A value as a field of a struct has it.
trait Property<'a> {
    fn of(value: &'a Cell<'a>) -> Self;
}

impl<'a> Property<'a> for Option<Cow<'a, str>> {
    fn of(value: &'a Cell<'a>) -> Self {
        value.text()
    }
}

impl<'a> Property<'a> for Option<f64> {
    fn of(value: &'a Cell<'a>) -> Self {
        value.number()
    }
}

impl<'a> Property<'a> for Option<i64> {
    fn of(value: &'a Cell<'a>) -> Self {
        if let Cell::Integer(n) = value { Some(*n) } else { None }
    }
}

impl<'a> Property<'a> for Option<bool> {
    fn of(value: &'a Cell<'a>) -> Self {
        if let Cell::Boolean(yes) = value { Some(*yes) } else { None }
    }
}

type Text<'a> = Option<Cow<'a, str>>;
type Count = Option<i64>;

incident! {
    id: Text<'a>, title: Text<'a>, event_date: Text<'a>, date_start: Text<'a>, date_end: Text<'a>, date_prec: Count,
    time_precision: Count, date_text: Text<'a>, time_of_day: Text<'a>, event_type: Text<'a>, sub_event_type: Text<'a>,
    civilian_targeting: Option<bool>, weapon: Text<'a>, target: Text<'a>, actor1: Text<'a>, actor2: Text<'a>,
    attributed_to: Text<'a>, attributed_by: Text<'a>, denied_by: Text<'a>, claim_status: Text<'a>, deaths_low: Count,
    deaths_best: Count, deaths_high: Count, deaths_civilians_low: Count, deaths_civilians_high: Count, injured_low: Count,
    injured_best: Count, injured_high: Count, missing_low: Count, missing_high: Count, captured_low: Count,
    captured_high: Count, displaced_low: Count, displaced_high: Count, victims: Text<'a>, toll_status: Text<'a>,
    group_id: Text<'a>, place_id: Text<'a>,
    location: Text<'a>, place_reported: Text<'a>, place_names: Text<'a>, geonames_id: Count, feature_class: Text<'a>,
    feature_code: Text<'a>, country: Text<'a>, admin1: Text<'a>, longitude: Option<f64>, latitude: Option<f64>,
    geo_precision: Count, where_prec: Count, coordinate_uncertainty_m: Count, georeference_method: Text<'a>,
    location_confidence: Option<f64>, location_margin: Option<f64>, location_alternatives: Text<'a>, sources_count: Count,
    independent_sources_count: Count, reports: Text<'a>, source: Text<'a>, source_url: Text<'a>, first_reported: Text<'a>,
    last_reported: Text<'a>, quote: Text<'a>, notes: Text<'a>, review_status: Text<'a>, previous_ids: Text<'a>,
    run_id: Text<'a>,
}

#[derive(Serialize)]
struct Derived<'a> {
    r#type: &'static str,
    id: &'a str,
    geometry: DerivedPoint,
    properties: Incident<'a>,
}

#[derive(Serialize)]
struct DerivedPoint {
    r#type: &'static str,
    coordinates: [f64; 2],
}

/// Some rows, over and over.
struct Repeated<'a> {
    rows: &'a [Row<'static>],
    schema: Schema,
}

impl Table for Repeated<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn rows(&self, each: &mut EachRow<'_>) -> io::Result<()> {
        for n in 0..self.schema.rows {
            let row = &self.rows[n % self.rows.len()];
            let values = row.values.iter().map(borrowed).collect();
            each(Row { shape: row.shape.clone(), values })?;
        }
        Ok(())
    }

    fn findings(&self) -> &[Diagnostic] {
        &[]
    }
}

fn borrowed<'a>(value: &'a Cell<'_>) -> Cell<'a> {
    match value {
        Cell::Text(text) => Cell::Text(Cow::Borrowed(text)),
        Cell::Null => Cell::Null,
        Cell::Integer(n) => Cell::Integer(*n),
        Cell::Real(x) => Cell::Real(*x),
        Cell::Date(day) => Cell::Date(*day),
        Cell::Boolean(yes) => Cell::Boolean(*yes),
    }
}

fn owned(value: Cell<'_>) -> Cell<'static> {
    match value {
        Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
        Cell::Null => Cell::Null,
        Cell::Integer(n) => Cell::Integer(n),
        Cell::Real(x) => Cell::Real(x),
        Cell::Date(day) => Cell::Date(day),
        Cell::Boolean(yes) => Cell::Boolean(yes),
    }
}

fn main() {
    let count = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(1_000_000);
    let table =
        GeojsonTable::open(std::fs::read(LAYER).expect("the layer"), LAYER, "incidents").expect("a layer");
    let mut rows: Vec<Row<'static>> = Vec::new();
    table
        .rows(&mut |row| {
            rows.push(Row { shape: row.shape, values: row.values.into_iter().map(owned).collect() });
            Ok(())
        })
        .expect("rows");
    let schema = Schema { rows: count, ..table.schema().clone() };
    let repeated = Repeated { rows: &rows, schema };
    println!("{count} incidents of {} properties", repeated.schema.fields.len());

    let features: Vec<Feature> = rows.iter().map(|row| feature(row, table.schema())).collect();
    let derived: Vec<Derived<'_>> = rows.iter().map(|row| derive(row, table.schema())).collect();
    assert_eq!(Incident::NAMES, incidents::PROPERTIES, "the struct has all properties");
    let map = || {
        let mut writer = LayerWriter::new(BufWriter::new(Counter(0)), incidents::NAME)?;
        (0..count).try_for_each(|n| writer.feature(&features[n % features.len()]))?;
        Ok(writer.finish()?.get_ref().0)
    };
    let export = || {
        let mut out = BufWriter::new(Counter(0));
        write(&repeated, Sequence::Collection, &mut out)?;
        out.flush()?;
        Ok(out.get_ref().0)
    };
    let serde = || {
        let mut out = BufWriter::new(Counter(0));
        for n in 0..count {
            serde_json::to_writer(&mut out, &derived[n % derived.len()])?;
            out.write_all(b",\n")?;
        }
        out.flush()?;
        Ok(out.get_ref().0)
    };
    let [map, export, serde] =
        measured([("GeoJSON, `map`", &map), ("GeoJSON, `export`", &export), ("serde_json, derived", &serde)]);
    println!(
        "against serde_json: `map` {:.2}, `export` {:.2} times as fast",
        ratio(serde, map),
        ratio(serde, export)
    );
    flatgeobuf(&repeated, export);
}

/// The feature that a row was, as `map` has it.
fn feature(row: &Row<'_>, schema: &Schema) -> Feature<'static> {
    let properties = incidents::PROPERTIES.iter().map(|name| {
        let value = match row.get(schema.find(name)) {
            Cell::Null => Value::Null,
            Cell::Text(text) => Value::Text(text.to_string().into()),
            Cell::Integer(n) => Value::Int(*n),
            Cell::Real(x) => Value::Float { value: *x, decimals: 6 },
            Cell::Date(day) => Value::Text(day.to_string().into()),
            Cell::Boolean(yes) => Value::Bool(*yes),
        };
        (*name, value)
    });
    let [west, south, ..] = row.shape.as_ref().and_then(|shape| shape.extent()).expect("a point");
    Feature {
        id: row.get(schema.id).text().unwrap_or_default().into_owned().into(),
        geometry: Geometry::Point(LngLat::new(west, south).expect("a position")),
        decimals: decimals(Metres(500.0)),
        properties: properties.collect(),
    }
}

fn derive<'a>(row: &'a Row<'a>, schema: &Schema) -> Derived<'a> {
    let [west, south, ..] = row.shape.as_ref().and_then(|shape| shape.extent()).expect("a point");
    let Cell::Text(id) = row.get(schema.id) else { panic!("an id") };
    Derived {
        r#type: "Feature",
        id,
        geometry: DerivedPoint { r#type: "Point", coordinates: [west, south] },
        properties: Incident::of(row, schema),
    }
}

/// Counts bytes and keeps none.
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The best time of three of each, taken in turns.
fn measured<const N: usize>(works: [(&str, &dyn Fn() -> io::Result<usize>); N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    let (mut bytes, mut heap) = ([0; N], [0; N]);
    for _ in 0..ROUNDS {
        for (n, (_, work)) in works.iter().enumerate() {
            let before = resident("VmRSS:");
            // Writing 5 there sets the peak back to what is resident now.
            let _ = std::fs::write("/proc/self/clear_refs", "5");
            let start = Instant::now();
            bytes[n] = work().expect("written");
            best[n] = best[n].min(start.elapsed());
            heap[n] = resident("VmHWM:").saturating_sub(before).max(heap[n]);
        }
    }
    for (n, (name, _)) in works.iter().enumerate() {
        let size = bytes[n] as f64 / 1e6;
        let speed = size / best[n].as_secs_f64();
        println!("{name:<22} {:>8.2?} {speed:>7.0} MB/s {size:>8.0} MB, heap {} kB", best[n], heap[n]);
    }
    best
}

fn ratio(peer: Duration, ours: Duration) -> f64 {
    peer.as_secs_f64() / ours.as_secs_f64()
}

/// A figure of the process in kB; 0 where the system does not say.
fn resident(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[cfg(not(feature = "flatgeobuf"))]
fn flatgeobuf(_: &Repeated<'_>, _: Duration) {
    println!("without the feature `flatgeobuf` it is not measured");
}

#[cfg(feature = "flatgeobuf")]
fn flatgeobuf(repeated: &Repeated<'_>, writing: Duration) {
    use incident_mapper::format::layers::flatgeobuf::write as write_fgb;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("incidents.fgb");
    let ours = || {
        let mut out = BufWriter::new(std::fs::File::create(&file)?);
        write_fgb(repeated, &mut out)?;
        Ok(std::fs::metadata(&file)?.len() as usize)
    };
    let theirs = || by_hand(repeated, &folder.path().join("peer.fgb"));
    let [theirs, ours] = measured([("its crate, by hand", &theirs), ("FlatGeobuf", &ours)]);
    println!("against its crate: {:.2} times as fast", ratio(theirs, ours));
    gdal(&file, folder.path(), writing);
}

/// The same rows by the crate alone, as points.
#[cfg(feature = "flatgeobuf")]
fn by_hand(table: &Repeated<'_>, file: &Path) -> io::Result<usize> {
    use flatgeobuf::geozero::{self, ColumnValue, GeomProcessor, PropertyProcessor};
    use flatgeobuf::{ColumnType, FgbWriter, GeometryType, GeozeroGeometry};
    use incident_mapper::layer::kinds::Kind;

    struct Point([f64; 2]);
    impl GeozeroGeometry for Point {
        fn process_geom<P: GeomProcessor>(&self, to: &mut P) -> geozero::error::Result<()> {
            to.point_begin(0)?;
            to.xy(self.0[0], self.0[1], 0)?;
            to.point_end(0)
        }
    }

    let mut writer = FgbWriter::create(&table.schema.name, GeometryType::Point).map_err(io::Error::other)?;
    for field in &table.schema.fields {
        let kind = match field.kind {
            Kind::Text => ColumnType::String,
            Kind::Integer => ColumnType::Long,
            Kind::Real => ColumnType::Double,
            Kind::Date => ColumnType::DateTime,
            Kind::Boolean => ColumnType::Bool,
        };
        writer.add_column(&field.name, kind, |_, _| {});
    }
    table.rows(&mut |row| {
        let point = row.shape.as_ref().and_then(|shape| shape.extent()).map_or([0.0; 2], |[x, y, ..]| [x, y]);
        writer
            .add_feature_geom(Point(point), |feature| {
                for (column, value) in row.values.iter().enumerate() {
                    let day = if let Cell::Date(day) = value { day.to_string() } else { String::new() };
                    let value = match value {
                        Cell::Null => continue,
                        Cell::Text(text) => ColumnValue::String(text),
                        Cell::Integer(n) => ColumnValue::Long(*n),
                        Cell::Real(x) => ColumnValue::Double(*x),
                        Cell::Boolean(yes) => ColumnValue::Bool(*yes),
                        Cell::Date(_) => ColumnValue::DateTime(&day),
                    };
                    feature.property(column, "", &value).expect("a property");
                }
            })
            .map_err(io::Error::other)
    })?;
    writer.write(BufWriter::new(std::fs::File::create(file)?)).map_err(io::Error::other)?;
    Ok(std::fs::metadata(file)?.len() as usize)
}

/// The same conversions by GDAL and by the program: FlatGeobuf to GeoJSON, and that to GeoJSON again.
#[cfg(feature = "flatgeobuf")]
fn gdal(file: &Path, folder: &Path, writing: Duration) {
    let program = |from: &Path| {
        timed(env!("CARGO_BIN_EXE_incident-mapper"), &["export", "-o", "-", "--format", "geojson"], from)
    };
    let gdal = |options: &[&str], from: &Path| {
        timed("ogr2ogr", &[&["-f", "GeoJSON", "/vsistdout/"], options].concat(), from)
    };
    let again = folder.join("again.geojson");
    let made =
        timed(env!("CARGO_BIN_EXE_incident-mapper"), &["export", "-o", &again.display().to_string()], file);
    if made.is_none() {
        return println!("the conversions cannot be measured");
    }
    // GDAL takes minutes for the second.
    for (what, from, rounds) in [("FlatGeobuf", file, ROUNDS), ("GeoJSON", &again, 1)] {
        let best = |work: &dyn Fn() -> Option<Duration>| (0..rounds).filter_map(|_| work()).min();
        let (Some(ours), Some(reading)) = (best(&|| program(from)), best(&|| gdal(&NONE, from))) else {
            continue;
        };
        for (how, options) in [("", &[][..]), (", RFC 7946", &["-lco", "RFC7946=YES"][..])] {
            let Some(theirs) = best(&|| gdal(options, from)) else { continue };
            println!(
                "{what} to GeoJSON: `export` {ours:.2?}, ogr2ogr{how} {theirs:.2?}, {:.1} times as fast; writing alone {:.0} times",
                ratio(theirs, ours),
                ratio(theirs.saturating_sub(reading), writing)
            );
        }
    }
}

/// What has GDAL read all features and write none.
#[cfg(feature = "flatgeobuf")]
const NONE: [&str; 2] = ["-where", "id = 'none'"];

/// How long a program takes for a file; `None` where it fails.
#[cfg(feature = "flatgeobuf")]
fn timed(program: &str, arguments: &[&str], from: &Path) -> Option<Duration> {
    let start = Instant::now();
    let done = Command::new(program)
        .args(arguments)
        .arg(from)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    done.success().then(|| start.elapsed())
}
