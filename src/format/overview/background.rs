//! Land, lakes, rivers, borders and the net of meridians and parallels.

use super::plane::{self, Point, Rect};
use super::projection::View;
use super::svg::{number, path};
use crate::basemap::{Basemap, Detail, LineKind};
use crate::geodesy::LngLat;

/// No line departs from its data by more than this in the picture.
const TOLERANCE: f64 = 0.3;
/// The outlines are cut this far outside the frame, so that what runs along the cut is not seen.
const MARGIN: f64 = 6.0;

/// The background at the detail that `view` can show.
pub(super) fn read(view: &View) -> Basemap {
    // A line at 1:110 million is true to about a seventh of a degree.
    let detail = if view.units_per_degree() < 5.0 { Detail::World } else { Detail::Regional };
    Basemap::read(detail)
}

/// The visible parts of the countries, the largest first.
pub(super) fn countries(view: &View, map: &Basemap) -> Vec<(String, Vec<Vec<Point>>)> {
    let mut countries: Vec<(f64, String, Vec<Vec<Point>>)> = map
        .countries()
        .map(|(name, rings)| {
            let polygons: Vec<_> = view
                .fill(rings, 0.0)
                .iter()
                .map(|ring| plane::simplify_ring(ring, 1.0))
                .filter(|ring| plane::area(ring) > 20.0)
                .collect();
            (polygons.iter().map(|p| plane::area(p)).sum(), name.to_owned(), polygons)
        })
        .filter(|(area, ..)| *area > 200.0)
        .collect();
    countries.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    countries.into_iter().map(|(_, name, polygons)| (name, polygons)).collect()
}

/// The visible lakes.
pub(super) fn lakes(view: &View, map: &Basemap) -> Vec<Vec<Point>> {
    view.fill(map.lakes().map(<[Point]>::to_vec), 0.0)
}

/// Draws the sea, the land and all lines; the caller has set the clip to the frame.
pub(super) fn draw(out: &mut String, view: &View, map: &Basemap) {
    let sea = match view.edge() {
        Some(edge) => path(&edge, true),
        None => path(&view.frame.corners(), true),
    };
    out.push_str(&format!("<path d=\"{sea}\" fill=\"#d5e3ea\"/>\n"));
    let land = polygons(view, map.land(), false);
    out.push_str(&format!(
        "<path d=\"{land}\" fill=\"#f7f5f0\" fill-rule=\"evenodd\" stroke=\"#a9c0cb\" stroke-width=\".8\" stroke-linejoin=\"round\"/>\n"
    ));
    let seams = lines(view, map, LineKind::Seam);
    if !seams.is_empty() {
        out.push_str(&format!(
            "<path d=\"{seams}\" fill=\"none\" stroke=\"#f7f5f0\" stroke-width=\"1.6\"/>\n"
        ));
    }
    let rivers = lines(view, map, LineKind::River);
    if !view.is_world() && !rivers.is_empty() {
        out.push_str(&format!(
            "<path d=\"{rivers}\" fill=\"none\" stroke=\"#c3d7e1\" stroke-width=\"1\" stroke-linejoin=\"round\"/>\n"
        ));
    }
    let lakes = polygons(view, map.lakes().map(<[Point]>::to_vec), true);
    if !lakes.is_empty() {
        out.push_str(&format!(
            "<path d=\"{lakes}\" fill=\"#d5e3ea\" fill-rule=\"evenodd\" stroke=\"#a9c0cb\" stroke-width=\".6\"/>\n"
        ));
    }
    graticule(out, view);
    let width = if view.is_world() { 0.6 } else { 1.2 };
    for (kind, dashes) in [(LineKind::Border, ""), (LineKind::DisputedBorder, " stroke-dasharray=\"5 3\"")] {
        let data = lines(view, map, kind);
        if !data.is_empty() {
            out.push_str(&format!(
                "<path d=\"{data}\" fill=\"none\" stroke=\"#9c94a0\" stroke-width=\"{width}\" stroke-linejoin=\"round\"{dashes}/>\n"
            ));
        }
    }
}

fn polygons(view: &View, outlines: impl Iterator<Item = Vec<Point>>, round: bool) -> String {
    let near = view.units_per_degree() > 30.0;
    view.fill(outlines, MARGIN)
        .into_iter()
        .map(|ring| if round && near { rounded(&ring, true) } else { ring })
        .map(|ring| plane::simplify_ring(&ring, TOLERANCE))
        .filter(|ring| plane::area(ring) > 0.4)
        .map(|ring| path(&ring, true))
        .collect()
}

