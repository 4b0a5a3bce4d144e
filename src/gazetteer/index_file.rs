//! A compiled gazetteer in a file: mapped into memory and never trusted. Where a block is damaged, the bytes are made again from the
//! gazetteer files, and since the same files give the same bytes, every answer so far stays right.

use super::layout::{MAGIC, header, u64_at};
use crate::mapped::{Checked, checksums};
use std::fs::File;
use std::sync::OnceLock;

/// Makes the compiled bytes again from the gazetteer files, where these are still the same.
pub(super) type Remake = Box<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// An open file.
pub(super) struct IndexFile {
    file: Checked,
    remake: Remake,
    remade: OnceLock<Option<Vec<u8>>>,
}

impl std::fmt::Debug for IndexFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexFile").field("file", &self.file).finish_non_exhaustive()
    }
}

impl IndexFile {
    /// The mapped file; `None` where it is not whole, or is of another version.
    pub(super) fn open(file: &File, remake: Remake) -> Option<Self> {
        let length = |bytes: &[u8]| {
            let is_one = bytes.get(..MAGIC.len())? == MAGIC;
            usize::try_from(u64_at(bytes, header::LENGTH)).ok().filter(|_| is_one)
        };
        let file = Checked::open(file, length)?;
        file.get(0, 1)?;
        Some(Self { file, remake, remade: OnceLock::new() })
    }

    /// How many compiled bytes there are.
    pub(super) fn len(&self) -> usize {
        self.file.len()
    }

    /// The `length` bytes from `at` on; empty where there are fewer, or where they are damaged past repair.
    pub(super) fn get(&self, at: usize, length: usize) -> &[u8] {
        let Some(end) = at.checked_add(length).filter(|end| *end <= self.len() && length > 0) else {
            return &[];
        };
        match self.file.get(at, length) {
            Some(bytes) => bytes,
            None => self.remade().and_then(|bytes| bytes.get(at..end)).unwrap_or_default(),
        }
    }

    /// Whether bytes were asked for that are damaged and could not be made again.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(self.remade.get(), Some(None))
    }

    /// The bytes made again; `None` where they cannot be, or are others now.
    #[cold]
    fn remade(&self) -> Option<&Vec<u8>> {
        let remake = || (self.remake)().filter(|bytes| checksums(bytes) == self.file.checksums());
        self.remade.get_or_init(remake).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapped::{BLOCK, write};
    use std::io::{Read, Seek, Write};

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
