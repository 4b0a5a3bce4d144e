//! The symbols: shape and colour for the type, area for the toll, a broken circle for the uncertainty.

use super::Symbol;
use super::plane::{Point, Rect};
use super::projection::View;
use super::svg::{self, escape, number, path};
use crate::geodesy::{self, LngLat, Metres};
use crate::model::EventType;
use std::collections::BTreeMap;

/// The radius of the smallest symbol, and of one whose toll is not known.
pub(super) const SMALLEST: f64 = 5.0;
/// The radius of a symbol of [`Sizes::most`] killed or more.
pub(super) const LARGEST: f64 = 20.0;
/// No toll above this many times the median makes a symbol larger, or one battle would leave all else the same size.
const OUTLIER: u32 = 6;
/// So many symbols a map of this size can show; beyond, near ones are drawn together.
const MOST_MARKS: usize = 260;

/// What one type looks like. The colours are Okabe and Ito's (2008), which readers with any colour vision can tell
/// apart, and a grey, since their yellow is lost on a light map; the shapes do without colour.
pub(in crate::format) struct Style {
    pub colour: &'static str,
    pub shape: &'static [Point],
}

/// The shapes have the area of the circle of radius 1 (an empty one is that circle), so that sizes compare.
pub(in crate::format) fn style(event_type: EventType) -> Style {
    let (colour, shape): (_, &'static [Point]) = match event_type {
        EventType::ExplosionsRemoteViolence => ("#d55e00", &[]),
        EventType::Battles => ("#0072b2", &[[-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]]),
        EventType::ViolenceAgainstCivilians => ("#222222", &[[0.0, -1.5], [1.35, 0.83], [-1.35, 0.83]]),
        EventType::Protests => ("#009e73", &[[-1.35, -0.83], [1.35, -0.83], [0.0, 1.5]]),
        EventType::Riots => {
            ("#cc79a7", &[[0.0, -1.15], [1.09, -0.35], [0.67, 0.93], [-0.67, 0.93], [-1.09, -0.35]])
        }
        EventType::StrategicDevelopments => {
            ("#56b4e9", &[[0.0, -1.26], [1.26, 0.0], [0.0, 1.26], [-1.26, 0.0]])
        }
        EventType::Crime => (
            "#e69f00",
            &[
                [-0.4, -1.18],
                [0.4, -1.18],
                [0.4, -0.4],
                [1.18, -0.4],
                [1.18, 0.4],
                [0.4, 0.4],
                [0.4, 1.18],
                [-0.4, 1.18],
                [-0.4, 0.4],
                [-1.18, 0.4],
                [-1.18, -0.4],
                [-0.4, -0.4],
            ],
        ),
        EventType::AccidentOrDisaster => (
            "#8a8a8a",
            &[[-1.1, 0.0], [-0.55, -0.95], [0.55, -0.95], [1.1, 0.0], [0.55, 0.95], [-0.55, 0.95]],
        ),
    };
    Style { colour, shape }
}

/// How tolls become sizes on one map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sizes {
    /// The toll of the largest symbol.
    pub most: u32,
    /// Its radius.
    pub largest: f64,
    /// Whether a toll on the map is larger.
    pub capped: bool,
}

impl Sizes {
    fn of(marks: &[Mark]) -> Self {
        let mut tolls: Vec<u32> = marks.iter().filter_map(|m| m.toll).filter(|t| *t > 0).collect();
        tolls.sort_unstable();
        let median = tolls.get(tolls.len() / 2).copied().unwrap_or(0);
        let highest = tolls.last().copied().unwrap_or(0);
        let most = round_up(highest.min(median.saturating_mul(OUTLIER)).max(20));
        Self { most, capped: highest > most, largest: LARGEST }
    }

    /// The radius for a toll: the area grows with it.
    pub fn radius(self, toll: Option<u32>) -> f64 {
        let share = f64::from(toll.unwrap_or(0).min(self.most)) / f64::from(self.most.max(1));
        (self.largest * share.sqrt()).max(SMALLEST)
    }
}

/// The next of 1, 2, 5, 10, 20, 50...
fn round_up(toll: u32) -> u32 {
    let mut step = 1_u32;
    loop {
        for factor in [1, 2, 5] {
            if step.saturating_mul(factor) >= toll {
                return step.saturating_mul(factor);
            }
        }
        step = step.saturating_mul(10);
    }
}

/// One symbol as it is drawn: the incidents of one type at one point.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub position: LngLat,
    pub event_type: EventType,
    /// The sum of the tolls that are known.
    pub toll: Option<u32>,
    pub count: u64,
    pub uncertainty: Metres,
    pub titles: Vec<String>,
    /// Where the point is in the picture.
    pub at: Point,
    /// Where the symbol is drawn: beside the point, where several types share it.
    pub centre: Point,
    pub radius: f64,
}

