use proptest::prelude::*;

use super::*;

/// The publication date of `text`: "day origin", empty for none.
fn check(text: &str, want: &str) {
    let doc = Document::new(text);
    let found = publication_date(&doc);
    assert_eq!(found.map_or(String::new(), |p| format!("{} {}", p.day, p.origin.name())), want, "{text}");
}

const BODY: &str = "\n\nThe shelling of Barda killed four people, the office said.";

#[test]
fn a_line_that_only_dates_the_report_is_its_date() {
    for line in [
        "28 October 2020, 08:24",
        "Wed 28th October 2020 | 02:40 PM",
        "Updated 20:25, 28-Oct-2020",
        "Published October 28,2020",
        " date 2020-10-28 Fast News",
        "09:15 28.10.2020",
        "Wednesday, 28 October 2020",
        "28/10/2020",
        "Anadolu Agency WORLD\nPublished October 28,2020",
        "By Anna Petrova, 28 October 2020",
        "Published: 2020-10-28 | Updated: 2020-10-29",
    ] {
        check(&format!("Villagers killed in Barda\n\n{line}{BODY}"), "2020-10-28 date_line");
    }
    // Both orders are possible and nothing settles it.
    check(&format!("Qarabag too strong\n\n12/2/2024{BODY}"), "");
}

#[test]
fn a_dateline_dates_the_report() {
    check("MOSCOW (Sputnik - 04th October, 2020) A civilian was killed.", "2020-10-04 date_line");
    check("SAN SALVADOR, 3 JAN 90 -- [REPORT] THE BATTALION HAS REPORTED", "1990-01-03 date_line");
    check("KYIV, October 12, 2023 (Reuters) - Two people died.", "2023-10-12 date_line");
}

#[test]
fn the_latest_quoted_post_dates_the_report() {
    let text =
        "Four died. — Turkish MFA (@MFATurkey) October 27, 2020\n\nMore.\n— A B (@a_b_24) October 28, 2020\n";
    check(text, "2020-10-28 post");
}

#[test]
fn a_caption_dates_the_report_or_the_weekday_after_it() {
    let caption = "Rescuers work after Armenia attacked Ganja on Sunday, October 11, 2020.\nAP\n\n";
    check(&format!("{caption}The ministry said on Friday that it was hit."), "2020-10-11 caption");
    check(
        &format!("{caption}The ministry said in a statement on Monday that it was hit."),
        "2020-10-12 caption",
    );
    check(&format!("{caption}The ministers are scheduled to meet on Monday."), "2020-10-11 caption");
    check(
        "In Ganja, Azerbaijan October 17, 2020. REUTERS/Umit BektasThe warring nations",
        "2020-10-17 caption",
    );
    check("FILE PHOTO: A T-72 near Fuzuli, October 17, 2018. REUTERS/Staff\n\nThe warring nations", "");
    check("Mourners near Barda, October 28, 2020. (Reuters)\n\nAzerbaijan has said", "2020-10-28 caption");
}

#[test]
fn history_in_running_text_dates_nothing() {
    for text in [
        "On October 11, Azerbaijan had accused Armenia.",
        "The war began on 27 September 2020 and ended on 10 November 2020.",
        "A truce was signed on 10 November 2020, Reuters reported.",
        "A truce was signed on 10 November 2020. Reuters reported it first.",
        "It received wounds on October 27, 2020, at about 16:00, when the village was shelled.",
        "",
    ] {
        check(text, "");
    }
}

proptest! {
    #[test]
    fn any_text_has_a_date_or_none(text in any::<String>(), tail in "[ -~\n]{0,40}") {
        let text = format!("{text} October 17, 2020{tail}");
        let doc = Document::new(&text);
        let found = publication_date(&doc);
        prop_assert!(found.is_none_or(|p| p.day.year() >= 1800));
    }
}
