//! Layers as KML, for Google Earth and phones: time spans, a style for each category, all fields as typed data. KMZ is the
//! same in an archive.
//!
//! # References
//! OGC 07-147r2.

use super::palette::{Look, looks};
use super::shape::{Position, Shape};
use super::table::{Row, Schema, Table, Value};
use crate::format::escape::escaped;
use crate::layer::kinds::Kind;
use jiff::civil::Date;
use std::io::{self, Write};

/// Writes tables as one document, a folder each.
///
/// # Errors
/// What a table or `out` gives.
pub fn write(tables: &[&dyn Table], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    )?;
    for look in looks() {
        out.write_all(style(look).as_bytes())?;
    }
    for table in tables {
        out.write_all(fields(table.schema()).as_bytes())?;
    }
    for table in tables {
        let schema = table.schema();
        writeln!(out, "<Folder><name>{}</name>", escaped(&schema.name))?;
        let roles = Roles::of(schema);
        table.rows(&mut |row| out.write_all(placemark(&row, schema, &roles).as_bytes()))?;
        out.write_all(b"</Folder>\n")?;
    }
    out.write_all(b"</Document>\n</kml>\n")
}

/// Writes tables as KML in an archive, which is what Google Earth saves.
///
/// # Errors
/// What a table or `out` gives.
pub fn write_archive(tables: &[&dyn Table], out: &mut dyn Write) -> io::Result<()> {
    // A streamed archive states its sizes behind the data, which libkml does not read.
    let mut archive = zip::ZipWriter::new(tempfile::tempfile()?);
    // The archive's own default for times is a fixed one, so the same layers are the same bytes.
    archive.start_file("doc.kml", zip::write::SimpleFileOptions::default())?;
    write(tables, &mut archive)?;
    let mut file = archive.finish()?;
    io::Seek::rewind(&mut file)?;
    io::copy(&mut file, out).map(drop)
}

/// Which fields say what of a placemark.
struct Roles {
    title: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    category: Option<usize>,
    text: [Option<usize>; 3],
}

impl Roles {
    fn of(schema: &Schema) -> Self {
        Self {
            title: schema.first_of(&["title", "name", "location", "surface"]),
            start: schema.first_of(&["date_start", "event_date", "date"]),
            end: schema.first_of(&["date_end"]),
            category: schema.find("event_type"),
            text: ["notes", "quote", "source"].map(|name| schema.find(name)),
        }
    }
}

/// The style of a category: `#` and a number, which is an XML name whatever the category's is.
fn style(look: &Look) -> String {
    // KML has blue before green before red, after the opacity.
    let [r, g, b] = look.rgb;
    format!(
        "<Style id=\"{id}\"><IconStyle><color>ff{b:02x}{g:02x}{r:02x}</color></IconStyle>\
         <LabelStyle><scale>0.7</scale></LabelStyle><LineStyle><color>ff{b:02x}{g:02x}{r:02x}</color></LineStyle>\
         <PolyStyle><color>40{b:02x}{g:02x}{r:02x}</color></PolyStyle></Style>\n",
        id = look.symbol
    )
}

fn fields(schema: &Schema) -> String {
    let name = escaped(&schema.name);
    let mut xml = format!("<Schema name=\"{name}\" id=\"{name}\">\n");
    for field in &schema.fields {
        let kind = match field.kind {
            Kind::Text | Kind::Date => "string",
            Kind::Integer => "int",
            Kind::Real => "double",
            Kind::Boolean => "bool",
        };
        xml += &format!("<SimpleField type=\"{kind}\" name=\"{}\"/>\n", escaped(&field.name));
    }
    xml + "</Schema>\n"
}

fn placemark(row: &Row<'_>, schema: &Schema, roles: &Roles) -> String {
    let mut xml = String::from("<Placemark>");
    if let Some(title) = row.get(roles.title).text() {
        xml += &format!("<name>{}</name>", escaped(&title));
    }
    let text: Vec<String> =
        roles.text.iter().filter_map(|field| row.get(*field).text().map(|text| escaped(&text))).collect();
    if !text.is_empty() {
        // The description is HTML once it is unescaped, so it is escaped twice.
        let paragraphs: String = text.iter().map(|text| format!("<p>{text}</p>")).collect();
        xml += &format!("<description>{}</description>", escaped(&paragraphs));
    }
    xml += &time(row.get(roles.start), row.get(roles.end));
    if let Some(look) = row.get(roles.category).text().and_then(|category| Look::of(&category)) {
        xml += &format!("<styleUrl>#{}</styleUrl>", look.symbol);
    }
    xml += &format!("<ExtendedData><SchemaData schemaUrl=\"#{}\">", escaped(&schema.name));
    for (field, value) in schema.fields.iter().zip(&row.values) {
        // Readers of KML count a truth value in figures.
        let text = match value {
            Value::Boolean(yes) => Some(if *yes { "1" } else { "0" }.into()),
            value => value.text(),
        };
        if let Some(text) = text {
            xml += &format!("<SimpleData name=\"{}\">{}</SimpleData>", escaped(&field.name), escaped(&text));
        }
    }
    xml += "</SchemaData></ExtendedData>";
    if let Some(shape) = &row.shape {
        push_shape(shape, &mut xml);
    }
    xml + "</Placemark>\n"
}

