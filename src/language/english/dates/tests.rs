use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::model::DateClaim;

/// Wednesday, 28 October 2020.
const PUBLISHED: Date = date(2020, 10, 28);

/// Every phrase of `text`, `|` between them.
fn check_words(text: &str, want: &str) {
    let doc = Document::new(text);
    let found: Vec<&str> = phrases(&doc).iter().map(|p| p.span.of(text)).collect();
    assert_eq!(found.join("|"), want, "{text}");
}

fn only_phrase(text: &str) -> Phrase {
    let doc = Document::new(text);
    let found = phrases(&doc);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].phrase
}

/// What the one phrase of `text` names: "start", "start..end" or its unresolved parts.
fn check_on(published: Option<Date>, text: &str, want: &str) {
    let claim = resolve_named(&only_phrase(text), published);
    assert_eq!(shown(&claim), want, "{text}");
}

fn check(text: &str, want: &str) {
    check_on(Some(PUBLISHED), text, want);
}

fn check_undated(text: &str, want: &str) {
    check_on(None, text, want);
}

fn shown(claim: &DateClaim) -> String {
    let mut parts: Vec<String> = Vec::new();
    match (claim.start, claim.end) {
        (Some(a), Some(b)) if a == b => parts.push(a.to_string()),
        (None, None) => {}
        (a, b) => {
            let end = |d: Option<Date>| d.map_or(String::new(), |d| d.to_string());
            parts.push(format!("{}..{}", end(a), end(b)));
        }
    }
    parts.extend(claim.year.map(|y| format!("y{y}")));
    parts.extend(claim.month.map(|m| format!("m{m}")));
    parts.extend(claim.day.map(|d| format!("d{d}")));
    parts.extend(claim.weekday.map(|w| format!("{w:?}")));
    parts.extend(claim.time_of_day.map(|t| t.to_string()));
    parts.join(" ")
}

#[test]
fn a_phrase_is_whole_with_its_preposition_and_time() {
    check_words("killed early on Saturday morning, he said", "early on Saturday morning");
    check_words("came during the early hours of Sunday, killing nine", "during the early hours of Sunday");
    check_words("At 05:13 on Thursday, August 1, the forces", "At 05:13 on Thursday, August 1");
    check_words("on October 27, 2020, at about 16:00, when", "on October 27, 2020, at about 16:00");
    check_words(
        "truce from 0800 GMT (local time 12pm) on Saturday, after 11 hours",
        "from 0800 GMT (local time 12pm) on Saturday",
    );
    check_words("shelled at about 4:00 p.m., the GPO stated", "at about 4:00 p.m.");
    check_words("ran on Wednesday (October 28) in", "on Wednesday (October 28)");
    check_words("under shelling last night, leaving", "last night");
    check_words("At nearly 15:00 (GMT +4) the fire", "At nearly 15:00 (GMT +4)");
    check_words("It began on Monday. In Baku on Tuesday they met.", "on Monday|on Tuesday");
}

#[test]
fn full_dates_are_read_in_every_common_shape() {
    for text in [
        "October 17, 2020",
        "17 October 2020",
        "17 October, 2020",
        "the 17th of October 2020",
        "Oct. 17, 2020",
        "October 17th, 2020",
        "October 17 2020",
        "2020-10-17",
        "17/10/2020",
        "10/17/2020",
        "17.10.2020",
        "17-Oct-2020",
        "October 17,2020",
        "Saturday, October 17, 2020",
        "Sat 17th October 2020",
        "17 OCT 20 --",
        "OCTOBER 17, 2020",
    ] {
        check_undated(text, "2020-10-17");
    }
    check_undated("12/12/2024", "2024-12-12");
    check_undated("3 JAN 90 --", "1990-01-03");
    check_undated("31 February 2020", "y2020 m2 d31");
}

#[test]
fn slashes_that_read_both_ways_need_publication_or_a_weekday() {
    check_undated("12/2/2024", "y2024");
    check_undated("Monday, 3/4/2024", "2024-03-04");
    check_on(Some(date(2024, 3, 1)), "12/2/2024", "2024-02-12");
    check_on(Some(date(2024, 12, 3)), "12/2/2024", "2024-12-02");
}

