//! Incidents in the columns of the two data sets that researchers know: ACLED's and UCDP's Georeferenced Event Dataset.
//!
//! A column that a layer says nothing of is empty. That goes for tolls too: what is not stated is not 0, though the data
//! sets themselves have no empty tolls.

use super::csv::write_cell;
use super::shape::Shape;
use super::table::{Row, Schema, Table, Value};
use std::borrow::Cow;
use std::io::{self, Write};

/// Where the value of a column is from.
enum From {
    /// The first of these fields that is there.
    Field(&'static [&'static str]),
    /// What is worked out.
    Made(fn(&Reading<'_>) -> Value<'static>),
    /// Nothing that a layer knows.
    Nowhere,
}

/// A column: its name, its HXL tag or nothing, and where its values are from.
type Column = (&'static str, &'static str, From);

/// A row as it is read.
struct Reading<'a> {
    schema: &'a Schema,
    row: &'a Row<'a>,
}

impl Reading<'_> {
    fn value(&self, names: &[&str]) -> &Value<'_> {
        let fields = names.iter().filter_map(|name| self.schema.find(name));
        let mut values = fields.map(|n| self.row.get(Some(n)));
        values.find(|value| **value != Value::Null).unwrap_or(&Value::Null)
    }

    fn position(&self) -> Option<[f64; 2]> {
        match &self.row.shape {
            Some(Shape::Point(at)) => Some(*at),
            Some(shape) => shape.extent().map(|[w, s, e, n]| [(w + e) / 2.0, (s + n) / 2.0]),
            None => None,
        }
    }

    fn year(&self) -> Value<'static> {
        match self.value(&["event_date", "date_start"]) {
            Value::Date(day) => Value::Integer(i64::from(day.year())),
            _ => Value::Null,
        }
    }
}

const ID: &[&str] = &["id", "event_id_cnty"];
const TOLL: &[&str] = &["deaths_best", "fatalities", "best", "deaths_low", "low"];

/// ACLED's columns (Codebook, 2023). One toll stands for a range, and ACLED takes the cautious end.
const ACLED: [Column; 31] = [
    ("event_id_cnty", "", From::Field(ID)),
    ("event_date", "", From::Field(&["event_date", "date_start"])),
    ("year", "", From::Made(|reading| reading.year())),
    ("time_precision", "", From::Field(&["time_precision"])),
    ("disorder_type", "", From::Made(disorder)),
    ("event_type", "", From::Field(&["event_type"])),
    ("sub_event_type", "", From::Field(&["sub_event_type"])),
    ("actor1", "", From::Field(&["actor1", "side_a"])),
    ("assoc_actor_1", "", From::Nowhere),
    ("inter1", "", From::Nowhere),
    ("actor2", "", From::Field(&["actor2", "side_b"])),
    ("assoc_actor_2", "", From::Nowhere),
    ("inter2", "", From::Nowhere),
    ("interaction", "", From::Nowhere),
    ("civilian_targeting", "", From::Made(targeting)),
    ("iso", "", From::Nowhere),
    ("region", "", From::Nowhere),
    ("country", "", From::Field(&["country"])),
    ("admin1", "", From::Field(&["admin1", "adm_1"])),
    ("admin2", "", From::Field(&["admin2", "adm_2"])),
    ("admin3", "", From::Nowhere),
    ("location", "", From::Field(&["location", "where_coordinates"])),
    ("latitude", "", From::Made(|reading| degrees(reading, 1))),
    ("longitude", "", From::Made(|reading| degrees(reading, 0))),
    ("geo_precision", "", From::Field(&["geo_precision"])),
    ("source", "", From::Field(&["source", "source_article", "reports"])),
    ("source_scale", "", From::Nowhere),
    ("notes", "", From::Field(&["notes", "quote"])),
    ("fatalities", "", From::Field(TOLL)),
    ("tags", "", From::Made(tags)),
    ("timestamp", "", From::Nowhere),
];

