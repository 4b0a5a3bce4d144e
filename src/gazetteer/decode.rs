//! The bytes of a gazetteer file to text, whatever program wrote them.

use crate::model::{Diagnostic, Severity};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1254};

/// The text of `bytes`: by its byte order mark (UTF-8, UTF-16), else as UTF-8, else as Windows-1254 or -1252, which comes
/// with a warning. Never fails: these two have a character for every byte.
pub(super) fn decode(path: &str, bytes: &[u8]) -> (String, Option<Diagnostic>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text.into_owned(), None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.trim_start_matches('\u{FEFF}').to_owned(), None);
    }
    let encoding = if is_turkish(bytes) { WINDOWS_1254 } else { WINDOWS_1252 };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let line = 1 + bytes
        .iter()
        .take(std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len))
        .filter(|b| **b == b'\n')
        .count();
    let warning = Diagnostic::new(
        Severity::Warning,
        "encoding",
        path,
        format!("the file is not UTF-8; it is read as {}", encoding.name()),
    )
    .at_line(line as u64)
    .hint("save it as UTF-8: other encodings lack letters such as `ə`");
    (text.into_owned(), Some(warning))
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
        check(b"\xDEingvellir, \xCDsafj\xF6r\xF0ur, Akranes \xE1", "Þingvellir, Ísafjörður, Akranes á", true);
    }
}
