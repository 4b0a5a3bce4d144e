//! A layer's index in a file beside it: where each feature stands, and a tree of where each is on Earth. With it a question about a
//! place is answered by reading the features that it may be about, and no more of the layer.
//!
//! ```text
//! header    magic, length, the layer's stamp, and where each section begins and how long it is
//! members   what the layer has beside its features, as JSON
//! records   for each feature where its text begins in the layer (u64) and its length (u64)
//! unplaced  the numbers of the features without a position (u32)
//! undated   the numbers of those with a position and without a day (u32)
//! points    an index of the numbers of those with a position, with their uncertainty for their reach
//! text      the layer as GeoJSON, where its file is none
//! ```
//!
//! Numbers are little-endian. The file is mapped and checked block by block ([`crate::mapped`]); damage is told and never believed.

use crate::geodesy::{LngLat, Metres};
use crate::index::PointIndex;
use crate::mapped::hash::hash;
use crate::mapped::{self, Bytes, Checked};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// The first bytes; the last one counts the versions of the layout, and of what counts as uncertainty.
const MAGIC: [u8; 8] = *b"IMLAYER\x03";

/// The bytes of the header: magic, length, stamp, then the beginning and the length of each section.
const HEADER: usize = 8 * (5 + 2 * SECTIONS);
const SECTIONS: usize = 6;

/// So much of a file's beginning and end is in its stamp.
const ENDS: u64 = 1 << 16;

/// By what a layer's file is known again: its size, when it was changed, and a hash of its first and its last bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp([u64; 3]);

impl Stamp {
    /// The stamp of a file as it is now. Reads 128 KiB at most.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn of(file: &mut File) -> io::Result<Self> {
        let about = file.metadata()?;
        let changed = about.modified()?.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
        let mut ends = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        Read::by_ref(file).take(ENDS).read_to_end(&mut ends)?;
        file.seek(SeekFrom::Start(about.len().saturating_sub(ENDS)))?;
        Read::by_ref(file).take(ENDS).read_to_end(&mut ends)?;
        Ok(Self([about.len(), changed, hash(0, &ends)]))
    }
}

/// A feature of a layer, as its index knows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indexed {
    /// Where its text begins in the layer, and its length.
    pub text: (u64, u64),
    /// Where it is, and how far from there it may be.
    pub place: Option<(LngLat, Metres)>,
    /// Whether it has a day.
    pub is_dated: bool,
}

/// Writes the index of a layer: `members` is the JSON of what it has beside its features, without braces; `text` is the layer where the
/// file that the stamp is of is none that can be read in parts.
///
/// # Errors
/// Whatever `out` fails with.
pub fn write(
    stamp: Stamp,
    members: &str,
    features: &[Indexed],
    text: Option<&[u8]>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let numbers = |is: &dyn Fn(&Indexed) -> bool| -> Vec<u8> {
        let those = (0_u32..).zip(features).filter(|(_, feature)| is(feature));
        those.flat_map(|(n, _)| n.to_le_bytes()).collect()
    };
    let records: Vec<u8> =
        features.iter().flat_map(|f| [f.text.0, f.text.1]).flat_map(u64::to_le_bytes).collect();
    let placed = (0_u32..).zip(features).filter_map(|(n, f)| f.place.map(|(at, reach)| (at, reach, n)));
    let points = PointIndex::build_with_reach(placed.collect());
    let sections: [&[u8]; SECTIONS] = [
        members.as_bytes(),
        &records,
        &numbers(&|f| f.place.is_none()),
        &numbers(&|f| f.place.is_some() && !f.is_dated),
        points.bytes().get(0, points.bytes().len()),
        text.unwrap_or_default(),
    ];
    let mut bytes = vec![0; HEADER];
    let mut header: Vec<u64> = vec![u64::from_le_bytes(MAGIC), 0];
    header.extend(stamp.0);
    for section in sections {
        bytes.resize(bytes.len().next_multiple_of(64), 0);
        header.extend([bytes.len() as u64, section.len() as u64]);
        bytes.extend_from_slice(section);
    }
    header[1] = bytes.len() as u64;
    for (place, number) in bytes.chunks_exact_mut(8).zip(header) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    mapped::write(&bytes, out)
}

/// An open index.
#[derive(Debug, Clone)]
pub struct LayerIndex {
    file: Arc<Checked>,
    stamp: Stamp,
    sections: [Bytes; SECTIONS],
    points: PointIndex,
}

