//! Bytes to text: which encoding they are in, and whether they are text at all.
//!
//! UTF-8 and UTF-16 are recognised by a byte-order mark or by their own structure, so those answers are certain. What
//! is neither is read as a Windows code page, which is a guess, and the caller is told so in a [`Note`].

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{
    CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
};

/// Decoded text and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte-order mark and without NUL characters.
    pub text: String,
    /// The name of the encoding ("UTF-8", "windows-1252").
    pub encoding: &'static str,
    /// What the reader of the text should know.
    pub notes: Vec<Note>,
}

/// What was guessed or changed in decoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The bytes are not Unicode and do not name their encoding: it was guessed.
    Guessed(&'static str),
    /// This many stretches of bytes did not fit the encoding and were replaced by U+FFFD.
    Replaced(usize),
    /// This many NUL characters were removed.
    NulsRemoved(usize),
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Guessed(name) => write!(f, "not UTF-8: read as `{name}`"),
            Self::Replaced(count) => {
                write!(f, "`{count}` stretches of bytes are not text: replaced by `\u{FFFD}`")
            }
            Self::NulsRemoved(count) => write!(f, "`{count}` NUL characters were removed"),
        }
    }
}

/// The bytes are not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not text but {kind}")]
pub struct NotText {
    /// What they look like ("a PDF file", "binary data").
    pub kind: &'static str,
}

/// Decodes `bytes` by their byte-order mark, their structure or, failing both, a guessed Windows code page.
///
/// Line ends are kept; see [`normalize_newlines`]. Never panics; linear time.
///
/// # Errors
///
/// [`NotText`] where the bytes begin like a known binary format or hold too many control characters.
///
/// # Examples
///
/// ```
/// use incident_mapper::text::encoding::{decode, Note};
///
/// let latin = decode(b"The Kart\xE9 district of F\xFCzuli")?;
/// assert_eq!(latin.text, "The Karté district of Füzuli");
/// assert_eq!(latin.notes, [Note::Guessed("windows-1252")]);
/// # Ok::<(), incident_mapper::text::encoding::NotText>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    decode_labelled(bytes, None)
}

/// The same, with the encoding that a document claims for itself (`<meta charset=...>`), which decides where the bytes
/// are not plainly Unicode. An unknown label is ignored.
pub fn decode_labelled(bytes: &[u8], label: Option<&str>) -> Result<Decoded, NotText> {
    let mut notes = Vec::new();
    let (text, encoding) = if let Some(utf16) = utf16_of(bytes) {
        let (text, _, replaced) = utf16.decode(bytes);
        if replaced {
            notes.push(Note::Replaced(text.matches('\u{FFFD}').count()));
        }
        (text, utf16)
    } else {
        check_is_text(bytes)?;
        let bytes = without_bom(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), UTF_8),
            Err(_) => decode_legacy(bytes, label, &mut notes),
        }
    };
    let nuls = text.bytes().filter(|b| *b == 0).count();
    let text = if nuls == 0 {
        text.into_owned()
    } else {
        notes.push(Note::NulsRemoved(nuls));
        text.replace('\0', "")
    };
    Ok(Decoded { text, encoding: encoding.name(), notes })
}

/// One line or record of a larger file as text: UTF-8 where it is that, else as [`decode`] would guess, with the name of
/// the guess. Changes nothing else, so that offsets into a field stay what they are.
pub fn decode_record(bytes: &[u8]) -> (Cow<'_, str>, Option<Note>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(_) => {
            let mut notes = Vec::new();
            let (text, _) = decode_legacy(bytes, None, &mut notes);
            (text, notes.pop())
        }
    }
}

fn decode_legacy<'a>(
    bytes: &'a [u8],
    label: Option<&str>,
    notes: &mut Vec<Note>,
) -> (Cow<'a, str>, &'static Encoding) {
    let (good, bad) = utf8_sequences(bytes);
    // A chance run of Windows-1252 letters rarely forms one valid sequence, so that many of them are UTF-8 with a few
    // bytes damaged (or cut through by a size limit).
    if good > bad {
        notes.push(Note::Replaced(bad));
        return (String::from_utf8_lossy(bytes), UTF_8);
    }
    let claimed = label
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|e| *e != UTF_8 && *e != UTF_16LE && *e != UTF_16BE);
    let encoding = claimed.unwrap_or_else(|| {
        let guess = guess_code_page(bytes);
        notes.push(Note::Guessed(guess.name()));
        guess
    });
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    if replaced {
        notes.push(Note::Replaced(text.matches('\u{FFFD}').count()));
    }
    (text, encoding)
}