/// The columns of UCDP GED (version 24.1), with tags of HXL 1.1 where it has words for them.
const UCDP: [Column; 49] = [
    ("id", "#event+id", From::Field(ID)),
    ("relid", "", From::Nowhere),
    ("year", "#date+year", From::Made(|reading| reading.year())),
    ("active_year", "", From::Nowhere),
    ("code_status", "", From::Nowhere),
    ("type_of_violence", "#event+type", From::Nowhere),
    ("conflict_dset_id", "", From::Nowhere),
    ("conflict_new_id", "", From::Nowhere),
    ("conflict_name", "", From::Nowhere),
    ("dyad_dset_id", "", From::Nowhere),
    ("dyad_new_id", "", From::Nowhere),
    ("dyad_name", "", From::Nowhere),
    ("side_a_dset_id", "", From::Nowhere),
    ("side_a_new_id", "", From::Nowhere),
    ("side_a", "#group+side_a", From::Field(&["side_a", "actor1"])),
    ("side_b_dset_id", "", From::Nowhere),
    ("side_b_new_id", "", From::Nowhere),
    ("side_b", "#group+side_b", From::Field(&["side_b", "actor2"])),
    ("number_of_sources", "#meta+sources+num", From::Field(&["number_of_sources", "sources_count"])),
    ("source_article", "#meta+source", From::Field(&["source_article", "source", "reports"])),
    ("source_office", "", From::Nowhere),
    ("source_date", "", From::Nowhere),
    ("source_headline", "", From::Nowhere),
    ("source_original", "#meta+source+original", From::Field(&["source_original", "attributed_by"])),
    ("where_prec", "#geo+precision", From::Field(&["where_prec"])),
    ("where_coordinates", "#loc+name", From::Field(&["where_coordinates", "location"])),
    ("where_description", "#loc+description", From::Field(&["where_description", "place_reported"])),
    ("adm_1", "#adm1+name", From::Field(&["adm_1", "admin1"])),
    ("adm_2", "#adm2+name", From::Field(&["adm_2", "admin2"])),
    ("latitude", "#geo+lat", From::Made(|reading| degrees(reading, 1))),
    ("longitude", "#geo+lon", From::Made(|reading| degrees(reading, 0))),
    ("geom_wkt", "#geo+wkt", From::Made(wkt)),
    ("priogrid_gid", "", From::Made(prio_grid)),
    ("country", "#country+name", From::Field(&["country"])),
    ("country_id", "", From::Nowhere),
    ("region", "", From::Nowhere),
    ("event_clarity", "", From::Nowhere),
    ("date_prec", "#date+precision", From::Field(&["date_prec"])),
    ("date_start", "#date+start", From::Field(&["date_start", "event_date"])),
    ("date_end", "#date+end", From::Field(&["date_end", "event_date"])),
    ("deaths_a", "", From::Nowhere),
    ("deaths_b", "", From::Nowhere),
    ("deaths_civilians", "#affected+killed+civilians", From::Made(civilians)),
    ("deaths_unknown", "", From::Nowhere),
    ("best", "#affected+killed", From::Field(TOLL)),
    ("high", "#affected+killed+max", From::Field(&["high", "deaths_high"])),
    ("low", "#affected+killed+min", From::Field(&["low", "deaths_low"])),
    ("gwnoa", "", From::Nowhere),
    ("gwnob", "", From::Nowhere),
];

/// Event types of ours that neither data set has.
const OTHERS: [&str; 2] = ["Crime", "Accident or disaster"];

/// Writes incidents as ACLED has them. Gives how many rows were left out, being of types that ACLED has not.
///
/// # Errors
/// What the table or `out` gives.
pub fn write_acled(table: &dyn Table, out: &mut dyn Write) -> io::Result<usize> {
    write(table, &ACLED, false, out)
}

/// Writes incidents as UCDP GED has them, `with_tags` with a row of HXL tags under the header. Gives how many rows were left
/// out, being no armed violence.
///
/// # Errors
/// What the table or `out` gives.
pub fn write_ucdp(table: &dyn Table, with_tags: bool, out: &mut dyn Write) -> io::Result<usize> {
    write(table, &UCDP, with_tags, out)
}

fn write(table: &dyn Table, columns: &[Column], with_tags: bool, out: &mut dyn Write) -> io::Result<usize> {
    let schema = table.schema();
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(columns.iter().map(|(name, ..)| name))?;
    if with_tags {
        writer.write_record(columns.iter().map(|(_, tag, _)| tag))?;
    }
    let mut left_out = 0;
    table.rows(&mut |row| {
        let reading = Reading { schema, row: &row };
        if reading.value(&["event_type"]).text().is_some_and(|kind| OTHERS.contains(&kind.as_ref())) {
            left_out += 1;
            return Ok(());
        }
        for (_, _, from) in columns {
            match from {
                From::Field(names) => write_cell(reading.value(names), &mut writer)?,
                From::Made(made) => write_cell(&made(&reading), &mut writer)?,
                From::Nowhere => write_cell(&Value::Null, &mut writer)?,
            }
        }
        Ok(writer.write_record(None::<&[u8]>)?)
    })?;
    writer.flush()?;
    Ok(left_out)
}