fn lines(view: &View, map: &Basemap, kind: LineKind) -> String {
    let round = kind == LineKind::River && view.units_per_degree() > 30.0;
    let mut data = String::new();
    for line in map.lines(kind) {
        for part in view.line(line) {
            let part = if round { rounded(&part, false) } else { part };
            data.push_str(&path(&plane::simplify(&part, TOLERANCE), false));
        }
    }
    data
}

/// Lakes and rivers are coarser than the coasts; near, their corners would show.
fn rounded(line: &[Point], closed: bool) -> Vec<Point> {
    let mut line = line.to_vec();
    if closed {
        line.extend(line.first().copied());
    }
    for _ in 0..3 {
        line = plane::round_corners(&line, closed);
    }
    if closed {
        line.pop();
    }
    line
}

/// Draws meridians and parallels.
fn graticule(out: &mut String, view: &View) {
    let mut data = String::new();
    for line in net(view).into_iter().flat_map(|(_, line)| view.line(&line)) {
        data.push_str(&path(&plane::simplify(&line, TOLERANCE), false));
    }
    out.push_str(&format!(
        "<path d=\"{data}\" fill=\"none\" stroke=\"#93a9b5\" stroke-opacity=\".4\" stroke-width=\".5\"/>\n"
    ));
}

/// Writes the degrees of meridians at the lower side of the frame and of parallels at the left side, where
/// they are free, and returns their boxes.
pub(super) fn degrees(out: &mut String, view: &View, is_free: impl Fn(Rect) -> bool) {
    if view.is_world() {
        return;
    }
    let frame = view.frame;
    let mut text = String::new();
    for (degree, line) in net(view) {
        for part in view.line(&line) {
            for end in [part.first(), part.last()].into_iter().flatten() {
                let (x, y, anchor, bounds) = match degree {
                    Degree::Meridian(_) if end[1] >= frame.bottom => (
                        end[0] + 3.0,
                        frame.bottom - 8.0,
                        "start",
                        Rect::around([end[0] + 18.0, frame.bottom - 11.0], 16.0, 6.0),
                    ),
                    Degree::Parallel(_) if end[0] <= frame.left => (
                        frame.left + 4.0,
                        end[1] - 3.0,
                        "start",
                        Rect::around([frame.left + 20.0, end[1] - 6.0], 16.0, 6.0),
                    ),
                    _ => continue,
                };
                if frame.holds(bounds) && is_free(bounds) {
                    text.push_str(&format!(
                        "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>\n",
                        number(x),
                        number(y),
                        degree.words()
                    ));
                }
            }
        }
    }
    if !text.is_empty() {
        out.push_str(&format!(
            "<g font-size=\"9\" fill=\"#78909c\" stroke=\"#faf9f6\" stroke-width=\"2\" stroke-opacity=\".7\" paint-order=\"stroke\">\n{text}</g>\n"
        ));
    }
}

#[derive(Debug, Clone, Copy)]
enum Degree {
    Meridian(f64),
    Parallel(f64),
}

impl Degree {
    fn words(self) -> String {
        let (value, letters) = match self {
            Self::Meridian(lng) => ((lng + 540.0).rem_euclid(360.0) - 180.0, ["W", "", "E"]),
            Self::Parallel(lat) => (lat, ["S", "", "N"]),
        };
        let letter = match value {
            v if v.abs() < 1e-9 || (v.abs() - 180.0).abs() < 1e-9 => letters[1],
            v if v < 0.0 => letters[0],
            _ => letters[2],
        };
        format!("{}°{letter}", (value.abs() * 100.0).round() / 100.0)
    }
}

/// The meridians and parallels that cross the frame.
fn net(view: &View) -> Vec<(Degree, Vec<Point>)> {
    let mut net = Vec::new();
    let Some((centre, reach_lng, reach_lat)) = extent(view) else {
        for i in 0..12 {
            let lng = f64::from(i) * 30.0;
            net.push((Degree::Meridian(lng), (-30..=30).map(|j| [lng, f64::from(j) * 3.0]).collect()));
        }
        for i in -2..=2 {
            let lat = f64::from(i) * 30.0;
            // Within the window of the projection, so that the line does not turn back at its seam.
            let west = view.centre().map_or(0.0, LngLat::lng) - 180.0;
            net.push((
                Degree::Parallel(lat),
                (0..=120).map(|j| [west + 0.01 + f64::from(j) * 2.9998, lat]).collect(),
            ));
        }
        return net;
    };
    let step = |reach: f64, units: f64| {
        // Lines about 170 units apart.
        let wanted = 170.0 / units.max(1e-9);
        [0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0]
            .into_iter()
            .find(|s| *s >= wanted * 0.7)
            .unwrap_or(30.0)
            .max(reach / 40.0)
    };
    let lat_step = step(reach_lat, view.units_per_degree());
    let lng_step = step(reach_lng, view.units_per_degree() * centre.lat().to_radians().cos().max(0.05));
    let (south, north) = ((centre.lat() - reach_lat).max(-90.0), (centre.lat() + reach_lat).min(90.0));
    let (west, east) = (centre.lng() - reach_lng, centre.lng() + reach_lng);
    let multiples = |low: f64, high: f64, step: f64| {
        ((low / step).ceil() as i32..=(high / step).floor() as i32).map(move |i| f64::from(i) * step)
    };
    let between = |a: f64, b: f64| (0..=60).map(move |i| a + (b - a) * f64::from(i) / 60.0);
    for lng in multiples(west, east, lng_step).take(80) {
        net.push((Degree::Meridian(lng), between(south, north).map(|lat| [lng, lat]).collect()));
    }
    for lat in multiples(south, north, lat_step).take(80).filter(|lat| lat.abs() < 90.0) {
        net.push((Degree::Parallel(lat), between(west, east).map(|lng| [lng, lat]).collect()));
    }
    net
}

