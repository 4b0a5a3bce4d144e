//! Lines and polygons in the plane of the picture: clipping, simplifying, smoothing, containment.

pub(super) use crate::geodesy::{contains, ring_contains};

/// A point of the picture: x to the right, y down.
pub(super) type Point = [f64; 2];

/// A box of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// The box around `centre`.
    pub fn around(centre: Point, half_width: f64, half_height: f64) -> Self {
        let [x, y] = centre;
        Self { left: x - half_width, top: y - half_height, right: x + half_width, bottom: y + half_height }
    }

    /// The box that just holds the points; `None` for none.
    pub fn holding<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds, &p| {
            let b = bounds.unwrap_or(Self::around(p, 0.0, 0.0));
            Some(Self {
                left: b.left.min(p[0]),
                top: b.top.min(p[1]),
                right: b.right.max(p[0]),
                bottom: b.bottom.max(p[1]),
            })
        })
    }

    /// The box, larger by `margin` on each side.
    pub fn grown(self, margin: f64) -> Self {
        Self {
            left: self.left - margin,
            top: self.top - margin,
            right: self.right + margin,
            bottom: self.bottom + margin,
        }
    }

    /// Whether the two share an area.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether `other` lies within.
    pub fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether `p` lies within.
    pub fn contains(self, p: Point) -> bool {
        self.left <= p[0] && p[0] <= self.right && self.top <= p[1] && p[1] <= self.bottom
    }

    /// The width.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// The height.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// The point in the middle.
    pub fn centre(self) -> Point {
        [(self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0]
    }

    /// The corners, around.
    pub fn corners(self) -> [Point; 4] {
        [[self.left, self.top], [self.right, self.top], [self.right, self.bottom], [self.left, self.bottom]]
    }

    /// The point of the box that is nearest to `p`.
    pub fn nearest(self, p: Point) -> Point {
        [p[0].max(self.left).min(self.right), p[1].max(self.top).min(self.bottom)]
    }
}

/// The part of a polygon within `frame`, by Sutherland and Hodgman: edges that left it run along its sides.
pub(super) fn clip_ring(ring: &[Point], frame: Rect) -> Vec<Point> {
    let sides = [(0, frame.left, 1.0), (0, frame.right, -1.0), (1, frame.top, 1.0), (1, frame.bottom, -1.0)];
    let mut ring = ring.to_vec();
    for (axis, limit, sign) in sides {
        let Some(&last) = ring.last() else { break };
        let inside = |p: Point| (p[axis] - limit) * sign >= 0.0;
        let mut kept = Vec::with_capacity(ring.len());
        let mut before = last;
        for &p in &ring {
            if inside(p) != inside(before) {
                kept.push(crossing(before, p, axis, limit));
            }
            if inside(p) {
                kept.push(p);
            }
            before = p;
        }
        ring = kept;
    }
    ring
}

/// The point of the segment where its coordinate on `axis` is `limit`.
fn crossing(a: Point, b: Point, axis: usize, limit: f64) -> Point {
    let t = (limit - a[axis]) / (b[axis] - a[axis]);
    let other = a[1 - axis] + t * (b[1 - axis] - a[1 - axis]);
    if axis == 0 { [limit, other] } else { [other, limit] }
}

/// The parts of a line within `frame`.
pub(super) fn clip_line(line: &[Point], frame: Rect) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let Some((a, b)) = clip_segment(pair[0], pair[1], frame) else {
            open = false;
            continue;
        };
        match parts.last_mut() {
            Some(part) if open => part.push(b),
            _ => parts.push(vec![a, b]),
        }
        open = b == pair[1];
    }
    parts
}

/// The part of a segment within `frame`, by Liang and Barsky.
pub(super) fn clip_segment(a: Point, b: Point, frame: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-dx, a[0] - frame.left),
        (dx, frame.right - a[0]),
        (-dy, a[1] - frame.top),
        (dy, frame.bottom - a[1]),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    let at = |t: f64| [a[0] + t * dx, a[1] + t * dy];
    (from <= to).then(|| (if from > 0.0 { at(from) } else { a }, if to < 1.0 { at(to) } else { b }))
}

