//! What a page says of itself: title, day of publication, address, outlet.

use dom_query::Document;
use serde_json::Value;

use super::super::date::parse_date;

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) url: Option<String>,
    pub(super) site: Option<String>,
}

/// Reads Open Graph and other `meta` tags, JSON-LD, `link rel=canonical` and `time`, in this order of trust.
pub(super) fn read(page: &Document) -> Metadata {
    let linked = linked_data(page);
    let of_linked =
        |key: &str| linked.as_ref().and_then(|l| l.get(key)).and_then(Value::as_str).map(str::to_owned);
    let first = |found: Vec<Option<String>>| found.into_iter().flatten().find(|s| !s.trim().is_empty());
    let dates = vec![
        attribute(page, "meta[property='article:published_time']", "content"),
        attribute(page, "meta[property='og:article:published_time']", "content"),
        attribute(page, "meta[itemprop='datePublished']", "content"),
        of_linked("datePublished"),
        attribute(page, "meta[name='parsely-pub-date']", "content"),
        attribute(page, "meta[name='pubdate']", "content"),
        attribute(page, "meta[name='publish-date']", "content"),
        attribute(page, "meta[name='date']", "content"),
        attribute(page, "meta[name='DC.date.issued']", "content"),
        attribute(page, "meta[name='dcterms.date']", "content"),
        attribute(page, "time[itemprop='datePublished'][datetime]", "datetime"),
        attribute(page, "article time[datetime]", "datetime"),
        attribute(page, "time[datetime]", "datetime"),
    ];
    // The first that can be read; else the first, so that a warning can name it.
    let readable = dates.iter().flatten().find(|d| parse_date(d).is_some()).cloned();
    Metadata {
        title: first(vec![
            attribute(page, "meta[property='og:title']", "content"),
            of_linked("headline"),
            attribute(page, "meta[name='twitter:title']", "content"),
        ]),
        date: readable.or_else(|| first(dates)),
        url: first(vec![
            attribute(page, "link[rel='canonical']", "href"),
            attribute(page, "meta[property='og:url']", "content"),
        ])
        // A relative address says nothing without the page's own.
        .filter(|url| url.contains("://")),
        site: first(vec![
            attribute(page, "meta[property='og:site_name']", "content"),
            linked
                .as_ref()
                .and_then(|l| l.get("publisher"))
                .and_then(|p| p.get("name").unwrap_or(p).as_str())
                .map(str::to_owned),
            attribute(page, "meta[name='application-name']", "content"),
        ]),
    }
}

fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    page.try_select(selector)?.iter().find_map(|s| s.attr(name)).map(|value| value.to_string())
}

/// The first schema.org object of the page that is dated, or else has a headline; also inside `@graph` and lists.
fn linked_data(page: &Document) -> Option<Value> {
    let scripts = page.try_select("script[type='application/ld+json']")?;
    let mut with_headline = None;
    for script in scripts.iter().take(50) {
        let text = script.text();
        // A parser of its own depth limit (128) and errors; a broken script says nothing.
        let Ok(value) = serde_json::from_str::<Value>(text.trim()) else { continue };
        let mut queue = vec![value];
        while let Some(value) = queue.pop() {
            match value {
                Value::Array(values) => queue.extend(values.into_iter().rev()),
                Value::Object(mut object) => {
                    if object.get("datePublished").is_some_and(Value::is_string) {
                        return Some(Value::Object(object));
                    }
                    if let Some(graph) = object.remove("@graph") {
                        queue.push(graph);
                    }
                    if with_headline.is_none() && object.get("headline").is_some_and(Value::is_string) {
                        with_headline = Some(Value::Object(object));
                    }
                }
                _ => {}
            }
        }
    }
    with_headline
}