/// `bytes` without a UTF-8 byte-order mark.
pub fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// UTF-16 and its byte order, where `bytes` begin with its mark or where every other of the first bytes is NUL.
pub fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some(encoding);
    }
    let head = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    // Text in Latin letters has nearly all of its high bytes zero and none of its low ones.
    let (most, few) = (pairs * 7 / 10, pairs / 50);
    if odd > most && even <= few {
        Some(UTF_16LE)
    } else if even > most && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// How many of the first bytes are looked at for the pattern of UTF-16.
const SAMPLE: usize = 4096;

/// The first bytes of formats that people have beside their reports.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
];

/// Whether `bytes`, not UTF-16, are text.
///
/// # Errors
///
/// [`NotText`] for the first bytes of a known binary format, and where more than one byte in fifty is a control
/// character that texts do not use (random bytes have one in ten).
pub fn check_is_text(bytes: &[u8]) -> Result<(), NotText> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(NotText { kind });
    }
    let controls = bytes.iter().filter(|b| matches!(b, 0..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    if controls > 3 && controls > bytes.len() / 50 {
        return Err(NotText { kind: "binary data" });
    }
    Ok(())
}

/// The numbers of valid multi-byte UTF-8 sequences and of stretches that are not UTF-8.
fn utf8_sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// The Windows code page that the letters above ASCII speak for: 1251 (Cyrillic), 1254 (Turkish) or 1252 (western).
///
/// Western words have single accented letters, Cyrillic words are written in them throughout. 1254 differs from 1252
/// in six places, which are Icelandic letters in the one and `ĞİŞğış` in the other; `ð`, `þ` and `ý` as Icelandic and
/// Faroese write them come with `á`, `æ` or `ó`, which Turkish lacks.
fn guess_code_page(bytes: &[u8]) -> &'static Encoding {
    let (mut letters, mut in_words) = (0usize, 0usize);
    let (mut turkish, mut icelandic) = (0usize, 0usize);
    for run in bytes.split(|b| *b < 0xC0) {
        letters += run.len();
        if run.len() >= 3 {
            in_words += run.len();
        }
        for b in run {
            turkish += usize::from(matches!(b, 0xD0 | 0xDD | 0xDE | 0xF0 | 0xFD | 0xFE));
            icelandic += usize::from(matches!(b, 0xC1 | 0xC6 | 0xD3 | 0xE1 | 0xE6 | 0xF3));
        }
    }
    if letters > 0 && in_words * 2 > letters {
        WINDOWS_1251
    } else if turkish > icelandic {
        WINDOWS_1254
    } else {
        WINDOWS_1252
    }
}

