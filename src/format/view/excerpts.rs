//! The passages of a report that a map shows: the sentences around what was read from it.

use std::ops::Range;

/// How far a passage goes on to either side of what was read, at most, to reach the end of its sentence.
const CONTEXT: usize = 240;
/// The longest passage; what was read beyond is cut there.
const LONGEST: usize = 1_500;

/// A passage and its first code point.
pub(super) type Passage = (usize, String);

/// The passages of `text` around `spans` (code points), in order; passages that meet are one.
pub(super) fn around(text: &str, spans: &[(usize, usize)]) -> Vec<Passage> {
    let letters: Vec<char> = text.chars().collect();
    let mut wanted: Vec<Range<usize>> = spans
        .iter()
        .filter(|(start, end)| start < end && *start < letters.len())
        .map(|(start, end)| sentence(&letters, *start, (*end).min(letters.len())))
        .collect();
    wanted.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in wanted {
        match joined.last_mut() {
            // White space between two passages is no reason to part them.
            Some(last) if range.start <= last.end + 2 && range.end.max(last.end) - last.start <= LONGEST => {
                last.end = last.end.max(range.end);
            }
            Some(last) if range.end <= last.end => {}
            _ => joined.push(range),
        }
    }
    joined
        .into_iter()
        .map(|range| (range.start, letters.get(range).unwrap_or_default().iter().collect()))
        .collect()
}

/// The span widened to the sentence around it.
fn sentence(letters: &[char], start: usize, end: usize) -> Range<usize> {
    let end = end.min(start + LONGEST);
    let earliest = start.saturating_sub(CONTEXT);
    let mut from = start;
    while from > earliest && !ends_at(letters, from - 1) {
        from -= 1;
    }
    while from < start && letters.get(from).is_some_and(|c| c.is_whitespace()) {
        from += 1;
    }
    let latest = (end + CONTEXT).min(letters.len());
    let mut to = end;
    while to < latest && !ends_at(letters, to.saturating_sub(1)) {
        to += 1;
    }
    while to > end && letters.get(to - 1).is_some_and(|c| c.is_whitespace()) {
        to -= 1;
    }
    from..to
}

/// Whether a sentence ends with the letter at `at`: a line end, or a full stop before white space and no small letter.
fn ends_at(letters: &[char], at: usize) -> bool {
    let next = |n: usize| letters.get(at + n).copied();
    match letters.get(at) {
        Some('\n') => true,
        Some('.' | '!' | '?' | '…' | '。' | '؟') => {
            next(1).is_none_or(char::is_whitespace) && next(2).is_none_or(|c| !c.is_lowercase())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Officials spoke. Shelling hit Tartar on Thursday. Two people were killed.\n\nMore follows.";

    fn check(words: &[&str], expect: &[&str]) {
        let spans: Vec<(usize, usize)> = words
            .iter()
            .map(|w| {
                let byte = TEXT.find(w).unwrap();
                (TEXT[..byte].chars().count(), TEXT[..byte].chars().count() + w.chars().count())
            })
            .collect();
        let passages: Vec<String> = around(TEXT, &spans).into_iter().map(|(_, text)| text).collect();
        assert_eq!(passages, expect, "{words:?}");
    }

    #[test]
    fn a_passage_is_the_sentence_around_what_was_read() {
        check(&["Tartar"], &["Shelling hit Tartar on Thursday."]);
        check(&["Tartar", "Two"], &["Shelling hit Tartar on Thursday. Two people were killed."]);
        check(&["Officials", "More"], &["Officials spoke.", "More follows."]);
    }

    #[test]
    fn any_span_of_any_text_gives_passages_of_it() {
        let text = "ə\u{202e}😀".repeat(5_000);
        for spans in [vec![(0, 15_000)], vec![(14_999, 99_999)], vec![(9, 3)], vec![(20_000, 20_001)]] {
            for (start, passage) in around(&text, &spans) {
                assert!(passage.chars().count() <= LONGEST + CONTEXT * 2);
                assert!(text.chars().skip(start).zip(passage.chars()).all(|(a, b)| a == b));
            }
        }
    }
}
