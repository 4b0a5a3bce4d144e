//! What the symbols mean, the scale bar, and the credits.

use super::plane::{Point, Rect};
use super::projection::View;
use super::svg::{self, escape, number};
use super::symbols::{self, LARGEST, Marks, SMALLEST};
use crate::model::EventType;
use std::collections::BTreeSet;

const SIZE: f64 = 12.0;
const ROW: f64 = 27.0;

/// Draws the legend below `top`, from `left` to `right`, and returns where it ends.
pub(super) fn draw(
    out: &mut String,
    marks: &Marks,
    has_circles: bool,
    left: f64,
    right: f64,
    top: f64,
) -> f64 {
    let mut flow = Flow { x: left, y: top + ROW / 2.0, left, right };
    out.push_str(&format!("<g font-size=\"{SIZE}\" fill=\"#222\">\n"));
    let types: BTreeSet<EventType> = marks.marks.iter().map(|m| m.event_type).collect();
    for event_type in &types {
        let [x, y] = flow.next(out, 24.0, event_type.name());
        symbols::shape(out, *event_type, [x + 9.0, y], 7.0, true, "");
    }
    flow.break_line();
    let has_tolls = marks.marks.iter().any(|m| m.toll.is_some());
    if has_tolls {
        // Room for the largest symbol, which is higher than a row.
        flow.y += LARGEST - ROW / 2.0 + 2.0;
        let most = marks.sizes.most;
        flow.next(out, 0.0, "Killed, as reported:");
        for toll in [most / 20, most / 4, most] {
            let radius = marks.sizes.radius(Some(toll));
            let more = if toll == most && marks.sizes.capped { " and more" } else { "" };
            let [x, y] = flow.next(out, radius * 2.0 + 5.0, &format!("{toll}{more}"));
            circle(out, [x + radius, y], radius, "fill=\"#777\" fill-opacity=\".88\"");
        }
    }
    if marks.marks.iter().any(|m| m.toll.is_none()) {
        let [x, y] = flow.next(out, 18.0, if has_tolls { "no figure" } else { "no figure of killed" });
        circle(out, [x + 7.0, y], SMALLEST - 0.6, "fill=\"#fff\" stroke=\"#777\" stroke-width=\"2.4\"");
    }
    if has_circles {
        let [x, y] = flow.next(out, 30.0, "the place is known only to within the circle");
        let style = "fill=\"#3a3a3a\" fill-opacity=\".055\" stroke=\"#3a3a3a\" stroke-opacity=\".6\" stroke-dasharray=\"4 3\"";
        circle(out, [x + 12.0, y], 10.5, style);
    }
    if marks.marks.iter().any(|m| m.count > 1) {
        let words = if marks.thinned { "incidents at or near one point" } else { "incidents at one point" };
        let [x, y] = flow.next(out, 20.0, words);
        out.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"13\" height=\"12\" rx=\"6\" fill=\"#fff\" stroke=\"#333\" stroke-width=\".8\"/><text x=\"{}\" y=\"{}\" font-size=\"9.5\" font-weight=\"bold\" text-anchor=\"middle\">2</text>\n",
            number(x),
            number(y - 6.0),
            number(x + 6.5),
            number(y + 3.4)
        ));
    }
    flow.break_line();
    out.push_str("</g>\n");
    flow.y - ROW / 2.0 + if has_tolls { LARGEST - ROW / 2.0 } else { 0.0 }
}

fn circle(out: &mut String, [x, y]: Point, radius: f64, style: &str) {
    out.push_str(&format!(
        "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {style}/>\n",
        number(x),
        number(y),
        number(radius)
    ));
}

/// Items from left to right, in as many rows as they need.
struct Flow {
    x: f64,
    y: f64,
    left: f64,
    right: f64,
}

impl Flow {
    /// Writes the words of an item, leaving `room` for its sign, and returns where the sign goes: its left end, and the
    /// middle of the row.
    fn next(&mut self, out: &mut String, room: f64, words: &str) -> Point {
        let width = room + svg::width(words, SIZE);
        if self.x > self.left && self.x + width > self.right {
            self.break_line();
        }
        let at = [self.x, self.y];
        out.push_str(&format!(
            "<text x=\"{}\" y=\"{}\">{}</text>\n",
            number(self.x + room),
            number(self.y + SIZE * 0.36),
            escape(words)
        ));
        self.x += width + 16.0;
        at
    }

    fn break_line(&mut self) {
        if self.x > self.left {
            self.x = self.left;
            self.y += ROW;
        }
    }
}

/// Lines of `text` that are at most `width` wide at `size`, broken between words.
pub(super) fn wrap(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if svg::width(line, size) + svg::width(word, size) + size * 0.35 <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A bar of a round length, and where it lies: the lower left corner of the frame.
pub(super) struct ScaleBar {
    bounds: Rect,
    length: f64,
    words: String,
}

impl ScaleBar {
    /// The scale bar of a view; `None` where no length is to be had.
    pub fn of(view: &View) -> Option<Self> {
        let per_km = view.units_per_metre() * 1000.0;
        if !per_km.is_finite() || per_km <= 0.0 {
            return None;
        }
        let most = view.frame.width() * 0.2 / per_km;
        let mut km = 1.0;
        'found: for power in 0..5 {
            for factor in [1.0, 2.0, 5.0] {
                let next = factor * 10_f64.powi(power);
                if next > most {
                    break 'found;
                }
                km = next;
            }
        }
        let where_true = if view.is_world() { " at the equator" } else { "" };
        let words = format!("{km} km{where_true}");
        let length = km * per_km;
        let width = length.max(svg::width(&words, 11.0)) + 16.0;
        let (x, y) = (view.frame.left + 10.0, view.frame.bottom - 46.0);
        let bounds = Rect { left: x, top: y, right: x + width, bottom: y + 28.0 };
        Some(Self { bounds, length, words })
    }

    /// The box that it fills.
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// Draws it.
    pub fn draw(&self, out: &mut String) {
        let b = self.bounds;
        let (x, y) = (b.left + 8.0, b.bottom - 6.0);
        out.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" fill=\"#fff\" fill-opacity=\".75\"/><path d=\"M{} {}v-4m0 4h{}v-4\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.4\"/><text x=\"{}\" y=\"{}\" font-size=\"11\">{}</text>\n",
            number(b.left),
            number(b.top),
            number(b.width()),
            number(b.height()),
            number(x),
            number(y),
            number(self.length),
            number(x),
            number(y - 8.0),
            escape(&self.words)
        ));
    }
}
