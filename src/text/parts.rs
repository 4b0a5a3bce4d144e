//! A text that is too long to be read at once, in parts.

use super::encoding::prefix;

/// Cuts a text into parts of at most `most` bytes, at least four, that joined give it again.
///
/// A part ends where its second half leaves off best: behind its last blank line, else its last line, else its last space; else at a
/// character's end. None is empty, but an empty text has one part, which is.
///
/// # Examples
/// ```
/// let text = "Ganja was hit.\n\nBarda was hit on Wednesday.";
/// let parts: Vec<&str> = incident_mapper::text::parts(text, 30).collect();
/// assert_eq!(parts, ["Ganja was hit.\n\n", "Barda was hit on Wednesday."]);
/// ```
pub fn parts(text: &str, most: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (part, after) = text.split_at(end_of_part(text, most));
        rest = Some(after).filter(|after| !after.is_empty());
        Some(part)
    })
}

/// Where the first part of a text ends.
fn end_of_part(text: &str, most: usize) -> usize {
    if text.len() <= most {
        return text.len();
    }
    let most = prefix(text, most).len();
    let half = prefix(text, most / 2).len();
    let ends = ["\n\n", "\n", " "];
    let found = ends.iter().find_map(|end| text[half..most].rfind(end).map(|at| half + at + end.len()));
    found.unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, want: &[&str]) {
        assert_eq!(parts(text, 20).collect::<Vec<_>>(), want);
    }

    #[test]
    fn a_part_ends_behind_a_blank_line_else_a_line_else_a_word() {
        check("", &[""]);
        check("Twenty bytes of text", &["Twenty bytes of text"]);
        check("a\n\nSome words.\n\nb c\nd e", &["a\n\nSome words.\n\n", "b c\nd e"]);
        check("Some more words\nb c d e f", &["Some more words\n", "b c d e f"]);
        check("Words and more of words", &["Words and more of ", "words"]);
        check("ԳանձակԳանձակԳանձակ", &["ԳանձակԳանձ", "ակԳանձակ"]);
    }

    proptest! {
        #[test]
        fn parts_are_the_text(text in "[a \n\u{e9}\u{1f600}]{0,80}", most in 4..30usize) {
            let parts: Vec<&str> = parts(&text, most).collect();
            prop_assert_eq!(parts.concat(), text.as_str());
            prop_assert!(parts.iter().all(|part| part.len() <= most && part.is_empty() == text.is_empty()));
        }
    }
}
