//! A picture of the incidents: a static SVG map for a README or a report.
//!
//! It needs no script, no style sheet, no tiles and no network, and it is the same bytes for the same incidents in any
//! order. Regional maps are stereographic (conformal, so a circle of uncertainty is a circle); incidents all over the
//! world are on Equal Earth.

use crate::basemap;
use crate::geodesy::{LngLat, Metres};
use crate::model::EventType;
use std::io::{self, Write};

mod background;
mod incidents;
mod labels;
mod legend;
mod plane;
mod projection;
mod svg;
mod symbols;

pub(in crate::format) use symbols::style;

pub use incidents::{days_shown, overview_of};

/// What is on the picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// The heading.
    pub title: String,
    /// A line below it: how many, where, when.
    pub subtitle: String,
    /// What happened where.
    pub symbols: Vec<Symbol>,
    /// The names of places where something happened, to be written beside their symbols.
    pub labels: Vec<Label>,
    /// The names of districts around, for orientation. Countries are named without it.
    pub context: Vec<Label>,
    /// Whom to thank for positions and names ("GeoNames (CC BY 4.0)"). The background thanks by itself.
    pub credits: Vec<String>,
}

/// Incidents of one type at one point.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    /// Where.
    pub position: LngLat,
    /// What: shape and colour.
    pub event_type: EventType,
    /// How many were killed; `None` where no report says. The area of the symbol.
    pub toll: Option<u32>,
    /// The radius within which it happened.
    pub uncertainty: Metres,
    /// The words that a browser shows over the symbol.
    pub title: String,
    /// How many incidents this is.
    pub count: u32,
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The name.
    pub text: String,
    /// Where it belongs.
    pub position: LngLat,
    /// Which names go first where there is no room for all: the lowest.
    pub rank: u32,
}

/// The width of the picture.
const WIDTH: f64 = 960.0;
/// What is left free around the map.
const EDGE: f64 = 16.0;
/// The most names of places that are tried; a map of this size has room for fewer.
const MOST_LABELS: usize = 150;

/// Writes `overview` as SVG.
///
/// # Errors
/// Only those of `out`.
///
/// # Examples
/// ```
/// use incident_mapper::format::overview::{self, Label, Overview, Symbol};
/// use incident_mapper::geodesy::{LngLat, Metres};
/// use incident_mapper::model::EventType;
/// let ganja = LngLat::new(46.36134, 40.68157).unwrap();
/// let overview = Overview {
///     title: "Strikes on Ganja".into(),
///     symbols: vec![Symbol {
///         position: ganja,
///         event_type: EventType::ExplosionsRemoteViolence,
///         toll: Some(13),
///         uncertainty: Metres(0.0),
///         title: "Ganja, 17 Oct 2020: missile strike".into(),
///         count: 1,
///     }],
///     labels: vec![Label { text: "Ganja".into(), position: ganja, rank: 0 }],
///     ..Overview::default()
/// };
/// let mut svg = Vec::new();
/// overview::write(&overview, &mut svg).unwrap();
/// assert!(String::from_utf8(svg).unwrap().contains(">Ganja</text>"));
/// ```
pub fn write(overview: &Overview, out: &mut impl Write) -> io::Result<()> {
    out.write_all(picture(overview).as_bytes())
}

fn picture(overview: &Overview) -> String {
    let mut body = String::new();
    let mut y = heading(&mut body, overview);
    let mut credits = Vec::new();
    if overview.symbols.is_empty() {
        body.push_str(&format!(
            "<rect x=\"{EDGE}\" y=\"{}\" width=\"{}\" height=\"120\" fill=\"#f4f5f6\"/><text x=\"{}\" y=\"{}\" font-size=\"14\" fill=\"#565c65\" text-anchor=\"middle\">No incident with a known location</text>\n",
            svg::number(y),
            svg::number(WIDTH - 2.0 * EDGE),
            svg::number(WIDTH / 2.0),
            svg::number(y + 65.0),
        ));
        y += 120.0;
    } else {
        let scene = Scene::of(overview, [EDGE, y]);
        y = scene.draw(&mut body);
        let mut sources = vec![basemap::CREDIT.to_owned()];
        sources.extend(overview.credits.iter().map(|c| svg::shorten(c, 160)));
        sources.dedup();
        credits.push(format!(
            "Map: {}. Borders as in this source; broken lines are disputed borders or lines of control. No statement about sovereignty.",
            sources.join(", ")
        ));
    }
    y += 6.0;
    for line in credits.iter().flat_map(|c| legend::wrap(c, 10.0, WIDTH - 2.0 * EDGE)) {
        y += 13.0;
        body.push_str(&format!(
            "<text x=\"{EDGE}\" y=\"{}\" font-size=\"10\" fill=\"#565c65\">{}</text>\n",
            svg::number(y),
            svg::escape(&line)
        ));
    }
    let height = (y + 12.0).ceil();
    let title = svg::escape(&svg::shorten(&overview.title, 200));
    let subtitle = svg::escape(&svg::shorten(&overview.subtitle, 300));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"{}\" fill=\"#16181d\">\n<title>{title}</title>\n<desc>{subtitle}</desc>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n",
        svg::FONTS,
    )
}

