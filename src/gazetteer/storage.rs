//! Where the bytes of a compiled gazetteer are: in the program, in memory, or in a file that is mapped into memory.

use super::index_file::IndexFile;
use std::sync::Arc;

/// The bytes of a compiled gazetteer. A copy is cheap.
#[derive(Debug, Clone)]
pub(super) enum Storage {
    /// In the program.
    Static(&'static [u8]),
    /// In memory.
    Owned(Arc<Vec<u8>>),
    /// In a file, which is checked as it is read.
    Mapped(Arc<IndexFile>),
}

impl Storage {
    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Static(bytes) => bytes.len(),
            Self::Owned(bytes) => bytes.len(),
            Self::Mapped(file) => file.len(),
        }
    }

    /// The `length` bytes from `at` on; empty where there are fewer, or where a file is damaged past repair.
    pub(super) fn get(&self, at: usize, length: usize) -> &[u8] {
        let bytes = match self {
            Self::Static(bytes) => *bytes,
            Self::Owned(bytes) => bytes.as_slice(),
            Self::Mapped(file) => return file.get(at, length),
        };
        at.checked_add(length).and_then(|end| bytes.get(at..end)).unwrap_or_default()
    }

    /// Whether bytes were asked for that are damaged and could not be made again.
    pub(super) fn is_damaged(&self) -> bool {
        matches!(self, Self::Mapped(file) if file.is_damaged())
    }
}