/// `text` with every CR LF and lone CR made LF.
pub fn normalize_newlines(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The longest prefix of `text` of at most `limit` bytes that ends at a character boundary.
pub fn prefix(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Reads any encoding as UTF-8, in bounded memory. What does not fit the encoding becomes U+FFFD.
pub struct Utf8Reader<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    raw_from: usize,
    out: Vec<u8>,
    out_from: usize,
    at_end: bool,
    finished: bool,
}

/// How many raw bytes are decoded at a time.
const CHUNK: usize = 16 * 1024;

impl<R: Read> Utf8Reader<R> {
    /// Reads `inner`, which is in `encoding`; a byte-order mark is dropped.
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: Vec::new(),
            raw_from: 0,
            out: Vec::new(),
            out_from: 0,
            at_end: false,
            finished: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.raw_from == self.raw.len() && !self.at_end {
            self.raw.resize(CHUNK, 0);
            let got = self.inner.read(&mut self.raw);
            self.raw.truncate(*got.as_ref().unwrap_or(&0));
            self.raw_from = 0;
            self.at_end = got? == 0;
        }
        self.out.resize(CHUNK, 0);
        let raw = self.raw.get(self.raw_from..).unwrap_or_default();
        let (result, read, written, _) = self.decoder.decode_to_utf8(raw, &mut self.out, self.at_end);
        self.raw_from += read;
        self.out.truncate(written);
        self.out_from = 0;
        // A decoder that was told of the end must not be called again once it has answered.
        self.finished = self.at_end && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.out_from == self.out.len() && !self.finished {
            self.refill()?;
        }
        let ready = self.out.get(self.out_from..).unwrap_or_default();
        let count = ready.len().min(buffer.len());
        buffer[..count].copy_from_slice(&ready[..count]);
        self.out_from += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], text: &str, encoding: &str, notes: &[Note]) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        assert_eq!(decoded.notes, notes);
    }

    fn utf16(text: &str, bom: bool, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        bom.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn utf_8_is_read_with_and_without_its_mark() {
        check("Gəncə".as_bytes(), "Gəncə", "UTF-8", &[]);
        check(b"\xEF\xBB\xBFGanja", "Ganja", "UTF-8", &[]);
    }

    #[test]
    fn utf_16_is_read_by_its_mark_or_its_zeros() {
        check(&utf16("Gəncə", true, u16::to_le_bytes), "Gəncə", "UTF-16LE", &[]);
        check(&utf16("Gəncə", true, u16::to_be_bytes), "Gəncə", "UTF-16BE", &[]);
        check(&utf16("A strike on Ganja", false, u16::to_le_bytes), "A strike on Ganja", "UTF-16LE", &[]);
        check(&utf16("A strike on Ganja", false, u16::to_be_bytes), "A strike on Ganja", "UTF-16BE", &[]);
    }

    #[test]
    fn a_code_page_is_guessed_from_its_letters_and_said() {
        check(b"F\xFCzuli, Qubadl\xFD", "Füzuli, Qubadlı", "windows-1254", &[Note::Guessed("windows-1254")]);
        check(b"Kart\xE9 \x96 F\xFCzuli", "Karté – Füzuli", "windows-1252", &[Note::Guessed("windows-1252")]);
        let (cyrillic, _, _) = WINDOWS_1251.encode("Обстрел Гянджи");
        check(&cyrillic, "Обстрел Гянджи", "windows-1251", &[Note::Guessed("windows-1251")]);
    }

    #[test]
    fn one_damaged_byte_does_not_make_utf_8_a_code_page() {
        check(b"G\xC9\x99nc\xC9\x99 \xFF", "Gəncə \u{FFFD}", "UTF-8", &[Note::Replaced(1)]);
    }

    #[test]
    fn a_stray_nul_is_removed_and_counted() {
        check(b"Gan\0ja", "Ganja", "UTF-8", &[Note::NulsRemoved(1)]);
    }

    #[test]
    fn binary_files_are_not_text() {
        assert_eq!(decode(b"%PDF-1.7\nGanja").unwrap_err().kind, "a PDF file");
        let noise: Vec<u8> = (0..2000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_eq!(decode(&noise).unwrap_err().kind, "binary data");
    }

    #[test]
    fn a_label_decides_where_the_bytes_do_not() {
        let decoded = decode_labelled(b"F\xFCzuli \xFD", Some("iso-8859-9")).unwrap();
        assert_eq!(decoded.text, "Füzuli ı");
        assert_eq!(decoded.notes, []);
        assert_eq!(decode_labelled("Gəncə".as_bytes(), Some("windows-1252")).unwrap().text, "Gəncə");
    }

    proptest! {
        #[test]
        fn any_bytes_decode_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
            if let Ok(decoded) = decode(&bytes) {
                prop_assert!(!decoded.text.contains('\0'));
            }
        }

        #[test]
        fn every_text_survives_utf_16(text in "[a-zA-Z ə-ӿ😀]{0,9000}") {
            let bytes = utf16(&text, true, u16::to_le_bytes);
            let mut read = String::new();
            Utf8Reader::new(bytes.as_slice(), UTF_16LE).read_to_string(&mut read).unwrap();
            prop_assert_eq!(read, text);
        }
    }
}
