//! The project file.

use super::style::{Style, Subject};
use crate::format::escape::escaped;
use crate::geodesy::{LngLat, web_mercator};
use crate::layer::{footprints, incidents, mentions, places, unlocated};
use jiff::civil::Date;
use std::io::{self, Write};

/// What a project shows: the layers of one run, in files beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Project<'a> {
    /// Its title.
    pub title: &'a str,
    /// Where the incidents are: south-west and north-east; `None` where none is located.
    pub extent: Option<(LngLat, LngLat)>,
    /// Their first and last days; `None` where none is dated.
    pub days: Option<(Date, Date)>,
    /// Whom to thank, a line each.
    pub credits: &'a [String],
}

/// A layer of the project.
struct Layer {
    name: &'static str,
    /// What the list of layers calls it.
    title: &'static str,
    geometry: &'static str,
    fields: &'static [&'static str],
    is_shown: bool,
    subject: Option<Subject>,
}

impl Layer {
    /// What the project calls it. QGIS takes no id of ten letters or fewer.
    fn id(&self) -> String {
        format!("map_layer_{}", self.name)
    }
}

/// The groups of the list of layers, from the top of the map down.
const GROUPS: [(&str, &[Layer]); 3] = [
    (
        "Incidents",
        &[
            Layer {
                name: incidents::NAME,
                title: "incidents",
                geometry: "Point",
                fields: &incidents::PROPERTIES,
                is_shown: true,
                subject: Some(Subject::Incidents),
            },
            Layer {
                name: footprints::NAME,
                title: "footprints: where it may have been",
                geometry: "Polygon",
                fields: &footprints::PROPERTIES,
                is_shown: true,
                subject: Some(Subject::Footprints),
            },
            Layer {
                name: unlocated::NAME,
                title: "unlocated: told of without a place (table)",
                geometry: "No geometry",
                fields: &incidents::PROPERTIES,
                is_shown: false,
                subject: None,
            },
        ],
    ),
    (
        "Evidence",
        &[
            Layer {
                name: places::NAME,
                title: "places that are named",
                geometry: "Point",
                fields: &places::PROPERTIES,
                is_shown: false,
                subject: Some(Subject::Places),
            },
            Layer {
                name: mentions::NAME,
                title: "mentions of places",
                geometry: "Point",
                fields: &mentions::PROPERTIES,
                is_shown: false,
                subject: Some(Subject::Mentions),
            },
        ],
    ),
    (
        "Base map (Natural Earth)",
        &[
            Layer {
                name: "base_borders",
                title: "borders",
                geometry: "Line",
                fields: &["kind"],
                is_shown: true,
                subject: Some(Subject::Borders),
            },
            Layer {
                name: "base_land",
                title: "land and lakes",
                geometry: "Polygon",
                fields: &["kind", "name"],
                is_shown: true,
                subject: Some(Subject::Land),
            },
        ],
    ),
];

const WEB: (u16, u16) = (3857, 3857);
const WGS84: (u16, u16) = (4326, 3452);

/// The parts of a map that make room around the incidents.
const MARGIN: f64 = 0.08;

/// The least that a map is wide and high, in metres.
const LEAST: f64 = 150_000.0;

