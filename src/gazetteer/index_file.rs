//! A compiled gazetteer in a file: mapped into memory, checked block by block as it is read, and never trusted.
//!
//! The file is the compiled bytes, then a checksum of each block of them, then a checksum of these. To check them all when
//! the file is opened would mean to read it whole. So only the checksums and the first block are checked then, and every
//! other block when it is first touched. Where one is wrong, the bytes are made again from the gazetteer files, and
//! since the same files give the same bytes, every answer so far stays right.

use super::layout::{MAGIC, hash, header, u64_at};
use memmap2::Mmap;
use std::fs::File;
use std::io::{self, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// The bytes of a block. A look-up touches a handful of blocks, each of which takes a few microseconds to check.
const BLOCK: usize = 1 << 14;

/// Makes the compiled bytes again from the gazetteer files, where these are still the same.
pub(super) type Remake = Box<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// An open file.
pub(super) struct IndexFile {
    map: Mmap,
    length: usize,
    /// A bit for each block that was found good.
    good: Box<[AtomicU64]>,
    remake: Remake,
    remade: OnceLock<Option<Vec<u8>>>,
}

impl std::fmt::Debug for IndexFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexFile").field("length", &self.length).finish_non_exhaustive()
    }
}

/// Writes compiled bytes and their checksums.
///
/// # Errors
/// Whatever `out` fails with.
pub(super) fn write(bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let sums = checksums(bytes);
    out.write_all(bytes)?;
    out.write_all(&sums)?;
    out.write_all(&hash(bytes.len() as u64, &sums).to_le_bytes())
}

fn checksums(bytes: &[u8]) -> Vec<u8> {
    (0u64..).zip(bytes.chunks(BLOCK)).flat_map(|(number, block)| hash(number, block).to_le_bytes()).collect()
}

impl IndexFile {
    /// The mapped file; `None` where it is not whole, or is of another version.
    pub(super) fn open(file: &File, remake: Remake) -> Option<Self> {
        // SAFETY: a mapped file must not change. Index files are written under another name and then moved to their own;
        // no program writes into one. Whoever does all the same is found out by the checksums, as far as it is
        // read afterwards; who cuts one short while it is read ends the program, as with any mapped file.
        #[allow(unsafe_code)]
        let map = unsafe { Mmap::map(file) }.ok()?;
        if map.get(..MAGIC.len())? != MAGIC {
            return None;
        }
        let length = usize::try_from(u64_at(&map, header::LENGTH)).ok()?;
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
        let file = Self { map, length, good, remake, remade: OnceLock::new() };
        (length > 0 && file.check(0)).then_some(file)
    }

    /// How many compiled bytes there are.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The `length` bytes from `at` on; empty where there are fewer, or where they are damaged past repair.
    pub(super) fn get(&self, at: usize, length: usize) -> &[u8] {
        let Some(end) = at.checked_add(length).filter(|end| *end <= self.length && length > 0) else {
            return &[];
        };
        for block in at / BLOCK..=(end - 1) / BLOCK {
            let word = self.good.get(block / 64).map_or(0, |word| word.load(Ordering::Relaxed));
            if word >> (block % 64) & 1 == 0 && !self.check(block) {
                return self.remade().and_then(|bytes| bytes.get(at..end)).unwrap_or_default();
            }
        }
        self.map.get(at..end).unwrap_or_default()
    }

    /// Whether bytes were asked for that are damaged and could not be made again.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(self.remade.get(), Some(None))
    }

    /// Whether a block is as it was written.
    #[cold]
    fn check(&self, block: usize) -> bool {
        let start = block * BLOCK;
        let bytes = self.map.get(start..self.length.min(start + BLOCK)).unwrap_or_default();
        let is_good = hash(block as u64, bytes) == u64_at(&self.map, self.length + 8 * block);
        if is_good && let Some(word) = self.good.get(block / 64) {
            word.fetch_or(1 << (block % 64), Ordering::Relaxed);
        }
        is_good
    }

    /// The bytes made again; `None` where they cannot be, or are others now.
    #[cold]
    fn remade(&self) -> Option<&Vec<u8>> {
        let remake =
            || (self.remake)().filter(|bytes| checksums(bytes) == self.map[self.length..self.map.len() - 8]);
        self.remade.get_or_init(remake).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Seek};

    /// A file of compiled-looking bytes, three blocks and a bit of them, after `spoil`.
    fn open(spoil: impl FnOnce(&mut Vec<u8>), remade: Option<Vec<u8>>) -> Option<IndexFile> {
        let mut whole = Vec::new();
        write(&bytes(), &mut whole).unwrap();
        spoil(&mut whole);
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&whole).unwrap();
        IndexFile::open(&file, Box::new(move || remade.clone()))
    }

    fn bytes() -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..3 * BLOCK + 640).map(|n| (n * 7 % 251) as u8).collect();
        bytes[..8].copy_from_slice(&MAGIC);
        let length = bytes.len() as u64;
        bytes[header::LENGTH..header::LENGTH + 8].copy_from_slice(&length.to_le_bytes());
        bytes
    }

    #[test]
    fn what_is_written_is_read() {
        let file = open(|_| {}, None).unwrap();
        assert_eq!(file.get(0, file.len()), bytes());
        assert_eq!(file.get(BLOCK - 3, 9), &bytes()[BLOCK - 3..BLOCK + 6]);
        for (at, length) in [(file.len(), 1), (file.len() - 1, 2), (usize::MAX, 2), (5, usize::MAX), (5, 0)] {
            assert_eq!(file.get(at, length), b"", "{at} {length}");
        }
        assert!(!file.is_damaged());
    }

    #[test]
    fn a_file_that_is_not_whole_is_not_opened() {
        let length = bytes().len() + 8 * 4 + 8;
        for shorter in (0..length).step_by(97).chain([length - 1]) {
            assert!(open(|whole| whole.truncate(shorter), None).is_none(), "{shorter}");
        }
        assert!(open(|whole| whole.push(0), None).is_none());
        assert!(open(|whole| whole[7] ^= 1, None).is_none());
    }

    #[test]
    fn a_damaged_block_is_never_read_and_is_made_again() {
        let good = bytes();
        for spoilt in (0..good.len() + 8 * 4 + 8).step_by(331) {
            for remade in [Some(good.clone()), Some(vec![1; 9]), None] {
                let can = remade.as_ref() == Some(&good);
                let Some(file) = open(|whole| whole[spoilt] ^= 0x10, remade) else {
                    assert!(!(BLOCK..good.len()).contains(&spoilt), "{spoilt}");
                    continue;
                };
                for (at, wanted) in (0..).step_by(64).zip(good.chunks(64)) {
                    let read = file.get(at, 64);
                    assert!(read == wanted || !can && read.is_empty() && file.is_damaged(), "{spoilt} {at}");
                }
                assert_eq!(file.is_damaged(), !can, "{spoilt}");
            }
        }
    }

    #[test]
    fn an_empty_file_is_no_index() {
        let mut file = tempfile::tempfile().unwrap();
        assert!(IndexFile::open(&file, Box::new(|| None)).is_none());
        file.rewind().unwrap();
        assert_eq!(file.read(&mut [0]).unwrap(), 0);
    }
}