/// Draws the title and the subtitle, and returns where they end.
fn heading(out: &mut String, overview: &Overview) -> f64 {
    let mut y = EDGE;
    let mut write = |text: &str, size: f64, style: &str, most: usize| {
        for line in legend::wrap(&svg::shorten(text, 300), size, WIDTH - 2.0 * EDGE).iter().take(most) {
            y += size * 1.15;
            out.push_str(&format!(
                "<text x=\"{EDGE}\" y=\"{}\" font-size=\"{size}\" {style}>{}</text>\n",
                svg::number(y - size * 0.15),
                svg::escape(&svg::fit(line, size, WIDTH - 2.0 * EDGE))
            ));
            y += size * 0.2;
        }
    };
    write(&overview.title, 19.0, "font-weight=\"bold\"", 2);
    write(&overview.subtitle, 12.5, "fill=\"#565c65\"", 2);
    y + 8.0
}

/// Everything on the map with its place.
struct Scene {
    view: projection::View,
    background: basemap::Basemap,
    marks: symbols::Marks,
    circles: Vec<Vec<plane::Point>>,
    labels: Vec<labels::Placed>,
    scale_bar: Option<legend::ScaleBar>,
    globe: Option<plane::Point>,
    taken: labels::Taken,
}

/// The radius of the small globe.
const GLOBE: f64 = 44.0;

impl Scene {
    fn of(overview: &Overview, corner: plane::Point) -> Self {
        let spots: Vec<projection::Spot> =
            overview.symbols.iter().map(|s| (s.position, s.uncertainty)).collect();
        let view = projection::View::fitting(&spots, corner, WIDTH - 2.0 * EDGE);
        let background = background::read(&view);
        let marks = symbols::lay_out(&overview.symbols, &view);
        let circles = symbols::circles(&marks.marks, &view);
        let mut taken = labels::Taken::new(view.frame.grown(-4.0));
        for mark in &marks.marks {
            taken.take(mark.bounds());
            if let Some((_, bounds)) = mark.badge() {
                taken.take(bounds);
            }
        }
        let globe = free_corner(&view, &taken);
        if let Some(middle) = globe {
            taken.take(plane::Rect::around(middle, GLOBE + 6.0, GLOBE + 6.0));
        }
        let scale_bar = legend::ScaleBar::of(&view);
        if let Some(bar) = &scale_bar {
            taken.take(bar.bounds());
        }
        let mut placed = labels::place(&wanted(overview, &view, &marks.marks), 12.0, &mut taken);
        let named: Vec<&str> = placed.iter().map(|p| p.text.as_str()).collect();
        // "Goranboy District" beside "Goranboy" says nothing new.
        let is_new = |l: &&Label| !named.iter().any(|name| l.text.starts_with(name));
        let mut context: Vec<&Label> = overview.context.iter().filter(is_new).collect();
        context.sort_by(|a, b| order(a, b));
        context.dedup_by(|a, b| a.text == b.text);
        let districts: Vec<(String, plane::Point)> = context
            .iter()
            .map(|l| (svg::shorten(&l.text, 40), view.point(l.position)))
            .filter(|(text, at)| !text.is_empty() && view.frame.contains(*at))
            .take(MOST_LABELS)
            .collect();
        let countries = background::countries(&view, &background);
        let lakes = background::lakes(&view, &background);
        let sizes: &[f64] = if view.is_world() { &[10.0, 8.0] } else { &[15.0, 13.0, 11.0, 9.0] };
        placed.extend(labels::place_within(&countries, &lakes, sizes, &mut taken));
        placed.extend(labels::place_around(&districts, 10.5, &mut taken));
        Self { view, background, marks, circles, labels: placed, scale_bar, globe, taken }
    }

