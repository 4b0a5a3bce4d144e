//! A packed static R-tree: one string of bytes, used in place, in memory or mapped from a file.
//!
//! ```text
//! header     how many entries (distinct positions and reaches) and how many ids there are (u64 each)
//! positions  longitude and latitude of each entry (f64 each), in the order of a Hilbert curve over the sphere
//! starts     where the ids of each entry begin (u32), and one more that ends the last
//! ids        (u32)
//! leaves     sixteen entries each: x, y, z of the points in space and the reach in metres, sixteen f32 each
//! blocks     sixteen boxes each, level by level from the leaves to the root: the least and the greatest x, y, z and the reach
//! ```
//!
//! Numbers are little-endian, sections begin at multiples of 64 bytes. Which box holds what follows from its number, so nothing points
//! anywhere: no bytes whatever make a search loop or leave the string. Lanes of sixteen are what a compiler makes vector
//! instructions of.
//!
//! # References
//! I. Kamel, C. Faloutsos, "On packing R-trees", CIKM 1993, <https://doi.org/10.1145/170088.170403>.

use super::hilbert;
use crate::geodesy::{LngLat, MEAN_EARTH_RADIUS, Metres};
use crate::mapped::Bytes;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// How many entries a leaf has, and how many boxes a block.
const FAN: usize = 16;

const LINE: usize = 64;
const LEAF: usize = 4 * LINE;
const BLOCK: usize = 7 * LINE;

/// One number of each of sixteen entries or boxes.
pub(super) type Lanes = [f32; FAN];

/// A set of lanes, a bit each.
pub(super) type Set = u16;

/// By how much a point in space of `f32` and what is worked out with it may be off, in metres: a coordinate is kept to a quarter of one.
pub(super) const ROUNDING: f32 = 2.0;

/// A part of space that the tree is searched for.
pub(super) trait Area {
    /// Of these boxes (least and greatest x, y, z, then the reach) those that may hold something, and those that hold nothing else.
    fn boxes(&self, boxes: &[Lanes; 7]) -> (Set, Set);

    /// Of these points (x, y, z, then the reach) those that may lie in the area, and those that do for certain.
    fn points(&self, points: &[Lanes; 4]) -> (Set, Set);
}

/// An entry: a position, and the ids of what is there.
pub(super) struct Entry {
    pub position: LngLat,
    pub ids: Range<usize>,
}

/// The tree.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    bytes: Bytes,
    layout: Layout,
}

/// A point with its place in the order.
struct Keyed {
    key: u64,
    position: LngLat,
    reach: f32,
    id: u32,
}

impl Keyed {
    fn new((position, reach, id): (LngLat, Metres, u32)) -> Self {
        Self { key: hilbert::on_sphere(position), position, reach: up(reach.0), id }
    }

    /// Position and reach as they are written: points in which these agree are one entry.
    fn circle(&self) -> (u64, u64, u32) {
        (self.position.lng().to_bits(), self.position.lat().to_bits(), self.reach.to_bits())
    }
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Default)]
struct Layout {
    entries: usize,
    ids: usize,
    positions_at: usize,
    starts_at: usize,
    ids_at: usize,
    leaves_at: usize,
    /// Where the blocks of each level stand, and how many there are: the boxes of the leaves first, one block last.
    levels: Vec<(usize, usize)>,
    end: usize,
}

impl Layout {
    /// `None` where it is longer than memory.
    fn of(entries: usize, ids: usize) -> Option<Self> {
        let mut layout = Self { entries, ids, end: LINE, ..Self::default() };
        let mut section = |count: usize, size: usize| {
            let at = layout.end;
            layout.end =
                count.checked_mul(size).and_then(|l| at.checked_add(l)?.checked_next_multiple_of(LINE))?;
            Some(at)
        };
        layout.positions_at = section(entries, 16)?;
        layout.starts_at = section(entries.checked_add(1)?, 4)?;
        layout.ids_at = section(ids, 4)?;
        let mut below = entries.div_ceil(FAN);
        layout.leaves_at = section(below, LEAF)?;
        while below > 0 && layout.levels.last().is_none_or(|(_, count)| *count > 1) {
            below = below.div_ceil(FAN);
            let at = layout.end;
            layout.end = below.checked_mul(BLOCK).and_then(|length| at.checked_add(length))?;
            layout.levels.push((at, below));
        }
        Some(layout)
    }
}

