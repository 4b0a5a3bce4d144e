//! A packed static R-tree: one string of bytes, used in place, in memory or mapped from a file.
//!
//! ```text
//! header     how many entries (distinct positions and reaches) and how many ids there are (u64 each)
//! positions  longitude and latitude of each entry (f64 each), halved by their widest side again and again
//! ids        of each entry, one after the other (u32)
//! leaves     sixteen entries each: x, y, z of the points in space (sixteen f64 each), the reach in metres (f32), where the ids begin (u32)
//! blocks     sixteen boxes each, level by level from the leaves to the root: the least and the greatest x, y, z and the reach (f32)
//! ```
//!
//! Numbers are little-endian, sections begin at multiples of 64 bytes. Which box holds what follows from its number, so nothing points
//! anywhere: no bytes whatever make a search loop or leave the string. Points are exact, since distances are worked out from them; boxes
//! only say where to look.
//!
//! # References
//! - I. Kamel, C. Faloutsos, "On packing R-trees", CIKM 1993, <https://doi.org/10.1145/170088.170403>.
//! - J. L. Bentley, "Multidimensional binary search trees used for associative searching", CACM 18(9), 1975,
//!   <https://doi.org/10.1145/361002.361007>: the order.

use super::halves;
use super::hit::Hit;
use super::lanes::{FAN, Lanes, Line, Set, WideLanes, first_of, members, narrow};
use crate::geodesy::{LngLat, MEAN_EARTH_RADIUS, Metres, Origin};
use crate::mapped::Bytes;
use std::ops::Range;

const LINE: usize = size_of::<Line>();
const LEAF: usize = 8 * LINE;
const REACHES_AT: usize = 6 * LINE;
const STARTS_AT: usize = 7 * LINE;
const BLOCK: usize = 7 * LINE;

/// What stands where bytes are damaged: nothing in it is a number.
const NOWHERE: Line = [0xff; LINE];

/// By how much a corner of a box of `f32` and what is worked out with it may be off, in metres: a coordinate is kept to a quarter of one.
pub(super) const ROUNDING: f32 = 2.0;

/// Sixteen entries: x, y and z of their points in space, their reach, and where their ids begin. Lanes past the last entry are none.
#[derive(Clone, Copy)]
pub(super) struct Leaf<'t>(&'t [Line; LEAF / LINE]);

impl Leaf<'_> {
    /// A coordinate of all.
    #[inline]
    pub(super) fn coordinates(self, axis: usize) -> WideLanes {
        let numbers = self.0.as_flattened().as_chunks().0;
        std::array::from_fn(|lane| f64::from_le_bytes(numbers[axis * FAN + lane]))
    }

    /// The point in space of an entry.
    #[inline]
    pub(super) fn point(self, lane: usize) -> [f64; 3] {
        let numbers = self.0.as_flattened().as_chunks().0;
        [0, 1, 2].map(|axis| f64::from_le_bytes(numbers[axis * FAN + lane]))
    }

    /// The reach of all.
    #[inline]
    pub(super) fn reaches(self) -> Lanes {
        narrow(&self.0[REACHES_AT / LINE])
    }

    /// Where the ids of an entry begin.
    #[inline]
    fn start(self, lane: usize) -> u32 {
        u32::from_le_bytes(self.0[STARTS_AT / LINE].as_chunks().0[lane])
    }
}

/// Sixteen boxes: the least and the greatest x, y and z, and the reach. Lanes past the last box are none.
#[derive(Clone, Copy)]
pub(super) struct Block<'t>(&'t [Line; BLOCK / LINE]);

impl Block<'_> {
    /// Where all boxes begin and end along an axis.
    #[inline]
    pub(super) fn sides(self, axis: usize) -> (Lanes, Lanes) {
        (narrow(&self.0[axis]), narrow(&self.0[axis + 3]))
    }

    /// The reach of all.
    #[inline]
    pub(super) fn reaches(self) -> Lanes {
        narrow(&self.0[6])
    }
}

