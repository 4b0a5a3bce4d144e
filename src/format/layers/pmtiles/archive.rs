//! The archive: a head, directories, metadata and tiles.

use super::tile::varint;
use crate::format::layers::hilbert;
use flate2::{Compression, write::GzEncoder};
use std::io::{self, Write};

/// The head's bytes.
const HEAD: u64 = 127;
/// A root directory has to end within the first 16 KiB.
const MOST_OF_ROOT: usize = 16_384 - HEAD as usize;
/// Tiles of a directory below the root.
const LEAF: usize = 4_096;

/// Tiles on their way into an archive.
#[derive(Default)]
pub(super) struct Archive {
    entries: Vec<Entry>,
    tiles: Vec<u8>,
}

/// A tile, or with a run of 0 a directory.
struct Entry {
    number: u64,
    run: u64,
    offset: u64,
    length: u64,
}

/// The number of a tile: all of the zooms before, then along the curve.
pub(super) fn number(zoom: u8, x: u32, y: u32) -> u64 {
    ((1_u64 << (2 * zoom)) - 1) / 3 + hilbert::place(zoom, x, y)
}

impl Archive {
    /// Adds a tile; they come in the order of their numbers.
    pub(super) fn add(&mut self, number: u64, tile: &[u8]) -> io::Result<()> {
        let packed = gzip(tile)?;
        let (offset, length) = (self.tiles.len() as u64, packed.len() as u64);
        self.entries.push(Entry { number, run: 1, offset, length });
        self.tiles.extend_from_slice(&packed);
        Ok(())
    }

    /// Writes all of it. `bounds` are west, south, east and north in degrees.
    pub(super) fn write(
        &self,
        metadata: &str,
        last_zoom: u8,
        bounds: [f64; 4],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let metadata = gzip(metadata.as_bytes())?;
        let (root, leaves) = self.directories()?;
        let root_at = HEAD;
        let metadata_at = root_at + root.len() as u64;
        let leaves_at = metadata_at + metadata.len() as u64;
        let tiles_at = leaves_at + leaves.len() as u64;
        let mut head = b"PMTiles\x03".to_vec();
        for number in [
            root_at,
            root.len() as u64,
            metadata_at,
            metadata.len() as u64,
            leaves_at,
            leaves.len() as u64,
            tiles_at,
            self.tiles.len() as u64,
            self.entries.len() as u64,
            self.entries.len() as u64,
            self.entries.len() as u64,
        ] {
            head.extend_from_slice(&number.to_le_bytes());
        }
        // In order of their numbers; directories and tiles packed by gzip; vector tiles; from zoom 0 on.
        head.extend_from_slice(&[1, 2, 2, 1, 0, last_zoom]);
        let degrees = |degrees: f64| ((degrees * 1e7).round() as i32).to_le_bytes();
        bounds.iter().for_each(|side| head.extend_from_slice(&degrees(*side)));
        let [west, south, east, north] = bounds;
        head.push(2);
        head.extend_from_slice(&degrees((west + east) / 2.0));
        head.extend_from_slice(&degrees((south + north) / 2.0));
        for part in [&head, &root, &metadata, &leaves, &self.tiles] {
            out.write_all(part)?;
        }
        Ok(())
    }

    /// The root directory, and those below it where it would be too long.
    fn directories(&self) -> io::Result<(Vec<u8>, Vec<u8>)> {
        let root = gzip(&directory(&self.entries))?;
        if root.len() <= MOST_OF_ROOT {
            return Ok((root, Vec::new()));
        }
        // Twice as long until the root, which points to them, is short enough.
        let mut length = LEAF;
        loop {
            let (mut pointers, mut leaves) = (Vec::new(), Vec::new());
            for entries in self.entries.chunks(length) {
                let leaf = gzip(&directory(entries))?;
                let number = entries.first().map_or(0, |entry| entry.number);
                let (offset, size) = (leaves.len() as u64, leaf.len() as u64);
                pointers.push(Entry { number, run: 0, offset, length: size });
                leaves.extend_from_slice(&leaf);
            }
            let root = gzip(&directory(&pointers))?;
            if root.len() <= MOST_OF_ROOT || pointers.len() <= 1 {
                return Ok((root, leaves));
            }
            length *= 2;
        }
    }
}

fn directory(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(entries.len() as u64, &mut out);
    let mut last = 0;
    for entry in entries {
        varint(entry.number - last, &mut out);
        last = entry.number;
    }
    entries.iter().for_each(|entry| varint(entry.run, &mut out));
    entries.iter().for_each(|entry| varint(entry.length, &mut out));
    let mut end = None;
    for entry in entries {
        // What follows the one before says 0.
        varint(if end == Some(entry.offset) { 0 } else { entry.offset + 1 }, &mut out);
        end = Some(entry.offset + entry.length);
    }
    out
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // Its head has no time in it.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}
