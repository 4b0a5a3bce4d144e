//! The bytes of a gazetteer file to text, whatever program wrote them.

use crate::model::{Diagnostic, Severity};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1254};
use std::borrow::Cow;

/// In which encoding a gazetteer file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with one.
    Utf8Marked,
    /// UTF-16 with its byte order mark, low byte first.
    Utf16Le,
    /// UTF-16 with its byte order mark, high byte first.
    Utf16Be,
    /// Windows-1252, western European.
    Windows1252,
    /// Windows-1254, Turkish.
    Windows1254,
}

impl Charset {
    /// The encoding of `bytes`: by its byte order mark, else UTF-8, else Windows-1254 or -1252 by its letters.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] if std::str::from_utf8(bytes).is_ok() => Self::Utf8Marked,
            [0xFF, 0xFE, ..] => Self::Utf16Le,
            [0xFE, 0xFF, ..] => Self::Utf16Be,
            _ if std::str::from_utf8(bytes).is_ok() => Self::Utf8,
            _ if is_turkish(bytes) => Self::Windows1254,
            _ => Self::Windows1252,
        }
    }

    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Marked => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => WINDOWS_1252.name(),
            Self::Windows1254 => WINDOWS_1254.name(),
        }
    }

    /// The text of `bytes`, which [`Self::of`] found to be in this encoding, without its byte order mark.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        let of = |encoding: &'static Encoding, mark: usize| {
            encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0
        };
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes),
            Self::Utf8Marked => String::from_utf8_lossy(bytes.get(3..).unwrap_or_default()),
            Self::Utf16Le => of(UTF_16LE, 2),
            Self::Utf16Be => of(UTF_16BE, 2),
            Self::Windows1252 => of(WINDOWS_1252, 0),
            Self::Windows1254 => of(WINDOWS_1254, 0),
        }
    }

    /// `text` in this encoding, with its byte order mark.
    ///
    /// # Errors
    /// The first character that the encoding lacks.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, char> {
        let page = |encoding: &'static Encoding| match encoding.encode(text) {
            (bytes, _, false) => Ok(bytes.into_owned()),
            _ => {
                let lacks = |c: &char| encoding.encode(c.encode_utf8(&mut [0; 4])).2;
                Err(text.chars().find(lacks).unwrap_or_default())
            }
        };
        Ok(match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Self::Utf16Le => marked(text).flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => marked(text).flat_map(u16::to_be_bytes).collect(),
            Self::Windows1252 => page(WINDOWS_1252)?,
            Self::Windows1254 => page(WINDOWS_1254)?,
        })
    }
}

/// The units of `text` in UTF-16, after a byte order mark.
fn marked(text: &str) -> impl Iterator<Item = u16> {
    std::iter::once(0xFEFF).chain(text.encode_utf16())
}

/// The text of `bytes` in the encoding that [`Charset::of`] finds; Windows code pages come with a warning. Never fails:
/// they have a character for every byte.
pub(crate) fn decode(path: &str, bytes: &[u8]) -> (String, Option<Diagnostic>) {
    let charset = Charset::of(bytes);
    let text = charset.decode(bytes).trim_start_matches('\u{FEFF}').to_owned();
    if !matches!(charset, Charset::Windows1252 | Charset::Windows1254) {
        return (text, None);
    }
    let sound = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
    let line = 1 + bytes.iter().take(sound).filter(|b| **b == b'\n').count();
    let warning = Diagnostic::new(
        Severity::Warning,
        "encoding",
        path,
        format!("the file is not UTF-8; it is read as {}", charset.name()),
    )
    .at_line(line as u64)
    .hint("save it as UTF-8: other encodings lack letters such as `ə`");
    (text, Some(warning))
}

/// Whether text that is not UTF-8 is rather Windows-1254 than -1252. The two differ in six letters: `Ğ İ Ş ğ ı ş` stand where
/// Icelandic has `Ð Ý Þ ð ý þ`; and Icelandic has acute vowels and `æ` in every line, Turkish never.
fn is_turkish(bytes: &[u8]) -> bool {
    let count = |letters: &[u8]| bytes.iter().filter(|b| letters.contains(b)).count();
    count(&[0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE])
        > count(&[0xE1, 0xE6, 0xE9, 0xED, 0xF3, 0xFA, 0xC1, 0xCD, 0xD3, 0xDA])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], want: &str, warns: bool) {
        let (text, warning) = decode("a.csv", bytes);
        assert_eq!((text.as_str(), warning.is_some()), (want, warns), "{bytes:?}");
    }

    #[test]
    fn encodings_are_told_apart() {
        check("Gəncə".as_bytes(), "Gəncə", false);
        check("\u{FEFF}Gəncə".as_bytes(), "Gəncə", false);
        check(b"\xFF\xFEG\0Y\x02", "Gə", false);
        check(b"Diyarbak\xFDr, \xDEanl\xFDurfa, Mu\xF0la", "Diyarbakır, Şanlıurfa, Muğla", true);
        check(b"K\xF6ln, Orl\xE9ans", "Köln, Orléans", true);
        check(b"\xFE\xFF\0G\x02Y", "Gə", false);
        check(b"\xDEingvellir, \xCDsafj\xF6r\xF0ur, Akranes \xE1", "Þingvellir, Ísafjörður, Akranes á", true);
    }

    #[test]
    fn what_was_decoded_is_encoded_again_to_the_same_bytes() {
        for bytes in [
            "Gəncə".as_bytes(),
            "\u{FEFF}Gəncə".as_bytes(),
            b"\xFF\xFEG\0Y\x02",
            b"\xFE\xFF\0G\x02Y",
            b"\xDEanl\xFDurfa \x81\x8D",
            b"Orl\xE9ans \x80",
        ] {
            let charset = Charset::of(bytes);
            assert_eq!(charset.encode(&charset.decode(bytes)).as_deref(), Ok(bytes));
        }
        assert_eq!(Charset::Windows1254.encode("Gəncə"), Err('ə'));
        assert_eq!(Charset::Windows1252.encode("Şuşa"), Err('Ş'));
    }
}
