//! The same looks as an OGC Styled Layer Descriptor, for GeoServer and others: types by colour and shape, one size.

use super::style::{Style, Subject};
use crate::format::escape::escaped;
use crate::format::layers::palette::{Look, looks};

/// The descriptor of a layer called `name`.
pub(super) fn write(style: &Style, name: &str) -> String {
    let rules = match style.subject {
        Subject::Incidents => looks().iter().map(of_type).collect(),
        Subject::Footprints => rule("", "where it may have been", &polygon("#3a3a3a", "0.07", "#3a3a3a")),
        Subject::Mentions => rule("", "mention", &point("circle", "#0072b2", "5")),
        Subject::Places => rule("", "place", &point("circle", "#ffffff", "6")),
        Subject::Land => rule("", "land", &polygon("#f7f5f0", "1", "#f7f5f0")),
        Subject::Borders => rule("", "border", &line("#96918c")),
    };
    let name = escaped(name);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <StyledLayerDescriptor version=\"1.1.0\" xmlns=\"http://www.opengis.net/sld\" \
         xmlns:se=\"http://www.opengis.net/se\" xmlns:ogc=\"http://www.opengis.net/ogc\">\n\
         <NamedLayer><se:Name>{name}</se:Name><UserStyle><se:Name>{name}</se:Name><se:FeatureTypeStyle>\n{rules}\
         </se:FeatureTypeStyle></UserStyle></NamedLayer>\n</StyledLayerDescriptor>\n"
    )
}

fn of_type(look: &Look) -> String {
    let filter = format!(
        "<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>event_type</ogc:PropertyName>\
         <ogc:Literal>{}</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>",
        escaped(look.event_type)
    );
    // The shapes that the standard knows; others are left to a cross.
    let shape = match look.symbol {
        "circle" | "square" | "triangle" => look.symbol,
        "equilateral_triangle" => "triangle",
        "pentagon" | "hexagon" => "star",
        "diamond" => "x",
        _ => "cross",
    };
    rule(&filter, look.event_type, &point(shape, &look.hex(), "10"))
}

fn rule(filter: &str, title: &str, symbolizer: &str) -> String {
    let title = escaped(title);
    format!(
        "<se:Rule><se:Name>{title}</se:Name><se:Description><se:Title>{title}</se:Title></se:Description>\
         {filter}{symbolizer}</se:Rule>\n"
    )
}

fn parameter(name: &str, value: &str) -> String {
    format!("<se:SvgParameter name=\"{name}\">{value}</se:SvgParameter>")
}

fn point(shape: &str, colour: &str, size: &str) -> String {
    format!(
        "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>{shape}</se:WellKnownName><se:Fill>{}{}</se:Fill>\
         <se:Stroke>{}{}</se:Stroke></se:Mark><se:Size>{size}</se:Size></se:Graphic></se:PointSymbolizer>",
        parameter("fill", colour),
        parameter("fill-opacity", "0.88"),
        parameter("stroke", "#ffffff"),
        parameter("stroke-width", "1"),
    )
}

fn polygon(fill: &str, opacity: &str, stroke: &str) -> String {
    format!(
        "<se:PolygonSymbolizer><se:Fill>{}{}</se:Fill><se:Stroke>{}{}</se:Stroke></se:PolygonSymbolizer>",
        parameter("fill", fill),
        parameter("fill-opacity", opacity),
        parameter("stroke", stroke),
        parameter("stroke-width", "0.5"),
    )
}

fn line(colour: &str) -> String {
    format!(
        "<se:LineSymbolizer><se:Stroke>{}{}</se:Stroke></se:LineSymbolizer>",
        parameter("stroke", colour),
        parameter("stroke-width", "0.7"),
    )
}