/// Writes a project whose layers are files in its own folder.
///
/// # Errors
/// Those of `out`.
pub fn write(project: &Project<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Project { title, extent, days, credits } = project;
    let title = escaped(title);
    let [west, south, east, north] = view(*extent);
    let box_of = |element: &str| {
        format!(
            "<{element}><xmin>{west}</xmin><ymin>{south}</ymin><xmax>{east}</xmax><ymax>{north}</ymax></{element}>"
        )
    };
    let (mut tree, mut layers, mut order) = (String::new(), String::new(), String::new());
    for (group, list) in &GROUPS {
        tree += &format!(
            "<layer-tree-group name=\"{}\" checked=\"Qt::Checked\" expanded=\"1\">\n",
            escaped(group)
        );
        for layer in *list {
            tree += &in_the_tree(layer);
            layers += &map_layer(layer, credits);
            order += &format!("<layer id=\"{}\"/>", layer.id());
        }
        tree += "</layer-tree-group>\n";
    }
    let thanks = escaped(&credits.join("; "));
    write!(
        out,
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis projectname=\"{title}\" version=\"3.22.0\">\n\
         <homePath path=\"\"/>\n<title>{title}</title>\n\
         <projectCrs>{web}</projectCrs>\n\
         <layer-tree-group>\n{tree}</layer-tree-group>\n\
         <mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\"><units>meters</units>{extent}<rotation>0</rotation>\
         <destinationsrs>{web}</destinationsrs><rendermaptile>0</rendermaptile></mapcanvas>\n\
         <projectlayers>\n{layers}</projectlayers>\n<layerorder>{order}</layerorder>\n\
         <properties>\n\
         <CopyrightLabel><Enabled type=\"bool\">true</Enabled><Label type=\"QString\">{thanks}</Label>\
         <Placement type=\"int\">3</Placement></CopyrightLabel>\n\
         <Gui><CanvasColorRedPart type=\"int\">214</CanvasColorRedPart><CanvasColorGreenPart type=\"int\">228\
         </CanvasColorGreenPart><CanvasColorBluePart type=\"int\">236</CanvasColorBluePart></Gui>\n\
         <Measure><Ellipsoid type=\"QString\">EPSG:7030</Ellipsoid></Measure>\n\
         <PAL><PlacementEngineVersion type=\"int\">1</PlacementEngineVersion></PAL>\n\
         <Paths><Absolute type=\"bool\">false</Absolute></Paths>\n\
         <SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>\n\
         {controller}</properties>\n\
         <projectMetadata><title>{title}</title><abstract>{thanks}</abstract></projectMetadata>\n\
         <ProjectViewSettings UseProjectScales=\"0\" rotation=\"0\"><Scales/>\
         <DefaultViewExtent xmin=\"{west}\" ymin=\"{south}\" xmax=\"{east}\" ymax=\"{north}\">{web}</DefaultViewExtent>\
         </ProjectViewSettings>\n{time}</qgis>\n",
        web = system(WEB),
        extent = box_of("extent"),
        controller = controller(*days),
        time = time(*days),
    )
}

/// A reference system by EPSG's number and by that of QGIS' own list, without which QGIS does not look at the former.
fn system((epsg, listed): (u16, u16)) -> String {
    format!(
        "<spatialrefsys><srsid>{listed}</srsid><srid>{epsg}</srid><authid>EPSG:{epsg}</authid></spatialrefsys>"
    )
}

fn in_the_tree(layer: &Layer) -> String {
    format!(
        "<layer-tree-layer id=\"{id}\" name=\"{title}\" source=\"./{name}.geojson\" providerKey=\"ogr\" \
         checked=\"{checked}\" expanded=\"{expanded}\"/>\n",
        id = layer.id(),
        name = layer.name,
        title = escaped(layer.title),
        checked = if layer.is_shown { "Qt::Checked" } else { "Qt::Unchecked" },
        expanded = u8::from(layer.subject == Some(Subject::Incidents)),
    )
}

fn map_layer(layer: &Layer, credits: &[String]) -> String {
    let style = layer.subject.and_then(|_| Style::of(layer.name, layer.fields));
    let rights: String =
        credits.iter().map(|credit| format!("<rights>{}</rights>", escaped(credit))).collect();
    format!(
        "<maplayer type=\"vector\" geometry=\"{geometry}\" labelsEnabled=\"{labels}\" readOnly=\"1\" \
         hasScaleBasedVisibilityFlag=\"0\" simplifyDrawingHints=\"1\" simplifyDrawingTol=\"1\" simplifyLocal=\"1\" \
         simplifyMaxScale=\"1\" simplifyAlgorithm=\"0\">\n\
         <id>{id}</id><datasource>./{name}.geojson</datasource><layername>{title}</layername>\n\
         <srs>{srs}</srs><resourceMetadata><type>dataset</type><title>{title}</title>{rights}</resourceMetadata>\n\
         <provider encoding=\"UTF-8\">ogr</provider>\n\
         <flags><Identifiable>{known}</Identifiable><Removable>1</Removable><Searchable>{known}</Searchable>\
         <Private>0</Private></flags>\n{style}</maplayer>\n",
        geometry = layer.geometry,
        labels = u8::from(style.as_ref().is_some_and(Style::is_labelled)),
        id = layer.id(),
        name = layer.name,
        title = escaped(layer.title),
        srs = system(WGS84),
        // A click on the map asks the incidents, not the land.
        known = u8::from(!matches!(layer.subject, Some(Subject::Land | Subject::Borders))),
        style = style.as_ref().map(Style::elements).unwrap_or_default(),
    )
}