/// The middle of the frame, and how many degrees of longitude and latitude it reaches from there; `None` for a world map.
fn extent(view: &View) -> Option<(LngLat, f64, f64)> {
    let centre = view.position(view.frame.centre())?;
    let frame = view.frame;
    let (mut lng, mut lat) = (0.0_f64, 0.0_f64);
    for i in 0..=20 {
        let t = f64::from(i) / 20.0;
        let (x, y) = (frame.left + t * frame.width(), frame.top + t * frame.height());
        for p in [[x, frame.top], [x, frame.bottom], [frame.left, y], [frame.right, y]] {
            let p = view.position(p)?;
            lng = lng.max(((p.lng() - centre.lng() + 540.0).rem_euclid(360.0) - 180.0).abs());
            lat = lat.max((p.lat() - centre.lat()).abs());
        }
    }
    // With a pole in the frame, all meridians are.
    for pole in [-90.0, 90.0] {
        if let Ok(p) = LngLat::new(0.0, pole)
            && frame.contains(view.point(p))
        {
            lng = 180.0;
            lat = lat.max((pole - centre.lat()).abs());
        }
    }
    // A little beyond, so that lines reach out of the frame.
    Some((centre, (lng * 1.05).min(180.0), lat * 1.05))
}

/// Draws a small globe with the frame of `view` on it.
pub(super) fn globe(out: &mut String, view: &View, middle: Point, radius: f64) {
    let Some(centre) = view.centre() else { return };
    // Seen from a little nearer the equator, which is where the reader looks from.
    let globe = match LngLat::new(centre.lng(), centre.lat() * 0.75) {
        Ok(from) => View::globe(from, middle, radius),
        Err(_) => return,
    };
    let [x, y] = middle;
    let (cx, cy) = (number(x), number(y));
    let circle =
        |r: f64, rest: &str| format!("<circle cx=\"{cx}\" cy=\"{cy}\" r=\"{}\" {rest}/>\n", number(r));
    out.push_str(&circle(radius + 2.0, "fill=\"#fff\" fill-opacity=\".85\""));
    out.push_str(&circle(radius, "fill=\"#c6d8e1\""));
    let land: String = globe
        .fill(Basemap::read(Detail::World).land(), 2.0)
        .iter()
        .map(|ring| plane::simplify_ring(ring, TOLERANCE))
        .filter(|ring| plane::area(ring) > 0.5)
        .map(|ring| path(&ring, true))
        .collect();
    out.push_str(&format!(
        "<path d=\"{land}\" fill=\"#f1eee6\" fill-rule=\"evenodd\" clip-path=\"url(#globe)\"/>\n"
    ));
    let f = view.frame;
    let mut outline: Vec<Point> = Vec::new();
    for pair in [[0, 1], [1, 2], [2, 3], [3, 0]] {
        let [a, b] = pair.map(|i| f.corners()[i]);
        for i in 0..8 {
            let t = f64::from(i) / 8.0;
            if let Some(p) = view.position([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]) {
                outline.push(globe.point(p));
            }
        }
    }
    let extent = outline.iter().map(|p| (p[0] - outline[0][0]).abs()).fold(0.0, f64::max);
    if extent > 7.0 {
        out.push_str(&format!(
            "<path d=\"{}\" fill=\"#d55e00\" fill-opacity=\".15\" stroke=\"#b23a00\" stroke-width=\"1.2\"/>\n",
            path(&outline, true)
        ));
    } else {
        let [x, y] = globe.point(centre);
        out.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"7\" height=\"5\" fill=\"none\" stroke=\"#b23a00\" stroke-width=\"1.4\"/>\n",
            number(x - 3.5),
            number(y - 2.5)
        ));
    }
    out.push_str(&circle(radius, "fill=\"none\" stroke=\"#a9c0cb\""));
}
