//! How each layer looks.
//!
//! Incidents are told apart by type (colour and shape, those of the overview picture) and by standing (a ring: claimed,
//! disputed, denied, confirmed); the area of a symbol is the toll, and a hollow one has none stated.

use super::xml::{Label, symbol, symbol_layer, temporal};
use crate::format::escape::escaped;
use crate::format::layers::palette::{Look, looks};

/// What a layer is, so far as its style goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Incidents,
    Footprints,
    Mentions,
    Places,
    Land,
    Borders,
}

/// The style of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    pub(super) subject: Subject,
    fields: Vec<String>,
}

/// Fields that say how many were killed, by preference: ours, ACLED's, UCDP's.
const TOLLS: [&str; 5] = ["deaths_best", "deaths_low", "deaths_high", "fatalities", "best"];

/// The smallest symbol, and one of a hundred killed or more, in millimetres.
const SIZES: (f64, f64) = (2.6, 10.0);

/// What the words of `claim_status` and `review_status` look like: a filter, words for the legend, a symbol's shape,
/// outline and width, and by how much it is larger than the incident's own.
const STANDINGS: [(&str, &str, &str, &str, &str, f64); 5] = [
    ("\"claim_status\" = 'claimed'", "claimed by one side", "circle", "solid", "0.2", 1.6),
    ("\"claim_status\" = 'confirmed_by_party'", "confirmed by a party", "circle", "solid", "0.7", 1.8),
    ("\"claim_status\" = 'disputed'", "disputed", "circle", "dash", "0.4", 2.4),
    ("\"claim_status\" = 'denied'", "denied", "cross2", "solid", "0.4", 1.2),
    ("\"review_status\" = 'needs_review'", "place to be reviewed", "circle", "dot", "0.4", 4.0),
];

impl Style {
    /// The style for a layer of this name and these fields; `None` for one that nothing is known of.
    pub fn of(name: &str, fields: &[&str]) -> Option<Self> {
        let has = |field: &str| fields.contains(&field);
        let subject = if name == "base_land" {
            Subject::Land
        } else if name == "base_borders" {
            Subject::Borders
        } else if has("event_type") {
            Subject::Incidents
        } else if has("coordinate_uncertainty_m") {
            Subject::Footprints
        } else if has("surface") && has("kind") {
            Subject::Mentions
        } else if has("mentions_count") {
            Subject::Places
        } else {
            return None;
        };
        Some(Self { subject, fields: fields.iter().map(|field| (*field).to_owned()).collect() })
    }

    fn has(&self, field: &str) -> bool {
        self.fields.iter().any(|f| f == field)
    }

    /// The style as a QGIS style file.
    pub fn qml(&self) -> String {
        format!(
            "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
             <qgis version=\"3.22.0\" styleCategories=\"LayerConfiguration|Symbology|Labeling|MapTips|Temporal|Rendering\" \
             labelsEnabled=\"{}\" hasScaleBasedVisibilityFlag=\"0\">\n{}</qgis>\n",
            u8::from(self.is_labelled()),
            self.elements()
        )
    }

    /// Whether the layer has labels.
    pub(super) fn is_labelled(&self) -> bool {
        !matches!(self.subject, Subject::Footprints | Subject::Mentions | Subject::Borders)
    }

    /// The elements of a layer that make its style, as style files and projects both have them.
    pub(super) fn elements(&self) -> String {
        let mut xml = self.time();
        xml += &match self.subject {
            Subject::Incidents => self.incidents(),
            Subject::Footprints => single("fill", &footprint()),
            Subject::Mentions => mentions(),
            Subject::Places => single("marker", &dot("255,255,255,235", "70,70,70,255", "1.8")),
            Subject::Land => land(),
            Subject::Borders => borders(),
        };
        xml += &self.labels();
        let opacity = if self.subject == Subject::Footprints { "0.75" } else { "1" };
        xml += &format!(
            "<blendMode>0</blendMode>\n<featureBlendMode>0</featureBlendMode>\n<layerOpacity>{opacity}</layerOpacity>\n"
        );
        if let Some(field) = self.first_of(&["title", "location", "surface", "name"]) {
            xml += &format!("<previewExpression>{}</previewExpression>\n", escaped(&format!("\"{field}\"")));
        }
        xml + &format!("<mapTip>{}</mapTip>\n", escaped(&self.tip()))
    }

