//! Where a report was filed: "KIRKUK, Iraq (Agency) - Gunmen ...", "Damascus Countryside, 4 March (Agency): ...".

use crate::text::{Document, TokenKind};
use std::ops::Range;

/// A dateline with its day and its agency is no longer than this, in tokens.
const LONGEST: usize = 14;

/// The tokens of the place that opens a report before the mark that closes its dateline, without the agency in brackets; `None` where
/// the report has none.
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::dateline, text::Document};
/// let doc = Document::new("Five die in raid\n\nKIRKUK, Iraq (Agency) - Gunmen killed five people in Hawija on Monday.");
/// let tokens = dateline::of(&doc).unwrap();
/// assert_eq!(doc.word(tokens.start), "KIRKUK");
/// assert_eq!(doc.word(tokens.end), "(");
/// assert_eq!(dateline::of(&Document::new("Gunmen killed five people - all of them soldiers.")), None);
/// ```
pub fn of(doc: &Document<'_>) -> Option<Range<usize>> {
    let blocks = doc.blocks.iter().filter(|block| block.kind.tells());
    blocks.take(FIRST).find_map(|block| opens(doc, &doc.tokens_in(block.span)))
}

/// A dateline stands behind a headline and its subtitle at most.
const FIRST: usize = 3;

fn opens(doc: &Document<'_>, block: &Range<usize>) -> Option<Range<usize>> {
    let start = block.start;
    let end = block.end.min(start + LONGEST);
    let is_upper = |n: usize| !doc.word(n).chars().any(char::is_lowercase);
    let close = (start + 1..end).find(|n| closes(doc, *n, is_upper(start)))?;
    let bracket = (start..close).find(|n| matches!(doc.word(*n), "(" | "[" | "/")).unwrap_or(close);
    let is_part = |n: usize| {
        let Some(token) = doc.tokens.get(n) else { return false };
        token.kind != TokenKind::Word || token.capitalised
    };
    let named = doc.is_capitalised(start) && (start..bracket).all(is_part);
    (named && bracket - start <= LONGEST / 2).then_some(start..bracket)
}

/// Whether a token parts a dateline from its report: a dash that stands alone, behind a bracket or behind words in capitals, or a
/// colon behind a bracket.
fn closes(doc: &Document<'_>, n: usize, upper: bool) -> bool {
    let behind_bracket = matches!(doc.word(n - 1), ")" | "]" | "/");
    let alone = |n: usize| {
        let [Some(before), Some(this), Some(next)] =
            [doc.tokens.get(n - 1), doc.tokens.get(n), doc.tokens.get(n + 1)]
        else {
            return false;
        };
        before.span().end < this.span().start && this.span().end < next.span().start
    };
    match doc.word(n) {
        "—" | "–" => true,
        // Two of them are two tokens.
        "-" => behind_bracket || upper && (alone(n) || doc.word(n + 1) == "-"),
        ":" => behind_bracket,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<&str>) {
        let doc = Document::new(text);
        let found = of(&doc).map(|tokens| {
            let (first, last) = (doc.tokens[tokens.start].span(), doc.tokens[tokens.end - 1].span());
            &text[first.start..last.end]
        });
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn a_dateline_is_what_stands_before_its_dash() {
        check("NEWARK, N.J. (Agency) - A man was shot.", Some("NEWARK, N.J."));
        check("LEXINGTON, Ky. (Agency) - A man was shot.", Some("LEXINGTON, Ky."));
        check("BYESVILLE -- A home burned.", Some("BYESVILLE"));
        check("Edmonton, Ky. (November 28, 2016) – A man was shot.", Some("Edmonton, Ky."));
        check("PATNA, India — A train was held up.", Some("PATNA, India"));
        check(
            "Headline of it\n\nSAN SALVADOR, 3 JAN 90 (AGENCY) -- Rebels attacked.",
            Some("SAN SALVADOR, 3 JAN 90"),
        );
    }

    #[test]
    fn prose_is_no_dateline() {
        check("Two men - one of them armed - were shot.", None);
        check("Think of it — a war.", None);
        check("The town of Barda – once quiet – was shelled.", None);
        check("", None);
    }
}
