//! What HTML elements do to the text.

/// How an element parts the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Begins and ends a paragraph.
    Block,
    /// Begins a line.
    Break,
    /// Stands apart from its neighbour on the same line.
    Cell,
    /// Not at all.
    Inline,
}

/// How the element `name` parts the text.
pub(super) fn layout(name: &str) -> Layout {
    match name {
        "br" => Layout::Break,
        "td" | "th" => Layout::Cell,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dialog" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form"
        | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hgroup" | "hr" | "html" | "li"
        | "main" | "menu" | "nav" | "ol" | "option" | "p" | "pre" | "section" | "select" | "summary"
        | "table" | "tbody" | "tfoot" | "thead" | "title" | "tr" | "ul" => Layout::Block,
        _ => Layout::Inline,
    }
}

/// Elements whose words are not part of what a reader reads.
pub(super) const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "nav", "noembed", "noframes", "datalist", "dialog",
];

/// Elements without content, which nothing closes.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that the next of their kind closes, and that pages leave open.
pub(super) fn has_implied_end(name: &str) -> bool {
    matches!(name, "p" | "li" | "dd" | "dt")
}

/// Elements that the next of their kind closes in HTML, though not inside a drawing.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "option" | "optgroup")
}

/// Elements that the parser opens again in the next block where they were left open.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Elements that end an SVG drawing or a formula that was left open.
pub(super) fn leaves_foreign_content(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "font"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "listing"
            | "menu"
            | "meta"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "strike"
            | "sub"
            | "sup"
            | "table"
            | "tt"
            | "u"
            | "ul"
            | "var"
    )
}
