use proptest::prelude::*;

use super::*;

/// The counts of `text`, indefinite ones left out: "words=low..high", `|` between them.
fn check(text: &str, want: &str) {
    let doc = Document::new(text);
    let found: Vec<String> =
        quantities(&doc).iter().filter(|q| !q.indefinite && !q.ordinal).map(|q| shown(&doc, q)).collect();
    assert_eq!(found.join("|"), want, "{text}");
}

fn shown(doc: &Document<'_>, q: &Quantity) -> String {
    let bound = |n: Option<u32>| n.map_or("?".to_owned(), |n| n.to_string());
    let toll = match q.toll {
        Some(t) if t.low() == t.high() => bound(t.low()),
        Some(t) => format!("{}..{}", bound(t.low()), bound(t.high())),
        None => "vague".to_owned(),
    };
    format!("{}={toll}", q.span.of(doc.text))
}

#[test]
fn numbers_are_read_from_digits_and_words() {
    check("1,252 people", "1,252=1252");
    check("5 000 soldiers", "5 000=5000");
    check("Twenty-one civilians", "Twenty-one=21");
    check("one hundred and two dead", "one hundred and two=102");
    check("a hundred villagers", "a hundred=100");
    check("two dozen men", "two dozen=24");
    check("half a dozen men", "half a dozen=6");
    check("two thousand five hundred men", "two thousand five hundred=2500");
    check("30 thousand men", "30 thousand=30000");
    check("1.2 million people", "1.2 million=1200000");
    check("NINE PEOPLE", "NINE=9");
    check("WOUNDED--SEVEN CIVILIANS", "SEVEN=7");
    check("one civilian and two children", "two=2");
}

#[test]
fn modifiers_bound_the_number() {
    check("At least 13 people", "At least 13=13..?");
    check("no fewer than 13 people", "no fewer than 13=13..?");
    check("more than 40 injured", "more than 40=40..?");
    check("over 70 were wounded", "over 70=70..?");
    check("more than a dozen dead", "more than a dozen=12..?");
    check("up to 60 wounded", "up to 60=?..60");
    check("no more than 5 dead", "no more than 5=?..5");
    check("As many as 34 others", "As many as 34=34");
    check("about 50 peasants", "about 50=50");
    check("some 20 soldiers", "some 20=20");
    check("nine or more dead", "nine or more=9..?");
    check("Nine or more other IDF soldiers", "Nine or more other=9..?");
    check("at least another 12 people", "at least another 12=12..?");
    check("the toll has gone up to 5", "up to 5=5");
}

#[test]
fn ranges_have_two_ends() {
    check("between 20 and 30 dead", "between 20 and 30=20..30");
    check("20 to 30 dead", "20 to 30=20..30");
    check("from 20 to 30 dead", "from 20 to 30=20..30");
    check("20-30 dead", "20-30=20..30");
    check("two or three men", "two or three=2..3");
    check("about 5,000 to 5,000 people", "about 5,000 to 5,000=5000");
    check("The toll rose from 14 to 21.", "from 14 to 21=21");
}

#[test]
fn nobody_is_zero_and_vague_words_are_no_number() {
    check("no casualties", "no=0");
    check("nobody was hurt", "nobody=0");
    check("None were hurt, no one died", "None=0|no one=0");
    check("no longer", "");
    check("hundreds of people", "hundreds=vague");
    check("killing dozens, several wounded", "dozens=vague|several=vague");
    check("a number of civilians", "a number of=vague");
    check("at least dozens of men", "at least dozens=vague");
}

#[test]
fn what_counts_no_people_is_left_out() {
    for text in [
        "a T-72 and BM-21s",
        "at 13:15",
        "on 12 October 2020",
        "in 2015",
        "the 1990s",
        "60 km away",
        "5 percent",
        "12%",
        "$12 million",
        "for 10 months",
        "a 12-storey house",
        "won 4-1",
        "won (1-0)",
        "Round 15",
        "Route 6",
        "aged 53",
        "killed a woman, 38, and",
        "a woman of 58 injured",
        "a boy of 10; six",
        "Guliyeva (54)",
        "1.5 hectares",
        "two-thirds of it",
        "No. 4",
        "0400 GMT",
        "9/11",
        "COVID-19",
        "pic.twitter.com/5sZogNtKJk",
        "GMT +4",
        "1. Introduction",
        "Channel 4",
        "100m away",
        "AT 0300 FMLN UNITS",
        "PORTH, 65, WAS KILLED",
        "three days of talks",
        "a seven-year-old girl",
    ] {
        let want = if text.contains("six") { "six=6" } else { "" };
        check(text, want);
    }
}

#[test]
fn ordinals_and_articles_are_flagged() {
    let only = |text: &str| {
        let doc = Document::new(text);
        quantities(&doc).into_iter().next().unwrap()
    };
    assert!(only("second city").ordinal);
    assert!(only("8th place").ordinal);
    assert!(only("a woman died").indefinite);
    assert!(only("one woman died").indefinite);
    assert!(!only("at least one woman died").indefinite);
    assert!(only("another civilian").indefinite && only("another civilian").additional);
    assert!(only("34 others").additional && only("one more civilian").additional);
    assert!(only("about 50 men").approximate && !only("50 men").approximate);
}

#[test]
fn the_counted_noun_follows() {
    fn unit(text: &str) -> Option<&str> {
        let doc = Document::new(text);
        let first = quantities(&doc).into_iter().next()?;
        unit_after(&doc, &first).map(|at| doc.tokens[at].span().of(text))
    }
    assert_eq!(unit("21 civilians"), Some("civilians"));
    assert_eq!(unit("dozens of the soldiers"), Some("soldiers"));
    assert_eq!(unit("up to 60 other civilians"), Some("civilians"));
    assert_eq!(unit("killed 21."), None);
    assert_eq!(unit("21\n\nThe city"), None);
}

proptest! {
    #[test]
    fn any_text_gives_ordered_quantities_that_quote_it(text in any::<String>()) {
        in_order(&text)?;
    }

    #[test]
    fn any_number_words_give_ordered_quantities(words in prop::collection::vec(prop::sample::select(vec![
        "at", "least", "a", "hundred", "and", "two", "dozen", "million", "billion", "from", "to", "between", "12",
        "1,252", "20-30", "000", "-", "more", "than", "no", "one", ",", "4294967295", "99999999999", "others", "of",
        "twenty", "thousand", "up", "rose", "1.2", "th", "or", "some", "(", ")",
    ]), 0..16)) {
        in_order(&words.join(" "))?;
    }
}

fn in_order(text: &str) -> Result<(), TestCaseError> {
    let doc = Document::new(text);
    let mut end = 0;
    for q in quantities(&doc) {
        prop_assert!(q.span.start >= end && !q.span.of(text).is_empty());
        prop_assert_eq!(doc.tokens_in(q.span), q.tokens.clone());
        prop_assert!(unit_after(&doc, &q).is_none_or(|at| at >= q.tokens.end));
        end = q.span.end;
    }
    Ok(())
}
