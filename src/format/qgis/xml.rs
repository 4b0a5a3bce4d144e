//! The elements that QGIS' styles are made of.

use crate::format::escape::escaped;

/// A map of options, as QGIS keeps the settings of symbols.
pub(super) fn options(pairs: &[(&str, &str)]) -> String {
    let list: String = pairs
        .iter()
        .map(|(name, value)| {
            format!("<Option name=\"{name}\" value=\"{}\" type=\"QString\"/>", escaped(value))
        })
        .collect();
    format!("<Option type=\"Map\">{list}</Option>")
}

/// Settings by expression: name and expression each.
pub(super) fn by_expression(element: &str, pairs: &[(&str, &str)]) -> String {
    let list: String = pairs
        .iter()
        .map(|(name, expression)| {
            format!(
                "<Option name=\"{name}\" type=\"Map\"><Option name=\"active\" value=\"true\" type=\"bool\"/>\
                 <Option name=\"expression\" value=\"{}\" type=\"QString\"/>\
                 <Option name=\"type\" value=\"3\" type=\"int\"/></Option>",
                escaped(expression)
            )
        })
        .collect();
    format!(
        "<{element}><Option type=\"Map\"><Option name=\"name\" value=\"\" type=\"QString\"/>\
         <Option name=\"properties\" type=\"Map\">{list}</Option>\
         <Option name=\"type\" value=\"collection\" type=\"QString\"/></Option></{element}>"
    )
}

/// A symbol of one or more layers: `kind` is `marker`, `line` or `fill`.
pub(super) fn symbol(name: usize, kind: &str, layers: &[String]) -> String {
    format!(
        "<symbol name=\"{name}\" type=\"{kind}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n{}</symbol>\n",
        layers.concat()
    )
}

/// A layer of a symbol: QGIS' class of it, its settings and those by expression.
pub(super) fn symbol_layer(class: &str, settings: &[(&str, &str)], expressions: &[(&str, &str)]) -> String {
    format!(
        "<layer class=\"{class}\" enabled=\"1\" pass=\"0\" locked=\"0\">{}{}</layer>\n",
        options(settings),
        by_expression("data_defined_properties", expressions)
    )
}

/// How labels are written.
pub(super) struct Label<'a> {
    /// What they say, an expression.
    pub(super) expression: &'a str,
    /// In points.
    pub(super) size: &'a str,
    /// Red, green, blue and opacity.
    pub(super) colour: &'a str,
    /// QGIS' number for how they are placed: 6 around a point, 4 within an area.
    pub(super) placement: &'a str,
    /// From 0 to 10.
    pub(super) priority: &'a str,
    /// With wide capitals.
    pub(super) is_wide: bool,
}

impl Label<'_> {
    /// The element of labels.
    pub(super) fn element(&self) -> String {
        let Label { expression, size, colour, placement, priority, is_wide } = self;
        let (capitals, spacing) = if *is_wide { ("1", "1") } else { ("0", "0") };
        format!(
            "<labeling type=\"simple\">\n<settings calloutType=\"simple\">\n\
             <text-style fieldName=\"{}\" isExpression=\"1\" fontFamily=\"Open Sans\" fontSize=\"{size}\" fontSizeUnit=\"Point\" \
             fontWeight=\"50\" textColor=\"{colour}\" textOpacity=\"1\" capitalization=\"{capitals}\" \
             fontLetterSpacing=\"{spacing}\" namedStyle=\"\" blendMode=\"0\" multilineHeight=\"1\" allowHtml=\"0\" \
             textOrientation=\"horizontal\"><families><family name=\"Noto Sans\"/><family name=\"DejaVu Sans\"/>\
             <family name=\"Arial\"/></families>\
             <text-buffer bufferDraw=\"1\" bufferSize=\"0.7\" bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\" \
             bufferOpacity=\"0.85\" bufferNoFill=\"1\" bufferJoinStyle=\"128\" bufferBlendMode=\"0\"/></text-style>\n\
             <text-format multilineAlign=\"3\" wrapChar=\"\" autoWrapLength=\"0\"/>\n\
             <placement placement=\"{placement}\" priority=\"{priority}\" dist=\"0.6\" distUnits=\"MM\" offsetType=\"1\" \
             predefinedPositionOrder=\"TR,BR,TL,BL,R,L,TSR,BSR\" quadOffset=\"4\" fitInPolygonOnly=\"0\" \
             centroidWhole=\"0\" centroidInside=\"1\" polygonPlacementFlags=\"2\" geometryGeneratorEnabled=\"0\"/>\n\
             <rendering obstacle=\"1\" obstacleFactor=\"1\" obstacleType=\"0\" displayAll=\"0\" drawLabels=\"1\" \
             scaleVisibility=\"0\" mergeLines=\"0\" limitNumLabels=\"0\" upsidedownLabels=\"0\" zIndex=\"0\"/>\n\
             </settings>\n</labeling>\n",
            escaped(expression)
        )
    }
}

/// Days by which a layer is filtered, from the field of the first to that of the last.
///
/// By expression, though QGIS could filter by the fields: it would hand that to GDAL, which drops features without a day. What has
/// no day is shown on all.
pub(super) fn temporal(start: &str, end: &str) -> String {
    const BY_EXPRESSIONS: u8 = 4;
    let moment = |field: &str, year: u16| {
        escaped(&format!("coalesce(to_datetime(\"{field}\"), make_datetime({year}, 1, 1, 0, 0, 0))"))
    };
    format!(
        "<temporal enabled=\"1\" mode=\"{BY_EXPRESSIONS}\" limitMode=\"1\" startField=\"{start}\" endField=\"{end}\" \
         durationField=\"\" durationUnit=\"min\" fixedDuration=\"0\" accumulate=\"0\" startExpression=\"{}\" \
         endExpression=\"{}\"><fixedRange><start></start><end></end></fixedRange></temporal>\n",
        moment(start, 1),
        moment(end, 9999)
    )
}