    /// Draws the map and its legend, and returns where they end.
    fn draw(&self, out: &mut String) -> f64 {
        let f = self.view.frame;
        let frame = format!(
            "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            svg::number(f.left),
            svg::number(f.top),
            svg::number(f.width()),
            svg::number(f.height())
        );
        out.push_str(&format!("<defs><clipPath id=\"frame\"><rect {frame}/></clipPath>"));
        if let Some([x, y]) = self.globe {
            out.push_str(&format!(
                "<clipPath id=\"globe\"><circle cx=\"{}\" cy=\"{}\" r=\"{GLOBE}\"/></clipPath>",
                svg::number(x),
                svg::number(y)
            ));
        }
        out.push_str("</defs>\n<g clip-path=\"url(#frame)\">\n");
        background::draw(out, &self.view, &self.background);
        background::degrees(out, &self.view, |bounds| self.taken.is_free(bounds));
        let (context, places): (Vec<_>, Vec<_>) =
            self.labels.iter().cloned().partition(|l| l.kind != labels::Kind::Place);
        labels::draw(out, &context);
        symbols::draw(out, &self.marks.marks, &self.circles);
        labels::draw(out, &places);
        if let Some(bar) = &self.scale_bar {
            bar.draw(out);
        }
        if let Some(middle) = self.globe {
            background::globe(out, &self.view, middle, GLOBE);
        }
        out.push_str("</g>\n");
        out.push_str(&format!("<rect {frame} fill=\"none\" stroke=\"#d0d6da\"/>\n"));
        legend::draw(out, &self.marks, !self.circles.is_empty(), EDGE, WIDTH - EDGE, f.bottom + 6.0)
    }
}

fn order(a: &Label, b: &Label) -> std::cmp::Ordering {
    a.rank
        .cmp(&b.rank)
        .then_with(|| a.text.cmp(&b.text))
        .then(a.position.lng().total_cmp(&b.position.lng()))
        .then(a.position.lat().total_cmp(&b.position.lat()))
}

/// The names of places, the most important first, each with the symbols that it must stay clear of.
fn wanted(overview: &Overview, view: &projection::View, marks: &[symbols::Mark]) -> Vec<labels::Wanted> {
    let mut sorted: Vec<&Label> = overview.labels.iter().collect();
    sorted.sort_by(|a, b| order(a, b));
    let mut wanted: Vec<labels::Wanted> = Vec::new();
    for label in sorted {
        let text = svg::shorten(&label.text, 40);
        let at = view.point(label.position);
        if text.is_empty() || !view.frame.contains(at) {
            continue;
        }
        let near = |p: plane::Point| (p[0] - at[0]).hypot(p[1] - at[1]) < 1.0;
        if wanted.iter().any(|w| w.text == text && near(w.at)) {
            continue;
        }
        let mut symbol = plane::Rect::around(at, 1.0, 1.0);
        for mark in marks.iter().filter(|m| near(m.at)) {
            let b = mark.bounds();
            symbol = plane::Rect {
                left: symbol.left.min(b.left),
                top: symbol.top.min(b.top),
                right: symbol.right.max(b.right),
                bottom: symbol.bottom.max(b.bottom),
            };
        }
        wanted.push(labels::Wanted { text, at, symbol });
        if wanted.len() == MOST_LABELS {
            break;
        }
    }
    wanted
}