fn degrees(reading: &Reading<'_>, axis: usize) -> Value<'static> {
    reading.position().and_then(|at| at.get(axis).copied()).map_or(Value::Null, Value::Real)
}

fn wkt(reading: &Reading<'_>) -> Value<'static> {
    reading.position().map_or(Value::Null, |at| Value::Text(Cow::Owned(Shape::Point(at).wkt())))
}

/// The cell of half a degree in which the position is.
///
/// # References
/// Tollefsen, Strand and Buhaug 2012: numbered from 1 in the south-west, eastwards, then northwards.
fn prio_grid(reading: &Reading<'_>) -> Value<'static> {
    reading.position().map_or(Value::Null, |[lng, lat]| {
        let cell = |degrees: f64, most: f64| (degrees * 2.0).floor().clamp(0.0, most) as i64;
        Value::Integer(cell(lat + 90.0, 359.0) * 720 + cell(lng + 180.0, 719.0) + 1)
    })
}

/// ACLED's type of disorder, which follows from the types of event.
fn disorder(reading: &Reading<'_>) -> Value<'static> {
    let kind = reading.value(&["event_type"]).text().unwrap_or_default();
    let sub_kind = reading.value(&["sub_event_type"]).text().unwrap_or_default();
    let disorder = match (kind.as_ref(), sub_kind.as_ref()) {
        ("Protests", "Excessive force against protesters") => "Political violence; Demonstrations",
        ("Protests", _) | (_, "Violent demonstration") => "Demonstrations",
        ("Battles" | "Explosions/Remote violence" | "Violence against civilians" | "Riots", _) => {
            "Political violence"
        }
        ("Strategic developments", _) => "Strategic developments",
        _ => return Value::Null,
    };
    Value::Text(Cow::Borrowed(disorder))
}

fn targeting(reading: &Reading<'_>) -> Value<'static> {
    match reading.value(&["civilian_targeting"]) {
        Value::Boolean(true) => Value::Text(Cow::Borrowed("Civilian targeting")),
        Value::Text(text) => Value::Text(Cow::Owned(text.to_string())),
        _ => Value::Null,
    }
}

/// What ACLED has no column for and a reader must not miss: who only claims it, and whether it is disputed.
fn tags(reading: &Reading<'_>) -> Value<'static> {
    let status = reading.value(&["claim_status"]).text().filter(|status| status != "reported");
    status.map_or(Value::Null, |status| Value::Text(Cow::Owned(format!("claim_status={status}"))))
}

/// Civilians among the dead, where one figure is stated.
fn civilians(reading: &Reading<'_>) -> Value<'static> {
    let (low, high) = (reading.value(&["deaths_civilians_low"]), reading.value(&["deaths_civilians_high"]));
    match (low, high) {
        (Value::Integer(low), Value::Integer(high)) if low == high => Value::Integer(*low),
        _ => match reading.value(&["deaths_civilians"]) {
            Value::Integer(n) => Value::Integer(*n),
            _ => Value::Null,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::csv::CsvTable;
    use super::super::geojson::GeojsonTable;
    use super::*;

    const LAYER: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[46.36,40.68]},"properties":{"id":"inc-1","event_date":"2020-10-17","event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","civilian_targeting":true,"claim_status":"disputed","deaths_low":12,"deaths_best":null,"deaths_civilians_low":12,"deaths_civilians_high":12,"location":"Ganja","attributed_by":"=Ministry"}}
{"type":"Feature","geometry":{"type":"Point","coordinates":[46.36,40.68]},"properties":{"id":"inc-2","event_date":null,"event_type":"Crime","sub_event_type":"Crime","civilian_targeting":null,"claim_status":"reported","deaths_low":null,"deaths_best":null,"deaths_civilians_low":null,"deaths_civilians_high":null,"location":"Ganja","attributed_by":null}}
"#;

    fn cells(write: impl Fn(&dyn Table, &mut dyn Write) -> io::Result<usize>) -> Vec<Vec<String>> {
        let table = GeojsonTable::open(LAYER.as_bytes().to_vec(), "x", "incidents").unwrap();
        let mut out = Vec::new();
        assert_eq!(write(&table, &mut out).unwrap(), 1);
        // The file is read again as one of the data sets.
        let again = CsvTable::open(&out, "x", "x").unwrap();
        assert_eq!((again.schema().rows, again.schema().without_shape), (1, 0));
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn column<'a>(cells: &'a [Vec<String>], name: &str) -> &'a str {
        let n = cells[0].iter().position(|column| column == name).unwrap();
        &cells[cells.len() - 1][n]
    }

    #[test]
    fn an_incident_is_told_in_acleds_columns() {
        let cells = cells(|table, out| write_acled(table, out));
        for (name, expect) in [
            ("event_id_cnty", "inc-1"),
            ("event_date", "2020-10-17"),
            ("year", "2020"),
            ("disorder_type", "Political violence"),
            ("civilian_targeting", "Civilian targeting"),
            ("latitude", "40.68"),
            ("fatalities", "12"),
            ("tags", "claim_status=disputed"),
            ("actor1", ""),
        ] {
            assert_eq!(column(&cells, name), expect, "{name}");
        }
    }

    #[test]
    fn an_incident_is_told_in_ucdps_columns_with_tags() {
        let cells = cells(|table, out| write_ucdp(table, true, out));
        assert_eq!((cells.len(), cells[1][0].as_str()), (3, "#event+id"));
        for (name, expect) in [
            ("date_start", "2020-10-17"),
            ("best", "12"),
            ("high", ""),
            ("deaths_civilians", "12"),
            ("geom_wkt", "POINT(46.36 40.68)"),
            // 261 rows of half a degree from the south pole, 452 columns from the antimeridian.
            ("priogrid_gid", "188373"),
            ("source_original", "'=Ministry"),
        ] {
            assert_eq!(column(&cells, name), expect, "{name}");
        }
    }
}
