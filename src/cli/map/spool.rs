//! Bytes set aside for later: in memory while they are few, in a temporary file beyond.

use std::io::{self, Read, Seek, SeekFrom, Write};
use tempfile::SpooledTempFile;

/// How many bytes are kept in memory.
const IN_MEMORY: usize = 64 * 1024 * 1024;

/// A growing pile of byte strings.
pub(super) struct Spool {
    file: SpooledTempFile,
    length: u64,
}

/// Where a byte string lies in its spool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    start: u64,
    length: usize,
}

impl Spool {
    pub(super) fn new() -> Self {
        Self { file: SpooledTempFile::new(IN_MEMORY), length: 0 }
    }

    /// Sets `bytes` aside.
    pub(super) fn push(&mut self, bytes: &[u8]) -> io::Result<Slot> {
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(bytes)?;
        let slot = Slot { start: self.length, length: bytes.len() };
        self.length += bytes.len() as u64;
        Ok(slot)
    }

    /// Puts the bytes at `slot` in the place of what `bytes` holds.
    pub(super) fn read(&mut self, slot: Slot, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.resize(slot.length, 0);
        self.file.seek(SeekFrom::Start(slot.start))?;
        self.file.read_exact(bytes)
    }

    /// The text at `slot`.
    pub(super) fn text(&mut self, slot: Slot) -> io::Result<String> {
        let mut bytes = Vec::new();
        self.read(slot, &mut bytes)?;
        String::from_utf8(bytes).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_aside_comes_back_in_any_order() {
        let mut spool = Spool::new();
        let texts = ["Gəncə", "", "Barda"];
        let slots: Vec<Slot> = texts.iter().map(|t| spool.push(t.as_bytes()).unwrap()).collect();
        for n in [2, 0, 1, 0] {
            assert_eq!(spool.text(slots[n]).unwrap(), texts[n]);
        }
        let more = spool.push(b"more").unwrap();
        assert_eq!(spool.text(more).unwrap(), "more");
    }
}