/// A corner of the frame for the globe where no symbol is; `None` where the map shows much of the Earth by itself.
fn free_corner(view: &projection::View, taken: &labels::Taken) -> Option<plane::Point> {
    // Less than about 5,000 km.
    if view.is_world() || view.frame.width() / view.units_per_metre() > 5_000_000.0 {
        return None;
    }
    let f = view.frame;
    let inset = GLOBE + 12.0;
    [[f.right - inset, f.top + inset], [f.left + inset, f.top + inset], [f.right - inset, f.bottom - inset]]
        .into_iter()
        .find(|p| taken.is_free(plane::Rect::around(*p, GLOBE + 4.0, GLOBE + 4.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn symbol(lng: f64, lat: f64, toll: Option<u32>, count: u32) -> Symbol {
        Symbol {
            position: LngLat::new(lng, lat).unwrap(),
            event_type: EventType::Battles,
            toll,
            uncertainty: Metres(0.0),
            title: String::new(),
            count,
        }
    }

    fn scene(overview: &Overview) -> Scene {
        Scene::of(overview, [EDGE, 60.0])
    }

    /// What is wrong with the layout of a picture: names on names, on symbols, on numbers, or out of the frame.
    fn collisions(overview: &Overview) -> Vec<String> {
        let scene = scene(overview);
        let mut wrong = Vec::new();
        for (i, a) in scene.labels.iter().enumerate() {
            if !scene.view.frame.holds(a.bounds) {
                wrong.push(format!("`{}` leaves the frame", a.text));
            }
            for b in &scene.labels[i + 1..] {
                if a.bounds.overlaps(b.bounds) {
                    wrong.push(format!("`{}` lies on `{}`", a.text, b.text));
                }
            }
            for mark in &scene.marks.marks {
                let badge = mark.badge().map(|(_, bounds)| bounds);
                if std::iter::once(mark.bounds()).chain(badge).any(|b| b.overlaps(a.bounds)) {
                    wrong.push(format!("`{}` lies on a symbol", a.text));
                }
            }
        }
        wrong
    }

    #[test]
    fn crowded_names_do_not_collide_and_half_of_them_find_room() {
        let mut overview = Overview::default();
        for i in 0..40_u32 {
            let (x, y) = (f64::from(i % 8), f64::from(i / 8));
            let symbol = symbol(46.0 + x * 0.12, 39.0 + y * 0.09, Some(i), i % 3 + 1);
            let text = format!("Settlement {i}");
            overview.labels.push(Label { text, position: symbol.position, rank: i });
            overview.symbols.push(symbol);
        }
        assert_eq!(collisions(&overview), Vec::<String>::new());
        let named = scene(&overview).labels.iter().filter(|l| l.kind == labels::Kind::Place).count();
        assert!(named >= 20, "{named}");
    }

    #[test]
    fn types_at_one_point_stand_side_by_side() {
        let mut overview =
            Overview { symbols: vec![symbol(46.36, 40.68, Some(13), 1); 2], ..Overview::default() };
        overview.symbols[1].event_type = EventType::Riots;
        let marks = scene(&overview).marks.marks;
        assert_eq!(marks.len(), 2);
        assert!(!marks[0].bounds().grown(-0.1).overlaps(marks[1].bounds().grown(-0.1)));
        assert_eq!(marks[0].at, marks[1].at);
    }

    #[test]
    fn incidents_of_one_type_at_one_point_are_one_symbol_with_their_number() {
        let overview = Overview {
            symbols: vec![symbol(46.36, 40.68, Some(13), 1), symbol(46.36, 40.68, None, 2)],
            ..Overview::default()
        };
        let marks = scene(&overview).marks.marks;
        assert_eq!((marks.len(), marks[0].count, marks[0].toll), (1, 3, Some(13)));
    }

    #[test]
    fn ten_thousand_incidents_still_make_a_picture() {
        let symbols: Vec<Symbol> = (0..10_000_u32)
            .map(|i| {
                symbol(31.0 + f64::from(i % 100) * 0.05, 47.0 + f64::from(i / 100) * 0.03, Some(i % 9), 1)
            })
            .collect();
        let overview = Overview { symbols, ..Overview::default() };
        let marks = scene(&overview).marks;
        assert_eq!(marks.marks.iter().map(|m| m.count).sum::<u64>(), 10_000);
        assert!(marks.thinned && marks.marks.len() <= 260);
        assert!(picture(&overview).len() < 400_000);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
        #[test]
        fn names_never_collide(
            points in proptest::collection::vec(
                (-180.0..180.0_f64, -90.0..90.0_f64, 0..500_u32, "[A-Za-z ]{1,20}"), 1..40
            ),
            near in proptest::bool::ANY,
        ) {
            let mut overview = Overview::default();
            for (i, (lng, lat, toll, name)) in points.into_iter().enumerate() {
                let (lng, lat) = if near { (40.0 + lng / 100.0, 45.0 + lat / 100.0) } else { (lng, lat) };
                let symbol = symbol(lng, lat, (toll > 0).then_some(toll), toll % 4);
                overview.context.push(Label { text: name.clone(), position: symbol.position, rank: toll });
                overview.labels.push(Label { text: name, position: symbol.position, rank: i as u32 });
                overview.symbols.push(symbol);
            }
            prop_assert_eq!(collisions(&overview), Vec::<String>::new());
        }
    }
}
