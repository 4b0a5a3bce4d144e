//! Page furniture: the lines of a web page that tell of no event. The phrases are those of English-language news sites.

use super::BlockKind;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Beginnings of lines that point to another report.
const TEASERS: &[&str] = &[
    "read more",
    "also read",
    "read also",
    "see also",
    "related:",
    "related article",
    "more on this",
    "must read",
    "watch:",
    "recommended",
];

/// Beginnings of lines that are part of the page, not of the report.
const FURNITURE: &[&str] = &[
    "stay updated",
    "click here",
    "follow us",
    "sign up",
    "subscribe",
    "loading",
    "share this",
    "advertisement",
    "more from this section",
    "copyright",
    "all rights reserved",
    "(only the headline and picture",
    "(with input",
    "with input from",
    "photo credit",
    "image credit",
    "photo:",
    "image:",
    "--ians",
    "join our",
    "download our",
    "comments",
    "leave a comment",
    "most read",
    "trending",
    "continue reading",
    "this article was",
    "this story was",
    "official website of",
];

/// Photograph credits that end a caption. Each begins or ends with the mark that it is found by.
const CREDITS: &[&str] =
    &["REUTERS/", "(Reuters)", "(AP)", "(AFP)", "[Reuters]", "[AFP]", "[AP]", "AP Photo/", "(AA)"];

/// The credit that has none of the marks of the others.
const GETTY: &str = "Getty Images";

static GETTY_FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(GETTY));
static HANDLE_FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("(@"));

/// Agencies that stand alone on the line under a photograph.
const AGENCIES: &[&str] =
    &["AP", "AFP", "Reuters", "REUTERS", "AA", "EPA", "Getty", "Getty Images", "TASS", "DPA", "ANSA"];

/// What kind of furniture `line` is, if any.
pub(super) fn kind(line: &str) -> Option<BlockKind> {
    let lower = line.trim().get(..line.trim().len().min(48)).unwrap_or(line).to_lowercase();
    if begins_with_one(&lower, TEASERS) {
        return Some(BlockKind::Teaser);
    }
    if begins_with_one(&lower, FURNITURE) || is_comment_count(&lower) || is_agency(line) {
        return Some(BlockKind::Furniture);
    }
    is_date_line(line).then_some(BlockKind::DateLine)
}

/// Whether a line begins with one of these phrases. Few have its first letter.
fn begins_with_one(line: &str, phrases: &[&str]) -> bool {
    let first = line.as_bytes().first();
    phrases.iter().any(|phrase| phrase.as_bytes().first() == first && line.starts_with(phrase))
}

/// Whether `line` is a teaser's label with the teaser still to come.
pub(super) fn is_bare_teaser(line: &str) -> bool {
    line.trim().trim_end_matches(':').split_whitespace().count() <= 3
}

/// Whether `line` is nothing but an agency's name.
pub(super) fn is_agency(line: &str) -> bool {
    AGENCIES.contains(&line.trim().trim_matches(['(', ')', '[', ']']))
}

fn is_comment_count(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    words.next().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()))
        && words.next().is_some_and(|w| w.starts_with("comment") || w.starts_with("share"))
        && words.next().is_none()
}

/// A short line with a full date's worth of digits and few other letters.
fn is_date_line(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 64 {
        return false;
    }
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    digits >= 6 && letters <= 3 * digits && line.split_whitespace().count() <= 9 && !line.contains('(')
}

/// Where a post's signature ("— Name (@handle) October 17, 2020") begins in `part`.
pub(super) fn signature_start(part: &str) -> Option<usize> {
    let at = HANDLE_FINDER.find(part.as_bytes())?;
    let dash = part[..at].rfind(['—', '–']).or_else(|| part[..at].rfind("- "))?;
    (at - dash < 80).then_some(dash)
}

/// Where the photograph's credit at the end of a caption ends in `part`.
///
/// Scraped pages glue the credit to the text after it ("REUTERS/Umit BektasThe warring nations"): the credit ends at
/// the capital letter in mid-word.
pub(super) fn credit_end(part: &str) -> Option<usize> {
    let bytes = part.as_bytes();
    let getty = GETTY_FINDER.find(bytes).map(|at| (at, GETTY));
    let marked = memchr::memchr3_iter(b'(', b'[', b'/', bytes).filter_map(|mark| credit_at(bytes, mark));
    let (at, credit) = marked.chain(getty).min()?;
    let mut end = at + credit.len();
    if credit.ends_with('/') {
        let mut before = ' ';
        let mut words = 0;
        for c in part[end..].chars() {
            if c == '.' || c == '\n' || (before.is_lowercase() && c.is_uppercase()) || words > 3 {
                break;
            }
            words += usize::from(c == ' ');
            before = c;
            end += c.len_utf8();
        }
    }
    // A credit near the beginning of a long paragraph is a mention of the agency, not a caption's end.
    (at > 20).then_some(end)
}

/// The credit whose mark stands at `mark`, and where it begins.
fn credit_at(bytes: &[u8], mark: usize) -> Option<(usize, &'static str)> {
    CREDITS.iter().find_map(|credit| {
        let before = if credit.ends_with('/') { credit.len() - 1 } else { 0 };
        let at = mark.checked_sub(before)?;
        bytes.get(at..)?.starts_with(credit.as_bytes()).then_some((at, *credit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_text() {
        for (line, want) in [
            ("READ MORE: Azerbaijan: Ganja city targeted", Some(BlockKind::Teaser)),
            ("0 Comments", Some(BlockKind::Furniture)),
            (
                "Stay updated with the latest - Click here to follow us on Instagram",
                Some(BlockKind::Furniture),
            ),
            ("28 October 2020, 08:24", Some(BlockKind::DateLine)),
            ("12/2/2024", Some(BlockKind::DateLine)),
            ("Published October 20,2020", Some(BlockKind::DateLine)),
            ("Two people were killed in Ganja on Sunday.", None),
        ] {
            assert_eq!(kind(line), want, "{line}");
        }
    }

    #[test]
    fn a_glued_credit_ends_at_the_capital_in_mid_word() {
        let part =
            "Rescuers at a site in the city of Ganja October 17, 2020. REUTERS/Jane DoeThe two nations";
        assert_eq!(credit_end(part).map(|at| &part[at..]), Some("The two nations"));
    }
}
