//! Text for XML and HTML.

/// Text as elements of XML, SVG and HTML have it, and attributes in double quotes, without the control characters that XML cannot hold.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_opens_an_element_or_ends_an_attribute() {
        let expect = "&lt;script&gt;&amp;&quot;'\t\u{fffd}\u{fffd}Gəncə";
        assert_eq!(escaped("<script>&\"'\t\u{1}\u{ffff}Gəncə"), expect);
    }
}
