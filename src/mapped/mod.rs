//! Bytes that are used in place: held in memory, or mapped from a file, checked block by block as they are read and never trusted.
//!
//! A file is the bytes, then a checksum of each block of them, then a checksum of these. To check them all when the file is
//! opened would mean to read it whole. So only the checksums are checked then, and every block when it is first touched.

pub mod hash;

use hash::hash;
use memmap2::Mmap;
use std::fs::File;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The bytes of a block. A look-up touches a handful of blocks, each of which takes a few microseconds to check.
pub const BLOCK: usize = 1 << 14;

/// A string of bytes. A copy of mapped ones is cheap.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// In memory.
    Held(Vec<u8>),
    /// A part of a file: where it begins, and its length.
    Mapped(Arc<Checked>, usize, usize),
}

impl Default for Bytes {
    fn default() -> Self {
        Self::Held(Vec::new())
    }
}

impl Bytes {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Held(bytes) => bytes.len(),
            Self::Mapped(_, _, length) => *length,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `length` bytes from `at` on; empty where there are fewer, or where they are damaged.
    #[inline]
    pub fn get(&self, at: usize, length: usize) -> &[u8] {
        let Some(end) = at.checked_add(length).filter(|end| *end <= self.len()) else { return &[] };
        match self {
            Self::Held(bytes) => bytes.get(at..end).unwrap_or_default(),
            Self::Mapped(file, start, _) => file.get(start.saturating_add(at), length).unwrap_or_default(),
        }
    }

    /// A part of them; empty where there are fewer.
    #[must_use]
    pub fn part(&self, at: usize, length: usize) -> Self {
        match self {
            _ if at.checked_add(length).is_none_or(|end| end > self.len()) => Self::default(),
            Self::Held(_) => Self::Held(self.get(at, length).to_vec()),
            Self::Mapped(file, start, _) => Self::Mapped(Arc::clone(file), start + at, length),
        }
    }
}

/// An open file of checked bytes.
#[derive(Debug)]
pub struct Checked {
    map: Mmap,
    length: usize,
    /// A bit for each block that was found good.
    good: Box<[AtomicU64]>,
    damaged: AtomicBool,
}

/// Writes bytes and their checksums.
///
/// # Errors
/// Whatever `out` fails with.
pub fn write(bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let sums = checksums(bytes);
    out.write_all(bytes)?;
    out.write_all(&sums)?;
    out.write_all(&hash(bytes.len() as u64, &sums).to_le_bytes())
}

/// The checksum of each block, one after the other.
pub fn checksums(bytes: &[u8]) -> Vec<u8> {
    (0u64..).zip(bytes.chunks(BLOCK)).flat_map(|(number, block)| hash(number, block).to_le_bytes()).collect()
}

impl Checked {
    /// The mapped file, whose `length` its first bytes tell; `None` where it is not whole.
    pub fn open(file: &File, length: impl FnOnce(&[u8]) -> Option<usize>) -> Option<Self> {
        // SAFETY: a mapped file must not change. These files are written under another name and then moved to their own;
        // no program writes into one. Whoever does all the same is found out by the checksums, as far as it is
        // read afterwards; who cuts one short while it is read ends the program, as with any mapped file.
        #[allow(unsafe_code)]
        let map = unsafe { Mmap::map(file) }.ok()?;
        let length = length(&map)?;
        let sums_length = length.div_ceil(BLOCK).checked_mul(8)?;
        let sums_end = length.checked_add(sums_length)?;
        if sums_end.checked_add(8)? != map.len() {
            return None;
        }
        let sums = map.get(length..sums_end)?;
        if hash(length as u64, sums) != u64_at(&map, sums_end) {
            return None;
        }
        let good = (0..length.div_ceil(BLOCK).div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        Some(Self { map, length, good, damaged: AtomicBool::new(false) })
    }

    /// How many bytes there are, without the checksums.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// All of them as one string.
    pub fn bytes(self: &Arc<Self>) -> Bytes {
        Bytes::Mapped(Arc::clone(self), 0, self.length)
    }

    /// The `length` bytes from `at` on; `None` where there are fewer, and where they are damaged.
    #[inline]
    pub fn get(&self, at: usize, length: usize) -> Option<&[u8]> {
        let end = at.checked_add(length).filter(|end| *end <= self.length && length > 0)?;
        for block in at / BLOCK..=(end - 1) / BLOCK {
            let word = self.good.get(block / 64).map_or(0, |word| word.load(Ordering::Relaxed));
            if word >> (block % 64) & 1 == 0 && !self.check(block) {
                return None;
            }
        }
        self.map.get(at..end)
    }

    /// How many blocks were read so far, and how many there are.
    #[cfg(test)]
    pub(crate) fn read_of_all(&self) -> (usize, usize) {
        let read = self.good.iter().map(|word| word.load(Ordering::Relaxed).count_ones() as usize).sum();
        (read, self.length.div_ceil(BLOCK))
    }

    /// Whether bytes were asked for that are damaged.
    pub fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// The checksums as they stand in the file.
    pub fn checksums(&self) -> &[u8] {
        self.map.get(self.length..self.map.len().saturating_sub(8)).unwrap_or_default()
    }

    /// Whether a block is as it was written.
    #[cold]
    fn check(&self, block: usize) -> bool {
        let start = block * BLOCK;
        let bytes = self.map.get(start..self.length.min(start + BLOCK)).unwrap_or_default();
        let is_good = hash(block as u64, bytes) == u64_at(&self.map, self.length + 8 * block);
        match self.good.get(block / 64).filter(|_| is_good) {
            Some(word) => drop(word.fetch_or(1 << (block % 64), Ordering::Relaxed)),
            None => self.damaged.store(true, Ordering::Relaxed),
        }
        is_good
    }
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}
