//! HTML: the article without the page around it.
//!
//! The main text is found by `dom_smoothie`, which follows Mozilla's Readability. Here stand the limits around it, what
//! the page says of itself, and the captions that it leaves behind.

mod blocks;
mod metadata;
mod scan;
mod tags;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::note;
use super::run::{Draft, Run};
use super::source::Source;
use metadata::Metadata;

/// Below this many bytes an extracted article is held against the rest of its page.
const SHORT: usize = 1000;

/// Reads `html` as one report.
pub(super) fn read(html: &str, source: &Source<'_>, run: &mut Run<'_>) {
    let scan = scan::scan(html);
    let mut draft =
        Draft { base_id: source.base_id.to_owned(), path: source.path.to_owned(), ..Draft::default() };
    let article = if scan.hostile {
        run.diagnose(note(
            "html-limit",
            source.path,
            "the page is nested too deeply or has too many tags: all its visible text is read",
        ));
        Article::default()
    } else {
        // A page must not end the run, not even by a fault in the parser.
        let mut article = catch_unwind(AssertUnwindSafe(|| extract(html))).unwrap_or_default();
        // A paragraph out of a page that holds twenty times as much is a wrong guess, not an article.
        if article.text.len() < SHORT && article.text.len() * 20 < scan.text.len() {
            article.text.clear();
        }
        if article.text.is_empty() && !scan.text.is_empty() {
            run.diagnose(note(
                "html-no-article",
                source.path,
                "no article stands out in the page: all its visible text is read",
            ));
        }
        article
    };
    let Article { text, metadata } = article;
    draft.title = metadata.title.or(Some(scan.title));
    draft.text = with_title(draft.title.as_deref(), if text.is_empty() { scan.text } else { text });
    draft.date = metadata.date;
    draft.url = metadata.url;
    draft.source = metadata.site;
    run.report(draft);
}

/// The visible text of a piece of HTML.
pub(super) fn visible_text(html: &str) -> String {
    scan::scan(html).text
}

/// The encoding that the page claims for itself, from its first 2048 bytes.
pub(super) fn charset(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head.get(..head.len().min(2048)).unwrap_or_default());
    let head = head.to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
        .unwrap_or(value.len());
    Some(value[..end].to_owned()).filter(|label| !label.is_empty())
}

#[derive(Debug, Default)]
struct Article {
    text: String,
    metadata: Metadata,
}

fn extract(html: &str) -> Article {
    // JSON-LD is read in `metadata`; the extractor's own reader of it takes JSON on trust.
    let config = Config { disable_json_ld: true, ..Config::default() };
    let Ok(mut readability) = Readability::new(html, None, Some(config)) else { return Article::default() };
    let mut metadata = metadata::read(&readability.doc);
    let captions = captions(&readability.doc);
    if metadata.title.is_none() {
        metadata.title = title(&readability);
    }
    // The extractor unwraps tables that serve as layout and would join the last word of a cell to the next cell's first.
    for cell in readability.doc.select("td, th").nodes() {
        cell.append_child(&cell.tree.new_text("\n"));
    }
    let Ok(article) = readability.parse() else { return Article { metadata, ..Article::default() } };
    let content = Document::fragment(article.content);
    let mut text = blocks::text(content.root());
    if !text.is_empty() {
        for caption in captions {
            if !text.contains(&caption) {
                text.push_str("\n\n");
                text.push_str(&caption);
            }
        }
    }
    Article { text, metadata }
}

/// The headline of a page that names none in its metadata: its `<h1>` where `<title>` is that and the site's name.
fn title(page: &Readability) -> Option<String> {
    let whole = page.doc.select_single("title").text();
    let heading = page.doc.select_single("h1").text();
    let heading = heading.trim();
    let title = if !heading.is_empty() && whole.trim_start().starts_with(heading) {
        heading.to_owned()
    } else {
        page.get_article_title().to_string()
    };
    Some(title).filter(|t| !t.trim().is_empty())
}

/// The captions of the article's own pictures. The extractor drops those that stand outside the run of paragraphs, as
/// the one of the opening picture often does. Captions in side columns and link lists belong to other reports.
fn captions(page: &Document) -> Vec<String> {
    const MOST: usize = 200;
    const ELSEWHERE: [&str; 5] = ["aside", "nav", "footer", "a", "li"];
    let Some(found) = page.try_select("article figcaption, main figcaption") else { return Vec::new() };
    found
        .nodes()
        .iter()
        .take(MOST)
        .filter(|n| !n.ancestors_it(None).any(|a| ELSEWHERE.iter().any(|name| a.has_name(name))))
        .map(|n| blocks::text(*n))
        .filter(|caption| !caption.is_empty())
        .collect()
}

/// `text` under its headline, unless it begins with it: a headline may name the only place.
fn with_title(title: Option<&str>, text: String) -> String {
    let title = title.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() || text.is_empty() || text.starts_with(&title) {
        return text;
    }
    format!("{title}\n\n{text}")
}