    fn first_of(&self, names: &[&'static str]) -> Option<&'static str> {
        names.iter().copied().find(|name| self.has(name))
    }

    fn time(&self) -> String {
        let Some(start) = self.first_of(&["date_start", "event_date"]) else { return String::new() };
        temporal(start, self.first_of(&["date_end"]).filter(|_| start == "date_start").unwrap_or(start))
    }

    /// The toll of an incident, an expression that may be null.
    fn toll(&self) -> String {
        let fields: Vec<String> =
            TOLLS.iter().filter(|field| self.has(field)).map(|field| format!("\"{field}\"")).collect();
        if fields.is_empty() { "NULL".to_owned() } else { format!("coalesce({})", fields.join(", ")) }
    }

    /// The size of an incident's symbol: its area is as the toll, up to a hundred.
    fn size(&self, more: f64) -> String {
        let (smallest, largest) = SIZES;
        format!("{more} + max({smallest}, {largest} * sqrt(min(coalesce({}, 0), 100) / 100.0))", self.toll())
    }

    fn incidents(&self) -> String {
        let size = self.size(0.0);
        let hollow = format!("{} IS NULL", self.toll());
        let (mut rules, mut symbols) = (String::new(), String::new());
        rules += "<rule key=\"type\" label=\"type (area: killed; hollow: not stated)\">\n";
        let mut count = 0;
        let mut rule = |filter: &str, label: &str, layers: &[String], into: &mut String| {
            *into += &format!(
                "<rule key=\"rule{count}\" symbol=\"{count}\" label=\"{}\" filter=\"{}\"/>\n",
                escaped(label),
                escaped(filter)
            );
            symbols += &symbol(count, "marker", layers);
            count += 1;
        };
        for look in looks() {
            let filter = format!("\"event_type\" = '{}'", look.event_type);
            rule(&filter, look.event_type, &[incident(look, &hollow, &size)], &mut rules);
        }
        rule("ELSE", "other", &[dot("120,120,120,220", "255,255,255,255", "2.6")], &mut rules);
        rules += "</rule>\n<rule key=\"standing\" label=\"standing\">\n";
        for (filter, label, shape, outline, width, more) in STANDINGS {
            let field = filter.split('"').nth(1).unwrap_or_default();
            if self.has(field) {
                let size = self.size(more);
                let ring = symbol_layer(
                    "SimpleMarker",
                    &[
                        ("name", shape),
                        ("color", "255,255,255,0"),
                        ("outline_color", "30,30,30,255"),
                        ("outline_style", outline),
                        ("outline_width", width),
                        ("size", "4.6"),
                        ("scale_method", "diameter"),
                    ],
                    &[("size", &size)],
                );
                rule(filter, label, &[ring], &mut rules);
            }
        }
        rules += "</rule>\n";
        format!(
            "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"1\" forceraster=\"0\" \
             referencescale=\"-1\">\n<rules key=\"rules\">\n{rules}</rules>\n<symbols>\n{symbols}</symbols>\n\
             <orderby><orderByClause asc=\"0\" nullsFirst=\"0\">{}</orderByClause></orderby>\n</renderer-v2>\n",
            escaped(&format!("coalesce({}, 0)", self.toll()))
        )
    }

    fn labels(&self) -> String {
        let label = match self.subject {
            Subject::Incidents => {
                let Some(field) = self.first_of(&["location", "title"]) else { return String::new() };
                // Incidents of one place and of the days shown have one label.
                let shown = match self.first_of(&["date_end", "event_date"]) {
                    Some(end) if self.has("date_start") => {
                        // As text, since QGIS would hand days that are not set to its drivers as empty ones.
                        let day = |of: &str| format!("format_date({of}, 'yyyy-MM-dd')");
                        format!(
                            ", filter:=coalesce({} <= {} AND {} >= {}, true)",
                            day("\"date_start\""),
                            day("@map_end_time"),
                            day(&format!("\"{end}\"")),
                            day("@map_start_time")
                        )
                    }
                    _ => String::new(),
                };
                let expression = if self.has("place_id") {
                    format!(
                        "CASE WHEN $id = minimum($id, group_by:=\"place_id\"{shown}) THEN \"{field}\" END"
                    )
                } else {
                    format!("\"{field}\"")
                };
                return label(&expression, "8", "25,25,25,255", "6", "9", false);
            }
            Subject::Places => ("\"location\"", "7", "70,70,70,255", "6", "4", false),
            Subject::Land => {
                ("CASE WHEN \"kind\" = 'country' THEN \"name\" END", "7", "120,120,115,255", "1", "1", true)
            }
            Subject::Footprints | Subject::Mentions | Subject::Borders => return String::new(),
        };
        self::label(label.0, label.1, label.2, label.3, label.4, label.5)
    }

    /// What is shown where the pointer rests. Words of reports are no markup, so they are escaped.
    fn tip(&self) -> String {
        let text = |field: &str| {
            let escaped = ["'&', '&amp;'", "'<', '&lt;'", "'>', '&gt;'"]
                .iter()
                .fold(format!("coalesce(\"{field}\", '')"), |inner, pair| {
                    format!("replace({inner}, {pair})")
                });
            format!("[% {escaped} %]")
        };
        let mut tip = String::new();
        let mut add = |field: &str, before: &str, after: &str| {
            if self.has(field) {
                tip += &format!("{before}{}{after}\n", text(field));
            }
        };
        match self.subject {
            Subject::Incidents | Subject::Footprints => {
                add("title", "<b>", "</b>");
                add("notes", "<p>", "</p>");
                add("quote", "<blockquote><i>", "</i></blockquote>");
                add("source", "<small>Sources: ", "</small><br>");
                add("reports", "<small>Reports: ", "</small><br>");
                add("source_url", "<small>", "</small><br>");
                add("location_confidence", "<small>Confidence of the place: ", "</small><br>");
                add("coordinate_uncertainty_m", "<small>Within (metres): ", "</small>");
            }
            Subject::Mentions => {
                add("surface", "<b>", "</b>");
                add("location", "<p>", "</p>");
                add("cues", "<small>", "</small>");
            }
            Subject::Places => {
                add("location", "<b>", "</b>");
                add("place_names", "<p>", "</p>");
                add("source", "<small>", "</small>");
            }
            Subject::Land | Subject::Borders => {}
        }
        tip
    }
}

fn label(
    expression: &str,
    size: &str,
    colour: &str,
    placement: &str,
    priority: &str,
    is_wide: bool,
) -> String {
    Label { expression, size, colour, placement, priority, is_wide }.element()
}

/// The symbol of a type: full, or hollow where no toll is stated.
fn incident(look: &Look, hollow: &str, size: &str) -> String {
    let [r, g, b] = look.rgb;
    let full = format!("{r},{g},{b},225");
    let fill = format!("CASE WHEN {hollow} THEN '255,255,255,235' ELSE '{full}' END");
    let outline = format!("CASE WHEN {hollow} THEN '{r},{g},{b},255' ELSE '255,255,255,255' END");
    let width = format!("CASE WHEN {hollow} THEN 0.55 ELSE 0.25 END");
    symbol_layer(
        "SimpleMarker",
        &[
            ("name", look.symbol),
            ("angle", &look.angle.to_string()),
            ("color", &full),
            ("outline_color", "255,255,255,255"),
            ("outline_style", "solid"),
            ("outline_width", "0.25"),
            ("size", "3.4"),
            ("scale_method", "diameter"),
        ],
        &[("size", size), ("fillColor", &fill), ("outlineColor", &outline), ("outlineWidth", &width)],
    )
}

fn dot(colour: &str, outline: &str, size: &str) -> String {
    symbol_layer(
        "SimpleMarker",
        &[
            ("name", "circle"),
            ("color", colour),
            ("outline_color", outline),
            ("outline_width", "0.25"),
            ("size", size),
        ],
        &[],
    )
}

fn footprint() -> String {
    symbol_layer(
        "SimpleFill",
        &[
            ("color", "58,58,58,18"),
            ("outline_color", "58,58,58,150"),
            ("outline_style", "dash"),
            ("outline_width", "0.2"),
            ("style", "solid"),
        ],
        &[],
    )
}

fn single(kind: &str, layer: &str) -> String {
    format!(
        "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\" \
         referencescale=\"-1\">\n<symbols>\n{}</symbols>\n</renderer-v2>\n",
        symbol(0, kind, &[layer.to_owned()])
    )
}

/// A symbol for each value of a field; the words of the legend are the values'.
fn categorised(field: &str, kind: &str, categories: &[(&str, &str, String)]) -> String {
    let (mut list, mut symbols) = (String::new(), String::new());
    for (n, (value, label, layer)) in categories.iter().enumerate() {
        list += &format!("<category value=\"{value}\" label=\"{label}\" symbol=\"{n}\" render=\"true\"/>\n");
        symbols += &symbol(n, kind, std::slice::from_ref(layer));
    }
    format!(
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"{field}\" symbollevels=\"0\" enableorderby=\"0\" \
         forceraster=\"0\" referencescale=\"-1\">\n<categories>\n{list}</categories>\n<symbols>\n{symbols}</symbols>\n\
         </renderer-v2>\n"
    )
}

fn mentions() -> String {
    let mark = |colour: &str| dot(colour, "255,255,255,255", "1.6");
    categorised(
        "kind",
        "marker",
        &[
            ("place", "place", mark("0,114,178,200")),
            ("demonym", "demonym (at its country)", mark("204,121,167,200")),
            ("metonym", "government (at its capital)", mark("230,159,0,200")),
            ("part", "in another name", mark("138,138,138,200")),
            ("coordinates", "coordinates", mark("0,158,115,200")),
        ],
    )
}

fn land() -> String {
    let area = |colour: &str, outline: &str| {
        symbol_layer(
            "SimpleFill",
            &[
                ("color", colour),
                ("outline_color", outline),
                ("outline_style", "solid"),
                ("outline_width", "0.12"),
                ("style", "solid"),
            ],
            &[],
        )
    };
    categorised(
        "kind",
        "fill",
        &[
            ("country", "land", area("247,245,240,255", "247,245,240,255")),
            ("lake", "lake", area("214,228,236,255", "180,200,212,255")),
        ],
    )
}

fn borders() -> String {
    let line = |colour: &str, style: &str, width: &str| {
        symbol_layer(
            "SimpleLine",
            &[
                ("line_color", colour),
                ("line_style", style),
                ("line_width", width),
                ("capstyle", "round"),
                ("joinstyle", "round"),
            ],
            &[],
        )
    };
    categorised(
        "kind",
        "line",
        &[
            ("border", "border", line("150,145,140,255", "solid", "0.3")),
            ("disputed_border", "line of control, disputed", line("150,145,140,255", "dash", "0.3")),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::{footprints, incidents, mentions, places};

    #[test]
    fn every_layer_has_a_style_that_is_xml_and_names_its_own_fields_only() {
        for (name, fields) in [
            ("incidents", &incidents::PROPERTIES[..]),
            ("footprints", &footprints::PROPERTIES),
            ("mentions", &mentions::PROPERTIES),
            ("places", &places::PROPERTIES),
            ("acled", &["event_date", "event_type", "fatalities", "location"]),
            ("base_land", &["kind", "name"]),
            ("base_borders", &["kind"]),
        ] {
            let style = Style::of(name, fields).unwrap();
            let qml = style.qml();
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            let document = roxmltree::Document::parse_with_options(&qml, options).unwrap();
            let texts = document.descendants().flat_map(|node| {
                let attributes = node.attributes().map(|a| a.value().to_owned());
                attributes.chain(node.text().map(str::to_owned)).collect::<Vec<_>>()
            });
            for text in texts {
                for field in text.split('"').skip(1).step_by(2) {
                    assert!(fields.contains(&field), "{name} names `{field}` in {text}");
                }
            }
        }
        assert_eq!(Style::of("towns", &["name"]), None);
    }
}