/// The line with points left out that lie within `tolerance` of what remains (Ramer, Douglas, Peucker).
pub(super) fn simplify(line: &[Point], tolerance: f64) -> Vec<Point> {
    if line.len() < 3 {
        return line.to_vec();
    }
    let mut keep = vec![false; line.len()];
    keep[0] = true;
    keep[line.len() - 1] = true;
    let mut spans = vec![(0, line.len() - 1)];
    while let Some((a, b)) = spans.pop() {
        let mut farthest = (tolerance * tolerance, None);
        for i in a + 1..b {
            let d = offset2(line[i], line[a], line[b]);
            if d > farthest.0 {
                farthest = (d, Some(i));
            }
        }
        if let Some(i) = farthest.1 {
            keep[i] = true;
            spans.push((a, i));
            spans.push((i, b));
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| *p).collect()
}

/// [`simplify`] for a polygon, opened at the point that is farthest from its first.
pub(super) fn simplify_ring(ring: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(&first) = ring.first() else { return Vec::new() };
    let far = |p: &Point| (p[0] - first[0]).powi(2) + (p[1] - first[1]).powi(2);
    let cut = (0..ring.len()).max_by(|&a, &b| far(&ring[a]).total_cmp(&far(&ring[b]))).unwrap_or(0);
    let mut back = ring[cut..].to_vec();
    back.push(first);
    let mut simple = simplify(&ring[..=cut], tolerance);
    simple.extend(simplify(&back, tolerance).into_iter().skip(1));
    simple.pop();
    simple
}

/// The square of the distance of `p` from the segment from `a` to `b`.
fn offset2(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 {
        (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (p[0] - a[0] - t * dx).powi(2) + (p[1] - a[1] - t * dy).powi(2)
}

/// The line with each corner cut at a quarter of its sides (Chaikin), `closed` or with its ends kept.
pub(super) fn round_corners(line: &[Point], closed: bool) -> Vec<Point> {
    let between = |a: Point, b: Point, t: f64| [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    let mut round = Vec::with_capacity(line.len() * 2);
    if !closed {
        round.extend(line.first());
    }
    for pair in line.windows(2) {
        round.push(between(pair[0], pair[1], 0.25));
        round.push(between(pair[0], pair[1], 0.75));
    }
    if !closed {
        round.extend(line.last());
    } else if let Some(&first) = round.first() {
        round.push(first);
    }
    round
}

/// The distance from `p` to the nearest side of the polygons; infinite where there are none.
pub(super) fn distance_to_sides(rings: &[Vec<Point>], p: Point) -> f64 {
    let mut nearest = f64::INFINITY;
    for ring in rings {
        let Some(&last) = ring.last() else { continue };
        let mut a = last;
        for &b in ring {
            nearest = nearest.min(offset2(p, a, b));
            a = b;
        }
    }
    nearest.sqrt()
}

/// The area of a polygon; never negative.
pub(super) fn area(ring: &[Point]) -> f64 {
    let Some(&last) = ring.last() else { return 0.0 };
    let mut twice = 0.0;
    let mut a = last;
    for &b in ring {
        twice += a[0] * b[1] - b[0] * a[1];
        a = b;
    }
    twice.abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_polygon_around_the_frame_becomes_the_frame() {
        let ring = [[-5.0, -5.0], [15.0, -5.0], [15.0, 15.0], [-5.0, 15.0]];
        assert!((area(&clip_ring(&ring, FRAME)) - 100.0).abs() < 1e-9);
        assert!(clip_ring(&[[20.0, 0.0], [30.0, 0.0], [30.0, 5.0]], FRAME).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_returns_is_two() {
        let parts = clip_line(&[[5.0, 5.0], [15.0, 5.0], [15.0, 8.0], [5.0, 8.0]], FRAME);
        assert_eq!(parts, [vec![[5.0, 5.0], [10.0, 5.0]], vec![[10.0, 8.0], [5.0, 8.0]]]);
    }

    #[test]
    fn a_straight_line_keeps_its_ends() {
        assert_eq!(simplify(&[[0.0, 0.0], [5.0, 0.1], [10.0, 0.0]], 0.3).len(), 2);
        assert_eq!(simplify(&[[0.0, 0.0], [5.0, 1.0], [10.0, 0.0]], 0.3).len(), 3);
    }

    #[test]
    fn a_hole_is_outside() {
        let rings = vec![
            vec![[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0]],
            vec![[3.0, 3.0], [6.0, 3.0], [6.0, 6.0], [3.0, 6.0]],
        ];
        assert!(contains(&rings, [1.0, 1.0]));
        assert!(!contains(&rings, [4.0, 4.0]));
        assert_eq!(distance_to_sides(&rings, [1.0, 4.5]), 1.0);
    }
}