#[test]
fn a_month_and_day_are_the_latest_before_publication() {
    check("on September 27", "2020-09-27");
    check("on 5 October", "2020-10-05");
    check("on October 29", "2019-10-29");
    check("on 29 February", "2020-02-29");
    check("on Sunday 11 October", "2020-10-11");
    check("on the 27th, they", "2020-10-27");
    check("on the 30th, they", "2020-09-30");
    check_undated("on October 28th", "m10 d28");
    check_undated("on the 27th, they", "d27");
}

#[test]
fn months_and_years_are_spans_cut_at_publication() {
    check("in September", "2020-09-01..2020-09-30");
    check("in October", "2020-10-01..2020-10-28");
    check("in November", "2019-11-01..2019-11-30");
    check("in October 2019", "2019-10-01..2019-10-31");
    check("in May 2007", "2007-05-01..2007-05-31");
    check("in October last year", "2019-10-01..2019-10-31");
    check("last October", "2019-10-01..2019-10-31");
    check("this July", "2020-07-01..2020-07-31");
    check("this December", "m12");
    check("in 2015", "2015-01-01..2015-12-31");
    check("in 2020", "2020-01-01..2020-10-28");
    check("since 1991", "1991-01-01..1991-12-31");
    check("the 1991-94 war", "1991-01-01..1994-12-31");
    check("in the early 1990s", "1990-01-01..1993-12-31");
    check("in the 1990s", "1990-01-01..1999-12-31");
    check("in the summer of 2014", "2014-01-01..2014-12-31");
    check("from 1992 to 1994", "1992-01-01..1994-12-31");
    check("the 1994 ceasefire", "1994-01-01..1994-12-31");
    check_undated("in September", "m9");
}

#[test]
fn a_weekday_is_the_latest_up_to_publication() {
    check("on Wednesday", "2020-10-28");
    check("on Thursday", "2020-10-22");
    check("last Wednesday", "2020-10-21");
    check("next Thursday", "2020-10-29");
    check("on Monday last week", "2020-10-19");
    check("said Tuesday night", "2020-10-27 night");
    check("late Wednesday night", "2020-10-28 night");
    check_undated("on Monday", "Monday");
    let scheduled = Phrase { future: true, ..only_phrase("is scheduled to meet in Geneva on Thursday") };
    assert_eq!(resolve(&scheduled, Some(PUBLISHED)).start, Some(date(2020, 10, 29)));
}

#[test]
fn days_are_counted_from_publication() {
    check("today", "2020-10-28");
    check("earlier today", "2020-10-28");
    check("yesterday afternoon", "2020-10-27 afternoon");
    check("tomorrow", "2020-10-29");
    check("this morning", "2020-10-28 morning");
    check("tonight", "2020-10-28 night");
    check("last night", "2020-10-27..2020-10-28 night");
    check("overnight", "2020-10-27..2020-10-28 night");
    check("overnight on Saturday", "2020-10-24 night");
    check("three days ago", "2020-10-25");
    check("last week", "2020-10-19..2020-10-25");
    check("earlier this week", "2020-10-26..2020-10-28");
    check("last weekend", "2020-10-24..2020-10-25");
    check("over the weekend", "2020-10-24..2020-10-25");
    check("last month", "2020-09-01..2020-09-30");
    check("this month", "2020-10-01..2020-10-28");
    check("last year", "2019-01-01..2019-12-31");
    check("in the past 24 hours", "2020-10-27..2020-10-28");
    check("a month ago", "2020-09-01..2020-09-30");
    for text in ["yesterday", "last week", "this month", "two days ago"] {
        check_undated(text, "");
    }
    check_undated("overnight", "night");
}

