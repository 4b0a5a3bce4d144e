//! Markdown: front matter and body.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::columns::{self, ReportField};
use super::paragraphs::Paragraphs;
use super::record;
use super::run::{Draft, Run};
use super::source::Source;
use super::{html, note};

/// Reads `text` as one report.
pub(super) fn read(text: &str, source: &Source<'_>, run: &mut Run<'_>) {
    let (front, body) = split(text);
    let mut draft =
        Draft { base_id: source.base_id.to_owned(), path: source.path.to_owned(), ..Draft::default() };
    if let Some(front) = front {
        let pairs: Vec<(&str, String)> = front.lines().filter_map(pair).collect();
        let names: Vec<&str> = pairs.iter().map(|(key, _)| *key).collect();
        for field in ReportField::ALL.into_iter().filter(|f| *f != ReportField::Text) {
            let found = columns::find(field, &names, None).and_then(|at| pairs.get(at));
            if let Some((_, value)) = found {
                record::set(&mut draft, field, Some(value.clone()));
            }
        }
    } else if text.trim_start().starts_with("---\n") {
        run.diagnose(note(
            "front-matter",
            source.path,
            "begins with `---` but has no second `---` after `key: value` lines: read as text",
        ));
    }
    let (body, heading) = reduce(body);
    draft.text = body;
    draft.title = draft.title.filter(|t| !t.trim().is_empty()).or(heading);
    run.report(draft);
}

/// Whether `text` begins with `---`, `key: value` lines and another `---`.
pub(super) fn has_front_matter(text: &str) -> bool {
    split(text).0.is_some()
}

/// The front matter, where there is one, and the body.
fn split(text: &str) -> (Option<&str>, &str) {
    let start = text.trim_start_matches(['\n', ' ']);
    let Some(rest) = start.strip_prefix("---\n").or_else(|| start.strip_prefix("---\r\n")) else {
        return (None, text);
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let (front, body) = (&rest[..at], &rest[at + line.len()..]);
            return (Some(front), body);
        }
        // A rule at the head of a text is not front matter, and what follows it is not to be swallowed.
        let is_entry = line.trim().is_empty()
            || line.starts_with([' ', '\t', '-', '#'])
            || line.split_once(':').is_some_and(|(key, _)| !key.trim().contains(char::is_whitespace));
        if !is_entry {
            break;
        }
        at += line.len();
    }
    (None, text)
}

/// The key and value of a top-level `key: value` line; quotation marks around the value are dropped.
fn pair(line: &str) -> Option<(&str, String)> {
    if line.starts_with([' ', '\t', '-', '#']) {
        return None;
    }
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let unquoted = ['"', '\''].into_iter().find_map(|q| value.strip_prefix(q)?.strip_suffix(q));
    Some((key.trim(), unquoted.unwrap_or(value).replace("\\\"", "\"")))
}

/// The text of Markdown: links and emphasis reduced to their words, an image to its alternative text as a paragraph of
/// its own after the one it stands in. Also the first heading of the first level.
fn reduce(markdown: &str) -> (String, Option<String>) {
    let mut paragraphs = Paragraphs::default();
    let mut captions: Vec<String> = Vec::new();
    let mut heading: Option<String> = None;
    let mut html_block = String::new();
    let (mut in_image, mut in_heading) = (0usize, false);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                if in_image == 0 {
                    captions.push(String::new());
                }
                in_image += 1;
            }
            Event::End(TagEnd::Image) => in_image = in_image.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => {
                if in_image > 0 {
                    if let Some(caption) = captions.last_mut() {
                        caption.push_str(&text);
                    }
                    continue;
                }
                if in_heading && let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
                paragraphs.text(&text);
            }
            Event::SoftBreak => {
                if in_heading && let Some(heading) = &mut heading {
                    heading.push(' ');
                }
                paragraphs.text(" ");
            }
            Event::HardBreak => paragraphs.line_break(),
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if heading.is_none() => {
                paragraphs.end();
                heading = Some(String::new());
                in_heading = true;
            }
            Event::End(TagEnd::TableCell) => paragraphs.text(" "),
            Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Superscript
                | TagEnd::Subscript,
            )
            | Event::Start(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Superscript
                | Tag::Subscript
                | Tag::TableCell,
            ) => {}
            Event::Start(_) => paragraphs.end(),
            Event::End(TagEnd::HtmlBlock) => {
                for paragraph in html::visible_text(&html_block).split("\n\n") {
                    paragraphs.end();
                    paragraphs.text(paragraph);
                }
                paragraphs.end();
                html_block.clear();
            }
            Event::End(_) => {
                in_heading = false;
                paragraphs.end();
                for caption in captions.drain(..) {
                    paragraphs.text(&caption);
                    paragraphs.end();
                }
            }
            // The text between inline tags comes as text of its own; the text of an HTML block does not.
            Event::Html(line) => html_block.push_str(&line),
            _ => {}
        }
    }
    for caption in captions {
        paragraphs.end();
        paragraphs.text(&caption);
    }
    (paragraphs.finish(), heading.filter(|h| !h.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_reduced_to_its_words() {
        let (text, heading) = reduce(
            "# Strike on [Ganja](https://example.org)\n\nA **missile** hit\nthe *city*.\n\n\
             ![Rescuers in Ganja](a.jpg)\n\n## Reactions\n\n- Baku: `no comment`\n- Yerevan\n\n> Quoted.\n",
        );
        assert_eq!(
            text,
            "Strike on Ganja\n\nA missile hit the city.\n\nRescuers in Ganja\n\nReactions\n\nBaku: no comment\n\nYerevan\n\nQuoted."
        );
        assert_eq!(heading.as_deref(), Some("Strike on Ganja"));
    }

    #[test]
    fn html_in_markdown_keeps_its_words() {
        let (text, _) =
            reduce("<figure><figcaption>Rescuers in Ganja</figcaption></figure>\n\nA <b>missile</b> hit.");
        assert_eq!(text, "Rescuers in Ganja\n\nA missile hit.");
    }

    #[test]
    fn a_table_keeps_its_cells_apart() {
        assert_eq!(reduce("|a|b|\n|-|-|\n|Ganja|12|\n").0, "a b\n\nGanja 12");
    }

    #[test]
    fn front_matter_is_key_value_lines_between_rules() {
        let (front, body) = split("---\ntitle: \"A: b\"\ntags:\n  - x\n---\nText");
        assert_eq!(front, Some("title: \"A: b\"\ntags:\n  - x\n"));
        assert_eq!(body, "Text");
        assert_eq!(pair("title: \"A: b\""), Some(("title", "A: b".to_owned())));
        assert_eq!(split("---\nJust a rule above prose.\n---\nText").0, None);
        assert_eq!(split("Text\n---\nText").0, None);
    }
}