impl Mark {
    /// The box of the shape.
    pub fn bounds(&self) -> Rect {
        let shape = style(self.event_type).shape;
        let reach = shape.iter().map(|p| p[0].abs().max(p[1].abs())).fold(1.0, f64::max) * self.radius + 1.0;
        Rect::around(self.centre, reach, reach)
    }

    /// The number beside the symbol, and the box behind it.
    pub fn badge(&self) -> Option<(String, Rect)> {
        if self.count < 2 {
            return None;
        }
        let text = self.count.to_string();
        let half = (svg::width(&text, 9.5) / 2.0 + 2.5).max(6.0);
        let [x, y] = self.centre;
        let out = self.radius * 0.71;
        Some((text, Rect::around([x + out + half * 0.7, y - out - 3.0], half, 6.0)))
    }
}

/// The symbols of a map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marks {
    /// The symbols in the order of drawing: the larger first.
    pub marks: Vec<Mark>,
    /// How large they are.
    pub sizes: Sizes,
    /// Whether near points were drawn together.
    pub thinned: bool,
}

/// Merges the symbols that share a point and a type, lays them out side by side where types share a point, and sizes
/// them. The order of `symbols` makes no difference.
pub(super) fn lay_out(symbols: &[Symbol], view: &View) -> Marks {
    let mut sorted: Vec<&Symbol> = symbols.iter().collect();
    sorted.sort_by(|a, b| {
        b.toll
            .cmp(&a.toll)
            .then(a.position.lng().total_cmp(&b.position.lng()))
            .then(a.position.lat().total_cmp(&b.position.lat()))
            .then(a.event_type.cmp(&b.event_type))
            .then(a.uncertainty.0.total_cmp(&b.uncertainty.0))
            .then(a.title.cmp(&b.title))
            .then(a.count.cmp(&b.count))
    });
    let mut cell = 0.0;
    let mut points = gather(&sorted, view, cell);
    while points.values().map(BTreeMap::len).sum::<usize>() > MOST_MARKS && cell < 1000.0 {
        cell = if cell == 0.0 { 4.0 } else { cell * 1.4 };
        points = gather(&sorted, view, cell);
    }
    let mut marks: Vec<Mark> = points.into_values().flat_map(BTreeMap::into_values).collect();
    let sizes = Sizes::of(&marks);
    let share = if cell > 0.0 || view.is_world() { 0.75 } else { 1.0 };
    let sizes = Sizes { largest: LARGEST * share, ..sizes };
    for mark in &mut marks {
        mark.radius = sizes.radius(mark.toll);
    }
    spread(&mut marks);
    marks.sort_by(|a, b| {
        b.radius
            .total_cmp(&a.radius)
            .then(a.centre[1].total_cmp(&b.centre[1]))
            .then(a.centre[0].total_cmp(&b.centre[0]))
            .then(a.event_type.cmp(&b.event_type))
    });
    Marks { marks, sizes, thinned: cell > 0.0 }
}

type Gathered = BTreeMap<(i64, i64), BTreeMap<EventType, Mark>>;

/// The symbols by point (to a tenth of a unit) or, with a `cell`, by square of that size. The first, which has the
/// highest toll, gives the position, so that no symbol stands where no incident is.
fn gather(sorted: &[&Symbol], view: &View, cell: f64) -> Gathered {
    let mut points = Gathered::new();
    let size = if cell > 0.0 { cell } else { 0.1 };
    for symbol in sorted {
        let at = view.point(symbol.position);
        let key = ((at[0] / size).round() as i64, (at[1] / size).round() as i64);
        let types = points.entry(key).or_default();
        let (position, at) = types.values().next().map_or((symbol.position, at), |m| (m.position, m.at));
        let mark = types.entry(symbol.event_type).or_insert_with(|| Mark {
            position,
            event_type: symbol.event_type,
            toll: None,
            count: 0,
            uncertainty: Metres(0.0),
            titles: Vec::new(),
            at,
            centre: at,
            radius: SMALLEST,
        });
        mark.toll = match (mark.toll, symbol.toll) {
            (Some(a), Some(b)) => Some(a.saturating_add(b)),
            (a, b) => a.or(b),
        };
        mark.count += u64::from(symbol.count.max(1));
        if symbol.uncertainty > mark.uncertainty {
            mark.uncertainty = symbol.uncertainty;
        }
        mark.titles.push(symbol.title.clone());
    }
    points
}

/// Puts the symbols of one point side by side, the row centred on the point.
fn spread(marks: &mut [Mark]) {
    let mut start = 0;
    while start < marks.len() {
        let same = marks[start..].iter().take_while(|m| m.at == marks[start].at).count();
        let row = &mut marks[start..start + same];
        if row.len() > 1 {
            let width: f64 = row.iter().map(|m| m.bounds().width()).sum();
            let mut x = row[0].at[0] - width / 2.0;
            for mark in row {
                let half = mark.bounds().width() / 2.0;
                mark.centre[0] = x + half;
                x += 2.0 * half;
            }
        }
        start += same;
    }
}