impl Packed {
    /// The tree of these points, each with its reach.
    pub(super) fn build(points: Vec<(LngLat, Metres, u32)>) -> Self {
        let mut keyed: Vec<Keyed> = points.into_iter().map(Keyed::new).collect();
        keyed.sort_unstable_by_key(|point| (point.key, point.circle(), point.id));
        let is_one = |a: &Keyed, b: &Keyed| a.circle() == b.circle();
        let entries = keyed.chunk_by(is_one).count();
        // What is in memory has a layout in memory, give or take.
        let layout = Layout::of(entries, keyed.len()).unwrap_or_default();
        let mut bytes = vec![0; layout.end];
        put(&mut bytes, 0, (layout.entries as u64).to_le_bytes());
        put(&mut bytes, 8, (layout.ids as u64).to_le_bytes());
        let mut boxes: Vec<[f32; 7]> = Vec::with_capacity(entries.div_ceil(FAN));
        let mut start = 0;
        for (number, group) in keyed.chunk_by(is_one).enumerate() {
            let Keyed { position, reach, .. } = group[0];
            put(&mut bytes, layout.positions_at + number * 16, position.lng().to_le_bytes());
            put(&mut bytes, layout.positions_at + number * 16 + 8, position.lat().to_le_bytes());
            for (n, Keyed { id, .. }) in (start..).zip(group) {
                put(&mut bytes, layout.ids_at + n * 4, id.to_le_bytes());
            }
            start += group.len();
            put(&mut bytes, layout.starts_at + (number + 1) * 4, (start as u32).to_le_bytes());
            let [x, y, z] = position.point_in_space().map(|c| c as f32);
            put_lanes(&mut bytes, layout.leaves_at + number / FAN * LEAF, number % FAN, &[x, y, z, reach]);
            let own = [x, y, z, x, y, z, reach];
            match boxes.last_mut().filter(|_| number % FAN > 0) {
                Some(all) => *all = around(*all, own),
                None => boxes.push(own),
            }
        }
        for (at, _) in &layout.levels {
            for (number, own) in boxes.iter().enumerate() {
                put_lanes(&mut bytes, at + number / FAN * BLOCK, number % FAN, own);
            }
            boxes = boxes.chunks(FAN).filter_map(|part| part.iter().copied().reduce(around)).collect();
        }
        Self { bytes: Bytes::Held(bytes), layout }
    }

    /// The tree in these bytes; `None` where they are none.
    pub(super) fn open(bytes: Bytes) -> Option<Self> {
        let head = bytes.get(0, 16);
        let (entries, ids) = (number(head, 0)?, number(head, 8)?);
        let layout = Layout::of(entries, ids).filter(|layout| layout.end == bytes.len())?;
        Some(Self { bytes, layout })
    }

    /// All of it.
    pub(super) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// How many ids there are.
    pub(super) fn len(&self) -> usize {
        self.layout.ids
    }

    /// The position and the ids of an entry; `None` where the bytes have none.
    pub(super) fn entry(&self, number: usize) -> Option<Entry> {
        let degrees = self.bytes.get(self.layout.positions_at + number * 16, 16);
        let (lng, lat) = degrees.split_first_chunk()?;
        let position = LngLat::new(f64::from_le_bytes(*lng), f64::from_le_bytes(*lat.first_chunk()?)).ok()?;
        Some(Entry { position, ids: self.ids_of(number..number + 1) })
    }