impl LayerIndex {
    /// The index in a file; `None` where the file is none, is of another version, or is not whole.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn open(path: &Path) -> io::Result<Option<Self>> {
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        Ok(Self::of(&file))
    }

    fn of(file: &File) -> Option<Self> {
        let length = |bytes: &[u8]| {
            let is_one = bytes.get(..MAGIC.len())? == MAGIC;
            usize::try_from(number(bytes, 1)?).ok().filter(|_| is_one)
        };
        let file = Arc::new(Checked::open(file, length)?);
        let bytes = file.bytes();
        let header = bytes.get(0, HEADER);
        let stamp = Stamp([number(header, 2)?, number(header, 3)?, number(header, 4)?]);
        let mut sections: [Bytes; SECTIONS] = Default::default();
        for (n, section) in sections.iter_mut().enumerate() {
            let part = |n: usize| usize::try_from(number(header, n)?).ok();
            *section = bytes.part(part(5 + 2 * n)?, part(6 + 2 * n)?);
        }
        let points = PointIndex::open(sections[4].clone())?;
        Some(Self { file, stamp, sections, points })
    }

    /// Of which layer it is.
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// How many features the layer has.
    pub fn len(&self) -> usize {
        self.sections[1].len() / 16
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the layer has beside its features, as JSON without braces.
    pub fn members(&self) -> &str {
        std::str::from_utf8(self.sections[0].get(0, self.sections[0].len())).unwrap_or_default()
    }

    /// Where the features with a position are.
    pub fn points(&self) -> &PointIndex {
        &self.points
    }

    /// The features without a position.
    pub fn unplaced(&self) -> Vec<u32> {
        numbers(&self.sections[2])
    }

    /// The features with a position and without a day.
    pub fn undated(&self) -> Vec<u32> {
        numbers(&self.sections[3])
    }

    /// The text of a feature, read from the layer's file; `None` where that or this is damaged.
    pub fn text(&self, feature: u32, layer: &mut File) -> Option<String> {
        let record = self.sections[1].get(feature as usize * 16, 16);
        let (start, length) = (number(record, 0)?, usize::try_from(number(record, 1)?).ok()?);
        let bytes = if self.sections[5].is_empty() {
            // No more is made room for than the layer has.
            let mut bytes = vec![0; length.min(usize::try_from(self.stamp.0[0]).ok()?)];
            layer.seek(SeekFrom::Start(start)).ok()?;
            layer.read_exact(&mut bytes).ok()?;
            bytes
        } else {
            self.sections[5].get(usize::try_from(start).ok()?, length).to_vec()
        };
        String::from_utf8(bytes).ok()
    }

    /// Whether something of it was asked for that is damaged. Answers until then may lack features.
    pub fn is_damaged(&self) -> bool {
        self.file.is_damaged()
    }
}

fn numbers(bytes: &Bytes) -> Vec<u32> {
    let (numbers, _) = bytes.get(0, bytes.len()).as_chunks::<4>();
    numbers.iter().map(|n| u32::from_le_bytes(*n)).collect()
}