#[test]
fn spans_have_two_ends() {
    check("on the night of 16-17 October", "2020-10-16..2020-10-17 night");
    check("October 16-17, 2019", "2019-10-16..2019-10-17");
    check("from September 27 to October 4", "2020-09-27..2020-10-04");
    check("between 3 October and 5 October", "2020-10-03..2020-10-05");
    check("from Monday to Wednesday", "2020-10-26..2020-10-28");
    check("over five days from October 4", "2020-10-04..2020-10-08");
    check("for a day from October 4", "2020-10-04");
    check("over five days from Monday", "2020-10-26..2020-10-28");
    check_undated("on 16 and 17 October", "m10");
    check_undated("over five days from 4 October", "m10");
}

#[test]
fn since_is_a_start_and_until_an_end() {
    let claim = |text: &str| resolve(&only_phrase(text), Some(PUBLISHED));
    assert_eq!(shown(&claim("since September 27")), "2020-09-27..");
    assert_eq!(shown(&claim("Since the morning of October 19")), "2020-10-19.. morning");
    assert_eq!(shown(&claim("from Monday")), "2020-10-26..");
    assert_eq!(shown(&claim("from Monday's strike")), "2020-10-26");
    assert_eq!(shown(&claim("until Sunday")), "..2020-10-25");
    assert_eq!(shown(&claim("shortly before 9 p.m. on Sunday")), "2020-10-25 21:00");
    // An undated start must not pass for the event's own day.
    assert!(resolve(&only_phrase("since September 27"), None).is_unknown());
    assert!(!only_phrase("since September 27").can_date_an_event());
    assert!(only_phrase("on September 27").can_date_an_event());
}

#[test]
fn clock_times_are_read_in_both_halves_of_the_day() {
    check_undated("at about 4:00 p.m.", "16:00");
    check_undated("at around 1 pm", "13:00");
    check_undated("at 12 a.m.", "00:00");
    check_undated("at 13:15", "13:15");
    check_undated("0400 GMT on Monday", "Monday 04:00");
    check_undated("At dawn", "dawn");
    check_undated("in the afternoon", "afternoon");
    check_undated("through the night", "night");
    check_undated("AT 2000 ON 11 NOVEMBER", "m11 d11 20:00");
}

#[test]
fn relative_phrases_wait_for_their_anchor() {
    let anchor = |time| DateClaim { time_of_day: time, ..DateClaim::on(date(2024, 6, 5)) };
    let from = |text: &str, time| shown(&resolve_from(&only_phrase(text), &anchor(time), None));
    assert_eq!(from("the day before", None), "2024-06-04");
    assert_eq!(from("two days earlier", None), "2024-06-03");
    assert_eq!(from("one day after", None), "2024-06-06");
    assert_eq!(from("the following night", None), "2024-06-06 night");
    assert_eq!(from("earlier in the day", None), "2024-06-05");
    assert_eq!(from("Some 20 minutes later", None), "2024-06-05");
    assert_eq!(from("hours before", Some(TimeOfDay::Night)), "2024-06-05");
    assert_eq!(from("hours before", Some(TimeOfDay::Morning)), "2024-06-04..2024-06-05");
    assert!(resolve(&only_phrase("the day before"), Some(PUBLISHED)).is_unknown());
}

#[test]
fn other_words_are_no_dates() {
    for text in [
        "They may march on 5 villages.",
        "the second attack",
        "He sat in the sun.",
        "The Sun said",
        "every Monday",
        "on Black Friday",
        "won 3:0",
        "Theresa May said",
        "Jan Egeland",
        "He told Russia Today that",
        "a T-72 tank",
        "1,252 people",
        "12 civilians and 40 others",
        "killed 2000 people",
        "after two days of talks",
        "DURING THE MARCH",
        "version 1.2.3",
        "asked by April",
        "99.99.2020",
        "2020-13-45",
    ] {
        check_words(text, "");
    }
    check_words("In October 30 people died", "In October");
}

#[test]
fn capitals_change_nothing() {
    check("ON 12 OCTOBER", "2020-10-12");
    check("YESTERDAY AFTERNOON", "2020-10-27 afternoon");
    check("LAST NIGHT", "2020-10-27..2020-10-28 night");
    check("ON THE NIGHT OF 8 OCTOBER", "2020-10-08 night");
}