    /// Where the ids of these entries stand.
    pub(super) fn ids_of(&self, entries: Range<usize>) -> Range<usize> {
        let start = |entry: usize| {
            let bytes = self.bytes.get(self.layout.starts_at + entry * 4, 4);
            bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
        };
        start(entries.start)..start(entries.end)
    }

    /// The ids that stand there.
    pub(super) fn ids(&self, at: Range<usize>) -> impl Iterator<Item = u32> {
        let is_there = at.start <= at.end && at.end <= self.layout.ids;
        let at = if is_there { at } else { 0..0 };
        let (ids, _) = self.bytes.get(self.layout.ids_at + at.start * 4, at.len() * 4).as_chunks::<4>();
        ids.iter().map(|id| u32::from_le_bytes(*id))
    }

    /// The reach of an entry.
    pub(super) fn reach(&self, entry: usize) -> Metres {
        let at = self.layout.leaves_at + entry / FAN * LEAF + 3 * LINE + entry % FAN * 4;
        let bytes = self.bytes.get(at, 4);
        Metres(bytes.first_chunk().map_or(0.0, |bytes| f64::from(f32::from_le_bytes(*bytes))))
    }

    /// Calls `found` with entries that may lie in the area, and whether they do for certain. Whole boxes are handed on as one.
    pub(super) fn search(&self, area: &impl Area, mut found: impl FnMut(Range<usize>, bool)) {
        let Some(top) = self.layout.levels.len().checked_sub(1) else { return };
        let mut open = vec![(top, 0)];
        while let Some((level, number)) = open.pop() {
            let (some, all) = area.boxes(&self.block(level, number));
            let present = first_of(self.children(level).saturating_sub(number * FAN));
            for child in members(some & present) {
                let child_number = number * FAN + child;
                if all >> child & 1 == 1 {
                    let span = FAN << (4 * level);
                    let start = child_number * span;
                    found(start..(start + span).min(self.layout.entries), true);
                } else if level > 0 {
                    open.push((level - 1, child_number));
                } else {
                    let (some, all) = area.points(&self.leaf(child_number));
                    let present = first_of(self.layout.entries.saturating_sub(child_number * FAN));
                    for lane in members(some & present) {
                        let entry = child_number * FAN + lane;
                        found(entry..entry + 1, all >> lane & 1 == 1);
                    }
                }
            }
        }
    }

    /// All entries by their distance from a vector through space, squared, nearest first.
    pub(super) fn by_distance(&self, from: [f32; 3]) -> ByDistance<'_> {
        let mut open = BinaryHeap::new();
        if let Some(top) = self.layout.levels.len().checked_sub(1) {
            open.push(Reverse((0, top as u32 + 2, 0)));
        }
        ByDistance { tree: self, from, open }
    }

    /// How many boxes there are on a level.
    fn children(&self, level: usize) -> usize {
        match level.checked_sub(1).and_then(|below| self.layout.levels.get(below)) {
            Some((_, blocks)) => *blocks,
            None => self.layout.entries.div_ceil(FAN),
        }
    }

    fn block(&self, level: usize, number: usize) -> [Lanes; 7] {
        let at = self.layout.levels.get(level).map_or(0, |(at, _)| at + number * BLOCK);
        lanes(self.bytes.get(at, BLOCK))
    }

    fn leaf(&self, number: usize) -> [Lanes; 4] {
        lanes(self.bytes.get(self.layout.leaves_at + number * LEAF, LEAF))
    }
}

/// See [`Packed::by_distance`].
pub(super) struct ByDistance<'t> {
    tree: &'t Packed,
    from: [f32; 3],
    /// The distance's bits, which are in its order; then 0 and an entry, 1 and a leaf, or a level from 2 on and a block of it.
    open: BinaryHeap<Reverse<(u32, u32, u32)>>,
}