fn number(bytes: &[u8], n: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(n * 8..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features() -> Vec<Indexed> {
        let place = |n: u64| {
            (!n.is_multiple_of(5)).then(|| (LngLat::new(n as f64 / 100.0, 40.0).unwrap(), Metres(n as f64)))
        };
        (0..3000).map(|n| Indexed { text: (n * 3, 3), place: place(n), is_dated: n % 7 > 0 }).collect()
    }

    fn written() -> Vec<u8> {
        let mut bytes = Vec::new();
        let text: Vec<u8> = (0..9000).map(|n| b'a' + (n / 3 % 26) as u8).collect();
        write(Stamp([1, 2, 3]), r#""name":"x""#, &features(), Some(&text), &mut bytes).unwrap();
        bytes
    }

    fn opened(bytes: &[u8]) -> Option<LayerIndex> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        LayerIndex::of(&file)
    }

    /// All that can be asked; any of it may be missing.
    fn all(index: &LayerIndex) -> (Vec<u32>, Vec<u32>, Vec<u32>, Vec<Option<String>>) {
        let mut layer = tempfile::tempfile().unwrap();
        let everywhere = index.points().ids_within(LngLat::new(9.0, 9.0).unwrap(), Metres(f64::INFINITY));
        let texts = (0..3000).map(|n| index.text(n, &mut layer)).collect();
        (index.unplaced(), index.undated(), everywhere, texts)
    }

    #[test]
    fn what_is_written_is_read() {
        let index = opened(&written()).unwrap();
        let (unplaced, undated, everywhere, texts) = all(&index);
        let expect = |is: &dyn Fn(&Indexed) -> bool| -> Vec<u32> {
            (0..).zip(features()).filter(|(_, f)| is(f)).map(|(n, _)| n).collect()
        };
        assert_eq!((index.len(), index.members(), index.stamp()), (3000, r#""name":"x""#, Stamp([1, 2, 3])));
        assert_eq!(unplaced, expect(&|f| f.place.is_none()));
        assert_eq!(undated, expect(&|f| f.place.is_some() && !f.is_dated));
        assert_eq!(everywhere, expect(&|f| f.place.is_some()));
        assert_eq!((texts[0].as_deref(), texts[27].as_deref()), (Some("aaa"), Some("bbb")));
        assert_eq!(index.text(3000, &mut tempfile::tempfile().unwrap()), None);
        assert!(!index.is_damaged());
    }

    #[test]
    fn a_question_reads_a_handful_of_blocks_however_large_the_layer_is() {
        for (count, most_of_all) in [(20_000_u32, 0.4), (300_000, 0.03)] {
            // Some hundred metres apart, all over a country.
            let side = f64::from(count).sqrt();
            let place = |n: u32| {
                let (x, y) = (f64::from(n) % side, (f64::from(n) / side).floor());
                LngLat::new(44.0 + x * 0.005, 38.0 + y * 0.005).unwrap()
            };
            let features: Vec<Indexed> = (0..count)
                .map(|n| Indexed {
                    text: (u64::from(n), 1),
                    place: Some((place(n), Metres(0.0))),
                    is_dated: true,
                })
                .collect();
            let mut bytes = Vec::new();
            write(Stamp([1, 2, 3]), "", &features, None, &mut bytes).unwrap();
            let here = LngLat::new(44.3, 38.3).unwrap();
            let ask = |question: &dyn Fn(&PointIndex) -> usize| {
                let index = opened(&bytes).unwrap();
                let found = question(index.points());
                let (read, all) = index.file.read_of_all();
                assert!(read > 0 && (read as f64) < most_of_all * all as f64, "{read} of {all} blocks");
                (found, read)
            };
            let (found, read) = ask(&|points| points.nearest(here, 10).len());
            assert!(found == 10 && read <= 16, "{found} found, {read} blocks");
            let (found, read) = ask(&|points| points.within(here, Metres::from_km(3.0)).len());
            assert!((60..150).contains(&found) && read <= 32, "{found} found, {read} blocks");
            let (found, read) = ask(&|points| points.count_within(here, Metres::from_km(10.0)));
            assert!((800..1600).contains(&found) && read <= 40, "{found} found, {read} blocks");
        }
    }

    #[test]
    fn damage_is_told_or_is_no_index_and_changes_no_answer() {
        let (good, whole) = (written(), all(&opened(&written()).unwrap()));
        for spoilt in (0..good.len()).step_by(211) {
            let mut bytes = good.clone();
            bytes[spoilt] ^= 0x20;
            if let Some(index) = opened(&bytes) {
                let got = all(&index);
                assert!(index.is_damaged() || (got == whole && !index.members().is_empty()), "{spoilt}");
            }
        }
        for length in (0..good.len()).step_by(997) {
            assert!(opened(&good[..length]).is_none(), "{length}");
        }
    }

    #[test]
    fn any_header_with_good_checksums_is_an_index_or_none() {
        let good = written();
        let length = number(&good, 1).unwrap() as usize;
        for cell in 1..HEADER / 8 {
            for value in [0, 1, 63, 64, length as u64 - 1, length as u64 + 1, u64::MAX, 1 << 40] {
                let mut bytes = good[..length].to_vec();
                bytes[cell * 8..cell * 8 + 8].copy_from_slice(&value.to_le_bytes());
                let mut file = Vec::new();
                mapped::write(&bytes, &mut file).unwrap();
                if let Some(index) = opened(&file) {
                    all(&index);
                }
            }
        }
    }
}
