//! Plain text: the report is the file.

use super::date::parse_date;
use super::run::{Draft, Run};
use super::source::Source;

/// The longest first line that is taken for a headline, in characters. The longest of agency headlines stay below it.
const TITLE_LIMIT: usize = 160;

/// Reads `text` as one report.
pub(super) fn read(text: String, source: &Source<'_>, run: &mut Run<'_>) {
    let title = title(&text);
    run.report(Draft {
        base_id: source.base_id.to_owned(),
        path: source.path.to_owned(),
        title,
        text,
        ..Draft::default()
    });
}

/// The first line, where it looks like a headline: short, without a full stop at its end, a blank line after it, more
/// text below. The text keeps it.
fn title(text: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|l| l.trim().is_empty());
    let line = lines.next()?.trim();
    if !lines.next()?.trim().is_empty() || lines.all(|l| l.trim().is_empty()) {
        return None;
    }
    let ends_a_sentence =
        line.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', ',', ';', ':', '…']);
    if line.chars().count() > TITLE_LIMIT || ends_a_sentence || is_date_line(line) {
        return None;
    }
    (line.split_whitespace().count() >= 2).then(|| line.to_owned())
}

/// Whether a line dates the report rather than names it: a full date and hardly a word more.
fn is_date_line(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 2).count();
    words <= 4 && (0..line.len()).any(|at| line.get(at..).is_some_and(|rest| parse_date(rest).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(title(text).as_deref(), expect, "{text:?}");
    }

    #[test]
    fn a_headline_is_a_short_first_line_before_a_blank_one() {
        check("Missile hits Ganja\n\nTwelve people died.", Some("Missile hits Ganja"));
        check("\n  Who shelled Barda?  \n\nNobody knows.", Some("Who shelled Barda?"));
        check(
            "Ganja, 17 Oct 2020: missile strike kills twelve\n\nText.",
            Some("Ganja, 17 Oct 2020: missile strike kills twelve"),
        );
    }

    #[test]
    fn a_sentence_a_date_line_or_a_lone_line_is_no_headline() {
        check("Twelve people died in Ganja.\n\nMore.", None);
        check("He said: \"No one died.\"\n\nMore.", None);
        check("28 October 2020, 08:24\n\nMore.", None);
        check("date 2020-10-28 Fast News\n\nMore.", None);
        check("Missile hits Ganja\nTwelve people died.", None);
        check("Missile hits Ganja", None);
        check("", None);
        check(&format!("{}\n\nMore.", "word ".repeat(100)), None);
    }
}