impl Iterator for ByDistance<'_> {
    /// An entry and the squared distance.
    type Item = (usize, f32);

    fn next(&mut self) -> Option<(usize, f32)> {
        let tree = self.tree;
        loop {
            let Reverse((bits, what, number)) = self.open.pop()?;
            let below = number as usize * FAN;
            let (away, count) = match what {
                0 => return Some((number as usize, f32::from_bits(bits))),
                1 => (squares(self.from, &tree.leaf(number as usize)), tree.layout.entries),
                _ => {
                    let level = what as usize - 2;
                    (nearest_squares(self.from, &tree.block(level, number as usize)), tree.children(level))
                }
            };
            let present = FAN.min(count.saturating_sub(below));
            let next = (below as u32..).zip(away).take(present);
            self.open.extend(
                next.map(|(child, away)| Reverse((away.max(0.0).to_bits(), what.saturating_sub(1), child))),
            );
        }
    }
}

/// The squared distances of points.
pub(super) fn squares(from: [f32; 3], points: &[Lanes]) -> Lanes {
    let mut sums = [0.0; FAN];
    for (from, lanes) in from.iter().zip(points) {
        for (sum, x) in sums.iter_mut().zip(lanes) {
            *sum += (x - from) * (x - from);
        }
    }
    sums
}

/// The squared distances of the nearest points of boxes.
pub(super) fn nearest_squares(from: [f32; 3], boxes: &[Lanes; 7]) -> Lanes {
    let mut sums = [0.0; FAN];
    for (axis, from) in from.iter().enumerate() {
        for ((sum, low), high) in sums.iter_mut().zip(&boxes[axis]).zip(&boxes[axis + 3]) {
            let away = (low - from).max(from - high).max(0.0);
            *sum += away * away;
        }
    }
    sums
}

/// The squared distances of the farthest points of boxes.
pub(super) fn farthest_squares(from: [f32; 3], boxes: &[Lanes; 7]) -> Lanes {
    let mut sums = [0.0; FAN];
    for (axis, from) in from.iter().enumerate() {
        for ((sum, low), high) in sums.iter_mut().zip(&boxes[axis]).zip(&boxes[axis + 3]) {
            let away = (from - low).max(high - from);
            *sum += away * away;
        }
    }
    sums
}

/// The lanes for which `is` holds.
pub(super) fn set(is: impl Fn(usize) -> bool) -> Set {
    (0..FAN).fold(0, |set, lane| set | Set::from(is(lane)) << lane)
}

fn first_of(count: usize) -> Set {
    if count >= FAN { Set::MAX } else { (1 << count) - 1 }
}

fn members(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(first)
    })
}

fn around(a: [f32; 7], b: [f32; 7]) -> [f32; 7] {
    std::array::from_fn(|n| if n < 3 { a[n].min(b[n]) } else { a[n].max(b[n]) })
}

/// A length that is not shorter for being kept in fewer digits; none where it is no length. Nothing reaches farther than round the Earth.
fn up(length: f64) -> f32 {
    let length = if length > 0.0 { length.min(2.0 * std::f64::consts::PI * MEAN_EARTH_RADIUS) } else { 0.0 };
    let near = length as f32;
    if f64::from(near) < length { near.next_up() } else { near }
}

fn put<const N: usize>(bytes: &mut [u8], at: usize, what: [u8; N]) {
    if let Some(place) = bytes.get_mut(at..).and_then(<[u8]>::first_chunk_mut) {
        *place = what;
    }
}

fn put_lanes(bytes: &mut [u8], at: usize, lane: usize, values: &[f32]) {
    for (n, value) in values.iter().enumerate() {
        put(bytes, at + n * LINE + lane * 4, value.to_le_bytes());
    }
}

/// Rows of lanes; where the bytes are damaged, of what is nowhere.
fn lanes<const N: usize>(bytes: &[u8]) -> [Lanes; N] {
    let (numbers, _) = bytes.as_chunks::<4>();
    let (rows, _) = numbers.as_chunks::<FAN>();
    std::array::from_fn(|n| rows.get(n).map_or([f32::NAN; FAN], |row| row.map(f32::from_le_bytes)))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}
