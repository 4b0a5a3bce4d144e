//! Text and numbers as an SVG file writes them.

use crate::format::escape::escaped;

/// The fonts of the picture: whatever sans serif the reader has.
pub(super) const FONTS: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/// `text` escaped, white space made plain, without control characters and without what would turn the reading direction of the text
/// around it.
pub(super) fn escape(text: &str) -> String {
    let plain = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => Some(char::REPLACEMENT_CHARACTER),
        c => Some(c),
    });
    escaped(&plain.collect::<String>())
}

/// `text` cut to at most `most` characters, the last of them an ellipsis where something was cut.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// `text` cut so that it is at most `most` wide at `size`.
pub(super) fn fit(text: &str, size: f64, most: f64) -> String {
    let mut count = text.chars().count();
    let mut fitted = shorten(text, count);
    while width(&fitted, size) > most && count > 1 {
        count -= 1;
        fitted = shorten(text, count);
    }
    fitted
}

/// `value` with one decimal, which a whole number does without; never `-0`, and 0 for what is not finite.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    tenths((value.clamp(-1e6, 1e6) * 10.0).round() as i64)
}

fn tenths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / 10, value.abs() % 10);
    match (whole, rest) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}.{rest}"),
        (whole, rest) => format!("{sign}{whole}.{rest}"),
    }
}

/// Path data of `line` in relative steps of a tenth of a unit; empty for fewer than two different points.
pub(super) fn path(line: &[[f64; 2]], closed: bool) -> String {
    let grid = |p: &[f64; 2]| [(p[0] * 10.0).round() as i64, (p[1] * 10.0).round() as i64];
    let mut points: Vec<[i64; 2]> = line.iter().map(grid).collect();
    points.dedup();
    if closed && points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if points.len() < if closed { 3 } else { 2 } {
        return String::new();
    }
    let mut data = String::new();
    let mut at = [0, 0];
    for (i, p) in points.iter().enumerate() {
        data.push_str(match i {
            0 => "M",
            1 => "l",
            _ => "",
        });
        let (dx, dy) = (tenths(p[0] - at[0]), tenths(p[1] - at[1]));
        if i > 1 && !dx.starts_with('-') {
            data.push(' ');
        }
        data.push_str(&dx);
        if !dy.starts_with('-') {
            data.push(' ');
        }
        data.push_str(&dy);
        at = *p;
    }
    if closed {
        data.push('z');
    }
    data
}

/// About how wide `text` is at `size`, in the units of `size`: Arial's widths by class of character, and a little more,
/// since the reader's font is not known.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let em: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' | ' ' | 't' | 'f' | '/' => 0.28,
            'r' | '(' | ')' | '[' | ']' | '-' => 0.34,
            'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.5,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.86,
            '\u{300}'..='\u{36f}' => 0.0,
            '\u{1100}'.. => 1.0,
            c if c.is_uppercase() => 0.70,
            _ => 0.56,
        })
        .sum();
    em * size * 1.05
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_only_text() {
        assert_eq!(escape("<script>&\"'"), "&lt;script&gt;&amp;&quot;'");
        assert_eq!(escape("a\u{0}b\u{202e}c\nd"), "a\u{fffd}bc d");
    }

    #[test]
    fn numbers_are_short_and_finite() {
        let check = |value: f64, expect: &str| assert_eq!(number(value), expect);
        check(-0.04, "0");
        check(0.5, ".5");
        check(-12.34, "-12.3");
        check(f64::NAN, "0");
        check(7.0, "7");
    }

    #[test]
    fn a_path_takes_relative_steps() {
        assert_eq!(path(&[[0.0, 0.0], [1.0, 0.5], [0.5, 0.0]], false), "M0 0l1 .5-.5-.5");
        assert_eq!(path(&[[1.0, 1.0], [1.01, 1.01]], false), "");
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(shorten("Гянджа и Барда", 7), "Гянджа…");
        assert_eq!(shorten("Ganja", 5), "Ganja");
    }
}
