//! The names on the map: none lies on another, on a symbol, or out of the frame.

use super::plane::{self, Point, Rect};
use super::svg::{self, escape, number, path};

/// What a name names; it decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A place where something happened.
    Place,
    /// A district or province near.
    District,
    /// A country.
    Country,
}

/// A name that wants a place on the map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    pub text: String,
    /// The point that it names.
    pub at: Point,
    /// The box of what stands there.
    pub symbol: Rect,
}

/// A name with its place on the map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub text: String,
    pub kind: Kind,
    pub size: f64,
    /// The box that the text fills.
    pub bounds: Rect,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// The line to what it names, where it stands off.
    pub leader: Option<[Point; 2]>,
}

/// The boxes of the picture that are taken.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    frame: Rect,
    boxes: Vec<Rect>,
    leaders: Vec<[Point; 2]>,
}

impl Taken {
    /// Nothing but the frame.
    pub fn new(frame: Rect) -> Self {
        Self { frame, boxes: Vec::new(), leaders: Vec::new() }
    }

    /// Takes a box.
    pub fn take(&mut self, bounds: Rect) {
        self.boxes.push(bounds);
    }

    /// Whether the box is within the frame and free.
    pub fn is_free(&self, bounds: Rect) -> bool {
        self.frame.holds(bounds)
            && !self.boxes.iter().any(|b| b.overlaps(bounds))
            && !self.leaders.iter().any(|[a, b]| crosses(*a, *b, bounds))
    }

    /// Whether a line from `a` crosses nothing but what lies on `a` itself.
    fn is_free_line(&self, a: Point, b: Point) -> bool {
        !self.boxes.iter().filter(|r| !r.contains(a)).any(|r| crosses(a, b, *r))
    }
}

fn crosses(a: Point, b: Point, bounds: Rect) -> bool {
    plane::clip_segment(a, b, bounds).is_some()
}

/// How a name's box lies to its point: which side, and how far along.
const SIDES: [(f64, f64, &str); 10] = [
    (1.0, 0.0, "start"),
    (-1.0, 0.0, "end"),
    (1.0, -0.7, "start"),
    (1.0, 0.7, "start"),
    (0.0, -1.0, "middle"),
    (0.0, 1.0, "middle"),
    (-1.0, -0.7, "end"),
    (-1.0, 0.7, "end"),
    (0.6, -1.0, "middle"),
    (0.6, 1.0, "middle"),
];

/// The boxes that touch the symbol, the best first.
fn beside(symbol: Rect, width: f64, height: f64) -> impl Iterator<Item = (Rect, &'static str, bool)> {
    let [cx, cy] = symbol.centre();
    SIDES.into_iter().map(move |(dx, dy, anchor)| {
        let x = cx + dx * (symbol.width() / 2.0 + 2.0 + width / 2.0);
        let y = cy + dy * (symbol.height() / 2.0 + 2.0 + height / 2.0);
        (Rect::around([x, y], width / 2.0, height / 2.0), anchor, false)
    })
}

/// The boxes that stand off and need a line, the nearest first.
fn around(symbol: Rect, width: f64, height: f64) -> impl Iterator<Item = (Rect, &'static str, bool)> {
    let [cx, cy] = symbol.centre();
    [10.0, 20.0, 34.0, 52.0, 74.0, 100.0].into_iter().flat_map(move |far| {
        (0..24_u32).map(move |step| {
            // From the right, alternately up and down.
            let angle = f64::from(step.div_ceil(2)) * if step % 2 == 0 { 15.0_f64 } else { -15.0 };
            let (dy, dx) = angle.to_radians().sin_cos();
            let (side, anchor) = match dx {
                dx if dx > 0.25 => (1.0, "start"),
                dx if dx < -0.25 => (-1.0, "end"),
                _ => (0.0, "middle"),
            };
            let x = cx + dx * (symbol.width() / 2.0 + far) + side * width / 2.0;
            let y = cy + dy * (symbol.height() / 2.0 + far + height / 2.0);
            (Rect::around([x, y], width / 2.0, height / 2.0), anchor, true)
        })
    })
}

/// Finds places for the names of symbols, in their order; one that finds none is left out.
pub(super) fn place(wanted: &[Wanted], size: f64, taken: &mut Taken) -> Vec<Placed> {
    let mut placed = Vec::new();
    for want in wanted {
        let width = svg::width(&want.text, size);
        let height = size * 1.15;
        let candidates = beside(want.symbol, width, height).chain(around(want.symbol, width, height));
        for (bounds, anchor, far) in candidates {
            if !taken.is_free(bounds) {
                continue;
            }
            let mut leader = None;
            if far {
                let to = bounds.nearest(want.at);
                if !taken.is_free_line(want.at, to) {
                    continue;
                }
                leader = Some([want.symbol.nearest(to), to]);
            }
            taken.take(bounds);
            taken.leaders.extend(leader);
            placed.push(Placed { text: want.text.clone(), kind: Kind::Place, size, bounds, anchor, leader });
            break;
        }
    }
    placed
}