/// The temporal controller: it filters by all days, and is ready to play day by day.
fn controller(days: Option<(Date, Date)>) -> String {
    const FIXED_RANGE: u8 = 2;
    days.map_or_else(String::new, |(first, last)| {
        format!(
            "<TemporalControllerWidget><NavigationMode type=\"int\">{FIXED_RANGE}</NavigationMode>\
             <StartDateTime type=\"QString\">{first}T00:00:00.000Z</StartDateTime>\
             <EndDateTime type=\"QString\">{last}T23:59:59.000Z</EndDateTime></TemporalControllerWidget>\n"
        )
    })
}

fn time(days: Option<(Date, Date)>) -> String {
    days.map_or_else(String::new, |(first, last)| {
        format!(
            "<ProjectTimeSettings timeStep=\"1\" timeStepUnit=\"d\" frameRate=\"2\" cumulativeTemporalRange=\"0\">\
             <TemporalRange><start>{first}T00:00:00Z</start><end>{last}T23:59:59Z</end></TemporalRange>\
             </ProjectTimeSettings>\n"
        )
    })
}

/// What the map shows when it is opened, in metres of the web's projection, whole ones.
fn view(extent: Option<(LngLat, LngLat)>) -> [f64; 4] {
    const WORLD: [f64; 4] = [-17_000_000.0, -7_500_000.0, 19_000_000.0, 12_000_000.0];
    let Some((south_west, north_east)) = extent else { return WORLD };
    let ([west, south], [east, north]) = (web_mercator(south_west), web_mercator(north_east));
    let half = |from: f64, to: f64| ((to - from).max(LEAST) / 2.0) * (1.0 + 2.0 * MARGIN);
    let (x, y) = ((west + east) / 2.0, (south + north) / 2.0);
    let (wide, high) = (half(west, east), half(south, north));
    [x - wide, y - high, x + wide, y + high].map(f64::round)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_xml_with_relative_paths_and_no_clock() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        let project = Project {
            title: "a <title>",
            extent: Some((at(45.0, 39.0), at(48.0, 41.0))),
            days: Some((jiff::civil::date(2020, 9, 27), jiff::civil::date(2020, 11, 10))),
            credits: &["Places: GeoNames & others".to_owned()],
        };
        let mut out = Vec::new();
        write(&project, &mut out).unwrap();
        let xml = String::from_utf8(out).unwrap();
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(&xml, options).unwrap();
        let all = |name: &str| {
            document
                .descendants()
                .filter(|n| n.has_tag_name(name))
                .map(|n| n.text().unwrap_or_default())
                .collect::<Vec<_>>()
        };
        assert!(all("datasource").iter().all(|path| path.starts_with("./")), "{:?}", all("datasource"));
        assert_eq!(all("datasource").len(), 7);
        assert_eq!(all("start").last(), Some(&"2020-09-27T00:00:00Z"));
        assert!(document.root_element().attribute("saveDateTime").is_none());
        // Ganja is in the view.
        let [x, y] = web_mercator(at(46.36, 40.68));
        let [west, south, east, north] = view(project.extent);
        assert!(west < x && x < east && south < y && y < north);
    }

    #[test]
    fn a_project_of_nothing_shows_the_world() {
        let mut out = Vec::new();
        write(&Project::default(), &mut out).unwrap();
        assert!(!String::from_utf8(out).unwrap().contains("TemporalController"));
    }
}