/// A part of space that the tree is searched for.
pub(super) trait Area {
    /// Of these boxes those that may hold something, and those that hold nothing else.
    fn boxes(&self, boxes: Block<'_>) -> (Set, Set);

    /// Of these entries those that may lie in the area, and those that do for certain.
    fn entries(&self, leaf: Leaf<'_>) -> (Set, Set);
}

/// What a search comes upon.
pub(super) enum Found<'l> {
    /// Entries that all lie in the area.
    All(Range<usize>),
    /// The number of the first entry of a leaf, the leaf, and of its entries those that may lie in the area and those that do for certain.
    Some(usize, Leaf<'l>, Set, Set),
}

/// The tree.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    bytes: Bytes,
    layout: Layout,
}

/// A point as it is given.
struct Given {
    position: LngLat,
    reach: f32,
    id: u32,
}

impl Given {
    fn new((position, reach, id): (LngLat, Metres, u32)) -> Self {
        Self { position, reach: up(reach.0), id }
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
        let mut points: Vec<Given> = points.into_iter().map(Given::new).collect();
        points.sort_unstable_by_key(|point| (point.circle(), point.id));
        let groups: Vec<&[Given]> = points.chunk_by(|a, b| a.circle() == b.circle()).collect();
        let spots: Vec<[f64; 3]> = groups.iter().map(|group| group[0].position.point_in_space()).collect();
        // What is in memory has a layout in memory, give or take.
        let layout = Layout::of(groups.len(), points.len()).unwrap_or_default();
        let mut bytes = vec![0; layout.end];
        put(&mut bytes, 0, (layout.entries as u64).to_le_bytes());
        put(&mut bytes, 8, (layout.ids as u64).to_le_bytes());
        let mut boxes: Vec<[f32; 7]> = Vec::with_capacity(groups.len().div_ceil(FAN));
        let mut start = 0;
        for (number, group) in halves::order(&spots).into_iter().enumerate() {
            let (group, point) = (groups[group as usize], spots[group as usize]);
            let Given { position, reach, .. } = group[0];
            put(&mut bytes, layout.positions_at + number * 16, position.lng().to_le_bytes());
            put(&mut bytes, layout.positions_at + number * 16 + 8, position.lat().to_le_bytes());
            let (leaf, lane) = (layout.leaves_at + number / FAN * LEAF, number % FAN);
            for (axis, coordinate) in point.iter().enumerate() {
                put(&mut bytes, leaf + (axis * FAN + lane) * 8, coordinate.to_le_bytes());
            }
            put(&mut bytes, leaf + REACHES_AT + lane * 4, reach.to_le_bytes());
            put(&mut bytes, leaf + STARTS_AT + lane * 4, (start as u32).to_le_bytes());
            for (n, Given { id, .. }) in (start..).zip(group) {
                put(&mut bytes, layout.ids_at + n * 4, id.to_le_bytes());
            }
            start += group.len();
            let [x, y, z] = point.map(|c| c as f32);
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

    /// The lanes of a leaf that are entries.
    pub(super) fn entries_of(&self, leaf: usize) -> Set {
        first_of(self.layout.entries.saturating_sub(leaf * FAN))
    }

    /// How many ids there are.
    pub(super) fn len(&self) -> usize {
        self.layout.ids
    }

    /// The position of an entry; `None` where the bytes have none.
    pub(super) fn position(&self, entry: usize) -> Option<LngLat> {
        let degrees = self.bytes.get(self.layout.positions_at + entry * 16, 16);
        let (lng, lat) = degrees.split_first_chunk()?;
        LngLat::new(f64::from_le_bytes(*lng), f64::from_le_bytes(*lat.first_chunk()?)).ok()
    }

    /// Where the ids of these entries stand.
    pub(super) fn ids_of(&self, entries: Range<usize>) -> Range<usize> {
        self.start(entries.start)..self.start(entries.end)
    }

    /// Where the ids of an entry of this leaf begin, and how many there are.
    #[inline]
    pub(super) fn ids_in(&self, leaf: Leaf<'_>, entry: usize) -> (u32, u32) {
        let (lane, next) = (entry % FAN, entry + 1);
        let is_here = !next.is_multiple_of(FAN) && next < self.layout.entries;
        let (start, end) =
            (leaf.start(lane), if is_here { leaf.start(lane + 1) } else { self.start(next) as u32 });
        (start, end.saturating_sub(start))
    }

    /// Where the ids of an entry begin; past the last one, where all end.
    fn start(&self, entry: usize) -> usize {
        if entry >= self.layout.entries {
            return self.layout.ids;
        }
        let at = self.layout.leaves_at + entry / FAN * LEAF + STARTS_AT + entry % FAN * 4;
        self.bytes.get(at, 4).first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
    }

    /// The ids that stand there.
    pub(super) fn ids(&self, at: Range<usize>) -> impl Iterator<Item = u32> {
        let is_there = at.start <= at.end && at.end <= self.layout.ids;
        let at = if is_there { at } else { 0..0 };
        let (ids, _) = self.bytes.get(self.layout.ids_at + at.start * 4, at.len() * 4).as_chunks::<4>();
        ids.iter().map(|id| u32::from_le_bytes(*id))
    }

    /// The geodesic distance from `origin` to an entry and its point in space, in metres; `None` where the bytes have none.
    #[inline]
    pub(super) fn distance(&self, origin: &Origin, entry: usize, point: [f64; 3]) -> Option<f64> {
        let near = origin.near(point);
        if near.is_nan() { self.position(entry).map(|at| origin.distance(at).0) } else { Some(near) }
    }

    /// An entry of this leaf at its distance.
    #[inline]
    pub(super) fn hit(&self, leaf: Leaf<'_>, entry: usize, distance: f64) -> Hit {
        let (first, count) = self.ids_in(leaf, entry);
        let at = first as usize..first as usize + count as usize;
        match self.ids(at).next().filter(|_| count == 1) {
            Some(id) => Hit::of_one(distance, id),
            // Where the bytes are damaged, none.
            None => Hit::new(distance, (first, if count == 1 { 0 } else { count })),
        }
    }

    /// Calls `each` with each of these entries and its distance from `origin`.
    pub(super) fn measure(&self, origin: &Origin, entries: Range<usize>, mut each: impl FnMut(Hit)) {
        for number in entries.start / FAN..entries.end.div_ceil(FAN) {
            let leaf = self.leaf(number);
            let near = near(origin, leaf);
            for (entry, near) in (number * FAN..entries.end).zip(near) {
                let far = || self.position(entry).map(|at| origin.distance(at).0);
                if let Some(distance) = if near.is_nan() { far() } else { Some(near) } {
                    each(self.hit(leaf, entry, distance));
                }
            }
        }
    }

    /// Calls `found` with entries that may lie in the area. Whole boxes are handed on as one.
    pub(super) fn search(&self, area: &impl Area, mut found: impl FnMut(Found<'_>)) {
        let Some(top) = self.top() else { return };
        let mut open = vec![(top, 0)];
        while let Some((level, number)) = open.pop() {
            let (some, all) = area.boxes(self.block(level, number));
            for child in members(some & self.present(level, number)) {
                let child_number = number * FAN + child;
                if all >> child & 1 == 1 {
                    let span = FAN << (4 * level);
                    let start = child_number * span;
                    found(Found::All(start..(start + span).min(self.layout.entries)));
                } else if level > 0 {
                    open.push((level - 1, child_number));
                } else {
                    let leaf = self.leaf(child_number);
                    let (some, all) = area.entries(leaf);
                    let some = some & self.entries_of(child_number);
                    if some != 0 {
                        found(Found::Some(child_number * FAN, leaf, some, all));
                    }
                }
            }
        }
    }

    /// The level of the one block that holds all; `None` where there are no entries.
    pub(super) fn top(&self) -> Option<usize> {
        self.layout.levels.len().checked_sub(1)
    }

    /// The lanes of a block that are boxes.
    pub(super) fn present(&self, level: usize, number: usize) -> Set {
        let boxes = match level.checked_sub(1).and_then(|below| self.layout.levels.get(below)) {
            Some((_, blocks)) => *blocks,
            None => self.layout.entries.div_ceil(FAN),
        };
        first_of(boxes.saturating_sub(number * FAN))
    }

    /// The boxes of a block.
    #[inline]
    pub(super) fn block(&self, level: usize, number: usize) -> Block<'_> {
        let at = self.layout.levels.get(level).map_or(0, |(at, _)| at + number * BLOCK);
        Block(self.bytes.get(at, BLOCK).as_chunks().0.first_chunk().unwrap_or(&[NOWHERE; BLOCK / LINE]))
    }

    /// The entries of a leaf.
    #[inline]
    pub(super) fn leaf(&self, number: usize) -> Leaf<'_> {
        let bytes = self.bytes.get(self.layout.leaves_at + number * LEAF, LEAF);
        Leaf(bytes.as_chunks().0.first_chunk().unwrap_or(&[NOWHERE; LEAF / LINE]))
    }
}

/// How far the entries of a leaf are; not numbers where that is far. Without a branch, so that a processor works on several at once.
fn near(origin: &Origin, leaf: Leaf<'_>) -> WideLanes {
    let [x, y, z] = [0, 1, 2].map(|axis| leaf.coordinates(axis));
    std::array::from_fn(|lane| origin.near([x[lane], y[lane], z[lane]]))
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

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}