/// Finds places for the names of districts, on their points or a little off.
pub(super) fn place_around(wanted: &[(String, Point)], size: f64, taken: &mut Taken) -> Vec<Placed> {
    let mut placed = Vec::new();
    for (text, at) in wanted {
        let (half_width, half_height) = (spaced_width(text, size, DISTRICT_SPACING) / 2.0, size * 0.6);
        let offsets =
            [(0.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.5, -1.0), (-0.5, -1.0), (0.5, 1.0), (-0.5, 1.0)];
        let free = offsets
            .iter()
            .flat_map(|(dx, dy)| [(*dx, *dy, 1.0), (*dx, *dy, 2.2)])
            .map(|(dx, dy, far)| {
                let centre = [at[0] + dx * half_width * far, at[1] + dy * half_height * 2.2 * far];
                Rect::around(centre, half_width, half_height)
            })
            .find(|bounds| taken.is_free(bounds.grown(3.0)));
        if let Some(bounds) = free {
            taken.take(bounds.grown(2.0));
            placed.push(Placed {
                text: text.clone(),
                kind: Kind::District,
                size,
                bounds,
                anchor: "middle",
                leader: None,
            });
        }
    }
    placed
}

const DISTRICT_SPACING: f64 = 0.6;
const COUNTRY_SPACING: f64 = 2.0;

/// Finds places for the names of countries: within their visible part, far from its sides, and on land.
pub(super) fn place_within(
    countries: &[(String, Vec<Vec<Point>>)],
    lakes: &[Vec<Point>],
    sizes: &[f64],
    taken: &mut Taken,
) -> Vec<Placed> {
    let mut placed = Vec::new();
    for (text, rings) in countries {
        let text = text.to_uppercase();
        let spot =
            sizes.iter().find_map(|&size| roomiest(&text, rings, lakes, size, taken).map(|r| (size, r)));
        if let Some((size, bounds)) = spot {
            taken.take(bounds.grown(3.0));
            placed.push(Placed { text, kind: Kind::Country, size, bounds, anchor: "middle", leader: None });
        }
    }
    placed
}

fn spaced_width(text: &str, size: f64, spacing: f64) -> f64 {
    svg::width(text, size) + spacing * text.chars().count() as f64
}

/// The free box for `text` within the polygons that is farthest from their sides.
fn roomiest(
    text: &str,
    rings: &[Vec<Point>],
    lakes: &[Vec<Point>],
    size: f64,
    taken: &Taken,
) -> Option<Rect> {
    let (half_width, half_height) = (spaced_width(text, size, COUNTRY_SPACING) / 2.0, size * 0.6);
    let around = Rect::holding(rings.iter().flatten())?;
    if around.width() < 2.0 * half_width || around.height() < 2.0 * half_height {
        return None;
    }
    const STEPS: u32 = 28;
    let mut best: Option<(f64, Rect)> = None;
    for row in 0..STEPS {
        for column in 0..STEPS {
            let part = |i: u32| (f64::from(i) + 0.5) / f64::from(STEPS);
            let centre =
                [around.left + around.width() * part(column), around.top + around.height() * part(row)];
            let bounds = Rect::around(centre, half_width, half_height);
            let middle = [centre[0], bounds.top];
            if !taken.is_free(bounds.grown(4.0))
                || !bounds
                    .corners()
                    .into_iter()
                    .chain([centre, middle])
                    .all(|p| plane::contains(rings, p) && !plane::contains(lakes, p))
            {
                continue;
            }
            let room = plane::distance_to_sides(rings, [bounds.left, centre[1]])
                .min(plane::distance_to_sides(rings, [bounds.right, centre[1]]))
                .min(plane::distance_to_sides(rings, centre));
            if best.is_none_or(|(most, _)| room > most) {
                best = Some((room, bounds));
            }
        }
    }
    best.map(|(_, bounds)| bounds)
}

/// Draws names, each with a light rim that lifts it off the map.
pub(super) fn draw(out: &mut String, placed: &[Placed]) {
    let leaders: Vec<String> =
        placed.iter().filter_map(|p| p.leader).map(|[a, b]| path(&[a, b], false)).collect();
    if !leaders.is_empty() {
        out.push_str(&format!(
            "<path d=\"{}\" fill=\"none\" stroke=\"#333\" stroke-width=\".7\"/>\n",
            leaders.concat()
        ));
    }
    for (kind, style) in [
        (Kind::Country, format!("fill=\"#736c7a\" letter-spacing=\"{COUNTRY_SPACING}\"")),
        (
            Kind::District,
            format!("fill=\"#625c69\" font-style=\"italic\" letter-spacing=\"{DISTRICT_SPACING}\""),
        ),
        (Kind::Place, "fill=\"#16181d\"".to_owned()),
    ] {
        if !placed.iter().any(|p| p.kind == kind) {
            continue;
        }
        out.push_str(&format!(
            "<g {style} stroke=\"#faf9f6\" stroke-width=\"2.6\" stroke-linejoin=\"round\" paint-order=\"stroke\">\n"
        ));
        for p in placed.iter().filter(|p| p.kind == kind) {
            let x = match p.anchor {
                "start" => p.bounds.left,
                "end" => p.bounds.right,
                _ => p.bounds.centre()[0],
            };
            out.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\">{}</text>\n",
                number(x),
                number(p.bounds.bottom - p.size * 0.32),
                number(p.size),
                p.anchor,
                escape(&p.text),
            ));
        }
        out.push_str("</g>\n");
    }
}