fn time(start: &Value<'_>, end: &Value<'_>) -> String {
    let day = |value: &Value<'_>| -> Option<Date> {
        if let Value::Date(date) = value { Some(*date) } else { None }
    };
    match (day(start), day(end)) {
        (Some(start), Some(end)) if end > start => {
            format!("<TimeSpan><begin>{start}</begin><end>{end}</end></TimeSpan>")
        }
        (Some(day), _) => format!("<TimeStamp><when>{day}</when></TimeStamp>"),
        _ => String::new(),
    }
}

fn push_shape(shape: &Shape, xml: &mut String) {
    fn coordinates(positions: &[Position]) -> String {
        let list: Vec<String> = positions.iter().map(|[x, y]| format!("{x},{y}")).collect();
        format!("<coordinates>{}</coordinates>", list.join(" "))
    }
    fn polygon(rings: &[Vec<Position>]) -> String {
        let ring = |(n, ring): (usize, &Vec<Position>)| {
            let side = if n == 0 { "outerBoundaryIs" } else { "innerBoundaryIs" };
            format!("<{side}><LinearRing>{}</LinearRing></{side}>", coordinates(ring))
        };
        format!("<Polygon>{}</Polygon>", rings.iter().enumerate().map(ring).collect::<String>())
    }
    let point = |at: &Position| format!("<Point>{}</Point>", coordinates(&[*at]));
    let line = |line: &Vec<Position>| format!("<LineString>{}</LineString>", coordinates(line));
    let several = |parts: String| format!("<MultiGeometry>{parts}</MultiGeometry>");
    *xml += &match shape {
        Shape::Point(at) => point(at),
        Shape::Line(positions) => line(positions),
        Shape::Polygon(rings) => polygon(rings),
        Shape::MultiPoint(points) => several(points.iter().map(point).collect()),
        Shape::MultiLine(lines) => several(lines.iter().map(line).collect()),
        Shape::MultiPolygon(polygons) => several(polygons.iter().map(|rings| polygon(rings)).collect()),
    };
}

#[cfg(test)]
mod tests {
    use super::super::geojson::GeojsonTable;
    use super::*;

    #[test]
    fn a_placemark_has_time_style_and_data() {
        let text = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[46.36,40.68]},"properties":{"title":"Gəncə & <b>","date_start":"2020-10-11","date_end":"2020-10-17","event_type":"Battles","quote":"a <script>","deaths_low":null}}"#;
        let table = GeojsonTable::open(text.as_bytes().to_vec(), "x", "incidents").unwrap();
        let mut out = Vec::new();
        write(&[&table], &mut out).unwrap();
        let xml = String::from_utf8(out).unwrap();
        let document = roxmltree::Document::parse(&xml).unwrap();
        let text = |name: &str| {
            document
                .descendants()
                .rfind(|n| n.has_tag_name(name))
                .and_then(|n| n.text())
                .unwrap_or_default()
                .to_owned()
        };
        assert_eq!(text("begin"), "2020-10-11");
        assert_eq!(text("coordinates"), "46.36,40.68");
        assert_eq!(text("description"), "<p>a &lt;script&gt;</p>");
        let style = text("styleUrl");
        assert!(document.descendants().any(|n| n.attribute("id") == style.strip_prefix('#')), "{style}");
    }

    #[test]
    fn the_archive_holds_the_document_and_has_no_clock() {
        let table =
            GeojsonTable::open(br#"{"type":"FeatureCollection","features":[]}"#.to_vec(), "x", "x").unwrap();
        let [once, again] = [(); 2].map(|()| {
            let mut out = Vec::new();
            write_archive(&[&table], &mut out).unwrap();
            out
        });
        assert_eq!(once, again);
        let mut archive = zip::ZipArchive::new(io::Cursor::new(once)).unwrap();
        let text = io::read_to_string(archive.by_name("doc.kml").unwrap()).unwrap();
        assert!(text.ends_with("</kml>\n"));
    }
}