#[test]
fn history_is_told_from_news() {
    let past = |text: &str| is_past_reference(&only_phrase(text), Some(PUBLISHED));
    for text in
        ["in 2015", "in the early 1990s", "last year", "in October last year", "since 1991", "in April 2016"]
    {
        assert!(past(text), "{text}");
    }
    for text in ["on Monday", "yesterday", "on October 11", "in September", "in 2020", "last month"] {
        assert!(!past(text), "{text}");
    }
}

#[test]
fn plans_are_told_by_the_words_before() {
    let speaks = |text: &str| {
        let doc = Document::new(text);
        speaks_of_the_future(&doc, phrases(&doc)[0].tokens.start)
    };
    assert!(speaks(
        "The group is scheduled to meet the Armenian and Azerbaijani foreign ministers in Geneva on Thursday."
    ));
    assert!(speaks("talks will open on October 8"));
    assert!(!speaks("The ministry will answer, it said in a statement on Monday."));
    assert!(!speaks("They will come. It was hit on Monday."));
}

#[test]
fn no_phrase_crosses_a_blank_line() {
    check_words("It was on Sunday\n\nOctober 11, 2020 was", "on Sunday|October 11, 2020");
}

fn newsy() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "on",
        "in",
        "since",
        "from",
        "to",
        "until",
        "the",
        "early",
        "late",
        "October",
        "Oct",
        ".",
        "May",
        "Monday",
        "Sun",
        "17",
        "31",
        "29",
        "February",
        "2020",
        "1990s",
        "16-17",
        "1991-94",
        ",",
        "12/2/2024",
        "last",
        "this",
        "next",
        "week",
        "night",
        "morning",
        "two",
        "days",
        "ago",
        "earlier",
        "before",
        "at",
        "4:00",
        "p.m.",
        "0400",
        "GMT",
        "(",
        ")",
        "of",
        "today",
        "overnight",
        "weekend",
        "65535",
        "years",
        "9999",
        "th",
        "99999999999",
    ]);
    prop::collection::vec(words, 0..14).prop_map(|w| w.join(" "))
}

proptest! {
    #[test]
    fn any_text_gives_ordered_phrases_that_quote_it(text in prop_oneof![any::<String>(), newsy()]) {
        let doc = Document::new(&text);
        let mut end = 0;
        for found in phrases(&doc) {
            prop_assert!(found.span.start >= end && !found.span.of(&text).is_empty());
            prop_assert_eq!(doc.tokens_in(found.span), found.tokens);
            end = found.span.end;
        }
    }

    #[test]
    fn nothing_but_a_stated_year_or_a_plan_lies_after_publication(text in newsy(), days in 0i32..40_000) {
        let published = date(1950, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let doc = Document::new(&text);
        for found in phrases(&doc).into_iter().filter(|p| !p.phrase.future) {
            let year = match found.phrase.when {
                When::Day(d) | When::Run(d, _) => d.year,
                When::Between(a, b) => a.year.or(b.year),
                When::Slashed { year, .. } | When::Years(_, year) => Some(year),
                _ => None,
            };
            let claim = resolve(&found.phrase, Some(published));
            prop_assert!(year.is_some() || claim.end.is_none_or(|e| e <= published), "{:?}", found);
            prop_assert!(claim.start.zip(claim.end).is_none_or(|(a, b)| a <= b));
            if year.is_none() {
                prop_assert!(!resolve(&found.phrase, None).is_resolved(), "{:?}", found);
            }
        }
    }

    #[test]
    fn resolving_at_the_ends_of_the_calendar_does_not_panic(text in newsy(), first in any::<bool>()) {
        let published = if first { Date::MIN } else { Date::MAX };
        let doc = Document::new(&text);
        for found in phrases(&doc) {
            for future in [false, true] {
                let phrase = Phrase { future, ..found.phrase };
                let claim = resolve_named(&phrase, Some(published));
                resolve_from(&phrase, &claim, Some(published));
                is_past_reference(&phrase, Some(published));
            }
        }
    }
}