/// The circles within which the incidents lie, each once, where they are larger than the symbols.
pub(super) fn circles(marks: &[Mark], view: &View) -> Vec<Vec<Point>> {
    let mut seen = Vec::new();
    let mut circles = Vec::new();
    for mark in marks {
        let reach = mark.uncertainty.0 * view.units_per_metre();
        if !reach.is_finite() || reach < mark.radius + 3.0 || mark.uncertainty.km() > 3000.0 {
            continue;
        }
        let key = (mark.at, mark.uncertainty.0);
        if seen.contains(&key) || seen.len() > 150 {
            continue;
        }
        seen.push(key);
        let around: Vec<Point> = (0..=90)
            .map(|step| geodesy::destination(mark.position, f64::from(step) * 4.0, mark.uncertainty))
            .map(|p| [p.lng(), p.lat()])
            .collect();
        // On a world map a circle may be cut by the seam; a half of it would mislead.
        let parts = view.line(&around);
        if view.is_world() && parts.len() > 1 {
            continue;
        }
        circles.extend(parts);
    }
    circles
}

/// Draws the circles, then the symbols, then the numbers.
pub(super) fn draw(out: &mut String, marks: &[Mark], circles: &[Vec<Point>]) {
    if !circles.is_empty() {
        out.push_str(
            "<g fill=\"#3a3a3a\" fill-opacity=\".055\" stroke=\"#3a3a3a\" stroke-opacity=\".6\" stroke-dasharray=\"4 3\">\n",
        );
        for circle in circles {
            let closed = circle
                .first()
                .zip(circle.last())
                .is_some_and(|(a, b)| (a[0] - b[0]).abs() < 0.05 && (a[1] - b[1]).abs() < 0.05);
            let fill = if closed { "" } else { " fill=\"none\"" };
            out.push_str(&format!("<path{fill} d=\"{}\"/>\n", path(circle, closed)));
        }
        out.push_str("</g>\n");
    }
    let titled = marks.len() <= 400;
    out.push_str("<g stroke-linejoin=\"round\">\n");
    for mark in marks {
        if mark.centre != mark.at {
            let [x, y] = mark.at;
            out.push_str(&format!("<circle cx=\"{}\" cy=\"{}\" r=\"1.5\"/>\n", number(x), number(y)));
        }
    }
    for mark in marks {
        let titles = if titled { title(mark) } else { String::new() };
        shape(out, mark.event_type, mark.centre, mark.radius, mark.toll.is_some(), &titles);
    }
    out.push_str("</g>\n");
    let badges: Vec<_> = marks.iter().filter_map(Mark::badge).collect();
    if !badges.is_empty() {
        out.push_str("<g font-size=\"9.5\" font-weight=\"bold\" text-anchor=\"middle\">\n");
        for (text, r) in badges {
            let [x, y] = r.centre();
            out.push_str(&format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"#fff\" stroke=\"#333\" stroke-width=\".8\"/><text x=\"{}\" y=\"{}\">{text}</text>\n",
                number(r.left),
                number(r.top),
                number(r.width()),
                number(r.height()),
                number(x),
                number(y + 3.4),
            ));
        }
        out.push_str("</g>\n");
    }
}

/// Draws one shape: filled where a toll is known, else hollow.
pub(super) fn shape(
    out: &mut String,
    event_type: EventType,
    centre: Point,
    radius: f64,
    filled: bool,
    inner: &str,
) {
    let Style { colour, shape } = style(event_type);
    let paint = if filled {
        format!("fill=\"{colour}\" fill-opacity=\".88\" stroke=\"#fff\" stroke-width=\"1.2\"")
    } else {
        format!("fill=\"#fff\" fill-opacity=\".9\" stroke=\"{colour}\" stroke-width=\"2.4\"")
    };
    let radius = if filled { radius } else { (radius - 0.6).max(2.0) };
    let (name, geometry) = if shape.is_empty() {
        let [x, y] = centre;
        ("circle", format!("cx=\"{}\" cy=\"{}\" r=\"{}\"", number(x), number(y), number(radius)))
    } else {
        let corners: Vec<Point> =
            shape.iter().map(|[x, y]| [centre[0] + x * radius, centre[1] + y * radius]).collect();
        ("path", format!("d=\"{}\"", path(&corners, true)))
    };
    if inner.is_empty() {
        out.push_str(&format!("<{name} {geometry} {paint}/>\n"));
    } else {
        out.push_str(&format!("<{name} {geometry} {paint}>{inner}</{name}>\n"));
    }
}

/// The words that a browser shows over the symbol.
fn title(mark: &Mark) -> String {
    const MOST: usize = 5;
    let mut titles: Vec<&str> = mark.titles.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
    titles.sort_unstable();
    let more = titles.len().saturating_sub(MOST);
    let mut text: Vec<String> = titles.iter().take(MOST).map(|t| escape(&svg::shorten(t, 120))).collect();
    if more > 0 {
        text.push(format!("and {more} more"));
    }
    if text.is_empty() { String::new() } else { format!("<title>{}</title>", text.join("; ")) }
}
